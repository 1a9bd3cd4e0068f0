"""Cases of the rules on reports, PRA117 to PRA119: each broken alone, and kept."""

from datetime import timedelta

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ...model.report import PublicationSite
from ...model.vocabulary import WorkStatus, WorkType
from .._builders import day
from ._case import CaseOptions, Pair, RuleCases, draw_baseline, rule_cases

__all__ = ["WAYS"]

PUBLISHED = WorkStatus.PUBLISHED


@rule_cases("PRA117")
def agreed_by_all(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: every participant agreed the report by the day of its publication. Broken: one did later, or not at all."""
    base = draw_baseline(
        draw, options, status=PUBLISHED, type=draw(st.sampled_from((WorkType.THEMATIC, WorkType.ROLLING)))
    )
    report = base.report
    agreed = list(report.agreed)
    i = draw(st.integers(0, len(agreed) - 1))
    published = report.published.earliest
    late = published + timedelta(draw(st.integers(1, 30)))
    one_late = [*agreed]
    one_late[i] = evolve(agreed[i], when=day(late))
    one_missing = agreed[:i] + agreed[i + 1 :]
    broken = draw(st.sampled_from((one_missing, one_late))) if late <= base.on else one_missing
    return base.pair(None, base.with_report(agreed=tuple(broken)))


@rule_cases("PRA118")
def openly(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a report that is not published openly gives a reason. Broken: it gives none."""
    base = draw_baseline(draw, options, status=PUBLISHED)
    reasons = ("A trial is pending", "It names witnesses")
    return base.pair(
        base.with_report(openly=False, withheld=draw(st.sampled_from(reasons))), base.with_report(openly=False)
    )


@rule_cases("PRA119")
def on_its_site(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a report on the site on which reports of its type of work are published. Broken: on another."""
    base = draw_baseline(
        draw, options, status=PUBLISHED, type=draw(st.sampled_from((WorkType.THEMATIC, WorkType.ROLLING)))
    )
    own = base.report.site
    return base.pair(
        None, base.with_report(site=draw(st.sampled_from([site for site in PublicationSite if site is not own])))
    )


WAYS: tuple[RuleCases, ...] = (agreed_by_all, openly, on_its_site)
