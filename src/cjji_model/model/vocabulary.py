"""The closed vocabularies of work: processes, focuses, issues, types, statuses, subjects and area schemes."""

from .._attribute_docs import Words

__all__ = [
    "AreaScheme",
    "CrossCuttingIssue",
    "Focus",
    "HighLevelProcess",
    "LooksAt",
    "WorkStatus",
    "WorkSubject",
    "WorkType",
]


class HighLevelProcess(Words):
    """One of the four high-level processes that joint work is grouped under. Source: briefing B4."""

    COMMUNITY_SAFETY = "community-safety"
    """Police, probation and youth offending teams."""
    BRINGING_OFFENDERS_TO_JUSTICE = "bringing-offenders-to-justice"
    """Police, the CPS, courts and youth offending teams."""
    MANAGING_OFFENDERS = "managing-offenders"
    """Probation, prisons and youth offending teams."""
    CUSTODIAL_CONDITIONS = "custodial-conditions"
    """Prisons, police, courts and immigration services."""

    @property
    def agencies(self) -> frozenset[str]:
        """The ids of the agencies that the briefing names under the process.

        >>> sorted(HighLevelProcess.COMMUNITY_SAFETY.agencies)
        ['police', 'probation', 'yots']
        """
        return _AGENCIES[self]


_AGENCIES = {
    HighLevelProcess.COMMUNITY_SAFETY: frozenset({"police", "probation", "yots"}),
    HighLevelProcess.BRINGING_OFFENDERS_TO_JUSTICE: frozenset({"police", "cps", "courts", "yots"}),
    HighLevelProcess.MANAGING_OFFENDERS: frozenset({"probation", "prisons", "yots"}),
    HighLevelProcess.CUSTODIAL_CONDITIONS: frozenset({"prisons", "police", "courts", "immigration"}),
}


class Focus(Words):
    """A focus of joint inspection. Source: briefing B3 (the first six) and B6 (the rest)."""

    WHOLE_SYSTEM = "whole-system"
    """Issues that affect the criminal justice system as a whole."""
    COST = "cost"
    """Identifying costs within the system, and driving them down."""
    RISK_AND_SAFETY = "risk-and-safety"
    """Tackling risk and improving public safety."""
    END_TO_END = "end-to-end"
    """The system from end to end, and the role of each agency."""
    UNIVERSAL_STANDARDS = "universal-standards"
    """Universal issues, standards and restrictions within the system."""
    PUBLIC_CONFIDENCE = "public-confidence"
    """Public reassurance and confidence."""
    OUTCOMES = "outcomes"
    """The outcomes of the criminal justice system (B6)."""
    USER_EXPERIENCE = "user-experience"
    """The experience of the system's users (B6)."""
    RIGHTS = "rights"
    """The rights of victims and of the accused, as members of the public (B6)."""


class CrossCuttingIssue(Words):
    """One of the three issues that joint work always takes account of. Source: briefing B5."""

    VICTIMS_AND_WITNESSES = "victims-and-witnesses"
    """The quality of the experience of victims and witnesses."""
    EQUALITY_AND_DIVERSITY = "equality-and-diversity"
    """Actively promoting equal opportunities and diversity."""
    VALUE_FOR_MONEY = "value-for-money"
    """Achieving value for money and efficiency."""


class WorkType(Words):
    """The type of a piece of work. Source: briefing C4 and C5 for the first two, published work for the rest."""

    THEMATIC = "thematic"
    """One cross-cutting issue is examined in a number of areas (C4)."""
    ROLLING = "rolling"
    """All areas are inspected, over a longer period (C5)."""
    FOLLOW_UP = "follow-up"
    """An inspection that goes back to an earlier one; `follows` names it (PRA121)."""
    SCOPING = "scoping"
    """Work that prepares a later inspection; not an inspection itself (PRA111)."""
    COLLABORATIVE = "collaborative"
    """Collaborative work, which the plan of 2019-21 lists as a category of its own."""
    EVIDENCE_REVIEW = "evidence-review"
    """A review of evidence; not an inspection (PRA111)."""
    COMPENDIUM = "compendium"
    """A report that draws together earlier findings, without fieldwork; it needs no lead (PRA106)."""
    STATE_OF_SYSTEM = "state-of-system"
    """A joint view of the criminal justice system as a whole; it needs no lead (PRA106)."""


class WorkStatus(Words):
    """The stage that a stream has reached. Work has certainly begun only where it is in progress or published."""

    PROPOSED = "proposed"
    """It is suggested, and not yet planned. It should have no report (REC107)."""
    PLANNED = "planned"
    """It is planned, and work has not begun."""
    IN_PROGRESS = "in-progress"
    """Work has begun."""
    DELAYED = "delayed"
    """It is to be done, later than planned."""
    ON_HOLD = "on-hold"
    """It is suspended: whether it goes on is open."""
    CANCELLED = "cancelled"
    """It will not be done. It should have no report (REC107)."""
    PUBLISHED = "published"
    """It is done, and its report is published; the record should have a dated report (REC107)."""


class WorkSubject(Words):
    """A subject of work that has rules or aspects of its own. Source: briefing D2, D3, A22."""

    YOUTH_OFFENDING = "youth-offending"
    """Youth offending work: by practice led by HMI Probation (D2, PRA122)."""
    RESETTLEMENT = "resettlement"
    """The resettlement of prisoners, in custody and on release (D3)."""
    CUSTODY_VISITS = "custody-visits"
    """Visits to places of custody: by practice with a member of the National Preventive Mechanism (A23, PRA123)."""


class LooksAt(Words):
    """An aspect of youth offending (the first three) or resettlement that is looked at. Source: briefing D2 and D3."""

    RISK_OF_HARM = "risk-of-harm"
    """The risk of harm that a young person presents to others (D2)."""
    VULNERABILITY = "vulnerability"
    """The young person's own vulnerability (D2)."""
    LIKELIHOOD_OF_REOFFENDING = "likelihood-of-reoffending"
    """The likelihood that the young person reoffends (D2)."""
    ACCOMMODATION = "accommodation"
    """Prisoners' needs of accommodation (D3)."""
    EMPLOYMENT = "employment"
    """Prisoners' needs of employment (D3)."""
    TRAINING = "training"
    """Prisoners' needs of training (D3)."""
    EDUCATION = "education"
    """Prisoners' needs of education (D3)."""


class AreaScheme(Words):
    """A division of England and Wales into areas. The schemes do not nest.

    Their names, dates and sources are in the table `places`.
    """

    CJ_AREAS = "cj-areas"
    """The 42 criminal justice areas."""
    POLICE_AREAS = "police-areas"
    """The 43 police areas, since 1 April 1974."""
    CPS_AREAS = "cps-areas"
    """Crown Prosecution Service Areas: 42 from 1 April 1999, then 13 from 2011, and 14 from April 2017."""
    PROBATION_AREAS = "probation-areas"
    """The areas of the 42 local probation boards, from 1 April 2001 to 31 March 2010."""
    PROBATION_TRUSTS = "probation-trusts"
    """Probation trusts, from 1 April 2008 to 30 October 2014."""
    PROBATION_REGIONS = "probation-regions"
    """Probation regions, since 26 June 2021."""
    REGIONS = "regions"
    """The regions of England, and Wales."""
    CRC_PACKAGES = "crc-packages"
    """The areas of the 21 contracts of the community rehabilitation companies."""
    NPS_DIVISIONS = "nps-divisions"
    """The divisions of the National Probation Service."""
