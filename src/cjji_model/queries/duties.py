"""The duties that follow from a change between two programmes, by law or by published practice."""

from attrs import frozen

from .._attribute_docs import Words
from ..dates import PartialDate
from ..model.vocabulary import WorkStatus
from ..statute import INSPECTORATES, cites, joint_authors

__all__ = ["Duty", "DutyKind"]


class DutyKind(Words):
    """What a duty requires."""

    CONSULT = "consult"
    """Consult before the programme is prepared."""
    COPY = "copy"
    """Send copies once the programme is prepared."""
    RECORD_DECISION = "record-decision"
    """Record the decision that a stream is not delivered."""


@frozen
class Duty:
    """A duty that follows from a change, by law or by published practice."""

    what: DutyKind
    """What it requires."""
    text: str
    """What is to be done: a sentence without its capital and full stop."""
    cites: tuple[str, ...]
    """The sources of the duty: provisions (`statute:…`) or clauses of the briefing (`briefing:C2`)."""

    @property
    def is_law(self) -> bool:
        """Whether it rests on law, and not on practice."""
        return all(cite.startswith("statute:") for cite in self.cites)


_ALWAYS_BOUND = frozenset(INSPECTORATES) - {"hmica"}
"""The authors bound on every day since Part 4 of the 2006 Act came into force."""


def duties_of_preparing(prepared: PartialDate | None) -> tuple[Duty, ...]:
    """The duties that follow from preparing a joint programme; none unless it was certainly prepared under the Act.

    `prepared` is the date on which it was prepared. If it is `None` (not recorded), the duties are stated as those
    since 1 April 2007.
    """
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
            f"before a joint programme is prepared, each chief inspector consults the minister and the bodies that "
            f"paragraph 2(2) of the inspectorate's own schedule names{since}; those on its lettered list may agree to "
            f"a waiver",
            under,
        ),
        Duty(
            DutyKind.COPY,
            f"once it is prepared, each chief inspector sends the copies that paragraph 2(2) requires{since}; "
            f"no time limit is set",
            under,
        ),
    )


RECORD_DECISION = Duty(
    DutyKind.RECORD_DECISION,
    "a stream that was planned and is not delivered leaves the programme by a decision that a review records",
    ("briefing:C2",),
)
"""The duty that follows when an unfinished stream is dropped. By practice, as rule PRA120 has it."""
FINISHED = frozenset({WorkStatus.PUBLISHED, WorkStatus.CANCELLED})
"""The statuses in which a stream is finished, unless it is a rolling programme."""
