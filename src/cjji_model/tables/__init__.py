"""The package's tables: rows of facts in TOML, each with its source, read on first use."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from ..dates import PartialDate, Period, before
from ..model.provenance import Source

__all__ = ["rows", "since_until", "source", "stands"]


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("cjji_model").joinpath("tables", f"{name}.toml").read_text(encoding="utf-8"))


def rows(table: str, kind: str | None = None) -> list[dict[str, Any]]:
    """The rows of one kind of a table; the kind is the table's own name unless it is said."""
    found: list[dict[str, Any]] = _table(table)[kind or table]
    return found


def source(id: str) -> Source:
    """The publication that a row's source id stands for."""
    known = _table("sources")["sources"]
    return Source(**(known[id] if id in known else _table("law_sources")["sources"][id]))


def since_until(row: dict[str, Any]) -> tuple[PartialDate | None, PartialDate | None]:
    """When a row begins to hold, and when it no longer does (in the tables `until` is the day after the last)."""
    since, until = (row.get(key) for key in ("since", "until"))
    return (None if since is None else PartialDate.of(since), None if until is None else PartialDate.of(until))


def stands(row: dict[str, Any], period: Period) -> bool | None:
    """Whether a row holds on every day of a period (`True`), on none (`False`), or neither certainly (`None`)."""
    since, until = since_until(row)
    begun = True if since is None else None if period.first is None else _not(before(period.first, since))
    ended = False if until is None else None if period.last is None else _not(before(period.last, until))
    if begun and ended is False:
        return True
    never = since is not None and period.last is not None and before(period.last, since)
    over = until is not None and period.first is not None and before(period.first, until) is False
    return False if never or over else None


def _not(value: bool | None) -> bool | None:  # noqa: FBT001  it is turned round
    return None if value is None else not value
