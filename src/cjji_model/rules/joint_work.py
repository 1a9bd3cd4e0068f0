"""PRA101, PRA102, PRA106 to PRA110 and LAW601: what makes work joint, who does it, and by what right."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from attrs import evolve

from ..dates import earliest
from ..model.programme import WorkStream
from ..model.report import Report
from ..model.vocabulary import HighLevelProcess
from ..model.work import WorkType
from ..organisations.bodies import Agency, Body, BodyKind, Named
from ..outcome import NotApplicable, Severity
from ._book import Rule, briefing, example, in_force, law, rule
from ._context import STATUTORY, DaysOfWork, Moment
from ._dated import laws
from ._rulings import Ruling, breached, met, not_applicable, undetermined
from ._subjects import Roles
from .courts import courts_alone, under_the_power

__all__ = ["RULES"]

MET = met()
NOT_THIS_KIND = not_applicable(NotApplicable.NOT_THIS_KIND)
ROLES_ELSEWHERE = not_applicable(NotApplicable.NOT_THIS_KIND, "the roles are told in its phases")
ROLES_UNKNOWN = undetermined("who leads and who supports is not recorded", "leads", "supporters")
AGENCIES_UNKNOWN = undetermined("the agencies inspected are not recorded", "agencies")
AS_ROLES = "the days of the work: its term, else its fieldwork, else the period up to publication"
JOINT = 2
"""How many make work joint: inspectorates, and agencies inspected."""


@rule(
    "PRA101",
    title="Joint work is the work of two or more criminal justice inspectorates",
    subject="roles",
    cites=[briefing("A9"), briefing("C6")],
    since=STATUTORY,
    judged_on=AS_ROLES,
    severity="error for one alone; warning for one with partners, as in 2021; info for a follow-up done alone",
    passes=example({"leads": ["hmi-probation"], "supporters": ["hmi-prisons"]}, programme={}),
    fails=example({"leads": ["hmi-probation"], "supporters": ["cqc"]}, programme={}),
)
def two_or_more(work: Roles, at: Moment) -> Ruling:
    """Two of those who take part are criminal justice inspectorates: the authors of the joint programme at the time.

    Partners, such as Ofsted, take part beside them and do not count. Where nobody is named, PRA106 speaks.
    """
    if at.has_phases(work):
        return ROLES_ELSEWHERE
    roles = at.roles(work)
    if roles is None:
        return ROLES_UNKNOWN
    taking_part = roles[0] + roles[1]
    if not taking_part:
        return NOT_THIS_KIND
    sets = at.inspectorates(work)
    counts = {len(authors.intersection(taking_part)) for authors in sets}
    if min(counts) >= JOINT:
        return MET
    unknown = sum(body not in at.registry.bodies for body in taking_part)
    if max(counts) + unknown >= JOINT:
        return _who_counts(unknown, work, at)
    return _fewer(work, taking_part, max(counts), unknown, at)


def _who_counts(unknown: int, work: Roles, at: Moment) -> Ruling:
    if unknown:
        return undetermined("one of those named is not known: see REC101")
    return undetermined("who counts as a criminal justice inspectorate changed in that time", *at.untold(work))


def _fewer(work: Roles, taking_part: tuple[str, ...], count: int, unknown: int, at: Moment) -> Ruling:
    """What is ruled where fewer than two take part: one, or none; where one is unknown, the lesser severity."""
    who = at.names(taking_part)
    where = "leads" if work.holder.leads else "supporters"
    told = f"at most one criminal justice inspectorate takes part, and not all are known (REC101): {who}"
    if not count and not unknown:
        told = f"no criminal justice inspectorate takes part: {who}"
        return breached(told, severity=Severity.ERROR, at=where)
    if len(taking_part) > 1:
        told = told if unknown else f"one criminal justice inspectorate, with partners: {who}"
        return breached(told, severity=Severity.WARNING, at=where)
    if work.type is WorkType.FOLLOW_UP:
        return breached(told if unknown else f"a follow-up done by {who} alone", severity=Severity.INFO, at=where)
    return breached(told if unknown else f"{who} alone", severity=Severity.ERROR, at=where)


@rule(
    "PRA102",
    title="The issue involves more than one criminal justice agency",
    subject="stream",
    cites=[briefing("B1")],
    severity="warning; info for a rolling programme: most of them look at one agency",
    passes=example({"agencies": ["police", "cps"]}, programme={}),
    fails=example({"agencies": ["cps", "health-services"]}, programme={}),
)
def more_than_one_agency(work: WorkStream | Report, at: Moment) -> Ruling:
    """Two of the agencies inspected are criminal justice agencies: those that the four processes name."""
    agencies = work.agencies
    if agencies is None and not at.complete:
        return AGENCIES_UNKNOWN
    known = at.registry.agencies
    found = [agency for agency in agencies or () if (a := known.get(agency)) is not None and a.criminal_justice]
    if len(found) >= JOINT:
        return MET
    if len(found) + sum(agency not in known for agency in agencies or ()) >= JOINT:
        return undetermined("one of the agencies named is not known: see REC101")
    if courts_alone(work):
        ours = under_the_power(work, at)
        if ours is None:
            return undetermined("whether LAW401 applies is not dated, or too coarsely", *at.ends(Roles(work, work))[2])
        if ours:
            return not_applicable(NotApplicable.NOT_THIS_KIND, "courts alone: see LAW401")
    severity = Severity.INFO if work.type is WorkType.ROLLING else Severity.WARNING
    who = f"{at.names(found)} alone" if found else "none"
    return breached(f"of criminal justice agencies, {who}", severity=severity, at="agencies")


WITHOUT_A_LEAD = frozenset({WorkType.COMPENDIUM, WorkType.STATE_OF_SYSTEM})
NO_LEAD_NEEDED = not_applicable(NotApplicable.NOT_THIS_KIND, "such work needs no lead")


@rule(
    "PRA106",
    title="Each work stream is singly led",
    subject="roles",
    cites=[briefing("C3"), briefing("C6")],
    since=STATUTORY,
    judged_on=AS_ROLES,
    severity="warning for several leads, and for none before work begins; error for none once it has begun",
    passes=example({"leads": ["hmi-probation"], "supporters": ["hmi-prisons"]}, programme={}),
    fails=example({"leads": ["hmi-prisons", "hmi-probation"]}, programme={}),
)
def singly_led(work: Roles, at: Moment) -> Ruling:
    """One inspectorate answers for the work.

    Real plans depart from this: two inspectorates led the 2010 inspection of indeterminate sentences
    together. So a second lead is a departure, not an error; having none becomes one once work has begun.
    Compendia and views of the whole system need no lead.
    """
    if work.type in WITHOUT_A_LEAD:
        return NO_LEAD_NEEDED
    if at.has_phases(work):
        return ROLES_ELSEWHERE
    roles = at.roles(work)
    if roles is None:
        return ROLES_UNKNOWN
    leads = roles[0]
    if len(leads) == 1:
        return MET
    if leads:
        return breached(f"led by {at.names(leads)}", severity=Severity.WARNING, at="leads")
    return breached("no lead is named", severity=Severity.ERROR if work.has_begun else Severity.WARNING, at="leads")


@rule(
    "PRA107",
    title="The lead is a criminal justice inspectorate",
    subject="roles",
    cites=[briefing("A1"), briefing("C3")],
    since=STATUTORY,
    judged_on=AS_ROLES,
    severity="warning: partners really led, as Ofsted does in joint targeted area inspections",
    passes=example({"leads": ["hmcpsi"], "supporters": ["hmi-constabulary"]}, programme={}),
    fails=example({"leads": ["ofsted"], "supporters": ["hmi-constabulary", "hmi-probation"]}, programme={}),
)
def led_by_one_of_them(work: Roles, at: Moment) -> Ruling:
    """Who leads is one of the criminal justice inspectorates: the authors of the joint programme at the time."""
    if at.has_phases(work):
        return ROLES_ELSEWHERE
    roles = at.roles(work)
    if roles is None:
        return ROLES_UNKNOWN
    leads = roles[0]
    if not leads:
        return NOT_THIS_KIND
    sets = at.inspectorates(work)
    if all(authors.issuperset(leads) for authors in sets):
        return MET
    outside = [lead for lead in leads if lead in at.registry.bodies and not any(lead in authors for authors in sets)]
    if outside:
        return breached(f"led by {at.names(outside)}", severity=Severity.WARNING, at="leads")
    return _who_counts(sum(lead not in at.registry.bodies for lead in leads), work, at)


@rule(
    "PRA108",
    title="The supporters named are confirmed before work begins",
    subject="stream",
    cites=[briefing("C3"), briefing("C8")],
    severity="warning: who was announced and who took part differed in the inspection of girls",
    passes=example(
        {
            "status": "in-progress",
            "leads": ["hmcpsi"],
            "supporters": ["hmi-constabulary"],
            "supporters_confirmed": True,
        },
        programme={},
    ),
    fails=example(
        {
            "status": "in-progress",
            "leads": ["hmcpsi"],
            "supporters": ["hmi-constabulary"],
            "supporters_confirmed": False,
        },
        programme={},
    ),
)
def supporters_confirmed(stream: WorkStream | Report, at: Moment) -> Ruling:
    """Once work has begun, those who were named as its supporters have confirmed that they are."""
    if not isinstance(stream, WorkStream):
        return NOT_THIS_KIND
    if not stream.has_begun:
        return not_applicable(NotApplicable.NOT_YET_DUE, "work has not begun")
    roles = Roles(stream, stream)
    if stream.terms or at.has_phases(roles):
        return ROLES_ELSEWHERE
    named = at.roles(roles)
    if named is None:
        return ROLES_UNKNOWN
    if not named[1]:
        return not_applicable(NotApplicable.NOT_THIS_KIND, "it has no supporters")
    if stream.supporters_confirmed is None:
        return undetermined("whether its supporters were confirmed is not recorded", "supporters_confirmed")
    if stream.supporters_confirmed:
        return MET
    return breached(
        f"work has begun, and {at.names(named[1])} not confirmed", severity=Severity.WARNING, at="supporters_confirmed"
    )


@rule(
    "PRA109",
    title="The agencies inspected belong to the high-level process",
    subject="stream",
    cites=[briefing("B4")],
    severity="warning where fewer than two belong; info for an outsider beside two: half of published work has one",
    passes=example({"process": "managing-offenders", "agencies": ["prisons", "probation"]}, programme={}),
    fails=example({"process": "managing-offenders", "agencies": ["police", "probation"]}, programme={}),
)
def agencies_of_the_process(work: WorkStream | Report, at: Moment) -> Ruling:
    """Where two or more agencies are named, two of them are among those that the process names."""
    process, agencies = work.process, work.agencies
    if agencies is not None and len(agencies) < JOINT:
        return NOT_THIS_KIND
    if (process is None or agencies is None) and not at.complete:
        lacking = [name for name, value in (("process", process), ("agencies", agencies)) if value is None]
        return undetermined(f"not recorded: {' and '.join(lacking)}", *lacking)
    if process is None or agencies is None:
        return NOT_THIS_KIND
    known = at.registry.agencies
    belong = process.agencies.intersection(agencies)
    outside = [agency for agency in agencies if agency not in belong and agency in known]
    unknown = len(agencies) - len(outside) - len(belong)
    settled = len(belong) >= JOINT and outside
    if unknown and not settled and len(belong) + unknown >= JOINT:
        return undetermined("one of the agencies named is not known: see REC101")
    if len(belong) < JOINT:
        who = at.names(sorted(belong)) if belong else "none"
        return breached(f"of its agencies, {who} {_belongs(belong, process)}", severity=Severity.WARNING, at="agencies")
    if outside:
        return breached(
            f"{at.names(outside)} {'is' if len(outside) == 1 else 'are'} not among the agencies of {_words(process)}",
            severity=Severity.INFO,
            at="agencies",
        )
    return MET


def _belongs(belong: frozenset[str], process: HighLevelProcess) -> str:
    return f"{'alone ' if belong else ''}belongs to {_words(process)}"


def _words(process: HighLevelProcess) -> str:
    return process.value.replace("-", " ")


@rule(
    "PRA110",
    title="Work belongs to a high-level process or takes up a cross-cutting issue",
    subject="stream",
    cites=[briefing("B4"), briefing("B5")],
    severity="info: the joint site groups some reports under an issue instead",
    passes=example({"takes_account_of": ["victims-and-witnesses"]}, programme={}),
    fails=example(
        {"type": "scoping", "leads": ["hmcpsi"], "supporters": ["hmi-constabulary"], "agencies": ["police", "cps"]},
        programme={"completeness": "complete"},
    ),
)
def in_a_process(work: WorkStream | Report, at: Moment) -> Ruling:
    """Work is grouped under one of the four processes, or names one of the three cross-cutting issues.

    A view of the whole system belongs to none.
    """
    if work.type is WorkType.STATE_OF_SYSTEM:
        return NOT_THIS_KIND
    if work.process is not None or work.takes_account_of:
        return MET
    if not at.complete:
        return undetermined("neither a process nor a cross-cutting issue is recorded", "process", "takes_account_of")
    return breached("it belongs to no process, and names no cross-cutting issue", severity=Severity.INFO, at="process")


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
    handed = Handed(work, tuple((d.by, d.to) for d in delegations or ()), delegations is None)
    return _by_right(taking_part, agencies, handed, at.days(work), at)


def as_they_stood(
    code: str,
    work: Roles,
    at: Moment,
    find: Callable[[tuple[tuple[str, ...], tuple[str, ...]], DaysOfWork, tuple[str, ...], Moment], Ruling],
) -> Ruling:
    """What a rule finds of those who take part, by how they stood at the time: once for all who did so then.

    It is asked with the leads and supporters, the days of the work, and where these could be told more exactly.
    """
    if at.has_phases(work):
        return ROLES_ELSEWHERE
    roles = at.roles(work)
    if roles is None:
        return ROLES_UNKNOWN
    days, untold = at.days(work), at.untold(work)
    return at.once((code, roles, days, untold), lambda: find(roles, days, untold, at))


NO_DELEGATIONS = not_applicable(NotApplicable.NOT_THIS_KIND, "a report that stands alone tells no delegations")


class Handed(NamedTuple):
    """What a stream says of delegations."""

    work: Roles
    pairs: tuple[tuple[str, str], ...]
    """Who delegates, and to whom."""
    unrecorded: bool


def _of_criminal_justice(bodies: Named[Body], ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(id for id in ids if id in bodies and bodies[id].kind is BodyKind.CRIMINAL_JUSTICE)


def _inspected(agencies: Named[Agency], ids: tuple[str, ...]) -> tuple[str, ...]:
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
    taking_part: tuple[str, ...], agencies: tuple[str, ...], handed: Handed, days: DaysOfWork, at: Moment
) -> Ruling:
    bodies, known = at.registry.bodies, at.registry.agencies

    def over(id: str, agency: str) -> bool | None:
        """Whether a body, or one that delegated to it, had a remit over an agency."""
        if agency not in known:
            return None
        able = (id, *(by for by, to in handed.pairs if to == id))
        return _any(at.stood(one, "remits", days, agency) for one in able)

    present = [id for id in taking_part if at.stood(id, "existence", days) is not False]
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
    return undetermined("whether everyone had a remit all that time is not known", *at.untold(handed.work))


def _beyond(idle: list[str], without: list[str], agencies: tuple[str, ...], handed: Handed, at: Moment) -> Ruling:
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


RULES: tuple[Rule, ...] = (
    two_or_more,
    more_than_one_agency,
    singly_led,
    led_by_one_of_them,
    supporters_confirmed,
    agencies_of_the_process,
    in_a_process,
    by_right,
)
