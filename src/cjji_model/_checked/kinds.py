"""The kinds of value that an annotation can stand for: text, words of an enumeration, objects, counts, lists, sets."""

import enum
import types
from collections.abc import Callable, Iterator
from typing import Annotated, Any, ClassVar, TypeVar, Union, get_args, get_origin

from attrs import frozen

from .faults import COUNT_LIMIT, Broken, repeated, short_repr

__all__ = ["Choice", "Count", "Instance", "Kind", "ListOf", "Members", "SetOf", "Test", "Text", "kind_of"]


T = TypeVar("T")
Test = Callable[[Any], object]
"""Whether a value of the right type is sound: a plain function, since it is asked of every object."""


@frozen
class Text:
    """A piece of text of one shape."""

    what: str
    """What the text is, for messages: "a title", "an id"."""
    test: Test
    limit: str
    """Which limit of a document bounds its length: `title`, `text` or `id`."""
    refers: str | None = None
    """What it refers to (`body`, `agency`, `any`, `area`, `stream`), where it is a reference."""

    types: ClassVar[frozenset[type]] = frozenset({str})

    def broken(self, value: object) -> Iterator[Broken]:
        if type(value) is not str:
            yield Broken((), "type", f"{short_repr(value)} is not text")
        elif not self.test(value):
            yield Broken((), "text", f"{short_repr(value)} is not {self.what}")


@frozen
class Choice:
    """One of the words of an enumeration."""

    of: type[enum.Enum]

    @property
    def test(self) -> Test | None:
        return None

    @property
    def types(self) -> frozenset[type]:
        return frozenset({self.of})

    def broken(self, value: object) -> Iterator[Broken]:
        if type(value) is not self.of:
            some = next(iter(self.of))
            yield Broken(
                (), "type", f"{short_repr(value)} is not a {self.of.__name__}, such as {self.of.__name__}.{some.name}"
            )


@frozen
class Instance:
    """A value of one class, or of one of several."""

    of: tuple[type, ...]

    @property
    def test(self) -> Test | None:
        return None

    @property
    def types(self) -> frozenset[type]:
        return frozenset(self.of)

    def broken(self, value: object) -> Iterator[Broken]:
        if type(value) not in self.of:
            yield Broken((), "type", f"{short_repr(value)} is not {' or '.join(map(_one, self.of))}")


def _one(cls: type) -> str:
    return f"{'an' if cls.__name__[0] in 'AEIOU' else 'a'} {cls.__name__}"


@frozen
class Count:
    """A whole number from 0."""

    types: ClassVar[frozenset[type]] = frozenset({int})

    @property
    def test(self) -> Test:
        return lambda value: 0 <= value <= COUNT_LIMIT

    def broken(self, value: object) -> Iterator[Broken]:
        if type(value) is not int:
            yield Broken((), "type", f"{short_repr(value)} is not a whole number")
        elif not 0 <= value <= COUNT_LIMIT:
            yield Broken((), "size", f"is not a whole number from 0 to {COUNT_LIMIT}")


@frozen
class ListOf:
    """A list that keeps its order."""

    of: "Kind"
    types: ClassVar[frozenset[type]] = frozenset({tuple})

    @property
    def test(self) -> Test | None:
        types, test = self.of.types, self.of.test
        if test is None:
            return lambda items: types.issuperset(map(type, items))
        return lambda items: types.issuperset(map(type, items)) and all(map(test, items))

    def broken(self, value: object) -> Iterator[Broken]:
        if type(value) is not tuple:
            yield Broken((), "type", f"{short_repr(value)} is not a tuple")
        else:
            for i, item in enumerate(value):
                for fault in self.of.broken(item):
                    yield Broken((i, *fault.path), fault.code, fault.message)


@frozen
class SetOf(ListOf):
    """A set, kept as a sorted tuple: a repeated member is a fault."""

    @property
    def test(self) -> Test | None:
        return None  # a set is tried as it is put in order

    def broken(self, value: object) -> Iterator[Broken]:
        faults = list(ListOf.broken(self, value))
        yield from faults
        if isinstance(value, tuple):
            bad = {fault.path[0] for fault in faults if fault.path}
            yield from repeated([(i, item, (i,)) for i, item in enumerate(value) if i not in bad])


Kind = Text | Choice | Instance | Count | ListOf | SetOf
_MEMBERS = object()
Members = Annotated[tuple[T, ...], _MEMBERS]
"""A set of values, kept as a tuple in sorted order."""


def kind_of(annotation: Any) -> Kind:
    """The kind of value that an annotation stands for; whether it may be absent is not its matter."""
    found: Kind
    if get_origin(annotation) is Annotated:
        plain, said = get_args(annotation)[:2]
        if isinstance(said, Text):
            return said
        if said is _MEMBERS:
            return SetOf(kind_of(get_args(plain)[0]))
        raise TypeError(f"no kind of value for {annotation}")
    if get_origin(annotation) is tuple:
        return ListOf(kind_of(get_args(annotation)[0]))
    if get_origin(annotation) in {Union, types.UnionType}:
        arms = [arm for arm in get_args(annotation) if arm is not type(None)]
        found = kind_of(arms[0]) if len(arms) == 1 else Instance(tuple(arms))
    elif annotation is int:
        found = Count()
    elif issubclass(annotation, enum.Enum):
        found = Choice(annotation)
    else:
        found = Instance((annotation,))
    return found
