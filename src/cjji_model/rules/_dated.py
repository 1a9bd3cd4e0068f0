"""Shared parts of the rules of law: judging under the law of a date, citing provisions, and the 56-day deadline."""

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
    "REFERENCE_UNKNOWN",
    "STATUTORY",
    "Answers",
    "imprecise_path",
    "judge_under_law_of",
    "laws",
    "laws_on",
    "on_preparation",
    "within_56_days",
]

MINISTERS = frozenset({"secretary-of-state", "lord-chancellor", "attorney-general"})
"""The ministers who may, together, direct the joint programme. Source: para. 5(4), (6) and (7) of each schedule."""
DRAFT = frozenset({ProgrammeStatus.DRAFT, ProgrammeStatus.CONSULTATION})
"""The statuses of a programme that is not yet published."""
NOT_YET_PREPARED = not_applicable(NotApplicable.NOT_YET_PREPARED, "it is a draft")
REFERENCE_UNKNOWN = undetermined("one of those named is not known: see REC101")


def laws(*roles: str) -> list[str]:
    """Cite the provisions with these roles in every schedule that has them, without dates and without duplicates.

    A role is a key of `cjji_model.statute.parallels()`.
    """
    return [*dict.fromkeys(law(id) for role in roles for id in parallels()[role].ids.values())]


def laws_on(roles: Iterable[str], authors: Iterable[str], on: date) -> tuple[str, ...]:
    """Cite the provisions with these roles in the schedules of these authors, as in force on a day.

    Only some paragraphs of HMICA's schedule are known.
    """
    bodies = sorted(authors)
    cites = (
        law_on(ids[body], on) for ids in (parallels()[role].ids for role in roles) for body in bodies if body in ids
    )
    return tuple(dict.fromkeys(cites))


def on_preparation(
    item: Programme | InspectorateProgramme, judge: Callable[[date, PartialDate], Ruling], *reads: str
) -> Ruling:
    """Judge under the law of the day of preparation. A draft without a date of preparation is not yet prepared.

    `judge` takes a possible day of preparation and the date as recorded. `reads` names the other attributes that it
    reads: if the date of preparation is missing, those that are not recorded are reported as missing with it.
    """
    prepared = item.prepared
    if prepared is None:
        draft = isinstance(item, Programme) and item.status in DRAFT
        if draft:
            return NOT_YET_PREPARED
        missing = [name for name in reads if getattr(item, name) is None]
        return undetermined("the date of preparation is not recorded", "prepared", *missing)
    return judge_under_law_of(prepared, "prepared", lambda on: judge(on, prepared))


def judge_under_law_of(
    when: PartialDate, where: str, judge: Callable[[date], Ruling], changes: Iterable[date] = ()
) -> Ruling:
    """Judge under the law of a date: the verdict is settled only if it is the same on every day that the date may mean.

    If all are breaches, the least severe is returned. If the law changed within the date and the verdict changed with
    it, the ruling is undetermined, and a more exact date is missing. `changes` are further days on which the law
    changed, in addition to those of the statutory lists.
    """
    first, last = when.earliest, when.latest
    days = [first, *sorted(day for day in {*days_of_change(), *changes} if first < day <= last)]
    rulings = [judge(day) for day in days]
    verdicts = {ruling.verdict for ruling in rulings}
    if verdicts == {Verdict.BREACHED}:
        return max(rulings, key=lambda ruling: ruling.severity.rank if ruling.severity else 0)
    missing = dict.fromkeys(path for ruling in rulings for path in ruling.missing)
    if len(verdicts) > 1:
        return undetermined(f"the law changed within {when}: which version applied is not known", where, *missing)
    first_ruling = rulings[0]
    return evolve(first_ruling, missing=tuple(missing)) if verdicts == {Verdict.UNDETERMINED} else first_ruling


def imprecise_path(when: PartialDate | None, place: str, other: str) -> str:
    """Return the path of the date that leaves the order of two dates open.

    `place` if its date `when` is not recorded or is not an exact day, else `other`.
    """
    return place if when is None or not when.is_day else other


DAYS_TO_ANSWER = 56
"""The time allowed for an answer, in days; the day of publication is day 1."""
Answers = list[tuple[str, str, PartialDate | None]]
"""For each answer: the path of its date, who gave it, and when."""


def within_56_days(
    published: PartialDate, answers: Answers | None, at: Moment, *, by: str, where: str, cite: str
) -> Ruling:
    """Judge whether `by` answered within 56 days of a publication, the day of publication being day 1.

    Until the last of the 56 days has passed, nothing is due. `answers` is `None` if they are not recorded; `where` is
    their path.
    """
    earliest_deadline, latest_deadline = (_last_day(day) for day in (published.earliest, published.latest))
    if at.on <= latest_deadline:
        if at.on <= earliest_deadline:
            return not_applicable(NotApplicable.NOT_YET_DUE, f"it is due by {earliest_deadline}")
        message = f"published {published}: too imprecise to say whether the answer is due"
        return undetermined(message, "published", cites=(cite,))
    if answers is None:
        return undetermined("whether it was answered is not recorded", where, cites=(cite,))
    if any(who == by and when is not None and when.latest <= earliest_deadline for _, who, when in answers):
        return met(cites=(cite,))
    undated, late = _undated_and_late(answers, latest_deadline, at, by=by)
    if undated:
        return undetermined("the date of the answer is not recorded, or is too imprecise", *undated, cites=(cite,))
    if late:
        path, when = late[0]
        message = f"answered on {when}, but due by {latest_deadline}"
        return breached(message, severity=Severity.ERROR, at=path, cites=(cite,))
    return breached(f"not answered, but due by {latest_deadline}", severity=Severity.ERROR, at=where, cites=(cite,))


def _undated_and_late(
    answers: Answers, latest_deadline: date, at: Moment, *, by: str
) -> tuple[list[str], list[tuple[str, PartialDate]]]:
    """Return the paths that leave open whether `by` answered in time, and its answers that were certainly late."""
    undated, late = [], []
    for path, who, when in answers:
        if who != by:
            if who not in at.registry.ids:  # an unknown body may be the one that must answer
                undated.append(path)
        elif when is not None and when.earliest > latest_deadline:
            late.append((path, when))
        else:
            undated.append(imprecise_path(when, path, "published"))
    return undated, late


def _last_day(first: date) -> date:
    try:
        return last_day(first, DAYS_TO_ANSWER, counting_first=True)
    except OverflowError:
        return date.max
