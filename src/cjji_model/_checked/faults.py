"""Paths, JSON pointers, and the broken invariants that checks report."""

import enum
from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import frozen

__all__ = ["COUNT_LIMIT", "Broken", "Path", "pointer", "repeated", "repeated_ids", "short_repr", "with_article"]


Path = tuple[str | int, ...]
"""The way from an object to a value within it: names of attributes and indexes of lists."""


@frozen
class Broken:
    """One broken invariant, located relative to the object checked."""

    at: str | Path
    """The name of the attribute, or the path from the object to the value, that is wrong."""
    code: str
    """One of `errors.CODES`."""
    message: str
    """What is wrong, and what would be right: lower case, no full stop."""

    @property
    def path(self) -> Path:
        """The path from the object to the value that is wrong."""
        return (self.at,) if isinstance(self.at, str) else self.at


def pointer(path: Path) -> str:
    """Return a path as a JSON pointer (RFC 6901).

    >>> pointer(("work_streams", 0, "a/b"))
    '/work_streams/0/a~1b'
    """
    steps = [str(step) for step in path]
    text = "/".join(["", *steps])
    if "~" in text or text.count("/") != len(steps):
        return "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in steps)
    return text


COUNT_LIMIT = 1_000_000_000
"""The largest count that a document may hold."""
_SHOWN = 60
"""How many characters of a value a message shows."""


def short_repr(value: object) -> str:
    """The `repr` of a value for messages, truncated; of a list, an object or another compound value, only its type."""
    if isinstance(value, enum.Enum):
        return repr(str(value.value))
    if type(value) is int and abs(value) > COUNT_LIMIT**2:
        return "a very large number"
    if isinstance(value, str | int | float | date | None):
        text = repr(value) if type(value) is not date else value.isoformat()
        return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."
    return _COMPOUND.get(type(value)) or with_article(type(value).__name__)


_COMPOUND: dict[type, str] = {dict: "an object", list: "a list", tuple: "a tuple"}


def with_article(noun: str) -> str:
    """The noun with its indefinite article: "a Period", "an Opinion"."""
    return f"{'an' if noun[0] in _VOWELS else 'a'} {noun}"


_VOWELS = frozenset("AEIOUaeiou")


def repeated(items: list[tuple[object, object, Path]]) -> Iterator[Broken]:
    """A fault for each item that has the value of an earlier one.

    The items are triples: the index of the item, its value, and the path at which to report it.
    """
    first: dict[object, object] = {}
    for index, value, path in items:
        if value in first:
            yield Broken(path, "unique", f"duplicate of item {first[value]}: {short_repr(value)}")
        else:
            first[value] = index


def repeated_ids(name: str, items: tuple[Any, ...]) -> Iterator[Broken]:
    """A fault for each item of the list `name` that has the id of an earlier one."""
    if len({item.id for item in items}) == len(items):  # fast path: nearly every list
        return iter(())
    # While a document is loaded, the id of an item with faults reads as `None`.
    return repeated([(i, item.id, (name, i, "id")) for i, item in enumerate(items) if item.id is not None])
