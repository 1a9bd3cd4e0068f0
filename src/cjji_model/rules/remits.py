"""LAW601: whether those who take part have a remit over the agencies inspected."""

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

__all__ = ["within_remits"]


_COURTS_TOO = "uksi-2012-2401.art-2.sub-4"
REMITS = {
    "hmi-prisons": (*(f"prison-act-1952.s-5A.sub-{sub}" for sub in ("2", "5A", "5C")), "uksi-2012-2401.art-2.sub-2"),
    "hmi-constabulary": (*(f"police-act-1996.s-54.sub-{sub}" for sub in ("2", "2A")), "crime-courts-act-2013.s-11"),
    "hmcpsi": ("cpsi-act-2000.s-2.sub-1-a", "cpsi-act-2000.s-2.sub-3A"),
    "hmi-probation": ("cjcs-act-2000.s-7.sub-1", "cjcs-act-2000.s-7.sub-6"),
    "hmica": ("courts-act-2003.s-59.sub-1",),
    "all four": (_COURTS_TOO,),
}
"""The provisions that give each inspectorate its remit. The table of remits in `tables/tenure.toml` has the details."""


def _remits(ids: list[str], work: Roles, at: Moment) -> tuple[str, ...]:
    """Cite the provisions that give these inspectorates their remits, in the version in force when the work began.

    If only the end of the work is recorded, in the version of that day; for undated work, without a date. If none of
    the bodies has such a provision, those of all inspectorates are cited.
    """
    first, last, _ = at.ends(work)
    when = first or last
    own = {body: provisions for body, provisions in REMITS.items() if body in ids} or REMITS
    cites = [law(id) for provisions in own.values() for id in provisions]
    return tuple(cites if when is None else in_force(cites, earliest(when)))


@rule(
    "LAW601",
    title="Each inspectorate taking part has a remit over an agency inspected, and each agency is in somebody's remit",
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
def within_remits(work: Roles, at: Moment) -> Ruling:
    """Each criminal justice inspectorate taking part has a remit (duty, power or invitation) over an agency inspected.

    A delegation recorded by the stream passes on the remit of the delegator. If delegations are not recorded, there may
    have been one; a stand-alone report cannot record any. Partners need no remit, but theirs counts for the agencies.
    A body that did not exist is left to REC102.
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
    if _none_delegated(work, taking_part, agencies, at):
        return MET
    delegations = stream.delegations if isinstance(stream, WorkStream) else None
    delegated = Delegations(work, tuple((d.by, d.to) for d in delegations or ()), delegations is None)
    return _judge_remits(taking_part, agencies, delegated, at.days(work), at)


NO_DELEGATIONS = not_applicable(NotApplicable.NOT_THIS_KIND, "a stand-alone report does not record delegations")


class Delegations(NamedTuple):
    """The delegations of a stream."""

    work: Roles
    """The roles that are judged."""
    pairs: tuple[tuple[str, str], ...]
    """The delegator and the recipient of each delegation."""
    unrecorded: bool
    """Whether the stream does not record its delegations, so that there may be others."""


def _of_criminal_justice(bodies: NameLookup[Body], ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(id for id in ids if id in bodies and bodies[id].kind is BodyKind.CRIMINAL_JUSTICE)


def _inspected(agencies: NameLookup[Agency], ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(id for id in ids if id in agencies and agencies[id].criminal_justice)


def _none_delegated(work: Roles, taking_part: tuple[str, ...], agencies: tuple[str, ...], at: Moment) -> bool:
    """Fast path: whether everything is within the remits of those who take part, without any delegation."""
    days = at.days(work)
    inspectorates = at.cached(
        ("inspectorates", taking_part), lambda: _of_criminal_justice(at.registry.bodies, taking_part)
    )
    inspected = at.cached(("inspected", agencies), lambda: _inspected(at.registry.agencies, agencies))
    if any(at.bodies_with_remit(agency, days).isdisjoint(taking_part) for agency in inspected):
        return False
    return all(any(id in at.bodies_with_remit(agency, days) for agency in agencies) for id in inspectorates)


def _judge_remits(
    taking_part: tuple[str, ...], agencies: tuple[str, ...], delegated: Delegations, days: DaysOfWork, at: Moment
) -> Ruling:
    bodies, registered = at.registry.bodies, at.registry.agencies

    def over(id: str, agency: str) -> bool | None:
        """Whether a body, or one that delegated to it, had a remit over an agency; `None` if not known."""
        if agency not in registered:
            return None
        sources = (id, *(by for by, to in delegated.pairs if to == id))
        return _any(at.held(body, "remits", days, agency) for body in sources)

    present = [id for id in taking_part if at.held(id, "existence", days) is not False]
    inspectorates = [id for id in _of_criminal_justice(bodies, taking_part) if id in present]
    with_remit = {id: _any(over(id, agency) for agency in agencies) for id in inspectorates}
    within_remit = {agency: _any(over(id, agency) for id in present) for agency in _inspected(registered, agencies)}
    without_remit = [id for id, answer in with_remit.items() if answer is False]
    uncovered = [agency for agency, answer in within_remit.items() if answer is False]
    if without_remit or (uncovered and len(present) == len(taking_part)):
        ruling = _outside_remits(without_remit, uncovered, agencies, delegated, at)
        cites = (briefing("A3"), *_remits(without_remit, delegated.work, at))
        return evolve(ruling, cites=cites) if ruling.severity else ruling
    if all(with_remit.values()) and all(within_remit.values()):
        return MET
    if not (all(id in bodies for id in taking_part) and all(agency in registered for agency in agencies)):
        return undetermined("one of those named is not known: see REC101")
    return undetermined("whether every remit held throughout the work is not known", *at.imprecise(delegated.work))


def _outside_remits(
    without_remit: list[str], uncovered: list[str], agencies: tuple[str, ...], delegated: Delegations, at: Moment
) -> Ruling:
    """Rule on inspectorates without a remit and agencies in nobody's, given that delegations may be unrecorded."""
    work = delegated.work
    if without_remit:
        message = f"{at.names(without_remit)} had no remit over {at.names(agencies)}"
    else:
        message = f"none of those taking part had a remit over {at.names(uncovered)}"
    if isinstance(work.stream, Report):
        return NO_DELEGATIONS
    if delegated.unrecorded:
        return undetermined(f"{message}, unless by delegation", f"{work.up}delegations")
    if not without_remit:
        where = f"{work.up}agencies"
    elif without_remit[0] in (work.holder.leads or ()):
        where = "leads"
    else:
        where = "supporters"
    return breached(message, severity=Severity.WARNING, at=where)


def _any(answers: Iterable[bool | None]) -> bool | None:
    """Three-valued `any`: `True` if an answer is, else `None` if an answer is `None`, else `False`."""
    answers = tuple(answers)
    if True in answers:
        return True
    return None if None in answers else False
