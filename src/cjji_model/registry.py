"""The registry: the bodies, agencies and places that a document may refer to. The law is not in it."""

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
    """What references are compared with: a value, so that `REGISTRY + my_bodies` is another one.

    >>> from cjji_model import REGISTRY, Body
    >>> "my-inspectorate" in (REGISTRY + [Body(id="my-inspectorate", short="Mine")]).bodies
    True
    """

    bodies: Bodies
    agencies: NameLookup[Agency]
    places: Places

    def __add__(self, more: "Registry | Iterable[Body | Agency | Place | AreaExtent]") -> "Registry":
        """The registry with more in it; one of the same id takes the place of the one before."""
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
        """The ids of bodies and agencies that each folded text may stand for."""
        found = dict(self.bodies.by_text)
        for text, ids in self.agencies.by_text.items():
            found[text] = ids if text in ids else tuple(sorted({*found.get(text, ()), *ids}))
        return found

    def named(self, text: str) -> tuple[str, ...]:
        """The ids that a text may stand for: none, one, or several. An exact id wins."""
        return (text,) if text in self.ids else self.by_text.get(fold(text), ())

    @cached_property
    def _all(self) -> NameLookup[Body | Agency]:
        return NameLookup("body or agency", (*self.bodies, *self.agencies), self.bodies.ambiguities)

    def resolve(self, text: str, on: date | None = None) -> Body | Agency:
        """The body or agency that a text names; see `Named.resolve`.

        >>> from cjji_model import REGISTRY
        >>> REGISTRY.resolve("NPS", on=date(2016, 4, 1)).id
        'probation'
        """
        return self._all.resolve(text, on)

    @property
    def announced(self) -> "tuple[AnnouncedChange, ...]":
        """What was announced and did not come into force, or has not yet: it answers no question of what existed."""
        from .organisations.details import announced  # noqa: PLC0415  no check needs them

        return announced()

    @cached_property
    def _days_of_change(self) -> list[date]:
        """The days from which a body stood otherwise than the day before, or may have, in order."""
        found = {date.min}
        for body in self.bodies:
            for row in () if body.record is None else body.record.assertions():
                for end in (row.since, row.until):
                    found.update(() if end is None else (end.earliest, end.latest))
        return sorted(found)

    def day_of_change(self, day: date) -> date:
        """The last day, up to a day, from which a body stood otherwise: every body has stood alike since."""
        return self._days_of_change[bisect_right(self._days_of_change, day) - 1]

    def is_misspelling(self, text: str) -> bool:
        """Whether a text is a known misspelling."""
        return fold(text) in self.bodies.misspelt | self.agencies.misspelt

    def nearest(self, text: str) -> tuple[str, ...]:
        """The ids of bodies and agencies that look most like a text, at most three."""
        return (*self.bodies.nearest(text), *self.agencies.nearest(text))[:3]

    def short(self, id: str) -> str:
        """What a body or agency is called for short; an unknown id stands for itself."""
        found = self.bodies.get(id) or self.agencies.get(id)
        return found.short if found else id


@cache
def standard_registry() -> Registry:
    """The package's own registry: `cjji_model.REGISTRY`."""
    names: dict[str, list[Name]] = {}
    for row in rows("bodies", "names"):
        names.setdefault(row["of"], []).append(from_row(Name, row, kind=NameKind(row["kind"])))
    ambiguities = tuple(
        Ambiguity(
            row["text"],
            tuple(
                (other["text"], PartialDate.of(other["since"]) if "since" in other else None) for other in row["others"]
            ),
            row["settled_by"],
        )
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
    """The publication that the source id of a row stands for. Raises `KeyError` for an id that no table has."""
    return Source(**publications()[id])
