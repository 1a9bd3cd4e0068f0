"""The quick way to read: cattrs, with hooks that take what is sound and refuse the rest without a word.

Hooks only turn plain values into the model's; whether these are sound, the model says as it is built.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn

from .._checked import Checked, Choice, Count, Instance, Kind, Listed, Text, kind_of
from ..body import folded
from ..dates import PartialDate
from ..programme import Programme, WorkStream
from ..registry import Registry
from ..report import Report
from ..sources import Confidence, ConfidenceBy, Extra
from ..year import InspectorateYear
from .limits import Limits, too_deep

__all__ = ["OWN_DEPTH", "Hook", "hooks"]

Hook = Callable[[Any, Any], Any]
OWN_DEPTH = 11
"""How deep the model's own objects nest, `extra` aside: programme, stream, report, recommendation, response, source."""


class Unsound(ValueError):
    """Something is wrong, or worth a note: the slow way says what."""


@lru_cache(maxsize=8)
def hooks(registry: Registry, limits: Limits) -> dict[type[Any], Hook]:
    """A hook for each class of the model."""
    converter = Converter(detailed_validation=False, forbid_extra_keys=True)
    found: dict[type[Any], Hook] = {}

    def for_class(cls: type[Any]) -> Hook:
        hook: Hook = make_dict_structure_fn(
            cls, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=False
        )
        found[cls] = hook
        return hook

    def for_value(annotation: Any) -> Hook:
        return _Hooks(registry, limits, converter).of(kind_of(annotation))

    converter.register_structure_hook_factory(lambda _: True, for_value)
    converter.register_structure_hook_factory(_is_object, for_class)
    for cls in (Programme, WorkStream, Report, InspectorateYear):
        converter.get_structure_hook(cls)
    return found


def _is_object(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Checked) and annotation is not ConfidenceBy


class _Hooks:
    """The hooks for values, of a registry and limits."""

    def __init__(self, registry: Registry, limits: Limits, converter: Converter) -> None:
        self.registry, self.limits, self.converter = registry, limits, converter

    def of(self, kind: Kind) -> Hook:
        """The hook for one kind of value."""
        if isinstance(kind, Text):
            return self.text(kind)
        if isinstance(kind, Listed):
            return self.listed(self.of(kind.of))
        if isinstance(kind, Choice):
            words = {member.value: member for member in kind.of}
            return lambda value, _: words[value]
        if isinstance(kind, Count):
            return _as_it_is
        return self.instance(kind)

    def text(self, kind: Text) -> Hook:
        """Text within its limit; a reference that is no known id must not be a name of one."""
        limit = getattr(self.limits, kind.limit)
        ids, by_text = self.registry.ids, self.registry.by_text

        def plain(value: Any, _: Any) -> Any:
            if type(value) is not str or len(value) > limit:
                raise Unsound
            return value

        def reference(value: Any, _: Any) -> Any:
            if value in ids:
                return value
            if type(value) is not str or len(value) > limit or folded(value) in by_text:
                raise Unsound
            return value

        return reference if kind.refers in {"body", "agency", "any"} else plain

    def listed(self, item: Hook) -> Hook:
        """A list."""

        def read(value: Any, _: Any) -> Any:
            if type(value) is not list:
                raise Unsound
            return tuple([item(part, None) for part in value])

        return read

    def instance(self, kind: Instance) -> Hook:
        """A value of one class; of several that are told apart by a tag; or one of the leaves."""
        if kind.of == (bool,):
            return _as_it_is
        if kind.of == (date,):
            return _day
        if kind.of == (PartialDate,):
            return _partial
        if kind.of == (Extra,):
            return self.extra
        if kind.of == (Confidence, ConfidenceBy):
            return _confidence
        first, *more = kind.of
        return self.tagged(kind.of) if more else self.converter.get_structure_hook(first)

    def extra(self, value: Any, _: Any) -> Extra:
        """What the author adds."""
        if type(value) is not dict or too_deep(value, self.limits.depth - OWN_DEPTH) is not None:
            raise Unsound
        return Extra.of(value)

    def tagged(self, classes: tuple[type, ...]) -> Hook:
        """One of several classes, told apart by the key `kind`."""
        by_tag = {cls.kind: (self.converter.get_structure_hook(cls), cls) for cls in classes}  # type: ignore[attr-defined]

        def read(value: Any, _: Any) -> Any:
            rest = value.copy()
            hook, cls = by_tag[rest.pop("kind")]
            return hook(rest, cls)

        return read


def _as_it_is(value: Any, _: Any) -> Any:
    if value is None:
        raise Unsound
    return value


def _day(value: Any, _: Any) -> date:
    if type(value) is date:
        return value
    found = _partial(value, None)
    if not found.is_day:
        raise Unsound
    return found.earliest


@lru_cache(maxsize=8192)
def _parsed(text: str) -> PartialDate:
    return PartialDate.of(text)


def _partial(value: Any, _: Any) -> PartialDate:
    if type(value) is str:
        return _parsed(value)
    if type(value) is date:
        return PartialDate.of(value)
    raise Unsound


def _confidence(value: Any, _: Any) -> Confidence | ConfidenceBy:
    if type(value) is dict:
        return ConfidenceBy(tuple((name, _WORDS[word]) for name, word in value.items()))
    return _WORDS[value]


_WORDS = {word.value: word for word in Confidence}
