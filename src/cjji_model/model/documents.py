"""The four kinds of document, and the schema that their plain form names."""

from .inspectorate_year import InspectorateYear
from .programme import Programme
from .report import Report
from .stream import WorkStream

__all__ = ["KINDS", "NOT_ACTS", "SCHEMA", "Document"]


Document = Programme | WorkStream | Report | InspectorateYear
SCHEMA = "cjji-model/1"
KINDS: dict[str, type[Document]] = {
    "programme": Programme,
    "work-stream": WorkStream,
    "report": Report,
    "inspectorate-year": InspectorateYear,
}
"""The kinds of document, by the word that names them."""
NOT_ACTS = frozenset({"due", "since", "first", "last", "retrieved"})
"""Dates that say when something is to be, or how long it is, and not that it was done."""
