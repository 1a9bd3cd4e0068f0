"""`cjji check`.

Exit statuses: 0 where nothing at or above `--fail-on` stands against any document, 1 where something does, 2 where the
input or the words of the command cannot be used; of many files, the worst.
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
from ._status import FAILS, PASSES, UNUSABLE, Unusable
from ._writing import complain, page, show, show_json

__all__ = ["add_words", "run"]


def add_words(parser: argparse.ArgumentParser) -> None:
    """Say what may follow `check`."""
    parser.epilog = (
        "Exit status: 0 no uncovered breach at or above --fail-on, 1 at least one, 2 unusable input; "
        "of many files the worst."
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help=FILE)
    parser.add_argument(
        "--on", type=day, metavar="DATE", help="the day of reading, YYYY-MM-DD (default: the document's last)"
    )
    parser.add_argument("--previous", metavar="FILE", help="the programme before: a file or corpus:ID")
    parser.add_argument(
        "--select",
        action="append",
        default=[],
        metavar="CODES",
        help="only rules whose codes begin so, such as LAW,PRA1",
    )
    parser.add_argument(
        "--fail-on", choices=["error", "warning"], default="error", help="the least grave breach that fails"
    )
    parser.add_argument("--all", action="store_true", help="show what is met and not applicable too")
    add_input(parser)
    add_format(parser)


def run(words: argparse.Namespace) -> int:
    """Check each document, and say what was found."""
    rules = _selected(words.select)
    previous = None if words.previous is None else read_document(words.previous, words.input)
    fail_on = Severity(words.fail_on)
    found: list[tuple[Outcome, Document]] = []
    status = PASSES
    for name in words.files:
        try:
            found.append(_checked(name, words, rules, previous))
        except Unusable as error:
            complain(error)
            status = UNUSABLE
        else:
            status = max(status, FAILS if against(found[-1][0], fail_on) else PASSES)
    if words.format == "json":
        plain = [outcome_plain(outcome) for outcome, _ in found]
        if found or len(words.files) > 1:
            show_json(plain if len(words.files) > 1 else plain[0])
        return status
    sheet = page()
    parts = [
        outcome_text(outcome, document, page=sheet, fail_on=fail_on, everything=words.all)
        for outcome, document in found
    ]
    if len(words.files) > 1:
        failing = sum(bool(against(outcome, fail_on)) for outcome, _ in found)
        unusable = len(words.files) - len(found)
        parts.append(
            f"Of {len(words.files)}: {len(found) - failing} pass, {failing} fail, {unusable} cannot be used.\n"
        )
    show("\n\n".join(parts))
    return status


def _selected(texts: Iterable[str]) -> RuleBook:
    prefixes = [code.strip().upper() for text in texts for code in text.split(",")]
    if not prefixes:
        return RULES
    if "" in prefixes:
        raise Unusable("--select", ["an empty code: write codes or their beginnings, such as LAW,PRA1"])
    try:
        return RULES.select(*prefixes)
    except UnknownName as error:
        raise Unusable("--select", [error]) from None


def _checked(
    name: str, words: argparse.Namespace, rules: RuleBook, previous: Document | None
) -> tuple[Outcome, Document]:
    document = read_document(name, words.input)
    on = words.on or reading_day(document)
    if on is None:
        raise Unusable(name, ["nothing in it says on which day to read it: give --on YYYY-MM-DD"])
    try:
        return check(document, on=on, previous=previous, rules=rules, keep_all=words.all), document
    except ValueError as error:
        raise Unusable(name, [error]) from None
