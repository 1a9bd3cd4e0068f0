"""Derogations: departures from practice for which a body takes responsibility."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from .._checked.classes import invariant
from .._checked.faults import Broken
from .._checked.shapes import BodyId, Line
from .provenance import Sourced

__all__ = ["Derogation"]


@frozen(kw_only=True)
class Derogation(Sourced):
    """A departure from one rule by one subject, for a reason and for a time, for which a body takes responsibility.

    It hides nothing: the breach stays among the results, with the derogation, but no longer counts against
    `Outcome.ok`. A derogation from a rule of law has no effect, and is itself a breach (REC108).
    """

    rule: Line
    """The code of the rule departed from, such as `PRA106`."""
    subject: Line
    """The subject that departs from it, as in `Result.subject`: `stream:life-sentence-prisoners`."""
    reason: Line
    """Why the departure is meant, as free text."""
    by: BodyId
    """The body that takes responsibility for it."""
    since: date
    """The first day of reading on which it covers the breach."""
    until: date | None = None
    """The last day of reading on which it covers the breach, included. Absent: it has no end."""


@invariant(Derogation, "since", "until")
def ends_after_it_begins(since: date, until: date) -> Iterator[Broken]:
    """A derogation does not end before it begins."""
    if until < since:
        yield Broken("until", "period.order", f"{until} is before 'since' ({since})")
