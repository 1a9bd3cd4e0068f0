"""The relation of two areas, derived from the police areas that make them up.

No scheme nests in another. The extent of an area is three lists of police areas: wholly inside, partly inside, and
those of which it is not known whether any part is inside. Where these lists do not settle the relation it is not known.
"""

import enum
from collections.abc import Iterable, Mapping
from datetime import date

from attrs import frozen

from .._attribute_docs import Words
from ..dates import PartialDate, not_after
from ..model.provenance import Confidence
from ..model.vocabulary import AreaScheme

__all__ = ["AreaExtent", "AreaRelation", "SchemeGap", "in_effect", "relation_between", "relation_over_time"]


class AreaRelation(Words):
    """The relation of a first area to a second: the first *contains* the second, is *within* it, and so on."""

    SAME = "same"
    """The same police areas make up both: each lies wholly within the other."""
    CONTAINS = "contains"
    """The second lies wholly within the first, and the first is not known to lie within the second."""
    WITHIN = "within"
    """The first lies wholly within the second, and the second is not known to lie within the first."""
    OVERLAPS = "overlaps"
    """They have ground in common, and neither is known to lie within the other."""
    APART = "apart"
    """They certainly have no ground in common."""
    NOT_KNOWN = "not-known"
    """It is not known whether they have any ground in common."""

    @property
    def inverse(self) -> "AreaRelation":
        """The relation of the second area to the first."""
        return _INVERSE.get(self, self)


_INVERSE = {AreaRelation.CONTAINS: AreaRelation.WITHIN, AreaRelation.WITHIN: AreaRelation.CONTAINS}


@frozen(kw_only=True)
class AreaExtent:
    """The police areas that make up an area of another scheme.

    No ground of the area lies in a police area that is not listed.
    """

    scheme: AreaScheme
    """The scheme of the area."""
    id: str
    """The id of the area within the scheme."""
    police_areas: tuple[str, ...] = ()
    """The ids of the police areas that lie wholly in it."""
    parts_of: tuple[str, ...] = ()
    """The ids of the police areas of which some ground lies in it, and some does not."""
    perhaps: tuple[str, ...] = ()
    """The ids of the police areas of which it is not known whether any ground lies in it."""
    since: PartialDate | None = None
    """The first day for which the extent is known; `None`: from the beginning of the area."""
    until: PartialDate | None = None
    """The day after the last for which it is known (exclusive); `None`: to the end of the area."""
    sources: tuple[str, ...] = ()
    """The ids of the publications that it was taken from; `registry.source` gives each."""
    confidence: Confidence | None = None
    """How sure the extent is; `None` if not recorded."""
    note: str | None = None
    """A remark on the extent or its sources, in our words."""


@frozen(kw_only=True)
class SchemeGap:
    """A period for which the recorded areas of a scheme do not cover the whole of England and Wales."""

    scheme: AreaScheme
    """The scheme with the gap."""
    recorded: bool
    """`True` if the scheme had no areas there; `False` if it had areas that are not recorded."""
    why: str
    """The reason for the gap, in our words."""
    since: PartialDate | None = None
    """The first day of the gap; `None` if open."""
    until: PartialDate | None = None
    """The day after the last (exclusive); `None` if open."""
    sources: tuple[str, ...] = ()
    """The ids of the publications that it was taken from."""
    confidence: Confidence | None = None
    """How sure the gap is; `None` if not recorded."""


def in_effect(since: PartialDate | None, until: PartialDate | None, on: date | PartialDate) -> bool | None:
    """Whether a validity period (`until` is exclusive) includes a day; `None` if its dates are too coarse to say."""
    begun = True if since is None else not_after(since, on)
    ended = False if until is None else not_after(until, on)
    if begun is False or ended:
        return False
    return True if begun and ended is False else None


# ------------------------------------------------------------------------------------------------- comparing


class _Share(enum.Enum):
    """How much of a police area lies in an area. If the area does not list it, nothing does."""

    ALL = enum.auto()
    """All of it."""
    SOME = enum.auto()
    """Some of it, and not all."""
    PERHAPS = enum.auto()
    """Not known: nothing, some or all of it."""


def _shares(extent: AreaExtent) -> Mapping[str, _Share]:
    lists = ((extent.perhaps, _Share.PERHAPS), (extent.parts_of, _Share.SOME), (extent.police_areas, _Share.ALL))
    return {id: share for ids, share in lists for id in ids}


def relation_between(first: AreaExtent, second: AreaExtent) -> AreaRelation:
    """Return the relation of the first extent to the second.

    >>> both = AreaExtent(scheme=AreaScheme.CJ_AREAS, id="london", police_areas=("city-of-london", "metropolitan"))
    >>> city = AreaExtent(scheme=AreaScheme.POLICE_AREAS, id="city-of-london", police_areas=("city-of-london",))
    >>> print(relation_between(both, city))
    contains
    """
    a, b = _shares(first), _shares(second)
    meet = _any(_meet(a[id], b[id]) for id in a if id in b)
    if not meet:
        return AreaRelation.NOT_KNOWN if meet is None else AreaRelation.APART
    within, contains = _inside(a, b), _inside(b, a)
    if within and contains:
        return AreaRelation.SAME
    if contains:
        return AreaRelation.CONTAINS
    return AreaRelation.WITHIN if within else AreaRelation.OVERLAPS


def _meet(a: _Share, b: _Share) -> bool | None:
    """Whether two shares of one police area have ground in common; `None` for two parts of it, which may or may not."""
    return None if _Share.PERHAPS in (a, b) or a is b is _Share.SOME else True


def _inside(a: Mapping[str, _Share], b: Mapping[str, _Share]) -> bool:
    """Whether `a` certainly lies within `b`: every police area that `a` touches lies wholly in `b`."""
    return all(b.get(id) is _Share.ALL for id in a)


def _any(answers: Iterable[bool | None]) -> bool | None:
    """Three-valued `any`: `None` if no answer is `True` and one is not known."""
    values = set(answers)
    if True in values:
        return True
    return None if None in values else False


def relation_over_time(relations: Iterable[AreaRelation]) -> AreaRelation:
    """Combine the relations of two areas on the days on which both existed into one relation for the whole period.

    `NOT_KNOWN` if there are none, or if they differ and one of them is `APART` or `NOT_KNOWN`.
    """
    each = frozenset(relations)
    if len(each) == 1:
        (only,) = each
        return only
    if not each or each & {AreaRelation.NOT_KNOWN, AreaRelation.APART}:
        return AreaRelation.NOT_KNOWN
    for relation in (AreaRelation.CONTAINS, AreaRelation.WITHIN):
        if each == {AreaRelation.SAME, relation}:
            return relation
    return AreaRelation.OVERLAPS
