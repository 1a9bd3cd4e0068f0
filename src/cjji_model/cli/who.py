"""`cjji who`."""

import argparse

from ..errors import AmbiguousText, UnknownName
from ..organisations.bodies import Body
from ..registry import standard_registry
from ..views.who import agency_plain, agency_text, body_plain, body_text
from ._arguments import add_format, day
from ._status import PASSES, Unusable
from ._writing import page, show, show_json

__all__ = ["add_words", "run"]


def add_words(parser: argparse.ArgumentParser) -> None:
    """Say what may follow `who`."""
    parser.add_argument("text", metavar="TEXT", help="a body or an agency: its id, a name or an abbreviation")
    parser.add_argument("--on", type=day, metavar="DATE", help="the day, YYYY-MM-DD (default: all that is recorded)")
    add_format(parser)


def run(words: argparse.Namespace) -> int:
    """Say how a body or an agency stood on a day, or all that is recorded of it."""
    try:
        found = standard_registry().resolve(words.text, on=words.on)
    except (AmbiguousText, UnknownName) as error:
        raise Unusable("who", [error]) from None
    if words.format == "json":
        show_json(body_plain(found, words.on) if isinstance(found, Body) else agency_plain(found, words.on))
    elif isinstance(found, Body):
        show(body_text(found, words.on, page=page()))
    else:
        show(agency_text(found, words.on, page=page()))
    return PASSES
