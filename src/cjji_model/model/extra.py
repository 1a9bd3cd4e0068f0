"""Extra data of a document's author, which the library keeps but does not interpret: an immutable JSON object."""

import json
import math
from collections.abc import Mapping
from datetime import date
from typing import Any, Self

from attrs import frozen

from .._checked.faults import Path, short_repr
from ..errors import Fault, InvariantError

__all__ = ["ExtraData"]


class NotJson(ValueError):
    """A value cannot be written as JSON. `path` says where it is, `code` is one of `CODES`."""

    def __init__(self, path: Path, code: str, message: str) -> None:
        self.path, self.code, self.message = path, code, message
        super().__init__(path, code, message)


@frozen(repr=False)
class ExtraData:
    """Extra data of the document's author: a JSON object that the library keeps but does not interpret.

    It is held as text, which makes it immutable and hashable.


    >>> ExtraData.of({"team": ["A", "B"]}).value
    {'team': ['A', 'B']}
    """

    text: str
    """The object as compact JSON with sorted keys. Use `ExtraData.of` to build it."""

    def __attrs_post_init__(self) -> None:
        try:
            valid = _compact(json.loads(self.text)) == self.text and self.text.startswith("{")
        except (TypeError, ValueError, RecursionError):
            valid = False
        if not valid:
            fault = Fault("/text", "text", f"{short_repr(self.text)} is not a compact JSON object: use ExtraData.of")
            raise InvariantError("not an ExtraData", [fault])

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Self:
        """Build it from plain data; a `date` becomes text. Raises `NotJson`, a `ValueError`, for what JSON has not."""
        if not isinstance(value, Mapping):
            raise NotJson((), "type", f"{short_repr(value)} is not an object")
        return cls(_compact(value))

    @property
    def value(self) -> dict[str, Any]:
        """A new copy of the data: changing it does not change this object."""
        plain: dict[str, Any] = json.loads(self.text)
        return plain

    def __repr__(self) -> str:
        return f"ExtraData.of({self.value!r})"


def _compact(value: object) -> str:
    """A value as compact JSON with sorted keys. Raises `NotJson`."""
    return json.dumps(_plain(value, (), _DEEPEST), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: object, path: Path, room: int) -> object:
    """The value with each `date` as text. Raises `NotJson` for anything that JSON has not.

    `room` is how many levels may still be nested: objects that contain themselves would never end.
    """
    if room == 0:
        raise NotJson(path, "depth", f"is nested too deep: at most {_DEEPEST} levels are allowed")
    if isinstance(value, Mapping):
        for key in value:
            if type(key) is not str:
                raise NotJson(path, "type", f"{short_repr(key)} is not text: keys of a JSON object are text")
            if not _writable(key):
                raise NotJson(path, "type", f"the key {short_repr(key)} has a lone surrogate: remove it")
        return {key: _plain(item, (*path, key), room - 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item, (*path, i), room - 1) for i, item in enumerate(value)]
    if isinstance(value, str) and not _writable(value):
        raise NotJson(path, "text", "has a lone surrogate: remove it")
    if type(value) is date:
        return value.isoformat()
    if not _is_plain(value):
        raise NotJson(path, "type", f"{short_repr(value)} cannot be written as JSON")
    return value


def _is_plain(value: object) -> bool:
    """Whether a scalar can be written as JSON: not NaN or infinite, and not a number too long to print."""
    if isinstance(value, float):
        return math.isfinite(value)
    if type(value) is int:
        return abs(value) < _LONGEST
    return value is None or isinstance(value, str | bool)


_DEEPEST = 64
"""How many levels of objects and lists may be nested, the values within them included."""
_LONGEST = 10**100
"""Larger numbers are refused. Python limits the digits that it converts to text, by default to 4,300."""


def _writable(text: str) -> bool:
    """Whether a text can be encoded as UTF-8: it has no lone surrogates."""
    return text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text)
