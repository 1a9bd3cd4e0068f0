"""Limits on the size of a document that is read. Objects built in Python are not limited."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from .._checked.faults import Path

__all__ = ["LIMITS", "Limits", "too_deep"]


@frozen(kw_only=True)
class Limits:
    """The maximum size of a document that is read, part by part. What is over a limit is refused with a fault."""

    depth: int = 64
    """Levels of nested objects and lists."""
    size: int = 16 * 1024 * 1024
    """Bytes of the whole text; characters, where a `str` and not `bytes` is given."""
    title: int = 500
    """Characters of a title."""
    text: int = 10_000
    """Characters of any other text."""
    id: int = 100
    """Characters of an id, or of a name that is written for one."""
    streams: int = 100_000
    """Number of work streams in a programme."""


LIMITS = Limits()
"""The default limits."""


def too_deep(value: Any, limit: int) -> Path | None:
    """Return the path of an object or list nested deeper than the limit, or `None`.

    Uses a stack, since recursion would fail on the very input it is to refuse. An object that occurs in many places,
    as a mapping built in Python may have it, is walked again only where it is deeper than before.
    """
    stack: list[tuple[Any, Path]] = [(value, ())]
    deepest: dict[int, int] = {}
    while stack:
        item, at = stack.pop()
        if len(at) >= limit:
            return at
        depth_before = deepest.get(id(item))
        if depth_before is not None and depth_before >= len(at):
            continue
        deepest[id(item)] = len(at)
        parts = item.items() if isinstance(item, Mapping) else enumerate(item)
        stack.extend((part, (*at, step)) for step, part in parts if isinstance(part, Mapping | list))
    return None
