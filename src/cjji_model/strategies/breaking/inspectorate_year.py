"""Cases of the rules on an inspectorate's own year: each broken alone, and kept."""

from datetime import date, timedelta
from typing import Any

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ...dates import Period
from ...model.inspectorate_year import (
    AnnualReport,
    CommissionerRecommendation,
    InspectorateProgramme,
    InspectorateYear,
    YearlyPlan,
)
from ...model.preparation import Consultation, Copy
from ...model.report import WORK_ATTRIBUTES, Report
from ...model.vocabulary import WorkStatus
from ...statute import consultees, copies
from .._builders import FIRST_YEAR, LAST_YEAR, Timeline, day, draw_day, draw_stream, draw_timeline
from .._vocabulary import INSPECTORATES
from ._case import Case, CaseOptions, Pair, RuleCases, rule_cases

__all__ = ["WAYS", "draw_year"]


def draw_year(
    draw: DrawFn, on: date | None, inspectorate: str, *, from_year: int = FIRST_YEAR
) -> tuple[InspectorateYear, date]:
    """Draw a sound year of an inspectorate, and a day of reading after its end.

    The year begins in `from_year` or later. Raises `InvalidArgument` if `on` is too early to read one.
    """
    timeline = draw_timeline(draw, on=on, min_years=1, years=1, min_days=400, from_year=from_year)
    start = timeline.first.year
    annual = min(timeline.on, timeline.last + timedelta(30))
    year = InspectorateYear(
        id=f"{inspectorate}-{start}-{(start + 1) % 100:02}",
        inspectorate=inspectorate,
        year=Period(timeline.first, timeline.last),
        plan=YearlyPlan(title=f"Business plan {start}-{(start + 1) % 100:02}", published=day(timeline.first)),
        reports=(_standalone_report(draw, timeline),),
        annual_report=AnnualReport(made=True, laid=day(annual), published=day(annual)),
        commissioner_recommendations=(),
    )
    return year, timeline.on


def _standalone_report(draw: DrawFn, timeline: Timeline) -> Report:
    """Draw the report of joint work as a document of its own, with the attributes of the work."""
    stream = draw_stream(draw, timeline, status=WorkStatus.PUBLISHED)
    report: Report = next(iter(stream.reports or ()))
    return evolve(report, **{name: getattr(stream, name) for name in WORK_ATTRIBUTES})


@rule_cases("PRA201", since=date(FIRST_YEAR + 1, 5, 6))
def published(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: the plan was published by the last day of the year, and there are reports and an annual report.

    Broken: the plan was published later, or there are no reports; or, for HMI Probation, no annual report was made.
    """
    inspectorate = draw(st.sampled_from(INSPECTORATES))
    year, on = draw_year(draw, options.on, inspectorate)
    last = year.year.last or on
    plan: Any = year.plan
    annual: Any = year.annual_report
    in_time = evolve(year, plan=evolve(plan, published=day(last)))
    late = evolve(year, plan=evolve(plan, published=day(min(on, last + timedelta(draw(st.integers(1, 30)))))))
    pairs = [(in_time, late), (year, evolve(year, reports=()))]
    if inspectorate == "hmi-probation":
        pairs.append((year, evolve(year, annual_report=evolve(annual, made=False))))
    kept, broken = draw(st.sampled_from(pairs))
    return Pair(kept=Case(document=kept, on=on), broken=Case(document=broken, on=on))


_BY_LAW = ("hmi-prisons", "hmi-constabulary", "hmcpsi")
"""The inspectorates that must make an annual report by an Act. Source: briefing A7."""


@rule_cases("LAW701", since=date(FIRST_YEAR + 1, 5, 6))
def annual_report_made(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: an annual report that an Act requires was made. Broken: it was not."""
    year, on = draw_year(draw, options.on, draw(st.sampled_from(_BY_LAW)))
    made, not_made = (evolve(year, annual_report=AnnualReport(made=made)) for made in (True, False))
    return Pair(kept=Case(document=made, on=on), broken=Case(document=not_made, on=on))


COMMISSIONER = date(2025, 1, 29)
"""From this day recommendations of the Victims' Commissioner must be answered within 56 days. Source: S.I. 2025/52."""
ANSWER_IN = 56
"""Days in which a recommendation must be answered, the day of its publication included."""


@rule_cases("LAW502", since=date(2025, 5, 26))
def commissioner_answered(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a recommendation was answered on the 56th day, with copies to both the recipients required.

    Broken: answered a day later, or copied to the Victims' Commissioner only.
    """
    on = options.on or draw_day(draw, date(2025, 5, 26), date(LAST_YEAR + 3, 3, 31))
    year, on = draw_year(draw, on, draw(st.sampled_from(INSPECTORATES)), from_year=LAST_YEAR)
    last = min(on, year.year.last or on) - timedelta(ANSWER_IN)
    published = draw_day(draw, COMMISSIONER, max(COMMISSIONER, last))
    answered = CommissionerRecommendation(
        id="to-tell-victims",
        published=day(published),
        answered=day(published + timedelta(ANSWER_IN - 1)),
        copied=("secretary-of-state", "victims-commissioner"),
    )
    broken = draw(
        st.sampled_from(
            (
                evolve(answered, answered=day(published + timedelta(ANSWER_IN))),
                evolve(answered, copied=("victims-commissioner",)),
            )
        )
    )
    kept, late = (evolve(year, commissioner_recommendations=(recommendation,)) for recommendation in (answered, broken))
    return Pair(kept=Case(document=kept, on=on), broken=Case(document=late, on=on))


APPROVAL = 2012
"""The start year of the first business year before whose start HMI Constabulary's own programme needed approval.

Source: S.I. 2011/3019.
"""


@rule_cases("LAW109", since=date(APPROVAL + 1, 5, 6))
def approved_first(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: HMI Constabulary's programme or framework was laid and published on the day of its approval.

    Broken: it was laid, or published, on the day before.
    """
    year, on = draw_year(draw, options.on, "hmi-constabulary", from_year=APPROVAL)
    own = _own_document(year.inspectorate, draw_day(draw, date(APPROVAL, 1, 16), (year.year.first or on)))
    act = draw(st.sampled_from(("laid", "published")))
    early = evolve(own, **{act: day((own.approved or own.prepared).earliest - timedelta(1))})
    name = draw(st.sampled_from(("programme", "framework")))
    kept, broken = (evolve(year, **{name: document}) for document in (own, early))
    return Pair(kept=Case(document=kept, on=on), broken=Case(document=broken, on=on))


def _own_document(of: str, prepared: date) -> Any:
    """Return an inspectorate's own programme or framework that meets the law of the day on which it was prepared.

    It was approved, laid and published seven days later.
    """
    approved = day(prepared + timedelta(7))
    listed = [row.body for row in consultees(of=of, on=prepared)]
    return InspectorateProgramme(
        prepared=day(prepared),
        consultations=tuple(Consultation(consultee=body, held=day(prepared)) for body in listed),
        waivers=(),
        copies=tuple(Copy(to=row.body, sent=approved) for row in copies(of=of, on=prepared)),
        approved=approved,
        laid=approved,
        published=approved,
    )


WAYS: tuple[RuleCases, ...] = (published, annual_report_made, commissioner_answered, approved_first)
