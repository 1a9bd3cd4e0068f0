"""Published practice that changed over the years, and the clauses of the briefing: what rules cite beside the law."""

from functools import cache

from attrs import frozen

from ..dates import PartialDate, Period
from ..tables import in_effect, rows, since_until

__all__ = ["Clause", "Practice", "clauses", "practice_in_effect", "practices"]


@frozen
class Clause:
    """A clause of the briefing, in our own words."""

    id: str
    text: str


@frozen(kw_only=True)
class Practice:
    """A practice that the inspectorates published, and when it stood."""

    id: str
    text: str
    since: PartialDate | None
    until: PartialDate | None
    """When it stood no longer: the day after the last."""
    sources: tuple[str, ...]


@cache
def clauses() -> dict[str, Clause]:
    """Every clause of the briefing by id."""
    return {row["id"]: Clause(row["id"], row["text"]) for row in rows("clauses")}


@cache
def practices() -> dict[str, Practice]:
    """Every dated practice by id."""
    found: dict[str, Practice] = {}
    for row in rows("practice"):
        since, until = since_until(row)
        found[row["id"]] = Practice(
            id=row["id"], text=row["text"], since=since, until=until, sources=tuple(row["sources"])
        )
    return found


@cache
def practice_in_effect(id: str, period: Period) -> bool | None:
    """Whether a practice stood on every day of a period (`True`), on none (`False`), or neither certainly (`None`)."""
    return in_effect(next(row for row in rows("practice") if row["id"] == id), period)
