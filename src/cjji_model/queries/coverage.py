"""Coverage and burden: what joint work looks at, year by year; which agencies are inspected, where, by which bodies.

Rows hold plain values, so `attrs.asdict` turns each into a line of a data frame. A piece of work may be recorded in
several documents: streams with the same id are the same work, and so are a separate report and the stream that holds
it. Their records are merged. A stream that a document records as cancelled is left out of that document.

`None` means not recorded, and `"none"` recorded as none: neither is a count of zero. Work whose dates are too coarse
to settle a year or a window is listed under `perhaps`. Sources: briefing B1, B4, C4, C5, D1.
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

    Work that looks at several agencies counts once in the row of each of them.
    """

    process: str | None
    """The value of a `HighLevelProcess`, `"none"`, or `None` if it is not recorded."""
    agency: str | None
    """The agency's id, `"none"`, or `None` if it is not recorded."""
    year: int | None
    """The calendar year in which the business year begins, or `None` if no date is recorded."""
    count: int
    """The number of pieces of work that certainly touch that year: the length of `streams`."""
    streams: tuple[str, ...]
    """The ids of that work, in order."""
    perhaps: tuple[str, ...]
    """Ids of work that may touch that year, but whose dates are too coarse to settle it."""


@frozen(kw_only=True)
class BurdenRow:
    """The inspections of one agency in one area, within a window."""

    agency: str | None
    """The agency's id, `"none"`, or `None` if it is not recorded."""
    scheme: str | None
    """The scheme of the area; `"places"` for a place in free text; `None` if there is none."""
    area: str | None
    """The area's id, or `"anywhere"`, `"all"`, `"none"`, a place in free text, or `None` if it is not recorded."""
    count: int
    """The number of pieces of work that certainly fall in the window: the length of `streams`."""
    streams: tuple[str, ...]
    """The ids of that work, in order."""
    perhaps: tuple[str, ...]
    """Ids of work that may fall in the window, but whose dates are too coarse or not recorded."""
    inspectorates: tuple[str, ...]
    """Ids of the bodies that lead or support any of the work in `streams` or `perhaps`, in order."""
    unnamed: tuple[str, ...]
    """Ids of work for which it is not recorded who leads and supports it."""
    at_once: bool | None
    """Whether several inspectorates do fieldwork on the same day, in at least two pieces of work.

    `None` if the record cannot settle it.
    """
    overlapping: tuple[str, ...]
    """Ids of work whose fieldwork certainly overlaps that of other work here, done by another inspectorate."""
    may_overlap: tuple[str, ...]
    """Ids of work whose fieldwork may so overlap: dates are too coarse, or not all bodies are recorded."""
    undated: tuple[str, ...]
    """Ids of work whose fieldwork here is not recorded, so nothing is known of its overlaps."""


def coverage(documents: Documents) -> tuple[CoverageRow, ...]:
    """Joint work by process, agency and business year, in one document or several.

    Work touches the years of its fieldwork and visits. If none are recorded, it touches the years in which its reports
    were published; otherwise those of the programme's period; otherwise, for a stream outside a programme, those of
    its cycle. For a rolling programme the reports come last. An open end reaches no further than the programme, and
    the years up to it are `perhaps`.

    >>> from cjji_model import corpus
    >>> row = coverage(corpus["2012-14"])[0]
    >>> row.process, row.agency, row.year, row.streams
    ('bringing-offenders-to-justice', 'courts', 2013, ('learning-disabilities-1',))
    """
    cells: dict[tuple[str | None, str | None, int | None], tuple[list[str], list[str]]] = {}
    for work in merged_works(as_documents(documents)):
        for year, certain in work.years():
            for process in work.processes:
                for agency in work.agencies:
                    cells.setdefault((process, agency, year), ([], []))[0 if certain else 1].append(work.id)
    result = (
        CoverageRow(
            process=process, agency=agency, year=year, count=len(certain), streams=(*certain,), perhaps=(*perhaps,)
        )
        for (process, agency, year), (certain, perhaps) in cells.items()
    )
    return tuple(sorted(result, key=lambda row: (_process_order(row.process), _last(row.agency), _last(row.year))))


_PROCESSES = (*(process.value for process in HighLevelProcess), NONE, None)


def _process_order(process: str | None) -> int:
    """Sort key of a process: the order of the vocabulary, then none, then not recorded."""
    return _PROCESSES.index(process)


def _last(value: str | int | None) -> tuple[bool, str | int]:
    """Sort key of a value that puts `None` last."""
    return value is None, "" if value is None else value


def burden(documents: Documents, window: Period | None = None) -> tuple[BurdenRow, ...]:
    """The inspections of each agency, in total and in each recorded area, within a window of days or at any time.

    Each agency has a row for all areas together, `"anywhere"`, and then a row for each area that work names. Work that
    looks everywhere is counted in a separate row, `"all"`, and not in the rows of the areas; so is work for which it is
    not recorded where it looks (`None`). A joint inspection is one piece of work: several bodies that do it together
    are not `at_once`. Only two pieces of work with fieldwork on the same day are.

    >>> from cjji_model import corpus
    >>> [(row.agency, row.area, row.count) for row in burden(corpus["2019-21"]) if row.area == "anywhere"][:3]
    [('courts', 'anywhere', 1), ('cps', 'anywhere', 1), ('health-services', 'anywhere', 1)]
    """
    cells: dict[tuple[str | None, Where], list[MergedWork]] = {}
    for work in merged_works(as_documents(documents)):
        for agency in work.agencies:
            for where in ((None, ANYWHERE), *work.places_looked_at):
                if work.at(where, window) is not False:
                    cells.setdefault((agency, where), []).append(work)

    def order(cell: tuple[str | None, Where]) -> tuple[object, ...]:
        """By agency; within one, the row for all areas first, then by scheme and area."""
        agency, (scheme, area) = cell
        return _last(agency), area != ANYWHERE, _last(scheme), _last(area)

    return tuple(_burden(agency, where, cells[agency, where], window) for agency, where in sorted(cells, key=order))


def _burden(agency: str | None, where: Where, works: list[MergedWork], window: Period | None) -> BurdenRow:
    """The row of one agency and area, from the work that falls in the window, or may."""
    certain = {work.id: work.at(where, window) is True for work in works}
    bodies = {work.id: work.bodies(window) for work in works}
    limits = WorkPeriod.of(window or _EVER)
    # Work with the same bodies and fieldwork forms a group: comparing groups instead of every two pieces of work keeps
    # the number of comparisons small where many pieces of work have the same record, or none.
    groups: dict[_Presence, list[str]] = {}
    for work in works:
        stays = tuple((when, when.meets(limits)) for when in work.stays(where))
        groups.setdefault((bodies[work.id], stays), []).append(work.id)
    meetings = {
        (first, second): _at_once(first, second)
        for first, second in combinations_with_replacement(groups, 2)
        if first is not second or len(groups[first]) > 1
    }

    def ids(presences: Iterable[_Presence]) -> tuple[str, ...]:
        """The ids of the work in some groups, in order."""
        return tuple(sorted(id for presence in set(presences) for id in groups[presence]))

    return BurdenRow(
        agency=agency,
        scheme=where[0],
        area=where[1],
        count=sum(certain.values()),
        streams=tuple(id for id, falls in certain.items() if falls),
        perhaps=tuple(id for id, falls in certain.items() if not falls),
        inspectorates=tuple(sorted({body for named in bodies.values() for body in named or ()})),
        unnamed=tuple(id for id, named in bodies.items() if named is None),
        at_once=any_of(meetings.values()),
        overlapping=ids(presence for pair, answer in meetings.items() if answer for presence in pair),
        may_overlap=ids(
            presence
            for (first, second), answer in meetings.items()
            if answer is None and first[1] and second[1]
            for presence in (first, second)
        ),
        undated=ids(presence for presence in groups if not presence[1]),
    )


_Presence = tuple[frozenset[str] | None, tuple[tuple[WorkPeriod, bool | None], ...]]
"""The bodies that do some work (`None`: not recorded), and its fieldwork: when, and whether that is in the window."""


def _at_once(first: _Presence, second: _Presence) -> bool | None:
    """Whether, on a day in the window, several inspectorates do two pieces of work; `None` if that is not settled."""
    # Three intervals have a day in common if every two of them have, so it is enough to compare two at a time.
    (bodies, stays), (other_bodies, other_stays) = first, second
    several = None if bodies is None or other_bodies is None else len(bodies | other_bodies) > 1
    overlap = any_of(all_of(a.meets(b), a_falls, b_falls) for a, a_falls in stays for b, b_falls in other_stays)
    return all_of(several, overlap if stays and other_stays else None)


_EVER = Period(date.min, date.max)


def unreached(stream: WorkStream, registry: Registry) -> tuple[str, ...] | None:
    """The ids of the areas that a rolling programme has not yet reached, in order, or `None` if that is not settled.

    The areas are those of the scheme that its coverage names, as of the last day recorded for its visits, fieldwork or
    cycle. An area is reached if a visit or a sample names it. If these records are incomplete (visits that are not
    recorded or name no area, places in free text, a sample that counts more areas than it names), areas that are not
    named may have been reached all the same: if there are any such areas, the result is `None`. It is also `None` for
    work that is not rolling, which does not have to reach any particular area.
    """
    scheme = scheme_of(stream)
    if stream.type is not WorkType.ROLLING or scheme is None:
        return None
    day = _last_day(stream)
    answers: dict[str, list[bool | None]] = {}
    for place in registry.places:
        if place.scheme == scheme:
            # An id may have several entries, each with its own validity period.
            answers.setdefault(place.id, []).append(_existed(place, day))
    every = {area: any_of(each) for area, each in answers.items()}
    existed = {area: answer for area, answer in every.items() if answer is not False}
    sample = stream.coverage if isinstance(stream.coverage, SampleCoverage) else None
    reached = {area for visit in stream.visits or () for area in visit.areas or ()}
    reached.update(() if sample is None else sample.areas or ())
    left = [area for area in existed if area not in reached]
    if not existed:
        return None
    if left and not (all(existed[area] for area in left) and _all_recorded(stream, sample)):
        return None
    return tuple(sorted(left))


def _all_recorded(stream: WorkStream, sample: SampleCoverage | None) -> bool:
    """Whether the areas that visits and the sample name are all that were reached."""
    if any(visit.areas is None or visit.places for visit in stream.visits or ()):
        return False
    if sample is None:
        return stream.visits is not None
    if sample.areas is None or sample.places:
        return False
    return sample.count is None or sample.count <= len(sample.areas)


def _last_day(stream: WorkStream) -> date | None:
    """The last day recorded for its visits, fieldwork or cycle, or `None` if no day is."""
    spans = [visit.visited for visit in stream.visits or ()]
    spans += [span for span in (stream.fieldwork, stream.cycle) if span is not None]
    return max((end.latest for span in spans for end in (span.first, span.last) if end is not None), default=None)


def _existed(place: Place, day: date | None) -> bool | None:
    """Whether an area existed on a day, or `None` if that is not known. Without a day: true if it has no end."""
    if day is None:
        return True if place.until is None else None
    begun = True if place.since is None else not_after(place.since, day)
    ended = False if place.until is None else not_after(place.until, day)
    if begun is False or ended:
        return False
    return True if begun and ended is False else None
