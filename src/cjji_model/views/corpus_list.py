"""The list of published documents, as text and as plain values."""

from collections.abc import Iterable
from typing import Any

from ..model.documents import Document
from ..model.programme import Programme
from ..model.report import Report
from ..model.stream import WorkStream
from ..wire import dump_plain
from ._page import columns

__all__ = ["documents_plain", "documents_text"]


def documents_text(documents: Iterable[Document]) -> str:
    """Return the documents as a table: id, kind, when, completeness, number of streams, and title."""
    rows = [
        (d["id"], d["kind"], _when(d), d["completeness"] or "-", _streams(d), d["title"] or "-")
        for d in documents_plain(documents)
    ]
    heads = ("id", "kind", "when", "completeness", "streams", "title")
    return "".join(f"{line}\n" for line in columns([heads, *rows]))


def documents_plain(documents: Iterable[Document]) -> list[dict[str, Any]]:
    """Return the main data of each document; what it does not have, or does not record, is `None`."""
    return [_summary(document) for document in documents]


def _summary(document: Document) -> dict[str, Any]:
    plain = dump_plain(document)
    span = {Programme: "period", WorkStream: "cycle"}.get(type(document), "year")
    streams = document.work_streams if isinstance(document, Programme) else None
    return {
        "id": document.id,
        "kind": plain["kind"],
        "title": plain.get("title"),
        "period": None if isinstance(document, Report) else plain.get(span),
        "published": plain.get("published"),
        "completeness": plain.get("completeness"),
        "work_streams": None if streams is None else len(streams),
    }


def _when(summary: dict[str, Any]) -> str:
    """Return the period of a document, or the day, month or year in which it was published."""
    if summary["period"]:
        return f"{summary['period'].get('first', '…')} to {summary['period'].get('last', '…')}"
    return summary["published"] or "-"


def _streams(summary: dict[str, Any]) -> str:
    return "-" if summary["work_streams"] is None else str(summary["work_streams"])
