"""The next programme: what a review decides, and that nothing is lost on the way."""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cjji_model import (
    RULES,
    Completeness,
    Derogation,
    Direction,
    DirectionSubject,
    Notice,
    NoticeEffect,
    PartialDate,
    Period,
    Programme,
    ProgrammeStatus,
    Review,
    ReviewAction,
    ReviewDecision,
    Span,
    Term,
    Verdict,
    WorkStatus,
    WorkType,
    check,
    corpus,
)
from cjji_model._checked.classes import plan_of
from cjji_model.queries.diff import ChangeKind, diff
from cjji_model.queries.roll_forward import roll_forward
from kit import a_programme, a_stream, programmes

FINISHED = (WorkStatus.PUBLISHED, WorkStatus.CANCELLED)
NEXT = Period.business_years(2013, 2)


def a_review(*decisions, held="2013-03", **changes):
    """A review that decided so: pairs of a stream's id and an action."""
    made = tuple(ReviewDecision(stream=id, action=ReviewAction(action), reason="Because") for id, action in decisions)
    return Review(held=PartialDate.of(held), decisions=made, **changes)


def rolled(programme, *decisions, streams=()):
    """The programme rolled forward by a year."""
    return roll_forward(programme, a_review(*decisions), NEXT, id="next", title="Next", streams=streams)


def plan(*streams, **changes):
    """A programme of these streams."""
    return a_programme(work_streams=streams, **changes)


ONE = a_stream(leads=("hmcpsi",), supporters=())
TWO = a_stream(id="two", title="Two")
DONE = a_stream(id="done", title="Done", status=WorkStatus.PUBLISHED)


class TestDecisions:
    """Briefing C2: priorities are reviewed, and work can be re-prioritised."""

    def test_the_whole_of_the_next_programme(self):
        """A draft for the new period, as complete as the old one, with the review and the streams that go on."""
        old = plan(
            *(ONE, DONE, TWO),
            status=ProgrammeStatus.PUBLISHED,
            completeness=Completeness.COMPLETE,
            prepared=PartialDate.of("2012-02"),
            published=PartialDate.of("2012-03"),
            prepared_by=("hmcpsi",),
            consultations=(),
            copies=(),
            reviews=(a_review(held="2012-11"),),
            derogations=(
                Derogation(rule="PRA101", subject="stream:one", reason="R", by="hmcpsi", since=date(2012, 4, 1)),
            ),
            notes="Of the old plan",
        )
        review = a_review(("one", "delay"), ("two", "keep"), ("new", "add"))
        new = a_stream(id="new", title="New")
        expected = Programme(
            id="next",
            title="Next",
            period=NEXT,
            status=ProgrammeStatus.DRAFT,
            completeness=Completeness.COMPLETE,
            work_streams=(attrs.evolve(ONE, status=WorkStatus.DELAYED), TWO, new),
            reviews=(review,),
        )
        assert expected == roll_forward(old, review, NEXT, id="next", title="Next", streams=[new])

    @pytest.mark.parametrize("decisions", [None, ()])
    def test_a_review_that_decides_nothing(self, decisions):
        """Without a decision the work goes on."""
        review = Review(held=PartialDate.of("2013-03"), decisions=decisions)
        assert (ONE, TWO) == roll_forward(plan(ONE, TWO), review, NEXT, id="next", title="Next").work_streams

    @pytest.mark.parametrize(
        ("expected", "type", "status"),
        [
            (False, WorkType.THEMATIC, WorkStatus.PUBLISHED),
            (False, WorkType.FOLLOW_UP, WorkStatus.CANCELLED),
            (True, WorkType.ROLLING, WorkStatus.PUBLISHED),
            (True, WorkType.ROLLING, WorkStatus.CANCELLED),
            *((True, WorkType.THEMATIC, status) for status in WorkStatus if status not in FINISHED),
        ],
    )
    def test_what_is_finished_goes(self, expected, type, status):
        """What is published or cancelled is left out, unless it is rolling or the review decides to keep it."""
        stream = a_stream(type=type, status=status)
        assert expected is ("one" in rolled(plan(stream)))
        assert stream == rolled(plan(stream), ("one", "keep"))["one"]

    @pytest.mark.parametrize("status", WorkStatus)
    def test_drop(self, status):
        """What the review drops is left out, and the decision is in the new programme."""
        found = rolled(plan(a_stream(status=status), TWO), ("one", "drop"))
        assert (TWO,) == found.work_streams
        assert ReviewAction.DROP is found.reviews[0].decisions[0].action

    def test_change_roles(self):
        """The stream supplied takes the place of the old one."""
        new = attrs.evolve(ONE, leads=("hmi-prisons",))
        assert (new, TWO) == rolled(plan(ONE, TWO), ("one", "change-roles"), streams=[new]).work_streams
        terms = (Term(first=PartialDate.of("2013"), leads=("hmcpsi",), supporters=()),)
        new = attrs.evolve(ONE, leads=None, supporters=None, terms=terms)
        assert (new,) == rolled(plan(ONE), ("one", "change-roles"), streams=[new]).work_streams

    def test_re_prioritise(self):
        """A stream whose priority changes is kept as it is, or as supplied."""
        new = attrs.evolve(ONE, due=PartialDate.of("2013-06"))
        assert (ONE, TWO) == rolled(plan(ONE, TWO), ("one", "re-prioritise")).work_streams
        assert (new, TWO) == rolled(plan(ONE, TWO), ("one", "re-prioritise"), streams=[new]).work_streams

    def test_delay_with_other_decisions(self):
        """A stream may be delayed with other roles and another date: it is as supplied, and delayed."""
        new = attrs.evolve(ONE, leads=("hmi-prisons",), due=PartialDate.of("2014"))
        found = rolled(plan(ONE), ("one", "delay"), ("one", "change-roles"), streams=[new])
        assert (attrs.evolve(new, status=WorkStatus.DELAYED),) == found.work_streams

    def test_nothing_recorded_stays_nothing_recorded(self):
        """Of a programme whose streams are not recorded none are made up; one that is added is there."""
        old = a_programme(completeness=Completeness.HEADER_ONLY)
        assert rolled(old).work_streams is None
        assert (ONE,) == rolled(old, ("one", "add"), streams=[ONE]).work_streams
        assert () == rolled(plan(DONE)).work_streams

    def test_what_hangs_on_a_stream_goes_with_it(self):
        """Directions that streams name, and notices that stand against them, are carried; others are not."""
        direction = Direction(
            id="d", subject=DirectionSubject.TIMING, ministers=("attorney-general",), given=PartialDate.of("2012")
        )
        notice = Notice(
            id="n",
            by="hmi-prisons",
            to="ofsted",
            organisation="prisons",
            stream="one",
            given=PartialDate.of("2012"),
            forbids=NoticeEffect.INSPECTION,
        )
        notices = (
            notice,
            attrs.evolve(notice, id="withdrawn", withdrawn=PartialDate.of("2013")),
            attrs.evolve(notice, id="of-another", stream="two"),
            attrs.evolve(notice, id="of-none", stream=None),
        )
        one = attrs.evolve(ONE, directed_by="d")
        old = plan(one, TWO, directions=(direction, attrs.evolve(direction, id="e")), gatekeeping_notices=notices)
        found = rolled(old, ("two", "drop"))
        assert ((direction,), (notice,)) == (found.directions, found.gatekeeping_notices)
        found = rolled(old, ("one", "drop"), ("two", "drop"))
        assert (None, None) == (found.directions, found.gatekeeping_notices)

    def test_every_attribute_is_decided_upon(self):
        """Whoever adds an attribute to the programme must say here whether it is carried."""
        set_anew = {"id", "title", "period", "status", "reviews"}
        carried = {"completeness", "work_streams", "directions", "gatekeeping_notices"}
        of_the_old_one = {
            *("prepared", "prepared_by", "published", "consultations", "waivers", "copies", "opinions", "refusals"),
            *("derogations", "confidence", "sources", "notes", "extra"),
        }
        assert set_anew | carried | of_the_old_one == {a.name for a in plan_of(Programme).attributes}


class TestRefusals:
    """A review and streams that do not fit are refused, and the message says what would be right."""

    @pytest.mark.parametrize(
        ("expected", "decisions", "streams"),
        [
            ("decides to keep 'too', which is not in the programme; did you mean 'two'?", [("too", "keep")], []),
            ("decides to drop 'xyz', which is not in the programme", [("xyz", "drop")], []),
            ("adds 'new': supply it in 'streams'", [("new", "add")], []),
            (
                "adds 'one', which is already in the programme: keep it, or give the new stream a new id",
                [("one", "add")],
                [ONE],
            ),
            (
                "'new' is supplied, but the review has no decision on it: leave it out or add one",
                [],
                [a_stream(id="new")],
            ),
            ("'one' is supplied, but the review has no decision on it: leave it out or add one", [], [ONE]),
            ("'one' is supplied, but the review decides to keep it: leave it out", [("one", "keep")], [ONE]),
            ("'one' is supplied, but the review decides to drop it: leave it out", [("one", "drop")], [ONE]),
            ("changes the roles of 'one': supply it in 'streams', with the new ones", [("one", "change-roles")], []),
            ("changes the roles of 'one': supply it in 'streams', with the new ones", [("one", "change-roles")], [ONE]),
            ("decides to drop and keep 'one': add and drop cannot be combined", [("one", "keep"), ("one", "drop")], []),
            (
                "decides to add and delay 'new': add and drop cannot",
                [("new", "add"), ("new", "delay")],
                [a_stream(id="new")],
            ),
            ("delays 'done', which is published: keep it, or leave it out of the decisions", [("done", "delay")], []),
            ("'one' is supplied twice: supply it once", [("one", "re-prioritise")], [ONE, ONE]),
        ],
    )
    def test_decisions_and_streams(self, expected, decisions, streams):
        """What does not go together is named, with what would."""
        with pytest.raises(ValueError, match="the ") as raised:
            rolled(plan(ONE, TWO, DONE), *decisions, streams=streams)
        assert expected in str(raised.value)

    @pytest.mark.parametrize(
        "period", [Period.business_years(2012, 2), Period.business_years(2011, 2), Period(None, date(2020, 3, 31))]
    )
    def test_a_period_that_is_not_the_next(self, period):
        """The next programme begins later than the last."""
        with pytest.raises(ValueError, match="does not begin after that of 'plan', which begins 2012-04-01"):
            roll_forward(plan(ONE), a_review(), period, id="next", title="Next")

    def test_an_old_programme_without_a_beginning(self):
        """Where the beginning of the old one is not recorded, any period may be the next."""
        old = plan(ONE, period=Period(None, date(2008, 3, 31)))
        assert NEXT == rolled(old).period

    def test_the_same_id(self):
        """The next programme is another one."""
        with pytest.raises(ValueError, match="give the next one a new id"):
            roll_forward(plan(ONE), a_review(), NEXT, id="plan", title="Next")


def of(code, programme, **given):
    """What a rule says of a programme: verdicts by subject."""
    rules = [RULES[code]]
    found = check(programme, rules=rules, keep_all=True, **given)
    return {result.subject: result.verdict for result in found.results}


class TestAnyProgramme:
    """What holds of any programme rolled forward."""

    @given(programmes(), st.data())
    def test_every_stream_is_accounted_for(self, old, data):
        """Each stream is carried over, finished, or dropped by a decision that the new programme carries: PRA120."""
        old = attrs.evolve(old, period=Period.business_years(2012, 2), id="old")
        ids = [stream.id for stream in old.streams]
        dropped = data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
        new = rolled(old, *((id, "drop") for id in dropped))
        for stream in old.streams:
            over = stream.status in FINISHED and stream.type is not WorkType.ROLLING
            assert (stream.id in new) is not (over or stream.id in dropped)
        assert old.completeness == new.completeness
        found = of("PRA120", new, on=date(2014, 1, 1), previous=old)
        assert {Verdict.MET} >= {*found.values()}
        assert len(ids) == len(found)

    @given(programmes())
    def test_it_is_pure(self, old):
        """The same programme and review give the same, and the old one is what it was."""
        old = attrs.evolve(old, period=Period.business_years(2012, 2), id="old")
        before = repr(old)
        assert rolled(old) == rolled(old)
        assert before == repr(old)

    def test_a_published_plan(self):
        """The plan of 2012-14: four inspections reported, and the rolling one goes on."""
        old = corpus["2012-14"]
        new = roll_forward(old, a_review(), NEXT, id="joint-plan-next", title="Next")
        assert ["youth-full-joint"] == [stream.id for stream in new.streams]
        assert old["youth-full-joint"] == new["youth-full-joint"]

    @pytest.mark.parametrize(
        ("expected", "review"),
        [
            (Verdict.MET, a_review(held="2014-02")),
            (Verdict.MET, a_review(held="2013-03", covers=Span.of("2013-04-01", "2014-03-31"))),
            (Verdict.BREACHED, a_review(held="2013-03")),
        ],
    )
    def test_the_year_reviewed(self, expected, review):
        """PRA104 is met for the year that the review was held in, or that it says it covers; it claims no other."""
        new = roll_forward(plan(ONE), review, NEXT, id="next", title="Next")
        assert expected == of("PRA104", new, on=date(2014, 3, 31))["year:2013-04-01"]


# --------------------------------------------------------------------------------------------- over ten years


YEARS = 10
OPEN = [ReviewAction.KEEP, ReviewAction.DROP, ReviewAction.DELAY, ReviewAction.RE_PRIORITISE, ReviewAction.CHANGE_ROLES]
BODIES = ("hmcpsi", "hmi-constabulary", "hmi-prisons", "hmi-probation")


class TenYears(RuleBasedStateMachine):
    """A programme that covers two years and is reviewed every year, for ten of them."""

    def __init__(self):
        super().__init__()
        self.year = 2012
        self.made = 0
        self.known = {}
        """Every stream there ever was, and the year in which it was last in a programme."""
        self.programme = None
        self.previous = None

    def new_stream(self, type):
        """A stream that was never there."""
        self.made += 1
        return a_stream(id=f"s-{self.made}", title=f"Stream {self.made}", type=type, leads=(BODIES[0],), supporters=())

    @initialize(types=st.lists(st.sampled_from(WorkType), max_size=4))
    def first_plan(self, types):
        """The programme with which it begins."""
        streams = tuple(self.new_stream(type) for type in types)
        self.programme = plan(*streams, id="plan-2012", completeness=Completeness.COMPLETE, reviews=())
        self.known = {stream.id: self.year for stream in streams}

    @rule(data=st.data())
    def work_goes_on(self, data):
        """During the year a stream changes its status, whatever that was."""
        if not self.programme.streams:
            return
        stream = data.draw(st.sampled_from(self.programme.streams))
        status = data.draw(st.sampled_from(WorkStatus))
        self.programme = self.programme.with_stream(attrs.evolve(stream, status=status))

    @precondition(lambda self: self.year < 2012 + YEARS)
    @rule(data=st.data(), types=st.lists(st.sampled_from(WorkType), max_size=2))
    def review(self, data, types):
        """At the end of a year the review decides what it likes, and the programme is rolled forward."""
        decisions, supplied = [], []
        for stream in self.programme.streams:
            action = data.draw(st.sampled_from((None, *OPEN)))
            if action is None or (action is ReviewAction.DELAY and stream.status is WorkStatus.PUBLISHED):
                continue
            decisions.append((stream.id, action))
            if action is ReviewAction.CHANGE_ROLES:
                lead = next(body for body in BODIES if body not in stream.leads)
                supplied.append(attrs.evolve(stream, leads=(lead,)))
        added = [self.new_stream(type) for type in types]
        decisions += [(stream.id, ReviewAction.ADD) for stream in added]
        self.year += 1
        covers = Span.of(date(self.year, 4, 1), date(self.year + 1, 3, 31))
        self.previous, self.programme = (
            self.programme,
            roll_forward(
                self.programme,
                a_review(*decisions, held=f"{self.year}-02", covers=covers),
                Period.business_years(self.year, 2),
                id=f"plan-{self.year}",
                title=f"Plan {self.year}",
                streams=[*supplied, *added],
            ),
        )
        self.known |= {stream.id: self.year for stream in self.programme.streams}
        assert all(stream in self.programme.streams for stream in added)

    @invariant()
    def nothing_is_lost(self):
        """What was in the last programme is in this one, or was published or cancelled, or dropped by its review."""
        if self.previous is None:
            return
        dropped = {
            decision.stream
            for decision in self.programme.reviews[0].decisions
            if decision.action is ReviewAction.DROP and decision.reason
        }
        gone = [stream for stream in self.previous.streams if stream.id not in self.programme]
        assert all(stream.status in FINISHED or stream.id in dropped for stream in gone)
        assert {Verdict.MET} >= {
            *of("PRA120", self.programme, on=date(self.year + 1, 3, 31), previous=self.previous).values()
        }

    @invariant()
    def nothing_comes_back_or_out_of_nowhere(self):
        """What is there, is what was ever put there and has not gone since; and what is added was decided."""
        if self.programme is None:
            return
        assert {stream.id for stream in self.programme.streams} == {
            id for id, year in self.known.items() if year == self.year
        }
        if self.previous is not None:
            changes = diff(self.previous, self.programme)
            added = {change.stream.id for change in changes if change.kind is ChangeKind.ADDED}
            decided = self.programme.reviews[0].decisions
            assert added == {d.stream for d in decided if d.action is ReviewAction.ADD}

    @invariant()
    def the_year_is_reviewed(self):
        """PRA104 is met for the year that the review covers, and the programme looks two years ahead."""
        if self.previous is None:
            return
        found = of("PRA104", self.programme, on=date(self.year + 1, 3, 31))
        assert Verdict.MET == found[f"year:{self.year}-04-01"]
        assert {Verdict.MET} == {*of("PRA103", self.programme, on=date(self.year, 4, 1)).values()}


TestTenYears = TenYears.TestCase
TestTenYears.settings = settings(stateful_step_count=3 * YEARS)


@given(st.data())
def test_ten_reviews_one_after_the_other(data):
    """Ten reviews, with work in between, keep every promise of each year."""
    machine = TenYears()
    machine.first_plan([*WorkType][:5])
    for _ in range(YEARS):
        machine.work_goes_on(data)
        machine.review(data, data.draw(st.lists(st.sampled_from(WorkType), max_size=2)))
        machine.nothing_is_lost()
        machine.nothing_comes_back_or_out_of_nowhere()
        machine.the_year_is_reviewed()
    assert "plan-2022" == machine.programme.id
