"""PRA111 to PRA116 and PRA120 to PRA123: how the work is done, and what becomes of it."""

from datetime import date

from ..dates import PartialDate, Period, Span, before, not_after
from ..model.coverage import Coverage, FullCoverage, SampleCoverage
from ..model.programme import Programme
from ..model.report import Report
from ..model.stream import ContributionKind, Visit, WorkStream
from ..model.vocabulary import CrossCuttingIssue, LooksAt, WorkStatus, WorkSubject, WorkType
from ..outcome import NotApplicable, Severity
from ..statute.practice import practice_in_effect
from ._book import rule
from ._citations import briefing, practice
from ._context import STATUTORY, DaysOfWork, Moment, listed
from ._examples import SOUND, example
from ._roles import AS_ROLES, ROLES_ELSEWHERE, ROLES_UNKNOWN, as_they_stood
from ._rulings import MET, NOT_THIS_KIND, Ruling, breached, not_applicable, undetermined
from ._subjects import Roles

__all__ = [
    "all_three_issues",
    "leads_part",
    "mostly_thematic",
    "names_what_it_follows",
    "nothing_lost",
    "number_of_areas",
    "reaches_all",
    "supporters_part",
    "with_a_member",
    "youth_offending",
]

NOT_BEGUN = not_applicable(NotApplicable.NOT_YET_DUE, "work has not begun")
NOT_INSPECTIONS = frozenset({WorkType.SCOPING, WorkType.EVIDENCE_REVIEW, WorkType.COMPENDIUM, WorkType.STATE_OF_SYSTEM})
ALL_THREE = {"takes_account_of": [issue.value for issue in CrossCuttingIssue]}


@rule(
    "PRA111",
    title="Each inspection takes account of the three cross-cutting issues",
    subject="stream",
    cites=[briefing("B5")],
    severity="warning: the clause allows no exception, yet records of it are seldom whole",
    passes=example(ALL_THREE, programme={}),
    fails=example({"takes_account_of": ["value-for-money"]}, programme={"completeness": "complete"}, given=SOUND),
)
def all_three_issues(work: WorkStream | Report, at: Moment) -> Ruling:
    """Victims and witnesses, equality and diversity, and value for money: every inspection considers all three.

    A list may be partial unless the document is complete; scoping, reviews of evidence, compendia and views of the
    whole system are no inspections.
    """
    if work.type in NOT_INSPECTIONS:
        return NOT_THIS_KIND
    lacking = [issue for issue in CrossCuttingIssue if issue not in (work.takes_account_of or ())]
    if not lacking:
        return MET
    told = listed(issue.value.replace("-", " ") for issue in lacking)
    if not at.complete:
        return undetermined(f"whether it takes account of {told} is not recorded", "takes_account_of")
    return breached(f"it takes no account of {told}", severity=Severity.WARNING, at="takes_account_of")


@rule(
    "PRA112",
    title="A thematic inspection looks at a number of areas",
    subject="stream",
    cites=[briefing("C4")],
    severity="info: some real thematics looked at every unit there was",
    passes=example({"coverage": {"kind": "sample", "scheme": "cj-areas", "areas": ["cumbria", "kent"]}}, programme={}),
    fails=example({"coverage": {"kind": "all", "unit": "police forces"}}, programme={}),
)
def number_of_areas(work: WorkStream | Report, at: Moment) -> Ruling:
    """More than one area, and not all of them."""
    if work.type is not WorkType.THEMATIC:
        return NOT_THIS_KIND
    coverage = work.coverage
    if isinstance(coverage, SampleCoverage):
        return _sample(coverage)
    if coverage is None and not at.complete:
        return undetermined("where it looks is not recorded", "coverage")
    return breached(_looks(coverage), severity=Severity.INFO, at="coverage")


def _looks(coverage: Coverage | None) -> str:
    """Where work looks, in words."""
    where = {"sample": "a sample", "all": "every area"}
    kind = None if coverage is None else coverage.kind
    return f"it looks at {where.get(kind or '', 'no area in particular')}"


def _sample(coverage: SampleCoverage) -> Ruling:
    named, count = len(coverage.areas or ()) + len(coverage.places or ()), coverage.count
    if named > 1 or (count is not None and count > 1):
        return MET
    if count is None:
        return undetermined("how many areas it looks at is not recorded", "coverage/count")
    return breached(f"it looks at {count or 'no'} area", severity=Severity.INFO, at="coverage")


_REGIONS = [
    "east-midlands",
    "east-of-england",
    "greater-manchester",
    "kent-surrey-sussex",
    "london",
    "north-east",
    "north-west",
    "south-central",
    "south-west",
    "wales",
    "west-midlands",
    "yorkshire-and-the-humber",
]


@rule(
    "PRA113",
    title="A rolling programme reaches all areas by the end of its cycle",
    subject="stream",
    cites=[briefing("C5")],
    judged_on="the end of the cycle",
    severity="warning: full joint inspections of youth offending work chose a few teams by concern",
    passes=example(
        {
            "type": "rolling",
            "coverage": {"kind": "all", "scheme": "probation-regions"},
            "cycle": {"first": "2021-07", "last": "2024-06"},
            "visits": [{"visited": {"first": "2024-01"}, "areas": _REGIONS}],
        },
        programme={},
        on=date(2025, 4, 1),
    ),
    fails=example({"type": "rolling", "coverage": {"kind": "sample", "unit": "teams"}}, programme={}),
)
def reaches_all(work: WorkStream | Report, at: Moment) -> Ruling:
    """The visits of a rolling programme have reached every area of its scheme once its cycle is over.

    One that only ever samples does not set out to.
    """
    if work.type is not WorkType.ROLLING or not isinstance(work, WorkStream):
        return NOT_THIS_KIND
    coverage = work.coverage
    if coverage is None and not at.complete:
        return undetermined("where it looks is not recorded", "coverage")
    if not isinstance(coverage, FullCoverage):
        return breached(_looks(coverage), severity=Severity.WARNING, at="coverage")
    cycle = work.cycle
    if cycle is None or cycle.last is None:
        return undetermined("the end of its cycle is not recorded", "cycle")
    over = before(cycle.last, at.on)
    if over is None:
        return undetermined(f"its cycle ends {cycle.last}: too coarse to compare with {at.on}", "cycle/last")
    if not over:
        return not_applicable(NotApplicable.NOT_YET_DUE, f"its cycle ends {cycle.last}")
    return _reached(work, coverage, cycle, cycle.last, at)


def _reached(work: WorkStream, coverage: FullCoverage, cycle: Span, end: PartialDate, at: Moment) -> Ruling:
    """Whether visits reached the scheme's areas by the end of the cycle; only what certainly stood can be missed."""
    visits, scheme = work.visits, coverage.scheme
    if visits is None or scheme is None:
        lacking = [name for name, value in (("visits", visits), ("coverage/scheme", scheme)) if value is None]
        return undetermined(f"not recorded: {listed(lacking)}", *lacking)
    places = at.registry.places
    areas = places.during(scheme, cycle.widest)
    if not areas:
        return undetermined(f"no areas of {scheme} are known in that time", "coverage/scheme")
    reached, perhaps, unnamed, undated = _visited(visits, end)
    if areas <= reached:
        return MET
    certain = _certain(cycle, end)
    stood = places.during(scheme, certain, certainly=True) if certain else frozenset[str]()
    missed = sorted(stood - reached - perhaps)
    if missed and not unnamed:
        told = f"{len(missed)} areas were not reached: {listed(missed)}"
        return breached(told, severity=Severity.WARNING, at="visits")
    unsure = [*unnamed, *undated] or ["cycle"]
    return undetermined("which areas there were, or were reached in time, is not certain", *unsure)


def _visited(visits: tuple[Visit, ...], end: PartialDate) -> tuple[set[str], set[str], list[str], list[str]]:
    """Areas reached and perhaps reached by an end; where visits name no areas, and where they are dated coarsely."""
    reached: set[str] = set()
    perhaps: set[str] = set()
    unnamed, undated = [], []
    for i, visit in enumerate(visits):
        when = visit.visited.first or visit.visited.last
        in_time = None if when is None else not_after(when, end)
        if in_time is False:
            continue
        if visit.areas is None:
            unnamed.append(f"visits/{i}/areas")
        elif in_time:
            reached.update(visit.areas)
        else:
            perhaps.update(visit.areas)
            undated.append(f"visits/{i}/visited")
    return reached, perhaps, unnamed, undated


def _certain(cycle: Span, end: PartialDate) -> Period | None:
    """The days that certainly lie in a cycle, if there are any."""
    begun = end.latest if cycle.first is None else cycle.first.latest
    return Period(begun, end.earliest) if begun <= end.earliest else None


@rule(
    "PRA114",
    title="Rolling streams do not outnumber thematic ones",
    subject="programme",
    cites=[briefing("C4"), briefing("C5")],
    severity="info: which way the balance falls depends on what is counted",
    passes=example({"completeness": "complete", "work_streams": []}),
    fails=example(
        {"type": "rolling", "coverage": {"kind": "all"}, "cycle": {"first": "2012-04", "last": "2016-03"}},
        programme={"completeness": "complete"},
        given=SOUND,
    ),
)
def mostly_thematic(programme: Programme, at: Moment) -> Ruling:
    """Most streams of a programme are thematic, and a small number are rolling; none rolling is well."""
    del at
    if not programme.is_complete:
        return undetermined("not every stream is recorded", "completeness")
    types = [stream.type for stream in programme.streams]
    rolling, thematic = types.count(WorkType.ROLLING), types.count(WorkType.THEMATIC)
    if rolling <= thematic:
        return MET
    return breached(f"{rolling} rolling, {thematic} thematic", severity=Severity.INFO, at="work_streams")


LEADS_PART = (
    ContributionKind.MANAGEMENT,
    ContributionKind.METHOD,
    ContributionKind.DRAFTING,
    ContributionKind.PUBLICATION,
)
SUPPORTERS_PART = frozenset({ContributionKind.PEOPLE, ContributionKind.RESOURCES, ContributionKind.WRITING})
TOGETHER = "key-decisions-shared"
"""The practice, since January 2024, that key matters are decided together."""
_LED = {"status": "in-progress", "leads": ["hmcpsi"], "supporters": ["hmi-constabulary"]}


@rule(
    "PRA115",
    title="The lead manages, sets the method, drafts and publishes",
    subject="roles",
    cites=[briefing("C7"), practice(TOGETHER)],
    since=STATUTORY,
    judged_on=AS_ROLES,
    severity="warning; that another inspectorate leads a strand is no breach",
    passes=example(
        _LED
        | {
            "contributions": [
                {"by": "hmcpsi", "gives": ["drafting", "method"]},
                {"by": "hmi-constabulary", "gives": ["people"]},
            ]
        },
        programme={},
    ),
    fails=example(
        _LED | {"contributions": [{"by": "hmi-constabulary", "gives": ["management", "people"]}]}, programme={}
    ),
)
def leads_part(work: Roles, at: Moment) -> Ruling:
    """What is the lead's to give is not given by others alone.

    From January 2024 the lead proposes, and key matters are decided by all who take part.
    """
    if not work.has_begun:
        return NOT_BEGUN
    if at.has_phases(work):
        return ROLES_ELSEWHERE
    roles = at.roles(work)
    if roles is None:
        return ROLES_UNKNOWN
    leads, stream = roles[0], work.stream
    if not leads or not isinstance(stream, WorkStream):
        return NOT_THIS_KIND
    missing = []
    contributions = stream.contributions
    if contributions is None:
        missing.append(f"{work.up}contributions")
    for gift in LEADS_PART:
        givers = {c.by for c in contributions or () if gift in c.gives}
        if givers and not givers.intersection(leads):
            return breached(
                f"{gift} is given by {at.names(sorted(givers))}, and not by the lead",
                severity=Severity.WARNING,
                at=f"{work.up}contributions",
                cites=(briefing("C7"),),
            )
    together = _together(work, leads + roles[1], at)
    if together is not None and together.severity is not None:
        return together
    if missing or together is not None:
        return undetermined(
            "who gave and decided what is not recorded", *missing, *(together.missing if together else ())
        )
    return MET


def _together(work: Roles, taking_part: tuple[str, ...], at: Moment) -> Ruling | None:
    """Whether key matters were decided by all, since that is the practice; `None` where nothing speaks against it."""
    stands = practice_in_effect(TOGETHER, at.window(work) or Period(STATUTORY, None))
    decisions = work.stream.decisions if isinstance(work.stream, WorkStream) else None
    if stands is False:
        return None
    if decisions is None:
        return undetermined("", f"{work.up}decisions")
    for i, decision in enumerate(decisions):
        left_out = [body for body in taking_part if body not in decision.by]
        if left_out:
            if stands is None:
                return undetermined("", *at.ends(work)[2])
            told = f"{decision.matter} was decided without {at.names(left_out)}"
            return breached(told, severity=Severity.WARNING, at=f"{work.up}decisions/{i}", cites=(practice(TOGETHER),))
    return None


@rule(
    "PRA116",
    title="Each supporter gives people, resources or written contributions",
    subject="stream",
    cites=[briefing("C8")],
    severity="warning: credit in published reports is uneven, whatever was given",
    passes=example(_LED | {"contributions": [{"by": "hmi-constabulary", "gives": ["people"]}]}, programme={}),
    fails=example(_LED | {"contributions": []}, programme={}),
)
def supporters_part(stream: WorkStream | Report, at: Moment) -> Ruling:
    """Supporting is more than a name on the title page: who supports gives something to the work."""
    if not isinstance(stream, WorkStream):
        return NOT_THIS_KIND
    if not stream.has_begun:
        return NOT_BEGUN
    work = Roles(stream, stream)
    if stream.terms or at.has_phases(work):
        return ROLES_ELSEWHERE
    roles = at.roles(work)
    if roles is None:
        return ROLES_UNKNOWN
    if not roles[1]:
        return not_applicable(NotApplicable.NOT_THIS_KIND, "it has no supporters")
    contributions = stream.contributions
    if contributions is None:
        return undetermined("what its supporters give is not recorded", "contributions")
    giving = {c.by for c in contributions if SUPPORTERS_PART.intersection(c.gives)}
    idle = [body for body in roles[1] if body not in giving]
    if not idle:
        return MET
    return breached(f"nothing is recorded as given by {at.names(idle)}", severity=Severity.WARNING, at="contributions")


_REVIEWS: list[dict[str, object]] = [{"held": "2012-11", "decisions": []}, {"held": "2013-11", "decisions": []}]
_DROPPED = {"stream": "an-old-stream", "action": "drop", "reason": "Overtaken by events"}


@rule(
    "PRA120",
    title="A stream that was planned is delivered, carried over, or dropped by a recorded decision",
    subject="previous-stream",
    cites=[briefing("C2")],
    severity="warning: nothing is lost without a word",
    passes=example(
        {"completeness": "complete", "reviews": [*_REVIEWS, {"held": "2012-03", "decisions": [_DROPPED]}]},
        previous={"id": "an-old-stream"},
    ),
    fails=example({"completeness": "complete", "reviews": _REVIEWS}, previous={"id": "an-old-stream"}),
)
def nothing_lost(stream: WorkStream, at: Moment) -> Ruling:
    """Each stream of the programme before was published or cancelled, is in this one, or was dropped by a review."""
    if stream.status in {WorkStatus.PUBLISHED, WorkStatus.CANCELLED}:
        return MET
    programme, previous = at.programme, at.previous
    if programme is None or stream.id in programme:
        return MET
    reviews = (programme.reviews, previous.reviews)
    dropped = any(
        decision.stream == stream.id and decision.action.value == "drop"
        for recorded in reviews
        for review in recorded or ()
        for decision in review.decisions or ()
    )
    if dropped:
        return MET
    missing = [] if programme.is_complete else ["/completeness"]
    if any(recorded is None for recorded in reviews) or any(
        review.decisions is None for recorded in reviews for review in recorded or ()
    ):
        missing.append("/reviews")
    if missing:
        return undetermined("it is not here, and what became of it is not recorded", *missing)
    return breached("it is neither delivered, nor carried over, nor dropped by a review", severity=Severity.WARNING)


@rule(
    "PRA121",
    title="A follow-up names what it follows",
    subject="stream",
    cites=[briefing("C4")],
    severity="warning: without it nobody can see what has changed",
    passes=example({"type": "follow-up", "follows": "life-sentence-prisoners"}, programme={}),
    fails=example({"type": "follow-up"}, programme={"completeness": "complete"}, given=SOUND),
)
def names_what_it_follows(work: WorkStream | Report, at: Moment) -> Ruling:
    """A follow-up says which inspection or report it goes back to."""
    if work.type is not WorkType.FOLLOW_UP:
        return NOT_THIS_KIND
    if work.follows is not None:
        return MET
    if not at.complete:
        return undetermined("what it follows is not recorded", "follows")
    return breached("it does not say what it follows", severity=Severity.WARNING, at="follows")


YOUTH_LOOKS_AT = (LooksAt.RISK_OF_HARM, LooksAt.VULNERABILITY, LooksAt.LIKELIHOOD_OF_REOFFENDING)
_YOUTH = {"subjects": ["youth-offending"], "looks_at": [aspect.value for aspect in YOUTH_LOOKS_AT]}


@rule(
    "PRA122",
    title="Inspections of youth offending are led by HMI Probation and look at risk, vulnerability and reoffending",
    subject="roles",
    cites=[briefing("D2")],
    since=STATUTORY,
    judged_on=AS_ROLES,
    severity="warning: who leads such work is practice, and no law",
    passes=example(_YOUTH | {"leads": ["hmi-probation"], "supporters": ["hmi-constabulary"]}, programme={}),
    fails=example(_YOUTH | {"leads": ["hmi-constabulary"], "supporters": ["hmi-probation"]}, programme={}),
)
def youth_offending(work: Roles, at: Moment) -> Ruling:
    """The risk of harm to others, the child's own vulnerability, and the likelihood of reoffending."""
    stream = work.stream
    if not isinstance(stream, WorkStream):
        return NOT_THIS_KIND
    subjects = stream.subjects
    if subjects is None and not at.complete:
        return undetermined("its subjects are not recorded", f"{work.up}subjects")
    if WorkSubject.YOUTH_OFFENDING not in (subjects or ()):
        return NOT_THIS_KIND
    roles = None if at.has_phases(work) else at.roles(work)
    known = roles is not None and all(lead in at.registry.bodies for lead in roles[0])
    if roles and known and roles[0] and "hmi-probation" not in roles[0]:
        return breached(f"led by {at.names(roles[0])}", severity=Severity.WARNING, at="leads")
    looks_at = stream.looks_at
    lacking = [aspect for aspect in YOUTH_LOOKS_AT if aspect not in (looks_at or ())]
    if lacking and (looks_at is not None or at.complete):
        told = listed(aspect.value.replace("-", " ") for aspect in lacking)
        return breached(f"it does not look at {told}", severity=Severity.WARNING, at=f"{work.up}looks_at")
    missing = [] if looks_at is not None else [f"{work.up}looks_at"]
    if roles is None or not (known or "hmi-probation" in roles[0]):
        missing.append("leads")
    return undetermined("who leads, or what it looks at, is not recorded", *missing) if missing else MET


DESIGNATED = date(2009, 3, 31)
"""The day on which the National Preventive Mechanism was designated. Source: the table `tenure`, kind `npm`."""
_CUSTODY = {
    "subjects": ["custody-visits"],
    "delegations": [{"by": "hmi-prisons", "to": "hmi-probation", "functions": "Visits"}],
}


@rule(
    "PRA123",
    title="Places of custody are visited with a member of the National Preventive Mechanism",
    subject="roles",
    cites=[briefing("A23")],
    since=DESIGNATED,
    judged_on=AS_ROLES,
    severity="warning: whether a visit counts towards the treaty is not for this library to say",
    passes=example(
        {"subjects": ["custody-visits"], "leads": ["hmi-prisons"], "supporters": ["hmi-constabulary"]}, programme={}
    ),
    fails=example(
        {
            **_CUSTODY,
            "leads": ["hmi-probation"],
            "supporters": ["hmcpsi"],
            "agencies": ["cps", "prisons", "probation"],
        },
        programme={},
    ),
)
def with_a_member(work: Roles, at: Moment) -> Ruling:
    """Regular visits to places of custody are made by the bodies designated for it, or with them.

    A delegation does not make a member of the one who visits.
    """
    stream = work.stream
    if not isinstance(stream, WorkStream):
        return NOT_THIS_KIND
    subjects = stream.subjects
    if subjects is None and not at.complete:
        return undetermined("its subjects are not recorded", f"{work.up}subjects")
    if WorkSubject.CUSTODY_VISITS not in (subjects or ()):
        return NOT_THIS_KIND
    return as_they_stood("PRA123", work, at, _with_a_member)


def _with_a_member(
    roles: tuple[tuple[str, ...], tuple[str, ...]], days: DaysOfWork, untold: tuple[str, ...], at: Moment
) -> Ruling:
    taking_part = roles[0] + roles[1]
    if not taking_part:
        return NOT_THIS_KIND
    bodies = at.registry.bodies
    known = [id for id in taking_part if id in bodies]
    answers = {at.held(id, "npm", days) for id in known}
    if True in answers:
        return MET
    if len(known) < len(taking_part):
        return undetermined("one of those named is not known: see REC101")
    if None in answers:
        return undetermined("whether one of them was a member at that time is not known", *untold)
    told = f"{at.names(taking_part)}: none is a member of the National Preventive Mechanism"
    return breached(told, severity=Severity.WARNING, at="leads" if roles[0] else "supporters")
