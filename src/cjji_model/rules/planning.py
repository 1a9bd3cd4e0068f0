"""PRA103 to PRA105: the period of a programme, its yearly reviews, and how often a plan is published."""

from datetime import date

from ..dates import Period, before, business_year, within
from ..model.programme import Programme, ProgrammeStatus
from ..outcome import NotApplicable, Severity
from ..statute.practice import practice_in_effect
from ._book import rule
from ._citations import briefing, practice
from ._context import Moment
from ._examples import example
from ._rulings import MET, Ruling, breached, not_applicable, undetermined

__all__ = ["published_in_time", "reviewed", "two_years"]

ONE_YEAR, TWO_YEARS = 12, 24
"""In months."""
YEARLY, EVERY_SECOND_YEAR = "plans-yearly", "plans-every-second-year"
"""The ids of the practices of how often a plan is published."""


@rule(
    "PRA103",
    title="The programme looks two years ahead",
    subject="programme",
    cites=[briefing("C1")],
    severity="warning for more than two years; info for one year or less, as in the plans of 2008-09 and 2015-16",
    passes=example({"period": {"first": "2012-04-01", "last": "2014-03-31"}}),
    fails=example({"period": {"first": "2012-04-01", "last": "2015-03-31"}}),
)
def two_years(programme: Programme, at: Moment) -> Ruling:
    """The period of the programme is longer than one year, and no longer than two."""
    del at
    period = programme.period
    months = period.months
    if months is None:
        end = "first" if period.first is None else "last"
        return undetermined(f"the {end} day of the period is not recorded", f"period/{end}")
    if months > TWO_YEARS:
        return breached(f"it covers {months} months, more than two years", severity=Severity.WARNING, at="period")
    if months <= ONE_YEAR:
        return breached(f"it covers {months} months, one year or less", severity=Severity.INFO, at="period")
    return MET


@rule(
    "PRA104",
    title="Priorities are reviewed every year",
    subject="year",
    cites=[briefing("C2")],
    judged_on="the end of the year",
    severity="warning: a rolling programme depends on its yearly review",
    passes=example({"reviews": [{"held": "2012-11"}, {"held": "2013-11"}]}),
    fails=example({"reviews": [{"held": "2012-11"}]}),
)
def reviewed(year: Period, at: Moment) -> Ruling:
    """In each year of the programme that has ended, its priorities were reviewed.

    Years are counted from the programme's first day. A review counts for the years that it says it covers; where it
    does not say, for the year in which it was held.
    """
    programme = at.programme
    if programme is None or year.last is None or year.last > at.on:
        return not_applicable(NotApplicable.NOT_YET_DUE, f"the year ends {year.last}")
    reviews = programme.reviews
    if reviews is None:
        return undetermined("whether there were reviews is not recorded", "/reviews")
    missing = []
    for i, review in enumerate(reviews):
        inside = within(review.held, year) if review.covers is None else review.covers.meets(year)
        if inside:
            return MET
        if inside is None:
            missing.append(f"/reviews/{i}/{'held' if review.covers is None else 'covers'}")
    if missing:
        return undetermined(f"a review is dated too coarsely to say whether it counts for the year {year}", *missing)
    return breached(f"no review counts for the year {year}", severity=Severity.WARNING, at="/reviews")


@rule(
    "PRA105",
    title="A plan is published before its period ends, and a year or two after the previous plan",
    subject="programme",
    cites=[briefing("A12"), practice(YEARLY), practice(EVERY_SECOND_YEAR)],
    judged_on="publication",
    severity="warning after the period's end; info for a longer gap, as between the plans of 2019 to 2025",
    passes=example({"status": "published", "published": "2012-05"}),
    fails=example({"status": "published", "published": "2014-05"}, on=date(2014, 6, 30)),
)
def published_in_time(programme: Programme, at: Moment) -> Ruling:
    """A plan is published no later than the last day of its period.

    It is also published no later than in the business year after that of the previous plan; since 2019, when plans
    became two-year documents, no later than in the second business year after it.
    """
    if programme.status in {ProgrammeStatus.DRAFT, ProgrammeStatus.CONSULTATION}:
        return not_applicable(NotApplicable.NOT_YET_PREPARED, f"its status is {programme.status}")
    published, last = programme.published, programme.period.last
    if published is None:
        return undetermined("when it was published is not recorded", "published")
    if last is None:
        return undetermined("the end of its period is not recorded", "period/last")
    late = before(last, published)
    if late:
        return breached(
            f"published {published}, after its period ended on {last}",
            severity=Severity.WARNING,
            at="published",
            cites=(briefing("A12"),),
        )
    gap = _gap(programme, at)
    if gap is not None and gap.severity is not None:
        return gap
    if late is None:
        return undetermined(
            f"published {published}: too coarse to compare with the end of its period, {last}", "published"
        )
    return gap or MET


def _gap(programme: Programme, at: Moment) -> Ruling | None:
    """Judge the gap since the previous plan; `None` where it is certainly short enough, or no plan is given."""
    if at.previous is None or programme.published is None:
        return None
    previous = at.previous.published
    if previous is None:
        return undetermined("when the previous programme was published is not recorded", "published")
    days = Period(programme.published.earliest, programme.published.latest)
    if practice_in_effect(EVERY_SECOND_YEAR, days):
        certainly_allowed = perhaps_allowed = 2
    elif practice_in_effect(YEARLY, days):
        certainly_allowed = perhaps_allowed = 1
    else:  # the practice changed within the date, so it is open which of the two was in effect
        certainly_allowed, perhaps_allowed = 1, 2
    fewest = _year(programme.published.earliest) - _year(previous.latest)
    most = _year(programme.published.latest) - _year(previous.earliest)
    dates = f"published {programme.published}, the previous plan {previous}"
    if fewest > perhaps_allowed:
        count = str(fewest) if fewest == most else f"at least {fewest}"
        return breached(
            f"{dates}: {count} business years later",
            severity=Severity.INFO,
            at="published",
            cites=(briefing("A12"), practice(YEARLY if perhaps_allowed == 1 else EVERY_SECOND_YEAR)),
        )
    if most > certainly_allowed:
        return undetermined(f"{dates}: too coarse to say how long after", "published")
    return None


def _year(day: date) -> int:
    """Return the calendar year in which the business year of a day begins."""
    first = business_year(day).first
    return day.year if first is None else first.year
