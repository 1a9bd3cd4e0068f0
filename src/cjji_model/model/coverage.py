"""Where a piece of work looks: some areas or places, everywhere, or nowhere in particular."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from .._checked.classes import invariant
from .._checked.faults import Broken
from .._checked.kinds import Members
from .._checked.shapes import AreaId, Line
from .provenance import Sourced
from .vocabulary import AreaScheme

__all__ = ["Coverage", "FullCoverage", "NoFieldwork", "SampleCoverage"]


@frozen(kw_only=True)
class SampleCoverage(Sourced):
    """Some areas or places were looked at."""

    kind: ClassVar[str] = "sample"
    scheme: AreaScheme | None = None
    """The scheme whose areas are named. Needed where `areas` is given."""
    areas: Members[AreaId] | None = None
    """Ids of areas of the scheme."""
    places: tuple[Line, ...] | None = None
    """Other places, in words."""
    count: int | None = None
    unit: Line | None = None
    """What is counted, in words."""


@frozen(kw_only=True)
class FullCoverage(Sourced):
    """Everywhere was, or in the end will be, looked at."""

    kind: ClassVar[str] = "all"
    scheme: AreaScheme | None = None
    unit: Line | None = None


@frozen(kw_only=True)
class NoFieldwork(Sourced):
    """Nowhere in particular was looked at: there was no local fieldwork."""

    kind: ClassVar[str] = "none"


Coverage = SampleCoverage | FullCoverage | NoFieldwork
"""Where a piece of work looks."""


@invariant(SampleCoverage, "scheme", "areas", absent=True)
def areas_of_a_scheme(scheme: AreaScheme | None, areas: tuple[str, ...] | None) -> Iterator[Broken]:
    """The id of an area means nothing without its scheme."""
    if areas and scheme is None:
        yield Broken(
            "scheme", "missing", "is required where 'areas' is given: the same id is used in more than one scheme"
        )
