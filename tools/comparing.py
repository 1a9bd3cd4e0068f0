"""What differs between two records that `record.py` wrote, for people to read."""

import difflib
import gzip
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

ORDER = (
    "results",
    "varied",
    "tables",
    "objects",
    "law",
    "answers",
    "answers_of_varied",
    "spoiled",
    "invalid",
    "texts",
    "commands",
    "pages",
)
"""The order in which sections are told: what is said elsewhere too is told where it comes first."""
PROSE = frozenset(
    {
        "message",
        "error",
        "out",
        "err",
        "short",
        "what",
        "why",
        "note",
        "title",
        "description",
        "reason",
        "words",
        "page",
    }
)
"""Keys of what is for people to read."""
FACTS = frozenset({"canonical", "value", "pointer", "codes", "kind"})
"""Keys of what is not, however many words it has."""
MASK = re.compile(
    r"'[^']*'|\"[^\"]*\"|`[^`]*`|[a-z]+:[\w/.@-]+|(?:/[\w-]+)+|\b[a-z0-9]+(?:-[a-z0-9]+)+\b|\b[A-Z]{3}\d{3}\b|\d+"
)
FEW = 5
LONG = 300
MANY = 3000


def flat(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """The leaves of a plain value by their paths; what a command wrote as JSON is opened."""
    if path and path[-1] == "out" and isinstance(value, str) and value[:1] in {"{", "["}:
        with suppress(ValueError):
            value = json.loads(value)
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if not items:
        yield path, value
    for key, item in items:
        yield from flat(item, (*path, key))


def is_text(section: str, path: tuple[Any, ...], value: Any) -> bool:
    """Whether a leaf is for people to read."""
    keys = [key for key in path if isinstance(key, str)]
    last = keys[-1] if keys else ""
    if section in {"results", "varied", "canonical"} or not isinstance(value, str):
        return last in {"message", "error"}
    if last == "severity":
        return " " in value  # of a rule in words; of a result one word
    return last in PROSE or (not FACTS & {*keys} and len(value.split()) > FEW)


def rewordings(old: str, new: str) -> Iterator[tuple[str, str]]:
    """What differs between two texts: the whole of short ones, else the words that do, with some around."""
    if max(len(old), len(new)) < LONG and "\n\n" not in old:
        yield old, new
        return
    olds, news = old.split(), new.split()
    matches = difflib.SequenceMatcher(None, olds, news, autojunk=len(olds) > MANY)
    stretches: list[list[int]] = []
    for tag, *ends in matches.get_opcodes():
        if tag != "equal" and stretches and ends[0] - stretches[-1][1] < FEW:
            stretches[-1][1], stretches[-1][3] = ends[1], ends[3]
        elif tag != "equal":
            stretches.append(ends)
    if not stretches:
        yield "(spaces and line ends alone)", ""
    for i, j, k, m in stretches:
        before, after = " ".join(olds[max(0, i - 3) : i]), " ".join(olds[j : j + 3])
        yield f"{before} [{' '.join(olds[i:j])}] {after}", f"{before} [{' '.join(news[k:m])}] {after}"


def masked(old: str, new: str) -> tuple[str, str]:
    """Both texts, with a number for each id, number or quoted value of the old one that the new one may have too."""
    values: dict[str, str] = {}
    first = MASK.sub(lambda found: values.setdefault(found[0], f"<{len(values)}>"), old)
    return first, MASK.sub(lambda found: values.get(found[0], found[0]), new)


class Differences:
    """What differs: facts by where they stand, names of attributes, and texts by how they were reworded."""

    def __init__(self) -> None:
        self.facts: dict[tuple[str, str], list[str]] = {}
        self.names: dict[tuple[str, str], list[str]] = {}
        self.texts: dict[tuple[str, str], list[tuple[str, str, str]]] = {}

    def fact(self, section: str, where: str, told: str) -> None:
        """Add one of the first sort."""
        self.facts.setdefault((section, where), []).append(told)

    def text(self, place: str, old: str, new: str) -> None:
        """Add a text that differs."""
        for one, other in rewordings(old, new):
            self.texts.setdefault(masked(one, other), []).append((place, one, other))

    def value(self, section: str, key: str, old: Any, new: Any) -> None:
        """Add what differs within one value."""
        olds, news = dict(flat(old)), dict(flat(new))
        gone = {path: olds[path] for path in olds if path not in news}
        come = {path: news[path] for path in news if path not in olds}
        for path, item in list(gone.items()):
            other = next((p for p in come if come[p] == item and is_renamed(path, p)), None)
            if other is not None:
                del gone[path], come[other]
                self.names.setdefault((section, f"{starred(path)} is now {starred(other)[1:]}"), []).append(key)
        for path in dict.fromkeys([*olds, *news]):
            was, now = olds.get(path), news.get(path)
            both = path in olds and path in news
            if both and was != now and is_text(section, path, was) and is_text(section, path, now):
                self.text(section, was, now)
            elif (both and was != now) or path in gone or path in come:
                sides = [short(was) if path in olds else "(absent)", short(now) if path in news else "(absent)"]
                self.fact(section, starred(path), f"{key}: {' → '.join(sides)}")

    def told(self) -> Iterator[str]:
        """The differences, for people to read."""
        yield f"== FACTS (verdicts, codes, pointers, documents …): {sum(map(len, self.facts.values()))} differ"
        for title, found in (("", self.facts), ("== NAMES of attributes", self.names)):
            yield from [title] if title and found else []
            for (section, where), places in found.items():
                yield f"-- {section} {where}: {len(places)}"
                yield from (f"     {place}" for place in places[:FEW])
                yield from [f"     … and {len(places) - FEW} more"] if len(places) > FEW else []
        yield f"== TEXTS: {sum(map(len, self.texts.values()))} differ, in {len(self.texts)} ways"
        by_first: dict[str, list[list[tuple[str, str, str]]]] = {}
        for places in self.texts.values():
            by_first.setdefault(places[0][0], []).append(places)
        for section, ways in by_first.items():
            yield f"-- {section}: {len(ways)} ways"
            for places in sorted(ways, key=len, reverse=True):
                counts = {
                    each: sum(place[0] == each for place in places) for each in dict.fromkeys(p[0] for p in places)
                }
                yield f"   {', '.join(f'{count} in {each}' for each, count in counts.items())}"
                yield f"     - {places[0][1]}"
                yield f"     + {places[0][2]}"


def is_renamed(path: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """Whether two paths differ in the name of one attribute alone."""
    steps = [(a, b) for a, b in zip(path, other, strict=False) if a != b]
    return len(path) == len(other) and len(steps) == 1 and all(isinstance(step, str) for step in steps[0])


def starred(path: tuple[Any, ...]) -> str:
    """A path, with a star for each number."""
    return "".join(f".{'*' if isinstance(step, int) else step}" for step in path)


def short(value: Any) -> str:
    """A value as JSON, cut short."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) < LONG else f"{text[:LONG]}… ({len(text)})"


def read_record(folder: Path) -> dict[str, dict[str, str]]:
    """Each section of a record: its values by their keys, as they are written."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*.gz")):
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
            found[path.stem] = dict(line.rstrip("\n").split("\t", 1) for line in file)  # type: ignore[misc]
    pages = {json.dumps(path.name): path.read_text(encoding="utf-8") for path in sorted((folder / "pages").iterdir())}
    return {"pages": {name: json.dumps({"page": text}) for name, text in pages.items()}} | found


def compare(old: Path, new: Path) -> int:
    """Print what differs between two records, and return the exit status."""
    found, befores, afters = Differences(), read_record(old), read_record(new)
    for section in dict.fromkeys([*(name for name in ORDER if name in befores), *befores, *afters]):
        before, after = befores.get(section, {}), afters.get(section, {})
        for which, some, others in (("only in the old", before, after), ("only in the new", after, before)):
            for key in some:
                if key not in others:
                    found.fact(section, which, json.loads(key))
        for key, value in before.items():
            if key in after and after[key] != value:
                found.value(section, json.loads(key), json.loads(value), json.loads(after[key]))
    print("\n".join(found.told()))
    return 1 if found.facts else 0
