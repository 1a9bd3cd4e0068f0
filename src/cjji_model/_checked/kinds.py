"""The kinds of value that an annotation can declare: text, enumeration members, objects, counts, lists and sets.

Each kind has the same four members. `types` holds the exact classes that a value may have (a subclass is refused:
`bool` is an `int`, and `datetime` a `date`). `test` is the fast check of a value of such a class, or `None` if its
class settles it. `broken` yields what is wrong with any value, and nothing if it is valid.
"""

import enum
import types
from collections.abc import Callable, Iterator
from typing import Annotated, Any, ClassVar, TypeVar, Union, get_args, get_origin

from attrs import frozen

from .faults import COUNT_LIMIT, Broken, repeated, short_repr, with_article

__all__ = ["Choice", "Count", "Instance", "Kind", "ListOf", "Members", "SetOf", "Test", "Text", "kind_of"]


T = TypeVar("T")
Test = Callable[[Any], object]
"""Whether a value of the right type is valid. A plain function, since it is called for every object built."""


@frozen(repr=False)
class Text:
    """Text of one form."""

    what: str
    """What a valid text is, for messages: "a title: one line of …", "an id: lower-case …"."""
    test: Test
    """Whether a text has the form."""
    limit: str
    """The attribute of `Limits` that bounds its length in a document: `title`, `text` or `id`."""
    refers: str | None = None
    """What it refers to, if it is a reference: `body`, `agency`, `any` (of these two), `area` or `stream`."""

    types: ClassVar[frozenset[type]] = frozenset({str})
    """Exactly `str`."""

    def broken(self, value: object) -> Iterator[Broken]:
        """A fault if the value is not text, or not of the form."""
        if type(value) is not str:
            yield Broken((), "type", f"{short_repr(value)} is not text")
        elif not self.test(value):
            yield Broken((), "text", f"{short_repr(value)} is not {self.what}")

    def __repr__(self) -> str:
        return f"<{self.what.partition(':')[0]}>"


@frozen
class Choice:
    """A member of an enumeration; its plain value does not do."""

    of: type[enum.Enum]
    """The enumeration."""

    @property
    def test(self) -> Test | None:
        """None: the class settles it."""
        return None

    @property
    def types(self) -> frozenset[type]:
        """The enumeration alone."""
        return frozenset({self.of})

    def broken(self, value: object) -> Iterator[Broken]:
        """A fault, with a member as an example, if the value is no member."""
        if type(value) is not self.of:
            name, member = self.of.__name__, next(iter(self.of))
            yield Broken((), "type", f"{short_repr(value)} is not {with_article(name)}, such as {name}.{member.name}")


@frozen
class Instance:
    """An object of one class, or of one of several."""

    of: tuple[type, ...]
    """The classes, in the order of the annotation."""

    @property
    def test(self) -> Test | None:
        """None: the class settles it."""
        return None

    @property
    def types(self) -> frozenset[type]:
        """The classes."""
        return frozenset(self.of)

    def broken(self, value: object) -> Iterator[Broken]:
        """A fault if the value is of none of the classes."""
        if type(value) not in self.of:
            allowed = " or ".join(with_article(cls.__name__) for cls in self.of)
            yield Broken((), "type", f"{short_repr(value)} is not {allowed}")


@frozen
class Count:
    """A whole number from 0 to `COUNT_LIMIT`."""

    types: ClassVar[frozenset[type]] = frozenset({int})
    """Exactly `int`, so that `True` is refused."""

    @property
    def test(self) -> Test:
        """Whether a number is in the range."""
        return lambda value: 0 <= value <= COUNT_LIMIT

    def broken(self, value: object) -> Iterator[Broken]:
        """A fault if the value is not a whole number, or out of the range."""
        if type(value) is not int:
            yield Broken((), "type", f"{short_repr(value)} is not a whole number")
        elif not 0 <= value <= COUNT_LIMIT:
            yield Broken((), "size", f"is not a whole number from 0 to {COUNT_LIMIT}")


@frozen
class ListOf:
    """A list, whose order means something, held as a tuple."""

    of: "Kind"
    """The kind of its items."""
    types: ClassVar[frozenset[type]] = frozenset({tuple})
    """Exactly `tuple`, so that a valid object is immutable throughout."""

    @property
    def test(self) -> Test | None:
        """Whether every item is valid."""
        types, test = self.of.types, self.of.test
        if test is None:
            return lambda items: types.issuperset(map(type, items))
        return lambda items: types.issuperset(map(type, items)) and all(map(test, items))

    def broken(self, value: object) -> Iterator[Broken]:
        """A fault if the value is not a tuple; otherwise the faults of its items, at their indexes."""
        if type(value) is not tuple:
            yield Broken((), "type", f"{short_repr(value)} is not a tuple")
        else:
            for i, item in enumerate(value):
                for fault in self.of.broken(item):
                    yield Broken((i, *fault.path), fault.code, fault.message)


@frozen
class SetOf(ListOf):
    """A set, held as a sorted tuple. A duplicate is a fault."""

    @property
    def test(self) -> Test | None:
        """None: a set is checked while it is sorted (`FastCheck.sets`)."""
        return None

    def broken(self, value: object) -> Iterator[Broken]:
        """The faults of a list, and a fault for each valid member that is a duplicate of an earlier one."""
        faults = list(ListOf.broken(self, value))
        yield from faults
        if isinstance(value, tuple):
            bad = {fault.path[0] for fault in faults if fault.path}
            yield from repeated([(i, item, (i,)) for i, item in enumerate(value) if i not in bad])


Kind = Text | Choice | Instance | Count | ListOf | SetOf
"""What an attribute may hold."""


class _MembersMark:
    def __repr__(self) -> str:
        return "<sorted set>"


_MEMBERS = _MembersMark()
"""Marks the annotation of a set."""
Members = Annotated[tuple[T, ...], _MEMBERS]
"""A set of values, held as a sorted tuple. Members given in another order are sorted when the object is built."""


def kind_of(annotation: Any) -> Kind:
    """The kind of value that an annotation declares, ignoring `None`. Raises `TypeError` for any other `Annotated`."""
    kind: Kind
    if get_origin(annotation) is Annotated:
        plain, marker = get_args(annotation)[:2]
        if isinstance(marker, Text):
            return marker
        if marker is _MEMBERS:
            return SetOf(kind_of(get_args(plain)[0]))
        raise TypeError(f"no kind of value for the annotation {annotation}")
    if get_origin(annotation) is tuple:
        return ListOf(kind_of(get_args(annotation)[0]))
    if get_origin(annotation) in {Union, types.UnionType}:
        arms = [arm for arm in get_args(annotation) if arm is not type(None)]
        kind = kind_of(arms[0]) if len(arms) == 1 else Instance(tuple(arms))
    elif annotation is int:
        kind = Count()
    elif issubclass(annotation, enum.Enum):
        kind = Choice(annotation)
    else:
        kind = Instance((annotation,))
    return kind
