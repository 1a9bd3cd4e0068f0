"""LAW201 to LAW203 and LAW602: notices that block an inspection, the opinions they rest on, and refusals to co-operate.

That a burden is unreasonable is for the chief inspector to think, and never computed here: what is recorded of it
is read, and where nothing is, that office must judge.
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
from ._dated import STATUTORY, UNKNOWN, laws, laws_on, leaves_open, whatever_the_day
from ._examples import example
from ._rulings import NOT_THIS_KIND, Ruling, breached, judgement, met, not_applicable, undetermined

__all__ = ["blocked_stays_blocked", "co_operates", "notice_given", "well_founded"]

NOT_ITS_LIST = "could not block an inspection by"
_MIRRORS = [law("eia-2006.sch-13.para-5"), law("hsca-2008.sch-4.para-6")]
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
    found = {
        row.part
        for row in specified(blocker=blocker, on=on)
        if row.bites(on) and organisation in meaning_in_order(row.text, by=blocker).agencies
    }
    return None if found == {True} else bool(found)


def _blocking(blocker: str, proposer: str, on: date) -> tuple[str, ...]:
    """The provisions under which one blocks the other, as they stood that day; all, where it blocks nobody."""
    own = laws_on(["block", "blockable"], joint_authors(on=on).intersection([blocker]), on)
    listed = blockable_under(blocker=blocker, proposer=proposer, on=on)
    found = own if listed is None else (*own, law_on(listed, on))
    return tuple(dict.fromkeys(found)) or laws_on(["block"], joint_authors(on=on), on)


def _same_work(notice: Notice, opinion: Opinion) -> bool | None:
    """Whether a notice and an opinion are about the same inspection, `None` where only one of them names it.

    Where neither does, they are taken to be.
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
    cites=[*laws("block", "blockable", "blocked", "consent"), *_MIRRORS],
    since=STATUTORY,
    judged_on="the day on which the inspection begins",
    severity="error: a notice forbids, and only the minister may consent",
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
    """While a well-founded notice stands, the inspection must not begin; only the minister in charge of it may consent.

    A notice stands, without consent, until something else is recorded. Whether work was done in the manner that a
    notice forbids is for its giver to judge.
    """
    founded: Ruling = well_founded.judge(notice, at)
    if founded.verdict is Verdict.BREACHED:
        return not_applicable(NotApplicable.NOT_THIS_KIND, "the notice is not well founded: see LAW202")
    if founded.verdict is Verdict.UNDETERMINED:
        return founded
    programme = at.programme
    if founded.verdict is Verdict.JUDGEMENT and (programme is None or programme.opinions is None):
        return undetermined("whether the notice is well founded is open: no opinion is recorded", "/opinions")
    if notice.stream is None:
        return undetermined("which inspection it stops is not recorded", "stream")
    for i, stream in enumerate(programme.streams if programme else ()):
        if stream.id == notice.stream:
            return _against(notice, stream, f"/work_streams/{i}", at)
    if at.complete:
        return not_applicable(NotApplicable.NOT_THIS_KIND, "the inspection is not in this programme")
    return undetermined(f"the work stream {notice.stream!r} is not recorded", "/work_streams")


def _against(notice: Notice, stream: WorkStream, place: str, at: Moment) -> Ruling:
    """What is ruled of a stream that a notice would stop."""
    if not stream.has_begun:
        return not_applicable(NotApplicable.NOT_YET_DUE, "work has not begun")
    begun = stream.fieldwork.first if stream.fieldwork else None
    if begun is None:
        return undetermined("when work began is not recorded", f"{place}/fieldwork")
    sooner = before(begun, notice.given)
    if sooner is None:
        return undetermined("whether work began before the notice is dated too coarsely", f"{place}/fieldwork", "given")
    if sooner:
        return not_applicable(NotApplicable.NOT_THIS_KIND, f"work had begun on {begun}, before the notice")
    field = f"{place}/fieldwork"
    return whatever_the_day(begun, field, lambda on: _standing(notice, begun, field, on, at))


def _standing(notice: Notice, begun: PartialDate, field: str, on: date, at: Moment) -> Ruling:
    """What is ruled of work that began after a notice: it may have been withdrawn, or the minister have consented."""
    if notice.by in INSPECTORATES and notice.by not in joint_authors(on=on):
        return not_applicable(NotApplicable.NOT_THIS_KIND, f"{at.names([notice.by])} was no more, nor its schedule")
    cites = laws_on(["blocked", "consent"], [notice.by], on) or _blocking(notice.by, notice.to, on)
    over = False if notice.withdrawn is None else not_after(notice.withdrawn, begun)
    if over:
        return met("the notice was withdrawn first", cites=cites)
    if over is None:
        missing = leaves_open(notice.withdrawn, "withdrawn", field)
        return undetermined("whether it was withdrawn first is dated too coarsely", missing, cites=cites)
    told = f"work began on {begun} against the notice of {notice.given}"
    if notice.consent is not None:
        timely, why = _consented(notice, notice.consent, begun, at)
        if timely:
            return met("with the minister's consent", cites=cites)
        if timely is None and not why:
            told = "when the minister consented is not recorded, or too coarsely"
            missing = leaves_open(notice.consent.given, "consent/given", field)
            return undetermined(told, missing, cites=cites)
        if timely is None:
            return undetermined(why, cites=cites)
        told += f": {why}"
    if notice.forbids is NoticeEffect.MANNER:
        told += ": whether in the manner forbidden"
        return judgement(told, by=at.names([notice.by]), at="forbids", cites=cites)
    return breached(told, severity=Severity.ERROR, at="stream", cites=cites)


def _consented(notice: Notice, consent: Consent, begun: PartialDate, at: Moment) -> tuple[bool | None, str]:
    """Whether the right minister consented before work began, and if not, why; nothing where only its date is open."""
    right = minister_for(of=notice.by, on=notice.given.latest)
    if right is None:
        return None, f"who may consent in spite of a notice of {at.names([notice.by])} is not known"
    if consent.by != right:
        known = consent.by in at.registry.bodies
        return (False, f"it was for {at.names([right])} to consent") if known else (None, UNKNOWN.message)
    timely = None if consent.given is None else not_after(consent.given, begun)
    return timely, "" if timely is None else f"the consent came on {consent.given}"


@rule(
    "LAW202",
    title="A notice is well founded",
    family="law",
    subject="notice",
    cites=[*laws("block", "blockable", "order-specified"), *_MIRRORS],
    since=STATUTORY,
    judged_on="the day on which the notice was given",
    severity="error: a notice without footing blocks lawful work",
    passes=example({"opinions": [_OPINION], "gatekeeping_notices": [_NOTICE]}),
    fails=example({"opinions": [], "gatekeeping_notices": [_NOTICE | {"by": "hmi-prisons", "to": "hmi-constabulary"}]}),
)
def well_founded(notice: Notice, at: Moment) -> Ruling:
    """Its giver could block the proposer that day, an order specifies the organisation, and the opinion is recorded.

    Without a recorded opinion that the burden would be unreasonable, the giver must judge. No order that excludes
    cases was found.
    """
    by, to, organisation = notice.by, notice.to, notice.organisation
    if by not in at.registry.bodies or to not in at.registry.bodies or organisation not in at.registry.ids:
        return UNKNOWN

    def judge(on: date) -> Ruling:
        cites = _blocking(by, to, on)
        block = can_block(blocker=by, proposer=to, on=on)
        if block is False:
            told = f"{at.names([by])} {NOT_ITS_LIST} {at.names([to])} on {on}"
            return breached(told, severity=Severity.ERROR, at="by", cites=cites)
        shielded = _shielded(by, organisation, on) if block else None
        if shielded is False:
            told = f"no order specifies {at.names([organisation])} for {at.names([by])}"
            cites += laws_on(["order-specified"], [by], on)
            return breached(told, severity=Severity.ERROR, at="organisation", cites=cites)
        return _opined(notice, at, cites, whole=bool(shielded))

    return whatever_the_day(notice.given, "given", judge)


def _opined(notice: Notice, at: Moment, cites: tuple[str, ...], *, whole: bool) -> Ruling:
    """What is ruled of a notice that could be given: by the opinion recorded, or by the giver."""
    giver = at.names([notice.by])
    thought, unsure = _opinions(notice, at)
    if True not in thought:
        if unsure:
            told = "whether an opinion was held of this, and before the notice, is not recorded, or too coarsely"
            return undetermined(told, *unsure, cites=cites)
        if thought:
            told = f"{giver} did not think the burden unreasonable"
            return breached(told, severity=Severity.ERROR, cites=cites)
        return judgement("whether the burden would be unreasonable", by=giver, cites=cites)
    if not whole:
        told = f"whether {at.names([notice.organisation])} is, in this, among those that an order specifies"
        return judgement(told, by=giver, at="organisation", cites=cites)
    return met(cites=cites)


def _opinions(notice: Notice, at: Moment) -> tuple[list[bool], list[str]]:
    """What the giver thought, by the time of the notice, of what it stops; and what is missing to tell."""
    thought: list[bool] = []
    unsure: list[str] = []
    opinions = at.programme.opinions if at.programme else None
    for i, opinion in enumerate(opinions or ()):
        same, timely = _same_work(notice, opinion), not_after(opinion.held, notice.given)
        if same is False or timely is False:
            continue
        if same and timely:
            thought.append(opinion.unreasonable)
        unsure += [leaves_open(opinion.held, f"/opinions/{i}/held", "given")] if timely is None else []
        unsure += [] if same else [f"/opinions/{i}/stream" if opinion.stream is None else "stream"]
    return thought, unsure


@rule(
    "LAW203",
    title="Where the burden is thought unreasonable and the tests are met, a notice is given",
    family="law",
    subject="opinion",
    cites=[*laws("block", "blockable"), *_MIRRORS],
    since=STATUTORY,
    judged_on="the day on which the opinion was held",
    severity="error: the notice is a duty, not a choice",
    passes=example({"opinions": [_OPINION], "gatekeeping_notices": [_NOTICE]}),
    fails=example({"opinions": [_OPINION], "gatekeeping_notices": []}),
)
def notice_given(opinion: Opinion, at: Moment) -> Ruling:
    """A chief inspector who can block a proposer, and thinks the burden on a specified organisation unreasonable, must.

    One who cannot, or thinks otherwise, owes nothing.
    """
    by, to, organisation = opinion.by, opinion.proposer, opinion.organisation
    if not opinion.unreasonable:
        return NOT_THIS_KIND
    if by not in at.registry.bodies or to not in at.registry.bodies or organisation not in at.registry.ids:
        return UNKNOWN

    def judge(on: date) -> Ruling:
        cites = _blocking(by, to, on)
        block = can_block(blocker=by, proposer=to, on=on)
        shielded = _shielded(by, organisation, on) if block else None
        if block is False or shielded is False:
            told = f"{at.names([by])} could give no notice of this"
            return not_applicable(NotApplicable.NOT_THIS_KIND, told)
        given, where = _given(opinion, at)
        if given:
            return met(cites=cites)
        if given is None:
            return undetermined("whether a notice of this was given is not recorded", *where, cites=cites)
        if not shielded:
            told = f"whether {at.names([organisation])} is, in this, among those that an order specifies"
            return judgement(told, by=at.names([by]), at="organisation", cites=cites)
        told = f"{at.names([by])} thought the burden unreasonable, and gave {at.names([to])} no notice"
        return breached(told, severity=Severity.ERROR, at="unreasonable", cites=cites)

    return whatever_the_day(opinion.held, "held", judge)


def _given(opinion: Opinion, at: Moment) -> tuple[bool | None, list[str]]:
    """Whether a notice stood once an opinion was held, `None` where that cannot be told, and then what is missing."""
    notices = at.programme.gatekeeping_notices if at.programme else None
    if notices is None:
        return None, ["/gatekeeping_notices"]
    unsure: list[str] = []
    for i, notice in enumerate(notices):
        same = _same_work(notice, opinion)
        over = False if notice.withdrawn is None else before(notice.withdrawn, opinion.held)
        if same is False or over:
            continue
        if same and over is False:
            return True, []
        place = f"/gatekeeping_notices/{i}"
        unsure += [leaves_open(notice.withdrawn, f"{place}/withdrawn", "held")] if over is None else []
        unsure += [] if same else ["stream" if opinion.stream is None else f"{place}/stream"]
    return (None if unsure else False), unsure


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
    severity="error: a duty, where it is recorded that it would have served",
    passes=example({"refusals": [_REFUSAL | {"would_serve": False}]}),
    fails=example({"refusals": [_REFUSAL | {"would_serve": True}]}),
)
def co_operates(refusal: Refusal, at: Moment) -> Ruling:
    """An inspectorate co-operates with those on its list, so far as that suits doing its own work well.

    Whether it would have is the refuser's to weigh: where that is not recorded, it must judge.
    """
    by, to = refusal.by, refusal.to
    if by not in at.registry.ids or to not in at.registry.ids:
        return UNKNOWN

    def judge(on: date) -> Ruling:
        listed = co_operation(of=by, on=on) if by in INSPECTORATES else ()
        row = next((row for row in listed if row.body == to), None)
        if row is None:
            return NOT_THIS_KIND
        cites = laws_on(["co-operate"], [by], on)
        if row.confidence is not Confidence.SEEN:
            told = f"that {at.names([to])} was on the list of {at.names([by])} is inferred, and not known"
            return undetermined(told, cites=cites)
        if refusal.would_serve is None:
            told = "whether co-operating would have served its work"
            return judgement(told, by=at.names([by]), at="would_serve", cites=cites)
        if not refusal.would_serve:
            return met(cites=cites)
        told = f"{at.names([by])} refused {at.names([to])}, though it would have served"
        return breached(told, severity=Severity.ERROR, at="would_serve", cites=cites)

    return whatever_the_day(refusal.refused, "refused", judge)
