"""The ledger of clauses: where each clause of the briefing has its home, and which rules rest on it.

A home is a class or attribute, a fact, a rule, or a function that answers. What has none has a reason; what is
planned and does not stand yet is told as such. `problems` finds whatever is not so, in both directions.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby
from pkgutil import resolve_name
from typing import Any

import attrs
from attrs import frozen

from cjji_model.published import CORPUS
from cjji_model.registry import standard_registry
from cjji_model.rules import Rule
from cjji_model.statute.practice import clauses, practices
from cjji_model.tables import rows

__all__ = ["Entry", "entries", "is_fact", "page", "problems", "stands"]


@frozen(kw_only=True)
class Entry:
    """Where one clause of the briefing has its home."""

    clause: str
    """The clause's id, such as `C6`."""
    types: tuple[str, ...] = ()
    """Classes and attributes that hold it, by their public names, such as `Programme.reviews`."""
    facts: tuple[str, ...] = ()
    """Rows of the package, such as `body:hmcpsi` and `corpus:police-custody`."""
    rules: tuple[str, ...] = ()
    """The codes of the rules that cite it."""
    queries: tuple[str, ...] = ()
    """Functions and methods that answer it, by their path in the package, such as `statute.joint_authors`."""
    note: str | None = None
    """How a home holds it, where that needs saying."""
    not_encoded: str | None = None
    """Why the clause, or a part of it, has no home."""
    later: str | None = None
    """Homes that are planned and do not stand yet."""

    @property
    def homes(self) -> tuple[str, ...]:
        """Everything that stands and holds it."""
        return (*self.types, *self.facts, *self.rules, *self.queries)


@cache
def entries() -> tuple[Entry, ...]:
    """The entries of the ledger, in the order of the clauses."""
    return tuple(_entry(**row) for row in rows("ledger"))


def _entry(**row: Any) -> Entry:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Entry(**values)


# --------------------------------------------------------------------------------------------------- checking

_CODE = re.compile(r"\b(?:REC|LAW|PRA)\d{3}\b")
_WHERE = "in tables/ledger.toml"


def problems(rules: Iterable[Rule], ledger: Iterable[Entry] | None = None) -> tuple[str, ...]:
    """What is wrong with the ledger beside a rule book, each with what to change; none where all is well.

    >>> from cjji_model import RULES
    >>> [told for told in problems(RULES.without("PRA103")) if "PRA103" in told]
    ['C1: PRA103 does not stand: take it from `rules`, or plan it under `later`, in tables/ledger.toml']
    """
    book = tuple(rules)
    listed = entries() if ledger is None else tuple(ledger)
    of_entries = (told for entry in listed for told in (*_of_names(entry), *_of_codes(entry, book)))
    return (*_of_clauses(listed), *of_entries, *_of_rules(book, listed))


def _of_clauses(ledger: tuple[Entry, ...]) -> Iterator[str]:
    """Every clause has one entry, and every entry a clause."""
    counts = Counter(entry.clause for entry in ledger)
    for id in clauses():
        if counts[id] != 1:
            yield f"{id}: the clause has {counts[id] or 'no'} entries and needs one {_WHERE}"
    for id in counts:
        if id not in clauses():
            yield f"{id}: no clause of tables/clauses.toml has this id"


def _of_names(entry: Entry) -> Iterator[str]:
    """What an entry names exists, and it names something."""
    if not (entry.homes or entry.not_encoded or entry.later):
        yield f"{entry.clause}: has no home and no reason: name one {_WHERE}"
    for name in entry.types:
        if not stands(name, lambda _: True):
            yield f"{entry.clause}: there is no class or attribute {name}"
    for name in entry.queries:
        if not stands(name, lambda found: callable(found) or isinstance(found, property)):
            yield f"{entry.clause}: there is no function {name}"
    for fact in entry.facts:
        if not is_fact(fact):
            yield f"{entry.clause}: there is no fact {fact}"


def _of_codes(entry: Entry, book: tuple[Rule, ...]) -> Iterator[str]:
    """The rules that an entry names stand, and those that it plans do not stand yet."""
    standing = {rule.code for rule in book}
    for code in entry.rules:
        if code not in standing:
            yield f"{entry.clause}: {code} does not stand: take it from `rules`, or plan it under `later`, {_WHERE}"
    for code in _CODE.findall(entry.later or ""):
        if code in standing:
            yield f"{entry.clause}: {code} stands now: take it from `later` {_WHERE}"


def _of_rules(book: tuple[Rule, ...], ledger: tuple[Entry, ...]) -> Iterator[str]:
    """Every rule is named by the clauses that it cites, and by no others."""
    named = {entry.clause: set(entry.rules) for entry in ledger}
    for rule in book:
        cited = [cite.removeprefix("briefing:") for cite in rule.cites if cite.startswith("briefing:")]
        if not cited and rule.family == "practice":
            yield f"{rule.code}: a rule of practice rests on a clause of the briefing: cite one beside the rule"
        for id in cited:
            if id not in clauses():
                yield f"{rule.code}: cites {id}, and no clause of tables/clauses.toml has this id"
            elif rule.code not in named.get(id, ()):
                yield f"{rule.code}: cites {id}: name it under `rules` of {id} {_WHERE}"
        for id in sorted(id for id, codes in named.items() if rule.code in codes and id not in cited):
            yield f"{rule.code}: is named by {id} and does not cite it: take it from {id}, or cite {id} beside the rule"


def stands(name: str, fits: Callable[[Any], bool] = lambda _: True) -> bool:
    """Whether the package has something of that path, and it fits."""
    owner, _, attribute = name.rpartition(".")
    try:
        found = resolve_name(f"cjji_model.{owner}".rstrip("."))
        if isinstance(found, type) and attrs.has(found) and attribute in attrs.fields_dict(found):
            return fits(None)
        return fits(resolve_name(f"cjji_model.{name}"))
    except (ImportError, AttributeError):
        return False


_FACTS: dict[str, Callable[[str], bool]] = {
    "body": lambda id: id in standard_registry().bodies,
    "agency": lambda id: id in standard_registry().agencies,
    "remit": lambda id: any(row["id"] == id for row in rows("tenure", "remits")),
    "name": lambda text: bool(standard_registry().named(text)),
    "author": lambda id: any(row["body"] == id for row in rows("authors")),
    "practice": lambda id: id in practices(),
    "corpus": lambda id: id in CORPUS,
}


def is_fact(fact: str) -> bool:
    """Whether the package has a row of that kind and id, such as `body:hmcpsi`."""
    kind, _, id = fact.partition(":")
    return kind in _FACTS and _FACTS[kind](id)


# ---------------------------------------------------------------------------------------------------- the page

_HEAD = """# The ledger of clauses

<!-- Made from the data by tools/clause_ledger.py: change tables/ledger.toml. -->

Where each clause of the briefing has its home in the library, in our own words. A *type* holds it, a *fact* is a row of
the package's tables or a published document, a [rule](rules.md) judges it, a *query* answers it. What has no home has
a reason; *later* is planned and does not stand yet. {counts}
"""
_TITLES = {
    "inspectorates": "The inspectorates",
    "focus": "What joint inspection looks at",
    "programme": "The programme",
    "co-operation": "Co-operation",
}


def page() -> str:
    """The page of the reference that shows the ledger."""
    ledger = {entry.clause: entry for entry in entries()}
    planned = sum(entry.later is not None for entry in ledger.values())
    bare = sum(not entry.homes for entry in ledger.values())
    counts = f"Of {len(ledger)} clauses, {len(ledger) - bare} have a home, and {planned or 'none'} wait for one more."
    lines = [_HEAD.format(counts=counts)]
    for section, found in groupby(rows("clauses"), key=lambda row: str(row["section"])):
        table = [f"| {row['id']} | {row['text']} | {_home(ledger[row['id']])} |" for row in found]
        lines.append("\n".join([f"## {_TITLES[section]}\n", "| clause | says | home |", "|---|---|---|", *table, ""]))
    return "\n".join(lines)


def _home(entry: Entry) -> str:
    """The homes of a clause, as a cell of the table."""
    told = (
        ("type", [f"`{name}`" for name in entry.types]),
        ("fact", [f"`{fact}`" for fact in entry.facts]),
        ("rule", [f"[{code}](rules.md#{code.lower()})" for code in entry.rules]),
        ("query", [f"`{name}`" for name in entry.queries]),
        ("note", [entry.note or ""]),
        ("no home", [entry.not_encoded or ""]),
        ("later", [entry.later or ""]),
    )
    return "<br>".join(f"*{label}*: {', '.join(words)}" for label, words in told if any(words))
