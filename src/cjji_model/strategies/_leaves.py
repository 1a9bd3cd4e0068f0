"""Strategies for the values of attributes in plausible documents: bodies that existed then, dates, and texts."""

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
"""The default of `within`: all dates lie in this period."""
MINISTERS = ("secretary-of-state", "attorney-general", "lord-chancellor")


def bodies_of(when: date) -> tuple[str, ...]:
    """Return the joint authors and their consultees on a day, the criminal justice inspectorates first.

    Before joint inspection was statutory, those of its first day.
    """
    on = max(when, STATUTORY)
    authors = joint_authors(on=on)
    others = (row.body for row in joint_consultees(on=on))
    return tuple(dict.fromkeys((*INSPECTORATES, *sorted(authors), *others)))


def inspectors_of(when: date) -> tuple[str, ...]:
    """Return those of `bodies_of` that are inspectorates."""
    bodies = standard_registry().bodies
    return tuple(id for id in bodies_of(when) if bodies[id].kind.value.endswith("inspectorate"))


def partial_days(first: date, last: date) -> SearchStrategy[PartialDate]:
    """Partial dates from `first` to `last`: mostly days, and months and years that lie wholly between them."""

    def at_precision(drawn: tuple[date, int]) -> PartialDate:
        whole_day, precision = day(drawn[0]), drawn[1]
        coarser = [whole_day, PartialDate(whole_day.year, whole_day.month), PartialDate(whole_day.year)][precision]
        return coarser if first <= coarser.earliest and coarser.latest <= last else whole_day

    return st.tuples(st.dates(first, last), st.sampled_from((0, 0, 0, 1, 2))).map(at_precision)


def spans_within(first: date, last: date) -> SearchStrategy[Span]:
    """Spans of days from `first` to `last`, some without a last day."""

    def in_order(drawn: tuple[date, date, bool]) -> Span:
        start, end, closed = drawn
        return Span.of(min(start, end), max(start, end) if closed else None)

    days = st.dates(first, last)
    return st.tuples(days, days, st.booleans()).map(in_order)


_BODIES_BY_ATTRIBUTE: dict[str, Callable[[date], tuple[str, ...]]] = {
    "ministers": lambda _: MINISTERS,
    "consultee": bodies_of,
    "publisher": lambda _: INSPECTORATES,
    "prepared_by": lambda _: INSPECTORATES,
    "inspectorate": lambda _: INSPECTORATES,
    "between": lambda _: INSPECTORATES,
}
_TITLES = {"Programme": "Joint inspection plan", "Source": "Annual report", "Plan": "Business plan"}


def _text(cls: type, name: str, kind: Text, when: date) -> SearchStrategy[str]:
    """Return the texts for an attribute: ids of what it refers to on a day, or else plausible texts of its shape."""
    if kind.refers == "body":
        return st.sampled_from(_BODIES_BY_ATTRIBUTE.get(name, inspectors_of if name != "to" else bodies_of)(when))
    if kind.refers == "agency":
        return st.sampled_from([agency.id for agency in standard_registry().agencies])
    if kind.refers == "any":
        return st.sampled_from([*(agency.id for agency in standard_registry().agencies), *bodies_of(when)])
    if kind.refers == "area":
        return st.sampled_from(areas_of(AreaScheme.CJ_AREAS, Period(when, when)))
    if kind.refers == "stream":
        return st.sampled_from([theme.id for theme in THEMES])
    if (cls.__name__, name) in _TEXTS_BY_ATTRIBUTE:
        return _TEXTS_BY_ATTRIBUTE[cls.__name__, name]
    if kind.test is is_slug:
        return st.sampled_from(range(1, 10)).map(lambda i: f"{slug(cls.__name__)}-{i}")
    if kind.test is is_prose:
        return st.sampled_from(PROSE)
    if kind.limit == "title":
        return st.sampled_from(range(2012, 2026)).map(lambda year: f"{_TITLES.get(cls.__name__, 'Report')} {year}")
    return st.sampled_from(PLACES if name == "places" else LINES)


_TEXTS_BY_ATTRIBUTE: Mapping[tuple[str, str], SearchStrategy[str]] = {
    ("Derogation", "rule"): st.sampled_from([rule.code for rule in RULES if rule.family == "practice"]),
    ("Derogation", "subject"): st.sampled_from([f"stream:{theme.id}" for theme in THEMES]),
    ("Source", "url"): st.sampled_from(range(1, 10)).map("https://www.example.org/{}".format),
}


@lru_cache(maxsize=64)
def objects_within(first: date, last: date) -> Objects:
    """Return strategies of objects, by class, whose dates lie from `first` to `last`.

    The cache saves building the strategies again at each draw, which costs more than the draw.
    """
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
        return _SOURCED_VALUES.get(name) if name in SOURCED else None

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
_SOURCED_VALUES: Mapping[str, SearchStrategy[Any]] = {
    "confidence": st.sampled_from(list(Confidence)),
    "sources": st.sampled_from([(source,) for source in _SOURCES] + [_SOURCES]),
    "extra": st.sampled_from(_EXTRAS),
}
"""Values of the attributes that every object may have: drawn from few, since few tests are about them."""


@st.composite
def _samples(draw: DrawFn, first: date, last: date) -> SampleCoverage:
    """Samples that are a number of units, places, or areas of a scheme; one in four has notes and sources too."""
    shape = draw(st.integers(0, 3))
    if shape == 0:
        return SampleCoverage(count=draw(st.integers(1, 12)), unit=draw(st.sampled_from(("areas", "prisons", "teams"))))
    if shape == 1:
        return SampleCoverage(places=tuple(draw(st.lists(st.sampled_from(PLACES), unique=True, max_size=3))))
    period = Period(first, last)
    scheme = draw(st.sampled_from([scheme for scheme in AreaScheme if areas_of(scheme, period)]))
    areas = draw(st.lists(st.sampled_from(areas_of(scheme, period)), unique=True, min_size=1, max_size=4))
    extras = {} if shape == 2 else {name: draw(values) for name, values in _SAMPLE_EXTRAS.items()}  # noqa: PLR2004  plain
    return SampleCoverage(scheme=scheme, areas=tuple(areas), **extras)


_SAMPLE_EXTRAS: Mapping[str, SearchStrategy[Any]] = {**_SOURCED_VALUES, "notes": st.sampled_from(PROSE)}
