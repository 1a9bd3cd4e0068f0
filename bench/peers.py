"""The libraries to compare with: pydantic v2, and attrs with stock cattrs, each building the values that `load` builds.

The pydantic models are made from the annotations of our own classes, so that they have the same attributes;
invariants, which annotations cannot express, are written out here. pydantic is helped where that is fair: ids are
matched by its own patterns, and dates and sets are cached as ours are.
"""

import enum
import re
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from typing import Annotated, Any, Literal, Self

import cattrs
from attrs import fields
from cattrs.strategies import configure_tagged_union
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
    create_model,
    model_validator,
)

from cjji_model._checked.classes import Checked, plan_of
from cjji_model._checked.kinds import Choice, Count, Instance, ListOf, SetOf, Text
from cjji_model._checked.shapes import is_line, is_prose
from cjji_model.dates import PartialDate, Period, Span, before
from cjji_model.model.coverage import Coverage, SampleCoverage
from cjji_model.model.extra import ExtraData
from cjji_model.model.programme import Programme
from cjji_model.model.provenance import Confidence, ConfidenceByAttribute
from cjji_model.model.report import WORK_ATTRIBUTES, Report
from cjji_model.model.roles import Term
from cjji_model.model.stream import WorkStream
from cjji_model.organisations.names import fold
from cjji_model.registry import standard_registry
from cjji_model.wire import LIMITS

__all__ = ["Envelope", "pydantic_programme", "same", "stock_cattrs"]

# ---------------------------------------------------------------------------------------------------- pydantic

_KNOWN = {text: ids[0] for text, ids in standard_registry().by_text.items() if len(ids) == 1}
_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_SLUG = re.compile(_ID[1:-1])


def _sure(holds: object, message: str) -> None:
    if not holds:
        raise ValueError(message)


def _tested(test: Callable[[str], bool], what: str) -> Callable[[str], str]:
    def look(text: str) -> str:
        _sure(test(text), f"not {what}")
        return text

    return look


def _resolved(text: str) -> str:
    """Return the id that a text names: an id, a name or an abbreviation. Raises `ValueError` if it is none."""
    if text in standard_registry().ids:
        return text
    id = _KNOWN.get(fold(text), text)
    _sure(_SLUG.fullmatch(id), "no id, name or abbreviation")
    return id


@lru_cache(maxsize=8192)
def _in_order(items: tuple[Any, ...]) -> tuple[Any, ...]:
    _sure(len({*items}) == len(items), "an item occurs twice")
    return tuple(sorted(items))


_partial = lru_cache(maxsize=8192)(PartialDate.of)


def _type_of(kind: Any) -> Any:
    """Return the annotation with which pydantic reads a kind of value."""
    if isinstance(kind, SetOf):
        return Annotated[tuple[_type_of(kind.of), ...], AfterValidator(_in_order)]
    if isinstance(kind, ListOf):
        return tuple[_type_of(kind.of), ...]
    if isinstance(kind, Text):
        limit = getattr(LIMITS, kind.limit)
        if kind.refers in {"body", "agency", "any"}:
            return Annotated[str, StringConstraints(max_length=limit), AfterValidator(_resolved)]
        if kind.limit == "id":
            return Annotated[str, StringConstraints(pattern=_ID, max_length=limit)]
        test = is_prose if kind.test is is_prose else is_line
        return Annotated[str, StringConstraints(max_length=limit), AfterValidator(_tested(test, kind.what))]
    if isinstance(kind, Choice):
        return kind.of
    if isinstance(kind, Count):
        return Annotated[StrictInt, Field(ge=0, le=1_000_000_000)]
    return _type_of_instance(kind)


def _type_of_instance(kind: Instance) -> Any:
    leaves: dict[tuple[type, ...], Any] = {
        (bool,): StrictBool,
        (date,): date,
        (PartialDate,): Annotated[str, AfterValidator(_partial)],
        (ExtraData,): Annotated[dict[str, Any], AfterValidator(ExtraData.of)],
        (Confidence, ConfidenceByAttribute): Confidence | dict[str, Confidence],
    }
    if kind.of in leaves:
        return leaves[kind.of]
    arms = [_model(cls) for cls in kind.of]
    if len(arms) == 1:
        return arms[0]
    first, *rest = arms
    union = first
    for arm in rest:
        union |= arm
    return Annotated[union, Discriminator("kind")]


class _Base(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _WithRoles(_Base):
    @model_validator(mode="after")
    def apart(self) -> Self:
        leads, supporters = self.leads, self.supporters
        if leads and supporters:
            _sure(not {*leads}.intersection(supporters), "a body leads and supports")
        return self


class _StreamBase(_WithRoles):
    @model_validator(mode="after")
    def whole(self) -> Self:
        stream: Any = self
        if stream.terms is not None:
            _sure(stream.leads is None and stream.supporters is None, "roles are recorded with and without terms")
        _sure(stream.id != stream.parent, "it is its own parent")
        reports = stream.reports
        if reports:
            _sure(len({report.id for report in reports}) == len(reports), "two reports have the same id")
            alone = any(getattr(report, name) is not None for report in reports for name in WORK_ATTRIBUTES)
            _sure(not alone, "a report repeats attributes of its stream")
        return self


class _ProgrammeBase(_Base):
    @model_validator(mode="after")
    def whole(self) -> Self:
        streams = self.work_streams or ()
        _sure(len({stream.id for stream in streams}) == len(streams), "two streams have the same id")
        pairs = {(report.id, stream.id) for stream in streams for report in stream.reports or ()}
        _sure(len({report for report, _ in pairs}) == len(pairs), "two reports have the same id")
        return self


class _PeriodBase(_Base):
    @model_validator(mode="after")
    def ordered(self) -> Self:
        first, last = self.first, self.last
        _sure(first is not None or last is not None, "both ends are open")
        if first is not None and last is not None:
            _sure(not before(last, first), "the last day is before the first")
        return self


class _SampleBase(_Base):
    @model_validator(mode="after")
    def of_a_scheme(self) -> Self:
        _sure(self.scheme is not None or not self.areas, "areas without a scheme")
        return self


_BASES: dict[type, type[_Base]] = {
    Programme: _ProgrammeBase,
    WorkStream: _StreamBase,
    Report: _WithRoles,
    Term: _WithRoles,
    Period: _PeriodBase,
    Span: _PeriodBase,
    SampleCoverage: _SampleBase,
}


@cache
def _model(cls: type[Checked]) -> type[BaseModel]:
    """Return the pydantic model of one of our classes."""
    parts: dict[str, Any] = {}
    if hasattr(cls, "kind"):
        parts["kind"] = (Literal[cls.kind], ...)
    for attribute in plan_of(cls).attributes:
        annotation = _type_of(attribute.kind)
        parts[attribute.name] = (annotation, ...) if attribute.required else (annotation | None, None)
    return create_model(cls.__name__, __base__=_BASES.get(cls, _Base), **parts)


def pydantic_programme() -> type[BaseModel]:
    """Return the pydantic model of a programme document, with the keys `schema` and `kind`."""
    return create_model(
        "Document",
        __base__=_model(Programme),
        schema_=(Literal["cjji-model/1"], Field(alias="schema")),
        kind=(Literal["programme"], ...),
    )


# ---------------------------------------------------------------------------------------------------- cattrs


class Envelope:
    """Reads a programme document with stock cattrs, after a check of the keys `schema` and `kind`."""

    def __init__(self, converter: cattrs.Converter) -> None:
        self.converter = converter

    def __call__(self, value: dict[str, Any]) -> Programme:
        rest = dict(value)
        _sure((rest.pop("schema"), rest.pop("kind")) == ("cjji-model/1", "programme"), "another document")
        return self.converter.structure(rest, Programme)


def stock_cattrs() -> Envelope:
    """Return a reader of our own classes with stock cattrs: hooks only for the types that it does not know."""
    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    converter.register_structure_hook(PartialDate, lambda value, _: PartialDate.of(value))
    converter.register_structure_hook(ExtraData, lambda value, _: ExtraData.of(value))
    converter.register_structure_hook(
        ConfidenceByAttribute,
        lambda value, _: ConfidenceByAttribute.of(**{name: Confidence(word) for name, word in value.items()}),
    )

    def confidence(value: Any, _: Any) -> Confidence | ConfidenceByAttribute:
        return converter.structure(value, ConfidenceByAttribute if isinstance(value, dict) else Confidence)

    converter.register_structure_hook(Confidence | ConfidenceByAttribute | None, confidence)
    configure_tagged_union(Coverage, converter, tag_name="kind", tag_generator=lambda cls: cls.kind)
    converter.register_structure_hook(Coverage | None, lambda value, _: converter.structure(value, Coverage))
    return Envelope(converter)


# --------------------------------------------------------------------------------------------------- agreement


def same(ours: Any, theirs: Any) -> bool:
    """Whether a value made by pydantic has the same content as one of ours, at all levels."""
    if isinstance(ours, tuple):
        return len(ours) == len(theirs) and all(map(same, ours, theirs))
    if isinstance(ours, ConfidenceByAttribute):
        return dict(ours.words) == theirs
    if isinstance(ours, Checked) and not isinstance(ours, PartialDate | enum.Enum):
        return all(same(getattr(ours, f.name), getattr(theirs, f.name)) for f in fields(type(ours)) if f.init)
    return type(ours) is type(theirs) and bool(ours == theirs)
