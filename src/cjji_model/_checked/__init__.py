"""Objects that are sound once built, and tell everything that is wrong when they are not.

A class says what its attributes are by their annotations, and no more: `tuple[Waiver, ...] | None` is
a list of waivers that may be unrecorded, `Members[Reference]` a set of references kept in sorted order.
From the annotations comes a `Plan`, which building an object, loading one and dumping one all follow.
What the annotations cannot say is an `invariant`: a small function that names the attributes it reads.
"""

import enum
import re
import types
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, lru_cache, partial
from operator import attrgetter
from typing import Annotated, Any, ClassVar, TypeVar, Union, cast, get_args, get_origin

import attrs
from attrs import evolve, frozen

from ..errors import Fault, InvariantError

__all__ = ["Broken", "Checked", "invariant"]

T = TypeVar("T")
Path = tuple[str | int, ...]


@frozen
class Broken:
    """One broken invariant, as the function that found it tells it."""

    at: str | Path
    """The attribute, or the path from the object to the value that is wrong."""
    code: str
    message: str

    @property
    def path(self) -> Path:
        """The path from the object, in steps."""
        return (self.at,) if isinstance(self.at, str) else self.at


def pointer(path: Path) -> str:
    """Write a path as RFC 6901 does.

    >>> pointer(("work_streams", 0, "a/b"))
    '/work_streams/0/a~1b'
    """
    steps = [str(step) for step in path]
    text = "/".join(["", *steps])
    if "~" in text or text.count("/") != len(steps):
        return "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in steps)
    return text


# ------------------------------------------------------------------------------------------ kinds of value


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
            yield Broken((), "type", f"{told(value)} is not text")
        elif not self.test(value):
            yield Broken((), "text", f"{told(value)} is not {self.what}")


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
                (), "type", f"{told(value)} is not a {self.of.__name__}, such as {self.of.__name__}.{some.name}"
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
            yield Broken((), "type", f"{told(value)} is not {' or '.join(map(_one, self.of))}")


def _one(cls: type) -> str:
    return f"{'an' if cls.__name__[0] in 'AEIOU' else 'a'} {cls.__name__}"


COUNT_LIMIT = 1_000_000_000


@frozen
class Count:
    """A whole number from 0."""

    types: ClassVar[frozenset[type]] = frozenset({int})

    @property
    def test(self) -> Test:
        return lambda value: 0 <= value <= COUNT_LIMIT

    def broken(self, value: object) -> Iterator[Broken]:
        if type(value) is not int:
            yield Broken((), "type", f"{told(value)} is not a whole number")
        elif not 0 <= value <= COUNT_LIMIT:
            yield Broken((), "size", f"is not a whole number from 0 to {COUNT_LIMIT}")


@frozen
class Listed:
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
            yield Broken((), "type", f"{told(value)} is not a tuple")
        else:
            for i, item in enumerate(value):
                for fault in self.of.broken(item):
                    yield Broken((i, *fault.path), fault.code, fault.message)


@frozen
class MembersOf(Listed):
    """A set, kept as a sorted tuple: a repeated member is a fault."""

    @property
    def test(self) -> Test | None:
        return None  # a set is tried as it is put in order

    def broken(self, value: object) -> Iterator[Broken]:
        faults = list(Listed.broken(self, value))
        yield from faults
        if isinstance(value, tuple):
            bad = {fault.path[0] for fault in faults if fault.path}
            yield from repeated([(i, item, (i,)) for i, item in enumerate(value) if i not in bad])


Kind = Text | Choice | Instance | Count | Listed | MembersOf
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
            return MembersOf(kind_of(get_args(plain)[0]))
        raise TypeError(f"no kind of value for {annotation}")
    if get_origin(annotation) is tuple:
        return Listed(kind_of(get_args(annotation)[0]))
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


# -------------------------------------------------------------------------------------------- shapes of text


is_slug = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*").fullmatch
"""Whether a text is shaped like an id: lower-case letters and digits, in groups joined by hyphens."""


@cache
def _in_order(of: Text | Choice) -> Callable[[tuple[Any, ...]], tuple[Any, ...] | None]:
    """A function that puts members in sorted order, and gives `None` where one is unsound or stands twice."""
    types, test = of.types, of.test

    @lru_cache(maxsize=1024)  # the same few sets occur all the time
    def ordered(items: tuple[Any, ...]) -> tuple[Any, ...] | None:
        sound = len({*items}) == len(items) and (test is None or all(map(test, items)))
        return tuple(sorted(items)) if sound else None

    return lambda items: ordered(items) if types.issuperset(map(type, items)) else None


def is_line(text: str) -> bool:
    """Whether a text is one line that can be printed, with nothing but text at its ends."""
    return text != "" and text.isprintable() and text[0] != " " and text[-1] != " " and text == text.strip()


def is_prose(text: str) -> bool:
    """Whether a text is lines that can be printed (line ends and tabs allowed), trimmed."""
    return text == text.strip() and is_line(text.translate(_BLANKS).strip())


_BLANKS = str.maketrans("\n\t", "  ")
Slug = Annotated[str, Text("an id: lower-case letters and digits, in groups joined by hyphens", is_slug, "id")]
Title = Annotated[str, Text("a title: one line of text, trimmed, that can be printed", is_line, "title")]
Line = Annotated[str, Text("one line of text, trimmed, that can be printed", is_line, "text")]
Prose = Annotated[str, Text("text, trimmed, that can be printed", is_prose, "text")]
_ID = "an id: lower-case letters and digits, in groups joined by hyphens"
BodyId = Annotated[str, Text(f"a body's id, name or abbreviation, or {_ID}", is_slug, "id", "body")]
AgencyId = Annotated[str, Text(f"an agency's id, name or abbreviation, or {_ID}", is_slug, "id", "agency")]
PartyId = Annotated[str, Text(f"the id, name or abbreviation of a body or agency, or {_ID}", is_slug, "id", "any")]
StreamId = Annotated[str, Text(f"a stream's or report's {_ID[3:]}", is_slug, "id", "stream")]
AreaId = Annotated[str, Text(f"an area's {_ID[3:]}", is_slug, "id", "area")]


_SHOWN = 60
"""How many letters of a value a message shows."""


def told(value: object) -> str:
    """A value as a message shows it: what it is, cut short."""
    if isinstance(value, enum.Enum):
        return repr(str(value.value))
    if type(value) is int and abs(value) > COUNT_LIMIT**2:
        return "a very large number"
    if isinstance(value, str | int | float | date | None):
        text = repr(value) if type(value) is not date else value.isoformat()
        return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."
    return {"dict": "an object", "list": "a list", "tuple": "a tuple"}.get(
        type(value).__name__, f"a {type(value).__name__}"
    )


def repeated(items: list[tuple[object, object, Path]]) -> Iterator[Broken]:
    """A fault for each item whose value already stood before; items are (where, value, path of the fault)."""
    first: dict[object, object] = {}
    for where, value, path in items:
        if value in first:
            yield Broken(path, "unique", f"{told(value)} stands here already, at {first[value]}")
        else:
            first[value] = where


def repeated_ids(name: str, items: tuple[Any, ...]) -> Iterator[Broken]:
    """A fault for each item of the list `name` whose id an earlier one bears."""
    if len({item.id for item in items}) == len(items):
        return iter(())
    return repeated([(i, item.id, (name, i, "id")) for i, item in enumerate(items) if item.id is not None])


# ------------------------------------------------------------------------------------------- the class itself


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
class Trial:
    """What is to be tried of objects whose attributes have values of certain types: the rest is sound by its type."""

    tests: tuple[tuple[Callable[[Any], Any], Test], ...]
    sets: tuple[tuple[str, Callable[[Any], Any], Callable[[Any], tuple[Any, ...] | None]], ...]
    """The sets: the attribute, how to read it, and how to put it in order."""
    between: tuple[tuple[Callable[[Any], tuple[Any, ...]], Callable[..., Iterator[Broken]]], ...]


@frozen
class Plan:
    """What is known of a class from its annotations: built once, followed by building, loading and dumping."""

    attributes: tuple[Attribute, ...]
    """In canonical order: the class's own, then those that every object may have."""
    invariants: tuple[Invariant, ...]
    values: Callable[[Any], tuple[Any, ...]]
    trial: Callable[[tuple[type, ...]], Trial | None]

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
def plan_of(cls: type[Any]) -> Plan:
    """The plan of a class."""
    fields = [f for f in attrs.fields(cls) if f.init]
    fields.sort(key=lambda f: f.inherited)
    attributes = tuple(Attribute(f.name, kind_of(f.type), f.default is attrs.NOTHING) for f in fields)
    invariants = tuple(evolve(i, find=partial(i.find, cls)) if i.of_class else i for i in cls._invariants)
    return Plan(
        attributes=attributes,
        invariants=invariants,
        values=values_of(tuple(a.name for a in attributes)),
        trial=lru_cache(maxsize=1024)(partial(_trial, attributes, invariants)),
    )


def _trial(
    attributes: tuple[Attribute, ...], invariants: tuple[Invariant, ...], types: tuple[type, ...]
) -> Trial | None:
    """What is to be tried of an object whose values are of these types; `None` where one of them is not right."""
    present: dict[str, Kind] = {}
    for attribute, cls in zip(attributes, types, strict=True):
        if cls in attribute.kind.types:
            present[attribute.name] = attribute.kind
        elif attribute.required or cls is not type(None):
            return None
    return Trial(
        tests=tuple((attrgetter(name), kind.test) for name, kind in present.items() if kind.test is not None),
        between=tuple((values_of(i.reads), i.find) for i in invariants if i.absent or present.keys() >= {*i.reads}),
        sets=tuple((n, attrgetter(n), _in_order(k.of)) for n, k in present.items() if isinstance(k, MembersOf)),
    )


def values_of(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """A function that reads the attributes named, all at once."""
    if len(names) > 1:
        return attrgetter(*names)
    if not names:
        return lambda _: ()
    (name,) = names
    return lambda item: (getattr(item, name),)
