"""`cjji law`."""

import argparse

from ..views.law import law_plain, law_text
from ._arguments import add_format, day
from ._reading import body_id
from ._status import SUCCESS
from ._writing import page, show, show_json

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `law`."""
    parser.add_argument("--on", type=day, required=True, metavar="DATE", help="the day, YYYY-MM-DD")
    parser.add_argument("--of", metavar="BODY", help="only the duties and powers of this body, and who is on its lists")
    add_format(parser)


def run(args: argparse.Namespace) -> int:
    """Print the law on a day."""
    of = None if args.of is None else body_id(args.of, "--of", args.on)
    if args.format == "json":
        show_json(law_plain(args.on, of))
    else:
        show(law_text(args.on, of, page=page()))
    return SUCCESS
