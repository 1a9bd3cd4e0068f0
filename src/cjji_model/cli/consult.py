"""`cjji consult`."""

import argparse

from ..views.law import consult_plain, consult_text
from ._arguments import add_format, day
from ._status import PASSES
from ._writing import page, show, show_json

__all__ = ["add_words", "run"]


def add_words(parser: argparse.ArgumentParser) -> None:
    """Say what may follow `consult`."""
    parser.add_argument("--on", type=day, required=True, metavar="DATE", help="the day of preparation, YYYY-MM-DD")
    add_format(parser)


def run(words: argparse.Namespace) -> int:
    """Say whom to consult on a joint programme prepared that day."""
    if words.format == "json":
        show_json(consult_plain(words.on))
    else:
        show(consult_text(words.on, page=page()))
    return PASSES
