"""Recording proxies: they wrap objects of the model and log every attribute that is read.

A rule is run on the objects themselves first. If its result is reported, the same function is run again on proxies, so
that an explanation lists exactly the facts that the judging code read.
"""

from enum import Enum
from types import MethodType
from typing import Any

from .._checked.faults import Path, pointer
from ..model.provenance import Confidence, Sourced
from ..outcome import Fact

__all__ = ["Log", "at_path", "facts", "note", "note_at", "recording", "unwrapped"]

Log = dict[tuple[str, Path], tuple[Any, Confidence | None]]
"""The values read, with their confidence, by document and path, in the order of the first read."""


def recording(item: Sourced, path: Path, log: Log, document: str = "", confidence: Confidence | None = None) -> Any:
    """Wrap the object at a path of a document in a recording proxy.

    `confidence` is inherited: it applies to attributes whose object records none.
    """
    proxy = object.__new__(_RecordingProxy)
    proxy._item, proxy._path, proxy._log, proxy._document, proxy._confidence = item, path, log, document, confidence
    return proxy


class _RecordingProxy:
    """Forwards attribute access to the wrapped object, and logs what is read."""

    __slots__ = ("_confidence", "_document", "_item", "_log", "_path")
    _item: Sourced
    _path: Path
    _log: Log
    _document: str
    _confidence: Confidence | None

    # Rules and the model use `isinstance`: it falls back on `__class__`, so the proxy passes for the class it wraps.
    __class__: Any = property(lambda self: type(self._item))

    def __getattr__(self, name: str) -> Any:
        cls = type(self._item)
        class_attribute = getattr(cls, name, None)
        # Properties and methods run on the proxy, so that the attributes which they read are logged, not their result.
        if isinstance(class_attribute, property) and class_attribute.fget is not None:
            return class_attribute.fget(self)
        value = getattr(self._item, name)
        if isinstance(value, MethodType):
            return MethodType(value.__func__, self)
        return _wrap(value, (*self._path, name), self._log, self._document, self._confidence_in(name))

    def _confidence_in(self, name: str) -> Confidence | None:
        own = Sourced.confidence_in(self._item, name)
        return self._confidence if own is None else own

    # Python looks up special methods on the class, past `__getattr__`. These two run on the proxy, like any method.

    def __getitem__(self, key: str) -> Any:
        value: Any = getattr(type(self._item), "__getitem__")(self, key)  # noqa: B009  not every class has it
        return value

    def __contains__(self, key: str) -> bool:
        return bool(getattr(type(self._item), "__contains__")(self, key))  # noqa: B009  not every class has it

    def __eq__(self, other: object) -> bool:
        return bool(self._item == unwrapped(other))

    def __hash__(self) -> int:
        return hash(self._item)


def unwrapped(item: Any) -> Any:
    """Return the object that a proxy wraps; any other value unchanged."""
    return item._item if type(item) is _RecordingProxy else item


def _wrap(value: Any, path: Path, log: Log, document: str, confidence: Confidence | None) -> Any:
    """Wrap objects of the model and tuples of them; log any other value as read, and return it."""
    if isinstance(value, Sourced):
        return recording(value, path, log, document, confidence)
    if type(value) is tuple and value and isinstance(value[0], Sourced):
        return tuple(recording(item, (*path, i), log, document, confidence) for i, item in enumerate(value))
    note(log, path, value, confidence, document)
    return value


def note(log: Log, path: Path, value: Any, confidence: Confidence | None = None, document: str = "") -> None:
    """Log that a value was read; a second read of the same path adds nothing."""
    log.setdefault((document, path), (value, confidence))


def facts(log: Log) -> tuple[Fact, ...]:
    """Return the logged values as facts, in the order in which they were first read."""
    return tuple(
        Fact(pointer=pointer(path), value=_plain(value), confidence=confidence, document=document)
        for (document, path), (value, confidence) in log.items()
    )


def note_at(root: Any, path: Path, value: Any) -> None:
    """Log that `value` was read at a path below the proxy `root`, with the confidence recorded there."""
    proxy: _RecordingProxy = root
    note(proxy._log, path, value, _walk(proxy, path)[1], proxy._document)


def _plain(value: Any) -> Any:
    """Return a value in the form used in outcomes: `None`, text, a number, a boolean, or a tuple of these."""
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    if isinstance(value, Enum):
        return value.value
    return value if value is None or isinstance(value, bool | int) else str(value)


def at_path(root: Any, path: Path) -> Any:
    """Return the proxy of the object at a path below the proxy `root`, without logging the steps in between."""
    proxy: _RecordingProxy = root
    item, confidence = _walk(proxy, path)
    return _wrap(item, path, proxy._log, proxy._document, confidence) if path else root


def _walk(proxy: _RecordingProxy, path: Path) -> tuple[Any, Confidence | None]:
    """Return the value at a path, and its confidence: the nearest one recorded on the way down."""
    item: Any = proxy._item
    confidence = proxy._confidence
    for step in path:
        if isinstance(step, str):
            own = item.confidence_in(step) if isinstance(item, Sourced) else None
            confidence = confidence if own is None else own
            item = getattr(item, step)
        else:
            item = item[step]
    return item, confidence
