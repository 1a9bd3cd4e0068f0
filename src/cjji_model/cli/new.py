"""`cjji new`."""

import argparse
import re

from ..dates import Period
from ..errors import InvariantError
from ..model.programme import Completeness, Programme, ProgrammeStatus
from ..model.stream import WorkStream
from ..model.vocabulary import WorkStatus, WorkType
from ..wire import dump
from ._status import SUCCESS, Unusable
from ._writing import show_exactly

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `new`."""
    parser.add_argument(
        "--period",
        required=True,
        type=_period,
        metavar="YEARS",
        help="one or two business years, such as 2026-27 or 2026-28",
    )
    parser.add_argument("--title", metavar="TITLE", help="the title of the programme")


def _period(text: str) -> tuple[int, int]:
    """Parse a period such as `2026-28`: return the year in which it begins and the year in which it ends."""
    match = re.fullmatch(r"([1-9][0-9]{3})[-/]([0-9]{2}|[0-9]{4})", text)
    if match:
        first, tail = int(match[1]), match[2]
        last = int(tail) if len(tail) > 2 else first + (int(tail) - first) % 100  # noqa: PLR2004  a year in full has four
        if last - first in {1, 2}:
            return first, last
    raise argparse.ArgumentTypeError(f"{text!r} is not one or two business years: write 2026-27 or 2026-28")


def run(args: argparse.Namespace) -> int:
    """Print a new programme with an example stream, as JSON."""
    first, last = args.period
    try:
        programme = Programme(
            id=f"joint-plan-{first}-{last % 100:02}",
            title=args.title or f"Joint Inspection Business Plan {first}-{last}",
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
    show_exactly(dump(programme))
    return SUCCESS
