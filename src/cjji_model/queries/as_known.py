"""A document as of an earlier day: without the entries that were certainly dated later."""

from collections.abc import Iterator
from datetime import date
from typing import Any, TypeVar

from attrs import evolve

from .._checked.classes import plan_of
from ..dates import PartialDate, Span, before
from ..model.documents import NOT_ACTS
from ..model.gatekeeping import Consent
from ..model.inspectorate_year import AnnualReport, InspectorateYear, YearlyPlan
from ..model.programme import Programme, ProgrammeStatus
from ..model.provenance import Sourced
from ..model.report import Report
from ..model.stream import WorkStream
from ..model.vocabulary import WorkStatus

__all__ = ["as_known"]


D = TypeVar("D", bound=Programme | WorkStream | Report | InspectorateYear)

_ACTS = ("published", "laid", "held", "sent", "agreed", "given", "refused", "visited", "when")
"""The attributes that date an act, such as a consultation: an act came later if all the dates that it has are later."""
_ONE_ACT = (AnnualReport, Consent, YearlyPlan)
"""The classes of single acts: values of an attribute, and not items of a list."""


def as_known(document: D, on: date) -> D:
    """Return the document as it could have been recorded on `on`.

    Items certainly dated later (a consultation, a review, a report) are removed from their lists, and a later date of
    anything that was there already is cleared. A stream or programme that was published only later goes back to the
    least status, `planned` or `draft`, because how far it had got is not recorded; so does a stream under way or
    published whose fieldwork came later. Plans for later days stay, and so does everything whose date is too coarse
    to be certainly later.

    >>> from cjji_model import corpus
    >>> then = as_known(corpus["2012-14"], date(2013, 10, 1))
    >>> [stream.id for stream in then.streams if stream.reports]
    ['life-sentence-prisoners']
    """
    result: D = _as_of(document, on)
    return result


def _as_of(item: Any, on: date) -> Any:
    """Return an object without the acts in it that certainly came after `on`."""
    changes = dict(_changes(item, on))
    if isinstance(item, Programme) and "published" in changes:
        changes["status"] = ProgrammeStatus.DRAFT
    if isinstance(item, WorkStream) and _is_ahead(item, changes, on):
        changes["status"] = WorkStatus.PLANNED
    return evolve(item, **changes) if changes else item


def _changes(item: Any, on: date) -> Iterator[tuple[str, Any]]:
    """The attributes that hold something later than `on`, each with the value that is left."""
    for attribute in plan_of(type(item)).attributes:
        name = attribute.name
        value = getattr(item, name)
        left = _left(name, value, on)
        if left is not value:
            yield name, left


def _left(name: str, value: Any, on: date) -> Any:
    """The value without anything later than `on`; the same object if nothing in it is later."""
    if isinstance(value, PartialDate):
        return None if name not in NOT_ACTS and before(on, value) else value
    if isinstance(value, Span):
        return Span(value.first) if name == "visited" and value.last and before(on, value.last) else value
    if isinstance(value, Sourced):
        return None if isinstance(value, _ONE_ACT) and _is_later(value, on) else _as_of(value, on)
    if isinstance(value, tuple) and any(isinstance(item, Sourced) for item in value):
        left = tuple(_as_of(item, on) for item in value if not _is_later(item, on))
        same = len(left) == len(value) and all(a is b for a, b in zip(left, value, strict=True))
        return value if same else left
    return value


def _is_later(item: Any, on: date) -> bool:
    """Whether an act certainly happened only after `on`: it has dates, and all of them are later."""
    dates = [getattr(item, name, None) for name in _ACTS]
    starts = [when.first or when.last if isinstance(when, Span) else when for when in dates]
    days = [when for when in starts if isinstance(when, PartialDate)]
    return bool(days) and all(before(on, when) for when in days)


def _is_ahead(stream: WorkStream, changes: dict[str, Any], on: date) -> bool:
    """Whether a stream that is recorded as in progress or published was certainly not yet so on `on`.

    Either its fieldwork began later (or, for a published stream, ended later), or all its reports came later.
    """
    if not stream.has_begun:
        return False
    published, fieldwork = stream.status is WorkStatus.PUBLISHED, stream.fieldwork
    ends = [] if fieldwork is None else [fieldwork.first, fieldwork.last if published else None]
    return (published and changes.get("reports") == ()) or any(end is not None and before(on, end) for end in ends)
