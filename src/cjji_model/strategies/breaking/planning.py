"""How the rules on the programme's window are broken, one at a time."""

from datetime import date, timedelta

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ...dates import Period, Span, business_year
from ...model.preparation import Review
from .._builders import YEARLY_UNTIL, day
from ._case import CaseOptions, Pair, RuleCases, Scene, a_scene, pair

__all__ = ["WAYS"]

_TWO_YEARS_ON = date(2009, 4, 3)
"""From when the first programme there was can be read after its end."""


@pair("PRA103")
def two_years(draw: DrawFn, given: CaseOptions) -> Pair:
    """A programme of two years, or longer by a day or more; of a year, or longer by a day."""
    longer = draw(st.booleans())
    scene = a_scene(draw, given, years=2 if longer else 1)
    days = draw(st.integers(1, 300)) if longer else 1
    extended = _lasting(scene, scene.time.last + timedelta(days))
    return scene.pair(None, extended) if longer else scene.pair(extended, None)


def _lasting(scene: Scene, last: date) -> Scene:
    """The scene with a programme that ends on another day, reviewed for all of its time."""
    covers = Review(held=day(scene.on), covers=Span.of(scene.time.first, last), decisions=())
    return scene.having(period=Period(scene.time.first, last), reviews=(covers,))


@pair("PRA104", since=date(2008, 3, 31))
def reviewed(draw: DrawFn, given: CaseOptions) -> Pair:
    """A year that was reviewed, or not; on its last day, or before the first day of the programme."""
    scene = a_scene(draw, given, years_over=1)
    reviews = scene.programme.reviews or ()
    i = draw(st.integers(0, len(reviews) - 1))
    review = reviews[i]
    early = evolve(review, held=day(scene.time.first - timedelta(draw(st.integers(1, 100)))))
    kept = [evolve(review, held=day(scene.time.first)), review][min(i, 1)]
    held, not_held = (
        scene.having(reviews=(*reviews[:i], *these, *reviews[i + 1 :]))
        for these in ((kept,), draw(st.sampled_from(((), (early,)))))
    )
    return scene.pair(held, not_held)


@pair("PRA105")
def published_in_time(draw: DrawFn, given: CaseOptions) -> Pair:
    """A plan published on the last day of its period or later; or a business year later than the practice was."""
    if draw(st.booleans()) and (given.on is None or given.on >= _TWO_YEARS_ON):
        scene = a_scene(draw, given, least=2 * 366)
        late = scene.time.last + timedelta(draw(st.integers(1, (scene.on - scene.time.last).days)))
        return scene.pair(scene.having(published=day(scene.time.last)), scene.having(published=day(late)))
    scene = a_scene(draw, given, previous=True)
    published = scene.programme.published or day(scene.time.first)
    years = 1 if published.latest < YEARLY_UNTIL else 2
    start = business_year(published.earliest).first or scene.time.first
    earliest = date(start.year - years, 4, 1)
    early = earliest - timedelta(draw(st.integers(1, 360)))
    kept, broken = (evolve(scene, previous=evolve(scene.previous, published=day(when))) for when in (earliest, early))
    return scene.pair(kept, broken)


WAYS: tuple[RuleCases, ...] = (two_years, reviewed, published_in_time)
