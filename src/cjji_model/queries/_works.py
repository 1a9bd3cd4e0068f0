"""Pieces of work, merged from all documents that record them, and when and where each is done."""

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
"""Placeholder for an agency, a process or an area where the document records that there is none."""
ANYWHERE = "anywhere"
"""The area of the row that sums up all areas of an agency."""
EVERYWHERE = "all"
"""The area of work that looks everywhere, or will have by its end."""
PLACES = "places"
"""The scheme of places that are recorded as free text and not as areas of a scheme."""

Documents = Document | Iterable[Document]
"""One document, or several."""


# ----------------------------------------------------------------------------------------------------- dates


@frozen
class WorkPeriod:
    """An interval of days whose first and last day are each known only as a range. All ranges are closed."""

    starts: tuple[date, date]
    """The earliest and the latest day on which it may begin."""
    ends: tuple[date, date]
    """The earliest and the latest day on which it may end."""

    @classmethod
    def of(cls, when: Period | Span | PartialDate) -> "WorkPeriod":
        """Make one from a period, a span or a single date.

        An open end means different things: of a `Period`, that there is no limit; of a `Span`, that the day is not
        known, so it may be any day on the right side of the other end.
        """
        if isinstance(when, Period):
            first, last = when.first or date.min, when.last or date.max
            return cls((first, first), (last, last))
        first_, last_ = (when, when) if isinstance(when, PartialDate) else (when.first, when.last)
        low = first_.earliest if first_ else date.min
        high = last_.latest if last_ else date.max
        return cls((low, first_.latest if first_ else high), (last_.earliest if last_ else low, high))

    def meets(self, other: "WorkPeriod") -> bool | None:
        """Whether the two certainly have a day in common, or `None` if the dates cannot settle it."""
        if self.starts[0] > other.ends[1] or other.starts[0] > self.ends[1]:
            return False
        certain = self.latest_start <= other.earliest_end and other.latest_start <= self.earliest_end
        return True if certain else None

    @property
    def latest_start(self) -> date:
        """The last day on which it may begin: not later than the last day on which it may end."""
        return min(self.starts[1], self.ends[1])

    @property
    def earliest_end(self) -> date:
        """The first day on which it may end: not earlier than the first day on which it may begin."""
        return max(self.starts[0], self.ends[0])

    def years(self, bounds: Iterable[date]) -> range:
        """The business years that it may touch, each as the calendar year in which it begins.

        An open end reaches as far as the outermost of `bounds`, or to the other end if that lies further out.
        """
        low, high = self.starts[0], self.ends[1]
        if low == date.min:
            low = min((*bounds, self.ends[0]))
        if high == date.max:
            high = max((*bounds, self.starts[1]))
        return range(_year(low), _year(high) + 1)


def _year(day: date) -> int:
    """The calendar year in which the business year of a day begins."""
    first = business_year(day).first  # optional by its type only: a business year always has a first day
    return day.year if first is None else first.year


def any_of(answers: Iterable[bool | None]) -> bool | None:
    """Three-valued `any`: true if an answer is true, else `None` if one is not known, else false."""
    values = set(answers)
    if True in values:
        return True
    return None if None in values else False


def all_of(*answers: bool | None) -> bool | None:
    """Three-valued `all`: false if an answer is false, else `None` if one is not known, else true."""
    if False in answers:
        return False
    return None if None in answers else True


# ------------------------------------------------------------------------------------------------------ work


@frozen
class WorkRecord:
    """A piece of work as one document records it."""

    work: WorkStream | Report
    """The stream, or the report of a piece of work that has no stream in the document."""
    programme: Programme | None = None
    """The programme that holds the stream; `None` if the stream or report is not in a programme."""

    @property
    def complete(self) -> bool:
        """Whether the programme is complete, so that what it does not record is recorded as none."""
        return self.programme is not None and self.programme.is_complete

    def fieldwork(self) -> Iterator[tuple["Where | None", WorkPeriod]]:
        """Where and when fieldwork was done or is planned: by place for visits, `None` for the fieldwork as a whole."""
        if isinstance(self.work, Report):
            return
        if self.work.fieldwork is not None:
            yield None, WorkPeriod.of(self.work.fieldwork)
        for visit in self.work.visits or ():
            for where in _wheres(scheme_of(self.work), visit.areas, visit.places) or (None,):
                yield where, WorkPeriod.of(visit.visited)

    def published(self) -> Iterator[WorkPeriod]:
        """The dates on which its reports were published."""
        reports = (self.work,) if isinstance(self.work, Report) else self.work.reports or ()
        return (WorkPeriod.of(report.published) for report in reports if report.published is not None)

    def planned(self) -> Iterator[WorkPeriod]:
        """The period of the programme, if it is in one."""
        if self.programme is not None:
            yield WorkPeriod.of(self.programme.period)

    def cycle(self) -> Iterator[WorkPeriod]:
        """The cycle of a rolling programme, if it is recorded."""
        if isinstance(self.work, WorkStream) and self.work.cycle is not None:
            yield WorkPeriod.of(self.work.cycle)

    def holders(self) -> tuple[WorkStream | Report | Term, ...]:
        """The objects that hold its roles: its terms if there are any, or else the work itself."""
        terms = self.work.terms if isinstance(self.work, WorkStream) else None
        return terms or (self.work,)


Where = tuple[str | None, str | None]
"""A scheme and an area, as plain text; either is `None` if there is none or it is not recorded."""


def _wheres(scheme: str | None, areas: Iterable[str] | None, places: Iterable[str] | None) -> tuple[Where, ...]:
    """Areas of a scheme and places in free text, in one form."""
    return (*((scheme, area) for area in areas or ()), *((PLACES, place) for place in places or ()))


def scheme_of(work: WorkStream | Report) -> str | None:
    """The scheme that the coverage of a piece of work names, as plain text."""
    # Work without local fieldwork (`NoFieldwork`), or without coverage, has no attribute `scheme`.
    scheme: AreaScheme | None = getattr(work.coverage, "scheme", None)
    return scheme and scheme.value


@frozen(slots=False)  # `cached_property` needs a `__dict__`
class MergedWork:
    """One piece of work, merged from all documents that record it."""

    id: str
    """The id of the stream, or of the report if no document has a stream for it."""
    records: tuple[WorkRecord, ...]
    """What each document records of it."""

    @property
    def title(self) -> str:
        """Its title, of a stream rather than of a report; the first in alphabetical order if documents differ."""
        return min((isinstance(record.work, Report), record.work.title) for record in self.records)[1]

    @property
    def rolling(self) -> bool:
        """Whether any document records it as a rolling programme."""
        return any(record.work.type is WorkType.ROLLING for record in self.records)

    @cached_property
    def processes(self) -> tuple[str | None, ...]:
        """The processes that it is recorded under; `NONE` if it has none, `None` if that is not recorded."""
        processes = {record.work.process.value for record in self.records if record.work.process is not None}
        return _or_none(processes, recorded=any(record.complete for record in self.records))

    @cached_property
    def agencies(self) -> tuple[str | None, ...]:
        """The ids of the agencies inspected; `NONE` if there are none, `None` if that is not recorded."""
        agencies = {agency for record in self.records for agency in record.work.agencies or ()}
        recorded = any(record.work.agencies is not None or record.complete for record in self.records)
        return _or_none(agencies, recorded=recorded)

    @cached_property
    def fieldwork(self) -> tuple[tuple[Where | None, WorkPeriod], ...]:
        """Where and when fieldwork is done, without duplicates; the place is `None` for the fieldwork as a whole."""
        return tuple(dict.fromkeys(part for record in self.records for part in record.fieldwork()))

    @cached_property
    def times(self) -> tuple[WorkPeriod, ...]:
        """When it is done, by the first of these that is recorded: fieldwork and visits, reports, programmes, cycle.

        For a rolling programme reports come last, because they do not say when the work was done.
        """
        dated, planned, cycle = WorkRecord.published, WorkRecord.planned, WorkRecord.cycle
        grounds = (planned, cycle, dated) if self.rolling else (dated, planned, cycle)
        choices = [tuple(when for _, when in self.fieldwork)]
        choices += [tuple(when for record in self.records for when in ground(record)) for ground in grounds]
        return next((times for times in choices if times), ())

    def years(self) -> Iterator[tuple[int | None, bool]]:
        """The business years that it may touch, each with whether it certainly does.

        A business year is named by the calendar year in which it begins. If no date is recorded, the year is `None`.
        """
        if not self.times:
            yield None, True
        periods = [record.programme.period for record in self.records if record.programme is not None]
        bounds = [day for period in periods for day in (period.first, period.last) if day is not None]
        for year in sorted({year for when in self.times for year in when.years(bounds)}):
            yield year, self.falls_in(Period.business_years(year)) is True

    def falls_in(self, window: Period | None) -> bool | None:
        """Whether it is done within a window, or `None` if the dates cannot settle it. True without a window."""
        return True if window is None else _falls(self.times, window)

    @cached_property
    def places_looked_at(self) -> tuple[Where, ...]:
        """The areas and places where it looks, from its coverage and visits; `(None, None)` if that is not recorded."""
        places: set[Where] = {where for where, _ in self.fieldwork if where is not None}
        for record in self.records:
            coverage = record.work.coverage
            if isinstance(coverage, SampleCoverage):
                places.update(_wheres(scheme_of(record.work), coverage.areas, coverage.places))
            elif isinstance(coverage, FullCoverage):
                places.add((scheme_of(record.work), EVERYWHERE))
            elif isinstance(coverage, NoFieldwork):
                places.add((None, NONE))
        if places:
            return tuple(places)
        recorded = any(record.complete for record in self.records)
        return ((None, NONE if recorded else None),)

    def stays(self, where: Where) -> tuple[WorkPeriod, ...]:
        """The fieldwork done at a place: the visits there, or if there are none the fieldwork as a whole."""
        if where == (None, ANYWHERE):
            return tuple(when for _, when in self.fieldwork)
        there = tuple(when for place, when in self.fieldwork if place == where)
        return there or tuple(when for place, when in self.fieldwork if place is None)

    def at(self, where: Where, window: Period | None) -> bool | None:
        """Whether it is done at a place within a window, or `None` if the dates cannot settle it."""
        answer = self.falls_in(window)
        if window is None or where == (None, ANYWHERE) or not self.fieldwork:
            return answer
        there = self.stays(where)
        # All recorded fieldwork is elsewhere: work in the window may have been here too, on a day that is not recorded.
        if there:
            return _falls(there, window)
        return False if answer is False else None

    def bodies(self, window: Period | None) -> frozenset[str] | None:
        """The ids of the bodies that lead or support it within a window, or `None` if that is not recorded.

        Roles held for a term certainly outside the window are left out.
        """
        limits = None if window is None else WorkPeriod.of(window)
        bodies: set[str] = set()
        recorded = False
        for record in self.records:
            for holder in record.holders():
                recorded |= record.complete or holder.leads is not None or holder.supporters is not None
                if limits is not None and isinstance(holder, Term):
                    term = WorkPeriod.of(Span(holder.first, holder.last))
                    if limits.meets(term) is False:
                        continue
                bodies |= {*(holder.leads or ()), *(holder.supporters or ())}
        return frozenset(bodies) if recorded else None


def _or_none(values: AbstractSet[str], *, recorded: bool) -> tuple[str | None, ...]:
    """The values in order; without any, `NONE` if the record is complete (`recorded`), else `None`."""
    if values:
        return tuple(sorted(values))
    return (NONE,) if recorded else (None,)


def _falls(times: Iterable[WorkPeriod], window: Period) -> bool | None:
    """Whether any of the times has a day in a window; `None` if that is not known, or there are no times."""
    limits = WorkPeriod.of(window)
    return any_of([when.meets(limits) for when in times] or [None])


def as_documents(documents: Documents) -> tuple[Document, ...]:
    """One document, or several, as a tuple."""
    return (documents,) if isinstance(documents, Document) else tuple(documents)


def merged_works(documents: Iterable[Document]) -> list[MergedWork]:
    """The pieces of work recorded in the documents, merged, in order of id. Cancelled streams are left out.

    Streams with the same id are one piece of work. A report outside any stream belongs to the stream that holds a
    report of the same id, or else is a piece of work of its own.
    """
    by_id: dict[str, list[WorkRecord]] = {}
    owners: dict[str, str] = {}
    separate: list[Report] = []
    for document in documents:
        if isinstance(document, Programme | WorkStream):
            programme = document if isinstance(document, Programme) else None
            for stream in (document,) if isinstance(document, WorkStream) else document.streams:
                if stream.status is not WorkStatus.CANCELLED:
                    by_id.setdefault(stream.id, []).append(WorkRecord(stream, programme))
                    for report in stream.reports or ():
                        # Several streams may hold the same report: the least id, whatever the order of documents.
                        owners[report.id] = min(stream.id, owners.get(report.id, stream.id))
        else:
            separate += (document,) if isinstance(document, Report) else document.reports or ()
    # Last, because the stream that holds a report may be in a later document.
    for report in separate:
        by_id.setdefault(owners.get(report.id, report.id), []).append(WorkRecord(report))
    return [MergedWork(id, tuple(by_id[id])) for id in sorted(by_id)]
