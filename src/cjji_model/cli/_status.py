"""How a command ends."""

from collections.abc import Iterable

__all__ = ["FAILS", "PASSES", "UNREAD", "UNUSABLE", "Unusable"]

PASSES, FAILS, UNUSABLE = 0, 1, 2
UNREAD = 141
"""The status where the reader of our output went away: what a shell gives for that signal."""


class Unusable(Exception):
    """Input or words that cannot be used: whose, and in lines, why."""

    def __init__(self, name: str, lines: Iterable[object]) -> None:
        self.name = name
        self.lines = tuple(str(line) for line in lines)
        super().__init__(name, self.lines)
