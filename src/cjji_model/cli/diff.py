"""`cjji diff`."""

import argparse

from ..model.programme import Programme
from ..views.diff import diff_plain, diff_text
from ..wire import Format
from ._arguments import FILE, add_format, add_input
from ._reading import read_document
from ._status import PASSES, Unusable
from ._writing import page, show, show_json

__all__ = ["add_words", "run"]


def add_words(parser: argparse.ArgumentParser) -> None:
    """Say what may follow `diff`."""
    parser.add_argument("old", metavar="OLD", help=f"the programme before: {FILE}")
    parser.add_argument("new", metavar="NEW", help="the programme after, named as the other is")
    add_input(parser)
    add_format(parser)


def run(words: argparse.Namespace) -> int:
    """Say what changed from the old programme to the new."""
    if words.old == words.new == "-":
        raise Unusable("diff", ["standard input holds one programme: name the other"])
    old, new = _programme(words.old, words.input), _programme(words.new, words.input)
    if words.format == "json":
        show_json(diff_plain(old, new))
    else:
        show(diff_text(old, new, width=page().width))
    return PASSES


def _programme(name: str, given: Format | None) -> Programme:
    document = read_document(name, given)
    if not isinstance(document, Programme):
        raise Unusable(name, ["is no programme: two programmes are compared"])
    return document
