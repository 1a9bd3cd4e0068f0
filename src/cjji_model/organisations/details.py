"""The full record of bodies and agencies, as dated rows: remits, heads, sponsors, websites, events.

Checks do not import this module: they read the same facts, without the texts, through `tenure`.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, TypeVar

from attrs import evolve, frozen

from .._attribute_docs import Words
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
    """One value of a facet of a body or agency, such as its head or its website, and its validity period."""

    text: str
    """The value, in our words or as a title or address."""
    short: str | None = None
    """The abbreviation of the text."""
    scope: str | None = None
    """What it covers, such as one subject of reports or one part of an agency's work; `None` if it covers everything.

    It means something else in `designations` and `joint_programme`: see there.
    """
    cite: str | None = None
    """The clause of the briefing that says it, such as "briefing:A14"; given only for purposes."""

    def __str__(self) -> str:
        return self.text


class RemitBasis(Words):
    """The ground on which a body inspects, as the record or the provision that it names says."""

    DUTY = "duty"
    """It must inspect."""
    POWER = "power"
    """It may inspect."""
    INVITATION = "invitation"
    """It inspects because it was invited to."""
    DELEGATION = "delegation"
    """Another inspectorate delegated the inspection to it."""


@frozen(kw_only=True)
class Remit(DatedRow):
    """One thing that a body may or must inspect, and when."""

    id: str = ""
    """The id of the row, such as "hmic-forces"."""
    kind: str = ""
    """The kind of agency: a key of the table `agency_kinds`, such as "territorial-police-force"."""
    agency: str | None = None
    """The id of the agency; `None` if it is none that programmes name."""
    text: str = ""
    """What it may or must inspect, in our words."""
    basis: RemitBasis | None = None
    """Whether it is a duty, a power, an invitation or a delegation; `None` if not recorded."""
    law: str | None = None
    """The provision that the remit rests on, such as "Police Act 1996 s.54(2)"; `None` if not recorded."""
    jointly_with: tuple[str, ...] = ()
    """The ids of the bodies that it is shared with."""
    where: str | None = None
    """The part of its jurisdiction that it covers, such as "england"; `None` if it covers all of it."""
    doubtful: bool = False
    """Whether it existed in law but it is not settled whether it could be used."""

    def __str__(self) -> str:
        return self.text


@frozen(kw_only=True)
class NpmMembership(DatedRow):
    """Whether a body was a member of the United Kingdom's National Preventive Mechanism, and when.

    The mechanism was designated on 31 March 2009; see `designations`. Source for HMI Prisons: briefing A23.
    """

    member: bool
    """Whether it was a member in that time."""


@frozen(kw_only=True)
class UnsettledPeriod(DatedRow):
    """A period for which it is not known whether a facet held, or for which nothing is recorded about the facet."""

    facet: str
    """The facet, such as `existence`, `remits` or `heads`."""
    agency: str | None = None
    """For a remit, the id of the agency that it covers."""
    why: str
    """Why it is not known or not recorded."""


@frozen(kw_only=True)
class RelatedBody(DatedRow):
    """A predecessor or a successor of a body. `since` and `until` are its own beginning and end."""

    text: str
    """Its name."""
    body: str | None = None
    """Its id; `None` if it is not in the registry."""
    short: str | None = None
    """The abbreviation of its name."""
    how: str
    """`merge`, `replaced` or `partial-transfer`."""
    when: PartialDate
    """When the successor took over from the predecessor."""

    def __str__(self) -> str:
        return self.text


@frozen(kw_only=True)
class BodyEvent:
    """Something that happened to bodies or agencies, such as a merger, a new name or an abolition."""

    id: str
    """The id of the event: that of a body or agency, and the date, such as "cps-1999-04-01"."""
    kind: str
    """The kind of event, such as `created`, `merge`, `rename`, `closed` or `abolished`."""
    of: tuple[str, ...]
    """The ids of the bodies or agencies that it happened to."""
    to: tuple[str, ...] = ()
    """The ids of the bodies or agencies that received what was merged, split or transferred."""
    what: str
    """What happened, in our words."""
    when: PartialDate
    """When it happened, as finely as it is recorded."""
    sources: tuple[str, ...] = ()
    """The ids of the publications that it was taken from."""
    confidence: Confidence | None = None
    """How sure the event is; `None` if not recorded."""
    note: str | None = None
    """A remark on the event or its sources, in our words."""

    def __str__(self) -> str:
        return self.what


@frozen(kw_only=True)
class AnnouncedChange:
    """A change that was announced and did not come into force, or has not yet. It has no effect on any other answer."""

    id: str
    """The id of the change, such as "single-inspectorate"."""
    of: tuple[str, ...] = ()
    """The ids of the bodies or agencies that it would have changed; empty if they are not in the registry."""
    what: str
    """What was announced, in our words."""
    outcome: str
    """What became of it, in our words."""
    announced: PartialDate
    """When it was announced, as finely as it is recorded."""
    ended: PartialDate | None = None
    """When it was given up, quashed or overtaken; `None` if it was not, or that is not recorded."""
    sources: tuple[str, ...] = ()
    """The ids of the publications that it was taken from."""
    confidence: Confidence | None = None
    """How sure it is that this was announced; `None` if not recorded."""

    def __str__(self) -> str:
        return self.what


@frozen(kw_only=True)
class VariantText(DatedRow):
    """What another source says about a facet, and why the row in use differs. It has no effect on any other answer."""

    of: str
    """The id of the body or agency, or `npm` for the National Preventive Mechanism."""
    facet: str
    """The facet on which the sources differ, such as `existence` or `names`."""
    text: str
    """What the other source says, in our words."""
    why: str
    """Why the row in use does not follow it."""

    def __str__(self) -> str:
        return self.text


@frozen(kw_only=True)
class BodyDetails:
    """The part of the record of a body or an agency that no check reads."""

    heads: tuple[DatedText, ...] = ()
    """The titles of those who headed it."""
    appointments: tuple[DatedText, ...] = ()
    """Those who appointed the head."""
    sponsors: tuple[DatedText, ...] = ()
    """The departments that sponsored the body, or answered for the agency."""
    addressees: tuple[DatedText, ...] = ()
    """Those to whom it reported; `scope` says on which subject."""
    bases: tuple[DatedText, ...] = ()
    """The Acts that it rests on."""
    websites: tuple[DatedText, ...] = ()
    """Its web addresses."""
    purposes: tuple[DatedText, ...] = ()
    """The clauses of the briefing that say what it is for."""
    providers: tuple[DatedText, ...] = ()
    """The organisations that provided the agency."""
    predecessors: tuple[RelatedBody, ...] = ()
    """The bodies that it took over from, wholly or in part."""
    successors: tuple[RelatedBody, ...] = ()
    """The bodies that took over from it, wholly or in part."""
    events: tuple[BodyEvent, ...] = ()
    """What happened to it, in chronological order."""
    variants: tuple[VariantText, ...] = ()
    """What other sources say about it, where they differ from the rows in use."""
    unrecorded: tuple[UnsettledPeriod, ...] = ()
    """The periods of its existence for which nothing is recorded about one of these facets."""


NO_DETAILS = BodyDetails()


@frozen(kw_only=True)
class BodyRecord:
    """The record of a body or an agency, apart from its names. A facet without a row is not recorded."""

    existence: tuple[DatedText, ...] = ()
    """The periods in which there was such a body in law."""
    operation: tuple[DatedText, ...] = ()
    """The periods in which it was at work."""
    remits: tuple[Remit, ...] = ()
    """What it may or must inspect."""
    npm: tuple[NpmMembership, ...] = ()
    """Its membership of the National Preventive Mechanism."""
    unsettled: tuple[UnsettledPeriod, ...] = ()
    """The periods for which it is not known whether a facet held; on any other day without a row, it did not hold."""
    details: BodyDetails = NO_DETAILS
    """The part that no check reads."""

    def assertions(self) -> Iterator[Assertion]:
        """The assertions of its rows: what a check reads."""
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
    """Return the rows of one kind of a table as objects, grouped by the id in their key `of`."""
    by_id: dict[str, list[T]] = {}
    for row in rows(table, kind):
        more = {"basis": RemitBasis(row["basis"])} if "basis" in row else {}
        by_id.setdefault(row["of"], []).append(from_row(cls, row, **more))
    return {of: tuple(items) for of, items in by_id.items()}


@cache
def _records() -> dict[str, BodyRecord]:
    classes: dict[str, type[Any]] = {
        "existence": DatedText,
        "operation": DatedText,
        "remits": Remit,
        "npm": NpmMembership,
        "unsettled": UnsettledPeriod,
    }
    facets: dict[str, dict[str, Any]] = {kind: by_owner("tenure", kind, cls) for kind, cls in classes.items()}
    # Where no operation is recorded, a body is taken to have worked for as long as it existed, marked as inferred.
    inferred = {of: tuple(evolve(row, **_AS_EXISTING) for row in held) for of, held in facets["existence"].items()}
    facets["operation"] = inferred | facets["operation"]
    return {of: BodyRecord(**{kind: by.get(of, ()) for kind, by in facets.items()}) for of in facets["existence"]}


_AS_EXISTING: dict[str, Any] = {
    "text": "at work, nothing else being recorded",
    "confidence": Confidence.INFERRED,
    "note": None,
}


@cache
def record_of(id: str) -> BodyRecord:
    """Return the record of a body or agency from the tables, without details; an empty one if they have none."""
    return _records().get(id, NOTHING_RECORDED)


_TEXT_FACETS = ("heads", "appointments", "sponsors", "addressees", "bases", "websites", "providers")


@cache
def details_of(id: str) -> BodyDetails:
    """Return the details of a body or an agency from the tables; empty details if there are none."""
    return _details_by_id().get(id, NO_DETAILS)


@cache
def _details_by_id() -> dict[str, BodyDetails]:
    by_id: dict[str, dict[str, Any]] = {}
    classes: dict[str, type[Any]] = {**dict.fromkeys(_TEXT_FACETS, DatedText), "unrecorded": UnsettledPeriod}
    for kind, cls in classes.items():
        for of, items in by_owner("details", kind, cls).items():
            by_id.setdefault(of, {})[kind] = items
    clauses = {f"briefing:{row['id']}": row["text"] for row in rows("clauses")}
    for row in rows("details", "purposes"):
        values = {key: value for key, value in row.items() if key != "clause"}
        purpose = from_row(DatedText, values, text=clauses[row["clause"]], cite=row["clause"])
        _add(by_id, row["of"], "purposes", purpose)
    for row in rows("details", "kin"):
        values = {key: value for key, value in row.items() if key != "relation"}
        _add(by_id, row["of"], f"{row['relation']}s", from_row(RelatedBody, values, when=PartialDate.of(row["when"])))
    for event in _events():
        for of in dict.fromkeys((*event.of, *event.to)):
            _add(by_id, of, "events", event)
    for variant in variants():
        _add(by_id, variant.of, "variants", variant)
    return {of: BodyDetails(**facets) for of, facets in by_id.items()}


def _add(by_id: dict[str, dict[str, Any]], of: str, facet: str, item: object) -> None:
    facets = by_id.setdefault(of, {})
    facets[facet] = (*facets.get(facet, ()), item)


def _events() -> list[BodyEvent]:
    """Every event of the table, in chronological order."""
    events = [
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
    return sorted(events, key=lambda event: event.when.earliest)


@cache
def announced() -> tuple[AnnouncedChange, ...]:
    """The changes that were announced and did not come into force, or have not yet."""
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
    """What other sources say about bodies and agencies, where they differ from the rows in use."""
    return tuple(from_row(VariantText, row, of=row["of"]) for row in rows("details", "variants"))


@cache
def designations() -> tuple[DatedText, ...]:
    """The designations of the National Preventive Mechanism. `scope` is its number of members then, as "18 bodies"."""
    table_rows = rows("details", "designations")
    return tuple(
        from_row(
            DatedText, {key: value for key, value in row.items() if key != "bodies"}, scope=f"{row['bodies']} bodies"
        )
        for row in table_rows
    )


def joint_programme(*, on: date | None = None) -> tuple[DatedText, ...]:
    """Return the rows about the joint programme, which is not a body. `scope` names the facet, such as "website".

    With a day, only the rows that held on it, or may have.

    >>> [str(row) for row in joint_programme(on=date(2012, 4, 1)) if row.scope == "website"]
    ['www.hmcpsi.gov.uk/cjji']
    """
    texts = (from_row(DatedText, row) for row in rows("details", "joint"))
    return tuple(row for row in texts if on is None or row.in_effect(on) is not False)


@cache
def _styles() -> tuple[DatedText, ...]:
    return tuple(from_row(DatedText, row) for row in rows("details", "styles"))


def royal_style(on: date) -> str | None:
    """Return the words with which titles that name the sovereign began on a day; `None` if not known.

    >>> royal_style(date(2022, 9, 7)), royal_style(date(2022, 9, 8))
    ("Her Majesty's", "His Majesty's")
    """
    return next((row.text for row in _styles() if row.in_effect(on)), None)
