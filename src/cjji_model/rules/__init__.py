"""The rule book, and what anyone needs to write a rule of their own."""

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
"""The rule book."""


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
    """Say, rule by rule, whether a document keeps the law and the published practice, and why.

    `on` is the day of reading: it says what can be known and what has fallen due. Which law and practice
    apply follows from the dates in the document. `previous` is the document before, of the same kind.
    `derogations` are added to the document's own. With `keep_all`, what is met or not applicable is kept too.

    Raises `TypeError` where `on` is no day, `ValueError` where `previous` does not come before.
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
    """Judge a document again on the outcome's day, and say whether the outcome still holds, and what changed."""
    book = RULES if rules is None else rules
    return _replay.replay(outcome, document, rules=book, previous=previous, registry=registry, derogations=derogations)


def reading_day(document: Document) -> date | None:
    """The day to read a document on where none is said: the later of its period's last day and its latest act."""
    period = getattr(document, "period", None) or getattr(document, "year", None)
    days = [when.latest for when in dates_done(document)]
    if period is not None and period.last is not None:
        days.append(period.last)
    return max(days, default=None)
