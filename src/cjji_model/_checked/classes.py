"""The base class of the model, the plan derived from annotations, and the validation run at construction.

Validation has two paths. The fast path (`FastCheck`) only answers whether an object is valid; it is compiled once per
combination of value types, since most objects are valid and share few combinations. `ClassPlan.broken` is the slow
path, run only after the fast one refused an object, and lists everything that is wrong.
"""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial
from operator import attrgetter
from typing import Any, ClassVar, cast

import attrs
from attrs import evolve, frozen

from .._attribute_docs import show_attribute_docs
from ..errors import Fault, InvariantError
from .faults import Broken, pointer, with_article
from .kinds import Choice, Kind, SetOf, T, Test, Text, kind_of

__all__ = ["Attribute", "Checked", "ClassPlan", "invariant", "per_class", "plan_of", "values_of"]


@cache
def _sorter(of: Text | Choice) -> Callable[[tuple[Any, ...]], tuple[Any, ...] | None]:
    """Return a function that sorts the members of a set, or gives `None` if one is invalid or a duplicate."""
    types, test = of.types, of.test

    @lru_cache(maxsize=1024)  # the same few sets occur all the time
    def ordered(items: tuple[Any, ...]) -> tuple[Any, ...] | None:
        valid = len({*items}) == len(items) and (test is None or all(map(test, items)))
        return tuple(sorted(items)) if valid else None

    # The types are checked outside the cache: values of other types can be equal to valid members, and would be
    # served from it, or cannot be hashed.
    return lambda items: ordered(items) if types.issuperset(map(type, items)) else None


@frozen
class Invariant:
    """A condition on an object beyond the types of its attributes."""

    reads: tuple[str, ...]
    """The names of the attributes that it reads, in the order of the function's parameters."""
    find: Callable[..., Iterator[Broken]]
    """Yields what is broken; called with the values of the attributes."""
    absent: bool
    """Whether it also runs if an attribute is absent, with `None` for that attribute."""
    of_class: bool
    """Whether the function takes the class of the object as its first argument."""


class Checked:
    """Base of the model's classes. Building one that breaks an invariant raises `InvariantError`, which lists all."""

    __slots__ = ()
    _invariants: ClassVar[tuple[Invariant, ...]] = ()

    def __init_subclass__(cls) -> None:
        show_attribute_docs(cls)

    def __attrs_post_init__(self) -> None:
        plan = plan_of(type(self))
        if not plan.passes(self):
            faults = [Fault(pointer(b.path), b.code, b.message) for b in plan.broken(self)]
            raise InvariantError(f"not {with_article(type(self).__name__)}", faults)


Finder = Callable[..., Iterator[Broken]]


def invariant(
    cls: type[Checked], *reads: str, absent: bool = False, of_class: bool = False
) -> Callable[[Finder], Finder]:
    """Register a function as an invariant of a class over the attributes named.

    It runs only if all of these are valid and, unless `absent`, present.
    """

    def add(find: Finder) -> Finder:
        cls._invariants = (*cls._invariants, Invariant(reads, find, absent, of_class))
        return find

    return add


@frozen
class Attribute:
    """One attribute of a class, as its annotation declares it."""

    name: str
    """The attribute's name, which is also its key in a document."""
    kind: Kind
    """The values that it may hold when it is present."""
    required: bool
    """Whether it must be present: it has no default."""


@frozen
class FastCheck:
    """The checks still needed for one combination of value types; attributes whose type settles them are skipped."""

    tests: tuple[tuple[Callable[[Any], Any], Test], ...]
    """For each value that needs a test: its getter, and the test."""
    sets: tuple[tuple[str, Callable[[Any], Any], Callable[[Any], tuple[Any, ...] | None]], ...]
    """For each set: the attribute's name, its getter, and its sorter (see `_sorter`)."""
    between: tuple[tuple[Callable[[Any], tuple[Any, ...]], Callable[..., Iterator[Broken]]], ...]
    """For each invariant that applies: the getter of the values that it reads, and its function."""


@frozen
class ClassPlan:
    """The attributes and invariants of a class, derived from it once; building, loading and dumping follow it."""

    attributes: tuple[Attribute, ...]
    """In canonical order: the class's own, then those inherited from `Sourced`."""
    invariants: tuple[Invariant, ...]
    """In order of registration, those of the base classes first."""
    values: Callable[[Any], tuple[Any, ...]]
    """Getter of the values of all attributes, in canonical order."""
    fast_check: Callable[[tuple[type, ...]], FastCheck | None]
    """The fast path for a combination of value types, cached; `None` if one of the types is wrong."""

    def passes(self, item: object) -> bool:
        """Fast validity check without diagnostics. Side effect: sorts the set-valued attributes of a valid object."""
        check = self.fast_check(tuple(map(type, self.values(item))))
        if check is None:
            return False
        for get, test in check.tests:
            if not test(get(item)):
                return False
        unsorted = []
        for name, get, sort in check.sets:
            members = get(item)
            ordered = sort(members)
            if ordered is None:
                return False
            if ordered != members:
                unsorted.append((name, ordered))
        for read, find in check.between:
            for _ in find(*read(item)):
                return False
        for name, ordered in unsorted:
            object.__setattr__(item, name, ordered)  # the class is frozen; only valid objects are changed
        return True

    def broken(self, item: object) -> Iterator[Broken]:
        """Everything that is wrong with an object: attribute by attribute, then between attributes."""
        valid: dict[str, object] = {}
        for attribute in self.attributes:
            value = getattr(item, attribute.name)
            if value is None and not attribute.required:
                valid[attribute.name] = None
                continue
            faults = list(attribute.kind.broken(value))
            yield from (Broken((attribute.name, *b.path), b.code, b.message) for b in faults)
            if not faults:
                valid[attribute.name] = value
        yield from self.between(valid)

    def between(self, valid: dict[str, Any]) -> Iterator[Broken]:
        """What the invariants over valid attributes find; `valid` holds `None` for absent attributes."""
        for rule in self.invariants:
            if all(name in valid and (rule.absent or valid[name] is not None) for name in rule.reads):
                yield from rule.find(*(valid[name] for name in rule.reads))


def per_class(make: Callable[[type[Any]], T]) -> Callable[[type[Any]], T]:
    """Cache a function of a class. `functools.cache` alone would lose the parameter's type."""
    return cast("Callable[[type[Any]], T]", cache(make))


@per_class
def plan_of(cls: type[Any]) -> ClassPlan:
    """The plan of a class, cached. Raises `TypeError` for an annotation of no known kind."""
    fields = [f for f in attrs.fields(cls) if f.init]
    fields.sort(key=lambda f: f.inherited)
    attributes = tuple(Attribute(f.name, kind_of(f.type), f.default is attrs.NOTHING) for f in fields)
    invariants = tuple(evolve(i, find=partial(i.find, cls)) if i.of_class else i for i in cls._invariants)
    return ClassPlan(
        attributes=attributes,
        invariants=invariants,
        values=values_of(tuple(a.name for a in attributes)),
        fast_check=lru_cache(maxsize=1024)(partial(_fast_check, attributes, invariants)),
    )


def _fast_check(
    attributes: tuple[Attribute, ...], invariants: tuple[Invariant, ...], types: tuple[type, ...]
) -> FastCheck | None:
    """The checks needed for an object whose values have these types; `None` if one of the types is wrong."""
    present: dict[str, Kind] = {}
    for attribute, cls in zip(attributes, types, strict=True):
        if cls in attribute.kind.types:
            present[attribute.name] = attribute.kind
        elif attribute.required or cls is not type(None):
            return None
    return FastCheck(
        tests=tuple((attrgetter(name), kind.test) for name, kind in present.items() if kind.test is not None),
        between=tuple((values_of(i.reads), i.find) for i in invariants if i.absent or present.keys() >= {*i.reads}),
        sets=tuple((n, attrgetter(n), _sorter(k.of)) for n, k in present.items() if isinstance(k, SetOf)),
    )


def values_of(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """A getter of the attributes named, as one tuple.

    `attrgetter` reads several at C speed, but gives a bare value for one name and refuses none.
    """
    if len(names) > 1:
        return attrgetter(*names)
    if not names:
        return lambda _: ()
    (name,) = names
    return lambda item: (getattr(item, name),)
