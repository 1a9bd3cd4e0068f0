"""The acts around the preparation of a programme: consultations, waivers, copies, directions and reviews.

In law each chief inspector must consult before a programme is prepared and send copies once it is; ministers may
direct. Reviewing is practice. Sources: Prison Act 1952 Sch. A1 and its twins; briefing C2.
"""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from .._attribute_docs import Words
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
    """One body was consulted on a programme. Source: Prison Act 1952 Sch. A1 paras 2(2) and 5(5), and its twins."""

    consultee: BodyId
    """The body consulted."""
    by: Members[BodyId] | None = None
    """The inspectorates that consulted it. Absent: taken to be all the authors of the programme."""
    held: PartialDate | None = None
    """When it was consulted, which must be no later than the preparation (LAW103, LAW104). Absent: not recorded."""


@frozen(kw_only=True)
class Waiver(Sourced):
    """An agreement that a consultee need not be consulted, nor sent a copy.

    Each schedule lets a chief inspector and a listed consultee agree this between them, and the agreement must name the
    cases it covers. Ministers are outside the list, so no waiver applies to them.

    Source: Prison Act 1952 Sch. A1 para. 2(3), and its twins.
    """

    between: BodyId
    """The inspectorate that would otherwise have to consult."""
    consultee: BodyId
    """The body that need not be consulted."""
    scope: Line | None = None
    """The cases or circumstances covered, as free text. Absent: taken to be none, so the waiver is void (LAW105)."""
    agreed: PartialDate | None = None
    """When it was agreed: the list of that day decides whether it could be. Absent: not recorded."""


@invariant(Waiver, "between", "consultee")
def two_parties(between: str, consultee: str) -> Iterator[Broken]:
    """A body does not agree a waiver with itself."""
    if between == consultee:
        yield Broken("consultee", "unique", "is the same as 'between': name the body that need not be consulted")


@frozen(kw_only=True)
class Copy(Sourced):
    """A copy of a programme was sent to one body.

    Source: Prison Act 1952 Sch. A1 paras 2(2) and 5(5), and its twins.
    """

    to: BodyId
    """The body that it was sent to."""
    by: BodyId | None = None
    """The inspectorate that sent it. Absent: not recorded; a copy from any one author is enough."""
    sent: PartialDate | None = None
    """When it was sent, which must be no earlier than the preparation (LAW106). Absent: not recorded."""


class DirectionSubject(Words):
    """What a direction of ministers is about. Source: Prison Act 1952 Sch. A1 para. 5, and its twins."""

    TIMING = "timing"
    """When the programme is to be prepared (para. 5(4))."""
    FORM = "form"
    """The form of the programme (para. 5(6))."""
    VICTIMS = "victims"
    """Matters about victims that the programme must provide for inspecting (para. 5(7), since 31 December 2025)."""


@frozen(kw_only=True)
class Direction(Sourced):
    """A direction about the joint programme, which three ministers may give jointly.

    They are the Secretary of State, the Lord Chancellor and the Attorney General (LAW107).

    Source: Prison Act 1952 Sch. A1 para. 5(4), (6) and (7), and its twins.
    """

    id: Slug
    """The id of the direction, unique within the programme; streams refer to it in `directed_by`."""
    subject: DirectionSubject
    """What the direction is about."""
    ministers: Members[BodyId]
    """The ministers who gave it; without all three it is void (LAW107)."""
    given: PartialDate
    """When it was given: the law of that day decides what it could require."""
    by_when: date | None = None
    """The day by which it requires the programme to be prepared, if it is about timing."""
    matters: tuple[Line, ...] | None = None
    """The matters that it names, if it is about victims: streams name them in title or notes (LAW108)."""
    followed: bool | None = None
    """Whether the programme has the form directed, if it is about form. Absent: the ministers judge (LAW107)."""


class ReviewAction(Words):
    """The action that a review decides for a stream; `roll_forward` carries it out. Source: briefing C2."""

    KEEP = "keep"
    """It goes on, unchanged."""
    ADD = "add"
    """It is new to the programme."""
    DROP = "drop"
    """It leaves the programme."""
    DELAY = "delay"
    """It goes on with the status `delayed`."""
    RE_PRIORITISE = "re-prioritise"
    """It goes on with another priority or other dates."""
    CHANGE_ROLES = "change-roles"
    """It goes on with other leads or supporters."""


@frozen(kw_only=True)
class ReviewDecision(Sourced):
    """A decision of a review about one stream. Source: briefing C2."""

    stream: StreamId
    """The stream that it is about."""
    action: ReviewAction
    """What was decided."""
    reason: Line | None = None
    """Why, as free text. Absent: not recorded."""


@frozen(kw_only=True)
class Review(Sourced):
    """A review of the programme's priorities. Source: briefing C2."""

    held: PartialDate
    """When the review took place; every year of the programme needs one (PRA104)."""
    covers: Span | None = None
    """The time whose priorities it reviewed. Absent: taken to be the year of the programme in which it was held."""
    decisions: tuple[ReviewDecision, ...] | None = None
    """What it decided, stream by stream. Absent: not recorded; empty: it decided nothing."""
