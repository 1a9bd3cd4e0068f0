"""PRA101, PRA102 and PRA106 to PRA110: what makes work joint, and who does it."""

from ..model.report import Report
from ..model.stream import WorkStream
from ..model.vocabulary import WorkType
from ..outcome import NotApplicable, Severity
from ._book import rule
from ._citations import briefing
from ._context import STATUTORY, Moment
from ._examples import example
from ._roles import AS_ROLES, ROLES_ELSEWHERE, ROLES_UNKNOWN
from ._rulings import MET, NOT_THIS_KIND, Ruling, breached, not_applicable, undetermined
from ._subjects import Roles
from .courts import only_courts, since_power_began

__all__ = [
    "agencies_of_the_process",
    "grouped",
    "led_by_inspectorate",
    "more_than_one_agency",
    "singly_led",
    "supporters_confirmed",
    "two_inspectorates",
]


AGENCIES_UNKNOWN = undetermined("the agencies inspected are not recorded", "agencies")
JOINT = 2
"""The number of inspectorates, and of agencies inspected, from which work is joint."""


@rule(
    "PRA101",
    title="Joint work is the work of two or more criminal justice inspectorates",
    subject="roles",
    cites=[briefing("A9"), briefing("C6")],
    since=STATUTORY,
    judged_on=AS_ROLES,
    severity="error for no inspectorate, or one on its own; warning for one with partners, as in 2021; info for a "
    "follow-up by one on its own",
    passes=example({"leads": ["hmi-probation"], "supporters": ["hmi-prisons"]}, programme={}),
    fails=example({"leads": ["hmi-probation"], "supporters": ["cqc"]}, programme={}),
)
def two_inspectorates(work: Roles, at: Moment) -> Ruling:
    """At least two who take part are criminal justice inspectorates: authors of the joint programme at the time.

    Partners, such as Ofsted, may take part in addition and do not count. If nobody is named, PRA106 applies instead.
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
    return undetermined("who counts as a criminal justice inspectorate changed during the work", *at.imprecise(work))


def _fewer(work: Roles, taking_part: tuple[str, ...], count: int, unknown: int, at: Moment) -> Ruling:
    """Rule on work with fewer than two inspectorates. If some bodies are unknown, the lesser severity applies."""
    who = at.names(taking_part)
    where = "leads" if work.holder.leads else "supporters"
    if not count and not unknown:
        return breached(f"no criminal justice inspectorate takes part: {who}", severity=Severity.ERROR, at=where)
    if len(taking_part) > 1:
        message, severity = "only one criminal justice inspectorate takes part, with partners", Severity.WARNING
    elif work.type is WorkType.FOLLOW_UP:
        message, severity = "only one criminal justice inspectorate takes part in the follow-up", Severity.INFO
    else:
        message, severity = "only one criminal justice inspectorate takes part", Severity.ERROR
    if unknown:
        message = "at most one criminal justice inspectorate takes part, and not every body is known (see REC101)"
    return breached(f"{message}: {who}", severity=severity, at=where)


@rule(
    "PRA102",
    title="The issue involves more than one criminal justice agency",
    subject="stream",
    cites=[briefing("B1")],
    severity="warning; info for a rolling programme: most of them inspect one agency",
    passes=example({"agencies": ["police", "cps"]}, programme={}),
    fails=example({"agencies": ["cps", "health-services"]}, programme={}),
)
def more_than_one_agency(work: WorkStream | Report, at: Moment) -> Ruling:
    """At least two of the agencies inspected are criminal justice agencies: those that the four processes name."""
    agencies = work.agencies
    if agencies is None and not at.complete:
        return AGENCIES_UNKNOWN
    registered = at.registry.agencies
    inspected = [
        agency for agency in agencies or () if (a := registered.get(agency)) is not None and a.criminal_justice
    ]
    if len(inspected) >= JOINT:
        return MET
    if len(inspected) + sum(agency not in registered for agency in agencies or ()) >= JOINT:
        return undetermined("one of the agencies named is not known: see REC101")
    if only_courts(work):
        law401_applies = since_power_began(work, at)
        if law401_applies is None:
            return undetermined(
                "the days of the work are not recorded, or are too imprecise to say whether LAW401 applies",
                *at.ends(Roles(work, work))[2],
            )
        if law401_applies:
            return not_applicable(NotApplicable.NOT_THIS_KIND, "only courts are inspected: see LAW401")
    severity = Severity.INFO if work.type is WorkType.ROLLING else Severity.WARNING
    message = "no criminal justice agency is inspected"
    if inspected:
        message = f"only one criminal justice agency is inspected: {at.names(inspected)}"
    return breached(message, severity=severity, at="agencies")


WITHOUT_A_LEAD = frozenset({WorkType.COMPENDIUM, WorkType.STATE_OF_SYSTEM})
"""The types of work that need no lead."""
NO_LEAD_NEEDED = not_applicable(NotApplicable.NOT_THIS_KIND, "this type of work needs no lead")


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
    """One inspectorate is responsible for the work.

    Published plans depart from this: two inspectorates led the 2010 inspection of indeterminate sentences together. So
    a second lead is a warning, not an error; having no lead is an error once work has begun. Compendia and views of the
    whole system need no lead.
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
    severity="warning: partners have led work, as Ofsted does in joint targeted area inspections",
    passes=example({"leads": ["hmcpsi"], "supporters": ["hmi-constabulary"]}, programme={}),
    fails=example({"leads": ["ofsted"], "supporters": ["hmi-constabulary", "hmi-probation"]}, programme={}),
)
def led_by_inspectorate(work: Roles, at: Moment) -> Ruling:
    """Every lead is a criminal justice inspectorate: an author of the joint programme at the time."""
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
        return breached(
            f"led by {at.names(outside)}, outside the criminal justice inspectorates",
            severity=Severity.WARNING,
            at="leads",
        )
    return _who_counts(sum(lead not in at.registry.bodies for lead in leads), work, at)


@rule(
    "PRA108",
    title="The supporters named are confirmed before work begins",
    subject="stream",
    cites=[briefing("C3"), briefing("C8")],
    severity="warning: in the inspection of girls, those announced and those who took part differed",
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
    """Once work has begun, the supporters named have confirmed that they take part."""
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
        f"work has begun, but its supporters are not confirmed: {at.names(named[1])}",
        severity=Severity.WARNING,
        at="supporters_confirmed",
    )


@rule(
    "PRA109",
    title="The agencies inspected belong to the high-level process",
    subject="stream",
    cites=[briefing("B4")],
    severity="warning if fewer than two belong; info if two belong and others do not: so in half of published work",
    passes=example({"process": "managing-offenders", "agencies": ["prisons", "probation"]}, programme={}),
    fails=example({"process": "managing-offenders", "agencies": ["police", "probation"]}, programme={}),
)
def agencies_of_the_process(work: WorkStream | Report, at: Moment) -> Ruling:
    """If two or more agencies are inspected, at least two of them belong to the high-level process."""
    process, agencies = work.process, work.agencies
    if agencies is not None and len(agencies) < JOINT:
        return NOT_THIS_KIND
    if (process is None or agencies is None) and not at.complete:
        lacking = [name for name, value in (("process", process), ("agencies", agencies)) if value is None]
        return undetermined(f"not recorded: {' and '.join(lacking)}", *lacking)
    if process is None or agencies is None:
        return NOT_THIS_KIND
    registered = at.registry.agencies
    belong = process.agencies.intersection(agencies)
    outside = [agency for agency in agencies if agency not in belong and agency in registered]
    unknown = len(agencies) - len(outside) - len(belong)
    settled = len(belong) >= JOINT and outside
    if unknown and not settled and len(belong) + unknown >= JOINT:
        return undetermined("one of the agencies named is not known: see REC101")
    name = process.value.replace("-", " ")
    if len(belong) < JOINT:
        message = f'none of its {len(agencies)} agencies belongs to the process "{name}"'
        if belong:
            message = f'only 1 of its {len(agencies)} agencies belongs to the process "{name}": {at.names(belong)}'
        elif unknown:
            message = f'at most 1 of its {len(agencies)} agencies belongs to the process "{name}"; see REC101'
        return breached(message, severity=Severity.WARNING, at="agencies")
    if outside:
        verb = "does" if len(outside) == 1 else "do"
        message = f'{at.names(outside)} {verb} not belong to the process "{name}"'
        return breached(message, severity=Severity.INFO, at="agencies")
    return MET


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
def grouped(work: WorkStream | Report, at: Moment) -> Ruling:
    """Work is grouped under one of the four processes, or names at least one of the three cross-cutting issues.

    The rule does not apply to a view of the whole system.
    """
    if work.type is WorkType.STATE_OF_SYSTEM:
        return NOT_THIS_KIND
    if work.process is not None or work.takes_account_of:
        return MET
    if not at.complete:
        return undetermined("neither a process nor a cross-cutting issue is recorded", "process", "takes_account_of")
    return breached("it belongs to no process and names no cross-cutting issue", severity=Severity.INFO, at="process")
