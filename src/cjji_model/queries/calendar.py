"""What falls due: of programmes and their streams, of reports, and of an inspectorate's year.

No deadline is invented. Where the law or published practice sets a day, the row has it; where it ties an act to an
event and sets no time, as with copies once a programme is prepared, the row stands at the event and says so. What
hangs on a date that is not recorded is not here. Sources: briefing A5, A7, A12, C1, C2, C5; Police Act 1996 s. 55(5A);
Crime and Courts Act 2013 s. 11; Domestic Violence, Crime and Victims Act 2004 s. 49A; Prison Act 1952 Sch. A1
paras. 2(2) and 5(5), and their twins.
"""

import enum
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from attrs import frozen

from .._checked.faults import Path, pointer
from ..dates import PartialDate, Period, business_year, earliest, last_day, latest, step, within
from ..model.inspectorate_year import CommissionerRecommendation, InspectorateProgramme, InspectorateYear
from ..model.preparation import Direction, DirectionSubject, Review
from ..model.programme import Programme, ProgrammeStatus
from ..model.report import Report, Response
from ..model.stream import WorkStream
from ..model.vocabulary import WorkStatus, WorkType
from ..registry import standard_registry
from ..statute import annual_report_duty, cites, joint_authors
from ..statute.practice import practice_in_effect

__all__ = ["Deadline", "DeadlineBound", "DeadlineKind", "calendar"]

Document = Programme | WorkStream | Report | InspectorateYear


class DeadlineKind(enum.StrEnum):
    """What sort of thing falls due."""

    CONSULTATION = "consultation"
    COPIES = "copies"
    LAYING = "laying"
    DIRECTION = "direction"
    PLAN = "plan"
    NEXT_PLAN = "next-plan"
    REVIEW = "review"
    PUBLICATION = "publication"
    ANSWER = "answer"
    ANNUAL_REPORT = "annual-report"
    END_OF_CYCLE = "end-of-cycle"
    END = "end"


class DeadlineBound(enum.StrEnum):
    """How what falls due stands to its day."""

    BEFORE = "before"
    """It is to be done before that day."""
    BY = "by"
    """It is to be done no later than that day."""
    FROM = "from"
    """It is to be done once that day has come; no time limit is set."""
    ON = "on"
    """It happens on that day, and nobody need do anything."""


@frozen(kw_only=True)
class Deadline:
    """Something that falls due."""

    when: PartialDate | Period
    """The day; as exact as the record is, or the days between which it lies where it is counted from a coarse date."""
    bound: DeadlineBound
    kind: DeadlineKind
    what: str
    """What is to be done, in words."""
    of: tuple[str, ...]
    """Ids of the bodies that are to do it, in order; none where that is not recorded."""
    subject: str
    """The stable name of what it is due for, such as `stream:life-sentence-prisoners`."""
    title: str
    """What that is called."""
    cites: tuple[str, ...]
    """What says so: provisions (`statute:…`) and clauses (`briefing:…`); none where it is the document's own date."""
    document: str
    """The id of the document."""
    pointer: str
    """Where in it that is recorded on which this hangs."""
    done: bool | None = None
    """Whether the record says that it was done, or that it was not; `None` where it is silent."""

    @property
    def earliest(self) -> date:
        """The first day that it may be."""
        return earliest(self.when) if isinstance(self.when, PartialDate) else self.when.first or date.min

    @property
    def latest(self) -> date:
        """The last day that it may be."""
        return latest(self.when) if isinstance(self.when, PartialDate) else self.when.last or date.max


Deadlines = Iterator[Deadline]


def calendar(documents: Document | Iterable[Document], first: date, last: date) -> tuple[Deadline, ...]:
    """What falls due from the first day to the last, both included, in order of the day.

    What may fall on such a day, its date being coarse, is there too. On one day the order is that of `DueKind`, then
    that of the documents, and within one of its places. Raises `InvariantError` where the last day is before the first.

    >>> from cjji_model import corpus
    >>> for due in calendar(corpus["2012-14"], date(2013, 3, 1), date(2013, 4, 1)):
    ...     print(due.when, due.bound.value, due.kind.value, due.cites)
    2013-03-31 by review ('briefing:C2',)
    """
    window = Period(first, last)
    given = (documents,) if isinstance(documents, Document) else tuple(documents)
    kinds = {kind: i for i, kind in enumerate(DeadlineKind)}
    found = [due for document in given for due in _of(document, given, last) if _may_fall(due, window)]
    return tuple(sorted(found, key=lambda due: (due.earliest, due.latest, kinds[due.kind])))


def _may_fall(due: Deadline, window: Period) -> bool:
    return window.intersection(Period(due.earliest, due.latest)) is not None


def _of(document: Document, given: tuple[Document, ...], last: date) -> Deadlines:
    if isinstance(document, Programme):
        yield from _of_programme(document, given, last)
        for i, stream in enumerate(document.streams):
            yield from _of_stream(stream, document.id, ("work_streams", i))
    elif isinstance(document, WorkStream):
        yield from _of_stream(document, document.id, ())
    elif isinstance(document, Report):
        yield from _of_report(document, document.id, ())
    else:
        yield from _of_year(document)


# -------------------------------------------------------------------------------------------------- programmes


def _of_programme(programme: Programme, given: tuple[Document, ...], last: date) -> Deadlines:
    row = partial(Deadline, document=programme.id, subject=f"programme:{programme.id}", title=programme.title)
    yield from _preparation(programme, row)
    for i, direction in enumerate(programme.directions or ()):
        yield from _direction(direction, programme, ("directions", i))
    end = programme.period.last
    if end is not None:
        yield row(
            when=PartialDate.of(end),
            bound=DeadlineBound.BY,
            kind=DeadlineKind.PLAN,
            what="publish the plan",
            of=_makers(programme, end),
            cites=("briefing:A12",),
            pointer="/published",
            done=_is_out(programme),
        )
    yield from _next_plan(programme, given, row)
    yield from _reviews(programme, last)
    if end is not None:
        yield row(
            when=PartialDate.of(end),
            bound=DeadlineBound.ON,
            kind=DeadlineKind.END,
            what="the programme's window ends",
            of=_makers(programme, end),
            cites=("briefing:C1",),
            pointer="/period/last",
        )


def _makers(programme: Programme, day: date) -> tuple[str, ...]:
    """Who made the programme: those named, else those whom the law has make it on that day."""
    return programme.prepared_by or tuple(sorted(joint_authors(on=day)))


def _is_out(programme: Programme) -> bool | None:
    """Whether the plan is recorded as published, or as not yet published."""
    if programme.published is not None or programme.status in {ProgrammeStatus.PUBLISHED, ProgrammeStatus.SUPERSEDED}:
        return True
    return False if programme.status in {ProgrammeStatus.DRAFT, ProgrammeStatus.CONSULTATION} else None


def _preparation(programme: Programme, row: "partial[Deadline]") -> Deadlines:
    """Consulting before the programme is prepared, and copying after, where it certainly is under the Act."""
    prepared = programme.prepared
    if prepared is None:
        return
    bound = joint_authors(on=prepared.earliest) & joint_authors(on=prepared.latest)
    if not bound:
        return
    row = partial(
        row, when=prepared, of=tuple(sorted(bound)), cites=cites("joint-application", of=bound, on=prepared.earliest)
    )
    yield row(
        bound=DeadlineBound.BEFORE,
        kind=DeadlineKind.CONSULTATION,
        what="consult those whom paragraph 2(2) of the schedule names, but for those who agreed a waiver",
        pointer="/consultations",
        done=_none_of(programme.consultations),
    )
    yield row(
        bound=DeadlineBound.FROM,
        kind=DeadlineKind.COPIES,
        what="send the copies that paragraph 2(2) of the schedule asks for",
        pointer="/copies",
        done=_none_of(programme.copies),
    )


def _none_of(recorded: tuple[object, ...] | None) -> bool | None:
    """That it was not done, where none is recorded; whether those that are recorded are all is for a rule to say."""
    return False if recorded == () else None


_DIRECTED = {
    DirectionSubject.TIMING: ("joint-when", "prepare the joint programme, as directed"),
    DirectionSubject.FORM: ("direct-form", "give the joint programme the form directed"),
    DirectionSubject.VICTIMS: (
        "direct-victims",
        "provide for the matters directed, of victims' experiences",
    ),
}


def _direction(direction: Direction, programme: Programme, path: Path) -> Deadlines:
    if direction.by_when is None:
        return
    role, what = _DIRECTED[direction.subject]
    bound = joint_authors(on=direction.given.earliest) & joint_authors(on=direction.given.latest)
    yield Deadline(
        when=PartialDate.of(direction.by_when),
        bound=DeadlineBound.BY,
        kind=DeadlineKind.DIRECTION,
        what=what,
        of=_makers(programme, direction.by_when),
        subject=f"direction:{direction.id}",
        title=programme.title,
        cites=cites(role, of=bound, on=direction.given.earliest),
        document=programme.id,
        pointer=pointer((*path, "by_when")),
        done=direction.followed,
    )


def _next_plan(programme: Programme, given: tuple[Document, ...], row: "partial[Deadline]") -> Deadlines:
    """The plan after this one: by the end of the next business year, or of the second where that is the practice."""
    if programme.published is None:
        return
    first, last = _year_after(programme.published.earliest), _year_after(programme.published.latest)
    if first is None or last is None:
        return
    yield row(
        when=PartialDate.of(last) if first == last else Period(first, last),
        bound=DeadlineBound.BY,
        kind=DeadlineKind.NEXT_PLAN,
        what="publish the plan after this one",
        of=_makers(programme, last),
        cites=("briefing:A12",),
        pointer="/published",
        done=True if any(_comes_after(programme, other) for other in given) else None,
    )


def _year_after(published: date) -> date | None:
    """The last day for the next plan, as rule PRA105 has it; `None` past the end of the calendar."""
    end = business_year(published).last
    one, two = (None if end is None else step(end, count, years=1) for count in (1, 2))
    return two if one is None or practice_in_effect("plans-every-second-year", Period(one, one)) else one


def _comes_after(programme: Programme, other: Document) -> bool:
    """Whether another document is a later plan that is out."""
    if not isinstance(other, Programme) or other.published is None or programme.period.first is None:
        return False
    return other.period.first is not None and other.period.first > programme.period.first


def _reviews(programme: Programme, last: date) -> Deadlines:
    if programme.period.first is None:
        return
    for year in programme.period.years(until=last):
        end = year.last or last
        yield Deadline(
            when=PartialDate.of(end),
            bound=DeadlineBound.BY,
            kind=DeadlineKind.REVIEW,
            what="review the year's priorities",
            of=_makers(programme, end),
            subject=f"year:{year.first}",
            title=programme.title,
            cites=("briefing:C2",),
            document=programme.id,
            pointer="/reviews",
            done=_reviewed(programme.reviews, year),
        )


def _reviewed(reviews: tuple[Review, ...] | None, year: Period) -> bool | None:
    """Whether a review counts for a year, as rule PRA104 has it."""
    if reviews is None:
        return None
    answers = {within(r.held, year) if r.covers is None else r.covers.meets(year) for r in reviews}
    return True if True in answers else None if None in answers else False


# ---------------------------------------------------------------------------------------------- streams, reports


def _of_stream(stream: WorkStream, document: str, path: Path) -> Deadlines:
    """What is due of a stream: its report, the end of its cycle, answers. Of one that is cancelled nothing is."""
    if stream.status is WorkStatus.CANCELLED:
        return
    row = partial(Deadline, document=document, subject=f"stream:{stream.id}", title=stream.title)
    if stream.due is not None:
        out = stream.status is WorkStatus.PUBLISHED or any(r.published for r in stream.reports or ())
        yield row(
            when=stream.due,
            bound=DeadlineBound.BY,
            kind=DeadlineKind.PUBLICATION,
            what="publish the report",
            of=stream.leads or (),
            cites=(),
            pointer=pointer((*path, "due")),
            done=True if out else None,
        )
    if stream.type is WorkType.ROLLING and stream.cycle is not None and stream.cycle.last is not None:
        yield row(
            when=stream.cycle.last,
            bound=DeadlineBound.BY,
            kind=DeadlineKind.END_OF_CYCLE,
            what="have reached every area, as the cycle ends",
            of=stream.leads or (),
            cites=("briefing:C5",),
            pointer=pointer((*path, "cycle", "last")),
        )
    for i, report in enumerate(stream.reports or ()):
        yield from _of_report(report, document, (*path, "reports", i))


ANSWERED_FROM = date(2017, 5, 2)
"""The day from which a report is published that is to be answered in time. Source: S.I. 2017/399 reg. 4(a)."""
COMMISSIONER_FROM = date(2025, 1, 29)
"""The same of a report of the Victims' Commissioner. Source: S.I. 2025/95."""
DAYS = 56
"""How many days there are for an answer, the day of publication being the first."""
_ANSWERS = (
    (("police-act-1996.s-54", "police-act-1996.s-55"), "local-policing-bodies", "police-act-1996.s-55.sub-5A"),
    (
        ("crime-courts-act-2013.s-11", "crime-courts-act-2013.sch-6"),
        "national-crime-agency",
        "crime-courts-act-2013.s-11",
    ),
)
"""Of a report under what, who answers in time, and what says so."""


def _of_report(report: Report, document: str, path: Path) -> Deadlines:
    """The answers that a report is to have within 56 days, where it says that it is made under such a provision."""
    if report.published is None or report.published.earliest < ANSWERED_FROM:
        return
    when = _within_56_days(report.published)
    for provisions, who, cite in _ANSWERS:
        if when is not None and any(_is_under(report.under, provision) for provision in provisions):
            yield Deadline(
                when=when,
                bound=DeadlineBound.BY,
                kind=DeadlineKind.ANSWER,
                what="publish comments on the report",
                of=(who,),
                subject=f"report:{report.id}",
                title=report.title,
                cites=(f"statute:{cite}@{report.published.earliest}",),
                document=document,
                pointer=pointer((*path, "responses")),
                done=_answered(report.responses, who),
            )


def _is_under(under: str | None, provision: str) -> bool:
    """Whether a report is made under a provision, or under a part of it."""
    found = (under or "").removeprefix("statute:")
    return found.startswith(provision) and found[len(provision) :][:1] in {"", ".", "@"}


def _answered(responses: tuple[Response, ...] | None, who: str) -> bool | None:
    return None if responses is None else any(response.by == who for response in responses)


def _within_56_days(published: PartialDate) -> PartialDate | Period | None:
    """The last day for an answer, or those between which it lies; `None` past the end of the calendar."""
    try:
        first, last = (last_day(day, DAYS, counting_first=True) for day in (published.earliest, published.latest))
    except OverflowError:
        return None
    return PartialDate.of(first) if first == last else Period(first, last)


# ------------------------------------------------------------------------------------------ an inspectorate's year

STATUTORY = date(2007, 4, 1)
"""The day from which years end whose annual reports are asked for here, as rule LAW701 has it."""
LAID = "police-act-1996.sch-4A.para-2.sub-2A"
LAID_FROM = date(2012, 1, 16)
"""The day from which the constabulary's own programme is laid and published. Source: S.I. 2011/3019."""


def _of_year(year: InspectorateYear) -> Deadlines:
    title = f"{standard_registry().short(year.inspectorate)}, {year.year}"
    row = partial(Deadline, of=(year.inspectorate,), document=year.id, title=title)
    for name, own in (("programme", year.programme), ("framework", year.framework)):
        if own is not None:
            yield from _own(own, name, year, partial(row, subject=f"{name}:{year.id}"))
    end = year.year.last
    if end is not None:
        whole = partial(row, when=PartialDate.of(end), subject=f"inspectorate-year:{year.id}")
        out = None if year.plan is None or year.plan.published is None else True
        yield whole(
            bound=DeadlineBound.BY,
            kind=DeadlineKind.PLAN,
            what="publish the yearly plan",
            cites=("briefing:A5",),
            pointer="/plan",
            done=out,
        )
        act = annual_report_duty(of=year.inspectorate, on=end) if end >= STATUTORY else None
        yield whole(
            bound=DeadlineBound.FROM,
            kind=DeadlineKind.ANNUAL_REPORT,
            what="make the annual report of the year",
            cites=("briefing:A7",) if act is None else (f"statute:{act}@{end}",),
            pointer="/annual_report",
            done=None if year.annual_report is None else year.annual_report.made,
        )
    for i, report in enumerate(year.reports or ()):
        yield from _of_report(report, year.id, ("reports", i))
    for i, recommendation in enumerate(year.commissioner_recommendations or ()):
        yield from _recommendation(recommendation, row, ("commissioner_recommendations", i))


def _own(own: InspectorateProgramme, name: str, year: InspectorateYear, row: "partial[Deadline]") -> Deadlines:
    """Consulting on an inspectorate's own programme or framework, copying it, and for the constabulary laying it."""
    prepared, who = own.prepared, year.inspectorate
    if prepared is not None and prepared.earliest >= STATUTORY:
        under = cites("consult-and-copy", of=[who], on=prepared.earliest)
        if under and who in joint_authors(on=prepared.latest):
            row = partial(row, cites=under)
            yield row(
                when=prepared,
                bound=DeadlineBound.BEFORE,
                kind=DeadlineKind.CONSULTATION,
                what=f"consult those whom paragraph 2(2) names on the inspectorate's own {name}",
                pointer=f"/{name}/consultations",
                done=_none_of(own.consultations),
            )
            yield row(
                when=prepared,
                bound=DeadlineBound.FROM,
                kind=DeadlineKind.COPIES,
                what=f"send the copies of the inspectorate's own {name} that paragraph 2(2) asks for",
                pointer=f"/{name}/copies",
                done=_none_of(own.copies),
            )
    approved = own.approved
    if who == "hmi-constabulary" and approved is not None and approved.earliest >= LAID_FROM:
        out = own.laid is not None and own.published is not None
        yield row(
            when=approved,
            bound=DeadlineBound.FROM,
            kind=DeadlineKind.LAYING,
            what=f"lay the approved {name} before Parliament, publish it, and send the listed bodies a copy",
            cites=(f"statute:{LAID}@{approved.earliest}",),
            pointer=f"/{name}/laid",
            done=True if out else None,
        )


def _recommendation(recommendation: CommissionerRecommendation, row: "partial[Deadline]", path: Path) -> Deadlines:
    published = recommendation.published
    when = None if published is None else _within_56_days(published)
    if published is None or when is None or published.earliest < COMMISSIONER_FROM:
        return
    yield row(
        when=when,
        bound=DeadlineBound.BY,
        kind=DeadlineKind.ANSWER,
        what="answer the Victims' Commissioner's recommendation, and copy the answer to the Secretary of State as well",
        subject=f"recommendation:{recommendation.id}",
        cites=(f"statute:dvcva-2004.s-49A@{published.earliest}",),
        pointer=pointer((*path, "answered")),
        done=True if recommendation.answered else None,
    )
