"""Reports: what an inspection found, recommended and was answered.

A report stands in its work stream, or on its own; on its own it also says what a stream would say of
the work: type, roles, agencies, process, coverage. Sources: briefing A6, A8, C7, C8.
"""

import enum
from collections.abc import Iterator
from operator import attrgetter

from attrs import frozen

from .._checked.classes import invariant
from .._checked.faults import Broken, repeated_ids
from .._checked.kinds import Members
from .._checked.shapes import AgencyId, BodyId, Line, PartyId, Prose, Slug, StreamId, Title
from ..dates import PartialDate
from .coverage import Coverage
from .provenance import Sourced
from .roles import no_body_in_both
from .vocabulary import CrossCuttingIssue, HighLevelProcess, WorkType

__all__ = ["Agreement", "PublicationSite", "Recommendation", "Report", "ReportForm", "Response"]


class ReportForm(enum.StrEnum):
    """What sort of document a report is."""

    INSPECTION = "inspection"
    STUDY = "study"
    COMPENDIUM = "compendium"
    INTERIM = "interim"
    LOCAL = "local"


class PublicationSite(enum.StrEnum):
    """Where a report was published."""

    JOINT = "joint"
    """On the site of joint inspection."""
    LEAD = "lead"
    """On the lead inspectorate's site."""
    OTHER = "other"


@frozen(kw_only=True)
class Agreement(Sourced):
    """A participant agreed the report. Source: briefing C8."""

    by: BodyId
    when: PartialDate | None = None


@frozen(kw_only=True)
class Response(Sourced):
    """A body answered a report or a recommendation."""

    by: PartyId
    published: PartialDate | None = None


@frozen(kw_only=True)
class Recommendation(Sourced):
    """Something that a report recommends."""

    id: Slug
    to: Members[PartyId]
    text: Prose | None = None
    responses: tuple[Response, ...] | None = None


@frozen(kw_only=True)
class Report(Sourced):
    """A report of an inspection, in its stream or on its own."""

    id: Slug
    title: Title
    form: ReportForm | None = None
    published: PartialDate | None = None
    publisher: BodyId | None = None
    under: Line | None = None
    """The id of the provision that the report is made under."""
    follows: StreamId | None = None
    """The report or stream that this one follows up."""
    agreed: tuple[Agreement, ...] | None = None
    openly: bool | None = None
    """Whether it was published for everyone to read."""
    withheld: Line | None = None
    """Why it was not, in words."""
    site: PublicationSite | None = None
    recommendations: tuple[Recommendation, ...] | None = None
    recommendation_count: int | None = None
    """How many recommendations it makes, where they are not told one by one."""
    responses: tuple[Response, ...] | None = None
    type: WorkType | None = None
    """On its own only, like the rest: what sort of work it reports."""
    leads: Members[BodyId] | None = None
    supporters: Members[BodyId] | None = None
    agencies: Members[AgencyId] | None = None
    process: HighLevelProcess | None = None
    takes_account_of: Members[CrossCuttingIssue] | None = None
    coverage: Coverage | None = None


WORK_ATTRIBUTES = ("type", "leads", "supporters", "agencies", "process", "takes_account_of", "coverage")
"""What a report says of the work when it stands on its own, and leaves to its stream when it does not."""


def attributes_of_work(report: Report) -> list[str]:
    """The names of what a report says of the work."""
    values = _of_the_work(report)
    return (
        []
        if values == _NOTHING
        else [name for name, value in zip(WORK_ATTRIBUTES, values, strict=True) if value is not None]
    )


_of_the_work = attrgetter(*WORK_ATTRIBUTES)
_NOTHING = (None,) * len(WORK_ATTRIBUTES)

invariant(Report, "leads", "supporters")(no_body_in_both)


@invariant(Report, "recommendations")
def recommendation_ids(recommendations: tuple[Recommendation, ...]) -> Iterator[Broken]:
    """No two recommendations of a report bear one id."""
    yield from repeated_ids("recommendations", recommendations)
