"""REC1xx: the soundness of the record. Whether a document agrees with itself, and with what is known."""

from itertools import chain

from ..dates import PartialDate, before, not_after, within
from ..model.coverage import FullCoverage, NoFieldwork, SampleCoverage
from ..model.programme import Programme, ProgrammeStatus
from ..model.provenance import Confidence
from ..model.report import Report
from ..model.stream import WorkStream
from ..model.vocabulary import WorkStatus, WorkType
from ..organisations.bodies import Body, BodyKind
from ..organisations.tenure import welsh_areas
from ..outcome import Severity, Verdict
from ..registry import Registry, standard_registry
from ._book import rule
from ._citations import briefing
from ._context import DaysOfWork, Moment, listed
from ._examples import SOUND, example
from ._roles import AS_ROLES, ROLES_ELSEWHERE, ROLES_UNKNOWN, as_they_stood
from ._rulings import MET, NOT_THIS_KIND, Ruling, breached, undetermined
from ._subjects import DerogationClaim, RecordedAct, Reference, Roles, StatusSubject, TitleSubject

__all__ = ["agrees", "derogation_stands", "existed", "in_jurisdiction", "in_period", "known", "not_ahead", "told_apart"]

_DEROGATION = {
    "rule": "PRA101",
    "subject": "stream:a-stream",
    "reason": "A pilot",
    "by": "hmi-probation",
    "since": "2012-04-01",
}


@rule(
    "REC101",
    title="Everything referred to is known",
    family="record",
    subject="reference",
    severity="error: a name that nobody knows makes every other result doubtful",
    passes=example({"leads": ["hmi-probation"], "supporters": ["hmi-prisons"]}, programme={}),
    fails=example({"leads": ["hmi-probation"], "supporters": ["hmi-prison-service"]}, programme={}),
)
def known(reference: Reference, at: Moment) -> Ruling:
    """Every body, agency, area and stream that a document mentions is one that the registry knows.

    A stream is known if it is in the document, in the programme before, or among the published ones;
    one that is in none of them may still exist, and is undetermined. Other rules treat what is unknown as not known.
    """
    id, refers, scheme = reference.id, reference.refers, reference.scheme
    registry = at.registry
    if refers == "body":
        known_here, nearest = id in registry.bodies, registry.bodies.nearest
    elif refers == "agency":
        known_here, nearest = id in registry.agencies, registry.agencies.nearest
    elif refers == "any":
        known_here, nearest = id in registry.ids, registry.nearest
    elif refers == "area":
        if scheme is None:
            return undetermined(f"of which scheme {id!r} is an area is not recorded", "")
        if registry.places.has(scheme, id):
            return MET
        near = registry.places.nearest(scheme, id)
        return breached(f"{id!r} is not an area of {scheme}{_or(near)}", severity=Severity.ERROR)
    else:
        return (
            MET
            if at.knows_work(id)
            else undetermined(f"no stream or report {id!r} is here or among the published ones")
        )
    if known_here:
        return MET
    what = {"body": "no known body", "agency": "no known agency"}.get(refers, "neither a known body nor a known agency")
    return breached(f"{id!r} is {what}{_or(nearest(id))}", severity=Severity.ERROR)


def _or(nearest: tuple[str, ...]) -> str:
    return f": perhaps {' or '.join(nearest)}" if nearest else ""


_COURTS = {"leads": ["hmcpsi"], "supporters": ["hmi-constabulary", "hmica"]}


@rule(
    "REC102",
    title="A body that has a role existed at the time of the work",
    family="record",
    subject="roles",
    judged_on=AS_ROLES,
    severity="error; warning for one that existed in law and had closed, as HMICA had from 2011 to September 2012, "
    "and for one whose dates are from memory",
    passes=example(
        {**_COURTS, "fieldwork": {"first": "2010-04", "last": "2010-09"}},
        programme={"period": {"first": "2010-04-01", "last": "2012-03-31"}},
    ),
    fails=example({**_COURTS, "fieldwork": {"first": "2013-04", "last": "2013-09"}}, programme={}),
)
def existed(work: Roles, at: Moment) -> Ruling:
    """Whoever leads or supports existed in law, and was at work, while the work was done.

    A breach needs a body that existed on no day of it, or was at work on none; for a part of it is undetermined.
    """
    return as_they_stood("REC102", work, at, _existed)


def _existed(
    roles: tuple[tuple[str, ...], tuple[str, ...]], days: DaysOfWork, untold: tuple[str, ...], at: Moment
) -> Ruling:
    found: dict[str, list[tuple[str, str]]] = {}
    for name, ids in zip(("leads", "supporters"), roles, strict=True):
        for i, id in enumerate(ids):
            found.setdefault(_how_it_stood(id, days, at), []).append((id, f"{name}/{i}"))
    for how, severity in ((GONE, Severity.ERROR), (CLOSED, Severity.WARNING)):
        if how in found:
            return _absent(how, severity, found[how], at)
    if UNSURE in found:
        who = at.names(id for id, _ in found[UNSURE])
        return undetermined(f"whether {who} existed, and was at work, all that time is not known", *untold)
    if UNKNOWN in found:
        return undetermined("one of those named is not known: see REC101")
    return MET if found else NOT_THIS_KIND


GONE, CLOSED = "did not exist", "existed in law, and was not at work"
UNSURE, UNKNOWN, THERE = "unsure", "unknown", "there"


def _absent(how: str, severity: Severity, who: list[tuple[str, str]], at: Moment) -> Ruling:
    """A breach by these bodies, each with its place: no error where all that is known of when is from memory."""
    told, where = f"{at.names(id for id, _ in who)} {how} at the time", who[0][1]
    if severity is Severity.ERROR and all(_remembered(at.registry.bodies[id]) for id, _ in who):
        told = f"{told} (a warning and no error, since its dates are from memory)"
        return breached(told, severity=Severity.WARNING, at=where)
    return breached(told, severity=severity, at=where)


def _remembered(body: Body) -> bool:
    """Whether something on when it existed is from memory."""
    return any(Confidence.MEMORY in {row.confidence, row.date_confidence} for row in body.history.existence)


def _how_it_stood(id: str, days: DaysOfWork, at: Moment) -> str:
    if id not in at.registry.bodies:
        return UNKNOWN
    there, working = at.held(id, "existence", days), at.held(id, "operation", days)
    if there is False:
        return GONE
    return CLOSED if working is False else THERE if there and working else UNSURE


_FIRST = {"id": "a-first", "title": "A stream", "type": "thematic", "status": "planned"}


@rule(
    "REC103",
    title="Titles tell streams apart, and reports apart",
    family="record",
    subject="title",
    severity="warning: two reports of 2015 and 2023 really share a title",
    passes=example({"id": "another", "title": "Another stream"}, programme={"work_streams": [_FIRST]}),
    fails=example({"id": "another", "title": "a  STREAM"}, programme={"work_streams": [_FIRST]}),
)
def told_apart(titled: TitleSubject, at: Moment) -> Ruling:
    """No two streams bear one title, nor do two reports; letter case and spacing aside.

    A report may bear its stream's title. The later of two is the one that is told.
    """
    del at
    title, earlier = titled.item.title, titled.earlier
    if earlier is None:
        return MET
    shared = repr(title) if title == earlier.title else f"{earlier.title!r} and {title!r}"
    return breached(
        f"{titled.item.id!r} bears the title of {earlier.id!r} too: {shared}", severity=Severity.WARNING, at="title"
    )


@rule(
    "REC104",
    title="A stream's dates lie in the programme's period",
    family="record",
    subject="stream",
    cites=[briefing("C1")],
    severity="warning: slippage is common, and to be told",
    passes=example({"fieldwork": {"first": "2012-09", "last": "2012-12"}, "due": "2013-06"}, programme={}),
    fails=example({"fieldwork": {"first": "2012-09", "last": "2012-12"}, "due": "2014-06"}, programme={}),
)
def in_period(stream: WorkStream | Report, at: Moment) -> Ruling:
    """Fieldwork and publication lie in the period of the programme; so does the day due, until publication.

    Rolling programmes outlast their plans, and are not judged; nor is what was cancelled.
    """
    programme = at.programme
    if programme is None or not isinstance(stream, WorkStream):
        return NOT_THIS_KIND
    if stream.type is WorkType.ROLLING or stream.status is WorkStatus.CANCELLED:
        return NOT_THIS_KIND
    period, missing, unsure = programme.period, [], []
    field = stream.fieldwork
    dates = [("fieldwork/first", field.first), ("fieldwork/last", field.last)] if field else list(_NO_FIELDWORK)
    if stream.status is WorkStatus.PUBLISHED:
        reports = stream.reports
        dates += [(f"reports/{i}/published", r.published) for i, r in enumerate(reports or ())]
        dates += [("reports", None)] if reports is None else []
    else:
        dates.append(("due", stream.due))
    for place, when in dates:
        if when is None:
            missing.append(place)
        elif (inside := within(when, period)) is False:
            early = period.first is not None and before(when, period.first)
            where = (
                f"before the period, which begins {period.first}"
                if early
                else f"after the period, which ends {period.last}"
            )
            return breached(
                f"{place.split('/')[0].rstrip('s')} ({when}) lies {where}", severity=Severity.WARNING, at=place
            )
        elif inside is None:
            unsure.append(place)
    if unsure:
        return undetermined(f"{listed(unsure)} is known too coarsely to say", *unsure, *_together(missing))
    if missing:
        return undetermined("not every date is recorded", *_together(missing))
    return MET


_NO_FIELDWORK: tuple[tuple[str, PartialDate | None], ...] = (("fieldwork/first", None), ("fieldwork/last", None))


def _together(missing: list[str]) -> list[str]:
    """Both ends of the fieldwork as one thing that is missing."""
    both = {"fieldwork/first", "fieldwork/last"} <= set(missing)
    return ["fieldwork", *missing[2:]] if both else missing


@rule(
    "REC105",
    title="Nothing recorded as done is later than the day of reading",
    family="record",
    subject="date",
    judged_on="the day of reading",
    severity="error: what lies ahead cannot be recorded as done",
    passes=example({"prepared": "2012-03-01"}),
    fails=example({"prepared": "2015-03-01"}),
)
def not_ahead(act: RecordedAct, at: Moment) -> Ruling:
    """A day on which something was done is no later than the day of reading.

    Days on which something is due, begins or ends are not acts. Fieldwork is done once its report is published.
    """
    by_then = not_after(act.when, at.on)
    if by_then is None:
        return undetermined(f"{act.when} is too coarse to compare with {at.on}", "")
    return MET if by_then else breached(f"recorded as done on {act.when}, and read on {at.on}", severity=Severity.ERROR)


_WITH = {"leads": ["hmi-probation"], "supporters": ["cqc", "hmi-prisons"]}


@rule(
    "REC106",
    title="A partner works where it has jurisdiction",
    family="record",
    subject="roles",
    judged_on=AS_ROLES,
    severity="info: a partner may have been asked for help beyond it",
    passes=example({**_WITH, "coverage": {"kind": "sample", "scheme": "cj-areas", "areas": ["kent"]}}, programme={}),
    fails=example({**_WITH, "coverage": {"kind": "sample", "scheme": "cj-areas", "areas": ["gwent"]}}, programme={}),
)
def in_jurisdiction(work: Roles, at: Moment) -> Ruling:
    """A partner whose jurisdiction is only England, or only Wales, takes part in work there.

    Work in both leaves open where the partner was, unless the visits say who took part in each.
    """
    if at.has_phases(work):
        return ROLES_ELSEWHERE
    roles = at.roles(work)
    if roles is None:
        return ROLES_UNKNOWN
    partners = at.once(("REC106", roles), lambda: _limited(roles, at.registry))
    if not partners:
        return NOT_THIS_KIND
    rulings = [_partner_inside(work, id, allowed, at) for id, allowed in partners]
    worst = [found for found in rulings if found.severity] or [found for found in rulings if found.missing]
    return (worst or rulings)[0]


ENGLAND_AND_WALES = frozenset({"england", "wales"})


def _limited(roles: tuple[tuple[str, ...], tuple[str, ...]], registry: Registry) -> list[tuple[str, frozenset[str]]]:
    """The partners that have jurisdiction in a part of England and Wales alone, or in none of it."""
    found = []
    for id in chain(*roles):
        body = registry.bodies.get(id)
        if body is None or body.kind is BodyKind.CRIMINAL_JUSTICE or not body.jurisdiction:
            continue
        allowed = ENGLAND_AND_WALES.intersection(body.jurisdiction)
        if allowed != ENGLAND_AND_WALES and "uk" not in body.jurisdiction:
            found.append((id, allowed))
    return found


def _partner_inside(work: Roles, partner: str, allowed: frozenset[str], at: Moment) -> Ruling:
    coverage = work.stream.coverage
    if isinstance(coverage, NoFieldwork) or (coverage is None and at.complete):
        return NOT_THIS_KIND
    where = _countries(coverage)
    if where is None:
        lacking = "coverage/areas" if isinstance(coverage, SampleCoverage) else "coverage"
        return undetermined("in which areas it looks is not recorded", f"{work.up}{lacking}")
    if where <= allowed:
        return MET
    told = f"{at.names([partner])} has no jurisdiction where it looks"
    if not where & allowed:
        return breached(told, severity=Severity.INFO, at=f"{work.up}coverage")
    visits = work.stream.visits if isinstance(work.stream, WorkStream) else None
    scheme = coverage.scheme if isinstance(coverage, SampleCoverage | FullCoverage) else None
    unsure = visits is None
    for i, visit in enumerate(visits or ()):
        visited = None if visit.areas is None else _lying(scheme, visit.areas)
        took_part = None if visit.participants is None else partner in visit.participants
        if took_part and visited and not visited & allowed and not visit.places:
            return breached(told, severity=Severity.INFO, at=f"{work.up}visits/{i}/areas")
        unsure = unsure or (took_part is not False and (visited is None or not visited <= allowed))
    if unsure:
        return undetermined(f"where {at.names([partner])} took part is not recorded", f"{work.up}visits")
    return MET


def _countries(coverage: object) -> frozenset[str] | None:
    """Whether work looks at England, at Wales or at both; `None` where that is not known."""
    if isinstance(coverage, FullCoverage):
        return ENGLAND_AND_WALES
    if not isinstance(coverage, SampleCoverage) or not coverage.areas or coverage.places:
        return None
    if coverage.count is not None and coverage.count > len(coverage.areas):
        return None
    return _lying(coverage.scheme, coverage.areas)


def _lying(scheme: str | None, areas: tuple[str, ...]) -> frozenset[str] | None:
    """The countries in which areas lie; `None` where one of them is not known."""
    if not areas or not all(standard_registry().places.has(scheme or "", area) for area in areas):
        return None
    return frozenset("wales" if area in welsh_areas() else "england" for area in areas)


@rule(
    "REC107",
    title="A status agrees with the record",
    family="record",
    subject="status",
    severity="warning: one of the two is out of date",
    passes=example(
        {"status": "published", "reports": [{"id": "a-report", "title": "A report", "published": "2013-06"}]},
        programme={},
    ),
    fails=example({"status": "published", "reports": []}, programme={}),
)
def agrees(status: StatusSubject, at: Moment) -> Ruling:
    """What is published has a dated report, or one whose recommendations are counted.

    What is proposed or cancelled has no report.
    A published programme has a date of publication or preparation.
    """
    del at
    item = status.item
    return _programme_agrees(item) if isinstance(item, Programme) else _stream_agrees(item)


def _programme_agrees(programme: Programme) -> Ruling:
    if programme.status not in {ProgrammeStatus.PUBLISHED, ProgrammeStatus.SUPERSEDED}:
        return NOT_THIS_KIND
    if programme.published is None and programme.prepared is None:
        return undetermined("it is published, and no date says when", "published")
    return MET


def _stream_agrees(stream: WorkStream) -> Ruling:
    reports, status = stream.reports, stream.status
    if status is WorkStatus.PUBLISHED:
        if reports is None:
            return undetermined("it is published, and no report is recorded", "reports")
        if any(r.published is not None or r.recommendation_count is not None for r in reports):
            return MET
        if reports:
            return undetermined(
                "it is published, and no report says when", *(f"reports/{i}/published" for i in range(len(reports)))
            )
        return breached("it is published, and has no report", severity=Severity.WARNING, at="status")
    if status in {WorkStatus.PROPOSED, WorkStatus.CANCELLED}:
        if reports:
            return breached(f"it is {status}, and has a report", severity=Severity.WARNING, at="status")
        return (
            MET
            if reports is not None
            else undetermined(f"it is {status}: whether it has reports is not recorded", "reports")
        )
    return NOT_THIS_KIND


@rule(
    "REC108",
    title="A derogation stands, and covers a breach",
    family="record",
    subject="derogation",
    judged_on="the day of reading",
    severity="warning; error for one from a rule of law, which none reaches",
    passes=example(
        {"supporters": []}, programme={"completeness": "complete", "derogations": [_DEROGATION]}, given=SOUND
    ),
    fails=example({}, programme={"completeness": "complete", "derogations": [_DEROGATION]}, given=SOUND),
)
def derogation_stands(claim: DerogationClaim, at: Moment) -> Ruling:
    """A derogation names a rule of the book and a subject of the document, rests on a breach, has begun and not ended.

    None reaches a rule of law.
    """
    derogation = claim.derogation
    severity, told = Severity.WARNING, ""
    if claim.family == "law":
        severity, told = Severity.ERROR, f"{derogation.rule} is law, and no derogation reaches the law"
    elif claim.family is None:
        told = f"{derogation.rule!r} is no rule of the book"
    elif claim.verdict is None:
        told = f"{derogation.rule} says nothing of {derogation.subject!r} in this document"
    elif derogation.since > at.on:
        told = f"it begins only on {derogation.since}"
    elif derogation.until is not None and derogation.until < at.on:
        told = f"it ended on {derogation.until}"
    elif claim.verdict in {Verdict.MET, Verdict.NOT_APPLICABLE}:
        told = f"{derogation.rule} is not breached by {derogation.subject}: there is nothing to cover"
    elif claim.verdict is not Verdict.BREACHED:
        return undetermined(f"whether {derogation.rule} is breached is {claim.verdict}", *claim.missing)
    return breached(told, severity=severity) if told else MET
