"""Strategies for what the library answers of documents, for what it asks with, and for the rows of its tables."""

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


# ------------------------------------------------------------------------------------- what a check answers


@st.composite
def outcomes(draw: DrawFn, *, keep_all: bool | None = None) -> Outcome:
    """What the rule book says of programmes, each read on a day when all that it records can be known.

    With `keep_all`, every result is kept; where it is not given, now every one and now those that call for something.
    """
    programme = draw(programmes())
    return check(programme, on=_day(programme), keep_all=draw(st.booleans()) if keep_all is None else keep_all)


def _day(programme: Programme) -> date:
    return reading_day(programme) or date.max


@st.composite
def results(draw: DrawFn) -> Result:
    """What one rule says of one subject of a programme."""
    return draw(st.sampled_from(draw(outcomes(keep_all=True)).results))


@st.composite
def verdict_counts(draw: DrawFn) -> VerdictCounts:
    """How many results of each verdict a check gave."""
    return draw(outcomes(keep_all=False)).counts


@st.composite
def facts(draw: DrawFn) -> Fact:
    """Things that a rule read in a programme."""
    read = [fact for result in draw(outcomes(keep_all=True)).results for fact in result.because]
    return draw(st.sampled_from(read))


@st.composite
def missing_facts(draw: DrawFn) -> MissingFact:
    """Facts that a thin programme does not record, and the rules that they would help to settle."""
    thin = Programme(id="thin", title="A programme", period=draw(periods()), status=ProgrammeStatus.PUBLISHED)
    return draw(st.sampled_from(check(thin, on=_day(thin)).missing))


@st.composite
def replays(draw: DrawFn) -> Replay:
    """A programme judged again, now by the whole book and now by a part of it."""
    programme = draw(programmes())
    was = check(programme, on=_day(programme), keep_all=draw(st.booleans()))
    return replay(was, programme, rules=draw(rule_books()))


@st.composite
def result_changes(draw: DrawFn) -> ResultChange:
    """Results that are gone, since the rule that gave them was left out."""
    programme = draw(programmes())
    was = check(programme, on=_day(programme), keep_all=True)
    gone = draw(st.sampled_from(was.results)).rule
    return draw(st.sampled_from(replay(was, programme, rules=RULES.without(gone)).changes))


@st.composite
def diffs(draw: DrawFn) -> Diff:
    """What changed between two programmes, of which one has some of the other's streams, some of those retitled."""
    one = draw(programmes())
    kept, renamed = (some_of(draw, len(one.streams)) if one.streams else 0 for _ in range(2))
    streams = [
        attrs.evolve(stream, title=draw(_TITLES)) if renamed >> i & 1 else stream
        for i, stream in enumerate(one.streams)
        if kept >> i & 1
    ]
    other = attrs.evolve(one, title=draw(_TITLES), work_streams=tuple(streams) or None)
    return diff(one, other) if draw(st.booleans()) else diff(other, one)


_TITLES = st.sampled_from([theme.title for theme in THEMES])


@st.composite
def deadlines(draw: DrawFn) -> Deadline:
    """What falls due in the period of a sound programme."""
    programme = draw(sound_programmes())
    return draw(st.sampled_from(calendar(programme, *ends(programme.period))))


@st.composite
def reaches(draw: DrawFn) -> Reach:
    """What the published documents have to do with an area."""
    return draw(st.sampled_from(reach(CORPUS, draw(places()))))


# ------------------------------------------------------------------------------------- what is asked with


@st.composite
def rules(draw: DrawFn) -> Rule:
    """Rules of the book."""
    return draw(st.sampled_from(RULES.rules))


@st.composite
def rule_books(draw: DrawFn) -> RuleBook:
    """Some rules of the book, in its order; seldom none, now and then all."""
    mask = some_of(draw, len(RULES))
    return RuleBook(tuple(rule for i, rule in enumerate(RULES) if mask >> i & 1))


@st.composite
def registries(draw: DrawFn) -> Registry:
    """The registry, now and then with a body or an agency of one's own in it."""
    ours: tuple[Body | Agency, ...] = (
        Body(id="our-inspectorate", short="Ours"),
        Agency(id="our-agency", short="Our agency"),
    )
    return standard_registry() + draw(st.lists(st.sampled_from(ours), unique=True, max_size=2))


# --------------------------------------------------------------------------------------------- rows of tables


@st.composite
def rows(draw: DrawFn, cls: type[T]) -> T:
    """What the library's tables hold of a class: names, remits, events, extents, provisions and the like."""
    found = _rows().get(cls)
    if found is None:
        names = ", ".join(sorted(each.__name__ for each in _rows()))
        raise InvalidArgument(f"{cls.__name__}: no table holds any. There are {names}")
    row: T = draw(st.sampled_from(found))
    return row


@cache
def _rows() -> Mapping[type, list[Any]]:
    """Every object of the tables, by its class; each once, though it stands in several."""
    found: dict[type, dict[int, Any]] = {}
    for item in _within(_tables()):
        found.setdefault(type(item), {})[id(item)] = item
    return {cls: list(items.values()) for cls, items in found.items()}


def _tables() -> Iterator[Any]:
    registry = standard_registry()
    for named in (*registry.bodies, *registry.agencies):
        yield from (named, record_of(named.id), details_of(named.id))
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


def _within(items: Iterable[Any]) -> Iterator[Any]:
    """Objects of our classes among these, and in them."""
    for item in items:
        if isinstance(item, Mapping):
            yield from _within(item.values())
        elif isinstance(item, (tuple, list)):
            yield from _within(item)
        elif attrs.has(type(item)):
            yield item
            yield from _within([getattr(item, field.name) for field in attrs.fields(type(item))])
