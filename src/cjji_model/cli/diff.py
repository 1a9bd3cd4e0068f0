"""`cjji diff`."""

import argparse

from ..model.programme import Programme
from ..views.diff import diff_plain, diff_text
from ..wire import Format
from ._arguments import FILE, add_format, add_input
from ._reading import read_document
from ._status import SUCCESS, Unusable
from ._writing import page, show, show_json

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `diff`."""
    parser.add_argument("old", metavar="OLD", help=f"the old programme: {FILE}")
    parser.add_argument("new", metavar="NEW", help="the new programme, named in the same way")
    add_input(parser)
    add_format(parser)


def run(args: argparse.Namespace) -> int:
    """Print what changed from the old programme to the new."""
    if args.old == args.new == "-":
        raise Unusable("diff", ["only one of the two programmes can come from standard input"])
    old, new = _programme(args.old, args.input), _programme(args.new, args.input)
    if args.format == "json":
        show_json(diff_plain(old, new))
    else:
        show(diff_text(old, new, width=page().width))
    return SUCCESS


def _programme(name: str, input_format: Format | None) -> Programme:
    """Return the programme that an argument names. Raises `Unusable` for a document of another kind."""
    document = read_document(name, input_format)
    if not isinstance(document, Programme):
        raise Unusable(name, ["is not a programme: only programmes can be compared"])
    return document
