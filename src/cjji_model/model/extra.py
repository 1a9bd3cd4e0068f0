"""Data of a document's author that is kept and not read: a frozen JSON object."""

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
    """A value that JSON cannot carry, and where it stands."""

    def __init__(self, path: Path, code: str, message: str) -> None:
        self.path, self.code, self.message = path, code, message
        super().__init__(path, code, message)


@frozen(repr=False)
class ExtraData:
    """Data of the document's author that this library keeps and does not read: a JSON object, frozen.

    >>> ExtraData.of({"team": ["A", "B"]}).value
    {'team': ['A', 'B']}
    """

    text: str
    """The object as compact JSON, keys sorted."""

    def __attrs_post_init__(self) -> None:
        try:
            sound = _compact(json.loads(self.text)) == self.text and self.text.startswith("{")
        except (TypeError, ValueError, RecursionError):
            sound = False
        if not sound:
            fault = Fault("/text", "text", f"{short_repr(self.text)} is not a compact JSON object: use Extra.of")
            raise InvariantError("not an Extra", [fault])

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Self:
        """Freeze plain data. Days become text. Raises `NotJson`, a `ValueError`, for what JSON cannot carry."""
        if not isinstance(value, Mapping):
            raise NotJson((), "type", f"{short_repr(value)} is not an object")
        return cls(_compact(value))

    @property
    def value(self) -> dict[str, Any]:
        """The data, fresh: changing it changes nothing here."""
        plain: dict[str, Any] = json.loads(self.text)
        return plain

    def __repr__(self) -> str:
        return f"Extra.of({self.value!r})"


def _compact(value: object) -> str:
    """A value that JSON can carry as compact text, keys sorted."""
    return json.dumps(_frozen(value, (), 64), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _frozen(value: object, path: Path, room: int) -> object:
    """The value if JSON can carry it; raises `NotJson` if not."""
    if room == 0:
        raise NotJson(path, "depth", "is nested too deep")
    if isinstance(value, Mapping):
        for key in value:
            if type(key) is not str or not _writable(key):
                raise NotJson(path, "type", f"{short_repr(key)} is not a key of text")
        return {key: _frozen(item, (*path, key), room - 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_frozen(item, (*path, i), room - 1) for i, item in enumerate(value)]
    if isinstance(value, str) and not _writable(value):
        raise NotJson(path, "text", "holds half a surrogate pair")
    if type(value) is date:
        return value.isoformat()
    if not _is_plain(value):
        raise NotJson(path, "type", f"{short_repr(value)} is nothing that JSON can carry")
    return value


def _is_plain(value: object) -> bool:
    """Whether JSON has the value as it is: no NaN, and no number too long to print."""
    if isinstance(value, float):
        return math.isfinite(value)
    if type(value) is int:
        return abs(value) < _LONGEST
    return value is None or isinstance(value, str | bool)


_LONGEST = 10**100


def _writable(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text)
