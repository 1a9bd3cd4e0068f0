"""What else is recorded of bodies and agencies: heads, sponsors, websites, what happened to them. No check needs it."""

from datetime import date
from functools import cache
from typing import Any

from attrs import frozen

from ._tables import rows
from .dates import PartialDate
from .sources import Confidence
from .standing import Dated, Held, Unsettled, by_owner, made

__all__ = [
    "Announced",
    "Event",
    "Kin",
    "Particulars",
    "Variant",
    "announced",
    "designations",
    "joint_programme",
    "particulars_of",
    "style",
    "variants",
]


@frozen(kw_only=True)
class Kin(Dated):
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
class Event:
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
class Announced:
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
class Variant(Dated):
    """What another source says of a facet, and why the row in use does not. It answers no question."""

    of: str
    facet: str
    text: str
    why: str

    def __str__(self) -> str:
        return self.text


@frozen(kw_only=True)
class Particulars:
    """What else is recorded of a body, or of an agency."""

    heads: tuple[Held, ...] = ()
    appointments: tuple[Held, ...] = ()
    """Who appoints the head."""
    sponsors: tuple[Held, ...] = ()
    addressees: tuple[Held, ...] = ()
    """To whom it reports."""
    bases: tuple[Held, ...] = ()
    """The Acts that it rests on."""
    websites: tuple[Held, ...] = ()
    purposes: tuple[Held, ...] = ()
    """The clauses of the briefing that say what it is for."""
    providers: tuple[Held, ...] = ()
    """Of an agency: the organisation that provides it."""
    predecessors: tuple[Kin, ...] = ()
    successors: tuple[Kin, ...] = ()
    events: tuple[Event, ...] = ()
    variants: tuple[Variant, ...] = ()
    unrecorded: tuple[Unsettled, ...] = ()


_NOTHING = Particulars()
_HELD = ("heads", "appointments", "sponsors", "addressees", "bases", "websites", "providers")


@cache
def particulars_of(id: str) -> Particulars:
    """What the tables have of a body or an agency."""
    return _all().get(id, _NOTHING)


@cache
def _all() -> dict[str, Particulars]:
    found: dict[str, dict[str, Any]] = {}
    classes: dict[str, type[Any]] = {**dict.fromkeys(_HELD, Held), "unrecorded": Unsettled}
    for kind, cls in classes.items():
        for of, items in by_owner("particulars", kind, cls).items():
            found.setdefault(of, {})[kind] = items
    clauses = {f"briefing:{row['id']}": row["text"] for row in rows("clauses")}
    for row in rows("particulars", "purposes"):
        rest = {key: value for key, value in row.items() if key != "clause"}
        held = made(Held, rest, text=clauses[row["clause"]], cite=row["clause"])
        _add(found, row["of"], "purposes", held)
    for row in rows("particulars", "kin"):
        rest = {key: value for key, value in row.items() if key != "relation"}
        _add(found, row["of"], f"{row['relation']}s", made(Kin, rest, when=PartialDate.of(row["when"])))
    for event in _events():
        for of in dict.fromkeys((*event.of, *event.to)):
            _add(found, of, "events", event)
    for variant in variants():
        _add(found, variant.of, "variants", variant)
    return {of: Particulars(**facets) for of, facets in found.items()}


def _add(found: dict[str, dict[str, Any]], of: str, facet: str, item: object) -> None:
    facets = found.setdefault(of, {})
    facets[facet] = (*facets.get(facet, ()), item)


def _events() -> list[Event]:
    """What happened, in order of time."""
    found = [
        Event(
            **row
            | {
                "of": tuple(row["of"]),
                "to": tuple(row.get("to", ())),
                "when": PartialDate.of(row["when"]),
                "sources": tuple(row["sources"]),
                "confidence": Confidence(row["confidence"]),
            }
        )
        for row in rows("particulars", "events")
    ]
    return sorted(found, key=lambda event: event.when.earliest)


@cache
def announced() -> tuple[Announced, ...]:
    """What was announced and did not come into force, or has not yet."""
    return tuple(
        Announced(
            **row
            | {
                "of": tuple(row.get("of", ())),
                "announced": PartialDate.of(row["announced"]),
                "ended": PartialDate.of(row["ended"]) if "ended" in row else None,
                "sources": tuple(row["sources"]),
                "confidence": Confidence(row["confidence"]),
            }
        )
        for row in rows("particulars", "announced")
    )


@cache
def variants() -> tuple[Variant, ...]:
    """What other sources say, where they differ."""
    return tuple(made(Variant, row, of=row["of"]) for row in rows("particulars", "variants"))


@cache
def designations() -> tuple[Held, ...]:
    """The designations of the National Preventive Mechanism; `scope` says how many bodies it then had."""
    found = rows("particulars", "designations")
    return tuple(
        made(Held, {key: value for key, value in row.items() if key != "bodies"}, scope=f"{row['bodies']} bodies")
        for row in found
    )


def joint_programme(*, on: date | None = None) -> tuple[Held, ...]:
    """What is recorded of the joint programme, which is no body: of a day, or all; `scope` says what a row tells.

    >>> [str(row) for row in joint_programme(on=date(2012, 4, 1)) if row.scope == "website"]
    ['www.hmcpsi.gov.uk/cjji']
    """
    found = (made(Held, row) for row in rows("particulars", "joint"))
    return tuple(row for row in found if on is None or row.stands(on) is not False)


@cache
def _styles() -> tuple[Held, ...]:
    return tuple(made(Held, row) for row in rows("particulars", "styles"))


def style(on: date) -> str | None:
    """How titles that name the sovereign began on a day, or `None` where that is not known.

    >>> style(date(2022, 9, 7)), style(date(2022, 9, 8))
    ("Her Majesty's", "His Majesty's")
    """
    return next((row.text for row in _styles() if row.stands(on)), None)
