"""Cases of the rules on the record, REC101 to REC108: each broken alone, and kept."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ...dates import PartialDate, Period, Span
from ...model.coverage import SampleCoverage
from ...model.derogation import Derogation
from ...model.preparation import Copy, Review
from ...model.report import Recommendation, Response
from ...model.stream import Contribution, ContributionKind, Visit
from ...model.vocabulary import AreaScheme, WorkStatus
from ...registry import standard_registry
from .. import _builders as builders
from .._builders import day, draw_day
from .._vocabulary import INSPECTORATES
from ._case import Baseline, CaseOptions, Pair, RuleCases, draw_baseline, rule_cases

__all__ = ["WAYS"]

PLANNED, PUBLISHED = WorkStatus.PLANNED, WorkStatus.PUBLISHED
_NOBODY = ("hm-imaginary", "nobody-known", "hmi-weather")
"""Ids that no body, agency or area has."""


Mention = Callable[[Baseline, str], Baseline]
"""Adds a mention of an id to a baseline."""
_PUBLISHED: dict[str, Mention] = {
    "recommendation": lambda base, id: base.with_report(recommendations=(Recommendation(id="r1", to=(id,)),)),
    "answer": lambda base, id: base.with_report(responses=(Response(by=id),)),
    "visit": lambda base, id: base.with_stream(
        visits=(Visit(visited=base.stream.fieldwork or Span.of("2012"), participants=(id,)),)
    ),
}
_ALWAYS: dict[str, Mention] = {
    "copy": lambda base, id: base.with_changes(copies=(*(base.programme.copies or ()), Copy(to=id))),
    "contribution": lambda base, id: base.with_stream(
        contributions=(*(base.stream.contributions or ()), Contribution(by=id, gives=(ContributionKind.PEOPLE,)))
    ),
}


@rule_cases("REC101")
def known(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a body or area is mentioned that the registry has. Broken: one that it does not have."""
    base = draw_baseline(draw, options, status=PUBLISHED)
    if draw(st.integers(0, 3)) == 0:
        sample: Any = base.stream.coverage
        first, second = sample.areas[:2]
        unknown = draw(st.sampled_from(_NOBODY))
        kept, broken = (base.with_stream(coverage=evolve(sample, areas=(first, to))) for to in (second, unknown))
        return base.pair(kept, broken)
    mention = (_ALWAYS | _PUBLISHED)[draw(st.sampled_from(sorted(_ALWAYS | _PUBLISHED)))]
    somebody = draw(st.sampled_from(INSPECTORATES))
    return base.pair(mention(base, somebody), mention(base, draw(st.sampled_from(_NOBODY))))


_PARTNERS = ("cqc", "healthcare-commission", "csci", "audit-commission")
"""Partners of which at least one did not exist in April of any year."""


@rule_cases("REC102")
def existed(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a partner that existed at the time of the work. Broken: one that no longer, or not yet, existed."""
    base = draw_baseline(draw, options, status=draw(st.sampled_from((PLANNED, PUBLISHED))))
    first = base.timeline.first
    bodies, days = standard_registry().bodies, Period(first, first)
    base = base.with_stream(fieldwork=Span.of(first, first))
    gone = [id for id in _PARTNERS if bodies[id].existed(days).some is False]
    kept, broken = (
        base.with_stream(builders.with_roles(base.stream, base.leads, (*base.supporters, partner)))
        for partner in ("ofsted", draw(st.sampled_from(gone)))
    )
    return base.pair(kept, broken)


@rule_cases("REC103")
def told_apart(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: the title of a second stream or report differs from the first. Broken: only in letter case or spacing."""
    base = draw_baseline(draw, options, status=PUBLISHED)
    if draw(st.booleans()):
        first = base.report
        titles = f"{first.title}, again", _draw_equal_title(draw, first.title)
        kept, broken = (base.with_stream(reports=(first, evolve(first, id="another", title=title))) for title in titles)
        return base.pair(kept, broken)
    other = (base.position + 1) % len(base.programme.streams)
    streams, same = list(base.programme.streams), _draw_equal_title(draw, base.stream.title)

    def with_title_on_other(title: str) -> Baseline:
        changed = [*streams]
        changed[other] = evolve(streams[other], title=title)
        return base.with_changes(work_streams=tuple(changed))

    return base.pair(with_title_on_other(f"{same}s"), with_title_on_other(same))


def _draw_equal_title(draw: DrawFn, title: str) -> str:
    """Draw a title that differs from this one in letter case or spacing at most."""
    return draw(st.sampled_from((title, title.upper(), title.casefold(), title.replace(" ", "  "))))


@rule_cases("REC104")
def in_period(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: the stream is due on the programme's last day, or its fieldwork begins on the first.

    Broken: it is due later, or its fieldwork begins on the day before the first.
    """
    base = draw_baseline(draw, options)
    first, last, field = base.timeline.first, base.timeline.last, base.stream.fieldwork or Span.of("2012")
    days_out = timedelta(draw(st.integers(1, 200)))
    if draw(st.booleans()) or first <= builders.STATUTORY:
        return base.pair(base.with_stream(due=day(last)), base.with_stream(due=day(last + days_out)))
    kept, broken = (
        base.with_stream(fieldwork=evolve(field, first=day(when))) for when in (first, first - timedelta(1))
    )
    return base.pair(kept, broken)


@rule_cases("REC105")
def not_ahead(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: something was done on the day of reading. Broken: it is dated after it."""
    base = draw_baseline(draw, options, status=PUBLISHED)
    acts: list[Callable[[PartialDate], Baseline]] = [
        lambda when: base.with_changes(copies=(*(base.programme.copies or ()), Copy(to="ofsted", sent=when))),
        lambda when: base.with_changes(reviews=(*(base.programme.reviews or ()), Review(held=when, decisions=()))),
        lambda when: base.with_report(responses=(Response(by="police", published=when),)),
        lambda when: base.with_stream(visits=(Visit(visited=Span(when)),)),
    ]
    done = draw(st.sampled_from(acts))
    return base.pair(done(day(base.on)), done(day(base.on + timedelta(draw(st.integers(1, 400))))))


_ENGLISH, _WELSH = ("cumbria", "kent"), ("gwent", "south-wales")


@rule_cases("REC106")
def in_jurisdiction(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a partner for England or for Wales takes part in work in its own country. Broken: in the other."""
    base = draw_baseline(draw, options, status=draw(st.sampled_from((PLANNED, PUBLISHED))))
    partner, own, other = draw(st.sampled_from((("ofsted", _ENGLISH, _WELSH), ("estyn", _WELSH, _ENGLISH))))
    base = base.with_stream(builders.with_roles(base.stream, base.leads, (*base.supporters, partner)))
    kept, broken = (
        base.with_stream(coverage=SampleCoverage(scheme=AreaScheme.CJ_AREAS, areas=areas)) for areas in (own, other)
    )
    return base.pair(kept, broken)


@rule_cases("REC107")
def agrees(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a published stream has a report; a proposed or cancelled one has none. Broken: the reverse."""
    base = draw_baseline(draw, options, status=PUBLISHED)
    if draw(st.booleans()):
        return base.pair(None, base.with_stream(reports=()))
    status = draw(st.sampled_from((WorkStatus.PROPOSED, WorkStatus.CANCELLED)))
    base = base.with_stream(status=status)
    return base.pair(base.with_stream(reports=()), None)


@rule_cases("REC108")
def derogation_stands(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a derogation from PRA106 covers a second lead. Broken: there is no second lead to cover."""
    base = draw_baseline(draw, options)
    singly = base.stream
    begun = draw_day(draw, base.on - timedelta(400), base.on)
    derogation = Derogation(
        rule="PRA106",
        subject=f"stream:{singly.id}",
        reason="Led together by agreement",
        by=base.leads[0],
        since=begun,
        until=draw(st.sampled_from((None, base.on, base.on + timedelta(365)))),
    )
    base = base.with_changes(derogations=(derogation,))
    both = base.leads + base.supporters
    return base.pair(base.with_stream(builders.with_roles(singly, both, ())), None)


WAYS: tuple[RuleCases, ...] = (
    known,
    existed,
    told_apart,
    in_period,
    not_ahead,
    in_jurisdiction,
    agrees,
    derogation_stands,
)
