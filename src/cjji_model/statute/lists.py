"""The lists in the schedules, and the orders: who is consulted, who can be blocked, and who must co-operate.

The rows are in a small table, `lists`, because every check reads it; the much larger table `statute` is read on demand.
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
from .provisions import convert_row, provision

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
"""The ministers who may direct the joint programme, all three acting together.

Source: para. 5(4), (6) and (7) of each schedule.
"""
LISTED_COPIES_SEPARATE_FROM = date(2012, 1, 16)
"""From this day constabulary's programmes go to its list only once they are approved. Source: S.I. 2011/3019."""


@frozen(kw_only=True)
class ListedBody:
    """One entry on a list in a schedule: the body, the paragraph and the validity period."""

    of: str
    """The id of the inspectorate whose schedule has the list."""
    body: str
    """The id of the body, office or minister that is listed."""
    letter: str | None = None
    """The letter of the list, or `None` where the body is named outside the lettered list."""
    provision: str
    """The id of the paragraph that holds the list."""
    since: date
    """The first day on which the body was on the list."""
    until: date | None = None
    """The first day on which it was no longer on the list (exclusive)."""
    sources: tuple[str, ...] = ()
    """Ids of the publications that the entry was taken from: keys of the table `law_sources`."""
    confidence: Confidence
    """How sure the entry is."""
    named: str | None = None
    """What the list names, if it says so: the chief inspector, the inspectorate, or the inspectors as a body."""
    note: str | None = None
    """A remark on the entry, for a reader."""

    def in_effect(self, on: date) -> bool:
        """Whether the body was on the list that day. Raises `TypeError` unless `on` is a `datetime.date`."""
        return self.since <= require_day(on) and (self.until is None or on < self.until)

    @property
    def cite(self) -> str:
        """The citation of the paragraph, with the letter if there is one."""
        return provision(self.provision).citation + (f"({self.letter})" if self.letter else "")


@frozen
class Consultee(ListedBody):
    """A body that a chief inspector must consult before preparing a programme or framework."""

    waivable: bool = field(init=False)
    """Whether it may agree to a waiver of the consultation: only bodies on the lettered list may."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "waivable", self.letter is not None)


@frozen(kw_only=True)
class Specified:
    """An organisation specified by an order: inspections of it can be blocked by a notice."""

    of: str
    """The id of the inspectorate for whose schedule it is specified."""
    text: str
    """The organisation as the order names it, in our own words."""
    order: str
    """The order, such as `S.I. 2007/1170`."""
    url: str
    """The address of the order's text."""
    since: date
    """The first day on which the order was in force for the organisation."""
    until: date | None = None
    """The first day on which it no longer was (exclusive)."""
    spent: date | None = None
    """The first day on which there was no longer such an organisation, although the order still named it."""
    part: bool = False
    """Whether it is only a part of an agency, or an agency for only some of its work."""
    sources: tuple[str, ...] = ()
    """Ids of the publications that the row was taken from: keys of the table `law_sources`."""
    confidence: Confidence
    """How sure the row is."""
    note: str | None = None
    """A remark on the row, for a reader."""

    def in_effect(self, on: date) -> bool:
        """Whether the order was in force that day. Raises `TypeError` unless `on` is a `datetime.date`."""
        return self.since <= require_day(on) and (self.until is None or on < self.until)

    def has_effect(self, on: date) -> bool:
        """Whether the order was in force that day and such an organisation still existed."""
        return self.in_effect(on) and (self.spent is None or on < self.spent)


def _listed(kind: str, cls: type[Any]) -> tuple[Any, ...]:
    """The rows of one list as objects, without those that name no body: letters to which an order may add."""
    return tuple(cls(**convert_row(row, days=("since", "until"))) for row in rows("lists", kind) if "body" in row)


@cache
def _consultees() -> tuple[Consultee, ...]:
    """All entries of the list `consultees`, of every schedule and every time."""
    return _listed("consultees", Consultee)


@cache
def _blockable() -> tuple[ListedBody, ...]:
    """All entries of the list `blockable`, of every schedule and every time."""
    return _listed("blockable", ListedBody)


@cache
def _co_authors() -> tuple[ListedBody, ...]:
    """All entries of the list `co_authors`, of every schedule and every time."""
    return _listed("co_authors", ListedBody)


@cache
def _co_operation() -> tuple[ListedBody, ...]:
    """All entries of the list `co_operation`, of every schedule and every time."""
    return _listed("co_operation", ListedBody)


@cache
def _specified() -> tuple[Specified, ...]:
    """All organisations specified by order, for every schedule and every time."""
    return tuple(
        Specified(**convert_row(row, days=("since", "until", "spent")))
        for row in rows("lists", "specified")
        if "text" in row
    )


@cache
def days_of_change() -> tuple[date, ...]:
    """The days on which a list in a schedule, an order or the set of authors changed, in order.

    Days on which a specified organisation ceased to exist, or an author closed, are included.
    """
    days: set[date] = {PART_4}
    for kind in ("consultees", "blockable", "co_authors", "co_operation", "specified"):
        for row in rows("lists", kind):
            days |= {date.fromisoformat(row[key]) for key in ("since", "until", "spent") if key in row}
    days |= {day for row in rows("authors") for day in _days_of_author(row)}
    return tuple(sorted(days))


def _days_of_author(row: dict[str, Any]) -> Iterator[date]:
    """The days on which an author's duty began and ended, and on which it closed."""
    return (date.fromisoformat(row[key]) for key in ("since", "closed", "until") if key in row)


# The caches below are bounded: a check asks about the same few days again and again, but a long-running process may
# be asked about any number of days.


def _body_id(of: str) -> str:
    """Return the id if it is that of a body; otherwise raise `UnknownName`."""
    return standard_registry().bodies[of].id


@lru_cache(maxsize=1024)
def consultees(*, of: str, on: date) -> tuple[Consultee, ...]:
    """The bodies that a chief inspector had to consult that day on a programme or framework, and to send a copy of it.

    Those outside the lettered list come first: a waiver cannot reach them. Orders may add bodies, but no such order
    was found. Empty if the body had no schedule that day. Raises `UnknownName` for an id that is not a body's.

    >>> [consultee.body for consultee in consultees(of="hmcpsi", on=date(2012, 9, 18)) if not consultee.waivable]
    ['attorney-general']
    """
    return tuple(row for row in _consultees() if row.of == _body_id(of) and row.in_effect(on))


def copies(*, of: str, on: date, joint: bool = False) -> tuple[Consultee, ...]:
    """The bodies to which a chief inspector had to send a copy of a programme prepared that day.

    They are the consultees, with one exception. Since 16 January 2012 constabulary's duty to send copies to its list
    is in a separate paragraph, 2(2A)(c), which para. 5(5) does not apply to a joint programme: only the minister gets
    a copy of a joint programme (`joint`) under constabulary's schedule (inferred).
    Source: Police Act 1996 Sch. 4A para. 2(2), 2(2A)(c) and 5(5).
    """
    listed = consultees(of=of, on=on)
    if not (joint and of == "hmi-constabulary" and on >= LISTED_COPIES_SEPARATE_FROM):
        return listed
    return tuple(row for row in listed if not row.waivable)


@lru_cache(maxsize=1024)
def co_operation(*, of: str, on: date) -> tuple[ListedBody, ...]:
    """The bodies with which an inspectorate had to co-operate that day, where that served its own work."""
    return tuple(row for row in _co_operation() if row.of == _body_id(of) and row.in_effect(on))


@lru_cache(maxsize=1024)
def co_authors(*, of: str, on: date) -> tuple[ListedBody, ...]:
    """The bodies with which a chief inspector had to prepare the joint programme that day, by its own schedule."""
    return tuple(row for row in _co_authors() if row.of == _body_id(of) and row.in_effect(on))


@lru_cache(maxsize=1024)
def blockable(*, of: str, on: date) -> tuple[ListedBody, ...]:
    """The bodies on a chief inspector's list, that day, of those whose inspections it can block.

    To be listed is not enough: see `can_block`.
    """
    return tuple(row for row in _blockable() if row.of == _body_id(of) and row.in_effect(on))


@lru_cache(maxsize=1024)
def specified(*, blocker: str, on: date) -> tuple[Specified, ...]:
    """The organisations specified by order that day: the chief inspector could block inspections of these."""
    return tuple(row for row in _specified() if row.of == _body_id(blocker) and row.in_effect(on))


@lru_cache(maxsize=4096)
def can_block(*, blocker: str, proposer: str, on: date) -> bool | None:
    """Whether a chief inspector could block another's inspection that day by a notice of unreasonable burden.

    Both conditions are needed: the proposer is on the blocker's list, and an order specifies organisations. `None`
    if it is not known whether any were specified, as for Ofsted. Raises `UnknownName` for an id that is not a body's.

    >>> can_block(blocker="hmi-constabulary", proposer="hmi-prisons", on=date(2007, 4, 30))
    False
    >>> can_block(blocker="hmi-constabulary", proposer="hmi-prisons", on=date(2007, 5, 1))
    True
    """
    blocker, proposer = _body_id(blocker), _body_id(proposer)
    listed = any(row.body == proposer for row in blockable(of=blocker, on=on))
    if not listed:
        return False
    if specified(blocker=blocker, on=on):
        return True
    is_unknown = any(row["of"] == blocker and not row.get("known", True) for row in rows("lists", "specified"))
    return None if is_unknown else False


def blockable_under(*, blocker: str, proposer: str, on: date) -> str | None:
    """The id of the paragraph that puts the proposer on the blocker's list that day, or `None` if none does."""
    paragraphs = (row.provision for row in blockable(of=blocker, on=on) if row.body == proposer)
    return next(paragraphs, None)


def minister_for(*, of: str, on: date) -> str | None:
    """The id of the minister in charge of a schedule, who may consent to an inspection in spite of a notice.

    `None` if the body had no schedule that day.
    """
    return next((row.body for row in consultees(of=of, on=on) if row.body in DIRECTING_MINISTERS), None)
