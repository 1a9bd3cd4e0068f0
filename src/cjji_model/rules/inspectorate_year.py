"""PRA201, LAW701 and LAW502: an inspectorate's publications, annual report and answers in one business year."""

from datetime import date

from ..dates import PartialDate, before, not_after
from ..model.inspectorate_year import CommissionerRecommendation, InspectorateYear
from ..outcome import NotApplicable, Severity, Verdict
from ..statute import ANNUAL_REPORTS, annual_report_duty, closed_authors, joint_authors
from ._book import rule
from ._citations import briefing, law, law_on
from ._context import Moment
from ._dated import REFERENCE_UNKNOWN, STATUTORY, Answers, within_56_days
from ._examples import example_year
from ._rulings import MET, Ruling, breached, met, not_applicable, undetermined

__all__ = ["annual_report_made", "commissioner_answered", "published"]

COMMISSIONER = date(2025, 1, 29)
"""From this day the four inspectorates must answer the Victims' Commissioner. Source: S.I. 2025/95."""
_ANSWER = "dvcva-2004.s-49A"
_COPIED = frozenset({"victims-commissioner", "secretary-of-state"})
_RECOMMENDATION = {"id": "a-recommendation", "published": "2025-02-03"}


@rule(
    "PRA201",
    title="Each inspectorate publishes its yearly plan, its reports and its annual report",
    subject="inspectorate-year",
    cites=[briefing("A5"), briefing("A6"), briefing("A7")],
    judged_on="the end of the year",
    severity="warning: publishing them is practice, not law",
    passes=example_year(annual_report={"made": True, "published": "2013-07"}),
    fails=example_year(annual_report={"made": False}),
)
def published(year: InspectorateYear, at: Moment) -> Ruling:
    """The plan is published before the year is over, reports are published in the year, and an annual report is made.

    The annual report is judged here only where LAW701 does not apply: where no Act requires one, as of HMI Probation,
    and in years that ended before 1 April 2007.
    """
    last = year.year.last
    if last is None:
        return undetermined("the end of the year is not recorded", "year/last")
    if last > at.on:
        return not_applicable(NotApplicable.NOT_YET_DUE, f"the year ends {last}")
    if year.reports == ():
        return breached(
            "it published no report in the year", severity=Severity.WARNING, at="reports", cites=(briefing("A6"),)
        )
    annual = year.annual_report
    by_law = last >= STATUTORY and annual_report_duty(of=year.inspectorate, on=last) is not None
    if not by_law and annual is not None and annual.made is False:
        message = "it made no annual report for the year"
        return breached(message, severity=Severity.WARNING, at="annual_report/made", cites=(briefing("A7"),))
    when = None if year.plan is None else year.plan.published
    if when is not None and before(last, when):
        message = f"its plan was published {when}, after the year ended on {last}"
        return breached(message, severity=Severity.WARNING, at="plan/published", cites=(briefing("A5"),))
    missing = _missing(year, when, last, by_law=by_law)
    return (
        undetermined("not everything that it published is recorded, or not precisely enough", *missing)
        if missing
        else MET
    )


def _missing(year: InspectorateYear, plan: PartialDate | None, last: date, *, by_law: bool) -> list[str]:
    """Return the paths of publications that are not recorded, or not dated precisely enough."""
    missing = []
    if plan is None or not_after(plan, last) is None:
        missing.append("plan" if year.plan is None else "plan/published")
    if year.reports is None:
        missing.append("reports")
    if not by_law and (year.annual_report is None or year.annual_report.made is None):
        missing.append("annual_report" if year.annual_report is None else "annual_report/made")
    return missing


@rule(
    "LAW701",
    title="A chief inspector's annual report is made where the Act requires one",
    family="law",
    subject="inspectorate-year",
    cites=[briefing("A7"), *(law(id) for id in ANNUAL_REPORTS.values())],
    since=STATUTORY,
    judged_on="the end of the year",
    severity="error: the Act requires it; warning for an inspectorate that had closed",
    passes=example_year(inspectorate="hmi-prisons", annual_report={"made": True}),
    fails=example_year(inspectorate="hmi-prisons", annual_report={"made": False}),
)
def annual_report_made(year: InspectorateYear, at: Moment) -> Ruling:
    """An Act requires a report each year from the chief inspectors of prisons, of constabulary and of the CPS.

    One was also required from HMICA's, while that office existed. The Acts set no day: reports came months after the
    year, and once for two years together. So only a report that is recorded as not made is a breach. The rule applies
    to years that end on or after 1 April 2007. No Act requires a report from HMI Probation: see PRA201.
    """
    last = year.year.last
    if last is None:
        return undetermined("the end of the year is not recorded", "year/last")
    if year.inspectorate not in at.registry.bodies:
        return REFERENCE_UNKNOWN
    duty = annual_report_duty(of=year.inspectorate, on=last)
    if duty is None:
        return not_applicable(NotApplicable.NOT_THIS_KIND, "no Act requires one")
    if last > at.on:
        return not_applicable(NotApplicable.NOT_YET_DUE, f"the year ends {last}")
    cites = (briefing("A7"), law_on(duty, last))
    annual = year.annual_report
    if annual is None or annual.made is None:
        missing = "annual_report" if annual is None else "annual_report/made"
        return undetermined("whether it made an annual report is not recorded", missing, cites=cites)
    if annual.made:
        return met(cites=cites)
    severity = Severity.WARNING if year.inspectorate in closed_authors(on=last) else Severity.ERROR
    return breached("it made no annual report for the year", severity=severity, at="annual_report/made", cites=cites)


@rule(
    "LAW502",
    title="An inspectorate answers the Victims' Commissioner's recommendation within 56 days",
    family="law",
    subject="commissioner-recommendation",
    cites=[law(_ANSWER)],
    since=COMMISSIONER,
    judged_on="the publication of the Commissioner's report",
    severity="error: the Act sets the 56 days",
    passes=example_year(
        commissioner_recommendations=[_RECOMMENDATION | {"answered": "2025-03-30", "copied": sorted(_COPIED)}],
        on=date(2025, 4, 1),
    ),
    fails=example_year(
        commissioner_recommendations=[_RECOMMENDATION | {"answered": "2025-03-31", "copied": sorted(_COPIED)}],
        on=date(2025, 4, 1),
    ),
)
def commissioner_answered(recommendation: CommissionerRecommendation, at: Moment) -> Ruling:
    """The answer is published within 56 days, the day of the Commissioner's report being day 1.

    It is copied to the Commissioner and to the Secretary of State. Nothing is due before the last day is over.
    """
    inspectorate: str = at.document.inspectorate
    published = recommendation.published
    if inspectorate not in at.registry.bodies:
        return REFERENCE_UNKNOWN
    if inspectorate not in joint_authors(on=COMMISSIONER):
        return not_applicable(NotApplicable.NOT_THIS_KIND)
    if published is None:
        return undetermined("when the Commissioner's report was published is not recorded", "published")
    # A coarse date may begin before the section was in force: its first version is cited then.
    cite = law_on(_ANSWER, max(published.earliest, COMMISSIONER))
    answers: Answers | None = (
        None if recommendation.answered is None else [("answered", inspectorate, recommendation.answered)]
    )
    ruling = within_56_days(published, answers, at, by=inspectorate, where="answered", cite=cite)
    if ruling.verdict is not Verdict.MET:
        return ruling
    if recommendation.copied is None:
        return undetermined("who was sent a copy of the answer is not recorded", "copied", cites=(cite,))
    left_out = sorted(_COPIED.difference(recommendation.copied))
    if not left_out:
        return ruling
    if any(body not in at.registry.bodies for body in recommendation.copied):
        return REFERENCE_UNKNOWN
    message = f"the answer was not copied to {at.names(left_out)}"
    return breached(message, severity=Severity.ERROR, at="copied", cites=(cite,))
