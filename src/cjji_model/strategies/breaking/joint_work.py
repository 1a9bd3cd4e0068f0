"""How the rules on what makes work joint are broken, one at a time."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ...model.coverage import NoFieldwork
from ...model.stream import Delegation
from ...model.vocabulary import CrossCuttingIssue, HighLevelProcess, WorkStatus, WorkType
from .._builders import day, with_roles
from .._vocabulary import THEMES
from ._case import CaseOptions, Pair, RuleCases, Scene, a_scene, pair

__all__ = ["WAYS"]

PLANNED, BEGUN, PUBLISHED = WorkStatus.PLANNED, WorkStatus.IN_PROGRESS, WorkStatus.PUBLISHED
ANY = (PLANNED, BEGUN, PUBLISHED)
PARTNER = "ofsted"
"""A partner that there was on every day from 2007 on."""
OFFENDERS = tuple(theme for theme in THEMES if "hmi-prisons" in theme.inspectorates and "probation" in theme.agencies)
"""Themes whose agencies HMI Probation could inspect alone."""
CUSTODY = tuple(theme for theme in THEMES if "hmi-prisons" in theme.inspectorates and "police" in theme.agencies)
"""Themes whose agencies three inspectorates look into."""


def _a_scene(draw: DrawFn, given: CaseOptions, **how: Any) -> Scene:
    """A scene whose stream has any status."""
    return a_scene(draw, given, status=draw(st.sampled_from(ANY)), **how)


@pair("PRA101")
def two_or_more(draw: DrawFn, given: CaseOptions) -> Pair:
    """An inspectorate with another beside it, or alone, or with a partner only."""
    type = draw(st.sampled_from((WorkType.THEMATIC, WorkType.FOLLOW_UP)))
    scene = a_scene(draw, given, status=draw(st.sampled_from(ANY)), themes=OFFENDERS)
    if type is WorkType.FOLLOW_UP:
        others = [stream.id for stream in scene.programme.streams if stream.id != scene.stream.id]
        scene = scene.with_stream(type=type, follows=draw(st.sampled_from(others)))
    lead = ("hmi-probation",)
    left = draw(st.sampled_from(((), (PARTNER,))))
    joint = scene.with_stream(with_roles(scene.stream, lead, ("hmi-prisons", *left)))
    return scene.pair(joint, scene.with_stream(with_roles(scene.stream, lead, left)))


@pair("PRA102")
def more_than_one_agency(draw: DrawFn, given: CaseOptions) -> Pair:
    """Two criminal justice agencies, or prisons alone, into which two inspectorates look; or with one that is none."""
    scene = a_scene(draw, given, status=draw(st.sampled_from(ANY)), themes=OFFENDERS)
    scene = scene.with_stream(type=draw(st.sampled_from((WorkType.THEMATIC, WorkType.COLLABORATIVE))))
    if draw(st.booleans()):
        return scene.pair(None, scene.with_stream(agencies=("prisons",)))
    outside = draw(st.sampled_from(("health-services", "local-authorities")))
    scene = scene.with_stream(process=None)
    return scene.pair(
        scene.with_stream(agencies=("prisons", "probation")), scene.with_stream(agencies=("prisons", outside))
    )


@pair("PRA106")
def singly_led(draw: DrawFn, given: CaseOptions) -> Pair:
    """One lead, or two, or none."""
    scene = _a_scene(draw, given)
    everyone = scene.leads + scene.supporters
    broken = draw(st.sampled_from((((everyone), ()), ((), everyone))))
    return scene.pair(None, scene.with_stream(with_roles(scene.stream, *broken)))


@pair("PRA107")
def led_by_one_of_them(draw: DrawFn, given: CaseOptions) -> Pair:
    """A partner that supports three inspectorates, or that leads them."""
    scene = _a_scene(draw, given, themes=CUSTODY)
    supporters = (*scene.supporters, "hmi-probation")
    return scene.pair(
        scene.with_stream(with_roles(scene.stream, scene.leads, (*supporters, PARTNER))),
        scene.with_stream(with_roles(scene.stream, (PARTNER,), scene.leads + supporters)),
    )


@pair("PRA108")
def supporters_confirmed(draw: DrawFn, given: CaseOptions) -> Pair:
    """Work that has begun, with supporters who confirmed, or did not."""
    scene = a_scene(draw, given, status=draw(st.sampled_from((BEGUN, PUBLISHED))))
    return scene.pair(None, scene.with_stream(supporters_confirmed=False))


@pair("PRA109")
def agencies_of_the_process(draw: DrawFn, given: CaseOptions) -> Pair:
    """Agencies that belong to the process, or that belong to another, or with one that belongs to none."""
    scene = _a_scene(draw, given)
    agencies = scene.stream.agencies or ()
    others = [process for process in HighLevelProcess if not process.agencies.issuperset(agencies)]
    if draw(st.booleans()):
        return scene.pair(None, scene.with_stream(agencies=(*agencies, "health-services")))
    return scene.pair(None, scene.with_stream(process=draw(st.sampled_from(others))))


@pair("PRA110")
def in_a_process(draw: DrawFn, given: CaseOptions) -> Pair:
    """Work without fieldwork that belongs to a process, or names an issue, or neither."""
    scene = _a_scene(draw, given)
    type = draw(st.sampled_from((WorkType.SCOPING, WorkType.EVIDENCE_REVIEW, WorkType.COMPENDIUM)))
    issue = draw(st.sampled_from(list(CrossCuttingIssue)))
    scene = scene.with_stream(type=type, process=None, takes_account_of=None, coverage=NoFieldwork())
    return scene.pair(
        scene.with_stream(takes_account_of=(issue,)),
        scene.with_stream(takes_account_of=draw(st.sampled_from((None, ())))),
    )


@pair("LAW601")
def by_right(draw: DrawFn, given: CaseOptions) -> Pair:
    """An inspectorate that inspects none of the agencies, unless one that does has delegated that; or one that does."""
    scene = _a_scene(draw, given, themes=OFFENDERS)
    more = scene.with_stream(with_roles(scene.stream, scene.leads, (*scene.supporters, "hmcpsi")))
    handed = Delegation(by="hmi-probation", to="hmcpsi", functions="Case files", since=day(scene.time.first))
    return scene.pair(draw(st.sampled_from((scene, more.with_stream(delegations=(handed,))))), more)


WAYS: tuple[RuleCases, ...] = (
    two_or_more,
    more_than_one_agency,
    singly_led,
    led_by_one_of_them,
    supporters_confirmed,
    agencies_of_the_process,
    in_a_process,
    by_right,
)
