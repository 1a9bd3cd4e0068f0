"""Strategies for documents as they might be written: programmes, work streams, reports, inspectorates' years."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import event
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from .._checked.kinds import Kind
from ..dates import Period
from ..model.documents import Document
from ..model.inspectorate_year import InspectorateYear
from ..model.programme import Completeness, Programme, ProgrammeStatus
from ..model.report import WORK_ATTRIBUTES, Report
from ..model.stream import WorkStream
from ..model.vocabulary import WorkStatus, WorkType
from ..outcome import Outcome
from . import _builders as lives
from ._builders import Timeline
from ._leaves import objects_within
from ._objects import fill
from ._parts import ends, known
from ._vocabulary import INSPECTORATES, slug
from .breaking import WAYS
from .breaking._case import CaseOptions
from .breaking.inspectorate_year import a_year

__all__ = ["inspectorate_years", "observe", "programmes", "reports", "sound_programmes", "work_streams"]

Attributes = dict[str, SearchStrategy[Any]]
_TRUE_TO_LIFE = frozenset({"id", "title", "period", "year", "fieldwork", "due", "reports", "published", "prepared"})
"""Attributes whose values agree with one another only where all of them come from the same life."""


_YEARS = st.sampled_from((2, 2, 2, 2, 1, 3))


def a_reading(draw: DrawFn, period: Period | None, on: date | None, years: int = 2) -> Timeline:
    """The time of a document: the one asked for, or any."""
    if period is None:
        return lives.a_time(draw, on=on, years=years)
    first, last = ends(period)
    if on is not None and on < first:
        raise InvalidArgument(f"on={on}: before the programme begins, {first}")
    return Timeline(period=period, on=on or last)


def departing(
    draw: DrawFn, cls: type, life: Mapping[str, Any], time: Timeline, *, given: Mapping[str, Any], own: Attributes
) -> dict[str, Any]:
    """Values such as a life has them, some left out and some replaced, beside those that are given."""
    objects = objects_within(time.first, time.horizon)
    given = {**given, **{name: draw(strategy) for name, strategy in own.items()}}

    replaced = _replaced(draw, [name for name, held in life.items() if held is not None and name not in _TRUE_TO_LIFE])

    def value(name: str, kind: Kind) -> Any:
        if life.get(name) is not None and name not in replaced:
            return life[name]
        return draw(objects.values(cls, name, kind))

    return fill(draw, cls, value, given)


def _replaced(draw: DrawFn, names: list[str]) -> set[str]:
    """The attributes that are to be anything plausible, rather than what the life has: for the most part none."""
    if draw(st.integers(0, 2)) < 2:  # noqa: PLR2004  two times in three
        return set()
    some = st.integers(0, 2 ** len(names) - 1)
    mask = draw(some) & draw(some)
    return {name for i, name in enumerate(names) if mask >> i & 1}


def _life(item: Any) -> dict[str, Any]:
    return {name: getattr(item, name) for name in item.__slots__ if not name.startswith("_")}


_STATUSES = tuple(status for status in WorkStatus if status not in {WorkStatus.IN_PROGRESS, WorkStatus.PUBLISHED})


def _a_stream(draw: DrawFn, time: Timeline, attributes: Attributes, titles: set[str]) -> WorkStream:
    settled = lives.possible(time)
    status = draw(st.sampled_from(settled) | st.sampled_from(_STATUSES)) if len(settled) else WorkStatus.PLANNED
    type = draw(st.sampled_from((WorkType.THEMATIC, WorkType.THEMATIC, *WorkType)))
    life = lives.a_stream(draw, time, status=status, type=type)
    title = lives.untaken(life.title, titles)
    kept: dict[str, Any] = {"title": title, "id": slug(title), "type": type, "status": status}
    kept |= _slipped(draw(_SLIPS), time, life)
    given = {name: value for name, value in kept.items() if name not in attributes}
    values = departing(draw, WorkStream, {**_life(life), **kept}, time, given=given, own=attributes)
    return WorkStream(**values)


_SLIPS = st.sampled_from((None,) * 6 + ("late", "no report"))


def _slipped(how: str | None, time: Timeline, life: WorkStream) -> dict[str, Any]:
    """What is recorded otherwise where work slips: it is due after the programme ends, or came out without a report."""
    if how == "late":
        return {"due": lives.day(time.last + timedelta(90))}
    return {"reports": ()} if how and life.status is WorkStatus.PUBLISHED else {}


@st.composite
def work_streams(
    draw: DrawFn, /, *, period: Period | None = None, on: date | None = None, **attributes: SearchStrategy[Any]
) -> WorkStream:
    """Pieces of joint work of a programme of that period, as they are recorded on a day.

    >>> from hypothesis.strategies import just
    >>> work_streams(leads=just(("hmcpsi",)))
    work_streams(leads=just(('hmcpsi',)))
    """
    known(WorkStream, attributes)
    return _a_stream(draw, a_reading(draw, period, on), attributes, set())


@st.composite
def reports(
    draw: DrawFn, /, *, period: Period | None = None, on: date | None = None, **attributes: SearchStrategy[Any]
) -> Report:
    """Reports that stand on their own: some say what work they report, others only what they are."""
    known(Report, attributes)
    time = a_reading(draw, period, on)
    status = WorkStatus.PUBLISHED if WorkStatus.PUBLISHED in lives.possible(time) else WorkStatus.PLANNED
    stream = lives.a_stream(draw, time, status=status, type=draw(st.sampled_from((WorkType.THEMATIC, *WorkType))))
    told = {name: getattr(stream, name) for name in WORK_ATTRIBUTES}
    life = {**_life(next(iter(stream.reports or ()), Report(id=stream.id, title=stream.title))), **told}
    return Report(**departing(draw, Report, life, time, given={}, own=attributes))


@st.composite
def programmes(
    draw: DrawFn,
    /,
    *,
    min_streams: int = 0,
    max_streams: int = 5,
    period: Period | None = None,
    on: date | None = None,
    **attributes: SearchStrategy[Any],
) -> Programme:
    """Programmes as they might be written: some sound, some thin, some that depart from practice here and there.

    What is recorded as done was done by the day `on`, which is by itself a day in or soon after the period.
    Some come from `near_misses`, and break one rule of the book or nearly so: between them they reach every rule.
    They shrink to a programme that has a title, a period and a status. For programmes against which nothing
    stands, see `sound_programmes`.

    >>> programmes(min_streams=1)
    programmes(min_streams=1)
    """
    known(Programme, attributes)
    if not 0 <= min_streams <= max_streams:
        raise InvalidArgument(f"min_streams={min_streams}, max_streams={max_streams}: not a range of counts")
    count = draw(st.integers(min_streams, max_streams))
    more = min(count, max_streams - 1) - _NEEDED
    fits = period is None and not attributes and min_streams <= _NEEDED + more
    if fits and more >= 0 and draw(_SOMETIMES):  # fewer streams lead out of here, as an example shrinks
        found = _all_but_sound(draw, on, more)
        if isinstance(found, Programme):
            return found
    time = a_reading(draw, period, on, years=draw(_YEARS) if on is None else 2)
    header = lives.a_header(draw, time)
    life = _life(header)
    given: dict[str, Any] = {"id": header.id, "title": header.title, "period": time.period}
    given |= {
        "status": draw(st.sampled_from((ProgrammeStatus.DRAFT, ProgrammeStatus.PUBLISHED, *ProgrammeStatus))),
        "completeness": draw(st.sampled_from((None, Completeness.COMPLETE, *Completeness))),
    }
    if count or draw(st.booleans()):
        titles: set[str] = set()
        given["work_streams"] = tuple(_a_stream(draw, time, {}, titles) for _ in range(count))
    else:
        given["work_streams"] = None
    given = {name: value for name, value in given.items() if name not in attributes}
    return Programme(**departing(draw, Programme, life, time, given=given, own=attributes))


_NEEDED = 3
"""How many streams a programme needs that breaks one rule alone: these, and sometimes one more."""


_SELDOM = st.sampled_from((False, False, False, True))
_SOMETIMES = st.sampled_from((False, True, True, True))


def _all_but_sound(draw: DrawFn, on: date | None, more: int) -> Document | None:
    ways = [way for way in WAYS.values() if on is None or way.since <= on]
    if not ways:
        return None
    given = CaseOptions(on=on, min_streams=more, max_streams=more)
    pair = draw(st.sampled_from(ways)).make(draw, given)
    return (pair.kept if draw(_SELDOM) else pair.broken).document


@st.composite
def sound_programmes(draw: DrawFn, *, min_streams: int = 2, max_streams: int = 5, on: date | None = None) -> Programme:
    """Complete programmes against which nothing stands on a day, with two streams at least.

    The day is `on`; where it is not given, read the programme on `cjji_model.rules.reading_day` or later.
    """
    if not 2 <= min_streams <= max_streams:  # noqa: PLR2004  each inspectorate takes part, two in a stream
        raise InvalidArgument(f"min_streams={min_streams}, max_streams={max_streams}: not a range of counts from 2")
    time = lives.a_time(draw, on=on, years_over=0 if on else 2)
    return lives.a_programme(draw, time, (), more=draw(st.integers(min_streams - 2, max_streams - 2)))


@st.composite
def inspectorate_years(
    draw: DrawFn, /, *, on: date | None = None, **attributes: SearchStrategy[Any]
) -> InspectorateYear:
    """Years of one inspectorate, read on a day."""
    known(InspectorateYear, attributes)
    year, read = a_year(draw, on, draw(st.sampled_from(INSPECTORATES)))
    given = {"id": year.id, "inspectorate": year.inspectorate, "year": year.year}
    given = {name: value for name, value in given.items() if name not in attributes}
    time = Timeline(period=year.year, on=read)
    return InspectorateYear(**departing(draw, InspectorateYear, _life(year), time, given=given, own=attributes))


def observe(outcome: Outcome) -> Outcome:
    """Tell Hypothesis' statistics each verdict of each rule, so that it can be seen which of them draws reach.

    Returns the outcome. `pytest --hypothesis-show-statistics` shows what was told.
    """
    for told in sorted({f"{result.rule} {result.verdict}" for result in outcome.results}):
        event(told)
    return outcome
