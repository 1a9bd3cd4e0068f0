"""Text for a page or terminal: width, colour, line wrapping, and lists of words."""

import textwrap
from collections.abc import Iterable, Sequence

from attrs import frozen

from ..outcome import Severity

__all__ = ["Page", "columns", "counted", "listed", "printable"]

_RESET = "\x1b[0m"
_STYLES = {
    "bold": "\x1b[1m",
    "dim": "\x1b[2m",
    Severity.ERROR.value: "\x1b[1;31m",
    Severity.WARNING.value: "\x1b[33m",
    Severity.INFO.value: "\x1b[36m",
    "good": "\x1b[32m",
}


@frozen(kw_only=True)
class Page:
    """The width of a page, and whether it has colour."""

    width: int = 100
    """Columns. A single word that is longer is not broken."""
    colour: bool = False
    """Whether styles are shown, by ANSI escape sequences."""

    def painted(self, text: str, style: str) -> str:
        """Return the text in a style if the page has colour, else the text."""
        return f"{_STYLES[style]}{text}{_RESET}" if self.colour and text else text

    def block(self, text: str, *, indent: int = 0, label: str = "", room: int = 0, style: str = "") -> list[str]:
        """Wrap the text into lines that begin in one column.

        Before the first line comes a label, padded to `room` columns and painted in `style`; the whole is indented by
        `indent` columns. Text that is not printable is escaped.
        """
        lines = textwrap.wrap(
            printable(text), max(self.width - indent - room, 20), break_long_words=False, break_on_hyphens=False
        )
        painted = (self.painted(label, style) if style else label) + " " * max(room - len(label), 1 if label else 0)
        heads = (" " * indent + painted, *(" " * (indent + room) for _ in lines[1:]))
        return [f"{head}{line}".rstrip() for head, line in zip(heads, lines or [""], strict=True)]


def printable(text: str) -> str:
    r"""Escape what is not printable, so that no text from a document can control a terminal.

    >>> print(printable("a\x1b[31m"))
    a\x1b[31m
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def columns(rows: Iterable[Sequence[str]], *, indent: int = 0) -> list[str]:
    """Return rows as lines with aligned columns. The last cell of a row is not wrapped."""
    table = [[printable(cell) for cell in row] for row in rows]
    widths = [max(map(len, cells)) for cells in zip(*table, strict=True)]
    return [
        (" " * indent + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))).rstrip()
        for row in table
    ]


def counted(count: int, singular: str, plural: str = "") -> str:
    """Return a count with its noun; the plural is made with an "s" unless it is given.

    >>> counted(1, "breach", "breaches"), counted(2, "error")
    ('1 breach', '2 errors')
    """
    return f"{count} {singular if count == 1 else plural or singular + 's'}"


def listed(words: Iterable[str]) -> str:
    """Join words with commas and "and"; empty if there are none.

    >>> listed(["HMCPSI", "HMI Prisons", "HMI Probation"])
    'HMCPSI, HMI Prisons and HMI Probation'
    """
    *most, last = (*words,) or ("",)
    return f"{', '.join(most)} and {last}" if most else last
