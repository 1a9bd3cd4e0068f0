"""The wire: documents read from JSON, TOML and YAML, and written in canonical form.

cattrs is known here alone. `load` takes the quick way, which says nothing of what is wrong; only where
that fails is the document read again, slowly, and every fault of it told.
"""

from collections.abc import Mapping
from typing import Any, Literal, TypeVar, overload

from attrs import frozen

from .._checked.faults import pointer, short_repr
from ..errors import Fault, LoadError
from ..model.documents import KINDS, SCHEMA, Document
from ..model.inspectorate_year import InspectorateYear
from ..model.programme import Programme
from ..model.report import Report
from ..model.stream import WorkStream
from ..registry import Registry, standard_registry
from . import _fast, _slow
from ._plain import plain
from ._text import Format, to_text, to_value
from .limits import LIMITS, Limits, too_deep

__all__ = ["LIMITS", "Format", "Limits", "LoadedDocument", "ReadingNote", "dump", "dump_plain", "load", "read"]


D = TypeVar("D", bound=Programme | WorkStream | Report | InspectorateYear)
ReadingNote = _slow.ReadingNote

_KIND_OF = {cls: kind for kind, cls in KINDS.items()}


@frozen
class LoadedDocument:
    """A document, and what was understood in reading it."""

    document: Document
    notes: tuple[ReadingNote, ...] = ()
    """What was written as a name, an abbreviation or a misspelling, and the id it was read as."""


def read(
    source: str | bytes | Mapping[str, Any],
    kind: type[Document] | None = None,
    *,
    format: Format = "json",
    registry: Registry | None = None,
    limits: Limits = LIMITS,
) -> LoadedDocument:
    """Read a document, and tell what was understood by alias.

    Raises `LoadError`, with every fault of the document, for any input that is not one.
    """
    known = standard_registry() if registry is None else registry
    value, repeats = (source, ()) if isinstance(source, Mapping) else to_value(source, format, limits)
    document = None if repeats else _quickly(value, kind, known, limits)
    if document is not None:
        return LoadedDocument(document)
    cls = _kind_wanted(value, kind, limits)
    body = {key: item for key, item in value.items() if key not in {"schema", "kind"}}
    return LoadedDocument(
        *_slow.read(cls, body, value, repeats, _slow.ReadingContext(known, limits, _fast.hooks(known, limits)))
    )


def _quickly(value: Any, kind: type[Document] | None, known: Registry, limits: Limits) -> Document | None:
    """The document, where there is nothing to say about it."""
    if type(value) is not dict or value.get("schema") != SCHEMA:
        return None
    named = value.get("kind")
    cls = KINDS.get(named) if type(named) is str else None
    streams = value.get("work_streams")
    if cls is None or kind not in {None, cls} or limits.depth < _fast.OWN_DEPTH:
        return None
    if type(streams) is list and len(streams) > limits.streams:
        return None
    body = value.copy()
    del body["schema"], body["kind"]
    try:
        document: Document = _fast.hooks(known, limits)[cls](body, cls)
    except Exception:  # noqa: BLE001  whatever it is, the slow way finds it again and says it
        return None
    return document


def _kind_wanted(value: Any, kind: type[Document] | None, limits: Limits) -> type[Document]:
    """The class that the document says it is of; raises `LoadError` where the report ends at once."""

    def refuse(pointer: str, code: str, message: str) -> LoadError:
        return LoadError("not a document", [Fault(pointer, code, message)])

    if not isinstance(value, Mapping):
        raise refuse("", "type", "is not an object")
    if (deep := too_deep(value, limits.depth)) is not None:
        raise refuse(pointer(deep), "depth", f"is nested more than {limits.depth} levels deep")
    for key, right in (("schema", f"write {SCHEMA!r}"), ("kind", f"write one of {', '.join(map(repr, KINDS))}")):
        if key not in value:
            raise refuse(f"/{key}", "missing", f"is required: {right}")
        if type(value[key]) is not str:
            raise refuse(f"/{key}", "type", f"is not text: {right}")
    if value["schema"] != SCHEMA:
        raise refuse("/schema", "schema", f"this library reads {SCHEMA!r}, and this is {short_repr(value['schema'])}")
    cls = KINDS.get(value["kind"])
    wanted = KINDS if kind is None else {_KIND_OF[kind]: kind}
    if cls is None or cls not in wanted.values():
        raise refuse("/kind", "tag", f"{short_repr(value['kind'])} is not {' or '.join(map(repr, wanted))}")
    streams = value.get("work_streams")
    if type(streams) is list and len(streams) > limits.streams:
        raise refuse("/work_streams", "size", f"holds {len(streams)} streams: more than {limits.streams}")
    return cls


@overload
def load(
    source: str | bytes | Mapping[str, Any],
    kind: None = None,
    *,
    format: Format = ...,
    registry: Registry | None = ...,
    limits: Limits = ...,
) -> Document: ...


@overload
def load(
    source: str | bytes | Mapping[str, Any],
    kind: type[D],
    *,
    format: Format = ...,
    registry: Registry | None = ...,
    limits: Limits = ...,
) -> D: ...


def load(
    source: str | bytes | Mapping[str, Any],
    kind: type[Any] | None = None,
    *,
    format: Format = "json",
    registry: Registry | None = None,
    limits: Limits = LIMITS,
) -> Document:
    """Read a document: text or bytes in a format, or a mapping of plain values.

    With `kind`, a class, only a document of that kind is taken. References are resolved by the registry,
    or by the package's own. Raises `LoadError`, with every fault of the document.
    """
    return read(source, kind, format=format, registry=registry, limits=limits).document


def dump_plain(document: Document) -> dict[str, Any]:
    """The document as plain values, keys in canonical order. Raises `TypeError` for what is no document."""
    if type(document) not in _KIND_OF:
        names = ", ".join(cls.__name__ for cls in _KIND_OF)
        raise TypeError(f"a {type(document).__name__} is no document ({names}); for an outcome, see dump_outcome")
    return {"schema": SCHEMA, "kind": _KIND_OF[type(document)], **plain(document)}


def dump(document: Document, *, format: Literal["json", "toml", "yaml"] = "json") -> str:
    """Write a document as canonical text: what any language's JSON writer gives with an indent of 2, and a newline."""
    return to_text(dump_plain(document), format)
