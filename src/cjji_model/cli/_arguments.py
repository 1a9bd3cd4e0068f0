"""Words that several commands take."""

import argparse
import re
from datetime import date

from ..wire import Format

__all__ = ["FILE", "FORMATS", "add_format", "add_input", "day"]

FORMATS: tuple[Format, ...] = ("json", "toml", "yaml")
FILE = "a file, '-' for standard input, or corpus:ID"
"""What names a document."""


def add_input(parser: argparse.ArgumentParser) -> None:
    """Add `--input`: the format that documents are read in."""
    parser.add_argument(
        "--input", choices=FORMATS, help="the format to read (default: by the suffix of the file, else json)"
    )


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add `--format`: text or JSON."""
    parser.add_argument("--format", choices=["text", "json"], default="text", help="text for people, json for programs")


def day(text: str) -> date:
    """A day, as an argument."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is not a day: write YYYY-MM-DD")
