"""Every elementary edit of a document: one thing left out, replaced, repeated, turned round, or moved by a day.

The edits follow the plan of each class, so that an attribute that is new is edited too.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import attrs
from attrs import frozen

from .._checked.classes import Attribute, Checked, plan_of
from .._checked.kinds import Choice, Count, Kind, ListOf, SetOf, Text
from ..dates import PartialDate, Period, Span
from ..errors import InvariantError
from ..model.documents import Document
from ..model.report import Report
from ..model.stream import WorkStream
from ..registry import standard_registry
from ._objects import SOURCED

__all__ = ["Edit", "edits"]

NOBODY = "hm-imaginary"
"""An id of nobody, and of no place."""
YEAR = 366


@frozen(kw_only=True)
class Edit:
    """One thing changed in a document."""

    what: str
    """The class and attribute changed, and how: `WorkStream.leads emptied`."""
    where: str
    """The place, as a path in words: `work_streams/0/leads`."""
    document: Document | None
    """The document that comes of it; `None` where there can be no such document."""


def edits(document: Document) -> Iterator[Edit]:
    """Every elementary edit of a document. Sources, notes and the like are left alone: see the model's own tests."""
    yield from _of_object(document, (), lambda changed: changed)


Rebuild = Callable[[Any], Any]
"""Puts a changed part back into the whole."""


def _of_object(item: Any, path: tuple[str, ...], rebuild: Rebuild) -> Iterator[Edit]:
    for attribute in plan_of(type(item)).attributes:
        if attribute.name in SOURCED:
            continue
        value, here = getattr(item, attribute.name), (*path, attribute.name)

        def put(changed: Any, name: str = attribute.name) -> Any:
            return rebuild(attrs.evolve(item, **{name: changed}))

        for how, changed in _of_attribute(attribute, value):
            yield _edit(f"{type(item).__name__}.{attribute.name} {how}", here, put, changed)
        yield from _within(attribute.kind, value, here, put)


def _within(kind: Kind, value: Any, path: tuple[str, ...], put: Rebuild) -> Iterator[Edit]:
    """The edits of the objects in an attribute."""
    if isinstance(kind, ListOf):
        items: tuple[Any, ...] = value or ()
        for i, item in enumerate(items):
            if isinstance(item, Checked):
                yield from _of_object(item, (*path, str(i)), _placing(items, i, put))
    elif isinstance(value, Checked) and not isinstance(value, Period | Span):
        yield from _of_object(value, path, put)


def _placing(items: tuple[Any, ...], i: int, put: Rebuild) -> Rebuild:
    """Puts a changed item back into its place in a list, and that into the whole."""
    return lambda changed: put((*items[:i], changed, *items[i + 1 :]))


def _edit(what: str, path: tuple[str, ...], put: Rebuild, changed: Any) -> Edit:
    try:
        document = put(changed)
    except InvariantError:
        document = None
    return Edit(what=what, where="/".join(path), document=document)


def _of_attribute(attribute: Attribute, value: Any) -> Iterator[tuple[str, Any]]:
    """How an attribute can be edited, and what its value is then."""
    kind = attribute.kind
    if value is None:
        return
    yield "unset", None
    yield "of another type", object()
    if isinstance(kind, ListOf):
        yield from _of_list(kind, value)
    else:
        yield from _of_value(kind, value)


def _of_list(kind: ListOf, value: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    if value:
        yield "emptied", ()
        yield "repeated", (*value, value[0])
    for i in range(len(value)):
        yield "without one", value[:i] + value[i + 1 :]
    if len(value) > 1 and not isinstance(kind, SetOf):
        yield "turned round", value[::-1]
    if isinstance(kind.of, Text) and kind.of.refers:
        yield "with somebody unknown", (*value, NOBODY)
        for other in _others(kind.of, value):
            yield "with somebody else", (*value, other)
            yield from (("with one exchanged", (*value[:i], other, *value[i + 1 :])) for i in range(len(value)))
    if kind.of.types & {Report, WorkStream} and len(value) > 1:
        yield "with two of one title", (*value[:-1], attrs.evolve(value[-1], title=value[0].title))
    if isinstance(kind.of, Choice):
        yield from (("with another word", (*value, word)) for word in kind.of.of if word not in value)


def _others(kind: Text, but: tuple[str, ...]) -> list[str]:
    """Others that a reference might be to."""
    registry = standard_registry()
    found = {
        "body": [body.id for body in registry.bodies],
        "agency": [agency.id for agency in registry.agencies],
        "any": [*(body.id for body in registry.bodies), *(agency.id for agency in registry.agencies)],
        "area": ["gwent", "cumbria"],
    }
    return [id for id in found.get(kind.refers or "", ()) if id not in but]


def _of_value(kind: Kind, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(kind, Text):
        if kind.refers:
            yield "of somebody unknown", NOBODY
            yield from (("of somebody else", other) for other in _others(kind, (value,)))
        yield "padded", f" {value}"
    elif isinstance(kind, Choice):
        yield from ((f"turned into {word}", word) for word in kind.of if word is not value)
    elif isinstance(kind, Count):
        yield "none", 0
        yield "one", 1
    elif isinstance(value, bool):
        yield "denied", not value
    elif isinstance(value, Period | Span):
        yield from _of_ends(value)
    elif isinstance(value, PartialDate | date):
        yield from _of_day(value)


def _of_ends(value: Period | Span) -> Iterator[tuple[str, Any]]:
    for name in ("first", "last"):
        end = getattr(value, name)
        if end is not None:
            yield f"without its {name} day", _with(value, name, None)
            for how, moved in _of_day(end):
                yield f"{name} {how}", _with(value, name, moved)


def _with(value: Any, name: str, end: Any) -> Any:
    """The interval with another end, or what cannot be one."""
    try:
        return attrs.evolve(value, **{name: end})
    except InvariantError:
        return None if isinstance(value, Period) else object()


def _of_day(value: PartialDate | date) -> Iterator[tuple[str, Any]]:
    partial = isinstance(value, PartialDate)
    first = value.earliest if isinstance(value, PartialDate) else value
    for how, days in (
        ("a day earlier", -1),
        ("a day later", 1),
        ("years earlier", -30 * YEAR),
        ("years later", 30 * YEAR),
    ):
        moved = first + timedelta(days)
        yield how, PartialDate.of(moved) if partial else moved
    if isinstance(value, PartialDate) and value.is_day:
        yield "known by its year", PartialDate(value.year)
