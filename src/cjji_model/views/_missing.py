"""The to-do list: the facts that would decide undetermined results. A fact that many streams lack is one line."""

from collections.abc import Sequence

from attrs import frozen

from ..outcome import Outcome, Result
from ._citations import book_order
from ._labels import FactPlace, Steps, Titles, stream_of
from ._page import listed

__all__ = ["ToDo", "to_do"]

_NAMED = 3
"""Up to this many objects are named; more are counted."""


@frozen
class Lack:
    """One kind of fact that is not recorded, or is too imprecise."""

    pattern: tuple[str, ...]
    """The steps of its pointer, with `*` for every position."""
    recorded: bool
    """Whether it is recorded already, but too imprecise to decide the rule."""

    @classmethod
    def of(cls, result: Result, pointer: str) -> "Lack":
        """Return the kind of a fact that a result names as missing."""
        recorded = any(f.pointer == pointer and f.value is not None and not f.document for f in result.because)
        return cls(tuple("*" if step.isdigit() else step for step in pointer.split("/")), recorded)


@frozen(kw_only=True)
class ToDo:
    """Facts to record together, and the rules that they decide."""

    attributes: tuple[str, ...]
    """The attributes to record, each by its path from the work stream."""
    owners: tuple[Steps, ...]
    """The steps to the objects that lack them."""
    recorded: bool
    """Whether they are recorded already, but too imprecise."""
    settles: tuple[str, ...]
    """The codes of the rules that these facts decide."""
    helps: tuple[str, ...]
    """The codes of the rules that these facts help to decide: they may need other facts as well."""

    def words(self, titles: Titles) -> str:
        """Return the line of the list."""
        facts = ", ".join(f"`{name}`" for name in self.attributes) + self._where(titles)
        several = len(self.attributes) > 1
        effects = []
        if self.settles:
            effects.append(f"{'decide' if several else 'decides'} {', '.join(self.settles)}")
        if self.helps:
            effects.append(f"{'help' if several else 'helps'} to decide {', '.join(self.helps)}")
        return f"{facts}{' (too imprecise)' if self.recorded else ''}: {'; '.join(effects)}"

    def _where(self, titles: Titles) -> str:
        """Return the objects that lack the facts; empty for the document itself."""
        streams = dict.fromkeys(filter(None, map(stream_of, self.owners)))
        if len(streams) > _NAMED:
            return f" of {len(streams)} work streams"
        things = dict.fromkeys(titles.thing(stream_of(owner) or owner) for owner in self.owners if owner)
        if len(things) > _NAMED:
            return f" in {len(things)} places"
        return f" of {listed(things)}" if things else ""


def to_do(outcome: Outcome) -> list[ToDo]:
    """Return what to record, those facts first that decide most rules.

    Facts that the same objects lack for the same results are one item.
    """
    uses: dict[Lack, list[tuple[Result, FactPlace]]] = {}
    for result in outcome.undetermined:
        for pointer in result.missing:
            uses.setdefault(Lack.of(result, pointer), []).append((result, FactPlace.of(pointer)))
    groups: dict[tuple[object, ...], list[Lack]] = {}
    for lack, uses_of_lack in uses.items():
        owners = tuple(dict.fromkeys(place.owner for _, place in uses_of_lack))
        waiting = frozenset((result.rule, result.subject) for result, _ in uses_of_lack)
        groups.setdefault((lack.recorded, owners, waiting), []).append(lack)
    items = [_joined(lacks, uses) for lacks in groups.values()]
    return sorted(items, key=lambda item: (-len(item.settles), -len(item.helps)))


def _joined(lacks: Sequence[Lack], uses: dict[Lack, list[tuple[Result, FactPlace]]]) -> ToDo:
    """Return one item for facts that the same results wait for: a rule that waits for others too is only helped."""
    shared = uses[lacks[0]]
    codes = sorted({result.rule for result, _ in shared}, key=book_order)
    need_more = {result.rule for result, _ in shared if not {Lack.of(result, p) for p in result.missing} <= {*lacks}}
    return ToDo(
        attributes=tuple(_attribute(uses[lack][0][1]) for lack in lacks),
        owners=tuple(dict.fromkeys(place.owner for _, place in shared)),
        recorded=lacks[0].recorded,
        settles=tuple(code for code in codes if code not in need_more),
        helps=tuple(code for code in codes if code in need_more),
    )


def _attribute(place: FactPlace) -> str:
    """Return an attribute by its path from the work stream; outside a stream, from the object it belongs to."""
    stream = stream_of(place.owner)
    if not stream:
        return place.attribute
    steps = [step for step in place.owner[len(stream) :] if not step.isdigit()]
    return "/".join((*steps, place.attribute))
