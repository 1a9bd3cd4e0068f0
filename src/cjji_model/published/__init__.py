"""The published programmes, rolling programmes and reports of joint inspection, as documents.

They are facts from public sources, each with its source and its confidence; plans are mostly reconstructed.
"""

from collections.abc import Iterator
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

from ..errors import UnknownName
from ..model.programme import Programme, WorkStream
from ..model.report import Report
from ..wire import Document, load

__all__ = ["CORPUS", "Corpus"]

_FOLDERS = ("programmes", "streams", "reports")


@cache
def _texts() -> dict[str, Traversable]:
    """The files by the id of the document they hold, programmes first, each kind in order of id."""
    root = files("cjji_model.published")
    found = ((folder, file) for folder in _FOLDERS for file in root.joinpath(folder).iterdir())
    ordered = sorted(found, key=lambda pair: (_FOLDERS.index(pair[0]), pair[1].name))
    return {file.name.removesuffix(".json"): file for _, file in ordered if file.name.endswith(".json")}


@cache
def _document(id: str) -> Document:
    return load(_texts()[id].read_text(encoding="utf-8"))


class Corpus:
    """The published documents by id; a programme also by the years in its id.

    >>> from cjji_model import corpus
    >>> corpus["2012-14"].title
    'Joint Inspection Business Plan 2012-2014'
    """

    def __getitem__(self, id: str) -> Document:
        """The document of that id, or the one programme of those years. Raises `UnknownName`, a `KeyError`."""
        if id in _texts():
            return _document(id)
        ending = [known for known in _texts() if known == f"joint-plan-{id}"]
        if len(ending) == 1:
            return _document(ending[0])
        from difflib import get_close_matches  # noqa: PLC0415  only a miss needs it

        raise UnknownName(
            "published document",
            id,
            tuple(get_close_matches(f"joint-plan-{id}" if id[:2].isdigit() else id, _texts(), n=3)),
        )

    def text(self, id: str) -> str:
        """The document as it comes with the package, in canonical JSON."""
        return _texts()[self[id].id].read_text(encoding="utf-8")

    def __contains__(self, id: object) -> bool:
        return id in _texts() or f"joint-plan-{id}" in _texts()

    def __iter__(self) -> Iterator[Document]:
        return (_document(id) for id in _texts())

    def __len__(self) -> int:
        return len(_texts())

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, programmes first."""
        return tuple(_texts())

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """The joint inspection programmes, in order of time."""
        found = [document for document in self if isinstance(document, Programme)]
        return tuple(sorted(found, key=lambda p: (p.period.last is not None, p.period.first or p.period.last, p.id)))

    @property
    def streams(self) -> tuple[WorkStream, ...]:
        """The streams that stand alone: rolling programmes, and work that is in no joint programme."""
        return tuple(document for document in self if isinstance(document, WorkStream))

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports."""
        return tuple(document for document in self if isinstance(document, Report))

    def where(
        self, *, body: str | None = None, agency: str | None = None, year: int | None = None
    ) -> tuple[Document, ...]:
        """The documents in which a body takes part, an agency is inspected and a year is touched: all that is asked."""
        return tuple(
            document
            for document in self
            if (body is None or body in _bodies(document))
            and (agency is None or agency in _agencies(document))
            and (year is None or _touches(document, year))
        )

    @cached_property
    def work_ids(self) -> frozenset[str]:
        """The ids of all streams and reports."""
        streams = [stream for document in self for stream in _streams(document)]
        inside = {report.id for stream in streams for report in stream.reports or ()}
        return frozenset({stream.id for stream in streams} | inside | {report.id for report in self.reports})

    def __repr__(self) -> str:
        return f"<{len(self)} published documents>"


CORPUS = Corpus()


def _streams(document: Document) -> tuple[WorkStream, ...]:
    if isinstance(document, Programme):
        return document.streams
    return (document,) if isinstance(document, WorkStream) else ()


def _bodies(document: Document) -> frozenset[str]:
    work = (document,) if isinstance(document, Report) else _streams(document)
    roles = [item for one in work for item in (one, *(getattr(one, "terms", None) or ()))]
    return frozenset(body for item in roles for body in (*(item.leads or ()), *(item.supporters or ())))


def _agencies(document: Document) -> frozenset[str]:
    work = (document,) if isinstance(document, Report) else _streams(document)
    return frozenset(agency for one in work for agency in one.agencies or ())


def _touches(document: Document, year: int) -> bool:
    if isinstance(document, Report):
        return document.published is not None and document.published.year == year
    span = (
        document.period
        if isinstance(document, Programme)
        else document.cycle
        if isinstance(document, WorkStream)
        else None
    )
    if span is None:
        return False
    first, last = (None if end is None else end.year for end in (span.first, span.last))
    if first is None:
        return last == year
    return first <= year and (last is None or year <= last)
