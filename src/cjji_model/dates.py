"""Days, partial dates, periods and the counting of time.

Days are `datetime.date`; periods are closed at both ends. A partial date is a year, a month or a day;
comparing two gives `None` where the dates as recorded cannot settle it. Steps of months and years are
always counted from one anchor, so that they never drift. This module alone knows dateutil.
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

_SHAPE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@frozen(order=False)
class PartialDate:
    """A year, a month of a year, or a day: as much of a date as is known.

    There is no `<`: ask `before`, which says `None` where the dates cannot settle it.

    >>> PartialDate.of("2012-09").latest
    datetime.date(2012, 9, 30)
    """

    year: int
    month: int | None = None
    day: int | None = None
    earliest: date = field(init=False, eq=False, repr=False)
    """The first day it may be."""
    latest: date = field(init=False, eq=False, repr=False)
    """The last day it may be."""

    def __attrs_post_init__(self) -> None:
        year, month, day = self.year, self.month, self.day
        try:
            if not all(type(part) is int or part is None for part in (year, month, day)):
                raise TypeError  # noqa: TRY301  one way out for all that is no date
            if day is not None:
                first = last = date(year, month, day)  # type: ignore[arg-type]  # no month raises TypeError here
            elif month is not None:
                first, last = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
            else:
                first, last = date(year, 1, 1), date(year, 12, 31)
        except (ValueError, TypeError, OverflowError):
            parts = "-".join(short_repr(part) for part in (year, month, day) if part is not None)
            fault = Fault("", "date", f"{parts} is not a year from 1 to 9999, or a month or day of one")
            raise InvariantError("not a PartialDate", [fault]) from None
        object.__setattr__(self, "earliest", first)
        object.__setattr__(self, "latest", last)

    @classmethod
    def of(cls, value: "str | date | PartialDate") -> "PartialDate":
        """Make one from text (`2012`, `2012-09`, `2012-09-12`), from a day, or from another."""
        if isinstance(value, PartialDate):
            return value
        if type(value) is date:
            return cls(value.year, value.month, value.day)
        found = _SHAPE.fullmatch(value) if isinstance(value, str) else None
        if found is None:
            fault = Fault("", "date", f"{short_repr(value)} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")
            raise InvariantError("not a PartialDate", [fault])
        return cls(*(int(part) for part in found.groups() if part is not None))

    @property
    def is_day(self) -> bool:
        """Whether the day is known."""
        return self.day is not None

    def __str__(self) -> str:
        tail = "" if self.month is None else f"-{self.month:02}" + ("" if self.day is None else f"-{self.day:02}")
        return f"{self.year:04}{tail}"


def _bounds(when: PartialDate | date) -> tuple[date, date]:
    if type(when) is date:
        return when, when
    if isinstance(when, PartialDate):
        return when.earliest, when.latest
    raise TypeError(f"a day is a datetime.date, or a PartialDate: {when!r} is neither")


def require_day(on: date) -> date:
    """The day itself; raises `TypeError` for what is none, such as text or a moment of a day."""
    if type(on) is not date:
        raise TypeError(f"'on' is a day, a datetime.date: {on!r} is none")
    return on


def earliest(when: PartialDate | date) -> date:
    """The first day that a date may be."""
    return _bounds(when)[0]


def latest(when: PartialDate | date) -> date:
    """The last day that a date may be."""
    return _bounds(when)[1]


def before(a: PartialDate | date, b: PartialDate | date) -> bool | None:
    """Whether `a` is before `b`, or `None` where that cannot be told.

    >>> before(PartialDate.of("2012"), PartialDate.of("2012-09")) is None
    True
    """
    (a_first, a_last), (b_first, b_last) = _bounds(a), _bounds(b)
    return True if a_last < b_first else False if a_first >= b_last else None


def not_after(a: PartialDate | date, b: PartialDate | date) -> bool | None:
    """Whether `a` is `b` or before it, or `None` where that cannot be told."""
    later = before(b, a)
    return None if later is None else not later


@frozen
class Period(Checked):
    """A closed interval of days. One end may be open (`None`), not both.

    >>> Period.business_years(2012, 2)
    Period(first=datetime.date(2012, 4, 1), last=datetime.date(2014, 3, 31))
    """

    first: date | None = None
    last: date | None = None

    @classmethod
    def business_years(cls, first: int, count: int = 1) -> Self:
        """The business years (1 April to 31 March) that begin with the one starting in the year given.

        Cut short at the calendar's ends; raises `InvariantError` where no day of them is in the calendar.
        """
        if type(first) is not int or type(count) is not int:
            raise TypeError(f"a year and a count of years are whole numbers: {first!r} and {count!r} are not both")
        if first > date.max.year or first + count < date.min.year:
            raise InvariantError(
                "not a Period", [Fault("/first", "date", f"{short_repr(first)} is not a year from 0 to 9999")]
            )
        return cls(_day(first, 4, 1), _day(first + count, 3, 31))

    def __contains__(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def covers(self, other: "Period") -> bool:
        """Whether every day of the other is a day of this one."""
        starts = self.first is None or (other.first is not None and self.first <= other.first)
        return starts and (self.last is None or (other.last is not None and other.last <= self.last))

    def intersection(self, other: "Period") -> "Period | None":
        """The days that are in both, or `None` where there are none.

        Two periods open at opposite ends meet in a closed one; two open at the same end, in an open one.
        """
        first = max((p.first for p in (self, other) if p.first is not None), default=None)
        last = min((p.last for p in (self, other) if p.last is not None), default=None)
        if first is not None and last is not None and last < first:
            return None
        return Period(first, last)

    @property
    def days(self) -> int | None:
        """How many days it has, or `None` where an end is open."""
        return None if self.first is None or self.last is None else (self.last - self.first).days + 1

    @property
    def months(self) -> int | None:
        """How many months it has, a month begun counting as one, or `None` where an end is open."""
        if self.first is None or self.last is None:
            return None
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        following = step(self.first, count, months=1)
        return count if following is not None and following > self.last else count + 1

    def years(self, *, until: date | None = None) -> Iterator["Period"]:
        """The years that begin within it, each counted from its first day; those begun after `until` are left out.

        An open end needs `until`. The last one is cut short where the period ends within it.
        Raises `ValueError` where there is no first year, or no last.
        """
        ends = [day for day in (self.last, until) if day is not None]
        if self.first is None or not ends:
            raise ValueError("a period that is open has no first year or no last: close it, or say until when")
        count = 0
        while (first := step(self.first, count, years=1)) is not None and first <= min(ends):
            following = step(self.first, count + 1, years=1)
            last = date.max if following is None else following - timedelta(1)
            yield Period(first, last if self.last is None else min(last, self.last))
            count += 1

    def __str__(self) -> str:
        return f"{self.first or '…'} to {self.last or '…'}"


def one_day(on: date) -> Period:
    """The period of one day. Raises `TypeError` for what is no day."""
    return Period(require_day(on), on)


def _day(year: int, month: int, day: int) -> date:
    """The day, or the calendar's first or last where the year is beyond it."""
    return date.min if year < date.min.year else date.max if year > date.max.year else date(year, month, day)


@invariant(Period, "first", "last", absent=True)
def one_end_known(first: date | None, last: date | None) -> Iterator[Broken]:
    """A period has a beginning or an end."""
    if first is None and last is None:
        yield Broken("first", "missing", "is required where 'last' is absent: one end may be open, not both")


@invariant(Period, "first", "last")
def period_in_order(first: date, last: date) -> Iterator[Broken]:
    """A period does not end before it begins."""
    if last < first:
        yield Broken("last", "period.order", f"{last} lies before the beginning, {first}")


@frozen
class Span(Checked):
    """A closed interval whose ends are partial dates. One end may be open (`None`), not both.

    Its order is wrong only where it is certainly wrong.
    """

    first: PartialDate | None = None
    last: PartialDate | None = None

    @classmethod
    def of(cls, first: "str | date | PartialDate | None", last: "str | date | PartialDate | None" = None) -> Self:
        """Make one from anything that `PartialDate.of` takes."""
        return cls(*(None if end is None else PartialDate.of(end) for end in (first, last)))

    def meets(self, period: Period) -> bool | None:
        """Whether it has a day in common with a period, or `None` where that cannot be told."""
        if Period.intersection(self.widest, period) is None:
            return False
        ends = [end for end in (self.first, self.last) if end is not None]
        begins_by, lasts_to = min(end.latest for end in ends), max(end.earliest for end in ends)
        in_time = period.last is None or begins_by <= period.last
        long_enough = period.first is None or period.first <= lasts_to
        return True if in_time and long_enough else None

    @property
    def widest(self) -> Period:
        """Every day that may belong to it."""
        first, last = self.first, self.last
        return Period(None if first is None else first.earliest, None if last is None else last.latest)

    def __str__(self) -> str:
        return f"{self.first or '…'} to {self.last or '…'}"


invariant(Span, "first", "last", absent=True)(one_end_known)


@invariant(Span, "first", "last")
def span_in_order(first: PartialDate, last: PartialDate) -> Iterator[Broken]:
    """A span does not certainly end before it begins."""
    if before(last, first):
        yield Broken("last", "period.order", f"{last} lies before the beginning, {first}")


def within(when: PartialDate | date, period: Period) -> bool | None:
    """Whether a date lies in a period, or `None` where that cannot be told."""
    early = False if period.first is None else before(when, period.first)
    late = False if period.last is None else before(period.last, when)
    if early or late:
        return False
    return None if early is None or late is None else True


def step(anchor: date, count: int, *, years: int = 0, months: int = 0) -> date | None:
    """The day `count` steps of so many years and months from an anchor, or `None` past the calendar's end.

    Always counted from the anchor: the second month from 31 January is 31 March, whatever February was.

    >>> step(date(2012, 1, 31), 1, months=1), step(date(2012, 1, 31), 2, months=1)
    (datetime.date(2012, 2, 29), datetime.date(2012, 3, 31))
    """
    try:
        return anchor + relativedelta(years=years * count, months=months * count)
    except (ValueError, OverflowError):
        return None


def business_year(day: date) -> Period:
    """The business year (1 April to 31 March) that a day belongs to."""
    return Period.business_years(day.year if day >= date(day.year, 4, 1) else day.year - 1)


def last_working_day(received: date, days: int, *, holidays: Collection[date]) -> date:
    """The last of so many working days, the day after receipt being day 1: neither at weekends nor on holidays.

    Which days are holidays is the caller's to say: this library keeps no calendar of bank holidays.
    Raises `OverflowError` past the end of the calendar.

    >>> last_working_day(date(2020, 4, 9), 1, holidays={date(2020, 4, 10), date(2020, 4, 13)})
    datetime.date(2020, 4, 14)
    """
    day, left = received, days
    while left:
        day += timedelta(1)
        left -= day.weekday() < _SATURDAY and day not in holidays
    return day


_SATURDAY = 5


def last_day(first: date, days: int, *, counting_first: bool) -> date:
    """The last of so many days. With `counting_first`, the first day is day 1; else the day after it is.

    Raises `OverflowError` past the end of the calendar.

    >>> last_day(date(2017, 5, 2), 56, counting_first=True)
    datetime.date(2017, 6, 26)
    """
    return first + timedelta(days - 1 if counting_first else days)
