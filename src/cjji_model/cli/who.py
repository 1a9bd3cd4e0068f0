"""`cjji who`."""

import argparse

from ..errors import AmbiguousText, UnknownName
from ..organisations.bodies import Body
from ..registry import standard_registry
from ..views.who import agency_plain, agency_text, body_plain, body_text
from ._arguments import add_format, day
from ._status import SUCCESS, Unusable
from ._writing import page, show, show_json

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `who`."""
    parser.add_argument("text", metavar="TEXT", help="a body or an agency: its id, a name or an abbreviation")
    parser.add_argument("--on", type=day, metavar="DATE", help="the day, YYYY-MM-DD (default: its whole history)")
    add_format(parser)


def run(args: argparse.Namespace) -> int:
    """Print a body or an agency on a day, or all that is recorded about it."""
    try:
        organisation = standard_registry().resolve(args.text, on=args.on)
    except (AmbiguousText, UnknownName) as error:
        raise Unusable("who", [error]) from None
    if args.format == "json":
        show_json(
            body_plain(organisation, args.on) if isinstance(organisation, Body) else agency_plain(organisation, args.on)
        )
    elif isinstance(organisation, Body):
        show(body_text(organisation, args.on, page=page()))
    else:
        show(agency_text(organisation, args.on, page=page()))
    return SUCCESS
