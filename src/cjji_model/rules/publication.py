"""PRA117 to PRA119 and LAW501: agreeing the report, publishing it, and answering it."""

from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import Any

from ..dates import PartialDate, not_after
from ..errors import UnknownName
from ..model.inspectorate_year import InspectorateYear
from ..model.report import PublicationSite, Report
from ..model.roles import Term
from ..model.stream import WorkStream
from ..model.vocabulary import WorkType
from ..outcome import Severity
from ..statute import provision
from ._book import rule
from ._citations import briefing, law, law_on, practice
from ._context import Moment
from ._dated import Answers, within_56_days
from ._examples import example
from ._rulings import MET, NOT_THIS_KIND, Ruling, breached, undetermined
from ._subjects import ReportSubject, Roles

__all__ = ["agreed_by_all", "answered_in_time", "on_its_site", "openly"]

UNPUBLISHED = undetermined("whether and when the report was published is not recorded", "published")
"""The ruling on a report without a date of publication."""
PUBLICATION = "the publication of the report"
"""The reference date of every rule here."""
_REPORT = {"id": "a-report", "title": "A report", "published": "2013-06-03"}
_DONE = {"status": "published", "leads": ["hmi-probation"], "supporters": ["hmi-prisons"]}
_LEAD = {"by": "hmi-probation", "when": "2013-05-20"}


def _with(**report: Any) -> dict[str, Any]:
    """Return a published stream whose report has these attributes as well."""
    return _DONE | {"reports": [_REPORT | report]}


@rule(
    "PRA117",
    title="Every participant has agreed the report before it is published",
    subject="report",
    cites=[briefing("C6"), briefing("C8")],
    judged_on=PUBLICATION,
    severity="error: a report that one of its owners did not agree is not jointly owned",
    passes=example(_with(agreed=[_LEAD, {"by": "hmi-prisons", "when": "2013-05-28"}]), programme={}),
    fails=example(_with(agreed=[_LEAD]), programme={}),
)
def agreed_by_all(reported: ReportSubject, at: Moment) -> Ruling:
    """Each lead and each supporter has agreed the report, no later than the day of its publication.

    To be named as publisher, or on the imprint, is no record of having agreed it.
    """
    report = reported.report
    if report.published is None:
        return UNPUBLISHED
    agreed = report.agreed
    taking_part = _participants(reported, report.published, at)
    if agreed is None or taking_part is None:
        missing = []
        if agreed is None:
            missing.append("agreed")
        if taking_part is None:
            missing.append(reported.roles_at)
        return undetermined("who agreed the report, or who took part, is not recorded", *missing)
    undated = []
    for body in taking_part:
        in_time = {i: _in_time(each.when, report.published) for i, each in enumerate(agreed) if each.by == body}
        if not in_time:
            return breached(
                f"{at.names([body])} is not recorded as having agreed it", severity=Severity.ERROR, at="agreed"
            )
        if True in in_time.values():
            continue
        if None not in in_time.values():
            first = min(in_time)
            message = (
                f"{at.names([body])} agreed it on {agreed[first].when}, after its publication on {report.published}"
            )
            return breached(message, severity=Severity.ERROR, at=f"agreed/{first}")
        undated += [f"agreed/{i}/when" for i, sure in in_time.items() if sure is None]
    return (
        undetermined("when some of them agreed it is not recorded, or not precisely enough", *undated)
        if undated
        else MET
    )


def _in_time(when: PartialDate | None, published: PartialDate) -> bool | None:
    """Whether something was done by the day of publication; `None` where it is undated, or the order is not certain."""
    return None if when is None else not_after(when, published)


def _certainly_in(published: PartialDate, term: Term) -> bool:
    """Whether a date certainly lies in a term; a term without a last day goes on."""
    perhaps_ended = term.last is not None and published.latest > term.last.earliest
    return term.first.latest <= published.earliest and not perhaps_ended


def _participants(reported: ReportSubject, published: PartialDate, at: Moment) -> tuple[str, ...] | None:
    """Return the leads and supporters of the work reported; `None` where they are not recorded.

    Where roles changed from term to term, those of the one term that certainly includes the publication.
    """
    work = reported.work
    if isinstance(work, WorkStream) and work.terms:
        terms = [t for t in work.terms if _certainly_in(published, t)]
        if len(terms) != 1:
            return None
        (term,) = terms
        return term.leads + term.supporters
    if work is None:
        return None
    roles = at.roles(Roles(work, work))
    return None if roles is None else roles[0] + roles[1]


@rule(
    "PRA118",
    title="A report is published openly",
    subject="report",
    cites=[briefing("A8")],
    judged_on=PUBLICATION,
    severity="error: only exceptional circumstances, with a reason, allow otherwise",
    passes=example(_with(openly=True), programme={}),
    fails=example(_with(openly=False), programme={}),
)
def openly(reported: ReportSubject, at: Moment) -> Ruling:
    """Everyone can read the report, or exceptional circumstances applied and the reason is recorded.

    `openly` and `withheld` are one record: where `openly` is given and `withheld` is not, there was no reason.
    """
    del at
    report = reported.report
    if report.openly is None:
        return undetermined("whether it was published openly is not recorded", "openly")
    if report.openly or report.withheld is not None:
        return MET
    return breached("it was not published openly, and no reason is given", severity=Severity.ERROR, at="openly")


@rule(
    "PRA119",
    title="Thematic reports go to the joint site, rolling ones to the lead's",
    subject="report",
    cites=[briefing("A13"), practice("shared-reports-on-joint-site"), practice("rolling-reports-on-lead-site")],
    judged_on=PUBLICATION,
    severity="info: the report can be read, whatever site it is on",
    passes=example(_with(site="joint"), programme={}),
    fails=example(_with(site="lead"), programme={}),
)
def on_its_site(reported: ReportSubject, at: Moment) -> Ruling:
    """The report of a thematic inspection is on the joint inspection site, that of a rolling one on its lead's site."""
    del at
    report, work = reported.report, reported.work
    work_type = None if work is None else work.type
    if work_type is None or work_type not in {WorkType.THEMATIC, WorkType.ROLLING}:
        return NOT_THIS_KIND
    if report.site is None:
        return undetermined("on which site it was published is not recorded", "site")
    if work_type is WorkType.THEMATIC:
        site, cite = PublicationSite.JOINT, practice("shared-reports-on-joint-site")
    else:
        site, cite = PublicationSite.LEAD, practice("rolling-reports-on-lead-site")
    if report.site is site:
        return MET
    message = f"the report of a {work_type.value} inspection is on the site {report.site.value!r}, not {site.value!r}"
    return breached(message, severity=Severity.INFO, at="site", cites=(briefing("A13"), cite))


FIFTY_SIX_DAYS = date(2017, 5, 2)
"""From this day a report of constabulary must be answered within 56 days. Source: S.I. 2017/399 regs 4(a), 8."""
CONSTABULARY = "hmi-constabulary"
SECTION_54 = "police-act-1996.s-54"
"""The id of the section under which constabulary reports."""
_ANSWER = "police-act-1996.s-55.sub-5A"
_PLAN_2017 = {"period": {"first": "2017-04-01", "last": "2019-03-31"}}
_BY_CONSTABULARY = {"leads": [CONSTABULARY]}
_UNDER = {"published": "2018-01-08", "under": "police-act-1996.s-54.sub-2"}


@rule(
    "LAW501",
    title="A local policing body answers a constabulary report within 56 days",
    family="law",
    subject="report",
    cites=[law(_ANSWER)],
    since=FIFTY_SIX_DAYS,
    judged_on=PUBLICATION,
    severity="error: the Act sets the 56 days",
    passes=example(
        _with(**_UNDER, responses=[{"by": "local-policing-bodies", "published": "2018-03-04"}]) | _BY_CONSTABULARY,
        programme=_PLAN_2017,
        on=date(2018, 4, 1),
    ),
    fails=example(
        _with(**_UNDER, responses=[{"by": "local-policing-bodies", "published": "2018-03-05"}]) | _BY_CONSTABULARY,
        programme=_PLAN_2017,
        on=date(2018, 4, 1),
    ),
)
def answered_in_time(reported: ReportSubject, at: Moment) -> Ruling:
    """The local policing body publishes its comments within 56 days, the day of the report's publication being day 1.

    A report counts as constabulary's if it is made under section 54. Nothing is due before the last day is over.
    """
    report = reported.report
    constabularys = _is_constabularys(reported, at)
    if constabularys is False:
        return NOT_THIS_KIND
    if report.published is None:
        return UNPUBLISHED
    if constabularys is None:
        return undetermined("the provision that the report is made under is not recorded, or not known", "under")
    answers: Answers | None = None
    if report.responses is not None:
        answers = [(f"responses/{i}/published", r.by, r.published) for i, r in enumerate(report.responses)]
    # A coarse date may begin before the subsection was in force: its first version is cited then.
    cite = law_on(_ANSWER, max(report.published.earliest, FIFTY_SIX_DAYS))
    return within_56_days(report.published, answers, at, by="local-policing-bodies", where="responses", cite=cite)


def _is_constabularys(reported: ReportSubject, at: Moment) -> bool | None:
    """Whether a report is made under section 54 of the Police Act; `None` where that is not known.

    Where no provision is recorded, a report is taken not to be if somebody else published it, if constabulary took no
    part in the work, or if it is recorded in the year of another inspectorate.
    """
    report, work = reported.report, reported.work
    if report.under is not None:
        return _in_section_54(report.under)
    for bodies in ([report.publisher], _took_part(work, at), _whose_year(at)):
        if _all_others(bodies, at):
            return False
    return None


def _all_others(bodies: Iterable[str | None], at: Moment) -> bool:
    """Whether all of some bodies are known to be others than constabulary; `None` among them is an unknown one."""
    return all(id in at.registry.bodies and id != CONSTABULARY for id in bodies)


def _took_part(work: WorkStream | Report | None, at: Moment) -> list[str | None]:
    """Return who took part in the work at any time; a `None` among them says that not all are recorded."""
    if work is None:
        return [None]
    terms = work.terms if isinstance(work, WorkStream) else None
    bodies: list[str | None] = []
    for holder in terms or (work,):
        roles = at.roles(Roles(holder, work))
        if roles and any(roles):
            bodies += chain(*roles)
        else:
            bodies.append(None)
    return bodies


def _whose_year(at: Moment) -> list[str | None]:
    """Return the inspectorate whose year the document records, or `None` in its place for any other document."""
    return [at.document.inspectorate if isinstance(at.document, InspectorateYear) else None]


def _in_section_54(under: str) -> bool | None:
    """Whether a provision belongs to section 54; `None` where no such provision is known."""
    if under == SECTION_54 or under.startswith(f"{SECTION_54}."):
        return True
    try:
        provision(under)
    except UnknownName:
        return None
    return False
