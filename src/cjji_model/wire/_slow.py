"""The slow way to read: every fault of a document, or the document and notes on what was understood."""

import enum
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from attrs import frozen

from .._checked.classes import Checked, plan_of
from .._checked.faults import Broken, Path, pointer, repeated, short_repr
from .._checked.kinds import Choice, Count, Instance, Kind, ListOf, SetOf, Text
from ..dates import PartialDate
from ..errors import Fault, InvariantError, LoadError, did_you_mean
from ..model.extra import ExtraData, NotJson
from ..model.provenance import Confidence, ConfidenceByAttribute
from ..registry import Registry
from ._fast import Hook
from .limits import Limits

__all__ = ["ReadingContext", "ReadingNote", "read"]


@frozen
class ReadingNote:
    """A text that was understood as an id though it is not one."""

    pointer: str
    text: str
    meant: str
    """The id it was read as."""
    message: str

    def __str__(self) -> str:
        return f"{self.pointer}: {self.message}"


@frozen
class ReadingContext:
    """What reading goes by."""

    registry: Registry
    limits: Limits
    hooks: dict[type, Hook]


class InvalidPlaceholder:
    """Stands for a value with faults: its sound attributes can be read, and any other is `None`."""

    def __init__(self, sound: dict[str, Any] | None = None) -> None:
        self.__dict__.update(sound or {})

    def __getattr__(self, name: str) -> None:
        return None


def read(
    cls: type, body: dict[str, Any], whole: Mapping[str, Any], repeats: tuple[Path, ...], given: ReadingContext
) -> tuple[Any, tuple[ReadingNote, ...]]:
    """The document that a mapping stands for, and the notes. Raises `LoadError` with every fault."""
    reader = _Reader(given)
    for path in repeats:
        reader.fault(path, "duplicate-key", "stands twice in this object: keep one")
    document = reader.in_full(cls, body, ())
    order = _Order(cls, whole)
    if reader.faults:
        reader.faults.sort(key=lambda fault: order.of(fault.path))
        faults = [Fault(pointer(fault.path), fault.code, fault.message) for fault in reader.faults]
        raise LoadError("not a document", faults)
    notes = sorted(reader.notes, key=lambda note: order.of(note[0]))
    return document, tuple(ReadingNote(pointer(path), text, meant, message) for path, text, meant, message in notes)


@frozen
class _Found:
    path: Path
    code: str
    message: str


class _Reader:
    """One reading of one document."""

    def __init__(self, given: ReadingContext) -> None:
        self.given = given
        self.faults: list[_Found] = []
        self.notes: list[tuple[Path, str, str, str]] = []

    def fault(self, path: Path, code: str, message: str) -> InvalidPlaceholder:
        """Note a fault, and stand in for the value."""
        self.faults.append(_Found(path, code, message))
        return InvalidPlaceholder()

    def broken(self, at: Path, faults: Iterator[Broken]) -> bool:
        """Note what is broken; whether anything is."""
        count = len(self.faults)
        for b in faults:
            self.fault((*at, *b.path), b.code, b.message)
        return len(self.faults) > count

    # ------------------------------------------------------------------------------------------- by kind

    def value(self, kind: Kind, given: Any, at: Path) -> Any:
        """The model's value for a plain one."""
        if given is None:
            return self.fault(at, "type", "null is no value: what is not recorded is left out")
        if isinstance(kind, Text):
            return self.text(kind, given, at)
        if isinstance(kind, ListOf):
            return self.listed(kind, given, at)
        if isinstance(kind, Choice):
            return self.choice(kind.of, given, at)
        if isinstance(kind, Count):
            return InvalidPlaceholder() if self.broken(at, kind.broken(given)) else given
        return self.instance(kind.of, given, at)

    def text(self, kind: Text, given: Any, at: Path) -> Any:
        """Text; a reference is resolved."""
        if type(given) is not str:
            return self.fault(at, "type", f"{short_repr(given)} is not text{_quote(given)}")
        if len(given) > (limit := getattr(self.given.limits, kind.limit)):
            return self.fault(at, "size", f"holds {len(given)} letters: more than {limit}")
        if kind.refers in {"body", "agency", "any"}:
            registry = self.given.registry
            ids = registry.named(given)
            if len(ids) > 1:
                return self.fault(at, "reference.ambiguous", f"{given!r} may be any of {', '.join(ids)}: say which")
            if ids:
                (id,) = ids
                if id != given:
                    how = "is a misspelling, read as" if registry.is_misspelling(given) else "was read as"
                    self.notes.append((at, given, id, f"{short_repr(given)} {how} {id!r}"))
                return id
        if kind.test(given):
            return given
        nearest = self.given.registry.nearest(given) if kind.refers in {"body", "agency", "any"} else ()
        return self.fault(at, "text", f"{short_repr(given)} is not {kind.what}{did_you_mean(nearest)}")

    def choice(self, of: type[enum.Enum], given: Any, at: Path) -> Any:
        """A word of an enumeration."""
        words = {member.value: member for member in of}
        if type(given) is not str:
            return self.fault(at, "type", f"{short_repr(given)} is not text{_quote(given)}")
        if given in words:
            return words[given]
        near = _nearest(given, words)
        hint = did_you_mean(near) or f": write one of {', '.join(words)}"
        return self.fault(at, "enum", f"{short_repr(given)} is not a {_in_words(of)}{hint}")

    def listed(self, kind: ListOf, given: Any, at: Path) -> Any:
        """A list, or a set."""
        if type(given) is not list:
            return self.fault(at, "type", f"{short_repr(given)} is not a list: write it in brackets")
        items = tuple([self.value(kind.of, item, (*at, i)) for i, item in enumerate(given)])
        unsound = any(isinstance(item, InvalidPlaceholder) for item in items)
        if isinstance(kind, SetOf):
            sound = [(i, item, (i,)) for i, item in enumerate(items) if not isinstance(item, InvalidPlaceholder)]
            unsound |= self.broken(at, repeated(sound))  # type: ignore[arg-type]  # narrower tuples
        of_objects = isinstance(kind.of, Instance) and all(issubclass(cls, Checked) for cls in kind.of.of)
        return InvalidPlaceholder() if unsound and not of_objects else items

    def instance(self, classes: tuple[type, ...], given: Any, at: Path) -> Any:
        """An object, one of several told apart by a tag, or a leaf."""
        first = classes[0]
        if first is bool:
            return given if type(given) is bool else self.fault(at, "type", f"{short_repr(given)} is not true or false")
        if first in {date, PartialDate}:
            return self.date(given, at, day=first is date)
        if first is ExtraData:
            return self.added(given, at)
        if first is Confidence:
            return self.confidence(given, at)
        if not isinstance(given, Mapping):
            return self.fault(at, "type", f"{short_repr(given)} is not an object")
        if len(classes) == 1:
            return self.object(first, given, at)
        tags = {cls.kind: cls for cls in classes}  # type: ignore[attr-defined]  # each of several has one
        if "kind" not in given:
            return self.fault((*at, "kind"), "missing", f"is required: write one of {', '.join(tags)}")
        tag = given["kind"]
        if type(tag) is not str or tag not in tags:
            near = _nearest(tag, tags)
            return self.fault(
                (*at, "kind"), "tag", f"{short_repr(tag)} is not one of {', '.join(tags)}{did_you_mean(near)}"
            )
        return self.object(tags[tag], {key: item for key, item in given.items() if key != "kind"}, at)

    def date(self, given: Any, at: Path, *, day: bool) -> Any:
        """A day, or a partial date."""
        shape = "YYYY-MM-DD" if day else "YYYY, YYYY-MM or YYYY-MM-DD"
        if type(given) is not str and type(given) is not date:
            return self.fault(at, "type", f"{short_repr(given)} is not a date: write {shape} as text{_quote(given)}")
        try:
            found = PartialDate.of(given)
        except InvariantError:
            found = None
        if found is None or (day and not found.is_day):
            return self.fault(at, "date", f"{short_repr(given)} is not a date: write {shape}")
        return found.earliest if day else found

    def added(self, given: Any, at: Path) -> Any:
        """What the author adds."""
        try:
            return ExtraData.of(given)
        except NotJson as wrong:
            return self.fault((*at, *wrong.path), wrong.code, wrong.message)

    def confidence(self, given: Any, at: Path) -> Any:
        """A word, or a word for each attribute named."""
        if not isinstance(given, Mapping):
            return self.choice(Confidence, given, at)
        words: dict[str, Any] = {}
        for name, word in given.items():
            known = type(name) is str
            words[str(name)] = (
                self.choice(Confidence, word, (*at, name))
                if known
                else self.fault((*at, name), "unknown-key", f"{short_repr(name)} is not the name of an attribute")
            )
        unsound = any(isinstance(word, InvalidPlaceholder) for word in words.values())
        return InvalidPlaceholder() if unsound else ConfidenceByAttribute(tuple(words.items()))

    def object(self, cls: type, given: Mapping[str, Any], at: Path) -> Any:
        """An object: quickly where it is sound, in full where it is not."""
        try:
            return self.given.hooks[cls](given, cls)
        except Exception:  # noqa: BLE001  whatever it is, it is found again
            return self.in_full(cls, given, at)

    def in_full(self, cls: type, given: Mapping[str, Any], at: Path) -> Any:
        """An object, attribute by attribute, and then what must hold between them."""
        count = len(self.faults)
        plan = plan_of(cls)
        names = [attribute.name for attribute in plan.attributes]
        for key in given:
            if key not in names:
                near = _nearest(key, names)
                self.fault((*at, key), "unknown-key", f"is not a key of a {_in_words(cls)}{did_you_mean(near)}")
        sound: dict[str, Any] = {}
        for attribute in plan.attributes:
            if attribute.name in given:
                value = self.value(attribute.kind, given[attribute.name], (*at, attribute.name))
                if not isinstance(value, InvalidPlaceholder):
                    sound[attribute.name] = value
            elif attribute.required:
                self.fault((*at, attribute.name), "missing", "is required")
            else:
                sound[attribute.name] = None
        self.broken(at, plan.between(sound))
        return cls(**sound) if len(self.faults) == count else InvalidPlaceholder(sound)


def _nearest(given: object, words: Iterable[str]) -> list[str]:
    """The word that looks most like the one given, if any does; what is far too long is not looked at."""
    return get_close_matches(given, list(words), n=1) if type(given) is str and len(given) <= _LONG else []


_LONG = 100


def _quote(given: Any) -> str:
    return ": put it in quotes" if type(given) in {int, float, bool, date} else ""


def _in_words(cls: type) -> str:
    """A class's name as words: `WorkStatus` is a work status."""
    return "".join(f" {c.lower()}" if c.isupper() else c for c in cls.__name__).strip()


# ---------------------------------------------------------------------------------------- the order of faults


class _Order:
    """Where in the document a path stands; what is missing stands where canonical order would put it."""

    def __init__(self, cls: type, whole: Mapping[str, Any]) -> None:
        self.cls, self.whole = cls, whole
        self.places: dict[int, dict[Any, int]] = {}
        """The place of each key of a mapping, by the mapping's identity."""

    def of(self, path: Path) -> list[tuple[float, ...]]:
        """A key that sorts paths as the document has them."""
        order: list[tuple[float, ...]] = []
        value: Any = self.whole
        kind: Kind | None = Instance((self.cls,))
        for step in path:
            names = _names(kind, value)
            if isinstance(value, Mapping):
                order.append(self.place(step, value, names))
                kind = _kind_at(kind, value, str(step))
                value = value.get(step)
            else:
                order.append((int(step),))
                kind = kind.of if isinstance(kind, ListOf) else None
                value = value[int(step)] if isinstance(value, list) else None
        return order

    def place(self, step: str | int, value: Mapping[str, Any], names: list[str]) -> tuple[float, ...]:
        """Where a key stands among a mapping's keys; a missing one stands before the first that canonically follows."""
        keys = self.places.get(id(value))
        if keys is None:
            keys = self.places[id(value)] = {key: i for i, key in enumerate(value)}
        if step in keys:
            return (keys[step],)
        if step not in names:
            return (len(keys),)
        canonical = names.index(str(step))
        later = [keys[name] for name in names[canonical:] if name in keys]
        return (min(later, default=len(keys)) - 0.5, canonical)


def _class_at(kind: Kind | None, value: Any) -> type | None:
    if not isinstance(kind, Instance):
        return None
    if len(kind.of) == 1:
        (cls,) = kind.of
        return cls if issubclass(cls, Checked) else None
    tag = value.get("kind") if isinstance(value, Mapping) else None
    return next((cls for cls in kind.of if getattr(cls, "kind", None) == tag and tag is not None), None)


def _names(kind: Kind | None, value: Any) -> list[str]:
    cls = _class_at(kind, value)
    return [] if cls is None or cls is ConfidenceByAttribute else ["kind", *(a.name for a in plan_of(cls).attributes)]


def _kind_at(kind: Kind | None, value: Any, name: str) -> Kind | None:
    cls = _class_at(kind, value)
    if cls is None or cls is ConfidenceByAttribute:
        return None
    return next((a.kind for a in plan_of(cls).attributes if a.name == name), None)
