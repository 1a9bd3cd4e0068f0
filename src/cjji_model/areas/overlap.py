"""What two areas have in common, worked out from the police areas that make them up.

No scheme nests in another. An area is told as police areas: some lie wholly in it, some in part, and of some that is
not known. Whatever those leave open stays open.
"""

import enum
from collections.abc import Iterable, Mapping
from datetime import date

from attrs import frozen

from ..dates import PartialDate, not_after
from ..model.provenance import Confidence
from ..model.vocabulary import AreaScheme

__all__ = ["AreaExtent", "AreaRelation", "SchemeGap", "in_effect", "relation_between", "relation_over_time"]


class AreaRelation(enum.StrEnum):
    """What one area is to another. Read it from the first: it *contains* the other."""

    SAME = "same"
    """The same police areas make up both."""
    CONTAINS = "contains"
    WITHIN = "within"
    OVERLAPS = "overlaps"
    """They have ground in common, and neither is known to lie within the other."""
    APART = "apart"
    NOT_KNOWN = "not-known"
    """Whether they have any ground in common is not known."""

    @property
    def turned(self) -> "AreaRelation":
        """The same, read from the other area."""
        return _TURNED.get(self, self)


_TURNED = {AreaRelation.CONTAINS: AreaRelation.WITHIN, AreaRelation.WITHIN: AreaRelation.CONTAINS}


@frozen(kw_only=True)
class AreaExtent:
    """Which police areas make up an area of another scheme."""

    scheme: AreaScheme
    id: str
    police_areas: tuple[str, ...] = ()
    """Those that lie wholly in it."""
    parts_of: tuple[str, ...] = ()
    """Those of which some ground lies in it, and some does not."""
    perhaps: tuple[str, ...] = ()
    """Those of which it is not known whether any ground lies in it."""
    since: PartialDate | None = None
    """Since when that is known; absent: for as long as the area stands."""
    until: PartialDate | None = None
    """The day after the last."""
    sources: tuple[str, ...] = ()
    confidence: Confidence | None = None
    note: str | None = None


@frozen(kw_only=True)
class SchemeGap:
    """A time for which the areas of a scheme, as they are told, are not the whole of England and Wales."""

    scheme: AreaScheme
    recorded: bool
    """Whether that is because there were no areas; otherwise there were some that are not told."""
    why: str
    since: PartialDate | None = None
    until: PartialDate | None = None
    """The day after the last."""
    sources: tuple[str, ...] = ()
    confidence: Confidence | None = None


def in_effect(since: PartialDate | None, until: PartialDate | None, on: date | PartialDate) -> bool | None:
    """Whether what began and ended so stood on a day, or `None` where that cannot be told."""
    begun = True if since is None else not_after(since, on)
    over = False if until is None else not_after(until, on)
    if begun is False or over:
        return False
    return True if begun and over is False else None


# ------------------------------------------------------------------------------------------------- comparing


class _Share(enum.Enum):
    """How much of a police area lies in an area. Of one that is not told, none does."""

    ALL = enum.auto()
    SOME = enum.auto()
    PERHAPS = enum.auto()


def _shares(extent: AreaExtent) -> Mapping[str, _Share]:
    told = ((extent.perhaps, _Share.PERHAPS), (extent.parts_of, _Share.SOME), (extent.police_areas, _Share.ALL))
    return {id: share for ids, share in told for id in ids}


def relation_between(one: AreaExtent, other: AreaExtent) -> AreaRelation:
    """What one extent is to another.

    >>> both = AreaExtent(scheme=AreaScheme.CJ_AREAS, id="london", police_areas=("city-of-london", "metropolitan"))
    >>> city = AreaExtent(scheme=AreaScheme.POLICE_AREAS, id="city-of-london", police_areas=("city-of-london",))
    >>> print(relation_between(both, city))
    contains
    """
    a, b = _shares(one), _shares(other)
    meet = _any(_meet(a[id], b[id]) for id in a if id in b)
    if not meet:
        return AreaRelation.NOT_KNOWN if meet is None else AreaRelation.APART
    inside, holds = _inside(a, b), _inside(b, a)
    if inside and holds:
        return AreaRelation.SAME
    return AreaRelation.CONTAINS if holds else AreaRelation.WITHIN if inside else AreaRelation.OVERLAPS


def _meet(a: _Share, b: _Share) -> bool | None:
    """Whether the two shares of one police area have ground in common: two parts of it may or may not."""
    return None if _Share.PERHAPS in (a, b) or a is b is _Share.SOME else True


def _inside(a: Mapping[str, _Share], b: Mapping[str, _Share]) -> bool:
    """Whether the one certainly lies within the other: all of whatever police area it touches is in that."""
    return all(b.get(id) is _Share.ALL for id in a)


def _any(answers: Iterable[bool | None]) -> bool | None:
    found = set(answers)
    return True if True in found else None if None in found else False


def relation_over_time(found: Iterable[AreaRelation]) -> AreaRelation:
    """What one area is to another over a time, from what it was on each day on which both stood."""
    each = frozenset(found)
    if not each or (len(each) > 1 and each & {AreaRelation.NOT_KNOWN, AreaRelation.APART}):
        return AreaRelation.NOT_KNOWN
    for sure in (AreaRelation.CONTAINS, AreaRelation.WITHIN):
        if sure in each and each <= {AreaRelation.SAME, sure}:
            return sure
    return min(each) if len(each) == 1 else AreaRelation.OVERLAPS


# ------------------------------------------------------------------------------------------------- the table
