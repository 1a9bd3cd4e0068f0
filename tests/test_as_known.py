"""Looking back: what a document would have held on an earlier day."""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjji_model import (
    RULES,
    Agreement,
    AnnualReport,
    Consent,
    Consultation,
    Copy,
    InspectorateProgramme,
    InspectorateYear,
    Notice,
    NoticeEffect,
    Period,
    ProgrammeStatus,
    Response,
    Visit,
    WorkStatus,
    YearlyPlan,
    as_known,
    check,
    corpus,
)
from cjji_model.rules import dates_done
from cjji_model.wire import dump_plain
from kit import a_programme, a_report, a_stream, documents, without_null_extras
from kit_rules import a_review, span, when

DAY = date(2013, 6, 15)
LATE = a_report(published=when("2014"))
days = st.dates(date(2000, 1, 1), date(2030, 12, 31)) | st.dates()


# ---------------------------------------------------------------------------------------------------------- laws


class TestLaws:
    """What holds of any document and day."""

    @given(documents(), days)
    def test_once_is_enough(self, document, on):
        """What was known on a day is what was known of it on that day."""
        known = as_known(document, on)
        assert known == as_known(known, on)

    @given(documents(), days, days)
    def test_the_earlier_of_two_days_counts(self, document, one, other):
        """Looking back twice is looking back to the earlier day."""
        earlier, later = sorted((one, other))
        assert as_known(document, earlier) == as_known(as_known(document, later), earlier)

    @given(documents(), days)
    def test_nothing_known_was_done_later(self, document, on):
        """REC105 is never breached by what was known, read on that day; and it need not have been met before."""
        found = check(as_known(document, on), on=on, rules=RULES.select("REC105"))
        assert () == found.breached

    @given(documents(), st.data())
    def test_what_was_done_by_then_is_untouched(self, document, data):
        """On a day after everything recorded as done, and after fieldwork under way, all of it was known."""
        dates = [moment.latest for moment in dates_done(document)]
        streams = getattr(document, "streams", (document,))
        spans = [stream.fieldwork for stream in streams if getattr(stream, "fieldwork", None)]
        dates += [end.latest for found in spans for end in (found.first, found.last) if end]
        on = data.draw(st.dates(min_value=max(dates, default=date.min)))
        assert document is as_known(document, on)

    @given(documents(), days)
    def test_it_is_a_sound_document(self, document, on):
        """It is of the same kind and id, and can be written and read again."""
        known = as_known(document, on)
        assert (type(document), document.id) == (type(known), known.id)
        assert set(dump_plain(known)) <= set(dump_plain(document))
        assert known.id == without_null_extras(known).id


# ---------------------------------------------------------------------------------------------------- case by case


class TestProgrammes:
    """What is left of a programme."""

    def test_lists_of_acts(self):
        """Acts of later days are left out; those of that day, of a time too coarse to say, or of no date, stay."""
        moments = ["2013-06-14", "2013-06-15", "2013-06", "2013", None, "2013-06-16", "2013-07", "2014"]
        consultations = tuple(Consultation(consultee="ofsted", held=m and when(m)) for m in moments)
        known = as_known(a_programme(consultations=consultations, reviews=(a_review("2013-07"),)), DAY)
        assert consultations[:5] == known.consultations
        assert () == known.reviews

    def test_an_empty_list_stays_the_whole_record(self):
        """A list from which everything went is empty, and not absent: it was the whole record, and still is."""
        document = a_programme(copies=(Copy(to="ofsted", sent=when("2014")),), consultations=())
        known = as_known(document, DAY)
        assert ((), ()) == (known.copies, known.consultations)
        assert known.waivers is None

    @pytest.mark.parametrize(
        ("expected", "published"),
        [
            ((ProgrammeStatus.PUBLISHED, when("2013-06-15")), "2013-06-15"),
            ((ProgrammeStatus.PUBLISHED, when("2013")), "2013"),
            ((ProgrammeStatus.DRAFT, None), "2013-06-16"),
        ],
    )
    def test_published_later(self, expected, published):
        """A programme that came out later was at least a draft."""
        document = a_programme(status=ProgrammeStatus.PUBLISHED, published=when(published), prepared=when("2012-02"))
        known = as_known(document, DAY)
        assert (*expected, when("2012-02")) == (known.status, known.published, known.prepared)

    def test_a_notice(self):
        """A notice that was withdrawn, or consented to, only later stood then."""
        notice = Notice(
            id="n",
            by="hmi-prisons",
            to="ofsted",
            organisation="prisons",
            given=when("2013-05"),
            forbids=NoticeEffect.INSPECTION,
            withdrawn=when("2013-07"),
            consent=Consent(by="secretary-of-state", given=when("2013-08")),
        )
        (known,) = as_known(a_programme(gatekeeping_notices=(notice,)), DAY).gatekeeping_notices
        assert attrs.evolve(notice, withdrawn=None, consent=None) == known
        assert () == as_known(a_programme(gatekeeping_notices=(notice,)), date(2013, 4, 30)).gatekeeping_notices

    def test_what_is_planned_stays(self):
        """Due dates, cycles and terms that lie ahead were known."""
        stream = a_stream(due=when("2014-03"), cycle=span("2013", "2016"), fieldwork=span("2013-09", "2013-12"))
        document = a_programme(work_streams=(stream,))
        assert document is as_known(document, DAY)


class TestStreams:
    """What is left of a stream, and how far it had got."""

    def test_reports(self):
        """A report that came out later was not there; what was answered later was not answered."""
        answers = (Response(by="cps", published=when("2013-06")), Response(by="police", published=when("2013-09")))
        early = a_report(id="early", published=when("2013-05-02"), responses=answers)
        late = a_report(id="late", published=when("2013-06-16"), agreed=(Agreement(by="hmcpsi", when=when("2013-06")),))
        stream = a_stream(status=WorkStatus.PUBLISHED, reports=(early, late))
        known = as_known(stream, DAY)
        assert (attrs.evolve(early, responses=answers[:1]),) == known.reports
        assert WorkStatus.PUBLISHED is known.status

    @pytest.mark.parametrize(
        ("expected", "given"),
        [
            (WorkStatus.PLANNED, {"status": WorkStatus.PUBLISHED, "reports": (LATE,)}),
            (WorkStatus.PUBLISHED, {"status": WorkStatus.PUBLISHED, "reports": (a_report(published=when("2013")),)}),
            (WorkStatus.PUBLISHED, {"status": WorkStatus.PUBLISHED, "reports": (a_report(),)}),
            (WorkStatus.PUBLISHED, {"status": WorkStatus.PUBLISHED, "reports": ()}),
            (WorkStatus.PLANNED, {"status": WorkStatus.PUBLISHED, "fieldwork": span("2013-05", "2013-07")}),
            (WorkStatus.PUBLISHED, {"status": WorkStatus.PUBLISHED, "fieldwork": span("2013-05", "2013-06")}),
            (WorkStatus.PLANNED, {"status": WorkStatus.IN_PROGRESS, "fieldwork": span("2013-07", "2013-08")}),
            (WorkStatus.IN_PROGRESS, {"status": WorkStatus.IN_PROGRESS, "fieldwork": span("2013-05", "2013-07")}),
            (WorkStatus.IN_PROGRESS, {"status": WorkStatus.IN_PROGRESS, "reports": (LATE,)}),
            (WorkStatus.DELAYED, {"status": WorkStatus.DELAYED, "fieldwork": span("2013-07", "2013-08")}),
        ],
    )
    def test_status(self, expected, given):
        """Where a report or the fieldwork lies ahead, no more is said than that it was planned."""
        assert expected is as_known(a_stream(**given), DAY).status

    def test_visits(self):
        """A visit that began later is left out; one that was going on has no end yet."""
        spans = [span("2013-05", "2013-05"), span("2013-06-10", "2013-06-20"), span("2013-07"), span(None, "2013-08")]
        known = as_known(a_stream(visits=tuple(Visit(visited=one) for one in spans)), DAY)
        assert [spans[0], span("2013-06-10")] == [visit.visited for visit in known.visits]

    def test_a_report_on_its_own(self):
        """It is still the document; only that it was published is not recorded."""
        report = a_report(published=when("2014"), leads=("hmcpsi",))
        assert attrs.evolve(report, published=None) == as_known(report, DAY)


class TestYears:
    """What is left of an inspectorate's year."""

    def test_its_documents(self):
        """What was prepared by then and laid later was prepared; a plan and a report to come are left out."""
        own = InspectorateProgramme(prepared=when("2013-05"), laid=when("2013-07"), consultations=())
        year = InspectorateYear(
            id="y",
            inspectorate="hmi-constabulary",
            year=Period.business_years(2013),
            programme=own,
            plan=YearlyPlan(title="Plan", published=when("2013-07")),
            annual_report=AnnualReport(made=True, laid=when("2014-07"), published=when("2014-08")),
        )
        known = as_known(year, DAY)
        assert attrs.evolve(own, laid=None) == known.programme
        assert (None, None) == (known.plan, known.annual_report)
        laid = as_known(year, date(2014, 7, 31)).annual_report
        assert AnnualReport(made=True, laid=when("2014-07")) == laid


def test_the_plan_of_2012_on_a_day_within_it():
    """In October 2013 one of its inspections had reported; those that reported later are told as planned."""
    then = as_known(corpus["2012-14"], date(2013, 10, 1))
    assert {"life-sentence-prisoners"} == {stream.id for stream in then.streams if stream.reports}
    assert WorkStatus.PLANNED is then["integrated-offender-management"].status
    assert check(then, on=date(2013, 10, 1)).ok
