"""Slow path: reads a document that the fast path did not accept, and reports all of its faults, or the document.

The document may be valid after all: a name written for an id needs a note, which only this path makes.
"""

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
from ..model.vocabulary import CrossCuttingIssue, HighLevelProcess, LooksAt
from ..registry import Registry
from ._fast import Hook
from .limits import Limits

__all__ = ["ReadingContext", "ReadingNote", "read"]


@frozen
class ReadingNote:
    """A name, an abbreviation or a misspelling that was read as an id."""

    pointer: str
    """Where it is in the document, as an RFC 6901 pointer."""
    text: str
    """The text as written."""
    meant: str
    """The id it was read as."""
    message: str
    """What was read as what, for people."""

    def __str__(self) -> str:
        return f"{self.pointer}: {self.message}"


@frozen
class ReadingContext:
    """What the values of a document are read by."""

    registry: Registry
    """Resolves references to bodies and agencies."""
    limits: Limits
    """How long a text may be."""
    hooks: dict[type, Hook]
    """The hooks of the fast path, by class: an object without faults within a faulty document is read by these."""


class InvalidPlaceholder:
    """Placeholder for an invalid value: its valid attributes can be read, and any other is `None`.

    So the invariants of the object that holds it still run, and one fault hides no other.
    """

    def __init__(self, valid: dict[str, Any] | None = None) -> None:
        self.__dict__.update(valid or {})

    def __getattr__(self, name: str) -> None:
        return None


def read(
    cls: type, body: dict[str, Any], whole: Mapping[str, Any], duplicates: tuple[Path, ...], context: ReadingContext
) -> tuple[Any, tuple[ReadingNote, ...]]:
    """Read a document of a class, and return it with the notes. Raises `LoadError` with every fault.

    `body` is the mapping without `schema` and `kind`, `whole` the mapping as it was given; `duplicates` holds the
    paths of duplicate keys. Faults and notes are in document order.
    """
    reader = _Reader(context)
    for path in duplicates:
        reader.fault(path, "duplicate-key", "duplicate key in this object: keep one")
    document = reader.in_full(cls, body, ())
    order = _Order(cls, whole)
    if reader.faults:
        reader.faults.sort(key=lambda fault: order.of(fault.path))
        faults = [Fault(pointer(fault.path), fault.code, fault.message) for fault in reader.faults]
        raise LoadError("not a document", faults)
    notes = sorted(reader.notes, key=lambda note: order.of(note[0]))
    return document, tuple(ReadingNote(pointer(path), text, meant, message) for path, text, meant, message in notes)


@frozen
class _FaultAtPath:
    """A fault, before its path is written as a pointer: paths can be sorted in document order."""

    path: Path
    """The path of the value from the document."""
    code: str
    """The code of the fault, one of `errors.CODES`."""
    message: str
    """What is wrong and what would be right, for people."""


class _Reader:
    """One reading of one document: collects faults and notes."""

    def __init__(self, context: ReadingContext) -> None:
        self.context = context
        self.faults: list[_FaultAtPath] = []
        self.notes: list[tuple[Path, str, str, str]] = []

    def fault(self, path: Path, code: str, message: str) -> InvalidPlaceholder:
        """Add a fault, and return the placeholder for the value."""
        self.faults.append(_FaultAtPath(path, code, message))
        return InvalidPlaceholder()

    def broken(self, at: Path, faults: Iterator[Broken]) -> bool:
        """Add the faults of a value, and return whether there were any."""
        count = len(self.faults)
        for b in faults:
            self.fault((*at, *b.path), b.code, b.message)
        return len(self.faults) > count

    # ------------------------------------------------------------------------------------------- by kind

    def value(self, kind: Kind, raw: Any, at: Path) -> Any:
        """Return the model's value for a plain one, or a placeholder if it is invalid."""
        if raw is None:
            return self.fault(at, "type", "null is not allowed: omit the key")
        if isinstance(kind, Text):
            return self.text(kind, raw, at)
        if isinstance(kind, ListOf):
            return self.items(kind, raw, at)
        if isinstance(kind, Choice):
            return self.choice(kind.of, raw, at)
        if isinstance(kind, Count):
            return InvalidPlaceholder() if self.broken(at, kind.broken(raw)) else raw
        return self.instance(kind.of, raw, at)

    def text(self, kind: Text, raw: Any, at: Path) -> Any:
        """Read text; resolve it where it is a reference to a body or an agency."""
        if type(raw) is not str:
            return self.fault(at, "type", f"{short_repr(raw)} is not text{_quote(raw)}")
        if len(raw) > (limit := getattr(self.context.limits, kind.limit)):
            return self.fault(at, "size", f"has {len(raw)} characters: the limit is {limit}")
        if kind.refers in {"body", "agency", "any"}:
            registry = self.context.registry
            ids = registry.ids_of(raw)
            if len(ids) > 1:
                return self.fault(at, "reference.ambiguous", f"{raw!r} is ambiguous: write one of {', '.join(ids)}")
            if ids:
                (id,) = ids
                if id != raw:
                    how = "is a misspelling, read as" if registry.is_misspelling(raw) else "was read as"
                    self.notes.append((at, raw, id, f"{short_repr(raw)} {how} {id!r}"))
                return id
        if kind.test(raw):
            return raw
        nearest = self.context.registry.nearest(raw) if kind.refers in {"body", "agency", "any"} else ()
        return self.fault(at, "text", f"{short_repr(raw)} is not {kind.what}{did_you_mean(nearest)}")

    def choice(self, of: type[enum.Enum], raw: Any, at: Path) -> Any:
        """Read a member of an enumeration by its value."""
        members = {member.value: member for member in of}
        if type(raw) is not str:
            return self.fault(at, "type", f"{short_repr(raw)} is not text{_quote(raw)}")
        if raw in members:
            return members[raw]
        near = _nearest(raw, members)
        hint = did_you_mean(near) or f": write one of {', '.join(members)}"
        return self.fault(at, "enum", f"{short_repr(raw)} is not {_class_label(of)}{hint}")

    def items(self, kind: ListOf, raw: Any, at: Path) -> Any:
        """Read a list, or a set, item by item.

        A list of objects keeps the placeholders of invalid ones, so that invariants between its objects still run.
        """
        if type(raw) is not list:
            return self.fault(at, "type", f"{short_repr(raw)} is not a list: write it in brackets")
        items = tuple([self.value(kind.of, item, (*at, i)) for i, item in enumerate(raw)])
        invalid = any(isinstance(item, InvalidPlaceholder) for item in items)
        if isinstance(kind, SetOf):
            valid = [(i, item, (i,)) for i, item in enumerate(items) if not isinstance(item, InvalidPlaceholder)]
            invalid |= self.broken(at, repeated(valid))  # type: ignore[arg-type]  # narrower tuples
        of_objects = isinstance(kind.of, Instance) and all(issubclass(cls, Checked) for cls in kind.of.of)
        return InvalidPlaceholder() if invalid and not of_objects else items

    def instance(self, classes: tuple[type, ...], raw: Any, at: Path) -> Any:
        """Read an object, an object that its tag identifies, or a value that has no attributes of its own."""
        first = classes[0]
        if first is bool:
            return raw if type(raw) is bool else self.fault(at, "type", f"{short_repr(raw)} is not true or false")
        if first in {date, PartialDate}:
            return self.date(raw, at, day=first is date)
        if first is ExtraData:
            return self.extra_data(raw, at)
        if first is Confidence:
            return self.confidence(raw, at)
        if not isinstance(raw, Mapping):
            return self.fault(at, "type", f"{short_repr(raw)} is not an object")
        if len(classes) == 1:
            return self.object(first, raw, at)
        tags = {cls.kind: cls for cls in classes}  # type: ignore[attr-defined]  # each of several has one
        if "kind" not in raw:
            return self.fault((*at, "kind"), "missing", f"is required: write one of {', '.join(tags)}")
        tag = raw["kind"]
        if type(tag) is not str or tag not in tags:
            near = _nearest(tag, tags)
            return self.fault(
                (*at, "kind"), "tag", f"{short_repr(tag)} is not one of {', '.join(tags)}{did_you_mean(near)}"
            )
        return self.object(tags[tag], {key: item for key, item in raw.items() if key != "kind"}, at)

    def date(self, raw: Any, at: Path, *, day: bool) -> Any:
        """Read a day, or a partial date."""
        shape = "YYYY-MM-DD" if day else "YYYY, YYYY-MM or YYYY-MM-DD"
        if type(raw) is not str and type(raw) is not date:
            return self.fault(at, "type", f"{short_repr(raw)} is not a date: write {shape} as text{_quote(raw)}")
        try:
            parsed = PartialDate.of(raw)
        except InvariantError:
            parsed = None
        if parsed is None or (day and not parsed.is_day):
            return self.fault(at, "date", f"{short_repr(raw)} is not a date: write {shape}")
        return parsed.earliest if day else parsed

    def extra_data(self, raw: Any, at: Path) -> Any:
        """Read `extra`, the author's own data."""
        try:
            return ExtraData.of(raw)
        except NotJson as error:
            return self.fault((*at, *error.path), error.code, error.message)

    def confidence(self, raw: Any, at: Path) -> Any:
        """Read one confidence, or one for each attribute named."""
        if not isinstance(raw, Mapping):
            return self.choice(Confidence, raw, at)
        by_name: dict[str, Any] = {}
        for name, confidence in raw.items():
            is_text = type(name) is str
            by_name[str(name)] = (
                self.choice(Confidence, confidence, (*at, name))
                if is_text
                else self.fault((*at, name), "unknown-key", f"{short_repr(name)} is not the name of an attribute")
            )
        invalid = any(isinstance(confidence, InvalidPlaceholder) for confidence in by_name.values())
        return InvalidPlaceholder() if invalid else ConfidenceByAttribute(tuple(by_name.items()))

    def object(self, cls: type, raw: Mapping[str, Any], at: Path) -> Any:
        """Read an object by the fast path, or attribute by attribute where that fails."""
        try:
            return self.context.hooks[cls](raw, cls)
        except Exception:  # noqa: BLE001  whatever the hook raised, the reading in full reports it properly
            return self.in_full(cls, raw, at)

    def in_full(self, cls: type, raw: Mapping[str, Any], at: Path) -> Any:
        """Read an object attribute by attribute, and check the invariants between its valid attributes."""
        count = len(self.faults)
        plan = plan_of(cls)
        names = [attribute.name for attribute in plan.attributes]
        for key in raw:
            if key not in names:
                near = _nearest(key, names)
                self.fault((*at, key), "unknown-key", f"is not a key of {_class_label(cls)}{did_you_mean(near)}")
        valid: dict[str, Any] = {}
        for attribute in plan.attributes:
            if attribute.name in raw:
                value = self.value(attribute.kind, raw[attribute.name], (*at, attribute.name))
                if not isinstance(value, InvalidPlaceholder):
                    valid[attribute.name] = value
            elif attribute.required:
                self.fault((*at, attribute.name), "missing", "is required")
            else:
                valid[attribute.name] = None
        self.broken(at, plan.between(valid))
        return cls(**valid) if len(self.faults) == count else InvalidPlaceholder(valid)


def _nearest(raw: object, words: Iterable[str]) -> list[str]:
    """Return the word most similar to `raw`, if any is similar."""
    if type(raw) is not str or len(raw) > _LONG:
        return []
    return get_close_matches(raw, list(words), n=1)


_LONG = 100
"""Text longer than this is not compared: no word is so long, and comparing takes quadratic time."""


def _quote(raw: Any) -> str:
    """Return the remedy for a value that YAML or TOML did not read as text."""
    return ": put it in quotes" if type(raw) in {int, float, bool, date} else ""


def _class_label(cls: type) -> str:
    """Return the name of a class with its article, for messages: `AreaScheme` is "an area scheme".

    A class of several that may be in one place is named by its tag: `SampleCoverage` is "an object of kind 'sample'".
    """
    if cls in _LABELS:
        return _LABELS[cls]
    tag = getattr(cls, "kind", None)
    if isinstance(tag, str):
        return f"an object of kind {tag!r}"
    name = "".join(f" {c.lower()}" if c.isupper() else c for c in cls.__name__).strip()
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


_LABELS: dict[type, str] = {
    CrossCuttingIssue: "a cross-cutting issue",
    HighLevelProcess: "a high-level process",
    LooksAt: "a value of 'looks_at'",
}
"""Labels of classes whose names do not read well as words."""


# ---------------------------------------------------------------------------------------- the order of faults


class _Order:
    """Sort keys that put paths in document order; a missing key is where canonical order would have it."""

    def __init__(self, cls: type, whole: Mapping[str, Any]) -> None:
        self.cls, self.whole = cls, whole
        self.positions: dict[int, dict[Any, int]] = {}
        """Cache: the position of each key of a mapping, by the identity of the mapping."""

    def of(self, path: Path) -> list[tuple[float, ...]]:
        """Return the sort key of a path: for each step, its position among its siblings."""
        order: list[tuple[float, ...]] = []
        value: Any = self.whole
        kind: Kind | None = Instance((self.cls,))
        for step in path:
            names = _names(kind, value)
            if isinstance(value, Mapping):
                order.append(self.position(step, value, names))
                kind = _kind_at(kind, value, str(step))
                value = value.get(step)
            else:
                order.append((int(step),))
                kind = kind.of if isinstance(kind, ListOf) else None
                value = value[int(step)] if isinstance(value, list) else None
        return order

    def position(self, step: str | int, value: Mapping[str, Any], names: list[str]) -> tuple[float, ...]:
        """Return the position of a key among a mapping's keys.

        A missing key comes just before the first key that follows it in canonical order; an unknown one, last.
        """
        keys = self.positions.get(id(value))
        if keys is None:
            keys = self.positions[id(value)] = {key: i for i, key in enumerate(value)}
        if step in keys:
            return (keys[step],)
        if step not in names:
            return (len(keys),)
        canonical = names.index(str(step))
        later = [keys[name] for name in names[canonical:] if name in keys]
        return (min(later, default=len(keys)) - 0.5, canonical)


def _class_at(kind: Kind | None, value: Any) -> type | None:
    """Return the class of an object in the document; `None` for a value that is no object or has no known tag."""
    if not isinstance(kind, Instance):
        return None
    if len(kind.of) == 1:
        (cls,) = kind.of
        return cls if issubclass(cls, Checked) else None
    tag = value.get("kind") if isinstance(value, Mapping) else None
    return next((cls for cls in kind.of if getattr(cls, "kind", None) == tag and tag is not None), None)


def _names(kind: Kind | None, value: Any) -> list[str]:
    """Return the keys that an object may have, in canonical order; none for a value whose keys have no fixed order."""
    cls = _class_at(kind, value)
    if cls is None or cls is ConfidenceByAttribute:
        return []
    return ["kind", *(a.name for a in plan_of(cls).attributes)]


def _kind_at(kind: Kind | None, value: Any, name: str) -> Kind | None:
    """Return the kind of an object's attribute, where the object is of a known class and has that attribute."""
    cls = _class_at(kind, value)
    if cls is None or cls is ConfidenceByAttribute:
        return None
    return next((a.kind for a in plan_of(cls).attributes if a.name == name), None)
