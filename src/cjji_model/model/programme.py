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
