"""Dated rows about bodies, and three-valued answers about a day or a period: the part of the history that checks read.

A row holds from `since` until the day before `until`. Either may be a partial date; on the days that it leaves open
the answer is `None`. The rest of the history is in `details`, which no check reads.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple, TypeVar

from attrs import frozen

from ..dates import PartialDate, Period, not_after
from ..model.provenance import Confidence
from ..tables import rows, since_until

__all__ = ["Assertion", "DatedRow", "DaySet", "FromTables", "PeriodAnswer", "days_asserted", "welsh_areas"]


# ------------------------------------------------------------------------------------------------------- rows


@frozen(kw_only=True)
class DatedRow:
    """A fact with its validity period and its provenance."""

    since: PartialDate | None = None
    """The first day on which it held; `None` if open or not recorded."""
    until: PartialDate | None = None
    """The first day on which it no longer held (exclusive); `None` if open or not recorded."""
    sources: tuple[str, ...] = ()
    """The ids of the publications that it was taken from; `registry.source` gives each."""
    confidence: Confidence | None = None
    """How sure the fact is; `None` if not recorded."""
    date_confidence: Confidence | None = None
    """How sure its dates are, where they are less sure than the fact."""
    note: str | None = None
    """A remark on the fact, its dates or its sources, in our words."""

    def in_effect(self, on: date) -> bool | None:
        """Whether it held on a day; `None` if its dates are too coarse to say."""
        begun = True if self.since is None else not_after(self.since, on)
        ended = False if self.until is None else not_after(self.until, on)
        if begun is False or ended:
            return False
        return None if begun is None or ended is None else True


T = TypeVar("T", bound=DatedRow)


def from_row(cls: type[T], row: dict[str, Any], **more: Any) -> T:
    """Build an object from a row of a table. Every key of the row but `of` must be an attribute of the class.

    `more` adds to the row or replaces its values.
    """
    values: dict[str, Any] = {key: tuple(value) if type(value) is list else value for key, value in row.items()}
    values["since"], values["until"] = since_until(row)
    for key in ("confidence", "date_confidence"):
        if key in row:
            values[key] = Confidence(row[key])
    values.pop("of", None)
    return cls(**values | more)


# -------------------------------------------------------------------------------------------- three answers


class PeriodAnswer(NamedTuple):
    """Whether a fact held on any, and on every, day of a period (three-valued: `None` is not known or not recorded)."""

    some: bool | None = None
    """Whether it held on at least one day of the period."""
    every: bool | None = None
    """Whether it held on every day of the period."""


DayRange = tuple[date, date]
"""A closed range of days: the first and the last."""


class DaySet(NamedTuple):
    """The days on which a fact certainly held, and those on which it may have.

    Both are disjoint, sorted ranges; the certain days are among the possible ones.
    """

    certain: tuple[DayRange, ...]
    """The days on which it certainly held."""
    possible: tuple[DayRange, ...]
    """The days on which it held or may have held; on all others it did not."""

    @classmethod
    def of(cls, held: "Iterable[DatedRow | Assertion]", unsettled: "Iterable[DatedRow | Assertion]" = ()) -> "DaySet":
        """Return the days of rows that held, and of rows for which it is not known whether they did.

        A row whose `since` equals the `until` of another continues it: together they are one range, even if the shared
        date is only a month or a year.
        """
        spans: list[tuple[PartialDate | None, PartialDate | None]] = []
        for row in sorted(held, key=_first_possible):
            for i, (since, until) in enumerate(spans):
                if until is not None and until == row.since:
                    spans[i] = (since, row.until)
                    break
            else:
                spans.append((row.since, row.until))
        doubtful = [(row.since, row.until) for row in unsettled]
        return cls(
            _merged(_day_range(*span, certainly=True) for span in spans),
            _merged(_day_range(*span, certainly=False) for span in (*spans, *doubtful)),
        )

    def on(self, day: date) -> bool | None:
        """Whether it held on a day (three-valued)."""
        return self.between(day, day).every

    def during(self, period: Period) -> PeriodAnswer:
        """Whether it held on any, and on every, day of a period; an open end reaches to the end of the calendar."""
        return self.between(period.first or date.min, period.last or date.max)

    def between(self, first: date, last: date) -> PeriodAnswer:
        """Whether it held on any, and on every, day from `first` to `last` (inclusive)."""
        return PeriodAnswer(
            some=_answer(certain=_meets(self.certain, first, last), possible=_meets(self.possible, first, last)),
            every=_answer(certain=_covers(self.certain, first, last), possible=_covers(self.possible, first, last)),
        )


def _answer(*, certain: bool, possible: bool) -> bool | None:
    if certain:
        return True
    return None if possible else False


def _first_possible(row: "DatedRow | Assertion") -> date:
    return date.min if row.since is None else row.since.earliest


def _day_range(since: PartialDate | None, until: PartialDate | None, *, certainly: bool) -> DayRange | None:
    """The days that certainly belong to a row, or all days that may; `None` if there are none."""
    first, last = date.min, date.max
    if since is not None:
        first = since.latest if certainly else since.earliest
    if until is not None:
        last = (until.earliest if certainly else until.latest) - timedelta(1)
    return (first, last) if first <= last else None


def _merged(ranges: Iterable[DayRange | None]) -> tuple[DayRange, ...]:
    """Sort ranges, and merge those that overlap or are adjacent."""
    out: list[DayRange] = []
    for first, last in sorted(days for days in ranges if days is not None):
        # Compared by the day before `first`, so that adjacent ranges merge; `date.min` has no day before it.
        if out and (first == date.min or first - timedelta(1) <= out[-1][1]):
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return tuple(out)


def _meets(ranges: tuple[DayRange, ...], first: date, last: date) -> bool:
    return any(begin <= last and first <= end for begin, end in ranges)


def _covers(ranges: tuple[DayRange, ...], first: date, last: date) -> bool:
    return any(begin <= first and last <= end for begin, end in ranges)


# ---------------------------------------------------------------------------------------------- what is kept


class Assertion(NamedTuple):
    """One dated assertion about a body: a facet, a validity period, and whether the facet held in it."""

    facet: str
    """`existence`, `operation`, `npm` or `remits`."""
    agency: str | None
    """For a remit, the id of the agency that it covers; `None` for another facet, and if it covers none that programmes
    name.
    """
    held: bool | None
    """Whether the facet held in that time; `None` if not known."""
    since: PartialDate | None
    """The first day; `None` if open or not recorded."""
    until: PartialDate | None
    """The day after the last; `None` if open or not recorded."""


class FromTables(NamedTuple):
    """Placeholder for the record of a body or an agency in the package's tables, which are read on first use."""

    id: str
    """The id of the body or agency."""

    def assertions(self) -> tuple[Assertion, ...]:
        """The assertions of its rows; none if the tables have no row about it."""
        return _assertions_by_id().get(self.id, ())


@cache
def _assertions_by_id() -> dict[str, tuple[Assertion, ...]]:
    # The same content as `BodyRecord.assertions`, taken straight from the rows: checks need it without the texts.
    by_id: dict[str, list[Assertion]] = {}
    with_operation = {row["of"] for row in rows("tenure", "operation")}
    for kind in ("existence", "operation", "remits", "npm", "unsettled"):
        for row in rows("tenure", kind):
            held = None if kind == "unsettled" or row.get("doubtful") else row.get("member", True)
            assertion = Assertion(row.get("facet", kind), row.get("agency"), held, *since_until(row))
            by_id.setdefault(row["of"], []).append(assertion)
            if kind == "existence" and row["of"] not in with_operation:
                # Where no operation is recorded, a body is taken to have worked for as long as it existed.
                by_id[row["of"]].append(assertion._replace(facet="operation"))
    return {id: tuple(assertions) for id, assertions in by_id.items()}


def days_asserted(assertions: Iterable[Assertion], facet: str, agency: str | None) -> DaySet | None:
    """Return the days on which a facet held; `None` if no row says that it did or did not."""
    of_facet = [row for row in assertions if row.facet == facet]
    of_agency = [row for row in of_facet if row.agency == agency]
    if all(row.held is None for row in of_facet):
        return None
    return DaySet.of((row for row in of_agency if row.held), (row for row in of_agency if row.held is None))


@cache
def welsh_areas() -> frozenset[str]:
    """The ids of the areas in Wales; such an id is of a Welsh area in every scheme that uses it."""
    return frozenset(area for row in rows("tenure", "wales") for area in row["areas"])
