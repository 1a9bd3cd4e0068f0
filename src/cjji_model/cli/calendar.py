"""`cjji calendar`."""

import argparse

from ..queries.calendar import calendar
from ..views.calendar import calendar_ical, calendar_plain, calendar_text
from ._arguments import FILE, add_input, day
from ._reading import read_documents
from ._status import PASSES, Unusable
from ._writing import page, show, show_exactly, show_json

__all__ = ["add_words", "run"]


def add_words(parser: argparse.ArgumentParser) -> None:
    """Say what may follow `calendar`."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=FILE)
    parser.add_argument("--from", dest="first", required=True, type=day, metavar="DATE", help="the first day")
    parser.add_argument("--to", dest="last", required=True, type=day, metavar="DATE", help="the last day")
    add_input(parser)
    parser.add_argument(
        "--format", choices=["text", "json", "ical"], default="text", help="text for people, ical for diaries"
    )


def run(words: argparse.Namespace) -> int:
    """Say what falls due from the first day to the last."""
    first, last = words.first, words.last
    if last < first:
        raise Unusable("--to", [f"{last} is before the first day, {first}"])
    dues = calendar(read_documents(words.files, words.input), first, last)
    if words.format == "json":
        show_json(calendar_plain(dues, first, last))
    elif words.format == "ical":
        show_exactly(calendar_ical(dues))
    else:
        show(calendar_text(dues, first, last, width=page().width))
    return PASSES
