"""The five schedules compared: the parallel provisions in each, and the points on which they differ."""

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
    """The provisions that do the same thing in each schedule."""

    role: str
    """The name of what they do, in code, such as `joint-programme`."""
    title: str
    """What they do, in our own words, such as `prepare a programme and a framework`."""
    ids: Mapping[str, str]
    """The id of the provision, by inspectorate, whether or not it is in force today. An inspectorate whose schedule has
    none is absent."""


@frozen(kw_only=True)
class ScheduleDifference:
    """One point on which the schedules differ, and what each of them says on it."""

    point: str
    """The point, in our own words."""
    by_inspectorate: Mapping[str, str]
    """What holds under each schedule, in our own words, by inspectorate."""
    roles: tuple[str, ...]
    """The roles (keys of `parallels()`) of the provisions in which the difference lies."""
    sources: tuple[str, ...]
    """Ids of the publications for the comparison as a whole: keys of the table `law_sources`."""
    confidence: Confidence
    """How sure the comparison is."""


@cache
def parallels() -> Mapping[str, ParallelProvisions]:
    """The provisions that the schedules have in common, by role, in the order of their paragraphs.

    >>> parallels()["consent"].ids["hmcpsi"]
    'cpsi-act-2000.sch.para-3.sub-8'
    """
    return {
        row["role"]: ParallelProvisions(role=row["role"], title=row["title"], ids=row["in"])
        for row in rows("schedules", "skeleton")
    }


@cache
def differences() -> tuple[ScheduleDifference, ...]:
    """The points on which the four schedules in force today differ."""
    return tuple(
        ScheduleDifference(
            point=row["point"],
            by_inspectorate={of: row[of] for of in INSPECTORATES if of in row},
            roles=tuple(row.get("roles", ())),
            sources=tuple(row["sources"]),
            confidence=Confidence(row["confidence"]),
        )
        for row in rows("schedules", "differences")
    )


def cites(role: str, *, of: Iterable[str], on: date | None = None) -> tuple[str, ...]:
    """References to the provision with a role, one for each inspectorate in `of` whose schedule has such a provision.

    With `on`, they refer to the provision as of that day. Raises `KeyError` if there is no such role.

    >>> cites("joint-application", of=["hmi-prisons"], on=date(2012, 3, 1))
    ('statute:prison-act-1952.sch-A1.para-5.sub-5@2012-03-01',)
    """
    ids, wanted = parallels()[role].ids, {*of}
    when = "" if on is None else f"@{on}"
    return tuple(f"statute:{ids[body]}{when}" for body in INSPECTORATES if body in wanted and body in ids)


def paragraph(role: str, *, of: str) -> str:
    """The id of the provision with a role in an inspectorate's schedule.

    Raises `UnknownName` if there is no such role, or if that schedule has no such provision.

    >>> paragraph("joint-programme", of="hmi-prisons")
    'prison-act-1952.sch-A1.para-5.sub-2'
    """
    parallel = parallels().get(role)
    if parallel is None or of not in parallel.ids:
        raise UnknownName(
            f"provision for {role!r} in a schedule of", of, tuple(parallel.ids if parallel else parallels())
        )
    return parallel.ids[of]
