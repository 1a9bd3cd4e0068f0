"""What is said of a piece of joint work: its type, who does it, where, and what each gives.

Sources: briefing C3 to C8; the delegation of functions is law (Prison Act 1952 Sch. A1 para. 1, and its twins).
"""

import enum
from collections.abc import Iterator

from attrs import frozen

from .._checked.classes import invariant
from .._checked.faults import Broken, repeated_ids
from .._checked.kinds import Members
from .._checked.shapes import AgencyId, AreaId, BodyId, Line, PartyId, Slug, StreamId, Title
from ..dates import PartialDate, Span
from .coverage import Coverage
from .provenance import Sourced
from .report import Report, attributes_of_work
from .roles import Term, no_body_in_both
from .vocabulary import CrossCuttingIssue, Focus, HighLevelProcess, LooksAt, WorkStatus, WorkSubject, WorkType

__all__ = ["Contribution", "ContributionKind", "Decision", "DecisionMatter", "Delegation", "Visit", "WorkStream"]


# -------------------------------------------------------------------------------------------------- coverage


# ----------------------------------------------------------------------------------------------------- roles


class ContributionKind(enum.StrEnum):
    """What a participant gives to joint work. Source: briefing C7 and C8."""

    PEOPLE = "people"
    RESOURCES = "resources"
    WRITING = "writing"
    MANAGEMENT = "management"
    METHOD = "method"
    DRAFTING = "drafting"
    PUBLICATION = "publication"


@frozen(kw_only=True)
class Contribution(Sourced):
    """What one participant gives."""

    by: BodyId
    gives: Members[ContributionKind]


class DecisionMatter(enum.StrEnum):
    """A key matter of an inspection that somebody decides."""

    SCOPE = "scope"
    METHOD = "method"
    JUDGEMENTS = "judgements"
    REPORT = "report"
    RECOMMENDATIONS = "recommendations"
    PUBLICATION = "publication"


@frozen(kw_only=True)
class Decision(Sourced):
    """Who decided a key matter of the inspection."""

    matter: DecisionMatter
    by: Members[BodyId]


@frozen(kw_only=True)
class Delegation(Sourced):
    """An inspectorate has another body carry out some of its functions."""

    by: BodyId
    to: PartyId
    """Who carries them out: a body, or one of the agencies."""
    functions: Line
    public_authority: bool | None = None
    """Whether the delegate is a public authority."""
    since: PartialDate | None = None


@invariant(Delegation, "by", "to")
def to_another(by: str, to: str) -> Iterator[Broken]:
    """Nobody delegates to itself."""
    if by == to:
        yield Broken("to", "unique", "is the delegator itself")


@frozen(kw_only=True)
class Visit(Sourced):
    """One visit of inspectors to one or more places."""

    visited: Span
    areas: Members[AreaId] | None = None
    """Ids of areas of the scheme that the stream's coverage names."""
    places: tuple[Line, ...] | None = None
    participants: Members[BodyId] | None = None


@frozen(kw_only=True)
class WorkStream(Sourced):
    """One piece of joint work: an inspection, a rolling programme of inspections, or another output.

    `leads` and `supporters` are one record: where either is given, the other is whole, and absent means
    none. So is `agencies`. Everything else that is absent is not recorded, unless the programme says that
    it is complete.
    """

    id: Slug
    """Its identity, here and in other programmes."""
    title: Title
    type: WorkType
    status: WorkStatus
    leads: Members[BodyId] | None = None
    """The inspectorates that answer for the work: one, by practice (PRA106). Source: briefing C3, C6."""
    supporters: Members[BodyId] | None = None
    supporters_confirmed: bool | None = None
    terms: tuple[Term, ...] | None = None
    """Roles that change over the life of a rolling programme. Then the stream itself has none."""
    agencies: Members[AgencyId] | None = None
    """The agencies whose work is inspected."""
    process: HighLevelProcess | None = None
    focuses: Members[Focus] | None = None
    takes_account_of: Members[CrossCuttingIssue] | None = None
    subjects: Members[WorkSubject] | None = None
    looks_at: Members[LooksAt] | None = None
    coverage: Coverage | None = None
    cycle: Span | None = None
    """The time in which a rolling programme is to reach every area."""
    fieldwork: Span | None = None
    due: PartialDate | None = None
    """When it is to be published."""
    parent: StreamId | None = None
    """The stream that this one is a phase of."""
    follows: StreamId | None = None
    """The stream or report that this one follows up."""
    directed_by: Slug | None = None
    """The id of the direction that asked for it."""
    contributions: tuple[Contribution, ...] | None = None
    decisions: tuple[Decision, ...] | None = None
    delegations: tuple[Delegation, ...] | None = None
    visits: tuple[Visit, ...] | None = None
    reports: tuple[Report, ...] | None = None

    @property
    def has_begun(self) -> bool:
        """Whether work has certainly begun."""
        return self.status in _BEGUN


_BEGUN = frozenset({WorkStatus.IN_PROGRESS, WorkStatus.PUBLISHED})


invariant(WorkStream, "leads", "supporters")(no_body_in_both)


@invariant(WorkStream, "terms", "leads")
def terms_or_leads(terms: tuple[Term, ...], leads: tuple[str, ...]) -> Iterator[Broken]:
    """Roles told term by term are not told for the whole as well."""
    del terms, leads
    yield Broken("leads", "role.terms", "the roles are told in 'terms': tell them there alone")


@invariant(WorkStream, "terms", "supporters")
def terms_or_supporters(terms: tuple[Term, ...], supporters: tuple[str, ...]) -> Iterator[Broken]:
    """Roles told term by term are not told for the whole as well."""
    del terms, supporters
    yield Broken("supporters", "role.terms", "the roles are told in 'terms': tell them there alone")


@invariant(WorkStream, "id", "parent")
def not_its_own_parent(id: str, parent: str) -> Iterator[Broken]:
    """A stream is not a phase of itself."""
    if id == parent:
        yield Broken("parent", "unique", "is the stream itself")


@invariant(WorkStream, "reports")
def reports_of_a_stream(reports: tuple[Report, ...]) -> Iterator[Broken]:
    """Reports bear ids of their own, and leave it to the stream to tell about the work."""
    yield from repeated_ids("reports", reports)
    for i, report in enumerate(reports):
        for name in attributes_of_work(report):
            yield Broken(("reports", i, name), "unknown-key", "is told by the work stream: remove it here")
