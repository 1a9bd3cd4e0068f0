"""`cjji places`: the schemes of areas, and the ids of the areas of one scheme."""

import argparse

from ..errors import UnknownName
from ..registry import standard_registry
from ..views.ids import places_plain, places_text, schemes_plain, schemes_text
from ._arguments import add_format, day
from ._status import PASSES, Unusable
from ._writing import show, show_json

__all__ = ["add_words", "run"]


def add_words(parser: argparse.ArgumentParser) -> None:
    """Say what may follow `places`."""
    parser.add_argument("scheme", nargs="?", metavar="SCHEME", help="a scheme, such as police-areas; without it, all")
    parser.add_argument("--on", type=day, metavar="DATE", help="only areas that existed, or may have, on this day")
    add_format(parser)


def run(words: argparse.Namespace) -> int:
    """List the schemes, or the areas of one."""
    places = standard_registry().places
    as_json = words.format == "json"
    if words.scheme is None:
        if words.on is not None:
            raise Unusable("places", ["--on asks for the areas of one scheme: name the scheme"])
        show_json(schemes_plain(places)) if as_json else show(schemes_text(places))
        return PASSES
    try:
        areas = places.scheme(words.scheme, on=words.on)
    except UnknownName as error:
        raise Unusable("places", [error]) from None
    show_json(places_plain(areas)) if as_json else show(places_text(areas))
    return PASSES
