"""Gatekeeping: the opinion that an inspection would burden a body unreasonably, the notice, and refusals to help.

Sources: Prison Act 1952 Sch. A1 paras 3 and 4, and its twins.
"""

import enum
from collections.abc import Iterator

from attrs import frozen

from .._checked.classes import invariant
from .._checked.faults import Broken
from .._checked.shapes import BodyId, Line, PartyId, Slug, StreamId
from ..dates import PartialDate
from .provenance import Sourced

__all__ = ["Consent", "Notice", "NoticeEffect", "Opinion", "Refusal"]


class NoticeEffect(enum.StrEnum):
    """What a notice forbids."""

    INSPECTION = "inspection"
    """The inspection altogether."""
    MANNER = "manner"
    """Carrying it out in the manner proposed."""


@frozen(kw_only=True)
class Consent(Sourced):
    """A minister's consent to an inspection in spite of a notice."""

    by: BodyId
    given: PartialDate | None = None


@frozen(kw_only=True)
class Notice(Sourced):
    """A notice not to carry out an inspection, or not in the manner proposed."""

    id: Slug
    by: BodyId
    """Who gave it."""
    to: BodyId
    """Who proposed the inspection."""
    organisation: PartyId
    """What would have been inspected."""
    stream: StreamId | None = None
    given: PartialDate
    forbids: NoticeEffect
    withdrawn: PartialDate | None = None
    consent: Consent | None = None


@frozen(kw_only=True)
class Opinion(Sourced):
    """What a chief inspector thought of the burden that a proposed inspection would be."""

    id: Slug
    by: BodyId
    stream: StreamId | None = None
    proposer: BodyId
    organisation: PartyId
    unreasonable: bool
    """Whether the burden was thought unreasonable."""
    held: PartialDate


@frozen(kw_only=True)
class Refusal(Sourced):
    """One body asked another to co-operate, and was refused."""

    by: PartyId
    to: PartyId
    of: Line
    """What was refused, in words."""
    would_serve: bool | None = None
    """Whether it would have served the inspectorates' functions. Absent: not weighed."""
    refused: PartialDate


@invariant(Notice, "by", "to")
def notice_to_another(by: str, to: str) -> Iterator[Broken]:
    """Nobody gives notice to itself."""
    if by == to:
        yield Broken("to", "unique", "is the giver itself")
