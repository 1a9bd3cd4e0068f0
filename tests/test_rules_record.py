"""REC101, REC103, REC104, REC105 and REC107: the soundness of the record."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjji_model import (
    REGISTRY,
    Agency,
    Body,
    Completeness,
    Confidence,
    Consultation,
    InspectorateYear,
    Notice,
    Period,
    Place,
    ProgrammeStatus,
    Recommendation,
    Response,
    SampleCoverage,
    Severity,
    Term,
    Visit,
    WorkStatus,
    WorkType,
    corpus,
)
from cjji_model.model.gatekeeping import NoticeEffect
from cjji_model.model.vocabulary import AreaScheme
from kit import a_programme, a_report, a_stream, bodies, partial_dates
from kit_rules import a_review, plan, result, results, say, span, undetermined, when, word, words

ON = date(2014, 3, 31)


def wrong(document, **given):
    """What REC101 does not find known, in a word and a pointer, by subject."""
    return {r.subject: (word(r), r.pointer) for r in results("REC101", document, ON, **given) if word(r) != "met"}


class TestReferencesKnown:
    """REC101. Everything referred to is known. It applies at any time."""

    @given(bodies)
    def test_a_body(self, body):
        """A body that the registry knows is met; one that it does not is an error."""
        expected = "met" if body in REGISTRY.bodies else "error"
        assert expected == say("REC101", plan(a_stream(leads=(body,))), ON)

    def test_where_it_stands(self):
        """Each mention is a subject of its own, named by where it stands and not by its position."""
        stream = a_stream(leads=("hmcpsi",), supporters=("hm-imaginary", "hmi-prisons"))
        expected = {
            "reference:one/leads/hmcpsi": "met",
            "reference:one/supporters/hm-imaginary": "error",
            "reference:one/supporters/hmi-prisons": "met",
        }
        assert expected == words("REC101", plan(stream), ON)
        assert {"reference:one/supporters/hm-imaginary": ("error", "/work_streams/0/supporters/0")} == wrong(
            plan(stream)
        )

    @pytest.mark.parametrize(
        ("expected", "lead"),
        [
            ("'hmi-prison' is not a known body; did you mean hmi-prisons", "hmi-prison"),
            ("'zzzz' is not a known body", "zzzz"),
        ],
    )
    def test_the_nearest_ids(self, expected, lead):
        """An unknown body comes with the ids that look most like it, where any do."""
        found = result("REC101", plan(a_stream(leads=(lead,))), ON)
        assert expected == found.message.partition(" or ")[0]
        assert () == found.cites

    def test_an_agency(self):
        """An agency is looked for among the agencies, and a body's id is none of theirs."""
        found = wrong(plan(a_stream(agencies=("police", "policing", "hmcpsi"))))
        assert {"reference:one/agencies/policing", "reference:one/agencies/hmcpsi"} == set(found)

    def test_a_body_or_an_agency(self):
        """A recommendation may be made to either; to neither is an error."""
        made = tuple(Recommendation(id=f"r{i}", to=(to,)) for i, to in enumerate(("police", "ofsted", "nobody-known")))
        report = a_report(recommendations=made, responses=(Response(by="cps"),))
        assert {"reference:recommendations/r2/to/nobody-known": ("error", "/recommendations/2/to/0")} == wrong(report)
        (message,) = (r.message for r in results("REC101", report, ON) if word(r) == "error")
        assert "'nobody-known' is neither a known body nor a known agency" == message

    def test_an_area_within_its_scheme(self):
        """An area is known within its own scheme, and not within another."""
        sample = SampleCoverage(scheme=AreaScheme.POLICE_AREAS, areas=("cumbria", "nowhere-at-all"))
        expected = {"reference:one/coverage/areas/nowhere-at-all": ("error", "/work_streams/0/coverage/areas/1")}
        assert expected == wrong(plan(a_stream(coverage=sample)))
        london = SampleCoverage(scheme=AreaScheme.POLICE_AREAS, areas=("london",))
        assert (
            "'london' is not an area of police-areas" in result("REC101", plan(a_stream(coverage=london)), ON).message
        )
        near = result(
            "REC101", plan(a_stream(coverage=SampleCoverage(scheme=AreaScheme.POLICE_AREAS, areas=("cumbri",)))), ON
        )
        assert "'cumbri' is not an area of police-areas; did you mean cumbria?" == near.message

    def test_an_area_of_no_scheme(self):
        """Which area a visit means is not known where the coverage names no scheme; the visit's place is told."""
        visit = Visit(visited=span("2013-05"), areas=("london",))
        document = plan(a_stream(visits=(visit,)))
        (found,) = [r for r in results("REC101", document, ON) if word(r) == "undetermined"]
        assert "the scheme of the area 'london' is not recorded" == found.message
        assert ("/work_streams/0/visits/0/areas/0",) == found.missing

    def test_the_areas_of_a_visit(self):
        """The areas of a visit belong to the scheme that the stream's coverage names, and are looked for there."""
        visit = Visit(visited=span("2013-05", "2013-05"), areas=("nowhere-at-all",))
        stream = a_stream(coverage=SampleCoverage(scheme=AreaScheme.POLICE_AREAS, areas=("cumbria",)), visits=(visit,))
        assert ["error"] == [said for said, _ in wrong(plan(stream)).values()]

    def test_areas_of_a_coverage_without_names(self):
        """A sample that names no area refers to none."""
        assert {} == words("REC101", plan(a_stream(coverage=SampleCoverage(count=6))), ON)

    @pytest.mark.parametrize("name", ["parent", "follows"])
    def test_a_stream_that_nobody_knows_may_exist(self, name):
        """A stream that is neither here, nor in the plan before, nor published is undetermined and no breach."""
        assert "undetermined" == say("REC101", plan(a_stream(**{name: "lost-stream"})), ON)

    @pytest.mark.parametrize(
        "id", ["other", "other-report", "police-custody", "learning-disabilities-2", "disclosure-2017"]
    )
    def test_a_stream_that_is_known(self, id):
        """A stream or report is known if it is in the document or among the published ones."""
        other = a_stream(id="other", title="Other", reports=(a_report(id="other-report"),))
        assert "met" == say("REC101", plan(a_stream(follows=id), other), ON)

    def test_a_stream_of_the_plan_before(self):
        """What the plan before has is known too."""
        previous = plan(a_stream(id="lost-stream"), id="before", period=Period.business_years(2010, 2))
        assert "met" == say("REC101", plan(a_stream(follows="lost-stream")), ON, previous=previous)

    def test_a_registry_of_ones_own(self):
        """What is added to the registry is known."""
        ours = (
            Body(id="hm-imaginary", short="HM Imaginary"),
            Agency(id="fire", short="Fire"),
            Place(scheme=AreaScheme.POLICE_AREAS, id="nowhere-at-all", name="Nowhere"),
        )
        sample = SampleCoverage(scheme=AreaScheme.POLICE_AREAS, areas=("nowhere-at-all",))
        stream = a_stream(leads=("hm-imaginary",), agencies=("fire",), coverage=sample)
        assert 3 == len(wrong(plan(stream)))
        assert {} == wrong(plan(stream), registry=REGISTRY + ours)

    def test_every_part_of_a_programme_is_looked_through(self):
        """Whatever mentions somebody is a subject: who prepared it, who was consulted, notices, terms, visits."""
        unknown = "hm-imaginary"
        notice = Notice(
            id="n", by=unknown, to="hmcpsi", organisation="police", given=when("2012"), forbids=NoticeEffect.MANNER
        )
        stream = a_stream(
            type=WorkType.ROLLING,
            terms=(Term(first=when("2012"), leads=(unknown,), supporters=()),),
            visits=(Visit(visited=span("2012", "2012"), participants=(unknown,)),),
        )
        document = plan(
            stream,
            prepared_by=(unknown,),
            consultations=(Consultation(consultee=unknown),),
            gatekeeping_notices=(notice,),
        )
        expected = {
            "reference:prepared_by/hm-imaginary",
            "reference:consultations/0/consultee",
            "reference:one/terms/0/leads/hm-imaginary",
            "reference:one/visits/0/participants/hm-imaginary",
            "reference:gatekeeping_notices/n/by",
        }
        assert expected == set(wrong(document))

    def test_a_year_of_an_inspectorate(self):
        """An inspectorate's year is looked through as well."""
        year = InspectorateYear(id="a-year", inspectorate="hm-imaginary", year=Period.business_years(2012))
        assert {"reference:inspectorate": ("error", "/inspectorate")} == wrong(year)

    def test_the_corpus_refers_to_nobody_unknown(self):
        """Every body, agency, area and stream of the published documents is known."""
        assert {} == {document.id: found for document in corpus if (found := wrong(document))}

    def test_a_name_from_memory(self):
        """A mention that is remembered and not confirmed is no error: it is a warning, and says why."""
        found = result("REC101", plan(a_stream(leads=("hm-imaginary",), confidence=Confidence.MEMORY)), ON)
        assert Severity.WARNING is found.severity
        assert (Confidence.MEMORY,) == tuple(fact.confidence for fact in found.because)


class TestTitlesUnique:
    """REC103. No two streams have the same title, nor do two reports. It applies at any time."""

    @pytest.mark.parametrize(
        ("expected", "title"),
        [
            ("warning", "Custody in Cells"),
            ("warning", "  custody   IN cells".strip()),
            ("warning", "Custody\xa0in cells".replace("\xa0", "  ")),
            ("met", "Custody in Cell"),
            ("met", "Custody-in-cells"),
        ],
    )
    def test_titles_are_compared_folded(self, expected, title):
        """Letter case and spacing aside; nothing else is."""
        document = plan(a_stream(title="Custody in cells"), a_stream(id="two", title=title))
        assert {"stream:one": "met", "stream:two": expected} == words("REC103", document, ON)

    def test_the_later_one_is_the_subject(self):
        """Each later bearer of a title is told, and names the first."""
        document = plan(a_stream(title="A"), a_stream(id="two", title="a"), a_stream(id="three", title="A"))
        found = [(r.subject, r.pointer, r.message) for r in results("REC103", document, ON) if word(r) == "warning"]
        expected = [
            ("stream:two", "/work_streams/1/title", "'two' has the same title as 'one': 'A' and 'a'"),
            ("stream:three", "/work_streams/2/title", "'three' has the same title as 'one': 'A'"),
        ]
        assert expected == found

    def test_a_report_may_bear_its_streams_title(self):
        """Streams and reports are compared each among themselves."""
        assert {"stream:one": "met", "report:report": "met"} == words(
            "REC103", plan(a_stream(title="A", reports=(a_report(title="A"),))), ON
        )

    def test_two_reports(self):
        """Two reports of one title, in one stream or in two: in 2015 and in 2023 this really happened."""
        first, second = (
            a_report(title="Meeting the needs of victims"),
            a_report(id="later", title="Meeting the Needs of Victims"),
        )
        expected = {"stream:one": "met", "report:report": "met", "report:later": "warning"}
        assert expected == words("REC103", plan(a_stream(title="Victims", reports=(first, second))), ON)
        apart = plan(a_stream(title="Victims", reports=(first,)), a_stream(id="two", title="Again", reports=(second,)))
        assert "warning" == words("REC103", apart, ON)["report:later"]

    def test_the_breach_reads_both_titles(self):
        """The reason names the two titles, and where each stands."""
        document = plan(a_stream(title="A"), a_stream(id="two", title="A"))
        (found,) = (r for r in results("REC103", document, ON) if word(r) == "warning")
        assert {"/work_streams/0/title", "/work_streams/1/title"} <= {fact.pointer for fact in found.because}

    def test_documents_of_other_kinds(self):
        """A lone report and an inspectorate's year are asked too."""
        assert {"report:report": "met"} == words("REC103", a_report(), ON)
        reports = (a_report(id="r1", title="A"), a_report(id="r2", title="A"))
        year = InspectorateYear(id="y", inspectorate="hmcpsi", year=Period.business_years(2012), reports=reports)
        assert {"report:r1": "met", "report:r2": "warning"} == words("REC103", year, ON)


class TestDatesInPeriod:
    """REC104. Briefing C1: a stream's dates lie in the programme's period, here 1 April 2012 to 31 March 2014."""

    FIELD = span("2012-09", "2012-12")

    @pytest.mark.parametrize(
        ("expected", "first", "last", "due"),
        [
            ("met", "2012-04-01", "2014-03-31", "2014-03-31"),
            ("met", "2012-04", "2014-03", "2014-03"),
            ("warning", "2012-03-31", "2012-12", "2013"),
            ("warning", "2012-09", "2014-04-01", "2014-03"),
            ("warning", "2012-09", "2012-12", "2014-04-01"),
            ("undetermined", "2012", "2012-12", "2013"),
            ("undetermined", "2012-09", "2014", "2013"),
            ("undetermined", "2012-09", "2012-12", "2014"),
            ("warning", "2012", "2012-12", "2015"),
            ("warning", "2011", "2012-12", "2013"),
        ],
    )
    def test_before_publication(self, expected, first, last, due):
        """Both ends of the fieldwork and when it is due: one certainly outside is a breach, whatever else is coarse."""
        assert expected == say("REC104", plan(a_stream(fieldwork=span(first, last), due=when(due))), ON)

    @pytest.mark.parametrize(
        ("expected", "published"),
        [
            ("met", ["2013-06"]),
            ("met", ["2014-03-31"]),
            ("warning", ["2014-04-01"]),
            ("warning", ["2013-06", "2014-06"]),
            ("warning", ["2011"]),
            ("undetermined", ["2014"]),
            ("undetermined", [None]),
            ("undetermined", None),
        ],
    )
    def test_once_published(self, expected, published):
        """The reports count once the stream is published, and what was due does no longer."""
        reports = published and tuple(
            a_report(id=f"r{i}", title=f"R{i}", published=day and when(day)) for i, day in enumerate(published)
        )
        stream = a_stream(status=WorkStatus.PUBLISHED, fieldwork=self.FIELD, due=when("2019"), reports=reports)
        assert expected == say("REC104", plan(stream), ON)

    def test_sexual_offenders(self):
        """Sexual offenders in the community: planned in 2008-09 and published in June 2010, more than a year late."""
        found = {r.subject: r for r in results("REC104", corpus["2008-09"])}["stream:sexual-offenders-community"]
        expected = (
            Severity.WARNING,
            "report (2010-06) lies after the period, which ends 2009-03-31",
            "/work_streams/0/reports/0/published",
        )
        assert expected == (found.severity, found.message, found.pointer)

    def test_the_breach_says_on_which_side(self):
        """Before the period, or after it."""
        found = result("REC104", plan(a_stream(fieldwork=span("2012-01", "2012-12"), due=when("2013"))), ON)
        assert (
            "fieldwork (2012-01) lies before the period, which begins 2012-04-01",
            "/work_streams/0/fieldwork/first",
        ) == (found.message, found.pointer)
        assert (
            "due (2015) lies after the period, which ends 2014-03-31"
            == result("REC104", plan(a_stream(due=when("2015"))), ON).message
        )

    @pytest.mark.parametrize(
        ("missing", "known"),
        [
            (("fieldwork", "due"), {}),
            (("fieldwork",), {"due": when("2013")}),
            (("due",), {"fieldwork": FIELD}),
            (("fieldwork/last", "due"), {"fieldwork": span("2012-09")}),
            (("fieldwork/first", "due"), {"fieldwork": span(None, "2012-09")}),
            (("due", "fieldwork"), {"due": when("2014")}),
            (("fieldwork", "reports"), {"status": WorkStatus.PUBLISHED}),
            (("fieldwork", "reports/0/published"), {"status": WorkStatus.PUBLISHED, "reports": (a_report(),)}),
        ],
    )
    def test_what_is_missing(self, missing, known):
        """Both ends of the fieldwork are one thing that is missing; what is too coarse comes first."""
        assert tuple(f"/work_streams/0/{name}" for name in missing) == undetermined(
            "REC104", plan(a_stream(**known)), ON
        )

    def test_a_published_stream_recorded_without_reports(self):
        """Its list of reports is the whole record: nothing is missing there, and REC107 speaks of it."""
        stream = a_stream(status=WorkStatus.PUBLISHED, fieldwork=self.FIELD, reports=())
        assert "met" == say("REC104", plan(stream), ON)

    @pytest.mark.parametrize("known", [{"type": WorkType.ROLLING}, {"status": WorkStatus.CANCELLED}])
    def test_what_is_not_judged(self, known):
        """Rolling programmes outlast their plans; what was cancelled has no dates to keep."""
        assert "not-applicable" == say("REC104", plan(a_stream(fieldwork=span("2009", "2019"), **known)), ON)

    def test_outside_a_programme(self):
        """A stream or a report that stands alone has no period to lie in."""
        assert "not-applicable" == say("REC104", a_stream(fieldwork=span("2009", "2019")), ON)
        assert "not-applicable" == say("REC104", a_report(type=WorkType.THEMATIC, published=when("2013")), ON)

    @pytest.mark.parametrize(
        ("expected", "period"),
        [
            ("met", Period(date(2012, 4, 1), None)),
            ("met", Period(None, ON)),
            ("warning", Period(date(2012, 10, 1), None)),
            ("warning", Period(None, date(2012, 10, 1))),
        ],
    )
    def test_a_period_with_an_open_end(self, expected, period):
        """Nothing lies beyond an end that is open."""
        assert expected == say("REC104", plan(a_stream(fieldwork=self.FIELD, due=when("2013")), period=period), ON)


class TestNotInFuture:
    """REC105. Nothing recorded as done is later than the day of reading."""

    @pytest.mark.parametrize(
        ("expected", "prepared"),
        [
            ("met", "2014-03-31"),
            ("error", "2014-04-01"),
            ("met", "2014-03"),
            ("error", "2014-04"),
            ("met", "2013"),
            ("undetermined", "2014"),
            ("error", "2015"),
        ],
    )
    def test_the_day_of_reading_itself_is_not_ahead(self, expected, prepared):
        """Read on 31 March 2014: that day is in time, the next ahead, and a date on both sides undetermined."""
        assert expected == say("REC105", a_programme(prepared=when(prepared)), ON)

    @given(partial_dates())
    def test_read_on_its_last_day(self, moment):
        """Read on the last day that a date may stand for, it is never ahead; the day before its first it always is."""
        programme = a_programme(prepared=moment)
        assert "met" == say("REC105", programme, moment.latest)
        if moment.earliest > date.min:
            assert "error" == say("REC105", programme, date.fromordinal(moment.earliest.toordinal() - 1))

    def test_the_breach(self):
        """It stands at the date, and says both days."""
        found = result("REC105", a_programme(prepared=when("2015")), ON)
        expected = ("date:prepared", "/prepared", "recorded as done on 2015, later than the day of reading, 2014-03-31")
        assert expected == (found.subject, found.pointer, found.message)

    def test_what_is_missing_is_the_date_itself(self):
        """A date that is too coarse is named where it stands."""
        assert ("/prepared",) == undetermined("REC105", a_programme(prepared=when("2014")), ON)

    def test_every_act_is_asked(self):
        """Preparation, publication, consultation, review, notice, visit, report and answer are all acts."""
        visit = Visit(visited=span("2012-05", "2012-06"))
        report = a_report(published=when("2013"), responses=(Response(by="cps", published=when("2013")),))
        document = plan(
            a_stream(visits=(visit,), reports=(report,)),
            prepared=when("2012"),
            published=when("2012"),
            consultations=(Consultation(consultee="ofsted", held=when("2012")),),
            reviews=(a_review("2013"),),
        )
        expected = {
            "date:prepared",
            "date:published",
            "date:consultations/0/held",
            "date:one/visits/0/visited/first",
            "date:one/visits/0/visited/last",
            "date:one/report/published",
            "date:one/report/responses/0/published",
            "date:reviews/0/held",
        }
        assert expected == set(words("REC105", document, ON))

    @pytest.mark.parametrize(
        "planned",
        [
            {"due": when("2019")},
            {"cycle": span("2012", "2019")},
            {"fieldwork": span("2019", "2019")},
            {"type": WorkType.ROLLING, "terms": (Term(first=when("2019"), leads=(), supporters=()),)},
        ],
    )
    def test_what_lies_ahead_by_nature_is_no_act(self, planned):
        """What is due, a cycle, a term, and fieldwork that is only planned."""
        assert {} == words("REC105", plan(a_stream(**planned)), ON)

    @pytest.mark.parametrize(
        ("expected", "status"),
        [
            ({}, WorkStatus.IN_PROGRESS),
            ({"date:one/fieldwork/first": "met", "date:one/fieldwork/last": "error"}, WorkStatus.PUBLISHED),
        ],
    )
    def test_fieldwork_is_done_once_its_report_is_out(self, expected, status):
        """Fieldwork of a published stream is an act, at both of its ends."""
        assert expected == words("REC105", plan(a_stream(status=status, fieldwork=span("2013", "2015"))), ON)

    def test_a_date_from_memory(self):
        """A date that is remembered and not confirmed is no error: it is a warning, and says why."""
        found = result("REC105", a_programme(prepared=when("2015"), confidence=Confidence.MEMORY), ON)
        assert Severity.WARNING is found.severity
        assert (Confidence.MEMORY,) == tuple(fact.confidence for fact in found.because)


class TestStatusAgrees:
    """REC107. A status agrees with the record. It never reads the day, and applies at any time."""

    DATED, COUNTED, BARE = a_report(published=when("2013")), a_report(recommendation_count=0), a_report()

    @pytest.mark.parametrize(
        ("expected", "status", "reports"),
        [
            ("met", "published", (DATED,)),
            ("met", "published", (COUNTED,)),
            ("undetermined", "published", (BARE,)),
            ("undetermined", "published", None),
            ("warning", "published", ()),
            ("met", "proposed", ()),
            ("undetermined", "proposed", None),
            ("warning", "proposed", (BARE,)),
            ("met", "cancelled", ()),
            ("undetermined", "cancelled", None),
            ("warning", "cancelled", (DATED,)),
            ("not-applicable", "planned", (DATED,)),
            ("not-applicable", "in-progress", None),
            ("not-applicable", "delayed", (BARE,)),
            ("not-applicable", "on-hold", ()),
        ],
    )
    def test_a_stream(self, expected, status, reports):
        """Published with a dated report or a count; proposed and cancelled with none; anything else may have either."""
        stream = a_stream(status=WorkStatus(status), reports=reports)
        assert expected == words("REC107", plan(stream), ON)["stream:one"]
        assert expected == say("REC107", stream, ON)

    def test_one_dated_report_among_others_is_enough(self):
        """A stream with a first report and one to come is published."""
        stream = a_stream(
            status=WorkStatus.PUBLISHED,
            reports=(self.BARE, a_report(id="dated", title="Dated", published=when("2013"))),
        )
        assert "met" == say("REC107", stream, ON)

    @pytest.mark.parametrize(
        ("missing", "status", "reports"),
        [
            (("/reports",), WorkStatus.PUBLISHED, None),
            (("/reports",), WorkStatus.PROPOSED, None),
            (
                ("/reports/0/published", "/reports/1/published"),
                WorkStatus.PUBLISHED,
                (BARE, a_report(id="bare", title="Bare")),
            ),
        ],
    )
    def test_what_is_missing(self, missing, status, reports):
        """The reports, or the day of each."""
        assert missing == undetermined("REC107", a_stream(status=status, reports=reports), ON)

    def test_the_breach(self):
        """It stands at the status."""
        found = result("REC107", a_stream(status=WorkStatus.PUBLISHED, reports=()), ON)
        assert ("it is published, but has no report", "/status") == (found.message, found.pointer)
        cancelled = result("REC107", a_stream(status=WorkStatus.CANCELLED, reports=(self.DATED,)), ON)
        assert "it is cancelled, but has a report" == cancelled.message

    @pytest.mark.parametrize(
        ("expected", "status", "dates"),
        [
            ("met", "published", {"published": when("2012")}),
            ("met", "published", {"prepared": when("2012")}),
            ("met", "superseded", {"published": when("2012")}),
            ("undetermined", "published", {}),
            ("undetermined", "superseded", {}),
            ("not-applicable", "draft", {}),
            ("not-applicable", "consultation", {"published": when("2012")}),
        ],
    )
    def test_a_programme(self, expected, status, dates):
        """A published programme has a date; absence of one is no breach."""
        assert expected == say("REC107", a_programme(status=ProgrammeStatus(status), **dates), ON)

    def test_a_programme_without_a_date(self):
        """The day of publication is what is missing."""
        assert ("/published",) == undetermined("REC107", a_programme(status=ProgrammeStatus.PUBLISHED), ON)

    @given(st.dates(date(2000, 1, 1), date(2040, 1, 1)))
    def test_the_day_of_reading_does_not_matter(self, on):
        """A report to come is REC105's matter."""
        stream = a_stream(status=WorkStatus.PUBLISHED, reports=(a_report(published=when("2020")),))
        assert "met" == say("REC107", stream, on)

    def test_a_header(self):
        """A header without streams is asked about the programme alone."""
        header = plan(completeness=Completeness.HEADER_ONLY, work_streams=None)
        assert {"programme:plan": "not-applicable"} == words("REC107", header, ON)
