"""The package's tables: rows of facts in TOML, each with its source, read on first use."""

import json
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from ..dates import PartialDate, Period, before

__all__ = ["in_effect", "publications", "published_files", "published_work_ids", "rows", "since_until"]


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("cjji_model").joinpath("tables", f"{name}.toml").read_text(encoding="utf-8"))


def rows(table: str, kind: str | None = None) -> list[dict[str, Any]]:
    """The rows of one kind of a table; the kind is the table's own name unless it is said."""
    found: list[dict[str, Any]] = _table(table)[kind or table]
    return found


@cache
def publications() -> dict[str, dict[str, Any]]:
    """The publications that rows name as their sources, by id."""
    found: dict[str, dict[str, Any]] = _table("law_sources")["sources"] | _table("sources")["sources"]
    return found


def since_until(row: dict[str, Any]) -> tuple[PartialDate | None, PartialDate | None]:
    """When a row begins to hold, and when it no longer does (in the tables `until` is the day after the last)."""
    since, until = (row.get(key) for key in ("since", "until"))
    return (None if since is None else PartialDate.of(since), None if until is None else PartialDate.of(until))


def in_effect(row: dict[str, Any], period: Period) -> bool | None:
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


_PUBLISHED = ("programmes", "streams", "reports")


@cache
def published_files() -> dict[str, Traversable]:
    """The published documents as files, by the id of each: programmes first, each kind in order of id."""
    root = files("cjji_model").joinpath("published")
    named = [(file.name, file) for folder in _PUBLISHED for file in _in_order(root.joinpath(folder))]
    return {name.removesuffix(".json"): file for name, file in named if name.endswith(".json")}


def _in_order(folder: Traversable) -> list[Traversable]:
    return sorted(folder.iterdir(), key=lambda file: file.name)


@cache
def published_work_ids() -> frozenset[str]:
    """The ids of all streams and reports in the published documents.

    They are read from the JSON itself, since rules ask for them and the reader of documents stands above the rules.
    """
    ids: set[str] = set()
    for file in published_files().values():
        document = json.loads(file.read_text(encoding="utf-8"))
        streams = document.get("work_streams", ()) if document["kind"] == "programme" else (document,)
        for stream in streams:
            ids.update((stream["id"], *(report["id"] for report in stream.get("reports", ()))))
    return frozenset(ids)
