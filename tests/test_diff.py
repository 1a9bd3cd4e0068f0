"""Diffs: what changed between two programmes, the laws that hold of it, what it sets off, and how it reads."""

import pickle
from datetime import date
from itertools import pairwise

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjji_model import (
    AreaScheme,
    Completeness,
    Consultation,
    FullCoverage,
    InvariantError,
    NoFieldwork,
    PartialDate,
    Period,
    Programme,
    Report,
    SampleCoverage,
    Span,
    Term,
    Visit,
    WorkStatus,
    WorkStream,
    WorkType,
    check,
    corpus,
    describe,
)
from cjji_model._checked.classes import plan_of
from cjji_model.model.report import WORK_ATTRIBUTES
from cjji_model.queries.diff import Added, Changed, ChangeKind, Diff, Dropped, Moved, apply, diff
from cjji_model.queries.duties import DutyKind
from cjji_model.rules.delivery import nothing_lost
from cjji_model.views.diff import diff_text
from kit import _values, a_programme, a_stream, objects, programmes

CONTENT = {a.name: a for a in plan_of(WorkStream).attributes if a.name != "id"}
HEADER = {a.name: a for a in plan_of(Programme).attributes if a.name != "work_streams"}


# ------------------------------------------------------------------------------------------------ strategies


def values(cls, attribute):
    """Values of an attribute, and its absence where it may be absent."""
    found = _values(cls, attribute.kind)
    return found if attribute.required else st.one_of(found, st.none())


def with_attribute(stream, name, value):
    """The stream with another value, and with what would then contradict it put right."""
    changes = {name: value}
    if name == "terms" and value is not None:
        changes |= {"leads": None, "supporters": None}
    if name in {"leads", "supporters"} and value is not None:
        other = "supporters" if name == "leads" else "leads"
        held = getattr(stream, other)
        changes |= {"terms": None, other: held and tuple(body for body in held if body not in value)}
    if name == "parent" and value == stream.id:
        changes[name] = None
    if name == "reports" and value is not None:
        bare = dict.fromkeys(WORK_ATTRIBUTES)
        changes[name] = tuple(attrs.evolve(r, **bare, id=f"edited-{stream.id}-{i}") for i, r in enumerate(value))
    return attrs.evolve(stream, **changes)


def with_header(programme, name, value):
    """The programme with another value; of the things that bear ids, those whose id is new."""
    if name in {"directions", "gatekeeping_notices", "opinions"} and value is not None:
        value = tuple({item.id: item for item in value}.values())
    return attrs.evolve(programme, **{name: value})


def _header(draw, programme, names=tuple(HEADER)):
    """Another value of an attribute of the programme."""
    name = draw(st.sampled_from(names))
    return with_header(programme, name, draw(values(Programme, HEADER[name])))


def _content(draw, programme, names=tuple(CONTENT)):
    """Another value of an attribute of a stream."""
    if not programme.streams:
        return programme
    stream, name = draw(st.sampled_from(programme.streams)), draw(st.sampled_from(names))
    return programme.with_stream(with_attribute(stream, name, draw(values(WorkStream, CONTENT[name]))))


def _added(draw, programme):
    """One more stream, anywhere."""
    stream = with_attribute(draw(objects(WorkStream)), "reports", None)
    if stream.id in programme:
        return programme
    at = draw(st.integers(0, len(programme.streams)))
    return attrs.evolve(programme, work_streams=(*programme.streams[:at], stream, *programme.streams[at:]))


def _dropped(draw, programme):
    """One stream fewer."""
    if not programme.streams:
        return programme
    gone = draw(st.sampled_from(programme.streams))
    return attrs.evolve(programme, work_streams=tuple(s for s in programme.streams if s is not gone))


def _shuffled(draw, programme):
    """The streams in another order."""
    return attrs.evolve(programme, work_streams=tuple(draw(st.permutations(programme.streams))))


def _unrecorded(draw, programme):
    """The list of streams not recorded, or recorded as empty."""
    return attrs.evolve(programme, work_streams=draw(st.sampled_from((None, ()))))


EDITS = (_header, _content, _content, _content, _added, _added, _dropped, _shuffled, _unrecorded)


crowds = st.builds(
    lambda ids, statuses, completeness: a_programme(
        work_streams=tuple(a_stream(id=id, status=status) for id, status in zip(ids, statuses, strict=False)),
        completeness=completeness,
    ),
    st.lists(st.sampled_from("abcdefgh"), unique=True),
    st.lists(st.sampled_from(WorkStatus), min_size=8, max_size=8),
    st.sampled_from((None, *Completeness)),
)
"""Programmes of many plain streams, so that two of them share some, in any order."""


@st.composite
def after(draw, programme):
    """A programme that comes after the one given: a few edits on, or unrelated."""
    if draw(st.integers(0, 3)) == 0:
        return draw(st.one_of(programmes(), crowds, crowds))
    for edit in draw(st.lists(st.sampled_from(EDITS), max_size=4)):
        programme = edit(draw, programme)
    return programme


@st.composite
def histories(draw, count):
    """Programmes that come one after the other."""
    found = [draw(st.one_of(programmes(), crowds))]
    while len(found) < count:
        found.append(draw(after(found[-1])))
    return found


# ------------------------------------------------------------------------------------------------------ laws


class TestLaws:
    """What holds of any two or three programmes."""

    @given(histories(2))
    def test_applied_to_the_old_one_it_gives_the_new(self, pair):
        """`apply(diff(a, b), a) == b`."""
        a, b = pair
        assert b == apply(diff(a, b), a)

    @given(programmes())
    def test_nothing_changed_against_itself(self, a):
        """`diff(a, a)` is empty, and false, and an equal programme built anew is no change either."""
        found = diff(a, pickle.loads(pickle.dumps(a)))
        assert (0, [], False) == (len(found), list(found), bool(found))
        assert a == apply(found, a)

    @given(histories(2))
    def test_something_changed_between_different_ones(self, pair):
        """A diff is empty only between equal programmes."""
        a, b = pair
        assert (a == b) is (len(diff(a, b)) == 0)

    @given(histories(2))
    def test_turned_round_it_leads_back(self, pair):
        """The inverse of a diff is the diff from the new programme to the old, and gives back the old."""
        a, b = pair
        back = diff(a, b).inverse()
        assert diff(b, a) == back
        assert a == apply(back, b)
        assert diff(a, b) == back.inverse()

    @given(histories(3))
    def test_two_diffs_join_into_one(self, three):
        """A diff and the next make the diff over both, as a value."""
        a, b, c = three
        joined = diff(a, b).then(diff(b, c))
        assert diff(a, c) == joined
        assert c == apply(joined, a)

    @given(histories(4))
    def test_joining_is_associative_and_nothing_is_its_unit(self, four):
        """A chain may be joined in any way; with nothing, a diff is itself; with its inverse, it is nothing."""
        d1, d2, d3 = (diff(a, b) for a, b in pairwise(four))
        assert d1.then(d2).then(d3) == d1.then(d2.then(d3))
        assert d1 == diff(four[0], four[0]).then(d1) == d1.then(diff(four[1], four[1]))
        assert diff(four[0], four[0]) == d1.then(d1.inverse())

    @given(histories(2))
    def test_it_is_a_value(self, pair):
        """A diff is hashable and picklable, and the same whenever it is made."""
        found = diff(*pair)
        assert {found} == {diff(*pair), pickle.loads(pickle.dumps(found))}

    @given(histories(2))
    def test_every_change_can_be_told(self, pair):
        """Each change has its kind, a sentence, and duties that cite the law or the briefing; and the text tells it."""
        old, new = pair
        found = diff(old, new)
        for change in found:
            assert change.kind in ChangeKind
            assert describe(change).endswith(".")
            for duty in change.duties:
                assert duty.cites
                assert all(cite.startswith("statute:" if duty.is_law else "briefing:") for cite in duty.cites)
        text = diff_text(old, new)
        assert text.endswith("\n")
        assert ("Nothing changed." in text.splitlines()) is (not found)

    @given(histories(2))
    def test_the_streams_of_both_are_accounted_for(self, pair):
        """What is added and dropped is the difference of the ids; what is kept in order has not moved."""
        old, new = ({s.id for s in p.streams} for p in pair)
        found = diff(*pair)
        assert new - old == {c.stream.id for c in found if isinstance(c, Added)}
        assert old - new == {c.stream.id for c in found if isinstance(c, Dropped)}
        moved = {c.stream for c in found if isinstance(c, Moved)}
        steady = [[s.id for s in p.streams if s.id in old & new and s.id not in moved] for p in pair]
        assert steady[0] == steady[1]

    @given(histories(2))
    def test_what_a_list_gained_and_lost(self, pair):
        """Of a list recorded in both, what was there, less what it lost, with what it gained, is what is there."""
        for change in diff(*pair):
            if isinstance(change, Changed) and type(change.old) is type(change.new) is tuple:
                assert {*change.new} == ({*change.old} - {*change.lost}) | {*change.gained}


def test_every_kind_of_change_is_drawn():
    """The edits from which the laws are tried make every kind of change there is, and every duty."""
    kinds, duties = set(), set()
    base = a_programme(work_streams=(ONE, TWO, THREE), completeness=Completeness.COMPLETE)

    @settings(max_examples=20, derandomize=True)
    @given(st.data())
    def draw(data):
        edited = [edit(data.draw, base) for edit in (_added, _dropped, _shuffled, _unrecorded)]
        edited += (_header(data.draw, base, [name]) for name in HEADER)
        edited += (_content(data.draw, base, [name]) for name in CONTENT)
        for changes in (diff(base, new) for new in edited):
            kinds.update(change.kind for change in changes)
            duties.update(duty.what for change in changes for duty in change.duties)

    draw()
    assert {*ChangeKind} == kinds
    assert {*DutyKind} == duties


class TestEachAttribute:
    """No attribute can be forgotten: they are those of the class's plan."""

    @pytest.mark.parametrize("name", CONTENT)
    @settings(max_examples=20)
    @given(data=st.data())
    def test_of_a_stream(self, name, data):
        """A stream that differs in one attribute alone changes in that attribute alone."""
        old = a_stream()
        new = with_attribute(old, name, data.draw(values(WorkStream, CONTENT[name])))
        found = diff(a_programme(work_streams=(old,)), a_programme(work_streams=(new,)))
        expected = (
            []
            if getattr(old, name) == getattr(new, name)
            else [
                Changed(stream="one", title=new.title, attribute=name, old=getattr(old, name), new=getattr(new, name))
            ]
        )
        assert expected == list(found)

    @pytest.mark.parametrize("name", HEADER)
    @settings(max_examples=20)
    @given(data=st.data())
    def test_of_a_programme(self, name, data):
        """A programme that differs in one attribute alone changes in that attribute alone."""
        old = a_programme()
        new = with_header(old, name, data.draw(values(Programme, HEADER[name])))
        before, now = getattr(old, name), getattr(new, name)
        expected = [Changed(stream=None, title=new.title, attribute=name, old=before, new=now)]
        assert (expected if before != now else []) == list(diff(old, new))


# --------------------------------------------------------------------------------------------------- changes


def of_streams(old, new):
    """The changes between two lists of streams in complete programmes."""
    before, later = (a_programme(work_streams=s, completeness=Completeness.COMPLETE) for s in (old, new))
    return list(diff(before, later))


def the_change(**values):
    """The one change of a stream whose one attribute has an old and a new value."""
    ((name, (old, new)),) = values.items()
    (change,) = of_streams((a_stream(**{name: old}),), (a_stream(**{name: new}),))
    return change


ONE, TWO, THREE = (a_stream(id=id, title=id.title()) for id in ("one", "two", "three"))


class TestStreams:
    """Streams added, dropped, moved and followed."""

    def test_added(self):
        """A stream that was not there, whole, with its place."""
        assert [Added(stream=TWO, position=1, certain=True)] == of_streams((ONE,), (ONE, TWO))

    def test_dropped(self):
        """A stream that is there no longer, whole, with the place it had."""
        assert [Dropped(stream=ONE, position=0, certain=True)] == of_streams((ONE, TWO), (TWO,))

    @pytest.mark.parametrize(("expected", "complete"), [((True, False), "old"), ((False, True), "new")])
    def test_certain_where_the_other_document_is_whole(self, expected, complete):
        """That a stream is new is certain of a complete old programme; that it is gone, of a complete new one."""
        programmes = {
            name: a_programme(work_streams=(stream,), completeness=Completeness.COMPLETE if name == complete else None)
            for name, stream in (("old", ONE), ("new", TWO))
        }
        found = diff(programmes["old"], programmes["new"])
        (added,) = (change for change in found if isinstance(change, Added))
        (dropped,) = (change for change in found if isinstance(change, Dropped))
        assert expected == (added.certain, dropped.certain)

    def test_moved(self):
        """One stream that went from the end to the beginning moved; the two it passed did not."""
        assert [Moved(stream="three", title="Three", old=2, new=0)] == of_streams((ONE, TWO, THREE), (THREE, ONE, TWO))

    def test_a_place_that_others_changed_is_no_move(self):
        """A stream that stands elsewhere because of what was put before it has not moved."""
        (change,) = of_streams((TWO, THREE), (ONE, TWO, THREE))
        assert Added(stream=ONE, position=0, certain=True) == change

    def test_followed_through_a_changed_title(self):
        """With the id kept, another title is a new name and not another stream."""
        change = the_change(title=("One", "Uno"))
        assert (ChangeKind.RENAMED, "one", "One", "Uno") == (change.kind, change.stream, change.old, change.new)

    def test_another_id_is_another_stream(self):
        """With another id it is another stream, whatever its title."""
        assert [ChangeKind.DROPPED, ChangeKind.ADDED] == [c.kind for c in of_streams((ONE,), (a_stream(id="eins"),))]

    def test_the_order_of_changes(self):
        """The programme; what is dropped, added, moved; then the streams in both, in order and by attribute."""
        old = a_programme(work_streams=(ONE, TWO, THREE), completeness=Completeness.COMPLETE)
        changed = attrs.evolve(TWO, status=WorkStatus.DELAYED, title="Deux")
        new = attrs.evolve(old, title="Next", id="next", work_streams=(THREE, changed, a_stream(id="four")))
        expected = [
            *(ChangeKind.OTHER, ChangeKind.RENAMED, ChangeKind.DROPPED, ChangeKind.ADDED),
            *(ChangeKind.MOVED, ChangeKind.RENAMED, ChangeKind.STATUS),
        ]
        assert expected == [change.kind for change in diff(old, new)]
        assert ["two", "two"] == [change.stream for change in diff(old, new).of("two")]
        assert ["id", "title"] == [change.attribute for change in diff(old, new).of(None)]

    def test_a_list_that_is_not_recorded(self):
        """No list of streams is not an empty one."""
        (change,) = diff(a_programme(), a_programme(work_streams=()))
        assert ("work_streams", None, ()) == (change.attribute, change.old, change.new)
        assert "List of work streams: recorded." == describe(change)
        (back,) = diff(a_programme(work_streams=()), a_programme())
        assert "List of work streams: no longer recorded." == describe(back)

    @pytest.mark.parametrize(
        ("kind", "values"),
        [
            (ChangeKind.RE_TYPED, {"type": (WorkType.THEMATIC, WorkType.SCOPING)}),
            (ChangeKind.LEAD, {"leads": (("hmcpsi",), ("hmi-prisons",))}),
            (ChangeKind.SUPPORT, {"supporters": (("hmcpsi",), ("hmcpsi", "ofsted"))}),
            (ChangeKind.AGENCIES, {"agencies": (("cps",), ())}),
            (ChangeKind.COVERAGE, {"coverage": (None, NoFieldwork())}),
            (ChangeKind.RE_TIMED, {"due": (PartialDate.of("2013"), None)}),
            (ChangeKind.OTHER, {"notes": (None, "More")}),
        ],
    )
    def test_kinds(self, kind, values):
        """Each change says of what sort it is."""
        assert kind is the_change(**values).kind

    def test_gained_and_lost(self):
        """Support gained and lost; where one list is not recorded, nothing is known to be either."""
        change = the_change(supporters=(("hmcpsi", "hmica"), ("hmcpsi", "ofsted")))
        assert (("ofsted",), ("hmica",)) == (change.gained, change.lost)
        change = the_change(supporters=(None, ("ofsted",)))
        assert ((), ()) == (change.gained, change.lost)


class TestDays:
    """By how many days a time moved."""

    @pytest.mark.parametrize(
        ("expected", "old", "new"),
        [
            (30, "2013-01-01", "2013-01-31"),
            (-366, "2013-01-01", "2012-01-01"),
            (None, "2013-01", "2013-02"),
            (None, "2013-01-01", "2013-02"),
            (None, "2013", "2013-02-01"),
        ],
    )
    def test_of_a_date(self, expected, old, new):
        """Days are counted between days; a month or a year does not settle it."""
        assert expected == the_change(due=(PartialDate.of(old), PartialDate.of(new))).days

    @pytest.mark.parametrize(
        ("expected", "old", "new"),
        [
            (7, ("2013-01-01", "2013-02-01"), ("2013-01-08", "2013-02-08")),
            (7, ("2013-01-01", None), ("2013-01-08", None)),
            (None, ("2013-01-01", "2013-02-01"), ("2013-01-08", "2013-02-01")),
            (None, ("2013-01-01", "2013-02-01"), ("2013-01-01", "2013-03-01")),
            (None, ("2013-01-01", "2013-02"), ("2013-01-08", "2013-03")),
            (None, ("2013-01-01", None), ("2013-01-08", "2013-03-01")),
            (None, ("2013-01-01", None), (None, "2013-03-01")),
        ],
    )
    def test_of_a_span(self, expected, old, new):
        """A span moved by so many days where both its ends did, or the only one that it has."""
        assert expected == the_change(fieldwork=(Span.of(*old), Span.of(*new))).days

    def test_of_a_period(self):
        """A programme's period that begins and ends a year later, none of it a leap year."""
        (change,) = diff(a_programme(), a_programme(period=Period.business_years(2013, 2)))
        assert (ChangeKind.RE_TIMED, 365) == (change.kind, change.days)

    def test_of_no_time(self):
        """A title does not move, nor does a date that was not recorded before."""
        assert the_change(title=("One", "Two")).days is None
        assert the_change(due=(None, PartialDate.of("2013-01-01"))).days is None

    @given(st.dates(), st.dates())
    def test_of_any_two_days(self, old, new):
        """The days between, later being more."""
        if old != new:
            change = the_change(due=(PartialDate.of(old), PartialDate.of(new)))
            assert (new - old).days == change.days


# ---------------------------------------------------------------------------------------------- what fits


class TestFit:
    """A diff is applied only to what it fits, and joined only to what follows."""

    OLD = a_programme(work_streams=(ONE, TWO))

    def refused(self, new, programme):
        """What is said where the diff to a new programme is applied to another one."""
        with pytest.raises(ValueError, match="the diff does not fit") as raised:
            apply(diff(self.OLD, new), programme)
        return str(raised.value)

    @pytest.mark.parametrize(
        ("expected", "streams"),
        [
            ("the programme has no 'two'", (ONE,)),
            ("the programme has 'three' as well", (ONE, TWO, THREE)),
            ("the programme has them in another order", (TWO, ONE)),
        ],
    )
    def test_other_streams(self, expected, streams):
        """It says which stream is wanting, or is too much."""
        found = self.refused(attrs.evolve(self.OLD, title="New"), a_programme(work_streams=streams))
        assert f"the diff does not fit, at work_streams: {expected}" == found

    def test_another_value(self):
        """It says at which attribute of what, with both values."""
        new = self.OLD.with_stream(attrs.evolve(TWO, status=WorkStatus.DELAYED))
        other = self.OLD.with_stream(attrs.evolve(TWO, status=WorkStatus.PUBLISHED))
        expected = "at work stream 'two', status: it expects 'planned', but the programme has 'published'"
        assert f"the diff does not fit, {expected}" == self.refused(new, other)
        new, other = (attrs.evolve(self.OLD, published=PartialDate.of(year)) for year in ("2012", "2013"))
        expected = "at published: it expects nothing recorded, but the programme has a PartialDate"
        assert f"the diff does not fit, {expected}" == self.refused(new, other)

    def test_a_stream_that_there_is_not(self):
        """A diff made by hand may change a stream that the programme does not have."""
        outline = diff(self.OLD, self.OLD).old
        change = Changed(stream="nine", title="Nine", attribute="title", old="Nine", new="9")
        expected = "at work stream 'nine', title: it expects 'Nine', but the programme has no such stream"
        with pytest.raises(ValueError, match="the diff does not fit") as raised:
            apply(Diff(outline, outline, (change,)), self.OLD)
        assert f"the diff does not fit, {expected}" == str(raised.value)

    def test_an_attribute_of_a_stream_that_is_dropped(self):
        """A stream to be dropped must be the one that the diff drops."""
        found = self.refused(
            attrs.evolve(self.OLD, work_streams=(ONE,)), self.OLD.with_stream(a_stream(id="two", title="2"))
        )
        assert found.startswith("the diff does not fit, at work stream 'two', title:")

    def test_what_it_does_not_change_may_differ(self):
        """A diff fits a programme that differs elsewhere, and leaves that as it is."""
        found = diff(self.OLD, self.OLD.with_stream(attrs.evolve(TWO, status=WorkStatus.DELAYED)))
        other = attrs.evolve(self.OLD, notes="Other")
        assert other.with_stream(attrs.evolve(TWO, status=WorkStatus.DELAYED)) == apply(found, other)

    def test_what_would_not_be_sound(self):
        """Where the result could not exist, the invariant that it breaks is told."""
        found = diff(self.OLD, self.OLD.with_stream(attrs.evolve(TWO, leads=("hmcpsi",))))
        other = self.OLD.with_stream(attrs.evolve(TWO, supporters=("hmcpsi",)))
        with pytest.raises(InvariantError):
            apply(found, other)

    def test_diffs_that_do_not_follow(self):
        """Two diffs are joined only where the second begins as the first ends."""
        first = diff(self.OLD, attrs.evolve(self.OLD, title="A"))
        with pytest.raises(ValueError, match=r"at title: it expects 'B', but the first diff leaves 'A'"):
            first.then(diff(attrs.evolve(self.OLD, title="B"), self.OLD))
        with pytest.raises(ValueError, match=r"at work_streams: the first diff leaves 'two' as well"):
            first.then(diff(a_programme(work_streams=(ONE,)), self.OLD))


# ------------------------------------------------------------------------------------------------- duties


def kinds_of_duty(change):
    """What a change sets off."""
    return [duty.what for duty in change.duties]


class TestDuties:
    """Briefing C2, and Prison Act 1952 Sch. A1 para. 5(5) with its twins."""

    @pytest.mark.parametrize("status", WorkStatus)
    def test_a_stream_left_out(self, status):
        """A stream that leaves a complete programme unfinished leaves by a recorded decision: PRA120 says the same."""
        old = a_programme(work_streams=(a_stream(status=status),))
        new = a_programme(
            id="new",
            period=Period.business_years(2013, 2),
            work_streams=(),
            reviews=(),
            completeness=Completeness.COMPLETE,
        )
        (change,) = (c for c in diff(attrs.evolve(old, reviews=()), new) if isinstance(c, Dropped))
        outcome = check(new, on=date(2014, 1, 1), previous=attrs.evolve(old, reviews=()), rules=[nothing_lost])
        assert [DutyKind.RECORD_DECISION] * len(outcome.breached) == kinds_of_duty(change)
        assert all(not duty.is_law and ("briefing:C2",) == duty.cites for duty in change.duties)

    def test_a_stream_that_may_only_not_be_recorded(self):
        """That a document which does not hold every stream lacks one says nothing of it."""
        (change,) = diff(a_programme(work_streams=(ONE,)), a_programme(work_streams=()))
        assert (False, ()) == (change.certain, change.duties)

    @pytest.mark.parametrize(
        ("expected", "prepared"),
        [
            (0, "2007-03-31"),
            (5, "2007-04-01"),
            (0, "2007"),
            (5, "2012-09-17"),
            (4, "2012-09-18"),
            (4, "2012"),
            (4, "2025-12-31"),
        ],
    )
    def test_a_programme_prepared(self, expected, prepared):
        """Each author bound that day consults before and copies after; who may or may not be bound is not cited."""
        (change,) = diff(a_programme(), a_programme(prepared=PartialDate.of(prepared)))
        assert ([DutyKind.CONSULT, DutyKind.COPY] if expected else []) == kinds_of_duty(change)
        assert [expected] * 2 == ([len(duty.cites) for duty in change.duties] or [0, 0])
        assert all(duty.is_law for duty in change.duties)

    def test_another_programme(self):
        """One that is issued as another is prepared as every one is."""
        (change,) = diff(a_programme(), a_programme(id="next"))
        assert [DutyKind.CONSULT, DutyKind.COPY] == kinds_of_duty(change)
        assert "statute:police-act-1996.sch-4A.para-5.sub-5" in change.duties[0].cites
        assert "(since 1 April 2007)" in change.duties[0].text

    def test_no_duty_is_invented(self):
        """Neither asks anything where a programme that stands is changed, nor where a date is struck out."""
        stream = a_stream(title="A", leads=("hmcpsi",), status=WorkStatus.CANCELLED, id="one")
        old = a_programme(work_streams=(ONE, TWO), prepared=PartialDate.of("2012-03-01"))
        new = a_programme(work_streams=(THREE, TWO, stream), title="New")
        assert [()] * len(diff(old, new)) == [change.duties for change in diff(old, new)]


# --------------------------------------------------------------------------------------------- for people


class TestWords:
    """How a change is told."""

    @pytest.mark.parametrize(
        ("expected", "values"),
        [
            ("title: 'Uno' (was 'One')", {"title": ("One", "Uno")}),
            ("status: in progress (was planned)", {"status": (WorkStatus.PLANNED, WorkStatus.IN_PROGRESS)}),
            ("lead: HMI Prisons (not recorded before)", {"leads": (None, ("hmi-prisons",))}),
            ("lead: none (was HMI Prisons)", {"leads": (("hmi-prisons",), ())}),
            ("support: adds Ofsted; loses HMICA", {"supporters": (("hmcpsi", "hmica"), ("hmcpsi", "ofsted"))}),
            ("agencies inspected: no longer recorded (was CPS and police)", {"agencies": (("cps", "police"), None)}),
            ("support confirmed: yes (was no)", {"supporters_confirmed": (False, True)}),
            (
                "due to be published: March 2013, later (was 2012)",
                {"due": (PartialDate.of("2012"), PartialDate.of("2013-03"))},
            ),
            (
                "due to be published: 2012, earlier (was 5 March 2013)",
                {"due": (PartialDate.of("2013-03-05"), PartialDate.of("2012"))},
            ),
            (
                "due to be published: 2013 (was 5 March 2013)",
                {"due": (PartialDate.of("2013-03-05"), PartialDate.of("2013"))},
            ),
            (
                "fieldwork: from 1 March 2013, 1 day earlier (was from 2 March 2013)",
                {"fieldwork": (Span.of("2013-03-02"), Span.of("2013-03-01"))},
            ),
            (
                "cycle: to 2015 (was 2012 to 2015)",
                {"cycle": (Span.of("2012", "2015"), Span.of(None, "2015"))},
            ),
            ("coverage: no fieldwork (was a sample)", {"coverage": (SampleCoverage(), NoFieldwork())}),
            (
                "coverage: all police areas (was all areas)",
                {"coverage": (FullCoverage(), FullCoverage(scheme=AreaScheme.POLICE_AREAS))},
            ),
            (
                "coverage: 3 criminal justice areas: Cumbria, nowhere-at-all and Leeds (was courts)",
                {
                    "coverage": (
                        SampleCoverage(unit="courts"),
                        SampleCoverage(
                            scheme=AreaScheme.CJ_AREAS,
                            areas=("cumbria", "nowhere-at-all"),
                            places=("Leeds",),
                            count=3,
                            unit="criminal justice areas",
                        ),
                    )
                },
            ),
            (
                "coverage: all criminal justice areas (was 4 places)",
                {"coverage": (SampleCoverage(count=4), FullCoverage(scheme=AreaScheme.CJ_AREAS))},
            ),
            (
                "reports: adds 'New' (3 May 2013); loses 'Old'",
                {
                    "reports": (
                        (Report(id="a", title="Old"),),
                        (Report(id="b", title="New", published=PartialDate.of("2013-05-03")),),
                    )
                },
            ),
            (
                "reports: changes 'Same'",
                {"reports": ((Report(id="a", title="Same"),), (Report(id="a", title="Same", openly=True),))},
            ),
            (
                "reports: in another order",
                {
                    "reports": (
                        (Report(id="a", title="A"), Report(id="b", title="B")),
                        (Report(id="b", title="B"), Report(id="a", title="A")),
                    )
                },
            ),
            (
                "visits: May 2013 to June 2013 (was none)",
                {"visits": ((), (Visit(visited=Span.of("2013-05", "2013-06")),))},
            ),
            (
                "terms: HMCPSI (from 2013) (not recorded before)",
                {"terms": (None, (Term(first=PartialDate.of("2013"), leads=("hmcpsi",), supporters=()),))},
            ),
            ("is a phase of: 'whole' (not recorded before)", {"parent": (None, "whole")}),
            ("notes changed", {"notes": ("Old", "New")}),
        ],
    )
    def test_of_a_stream(self, expected, values):
        """Titles, short names and dates in words."""
        change = the_change(**values)
        assert f"'{change.title}': {expected}." == describe(change)

    def test_of_a_programme(self):
        """What is said of the programme itself needs no title before it."""
        (change,) = diff(
            a_programme(consultations=()),
            a_programme(consultations=(Consultation(consultee="ofsted", held=PartialDate.of("2012-01")),)),
        )
        assert "Consultations: Ofsted (January 2012) (was none)." == describe(change)

    @pytest.mark.parametrize(
        ("expected", "first", "last"),
        [
            ("1 April 2013 to 31 March 2015, 1 year later", date(2013, 4, 1), date(2015, 3, 31)),
            ("1 April 2009 to 31 March 2011, 3 years earlier", date(2009, 4, 1), date(2011, 3, 31)),
            ("1 April 2013 to 31 March 2016", date(2013, 4, 1), date(2016, 3, 31)),
            ("1 April 2012 to 31 March 2015", date(2012, 4, 1), date(2015, 3, 31)),
            ("2 April 2012 to 1 April 2014, 1 day later", date(2012, 4, 2), date(2014, 4, 1)),
            ("from 1 April 2013", date(2013, 4, 1), None),
            ("to 31 March 2015", None, date(2015, 3, 31)),
        ],
    )
    def test_of_a_period(self, expected, first, last):
        """Whole years are told as years, where both ends moved alike; else days, where one number of them is true."""
        (change,) = diff(a_programme(), a_programme(period=Period(first, last)))
        assert f"Period: {expected} (was 1 April 2012 to 31 March 2014)." == describe(change)

    def test_of_whole_streams(self):
        """What a stream is, in a line; and where absence proves nothing, that."""
        stream = a_stream(
            leads=("hmcpsi",),
            supporters=("cqc", "hmica"),
            agencies=("national-crime-agency", "police"),
            due=PartialDate.of("2013-06"),
        )
        sketch = "thematic, planned; led by HMCPSI with CQC and HMICA; inspecting National Crime Agency and police"
        sketch += "; due June 2013"
        (added,) = of_streams((), (stream,))
        (dropped,) = of_streams((stream,), ())
        assert f"'One' is added: {sketch}." == describe(added)
        assert f"'One' is no longer there: {sketch}." == describe(dropped)
        found = diff(a_programme(work_streams=(ONE,)), a_programme(work_streams=(TWO,)))
        expected = [
            "'One' is no longer there, or is not recorded: thematic, planned.",
            "'Two' is added, or was not recorded before: thematic, planned.",
        ]
        assert expected == [describe(change) for change in found]

    def test_moved(self):
        """Places are counted from 1."""
        (change,) = of_streams((ONE, TWO, THREE), (THREE, ONE, TWO))
        assert "'Three' moves from place 3 to place 1." == describe(change)


CIRCULAR = """\
Joint Inspection Business Plan 2013-15: what changed since Joint Inspection Business Plan 2012-2014

The programme
  A separate programme, not a new issue of the same one
      sets off, by law: consulting before it is prepared and sending copies once it is
  Period: 1 April 2013 to 31 March 2015, 1 year later (was 1 April 2012 to 31 March 2014)
  How much is on record: partial (was fragment)
  Published: 2013 (not recorded before)

New work: 2 work streams
  (The old document does not hold every stream: some of these may not be new.)
  Child sexual abuse and child sexual exploitation
      thematic, proposed
  Police file quality
      thematic, in progress; led by HMI Constabulary with HMCPSI; inspecting CPS and police;
      reported 15 July 2013
"""


class TestText:
    """A diff as a circular note."""

    def test_between_published_plans(self):
        """The plan of 2013-15 beside that of 2012-14: its beginning word by word, and what else it must tell."""
        text = diff_text(corpus["2012-14"], corpus["2013-15"])
        assert text.startswith(CIRCULAR)
        for told in (
            "\nWork that has left, published or cancelled: 4 work streams\n",
            "\nWork that goes on, changed: 1 work stream\n  Youth offending\n      Title: 'Youth offending' (was",
            "\n      Fieldwork: no longer recorded (was from September 2012)\n",
            "\nWhat this sets off\n",
            "      Law: Prison Act 1952 Sch. A1 para. 5(5), Police Act 1996 Sch. 4A para. 5(5), CPS Inspectorate\n",
        ):
            assert told in text
        assert max(map(len, text.splitlines())) <= 100

    def test_all_published_plans(self):
        """Every published plan can be told beside the one before, on a narrow page."""
        plans = corpus.programmes
        for old, new in pairwise(plans):
            text = diff_text(old, new, width=60)
            assert text.startswith(new.title.split(":")[0][:20])
            assert " None" not in text

    def test_nothing(self):
        """A programme beside itself."""
        assert "Plan\n\nNothing changed.\n" == diff_text(a_programme(), a_programme())

    def test_a_year_in_the_life_of_a_complete_plan(self):
        """Streams added, left out, finished and moved; roles; and what the decision to drop one asks for."""
        old = a_programme(
            completeness=Completeness.COMPLETE,
            work_streams=(
                ONE,
                TWO,
                THREE,
                a_stream(id="done", title="Done", status=WorkStatus.PUBLISHED),
                a_stream(id="gone", title="Gone"),
            ),
        )
        new = a_programme(
            title="Next plan",
            completeness=Completeness.COMPLETE,
            prepared=PartialDate.of("2013-02-01"),
            work_streams=(
                THREE,
                attrs.evolve(ONE, notes="More"),
                attrs.evolve(TWO, leads=("hmcpsi",), follows="one", notes="More"),
                a_stream(id="new", title="New"),
            ),
        )
        expected = """\
Next plan: what changed since Plan

The programme
  Prepared: 1 February 2013 (not recorded before)
      sets off, by law: consulting before it is prepared and sending copies once it is

New work: 1 work stream
  New
      thematic, planned

Work that has left unfinished: 1 work stream
  Gone
      thematic, planned
      sets off, by practice: recording the decision

Work that has left, published or cancelled: 1 work stream
  Done
      thematic, published

In another place on the list
  'Three' moves from place 3 to place 1

Work that goes on, changed: 1 work stream
  Two
      Lead: HMCPSI (not recorded before)
      Follows: 'One' (not recorded before)
      Also changed in the record: notes

Only the record changed
  One: notes

What this sets off
"""
        text = diff_text(old, new)
        assert text.startswith(expected)
        assert " This concerns 'Gone'.\n      Practice: briefing C2: priorities are reviewed" in text
