"""`cjji format`."""

import argparse

from ..wire import dump
from ._arguments import FILE, FORMATS, add_input
from ._reading import loaded
from ._status import PASSES, Unusable
from ._writing import show_exactly

__all__ = ["add_words", "run"]


def add_words(parser: argparse.ArgumentParser) -> None:
    """Say what may follow `format`."""
    parser.add_argument("file", metavar="FILE", help=FILE)
    add_input(parser)
    parser.add_argument("--to", choices=FORMATS, help="the format to write (default: the one read)")


def run(words: argparse.Namespace) -> int:
    """Print a document in canonical form."""
    found, given = loaded(words.file, words.input)
    try:
        text = dump(found.document, format=words.to or given)
    except ModuleNotFoundError as error:
        raise Unusable(words.file, [error]) from None
    show_exactly(text)
    return PASSES
