"""`cjji agencies`: the ids of agencies."""

import argparse

from ..registry import standard_registry
from ..views.ids import agencies_plain, agencies_text
from ._arguments import add_format
from ._status import SUCCESS
from ._writing import show, show_json

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `agencies`."""
    add_format(parser)


def run(args: argparse.Namespace) -> int:
    """List the agencies."""
    agencies = standard_registry().agencies
    if args.format == "json":
        show_json(agencies_plain(agencies))
    else:
        show(agencies_text(agencies))
    return SUCCESS
