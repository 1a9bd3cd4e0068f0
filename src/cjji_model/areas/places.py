"""Places: areas of the schemes that divide England and Wales.

The schemes do not nest, and one id is used in several: an area is known by its scheme and its id, and nothing is
looked up by a bare name. What areas of two schemes have in common is worked out from the police areas of each.
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
    """The areas of one scheme by id: those that stood on a day, or may have; without a day, all it ever had.

    >>> from cjji_model import places
    >>> len(places.scheme("cps-areas", on=date(2012, 4, 1))), len(places.scheme("cps-areas", on=date(2018, 4, 1)))
    (13, 14)
    """

    scheme: AreaScheme
    on: Day | None
    all: "Places"

    @cached_property
    def _by_id(self) -> dict[str, Place]:
        found = self.all.of_scheme.get(self.scheme, [])
        if self.on is None:
            return {place.id: place for place in found}
        then = [(place, place.existed(self.on)) for place in found]
        # Where two of one id may have stood, one that certainly did comes last, and so is the one that is found.
        kept = sorted((bool(sure), i) for i, (_, sure) in enumerate(then) if sure is not False)
        return {found[i].id: found[i] for _, i in sorted(kept)}

    @property
    def title(self) -> str:
        """What the scheme is called."""
        titles: dict[str, str] = {row["id"]: row["title"] for row in rows("places", "schemes")}
        return titles[self.scheme]

    @property
    def unsure(self) -> tuple[str, ...]:
        """The ids of areas that may have stood that day, and may not."""
        return () if self.on is None else tuple(p.id for p in self.values() if not p.existed(self.on))

    @property
    def gaps(self) -> tuple[SchemeGap, ...]:
        """Why these areas are, or may be, not the whole of England and Wales."""
        every = [gap for gap in self.all.gaps if gap.scheme is self.scheme]
        return tuple(gap for gap in every if self.on is None or in_effect(gap.since, gap.until, self.on) is not False)

    @property
    def not_reached(self) -> tuple[str, ...] | None:
        """The police areas of that day of which it is not certain that any area has ground in them.

        `None` where that cannot be told: no day is asked about, or it is not known what makes up an area.
        """
        if self.on is None:
            return None
        extents = [self.all.extent(self.scheme, id, on=self.on) for id in self.keys()]
        if None in extents:
            return None
        reached = {id for extent in extents if extent for id in (*extent.police_areas, *extent.parts_of)}
        police_areas = self.all.scheme(AreaScheme.POLICE_AREAS, on=self.on)
        return tuple(id for id in police_areas.keys() if id not in reached)

    def __getitem__(self, id: str) -> Place:
        """The area of that id. Raises `UnknownName`, a `KeyError`, with the nearest ids."""
        found = self._by_id.get(id)
        if found is None:
            when = "" if self.on is None else f" on {self.on}"
            raise UnknownName(f"area of {self.scheme}{when}", id, _nearest(id, self.keys()))
        return found

    def keys(self) -> Collection[str]:
        """The ids, in the order of the table."""
        return self._by_id.keys()

    def values(self) -> Collection[Place]:
        """The areas, in the order of the table."""
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
    """The areas, or `None` for those of the package's table."""
    own_extents: tuple[AreaExtent, ...] | None = None
    """Which police areas make up the others, or `None` for those of the package's table."""

    @cached_property
    def entries(self) -> tuple[Place, ...]:
        """Every area, in the order of the table."""
        return place_rows() if self.own is None else self.own

    @cached_property
    def extents(self) -> tuple[AreaExtent, ...]:
        """Which police areas make up the areas of other schemes, so far as it is known."""
        return tuple(extent_rows()) if self.own_extents is None else self.own_extents

    @cached_property
    def gaps(self) -> tuple[SchemeGap, ...]:
        """When, and why, the areas of a scheme are not the whole of England and Wales."""
        return tuple(gap_rows())

    @cached_property
    def _ids(self) -> dict[str, dict[str, Place]]:
        found: dict[str, dict[str, Place]] = {}
        for place in self.entries:
            found.setdefault(place.scheme, {})[place.id] = place
        return found

    @cached_property
    def of_scheme(self) -> dict[str, list[Place]]:
        """The areas of each scheme, one after another where several bore an id."""
        found: dict[str, list[Place]] = {}
        for place in self.entries:
            found.setdefault(place.scheme, []).append(place)
        return found

    @cached_property
    def _extents(self) -> dict[tuple[str, str], list[AreaExtent]]:
        found: dict[tuple[str, str], list[AreaExtent]] = {}
        for extent in self.extents:
            found.setdefault((extent.scheme, extent.id), []).append(extent)
        return found

    @cached_property
    def _texts(self) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = {}
        for place in self.entries:
            for text in dict.fromkeys(fold(t) for t in (place.id, place.name, *(n.text for n in place.names))):
                found.setdefault(text, []).append(place)
        return found

    # ----------------------------------------------------------------------------------------------- looking up

    def has(self, scheme: str, id: str) -> bool:
        """Whether the scheme ever had an area of that id."""
        return id in self._ids.get(scheme, ())

    def during(self, scheme: str, period: Period, *, certainly: bool = False) -> frozenset[str]:
        """The ids of the areas that a scheme may have had, or certainly had, on some day of a period."""
        stood = _certainly_stood if certainly else _stood
        return frozenset(place.id for place in self.entries if place.scheme == scheme and stood(place, period))

    def __getitem__(self, key: tuple[str, str]) -> Place:
        """The area of a scheme (the latest, where several bore the id). Raises `UnknownName`, a `KeyError`."""
        scheme, id = key
        found = self._ids.get(scheme, {}).get(id)
        if found is None:
            raise UnknownName(f"area of {scheme}", id, self.nearest(scheme, id))
        return found

    def scheme(self, name: str, *, on: Day | None = None) -> SchemeAreas:
        """The areas of one scheme, as it stood on a day. Raises `UnknownName` where there is no such scheme."""
        if name not in _SCHEMES:
            raise UnknownName("scheme", name, _nearest(name, _SCHEMES))
        return SchemeAreas(AreaScheme(name), on, self)

    def resolve(self, text: str, *, scheme: str | None = None, on: Day | None = None) -> Place:
        """The one area that a text names, by id or name, of those that stood on a day or may have.

        Raises `AmbiguousText` where there are several, and says what would settle it; `UnknownName` where none.

        >>> from cjji_model import places
        >>> places.resolve("West Midlands", scheme="cps-areas", on=date(2010, 4, 1)).until
        PartialDate(year=2011, month=4, day=1)
        """
        if scheme is not None:
            self.scheme(scheme)
        named = [place for place in self._texts.get(fold(text), ()) if scheme is None or place.scheme == scheme]
        found = [place for place in named if on is None or place.existed(on) is not False]
        if not found:
            when = "" if on is None else f" on {on}"
            raise UnknownName(
                f"area{f' of {scheme}' if scheme else ''}{when}", text, _nearest(fold(text), self._then(scheme, on))
            )
        if len(found) > 1:
            raise AmbiguousText(text, _candidates(found), _settling(found, on))
        return found[0]

    def _then(self, scheme: str | None, on: Day | None) -> dict[str, Place]:
        """The texts that name an area of a scheme, of those that stood on a day or may have."""
        return {
            text: place
            for text, named in self._texts.items()
            for place in named
            if (scheme is None or place.scheme == scheme) and (on is None or place.existed(on) is not False)
        }

    def by_gss(self, code: str) -> Place:
        """The police area or region that bears a statistical code. Raises `UnknownName`, a `KeyError`."""
        found = next((place for place in self.entries if code in place.gss), None)
        if found is None:
            raise UnknownName("area of statistical code", code)
        return found

    def nearest(self, scheme: str, id: str) -> tuple[str, ...]:
        """The ids of the scheme that look most like an id, at most three."""
        return _nearest(id, self._ids.get(scheme, ()))

    # -------------------------------------------------------------------------------------------- between schemes

    def extent(self, scheme: str, id: str, *, on: Day) -> AreaExtent | None:
        """Which police areas make up an area, supposing that it stood; `None` where that is not known."""
        if scheme == AreaScheme.POLICE_AREAS:
            return AreaExtent(
                scheme=AreaScheme.POLICE_AREAS, id=id, police_areas=(id,), confidence=self[scheme, id].confidence
            )
        told = [(extent, in_effect(extent.since, extent.until, on)) for extent in self._extents.get((scheme, id), ())]
        perhaps = [(extent, sure) for extent, sure in told if sure is not False]
        return perhaps[0][0] if len(perhaps) == 1 and perhaps[0][1] else None

    def police_areas(self, scheme: str, id: str, *, on: Day) -> tuple[str, ...] | None:
        """The ids of the police areas that make up an area; `None` where that is not known, or they do not do so whole.

        Raises `UnknownName` where the scheme certainly had no such area that day.

        >>> from cjji_model import places
        >>> places.police_areas("probation-regions", "south-central", on=date(2022, 4, 1))
        ('hampshire', 'thames-valley')
        """
        self.scheme(scheme, on=on)[id]
        extent = self.extent(scheme, id, on=on)
        return None if extent is None or extent.parts_of or extent.perhaps else extent.police_areas

    def overlapping(self, scheme: str, id: str, to_scheme: str, *, on: Day) -> tuple[AreaOverlap, ...]:
        """The areas of another scheme that an area has ground in common with on a day, or may have.

        Those that are certainly apart from it are left out. Where that scheme had areas that are not recorded, a row
        without an area says so. Raises `UnknownName` where the scheme certainly had no such area that day.

        >>> from cjji_model import places
        >>> for row in places.overlapping("police-areas", "northamptonshire", "probation-regions", on=date(2022, 4, 1)):
        ...     print(row.relation, row.area)
        within East of England (probation-regions)
        """
        area, others = self.scheme(scheme, on=on)[id], self.scheme(to_scheme, on=on)
        found = [(other, self.relation((scheme, id), (to_scheme, other.id), on=on)) for other in others.values()]
        told = [
            AreaOverlap(
                area=other, relation=relation, existed=other.existed(on), confidence=self._sure(area, other, on)
            )
            for other, relation in found
            if relation is not AreaRelation.APART
        ]
        if area.scheme is not others.scheme:
            told += [
                AreaOverlap(
                    area=None, relation=AreaRelation.NOT_KNOWN, existed=None, confidence=gap.confidence, why=gap.why
                )
                for gap in others.gaps
                if not gap.recorded
            ]
        return tuple(told)

    def _sure(self, one: Place, other: Place, on: Day) -> Confidence | None:
        extents = [self.extent(place.scheme, place.id, on=on) for place in (one, other)]
        words = [extent.confidence for extent in extents if extent is not None and extent.confidence is not None]
        return max(words, key=list(Confidence).index) if len(words) == len(extents) else None

    def relation(self, one: tuple[str, str], other: tuple[str, str], *, on: Day | Period) -> AreaRelation:
        """What one area, a pair of scheme and id, is to another on a day on which both stood.

        In a period: what it was on each day of it on which both stood or may have; not known where they never did.
        """
        if isinstance(on, Period):
            return relation_over_time(self.relation(one, other, on=day) for day in self._both(one, other, on))
        if one[0] == other[0]:
            return AreaRelation.SAME if one == other else AreaRelation.APART
        a, b = (self.extent(scheme, id, on=on) for scheme, id in (one, other))
        return AreaRelation.NOT_KNOWN if a is None or b is None else relation_between(a, b)

    def _both(self, one: tuple[str, str], other: tuple[str, str], period: Period) -> Iterator[date]:
        for day in self.days_of_change(period):
            if all(id in self.scheme(scheme, on=day) for scheme, id in (one, other)):
                yield day

    def days_of_change(self, period: Period) -> tuple[date, ...]:
        """The first day of a period, and every later one on which an area or what makes it up may begin or end."""
        first, last = period.first or date.min, period.last or date.max
        return (first, *(day for day in self._days_of_change if first < day <= last))

    @cached_property
    def _days_of_change(self) -> tuple[date, ...]:
        told: list[Place | AreaExtent | SchemeGap] = [*self.entries, *self.extents, *self.gaps]
        ends = [end for item in told for end in (item.since, item.until) if end is not None]
        # Within a year or a month that is all there is, nothing is certain but what the first day and the last allow.
        days = {day for end in ends for day in (end.earliest, end.latest)}
        days |= {end.earliest + timedelta(1) for end in ends if not end.is_day}
        return tuple(sorted(days))

    # ------------------------------------------------------------------------------------------------ collecting

    def keys(self) -> Collection[tuple[str, str]]:
        """The scheme and id of each area, in the order of the table: twice where two areas bore one id in turn."""
        return tuple((place.scheme.value, place.id) for place in self.entries)

    def values(self) -> Collection[Place]:
        """Every area, in the order of the table."""
        return self.entries

    def __contains__(self, key: object) -> bool:
        return isinstance(key, tuple) and len(key) == len(("scheme", "id")) and self.has(*key)

    def __len__(self) -> int:
        return len(self.entries)

    def __add__(self, more: "tuple[Place | AreaExtent, ...]") -> "Places":
        new = tuple(item for item in more if isinstance(item, Place) and item not in self.entries)
        told = tuple(item for item in more if isinstance(item, AreaExtent) and item not in self.extents)
        if not new and not told:
            return self
        return Places((*self.entries, *new) if new else self.own, (*self.extents, *told) if told else self.own_extents)

    def __repr__(self) -> str:
        return f"<{len(self)} areas of {len(self._ids)} schemes>"


_SCHEMES = frozenset(scheme.value for scheme in AreaScheme)


def _nearest(text: str, known: Collection[str]) -> tuple[str, ...]:
    return tuple(get_close_matches(text, sorted(known), n=3, cutoff=0.7))


def _candidates(found: list[Place]) -> tuple[str, ...]:
    """Areas by scheme and id, and by when they began where several bore one id."""
    keys = [f"{place.scheme}/{place.id}" for place in found]
    told = zip(keys, found, strict=True)
    return tuple(key if keys.count(key) == 1 else f"{key} since {place.since}" for key, place in told)


def _settling(found: list[Place], on: Day | None) -> str:
    """What would tell areas apart that bear one name."""
    if len({place.scheme for place in found}) == 1:
        return "a day" if on is None else f"a day finer than {on}"
    twice = len({(place.scheme, place.id) for place in found}) < len(found)
    return "a scheme, and a day" if twice and on is None else "a scheme"


def _stood(place: Place, period: Period) -> bool:
    begun = place.since is None or period.last is None or place.since.earliest <= period.last
    return begun and (place.until is None or period.first is None or period.first < place.until.latest)


def _certainly_stood(place: Place, period: Period) -> bool:
    begun = place.since is None or (period.last is not None and place.since.latest <= period.last)
    return begun and (place.until is None or (period.first is not None and period.first < place.until.earliest))
