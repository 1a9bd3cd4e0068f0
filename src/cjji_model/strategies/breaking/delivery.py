"""How the rules on how the work is done are broken, one at a time."""

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
from .._builders import areas_of, day, days_from, with_roles
from .._vocabulary import Theme
from ._case import CaseOptions, Pair, RuleCases, a_scene, pair
from .joint_work import ANY, BEGUN, PLANNED, PUBLISHED

__all__ = ["WAYS"]

UNDER_WAY = (BEGUN, PUBLISHED)


@pair("PRA111")
def all_three_issues(draw: DrawFn, given: CaseOptions) -> Pair:
    """All three cross-cutting issues, or fewer."""
    scene = a_scene(draw, given, status=draw(st.sampled_from(ANY)))
    issues = list(CrossCuttingIssue)
    fewer = draw(st.sampled_from([tuple(issues[:2]), tuple(issues[1:]), tuple(issues[::2]), tuple(issues[:1]), ()]))
    return scene.pair(None, scene.with_stream(takes_account_of=fewer))


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
"""More than one area, and one, all or none."""


@pair("PRA112")
def number_of_areas(draw: DrawFn, given: CaseOptions) -> Pair:
    """A number of areas; or one, or all, or none."""
    scene = a_scene(draw, given, status=draw(st.sampled_from(ANY)))
    kept, broken = draw(st.sampled_from(_FEW))
    return scene.pair(scene.with_stream(coverage=kept), scene.with_stream(coverage=broken))


@pair("PRA113")
def reaches_all(draw: DrawFn, given: CaseOptions) -> Pair:
    """A rolling programme that reached every area on the last day of its cycle; or all but one; or one too late."""
    scene = a_scene(draw, given, status=BEGUN, type=WorkType.ROLLING, least=60)
    begins = scene.time.first
    ends = days_from(draw, begins + timedelta(10), scene.on - timedelta(2))
    areas = areas_of(AreaScheme.CJ_AREAS, scene.time.period)
    last = draw(st.integers(0, len(areas) - 1))
    most = tuple(area for i, area in enumerate(areas) if i != last)
    early = Visit(visited=Span.of(begins, begins + timedelta(5)), areas=most)
    in_time, late = (Visit(visited=Span.of(when), areas=(areas[last],)) for when in (ends, ends + timedelta(1)))
    scene = scene.with_stream(coverage=FullCoverage(scheme=AreaScheme.CJ_AREAS), cycle=Span.of(begins, ends))
    broken = (
        scene.with_stream(visits=(early,)),
        scene.with_stream(visits=(early, late)),
        scene.with_stream(coverage=SampleCoverage(count=12, unit="teams")),
    )
    return scene.pair(scene.with_stream(visits=(early, in_time)), draw(st.sampled_from(broken)))


@pair("PRA114")
def mostly_thematic(draw: DrawFn, given: CaseOptions) -> Pair:
    """As many thematic streams as rolling ones, or one fewer."""
    scene = a_scene(draw, given, type=WorkType.ROLLING)
    instead = draw(st.sampled_from((WorkType.COLLABORATIVE, WorkType.SCOPING, WorkType.EVIDENCE_REVIEW)))
    streams = scene.programme.streams
    one = next(stream.id for stream in streams if stream.type is WorkType.THEMATIC)
    others = {stream.id for stream in streams if stream.type is WorkType.THEMATIC} - {one}
    kept, broken = (
        scene.having(work_streams=tuple(evolve(s, type=instead) if s.id in ids else s for s in streams))
        for ids in (others, {*others, one})
    )
    return scene.pair(kept, broken)


@pair("PRA115")
def leads_part(draw: DrawFn, given: CaseOptions) -> Pair:
    """What is the lead's to give, given by the lead or by a supporter alone; decided by all, or without one."""
    scene = a_scene(draw, given, status=draw(st.sampled_from(UNDER_WAY)))
    stream = scene.stream
    leads, supporters = scene.leads, scene.supporters
    begins = stream.fieldwork.first if stream.fieldwork else None
    if begins is not None and begins.earliest >= TOGETHER_SINCE and draw(st.booleans()):
        decisions = list(stream.decisions or ())
        i = draw(st.integers(0, len(decisions) - 1))
        decisions[i] = evolve(decisions[i], by=draw(st.sampled_from((leads, supporters))))
        return scene.pair(None, scene.with_stream(decisions=tuple(decisions)))
    gift = draw(st.sampled_from(LEADS_PART))
    left = tuple(given for given in LEADS_PART if given is not gift)
    gifts = (
        Contribution(by=leads[0], gives=left),
        Contribution(by=supporters[0], gives=(gift, ContributionKind.PEOPLE)),
    )
    return scene.pair(None, scene.with_stream(contributions=gifts))


TOGETHER_SINCE = date(2024, 2, 1)
"""From when all who take part certainly decide together. Source: the table `practice`."""


@pair("PRA116")
def supporters_part(draw: DrawFn, given: CaseOptions) -> Pair:
    """A supporter who gives something, or nothing, or only what is the lead's to give."""
    scene = a_scene(draw, given, status=draw(st.sampled_from(UNDER_WAY)))
    theirs = [gift for gift in scene.stream.contributions or () if gift.by in scene.supporters]
    own = [gift for gift in scene.stream.contributions or () if gift.by in scene.leads]
    idle = draw(st.sampled_from(((), tuple(evolve(gift, gives=(ContributionKind.METHOD,)) for gift in theirs))))
    return scene.pair(None, scene.with_stream(contributions=(*own, *idle)))


@pair("PRA120")
def nothing_lost(draw: DrawFn, given: CaseOptions) -> Pair:
    """A stream of the programme before that a review dropped, or that nobody mentions."""
    scene = a_scene(draw, given, previous=True)
    lost = evolve(
        scene.stream,
        id="an-earlier-inspection",
        title="An earlier inspection",
        status=draw(st.sampled_from((PLANNED, WorkStatus.DELAYED, WorkStatus.ON_HOLD))),
    )
    scene = evolve(scene, previous=evolve(scene.previous, work_streams=(lost,)))
    decided = ReviewDecision(stream=lost.id, action=ReviewAction.DROP, reason="Overtaken by events")
    reviews = scene.programme.reviews or ()
    held = day(scene.time.first)
    decisions = draw(st.sampled_from(((), (evolve(decided, action=ReviewAction.DELAY),))))
    broken = scene.having(reviews=(*reviews, Review(held=held, decisions=decisions)))
    dropped = scene.having(reviews=(*reviews, Review(held=held, decisions=(decided,))))
    carried = scene.having(work_streams=(*scene.programme.streams, evolve(lost, status=PLANNED)))
    return scene.pair(draw(st.sampled_from((dropped, carried))), broken)


@pair("PRA121")
def names_what_it_follows(draw: DrawFn, given: CaseOptions) -> Pair:
    """A follow-up that says what it follows, or does not."""
    scene = a_scene(draw, given, status=draw(st.sampled_from(ANY)))
    others = [stream.id for stream in scene.programme.streams if stream.id != scene.stream.id]
    scene = scene.with_stream(type=WorkType.FOLLOW_UP)
    return scene.pair(scene.with_stream(follows=draw(st.sampled_from(others))), None)


_YOUTH = Theme(
    "Youth offending work",
    HighLevelProcess.COMMUNITY_SAFETY,
    ("police", "yots"),
    ("hmi-probation", "hmi-constabulary"),
)


@pair("PRA122")
def youth_offending(draw: DrawFn, given: CaseOptions) -> Pair:
    """Youth offending work that HMI Probation leads and that looks at all it should, or not quite."""
    scene = a_scene(draw, given, status=draw(st.sampled_from(ANY)), themes=(_YOUTH,))
    looks_at, everyone = tuple(YOUTH_LOOKS_AT), ("hmi-probation", "hmi-constabulary")
    stream = with_roles(scene.stream, everyone[:1], everyone[1:])
    scene = scene.with_stream(stream, subjects=(WorkSubject.YOUTH_OFFENDING,), looks_at=looks_at)
    others = scene.with_stream(with_roles(scene.stream, everyone[1:], everyone[:1]))
    i = draw(st.integers(0, len(looks_at)))
    return scene.pair(
        None, others if i == len(looks_at) else scene.with_stream(looks_at=looks_at[:i] + looks_at[i + 1 :])
    )


@pair("PRA123", since=date(2009, 5, 1))
def with_a_member(draw: DrawFn, given: CaseOptions) -> Pair:
    """Visits to places of custody with HMI Prisons, or with nobody whom the treaty's mechanism has for a member."""
    scene = a_scene(draw, given, status=draw(st.sampled_from(ANY)), since=2009)
    scene = scene.with_stream(
        subjects=(WorkSubject.CUSTODY_VISITS,), agencies=("cps", "prisons", "probation"), process=None
    )
    kept, broken = (
        scene.with_stream(with_roles(scene.stream, ("hmi-probation",), supporters))
        for supporters in (("hmcpsi", "hmi-prisons"), ("hmcpsi",))
    )
    return scene.pair(kept, broken)


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
