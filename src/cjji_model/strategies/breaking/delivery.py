"""Cases of the rules on delivery, PRA111 to PRA116 and PRA120 to PRA123: each broken alone, and kept."""

from datetime import date, timedelta

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ...dates import Span
from ...model.coverage import Coverage, FullCoverage, NoFieldwork, SampleCoverage
from ...model.preparation import Review, ReviewAction, ReviewDecision
from ...model.stream import Contribution, ContributionKind, Visit
from ...model.vocabulary import AreaScheme, CrossCuttingIssue, HighLevelProcess, WorkStatus, WorkSubject, WorkType
from ...rules.delivery import LEADS_PART, YOUTH_LOOKS_AT
from .._builders import areas_of, day, draw_day, with_roles
from .._vocabulary import Theme
from ._case import CaseOptions, Pair, RuleCases, draw_baseline, rule_cases
from .joint_work import ANY, BEGUN, PLANNED, PUBLISHED

__all__ = ["WAYS"]

UNDER_WAY = (BEGUN, PUBLISHED)


@rule_cases("PRA111")
def all_three_issues(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: all three cross-cutting issues. Broken: two, one or none of them."""
    base = draw_baseline(draw, options, status=draw(st.sampled_from(ANY)))
    issues = list(CrossCuttingIssue)
    fewer_issues = draw(
        st.sampled_from([tuple(issues[:2]), tuple(issues[1:]), tuple(issues[::2]), tuple(issues[:1]), ()])
    )
    return base.pair(None, base.with_stream(takes_account_of=fewer_issues))


_FEW: tuple[tuple[Coverage, Coverage], ...] = (
    (SampleCoverage(count=2, unit="areas"), SampleCoverage(count=1, unit="areas")),
    (SampleCoverage(places=("Leeds", "Conwy"), count=2), SampleCoverage(places=("Leeds",), count=1)),
    (
        SampleCoverage(scheme=AreaScheme.CJ_AREAS, areas=("cumbria", "kent"), count=2),
        SampleCoverage(scheme=AreaScheme.CJ_AREAS, areas=("kent",), count=1),
    ),
    (SampleCoverage(count=41, unit="police forces"), FullCoverage(unit="police forces")),
    (SampleCoverage(count=2, unit="prisons"), NoFieldwork()),
)
"""Pairs of coverages: of more than one area, and of one, all or none."""


@rule_cases("PRA112")
def number_of_areas(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a coverage of more than one area. Broken: of one, of all, or no fieldwork."""
    base = draw_baseline(draw, options, status=draw(st.sampled_from(ANY)))
    kept, broken = draw(st.sampled_from(_FEW))
    return base.pair(base.with_stream(coverage=kept), base.with_stream(coverage=broken))


@rule_cases("PRA113")
def reaches_all(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a rolling programme reached every area by the last day of its cycle.

    Broken: it reached all but one, or the last one a day late, or its coverage is a sample.
    """
    base = draw_baseline(draw, options, status=BEGUN, type=WorkType.ROLLING, min_days=60)
    begins = base.timeline.first
    ends = draw_day(draw, begins + timedelta(10), base.on - timedelta(2))
    areas = areas_of(AreaScheme.CJ_AREAS, base.timeline.period)
    last = draw(st.integers(0, len(areas) - 1))
    most = tuple(area for i, area in enumerate(areas) if i != last)
    early = Visit(visited=Span.of(begins, begins + timedelta(5)), areas=most)
    in_time, late = (Visit(visited=Span.of(visited), areas=(areas[last],)) for visited in (ends, ends + timedelta(1)))
    base = base.with_stream(coverage=FullCoverage(scheme=AreaScheme.CJ_AREAS), cycle=Span.of(begins, ends))
    broken = (
        base.with_stream(visits=(early,)),
        base.with_stream(visits=(early, late)),
        base.with_stream(coverage=SampleCoverage(count=12, unit="teams")),
    )
    return base.pair(base.with_stream(visits=(early, in_time)), draw(st.sampled_from(broken)))


@rule_cases("PRA114")
def mostly_thematic(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: as many thematic streams as rolling ones. Broken: one thematic stream fewer."""
    base = draw_baseline(draw, options, type=WorkType.ROLLING)
    instead = draw(st.sampled_from((WorkType.COLLABORATIVE, WorkType.SCOPING, WorkType.EVIDENCE_REVIEW)))
    streams = base.programme.streams
    thematic = next(stream.id for stream in streams if stream.type is WorkType.THEMATIC)
    others = {stream.id for stream in streams if stream.type is WorkType.THEMATIC} - {thematic}
    kept, broken = (
        base.with_changes(work_streams=tuple(evolve(s, type=instead) if s.id in ids else s for s in streams))
        for ids in (others, {*others, thematic})
    )
    return base.pair(kept, broken)


@rule_cases("PRA115")
def leads_part(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: the lead gives what a lead gives, and all take part in the decisions.

    Broken: one of those things comes from a supporter alone; or, for work that began when key matters were decided
    together, a decision was taken by the leads alone or the supporters alone.
    """
    base = draw_baseline(draw, options, status=draw(st.sampled_from(UNDER_WAY)))
    stream = base.stream
    leads, supporters = base.leads, base.supporters
    begins = stream.fieldwork.first if stream.fieldwork else None
    if begins is not None and begins.earliest >= TOGETHER_SINCE and draw(st.booleans()):
        decisions = list(stream.decisions or ())
        i = draw(st.integers(0, len(decisions) - 1))
        decisions[i] = evolve(decisions[i], by=draw(st.sampled_from((leads, supporters))))
        return base.pair(None, base.with_stream(decisions=tuple(decisions)))
    gift = draw(st.sampled_from(LEADS_PART))
    other_kinds = tuple(kind for kind in LEADS_PART if kind is not gift)
    gifts = (
        Contribution(by=leads[0], gives=other_kinds),
        Contribution(by=supporters[0], gives=(gift, ContributionKind.PEOPLE)),
    )
    return base.pair(None, base.with_stream(contributions=gifts))


TOGETHER_SINCE = date(2024, 2, 1)
"""The first day on which key matters are certainly decided together: the practice dates from January 2024.

Source: the table `practice`, `key-decisions-shared`.
"""


@rule_cases("PRA116")
def supporters_part(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: each supporter gives something. Broken: supporters give nothing, or only what is the lead's to give."""
    base = draw_baseline(draw, options, status=draw(st.sampled_from(UNDER_WAY)))
    supporters_gifts = [gift for gift in base.stream.contributions or () if gift.by in base.supporters]
    leads_gifts = [gift for gift in base.stream.contributions or () if gift.by in base.leads]
    idle = draw(
        st.sampled_from(((), tuple(evolve(gift, gives=(ContributionKind.METHOD,)) for gift in supporters_gifts)))
    )
    return base.pair(None, base.with_stream(contributions=(*leads_gifts, *idle)))


@rule_cases("PRA120")
def nothing_lost(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a review dropped a stream of the previous programme, or this programme carries it over.

    Broken: the stream is mentioned by nothing, or only by a decision to delay it.
    """
    base = draw_baseline(draw, options, previous=True)
    lost = evolve(
        base.stream,
        id="an-earlier-inspection",
        title="An earlier inspection",
        status=draw(st.sampled_from((PLANNED, WorkStatus.DELAYED, WorkStatus.ON_HOLD))),
    )
    base = evolve(base, previous=evolve(base.previous, work_streams=(lost,)))
    decided = ReviewDecision(stream=lost.id, action=ReviewAction.DROP, reason="Overtaken by events")
    reviews = base.programme.reviews or ()
    held = day(base.timeline.first)
    decisions = draw(st.sampled_from(((), (evolve(decided, action=ReviewAction.DELAY),))))
    broken = base.with_changes(reviews=(*reviews, Review(held=held, decisions=decisions)))
    dropped = base.with_changes(reviews=(*reviews, Review(held=held, decisions=(decided,))))
    carried = base.with_changes(work_streams=(*base.programme.streams, evolve(lost, status=PLANNED)))
    return base.pair(draw(st.sampled_from((dropped, carried))), broken)


@rule_cases("PRA121")
def names_what_it_follows(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a follow-up names the stream that it follows. Broken: it names none."""
    base = draw_baseline(draw, options, status=draw(st.sampled_from(ANY)))
    others = [stream.id for stream in base.programme.streams if stream.id != base.stream.id]
    base = base.with_stream(type=WorkType.FOLLOW_UP)
    return base.pair(base.with_stream(follows=draw(st.sampled_from(others))), None)


_YOUTH = Theme(
    "Youth offending work",
    HighLevelProcess.COMMUNITY_SAFETY,
    ("police", "yots"),
    ("hmi-probation", "hmi-constabulary"),
)


@rule_cases("PRA122")
def youth_offending(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: HMI Probation leads youth offending work, which looks at all that it should.

    Broken: HMI Probation only supports it, or it leaves out one of the things that it should look at.
    """
    base = draw_baseline(draw, options, status=draw(st.sampled_from(ANY)), themes=(_YOUTH,))
    looks_at, everyone = tuple(YOUTH_LOOKS_AT), ("hmi-probation", "hmi-constabulary")
    stream = with_roles(base.stream, everyone[:1], everyone[1:])
    base = base.with_stream(stream, subjects=(WorkSubject.YOUTH_OFFENDING,), looks_at=looks_at)
    others = base.with_stream(with_roles(base.stream, everyone[1:], everyone[:1]))
    i = draw(st.integers(0, len(looks_at)))
    return base.pair(
        None, others if i == len(looks_at) else base.with_stream(looks_at=looks_at[:i] + looks_at[i + 1 :])
    )


@rule_cases("PRA123", since=date(2009, 5, 1))
def with_a_member(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: HMI Prisons takes part in visits to places of custody.

    Broken: no member of the National Preventive Mechanism takes part.
    """
    base = draw_baseline(draw, options, status=draw(st.sampled_from(ANY)), from_year=2009)
    base = base.with_stream(
        subjects=(WorkSubject.CUSTODY_VISITS,), agencies=("cps", "prisons", "probation"), process=None
    )
    kept, broken = (
        base.with_stream(with_roles(base.stream, ("hmi-probation",), supporters))
        for supporters in (("hmcpsi", "hmi-prisons"), ("hmcpsi",))
    )
    return base.pair(kept, broken)


WAYS: tuple[RuleCases, ...] = (
    all_three_issues,
    number_of_areas,
    reaches_all,
    mostly_thematic,
    leads_part,
    supporters_part,
    nothing_lost,
    names_what_it_follows,
    youth_offending,
    with_a_member,
)
