"""Ways to spoil a document, for `record.py`: in its plain values, or in its text."""

import json
import random
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

ENUM = re.compile(r"[a-z]+(-[a-z]+)*")
DATE = re.compile(r"\d{4}(-\d\d){0,2}")
OTHERS: tuple[Any, ...] = (
    None,
    5,
    -1,
    0,
    10**12,
    3.5,
    True,
    "",
    "text",
    " text",
    "x\ny",
    "a\x00b",
    "\ud800",
    [],
    ["x"],
    {},
    {"x": 1},
)
BAD_DATES = (
    "2012-02-30",
    "2012-13",
    "2012-3-4",
    "20120304",
    "12/03/2012",
    "",
    "2012-09-12T00:00",
    "0000-01-01",
    "next year",
    "1",
    "99999",
)
BODIES = (
    "HMIP",
    "HMI Prisons",
    "HMICFRS",
    "HMIC",
    "CPS",
    "hmcpsii",
    "HMI Probation",
    "MoJ",
    "nobody",
    "HM Inspectorate of Prisons",
    "NPS",
)
BAD_IDS = ("With Capitals", "HMCPSI", "under_score", "-dash", "", "x" * 300, "é", "two  words", "a/b", "a~b")


def nested(depth: int) -> Any:
    """A value so many levels deep."""
    value: Any = 1
    for i in range(depth):
        value = [value] if i % 2 else {"x": value}
    return value


SPOILERS: dict[str, tuple[Callable[[Any, Any, Any], Any], Callable[[random.Random, Any, Any, Any], None]]] = {
    "another value": (lambda c, k, v: True, lambda r, c, k, v: c.__setitem__(k, r.choice(OTHERS))),
    "null": (lambda c, k, v: True, lambda r, c, k, v: c.__setitem__(k, None)),
    "another word": (
        lambda c, k, v: isinstance(v, str) and ENUM.fullmatch(v),
        lambda r, c, k, v: c.__setitem__(
            k, r.choice([v[:-1], v.upper(), v + "s", "no-such-word", v.replace("-", " ")])
        ),
    ),
    "misspelt key": (lambda c, k, v: isinstance(c, dict), lambda r, c, k, v: c.update({k[:-1] or "x": c.pop(k)})),
    "unknown key": (
        lambda c, k, v: isinstance(v, dict),
        lambda r, c, k, v: v.update({r.choice(["lead", "x", "Title", "noets"]): 1}),
    ),
    "no text for key": (lambda c, k, v: isinstance(v, dict), lambda r, c, k, v: v.update({5: 1})),
    "without": (lambda c, k, v: isinstance(c, dict), lambda r, c, k, v: c.__delitem__(k)),
    "twice": (lambda c, k, v: isinstance(c, list), lambda r, c, k, v: c.append(c[k])),
    "not a date": (
        lambda c, k, v: isinstance(v, str) and DATE.fullmatch(v),
        lambda r, c, k, v: c.__setitem__(k, r.choice(BAD_DATES)),
    ),
    "another date": (
        lambda c, k, v: isinstance(v, str) and DATE.fullmatch(v),
        lambda r, c, k, v: c.__setitem__(k, r.choice(["1901", "2099-12", "2012-09-17", date(2012, 9, 17)])),
    ),
    "not an id": (
        lambda c, k, v: k in {"id", "stream", "parent"},
        lambda r, c, k, v: c.__setitem__(k, r.choice(BAD_IDS)),
    ),
    "a name": (
        lambda c, k, v: isinstance(v, str) and isinstance(c, list) and ENUM.fullmatch(v),
        lambda r, c, k, v: c.__setitem__(k, r.choice(BODIES)),
    ),
    "an ambiguous name": (
        lambda c, k, v: isinstance(v, str) and isinstance(c, list) and ENUM.fullmatch(v),
        lambda r, c, k, v: c.__setitem__(k, "HMIP"),
    ),
    "long text": (
        lambda c, k, v: isinstance(v, str),
        lambda r, c, k, v: c.__setitem__(k, "x" * r.choice([201, 501, 5001, 100_001])),
    ),
    "a number": (
        lambda c, k, v: isinstance(v, int),
        lambda r, c, k, v: c.__setitem__(k, r.choice([-1, 0, 1.0, 10**12, "5"])),
    ),
    "reversed": (
        lambda c, k, v: isinstance(v, dict) and {"first", "last"} <= {*v},
        lambda r, c, k, v: v.update(first=v["last"], last=v["first"]),
    ),
    "deep": (
        lambda c, k, v: isinstance(v, dict),
        lambda r, c, k, v: v.update(extra={"x": nested(r.choice([20, 70, 2000]))}),
    ),
    "strange extra": (
        lambda c, k, v: isinstance(v, dict),
        lambda r, c, k, v: v.update(
            extra=r.choice([{"x": float("nan")}, {"x": b"bytes"}, {"x": 10**400}, {1: 2}, [1], {"x": (1, 2)}])
        ),
    ),
    "in both roles": (lambda c, k, v: k == "leads" and v, lambda r, c, k, v: c.update(supporters=list(v))),
    "terms too": (
        lambda c, k, v: k == "leads",
        lambda r, c, k, v: c.update(terms=[{"first": "2014", "last": "2012", "leads": ["hmcpsi"]}]),
    ),
    "its own parent": (lambda c, k, v: k == "type", lambda r, c, k, v: c.update(parent=c.get("id"))),
    "confidence": (
        lambda c, k, v: isinstance(v, dict),
        lambda r, c, k, v: v.update(
            confidence=r.choice(["sure", {"title": "sure"}, {"nothing": "inferred"}, {}, 5, "inferred"])
        ),
    ),
    "schema": (lambda c, k, v: k == "schema", lambda r, c, k, v: c.update(schema=r.choice(["cjji-model/2", 5, ""]))),
    "kind": (
        lambda c, k, v: k == "kind",
        lambda r, c, k, v: c.update(kind=r.choice(["plan", "report", "programme", 5, ["x"]])),
    ),
}
"""Ways to spoil a place: whether it can be (of what holds it, its key and its value), and how."""


def spots(value: Any, pointer: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Every place of a plain value: its pointer, what holds it, and its key."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in list(items):
        yield f"{pointer}/{key}", value, key
        if len(pointer) < 80:
            yield from spots(item, f"{pointer}/{key}")


def spoil(document: Any, draw: random.Random) -> Iterator[str]:
    """Spoil a plain document in one to three places, and say how."""
    for _ in range(draw.randint(1, 3)):
        how = draw.choice(list(SPOILERS))
        can, change = SPOILERS[how]
        found = [spot for spot in spots(document) if can(spot[1], spot[2], spot[1][spot[2]])]
        if found:
            pointer, holder, key = draw.choice(found)
            change(draw, holder, key, holder[key])
            yield f"{how} at {pointer}"


def pool(documents: list[Any]) -> dict[str, list[Any]]:
    """What stands under each key anywhere in some plain documents, each once, in order."""
    found: dict[str, dict[str, Any]] = {}
    for document in documents:
        for _, holder, key in spots(document):
            if isinstance(key, str):
                found.setdefault(key, {}).setdefault(json.dumps(holder[key]), holder[key])
    return {key: list(values.values()) for key, values in found.items()}


def vary(document: Any, values: dict[str, list[Any]], draw: random.Random) -> Iterator[str]:
    """Give a plain document what others have under the same keys, in one to three places, and say where."""
    for _ in range(draw.randint(1, 3)):
        pointer, holder, key = draw.choice([spot for spot in spots(document) if isinstance(spot[2], str)])
        if key not in {"schema", "kind", "id"}:
            holder[key] = json.loads(json.dumps(draw.choice(values[key])))
            yield pointer


def spoil_text(text: str, draw: random.Random) -> tuple[str | bytes, str]:
    """Spoil the text of a document, and say how."""
    lines = text.splitlines(keepends=True)
    i = draw.randrange(len(lines))
    cut = draw.randrange(len(text))
    ways: dict[str, str | bytes] = {
        "cut short": text[:cut],
        "a line twice": "".join([*lines[: i + 1], *lines[i:]]),
        "without a line": "".join([*lines[:i], *lines[i + 1 :]]),
        "NaN": re.sub(r"(: |= )\S.*?(,?\n)", r"\1NaN\2", "".join(lines[i:]), count=1) if i else "NaN",
        "a sign": text[:cut] + draw.choice("\"'{}[]:,\t\x00&*!#\ufeff\u2028") + text[cut:],
        "latin": (text + "é").encode("latin-1", errors="replace"),
        "bytes": text.encode(),
        "marked": b"\xef\xbb\xbf" + text.encode(),
        "unquoted": text.replace('"', "", 2 * draw.randrange(1, 9)).replace("'", "", 2),
        "nothing": draw.choice(
            ["", " ", "null", "[]", "5", '"x"', "[" * 5000, "--- a\n--- b", "a: &x 1\nb: *x", "!!python/none"]
        ),
    }
    how = draw.choice(list(ways))
    return ways[how], f"{how} at {cut if how in {'cut short', 'a sign'} else i}"
