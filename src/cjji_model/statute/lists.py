"""The lists of the schedules, and the orders: who is consulted, who can be blocked, with whom to co-operate.

Rows of the table `lists`: few, since the rules need them in every check.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import Any

from attrs import field, frozen

from ..dates import require_day
from ..model.provenance import Confidence
from ..registry import standard_registry
from ..tables import rows
from .provisions import provision, typed

__all__ = [
    "DIRECTING_MINISTERS",
    "INSPECTORATES",
    "PART_4",
    "Consultee",
    "ListedBody",
    "Specified",
    "blockable",
    "blockable_under",
    "can_block",
    "co_authors",
    "co_operation",
    "consultees",
    "copies",
    "days_of_change",
    "minister_for",
    "specified",
]

INSPECTORATES = ("hmi-prisons", "hmi-constabulary", "hmcpsi", "hmi-probation", "hmica")
"""The inspectorates that have, or had, a schedule of their own, in the order of sections 28 to 32 of the 2006 Act."""
PART_4 = date(2007, 4, 1)
"""The day on which all five schedules took effect. Source: S.I. 2007/709 art. 3(m)."""
DIRECTING_MINISTERS = ("attorney-general", "lord-chancellor", "secretary-of-state")
"""Who may direct the joint programme, all three together. Source: para. 5(4), (6) and (7) of each schedule."""
COPIES_APART = date(2012, 1, 16)
"""From this day constabulary's programmes go to its list only once approved. Source: S.I. 2011/3019."""


@frozen(kw_only=True)
class ListedBody:
    """Somebody on a list of a schedule, and when."""

    of: str
    """The inspectorate whose schedule it is."""
    body: str
    letter: str | None = None
    """The letter of the list, or `None` where the body is named outside the lettered list."""
    provision: str
    """The id of the paragraph."""
    since: date
    until: date | None = None
    """The first day on which it was no longer on the list."""
    sources: tuple[str, ...] = ()
    confidence: Confidence
    named: str | None = None
    """Which of an office and its inspectorate is named, where the list says so."""
    note: str | None = None

    def in_effect(self, on: date) -> bool:
        """Whether it was on the list that day."""
        return self.since <= require_day(on) and (self.until is None or on < self.until)

    @property
    def cite(self) -> str:
        """The paragraph, with the letter."""
        return provision(self.provision).citation + (f"({self.letter})" if self.letter else "")


@frozen
class Consultee(ListedBody):
    """Somebody whom a chief inspector must consult before preparing a programme or framework."""

    waivable: bool = field(init=False)
    """Whether it may agree that it need not be consulted: only those on the lettered list may."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "waivable", self.letter is not None)


@frozen(kw_only=True)
class Specified:
    """An organisation that an order specifies, so that inspections of it can be blocked."""

    of: str
    """Whose schedule it is specified for."""
    text: str
    """What the order names, in our words."""
    order: str
    url: str
    since: date
    until: date | None = None
    spent: date | None = None
    """The first day on which there was no longer such an organisation, though the order still named it."""
    part: bool = False
    """Whether it is only a part of an agency, or an agency for some of its work."""
    sources: tuple[str, ...] = ()
    confidence: Confidence
    note: str | None = None

    def in_effect(self, on: date) -> bool:
        """Whether the order was in force that day."""
        return self.since <= require_day(on) and (self.until is None or on < self.until)

    def bites(self, on: date) -> bool:
        """Whether the order was in force that day, and there still was such an organisation."""
        return self.in_effect(on) and (self.spent is None or on < self.spent)


def _listed(kind: str, cls: type[Any]) -> tuple[Any, ...]:
    """The rows of a list that name a body; a letter that an order may add to names none."""
    return tuple(cls(**typed(row, days=("since", "until"))) for row in rows("lists", kind) if "body" in row)


@cache
def _consultees() -> tuple[Consultee, ...]:
    return _listed("consultees", Consultee)


@cache
def _blockable() -> tuple[ListedBody, ...]:
    return _listed("blockable", ListedBody)


@cache
def _co_authors() -> tuple[ListedBody, ...]:
    return _listed("co_authors", ListedBody)


@cache
def _co_operation() -> tuple[ListedBody, ...]:
    return _listed("co_operation", ListedBody)


@cache
def _specified() -> tuple[Specified, ...]:
    return tuple(
        Specified(**typed(row, days=("since", "until", "spent"))) for row in rows("lists", "specified") if "text" in row
    )


@cache
def days_of_change() -> tuple[date, ...]:
    """The days on which a list of the schedules, an order or the set of authors changed, in order."""
    found: set[date] = {PART_4}
    for kind in ("consultees", "blockable", "co_authors", "co_operation", "specified"):
        for row in rows("lists", kind):
            found |= {date.fromisoformat(row[key]) for key in ("since", "until", "spent") if key in row}
    found |= {found_day for row in rows("authors") for found_day in _ends_of(row)}
    return tuple(sorted(found))


def _ends_of(row: dict[str, Any]) -> Iterator[date]:
    return (date.fromisoformat(row[key]) for key in ("since", "closed", "until") if key in row)


def _of(of: str) -> str:
    """The id of a body; raises `UnknownName` for any other."""
    return standard_registry().bodies[of].id


@lru_cache(maxsize=1024)
def consultees(*, of: str, on: date) -> tuple[Consultee, ...]:
    """Whom a chief inspector had to consult that day on a programme or framework, and send a copy of it.

    Those outside the lettered list come first: no waiver reaches them. Nobody is named by order: none was found.
    Empty where the body has no schedule, or had none yet. Raises `UnknownName` for an id that is no body's.

    >>> [found.body for found in consultees(of="hmcpsi", on=date(2012, 9, 18)) if not found.waivable]
    ['attorney-general']
    """
    return tuple(row for row in _consultees() if row.of == _of(of) and row.in_effect(on))


def copies(*, of: str, on: date, joint: bool = False) -> tuple[Consultee, ...]:
    """To whom a chief inspector had to send a copy of a programme prepared that day.

    Those who are consulted; but constabulary's duty to send copies to its list has stood in a paragraph of its own
    since 16 January 2012, which is not applied to a joint programme: of that, the minister alone gets one
    (inferred). Source: Police Act 1996 Sch. 4A para. 2(2), 2(2A)(c) and 5(5).
    """
    found = consultees(of=of, on=on)
    if not (joint and of == "hmi-constabulary" and on >= COPIES_APART):
        return found
    return tuple(row for row in found if not row.waivable)


@lru_cache(maxsize=1024)
def co_operation(*, of: str, on: date) -> tuple[ListedBody, ...]:
    """With whom an inspectorate had to co-operate that day, where that served its own work."""
    return tuple(row for row in _co_operation() if row.of == _of(of) and row.in_effect(on))


@lru_cache(maxsize=1024)
def co_authors(*, of: str, on: date) -> tuple[ListedBody, ...]:
    """With whom a chief inspector had to prepare the joint programme that day, by its own schedule."""
    return tuple(row for row in _co_authors() if row.of == _of(of) and row.in_effect(on))


@lru_cache(maxsize=1024)
def blockable(*, of: str, on: date) -> tuple[ListedBody, ...]:
    """Who was on a chief inspector's list that day of those whose inspections it can block: see `can_block`."""
    return tuple(row for row in _blockable() if row.of == _of(of) and row.in_effect(on))


@lru_cache(maxsize=1024)
def specified(*, blocker: str, on: date) -> tuple[Specified, ...]:
    """The organisations specified by order that day, of which this chief inspector could block inspections."""
    return tuple(row for row in _specified() if row.of == _of(blocker) and row.in_effect(on))


@lru_cache(maxsize=4096)
def can_block(*, blocker: str, proposer: str, on: date) -> bool | None:
    """Whether a chief inspector could stop another's inspection that day by a notice of unreasonable burden.

    Two things are needed: the proposer is on the blocker's list, and an order specifies organisations. `None` where
    it is not known whether any were specified, as for Ofsted. Raises `UnknownName` for an id that is no body's.

    >>> can_block(blocker="hmi-constabulary", proposer="hmi-prisons", on=date(2007, 4, 30))
    False
    >>> can_block(blocker="hmi-constabulary", proposer="hmi-prisons", on=date(2007, 5, 1))
    True
    """
    blocker, proposer = _of(blocker), _of(proposer)
    listed = any(row.body == proposer for row in blockable(of=blocker, on=on))
    if not listed or specified(blocker=blocker, on=on):
        return listed
    return (
        None
        if any(row["of"] == blocker and not row.get("known", True) for row in rows("lists", "specified"))
        else False
    )


def blockable_under(*, blocker: str, proposer: str, on: date) -> str | None:
    """The id of the paragraph that puts the proposer on the blocker's list that day."""
    found = (row.provision for row in blockable(of=blocker, on=on) if row.body == proposer)
    return next(found, None)


def minister_for(*, of: str, on: date) -> str | None:
    """The minister in charge of a schedule, who may consent to an inspection in spite of a notice.

    `None` for a body without a schedule that day.
    """
    return next((row.body for row in consultees(of=of, on=on) if row.body in DIRECTING_MINISTERS), None)
