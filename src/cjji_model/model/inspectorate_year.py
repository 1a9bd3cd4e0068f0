"""One inspectorate's own business year: its inspection programme and framework, plan, reports and annual report.

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
    """An inspectorate's own inspection programme (the inspections proposed) or framework (how they are carried out).

    Source: Prison Act 1952 Sch. A1 para. 2, and its twins.
    """

    prepared: PartialDate | None = None
    """When it was prepared: the law of that day decides who must be consulted and sent a copy. Absent: not recorded."""
    consultations: tuple[Consultation, ...] | None = None
    """Who was consulted on it. Absent: not recorded; empty: nobody."""
    waivers: tuple[Waiver, ...] | None = None
    """Agreements that a consultee need not be consulted. Absent: not recorded; empty: there were none."""
    copies: tuple[Copy, ...] | None = None
    """The copies sent out once it was prepared. Absent: not recorded; empty: none were sent."""
    approved: PartialDate | None = None
    """When the Secretary of State approved it, which only constabulary's needs, since 16 January 2012 (LAW109).

    Source: Police Act 1996 Sch. 4A para. 2(2B).
    """
    laid: PartialDate | None = None
    """When it was laid before Parliament, as constabulary's must be since 16 January 2012 (LAW109).

    Source: Police Act 1996 Sch. 4A para. 2(2A).
    """
    published: PartialDate | None = None
    """When it was published. Absent: not recorded."""


@frozen(kw_only=True)
class YearlyPlan(Sourced):
    """An inspectorate's yearly business plan, which sets out its programme of activity. Source: briefing A5."""

    title: Title
    """The title of the plan, as published."""
    published: PartialDate | None = None
    """When it was published: by practice, before the year is over (PRA201). Absent: not recorded."""


@frozen(kw_only=True)
class AnnualReport(Sourced):
    """A chief inspector's annual report on achievements and the effects of inspections. Source: briefing A7."""

    covers: Span | None = None
    """The time that it reports on, which may be more than a year."""
    made: bool | None = None
    """Whether it was made. An Act requires it of all but HMI Probation (LAW701, PRA201). Absent: not recorded."""
    laid: PartialDate | None = None
    """When it was laid before Parliament. Absent: not recorded."""
    published: PartialDate | None = None
    """When it was published. Absent: not recorded."""


@frozen(kw_only=True)
class CommissionerRecommendation(Sourced):
    """A recommendation of the Victims' Commissioner to the inspectorate, to be answered within 56 days (LAW502).

    Source: Domestic Violence, Crime and Victims Act 2004 s. 49A.
    """

    id: Slug
    """The id of the recommendation, unique within the year."""
    published: PartialDate | None = None
    """When the Commissioner's report was published: day 1 of the 56. Absent: not recorded."""
    answered: PartialDate | None = None
    """When the inspectorate's answer was published. Absent: not recorded."""
    copied: Members[BodyId] | None = None
    """The bodies to which the answer was copied. Absent: not recorded; empty: none."""


@frozen(kw_only=True)
class InspectorateYear(Sourced):
    """What one inspectorate planned, published and answered in one business year. Source: briefing A5, A6, A7."""

    id: Slug
    """The id of the document."""
    inspectorate: BodyId
    """The inspectorate whose year it is."""
    year: Period
    """The business year, usually 1 April to 31 March; its last day decides what is due."""
    programme: InspectorateProgramme | None = None
    """Its own inspection programme, apart from the joint one. Absent: not recorded."""
    framework: InspectorateProgramme | None = None
    """Its inspection framework: how it inspects and reports. Absent: not recorded."""
    plan: YearlyPlan | None = None
    """Its yearly business plan. Absent: not recorded."""
    reports: tuple[Report, ...] | None = None
    """The reports that it published in the year. Absent: not recorded; empty: there were none."""
    annual_report: AnnualReport | None = None
    """The chief inspector's annual report for the year. Absent: not recorded."""
    commissioner_recommendations: tuple[CommissionerRecommendation, ...] | None = None
    """Recommendations of the Victims' Commissioner to it (LAW502). Absent: not recorded; empty: there were none."""


@invariant(InspectorateYear, "reports")
def report_ids(reports: tuple[Report, ...]) -> Iterator[Broken]:
    """No two reports have the same id."""
    yield from repeated_ids("reports", reports)


@invariant(InspectorateYear, "commissioner_recommendations")
def recommendation_ids(commissioner_recommendations: tuple[CommissionerRecommendation, ...]) -> Iterator[Broken]:
    """No two recommendations have the same id."""
    yield from repeated_ids("commissioner_recommendations", commissioner_recommendations)
