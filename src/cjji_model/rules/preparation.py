"""LAW101 to LAW106 and LAW109: preparing a programme, consulting before it, and sending copies after it.

In law each chief inspector owes these duties under an Act of its own, and one joint document discharges them all.
Who is bound, and who is on the lists of consultees, is looked up for the day of preparation. An entry of a list that
was only inferred, not seen in a source, binds nobody here.
"""

from collections.abc import Iterator
from datetime import date

from ..dates import PartialDate, before, not_after
from ..model.inspectorate_year import InspectorateProgramme
from ..model.preparation import Waiver
from ..model.programme import Programme
from ..model.provenance import Confidence
from ..outcome import NotApplicable, Severity
from ..statute import INSPECTORATES, Consultee, closed_authors, consultees, copies, joint_authors
from ._book import rule
from ._citations import briefing, law, law_on
from ._context import Moment
from ._dated import (
    DRAFT,
    REFERENCE_UNKNOWN,
    STATUTORY,
    imprecise_path,
    judge_under_law_of,
    laws,
    laws_on,
    on_preparation,
)
from ._examples import example, example_year
from ._rulings import NOT_THIS_KIND, Ruling, breached, judgement, met, not_applicable, undetermined

__all__ = [
    "approved_first",
    "copies_sent",
    "listed_consulted",
    "ministers_consulted",
    "prepared_by_all",
    "sets_out_each",
    "waiver_is_sound",
]

PREPARATION = "the day of preparation"
"""The reference date of all these rules but LAW105."""
APPROVAL = date(2012, 1, 16)
"""From this day constabulary's programme needs the Secretary of State's approval. Source: S.I. 2011/3019."""
CONSTABULARY = "hmi-constabulary"
_LAID, _APPROVED = (f"police-act-1996.sch-4A.para-2.sub-{sub}" for sub in ("2A", "2B"))
_FOUR = ["hmcpsi", "hmi-constabulary", "hmi-prisons", "hmi-probation"]
_PLAN = {"status": "published", "prepared": "2013-03-01", "period": {"first": "2013-04-01", "last": "2015-03-31"}}
_MINISTERS = ["attorney-general", "secretary-of-state"]
_LISTED = ["audit-commission", "auditor-general-wales", "cqc", "ofsted"]
_CONSULTED = [{"consultee": body, "held": "2013-01-15"} for body in _MINISTERS + _LISTED]


# --------------------------------------------------------------------------------------------- who prepares it


@rule(
    "LAW101",
    title="Every chief inspector bound by law prepares the joint programme",
    family="law",
    subject="programme",
    cites=[briefing("A11"), *laws("joint-programme", "joint-authors")],
    since=STATUTORY,
    judged_on=PREPARATION,
    severity="error: each owes the duty; warning if only HMICA is missing once it had closed, but still bound in law",
    passes=example({"prepared_by": _FOUR} | _PLAN),
    fails=example({"prepared_by": ["hmcpsi", "hmi-prisons", "hmi-probation"]} | _PLAN),
)
def prepared_by_all(programme: Programme, at: Moment) -> Ruling:
    """The joint programme is prepared by each chief inspector acting with all the others.

    There were five, and since 18 September 2012 there are four. HMICA closed on 31 December 2010 and was bound until it
    was abolished: a programme that lacks only HMICA in that time is a warning, not an error.
    """
    by = programme.prepared_by

    def judge(on: date, prepared: PartialDate) -> Ruling:
        del prepared
        if by is None:
            return undetermined("who prepared it is not recorded", "prepared_by")
        authors = joint_authors(on=on)
        cites = (briefing("A11"), *laws_on(["joint-programme", "joint-authors"], authors, on))
        absent = authors.difference(by)
        if not absent:
            return met(cites=cites)
        if any(body not in at.registry.bodies for body in by):
            return REFERENCE_UNKNOWN
        message = f"prepared without {at.names(sorted(absent))}"
        if absent <= closed_authors(on=on):
            message += ": closed, but still bound in law"
            return breached(message, severity=Severity.WARNING, at="prepared_by", cites=cites)
        return breached(message, severity=Severity.ERROR, at="prepared_by", cites=cites)

    return on_preparation(programme, judge, "prepared_by")


@rule(
    "LAW102",
    title="The joint programme sets out the joint inspections of each author",
    family="law",
    subject="programme",
    cites=[briefing("A9"), *laws("joint-programme")],
    since=STATUTORY,
    judged_on=PREPARATION,
    severity="error: a programme must set out inspections; an author with no part in any judges if it proposed one",
    passes=example(
        {"leads": ["hmi-probation"], "supporters": ["hmcpsi", "hmi-constabulary", "hmi-prisons"]}, programme=_PLAN
    ),
    fails=example({"work_streams": [], "completeness": "complete"} | _PLAN),
)
def sets_out_each(programme: Programme, at: Moment) -> Ruling:
    """The programme sets out the joint inspections that each author proposes: each takes part in at least one stream.

    Work that an author delegates counts as its own. An author that takes part in no stream may have proposed none,
    which only that author can judge. An author that had closed is left out.
    """
    complete = programme.is_complete
    taking_part, missing = _taking_part(programme)

    def judge(on: date, prepared: PartialDate) -> Ruling:
        del prepared
        authors = joint_authors(on=on) - closed_authors(on=on)
        cites = (briefing("A9"), *laws_on(["joint-programme"], authors, on))
        if complete and not programme.streams:
            message = "it sets out no joint inspection"
            return breached(message, severity=Severity.ERROR, at="work_streams", cites=cites)
        absent = sorted(authors - taking_part)
        if not absent:
            return met(cites=cites)
        if not complete:
            message = f"no recorded stream has {at.names(absent)} among those taking part"
            return undetermined(message, "work_streams", *missing, cites=cites)
        if any(body not in at.registry.bodies for body in taking_part):
            return REFERENCE_UNKNOWN
        message = f"whether {at.names(absent)}, taking part in no stream, proposed any joint inspection"
        return judgement(message, by=at.names(absent), at="work_streams", cites=cites)

    return on_preparation(programme, judge)


def _taking_part(programme: Programme) -> tuple[frozenset[str], list[str]]:
    """Return the bodies that take part in any stream, and the paths where that is not recorded."""
    bodies: set[str] = set()
    missing = []
    for i, stream in enumerate(programme.streams):
        bodies.update(delegation.by for delegation in stream.delegations or ())
        for holder in stream.terms or (stream,):
            if holder.leads is None and holder.supporters is None:
                missing.append(f"work_streams/{i}/leads")
            bodies.update(holder.leads or (), holder.supporters or ())
    return frozenset(bodies), missing


# ----------------------------------------------------------------------------------------------- consultation


def _consultees_of(item: Programme | InspectorateProgramme, at: Moment, on: date) -> tuple[Consultee, ...]:
    """Return the entries of lists that required consultation on a document on that day, as far as they were seen.

    Co-authors of a joint programme are left out: they count as consulted (inferred).
    """
    if not isinstance(item, Programme):
        return tuple(row for row in consultees(of=at.document.inspectorate, on=on) if _was_seen(row))
    authors = joint_authors(on=on)
    rows = (row for of in INSPECTORATES if of in authors for row in consultees(of=of, on=on))
    return tuple(row for row in rows if row.body not in authors and _was_seen(row))


def _was_seen(row: Consultee) -> bool:
    """Whether an entry of a list was seen in a source, not only inferred."""
    return row.confidence is Confidence.SEEN


def _partly_seen(of: str, on: date) -> bool:
    """Whether only a part of an inspectorate's list was seen and the rest inferred, as of HMICA's."""
    return not all(map(_was_seen, consultees(of=of, on=on)))


def _cites(rows: list[Consultee], item: Programme | InspectorateProgramme, on: date) -> tuple[str, ...]:
    """Cite the paragraphs of entries of lists and, for a joint programme, the provision that applies them to it."""
    joint = laws_on(["joint-application"], {row.of for row in rows}, on) if isinstance(item, Programme) else ()
    return tuple(dict.fromkeys([*(law_on(row.provision, on) for row in rows), *joint]))


def _severity(rows: list[Consultee], on: date) -> Severity:
    """An error; a warning where every duty was owed by, or to, an inspectorate that had closed but was still bound."""
    gone = closed_authors(on=on)
    return Severity.WARNING if all(row.of in gone or row.body in gone for row in rows) else Severity.ERROR


def _without_schedule(item: Programme | InspectorateProgramme, at: Moment) -> Ruling | None:
    """Return the ruling on the document of a body without a schedule; `None` if it has one, or is a joint programme."""
    if isinstance(item, Programme) or at.document.inspectorate in INSPECTORATES:
        return None
    return NOT_THIS_KIND if at.document.inspectorate in at.registry.bodies else REFERENCE_UNKNOWN


WhetherDone = tuple[bool | None, tuple[str, ...]]
"""Whether something was done, `None` where that is not known, and then the paths to the facts that are missing."""


def _consulted(
    row: Consultee, item: Programme | InspectorateProgramme, prepared: PartialDate, at: Moment
) -> WhetherDone:
    """Whether an author consulted a body no later than the day of preparation, as an entry of a list requires."""
    if item.consultations is None:
        return None, ("consultations",)
    missing = []
    for i, consultation in enumerate(item.consultations):
        if consultation.consultee != row.body:
            if consultation.consultee not in at.registry.bodies:
                missing.append(f"consultations/{i}/consultee")
            continue
        if consultation.by is not None and row.of not in consultation.by:
            if not all(body in at.registry.bodies for body in consultation.by):
                missing.append(f"consultations/{i}/by")
            continue
        in_time = None if consultation.held is None else not_after(consultation.held, prepared)
        if in_time:
            return True, ()
        if in_time is None:
            missing.append(imprecise_path(consultation.held, f"consultations/{i}/held", "prepared"))
    return (None if missing else False), tuple(missing)


def _waived(row: Consultee, item: Programme | InspectorateProgramme, prepared: PartialDate, at: Moment) -> WhetherDone:
    """Whether an author and a body had agreed a waiver by the day of preparation, with a scope, while it was listed."""
    if item.waivers is None:
        return None, ("waivers",)
    missing = []
    for i, waiver in enumerate(item.waivers):
        if (waiver.between, waiver.consultee) != (row.of, row.body):
            known = waiver.between in at.registry.bodies and waiver.consultee in at.registry.bodies
            if not known:
                missing.append(f"waivers/{i}")
        elif waiver.scope is not None:
            in_time = _in_time(row, waiver, prepared)
            if in_time:
                return True, ()
            if in_time is None:
                missing.append(imprecise_path(waiver.agreed, f"waivers/{i}/agreed", "prepared"))
    return (None if missing else False), tuple(missing)


def _in_time(row: Consultee, waiver: Waiver, prepared: PartialDate) -> bool | None:
    """Whether a waiver was agreed no later than the day of preparation, with a body that was on the list by then.

    `None` where the date of the agreement is not recorded, or leaves one of the two open.
    """
    agreed = waiver.agreed
    if agreed is None:
        return None
    waivable = {_is_waivable(row.of, row.body, day) for day in (agreed.earliest, agreed.latest)}
    by_preparation = not_after(agreed, prepared)
    if by_preparation is False or waivable == {None}:
        return False
    return by_preparation if None not in waivable else None


def _is_waivable(of: str, body: str, on: date) -> bool | None:
    """Whether a waiver can cover a body that an inspectorate must consult; `None` if it need not consult that body."""
    return next((row.waivable for row in consultees(of=of, on=on) if row.body == body), None)


def _left_out(
    rows: list[Consultee], on: date, item: Programme | InspectorateProgramme, at: Moment, *, more: str = ""
) -> Ruling:
    """Return the breach that bodies were left out; it names the authors concerned, unless these are all of them.

    `more` goes on with the message: what else was not done.
    """
    bodies = list(dict.fromkeys(row.body for row in rows))
    authors = list(dict.fromkeys(row.of for row in rows))
    bound = len(joint_authors(on=on)) if isinstance(item, Programme) else 1
    by = "" if len(authors) == bound else f" by {at.names(authors)}"
    message = f"not consulted{by} before preparation{more}: {at.names(bodies)}"
    return breached(message, severity=_severity(rows, on), at="consultations", cites=_cites(rows, item, on))


@rule(
    "LAW103",
    title="Ministers, and others named outside the list, are consulted before preparation",
    family="law",
    subject="preparation",
    cites=laws("consult-and-copy", "joint-application"),
    since=STATUTORY,
    judged_on=PREPARATION,
    severity="error: no waiver can cover them; warning where only HMICA did not consult them, once it had closed",
    passes=example({"consultations": _CONSULTED} | _PLAN),
    fails=example({"consultations": _CONSULTED[1:]} | _PLAN),
)
def ministers_consulted(item: Programme | InspectorateProgramme, at: Moment) -> Ruling:
    """Each author has consulted its minister, and anybody else that its schedule names outside the lettered list.

    These are the Secretary of State; for the CPS inspectorate, the Attorney General; for HMICA, the Lord Chancellor and
    the Lord Chief Justice. The same applies to an inspectorate's own programme and framework.
    """

    def judge(on: date, prepared: PartialDate) -> Ruling:
        left_out: list[Consultee] = []
        missing: list[str] = []
        rows = [row for row in _consultees_of(item, at, on) if not row.waivable]
        if not rows:
            return NOT_THIS_KIND
        for row in rows:
            done, where = _consulted(row, item, prepared, at)
            if done is False:
                left_out.append(row)
            missing += where
        if left_out:
            return _left_out(left_out, on, item, at)
        cites = _cites(rows, item, on)
        if missing:
            return undetermined("not every consultation is recorded", *missing, cites=cites)
        return met(cites=cites)

    return _without_schedule(item, at) or on_preparation(item, judge, "consultations")


@rule(
    "LAW104",
    title="Every listed consultee is consulted before preparation, or has agreed a waiver",
    family="law",
    subject="preparation",
    cites=laws("consult-and-copy", "waive", "joint-application"),
    since=STATUTORY,
    judged_on=PREPARATION,
    severity="error: only a waiver excuses it; warning where every duty was owed by or to HMICA after it had closed",
    passes=example({"consultations": _CONSULTED, "waivers": []} | _PLAN),
    fails=example({"consultations": _CONSULTED[:-1], "waivers": []} | _PLAN),
)
def listed_consulted(item: Programme | InspectorateProgramme, at: Moment) -> Ruling:
    """Each author has consulted each body on its lettered list, or agreed with it, for named cases, that it need not.

    For the joint programme the co-authors count as consulted (inferred). Before 18 September 2012 the rule is met on
    the strength of the four lists that were seen, and of the part of HMICA's list that was seen.
    """

    def judge(on: date, prepared: PartialDate) -> Ruling:
        left_out: list[Consultee] = []
        missing: list[str] = []
        rows = [row for row in _consultees_of(item, at, on) if row.waivable]
        if not rows:
            return NOT_THIS_KIND
        for row in rows:
            done, where = _consulted(row, item, prepared, at)
            if done:
                continue
            waived, elsewhere = _waived(row, item, prepared, at)
            if done is False and waived is False:
                left_out.append(row)
            if not waived:
                missing += [*where, *elsewhere]
        if left_out:
            return _left_out(left_out, on, item, at, more=", and no waiver agreed")
        cites = _cites(rows, item, on)
        if missing:
            return undetermined("not every consultation and waiver is recorded", *missing, cites=cites)
        return met(_grounds(rows, item, on), cites=cites)

    return _without_schedule(item, at) or on_preparation(item, judge, "consultations", "waivers")


def _grounds(rows: list[Consultee], item: Programme | InspectorateProgramme, on: date) -> str:
    """Say what LAW104 takes for granted where it is met; empty if nothing."""
    grounds = []
    if isinstance(item, Programme):
        grounds.append("the co-authors count as consulted (inferred)")
    if any(_partly_seen(row.of, on) for row in rows):
        grounds.append("HMICA's list counts only as far as it was seen")
    return "; ".join(grounds)


_WAIVER = {"between": "hmi-prisons", "consultee": "ofsted", "agreed": "2013-01-15"}


@rule(
    "LAW105",
    title="A waiver is agreed with a body on the list, and names the cases it covers",
    family="law",
    subject="waiver",
    cites=laws("waive", "consult-and-copy"),
    since=STATUTORY,
    judged_on="the day on which the waiver was agreed",
    severity="error: the waiver is void, and does not count for LAW104",
    passes=example({"waivers": [_WAIVER | {"scope": "follow-ups"}]} | _PLAN),
    fails=example({"waivers": [_WAIVER]} | _PLAN),
)
def waiver_is_sound(waiver: Waiver, at: Moment) -> Ruling:
    """A waiver is an agreement with one body on the lettered list, and must name the cases or circumstances it covers.

    No waiver can cover a body that is named outside the list, such as the minister.
    """
    of, body, agreed = waiver.between, waiver.consultee, waiver.agreed
    if agreed is None:
        return undetermined("when it was agreed is not recorded", "agreed")
    if of not in at.registry.bodies or body not in at.registry.bodies:
        return REFERENCE_UNKNOWN

    def judge(on: date) -> Ruling:
        cites = laws_on(["waive", "consult-and-copy"], joint_authors(on=on).intersection([of]), on)
        if not cites:
            message = f"{at.names([of])} has no list of consultees"
            all_cites = laws_on(["waive"], joint_authors(on=on), on)
            return breached(message, severity=Severity.ERROR, at="between", cites=all_cites)
        if waiver.scope is None:
            message = f"{at.names([of])} and {at.names([body])} agreed it without naming the cases it covers"
            return breached(message, severity=Severity.ERROR, at="scope", cites=cites)
        waivable = _is_waivable(of, body, on)
        if waivable:
            return met(cites=cites)
        if waivable is False:
            message = f"{at.names([of])} must consult {at.names([body])} outside the list: no waiver can cover that"
            return breached(message, severity=Severity.ERROR, at="consultee", cites=cites)
        message = f"{at.names([body])} is not on the list of {at.names([of])}"
        if _partly_seen(of, on):
            return undetermined(f"{message} as far as it was seen: the rest of the list is not known", cites=cites)
        return breached(message, severity=Severity.ERROR, at="consultee", cites=cites)

    return judge_under_law_of(agreed, "agreed", judge)


# ------------------------------------------------------------------------------------------------------ copies


@rule(
    "LAW106",
    title="Each consultee is sent a copy once the document is prepared",
    family="law",
    subject="preparation",
    cites=[*laws("consult-and-copy", "joint-application"), law(_LAID)],
    since=STATUTORY,
    judged_on=PREPARATION,
    severity="error once it is published: the law sets no time; warning if only HMICA, once closed, was due or owed it",
    passes=example(
        {"waivers": [], "copies": [{"to": body, "sent": "2013-03-20"} for body in _MINISTERS + _LISTED]} | _PLAN
    ),
    fails=example({"waivers": [], "copies": [{"to": body, "sent": "2013-03-20"} for body in _LISTED]} | _PLAN),
)
def copies_sent(item: Programme | InspectorateProgramme, at: Moment) -> Ruling:
    """Each body that had to be consulted is sent the document once it is prepared; a copy from one author is enough.

    Since 16 January 2012 constabulary's schedule requires only the minister's copy of a joint programme (inferred): the
    bodies on its list are the same as on the other schedules, and are due copies under those. The law sets no time, so
    nothing is late before publication.
    """

    def judge(on: date, prepared: PartialDate) -> Ruling:
        left_out: list[Consultee] = []
        missing: list[str] = []
        due = _due_a_copy(item, at, on)
        if not due:
            return NOT_THIS_KIND
        for body, rows in due.items():
            done, where = _sent(body, item, prepared, at)
            if done:
                continue
            waived, elsewhere = _all_waived(rows, item, prepared, at)
            if done is False and waived is False:
                left_out += rows
            if not waived:
                missing += [*where, *elsewhere]
        cites = _cites_of_copies(left_out or [row for rows in due.values() for row in rows], item, on)
        if left_out:
            return _not_sent(item, on, left_out, cites, at)
        if missing:
            return undetermined("not every copy and waiver is recorded", *missing, cites=cites)
        return met(cites=cites)

    return _without_schedule(item, at) or on_preparation(item, judge, "copies")


def _cites_of_copies(rows: list[Consultee], item: Programme | InspectorateProgramme, on: date) -> tuple[str, ...]:
    """Cite the duties to send copies.

    Since 16 January 2012 constabulary's duty to send its own document to its list rests on a separate paragraph.
    """
    separate = on >= APPROVAL and any(row.of == CONSTABULARY and row.waivable for row in rows)
    cites = _cites(rows, item, on)
    return (*cites, law_on(_LAID, on)) if separate else cites


def _due_a_copy(item: Programme | InspectorateProgramme, at: Moment, on: date) -> dict[str, list[Consultee]]:
    """Return the entries of lists under which copies are due, by the body to which they are due."""
    joint = isinstance(item, Programme)
    due: dict[str, list[Consultee]] = {}
    for row in _consultees_of(item, at, on):
        if row in copies(of=row.of, on=on, joint=joint):
            due.setdefault(row.body, []).append(row)
    return due


def _sent(body: str, item: Programme | InspectorateProgramme, prepared: PartialDate, at: Moment) -> WhetherDone:
    """Whether a body was sent a copy no earlier than the day of preparation."""
    if item.copies is None:
        return None, ("copies",)
    missing = []
    for i, copy in enumerate(item.copies):
        if copy.to != body:
            if copy.to not in at.registry.bodies:
                missing.append(f"copies/{i}/to")
            continue
        in_order = None if copy.sent is None else not_after(prepared, copy.sent)
        if in_order:
            return True, ()
        if in_order is None:
            missing.append(imprecise_path(copy.sent, f"copies/{i}/sent", "prepared"))
    return (None if missing else False), tuple(missing)


def _all_waived(
    rows: list[Consultee], item: Programme | InspectorateProgramme, prepared: PartialDate, at: Moment
) -> WhetherDone:
    """Whether every author that owed a body a copy had agreed a waiver with it."""
    waived = [_waived(row, item, prepared, at) if row.waivable else (False, ()) for row in rows]
    if all(done for done, _ in waived):
        return True, ()
    if any(done is False for done, _ in waived):
        return False, ()
    return None, tuple(place for _, where in waived for place in where)


def _not_sent(
    item: Programme | InspectorateProgramme, on: date, rows: list[Consultee], cites: tuple[str, ...], at: Moment
) -> Ruling:
    """Judge copies that were certainly not sent: nothing is late before publication."""
    if isinstance(item, Programme):
        if item.status in DRAFT:
            return not_applicable(NotApplicable.NOT_YET_DUE, "the law sets no time, and it is not published")
    elif item.published is None:
        return undetermined("when it was published is not recorded", "published", cites=cites)
    message = f"no copy was sent to {at.names(dict.fromkeys(row.body for row in rows))}"
    return breached(message, severity=_severity(rows, on), at="copies", cites=cites)


# ---------------------------------------------------------------------------------------- constabulary's own


_OWN = {"prepared": "2013-02-01", "approved": "2013-03-01", "laid": "2013-03-20", "published": "2013-03-20"}
_OWN_COPIES = [
    {"to": body, "sent": "2013-03-20"} for body in ["secretary-of-state", *_LISTED, *_FOUR] if body != CONSTABULARY
]


@rule(
    "LAW109",
    title="Constabulary's own programme is approved before it circulates, then laid and published",
    family="law",
    subject="preparation",
    cites=[law(_LAID), law(_APPROVED)],
    since=APPROVAL,
    judged_on=PREPARATION,
    severity="error: without approval it must not circulate",
    passes=example_year(inspectorate=CONSTABULARY, programme=_OWN | {"copies": _OWN_COPIES}),
    fails=example_year(inspectorate=CONSTABULARY, programme=_OWN | {"laid": "2013-02-20"}),
)
def approved_first(item: Programme | InspectorateProgramme, at: Moment) -> Ruling:
    """The Secretary of State approves constabulary's programme or framework before it is laid, published or sent out.

    The minister's own copy may come before the approval. The joint programme needs no approval: para. 5(5) does not
    apply that requirement to it.
    """
    if isinstance(item, Programme) or at.document.inspectorate != CONSTABULARY:
        return _without_schedule(item, at) or NOT_THIS_KIND
    acts = list(_circulated(item, at))

    def judge(on: date, prepared: PartialDate) -> Ruling:
        del prepared
        approved = item.approved
        cites = (law_on(_LAID, on), law_on(_APPROVED, on))
        if approved is None:
            undated = (place for _, place, when in acts if when is None)
            return undetermined("when it was approved is not recorded", "approved", *undated, cites=cites)
        missing = []
        for what, place, when in acts:
            early = None if when is None else before(when, approved)
            if early:
                message = f"{what} on {when}, before it was approved on {approved}"
                return breached(message, severity=Severity.ERROR, at=place, cites=cites)
            if early is None:
                missing.append(imprecise_path(when, place, "approved"))
        if missing:
            return undetermined("not every date is recorded, or not precisely enough", *missing, cites=cites)
        return met(cites=cites)

    return on_preparation(item, judge, "approved", "laid", "published", "copies")


def _circulated(item: InspectorateProgramme, at: Moment) -> Iterator[tuple[str, str, PartialDate | None]]:
    """Yield each act that circulates the document: what was done, its path, and its date or `None`.

    It is laid, published, and sent to others than the minister.
    """
    yield "laid", "laid", item.laid
    yield "published", "published", item.published
    if item.copies is None:
        yield "sent", "copies", None
    for i, copy in enumerate(item.copies or ()):
        if copy.to not in at.registry.bodies:
            yield "sent", f"copies/{i}/to", None
        elif copy.to != "secretary-of-state":
            yield f"sent to {at.names([copy.to])}", f"copies/{i}/sent", copy.sent
