"""Build areas, extents and gaps from the rows of the tables `places` and `overlap`."""

from collections.abc import Iterator

from ..model.provenance import Confidence
from ..model.vocabulary import AreaScheme
from ..organisations.names import Name, NameKind
from ..organisations.tenure import from_row
from ..tables import rows, since_until
from .area import Place
from .overlap import AreaExtent, SchemeGap

__all__ = ["extent_rows", "gap_rows"]


def place_rows() -> tuple[Place, ...]:
    """The areas of the package's table, in its order."""
    names = _names()
    return tuple(
        Place(
            scheme=AreaScheme(row["scheme"]),
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
    names: dict[tuple[str, str], list[Name]] = {}
    for row in rows("places", "names"):
        values = {key: value for key, value in row.items() if key not in {"scheme", "id"}}
        names.setdefault((row["scheme"], row["id"]), []).append(from_row(Name, values, kind=NameKind(row["kind"])))
    return names


def extent_rows() -> Iterator[AreaExtent]:
    """The police areas that make up the areas of other schemes, from the package's table."""
    for row in rows("overlap", "extents"):
        since, until = since_until(row)
        yield AreaExtent(
            scheme=AreaScheme(row["scheme"]),
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


def gap_rows() -> Iterator[SchemeGap]:
    """The periods in which a scheme does not cover the whole of England and Wales, from the package's table."""
    for row in rows("overlap", "gaps"):
        since, until = since_until(row)
        yield SchemeGap(
            scheme=AreaScheme(row["scheme"]),
            recorded=row["areas"] == "none",
            why=row["why"],
            since=since,
            until=until,
            sources=tuple(row["sources"]),
            confidence=Confidence(row["confidence"]),
        )
