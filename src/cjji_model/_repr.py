"""Values that are printed in short."""

from typing import Protocol

__all__ = ["ShortRepr"]


class Printer(Protocol):
    """What IPython and Hypothesis print values with."""

    def text(self, text: str) -> None:
        """Print a text."""


class ShortRepr:
    """A value that holds much, and is printed by its `repr` and not in full, by IPython and Hypothesis too."""

    __slots__ = ()

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:  # noqa: ARG002, FBT001  the printers' protocol
        printer.text(repr(self))
