"""How the rules on the record are broken, one at a time."""

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
from .. import _builders as lives
from .._builders import day, days_from
from .._vocabulary import INSPECTORATES
from ._case import CaseOptions, Pair, RuleCases, Scene, a_scene, pair

__all__ = ["WAYS"]

PLANNED, PUBLISHED = WorkStatus.PLANNED, WorkStatus.PUBLISHED
_NOBODY = ("hm-imaginary", "nobody-known", "hmi-weather")
"""Ids of no body, agency or area."""


Mention = Callable[[Scene, str], Scene]
_PUBLISHED: dict[str, Mention] = {
    "recommendation": lambda scene, id: scene.with_report(recommendations=(Recommendation(id="r1", to=(id,)),)),
    "answer": lambda scene, id: scene.with_report(responses=(Response(by=id),)),
    "visit": lambda scene, id: scene.with_stream(
        visits=(Visit(visited=scene.stream.fieldwork or Span.of("2012"), participants=(id,)),)
    ),
}
_ALWAYS: dict[str, Mention] = {
    "copy": lambda scene, id: scene.having(copies=(*(scene.programme.copies or ()), Copy(to=id))),
    "contribution": lambda scene, id: scene.with_stream(
        contributions=(*(scene.stream.contributions or ()), Contribution(by=id, gives=(ContributionKind.PEOPLE,)))
    ),
}


@pair("REC101")
def known(draw: DrawFn, given: CaseOptions) -> Pair:
    """One mention of somebody, whom everyone knows or nobody."""
    scene = a_scene(draw, given, status=PUBLISHED)
    if draw(st.integers(0, 3)) == 0:
        sample: Any = scene.stream.coverage
        first, second = sample.areas[:2]
        unknown = draw(st.sampled_from(_NOBODY))
        kept, broken = (scene.with_stream(coverage=evolve(sample, areas=(first, to))) for to in (second, unknown))
        return scene.pair(kept, broken)
    mention = (_ALWAYS | _PUBLISHED)[draw(st.sampled_from(sorted(_ALWAYS | _PUBLISHED)))]
    somebody = draw(st.sampled_from(INSPECTORATES))
    return scene.pair(mention(scene, somebody), mention(scene, draw(st.sampled_from(_NOBODY))))


_PARTNERS = ("cqc", "healthcare-commission", "csci", "audit-commission")
"""Partners of which one or another was not there in April of any year."""


@pair("REC102")
def existed(draw: DrawFn, given: CaseOptions) -> Pair:
    """A partner that was there at the time of the work, and one that was gone or had not come."""
    scene = a_scene(draw, given, status=draw(st.sampled_from((PLANNED, PUBLISHED))))
    first = scene.time.first
    bodies, days = standard_registry().bodies, Period(first, first)
    scene = scene.with_stream(fieldwork=Span.of(first, first))
    gone = [id for id in _PARTNERS if bodies[id].existed(days).some is False]
    kept, broken = (
        scene.with_stream(lives.with_roles(scene.stream, scene.leads, (*scene.supporters, partner)))
        for partner in ("ofsted", draw(st.sampled_from(gone)))
    )
    return scene.pair(kept, broken)


@pair("REC103")
def told_apart(draw: DrawFn, given: CaseOptions) -> Pair:
    """A second stream or report whose title is that of the first but for case and spacing; or but for a letter."""
    scene = a_scene(draw, given, status=PUBLISHED)
    if draw(st.booleans()):
        first = scene.report
        titles = f"{first.title}, again", _the_same(draw, first.title)
        kept, broken = (
            scene.with_stream(reports=(first, evolve(first, id="another", title=title))) for title in titles
        )
        return scene.pair(kept, broken)
    other = (scene.place + 1) % len(scene.programme.streams)
    streams, same = list(scene.programme.streams), _the_same(draw, scene.stream.title)

    def called(title: str) -> Scene:
        found = [*streams]
        found[other] = evolve(streams[other], title=title)
        return scene.having(work_streams=tuple(found))

    return scene.pair(called(f"{same}s"), called(same))


def _the_same(draw: DrawFn, title: str) -> str:
    """A title that is no other, letter case and spacing aside."""
    return draw(st.sampled_from((title, title.upper(), title.casefold(), title.replace(" ", "  "))))


@pair("REC104")
def in_period(draw: DrawFn, given: CaseOptions) -> Pair:
    """Something due on the last day of the programme or later; fieldwork from its first day, or from the day before."""
    scene = a_scene(draw, given)
    first, last, field = scene.time.first, scene.time.last, scene.stream.fieldwork or Span.of("2012")
    one = timedelta(draw(st.integers(1, 200)))
    if draw(st.booleans()) or first <= lives.STATUTORY:
        return scene.pair(scene.with_stream(due=day(last)), scene.with_stream(due=day(last + one)))
    kept, broken = (
        scene.with_stream(fieldwork=evolve(field, first=day(when))) for when in (first, first - timedelta(1))
    )
    return scene.pair(kept, broken)


@pair("REC105")
def not_ahead(draw: DrawFn, given: CaseOptions) -> Pair:
    """Something done on the day of reading, or afterwards."""
    scene = a_scene(draw, given, status=PUBLISHED)
    acts: list[Callable[[PartialDate], Scene]] = [
        lambda when: scene.having(copies=(*(scene.programme.copies or ()), Copy(to="ofsted", sent=when))),
        lambda when: scene.having(reviews=(*(scene.programme.reviews or ()), Review(held=when, decisions=()))),
        lambda when: scene.with_report(responses=(Response(by="police", published=when),)),
        lambda when: scene.with_stream(visits=(Visit(visited=Span(when)),)),
    ]
    done = draw(st.sampled_from(acts))
    return scene.pair(done(day(scene.on)), done(day(scene.on + timedelta(draw(st.integers(1, 400))))))


_ENGLISH, _WELSH = ("cumbria", "kent"), ("gwent", "south-wales")


@pair("REC106")
def in_jurisdiction(draw: DrawFn, given: CaseOptions) -> Pair:
    """A partner for England or for Wales, at work in its own country, or in the other."""
    scene = a_scene(draw, given, status=draw(st.sampled_from((PLANNED, PUBLISHED))))
    partner, own, other = draw(st.sampled_from((("ofsted", _ENGLISH, _WELSH), ("estyn", _WELSH, _ENGLISH))))
    scene = scene.with_stream(lives.with_roles(scene.stream, scene.leads, (*scene.supporters, partner)))
    kept, broken = (
        scene.with_stream(coverage=SampleCoverage(scheme=AreaScheme.CJ_AREAS, areas=areas)) for areas in (own, other)
    )
    return scene.pair(kept, broken)


@pair("REC107")
def agrees(draw: DrawFn, given: CaseOptions) -> Pair:
    """A stream that is published and has no report, or that is not to be and has one."""
    scene = a_scene(draw, given, status=PUBLISHED)
    if draw(st.booleans()):
        return scene.pair(None, scene.with_stream(reports=()))
    status = draw(st.sampled_from((WorkStatus.PROPOSED, WorkStatus.CANCELLED)))
    scene = scene.with_stream(status=status)
    return scene.pair(scene.with_stream(reports=()), None)


@pair("REC108")
def derogation_stands(draw: DrawFn, given: CaseOptions) -> Pair:
    """A derogation that covers a second lead, or one where there is no second lead to cover."""
    scene = a_scene(draw, given)
    singly = scene.stream
    begun = days_from(draw, scene.on - timedelta(400), scene.on)
    derogation = Derogation(
        rule="PRA106",
        subject=f"stream:{singly.id}",
        reason="Led together by agreement",
        by=scene.leads[0],
        since=begun,
        until=draw(st.sampled_from((None, scene.on, scene.on + timedelta(365)))),
    )
    scene = scene.having(derogations=(derogation,))
    both = scene.leads + scene.supporters
    return scene.pair(scene.with_stream(lives.with_roles(singly, both, ())), None)


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
