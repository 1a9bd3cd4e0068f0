"""The roles in a piece of work as rules read them: whom a rule of the as-roles family is asked about, and when."""

from collections.abc import Callable

from ..outcome import NotApplicable
from ._context import DaysOfWork, Moment
from ._rulings import Ruling, not_applicable, undetermined
from ._subjects import Roles

__all__ = ["AS_ROLES", "ROLES_ELSEWHERE", "ROLES_UNKNOWN", "as_they_stood"]


ROLES_ELSEWHERE = not_applicable(NotApplicable.NOT_THIS_KIND, "the roles are told in its phases")
ROLES_UNKNOWN = undetermined("who leads and who supports is not recorded", "leads", "supporters")
AS_ROLES = "the days of the work: its term, else its fieldwork, else the period up to publication"


def as_they_stood(
    code: str,
    work: Roles,
    at: Moment,
    find: Callable[[tuple[tuple[str, ...], tuple[str, ...]], DaysOfWork, tuple[str, ...], Moment], Ruling],
) -> Ruling:
    """What a rule finds of those who take part, by how they stood at the time: once for all who did so then.

    It is asked with the leads and supporters, the days of the work, and where these could be told more exactly.
    """
    if at.has_phases(work):
        return ROLES_ELSEWHERE
    roles = at.roles(work)
    if roles is None:
        return ROLES_UNKNOWN
    days, untold = at.days(work), at.imprecise(work)
    return at.once((code, roles, days, untold), lambda: find(roles, days, untold, at))
