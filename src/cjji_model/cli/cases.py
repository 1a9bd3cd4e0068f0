"""`cjji cases`."""

import argparse

from ..cases import cases, verify
from ._status import FAILS, PASSES
from ._writing import show

__all__ = ["add_words", "run"]


def add_words(parser: argparse.ArgumentParser) -> None:
    """Say what may follow `cases`."""
    parser.add_argument("what", choices=["verify", "list"], help="judge each case again, or list them")


def run(words: argparse.Namespace) -> int:
    """List the cases, or judge each and say which does not come out as it must."""
    if words.what == "list":
        show("".join(f"{case.name}: {case.subject}, read on {case.on}\n" for case in cases()))
        return PASSES
    wrong = verify()
    read_document = f"{len(cases())} cases, of which {len(wrong)} do not come out as they must"
    show("\n".join([*map(str, wrong), f"{read_document}\n"]))
    return FAILS if wrong else PASSES
