"""Programmes that live: dates, roles and record of every stream such as they would be on the day of reading.

What is built here keeps every rule of the book. The strategies that break rules start from it, and so do
the programmes that are drawn for tests of other code, once some of what is recorded is taken away.
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
    "FIRST",
    "LAST",
    "STATUTORY",
    "YEARLY_UNTIL",
    "Timeline",
    "a_header",
    "a_life",
    "a_previous",
    "a_programme",
    "a_report",
    "a_stream",
    "a_theme",
    "a_time",
    "areas_of",
    "day",
    "days_from",
    "possible",
    "untaken",
    "with_roles",
]

STATUTORY = date(2007, 4, 1)
"""The day on which joint inspection came to stand on a footing in law. Source: briefing A10."""
YEARLY_UNTIL = date(2019, 4, 1)
"""From when a plan comes out every second year. Source: the table `practice`."""
FIRST, LAST = 2007, 2024
"""The years in which the programmes begin that are drawn where nobody says when."""
LIKELIEST = 2012
"""The year in which the smallest programme begins."""
DONE = 30
"""Days within which a piece of work can have been done."""


@frozen(kw_only=True)
class Timeline:
    """The time of a programme, and the day on which it is read."""

    period: Period
    on: date

    @property
    def first(self) -> date:
        """The first day of the programme."""
        return self.period.first or date.min

    @property
    def last(self) -> date:
        """The last day of the programme."""
        return self.period.last or date.max

    @property
    def horizon(self) -> date:
        """The last day of the programme on which something can have been done by the day of reading."""
        return min(self.last, self.on)


def days_from(draw: DrawFn, first: date, last: date) -> date:
    """A day between two, both included; the nearer the first the simpler."""
    return first + timedelta(draw(st.integers(0, (last - first).days)))


def day(when: date) -> PartialDate:
    """A day as a partial date."""
    return PartialDate.of(when)


def a_time(
    draw: DrawFn, *, on: date | None, least: int = 0, years_over: int = 0, years: int = 2, since: int = FIRST
) -> Timeline:
    """When a programme is, and when it is read: at least so many days, and so many of its years, after it began.

    It begins in the year `since` or later.
    """
    if on is None:
        likeliest = max(since, LIKELIEST)
        start = draw(st.sampled_from([likeliest, *(year for year in range(since, LAST + 1) if year != likeliest)]))
        period = Period.business_years(start, years)
        earliest = _ready(start, least, years_over)
        return Timeline(period=period, on=days_from(draw, earliest, date(start + years + 1, 6, 30)))
    latest = next((year for year in range(on.year, since - 1, -1) if _ready(year, least, years_over) <= on), None)
    if latest is None:
        raise InvalidArgument(
            f"on={on}: too early, since no programme that is wanted can be read before "
            f"{_ready(since, least, years_over)}"
        )
    start = draw(st.integers(max(since, latest - years), latest))
    return Timeline(period=Period.business_years(start, years), on=on)


def _ready(start: int, least: int, years_over: int) -> date:
    """The first day on which a programme beginning in that year can be read as it is wanted."""
    over = date(start + years_over, 3, 31) if years_over else date(start, 4, 1)
    return max(over, date(start, 4, 1) + timedelta(least))


# ------------------------------------------------------------------------------------------------------ streams


@frozen(kw_only=True)
class WorkDays:
    """The days of a piece of work."""

    begins: date
    ends: date
    published: date


def a_life(draw: DrawFn, time: Timeline, status: WorkStatus, *, until: date | None = None) -> WorkDays:
    """The days of a piece of work of a status: those of what is done are no later than the day of reading."""
    last = min(time.last, until) if until else time.last
    done = min(last, time.horizon)
    published, begun = status is WorkStatus.PUBLISHED, status is WorkStatus.IN_PROGRESS
    begins = days_from(draw, time.first, (done if published or begun else last) - timedelta(2 if published else 0))
    longest = done - timedelta(1) if published else last
    ends = days_from(draw, begins, min(longest, begins + timedelta(150)))
    return WorkDays(begins=begins, ends=ends, published=days_from(draw, ends, done if published else last))


def a_theme(draw: DrawFn, themes: Sequence[Theme] = THEMES) -> Theme:
    """An issue to inspect."""
    return draw(st.sampled_from(themes))


def areas_of(scheme: AreaScheme, period: Period) -> tuple[str, ...]:
    """The areas that a scheme certainly had in a period, as ids in order."""
    return tuple(sorted(standard_registry().places.during(scheme, period, certainly=True)))


_WELSH = frozenset({"dyfed-powys", "gwent", "north-wales", "south-wales"})


def a_sample(draw: DrawFn, time: Timeline) -> SampleCoverage:
    """Two areas or more, in England."""
    areas = [area for area in areas_of(AreaScheme.CJ_AREAS, time.period) if area not in _WELSH]
    start, count = draw(st.integers(0, len(areas) - 6)), draw(st.integers(2, 6))
    return SampleCoverage(scheme=AreaScheme.CJ_AREAS, areas=tuple(areas[start : start + count]))


def a_coverage(draw: DrawFn, time: Timeline, type: WorkType) -> Coverage:
    """Where work of a type looks."""
    if type in _DESK:
        return NoFieldwork()
    return FullCoverage(scheme=AreaScheme.CJ_AREAS) if type is WorkType.ROLLING else a_sample(draw, time)


_DESK = frozenset({WorkType.SCOPING, WorkType.EVIDENCE_REVIEW, WorkType.COMPENDIUM, WorkType.STATE_OF_SYSTEM})


def a_stream(
    draw: DrawFn,
    time: Timeline,
    *,
    status: WorkStatus = WorkStatus.PLANNED,
    type: WorkType = WorkType.THEMATIC,
    theme: Theme | None = None,
    title: str | None = None,
    with_courts: bool = False,
    life: WorkDays | None = None,
) -> WorkStream:
    """A stream that keeps every rule, of a status that its days allow."""
    theme = theme or a_theme(draw)
    title = title or theme.title
    lead, supporter = theme.inspectorates if draw(st.integers(0, 3)) else theme.inspectorates[::-1]
    supporters = (supporter, "hmica") if with_courts else (supporter,)
    agencies = (*theme.agencies, "courts") if with_courts else theme.agencies
    life = life or a_life(draw, time, status, until=_while_hmica(with_courts=with_courts))
    focuses = draw(st.integers(0, 2 ** len(Focus) - 1))
    found = WorkStream(
        id=slug(title),
        title=title,
        type=type,
        status=status,
        agencies=agencies,
        process=theme.process,
        focuses=tuple(focus for i, focus in enumerate(Focus) if focuses >> i & 1),
        takes_account_of=tuple(CrossCuttingIssue),
        coverage=a_coverage(draw, time, type),
        cycle=Span.of(life.begins, max(time.on, life.begins) + timedelta(1000)) if type is WorkType.ROLLING else None,
        fieldwork=Span.of(life.begins, life.ends),
        due=day(life.published),
        reports=()
        if status is not WorkStatus.PUBLISHED
        else (a_report(draw, time, title, type=type, life=life, agencies=agencies),),
    )
    return with_roles(found, (lead,), supporters)


def _while_hmica(*, with_courts: bool) -> date | None:
    """The last day of work that HMICA takes part in."""
    return HMICA_CLOSES - timedelta(1) if with_courts else None


def a_report(
    draw: DrawFn, time: Timeline, title: str, *, type: WorkType, life: WorkDays, agencies: Sequence[str]
) -> Report:
    """The report of a piece of work, published openly and answered."""
    count = draw(st.integers(0, 3))
    answered = min(time.on, life.published + timedelta(40))
    return Report(
        id=f"{slug(title)}-report",
        title=f"{title}: a joint inspection",
        form=ReportForm.INSPECTION,
        under=JOINTLY,
        published=day(life.published),
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


JOINTLY = "police-act-1996.sch-4A.para-5.sub-1"
"""The provision that joint programmes rest on, in the police's Act; its twins say the same."""
GIVEN = (ContributionKind.PEOPLE, ContributionKind.RESOURCES, ContributionKind.WRITING)
"""What each supporter gives in turn."""


def with_roles(stream: WorkStream, leads: Iterable[str], supporters: Iterable[str]) -> WorkStream:
    """The stream led and supported by these, with a record of what each gave, decided and agreed that fits."""
    leads, supporters = tuple(leads), tuple(supporters)
    all_of_them = (*leads, *supporters)
    gifts = [*((by, LEADS_PART) for by in leads), *((by, (GIVEN[i % 3],)) for i, by in enumerate(supporters))]
    return evolve(
        stream,
        leads=leads,
        supporters=supporters,
        supporters_confirmed=True if stream.has_begun else None,
        contributions=tuple(Contribution(by=by, gives=gives) for by, gives in gifts),
        delegations=(),
        decisions=tuple(Decision(matter=matter, by=all_of_them) for matter in DecisionMatter) if all_of_them else (),
        reports=tuple(
            evolve(report, publisher=next(iter(all_of_them), None), agreed=_agreed(all_of_them, report))
            for report in stream.reports or ()
        ),
    )


def _agreed(bodies: tuple[str, ...], report: Report) -> tuple[Agreement, ...] | None:
    return tuple(Agreement(by=body, when=report.published) for body in bodies)


# ---------------------------------------------------------------------------------------------------- programmes


def a_programme(draw: DrawFn, time: Timeline, subjects: Sequence[WorkStream], *, more: int = 0) -> Programme:
    """A complete programme that keeps every rule: the streams given, two that all inspectorates are in, and others."""
    found = a_header(draw, time)
    prepared = day(time.first) if found.prepared is None else found.prepared
    streams = list(subjects)
    titles = {stream.title for stream in streams}
    courts = "hmica" in (found.prepared_by or ()) and prepared.earliest < HMICA_CLOSES
    for themes in (_OFFENDERS, _JUSTICE, *[THEMES] * more):
        theme = a_theme(draw, themes)
        title = untaken(theme.title, titles)
        status = draw(st.sampled_from(possible(time)))
        with_courts = courts and themes is _JUSTICE
        streams.append(a_stream(draw, time, status=status, theme=theme, title=title, with_courts=with_courts))
    return evolve(found, work_streams=tuple(streams))


_OFFENDERS = tuple(theme for theme in THEMES if theme.inspectorates == ("hmi-probation", "hmi-prisons"))
_JUSTICE = tuple(theme for theme in THEMES if theme.inspectorates == ("hmcpsi", "hmi-constabulary"))


def a_header(draw: DrawFn, time: Timeline) -> Programme:
    """All that is said of a programme beside its streams, of which it has none."""
    earliest = max(time.first - timedelta(90), STATUTORY)
    prepared = days_from(draw, earliest, max(earliest, time.first))
    published = days_from(draw, prepared, min(time.on, prepared + timedelta(30)))
    authors = joint_authors(on=prepared) or frozenset(INSPECTORATES)
    years = f"{time.first.year}-{time.last.year % 100:02}"
    return Programme(
        id=f"joint-plan-{years}",
        title=f"Joint inspection plan {years}",
        period=time.period,
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
        reviews=tuple(_reviews(draw, time)),
        gatekeeping_notices=(),
        opinions=(),
        refusals=(),
        derogations=(),
    )


def untaken(title: str, titles: set[str]) -> str:
    """The title, or where it is taken a later phase of it; it is taken from then on."""
    found, phase = title, 1
    while found in titles:
        phase += 1
        found = f"{title}: phase {phase}"
    titles.add(found)
    return found


def possible(time: Timeline) -> list[WorkStatus]:
    """The statuses that a stream can have on the day of reading."""
    late = (time.horizon - time.first).days >= DONE
    return [WorkStatus.PLANNED, *([WorkStatus.IN_PROGRESS, WorkStatus.PUBLISHED] if late else [])]


def consultations(authors: Iterable[str], prepared: date) -> tuple[Consultation, ...]:
    """Everyone consulted whom the law of that day names."""
    held = day(prepared - timedelta(14))
    return tuple(Consultation(consultee=body, by=tuple(authors), held=held) for body in consultees(prepared))


def copies(prepared: date, published: date) -> tuple[Copy, ...]:
    """A copy sent to everyone whom the law of that day names."""
    return tuple(Copy(to=body, by=INSPECTORATES[0], sent=day(published)) for body in consultees(prepared))


def consultees(prepared: date) -> tuple[str, ...]:
    """Whom a joint programme prepared that day is taken to."""
    return tuple(found.body for found in joint_consultees(on=prepared) if not found.co_author)


def _reviews(draw: DrawFn, time: Timeline) -> Iterable[Review]:
    for year in time.period.years():
        first, last = year.first or time.first, year.last or time.last
        if last <= time.on:
            yield Review(held=day(days_from(draw, first, last)), decisions=())


def a_previous(draw: DrawFn, time: Timeline, programme: Programme, streams: Sequence[WorkStream] = ()) -> Programme:
    """The programme before, published as long before as the practice of the day has it."""
    published = (programme.published or day(time.first)).earliest
    years = 1 if published < YEARLY_UNTIL else 2
    before = step(published, -years, years=1)
    start = time.first.year - years
    period = Period.business_years(start, 2)
    delivered = a_stream(draw, Timeline(period=period, on=time.first + timedelta(DONE)), status=WorkStatus.CANCELLED)
    return evolve(
        programme,
        id=f"joint-plan-{start}-{(start + 2) % 100:02}",
        title=f"Joint inspection plan {start}-{(start + 2) % 100:02}",
        period=period,
        prepared=None,
        published=None if before is None else day(before),
        consultations=None,
        copies=None,
        work_streams=(*streams, *([] if streams else [delivered])),
        reviews=(),
    )
