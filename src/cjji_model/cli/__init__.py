"""The command line: `cjji`, or `python -m cjji_model`.

Each command is a module of its own here, which says its words (`add_words`) and does its work (`run`), and a line of
`COMMANDS`. Only the module of the command that is given is imported.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from io import TextIOWrapper

from ._status import PASSES, UNREAD, UNUSABLE, Unusable
from ._writing import complain

__all__ = ["COMMANDS", "main"]

COMMANDS = {
    "check": "say rule by rule whether documents keep the law and the published practice, and why",
    "rules": "list the rule book, or show one rule with its clauses and examples",
    "corpus": "list the published programmes and reports, or print one in canonical JSON",
    "calendar": "say what falls due between two days, as text or for a diary",
    "diff": "say what changed from one programme to another, and what that sets off",
    "coverage": "lay out the work by process, agency and year, and who is inspected most",
    "law": "lay out the provisions in force on a day, or what a body had to do and could do",
    "who": "say how a body or an agency stood on a day: its names, remit, and whom it answered to",
    "consult": "say whom a joint programme prepared on a day must be taken to, and who may agree a waiver",
    "bodies": "list the ids of the bodies that inspect, are consulted or direct",
    "agencies": "list the ids of the agencies that are inspected",
    "places": "list the schemes of areas, or the ids of the areas of one scheme",
    "cases": "judge the frozen cases of every rule again, or list them",
    "new": "print a programme to start from, whose check shows what is to be recorded",
    "format": "print a document in canonical form",
}
"""The commands, each by the name of its module, and what it does."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command, given as words (those of the process where none are given), and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        words = _parsed(sys.argv[1:] if argv is None else argv)
        status: int = words.run(words)
        if sys.stdout is not None:
            sys.stdout.flush()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else PASSES
    except Unusable as error:
        complain(error)
        return UNUSABLE
    except OSError as error:
        return _unwritten(error)
    return status


def _parsed(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="cjji",
        description="Criminal justice joint inspection programmes, judged rule by rule.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"cjji_model {version('cjji_model')}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    given = next((word for word in argv if not word.startswith("-")), None)
    for name, read_document in COMMANDS.items():
        command = commands.add_parser(
            name, help=read_document, description=f"{read_document[0].upper()}{read_document[1:]}.", allow_abbrev=False
        )
        if name == given:
            module = import_module(f".{name}", __name__)
            module.add_words(command)
            command.set_defaults(run=module.run)
    return parser.parse_args(argv)


def _unwritten(error: OSError) -> int:
    """Give up writing, so that the end of the process does not complain of what is left; return the status."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    if isinstance(error, BrokenPipeError):
        return UNREAD
    complain(Unusable("standard output", [f"cannot be written: {error.strerror or error}"]))
    return UNUSABLE
