"""Arguments that several commands share."""

import argparse
import re
from datetime import date

from ..wire import Format

__all__ = ["FILE", "FORMATS", "add_format", "add_input", "day"]

FORMATS: tuple[Format, ...] = ("json", "toml", "yaml")
"""The formats that documents are read and written in."""
FILE = "a file, '-' for standard input, or corpus:ID for a published document"
"""The help of an argument that names a document."""


def add_input(parser: argparse.ArgumentParser) -> None:
    """Add `--input`: the format that documents are read in."""
    parser.add_argument(
        "--input", choices=FORMATS, help="the input format (default: by the suffix of the file, else json)"
    )


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add `--format`: text or JSON."""
    parser.add_argument(
        "--format",
        choices=["text", "json"],
        default="text",
        help="the output format: text for people (the default), json for programs",
    )


def day(text: str) -> date:
    """Parse an argument as a day; `date.fromisoformat` alone would also take `20120401` and `2012-W13-7`."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is not a day: write YYYY-MM-DD")
