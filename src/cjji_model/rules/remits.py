"""LAW601: whether those who take part may inspect what is inspected."""

from collections.abc import Iterable
from typing import NamedTuple

from attrs import evolve

from ..dates import earliest
from ..model.report import Report
from ..model.stream import WorkStream
from ..organisations.bodies import Agency, Body, BodyKind
from ..organisations.names import NameLookup
from ..outcome import NotApplicable, Severity
from ._book import rule
from ._citations import briefing, in_force, law
from ._context import STATUTORY, DaysOfWork, Moment
from ._dated import laws
from ._examples import example
from ._roles import AS_ROLES, ROLES_ELSEWHERE, ROLES_UNKNOWN
from ._rulings import MET, NOT_THIS_KIND, Ruling, breached, not_applicable, undetermined
from ._subjects import Roles

__all__ = ["by_right"]


_COURTS_TOO = "uksi-2012-2401.art-2.sub-4"
REMITS = {
    "hmi-prisons": (*(f"prison-act-1952.s-5A.sub-{sub}" for sub in ("2", "5A", "5C")), "uksi-2012-2401.art-2.sub-2"),
    "hmi-constabulary": (*(f"police-act-1996.s-54.sub-{sub}" for sub in ("2", "2A")), "crime-courts-act-2013.s-11"),
    "hmcpsi": ("cpsi-act-2000.s-2.sub-1-a", "cpsi-act-2000.s-2.sub-3A"),
    "hmi-probation": ("cjcs-act-2000.s-7.sub-1", "cjcs-act-2000.s-7.sub-6"),
    "hmica": ("courts-act-2003.s-59.sub-1",),
    "all four": (_COURTS_TOO,),
}
"""The provisions that give each inspectorate its remit: the rows of the table of remits tell it in full."""


def _remits(ids: list[str], work: Roles, at: Moment) -> tuple[str, ...]:
    """Cites of the provisions that give these inspectorates their remits, as they stood when work began or ended.

    Of inspectorates without any, those of all; of undated work, whenever they stood.
    """
    first, last, _ = at.ends(work)
    told = first or last
    own = {body: found for body, found in REMITS.items() if body in ids} or REMITS
    cites = [law(id) for found in own.values() for id in found]
    return tuple(cites if told is None else in_force(cites, earliest(told)))


@rule(
    "LAW601",
    title="Who takes part has a remit over an agency inspected, and each agency is in somebody's remit",
    family="law",
    subject="roles",
    cites=[
        *(briefing(clause) for clause in ("A3", "A14", "A19", "A21", "A22")),
        *(law(id) for ids in REMITS.values() for id in dict.fromkeys(ids)),
        *laws("delegated-work"),
    ],
    since=STATUTORY,
    judged_on=AS_ROLES,
    severity="warning: what an inspectorate may do by agreement is not always written down",
    passes=example(
        {"leads": ["hmcpsi"], "supporters": ["hmi-constabulary"], "agencies": ["cps", "police"], "delegations": []},
        programme={},
    ),
    fails=example(
        {"leads": ["hmcpsi"], "supporters": ["hmi-prisons"], "agencies": ["cps", "probation"], "delegations": []},
        programme={},
    ),
)
def by_right(work: Roles, at: Moment) -> Ruling:
    """A criminal justice inspectorate takes part in the inspection of what it inspects: by duty, power or invitation.

    A delegation that the stream records hands on the remit of whoever delegates; where none is recorded, it may have
    been so, and a report that stands alone does not say. What partners may inspect is not asked, and helps.
    Of a body that did not exist, REC102 speaks.
    """
    if at.has_phases(work):
        return ROLES_ELSEWHERE
    stream = work.stream
    agencies = stream.agencies
    if agencies is None and not at.complete:
        return undetermined("the agencies inspected are not recorded", f"{work.up}agencies")
    roles = at.roles(work)
    if roles is None:
        return ROLES_UNKNOWN
    taking_part = roles[0] + roles[1]
    if not agencies or not taking_part:
        return NOT_THIS_KIND
    if _plainly(work, taking_part, agencies, at):
        return MET
    delegations = stream.delegations if isinstance(stream, WorkStream) else None
    handed = Delegations(work, tuple((d.by, d.to) for d in delegations or ()), delegations is None)
    return _by_right(taking_part, agencies, handed, at.days(work), at)


NO_DELEGATIONS = not_applicable(NotApplicable.NOT_THIS_KIND, "a report that stands alone tells no delegations")


class Delegations(NamedTuple):
    """What a stream says of delegations."""

    work: Roles
    pairs: tuple[tuple[str, str], ...]
    """Who delegates, and to whom."""
    unrecorded: bool


def _of_criminal_justice(bodies: NameLookup[Body], ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(id for id in ids if id in bodies and bodies[id].kind is BodyKind.CRIMINAL_JUSTICE)


def _inspected(agencies: NameLookup[Agency], ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(id for id in ids if id in agencies and agencies[id].criminal_justice)


def _plainly(work: Roles, taking_part: tuple[str, ...], agencies: tuple[str, ...], at: Moment) -> bool:
    """Whether nobody needs a delegation: what is usual, and quick to see."""
    days = at.days(work)
    asked = at.once(("asked", taking_part), lambda: _of_criminal_justice(at.registry.bodies, taking_part))
    inspected = at.once(("inspected", agencies), lambda: _inspected(at.registry.agencies, agencies))
    if any(at.able(agency, days).isdisjoint(taking_part) for agency in inspected):
        return False
    return all(any(id in at.able(agency, days) for agency in agencies) for id in asked)


def _by_right(
    taking_part: tuple[str, ...], agencies: tuple[str, ...], handed: Delegations, days: DaysOfWork, at: Moment
) -> Ruling:
    bodies, known = at.registry.bodies, at.registry.agencies

    def over(id: str, agency: str) -> bool | None:
        """Whether a body, or one that delegated to it, had a remit over an agency."""
        if agency not in known:
            return None
        able = (id, *(by for by, to in handed.pairs if to == id))
        return _any(at.held(one, "remits", days, agency) for one in able)

    present = [id for id in taking_part if at.held(id, "existence", days) is not False]
    asked = [id for id in _of_criminal_justice(bodies, taking_part) if id in present]
    rights = {id: _any(over(id, agency) for agency in agencies) for id in asked}
    within = {agency: _any(over(id, agency) for id in present) for agency in _inspected(known, agencies)}
    idle = [id for id, answer in rights.items() if answer is False]
    without = [agency for agency, answer in within.items() if answer is False]
    if idle or (without and len(present) == len(taking_part)):
        ruling = _beyond(idle, without, agencies, handed, at)
        cites = (briefing("A3"), *_remits(idle, handed.work, at))
        return evolve(ruling, cites=cites) if ruling.severity else ruling
    if all(rights.values()) and all(within.values()):
        return MET
    if not (all(id in bodies for id in taking_part) and all(agency in known for agency in agencies)):
        return undetermined("one of those named is not known: see REC101")
    return undetermined("whether everyone had a remit all that time is not known", *at.imprecise(handed.work))


def _beyond(idle: list[str], without: list[str], agencies: tuple[str, ...], handed: Delegations, at: Moment) -> Ruling:
    """Somebody has no remit, or an agency is in nobody's: unless that was delegated."""
    work = handed.work
    told = (
        f"{at.names(idle)} had no remit over {at.names(agencies)}"
        if idle
        else f"{at.names(without)}: in the remit of none that take part"
    )
    if isinstance(work.stream, Report):
        return NO_DELEGATIONS
    if handed.unrecorded:
        return undetermined(f"{told}, unless it was delegated", f"{work.up}delegations")
    leads = work.holder.leads or ()
    where = f"{work.up}agencies" if not idle else "leads" if idle[0] in leads else "supporters"
    return breached(told, severity=Severity.WARNING, at=where)


def _any(answers: Iterable[bool | None]) -> bool | None:
    """Whether one of them is so; `None` where none is and that is not known of all."""
    answers = tuple(answers)
    return True if True in answers else None if None in answers else False
