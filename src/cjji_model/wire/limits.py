"""How much a document may hold: bounds for what is read, not for what is built in Python."""

from attrs import frozen

__all__ = ["LIMITS", "Limits"]


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
