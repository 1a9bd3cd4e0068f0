"""One inspectorate's own year: its programme and framework, its plan, its reports, its annual report.

Sources: briefing A5 to A8; Police Act 1996 s. 54 and Sch. 4A, and their twins.
"""

from collections.abc import Iterator

from attrs import frozen

from .._checked.classes import invariant
from .._checked.faults import Broken, repeated_ids
from .._checked.kinds import Members
from .._checked.shapes import BodyId, Slug, Title
from ..dates import PartialDate, Period, Span
from .preparation import Consultation, Copy, Waiver
from .provenance import Sourced
from .report import Report

__all__ = ["AnnualReport", "CommissionerRecommendation", "InspectorateProgramme", "InspectorateYear", "YearlyPlan"]


@frozen(kw_only=True)
class InspectorateProgramme(Sourced):
    """An inspectorate's own inspection programme, or its framework."""

    prepared: PartialDate | None = None
    consultations: tuple[Consultation, ...] | None = None
    waivers: tuple[Waiver, ...] | None = None
    copies: tuple[Copy, ...] | None = None
    approved: PartialDate | None = None
    laid: PartialDate | None = None
    """When it was laid before Parliament."""
    published: PartialDate | None = None


@frozen(kw_only=True)
class YearlyPlan(Sourced):
    """A yearly business plan. Source: briefing A5."""

    title: Title
    published: PartialDate | None = None


@frozen(kw_only=True)
class AnnualReport(Sourced):
    """A chief inspector's annual report. Source: briefing A7."""

    covers: Span | None = None
    made: bool | None = None
    """Whether it was made. Absent: not recorded."""
    laid: PartialDate | None = None
    published: PartialDate | None = None


@frozen(kw_only=True)
class CommissionerRecommendation(Sourced):
    """A recommendation of the Victims' Commissioner to the inspectorate."""

    id: Slug
    published: PartialDate | None = None
    answered: PartialDate | None = None
    copied: Members[BodyId] | None = None
    """To whom the answer was copied."""


@frozen(kw_only=True)
class InspectorateYear(Sourced):
    """What one inspectorate did in one business year."""

    id: Slug
    inspectorate: BodyId
    year: Period
    programme: InspectorateProgramme | None = None
    framework: InspectorateProgramme | None = None
    plan: YearlyPlan | None = None
    reports: tuple[Report, ...] | None = None
    annual_report: AnnualReport | None = None
    commissioner_recommendations: tuple[CommissionerRecommendation, ...] | None = None


@invariant(InspectorateYear, "reports")
def report_ids(reports: tuple[Report, ...]) -> Iterator[Broken]:
    """No two reports bear one id."""
    yield from repeated_ids("reports", reports)


@invariant(InspectorateYear, "commissioner_recommendations")
def recommendation_ids(commissioner_recommendations: tuple[CommissionerRecommendation, ...]) -> Iterator[Broken]:
    """No two recommendations bear one id."""
    yield from repeated_ids("commissioner_recommendations", commissioner_recommendations)
