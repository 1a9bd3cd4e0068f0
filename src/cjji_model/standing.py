"""How bodies and agencies stood: dated rows, and the questions with three answers that can be asked of them.

A row holds from `since` until the day before `until`; either may be a partial date, and then some days are not
settled. What the package knows of a body is read on first use: what a check asks (`Standing`) apart from the rest
(`Particulars`, in the module of that name).
"""

import enum
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from attrs import evolve, frozen

from ._tables import rows, since_until
from .dates import PartialDate, Period, not_after
from .sources import Confidence

if TYPE_CHECKING:
    from .particulars import Particulars

__all__ = [
    "NOTHING_RECORDED",
    "Basis",
    "Dated",
    "Days",
    "Held",
    "InTables",
    "Lasting",
    "Membership",
    "Record",
    "Remit",
    "Unsettled",
    "by_owner",
    "made",
    "welsh_areas",
]


# ------------------------------------------------------------------------------------------------------- rows


@frozen(kw_only=True)
class Dated:
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

    def stands(self, on: date) -> bool | None:
        """Whether it held on a day, or `None` where its dates are too coarse to say."""
        begun = True if self.since is None else not_after(self.since, on)
        ended = False if self.until is None else not_after(self.until, on)
        if begun is False or ended:
            return False
        return None if begun is None or ended is None else True


@frozen(kw_only=True)
class Held(Dated):
    """What one facet of a body was for a time, in words."""

    text: str
    short: str | None = None
    """An abbreviation of it."""
    scope: str | None = None
    """What it extends to, where that is not everything."""
    cite: str | None = None
    """The clause that says it."""

    def __str__(self) -> str:
        return self.text


class Basis(enum.StrEnum):
    """On what ground a body inspects."""

    DUTY = "duty"
    POWER = "power"
    INVITATION = "invitation"
    DELEGATION = "delegation"


@frozen(kw_only=True)
class Remit(Dated):
    """What a body may or must inspect."""

    id: str = ""
    kind: str = ""
    """The kind of agency, in the words of the table `agency_kinds`."""
    agency: str | None = None
    """The id of the agency; `None` where it is none that programmes name."""
    words: str = ""
    basis: Basis | None = None
    """`None` where that is not recorded."""
    law: str | None = None
    jointly_with: tuple[str, ...] = ()
    where: str | None = None
    """Where, if that is not its whole jurisdiction."""
    doubtful: bool = False
    """It stood in law, and whether it could be used is not settled."""

    def __str__(self) -> str:
        return self.words


@frozen(kw_only=True)
class Membership(Dated):
    """Whether a body was a member of the National Preventive Mechanism."""

    member: bool


@frozen(kw_only=True)
class Unsettled(Dated):
    """A time of which it is not known whether a facet held, or for which nothing of it is recorded."""

    facet: str
    agency: str | None = None
    """Of a remit: over which agency."""
    why: str


# -------------------------------------------------------------------------------------------- three answers


class Lasting(NamedTuple):
    """Whether something held on some day of a period, and whether on every day; `None` where that is not known."""

    some: bool | None = None
    every: bool | None = None


Stretch = tuple[date, date]
"""The first and the last of days that follow one another."""


class Days(NamedTuple):
    """The days on which something certainly held, and those on which it may have: stretches apart, in order."""

    certain: tuple[Stretch, ...]
    possible: tuple[Stretch, ...]

    @classmethod
    def of(cls, held: Iterable[Dated], unsettled: Iterable[Dated] = ()) -> "Days":
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

    def during(self, period: Period) -> Lasting:
        """Whether it held on some day of a period, and on every one."""
        return self.extent(period.first or date.min, period.last or date.max)

    def extent(self, first: date, last: date) -> Lasting:
        """The same of the days from a first to a last."""
        some = _meets(self.certain, first, last) or (None if _meets(self.possible, first, last) else False)
        every = _covers(self.certain, first, last) or (None if _covers(self.possible, first, last) else False)
        return Lasting(some, every)


def _first_possible(row: Dated) -> date:
    return date.min if row.since is None else row.since.earliest


def _stretch(since: PartialDate | None, until: PartialDate | None, *, certainly: bool) -> Stretch | None:
    """The days of a row: those that certainly belong to it, or all that may."""
    first = date.min if since is None else since.latest if certainly else since.earliest
    after = None if until is None else until.earliest if certainly else until.latest
    last = date.max if after is None else after - timedelta(1)
    return (first, last) if first <= last else None


def _joined(found: Iterable[Stretch | None]) -> tuple[Stretch, ...]:
    """Stretches in order, those that touch made one."""
    out: list[Stretch] = []
    for first, last in sorted(stretch for stretch in found if stretch is not None):
        if out and (first - timedelta(1) if first > date.min else first) <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return tuple(out)


def _meets(stretches: tuple[Stretch, ...], first: date, last: date) -> bool:
    return any(begun <= last and first <= ended for begun, ended in stretches)


def _covers(stretches: tuple[Stretch, ...], first: date, last: date) -> bool:
    return any(begun <= first and last <= ended for begun, ended in stretches)


# ---------------------------------------------------------------------------------------------- what is kept


@frozen(kw_only=True)
class Record:
    """What is recorded of a body or an agency beside its names. A facet without a row is not recorded."""

    existence: tuple[Held, ...] = ()
    """Whether there was such a body in law."""
    operation: tuple[Held, ...] = ()
    """Whether it was at work."""
    remits: tuple[Remit, ...] = ()
    npm: tuple[Membership, ...] = ()
    """Whether it was a member of the National Preventive Mechanism."""
    unsettled: tuple[Unsettled, ...] = ()
    """Times of which it is not known whether one of these held; at all others without a row, it did not."""
    particulars: "Particulars | None" = None
    """What no check asks for."""

    @property
    def standing(self) -> "Record":
        """What a check asks of it: itself."""
        return self


class InTables(NamedTuple):
    """Stands for what the package's tables have of a body or an agency, which is read on first use."""

    id: str

    @property
    def standing(self) -> Record:
        """What a check asks of it."""
        return _standings().get(self.id, NOTHING_RECORDED)


NOTHING_RECORDED = Record()
"""What is recorded of a body made by hand, unless its maker says more."""
T = TypeVar("T", bound=Dated)


def made(cls: type[T], row: dict[str, Any], **more: Any) -> T:
    """A row of a table as an object of a class that has an attribute for each of its keys but `of`."""
    found: dict[str, Any] = {key: tuple(value) if type(value) is list else value for key, value in row.items()}
    found["since"], found["until"] = since_until(row)
    for key in ("confidence", "date_confidence"):
        if key in row:
            found[key] = Confidence(row[key])
    found.pop("of", None)
    return cls(**found | more)


def by_owner(table: str, kind: str, cls: type[T]) -> dict[str, tuple[T, ...]]:
    """The rows of one kind of a table as objects, by the body or agency that each is of."""
    found: dict[str, list[T]] = {}
    for row in rows(table, kind):
        more = {"basis": Basis(row["basis"])} if "basis" in row else {}
        found.setdefault(row["of"], []).append(made(cls, row, **more))
    return {of: tuple(items) for of, items in found.items()}


@cache
def _standings() -> dict[str, Record]:
    classes: dict[str, type[Any]] = {
        "existence": Held,
        "operation": Held,
        "remits": Remit,
        "npm": Membership,
        "unsettled": Unsettled,
    }
    found: dict[str, dict[str, Any]] = {kind: by_owner("standing", kind, cls) for kind, cls in classes.items()}
    as_existing = {of: tuple(evolve(row, **_AS_EXISTING) for row in held) for of, held in found["existence"].items()}
    found["operation"] = as_existing | found["operation"]
    return {of: Record(**{kind: by.get(of, ()) for kind, by in found.items()}) for of in found["existence"]}


_AS_EXISTING: dict[str, Any] = {
    "text": "at work, nothing else being recorded",
    "confidence": Confidence.INFERRED,
    "note": None,
}


@cache
def welsh_areas() -> frozenset[str]:
    """The ids of the areas that lie in Wales, the same in each scheme that has them."""
    return frozenset(area for row in rows("standing", "wales") for area in row["areas"])
