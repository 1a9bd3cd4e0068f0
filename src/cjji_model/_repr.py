"""A short `repr` for large values, also in pretty printers."""

from typing import Protocol

__all__ = ["ShortRepr"]


class Printer(Protocol):
    """The printer that IPython and Hypothesis pass to `_repr_pretty_`."""

    def text(self, text: str) -> None:
        """Write a text to the output."""


class ShortRepr:
    """Mixin of large values: IPython and Hypothesis print their `repr`, instead of every attribute."""

    __slots__ = ()

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:  # noqa: ARG002, FBT001  the printers' protocol
        printer.text(repr(self))
