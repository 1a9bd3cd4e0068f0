"""PRA103 to PRA105: the programme's window, its yearly review, and how often a plan is published."""

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


@rule(
    "PRA103",
    title="The programme looks two years ahead",
    subject="programme",
    cites=[briefing("C1")],
    severity="warning for more than two years; info for one year or less: the plans of 2008-09 and 2015-16 covered one",
    passes=example({"period": {"first": "2012-04-01", "last": "2014-03-31"}}),
    fails=example({"period": {"first": "2012-04-01", "last": "2015-03-31"}}),
)
def two_years(programme: Programme, at: Moment) -> Ruling:
    """The period of the programme is longer than a year, and no longer than two."""
    del at
    period = programme.period
    months = period.months
    if months is None:
        end = "first" if period.first is None else "last"
        return undetermined("an end of the period is not recorded", f"period/{end}")
    if months > TWO_YEARS:
        return breached(f"it covers {months} months", severity=Severity.WARNING, at="period")
    if months <= ONE_YEAR:
        return breached(f"it covers {months} months, a year or less", severity=Severity.INFO, at="period")
    return MET


@rule(
    "PRA104",
    title="Priorities are reviewed every year",
    subject="year",
    cites=[briefing("C2")],
    judged_on="the end of the year",
    severity="warning: the window rolls only if it is reviewed",
    passes=example({"reviews": [{"held": "2012-11"}, {"held": "2013-11"}]}),
    fails=example({"reviews": [{"held": "2012-11"}]}),
)
def reviewed(year: Period, at: Moment) -> Ruling:
    """In each year of the programme that has ended, its priorities were reviewed.

    A year is counted from the programme's first day. A review counts for the year it was held in, or for the
    years that it says it covers.
    """
    programme = at.programme
    if programme is None or year.last is None or year.last > at.on:
        return not_applicable(NotApplicable.NOT_YET_DUE, f"the year ends {year.last}")
    reviews = programme.reviews
    if reviews is None:
        return undetermined("no reviews are recorded", "/reviews")
    unsure = []
    for i, review in enumerate(reviews):
        inside = within(review.held, year) if review.covers is None else review.covers.meets(year)
        if inside:
            return MET
        if inside is None:
            unsure.append(f"/reviews/{i}/{'held' if review.covers is None else 'covers'}")
    if unsure:
        return undetermined(f"a review is dated too coarsely to say whether it fell in the year {year}", *unsure)
    return breached(f"no review in the year {year}", severity=Severity.WARNING, at="/reviews")


@rule(
    "PRA105",
    title="A plan is published before its period ends, and a year or two after the one before",
    subject="programme",
    cites=[briefing("A12"), practice("plans-yearly"), practice("plans-every-second-year")],
    judged_on="publication",
    severity="warning after the period's end; info for a longer gap, which the plans of 2019 to 2025 show",
    passes=example({"status": "published", "published": "2012-05"}),
    fails=example({"status": "published", "published": "2014-05"}, on=date(2014, 6, 30)),
)
def published_in_time(programme: Programme, at: Moment) -> Ruling:
    """A plan is published no later than its period ends.

    It comes out no later than the business year after that of the plan before; since 2019, when plans became
    two-year documents, the second business year after.
    """
    if programme.status in {ProgrammeStatus.DRAFT, ProgrammeStatus.CONSULTATION}:
        return not_applicable(NotApplicable.NOT_YET_PREPARED, f"it is a {programme.status}")
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
    """Whether the plan came too long after the one before; `None` where it did not, or none is given."""
    if at.previous is None or programme.published is None:
        return None
    before_it = at.previous.published
    if before_it is None:
        return undetermined("when the programme before was published is not recorded", "published")
    days = Period(programme.published.earliest, programme.published.latest)
    years = {practice_in_effect(id, days): count for id, count in (("plans-yearly", 1), ("plans-every-second-year", 2))}
    allowed = years.get(True)
    least, most = (allowed, allowed) if allowed else (1, 2)
    gaps = [
        _year(programme.published.earliest) - _year(before_it.latest),
        _year(programme.published.latest) - _year(before_it.earliest),
    ]
    told = f"published {programme.published}, the plan before {before_it}"
    if gaps[0] > most:
        cite = practice("plans-every-second-year" if most == 2 else "plans-yearly")  # noqa: PLR2004  two years
        return breached(
            f"{told}: {'' if gaps[0] == gaps[1] else 'at least '}{gaps[0]} business years later",
            severity=Severity.INFO,
            at="published",
            cites=(briefing("A12"), cite),
        )
    return undetermined(f"{told}: too coarse to say how long after", "published") if gaps[1] > least else None


def _year(day: date) -> int:
    first = business_year(day).first
    return day.year if first is None else first.year
