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
