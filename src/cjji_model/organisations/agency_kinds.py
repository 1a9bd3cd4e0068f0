"""Map the two other vocabularies for agencies to the ids that programmes use: kinds in remits, descriptions in orders.

The mapping is the table `agency_kinds`; each entry has a reason, sources and a confidence of its own.
"""

from functools import cache
from typing import Any

from attrs import frozen

from ..model.provenance import Confidence
from ..tables import rows

__all__ = ["AgencyMeaning", "meaning_in_order", "meaning_of_kind", "meanings"]


@frozen(kw_only=True)
class AgencyMeaning:
    """One entry of the mapping: the agency ids that a kind or a description means."""

    text: str
    """The kind, as remits give it (`Remit.kind`), or the description, letter for letter as in our summary of the order
    (`Specified.text`).
    """
    agencies: tuple[str, ...]
    """The ids of the agencies meant; empty if it means no agency that programmes name."""
    reason: str
    """Why it means these agencies, or none."""
    order: str | None = None
    """The order that uses the description, such as "S.I. 2007/1173"; `None` for a kind in a remit."""
    by: str | None = None
    """The id of the inspectorate that gives notice over what the order specifies; `None` for a kind in a remit."""
    sources: tuple[str, ...]
    """The ids of the publications that the entry rests on."""
    confidence: Confidence
    """The confidence of the mapping itself, not of the remit or the order."""


@cache
def meanings() -> tuple[AgencyMeaning, ...]:
    """Every entry of the mapping: first the kinds in remits, then the descriptions in orders."""
    kinds = [
        _meaning(row, row["kind"], (row["agency"],) if "agency" in row else ()) for row in rows("agency_kinds", "kinds")
    ]
    descriptions = rows("agency_kinds", "described")
    return (
        *kinds,
        *(_meaning(row, row["text"], tuple(row["agencies"]), order=row["order"], by=row["by"]) for row in descriptions),
    )


def _meaning(row: dict[str, Any], text: str, agencies: tuple[str, ...], **more: str) -> AgencyMeaning:
    sources, confidence = tuple(row["sources"]), Confidence(row["confidence"])
    return AgencyMeaning(
        text=text, agencies=agencies, reason=row["reason"], sources=sources, confidence=confidence, **more
    )


@cache
def _by_kind() -> dict[str, AgencyMeaning]:
    return {meaning.text: meaning for meaning in meanings() if meaning.order is None}


@cache
def _by_description() -> dict[tuple[str, str], AgencyMeaning]:
    return {(meaning.by, meaning.text): meaning for meaning in meanings() if meaning.by is not None}


def meaning_of_kind(kind: str) -> AgencyMeaning:
    """Return the agencies that a kind in a remit means. Raises `KeyError` for a kind that the table does not have.

    >>> meaning_of_kind("court-custody-and-escort").agencies
    ('courts',)
    """
    return _by_kind()[kind]


def meaning_in_order(text: str, *, by: str) -> AgencyMeaning:
    """Return the agencies that a description in an order means; `by` is the id of the inspectorate that gives notice.

    Raises `KeyError` if no order describes an organisation in that way for that inspectorate.

    >>> meaning_in_order("a police authority", by="hmi-constabulary").agencies
    ('local-policing-bodies',)
    """
    return _by_description()[by, text]
