"""Days, partial dates, periods and the counting of time."""

import calendar
import pickle
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cjji_model import InvariantError, PartialDate, Period, Span, before
from cjji_model.dates import (
    business_year,
    earliest,
    last_day,
    last_working_day,
    latest,
    not_after,
    require_day,
    step,
    within,
)
from cjji_model.errors import Fault
from kit import days, finer, partial_dates, periods, spans

NEAR = (date(2011, 6, 1), date(2013, 8, 31))
near = partial_dates(*NEAR)
near_days = st.dates(*NEAR)


@st.composite
def near_periods(draw):
    """Periods that a date near them may well straddle, some with an open end."""
    first, last = sorted((draw(near_days), draw(near_days)))
    left_out = draw(st.sampled_from((None, None, "first", "last")))
    return Period(None if left_out == "first" else first, None if left_out == "last" else last)


@st.composite
def near_spans(draw):
    """Spans that a period near them may well meet, some with an open end."""
    first, last = sorted((draw(near), draw(near)), key=lambda when: when.earliest)
    left_out = draw(st.sampled_from((None, None, "first", "last")))
    return Span(None if left_out == "first" else first, None if left_out == "last" else last)


def every_day(when):
    """All days that a partial date may be."""
    return [when.earliest + timedelta(n) for n in range((when.latest - when.earliest).days + 1)]


def may_be(when, day):
    """Whether a partial date may be that day."""
    return when.earliest <= day <= when.latest


def settled(answers):
    """The one answer where all agree, and `None` where they do not."""
    found = set(answers)
    return found.pop() if len(found) == 1 else None


def faults_of(build, *args, **kwargs):
    """The faults of something that cannot be built."""
    with pytest.raises(InvariantError) as caught:
        build(*args, **kwargs)
    return [(fault.pointer, fault.code) for fault in caught.value.faults]


class TestPartialDate:
    """A year, a month or a day."""

    @given(partial_dates())
    def test_text_round_trip(self, when):
        """What is written is read as the same date, and so is the date itself."""
        assert when == PartialDate.of(str(when))
        assert when == PartialDate.of(when)

    @given(partial_dates())
    def test_pickle_keeps_the_bounds(self, when):
        """A pickled date knows its bounds again."""
        again = pickle.loads(pickle.dumps(when))
        assert (when, when.earliest, when.latest) == (again, again.earliest, again.latest)

    @given(days())
    def test_a_day_is_its_own_bounds(self, day):
        """A whole date is made of a day, and may be no other."""
        when = PartialDate.of(day)
        assert (day, day, True) == (when.earliest, when.latest, when.is_day)

    @given(days())
    def test_a_month_is_bounded_by_its_first_and_last_day(self, day):
        """A month begins on its first day and ends on its last."""
        when = PartialDate(day.year, day.month)
        length = calendar.monthrange(day.year, day.month)[1]
        assert (day.replace(day=1), day.replace(day=length), False) == (when.earliest, when.latest, when.is_day)

    @given(st.integers(1, 9999))
    def test_a_year_is_bounded_by_new_year_and_its_eve(self, year):
        """A year begins on 1 January and ends on 31 December."""
        when = PartialDate(year)
        assert (date(year, 1, 1), date(year, 12, 31), False) == (when.earliest, when.latest, when.is_day)

    def test_text_has_the_shape_of_what_is_known(self):
        """Years have four digits, months and days two."""
        assert ["0001", "0012-03", "2012-09-02"] == [str(PartialDate(*p)) for p in ((1,), (12, 3), (2012, 9, 2))]

    def test_there_is_no_less_than(self):
        """Dates that cannot be told apart have no order."""
        with pytest.raises(TypeError):
            PartialDate(2012) < PartialDate(2013)  # noqa: B015  the comparison is the test

    def test_equal_only_if_equally_known(self):
        """A month of one day's bounds is not the day, and 2012 is not a list of months."""
        assert PartialDate(2012) != PartialDate(2012, 1)
        assert 3 == len({PartialDate(2012), PartialDate(2012, 1), PartialDate(2012, 1, 1), PartialDate.of("2012")})

    @pytest.mark.parametrize(
        "bad",
        [
            "2012-13",
            "2012-00",
            "2012-02-30",
            "2012-W13-7",
            "20120401",
            "2012-4-1",
            "12",
            "02012",
            "10000",
            "0000",
            "0000-01",
            "-2012",
            "２０１２",
            "2012-０４",
            "2012\n",
            "2012-04-01\n",
            " 2012",
            "2012-04-01T00:00:00",
            "",
            "2012-",
            True,
            2012,
            2012.0,
            None,
            b"2012",
            ["2012"],
            datetime(2012, 4, 1),
        ],
    )
    def test_of_takes_only_three_shapes(self, bad):
        """Anything but YYYY, YYYY-MM or YYYY-MM-DD is one fault, `date`."""
        assert [("", "date")] == faults_of(PartialDate.of, bad)

    @pytest.mark.parametrize(
        "parts",
        [
            (0,),
            (10_000,),
            (-1,),
            (2**70,),
            (True,),
            ("2012",),
            (2012.0,),
            (2012, 0),
            (2012, 13),
            (2012, True),
            (2012, 2, 30),
            (2012, None, 5),
            (2012, 1, 0),
            (None,),
            (0, 1),
            (0, 1, 1),
            (10**5000,),
        ],
        ids=lambda parts: str(parts)[:20] if parts[0] != 10**5000 else "too large to print",
    )
    def test_parts_must_be_a_date(self, parts):
        """No year 0 or 10000, no thirteenth month, no day without a month, no booleans or text for numbers."""
        assert [("", "date")] == faults_of(PartialDate, *parts)

    def test_message_says_what_to_write(self):
        """A person is told the shapes allowed."""
        with pytest.raises(InvariantError, match="write YYYY, YYYY-MM or YYYY-MM-DD"):
            PartialDate.of("1 April 2012")

    def test_message_says_which_parts(self):
        """What is no date is told part by part, and what is absent is not told."""
        with pytest.raises(InvariantError, match="2012-13 is not a real year, month or day"):
            PartialDate(2012, 13)

    def test_repr_tells_the_parts_alone(self):
        """The bounds follow from the parts, and are not shown."""
        assert "PartialDate(year=2012, month=9, day=None)" == repr(PartialDate(2012, 9))

    def test_first_and_last_day_that_it_may_be(self):
        """Of a day both are the day."""
        day, month = date(2012, 9, 12), PartialDate(2012, 9)
        assert (day, day) == (earliest(day), latest(day))
        assert (date(2012, 9, 1), date(2012, 9, 30)) == (earliest(month), latest(month))

    @pytest.mark.parametrize("on", ["2012-09-12", datetime(2012, 9, 12), None, PartialDate(2012, 9, 12)])
    def test_a_day_is_a_date(self, on):
        """A text, a moment of a day and a partial date are none; a day is handed back."""
        assert require_day(date(2012, 9, 12)) == date(2012, 9, 12)
        with pytest.raises(TypeError, match=r"'on' must be a datetime\.date, not "):
            require_day(on)


class TestComparison:
    """Three answers: yes, no, and cannot be told."""

    @given(near, near)
    @example(PartialDate(2012), PartialDate(2012, 12, 31))
    @example(PartialDate(2012, 1, 1), PartialDate(2012))
    def test_before_is_what_every_choice_of_days_says(self, a, b):
        """`before` and `not_after` are settled exactly where all pairs of days agree (of `b`, the ends say it)."""
        theirs = every_day(b)
        pairs = [(x, y) for x in every_day(a) for y in (theirs[0], theirs[len(theirs) // 2], theirs[-1])]
        assert settled(x < y for x, y in pairs) is before(a, b)
        assert settled(x <= y for x, y in pairs) is not_after(a, b)

    @given(near, near_periods())
    @example(PartialDate(2012, 3), Period(date(2012, 3, 1), date(2012, 3, 31)))
    @example(PartialDate(2012), Period(date(2012, 3, 1), date(2012, 3, 31)))
    def test_within_is_what_every_day_says(self, when, period):
        """`within` is settled exactly where every day of the date agrees."""
        assert settled(day in period for day in every_day(when)) is within(when, period)

    @given(near_days, near_days)
    def test_days_are_taken_as_they_are(self, a, b):
        """Plain days compare as days, and as the partial dates that they make."""
        assert (a < b) is before(a, b)
        assert (a <= b) is not_after(a, b)
        assert before(a, b) is before(PartialDate.of(a), b)
        assert within(a, Period(b)) is (a >= b)

    @given(st.data(), near, near, near_periods())
    def test_knowing_more_never_flips_a_settled_answer(self, data, a, b, period):
        """A finer date keeps what was settled about the coarser."""
        a_known, b_known = data.draw(finer(a)), data.draw(finer(b))
        for ask in (before, not_after):
            assert ask(a, b) in {None, ask(a_known, b_known)}
        assert within(a, period) in {None, within(a_known, period)}

    @given(near, near)
    def test_before_is_never_true_both_ways(self, a, b):
        """Where one date is before another, the other is not, and `not_after` is its contrary."""
        if before(a, b):
            assert before(b, a) is False
        assert not_after(a, b) is {True: False, False: True, None: None}[before(b, a)]


@pytest.mark.parametrize("years", [("2026",), (2026, "2"), (2026.0,), (True, 1)])
def test_business_years_are_counted_in_whole_numbers(years):
    """Text, a fraction or a truth is refused."""
    with pytest.raises(TypeError, match="must be whole numbers, not "):
        Period.business_years(*years)


class TestPeriod:
    """Closed intervals of days, one end of which may be open."""

    @given(near_periods(), near_periods(), near_days)
    def test_intersection_is_the_days_in_both(self, a, b, day):
        """A day is in the intersection exactly if it is in both; none means no day at all."""
        common = a.intersection(b)
        assert (day in a and day in b) is (common is not None and day in common)

    @given(periods(), periods())
    def test_no_intersection_means_one_ends_before_the_other_begins(self, a, b):
        """Two periods miss each other only where one is over when the other begins."""
        apart = [p.last is not None and q.first is not None and p.last < q.first for p, q in ((a, b), (b, a))]
        assert any(apart) is (a.intersection(b) is None)

    @given(periods(), periods())
    def test_intersection_is_commutative_and_idempotent(self, a, b):
        """Order does not matter, nor asking twice."""
        assert a.intersection(b) == b.intersection(a)
        assert a == a.intersection(a)

    @given(near_periods(), near_periods(), near_periods())
    def test_intersection_is_associative(self, a, b, c):
        """Three periods meet in one, however they are grouped."""
        left, right = a.intersection(b), b.intersection(c)
        assert (left and left.intersection(c)) == (right and a.intersection(right))

    @given(near_periods(), near_periods(), near_periods())
    def test_covers_is_an_order(self, a, b, c):
        """Every period covers itself; two that cover each other are one; covering carries on."""
        assert a.covers(a)
        assert (a.covers(b) and b.covers(a)) is (a == b)
        assert a.covers(c) or not (a.covers(b) and b.covers(c))

    @given(near_periods(), near_periods())
    def test_covers_agrees_with_intersection(self, a, b):
        """One covers another exactly if they have all of the other in common."""
        assert a.covers(b) is (a.intersection(b) == b)

    @given(near_periods(), near_periods(), near_periods())
    def test_covering_carries_on(self, a, b, c):
        """What is cut out of a cut is covered by each of the periods it was cut from."""
        inner = a.intersection(b)
        innermost = inner and inner.intersection(c)
        if innermost:
            assert (True, True, True) == (a.covers(inner), inner.covers(innermost), a.covers(innermost))

    @given(days(), days())
    def test_open_ends(self, a, b):
        """A period without an end covers all that begins in it; two that are open at opposite ends may meet."""
        first, last = sorted((a, b))
        assert date.max in Period(first)
        assert date.min in Period(None, last)
        assert Period(first).covers(Period(last))
        assert Period(None, last).covers(Period(None, first))
        assert not Period(first, last).covers(Period(first))
        assert not Period(first, last).covers(Period(None, last))
        assert Period(first, last) == Period(first).intersection(Period(None, last))
        assert Period(last) == Period(first).intersection(Period(last))
        assert (None, None) == (Period(first).days, Period(None, last).months)

    def test_one_end_must_be_known(self):
        """A period without both ends is no period, and neither is a span."""
        assert [("/first", "missing")] == faults_of(Period)
        assert [("/first", "missing")] == faults_of(Span)

    @given(days(), st.integers(1, 1000))
    def test_the_end_is_not_before_the_beginning(self, first, count):
        """An end before the beginning is told at the end; the same day is a period of one day."""
        assert 1 == Period(first, first).days
        if first - date.min >= timedelta(count):
            assert [("/last", "period.order")] == faults_of(Period, first, first - timedelta(count))

    @given(periods(closed=True))
    def test_days_are_counted_with_both_ends(self, period):
        """A closed period has both its first and its last day."""
        assert period.last == last_day(period.first, period.days, counting_first=True)
        assert period.first in period
        assert period.last in period

    @pytest.mark.parametrize("bad", [datetime(2012, 4, 1), "2012-04-01", 20120401, PartialDate(2012, 4, 1), True])
    def test_ends_are_days(self, bad):
        """A datetime, a text, a number or a partial date is no day."""
        assert [("/first", "type")] == faults_of(Period, bad)

    def test_both_ends_are_told_at_once(self):
        """One wrong end hides no other."""
        assert [("/first", "type"), ("/last", "type")] == faults_of(Period, "2012", 2014)

    def test_text(self):
        """A period is written with its ends, an open one as three dots."""
        assert "2012-04-01 to 2014-03-31" == str(Period.business_years(2012, 2))
        assert "… to 2012-04-01" == str(Period(None, date(2012, 4, 1)))
        assert "2012-04-01 to …" == str(Period(date(2012, 4, 1)))


class TestBusinessYears:
    """1 April to 31 March. Source: briefing C1."""

    def test_two_years(self):
        """The plan of 2012-14 is two business years."""
        assert Period(date(2012, 4, 1), date(2014, 3, 31)) == Period.business_years(2012, 2)
        assert Period(date(2012, 4, 1), date(2013, 3, 31)) == Period.business_years(2012)

    @given(st.integers(1, 9990), st.integers(1, 9))
    def test_years_follow_each_other(self, first, count):
        """So many business years begin with the first and end with the last."""
        whole = Period.business_years(first, count)
        singles = [Period.business_years(first + n) for n in range(count)]
        assert (singles[0].first, singles[-1].last) == (whole.first, whole.last)
        assert all(a.last + timedelta(1) == b.first for a, b in pairwise(singles))
        assert 12 * count == whole.months

    @given(days())
    @example(date(2012, 3, 31))
    @example(date(2012, 4, 1))
    @example(date.min)
    @example(date(1, 3, 31))
    @example(date(1, 4, 1))
    @example(date.max)
    @example(date(9999, 3, 31))
    @example(date(9999, 4, 1))
    def test_every_day_belongs_to_exactly_one(self, day):
        """The business year of a day holds it, and neither its neighbour does."""
        year = business_year(day)
        assert day in year
        assert year.first == date.min or business_year(year.first - timedelta(1)).last == year.first - timedelta(1)
        assert year.last == date.max or business_year(year.last + timedelta(1)).first == year.last + timedelta(1)
        assert year == business_year(year.first)
        assert year == business_year(year.last)

    @pytest.mark.parametrize(
        ("day", "first", "last"),
        [
            (date(2012, 3, 31), date(2011, 4, 1), date(2012, 3, 31)),
            (date(2012, 4, 1), date(2012, 4, 1), date(2013, 3, 31)),
            (date.min, date.min, date(1, 3, 31)),
            (date.max, date(9999, 4, 1), date.max),
        ],
    )
    def test_edges(self, day, first, last):
        """31 March is the last day and 1 April the first; the calendar's ends cut a year short."""
        assert Period(first, last) == business_year(day)

    @pytest.mark.parametrize("count", [0, -1])
    def test_no_years_are_no_period(self, count):
        """There is no period of no years."""
        assert [("/last", "period.order")] == faults_of(Period.business_years, 2012, count)

    @pytest.mark.parametrize("year", [10_000, 20_000, -1])
    def test_a_year_beyond_the_calendar_is_refused(self, year):
        """A business year without a day in the calendar is no period."""
        with pytest.raises(ValueError, match=r"."):
            Period.business_years(year)


class TestMonths:
    """A month begun counts as one."""

    @pytest.mark.parametrize(
        ("first", "last", "months"),
        [
            (date(2012, 4, 1), date(2012, 4, 1), 1),
            (date(2012, 4, 1), date(2012, 4, 30), 1),
            (date(2012, 4, 1), date(2012, 5, 1), 2),
            (date(2012, 4, 1), date(2013, 3, 31), 12),
            (date(2012, 4, 1), date(2014, 3, 31), 24),
            (date(2012, 4, 1), date(2014, 4, 1), 25),
            (date(2012, 1, 31), date(2012, 1, 31), 1),
            (date(2012, 1, 31), date(2012, 2, 28), 1),
            (date(2012, 1, 31), date(2012, 2, 29), 2),
            (date(2012, 1, 31), date(2012, 3, 30), 2),
            (date(2012, 1, 31), date(2012, 3, 31), 3),
            (date(2013, 1, 31), date(2013, 2, 27), 1),
            (date(2012, 2, 29), date(2013, 2, 27), 12),
            (date(2012, 2, 29), date(2013, 2, 28), 13),
            (date(2012, 1, 15), date(2012, 2, 14), 1),
            (date(2012, 1, 15), date(2012, 2, 15), 2),
            (date(9999, 12, 1), date.max, 1),
            (date(9999, 11, 30), date.max, 2),
            (date(9999, 12, 31), date.max, 1),
            (date.min, date.min, 1),
            (date.min, date(1, 1, 31), 1),
            (date.min, date(1, 2, 1), 2),
            (date(1, 1, 31), date(1, 2, 28), 2),
            (date.min, date.max, 9999 * 12),
        ],
    )
    def test_exact(self, first, last, months):
        """So many months, from the first day of the calendar to its last."""
        assert months == Period(first, last).months

    @given(periods(closed=True))
    def test_the_last_month_is_the_last_that_begins_within(self, period):
        """With n months, the n-th begins within the period and the next one does not."""
        following = step(period.first, period.months, months=1)
        assert step(period.first, period.months - 1, months=1) <= period.last
        assert following is None or following > period.last


class TestYears:
    """The years of a period, each counted from its first day."""

    @given(days(date.min, date(9900, 1, 1)), st.integers(0, 20_000))
    @example(date(9990, 3, 5), (date.max - date(9990, 3, 5)).days)
    def test_years_tile_the_period(self, first, length):
        """The years follow each other from the first day to the last, each begun where it is due."""
        period = Period(first, first + timedelta(length))
        years = list(period.years(until=None))
        assert (period.first, period.last) == (years[0].first, years[-1].last)
        assert all(a.last + timedelta(1) == b.first for a, b in pairwise(years))
        assert all(step(period.first, n, years=1) == year.first for n, year in enumerate(years))

    @given(days(date.min, date(9900, 1, 1)), st.integers(0, 2000))
    def test_until_leaves_out_what_begins_later(self, first, count):
        """Of a period with an open end, those years are told that have begun; none is cut short."""
        until = first + timedelta(count)
        years = list(Period(first).years(until=until))
        assert years[-1].first <= until <= years[-1].last
        assert all(year.last + timedelta(1) == step(first, n + 1, years=1) for n, year in enumerate(years))

    def test_exact(self):
        """Two and a half years are two years and a cut one; 29 February is kept where there is one."""
        leap = Period(date(2012, 2, 29), date(2014, 6, 30))
        assert [
            Period(date(2012, 2, 29), date(2013, 2, 27)),
            Period(date(2013, 2, 28), date(2014, 2, 27)),
            Period(date(2014, 2, 28), date(2014, 6, 30)),
        ] == list(leap.years())
        assert [Period(date(9999, 4, 1), date.max)] == list(Period(date(9999, 4, 1)).years(until=date.max))
        assert [] == list(Period(date(2012, 4, 1)).years(until=date(2012, 3, 31)))

    def test_an_open_beginning_has_no_first_year(self):
        """Where the beginning is not known no year can be counted."""
        with pytest.raises(ValueError, match="years need a first day"):
            list(Period(None, date(2012, 3, 31)).years())

    def test_an_open_end_needs_until(self):
        """Years without end are not counted."""
        with pytest.raises(ValueError, match="a last day or 'until'"):
            list(Period(date(2012, 4, 1)).years())


class TestSpan:
    """Intervals of partial dates: their order is wrong only where it is certainly wrong."""

    @given(near, near)
    def test_order_is_wrong_only_when_certain(self, first, last):
        """A span is refused exactly where every day of its end is before every day of its beginning."""
        if last.latest < first.earliest:
            assert [("/last", "period.order")] == faults_of(Span, first, last)
        else:
            assert (first, last) == (Span(first, last).first, Span(first, last).last)

    @given(spans())
    def test_widest_holds_every_day_that_may_be(self, span):
        """The widest period begins as early and ends as late as can be."""
        assert Period(span.first and span.first.earliest, span.last and span.last.latest) == span.widest

    @given(near_spans(), near_periods())
    @example(Span.of("2012", "2012-03"), Period(date(2012, 2, 1), date(2012, 5, 1)))
    @example(Span.of("2012-03-01", "2012"), Period(None, date(2012, 3, 1)))
    @example(Span.of(None, "2012-03-01"), Period(date(2012, 3, 1), None))
    @example(Span.of(None, "2012-03-01"), Period(None, date(2012, 3, 1)))
    @example(Span.of("2012-03-01"), Period(date(2012, 3, 1), None))
    @example(Span.of("2012-03-01", "2012-03-01"), Period(date(2012, 3, 1), date(2012, 3, 1)))
    @example(Span.of("2012-03-01", "2012-03-03"), Period(date(2012, 3, 2), date(2012, 3, 2)))
    def test_meets_is_what_every_choice_of_ends_says(self, span, period):
        """It is settled exactly where all pairs of ends agree; an end that is open may lie as far away as can be."""
        bounds = [day for end in (span.first, span.last) if end for day in (end.earliest, end.latest)]
        firsts = [date.min, *bounds] if span.first is None else [day for day in bounds if may_be(span.first, day)]
        lasts = [*bounds, date.max] if span.last is None else [day for day in bounds if may_be(span.last, day)]
        choices = [Period(a, b) for a in firsts for b in lasts if a <= b]
        assert settled(Period.intersection(choice, period) is not None for choice in choices) is span.meets(period)

    def test_a_year_may_end_in_a_month_of_it(self):
        """From 2012 to March 2012 may be right, and is kept."""
        span = Span.of("2012", "2012-03")
        assert Period(date(2012, 1, 1), date(2012, 3, 31)) == span.widest
        assert "2012 to 2012-03" == str(span)
        assert ("2012 to …", "… to 2012") == (str(Span.of("2012")), str(Span.of(None, "2012")))

    @pytest.mark.parametrize("bad", [date(2012, 4, 1), "2012", 2012])
    def test_ends_are_partial_dates(self, bad):
        """A day or a text is no partial date: `Span.of` makes one of it."""
        assert [("/first", "type")] == faults_of(Span, bad)


class TestStep:
    """Steps of months and years, always from one anchor."""

    @given(days(), st.integers(-400, 400), st.integers(0, 3), st.integers(0, 30))
    def test_no_drift(self, anchor, count, years, months):
        """So many steps are one step of so many: nothing is lost between."""
        assert step(anchor, 1, years=years * count, months=months * count) == step(
            anchor, count, years=years, months=months
        )
        assert step(anchor, count, years=years) == step(anchor, count, months=12 * years)

    @given(days(), st.integers(-200, 200), st.integers(1, 30))
    def test_month_and_day_are_as_counted(self, anchor, count, months):
        """The month is so many on; the day is the anchor's, or the month's last where it is shorter."""
        found = step(anchor, count, months=months)
        at = anchor.year * 12 + anchor.month - 1 + count * months
        year, month = divmod(at, 12)
        if not 1 <= year <= 9999:
            assert found is None
        else:
            assert date(year, month + 1, min(anchor.day, calendar.monthrange(year, month + 1)[1])) == found

    @given(
        days(date(100, 1, 1), date(9800, 1, 1)),
        days(date(100, 1, 1), date(9800, 1, 1)),
        st.integers(-100, 100),
        st.integers(1, 12),
    )
    def test_order_is_preserved(self, a, b, count, months):
        """An earlier anchor never gives a later day, nor a smaller count."""
        first, last = sorted((a, b))
        assert step(first, count, months=months) <= step(last, count, months=months)
        assert step(first, count, months=months) < step(first, count + 1, months=months)

    def test_month_ends_and_leap_days(self):
        """The second month from 31 January is 31 March; the fourth year from 29 February is a leap year again."""
        january = date(2012, 1, 31)
        assert [january, date(2012, 2, 29), date(2012, 3, 31), date(2012, 4, 30)] == [
            step(january, n, months=1) for n in range(4)
        ]
        leap = date(2012, 2, 29)
        assert [date(2013, 2, 28), date(2016, 2, 29)] == [step(leap, n, years=1) for n in (1, 4)]

    def test_past_the_calendar(self):
        """There is no day past the calendar's end, nor before its beginning."""
        assert step(date(9999, 12, 1), 1, months=1) is None
        assert step(date.max, 1, years=1) is None
        assert step(date.min, -1, months=1) is None
        assert step(date(2012, 1, 1), 10**9, years=1) is None
        assert date.max == step(date(9998, 12, 31), 1, years=1)


class TestLastDay:
    """The last of so many days."""

    def test_56_days_from_publication(self):
        """Published on 2 May 2017, answered within 56 days: by 26 June, the day of publication being day 1."""
        assert date(2017, 6, 26) == last_day(date(2017, 5, 2), 56, counting_first=True)
        assert date(2017, 6, 27) == last_day(date(2017, 5, 2), 56, counting_first=False)

    @given(days(date.min, date(9990, 1, 1)), st.integers(1, 3000))
    def test_the_first_day_counts_or_does_not(self, first, count):
        """Counted with the first day, so many days are a period of so many; without it, one more."""
        assert count == Period(first, last_day(first, count, counting_first=True)).days
        assert count + 1 == Period(first, last_day(first, count, counting_first=False)).days

    def test_past_the_calendar(self):
        """Days past the calendar's end cannot be told."""
        assert date.max == last_day(date.max, 1, counting_first=True)
        with pytest.raises(OverflowError):
            last_day(date.max, 1, counting_first=False)


class TestWorkingDays:
    """Days at work: the day after receipt is day 1, and the caller says which days are holidays."""

    @given(near_days, st.integers(1, 80), st.sets(near_days, max_size=20))
    def test_so_many_of_them(self, received, count, holidays):
        """The last one is at work, and up to it there are so many after the day of receipt."""
        last = last_working_day(received, count, holidays=holidays)
        between = [received + timedelta(n) for n in range(1, (last - received).days + 1)]
        at_work = [day for day in between if day.weekday() < 5 and day not in holidays]
        assert (count, last) == (len(at_work), at_work[-1])

    def test_seventy_days_to_make_a_statement(self):
        """A joint area report received on 4 January 2016, with the two holidays at Easter: 13 April."""
        easter = {date(2016, 3, 25), date(2016, 3, 28)}
        assert date(2016, 4, 13) == last_working_day(date(2016, 1, 4), 70, holidays=easter)
        assert date(2016, 4, 11) == last_working_day(date(2016, 1, 4), 70, holidays=())

    def test_none_at_all(self):
        """No days after receipt is the day of receipt; days past the calendar's end cannot be told."""
        assert date(2016, 1, 2) == last_working_day(date(2016, 1, 2), 0, holidays=())
        with pytest.raises(OverflowError):
            last_working_day(date.max, 1, holidays=())


class TestFault:
    """What is told of a date that cannot be."""

    def test_whole(self):
        """The fault of a period in the wrong order, in full."""
        with pytest.raises(InvariantError) as caught:
            Period(date(2014, 4, 1), date(2012, 3, 31))
        fault = Fault("/last", "period.order", "2012-03-31 is before 'first' (2014-04-01)")
        assert (fault,) == caught.value.faults
        assert f"not a Period: 1 fault\n  {fault}" == str(caught.value)
        assert "/last: 2012-03-31 is before 'first' (2014-04-01) [period.order]" == str(fault)
