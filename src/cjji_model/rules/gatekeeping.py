"""LAW201 to LAW203 and LAW602: notices that block an inspection, the opinions they rest on, and refusals to co-operate.

That a burden is unreasonable is for the chief inspector to think, and never computed here: what is recorded of it
is read, and where nothing is, that office must judge.
"""

from collections.abc import Iterator
from datetime import date

from ..agency_kinds import described
from ..dates import PartialDate, before, not_after
from ..gatekeeping import Consent, Forbids, Notice, Opinion, Refusal
from ..outcome import NotApplicable, Severity, Verdict
from ..programme import WorkStream
from ..statute import INSPECTORATES, blockable_under, can_block, co_operation, likenesses, minister_for, specified
from ._book import Rule, example, law, law_on, rule
from ._law import STATUTORY, UNKNOWN, laws, laws_on, whatever_the_day
from ._moment import Moment
from ._rulings import Ruling, breached, judgement, met, not_applicable, undetermined

__all__ = ["RULES"]

NOT_THIS_KIND = not_applicable(NotApplicable.NOT_THIS_KIND)
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
    "unreasonable": True,
    "held": "2012-05-20",
}


def _shielded(blocker: str, organisation: str, on: date) -> bool | None:
    """Whether an order specifies an organisation, so that the blocker can shield it; `None` where only a part of it."""
    found = {
        row.part
        for row in specified(blocker=blocker, on=on)
        if row.bites(on) and organisation in described(row.text, by=blocker).agencies
    }
    return None if found == {True} else bool(found)


def _blocking(blocker: str, proposer: str, on: date) -> tuple[str, ...]:
    """The provisions under which one blocks the other, as they stood that day."""
    own = laws_on(["block", "blockable"], [blocker], on) if blocker in likenesses()["blockable"].ids else ()
    listed = blockable_under(blocker=blocker, proposer=proposer, on=on)
    return tuple(dict.fromkeys([*own, *([] if listed is None else [law_on(listed, on)])]))


# ----------------------------------------------------------------------------------------------------- notices


@rule(
    "LAW201",
    title="No inspection goes ahead against a notice, unless the right minister consents",
    family="law",
    subject="notice",
    cites=[*laws("blocked", "consent"), *_MIRRORS],
    since=STATUTORY,
    judged_on="the day on which the inspection begins",
    severity="error",
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
    if notice.stream is None:
        return undetermined("which inspection it stops is not recorded", "stream")
    for i, stream in enumerate(at.programme.streams if at.programme else ()):
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
    cites = laws_on(["blocked", "consent"], [notice.by], begun.earliest) if notice.by in _WITH_ROLES else ()
    return _standing(notice, begun, cites, at)


_WITH_ROLES = frozenset(INSPECTORATES) & likenesses()["blocked"].ids.keys()


def _standing(notice: Notice, begun: PartialDate, cites: tuple[str, ...], at: Moment) -> Ruling:
    """What is ruled of work that began after a notice: it may have been withdrawn, or the minister have consented."""
    over = False if notice.withdrawn is None else not_after(notice.withdrawn, begun)
    if over:
        return met("the notice was withdrawn first", cites=cites)
    if over is None:
        return undetermined("when it was withdrawn is dated too coarsely", "withdrawn", cites=cites)
    told = f"work began on {begun} against the notice of {notice.given}"
    if notice.consent is not None:
        timely, why = _consented(notice, notice.consent, begun, at)
        if timely:
            return met("with the minister's consent", cites=cites)
        if timely is None:
            return undetermined(why, "consent/given", cites=cites)
        told += f": {why}"
    if notice.forbids is Forbids.MANNER:
        told += ": whether in the manner forbidden"
        return judgement(told, by=at.names([notice.by]), at="forbids", cites=cites)
    return breached(told, severity=Severity.ERROR, at="stream", cites=cites)


def _consented(notice: Notice, consent: Consent, begun: PartialDate, at: Moment) -> tuple[bool | None, str]:
    """Whether the right minister consented before work began, and if not, or not certainly, why."""
    right = minister_for(of=notice.by, on=notice.given.latest)
    if consent.by != right:
        known = consent.by in at.registry.bodies
        return (False if known else None), f"it was for {at.names([right or 'the minister'])} to consent"
    timely = None if consent.given is None else not_after(consent.given, begun)
    if timely is False:
        return False, f"the consent came on {consent.given}"
    return timely, "when the minister consented is not recorded, or too coarsely"


@rule(
    "LAW202",
    title="A notice is well founded",
    family="law",
    subject="notice",
    cites=[*laws("block", "blockable", "order-specified"), *_MIRRORS],
    since=STATUTORY,
    judged_on="the day on which the notice was given",
    severity="error",
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
            return breached(told, severity=Severity.ERROR, at="organisation", cites=cites)
        return _opined(notice, at, cites, whole=bool(shielded))

    return whatever_the_day(notice.given, "given", judge)


def _opined(notice: Notice, at: Moment, cites: tuple[str, ...], *, whole: bool) -> Ruling:
    """What is ruled of a notice that could be given: by the opinion recorded, or by the giver."""
    giver = at.names([notice.by])
    said = list(_opinions(notice, at))
    thought = [opinion.unreasonable for _, opinion in said if not_after(opinion.held, notice.given)]
    if True not in thought:
        unsure = [f"/opinions/{i}/held" for i, opinion in said if not_after(opinion.held, notice.given) is None]
        if unsure:
            return undetermined("the opinion is dated too coarsely", *unsure, cites=cites)
        if thought:
            told = f"{giver} did not think the burden unreasonable"
            return breached(told, severity=Severity.ERROR, at="", cites=cites)
        told = "whether the burden would be unreasonable"
        return judgement(told, by=giver, cites=cites)
    if not whole:
        told = f"whether {at.names([notice.organisation])} is, in this, among those that an order specifies"
        return judgement(told, by=giver, at="organisation", cites=cites)
    return met(cites=cites)


def _opinions(notice: Notice, at: Moment) -> Iterator[tuple[int, Opinion]]:
    """The giver's opinions about what the notice stops."""
    opinions = at.programme.opinions if at.programme else None
    for i, opinion in enumerate(opinions or ()):
        same = (opinion.by, opinion.proposer, opinion.organisation) == (notice.by, notice.to, notice.organisation)
        if same and (opinion.stream is None or notice.stream is None or opinion.stream == notice.stream):
            yield i, opinion


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
            return undetermined("whether a notice was given is not recorded", *where, cites=cites)
        if not shielded:
            told = f"whether {at.names([organisation])} is, in this, among those that an order specifies"
            return judgement(told, by=at.names([by]), at="organisation", cites=cites)
        told = f"{at.names([by])} thought the burden unreasonable, and gave {at.names([to])} no notice"
        return breached(told, severity=Severity.ERROR, at="unreasonable", cites=cites)

    return whatever_the_day(opinion.held, "held", judge)


def _given(opinion: Opinion, at: Moment) -> tuple[bool | None, list[str]]:
    """Whether a notice followed an opinion, `None` where that cannot be told, and then what is missing."""
    notices = at.programme.gatekeeping_notices if at.programme else None
    if notices is None:
        return None, ["/gatekeeping_notices"]
    unsure = []
    for i, notice in enumerate(notices):
        same = (notice.by, notice.to, notice.organisation) == (opinion.by, opinion.proposer, opinion.organisation)
        if not same or (opinion.stream and notice.stream and opinion.stream != notice.stream):
            continue
        after = not_after(opinion.held, notice.given)
        if after:
            return True, []
        unsure += [f"/gatekeeping_notices/{i}/given"] if after is None else []
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
    severity="error, where it is recorded that it would have served",
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
        if by not in INSPECTORATES or not any(row.body == to for row in co_operation(of=by, on=on)):
            return NOT_THIS_KIND
        cites = laws_on(["co-operate"], [by], on)
        if refusal.would_serve is None:
            told = "whether co-operating would have served its work"
            return judgement(told, by=at.names([by]), at="would_serve", cites=cites)
        if not refusal.would_serve:
            return met(cites=cites)
        told = f"{at.names([by])} refused {at.names([to])}, though it would have served"
        return breached(told, severity=Severity.ERROR, at="would_serve", cites=cites)

    return whatever_the_day(refusal.refused, "refused", judge)


RULES: tuple[Rule, ...] = (blocked_stays_blocked, well_founded, notice_given, co_operates)
