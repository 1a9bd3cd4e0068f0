"""How bodies stood, as far as a check asks: dated rows, and questions with three answers.

A row holds from `since` until the day before `until`; either may be a partial date, and then some days are not
settled. What else is recorded of bodies and agencies is in `details`, which no check needs.
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
    """Something that held for a time, where it was read, and how sure that is."""

    since: PartialDate | None = None
    """The first day; without it, open or not recorded."""
    until: PartialDate | None = None
    """The first day on which it no longer held."""
    sources: tuple[str, ...] = ()
    confidence: Confidence | None = None
    date_confidence: Confidence | None = None
    """The same of its dates, where they are less sure than the rest."""
    note: str | None = None

    def in_effect(self, on: date) -> bool | None:
        """Whether it held on a day, or `None` where its dates are too coarse to say."""
        begun = True if self.since is None else not_after(self.since, on)
        ended = False if self.until is None else not_after(self.until, on)
        if begun is False or ended:
            return False
        return None if begun is None or ended is None else True


T = TypeVar("T", bound=DatedRow)


def from_row(cls: type[T], row: dict[str, Any], **more: Any) -> T:
    """A row of a table as an object of a class that has an attribute for each of its keys but `of`."""
    found: dict[str, Any] = {key: tuple(value) if type(value) is list else value for key, value in row.items()}
    found["since"], found["until"] = since_until(row)
    for key in ("confidence", "date_confidence"):
        if key in row:
            found[key] = Confidence(row[key])
    found.pop("of", None)
    return cls(**found | more)


# -------------------------------------------------------------------------------------------- three answers


class PeriodAnswer(NamedTuple):
    """Whether something held on some day of a period, and whether on every day; `None` where that is not known."""

    some: bool | None = None
    every: bool | None = None


DayRange = tuple[date, date]
"""The first and the last of days that follow one another."""


class DaySet(NamedTuple):
    """The days on which something certainly held, and those on which it may have: stretches apart, in order."""

    certain: tuple[DayRange, ...]
    possible: tuple[DayRange, ...]

    @classmethod
    def of(cls, held: "Iterable[DatedRow | Assertion]", unsettled: "Iterable[DatedRow | Assertion]" = ()) -> "DaySet":
        """The days of rows that held, and of those of which that is not known.

        Rows that follow one another without a break share a date, and are one stretch however coarse it is.
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
            _joined(_stretch(*span, certainly=True) for span in spans),
            _joined(_stretch(*span, certainly=False) for span in (*spans, *doubtful)),
        )

    def on(self, day: date) -> bool | None:
        """Whether it held on a day."""
        return self.extent(day, day).every

    def during(self, period: Period) -> PeriodAnswer:
        """Whether it held on some day of a period, and on every one."""
        return self.extent(period.first or date.min, period.last or date.max)

    def extent(self, first: date, last: date) -> PeriodAnswer:
        """The same of the days from a first to a last."""
        some = _meets(self.certain, first, last) or (None if _meets(self.possible, first, last) else False)
        every = _covers(self.certain, first, last) or (None if _covers(self.possible, first, last) else False)
        return PeriodAnswer(some, every)


def _first_possible(row: "DatedRow | Assertion") -> date:
    return date.min if row.since is None else row.since.earliest


def _stretch(since: PartialDate | None, until: PartialDate | None, *, certainly: bool) -> DayRange | None:
    """The days of a row: those that certainly belong to it, or all that may."""
    first = date.min if since is None else since.latest if certainly else since.earliest
    after = None if until is None else until.earliest if certainly else until.latest
    last = date.max if after is None else after - timedelta(1)
    return (first, last) if first <= last else None


def _joined(found: Iterable[DayRange | None]) -> tuple[DayRange, ...]:
    """Stretches in order, those that touch made one."""
    out: list[DayRange] = []
    for first, last in sorted(stretch for stretch in found if stretch is not None):
        if out and (first - timedelta(1) if first > date.min else first) <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return tuple(out)


def _meets(stretches: tuple[DayRange, ...], first: date, last: date) -> bool:
    return any(begun <= last and first <= ended for begun, ended in stretches)


def _covers(stretches: tuple[DayRange, ...], first: date, last: date) -> bool:
    return any(begun <= first and last <= ended for begun, ended in stretches)


# ---------------------------------------------------------------------------------------------- what is kept


class Assertion(NamedTuple):
    """What a row says of a facet, as far as a check asks."""

    facet: str
    """`existence`, `operation`, `npm` or `remits`."""
    agency: str | None
    """Of a remit: over which agency."""
    held: bool | None
    """Whether it held in that time, or `None` where that is not known."""
    since: PartialDate | None
    until: PartialDate | None


class FromTables(NamedTuple):
    """Stands for what the package's tables have of a body or an agency, which is read on first use."""

    id: str

    def assertions(self) -> tuple[Assertion, ...]:
        """What its rows say, as far as a check asks."""
        return _tables().get(self.id, ())


@cache
def _tables() -> dict[str, tuple[Assertion, ...]]:
    found: dict[str, list[Assertion]] = {}
    at_work = {row["of"] for row in rows("tenure", "operation")}
    for kind in ("existence", "operation", "remits", "npm", "unsettled"):
        for row in rows("tenure", kind):
            held = None if kind == "unsettled" or row.get("doubtful") else row.get("member", True)
            told = Assertion(row.get("facet", kind), row.get("agency"), held, *since_until(row))
            found.setdefault(row["of"], []).append(told)
            if kind == "existence" and row["of"] not in at_work:
                found[row["of"]].append(told._replace(facet="operation"))
    return {of: tuple(told) for of, told in found.items()}


def days_asserted(told: Iterable[Assertion], facet: str, agency: str | None) -> DaySet | None:
    """The days on which a facet held, or `None` where nothing of it is recorded."""
    of_facet = [row for row in told if row.facet == facet]
    mine = [row for row in of_facet if row.agency == agency]
    if all(row.held is None for row in of_facet):
        return None
    return DaySet.of((row for row in mine if row.held), (row for row in mine if row.held is None))


@cache
def welsh_areas() -> frozenset[str]:
    """The ids of the areas that lie in Wales, the same in each scheme that has them."""
    return frozenset(area for row in rows("tenure", "wales") for area in row["areas"])
