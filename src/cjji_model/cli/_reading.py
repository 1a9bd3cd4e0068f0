"""Documents as a command line names them."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from ..errors import AmbiguousText, LoadError, UnknownName
from ..model.documents import Document
from ..published import CORPUS
from ..registry import standard_registry
from ..wire import LIMITS, Format, LoadedDocument, read
from ._status import Unusable
from ._writing import complain

__all__ = ["body_id", "loaded", "published", "read_document", "read_documents"]

_SUFFIXES: dict[str, Format] = {".toml": "toml", ".yaml": "yaml", ".yml": "yaml"}


def loaded(name: str, given: Format | None) -> tuple[LoadedDocument, Format]:
    """The document of that name, and the format it was read in."""
    if name.startswith("corpus:"):
        return LoadedDocument(published(name.removeprefix("corpus:"), name)), "json"
    format = given or _SUFFIXES.get(PurePath(name).suffix.lower(), "json")
    try:
        return read(_bytes(name), format=format), format
    except LoadError as error:
        raise Unusable(name, error.faults) from None
    except OSError as error:
        raise Unusable(name, [f"cannot be read: {error.strerror or error}"]) from None
    except (ModuleNotFoundError, ValueError) as error:
        raise Unusable(name, [error]) from None


def read_document(name: str, given: Format | None) -> Document:
    """The document of that name, what was understood by alias being read_document."""
    found, _ = loaded(name, given)
    if found.notes:
        complain(Unusable(name, (f"note: {note}" for note in found.notes)))
    return found.document


def read_documents(names: Sequence[str], given: Format | None) -> list[Document]:
    """The documents of those names; where some cannot be used, each of them is read_document, and none is."""
    found: list[Document] = []
    unusable: list[Unusable] = []
    for name in names:
        try:
            found.append(read_document(name, given))
        except Unusable as error:
            unusable.append(error)
    for each in unusable[:-1]:
        complain(each)
    if unusable:
        raise unusable[-1]
    return found


def published(id: str, name: str) -> Document:
    """The published document of that id."""
    try:
        return CORPUS[id]
    except UnknownName as error:
        raise Unusable(name, [error]) from None


def _bytes(name: str) -> bytes:
    """What a file holds, or as much of it as shows that it is too large."""
    if name == "-":
        if sys.stdin is None:
            raise ValueError("there is no standard input")
        return sys.stdin.buffer.read(LIMITS.size + 1)
    with open(name, "rb") as file:  # noqa: PTH123  a name with a null byte is for `open` to refuse
        return file.read(LIMITS.size + 1)


def body_id(text: str, name: str, on: date | None = None) -> str:
    """The id of the body that a text names, on a day where that settles it."""
    try:
        return standard_registry().bodies.resolve(text, on=on).id
    except (AmbiguousText, UnknownName) as error:
        raise Unusable(name, [error]) from None
