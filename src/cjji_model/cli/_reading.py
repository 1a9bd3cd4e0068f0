"""Documents and bodies that are named on the command line."""

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
"""The formats of files by suffix; all other files are read as JSON."""


def loaded(name: str, input_format: Format | None) -> tuple[LoadedDocument, Format]:
    """Load the document that an argument names, and return it with the format it was read in.

    Raises `Unusable`, with every fault, where it cannot be read.
    """
    if name.startswith("corpus:"):
        return LoadedDocument(published(name.removeprefix("corpus:"), name)), "json"
    format = input_format or _SUFFIXES.get(PurePath(name).suffix.lower(), "json")
    try:
        return read(_bytes(name), format=format), format
    except LoadError as error:
        raise Unusable(name, error.faults) from None
    except OSError as error:
        raise Unusable(name, [f"cannot be read: {error.strerror or error}"]) from None
    except (ModuleNotFoundError, ValueError) as error:
        raise Unusable(name, [error]) from None


def read_document(name: str, input_format: Format | None) -> Document:
    """Return the document that an argument names. Aliases that were resolved are reported on standard error."""
    result, _ = loaded(name, input_format)
    if result.notes:
        complain(Unusable(name, (f"note: {note}" for note in result.notes)))
    return result.document


def read_documents(names: Sequence[str], input_format: Format | None) -> list[Document]:
    """Return the documents that arguments name. If any is unusable, all that are get reported, and it raises."""
    documents: list[Document] = []
    unusable: list[Unusable] = []
    for name in names:
        try:
            documents.append(read_document(name, input_format))
        except Unusable as error:
            unusable.append(error)
    for each in unusable[:-1]:
        complain(each)
    if unusable:
        raise unusable[-1]
    return documents


def published(id: str, name: str) -> Document:
    """Return a published document by its id. Raises `Unusable` for `name` where no document has that id."""
    try:
        return CORPUS[id]
    except UnknownName as error:
        raise Unusable(name, [error]) from None


def _bytes(name: str) -> bytes:
    """Return the content of a file, but no more than one byte over the limit, which is enough to refuse it."""
    if name == "-":
        if sys.stdin is None:
            raise ValueError("there is no standard input")
        return sys.stdin.buffer.read(LIMITS.size + 1)
    with open(name, "rb") as file:  # noqa: PTH123  a name with a null byte is for `open` to refuse
        return file.read(LIMITS.size + 1)


def body_id(text: str, name: str, on: date | None = None) -> str:
    """Return the id of the body that a text names; a day may settle an ambiguous name. Raises `Unusable`."""
    try:
        return standard_registry().bodies.resolve(text, on=on).id
    except (AmbiguousText, UnknownName) as error:
        raise Unusable(name, [error]) from None
