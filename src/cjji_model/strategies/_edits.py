"""Every elementary edit of a document: one thing omitted, replaced, repeated, reversed, or moved in time.

The edits follow the plan of each class, so that new attributes are edited too.
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

UNKNOWN_ID = "hm-imaginary"
"""An id that no body, agency or area has."""
DAYS_IN_LEAP_YEAR = 366


@frozen(kw_only=True)
class Edit:
    """One elementary change to a document."""

    what: str
    """The class and attribute changed, and how: `WorkStream.leads emptied`."""
    where: str
    """The path of the attribute in the document: `work_streams/0/leads`."""
    document: Document | None
    """The edited document; `None` if it would break an invariant."""


def edits(document: Document) -> Iterator[Edit]:
    """Every elementary edit of a document, except of `confidence`, `sources`, `notes` and `extra` of its objects."""
    yield from _edits_of_object(document, (), lambda changed: changed)


Rebuild = Callable[[Any], Any]
"""Returns the document with a changed part put back in its place; raises `InvariantError` if that is not valid."""


def _edits_of_object(item: Any, path: tuple[str, ...], rebuild: Rebuild) -> Iterator[Edit]:
    """Give the edits of each attribute of an object, and of the objects in it."""
    for attribute in plan_of(type(item)).attributes:
        if attribute.name in SOURCED:
            continue
        value, here = getattr(item, attribute.name), (*path, attribute.name)

        def put(changed: Any, name: str = attribute.name) -> Any:
            return rebuild(attrs.evolve(item, **{name: changed}))

        for how, changed in _changes_of_attribute(attribute, value):
            yield _edit(f"{type(item).__name__}.{attribute.name} {how}", here, put, changed)
        yield from _edits_within(attribute.kind, value, here, put)


def _edits_within(kind: Kind, value: Any, path: tuple[str, ...], put: Rebuild) -> Iterator[Edit]:
    """Give the edits of the objects in an attribute's value; periods and spans are edited as values."""
    if isinstance(kind, ListOf):
        items: tuple[Any, ...] = value or ()
        for i, item in enumerate(items):
            if isinstance(item, Checked):
                yield from _edits_of_object(item, (*path, str(i)), _put_item(items, i, put))
    elif isinstance(value, Checked) and not isinstance(value, Period | Span):
        yield from _edits_of_object(value, path, put)


def _put_item(items: tuple[Any, ...], i: int, put: Rebuild) -> Rebuild:
    """Return a function that puts a changed item back at index `i` of a list, and the list back with `put`."""
    return lambda changed: put((*items[:i], changed, *items[i + 1 :]))


def _edit(what: str, path: tuple[str, ...], put: Rebuild, changed: Any) -> Edit:
    try:
        document = put(changed)
    except InvariantError:
        document = None
    return Edit(what=what, where="/".join(path), document=document)


def _changes_of_attribute(attribute: Attribute, value: Any) -> Iterator[tuple[str, Any]]:
    """Give each change to an attribute: its description, and the new value."""
    kind = attribute.kind
    if value is None:
        return
    yield "unset", None
    yield "of another type", object()
    if isinstance(kind, ListOf):
        yield from _changes_of_list(kind, value)
    else:
        yield from _changes_of_value(kind, value)


def _changes_of_list(kind: ListOf, value: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    if value:
        yield "emptied", ()
        yield "repeated", (*value, value[0])
    for i in range(len(value)):
        yield "without one", value[:i] + value[i + 1 :]
    if len(value) > 1 and not isinstance(kind, SetOf):
        yield "turned round", value[::-1]
    if isinstance(kind.of, Text) and kind.of.refers:
        yield "with somebody unknown", (*value, UNKNOWN_ID)
        for other in _other_ids(kind.of, value):
            yield "with somebody else", (*value, other)
            yield from (("with one exchanged", (*value[:i], other, *value[i + 1 :])) for i in range(len(value)))
    if kind.of.types & {Report, WorkStream} and len(value) > 1:
        yield "with two of one title", (*value[:-1], attrs.evolve(value[-1], title=value[0].title))
    if isinstance(kind.of, Choice):
        yield from (("with another word", (*value, word)) for word in kind.of.of if word not in value)


def _other_ids(kind: Text, excluded: tuple[str, ...]) -> list[str]:
    """Return the ids, without those excluded, that a reference of this kind could have instead."""
    registry = standard_registry()
    ids_by_reference = {
        "body": [body.id for body in registry.bodies],
        "agency": [agency.id for agency in registry.agencies],
        "any": [*(body.id for body in registry.bodies), *(agency.id for agency in registry.agencies)],
        "area": ["gwent", "cumbria"],
    }
    return [id for id in ids_by_reference.get(kind.refers or "", ()) if id not in excluded]


def _changes_of_value(kind: Kind, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(kind, Text):
        if kind.refers:
            yield "of somebody unknown", UNKNOWN_ID
            yield from (("of somebody else", other) for other in _other_ids(kind, (value,)))
        yield "padded", f" {value}"
    elif isinstance(kind, Choice):
        yield from ((f"turned into {word}", word) for word in kind.of if word is not value)
    elif isinstance(kind, Count):
        yield "none", 0
        yield "one", 1
    elif isinstance(value, bool):
        yield "denied", not value
    elif isinstance(value, Period | Span):
        yield from _changes_of_ends(value)
    elif isinstance(value, PartialDate | date):
        yield from _changes_of_day(value)


def _changes_of_ends(value: Period | Span) -> Iterator[tuple[str, Any]]:
    for name in ("first", "last"):
        end = getattr(value, name)
        if end is not None:
            yield f"without its {name} day", _with_end(value, name, None)
            for how, moved in _changes_of_day(end):
                yield f"{name} {how}", _with_end(value, name, moved)


def _with_end(value: Any, name: str, end: Any) -> Any:
    """Return the interval with another end; if it would be invalid, a value that no attribute takes.

    That is `None` for a period, since an attribute that holds a period is required, and an `object` for a span.
    """
    try:
        return attrs.evolve(value, **{name: end})
    except InvariantError:
        return None if isinstance(value, Period) else object()


def _changes_of_day(value: PartialDate | date) -> Iterator[tuple[str, Any]]:
    partial = isinstance(value, PartialDate)
    first = value.earliest if isinstance(value, PartialDate) else value
    for how, days in (
        ("a day earlier", -1),
        ("a day later", 1),
        ("years earlier", -30 * DAYS_IN_LEAP_YEAR),
        ("years later", 30 * DAYS_IN_LEAP_YEAR),
    ):
        moved = first + timedelta(days)
        yield how, PartialDate.of(moved) if partial else moved
    if isinstance(value, PartialDate) and value.is_day:
        yield "known by its year", PartialDate(value.year)
