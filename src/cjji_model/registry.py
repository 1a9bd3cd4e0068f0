"""The registry of bodies, agencies and areas that documents refer to. The law is in `statute`, not here."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from ._repr import ShortRepr
from .areas.area import Place
from .areas.overlap import AreaExtent
from .areas.places import Places
from .dates import PartialDate
from .model.provenance import Confidence, Source
from .organisations.bodies import Agency, Bodies, Body, BodyKind
from .organisations.names import Ambiguity, Name, NameKind, NameLookup, fold
from .organisations.tenure import FromTables, from_row
from .tables import publications, rows

if TYPE_CHECKING:
    from .organisations.details import AnnouncedChange

__all__ = ["Registry", "source", "standard_registry"]


@frozen(eq=False, slots=False, repr=False)
class Registry(ShortRepr):
    """The bodies, agencies and areas that references in documents are resolved against.

    It is immutable: `REGISTRY + my_bodies` is a new registry.

    >>> from cjji_model import REGISTRY, Body
    >>> "my-inspectorate" in (REGISTRY + [Body(id="my-inspectorate", short="Mine")]).bodies
    True
    """

    bodies: Bodies
    """The bodies that inspect, are consulted, or direct."""
    agencies: NameLookup[Agency]
    """The agencies that are inspected."""
    places: Places
    """The areas of every scheme."""

    def __add__(self, more: "Registry | Iterable[Body | Agency | Place | AreaExtent]") -> "Registry":
        """Return a registry with more entries. A new body or agency replaces one with the same id; areas are added."""
        if isinstance(more, Registry):
            more = (*more.bodies, *more.agencies, *(more.places.own or ()), *(more.places.own_extents or ()))
        added = tuple(more)
        return Registry(
            self.bodies + (item for item in added if isinstance(item, Body)),
            self.agencies + (item for item in added if isinstance(item, Agency)),
            self.places + tuple(item for item in added if isinstance(item, (Place, AreaExtent))),
        )

    def __repr__(self) -> str:
        return f"<Registry of {len(self.bodies)} bodies, {len(self.agencies)} agencies, {len(self.places)} areas>"

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all bodies and agencies."""
        return frozenset(item.id for item in (*self.bodies, *self.agencies))

    @cached_property
    def by_text(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of bodies and agencies that each normalised text (`fold`) may mean."""
        ids_of = dict(self.bodies.by_text)
        for text, ids in self.agencies.by_text.items():
            ids_of[text] = ids if text in ids else tuple(sorted({*ids_of.get(text, ()), *ids}))
        return ids_of

    def ids_of(self, text: str) -> tuple[str, ...]:
        """Return the ids of bodies and agencies that a text may mean: none, one or several. An id means only itself."""
        return (text,) if text in self.ids else self.by_text.get(fold(text), ())

    @cached_property
    def _all(self) -> NameLookup[Body | Agency]:
        return NameLookup("body or agency", (*self.bodies, *self.agencies), self.bodies.ambiguities)

    def resolve(self, text: str, on: date | None = None) -> Body | Agency:
        """Return the body or agency that a text names; raises like `NameLookup.resolve`.

        >>> from cjji_model import REGISTRY
        >>> REGISTRY.resolve("NPS", on=date(2016, 4, 1)).id
        'probation'
        """
        return self._all.resolve(text, on)

    @property
    def announced(self) -> "tuple[AnnouncedChange, ...]":
        """The changes that were announced and did not come into force, or have not yet. They affect no other answer."""
        from .organisations.details import announced  # noqa: PLC0415  no check needs it, and it is slow to import

        return announced()

    @cached_property
    def _days_of_change(self) -> list[date]:
        """The days on which an assertion about a body begins or ends, or may, sorted; `date.min` is the first."""
        days = {date.min}
        for body in self.bodies:
            if body.record is None:
                continue
            for row in body.record.assertions():
                for end in (row.since, row.until):
                    if end is not None:
                        days.update((end.earliest, end.latest))
        return sorted(days)

    def day_of_change(self, day: date) -> date:
        """Return the last day of change up to a day: no answer about a body's record changes from then to that day.

        Rules use it as a cache key, so that days with the same answers share one entry.
        """
        return self._days_of_change[bisect_right(self._days_of_change, day) - 1]

    def is_misspelling(self, text: str) -> bool:
        """Whether a text is a known misspelling of a body or agency."""
        return fold(text) in self.bodies.misspelt | self.agencies.misspelt

    def nearest(self, text: str) -> tuple[str, ...]:
        """Return at most three ids of bodies and agencies that look most like a text, bodies first."""
        return (*self.bodies.nearest(text), *self.agencies.nearest(text))[:3]

    def short(self, id: str) -> str:
        """Return the short name of a body or agency; for an unknown id, the id itself."""
        item = self.bodies.get(id) or self.agencies.get(id)
        return item.short if item else id


def _meaning(row: dict[str, str]) -> tuple[str, PartialDate | None]:
    return row["text"], PartialDate.of(row["since"]) if "since" in row else None


@cache
def standard_registry() -> Registry:
    """The package's own registry, built from its tables once: `cjji_model.REGISTRY`."""
    names: dict[str, list[Name]] = {}
    for row in rows("bodies", "names"):
        names.setdefault(row["of"], []).append(from_row(Name, row, kind=NameKind(row["kind"])))
    ambiguities = tuple(
        Ambiguity(row["text"], tuple(_meaning(other) for other in row["others"]), row["settled_by"])
        for row in rows("bodies", "ambiguities")
    )
    return Registry(
        Bodies(
            "body",
            tuple(
                Body(
                    id=row["id"],
                    short=row["short"],
                    kind=BodyKind(row["kind"]),
                    jurisdiction=tuple(row.get("jurisdiction", ())),
                    names=tuple(names.get(row["id"], ())),
                    sources=tuple(row["sources"]),
                    confidence=Confidence(row["confidence"]),
                    record=FromTables(row["id"]),
                )
                for row in rows("bodies")
            ),
            ambiguities,
        ),
        NameLookup(
            "agency",
            tuple(
                Agency(
                    id=row["id"],
                    short=row["short"],
                    criminal_justice=row["criminal_justice"],
                    names=tuple(names.get(row["id"], ())),
                    sources=tuple(row["sources"]),
                    confidence=Confidence(row["confidence"]),
                    record=FromTables(row["id"]),
                )
                for row in rows("bodies", "agencies")
            ),
            ambiguities,
        ),
        Places(),
    )


def source(id: str) -> Source:
    """Return the publication with an id from the `sources` of a row. Raises `KeyError` if no table has the id."""
    return Source(**publications()[id])
