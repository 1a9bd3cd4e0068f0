"""Work streams: the type, roles, subject, place and time of a piece of joint work, and what each participant gives.

Sources: briefing C3 to C8; the delegation of functions is law (Prison Act 1952 Sch. A1 para. 1, and its twins).
"""

from collections.abc import Iterator

from attrs import frozen

from .._attribute_docs import Words
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


class ContributionKind(Words):
    """What a participant contributes to joint work. Source: briefing C7 (the lead's part) and C8 (the supporters')."""

    PEOPLE = "people"
    """Members of the inspection team (C8)."""
    RESOURCES = "resources"
    """Other resources (C8)."""
    WRITING = "writing"
    """Written contributions to the report (C8)."""
    MANAGEMENT = "management"
    """Managing the inspection: the lead's part (C7)."""
    METHOD = "method"
    """Setting the method of the inspection: the lead's part (C7)."""
    DRAFTING = "drafting"
    """Writing the report: the lead's part (C7)."""
    PUBLICATION = "publication"
    """Publishing the report: the lead's part (C7)."""


@frozen(kw_only=True)
class Contribution(Sourced):
    """What one participant contributes. Source: briefing C7, C8."""

    by: BodyId
    """The participant."""
    gives: Members[ContributionKind]
    """Everything that it is recorded as contributing (PRA115, PRA116)."""


class DecisionMatter(Words):
    """A key matter of an inspection: since January 2024 the participants decide these together. Source: briefing C7."""

    SCOPE = "scope"
    """What is inspected."""
    METHOD = "method"
    """How it is inspected."""
    JUDGEMENTS = "judgements"
    """What the inspection concludes about those inspected."""
    REPORT = "report"
    """The text of the report."""
    RECOMMENDATIONS = "recommendations"
    """What the report recommends."""
    PUBLICATION = "publication"
    """When and how the report is published."""


@frozen(kw_only=True)
class Decision(Sourced):
    """A decision on a key matter of the inspection. Source: briefing C7."""

    matter: DecisionMatter
    """The matter decided."""
    by: Members[BodyId]
    """The participants that decided it: since January 2024, by practice, all of them (PRA115)."""


@frozen(kw_only=True)
class Delegation(Sourced):
    """A chief inspector's delegation of functions to another body.

    Source: Prison Act 1952 Sch. A1 para. 1, and its twins.
    """

    by: BodyId
    """The inspectorate that delegates."""
    to: PartyId
    """The delegate: the body, or the agency, that carries out the functions."""
    functions: Line
    """The functions delegated, as free text."""
    public_authority: bool | None = None
    """Whether the delegate is a public authority, which the Act requires (LAW301). Absent: not recorded."""
    since: PartialDate | None = None
    """From when the functions are delegated: the law of that day applies. Absent: not recorded."""


@invariant(Delegation, "by", "to")
def to_another(by: str, to: str) -> Iterator[Broken]:
    """A body does not delegate to itself."""
    if by == to:
        yield Broken("to", "unique", "is the same as 'by': name the body that carries out the functions")


@frozen(kw_only=True)
class Visit(Sourced):
    """One visit of inspectors, to one or more areas or places."""

    visited: Span
    """When the visit took place."""
    areas: Members[AreaId] | None = None
    """The areas visited, as ids of the scheme in the stream's `coverage` (PRA113). Absent: not recorded."""
    places: tuple[Line, ...] | None = None
    """Places visited that are not areas of the scheme, as free text."""
    participants: Members[BodyId] | None = None
    """The bodies that took part in the visit (REC106). Absent: not recorded."""


@frozen(kw_only=True)
class WorkStream(Sourced):
    """One piece of joint work: an inspection, a rolling programme of inspections, or another output.

    `leads` and `supporters` are one record: if either is present, the other is whole, and absent means none. If
    `agencies` is present, it is whole. Anything else that is absent is not recorded; in a complete programme, what is
    absent from the description of a stream is none, but acts and dates are still not recorded.
    """

    id: Slug
    """The id of the stream, which it keeps from programme to programme."""
    title: Title
    """The title, as planned. No two streams of a programme should share one (REC103)."""
    type: WorkType
    """The type of work. Source: briefing C4, C5."""
    status: WorkStatus
    """The stage that it has reached."""
    leads: Members[BodyId] | None = None
    """The inspectorates that are responsible for the work: one, by practice (PRA106). Source: briefing C3, C6."""
    supporters: Members[BodyId] | None = None
    """The inspectorates and partners that support the lead. Source: briefing C3, C8."""
    supporters_confirmed: bool | None = None
    """Whether the supporters named have confirmed that they are, as they should before work begins (PRA108)."""
    terms: tuple[Term, ...] | None = None
    """The roles by time, if they change over the life of a rolling programme; then the stream itself has none."""
    agencies: Members[AgencyId] | None = None
    """The agencies whose work is inspected: more than one, by practice (PRA102). Source: briefing B1."""
    process: HighLevelProcess | None = None
    """The high-level process that the work is grouped under (PRA109, PRA110). Source: briefing B4."""
    focuses: Members[Focus] | None = None
    """What the work is aimed at; may be partial. Source: briefing B3, B6."""
    takes_account_of: Members[CrossCuttingIssue] | None = None
    """The cross-cutting issues considered: by practice all three (PRA111); may be partial. Source: briefing B5."""
    subjects: Members[WorkSubject] | None = None
    """Those subjects of the work that have rules or aspects of their own. Source: briefing D2, D3, A22."""
    looks_at: Members[LooksAt] | None = None
    """The aspects that work on youth offending or resettlement looks at (PRA122). Source: briefing D2, D3."""
    coverage: Coverage | None = None
    """Where the work looks (PRA112, PRA113). Source: briefing C4, C5."""
    cycle: Span | None = None
    """The time in which a rolling programme is to reach every area (PRA113). Source: briefing C5."""
    fieldwork: Span | None = None
    """When inspectors are in the field; its beginning is the beginning of the work. Absent: not recorded."""
    due: PartialDate | None = None
    """When the report is to be published. Absent: not recorded."""
    parent: StreamId | None = None
    """The stream of which this one is a phase. A stream with phases may leave its roles to them."""
    follows: StreamId | None = None
    """The stream or report that this one follows up, if it is a follow-up (PRA121)."""
    directed_by: Slug | None = None
    """The id of the direction, among the programme's `directions`, that asked for the work (LAW108)."""
    contributions: tuple[Contribution, ...] | None = None
    """What each participant contributes. Absent: not recorded; empty: nothing. Source: briefing C7, C8."""
    decisions: tuple[Decision, ...] | None = None
    """Who decided the key matters. Absent: not recorded; empty: none was decided. Source: briefing C7."""
    delegations: tuple[Delegation, ...] | None = None
    """Functions that an inspectorate delegated for the work. Absent: not recorded; empty: none."""
    visits: tuple[Visit, ...] | None = None
    """The visits made. Absent: not recorded; empty: there were none."""
    reports: tuple[Report, ...] | None = None
    """The reports of the work. Absent: not recorded; empty: there are none. Source: briefing A6, A13."""

    @property
    def has_begun(self) -> bool:
        """Whether work has certainly begun: the status is `in-progress` or `published`."""
        return self.status in _BEGUN


_BEGUN = frozenset({WorkStatus.IN_PROGRESS, WorkStatus.PUBLISHED})


invariant(WorkStream, "leads", "supporters")(no_body_in_both)


@invariant(WorkStream, "terms", "leads")
def terms_or_leads(terms: tuple[Term, ...], leads: tuple[str, ...]) -> Iterator[Broken]:
    """A stream whose roles are recorded by term has none for the whole."""
    del terms, leads
    yield Broken("leads", "role.terms", "is not allowed where 'terms' is given: record the roles in each term")


@invariant(WorkStream, "terms", "supporters")
def terms_or_supporters(terms: tuple[Term, ...], supporters: tuple[str, ...]) -> Iterator[Broken]:
    """A stream whose roles are recorded by term has none for the whole."""
    del terms, supporters
    yield Broken("supporters", "role.terms", "is not allowed where 'terms' is given: record the roles in each term")


@invariant(WorkStream, "id", "parent")
def not_its_own_parent(id: str, parent: str) -> Iterator[Broken]:
    """A stream is not a phase of itself."""
    if id == parent:
        yield Broken("parent", "unique", "is the stream's own id: name the stream that it is a phase of")


@invariant(WorkStream, "reports")
def reports_of_a_stream(reports: tuple[Report, ...]) -> Iterator[Broken]:
    """Reports in a stream have different ids, and leave the description of the work to the stream."""
    yield from repeated_ids("reports", reports)
    for i, report in enumerate(reports):
        for name in attributes_of_work(report):
            yield Broken(("reports", i, name), "unknown-key", "is recorded by the work stream: omit it here")
