"""A Hypothesis state machine that tests a service which keeps programmes, by comparing it with the model."""

import typing
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Protocol

from attrs import evolve
from hypothesis import event
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.strategies import DataObject, DrawFn

from ..dates import Period, Span, step
from ..model.preparation import Consultation, Copy, Review, ReviewAction, ReviewDecision, Waiver
from ..model.programme import Programme, ProgrammeStatus
from ..model.report import Report
from ..model.stream import WorkStream
from ..model.vocabulary import WorkStatus, WorkType
from ..queries.roll_forward import roll_forward
from ..statute import joint_authors, joint_consultees
from ..wire import dump, load
from . import _builders as builders
from ._builders import Timeline, day, with_roles
from ._vocabulary import INSPECTORATES, THEMES, slug

__all__ = ["ModelService", "PlanningService", "ProgrammeLifeMachine"]

HALF_A_YEAR = 182
"""In days."""


class PlanningService(Protocol):
    """The interface of a service that keeps one programme after another: write an adapter of yours to it.

    Each method records one event; `programme` returns what is recorded by then. No event is earlier than those
    recorded before.
    """

    def draft(self, programme: Programme) -> None:
        """A programme is drafted."""

    def add_stream(self, stream: WorkStream) -> None:
        """A piece of work is added to it."""

    def consult(self, consultation: Consultation) -> None:
        """Somebody was consulted."""

    def waive(self, waiver: Waiver) -> None:
        """Somebody agreed that it need not be consulted."""

    def prepare(self, by: tuple[str, ...], on: date) -> None:
        """The programme was prepared."""

    def send_copy(self, copy: Copy) -> None:
        """A copy was sent."""

    def publish(self, on: date) -> None:
        """The programme was published."""

    def begin(self, stream: str, on: date) -> None:
        """Work on the stream of this id began, and its supporters were confirmed."""

    def report(self, stream: str, report: Report, ended: date) -> None:
        """Work on the stream of this id ended, and its report was written."""

    def publish_report(self, stream: str, on: date) -> None:
        """The report of the stream of this id was published openly, agreed by all who took part."""

    def review(self, review: Review) -> None:
        """The priorities were reviewed."""

    def re_prioritise(self, streams: tuple[str, ...]) -> None:
        """A review put the streams into this order, by id."""

    def roll_forward(self, review: Review, period: Period, id: str, title: str) -> None:
        """The next programme was drafted from this one, as a review decided."""

    def programme(self) -> Programme:
        """Return the programme as it is recorded now."""
        ...


class ModelService:
    """The reference implementation of `PlanningService`, on the model: other services are compared with it."""

    def __init__(self) -> None:
        self._programme: Programme | None = None

    def draft(self, programme: Programme) -> None:
        """A programme is drafted."""
        self._programme = programme

    def _change(self, **changes: Any) -> None:
        self._programme = evolve(self.programme(), **changes)

    def _change_stream(self, id: str, **changes: Any) -> None:
        programme = self.programme()
        self._programme = programme.with_stream(evolve(programme[id], **changes))

    def _append(self, name: str, item: object) -> None:
        """Add an item to a list of the programme that may not be recorded yet."""
        self._change(**{name: (*(getattr(self.programme(), name) or ()), item)})

    def add_stream(self, stream: WorkStream) -> None:
        """A piece of work is added to it."""
        self._append("work_streams", stream)

    def consult(self, consultation: Consultation) -> None:
        """Somebody was consulted; from then on the status of the programme is `consultation`."""
        self._append("consultations", consultation)
        self._change(status=ProgrammeStatus.CONSULTATION)

    def waive(self, waiver: Waiver) -> None:
        """Somebody agreed that it need not be consulted."""
        self._append("waivers", waiver)

    def prepare(self, by: tuple[str, ...], on: date) -> None:
        """The programme was prepared."""
        self._change(prepared_by=by, prepared=day(on))

    def send_copy(self, copy: Copy) -> None:
        """A copy was sent."""
        self._append("copies", copy)

    def publish(self, on: date) -> None:
        """The programme was published."""
        self._change(status=ProgrammeStatus.PUBLISHED, published=day(on))

    def begin(self, stream: str, on: date) -> None:
        """Work on the stream of this id began, and its supporters were confirmed."""
        self._change_stream(stream, status=WorkStatus.IN_PROGRESS, fieldwork=Span(day(on)), supporters_confirmed=True)

    def report(self, stream: str, report: Report, ended: date) -> None:
        """Work on the stream of this id ended, and its report was written."""
        begun = self.programme()[stream].fieldwork
        self._change_stream(stream, fieldwork=Span(begun.first if begun else None, day(ended)), reports=(report,))

    def publish_report(self, stream: str, on: date) -> None:
        """The report of the stream of this id was published openly, agreed by all who took part."""
        item = self.programme()[stream]
        reports = tuple(evolve(report, published=day(on), openly=True) for report in item.reports or ())
        published = evolve(item, status=WorkStatus.PUBLISHED, reports=reports)
        agreed = with_roles(published, item.leads or (), item.supporters or ()).reports
        self._change_stream(stream, status=WorkStatus.PUBLISHED, reports=agreed)

    def review(self, review: Review) -> None:
        """The priorities were reviewed."""
        self._append("reviews", review)

    def re_prioritise(self, streams: tuple[str, ...]) -> None:
        """A review put the streams into this order, by id."""
        programme = self.programme()
        self._change(work_streams=tuple(programme[id] for id in streams))

    def roll_forward(self, review: Review, period: Period, id: str, title: str) -> None:
        """The next programme was drafted from this one, as a review decided."""
        self._programme = roll_forward(self.programme(), review, period, id=id, title=title)

    def programme(self) -> Programme:
        """The programme as it is recorded now."""
        if self._programme is None:
            raise ValueError("nothing is drafted yet")
        return self._programme


class ProgrammeLifeMachine(RuleBasedStateMachine):
    """A state machine over the life of programmes: each event goes to a service and to the model, which must agree.

    They are compared after each step. Bind the machine to your service, and give its `TestCase` to your test runner:

        TestPlanner = ProgrammeLifeMachine.bound_to(MyService).TestCase

    or subclass it, override `service`, and add rules and invariants of your own. Unbound, it tests the model.
    """

    def service(self) -> PlanningService:
        """Return a new service to test. It is called once for each run of the machine."""
        return ModelService()

    @classmethod
    def bound_to(cls, service: Callable[[], PlanningService]) -> "type[ProgrammeLifeMachine]":
        """Return a subclass that tests the services that `service` makes; it is called once for each run."""
        name = f"{cls.__name__}For{getattr(service, '__name__', 'Service')}"
        return type(name, (cls,), {"service": lambda _: service()})

    def __init__(self) -> None:
        super().__init__()
        self.service_under_test: PlanningService = self.service()
        """The service under test."""
        self.model = ModelService()
        """The reference."""
        self.today = builders.STATUTORY
        """The day of the last event: no later one is dated before it."""
        self.count = 0
        """The number of streams made so far, which goes into their titles."""

    def record_event(self, what: str, *facts: Any) -> None:
        """Call the method `what` of the model and of the service, with these arguments."""
        event(what)
        for service in (self.model, self.service_under_test):
            getattr(service, what)(*facts)

    def advance_days(self, data: DataObject, longest: int = 40) -> date:
        """Move `today` forward by at most `longest` days, and return it."""
        self.today += timedelta(data.draw(st.integers(0, longest), label="days that pass"))
        return self.today

    # --------------------------------------------------------------------------------------------- preconditions

    @property
    def now(self) -> Programme:
        """The programme as the model records it."""
        return self.model.programme()

    def is_open(self) -> bool:
        """Whether the programme is not prepared yet."""
        return self.now.prepared is None

    def is_prepared(self) -> bool:
        """Whether the programme is prepared, and not published yet."""
        return self.now.prepared is not None and self.now.status is not ProgrammeStatus.PUBLISHED

    def is_published(self) -> bool:
        """Whether the programme is published."""
        return self.now.status is ProgrammeStatus.PUBLISHED

    def streams_that_are(self, *statuses: WorkStatus, reported: bool = False) -> list[str]:
        """Return the ids of the streams that have one of these statuses, and reports if and only if `reported`."""
        return [s.id for s in self.now.streams if s.status in statuses and bool(s.reports) is reported]

    # Preconditions are methods and not lambdas, whose source Hypothesis would parse again each time it checks one.

    def is_drafted(self) -> bool:
        """Whether the programme is not prepared yet, and has streams."""
        return self.is_open() and bool(self.now.streams)

    def has_stream_to_begin(self) -> bool:
        """Whether the programme is published, and some stream is planned or delayed."""
        return self.is_published() and bool(self.streams_that_are(WorkStatus.PLANNED, WorkStatus.DELAYED))

    def has_begun(self) -> bool:
        """Whether work on some stream is in progress, without a report yet."""
        return bool(self.streams_that_are(WorkStatus.IN_PROGRESS))

    def has_written(self) -> bool:
        """Whether some report is written, and not published yet."""
        return bool(self.streams_that_are(WorkStatus.IN_PROGRESS, reported=True))

    def has_several_streams(self) -> bool:
        """Whether the programme is published, and has at least two streams."""
        return self.is_published() and len(self.now.streams) > 1

    # ------------------------------------------------------------------------------------------------- steps

    @initialize(data=st.data())
    def draft(self, data: DataObject) -> None:
        """A programme of one to three streams is drafted, in January before its first day."""
        start = data.draw(st.sampled_from((2012, *range(2008, 2012), *range(2013, 2025))), label="year")
        self.today = date(start, 1, 10)
        self.record_event(
            "draft",
            Programme(
                id=f"plan-{start}",
                title=f"Plan of {start}",
                period=Period.business_years(start, 2),
                status=ProgrammeStatus.DRAFT,
                work_streams=(),
            ),
        )
        for _ in range(data.draw(st.integers(1, 3), label="streams")):
            self.record_event("add_stream", self.another_stream(data))

    @precondition(is_open)
    @rule(data=st.data())
    def add_stream(self, data: DataObject) -> None:
        """A piece of work is added to a draft."""
        self.record_event("add_stream", self.another_stream(data))

    def another_stream(self, data: DataObject) -> WorkStream:
        """Draw a planned stream with a title that no other has, and with no fieldwork recorded."""
        self.count += 1
        theme = data.draw(st.sampled_from(THEMES), label="theme")
        timeline = Timeline(period=self.now.period, on=self.today)
        title = f"{theme.title}, {self.count}"
        work_days = builders.WorkDays(begins=timeline.first, ends=timeline.first, published=timeline.last)
        stream = builders.draw_stream(
            typing.cast("DrawFn", data.draw), timeline, theme=theme, title=title, work_days=work_days
        )
        return evolve(stream, fieldwork=None, contributions=None, decisions=None, reports=None)

    @precondition(is_open)
    @rule(data=st.data())
    def consult(self, data: DataObject) -> None:
        """A body on the consultation lists of the day is consulted."""
        held = self.advance_days(data, 5)
        body = data.draw(st.sampled_from([row.body for row in joint_consultees(on=held)]), label="consultee")
        self.record_event("consult", Consultation(consultee=body, held=day(held)))

    @precondition(is_open)
    @rule(data=st.data())
    def waive(self, data: DataObject) -> None:
        """A listed consultee agrees a waiver."""
        agreed = self.advance_days(data, 5)
        waivers = {row.body: row.waivers for row in joint_consultees(on=agreed) if row.waivers}
        body = data.draw(st.sampled_from(list(waivers)), label="with")
        author = data.draw(st.sampled_from(waivers[body]), label="by")
        self.record_event("waive", Waiver(between=author, consultee=body, scope="follow-up work", agreed=day(agreed)))

    @precondition(is_drafted)
    @rule(data=st.data())
    def prepare(self, data: DataObject) -> None:
        """The joint authors of the day prepare the programme."""
        on = self.advance_days(data)
        self.record_event("prepare", tuple(sorted(joint_authors(on=on))), on)

    @precondition(is_prepared)
    @rule(data=st.data())
    def send_copy(self, data: DataObject) -> None:
        """A copy is sent to a body on the consultation lists of the day."""
        body = data.draw(st.sampled_from([row.body for row in joint_consultees(on=self.today)]), label="to")
        self.record_event("send_copy", Copy(to=body, by=INSPECTORATES[0], sent=day(self.advance_days(data, 5))))

    @precondition(is_prepared)
    @rule(data=st.data())
    def publish(self, data: DataObject) -> None:
        """The programme is published, on its first day at the earliest."""
        self.today = max(self.today, self.now.period.first or self.today)
        self.record_event("publish", self.advance_days(data))

    @precondition(has_stream_to_begin)
    @rule(data=st.data())
    def begin(self, data: DataObject) -> None:
        """Work on a stream begins."""
        waiting = self.streams_that_are(WorkStatus.PLANNED, WorkStatus.DELAYED)
        self.record_event("begin", data.draw(st.sampled_from(waiting), label="stream"), self.advance_days(data))

    @precondition(has_begun)
    @rule(data=st.data())
    def report(self, data: DataObject) -> None:
        """Work on a stream ends, and its report is written."""
        stream = data.draw(st.sampled_from(self.streams_that_are(WorkStatus.IN_PROGRESS)), label="stream")
        title = f"{self.now[stream].title}: a joint inspection"
        self.record_event("report", stream, Report(id=slug(title), title=title), self.advance_days(data))

    @precondition(has_written)
    @rule(data=st.data())
    def publish_report(self, data: DataObject) -> None:
        """A report is published."""
        written = self.streams_that_are(WorkStatus.IN_PROGRESS, reported=True)
        self.record_event(
            "publish_report", data.draw(st.sampled_from(written), label="stream"), self.advance_days(data)
        )

    @precondition(is_published)
    @rule(data=st.data())
    def review(self, data: DataObject) -> None:
        """The priorities are reviewed, and not changed."""
        self.record_event("review", Review(held=day(self.advance_days(data, 200)), decisions=()))

    @precondition(has_several_streams)
    @rule(data=st.data())
    def re_prioritise(self, data: DataObject) -> None:
        """A review puts the streams into another order."""
        order = data.draw(st.permutations([stream.id for stream in self.now.streams]), label="order")
        decisions = tuple(ReviewDecision(stream=id, action=ReviewAction.RE_PRIORITISE) for id in order)
        self.record_event("review", Review(held=day(self.advance_days(data)), decisions=decisions))
        self.record_event("re_prioritise", tuple(order))

    def can_roll_forward(self) -> bool:
        """Whether the programme is published, and more than half a year of it has passed."""
        return self.is_published() and self.today > (self.now.period.first or self.today) + timedelta(HALF_A_YEAR)

    @precondition(can_roll_forward)
    @rule(data=st.data())
    def roll_forward(self, data: DataObject) -> None:
        """The next programme is drafted; a review drops some of the streams that are left, and delays some."""
        carried = [
            s for s in self.now.streams if s.status is not WorkStatus.PUBLISHED and s.type is not WorkType.ROLLING
        ]
        decisions = []
        for stream in carried:
            action = data.draw(st.sampled_from((None, ReviewAction.DROP, ReviewAction.DELAY)), label=stream.id)
            if action is not None:
                decisions.append(ReviewDecision(stream=stream.id, action=action, reason="As the review found"))
        last = self.now.period.last or self.today
        first = max(last, self.today) + timedelta(1)
        end = step(first, 1, years=2) or first
        self.record_event(
            "roll_forward",
            Review(held=day(self.today), decisions=tuple(decisions)),
            Period(first, end - timedelta(1)),
            f"plan-{first}",
            f"Plan from {first}",
        )

    # ------------------------------------------------------------------------------------------- invariants

    @invariant()
    def service_matches_model(self) -> None:
        """The service has recorded the same programme as the model; the error shows the lines that differ."""
        expected, recorded = self.model.programme(), self.service_under_test.programme()
        if expected != recorded:
            raise AssertionError(f"the service has recorded otherwise:\n{_difference(expected, recorded)}")

    @invariant()
    def round_trips(self) -> None:
        """The programme is the same after it is dumped and loaded."""
        if load(dump(self.now)) != self.now:
            raise AssertionError("the programme is not the same after it is dumped and loaded")


def _difference(expected: Programme, recorded: Programme) -> str:
    """Return the lines that only one of two programmes has, as JSON, marked `-` for expected and `+` for recorded."""
    expected_lines, recorded_lines = (dump(programme).splitlines() for programme in (expected, recorded))
    differing = [f"- {line.strip()}" for line in expected_lines if line not in recorded_lines] + [
        f"+ {line.strip()}" for line in recorded_lines if line not in expected_lines
    ]
    return "\n".join(differing) or "the same lines, in another order"
