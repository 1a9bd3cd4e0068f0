"""What says so, as lawyers write it."""

from collections.abc import Iterable, Iterator
from datetime import date

from ..errors import UnknownName
from ..statute import Provision, provision

__all__ = ["cite_text", "is_of_law", "together"]


def cite_text(cite: str) -> str:
    """A cite in words; the day that it names is left out.

    >>> cite_text("statute:police-act-1996.sch-4A.para-5.sub-5")
    'Police Act 1996 Sch. 4A para. 5(5)'
    >>> cite_text("statute:cpsi-act-2000.s-2.sub-1-c@2000-10-01"), cite_text("briefing:C2")
    ('CPS Inspectorate Act 2000 s. 2(1)(c)', 'briefing C2')
    """
    found = _provision(cite)
    return cite.replace(":", " ", 1) if found is None else found[0].citation


def is_of_law(cite: str) -> bool:
    """Whether a cite is one of a provision that there is."""
    return _provision(cite) is not None


def together(cites: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Cites of provisions in words, each beside what it says; those that say the same, as twins do, are told once.

    A cite of another sort, or of a provision that there is not, is passed over.

    >>> [told for told, _ in together(["statute:prison-act-1952.sch-A1.para-5.sub-3@2012-09-17"])]
    ['Prison Act 1952 Sch. A1 para. 5(3), as on 2012-09-17']
    """
    told: dict[tuple[str, str], list[str]] = {}
    for cite in cites:
        found = _provision(cite)
        if found is not None:
            told.setdefault((found[0].text, found[1]), []).append(found[0].citation)
    for (text, day), names in told.items():
        yield "; ".join(names) + (f", as on {day}" if day else ""), text


def _provision(cite: str) -> tuple[Provision, str] | None:
    """The provision that a cite names, and the day, which may be empty; `None` where it names none."""
    sort, _, rest = cite.partition(":")
    if sort != "statute":
        return None
    id, _, day = rest.partition("@")
    try:
        return provision(id, on=date.fromisoformat(day) if day else None), day
    except (UnknownName, ValueError):
        return None
