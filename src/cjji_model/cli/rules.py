"""`cjji rules`."""

import argparse

from ..errors import UnknownName
from ..rules import RULES
from ..views.rule_book import rule_plain, rule_text, rules_text
from ._arguments import add_format
from ._status import SUCCESS, Unusable
from ._writing import page, show, show_json

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `rules`."""
    parser.add_argument("code", nargs="?", metavar="CODE", help="the code of a rule, such as PRA106")
    add_format(parser)


def run(args: argparse.Namespace) -> int:
    """Print the rule book, or one rule."""
    if args.code is None:
        if args.format == "json":
            show_json([rule_plain(rule) for rule in RULES])
        else:
            show(rules_text(RULES))
        return SUCCESS
    try:
        rule = RULES[args.code.upper()]
    except UnknownName as error:
        raise Unusable("rules", [error]) from None
    if args.format == "json":
        show_json(rule_plain(rule))
    else:
        show(rule_text(rule, page=page()))
    return SUCCESS
