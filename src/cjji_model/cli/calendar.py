"""`cjji calendar`."""

import argparse

from ..queries.calendar import calendar
from ..views.calendar import calendar_ical, calendar_plain, calendar_text
from ._arguments import FILE, add_input, day
from ._reading import read_documents
from ._status import SUCCESS, Unusable
from ._writing import page, show, show_exactly, show_json

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `calendar`."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=FILE)
    parser.add_argument(
        "--from", dest="first", required=True, type=day, metavar="DATE", help="the first day, YYYY-MM-DD"
    )
    parser.add_argument("--to", dest="last", required=True, type=day, metavar="DATE", help="the last day, YYYY-MM-DD")
    add_input(parser)
    parser.add_argument(
        "--format",
        choices=["text", "json", "ical"],
        default="text",
        help="the output format: text for people (the default), json for programs, ical (iCalendar) for diaries",
    )


def run(args: argparse.Namespace) -> int:
    """Print what falls due from the first day to the last."""
    first, last = args.first, args.last
    if last < first:
        raise Unusable("--to", [f"{last} is before the first day, {first}"])
    dues = calendar(read_documents(args.files, args.input), first, last)
    if args.format == "json":
        show_json(calendar_plain(dues, first, last))
    elif args.format == "ical":
        show_exactly(calendar_ical(dues))
    else:
        show(calendar_text(dues, first, last, width=page().width))
    return SUCCESS
