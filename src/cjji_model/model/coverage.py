"""Where a piece of work looks: at a sample of areas or places, at every area, or nowhere (no local fieldwork)."""

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
    """Some areas or places are looked at. Source: briefing C4."""

    kind: ClassVar[str] = "sample"
    """The value of the key `kind` that marks this class in a document."""
    scheme: AreaScheme | None = None
    """The scheme of the areas in `areas`; required where `areas` is given."""
    areas: Members[AreaId] | None = None
    """The areas looked at, as ids of the scheme. Absent: not recorded."""
    places: tuple[Line, ...] | None = None
    """Places looked at that are not areas of the scheme, such as towns or prisons, as free text."""
    count: int | None = None
    """How many units are looked at; it may be more than `areas` and `places` name."""
    unit: Line | None = None
    """What `count` counts, as free text, such as "youth offending teams" or "case files"."""


@frozen(kw_only=True)
class FullCoverage(Sourced):
    """Every area is looked at, or will have been by the end of the cycle. Source: briefing C5."""

    kind: ClassVar[str] = "all"
    """The value of the key `kind` that marks this class in a document."""
    scheme: AreaScheme | None = None
    """The scheme of which every area is looked at; PRA113 compares its areas with the visits."""
    unit: Line | None = None
    """The units that are all looked at, as free text, such as "police forces"."""


@frozen(kw_only=True)
class NoFieldwork(Sourced):
    """There is no local fieldwork: no area in particular is looked at."""

    kind: ClassVar[str] = "none"
    """The value of the key `kind` that marks this class in a document."""


Coverage = SampleCoverage | FullCoverage | NoFieldwork
"""Where a piece of work looks."""


@invariant(SampleCoverage, "scheme", "areas", absent=True)
def areas_of_a_scheme(scheme: AreaScheme | None, areas: tuple[str, ...] | None) -> Iterator[Broken]:
    """Area ids need a scheme, since schemes share ids."""
    if areas and scheme is None:
        yield Broken("scheme", "missing", "is required where 'areas' is given: schemes share ids")
