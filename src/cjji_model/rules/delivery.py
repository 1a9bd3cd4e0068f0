"""PRA111 to PRA116 and PRA120 to PRA123: how joint work is carried out, and what becomes of planned streams."""

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
from ._dated import REFERENCE_UNKNOWN
from ._examples import SOUND, example
from ._roles import AS_ROLES, ROLES_ELSEWHERE, ROLES_UNKNOWN, judge_by_roles
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
"""The ruling on work that has not certainly begun."""
NOT_INSPECTIONS = frozenset({WorkType.SCOPING, WorkType.EVIDENCE_REVIEW, WorkType.COMPENDIUM, WorkType.STATE_OF_SYSTEM})
"""The types of work that are not inspections."""
_ALL_THREE = {"takes_account_of": [issue.value for issue in CrossCuttingIssue]}


@rule(
    "PRA111",
    title="Each inspection takes account of the three cross-cutting issues",
    subject="stream",
    cites=[briefing("B5")],
    severity="warning: the clause allows no exception, but records of it are seldom complete",
    passes=example(_ALL_THREE, programme={}),
    fails=example({"takes_account_of": ["value-for-money"]}, programme={"completeness": "complete"}, given=SOUND),
)
def all_three_issues(work: WorkStream | Report, at: Moment) -> Ruling:
    """The three issues are victims and witnesses, equality and diversity, and value for money.

    What `takes_account_of` records may be partial unless the programme is complete. Scoping, reviews of evidence,
    compendia and reviews of the state of the whole system are not inspections.
    """
    if work.type in NOT_INSPECTIONS:
        return NOT_THIS_KIND
    lacking = [issue for issue in CrossCuttingIssue if issue not in (work.takes_account_of or ())]
    if not lacking:
        return MET
    issues = listed(issue.value.replace("-", " ") for issue in lacking)
    if not at.complete:
        return undetermined(f"whether it takes account of {issues} is not recorded", "takes_account_of")
    return breached(f"it takes no account of {issues}", severity=Severity.WARNING, at="takes_account_of")


@rule(
    "PRA112",
    title="A thematic inspection looks at a number of areas",
    subject="stream",
    cites=[briefing("C4")],
    severity="info: some published thematic inspections looked at every unit there was",
    passes=example({"coverage": {"kind": "sample", "scheme": "cj-areas", "areas": ["cumbria", "kent"]}}, programme={}),
    fails=example({"coverage": {"kind": "all", "unit": "police forces"}}, programme={}),
)
def number_of_areas(work: WorkStream | Report, at: Moment) -> Ruling:
    """A thematic inspection looks at a sample of more than one area, and not at all areas."""
    if work.type is not WorkType.THEMATIC:
        return NOT_THIS_KIND
    coverage = work.coverage
    if isinstance(coverage, SampleCoverage):
        return _sample(coverage)
    if coverage is None and not at.complete:
        return undetermined("where it looks is not recorded", "coverage")
    return breached(_looks(coverage), severity=Severity.INFO, at="coverage")


def _looks(coverage: Coverage | None) -> str:
    """Describe a coverage for messages."""
    where = {"sample": "a sample of areas", "all": "every area"}
    kind = None if coverage is None else coverage.kind
    return f"it looks at {where.get(kind or '', 'no area in particular')}"


def _sample(coverage: SampleCoverage) -> Ruling:
    """Judge the size of a sample: by the areas and places named, or else by the count recorded."""
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
    severity="warning: the full joint inspections of youth offending work visited only a few teams, chosen by concern",
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
    """By the end of its cycle, the visits of a rolling programme have reached every area of its scheme.

    A rolling programme that looks at a sample of areas, or at no area in particular, does not set out to reach them
    all, and breaks the rule whatever its cycle.
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
    """Judge whether the visits reached every area of the scheme by the end of the cycle.

    An area counts as missed only if it certainly existed on some day that is certainly in the cycle.
    """
    visits, scheme = work.visits, coverage.scheme
    if visits is None or scheme is None:
        not_recorded = [name for name, value in (("visits", visits), ("coverage/scheme", scheme)) if value is None]
        return undetermined(f"not recorded: {listed(not_recorded)}", *not_recorded)
    places = at.registry.places
    areas = places.during(scheme, cycle.widest)
    if not areas:
        return undetermined(f"no areas of {scheme} are known in that time", "coverage/scheme")
    reached, perhaps, unnamed, undated = _visited(visits, end)
    if areas <= reached:
        return MET
    certain_days = _days_certainly_in(cycle, end)
    existing = places.during(scheme, certain_days, certainly=True) if certain_days else frozenset[str]()
    missed = sorted(existing - reached - perhaps)
    if missed and not unnamed:
        count = "1 area was" if len(missed) == 1 else f"{len(missed)} areas were"
        message = f"{count} not reached: {listed(missed)}"
        return breached(message, severity=Severity.WARNING, at="visits")
    missing = [*unnamed, *undated] or ["cycle"]
    return undetermined("it is not certain which areas existed, or which were reached in time", *missing)


def _visited(visits: tuple[Visit, ...], end: PartialDate) -> tuple[set[str], set[str], list[str], list[str]]:
    """Return the areas certainly reached by `end`, those perhaps reached, and two lists of paths to missing facts.

    The first list is of visits whose areas are not recorded, the second of visits not dated, or dated too coarsely.
    """
    reached: set[str] = set()
    perhaps: set[str] = set()
    unnamed, undated = [], []
    for i, visit in enumerate(visits):
        # A visit reaches its areas on its first day; only where that is not recorded is the last one taken.
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


def _days_certainly_in(cycle: Span, end: PartialDate) -> Period | None:
    """Return the days that certainly lie in a cycle, or `None` if there are none."""
    first = end.latest if cycle.first is None else cycle.first.latest
    return Period(first, end.earliest) if first <= end.earliest else None


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
    """Most streams of a programme are thematic and a small number are rolling.

    A programme with as many thematic streams as rolling ones, or with no rolling stream, keeps the rule. Streams of
    other types are not counted.
    """
    del at
    if not programme.is_complete:
        return undetermined("not every stream is recorded", "completeness")
    types = [stream.type for stream in programme.streams]
    rolling, thematic = types.count(WorkType.ROLLING), types.count(WorkType.THEMATIC)
    if rolling <= thematic:
        return MET
    return breached(
        f"more rolling streams ({rolling}) than thematic ones ({thematic})", severity=Severity.INFO, at="work_streams"
    )


LEADS_PART = (
    ContributionKind.MANAGEMENT,
    ContributionKind.METHOD,
    ContributionKind.DRAFTING,
    ContributionKind.PUBLICATION,
)
"""What the lead gives: management, the method, and the writing and publishing of reports. Source: briefing C7."""
SUPPORTERS_PART = frozenset({ContributionKind.PEOPLE, ContributionKind.RESOURCES, ContributionKind.WRITING})
"""What a supporter may give: team members, resources and written contributions. Source: briefing C8."""
TOGETHER = "key-decisions-shared"
"""The id of the practice, since January 2024, that the participants decide key matters together."""
_LED = {"status": "in-progress", "leads": ["hmcpsi"], "supporters": ["hmi-constabulary"]}


@rule(
    "PRA115",
    title="The lead manages, sets the method, drafts and publishes",
    subject="roles",
    cites=[briefing("C7"), practice(TOGETHER)],
    since=STATUTORY,
    judged_on=AS_ROLES,
    severity="warning; it is no breach if another inspectorate leads a strand as well",
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
    """Nothing that is for the lead to give is given by others alone.

    From January 2024 the lead proposes, and all participants together decide key matters.
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
    for kind in LEADS_PART:
        givers = {c.by for c in contributions or () if kind in c.gives}
        if givers and not givers.intersection(leads):
            return breached(
                f"{kind} is given by {at.names(sorted(givers))}, not by the lead",
                severity=Severity.WARNING,
                at=f"{work.up}contributions",
                cites=(briefing("C7"),),
            )
    together = _decided_together(work, leads + roles[1], at)
    if together is not None and together.severity is not None:
        return together
    if missing or together is not None:
        return undetermined(
            "who gave what, or who decided what, is not recorded", *missing, *(together.missing if together else ())
        )
    return MET


def _decided_together(work: Roles, taking_part: tuple[str, ...], at: Moment) -> Ruling | None:
    """Judge whether all participants decided each key matter, where that is the practice; `None` if they did.

    Also `None` where the practice was certainly not in effect. An undetermined ruling has no message: the caller
    takes only the missing facts from it.
    """
    in_effect = practice_in_effect(TOGETHER, at.window(work) or Period(STATUTORY, None))
    decisions = work.stream.decisions if isinstance(work.stream, WorkStream) else None
    if in_effect is False:
        return None
    if decisions is None:
        return undetermined("", f"{work.up}decisions")
    for i, decision in enumerate(decisions):
        left_out = [body for body in taking_part if body not in decision.by]
        if left_out:
            if in_effect is None:
                return undetermined("", *at.ends(work)[2])
            message = f"{decision.matter} was decided without {at.names(left_out)}"
            return breached(
                message, severity=Severity.WARNING, at=f"{work.up}decisions/{i}", cites=(practice(TOGETHER),)
            )
    return None


@rule(
    "PRA116",
    title="Each supporter gives people, resources or written contributions",
    subject="stream",
    cites=[briefing("C8")],
    severity="warning: published reports credit contributions unevenly, whatever was given",
    passes=example(_LED | {"contributions": [{"by": "hmi-constabulary", "gives": ["people"]}]}, programme={}),
    fails=example(_LED | {"contributions": []}, programme={}),
)
def supporters_part(stream: WorkStream | Report, at: Moment) -> Ruling:
    """Each supporter is recorded as giving at least one of these: a name on the title page is not enough."""
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
        return undetermined("what its supporters gave is not recorded", "contributions")
    giving = {c.by for c in contributions if SUPPORTERS_PART.intersection(c.gives)}
    idle = [body for body in roles[1] if body not in giving]
    if not idle:
        return MET
    return breached(
        f"no people, resources or written contributions are recorded from {at.names(idle)}",
        severity=Severity.WARNING,
        at="contributions",
    )


_REVIEWS: list[dict[str, object]] = [{"held": "2012-11", "decisions": []}, {"held": "2013-11", "decisions": []}]
_DROPPED = {"stream": "an-old-stream", "action": "drop", "reason": "Overtaken by events"}


@rule(
    "PRA120",
    title="A stream that was planned is delivered, carried over, or dropped by a recorded decision",
    subject="previous-stream",
    cites=[briefing("C2")],
    severity="warning: a planned stream should not disappear without a record",
    passes=example(
        {"completeness": "complete", "reviews": [*_REVIEWS, {"held": "2012-03", "decisions": [_DROPPED]}]},
        previous={"id": "an-old-stream"},
    ),
    fails=example({"completeness": "complete", "reviews": _REVIEWS}, previous={"id": "an-old-stream"}),
)
def nothing_lost(stream: WorkStream, at: Moment) -> Ruling:
    """Each stream of the previous programme was published or cancelled, is in this one, or was dropped by a review.

    The reviews of both programmes count.
    """
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
        return undetermined("it is not in this programme, and what became of it is not recorded", *missing)
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
    """A follow-up names the stream or report that it follows up."""
    if work.type is not WorkType.FOLLOW_UP:
        return NOT_THIS_KIND
    if work.follows is not None:
        return MET
    if not at.complete:
        return undetermined("what it follows is not recorded", "follows")
    return breached("it does not say what it follows", severity=Severity.WARNING, at="follows")


YOUTH_LOOKS_AT = (LooksAt.RISK_OF_HARM, LooksAt.VULNERABILITY, LooksAt.LIKELIHOOD_OF_REOFFENDING)
"""What an inspection of youth offending looks at. Source: briefing D2."""
_YOUTH = {"subjects": ["youth-offending"], "looks_at": [aspect.value for aspect in YOUTH_LOOKS_AT]}


@rule(
    "PRA122",
    title="Inspections of youth offending are led by HMI Probation and look at risk, vulnerability and reoffending",
    subject="roles",
    cites=[briefing("D2")],
    since=STATUTORY,
    judged_on=AS_ROLES,
    severity="warning: who leads such work is a matter of practice, not of law",
    passes=example(_YOUTH | {"leads": ["hmi-probation"], "supporters": ["hmi-constabulary"]}, programme={}),
    fails=example(_YOUTH | {"leads": ["hmi-constabulary"], "supporters": ["hmi-probation"]}, programme={}),
)
def youth_offending(work: Roles, at: Moment) -> Ruling:
    """HMI Probation is among the leads, where there are any, and the inspection looks at three things.

    These are the risk of harm to others, the young person's own vulnerability, and the likelihood of reoffending.
    """
    stream = work.stream
    if not isinstance(stream, WorkStream):
        return NOT_THIS_KIND
    subjects = stream.subjects
    if subjects is None and not at.complete:
        return undetermined("its subjects are not recorded", f"{work.up}subjects")
    if WorkSubject.YOUTH_OFFENDING not in (subjects or ()):
        return NOT_THIS_KIND
    roles = None if at.has_phases(work) else at.roles(work)
    all_known = roles is not None and all(lead in at.registry.bodies for lead in roles[0])
    if roles and all_known and roles[0] and "hmi-probation" not in roles[0]:
        return breached(f"led by {at.names(roles[0])}, not by HMI Probation", severity=Severity.WARNING, at="leads")
    looks_at = stream.looks_at
    lacking = [aspect for aspect in YOUTH_LOOKS_AT if aspect not in (looks_at or ())]
    if lacking and (looks_at is not None or at.complete):
        aspects = listed(aspect.value.replace("-", " ") for aspect in lacking)
        return breached(f"it does not look at {aspects}", severity=Severity.WARNING, at=f"{work.up}looks_at")
    missing = [] if looks_at is not None else [f"{work.up}looks_at"]
    if roles is None or not (all_known or "hmi-probation" in roles[0]):
        missing.append("leads")
    return (
        undetermined("who leads, or what it looks at, is not recorded, or a lead is not known", *missing)
        if missing
        else MET
    )


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
    severity="warning: this library does not decide whether a visit counts towards the treaty",
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
    """Regular visits to places of custody are made by the bodies designated for it, or together with one of them.

    A body to which a member delegates its functions does not become a member by that.
    """
    stream = work.stream
    if not isinstance(stream, WorkStream):
        return NOT_THIS_KIND
    subjects = stream.subjects
    if subjects is None and not at.complete:
        return undetermined("its subjects are not recorded", f"{work.up}subjects")
    if WorkSubject.CUSTODY_VISITS not in (subjects or ()):
        return NOT_THIS_KIND
    return judge_by_roles("PRA123", work, at, _with_a_member)


def _with_a_member(
    roles: tuple[tuple[str, ...], tuple[str, ...]], days: DaysOfWork, imprecise: tuple[str, ...], at: Moment
) -> Ruling:
    """Judge whether a leading or supporting body was a member throughout the days of the work.

    `imprecise` has the paths where these days are not recorded, or not exactly.
    """
    taking_part = roles[0] + roles[1]
    if not taking_part:
        return NOT_THIS_KIND
    bodies = at.registry.bodies
    recognised = [id for id in taking_part if id in bodies]
    answers = {at.held(id, "npm", days) for id in recognised}
    if True in answers:
        return MET
    if len(recognised) < len(taking_part):
        return REFERENCE_UNKNOWN
    if None in answers:
        return undetermined("whether any of them was a member at that time is not known", *imprecise)
    message = f"no member of the National Preventive Mechanism takes part, only {at.names(taking_part)}"
    return breached(message, severity=Severity.WARNING, at="leads" if roles[0] else "supporters")
