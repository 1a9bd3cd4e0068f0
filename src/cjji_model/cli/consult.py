"""`cjji consult`."""

import argparse

from ..views.law import consult_plain, consult_text
from ._arguments import add_format, day
from ._status import SUCCESS
from ._writing import page, show, show_json

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `consult`."""
    parser.add_argument(
        "--on", type=day, required=True, metavar="DATE", help="the day on which the programme is prepared, YYYY-MM-DD"
    )
    add_format(parser)


def run(args: argparse.Namespace) -> int:
    """Print who must be consulted on a joint programme prepared on a day."""
    if args.format == "json":
        show_json(consult_plain(args.on))
    else:
        show(consult_text(args.on, page=page()))
    return SUCCESS
