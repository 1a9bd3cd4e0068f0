"""Cases of the rules on the programme's window, PRA103 to PRA105: each broken alone, and kept."""

from datetime import date, timedelta

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ...dates import Period, Span, business_year
from ...model.preparation import Review
from .._builders import YEARLY_UNTIL, day
from ._case import Baseline, CaseOptions, Pair, RuleCases, draw_baseline, rule_cases

__all__ = ["WAYS"]

_TWO_YEARS_ON = date(2009, 4, 3)
"""From this day of reading on, a programme can have ended that is read here: the earliest covers 2007-09."""


@rule_cases("PRA103")
def two_years(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a programme of two years, or of a year and a day. Broken: one longer than two years, or of one year."""
    longer = draw(st.booleans())
    base = draw_baseline(draw, options, years=2 if longer else 1)
    days = draw(st.integers(1, 300)) if longer else 1
    extended = _extended_to(base, base.timeline.last + timedelta(days))
    return base.pair(None, extended) if longer else base.pair(extended, None)


def _extended_to(base: Baseline, last: date) -> Baseline:
    """Return the baseline with a programme that ends on `last`, and a review that covers the whole of it."""
    covers = Review(held=day(base.on), covers=Span.of(base.timeline.first, last), decisions=())
    return base.with_changes(period=Period(base.timeline.first, last), reviews=(covers,))


@rule_cases("PRA104", since=date(2008, 3, 31))
def reviewed(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: each year was reviewed; a review of the first year may be held on the programme's first day.

    Broken: one year was not reviewed, or its review was held before the programme began.
    """
    base = draw_baseline(draw, options, min_years=1)
    reviews = base.programme.reviews or ()
    i = draw(st.integers(0, len(reviews) - 1))
    review = reviews[i]
    early = evolve(review, held=day(base.timeline.first - timedelta(draw(st.integers(1, 100)))))
    kept = evolve(review, held=day(base.timeline.first)) if i == 0 else review
    held, not_reviewed = (
        base.with_changes(reviews=(*reviews[:i], *new_reviews, *reviews[i + 1 :]))
        for new_reviews in ((kept,), draw(st.sampled_from(((), (early,)))))
    )
    return base.pair(held, not_reviewed)


@rule_cases("PRA105")
def published_in_time(draw: DrawFn, options: CaseOptions) -> Pair:
    """Kept: a plan published on the last day of its period, or as long after the previous plan as the practice has it.

    Broken: published after the last day; or the previous plan was published in an earlier business year than that.
    """
    if draw(st.booleans()) and (options.on is None or options.on >= _TWO_YEARS_ON):
        base = draw_baseline(draw, options, min_days=2 * 366)
        late = base.timeline.last + timedelta(draw(st.integers(1, (base.on - base.timeline.last).days)))
        return base.pair(base.with_changes(published=day(base.timeline.last)), base.with_changes(published=day(late)))
    base = draw_baseline(draw, options, previous=True)
    published = base.programme.published or day(base.timeline.first)
    years = 1 if published.latest < YEARLY_UNTIL else 2
    start = business_year(published.earliest).first or base.timeline.first
    earliest = date(start.year - years, 4, 1)
    early = earliest - timedelta(draw(st.integers(1, 360)))
    kept, broken = (evolve(base, previous=evolve(base.previous, published=day(when))) for when in (earliest, early))
    return base.pair(kept, broken)


WAYS: tuple[RuleCases, ...] = (two_years, reviewed, published_in_time)
