"""LAW401: criminal courts are inspected only together with something outside them."""

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

__all__ = ["courts_alone", "under_the_power", "with_something_else"]

COURTS_TOO = date(2012, 9, 18)
"""From this day the four may inspect criminal courts, with something outside them. Source: S.I. 2012/2401 art. 2."""
_COURTS = ("courts",)
_POWER = "uksi-2012-2401.art-2.sub-4"


def courts_alone(work: WorkStream | Report) -> bool:
    """Whether a piece of work inspects courts and nothing else."""
    return work.agencies == _COURTS


def under_the_power(work: WorkStream | Report, at: Moment) -> bool | None:
    """Whether work was done from the day on which the power began, `None` where its dates leave that open.

    Of a period in which the work lies, only one that begins no sooner says so; of fieldwork, either end does.
    """
    first, last, _ = at.ends(Roles(work, work))
    if last is not None and before(last, COURTS_TOO):
        return False
    of_the_work = isinstance(work, Report) or work.fieldwork is not None
    days = (first, last if of_the_work else None)
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
    """Since HMICA went, each of the four may inspect criminal courts where the inspection also covers something else.

    Of courts alone PRA102 then says nothing: it is this rule's matter.
    """
    agencies = work.agencies
    if agencies is None and not at.complete:
        return undetermined("the agencies inspected are not recorded", "agencies")
    if agencies is None or "courts" not in agencies:
        return not_applicable(NotApplicable.NOT_THIS_KIND)
    cites = (law_on(_POWER, COURTS_TOO), *laws_on(["criminal-courts"], joint_authors(on=COURTS_TOO), COURTS_TOO))
    if not courts_alone(work):
        others = [agency for agency in agencies if agency != "courts"]
        if not any(agency in at.registry.agencies for agency in others):
            return undetermined("what is inspected beside the courts is not known: see REC101", cites=cites)
        return met(cites=cites)
    if not under_the_power(work, at):
        told = "the days of the work are not recorded, or too coarsely: whether the rule was in force is open"
        return undetermined(told, *at.ends(Roles(work, work))[2], cites=cites)
    return breached("courts alone are inspected", severity=Severity.ERROR, at="agencies", cites=cites)
