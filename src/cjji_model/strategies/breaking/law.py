"""How the rules of law on the programme and its streams are broken, one at a time."""

from datetime import date, timedelta
from typing import Any

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ...dates import PartialDate
from ...model.gatekeeping import Consent, Notice, NoticeEffect, Opinion, Refusal
from ...model.preparation import Direction, DirectionSubject, Waiver
from ...model.provenance import Confidence
from ...model.report import Response
from ...model.stream import Delegation
from ...model.vocabulary import WorkStatus
from ...statute import co_operation, joint_consultees, joint_copies, minister_for
from .._builders import LAST, STATUTORY, day, days_from
from .._vocabulary import INSPECTORATES, THEMES
from ._case import CaseOptions, Pair, RuleCases, Scene, a_scene, pair

__all__ = ["WAYS"]

PLANNED, BEGUN, PUBLISHED = WorkStatus.PLANNED, WorkStatus.IN_PROGRESS, WorkStatus.PUBLISHED
MINISTERS = ("attorney-general", "lord-chancellor", "secretary-of-state")
VICTIMS = date(2025, 12, 31)
"""From this day ministers may direct inspections of what victims experience. Source: S.I. 2025/1325."""


def _prepared(scene: Scene) -> date:
    """The day of preparation."""
    return (scene.programme.prepared or day(scene.time.first)).earliest


# ------------------------------------------------------------------------------------------------- preparation


@pair("LAW101")
def prepared_by_all(draw: DrawFn, given: CaseOptions) -> Pair:
    """A programme that every author prepared, or all but one."""
    scene = a_scene(draw, given)
    authors = scene.programme.prepared_by or ()
    absent = draw(st.sampled_from(authors))
    return scene.pair(None, scene.having(prepared_by=tuple(body for body in authors if body != absent)))


@pair("LAW102")
def sets_out_each(draw: DrawFn, given: CaseOptions) -> Pair:
    """A programme with streams that each author takes part in, or with none."""
    scene = a_scene(draw, given)
    return scene.pair(None, scene.having(work_streams=()))


def _certain(scene: Scene, *, waivable: bool) -> list[str]:
    """Those who are certainly to be consulted, on the lists or outside them."""
    return [
        found.body
        for found in joint_consultees(on=_prepared(scene))
        if not found.co_author
        and any(row.waivable is waivable and row.confidence is Confidence.SEEN for row in found.rows)
    ]


def _consulted(draw: DrawFn, scene: Scene, bodies: list[str]) -> Pair:
    """One of these was consulted by the day of preparation; or a day later, or not at all."""
    prepared, one = _prepared(scene), draw(st.sampled_from(bodies))
    held = [consultation for consultation in scene.programme.consultations or () if consultation.consultee == one]
    others = tuple(other for other in scene.programme.consultations or () if other not in held)
    timely, late = (
        tuple(evolve(consultation, held=day(when)) for consultation in held)
        for when in (prepared, prepared + timedelta(1))
    )
    return scene.pair(
        scene.having(consultations=(*others, *timely)),
        scene.having(consultations=(*others, *draw(st.sampled_from(((), late))))),
    )


@pair("LAW103")
def ministers_consulted(draw: DrawFn, given: CaseOptions) -> Pair:
    """A minister who was consulted, or not in time, or not at all."""
    scene = a_scene(draw, given, least=1)
    return _consulted(draw, scene, _certain(scene, waivable=False))


@pair("LAW104")
def listed_consulted(draw: DrawFn, given: CaseOptions) -> Pair:
    """One on the list who was consulted or waived it; or who was not consulted in time, or not at all."""
    scene = a_scene(draw, given, least=1)
    bodies = _certain(scene, waivable=True)
    if draw(st.booleans()):
        return _consulted(draw, scene, bodies)
    one = draw(st.sampled_from(bodies))
    authors = next(found.waivers for found in joint_consultees(on=_prepared(scene)) if found.body == one)
    waivers = tuple(_a_waiver(scene, author, one) for author in authors)
    scene = scene.having(
        consultations=tuple(held for held in scene.programme.consultations or () if held.consultee != one)
    )
    return scene.pair(scene.having(waivers=waivers), scene.having(waivers=waivers[1:]))


def _a_waiver(scene: Scene, between: str, consultee: str) -> Waiver:
    """An agreement of the day of preparation, whose list it goes by."""
    return Waiver(between=between, consultee=consultee, scope="follow-up work", agreed=day(_prepared(scene)))


@pair("LAW105")
def waiver_is_sound(draw: DrawFn, given: CaseOptions) -> Pair:
    """A waiver that says what it covers, or does not; with one on the list, or with a minister, or with a stranger."""
    scene = a_scene(draw, given)
    sound = _a_waiver(scene, "hmi-prisons", "ofsted")
    void = draw(
        st.sampled_from(
            (
                evolve(sound, scope=None),
                evolve(sound, consultee="secretary-of-state"),
                evolve(sound, consultee="estyn"),
                evolve(sound, between="cqc"),
            )
        )
    )
    return scene.pair(scene.having(waivers=(sound,)), scene.having(waivers=(void,)))


@pair("LAW106")
def copies_sent(draw: DrawFn, given: CaseOptions) -> Pair:
    """A copy sent on the day of preparation; or on the day before, or not at all."""
    scene = a_scene(draw, given)
    prepared = _prepared(scene)
    due = [
        found.body
        for found in joint_copies(on=prepared)
        if not found.co_author and any(row.confidence is Confidence.SEEN for row in found.rows)
    ]
    one = draw(st.sampled_from(due))
    copies = scene.programme.copies or ()
    others = tuple(copy for copy in copies if copy.to != one)
    on_the_day, too_early = (
        tuple(evolve(copy, sent=day(when)) for copy in copies if copy.to == one)
        for when in (prepared, prepared - timedelta(1))
    )
    return scene.pair(
        scene.having(copies=(*others, *on_the_day)),
        scene.having(copies=(*others, *draw(st.sampled_from(((), too_early))))),
    )


# -------------------------------------------------------------------------------------------------- directions


@pair("LAW107")
def directed_together(draw: DrawFn, given: CaseOptions) -> Pair:
    """A direction of three ministers that was followed; or of two; or that was not, by a day or at all."""
    scene = a_scene(draw, given)
    prepared = _prepared(scene)
    on_form = Direction(
        id="on-form", subject=DirectionSubject.FORM, ministers=MINISTERS, given=day(prepared), followed=True
    )
    on_timing = evolve(on_form, id="on-timing", subject=DirectionSubject.TIMING, by_when=prepared, followed=None)
    kept = draw(st.sampled_from((on_form, on_timing)))
    broken = [evolve(kept, ministers=MINISTERS[1:])]
    broken.append(evolve(kept, followed=False) if kept is on_form else evolve(kept, by_when=prepared - timedelta(1)))
    return scene.pair(scene.having(directions=(kept,)), scene.having(directions=(draw(st.sampled_from(broken)),)))


@pair("LAW108", since=VICTIMS + timedelta(1))
def victims_matters(draw: DrawFn, given: CaseOptions) -> Pair:
    """A matter that a stream takes up under the direction, or that none does."""
    on = given.on or days_from(draw, VICTIMS + timedelta(1), date(LAST + 3, 3, 31))
    scene = a_scene(draw, evolve(given, on=on), since=LAST - 1)
    direction = Direction(
        id="on-victims",
        subject=DirectionSubject.VICTIMS,
        ministers=MINISTERS,
        given=day(days_from(draw, VICTIMS, on)),
        matters=(scene.stream.title.casefold(),),
    )
    scene = scene.having(directions=(direction,))
    return scene.pair(scene.with_stream(directed_by=direction.id), None)


# ------------------------------------------------------------------------------------------------ gatekeeping

ORDERS = 2008
"""The first business year throughout which orders specified organisations. Source: the table of lists."""
_CAN_BLOCK = (("hmi-constabulary", "hmi-prisons", "police"), ("hmi-prisons", "hmi-probation", "prisons"))
"""Who can block whom, and over whom, on every day from ORDERS on."""


def _a_notice(draw: DrawFn, scene: Scene, given: PartialDate) -> tuple[Notice, Opinion]:
    """A notice of that day that is well founded, and the opinion that it rests on."""
    by, to, organisation = draw(st.sampled_from(_CAN_BLOCK))
    opinion = Opinion(
        id="an-opinion",
        by=by,
        stream=scene.stream.id,
        proposer=to,
        organisation=organisation,
        unreasonable=True,
        held=given,
    )
    notice = Notice(
        id="a-notice",
        by=by,
        to=to,
        organisation=organisation,
        stream=scene.stream.id,
        given=given,
        forbids=NoticeEffect.INSPECTION,
    )
    return notice, opinion


def _told(scene: Scene, notice: Notice | None, opinion: Opinion | None) -> Scene:
    """The scene with this notice and this opinion."""
    return scene.having(
        gatekeeping_notices=() if notice is None else (notice,), opinions=() if opinion is None else (opinion,)
    )


@pair("LAW201", since=date(ORDERS, 5, 2))
def blocked_stays_blocked(draw: DrawFn, given: CaseOptions) -> Pair:
    """Work that began against a notice, with the minister's consent of that day, or of the next, or without."""
    scene = a_scene(draw, given, status=BEGUN, settled=1, since=ORDERS)
    begun = scene.stream.fieldwork.first if scene.stream.fieldwork else None
    begun = begun or day(scene.time.first)
    next_day = day(begun.earliest + timedelta(1))
    notice, opinion = _a_notice(draw, scene, begun)
    consent = Consent(by=minister_for(of=notice.by, on=begun.earliest) or "secretary-of-state", given=begun)
    pairs = (
        (evolve(notice, consent=consent), evolve(notice, consent=evolve(consent, given=next_day))),
        (evolve(notice, consent=consent), evolve(notice, consent=evolve(consent, by="attorney-general"))),
        (evolve(notice, withdrawn=begun), evolve(notice, withdrawn=next_day)),
        (evolve(notice, withdrawn=begun), notice),
    )
    kept, broken = draw(st.sampled_from(pairs))
    return scene.pair(_told(scene, kept, opinion), _told(scene, broken, opinion))


@pair("LAW202", since=date(ORDERS, 4, 1))
def well_founded(draw: DrawFn, given: CaseOptions) -> Pair:
    """A notice that its giver could give of that body; or could not; or without having thought the burden too great."""
    scene = a_scene(draw, given, since=ORDERS)
    notice, opinion = _a_notice(draw, scene, day(scene.time.first))
    broken: list[tuple[dict[str, Any], dict[str, Any]]] = [
        ({}, {"unreasonable": False}),
        ({"organisation": "cps"}, {"organisation": "cps"}),
        ({"by": "hmcpsi"}, {"by": "hmcpsi"}),
    ]
    of_notice, of_opinion = draw(st.sampled_from(broken))
    return scene.pair(
        _told(scene, notice, opinion), _told(scene, evolve(notice, **of_notice), evolve(opinion, **of_opinion))
    )


@pair("LAW203", since=date(ORDERS, 4, 1))
def notice_given(draw: DrawFn, given: CaseOptions) -> Pair:
    """An opinion that the burden is unreasonable, with the notice that must follow, or without."""
    scene = a_scene(draw, given, since=ORDERS)
    notice, opinion = _a_notice(draw, scene, day(scene.time.first))
    return scene.pair(_told(scene, notice, opinion), _told(scene, None, opinion))


@pair("LAW602")
def co_operates(draw: DrawFn, given: CaseOptions) -> Pair:
    """A refusal that would not have served the inspectorate's work, or that would."""
    scene = a_scene(draw, given)
    by, refused = draw(st.sampled_from(INSPECTORATES)), days_from(draw, _prepared(scene), scene.on)
    to = draw(st.sampled_from([row.body for row in co_operation(of=by, on=refused)]))
    refusal = Refusal(by=by, to=to, of="two inspectors for a week", would_serve=False, refused=day(refused))
    return scene.pair(scene.having(refusals=(refusal,)), scene.having(refusals=(evolve(refusal, would_serve=True),)))


# ------------------------------------------------------------------------------------------- work and reports


@pair("LAW301")
def to_a_public_authority(draw: DrawFn, given: CaseOptions) -> Pair:
    """Functions handed to a public authority, or to none."""
    scene = a_scene(draw, given)
    since = days_from(draw, max(STATUTORY, scene.time.first), scene.on)
    handed = Delegation(by=scene.leads[0], to="cjini", functions="Fieldwork", public_authority=True, since=day(since))
    named = evolve(handed, to="ofsted", public_authority=None)
    kept = draw(st.sampled_from((handed, named)))
    return scene.pair(
        scene.with_stream(delegations=(kept,)),
        scene.with_stream(delegations=(evolve(handed, public_authority=False),)),
    )


_JUSTICE = tuple(theme for theme in THEMES if "cps" in theme.agencies)
_POLICE = tuple(theme for theme in THEMES if "hmi-constabulary" in theme.inspectorates)


@pair("LAW401", since=date(2013, 5, 1))
def with_something_else(draw: DrawFn, given: CaseOptions) -> Pair:
    """Courts inspected with others, or alone."""
    scene = a_scene(draw, given, themes=_JUSTICE, since=2013, status=draw(st.sampled_from((PLANNED, BEGUN, PUBLISHED))))
    other = draw(st.sampled_from(("cps", "police")))
    return scene.pair(scene.with_stream(agencies=("courts", other)), scene.with_stream(agencies=("courts",)))


ANSWER_IN = 56
"""Days in which a constabulary report is answered, that of its publication counted."""


@pair("LAW501", since=date(2018, 7, 1))
def answered_in_time(draw: DrawFn, given: CaseOptions) -> Pair:
    """A constabulary report answered on the 56th day, or on the next, or not."""
    scene = a_scene(draw, given, status=PUBLISHED, themes=_POLICE, since=2018, settled=ANSWER_IN)
    published = scene.report.published.earliest
    in_time, late = (
        Response(by="local-policing-bodies", published=day(published + timedelta(days)))
        for days in (ANSWER_IN - 1, ANSWER_IN)
    )
    under = "police-act-1996.s-54.sub-2"
    return scene.pair(
        scene.with_report(under=under, responses=(in_time,)),
        scene.with_report(under=under, responses=draw(st.sampled_from(((), (late,))))),
    )


WAYS: tuple[RuleCases, ...] = (
    prepared_by_all,
    sets_out_each,
    ministers_consulted,
    listed_consulted,
    waiver_is_sound,
    copies_sent,
    directed_together,
    victims_matters,
    blocked_stays_blocked,
    well_founded,
    notice_given,
    to_a_public_authority,
    with_something_else,
    answered_in_time,
    co_operates,
)
