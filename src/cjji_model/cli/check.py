"""`cjji check`.

Exit status: 0 where no document has an uncovered breach at or above `--fail-on`, 1 where one has, 2 where the input or
the arguments cannot be used; of many files, the highest.
"""

import argparse
from collections.abc import Iterable

from ..errors import UnknownName
from ..model.documents import Document
from ..outcome import Outcome, Severity
from ..rules import RULES, RuleBook, check, reading_day
from ..views.text import against, outcome_text
from ..wire.outcome import outcome_plain
from ._arguments import FILE, add_format, add_input, day
from ._reading import read_document
from ._status import FAILURE, SUCCESS, UNUSABLE, Unusable
from ._writing import complain, page, show, show_json

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `check`."""
    parser.epilog = (
        "Exit status: 0 no uncovered breach at or above --fail-on, 1 at least one, 2 unusable input; "
        "of many files, the highest. A breach that a derogation covers does not count."
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help=FILE)
    parser.add_argument(
        "--on",
        type=day,
        metavar="DATE",
        help="the day of reading, YYYY-MM-DD (default: the later of the last day of the document's period "
        "and the latest date that it records as done)",
    )
    parser.add_argument("--previous", metavar="FILE", help="the previous programme: a file or corpus:ID")
    parser.add_argument(
        "--select",
        action="append",
        default=[],
        metavar="CODES",
        help="only rules whose codes begin with one of these, such as LAW,PRA1",
    )
    parser.add_argument(
        "--fail-on",
        choices=["error", "warning"],
        default="error",
        help="the lowest severity at which a breach fails the check (default: error)",
    )
    parser.add_argument(
        "--all", action="store_true", help="also show what is met or not applicable, and the facts that were read"
    )
    add_input(parser)
    add_format(parser)


def run(args: argparse.Namespace) -> int:
    """Check each document and print its outcome. An unusable document does not stop the others."""
    rules = _selected(args.select)
    previous = None if args.previous is None else read_document(args.previous, args.input)
    fail_on = Severity(args.fail_on)
    checked: list[tuple[Outcome, Document]] = []
    status = SUCCESS
    for name in args.files:
        try:
            checked.append(_checked(name, args, rules, previous))
        except Unusable as error:
            complain(error)
            status = UNUSABLE
        else:
            status = max(status, FAILURE if against(checked[-1][0], fail_on) else SUCCESS)
    if args.format == "json":
        plain = [outcome_plain(outcome) for outcome, _ in checked]
        if checked or len(args.files) > 1:
            show_json(plain if len(args.files) > 1 else plain[0])
        return status
    sheet = page()
    parts = [
        outcome_text(outcome, document, page=sheet, fail_on=fail_on, everything=args.all)
        for outcome, document in checked
    ]
    if len(args.files) > 1:
        failed = sum(bool(against(outcome, fail_on)) for outcome, _ in checked)
        unusable = len(args.files) - len(checked)
        parts.append(
            f"{len(args.files)} files: {len(checked) - failed} passed, {failed} failed, {unusable} unusable.\n"
        )
    show("\n\n".join(parts))
    return status


def _selected(texts: Iterable[str]) -> RuleBook:
    """Return the rules whose codes begin as `--select` says; all, without it. Raises `Unusable`."""
    prefixes = [code.strip().upper() for text in texts for code in text.split(",")]
    if not prefixes:
        return RULES
    if "" in prefixes:
        raise Unusable("--select", ["a code is empty: write codes or their first letters, such as LAW,PRA1"])
    try:
        return RULES.select(*prefixes)
    except UnknownName as error:
        raise Unusable("--select", [error]) from None


def _checked(
    name: str, args: argparse.Namespace, rules: RuleBook, previous: Document | None
) -> tuple[Outcome, Document]:
    """Check one document, and return the outcome with it. Raises `Unusable`."""
    document = read_document(name, args.input)
    on = args.on or reading_day(document)
    if on is None:
        raise Unusable(name, ["the day of reading is not known: give --on YYYY-MM-DD"])
    try:
        return check(document, on=on, previous=previous, rules=rules, keep_all=args.all), document
    except ValueError as error:
        raise Unusable(name, [error]) from None
