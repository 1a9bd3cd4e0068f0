"""What the codes of rules and the cites of clauses stand for."""

from collections.abc import Iterator, Sequence

from ..rules import RULES, cited
from ._cites import is_of_law, together

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


def clauses(cites: Sequence[str]) -> Iterator[str]:
    """Cites, and what each says in our own words; provisions of the law that say the same are told together."""
    yield from (clause(cite) for cite in cites if not is_of_law(cite))
    yield from (f"{names}: {text}" for names, text in together(cites))


def clause(cite: str) -> str:
    """A cite, and what it says in our own words where it is of the briefing or of practice.

    >>> clause("briefing:C1")
    'briefing C1: a rolling two-year programme'
    """
    words = cited(cite)
    name = cite.replace(":", " ", 1)
    return f"{name}: {words}" if words else name
