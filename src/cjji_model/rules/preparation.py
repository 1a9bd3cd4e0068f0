"""LAW101 to LAW106 and LAW109: preparing a programme, consulting before it, and sending copies after it.

In law each chief inspector owes these duties under an Act of its own, and one joint document discharges them all.
Who is bound and who is listed is looked up for the day of preparation. A place on a list that was not seen in a
source, only inferred, binds nobody here.
"""

from collections.abc import Iterator
from datetime import date

from ..dates import PartialDate, before, not_after
from ..model.inspectorate_year import InspectorateProgramme
from ..model.preparation import Waiver
from ..model.programme import Programme
from ..model.provenance import Confidence
from ..outcome import NotApplicable, Severity
from ..statute import INSPECTORATES, Consultee, closed, consultees, copies, joint_authors
from ._book import rule
from ._citations import briefing, law, law_on
from ._context import Moment
from ._dated import DRAFT, STATUTORY, UNKNOWN, laws, laws_on, leaves_open, on_preparation, whatever_the_day
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
    severity="error: the duty is each one's; warning where HMICA alone is missing, closed and still bound in law",
    passes=example({"prepared_by": _FOUR} | _PLAN),
    fails=example({"prepared_by": ["hmcpsi", "hmi-prisons", "hmi-probation"]} | _PLAN),
)
def prepared_by_all(programme: Programme, at: Moment) -> Ruling:
    """The joint programme is prepared by each chief inspector acting with all the others.

    They were five, and are four since 18 September 2012. HMICA closed on 31 December 2010 and was bound until it was
    abolished: a programme without it is told of, not condemned.
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
            return UNKNOWN
        told = f"prepared without {at.names(sorted(absent))}"
        if absent <= closed(on=on):
            told += ": closed, and still bound in law"
            return breached(told, severity=Severity.WARNING, at="prepared_by", cites=cites)
        return breached(told, severity=Severity.ERROR, at="prepared_by", cites=cites)

    return on_preparation(programme, judge, "prepared_by")


@rule(
    "LAW102",
    title="The joint programme sets out the joint inspections of each author",
    family="law",
    subject="programme",
    cites=[briefing("A9"), *laws("joint-programme")],
    since=STATUTORY,
    judged_on=PREPARATION,
    severity="error: a programme without an inspection is none; an author without one judges whether it proposed any",
    passes=example(
        {"leads": ["hmi-probation"], "supporters": ["hmcpsi", "hmi-constabulary", "hmi-prisons"]}, programme=_PLAN
    ),
    fails=example({"work_streams": [], "completeness": "complete"} | _PLAN),
)
def sets_out_each(programme: Programme, at: Moment) -> Ruling:
    """Each chief inspector's proposed joint inspections are in it: each takes part in a stream at the least.

    Work that an author delegates is its own. One that takes part in none may have proposed none: that author alone can
    say. One that had closed is not asked.
    """
    complete = programme.is_complete
    taking_part, unsaid = _taking_part(programme)

    def judge(on: date, prepared: PartialDate) -> Ruling:
        del prepared
        authors = joint_authors(on=on) - closed(on=on)
        cites = (briefing("A9"), *laws_on(["joint-programme"], authors, on))
        if complete and not programme.streams:
            told = "it sets out no joint inspection"
            return breached(told, severity=Severity.ERROR, at="work_streams", cites=cites)
        absent = sorted(authors - taking_part)
        if not absent:
            return met(cites=cites)
        if not complete:
            told = f"no stream recorded has {at.names(absent)} take part"
            return undetermined(told, "work_streams", *unsaid, cites=cites)
        if any(body not in at.registry.bodies for body in taking_part):
            return UNKNOWN
        told = f"whether {at.names(absent)}, with a part in no stream, proposed any joint inspection"
        return judgement(told, by=at.names(absent), at="work_streams", cites=cites)

    return on_preparation(programme, judge)


def _taking_part(programme: Programme) -> tuple[frozenset[str], list[str]]:
    """Who takes part in any stream, and where it is not recorded who does."""
    found: set[str] = set()
    unsaid = []
    for i, stream in enumerate(programme.streams):
        found.update(delegation.by for delegation in stream.delegations or ())
        for holder in stream.terms or (stream,):
            if holder.leads is None and holder.supporters is None:
                unsaid.append(f"work_streams/{i}/leads")
            found.update(holder.leads or (), holder.supporters or ())
    return frozenset(found), unsaid


# ----------------------------------------------------------------------------------------------- consultation


def _bound(item: Programme | InspectorateProgramme, at: Moment, on: date) -> tuple[Consultee, ...]:
    """Who had to be consulted on a document that day, and by whom; a co-author counts as consulted (inferred)."""
    if not isinstance(item, Programme):
        return tuple(row for row in consultees(of=at.document.inspectorate, on=on) if _was_seen(row))
    authors = joint_authors(on=on)
    rows = (row for of in INSPECTORATES if of in authors for row in consultees(of=of, on=on))
    return tuple(row for row in rows if row.body not in authors and _was_seen(row))


def _was_seen(row: Consultee) -> bool:
    return row.confidence is Confidence.SEEN


def _partly_seen(of: str, on: date) -> bool:
    """Whether of an inspectorate's list only a part was seen, and the rest inferred: HMICA's."""
    return not all(map(_was_seen, consultees(of=of, on=on)))


def _cites(rows: list[Consultee], item: Programme | InspectorateProgramme, on: date) -> tuple[str, ...]:
    """What places on lists rest on: their paragraphs and, of the joint programme, what applies these to it."""
    joint = laws_on(["joint-application"], {row.of for row in rows}, on) if isinstance(item, Programme) else ()
    return tuple(dict.fromkeys([*(law_on(row.provision, on) for row in rows), *joint]))


def _severity(rows: list[Consultee], on: date) -> Severity:
    """An error; a warning where each was owed by, or to, an inspectorate that had closed and was bound in law."""
    gone = closed(on=on)
    return Severity.WARNING if all(row.of in gone or row.body in gone for row in rows) else Severity.ERROR


def _has_no_list(item: Programme | InspectorateProgramme, at: Moment) -> Ruling | None:
    """What is ruled of the document of an inspectorate that has no schedule; `None` where it has one."""
    if isinstance(item, Programme) or at.document.inspectorate in INSPECTORATES:
        return None
    return NOT_THIS_KIND if at.document.inspectorate in at.registry.bodies else UNKNOWN


Found = tuple[bool | None, tuple[str, ...]]
"""Whether something was done, `None` where that cannot be told, and then where it would be."""


def _consulted(row: Consultee, item: Programme | InspectorateProgramme, prepared: PartialDate, at: Moment) -> Found:
    """Whether an author consulted a body no later than the day of preparation."""
    if item.consultations is None:
        return None, ("consultations",)
    unsure = []
    for i, held in enumerate(item.consultations):
        if held.consultee != row.body:
            unsure += [] if held.consultee in at.registry.bodies else [f"consultations/{i}/consultee"]
            continue
        if held.by is not None and row.of not in held.by:
            unsure += [] if all(body in at.registry.bodies for body in held.by) else [f"consultations/{i}/by"]
            continue
        timely = None if held.held is None else not_after(held.held, prepared)
        if timely:
            return True, ()
        if timely is None:
            unsure.append(leaves_open(held.held, f"consultations/{i}/held", "prepared"))
    return (None if unsure else False), tuple(unsure)


def _waived(row: Consultee, item: Programme | InspectorateProgramme, prepared: PartialDate, at: Moment) -> Found:
    """Whether an author and a body had agreed, soundly, that it need not be consulted."""
    if item.waivers is None:
        return None, ("waivers",)
    unsure = []
    for i, waiver in enumerate(item.waivers):
        if (waiver.between, waiver.consultee) != (row.of, row.body):
            known = waiver.between in at.registry.bodies and waiver.consultee in at.registry.bodies
            unsure += [] if known else [f"waivers/{i}"]
        elif waiver.scope is not None:
            timely = _in_time(row, waiver, prepared)
            if timely:
                return True, ()
            unsure += [leaves_open(waiver.agreed, f"waivers/{i}/agreed", "prepared")] if timely is None else []
    return (None if unsure else False), tuple(unsure)


def _in_time(row: Consultee, waiver: Waiver, prepared: PartialDate) -> bool | None:
    """Whether a waiver was agreed before the preparation, with somebody who was on the list by then."""
    agreed = waiver.agreed
    if agreed is None:
        return None
    on_list = {_listed_as(row.of, row.body, day) for day in (agreed.earliest, agreed.latest)}
    timely = not_after(agreed, prepared)
    if timely is False or on_list == {None}:
        return False
    return timely if None not in on_list else None


def _listed_as(of: str, body: str, on: date) -> bool | None:
    """Whether a body is on an inspectorate's list so that a waiver reaches it; `None` where it is not on it."""
    return next((row.waivable for row in consultees(of=of, on=on) if row.body == body), None)


def _told(rows: list[Consultee], on: date, item: Programme | InspectorateProgramme, what: str, at: Moment) -> Ruling:
    """The breach that some were left out, and by whom."""
    bodies = list(dict.fromkeys(row.body for row in rows))
    authors = list(dict.fromkeys(row.of for row in rows))
    bound = len(joint_authors(on=on)) if isinstance(item, Programme) else 1
    by = "" if len(authors) == bound else f", by {at.names(authors)}"
    told = f"{at.names(bodies)} {what}{by}"
    return breached(told, severity=_severity(rows, on), at="consultations", cites=_cites(rows, item, on))


_BEFORE = "not consulted before it was prepared"


@rule(
    "LAW103",
    title="Ministers, and others named outside the list, are consulted before preparation",
    family="law",
    subject="preparation",
    cites=laws("consult-and-copy", "joint-application"),
    since=STATUTORY,
    judged_on=PREPARATION,
    severity="error: no waiver reaches them; warning where only HMICA, once closed, did not",
    passes=example({"consultations": _CONSULTED} | _PLAN),
    fails=example({"consultations": _CONSULTED[1:]} | _PLAN),
)
def ministers_consulted(item: Programme | InspectorateProgramme, at: Moment) -> Ruling:
    """Each author has consulted its minister, and whoever else its schedule names outside the lettered list.

    The Secretary of State; for the CPS inspectorate the Attorney General; for HMICA the Lord Chancellor and the Lord
    Chief Justice. The same holds of an inspectorate's own programme and framework.
    """

    def judge(on: date, prepared: PartialDate) -> Ruling:
        left_out: list[Consultee] = []
        missing: list[str] = []
        rows = [row for row in _bound(item, at, on) if not row.waivable]
        if not rows:
            return NOT_THIS_KIND
        for row in rows:
            done, where = _consulted(row, item, prepared, at)
            left_out += [row] if done is False else []
            missing += where
        if left_out:
            return _told(left_out, on, item, _BEFORE, at)
        cites = _cites(rows, item, on)
        if missing:
            return undetermined("not every consultation is recorded", *missing, cites=cites)
        return met(cites=cites)

    return _has_no_list(item, at) or on_preparation(item, judge, "consultations")


@rule(
    "LAW104",
    title="Every listed consultee is consulted before preparation, or has agreed a waiver",
    family="law",
    subject="preparation",
    cites=laws("consult-and-copy", "waive", "joint-application"),
    since=STATUTORY,
    judged_on=PREPARATION,
    severity="error: only a waiver excuses; warning where only HMICA, once closed, did not",
    passes=example({"consultations": _CONSULTED, "waivers": []} | _PLAN),
    fails=example({"consultations": _CONSULTED[:-1], "waivers": []} | _PLAN),
)
def listed_consulted(item: Programme | InspectorateProgramme, at: Moment) -> Ruling:
    """Each author has consulted everybody on its lettered list, or agreed with them, for cases named, that it need not.

    Of the joint programme the co-authors count as consulted (inferred). Before 18 September 2012 that it is met rests
    on the four lists that were seen, and on what was seen of HMICA's.
    """

    def judge(on: date, prepared: PartialDate) -> Ruling:
        left_out: list[Consultee] = []
        missing: list[str] = []
        rows = [row for row in _bound(item, at, on) if row.waivable]
        if not rows:
            return NOT_THIS_KIND
        for row in rows:
            done, where = _consulted(row, item, prepared, at)
            if done:
                continue
            waived, elsewhere = _waived(row, item, prepared, at)
            left_out += [row] if done is False and waived is False else []
            missing += [] if waived else [*where, *elsewhere]
        if left_out:
            return _told(left_out, on, item, "neither consulted before it was prepared nor agreed to a waiver", at)
        cites = _cites(rows, item, on)
        if missing:
            return undetermined("not every consultation and waiver is recorded", *missing, cites=cites)
        said = ["the co-authors count as consulted (inferred)"] if isinstance(item, Programme) else []
        said += ["HMICA's list counts as far as it was seen"] if any(_partly_seen(row.of, on) for row in rows) else []
        return met("; ".join(said), cites=cites)

    return _has_no_list(item, at) or on_preparation(item, judge, "consultations", "waivers")


_WAIVER = {"between": "hmi-prisons", "consultee": "ofsted", "agreed": "2013-01-15"}


@rule(
    "LAW105",
    title="A waiver is with somebody on the list, and names the cases it covers",
    family="law",
    subject="waiver",
    cites=laws("waive", "consult-and-copy"),
    since=STATUTORY,
    judged_on="the day on which the waiver was agreed",
    severity="error: it is void, and does not help LAW104",
    passes=example({"waivers": [_WAIVER | {"scope": "follow-ups"}]} | _PLAN),
    fails=example({"waivers": [_WAIVER]} | _PLAN),
)
def waiver_is_sound(waiver: Waiver, at: Moment) -> Ruling:
    """A waiver needs an agreement with one body on the lettered list, and must name the cases or circumstances.

    Whoever is named outside the list, as the minister is, cannot be waived.
    """
    of, body, agreed = waiver.between, waiver.consultee, waiver.agreed
    if agreed is None:
        return undetermined("when it was agreed is not recorded", "agreed")
    if of not in at.registry.bodies or body not in at.registry.bodies:
        return UNKNOWN

    def judge(on: date) -> Ruling:
        cites = laws_on(["waive", "consult-and-copy"], joint_authors(on=on).intersection([of]), on)
        if not cites:
            told, everybodys = (
                f"{at.names([of])} has no list of consultees",
                laws_on(["waive"], joint_authors(on=on), on),
            )
            return breached(told, severity=Severity.ERROR, at="between", cites=everybodys)
        if waiver.scope is None:
            told = f"{at.names([of])} and {at.names([body])} agreed it for no cases that it names"
            return breached(told, severity=Severity.ERROR, at="scope", cites=cites)
        on_list = _listed_as(of, body, on)
        if on_list:
            return met(cites=cites)
        told = "is not on the list of" if on_list is None else "is named outside the list, where no waiver reaches, by"
        told = f"{at.names([body])} {told} {at.names([of])}"
        if on_list is None and _partly_seen(of, on):
            return undetermined(f"{told} as far as it was seen: the rest is not known", cites=cites)
        return breached(told, severity=Severity.ERROR, at="consultee", cites=cites)

    return whatever_the_day(agreed, "agreed", judge)


# ------------------------------------------------------------------------------------------------------ copies


@rule(
    "LAW106",
    title="Each consultee is sent a copy once it is prepared",
    family="law",
    subject="preparation",
    cites=[*laws("consult-and-copy", "joint-application"), law(_LAID)],
    since=STATUTORY,
    judged_on=PREPARATION,
    severity="error once it is published: the law sets no time; warning where only HMICA, once closed, had to",
    passes=example(
        {"waivers": [], "copies": [{"to": body, "sent": "2013-03-20"} for body in _MINISTERS + _LISTED]} | _PLAN
    ),
    fails=example({"waivers": [], "copies": [{"to": body, "sent": "2013-03-20"} for body in _LISTED]} | _PLAN),
)
def copies_sent(item: Programme | InspectorateProgramme, at: Moment) -> Ruling:
    """Whoever had to be consulted is sent the document once it is prepared; a copy from one author is a copy.

    Since 16 January 2012 constabulary's schedule carries over to a joint programme the minister's copy alone
    (inferred): the list is the same, under the other schedules. No time is set; so, nothing is late before publication.
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
            left_out += rows if done is False and waived is False else []
            missing += [] if waived else [*where, *elsewhere]
        cites = _copying(left_out or [row for rows in due.values() for row in rows], item, on)
        if left_out:
            return _late(item, on, left_out, cites, at)
        if missing:
            return undetermined("not every copy and waiver is recorded", *missing, cites=cites)
        return met(cites=cites)

    return _has_no_list(item, at) or on_preparation(item, judge, "copies")


def _copying(rows: list[Consultee], item: Programme | InspectorateProgramme, on: date) -> tuple[str, ...]:
    """What copies rest on: of constabulary's own document since 2012, those to its list on a paragraph of their own."""
    apart = on >= APPROVAL and any(row.of == CONSTABULARY and row.waivable for row in rows)
    return _cites(rows, item, on) + ((law_on(_LAID, on),) if apart else ())


def _due_a_copy(item: Programme | InspectorateProgramme, at: Moment, on: date) -> dict[str, list[Consultee]]:
    """The places on lists under which each body is due a copy, by body."""
    joint = isinstance(item, Programme)
    due: dict[str, list[Consultee]] = {}
    for row in _bound(item, at, on):
        if row in copies(of=row.of, on=on, joint=joint):
            due.setdefault(row.body, []).append(row)
    return due


def _sent(body: str, item: Programme | InspectorateProgramme, prepared: PartialDate, at: Moment) -> Found:
    """Whether a body was sent a copy, no earlier than the day of preparation."""
    if item.copies is None:
        return None, ("copies",)
    unsure = []
    for i, copy in enumerate(item.copies):
        if copy.to != body:
            unsure += [] if copy.to in at.registry.bodies else [f"copies/{i}/to"]
            continue
        after = None if copy.sent is None else not_after(prepared, copy.sent)
        if after:
            return True, ()
        if after is None:
            unsure.append(leaves_open(copy.sent, f"copies/{i}/sent", "prepared"))
    return (None if unsure else False), tuple(unsure)


def _all_waived(
    rows: list[Consultee], item: Programme | InspectorateProgramme, prepared: PartialDate, at: Moment
) -> Found:
    """Whether every author that a body was due a copy from had waived that with it."""
    found = [_waived(row, item, prepared, at) if row.waivable else (False, ()) for row in rows]
    if all(done for done, _ in found):
        return True, ()
    if any(done is False for done, _ in found):
        return False, ()
    return None, tuple(place for _, where in found for place in where)


def _late(
    item: Programme | InspectorateProgramme, on: date, rows: list[Consultee], cites: tuple[str, ...], at: Moment
) -> Ruling:
    """What is ruled where copies were certainly not sent: nothing is late before publication."""
    if isinstance(item, Programme):
        if item.status in DRAFT:
            return not_applicable(NotApplicable.NOT_YET_DUE, "no time is set, and it is not published")
    elif item.published is None:
        return undetermined("when it was published is not recorded", "published", cites=cites)
    told = f"no copy was sent to {at.names(dict.fromkeys(row.body for row in rows))}"
    return breached(told, severity=_severity(rows, on), at="copies", cites=cites)


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

    The minister's own copy comes before it. The joint programme needs no approval: para. 5(5) does not carry it over.
    """
    if isinstance(item, Programme) or at.document.inspectorate != CONSTABULARY:
        return _has_no_list(item, at) or NOT_THIS_KIND
    acts = list(_circulated(item, at))

    def judge(on: date, prepared: PartialDate) -> Ruling:
        del prepared
        approved = item.approved
        cites = (law_on(_LAID, on), law_on(_APPROVED, on))
        if approved is None:
            unsaid = (place for _, place, when in acts if when is None)
            return undetermined("when it was approved is not recorded", "approved", *unsaid, cites=cites)
        unsure = []
        for what, place, when in acts:
            early = None if when is None else before(when, approved)
            if early:
                told = f"{what} on {when}, before it was approved on {approved}"
                return breached(told, severity=Severity.ERROR, at=place, cites=cites)
            unsure += [leaves_open(when, place, "approved")] if early is None else []
        if unsure:
            return undetermined("not every date is recorded, or finely enough", *unsure, cites=cites)
        return met(cites=cites)

    return on_preparation(item, judge, "approved", "laid", "published", "copies")


def _circulated(item: InspectorateProgramme, at: Moment) -> Iterator[tuple[str, str, PartialDate | None]]:
    """What was done with it, where that is told, and when: it was laid, published, and sent to those on the list."""
    yield "laid", "laid", item.laid
    yield "published", "published", item.published
    if item.copies is None:
        yield "sent", "copies", None
    for i, copy in enumerate(item.copies or ()):
        if copy.to not in at.registry.bodies:
            yield "sent", f"copies/{i}/to", None
        elif copy.to != "secretary-of-state":
            yield f"sent to {at.names([copy.to])}", f"copies/{i}/sent", copy.sent
