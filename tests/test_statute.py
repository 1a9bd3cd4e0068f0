"""The law of joint inspection as it stood on a day, and published practice as it stood."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjji_model import PartialDate, Period
from cjji_model.statute import joint_authors, joint_authors_during
from cjji_model.statute.practice import clauses, practice_in_effect, practices

FOUR = frozenset({"hmi-constabulary", "hmcpsi", "hmi-probation", "hmi-prisons"})
FIVE = FOUR | {"hmica"}
NONE = frozenset()
BEGAN, CHANGED = date(2007, 4, 1), date(2012, 9, 18)
"""Joint inspection begins in law, and HMICA is abolished: the first day of each."""
days = st.one_of(
    st.dates(), st.dates(date(2007, 3, 1), date(2007, 5, 1)), st.dates(date(2012, 9, 1), date(2012, 10, 1))
)


def day(text):
    """A day, or an open end."""
    return text and date.fromisoformat(text)


class TestJointAuthors:
    """Police and Justice Act 2006, Part 4: whose chief inspectors prepare the joint programme."""

    @pytest.mark.parametrize(
        ("expected", "on"),
        [
            (NONE, "0001-01-01"),
            (NONE, "2007-03-31"),
            (FIVE, "2007-04-01"),
            (FIVE, "2010-12-31"),
            (FIVE, "2012-09-17"),
            (FOUR, "2012-09-18"),
            (FOUR, "2025-12-31"),
            (FOUR, "9999-12-31"),
        ],
    )
    def test_on_each_side_of_each_change(self, expected, on):
        """None before 1 April 2007, five with HMICA to 17 September 2012, four from the day after."""
        assert expected == joint_authors(on=date.fromisoformat(on))

    def test_closed_but_bound(self):
        """HMICA closed on 31 December 2010, and was bound in law until it was abolished."""
        assert "hmica" in joint_authors(on=date(2011, 6, 1))

    @pytest.mark.parametrize(
        ("expected", "first", "last"),
        [
            ((), "2000-01-01", "2007-03-31"),
            ((), None, "2007-03-31"),
            ((FIVE,), "2007-03-31", "2007-04-01"),
            ((FIVE,), None, "2007-04-01"),
            ((FIVE,), "2008-04-01", "2012-09-17"),
            ((FIVE, FOUR), "2012-09-17", "2012-09-18"),
            ((FIVE, FOUR), None, "2012-09-18"),
            ((FIVE, FOUR), "2007-04-01", None),
            ((FOUR,), "2012-09-18", "2012-09-18"),
            ((FOUR,), "2012-09-18", None),
        ],
    )
    def test_during_a_period(self, expected, first, last):
        """Each set once, in order of time; the time before there were any is left out."""
        assert expected == joint_authors_during(Period(day(first), day(last)))

    @given(days, days)
    def test_a_period_has_the_sets_of_its_days(self, one, other):
        """What holds in a period is what holds on its first day, its last, and each day of change in it."""
        period = Period(min(one, other), max(one, other))
        among = [period.first, period.last, *(moment for moment in (BEGAN, CHANGED) if moment in period)]
        assert {joint_authors(on=moment) for moment in among} - {NONE} == set(joint_authors_during(period))

    @given(st.dates(date(2000, 1, 2), date(2030, 1, 1)))
    def test_it_changes_on_two_days_alone(self, on):
        """From one day to the next nothing changes, but on 1 April 2007 and 18 September 2012."""
        changed = joint_authors(on=on) != joint_authors(on=on - timedelta(1))
        assert (on in {BEGAN, CHANGED}) == changed


class TestPractice:
    """Published practice, as distinct from law, and the briefing's clauses."""

    @pytest.mark.parametrize(
        ("yearly", "second", "first", "last"),
        [
            (True, False, "2013-05-01", "2013-05-01"),
            (True, False, "2019-03-31", "2019-03-31"),
            (False, True, "2019-04-01", "2019-04-01"),
            (None, None, "2019-01-01", "2019-12-31"),
            (True, False, None, "2019-03-31"),
            (False, True, "2019-04-01", None),
            (None, None, None, "2019-04-01"),
            (None, None, "2019-03-31", None),
        ],
    )
    def test_yearly_until_2019(self, yearly, second, first, last):
        """Plans were yearly, and since April 2019 one comes out every second year; a span of both settles neither."""
        period = Period(day(first), day(last))
        assert (yearly, second) == (
            practice_in_effect("plans-yearly", period),
            practice_in_effect("plans-every-second-year", period),
        )

    @pytest.mark.parametrize(
        ("expected", "day"),
        [(False, "2013-02-28"), (None, "2013-03-01"), (None, "2013-03-30"), (True, "2013-03-31"), (True, "2013-04-01")],
    )
    def test_a_practice_known_to_the_month(self, expected, day):
        """The shared method was issued in March 2013: within that month nothing is certain."""
        on = date.fromisoformat(day)
        assert expected is practice_in_effect("shared-methodology", Period(on, on))

    def test_each_practice(self):
        """Each has its text, its sources and its days, as partial dates."""
        found = practices()["plans-every-second-year"]
        assert (PartialDate.of("2019-04-01"), None) == (found.since, found.until)
        assert all(one.text and one.sources and one.id == id for id, one in practices().items())

    def test_an_unknown_practice(self):
        """There is no practice of a name that is not in the table."""
        with pytest.raises(KeyError):
            practices()["none"]

    def test_every_clause(self):
        """A1 to A23, B1 to B6, C1 to C9 and D1 to D5, each with its text."""
        expected = [
            *(f"A{n}" for n in range(1, 24)),
            *(f"B{n}" for n in range(1, 7)),
            *(f"C{n}" for n in range(1, 10)),
            *(f"D{n}" for n in range(1, 6)),
        ]
        assert expected == list(clauses())
        assert all(clause.text and clause.id == id for id, clause in clauses().items())
