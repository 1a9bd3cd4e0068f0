"""Coverage and burden: what joint work looks at, year by year, and who is asked, where, and by whom.

Rows hold plain values, so that `attrs.asdict` makes a line of a data frame of each. One piece of work may be told
in several documents: streams of one id are the same work, and so is a report that stands alone and the stream
that holds it. What they tell is taken together. A stream that a document calls cancelled is left out of it.

What is not recorded is `None`, and what is recorded as none is `"none"`: neither is a count of zero. Dates that are
too coarse to settle a year or a window put the work under `perhaps`. Sources: briefing B1, B4, C4, C5, D1.
"""

from collections.abc import Iterable
from datetime import date
from itertools import combinations_with_replacement

from attrs import frozen

from ..areas.area import Place
from ..dates import Period, not_after
from ..model.coverage import SampleCoverage
from ..model.stream import WorkStream
from ..model.vocabulary import HighLevelProcess, WorkType
from ..registry import Registry
from ._works import (
    ANYWHERE,
    EVERYWHERE,
    NONE,
    PLACES,
    Documents,
    MergedWork,
    Where,
    WorkPeriod,
    all_of,
    any_of,
    as_documents,
    merged_works,
    scheme_of,
)

__all__ = ["ANYWHERE", "EVERYWHERE", "NONE", "PLACES", "BurdenRow", "CoverageRow", "burden", "coverage", "unreached"]


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
    for work in merged_works(as_documents(documents)):
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
    cells: dict[tuple[str | None, Where], list[MergedWork]] = {}
    for work in merged_works(as_documents(documents)):
        for agency in work.agencies:
            for where in ((None, ANYWHERE), *work.wheres):
                if work.at(where, window) is not False:
                    cells.setdefault((agency, where), []).append(work)

    def order(cell: tuple[str | None, Where]) -> tuple[object, ...]:
        agency, (scheme, area) = cell
        return _last(agency), area != ANYWHERE, _last(scheme), _last(area)

    return tuple(_burden(agency, where, cells[agency, where], window) for agency, where in sorted(cells, key=order))


def _burden(agency: str | None, where: Where, works: list[MergedWork], window: Period | None) -> BurdenRow:
    sure = {work.id: work.at(where, window) is True for work in works}
    bodies = {work.id: work.bodies(window) for work in works}
    limits = WorkPeriod.of(window or _EVER)
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
        at_once=any_of(meetings.values()),
        overlapping=ids(asking for pair, answer in meetings.items() if answer for asking in pair),
        may_overlap=ids(
            asking
            for (one, other), answer in meetings.items()
            if answer is None and one[1] and other[1]
            for asking in (one, other)
        ),
        undated=ids(asking for asking in alike if not asking[1]),
    )


_Asking = tuple[frozenset[str] | None, tuple[tuple[WorkPeriod, bool | None], ...]]
"""Who asks, and the stretches of fieldwork, each with whether it falls in the window."""


def _at_once(one: _Asking, other: _Asking) -> bool | None:
    """Whether, on a day in the window, several inspectorates do two pieces of work; `None` where that cannot be told.

    Three intervals have a day in common where each two of them have.
    """
    (ones, my_stays), (others, their_stays) = one, other
    several = None if ones is None or others is None else len(ones | others) > 1
    overlap = any_of(all_of(a.meets(b), mine, theirs) for a, mine in my_stays for b, theirs in their_stays)
    return all_of(several, overlap if my_stays and their_stays else None)


_EVER = Period(date.min, date.max)


def unreached(stream: WorkStream, registry: Registry) -> tuple[str, ...] | None:
    """The ids of the areas that a rolling programme has not yet reached, or `None` where that cannot be told.

    The areas are those of the scheme that its coverage names, as they stood on the last day recorded of its visits,
    fieldwork or cycle. Reached is what visits and a sample name; where these are not the whole record (visits that
    are not recorded or name no area, places in words, a sample that counts more than it names), areas that
    are not named may still have been reached. Work that is not rolling is to reach no area in particular: `None`.
    """
    scheme = scheme_of(stream)
    if stream.type is not WorkType.ROLLING or scheme is None:
        return None
    day = _last_day(stream)
    answers: dict[str, list[bool | None]] = {}
    for place in registry.places:
        if place.scheme == scheme:
            answers.setdefault(place.id, []).append(_stood(place, day))
    stood = {area: answer for area, found in answers.items() if (answer := any_of(found)) is not False}
    sample = stream.coverage if isinstance(stream.coverage, SampleCoverage) else None
    reached = {area for visit in stream.visits or () for area in visit.areas or ()}
    reached.update(() if sample is None else sample.areas or ())
    left = [area for area in stood if area not in reached]
    settled = bool(stood) and (not left or (all(stood[area] for area in left) and _all_told(stream, sample)))
    return tuple(sorted(left)) if settled else None


def _all_told(stream: WorkStream, sample: SampleCoverage | None) -> bool:
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
