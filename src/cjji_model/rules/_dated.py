"""What the rules of law share: the days on which the law changed, and who stands on which list."""

from collections.abc import Callable, Iterable
from datetime import date

from attrs import evolve

from ..dates import PartialDate, last_day
from ..model.inspectorate_year import InspectorateProgramme
from ..model.programme import Programme, ProgrammeStatus
from ..outcome import NotApplicable, Severity, Verdict
from ..statute import days_of_change, parallels
from ._citations import law, law_on
from ._context import STATUTORY, Moment
from ._rulings import Ruling, breached, met, not_applicable, undetermined

__all__ = [
    "DRAFT",
    "MINISTERS",
    "NOT_YET_PREPARED",
    "STATUTORY",
    "UNKNOWN",
    "Answers",
    "laws",
    "laws_on",
    "leaves_open",
    "on_preparation",
    "whatever_the_day",
    "within_56_days",
]

MINISTERS = frozenset({"secretary-of-state", "lord-chancellor", "attorney-general"})
"""Who may direct the joint programme, all of them together. Source: para. 5(4), (6) and (7) of each schedule."""
DRAFT = frozenset({ProgrammeStatus.DRAFT, ProgrammeStatus.CONSULTATION})
"""The statuses of a programme that is not published yet."""
NOT_YET_PREPARED = not_applicable(NotApplicable.NOT_YET_PREPARED, "it is a draft")
UNKNOWN = undetermined("one of those named is not known: see REC101")


def laws(*roles: str) -> list[str]:
    """Cites of the provisions that play these roles, in every schedule that has one."""
    return [*dict.fromkeys(law(id) for role in roles for id in parallels()[role].ids.values())]


def laws_on(roles: Iterable[str], authors: Iterable[str], on: date) -> tuple[str, ...]:
    """The same of these authors' schedules, as they stood on a day; of HMICA's only some paragraphs are known."""
    ours = sorted(authors)
    found = (law_on(ids[of], on) for ids in (parallels()[role].ids for role in roles) for of in ours if of in ids)
    return tuple(dict.fromkeys(found))


def on_preparation(
    item: Programme | InspectorateProgramme, judge: Callable[[date, PartialDate], Ruling], *reads: str
) -> Ruling:
    """The ruling under the law of the day of preparation; a draft that records none is not prepared yet.

    `judge` is given a day that it may have been, and the date as recorded. `reads` are attributes that it reads beside:
    where the day is missing, so are those of them that are not recorded.
    """
    prepared = item.prepared
    if prepared is None:
        draft = isinstance(item, Programme) and item.status in DRAFT
        if draft:
            return NOT_YET_PREPARED
        missing = [name for name in reads if getattr(item, name) is None]
        return undetermined("when it was prepared is not recorded", "prepared", *missing)
    return whatever_the_day(prepared, "prepared", lambda on: judge(on, prepared))


def whatever_the_day(
    when: PartialDate, where: str, judge: Callable[[date], Ruling], changes: Iterable[date] = ()
) -> Ruling:
    """The ruling under the law of a date, where it is one and the same on each day that the date may be.

    Of breaches that differ in severity, the least. Where the law changed within the date, and the verdict with it,
    a finer date is missing. `changes` are days of change beside those of the lists.
    """
    first, last = when.earliest, when.latest
    days = [first, *sorted(day for day in {*days_of_change(), *changes} if first < day <= last)]
    rulings = [judge(day) for day in days]
    verdicts = {ruling.verdict for ruling in rulings}
    if verdicts == {Verdict.BREACHED}:
        return max(rulings, key=lambda ruling: ruling.severity.rank if ruling.severity else 0)
    missing = dict.fromkeys(place for ruling in rulings for place in ruling.missing)
    if len(verdicts) > 1:
        return undetermined(f"the law changed within {when}: which applied is not known", where, *missing)
    first_told = rulings[0]
    return evolve(first_told, missing=tuple(missing)) if verdicts == {Verdict.UNDETERMINED} else first_told


def leaves_open(when: PartialDate | None, place: str, other: str) -> str:
    """Which of two dates leaves their order open: the first, where it is not recorded or no day; else the other."""
    return place if when is None or not when.is_day else other


DAYS_TO_ANSWER = 56
Answers = list[tuple[str, str, PartialDate | None]]
"""Where the date of each answer is told, who gave it, and when."""


def within_56_days(
    published: PartialDate, answers: Answers | None, at: Moment, *, by: str, where: str, cite: str
) -> Ruling:
    """Whether somebody answered within 56 days of a publication, the day of which is day 1.

    Up to the last day nothing is due. `where` is the place of the answers, which are `None` if not recorded.
    """
    sooner, later = (_last_day(day) for day in (published.earliest, published.latest))
    if at.on <= sooner:
        return not_applicable(NotApplicable.NOT_YET_DUE, f"it is due by {sooner}")
    if at.on <= later:
        return undetermined(f"published {published}: too coarse to say whether it is due", "published", cites=(cite,))
    if answers is None:
        return undetermined("whether it was answered is not recorded", where, cites=(cite,))
    unsure, late = [], []
    for place, who, when in answers:
        if who != by:
            unsure += [] if who in at.registry.ids else [place]
            continue
        if when is not None and when.latest <= sooner:
            return met(cites=(cite,))
        if when is not None and when.earliest > later:
            late.append((place, when))
        else:
            unsure.append(leaves_open(when, place, "published"))
    if unsure:
        return undetermined("when it was answered is not recorded, or too coarsely", *unsure, cites=(cite,))
    if late:
        place, when = late[0]
        told = f"answered on {when}, and due by {later}"
        return breached(told, severity=Severity.ERROR, at=place, cites=(cite,))
    return breached(f"not answered, and due by {later}", severity=Severity.ERROR, at=where, cites=(cite,))


def _last_day(first: date) -> date:
    try:
        return last_day(first, DAYS_TO_ANSWER, counting_first=True)
    except OverflowError:
        return date.max
