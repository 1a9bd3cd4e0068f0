"""What attributes are drawn from where programmes look like programmes: bodies of the time, plausible words."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from .._checked.kinds import Count, Kind, Text
from .._checked.shapes import is_prose, is_slug
from ..dates import PartialDate, Period, Span
from ..model.coverage import SampleCoverage
from ..model.extra import ExtraData
from ..model.provenance import Confidence, Source
from ..model.vocabulary import AreaScheme
from ..registry import standard_registry
from ..rules import RULES
from ..statute import joint_authors, joint_consultees
from ._builders import STATUTORY, areas_of, day
from ._objects import SOURCED, Objects
from ._vocabulary import INSPECTORATES, LINES, PLACES, PROSE, THEMES, slug

__all__ = ["USUAL", "bodies_of", "objects_within", "partial_days", "spans_within"]

USUAL = Period.business_years(2012, 2)
"""When things are where nobody says when."""
MINISTERS = ("secretary-of-state", "attorney-general", "lord-chancellor")


def bodies_of(when: date) -> tuple[str, ...]:
    """The bodies that the law of joint inspection knew on a day, those that inspect first."""
    on = max(when, STATUTORY)
    authors = joint_authors(on=on)
    others = (found.body for found in joint_consultees(on=on))
    return tuple(dict.fromkeys((*INSPECTORATES, *sorted(authors), *others)))


def inspectors_of(when: date) -> tuple[str, ...]:
    """Those of them that inspect: the ministers and officers left out."""
    bodies = standard_registry().bodies
    return tuple(id for id in bodies_of(when) if bodies[id].kind.value.endswith("inspectorate"))


def partial_days(first: date, last: date) -> SearchStrategy[PartialDate]:
    """Partial dates between two days: days for the most part, and months and years wholly between them."""

    def cut(found: tuple[date, int]) -> PartialDate:
        whole, coarser = day(found[0]), found[1]
        coarse = [whole, PartialDate(whole.year, whole.month), PartialDate(whole.year)][coarser]
        return coarse if first <= coarse.earliest and coarse.latest <= last else whole

    return st.tuples(st.dates(first, last), st.sampled_from((0, 0, 0, 1, 2))).map(cut)


def spans_within(first: date, last: date) -> SearchStrategy[Span]:
    """Spans of days between two, some without an end."""

    def ordered(found: tuple[date, date, bool]) -> Span:
        one, other, ended = found
        return Span.of(min(one, other), max(one, other) if ended else None)

    days = st.dates(first, last)
    return st.tuples(days, days, st.booleans()).map(ordered)


_BODIES: dict[str, Callable[[date], tuple[str, ...]]] = {
    "ministers": lambda _: MINISTERS,
    "consultee": bodies_of,
    "publisher": lambda _: INSPECTORATES,
    "prepared_by": lambda _: INSPECTORATES,
    "inspectorate": lambda _: INSPECTORATES,
    "between": lambda _: INSPECTORATES,
}
_TITLES = {"Programme": "Joint inspection plan", "Source": "Annual report", "Plan": "Business plan"}


def _text(cls: type, name: str, kind: Text, when: date) -> SearchStrategy[str]:
    if kind.refers == "body":
        return st.sampled_from(_BODIES.get(name, inspectors_of if name != "to" else bodies_of)(when))
    if kind.refers == "agency":
        return st.sampled_from([agency.id for agency in standard_registry().agencies])
    if kind.refers == "any":
        return st.sampled_from([*(agency.id for agency in standard_registry().agencies), *bodies_of(when)])
    if kind.refers == "area":
        return st.sampled_from(areas_of(AreaScheme.CJ_AREAS, Period(when, when)))
    if kind.refers == "stream":
        return st.sampled_from([theme.id for theme in THEMES])
    if (cls.__name__, name) in _OWN:
        return _OWN[cls.__name__, name]
    if kind.test is is_slug:
        return st.sampled_from(range(1, 10)).map(lambda i: f"{slug(cls.__name__)}-{i}")
    if kind.test is is_prose:
        return st.sampled_from(PROSE)
    if kind.limit == "title":
        return st.sampled_from(range(2012, 2026)).map(lambda year: f"{_TITLES.get(cls.__name__, 'Report')} {year}")
    return st.sampled_from(PLACES if name == "places" else LINES)


_OWN: Mapping[tuple[str, str], SearchStrategy[str]] = {
    ("Derogation", "rule"): st.sampled_from([rule.code for rule in RULES if rule.family == "practice"]),
    ("Derogation", "subject"): st.sampled_from([f"stream:{theme.id}" for theme in THEMES]),
    ("Source", "url"): st.sampled_from(range(1, 10)).map("https://www.example.org/{}".format),
}


@lru_cache(maxsize=64)
def objects_within(first: date, last: date) -> Objects:
    """A function from a class to objects of it whose days lie between two; what is kept of it is only for speed."""
    leaves: dict[type, SearchStrategy[Any]] = {
        bool: st.booleans(),
        date: st.dates(first, last),
        PartialDate: partial_days(first, last),
        Span: spans_within(first, last),
        Period: st.just(Period(first, last)),
        ExtraData: st.sampled_from(_EXTRAS),
        SampleCoverage: _samples(first, last),
    }

    def leaf(cls: type, name: str, kind: Kind) -> SearchStrategy[Any] | None:
        if isinstance(kind, Text):
            return _text(cls, name, kind, first)
        if isinstance(kind, Count):
            return st.integers(0, 60)
        return _ASIDE.get(name) if name in SOURCED else None

    return Objects(leaf, leaves)


_EXTRAS = (
    ExtraData.of({}),
    ExtraData.of({"team": "A"}),
    ExtraData.of({"ref": 12, "colours": ["red", "blue"]}),
    ExtraData.of({"reviewed": None}),
)
_SOURCES = (
    Source(title="Annual report 2013"),
    Source(title="A press notice", url="https://www.example.org/1", retrieved=PartialDate.of("2014-05")),
)
_ASIDE: Mapping[str, SearchStrategy[Any]] = {
    "confidence": st.sampled_from(list(Confidence)),
    "sources": st.sampled_from([(source,) for source in _SOURCES] + [_SOURCES]),
    "extra": st.sampled_from(_EXTRAS),
}
"""What every object may say beside its own attributes: drawn from few, since it is seldom what a test is about."""


@st.composite
def _samples(draw: DrawFn, first: date, last: date) -> SampleCoverage:
    """Areas of a scheme, or places, or a number of either."""
    how = draw(st.integers(0, 3))
    if how == 0:
        return SampleCoverage(count=draw(st.integers(1, 12)), unit=draw(st.sampled_from(("areas", "prisons", "teams"))))
    if how == 1:
        return SampleCoverage(places=tuple(draw(st.lists(st.sampled_from(PLACES), unique=True, max_size=3))))
    period = Period(first, last)
    scheme = draw(st.sampled_from([scheme for scheme in AreaScheme if areas_of(scheme, period)]))
    areas = draw(st.lists(st.sampled_from(areas_of(scheme, period)), unique=True, min_size=1, max_size=4))
    aside = {} if how == 2 else {name: draw(values) for name, values in _SAID.items()}  # noqa: PLR2004  one of four
    return SampleCoverage(scheme=scheme, areas=tuple(areas), **aside)


_SAID: Mapping[str, SearchStrategy[Any]] = {**_ASIDE, "notes": st.sampled_from(PROSE)}
