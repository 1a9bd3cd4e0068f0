"""Shared parts of the rules about roles: who takes part in a piece of work, and on which days."""

from collections.abc import Callable

from ..outcome import NotApplicable
from ._context import DaysOfWork, Moment
from ._rulings import Ruling, not_applicable, undetermined
from ._subjects import Roles

__all__ = ["AS_ROLES", "ROLES_ELSEWHERE", "ROLES_UNKNOWN", "judge_by_roles"]


ROLES_ELSEWHERE = not_applicable(NotApplicable.NOT_THIS_KIND, "the roles are recorded in its phases")
ROLES_UNKNOWN = undetermined("who leads and who supports is not recorded", "leads", "supporters")
AS_ROLES = "the days of the work: its term, else its fieldwork, else the period up to publication"
"""The `judged_on` text of rules about roles."""


def judge_by_roles(
    code: str,
    work: Roles,
    at: Moment,
    judge: Callable[[tuple[tuple[str, ...], tuple[str, ...]], DaysOfWork, tuple[str, ...], Moment], Ruling],
) -> Ruling:
    """Judge those who take part by what is recorded of them at the time of the work.

    `judge` takes the leads and supporters, the days of the work, the paths where these could be recorded more exactly,
    and the context. The ruling is cached by `code` and these arguments: streams with the same roles and days share it.
    """
    if at.has_phases(work):
        return ROLES_ELSEWHERE
    roles = at.roles(work)
    if roles is None:
        return ROLES_UNKNOWN
    days, imprecise = at.days(work), at.imprecise(work)
    return at.cached((code, roles, days, imprecise), lambda: judge(roles, days, imprecise, at))
