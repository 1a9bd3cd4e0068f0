"""`cjji bodies`: the ids of bodies."""

import argparse

from ..registry import standard_registry
from ..views.ids import bodies_plain, bodies_text
from ._arguments import add_format
from ._status import SUCCESS
from ._writing import show, show_json

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `bodies`."""
    add_format(parser)


def run(args: argparse.Namespace) -> int:
    """List the bodies."""
    bodies = standard_registry().bodies
    if args.format == "json":
        show_json(bodies_plain(bodies))
    else:
        show(bodies_text(bodies))
    return SUCCESS
