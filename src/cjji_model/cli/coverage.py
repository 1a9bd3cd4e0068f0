"""`cjji coverage`."""

import argparse

from ..views.coverage import coverage_plain, coverage_text
from ._arguments import FILE, add_format, add_input
from ._reading import read_documents
from ._status import SUCCESS
from ._writing import page, show, show_json

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `coverage`."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=FILE)
    add_input(parser)
    add_format(parser)


def run(args: argparse.Namespace) -> int:
    """Print the coverage and burden of all the documents together."""
    documents = read_documents(args.files, args.input)
    if args.format == "json":
        show_json(coverage_plain(documents))
    else:
        show(coverage_text(documents, width=page().width))
    return SUCCESS
