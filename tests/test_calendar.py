"""What falls due: the rows, one sort after another; the text; and the events of a diary, parsed back."""

import json
import re
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjji_model import (
    AnnualReport,
    CommissionerRecommendation,
    Consultation,
    Copy,
    DeadlineBound,
    DeadlineKind,
    Direction,
    DirectionSubject,
    InspectorateProgramme,
    InspectorateYear,
    InvariantError,
    PartialDate,
    Period,
    ProgrammeStatus,
    Response,
    Review,
    WorkStatus,
    WorkType,
    YearlyPlan,
    calendar,
    corpus,
)
from cjji_model.statute import cites
from cjji_model.views.calendar import calendar_ical, calendar_plain, calendar_text
from cjji_model.wire import dump_plain
from kit import a_programme, a_report, a_stream, documents
from kit_rules import span, when

ALWAYS = (date.min, date.max)
FOUR = ("hmcpsi", "hmi-constabulary", "hmi-prisons", "hmi-probation")
CITE = re.compile(r"briefing:[A-D]\d+|statute:[a-zA-Z0-9.-]+@\d{4}-\d{2}-\d{2}")
MINISTERS = ("attorney-general", "lord-chancellor", "secretary-of-state")


def dues(document, kind=None, given=None):
    """What ever falls due of a document, of one kind or of any."""
    return [
        due for due in calendar(given or document, *ALWAYS) if kind in {None, due.kind} and due.document == document.id
    ]


def only(document, kind, given=None):
    """The only row of a kind."""
    (due,) = dues(document, kind, given)
    return due


def some_dues(document):
    """What falls due of a document, but not each of the thousands of years of a period that has no end."""
    return calendar(document, *ALWAYS)[:40]


def a_year(inspectorate="hmi-constabulary", **changes):
    """An inspectorate's year, of which nothing is recorded."""
    year = Period.business_years(2017)
    return InspectorateYear(**{"id": "a-year", "inspectorate": inspectorate, "year": year} | changes)


# ---------------------------------------------------------------------------------------------------------- laws


class TestLaws:
    """What holds of any documents."""

    @given(st.lists(documents(), max_size=3), st.dates(), st.dates())
    def test_a_window_shows_what_may_fall_in_it(self, given, one, other):
        """A window leaves out what certainly lies outside it, and nothing else; the order is that of the days."""
        first, last = sorted((one, other))
        found = calendar(given, first, last)
        everything = calendar(given, *ALWAYS)
        assert found == tuple(due for due in everything if due.earliest <= last and due.latest >= first)
        order = [(due.earliest, due.latest, [*DeadlineKind].index(due.kind)) for due in everything]
        assert sorted(order) == order

    @given(documents())
    def test_rows_are_plain_and_point_into_the_document(self, document):
        """A pointer leads to a thing of the document; a cite has one of two forms; each row has a name of its own."""
        plain = dump_plain(document)
        found = calendar(document, *ALWAYS)
        for due in found:
            thing = plain
            for step in due.pointer.split("/")[1:-1]:
                thing = thing[int(step)] if isinstance(thing, list) else thing.get(step, {})
            assert isinstance(thing, dict)
            assert all(
                re.fullmatch(r"briefing:[A-D]\d+|statute:[a-zA-Z0-9.-]+@\d{4}-\d{2}-\d{2}", c) for c in due.cites
            )
            assert due.earliest <= due.latest
        assert len({(due.kind, due.subject) for due in found}) == len(found)

    def test_one_document_or_several(self):
        """One document is as a list of it; with several, each keeps its rows."""
        plans = (corpus["2011-13"], corpus["2012-14"])
        assert calendar(plans[0], *ALWAYS) == calendar([plans[0]], *ALWAYS)
        both = calendar(iter(plans), *ALWAYS)
        assert {plan.id for plan in plans} == {due.document for due in both}
        assert sorted(map(repr, both)) == sorted(repr(due) for plan in plans for due in calendar(plan, *ALWAYS))

    def test_on_one_day(self):
        """On one day the order is that of the kinds, and then of the documents, however these are given."""
        plans = (a_programme(id="second"), a_programme(id="first"))
        expected = [
            (kind, id)
            for kind in (DeadlineKind.PLAN, DeadlineKind.REVIEW, DeadlineKind.END)
            for id in ("second", "first")
        ]
        day = date(2014, 3, 31)
        assert expected == [(due.kind, due.document) for due in calendar(plans, day, day)]

    def test_a_window_that_ends_before_it_begins(self):
        """It cannot be."""
        with pytest.raises(InvariantError):
            calendar(corpus["2012-14"], date(2013, 1, 1), date(2012, 12, 31))


# ---------------------------------------------------------------------------------------------------- programmes


class TestPreparing:
    """Police and Justice Act 2006: para. 2(2) of each schedule, by its para. 5(5)."""

    @pytest.mark.parametrize(
        ("prepared", "authors"),
        [
            ("2007-03-31", ()),
            ("2007-04-01", (*FOUR, "hmica")),
            ("2012-09-17", (*FOUR, "hmica")),
            ("2012-09-18", FOUR),
            ("2012", FOUR),
            ("2007", ()),
            (None, ()),
        ],
    )
    def test_of_whom(self, prepared, authors):
        """Of those certainly bound on the day of preparation, under the schedule of each; of no day, nothing."""
        document = a_programme(prepared=prepared and when(prepared))
        found = dues(document, DeadlineKind.CONSULTATION) + dues(document, DeadlineKind.COPIES)
        assert [(tuple(sorted(authors)), DeadlineBound.BEFORE), (tuple(sorted(authors)), DeadlineBound.FROM)] * bool(
            authors
        ) == [(due.of, due.bound) for due in found]
        for due in found:
            assert cites("joint-application", of=authors, on=when(prepared).earliest) == due.cites
            assert when(prepared) == due.when

    def test_the_cites(self):
        """One for each author; of the schedule of the courts' inspectorate only the paragraph is known."""
        expected = (
            "statute:prison-act-1952.sch-A1.para-5.sub-5",
            "statute:police-act-1996.sch-4A.para-5.sub-5",
            "statute:cpsi-act-2000.sch.para-5.sub-5",
            "statute:cjcs-act-2000.sch-1A.para-5.sub-5",
            "statute:courts-act-2003.sch-3A.para-5",
        )
        assert expected == cites("joint-application", of=(*FOUR, "hmica"))

    def test_done(self):
        """An empty list is the whole record, and says that it was not done; any other leaves open whether it is all."""
        some = {"consultations": (Consultation(consultee="ofsted"),), "copies": (Copy(to="ofsted"),)}
        for recorded, expected in (({}, None), ({"consultations": (), "copies": ()}, False), (some, None)):
            document = a_programme(prepared=when("2012-02-01"), **recorded)
            assert [expected] * 2 == [
                only(document, kind).done for kind in (DeadlineKind.CONSULTATION, DeadlineKind.COPIES)
            ]


class TestPlans:
    """A plan each year, or every second year, and the end of its window. Briefing A12, C1."""

    def test_by_the_end_of_its_period(self):
        """A plan is to be out by the end of its period."""
        due = only(a_programme(), DeadlineKind.PLAN)
        assert ("2014-03-31", DeadlineBound.BY, FOUR, ("briefing:A12",)) == (
            str(due.when),
            due.bound,
            due.of,
            due.cites,
        )

    @pytest.mark.parametrize(
        ("expected", "given"),
        [
            (True, {"status": ProgrammeStatus.PUBLISHED}),
            (True, {"status": ProgrammeStatus.SUPERSEDED}),
            (True, {"published": when("2012-05")}),
            (False, {"status": ProgrammeStatus.DRAFT}),
            (False, {"status": ProgrammeStatus.CONSULTATION}),
        ],
    )
    def test_done(self, expected, given):
        """Its status says whether it is out, where no date does."""
        assert expected is only(a_programme(**given), DeadlineKind.PLAN).done

    def test_who_made_it(self):
        """Those who are named as having prepared it, before those whom the law has prepare it."""
        document = a_programme(prepared_by=("hmcpsi", "hmi-prisons"))
        assert {("hmcpsi", "hmi-prisons")} == {due.of for due in dues(document)}

    @pytest.mark.parametrize(
        ("published", "expected"),
        [
            ("2012-05-10", when("2014-03-31")),
            ("2013-03-31", when("2014-03-31")),
            ("2013-04-01", when("2015-03-31")),
            ("2017-05", when("2019-03-31")),
            ("2018-05", when("2021-03-31")),
            ("2025-05", when("2028-03-31")),
            ("2013", Period(date(2014, 3, 31), date(2015, 3, 31))),
            ("9996-05", when("9999-03-31")),
            ("9997-05", None),
            ("9999-05", None),
        ],
    )
    def test_the_next(self, published, expected):
        """By the end of the next business year; since April 2019, of the second. As PRA105 has it."""
        found = dues(a_programme(published=when(published)), DeadlineKind.NEXT_PLAN)
        assert ([] if expected is None else [expected]) == [due.when for due in found]

    def test_the_next_is_out(self):
        """Among the documents given may be the later plan."""
        plan = a_programme(published=when("2012-05"))
        later = a_programme(id="next", period=Period.business_years(2013, 2), published=when("2013-05"))
        assert only(plan, DeadlineKind.NEXT_PLAN, given=[plan, later]).done
        for other in (
            attrs.evolve(later, published=None),
            attrs.evolve(later, period=Period.business_years(2011, 2)),
            attrs.evolve(later, period=Period(None, date(2015, 3, 31))),
            a_stream(),
        ):
            assert only(plan, DeadlineKind.NEXT_PLAN, given=[plan, other]).done is None
        endless = attrs.evolve(plan, period=Period(None, date(2014, 3, 31)))
        assert only(endless, DeadlineKind.NEXT_PLAN, given=[endless, later]).done is None

    def test_the_window_ends(self):
        """Nobody need do anything; where it has no end on record, there is none."""
        due = only(a_programme(), DeadlineKind.END)
        assert ("2014-03-31", DeadlineBound.ON, ("briefing:C1",), None) == (
            str(due.when),
            due.bound,
            due.cites,
            due.done,
        )
        kinds = {due.kind for due in dues(a_programme(period=Period(date(2012, 4, 1), None)))}
        assert not kinds & {DeadlineKind.END, DeadlineKind.PLAN}


class TestReviews:
    """Priorities are reviewed each year. Briefing C2; PRA104."""

    def test_a_year_at_a_time(self):
        """By the end of each year of the period, counted from its first day."""
        found = dues(a_programme(), DeadlineKind.REVIEW)
        assert [("2013-03-31", "year:2012-04-01"), ("2014-03-31", "year:2013-04-01")] == [
            (str(due.when), due.subject) for due in found
        ]
        assert {("briefing:C2",)} == {due.cites for due in found}

    def test_open_periods(self):
        """Without an end the years go on as far as the window; without a beginning there are none."""
        ongoing = a_programme(period=Period(date(2012, 4, 1), None))
        found = [
            due for due in calendar(ongoing, date(2012, 1, 1), date(2015, 3, 31)) if due.kind is DeadlineKind.REVIEW
        ]
        assert ["2013-03-31", "2014-03-31", "2015-03-31"] == [str(due.when) for due in found]
        assert [] == dues(a_programme(period=Period(None, date(2014, 3, 31))), DeadlineKind.REVIEW)

    @pytest.mark.parametrize(
        ("expected", "reviews"),
        [
            ([None, None], None),
            ([False, False], ()),
            ([True, False], (Review(held=when("2012-11")),)),
            ([None, None], (Review(held=when("2013")),)),
            ([False, True], (Review(held=when("2012-11"), covers=span("2013-04", "2014-03")),)),
            ([True, True], (Review(held=when("2012-11")), Review(held=when("2013-11")))),
        ],
    )
    def test_done(self, expected, reviews):
        """A review counts for the year that it was held in, or for those that it says it covers."""
        assert expected == [due.done for due in dues(a_programme(reviews=reviews), DeadlineKind.REVIEW)]


class TestDirections:
    """What ministers direct by a day. Paragraph 5(4), (6) and (7) of the schedules."""

    @pytest.mark.parametrize(
        ("subject", "given", "expected"),
        [
            (DirectionSubject.TIMING, "2013-01", "statute:prison-act-1952.sch-A1.para-5.sub-4@2013-01-01"),
            (DirectionSubject.FORM, "2013-01-20", "statute:prison-act-1952.sch-A1.para-5.sub-6@2013-01-20"),
            (DirectionSubject.VICTIMS, "2026-01-20", "statute:prison-act-1952.sch-A1.para-5.sub-7@2026-01-20"),
        ],
    )
    def test_by_when(self, subject, given, expected):
        """By the day that the direction names, under what has it followed, as it stood when it was given."""
        direction = Direction(
            id="d", subject=subject, ministers=MINISTERS, given=when(given), by_when=date(2027, 6, 30), followed=True
        )
        due = only(a_programme(directions=(direction,)), DeadlineKind.DIRECTION)
        assert ("2027-06-30", DeadlineBound.BY, FOUR, True) == (str(due.when), due.bound, due.of, due.done)
        assert (expected, 4) == (due.cites[0], len(due.cites))
        assert ("direction:d", "/directions/0/by_when") == (due.subject, due.pointer)

    def test_without_a_day(self):
        """A direction that names no day sets none."""
        direction = Direction(id="d", subject=DirectionSubject.FORM, ministers=MINISTERS, given=when("2013"))
        assert [] == dues(a_programme(directions=(direction,)), DeadlineKind.DIRECTION)


# ------------------------------------------------------------------------------------------------ streams, reports


class TestStreams:
    """What a stream promises: its report, and the end of its cycle."""

    def test_a_report(self):
        """By the day, month or year that the stream says; nothing says so but the stream."""
        due = only(
            a_programme(work_streams=(a_stream(due=when("2013-06"), leads=("hmcpsi",)),)), DeadlineKind.PUBLICATION
        )
        assert ("2013-06", DeadlineBound.BY, ("hmcpsi",), ()) == (str(due.when), due.bound, due.of, due.cites)
        assert ("stream:one", "/work_streams/0/due", None) == (due.subject, due.pointer, due.done)
        assert (date(2013, 6, 1), date(2013, 6, 30)) == (due.earliest, due.latest)

    @pytest.mark.parametrize(
        ("expected", "given"),
        [
            (True, {"status": WorkStatus.PUBLISHED}),
            (True, {"reports": (a_report(published=when("2013-05")),)}),
            (None, {"reports": (a_report(),)}),
            (None, {"reports": ()}),
        ],
    )
    def test_done(self, expected, given):
        """A stream that is published, or has a dated report, has kept its word."""
        assert expected is only(a_stream(due=when("2013-06"), **given), DeadlineKind.PUBLICATION).done

    def test_a_cycle(self):
        """A rolling programme is to have reached every area when its cycle ends; other work has no cycle to keep."""
        cycle = {"cycle": span("2009-04", "2012-03")}
        due = only(a_stream(type=WorkType.ROLLING, **cycle), DeadlineKind.END_OF_CYCLE)
        assert ("2012-03", ("briefing:C5",), "/cycle/last") == (str(due.when), due.cites, due.pointer)
        assert [] == dues(a_stream(**cycle))
        assert [] == dues(a_stream(type=WorkType.ROLLING, cycle=span("2009-04")))

    def test_cancelled(self):
        """Of a stream that is cancelled nothing is due."""
        report = a_report(published=when("2018-05-01"), under="police-act-1996.s-54")
        stream = a_stream(due=when("2013-06"), status=WorkStatus.CANCELLED, reports=(report,))
        assert [] == dues(stream)


class TestAnswers:
    """56 days, the day of publication being the first. Police Act 1996 s. 55(5A)."""

    @pytest.mark.parametrize(
        ("published", "expected"),
        [
            ("2017-05-01", None),
            ("2017-05-02", when("2017-06-26")),
            ("2017", None),
            ("2017-05", None),
            ("2017-06", Period(date(2017, 7, 26), date(2017, 8, 24))),
            ("2023-12-19", when("2024-02-12")),
            ("9999-12-31", None),
            (None, None),
        ],
    )
    def test_when(self, published, expected):
        """Of reports certainly published from 2 May 2017: the last day is that of publication and 55 more."""
        report = a_report(published=published and when(published), under="police-act-1996.s-54")
        assert ([] if expected is None else [expected]) == [due.when for due in dues(report, DeadlineKind.ANSWER)]

    @pytest.mark.parametrize(
        ("under", "who", "cite"),
        [
            ("police-act-1996.s-54", "local-policing-bodies", "police-act-1996.s-55.sub-5A"),
            ("police-act-1996.s-54.sub-2", "local-policing-bodies", "police-act-1996.s-55.sub-5A"),
            ("statute:police-act-1996.s-55@2018-01-01", "local-policing-bodies", "police-act-1996.s-55.sub-5A"),
            ("crime-courts-act-2013.s-11", "national-crime-agency", "crime-courts-act-2013.s-11"),
            ("crime-courts-act-2013.sch-6.para-3", "national-crime-agency", "crime-courts-act-2013.s-11"),
        ],
    )
    def test_of_whom(self, under, who, cite):
        """Who answers depends on what the report says that it is made under."""
        due = only(a_report(published=when("2018-05-01"), under=under), DeadlineKind.ANSWER)
        assert ((who,), (f"statute:{cite}@2018-05-01",)) == (due.of, due.cites)

    @pytest.mark.parametrize("under", [None, "police-act-1996.s-541", "prison-act-1952.s-5A", "section 54"])
    def test_of_nobody(self, under):
        """A report that does not say so is not taken to be one of those that must be answered."""
        assert [] == dues(a_report(published=when("2018-05-01"), under=under))

    @pytest.mark.parametrize(
        ("expected", "responses"),
        [
            (None, None),
            (False, ()),
            (False, (Response(by="cps"),)),
            (True, (Response(by="cps"), Response(by="local-policing-bodies"))),
        ],
    )
    def test_done(self, expected, responses):
        """Where responses are recorded they are all there are; whether they came in time is for a rule."""
        report = a_report(published=when("2018-05-01"), under="police-act-1996.s-54", responses=responses)
        stream = a_stream(reports=(report,))
        due = only(a_programme(work_streams=(stream,)), DeadlineKind.ANSWER)
        assert (expected, "/work_streams/0/reports/0/responses") == (due.done, due.pointer)


# -------------------------------------------------------------------------------------------- an inspectorate's year


class TestYears:
    """What one inspectorate owes in its year."""

    def test_its_plan(self):
        """By the end of the year. Briefing A5."""
        due = only(a_year(), DeadlineKind.PLAN)
        assert ("2018-03-31", DeadlineBound.BY, ("hmi-constabulary",), ("briefing:A5",), None) == (
            str(due.when),
            due.bound,
            due.of,
            due.cites,
            due.done,
        )
        assert only(a_year(plan=YearlyPlan(title="Plan", published=when("2017-04"))), DeadlineKind.PLAN).done
        assert only(a_year(plan=YearlyPlan(title="Plan")), DeadlineKind.PLAN).done is None

    @pytest.mark.parametrize(
        ("inspectorate", "cite"),
        [
            ("hmi-prisons", "statute:prison-act-1952.s-5A.sub-5@2018-03-31"),
            ("hmi-constabulary", "statute:police-act-1996.s-54.sub-4@2018-03-31"),
            ("hmcpsi", "statute:cpsi-act-2000.s-2.sub-1-c@2018-03-31"),
            ("hmi-probation", "briefing:A7"),
        ],
    )
    def test_its_annual_report(self, inspectorate, cite):
        """Three Acts ask for it and set no day; of HMI Probation published practice alone does."""
        due = only(a_year(inspectorate), DeadlineKind.ANNUAL_REPORT)
        assert ("2018-03-31", DeadlineBound.FROM, (cite,), None) == (str(due.when), due.bound, due.cites, due.done)
        for made in (True, False, None):
            year = a_year(inspectorate, annual_report=AnnualReport(made=made))
            assert made is only(year, DeadlineKind.ANNUAL_REPORT).done

    def test_years_before_the_act(self):
        """Of a year that ended before April 2007 no Act is cited."""
        cites = {
            last: only(a_year("hmcpsi", year=Period(date(2006, 4, 1), last)), DeadlineKind.ANNUAL_REPORT).cites[0]
            for last in (date(2007, 3, 31), date(2007, 4, 1))
        }
        assert ["briefing:A7", "statute:cpsi-act-2000.s-2.sub-1-c@2007-04-01"] == list(cites.values())

    def test_a_year_without_an_end(self):
        """Nothing hangs on an end that is not recorded."""
        assert [] == dues(a_year(year=Period(date(2017, 4, 1), None)))

    @pytest.mark.parametrize(
        ("inspectorate", "prepared", "cite"),
        [
            ("hmi-prisons", "2007-03-31", None),
            ("hmi-prisons", "2007-04-01", "statute:prison-act-1952.sch-A1.para-2.sub-2@2007-04-01"),
            ("hmica", "2012-09-17", "statute:courts-act-2003.sch-3A.para-2.sub-2@2012-09-17"),
            ("hmica", "2012-09-18", None),
            ("ofsted", "2012-09-17", None),
        ],
    )
    def test_its_own_documents(self, inspectorate, prepared, cite):
        """Its own programme and framework are consulted on and copied, where it has a schedule that day."""
        own = InspectorateProgramme(prepared=when(prepared), consultations=())
        year = a_year(inspectorate, programme=own, framework=own)
        found = dues(year, DeadlineKind.CONSULTATION) + dues(year, DeadlineKind.COPIES)
        expected = [("programme:a-year", False), ("framework:a-year", False)]
        expected += [("programme:a-year", None), ("framework:a-year", None)]
        assert (expected if cite else []) == [(due.subject, due.done) for due in found]
        assert ({(cite,)} if cite else set()) == {due.cites for due in found}

    @pytest.mark.parametrize(
        ("inspectorate", "own", "expected"),
        [
            ("hmi-constabulary", InspectorateProgramme(approved=when("2012-01-15")), []),
            ("hmi-constabulary", InspectorateProgramme(approved=when("2012-01-16")), [None]),
            ("hmi-constabulary", InspectorateProgramme(approved=when("2013"), laid=when("2013")), [None]),
            (
                "hmi-constabulary",
                InspectorateProgramme(approved=when("2013"), laid=when("2013"), published=when("2013")),
                [True],
            ),
            ("hmi-constabulary", InspectorateProgramme(), []),
            ("hmi-prisons", InspectorateProgramme(approved=when("2013")), []),
        ],
    )
    def test_laying(self, inspectorate, own, expected):
        """From 16 January 2012 the constabulary's, once approved, is laid and published. Sch. 4A para. 2(2A)."""
        found = dues(a_year(inspectorate, programme=own), DeadlineKind.LAYING)
        assert expected == [due.done for due in found]
        for due in found:
            cite = f"statute:police-act-1996.sch-4A.para-2.sub-2A@{own.approved.earliest}"
            assert (DeadlineBound.FROM, (cite,)) == (due.bound, due.cites)

    @pytest.mark.parametrize(
        ("published", "expected"),
        [("2025-01-28", None), ("2025-01-29", "2025-03-25"), ("2025", None), (None, None), ("9999-12-31", None)],
    )
    def test_the_victims_commissioner(self, published, expected):
        """Answered within 56 days, where published from 29 January 2025. 2004 Act s. 49A."""
        recommendation = CommissionerRecommendation(id="r", published=published and when(published))
        found = dues(a_year("hmcpsi", commissioner_recommendations=(recommendation,)), DeadlineKind.ANSWER)
        assert ([] if expected is None else [expected]) == [str(due.when) for due in found]
        for due in found:
            assert ("recommendation:r", ("hmcpsi",), None) == (due.subject, due.of, due.done)
            assert ((f"statute:dvcva-2004.s-49A@{published}",), "/commissioner_recommendations/0/answered") == (
                due.cites,
                due.pointer,
            )

    def test_the_answer_is_recorded(self):
        """An answer that is dated was given."""
        answered = CommissionerRecommendation(id="r", published=when("2025-02-01"), answered=when("2025-03-01"))
        assert only(a_year("hmcpsi", commissioner_recommendations=(answered,)), DeadlineKind.ANSWER).done

    def test_its_reports(self):
        """Reports of the year are answered as others are."""
        report = a_report(published=when("2018-02-01"), under="police-act-1996.s-54")
        assert "/reports/0/responses" == only(a_year(reports=(report,)), DeadlineKind.ANSWER).pointer


# ------------------------------------------------------------------------------------------------------- for people

PROMISED = a_programme(
    id="plan-2026",
    title="Joint plan 2026-28",
    period=Period.business_years(2026, 2),
    prepared=when("2026-02-16"),
    copies=(),
    work_streams=(
        a_stream(
            title="Witnesses; waiting, and after",
            due=when("2027-05"),
            leads=("hmcpsi",),
            reports=(a_report(title="Café Ü – 中", published=when("2026-09"), under="police-act-1996.s-54"),),
        ),
    ),
)
TEXT = """\
What falls due from 1 January 2026 to 1 January 2028

16 February 2026
  Before then: consult all that paragraph 2(2) of the schedule names, except those that agreed a
  waiver
      Joint plan 2026-28: HMCPSI, HMI Constabulary, HMI Prisons and HMI Probation
      the record does not say whether it was done; Prison Act 1952 Sch. A1 para. 5(5), Police Act
      1996 Sch. 4A para. 5(5), CPS Inspectorate Act 2000 Sch. para. 5(5) and Criminal Justice and
      Court Services Act 2000 Sch. 1A para. 5(5)
  From then on, with no time limit: send the copies that paragraph 2(2) of the schedule requires
      Joint plan 2026-28: HMCPSI, HMI Constabulary, HMI Prisons and HMI Probation
      recorded as not done; Prison Act 1952 Sch. A1 para. 5(5), Police Act 1996 Sch. 4A para. 5(5),
      CPS Inspectorate Act 2000 Sch. para. 5(5) and Criminal Justice and Court Services Act 2000
      Sch. 1A para. 5(5)

A day from 26 October 2026 to 24 November 2026
  By then: publish comments on the report
      Café Ü – 中: Local policing bodies
      the record does not say whether it was done; Police Act 1996 s. 55(5A)

31 March 2027
  By then: review the year's priorities
      Joint plan 2026-28: HMCPSI, HMI Constabulary, HMI Prisons and HMI Probation
      the record does not say whether it was done; briefing C2: priorities are reviewed yearly, and
      work can be re-prioritised

May 2027
  By then: publish the report
      Witnesses; waiting, and after: HMCPSI
      done; the document's own date
"""


class TestText:
    """What falls due, as people read it."""

    def test_word_by_word(self):
        """Day by day, with what no time is set for told as such."""
        first, last = date(2026, 1, 1), date(2028, 1, 1)
        assert TEXT == calendar_text(calendar(PROMISED, first, last), first, last)

    def test_nothing(self):
        """That nothing is due is said; of a record that is silent no more can be said."""
        day = date(2012, 4, 1)
        text = "What falls due from 1 April 2012 to 1 April 2012\n\nNothing that is recorded.\n"
        assert text == calendar_text((), day, day)

    @given(documents(), st.integers(50, 120))
    def test_of_anything(self, document, width):
        """Whatever is given, the text is lines without trailing space, and all of it can be printed."""
        text = calendar_text(some_dues(document), *ALWAYS, width=width)
        assert [] == [line for line in text.splitlines() if line != line.rstrip() or not line.isprintable()]

    def test_plain(self):
        """Plain values hold what the rows hold."""
        first, last = date(2026, 1, 1), date(2028, 1, 1)
        found = calendar(PROMISED, first, last)
        plain = calendar_plain(found, first, last)
        assert plain == json.loads(json.dumps(plain))
        assert ("cjji-calendar/1", "2026-01-01", "2028-01-01") == (plain["schema"], plain["from"], plain["to"])
        told = [(row["kind"], row["bound"], row["when"], row["earliest"], row["done"]) for row in plain["due"]]
        assert ("copies", "from", "2026-02-16", "2026-02-16", False) == told[1]
        assert ("answer", "by", None, "2026-10-26", None) == told[2]
        assert [[*due.cites] for due in found] == [row["cites"] for row in plain["due"]]


# --------------------------------------------------------------------------------------------------------- diaries


def unfolded(text):
    """The lines of a file of events, as RFC 5545 section 3.1 has them; anything else is an error."""
    assert text.endswith("\r\n")
    raw = text[:-2].split("\r\n")
    assert all("\n" not in line and "\r" not in line for line in raw)
    assert max(len(line.encode()) for line in raw) <= 75
    lines = []
    for line in raw:
        if line.startswith(" "):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return lines


def unescaped(value):
    """A text value, as section 3.3.11 has it; a bare comma or semicolon, or an unknown escape, is an error."""
    assert re.fullmatch(r"(?:[^\\;,\x00-\x1f\x7f]|\\[\\;,n])*", value), value
    return re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), value)


def events(text):
    """The events of a file, each as its properties by name; every property that must be there once is."""
    lines = unfolded(text)
    assert ["BEGIN:VCALENDAR", "VERSION:2.0"] == lines[:2]
    assert "END:VCALENDAR" == lines[-1]
    assert 1 == sum(line.startswith("PRODID:") for line in lines)
    found, inside = [], None
    for line in lines[4:-1]:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            assert inside is None
            inside = {}
        elif line == "END:VEVENT":
            assert {"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY"} <= set(inside)
            found.append(inside)
            inside = None
        else:
            assert re.fullmatch(r"[A-Z-]+(;VALUE=DATE)?", name)
            assert name not in inside
            inside[name] = value if "DT" in name else unescaped(value)
    assert inside is None
    return found


def day_of(text):
    """A day as section 3.3.4 writes it."""
    assert re.fullmatch(r"\d{8}", text)
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))


class TestDiary:
    """All-day events, by RFC 5545."""

    def test_an_event(self):
        """An event of PROMISED, property by property."""
        found = events(calendar_ical(calendar(PROMISED, date(2026, 10, 1), date(2026, 12, 31))))
        assert [
            {
                "UID": "answer/report:report/plan-2026@cjji_model",
                "DTSTAMP": "20261026T000000Z",
                "DTSTART;VALUE=DATE": "20261026",
                "DTEND;VALUE=DATE": "20261125",
                "SUMMARY": "By then: publish comments on the report: Café Ü – 中",
                "DESCRIPTION": "A day from 26 October 2026 to 24 November 2026\n"
                "Café Ü – 中: Local policing bodies\n"
                "the record does not say whether it was done; Police Act 1996 s. 55(5A)",
                "CATEGORIES": "ANSWER",
                "TRANSP": "TRANSPARENT",
            }
        ] == found

    @given(documents())
    def test_parsed_back(self, document):
        """Whatever is due is an event of its own, on the days that it may be; and the same bytes come each time."""
        rows = some_dues(document)
        text = calendar_ical(rows)
        found = events(text)
        assert text == calendar_ical(some_dues(document))
        assert len(rows) == len(found) == len({event["UID"] for event in found})
        for row, event in zip(rows, found, strict=True):
            begin = day_of(event["DTSTART;VALUE=DATE"])
            assert row.earliest == begin
            end = event.get("DTEND;VALUE=DATE")
            if end is not None:
                assert row.latest == day_of(end) - timedelta(1) > begin
            assert f"{event['DTSTART;VALUE=DATE']}T000000Z" == event["DTSTAMP"]
            assert event["SUMMARY"].endswith(row.title)

    def test_one_day(self):
        """An event of one day needs no end, and one on the last day of the calendar has none."""
        (one,) = events(calendar_ical(dues(a_programme(), DeadlineKind.END)))
        assert "DTEND;VALUE=DATE" not in one
        last = a_stream(due=PartialDate.of("9999"))
        (event,) = events(calendar_ical(dues(last)))
        assert ("99990101", None) == (event["DTSTART;VALUE=DATE"], event.get("DTEND;VALUE=DATE"))

    def test_nothing(self):
        """Where nothing is due there are no events."""
        assert [] == events(calendar_ical(()))
