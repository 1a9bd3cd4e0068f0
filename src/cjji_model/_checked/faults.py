"""Paths, JSON pointers, and the broken invariants that functions report."""

import enum
from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import frozen

__all__ = ["COUNT_LIMIT", "Broken", "Path", "pointer", "repeated", "repeated_ids", "short_repr"]


Path = tuple[str | int, ...]


@frozen
class Broken:
    """One broken invariant, as the function that found it tells it."""

    at: str | Path
    """The attribute, or the path from the object to the value that is wrong."""
    code: str
    message: str

    @property
    def path(self) -> Path:
        """The path from the object, in steps."""
        return (self.at,) if isinstance(self.at, str) else self.at


def pointer(path: Path) -> str:
    """Write a path as RFC 6901 does.

    >>> pointer(("work_streams", 0, "a/b"))
    '/work_streams/0/a~1b'
    """
    steps = [str(step) for step in path]
    text = "/".join(["", *steps])
    if "~" in text or text.count("/") != len(steps):
        return "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in steps)
    return text


COUNT_LIMIT = 1_000_000_000
"""The largest whole number that a document may hold."""
_SHOWN = 60
"""How many letters of a value a message shows."""


def short_repr(value: object) -> str:
    """A value as a message shows it: what it is, cut short."""
    if isinstance(value, enum.Enum):
        return repr(str(value.value))
    if type(value) is int and abs(value) > COUNT_LIMIT**2:
        return "a very large number"
    if isinstance(value, str | int | float | date | None):
        text = repr(value) if type(value) is not date else value.isoformat()
        return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."
    return {"dict": "an object", "list": "a list", "tuple": "a tuple"}.get(
        type(value).__name__, f"a {type(value).__name__}"
    )


def repeated(items: list[tuple[object, object, Path]]) -> Iterator[Broken]:
    """A fault for each item whose value already stood before; items are (where, value, path of the fault)."""
    first: dict[object, object] = {}
    for where, value, path in items:
        if value in first:
            yield Broken(path, "unique", f"{short_repr(value)} stands here already, at {first[value]}")
        else:
            first[value] = where


def repeated_ids(name: str, items: tuple[Any, ...]) -> Iterator[Broken]:
    """A fault for each item of the list `name` whose id an earlier one bears."""
    if len({item.id for item in items}) == len(items):
        return iter(())
    return repeated([(i, item.id, (name, i, "id")) for i, item in enumerate(items) if item.id is not None])
