"""`cjji coverage`."""

import argparse

from ..views.coverage import coverage_plain, coverage_text
from ._arguments import FILE, add_format, add_input
from ._reading import read_documents
from ._status import PASSES
from ._writing import page, show, show_json

__all__ = ["add_words", "run"]


def add_words(parser: argparse.ArgumentParser) -> None:
    """Say what may follow `coverage`."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=FILE)
    add_input(parser)
    add_format(parser)


def run(words: argparse.Namespace) -> int:
    """Lay out the work of all the documents together."""
    documents = read_documents(words.files, words.input)
    if words.format == "json":
        show_json(coverage_plain(documents))
    else:
        show(coverage_text(documents, width=page().width))
    return PASSES
