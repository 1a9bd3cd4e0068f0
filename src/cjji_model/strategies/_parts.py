"""Strategies for the parts of documents: one for each class, named after it.

All dates lie in the closed period `within`. A strategy given as a keyword argument is used for the attribute of that
name, whatever else is drawn: `waivers(scope=none())`.
"""

from typing import Any, Protocol, TypeVar

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from .._checked.classes import plan_of
from ..areas.area import Place
from ..dates import PartialDate, Period, Span
from ..model.coverage import Coverage, FullCoverage, NoFieldwork, SampleCoverage
from ..model.derogation import Derogation
from ..model.extra import ExtraData
from ..model.gatekeeping import Consent, Notice, Opinion, Refusal
from ..model.inspectorate_year import AnnualReport, CommissionerRecommendation, InspectorateProgramme, YearlyPlan
from ..model.preparation import Consultation, Copy, Direction, Review, ReviewDecision, Waiver
from ..model.provenance import Confidence, ConfidenceByAttribute, Source
from ..model.report import Agreement, Recommendation, Response
from ..model.roles import Term
from ..model.stream import Contribution, Decision, Delegation, Visit
from ..model.vocabulary import AreaScheme
from ..organisations.bodies import Agency, Body
from ..registry import standard_registry
from ._leaves import USUAL, objects_within, partial_days, spans_within
from ._objects import SOURCED, fill

__all__ = [
    "agencies",
    "agreements",
    "annual_reports",
    "bodies",
    "commissioner_recommendations",
    "confidence_by_attribute",
    "consents",
    "consultations",
    "contributions",
    "copies",
    "coverages",
    "days",
    "decisions",
    "delegations",
    "derogations",
    "directions",
    "extra_data",
    "full_coverages",
    "inspectorate_programmes",
    "no_fieldwork",
    "notices",
    "opinions",
    "partial_dates",
    "periods",
    "places",
    "recommendations",
    "refusals",
    "responses",
    "review_decisions",
    "reviews",
    "sample_coverages",
    "sources",
    "spans",
    "terms",
    "visits",
    "waivers",
    "yearly_plans",
]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


def ends(within: Period) -> tuple[Any, Any]:
    """Return the first and last day of a period. Raises `InvalidArgument` if an end is open."""
    if within.first is None or within.last is None:
        raise InvalidArgument(f"within={within}: close the period; dates can be drawn only from a closed one")
    return within.first, within.last


def check_attributes(cls: type, attributes: dict[str, SearchStrategy[Any]]) -> None:
    """Raise `InvalidArgument` if the class has no attribute of one of these names, or its value is not a strategy."""
    names = [attribute.name for attribute in plan_of(cls).attributes]
    for name, strategy in attributes.items():
        if name not in names:
            raise InvalidArgument(f"{name}: not an attribute of {cls.__name__}; its attributes are {', '.join(names)}")
        if not isinstance(strategy, SearchStrategy):
            raise InvalidArgument(f"{name}={strategy!r}: not a strategy; write just({strategy!r})")


def _drawn(draw: DrawFn, cls: type[T], within: Period, attributes: dict[str, SearchStrategy[Any]]) -> T:
    """Draw an object of a class whose dates lie in a period, with these strategies for its attributes."""
    check_attributes(cls, attributes)
    objects = objects_within(*ends(within))
    given = {name: draw(strategy) for name, strategy in attributes.items()}
    if not given:
        item: T = draw(objects(cls))
        return item
    return cls(**fill(draw, cls, lambda name, kind: draw(objects.values(cls, name, kind)), given))


class PartStrategy(Protocol[T_co]):
    """The signature of the strategies for the parts of documents."""

    def __call__(self, *, within: Period = USUAL, **attributes: SearchStrategy[Any]) -> SearchStrategy[T_co]:
        """Return a strategy: all dates lie in `within`, and `attributes` are drawn from the strategies given."""
        ...


def _part(cls: type[T], name: str, summary: str) -> PartStrategy[T]:
    """Return the strategy for a class, under its public name and with a docstring: both are printed."""

    def draw_part(draw: DrawFn, /, *, within: Period = USUAL, **attributes: SearchStrategy[Any]) -> T:
        return _drawn(draw, cls, within, attributes)

    draw_part.__name__ = draw_part.__qualname__ = name
    draw_part.__doc__ = summary
    return st.composite(draw_part)


# ------------------------------------------------------------------------------------------ values


@st.composite
def days(draw: DrawFn, *, within: Period = USUAL) -> Any:
    """Days of a period."""
    return draw(st.dates(*ends(within)))


@st.composite
def partial_dates(draw: DrawFn, *, within: Period = USUAL) -> PartialDate:
    """Partial dates, of day, month or year precision, that lie in a period."""
    return draw(partial_days(*ends(within)))


@st.composite
def periods(draw: DrawFn, *, within: Period = USUAL) -> Period:
    """Closed intervals of days in a period."""
    first, last = sorted((draw(st.dates(*ends(within))), draw(st.dates(*ends(within)))))
    return Period(first, last)


@st.composite
def spans(draw: DrawFn, *, within: Period = USUAL) -> Span:
    """Intervals whose ends are partial dates in a period; some have an open end."""
    return draw(spans_within(*ends(within)))


@st.composite
def extra_data(draw: DrawFn) -> ExtraData:
    """Data that a document's author added: the library keeps it, and does not interpret it."""
    values: SearchStrategy[Any] = st.one_of(st.sampled_from(("A", "B")), st.integers(0, 9), st.booleans(), st.none())
    words: SearchStrategy[str] = st.sampled_from(("ref", "team", "colour"))
    data: dict[str, Any] = draw(st.dictionaries(words, st.one_of(values, st.lists(values, max_size=2)), max_size=3))
    return ExtraData.of(data)


@st.composite
def confidence_by_attribute(draw: DrawFn, *, of: type = Waiver) -> ConfidenceByAttribute:
    """Confidence in single attributes of the class `of`."""
    names = [a.name for a in plan_of(of).attributes if a.name not in SOURCED]
    words = st.sampled_from(list(Confidence))
    return ConfidenceByAttribute.of(**draw(st.dictionaries(st.sampled_from(names), words, min_size=1, max_size=3)))


@st.composite
def bodies(draw: DrawFn) -> Body:
    """Bodies of the registry."""
    return draw(st.sampled_from(tuple(standard_registry().bodies)))


@st.composite
def agencies(draw: DrawFn) -> Agency:
    """Agencies of the registry."""
    return draw(st.sampled_from(tuple(standard_registry().agencies)))


@st.composite
def places(draw: DrawFn, *, scheme: AreaScheme | None = None) -> Place:
    """Areas of `scheme`, or of any scheme."""
    areas = [place for place in standard_registry().places if scheme is None or place.scheme is scheme]
    return draw(st.sampled_from(areas))


@st.composite
def sample_coverages(draw: DrawFn, *, within: Period = USUAL) -> SampleCoverage:
    """Coverage of some areas, or of some places."""
    sample: SampleCoverage = draw(objects_within(*ends(within))(SampleCoverage))
    return sample


@st.composite
def coverages(draw: DrawFn, *, within: Period = USUAL) -> Coverage:
    """Coverages of any kind: a sample, everywhere, or no local fieldwork."""
    return draw(st.one_of(sample_coverages(within=within), full_coverages(within=within), no_fieldwork(within=within)))


# ------------------------------------------------------------------------------------------- parts

agreements = _part(Agreement, "agreements", "Agreements of a participant to a report.")
annual_reports = _part(AnnualReport, "annual_reports", "Annual reports of an inspectorate.")
commissioner_recommendations = _part(
    CommissionerRecommendation,
    "commissioner_recommendations",
    "Recommendations of the Victims' Commissioner to an inspectorate.",
)
consents = _part(Consent, "consents", "Consents of a minister to an inspection in spite of a notice.")
consultations = _part(Consultation, "consultations", "Consultations of one body.")
contributions = _part(Contribution, "contributions", "Contributions of one participant to joint work.")
copies = _part(Copy, "copies", "Records that a copy of the programme was sent to one body.")
decisions = _part(Decision, "decisions", "Decisions on a key matter of an inspection, with those who took them.")
delegations = _part(Delegation, "delegations", "Delegations of functions to another body.")
derogations = _part(Derogation, "derogations", "Derogations: departures from a rule of practice, with a reason.")
directions = _part(Direction, "directions", "Directions of ministers about the joint programme.")
no_fieldwork = _part(NoFieldwork, "no_fieldwork", "Coverage of work that has no local fieldwork.")
notices = _part(Notice, "notices", "Gatekeeping notices against an inspection.")
opinions = _part(
    Opinion, "opinions", "Opinions of a chief inspector on whether the burden of an inspection is unreasonable."
)
inspectorate_programmes = _part(
    InspectorateProgramme, "inspectorate_programmes", "An inspectorate's own programmes and frameworks."
)
yearly_plans = _part(YearlyPlan, "yearly_plans", "Yearly business plans.")
recommendations = _part(Recommendation, "recommendations", "Recommendations of a report.")
refusals = _part(Refusal, "refusals", "Refusals to co-operate.")
responses = _part(Response, "responses", "Responses to a report or a recommendation.")
review_decisions = _part(ReviewDecision, "review_decisions", "Decisions of a review on one stream.")
reviews = _part(Review, "reviews", "Reviews of the programme's priorities.")
sources = _part(Source, "sources", "Publications from which a fact was taken.")
terms = _part(Term, "terms", "Terms of a rolling programme, during which the roles stayed the same.")
visits = _part(Visit, "visits", "Visits of inspectors.")
waivers = _part(Waiver, "waivers", "Agreements that a consultee need not be consulted.")
full_coverages = _part(
    FullCoverage, "full_coverages", "Coverage of work that looks at every area, or every unit of a kind."
)
