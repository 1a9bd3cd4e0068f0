"""Reports of inspections: publication, agreement, recommendations and responses.

A report is in its work stream, in an inspectorate's year, or a document of its own. Only a report outside a stream also
describes the work, as a stream would: type, roles, agencies, process, issues and coverage.

Sources: briefing A6, A8, C7, C8.
"""

from collections.abc import Iterator
from operator import attrgetter

from attrs import frozen

from .._attribute_docs import Words
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


class ReportForm(Words):
    """What sort of document a report is."""

    INSPECTION = "inspection"
    """The report of an inspection."""
    STUDY = "study"
    """A report that calls itself a study, not an inspection."""
    COMPENDIUM = "compendium"
    """A report that draws together earlier findings."""
    INTERIM = "interim"
    """A report of findings so far: the final report is to follow."""
    LOCAL = "local"
    """A report about one of the areas inspected."""


class PublicationSite(Words):
    """The website on which a report was published. Source: briefing A8, A13."""

    JOINT = "joint"
    """The site of Criminal Justice Joint Inspection."""
    LEAD = "lead"
    """The site of the lead inspectorate."""
    OTHER = "other"
    """Any other site."""


@frozen(kw_only=True)
class Agreement(Sourced):
    """A participant's agreement to the report. Source: briefing C8."""

    by: BodyId
    """The lead or supporter that agreed it."""
    when: PartialDate | None = None
    """When it agreed, which must be no later than the publication (PRA117). Absent: not recorded."""


@frozen(kw_only=True)
class Response(Sourced):
    """An answer of a body or agency to a report or a recommendation."""

    by: PartyId
    """The body or agency that answered."""
    published: PartialDate | None = None
    """When the answer was published. Absent: not recorded."""


@frozen(kw_only=True)
class Recommendation(Sourced):
    """A recommendation of a report. Source: briefing C8."""

    id: Slug
    """The id of the recommendation, unique within the report."""
    to: Members[PartyId]
    """The bodies and agencies that it is addressed to."""
    text: Prose | None = None
    """Its wording, or a summary. Absent: not recorded."""
    responses: tuple[Response, ...] | None = None
    """The answers to it. Absent: not recorded; empty: there were none."""


@frozen(kw_only=True)
class Report(Sourced):
    """A report of an inspection, in its stream or on its own. Source: briefing A6."""

    id: Slug
    """The id of the report: unique within the programme, and the same in every document that has the report."""
    title: Title
    """The title, as published. No two reports of a document should share one (REC103)."""
    form: ReportForm | None = None
    """What sort of document it is. Absent: not recorded."""
    published: PartialDate | None = None
    """When it was published: the law and practice of that day apply to it. Absent: not recorded."""
    publisher: BodyId | None = None
    """The body that published it. It does not show who agreed the report. Absent: not recorded."""
    under: Line | None = None
    """The id of the provision that the report is made under, such as `police-act-1996.s-54.sub-2` (LAW501)."""
    follows: StreamId | None = None
    """The report or stream that this report follows up (PRA121)."""
    agreed: tuple[Agreement, ...] | None = None
    """Who agreed it: by practice all who take part (PRA117). Absent: not recorded. Source: briefing C6, C8."""
    openly: bool | None = None
    """Whether everyone can read it (PRA118). Absent: not recorded. Source: briefing A8."""
    withheld: Line | None = None
    """The reason why it was not published openly, as free text. Absent, with `openly` given: there is none."""
    site: PublicationSite | None = None
    """The website on which it was published (PRA119). Absent: not recorded. Source: briefing A13."""
    recommendations: tuple[Recommendation, ...] | None = None
    """Its recommendations, one by one. Absent: not recorded; empty: it makes none."""
    recommendation_count: int | None = None
    """The number of its recommendations, where they are not recorded one by one."""
    responses: tuple[Response, ...] | None = None
    """The answers to the report as a whole (LAW501). Absent: not recorded; empty: there were none."""
    type: WorkType | None = None
    """The type of the work reported. This and the attributes below are only for a report outside a stream."""
    leads: Members[BodyId] | None = None
    """The inspectorates that led the work, as in `WorkStream`. Source: briefing C3, C6."""
    supporters: Members[BodyId] | None = None
    """The inspectorates and partners that supported the lead, as in `WorkStream`. Source: briefing C3."""
    agencies: Members[AgencyId] | None = None
    """The agencies whose work was inspected; whole, if present. Absent: not recorded. Source: briefing B1."""
    process: HighLevelProcess | None = None
    """The high-level process that the work is grouped under. Source: briefing B4."""
    takes_account_of: Members[CrossCuttingIssue] | None = None
    """The cross-cutting issues that the work took into account; may be partial. Source: briefing B5."""
    coverage: Coverage | None = None
    """Where the work looked. Absent: not recorded. Source: briefing C4, C5."""


WORK_ATTRIBUTES = ("type", "leads", "supporters", "agencies", "process", "takes_account_of", "coverage")
"""The attributes by which a report outside a stream describes the work; otherwise the stream has them."""


def attributes_of_work(report: Report) -> list[str]:
    """The names of those `WORK_ATTRIBUTES` that a report has, in order."""
    values = _work_values(report)
    if values == _ALL_ABSENT:  # fast path: nearly every report
        return []
    return [name for name, value in zip(WORK_ATTRIBUTES, values, strict=True) if value is not None]


_work_values = attrgetter(*WORK_ATTRIBUTES)
_ALL_ABSENT = (None,) * len(WORK_ATTRIBUTES)

invariant(Report, "leads", "supporters")(no_body_in_both)


@invariant(Report, "recommendations")
def recommendation_ids(recommendations: tuple[Recommendation, ...]) -> Iterator[Broken]:
    """No two recommendations of a report have the same id."""
    yield from repeated_ids("recommendations", recommendations)
