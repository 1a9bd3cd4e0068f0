"""Derogations: departures from practice that somebody answers for."""

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
    """A departure from one rule, in one place, for a reason, that a body stands by.

    It hides nothing: the breach stays among the results, and names it. No derogation reaches the law.
    """

    rule: Line
    """The rule's code."""
    subject: Line
    """The result's subject, such as `stream:life-sentence-prisoners`."""
    reason: Line
    by: BodyId
    since: date
    until: date | None = None
    """Its last day."""


@invariant(Derogation, "since", "until")
def ends_after_it_begins(since: date, until: date) -> Iterator[Broken]:
    """A derogation does not end before it begins."""
    if until < since:
        yield Broken("until", "period.order", f"{until} lies before the beginning, {since}")
