"""PRA201: what each inspectorate publishes in its year."""

from datetime import date

import pytest

from cjji_model import InspectorateYear, Period, Severity
from cjji_model.year import AnnualReport, Plan
from kit import a_programme, a_report, a_stream
from kit_rules import result, results, say, undetermined, when, word

ENDS = date(2013, 3, 31)
AFTER = date(2014, 4, 1)
BY_LAW = ("hmi-prisons", "hmi-constabulary", "hmcpsi")


def a_plan(published):
    """A business plan, dated if that is recorded."""
    return Plan(title="Business plan", published=published and when(published))


def a_year(**changes):
    """A year in which HMI Probation did all that it should."""
    whole = {
        "id": "y",
        "inspectorate": "hmi-probation",
        "year": Period.business_years(2012),
        "plan": a_plan("2012-05"),
        "reports": (a_report(published=when("2012-10")),),
        "annual_report": AnnualReport(made=True),
    }
    return InspectorateYear(**whole | changes)


class TestPublished:
    """PRA201. Briefing A5, A6 and A7: a yearly plan, the reports, and the annual report."""

    def test_kept(self):
        """All three are there."""
        found = result("PRA201", a_year(), AFTER)
        assert ("met", "inspectorate-year:y", "") == (word(found), found.subject, found.pointer)
        assert ("briefing:A5", "briefing:A6", "briefing:A7") == found.cites

    @pytest.mark.parametrize(
        ("message", "pointer", "clause", "changes"),
        [
            ("it published no report in the year", "/reports", "A6", {"reports": ()}),
            (
                "it made no annual report of the year",
                "/annual_report/made",
                "A7",
                {"annual_report": AnnualReport(made=False)},
            ),
            (
                "its plan was published 2013-04, after the year ended on 2013-03-31",
                "/plan/published",
                "A5",
                {"plan": a_plan("2013-04")},
            ),
        ],
    )
    def test_each_way_to_break_it(self, message, pointer, clause, changes):
        """Each breach is a warning that stands at its fact and cites its own clause alone."""
        found = result("PRA201", a_year(**changes), AFTER)
        assert (Severity.WARNING, message, pointer) == (found.severity, found.message, found.pointer)
        assert (f"briefing:{clause}",) == found.cites

    @pytest.mark.parametrize("known", [{"reports": ()}, {"annual_report": AnnualReport(made=False)}])
    def test_a_certain_breach_outweighs_what_is_missing(self, known):
        """Whatever else is not recorded."""
        nothing = {"plan": None, "reports": None, "annual_report": None}
        assert "warning" == say("PRA201", a_year(**nothing | known), AFTER)
        assert "warning" == say("PRA201", a_year(**nothing | {"plan": a_plan("2014")}), AFTER)

    @pytest.mark.parametrize(
        ("expected", "published"),
        [
            ("met", "2013-03-31"),
            ("met", "2013-03"),
            ("met", "2011"),
            ("warning", "2013-04-01"),
            ("warning", "2014"),
            ("undetermined", "2013"),
            ("undetermined", None),
        ],
    )
    def test_the_plan_is_out_before_the_year_is_over(self, expected, published):
        """The last day of the year is in time, the next is not; a date across the two does not say."""
        document = a_year(plan=a_plan(published))
        assert expected == say("PRA201", document, AFTER)
        if expected == "undetermined":
            assert ("/plan/published",) == undetermined("PRA201", document, AFTER)

    @pytest.mark.parametrize(
        ("missing", "changes"),
        [
            (("/plan",), {"plan": None}),
            (("/reports",), {"reports": None}),
            (("/annual_report",), {"annual_report": None}),
            (("/annual_report/made",), {"annual_report": AnnualReport()}),
            (("/plan", "/reports", "/annual_report"), {"plan": None, "reports": None, "annual_report": None}),
            (("/year/last",), {"year": Period(date(2012, 4, 1), None)}),
        ],
    )
    def test_what_is_missing(self, missing, changes):
        """Each thing that is not recorded, and no other."""
        assert missing == undetermined("PRA201", a_year(**changes), AFTER)

    @pytest.mark.parametrize("made", [True, False, None])
    @pytest.mark.parametrize("inspectorate", BY_LAW)
    def test_of_an_annual_report_by_law_the_law_speaks(self, inspectorate, made):
        """Where an Act requires the annual report, this rule asks nothing of it."""
        annual = AnnualReport(made=made)
        assert "met" == say("PRA201", a_year(inspectorate=inspectorate, annual_report=annual), AFTER)
        assert "met" == say("PRA201", a_year(inspectorate=inspectorate, annual_report=None), AFTER)

    @pytest.mark.parametrize(
        ("expected", "on"), [("not-applicable", date(2013, 3, 30)), ("warning", ENDS), ("warning", AFTER)]
    )
    def test_not_before_the_year_ends(self, expected, on):
        """Until the last day of the year it is not yet due, whatever is recorded."""
        found = result("PRA201", a_year(reports=()), on)
        assert expected == word(found)
        if expected == "not-applicable":
            assert "not-yet-due: the year ends 2013-03-31" == found.message

    @pytest.mark.parametrize("document", [a_programme(), a_stream(), a_report()])
    def test_other_documents(self, document):
        """Only the year of an inspectorate is asked."""
        assert () == results("PRA201", document)
