"""What is undetermined as a list of what to record: one line for a fact, however many streams lack it."""

from collections.abc import Iterable, Sequence

from attrs import frozen

from ..outcome import Outcome, Result
from ._citations import in_book
from ._labels import FactPlace, Steps, Titles, stream_of
from ._page import listed

__all__ = ["ToDo", "to_do"]

_NAMED = 3
"""So many things are told by name; more are counted."""


@frozen
class Lack:
    """One sort of fact that is not recorded, or not exactly enough."""

    pattern: tuple[str, ...]
    """Its pointer, in steps, with every position left open."""
    recorded: bool
    """Whether it is recorded already, and would have to be told more exactly."""

    @classmethod
    def of(cls, result: Result, pointer: str) -> "Lack":
        """The sort of a fact that a result misses."""
        recorded = any(f.pointer == pointer and f.value is not None and not f.document for f in result.because)
        return cls(tuple("*" if step.isdigit() else step for step in pointer.split("/")), recorded)


@frozen(kw_only=True)
class ToDo:
    """Facts to record, and what that would do."""

    attributes: tuple[str, ...]
    owners: tuple[Steps, ...]
    """The things that they are facts of."""
    recorded: bool
    """Whether they are recorded already, and would have to be told more exactly."""
    settles: tuple[str, ...]
    """The codes of the rules that would be settled."""
    helps: tuple[str, ...]
    """The codes of those that may need other facts as well."""

    def words(self, titles: Titles) -> str:
        """The line that asks for them."""
        told = ", ".join(f"`{name}`" for name in self.attributes) + self._where(titles)
        would = [f"settle {', '.join(self.settles)}"] * bool(self.settles)
        would += [f"help to settle {', '.join(self.helps)}"] * bool(self.helps)
        return f"recording {told}{' more exactly' if self.recorded else ''} would {' and '.join(would)}"

    def _where(self, titles: Titles) -> str:
        streams = dict.fromkeys(filter(None, map(stream_of, self.owners)))
        if len(streams) > _NAMED:
            return f" of {len(streams)} work streams"
        things = dict.fromkeys(titles.thing(stream_of(owner) or owner) for owner in self.owners if owner)
        if len(things) > _NAMED:
            return f" in {len(things)} places"
        return f" of {listed(things)}" if things else ""


def to_do(outcome: Outcome) -> list[ToDo]:
    """What to record, what settles most first. Facts that the same results wait for are asked for together."""
    lacking: dict[Lack, list[tuple[Result, FactPlace]]] = {}
    for result in outcome.undetermined:
        for pointer in result.missing:
            lacking.setdefault(Lack.of(result, pointer), []).append((result, FactPlace.of(pointer)))
    together: dict[tuple[object, ...], list[Lack]] = {}
    for lack, found in lacking.items():
        owners = tuple(dict.fromkeys(place.owner for _, place in found))
        waiting = frozenset((result.rule, result.subject) for result, _ in found)
        together.setdefault((lack.recorded, owners, waiting), []).append(lack)
    items = [_joined(lacks, lacking) for lacks in together.values()]
    return sorted(items, key=lambda item: (-len(item.settles), -len(item.helps)))


def _joined(lacks: Sequence[Lack], lacking: dict[Lack, list[tuple[Result, FactPlace]]]) -> ToDo:
    found = lacking[lacks[0]]
    codes = sorted({result.rule for result, _ in found}, key=in_book)
    more = {result.rule for result, _ in found if not {Lack.of(result, p) for p in result.missing} <= {*lacks}}
    return ToDo(
        attributes=tuple(_attribute(lacking[lack][0][1]) for lack in lacks),
        owners=tuple(dict.fromkeys(place.owner for _, place in found)),
        recorded=lacks[0].recorded,
        settles=tuple(code for code in codes if code not in more),
        helps=tuple(code for code in codes if code in more),
    )


def _attribute(place: FactPlace) -> str:
    """The attribute by its path from the work stream, or from the thing that it is told of."""
    stream = stream_of(place.owner)
    steps: Iterable[str] = (step for step in place.owner[len(stream) :] if not step.isdigit()) if stream else ()
    return "/".join((*steps, place.attribute))
