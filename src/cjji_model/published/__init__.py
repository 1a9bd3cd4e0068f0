"""The corpus: published programmes, rolling programmes and reports of joint inspection, as documents.

Their facts come from public sources, each with source and confidence. Plans are mostly reconstructed.
"""

from collections.abc import Collection
from functools import cache
from typing import Any

from .._lookup import Lookup
from ..dates import Period, Span
from ..errors import UnknownName
from ..model.documents import Document
from ..model.programme import Programme
from ..model.report import Report
from ..model.stream import WorkStream
from ..tables import published_files, published_work_ids
from ..wire import load

__all__ = ["CORPUS", "Corpus"]


@cache
def _document(id: str) -> Document:
    # Documents are immutable, so that one loaded object can serve every caller.
    return load(published_files()[id].read_text(encoding="utf-8"))


class Corpus(Lookup[str, Document]):
    """The published documents by id; a programme also by the years in its id, such as "2012-14".

    >>> from cjji_model import corpus
    >>> corpus["2012-14"].title
    'Joint Inspection Business Plan 2012-2014'
    """

    def _find(self, key: str) -> Document | None:
        # The years of a programme stand for its id.
        id = next((id for id in (key, f"joint-plan-{key}") if id in published_files()), None)
        return None if id is None else _document(id)

    def _unknown(self, key: str) -> UnknownName:
        from difflib import get_close_matches  # noqa: PLC0415  only an unknown id needs it

        looks_like_years = key[:2].isdigit()
        nearest = get_close_matches(f"joint-plan-{key}" if looks_like_years else key, published_files(), n=3)
        return UnknownName("published document", key, tuple(nearest))

    def text(self, id: str) -> str:
        """Return the text of a document in canonical JSON. Raises `UnknownName`, a `KeyError`."""
        return published_files()[self[id].id].read_text(encoding="utf-8")

    def keys(self) -> Collection[str]:
        """The ids: programmes, then streams, then reports, each sorted."""
        return published_files().keys()

    def __contains__(self, key: Any) -> bool:
        return self._is_key(key) and (key in published_files() or f"joint-plan-{key}" in published_files())

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """The joint inspection programmes in chronological order."""
        programmes = [document for document in self if isinstance(document, Programme)]
        return tuple(
            sorted(programmes, key=lambda p: (p.period.last is not None, p.period.first or p.period.last, p.id))
        )

    @property
    def streams(self) -> tuple[WorkStream, ...]:
        """The streams that are documents of their own: rolling programmes, and work that is in no joint programme."""
        return tuple(document for document in self if isinstance(document, WorkStream))

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports, sorted by id."""
        return tuple(document for document in self if isinstance(document, Report))

    def where(
        self, *, body: str | None = None, agency: str | None = None, year: int | None = None
    ) -> tuple[Document, ...]:
        """Return the documents that meet every condition given.

        `body` is the id of a body that leads or supports, if only for one term; `agency` is the id of an inspected
        agency; `year` is a calendar year that the period of a programme or the cycle of a stream touches, or the year
        in which a report was published.
        """
        return tuple(
            document
            for document in self
            if (body is None or body in _bodies(document))
            and (agency is None or agency in _agencies(document))
            and (year is None or _touches(document, year))
        )

    @property
    def work_ids(self) -> frozenset[str]:
        """The ids of all streams and reports, also of those within a programme or a stream."""
        return published_work_ids()

    def __repr__(self) -> str:
        return f"<{len(self)} published documents>"


CORPUS = Corpus()
"""The corpus of the package: `cjji_model.corpus`."""


def _streams(document: Document) -> tuple[WorkStream, ...]:
    if isinstance(document, Programme):
        return document.streams
    return (document,) if isinstance(document, WorkStream) else ()


def _bodies(document: Document) -> frozenset[str]:
    works = (document,) if isinstance(document, Report) else _streams(document)
    # A body may take part in one term only: terms have leads and supporters of their own.
    roles = [item for work in works for item in (work, *(getattr(work, "terms", None) or ()))]
    return frozenset(body for item in roles for body in (*(item.leads or ()), *(item.supporters or ())))


def _agencies(document: Document) -> frozenset[str]:
    works = (document,) if isinstance(document, Report) else _streams(document)
    return frozenset(agency for work in works for agency in work.agencies or ())


def _touches(document: Document, year: int) -> bool:
    if isinstance(document, Report):
        return document.published is not None and document.published.year == year
    if isinstance(document, Programme):
        span: Period | Span | None = document.period
    else:
        span = document.cycle if isinstance(document, WorkStream) else None
    if span is None:
        return False
    first, last = (None if end is None else end.year for end in (span.first, span.last))
    if first is None:
        return last == year
    return first <= year and (last is None or year <= last)
