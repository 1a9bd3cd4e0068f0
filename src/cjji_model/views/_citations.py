"""Titles of rules by code, and citations of clauses and provisions by cite."""

from collections.abc import Iterable, Iterator
from datetime import date

from ..errors import UnknownName
from ..rules import RULES, cited
from ..statute import Provision, provision

__all__ = ["book_order", "cite_text", "clause", "clauses", "code_and_title", "provision_of", "title"]


def title(code: str) -> str:
    """Return a rule's title; empty for a rule that is not in the standard rule book."""
    return RULES[code].title if code in RULES else ""


def code_and_title(code: str) -> str:
    """Return a rule's code and title, or the code alone."""
    return f"{code}  {title(code)}".rstrip()


def book_order(code: str) -> tuple[int, str]:
    """Return a sort key that puts codes in the order of the rule book; rules that are not in it come last."""
    codes = [rule.code for rule in RULES]
    return codes.index(code) if code in codes else len(codes), code


def clauses(cites: Iterable[str]) -> Iterator[str]:
    """Yield each cite with what it says, in order.

    Provisions with the same text as at the same day, as the twin schedules have, are merged into one line.
    """
    groups: dict[str | tuple[str, str], list[str]] = {}
    for cite in cites:
        match = provision_of(cite)
        key = cite if match is None else (match[0].text, match[1])
        groups.setdefault(key, []).append("" if match is None else match[0].citation)
    for key, names in groups.items():
        if isinstance(key, str):
            yield clause(key)
        else:
            text, day = key
            yield f"{'; '.join(dict.fromkeys(names))}{f', as at {day}' if day else ''}: {text}"


def clause(cite: str) -> str:
    """Return a cite, and its summary where it is of the briefing or of practice.

    >>> clause("briefing:C1")
    'briefing C1: a rolling two-year programme'
    """
    summary = cited(cite)
    name = cite.replace(":", " ", 1)
    return f"{name}: {summary}" if summary else name


def cite_text(cite: str) -> str:
    """Return a cite as a citation, without the day that it names.

    >>> cite_text("statute:police-act-1996.sch-4A.para-5.sub-5")
    'Police Act 1996 Sch. 4A para. 5(5)'
    >>> cite_text("statute:cpsi-act-2000.s-2.sub-1-c@2000-10-01"), cite_text("briefing:C2")
    ('CPS Inspectorate Act 2000 s. 2(1)(c)', 'briefing C2')
    """
    match = provision_of(cite)
    return cite.replace(":", " ", 1) if match is None else match[0].citation


def provision_of(cite: str) -> tuple[Provision, str] | None:
    """Return the provision that a cite names, and the day in it or ""; `None` where it names no provision."""
    source, _, rest = cite.partition(":")
    if source != "statute":
        return None
    id, _, day = rest.partition("@")
    try:
        return provision(id, on=date.fromisoformat(day) if day else None), day
    except (UnknownName, ValueError):
        return None
