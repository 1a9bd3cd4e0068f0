"""The four kinds of document, and the name of the schema."""

from .inspectorate_year import InspectorateYear
from .programme import Programme
from .report import Report
from .stream import WorkStream

__all__ = ["KINDS", "NOT_ACTS", "SCHEMA", "Document"]


Document = Programme | WorkStream | Report | InspectorateYear
"""Any document."""
SCHEMA = "cjji-model/1"
"""The value of the key `schema` of every document: the version of the format."""
KINDS: dict[str, type[Document]] = {
    "programme": Programme,
    "work-stream": WorkStream,
    "report": Report,
    "inspectorate-year": InspectorateYear,
}
"""The class of each kind of document, by the value of its key `kind`."""
NOT_ACTS = frozenset({"due", "since", "first", "last", "retrieved"})
"""The names of dates that record no act: deadlines, the ends of periods, and when a source was retrieved.

They may be later than the day of reading.
"""
