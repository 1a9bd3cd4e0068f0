"""Strategies of valid objects, made from the plan of their class: no attribute is forgotten, no example is rejected.

The caller decides what attributes are drawn from. Values that would break an invariant between attributes are
corrected here.
"""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from .._checked.classes import plan_of
from .._checked.kinds import Choice, Instance, Kind, ListOf, SetOf
from ..dates import before
from ..model.coverage import SampleCoverage
from ..model.derogation import Derogation
from ..model.gatekeeping import Notice
from ..model.inspectorate_year import InspectorateYear
from ..model.preparation import Waiver
from ..model.programme import Programme
from ..model.provenance import Confidence, ConfidenceByAttribute, Sourced
from ..model.report import WORK_ATTRIBUTES, Report
from ..model.roles import Term
from ..model.stream import Delegation, WorkStream
from ..model.vocabulary import AreaScheme
from ._vocabulary import INSPECTORATES

__all__ = ["SOURCED", "Leaf", "Objects", "fill", "put_right", "some_of"]

SOURCED = frozenset(field.name for field in attrs.fields(Sourced))
"""The attributes that every object of a document may have: `confidence`, `sources`, `notes` and `extra`."""
Leaf = Callable[[type, str, Kind], SearchStrategy[Any] | None]
"""Returns the strategy for an attribute of a class, or `None` to follow its kind.

For a list it is called with the kind of the list first, and, if that gives `None`, with the kind of its items.
"""


class Objects:
    """Strategies of valid objects, by class; `leaves` has those that are not made from the plan of a class."""

    def __init__(self, leaf: Leaf, leaves: Mapping[type, SearchStrategy[Any]]) -> None:
        self.leaf = leaf
        self.leaves = leaves
        self._strategies: dict[type, SearchStrategy[Any]] = {}
        self._values: dict[tuple[type, str, Kind], SearchStrategy[Any]] = {}

    def __call__(self, cls: type) -> SearchStrategy[Any]:
        """Return the strategy of a class, made once."""
        if cls not in self._strategies:
            self._strategies[cls] = self.leaves[cls] if cls in self.leaves else _objects(cls, self)
        return self._strategies[cls]

    def values(self, cls: type, name: str, kind: Kind) -> SearchStrategy[Any]:
        """Return the strategy of one attribute of a class, made once.

        Raises `TypeError` if the leaf gives none for a text or a count.
        """
        key = cls, name, kind
        if key not in self._values:
            strategy = self.leaf(cls, name, kind)
            self._values[key] = self._by_kind(cls, name, kind) if strategy is None else strategy
        return self._values[key]

    def _by_kind(self, cls: type, name: str, kind: Kind) -> SearchStrategy[Any]:
        if isinstance(kind, ListOf):
            item_values, is_set = self.values(cls, name, kind.of), isinstance(kind, SetOf)
            if is_set:
                return st.lists(item_values, unique=True, max_size=3).map(lambda items: tuple(sorted(items)))
            return st.lists(item_values, max_size=2).map(tuple)
        if isinstance(kind, Choice):
            return st.sampled_from(list(kind.of))
        if isinstance(kind, Instance):
            return _confidence(cls) if ConfidenceByAttribute in kind.of else st.one_of(*map(self, kind.of))
        raise TypeError(f"no strategy for {cls.__name__}.{name}: the leaf must give one for {kind}")


def _objects(cls: type, objects: Objects) -> SearchStrategy[Any]:
    @st.composite
    def drawn(draw: DrawFn) -> Any:
        return cls(**fill(draw, cls, lambda name, kind: draw(objects.values(cls, name, kind)), {}))

    return drawn()


def some_of(draw: DrawFn, count: int) -> int:
    """Draw a subset of `count` things as a bit mask: with equal chances few of them, any number, or nearly all."""
    full = 2**count - 1
    mask = draw(st.integers(0, full))
    share = draw(_SHARES)
    if share == _ANY:
        return mask
    few = mask & draw(st.integers(0, full))
    return few if share == _FEW else full - few


_FEW, _ANY, _NEARLY_ALL = range(3)
_SHARES = st.integers(_FEW, _NEARLY_ALL)


def fill(draw: DrawFn, cls: type, value: Callable[[str, Kind], Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Draw the attributes of a valid object: those `given`, all others that are required, and some optional ones.

    `value` gives the value of an attribute by its name and kind.
    """
    attributes = [a for a in plan_of(cls).attributes if a.name not in given]
    optional = [a.name for a in attributes if not a.required]
    mask = some_of(draw, len(optional)) if optional else 0
    present = {name for i, name in enumerate(optional) if mask >> i & 1}
    values = {a.name: value(a.name, a.kind) for a in attributes if a.required or a.name in present}
    values |= given
    put_right(cls, values, frozenset(given), draw)
    return values


def _confidence(cls: type) -> SearchStrategy[Any]:
    own_attributes = [a.name for a in plan_of(cls).attributes if a.name not in SOURCED]
    words = st.sampled_from(list(Confidence))
    by = (
        st.dictionaries(st.sampled_from(own_attributes), words, max_size=3)
        if own_attributes
        else st.just(dict[str, Confidence]())
    )
    return st.one_of(words, by.map(lambda words_by_name: ConfidenceByAttribute.of(**words_by_name)))


# ----------------------------------------------------------------------------------- invariants between attributes

_DIFFERENT: dict[type, tuple[str, str]] = {
    Delegation: ("by", "to"),
    Waiver: ("between", "consultee"),
    Notice: ("by", "to"),
    WorkStream: ("id", "parent"),
}
"""Pairs of attributes that must not be equal."""
_IN_ORDER: dict[type, tuple[str, str]] = {Term: ("first", "last"), Derogation: ("since", "until")}
"""Pairs of dates of which the first must not be after the second."""
_WITH_IDS: dict[type, tuple[str, ...]] = {
    Programme: ("work_streams", "directions", "gatekeeping_notices", "opinions"),
    WorkStream: ("reports",),
    Report: ("recommendations",),
    InspectorateYear: ("reports", "commissioner_recommendations"),
}
"""Lists of objects whose ids must be unique."""


def put_right(cls: type, values: dict[str, Any], given: frozenset[str], draw: DrawFn) -> None:
    """Change drawn values, in place, so that they keep the invariants of the class; of two, the one given is kept."""
    if values.get("leads") and values.get("supporters"):
        changed, kept = ("leads", "supporters") if "leads" not in given else ("supporters", "leads")
        values[changed] = tuple(body for body in values[changed] if body not in values[kept])
    if values.get("terms") is not None:
        for name in {"terms"} if given & {"leads", "supporters"} else {"leads", "supporters"}:
            values.pop(name, None)
    first_party, second_party = _DIFFERENT.get(cls, ("", ""))
    if values.get(second_party) is not None and values[first_party] == values[second_party]:
        changed = first_party if second_party in given else second_party
        values[changed] = _next_inspectorate(values[changed])
    first, last = _IN_ORDER.get(cls, ("", ""))
    if values.get(last) is not None and before(values[last], values[first]):
        values[first], values[last] = values[last], values[first]
    if values.get("areas") and cls is SampleCoverage and values.get("scheme") is None:
        values["scheme"] = draw(st.sampled_from(list(AreaScheme)))
    for name in _WITH_IDS.get(cls, ()):
        if values.get(name):
            values[name] = _with_unique_ids(values[name], set())
    _put_reports_right(cls, values)


def _put_reports_right(cls: type, values: dict[str, Any]) -> None:
    """Remove what the reports of a stream must not repeat, and make the ids of all reports of a programme unique."""
    if cls is WorkStream and values.get("reports"):
        values["reports"] = tuple(attrs.evolve(r, **dict.fromkeys(WORK_ATTRIBUTES)) for r in values["reports"])
    if cls is Programme and values.get("work_streams"):
        seen: set[str] = set()
        values["work_streams"] = tuple(
            attrs.evolve(stream, reports=_with_unique_ids(stream.reports, seen)) if stream.reports else stream
            for stream in values["work_streams"]
        )


def _next_inspectorate(id: str) -> str:
    """Return the id of an inspectorate that is not this body."""
    following: dict[str, str] = dict(pairwise((*INSPECTORATES, INSPECTORATES[0])))
    return following.get(id, INSPECTORATES[0])


def _with_unique_ids(items: tuple[Any, ...], seen: set[str]) -> tuple[Any, ...]:
    """Return the items with unique ids: one that is taken gets a number appended. The ids are added to `seen`."""
    renamed = []
    for item in items:
        new, count = item.id, 1
        while new in seen or (count > 1 and new == getattr(item, "parent", None)):
            count += 1
            new = f"{item.id}-{count}"
        seen.add(new)
        renamed.append(item if new == item.id else attrs.evolve(item, id=new))
    return tuple(renamed)
