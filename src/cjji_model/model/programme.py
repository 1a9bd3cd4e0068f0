"""The joint inspection programme, the root of most documents.

In law a programme is a document that the chief inspectors prepare together, setting out the joint inspections that they
propose (Police Act 1996 Sch. 4A para. 5, and its twins). The two-year window, the lead inspectorate and the types of
work are practice. Sources: briefing B1 to B6, C1 to C8.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import partial
from typing import ClassVar

from attrs import evolve, frozen

from .._attribute_docs import Words
from .._checked.classes import invariant
from .._checked.faults import Broken, repeated_ids
from .._checked.kinds import Members
from .._checked.shapes import BodyId, Slug, Title
from ..dates import PartialDate, Period
from ..errors import UnknownName
from .derogation import Derogation
from .gatekeeping import Notice, Opinion, Refusal
from .preparation import Consultation, Copy, Direction, Review, Waiver
from .provenance import Sourced
from .stream import WorkStream

__all__ = ["Completeness", "Programme", "ProgrammeStatus"]


class ProgrammeStatus(Words):
    """The stage that a programme has reached."""

    DRAFT = "draft"
    """It is being written: without a date of preparation the rules take it as not prepared yet."""
    CONSULTATION = "consultation"
    """A draft on which others are being consulted."""
    PUBLISHED = "published"
    """It is published; REC107 expects a date of publication or preparation."""
    SUPERSEDED = "superseded"
    """It was published, and a later programme has replaced it."""


class Completeness(Words):
    """How much of the programme the document records. Only `COMPLETE` changes what absent attributes mean."""

    COMPLETE = "complete"
    """Every stream, with a full description: what is absent there is none, not "not recorded"."""
    PARTIAL = "partial"
    """Some of the streams, known to be in the programme."""
    FRAGMENT = "fragment"
    """Some of the streams, which may be reconstructed from other sources."""
    HEADER_ONLY = "header-only"
    """The programme itself, without its streams."""


@frozen(kw_only=True)
class Programme(Sourced):
    """A joint inspection programme. Source: briefing A9, A11, A12, C1."""

    id: Slug
    """The id of the document."""
    title: Title
    """The title of the programme, as published."""
    period: Period
    """The days that it plans for: by practice more than one year and at most two (PRA103). Source: briefing C1."""
    status: ProgrammeStatus
    """The stage that it has reached."""
    completeness: Completeness | None = None
    """How much of it the document records. Absent: not recorded, and not taken to be complete."""
    prepared: PartialDate | None = None
    """The day of preparation in law: it decides who prepares, is consulted and is sent a copy. Absent: not recorded."""
    prepared_by: Members[BodyId] | None = None
    """The inspectorates that prepared it together (LAW101). Absent: not recorded; empty: none."""
    published: PartialDate | None = None
    """When it was published: practice, not law (PRA105). Absent: not recorded. Source: briefing A12."""
    consultations: tuple[Consultation, ...] | None = None
    """Who was consulted before it was prepared. Absent: not recorded; empty: nobody."""
    waivers: tuple[Waiver, ...] | None = None
    """Agreements that a consultee need not be consulted. Absent: not recorded; empty: there were none."""
    copies: tuple[Copy, ...] | None = None
    """The copies sent out once it was prepared. Absent: not recorded; empty: none were sent."""
    directions: tuple[Direction, ...] | None = None
    """The directions of ministers about it. Absent: not recorded; empty: there were none."""
    work_streams: tuple[WorkStream, ...] | None = None
    """The work that it sets out. Absent: not recorded, or none if the document is complete."""
    reviews: tuple[Review, ...] | None = None
    """The reviews of its priorities. Absent: not recorded; empty: there were none. Source: briefing C2."""
    gatekeeping_notices: tuple[Notice, ...] | None = None
    """The notices against inspections. Absent: not recorded; empty: there were none."""
    opinions: tuple[Opinion, ...] | None = None
    """The opinions of chief inspectors on the burden of inspections. Absent: not recorded; empty: there were none."""
    refusals: tuple[Refusal, ...] | None = None
    """Refusals to co-operate. Absent: not recorded; empty: there were none."""
    derogations: tuple[Derogation, ...] | None = None
    """Departures from practice for which a body takes responsibility."""

    @property
    def is_complete(self) -> bool:
        """Whether what is absent from a stream's description is none, rather than not recorded."""
        return self.completeness is Completeness.COMPLETE

    @property
    def streams(self) -> tuple[WorkStream, ...]:
        """The work streams recorded: empty if there are none, and also if `work_streams` is absent."""
        return self.work_streams or ()

    def __getitem__(self, stream: str) -> WorkStream:
        """The work stream with that id. Raises `UnknownName`, a `KeyError`, if there is none."""
        for item in self.streams:
            if item.id == stream:
                return item
        near = get_close_matches(stream, [item.id for item in self.streams], n=3, cutoff=0.5)
        raise UnknownName("work stream", stream, tuple(near))

    __iter__: ClassVar[None] = None
    """Iteration is disabled: `__getitem__` would otherwise enable it. Use `streams`."""

    def __contains__(self, stream: str) -> bool:
        """Whether there is a work stream with that id."""
        return any(item.id == stream for item in self.streams)

    def with_stream(self, stream: WorkStream) -> "Programme":
        """A copy of the programme in which this stream replaces the one with its id, or is added at the end."""
        streams = tuple(stream if item.id == stream.id else item for item in self.streams)
        return evolve(self, work_streams=streams if stream.id in self else (*streams, stream))


@invariant(Programme, "work_streams")
def ids_of_streams_and_reports(work_streams: tuple[WorkStream, ...]) -> Iterator[Broken]:
    """No two streams have the same id, nor do reports of different streams."""
    yield from repeated_ids("work_streams", work_streams)
    first_stream: dict[str, int] = {}
    for i, stream in enumerate(work_streams):
        for j, report in enumerate(stream.reports or ()):
            if report.id is not None and first_stream.setdefault(report.id, i) != i:
                where = f"/work_streams/{first_stream[report.id]}"
                yield Broken(
                    ("work_streams", i, "reports", j, "id"), "unique", f"duplicate of the id of a report in {where}"
                )


# No two objects in one of these lists have the same id.
for _name in ("directions", "gatekeeping_notices", "opinions"):
    invariant(Programme, _name)(partial(repeated_ids, _name))
