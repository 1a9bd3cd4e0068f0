"""The moment of a check: what a rule can ask beside its subject."""

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from attrs import frozen

from ..dates import PartialDate, Period, before, earliest, latest
from ..model.programme import Programme
from ..model.report import Report
from ..model.roles import Term
from ..model.stream import WorkStream
from ..organisations.tenure import DaySet
from ..registry import Registry
from ..statute import joint_authors_during
from ..tables import published_work_ids
from ._recording import unwrapped
from ._subjects import Roles, work_ids

__all__ = ["STATUTORY", "DaysOfWork", "Ends", "Lookups", "Moment", "listed"]


T = TypeVar("T")
DaysOfWork = tuple[date | None, date | None, date | None]
"""The earliest day on which work may have begun, and the earliest and the latest on which it may have ended."""
Ends = tuple[PartialDate | date | None, PartialDate | date | None, tuple[str, ...]]
"""The first and the last day of something, and where they are told: paths from the subject."""


class Lookups:
    """What is found once for a whole check: it reads the documents themselves, and notes nothing."""

    def __init__(self, document: Any, previous: Any) -> None:
        self._given = (document, previous)
        self.found: dict[Hashable, Any] = {}
        """What rules have worked out from values that come again and again: the roles and dates of work."""

    @cached_property
    def with_phases(self) -> frozenset[str]:
        """The ids of streams that other streams of the programme are phases of."""
        document = self._given[0]
        return (
            frozenset(s.parent for s in document.streams if s.parent)
            if isinstance(document, Programme)
            else frozenset()
        )

    @cached_property
    def work(self) -> frozenset[str]:
        """The ids of the streams and reports of both documents."""
        return work_ids(self._given[0]) | work_ids(self._given[1])


@frozen(eq=False)
class Moment:
    """What a rule can ask beside its subject: the documents, the registry, and the day of reading."""

    on: date
    """The day of reading. It says what can be known and what has fallen due; it never chooses the law."""
    document: Any
    previous: Any
    """The programme before, or `None`."""
    registry: Registry
    _lookups: Lookups

    def looking(self, document: Any, previous: Any) -> "Moment":
        """The same moment, with other views of the documents."""
        return Moment(self.on, document, previous, self.registry, self._lookups)

    @property
    def programme(self) -> Programme | None:
        """The programme, where the document is one."""
        return self.document if isinstance(self.document, Programme) else None

    @property
    def complete(self) -> bool:
        """Whether what is absent from the streams is none, rather than not recorded."""
        return isinstance(self.document, Programme) and self.document.is_complete

    def knows_work(self, id: str) -> bool:
        """Whether a stream or report of that id is in the document, in the one before, or among the published ones."""
        return id in self._lookups.work or id in published_work_ids()

    def roles(self, work: Roles) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """Who leads and who supports, or `None` where that is not recorded: the two lists are one record."""
        leads, supporters = work.holder.leads, work.holder.supporters
        if leads is None and supporters is None and not self.complete:
            return None
        return leads or (), supporters or ()

    def has_phases(self, work: Roles) -> bool:
        """Whether the work has phases, and leaves it to them to tell who does it."""
        phased = unwrapped(work.stream).id in self._lookups.with_phases
        return phased and work.holder.leads is None and work.holder.supporters is None

    def ends(self, work: Roles) -> Ends:
        """The first and last day of the work, as far as they are recorded, and where they are told.

        A term's own days, else the fieldwork, else the period up to publication.
        """
        if work.ends is None:
            work.ends = self._ends(work)
        return work.ends

    def _ends(self, work: Roles) -> Ends:
        holder, stream = work.holder, work.stream
        if isinstance(holder, Term):
            return holder.first, holder.last, ("first", "last")
        if isinstance(stream, Report):
            return None, stream.published, ("published",)
        if (field := stream.fieldwork) is not None:
            return field.first, field.last, ("fieldwork",)
        dates = [report.published for report in stream.reports or () if report.published is not None]
        published = max(dates, key=lambda when: when.latest, default=None)
        if isinstance(self.document, Programme):
            period = self.document.period
            first, last = period.first, published or period.last
            return None if first is None or (last is not None and before(last, first)) else first, last, ("fieldwork",)
        if (cycle := stream.cycle) is not None:
            return cycle.first, cycle.last, ("fieldwork",)
        return None, published, ("fieldwork",)

    def imprecise(self, work: Roles) -> tuple[str, ...]:
        """Where the days of the work could be told, or told more exactly; nowhere, if both are days already."""
        first, last, where = self.ends(work)
        told = isinstance(work.holder, Term) or (
            isinstance(work.stream, WorkStream) and work.stream.fieldwork is not None
        )
        exact = told and isinstance(first, PartialDate) and isinstance(last, PartialDate) and first.day and last.day
        return () if exact else where

    def window(self, work: Roles) -> Period | None:
        """Every day that may be one of the work; `None` where nothing says when it was."""
        first, last, _ = self.ends(work)
        if first is None and last is None:
            return None
        return Period(earliest(first) if first else None, latest(last) if last else None)

    def inspectorates(self, work: Roles) -> tuple[frozenset[str], ...]:
        """The criminal justice inspectorates on the days of the work: more than one set where these changed."""
        days = self.window(work)
        if work.authors is None:
            work.authors = joint_authors_during(days or _EVER)
        return work.authors

    def days(self, work: Roles) -> DaysOfWork:
        """The days that a work may have begun and ended on, as far as they matter to how bodies stood.

        Each stands for all days about it on which every body stood alike; `None` where nothing says.
        """
        if work.days is None:
            first, last, _ = self.ends(work)
            since = self.registry.day_of_change
            begun = None if first is None else since(earliest(first))
            work.days = (begun, None, None) if last is None else (begun, since(earliest(last)), since(latest(last)))
        return work.days

    def held(self, id: str, facet: str, days: DaysOfWork, agency: str | None = None) -> bool | None:
        """Whether a facet of a body held on every day of work (`True`), on none (`False`), or neither certainly.

        Where only the end of the work is recorded, it held if it did so then, and did not if it never had before.
        Undated work is taken to be of the time since joint inspection had a footing in law.
        """
        key = (id, facet, agency, days)
        found = self._lookups.found
        if key not in found:
            body = self.registry.bodies.get(id)
            held = None if body is None else body.days(facet, agency)
            found[key] = None if held is None else _stood(held, days)
        answer: bool | None = found[key]
        return answer

    def able(self, agency: str, days: DaysOfWork) -> frozenset[str]:
        """The ids of the bodies that certainly had a remit over an agency on all days of work."""
        found = self._lookups.found
        key = ("able", agency, days)
        if key not in found:
            ids = (body.id for body in self.registry.bodies)
            found[key] = frozenset(id for id in ids if self.held(id, "remits", days, agency))
        able: frozenset[str] = found[key]
        return able

    def once(self, key: Hashable, find: Callable[[], T]) -> T:
        """What depends on the key and the registry alone: worked out once for a whole check."""
        found = self._lookups.found
        if key not in found:
            found[key] = find()
        value: T = found[key]
        return value

    def names(self, ids: Iterable[str]) -> str:
        """Bodies and agencies by their short names, as a list in words."""
        return listed(self.registry.short(id) for id in ids)


STATUTORY = date(2007, 4, 1)
"""The day from which joint inspection had a footing in law. Source: briefing A10."""
_EVER = Period(STATUTORY, None)


def _stood(held: DaySet, days: DaysOfWork) -> bool | None:
    begun, ended, last = days
    if begun is None and ended is not None and last is not None:
        some, every = held.extent(date.min, last).some, held.extent(ended, last).every
    else:
        some, every = held.extent(begun or STATUTORY, last or date.max)
    return True if every else False if some is False else None


def listed(words: Iterable[str]) -> str:
    """Words as a list in words.

    >>> listed(["HMCPSI", "HMI Prisons", "HMICA"])
    'HMCPSI, HMI Prisons and HMICA'
    """
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
