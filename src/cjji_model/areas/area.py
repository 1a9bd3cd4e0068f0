"""An area of a scheme, and what an area of another scheme is to it."""

from datetime import date

from attrs import frozen

from ..dates import PartialDate
from ..model.provenance import Confidence
from ..model.vocabulary import AreaScheme
from ..organisations.names import Name, NameKind
from .overlap import AreaRelation, in_effect

__all__ = ["AreaOverlap", "Place"]


Day = date | PartialDate


@frozen(kw_only=True)
class Place:
    """An area of a scheme, for as long as it was one."""

    scheme: AreaScheme
    id: str
    name: str
    """What it is called now, or was called last."""
    names: tuple[Name, ...] = ()
    """What else it is or was called, and when."""
    gss: tuple[str, ...] = ()
    """The statistical codes of the area itself. Police areas and regions have one."""
    codes: tuple[str, ...] = ()
    """The codes by which probation's own systems know it, which other schemes use again."""
    since: PartialDate | None = None
    until: PartialDate | None = None
    """When it was one no longer: the day after the last."""
    sources: tuple[str, ...] = ()
    confidence: Confidence | None = None
    note: str | None = None

    def existed(self, on: Day) -> bool | None:
        """Whether it was an area of its scheme on a day, or `None` where that cannot be told."""
        return in_effect(self.since, self.until, on)

    def name_on(self, on: Day) -> str | None:
        """What it was called on a day, or `None` where that cannot be told.

        >>> from cjji_model import places
        >>> hampshire = places["police-areas", "hampshire"]
        >>> hampshire.name_on(date(2022, 6, 30)), hampshire.name_on(date(2022, 7, 15))
        ('Hampshire', None)
        """
        changed = [name for name in self.names if name.kind is not NameKind.ALIAS]
        then = [name.text for name in changed if in_effect(name.since, name.until, on) is not False]
        return self.name if not changed else then[0] if len(then) == 1 else None

    def __str__(self) -> str:
        return f"{self.name} ({self.scheme})"


@frozen(kw_only=True)
class AreaOverlap:
    """What an area has to do with an area of another scheme, on one day."""

    area: Place | None
    """The area of the other scheme; `None` where that scheme had areas that are not recorded."""
    relation: AreaRelation
    """What the area asked about is to it."""
    existed: bool | None
    """Whether it certainly stood that day; `None` where that cannot be told."""
    confidence: Confidence | None
    """How sure the less sure of the two extents is; `None` where one is not known."""
    why: str | None = None
    """Why no area is told."""
