"""The joint inspection programme and its work streams.

In law a programme is a document that the chief inspectors prepare together, setting out the joint
inspections they propose (Police Act 1996 Sch. 4A para. 5, and its twins). The two-year window, the lead
inspectorate and the types of work are practice. Sources: briefing B1 to B6, C1 to C8.
"""

import enum
from collections.abc import Iterator
from difflib import get_close_matches
from functools import partial
from typing import ClassVar

from attrs import evolve, frozen

from .._checked import AgencyId, BodyId, Broken, Members, Slug, StreamId, Title, invariant, repeated_ids
from ..dates import PartialDate, Period, Span
from ..errors import UnknownName
from .derogation import Derogation
from .gatekeeping import Notice, Opinion, Refusal
from .preparation import Consultation, Copy, Direction, Review, Waiver
from .provenance import Sourced
from .report import Report, told_of_the_work
from .vocabulary import CrossCuttingIssue, Focus, HighLevelProcess
from .work import (
    Contribution,
    Coverage,
    Decision,
    Delegation,
    LooksAt,
    Subject,
    Term,
    Visit,
    WorkStatus,
    WorkType,
    no_body_in_both,
)

__all__ = ["Completeness", "Programme", "ProgrammeStatus", "WorkStream"]


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
    subjects: Members[Subject] | None = None
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
        for name in told_of_the_work(report):
            yield Broken(("reports", i, name), "unknown-key", "is told by the work stream: remove it here")


class ProgrammeStatus(enum.StrEnum):
    """How far a programme has got."""

    DRAFT = "draft"
    CONSULTATION = "consultation"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"


class Completeness(enum.StrEnum):
    """How much of the programme the document holds."""

    COMPLETE = "complete"
    """Every stream, and all that is to be said of each: what is absent is none."""
    PARTIAL = "partial"
    FRAGMENT = "fragment"
    HEADER_ONLY = "header-only"
    """The programme existed; its streams are not here."""


@frozen(kw_only=True)
class Programme(Sourced):
    """A joint inspection programme. Source: briefing A9, A11, A12, C1."""

    id: Slug
    title: Title
    period: Period
    status: ProgrammeStatus
    completeness: Completeness | None = None
    """Absent: not said, and so not complete."""
    prepared: PartialDate | None = None
    """The day of preparation in law: it decides who must prepare, be consulted and be sent a copy."""
    prepared_by: Members[BodyId] | None = None
    published: PartialDate | None = None
    consultations: tuple[Consultation, ...] | None = None
    waivers: tuple[Waiver, ...] | None = None
    copies: tuple[Copy, ...] | None = None
    directions: tuple[Direction, ...] | None = None
    work_streams: tuple[WorkStream, ...] | None = None
    reviews: tuple[Review, ...] | None = None
    gatekeeping_notices: tuple[Notice, ...] | None = None
    opinions: tuple[Opinion, ...] | None = None
    refusals: tuple[Refusal, ...] | None = None
    derogations: tuple[Derogation, ...] | None = None

    @property
    def is_complete(self) -> bool:
        """Whether what is absent from the streams is none, rather than not recorded."""
        return self.completeness is Completeness.COMPLETE

    @property
    def streams(self) -> tuple[WorkStream, ...]:
        """The work streams recorded, which may be none."""
        return self.work_streams or ()

    def __getitem__(self, stream: str) -> WorkStream:
        """The work stream of that id. Raises `UnknownName`, a `KeyError`."""
        for item in self.streams:
            if item.id == stream:
                return item
        near = get_close_matches(stream, [item.id for item in self.streams], n=3, cutoff=0.5)
        raise UnknownName("work stream", stream, tuple(near))

    __iter__: ClassVar[None] = None
    """Say `streams`: a programme is more than a list of them."""

    def __contains__(self, stream: str) -> bool:
        return any(item.id == stream for item in self.streams)

    def with_stream(self, stream: WorkStream) -> "Programme":
        """The same programme with this stream: in place of the one of its id, or else at the end."""
        kept = tuple(stream if item.id == stream.id else item for item in self.streams)
        return evolve(self, work_streams=kept if stream.id in self else (*kept, stream))


@invariant(Programme, "work_streams")
def ids_of_streams_and_reports(work_streams: tuple[WorkStream, ...]) -> Iterator[Broken]:
    """No two streams bear one id, nor do two reports of different streams."""
    yield from repeated_ids("work_streams", work_streams)
    first: dict[str, int] = {}
    for i, stream in enumerate(work_streams):
        for j, report in enumerate(stream.reports or ()):
            if report.id is not None and first.setdefault(report.id, i) != i:
                where = f"/work_streams/{first[report.id]}"
                yield Broken(
                    ("work_streams", i, "reports", j, "id"), "unique", f"is the id of a report of {where} already"
                )


for _name in ("directions", "gatekeeping_notices", "opinions"):
    invariant(Programme, _name)(partial(repeated_ids, _name))
