"""Roles in a piece of work: who leads, who supports, and the terms of a rolling programme with constant roles."""

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
    """A body that leads the work does not support it as well."""
    for i, body in enumerate(supporters):
        if body in leads:
            yield Broken(("supporters", i), "role.both", f"{body!r} is also in 'leads': name it in one of the two")


@frozen(kw_only=True)
class Term(Sourced):
    """A time in which the roles in a rolling programme stayed the same. Source: briefing C3, C5."""

    first: PartialDate
    """When the term begins."""
    last: PartialDate | None = None
    """When it ends, that date included. Absent: it goes on."""
    leads: Members[BodyId]
    """The inspectorates that lead the work in the term: by practice one (PRA106). Empty: none."""
    supporters: Members[BodyId]
    """The inspectorates and partners that support the lead in the term. Empty: none."""


invariant(Term, "leads", "supporters")(no_body_in_both)


@invariant(Term, "first", "last")
def term_in_order(first: PartialDate, last: PartialDate) -> Iterator[Broken]:
    """A term does not certainly end before it begins."""
    if before(last, first):
        yield Broken("last", "period.order", f"{last} is before 'first' ({first})")
