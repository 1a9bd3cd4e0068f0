"""What concerns an area. Briefing D1: joint inspection is of interest to whoever answers for an area."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjji_model import (
    REGISTRY,
    AreaRelation,
    AreaScheme,
    Completeness,
    FullCoverage,
    InspectorateYear,
    NoFieldwork,
    PartialDate,
    Period,
    Place,
    Programme,
    ProgrammeStatus,
    ReachGround,
    Report,
    SampleCoverage,
    Span,
    UnknownName,
    Visit,
    WorkStatus,
    WorkStream,
    WorkType,
    corpus,
    places,
    reach,
)
from kit import days

CUMBRIA = ("police-areas", "cumbria")
PERIOD = Period.business_years(2012, 2)


def stream(**changes):
    """A work stream that says nothing of where it looks."""
    known = {"id": "s", "title": "S", "type": WorkType.THEMATIC, "status": WorkStatus.PLANNED}
    return WorkStream(**known | changes)


def plan(*streams, complete=True, period=PERIOD):
    """A programme of these streams."""
    return Programme(
        id="p",
        title="P",
        period=period,
        status=ProgrammeStatus.DRAFT,
        completeness=Completeness.COMPLETE if complete else Completeness.FRAGMENT,
        work_streams=streams,
    )


def sample(scheme, *areas, **more):
    """A sample of areas."""
    return SampleCoverage(scheme=AreaScheme(scheme), areas=areas, **more)


def told(documents, place=CUMBRIA, on=None, **more):
    """The rows, as how and where."""
    return [(row.how.value, row.pointer) for row in reach(documents, place, on, **more)]


class TestAreasNamed:
    """What naming an area means for another."""

    @pytest.mark.parametrize(
        ("scheme", "area", "how"),
        [
            ("police-areas", "cumbria", "named"),
            ("cj-areas", "cumbria", "same-extent"),
            ("probation-trusts", "cumbria", "same-extent"),
            ("cps-areas", "north-west", "larger"),
            ("regions", "north-west", "larger"),
        ],
    )
    def test_how(self, scheme, area, how):
        """The area itself, the same ground under another scheme, or more."""
        (row,) = reach(plan(stream(coverage=sample(scheme, "aaa", area))), CUMBRIA)[-1:]
        assert (how, scheme, area) == (row.how.value, row.scheme, row.area)
        assert ("p", "s", "S", "/work_streams/0/coverage/areas/1") == (row.document, row.work, row.title, row.pointer)
        assert (False, True, None) == (row.visit, row.then, row.why)
        assert (how != "larger") == row.is_sure

    def test_parts_and_overlaps(self):
        """Asked about a larger area, what lies within it counts, and what crosses it may."""
        work = plan(stream(coverage=sample("cps-areas", "north-west", "wessex")))
        assert [("part", "/work_streams/0/coverage/areas/0")] == told(work, ("regions", "north-west"))
        assert [("overlapping", "/work_streams/0/coverage/areas/1")] == told(work, ("regions", "south-west"))

    def test_elsewhere(self):
        """Areas that are certainly apart are no concern."""
        assert [] == told(plan(stream(coverage=sample("cj-areas", "kent", "sussex"))))

    def test_the_time_decides(self):
        """The CPS Area West Midlands was the police area until 2011, and is more since; of both times, only that."""
        work = stream(coverage=sample("cps-areas", "west-midlands"))
        found = [
            told(plan(work, period=Period.business_years(first, 2)), ("police-areas", "west-midlands"))[0][0]
            for first in (2008, 2010, 2012)
        ]
        assert ["same-extent", "larger", "larger"] == found

    def test_fieldwork_decides_before_the_period(self):
        """What an area was while the fieldwork was done."""
        work = stream(coverage=sample("cps-areas", "west-midlands"), fieldwork=Span.of("2010-05", "2010-06"))
        (row,) = reach(plan(work, period=Period.business_years(2010, 2)), ("police-areas", "west-midlands"))
        assert ReachGround.SAME_EXTENT is row.how

    def test_without_any_time(self):
        """Where no time is recorded only what held at all times is sure."""
        work = stream(coverage=sample("cps-areas", "west-midlands"))
        assert [("larger", "/coverage/areas/0")] == told(work, ("police-areas", "west-midlands"))

    def test_areas_that_never_stood_together(self):
        """A CPS Area of 2010 and a region of probation of 2022 cannot be compared."""
        (row,) = reach(plan(stream(coverage=sample("probation-regions", "north-west"))), ("cps-areas", "cumbria"))
        assert (ReachGround.NOT_KNOWN, "whether the two areas had ground in common at the time is not known") == (
            row.how,
            row.why,
        )

    def test_what_makes_up_an_area_is_not_known(self):
        """Whether a division of the National Probation Service reached here is not known."""
        work = plan(stream(coverage=sample("nps-divisions", "north-west")), period=Period.business_years(2015))
        (row,) = reach(work, CUMBRIA)
        assert (ReachGround.NOT_KNOWN, "nps-divisions", "north-west") == (row.how, row.scheme, row.area)

    def test_an_area_there_is_not(self):
        """An id that no table has is told as not known."""
        (row,) = reach(plan(stream(coverage=sample("cj-areas", "narnia"))), CUMBRIA)
        assert (ReachGround.NOT_KNOWN, "the scheme has no such area") == (row.how, row.why)

    def test_your_own_areas(self):
        """A registry with more areas knows more."""
        mine = Place(scheme=AreaScheme.REGIONS, id="narnia", name="Narnia")
        document = plan(stream(coverage=sample("regions", "narnia")))
        registry = REGISTRY + [mine]
        assert [("named", "/work_streams/0/coverage/areas/0")] == told(
            document, ("regions", "narnia"), registry=registry
        )
        assert [("named", "/work_streams/0/coverage/areas/0")] == told(document, mine, registry=registry)
        with pytest.raises(UnknownName, match="no area of regions 'narnia'"):
            reach(document, ("regions", "narnia"))

    @given(st.sampled_from(places.entries), st.sampled_from(places.entries), days())
    def test_it_is_what_the_crosswalk_says(self, asked, named, on):
        """On a day on which both stood, how the work concerns the area is what the two areas are to each other."""
        if asked.existed(on) is False or named.existed(on) is False:
            return
        key, other = (asked.scheme, asked.id), (named.scheme, named.id)
        relation = places.relation(key, other, on=on)
        found = reach(plan(stream(coverage=sample(*other)), period=Period(on, on)), asked, on)
        hows = {
            AreaRelation.SAME: ReachGround.NAMED if key == other else ReachGround.SAME_EXTENT,
            AreaRelation.CONTAINS: ReachGround.PART,
            AreaRelation.WITHIN: ReachGround.LARGER,
            AreaRelation.OVERLAPS: ReachGround.OVERLAPPING,
            AreaRelation.NOT_KNOWN: ReachGround.NOT_KNOWN,
        }
        assert [how for told, how in hows.items() if told is relation] == [row.how for row in found]


class TestWholeSchemes:
    """Work that looks everywhere."""

    @pytest.mark.parametrize(
        ("coverage", "on", "expected"),
        [
            (FullCoverage(), None, "whole-scheme"),
            (FullCoverage(scheme=AreaScheme.POLICE_AREAS), None, "whole-scheme"),
            (FullCoverage(scheme=AreaScheme.CPS_AREAS), None, "whole-scheme"),
            (FullCoverage(scheme=AreaScheme.PROBATION_TRUSTS), None, "whole-scheme"),
            (FullCoverage(scheme=AreaScheme.PROBATION_TRUSTS, unit="trusts"), None, "whole-scheme"),
            (FullCoverage(scheme=AreaScheme.CRC_PACKAGES), None, None),
            (FullCoverage(scheme=AreaScheme.NPS_DIVISIONS), Period.business_years(2015), "not-known"),
            (FullCoverage(scheme=AreaScheme.PROBATION_TRUSTS), Period.business_years(2009), None),
            (FullCoverage(scheme=AreaScheme.PROBATION_TRUSTS), Period.business_years(2009, 2), "not-known"),
            (FullCoverage(scheme=AreaScheme.CPS_AREAS), Period.business_years(1998), "not-known"),
        ],
    )
    def test_every_area_of_a_scheme(self, coverage, on, expected):
        """It concerns the area where the scheme had one there all the while; not where it had none; else not known."""
        document = plan(stream(coverage=coverage), period=on or PERIOD)
        assert [(expected, "/work_streams/0/coverage")] * (expected is not None) == told(document)

    def test_all_of_something_in_words(self):
        """All secure training centres: whether there is one here the words do not say."""
        (row,) = reach(plan(stream(coverage=FullCoverage(unit="secure training centres"))), CUMBRIA)
        assert (ReachGround.NOT_KNOWN, "/work_streams/0/coverage/unit") == (row.how, row.pointer)

    @pytest.mark.parametrize("scheme", [AreaScheme.POLICE_AREAS, AreaScheme.PROBATION_REGIONS])
    def test_an_area_that_did_not_stand_then(self, scheme):
        """Of an area of another time it is not known, under its own scheme or another."""
        found = told(plan(stream(coverage=FullCoverage(scheme=scheme))), ("probation-regions", "wales"))
        assert [("not-known", "/work_streams/0/coverage")] == found

    def test_without_any_time(self):
        """Its own scheme had the area for as long as it stood; another had one there only for a part of that."""
        found = [
            told(stream(coverage=FullCoverage(scheme=scheme)))[0][0]
            for scheme in (AreaScheme.POLICE_AREAS, AreaScheme.CJ_AREAS)
        ]
        assert ["whole-scheme", "not-known"] == found


class TestVisits:
    """Where inspectors went."""

    def visited(self, *areas, coverage=None, when="2012-06", **more):
        """A stream with one visit."""
        visit = Visit(visited=Span.of(when, when), areas=areas or None, **more)
        return stream(coverage=coverage, visits=(visit,))

    def test_a_visit_names_the_area(self):
        """The row points to the visit; the coverage tells its scheme, and more."""
        found = reach(plan(self.visited("kent", "cumbria", coverage=FullCoverage(scheme=AreaScheme.CJ_AREAS))), CUMBRIA)
        assert [
            ("whole-scheme", "/work_streams/0/coverage", False),
            ("same-extent", "/work_streams/0/visits/0/areas/0", True),
        ] == [(row.how.value, row.pointer, row.visit) for row in found]

    def test_the_day_of_the_visit_decides(self):
        """An area is what it was when it was visited."""
        work = self.visited("west-midlands", coverage=sample("cps-areas", "wessex"), when="2010-05")
        assert [("same-extent", "/work_streams/0/visits/0/areas/0")] == told(
            plan(work, period=Period.business_years(2010, 2)), ("cj-areas", "west-midlands")
        )

    def test_a_visit_without_a_scheme(self):
        """The coverage does not say of which scheme the area is."""
        (row,) = reach(plan(self.visited("cumbria")), CUMBRIA)
        assert (ReachGround.NOT_KNOWN, "the scheme of the area is not recorded") == (row.how, row.why)

    def test_a_visit_to_no_area_in_particular(self):
        """It adds nothing to what the coverage says."""
        assert [] == told(plan(self.visited(coverage=sample("cj-areas", "kent"), places=("Dover",))))


class TestNotRecorded:
    """What is not known is told, and not left out."""

    @pytest.mark.parametrize(
        ("coverage", "pointer"),
        [
            (None, "/coverage"),
            (SampleCoverage(count=6, unit="areas"), "/coverage/areas"),
            (SampleCoverage(places=("Carlisle",)), "/coverage/places"),
            (sample("cj-areas", "kent", places=("Carlisle",)), "/coverage/places"),
            (sample("cj-areas", "kent", count=6), "/coverage/areas"),
        ],
    )
    def test_where_it_looks_is_not_all_told(self, coverage, pointer):
        """It may look here."""
        (row,) = reach(stream(coverage=coverage), CUMBRIA)
        assert (ReachGround.NOT_KNOWN, pointer, False) == (row.how, row.pointer, row.is_sure)
        assert row.why

    @pytest.mark.parametrize(
        "coverage",
        [NoFieldwork(), sample("cj-areas", "kent"), sample("cj-areas", "kent", count=1), SampleCoverage(areas=())],
    )
    def test_it_certainly_does_not_look_here(self, coverage):
        """No fieldwork, or areas that are all told and are elsewhere."""
        assert [] == told(stream(coverage=coverage))

    def test_in_a_complete_programme_absent_is_none(self):
        """What a complete document does not say of a stream is none; another document's silence says nothing."""
        assert [] == told(plan(stream()))
        assert [("not-known", "/work_streams/0/coverage"), ("not-known", "/work_streams")] == told(
            plan(stream(), complete=False)
        )

    def test_streams_that_are_not_here(self):
        """A document that is not complete may leave out a stream that concerns the area, and a row says so."""
        (row,) = reach(plan(complete=False), CUMBRIA)
        assert (None, "P", "/work_streams", ReachGround.NOT_KNOWN) == (row.work, row.title, row.pointer, row.how)

    def test_one_row_of_the_unknown(self):
        """Where nothing of a stream is certain one row says so; where something is, only that is told."""
        unknown = sample("nps-divisions", "north-west", "north-east")
        assert 1 == len(told(plan(stream(coverage=unknown))))
        known = stream(coverage=sample("cj-areas", "cumbria", "narnia"))
        assert [("same-extent", "/work_streams/0/coverage/areas/0")] == told(plan(known))

    def test_cancelled_work(self):
        """It concerns nobody."""
        assert [] == told(plan(stream(coverage=FullCoverage(), status=WorkStatus.CANCELLED)))


@pytest.mark.parametrize("place", ["kent", ("cj-areas",), ("cj-areas", "kent", "x"), ["cj-areas", "kent"], None])
def test_what_is_no_area(place):
    """An area is named with its scheme: a name alone is refused, and told what would be right."""
    with pytest.raises(TypeError, match=r"a Place, or a pair such as \('cj-areas', 'kent'\)"):
        reach((), place)


class TestWhen:
    """On a day, in a period, or at any time."""

    def then(self, document, on):
        """Whether the work falls then; `False` where it is left out."""
        return next((row.then for row in reach(document, CUMBRIA, on)), False)

    @pytest.mark.parametrize(
        ("changes", "on", "expected"),
        [
            ({}, date(2012, 4, 1), True),
            ({}, date(2014, 4, 1), False),
            ({}, Period.business_years(2013, 4), True),
            ({"fieldwork": Span.of("2012-06", "2012-07")}, date(2012, 6, 30), True),
            ({"fieldwork": Span.of("2012-06", "2012-07")}, date(2012, 6, 15), None),
            ({"fieldwork": Span.of("2012-06", "2012-07")}, date(2013, 4, 1), False),
            ({"visits": (Visit(visited=Span.of("2012-06-01", "2012-06-03")),)}, date(2012, 6, 2), True),
            ({"visits": (Visit(visited=Span.of("2012-06-01", "2012-06-03")),)}, date(2012, 6, 4), False),
            ({"cycle": Span.of("2010-04-01", "2020-03-31")}, date(2018, 1, 1), True),
        ],
    )
    def test_a_stream(self, changes, on, expected):
        """By its fieldwork and visits; where none is recorded, by its programme or its cycle."""
        assert expected is self.then(plan(stream(coverage=FullCoverage(), **changes)), on)

    @pytest.mark.parametrize(
        ("document", "on", "expected"),
        [
            (stream(coverage=FullCoverage()), date(2012, 4, 1), None),
            (Report(id="r", title="R", coverage=FullCoverage()), date(2012, 4, 1), None),
            (
                Report(id="r", title="R", coverage=FullCoverage(), published=PartialDate.of("2012-03")),
                date(2012, 4, 1),
                False,
            ),
            (
                Report(id="r", title="R", coverage=FullCoverage(), published=PartialDate.of("2012-04")),
                date(2012, 4, 1),
                None,
            ),
            (
                Report(id="r", title="R", coverage=FullCoverage(), published=PartialDate.of("2012-05")),
                date(2012, 4, 1),
                None,
            ),
            (Report(id="r", title="R", coverage=FullCoverage(), published=PartialDate.of("2012-05")), PERIOD, True),
            (
                Report(id="r", title="R", coverage=FullCoverage(), published=PartialDate.of("2013")),
                Period(last=date.max),
                True,
            ),
            (plan(complete=False), date(2012, 4, 1), True),
            (plan(complete=False), date(2011, 4, 1), False),
        ],
    )
    def test_other_documents(self, document, on, expected):
        """A report tells of what came before it; a stream without a date may be of any time."""
        assert expected is self.then(document, on)

    def test_the_day_is_that_of_the_crosswalk(self):
        """An area named is understood as on the day asked about."""
        work = plan(stream(coverage=sample("cps-areas", "west-midlands")), period=Period.business_years(2010, 2))
        asked = ("police-areas", "west-midlands")
        assert ["same-extent", "larger"] == [told(work, asked, date(year, 6, 1))[0][0] for year in (2010, 2011)]


class TestDocuments:
    """One document or several, of each kind."""

    def test_reports_of_a_year(self):
        """The reports of an inspectorate's year."""
        reports = (
            Report(id="a", title="A", coverage=sample("cj-areas", "kent")),
            Report(id="b", title="B", coverage=sample("cj-areas", "cumbria")),
        )
        year = InspectorateYear(id="y", inspectorate="hmcpsi", year=Period.business_years(2012), reports=reports)
        assert [("same-extent", "/reports/1/coverage/areas/0")] == told(year)
        assert [] == told(InspectorateYear(id="y", inspectorate="hmcpsi", year=Period.business_years(2012)))

    def test_several(self):
        """Rows come in the order of the documents, and say of which they are."""
        found = reach(iter([plan(stream(coverage=FullCoverage())), stream(coverage=FullCoverage())]), CUMBRIA)
        assert [("p", "/work_streams/0/coverage"), ("s", "/coverage")] == [(r.document, r.pointer) for r in found]


class TestTheCorpus:
    """The published documents."""

    def test_what_concerned_cumbria(self):
        """What certainly did: one report names it, and one is of every police area."""
        sure = [row for row in reach(corpus, CUMBRIA) if row.is_sure]
        assert [
            ("witness-vulnerability-2015", "whole-scheme", "/coverage"),
            ("youth-interventions-2011", "same-extent", "/coverage/areas/0"),
        ] == [(row.document, row.how.value, row.pointer) for row in sure]

    def test_what_concerned_an_area_of_a_plan(self):
        """The plan of 2012 names Thames Valley for one stream; of the others where they look is not all told."""
        found = reach(corpus["2012-14"], ("police-areas", "thames-valley"))
        (named,) = [row for row in found if row.is_sure]
        assert ("learning-disabilities-1", "/work_streams/1/coverage/areas/4") == (named.work, named.pointer)
        assert {ReachGround.NOT_KNOWN} == {row.how for row in found if row is not named}
        assert len(corpus["2012-14"].streams) + 1 == len(found)

    @pytest.mark.parametrize("id", [plan.id for plan in corpus.programmes])
    def test_no_stream_is_dropped_that_may_concern_it(self, id):
        """Of every plan, a stream without a row says all of where it looks, and that is elsewhere."""
        document = corpus[id]
        for place in (CUMBRIA, ("cj-areas", "london"), ("cps-areas", "north-west"), ("probation-trusts", "wales")):
            told_of = {row.work for row in reach(document, place)}
            for work in document.streams:
                if work.id not in told_of:
                    assert isinstance(work.coverage, SampleCoverage)
                    assert work.coverage.areas
                    assert not work.coverage.places
        assert document.is_complete or None in told_of

    @pytest.mark.parametrize("id", corpus.keys())
    def test_pointers_lead_to_what_says_so(self, id):
        """Each pointer leads into the document, to the area it names; or to what would be there."""
        for row in reach(corpus[id], ("cj-areas", "london")):
            value = corpus[id]
            for step in row.pointer.split("/")[1:]:
                value = value[int(step)] if step.isdigit() else getattr(value, step)
            if row.area is not None:
                assert row.area == value
