"""How the rules on an inspectorate's own year are broken, one at a time."""

from datetime import date, timedelta
from typing import Any

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ...dates import Period
from ...report import OF_THE_WORK, Report
from ...work import WorkStatus
from ...year import AnnualReport, InspectorateYear, Plan
from .._lives import FIRST, Time, a_stream, a_time, day
from .._vocabulary import INSPECTORATES
from ._case import Case, Given, Pair, Way, pair

__all__ = ["WAYS", "a_year"]


def a_year(draw: DrawFn, on: date | None, inspectorate: str) -> tuple[InspectorateYear, date]:
    """The year of an inspectorate against which nothing stands, and a day on which it is over."""
    time = a_time(draw, on=on, years_over=1, years=1, least=400)
    start = time.first.year
    annual = min(time.on, time.last + timedelta(30))
    year = InspectorateYear(
        id=f"{inspectorate}-{start}-{(start + 1) % 100:02}",
        inspectorate=inspectorate,
        year=Period(time.first, time.last),
        plan=Plan(title=f"Business plan {start}-{(start + 1) % 100:02}", published=day(time.first)),
        reports=(_on_its_own(draw, time),),
        annual_report=AnnualReport(made=True, laid=day(annual), published=day(annual)),
        commissioner_recommendations=(),
    )
    return year, time.on


def _on_its_own(draw: DrawFn, time: Time) -> Report:
    """The report of joint work, which tells about the work too."""
    stream = a_stream(draw, time, status=WorkStatus.PUBLISHED)
    reports: tuple[Report, ...] = stream.reports or ()
    return evolve(reports[0], **{name: getattr(stream, name) for name in OF_THE_WORK})


@pair("PRA201", since=date(FIRST + 1, 5, 6))
def published(draw: DrawFn, given: Given) -> Pair:
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


WAYS: tuple[Way, ...] = (published,)
