"""The package's tables of facts: TOML files whose rows name their sources, read on first use and cached."""

import json
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from ..dates import PartialDate, Period, before, not_after

__all__ = ["in_effect", "publications", "published_files", "published_work_ids", "rows", "since_until"]


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("cjji_model").joinpath("tables", f"{name}.toml").read_text(encoding="utf-8"))


def rows(table: str, kind: str | None = None) -> list[dict[str, Any]]:
    """The rows of one kind in a table; the kind is the table's own name unless given."""
    result: list[dict[str, Any]] = _table(table)[kind or table]
    return result


@cache
def publications() -> dict[str, dict[str, Any]]:
    """The publications that rows cite as their sources, by id."""
    by_id: dict[str, dict[str, Any]] = _table("law_sources")["sources"] | _table("sources")["sources"]
    return by_id


def since_until(row: dict[str, Any]) -> tuple[PartialDate | None, PartialDate | None]:
    """The validity period of a row, as partial dates: half-open, since `until` in the tables is the day after the last.

    `None` where the row gives none: that end is open, or not recorded.
    """
    since, until = (row.get(key) for key in ("since", "until"))
    return (None if since is None else PartialDate.of(since), None if until is None else PartialDate.of(until))


def in_effect(row: dict[str, Any], period: Period) -> bool | None:
    """Whether a row certainly holds on every day of a period (`True`) or certainly on no day of it (`False`).

    `None` if it is neither: the row holds on some days only, or dates or an open end of the period leave it open.
    """
    since, until = since_until(row)
    if since is None:
        begun: bool | None = True
    else:
        begun = None if period.first is None else not_after(since, period.first)
    if until is None:
        ended: bool | None = False
    else:
        ended = None if period.last is None else not_after(until, period.last)
    if begun and ended is False:
        return True
    never = since is not None and period.last is not None and before(period.last, since)
    over = until is not None and period.first is not None and not_after(until, period.first)
    return False if never or over else None


_PUBLISHED = ("programmes", "streams", "reports")
"""The folders of published documents, in the order in which they are listed."""


@cache
def published_files() -> dict[str, Traversable]:
    """The files of the published documents, by document id: programmes, streams, then reports, each in order of id."""
    root = files("cjji_model").joinpath("published")
    files_by_name = [(file.name, file) for folder in _PUBLISHED for file in _sorted_files(root.joinpath(folder))]
    return {name.removesuffix(".json"): file for name, file in files_by_name if name.endswith(".json")}


def _sorted_files(folder: Traversable) -> list[Traversable]:
    return sorted(folder.iterdir(), key=lambda file: file.name)


@cache
def published_work_ids() -> frozenset[str]:
    """The ids of all streams and reports in the published documents.

    Read from the JSON itself: rules need them, and the reader of documents (`wire`) is in a layer above the rules.
    """
    ids: set[str] = set()
    for file in published_files().values():
        document = json.loads(file.read_text(encoding="utf-8"))
        streams = document.get("work_streams", ()) if document["kind"] == "programme" else (document,)
        for stream in streams:
            ids.update((stream["id"], *(report["id"] for report in stream.get("reports", ()))))
    return frozenset(ids)
