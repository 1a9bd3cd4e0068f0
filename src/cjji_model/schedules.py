"""The schedules that Part 4 of the Police and Justice Act 2006 inserted: one for each author of the joint programme."""

from collections.abc import Iterable

__all__ = ["SCHEDULES", "own_paragraph", "paragraph_5"]

SCHEDULES = {
    "hmi-prisons": "prison-act-1952.sch-A1",
    "hmi-constabulary": "police-act-1996.sch-4A",
    "hmcpsi": "cpsi-act-2000.sch",
    "hmi-probation": "cjcs-act-2000.sch-1A",
    "hmica": "courts-act-2003.sch-3A",
}
"""Where the schedule of each author's inspectorate stands. Source: Police and Justice Act 2006 ss. 28 to 32."""
_READ_WHOLE = frozenset({"hmica"})
"""The schedules whose paragraph 5 is known only as a whole."""


def paragraph_5(sub: int, authors: Iterable[str], *, on: object = "") -> tuple[str, ...]:
    """Cites of one sub-paragraph of paragraph 5, joint programmes, in the schedule of each author.

    >>> paragraph_5(5, ["hmi-prisons"], on="2012-03-01")
    ('statute:prison-act-1952.sch-A1.para-5.sub-5@2012-03-01',)
    """
    at = f"@{on}" if on else ""
    bound = {*authors}
    return tuple(
        f"statute:{schedule}.para-5{'' if author in _READ_WHOLE else f'.sub-{sub}'}{at}"
        for author, schedule in SCHEDULES.items()
        if author in bound
    )


def own_paragraph(sub: str, author: str, *, on: object) -> tuple[str, ...]:
    """The cite of one sub-paragraph of paragraph 2, an inspectorate's own documents; none where it has no schedule."""
    return (f"statute:{SCHEDULES[author]}.para-2.sub-{sub}@{on}",) if author in SCHEDULES else ()
