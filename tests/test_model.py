"""The model: sound once built, frozen for life, every broken invariant told at once."""

import contextlib
import enum
import json
import pickle
from datetime import UTC, date, datetime

import attrs
import pytest
from attrs import evolve
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from cjji_model import (
    Completeness,
    Confidence,
    ConfidenceByAttribute,
    Contribution,
    Copy,
    CrossCuttingIssue,
    Decision,
    Delegation,
    Derogation,
    Direction,
    ExtraData,
    Focus,
    HighLevelProcess,
    InspectorateYear,
    InvariantError,
    LoadError,
    Notice,
    Opinion,
    PartialDate,
    Period,
    Recommendation,
    Report,
    SampleCoverage,
    Source,
    Span,
    Term,
    UnknownName,
    Visit,
    Waiver,
    WorkStatus,
    WorkStream,
    WorkType,
    load,
)
from cjji_model._checked.classes import Checked, invariant, plan_of
from cjji_model._checked.faults import Broken, pointer, short_repr
from cjji_model._checked.kinds import ListOf, SetOf, kind_of
from cjji_model.errors import CODES, AmbiguousText, Fault
from cjji_model.model.extra import NotJson
from cjji_model.model.gatekeeping import NoticeEffect
from cjji_model.model.inspectorate_year import CommissionerRecommendation
from cjji_model.model.preparation import DirectionSubject
from cjji_model.model.report import WORK_ATTRIBUTES
from cjji_model.model.stream import ContributionKind, DecisionMatter
from cjji_model.model.vocabulary import AreaScheme
from cjji_model.wire import dump_plain
from cjji_model.wire._plain import plain_value
from kit import (
    CLASSES,
    a_programme,
    a_report,
    a_stream,
    all_planned,
    any_object,
    extras,
    json_values,
    lines,
    objects,
    programmes,
    slugs,
)

SEPTEMBER = PartialDate.of("2012-09")
NOTICE = {
    "id": "n",
    "by": "hmi-prisons",
    "to": "cqc",
    "organisation": "prisons",
    "given": SEPTEMBER,
    "forbids": NoticeEffect.MANNER,
}
OPINION = {
    "id": "o",
    "by": "hmi-prisons",
    "proposer": "cqc",
    "organisation": "prisons",
    "unreasonable": True,
    "held": SEPTEMBER,
}
DIRECTION = {"id": "d", "subject": DirectionSubject.FORM, "ministers": ("attorney-general",), "given": SEPTEMBER}
DEROGATION = {
    "rule": "PRA106",
    "subject": "stream:one",
    "reason": "Two lead",
    "by": "hmcpsi",
    "since": date(2012, 4, 1),
}


def faults(build, *args, **values):
    """The faults of something that cannot be built."""
    with pytest.raises(InvariantError) as caught:
        build(*args, **values)
    return list(caught.value.faults)


def told_of(build, *args, **values):
    """The pointers and codes of something that cannot be built."""
    return [(fault.pointer, fault.code) for fault in faults(build, *args, **values)]


class TestKit:
    """The strategies that the other tests rely on."""

    def test_every_class_is_drawn(self):
        """No class that a document can hold is forgotten."""
        assert all_planned() == set(CLASSES)

    @pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
    def test_every_attribute_is_drawn(self, cls):
        """Valid objects of each class are found, with each attribute, where it may be absent, both ways."""
        attributes = plan_of(cls).attributes
        wanted = {(a.name, there) for a in attributes for there in (True, False) if there or not a.required}
        seen = set()

        def all_seen(item):
            assert type(item) is cls
            seen.update((a.name, getattr(item, a.name) is not None) for a in attributes)
            return wanted == seen

        with contextlib.suppress(NoSuchExample):  # what was not seen is told below
            find(objects(cls), all_seen, settings=settings(max_examples=1000, phases=[Phase.generate]))
        assert wanted == seen


class TestInvariants:
    """What cannot exist raises, at the attribute or the item that is wrong."""

    @pytest.mark.parametrize(
        ("build", "values", "expected"),
        [
            (a_stream, {"leads": ("hmcpsi",), "supporters": ("cqc", "hmcpsi")}, [("/supporters/1", "role.both")]),
            (a_report, {"leads": ("hmcpsi",), "supporters": ("hmcpsi",)}, [("/supporters/0", "role.both")]),
            (
                Term,
                {"first": SEPTEMBER, "leads": ("hmcpsi",), "supporters": ("hmcpsi",)},
                [("/supporters/0", "role.both")],
            ),
            (
                Term,
                {"first": SEPTEMBER, "last": PartialDate(2011), "leads": (), "supporters": ()},
                [("/last", "period.order")],
            ),
            (a_stream, {"terms": (), "leads": ()}, [("/leads", "role.terms")]),
            (a_stream, {"terms": (), "supporters": ()}, [("/supporters", "role.terms")]),
            (
                a_stream,
                {"terms": (), "leads": ("cqc",), "supporters": ("cqc",)},
                [("/supporters/0", "role.both"), ("/leads", "role.terms"), ("/supporters", "role.terms")],
            ),
            (a_stream, {"parent": "one"}, [("/parent", "unique")]),
            (a_stream, {"reports": (a_report(), a_report())}, [("/reports/1/id", "unique")]),
            (a_stream, {"agencies": ("cps", "police", "cps")}, [("/agencies/2", "unique")]),
            (
                a_report,
                {"recommendations": (Recommendation(id="a", to=()),) * 3},
                [("/recommendations/1/id", "unique"), ("/recommendations/2/id", "unique")],
            ),
            (a_report, {"recommendation_count": -1}, [("/recommendation_count", "size")]),
            (a_report, {"recommendation_count": 10**10}, [("/recommendation_count", "size")]),
            (a_programme, {"work_streams": (a_stream(), a_stream())}, [("/work_streams/1/id", "unique")]),
            (
                a_programme,
                {"work_streams": (a_stream(reports=(a_report(),)), a_stream(id="two", reports=(a_report(),)))},
                [("/work_streams/1/reports/0/id", "unique")],
            ),
            (a_programme, {"directions": (Direction(**DIRECTION),) * 2}, [("/directions/1/id", "unique")]),
            (a_programme, {"gatekeeping_notices": (Notice(**NOTICE),) * 2}, [("/gatekeeping_notices/1/id", "unique")]),
            (a_programme, {"opinions": (Opinion(**OPINION),) * 2}, [("/opinions/1/id", "unique")]),
            (SampleCoverage, {"areas": ("cumbria",)}, [("/scheme", "missing")]),
            (Delegation, {"by": "hmcpsi", "to": "hmcpsi", "functions": "all"}, [("/to", "unique")]),
            (Waiver, {"between": "hmcpsi", "consultee": "hmcpsi"}, [("/consultee", "unique")]),
            (Notice, NOTICE | {"to": "hmi-prisons"}, [("/to", "unique")]),
            (Derogation, DEROGATION | {"until": date(2012, 3, 31)}, [("/until", "period.order")]),
            (
                InspectorateYear,
                {
                    "id": "y",
                    "inspectorate": "hmcpsi",
                    "year": Period.business_years(2012),
                    "reports": (a_report(), a_report()),
                    "commissioner_recommendations": (CommissionerRecommendation(id="a"),) * 2,
                },
                [("/reports/1/id", "unique"), ("/commissioner_recommendations/1/id", "unique")],
            ),
            (
                a_stream,
                {"confidence": ConfidenceByAttribute.of(colour=Confidence.SEEN)},
                [("/confidence/colour", "unknown-key")],
            ),
            (
                a_stream,
                {"confidence": ConfidenceByAttribute.of(notes=Confidence.SEEN)},
                [("/confidence/notes", "unknown-key")],
            ),
        ],
    )
    def test_broken(self, build, values, expected):
        """Each invariant is told at the place that breaks it."""
        assert expected == told_of(build, **values)

    @pytest.mark.parametrize("name", WORK_ATTRIBUTES)
    def test_a_report_in_a_stream_says_nothing_of_the_work(self, name):
        """What the stream tells, its reports do not."""
        value = {
            "type": WorkType.ROLLING,
            "process": HighLevelProcess.COMMUNITY_SAFETY,
            "coverage": SampleCoverage(),
        }.get(name, ())
        assert [(f"/reports/0/{name}", "unknown-key")] == told_of(a_stream, reports=(a_report(**{name: value}),))
        assert value == getattr(a_report(**{name: value}), name)

    @pytest.mark.parametrize(
        ("build", "values"),
        [
            (SampleCoverage, {"areas": ()}),
            (SampleCoverage, {"areas": ("cumbria",), "scheme": AreaScheme.CJ_AREAS}),
            (Derogation, DEROGATION | {"until": date(2012, 4, 1)}),
            (Term, {"first": SEPTEMBER, "last": PartialDate(2012), "leads": (), "supporters": ()}),
            (a_report, {"recommendation_count": 0}),
            (a_stream, {"terms": ()}),
            (a_stream, {"leads": (), "supporters": ("cqc",)}),
            (a_stream, {"parent": "two", "follows": "one"}),
            (a_programme, {"directions": (Direction(**DIRECTION),), "opinions": (Opinion(**OPINION | {"id": "d"}),)}),
        ],
    )
    def test_kept(self, build, values):
        """What lies just inside an invariant may exist."""
        assert values == {name: getattr(build(**values), name) for name in values}

    def test_everything_is_told_at_once(self):
        """Faults of attributes in canonical order, then those between attributes that are sound."""
        wrong = {
            "id": "Not an id",
            "title": " padded",
            "type": "thematic",
            "status": WorkStatus.PLANNED,
            "leads": ["hmcpsi"],
            "supporters": ("cqc", "cqc", 7),
            "agencies": ("cps", "cps"),
            "due": date(2012, 9, 1),
            "parent": "one",
            "notes": "bell \a",
            "extra": {},
        }
        expected = [
            ("/id", "text"),
            ("/title", "text"),
            ("/type", "type"),
            ("/leads", "type"),
            ("/supporters/2", "type"),
            ("/supporters/1", "unique"),
            ("/agencies/1", "unique"),
            ("/due", "type"),
            ("/notes", "text"),
            ("/extra", "type"),
        ]
        assert expected == told_of(WorkStream, **wrong)
        assert expected == told_of(evolve, a_stream(), **wrong)

    def test_one_fault_hides_no_other(self):
        """An invariant is tried whenever what it reads is sound, whatever else is wrong."""
        wrong = {"title": "", "leads": ("cqc",), "supporters": ("cqc",), "parent": "one"}
        assert [("/title", "text"), ("/supporters/0", "role.both"), ("/parent", "unique")] == told_of(a_stream, **wrong)

    @given(st.data())
    def test_no_object_without_its_faults(self, data):
        """A wrong value in any attribute of any class is told there, with a code of the catalogue and a message."""
        item = data.draw(any_object())
        attribute = data.draw(st.sampled_from(plan_of(type(item)).attributes))
        wrong = data.draw(st.sampled_from((object(), 1.5, b"x", {1: 2}, ["a"], enum.Enum("Other", "A").A)))
        found = faults(evolve, item, **{attribute.name: wrong})
        assert (f"/{attribute.name}", "type") in [(fault.pointer, fault.code) for fault in found]
        assert all(fault.code in CODES and fault.message for fault in found)

    def test_required_attributes_are_not_none(self):
        """`None` is no value of an attribute that must be there."""
        assert [("/id", "type"), ("/status", "type")] == told_of(a_stream, id=None, status=None)

    def test_validation_cannot_be_switched_off(self):
        """Turning attrs' validators off lets nothing through."""
        with attrs.validators.disabled():
            assert [("/title", "text")] == told_of(a_stream, title="")


class TestTypes:
    """Values of the wrong type, and duplicates, are refused with a message that says what would be right."""

    @pytest.mark.parametrize(
        ("build", "values", "expected"),
        [
            (a_stream, {"leads": ["hmcpsi"]}, Fault("/leads", "type", "a list is not a tuple")),
            (a_stream, {"leads": {"hmcpsi"}}, Fault("/leads", "type", "a set is not a tuple")),
            (a_stream, {"leads": "hmcpsi"}, Fault("/leads", "type", "'hmcpsi' is not a tuple")),
            (a_stream, {"title": 2012}, Fault("/title", "type", "2012 is not text")),
            (a_stream, {"title": b"One"}, Fault("/title", "type", "a bytes is not text")),
            (
                a_stream,
                {"type": "thematic"},
                Fault("/type", "type", "'thematic' is not a WorkType, such as WorkType.THEMATIC"),
            ),
            (
                a_stream,
                {"type": WorkStatus.PLANNED},
                Fault("/type", "type", "'planned' is not a WorkType, such as WorkType.THEMATIC"),
            ),
            (
                a_stream,
                {"focuses": ("cost",)},
                Fault("/focuses/0", "type", "'cost' is not a Focus, such as Focus.WHOLE_SYSTEM"),
            ),
            (
                SampleCoverage,
                {"scheme": "cj-areas"},
                Fault("/scheme", "type", "'cj-areas' is not an AreaScheme, such as AreaScheme.CJ_AREAS"),
            ),
            (a_stream, {"extra": Opinion(**OPINION)}, Fault("/extra", "type", "an Opinion is not an ExtraData")),
            (a_stream, {"agencies": ("cps", "cps")}, Fault("/agencies/1", "unique", "duplicate of item 0: 'cps'")),
            (a_stream, {"supporters_confirmed": 1}, Fault("/supporters_confirmed", "type", "1 is not a bool")),
            (
                a_report,
                {"recommendation_count": True},
                Fault("/recommendation_count", "type", "True is not a whole number"),
            ),
            (
                a_report,
                {"recommendation_count": 1.0},
                Fault("/recommendation_count", "type", "1.0 is not a whole number"),
            ),
            (a_report, {"published": date(2012, 9, 1)}, Fault("/published", "type", "2012-09-01 is not a PartialDate")),
            (a_report, {"published": "2012"}, Fault("/published", "type", "'2012' is not a PartialDate")),
            (
                Derogation,
                DEROGATION | {"since": datetime(2012, 4, 1, tzinfo=UTC)},
                Fault("/since", "type", "datetime.datetime(2012, 4, 1, 0, 0, tzinfo=datetime.timez... is not a date"),
            ),
            (
                a_stream,
                {"coverage": "all"},
                Fault("/coverage", "type", "'all' is not a SampleCoverage or a FullCoverage or a NoFieldwork"),
            ),
            (a_stream, {"cycle": Period(date(2012, 4, 1))}, Fault("/cycle", "type", "a Period is not a Span")),
            (a_stream, {"reports": (a_stream(),)}, Fault("/reports/0", "type", "a WorkStream is not a Report")),
            (a_stream, {"visits": [Visit]}, Fault("/visits", "type", "a list is not a tuple")),
            (a_stream, {"extra": {"a": 1}}, Fault("/extra", "type", "an object is not an ExtraData")),
            (
                a_stream,
                {"confidence": "inferred"},
                Fault("/confidence", "type", "'inferred' is not a Confidence or a ConfidenceByAttribute"),
            ),
        ],
    )
    def test_refused(self, build, values, expected):
        """The fault says what it is and what is wanted."""
        assert [expected] == faults(build, **values)

    def test_text_of_a_subclass_is_not_text(self):
        """An enumeration's member is not an id, though it is a `str`."""
        assert [("/id", "type")] == told_of(a_stream, id=WorkType.THEMATIC)

    @pytest.mark.parametrize("name", ["id", "parent", "directed_by"])
    @pytest.mark.parametrize("bad", ["", "A", "a_b", "a b", "-a", "a-", "a--b", "é", "１", "a\n", "a" + "\u0301", "-"])
    def test_ids(self, name, bad):
        """An id is lower-case letters and digits, in groups joined by hyphens."""
        assert [(f"/{name}", "text")] == told_of(a_stream, **{name: bad})

    @pytest.mark.parametrize(
        "bad", ["", " ", " a", "a ", "a\n", "a\nb", "a\tb", "\a", "a\u00a0", "\ud800", "\u200b", "\ufeffa", "a\u2028b"]
    )
    def test_lines(self, bad):
        """A title is one printable line, trimmed; so is every other line."""
        assert [("/title", "text")] == told_of(a_stream, title=bad)
        assert [("/reason", "text")] == told_of(Derogation, **DEROGATION | {"reason": bad})

    @pytest.mark.parametrize("bad", ["", " a", "a\n", "\n", "a\rb", "a\x00b", "\ud800"])
    def test_prose(self, bad):
        """Prose may have line ends and tabs, but not at its ends."""
        assert [("/notes", "text")] == told_of(a_stream, notes=bad)

    def test_prose_may_have_many_lines(self):
        """Lines, indented lines and blank lines are kept as they are."""
        assert "a\n\tb\n\n  c" == a_stream(notes="a\n\tb\n\n  c").notes


class TestSets:
    """Set-like attributes are kept in sorted order; all other lists keep theirs."""

    @given(st.data(), any_object())
    def test_members_are_sorted_and_lists_are_not(self, data, item):
        """Whatever order members are given in, the object is the same; lists are kept as given."""
        for attribute in plan_of(type(item)).attributes:
            value = getattr(item, attribute.name)
            if isinstance(attribute.kind, ListOf) and value is not None:
                shuffled = tuple(data.draw(st.permutations(value)))
                if isinstance(attribute.kind, SetOf):
                    assert tuple(sorted(value)) == value
                    assert item == evolve(item, **{attribute.name: shuffled})
                else:
                    assert shuffled == getattr(evolve(item, **{attribute.name: shuffled}), attribute.name)

    def test_sorted(self):
        """There is no first among leads; enumerations are sorted by their words."""
        stream = a_stream(leads=("hmi-prisons", "hmcpsi"), focuses=(Focus.RIGHTS, Focus.COST))
        assert (("hmcpsi", "hmi-prisons"), (Focus.COST, Focus.RIGHTS)) == (stream.leads, stream.focuses)

    def test_lists_keep_their_order(self):
        """Streams, contributions and matters stand as they were given."""
        programme = a_programme(work_streams=(a_stream(id="z"), a_stream(id="a")))
        assert ["z", "a"] == [stream.id for stream in programme.streams]
        matters = ("z", "a", "z")
        assert matters == Direction(**DIRECTION, matters=matters).matters

    def test_pointers_count_as_given(self):
        """A fault in a set stands where the member was given, not where sorting would put it."""
        assert [("/leads/1", "text")] == told_of(a_stream, leads=("z", "A B", "a"))
        assert [("/supporters/0", "role.both")] == told_of(a_stream, leads=("z", "a"), supporters=("z", "b"))

    def test_the_sets_are_these(self):
        """The attributes that are sets, of all classes: these, and no others."""
        found = {
            (cls.__name__, a.name) for cls in CLASSES for a in plan_of(cls).attributes if isinstance(a.kind, SetOf)
        }
        assert {
            ("CommissionerRecommendation", "copied"),
            ("Consultation", "by"),
            ("Contribution", "gives"),
            ("Decision", "by"),
            ("Direction", "ministers"),
            ("Programme", "prepared_by"),
            ("Recommendation", "to"),
            ("Report", "agencies"),
            ("Report", "leads"),
            ("Report", "supporters"),
            ("Report", "takes_account_of"),
            ("SampleCoverage", "areas"),
            ("Term", "leads"),
            ("Term", "supporters"),
            ("Visit", "areas"),
            ("Visit", "participants"),
            ("WorkStream", "agencies"),
            ("WorkStream", "focuses"),
            ("WorkStream", "leads"),
            ("WorkStream", "looks_at"),
            ("WorkStream", "subjects"),
            ("WorkStream", "supporters"),
            ("WorkStream", "takes_account_of"),
        } == found


class TestValues:
    """Objects are values: frozen, slotted, hashable, picklable."""

    @given(any_object())
    def test_pickle_and_hash(self, item):
        """A pickled object is equal, and has the same hash."""
        again = pickle.loads(pickle.dumps(item))
        assert item == again
        assert hash(item) == hash(again)
        assert type(item) is type(again)

    @given(any_object())
    def test_frozen(self, item):
        """No attribute can be set or deleted, and none added."""
        for attribute in plan_of(type(item)).attributes:
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(item, attribute.name, None)
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                delattr(item, attribute.name)
        with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
            item.colour = "red"
        assert not hasattr(item, "__dict__")

    @given(any_object())
    def test_only_immutable_values(self, item):
        """All the way down there are only text, numbers, dates, enumerations, tuples and frozen classes."""
        todo = [item]
        while todo:
            value = todo.pop()
            if isinstance(value, tuple):
                todo += value
            elif attrs.has(type(value)):
                todo += [getattr(value, field.name) for field in attrs.fields(type(value))]
            else:
                assert value is None or isinstance(value, str | int | date | enum.Enum)

    @given(any_object())
    def test_evolve_without_changes_is_equal(self, item):
        """An object built again from its own attributes is the same."""
        assert item == evolve(item)

    def test_absent_and_empty_are_two_things(self):
        """Not recorded and recorded as none are kept apart."""
        absent, empty = a_stream(), a_stream(leads=())
        assert (None, ()) == (absent.leads, empty.leads)
        assert absent != empty
        assert ["leads"] == [name for name in dump_plain(empty) if name not in dump_plain(absent)]

    @given(st.data(), any_object())
    def test_each_kind_of_absence_makes_another_object(self, data, item):
        """Of any list that may be absent: `None`, empty and filled are three different objects."""
        lists = [a.name for a in plan_of(type(item)).attributes if isinstance(a.kind, ListOf) and not a.required]
        if lists:
            name = data.draw(st.sampled_from(lists))
            found = [evolve(item, **{name: None})]
            if not (name in {"leads", "supporters"} and getattr(item, "terms", None) is not None) and name != "terms":
                found.append(evolve(item, **{name: ()}))
            assert len(found) == len({*found})
            assert [None, ()][: len(found)] == [getattr(one, name) for one in found]
            assert item in found or getattr(item, name)

    @given(st.data(), st.sampled_from(CLASSES))
    def test_equal_only_if_the_same(self, data, cls):
        """Two objects of a class are equal exactly if they say the same."""
        a, b = data.draw(objects(cls)), data.draw(objects(cls))
        assert (a == b) is (json.dumps(plain_value(a)) == json.dumps(plain_value(b)))
        assert a == pickle.loads(pickle.dumps(a))

    def test_errors_pickle(self):
        """Errors carry what they know from one process to another."""
        fault = Fault("/a", "text", "is not text")
        for error in (
            InvariantError("not a thing", [fault]),
            LoadError("not a document", [fault, fault]),
            UnknownName("body", "x", ("y",)),
            AmbiguousText("HMIP", ("a", "b")),
        ):
            again = pickle.loads(pickle.dumps(error))
            assert (type(error), str(error), vars(error)) == (type(again), str(again), vars(again))

    def test_errors_speak(self):
        """Each error says what it is about in one text, and is an ordinary error as well."""
        fault = Fault("", "json", "is not JSON")
        assert "not a document: 2 faults\n  (the whole): is not JSON [json]\n  (the whole): is not JSON [json]" == str(
            LoadError("not a document", (fault for _ in range(2)))
        )
        assert "no body 'x'; did you mean 'y' or 'z'?" == str(UnknownName("body", "x", ("y", "z")))
        assert "no body 'x'" == str(UnknownName("body", "x"))
        assert "'HMIP' may be any of a, b: say which" == str(AmbiguousText("HMIP", ("a", "b")))
        assert issubclass(UnknownName, KeyError)
        assert issubclass(LoadError, ValueError)


class TestProgramme:
    """Looking up and changing streams."""

    @given(programmes())
    def test_streams_are_found_by_id(self, programme):
        """Each stream is found by its id, which is in the programme."""
        assert list(programme.streams) == [programme[stream.id] for stream in programme.streams]
        assert all(stream.id in programme for stream in programme.streams)
        assert "no-such-stream" not in programme

    def test_an_unknown_stream(self):
        """A stream that is not there is a `KeyError` that offers what is."""
        with pytest.raises(UnknownName) as caught:
            a_programme(work_streams=(a_stream(), a_stream(id="custody")))["custodi"]
        assert "custody" in caught.value.nearest
        assert ("work stream", "custodi") == (caught.value.what, caught.value.name)
        with pytest.raises(KeyError):
            a_programme()["one"]

    def test_nothing_far_away_is_offered(self):
        """A stream that looks like no other is not said to be meant for one."""
        with pytest.raises(UnknownName, match=r"^no work stream 'zzzzzz'$"):
            a_programme(work_streams=(a_stream(), a_stream(id="custody")))["zzzzzz"]

    @given(programmes(), st.data())
    def test_with_stream_replaces_in_place(self, programme, data):
        """A stream of an id that is there takes its place; the others stay."""
        if programme.streams:
            at = data.draw(st.integers(0, len(programme.streams) - 1))
            new = a_stream(id=programme.streams[at].id, title="New")
            expected = (*programme.streams[:at], new, *programme.streams[at + 1 :])
            assert evolve(programme, work_streams=expected) == programme.with_stream(new)

    @given(programmes())
    def test_with_stream_appends(self, programme):
        """A stream of another id stands at the end, also where no stream was recorded."""
        new = a_stream(id="brand-new-stream")
        assert evolve(programme, work_streams=(*programme.streams, new)) == programme.with_stream(new)

    def test_complete(self):
        """Only `complete` is complete; not saying so is not."""
        complete = [word for word in (None, *Completeness) if a_programme(completeness=word).is_complete]
        assert [Completeness.COMPLETE] == complete

    def test_streams_may_be_none(self):
        """Without a record of streams there are none to go through."""
        assert ((), ()) == (a_programme().streams, a_programme(work_streams=()).streams)

    def test_begun(self):
        """Work has certainly begun when it is in progress or published, and not otherwise."""
        begun = [status for status in WorkStatus if a_stream(status=status).has_begun]
        assert [WorkStatus.IN_PROGRESS, WorkStatus.PUBLISHED] == begun


class TestConfidence:
    """How sure a fact is: one word, or a word for each attribute."""

    def test_in_an_attribute(self):
        """One word is said of all attributes; words by attribute only of those named; none of none."""
        by = ConfidenceByAttribute.of(title=Confidence.SEEN)
        assert Confidence.MEMORY is a_stream(confidence=Confidence.MEMORY).confidence_in("title")
        assert Confidence.SEEN is a_stream(confidence=by).confidence_in("title")
        assert a_stream(confidence=by).confidence_in("leads") is None
        assert a_stream().confidence_in("title") is None

    def test_order_does_not_matter(self):
        """Words are kept by attribute in sorted order."""
        one = ConfidenceByAttribute.of(title=Confidence.SEEN, leads=Confidence.MEMORY)
        other = ConfidenceByAttribute.of(leads=Confidence.MEMORY, title=Confidence.SEEN)
        assert one == other
        assert (("leads", Confidence.MEMORY), ("title", Confidence.SEEN)) == one.words
        assert hash(one) == hash(other)

    def test_words_are_of_the_enumeration(self):
        """Plain text is no confidence; each wrong word is told."""
        expected = [
            Fault("/title", "type", "'inferred' is not a Confidence, such as Confidence.SEEN"),
            Fault("/leads", "type", "None is not a Confidence, such as Confidence.SEEN"),
        ]
        assert expected == faults(ConfidenceByAttribute.of, title="inferred", leads=None)

    @pytest.mark.parametrize(
        "words",
        [
            [("title", Confidence.SEEN)],
            (["title", Confidence.SEEN],),
            (("title", Confidence.SEEN, 1),),
            (("title",),),
            ((1, Confidence.SEEN), ("title", Confidence.SEEN)),
            ((None, Confidence.SEEN),),
            (("title", Confidence.SEEN), ("title", Confidence.MEMORY)),
            {"title": Confidence.SEEN},
            5,
            "ab",
        ],
        ids=repr,
    )
    def test_only_pairs_of_text_and_word(self, words):
        """What is no tuple of an attribute's name and a word each, or names one twice, cannot exist."""
        with pytest.raises(InvariantError):
            ConfidenceByAttribute(words)


class TestExtra:
    """What the author adds: any JSON object, frozen."""

    @given(st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=5), json_values, max_size=4))
    def test_keeps_any_json_object(self, plain):
        """The value is what was given, types and all."""
        extra = ExtraData.of(plain)
        assert json.dumps(plain, sort_keys=True) == json.dumps(extra.value, sort_keys=True)
        assert extra == ExtraData.of(extra.value)
        assert eval(repr(extra), {"ExtraData": ExtraData}) == extra  # noqa: S307  a repr of our own making

    def test_the_value_is_fresh_each_time(self):
        """Changing what was taken out, or what was put in, changes nothing here."""
        given_value = {"a": [1]}
        extra = ExtraData.of(given_value)
        given_value["a"].append(2)
        extra.value["a"].append(3)
        assert {"a": [1]} == extra.value

    def test_order_of_keys_does_not_matter(self):
        """Two objects that JSON calls equal are equal; a list's order matters; true is not 1, nor 1 1.0."""
        assert ExtraData.of({"a": 1, "b": {"c": 1, "d": 2}}) == ExtraData.of({"b": {"d": 2, "c": 1}, "a": 1})
        assert ExtraData.of({"a": [1, 2]}) != ExtraData.of({"a": [2, 1]})
        assert 3 == len({ExtraData.of({"a": 1}), ExtraData.of({"a": True}), ExtraData.of({"a": 1.0})})

    def test_days_become_text(self):
        """A native day is written as text."""
        assert {"a": "2012-04-01"} == ExtraData.of({"a": date(2012, 4, 1)}).value

    @pytest.mark.parametrize(
        ("bad", "path", "code"),
        [
            ({"a": float("nan")}, ("a",), "type"),
            ({"a": [1, float("inf")]}, ("a", 1), "type"),
            ({"a": {"b": -float("inf")}}, ("a", "b"), "type"),
            ({"a": "\ud800"}, ("a",), "text"),
            ({"a": {"\udfff": 1}}, ("a",), "type"),
            ({None: 1}, (), "type"),
            ({"a": {1: 2}}, ("a",), "type"),
            ({"a": {True: 2}}, ("a",), "type"),
            ({"a": datetime(2012, 4, 1, tzinfo=UTC)}, ("a",), "type"),
            ({"a": (1,)}, ("a",), "type"),
            ({"a": {1}}, ("a",), "type"),
            ({"a": b"x"}, ("a",), "type"),
            ({"a": object()}, ("a",), "type"),
            ({"a": 10**100}, ("a",), "type"),
            ({"a": 10**5000}, ("a",), "type"),
            ([], (), "type"),
            (None, (), "type"),
            ("{}", (), "type"),
        ],
        ids=lambda value: repr(value)[:26] if "5000" not in str(type(value)) and not _is_huge(value) else "huge",
    )
    def test_refused(self, bad, path, code):
        """What JSON cannot carry is refused, and told where it stands."""
        with pytest.raises(NotJson) as caught:
            ExtraData.of(bad)
        assert (path, code) == (caught.value.path, caught.value.code)

    def test_depth(self):
        """What holds itself, or is nested too deep, is refused."""
        deep = {}
        deep["a"] = deep
        with pytest.raises(NotJson) as caught:
            ExtraData.of(deep)
        assert ("depth", "a") == (caught.value.code, caught.value.path[0])

    @pytest.mark.parametrize("text", ["", "nonsense", "[]", '{"b": 1}', '{"b":1,"a":2}', "null", 5, None])
    def test_only_canonical_text(self, text):
        """An `Extra` built from its text has the one text of that value, or cannot exist."""
        with pytest.raises((InvariantError, NotJson)):
            ExtraData(text)

    @given(extras)
    def test_built_from_its_text(self, extra):
        """The canonical text builds the same."""
        assert extra == ExtraData(extra.text)


def _is_huge(value):
    return isinstance(value, dict) and any(type(item) is int and item > 10**200 for item in value.values())


# ------------------------------------------------------------------------- building, evolving and loading agree

_BREAKS = st.lists(
    st.one_of(
        st.tuples(st.just("id"), st.sampled_from(("", "Not an id", "a--b", "x\n"))),
        st.tuples(st.just("title"), st.sampled_from(("", " padded", "two\nlines", "\ud800"))),
        st.tuples(st.just("parent"), st.sampled_from(("Not an id", "one", "two"))),
        st.tuples(st.just("notes"), st.sampled_from((" ", "\a"))),
        st.tuples(st.just("leads"), st.sampled_from((("cqc",), ("cqc", "cqc"), ("hmcpsi", "No Body"), ()))),
        st.tuples(st.just("supporters"), st.sampled_from((("cqc",), ("ofsted", "cqc", "ofsted"), ("A B",), ()))),
        st.tuples(st.just("agencies"), st.sampled_from((("cps", "police", "cps"), ("cps", "X!", "X!")))),
        st.tuples(st.just("focuses"), st.sampled_from(((Focus.COST, Focus.COST), (Focus.RIGHTS, Focus.COST)))),
        st.tuples(
            st.just("takes_account_of"),
            st.just((CrossCuttingIssue.VALUE_FOR_MONEY, CrossCuttingIssue.VALUE_FOR_MONEY)),
        ),
        st.tuples(st.just("terms"), st.just(())),
        st.tuples(st.just("reports"), st.just((a_report(), a_report(leads=("cqc",)), a_report(type=WorkType.ROLLING)))),
        st.tuples(
            st.just("confidence"), st.just(ConfidenceByAttribute.of(colour=Confidence.SEEN, title=Confidence.SEEN))
        ),
    ),
    max_size=8,
).map(dict)


def as_written(value):
    """A value of an attribute as a document has it."""
    return (
        {name: word.value for name, word in value.words}
        if isinstance(value, ConfidenceByAttribute)
        else plain_value(value)
    )


def outcome(build, *args, **values):
    """What is built or read, or the faults, in an order that does not depend on how they were found."""
    try:
        return build(*args, **values)
    except (InvariantError, LoadError) as error:
        return sorted(error.faults, key=repr)


class TestOneStory:
    """Building, evolving and loading tell the same of the same mistakes."""

    @given(_BREAKS)
    def test_building_evolving_and_loading_agree(self, changes):
        """The same faults with the same words; or the same object."""
        plain = dump_plain(a_stream()) | {name: as_written(value) for name, value in changes.items()}
        expected = outcome(a_stream, **changes)
        assert expected == outcome(evolve, a_stream(), **changes)
        assert expected == outcome(load, plain)

    @given(st.lists(st.sampled_from(("same", "own", "plain")), max_size=4), st.booleans())
    def test_streams_of_a_programme(self, streams, wrong_title):
        """Repeated ids of streams and of reports in different streams are told alike."""
        made = tuple(
            a_stream(id="s" if how == "same" else f"s{i}", reports=None if how == "plain" else (a_report(),))
            for i, how in enumerate(streams)
        )
        changes = {"work_streams": made} | ({"title": ""} if wrong_title else {})
        plain = dump_plain(a_programme()) | {name: plain_value(value) for name, value in changes.items()}
        assert outcome(a_programme, **changes) == outcome(load, plain)


class TestPlans:
    """What is read from the annotations."""

    def test_order_is_canonical(self):
        """An object's own attributes come first, then those that every object may have."""
        assert ["by", "to", "functions", "public_authority", "since", "confidence", "sources", "notes", "extra"] == [
            attribute.name for attribute in plan_of(Delegation).attributes
        ]
        assert ["by", "to", "functions"] == [a.name for a in plan_of(Delegation).attributes if a.required]

    def test_an_annotation_without_a_kind(self):
        """An annotation that no kind of value stands for is the author's mistake."""
        from typing import Annotated  # noqa: PLC0415  for this test alone

        with pytest.raises(TypeError, match="no kind of value"):
            kind_of(Annotated[int, "a note"])

    def test_an_invariant_of_ones_own(self):
        """A class of one or no attribute is planned too, and an invariant returns its own function."""

        @attrs.frozen
        class Bare(Checked):
            pass

        @attrs.frozen
        class Single(Checked):
            only: int | None = None

        @invariant(Single, "only")
        def not_seven(only):
            """Seven is not wanted."""
            if only == 7:
                yield Broken("only", "size", f"{only} is not wanted")

        assert "Seven is not wanted." == not_seven.__doc__
        assert (Bare(), 6, None) == (Bare(), Single(6).only, Single().only)
        assert [Fault("/only", "size", "7 is not wanted")] == faults(Single, 7)

    @pytest.mark.parametrize(
        ("path", "text"), [((), ""), (("a", 0, "b"), "/a/0/b"), (("a/b", "~", "~1"), "/a~1b/~0/~01"), (("",), "/")]
    )
    def test_pointers(self, path, text):
        """Paths are written as RFC 6901 has it."""
        assert text == pointer(path)

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (None, "None"),
            (True, "True"),
            ("x" * 100, "'" + "x" * 56 + "..."),
            (WorkType.ROLLING, "'rolling'"),
            (date(2012, 4, 1), "2012-04-01"),
            ({}, "an object"),
            ([], "a list"),
            ((), "a tuple"),
            (a_stream(), "a WorkStream"),
            (1.5, "1.5"),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_values_are_told_short(self, value, text):
        """A message shows a value in at most 60 letters."""
        assert text == short_repr(value)

    def test_a_number_too_large_to_print_is_told(self):
        """Python refuses to print a number of more than 4300 digits: the message must not."""
        assert len(short_repr(10**5000)) <= 60

    @given(slugs, lines)
    def test_source_and_small_parts(self, slug, line):
        """The smallest parts hold what they are given."""
        source = Source(title=line, url=line, retrieved=SEPTEMBER)
        assert (line, line, SEPTEMBER) == (source.title, source.url, source.retrieved)
        copy = Copy(to=slug, by=slug, notes=line, sources=(source,))
        assert (slug, slug, (source,)) == (copy.to, copy.by, copy.sources)
        assert (ContributionKind.PEOPLE,) == Contribution(by=slug, gives=(ContributionKind.PEOPLE,)).gives
        assert DecisionMatter.SCOPE is Decision(matter=DecisionMatter.SCOPE, by=()).matter
        assert Span.of("2012") == Visit(visited=Span.of("2012")).visited
        assert line == Report(id=slug, title=line).title
