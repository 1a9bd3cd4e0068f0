"""Exit statuses, and the error that ends a command."""

from collections.abc import Iterable

__all__ = ["BROKEN_PIPE", "FAILURE", "SUCCESS", "UNUSABLE", "Unusable"]

SUCCESS, FAILURE, UNUSABLE = 0, 1, 2
"""Exit statuses: nothing failed; a check or a case failed; the input or the arguments cannot be used."""
BROKEN_PIPE = 141
"""Exit status after SIGPIPE (128 + 13): the reader of standard output has gone away."""


class Unusable(Exception):
    """Input or an argument that cannot be used."""

    def __init__(self, name: str, lines: Iterable[object]) -> None:
        """Make one of the name of the file or argument, and what is wrong with it, line by line."""
        self.name = name
        self.lines = tuple(str(line) for line in lines)
        super().__init__(name, self.lines)
