"""The wire format: documents are read from JSON, TOML and YAML, and written in canonical form.

No other part of the package uses cattrs. `load` tries the fast path (`_fast`), which stops at the first problem
without a message. Only where that fails is the document read again (`_slow`), to report all of its faults.
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
    """A loaded document, and the aliases that were resolved while reading it."""

    document: Document
    """The document, in which every reference to a known body or agency is an id."""
    notes: tuple[ReadingNote, ...] = ()
    """One for each name, abbreviation or misspelling that was read as an id, in document order."""


def read(
    source: str | bytes | Mapping[str, Any],
    kind: type[Document] | None = None,
    *,
    format: Format = "json",
    registry: Registry | None = None,
    limits: Limits = LIMITS,
) -> LoadedDocument:
    """Read a document like `load`, and also report the aliases that were resolved.

    Raises `LoadError`, with every fault of the document, for any input that is not a document.
    """
    resolver = standard_registry() if registry is None else registry
    value, duplicates = (source, ()) if isinstance(source, Mapping) else to_value(source, format, limits)
    document = None if duplicates else _load_fast(value, kind, resolver, limits)
    if document is not None:
        return LoadedDocument(document)
    cls = _document_class(value, kind, limits)
    body = {key: item for key, item in value.items() if key not in {"schema", "kind"}}
    return LoadedDocument(
        *_slow.read(cls, body, value, duplicates, _slow.ReadingContext(resolver, limits, _fast.hooks(resolver, limits)))
    )


def _load_fast(value: Any, kind: type[Document] | None, registry: Registry, limits: Limits) -> Document | None:
    """Return the document if the fast path accepts it, else `None`."""
    if type(value) is not dict or value.get("schema") != SCHEMA:
        return None
    tag = value.get("kind")
    cls = KINDS.get(tag) if type(tag) is str else None
    streams = value.get("work_streams")
    if cls is None or kind not in {None, cls} or limits.depth < _fast.OWN_DEPTH:
        return None
    if type(streams) is list and len(streams) > limits.streams:
        return None
    body = value.copy()
    del body["schema"], body["kind"]
    try:
        document: Document = _fast.hooks(registry, limits)[cls](body, cls)
    except Exception:  # noqa: BLE001  the hooks raise whatever comes; the second reading reports it properly
        return None
    return document


def _document_class(value: Any, kind: type[Document] | None, limits: Limits) -> type[Document]:
    """Return the class that the keys `schema` and `kind` name.

    Raises `LoadError` with a single fault where nothing more can be said: without these two keys, or over a limit.
    """

    def refuse(pointer: str, code: str, message: str) -> LoadError:
        return LoadError("not a document", [Fault(pointer, code, message)])

    if not isinstance(value, Mapping):
        raise refuse("", "type", "is not an object")
    if (deep_path := too_deep(value, limits.depth)) is not None:
        raise refuse(pointer(deep_path), "depth", f"is nested more than {limits.depth} levels deep")
    for key, remedy in (("schema", f"write {SCHEMA!r}"), ("kind", f"write one of {', '.join(map(repr, KINDS))}")):
        if key not in value:
            raise refuse(f"/{key}", "missing", f"is required: {remedy}")
        if type(value[key]) is not str:
            raise refuse(f"/{key}", "type", f"is not text: {remedy}")
    if value["schema"] != SCHEMA:
        raise refuse(
            "/schema", "schema", f"{short_repr(value['schema'])} is not supported: this library reads {SCHEMA!r}"
        )
    cls = KINDS.get(value["kind"])
    allowed = KINDS if kind is None else {_KIND_OF[kind]: kind}
    if cls is None or cls not in allowed.values():
        raise refuse("/kind", "tag", f"{short_repr(value['kind'])} is not {' or '.join(map(repr, allowed))}")
    streams = value.get("work_streams")
    if type(streams) is list and len(streams) > limits.streams:
        raise refuse("/work_streams", "size", f"has {len(streams)} work streams: the limit is {limits.streams}")
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
    """Read a document from text or bytes in a format, or from a mapping of plain values.

    With `kind`, a class, a document of another kind is refused. References to bodies and agencies are resolved by
    `registry`; by default, the package's own. Raises `LoadError`, with every fault of the document.
    """
    return read(source, kind, format=format, registry=registry, limits=limits).document


def dump_plain(document: Document) -> dict[str, Any]:
    """Return the document as plain values, keys in canonical order.

    Raises `TypeError` for anything that is not a document.
    """
    if type(document) not in _KIND_OF:
        names = ", ".join(cls.__name__ for cls in _KIND_OF)
        raise TypeError(f"not a document ({names}): {type(document).__name__}; for an outcome, use dump_outcome")
    return {"schema": SCHEMA, "kind": _KIND_OF[type(document)], **plain(document)}


def dump(document: Document, *, format: Literal["json", "toml", "yaml"] = "json") -> str:
    """Write a document as canonical text.

    In JSON that is what any language's JSON writer gives with an indent of 2, and a newline at the end.
    """
    return to_text(dump_plain(document), format)
