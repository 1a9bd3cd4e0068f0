"""The published documents as a list."""

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
    """The documents, a line each: id, kind, when, completeness, how many streams, and title."""
    rows = [
        (d["id"], d["kind"], _when(d), d["completeness"] or "-", _streams(d), d["title"] or "-")
        for d in documents_plain(documents)
    ]
    heads = ("id", "kind", "when", "completeness", "streams", "title")
    return "".join(f"{line}\n" for line in columns([heads, *rows]))


def documents_plain(documents: Iterable[Document]) -> list[dict[str, Any]]:
    """What is to be known of each document at a glance; what it has not, or does not record, is `null`."""
    return [_glance(document) for document in documents]


def _glance(document: Document) -> dict[str, Any]:
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


def _when(told: dict[str, Any]) -> str:
    """Its period, or the day, month or year in which it was published."""
    if told["period"]:
        return f"{told['period'].get('first', '…')} to {told['period'].get('last', '…')}"
    return told["published"] or "-"


def _streams(told: dict[str, Any]) -> str:
    return "-" if told["work_streams"] is None else str(told["work_streams"])
