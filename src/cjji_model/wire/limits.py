"""How much a document may hold: bounds for what is read, not for what is built in Python."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from .._checked.faults import Path

__all__ = ["LIMITS", "Limits", "too_deep"]


@frozen(kw_only=True)
class Limits:
    """The bounds of a document that is read."""

    depth: int = 64
    """Levels of objects and lists."""
    size: int = 16 * 1024 * 1024
    """Bytes of the text, or letters where text and not bytes is given."""
    title: int = 500
    """Letters of a title."""
    text: int = 10_000
    """Letters of any other text."""
    id: int = 100
    """Letters of an id, or of a name that stands for one."""
    streams: int = 100_000
    """Work streams."""


LIMITS = Limits()


def too_deep(value: Any, limit: int) -> Path | None:
    """The path of something nested deeper than the limit, or `None`. What occurs many times is walked once."""
    stack: list[tuple[Any, Path]] = [(value, ())]
    walked: dict[int, int] = {}
    while stack:
        item, at = stack.pop()
        if len(at) >= limit:
            return at
        before = walked.get(id(item))
        if before is not None and before >= len(at):
            continue
        walked[id(item)] = len(at)
        parts = item.items() if isinstance(item, Mapping) else enumerate(item)
        stack.extend((part, (*at, step)) for step, part in parts if isinstance(part, Mapping | list))
    return None
