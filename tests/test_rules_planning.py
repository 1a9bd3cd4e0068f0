"""PRA103 to PRA105: the programme's window, its yearly review, and how often a plan is published."""

from datetime import date

import attrs
import pytest

from cjji_model import Completeness, Period, ProgrammeStatus, Severity, check, corpus
from kit import a_programme, a_stream
from kit_rules import a_review, plan, result, results, say, span, undetermined, when, word, words

ON = date(2014, 3, 31)
PUBLISHED = ProgrammeStatus.PUBLISHED


class TestTwoYears:
    """PRA103. Briefing C1: a rolling two-year programme. It applies at any time."""

    @pytest.mark.parametrize(
        ("expected", "months", "last"),
        [
            ("info", 1, "2012-04-30"),
            ("info", 11, "2013-02-28"),
            ("info", 12, "2013-03-30"),
            ("info", 12, "2013-03-31"),
            ("met", 13, "2013-04-01"),
            ("met", 13, "2013-04-30"),
            ("met", 24, "2014-03-30"),
            ("met", 24, "2014-03-31"),
            ("warning", 25, "2014-04-01"),
            ("warning", 25, "2014-04-30"),
            ("warning", 36, "2015-03-31"),
        ],
    )
    def test_the_window(self, expected, months, last):
        """Over a year and up to two keeps the rule; a day more than two breaks it, a day more than one mends it."""
        period = Period(date(2012, 4, 1), date.fromisoformat(last))
        found = result("PRA103", a_programme(period=period), ON)
        assert expected == word(found)
        assert months == period.months
        if expected != "met":
            assert (f"it covers {months} months", "/period") == (found.message.partition(",")[0], found.pointer)

    @pytest.mark.parametrize(
        ("expected", "first", "last"),
        [
            ("met", "2012-04-15", "2014-04-14"),
            ("warning", "2012-04-15", "2014-04-15"),
            ("info", "2012-04-15", "2013-04-14"),
            ("met", "2012-04-15", "2013-04-15"),
            ("met", "2012-03-31", "2014-03-30"),
            ("warning", "2012-03-31", "2014-03-31"),
        ],
    )
    def test_windows_that_begin_elsewhere(self, expected, first, last):
        """Years are counted from the first day, whichever it is."""
        assert expected == say(
            "PRA103", a_programme(period=Period(date.fromisoformat(first), date.fromisoformat(last))), ON
        )

    @pytest.mark.parametrize(
        ("missing", "period"), [("/period/first", Period(None, ON)), ("/period/last", Period(ON, None))]
    )
    def test_an_open_end(self, missing, period):
        """A period whose end is not recorded says nothing of its length, and which end it is is named."""
        assert (missing,) == undetermined("PRA103", a_programme(period=period), ON)

    @pytest.mark.parametrize("id", ["2008-09", "2009-10", "2015-16"])
    def test_plans_of_one_year(self, id):
        """The plans of 2008-09, 2009-10 and 2015-16 covered one year: worth knowing."""
        found = result("PRA103", corpus[id])
        expected = (Severity.INFO, "it covers 12 months, one year or less", ("briefing:C1",))
        assert expected == (found.severity, found.message, found.cites)

    @pytest.mark.parametrize("id", ["2010-12", "2012-14", "2013-15", "2019-21", "2025-27"])
    def test_plans_of_two_years(self, id):
        """The plans from 2010-12 on mostly cover two years, as the briefing says."""
        assert "met" == say("PRA103", corpus[id])

    def test_only_a_programme_is_asked(self):
        """A work stream has no window."""
        assert () == results("PRA103", a_stream())


class TestReviewed:
    """PRA104. Briefing C2: priorities are reviewed yearly. It applies at any time."""

    def years(self, on, *reviews, **changes):
        """What is said of each year of a programme with these reviews, in a word."""
        return words("PRA104", a_programme(reviews=reviews, **changes), on)

    def test_each_year_is_judged_by_itself(self):
        """A programme of two years reviewed in both, in one, and in neither."""
        first, second = "year:2012-04-01", "year:2013-04-01"
        assert {first: "met", second: "met"} == self.years(ON, a_review("2012-11"), a_review("2013-11"))
        assert {first: "met", second: "warning"} == self.years(ON, a_review("2012-11"))
        assert {first: "warning", second: "warning"} == self.years(ON)

    @pytest.mark.parametrize(
        ("expected", "on"),
        [
            ({}, date(2012, 3, 31)),
            ({"year:2012-04-01": "not-applicable"}, date(2012, 4, 1)),
            ({"year:2012-04-01": "not-applicable"}, date(2013, 3, 30)),
            ({"year:2012-04-01": "warning"}, date(2013, 3, 31)),
            ({"year:2012-04-01": "warning", "year:2013-04-01": "not-applicable"}, date(2013, 4, 1)),
            ({"year:2012-04-01": "warning", "year:2013-04-01": "not-applicable"}, date(2014, 3, 30)),
            ({"year:2012-04-01": "warning", "year:2013-04-01": "warning"}, date(2014, 3, 31)),
            ({"year:2012-04-01": "warning", "year:2013-04-01": "warning"}, date(2020, 1, 1)),
        ],
    )
    def test_a_year_falls_due_on_its_last_day(self, expected, on):
        """The day before its last it is not yet due; on the last it is; the years end with the programme."""
        assert expected == self.years(on)

    def test_not_yet_due_says_when(self):
        """What is not yet due names the day on which the year ends."""
        assert "not-yet-due: the year ends 2013-03-31" == result("PRA104", a_programme(), date(2012, 6, 1)).message

    @pytest.mark.parametrize(
        ("expected", "held"),
        [
            ("warning", "2012-03-31"),
            ("met", "2012-04-01"),
            ("met", "2013-03-31"),
            ("warning", "2013-04-01"),
            ("undetermined", "2012"),
            ("undetermined", "2013"),
            ("met", "2012-12"),
            ("warning", "2011"),
        ],
    )
    def test_the_day_of_the_review(self, expected, held):
        """A review counts for the year that it was held in; a date too coarse to say is undetermined."""
        assert expected == self.years(date(2013, 3, 31), a_review(held))["year:2012-04-01"]

    def test_what_is_missing(self):
        """The reviews, or the date of the one that is too coarse, and not of the one that is sound."""
        on = date(2013, 3, 31)
        assert ("/reviews",) == undetermined("PRA104", a_programme(), on)
        programme = a_programme(reviews=(a_review("2011-05"), a_review("2013")))
        assert ("/reviews/1/held",) == undetermined("PRA104", programme, on)

    def test_one_review_that_counts_is_enough(self):
        """A coarse review beside one that counts makes no difference."""
        assert "met" == self.years(date(2013, 3, 31), a_review("2013"), a_review("2012-05"))["year:2012-04-01"]

    def test_a_review_of_other_years(self):
        """A review counts for the years that it says it covers, whenever it was held."""
        covers = span("2012-04", "2014-03")
        expected = {"year:2012-04-01": "met", "year:2013-04-01": "met"}
        assert expected == self.years(ON, a_review("2014-05", covers=covers))

    def test_a_review_of_the_year_to_come(self):
        """A review that says it covers the second year leaves the first without one."""
        expected = {"year:2012-04-01": "warning", "year:2013-04-01": "met"}
        assert expected == self.years(ON, a_review("2013-02", covers=span("2013-04-01", "2014-03-31")))

    def test_a_review_that_may_or_may_not_cover_a_year(self):
        """What a review covers, told too coarsely: it may lie in the year or beside it."""
        reviews = (a_review("2014-05", covers=span("2013", "2013-12")),)
        found = {r.subject: r for r in results("PRA104", a_programme(reviews=reviews), ON)}
        assert "undetermined" == word(found["year:2012-04-01"])
        assert ("/reviews/0/covers",) == found["year:2012-04-01"].missing
        assert "met" == word(found["year:2013-04-01"])

    def test_years_are_counted_from_the_first_day(self):
        """A programme from 15 April: its years run from 15 April, and the last is cut short."""
        period = Period(date(2012, 4, 15), date(2013, 12, 31))
        expected = {"year:2012-04-15": "met", "year:2013-04-15": "warning"}
        assert expected == self.years(ON, a_review("2013-04-14"), period=period)

    def test_a_period_without_a_beginning(self):
        """Without a first day there are no years to count."""
        assert {} == self.years(ON, period=Period(None, ON))

    def test_the_breach(self):
        """It stands at the reviews and names the year."""
        found = result("PRA104", a_programme(reviews=()), date(2013, 3, 31))
        expected = (
            Severity.WARNING,
            "no review counts for the year 2012-04-01 to 2013-03-31",
            "/reviews",
            ("briefing:C2",),
        )
        assert expected == (found.severity, found.message, found.pointer, found.cites)

    def test_the_corpus_records_no_review(self):
        """No published plan tells its reviews: what is due is undetermined, and no more."""
        found = {word(r) for p in corpus.programmes for r in results("PRA104", p)}
        assert {"undetermined"} == found


class TestPublishedInTime:
    """PRA105. Briefing A12 and dated practice: a plan comes out before its period ends, each year or every second."""

    def dated(self, published, **changes):
        """A published programme that came out then."""
        return a_programme(**{"status": PUBLISHED, "published": published and when(published)} | changes)

    def after(self, published, before):
        """A plan published then, in a word, where the previous plan was published at another time."""
        last = Period.business_years(2030, 2)
        previous = self.dated(before, id="before", period=Period.business_years(2001))
        return say("PRA105", self.dated(published, period=last), date(2032, 3, 31), previous=previous)

    @pytest.mark.parametrize(
        ("expected", "published"),
        [
            ("met", "2012-03-01"),
            ("met", "2012-04-01"),
            ("met", "2014-03-31"),
            ("met", "2014-03"),
            ("met", "2013"),
            ("undetermined", "2014"),
            ("warning", "2014-04-01"),
            ("warning", "2014-04"),
            ("warning", "2015"),
        ],
    )
    def test_before_its_period_ends(self, expected, published):
        """On the last day is in time, the day after is late, and a coarse date on the edge is undetermined."""
        assert expected == say("PRA105", self.dated(published), date(2016, 1, 1))

    def test_the_breach(self):
        """Late is a warning, which rests on the briefing alone."""
        found = result("PRA105", self.dated("2014-05"), date(2016, 1, 1))
        expected = (
            Severity.WARNING,
            "published 2014-05, after its period ended on 2014-03-31",
            "/published",
            ("briefing:A12",),
        )
        assert expected == (found.severity, found.message, found.pointer, found.cites)

    @pytest.mark.parametrize("id", ["2019-21", "2013-15"])
    def test_after_its_start_is_no_breach(self, id):
        """The plan of 2019-21 came out on 21 August 2019, after its period began: that is usual."""
        assert "met" == say("PRA105", corpus[id])

    @pytest.mark.parametrize(
        ("expected", "status"),
        [
            ("not-applicable", "draft"),
            ("not-applicable", "consultation"),
            ("warning", "published"),
            ("warning", "superseded"),
        ],
    )
    def test_a_plan_that_is_not_out(self, expected, status):
        """A draft is not yet prepared; a superseded plan was once published."""
        assert expected == say("PRA105", self.dated("2015", status=ProgrammeStatus(status)), date(2016, 1, 1))

    def test_a_draft_says_why(self):
        """The reason is one of the closed set."""
        assert "not-yet-prepared: its status is draft" == result("PRA105", a_programme(), ON).message

    def test_what_is_missing(self):
        """The date of publication, or the end of the period."""
        assert ("/published",) == undetermined("PRA105", self.dated(None), ON)
        assert ("/period/last",) == undetermined(
            "PRA105", self.dated("2013", period=Period(date(2012, 4, 1), None)), ON
        )
        assert ("/published",) == undetermined("PRA105", self.dated("2014"), ON)

    @pytest.mark.parametrize(
        ("expected", "published", "before"),
        [
            ("met", "2013-05-01", "2012-05-01"),
            ("met", "2014-03-31", "2012-04-01"),
            ("info", "2014-04-01", "2013-03-31"),
            ("info", "2014-05-01", "2012-05-01"),
            ("info", "2019-03-31", "2017-03-31"),
            ("met", "2019-03-31", "2017-04-01"),
            ("met", "2019-04-01", "2017-04-01"),
            ("info", "2019-04-01", "2017-03-31"),
            ("met", "2021-06-01", "2019-08-21"),
            ("info", "2022-04-01", "2019-08-21"),
            ("met", "2013", "2012-05-01"),
            ("undetermined", "2014", "2012-05-01"),
            ("info", "2015", "2012-05-01"),
            ("undetermined", "2013-05-01", "2012"),
            ("met", "2013-03-31", "2012"),
            ("met", "2019", "2018-05-01"),
            ("undetermined", "2019", "2017-05-01"),
            ("undetermined", "2019", "2016-05-01"),
            ("info", "2019", "2015-05-01"),
        ],
    )
    def test_after_the_plan_before(self, expected, published, before):
        """A business year after the one before; since April 2019 two; coarse dates settle it where they can."""
        assert expected == self.after(published, before)

    @pytest.mark.parametrize(
        ("practice", "published"), [("plans-yearly", "2015-05-01"), ("plans-every-second-year", "2022-05-01")]
    )
    def test_the_practice_of_its_time_is_cited(self, practice, published):
        """A longer gap cites the practice as it stood when the plan came out."""
        programme = self.dated(published, period=Period.business_years(2030))
        previous = self.dated("2012-05-01", id="before", period=Period.business_years(2001))
        found = result("PRA105", programme, date(2032, 1, 1), previous=previous)
        assert (Severity.INFO, ("briefing:A12", f"practice:{practice}")) == (found.severity, found.cites)

    @pytest.mark.parametrize(
        ("before", "told"),
        [("2010-05", "5 business years later"), ("2010", "at least 5 business years later")],
    )
    def test_how_long_after(self, before, told):
        """In business years; at least so many, where the dates are too coarse to say how many."""
        programme = self.dated("2015-05", period=Period.business_years(2030))
        previous = self.dated(before, id="before", period=Period.business_years(2001))
        found = result("PRA105", programme, date(2032, 1, 1), previous=previous)
        assert f"published 2015-05, the previous plan {before}: {told}" == found.message

    def test_without_a_plan_before(self):
        """Nothing is said of a gap where no plan before is given."""
        assert "met" == say("PRA105", self.dated("2013-05-01"), ON)

    def test_the_plan_before_is_not_dated(self):
        """Where it is not recorded when the previous plan was published, the gap is undetermined."""
        assert "undetermined" == self.after("2013-05-01", None)

    def test_late_outweighs_what_is_not_known_of_the_plan_before(self):
        """A breach that nothing missing could lift comes first."""
        previous = self.dated(None, id="before", period=Period.business_years(2010))
        assert "warning" == say("PRA105", self.dated("2014-05"), date(2016, 1, 1), previous=previous)

    def test_a_gap_outweighs_what_is_not_known_of_the_end(self):
        """A gap that is certainly too long is told, though it cannot be told whether the plan was late as well."""
        previous = self.dated("2010-05", id="before", period=Period.business_years(2010))
        assert "info" == say("PRA105", self.dated("2014"), date(2016, 1, 1), previous=previous)

    def test_real_plans_in_their_turn(self):
        """The plan of 2013-15 after that of 2012-14, whose publication is not recorded: undetermined, not breached."""
        assert "undetermined" == say("PRA105", corpus["2013-15"], previous=corpus["2012-14"])

    def test_the_calendars_first_year(self):
        """A date in the calendar's first year has a business year too."""
        previous = self.dated("0001-01-01", id="before", period=Period(date(1, 1, 1), date(1, 1, 31)))
        programme = self.dated("0001-02-01", period=Period(date(1, 2, 1), date(2, 1, 1)))
        assert "met" == say("PRA105", programme, ON, previous=previous)


class TestHeaderOnly:
    """A header knows the programme, and nothing of its streams."""

    def test_rules_of_the_programme_are_answered(self):
        """The window and the publication are judged on a header."""
        header = attrs.evolve(
            plan(completeness=Completeness.HEADER_ONLY, work_streams=None), status=PUBLISHED, published=when("2012-06")
        )
        found = {
            r.rule: word(r)
            for r in check(header, on=ON, keep_all=True).results
            if r.rule in {"PRA103", "PRA105", "REC107"}
        }
        assert {"PRA103": "met", "PRA105": "met", "REC107": "met"} == found
