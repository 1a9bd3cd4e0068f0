"""Strategies for the library's results, for rules, rule books and registries, and for the rows of its tables."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn

from .. import statute
from ..model.programme import Programme, ProgrammeStatus
from ..organisations.bodies import Agency, Body
from ..organisations.details import announced, designations, details_of, joint_programme, record_of, variants
from ..outcome import Fact, MissingFact, Outcome, Result, VerdictCounts
from ..published import CORPUS
from ..queries.calendar import Deadline, calendar
from ..queries.diff import Diff, diff
from ..queries.reach import Reach, reach
from ..registry import Registry, standard_registry
from ..rules import RULES, Replay, ResultChange, Rule, RuleBook, check, reading_day, replay
from ._documents import programmes, sound_programmes
from ._objects import some_of
from ._parts import ends, periods, places
from ._vocabulary import THEMES

__all__ = [
    "deadlines",
    "diffs",
    "facts",
    "missing_facts",
    "outcomes",
    "reaches",
    "registries",
    "replays",
    "result_changes",
    "results",
    "rows",
    "rule_books",
    "rules",
    "verdict_counts",
]

T = TypeVar("T")


# ------------------------------------------------------------------------------------- results of checks


@st.composite
def outcomes(draw: DrawFn, *, keep_all: bool | None = None) -> Outcome:
    """Outcomes of checking a programme with the rule book, on its `cjji_model.rules.reading_day`.

    If `keep_all` is true, they keep every result, and if it is false, those that need attention. By default it is
    drawn.
    """
    programme = draw(programmes())
    return check(programme, on=_reading_day(programme), keep_all=draw(st.booleans()) if keep_all is None else keep_all)


def _reading_day(programme: Programme) -> date:
    """Return the later of the period's last day and the latest recorded act; `date.max` if neither has a date."""
    return reading_day(programme) or date.max


@st.composite
def results(draw: DrawFn) -> Result:
    """Results of one rule for one subject of a programme."""
    return draw(st.sampled_from(draw(outcomes(keep_all=True)).results))


@st.composite
def verdict_counts(draw: DrawFn) -> VerdictCounts:
    """Counts of the results of a check by verdict."""
    return draw(outcomes(keep_all=False)).counts


@st.composite
def facts(draw: DrawFn) -> Fact:
    """Facts that a rule read in a programme."""
    read = [fact for result in draw(outcomes(keep_all=True)).results for fact in result.because]
    return draw(st.sampled_from(read))


@st.composite
def missing_facts(draw: DrawFn) -> MissingFact:
    """Facts that a programme with few attributes does not record, and the rules that they would help to decide."""
    thin = Programme(id="thin", title="A programme", period=draw(periods()), status=ProgrammeStatus.PUBLISHED)
    return draw(st.sampled_from(check(thin, on=_reading_day(thin)).missing))


@st.composite
def replays(draw: DrawFn) -> Replay:
    """Replays of a programme's outcome with some of the rules, or all."""
    programme = draw(programmes())
    before = check(programme, on=_reading_day(programme), keep_all=draw(st.booleans()))
    return replay(before, programme, rules=draw(rule_books()))


@st.composite
def result_changes(draw: DrawFn) -> ResultChange:
    """Changes in a replay: results that are missing, since their rule was left out."""
    programme = draw(programmes())
    before = check(programme, on=_reading_day(programme), keep_all=True)
    left_out = draw(st.sampled_from(before.results)).rule
    return draw(st.sampled_from(replay(before, programme, rules=RULES.without(left_out)).changes))


@st.composite
def diffs(draw: DrawFn) -> Diff:
    """Differences of two programmes: one has some of the other's streams, and some of those under another title."""
    programme = draw(programmes())
    kept, retitled = (some_of(draw, len(programme.streams)) if programme.streams else 0 for _ in range(2))
    streams = [
        attrs.evolve(stream, title=draw(_TITLES)) if retitled >> i & 1 else stream
        for i, stream in enumerate(programme.streams)
        if kept >> i & 1
    ]
    other = attrs.evolve(programme, title=draw(_TITLES), work_streams=tuple(streams) or None)
    return diff(programme, other) if draw(st.booleans()) else diff(other, programme)


_TITLES = st.sampled_from([theme.title for theme in THEMES])


@st.composite
def deadlines(draw: DrawFn) -> Deadline:
    """Deadlines in the period of a sound programme."""
    programme = draw(sound_programmes())
    return draw(st.sampled_from(calendar(programme, *ends(programme.period))))


@st.composite
def reaches(draw: DrawFn) -> Reach:
    """Ways in which a piece of work in the published documents concerns an area, or may."""
    return draw(st.sampled_from(reach(CORPUS, draw(places()))))


# ------------------------------------------------------------------------------------- rules and registries


@st.composite
def rules(draw: DrawFn) -> Rule:
    """Rules of the rule book."""
    return draw(st.sampled_from(RULES.rules))


@st.composite
def rule_books(draw: DrawFn) -> RuleBook:
    """Rule books with some of the rules, in their order; seldom with none, sometimes with all."""
    mask = some_of(draw, len(RULES))
    return RuleBook(tuple(rule for i, rule in enumerate(RULES) if mask >> i & 1))


@st.composite
def registries(draw: DrawFn) -> Registry:
    """The standard registry, sometimes with an added body or agency."""
    own: tuple[Body | Agency, ...] = (
        Body(id="our-inspectorate", short="Ours"),
        Agency(id="our-agency", short="Our agency"),
    )
    return standard_registry() + draw(st.lists(st.sampled_from(own), unique=True, max_size=2))


# --------------------------------------------------------------------------------------------- rows of tables


@st.composite
def rows(draw: DrawFn, cls: type[T]) -> T:
    """Objects of a class from the library's tables, such as names, remits, events, extents and provisions.

    Raises Hypothesis' `InvalidArgument` if no table has objects of that class.
    """
    items = _rows_by_class().get(cls)
    if items is None:
        names = ", ".join(sorted(each.__name__ for each in _rows_by_class()))
        raise InvalidArgument(f"{cls.__name__}: no table has objects of this class; the classes are {names}")
    row: T = draw(st.sampled_from(items))
    return row


@cache
def _rows_by_class() -> Mapping[type, list[Any]]:
    """Return the objects of the tables by class. An object that is in several tables is listed once."""
    by_class: dict[type, dict[int, Any]] = {}
    for item in _objects_within(_tables()):
        by_class.setdefault(type(item), {})[id(item)] = item
    return {cls: list(items.values()) for cls, items in by_class.items()}


def _tables() -> Iterator[Any]:
    """Give every table of the library, and what its look-ups return on each day on which the law changed."""
    registry = standard_registry()
    for entry in (*registry.bodies, *registry.agencies):
        yield from (entry, record_of(entry.id), details_of(entry.id))
    yield from (registry.places.entries, registry.places.extents, registry.places.gaps)
    yield from (announced(), variants(), designations(), joint_programme())
    yield from (statute.provisions(), statute.differences(), statute.parallels(), statute.holders())
    yield from (statute.instruments(), statute.events())
    yield [statute.history(provision.id) for provision in statute.provisions()]
    for day in statute.days_of_change():
        yield from (statute.joint_consultees(on=day), statute.joint_scheme(on=day))
        for of in statute.INSPECTORATES:
            yield from (ask(of=of, on=day) for ask in (statute.consultees, statute.co_operation, statute.blockable))
            yield statute.specified(blocker=of, on=day)


def _objects_within(items: Iterable[Any]) -> Iterator[Any]:
    """Give the attrs objects among these items, and recursively those in their attributes."""
    for item in items:
        if isinstance(item, Mapping):
            yield from _objects_within(item.values())
        elif isinstance(item, (tuple, list)):
            yield from _objects_within(item)
        elif attrs.has(type(item)):
            yield item
            yield from _objects_within([getattr(item, field.name) for field in attrs.fields(type(item))])
