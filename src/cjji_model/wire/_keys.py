"""Duplicate keys: detected while a text is parsed, and reported with their paths."""

from collections import Counter
from typing import Any

from .._checked.faults import Path

__all__ = ["DuplicateKey", "lenient", "strict", "without_duplicates"]


class _WithDuplicates(dict[str, Any]):
    """A parsed object in which some keys occurred more than once. It holds the last value of each key."""

    def __init__(self, values: dict[str, Any], keys: list[str]) -> None:
        super().__init__(values)
        self.duplicates = [key for key, count in Counter(keys).items() if count > 1]


class DuplicateKey(Exception):
    """Some object has a key twice."""


def strict(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object of its pairs; raises `DuplicateKey` at once. Used first, since hardly any text has duplicates."""
    values = dict(pairs)
    if len(values) != len(pairs):
        raise DuplicateKey
    return values


def lenient(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object of its pairs; one with duplicate keys remembers them for `without_duplicates`."""
    values = dict(pairs)
    return values if len(values) == len(pairs) else _WithDuplicates(values, [key for key, _ in pairs])


def without_duplicates(value: Any) -> tuple[Any, tuple[Path, ...]]:
    """Return a parsed value with plain dicts alone, and the paths of all duplicate keys in it."""
    paths: list[Path] = []

    def walk(item: Any, at: Path) -> Any:
        if isinstance(item, dict):
            if isinstance(item, _WithDuplicates):
                paths.extend((*at, key) for key in item.duplicates)
            return {key: walk(part, (*at, key)) for key, part in item.items()}
        return [walk(part, (*at, i)) for i, part in enumerate(item)] if isinstance(item, list) else item

    return walk(value, ()), tuple(paths)
