"""LAW401: criminal courts are inspected only together with something outside the courts."""

from datetime import date

from ..dates import before, not_after
from ..model.report import Report
from ..model.stream import WorkStream
from ..outcome import NotApplicable, Severity
from ..statute import joint_authors
from ._book import rule
from ._citations import law, law_on
from ._context import Moment
from ._dated import laws, laws_on
from ._examples import example
from ._rulings import Ruling, breached, met, not_applicable, undetermined
from ._subjects import Roles

__all__ = ["only_courts", "since_power_began", "with_something_else"]

COURTS_TOO = date(2012, 9, 18)
"""From this day the four inspectorates may inspect criminal courts, together with something outside them.

Source: S.I. 2012/2401 art. 2.
"""
_COURTS = ("courts",)
_POWER = "uksi-2012-2401.art-2.sub-4"


def only_courts(work: WorkStream | Report) -> bool:
    """Whether courts are the only agency inspected."""
    return work.agencies == _COURTS


def since_power_began(work: WorkStream | Report, at: Moment) -> bool | None:
    """Whether some of the work was certainly done on or after 18 September 2012; `None` if its dates leave that open.

    Fieldwork was if it began or ended on or after that day. Work that is only known to lie in a period was if the whole
    period lies on or after that day.
    """
    first, last, _ = at.ends(Roles(work, work))
    if last is not None and before(last, COURTS_TOO):
        return False
    has_own_dates = isinstance(work, Report) or work.fieldwork is not None
    days = (first, last if has_own_dates else None)
    return True if any(day is not None and not_after(COURTS_TOO, day) for day in days) else None


@rule(
    "LAW401",
    title="A criminal court is inspected only together with something outside the courts",
    family="law",
    subject="stream",
    cites=[law(_POWER), *laws("criminal-courts")],
    since=COURTS_TOO,
    judged_on="the days of the work: its fieldwork, else the period up to publication",
    severity="error: there is no power to inspect courts alone",
    passes=example(
        {"agencies": ["courts", "cps"], "fieldwork": {"first": "2013-01-07", "last": "2013-02"}}, programme={}
    ),
    fails=example({"agencies": ["courts"], "fieldwork": {"first": "2013-01-07", "last": "2013-02"}}, programme={}),
)
def with_something_else(work: WorkStream | Report, at: Moment) -> Ruling:
    """Since HMICA was abolished, each of the four may inspect criminal courts, if something else is also inspected.

    Where this rule applies to work that inspects only courts, PRA102 does not.
    """
    agencies = work.agencies
    if agencies is None and not at.complete:
        return undetermined("the agencies inspected are not recorded", "agencies")
    if agencies is None or "courts" not in agencies:
        return not_applicable(NotApplicable.NOT_THIS_KIND)
    cites = (law_on(_POWER, COURTS_TOO), *laws_on(["criminal-courts"], joint_authors(on=COURTS_TOO), COURTS_TOO))
    if not only_courts(work):
        others = [agency for agency in agencies if agency != "courts"]
        if not any(agency in at.registry.agencies for agency in others):
            return undetermined("what is inspected in addition to the courts is not known: see REC101", cites=cites)
        return met(cites=cites)
    if not since_power_began(work, at):
        message = "the days of the work are not recorded, or are too imprecise to say whether the rule was in force"
        return undetermined(message, *at.ends(Roles(work, work))[2], cites=cites)
    return breached("only courts are inspected", severity=Severity.ERROR, at="agencies", cites=cites)
