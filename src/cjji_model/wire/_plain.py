"""Conversion of the model's objects to plain values, keys in canonical order."""

import enum
from collections.abc import Callable
from datetime import date
from operator import attrgetter
from typing import Any

from .._checked.classes import Attribute, Checked, per_class, plan_of
from .._checked.kinds import Count, Instance, ListOf, Text
from ..dates import PartialDate
from ..model.extra import ExtraData
from ..model.provenance import ConfidenceByAttribute

__all__ = ["plain", "plain_value"]


def plain(item: Checked) -> dict[str, Any]:
    """Return an object of the model as a mapping; absent attributes are left out."""
    tag, writers = _writers(type(item))
    values: dict[str, Any] = {} if tag is None else {"kind": tag}
    for name, get, write in writers:
        value = get(item)
        if value is not None:
            values[name] = value if write is None else write(value)
    return values


Write = Callable[[Any], Any]
"""Turns the value of an attribute into a plain one."""


@per_class
def _writers(cls: type[Any]) -> tuple[str | None, tuple[tuple[str, Callable[[Any], Any], Write | None], ...]]:
    """Return the tag of a class, if it has one, and for each attribute its name, how to get it, and how to write it."""
    names = [a.name for a in plan_of(cls).attributes]

    def confidence(value: Any) -> Any:
        """Write one confidence, or one for each attribute named, in the order of the attributes."""
        if not isinstance(value, ConfidenceByAttribute):
            return value.value
        return {name: word.value for name, word in sorted(value.words, key=lambda pair: names.index(pair[0]))}

    writers = tuple(
        (a.name, attrgetter(a.name), confidence if a.name == "confidence" else _writer(a))
        for a in plan_of(cls).attributes
    )
    return getattr(cls, "kind", None), writers


def _writer(attribute: Attribute) -> Write | None:
    """Return how an attribute's value is written, or `None` where it is plain already and needs no call."""
    kind = attribute.kind
    if isinstance(kind, Text | Count) or (isinstance(kind, Instance) and kind.of == (bool,)):
        return None
    if isinstance(kind, ListOf) and isinstance(kind.of, Text):
        return list
    return plain_value


def plain_value(value: Any) -> Any:
    """Return any value of the model as a plain one. Raises `TypeError` for a value of another type."""
    if value is None or type(value) in {str, int, bool}:
        return value
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, tuple):
        return [plain_value(item) for item in value]
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, ExtraData):
        return value.value
    if isinstance(value, Checked):
        return plain(value)
    raise TypeError(f"{value!r} is not a value of the model")
