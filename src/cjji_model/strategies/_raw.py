"""Documents as they come over the wire: sound ones, and ones with known faults planted in them."""

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
    """A document as plain values, and the faults that reading it must tell."""

    document: dict[str, Any]
    faults: tuple[tuple[str, str], ...] = ()
    """Pointer and code of each, in order of pointer. Empty where the document is sound."""

    def agrees(self, faults: tuple[Fault, ...]) -> bool:
        """Whether these are the faults that were planted, in whatever order."""
        return sorted((fault.pointer, fault.code) for fault in faults) == list(self.faults)


_ANY = st.one_of(programmes(), work_streams(), reports(), inspectorate_years())


@st.composite
def documents(draw: DrawFn, *, valid: bool = True, max_faults: int = 3) -> Raw:
    """Documents of each kind as plain values, before they are read.

    With `valid=False`, from one to `max_faults` faults are planted in each, in different parts of it: a key that
    is missing, a word that is not in its list, a value of another type, an end before its beginning.
    """
    model: Document = draw(_ANY)
    plain = dump_plain(model)
    if valid:
        return Raw(document=plain)
    if draw(_SELDOM):  # one that says not what it is is read no further
        name = draw(st.sampled_from(("schema", "kind")))
        return Raw(document=plain, faults=(_planted(plain, (name,), draw(st.sampled_from((_missing, _number)))),))
    found: list[tuple[str, str]] = []
    roots = {name: _spots(model, name) for name in plain if name not in {"schema", "kind"}}
    count = draw(st.integers(1, min(max_faults, len(roots))))
    for _ in range(count):
        name = draw(st.sampled_from(list(roots)))
        spots = roots.pop(name)
        plant = draw(st.sampled_from(list(dict.fromkeys(plant for _, plant in spots))))
        path = draw(st.sampled_from([path for path, fitting in spots if fitting is plant]))
        found.append(_planted(plain, path, plant))
    return Raw(document=plain, faults=tuple(sorted(found)))


_SELDOM = st.sampled_from((False,) * 7 + (True,))
Plant = Callable[[Any, Any], tuple[Path, str]]
"""Spoils the value at a key of a plain object or list, and says where from there the fault is, and its code."""
Spot = tuple[Path, Plant]


def _planted(plain: dict[str, Any], path: Path, plant: Plant) -> tuple[str, str]:
    *way, last = path
    holder: Any = plain
    for step in way:
        holder = holder[step]
    below, code = plant(holder, last)
    return pointer((*path, *below)), code


def _spots(model: Document, name: str) -> list[Spot]:
    """Where under a key of a document a fault can be planted, and which."""
    attribute = next(attribute for attribute in plan_of(type(model)).attributes if attribute.name == name)
    spots = list(_of_attribute(attribute, getattr(model, name), (name,)))
    return [*spots, ((name,), _missing)] if attribute.required else spots


def _of_attribute(attribute: Attribute, value: Any, path: Path) -> Iterator[Spot]:
    kind = attribute.kind
    if isinstance(kind, ListOf):
        yield path, _word
        for i, item in enumerate(value):
            yield from _of_value(kind.of, item, (*path, i))
        if isinstance(kind, SetOf) and value:
            yield path, _member_again
        elif value and hasattr(value[0], "id"):
            yield path, _id_again
    else:
        yield from _of_value(kind, value, path)


def _of_value(kind: Any, value: Any, path: Path) -> Iterator[Spot]:
    yield path, _null
    if isinstance(kind, Text):
        yield path, _number
        yield path, _padded
    elif isinstance(kind, Choice):
        yield path, _other_word
    elif isinstance(kind, Count):
        yield path, _word
        yield path, _negative
    elif isinstance(value, bool):
        yield path, _word
    elif isinstance(value, PartialDate | date):
        yield path, _no_date
    elif isinstance(value, Period | Span):
        yield path, _word
        if value.first is not None and value.last is not None:
            yield path, _turned
    elif isinstance(kind, Instance) and isinstance(value, Checked) and not isinstance(value, ConfidenceByAttribute):
        yield from _of_object(value, path)


def _of_object(item: Checked, path: Path) -> Iterator[Spot]:
    yield path, _unknown_key
    if isinstance(item, SampleCoverage | FullCoverage | NoFieldwork):
        yield (*path, "kind"), _untagged
    for attribute in plan_of(type(item)).attributes:
        value = getattr(item, attribute.name)
        if attribute.required:
            yield (*path, attribute.name), _missing
        if value is not None and not (isinstance(item, Report) and attribute.name == "id"):
            yield from _of_attribute(attribute, value, (*path, attribute.name))


# ------------------------------------------------------------------------------------------------------- faults


def _put(value: Any, code: str) -> Plant:
    def plant(holder: Any, key: Any) -> tuple[Path, str]:
        holder[key] = deepcopy(value)
        return (), code

    return plant


_null = _put(None, "type")
_number = _put(7, "type")
_word = _put("a word", "type")
_other_word = _put("no-such-word", "enum")
_negative = _put(-1, "size")
_padded = _put(" text with a blank before it", "text")
_no_date = _put("2012-02-30", "date")
_untagged = _put("everywhere", "tag")


def _missing(holder: Any, key: Any) -> tuple[Path, str]:
    del holder[key]
    return (), "missing"


def _unknown_key(holder: Any, key: Any) -> tuple[Path, str]:
    holder[key]["colour"] = "red"
    return ("colour",), "unknown-key"


def _turned(holder: Any, key: Any) -> tuple[Path, str]:
    holder[key] = {"first": "2013-04-02", "last": "2013-04-01"}
    return ("last",), "period.order"


def _member_again(holder: Any, key: Any) -> tuple[Path, str]:
    members = holder[key]
    members.append(members[0])
    return (len(members) - 1,), "unique"


def _id_again(holder: Any, key: Any) -> tuple[Path, str]:
    items = holder[key]
    items.append(deepcopy(items[0]))
    return (len(items) - 1, "id"), "unique"
