"""Tools for tests: Hypothesis strategies for every class of the model, and factories with valid defaults.

`objects(cls)` follows the plan of the class, so that no attribute is forgotten. So do the public strategies
(`cjji_model.strategies`); but these draw anything that is valid, and not only what is plausible.
"""

from datetime import date

from hypothesis import strategies as st

from cjji_model import (
    REGISTRY,
    ConfidenceByAttribute,
    Derogation,
    ExtraData,
    PartialDate,
    Period,
    Programme,
    Report,
    Source,
    Span,
    WorkStream,
    before,
    load,
)
from cjji_model._checked.classes import Checked, plan_of
from cjji_model._checked.kinds import COUNT_LIMIT, Count, Instance, ListOf, Text
from cjji_model._checked.shapes import is_prose, is_slug
from cjji_model.model.coverage import FullCoverage, NoFieldwork, SampleCoverage
from cjji_model.model.documents import KINDS
from cjji_model.model.gatekeeping import Consent, Notice, Opinion, Refusal
from cjji_model.model.inspectorate_year import (
    AnnualReport,
    CommissionerRecommendation,
    InspectorateProgramme,
    YearlyPlan,
)
from cjji_model.model.preparation import Consultation, Copy, Direction, Review, ReviewDecision, Waiver
from cjji_model.model.programme import ProgrammeStatus
from cjji_model.model.report import Agreement, Recommendation, Response
from cjji_model.model.roles import Term
from cjji_model.model.stream import Contribution, Decision, Delegation, Visit
from cjji_model.model.vocabulary import WorkStatus, WorkType
from cjji_model.strategies._objects import Objects
from cjji_model.wire import dump_plain

DOCUMENTS = tuple(KINDS.values())
"""The classes of documents."""
CLASSES = (
    *DOCUMENTS,
    Agreement,
    AnnualReport,
    CommissionerRecommendation,
    Consent,
    Consultation,
    Contribution,
    Copy,
    Decision,
    Delegation,
    Derogation,
    Direction,
    NoFieldwork,
    Notice,
    Opinion,
    InspectorateProgramme,
    Period,
    YearlyPlan,
    Recommendation,
    Refusal,
    Response,
    Review,
    ReviewDecision,
    SampleCoverage,
    Source,
    Span,
    Term,
    Visit,
    Waiver,
    FullCoverage,
)
"""Every class of the model whose plan is made from its annotations."""
UNKNOWN = ("hm-imaginary", "nobody-known")
"""Texts that are neither the id nor a name of any body or agency."""


# ------------------------------------------------------------------------------------------------------ dates


def days(first=date.min, last=date.max):
    """Days from `first` to `last`; often of 2005 to 2030, the years that joint inspection is about."""
    recent = (max(first, date(2005, 1, 1)), min(last, date(2030, 12, 31)))
    every = st.dates(first, last)
    return st.one_of(st.dates(*recent), every) if recent[0] <= recent[1] else every


def _cut(day, parts):
    return PartialDate(*(day.year, day.month, day.day)[:parts])


def partial_dates(first=date.min, last=date.max):
    """Partial dates of year, month or day precision."""
    return st.builds(_cut, days(first, last), st.integers(1, 3))


@st.composite
def finer(draw, whole):
    """The partial date `whole`, or a more precise one within it."""
    day = draw(st.dates(whole.earliest, whole.latest))
    precision = sum(part is not None for part in (whole.year, whole.month, whole.day))
    return _cut(day, draw(st.integers(precision, 3)))


@st.composite
def periods(draw, *, closed=False):
    """Periods; some have one open end, unless `closed`."""
    first, last = sorted((draw(days()), draw(days())))
    left_out = None if closed else draw(st.sampled_from((None, None, "first", "last")))
    return Period(None if left_out == "first" else first, None if left_out == "last" else last)


@st.composite
def spans(draw):
    """Spans of partial dates, some with an open end."""
    first, last = draw(partial_dates()), draw(partial_dates())
    if before(last, first):
        first, last = last, first
    left_out = draw(st.sampled_from((None, None, "first", "last")))
    return Span(None if left_out == "first" else first, None if left_out == "last" else last)


# ------------------------------------------------------------------------------------------------------- text

_LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S"))
_TRAPS = (
    "no",
    "012",
    "2012",
    "2012-04-01",
    "1:30",
    "1e3",
    "~",
    "null",
    "=",
    "<<",
    "- a",
    "# x",
    "a: b",
    "'",
    '"',
    "\\",
    "%",
)
_WORDS = st.one_of(
    st.sampled_from(("Cell", "custody", "Ynys Môn", "résumé", *_TRAPS)), st.text(_LETTERS, min_size=1, max_size=8)
)

lines = st.lists(_WORDS, min_size=1, max_size=3).map(" ".join)
"""Texts of one line, without leading or trailing space; some mean something else to YAML or TOML."""
prose = st.lists(lines, min_size=1, max_size=3).flatmap(
    lambda texts: st.sampled_from((" ", "\n", "\n\n", "\n\t", " \n ")).map(lambda gap: gap.join(texts))
)
"""Texts of one line or more, without leading or trailing space."""
slugs = st.one_of(
    st.sampled_from(("life-sentence-prisoners", "custody", "one", "2012", "r-2013-1")),
    st.lists(st.text("abcxyz019", min_size=1, max_size=5), min_size=1, max_size=3).map("-".join),
)
"""Texts of the form of an id."""
bodies = st.sampled_from((*(body.id for body in REGISTRY.bodies), *UNKNOWN))
agencies = st.sampled_from((*(agency.id for agency in REGISTRY.agencies), *UNKNOWN))
areas = st.sampled_from(("cumbria", "gwent", "london", "thames-valley", "nowhere-at-all"))


def _texts(kind):
    by_reference = {"body": bodies, "agency": agencies, "any": st.one_of(bodies, agencies), "area": areas}
    if kind.refers in by_reference:
        return by_reference[kind.refers]
    if kind.test is is_slug:
        return slugs
    return prose if kind.test is is_prose else lines


# ------------------------------------------------------------------------------------------- values of JSON

json_leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(codec="utf-8"), max_size=8),
    st.sampled_from(_TRAPS),
)
json_values = st.recursive(
    json_leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=6), inner, max_size=3),
    ),
    max_leaves=8,
)
extras = st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=6), json_values, max_size=3).map(ExtraData.of)


def without_nulls(value):
    """Return a plain value without the nulls in it, which TOML cannot express."""
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    return [without_nulls(item) for item in value if item is not None] if isinstance(value, list) else value


# ---------------------------------------------------------------------------------------------------- objects


def _leaf(cls, name, kind):
    """Return a strategy of any valid text or count for an attribute, or `None` to follow its kind."""
    del cls, name
    if isinstance(kind, Text):
        return _texts(kind)
    return st.integers(0, COUNT_LIMIT) if isinstance(kind, Count) else None


_LEAVES = {
    bool: st.booleans(),
    date: days(),
    PartialDate: partial_dates(),
    Period: periods(),
    Span: spans(),
    ExtraData: extras,
}
objects = Objects(_leaf, _LEAVES)
"""Strategies of valid objects of a class of the model; optional attributes are present in some and absent in others."""


def _values(cls, kind):
    """Values of an attribute of one kind."""
    return objects.values(cls, "", kind)


def any_object():
    """Valid objects of any class of the model."""
    return st.sampled_from(CLASSES).flatmap(objects)


def documents():
    """Programmes, work streams, reports and inspectorates' years."""
    return st.one_of(*(objects(cls) for cls in DOCUMENTS))


def programmes():
    """Programmes."""
    return objects(Programme)


def without_null_extras(document):
    """Return the document without the nulls in the extra data of its authors."""
    return load(without_nulls(dump_plain(document)))


def all_planned():
    """Return every class with a plan that can occur in a document, by walking down from the documents."""
    planned, to_visit = set(), [*DOCUMENTS]
    while to_visit:
        cls = to_visit.pop()
        if cls in planned:
            continue
        planned.add(cls)
        for attribute in plan_of(cls).attributes:
            kind = attribute.kind.of if isinstance(attribute.kind, ListOf) else attribute.kind
            if isinstance(kind, Instance):
                to_visit += [part for part in kind.of if issubclass(part, Checked)]
    return planned - {ConfidenceByAttribute}


# -------------------------------------------------------------------------------------------------- factories


def a_stream(**changes):
    """Return a valid work stream with few attributes, and these changes."""
    return WorkStream(
        **{"id": "one", "title": "One", "type": WorkType.THEMATIC, "status": WorkStatus.PLANNED} | changes
    )


def a_programme(**changes):
    """Return a valid programme with few attributes, and these changes."""
    period = Period.business_years(2012, 2)
    return Programme(**{"id": "plan", "title": "Plan", "period": period, "status": ProgrammeStatus.DRAFT} | changes)


def a_report(**changes):
    """Return a valid report with few attributes, and these changes."""
    return Report(**{"id": "report", "title": "Report"} | changes)
