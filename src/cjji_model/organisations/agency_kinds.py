"""Three ways of saying which agency is meant, joined: programmes' ids, kinds in remits, descriptions in orders."""

from functools import cache
from typing import Any

from attrs import frozen

from ..model.provenance import Confidence
from ..tables import rows

__all__ = ["AgencyMeaning", "meaning_in_order", "meaning_of_kind", "meanings"]


@frozen(kw_only=True)
class AgencyMeaning:
    """What words mean in the ids that programmes use."""

    text: str
    agencies: tuple[str, ...]
    """The ids of the agencies meant; none where no agency that programmes name is."""
    reason: str
    order: str | None = None
    """The order that the words describe an organisation in; `None` of the words of a remit."""
    by: str | None = None
    """The inspectorate that gives notice over what the order specifies."""
    sources: tuple[str, ...]
    confidence: Confidence
    """How sure the join is, not what it joins."""


@cache
def meanings() -> tuple[AgencyMeaning, ...]:
    """Every join: first the kinds of agency in remits, then the descriptions in orders."""
    kinds = [
        _join(row, row["kind"], (row["agency"],) if "agency" in row else ()) for row in rows("agency_kinds", "kinds")
    ]
    found = rows("agency_kinds", "described")
    return (
        *kinds,
        *(_join(row, row["text"], tuple(row["agencies"]), order=row["order"], by=row["by"]) for row in found),
    )


def _join(row: dict[str, Any], text: str, agencies: tuple[str, ...], **more: str) -> AgencyMeaning:
    sources, confidence = tuple(row["sources"]), Confidence(row["confidence"])
    return AgencyMeaning(
        text=text, agencies=agencies, reason=row["reason"], sources=sources, confidence=confidence, **more
    )


@cache
def _by_kind() -> dict[str, AgencyMeaning]:
    return {join.text: join for join in meanings() if join.order is None}


@cache
def _by_description() -> dict[tuple[str, str], AgencyMeaning]:
    return {(join.by, join.text): join for join in meanings() if join.by is not None}


def meaning_of_kind(kind: str) -> AgencyMeaning:
    """What a kind of agency in a remit means. Raises `KeyError` for one that is not in the table.

    >>> meaning_of_kind("court-custody-and-escort").agencies
    ('courts',)
    """
    return _by_kind()[kind]


def meaning_in_order(text: str, *, by: str) -> AgencyMeaning:
    """What an order means by a description of whom it specifies to an inspectorate. Raises `KeyError`.

    >>> meaning_in_order("a police authority", by="hmi-constabulary").agencies
    ('local-policing-bodies',)
    """
    return _by_description()[by, text]
