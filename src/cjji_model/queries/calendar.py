"""Deadlines of programmes and their streams, of reports, and of an inspectorate's year.

No deadline is invented. If the law or published practice sets a day, the deadline has that day. If it ties an act to
an event and sets no time limit, as for copies once a programme is prepared, the deadline has the day of the event and
the bound `FROM`. If a deadline depends on a date that is not recorded, it is left out.

Sources: briefing A5, A7, A12, C1, C2, C5; Police Act 1996 s. 55(5A);
Crime and Courts Act 2013 s. 11; Domestic Violence, Crime and Victims Act 2004 s. 49A; Prison Act 1952 Sch. A1
paras. 2(2) and 5(5), and their twins.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from attrs import frozen

from .._attribute_docs import Words
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
from ._works import any_of

__all__ = ["Deadline", "DeadlineBound", "DeadlineKind", "calendar"]

Document = Programme | WorkStream | Report | InspectorateYear
"""A document of any kind."""


class DeadlineKind(Words):
    """The kind of a deadline, in the order in which deadlines of one day are sorted."""

    CONSULTATION = "consultation"
    """Consult before a programme or framework is prepared. Source: para. 2(2) of the schedules."""
    COPIES = "copies"
    """Send copies of a programme or framework once it is prepared. Source: para. 2(2) of the schedules."""
    LAYING = "laying"
    """Lay the constabulary's approved programme or framework. Source: Police Act 1996 Sch. 4A para. 2(2A)."""
    DIRECTION = "direction"
    """Do what ministers directed, by the day that they set."""
    PLAN = "plan"
    """Publish the joint plan, or an inspectorate's yearly plan. Source: briefing A12, A5."""
    NEXT_PLAN = "next-plan"
    """Publish the joint plan that follows. Source: briefing A12."""
    REVIEW = "review"
    """Review the priorities of a year. Source: briefing C2."""
    PUBLICATION = "publication"
    """Publish the report of a stream, by the stream's own date."""
    ANSWER = "answer"
    """Answer a report or a recommendation within 56 days."""
    ANNUAL_REPORT = "annual-report"
    """Make the annual report of a year. Source: briefing A7, and the Acts of three chief inspectors."""
    END_OF_CYCLE = "end-of-cycle"
    """The cycle of a rolling programme ends. Source: briefing C5."""
    END = "end"
    """The period of a programme ends. Source: briefing C1."""


class DeadlineBound(Words):
    """How a deadline relates to its day."""

    BEFORE = "before"
    """It is to be done before that day."""
    BY = "by"
    """It is to be done on that day at the latest."""
    FROM = "from"
    """It is to be done on or after that day; no time limit is set."""
    ON = "on"
    """It happens on that day; nobody has to do anything."""


@frozen(kw_only=True)
class Deadline:
    """One thing to be done, or that happens, and its day."""

    when: PartialDate | Period
    """The day, as exactly as it is recorded; a closed period of possible days if it is counted from a coarse date."""
    bound: DeadlineBound
    """Whether it is to be done before, by or from that day, or only happens on it."""
    kind: DeadlineKind
    """The kind of deadline."""
    what: str
    """What is to be done: a verb phrase such as `publish the report`, or a clause on what happens."""
    of: tuple[str, ...]
    """Ids of the bodies, or classes of bodies, that are to do it, in order; empty if that is not recorded."""
    subject: str
    """A stable key for the thing that it concerns, such as `stream:life-sentence-prisoners`."""
    title: str
    """The title of that thing."""
    cites: tuple[str, ...]
    """The sources of the deadline: provisions (`statute:…`) and clauses (`briefing:…`).

    Empty if the date is the document's own.
    """
    document: str
    """The id of the document."""
    pointer: str
    """JSON Pointer to the part of the document from which the deadline follows."""
    done: bool | None = None
    """Whether it is recorded as done (`True`) or as not done (`False`); `None` if neither is recorded."""

    @property
    def earliest(self) -> date:
        """The first possible day; the calendar's first day if the period has no beginning."""
        return earliest(self.when) if isinstance(self.when, PartialDate) else self.when.first or date.min

    @property
    def latest(self) -> date:
        """The last possible day; the calendar's last day if the period has no end."""
        return latest(self.when) if isinstance(self.when, PartialDate) else self.when.last or date.max


Deadlines = Iterator[Deadline]


def calendar(documents: Document | Iterable[Document], first: date, last: date) -> tuple[Deadline, ...]:
    """The deadlines from the first day to the last, both included, in order of their days.

    Deadlines whose date is coarse are included if they may fall in this time. Deadlines of one day are in the order of
    `DeadlineKind`, then of the documents, then of their places in a document. Raises `InvariantError` if the last day
    is before the first.

    >>> from cjji_model import corpus
    >>> for deadline in calendar(corpus["2012-14"], date(2013, 3, 1), date(2013, 4, 1)):
    ...     print(deadline.when, deadline.bound.value, deadline.kind.value, deadline.cites)
    2013-03-31 by review ('briefing:C2',)
    """
    window = Period(first, last)
    given = (documents,) if isinstance(documents, Document) else tuple(documents)
    kinds = {kind: i for i, kind in enumerate(DeadlineKind)}
    deadlines = [each for document in given for each in _of(document, given, last) if _may_fall(each, window)]
    # The sort is stable: it keeps the order of documents, and of places in a document, within a day and kind.
    return tuple(sorted(deadlines, key=lambda deadline: (deadline.earliest, deadline.latest, kinds[deadline.kind])))


def _may_fall(deadline: Deadline, window: Period) -> bool:
    """Whether a deadline may fall in a window."""
    return window.intersection(Period(deadline.earliest, deadline.latest)) is not None


def _of(document: Document, given: tuple[Document, ...], last: date) -> Deadlines:
    """The deadlines of one of the documents given; yearly ones up to `last`."""
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
    """The deadlines of a programme itself, without those of its streams."""
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
            what="the programme's period ends",
            of=_makers(programme, end),
            cites=("briefing:C1",),
            pointer="/period/last",
        )


def _makers(programme: Programme, day: date) -> tuple[str, ...]:
    """The ids of the bodies that make the programme: those recorded, or else those bound by law on that day."""
    return programme.prepared_by or tuple(sorted(joint_authors(on=day)))


def _is_out(programme: Programme) -> bool | None:
    """Whether the plan is recorded as published (`True`) or as not yet published (`False`), or neither (`None`)."""
    if programme.published is not None or programme.status in {ProgrammeStatus.PUBLISHED, ProgrammeStatus.SUPERSEDED}:
        return True
    return False if programme.status in {ProgrammeStatus.DRAFT, ProgrammeStatus.CONSULTATION} else None


def _preparation(programme: Programme, row: "partial[Deadline]") -> Deadlines:
    """Consultation before the programme is prepared and copies after it, if it certainly is prepared under the Act."""
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
        what="consult all that paragraph 2(2) of the schedule names, except those that agreed a waiver",
        pointer="/consultations",
        done=_none_of(programme.consultations),
    )
    yield row(
        bound=DeadlineBound.FROM,
        kind=DeadlineKind.COPIES,
        what="send the copies that paragraph 2(2) of the schedule requires",
        pointer="/copies",
        done=_none_of(programme.copies),
    )


def _none_of(recorded: tuple[object, ...] | None) -> bool | None:
    """`False` (not done) if the record says that there are none; otherwise `None`.

    Acts that are recorded do not make it done: whether they are complete is for a rule to judge.
    """
    return False if recorded == () else None


_DIRECTED = {
    DirectionSubject.TIMING: ("joint-when", "prepare the joint programme, as directed"),
    DirectionSubject.FORM: ("direct-form", "give the joint programme the form directed"),
    DirectionSubject.VICTIMS: (
        "direct-victims",
        "provide for the matters directed, of victims' experiences",
    ),
}
"""The role of the provision in `statute.parallels()`, and what is to be done, by subject of the direction."""


def _direction(direction: Direction, programme: Programme, path: Path) -> Deadlines:
    """The day set by a direction of ministers, if it sets one."""
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
    """The last day for the plan after one published that day, as rule PRA105 has it; `None` past the calendar's end."""
    end = business_year(published).last
    following, second = (None if end is None else step(end, count, years=1) for count in (1, 2))
    if following is None or practice_in_effect("plans-every-second-year", Period(following, following)):
        return second
    return following


def _comes_after(programme: Programme, other: Document) -> bool:
    """Whether another document is a published plan whose period begins later."""
    if not isinstance(other, Programme) or other.published is None or programme.period.first is None:
        return False
    return other.period.first is not None and other.period.first > programme.period.first


def _reviews(programme: Programme, last: date) -> Deadlines:
    """One review for each year of the programme that begins by `last`, due by the end of that year."""
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
    """Whether any review counts for a year, as rule PRA104 has it; `None` if that is not known."""
    if reviews is None:
        return None
    # A review counts for the years that it says it covers, and only without that for the year in which it was held.
    return any_of(within(r.held, year) if r.covers is None else r.covers.meets(year) for r in reviews)


# ---------------------------------------------------------------------------------------------- streams, reports


def _of_stream(stream: WorkStream, document: str, path: Path) -> Deadlines:
    """The deadlines of a stream: its report, the end of its cycle, and answers; none if it is cancelled."""
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
            what="have reached every area by the end of the cycle",
            of=stream.leads or (),
            cites=("briefing:C5",),
            pointer=pointer((*path, "cycle", "last")),
        )
    for i, report in enumerate(stream.reports or ()):
        yield from _of_report(report, document, (*path, "reports", i))


ANSWERED_FROM = date(2017, 5, 2)
"""A report published on or after this day must be answered within the time limit. Source: S.I. 2017/399 reg. 4(a)."""
COMMISSIONER_FROM = date(2025, 1, 29)
"""The same for a report of the Victims' Commissioner. Source: S.I. 2025/95."""
DAYS = 56
"""The time limit for an answer in days, counting the day of publication as the first."""
_ANSWERS = (
    (("police-act-1996.s-54", "police-act-1996.s-55"), "local-policing-bodies", "police-act-1996.s-55.sub-5A"),
    (
        ("crime-courts-act-2013.s-11", "crime-courts-act-2013.sch-6"),
        "national-crime-agency",
        "crime-courts-act-2013.s-11",
    ),
)
"""The provisions under which a report is made, the holder that must answer it, and the provision that requires that."""


def _of_report(report: Report, document: str, path: Path) -> Deadlines:
    """The answers due to a report within 56 days, if it is recorded as made under a provision that requires them."""
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
    id = (under or "").removeprefix("statute:")
    # After the provision's id a part begins with a dot, and a day with an at sign: section 54 is not section 54A.
    return id.startswith(provision) and id[len(provision) :][:1] in {"", ".", "@"}


def _answered(responses: tuple[Response, ...] | None, who: str) -> bool | None:
    """Whether a response by `who` is recorded; `None` if responses are not recorded at all."""
    return None if responses is None else any(response.by == who for response in responses)


def _within_56_days(published: PartialDate) -> PartialDate | Period | None:
    """The last day for an answer; a period of possible days for a coarse date; `None` past the calendar's end."""
    try:
        first, last = (last_day(day, DAYS, counting_first=True) for day in (published.earliest, published.latest))
    except OverflowError:
        return None
    return PartialDate.of(first) if first == last else Period(first, last)


# ------------------------------------------------------------------------------------------ an inspectorate's year

STATUTORY = date(2007, 4, 1)
"""The day from which statutory duties are cited here.

It applies to annual reports by the end of the year, as rule LAW701 has it, and to programmes by the day of preparation.
"""
LAID = "police-act-1996.sch-4A.para-2.sub-2A"
"""The id of the provision that requires the constabulary's own programme to be laid and published."""
LAID_FROM = date(2012, 1, 16)
"""From this day the constabulary's own programme is laid and published. Source: S.I. 2011/3019."""


def _of_year(year: InspectorateYear) -> Deadlines:
    """The deadlines of an inspectorate's year: programme and framework, plan, annual report, answers."""
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
    """Consultation and copies for an inspectorate's own programme or framework; for the constabulary also laying it."""
    prepared, who = own.prepared, year.inspectorate
    if prepared is not None and prepared.earliest >= STATUTORY:
        under = cites("consult-and-copy", of=[who], on=prepared.earliest)
        if under and who in joint_authors(on=prepared.latest):
            row = partial(row, cites=under)
            yield row(
                when=prepared,
                bound=DeadlineBound.BEFORE,
                kind=DeadlineKind.CONSULTATION,
                what=f"consult all that paragraph 2(2) names on the inspectorate's own {name}",
                pointer=f"/{name}/consultations",
                done=_none_of(own.consultations),
            )
            yield row(
                when=prepared,
                bound=DeadlineBound.FROM,
                kind=DeadlineKind.COPIES,
                what=f"send the copies of the inspectorate's own {name} that paragraph 2(2) requires",
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
    """The answer due to a recommendation of the Victims' Commissioner within 56 days of its publication."""
    published = recommendation.published
    when = None if published is None else _within_56_days(published)
    if published is None or when is None or published.earliest < COMMISSIONER_FROM:
        return
    yield row(
        when=when,
        bound=DeadlineBound.BY,
        kind=DeadlineKind.ANSWER,
        what="answer the Victims' Commissioner's recommendation, and send a copy of the answer to the Secretary of "
        "State as well",
        subject=f"recommendation:{recommendation.id}",
        cites=(f"statute:dvcva-2004.s-49A@{published.earliest}",),
        pointer=pointer((*path, "answered")),
        done=True if recommendation.answered else None,
    )
