"""What is said of a piece of joint work: its type, who does it, where, and what each gives.

Sources: briefing C3 to C8; the delegation of functions is law (Prison Act 1952 Sch. A1 para. 1, and its twins).
"""

import enum
from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from .._checked import AreaId, BodyId, Broken, Line, Members, PartyId, invariant
from ..dates import PartialDate, Span, before
from .provenance import Sourced

__all__ = [
    "Contribution",
    "Coverage",
    "Decision",
    "DecisionMatter",
    "Delegation",
    "Gift",
    "LooksAt",
    "NoFieldwork",
    "Sample",
    "Scheme",
    "Subject",
    "Term",
    "Visit",
    "Whole",
    "WorkStatus",
    "WorkType",
]


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


class Subject(enum.StrEnum):
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


class Scheme(enum.StrEnum):
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


# -------------------------------------------------------------------------------------------------- coverage


@frozen(kw_only=True)
class Sample(Sourced):
    """Some areas or places were looked at."""

    kind: ClassVar[str] = "sample"
    scheme: Scheme | None = None
    """The scheme whose areas are named. Needed where `areas` is given."""
    areas: Members[AreaId] | None = None
    """Ids of areas of the scheme."""
    places: tuple[Line, ...] | None = None
    """Other places, in words."""
    count: int | None = None
    unit: Line | None = None
    """What is counted, in words."""


@frozen(kw_only=True)
class Whole(Sourced):
    """Everywhere was, or in the end will be, looked at."""

    kind: ClassVar[str] = "all"
    scheme: Scheme | None = None
    unit: Line | None = None


@frozen(kw_only=True)
class NoFieldwork(Sourced):
    """Nowhere in particular was looked at: there was no local fieldwork."""

    kind: ClassVar[str] = "none"


Coverage = Sample | Whole | NoFieldwork
"""Where a piece of work looks."""


@invariant(Sample, "scheme", "areas", absent=True)
def areas_of_a_scheme(scheme: Scheme | None, areas: tuple[str, ...] | None) -> Iterator[Broken]:
    """The id of an area means nothing without its scheme."""
    if areas and scheme is None:
        yield Broken(
            "scheme", "missing", "is required where 'areas' is given: the same id is used in more than one scheme"
        )


# ----------------------------------------------------------------------------------------------------- roles


def no_body_in_both(leads: tuple[str, ...], supporters: tuple[str, ...]) -> Iterator[Broken]:
    """A body that leads the work does not also support it."""
    for i, body in enumerate(supporters):
        if body in leads:
            yield Broken(("supporters", i), "role.both", f"{body!r} leads the work: it cannot support it too")


@frozen(kw_only=True)
class Term(Sourced):
    """A time during which the roles in a rolling programme stayed the same."""

    first: PartialDate
    last: PartialDate | None = None
    leads: Members[BodyId]
    supporters: Members[BodyId]


invariant(Term, "leads", "supporters")(no_body_in_both)


@invariant(Term, "first", "last")
def term_in_order(first: PartialDate, last: PartialDate) -> Iterator[Broken]:
    """A term does not certainly end before it begins."""
    if before(last, first):
        yield Broken("last", "period.order", f"{last} lies before the beginning, {first}")


class Gift(enum.StrEnum):
    """What a participant gives to joint work. Source: briefing C7 and C8."""

    PEOPLE = "people"
    RESOURCES = "resources"
    WRITING = "writing"
    MANAGEMENT = "management"
    METHOD = "method"
    DRAFTING = "drafting"
    PUBLICATION = "publication"


@frozen(kw_only=True)
class Contribution(Sourced):
    """What one participant gives."""

    by: BodyId
    gives: Members[Gift]


class DecisionMatter(enum.StrEnum):
    """A key matter of an inspection that somebody decides."""

    SCOPE = "scope"
    METHOD = "method"
    JUDGEMENTS = "judgements"
    REPORT = "report"
    RECOMMENDATIONS = "recommendations"
    PUBLICATION = "publication"


@frozen(kw_only=True)
class Decision(Sourced):
    """Who decided a key matter of the inspection."""

    matter: DecisionMatter
    by: Members[BodyId]


@frozen(kw_only=True)
class Delegation(Sourced):
    """An inspectorate has another body carry out some of its functions."""

    by: BodyId
    to: PartyId
    """Who carries them out: a body, or one of the agencies."""
    functions: Line
    public_authority: bool | None = None
    """Whether the delegate is a public authority."""
    since: PartialDate | None = None


@invariant(Delegation, "by", "to")
def to_another(by: str, to: str) -> Iterator[Broken]:
    """Nobody delegates to itself."""
    if by == to:
        yield Broken("to", "unique", "is the delegator itself")


@frozen(kw_only=True)
class Visit(Sourced):
    """One visit of inspectors to one or more places."""

    visited: Span
    areas: Members[AreaId] | None = None
    """Ids of areas of the scheme that the stream's coverage names."""
    places: tuple[Line, ...] | None = None
    participants: Members[BodyId] | None = None
