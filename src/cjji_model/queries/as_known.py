"""Looking back: what a document would have held, had it been written on an earlier day."""

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
"""The dates of what is one act: it came to be later where each that it has is later."""
_ONE_ACT = (AnnualReport, Consent, YearlyPlan)
"""What is one act though it stands in no list of acts."""


def as_known(document: D, on: date) -> D:
    """The document without what was certainly done after a day: what could have been known on it.

    What came to be later (a consultation, a review, a report) is left out of its list; a later date of what was
    there already is not recorded. A stream or programme that was published only later was not published yet: how
    far it had got is not on record, and so the least is said, that it was planned, or a draft. What is planned for
    later stays, and so does what may have been done by then, its date being coarse.

    >>> from cjji_model import corpus
    >>> then = as_known(corpus["2012-14"], date(2013, 10, 1))
    >>> [stream.id for stream in then.streams if stream.reports]
    ['life-sentence-prisoners']
    """
    known: D = _known(document, on)
    return known


def _known(item: Any, on: date) -> Any:
    """An object without what was done later in it."""
    changes = dict(_changes(item, on))
    if isinstance(item, Programme) and "published" in changes:
        changes["status"] = ProgrammeStatus.DRAFT
    if isinstance(item, WorkStream) and _is_ahead(item, changes, on):
        changes["status"] = WorkStatus.PLANNED
    return evolve(item, **changes) if changes else item


def _changes(item: Any, on: date) -> Iterator[tuple[str, Any]]:
    """The attributes that hold something done later, each with what is left of it."""
    for attribute in plan_of(type(item)).attributes:
        name = attribute.name
        value = getattr(item, name)
        left = _left(name, value, on)
        if left is not value:
            yield name, left


def _left(name: str, value: Any, on: date) -> Any:
    """What is left of a value; the value itself where nothing in it was done later."""
    if isinstance(value, PartialDate):
        return None if name not in NOT_ACTS and before(on, value) else value
    if isinstance(value, Span):
        return Span(value.first) if name == "visited" and value.last and before(on, value.last) else value
    if isinstance(value, Sourced):
        return None if isinstance(value, _ONE_ACT) and _is_later(value, on) else _known(value, on)
    if isinstance(value, tuple) and any(isinstance(item, Sourced) for item in value):
        left = tuple(_known(item, on) for item in value if not _is_later(item, on))
        same = len(left) == len(value) and all(a is b for a, b in zip(left, value, strict=True))
        return value if same else left
    return value


def _is_later(item: Any, on: date) -> bool:
    """Whether something certainly came to be only after the day."""
    dates = [getattr(item, name, None) for name in _ACTS]
    begun = [when.first or when.last if isinstance(when, Span) else when for when in dates]
    acts = [when for when in begun if isinstance(when, PartialDate)]
    return bool(acts) and all(before(on, when) for when in acts)


def _is_ahead(stream: WorkStream, changes: dict[str, Any], on: date) -> bool:
    """Whether a stream that is under way or published was neither yet: its fieldwork or all its reports lie ahead."""
    if not stream.has_begun:
        return False
    published, fieldwork = stream.status is WorkStatus.PUBLISHED, stream.fieldwork
    ends = [] if fieldwork is None else [fieldwork.first, fieldwork.last if published else None]
    return (published and changes.get("reports") == ()) or any(end is not None and before(on, end) for end in ends)
