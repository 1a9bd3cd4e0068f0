"""What concerns an area: which pieces of joint work look at it, how that is known, and where it is said.

Whoever answers for an area wants to know what was, or will be, looked at there. A document names areas of one scheme
and may be asked about those of another: what the two have in common decides, and where that is not known, or where a
document does not say where it looks, the work is told as not known rather than left out. Source: briefing D1.
"""

import enum
from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

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

__all__ = ["Reach", "ReachGround", "reach"]


class ReachGround(enum.StrEnum):
    """How a piece of work concerns an area."""

    NAMED = "named"
    """It names the area itself."""
    SAME_EXTENT = "same-extent"
    """It names an area of another scheme that is made up of the same police areas."""
    PART = "part"
    """It names an area of another scheme that lies within this one."""
    WHOLE = "whole-scheme"
    """It looks everywhere, or at every area of a scheme of which one has ground in this area."""
    LARGER = "larger"
    """It names an area that this one lies within: it may look, or have looked, elsewhere in that."""
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
_SURE = frozenset({ReachGround.NAMED, ReachGround.SAME_EXTENT, ReachGround.PART, ReachGround.WHOLE})


@frozen(kw_only=True)
class Reach:
    """One way in which one piece of work concerns the area, or may."""

    document: str
    """The document's id."""
    work: str | None
    """The id of the work stream or report; `None` for the streams that a document does not hold."""
    title: str
    """The title of the work, or of the document."""
    how: ReachGround
    pointer: str
    """Where the document says so; where it would say so, if that is not recorded."""
    scheme: str | None = None
    """The scheme of the area that is named, or that is looked at as a whole."""
    area: str | None = None
    """The id of the area that is named."""
    visit: bool = False
    """Whether a visit says so; otherwise it is the coverage."""
    then: bool | None = True
    """Whether the work falls on the day, or in the period, asked about; `None` where that cannot be told."""
    why: str | None = None
    """What is not known, in words."""

    @property
    def is_sure(self) -> bool:
        """Whether the work certainly looks at ground in the area."""
        return self.how in _SURE


Documents = Document | Iterable[Document]


def reach(
    documents: Documents,
    place: Place | tuple[str, str],
    on: date | Period | None = None,
    *,
    registry: Registry | None = None,
) -> tuple[Reach, ...]:
    """What the work in one document, or several, has to do with an area.

    The area is a `Place`, or a pair of scheme and id. With a day or a period, work that certainly falls outside it is
    left out; without, all work is asked about, each piece in its own time. So is work left out that certainly looks
    elsewhere, at no place in particular, or was cancelled. Raises `UnknownName` where there is no such area.

    >>> from cjji_model import corpus
    >>> for row in reach(corpus["disclosure-2017"], ("cj-areas", "lancashire")):
    ...     print(row.how, row.scheme, row.area, row.pointer)
    same-extent police-areas lancashire /coverage/areas/1
    """
    places = (registry or standard_registry()).places
    key = (place.scheme.value, place.id) if isinstance(place, Place) else place
    if type(key) is not tuple or len(key) != 2:  # noqa: PLR2004  a pair
        raise TypeError(f"an area is a Place, or a pair such as ('cj-areas', 'kent'): {place!r} is neither")
    places[key]  # raises where there is none
    window = Period(on, on) if isinstance(on, date) else on
    every = (documents,) if isinstance(documents, Document) else tuple(documents)
    asked = _Asked(key, window, places)
    return tuple(concern for document in every for concern in asked.of_document(document))


@frozen
class _Asked:
    """An area, and a time, that documents are asked about."""

    key: tuple[str, str]
    window: Period | None
    places: Places

    def of_document(self, document: Document) -> Iterator[Reach]:
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
        """The rows of one piece of work; one that tells of nothing certain is told once as not known."""
        then = self.then(document, work)
        if then is False or (isinstance(work, WorkStream) and work.status is WorkStatus.CANCELLED):
            return
        period = self.window or _time(document, work)
        found = [row for row in self.told(work, period) if row is not None]
        known = [row for row in found if row.how is not ReachGround.NOT_KNOWN]
        whole = isinstance(document, Programme) and document.is_complete
        if not known and not found and not (whole and work.coverage is None):
            found = list(self.untold(work))
        for row in known or found[:1]:
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
        """Whether the work falls in the time asked about: by its fieldwork, else by its programme or cycle."""
        window = self.window
        if window is None:
            return True
        if isinstance(work, Report):
            return _reported(work, window)
        spans = [] if work is None else [visit.visited for visit in work.visits or ()]
        spans += [work.fieldwork] if work is not None and work.fieldwork is not None else []
        if spans:
            return _any(span.meets(window) for span in spans)
        told = [document.period.intersection(window) is not None] if isinstance(document, Programme) else []
        cycle = work.cycle if work is not None else None
        return _any([*told, cycle.meets(window)] if cycle is not None else told or [None])

    # -------------------------------------------------------------------------------------------------- where

    def told(self, work: WorkStream | Report, period: Period | None) -> Iterator["_Row | None"]:
        """What coverage and visits name."""
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
        """What naming an area of a scheme means for the area asked about."""
        if scheme is None:
            return _Row(ReachGround.NOT_KNOWN, path, None, area, "the scheme of the area is not recorded")
        other = (scheme.value, area)
        if other == self.key:
            return _Row(ReachGround.NAMED, path, *other)
        if not self.places.has(*other):
            return _Row(ReachGround.NOT_KNOWN, path, *other, "there is no such area")
        relation = self.places.relation(self.key, other, on=period or _EVER)
        if relation is AreaRelation.APART:
            return None
        why = "what the two areas have in common then is not known" if relation is AreaRelation.NOT_KNOWN else None
        return _Row(_HOW[relation], path, *other, why)

    def whole(self, coverage: FullCoverage, period: Period | None) -> "_Row | None":
        """What looking everywhere, or at every area of a scheme, means for the area asked about."""
        scheme, path = coverage.scheme, ("coverage",)
        if scheme is None and coverage.unit is not None:
            # All secure training centres, all of Wales: words do not say whether any of that is here.
            return _Row(ReachGround.NOT_KNOWN, ("coverage", "unit"), None, None, "what is looked at is told in words")
        if scheme is None:
            return _Row(ReachGround.WHOLE, path)
        own, id = self.key
        days = [day for day in self.places.days_of_change(period or _EVER) if id in self.places.scheme(own, on=day)]
        answers = {self.reached(scheme, day) for day in days}
        if answers not in ({True}, {False}):
            why = "whether the scheme had an area here then is not known"
            return _Row(ReachGround.NOT_KNOWN, path, scheme.value, None, why)
        return _Row(ReachGround.WHOLE, path, scheme.value) if True in answers else None

    def reached(self, scheme: AreaScheme, day: date) -> bool | None:
        """Whether some area of a scheme had ground in the area on a day."""
        rows = self.places.overlapping(*self.key, scheme, on=day)
        known = [row for row in rows if row.relation is not AreaRelation.NOT_KNOWN and row.existed]
        return True if known else None if rows else False

    def untold(self, work: WorkStream | Report) -> Iterator["_Row"]:
        """What is not said of where a piece of work looks."""
        coverage = work.coverage
        if coverage is None:
            yield _Row(ReachGround.NOT_KNOWN, ("coverage",), None, None, "where it looks is not recorded")
        elif isinstance(coverage, SampleCoverage):
            scheme = coverage.scheme and coverage.scheme.value
            if coverage.places:
                yield _Row(ReachGround.NOT_KNOWN, ("coverage", "places"), scheme, None, "places are told in words")
            elif coverage.areas is None or (coverage.count or 0) > len(coverage.areas):
                yield _Row(ReachGround.NOT_KNOWN, ("coverage", "areas"), scheme, None, "not all areas are named")


@frozen
class _Row:
    """What one statement about a piece of work means for the area."""

    how: ReachGround
    path: Path
    scheme: str | None = None
    area: str | None = None
    why: str | None = None


_EVER = Period(date.min, date.max)


def _visits(work: WorkStream | Report) -> tuple[Visit, ...]:
    return work.visits or () if isinstance(work, WorkStream) else ()


def _time(document: Document, work: WorkStream | Report) -> Period | None:
    """The time in which the areas that a piece of work names are to be understood, or `None` where none is recorded."""
    if isinstance(work, Report):
        return None if work.published is None else Period(work.published.earliest, work.published.latest)
    if work.fieldwork is not None:
        return work.fieldwork.widest
    if isinstance(document, Programme):
        return document.period
    return None if work.cycle is None else work.cycle.widest


def _reported(report: Report, window: Period) -> bool | None:
    """Whether what a report tells of falls in a time: where its publication does; never where that came before."""
    if report.published is None:
        return None
    over = window.first is not None and before(report.published, window.first)
    return within(report.published, window) or (False if over else None)


def _any(answers: Iterable[bool | None]) -> bool | None:
    found = set(answers)
    return True if True in found else None if None in found else False
