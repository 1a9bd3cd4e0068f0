"""What a change between two programmes sets off, by law or by published practice."""

import enum

from attrs import frozen

from ..dates import PartialDate
from ..model.vocabulary import WorkStatus
from ..statute import INSPECTORATES, cites, joint_authors

__all__ = ["Duty", "DutyKind"]


class DutyKind(enum.StrEnum):
    """What is to be done."""

    CONSULT = "consult"
    COPY = "copy"
    RECORD_DECISION = "record-decision"


@frozen
class Duty:
    """Something that a change sets off, by law or by published practice."""

    what: DutyKind
    text: str
    """What is to be done, in a sentence."""
    cites: tuple[str, ...]
    """What says so: provisions (`statute:…`) or clauses of the briefing (`briefing:C2`)."""

    @property
    def is_law(self) -> bool:
        """Whether the law says so, and not practice alone."""
        return all(cite.startswith("statute:") for cite in self.cites)


_ALWAYS_BOUND = frozenset(INSPECTORATES) - {"hmica"}
"""The authors that have been bound ever since the Act came into force."""


def duties_of_preparing(prepared: PartialDate | None) -> tuple[Duty, ...]:
    """What preparing a joint programme sets off; none where it was not certainly prepared under the Act."""
    bound = _ALWAYS_BOUND
    if prepared is not None:
        bound = joint_authors(on=prepared.earliest) & joint_authors(on=prepared.latest)
    if not bound:
        return ()
    under = cites("joint-application", of=bound)
    since = " (since 1 April 2007)" if prepared is None else ""
    return (
        Duty(
            DutyKind.CONSULT,
            f"before a joint programme is prepared, each chief inspector consults those whom paragraph 2(2) of the "
            f"inspectorate's own schedule names{since}: the minister, and bodies that may agree to a waiver",
            under,
        ),
        Duty(
            DutyKind.COPY,
            f"once it is prepared, each chief inspector sends the copies that paragraph 2(2) asks for{since}; "
            f"no time limit is set",
            under,
        ),
    )


RECORD_DECISION = Duty(
    DutyKind.RECORD_DECISION,
    "a stream that was planned and is not delivered leaves the programme by a decision that a review records",
    ("briefing:C2",),
)
FINISHED = frozenset({WorkStatus.PUBLISHED, WorkStatus.CANCELLED})
"""The statuses of a stream from which no more is to come, unless it is rolling."""
