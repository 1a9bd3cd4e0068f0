"""PRA117 to PRA119 and LAW501: agreeing the report, publishing it openly, where, and answering it."""

from datetime import date

import pytest

from cjji_model import Completeness, InspectorateYear, Period, Response, Severity, Term, WorkStatus, WorkType
from cjji_model.model.report import Agreement, PublicationSite
from kit import a_report, a_stream
from kit_rules import plan, result, results, say, undetermined, when, word, words

COMPLETE = Completeness.COMPLETE
REPORT = "/work_streams/0/reports/0"
LEAD, SUPPORTER = "hmi-probation", "hmi-prisons"
NAMED = {"leads": (LEAD,), "supporters": (SUPPORTER,)}


def agreed(*pairs):
    """Agreements: who, and when if that is recorded."""
    return tuple(Agreement(by=by, when=day and when(day)) for by, day in pairs)


def with_report(stream=NAMED, /, **report):
    """A plan of one published stream with one report."""
    report = {"published": when("2013-06-03")} | report
    return plan(a_stream(status=WorkStatus.PUBLISHED, reports=(a_report(**report),), **stream))


class TestAgreedByAll:
    """PRA117. Briefing C6 and C8: joint work is jointly owned, and who takes part agrees the report."""

    @pytest.mark.parametrize(
        ("expected", "day", "published"),
        [
            ("met", "2013-06-02", "2013-06-03"),
            ("met", "2013-06-03", "2013-06-03"),
            ("error", "2013-06-04", "2013-06-03"),
            ("undetermined", "2013-06", "2013-06-03"),
            ("met", "2013-05", "2013-06-03"),
            ("error", "2013-07", "2013-06-03"),
            ("undetermined", "2013-06-03", "2013-06"),
            ("met", "2013-06-01", "2013-06"),
            ("met", "2012", "2013"),
            ("error", "2014", "2013"),
            ("undetermined", "2014", "2014"),
            ("met", "2013-12-31", "2014"),
            ("met", "2014-01-01", "2014"),
            ("undetermined", "2014-01-02", "2014"),
            ("undetermined", "2014-12-31", "2014"),
            ("error", "2015-01-01", "2014"),
            ("undetermined", None, "2014"),
        ],
    )
    def test_no_later_than_the_day_itself(self, expected, day, published):
        """Agreed on the day of publication is in time, the day after is not; coarse dates may leave it open."""
        agreements = agreed((LEAD, "2000"), (SUPPORTER, day))
        assert expected == say("PRA117", with_report(agreed=agreements, published=when(published)))

    def test_somebody_did_not_agree(self):
        """Who takes part and is not among those who agreed breaks the rule, at the list; nobody at all, the same."""
        found = result("PRA117", with_report(agreed=agreed((LEAD, "2013-05"))))
        expected = (Severity.ERROR, "HMI Prisons is not recorded as having agreed it", f"{REPORT}/agreed")
        assert expected == (found.severity, found.message, found.pointer)
        assert ("briefing:C6", "briefing:C8") == found.cites
        nobody = result("PRA117", with_report(agreed=()))
        assert ("error", "HMI Probation is not recorded as having agreed it") == (word(nobody), nobody.message)

    def test_agreed_too_late(self):
        """The breach stands at the agreement, and tells both days."""
        found = result("PRA117", with_report(agreed=agreed((LEAD, "2013-05"), (SUPPORTER, "2013-07"))))
        expected = "HMI Prisons agreed it on 2013-07, after its publication on 2013-06-03"
        assert (expected, f"{REPORT}/agreed/1") == (found.message, found.pointer)
        again = agreed((LEAD, "2013-05"), (SUPPORTER, "2013-07"), (SUPPORTER, "2013-08"))
        found = result("PRA117", with_report(agreed=again))
        assert (expected, f"{REPORT}/agreed/1") == (found.message, found.pointer)

    def test_agreed_more_than_once(self):
        """One agreement in time is enough; without one, an agreement that is not dated leaves it open."""
        late, coarse, early = (SUPPORTER, "2013-07"), (SUPPORTER, "2013"), (SUPPORTER, "2013-05")
        assert "met" == say("PRA117", with_report(agreed=agreed((LEAD, "2013-05"), late, coarse, early)))
        expected = (f"{REPORT}/agreed/2/when",)
        assert expected == undetermined("PRA117", with_report(agreed=agreed((LEAD, "2013-05"), late, coarse)))

    def test_each_date_that_would_decide_is_named(self):
        """Every agreement without a date, or with one too coarse, and no other."""
        both = agreed((LEAD, None), ("ofsted", None), (SUPPORTER, "2013-06"))
        expected = (f"{REPORT}/agreed/0/when", f"{REPORT}/agreed/2/when")
        assert expected == undetermined("PRA117", with_report(agreed=both))

    def test_a_certain_breach_outweighs_what_is_open(self):
        """That one agreed who knows when does not excuse another who did not agree."""
        assert "error" == say("PRA117", with_report(agreed=agreed((LEAD, None))))

    @pytest.mark.parametrize(
        ("missing", "stream", "report"),
        [
            ((f"{REPORT}/published",), NAMED, {"published": None, "agreed": ()}),
            ((f"{REPORT}/agreed",), NAMED, {}),
            (("/work_streams/0/leads",), {}, {"agreed": ()}),
            ((f"{REPORT}/agreed", "/work_streams/0/leads"), {}, {}),
        ],
    )
    def test_what_is_missing(self, missing, stream, report):
        """The day of publication before all else; then who agreed, and who took part: the stream tells that."""
        assert missing == undetermined("PRA117", with_report(stream, **report))

    def test_a_publisher_says_nothing(self):
        """Who is named as publisher is not thereby somebody who agreed, or who took part."""
        report = {"publisher": SUPPORTER, "agreed": agreed((LEAD, "2013-05"))}
        assert "error" == say("PRA117", with_report(**report))
        assert "met" == say("PRA117", with_report({"leads": (LEAD,)}, **report))

    def test_the_term_of_publication(self):
        """Where roles changed, those who took part when it came out must agree it, on both sides of the change."""
        terms = (
            Term(first=when("2011"), last=when("2013-06-03"), leads=(LEAD,), supporters=()),
            Term(first=when("2013-06-04"), leads=(SUPPORTER,), supporters=()),
        )

        def told(published):
            report = {"published": when(published), "agreed": agreed((LEAD, "2011"))}
            return say("PRA117", with_report({"type": WorkType.ROLLING, "terms": terms}, **report))

        assert {
            "2013-06-03": "met",
            "2013-06-04": "error",
            "2013-06": "undetermined",
            "2013": "undetermined",
            "2012": "met",
            "2014": "error",
            "2010": "undetermined",
        } == {day: told(day) for day in ("2013-06-03", "2013-06-04", "2013-06", "2013", "2012", "2014", "2010")}

    def test_two_terms_at_once(self):
        """Terms that overlap leave open who took part."""
        terms = tuple(Term(first=when("2012"), leads=(body,), supporters=()) for body in (LEAD, SUPPORTER))
        document = with_report({"type": WorkType.ROLLING, "terms": terms}, agreed=())
        assert "undetermined" == say("PRA117", document)

    def test_a_stream_alone(self):
        """In a stream on its own the way to the roles is one from its root."""
        stream = a_stream(reports=(a_report(published=when("2013")),))
        assert ("/reports/0/agreed", "/leads") == undetermined("PRA117", stream)

    def test_a_report_alone(self):
        """A report on its own tells its roles, once it says what work it reports."""
        report = {"published": when("2013"), "agreed": agreed((LEAD, "2012"))}
        assert ("/type",) == undetermined("PRA117", a_report(**report))
        assert ("/leads",) == undetermined("PRA117", a_report(type=WorkType.THEMATIC, **report))
        assert "error" == say("PRA117", a_report(type=WorkType.THEMATIC, **NAMED, **report))
        assert "met" == say("PRA117", a_report(type=WorkType.THEMATIC, leads=(LEAD,), **report))

    def test_reports_of_a_year(self):
        """Each report in an inspectorate's year is judged too, by its id."""
        year = InspectorateYear(
            id="y",
            inspectorate=LEAD,
            year=Period.business_years(2012),
            reports=(a_report(published=when("2012-10")), a_report(id="two", openly=False)),
        )
        assert {"report:report": "undetermined", "report:two": "undetermined"} == words("PRA117", year)
        assert ("/reports/0/agreed", "/reports/0/type") == results("PRA117", year)[0].missing
        assert {"report:report": "undetermined", "report:two": "error"} == words("PRA118", year)

    def test_a_stream_without_reports(self):
        """Where there is no report there is nobody to ask."""
        assert {} == words("PRA117", plan(a_stream(reports=(), **NAMED), a_stream(id="two")))


class TestOpenly:
    """PRA118. Briefing A8: reports are published for everyone to read, but for exceptional circumstances."""

    @pytest.mark.parametrize(
        ("expected", "openly", "withheld"),
        [
            ("met", True, None),
            ("met", True, "a trial"),
            ("met", False, "a trial"),
            ("error", False, None),
            ("undetermined", None, None),
            ("undetermined", None, "a trial"),
        ],
    )
    @pytest.mark.parametrize("published", [None, "2013"])
    def test_open_or_with_a_reason(self, expected, openly, withheld, published):
        """Open keeps the rule, and so does a reason; neither breaks it, published when it may."""
        report = {"openly": openly, "withheld": withheld, "published": published and when(published)}
        assert expected == say("PRA118", with_report(**report))
        assert expected == say("PRA118", a_report(**report))

    def test_the_breach_and_what_is_missing(self):
        """Both stand at the fact itself."""
        found = result("PRA118", with_report(openly=False))
        assert ("it was not published openly, and no reason is given", f"{REPORT}/openly") == (
            found.message,
            found.pointer,
        )
        assert ("briefing:A8",) == found.cites
        assert (f"{REPORT}/openly",) == undetermined("PRA118", with_report())


class TestOnItsSite:
    """PRA119. Briefing A13: thematic reports on the site of joint inspection, rolling ones on the lead's."""

    @pytest.mark.parametrize(
        ("expected", "type", "site"),
        [
            ("met", WorkType.THEMATIC, PublicationSite.JOINT),
            ("info", WorkType.THEMATIC, PublicationSite.LEAD),
            ("info", WorkType.THEMATIC, PublicationSite.OTHER),
            ("undetermined", WorkType.THEMATIC, None),
            ("met", WorkType.ROLLING, PublicationSite.LEAD),
            ("info", WorkType.ROLLING, PublicationSite.JOINT),
            ("info", WorkType.ROLLING, PublicationSite.OTHER),
            ("undetermined", WorkType.ROLLING, None),
        ],
    )
    def test_sites(self, expected, type, site):
        """Each of the two has its site; in a stream, and in a report that stands alone."""
        assert expected == say("PRA119", with_report({"type": type}, site=site))
        assert expected == say("PRA119", a_report(type=type, site=site))

    @pytest.mark.parametrize("site", [*PublicationSite, None])
    @pytest.mark.parametrize("type", sorted(set(WorkType) - {WorkType.THEMATIC, WorkType.ROLLING}))
    def test_other_work(self, type, site):
        """Of other work the briefing says nothing."""
        found = result("PRA119", with_report({"type": type}, site=site))
        assert ("not-applicable", "not-this-kind") == (word(found), found.message)

    def test_a_report_without_its_work(self):
        """A report alone that does not say what it reports is of no kind."""
        assert "not-this-kind" == result("PRA119", a_report(site=PublicationSite.JOINT)).message

    @pytest.mark.parametrize(
        ("message", "practice", "type", "site"),
        [
            (
                "the report of a thematic inspection is on the site 'lead', not 'joint'",
                "practice:shared-reports-on-joint-site",
                WorkType.THEMATIC,
                PublicationSite.LEAD,
            ),
            (
                "the report of a rolling inspection is on the site 'other', not 'lead'",
                "practice:rolling-reports-on-lead-site",
                WorkType.ROLLING,
                PublicationSite.OTHER,
            ),
        ],
    )
    def test_the_breach(self, message, practice, type, site):
        """It tells where the report is, and cites the practice of its own sort alone."""
        found = result("PRA119", with_report({"type": type}, site=site))
        assert (message, f"{REPORT}/site") == (found.message, found.pointer)
        assert ("briefing:A13", practice) == found.cites
        assert (f"{REPORT}/site",) == undetermined("PRA119", with_report({"type": type}))


CONSTABULARY = "hmi-constabulary"
SECTION_54 = "police-act-1996.s-54.sub-2"
LOCAL = "local-policing-bodies"
LONG_AFTER = date(2030, 1, 1)


def answers(*days, by=LOCAL):
    """Answers of one, each published on that day."""
    return tuple(Response(by=by, published=day and when(day)) for day in days)


class TestAnsweredInTime:
    """LAW501. Police Act 1996 s. 55(5A): within 56 days, counting the day the report is published as day one."""

    @staticmethod
    def plan(published="2017-05-02", roles=(CONSTABULARY,), **report):
        """A plan of one published stream, whose report is made under section 54."""
        report = {"under": SECTION_54, "published": published and when(published)} | report
        stream = a_stream(leads=roles or None, status=WorkStatus.PUBLISHED, reports=(a_report(**report),))
        return plan(stream, period=Period(date(2017, 4, 1), date(2019, 3, 31)))

    @pytest.mark.parametrize(
        ("expected", "published", "answered"),
        [
            ("not-applicable", "2017-05-01", None),
            ("met", "2017-05-02", "2017-06-26"),
            ("error", "2017-05-02", "2017-06-27"),
            ("met", "2018-01-08", "2018-03-04"),
            ("error", "2018-01-08", "2018-03-05"),
            ("met", "2018-01-08", "2018-02"),
            ("undetermined", "2018-01-08", "2018-03"),
            ("error", "2018-01-08", "2018-04"),
            ("undetermined", "2018-01-08", None),
            ("met", "2018-01", "2018-02-25"),
            ("undetermined", "2018-01", "2018-02-26"),
            ("undetermined", "2018-01", "2018-03-27"),
            ("error", "2018-01", "2018-03-28"),
            ("undetermined", "2017-05", "2018"),
            ("undetermined", "2017", "2018"),
            ("not-applicable", "2016", None),
        ],
    )
    def test_within_56_days(self, expected, published, answered):
        """A report of 2 May 2017, the first that is to be answered, is answered by 26 June."""
        document = self.plan(published, responses=answers(answered))
        assert expected == say("LAW501", document, LONG_AFTER)

    @pytest.mark.parametrize(
        ("expected", "on"),
        [("not-applicable", date(2017, 6, 26)), ("error", date(2017, 6, 27)), ("not-applicable", date(2017, 1, 1))],
    )
    def test_nothing_is_late_before_the_last_day(self, expected, on):
        """Up to it nothing is due, whatever is recorded."""
        for responses in ((), answers("2017-06-27"), answers(None, by="hmcpsi")):
            found = result("LAW501", self.plan(responses=responses), on)
            assert expected == word(found)
            if expected == "not-applicable":
                assert "not-yet-due: it is due by 2017-06-26" == found.message

    @pytest.mark.parametrize(
        ("expected", "on"),
        [
            ("not-applicable", date(2018, 2, 25)),
            ("undetermined", date(2018, 2, 26)),
            ("undetermined", date(2018, 3, 27)),
            ("error", date(2018, 3, 28)),
        ],
    )
    def test_a_report_of_some_day_of_a_month(self, expected, on):
        """While some days that it may have been published on leave time to answer, it is open."""
        document = self.plan("2018-01", responses=())
        assert expected == say("LAW501", document, on)
        if expected == "undetermined":
            assert (f"{REPORT}/published",) == undetermined("LAW501", document, on)

    def test_what_a_breach_says(self):
        """That it was late, at the answer; or that there was none, at the answers."""
        late = result("LAW501", self.plan(responses=answers("2017-06-27")), LONG_AFTER)
        expected = ("answered on 2017-06-27, but due by 2017-06-26", f"{REPORT}/responses/0/published")
        assert expected == (late.message, late.pointer)
        twice = self.plan(responses=(*answers("2017-06-27"), *answers("2017-07-01")))
        assert expected == (result("LAW501", twice, LONG_AFTER).message, result("LAW501", twice, LONG_AFTER).pointer)
        none = result("LAW501", self.plan(responses=answers("2017-05-03", by="police")), LONG_AFTER)
        assert ("not answered, but due by 2017-06-26", f"{REPORT}/responses") == (none.message, none.pointer)
        assert ("statute:police-act-1996.s-55.sub-5A@2017-05-02",) == late.cites == none.cites

    def test_answered_more_than_once(self):
        """Once in time is enough, whoever else did; one that is not dated, or of somebody unknown, may have been."""
        others = answers("2018", by="cps") + answers("2017-05")
        assert "met" == say("LAW501", self.plan(responses=others), LONG_AFTER)
        assert "met" == say("LAW501", self.plan(responses=answers("2018", None, "2017-05")), LONG_AFTER)
        unsure = answers("2018", None) + answers("2017-06", by="agency-imaginary")
        expected = (f"{REPORT}/responses/1/published", f"{REPORT}/responses/2/published")
        assert expected == undetermined("LAW501", self.plan(responses=unsure), LONG_AFTER)

    @pytest.mark.parametrize(
        ("missing", "changes"),
        [
            ("responses", {}),
            ("published", {"published": None}),
            ("published", {"published": "2017-05"}),
            ("published", {"published": "2018-01", "responses": answers("2018-03-01")}),
            ("under", {"under": None}),
            ("under", {"under": "the Police Act"}),
        ],
    )
    def test_what_is_missing(self, missing, changes):
        """The answers, the day of publication, and what the report is made under."""
        assert (f"{REPORT}/{missing}",) == undetermined("LAW501", self.plan(**changes), LONG_AFTER)

    @pytest.mark.parametrize(
        ("expected", "roles", "publisher", "under"),
        [
            ("error", (CONSTABULARY,), None, SECTION_54),
            ("error", (CONSTABULARY,), None, "police-act-1996.s-54"),
            ("error", (CONSTABULARY,), CONSTABULARY, SECTION_54),
            ("error", (), CONSTABULARY, SECTION_54),
            ("error", (), None, SECTION_54),
            ("error", ("hm-imaginary",), None, SECTION_54),
            ("not-applicable", (CONSTABULARY,), None, "prison-act-1952.s-5A.sub-5"),
            ("not-applicable", (CONSTABULARY,), None, "police-act-1996.s-55.sub-1"),
            ("error", (CONSTABULARY,), "hmcpsi", SECTION_54),
            ("error", ("hmcpsi",), None, SECTION_54),
            ("undetermined", ("hmcpsi",), None, "unheard of"),
            ("not-applicable", ("hmcpsi",), CONSTABULARY, None),
            ("not-applicable", (CONSTABULARY,), "hmcpsi", None),
            ("not-applicable", ("hmcpsi",), None, None),
            ("not-applicable", (), "hmcpsi", None),
            ("undetermined", (CONSTABULARY,), CONSTABULARY, None),
            ("undetermined", ("hm-imaginary",), None, None),
            ("undetermined", (), "hm-imaginary", None),
            ("undetermined", (), None, None),
        ],
    )
    def test_whose_report_it_is(self, expected, roles, publisher, under):
        """One under section 54, as recorded; else none that another published, or in which it took no part."""
        document = self.plan(roles=roles, publisher=publisher, under=under, responses=())
        assert expected == say("LAW501", document, LONG_AFTER)

    def test_roles_that_change(self):
        """In none of the terms, or in one of them."""

        def told(*leads, supporters=()):
            terms = tuple(
                Term(first=when(f"{2016 + i}"), leads=(who,), supporters=supporters) for i, who in enumerate(leads)
            )
            report = a_report(published=when("2018-01-08"), responses=())
            return say("LAW501", a_stream(type=WorkType.ROLLING, terms=terms, reports=(report,)), LONG_AFTER)

        assert "not-applicable" == told("hmcpsi", "hmi-prisons")
        assert "undetermined" == told("hmcpsi", CONSTABULARY)
        assert "undetermined" == told("hmcpsi", "hmi-prisons", supporters=(CONSTABULARY,))

    @pytest.mark.parametrize(
        ("expected", "of", "under"),
        [
            ("error", CONSTABULARY, SECTION_54),
            ("undetermined", CONSTABULARY, None),
            ("not-applicable", "hmi-prisons", None),
            ("error", "hmi-prisons", SECTION_54),
            ("error", "hm-imaginary", SECTION_54),
            ("undetermined", "hm-imaginary", None),
        ],
    )
    def test_in_the_year_of_an_inspectorate(self, expected, of, under):
        """Its reports are its own."""
        reports = (a_report(published=when("2018-01-08"), under=under, responses=()),)
        year = InspectorateYear(id="y", inspectorate=of, year=Period.business_years(2017), reports=reports)
        assert expected == say("LAW501", year, LONG_AFTER)

    def test_alone(self):
        """A report that stands alone says itself who took part."""
        told = {"published": when("2018-01-08"), "responses": ()}
        assert "not-applicable" == say(
            "LAW501", a_report(type=WorkType.THEMATIC, leads=("hmcpsi",), **told), LONG_AFTER
        )
        alone = a_report(type=WorkType.THEMATIC, leads=(CONSTABULARY,), under=SECTION_54, **told)
        assert "error" == say("LAW501", alone, LONG_AFTER)
        assert "undetermined" == say("LAW501", a_report(**told), LONG_AFTER)

    def test_at_the_end_of_time(self):
        """A report of the last day there is will never be late."""
        assert "not-applicable" == say("LAW501", self.plan("9999-12-31", responses=()), date.max)
