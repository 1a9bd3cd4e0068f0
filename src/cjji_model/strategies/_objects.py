"""Objects drawn by the plan of their class: no attribute can be forgotten, and nothing is drawn and thrown away.

What an attribute's value is drawn from is the caller's matter; what must hold between attributes is put right here.
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
"""The attributes that every object of a document may have."""
Leaf = Callable[[type, str, Kind], SearchStrategy[Any] | None]
"""What the value of an attribute is drawn from, or `None` to follow its kind; it is asked of a whole list first."""


class Objects:
    """Strategies of valid objects by class; those of a class in `whole` come from there."""

    def __init__(self, leaf: Leaf, whole: Mapping[type, SearchStrategy[Any]]) -> None:
        self.leaf = leaf
        self.whole = whole
        self._of: dict[type, SearchStrategy[Any]] = {}
        self._values: dict[tuple[type, str, Kind], SearchStrategy[Any]] = {}

    def __call__(self, cls: type) -> SearchStrategy[Any]:
        """The objects of a class."""
        if cls not in self._of:
            self._of[cls] = self.whole[cls] if cls in self.whole else _objects(cls, self)
        return self._of[cls]

    def values(self, cls: type, name: str, kind: Kind) -> SearchStrategy[Any]:
        """The values of one attribute of a class."""
        key = cls, name, kind
        if key not in self._values:
            found = self.leaf(cls, name, kind)
            self._values[key] = self._by_kind(cls, name, kind) if found is None else found
        return self._values[key]

    def _by_kind(self, cls: type, name: str, kind: Kind) -> SearchStrategy[Any]:
        if isinstance(kind, ListOf):
            one, members = self.values(cls, name, kind.of), isinstance(kind, SetOf)
            if members:
                return st.lists(one, unique=True, max_size=3).map(lambda items: tuple(sorted(items)))
            return st.lists(one, max_size=2).map(tuple)
        if isinstance(kind, Choice):
            return st.sampled_from(list(kind.of))
        if isinstance(kind, Instance):
            return _confidence(cls) if ConfidenceByAttribute in kind.of else st.one_of(*map(self, kind.of))
        raise TypeError(f"nothing to draw {cls.__name__}.{name} from: {kind}")


def _objects(cls: type, objects: Objects) -> SearchStrategy[Any]:
    @st.composite
    def drawn(draw: DrawFn) -> Any:
        return cls(**fill(draw, cls, lambda name, kind: draw(objects.values(cls, name, kind)), {}))

    return drawn()


def some_of(draw: DrawFn, count: int) -> int:
    """Which of so many things there are, as the bits of a number: few of them, or any, or nearly all."""
    full = 2**count - 1
    few, mask = st.integers(0, full), draw(st.integers(0, full))
    how = draw(_HOW)
    return mask & draw(few) if how == 0 else mask if how == 1 else full - (mask & draw(few))


_HOW = st.integers(0, 2)


def fill(draw: DrawFn, cls: type, value: Callable[[str, Kind], Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Values for the attributes of an object, beside those given: each optional one now there and now not."""
    attributes = [a for a in plan_of(cls).attributes if a.name not in given]
    optional = [a.name for a in attributes if not a.required]
    mask = some_of(draw, len(optional)) if optional else 0
    there = {name for i, name in enumerate(optional) if mask >> i & 1}
    values = {a.name: value(a.name, a.kind) for a in attributes if a.required or a.name in there}
    values |= given
    put_right(cls, values, frozenset(given), draw)
    return values


def _confidence(cls: type) -> SearchStrategy[Any]:
    own = [a.name for a in plan_of(cls).attributes if a.name not in SOURCED]
    words = st.sampled_from(list(Confidence))
    by = st.dictionaries(st.sampled_from(own), words, max_size=3) if own else st.just(dict[str, Confidence]())
    return st.one_of(words, by.map(lambda found: ConfidenceByAttribute.of(**found)))


# ----------------------------------------------------------------------------------- what must hold between them

_PAIRS: dict[type, tuple[str, str]] = {
    Delegation: ("by", "to"),
    Waiver: ("between", "consultee"),
    Notice: ("by", "to"),
    WorkStream: ("id", "parent"),
}
_ORDERED: dict[type, tuple[str, str]] = {Term: ("first", "last"), Derogation: ("since", "until")}
_WITH_IDS: dict[type, tuple[str, ...]] = {
    Programme: ("work_streams", "directions", "gatekeeping_notices", "opinions"),
    WorkStream: ("reports",),
    Report: ("recommendations",),
    InspectorateYear: ("reports", "commissioner_recommendations"),
}


def put_right(cls: type, values: dict[str, Any], given: frozenset[str], draw: DrawFn) -> None:
    """Make drawn values keep what must hold between attributes of the class; what is given stays as it is."""
    if values.get("leads") and values.get("supporters"):
        changed, kept = ("leads", "supporters") if "leads" not in given else ("supporters", "leads")
        values[changed] = tuple(body for body in values[changed] if body not in values[kept])
    if values.get("terms") is not None:
        for name in {"terms"} if given & {"leads", "supporters"} else {"leads", "supporters"}:
            values.pop(name, None)
    one, other = _PAIRS.get(cls, ("", ""))
    if values.get(other) is not None and values[one] == values[other]:
        changed = one if other in given else other
        values[changed] = _another(values[changed])
    first, last = _ORDERED.get(cls, ("", ""))
    if values.get(last) is not None and before(values[last], values[first]):
        values[first], values[last] = values[last], values[first]
    if values.get("areas") and cls is SampleCoverage and values.get("scheme") is None:
        values["scheme"] = draw(st.sampled_from(list(AreaScheme)))
    for name in _WITH_IDS.get(cls, ()):
        if values.get(name):
            values[name] = _with_own_ids(values[name], set())
    _put_reports_right(cls, values)


def _put_reports_right(cls: type, values: dict[str, Any]) -> None:
    if cls is WorkStream and values.get("reports"):
        values["reports"] = tuple(attrs.evolve(r, **dict.fromkeys(WORK_ATTRIBUTES)) for r in values["reports"])
    if cls is Programme and values.get("work_streams"):
        seen: set[str] = set()
        values["work_streams"] = tuple(
            attrs.evolve(stream, reports=_with_own_ids(stream.reports, seen)) if stream.reports else stream
            for stream in values["work_streams"]
        )


def _another(id: str) -> str:
    """The id of another body."""
    following = {**dict(pairwise((*INSPECTORATES, INSPECTORATES[0])))}
    return following.get(id, INSPECTORATES[0])


def _with_own_ids(items: tuple[Any, ...], seen: set[str]) -> tuple[Any, ...]:
    """The items, each with an id that none before it bears."""
    kept = []
    for item in items:
        new, count = item.id, 1
        while new in seen or (count > 1 and new == getattr(item, "parent", None)):
            count += 1
            new = f"{item.id}-{count}"
        seen.add(new)
        kept.append(item if new == item.id else attrs.evolve(item, id=new))
    return tuple(kept)
