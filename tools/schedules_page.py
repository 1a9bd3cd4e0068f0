"""The page of the reference that compares the five schedules on joint inspection."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from cjji_model.registry import standard_registry
from cjji_model.statute import (
    ListedBody,
    blockable,
    co_authors,
    co_operation,
    consultees,
    days_of_change,
    differences,
    parallels,
    provision,
)

__all__ = ["schedules_page"]

_SCHEDULES = {
    "hmi-prisons": "Prisons: Prison Act 1952 Sch. A1",
    "hmi-constabulary": "Constabulary: Police Act 1996 Sch. 4A",
    "hmcpsi": "CPS: CPS Inspectorate Act 2000, Schedule",
    "hmi-probation": "Probation: Criminal Justice and Court Services Act 2000 Sch. 1A",
    "hmica": "Court administration: Courts Act 2003 Sch. 3A (to 17 September 2012)",
}
_IN_FORCE = [*_SCHEDULES][:4]
"""The inspectorates whose schedules are in force: all but court administration."""


def schedules_page() -> str:
    """Return the page: what the schedules share, on what they differ, and which bodies they name."""
    alike = "\n".join(
        f"| {parallel.title} | {' | '.join(_cell(parallel.ids.get(of, '')) for of in _SCHEDULES)} |"
        for parallel in parallels().values()
    )
    points = "\n".join(
        f"| {difference.point} | {' | '.join(difference.by_inspectorate.get(of, '') for of in _IN_FORCE)} |"
        for difference in differences()
    )
    named = "\n".join(f"| {title} | {' | '.join(_named(list_of))} |" for title, list_of in _LISTS.items())
    heads = [title.partition(":")[0] for title in _SCHEDULES.values()]
    acts = "\n".join(f"- **{title.partition(':')[0]}**:{title.partition(':')[2]}" for title in _SCHEDULES.values())
    return f"""# The five schedules, side by side

<!-- Made from the data by tools/schedules_page.py: change tables/schedules.toml. -->

Part 4 of the Police and Justice Act 2006 put a similar schedule into each inspectorate's own Act, all on 1 April 2007.
So every "joint" duty exists four times, each owed by another office, and existed five times until 17 September 2012.

{acts}

## What they share

Each cell is the paragraph, what it is (**d** a duty, **p** a power, **l** a list; other kinds are written out), and who
holds it: *the office* is the chief inspector, *the body* its inspectorate. An empty cell means that there is no
such paragraph, or (court administration) that none was seen.

| | {" | ".join(heads)} |
|---|{"---|" * len(heads)}
{alike}

## Where they differ

The law in force, unless a date is given. The fifth schedule is left out: most of it was not seen.

| | {" | ".join(heads[:4])} |
|---|{"---|" * 4}
{points}

## The bodies they name

The lists in force since {days_of_change()[-1]}. `cjji law --on DATE --of BODY` prints those of any other day.

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
    """Yield the bodies on a list of each schedule in force, with the letter of each."""
    for of in _IN_FORCE:
        names = [
            standard_registry().short(row.body) + (f" ({row.letter})" if row.letter else "")
            for row in list_of(of=of, on=days_of_change()[-1])
        ]
        yield ", ".join(names) or "nobody"


_KINDS = {"duty": "d", "power": "p", "list": "l"}
_OFFICES = {"hmcip", "hmcic", "hmci-cps", "hmci-probation", "hmci-court-admin"}
_MINISTERS = {
    "secretary-of-state": "Secretary of State",
    "attorney-general": "Attorney General",
    "lord-chancellor": "Lord Chancellor",
}


def _cell(id: str) -> str:
    """Return a cell: the paragraph of a provision, its kind, its holder, and its last day if it has ended."""
    if not id:
        return ""
    version = provision(id)
    where = version.citation.partition(" para. ")[2].partition(" (")[0] or "elsewhere in the Act"
    if id == _AS_A_WHOLE:
        return f"{where}, known as a whole"
    kind = _KINDS.get(version.modality.value, version.modality.value)
    # The fifth schedule has ended as a whole, which the heading of its column says.
    ended = version.until is not None and not version.id.startswith(_COURTS)
    last = f" (to {version.until - timedelta(1)})" if ended else ""
    return f"{where} **{kind}**{_holder(version.holders)}{last}"


_COURTS = "courts-act-2003"
_AS_A_WHOLE = "courts-act-2003.sch-3A.para-5"


def _holder(ids: tuple[str, ...]) -> str:
    if not ids:
        return ""
    if len(ids) > 1:
        return ", the three ministers"
    if ids[0] in _MINISTERS:
        return f", {_MINISTERS[ids[0]]}"
    return ", the office" if ids[0] in _OFFICES else ", the body"
