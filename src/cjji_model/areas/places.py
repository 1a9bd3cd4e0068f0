"""The look-up of areas by scheme and id, and the overlap of areas of different schemes.

The schemes do not nest, and several use the same id: the key of an area is its scheme and its id. How areas of two
schemes overlap is derived from the police areas of each.
"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cached_property

from attrs import frozen

from .._lookup import Lookup
from .._repr import ShortRepr
from ..dates import Period
from ..errors import AmbiguousText, UnknownName
from ..model.provenance import Confidence
from ..model.vocabulary import AreaScheme
from ..organisations.names import fold
from ..tables import rows
from ._rows import extent_rows, gap_rows, place_rows
from .area import AreaOverlap, Day, Place
from .overlap import AreaExtent, AreaRelation, SchemeGap, in_effect, relation_between, relation_over_time

__all__ = ["Places", "SchemeAreas"]


@frozen(eq=False, slots=False, repr=False)
class SchemeAreas(ShortRepr, Lookup[str, Place]):
    """The areas of one scheme by id: those that existed on a day, or may have; without a day, all that it ever had.

    >>> from cjji_model import places
    >>> len(places.scheme("cps-areas", on=date(2012, 4, 1))), len(places.scheme("cps-areas", on=date(2018, 4, 1)))
    (13, 14)
    """

    scheme: AreaScheme
    """The scheme of the areas."""
    on: Day | None
    """The day asked about; `None` for all days."""
    places: "Places"
    """The areas of all schemes, from which these are selected."""

    @cached_property
    def _by_id(self) -> dict[str, Place]:
        areas = self.places.of_scheme.get(self.scheme, [])
        if self.on is None:
            return {place.id: place for place in areas}
        answers = [(place, place.existed(self.on)) for place in areas]
        # If two areas with one id may have existed, the one that certainly did must win: the dict keeps the last.
        uncertain = [place for place, existed in answers if existed is None]
        certain = [place for place, existed in answers if existed]
        return {place.id: place for place in (*uncertain, *certain)}

    @property
    def title(self) -> str:
        """The name of the scheme, such as "Criminal justice areas"."""
        titles: dict[str, str] = {row["id"]: row["title"] for row in rows("places", "schemes")}
        return titles[self.scheme]

    @property
    def uncertain(self) -> tuple[str, ...]:
        """The ids of the areas of which it is not certain that they existed that day; empty without a day."""
        return () if self.on is None else tuple(p.id for p in self.values() if not p.existed(self.on))

    @property
    def gaps(self) -> tuple[SchemeGap, ...]:
        """The periods in which the scheme does not cover England and Wales; with a day, only those it may lie in."""
        of_scheme = [gap for gap in self.places.gaps if gap.scheme is self.scheme]
        return tuple(
            gap for gap in of_scheme if self.on is None or in_effect(gap.since, gap.until, self.on) is not False
        )

    @property
    def not_reached(self) -> tuple[str, ...] | None:
        """The ids of the police areas of that day in which it is not certain that an area of the scheme has ground.

        `None` without a day, or if the extent of an area is not known.
        """
        if self.on is None:
            return None
        extents = [self.places.extent(self.scheme, id, on=self.on) for id in self.keys()]
        if None in extents:
            return None
        reached = {id for extent in extents if extent for id in (*extent.police_areas, *extent.parts_of)}
        police_areas = self.places.scheme(AreaScheme.POLICE_AREAS, on=self.on)
        return tuple(id for id in police_areas.keys() if id not in reached)

    def _find(self, key: str) -> Place | None:
        return self._by_id.get(key)

    def _unknown(self, key: str) -> UnknownName:
        when = "" if self.on is None else f" on {self.on}"
        return UnknownName(f"area of {self.scheme}{when}", key, _nearest(key, self.keys()))

    def keys(self) -> Collection[str]:
        """The ids in the order of the table; with a day, those that are not certain come first."""
        return self._by_id.keys()

    def values(self) -> Collection[Place]:
        """The areas in the order of the table; with a day, those that are not certain come first."""
        return self._by_id.values()

    def __repr__(self) -> str:
        return f"<{len(self)} areas of {self.scheme}{'' if self.on is None else f' on {self.on}'}>"


@frozen(eq=False, slots=False, repr=False)
class Places(ShortRepr, Lookup[tuple[str, str], Place]):
    """Areas by scheme and id.

    >>> from cjji_model import places
    >>> places["cj-areas", "thames-valley"].name
    'Thames Valley'
    """

    own: tuple[Place, ...] | None = None
    """The areas; `None` for those of the package's table."""
    own_extents: tuple[AreaExtent, ...] | None = None
    """The extents, as police areas, of the areas of other schemes; `None` for those of the package's table."""

    @cached_property
    def entries(self) -> tuple[Place, ...]:
        """Every area, in the order of the table."""
        return place_rows() if self.own is None else self.own

    @cached_property
    def extents(self) -> tuple[AreaExtent, ...]:
        """The extents, as police areas, of the areas of other schemes, as far as they are known."""
        return tuple(extent_rows()) if self.own_extents is None else self.own_extents

    @cached_property
    def gaps(self) -> tuple[SchemeGap, ...]:
        """The periods in which a scheme does not cover the whole of England and Wales, from the package's table."""
        return tuple(gap_rows())

    @cached_property
    def _ids(self) -> dict[str, dict[str, Place]]:
        by_scheme: dict[str, dict[str, Place]] = {}
        for place in self.entries:
            by_scheme.setdefault(place.scheme, {})[place.id] = place
        return by_scheme

    @cached_property
    def of_scheme(self) -> dict[str, list[Place]]:
        """The areas of each scheme, in the order of the table; an id occurs twice if two areas used it."""
        by_scheme: dict[str, list[Place]] = {}
        for place in self.entries:
            by_scheme.setdefault(place.scheme, []).append(place)
        return by_scheme

    @cached_property
    def _extents(self) -> dict[tuple[str, str], list[AreaExtent]]:
        by_key: dict[tuple[str, str], list[AreaExtent]] = {}
        for extent in self.extents:
            by_key.setdefault((extent.scheme, extent.id), []).append(extent)
        return by_key

    @cached_property
    def _texts(self) -> dict[str, list[Place]]:
        by_text: dict[str, list[Place]] = {}
        for place in self.entries:
            for text in dict.fromkeys(fold(t) for t in (place.id, place.name, *(n.text for n in place.names))):
                by_text.setdefault(text, []).append(place)
        return by_text

    # ----------------------------------------------------------------------------------------------- looking up

    def has(self, scheme: str, id: str) -> bool:
        """Whether the scheme ever had an area with that id."""
        return id in self._ids.get(scheme, ())

    def during(self, scheme: str, period: Period, *, certainly: bool = False) -> frozenset[str]:
        """Return the ids of the areas that a scheme may have had, or certainly had, on any day of a period."""
        existed = _certainly_existed if certainly else _may_have_existed
        return frozenset(place.id for place in self.entries if place.scheme == scheme and existed(place, period))

    _keys_are = "pair of scheme and id"

    def _is_key(self, key: object) -> bool:
        return isinstance(key, tuple) and len(key) == _KEY_LENGTH and all(isinstance(k, str) for k in key)

    def _find(self, key: tuple[str, str]) -> Place | None:
        # The last in the table, if several areas had the id in turn.
        scheme, id = key
        return self._ids.get(scheme, {}).get(id)

    def _unknown(self, key: tuple[str, str]) -> UnknownName:
        scheme, id = key
        return UnknownName(f"area of {scheme}", id, self.nearest(scheme, id))

    def scheme(self, name: str, *, on: Day | None = None) -> SchemeAreas:
        """Return the areas of one scheme, on a day or ever. Raises `UnknownName` if there is no such scheme."""
        if name not in _SCHEMES:
            raise UnknownName("scheme", name, _nearest(name, _SCHEMES))
        return SchemeAreas(AreaScheme(name), on, self)

    def resolve(self, text: str, *, scheme: str | None = None, on: Day | None = None) -> Place:
        """Return the one area that a text names, by id or name; with a day, of those that existed then, or may have.

        Raises `AmbiguousText` if there are several, saying what would settle it, and `UnknownName` if there is none.

        >>> from cjji_model import places
        >>> places.resolve("West Midlands", scheme="cps-areas", on=date(2010, 4, 1)).until
        PartialDate(year=2011, month=4, day=1)
        """
        if scheme is not None:
            self.scheme(scheme)  # raises if there is no such scheme
        named = [place for place in self._texts.get(fold(text), ()) if scheme is None or place.scheme == scheme]
        candidates = [place for place in named if on is None or place.existed(on) is not False]
        if not candidates:
            where = f" of {scheme}" if scheme else ""
            when = "" if on is None else f" on {on}"
            raise UnknownName(f"area{where}{when}", text, _nearest(fold(text), self._texts_on(scheme, on)))
        if len(candidates) > 1:
            raise AmbiguousText(text, _labels(candidates), _settled_by(candidates, on))
        return candidates[0]

    def _texts_on(self, scheme: str | None, on: Day | None) -> dict[str, Place]:
        """The normalised texts that name an area, limited to a scheme and to areas that may have existed on a day."""
        return {
            text: place
            for text, named in self._texts.items()
            for place in named
            if (scheme is None or place.scheme == scheme) and (on is None or place.existed(on) is not False)
        }

    def by_gss(self, code: str) -> Place:
        """Return the police area or region with a statistical (GSS) code. Raises `UnknownName`, a `KeyError`."""
        place = next((place for place in self.entries if code in place.gss), None)
        if place is None:
            raise UnknownName("area with statistical code", code)
        return place

    def nearest(self, scheme: str, id: str) -> tuple[str, ...]:
        """Return at most three ids of the scheme that look most like an id."""
        return _nearest(id, self._ids.get(scheme, ()))

    # -------------------------------------------------------------------------------------------- between schemes

    def extent(self, scheme: str, id: str, *, on: Day) -> AreaExtent | None:
        """Return the police areas that make up an area on a day; `None` if that is not certain.

        Whether the area existed that day is not checked.
        """
        if scheme == AreaScheme.POLICE_AREAS:
            return AreaExtent(
                scheme=AreaScheme.POLICE_AREAS, id=id, police_areas=(id,), confidence=self[scheme, id].confidence
            )
        extents = [
            (extent, in_effect(extent.since, extent.until, on)) for extent in self._extents.get((scheme, id), ())
        ]
        possible = [(extent, certain) for extent, certain in extents if certain is not False]
        return possible[0][0] if len(possible) == 1 and possible[0][1] else None

    def police_areas(self, scheme: str, id: str, *, on: Day) -> tuple[str, ...] | None:
        """Return the ids of the police areas that make up an area; `None` if not known, or if one is only partly in it.

        Raises `UnknownName` if the scheme certainly had no such area that day.

        >>> from cjji_model import places
        >>> places.police_areas("probation-regions", "south-central", on=date(2022, 4, 1))
        ('hampshire', 'thames-valley')
        """
        self.scheme(scheme, on=on)[id]  # raises if there is no such area
        extent = self.extent(scheme, id, on=on)
        return None if extent is None or extent.parts_of or extent.perhaps else extent.police_areas

    def overlapping(self, scheme: str, id: str, to_scheme: str, *, on: Day) -> tuple[AreaOverlap, ...]:
        """Return the areas of another scheme that an area overlaps on a day, or may overlap.

        Areas that are certainly apart from it are omitted. If the other scheme had areas that are not recorded, a row
        with `area=None` says so. Raises `UnknownName` if the scheme certainly had no such area that day.

        >>> from cjji_model import places
        >>> for row in places.overlapping("police-areas", "northamptonshire", "probation-regions", on=date(2022, 4, 1)):
        ...     print(row.relation, row.area)
        within East of England (probation-regions)
        """
        area, others = self.scheme(scheme, on=on)[id], self.scheme(to_scheme, on=on)
        pairs = [(other, self.relation((scheme, id), (to_scheme, other.id), on=on)) for other in others.values()]
        overlaps = [
            AreaOverlap(
                area=other,
                relation=relation,
                existed=other.existed(on),
                confidence=self._lower_confidence(area, other, on),
            )
            for other, relation in pairs
            if relation is not AreaRelation.APART
        ]
        if area.scheme is not others.scheme:
            overlaps += [
                AreaOverlap(
                    area=None, relation=AreaRelation.NOT_KNOWN, existed=None, confidence=gap.confidence, why=gap.why
                )
                for gap in others.gaps
                if not gap.recorded
            ]
        return tuple(overlaps)

    def _lower_confidence(self, one: Place, other: Place, on: Day) -> Confidence | None:
        extents = [self.extent(place.scheme, place.id, on=on) for place in (one, other)]
        known = [extent.confidence for extent in extents if extent is not None and extent.confidence is not None]
        # `Confidence` lists its members from the surest to the least sure.
        return max(known, key=list(Confidence).index) if len(known) == len(extents) else None

    def relation(self, one: tuple[str, str], other: tuple[str, str], *, on: Day | Period) -> AreaRelation:
        """Return the relation of one area to another, each a pair of scheme and id, on a day on which both existed.

        For a period, the relations on every day on which both existed, or may have, are combined; if there was no such
        day the relation is not known.
        """
        if isinstance(on, Period):
            return relation_over_time(self.relation(one, other, on=day) for day in self._shared_days(one, other, on))
        if one[0] == other[0]:
            return AreaRelation.SAME if one == other else AreaRelation.APART
        a, b = (self.extent(scheme, id, on=on) for scheme, id in (one, other))
        return AreaRelation.NOT_KNOWN if a is None or b is None else relation_between(a, b)

    def _shared_days(self, one: tuple[str, str], other: tuple[str, str], period: Period) -> Iterator[date]:
        """The days of change of a period on which both areas existed, or may have."""
        for day in self.days_of_change(period):
            if all(id in self.scheme(scheme, on=day) for scheme, id in (one, other)):
                yield day

    def days_of_change(self, period: Period) -> tuple[date, ...]:
        """Return the first day of a period, and each later day on which an area, extent or gap may begin or end."""
        first, last = period.first or date.min, period.last or date.max
        return (first, *(day for day in self._days_of_change if first < day <= last))

    @cached_property
    def _days_of_change(self) -> tuple[date, ...]:
        dated: list[Place | AreaExtent | SchemeGap] = [*self.entries, *self.extents, *self.gaps]
        ends = [end for item in dated for end in (item.since, item.until) if end is not None]
        # Within a partial date, answers may change on its first day, on the day after that, and on its last day.
        days = {day for end in ends for day in (end.earliest, end.latest)}
        days |= {end.earliest + timedelta(1) for end in ends if not end.is_day}
        return tuple(sorted(days))

    # ------------------------------------------------------------------------------------------------ collecting

    def keys(self) -> Collection[tuple[str, str]]:
        """The scheme and id of each area, in the order of the table; a key occurs twice if two areas used it."""
        return tuple((place.scheme.value, place.id) for place in self.entries)

    def values(self) -> Collection[Place]:
        """Every area, in the order of the table."""
        return self.entries

    def __len__(self) -> int:
        return len(self.entries)

    def __add__(self, more: "tuple[Place | AreaExtent, ...]") -> "Places":
        """Return the places with more areas and extents, except those that are there already."""
        """Return the look-up with more areas and extents; equal ones are added once."""
        areas = tuple(item for item in more if isinstance(item, Place) and item not in self.entries)
        extents = tuple(item for item in more if isinstance(item, AreaExtent) and item not in self.extents)
        if not areas and not extents:
            return self
        # What stays as it was in the table is kept as `None`, and still read on first use.
        return Places(
            (*self.entries, *areas) if areas else self.own, (*self.extents, *extents) if extents else self.own_extents
        )

    def __repr__(self) -> str:
        return f"<{len(self)} areas of {len(self._ids)} schemes>"


_KEY_LENGTH = 2
"""A key is a pair of scheme and id."""
_SCHEMES = frozenset(scheme.value for scheme in AreaScheme)


def _nearest(text: str, known: Collection[str]) -> tuple[str, ...]:
    return tuple(get_close_matches(text, sorted(known), n=3, cutoff=0.7))


def _labels(candidates: list[Place]) -> tuple[str, ...]:
    """The key of each area as text; with its beginning if two areas had the key in turn."""
    keys = [f"{place.scheme}/{place.id}" for place in candidates]
    pairs = zip(keys, candidates, strict=True)
    return tuple(key if keys.count(key) == 1 else f"{key} since {place.since}" for key, place in pairs)


def _settled_by(candidates: list[Place], on: Day | None) -> str:
    """What the caller must add to tell areas of one name apart, as a phrase for a message."""
    if len({place.scheme for place in candidates}) == 1:
        return "a day" if on is None else f"a date more exact than {on}"
    repeated = len({(place.scheme, place.id) for place in candidates}) < len(candidates)
    return "a scheme, and a day" if repeated and on is None else "a scheme"


def _may_have_existed(place: Place, period: Period) -> bool:
    begun = place.since is None or period.last is None or place.since.earliest <= period.last
    return begun and (place.until is None or period.first is None or period.first < place.until.latest)


def _certainly_existed(place: Place, period: Period) -> bool:
    begun = place.since is None or (period.last is not None and place.since.latest <= period.last)
    return begun and (place.until is None or (period.first is not None and period.first < place.until.earliest))
