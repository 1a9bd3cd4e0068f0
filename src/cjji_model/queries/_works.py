"""Pieces of work: what several documents tell of one, taken together, and when and where it is done."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cached_property

from attrs import frozen

from ..dates import PartialDate, Period, Span, business_year
from ..model.coverage import FullCoverage, NoFieldwork, SampleCoverage
from ..model.documents import Document
from ..model.programme import Programme
from ..model.report import Report
from ..model.roles import Term
from ..model.stream import WorkStream
from ..model.vocabulary import AreaScheme, WorkStatus, WorkType

__all__ = [
    "ANYWHERE",
    "EVERYWHERE",
    "NONE",
    "PLACES",
    "Documents",
    "MergedWork",
    "Where",
    "WorkPeriod",
    "all_of",
    "any_of",
    "as_documents",
    "merged_works",
    "scheme_of",
]

NONE = "none"
"""Stands for an agency, a process or an area that is recorded as being none."""
ANYWHERE = "anywhere"
"""The area of the row that takes all areas of an agency together."""
EVERYWHERE = "all"
"""The area of work that looks, or in the end will look, everywhere."""
PLACES = "places"
"""The scheme of places that are recorded in words and not as areas of a scheme."""

Documents = Document | Iterable[Document]


# ----------------------------------------------------------------------------------------------------- dates


@frozen
class WorkPeriod:
    """An interval of days, the beginning and the end of which are each known to lie between two days."""

    starts: tuple[date, date]
    ends: tuple[date, date]

    @classmethod
    def of(cls, when: Period | Span | PartialDate) -> "WorkPeriod":
        """A period's open end has no limit; a span's open end is not known, and may be any day."""
        if isinstance(when, Period):
            first, last = when.first or date.min, when.last or date.max
            return cls((first, first), (last, last))
        first_, last_ = (when, when) if isinstance(when, PartialDate) else (when.first, when.last)
        low = first_.earliest if first_ else date.min
        high = last_.latest if last_ else date.max
        return cls((low, first_.latest if first_ else high), (last_.earliest if last_ else low, high))

    def meets(self, other: "WorkPeriod") -> bool | None:
        """Whether the two have a day in common, or `None` where that cannot be told."""
        if self.starts[0] > other.ends[1] or other.starts[0] > self.ends[1]:
            return False
        sure = self.latest_start <= other.earliest_end and other.latest_start <= self.earliest_end
        return True if sure else None

    @property
    def latest_start(self) -> date:
        """The last day on which it may begin."""
        return min(self.starts[1], self.ends[1])

    @property
    def earliest_end(self) -> date:
        """The first day on which it may end."""
        return max(self.starts[0], self.ends[0])

    def years(self, bounds: Iterable[date]) -> range:
        """The business years that it may touch. An end that is open goes as far as the bounds, where they go beyond."""
        low, high = self.starts[0], self.ends[1]
        if low == date.min:
            low = min((*bounds, self.ends[0]))
        if high == date.max:
            high = max((*bounds, self.starts[1]))
        return range(_year(low), _year(high) + 1)


def _year(day: date) -> int:
    first = business_year(day).first
    return day.year if first is None else first.year


def any_of(answers: Iterable[bool | None]) -> bool | None:
    """Whether one is true; `None` where none is, and one is not known."""
    found = set(answers)
    return True if True in found else None if None in found else False


def all_of(*answers: bool | None) -> bool | None:
    """Whether all are true; `None` where none is false, and one is not known."""
    return False if False in answers else None if None in answers else True


# ------------------------------------------------------------------------------------------------------ work


@frozen
class WorkRecord:
    """What one document tells of a piece of work."""

    work: WorkStream | Report
    programme: Programme | None = None

    @property
    def complete(self) -> bool:
        return self.programme is not None and self.programme.is_complete

    def fieldwork(self) -> Iterator[tuple["Where | None", WorkPeriod]]:
        """Where and when it was, or is to be, done: visits by place, and the whole (`None`)."""
        if isinstance(self.work, Report):
            return
        if self.work.fieldwork is not None:
            yield None, WorkPeriod.of(self.work.fieldwork)
        for visit in self.work.visits or ():
            for where in _named(scheme_of(self.work), visit.areas, visit.places) or (None,):
                yield where, WorkPeriod.of(visit.visited)

    def published(self) -> Iterator[WorkPeriod]:
        reports = (self.work,) if isinstance(self.work, Report) else self.work.reports or ()
        return (WorkPeriod.of(report.published) for report in reports if report.published is not None)

    def planned(self) -> Iterator[WorkPeriod]:
        if self.programme is not None:
            yield WorkPeriod.of(self.programme.period)

    def cycle(self) -> Iterator[WorkPeriod]:
        if isinstance(self.work, WorkStream) and self.work.cycle is not None:
            yield WorkPeriod.of(self.work.cycle)

    def holders(self) -> tuple[WorkStream | Report | Term, ...]:
        """What names the roles: its terms, or the work itself."""
        terms = self.work.terms if isinstance(self.work, WorkStream) else None
        return terms or (self.work,)


Where = tuple[str | None, str | None]
"""A scheme and an area."""


def _named(scheme: str | None, areas: Iterable[str] | None, places: Iterable[str] | None) -> tuple[Where, ...]:
    return (*((scheme, area) for area in areas or ()), *((PLACES, place) for place in places or ()))


def scheme_of(work: WorkStream | Report) -> str | None:
    scheme: AreaScheme | None = getattr(work.coverage, "scheme", None)
    return scheme and scheme.value


@frozen(slots=False)
class MergedWork:
    """One piece of work, with all that the documents tell of it."""

    id: str
    tellings: tuple[WorkRecord, ...]

    @property
    def title(self) -> str:
        """Its title; a stream's before that of a report."""
        return min((isinstance(told.work, Report), told.work.title) for told in self.tellings)[1]

    @property
    def rolling(self) -> bool:
        return any(told.work.type is WorkType.ROLLING for told in self.tellings)

    @cached_property
    def processes(self) -> tuple[str | None, ...]:
        told = {told.work.process.value for told in self.tellings if told.work.process is not None}
        return _told(told, recorded=any(told.complete for told in self.tellings))

    @cached_property
    def agencies(self) -> tuple[str | None, ...]:
        told = [told.work.agencies for told in self.tellings if told.work.agencies is not None or told.complete]
        return _told({agency for agencies in told for agency in agencies or ()}, recorded=bool(told))

    @cached_property
    def fieldwork(self) -> tuple[tuple[Where | None, WorkPeriod], ...]:
        return tuple(dict.fromkeys(found for told in self.tellings for found in told.fieldwork()))

    @cached_property
    def times(self) -> tuple[WorkPeriod, ...]:
        """When it is done: by its fieldwork and visits, else its reports, else its programmes, else its cycle.

        The reports of a rolling programme come last: they do not say when it was done.
        """
        dated, planned, cycle = WorkRecord.published, WorkRecord.planned, WorkRecord.cycle
        grounds = (planned, cycle, dated) if self.rolling else (dated, planned, cycle)
        found = [tuple(when for _, when in self.fieldwork)]
        found += [tuple(when for told in self.tellings for when in ground(told)) for ground in grounds]
        return next((times for times in found if times), ())

    def years(self) -> Iterator[tuple[int | None, bool]]:
        """The business years that it may touch, each with whether it does for certain; of none recorded, `None`."""
        if not self.times:
            yield None, True
        periods = [told.programme.period for told in self.tellings if told.programme is not None]
        bounds = [day for period in periods for day in (period.first, period.last) if day is not None]
        for year in sorted({year for when in self.times for year in when.years(bounds)}):
            yield year, self.falls_in(Period.business_years(year)) is True

    def falls_in(self, window: Period | None) -> bool | None:
        """Whether it is done within a window, or `None` where that cannot be told."""
        return True if window is None else _falls(self.times, window)

    @cached_property
    def wheres(self) -> tuple[Where, ...]:
        """Where it looks: areas and places, by coverage and visits; `(None, None)` where that is not recorded."""
        found: set[Where] = {where for where, _ in self.fieldwork if where is not None}
        for told in self.tellings:
            coverage = told.work.coverage
            if isinstance(coverage, SampleCoverage):
                found.update(_named(scheme_of(told.work), coverage.areas, coverage.places))
            elif isinstance(coverage, FullCoverage):
                found.add((scheme_of(told.work), EVERYWHERE))
            elif isinstance(coverage, NoFieldwork):
                found.add((None, NONE))
        return tuple(found) or ((None, NONE if any(told.complete for told in self.tellings) else None),)

    def stays(self, where: Where) -> tuple[WorkPeriod, ...]:
        """The fieldwork done at a place: its visits there, or else the fieldwork as a whole."""
        if where == (None, ANYWHERE):
            return tuple(when for _, when in self.fieldwork)
        there = tuple(when for place, when in self.fieldwork if place == where)
        return there or tuple(when for place, when in self.fieldwork if place is None)

    def at(self, where: Where, window: Period | None) -> bool | None:
        """Whether it is done at a place within a window, or `None` where that cannot be told."""
        answer = self.falls_in(window)
        if window is None or where == (None, ANYWHERE) or not self.fieldwork:
            return answer
        there = self.stays(where)
        return _falls(there, window) if there else answer and None

    def bodies(self, window: Period | None) -> frozenset[str] | None:
        """Who leads and supports it within a window, or `None` where that is not recorded."""
        limits = None if window is None else WorkPeriod.of(window)
        found: set[str] = set()
        recorded = False
        for told in self.tellings:
            for holder in told.holders():
                recorded |= told.complete or holder.leads is not None or holder.supporters is not None
                elsewhen = isinstance(holder, Term) and WorkPeriod.of(Span(holder.first, holder.last))
                if not (elsewhen and limits and limits.meets(elsewhen) is False):
                    found |= {*(holder.leads or ()), *(holder.supporters or ())}
        return frozenset(found) if recorded else None


def _told(values: AbstractSet[str], *, recorded: bool) -> tuple[str | None, ...]:
    return tuple(sorted(values)) or ((NONE,) if recorded else (None,))


def _falls(times: Iterable[WorkPeriod], window: Period) -> bool | None:
    limits = WorkPeriod.of(window)
    return any_of([when.meets(limits) for when in times] or [None])


def as_documents(documents: Documents) -> tuple[Document, ...]:
    """One document, or several, as several."""
    return (documents,) if isinstance(documents, Document) else tuple(documents)


def merged_works(documents: Iterable[Document]) -> list[MergedWork]:
    """The work that the documents tell of, each piece once, in order of id."""
    found: dict[str, list[WorkRecord]] = {}
    owners: dict[str, str] = {}
    alone: list[Report] = []
    for document in documents:
        if isinstance(document, Programme | WorkStream):
            programme = document if isinstance(document, Programme) else None
            for stream in (document,) if isinstance(document, WorkStream) else document.streams:
                if stream.status is not WorkStatus.CANCELLED:
                    found.setdefault(stream.id, []).append(WorkRecord(stream, programme))
                    for report in stream.reports or ():
                        owners[report.id] = min(stream.id, owners.get(report.id, stream.id))
        else:
            alone += (document,) if isinstance(document, Report) else document.reports or ()
    for report in alone:
        found.setdefault(owners.get(report.id, report.id), []).append(WorkRecord(report))
    return [MergedWork(id, tuple(found[id])) for id in sorted(found)]
