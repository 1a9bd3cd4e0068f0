"""Record everything the library says, so that a change of its insides can be held against what it said before.

`python tools/record.py OUT_DIR` writes the record: for each section a packed file of lines, a key and a JSON value on
each, and the generated pages as they are. `python tools/record.py --compare OLD_DIR NEW_DIR` says what differs between
two of them: first what must not (verdicts, codes, pointers, canonical documents, statuses), then attributes that bear
other names, then texts, each rewording once. The exit status is 1 where anything of the first sort differs.

What the library calls its things is told in `NAMES` and `HOMES`: where a name changes, add the new one there.
"""

import argparse
import enum
import gzip
import hashlib
import importlib
import importlib.util
import io
import json
import os
import random
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout, suppress
from datetime import date, timedelta
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs

import cjji_model as cm
from asking import DAYS, TEXTS, command_lines
from cjji_model.cases import cases
from cjji_model.cli import main as run_command
from comparing import compare
from spoiling import BAD_DATES, BAD_IDS, OTHERS, pool, spoil, spoil_text, vary

NAMES = {
    "concerning": ("concerning", "reach"),
    "unreached": ("unreached",),
    "burden": ("burden",),
    "coverage": ("coverage",),
    "calendar": ("calendar",),
    "as_known": ("as_known",),
    "roll_forward": ("roll_forward",),
    "explain": ("explain",),
    "describe": ("describe",),
}
"""Public functions, by the names that they have or had in the package."""
HOMES = {
    "clauses": ("statute.practice", "practice"),
    "practices": ("statute.practice", "practice"),
    "meanings": ("organisations.agency_kinds",),
    "announced": ("organisations.details", "particulars"),
    "variants": ("organisations.details", "particulars"),
    "designations": ("organisations.details", "particulars"),
    "joint_programme": ("organisations.details", "particulars"),
    "entries": ("traceability", "clause_ledger"),
    "homes": ("traceability", "law_ledger"),
    "CODES": ("errors",),
    "source": ("registry", "_tables"),
    "welsh_areas": ("organisations.tenure", "standing"),
    "reading_day": ("rules",),
}
"""What only a module within the package has, and the modules where it is or was."""
PAGES = ("docs/make_reference.py", "tools/make_reference.py", "tools/reference.py")
"""Where the script that makes the pages of the reference may be."""

SEED = 20_070_401
SPOILED = 1500
VARIED = 5000
ROOT = Path(__file__).parent.parent
Records = Iterator[tuple[str, Any]]


def public(name: str) -> Any:
    """A function of the package, under whichever of its names it has."""
    return next(getattr(cm, each) for each in NAMES[name] if each in cm.__all__)


def within(name: str) -> Any:
    """What a module within the package has, wherever that is now."""
    for home in HOMES[name]:
        full = home if home == "traceability" or home.endswith("_ledger") else f"cjji_model.{home}"
        try:
            return getattr(importlib.import_module(full), name)
        except (ModuleNotFoundError, AttributeError):
            continue
    raise LookupError(f"{name} is in none of {', '.join(HOMES[name])}: add its module to HOMES")


def plain(value: Any) -> Any:
    """A value as plain data, without the names of classes."""
    if isinstance(value, enum.Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, cm.PartialDate):
        return str(value)
    if isinstance(value, cm.ExtraData):
        return value.value
    if attrs.has(type(value)):
        held = {field.name.lstrip("_"): getattr(value, field.name) for field in attrs.fields(type(value))}
        if isinstance(
            value, cm.Body | cm.Agency
        ):  # what is recorded of them is read from the tables only when asked for
            held = {name: item for name, item in held.items() if not hasattr(item, "_asdict")}
            held |= {"history": value.history, "details": value.details}
        return {name: plain(item) for name, item in held.items() if not callable(item)}
    if hasattr(value, "_asdict"):
        return plain(value._asdict())
    if isinstance(value, Mapping):
        return {" ".join(map(str, key)) if isinstance(key, tuple) else str(key): plain(v) for key, v in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(map(plain, value), key=str)
    if isinstance(value, Iterable):
        return [plain(item) for item in value]
    raise TypeError(f"a {type(value).__name__} is not plain")


def attempt(asked: Callable[[], Any]) -> Any:
    """What a call gives, as plain data, or the error that it raises; `null` where it gives what is no plain data."""
    try:
        return {"value": plain(asked())}
    except (cm.LoadError, cm.InvariantError) as error:
        return {"error": str(error).partition("\n")[0], "faults": plain(error.faults)}
    except Exception as error:  # noqa: BLE001  whatever it is, it is recorded
        kind = type(error).__name__ if type(error).__module__ == "builtins" else "own"
        return {"kind": kind, "error": str(error)}


# -------------------------------------------------------------------------------------------- what is looked at


def documents() -> dict[str, tuple[Any, Any, tuple[date, ...]]]:
    """Every document by name, with the one before, and the days to read it on."""
    found: dict[str, tuple[Any, Any, tuple[date, ...]]] = {f"corpus:{one.id}": (one, None, DAYS) for one in cm.corpus}
    for old, new in pairwise(cm.corpus.programmes):
        if old.period.first is not None and old.period.first < new.period.first:
            found[f"corpus:{new.id} after {old.id}"] = (new, old, DAYS)
    for i, case in enumerate(cases()):
        previous = None if case.previous is None else cm.load(case.previous)
        days = (case.on, case.on - timedelta(400), case.on + timedelta(800))
        found[f"case:{i:03} {case.name}"] = (cm.load(case.document), previous, days)
    return found


def results() -> Records:
    """What every rule says of every subject; and of each outcome its counts and the order of its results."""
    for name, (document, previous, days) in documents().items():
        for on in days:
            yield from judged(name, document, on, previous)


def judged(name: str, document: Any, on: date, previous: Any = None) -> Records:
    """Each result by itself, and of the outcome the rest."""
    outcome = json.loads(cm.dump_outcome(cm.check(document, on=on, previous=previous, keep_all=True)))
    order = [f"{one['rule']} {one['subject']}" for one in outcome["results"]]
    for key, result in zip(order, outcome.pop("results"), strict=True):
        yield f"{name} | {on} | {key}", result
    yield f"{name} | {on}", outcome | {"order": hashlib.sha256("\n".join(order).encode()).hexdigest()[:16]}


def canonical() -> Records:
    """The documents in canonical form, in each format."""
    for name, (document, previous, _) in documents().items():
        for which, one in (("", document), (" previous", previous)):
            for format in ("json", "toml", "yaml") if one is not None else ():
                yield f"{name}{which} {format}", {"canonical": cm.dump(one, format=format)}


def pages() -> Iterator[tuple[str, str]]:
    """The generated pages of the reference."""
    script = next(path for path in (ROOT / name for name in PAGES) if path.exists())
    spec = importlib.util.spec_from_file_location("make_reference", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, make in module.PAGES.items():
        yield name, make()


# ---------------------------------------------------------------------------------------------- the command line


def commands() -> Records:
    """What the command line writes, and its status, for many words that one may give it."""
    os.environ["COLUMNS"] = "100"
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        plan = cm.corpus["2012-14"]
        for suffix in ("json", "toml", "yaml"):
            Path(f"plan.{suffix}").write_text(cm.dump(plan, format=suffix), encoding="utf-8")
            Path(f"broken.{suffix}").write_text(
                cm.dump(plan, format=suffix)[:-80].replace("leads", "laeds"), encoding="utf-8"
            )
        changed = cm.dump(plan).replace('"hmi-probation"', '"HMI Probation"').replace('"hmi-prisons"', '"HMI Prison"')
        Path("alias.json").write_text(changed, encoding="utf-8")
        broken = (
            cm.dump(plan)
            .replace('"leads"', '"laeds"')
            .replace('"hmcpsi"', '"HMIP"')
            .replace("2012-04-01", "2042-04-01")
        )
        Path("broken.json").write_text(broken, encoding="utf-8")
        Path("empty.json").write_text("", encoding="utf-8")
        for i, case in enumerate(cases()):
            Path(f"case-{i:03}.json").write_text(case.document, encoding="utf-8")
        for words in dict.fromkeys(map(tuple, command_lines())):
            yield "cjji " + " ".join(repr(word) if " " in word or not word else word for word in words), ran(words)


def ran(words: tuple[str, ...]) -> dict[str, Any]:
    """What one command wrote, and its status."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    stdin, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(b'{"schema": 5'), encoding="utf-8")
    try:
        with redirect_stdout(out), redirect_stderr(err):
            status = run_command(list(words))
    finally:
        sys.stdin = stdin
    written, complained = (stream.buffer.getvalue().decode() for stream in (out, err))
    document = words[:1] in {("format",), ("new",)} or (words[:1] == ("corpus",) and words[1:2] and words[1][0] != "-")
    key = "canonical" if document and not status else "out"
    return {"status": status, key: written, "err": complained}


# ------------------------------------------------------------------------------------------------ tables and law


def tables() -> Records:
    """The rows of the tables, as they stand in their files."""
    package = Path(cm.__file__).parent
    for path in sorted(package.rglob("*.toml"), key=lambda path: path.name):
        for kind, found in tomllib.loads(path.read_text(encoding="utf-8")).items():
            rows = found.items() if isinstance(found, dict) else enumerate(found)
            yield from ((f"{path.name} {kind} {i}", plain(row)) for i, row in rows)


def objects() -> Records:
    """What the library makes of the tables."""
    for name, found in (("body", cm.bodies), ("agency", cm.agencies)):
        yield from ((f"{name} {one.id}", plain(one)) for one in found)
    for kind in ("entries", "extents", "gaps"):
        yield from ((f"places {kind} {i}", plain(one)) for i, one in enumerate(getattr(cm.places, kind)))
    for scheme in cm.AreaScheme:
        for on in (None, *DAYS):
            areas = cm.places.scheme(scheme, on=on)
            told = {name: plain(getattr(areas, name)) for name in ("title", "unsure", "not_reached", "gaps")}
            yield f"areas {scheme} {on}", told | {"ids": list(areas.keys())}
            for id in areas.keys() if on in DAYS[3::6] else ():
                yield (
                    f"across {scheme} {id} {on}",
                    {to.value: plain(cm.places.overlapping(scheme, id, to, on=on)) for to in cm.AreaScheme},
                )
    yield from ((f"rule {one.code}", plain(one)) for one in cm.RULES)
    for name in (
        "clauses",
        "practices",
        "meanings",
        "announced",
        "variants",
        "designations",
        "joint_programme",
        "entries",
        "homes",
    ):
        found = within(name)()
        rows = found.items() if isinstance(found, Mapping) else enumerate(found)
        yield from ((f"{name} {i}", plain(one)) for i, one in rows)
    yield from ((f"code {code}", {"what": what}) for code, what in within("CODES").items())
    yield "welsh areas", plain(within("welsh_areas")())
    for table in ("sources", "law_sources"):
        path = next(Path(cm.__file__).parent.rglob(f"{table}.toml"))
        known = tomllib.loads(path.read_text(encoding="utf-8"))["sources"]
        yield from ((f"source {table} {id}", plain(within("source")(id))) for id in known)


def law() -> Records:
    """The law, as the functions of `statute` tell it."""
    statute = cm.statute
    for name in ("holders", "instruments", "events", "parallels"):
        yield from ((f"{name} {id}", plain(one)) for id, one in getattr(statute, name)().items())
    yield from ((f"differences {i}", plain(one)) for i, one in enumerate(statute.differences()))
    for one in statute.provisions():
        yield f"provision {one.id} {one.version}", plain(one) | {"instrument": one.instrument.id}
    for id in sorted({one.id for one in statute.provisions()}):
        yield (
            f"history {id}",
            [
                plain(stage) | {"provision": stage.provision and stage.provision.version}
                for stage in statute.history(id)
            ],
        )
        yield f"provision {id} on", {str(on): statute.provision(id, on=on).version for on in DAYS}
    changes = statute.days_of_change()
    days = sorted({*DAYS, *changes, *(day - timedelta(1) for day in changes)})
    for on in days:
        for name in ("in_force", "unsettled"):
            yield f"{name} {on}", [f"{one.id} {one.version}" for one in getattr(statute, name)(on=on)]
        for name in ("joint_authors", "closed", "joint_consultees", "joint_copies", "joint_scheme"):
            yield f"{name} {on}", plain(getattr(statute, name)(on=on))
        for body in cm.bodies.keys():
            for name in ("duties", "powers"):
                yield (
                    f"{name} {body} {on}",
                    [f"{one.id} {one.version}" for one in getattr(statute, name)(of=body, on=on)],
                )
            for name in (
                "consultees",
                "copies",
                "co_operation",
                "co_authors",
                "blockable",
                "minister_for",
                "annual_report_duty",
            ):
                yield f"{name} {body} {on}", plain(getattr(statute, name)(of=body, on=on))
            yield f"specified {body} {on}", plain(statute.specified(blocker=body, on=on))
            yield f"copies of a joint programme {body} {on}", plain(statute.copies(of=body, on=on, joint=True))
            can = {one.id: statute.can_block(blocker=body, proposer=one.id, on=on) for one in cm.bodies}
            yield f"can_block {body} {on}", can


# ---------------------------------------------------------------------------------------------- what is not right


def base_texts() -> dict[str, str]:
    """Every document there is as canonical JSON, each once."""
    named = {cm.dump(document): name for name, (document, _, _) in reversed(documents().items())}
    return {name: text for text, name in reversed(named.items())}


@cache
def variations() -> list[tuple[str, Any, Any, date]]:
    """Documents that others have lent something, where they load: each with the one it was made of, and a day."""
    found: list[tuple[str, Any, Any, date]] = []
    bases = {name: json.loads(text) for name, text in base_texts().items()}
    values = pool(list(bases.values()))
    values["status"] += ["draft", "proposed"]
    programmes = [name for name in bases if bases[name]["kind"] == "programme" and bases[name].get("work_streams")]
    for n in range(VARIED):
        draw = random.Random(SEED * 20_000 + n)  # noqa: S311  no secret
        name = draw.choice(programmes if n % 3 else list(bases))
        value = json.loads(json.dumps(bases[name]))
        for key in draw.sample(sorted(values), 2) if n % 2 else ():
            value.setdefault(key, draw.choice(values[key]))
        how = " ".join(vary(value, values, draw))
        told = f"{n:04} {name} with another {how}"
        with suppress(cm.LoadError):
            found.append((told, cm.load(value), cm.load(bases[name]), draw.choice(DAYS)))
    return found


def varied() -> Records:
    """What rules say of the variations: most of what no published document has them say."""
    for told, document, _, on in variations():
        yield from judged(told, document, on)


def answers_of_varied() -> Records:
    """What the views and queries answer of the variations."""
    for told, document, base, on in variations():
        yield f"calendar {told}", plain(public("calendar")(document, date(2004, 1, 1), date(2028, 12, 31)))
        yield f"coverage {told}", plain(public("coverage")(document))
        yield f"as known {told}", {"canonical": cm.dump(public("as_known")(document, on))}
        for stream in getattr(document, "streams", ()):
            yield f"unreached {told} {stream.id}", plain(public("unreached")(stream, cm.REGISTRY))
        if isinstance(document, cm.Programme):
            yield f"changes {told}", list(map(change_told, cm.diff(base, document)))


def spoiled() -> Records:
    """What the library says of spoiled documents."""
    bases = list(base_texts().items())
    for n in range(SPOILED):
        draw = random.Random(SEED * 10_000 + n)  # noqa: S311  no secret
        name, text = draw.choice(bases)
        if n % 4:
            value = json.loads(text)
            how = "; ".join(spoil(value, draw))
            format, source = (
                ("mapping", value) if n % 8 or "strange" in how else ("json", json.dumps(value, default=str))
            )
        else:
            format = draw.choice(["json", "json", "toml", "yaml"])
            source, how = spoil_text(cm.dump(cm.load(text), format=format), draw)
        reading = partial(cm.read, source, format="json" if format == "mapping" else format)
        told = attempt(reading)
        if "value" in told:
            told = {"notes": told["value"]["notes"], "canonical": cm.dump(reading().document)}
        yield f"{n:04} {name} as {format}: {how}", told


def inside(value: Any) -> Iterator[Any]:
    """Every object within a value that has attributes."""
    if attrs.has(type(value)):
        yield value
        value = [getattr(value, field.name) for field in attrs.fields(type(value))]
    if isinstance(value, list | tuple):
        for item in value:
            yield from inside(item)


def invalid() -> Records:
    """What the library says of objects that cannot exist: each attribute of each class with values that do not fit."""
    fullest: dict[str, tuple[int, Any]] = {}
    for document, _, _ in documents().values():
        for one in inside(document):
            name, size = type(one).__name__, sum(getattr(one, f.name) is not None for f in attrs.fields(type(one)))
            if name in cm.__all__ and size > fullest.get(name, (0, None))[0]:
                fullest[name] = size, one
    partial = cm.PartialDate.of
    fixed = dict(enumerate(OTHERS[:12])) | {
        "long": "x" * 100_001, "capitals": "With Capitals", "tuple": ("x",), "empty": (), "bodies": ("HMIP", "hmcpsi"),
        "day": date(1901, 1, 1), "late": date(2099, 1, 1), "year": partial("1901"), "later": partial("2099"),
        "period": cm.Period(date(2001, 4, 1), date(2002, 3, 31)), "span": cm.Span(partial("2001"), partial("2002")),
        "nan": float("nan"),
    }  # fmt: skip
    for name, (_, one) in sorted(fullest.items()):
        held = {f.name: getattr(one, f.name) for f in attrs.fields(type(one)) if f.init}
        for attribute, value in held.items():
            twice = value * 2 if isinstance(value, tuple) else (value, value)
            tried = fixed | {"twice": twice} | {f"that of {other}": held[other] for other in held if other != attribute}
            for label, bad in tried.items():
                told = attempt(lambda: attrs.evolve(one, **{attribute: bad}) and None)  # noqa: B023  called here
                yield f"{name}.{attribute} as {label}", told


# ---------------------------------------------------------------------------------------------------- other texts


def change_told(change: Any) -> dict[str, Any]:
    """One change, in words and otherwise."""
    words = change.describe() if hasattr(change, "describe") else public("describe")(change)
    return {"kind": plain(change.kind), "out": words, "duties": plain(change.duties)}


def texts() -> Records:
    """Explanations, changes in words, and what is raised where something is not found."""
    for name, (document, previous, _) in documents().items():
        for on in DAYS[4:6] if name.startswith("corpus") else ():
            outcome = cm.check(document, on=on, previous=previous)
            told = outcome.explain() if hasattr(outcome, "explain") else public("explain")(outcome)
            yield f"explain {name} {on}", {"out": told, "short": repr(outcome), "missing": plain(outcome.missing)}
    plans = cm.corpus.programmes
    for old, new in (*pairwise(plans), *pairwise(plans[::-1])):
        yield f"changes {old.id} {new.id}", list(map(change_told, cm.diff(old, new)))
    good = json.loads(cm.dump_outcome(cm.check(cm.corpus["2012-14"], on=DAYS[4])))
    for n in range(200):
        draw, bad = random.Random(SEED + n), json.loads(json.dumps(good))  # noqa: S311  no secret
        yield f"outcome {n} with {'; '.join(spoil(bad, draw))}", attempt(partial(cm.load_outcome, bad))
    asked: dict[str, Callable[[Any], Any]] = {
        "body": lambda text: cm.bodies[text],
        "agency": lambda text: cm.agencies[text],
        "resolve": lambda text: cm.REGISTRY.resolve(text).id,
        "resolve in 2010": lambda text: cm.REGISTRY.resolve(text, on=date(2010, 4, 1)).id,
        "place": lambda text: cm.places["police-areas", text],
        "places": cm.places.resolve,
        "scheme": lambda text: len(cm.places.scheme(text)),
        "corpus": lambda text: cm.corpus[text].id,
        "rule": lambda text: cm.RULES[text].code,
        "rules": lambda text: [rule.code for rule in cm.RULES.select(text)],
        "provision": lambda text: cm.statute.provision(text).id,
        "duties": lambda text: [one.id for one in cm.statute.duties(of=text, on=DAYS[4])],
        "date": cm.PartialDate.of,
    }
    for text in (
        *TEXTS,
        *BAD_DATES,
        *BAD_IDS,
        "kent",
        "West Midlands",
        "Wales",
        "PRA",
        "PRA16",
        "2012-15",
        "police-act-1996.sch-4A.para-9",
    ):
        yield from ((f"{name} {text!r}", attempt(lambda: ask(text))) for name, ask in asked.items())  # noqa: B023


def answers() -> Records:
    """What the views and queries answer, as plain data."""
    calendar, coverage, burden, unreached = map(public, ("calendar", "coverage", "burden", "unreached"))
    every, plans = list(cm.corpus), cm.corpus.programmes
    window = cm.Period(date(2012, 4, 1), date(2014, 3, 31))
    named = {one.id: [one] for one in every} | {"plans": plans, "all": every}
    for name, some in named.items():
        yield f"calendar {name}", plain(calendar(some, date(2004, 1, 1), date(2028, 12, 31)))
        yield f"coverage {name}", plain(coverage(some))
        yield f"burden {name}", plain(burden(some))
        yield f"burden in a window {name}", plain(burden(some, window))
    for one in every:
        yield f"reading day {one.id}", plain(within("reading_day")(one))
        for stream in getattr(one, "streams", (one,)):
            if isinstance(stream, cm.WorkStream):
                yield f"unreached {one.id} {stream.id}", plain(unreached(stream, cm.REGISTRY))
        yield from (
            (f"as known {one.id} {on}", {"canonical": cm.dump(public("as_known")(one, on))}) for on in DAYS[1::3]
        )
    for place in sorted({(one.scheme, one.id) for one in cm.places}):
        for when in (None, window):
            yield f"concerning {' '.join(place)} {when}", plain(public("concerning")(every, place, when))
    for old in plans:
        period = cm.Period.business_years((old.period.last or date(2027, 3, 31)).year, 2)
        ids = [stream.id for stream in old.streams]
        for label, actions in {
            "none": (),
            "drop": ("drop",),
            "delay": ("delay",),
            "both": ("drop", "add"),
            "roles": ("change-roles",),
        }.items():
            review = cm.Review(
                held=cm.PartialDate.of("2013-09"),
                decisions=tuple(
                    cm.ReviewDecision(stream=id, action=cm.ReviewAction(a)) for id in ids[:2] for a in actions
                ),
            )
            for supplied in ((), old.streams[:1]):
                rolled = partial(public("roll_forward"), old, review, period, id="next", title="Next", streams=supplied)
                told = attempt(lambda: {"canonical": cm.dump(rolled())})  # noqa: B023  called here
                yield f"roll forward {old.id} {label} {len(supplied)}", told


SECTIONS: dict[str, Callable[[], Records]] = {
    f.__name__: f
    for f in (
        results,
        varied,
        answers_of_varied,
        canonical,
        tables,
        objects,
        law,
        answers,
        spoiled,
        invalid,
        texts,
        commands,
    )
}


def record(out: Path) -> None:
    """Write the record."""
    (out / "pages").mkdir(parents=True, exist_ok=True)
    for name, text in pages():
        (out / "pages" / name).write_text(text, encoding="utf-8")
    for name, make in SECTIONS.items():
        seen: Counter[str] = Counter()
        with (out / f"{name}.gz").open("wb") as file, gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
            for told, value in make():
                seen[told] += 1
                key = told if seen[told] == 1 else f"{told} ({seen[told]})"
                packed.write(f"{json.dumps(key)}\t{json.dumps(value)}\n".encode())
        print(f"{name}: {seen.total()} records")


def main() -> int:
    """Write a record, or compare two."""
    parser = argparse.ArgumentParser(description="Record what the library says, or compare two records.")
    parser.add_argument(
        "folders", nargs="+", type=Path, metavar="DIR", help="where to write; with --compare the old and the new"
    )
    parser.add_argument("--compare", action="store_true", help="say what differs between two records")
    words = parser.parse_args()
    if len(words.folders) != 1 + words.compare:
        parser.error("give one folder to write to, or --compare and two")
    if words.compare:
        return compare(*words.folders)
    record(words.folders[0])
    return 0


if __name__ == "__main__":
    sys.exit(main())
