"""Gatekeeping: opinions that an inspection would be an unreasonable burden, notices that forbid it; refusals to help.

Sources: Prison Act 1952 Sch. A1 paras 3 and 4, and its twins.
"""

from collections.abc import Iterator

from attrs import frozen

from .._attribute_docs import Words
from .._checked.classes import invariant
from .._checked.faults import Broken
from .._checked.shapes import BodyId, Line, PartyId, Slug, StreamId
from ..dates import PartialDate
from .provenance import Sourced

__all__ = ["Consent", "Notice", "NoticeEffect", "Opinion", "Refusal"]


class NoticeEffect(Words):
    """What a notice forbids. Source: Prison Act 1952 Sch. A1 para. 3(1), and its twins."""

    INSPECTION = "inspection"
    """The inspection as a whole."""
    MANNER = "manner"
    """Carrying out the inspection in the manner proposed."""


@frozen(kw_only=True)
class Consent(Sourced):
    """A minister's consent to an inspection in spite of a notice.

    Source: Prison Act 1952 Sch. A1 para. 3(9), and its twins.
    """

    by: BodyId
    """The minister who consented; each schedule names the minister who may (LAW201)."""
    given: PartialDate | None = None
    """When the consent was given. Absent: not recorded."""


@frozen(kw_only=True)
class Notice(Sourced):
    """A gatekeeping notice: not to carry out an inspection, or not in the manner proposed.

    It has effect, without consent, until a withdrawal or a consent is recorded (LAW201).

    Source: Prison Act 1952 Sch. A1 para. 3(1) and (8), and its twins.
    """

    id: Slug
    """The id of the notice, unique within the programme."""
    by: BodyId
    """The body that gave the notice: an inspectorate, or another body with such a power."""
    to: BodyId
    """The body that proposed the inspection, to which the notice was given."""
    organisation: PartyId
    """The body or agency that would have been inspected, on which the burden would have been unreasonable."""
    stream: StreamId | None = None
    """The work stream that is the inspection. Absent: not recorded which."""
    given: PartialDate
    """When the notice was given: the law of that day decides whether it was well founded (LAW202)."""
    forbids: NoticeEffect
    """Whether it forbids the inspection, or the manner of it."""
    withdrawn: PartialDate | None = None
    """When it was withdrawn. Absent: it is taken not to have been."""
    consent: Consent | None = None
    """The minister's consent. Absent: no minister is taken to have consented."""


@frozen(kw_only=True)
class Opinion(Sourced):
    """A chief inspector's opinion on the burden of a proposed inspection. It is recorded, never computed.

    Source: Prison Act 1952 Sch. A1 para. 3(1), and its twins.
    """

    id: Slug
    """The id of the opinion, unique within the programme."""
    by: BodyId
    """The body whose chief inspector held the opinion."""
    stream: StreamId | None = None
    """The work stream that is the inspection. Absent: not recorded which."""
    proposer: BodyId
    """The body that proposed the inspection."""
    organisation: PartyId
    """The body or agency that would have been inspected."""
    unreasonable: bool
    """Whether the chief inspector thought that the inspection would be an unreasonable burden on it."""
    held: PartialDate
    """When the opinion was held: the law of that day decides whether a notice had to be given (LAW203)."""


@frozen(kw_only=True)
class Refusal(Sourced):
    """A refusal to co-operate. Source: Prison Act 1952 Sch. A1 para. 4, and its twins."""

    by: PartyId
    """The body or agency that refused."""
    to: PartyId
    """The body or agency that asked, and was refused."""
    of: Line
    """What was refused, as free text."""
    would_serve: bool | None = None
    """Whether co-operating would have served the refuser's own functions. Absent: not recorded; then the refuser judges
    (LAW602)."""
    refused: PartialDate
    """When it refused: the list of that day decides whether it owed co-operation."""


@invariant(Notice, "by", "to")
def notice_to_another(by: str, to: str) -> Iterator[Broken]:
    """A body does not give a notice to itself."""
    if by == to:
        yield Broken("to", "unique", "is the same as 'by': name the body that proposed the inspection")
