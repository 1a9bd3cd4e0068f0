"""LAW401: criminal courts are inspected only together with something outside the courts."""

from datetime import date

import pytest

from cjji_model import Completeness, Period, WorkType
from kit import a_report, a_stream
from kit_rules import plan, result, say, span, undetermined, when

LATER_PLAN = {"period": Period(date(2013, 4, 1), date(2015, 3, 31))}
ALONE = ("courts",)


def work(agencies=ALONE, **changes):
    """A stream that inspects these."""
    return a_stream(agencies=agencies, **changes)


class TestWithSomethingElse:
    """LAW401. S.I. 2012/2401 art. 2: from 18 September 2012, where the inspection also covers something else."""

    @pytest.mark.parametrize(
        ("expected", "agencies"),
        [
            ("error", ALONE),
            ("met", ("courts", "cps")),
            ("met", ("courts", "health-services")),
            ("met", ("agency-imaginary", "courts", "police")),
            ("undetermined", ("agency-imaginary", "courts")),
            ("not-applicable", ("cps", "police")),
            ("not-applicable", ("agency-imaginary",)),
            ("not-applicable", ()),
            ("undetermined", None),
        ],
    )
    def test_what_is_inspected(self, expected, agencies):
        """Anything outside the courts will do; what is not known may be nothing."""
        assert expected == say("LAW401", plan(work(agencies), **LATER_PLAN))

    def test_a_complete_programme_without_agencies(self):
        """Inspects none."""
        document = plan(work(None), completeness=Completeness.COMPLETE, **LATER_PLAN)
        assert "not-applicable" == say("LAW401", document)

    def test_what_a_breach_says(self):
        """That there is no power, under the order and the paragraph of each of the four."""
        found = result("LAW401", plan(work(), **LATER_PLAN))
        expected = ("only courts are inspected", "/work_streams/0/agencies", "stream:one")
        assert expected == (found.message, found.pointer, found.subject)
        assert 5 == len(found.cites)
        assert {"2012-09-18"} == {cite.partition("@")[2] for cite in found.cites}

    @pytest.mark.parametrize(
        ("expected", "fieldwork"),
        [
            ("not-applicable", span("2012-04", "2012-09-17")),
            ("error", span("2012-04", "2012-09-18")),
            ("error", span("2012-09-18", None)),
            ("error", span("2012-09-17", "2012-10")),
            ("error", span(None, "2012-10")),
            ("undetermined", span("2012-04", None)),
            ("undetermined", span("2012-04", "2012-09")),
            ("undetermined", span("2012", "2012")),
            ("undetermined", span("2012", None)),
            ("undetermined", None),
        ],
    )
    def test_the_days_of_the_work(self, expected, fieldwork):
        """Certainly done, in part, since there was only this power; a period across the day does not say so."""
        document = plan(work(fieldwork=fieldwork))
        assert expected == say("LAW401", document)
        if expected == "undetermined":
            assert ("/work_streams/0/fieldwork",) == undetermined("LAW401", document)

    @pytest.mark.parametrize(
        ("expected", "document"),
        [
            ("error", plan(work(), **LATER_PLAN)),
            ("undetermined", plan(work(), period=Period(date(2012, 9, 17), date(2014, 3, 31)))),
            ("error", plan(work(), period=Period(date(2012, 9, 18), date(2014, 3, 31)))),
            ("not-applicable", plan(work(), period=Period(date(2011, 4, 1), date(2012, 9, 17)))),
            ("undetermined", plan(work(), period=Period(None, date(2014, 3, 31)))),
            ("undetermined", work()),
            ("undetermined", work(type=WorkType.ROLLING, cycle=span("2012", "2014"))),
            ("error", work(type=WorkType.ROLLING, cycle=span("2013", "2014"))),
            ("error", a_report(type=WorkType.THEMATIC, agencies=ALONE, published=when("2012-09-18"))),
            ("not-applicable", a_report(type=WorkType.THEMATIC, agencies=ALONE, published=when("2012-09-17"))),
            ("undetermined", a_report(type=WorkType.THEMATIC, agencies=ALONE, published=when("2012"))),
            ("undetermined", a_report(type=WorkType.THEMATIC, agencies=ALONE)),
        ],
    )
    def test_without_fieldwork(self, expected, document):
        """The period in which the work lies; of a report that stands alone, its publication."""
        assert expected == say("LAW401", document)

    @pytest.mark.parametrize("agencies", [("cps", "police"), ()])
    def test_what_does_not_apply_whatever_the_day(self, agencies):
        """Where no court is inspected, a date too coarse to say whether the rule was in force matters to nobody."""
        fieldwork = span("2012", "2012")
        assert "not-applicable" == say("LAW401", plan(work(agencies, fieldwork=fieldwork)))
        assert "undetermined" == say("LAW401", plan(work(("courts", "cps"), fieldwork=fieldwork)))

    def test_before_there_was_the_power(self):
        """Of courts alone this rule then says nothing, and what was said of work with one agency is said of it."""
        assert "warning" == say("PRA102", plan(work(fieldwork=span("2012-04", "2012-09-17"))))
        assert "not-applicable" == say("PRA102", plan(work(fieldwork=span("2012-04", "2012-09-18"))))
