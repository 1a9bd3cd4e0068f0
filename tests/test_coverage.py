"""Coverage and burden: the rows agree with the work they are made of, and say where something is not recorded."""

from datetime import date

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cjji_model import (
    REGISTRY,
    AreaScheme,
    Completeness,
    FullCoverage,
    HighLevelProcess,
    InspectorateYear,
    NoFieldwork,
    PartialDate,
    Period,
    Place,
    Programme,
    SampleCoverage,
    Span,
    Term,
    Visit,
    WorkStatus,
    WorkStream,
    WorkType,
    corpus,
)
from cjji_model.queries.coverage import ANYWHERE, EVERYWHERE, NONE, PLACES, burden, coverage, unreached
from cjji_model.views.coverage import coverage_plain, coverage_text
from kit import a_programme, a_report, a_stream, documents, finer, objects

DAYS = st.dates(date(2011, 1, 1), date(2016, 12, 31))


@st.composite
def moments(draw):
    """A year, a month or a day, near enough to others to meet them."""
    day = draw(DAYS)
    return PartialDate(*(day.year, day.month, day.day)[: draw(st.integers(1, 3))])


@st.composite
def spans(draw):
    """Spans of such dates, some with an open end."""
    first, last = sorted((draw(moments()), draw(moments())), key=lambda when: (when.earliest, when.latest))
    return draw(st.sampled_from((Span(first, last), Span(first, None), Span(None, last))))


def maybe(values):
    """A value, or nothing recorded."""
    return st.none() | values


def some(values):
    """A few of the values as a sorted tuple, or nothing recorded."""
    return maybe(st.sets(st.sampled_from(values), max_size=2).map(lambda found: tuple(sorted(found))))


@st.composite
def streams(draw, ids="abcd"):
    """Work streams that share ids, agencies, areas and days."""
    leads, supporters = draw(some(("hmcpsi", "hmi-prisons"))), draw(some(("hmi-probation", "ofsted")))
    sample = st.builds(
        SampleCoverage, scheme=st.just(AreaScheme.CJ_AREAS), areas=some(("cumbria", "kent")), places=some(("Leeds",))
    )
    visit = st.builds(Visit, visited=spans(), areas=some(("cumbria", "kent")), places=some(("Leeds",)))
    report = st.builds(a_report, id=st.sampled_from(("r-1", "r-2")), published=maybe(moments()))
    return a_stream(
        id=draw(st.sampled_from(ids)),
        type=draw(st.sampled_from((WorkType.THEMATIC, WorkType.ROLLING))),
        status=draw(st.sampled_from((WorkStatus.PLANNED, WorkStatus.PUBLISHED, WorkStatus.CANCELLED))),
        leads=leads,
        supporters=supporters,
        agencies=draw(some(("cps", "police"))),
        process=draw(maybe(st.sampled_from(HighLevelProcess))),
        coverage=draw(maybe(sample | st.just(NoFieldwork()) | st.just(FullCoverage(scheme=AreaScheme.CJ_AREAS)))),
        fieldwork=draw(maybe(spans())),
        cycle=draw(maybe(spans())),
        visits=draw(maybe(st.lists(visit, max_size=2).map(tuple))),
        reports=draw(maybe(st.lists(report, max_size=1).map(tuple))),
    )


@st.composite
def programmes(draw):
    """Programmes of one to three years, with such streams."""
    found = draw(maybe(st.lists(streams(), max_size=3, unique_by=lambda stream: stream.id)))
    taken = set()
    for i, stream in enumerate(found or ()):
        if {report.id for report in stream.reports or ()} & taken:
            found[i] = attrs.evolve(stream, reports=None)
        taken |= {report.id for report in stream.reports or ()}
    return a_programme(
        id=draw(st.sampled_from(("p", "q"))),
        title=draw(st.sampled_from(("Plan", "Another plan"))),
        period=Period.business_years(draw(st.integers(2011, 2014)), draw(st.integers(1, 3))),
        completeness=draw(maybe(st.sampled_from(Completeness))),
        work_streams=None if found is None else tuple(found),
    )


reports = st.builds(
    a_report,
    id=st.sampled_from(("r-1", "r-2", "r-3")),
    published=maybe(moments()),
    agencies=some(("cps", "police")),
    leads=some(("hmcpsi",)),
)
shelves = st.lists(programmes() | streams() | reports, max_size=4)
"""Several documents, as they may be handed over together."""
windows = st.tuples(DAYS, DAYS).map(lambda pair: Period(min(pair), max(pair)))


def work_of(shelf):
    """The ids of the work that documents tell of, worked out another way: streams, and the reports that none holds."""
    streams = [s for d in shelf for s in (d.streams if isinstance(d, Programme) else (d,))]
    told = [stream for stream in streams if isinstance(stream, WorkStream)]
    kept = [stream for stream in told if stream.status is not WorkStatus.CANCELLED]
    held = {report.id for stream in kept for report in stream.reports or ()}
    alone = {d.id for d in shelf if not isinstance(d, Programme | WorkStream)}
    return {stream.id for stream in kept} | (alone - held)


def counts(rows):
    """What each row counts for certain, and what it may count, by all that tells the row from others."""
    keys = ("process", "agency", "year", "scheme", "area")
    told = ((tuple(getattr(row, key, "") for key in keys), set(row.streams), set(row.perhaps)) for row in rows)
    return {key: (sure, sure | perhaps) for key, sure, perhaps in told}


def cells(rows):
    """The rows of coverage, short: process, agency, year, what is in it and what may be."""
    return [(row.process, row.agency, row.year, row.streams, row.perhaps) for row in rows]


def row_of(rows, agency, area=ANYWHERE):
    """The one row of an agency and an area."""
    (only,) = [row for row in rows if (row.agency, row.area) == (agency, area)]
    return only


class TestRows:
    """What holds of every row, whatever the documents."""

    @given(shelves)
    def test_all_work_is_in_the_rows_and_nothing_else_is(self, shelf):
        """Each stream, and each report that no stream holds, is in a row of both; cancelled ones are in none."""
        for rows in (coverage(shelf), burden(shelf)):
            assert work_of(shelf) == {id for row in rows for id in (*row.streams, *row.perhaps)}

    @given(shelves, windows)
    def test_a_count_is_of_the_work_named(self, shelf, window):
        """A count is as many as are named, each once; what may be is not also certain; no row is empty."""
        for row in (*coverage(shelf), *burden(shelf), *burden(shelf, window)):
            assert row.count == len(set(row.streams))
            assert len(set(row.streams) | set(row.perhaps)) == len(row.streams) + len(row.perhaps) > 0

    @given(shelves.flatmap(lambda shelf: st.tuples(st.just(shelf), st.permutations(shelf))), windows)
    def test_the_order_of_documents_does_not_matter(self, shelves, window):
        """The same documents in another order give the same rows and the same text; given twice, the same rows."""
        one, other = shelves
        assert coverage(one) == coverage(other) == coverage([*one, *other])
        assert burden(one, window) == burden(other, window) == burden([*one, *other], window)
        assert coverage_text(one) == coverage_text(other)

    @given(st.lists(programmes() | streams(), max_size=3), streams(ids=("new",)), windows)
    def test_another_stream_only_raises_counts(self, shelf, stream, window):
        """With one more stream, no row loses what it had."""
        more = [*shelf, stream]
        pairs = ((coverage(shelf), coverage(more)), (burden(shelf, window), burden(more, window)))
        for before, after in pairs:
            now = counts(after)
            assert all(sure <= now[key][0] and may <= now[key][1] for key, (sure, may) in counts(before).items())

    @given(shelves, windows)
    def test_rows_are_plain_and_distinct(self, shelf, window):
        """A row is words, numbers, tuples of words and nothing; no two rows speak of the same."""
        for rows in (coverage(shelf), burden(shelf, window)):
            assert len(counts(rows)) == len(rows)
            for value in (value for row in rows for value in attrs.asdict(row).values()):
                items = value if type(value) is list or type(value) is tuple else (value,)
                assert {type(item) for item in items} <= {str, int, bool, type(None)}

    @given(shelves, windows)
    def test_what_is_in_a_window_is_known_at_any_time(self, shelf, window):
        """A window takes away and adds nothing: its work is among that of any time."""
        ever = counts(burden(shelf))
        assert all(may <= ever[key][0] for key, (_, may) in counts(burden(shelf, window)).items())

    @given(spans(), spans(), st.data())
    def test_finer_dates_never_turn_a_settled_answer_round(self, one, other, data):
        """Whether two pieces of work ask at once is never settled one way and, when dates are finer, the other."""

        def asked(*fieldwork):
            return row_of(burden(two(*fieldwork)), "police").at_once

        first = data.draw(finer(one.first)) if one.first else None
        last = data.draw(finer(one.last)) if one.last else None
        assume(not (first and last and last.latest < first.earliest))
        coarse = asked(one, other)
        assert coarse is None or coarse is asked(Span(first, last), other)

    @given(documents())
    def test_any_document_is_taken(self, document):
        """Rows and text are made of any document of the model; one alone is the same as a list of it."""
        assume(not (isinstance(document, Programme) and (document.period.days or 0) > 4000))
        assert burden(document) == burden([document])
        assert coverage(document) == coverage([document])

    @given(objects(InspectorateYear))
    def test_an_inspectorates_year_gives_its_reports(self, year):
        """Its reports are work, as if they stood alone; the text says that a year was given."""
        assert coverage(list(year.reports or ())) == coverage(year)
        assert coverage_text(year).startswith("Coverage: 1 inspectorate's year, ")


class TestYears:
    """Which business years work touches."""

    def test_fieldwork_comes_before_reports_and_these_before_the_period(self):
        """What is known best decides: fieldwork, else publication, else the period of the programme."""
        reported = a_stream(agencies=("cps",), reports=(a_report(published=PartialDate(2014, 5)),))
        worked = attrs.evolve(reported, fieldwork=Span.of("2013-01", "2013-06"))
        planned = attrs.evolve(reported, reports=None)
        for stream, years in ((worked, [2012, 2013]), (reported, [2014]), (planned, [2012, 2013])):
            assert years == [row.year for row in coverage(a_programme(work_streams=(stream,)))]

    def test_a_coarse_date_may_fall_in_two_years(self):
        """A report of 2012 was published in the business year 2011-12 or in 2012-13."""
        rows = coverage(a_report(agencies=("cps",), published=PartialDate(2012)))
        assert [(None, "cps", 2011, (), ("report",)), (None, "cps", 2012, (), ("report",))] == cells(rows)

    def test_an_open_end_reaches_as_far_as_the_programme(self):
        """Fieldwork from September 2012 without an end is of 2012-13, and may be of the plan's second year."""
        stream = a_stream(agencies=("yots",), fieldwork=Span.of("2012-09"))
        rows = coverage(a_programme(work_streams=(stream,)))
        assert [(2012, 1), (2013, 0)] == [(row.year, row.count) for row in rows]
        assert [2012] == [row.year for row in coverage(stream)]
        until = attrs.evolve(stream, fieldwork=Span.of(None, "2013-09"))
        rows = coverage(a_programme(work_streams=(until,)))
        assert [(2012, 0), (2013, 1)] == [(row.year, row.count) for row in rows]

    def test_a_rolling_programme_is_not_dated_by_its_reports(self):
        """The cycle of a rolling programme that stands alone says when it was done; its reports do only without one."""
        reports = (a_report(published=PartialDate(2013, 12)),)
        stream = a_stream(type=WorkType.ROLLING, cycle=Span.of("2009-09", "2011-03"), reports=reports)
        assert [2009, 2010] == [row.year for row in coverage(stream)]
        assert [2013] == [row.year for row in coverage(attrs.evolve(stream, cycle=None))]

    def test_visits_say_when_work_was_done(self):
        """Work with visits in two years touches both, and not the year between."""
        visits = (Visit(visited=Span.of("2012-05", "2012-05")), Visit(visited=Span.of("2014-05", "2014-06")))
        assert [2012, 2014] == [row.year for row in coverage(a_stream(visits=visits))]

    def test_no_date_is_no_year(self):
        """A stream that stands alone and bears no date has a row without a year."""
        assert [(None, None, None, ("one",), ())] == cells(coverage(a_stream()))

    def test_recorded_as_none_is_not_the_same_as_not_recorded(self):
        """In a complete programme what is absent is none; an empty list of agencies is none everywhere."""
        period = Period.business_years(2012)
        complete = a_programme(period=period, completeness=Completeness.COMPLETE, work_streams=(a_stream(),))
        assert [(NONE, NONE, 2012, ("one",), ())] == cells(coverage(complete))
        partial = a_programme(period=period, work_streams=(a_stream(agencies=()),))
        assert [(None, NONE, 2012, ("one",), ())] == cells(coverage(partial))


class TestPublishedWork:
    """Named cases of the corpus."""

    def test_full_joint_inspection_stands_in_two_plans_and_counts_once(self):
        """Full Joint Inspections of youth offending work: planned twice, one piece of work in 2013-14.

        Its process is told by the first plan only; it is not a second piece of work without a process.
        """
        plans = [corpus["2012-14"], corpus["2013-15"]]
        found = [row for row in coverage(plans) if "youth-full-joint" in (*row.streams, *row.perhaps)]
        assert [
            ("managing-offenders", "yots", 2012, ("youth-full-joint",), ()),
            ("managing-offenders", "yots", 2013, (), ("youth-full-joint",)),
            ("managing-offenders", "yots", 2014, (), ("youth-full-joint",)),
        ] == cells(found)

    def test_a_report_that_stands_alone_is_its_stream(self):
        """The report on life sentence prisoners, given with its plan, is no second piece of work."""
        both = [corpus["2012-14"], corpus["life-sentence-prisoners-2013"]]
        assert coverage(corpus["2012-14"]) == coverage(both)
        assert ("life-sentence-prisoners-2013",) == coverage(both[1])[0].streams

    def test_custody_and_rape_in_the_years_of_the_first_plans(self):
        """Police custody is rolling and in both plans of 2008 to 2010; it was the one work on custody in each year."""
        rows = coverage([corpus["2008-09"], corpus["2009-10"]])
        assert [(year, ("police-custody",)) for year in (2008, 2009)] == [
            (row.year, row.streams) for row in rows if row.process == "custodial-conditions"
        ]

    def test_lincolnshire_was_visited_for_two_inspections(self):
        """Appropriate adults and learning disabilities both went to Lincolnshire; both asked the police."""
        row = row_of(burden(corpus.programmes), "police", "lincolnshire")
        assert ("appropriate-adults", "learning-disabilities-1") == row.streams
        assert ("cj-areas", 2, None) == (row.scheme, row.count, row.at_once)
        assert {"hmcpsi", "hmi-constabulary", "hmi-probation", "hmi-prisons"} <= set(row.inspectorates)

    def test_custody_visits_are_led_by_turns(self):
        """Who asks the police by way of custody visits follows from the terms that fall in the window."""
        (early,) = burden(corpus["police-custody"], Period(date(2009, 1, 1), date(2010, 1, 1)))[:1]
        assert ("hmi-constabulary", "hmi-prisons") == early.inspectorates

    def test_no_published_rolling_programme_says_what_it_has_not_reached(self):
        """None names the areas of a scheme of the registry: what is not reached yet cannot be told of any."""
        assert {None} == {unreached(stream, REGISTRY) for stream in corpus.streams}

    def test_the_text_over_all_plans_names_and_admits(self):
        """Over all plans the text has names and no ids, keeps to its width, and says what is not recorded."""
        text = coverage_text(corpus.programmes)
        assert text.startswith("Coverage: 14 programmes, 26 pieces of work\n")
        assert "  Youth offending teams             ·" in text
        assert "CJJI Joint Inspection Business Plan 2014-16" in text.partition("\nNot recorded\n")[2]
        ids = {id for work in corpus.programmes for s in work.streams for id in (s.id, *(s.leads or ())) if "-" in id}
        assert [] == [id for id in ids if id in text]
        for width in (60, 80, 100):
            assert max(map(len, coverage_text(corpus.programmes, width=width).splitlines())) <= width
        assert coverage_text(corpus).startswith("Coverage: 14 programmes, 13 work streams, ")


def two(one, other, **given):
    """Two streams at the police, by two inspectorates, with the fieldwork given."""
    return [
        a_stream(**{"id": id, "title": id.upper(), "leads": (lead,), "agencies": ("police",)} | given, fieldwork=span)
        for id, lead, span in (("a", "hmcpsi", one), ("b", "hmi-prisons", other))
    ]


class TestAtOnce:
    """Whether an agency is asked by several inspectorates at once."""

    @pytest.mark.parametrize(
        ("one", "other", "at_once"),
        [
            (Span.of("2012-09", "2012-12"), Span.of("2012-11", "2013-01"), True),
            (Span.of("2012-09", "2012-11"), Span.of("2012-11", "2013-01"), None),
            (Span.of("2012-09", "2012-10"), Span.of("2012-11", "2013-01"), False),
            (Span.of("2012-09"), Span.of("2012-11", "2013-01"), None),
            (Span.of("2012-09", "2012-12"), None, None),
        ],
    )
    def test_dates_known_coarse_and_not_recorded(self, one, other, at_once):
        """Known to overlap, may overlap, known not to, open, and not recorded."""
        row = row_of(burden(two(one, other)), "police")
        assert at_once is row.at_once
        assert (("a", "b") if at_once else ()) == row.overlapping
        assert (("a", "b") if at_once is None and other else ()) == row.may_overlap
        assert (() if other else ("b",)) == row.undated

    def test_one_joint_inspection_is_not_two_requests(self):
        """Two inspectorates in one piece of work do not by that ask at once."""
        stream = a_stream(leads=("hmcpsi",), supporters=("hmi-prisons",), agencies=("cps",))
        row = row_of(burden(attrs.evolve(stream, fieldwork=Span.of("2012", "2013"))), "cps")
        assert (1, False, ("hmcpsi", "hmi-prisons")) == (row.count, row.at_once, row.inspectorates)

    def test_the_same_inspectorate_twice_is_not_several(self):
        """One inspectorate that does two pieces of work at once is not several; one not recorded may be another."""
        spans = Span.of("2012-09", "2012-12"), Span.of("2012-09", "2012-12")
        assert row_of(burden(two(*spans, leads=("hmcpsi",))), "police").at_once is False
        row = row_of(burden(two(*spans, leads=None)), "police")
        assert (None, (), ("a", "b"), ("a", "b")) == (row.at_once, row.inspectorates, row.unnamed, row.may_overlap)

    def test_a_window_bounds_what_is_at_once(self):
        """Two pieces of work that overlap in December are not asked at once in September."""
        pair = two(Span.of("2012-09-01", "2012-12-31"), Span.of("2012-09-20", "2012-12-31"))
        assert row_of(burden(pair, Period(date(2012, 9, 1), date(2012, 9, 30))), "police").at_once is True
        pair = two(Span.of("2012-09-01", "2012-12-31"), Span.of("2012-12-01", "2012-12-31"))
        (row,) = [r for r in burden(pair, Period(date(2012, 9, 1), date(2012, 9, 30))) if r.area == ANYWHERE]
        assert (("a",), False) == (row.streams, row.at_once)

    def test_visits_decide_place_by_place(self):
        """Fieldwork that overlaps on the whole does not in an area whose visits lie apart."""
        sample = SampleCoverage(scheme=AreaScheme.CJ_AREAS, areas=("cumbria", "kent"))

        def visited(when):
            return (Visit(visited=Span.of(when, when), areas=("cumbria",)),)

        one, other = two(Span.of("2012-04", "2012-12"), Span.of("2012-04", "2012-12"), coverage=sample)
        pair = [attrs.evolve(one, visits=visited("2012-05")), attrs.evolve(other, visits=visited("2012-10"))]
        rows = burden(pair)
        assert [True, False, True] == [row_of(rows, "police", area).at_once for area in (ANYWHERE, "cumbria", "kent")]
        may = burden(pair, Period(date(2012, 5, 1), date(2012, 5, 31)))
        assert ("a",) == row_of(may, "police", "cumbria").streams
        assert ("a", "b") == row_of(may, "police", "kent").streams

    def test_an_area_without_a_visit_of_its_own_may_be_in_the_window(self):
        """Visits elsewhere say nothing certain of an area that the sample names."""
        sample = SampleCoverage(scheme=AreaScheme.CJ_AREAS, areas=("cumbria", "kent"))
        visits = (Visit(visited=Span.of("2012-05", "2012-05"), areas=("cumbria",)),)
        rows = burden(a_stream(agencies=("cps",), coverage=sample, visits=visits), Period.business_years(2012))
        assert (("one",), ()) == (row_of(rows, "cps", "kent").perhaps, row_of(rows, "cps", "kent").streams)

    def test_places_everywhere_nowhere_and_not_recorded(self):
        """Each way to say where has a row of its own beside that of all areas."""
        told = {
            (PLACES, "Leeds"): SampleCoverage(places=("Leeds",)),
            ("cj-areas", EVERYWHERE): FullCoverage(scheme=AreaScheme.CJ_AREAS),
            (None, EVERYWHERE): FullCoverage(),
            (None, NONE): NoFieldwork(),
            (None, None): SampleCoverage(count=6, unit="towns"),
        }
        for where, said in told.items():
            rows = burden(a_stream(agencies=("cps",), coverage=said))
            assert [(None, ANYWHERE), where] == [(row.scheme, row.area) for row in rows]

    def test_only_the_terms_of_the_window_ask(self):
        """Roles that changed before the window are not told of it."""
        terms = (
            Term(first=PartialDate(2008), last=PartialDate(2010), leads=("hmi-prisons",), supporters=()),
            Term(first=PartialDate(2012), leads=("hmi-constabulary",), supporters=()),
        )
        stream = a_stream(terms=terms, agencies=("police",), cycle=Span.of("2008", "2014"))
        assert ("hmi-constabulary",) == row_of(burden(stream, Period.business_years(2013)), "police").inspectorates
        assert ("hmi-constabulary", "hmi-prisons") == row_of(burden(stream), "police").inspectorates


def a_rolling(**given):
    """A rolling programme over the probation regions, visited until 2022."""
    visits = (Visit(visited=Span.of("2022-05", "2022-05"), areas=("wales",)),)
    told = {"type": WorkType.ROLLING, "coverage": FullCoverage(scheme=AreaScheme.PROBATION_REGIONS), "visits": visits}
    return a_stream(**told | given)


REGIONS = {place.id for place in REGISTRY.places if place.scheme is AreaScheme.PROBATION_REGIONS}


class TestUnreached:
    """What a rolling programme has not yet reached."""

    def test_what_visits_have_not_reached_is_left(self):
        """All probation regions but Wales."""
        left = unreached(a_rolling(), REGISTRY)
        assert REGIONS - {"wales"} == set(left)
        assert len(REGIONS) - 1 == len(left)

    def test_a_sample_reaches_what_it_names(self):
        """The areas of a sample are reached too; all of them, and nothing is left."""
        sample = SampleCoverage(scheme=AreaScheme.PROBATION_REGIONS, areas=tuple(sorted(REGIONS - {"wales"})))
        assert () == unreached(a_rolling(coverage=sample), REGISTRY)
        assert ("wales",) == unreached(a_rolling(coverage=sample, visits=None, cycle=Span.of("2022")), REGISTRY)

    @pytest.mark.parametrize(
        "given",
        [
            {"type": WorkType.THEMATIC},
            {"coverage": None},
            {"coverage": NoFieldwork()},
            {"coverage": FullCoverage()},
            {"visits": None},
            {"visits": (Visit(visited=Span.of("2022", "2022")),)},
            {"visits": (Visit(visited=Span.of("2022", "2022"), areas=("wales",), places=("Leeds",)),)},
            {"visits": (), "coverage": SampleCoverage(scheme=AreaScheme.PROBATION_REGIONS, areas=("wales",), count=4)},
            {"visits": (), "coverage": SampleCoverage(scheme=AreaScheme.PROBATION_REGIONS)},
        ],
        ids=repr,
    )
    def test_where_it_cannot_be_told_it_is_not(self, given):
        """Not rolling, no scheme, no visits, visits to places in words, a sample of more than it names."""
        assert unreached(a_rolling(**given), REGISTRY) is None

    def test_the_areas_are_those_of_the_day(self):
        """CPS Areas were 42 until 2011 and 13 after: what is left is of those that stood on the last day recorded.

        On no day recorded, or one too coarse for the change, it cannot be told; before the scheme began, neither.
        """

        def left(cycle):
            return unreached(
                a_rolling(coverage=FullCoverage(scheme=AreaScheme.CPS_AREAS), visits=(), cycle=cycle), REGISTRY
            )

        assert (42, 13) == tuple(len(left(Span.of(day, day))) for day in ("2010-06-01", "2012-06-01"))
        assert left(None) is None
        assert left(Span.of("1990", "1990")) is None

    def test_a_change_too_coarse_to_place_leaves_it_open(self):
        """An area that began in the year of the last day may have stood on it or not."""
        unsure = [Place(scheme=AreaScheme.PROBATION_REGIONS, id="new", name="New", since=PartialDate(2022))]
        assert unreached(a_rolling(), REGISTRY + unsure) is None


class TestText:
    """The text for people."""

    def test_a_complete_programme_shows_none_as_zero(self):
        """In a complete programme a year without work is 0; where the record is not complete it is a dot."""
        fieldwork = Span.of("2012-05", "2012-06")
        stream = a_stream(agencies=("cps",), process=HighLevelProcess.COMMUNITY_SAFETY, fieldwork=fieldwork)
        for completeness, shown in ((Completeness.COMPLETE, "0"), (Completeness.PARTIAL, "·")):
            plan = a_programme(completeness=completeness, work_streams=(stream,))
            assert ["  CPS", "1", shown] == coverage_text(plan).splitlines()[4].rsplit(maxsplit=2)

    def test_a_zero_needs_all_work_of_the_year_to_have_its_place(self):
        """Beside a complete programme, work of an agency not recorded, or of no date, may be anyone's: no zero then."""
        stream = a_stream(agencies=("cps",), process=HighLevelProcess.COMMUNITY_SAFETY, fieldwork=Span.of("2012-05"))
        plan = a_programme(completeness=Completeness.COMPLETE, work_streams=(stream,))
        other = a_stream(id="two", process=HighLevelProcess.MANAGING_OFFENDERS, agencies=("prisons",))
        placed = attrs.evolve(other, fieldwork=Span.of("2013-05", "2013-06"))
        assert "  Prisons                0       1\n" in coverage_text([plan, placed])
        assert "  Prisons                ·       ·       1\n" in coverage_text([plan, other])
        unplaced = attrs.evolve(placed, agencies=None)
        assert "  not recorded           0       1\n" in coverage_text([plan, unplaced])
        assert "Managing offenders       0       1\n" in coverage_text([plan, placed])
        third = attrs.evolve(other, id="three", agencies=None, fieldwork=Span.of("2012-05", "2012-06"))
        assert "  Prisons                ·       1\n" in coverage_text([plan, placed, third])

    def test_at_once_is_told_by_title(self):
        """Work that overlaps is named; so is what may, and how much is not dated."""
        told = {
            "at once: A and B": two(Span.of("2012-09", "2012-12"), Span.of("2012-11", "2013-01")),
            "perhaps at once: A and B": two(Span.of("2012-09", "2012-11"), Span.of("2012-11", "2013-01")),
            "never at once": two(Span.of("2012-09", "2012-10"), Span.of("2012-11", "2013-01")),
            "at once: not known, fieldwork is not dated for 1 of 2": two(Span.of("2012-09", "2012-10"), None),
        }
        for words, pair in told.items():
            assert f"\n             {words}\n" in coverage_text(pair)

    def test_where_nothing_is_dated_it_is_told_once(self):
        """Agencies of whose fieldwork no date is recorded are told in one sentence; one that is asked once is not."""
        pair = [attrs.evolve(stream, agencies=("cps", "police")) for stream in two(None, None)]
        alone = a_stream(id="alone", agencies=("prisons",), leads=("hmi-prisons",))
        text = coverage_text([*pair, alone])
        assert "  Whether several inspect CPS and police at once is not known: no fieldwork there is dated.\n" in text
        assert "at once:" not in text

    def test_a_year_left_out_is_explained(self):
        """Years between others of which nothing is recorded have no column, and the key says so."""
        late = a_stream(id="late", fieldwork=Span.of("2016-05", "2016-06"), agencies=("cps",))
        early = a_stream(fieldwork=Span.of("2012-05", "2012-06"), agencies=("cps",))
        skips = "A year that is left out has neither a plan nor work on record."
        assert skips in coverage_text([early, late])
        assert skips not in coverage_text([early])
        assert skips not in coverage_text(attrs.evolve(early, fieldwork=None))

    def test_plain_rows_of_rolling_work(self):
        """Plain values tell what rolling streams have not reached, in a programme or alone; of others nothing."""
        given = [a_programme(work_streams=(a_rolling(), a_stream(id="two"))), a_rolling(id="alone"), a_report()]
        told = coverage_plain(given)["unreached"]
        assert [("plan", "one"), ("alone", "alone")] == [(row["document"], row["stream"]) for row in told]
        assert "east-midlands" in told[0]["areas"]

    def test_cancelled_work_is_named_and_left_out(self):
        """A cancelled stream is in no row, and the text says so."""
        plan = a_programme(work_streams=(a_stream(title="Gone", status=WorkStatus.CANCELLED),))
        assert () == coverage(plan)
        assert coverage_text(plan).splitlines()[1] == "Cancelled, and left out: Gone."

    def test_rolling_programmes_tell_what_is_left(self):
        """Areas not reached are named, and that none is left is said; of two documents, what both leave is left."""
        rest = (Visit(visited=Span.of("2022", "2022"), areas=tuple(sorted(REGIONS - {"wales"}))),)
        assert "One has not reached: East Midlands; East of England; " in coverage_text(a_rolling())
        assert "One has reached every area." in coverage_text([a_rolling(), a_rolling(visits=rest)])

    def test_places_are_counted_by_scheme(self):
        """Areas by name under their scheme; an area without a scheme, or that nobody knows, by what is written."""
        visits = (Visit(visited=Span.of("2022", "2022"), areas=("elsewhere",)),)
        text = coverage_text(
            [
                a_stream(
                    coverage=SampleCoverage(scheme=AreaScheme.CJ_AREAS, areas=("cumbria", "nowhere")), agencies=()
                ),
                a_stream(id="two", visits=visits),
                a_stream(id="three", coverage=NoFieldwork(), leads=()),
            ]
        )
        assert "  Criminal justice areas: Cumbria 1, nowhere 1.\n  Nowhere in particular: 1.\n" in text
        assert "  elsewhere, of a scheme not recorded: 1.\n" in text

    def test_who_asks_may_be_nobody_or_not_recorded(self):
        """A stream without leads and supporters names nobody; one that does not record them says so."""
        assert "CPS, 1  no inspectorate is named\n" in coverage_text(a_stream(agencies=("cps",), leads=()))
        assert "CPS, 1  who inspects is not recorded for 1\n" in coverage_text(a_stream(agencies=("cps",)))

    @given(shelves, st.integers(40, 120))
    def test_text_is_made_of_anything(self, shelf, width):
        """Whatever is given, the text is lines without trailing space, and all of it can be printed."""
        text = coverage_text(shelf, width=width)
        assert [] == [line for line in text.splitlines() if line != line.rstrip() or not line.isprintable()]
