"""What the codes of rules and the cites of clauses stand for."""

from collections.abc import Iterable, Iterator

from ..rules import RULES, cited
from ._cites import provision_of

__all__ = ["clause", "clauses", "in_book", "named", "title"]


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
