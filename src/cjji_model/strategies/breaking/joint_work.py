"""Cases of the rules on what makes work joint, PRA101 to PRA110 and LAW601: each broken alone, and kept."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ...model.coverage import NoFieldwork
from ...model.stream import Delegation
from ...model.vocabulary import CrossCuttingIssue, HighLevelProcess, WorkStatus, WorkType
from .._builders import day, with_roles
from .._vocabulary import THEMES
from ._case import Baseline, CaseOptions, Pair, RuleCases, draw_baseline, rule_cases

__all__ = ["WAYS"]

PLANNED, BEGUN, PUBLISHED = WorkStatus.PLANNED, WorkStatus.IN_PROGRESS, WorkStatus.PUBLISHED
ANY = (PLANNED, BEGUN, PUBLISHED)
PARTNER = "ofsted"
"""A partner that existed on every day from 2007 on."""
OFFENDERS = tuple(theme for theme in THEMES if "hmi-prisons" in theme.inspectorates and "probation" in theme.agencies)
"""Themes whose agencies HMI Probation could inspect by itself."""
CUSTODY = tuple(theme for theme in THEMES if "hmi-prisons" in theme.inspectorates and "police" in theme.agencies)
"""Themes whose agencies three inspectorates inspect."""


def _draw_any_status(draw: DrawFn, options: CaseOptions, **baseline_options: Any) -> Baseline:
    """Draw a baseline whose subject stream is planned, in progress or published."""
    return draw_baseline(draw, options, status=draw(st.sampled_from(ANY)), **baseline_options)


@rule_cases("PRA101")
def two_or_more(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: an inspectorate works with another one. Broken: by itself, or with a partner only."""
    type = draw(st.sampled_from((WorkType.THEMATIC, WorkType.FOLLOW_UP)))
    base = draw_baseline(draw, options, status=draw(st.sampled_from(ANY)), themes=OFFENDERS)
    if type is WorkType.FOLLOW_UP:
        others = [stream.id for stream in base.programme.streams if stream.id != base.stream.id]
        base = base.with_stream(type=type, follows=draw(st.sampled_from(others)))
    lead = ("hmi-probation",)
    partners = draw(st.sampled_from(((), (PARTNER,))))
    joint = base.with_stream(with_roles(base.stream, lead, ("hmi-prisons", *partners)))
    return base.pair(joint, base.with_stream(with_roles(base.stream, lead, partners)))


@rule_cases("PRA102")
def more_than_one_agency(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: two criminal justice agencies are inspected. Broken: one, or one and an agency of another kind."""
    base = draw_baseline(draw, options, status=draw(st.sampled_from(ANY)), themes=OFFENDERS)
    base = base.with_stream(type=draw(st.sampled_from((WorkType.THEMATIC, WorkType.COLLABORATIVE))))
    if draw(st.booleans()):
        return base.pair(None, base.with_stream(agencies=("prisons",)))
    outside = draw(st.sampled_from(("health-services", "local-authorities")))
    base = base.with_stream(process=None)
    return base.pair(
        base.with_stream(agencies=("prisons", "probation")), base.with_stream(agencies=("prisons", outside))
    )


@rule_cases("PRA106")
def singly_led(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: one lead. Broken: two, or none."""
    base = _draw_any_status(draw, options)
    everyone = base.leads + base.supporters
    broken = draw(st.sampled_from((((everyone), ()), ((), everyone))))
    return base.pair(None, base.with_stream(with_roles(base.stream, *broken)))


@rule_cases("PRA107")
def led_by_one_of_them(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a partner supports three inspectorates. Broken: it leads them."""
    base = _draw_any_status(draw, options, themes=CUSTODY)
    supporters = (*base.supporters, "hmi-probation")
    return base.pair(
        base.with_stream(with_roles(base.stream, base.leads, (*supporters, PARTNER))),
        base.with_stream(with_roles(base.stream, (PARTNER,), base.leads + supporters)),
    )


@rule_cases("PRA108")
def supporters_confirmed(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: the supporters of work that has begun confirmed it. Broken: they did not."""
    base = draw_baseline(draw, options, status=draw(st.sampled_from((BEGUN, PUBLISHED))))
    return base.pair(None, base.with_stream(supporters_confirmed=False))


@rule_cases("PRA109")
def agencies_of_the_process(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: the agencies belong to the process. Broken: the process is another, or one agency belongs to no process."""
    base = _draw_any_status(draw, options)
    agencies = base.stream.agencies or ()
    others = [process for process in HighLevelProcess if not process.agencies.issuperset(agencies)]
    if draw(st.booleans()):
        return base.pair(None, base.with_stream(agencies=(*agencies, "health-services")))
    return base.pair(None, base.with_stream(process=draw(st.sampled_from(others))))


@rule_cases("PRA110")
def in_a_process(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: work without fieldwork and without a process names a cross-cutting issue. Broken: it names none."""
    base = _draw_any_status(draw, options)
    type = draw(st.sampled_from((WorkType.SCOPING, WorkType.EVIDENCE_REVIEW, WorkType.COMPENDIUM)))
    issue = draw(st.sampled_from(list(CrossCuttingIssue)))
    base = base.with_stream(type=type, process=None, takes_account_of=None, coverage=NoFieldwork())
    return base.pair(
        base.with_stream(takes_account_of=(issue,)),
        base.with_stream(takes_account_of=draw(st.sampled_from((None, ())))),
    )


@rule_cases("LAW601")
def by_right(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: each inspectorate has a remit over one of the agencies, or its functions were delegated to it.

    Broken: HMCPSI takes part, which has no remit over any of them.
    """
    base = _draw_any_status(draw, options, themes=OFFENDERS)
    extra_streams = base.with_stream(with_roles(base.stream, base.leads, (*base.supporters, "hmcpsi")))
    delegation = Delegation(by="hmi-probation", to="hmcpsi", functions="Case files", since=day(base.timeline.first))
    return base.pair(draw(st.sampled_from((base, extra_streams.with_stream(delegations=(delegation,))))), extra_streams)


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
