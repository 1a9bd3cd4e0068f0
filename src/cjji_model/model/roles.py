"""Who leads and who supports a piece of work, and the terms of a rolling programme in which that stayed the same."""

from collections.abc import Iterator

from attrs import frozen

from .._checked.classes import invariant
from .._checked.faults import Broken
from .._checked.kinds import Members
from .._checked.shapes import BodyId
from ..dates import PartialDate, before
from .provenance import Sourced

__all__ = ["Term"]


def no_body_in_both(leads: tuple[str, ...], supporters: tuple[str, ...]) -> Iterator[Broken]:
    """A body that leads the work does not also support it."""
    for i, body in enumerate(supporters):
        if body in leads:
            yield Broken(("supporters", i), "role.both", f"{body!r} leads the work: it cannot support it too")


@frozen(kw_only=True)
class Term(Sourced):
    """A time during which the roles in a rolling programme stayed the same."""

    first: PartialDate
    last: PartialDate | None = None
    leads: Members[BodyId]
    supporters: Members[BodyId]


invariant(Term, "leads", "supporters")(no_body_in_both)


@invariant(Term, "first", "last")
def term_in_order(first: PartialDate, last: PartialDate) -> Iterator[Broken]:
    """A term does not certainly end before it begins."""
    if before(last, first):
        yield Broken("last", "period.order", f"{last} lies before the beginning, {first}")
