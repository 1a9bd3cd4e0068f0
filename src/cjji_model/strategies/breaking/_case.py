"""The parts of which the cases of each rule are made: a sound baseline programme, and pairs of cases one step apart."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ...model.documents import Document
from ...model.programme import Programme
from ...model.stream import WorkStream
from ...model.vocabulary import WorkStatus, WorkType
from ...outcome import Outcome, Severity, Verdict
from ...rules import RULES, check
from .. import _builders as builders
from .._vocabulary import THEMES, Theme

__all__ = ["Baseline", "Case", "CaseOptions", "Pair", "RuleCases", "draw_baseline", "rule_cases"]


@frozen(kw_only=True)
class Case:
    """The arguments of a check: a document, the day of reading, and the previous document."""

    document: Document
    """The document to check."""
    on: date
    """The day of reading."""
    previous: Document | None = None
    """The document before this one, with which some rules compare it."""

    def check(self, **check_options: Any) -> Outcome:
        """Check the document; `check_options` are passed to `cjji_model.check`."""
        return check(self.document, on=self.on, previous=self.previous, **check_options)

    def breaks_only(self, code: str) -> bool:
        """Whether the case breaks this rule and no other, and no result is undetermined."""
        outcome = self.check()
        return {result.rule for result in outcome.breached} == {code} and not outcome.undetermined

    def keeps(self, code: str) -> bool:
        """Whether the rule applies and is met, each breach is covered by a derogation, and nothing is undetermined."""
        outcome = self.check(keep_all=True)
        verdicts = {result.verdict for result in outcome.results if result.rule == code}
        sound = not outcome.uncovered(Severity.INFO) and not outcome.undetermined
        return sound and Verdict.MET in verdicts and Verdict.BREACHED not in verdicts


@frozen(kw_only=True)
class Pair:
    """Two cases one small step apart: one keeps the rule, one breaks it."""

    kept: Case
    """The case that keeps the rule."""
    broken: Case
    """The case that breaks the rule, and no other."""


@frozen(kw_only=True)
class CaseOptions:
    """What a caller asks of a case."""

    on: date | None = None
    """The day of reading; drawn if it is `None`."""
    min_streams: int = 0
    """The fewest streams of the programme in addition to those that the case needs."""
    max_streams: int = 0
    """The most streams of the programme in addition to those that the case needs."""


@frozen(kw_only=True)
class Baseline:
    """A sound programme from which the cases of a rule are made, with one stream chosen as the subject."""

    programme: Programme
    """A programme that keeps every rule."""
    timeline: builders.Timeline
    """Its period, and the day of reading."""
    position: int = 0
    """The index of the subject stream in the programme."""
    previous: Any = None
    """The previous programme, or `None`."""

    @property
    def on(self) -> date:
        """The day of reading."""
        return self.timeline.on

    @property
    def stream(self) -> WorkStream:
        """The subject stream: the one that the cases change."""
        return self.programme.streams[self.position]

    @property
    def leads(self) -> tuple[str, ...]:
        """The leads of the subject stream."""
        return self.stream.leads or ()

    @property
    def supporters(self) -> tuple[str, ...]:
        """The supporters of the subject stream."""
        return self.stream.supporters or ()

    @property
    def report(self) -> Any:
        """The first report of the subject stream, or `None`; typed `Any`, since a published stream has one."""
        return next(iter(self.stream.reports or ()), None)

    @property
    def case(self) -> Case:
        """The programme as a case."""
        return Case(document=self.programme, on=self.on, previous=self.previous)

    def with_changes(self, **changes: Any) -> "Baseline":
        """Return the baseline with attributes of the programme replaced."""
        return evolve(self, programme=evolve(self.programme, **changes))

    def with_stream(self, stream: WorkStream | None = None, **changes: Any) -> "Baseline":
        """Return the baseline with another subject stream, if `stream` is given, and attributes of it replaced."""
        streams = list(self.programme.streams)
        streams[self.position] = evolve(stream or self.stream, **changes)
        return self.with_changes(work_streams=tuple(streams))

    def with_report(self, **changes: Any) -> "Baseline":
        """Return the baseline with attributes of the subject stream's report replaced; it has no other report then."""
        return self.with_stream(reports=(evolve(self.report, **changes),))

    def pair(self, kept: "Baseline | None", broken: "Baseline | None") -> Pair:
        """Return two baselines as a pair of cases; `None` means this one."""
        return Pair(kept=(kept or self).case, broken=(broken or self).case)


def draw_baseline(
    draw: DrawFn,
    options: CaseOptions,
    *,
    status: WorkStatus = WorkStatus.PLANNED,
    type: WorkType = WorkType.THEMATIC,
    themes: Sequence[Theme] = THEMES,
    years: int = 2,
    min_years: int = 0,
    min_days: int = 0,
    from_year: int = builders.FIRST_YEAR,
    settled_days: int = 0,
    previous: bool = False,
) -> Baseline:
    """Draw a baseline whose subject stream has this status and type, and is about one of the `themes`.

    The day of reading is at least `min_days` days after the programme's first day, and at or after the end of its
    first `min_years` years. The programme covers `years` business years and begins in `from_year` or later. Its
    subject stream has been in its status for at least `settled_days` days. With `previous`, there is a previous
    programme too.
    """
    min_days = settled_days + max(min_days, builders.MIN_WORK_DAYS if status is not WorkStatus.PLANNED else 0)
    timeline = builders.draw_timeline(
        draw, on=options.on, min_days=min_days, min_years=min_years, years=years, from_year=from_year
    )
    then = evolve(timeline, on=timeline.on - timedelta(settled_days))
    stream = builders.draw_stream(draw, then, status=status, type=type, theme=builders.draw_theme(draw, themes))
    extra_streams = draw(st.integers(options.min_streams, options.max_streams))
    programme = builders.draw_programme(draw, timeline, [stream], extra_streams=extra_streams)
    position = draw(st.integers(0, len(programme.streams) - 1))
    if position:
        streams = list(programme.streams)
        streams.insert(position, streams.pop(0))
        programme = evolve(programme, work_streams=tuple(streams))
    previous_programme = builders.draw_previous(draw, timeline, programme) if previous else None
    return Baseline(programme=programme, timeline=timeline, position=position, previous=previous_programme)


DrawPair = Callable[[DrawFn, CaseOptions], Pair]
"""A function that draws both cases of a rule, one small step apart."""


@frozen(kw_only=True)
class RuleCases:
    """How to draw a case that breaks one rule alone, and a case that keeps it."""

    code: str
    """The code of the rule."""
    since: date
    """The first day of reading on which a case can break the rule."""
    draw_pair: DrawPair
    """Draws both cases, one small step apart."""


def rule_cases(code: str, *, since: date = date(2007, 5, 1)) -> Callable[[DrawPair], RuleCases]:
    """Return a decorator that makes a function which draws a pair of cases into the `RuleCases` of a rule.

    Raises `UnknownName` if no rule has that code.
    """
    RULES[code]  # for the error: a wrong code fails at import, not in a draw

    def decorate(draw_pair: DrawPair) -> RuleCases:
        return RuleCases(code=code, since=since, draw_pair=draw_pair)

    return decorate
