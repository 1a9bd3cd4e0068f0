"""`cjji who`."""

import argparse

from ..registry import standard
from ..views.who import body_plain, body_text
from ._reading import body_id
from ._status import PASSES
from ._words import add_format, day
from ._writing import page, show, show_json

__all__ = ["add_words", "run"]


def add_words(parser: argparse.ArgumentParser) -> None:
    """Say what may follow `who`."""
    parser.add_argument("text", metavar="TEXT", help="the id of a body, one of its names, or an abbreviation")
    parser.add_argument("--on", type=day, metavar="DATE", help="the day, YYYY-MM-DD (default: all that is recorded)")
    add_format(parser)


def run(words: argparse.Namespace) -> int:
    """Say how a body stood on a day, or all that is recorded of it."""
    body = standard().bodies[body_id(words.text, "who", words.on)]
    if words.format == "json":
        show_json(body_plain(body, words.on))
    else:
        show(body_text(body, words.on, page=page()))
    return PASSES
