"""Views: outcomes, changes, deadlines, coverage, bodies and the law as text for people and as plain values.

A view never judges: what it shows comes from the outcome, the rule book, the registry or the documents. The functions
below are public; the modules they come from are not. They are imported on first use (PEP 562), so that a command pays
only for the view that it shows: `cjji who` does not import the rules.

>>> from cjji_model import corpus
>>> from cjji_model.views import diff_text
>>> diff_text(corpus["2012-14"], corpus["2013-15"]).splitlines()[0]
'Joint Inspection Business Plan 2013-15: what changed since Joint Inspection Business Plan 2012-2014'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._changes import describe
    from ._page import Page
    from .calendar import calendar_ical, calendar_plain, calendar_text
    from .corpus_list import documents_plain, documents_text
    from .coverage import coverage_plain, coverage_text
    from .diff import diff_plain, diff_text
    from .law import consult_plain, consult_text, law_plain, law_text
    from .rule_book import rule_plain, rule_text, rules_text
    from .text import explain, outcome_text
    from .who import agency_plain, agency_text, body_plain, body_text

__all__ = [
    "Page",
    "agency_plain",
    "agency_text",
    "body_plain",
    "body_text",
    "calendar_ical",
    "calendar_plain",
    "calendar_text",
    "consult_plain",
    "consult_text",
    "coverage_plain",
    "coverage_text",
    "describe",
    "diff_plain",
    "diff_text",
    "documents_plain",
    "documents_text",
    "explain",
    "law_plain",
    "law_text",
    "outcome_text",
    "rule_plain",
    "rule_text",
    "rules_text",
]

_MODULES = {
    "_changes": ("describe",),
    "_page": ("Page",),
    "calendar": ("calendar_ical", "calendar_plain", "calendar_text"),
    "corpus_list": ("documents_plain", "documents_text"),
    "coverage": ("coverage_plain", "coverage_text"),
    "diff": ("diff_plain", "diff_text"),
    "law": ("consult_plain", "consult_text", "law_plain", "law_text"),
    "rule_book": ("rule_plain", "rule_text", "rules_text"),
    "text": ("explain", "outcome_text"),
    "who": ("agency_plain", "agency_text", "body_plain", "body_text"),
}
"""The public names of each module, as type checkers see them imported above."""
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_MODULE_OF[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
