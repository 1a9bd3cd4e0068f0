"""The sources other than law that rules cite: dated published practice, and the clauses of the briefing."""

from functools import cache

from attrs import frozen

from ..dates import PartialDate, Period
from ..tables import in_effect, rows, since_until

__all__ = ["Clause", "Practice", "clauses", "practice_in_effect", "practices"]


@frozen
class Clause:
    """A clause of the briefing, in our own words."""

    id: str
    """Its number in the briefing, such as `C1`; rules cite it as `briefing:C1`."""
    text: str
    """What the clause says."""


@frozen(kw_only=True)
class Practice:
    """A practice that the inspectorates published, and its validity period."""

    id: str
    """Its key in the table `practice`, such as `plans-yearly`."""
    text: str
    """The practice, as a sentence in our own words."""
    since: PartialDate | None
    """When it began, as exactly as is known; `None` if no beginning is recorded."""
    until: PartialDate | None
    """When it was no longer followed: the day after the last (exclusive); `None` if no end is recorded."""
    sources: tuple[str, ...]
    """Ids of the publications that state it: keys of the table `sources`."""


@cache
def clauses() -> dict[str, Clause]:
    """All clauses of the briefing, by id."""
    return {row["id"]: Clause(row["id"], row["text"]) for row in rows("clauses")}


@cache
def practices() -> dict[str, Practice]:
    """All recorded practices, by id."""
    by_id: dict[str, Practice] = {}
    for row in rows("practice"):
        since, until = since_until(row)
        by_id[row["id"]] = Practice(
            id=row["id"], text=row["text"], since=since, until=until, sources=tuple(row["sources"])
        )
    return by_id


@cache
def practice_in_effect(id: str, period: Period) -> bool | None:
    """Whether a practice held on every day of a period (`True`), on none (`False`), or neither is certain (`None`)."""
    return in_effect(next(row for row in rows("practice") if row["id"] == id), period)
