"""`cjji law`."""

import argparse

from ..views.law import law_plain, law_text
from ._arguments import add_format, day
from ._reading import body_id
from ._status import PASSES
from ._writing import page, show, show_json

__all__ = ["add_words", "run"]


def add_words(parser: argparse.ArgumentParser) -> None:
    """Say what may follow `law`."""
    parser.add_argument("--on", type=day, required=True, metavar="DATE", help="the day, YYYY-MM-DD")
    parser.add_argument("--of", metavar="BODY", help="only what this body had to do and could do")
    add_format(parser)


def run(words: argparse.Namespace) -> int:
    """Lay out the law of a day."""
    of = None if words.of is None else body_id(words.of, "--of", words.on)
    if words.format == "json":
        show_json(law_plain(words.on, of))
    else:
        show(law_text(words.on, of, page=page()))
    return PASSES
