"""An area of a scheme, and its overlap with an area of another scheme."""

from datetime import date

from attrs import frozen

from ..dates import PartialDate
from ..model.provenance import Confidence
from ..model.vocabulary import AreaScheme
from ..organisations.names import Name, NameKind
from .overlap import AreaRelation, in_effect

__all__ = ["AreaOverlap", "Place"]


Day = date | PartialDate
"""A day to ask about. Of a partial date, whatever depends on the exact day is not certain."""


@frozen(kw_only=True)
class Place:
    """An area of a scheme, with the period in which it existed."""

    scheme: AreaScheme
    """The scheme that it belongs to."""
    id: str
    """Its id within the scheme. Other schemes may use the same id, and so may a later area of this scheme."""
    name: str
    """Its present or last name."""
    names: tuple[Name, ...] = ()
    """Its other names and, where the name changed, every name with its dates."""
    gss: tuple[str, ...] = ()
    """Its statistical (GSS) codes. In the package's table, police areas and regions have one each and others none."""
    codes: tuple[str, ...] = ()
    """Its codes in the systems of the probation service. They are not unique: schemes share them."""
    since: PartialDate | None = None
    """The first day on which it existed; `None` if open or not recorded."""
    until: PartialDate | None = None
    """The first day on which it no longer existed (exclusive); `None` if open or not recorded."""
    sources: tuple[str, ...] = ()
    """The ids of the publications that it was taken from; `registry.source` gives each."""
    confidence: Confidence | None = None
    """How sure it is; `None` if not recorded."""
    note: str | None = None
    """A remark on the area or its sources, in our words."""

    def existed(self, on: Day) -> bool | None:
        """Whether it was an area of its scheme on a day; `None` if not certain."""
        return in_effect(self.since, self.until, on)

    def name_on(self, on: Day) -> str | None:
        """Return its name on a day; `None` if not certain.

        >>> from cjji_model import places
        >>> hampshire = places["police-areas", "hampshire"]
        >>> hampshire.name_on(date(2022, 6, 30)), hampshire.name_on(date(2022, 7, 15))
        ('Hampshire', None)
        """
        dated = [name for name in self.names if name.kind is not NameKind.ALIAS]
        candidates = [name.text for name in dated if in_effect(name.since, name.until, on) is not False]
        if not dated:
            return self.name
        return candidates[0] if len(candidates) == 1 else None

    def __str__(self) -> str:
        return f"{self.name} ({self.scheme})"


@frozen(kw_only=True)
class AreaOverlap:
    """How an area overlaps an area of another scheme, on one day."""

    area: Place | None
    """The area of the other scheme; `None` if that scheme had areas that are not recorded."""
    relation: AreaRelation
    """The relation of the area asked about to this one: it *contains* this one, is *within* it, and so on."""
    existed: bool | None
    """Whether the area of the other scheme existed that day; `None` if not certain."""
    confidence: Confidence | None
    """The lower confidence of the two extents; `None` if one extent, or its confidence, is not known."""
    why: str | None = None
    """Why `area` is `None`."""
