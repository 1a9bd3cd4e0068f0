"""How the rules on an inspectorate's own year are broken, one at a time."""

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
from .._builders import FIRST, LAST, Timeline, a_stream, a_time, day, days_from
from .._vocabulary import INSPECTORATES
from ._case import Case, CaseOptions, Pair, RuleCases, pair

__all__ = ["WAYS", "a_year"]


def a_year(draw: DrawFn, on: date | None, inspectorate: str, *, since: int = FIRST) -> tuple[InspectorateYear, date]:
    """The year of an inspectorate against which nothing stands, and a day on which it is over."""
    time = a_time(draw, on=on, years_over=1, years=1, least=400, since=since)
    start = time.first.year
    annual = min(time.on, time.last + timedelta(30))
    year = InspectorateYear(
        id=f"{inspectorate}-{start}-{(start + 1) % 100:02}",
        inspectorate=inspectorate,
        year=Period(time.first, time.last),
        plan=YearlyPlan(title=f"Business plan {start}-{(start + 1) % 100:02}", published=day(time.first)),
        reports=(_on_its_own(draw, time),),
        annual_report=AnnualReport(made=True, laid=day(annual), published=day(annual)),
        commissioner_recommendations=(),
    )
    return year, time.on


def _on_its_own(draw: DrawFn, time: Timeline) -> Report:
    """The report of joint work, which tells about the work too."""
    stream = a_stream(draw, time, status=WorkStatus.PUBLISHED)
    report: Report = next(iter(stream.reports or ()))
    return evolve(report, **{name: getattr(stream, name) for name in WORK_ATTRIBUTES})


@pair("PRA201", since=date(FIRST + 1, 5, 6))
def published(draw: DrawFn, given: CaseOptions) -> Pair:
    """A plan that was out by the last day of the year, or later; reports, or none; an annual report, or none."""
    inspectorate = draw(st.sampled_from(INSPECTORATES))
    year, on = a_year(draw, given.on, inspectorate)
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
"""The inspectorates of which an Act requires an annual report. Source: briefing A7."""


@pair("LAW701", since=date(FIRST + 1, 5, 6))
def annual_report_made(draw: DrawFn, given: CaseOptions) -> Pair:
    """An annual report that an Act requires, made or not made."""
    year, on = a_year(draw, given.on, draw(st.sampled_from(_BY_LAW)))
    made, not_made = (evolve(year, annual_report=AnnualReport(made=made)) for made in (True, False))
    return Pair(kept=Case(document=made, on=on), broken=Case(document=not_made, on=on))


COMMISSIONER = date(2025, 1, 29)
"""From this day recommendations of the Victims' Commissioner are answered within 56 days. Source: S.I. 2025/52."""
ANSWER_IN = 56


@pair("LAW502", since=date(2025, 5, 26))
def commissioner_answered(draw: DrawFn, given: CaseOptions) -> Pair:
    """A recommendation answered on the 56th day and copied to whom it should be; or later, or copied to one alone."""
    on = given.on or days_from(draw, date(2025, 5, 26), date(LAST + 3, 3, 31))
    year, on = a_year(draw, on, draw(st.sampled_from(INSPECTORATES)), since=LAST)
    last = min(on, year.year.last or on) - timedelta(ANSWER_IN)
    published = days_from(draw, COMMISSIONER, max(COMMISSIONER, last))
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
    kept, late = (evolve(year, commissioner_recommendations=(one,)) for one in (answered, broken))
    return Pair(kept=Case(document=kept, on=on), broken=Case(document=late, on=on))


APPROVAL = 2012
"""The first business year before which constabulary's own programme needed approval. Source: S.I. 2011/3019."""


@pair("LAW109", since=date(APPROVAL + 1, 5, 6))
def approved_first(draw: DrawFn, given: CaseOptions) -> Pair:
    """A programme of constabulary laid or published on the day of its approval, or on the day before."""
    year, on = a_year(draw, given.on, "hmi-constabulary", since=APPROVAL)
    own = _own_document(year.inspectorate, days_from(draw, date(APPROVAL, 1, 16), (year.year.first or on)))
    act = draw(st.sampled_from(("laid", "published")))
    early = evolve(own, **{act: day((own.approved or own.prepared).earliest - timedelta(1))})
    name = draw(st.sampled_from(("programme", "framework")))
    kept, broken = (evolve(year, **{name: document}) for document in (own, early))
    return Pair(kept=Case(document=kept, on=on), broken=Case(document=broken, on=on))


def _own_document(of: str, prepared: date) -> Any:
    """An inspectorate's own programme or framework, prepared, consulted on and approved as the law of that day asks."""
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
