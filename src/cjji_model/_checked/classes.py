"""The base of the model's classes: the plan made from annotations, and the check as an object is built."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial
from operator import attrgetter
from typing import Any, ClassVar, cast

import attrs
from attrs import evolve, frozen

from ..errors import Fault, InvariantError
from .faults import Broken, pointer
from .kinds import Choice, Kind, SetOf, T, Test, Text, kind_of

__all__ = ["Attribute", "Checked", "ClassPlan", "invariant", "per_class", "plan_of", "values_of"]


@cache
def _in_order(of: Text | Choice) -> Callable[[tuple[Any, ...]], tuple[Any, ...] | None]:
    """A function that puts members in sorted order, and gives `None` where one is unsound or stands twice."""
    types, test = of.types, of.test

    @lru_cache(maxsize=1024)  # the same few sets occur all the time
    def ordered(items: tuple[Any, ...]) -> tuple[Any, ...] | None:
        sound = len({*items}) == len(items) and (test is None or all(map(test, items)))
        return tuple(sorted(items)) if sound else None

    return lambda items: ordered(items) if types.issuperset(map(type, items)) else None


@frozen
class Invariant:
    """What an object must hold beside the kinds of its attributes."""

    reads: tuple[str, ...]
    find: Callable[..., Iterator[Broken]]
    absent: bool
    """Whether it is tried, with `None`, where an attribute is absent."""
    of_class: bool
    """Whether it is first handed the class of the object."""


class Checked:
    """Base of the model's classes: building one that breaks an invariant raises `InvariantError`, with all of them."""

    __slots__ = ()
    _invariants: ClassVar[tuple[Invariant, ...]] = ()

    def __attrs_post_init__(self) -> None:
        plan = plan_of(type(self))
        if not plan.settle(self):
            faults = [Fault(pointer(b.path), b.code, b.message) for b in plan.broken(self)]
            raise InvariantError(f"not a {type(self).__name__}", faults)


Finder = Callable[..., Iterator[Broken]]


def invariant(
    cls: type[Checked], *reads: str, absent: bool = False, of_class: bool = False
) -> Callable[[Finder], Finder]:
    """Say what must hold between the attributes named; it is tried whenever all of them are present and sound."""

    def add(find: Finder) -> Finder:
        cls._invariants = (*cls._invariants, Invariant(reads, find, absent, of_class))
        return find

    return add


@frozen
class Attribute:
    """One attribute of a class."""

    name: str
    kind: Kind
    required: bool


@frozen
class FastCheck:
    """What is to be tried of objects whose attributes have values of certain types: the rest is sound by its type."""

    tests: tuple[tuple[Callable[[Any], Any], Test], ...]
    sets: tuple[tuple[str, Callable[[Any], Any], Callable[[Any], tuple[Any, ...] | None]], ...]
    """The sets: the attribute, how to read it, and how to put it in order."""
    between: tuple[tuple[Callable[[Any], tuple[Any, ...]], Callable[..., Iterator[Broken]]], ...]


@frozen
class ClassPlan:
    """What is known of a class from its annotations: built once, followed by building, loading and dumping."""

    attributes: tuple[Attribute, ...]
    """In canonical order: the class's own, then those that every object may have."""
    invariants: tuple[Invariant, ...]
    values: Callable[[Any], tuple[Any, ...]]
    trial: Callable[[tuple[type, ...]], FastCheck | None]

    def settle(self, item: object) -> bool:
        """Whether the object is sound: the quick way, which says nothing of what is wrong. Puts its sets in order."""
        trial = self.trial(tuple(map(type, self.values(item))))
        if trial is None:
            return False
        for get, test in trial.tests:
            if not test(get(item)):
                return False
        disordered = []
        for name, get, in_order in trial.sets:
            members = get(item)
            ordered = in_order(members)
            if ordered is None:
                return False
            if ordered != members:
                disordered.append((name, ordered))
        for read, find in trial.between:
            for _ in find(*read(item)):
                return False
        for name, ordered in disordered:
            object.__setattr__(item, name, ordered)
        return True

    def broken(self, item: object) -> Iterator[Broken]:
        """Everything that is wrong with the object, attribute by attribute, then between attributes."""
        sound: dict[str, object] = {}
        for attribute in self.attributes:
            value = getattr(item, attribute.name)
            if value is None and not attribute.required:
                sound[attribute.name] = None
                continue
            faults = list(attribute.kind.broken(value))
            yield from (Broken((attribute.name, *b.path), b.code, b.message) for b in faults)
            if not faults:
                sound[attribute.name] = value
        yield from self.between(sound)

    def between(self, sound: dict[str, Any]) -> Iterator[Broken]:
        """The invariants that can be tried on what is sound; `sound` holds `None` for what is absent."""
        for rule in self.invariants:
            if all(name in sound and (rule.absent or sound[name] is not None) for name in rule.reads):
                yield from rule.find(*(sound[name] for name in rule.reads))


def per_class(make: Callable[[type[Any]], T]) -> Callable[[type[Any]], T]:
    """Keep what is made of a class, so that it is made once."""
    return cast("Callable[[type[Any]], T]", cache(make))


@per_class
def plan_of(cls: type[Any]) -> ClassPlan:
    """The plan of a class."""
    fields = [f for f in attrs.fields(cls) if f.init]
    fields.sort(key=lambda f: f.inherited)
    attributes = tuple(Attribute(f.name, kind_of(f.type), f.default is attrs.NOTHING) for f in fields)
    invariants = tuple(evolve(i, find=partial(i.find, cls)) if i.of_class else i for i in cls._invariants)
    return ClassPlan(
        attributes=attributes,
        invariants=invariants,
        values=values_of(tuple(a.name for a in attributes)),
        trial=lru_cache(maxsize=1024)(partial(_trial, attributes, invariants)),
    )


def _trial(
    attributes: tuple[Attribute, ...], invariants: tuple[Invariant, ...], types: tuple[type, ...]
) -> FastCheck | None:
    """What is to be tried of an object whose values are of these types; `None` where one of them is not right."""
    present: dict[str, Kind] = {}
    for attribute, cls in zip(attributes, types, strict=True):
        if cls in attribute.kind.types:
            present[attribute.name] = attribute.kind
        elif attribute.required or cls is not type(None):
            return None
    return FastCheck(
        tests=tuple((attrgetter(name), kind.test) for name, kind in present.items() if kind.test is not None),
        between=tuple((values_of(i.reads), i.find) for i in invariants if i.absent or present.keys() >= {*i.reads}),
        sets=tuple((n, attrgetter(n), _in_order(k.of)) for n, k in present.items() if isinstance(k, SetOf)),
    )


def values_of(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """A function that reads the attributes named, all at once."""
    if len(names) > 1:
        return attrgetter(*names)
    if not names:
        return lambda _: ()
    (name,) = names
    return lambda item: (getattr(item, name),)
