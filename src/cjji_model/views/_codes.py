"""What the codes of rules and the cites of clauses stand for."""

from collections.abc import Iterable, Iterator

from ..rules import RULES, cited

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


def clause(cite: str) -> str:
    """A cite, and what it says in our own words where it is of the briefing or of practice.

    >>> clause("briefing:C1")
    'briefing C1: a rolling two-year programme'
    """
    words = cited(cite)
    name = cite.replace(":", " ", 1)
    return f"{name}: {words}" if words else name


def clauses(cites: Iterable[str]) -> Iterator[str]:
    """What cites say, in order: provisions of several Acts that say the same, on the same day, are told together."""
    alike: dict[tuple[str, str, str], list[str]] = {}
    for cite in cites:
        words = cited(cite) if cite.startswith("statute:") else ""
        citation, _, text = words.partition(": ")
        key = (text, cite.partition("@")[2], "") if words else ("", "", clause(cite))
        alike.setdefault(key, []).append(citation)
    for (text, day, other), citations in alike.items():
        yield other or f"{'; '.join(citations)}{f', as at {day}' if day else ''}: {text}"
