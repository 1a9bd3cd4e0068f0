"""How the rules on reports are broken, one at a time."""

from datetime import timedelta

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ...model.report import PublicationSite
from ...model.vocabulary import WorkStatus, WorkType
from .._builders import day
from ._case import CaseOptions, Pair, RuleCases, a_scene, pair

__all__ = ["WAYS"]

PUBLISHED = WorkStatus.PUBLISHED


@pair("PRA117")
def agreed_by_all(draw: DrawFn, given: CaseOptions) -> Pair:
    """Everyone agreed the report by the day of its publication; or one did so later, or not at all."""
    scene = a_scene(draw, given, status=PUBLISHED, type=draw(st.sampled_from((WorkType.THEMATIC, WorkType.ROLLING))))
    report = scene.report
    agreed = list(report.agreed)
    i = draw(st.integers(0, len(agreed) - 1))
    published = report.published.earliest
    late = published + timedelta(draw(st.integers(1, 30)))
    one_late = [*agreed]
    one_late[i] = evolve(agreed[i], when=day(late))
    without = agreed[:i] + agreed[i + 1 :]
    broken = draw(st.sampled_from((without, one_late))) if late <= scene.on else without
    return scene.pair(None, scene.with_report(agreed=tuple(broken)))


@pair("PRA118")
def openly(draw: DrawFn, given: CaseOptions) -> Pair:
    """A report that is not open for a reason, or for none."""
    scene = a_scene(draw, given, status=PUBLISHED)
    reasons = ("A trial is pending", "It names witnesses")
    return scene.pair(
        scene.with_report(openly=False, withheld=draw(st.sampled_from(reasons))), scene.with_report(openly=False)
    )


@pair("PRA119")
def on_its_site(draw: DrawFn, given: CaseOptions) -> Pair:
    """A report on the site where such reports go, or on another."""
    scene = a_scene(draw, given, status=PUBLISHED, type=draw(st.sampled_from((WorkType.THEMATIC, WorkType.ROLLING))))
    own = scene.report.site
    return scene.pair(
        None, scene.with_report(site=draw(st.sampled_from([site for site in PublicationSite if site is not own])))
    )


WAYS: tuple[RuleCases, ...] = (agreed_by_all, openly, on_its_site)
