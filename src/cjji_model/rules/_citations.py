"""Citations of clauses, practices and provisions as text, such as `briefing:C6`, and the text that each refers to."""

from collections.abc import Iterable, Iterator
from datetime import date

from ..errors import UnknownName
from ..statute import provision
from ..statute.practice import clauses, practices

__all__ = ["briefing", "law", "law_on", "practice"]


def briefing(clause: str) -> str:
    """Cite a clause of the briefing: `briefing:C6`."""
    return f"briefing:{clause}"


def practice(id: str) -> str:
    """Cite a dated practice: `practice:plans-yearly`."""
    return f"practice:{id}"


def law(id: str) -> str:
    """Cite a provision without a date: `statute:` and its id."""
    return f"statute:{id}"


def law_on(id: str, on: date) -> str:
    """Cite the version of a provision on a day: `statute:`, its id, `@` and the day."""
    return f"statute:{id}@{on}"


def in_force(cites: Iterable[str], on: date) -> Iterator[str]:
    """Date the cites of provisions to a day, and leave out those not in force then; other cites are unchanged."""
    for cite in cites:
        kind, _, id = cite.partition(":")
        if kind != "statute":
            yield cite
        elif provision(id, on=on).in_force(on):
            yield law_on(id, on)


def cited(cite: str) -> str:
    """Return the text of what is cited, in our own words; empty if the kind or the id is unknown."""
    kind, _, id = cite.partition(":")
    if kind == "statute":
        return _provision_text(id)
    if kind == "briefing" and id in clauses():
        return clauses()[id].text
    if kind == "practice" and id in practices():
        return practices()[id].text
    return ""


def _provision_text(cite: str) -> str:
    """Return the citation and text of a provision, in the version of the day given after `@`, if any."""
    id, _, day = cite.partition("@")
    try:
        cited_provision = provision(id, on=date.fromisoformat(day) if day else None)
    except (UnknownName, ValueError):
        return ""
    return f"{cited_provision.citation}: {cited_provision.text}"
