"""The rows of the tables of areas as objects."""

from collections.abc import Iterator

from ..model.provenance import Confidence
from ..model.vocabulary import Scheme
from ..organisations.names import Name, NameKind
from ..organisations.tenure import made
from ..tables import rows, since_until
from .area import Place
from .overlap import Extent, Gap

__all__ = ["extent_rows", "gap_rows"]


def place_rows() -> tuple[Place, ...]:
    names = _names()
    return tuple(
        Place(
            scheme=Scheme(row["scheme"]),
            id=row["id"],
            name=row["name"],
            names=tuple(names.get((row["scheme"], row["id"]), ())),
            gss=tuple(row.get("gss", ())),
            codes=tuple(row.get("codes", ())),
            since=since_until(row)[0],
            until=since_until(row)[1],
            sources=tuple(row["sources"]),
            confidence=Confidence(row["confidence"]),
            note=row.get("note"),
        )
        for row in rows("places")
    )


def _names() -> dict[tuple[str, str], list[Name]]:
    found: dict[tuple[str, str], list[Name]] = {}
    for row in rows("places", "names"):
        told = {key: value for key, value in row.items() if key not in {"scheme", "id"}}
        found.setdefault((row["scheme"], row["id"]), []).append(made(Name, told, kind=NameKind(row["kind"])))
    return found


def extent_rows() -> Iterator[Extent]:
    """The extents of the package's table."""
    for row in rows("crosswalk", "extents"):
        since, until = since_until(row)
        yield Extent(
            scheme=Scheme(row["scheme"]),
            id=row["id"],
            police_areas=tuple(row["police_areas"]),
            parts_of=tuple(row.get("parts_of", ())),
            perhaps=tuple(row.get("perhaps", ())),
            since=since,
            until=until,
            sources=tuple(row["sources"]),
            confidence=Confidence(row["confidence"]),
            note=row.get("note"),
        )


def gap_rows() -> Iterator[Gap]:
    """The gaps of the package's table."""
    for row in rows("crosswalk", "gaps"):
        since, until = since_until(row)
        yield Gap(
            scheme=Scheme(row["scheme"]),
            recorded=row["areas"] == "none",
            why=row["why"],
            since=since,
            until=until,
            sources=tuple(row["sources"]),
            confidence=Confidence(row["confidence"]),
        )
