"""`cjji rules`."""

import argparse

from ..errors import UnknownName
from ..rules import RULES
from ..views.rule_book import rule_plain, rule_text, rules_text
from ._arguments import add_format
from ._status import PASSES, Unusable
from ._writing import page, show, show_json

__all__ = ["add_words", "run"]


def add_words(parser: argparse.ArgumentParser) -> None:
    """Say what may follow `rules`."""
    parser.add_argument("code", nargs="?", metavar="CODE", help="the code of a rule, such as PRA106")
    add_format(parser)


def run(words: argparse.Namespace) -> int:
    """Show the rule book, or one rule."""
    if words.code is None:
        if words.format == "json":
            show_json([rule_plain(rule) for rule in RULES])
        else:
            show(rules_text(RULES))
        return PASSES
    try:
        rule = RULES[words.code.upper()]
    except UnknownName as error:
        raise Unusable("rules", [error]) from None
    if words.format == "json":
        show_json(rule_plain(rule))
    else:
        show(rule_text(rule, page=page()))
    return PASSES
