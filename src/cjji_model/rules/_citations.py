"""Cites of clauses, practices and provisions, and what each says."""

from collections.abc import Iterable, Iterator
from datetime import date

from ..errors import UnknownName
from ..statute import provision
from ..statute.practice import clauses, practices

__all__ = ["briefing", "law", "law_on", "practice"]


def briefing(clause: str) -> str:
    """A cite of a clause of the briefing."""
    return f"briefing:{clause}"


def practice(id: str) -> str:
    """A cite of a dated practice."""
    return f"practice:{id}"


def law(id: str) -> str:
    """A cite of a provision, whenever it stood."""
    return f"statute:{id}"


def law_on(id: str, on: date) -> str:
    """A cite of a provision as it stood on a day."""
    return f"statute:{id}@{on}"


def in_force(cites: Iterable[str], on: date) -> Iterator[str]:
    """The cites that stand on a day: provisions as they stood then, without those that did not; others as they are."""
    for cite in cites:
        sort, _, id = cite.partition(":")
        if sort != "statute":
            yield cite
        elif provision(id, on=on).in_force(on):
            yield law_on(id, on)


def cited(cite: str) -> str:
    """What a cite says, in our own words; empty for a cite of another sort."""
    sort, _, id = cite.partition(":")
    if sort == "statute":
        return _provision_told(id)
    if sort == "briefing" and id in clauses():
        return clauses()[id].text
    if sort == "practice" and id in practices():
        return practices()[id].text
    return ""


def _provision_told(cite: str) -> str:
    """A provision in words, as it stood on the day that the cite may say."""
    id, _, day = cite.partition("@")
    try:
        found = provision(id, on=date.fromisoformat(day) if day else None)
    except (UnknownName, ValueError):
        return ""
    return f"{found.citation}: {found.text}"
