"""Documents as plain values, before they are read: valid ones, and ones with known faults planted in them."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from typing import Any

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from .._checked.classes import Attribute, Checked, plan_of
from .._checked.faults import Path, pointer
from .._checked.kinds import Choice, Count, Instance, ListOf, SetOf, Text
from ..dates import PartialDate, Period, Span
from ..errors import Fault
from ..model.coverage import FullCoverage, NoFieldwork, SampleCoverage
from ..model.documents import Document
from ..model.provenance import ConfidenceByAttribute
from ..model.report import Report
from ..wire import dump_plain
from ._documents import inspectorate_years, programmes, reports, work_streams

__all__ = ["Raw", "documents"]


@frozen(kw_only=True)
class Raw:
    """A document as plain values, and the faults that loading it must report."""

    document: dict[str, Any]
    """The document as `json.loads` would return it."""
    faults: tuple[tuple[str, str], ...] = ()
    """The pointer and code of each fault, sorted. Empty if the document is valid."""

    def agrees(self, faults: tuple[Fault, ...]) -> bool:
        """Whether these are exactly the planted faults, in any order."""
        return sorted((fault.pointer, fault.code) for fault in faults) == list(self.faults)


_ANY = st.one_of(programmes(), work_streams(), reports(), inspectorate_years())


@st.composite
def documents(draw: DrawFn, *, valid: bool = True, max_faults: int = 3) -> Raw:
    """Documents of each kind as plain values, before they are read.

    With `valid=False`, from one to `max_faults` faults are planted in each, under different keys: for example a key
    is missing, a word is not in its vocabulary, a value has another type, or a period ends before it begins.
    """
    model: Document = draw(_ANY)
    plain = dump_plain(model)
    if valid:
        return Raw(document=plain)
    if draw(_ONE_IN_EIGHT):  # alone: without a valid schema and kind, `load` reports nothing else
        name = draw(st.sampled_from(("schema", "kind")))
        return Raw(
            document=plain, faults=(_plant_at(plain, (name,), draw(st.sampled_from((_missing, _number_instead)))),)
        )
    faults: list[tuple[str, str]] = []
    roots = {name: _spots(model, name) for name in plain if name not in {"schema", "kind"}}
    count = draw(st.integers(1, min(max_faults, len(roots))))
    for _ in range(count):
        name = draw(st.sampled_from(list(roots)))
        spots = roots.pop(name)
        plant = draw(st.sampled_from(list(dict.fromkeys(plant for _, plant in spots))))
        path = draw(st.sampled_from([path for path, candidate in spots if candidate is plant]))
        faults.append(_plant_at(plain, path, plant))
    return Raw(document=plain, faults=tuple(sorted(faults)))


_ONE_IN_EIGHT = st.sampled_from((False,) * 7 + (True,))
Plant = Callable[[Any, Any], tuple[Path, str]]
"""Spoils the value at a key of a plain object or list; returns the path from there to the fault, and its code."""
Spot = tuple[Path, Plant]
"""A place in a document, and a fault that can be planted there."""


def _plant_at(plain: dict[str, Any], path: Path, plant: Plant) -> tuple[str, str]:
    """Plant a fault in a document, in place; return its pointer and code."""
    *parents, last = path
    holder: Any = plain
    for step in parents:
        holder = holder[step]
    rest, code = plant(holder, last)
    return pointer((*path, *rest)), code


def _spots(model: Document, name: str) -> list[Spot]:
    """Return the faults that can be planted under a key of a document, each with its place."""
    attribute = next(attribute for attribute in plan_of(type(model)).attributes if attribute.name == name)
    spots = list(_spots_of_attribute(attribute, getattr(model, name), (name,)))
    return [*spots, ((name,), _missing)] if attribute.required else spots


def _spots_of_attribute(attribute: Attribute, value: Any, path: Path) -> Iterator[Spot]:
    kind = attribute.kind
    if isinstance(kind, ListOf):
        yield path, _text_instead
        for i, item in enumerate(value):
            yield from _spots_of_value(kind.of, item, (*path, i))
        if isinstance(kind, SetOf) and value:
            yield path, _duplicate_member
        elif value and hasattr(value[0], "id"):
            yield path, _duplicate_id
    else:
        yield from _spots_of_value(kind, value, path)


def _spots_of_value(kind: Any, value: Any, path: Path) -> Iterator[Spot]:
    yield path, _null
    if isinstance(kind, Text):
        yield path, _number_instead
        yield path, _padded
    elif isinstance(kind, Choice):
        yield path, _unknown_word
    elif isinstance(kind, Count):
        yield path, _text_instead
        yield path, _negative
    elif isinstance(value, bool):
        yield path, _text_instead
    elif isinstance(value, PartialDate | date):
        yield path, _no_date
    elif isinstance(value, Period | Span):
        yield path, _text_instead
        if value.first is not None and value.last is not None:
            yield path, _ends_swapped
    elif isinstance(kind, Instance) and isinstance(value, Checked) and not isinstance(value, ConfidenceByAttribute):
        yield from _spots_of_object(value, path)


def _spots_of_object(item: Checked, path: Path) -> Iterator[Spot]:
    yield path, _unknown_key
    if isinstance(item, SampleCoverage | FullCoverage | NoFieldwork):
        yield (*path, "kind"), _unknown_tag
    for attribute in plan_of(type(item)).attributes:
        value = getattr(item, attribute.name)
        if attribute.required:
            yield (*path, attribute.name), _missing
        if value is not None and not (isinstance(item, Report) and attribute.name == "id"):
            yield from _spots_of_attribute(attribute, value, (*path, attribute.name))


# ------------------------------------------------------------------------------------------------------- faults


def _put(value: Any, code: str) -> Plant:
    """Return a fault that replaces a value by this one."""

    def plant(holder: Any, key: Any) -> tuple[Path, str]:
        holder[key] = deepcopy(value)
        return (), code

    return plant


_null = _put(None, "type")
_number_instead = _put(7, "type")
_text_instead = _put("a word", "type")
_unknown_word = _put("no-such-word", "enum")
_negative = _put(-1, "size")
_padded = _put(" text with a blank before it", "text")
_no_date = _put("2012-02-30", "date")
_unknown_tag = _put("everywhere", "tag")


def _missing(holder: Any, key: Any) -> tuple[Path, str]:
    del holder[key]
    return (), "missing"


def _unknown_key(holder: Any, key: Any) -> tuple[Path, str]:
    holder[key]["colour"] = "red"
    return ("colour",), "unknown-key"


def _ends_swapped(holder: Any, key: Any) -> tuple[Path, str]:
    holder[key] = {"first": "2013-04-02", "last": "2013-04-01"}
    return ("last",), "period.order"


def _duplicate_member(holder: Any, key: Any) -> tuple[Path, str]:
    members = holder[key]
    members.append(members[0])
    return (len(members) - 1,), "unique"


def _duplicate_id(holder: Any, key: Any) -> tuple[Path, str]:
    items = holder[key]
    items.append(deepcopy(items[0]))
    return (len(items) - 1, "id"), "unique"
