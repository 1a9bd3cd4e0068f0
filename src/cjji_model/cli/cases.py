"""`cjji cases`."""

import argparse

from ..cases import cases, verify
from ._status import FAILURE, SUCCESS
from ._writing import show

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `cases`."""
    parser.add_argument("what", choices=["verify", "list"], help="run each case again, or list them")


def run(args: argparse.Namespace) -> int:
    """List the cases, or run each again and print those whose result is not the recorded one."""
    if args.what == "list":
        show("".join(f"{case.name}: {case.subject}, read on {case.on}\n" for case in cases()))
        return SUCCESS
    failed = verify()
    summary = f"{len(cases())} cases, {len(failed)} failed"
    show("\n".join([*map(str, failed), f"{summary}\n"]))
    return FAILURE if failed else SUCCESS
