"""What says so, as lawyers write it."""

from datetime import date

from ..errors import UnknownName
from ..statute import Provision, provision

__all__ = ["cite_text", "provision_of"]


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
