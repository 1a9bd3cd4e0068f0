"""`cjji format`."""

import argparse

from ..wire import dump
from ._arguments import FILE, FORMATS, add_input
from ._reading import loaded
from ._status import SUCCESS, Unusable
from ._writing import show_exactly

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `format`."""
    parser.add_argument("file", metavar="FILE", help=FILE)
    add_input(parser)
    parser.add_argument("--to", choices=FORMATS, help="the output format (default: the input format)")


def run(args: argparse.Namespace) -> int:
    """Print a document in canonical form."""
    result, input_format = loaded(args.file, args.input)
    try:
        text = dump(result.document, format=args.to or input_format)
    except ModuleNotFoundError as error:
        raise Unusable(args.file, [error]) from None
    show_exactly(text)
    return SUCCESS
