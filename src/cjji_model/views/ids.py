"""The ids that an author may write: of bodies, of agencies, and of the areas of each scheme."""

from collections.abc import Iterable
from typing import Any

from ..areas.area import Place
from ..areas.places import Places
from ..model.vocabulary import AreaScheme
from ..organisations.bodies import Agency, Body
from ..organisations.names import NameLookup
from ._page import columns

__all__ = [
    "agencies_plain",
    "agencies_text",
    "bodies_plain",
    "bodies_text",
    "places_plain",
    "places_text",
    "schemes_plain",
    "schemes_text",
]

Rows = list[dict[str, Any]]


def bodies_plain(bodies: NameLookup[Body]) -> Rows:
    """Each body: its id, short name, full name today or last, and kind."""
    return [{"id": b.id, "short": b.short, "name": b.name(), "kind": b.kind.value} for b in bodies]


def bodies_text(bodies: NameLookup[Body]) -> str:
    """The same as a table."""
    return _table(bodies_plain(bodies), ("id", "short", "kind", "name"))


def agencies_plain(agencies: NameLookup[Agency]) -> Rows:
    """Each agency: its id, short name, and whether it is one of the criminal justice agencies (briefing B4)."""
    return [{"id": a.id, "short": a.short, "criminal_justice": a.criminal_justice} for a in agencies]


def agencies_text(agencies: NameLookup[Agency]) -> str:
    """The same as a table."""
    rows = [row | {"criminal justice": "yes" if row["criminal_justice"] else "no"} for row in agencies_plain(agencies)]
    return _table(rows, ("id", "criminal justice", "short"))


def schemes_plain(places: Places) -> Rows:
    """Each scheme: its id, its title, and how many areas it has or had."""
    schemes = [places.scheme(scheme) for scheme in AreaScheme]
    return [{"id": areas.scheme.value, "title": areas.title, "areas": len(areas)} for areas in schemes]


def schemes_text(places: Places) -> str:
    """The same as a table."""
    return _table(schemes_plain(places), ("id", "areas", "title"))


def places_plain(areas: Iterable[Place]) -> Rows:
    """Each area: its id, its name, and its validity period, `until` being the day after the last."""
    return [
        {
            "scheme": area.scheme.value,
            "id": area.id,
            "name": area.name,
            "since": None if area.since is None else str(area.since),
            "until": None if area.until is None else str(area.until),
        }
        for area in areas
    ]


def places_text(areas: Iterable[Place]) -> str:
    """The same as a table."""
    return _table(places_plain(areas), ("id", "since", "until", "name"))


def _table(rows: Rows, heads: tuple[str, ...]) -> str:
    cells = [tuple("-" if row[head] is None else str(row[head]) for head in heads) for row in rows]
    return "".join(f"{line}\n" for line in columns([heads, *cells]))
