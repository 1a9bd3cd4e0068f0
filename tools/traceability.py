"""Traceability: where each clause of the briefing and each provision of the law is implemented, and by which rules.

Two tables record it: `ledger.toml` for clauses, `law_ledger.toml` for provisions. `problems` compares either with the
rule book in both directions, and the pages of the reference show them.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import timedelta
from functools import cache
from itertools import groupby
from pkgutil import resolve_name
from typing import Any, ClassVar

import attrs
from attrs import frozen

from cjji_model.published import CORPUS
from cjji_model.registry import standard_registry
from cjji_model.rules import Rule
from cjji_model.statute import Provision, provision, provisions
from cjji_model.statute.practice import clauses, practices
from cjji_model.tables import rows

__all__ = [
    "CLAUSES",
    "PROVISIONS",
    "Entry",
    "Home",
    "Ledger",
    "clauses_page",
    "entries",
    "homes",
    "law_page",
    "problems",
]


# ------------------------------------------------------------------------------------------------- the entries


@frozen(kw_only=True)
class Entry:
    """Where one clause of the briefing is implemented."""

    clause: str
    """The id of the clause, such as `C6`."""
    types: tuple[str, ...] = ()
    """The classes and attributes that hold it, by their public names, such as `Programme.reviews`."""
    facts: tuple[str, ...] = ()
    """The rows of the package that hold it, such as `body:hmcpsi` and `corpus:police-custody`."""
    rules: tuple[str, ...] = ()
    """The codes of the rules that cite it."""
    queries: tuple[str, ...] = ()
    """The functions and methods that answer it, by their path in the package, such as `statute.joint_authors`."""
    note: str | None = None
    """How it is implemented, where that needs saying."""
    not_encoded: str | None = None
    """Why the clause, or a part of it, is not implemented."""
    later: str | None = None
    """What is planned and not implemented yet."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The id of the clause."""
        return (self.clause,)

    @property
    def homes(self) -> tuple[str, ...]:
        """Everything that implements it."""
        return (*self.types, *self.facts, *self.rules, *self.queries)

    @property
    def reasons(self) -> tuple[str | None, ...]:
        """What excuses an entry without a home."""
        return (self.not_encoded, self.later)


@frozen(kw_only=True)
class Home:
    """Where some provisions are implemented."""

    provisions: tuple[str, ...]
    """The ids of the provisions that share this home."""
    rules: tuple[str, ...] = ()
    """The codes of the rules that judge by them."""
    queries: tuple[str, ...] = ()
    """The functions that answer from them, by their path in the package, such as `statute.consultees`."""
    facts: tuple[str, ...] = ()
    """The classes, attributes and rows that hold them; also `lists` and `history`, see `_IN_STATUTE`."""
    judgement: str | None = None
    """What a person must judge, and who."""
    out_of_scope: str | None = None
    """Why it is not judged."""
    note: str | None = None
    """How it is implemented, where that needs saying."""

    types: ClassVar[tuple[str, ...]] = ()
    """None: the table lists classes and attributes under `facts`."""
    later: ClassVar[str | None] = None
    """None: no provision is planned for later."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the provisions."""
        return self.provisions

    @property
    def homes(self) -> tuple[str, ...]:
        """Everything that implements them."""
        return (*self.facts, *self.rules, *self.queries)

    @property
    def reasons(self) -> tuple[str | None, ...]:
        """What excuses a home without an implementation."""
        return (self.judgement, self.out_of_scope)


@cache
def entries() -> tuple[Entry, ...]:
    """The entries for the clauses, in the order of the table."""
    return tuple(Entry(**_values(row)) for row in rows("ledger"))


@cache
def homes() -> tuple[Home, ...]:
    """The homes of the provisions, in the order of the table."""
    return tuple(Home(**_values(row)) for row in rows("law_ledger", "law"))


def _values(row: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


# --------------------------------------------------------------------------------------------------- checking


@frozen(kw_only=True)
class Ledger:
    """One of the two ledgers: what the check needs to know about it."""

    noun: str
    """What its entries are about, for messages: `clause` or `provision`."""
    table: str
    """The file that records it."""
    source: str
    """The file that lists what it must cover."""
    ids: Callable[[], Collection[str]]
    """The ids of everything that it must cover."""
    listed: Callable[[], Collection[Entry | Home]]
    """Its entries."""
    prefix: str
    """The prefix of a cite in a rule, such as `briefing:`."""
    family: str
    """The family of rules that must cite at least one of its ids."""
    family_only: bool
    """Whether only rules of that family must cite an id of each entry that lists them; otherwise every rule must."""
    is_fact: Callable[[str], bool]
    """Whether a name may be listed under `facts`."""


def problems(ledger: Ledger, rules: Iterable[Rule], listed: Iterable[Entry | Home] | None = None) -> tuple[str, ...]:
    """Compare a ledger with a rule book: one message per problem, each with its remedy; none if they agree.

    >>> from cjji_model import RULES
    >>> [message for message in problems(CLAUSES, RULES.without("PRA103")) if "PRA103" in message]
    ['C1: PRA103 is not in the rule book: remove it from `rules` in tables/ledger.toml']
    """
    book = tuple(rules)
    selected = tuple(ledger.listed() if listed is None else listed)
    of_entries = (message for entry in selected for message in (*_names(ledger, entry), *_codes(ledger, entry, book)))
    return (*_coverage(ledger, selected), *of_entries, *_cites(ledger, selected, book))


def _coverage(ledger: Ledger, listed: tuple[Entry | Home, ...]) -> Iterator[str]:
    """Each id is in exactly one entry, and each entry has known ids."""
    counts = Counter(id for entry in listed for id in entry.ids)
    known = ledger.ids()
    for id in known:
        if counts[id] != 1:
            yield f"{id}: listed {counts[id]} times: list this {ledger.noun} exactly once in {ledger.table}"
    for id in counts:
        if id not in known:
            yield f"{id}: no {ledger.noun} of {ledger.source} has this id"


def _names(ledger: Ledger, entry: Entry | Home) -> Iterator[str]:
    """What an entry names exists, and an entry that names nothing has a reason."""
    id = entry.ids[0]
    if not entry.homes and not any(entry.reasons):
        yield f"{id}: neither a home nor a reason: give one in {ledger.table}"
    for name in entry.types:
        if not exists(name):
            yield f"{id}: no class or attribute is called {name!r}: correct `types` in {ledger.table}"
    for name in entry.queries:
        if not exists(name, lambda value: callable(value) or isinstance(value, property)):
            yield f"{id}: no function is called {name!r}: correct `queries` in {ledger.table}"
    for fact in entry.facts:
        if not ledger.is_fact(fact):
            yield f"{id}: there is no fact {fact!r}: correct `facts` in {ledger.table}"


def _codes(ledger: Ledger, entry: Entry | Home, book: tuple[Rule, ...]) -> Iterator[str]:
    """The rules under `rules` are in the book, and those under `later` are not."""
    codes = {rule.code for rule in book}
    for code in entry.rules:
        if code not in codes:
            yield f"{entry.ids[0]}: {code} is not in the rule book: remove it from `rules` in {ledger.table}"
    for code in _CODE.findall(entry.later or ""):
        if code in codes:
            yield f"{entry.ids[0]}: {code} is in the rule book: move it from `later` to `rules` in {ledger.table}"


_CODE = re.compile(r"\b(?:REC|LAW|PRA)\d{3}\b")


def _cites(ledger: Ledger, listed: tuple[Entry | Home, ...], book: tuple[Rule, ...]) -> Iterator[str]:
    """A rule is listed by the entry of each id that it cites, and cites an id of each entry that lists it."""
    entry_of = {id: entry for entry in listed for id in entry.ids}
    known = ledger.ids()
    for rule in book:
        cited = {cite.removeprefix(ledger.prefix) for cite in rule.cites if cite.startswith(ledger.prefix)}
        of_family = rule.family == ledger.family
        if of_family and not cited:
            yield f"{rule.code}: a rule of {ledger.family} must cite a {ledger.noun}: add one to its `cites`"
        for id in sorted(cited):
            if id not in known:
                yield f"{rule.code}: cites {id}, but no {ledger.noun} of {ledger.source} has this id"
            elif id in entry_of and rule.code not in entry_of[id].rules:
                yield f"{rule.code}: cites {id}: add it to `rules` of {id} in {ledger.table}"
        for entry in listed:
            if rule.code in entry.rules and cited.isdisjoint(entry.ids) and (of_family or not ledger.family_only):
                yield (
                    f"{rule.code}: listed under {entry.ids[0]}, but cites no {ledger.noun} of that entry: "
                    f"add one to its `cites`, or remove it from `rules` in {ledger.table}"
                )


def exists(name: str, accept: Callable[[Any], bool] = lambda _: True) -> bool:
    """Whether a path within the package names something, and `accept` is true of it."""
    owner, _, attribute = name.rpartition(".")
    try:
        parent = resolve_name(f"cjji_model.{owner}".rstrip("."))
        # An attribute of a slotted class is a descriptor, and one without a default is not there at all.
        if isinstance(parent, type) and attrs.has(parent) and attribute in attrs.fields_dict(parent):
            return accept(None)
        return accept(resolve_name(f"cjji_model.{name}"))
    except (ImportError, AttributeError):
        return False


_ROWS: dict[str, Callable[[str], bool]] = {
    "body": lambda id: id in standard_registry().bodies,
    "agency": lambda id: id in standard_registry().agencies,
    "remit": lambda id: any(row["id"] == id for row in rows("tenure", "remits")),
    "name": lambda text: bool(standard_registry().ids_of(text)),
    "author": lambda id: any(row["body"] == id for row in rows("authors")),
    "practice": lambda id: id in practices(),
    "corpus": lambda id: id in CORPUS,
}
"""For each kind of row, whether there is a row with an id."""


def is_row(fact: str) -> bool:
    """Whether the package has a row with a kind and an id, such as `body:hmcpsi`."""
    kind, _, id = fact.partition(":")
    return kind in _ROWS and _ROWS[kind](id)


_IN_STATUTE = frozenset({"lists", "history"})
"""Facts of the statute itself: the rows of the table of lists, and the dates of the provision."""

CLAUSES = Ledger(
    noun="clause",
    table="tables/ledger.toml",
    source="tables/clauses.toml",
    ids=clauses,
    listed=entries,
    prefix="briefing:",
    family="practice",
    family_only=False,
    is_fact=is_row,
)
PROVISIONS = Ledger(
    noun="provision",
    table="tables/law_ledger.toml",
    source="tables/statute.toml",
    ids=lambda: dict.fromkeys(version.id for version in provisions()),
    listed=homes,
    prefix="statute:",
    family="law",
    family_only=True,
    is_fact=lambda name: name in _IN_STATUTE or exists(name) or is_row(name),
)


# --------------------------------------------------------------------------------------------------- the pages

_CLAUSES_HEAD = """# The ledger of clauses

<!-- Made from the data by tools/traceability.py: change tables/ledger.toml. -->

Where the library implements each clause of the briefing (the clauses are in our own words). A *type* holds it, a *fact*
is a row of the package's tables or a published document, a [rule](rules.md) judges it, a *query* answers it. A clause
that is not implemented has a reason; *later* is planned and not implemented yet. {counts}
"""
_TITLES = {
    "inspectorates": "The inspectorates",
    "focus": "What joint inspection looks at",
    "programme": "The programme",
    "co-operation": "Co-operation",
}


def clauses_page() -> str:
    """Return the page of the reference that shows the ledger of clauses."""
    by_clause = {entry.clause: entry for entry in entries()}
    planned = sum(entry.later is not None for entry in by_clause.values())
    implemented = sum(bool(entry.homes) for entry in by_clause.values())
    counts = (
        f"{implemented} of {len(by_clause)} clauses are implemented; for {planned or 'none'} of them more is planned."
    )
    lines = [_CLAUSES_HEAD.format(counts=counts)]
    for section, in_section in groupby(rows("clauses"), key=lambda row: str(row["section"])):
        table = [f"| {row['id']} | {row['text']} | {_clause_cell(by_clause[row['id']])} |" for row in in_section]
        lines.append("\n".join([f"## {_TITLES[section]}\n", "| clause | says | home |", "|---|---|---|", *table, ""]))
    return "\n".join(lines)


def _clause_cell(entry: Entry) -> str:
    return _cell(
        ("type", [f"`{name}`" for name in entry.types]),
        ("fact", [f"`{fact}`" for fact in entry.facts]),
        ("rule", _links(entry.rules)),
        ("query", [f"`{name}`" for name in entry.queries]),
        ("note", [entry.note or ""]),
        ("no home", [entry.not_encoded or ""]),
        ("later", [entry.later or ""]),
    )


_LAW_HEAD = """# The ledger of the law

<!-- Made from the data by tools/traceability.py: change tables/law_ledger.toml. -->

Where the library implements each of the {count} provisions that it holds: a [rule](rules.md) judges by it, a *query*
answers it, a *fact* holds it, a person must judge it, or it is out of scope for a reason. `cjji law --on DATE` prints the
provisions themselves.

*statute.…* are functions of the library; *history* means that only its dates matter, *lists* that the rows of the lists
of the schedules hold it; other facts are classes and attributes of the [document format](documents.md).
"""


def law_page() -> str:
    """Return the page of the reference that shows the ledger of the law."""
    home_of = {id: home for home in homes() for id in home.provisions}
    latest = [provision(id) for id in PROVISIONS.ids()]
    lines = [_LAW_HEAD.format(count=len(latest))]
    for instrument, in_instrument in groupby(latest, key=lambda version: version.instrument):
        table = [f"| {one.citation} | {_versions(one.id)} | {_law_cell(home_of[one.id])} |" for one in in_instrument]
        head = [f"## {instrument.title}\n", "| provision | what it was, and when | home |", "|---|---|---|"]
        lines.append("\n".join([*head, *table, ""]))
    return "\n".join(lines)


def _law_cell(home: Home) -> str:
    return _cell(
        ("rule", _links(home.rules)),
        ("query", [f"`{name}`" for name in home.queries]),
        ("fact", [f"`{name}`" for name in home.facts]),
        ("judgement", [home.judgement or ""]),
        ("out of scope", [home.out_of_scope or ""]),
        ("note", [home.note or ""]),
    )


def _cell(*parts: tuple[str, list[str]]) -> str:
    """Return a cell of a table with one labelled line for each part that is not empty."""
    return "<br>".join(f"*{label}*: {', '.join(texts)}" for label, texts in parts if any(texts))


def _links(codes: tuple[str, ...]) -> list[str]:
    return [f"[{code}](rules.md#{code.lower()})" for code in codes]


def _versions(id: str) -> str:
    """Return the kind and the validity period of each version of a provision."""
    return "<br>".join(f"{version.modality}, {_period(version)}" for version in provisions() if version.id == id)


def _period(version: Provision) -> str:
    if version.never_in_force:
        return "never in force"
    if version.since:
        first = f"since {version.since}"
    elif version.by:
        first = f"since {version.by} at the latest"
    else:
        first = "since when is not known"
    return first if version.until is None else f"{first}, to {version.until - timedelta(1)}"
