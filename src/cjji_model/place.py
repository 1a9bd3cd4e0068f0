"""Places: areas of the schemes that divide England and Wales.

The schemes do not nest, and one id is used in several: an area is known by its scheme and its id.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cached_property

from attrs import frozen

from ._tables import rows, since_until
from .dates import PartialDate, Period
from .errors import UnknownName
from .sources import Confidence
from .work import Scheme

__all__ = ["Place", "Places"]


@frozen(kw_only=True)
class Place:
    """An area of a scheme, for as long as it was one."""

    scheme: Scheme
    id: str
    name: str
    since: PartialDate | None = None
    until: PartialDate | None = None
    """When it was one no longer: the day after the last."""
    sources: tuple[str, ...] = ()
    confidence: Confidence | None = None
    note: str | None = None


@frozen(eq=False, slots=False, repr=False)
class Places:
    """Areas by scheme and id.

    >>> from cjji_model import places
    >>> places["cj-areas", "thames-valley"].name
    'Thames Valley'
    """

    own: tuple[Place, ...] | None = None
    """The areas, or `None` for those of the package's table."""

    @cached_property
    def items(self) -> tuple[Place, ...]:
        """Every area, in the order of the table."""
        return _from_the_table() if self.own is None else self.own

    @cached_property
    def _ids(self) -> dict[str, dict[str, Place]]:
        found: dict[str, dict[str, Place]] = {}
        for place in self.items:
            found.setdefault(place.scheme, {})[place.id] = place
        return found

    def knows(self, scheme: str, id: str) -> bool:
        """Whether the scheme ever had an area of that id."""
        return id in self._ids.get(scheme, ())

    def during(self, scheme: str, period: Period, *, certainly: bool = False) -> frozenset[str]:
        """The ids of the areas that a scheme may have had, or certainly had, on some day of a period."""
        stood = _certainly_stood if certainly else _stood
        return frozenset(place.id for place in self.items if place.scheme == scheme and stood(place, period))

    def __getitem__(self, key: tuple[str, str]) -> Place:
        """The area of a scheme (the latest, where several bore the id). Raises `UnknownName`, a `KeyError`."""
        scheme, id = key
        found = self._ids.get(scheme, {}).get(id)
        if found is None:
            raise UnknownName(f"area of {scheme}", id, self.nearest(scheme, id))
        return found

    def nearest(self, scheme: str, id: str) -> tuple[str, ...]:
        """The ids of the scheme that look most like an id, at most three."""
        return tuple(get_close_matches(id, self._ids.get(scheme, ()), n=3, cutoff=0.7))

    def __iter__(self) -> Iterator[Place]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __add__(self, more: tuple[Place, ...]) -> "Places":
        new = tuple(place for place in more if place not in self.items)
        return Places((*self.items, *new)) if new else self

    def __repr__(self) -> str:
        return f"<{len(self)} areas of {len(self._ids)} schemes>"


def _stood(place: Place, period: Period) -> bool:
    begun = place.since is None or period.last is None or place.since.earliest <= period.last
    return begun and (place.until is None or period.first is None or period.first < place.until.latest)


def _certainly_stood(place: Place, period: Period) -> bool:
    begun = place.since is None or (period.last is not None and place.since.latest <= period.last)
    return begun and (place.until is None or (period.first is not None and period.first < place.until.earliest))


def _from_the_table() -> tuple[Place, ...]:
    schemes = {scheme.value for scheme in Scheme}
    return tuple(
        Place(
            scheme=Scheme(row["scheme"]),
            id=row["id"],
            name=row["name"],
            since=since_until(row)[0],
            until=since_until(row)[1],
            sources=tuple(row["sources"]),
            confidence=Confidence(row["confidence"]),
            note=row.get("note"),
        )
        for row in rows("places")
        if row["scheme"] in schemes
    )
