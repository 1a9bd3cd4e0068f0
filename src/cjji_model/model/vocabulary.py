"""What joint inspection looks at: the briefing's closed vocabularies."""

import enum

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


class HighLevelProcess(enum.StrEnum):
    """One of the four processes that joint work is grouped under. Source: briefing B4."""

    COMMUNITY_SAFETY = "community-safety"
    BRINGING_OFFENDERS_TO_JUSTICE = "bringing-offenders-to-justice"
    MANAGING_OFFENDERS = "managing-offenders"
    CUSTODIAL_CONDITIONS = "custodial-conditions"

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


class Focus(enum.StrEnum):
    """What a joint inspection is aimed at. Source: briefing B3 (the first six) and B6 (the rest)."""

    WHOLE_SYSTEM = "whole-system"
    """Issues that affect the criminal justice system as a whole."""
    COST = "cost"
    """Finding costs in the system and driving them down."""
    RISK_AND_SAFETY = "risk-and-safety"
    """Tackling risk and improving public safety."""
    END_TO_END = "end-to-end"
    """The system from end to end, and the part of each agency in it."""
    UNIVERSAL_STANDARDS = "universal-standards"
    """Issues, standards and restrictions that hold throughout the system."""
    PUBLIC_CONFIDENCE = "public-confidence"
    """Reassuring the public and keeping its confidence."""
    OUTCOMES = "outcomes"
    """What the system achieves (B6)."""
    USER_EXPERIENCE = "user-experience"
    """What those who meet the system experience (B6)."""
    RIGHTS = "rights"
    """The rights of victims and of the accused, as members of the public (B6)."""


class CrossCuttingIssue(enum.StrEnum):
    """One of the three issues that joint work always takes account of. Source: briefing B5."""

    VICTIMS_AND_WITNESSES = "victims-and-witnesses"
    """The quality of what victims and witnesses experience."""
    EQUALITY_AND_DIVERSITY = "equality-and-diversity"
    """Equal opportunities and diversity, actively promoted."""
    VALUE_FOR_MONEY = "value-for-money"
    """Value for money, and efficiency."""


class WorkType(enum.StrEnum):
    """What sort of work a stream is. Source: briefing C4 and C5 for the first two; published plans have the rest."""

    THEMATIC = "thematic"
    """One cross-cutting issue, in a number of areas."""
    ROLLING = "rolling"
    """All areas, over a longer time."""
    FOLLOW_UP = "follow-up"
    SCOPING = "scoping"
    COLLABORATIVE = "collaborative"
    EVIDENCE_REVIEW = "evidence-review"
    COMPENDIUM = "compendium"
    """A gathering of what was already found, without fieldwork."""
    STATE_OF_SYSTEM = "state-of-system"
    """A view of the criminal justice system as a whole."""


class WorkStatus(enum.StrEnum):
    """How far a stream has got."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    IN_PROGRESS = "in-progress"
    DELAYED = "delayed"
    ON_HOLD = "on-hold"
    CANCELLED = "cancelled"
    PUBLISHED = "published"


class WorkSubject(enum.StrEnum):
    """A subject that the briefing says something particular about. Source: briefing D2, D3, A22."""

    YOUTH_OFFENDING = "youth-offending"
    RESETTLEMENT = "resettlement"
    CUSTODY_VISITS = "custody-visits"


class LooksAt(enum.StrEnum):
    """What such an inspection looks at. Source: briefing D2 (the first three) and D3."""

    RISK_OF_HARM = "risk-of-harm"
    VULNERABILITY = "vulnerability"
    LIKELIHOOD_OF_REOFFENDING = "likelihood-of-reoffending"
    ACCOMMODATION = "accommodation"
    EMPLOYMENT = "employment"
    TRAINING = "training"
    EDUCATION = "education"


class AreaScheme(enum.StrEnum):
    """A way of dividing England and Wales into areas. The schemes do not nest."""

    CJ_AREAS = "cj-areas"
    POLICE_AREAS = "police-areas"
    CPS_AREAS = "cps-areas"
    PROBATION_AREAS = "probation-areas"
    PROBATION_TRUSTS = "probation-trusts"
    PROBATION_REGIONS = "probation-regions"
    REGIONS = "regions"
    CRC_PACKAGES = "crc-packages"
    """The areas of the 21 contracts of the community rehabilitation companies."""
    NPS_DIVISIONS = "nps-divisions"
    """The divisions of the National Probation Service."""
