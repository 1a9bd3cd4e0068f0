"""The state machine of a programme's life: the model agrees with itself, and a wrong service is detected."""

from collections import Counter
from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from cjji_model import Period, Programme, ProgrammeStatus
from cjji_model.strategies import ModelService, PlanningService, ProgrammeLifeMachine
from cjji_model.strategies._machine import _difference

quick = settings(
    max_examples=30,
    stateful_step_count=40,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    deadline=None,
    database=None,
)


class Counted(ModelService):
    """A service that counts the calls of each method."""

    seen = Counter()

    def __getattribute__(self, name):
        """Count the use of a public attribute."""
        if not name.startswith("_"):
            Counted.seen[name] += 1
        return super().__getattribute__(name)


class Forgetful(ModelService):
    """A service that keeps only the last consultation."""

    def consult(self, consultation):
        """Forget the earlier ones."""
        super().consult(consultation)
        self._programme = evolve(self._programme, consultations=(consultation,))


class Disorderly(ModelService):
    """A service that ignores a new order of streams."""

    def re_prioritise(self, streams):
        """Do nothing."""


WHOLE_LIFE = (
    "draft",
    "add_stream",
    "consult",
    "waive",
    "prepare",
    "send_copy",
    "publish",
    "review",
    "re_prioritise",
    "begin",
    "report",
    "publish_report",
    "roll_forward",
)


class TestLife:
    """Lives of programmes."""

    def test_the_model_agrees_with_itself(self):
        """The machine runs against the model, and some lives get as far as a publication."""
        Counted.seen.clear()
        run_state_machine_as_test(ProgrammeLifeMachine.bound_to(Counted), settings=quick)
        assert Counted.seen["publish"]

    @settings(quick, max_examples=5)
    @given(st.data())
    def test_a_whole_life(self, data):
        """From the first draft to the next programme, every method of the service is called."""
        Counted.seen.clear()
        life = ProgrammeLifeMachine.bound_to(Counted)()
        for step in WHOLE_LIFE:
            if step == "roll_forward":
                life.today += timedelta(365)
            getattr(life, step)(data=data)
        steps = {name for name in vars(PlanningService) if not name.startswith("_")}
        assert set() == steps - set(Counted.seen)

    @pytest.mark.parametrize("service", [Forgetful, Disorderly])
    def test_a_wrong_service_is_detected(self, service):
        """Its programme differs from that of the model."""
        with pytest.raises(AssertionError, match="the service has recorded otherwise"):
            run_state_machine_as_test(
                ProgrammeLifeMachine.bound_to(service), settings=settings(quick, max_examples=200)
            )

    def test_by_itself_it_tries_the_model(self):
        """Unbound, the model is compared with itself; a subclass is bound by its attribute."""
        assert isinstance(ProgrammeLifeMachine().service_under_test, ModelService)
        assert "ProgrammeLifeMachineForForgetful" == ProgrammeLifeMachine.bound_to(Forgetful).__name__
        assert "ProgrammeLifeMachineForService" == ProgrammeLifeMachine.bound_to(_Made()).__name__

    def test_nothing_is_drafted(self):
        """Before the first step there is no programme."""
        with pytest.raises(ValueError, match="nothing is drafted yet"):
            ModelService().programme()

    def test_the_difference_is_shown(self):
        """Line by line; or the lines are the same, in another order."""
        plan = Programme(
            id="p", title="P", period=Period(date(2012, 4, 1), date(2014, 3, 31)), status=ProgrammeStatus.DRAFT
        )
        assert '- "title": "P",\n+ "title": "Q",' == _difference(plan, evolve(plan, title="Q"))
        assert "the same lines, in another order" == _difference(plan, plan)

    def test_what_cannot_be_kept(self, monkeypatch):
        """A programme that is not the same after it is dumped and loaded is an error."""
        monkeypatch.setattr("cjji_model.strategies._machine.load", lambda _: None)
        with pytest.raises(AssertionError, match="not the same after it is dumped and loaded"):
            run_state_machine_as_test(ProgrammeLifeMachine, settings=settings(quick, max_examples=1))


class _Made:
    """A callable without `__name__` that makes a service."""

    def __call__(self):
        """A service."""
        return ModelService()
