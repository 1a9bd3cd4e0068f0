"""Coverage and burden: what joint work looks at, year by year, and who is asked, where, and by whom.

Rows hold plain values, so that `attrs.asdict` makes a line of a data frame of each. One piece of work may be told
in several documents: streams of one id are the same work, and so is a report that stands alone and the stream
that holds it. What they tell is taken together. A stream that a document calls cancelled is left out of it.

What is not recorded is `None`, and what is recorded as none is `"none"`: neither is a count of zero. Dates that are
too coarse to settle a year or a window put the work under `perhaps`. Sources: briefing B1, B4, C4, C5, D1.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cached_property
from itertools import combinations_with_replacement

from attrs import frozen

from .._tables import rows as table_rows
from ..dates import PartialDate, Period, Span, business_year, not_after
from ..focus import HighLevelProcess
from ..place import Place
from ..programme import Programme, WorkStream
from ..registry import Registry, standard
from ..report import Report
from ..wire import Document
from ..work import NoFieldwork, Sample, Scheme, Term, Whole, WorkStatus, WorkType
from ._page import Page, counted, listed, printable

__all__ = ["ANYWHERE", "EVERYWHERE", "NONE", "PLACES", "BurdenRow", "CoverageRow"]
__all__ += ["burden", "coverage", "coverage_text", "unreached"]

NONE = "none"
"""Stands for an agency, a process or an area that is recorded as being none."""
ANYWHERE = "anywhere"
"""The area of the row that takes all areas of an agency together."""
EVERYWHERE = "all"
"""The area of work that looks, or in the end will look, everywhere."""
PLACES = "places"
"""The scheme of places that are recorded in words and not as areas of a scheme."""

Documents = Document | Iterable[Document]


@frozen(kw_only=True)
class CoverageRow:
    """The work that touches one business year, under one process, at one agency.

    Work that looks at several agencies has a row for each, and counts once in every row that it is in.
    """

    process: str | None
    """A `HighLevelProcess`, `"none"`, or `None` where it is not recorded."""
    agency: str | None
    """The agency's id, `"none"`, or `None` where it is not recorded."""
    year: int | None
    """The calendar year in which the business year begins, or `None` where no date is recorded."""
    count: int
    """How many pieces of work touch that year for certain: as many as `streams` names."""
    streams: tuple[str, ...]
    """Their ids, in order."""
    perhaps: tuple[str, ...]
    """Ids of work that may touch that year: its dates are too coarse to say."""


@frozen(kw_only=True)
class BurdenRow:
    """What one agency is asked in one area, within a window."""

    agency: str | None
    """The agency's id, `"none"`, or `None` where it is not recorded."""
    scheme: str | None
    """The scheme that the area is of; `"places"` for a place in words; `None` where there is none."""
    area: str | None
    """The area's id, or `"anywhere"`, `"all"`, `"none"`, a place in words, or `None` where it is not recorded."""
    count: int
    """How many inspections fall in the window for certain: as many as `streams` names."""
    streams: tuple[str, ...]
    perhaps: tuple[str, ...]
    """Ids of work that may fall in the window: its dates are too coarse, or not recorded."""
    inspectorates: tuple[str, ...]
    """Ids of the bodies that lead or support any of that work."""
    unnamed: tuple[str, ...]
    """Ids of work of which it is not recorded who leads and supports."""
    at_once: bool | None
    """Whether several inspectorates ask at once, in two pieces of work or more; `None` where that cannot be told."""
    overlapping: tuple[str, ...]
    """Ids of work whose fieldwork certainly overlaps that of other work here, done by another inspectorate."""
    may_overlap: tuple[str, ...]
    """The same where it may: dates are too coarse, or not all bodies are recorded."""
    undated: tuple[str, ...]
    """Ids of work whose fieldwork here is not recorded, so that nothing is known of its overlaps."""


# ----------------------------------------------------------------------------------------------------- dates


@frozen
class _When:
    """An interval of days, the beginning and the end of which are each known to lie between two days."""

    starts: tuple[date, date]
    ends: tuple[date, date]

    @classmethod
    def of(cls, when: Period | Span | PartialDate) -> "_When":
        """A period's open end has no limit; a span's open end is not known, and may be any day."""
        if isinstance(when, Period):
            first, last = when.first or date.min, when.last or date.max
            return cls((first, first), (last, last))
        first_, last_ = (when, when) if isinstance(when, PartialDate) else (when.first, when.last)
        low = first_.earliest if first_ else date.min
        high = last_.latest if last_ else date.max
        return cls((low, first_.latest if first_ else high), (last_.earliest if last_ else low, high))

    def meets(self, other: "_When") -> bool | None:
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


def _any(answers: Iterable[bool | None]) -> bool | None:
    """Whether one is true; `None` where none is, and one is not known."""
    found = set(answers)
    return True if True in found else None if None in found else False


def _both(*answers: bool | None) -> bool | None:
    """Whether all are true; `None` where none is false, and one is not known."""
    return False if False in answers else None if None in answers else True


# ------------------------------------------------------------------------------------------------------ work


@frozen
class _Telling:
    """What one document tells of a piece of work."""

    work: WorkStream | Report
    programme: Programme | None = None

    @property
    def complete(self) -> bool:
        return self.programme is not None and self.programme.is_complete

    def fieldwork(self) -> Iterator[tuple["_Where | None", _When]]:
        """Where and when it was, or is to be, done: visits by place, and the whole (`None`)."""
        if isinstance(self.work, Report):
            return
        if self.work.fieldwork is not None:
            yield None, _When.of(self.work.fieldwork)
        for visit in self.work.visits or ():
            for where in _named(_scheme(self.work), visit.areas, visit.places) or (None,):
                yield where, _When.of(visit.visited)

    def published(self) -> Iterator[_When]:
        reports = (self.work,) if isinstance(self.work, Report) else self.work.reports or ()
        return (_When.of(report.published) for report in reports if report.published is not None)

    def planned(self) -> Iterator[_When]:
        if self.programme is not None:
            yield _When.of(self.programme.period)

    def cycle(self) -> Iterator[_When]:
        if isinstance(self.work, WorkStream) and self.work.cycle is not None:
            yield _When.of(self.work.cycle)

    def holders(self) -> tuple[WorkStream | Report | Term, ...]:
        """What names the roles: its terms, or the work itself."""
        terms = self.work.terms if isinstance(self.work, WorkStream) else None
        return terms or (self.work,)


_Where = tuple[str | None, str | None]
"""A scheme and an area."""


def _named(scheme: str | None, areas: Iterable[str] | None, places: Iterable[str] | None) -> tuple[_Where, ...]:
    return (*((scheme, area) for area in areas or ()), *((PLACES, place) for place in places or ()))


def _scheme(work: WorkStream | Report) -> str | None:
    scheme: Scheme | None = getattr(work.coverage, "scheme", None)
    return scheme and scheme.value


@frozen(slots=False)
class _Work:
    """One piece of work, with all that the documents tell of it."""

    id: str
    tellings: tuple[_Telling, ...]

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
    def fieldwork(self) -> tuple[tuple[_Where | None, _When], ...]:
        return tuple(dict.fromkeys(found for told in self.tellings for found in told.fieldwork()))

    @cached_property
    def times(self) -> tuple[_When, ...]:
        """When it is done: by its fieldwork and visits, else its reports, else its programmes, else its cycle.

        The reports of a rolling programme come last: they do not say when it was done.
        """
        dated, planned, cycle = _Telling.published, _Telling.planned, _Telling.cycle
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
    def wheres(self) -> tuple[_Where, ...]:
        """Where it looks: areas and places, by coverage and visits; `(None, None)` where that is not recorded."""
        found: set[_Where] = {where for where, _ in self.fieldwork if where is not None}
        for told in self.tellings:
            coverage = told.work.coverage
            if isinstance(coverage, Sample):
                found.update(_named(_scheme(told.work), coverage.areas, coverage.places))
            elif isinstance(coverage, Whole):
                found.add((_scheme(told.work), EVERYWHERE))
            elif isinstance(coverage, NoFieldwork):
                found.add((None, NONE))
        return tuple(found) or ((None, NONE if any(told.complete for told in self.tellings) else None),)

    def stays(self, where: _Where) -> tuple[_When, ...]:
        """The fieldwork done at a place: its visits there, or else the fieldwork as a whole."""
        if where == (None, ANYWHERE):
            return tuple(when for _, when in self.fieldwork)
        there = tuple(when for place, when in self.fieldwork if place == where)
        return there or tuple(when for place, when in self.fieldwork if place is None)

    def at(self, where: _Where, window: Period | None) -> bool | None:
        """Whether it is done at a place within a window, or `None` where that cannot be told."""
        answer = self.falls_in(window)
        if window is None or where == (None, ANYWHERE) or not self.fieldwork:
            return answer
        there = self.stays(where)
        return _falls(there, window) if there else answer and None

    def bodies(self, window: Period | None) -> frozenset[str] | None:
        """Who leads and supports it within a window, or `None` where that is not recorded."""
        limits = None if window is None else _When.of(window)
        found: set[str] = set()
        recorded = False
        for told in self.tellings:
            for holder in told.holders():
                recorded |= told.complete or holder.leads is not None or holder.supporters is not None
                elsewhen = isinstance(holder, Term) and _When.of(Span(holder.first, holder.last))
                if not (elsewhen and limits and limits.meets(elsewhen) is False):
                    found |= {*(holder.leads or ()), *(holder.supporters or ())}
        return frozenset(found) if recorded else None


def _told(values: AbstractSet[str], *, recorded: bool) -> tuple[str | None, ...]:
    return tuple(sorted(values)) or ((NONE,) if recorded else (None,))


def _falls(times: Iterable[_When], window: Period) -> bool | None:
    limits = _When.of(window)
    return _any([when.meets(limits) for when in times] or [None])


def _given(documents: Documents) -> tuple[Document, ...]:
    """One document, or several, as several."""
    return (documents,) if isinstance(documents, Document) else tuple(documents)


def _works(documents: Iterable[Document]) -> list[_Work]:
    """The work that the documents tell of, each piece once, in order of id."""
    found: dict[str, list[_Telling]] = {}
    owners: dict[str, str] = {}
    alone: list[Report] = []
    for document in documents:
        if isinstance(document, Programme | WorkStream):
            programme = document if isinstance(document, Programme) else None
            for stream in (document,) if isinstance(document, WorkStream) else document.streams:
                if stream.status is not WorkStatus.CANCELLED:
                    found.setdefault(stream.id, []).append(_Telling(stream, programme))
                    for report in stream.reports or ():
                        owners[report.id] = min(stream.id, owners.get(report.id, stream.id))
        else:
            alone += (document,) if isinstance(document, Report) else document.reports or ()
    for report in alone:
        found.setdefault(owners.get(report.id, report.id), []).append(_Telling(report))
    return [_Work(id, tuple(found[id])) for id in sorted(found)]


# ------------------------------------------------------------------------------------------------------ rows


def coverage(documents: Documents) -> tuple[CoverageRow, ...]:
    """Joint work by process, agency and business year, of one document or several.

    A year is touched by fieldwork and visits; where none is recorded, by the publication of reports; else by the
    period of the programme (for a rolling programme that before its reports); for a stream that stands alone by
    its cycle. An end that is open reaches no further than the programme, and the years up to it are `perhaps`.

    >>> from cjji_model import corpus
    >>> row = coverage(corpus["2012-14"])[0]
    >>> row.process, row.agency, row.year, row.streams
    ('bringing-offenders-to-justice', 'courts', 2013, ('learning-disabilities-1',))
    """
    cells: dict[tuple[str | None, str | None, int | None], tuple[list[str], list[str]]] = {}
    for work in _works(_given(documents)):
        for year, sure in work.years():
            for process in work.processes:
                for agency in work.agencies:
                    cells.setdefault((process, agency, year), ([], []))[0 if sure else 1].append(work.id)
    found = (
        CoverageRow(process=process, agency=agency, year=year, count=len(sure), streams=(*sure,), perhaps=(*perhaps,))
        for (process, agency, year), (sure, perhaps) in cells.items()
    )
    return tuple(sorted(found, key=lambda row: (_process_order(row.process), _last(row.agency), _last(row.year))))


_PROCESSES = (*(process.value for process in HighLevelProcess), NONE, None)


def _process_order(process: str | None) -> int:
    return _PROCESSES.index(process)


def _last(value: str | int | None) -> tuple[bool, str | int]:
    """What sorts a value, and puts what is not recorded last."""
    return value is None, "" if value is None else value


def burden(documents: Documents, window: Period | None = None) -> tuple[BurdenRow, ...]:
    """What each agency is asked, in all and in each area that is recorded, within a window of days, or at any time.

    For every agency there is a row for all areas together, `"anywhere"`; then one for each area that work names.
    Work that goes everywhere has a row of its own, `"all"`, and is not added to those of the areas; so has work
    of which it is not recorded where it goes. A joint inspection is one piece of work: the bodies that do it
    together do not by that ask at once. Only work in two pieces, with fieldwork on the same day, does.

    >>> from cjji_model import corpus
    >>> [(row.agency, row.area, row.count) for row in burden(corpus["2019-21"]) if row.area == "anywhere"][:3]
    [('courts', 'anywhere', 1), ('cps', 'anywhere', 1), ('health-services', 'anywhere', 1)]
    """
    cells: dict[tuple[str | None, _Where], list[_Work]] = {}
    for work in _works(_given(documents)):
        for agency in work.agencies:
            for where in ((None, ANYWHERE), *work.wheres):
                if work.at(where, window) is not False:
                    cells.setdefault((agency, where), []).append(work)

    def order(cell: tuple[str | None, _Where]) -> tuple[object, ...]:
        agency, (scheme, area) = cell
        return _last(agency), area != ANYWHERE, _last(scheme), _last(area)

    return tuple(_burden(agency, where, cells[agency, where], window) for agency, where in sorted(cells, key=order))


def _burden(agency: str | None, where: _Where, works: list[_Work], window: Period | None) -> BurdenRow:
    sure = {work.id: work.at(where, window) is True for work in works}
    bodies = {work.id: work.bodies(window) for work in works}
    limits = _When.of(window or _EVER)
    alike: dict[_Asking, list[str]] = {}
    for work in works:
        stays = tuple((when, when.meets(limits)) for when in work.stays(where))
        alike.setdefault((bodies[work.id], stays), []).append(work.id)
    meetings = {
        (one, other): _at_once(one, other)
        for one, other in combinations_with_replacement(alike, 2)
        if one is not other or len(alike[one]) > 1
    }

    def ids(askings: Iterable[_Asking]) -> tuple[str, ...]:
        return tuple(sorted(id for asking in set(askings) for id in alike[asking]))

    return BurdenRow(
        agency=agency,
        scheme=where[0],
        area=where[1],
        count=sum(sure.values()),
        streams=tuple(id for id, certain in sure.items() if certain),
        perhaps=tuple(id for id, certain in sure.items() if not certain),
        inspectorates=tuple(sorted({body for named in bodies.values() for body in named or ()})),
        unnamed=tuple(id for id, named in bodies.items() if named is None),
        at_once=_any(meetings.values()),
        overlapping=ids(asking for pair, answer in meetings.items() if answer for asking in pair),
        may_overlap=ids(
            asking
            for (one, other), answer in meetings.items()
            if answer is None and one[1] and other[1]
            for asking in (one, other)
        ),
        undated=ids(asking for asking in alike if not asking[1]),
    )


_Asking = tuple[frozenset[str] | None, tuple[tuple[_When, bool | None], ...]]
"""Who asks, and the stretches of fieldwork, each with whether it falls in the window."""


def _at_once(one: _Asking, other: _Asking) -> bool | None:
    """Whether, on a day in the window, several inspectorates do two pieces of work; `None` where that cannot be told.

    Three intervals have a day in common where each two of them have.
    """
    (ones, my_stays), (others, their_stays) = one, other
    several = None if ones is None or others is None else len(ones | others) > 1
    overlap = _any(_both(a.meets(b), mine, theirs) for a, mine in my_stays for b, theirs in their_stays)
    return _both(several, overlap if my_stays and their_stays else None)


_EVER = Period(date.min, date.max)


def unreached(stream: WorkStream, registry: Registry) -> tuple[str, ...] | None:
    """The ids of the areas that a rolling programme has not yet reached, or `None` where that cannot be told.

    The areas are those of the scheme that its coverage names, as they stood on the last day recorded of its visits,
    fieldwork or cycle. Reached is what visits and a sample name; where these are not the whole record (visits that
    are not recorded or name no area, places in words, a sample that counts more than it names), areas that
    are not named may still have been reached. Work that is not rolling is to reach no area in particular: `None`.
    """
    scheme = _scheme(stream)
    if stream.type is not WorkType.ROLLING or scheme is None:
        return None
    day = _last_day(stream)
    answers: dict[str, list[bool | None]] = {}
    for place in registry.places:
        if place.scheme == scheme:
            answers.setdefault(place.id, []).append(_stood(place, day))
    stood = {area: answer for area, found in answers.items() if (answer := _any(found)) is not False}
    sample = stream.coverage if isinstance(stream.coverage, Sample) else None
    reached = {area for visit in stream.visits or () for area in visit.areas or ()}
    reached.update(() if sample is None else sample.areas or ())
    left = [area for area in stood if area not in reached]
    settled = bool(stood) and (not left or (all(stood[area] for area in left) and _all_told(stream, sample)))
    return tuple(sorted(left)) if settled else None


def _all_told(stream: WorkStream, sample: Sample | None) -> bool:
    """Whether what visits and the sample name is all that was reached."""
    for told in (*(stream.visits or ()), *(() if sample is None else (sample,))):
        if told.areas is None or told.places:
            return False
    if sample is not None:
        return sample.count is None or sample.count <= len(sample.areas or ())
    return stream.visits is not None


def _last_day(stream: WorkStream) -> date | None:
    """The last day recorded of its visits, fieldwork or cycle."""
    spans = [visit.visited for visit in stream.visits or ()]
    spans += [span for span in (stream.fieldwork, stream.cycle) if span is not None]
    return max((end.latest for span in spans for end in (span.first, span.last) if end is not None), default=None)


def _stood(place: Place, day: date | None) -> bool | None:
    """Whether an area stood on a day; of no day, whether it has no end, or else `None`."""
    if day is None:
        return True if place.until is None else None
    begun = True if place.since is None else not_after(place.since, day)
    over = False if place.until is None else not_after(place.until, day)
    if begun is False or over:
        return False
    return True if begun and over is False else None


# ------------------------------------------------------------------------------------------------------ text


def coverage_text(documents: Documents, *, width: int = 100) -> str:
    """Coverage and burden for people: work by process, agency and year; who is asked most; where; what is not recorded.

    >>> from cjji_model import corpus
    >>> print(coverage_text(corpus["2025-27"]))
    Coverage: 1 programme, 0 pieces of work
    <BLANKLINE>
    Not recorded
      The streams of the Joint inspection business plan 2025-27.
    <BLANKLINE>
    """
    return _Text(_given(documents), Page(width=width)).text()


@frozen(slots=False)
class _Text:
    """The text being made."""

    documents: tuple[Document, ...]
    page: Page

    @cached_property
    def works(self) -> list[_Work]:
        return _works(self.documents)

    @cached_property
    def rows(self) -> tuple[CoverageRow, ...]:
        return coverage(self.documents)

    @cached_property
    def programmes(self) -> list[Programme]:
        found = [document for document in self.documents if isinstance(document, Programme)]
        return sorted(found, key=lambda p: (p.period.first or date.min, p.period.last or date.max, p.id, p.title))

    def titles(self, ids: Iterable[str]) -> str:
        """The titles of work, as a list in words."""
        by_id = {work.id: work.title for work in self.works}
        return listed(sorted(by_id[id] for id in ids))

    def text(self) -> str:
        parts = [self.head(), *self.tables(), self.asked(), self.places(), self.rolling(), self.not_recorded()]
        return "\n\n".join("\n".join(part) for part in parts if part) + "\n"

    def head(self) -> list[str]:
        kinds = Counter(type(document) for document in self.documents)
        words = ((Programme, "programme"), (WorkStream, "work stream"), (Report, "report"))
        given = [counted(kinds[cls], word) for cls, word in words if kinds[cls]]
        others = sum(kinds.values()) - sum(kinds[cls] for cls, _ in words)
        given += [counted(others, "inspectorate's year", "inspectorates' years")] if others else []
        work = counted(len(self.works), "piece of work", "pieces of work")
        lines = self.page.block(f"Coverage: {', '.join([*given, work])}")
        return lines + (
            self.page.block(f"Cancelled, and left out: {listed(self.cancelled())}.") if self.cancelled() else []
        )

    def cancelled(self) -> list[str]:
        """The titles of streams that are left out."""
        kept = {work.id for work in self.works}
        streams = [s for d in self.documents for s in (d.streams if isinstance(d, Programme) else (d,))]
        found = [s for s in streams if isinstance(s, WorkStream) and s.status is WorkStatus.CANCELLED]
        return sorted({stream.title for stream in found if stream.id not in kept})

    # ------------------------------------------------------------------------------- by process, agency, year

    def tables(self) -> Iterator[list[str]]:
        """The table of process, agency and year, in as many parts as the width asks for; then how to read it."""
        rows = self.rows
        if not rows:
            return
        labels = [_AGENCY + self.agency(row.agency) for row in rows] + [_process(row.process) for row in rows]
        room = max(map(len, (*labels, _ALL)))
        years: list[int | None] = [*sorted({row.year for row in rows if row.year is not None} | self.planned())]
        years += [None] if any(row.year is None for row in rows) else []
        each = max((self.page.width - room) // _CELL, 1)
        for start in range(0, len(years), each):
            yield list(self.table(rows, years[start : start + each], room))
        yield [line for words in _KEY for line in self.page.block(words, indent=2)]

    def table(self, rows: tuple[CoverageRow, ...], years: list[int | None], room: int) -> Iterator[str]:
        yield " " * room + "".join(_label(year).rjust(_CELL) for year in years)

        def line(label: str, kept: list[CoverageRow]) -> str:
            return label.ljust(room) + "".join(self.cell(kept, year).rjust(_CELL) for year in years)

        inside = [row for row in rows if row.year in years]
        for process in dict.fromkeys(row.process for row in inside):
            of_process = [row for row in inside if row.process == process]
            yield line(_process(process), of_process)
            for agency in dict.fromkeys(row.agency for row in of_process):
                label = _AGENCY + self.agency(agency)
                yield line(label, [row for row in of_process if row.agency == agency])
        yield line(_ALL, inside)

    def cell(self, rows: list[CoverageRow], year: int | None) -> str:
        """How much work the rows have in a year, each piece once."""
        sure = {id for row in rows if row.year == year for id in row.streams}
        perhaps = {id for row in rows if row.year == year for id in row.perhaps} - sure
        if not sure and not perhaps:
            return "0" if self.is_complete(year) else "·"
        return "+".join([*([str(len(sure))] if sure else []), *([f"{len(perhaps)}?"] if perhaps else [])])

    def is_complete(self, year: int | None) -> bool:
        """Whether the programmes of a year are all complete, and all work has a year, a process and an agency."""
        if year is None or any(row.year is None for row in self.rows):
            return False
        days = Period.business_years(year)
        there = [programme for programme in self.programmes if days.intersection(programme.period) is not None]
        unplaced = any(None in {row.process, row.agency} for row in self.rows if row.year == year)
        return bool(there) and all(programme.is_complete for programme in there) and not unplaced

    def planned(self) -> set[int]:
        """The business years of the programmes, whether anything of them is recorded or not."""
        periods = [p.period for p in self.programmes if p.period.first and p.period.last]
        return {year for period in periods for year in _When.of(period).years(())}

    # -------------------------------------------------------------------------------------- who is asked, where

    def asked(self) -> list[str]:
        """The agencies that are asked most, by whom, and whether by several at once."""
        rows = [row for row in burden(self.documents) if row.area == ANYWHERE and row.agency not in {None, NONE}]
        rows.sort(key=lambda row: -row.count)
        names = [f"{self.agency(row.agency)}, {row.count}" for row in rows]
        lines = ["Who is asked most, by whom, and at once"] if rows else []
        for name, row in zip(names, rows, strict=True):
            room = max(map(len, names)) + 2
            lines += self.page.block(self.by(row), indent=2, label=name, room=room)
            if len(row.streams) > 1:
                lines += self.page.block(self.at_once(row), indent=2 + room)
        return lines

    def by(self, row: BurdenRow) -> str:
        named = [listed(standard().short(body) for body in row.inspectorates)] if row.inspectorates else []
        unnamed = [f"who asks is not recorded for {len(row.unnamed)}"] if row.unnamed else []
        return "; ".join([*named, *unnamed]) or "nobody is named"

    def at_once(self, row: BurdenRow) -> str:
        """What is known of several inspectorates asking at once."""
        told = [f"at once: {self.titles(row.overlapping)}"] if row.overlapping else []
        told += [f"perhaps at once: {self.titles(row.may_overlap)}"] if row.may_overlap else []
        if row.undated and row.at_once is not False:
            lead = "" if told else "at once: not known, "
            told.append(f"{lead}fieldwork is not dated for {len(row.undated)} of {len(row.streams)}")
        return "; ".join(told) or "never at once"

    def places(self) -> list[str]:
        """Where work looks: how many pieces of work in each area, scheme by scheme."""
        counts = Counter(where for work in self.works for where in work.wheres)
        titles = {row["id"]: row["title"] for row in table_rows("places", "schemes")}
        lines = ["Where, by pieces of work"] if counts else []
        for scheme in sorted({scheme for scheme, _ in counts if scheme is not None}):
            found = sorted((-count, self.area(where)) for where, count in counts.items() if where[0] == scheme)
            told = ", ".join(f"{area} {-count}" for count, area in found)
            lines += self.page.block(f"{titles.get(scheme, 'Other places')}: {told}.", indent=2)
        for area, words in ((EVERYWHERE, "Everywhere"), (NONE, "Nowhere in particular"), (None, "Not recorded")):
            if counts[None, area]:
                lines += self.page.block(f"{words}: {counts[None, area]}.", indent=2)
        rest = sorted((-n, a) for (scheme, a), n in counts.items() if scheme is None and a not in _NO_AREA)
        return lines + [f"  {printable(str(area))}, of a scheme not recorded: {-count}." for count, area in rest]

    def area(self, where: _Where) -> str:
        scheme, area = where
        if scheme is None or area is None or not standard().places.knows(scheme, area):
            return "all of them" if area == EVERYWHERE else str(area)
        return standard().places[scheme, area].name

    def rolling(self) -> list[str]:
        """What rolling programmes have not yet reached."""
        found = [(work.title, self.left(work)) for work in self.works if work.rolling]
        unknown = [title for title, left in found if left is None]
        lines = ["Rolling programmes"] if found else []
        for title, left in found:
            if left is not None:
                told = f"has not reached: {'; '.join(left)}" if left else "has reached every area"
                lines += self.page.block(f"{title} {told}.", indent=2)
        if unknown:
            lines += self.page.block(f"Which areas are not reached yet cannot be told of {listed(unknown)}.", indent=2)
        return lines

    def left(self, work: _Work) -> list[str] | None:
        """The names of the areas that none of what is told of the work has it reach; `None` where not known."""
        streams = [told.work for told in work.tellings if isinstance(told.work, WorkStream)]
        found = [(stream, unreached(stream, standard())) for stream in streams]
        told = [{self.area((_scheme(stream), area)) for area in left} for stream, left in found if left is not None]
        return sorted(set.intersection(*told)) if told else None

    # -------------------------------------------------------------------------------------- what is not recorded

    def not_recorded(self) -> list[str]:
        """What is not recorded, so that the tables say nothing of it."""
        without = [p.title for p in self.programmes if p.work_streams is None and not p.is_complete]
        partly = [p.title for p in self.programmes if p.work_streams is not None and not p.is_complete]
        lines = self.page.block(f"The streams of the {listed(without)}.", indent=2) if without else []
        if partly:
            lines += self.page.block(f"Whether other streams stood in the {listed(partly)}.", indent=2)
        count = len(self.works)
        for words, lacks in _LACKS:
            lacking = [work.id for work in self.works if lacks(work)]
            if lacking:
                told = f": {self.titles(lacking)}" if len(lacking) <= _FEW else ""
                lines += self.page.block(f"{words} of {len(lacking)} of {count}{told}.", indent=2)
        return ["Not recorded", *lines] if lines else []

    @staticmethod
    def agency(id: str | None) -> str:
        """What an agency is called."""
        return {None: "not recorded", NONE: "no agency"}.get(id) or printable(standard().short(str(id)))


_KEY = (
    "Each column is a business year, April to March. Work at several agencies counts in each, and once in the process.",
    "1? may fall in the year: its dates are too coarse, or its end is not recorded.",
    "· none is recorded. That is not none: the record of the year is not complete. Where it is, 0 is none.",
)
"""How to read the table."""
_CELL = 9
"""How wide a column of the table is."""
_AGENCY = "  "
_ALL = "All work"
_FEW = 3
"""So many titles are told and not only counted."""
_NO_AREA = {EVERYWHERE, NONE, None}
_LACKS: tuple[tuple[str, Callable[[_Work], bool]], ...] = (
    ("The process", lambda work: None in work.processes),
    ("The agencies", lambda work: None in work.agencies),
    ("Who leads and supports", lambda work: work.bodies(None) is None),
    ("Where it looks", lambda work: (None, None) in work.wheres),
    ("Fieldwork", lambda work: not work.fieldwork),
    ("Any date", lambda work: not work.times),
)


def _label(year: int | None) -> str:
    return "no date" if year is None else f"{year:04}-{(year + 1) % 100:02}"


def _process(process: str | None) -> str:
    words = {None: "Process not recorded", NONE: "No process"}
    return words.get(process) or str(process).replace("-", " ").capitalize()
