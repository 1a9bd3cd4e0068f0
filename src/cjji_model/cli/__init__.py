"""The command line: `cjji`, or `python -m cjji_model`.

Each command is a line of `COMMANDS` and a module of that name here, with the functions `add_arguments` and `run`. Only
the module of the command that is used is imported, so that no command pays for the imports of another.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from io import TextIOWrapper

from ._status import BROKEN_PIPE, SUCCESS, UNUSABLE, Unusable
from ._writing import complain

__all__ = ["COMMANDS", "main"]

COMMANDS = {
    "check": "check documents against the law and the published practice, rule by rule, with reasons",
    "rules": "list the rule book, or show one rule with its clauses and examples",
    "corpus": "list the published programmes and reports, or print one in canonical JSON",
    "calendar": "list what falls due between two days, as text or as iCalendar",
    "diff": "show what changed from one programme to another, and what that requires by law or practice",
    "coverage": "show the work by process, agency and year, and which agencies are inspected most",
    "law": "show the provisions in force on a day, or the duties and powers of one body",
    "who": "show a body or an agency on a day: its names, remit, sponsor and more",
    "consult": "show who must be consulted on a joint programme prepared on a day, and who may agree a waiver",
    "bodies": "list the ids of the bodies that inspect, are consulted or direct",
    "agencies": "list the ids of the agencies that are inspected",
    "places": "list the schemes of areas, or the ids of the areas of one scheme",
    "cases": "run the recorded cases of every rule again, or list them",
    "new": "print a new programme to fill in; its check lists what to record",
    "format": "print a document in canonical form",
}
"""The commands, each by the name of its module, and its help."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status. By default the arguments are those of the process."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        args = _parsed(sys.argv[1:] if argv is None else argv)
        status: int = args.run(args)
        if sys.stdout is not None:
            sys.stdout.flush()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else SUCCESS
    except Unusable as error:
        complain(error)
        return UNUSABLE
    except OSError as error:
        return _output_failed(error)
    return status


def _parsed(argv: Sequence[str]) -> argparse.Namespace:
    """Parse the arguments. All commands are declared for the help, but only the one that is used is imported."""
    parser = argparse.ArgumentParser(
        prog="cjji",
        description="Criminal justice joint inspection: check programmes rule by rule; ask about bodies and the law.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"cjji_model {version('cjji_model')}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    used = next((arg for arg in argv if not arg.startswith("-")), None)
    for name, help in COMMANDS.items():
        command = commands.add_parser(name, help=help, description=f"{help[0].upper()}{help[1:]}.", allow_abbrev=False)
        if name == used:
            module = import_module(f".{name}", __name__)
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return parser.parse_args(argv)


def _output_failed(error: OSError) -> int:
    """Return the status where standard output cannot be written.

    The rest of the output goes to the null device: else the flush at the end of the process would raise once more.
    """
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)
    if isinstance(error, BrokenPipeError):
        return BROKEN_PIPE
    complain(Unusable("standard output", [f"cannot be written: {error.strerror or error}"]))
    return UNUSABLE
