"""Output: text, JSON and errors, on standard output and standard error.

Either stream may be `None`, as in a process that was started without it.
"""

import json
import os
import shutil
import sys
from io import TextIOWrapper

from ..views._page import Page, printable
from ._status import Unusable

__all__ = ["complain", "page", "show", "show_exactly", "show_json"]


def page() -> Page:
    """Return the page for standard output.

    On a terminal it is as wide as that, from 60 to 110 columns, and in colour unless `NO_COLOR` is set.
    """
    if sys.stdout is None or not sys.stdout.isatty():
        return Page()
    width = max(60, min(110, shutil.get_terminal_size().columns))
    return Page(width=width, colour=not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")


def show(text: str) -> None:
    """Write text for people."""
    if sys.stdout is not None:
        sys.stdout.write(text)


def show_exactly(text: str) -> None:
    """Write text for programs: in UTF-8 and with its own line ends, whatever the encoding of the terminal."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8"))
    else:
        show(text)


def show_json(value: object) -> None:
    """Write a plain value as JSON."""
    show_exactly(json.dumps(value, indent=2, ensure_ascii=False) + "\n")


def complain(error: Unusable) -> None:
    """Write to standard error what cannot be used and why. Escapes keep it from controlling the terminal."""
    if sys.stderr is not None:
        lines = (f"{printable(error.name)}:", *(f"  {printable(line)}" for line in error.lines))
        sys.stderr.writelines(f"{line}\n" for line in lines)
