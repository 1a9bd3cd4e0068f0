"""The joint inspection programme in law: its authors, its consultees, and who is sent a copy.

One document discharges the parallel duties of every author's own schedule, so its consultees are the union of the
authors' lists.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, lru_cache

from attrs import frozen

from ..dates import Period, one_day
from ..tables import in_effect, rows, since_until
from .lists import (
    DIRECTING_MINISTERS,
    INSPECTORATES,
    LISTED_COPIES_SEPARATE_FROM,
    PART_4,
    Consultee,
    consultees,
    copies,
)

__all__ = [
    "VICTIMS",
    "JointConsultee",
    "JointScheme",
    "closed_authors",
    "joint_authors",
    "joint_authors_during",
    "joint_consultees",
    "joint_copies",
    "joint_scheme",
]


def joint_authors(*, on: date) -> frozenset[str]:
    """The ids of the inspectorates whose chief inspectors were bound that day to prepare the joint programme.

    Empty before 1 April 2007: joint work was voluntary until the Police and Justice Act 2006 came into force.

    >>> sorted(joint_authors(on=date(2012, 9, 18)))
    ['hmcpsi', 'hmi-constabulary', 'hmi-prisons', 'hmi-probation']
    """
    return frozenset(row["body"] for row in rows("authors") if in_effect(row, one_day(on)))


@cache
def _days_of_change() -> tuple[date, ...]:
    """The days on which the set of bound authors changes, in order."""
    return tuple(sorted({when.earliest for row in rows("authors") for when in since_until(row) if when is not None}))


@lru_cache(maxsize=1024)
def joint_authors_during(period: Period) -> tuple[frozenset[str], ...]:
    """The distinct sets of authors bound on the days of a period, in order of time; empty if nobody was bound."""
    days = [day for day in _days_of_change() if day in period]
    # A period without a first day needs no extra day to look at: nobody was bound before the first change.
    if period.first is not None:
        days.insert(0, period.first)
    distinct = dict.fromkeys(joint_authors(on=day) for day in days)
    return tuple(authors for authors in distinct if authors)


@lru_cache(maxsize=1024)
def closed_authors(*, on: date) -> frozenset[str]:
    """The ids of the authors still bound in law that day although the inspectorate had already closed.

    >>> sorted(closed_authors(on=date(2011, 4, 1)))
    ['hmica']
    """
    bodies = (
        row["body"] for row in rows("authors") if "closed" in row and date.fromisoformat(row["closed"]) <= on
    )
    return joint_authors(on=on).intersection(bodies)


@frozen(kw_only=True)
class JointConsultee:
    """One body to be consulted on a joint programme, or sent a copy of it, and the paragraphs that require it."""

    body: str
    """The id of the body, office or minister."""
    rows: tuple[Consultee, ...]
    """Its entries on the lists of the authors' schedules."""
    co_author: bool
    """Whether it is itself an author: if so, it counts as consulted, and as having a copy (inferred)."""

    @property
    def waivable(self) -> bool:
        """Whether each author that must consult it could agree a waiver with it."""
        return all(row.waivable for row in self.rows)

    @property
    def waivers(self) -> tuple[str, ...]:
        """The ids of the inspectorates that could agree a waiver with it."""
        return tuple(row.of for row in self.rows if row.waivable)


def _grouped(entries: Iterable[Consultee], authors: frozenset[str]) -> tuple[JointConsultee, ...]:
    """Group list entries by body: bodies that are not waivable for every author first, co-authors last."""
    by_body: dict[str, list[Consultee]] = {}
    for entry in entries:
        by_body.setdefault(entry.body, []).append(entry)
    grouped = [JointConsultee(body=body, rows=tuple(its), co_author=body in authors) for body, its in by_body.items()]
    return tuple(sorted(grouped, key=lambda consultee: (consultee.co_author, consultee.waivable)))


@lru_cache(maxsize=1024)
def joint_consultees(*, on: date) -> tuple[JointConsultee, ...]:
    """The bodies to be consulted before a joint programme was prepared that day: the union of its authors' lists.

    Empty before 1 April 2007: see `joint_scheme`. Source: para. 5(5) of each schedule, which applies para. 2(2).

    >>> [consultee.body for consultee in joint_consultees(on=date(2025, 1, 29)) if not consultee.co_author]
    ['secretary-of-state', 'attorney-general', 'ofsted', 'cqc', 'auditor-general-wales', 'victims-commissioner']
    """
    authors = joint_authors(on=on)
    entries = (row for of in INSPECTORATES if of in authors for row in consultees(of=of, on=on))
    return _grouped(entries, authors)


@lru_cache(maxsize=1024)
def joint_copies(*, on: date) -> tuple[JointConsultee, ...]:
    """The bodies that had to be sent a copy of a joint programme prepared that day. Empty before 1 April 2007."""
    authors = joint_authors(on=on)
    entries = (row for of in INSPECTORATES if of in authors for row in copies(of=of, on=on, joint=True))
    return _grouped(entries, authors)


@frozen(kw_only=True)
class JointScheme:
    """The law that applied to a joint programme prepared on a given day."""

    on: date
    """The day on which the programme is prepared."""
    authors: tuple[str, ...]
    """The ids of the inspectorates that had to prepare it together, in the order of `INSPECTORATES`."""
    consultees: tuple[JointConsultee, ...]
    """The bodies to be consulted before it was prepared: see `joint_consultees`."""
    copies: tuple[JointConsultee, ...]
    """The bodies to be sent a copy once it was prepared: see `joint_copies`."""
    directing: tuple[str, ...]
    """The ids of the ministers who could, all acting together, direct when it is prepared and in what form."""
    victims: bool
    """Whether those ministers could also direct that it provides for inspections of victims' experiences."""
    notes: tuple[str, ...]
    """Sentences for a reader: why nothing was required, what is inferred, and which author had closed."""


VICTIMS = date(2025, 12, 31)
"""From this day ministers may direct inspections of victims' experiences. Source: S.I. 2025/1325."""


def joint_scheme(*, on: date) -> JointScheme:
    """The law for a joint programme prepared that day. Before 1 April 2007 it required nothing: `notes` says why."""
    authors = joint_authors(on=on)
    return JointScheme(
        on=on,
        authors=tuple(of for of in INSPECTORATES if of in authors),
        consultees=joint_consultees(on=on),
        copies=joint_copies(on=on),
        directing=DIRECTING_MINISTERS if authors else (),
        victims=on >= VICTIMS,
        notes=tuple(_notes(on)),
    )


def _notes(on: date) -> Iterator[str]:
    """Sentences about what the other attributes of a `JointScheme` cannot show."""
    if on < PART_4:
        yield "Joint work was voluntary until 1 April 2007, when Part 4 of the Police and Justice Act 2006 began."
        return
    yield "A co-author counts as consulted, and as having a copy (inferred)."
    yield "Orders may add bodies to the lists; no such order was found."
    if "hmica" in joint_authors(on=on):
        yield (
            "Only letters (a) to (d) and the CQC's letters of HMICA's list were seen: "
            "the rest follow the other lists (inferred)."
        )
    if closed_authors(on=on):
        yield "HMICA closed on 31 December 2010, but was bound in law until 17 September 2012."
    if on >= LISTED_COPIES_SEPARATE_FROM:
        yield "Constabulary's schedule requires a copy of a joint programme to go only to the minister (inferred)."
