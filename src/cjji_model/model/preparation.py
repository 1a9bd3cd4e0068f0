"""What is done before and around a programme: consulting, waiving, copying, directing, reviewing.

In law each chief inspector must consult before a programme is prepared and send copies once it is;
ministers may direct. Reviewing is practice. Sources: Prison Act 1952 Sch. A1 and its twins; briefing C2.
"""

import enum
from collections.abc import Iterator
from datetime import date

from attrs import frozen

from .._checked.classes import invariant
from .._checked.faults import Broken
from .._checked.kinds import Members
from .._checked.shapes import BodyId, Line, Slug, StreamId
from ..dates import PartialDate, Span
from .provenance import Sourced

__all__ = [
    "Consultation",
    "Copy",
    "Direction",
    "DirectionSubject",
    "Review",
    "ReviewAction",
    "ReviewDecision",
    "Waiver",
]


@frozen(kw_only=True)
class Consultation(Sourced):
    """One body was consulted."""

    consultee: BodyId
    by: Members[BodyId] | None = None
    """Who consulted it. Absent: all the authors."""
    held: PartialDate | None = None


@frozen(kw_only=True)
class Waiver(Sourced):
    """An agreement that a consultee need not be consulted.

    Each schedule lets a chief inspector and a listed consultee agree this between them, and the
    agreement must name the cases it covers. Ministers are outside the list, so no waiver reaches them.

    Source: Prison Act 1952 Sch. A1 para. 2(3), and its twins.
    """

    between: BodyId
    """The inspectorate that would have had to consult."""
    consultee: BodyId
    scope: Line | None = None
    """The cases or circumstances covered, in words. Without it the waiver is recorded, and void (LAW105)."""
    agreed: PartialDate | None = None


@invariant(Waiver, "between", "consultee")
def two_parties(between: str, consultee: str) -> Iterator[Broken]:
    """Nobody agrees with itself."""
    if between == consultee:
        yield Broken("consultee", "unique", "is the inspectorate itself")


@frozen(kw_only=True)
class Copy(Sourced):
    """A copy of the programme was sent to one body."""

    to: BodyId
    by: BodyId | None = None
    sent: PartialDate | None = None


class DirectionSubject(enum.StrEnum):
    """What a direction of ministers is about."""

    TIMING = "timing"
    FORM = "form"
    VICTIMS = "victims"


@frozen(kw_only=True)
class Direction(Sourced):
    """A direction that ministers gave about the joint programme."""

    id: Slug
    subject: DirectionSubject
    ministers: Members[BodyId]
    given: PartialDate
    by_when: date | None = None
    """The day by which it is to be followed."""
    matters: tuple[Line, ...] | None = None
    """The matters that a direction about victims names."""
    followed: bool | None = None


class ReviewAction(enum.StrEnum):
    """What a review decided about a stream."""

    KEEP = "keep"
    ADD = "add"
    DROP = "drop"
    DELAY = "delay"
    RE_PRIORITISE = "re-prioritise"
    CHANGE_ROLES = "change-roles"


@frozen(kw_only=True)
class ReviewDecision(Sourced):
    """What a review decided about one stream."""

    stream: StreamId
    action: ReviewAction
    reason: Line | None = None


@frozen(kw_only=True)
class Review(Sourced):
    """A review of the programme's priorities. Source: briefing C2."""

    held: PartialDate
    covers: Span | None = None
    """The time whose priorities it reviewed."""
    decisions: tuple[ReviewDecision, ...] | None = None
