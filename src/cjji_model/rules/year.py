"""PRA201: what each inspectorate publishes in its year."""

import json
from datetime import date
from typing import Any

from ..dates import PartialDate, before, not_after
from ..outcome import NotApplicable, Severity
from ..year import InspectorateYear
from ._book import Example, Rule, briefing, rule
from ._moment import Moment
from ._rulings import Ruling, breached, met, not_applicable, undetermined

__all__ = ["RULES"]

MET = met()
REPORT_BY_LAW = frozenset({"hmi-prisons", "hmi-constabulary", "hmcpsi"})
"""The inspectorates whose annual report an Act requires: of these the law speaks. Source: briefing A7."""


def _year(**part: Any) -> Example:
    document = {
        "schema": "cjji-model/1",
        "kind": "inspectorate-year",
        "id": "hmi-probation-2012-13",
        "inspectorate": "hmi-probation",
        "year": {"first": "2012-04-01", "last": "2013-03-31"},
        "plan": {"title": "Business plan 2012-13", "published": "2012-05"},
        "reports": [{"id": "a-report", "title": "A report", "published": "2012-10"}],
    }
    return Example(shows=json.dumps(part), document=json.dumps(document | part), on=date(2014, 4, 1))


@rule(
    "PRA201",
    title="Each inspectorate publishes its yearly plan, its reports and its annual report",
    subject="inspectorate-year",
    cites=[briefing("A5"), briefing("A6"), briefing("A7")],
    judged_on="the end of the year",
    severity="warning: to publish them is practice, and no law",
    passes=_year(annual_report={"made": True, "published": "2013-07"}),
    fails=_year(annual_report={"made": False}),
)
def published(year: InspectorateYear, at: Moment) -> Ruling:
    """The plan is out before the year is over, reports were published in it, and the annual report was made.

    Of the annual report only where no Act requires one: that is HMI Probation's.
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
    by_law = year.inspectorate in REPORT_BY_LAW
    if not by_law and annual is not None and annual.made is False:
        told = "it made no annual report of the year"
        return breached(told, severity=Severity.WARNING, at="annual_report/made", cites=(briefing("A7"),))
    when = None if year.plan is None else year.plan.published
    if when is not None and before(last, when):
        told = f"its plan was published {when}, after the year ended on {last}"
        return breached(told, severity=Severity.WARNING, at="plan/published", cites=(briefing("A5"),))
    missing = _missing(year, when, last, by_law=by_law)
    return undetermined("what it published is not all recorded", *missing) if missing else MET


def _missing(year: InspectorateYear, plan: PartialDate | None, last: date, *, by_law: bool) -> list[str]:
    """What is not recorded, or too coarsely."""
    missing = []
    if plan is None or not_after(plan, last) is None:
        missing.append("plan" if year.plan is None else "plan/published")
    if year.reports is None:
        missing.append("reports")
    if not by_law and (year.annual_report is None or year.annual_report.made is None):
        missing.append("annual_report" if year.annual_report is None else "annual_report/made")
    return missing


RULES: tuple[Rule, ...] = (published,)
