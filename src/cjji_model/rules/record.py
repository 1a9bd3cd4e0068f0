"""REC101 to REC108: whether a document is consistent with itself and with the registry."""

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
from ._roles import AS_ROLES, ROLES_ELSEWHERE, ROLES_UNKNOWN, judge_by_roles
from ._rulings import MET, NOT_THIS_KIND, Ruling, breached, undetermined
from ._subjects import DerogationClaim, RecordedAct, Reference, Roles, StatusSubject, TitleSubject

__all__ = [
    "bodies_existed",
    "dates_in_period",
    "derogation_in_force",
    "not_in_future",
    "partner_in_jurisdiction",
    "references_known",
    "status_agrees",
    "titles_unique",
]

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
    severity="error: an unknown name makes every other result doubtful",
    passes=example({"leads": ["hmi-probation"], "supporters": ["hmi-prisons"]}, programme={}),
    fails=example({"leads": ["hmi-probation"], "supporters": ["hmi-prison-service"]}, programme={}),
)
def references_known(reference: Reference, at: Moment) -> Ruling:
    """Every body, agency and area that a document refers to is in the registry, and every stream is known.

    A stream is known if it is in the document, in the previous one, or among the published ones. A stream in none of
    them may still exist, so the result is undetermined. Other rules treat an unknown reference as a fact not known.
    """
    id, refers, scheme = reference.id, reference.refers, reference.scheme
    registry = at.registry
    if refers == "body":
        is_known, nearest = id in registry.bodies, registry.bodies.nearest
    elif refers == "agency":
        is_known, nearest = id in registry.agencies, registry.agencies.nearest
    elif refers == "any":
        is_known, nearest = id in registry.ids, registry.nearest
    elif refers == "area":
        if scheme is None:
            return undetermined(f"the scheme of the area {id!r} is not recorded", "")
        if registry.places.has(scheme, id):
            return MET
        near = registry.places.nearest(scheme, id)
        return breached(f"{id!r} is not an area of {scheme}{_did_you_mean(near)}", severity=Severity.ERROR)
    else:
        if at.knows_work(id):
            return MET
        message = f"no stream or report {id!r} is in this document, in the previous one or among the published ones"
        return undetermined(message)
    if is_known:
        return MET
    not_known = {"body": "not a known body", "agency": "not a known agency"}
    what = not_known.get(refers, "neither a known body nor a known agency")
    return breached(f"{id!r} is {what}{_did_you_mean(nearest(id))}", severity=Severity.ERROR)


def _did_you_mean(nearest: tuple[str, ...]) -> str:
    return f"; did you mean {' or '.join(nearest)}?" if nearest else ""


_COURTS = {"leads": ["hmcpsi"], "supporters": ["hmi-constabulary", "hmica"]}


@rule(
    "REC102",
    title="A body that has a role existed at the time of the work",
    family="record",
    subject="roles",
    judged_on=AS_ROLES,
    severity="error; warning for a body that existed in law but had closed, as HMICA had from 2011 to September 2012, "
    "and for a body whose dates are from memory",
    passes=example(
        {**_COURTS, "fieldwork": {"first": "2010-04", "last": "2010-09"}},
        programme={"period": {"first": "2010-04-01", "last": "2012-03-31"}},
    ),
    fails=example({**_COURTS, "fieldwork": {"first": "2013-04", "last": "2013-09"}}, programme={}),
)
def bodies_existed(work: Roles, at: Moment) -> Ruling:
    """Every lead and supporter existed in law, and was at work, while the work was done.

    It is a breach if a body existed, or was at work, on no day of the work; if only on some days, it is undetermined.
    """
    return judge_by_roles("REC102", work, at, _all_existed)


def _all_existed(
    roles: tuple[tuple[str, ...], tuple[str, ...]], days: DaysOfWork, imprecise: tuple[str, ...], at: Moment
) -> Ruling:
    by_state: dict[str, list[tuple[str, str]]] = {}
    for name, ids in zip(("leads", "supporters"), roles, strict=True):
        for i, id in enumerate(ids):
            by_state.setdefault(_state(id, days, at), []).append((id, f"{name}/{i}"))
    for state, severity in ((GONE, Severity.ERROR), (CLOSED, Severity.WARNING)):
        if state in by_state:
            return _absent(state, severity, by_state[state], at)
    if UNSURE in by_state:
        who = at.names(id for id, _ in by_state[UNSURE])
        return undetermined(f"whether {who} existed and was at work throughout is not known", *imprecise)
    if UNKNOWN in by_state:
        return undetermined("one of those named is not known: see REC101")
    return MET if by_state else NOT_THIS_KIND


# The states of a body during the work. The first two are also the words of the message.
GONE, CLOSED = "did not exist", "existed in law but was not at work"
UNSURE, UNKNOWN, THERE = "unsure", "unknown", "there"


def _absent(state: str, severity: Severity, who: list[tuple[str, str]], at: Moment) -> Ruling:
    """Return the breach by these bodies, given with their paths: a warning if the dates of all are from memory."""
    message, where = f"{at.names(id for id, _ in who)} {state} at the time", who[0][1]
    if severity is Severity.ERROR and all(_from_memory(at.registry.bodies[id]) for id, _ in who):
        message = f"{message} (downgraded to a warning: relies on unverified dates)"
        return breached(message, severity=Severity.WARNING, at=where)
    return breached(message, severity=severity, at=where)


def _from_memory(body: Body) -> bool:
    """Whether a fact about when the body existed is from memory."""
    return any(Confidence.MEMORY in {row.confidence, row.date_confidence} for row in body.history.existence)


def _state(id: str, days: DaysOfWork, at: Moment) -> str:
    if id not in at.registry.bodies:
        return UNKNOWN
    existed, operated = at.held(id, "existence", days), at.held(id, "operation", days)
    if existed is False:
        return GONE
    if operated is False:
        return CLOSED
    return THERE if existed and operated else UNSURE


_FIRST = {"id": "a-first", "title": "A stream", "type": "thematic", "status": "planned"}


@rule(
    "REC103",
    title="No two streams have the same title, nor do two reports",
    family="record",
    subject="title",
    severity="warning: two published reports, of 2015 and 2023, have the same title",
    passes=example({"id": "another", "title": "Another stream"}, programme={"work_streams": [_FIRST]}),
    fails=example({"id": "another", "title": "a  STREAM"}, programme={"work_streams": [_FIRST]}),
)
def titles_unique(titled: TitleSubject, at: Moment) -> Ruling:
    """Titles are compared ignoring letter case and spacing.

    A report may have the title of its stream. The later of two with the same title is reported.
    """
    del at
    title, earlier = titled.item.title, titled.earlier
    if earlier is None:
        return MET
    shared = repr(title) if title == earlier.title else f"{earlier.title!r} and {title!r}"
    return breached(
        f"{titled.item.id!r} has the same title as {earlier.id!r}: {shared}", severity=Severity.WARNING, at="title"
    )


@rule(
    "REC104",
    title="A stream's dates lie in the programme's period",
    family="record",
    subject="stream",
    cites=[briefing("C1")],
    severity="warning: slippage is common, but worth reporting",
    passes=example({"fieldwork": {"first": "2012-09", "last": "2012-12"}, "due": "2013-06"}, programme={}),
    fails=example({"fieldwork": {"first": "2012-09", "last": "2012-12"}, "due": "2014-06"}, programme={}),
)
def dates_in_period(stream: WorkStream | Report, at: Moment) -> Ruling:
    """Fieldwork and publication lie in the period of the programme; so does the due date, until publication.

    Rolling programmes outlast their plans, so the rule does not apply to them, nor to cancelled streams.
    """
    programme = at.programme
    if programme is None or not isinstance(stream, WorkStream):
        return NOT_THIS_KIND
    if stream.type is WorkType.ROLLING or stream.status is WorkStatus.CANCELLED:
        return NOT_THIS_KIND
    period, missing, imprecise = programme.period, [], []
    for path, when in _dates_with_paths(stream):
        if when is None:
            missing.append(path)
        elif (inside := within(when, period)) is False:
            early = period.first is not None and before(when, period.first)
            where = f"after the period, which ends {period.last}"
            if early:
                where = f"before the period, which begins {period.first}"
            what = path.split("/")[0].rstrip("s")  # such as `report`, of `reports/0/published`
            return breached(f"{what} ({when}) lies {where}", severity=Severity.WARNING, at=path)
        elif inside is None:
            imprecise.append(path)
    if imprecise:
        message = f"too imprecise to compare with the period: {listed(imprecise)}"
        return undetermined(message, *imprecise, *_together(missing))
    if missing:
        return undetermined("not every date is recorded", *_together(missing))
    return MET


def _dates_with_paths(stream: WorkStream) -> list[tuple[str, PartialDate | None]]:
    """Return the dates of the fieldwork and of publication, or the due date until publication, with their paths."""
    fieldwork = stream.fieldwork
    dates: list[tuple[str, PartialDate | None]] = [
        ("fieldwork/first", fieldwork.first if fieldwork else None),
        ("fieldwork/last", fieldwork.last if fieldwork else None),
    ]
    if stream.status is not WorkStatus.PUBLISHED:
        return [*dates, ("due", stream.due)]
    reports = stream.reports
    if reports is None:
        return [*dates, ("reports", None)]
    return [*dates, *((f"reports/{i}/published", report.published) for i, report in enumerate(reports))]


def _together(missing: list[str]) -> list[str]:
    """Report the fieldwork as one missing fact if both its ends are missing."""
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
def not_in_future(act: RecordedAct, at: Moment) -> Ruling:
    """The date of everything recorded as done is no later than the day of reading.

    Dates on which something is due, begins or ends are not acts. Fieldwork counts as done once the stream is published.
    """
    past = not_after(act.when, at.on)
    if past is None:
        return undetermined(f"{act.when} is too imprecise to compare with the day of reading, {at.on}", "")
    if past:
        return MET
    message = f"recorded as done on {act.when}, later than the day of reading, {at.on}"
    return breached(message, severity=Severity.ERROR)


_WITH = {"leads": ["hmi-probation"], "supporters": ["cqc", "hmi-prisons"]}


@rule(
    "REC106",
    title="A partner works where it has jurisdiction",
    family="record",
    subject="roles",
    judged_on=AS_ROLES,
    severity="info: a partner may have been asked to help outside its jurisdiction",
    passes=example({**_WITH, "coverage": {"kind": "sample", "scheme": "cj-areas", "areas": ["kent"]}}, programme={}),
    fails=example({**_WITH, "coverage": {"kind": "sample", "scheme": "cj-areas", "areas": ["gwent"]}}, programme={}),
)
def partner_in_jurisdiction(work: Roles, at: Moment) -> Ruling:
    """A partner with jurisdiction only in England, or only in Wales, takes part in work there.

    In work in both countries it is not known where the partner took part, unless the visits record their participants.
    """
    if at.has_phases(work):
        return ROLES_ELSEWHERE
    roles = at.roles(work)
    if roles is None:
        return ROLES_UNKNOWN
    partners = at.cached(("REC106", roles), lambda: _limited(roles, at.registry))
    if not partners:
        return NOT_THIS_KIND
    rulings = [_partner_inside(work, id, allowed, at) for id, allowed in partners]
    breaches = [ruling for ruling in rulings if ruling.severity]
    open_rulings = [ruling for ruling in rulings if ruling.missing]
    return (breaches or open_rulings or rulings)[0]


ENGLAND_AND_WALES = frozenset({"england", "wales"})


def _limited(roles: tuple[tuple[str, ...], tuple[str, ...]], registry: Registry) -> list[tuple[str, frozenset[str]]]:
    """Return the partners with jurisdiction in only a part of England and Wales, or in none, and the part."""
    limited = []
    for id in chain(*roles):
        body = registry.bodies.get(id)
        if body is None or body.kind is BodyKind.CRIMINAL_JUSTICE or not body.jurisdiction:
            continue
        allowed = ENGLAND_AND_WALES.intersection(body.jurisdiction)
        if allowed != ENGLAND_AND_WALES and "uk" not in body.jurisdiction:
            limited.append((id, allowed))
    return limited


def _partner_inside(work: Roles, partner: str, allowed: frozenset[str], at: Moment) -> Ruling:
    coverage = work.stream.coverage
    if isinstance(coverage, NoFieldwork) or (coverage is None and at.complete):
        return NOT_THIS_KIND
    where = _countries(coverage)
    if where is None:
        lacking = "coverage/areas" if isinstance(coverage, SampleCoverage) else "coverage"
        return undetermined("which areas are inspected is not fully recorded", f"{work.up}{lacking}")
    if where <= allowed:
        return MET
    message = f"{at.names([partner])} has no jurisdiction in the areas inspected"
    if not where & allowed:
        return breached(message, severity=Severity.INFO, at=f"{work.up}coverage")
    visits = work.stream.visits if isinstance(work.stream, WorkStream) else None
    scheme = coverage.scheme if isinstance(coverage, SampleCoverage | FullCoverage) else None
    uncertain = visits is None
    for i, visit in enumerate(visits or ()):
        visited = None if visit.areas is None else _countries_of(scheme, visit.areas)
        took_part = None if visit.participants is None else partner in visit.participants
        if took_part and visited and not visited & allowed and not visit.places:
            return breached(message, severity=Severity.INFO, at=f"{work.up}visits/{i}/areas")
        uncertain = uncertain or (took_part is not False and (visited is None or not visited <= allowed))
    if uncertain:
        return undetermined(f"where {at.names([partner])} took part is not recorded", f"{work.up}visits")
    return MET


def _countries(coverage: object) -> frozenset[str] | None:
    """Return the countries that the coverage reaches: England, Wales or both; `None` if that is not known."""
    if isinstance(coverage, FullCoverage):
        return ENGLAND_AND_WALES
    if not isinstance(coverage, SampleCoverage) or not coverage.areas or coverage.places:
        return None
    if coverage.count is not None and coverage.count > len(coverage.areas):
        return None
    return _countries_of(coverage.scheme, coverage.areas)


def _countries_of(scheme: str | None, areas: tuple[str, ...]) -> frozenset[str] | None:
    """Return the countries in which the areas lie; `None` if there are none, or one of them is unknown."""
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
def status_agrees(status: StatusSubject, at: Moment) -> Ruling:
    """A published stream has a report with a date or with a count of recommendations.

    A proposed or cancelled stream has no report. A published or superseded programme has a date of publication or of
    preparation.
    """
    del at
    item = status.item
    return _programme_agrees(item) if isinstance(item, Programme) else _stream_agrees(item)


def _programme_agrees(programme: Programme) -> Ruling:
    if programme.status not in {ProgrammeStatus.PUBLISHED, ProgrammeStatus.SUPERSEDED}:
        return NOT_THIS_KIND
    if programme.published is None and programme.prepared is None:
        return undetermined("it is published, but no date of publication or preparation is recorded", "published")
    return MET


def _stream_agrees(stream: WorkStream) -> Ruling:
    reports, status = stream.reports, stream.status
    if status is WorkStatus.PUBLISHED:
        if reports is None:
            return undetermined("it is published, but whether it has reports is not recorded", "reports")
        if any(r.published is not None or r.recommendation_count is not None for r in reports):
            return MET
        if reports:
            missing = [f"reports/{i}/published" for i in range(len(reports))]
            return undetermined("it is published, but no report has a date", *missing)
        return breached("it is published, but has no report", severity=Severity.WARNING, at="status")
    if status in {WorkStatus.PROPOSED, WorkStatus.CANCELLED}:
        if reports:
            return breached(f"it is {status}, but has a report", severity=Severity.WARNING, at="status")
        if reports is None:
            return undetermined(f"it is {status}, but whether it has reports is not recorded", "reports")
        return MET
    return NOT_THIS_KIND


@rule(
    "REC108",
    title="A derogation is in force, and covers a breach",
    family="record",
    subject="derogation",
    judged_on="the day of reading",
    severity="warning; error for a derogation from a rule of law, which no derogation can cover",
    passes=example(
        {"supporters": []}, programme={"completeness": "complete", "derogations": [_DEROGATION]}, given=SOUND
    ),
    fails=example({}, programme={"completeness": "complete", "derogations": [_DEROGATION]}, given=SOUND),
)
def derogation_in_force(claim: DerogationClaim, at: Moment) -> Ruling:
    """A derogation names a rule of the book and a subject that breaches it, has begun, and has not ended.

    No derogation can cover a breach of a rule of law.
    """
    derogation = claim.derogation
    severity, message = Severity.WARNING, ""
    if claim.family == "law":
        severity, message = Severity.ERROR, f"{derogation.rule} is a rule of law: no derogation can cover it"
    elif claim.family is None:
        message = f"{derogation.rule!r} is not in the rule book"
    elif claim.verdict is None:
        message = f"{derogation.rule} has no result for {derogation.subject!r} in this document"
    elif derogation.since > at.on:
        message = f"it does not begin until {derogation.since}"
    elif derogation.until is not None and derogation.until < at.on:
        message = f"it ended on {derogation.until}"
    elif claim.verdict in {Verdict.MET, Verdict.NOT_APPLICABLE}:
        message = f"{derogation.rule} is not breached by {derogation.subject}: there is nothing to cover"
    elif claim.verdict is not Verdict.BREACHED:
        message = f"whether {derogation.rule} is breached is not known: its result is {claim.verdict}"
        return undetermined(message, *claim.missing)
    return breached(message, severity=severity) if message else MET
