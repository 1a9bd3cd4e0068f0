"""`cjji agencies`: the ids of agencies."""

import argparse

from ..registry import standard_registry
from ..views.ids import agencies_plain, agencies_text
from ._arguments import add_format
from ._status import PASSES
from ._writing import show, show_json

__all__ = ["add_words", "run"]


def add_words(parser: argparse.ArgumentParser) -> None:
    """Say what may follow `agencies`."""
    add_format(parser)


def run(words: argparse.Namespace) -> int:
    """List the agencies."""
    agencies = standard_registry().agencies
    if words.format == "json":
        show_json(agencies_plain(agencies))
    else:
        show(agencies_text(agencies))
    return PASSES
