"""The five schedules side by side: which paragraph does what in each, and on what points they differ."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from attrs import frozen

from ..errors import UnknownName
from ..model.provenance import Confidence
from ..tables import rows
from .lists import INSPECTORATES

__all__ = ["ParallelProvisions", "ScheduleDifference", "cites", "differences", "paragraph", "parallels"]


@frozen(kw_only=True)
class ParallelProvisions:
    """A thing that the schedules do, and the provision that does it in each of them."""

    role: str
    title: str
    ids: Mapping[str, str]
    """The id of the provision, by inspectorate; one that has none is left out."""


@frozen(kw_only=True)
class ScheduleDifference:
    """A point on which the schedules differ, and how."""

    point: str
    said: Mapping[str, str]
    """What holds, in words, by inspectorate."""
    roles: tuple[str, ...]
    """The likenesses within which it differs."""
    sources: tuple[str, ...]
    confidence: Confidence


@cache
def parallels() -> Mapping[str, ParallelProvisions]:
    """What the schedules have in common, by role, in the order of their paragraphs.

    >>> parallels()["consent"].ids["hmcpsi"]
    'cpsi-act-2000.sch.para-3.sub-8'
    """
    return {
        row["role"]: ParallelProvisions(role=row["role"], title=row["title"], ids=row["in"])
        for row in rows("schedules", "skeleton")
    }


@cache
def differences() -> tuple[ScheduleDifference, ...]:
    """The points on which the four schedules that stand today differ."""
    return tuple(
        ScheduleDifference(
            point=row["point"],
            said={of: row[of] for of in INSPECTORATES if of in row},
            roles=tuple(row.get("roles", ())),
            sources=tuple(row["sources"]),
            confidence=Confidence(row["confidence"]),
        )
        for row in rows("schedules", "differences")
    )


def cites(role: str, *, of: Iterable[str], on: date | None = None) -> tuple[str, ...]:
    """Cites of the provision that plays a role in each of some inspectorates' schedules.

    With a day, as it stood that day. An inspectorate whose schedule has no such provision is passed over.

    >>> cites("joint-application", of=["hmi-prisons"], on=date(2012, 3, 1))
    ('statute:prison-act-1952.sch-A1.para-5.sub-5@2012-03-01',)
    """
    ids, asked = parallels()[role].ids, {*of}
    when = "" if on is None else f"@{on}"
    return tuple(f"statute:{ids[one]}{when}" for one in INSPECTORATES if one in asked and one in ids)


def paragraph(role: str, *, of: str) -> str:
    """The id of the provision that plays a role in an inspectorate's schedule.

    Raises `UnknownName` where there is no such role, or where that schedule has no such provision.

    >>> paragraph("joint-programme", of="hmi-prisons")
    'prison-act-1952.sch-A1.para-5.sub-2'
    """
    likeness = parallels().get(role)
    if likeness is None or of not in likeness.ids:
        raise UnknownName(
            f"provision for {role!r} in a schedule of", of, tuple(likeness.ids if likeness else parallels())
        )
    return likeness.ids[of]
