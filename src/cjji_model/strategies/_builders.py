"""Builders of sound documents: programmes whose dates, roles and records are consistent with the day of reading.

What is built here keeps every rule of the book. The strategies that break rules change one thing in it, and
`programmes()` omits or replaces some of what is recorded. Functions called `draw_…` take Hypothesis' `draw`.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn

from ..dates import PartialDate, Period, Span, step
from ..model.coverage import Coverage, FullCoverage, NoFieldwork, SampleCoverage
from ..model.preparation import Consultation, Copy, Review
from ..model.programme import Completeness, Programme, ProgrammeStatus
from ..model.report import Agreement, PublicationSite, Recommendation, Report, ReportForm, Response
from ..model.stream import Contribution, ContributionKind, Decision, DecisionMatter, WorkStream
from ..model.vocabulary import AreaScheme, CrossCuttingIssue, Focus, WorkStatus, WorkType
from ..registry import standard_registry
from ..rules.delivery import LEADS_PART
from ..statute import joint_authors, joint_consultees
from ._vocabulary import HMICA_CLOSES, INSPECTORATES, THEMES, Theme, slug

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "STATUTORY",
    "YEARLY_UNTIL",
    "Timeline",
    "areas_of",
    "day",
    "draw_day",
    "draw_header",
    "draw_previous",
    "draw_programme",
    "draw_report",
    "draw_stream",
    "draw_theme",
    "draw_timeline",
    "draw_work_days",
    "possible_statuses",
    "unique_title",
    "with_roles",
]

STATUTORY = date(2007, 4, 1)
"""The day from which joint inspection has had a statutory basis. Source: briefing A10."""
YEARLY_UNTIL = date(2019, 4, 1)
"""The first day of the practice that a plan is published every second year; before it, every year.

Source: the table `practice`, which infers the day.
"""
FIRST_YEAR, LAST_YEAR = 2007, 2024
"""The first and last start year of a programme drawn without `on` or `period`."""
SIMPLEST_YEAR = 2012
"""The start year of the smallest programme: examples shrink to it."""
MIN_WORK_DAYS = 30
"""The fewest days from a programme's first day to the reading, for work of it to have begun or been published."""
LONGEST_FIELDWORK = 150
"""The most days from the first day of fieldwork to its last."""


@frozen(kw_only=True)
class Timeline:
    """The period of a programme, and the day on which it is read."""

    period: Period
    """The period of the programme, or the year of an inspectorate."""
    on: date
    """The day of reading: nothing is recorded as done after it."""

    @property
    def first(self) -> date:
        """The first day of the period; `date.min` where that end is open."""
        return self.period.first or date.min

    @property
    def last(self) -> date:
        """The last day of the period; `date.max` where that end is open."""
        return self.period.last or date.max

    @property
    def horizon(self) -> date:
        """The last day of the period or the day of reading, whichever is earlier: nothing is done after it."""
        return min(self.last, self.on)


def draw_day(draw: DrawFn, first: date, last: date) -> date:
    """Draw a day from `first` to `last`, both included; it shrinks towards `first`."""
    return first + timedelta(draw(st.integers(0, (last - first).days)))


def day(when: date) -> PartialDate:
    """Return a date as a partial date of day precision."""
    return PartialDate.of(when)


def draw_timeline(
    draw: DrawFn, *, on: date | None, min_days: int = 0, min_years: int = 0, years: int = 2, from_year: int = FIRST_YEAR
) -> Timeline:
    """Draw the period of a programme and the day on which it is read.

    The programme covers `years` business years and begins in `from_year` or later. The day of reading is `on`, or is
    drawn: no earlier than `min_days` days after the first day, and than the end of the first `min_years` years.
    Raises `InvalidArgument` if `on` is too early for that.
    """
    if on is None:
        likeliest = max(from_year, SIMPLEST_YEAR)
        start = draw(
            st.sampled_from([likeliest, *(year for year in range(from_year, LAST_YEAR + 1) if year != likeliest)])
        )
        period = Period.business_years(start, years)
        earliest = _first_reading_day(start, min_days, min_years)
        return Timeline(period=period, on=draw_day(draw, earliest, date(start + years + 1, 6, 30)))
    latest = next(
        (year for year in range(on.year, from_year - 1, -1) if _first_reading_day(year, min_days, min_years) <= on),
        None,
    )
    if latest is None:
        raise InvalidArgument(
            f"on={on}: too early; no programme that fits can be read before "
            f"{_first_reading_day(from_year, min_days, min_years)}"
        )
    start = draw(st.integers(max(from_year, latest - years), latest))
    return Timeline(period=Period.business_years(start, years), on=on)


def _first_reading_day(start: int, min_days: int, min_years: int) -> date:
    """Return the first day of reading of a programme that begins in that year: see `draw_timeline`."""
    over = date(start + min_years, 3, 31) if min_years else date(start, 4, 1)
    return max(over, date(start, 4, 1) + timedelta(min_days))


# ------------------------------------------------------------------------------------------------------ streams


@frozen(kw_only=True)
class WorkDays:
    """The days of a piece of work, in order."""

    begins: date
    """The first day of fieldwork."""
    ends: date
    """The last day of fieldwork."""
    published: date
    """The day on which the report is due and, if the work is published, was published."""


def draw_work_days(draw: DrawFn, timeline: Timeline, status: WorkStatus, *, until: date | None = None) -> WorkDays:
    """Draw the days of a piece of work; what its status says is done is done by the day of reading.

    No day is later than `until`, if that is given.
    """
    last = min(timeline.last, until) if until else timeline.last
    done = min(last, timeline.horizon)
    latest_begin, latest_end, latest_publication = last, last, last
    if status is WorkStatus.IN_PROGRESS:
        latest_begin = done
    elif status is WorkStatus.PUBLISHED:
        latest_begin, latest_end, latest_publication = done - timedelta(2), done - timedelta(1), done
    begins = draw_day(draw, timeline.first, latest_begin)
    ends = draw_day(draw, begins, min(latest_end, begins + timedelta(LONGEST_FIELDWORK)))
    return WorkDays(begins=begins, ends=ends, published=draw_day(draw, ends, latest_publication))


def draw_theme(draw: DrawFn, themes: Sequence[Theme] = THEMES) -> Theme:
    """Draw an issue to inspect."""
    return draw(st.sampled_from(themes))


def areas_of(scheme: AreaScheme, period: Period) -> tuple[str, ...]:
    """Return the ids of the areas that a scheme certainly had on some day of a period, sorted."""
    return tuple(sorted(standard_registry().places.during(scheme, period, certainly=True)))


_WELSH = frozenset({"dyfed-powys", "gwent", "north-wales", "south-wales"})


def draw_sample(draw: DrawFn, timeline: Timeline) -> SampleCoverage:
    """Draw from two to six criminal justice areas, all in England."""
    areas = [area for area in areas_of(AreaScheme.CJ_AREAS, timeline.period) if area not in _WELSH]
    start, count = draw(st.integers(0, len(areas) - 6)), draw(st.integers(2, 6))
    return SampleCoverage(scheme=AreaScheme.CJ_AREAS, areas=tuple(areas[start : start + count]))


def draw_coverage(draw: DrawFn, timeline: Timeline, type: WorkType) -> Coverage:
    """Draw the coverage that fits a type of work."""
    if type in _WITHOUT_FIELDWORK:
        return NoFieldwork()
    return FullCoverage(scheme=AreaScheme.CJ_AREAS) if type is WorkType.ROLLING else draw_sample(draw, timeline)


_WITHOUT_FIELDWORK = frozenset(
    {WorkType.SCOPING, WorkType.EVIDENCE_REVIEW, WorkType.COMPENDIUM, WorkType.STATE_OF_SYSTEM}
)
"""The types of work that are drawn without fieldwork."""


def draw_stream(
    draw: DrawFn,
    timeline: Timeline,
    *,
    status: WorkStatus = WorkStatus.PLANNED,
    type: WorkType = WorkType.THEMATIC,
    theme: Theme | None = None,
    title: str | None = None,
    with_courts: bool = False,
    work_days: WorkDays | None = None,
) -> WorkStream:
    """Draw a stream that keeps every rule.

    `IN_PROGRESS` and `PUBLISHED` need a timeline that leaves time for the work: see `possible_statuses`. Title and
    theme are drawn, and the days too, unless they are given; `with_courts` adds the courts and HMICA.
    """
    theme = theme or draw_theme(draw)
    title = title or theme.title
    lead, supporter = theme.inspectorates if draw(st.integers(0, 3)) else theme.inspectorates[::-1]
    supporters = (supporter, "hmica") if with_courts else (supporter,)
    agencies = (*theme.agencies, "courts") if with_courts else theme.agencies
    work_days = work_days or draw_work_days(draw, timeline, status, until=_last_day_with_hmica(with_courts=with_courts))
    focuses = draw(st.integers(0, 2 ** len(Focus) - 1))
    stream = WorkStream(
        id=slug(title),
        title=title,
        type=type,
        status=status,
        agencies=agencies,
        process=theme.process,
        focuses=tuple(focus for i, focus in enumerate(Focus) if focuses >> i & 1),
        takes_account_of=tuple(CrossCuttingIssue),
        coverage=draw_coverage(draw, timeline, type),
        cycle=Span.of(work_days.begins, max(timeline.on, work_days.begins) + timedelta(1000))
        if type is WorkType.ROLLING
        else None,
        fieldwork=Span.of(work_days.begins, work_days.ends),
        due=day(work_days.published),
        reports=()
        if status is not WorkStatus.PUBLISHED
        else (draw_report(draw, timeline, title, type=type, work_days=work_days, agencies=agencies),),
    )
    return with_roles(stream, (lead,), supporters)


def _last_day_with_hmica(*, with_courts: bool) -> date | None:
    """Return the last day on which work that HMICA takes part in may go on; `None` for work without it."""
    return HMICA_CLOSES - timedelta(1) if with_courts else None


def draw_report(
    draw: DrawFn, timeline: Timeline, title: str, *, type: WorkType, work_days: WorkDays, agencies: Sequence[str]
) -> Report:
    """Draw the report of a piece of work, published openly, with an answer to each recommendation."""
    count = draw(st.integers(0, 3))
    answered = min(timeline.on, work_days.published + timedelta(40))
    return Report(
        id=f"{slug(title)}-report",
        title=f"{title}: a joint inspection",
        form=ReportForm.INSPECTION,
        under=JOINT_PROVISION,
        published=day(work_days.published),
        openly=True,
        site=PublicationSite.LEAD if type is WorkType.ROLLING else PublicationSite.JOINT,
        recommendations=tuple(
            Recommendation(
                id=f"r{i + 1}",
                to=(agencies[i % len(agencies)],),
                text=f"Agree who answers for each case, and say so in the file ({i + 1}).",
                responses=(Response(by=agencies[i % len(agencies)], published=day(answered)),),
            )
            for i in range(count)
        ),
        responses=(),
    )


JOINT_PROVISION = "police-act-1996.sch-4A.para-5.sub-1"
"""The provision for joint programmes in the Police Act 1996; the parallel provisions of the other Acts say the same."""
SUPPORTERS_GIVE = (ContributionKind.PEOPLE, ContributionKind.RESOURCES, ContributionKind.WRITING)
"""What supporters give: the first supporter the first of these, and so on in turn."""


def with_roles(stream: WorkStream, leads: Iterable[str], supporters: Iterable[str]) -> WorkStream:
    """Return the stream with these leads and supporters, and with contributions, decisions and agreements to match.

    Delegations are removed; each report is published by the first of the participants.
    """
    leads, supporters = tuple(leads), tuple(supporters)
    participants = (*leads, *supporters)
    gifts = [*((by, LEADS_PART) for by in leads), *((by, (SUPPORTERS_GIVE[i % 3],)) for i, by in enumerate(supporters))]
    return evolve(
        stream,
        leads=leads,
        supporters=supporters,
        supporters_confirmed=True if stream.has_begun else None,
        contributions=tuple(Contribution(by=by, gives=gives) for by, gives in gifts),
        delegations=(),
        decisions=tuple(Decision(matter=matter, by=participants) for matter in DecisionMatter) if participants else (),
        reports=tuple(
            evolve(report, publisher=next(iter(participants), None), agreed=_agreements(participants, report))
            for report in stream.reports or ()
        ),
    )


def _agreements(bodies: tuple[str, ...], report: Report) -> tuple[Agreement, ...] | None:
    return tuple(Agreement(by=body, when=report.published) for body in bodies)


# ---------------------------------------------------------------------------------------------------- programmes


def draw_programme(
    draw: DrawFn, timeline: Timeline, subjects: Sequence[WorkStream], *, extra_streams: int = 0
) -> Programme:
    """Draw a complete programme that keeps every rule.

    Its streams are `subjects`, two in which all inspectorates take part between them, and `extra_streams` others.
    """
    programme = draw_header(draw, timeline)
    prepared = day(timeline.first) if programme.prepared is None else programme.prepared
    streams = list(subjects)
    titles = {stream.title for stream in streams}
    courts = "hmica" in (programme.prepared_by or ()) and prepared.earliest < HMICA_CLOSES
    for themes in (_OFFENDERS, _JUSTICE, *[THEMES] * extra_streams):
        theme = draw_theme(draw, themes)
        title = unique_title(theme.title, titles)
        status = draw(st.sampled_from(possible_statuses(timeline)))
        with_courts = courts and themes is _JUSTICE
        streams.append(draw_stream(draw, timeline, status=status, theme=theme, title=title, with_courts=with_courts))
    return evolve(programme, work_streams=tuple(streams))


_OFFENDERS = tuple(theme for theme in THEMES if theme.inspectorates == ("hmi-probation", "hmi-prisons"))
_JUSTICE = tuple(theme for theme in THEMES if theme.inspectorates == ("hmcpsi", "hmi-constabulary"))


def draw_header(draw: DrawFn, timeline: Timeline) -> Programme:
    """Draw a sound programme without streams: everything else is recorded."""
    earliest = max(timeline.first - timedelta(90), STATUTORY)
    prepared = draw_day(draw, earliest, max(earliest, timeline.first))
    published = draw_day(draw, prepared, min(timeline.on, prepared + timedelta(30)))
    authors = joint_authors(on=prepared) or frozenset(INSPECTORATES)
    years = f"{timeline.first.year}-{timeline.last.year % 100:02}"
    return Programme(
        id=f"joint-plan-{years}",
        title=f"Joint inspection plan {years}",
        period=timeline.period,
        status=ProgrammeStatus.PUBLISHED,
        completeness=Completeness.COMPLETE,
        prepared=day(prepared),
        prepared_by=tuple(authors),
        published=day(published),
        consultations=consultations(authors, prepared),
        waivers=(),
        copies=copies(prepared, published),
        directions=(),
        work_streams=(),
        reviews=tuple(_reviews(draw, timeline)),
        gatekeeping_notices=(),
        opinions=(),
        refusals=(),
        derogations=(),
    )


def unique_title(title: str, titles: set[str]) -> str:
    """Return the title, or `title: phase N` if it is in `titles`; the result is added to `titles`."""
    candidate, phase = title, 1
    while candidate in titles:
        phase += 1
        candidate = f"{title}: phase {phase}"
    titles.add(candidate)
    return candidate


def possible_statuses(timeline: Timeline) -> list[WorkStatus]:
    """Return the statuses that a drawn stream can have on the day of reading, `PLANNED` first."""
    if (timeline.horizon - timeline.first).days < MIN_WORK_DAYS:
        return [WorkStatus.PLANNED]
    return [WorkStatus.PLANNED, WorkStatus.IN_PROGRESS, WorkStatus.PUBLISHED]


def consultations(authors: Iterable[str], prepared: date) -> tuple[Consultation, ...]:
    """Return a consultation of each of the `consultees`, held 14 days before preparation."""
    held = day(prepared - timedelta(14))
    return tuple(Consultation(consultee=body, by=tuple(authors), held=held) for body in consultees(prepared))


def copies(prepared: date, published: date) -> tuple[Copy, ...]:
    """Return a copy to each of the `consultees`, sent on the day of publication."""
    return tuple(Copy(to=body, by=INSPECTORATES[0], sent=day(published)) for body in consultees(prepared))


def consultees(prepared: date) -> tuple[str, ...]:
    """Return the bodies that the law lists as consultees of a joint programme prepared that day, without co-authors."""
    return tuple(row.body for row in joint_consultees(on=prepared) if not row.co_author)


def _reviews(draw: DrawFn, timeline: Timeline) -> Iterable[Review]:
    """Draw a review for each year of the programme that has ended by the day of reading."""
    for year in timeline.period.years():
        first, last = year.first or timeline.first, year.last or timeline.last
        if last <= timeline.on:
            yield Review(held=day(draw_day(draw, first, last)), decisions=())


def draw_previous(draw: DrawFn, timeline: Timeline, programme: Programme) -> Programme:
    """Draw the previous programme, published as long before this one as the practice of the day has it.

    Its only stream is a cancelled one, which `programme` need not carry over.
    """
    published = (programme.published or day(timeline.first)).earliest
    years = 1 if published < YEARLY_UNTIL else 2
    before = step(published, -years, years=1)
    start = timeline.first.year - years
    period = Period.business_years(start, 2)
    cancelled = draw_stream(
        draw, Timeline(period=period, on=timeline.first + timedelta(MIN_WORK_DAYS)), status=WorkStatus.CANCELLED
    )
    return evolve(
        programme,
        id=f"joint-plan-{start}-{(start + 2) % 100:02}",
        title=f"Joint inspection plan {start}-{(start + 2) % 100:02}",
        period=period,
        prepared=None,
        published=None if before is None else day(before),
        consultations=None,
        copies=None,
        work_streams=(cancelled,),
        reviews=(),
    )
