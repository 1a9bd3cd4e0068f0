"""The quick way to read: cattrs, with hooks that take what is sound and refuse the rest without a word.

Hooks only turn plain values into the model's; whether these are sound, the model says as it is built.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, cast

from cattrs import Converter

from .._checked.classes import Checked, plan_of
from .._checked.kinds import Choice, Count, Instance, Kind, ListOf, SetOf, Text
from ..dates import PartialDate
from ..model.extra import ExtraData
from ..model.inspectorate_year import InspectorateYear
from ..model.programme import Programme
from ..model.provenance import Confidence, ConfidenceByAttribute
from ..model.report import Report
from ..model.stream import WorkStream
from ..organisations.names import fold
from ..registry import Registry
from .limits import Limits, too_deep

__all__ = ["OWN_DEPTH", "Hook", "hooks"]

Hook = Callable[[Any, Any], Any]
"""What reads an object, as cattrs calls it."""
Read = Callable[[Any], Any]
"""What reads a value."""
OWN_DEPTH = 11
"""How deep the model's own objects nest, `extra` aside: programme, stream, report, recommendation, response, source."""


class NeedsReport(ValueError):
    """Something is wrong, or worth a note: the slow way says what."""


@lru_cache(maxsize=8)
def hooks(registry: Registry, limits: Limits) -> dict[type[Any], Hook]:
    """A hook for each class of the model."""
    converter = Converter(detailed_validation=False)
    found: dict[type[Any], Hook] = {}

    def for_class(cls: type[Any]) -> Hook:
        """Reads what is there, key by key: an unknown key has no reader, and the class asks for what is missing."""
        readers = {a.name: values.of(a.kind) for a in plan_of(cls).attributes}

        def hook(value: Any, _: Any = None) -> Any:
            return cls(**{name: readers[name](part) for name, part in value.items()})

        found[cls] = hook
        return hook

    values = _Readers(registry, limits, converter)
    converter.register_structure_hook_factory(_is_object, for_class)
    for cls in (Programme, WorkStream, Report, InspectorateYear):
        converter.get_structure_hook(cls)
    return found


def _is_object(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Checked) and annotation is not ConfidenceByAttribute


class _Readers:
    """What reads values, of a registry and limits."""

    def __init__(self, registry: Registry, limits: Limits, converter: Converter) -> None:
        self.registry, self.limits, self.converter = registry, limits, converter

    def of(self, kind: Kind) -> Read:
        """What reads one kind of value."""
        if isinstance(kind, Text):
            return self.text(kind)
        if isinstance(kind, ListOf):
            return (_members if isinstance(kind, SetOf) else _listed)(self.of(kind.of))
        if isinstance(kind, Choice):
            words = {member.value: member for member in kind.of}
            return words.__getitem__
        if isinstance(kind, Count):
            return _as_it_is
        return self.instance(kind)

    def text(self, kind: Text) -> Read:
        """Text within its limit; a reference that is no known id must not be a name of one."""
        limit = getattr(self.limits, kind.limit)
        ids, by_text = self.registry.ids, self.registry.by_text

        def plain(value: Any) -> Any:
            if type(value) is not str or len(value) > limit:
                raise NeedsReport
            return value

        def reference(value: Any) -> Any:
            if value not in ids and fold(plain(value)) in by_text:
                raise NeedsReport
            return value

        return reference if kind.refers in {"body", "agency", "any"} else plain

    def instance(self, kind: Instance) -> Read:
        """A value of one class; of several that are told apart by a tag; or one of the leaves."""
        if kind.of == (bool,):
            return _as_it_is
        if kind.of == (date,):
            return _day
        if kind.of == (PartialDate,):
            return _partial
        if kind.of == (ExtraData,):
            return self.extra
        if kind.of == (Confidence, ConfidenceByAttribute):
            return _confidence
        first, *more = kind.of
        return self.tagged(kind.of) if more else self.object(first)

    def object(self, cls: type[Any]) -> Read:
        """An object of a class."""
        return cast("Read", self.converter.get_structure_hook(cls))

    def extra(self, value: Any) -> ExtraData:
        """What the author adds."""
        if type(value) is not dict or too_deep(value, self.limits.depth - OWN_DEPTH) is not None:
            raise NeedsReport
        return ExtraData.of(value)

    def tagged(self, classes: tuple[type, ...]) -> Read:
        """One of several classes, told apart by the key `kind`."""
        by_tag = {cls.kind: self.object(cls) for cls in classes}  # type: ignore[attr-defined]  # each of several has one

        def read(value: Any) -> Any:
            rest = value.copy()
            return by_tag[rest.pop("kind")](rest)

        return read


def _listed(item: Read) -> Read:
    """A list."""

    def read(value: Any) -> Any:
        if type(value) is not list:
            raise NeedsReport
        return tuple([item(part) for part in value])

    return read


def _members(item: Read) -> Read:
    """A set: the same few occur all the time."""

    @lru_cache(maxsize=1024)
    def members(parts: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple([item(part) for part in parts])

    def read(value: Any) -> Any:
        if type(value) is not list or not _TEXT.issuperset(map(type, value)):
            raise NeedsReport
        return members(tuple(value))

    return read


_TEXT = frozenset({str})


def _as_it_is(value: Any) -> Any:
    if value is None:
        raise NeedsReport
    return value


def _day(value: Any) -> date:
    if type(value) is date:
        return value
    found = _partial(value)
    if not found.is_day:
        raise NeedsReport
    return found.earliest


@lru_cache(maxsize=8192)
def _parsed(text: str) -> PartialDate:
    return PartialDate.of(text)


def _partial(value: Any) -> PartialDate:
    if type(value) is str:
        return _parsed(value)
    if type(value) is date:
        return PartialDate.of(value)
    raise NeedsReport


def _confidence(value: Any) -> Confidence | ConfidenceByAttribute:
    if type(value) is dict:
        return ConfidenceByAttribute(tuple((name, _WORDS[word]) for name, word in value.items()))
    return _WORDS[value]


_WORDS = {word.value: word for word in Confidence}
