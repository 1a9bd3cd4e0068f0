"""What is recorded of bodies and agencies, row by row: remits, heads, sponsors, websites, what happened to them.

No check needs this: what it asks it reads without the words, in `tenure`.
"""

import enum
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, TypeVar

from attrs import evolve, frozen

from ..dates import PartialDate
from ..model.provenance import Confidence
from ..tables import rows
from .tenure import Assertion, DatedRow, from_row

__all__ = [
    "AnnouncedChange",
    "BodyDetails",
    "BodyEvent",
    "BodyRecord",
    "DatedText",
    "NpmMembership",
    "RelatedBody",
    "Remit",
    "RemitBasis",
    "UnsettledPeriod",
    "VariantText",
    "announced",
    "designations",
    "details_of",
    "joint_programme",
    "record_of",
    "royal_style",
    "variants",
]


@frozen(kw_only=True)
class DatedText(DatedRow):
    """What one facet of a body was for a time, in words."""

    text: str
    short: str | None = None
    """An abbreviation of it."""
    scope: str | None = None
    """What it extends to, where that is not everything."""
    cite: str | None = None
    """The clause that says it."""

    def __str__(self) -> str:
        return self.text


class RemitBasis(enum.StrEnum):
    """On what ground a body inspects."""

    DUTY = "duty"
    POWER = "power"
    INVITATION = "invitation"
    DELEGATION = "delegation"


@frozen(kw_only=True)
class Remit(DatedRow):
    """What a body may or must inspect."""

    id: str = ""
    kind: str = ""
    """The kind of agency, in the words of the table `agency_kinds`."""
    agency: str | None = None
    """The id of the agency; `None` where it is none that programmes name."""
    words: str = ""
    basis: RemitBasis | None = None
    """`None` where that is not recorded."""
    law: str | None = None
    jointly_with: tuple[str, ...] = ()
    where: str | None = None
    """Where, if that is not its whole jurisdiction."""
    doubtful: bool = False
    """It stood in law, and whether it could be used is not settled."""

    def __str__(self) -> str:
        return self.words


@frozen(kw_only=True)
class NpmMembership(DatedRow):
    """Whether a body was a member of the National Preventive Mechanism."""

    member: bool


@frozen(kw_only=True)
class UnsettledPeriod(DatedRow):
    """A time of which it is not known whether a facet held, or for which nothing of it is recorded."""

    facet: str
    agency: str | None = None
    """Of a remit: over which agency."""
    why: str


@frozen(kw_only=True)
class RelatedBody(DatedRow):
    """A body before or after another; its dates are its own, from its beginning to its end."""

    text: str
    body: str | None = None
    """Its id, where it is one of the registry's."""
    short: str | None = None
    how: str
    """`merge`, `replaced` or `partial-transfer`."""
    when: PartialDate
    """When the one gave way to the other."""

    def __str__(self) -> str:
        return self.text


@frozen(kw_only=True)
class BodyEvent:
    """What happened to bodies or agencies on a day."""

    id: str
    kind: str
    of: tuple[str, ...]
    to: tuple[str, ...] = ()
    what: str
    when: PartialDate
    sources: tuple[str, ...] = ()
    confidence: Confidence | None = None
    note: str | None = None

    def __str__(self) -> str:
        return self.what


@frozen(kw_only=True)
class AnnouncedChange:
    """What was announced and did not come into force, or has not yet. It answers no question of what existed."""

    id: str
    of: tuple[str, ...] = ()
    what: str
    outcome: str
    announced: PartialDate
    ended: PartialDate | None = None
    """When it was given up, quashed or overtaken."""
    sources: tuple[str, ...] = ()
    confidence: Confidence | None = None

    def __str__(self) -> str:
        return self.what


@frozen(kw_only=True)
class VariantText(DatedRow):
    """What another source says of a facet, and why the row in use does not. It answers no question."""

    of: str
    facet: str
    text: str
    why: str

    def __str__(self) -> str:
        return self.text


@frozen(kw_only=True)
class BodyDetails:
    """What else is recorded of a body, or of an agency."""

    heads: tuple[DatedText, ...] = ()
    appointments: tuple[DatedText, ...] = ()
    """Who appoints the head."""
    sponsors: tuple[DatedText, ...] = ()
    addressees: tuple[DatedText, ...] = ()
    """To whom it reports."""
    bases: tuple[DatedText, ...] = ()
    """The Acts that it rests on."""
    websites: tuple[DatedText, ...] = ()
    purposes: tuple[DatedText, ...] = ()
    """The clauses of the briefing that say what it is for."""
    providers: tuple[DatedText, ...] = ()
    """Of an agency: the organisation that provides it."""
    predecessors: tuple[RelatedBody, ...] = ()
    successors: tuple[RelatedBody, ...] = ()
    events: tuple[BodyEvent, ...] = ()
    variants: tuple[VariantText, ...] = ()
    unrecorded: tuple[UnsettledPeriod, ...] = ()


NO_DETAILS = BodyDetails()


@frozen(kw_only=True)
class BodyRecord:
    """What is recorded of a body or an agency beside its names. A facet without a row is not recorded."""

    existence: tuple[DatedText, ...] = ()
    """Whether there was such a body in law."""
    operation: tuple[DatedText, ...] = ()
    """Whether it was at work."""
    remits: tuple[Remit, ...] = ()
    npm: tuple[NpmMembership, ...] = ()
    """Whether it was a member of the National Preventive Mechanism."""
    unsettled: tuple[UnsettledPeriod, ...] = ()
    """Times of which it is not known whether one of these held; at all others without a row, it did not."""
    details: BodyDetails = NO_DETAILS
    """What no check asks for."""

    def assertions(self) -> Iterator[Assertion]:
        """What its rows say, as far as a check asks."""
        for facet, held in (("existence", self.existence), ("operation", self.operation)):
            yield from (Assertion(facet, agency=None, held=True, since=row.since, until=row.until) for row in held)
        for remit in self.remits:
            sure = None if remit.doubtful else True
            yield Assertion("remits", agency=remit.agency, held=sure, since=remit.since, until=remit.until)
        yield from (Assertion("npm", None, row.member, row.since, row.until) for row in self.npm)
        yield from (Assertion(row.facet, row.agency, None, row.since, row.until) for row in self.unsettled)


NOTHING_RECORDED = BodyRecord()
T = TypeVar("T", bound=DatedRow)


def by_owner(table: str, kind: str, cls: type[T]) -> dict[str, tuple[T, ...]]:
    """The rows of one kind of a table as objects, by the body or agency that each is of."""
    found: dict[str, list[T]] = {}
    for row in rows(table, kind):
        more = {"basis": RemitBasis(row["basis"])} if "basis" in row else {}
        found.setdefault(row["of"], []).append(from_row(cls, row, **more))
    return {of: tuple(items) for of, items in found.items()}


@cache
def _standings() -> dict[str, BodyRecord]:
    classes: dict[str, type[Any]] = {
        "existence": DatedText,
        "operation": DatedText,
        "remits": Remit,
        "npm": NpmMembership,
        "unsettled": UnsettledPeriod,
    }
    found: dict[str, dict[str, Any]] = {kind: by_owner("tenure", kind, cls) for kind, cls in classes.items()}
    as_existing = {of: tuple(evolve(row, **_AS_EXISTING) for row in held) for of, held in found["existence"].items()}
    found["operation"] = as_existing | found["operation"]
    return {of: BodyRecord(**{kind: by.get(of, ()) for kind, by in found.items()}) for of in found["existence"]}


_AS_EXISTING: dict[str, Any] = {
    "text": "at work, nothing else being recorded",
    "confidence": Confidence.INFERRED,
    "note": None,
}


@cache
def record_of(id: str) -> BodyRecord:
    """What the tables have of a body or an agency that a check asks of it too."""
    return _standings().get(id, NOTHING_RECORDED)


_HELD = ("heads", "appointments", "sponsors", "addressees", "bases", "websites", "providers")


@cache
def details_of(id: str) -> BodyDetails:
    """What the tables have of a body or an agency."""
    return _all().get(id, NO_DETAILS)


@cache
def _all() -> dict[str, BodyDetails]:
    found: dict[str, dict[str, Any]] = {}
    classes: dict[str, type[Any]] = {**dict.fromkeys(_HELD, DatedText), "unrecorded": UnsettledPeriod}
    for kind, cls in classes.items():
        for of, items in by_owner("details", kind, cls).items():
            found.setdefault(of, {})[kind] = items
    clauses = {f"briefing:{row['id']}": row["text"] for row in rows("clauses")}
    for row in rows("details", "purposes"):
        rest = {key: value for key, value in row.items() if key != "clause"}
        held = from_row(DatedText, rest, text=clauses[row["clause"]], cite=row["clause"])
        _add(found, row["of"], "purposes", held)
    for row in rows("details", "kin"):
        rest = {key: value for key, value in row.items() if key != "relation"}
        _add(found, row["of"], f"{row['relation']}s", from_row(RelatedBody, rest, when=PartialDate.of(row["when"])))
    for event in _events():
        for of in dict.fromkeys((*event.of, *event.to)):
            _add(found, of, "events", event)
    for variant in variants():
        _add(found, variant.of, "variants", variant)
    return {of: BodyDetails(**facets) for of, facets in found.items()}


def _add(found: dict[str, dict[str, Any]], of: str, facet: str, item: object) -> None:
    facets = found.setdefault(of, {})
    facets[facet] = (*facets.get(facet, ()), item)


def _events() -> list[BodyEvent]:
    """What happened, in order of time."""
    found = [
        BodyEvent(
            **row
            | {
                "of": tuple(row["of"]),
                "to": tuple(row.get("to", ())),
                "when": PartialDate.of(row["when"]),
                "sources": tuple(row["sources"]),
                "confidence": Confidence(row["confidence"]),
            }
        )
        for row in rows("details", "events")
    ]
    return sorted(found, key=lambda event: event.when.earliest)


@cache
def announced() -> tuple[AnnouncedChange, ...]:
    """What was announced and did not come into force, or has not yet."""
    return tuple(
        AnnouncedChange(
            **row
            | {
                "of": tuple(row.get("of", ())),
                "announced": PartialDate.of(row["announced"]),
                "ended": PartialDate.of(row["ended"]) if "ended" in row else None,
                "sources": tuple(row["sources"]),
                "confidence": Confidence(row["confidence"]),
            }
        )
        for row in rows("details", "announced")
    )


@cache
def variants() -> tuple[VariantText, ...]:
    """What other sources say, where they differ."""
    return tuple(from_row(VariantText, row, of=row["of"]) for row in rows("details", "variants"))


@cache
def designations() -> tuple[DatedText, ...]:
    """The designations of the National Preventive Mechanism; `scope` says how many bodies it then had."""
    found = rows("details", "designations")
    return tuple(
        from_row(
            DatedText, {key: value for key, value in row.items() if key != "bodies"}, scope=f"{row['bodies']} bodies"
        )
        for row in found
    )


def joint_programme(*, on: date | None = None) -> tuple[DatedText, ...]:
    """What is recorded of the joint programme, which is no body: of a day, or all; `scope` says what a row tells.

    >>> [str(row) for row in joint_programme(on=date(2012, 4, 1)) if row.scope == "website"]
    ['www.hmcpsi.gov.uk/cjji']
    """
    found = (from_row(DatedText, row) for row in rows("details", "joint"))
    return tuple(row for row in found if on is None or row.in_effect(on) is not False)


@cache
def _styles() -> tuple[DatedText, ...]:
    return tuple(from_row(DatedText, row) for row in rows("details", "styles"))


def royal_style(on: date) -> str | None:
    """How titles that name the sovereign began on a day, or `None` where that is not known.

    >>> royal_style(date(2022, 9, 7)), royal_style(date(2022, 9, 8))
    ("Her Majesty's", "His Majesty's")
    """
    return next((row.text for row in _styles() if row.in_effect(on)), None)
