"""Days, partial dates, periods, and date arithmetic.

Days are `datetime.date`; periods are closed intervals. A partial date is a year, a month or a day; comparing two gives
`None` if the dates as recorded cannot settle it. Steps of months and years are always counted from one anchor: chained
steps would drift, since 31 January + 1 month + 1 month is 28 or 29 March. This module alone imports dateutil.
"""

import calendar
import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Self

from attrs import field, frozen
from dateutil.relativedelta import relativedelta

from ._checked.classes import Checked, invariant
from ._checked.faults import Broken, short_repr
from .errors import Fault, InvariantError

__all__ = [
    "PartialDate",
    "Period",
    "Span",
    "before",
    "business_year",
    "earliest",
    "last_day",
    "last_working_day",
    "latest",
    "not_after",
    "one_day",
    "require_day",
    "step",
    "within",
]

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@frozen(order=False)
class PartialDate:
    """A year, a month of a year, or a day: as much of a date as is known.

    There is no `<`: use `before`, which gives `None` if the dates cannot settle it. Raises `InvariantError` if there is
    no such year, month or day.

    >>> PartialDate.of("2012-09").latest
    datetime.date(2012, 9, 30)
    """

    year: int
    """The year, from 1 to 9999."""
    month: int | None = None
    """The month, from 1 to 12. `None`: only the year is known."""
    day: int | None = None
    """The day of the month. `None`: only the month is known, or the year."""
    earliest: date = field(init=False, eq=False, repr=False)
    """The first day that it may be."""
    latest: date = field(init=False, eq=False, repr=False)
    """The last day that it may be."""

    def __attrs_post_init__(self) -> None:
        year, month, day = self.year, self.month, self.day
        try:
            if not all(type(part) is int or part is None for part in (year, month, day)):
                raise TypeError  # noqa: TRY301  one exit for every invalid date
            if day is not None:
                first = last = date(year, month, day)  # type: ignore[arg-type]  # no month raises TypeError here
            elif month is not None:
                first, last = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
            else:
                first, last = date(year, 1, 1), date(year, 12, 31)
        except (ValueError, TypeError, OverflowError):
            parts = "-".join(short_repr(part) for part in (year, month, day) if part is not None)
            fault = Fault("", "date", f"{parts} is not a real year, month or day (years run from 1 to 9999)")
            raise InvariantError("not a PartialDate", [fault]) from None
        object.__setattr__(self, "earliest", first)
        object.__setattr__(self, "latest", last)

    @classmethod
    def of(cls, value: "str | date | PartialDate") -> "PartialDate":
        """Make one from text (`2012`, `2012-09`, `2012-09-12`) or a day; a partial date is returned unchanged.

        Raises `InvariantError` for anything else, `datetime` included.
        """
        if isinstance(value, PartialDate):
            return value
        if type(value) is date:
            return cls(value.year, value.month, value.day)
        match = _FORM.fullmatch(value) if isinstance(value, str) else None
        if match is None:
            fault = Fault("", "date", f"{short_repr(value)} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")
            raise InvariantError("not a PartialDate", [fault])
        return cls(*(int(part) for part in match.groups() if part is not None))

    @property
    def is_day(self) -> bool:
        """Whether it is a day, and not only a month or a year."""
        return self.day is not None

    def __str__(self) -> str:
        if self.month is None:
            return f"{self.year:04}"
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


def _bounds(when: PartialDate | date) -> tuple[date, date]:
    """The first and the last day that a date may be."""
    if type(when) is date:
        return when, when
    if isinstance(when, PartialDate):
        return when.earliest, when.latest
    raise TypeError(f"a date must be a datetime.date or a PartialDate, not {when!r}")


def require_day(on: date) -> date:
    """Return `on` if it is a `date` and not a `datetime`; otherwise raise `TypeError`."""
    if type(on) is not date:
        raise TypeError(f"'on' must be a datetime.date, not {on!r}")
    return on


def earliest(when: PartialDate | date) -> date:
    """The first day that a date may be."""
    return _bounds(when)[0]


def latest(when: PartialDate | date) -> date:
    """The last day that a date may be."""
    return _bounds(when)[1]


def before(a: PartialDate | date, b: PartialDate | date) -> bool | None:
    """Whether `a` is certainly before `b` (`True`), certainly not (`False`), or the dates cannot settle it (`None`).

    >>> before(PartialDate.of("2012"), PartialDate.of("2012-09")) is None
    True
    """
    (a_first, a_last), (b_first, b_last) = _bounds(a), _bounds(b)
    if a_last < b_first:
        return True
    if a_first >= b_last:
        return False
    return None


def not_after(a: PartialDate | date, b: PartialDate | date) -> bool | None:
    """Whether `a` is certainly no later than `b` (`True`), certainly later (`False`), or it is not settled (`None`)."""
    later = before(b, a)
    return None if later is None else not later


@frozen
class Period(Checked):
    """A closed interval of days. One end may be open (`None`), not both.

    >>> Period.business_years(2012, 2)
    Period(first=datetime.date(2012, 4, 1), last=datetime.date(2014, 3, 31))
    """

    first: date | None = None
    """Its first day. `None`: open."""
    last: date | None = None
    """Its last day, included. `None`: open."""

    @classmethod
    def business_years(cls, first: int, count: int = 1) -> Self:
        """The period of `count` business years (1 April to 31 March), the first starting in the calendar year `first`.

        Truncated at the ends of the calendar (years 1 and 9999). Raises `InvariantError` if no day of it is in the
        calendar, `TypeError` if an argument is not an `int`.
        """
        if type(first) is not int or type(count) is not int:
            raise TypeError(f"'first' and 'count' must be whole numbers, not {first!r} and {count!r}")
        if first > date.max.year or first + count < date.min.year:
            raise InvariantError(
                "not a Period", [Fault("/first", "date", f"{short_repr(first)} is not a year from 0 to 9999")]
            )
        return cls(_day(first, 4, 1), _day(first + count, 3, 31))

    def __contains__(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def covers(self, other: "Period") -> bool:
        """Whether every day of the other period is in this one. An open end is covered only by an open end."""
        starts = self.first is None or (other.first is not None and self.first <= other.first)
        return starts and (self.last is None or (other.last is not None and other.last <= self.last))

    def intersection(self, other: "Period") -> "Period | None":
        """The days that are in both, or `None` if there are none.

        Periods open at opposite ends intersect in a closed one; periods open at the same end, in an open one.
        """
        first = max((p.first for p in (self, other) if p.first is not None), default=None)
        last = min((p.last for p in (self, other) if p.last is not None), default=None)
        if first is not None and last is not None and last < first:
            return None
        return Period(first, last)

    @property
    def days(self) -> int | None:
        """The number of days, both ends included, or `None` if an end is open."""
        return None if self.first is None or self.last is None else (self.last - self.first).days + 1

    @property
    def months(self) -> int | None:
        """The number of months, counted from its first day and rounded up, or `None` if an end is open."""
        if self.first is None or self.last is None:
            return None
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        following = step(self.first, count, months=1)
        return count if following is not None and following > self.last else count + 1

    def years(self, *, until: date | None = None) -> Iterator["Period"]:
        """The years of the period, counted from its first day; those that begin after `until` are left out.

        A year that the period ends in is truncated to it. Raises `ValueError`, when iteration starts, if the period
        has no first day, or has no last day and `until` is not given.
        """
        ends = [day for day in (self.last, until) if day is not None]
        if self.first is None or not ends:
            raise ValueError("years need a first day, and a last day or 'until': this period is open")
        count = 0
        while (first := step(self.first, count, years=1)) is not None and first <= min(ends):
            following = step(self.first, count + 1, years=1)
            last = date.max if following is None else following - timedelta(1)
            yield Period(first, last if self.last is None else min(last, self.last))
            count += 1

    def __str__(self) -> str:
        return f"{self.first or '…'} to {self.last or '…'}"


def one_day(on: date) -> Period:
    """The period of one day. Raises `TypeError` if `on` is not a `date`, or is a `datetime`."""
    return Period(require_day(on), on)


def _day(year: int, month: int, day: int) -> date:
    """The day, or the first or last day of the calendar if the year is before or after it."""
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    return date(year, month, day)


@invariant(Period, "first", "last", absent=True)
def one_end_known(first: date | None, last: date | None) -> Iterator[Broken]:
    """A period has at least one end."""
    if first is None and last is None:
        yield Broken("first", "missing", "is required if 'last' is absent: only one end may be open")


@invariant(Period, "first", "last")
def period_in_order(first: date, last: date) -> Iterator[Broken]:
    """A period does not end before it begins."""
    if last < first:
        yield Broken("last", "period.order", f"{last} is before 'first' ({first})")


@frozen
class Span(Checked):
    """A closed interval whose ends are partial dates. One end may be open (`None`), not both.

    Only a last date that is certainly before the first is refused.
    """

    first: PartialDate | None = None
    """When it begins. `None`: open, or not recorded."""
    last: PartialDate | None = None
    """When it ends, that date included. `None`: open, or not recorded."""

    @classmethod
    def of(cls, first: "str | date | PartialDate | None", last: "str | date | PartialDate | None" = None) -> Self:
        """Make one from two values that `PartialDate.of` takes, or `None` for an open end."""
        return cls(*(None if end is None else PartialDate.of(end) for end in (first, last)))

    def meets(self, period: Period) -> bool | None:
        """Whether it certainly shares a day with a period, certainly shares none, or neither is certain (`None`)."""
        if Period.intersection(self.widest, period) is None:
            return False
        ends = [end for end in (self.first, self.last) if end is not None]
        begins_by, lasts_to = min(end.latest for end in ends), max(end.earliest for end in ends)
        in_time = period.last is None or begins_by <= period.last
        long_enough = period.first is None or period.first <= lasts_to
        return True if in_time and long_enough else None

    @property
    def widest(self) -> Period:
        """The period of all days that may belong to it."""
        first, last = self.first, self.last
        return Period(None if first is None else first.earliest, None if last is None else last.latest)

    def __str__(self) -> str:
        return f"{self.first or '…'} to {self.last or '…'}"


invariant(Span, "first", "last", absent=True)(one_end_known)


@invariant(Span, "first", "last")
def span_in_order(first: PartialDate, last: PartialDate) -> Iterator[Broken]:
    """A span does not certainly end before it begins."""
    if before(last, first):
        yield Broken("last", "period.order", f"{last} is before 'first' ({first})")


def within(when: PartialDate | date, period: Period) -> bool | None:
    """Whether a date is certainly in a period, certainly not in it, or neither is certain (`None`)."""
    early = False if period.first is None else before(when, period.first)
    late = False if period.last is None else before(period.last, when)
    if early or late:
        return False
    return None if early is None or late is None else True


def step(anchor: date, count: int, *, years: int = 0, months: int = 0) -> date | None:
    """The day `count` steps from an anchor, a step being `years` and `months`; `None` if it is outside the calendar.

    Always counted from the anchor: the second month from 31 January is 31 March, although the first is truncated to
    the end of February.

    >>> step(date(2012, 1, 31), 1, months=1), step(date(2012, 1, 31), 2, months=1)
    (datetime.date(2012, 2, 29), datetime.date(2012, 3, 31))
    """
    try:
        return anchor + relativedelta(years=years * count, months=months * count)
    except (ValueError, OverflowError):
        return None


def business_year(day: date) -> Period:
    """The business year (1 April to 31 March) that contains a day."""
    return Period.business_years(day.year if day >= date(day.year, 4, 1) else day.year - 1)


def last_working_day(received: date, days: int, *, holidays: Collection[date]) -> date:
    """The last day of a time limit of `days` working days, the first working day after receipt being day 1.

    Working days are neither Saturdays, Sundays nor in `holidays`: this library has no calendar of bank holidays.
    Raises `OverflowError` if it is past the end of the calendar.

    >>> last_working_day(date(2020, 4, 9), 1, holidays={date(2020, 4, 10), date(2020, 4, 13)})
    datetime.date(2020, 4, 14)
    """
    day, remaining = received, days
    while remaining:
        day += timedelta(1)
        if day.weekday() < _SATURDAY and day not in holidays:
            remaining -= 1
    return day


_SATURDAY = 5
"""What `date.weekday` gives for a Saturday; a Sunday is 6."""


def last_day(first: date, days: int, *, counting_first: bool) -> date:
    """The last day of a time limit of `days` days. With `counting_first`, `first` is day 1; else the day after it is.

    Raises `OverflowError` if it is past the end of the calendar.

    >>> last_day(date(2017, 5, 2), 56, counting_first=True)
    datetime.date(2017, 6, 26)
    """
    return first + timedelta(days - 1 if counting_first else days)
