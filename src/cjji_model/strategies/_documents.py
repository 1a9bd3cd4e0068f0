"""Strategies for plausible documents: programmes, work streams, reports and inspectorates' years.

Each starts from a sound document, of which some attributes are omitted and some replaced.
"""

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
from . import _builders as builders
from ._builders import Timeline
from ._leaves import objects_within
from ._objects import fill
from ._parts import check_attributes, ends
from ._vocabulary import INSPECTORATES, slug
from .breaking import WAYS
from .breaking._case import CaseOptions
from .breaking.inspectorate_year import draw_year

__all__ = ["inspectorate_years", "observe", "programmes", "reports", "sound_programmes", "work_streams"]

Attributes = dict[str, SearchStrategy[Any]]
"""The caller's strategies, by the attribute for which they are used."""
_INTERDEPENDENT = frozenset({"id", "title", "period", "year", "fieldwork", "due", "reports", "published", "prepared"})
"""Attributes that agree only with the others of the same sound document: a recorded value of theirs is not replaced."""


_YEARS = st.sampled_from((2, 2, 2, 2, 1, 3))


def timeline_for(draw: DrawFn, period: Period | None, on: date | None, years: int = 2) -> Timeline:
    """Return the timeline with this period and day of reading, or draw what is not given.

    Raises `InvalidArgument` if the period is open, or `on` is before it.
    """
    if period is None:
        return builders.draw_timeline(draw, on=on, years=years)
    first, last = ends(period)
    if on is not None and on < first:
        raise InvalidArgument(f"on={on}: before the programme begins, on {first}")
    return Timeline(period=period, on=on or last)


def with_departures(
    draw: DrawFn,
    cls: type,
    sound: Mapping[str, Any],
    timeline: Timeline,
    *,
    fixed: Mapping[str, Any],
    strategies: Attributes,
) -> dict[str, Any]:
    """Draw the attributes of an object: those of a sound one, of which some are omitted and some replaced.

    `fixed` values are kept as they are; `strategies` replace the values of their attributes.
    """
    objects = objects_within(timeline.first, timeline.horizon)
    fixed = {**fixed, **{name: draw(strategy) for name, strategy in strategies.items()}}

    replaced = _replaced(
        draw, [name for name, recorded in sound.items() if recorded is not None and name not in _INTERDEPENDENT]
    )

    def value(name: str, kind: Kind) -> Any:
        if sound.get(name) is not None and name not in replaced:
            return sound[name]
        return draw(objects.values(cls, name, kind))

    return fill(draw, cls, value, fixed)


def _replaced(draw: DrawFn, names: list[str]) -> set[str]:
    """Draw the names of the attributes to replace by any plausible value: two times in three, none."""
    if draw(st.integers(0, 2)) < 2:  # noqa: PLR2004  two times in three
        return set()
    some = st.integers(0, 2 ** len(names) - 1)
    mask = draw(some) & draw(some)
    return {name for i, name in enumerate(names) if mask >> i & 1}


def _values_of(item: Any) -> dict[str, Any]:
    """Return the attributes of an object by name, without private ones."""
    return {name: getattr(item, name) for name in item.__slots__ if not name.startswith("_")}


_STATUSES = tuple(status for status in WorkStatus if status not in {WorkStatus.IN_PROGRESS, WorkStatus.PUBLISHED})
"""The statuses that are possible on any day of reading."""


def _draw_work_stream(draw: DrawFn, timeline: Timeline, attributes: Attributes, titles: set[str]) -> WorkStream:
    """Draw a plausible work stream; its title is not in `titles`, and is added to it."""
    statuses = builders.possible_statuses(timeline)
    status = draw(st.sampled_from(statuses) | st.sampled_from(_STATUSES))
    type = draw(st.sampled_from((WorkType.THEMATIC, WorkType.THEMATIC, *WorkType)))
    sound = builders.draw_stream(draw, timeline, status=status, type=type)
    title = builders.unique_title(sound.title, titles)
    own_values: dict[str, Any] = {"title": title, "id": slug(title), "type": type, "status": status}
    own_values |= _slippage(draw(_SLIPPAGES), timeline, sound)
    fixed = {name: value for name, value in own_values.items() if name not in attributes}
    values = with_departures(
        draw, WorkStream, {**_values_of(sound), **own_values}, timeline, fixed=fixed, strategies=attributes
    )
    return WorkStream(**values)


_SLIPPAGES = st.sampled_from((None,) * 6 + ("late", "no report"))


def _slippage(slip: str | None, timeline: Timeline, stream: WorkStream) -> dict[str, Any]:
    """Return the attributes that record slippage: a date after the programme's end, or publication without a report."""
    if slip == "late":
        return {"due": builders.day(timeline.last + timedelta(90))}
    return {"reports": ()} if slip and stream.status is WorkStatus.PUBLISHED else {}


@st.composite
def work_streams(
    draw: DrawFn, /, *, period: Period | None = None, on: date | None = None, **attributes: SearchStrategy[Any]
) -> WorkStream:
    """Work streams of a programme of this period, as they might be recorded on the day `on`.

    >>> from hypothesis.strategies import just
    >>> work_streams(leads=just(("hmcpsi",)))
    work_streams(leads=just(('hmcpsi',)))
    """
    check_attributes(WorkStream, attributes)
    return _draw_work_stream(draw, timeline_for(draw, period, on), attributes, set())


@st.composite
def reports(
    draw: DrawFn, /, *, period: Period | None = None, on: date | None = None, **attributes: SearchStrategy[Any]
) -> Report:
    """Reports as documents of their own: some with attributes of the work that they report, others without."""
    check_attributes(Report, attributes)
    timeline = timeline_for(draw, period, on)
    status = (
        WorkStatus.PUBLISHED if WorkStatus.PUBLISHED in builders.possible_statuses(timeline) else WorkStatus.PLANNED
    )
    stream = builders.draw_stream(
        draw, timeline, status=status, type=draw(st.sampled_from((WorkType.THEMATIC, *WorkType)))
    )
    work = {name: getattr(stream, name) for name in WORK_ATTRIBUTES}
    sound = {**_values_of(next(iter(stream.reports or ()), Report(id=stream.id, title=stream.title))), **work}
    return Report(**with_departures(draw, Report, sound, timeline, fixed={}, strategies=attributes))


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
    """Plausible programmes: some are sound, some record little, and some depart from practice in places.

    What is recorded as done was done by the day `on`; by default a day in the period or soon after it is drawn.
    Some come from `near_misses`, and break one rule or are one small step from that: between them they reach every
    rule. They shrink to a programme with a title, a period and a status. `sound_programmes` draws programmes without
    breaches.

    >>> programmes(min_streams=1)
    programmes(min_streams=1)
    """
    check_attributes(Programme, attributes)
    if not 0 <= min_streams <= max_streams:
        raise InvalidArgument(f"min_streams={min_streams}, max_streams={max_streams}: not a range of counts")
    count = draw(st.integers(min_streams, max_streams))
    extra_streams = min(count, max_streams - 1) - _STREAMS_NEEDED
    unconstrained = period is None and not attributes and min_streams <= _STREAMS_NEEDED + extra_streams
    if (
        unconstrained and extra_streams >= 0 and draw(_THREE_IN_FOUR)
    ):  # with fewer streams, as an example shrinks, this is skipped
        document = _near_miss(draw, on, extra_streams)
        if isinstance(document, Programme):
            return document
    timeline = timeline_for(draw, period, on, years=draw(_YEARS) if on is None else 2)
    header = builders.draw_header(draw, timeline)
    sound = _values_of(header)
    fixed: dict[str, Any] = {"id": header.id, "title": header.title, "period": timeline.period}
    fixed |= {
        "status": draw(st.sampled_from((ProgrammeStatus.DRAFT, ProgrammeStatus.PUBLISHED, *ProgrammeStatus))),
        "completeness": draw(st.sampled_from((None, Completeness.COMPLETE, *Completeness))),
    }
    if count or draw(st.booleans()):
        titles: set[str] = set()
        fixed["work_streams"] = tuple(_draw_work_stream(draw, timeline, {}, titles) for _ in range(count))
    else:
        fixed["work_streams"] = None
    fixed = {name: value for name, value in fixed.items() if name not in attributes}
    return Programme(**with_departures(draw, Programme, sound, timeline, fixed=fixed, strategies=attributes))


_STREAMS_NEEDED = 3
"""The streams that a programme needs to break one rule alone; some rules need one more."""


_ONE_IN_FOUR = st.sampled_from((False, False, False, True))
_THREE_IN_FOUR = st.sampled_from((False, True, True, True))


def _near_miss(draw: DrawFn, on: date | None, extra_streams: int) -> Document | None:
    """Draw a document of `near_misses` of any rule; `None` if no rule can be broken yet on the day `on`."""
    cases_of_rules = [cases for cases in WAYS.values() if on is None or cases.since <= on]
    if not cases_of_rules:
        return None
    options = CaseOptions(on=on, min_streams=extra_streams, max_streams=extra_streams)
    pair = draw(st.sampled_from(cases_of_rules)).draw_pair(draw, options)
    return (pair.kept if draw(_ONE_IN_FOUR) else pair.broken).document


@st.composite
def sound_programmes(draw: DrawFn, *, min_streams: int = 2, max_streams: int = 5, on: date | None = None) -> Programme:
    """Complete programmes with two streams or more, and with no breach and nothing undetermined on the day `on`.

    If `on` is not given, check the programme on `cjji_model.rules.reading_day` or later.
    """
    if not 2 <= min_streams <= max_streams:  # noqa: PLR2004  each of the four inspectorates must take part
        raise InvalidArgument(f"min_streams={min_streams}, max_streams={max_streams}: not a range of counts from 2")
    timeline = builders.draw_timeline(draw, on=on, min_years=0 if on else 2)
    return builders.draw_programme(
        draw, timeline, (), extra_streams=draw(st.integers(min_streams - 2, max_streams - 2))
    )


@st.composite
def inspectorate_years(
    draw: DrawFn, /, *, on: date | None = None, **attributes: SearchStrategy[Any]
) -> InspectorateYear:
    """Years of one inspectorate, as they might be recorded on the day `on`."""
    check_attributes(InspectorateYear, attributes)
    year, reading_day = draw_year(draw, on, draw(st.sampled_from(INSPECTORATES)))
    fixed = {"id": year.id, "inspectorate": year.inspectorate, "year": year.year}
    fixed = {name: value for name, value in fixed.items() if name not in attributes}
    timeline = Timeline(period=year.year, on=reading_day)
    return InspectorateYear(
        **with_departures(draw, InspectorateYear, _values_of(year), timeline, fixed=fixed, strategies=attributes)
    )


def observe(outcome: Outcome) -> Outcome:
    """Report each rule with each of its verdicts to Hypothesis' statistics, and return the outcome.

    `pytest --hypothesis-show-statistics` then shows which of them the examples of a test reach.
    """
    for rule_and_verdict in sorted({f"{result.rule} {result.verdict}" for result in outcome.results}):
        event(rule_and_verdict)
    return outcome
