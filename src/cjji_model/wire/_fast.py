"""Fast path: cattrs hooks that raise on the first problem, without a message. `_slow` reads again and reports all.

The hooks only convert plain values into those of the model. Validation is left to the model's classes, which check
themselves when they are built.
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
"""Reads an object; called as cattrs calls its hooks, with the value and the class."""
Read = Callable[[Any], Any]
"""Reads one value."""
OWN_DEPTH = 11
"""How deep the model's own objects nest, without `extra`: programme, stream, report, recommendation, response, source.

A document that the hooks accept is never deeper than this, except in `extra`: only that needs a check of its depth.
"""


class NeedsReport(ValueError):
    """Something is wrong, or is worth a note: the slow path has to report it."""


@lru_cache(maxsize=8)
def hooks(registry: Registry, limits: Limits) -> dict[type[Any], Hook]:
    """A hook for each class of the model. The few registries and limits of a process keep their hooks."""
    converter = Converter(detailed_validation=False)
    hook_of: dict[type[Any], Hook] = {}

    def for_class(cls: type[Any]) -> Hook:
        """Make the hook of a class.

        An unknown key raises `KeyError`, since it has no reader; a missing one raises `TypeError` in the class.
        """
        readers = {a.name: values.of(a.kind) for a in plan_of(cls).attributes}

        def hook(value: Any, _: Any = None) -> Any:
            return cls(**{name: readers[name](part) for name, part in value.items()})

        hook_of[cls] = hook
        return hook

    values = _Readers(registry, limits, converter)
    converter.register_structure_hook_factory(_is_object, for_class)
    for cls in (Programme, WorkStream, Report, InspectorateYear):
        converter.get_structure_hook(cls)
    return hook_of


def _is_object(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Checked) and annotation is not ConfidenceByAttribute


class _Readers:
    """Makes readers for kinds of values, for one registry and one set of limits."""

    def __init__(self, registry: Registry, limits: Limits, converter: Converter) -> None:
        self.registry, self.limits, self.converter = registry, limits, converter

    def of(self, kind: Kind) -> Read:
        """Return the reader of a kind of value."""
        if isinstance(kind, Text):
            return self.text(kind)
        if isinstance(kind, ListOf):
            return (_set if isinstance(kind, SetOf) else _list)(self.of(kind.of))
        if isinstance(kind, Choice):
            members = {member.value: member for member in kind.of}
            return members.__getitem__  # a dict look-up is faster than `Enum(value)`
        if isinstance(kind, Count):
            return _unchanged
        return self.instance(kind)

    def text(self, kind: Text) -> Read:
        """Read text within its length limit. A reference that is a name, and not an id, is left to the slow path."""
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
        """Read a true or false, a date, `extra`, a confidence, an object, or an object that its tag identifies."""
        if kind.of == (bool,):
            return _unchanged
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
        """Read an object of one class."""
        return cast("Read", self.converter.get_structure_hook(cls))

    def extra(self, value: Any) -> ExtraData:
        """Read `extra`, the author's own data. What the model's own objects may nest is left out of its depth."""
        if type(value) is not dict or too_deep(value, self.limits.depth - OWN_DEPTH) is not None:
            raise NeedsReport
        return ExtraData.of(value)

    def tagged(self, classes: tuple[type, ...]) -> Read:
        """Read an object of one of several classes, which the key `kind` identifies."""
        by_tag = {cls.kind: self.object(cls) for cls in classes}  # type: ignore[attr-defined]  # each of several has one

        def read(value: Any) -> Any:
            rest = value.copy()
            return by_tag[rest.pop("kind")](rest)

        return read


def _list(item: Read) -> Read:
    """Read a list."""

    def read(value: Any) -> Any:
        if type(value) is not list:
            raise NeedsReport
        return tuple([item(part) for part in value])

    return read


def _set(item: Read) -> Read:
    """Read a set. Cached by its members, since the same few sets of bodies and agencies occur all the time."""

    @lru_cache(maxsize=1024)
    def members(parts: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple([item(part) for part in parts])

    def read(value: Any) -> Any:
        if type(value) is not list or not _TEXT.issuperset(map(type, value)):
            raise NeedsReport
        return members(tuple(value))

    return read


_TEXT = frozenset({str})


def _unchanged(value: Any) -> Any:
    """Pass a value on to the class, which checks its type; `null` would pass there for an absent attribute."""
    if value is None:
        raise NeedsReport
    return value


def _day(value: Any) -> date:
    if type(value) is date:
        return value
    partial = _partial(value)
    if not partial.is_day:
        raise NeedsReport
    return partial.earliest


@lru_cache(maxsize=8192)
def _parsed(text: str) -> PartialDate:
    """Parse a partial date. Cached, since the same dates occur over and over in a set of documents."""
    return PartialDate.of(text)


def _partial(value: Any) -> PartialDate:
    if type(value) is str:
        return _parsed(value)
    if type(value) is date:
        return PartialDate.of(value)
    raise NeedsReport


def _confidence(value: Any) -> Confidence | ConfidenceByAttribute:
    if type(value) is dict:
        return ConfidenceByAttribute(tuple((name, _CONFIDENCES[text]) for name, text in value.items()))
    return _CONFIDENCES[value]


_CONFIDENCES = {confidence.value: confidence for confidence in Confidence}
