"""The rule book, `check` and `replay`, and the functions and classes needed to write further rules."""

from collections.abc import Iterable
from datetime import date

from ..model.derogation import Derogation
from ..model.documents import Document
from ..outcome import NotApplicable, Outcome
from ..registry import Registry
from . import (
    _engine,
    _replay,
    courts,
    delegation,
    delivery,
    directions,
    gatekeeping,
    inspectorate_year,
    joint_work,
    planning,
    preparation,
    publication,
    record,
    remits,
)
from ._book import Rule, RuleBook, rule
from ._citations import briefing, cited, law, law_on, practice
from ._context import Moment
from ._examples import Example, example
from ._replay import Replay, ResultChange
from ._rulings import Ruling, breached, judgement, met, not_applicable, undetermined
from ._subjects import (
    SUBJECTS,
    DerogationClaim,
    RecordedAct,
    Reference,
    ReportSubject,
    Roles,
    StatusSubject,
    TitleSubject,
    dates_done,
)

__all__ = [
    "RULES",
    "SUBJECTS",
    "DerogationClaim",
    "Example",
    "Moment",
    "NotApplicable",
    "RecordedAct",
    "Reference",
    "Replay",
    "ReportSubject",
    "ResultChange",
    "Roles",
    "Rule",
    "RuleBook",
    "Ruling",
    "StatusSubject",
    "TitleSubject",
    "breached",
    "briefing",
    "check",
    "cited",
    "dates_done",
    "example",
    "judgement",
    "law",
    "law_on",
    "met",
    "not_applicable",
    "practice",
    "reading_day",
    "replay",
    "rule",
    "undetermined",
]

RULES = RuleBook.of_modules(
    record,
    preparation,
    directions,
    gatekeeping,
    delegation,
    courts,
    planning,
    joint_work,
    remits,
    delivery,
    publication,
    inspectorate_year,
)
"""All rules of the package, in the order of the book: record, law, practice; within each family by code."""


def check(
    document: Document,
    *,
    on: date,
    previous: Document | None = None,
    rules: Iterable[Rule] | None = None,
    registry: Registry | None = None,
    derogations: Iterable[Derogation] = (),
    keep_all: bool = False,
) -> Outcome:
    """Check a document against each rule: whether it keeps the law and the published practice, and why.

    `on` is the day of reading: it decides what can be known and what has fallen due. The dates in the document
    decide which law and practice apply. `previous` is the previous document, of the same kind.
    `derogations` are added to the document's own. `keep_all` also keeps results that are met or not applicable.

    Raises `TypeError` if `on` is not a `date`, and `ValueError` if `previous` is of another kind or does not begin
    before the document.
    """
    book = RULES if rules is None else rules
    return _engine.check(
        document,
        on=on,
        rules=book,
        previous=previous,
        registry=registry,
        derogations=derogations,
        keep_all=keep_all,
    )


def replay(
    outcome: Outcome,
    document: Document,
    *,
    previous: Document | None = None,
    rules: Iterable[Rule] | None = None,
    registry: Registry | None = None,
    derogations: Iterable[Derogation] = (),
) -> Replay:
    """Check a document again on the outcome's day, and compare: whether the outcome still holds, and what changed."""
    book = RULES if rules is None else rules
    return _replay.replay(outcome, document, rules=book, previous=previous, registry=registry, derogations=derogations)


def reading_day(document: Document) -> date | None:
    """Return the default day of reading: the later of the last day of the document's period and its latest act.

    `None` if the document records neither.
    """
    period = getattr(document, "period", None) or getattr(document, "year", None)
    days = [when.latest for when in dates_done(document)]
    if period is not None and period.last is not None:
        days.append(period.last)
    return max(days, default=None)
