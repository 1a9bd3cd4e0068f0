"""The joint work that concerns an area: which pieces of work look at it, on what ground, and where that is recorded.

Police and crime commissioners, for example, want to know what was or will be inspected in their area. A document may
name areas of one scheme and be asked about an area of another: what the two areas have in common then decides. If that
is not known, or a document does not record where it looks, the work is reported as not known and not left out.
Source: briefing D1.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from .._attribute_docs import Words
from .._checked.faults import Path, pointer
from ..areas.area import Place
from ..areas.overlap import AreaRelation
from ..areas.places import Places
from ..dates import Period, before, within
from ..model.coverage import FullCoverage, SampleCoverage
from ..model.documents import Document
from ..model.programme import Programme
from ..model.report import Report
from ..model.stream import Visit, WorkStream
from ..model.vocabulary import AreaScheme, WorkStatus
from ..registry import Registry, standard_registry
from ._works import any_of

__all__ = ["Reach", "ReachGround", "reach"]


class ReachGround(Words):
    """How a piece of work concerns an area."""

    NAMED = "named"
    """It names the area itself."""
    SAME_EXTENT = "same-extent"
    """It names an area of another scheme that is made up of the same police areas."""
    PART = "part"
    """It names an area of another scheme that lies within this one."""
    WHOLE = "whole-scheme"
    """It looks everywhere, or at every area of a scheme that has at least one area with ground in this area."""
    LARGER = "larger"
    """It names an area that this one lies within: it may look, or have looked, only elsewhere in that area."""
    OVERLAPPING = "overlapping"
    """It names an area that has ground in common with this one."""
    NOT_KNOWN = "not-known"
    """Whether it looks here at all is not known."""


_HOW = {
    AreaRelation.SAME: ReachGround.SAME_EXTENT,
    AreaRelation.CONTAINS: ReachGround.PART,
    AreaRelation.WITHIN: ReachGround.LARGER,
    AreaRelation.OVERLAPS: ReachGround.OVERLAPPING,
    AreaRelation.NOT_KNOWN: ReachGround.NOT_KNOWN,
}
"""The ground for each relation of the area asked about to an area that is named; `APART` gives none."""
_SURE = frozenset({ReachGround.NAMED, ReachGround.SAME_EXTENT, ReachGround.PART, ReachGround.WHOLE})


@frozen(kw_only=True)
class Reach:
    """One ground on which a piece of work concerns the area, or may concern it."""

    document: str
    """The document's id."""
    work: str | None
    """The id of the work stream or report; `None` for the streams that an incomplete document does not record."""
    title: str
    """The title of the work, or of the document if `work` is `None`."""
    how: ReachGround
    """The ground on which the work concerns the area."""
    pointer: str
    """JSON Pointer to the record of the ground, or to where it would be if it is not recorded."""
    scheme: str | None = None
    """The scheme of the area that is named, or the scheme that is looked at as a whole."""
    area: str | None = None
    """The id of the area that is named."""
    visit: bool = False
    """Whether the ground is a visit; otherwise it is the coverage."""
    then: bool | None = True
    """Whether the work falls on the day, or in the period, asked about; `None` if the dates cannot settle it."""
    why: str | None = None
    """What is not known, if `how` is `NOT_KNOWN`: a clause without full stop."""

    @property
    def is_sure(self) -> bool:
        """Whether the work certainly looks at ground in the area."""
        return self.how in _SURE


Documents = Document | Iterable[Document]
"""One document, or several."""


def reach(
    documents: Documents,
    place: Place | tuple[str, str],
    on: date | Period | None = None,
    *,
    registry: Registry | None = None,
) -> tuple[Reach, ...]:
    """The work in one document, or several, that concerns an area or may concern it.

    The area is a `Place`, or a pair of scheme and id. With a day or a period (`on`), work that certainly falls outside
    it is left out; without one, each piece of work is compared with the areas as of its own time. Work is also left out
    if it certainly looks elsewhere, looks at no place in particular, or was cancelled. Raises `UnknownName` if there is
    no such area, and `TypeError` if `place` is neither a `Place` nor a pair.

    >>> from cjji_model import corpus
    >>> for row in reach(corpus["disclosure-2017"], ("cj-areas", "lancashire")):
    ...     print(row.how, row.scheme, row.area, row.pointer)
    same-extent police-areas lancashire /coverage/areas/1
    """
    places = (registry or standard_registry()).places
    key = (place.scheme.value, place.id) if isinstance(place, Place) else place
    if type(key) is not tuple or len(key) != 2:  # noqa: PLR2004  a pair
        raise TypeError(f"an area is a Place, or a pair such as ('cj-areas', 'kent'): {place!r} is neither")
    places[key]  # raises `UnknownName` if there is no such area
    window = Period(on, on) if isinstance(on, date) else on
    given = (documents,) if isinstance(documents, Document) else tuple(documents)
    query = _Query(key, window, places)
    return tuple(row for document in given for row in query.of_document(document))


@frozen
class _Query:
    """The area, and the time, about which documents are asked."""

    key: tuple[str, str]
    """The scheme and the id of the area."""
    window: Period | None
    """The time, or `None` for any time."""
    places: Places
    """The areas of the registry."""

    def of_document(self, document: Document) -> Iterator[Reach]:
        """The rows of one document, in the order of its parts."""
        if isinstance(document, Programme):
            for i, stream in enumerate(document.streams):
                yield from self.of_work(document, stream, ("work_streams", i))
            if not document.is_complete and self.then(document, None) is not False:
                why = "the document does not hold every stream of the programme"
                yield Reach(
                    document=document.id,
                    work=None,
                    title=document.title,
                    how=ReachGround.NOT_KNOWN,
                    pointer="/work_streams",
                    then=self.then(document, None),
                    why=why,
                )
        elif isinstance(document, WorkStream | Report):
            yield from self.of_work(document, document, ())
        else:
            for i, report in enumerate(document.reports or ()):
                yield from self.of_work(document, report, ("reports", i))

    def of_work(self, document: Document, work: WorkStream | Report, path: Path) -> Iterator[Reach]:
        """The rows of one piece of work.

        They are all rows on known grounds; or, if there are none, a single row that is `NOT_KNOWN`; or, if the work
        certainly looks elsewhere, none.
        """
        then = self.then(document, work)
        if then is False or (isinstance(work, WorkStream) and work.status is WorkStatus.CANCELLED):
            return
        period = self.window or _time(document, work)
        rows = [row for row in self.recorded(work, period) if row is not None]
        known = [row for row in rows if row.how is not ReachGround.NOT_KNOWN]
        # In a complete programme absent coverage is recorded as none: the work then looks nowhere.
        whole = isinstance(document, Programme) and document.is_complete
        if not known and not rows and not (whole and work.coverage is None):
            rows = list(self.not_recorded(work))
        for row in known or rows[:1]:
            yield Reach(
                document=document.id,
                work=work.id,
                title=work.title,
                how=row.how,
                pointer=pointer((*path, *row.path)),
                scheme=row.scheme,
                area=row.area,
                visit=row.path[0] == "visits",
                then=then,
                why=row.why,
            )

    # --------------------------------------------------------------------------------------------------- when

    def then(self, document: Document, work: WorkStream | Report | None) -> bool | None:
        """Whether the work falls in the window, by its fieldwork and visits, or else by its programme and cycle.

        A report falls in it by its publication: see `_reported`. `None` if the dates cannot settle it.
        """
        window = self.window
        if window is None:
            return True
        if isinstance(work, Report):
            return _reported(work, window)
        if work is not None:
            spans = [visit.visited for visit in work.visits or ()]
            if work.fieldwork is not None:
                spans.append(work.fieldwork)
            if spans:
                return any_of(span.meets(window) for span in spans)
        planned: list[bool | None] = []
        if isinstance(document, Programme):
            planned.append(document.period.intersection(window) is not None)
        if work is not None and work.cycle is not None:
            planned.append(work.cycle.meets(window))
        return any_of(planned) if planned else None

    # -------------------------------------------------------------------------------------------------- where

    def recorded(self, work: WorkStream | Report, period: Period | None) -> Iterator["_Row | None"]:
        """A row for each area that coverage and visits name, and for full coverage; `None` where it is elsewhere."""
        coverage = work.coverage
        scheme = coverage.scheme if isinstance(coverage, SampleCoverage | FullCoverage) else None
        if isinstance(coverage, SampleCoverage):
            for i, area in enumerate(coverage.areas or ()):
                yield self.named(scheme, area, period, ("coverage", "areas", i))
        if isinstance(coverage, FullCoverage):
            yield self.whole(coverage, period)
        for i, visit in enumerate(_visits(work)):
            when = self.window or visit.visited.widest
            for j, area in enumerate(visit.areas or ()):
                yield self.named(scheme, area, when, ("visits", i, "areas", j))

    def named(self, scheme: AreaScheme | None, area: str, period: Period | None, path: Path) -> "_Row | None":
        """The row for an area that a document names, or `None` if it certainly is apart from the area asked about."""
        if scheme is None:
            return _Row(ReachGround.NOT_KNOWN, path, None, area, "the scheme of the area is not recorded")
        other = (scheme.value, area)
        if other == self.key:
            return _Row(ReachGround.NAMED, path, *other)
        if not self.places.has(*other):
            return _Row(ReachGround.NOT_KNOWN, path, *other, "the scheme has no such area")
        relation = self.places.relation(self.key, other, on=period or _EVER)
        if relation is AreaRelation.APART:
            return None
        why = (
            "whether the two areas had ground in common at the time is not known"
            if relation is AreaRelation.NOT_KNOWN
            else None
        )
        return _Row(_HOW[relation], path, *other, why)

    def whole(self, coverage: FullCoverage, period: Period | None) -> "_Row | None":
        """The row for work that looks everywhere, or at every area of a scheme; `None` if none of these is here."""
        scheme, path = coverage.scheme, ("coverage",)
        if scheme is None and coverage.unit is not None:
            # Free text, such as all secure training centres or all of Wales, does not settle whether any of it is here.
            return _Row(ReachGround.NOT_KNOWN, ("coverage", "unit"), None, None, "its coverage is given as text only")
        if scheme is None:
            return _Row(ReachGround.WHOLE, path)
        own, id = self.key
        # Areas are the same between two days of change; days on which the area asked about did not exist say nothing.
        days = [day for day in self.places.days_of_change(period or _EVER) if id in self.places.scheme(own, on=day)]
        answers = {self.reached(scheme, day) for day in days}
        if answers not in ({True}, {False}):
            why = "whether the scheme had an area here at the time is not known"
            return _Row(ReachGround.NOT_KNOWN, path, scheme.value, None, why)
        return _Row(ReachGround.WHOLE, path, scheme.value) if True in answers else None

    def reached(self, scheme: AreaScheme, day: date) -> bool | None:
        """Whether any area of a scheme had ground in the area on a day, or `None` if that is not known."""
        rows = self.places.overlapping(*self.key, scheme, on=day)
        known = [row for row in rows if row.relation is not AreaRelation.NOT_KNOWN and row.existed]
        if known:
            return True
        return None if rows else False

    def not_recorded(self, work: WorkStream | Report) -> Iterator["_Row"]:
        """A row for what is missing in the record of where a piece of work looks, if anything is."""
        coverage = work.coverage
        if coverage is None:
            yield _Row(ReachGround.NOT_KNOWN, ("coverage",), None, None, "where it looks is not recorded")
        elif isinstance(coverage, SampleCoverage):
            scheme = coverage.scheme and coverage.scheme.value
            if coverage.places:
                yield _Row(ReachGround.NOT_KNOWN, ("coverage", "places"), scheme, None, "places are given as text only")
            elif coverage.areas is None or (coverage.count or 0) > len(coverage.areas):
                yield _Row(ReachGround.NOT_KNOWN, ("coverage", "areas"), scheme, None, "not all areas are named")


@frozen
class _Row:
    """A ground from one part of the record of a piece of work: the attributes of `Reach` that depend on the part."""

    how: ReachGround
    """As in `Reach`."""
    path: Path
    """The path from the piece of work to the part."""
    scheme: str | None = None
    """As in `Reach`."""
    area: str | None = None
    """As in `Reach`."""
    why: str | None = None
    """As in `Reach`."""


_EVER = Period(date.min, date.max)


def _visits(work: WorkStream | Report) -> tuple[Visit, ...]:
    """The visits of a stream; a report has none."""
    return (work.visits or ()) if isinstance(work, WorkStream) else ()


def _time(document: Document, work: WorkStream | Report) -> Period | None:
    """The time of a piece of work, which decides what the areas that it names were; `None` if none is recorded."""
    if isinstance(work, Report):
        return None if work.published is None else Period(work.published.earliest, work.published.latest)
    if work.fieldwork is not None:
        return work.fieldwork.widest
    if isinstance(document, Programme):
        return document.period
    return None if work.cycle is None else work.cycle.widest


def _reported(report: Report, window: Period) -> bool | None:
    """Whether the work that a report is on falls in a window, as far as its publication settles that.

    True if it was published in the window, false if it was published before it. Otherwise `None`: the work came before
    its report by an unknown time, or the date is too coarse.
    """
    if report.published is None:
        return None
    earlier = window.first is not None and before(report.published, window.first)
    if earlier:
        return False
    return True if within(report.published, window) else None
