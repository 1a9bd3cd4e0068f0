"""The recording view: stands in for an object of the model and notes every attribute that is read of it.

A rule is run on the objects themselves first. Where there is something to explain, the same function is
run again on views of them, so that what is told was read by the code that judged.
"""

from enum import Enum
from types import MethodType
from typing import Any

from .._checked.faults import Path, pointer
from ..model.provenance import Confidence, Sourced
from ..outcome import Fact

__all__ = ["Log", "at_path", "facts", "note", "note_at", "recording", "unwrapped"]

Log = dict[tuple[str, Path], tuple[Any, Confidence | None]]
"""What was read, and how sure it is, by document and path."""


def recording(item: Sourced, path: Path, log: Log, document: str = "", confidence: Confidence | None = None) -> Any:
    """A view of an object that stands at a path of a document."""
    view = object.__new__(_RecordingProxy)
    view._item, view._path, view._log, view._document, view._confidence = item, path, log, document, confidence
    return view


class _RecordingProxy:
    __slots__ = ("_confidence", "_document", "_item", "_log", "_path")
    _item: Sourced
    _path: Path
    _log: Log
    _document: str
    _confidence: Confidence | None

    __class__: Any = property(lambda self: type(self._item))  # isinstance sees the object behind

    def __getattr__(self, name: str) -> Any:
        cls = type(self._item)
        found = getattr(cls, name, None)
        if isinstance(found, property) and found.fget is not None:
            return found.fget(self)
        value = getattr(self._item, name)
        if isinstance(value, MethodType):
            return MethodType(value.__func__, self)
        return _view(value, (*self._path, name), self._log, self._document, self._sure(name))

    def _sure(self, name: str) -> Confidence | None:
        own = Sourced.confidence_in(self._item, name)
        return self._confidence if own is None else own

    def __getitem__(self, key: str) -> Any:
        found: Any = getattr(type(self._item), "__getitem__")(self, key)  # noqa: B009  not every class has it
        return found

    def __contains__(self, key: str) -> bool:
        return bool(getattr(type(self._item), "__contains__")(self, key))  # noqa: B009  not every class has it

    def __eq__(self, other: object) -> bool:
        return bool(self._item == unwrapped(other))

    def __hash__(self) -> int:
        return hash(self._item)


def unwrapped(item: Any) -> Any:
    """The object behind a view; anything else is itself."""
    return item._item if type(item) is _RecordingProxy else item


def _view(value: Any, path: Path, log: Log, document: str, confidence: Confidence | None) -> Any:
    if isinstance(value, Sourced):
        return recording(value, path, log, document, confidence)
    if type(value) is tuple and value and isinstance(value[0], Sourced):
        return tuple(recording(item, (*path, i), log, document, confidence) for i, item in enumerate(value))
    note(log, path, value, confidence, document)
    return value


def note(log: Log, path: Path, value: Any, confidence: Confidence | None = None, document: str = "") -> None:
    """Note that a value was read."""
    log.setdefault((document, path), (value, confidence))


def facts(log: Log) -> tuple[Fact, ...]:
    """What was read, in the order in which it was."""
    return tuple(
        Fact(pointer=pointer(path), value=_told(value), confidence=confidence, document=document)
        for (document, path), (value, confidence) in log.items()
    )


def note_at(root: Any, path: Path, value: Any) -> None:
    """Note that a value was read at a path beneath a view, as sure as what stands there."""
    view: _RecordingProxy = root
    note(view._log, path, value, _walk(view, path)[1], view._document)


def _told(value: Any) -> Any:
    """A value as an outcome tells it: plain, and hashable."""
    if isinstance(value, tuple):
        return tuple(_told(item) for item in value)
    if isinstance(value, Enum):
        return value.value
    return value if value is None or isinstance(value, bool | int) else str(value)


def at_path(root: Any, path: Path) -> Any:
    """What stands at a path beneath a view, without noting the way there."""
    view: _RecordingProxy = root
    item, said = _walk(view, path)
    return _view(item, path, view._log, view._document, said) if path else root


def _walk(view: _RecordingProxy, path: Path) -> tuple[Any, Confidence | None]:
    """What stands at a path, and how sure that is."""
    item: Any = view._item
    said = view._confidence
    for step in path:
        if isinstance(step, str):
            own = item.confidence_in(step) if isinstance(item, Sourced) else None
            said = said if own is None else own
            item = getattr(item, step)
        else:
            item = item[step]
    return item, said
