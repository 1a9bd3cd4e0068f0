"""A page of text: how wide it is, whether it has colour, and how lines are laid out on it."""

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
    """What is written on."""

    width: int = 100
    """Columns; a word that is longer stands out."""
    colour: bool = False
    """Whether styles are shown, by the escape sequences that terminals know."""

    def painted(self, text: str, style: str) -> str:
        """The text in a style, where the page has colour."""
        return f"{_STYLES[style]}{text}{_RESET}" if self.colour and text else text

    def block(self, text: str, *, indent: int = 0, label: str = "", room: int = 0, style: str = "") -> list[str]:
        """The text as lines that begin in one column; before the first stands a label, in the room given."""
        lines = textwrap.wrap(
            printable(text), max(self.width - indent - room, 20), break_long_words=False, break_on_hyphens=False
        )
        painted = (self.painted(label, style) if style else label) + " " * max(room - len(label), 1 if label else 0)
        heads = (" " * indent + painted, *(" " * (indent + room) for _ in lines[1:]))
        return [f"{head}{line}".rstrip() for head, line in zip(heads, lines or [""], strict=True)]


def printable(text: str) -> str:
    r"""The text with what is no letter, sign or plain space written as an escape, so that no text steers a terminal.

    >>> print(printable("a\x1b[31m"))
    a\x1b[31m
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def columns(rows: Iterable[Sequence[str]], *, indent: int = 0) -> list[str]:
    """Rows as lines whose cells begin in one column each; the last cell is as long as it likes."""
    table = [[printable(cell) for cell in row] for row in rows]
    widths = [max(map(len, cells)) for cells in zip(*table, strict=True)]
    return [
        (" " * indent + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))).rstrip()
        for row in table
    ]


def counted(count: int, one: str, many: str = "") -> str:
    """A count and what is counted.

    >>> counted(1, "breach", "breaches"), counted(2, "error")
    ('1 breach', '2 errors')
    """
    return f"{count} {one if count == 1 else many or one + 's'}"


def listed(words: Iterable[str]) -> str:
    """Words as a list in words; of none, nothing.

    >>> listed(["1 error", "2 warnings", "1 of note"])
    '1 error, 2 warnings and 1 of note'
    """
    *most, last = (*words,) or ("",)
    return f"{', '.join(most)} and {last}" if most else last
