"""The joint programme in law: who prepares it together, to whom it is taken first, and who is sent a copy.

One document discharges the like duties of each author's own schedule: those to be consulted are the union of the lists.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, lru_cache

from attrs import frozen

from ..dates import Period, one_day
from ..tables import in_effect, rows, since_until
from .lists import COPIES_APART, DIRECTING_MINISTERS, INSPECTORATES, PART_4, Consultee, consultees, copies

__all__ = [
    "VICTIMS",
    "JointConsultee",
    "JointScheme",
    "closed",
    "joint_authors",
    "joint_authors_during",
    "joint_consultees",
    "joint_copies",
    "joint_scheme",
]


def joint_authors(*, on: date) -> frozenset[str]:
    """The ids of the inspectorates whose chief inspectors were bound that day to prepare the joint programme.

    None before 1 April 2007: joint work was voluntary until the Police and Justice Act 2006 came into force.

    >>> sorted(joint_authors(on=date(2012, 9, 18)))
    ['hmcpsi', 'hmi-constabulary', 'hmi-prisons', 'hmi-probation']
    """
    return frozenset(row["body"] for row in rows("authors") if in_effect(row, one_day(on)))


@cache
def _days_of_authors() -> tuple[date, ...]:
    """The days from which another set of authors is bound."""
    return tuple(sorted({when.earliest for row in rows("authors") for when in since_until(row) if when is not None}))


@lru_cache(maxsize=1024)
def joint_authors_during(period: Period) -> tuple[frozenset[str], ...]:
    """The sets of authors bound on the days of a period, each once, in order; days without any are left out."""
    days = [*([period.first] if period.first else []), *(day for day in _days_of_authors() if day in period)]
    found = dict.fromkeys(joint_authors(on=day) for day in days)
    return tuple(authors for authors in found if authors)


@lru_cache(maxsize=1024)
def closed(*, on: date) -> frozenset[str]:
    """The authors still bound in law that day whose inspectorate had closed its doors.

    >>> sorted(closed(on=date(2011, 4, 1)))
    ['hmica']
    """
    found = (row["body"] for row in rows("authors") if "closed" in row and date.fromisoformat(row["closed"]) <= on)
    return joint_authors(on=on).intersection(found)


@frozen(kw_only=True)
class JointConsultee:
    """Somebody to whom a joint programme must be taken, and under which paragraphs."""

    body: str
    rows: tuple[Consultee, ...]
    """Its places on the authors' lists."""
    co_author: bool
    """Whether it is itself an author: it counts as consulted, and as having a copy (inferred)."""

    @property
    def waivable(self) -> bool:
        """Whether every author that must consult it could agree with it that it need not."""
        return all(row.waivable for row in self.rows)

    @property
    def waivers(self) -> tuple[str, ...]:
        """The inspectorates that could agree a waiver with it."""
        return tuple(row.of for row in self.rows if row.waivable)


def _joined(found: Iterable[Consultee], authors: frozenset[str]) -> tuple[JointConsultee, ...]:
    """Rows gathered by body: those outside every lettered list first, then by letter, the co-authors last."""
    by_body: dict[str, list[Consultee]] = {}
    for row in found:
        by_body.setdefault(row.body, []).append(row)
    joined = [JointConsultee(body=body, rows=tuple(ones), co_author=body in authors) for body, ones in by_body.items()]
    return tuple(sorted(joined, key=lambda one: (one.co_author, one.waivable)))


@lru_cache(maxsize=1024)
def joint_consultees(*, on: date) -> tuple[JointConsultee, ...]:
    """To whom a joint programme prepared that day had to be taken first: the union of its authors' lists.

    Source: para. 5(5) of each schedule, which applies para. 2(2). Empty before 1 April 2007: see `joint_scheme`.

    >>> [found.body for found in joint_consultees(on=date(2025, 1, 29)) if not found.co_author]
    ['secretary-of-state', 'attorney-general', 'ofsted', 'cqc', 'auditor-general-wales', 'victims-commissioner']
    """
    authors = joint_authors(on=on)
    found = (row for of in INSPECTORATES if of in authors for row in consultees(of=of, on=on))
    return _joined(found, authors)


@lru_cache(maxsize=1024)
def joint_copies(*, on: date) -> tuple[JointConsultee, ...]:
    """To whom a copy of a joint programme prepared that day had to be sent, and under which paragraphs."""
    authors = joint_authors(on=on)
    found = (row for of in INSPECTORATES if of in authors for row in copies(of=of, on=on, joint=True))
    return _joined(found, authors)


@frozen(kw_only=True)
class JointScheme:
    """What the law asked of a joint programme prepared on a day."""

    on: date
    authors: tuple[str, ...]
    """Who had to prepare it together, in the order of the Acts' sections."""
    consultees: tuple[JointConsultee, ...]
    copies: tuple[JointConsultee, ...]
    directing: tuple[str, ...]
    """The ministers who, all together, could direct when it is prepared and in what form."""
    victims: bool
    """Whether they could direct that it deals with what victims experience."""
    notes: tuple[str, ...]
    """What is to be known beside: why there is nothing, what is inferred, who had closed."""


VICTIMS = date(2025, 12, 31)
"""From this day ministers may direct inspections of victims' experiences. Source: S.I. 2025/1325."""


def joint_scheme(*, on: date) -> JointScheme:
    """What the law asked of a joint programme prepared that day; before 1 April 2007 nothing, and the notes say why."""
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
    if on < PART_4:
        yield "Joint work was voluntary until 1 April 2007, when Part 4 of the Police and Justice Act 2006 began."
        return
    yield "A co-author counts as consulted, and as having a copy (inferred)."
    yield "Orders may add to the lists; none was found."
    if "hmica" in joint_authors(on=on):
        yield "Of HMICA's list letters (a) to (d) and the CQC's were seen: the rest follow the other lists (inferred)."
    if closed(on=on):
        yield "HMICA had closed on 31 December 2010, and was bound in law until 17 September 2012."
    if on >= COPIES_APART:
        yield "Constabulary's schedule carries over to a joint programme the minister's copy alone (inferred)."
