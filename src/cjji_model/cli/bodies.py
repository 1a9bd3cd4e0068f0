"""`cjji bodies`: the ids of bodies."""

import argparse

from ..registry import standard_registry
from ..views.ids import bodies_plain, bodies_text
from ._arguments import add_format
from ._status import PASSES
from ._writing import show, show_json

__all__ = ["add_words", "run"]


def add_words(parser: argparse.ArgumentParser) -> None:
    """Say what may follow `bodies`."""
    add_format(parser)


def run(words: argparse.Namespace) -> int:
    """List the bodies."""
    bodies = standard_registry().bodies
    if words.format == "json":
        show_json(bodies_plain(bodies))
    else:
        show(bodies_text(bodies))
    return PASSES
