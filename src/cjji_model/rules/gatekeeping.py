"""LAW201 to LAW203 and LAW602: notices that block an inspection, the opinions they rest on, and refusals to co-operate.

Whether a burden would be unreasonable is the chief inspector's opinion, and is never computed here: a recorded opinion
is read, and where none is recorded the chief inspector must judge.
"""

from datetime import date

from ..dates import PartialDate, before, not_after
from ..model.gatekeeping import Consent, Notice, NoticeEffect, Opinion, Refusal
from ..model.provenance import Confidence
from ..model.stream import WorkStream
from ..organisations.agency_kinds import meaning_in_order
from ..outcome import NotApplicable, Severity, Verdict
from ..statute import INSPECTORATES, blockable_under, can_block, co_operation, joint_authors, minister_for, specified
from ._book import rule
from ._citations import law, law_on
from ._context import Moment
from ._dated import REFERENCE_UNKNOWN, STATUTORY, imprecise_path, judge_under_law_of, laws, laws_on
from ._examples import example
from ._rulings import NOT_THIS_KIND, Ruling, breached, judgement, met, not_applicable, undetermined

__all__ = ["blocked_stays_blocked", "co_operates", "notice_given", "well_founded"]

_MIRROR_PROVISIONS = [law("eia-2006.sch-13.para-5"), law("hsca-2008.sch-4.para-6")]
_NOTICE = {
    "id": "a-notice",
    "by": "hmi-constabulary",
    "to": "hmi-prisons",
    "organisation": "police",
    "given": "2012-06-01",
    "forbids": "inspection",
    "stream": "a-stream",
}
_OPINION = {
    "id": "an-opinion",
    "by": "hmi-constabulary",
    "proposer": "hmi-prisons",
    "organisation": "police",
    "stream": "a-stream",
    "unreasonable": True,
    "held": "2012-05-20",
}


def _shielded(blocker: str, organisation: str, on: date) -> bool | None:
    """Whether an order specifies an organisation, so that the blocker can shield it; `None` where only a part of it."""
    in_part_only = {
        row.part
        for row in specified(blocker=blocker, on=on)
        if row.has_effect(on) and organisation in meaning_in_order(row.text, by=blocker).agencies
    }
    # Only where every order that applies names no more than a part is it open whether that part is meant.
    return None if in_part_only == {True} else bool(in_part_only)


def _cites_of_block(blocker: str, proposer: str, on: date) -> tuple[str, ...]:
    """Cite the provisions under which `blocker` can block `proposer`, as in force that day.

    Where it could block nobody, the same power of every joint author is cited.
    """
    power = laws_on(["block", "blockable"], joint_authors(on=on).intersection([blocker]), on)
    listed = blockable_under(blocker=blocker, proposer=proposer, on=on)
    cites = power if listed is None else (*power, law_on(listed, on))
    return tuple(dict.fromkeys(cites)) or laws_on(["block"], joint_authors(on=on), on)


def _same_work(notice: Notice, opinion: Opinion) -> bool | None:
    """Whether a notice and an opinion are about the same inspection; `None` where only one of them names its stream.

    Where neither names one, they are taken to be about the same.
    """
    if (opinion.by, opinion.proposer, opinion.organisation) != (notice.by, notice.to, notice.organisation):
        return False
    if (opinion.stream is None) is (notice.stream is None):
        return opinion.stream == notice.stream
    return None


# ----------------------------------------------------------------------------------------------------- notices


@rule(
    "LAW201",
    title="No inspection goes ahead against a notice, unless the right minister consents",
    family="law",
    subject="notice",
    cites=[*laws("block", "blockable", "blocked", "consent"), *_MIRROR_PROVISIONS],
    since=STATUTORY,
    judged_on="the day on which the inspection begins",
    severity="error: a notice forbids the inspection, and only the minister may consent to it",
    passes=example(
        {"status": "in-progress", "fieldwork": {"first": "2012-09-03"}},
        programme={
            "opinions": [_OPINION],
            "gatekeeping_notices": [_NOTICE | {"consent": {"by": "secretary-of-state", "given": "2012-08-01"}}],
        },
    ),
    fails=example(
        {"status": "in-progress", "fieldwork": {"first": "2012-09-03"}},
        programme={"opinions": [_OPINION], "gatekeeping_notices": [_NOTICE]},
    ),
)
def blocked_stays_blocked(notice: Notice, at: Moment) -> Ruling:
    """While a well-founded notice is in force, the inspection must not begin unless the right minister consents.

    That is the minister in charge of the schedule under which the notice was given. A notice counts as in force, and
    as without consent, unless its withdrawal or a consent is recorded. Where a notice forbids only a manner of
    inspecting, its giver judges whether the work was done in that manner.
    """
    founded: Ruling = well_founded.judge(notice, at)
    if founded.verdict is Verdict.BREACHED:
        return not_applicable(NotApplicable.NOT_THIS_KIND, "the notice is not well founded: see LAW202")
    if founded.verdict is Verdict.UNDETERMINED:
        return founded
    programme = at.programme
    if founded.verdict is Verdict.JUDGEMENT and (programme is None or programme.opinions is None):
        return undetermined("whether the notice is well founded is not known: opinions are not recorded", "/opinions")
    if notice.stream is None:
        return undetermined("which inspection the notice is about is not recorded", "stream")
    for i, stream in enumerate(programme.streams if programme else ()):
        if stream.id == notice.stream:
            return _work_after_notice(notice, stream, f"/work_streams/{i}", at)
    if at.complete:
        return not_applicable(NotApplicable.NOT_THIS_KIND, "the inspection is not in this programme")
    return undetermined(f"the work stream {notice.stream!r} is not recorded", "/work_streams")


def _work_after_notice(notice: Notice, stream: WorkStream, place: str, at: Moment) -> Ruling:
    """Judge the stream that a notice is about, if its work may have begun on or after the day of the notice."""
    if not stream.has_begun:
        return not_applicable(NotApplicable.NOT_YET_DUE, "work has not begun")
    begun = stream.fieldwork.first if stream.fieldwork else None
    if begun is None:
        return undetermined("when work began is not recorded", f"{place}/fieldwork")
    earlier = before(begun, notice.given)
    if earlier is None:
        return undetermined(
            "the dates are too coarse to say whether work began before the notice", f"{place}/fieldwork", "given"
        )
    if earlier:
        return not_applicable(NotApplicable.NOT_THIS_KIND, f"work began on {begun}, before the notice")
    field = f"{place}/fieldwork"
    return judge_under_law_of(begun, field, lambda on: _work_despite_notice(notice, begun, field, on, at))


def _work_despite_notice(notice: Notice, begun: PartialDate, field: str, on: date, at: Moment) -> Ruling:
    """Judge work that began after a notice, which may by then have been withdrawn, or been consented to."""
    if notice.by in INSPECTORATES and notice.by not in joint_authors(on=on):
        return not_applicable(
            NotApplicable.NOT_THIS_KIND, f"{at.names([notice.by])} and its schedule no longer existed"
        )
    cites = laws_on(["blocked", "consent"], [notice.by], on) or _cites_of_block(notice.by, notice.to, on)
    withdrawn = False if notice.withdrawn is None else not_after(notice.withdrawn, begun)
    if withdrawn:
        return met("the notice had been withdrawn", cites=cites)
    if withdrawn is None:
        missing = imprecise_path(notice.withdrawn, "withdrawn", field)
        return undetermined(
            "the dates are too coarse to say whether the notice was withdrawn by the time work began",
            missing,
            cites=cites,
        )
    message = f"work began on {begun} despite the notice of {notice.given}"
    if notice.consent is not None:
        in_time, why = _consented(notice, notice.consent, begun, at)
        if in_time:
            return met("the minister had consented", cites=cites)
        if in_time is None and not why:
            message = "when the minister consented is not recorded, or not precisely enough"
            missing = imprecise_path(notice.consent.given, "consent/given", field)
            return undetermined(message, missing, cites=cites)
        if in_time is None:
            return undetermined(why, cites=cites)
        message += f": {why}"
    if notice.forbids is NoticeEffect.MANNER:
        message += ": whether it was done in the manner forbidden"
        return judgement(message, by=at.names([notice.by]), at="forbids", cites=cites)
    return breached(message, severity=Severity.ERROR, at="stream", cites=cites)


def _consented(notice: Notice, consent: Consent, begun: PartialDate, at: Moment) -> tuple[bool | None, str]:
    """Whether the right minister had consented by the day work began (`None` where that is not known), and why not.

    The reason is empty where only the date of the consent leaves it open: the caller has words for that.
    """
    minister = minister_for(of=notice.by, on=notice.given.latest)
    if minister is None:
        return None, f"which minister may consent despite a notice of {at.names([notice.by])} is not known"
    if consent.by != minister:
        known = consent.by in at.registry.bodies
        return (False, f"only {at.names([minister])} could consent") if known else (None, REFERENCE_UNKNOWN.message)
    in_time = None if consent.given is None else not_after(consent.given, begun)
    return in_time, "" if in_time is None else f"consent was given only on {consent.given}"


@rule(
    "LAW202",
    title="A notice is well founded",
    family="law",
    subject="notice",
    cites=[*laws("block", "blockable", "order-specified"), *_MIRROR_PROVISIONS],
    since=STATUTORY,
    judged_on="the day on which the notice was given",
    severity="error: a notice without a basis in law blocks lawful work",
    passes=example({"opinions": [_OPINION], "gatekeeping_notices": [_NOTICE]}),
    fails=example({"opinions": [], "gatekeeping_notices": [_NOTICE | {"by": "hmi-prisons", "to": "hmi-constabulary"}]}),
)
def well_founded(notice: Notice, at: Moment) -> Ruling:
    """The giver could block the proposer that day, an order specifies the organisation, and the opinion is recorded.

    The opinion is that the burden would be unreasonable, held no later than the day of the notice. Where no opinion is
    recorded, the giver must judge. No order under which a notice is optional, or not allowed, was found.
    """
    by, to, organisation = notice.by, notice.to, notice.organisation
    if by not in at.registry.bodies or to not in at.registry.bodies or organisation not in at.registry.ids:
        return REFERENCE_UNKNOWN

    def judge(on: date) -> Ruling:
        cites = _cites_of_block(by, to, on)
        block = can_block(blocker=by, proposer=to, on=on)
        if block is False:
            message = f"{at.names([by])} could not block an inspection by {at.names([to])} on {on}"
            return breached(message, severity=Severity.ERROR, at="by", cites=cites)
        shielded = _shielded(by, organisation, on) if block else None
        if shielded is False:
            message = f"no order specifies {at.names([organisation])} for {at.names([by])}"
            cites += laws_on(["order-specified"], [by], on)
            return breached(message, severity=Severity.ERROR, at="organisation", cites=cites)
        return _by_opinion(notice, at, cites, whole=bool(shielded))

    return judge_under_law_of(notice.given, "given", judge)


def _by_opinion(notice: Notice, at: Moment, cites: tuple[str, ...], *, whole: bool) -> Ruling:
    """Judge a notice that could be given by the opinion recorded, or else leave it to the giver.

    `whole` says that an order specifies the whole organisation, not only a part of it.
    """
    giver = at.names([notice.by])
    opinions, missing = _opinions(notice, at)
    if True not in opinions:
        if missing:
            message = (
                "whether an opinion on this was held by the day of the notice is not recorded, or not precisely enough"
            )
            return undetermined(message, *missing, cites=cites)
        if opinions:
            message = f"{giver} did not think the burden unreasonable"
            return breached(message, severity=Severity.ERROR, cites=cites)
        return judgement("whether the burden would be unreasonable", by=giver, cites=cites)
    if not whole:
        message = f"whether {at.names([notice.organisation])} is, in this case, an organisation that an order specifies"
        return judgement(message, by=giver, at="organisation", cites=cites)
    return met(cites=cites)


def _opinions(notice: Notice, at: Moment) -> tuple[list[bool], list[str]]:
    """Return what the giver thought of the same inspection by the day of the notice, and paths to missing facts.

    An item is true where the burden was thought unreasonable. The paths are what leaves other opinions open.
    """
    held: list[bool] = []
    missing: list[str] = []
    opinions = at.programme.opinions if at.programme else None
    for i, opinion in enumerate(opinions or ()):
        same, in_time = _same_work(notice, opinion), not_after(opinion.held, notice.given)
        if same is False or in_time is False:
            continue
        if same and in_time:
            held.append(opinion.unreasonable)
        if in_time is None:
            missing.append(imprecise_path(opinion.held, f"/opinions/{i}/held", "given"))
        if same is None:
            missing.append(f"/opinions/{i}/stream" if opinion.stream is None else "stream")
    return held, missing


@rule(
    "LAW203",
    title="Where the burden is thought unreasonable and the tests are met, a notice is given",
    family="law",
    subject="opinion",
    cites=[*laws("block", "blockable"), *_MIRROR_PROVISIONS],
    since=STATUTORY,
    judged_on="the day on which the opinion was held",
    severity="error: the notice is a duty, not a choice",
    passes=example({"opinions": [_OPINION], "gatekeeping_notices": [_NOTICE]}),
    fails=example({"opinions": [_OPINION], "gatekeeping_notices": []}),
)
def notice_given(opinion: Opinion, at: Moment) -> Ruling:
    """A chief inspector must give a notice who can block the proposer and thinks the burden unreasonable.

    The burden is that on a specified organisation. A chief inspector who cannot block the proposer, or who does not
    think the burden unreasonable, has no such duty.
    """
    by, to, organisation = opinion.by, opinion.proposer, opinion.organisation
    if not opinion.unreasonable:
        return NOT_THIS_KIND
    if by not in at.registry.bodies or to not in at.registry.bodies or organisation not in at.registry.ids:
        return REFERENCE_UNKNOWN

    def judge(on: date) -> Ruling:
        cites = _cites_of_block(by, to, on)
        block = can_block(blocker=by, proposer=to, on=on)
        shielded = _shielded(by, organisation, on) if block else None
        if block is False or shielded is False:
            message = f"{at.names([by])} could not give a notice about this"
            return not_applicable(NotApplicable.NOT_THIS_KIND, message)
        given, missing = _notice_in_force(opinion, at)
        if given:
            return met(cites=cites)
        if given is None:
            return undetermined("whether a notice about this was given is not recorded", *missing, cites=cites)
        if not shielded:
            message = f"whether {at.names([organisation])} is, in this case, an organisation that an order specifies"
            return judgement(message, by=at.names([by]), at="organisation", cites=cites)
        message = f"{at.names([by])} thought the burden unreasonable, but gave {at.names([to])} no notice"
        return breached(message, severity=Severity.ERROR, at="unreasonable", cites=cites)

    return judge_under_law_of(opinion.held, "held", judge)


def _notice_in_force(opinion: Opinion, at: Moment) -> tuple[bool | None, list[str]]:
    """Whether a notice about the same inspection was in force when an opinion was held, or was given later.

    `None` where that is not known; the second item is then the paths to the facts that are missing.
    """
    notices = at.programme.gatekeeping_notices if at.programme else None
    if notices is None:
        return None, ["/gatekeeping_notices"]
    missing: list[str] = []
    for i, notice in enumerate(notices):
        same = _same_work(notice, opinion)
        withdrawn = False if notice.withdrawn is None else before(notice.withdrawn, opinion.held)
        if same is False or withdrawn:
            continue
        if same and withdrawn is False:
            return True, []
        place = f"/gatekeeping_notices/{i}"
        if withdrawn is None:
            missing.append(imprecise_path(notice.withdrawn, f"{place}/withdrawn", "held"))
        if same is None:
            missing.append("stream" if opinion.stream is None else f"{place}/stream")
    return (None if missing else False), missing


# ---------------------------------------------------------------------------------------------- co-operation


_REFUSAL = {"by": "hmi-prisons", "to": "ofsted", "of": "Two inspectors for a week", "refused": "2012-06-01"}


@rule(
    "LAW602",
    title="The inspectorates co-operate with those listed, where that serves their work",
    family="law",
    subject="refusal",
    cites=laws("co-operate"),
    since=STATUTORY,
    judged_on="the day of the refusal",
    severity="error: co-operating is a duty where it is recorded that it would have served",
    passes=example({"refusals": [_REFUSAL | {"would_serve": False}]}),
    fails=example({"refusals": [_REFUSAL | {"would_serve": True}]}),
)
def co_operates(refusal: Refusal, at: Moment) -> Ruling:
    """An inspectorate co-operates with those on its list, so far as that suits doing its own work well.

    Whether it would have served is for the inspectorate that refused to weigh: where its view is not recorded, it must
    judge.
    """
    by, to = refusal.by, refusal.to
    if by not in at.registry.ids or to not in at.registry.ids:
        return REFERENCE_UNKNOWN

    def judge(on: date) -> Ruling:
        partners = co_operation(of=by, on=on) if by in INSPECTORATES else ()
        row = next((row for row in partners if row.body == to), None)
        if row is None:
            return NOT_THIS_KIND
        cites = laws_on(["co-operate"], [by], on)
        if row.confidence is not Confidence.SEEN:
            message = f"that {at.names([to])} was on the list of {at.names([by])} is inferred, not known"
            return undetermined(message, cites=cites)
        if refusal.would_serve is None:
            message = "whether co-operating would have served its work"
            return judgement(message, by=at.names([by]), at="would_serve", cites=cites)
        if not refusal.would_serve:
            return met(cites=cites)
        message = (
            f"{at.names([by])} refused to co-operate with {at.names([to])}, though that would have served its work"
        )
        return breached(message, severity=Severity.ERROR, at="would_serve", cites=cites)

    return judge_under_law_of(refusal.refused, "refused", judge)
