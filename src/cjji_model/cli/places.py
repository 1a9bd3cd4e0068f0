"""`cjji places`: the schemes of areas, and the ids of the areas of one scheme."""

import argparse

from ..errors import UnknownName
from ..registry import standard_registry
from ..views.ids import places_plain, places_text, schemes_plain, schemes_text
from ._arguments import add_format, day
from ._status import SUCCESS, Unusable
from ._writing import show, show_json

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `places`."""
    parser.add_argument("scheme", nargs="?", metavar="SCHEME", help="a scheme, such as police-areas; without it, all")
    parser.add_argument("--on", type=day, metavar="DATE", help="only areas that existed, or may have, on this day")
    add_format(parser)


def run(args: argparse.Namespace) -> int:
    """List the schemes, or the areas of one."""
    places = standard_registry().places
    as_json = args.format == "json"
    if args.scheme is None:
        if args.on is not None:
            raise Unusable("places", ["--on asks for the areas of one scheme: name the scheme"])
        show_json(schemes_plain(places)) if as_json else show(schemes_text(places))
        return SUCCESS
    try:
        areas = places.scheme(args.scheme, on=args.on)
    except UnknownName as error:
        raise Unusable("places", [error]) from None
    show_json(places_plain(areas)) if as_json else show(places_text(areas))
    return SUCCESS
