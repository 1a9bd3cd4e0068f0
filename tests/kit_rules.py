"""Tools for tests of the rules: single results, strategies of small documents, and ways to record less in a document.

`plans()` draws programmes at the boundaries that matter to the rules: the days on which the law and the practice
changed, bodies of each kind, agencies inside and outside each process, and attributes that are not recorded.
`law_documents()` draws programmes and inspectorates' years that record what the rules of law read.
"""

import re
from datetime import date
from functools import lru_cache

import attrs
from hypothesis import strategies as st

from cjji_model import (
    RULES,
    Completeness,
    Confidence,
    Consultation,
    Copy,
    CrossCuttingIssue,
    Delegation,
    Derogation,
    Direction,
    HighLevelProcess,
    InspectorateYear,
    Notice,
    Opinion,
    PartialDate,
    Period,
    Programme,
    ProgrammeStatus,
    Refusal,
    Response,
    Review,
    Span,
    Term,
    Verdict,
    Waiver,
    WorkStatus,
    WorkType,
    before,
    check,
    load,
    rule,
)
from cjji_model._checked.classes import plan_of
from cjji_model.model.gatekeeping import Consent, NoticeEffect
from cjji_model.model.inspectorate_year import AnnualReport, CommissionerRecommendation, InspectorateProgramme
from cjji_model.model.preparation import DirectionSubject
from cjji_model.model.provenance import Sourced
from cjji_model.rules import reading_day
from cjji_model.statute import consultees, joint_consultees
from cjji_model.strategies._objects import SOURCED
from kit import a_programme, a_report, a_stream

LATER = date(2025, 12, 31)
"""The day of reading for a document that has no `reading_day`."""
SETTLED = frozenset({Verdict.MET, Verdict.BREACHED, Verdict.NOT_APPLICABLE})
"""The verdicts that decide a rule: more knowledge must not change them."""


# ---------------------------------------------------------------------------------------------- one result


def word(result):
    """Return the severity of a result, or its verdict if it is no breach, as text."""
    return (result.severity or result.verdict).value


def results(code, document, on=None, **given):
    """Return all results of one rule."""
    day = on or reading_day(document) or LATER
    return check(document, on=day, rules=RULES.select(code), keep_all=True, **given).results


def result(code, document, on=None, **given):
    """Return the only result of one rule."""
    (only,) = results(code, document, on, **given)
    return only


def say(code, document, on=None, **given):
    """Return `word` of the only result of one rule."""
    return word(result(code, document, on, **given))


def words(code, document, on=None, **given):
    """Return `word` of each result of one rule, by subject."""
    return {each.subject: word(each) for each in results(code, document, on, **given)}


def undetermined(code, document, on=None, **given):
    """Return the pointers to what is missing; the only result of the rule must be undetermined."""
    only = result(code, document, on, **given)
    assert only.verdict is Verdict.UNDETERMINED, only
    return only.missing


def span(first, last=None):
    """Return a span of partial dates."""
    return Span.of(first, last)


def when(text):
    """Return a partial date."""
    return PartialDate.of(text)


def plan(*streams, **changes):
    """Return a programme of 2012-14 with these streams, recorded as partial."""
    return a_programme(**{"work_streams": streams, "completeness": Completeness.PARTIAL} | changes)


def a_review(held, **changes):
    """Return a review of the programme's priorities."""
    return Review(held=when(held), **changes)


def a_derogation(**changes):
    """Return a derogation from PRA106 for the stream `one`."""
    usual = {"rule": "PRA106", "subject": "stream:one", "reason": "Agreed", "by": "hmcpsi", "since": date(2012, 1, 1)}
    return Derogation(**usual | changes)


def a_rule(judge, code="PRA900", *, title="A rule of our own", subject="programme", **changes):
    """Return a rule made from a function, as a user would make one."""
    return rule(code, title=title, subject=subject, **changes)(judge)


# ------------------------------------------------------------------------------------------------- strategies

_EDGES = (
    *("2006", "2007", "2007-03", "2007-03-31", "2007-04-01", "2011", "2012", "2012-03-31", "2012-04-01", "2012-09"),
    *("2012-09-17", "2012-09-18", "2012-10", "2013", "2013-03", "2013-05-01", "2014-03-31", "2014-04-01", "2015-06"),
    *("2019", "2019-03-31", "2019-04-01"),
)
edges = st.sampled_from(_EDGES).map(PartialDate.of)
"""Partial dates on and around the days on which law or practice changed."""
inspectors = st.sampled_from(
    ("hmi-probation", "hmi-prisons", "hmi-constabulary", "hmica", "cqc", "ofsted", "hm-imaginary")
)
inspected = st.sampled_from(
    ("police", "cps", "courts", "prisons", "probation", "yots", "health-services", "agency-imaginary")
)


made_once = lru_cache(1000)
"""Caches a function that returns a strategy: to build the strategy at each draw costs more than the draw."""
sampled = made_once(st.sampled_from)


@made_once
def maybe(strategy):
    """The strategy's values, or `None` for not recorded."""
    return st.none() | strategy


@made_once
def tuples_of(strategy, most):
    """Tuples of up to `most` different values."""
    return st.lists(strategy, unique=True, max_size=most).map(tuple)


@made_once
@st.composite
def edge_spans(draw):
    """Spans between `edges`, some with an open end."""
    first, last = draw(edges), draw(maybe(edges))
    if last is not None and before(last, first):
        first, last = last, first
    return Span(first, last)


@made_once
@st.composite
def _roles(draw):
    leads = draw(st.lists(inspectors, unique=True, max_size=2))
    supporters = draw(st.lists(inspectors, unique=True, max_size=3))
    return tuple(sorted(leads)), tuple(sorted(set(supporters) - set(leads)))


@made_once
@st.composite
def _terms(draw):
    terms = []
    for _ in range(draw(st.integers(1, 2))):
        days, (leads, supporters) = draw(edge_spans()), draw(_roles())
        terms.append(Term(first=days.first, last=days.last, leads=leads, supporters=supporters))
    return tuple(terms)


@made_once
@st.composite
def _work(draw):
    """The attributes of work that a stream and a report as a document of its own both have."""
    leads, supporters = draw(maybe(_roles())) or (None, None)
    return {
        "type": draw(sampled(WorkType)),
        "leads": leads,
        "supporters": draw(sampled((supporters, None))) if leads is not None else None,
        "agencies": draw(maybe(tuples_of(inspected, 4))),
        "process": draw(maybe(sampled(HighLevelProcess))),
        "takes_account_of": draw(maybe(tuples_of(sampled(CrossCuttingIssue), 1))),
        "follows": draw(maybe(sampled(("s0", "s1", "s2", "police-custody", "lost")))),
        "confidence": draw(maybe(sampled(Confidence))),
    }


titles = st.sampled_from(("Custody", "custody", "A title", "Another title"))


@made_once
@st.composite
def small_streams(draw, id):
    """Small streams with this id."""
    work = draw(_work())
    if draw(st.integers(0, 4)) == 0:
        work |= {"terms": draw(_terms()), "leads": None, "supporters": None}
    published = draw(maybe(st.lists(maybe(edges), max_size=2)))
    reports = (
        None
        if published is None
        else tuple(a_report(id=f"{id}-r{i}", title=draw(titles), published=day) for i, day in enumerate(published))
    )
    return a_stream(
        id=id,
        title=draw(titles),
        status=draw(sampled(WorkStatus)),
        supporters_confirmed=draw(maybe(st.booleans())),
        fieldwork=draw(maybe(edge_spans())),
        due=draw(maybe(edges)),
        parent=draw(sampled((None, None, *(f"s{i}" for i in range(3) if f"s{i}" != id)))),
        reports=reports,
        **work,
    )


few_reviews = maybe(st.lists(st.builds(Review, held=edges, covers=maybe(edge_spans())), max_size=2).map(tuple))


@st.composite
def plans(draw):
    """Small programmes with dates on `edges`."""
    streams = draw(maybe(st.integers(0, 3)))
    first, last = sorted((draw(edges).earliest, draw(edges).latest))
    return a_programme(
        period=Period(first, last),
        status=draw(sampled(ProgrammeStatus)),
        completeness=draw(maybe(sampled(Completeness))),
        prepared=draw(maybe(edges)),
        published=draw(maybe(edges)),
        reviews=draw(few_reviews),
        work_streams=None if streams is None else tuple(draw(small_streams(f"s{i}")) for i in range(streams)),
        confidence=draw(maybe(sampled(Confidence))),
    )


@made_once
@st.composite
def lone_reports(draw):
    """Small reports as documents of their own, with dates on `edges`."""
    return a_report(title=draw(titles), published=draw(maybe(edges)), **draw(_work()))


@made_once
def small_documents():
    """Small programmes, streams and reports with dates on `edges`."""
    return st.one_of(plans(), plans(), small_streams("s0"), lone_reports())


# ------------------------------------------------------------------------------------ what the rules of law read

_DAYS = (
    *("2007", "2007-03-31", "2007-04-01", "2007-04", "2007-05-01", "2008-09-30", "2008-10-01", "2008", "2009-03-31"),
    *("2009-04-01", "2010", "2010-03-01", "2010-12-30", "2010-12-31", "2012", "2012-01-15", "2012-01-16", "2012-03-01"),
    *("2012-09-17", "2012-09-18", "2012-10-01", "2012-10", "2013-03-01", "2013-06", "2015-03-31", "2015-04-01"),
    *("2025-01-28", "2025-01-29", "2025", "2025-12-30", "2025-12-31", "2026-01-15", "2026"),
)
law_days = st.sampled_from(_DAYS).map(PartialDate.of)
"""Partial dates on and around the days on which the law changed."""
_FIVE = ("hmcpsi", "hmi-constabulary", "hmi-prisons", "hmi-probation", "hmica")
_MINISTERS = ("attorney-general", "lord-chancellor", "secretary-of-state")
_PUBLISHED = ("2017", "2017-05-01", "2017-05-02", "2018-01-08", "2025-01-28", "2025-01-29", "2025-02-03", "2026")
_ANSWERED = ("2017-06-26", "2017-06-27", "2018-03-04", "2018-03-05", "2018-03", "2018", "2025-03-30", "2025-03-31")
published_days, answered_days = (maybe(st.sampled_from(days).map(PartialDate.of)) for days in (_PUBLISHED, _ANSWERED))
_PARTIES = (
    ("hmi-constabulary", "hmi-prisons", "police"),
    ("hmi-probation", "hmi-prisons", "probation"),
    ("hmi-prisons", "ofsted", "prisons"),
    ("hmi-prisons", "hmi-constabulary", "police"),
    ("cqc", "hmcpsi", "health-services"),
    ("hmica", "audit-commission", "courts"),
    ("hm-imaginary", "hmi-prisons", "police"),
    ("hmcpsi", "hmi-prisons", "agency-imaginary"),
)
"""Gatekeeper, proposer and organisation of a notice; the first row is drawn more often than the rest."""
_parties = st.sampled_from((_PARTIES[0],) * 4 + _PARTIES)


@made_once
def few(strategy, most=2):
    """Tuples of up to `most` values, or `None` for not recorded."""
    return st.one_of(st.none(), st.just(()), *[st.lists(strategy, min_size=1, max_size=most).map(tuple)] * 3)


@made_once
@st.composite
def _preparations(draw, of=None):
    """The record of a preparation: nearly all that the law of the day requires, with one thing missing or added."""
    prepared = draw(maybe(law_days))
    on = date(2013, 3, 1) if prepared is None or prepared.earliest < date(2007, 4, 1) else prepared.earliest
    rows = consultees(of=of, on=on) if of in _FIVE else ()
    bodies = [row.body for row in rows] or [row.body for row in joint_consultees(on=on) if not row.co_author]
    left_out = draw(maybe(sampled((*bodies, *bodies[:2]))))
    by = draw(sampled((None, None, None, _FIVE, ("hmcpsi",), ("hm-imaginary",))))
    held, sent = draw(sampled((prepared, when("2006"), when("2030"), None))), draw(maybe(law_days))
    odd = draw(sampled((*bodies[:2], "hm-imaginary")))
    consulted = tuple(Consultation(consultee=body, by=by, held=held) for body in bodies if body != left_out)
    sent_to = tuple(Copy(to=body, sent=draw(sampled((sent, when("2030"))))) for body in bodies[1:])
    between = of or draw(sampled(("hmi-prisons", "hmica", "hm-imaginary")))
    waivers = st.builds(
        Waiver,
        between=st.just(between),
        consultee=st.sampled_from([body for body in (left_out or odd, odd, "cqc", "estyn") if body != between]),
        scope=maybe(st.just("follow-ups")),
        agreed=maybe(law_days),
    )
    return {
        "prepared": prepared,
        "consultations": draw(st.sampled_from((consulted, (*consulted, Consultation(consultee=odd)), (), None))),
        "waivers": draw(few(waivers)),
        "copies": draw(st.sampled_from((sent_to, (*sent_to, Copy(to=odd, sent=sent)), (), None))),
    }


def _directions(given, *subjects):
    """Directions on these subjects, all with the id `d0`."""
    return st.builds(
        Direction,
        id=st.just("d0"),
        subject=st.sampled_from(subjects),
        ministers=st.sampled_from((_MINISTERS,) * 3 + (_MINISTERS[1:], (*_MINISTERS[:2], "hm-imaginary"))),
        given=given,
        by_when=maybe(law_days.map(lambda day: day.latest)),
        matters=maybe(st.sampled_from((("custody",), ("custody", "title"), ()))),
        followed=maybe(st.booleans()),
    )


_on_victims = st.sampled_from(("2024", "2025", "2025-12-30", "2025-12-31", "2026", "2026-01-15")).map(PartialDate.of)
directions = st.one_of(_directions(law_days, *DirectionSubject), _directions(_on_victims, DirectionSubject.VICTIMS))
consents = st.builds(
    Consent, by=st.sampled_from(("secretary-of-state", "attorney-general", "hm-imaginary")), given=maybe(law_days)
)


@made_once
@st.composite
def _gatekeeping(draw):
    """The attributes of opinions and notices, mostly between the same parties."""
    parties = draw(_parties)
    works = sampled((None, "s0", "s0", "s0", "s1", "lost"))
    days = sampled(("2012-06-01", "2012-06", "2012", "2013-06", *_DAYS)).map(PartialDate.of)
    opinions, notices = [], []
    for i in range(draw(st.integers(0, 2))):
        by, to, organisation = draw(sampled((parties, parties, _PARTIES[0])))
        parts = {"by": by, "organisation": organisation, "stream": draw(works)}
        unreasonable = draw(st.booleans())
        opinions.append(Opinion(id=f"o{i}", proposer=to, unreasonable=unreasonable, held=draw(days), **parts))
    for i in range(draw(st.integers(0, 2))):
        by, to, organisation = parties
        parts = {"by": by, "to": to, "organisation": organisation, "stream": draw(works), "given": draw(days)}
        more = {"withdrawn": draw(maybe(law_days)), "consent": draw(maybe(consents))}
        notices.append(Notice(id=f"n{i}", forbids=draw(sampled(NoticeEffect)), **parts, **more))
    return {
        "opinions": draw(maybe(st.just(tuple(opinions)))),
        "gatekeeping_notices": draw(maybe(st.just(tuple(notices)))),
    }


refusals = st.builds(
    Refusal,
    by=st.sampled_from(("hmi-prisons", "hmi-prisons", "hmica", "cqc", "hm-imaginary")),
    to=st.sampled_from(("healthcare-commission", "audit-commission", "ofsted", "csci", "hmi-probation", "hm-imagined")),
    of=st.just("A week of help"),
    would_serve=maybe(st.booleans()),
    refused=law_days,
)
delegations = st.builds(
    Delegation,
    by=st.sampled_from(("hmi-prisons", "hmica", "estyn", "hm-imaginary")),
    to=st.sampled_from(("ofsted", "education-providers", "agency-imaginary")),
    functions=st.just("Fieldwork"),
    public_authority=maybe(st.booleans()),
    since=maybe(law_days),
)
responses = st.builds(
    Response,
    by=st.sampled_from(("local-policing-bodies", "local-policing-bodies", "hmcpsi", "agency-imaginary")),
    published=answered_days,
)


@made_once
@st.composite
def law_reports(draw, id):
    """Reports, of which some must be answered by law."""
    return a_report(
        id=id,
        published=draw(published_days),
        publisher=draw(sampled((None, None, "hmi-constabulary", "hmcpsi", "hm-imaginary"))),
        under=draw(sampled((None, "police-act-1996.s-54.sub-2", "prison-act-1952.s-5A.sub-5", "unheard of"))),
        responses=draw(few(responses)),
    )


@made_once
@st.composite
def law_plans(draw):
    """Small programmes that record what the rules of law read."""
    streams = []
    for i in range(draw(st.integers(0, 2))):
        stream = draw(small_streams(f"s{i}"))
        changes = {"delegations": draw(few(delegations, 1)), "directed_by": draw(sampled((None, "d0")))}
        if draw(st.booleans()):
            changes["agencies"] = ("courts",)
        if draw(st.booleans()):
            changes |= {"terms": None, "leads": ("hmi-constabulary",), "supporters": ("hmcpsi", "hmi-prisons")}
        if draw(st.booleans()):
            changes["fieldwork"] = draw(maybe(law_days.map(lambda day: Span(first=day, last=None))))
        if draw(st.booleans()):
            changes["reports"] = (draw(law_reports(f"s{i}-r")),)
        streams.append(attrs.evolve(stream, **changes))
    return a_programme(
        period=draw(sampled((Period.business_years(2011, 2), Period.business_years(2013, 2)))),
        status=draw(sampled(ProgrammeStatus)),
        completeness=draw(sampled((Completeness.COMPLETE, Completeness.PARTIAL))),
        prepared_by=draw(sampled((None, _FIVE, _FIVE[:4], _FIVE[1:], (*_FIVE[:3], "hm-imaginary")))),
        directions=draw(few(directions, 1)),
        refusals=draw(few(refusals, 1)),
        work_streams=draw(maybe(st.just(tuple(streams)))),
        **draw(_preparations()),
        **draw(_gatekeeping()),
    )


@made_once
@st.composite
def own_documents(draw, of):
    """Inspectorates' own programmes or frameworks."""
    return InspectorateProgramme(
        approved=draw(maybe(law_days)),
        laid=draw(maybe(law_days)),
        published=draw(maybe(law_days)),
        **draw(_preparations(of)),
    )


@made_once
@st.composite
def own_years(draw):
    """Inspectorates' years with dates around the days on which the law changed."""
    of = draw(sampled((*_FIVE, "hmi-constabulary", "cqc", "hm-imaginary")))
    last = draw(law_days).latest
    recommendation = st.builds(
        CommissionerRecommendation,
        id=st.just("c"),
        published=published_days,
        answered=answered_days,
        copied=maybe(
            sampled((("secretary-of-state", "victims-commissioner"), ("secretary-of-state",), ("hm-imaginary",), ()))
        ),
    )
    return InspectorateYear(
        id="y",
        inspectorate=of,
        year=Period(None, last) if draw(st.booleans()) else Period(date(2005, 4, 1), last),
        programme=draw(maybe(own_documents(of))),
        framework=draw(maybe(own_documents(of))),
        reports=draw(maybe(law_reports("r").map(lambda report: (report,)))),
        annual_report=draw(maybe(st.builds(AnnualReport, made=maybe(st.booleans())))),
        commissioner_recommendations=draw(few(recommendation, 1)),
    )


_ACT = re.compile(r'"(?:agreed|answered|approved|given|held|laid|prepared|published|refused|sent|since)": "([^"]+)"')


@made_once
@st.composite
def worked_examples(draw):
    """The worked examples of the rules of law, unchanged or with one date replaced."""
    text = draw(st.sampled_from([example.document for each in RULES.select("LAW") for example in each.examples]))
    dates = [match.span(1) for match in _ACT.finditer(text)]
    if dates and draw(st.booleans()):
        first, last = draw(st.sampled_from(dates))
        text = text[:first] + draw(st.sampled_from((*_DAYS, *_PUBLISHED, *_ANSWERED))) + text[last:]
    return load(text)


@made_once
def law_documents():
    """Small programmes and years that record what the rules of law read."""
    return st.one_of(law_plans(), own_years(), worked_examples())


reading_days = st.one_of(
    st.just(LATER), edges.map(lambda day: day.latest), st.dates(date(2005, 1, 1), date(2030, 12, 31))
)


# ---------------------------------------------------------------------------------------- recording less

WHOLE_IF_COMPLETE = frozenset(
    {
        "leads",
        "supporters",
        "agencies",
        "directed_by",
        "process",
        "focuses",
        "takes_account_of",
        "follows",
        "subjects",
        "looks_at",
        "coverage",
        "work_streams",
    }
)
"""Attributes whose absence from a complete document means none, and not "not recorded". Source: design 4.2."""
ROLE_LISTS = ("leads", "supporters")


def coarser(moment):
    """Return the less precise partial dates that contain this one."""
    parts = [part for part in (moment.year, moment.month, moment.day) if part is not None]
    return [PartialDate(*parts[:count]) for count in range(1, len(parts))]


def lesser(document):
    """Give each way to record one thing less in a document: what was removed, and the document without it."""
    whole = isinstance(document, Programme) and document.is_complete
    if whole:
        for less in (Completeness.PARTIAL, None):
            yield "completeness", attrs.evolve(document, completeness=less)
    elif isinstance(document, Programme) and document.work_streams:
        yield "work_streams/-1", attrs.evolve(document, work_streams=document.work_streams[:-1])
    yield from _lesser(document, whole=whole)


def _lesser(item, *, whole):
    """Give the same for one object and the objects in it."""
    for attribute in plan_of(type(item)).attributes:
        name, value = attribute.name, getattr(item, attribute.name)
        if value is None or name in SOURCED or name == "completeness":
            continue
        for what, less in _less_of(name, value, whole=whole):
            yield what, attrs.evolve(item, **{name: less})
        if attribute.required or (whole and name in WHOLE_IF_COMPLETE) or (name == "leads" and isinstance(item, Term)):
            continue
        if name == "scheme" and getattr(item, "areas", None) is not None:
            continue  # areas are recorded by scheme: without it they are invalid
        if name in ROLE_LISTS:
            yield "roles", attrs.evolve(item, leads=None, supporters=None)
        else:
            yield name, attrs.evolve(item, **{name: None})


def _less_of(name, value, *, whole):
    """Give each less precise value that can replace this one, with what changed."""
    if isinstance(value, PartialDate):
        yield from ((f"{name} coarser", less) for less in coarser(value))
    elif isinstance(value, Span):
        for end in ("first", "last"):
            end_date = getattr(value, end)
            if end_date is not None:
                yield from ((f"{name}/{end} coarser", attrs.evolve(value, **{end: less})) for less in coarser(end_date))
                if value.first is not None and value.last is not None:
                    yield f"{name}/{end}", attrs.evolve(value, **{end: None})
    elif isinstance(value, Sourced):
        yield from ((f"{name}/{what}", less) for what, less in _lesser(value, whole=whole))
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            if isinstance(item, Sourced):
                yield from (
                    (f"{name}/{what}", (*value[:i], less, *value[i + 1 :])) for what, less in _lesser(item, whole=whole)
                )


def flips(code, document, less, on):
    """Return the subjects for which a rule reaches one decided verdict, and another when less is recorded."""
    verdicts, verdicts_with_less = (
        {r.subject: r.verdict for r in results(code, version, on)} for version in (document, less)
    )
    return {
        s: (verdicts[s].value, verdicts_with_less[s].value)
        for s in verdicts.keys() & verdicts_with_less.keys()
        if {verdicts[s], verdicts_with_less[s]} <= SETTLED and verdicts[s] is not verdicts_with_less[s]
    }


# ------------------------------------------------------------------------------------- the reviewed outcomes


def outcome_told(document, rules):
    """Return the part of an outcome that a person has reviewed, as plain values: day, counts, and each breach."""
    day = reading_day(document) or LATER
    outcome = check(document, on=day, rules=rules)
    return {
        "on": day.isoformat(),
        "counts": {verdict.value: count for verdict, count in outcome.counts.items()},
        "breaches": [[r.rule, r.subject, r.verdict.value, r.severity.value] for r in outcome.breached],
    }
