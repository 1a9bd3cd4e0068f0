"""What the codes of rules and the cites of clauses and provisions stand for."""

from collections.abc import Iterable, Iterator
from datetime import date

from ..errors import UnknownName
from ..rules import RULES, cited
from ..statute import Provision, provision

__all__ = ["cite_text", "clause", "clauses", "in_book", "named", "provision_of", "title"]


def title(code: str) -> str:
    """The rule's title; empty for a rule that is not in the book."""
    return RULES[code].title if code in RULES else ""


def named(code: str) -> str:
    """The rule's code and title."""
    return f"{code}  {title(code)}".rstrip()


def in_book(code: str) -> tuple[int, str]:
    """What sorts codes as the book does; those of other books come last."""
    codes = [rule.code for rule in RULES]
    return codes.index(code) if code in codes else len(codes), code


def clauses(cites: Iterable[str]) -> Iterator[str]:
    """What cites say, in order: provisions that say the same of the same day, as twins do, are told together."""
    alike: dict[str | tuple[str, str], list[str]] = {}
    for cite in cites:
        found = provision_of(cite)
        key = cite if found is None else (found[0].text, found[1])
        alike.setdefault(key, []).append("" if found is None else found[0].citation)
    for key, names in alike.items():
        if isinstance(key, str):
            yield clause(key)
        else:
            text, day = key
            yield f"{'; '.join(dict.fromkeys(names))}{f', as at {day}' if day else ''}: {text}"


def clause(cite: str) -> str:
    """A cite, and what it says in our own words where it is of the briefing or of practice.

    >>> clause("briefing:C1")
    'briefing C1: a rolling two-year programme'
    """
    words = cited(cite)
    name = cite.replace(":", " ", 1)
    return f"{name}: {words}" if words else name


def cite_text(cite: str) -> str:
    """A cite in words; the day that it names is left out.

    >>> cite_text("statute:police-act-1996.sch-4A.para-5.sub-5")
    'Police Act 1996 Sch. 4A para. 5(5)'
    >>> cite_text("statute:cpsi-act-2000.s-2.sub-1-c@2000-10-01"), cite_text("briefing:C2")
    ('CPS Inspectorate Act 2000 s. 2(1)(c)', 'briefing C2')
    """
    found = provision_of(cite)
    return cite.replace(":", " ", 1) if found is None else found[0].citation


def provision_of(cite: str) -> tuple[Provision, str] | None:
    """The provision that a cite names, and the day, which may be empty; `None` where it names none."""
    sort, _, rest = cite.partition(":")
    if sort != "statute":
        return None
    id, _, day = rest.partition("@")
    try:
        return provision(id, on=date.fromisoformat(day) if day else None), day
    except (UnknownName, ValueError):
        return None
