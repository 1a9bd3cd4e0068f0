"""The command line: `cjji`, or `python -m cjji_model`.

Exit statuses of `check`: 0 where nothing at or above `--fail-on` stands against any document, 1 where
something does, 2 where the input or the words of the command cannot be used; of many files, the worst.
"""

import argparse
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import PurePath
from typing import Any

from .dates import Period
from .errors import AmbiguousText, InvariantError, LoadError, UnknownName
from .outcome import Outcome, Severity
from .programme import Completeness, Programme, ProgrammeStatus, WorkStream
from .published import CORPUS
from .registry import standard
from .rules import RULES, RuleBook, check, reading_day
from .views._page import Page, printable
from .views.rule_book import rule_plain, rule_text, rules_text
from .views.shelf import documents_plain, documents_text
from .views.text import against, outcome_text
from .wire import LIMITS, Document, Format, Loaded, dump, read
from .wire.outcome import outcome_plain
from .work import WorkStatus, WorkType

__all__ = ["main"]

PASSES, FAILS, UNUSABLE = 0, 1, 2
UNREAD = 141
"""The status where the reader of our output went away: what a shell gives for that signal."""
_FORMATS: tuple[Format, ...] = ("json", "toml", "yaml")
_SUFFIXES: dict[str, Format] = {".toml": "toml", ".yaml": "yaml", ".yml": "yaml"}


class Unusable(Exception):
    """Input or words that cannot be used: whose, and in lines, why."""

    def __init__(self, name: str, lines: Iterable[object]) -> None:
        self.name = name
        self.lines = tuple(str(line) for line in lines)
        super().__init__(name, self.lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command, given as words (those of the process where none are given), and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        words = _parser().parse_args(argv)
        status: int = words.run(words)
        if sys.stdout is not None:
            sys.stdout.flush()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else PASSES
    except Unusable as error:
        _complain(error)
        return UNUSABLE
    except OSError as error:
        return _unwritten(error)
    return status


def _unwritten(error: OSError) -> int:
    """Give up writing, so that the end of the process does not complain of what is left; return the status."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    if isinstance(error, BrokenPipeError):
        return UNREAD
    _complain(Unusable("standard output", [f"cannot be written: {error.strerror or error}"]))
    return UNUSABLE


# ------------------------------------------------------------------------------------------------- the words


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cjji",
        description="Criminal justice joint inspection programmes, judged rule by rule.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"cjji_model {version('cjji_model')}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for add in (_check_words, _rules_words, _corpus_words, _new_words, _format_words):
        add(commands)
    return parser


Commands = Any
"""What argparse makes of the commands: it names no type for it."""


def _command(commands: Commands, name: str, run: Callable[[argparse.Namespace], int], told: str, more: str = "") -> Any:
    parser = commands.add_parser(
        name, help=told, description=f"{told[0].upper()}{told[1:]}.", epilog=more, allow_abbrev=False
    )
    parser.set_defaults(run=run)
    return parser


def _check_words(commands: Commands) -> None:
    parser = _command(
        commands,
        "check",
        _check,
        "say rule by rule whether documents keep the law and the published practice, and why",
        "Exit status: 0 no uncovered breach at or above --fail-on, 1 at least one, 2 unusable input; "
        "of many files the worst.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="a file, '-' for standard input, or corpus:ID")
    parser.add_argument(
        "--on", type=_day, metavar="DATE", help="the day of reading, YYYY-MM-DD (default: the document's last)"
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
    _input_word(parser)
    _format_word(parser)


def _rules_words(commands: Commands) -> None:
    parser = _command(commands, "rules", _rules, "list the rule book, or show one rule with its clauses and examples")
    parser.add_argument("code", nargs="?", metavar="CODE", help="the code of a rule, such as PRA106")
    _format_word(parser)


def _corpus_words(commands: Commands) -> None:
    parser = _command(
        commands, "corpus", _corpus, "list the published programmes and reports, or print one in canonical JSON"
    )
    parser.add_argument(
        "id", nargs="?", metavar="ID", help="the id of a document, such as joint-plan-2012-14 or 2012-14"
    )
    parser.add_argument("--body", metavar="BODY", help="only those in which this body takes part")
    parser.add_argument("--agency", metavar="AGENCY", help="only those in which this agency is inspected")
    parser.add_argument("--year", type=int, metavar="YEAR", help="only those of this calendar year")
    _format_word(parser)


def _new_words(commands: Commands) -> None:
    parser = _command(
        commands, "new", _new, "print a programme to start from, whose check shows what is to be recorded"
    )
    parser.add_argument(
        "--period", required=True, type=_period, metavar="YEARS", help="two business years, such as 2026-28"
    )
    parser.add_argument("--title", metavar="TITLE", help="the title of the programme")


def _format_words(commands: Commands) -> None:
    parser = _command(commands, "format", _format, "print a document in canonical form")
    parser.add_argument("file", metavar="FILE", help="a file, '-' for standard input, or corpus:ID")
    _input_word(parser)
    parser.add_argument("--to", choices=_FORMATS, help="the format to write (default: the one read)")


def _input_word(parser: Any) -> None:
    parser.add_argument(
        "--input", choices=_FORMATS, help="the format to read (default: by the suffix of the file, else json)"
    )


def _format_word(parser: Any) -> None:
    parser.add_argument("--format", choices=["text", "json"], default="text", help="text for people, json for programs")


def _day(text: str) -> date:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is not a day: write YYYY-MM-DD")


def _period(text: str) -> tuple[int, int]:
    """The years in which a programme's first and last business years begin and end."""
    found = re.fullmatch(r"([1-9][0-9]{3})[-/]([0-9]{2}|[0-9]{4})", text)
    if found:
        first, tail = int(found[1]), found[2]
        last = int(tail) if len(tail) > 2 else first + (int(tail) - first) % 100  # noqa: PLR2004  a year in full has four
        if last - first in {1, 2}:
            return first, last
    raise argparse.ArgumentTypeError(f"{text!r} is not two business years, such as 2026-28, nor one, such as 2026-27")


# ---------------------------------------------------------------------------------------------- what is read


def _loaded(name: str, given: Format | None) -> tuple[Loaded, Format]:
    """The document of that name, and the format it was read in."""
    if name.startswith("corpus:"):
        return Loaded(_published(name.removeprefix("corpus:"), name)), "json"
    format = given or _SUFFIXES.get(PurePath(name).suffix.lower(), "json")
    try:
        return read(_bytes(name), format=format), format
    except LoadError as error:
        raise Unusable(name, error.faults) from None
    except OSError as error:
        raise Unusable(name, [f"cannot be read: {error.strerror or error}"]) from None
    except (ModuleNotFoundError, ValueError) as error:
        raise Unusable(name, [error]) from None


def _bytes(name: str) -> bytes:
    """What a file holds, or as much of it as shows that it is too large."""
    if name == "-":
        if sys.stdin is None:
            raise ValueError("there is no standard input")
        return sys.stdin.buffer.read(LIMITS.size + 1)
    with open(name, "rb") as file:  # noqa: PTH123  a name with a null byte is for `open` to refuse
        return file.read(LIMITS.size + 1)


def _published(id: str, name: str) -> Document:
    try:
        return CORPUS[id]
    except UnknownName as error:
        raise Unusable(name, [error]) from None


# --------------------------------------------------------------------------------------------------- commands


def _check(words: argparse.Namespace) -> int:
    rules = _selected(words.select)
    previous = None if words.previous is None else _told(words.previous, words.input)
    fail_on = Severity(words.fail_on)
    found: list[tuple[Outcome, Document]] = []
    status = PASSES
    for name in words.files:
        try:
            found.append(_checked(name, words, rules, previous))
        except Unusable as error:
            _complain(error)
            status = UNUSABLE
        else:
            status = max(status, FAILS if against(found[-1][0], fail_on) else PASSES)
    if words.format == "json":
        plain = [outcome_plain(outcome) for outcome, _ in found]
        if found or len(words.files) > 1:
            _print_exactly(_json(plain if len(words.files) > 1 else plain[0]))
        return status
    page = _page()
    parts = [
        outcome_text(outcome, document, page=page, fail_on=fail_on, everything=words.all) for outcome, document in found
    ]
    if len(words.files) > 1:
        failing = sum(bool(against(outcome, fail_on)) for outcome, _ in found)
        unusable = len(words.files) - len(found)
        parts.append(
            f"Of {len(words.files)}: {len(found) - failing} pass, {failing} fail, {unusable} cannot be used.\n"
        )
    _print("\n\n".join(parts))
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


def _told(name: str, given: Format | None) -> Document:
    """The document of that name, what was understood by alias being told."""
    loaded, _ = _loaded(name, given)
    if loaded.notes:
        _complain(Unusable(name, (f"note: {note}" for note in loaded.notes)))
    return loaded.document


def _checked(
    name: str, words: argparse.Namespace, rules: RuleBook, previous: Document | None
) -> tuple[Outcome, Document]:
    document = _told(name, words.input)
    on = words.on or reading_day(document)
    if on is None:
        raise Unusable(name, ["nothing in it says on which day to read it: give --on YYYY-MM-DD"])
    try:
        return check(document, on=on, previous=previous, rules=rules, keep_all=words.all), document
    except ValueError as error:
        raise Unusable(name, [error]) from None


def _rules(words: argparse.Namespace) -> int:
    if words.code is None:
        if words.format == "json":
            _print_exactly(_json([rule_plain(rule) for rule in RULES]))
        else:
            _print(rules_text(RULES))
        return PASSES
    try:
        rule = RULES[words.code.upper()]
    except UnknownName as error:
        raise Unusable("rules", [error]) from None
    if words.format == "json":
        _print_exactly(_json(rule_plain(rule)))
    else:
        _print(rule_text(rule, page=_page()))
    return PASSES


def _corpus(words: argparse.Namespace) -> int:
    filters = {"body": words.body, "agency": words.agency, "year": words.year}
    if words.id is not None:
        if any(value is not None for value in filters.values()):
            raise Unusable("corpus", ["an id names one document: leave out --body, --agency and --year"])
        document = _published(words.id, "corpus")
        _print_exactly(CORPUS.text(document.id))
        return PASSES
    registry = standard()
    try:
        body = words.body and registry.bodies.resolve(words.body).id
        agency = words.agency and registry.agencies.resolve(words.agency).id
    except (AmbiguousText, UnknownName) as error:
        raise Unusable("corpus", [error]) from None
    found = CORPUS.where(body=body, agency=agency, year=words.year)
    if words.format == "json":
        _print_exactly(_json(documents_plain(found)))
    else:
        _print(documents_text(found))
    return PASSES


def _new(words: argparse.Namespace) -> int:
    first, last = words.period
    try:
        programme = Programme(
            id=f"joint-plan-{first}-{last % 100:02}",
            title=words.title or f"Joint Inspection Business Plan {first}-{last}",
            period=Period.business_years(first, last - first),
            status=ProgrammeStatus.DRAFT,
            completeness=Completeness.PARTIAL,
            work_streams=(
                WorkStream(
                    id="an-example",
                    title="An example, to be replaced",
                    type=WorkType.THEMATIC,
                    status=WorkStatus.PROPOSED,
                ),
            ),
        )
    except InvariantError as error:
        raise Unusable("new", error.faults) from None
    _print_exactly(dump(programme))
    return PASSES


def _format(words: argparse.Namespace) -> int:
    loaded, given = _loaded(words.file, words.input)
    try:
        text = dump(loaded.document, format=words.to or given)
    except ModuleNotFoundError as error:
        raise Unusable(words.file, [error]) from None
    _print_exactly(text)
    return PASSES


# ------------------------------------------------------------------------------------------- what is written


def _page() -> Page:
    """The page that standard output is: as wide as the terminal within bounds, in colour where that is wanted."""
    if sys.stdout is None or not sys.stdout.isatty():
        return Page()
    width = max(60, min(110, shutil.get_terminal_size().columns))
    return Page(width=width, colour=not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _print(text: str) -> None:
    if sys.stdout is not None:
        sys.stdout.write(text)


def _print_exactly(text: str) -> None:
    """Write what programs read: UTF-8 and plain line ends, whatever the terminal."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8"))
    else:
        _print(text)


def _complain(error: Unusable) -> None:
    if sys.stderr is not None:
        lines = (f"{printable(error.name)}:", *(f"  {printable(line)}" for line in error.lines))
        sys.stderr.writelines(f"{line}\n" for line in lines)
