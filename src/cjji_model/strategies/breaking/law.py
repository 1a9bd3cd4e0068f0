"""Cases of the rules of law on the programme and its streams: each broken alone, and kept."""

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
from .._builders import LAST_YEAR, STATUTORY, day, draw_day
from .._vocabulary import INSPECTORATES, THEMES
from ._case import Baseline, CaseOptions, Pair, RuleCases, draw_baseline, rule_cases

__all__ = ["WAYS"]

PLANNED, BEGUN, PUBLISHED = WorkStatus.PLANNED, WorkStatus.IN_PROGRESS, WorkStatus.PUBLISHED
MINISTERS = ("attorney-general", "lord-chancellor", "secretary-of-state")
VICTIMS = date(2025, 12, 31)
"""From this day ministers may direct inspections of the experience of victims. Source: S.I. 2025/1325."""


def _prepared(base: Baseline) -> date:
    """Return the day of preparation; the programme's first day if that is not recorded."""
    return (base.programme.prepared or day(base.timeline.first)).earliest


# ------------------------------------------------------------------------------------------------- preparation


@rule_cases("LAW101")
def prepared_by_all(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: every author prepared the programme. Broken: all but one did."""
    base = draw_baseline(draw, options)
    authors = base.programme.prepared_by or ()
    absent = draw(st.sampled_from(authors))
    return base.pair(None, base.with_changes(prepared_by=tuple(body for body in authors if body != absent)))


@rule_cases("LAW102")
def sets_out_each(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: each author takes part in a stream. Broken: the programme has no streams."""
    base = draw_baseline(draw, options)
    return base.pair(None, base.with_changes(work_streams=()))


def _certain_consultees(base: Baseline, *, waivable: bool) -> list[str]:
    """Return the bodies that must certainly be consulted: those whose consultation can be waived, or cannot."""
    return [
        consultee.body
        for consultee in joint_consultees(on=_prepared(base))
        if not consultee.co_author
        and any(row.waivable is waivable and row.confidence is Confidence.SEEN for row in consultee.rows)
    ]


def _consulted(draw: DrawFn, base: Baseline, bodies: list[str]) -> Pair:
    """Kept: one of these bodies was consulted on the day of preparation. Broken: a day later, or not at all."""
    prepared, body = _prepared(base), draw(st.sampled_from(bodies))
    held = [consultation for consultation in base.programme.consultations or () if consultation.consultee == body]
    others = tuple(other for other in base.programme.consultations or () if other not in held)
    timely, late = (
        tuple(evolve(consultation, held=day(when)) for consultation in held)
        for when in (prepared, prepared + timedelta(1))
    )
    return base.pair(
        base.with_changes(consultations=(*others, *timely)),
        base.with_changes(consultations=(*others, *draw(st.sampled_from(((), late))))),
    )


@rule_cases("LAW103")
def ministers_consulted(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a minister was consulted by the day of preparation. Broken: later, or not at all."""
    base = draw_baseline(draw, options, min_days=1)
    return _consulted(draw, base, _certain_consultees(base, waivable=False))


@rule_cases("LAW104")
def listed_consulted(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a listed consultee was consulted in time, or agreed a waiver with each inspectorate that could agree one.

    Broken: it was consulted late or not at all, or one of those waivers is missing.
    """
    base = draw_baseline(draw, options, min_days=1)
    bodies = _certain_consultees(base, waivable=True)
    if draw(st.booleans()):
        return _consulted(draw, base, bodies)
    body = draw(st.sampled_from(bodies))
    authors = next(consultee.waivers for consultee in joint_consultees(on=_prepared(base)) if consultee.body == body)
    waivers = tuple(_waiver_with(base, author, body) for author in authors)
    base = base.with_changes(
        consultations=tuple(held for held in base.programme.consultations or () if held.consultee != body)
    )
    return base.pair(base.with_changes(waivers=waivers), base.with_changes(waivers=waivers[1:]))


def _waiver_with(base: Baseline, between: str, consultee: str) -> Waiver:
    """Return a waiver agreed on the day of preparation, so that the lists of that day decide whether it is valid."""
    return Waiver(between=between, consultee=consultee, scope="follow-up work", agreed=day(_prepared(base)))


@rule_cases("LAW105")
def waiver_is_sound(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a waiver between an inspectorate and a listed consultee that names what it covers.

    Broken: it does not name what it covers; or it is with a minister, with a body that is not on the list, or between
    the consultee and a body that need not consult it.
    """
    base = draw_baseline(draw, options)
    sound = _waiver_with(base, "hmi-prisons", "ofsted")
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
    return base.pair(base.with_changes(waivers=(sound,)), base.with_changes(waivers=(void,)))


@rule_cases("LAW106")
def copies_sent(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a copy was sent on the day of preparation. Broken: on the day before, or not at all."""
    base = draw_baseline(draw, options)
    prepared = _prepared(base)
    due = [
        recipient.body
        for recipient in joint_copies(on=prepared)
        if not recipient.co_author and any(row.confidence is Confidence.SEEN for row in recipient.rows)
    ]
    body = draw(st.sampled_from(due))
    copies = base.programme.copies or ()
    others = tuple(copy for copy in copies if copy.to != body)
    on_the_day, too_early = (
        tuple(evolve(copy, sent=day(when)) for copy in copies if copy.to == body)
        for when in (prepared, prepared - timedelta(1))
    )
    return base.pair(
        base.with_changes(copies=(*others, *on_the_day)),
        base.with_changes(copies=(*others, *draw(st.sampled_from(((), too_early))))),
    )


# -------------------------------------------------------------------------------------------------- directions


@rule_cases("LAW107")
def directed_together(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a direction given by three ministers, and followed.

    Broken: given by two of them; not followed; or, where it set a day, the programme was prepared a day later.
    """
    base = draw_baseline(draw, options)
    prepared = _prepared(base)
    on_form = Direction(
        id="on-form", subject=DirectionSubject.FORM, ministers=MINISTERS, given=day(prepared), followed=True
    )
    on_timing = evolve(on_form, id="on-timing", subject=DirectionSubject.TIMING, by_when=prepared, followed=None)
    kept = draw(st.sampled_from((on_form, on_timing)))
    by_two = evolve(kept, ministers=MINISTERS[1:])
    not_followed = evolve(kept, followed=False) if kept is on_form else evolve(kept, by_when=prepared - timedelta(1))
    broken = draw(st.sampled_from((by_two, not_followed)))
    return base.pair(base.with_changes(directions=(kept,)), base.with_changes(directions=(broken,)))


@rule_cases("LAW108", since=VICTIMS + timedelta(1))
def victims_matters(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a stream that takes up the matter of a direction on victims names the direction. Broken: no stream does."""
    on = options.on or draw_day(draw, VICTIMS + timedelta(1), date(LAST_YEAR + 3, 3, 31))
    base = draw_baseline(draw, evolve(options, on=on), from_year=LAST_YEAR - 1)
    direction = Direction(
        id="on-victims",
        subject=DirectionSubject.VICTIMS,
        ministers=MINISTERS,
        given=day(draw_day(draw, VICTIMS, on)),
        matters=(base.stream.title.casefold(),),
    )
    base = base.with_changes(directions=(direction,))
    return base.pair(base.with_stream(directed_by=direction.id), None)


# ------------------------------------------------------------------------------------------------ gatekeeping

ORDERS = 2008
"""The start year of the first business year throughout which orders specified organisations.

Source: the table of lists.
"""
_CAN_BLOCK = (("hmi-constabulary", "hmi-prisons", "police"), ("hmi-prisons", "hmi-probation", "prisons"))
"""Gatekeeper, proposer and organisation of notices that can be given on every day from `ORDERS` on."""


def _draw_notice(draw: DrawFn, base: Baseline, given: PartialDate) -> tuple[Notice, Opinion]:
    """Draw a well-founded notice given on a day, and the opinion of the same day on which it is based."""
    by, to, organisation = draw(st.sampled_from(_CAN_BLOCK))
    opinion = Opinion(
        id="an-opinion",
        by=by,
        stream=base.stream.id,
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
        stream=base.stream.id,
        given=given,
        forbids=NoticeEffect.INSPECTION,
    )
    return notice, opinion


def _with_gatekeeping(base: Baseline, notice: Notice | None, opinion: Opinion | None) -> Baseline:
    """Return the baseline with this notice and opinion as its only ones; `None` means that there are none."""
    return base.with_changes(
        gatekeeping_notices=() if notice is None else (notice,), opinions=() if opinion is None else (opinion,)
    )


@rule_cases("LAW201", since=date(ORDERS, 5, 2))
def blocked_stays_blocked(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: work began in spite of a notice, with the minister's consent or after a withdrawal on the same day.

    Broken: the consent or the withdrawal came a day later, the consent was another minister's, or there is neither.
    """
    base = draw_baseline(draw, options, status=BEGUN, settled_days=1, from_year=ORDERS)
    begun = base.stream.fieldwork.first if base.stream.fieldwork else None
    begun = begun or day(base.timeline.first)
    next_day = day(begun.earliest + timedelta(1))
    notice, opinion = _draw_notice(draw, base, begun)
    consent = Consent(by=minister_for(of=notice.by, on=begun.earliest) or "secretary-of-state", given=begun)
    pairs = (
        (evolve(notice, consent=consent), evolve(notice, consent=evolve(consent, given=next_day))),
        (evolve(notice, consent=consent), evolve(notice, consent=evolve(consent, by="attorney-general"))),
        (evolve(notice, withdrawn=begun), evolve(notice, withdrawn=next_day)),
        (evolve(notice, withdrawn=begun), notice),
    )
    kept, broken = draw(st.sampled_from(pairs))
    return base.pair(_with_gatekeeping(base, kept, opinion), _with_gatekeeping(base, broken, opinion))


@rule_cases("LAW202", since=date(ORDERS, 4, 1))
def well_founded(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a notice by a body that could block the inspection, on its opinion that the burden is unreasonable.

    Broken: its opinion was that the burden is not unreasonable; or the organisation or the giver of the notice is
    replaced by one for which such a notice cannot be given.
    """
    base = draw_baseline(draw, options, from_year=ORDERS)
    notice, opinion = _draw_notice(draw, base, day(base.timeline.first))
    broken: list[tuple[dict[str, Any], dict[str, Any]]] = [
        ({}, {"unreasonable": False}),
        ({"organisation": "cps"}, {"organisation": "cps"}),
        ({"by": "hmcpsi"}, {"by": "hmcpsi"}),
    ]
    of_notice, of_opinion = draw(st.sampled_from(broken))
    return base.pair(
        _with_gatekeeping(base, notice, opinion),
        _with_gatekeeping(base, evolve(notice, **of_notice), evolve(opinion, **of_opinion)),
    )


@rule_cases("LAW203", since=date(ORDERS, 4, 1))
def notice_given(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: an opinion that the burden is unreasonable is followed by a notice. Broken: there is no notice."""
    base = draw_baseline(draw, options, from_year=ORDERS)
    notice, opinion = _draw_notice(draw, base, day(base.timeline.first))
    return base.pair(_with_gatekeeping(base, notice, opinion), _with_gatekeeping(base, None, opinion))


@rule_cases("LAW602")
def co_operates(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: the co-operation refused would not have served the inspectorate's work. Broken: it would have."""
    base = draw_baseline(draw, options)
    by, refused = draw(st.sampled_from(INSPECTORATES)), draw_day(draw, _prepared(base), base.on)
    to = draw(st.sampled_from([row.body for row in co_operation(of=by, on=refused)]))
    refusal = Refusal(by=by, to=to, of="two inspectors for a week", would_serve=False, refused=day(refused))
    return base.pair(
        base.with_changes(refusals=(refusal,)), base.with_changes(refusals=(evolve(refusal, would_serve=True),))
    )


# ------------------------------------------------------------------------------------------- work and reports


@rule_cases("LAW301")
def to_a_public_authority(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: functions were delegated to a public authority, recorded as one or named by an Act. Broken: to none."""
    base = draw_baseline(draw, options)
    since = draw_day(draw, max(STATUTORY, base.timeline.first), base.on)
    delegated = Delegation(by=base.leads[0], to="cjini", functions="Fieldwork", public_authority=True, since=day(since))
    named = evolve(delegated, to="ofsted", public_authority=None)
    kept = draw(st.sampled_from((delegated, named)))
    return base.pair(
        base.with_stream(delegations=(kept,)),
        base.with_stream(delegations=(evolve(delegated, public_authority=False),)),
    )


_JUSTICE = tuple(theme for theme in THEMES if "cps" in theme.agencies)
_POLICE = tuple(theme for theme in THEMES if "hmi-constabulary" in theme.inspectorates)


@rule_cases("LAW401", since=date(2013, 5, 1))
def with_something_else(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: courts are inspected together with another agency. Broken: alone."""
    base = draw_baseline(
        draw, options, themes=_JUSTICE, from_year=2013, status=draw(st.sampled_from((PLANNED, BEGUN, PUBLISHED)))
    )
    other = draw(st.sampled_from(("cps", "police")))
    return base.pair(base.with_stream(agencies=("courts", other)), base.with_stream(agencies=("courts",)))


ANSWER_IN = 56
"""Days in which a constabulary report must be answered, the day of its publication included."""


@rule_cases("LAW501", since=date(2018, 7, 1))
def answered_in_time(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a constabulary report was answered on the 56th day. Broken: on the next day, or not at all."""
    base = draw_baseline(draw, options, status=PUBLISHED, themes=_POLICE, from_year=2018, settled_days=ANSWER_IN)
    published = base.report.published.earliest
    in_time, late = (
        Response(by="local-policing-bodies", published=day(published + timedelta(days)))
        for days in (ANSWER_IN - 1, ANSWER_IN)
    )
    under = "police-act-1996.s-54.sub-2"
    return base.pair(
        base.with_report(under=under, responses=(in_time,)),
        base.with_report(under=under, responses=draw(st.sampled_from(((), (late,))))),
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
