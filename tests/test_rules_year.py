"""PRA201, LAW701 and LAW502: what each inspectorate publishes, reports and answers in its year."""

from datetime import date

import pytest

from cjji_model import InspectorateYear, Period, Severity
from cjji_model.model.inspectorate_year import AnnualReport, CommissionerRecommendation, YearlyPlan
from kit import a_programme, a_report, a_stream
from kit_rules import result, results, say, undetermined, when, word

ENDS = date(2013, 3, 31)
AFTER = date(2014, 4, 1)
BY_LAW = ("hmi-prisons", "hmi-constabulary", "hmcpsi")


def a_plan(published):
    """A business plan, dated if that is recorded."""
    return YearlyPlan(title="Business plan", published=published and when(published))


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
                "it made no annual report for the year",
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

    def test_before_the_law_speaks_this_rule_does(self):
        """LAW701 speaks of years from 1 April 2007 on: until then the briefing's word stands for all."""
        made = {"annual_report": AnnualReport(made=False), "inspectorate": "hmi-prisons", "plan": a_plan("2006")}
        for last, practice, law in (
            (date(2007, 3, 31), "warning", "not-applicable"),
            (date(2007, 4, 1), "met", "error"),
        ):
            year = a_year(year=Period(date(2006, 4, 1), last), **made)
            assert (practice, law) == (say("PRA201", year, AFTER), say("LAW701", year, AFTER))


class TestAnnualReportMade:
    """LAW701. An Act requires a yearly report of prisons, constabulary and the CPS inspectorate; once of HMICA too."""

    PROVISIONS = (
        ("hmi-prisons", "prison-act-1952.s-5A.sub-5"),
        ("hmi-constabulary", "police-act-1996.s-54.sub-4"),
        ("hmcpsi", "cpsi-act-2000.s-2.sub-1-c"),
    )

    @pytest.mark.parametrize(("inspectorate", "provision"), PROVISIONS)
    def test_each_under_its_own_act(self, inspectorate, provision):
        """Made it is met; recorded as not made, an error at that."""
        for expected, made in (("met", True), ("error", False)):
            found = result("LAW701", a_year(inspectorate=inspectorate, annual_report=AnnualReport(made=made)), AFTER)
            assert expected == word(found)
            assert ("briefing:A7", f"statute:{provision}@2013-03-31") == found.cites
        assert ("it made no annual report for the year", "/annual_report/made") == (found.message, found.pointer)

    @pytest.mark.parametrize("on", [AFTER, date(2040, 1, 1)])
    @pytest.mark.parametrize(("place", "annual"), [("annual_report", None), ("annual_report/made", AnnualReport())])
    def test_silence_is_no_breach(self, place, annual, on):
        """The Act sets no day: what is not recorded is not late, however long ago the year ended."""
        assert (f"/{place}",) == undetermined("LAW701", a_year(inspectorate="hmcpsi", annual_report=annual), on)

    @pytest.mark.parametrize(
        ("expected", "inspectorate", "last"),
        [
            ("not-applicable", "hmi-prisons", date(2007, 3, 31)),
            ("error", "hmi-prisons", date(2007, 4, 1)),
            ("error", "hmica", date(2010, 12, 30)),
            ("warning", "hmica", date(2010, 12, 31)),
            ("warning", "hmica", date(2012, 9, 17)),
            ("not-applicable", "hmica", date(2012, 9, 18)),
            ("not-applicable", "hmi-probation", ENDS),
            ("not-applicable", "ofsted", ENDS),
            ("undetermined", "hm-imaginary", ENDS),
            ("undetermined", "hmi-prisons", None),
        ],
    )
    def test_of_whom(self, expected, inspectorate, last):
        """Of those whose Act requires it on the last day of the year; HMICA, once closed, is told of."""
        year = Period(date(2005, 4, 1), last)
        document = a_year(inspectorate=inspectorate, year=year, annual_report=AnnualReport(made=False))
        assert expected == say("LAW701", document, AFTER)

    @pytest.mark.parametrize(("expected", "on"), [("not-applicable", date(2013, 3, 30)), ("error", ENDS)])
    def test_not_before_the_year_ends(self, expected, on):
        """Until then it is not yet due."""
        document = a_year(inspectorate="hmcpsi", annual_report=AnnualReport(made=False))
        assert expected == say("LAW701", document, on)

    def test_the_end_of_the_year(self):
        """Without it nothing can be told."""
        year = a_year(inspectorate="hmcpsi", year=Period(date(2012, 4, 1), None))
        assert ("/year/last",) == undetermined("LAW701", year, AFTER)
        assert () == results("LAW701", a_programme()) == results("LAW502", a_programme())


class TestCommissionerAnswered:
    """LAW502. Since 29 January 2025 the four answer the Victims' Commissioner within 56 days."""

    BOTH = ("secretary-of-state", "victims-commissioner")
    LONG_AFTER = date(2030, 1, 1)

    def year(self, answered="2025-03-30", published="2025-02-03", of="hmi-probation", copied=BOTH):
        """A year with one recommendation."""
        one = CommissionerRecommendation(
            id="c", published=published and when(published), answered=answered and when(answered), copied=copied
        )
        return a_year(inspectorate=of, commissioner_recommendations=(one,))

    @pytest.mark.parametrize(
        ("expected", "published", "answered"),
        [
            ("not-applicable", "2025-01-28", "2026"),
            ("met", "2025-01-29", "2025-03-25"),
            ("error", "2025-01-29", "2025-03-26"),
            ("met", "2025-02-03", "2025-03-30"),
            ("error", "2025-02-03", "2025-03-31"),
            ("undetermined", "2025-02-03", "2025-03"),
            ("met", "2025-02-03", "2025-02"),
            ("undetermined", "2025-02-03", None),
            ("undetermined", "2025-01", "2025-02-01"),
            ("undetermined", "2025", "2026"),
            ("undetermined", None, "2025-02-01"),
        ],
    )
    def test_within_56_days(self, expected, published, answered):
        """The day of the Commissioner's report is day 1."""
        assert expected == say("LAW502", self.year(answered, published), self.LONG_AFTER)

    @pytest.mark.parametrize(("expected", "on"), [("not-applicable", date(2025, 3, 30)), ("error", date(2025, 3, 31))])
    def test_nothing_is_late_before_the_last_day(self, expected, on):
        """Up to it nothing is due."""
        assert expected == say("LAW502", self.year("2025-04-02"), on)

    def test_what_a_breach_says(self):
        """When it was answered and due; to whom it was not copied; under the section as it stood."""
        late = result("LAW502", self.year("2025-03-31"), self.LONG_AFTER)
        expected = ("answered on 2025-03-31, but due by 2025-03-30", "/commissioner_recommendations/0/answered")
        assert expected == (late.message, late.pointer)
        left_out = result("LAW502", self.year(copied=self.BOTH[:1]), self.LONG_AFTER)
        expected = (
            "the answer was not copied to Victims' Commissioner",
            "/commissioner_recommendations/0/copied",
            "commissioner-recommendation:c",
        )
        assert expected == (left_out.message, left_out.pointer, left_out.subject)
        assert ("statute:dvcva-2004.s-49A@2025-02-03",) == late.cites == left_out.cites

    @pytest.mark.parametrize(
        ("expected", "copied"),
        [
            ("met", BOTH),
            ("met", (*BOTH, "attorney-general")),
            ("error", ()),
            ("error", BOTH[1:]),
            ("undetermined", None),
            ("undetermined", ("hm-imaginary", *BOTH[1:])),
        ],
    )
    def test_copied(self, expected, copied):
        """To the Commissioner and to the Secretary of State; one who is not known may be either."""
        assert expected == say("LAW502", self.year(copied=copied and tuple(sorted(copied))), self.LONG_AFTER)

    @pytest.mark.parametrize(
        ("missing", "changes"),
        [
            ("published", {"published": None}),
            ("published", {"published": "2025-01"}),
            ("answered", {"answered": None}),
            ("answered", {"answered": "2025-03"}),
            ("copied", {"copied": None}),
        ],
    )
    def test_what_is_missing(self, missing, changes):
        """Each fact that is not recorded, or too coarsely."""
        found = undetermined("LAW502", self.year(**changes), self.LONG_AFTER)
        assert (f"/commissioner_recommendations/0/{missing}",) == found

    @pytest.mark.parametrize(
        ("expected", "of"),
        [
            ("error", "hmi-prisons"),
            ("error", "hmcpsi"),
            ("error", "hmi-constabulary"),
            ("not-applicable", "ofsted"),
            ("not-applicable", "hmica"),
            ("undetermined", "hm-imaginary"),
        ],
    )
    @pytest.mark.parametrize("published", ["2025-02-03", None])
    def test_of_whom(self, expected, of, published):
        """Of the four alone, whenever it was published."""
        open_ = "undetermined" if expected == "error" and published is None else expected
        assert open_ == say("LAW502", self.year("2026", published, of), self.LONG_AFTER)
