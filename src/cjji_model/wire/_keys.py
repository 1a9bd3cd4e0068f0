"""Keys that stand twice in one object of a text: noted as it is parsed, and told with their paths."""

from collections import Counter
from typing import Any

from .._checked.faults import Path

__all__ = ["KeyTwice", "lenient", "strict", "without_repeats"]


class _Repeating(dict[str, Any]):
    """An object of a text in which keys stand twice: it holds the last value of each."""

    def __init__(self, found: dict[str, Any], keys: list[str]) -> None:
        super().__init__(found)
        self.repeats = [key for key, count in Counter(keys).items() if count > 1]


class KeyTwice(Exception):
    """Some object has a key twice."""


def strict(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise KeyTwice
    return found


def lenient(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of these keys and values; one that tells which keys stand twice, where any do."""
    found = dict(pairs)
    return found if len(found) == len(pairs) else _Repeating(found, [key for key, _ in pairs])


def without_repeats(value: Any) -> tuple[Any, tuple[Path, ...]]:
    found: list[Path] = []

    def walk(item: Any, at: Path) -> Any:
        if isinstance(item, dict):
            if isinstance(item, _Repeating):
                found.extend((*at, key) for key in item.repeats)
            return {key: walk(part, (*at, key)) for key, part in item.items()}
        return [walk(part, (*at, i)) for i, part in enumerate(item)] if isinstance(item, list) else item

    return walk(value, ()), tuple(found)
