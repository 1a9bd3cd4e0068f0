"""What the ways to break a rule are made of: a sound programme to start from, and pairs of cases one step apart."""

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
from .. import _builders as lives
from .._vocabulary import THEMES, Theme

__all__ = ["Case", "CaseOptions", "Pair", "RuleCases", "Scene", "a_scene", "pair"]


@frozen(kw_only=True)
class Case:
    """A document, the day to read it on, and the one before it: what `check` is handed."""

    document: Document
    on: date
    previous: Document | None = None

    def check(self, **how: Any) -> Outcome:
        """What the rules say of it; `how` goes on to `cjji_model.check`."""
        return check(self.document, on=self.on, previous=self.previous, **how)

    def breaks_only(self, code: str) -> bool:
        """Whether it breaks the rule of that code and no other, and leaves nothing undetermined."""
        outcome = self.check()
        return {result.rule for result in outcome.breached} == {code} and not outcome.undetermined

    def keeps(self, code: str) -> bool:
        """Whether it keeps the rule of that code, which applies to it; no breach is uncovered, nothing undetermined."""
        outcome = self.check(keep_all=True)
        said = {result.verdict for result in outcome.results if result.rule == code}
        sound = not outcome.uncovered(Severity.INFO) and not outcome.undetermined
        return sound and Verdict.MET in said and Verdict.BREACHED not in said


@frozen(kw_only=True)
class Pair:
    """Two cases one small step apart: one keeps the rule, one breaks it."""

    kept: Case
    broken: Case


@frozen(kw_only=True)
class CaseOptions:
    """What a caller asks of a case: the day of reading, and how many streams its programme has beside those needed."""

    on: date | None = None
    min_streams: int = 0
    max_streams: int = 0


@frozen(kw_only=True)
class Scene:
    """A programme against which nothing stands, with one stream to try things on."""

    programme: Programme
    time: lives.Timeline
    place: int = 0
    """Where the stream to try things on stands."""
    previous: Any = None
    """The programme before, or `None`."""

    @property
    def on(self) -> date:
        """The day of reading."""
        return self.time.on

    @property
    def stream(self) -> WorkStream:
        """The stream to try things on."""
        return self.programme.streams[self.place]

    @property
    def leads(self) -> tuple[str, ...]:
        """Who leads it."""
        return self.stream.leads or ()

    @property
    def supporters(self) -> tuple[str, ...]:
        """Who supports it."""
        return self.stream.supporters or ()

    @property
    def report(self) -> Any:
        """Its report, where it is published."""
        return next(iter(self.stream.reports or ()), None)

    @property
    def case(self) -> Case:
        """The scene as it stands."""
        return Case(document=self.programme, on=self.on, previous=self.previous)

    def having(self, **changes: Any) -> "Scene":
        """The same with something else in the programme."""
        return evolve(self, programme=evolve(self.programme, **changes))

    def with_stream(self, stream: WorkStream | None = None, **changes: Any) -> "Scene":
        """The same with another stream in place of the one to try things on, or with something else in it."""
        streams = list(self.programme.streams)
        streams[self.place] = evolve(stream or self.stream, **changes)
        return self.having(work_streams=tuple(streams))

    def with_report(self, **changes: Any) -> "Scene":
        """The same with something else in the report of the stream."""
        return self.with_stream(reports=(evolve(self.report, **changes),))

    def pair(self, kept: "Scene | None", broken: "Scene | None") -> Pair:
        """Two scenes as a pair; where one is left out, it is this one."""
        return Pair(kept=(kept or self).case, broken=(broken or self).case)


def a_scene(
    draw: DrawFn,
    given: CaseOptions,
    *,
    status: WorkStatus = WorkStatus.PLANNED,
    type: WorkType = WorkType.THEMATIC,
    themes: Sequence[Theme] = THEMES,
    years: int = 2,
    years_over: int = 0,
    least: int = 0,
    since: int = lives.FIRST,
    settled: int = 0,
    previous: bool = False,
) -> Scene:
    """A scene: its stream of a status and a type, read at least so many days and years after the programme began.

    The programme begins in the year `since` or later; its stream has been as it is for `settled` days.
    """
    least = settled + max(least, lives.DONE if status is not WorkStatus.PLANNED else 0)
    time = lives.a_time(draw, on=given.on, least=least, years_over=years_over, years=years, since=since)
    then = evolve(time, on=time.on - timedelta(settled))
    stream = lives.a_stream(draw, then, status=status, type=type, theme=lives.a_theme(draw, themes))
    more = draw(st.integers(given.min_streams, given.max_streams))
    programme = lives.a_programme(draw, time, [stream], more=more)
    place = draw(st.integers(0, len(programme.streams) - 1))
    if place:
        streams = list(programme.streams)
        streams.insert(place, streams.pop(0))
        programme = evolve(programme, work_streams=tuple(streams))
    before = lives.a_previous(draw, time, programme) if previous else None
    return Scene(programme=programme, time=time, place=place, previous=before)


Make = Callable[[DrawFn, CaseOptions], Pair]


@frozen(kw_only=True)
class RuleCases:
    """How a rule is broken alone, and kept."""

    code: str
    since: date
    """The first day of reading on which a case can break it."""
    make: Make


def pair(code: str, *, since: date = date(2007, 5, 1)) -> Callable[[Make], RuleCases]:
    """Say how the rule of that code is kept and broken: the function draws both, one small step apart."""
    RULES[code]  # a code that no rule has raises here

    def make(function: Make) -> RuleCases:
        return RuleCases(code=code, since=since, make=function)

    return make
