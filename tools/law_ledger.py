"""The ledger of the law: where each provision has its home, and which rules rest on it.

A provision is judged by a rule, answered by a query, held by a class or a table, left to a person's judgement, or out
of scope for a reason. `problems` finds whatever is not so, in both directions.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from functools import cache
from itertools import groupby
from typing import Any

from attrs import frozen

from cjji_model.registry import standard_registry
from cjji_model.rules import Rule
from cjji_model.statute import (
    ListedBody,
    Provision,
    blockable,
    co_authors,
    co_operation,
    consultees,
    days_of_change,
    differences,
    parallels,
    provision,
    provisions,
)
from cjji_model.tables import rows
from clause_ledger import is_fact, stands

__all__ = ["Home", "homes", "page", "problems", "schedules_page"]

_OWN = frozenset({"lists", "history"})
"""Facts that are no class and no row: the rows of the table of lists, and the dates of the provision itself."""


@frozen(kw_only=True)
class Home:
    """Where some provisions have their home."""

    provisions: tuple[str, ...]
    """The ids of the provisions that share it."""
    rules: tuple[str, ...] = ()
    """The codes of the rules that judge by them."""
    queries: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    judgement: str | None = None
    """What a person must judge, and who."""
    out_of_scope: str | None = None
    """Why it is not judged."""
    note: str | None = None


@cache
def homes() -> tuple[Home, ...]:
    """Every home, in the order of the table."""
    return tuple(_home(**row) for row in rows("law_ledger", "law"))


def _home(**row: Any) -> Home:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Home(**values)


_WHERE = "in tables/law_ledger.toml"


def problems(rules: Iterable[Rule], ledger: Iterable[Home] | None = None) -> tuple[str, ...]:
    """What is wrong with the ledger beside a rule book, each with what to change; none where all is well.

    >>> from cjji_model import RULES
    >>> [told for told in problems(RULES.without("LAW301"))][0]
    'prison-act-1952.sch-A1.para-1.sub-1: LAW301 does not stand: take it from `rules` in tables/law_ledger.toml'
    """
    book, listed = tuple(rules), homes() if ledger is None else tuple(ledger)
    return (*_of_provisions(listed), *_of_homes(listed, book), *_of_rules(listed, book))


def _of_provisions(ledger: tuple[Home, ...]) -> Iterator[str]:
    """Every provision has one home, and every home provisions."""
    counts = Counter(id for home in ledger for id in home.provisions)
    known = dict.fromkeys(one.id for one in provisions())
    for id in known:
        if counts[id] != 1:
            yield f"{id}: the provision has {counts[id] or 'no'} homes and needs one {_WHERE}"
    for id in counts:
        if id not in known:
            yield f"{id}: no provision of tables/statute.toml has this id"


def _of_homes(ledger: tuple[Home, ...], book: tuple[Rule, ...]) -> Iterator[str]:
    """What a home names exists, and it names something."""
    codes = {rule.code for rule in book}
    for home in ledger:
        id = home.provisions[0]
        if not (home.rules or home.queries or home.facts or home.judgement or home.out_of_scope):
            yield f"{id}: has no home and no reason: name one {_WHERE}"
        for code in home.rules:
            if code not in codes:
                yield f"{id}: {code} does not stand: take it from `rules` {_WHERE}"
        for name in home.queries:
            if not stands(name):
                yield f"{id}: there is no function {name}"
        for name in home.facts:
            if name not in _OWN and not stands(name) and not is_fact(name):
                yield f"{id}: there is no class, attribute or row {name}"


def _of_rules(ledger: tuple[Home, ...], book: tuple[Rule, ...]) -> Iterator[str]:
    """Every rule is named by the provisions that it cites, and every rule of law cites some of those that name it."""
    home_of = {id: home for home in ledger for id in home.provisions}
    for rule in book:
        cited = {cite.removeprefix("statute:") for cite in rule.cites if cite.startswith("statute:")}
        if rule.family == "law" and not cited:
            yield f"{rule.code}: a rule of law rests on a provision: cite one beside the rule"
        for id in sorted(cited):
            if id in home_of and rule.code not in home_of[id].rules:
                yield f"{rule.code}: cites {id}: name it under `rules` of {id} {_WHERE}"
        if rule.family == "law":
            for home in ledger:
                if rule.code in home.rules and cited.isdisjoint(home.provisions):
                    yield f"{rule.code}: is named by {home.provisions[0]}, and cites none of that home's provisions"


# --------------------------------------------------------------------------------------------------- the pages

_HEAD = """# The ledger of the law

<!-- Made from the data by tools/law_ledger.py: change tables/law_ledger.toml. -->

Where each of the {count} provisions that the library holds has its home: a [rule](rules.md) judges by it, a *query*
answers it, a *fact* holds it, a person must judge it, or it is out of scope for a reason. The provisions themselves:
`cjji law --on DATE`.

*statute.…* are questions to ask of the library, in Python; *history* means that its dates alone matter, *lists* that
the rows of the lists of the schedules hold it; other facts are classes and attributes of the
[document format](documents.md).
"""


def page() -> str:
    """The page of the reference that shows the ledger of the law."""
    home_of = {id: home for home in homes() for id in home.provisions}
    latest = [provision(id) for id in dict.fromkeys(one.id for one in provisions())]
    lines = [_HEAD.format(count=len(latest))]
    for instrument, ones in groupby(latest, key=lambda one: one.instrument):
        table = [f"| {one.citation} | {_stood(one)} | {_told(home_of[one.id])} |" for one in ones]
        head = [f"## {instrument.title}\n", "| provision | what it was, and when | home |", "|---|---|---|"]
        lines.append("\n".join([*head, *table, ""]))
    return "\n".join(lines)


def _stood(latest: Provision) -> str:
    """Of what kind each version of a provision is, and when it stood."""
    versions = [one for one in provisions() if one.id == latest.id]
    return "<br>".join(f"{one.modality}, {_when(one)}" for one in versions)


def _when(one: Provision) -> str:
    if one.never_in_force:
        return "never in force"
    first = (
        f"since {one.since}" if one.since else f"since {one.by} at the latest" if one.by else "since when is not known"
    )
    return first if one.until is None else f"{first}, to {one.until - timedelta(1)}"


def _told(home: Home) -> str:
    told = (
        ("rule", [f"[{code}](rules.md#{code.lower()})" for code in home.rules]),
        ("query", [f"`{name}`" for name in home.queries]),
        ("fact", [f"`{name}`" for name in home.facts]),
        ("for judgement", [home.judgement or ""]),
        ("out of scope", [home.out_of_scope or ""]),
        ("note", [home.note or ""]),
    )
    return "<br>".join(f"*{label}*: {', '.join(words)}" for label, words in told if any(words))


_SCHEDULES = {
    "hmi-prisons": "Prisons: Prison Act 1952 Sch. A1",
    "hmi-constabulary": "Constabulary: Police Act 1996 Sch. 4A",
    "hmcpsi": "CPS: CPS Inspectorate Act 2000, Schedule",
    "hmi-probation": "Probation: Criminal Justice and Court Services Act 2000 Sch. 1A",
    "hmica": "Court administration: Courts Act 2003 Sch. 3A (to 17 September 2012)",
}


def schedules_page() -> str:
    """The page of the reference that shows the five schedules side by side."""
    alike = "\n".join(f"| {one.title} | {' | '.join(map(_cell, _cells(one.ids)))} |" for one in parallels().values())
    points = "\n".join(
        f"| {one.point} | {' | '.join(one.said.get(of, '') for of in [*_SCHEDULES][:4])} |" for one in differences()
    )
    named = "\n".join(f"| {title} | {' | '.join(_named(list_of))} |" for title, list_of in _LISTS.items())
    heads = [title.partition(":")[0] for title in _SCHEDULES.values()]
    acts = "\n".join(f"- **{title.partition(':')[0]}**:{title.partition(':')[2]}" for title in _SCHEDULES.values())
    return f"""# The five schedules, side by side

<!-- Made from the data by tools/law_ledger.py: change tables/schedules.toml. -->

Part 4 of the Police and Justice Act 2006 put a like schedule into each inspectorate's own Act, all on 1 April 2007. So
every "joint" duty exists four times over, and did five times until 17 September 2012: each owed by another office.

{acts}

## What they share

Each cell is the paragraph, what it is (**d** a duty, **p** a power, **l** a list; other kinds are written out), and who
holds it: *the office* is the chief inspector, *the body* its inspectorate. A cell left empty: there is no such
paragraph, or (court administration) none was seen.

| | {" | ".join(heads)} |
|---|{"---|" * len(heads)}
{alike}

## On what they differ

As the law stands unless a date is given. The fifth schedule is left out: most of it was not seen.

| | {" | ".join(heads[:4])} |
|---|{"---|" * 4}
{points}

## Whom they name

As the lists stand since {days_of_change()[-1]}. The lists of any other day: `cjji law --on DATE --of BODY`.

| | {" | ".join(heads[:4])} |
|---|{"---|" * 4}
{named}
"""


_LISTS: dict[str, Callable[..., tuple[ListedBody, ...]]] = {
    "consulted, and never waived": lambda **of: tuple(row for row in consultees(**of) if not row.waivable),
    "consulted, or a waiver agreed": lambda **of: tuple(row for row in consultees(**of) if row.waivable),
    "can be blocked": blockable,
    "co-operated with": co_operation,
    "prepare the joint programme too": co_authors,
}


def _named(list_of: Callable[..., tuple[ListedBody, ...]]) -> Iterator[str]:
    for of in [*_SCHEDULES][:4]:
        rows = list_of(of=of, on=days_of_change()[-1])
        yield (
            ", ".join(
                f"{standard_registry().short(row.body)}{f' ({row.letter})' if row.letter else ''}" for row in rows
            )
            or "nobody"
        )


def _cells(ids: Any) -> list[str]:
    return [ids.get(of, "") for of in _SCHEDULES]


_KINDS = {"duty": "d", "power": "p", "list": "l"}
_OFFICES = {"hmcip", "hmcic", "hmci-cps", "hmci-probation", "hmci-court-admin"}
_MINISTERS = {
    "secretary-of-state": "Secretary of State",
    "attorney-general": "Attorney General",
    "lord-chancellor": "Lord Chancellor",
}


def _cell(id: str) -> str:
    if not id:
        return ""
    found = provision(id)
    where = found.citation.partition(" para. ")[2].partition(" (")[0] or "elsewhere in the Act"
    if id == _AS_A_WHOLE:
        return f"{where}, known as a whole"
    kind = _KINDS.get(found.modality.value, found.modality.value)
    last = f" (to {found.until - timedelta(1)})" if found.until and not found.id.startswith(_COURTS) else ""
    return f"{where} **{kind}**{_who(found.holders)}{last}"


_COURTS = "courts-act-2003"
_AS_A_WHOLE = "courts-act-2003.sch-3A.para-5"


def _who(ids: tuple[str, ...]) -> str:
    if len(ids) > 1:
        return ", the three ministers"
    if not ids:
        return ""
    return f", {_MINISTERS.get(ids[0]) or ('the office' if ids[0] in _OFFICES else 'the body')}"
