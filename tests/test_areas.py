"""Areas: the tables, the look-ups, and how areas of different schemes overlap."""

import re
import tomllib
from datetime import date
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cjji_model
from cjji_model import (
    REGISTRY,
    AmbiguousText,
    AreaExtent,
    AreaRelation,
    AreaScheme,
    Confidence,
    PartialDate,
    Period,
    Place,
    Registry,
    SchemeGap,
    UnknownName,
    bodies,
    places,
)
from cjji_model.areas.overlap import in_effect, relation_between, relation_over_time
from cjji_model.areas.places import Places
from cjji_model.dates import before
from cjji_model.organisations.names import Name
from cjji_model.registry import source
from cjji_model.tables import rows, since_until
from kit import partial_dates

TODAY = date(2024, 4, 1)
"""A day on which every scheme is settled: nothing here reads a clock."""
SCHEMES = tuple(AreaScheme)
EVERY_DAY = st.one_of(
    st.dates(date(1800, 1, 1), date(2100, 12, 31)),
    st.sampled_from(places.days_of_change(Period(date(1800, 1, 1), date(2100, 12, 31)))),
)
POLICE = tuple(place.id for place in places if place.scheme is AreaScheme.POLICE_AREAS)


def relations(scheme, id, to_scheme, on=TODAY):
    """The relations of an area to the areas of another scheme, by their ids."""
    return {row.area and row.area.id: row.relation.value for row in places.overlapping(scheme, id, to_scheme, on=on)}


TABLES = Path(cjji_model.__file__).parent / "tables"


def sources_of(value):
    """The ids of sources that a table names, at whatever depth."""
    if isinstance(value, dict):
        yield from value.get("sources", ())
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from sources_of(item)


class TestTheTable:
    """Each row of areas, extents and gaps."""

    @pytest.mark.parametrize("kind", ["extents", "gaps"])
    def test_every_row_has_sources_and_a_confidence(self, kind):
        """Each source resolves, each confidence is a member of the enumeration, each row holds for a day or more."""
        for row in rows("overlap", kind):
            assert row["sources"], row
            assert all(source(id).title for id in row["sources"])
            assert all(Confidence(row[key]) for key in ("confidence", "date_confidence") if key in row)
            since, until = since_until(row)
            assert since is None or until is None or before(since, until)

    def test_every_source_is_used(self):
        """Every publication listed as a source is used by a row of some table."""
        tables = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in TABLES.glob("*.toml")}
        listed = set(tables.pop("sources")["sources"]) | set(tables.pop("law_sources")["sources"])
        used = {id for table in tables.values() for id in sources_of(table)}
        assert "force-regions" in used
        assert listed == used

    @pytest.mark.parametrize(
        ("scheme", "on", "count"),
        [
            ("cj-areas", TODAY, 42),
            ("police-areas", TODAY, 43),
            ("police-areas", date(1974, 3, 31), 2),
            ("cps-areas", date(1999, 3, 31), 0),
            ("cps-areas", date(1999, 4, 1), 42),
            ("cps-areas", date(2011, 3, 31), 42),
            ("cps-areas", date(2011, 4, 1), 13),
            ("cps-areas", date(2017, 3, 31), 13),
            ("cps-areas", date(2017, 5, 1), 14),
            ("probation-areas", date(2001, 3, 31), 0),
            ("probation-areas", date(2001, 4, 1), 42),
            ("probation-areas", date(2008, 4, 1), 36),
            ("probation-areas", date(2009, 4, 1), 34),
            ("probation-areas", date(2010, 4, 1), 0),
            ("probation-trusts", date(2008, 4, 1), 6),
            ("probation-trusts", date(2009, 4, 1), 8),
            ("probation-trusts", date(2010, 4, 1), 35),
            ("probation-trusts", date(2014, 10, 31), 0),
            ("probation-regions", date(2021, 6, 25), 0),
            ("probation-regions", date(2021, 6, 26), 12),
            ("crc-packages", date(2014, 6, 1), 21),
            ("nps-divisions", date(2014, 6, 1), 7),
            ("regions", TODAY, 10),
        ],
    )
    def test_how_many_there_were(self, scheme, on, count):
        """The number of areas of a scheme on a day."""
        assert count == len(places.scheme(scheme, on=on))
        assert () == places.scheme(scheme, on=on).uncertain

    def test_statistical_codes(self):
        """Police areas and regions have one each, well formed and unique; other areas have none."""
        shape = {AreaScheme.POLICE_AREAS: r"E23\d{6}|W15\d{6}", AreaScheme.REGIONS: r"E12\d{6}|W92000004"}
        codes = [code for place in places for code in place.gss]
        assert (53, 53) == (len(codes), len(set(codes)))
        for place in places:
            assert (1 if place.scheme in shape else 0) == len(place.gss)
            assert all(re.fullmatch(shape[place.scheme], code) for code in place.gss)

    def test_other_codes(self):
        """Each scheme of probation that has codes has them for every area, and none twice."""
        for scheme, count in (
            (AreaScheme.PROBATION_REGIONS, 24),
            (AreaScheme.CRC_PACKAGES, 21),
            (AreaScheme.NPS_DIVISIONS, 7),
        ):
            found = [code for place in places if place.scheme is scheme for code in place.codes]
            assert count == len(found) == len(set(found))
        assert ("N03", "D") == places["probation-regions", "wales"].codes
        assert ("N03",) == places["nps-divisions", "wales"].codes

    def test_police_areas_named_are_there(self):
        """Each police area of an extent exists and is in only one list of the row; the lists are sorted."""
        for extent in places.extents:
            assert places.has(extent.scheme, extent.id)
            lists = (extent.police_areas, extent.parts_of, extent.perhaps)
            named = [id for ids in lists for id in ids]
            assert named
            assert len(named) == len(set(named))
            assert set(named) <= set(POLICE)
            assert all(list(ids) == sorted(ids) for ids in lists)

    def test_what_makes_up_an_area_is_told_once_at_a_time(self):
        """No two extents of one area hold on the same day."""
        for day in places.days_of_change(Period(date(1800, 1, 1), date(2100, 12, 31))):
            held = [(e.scheme, e.id) for e in places.extents if in_effect(e.since, e.until, day)]
            assert len(held) == len(set(held))

    def test_every_area_has_an_extent_but_those_that_are_said_to_have_none(self):
        """Each area has an extent at some time, except the divisions of the National Probation Service."""
        known = {(extent.scheme, extent.id) for extent in places.extents}
        unknown = {(p.scheme, p.id) for p in places} - known
        assert {AreaScheme.POLICE_AREAS, AreaScheme.NPS_DIVISIONS} == {scheme for scheme, _ in unknown}

    def test_names_are_of_a_place(self):
        """Each other name belongs to an area; if the name changed, the present one is among them."""
        for row in rows("places", "names"):
            assert row["text"] in {name.text for name in places[row["scheme"], row["id"]].names}
        for place in places:
            changed = [name.text for name in place.names if name.kind != "alias"]
            assert not changed or place.name in changed


class TestAPlace:
    """One area: when it existed, and its name."""

    def test_existed(self):
        """False before and after, true within; not known if only the month is recorded."""
        london = next(
            p
            for p in places
            if p.scheme is AreaScheme.CPS_AREAS and p.id == "london" and p.confidence == "seen-in-source"
        )
        days = (date(2011, 3, 31), date(2011, 4, 1), date(2017, 3, 31), date(2017, 4, 15), date(2017, 4, 30))
        assert [False, True, True, None, False] == [london.existed(day) for day in days]
        assert london.existed(PartialDate.of("2011")) is None
        assert Place(scheme=AreaScheme.REGIONS, id="x", name="X").existed(date.min)

    @pytest.mark.parametrize(
        ("on", "name"),
        [
            (date(2022, 6, 30), "Hampshire"),
            (date(2022, 7, 15), None),
            (date(2022, 7, 31), "Hampshire and Isle of Wight"),
            (PartialDate.of("2022"), None),
        ],
    )
    def test_a_name_that_changed(self, on, name):
        """The police area of Hampshire was renamed on a day of July 2022 that is not recorded."""
        assert name == places["police-areas", "hampshire"].name_on(on)

    def test_a_name_that_did_not(self):
        """Without a recorded change it is the name; an alias is not a change."""
        assert "Cumbria" == places["cj-areas", "cumbria"].name_on(TODAY)
        assert "Devon and Cornwall" == places["police-areas", "devon-and-cornwall"].name_on(TODAY)

    def test_a_change_without_a_day(self):
        """The CPS Area was first called Eastern; since when it is East of England is not known."""
        assert places["cps-areas", "east-of-england"].name_on(TODAY) is None

    def test_in_words(self):
        """Its name and its scheme."""
        assert "Cumbria (cj-areas)" == str(places["cj-areas", "cumbria"])


class TestAScheme:
    """The areas of one scheme on a day: a mapping."""

    def test_mapping(self):
        """Ids lead to places."""
        areas = places.scheme("cps-areas", on=date(2012, 4, 1))
        assert 13 == len(areas) == len(list(areas)) == len(dict(areas))
        assert PartialDate(2011, 4, 1) == areas["west-midlands"].since
        assert "wessex" in areas
        assert "cumbria" not in areas
        assert "<13 areas of cps-areas on 2012-04-01>" == repr(areas)
        assert "Crown Prosecution Service Areas" == areas.title

    def test_an_area_of_another_time(self):
        """It is unknown, and the message has the day; the nearest ids are those of that day."""
        with pytest.raises(UnknownName, match=r"^no area of cps-areas on 2012-04-01 'cumbria'$"):
            places.scheme("cps-areas", on=date(2012, 4, 1))["cumbria"]
        with pytest.raises(UnknownName) as caught:
            places.scheme("cps-areas", on=date(2012, 4, 1))["wesex"]
        assert ("wessex",) == caught.value.nearest

    def test_without_a_day(self):
        """Every area the scheme ever had, the last one for an id used twice; what they reach needs a day."""
        areas = places.scheme("cps-areas")
        assert 55 == len(areas)
        assert PartialDate(2011, 4, 1) == areas["west-midlands"].since
        assert ((), None) == (areas.uncertain, areas.not_reached)
        assert ("<55 areas of cps-areas>", 1) == (repr(areas), len(areas.gaps))
        with pytest.raises(UnknownName, match=r"^no area of cps-areas 'x'$"):
            areas["x"]

    def test_no_such_scheme(self):
        """The error for an unknown scheme offers the nearest."""
        with pytest.raises(UnknownName, match=r"^no scheme 'cps-area'; did you mean .*'cps-areas'") as caught:
            places.scheme("cps-area")
        assert "cps-areas" in caught.value.nearest

    def test_a_day_that_is_not_settled(self):
        """London was split on a day of April 2017: until the month is over, all three areas may have existed."""
        areas = places.scheme("cps-areas", on=date(2017, 4, 15))
        assert ("london", "london-north", "london-south") == tuple(sorted(areas.uncertain))

    def test_an_area_that_certainly_existed_comes_first(self):
        """Of two areas with one id on a coarse date, the one that certainly existed is returned."""
        sure = Place(scheme=AreaScheme.REGIONS, id="x", name="Sure", until=PartialDate(2015))
        perhaps = Place(scheme=AreaScheme.REGIONS, id="x", name="Perhaps", since=PartialDate(2012))
        for own in ((sure, perhaps), (perhaps, sure)):
            assert "Sure" == Places(own).scheme("regions", on=date(2012, 6, 1))["x"].name

    @given(st.sampled_from(SCHEMES), EVERY_DAY)
    def test_every_day_is_answered_or_said_not_to_be(self, scheme, on):
        """A scheme reaches every police area, or what is missing is stated: by a gap, or as not known."""
        areas = places.scheme(scheme, on=on)
        missing = areas.not_reached
        if missing is None:
            assert None in {places.extent(scheme, id, on=on) for id in areas.keys()}
        elif missing:
            perhaps = {id for area in areas.keys() for id in places.extent(scheme, area, on=on).perhaps}
            assert areas.gaps or set(missing) <= perhaps

    @given(st.sampled_from(SCHEMES), EVERY_DAY)
    def test_no_ground_is_in_two_areas_of_a_scheme(self, scheme, on):
        """Of areas that certainly existed, no two contain the same police area wholly."""
        areas = places.scheme(scheme, on=on)
        extents = [places.extent(scheme, id, on=on) for id in areas.keys() if id not in areas.uncertain]
        held = [id for extent in extents if extent for id in extent.police_areas]
        assert len(held) == len(set(held))

    @pytest.mark.parametrize("scheme", ["cj-areas", "police-areas", "probation-regions", "regions", "cps-areas"])
    def test_the_whole_country(self, scheme):
        """The schemes of that day reach all 43 police areas, but for the City, which is in doubt in one of them."""
        expected = ("city-of-london",) if scheme == "cps-areas" else ()
        assert expected == places.scheme(scheme, on=TODAY).not_reached

    def test_the_divisions_are_not_told(self):
        """What made them up is not known, and so neither is whether they were the whole country."""
        areas = places.scheme("nps-divisions", on=date(2016, 1, 1))
        assert (7, None, ()) == (len(areas), areas.not_reached, areas.gaps)

    def test_a_gap_says_why(self):
        """In 2009 there were trusts in eight areas and boards in the others."""
        (gap,) = places.scheme("probation-trusts", on=date(2009, 6, 1)).gaps
        assert isinstance(gap, SchemeGap)
        assert (True, "elsewhere there were still local boards") == (gap.recorded, gap.why)
        assert "kent" in places.scheme("probation-trusts", on=date(2009, 6, 1)).not_reached


LONDON_THEN = "no area of probation-regions on 2020-04-01 'London'"


class TestLookingUp:
    """By statistical code, and by name."""

    def test_by_statistical_code(self):
        """A code is that of one police area or region."""
        assert places["police-areas", "cumbria"] == places.by_gss("E23000002")
        assert places["regions", "wales"] == places.by_gss("W92000004")
        with pytest.raises(UnknownName, match=r"^no area with statistical code 'E99999999'$"):
            places.by_gss("E99999999")

    @pytest.mark.parametrize("text", ["London", "West Midlands", "East of England", "North East", "cumbria"])
    def test_a_bare_name(self, text):
        """It names areas of several schemes, and the error says that a scheme would settle it."""
        with pytest.raises(AmbiguousText, match=r": say which \(a scheme") as caught:
            places.resolve(text)
        assert len({candidate.partition("/")[0] for candidate in caught.value.candidates}) > 1

    def test_what_would_settle_it(self):
        """A scheme; a scheme and a day; a day; a finer date."""
        settled = {}
        for key, asked in {
            "scheme": {"text": "East of England"},
            "both": {"text": "London"},
            "day": {"text": "London", "scheme": "cps-areas"},
            "finer": {"text": "London", "scheme": "cps-areas", "on": PartialDate.of("2011")},
            "scheme alone": {"text": "London", "on": date(2012, 4, 1)},
        }.items():
            with pytest.raises(AmbiguousText) as caught:
                places.resolve(**asked)
            settled[key] = caught.value.settled_by
        assert settled == {
            "scheme": "a scheme",
            "both": "a scheme, and a day",
            "day": "a day",
            "finer": "a date more exact than 2011",
            "scheme alone": "a scheme",
        }

    def test_the_message(self):
        """It names the candidates, each by scheme and id."""
        expected = (
            "'North East' may be any of cps-areas/north-east, probation-regions/north-east, regions/north-east, "
            "nps-divisions/north-east: say which (a scheme)"
        )
        with pytest.raises(AmbiguousText) as caught:
            places.resolve("North East")
        assert expected == str(caught.value)
        with pytest.raises(AmbiguousText) as caught:
            places.resolve("London", scheme="cps-areas")
        both = ("cps-areas/london since 1999-04-01", "cps-areas/london since 2011-04-01")
        assert both == caught.value.candidates

    @pytest.mark.parametrize("day", [date(1999, 4, 1), date(2011, 3, 31), date(2011, 4, 1), TODAY])
    def test_scheme_and_day_settle_it(self, day):
        """West Midlands was one CPS Area until 31 March 2011, and is another since."""
        found = places.resolve(" west  MIDLANDS ", scheme="cps-areas", on=day)
        assert (day >= date(2011, 4, 1)) == (found.until is None)

    @pytest.mark.parametrize(
        ("text", "scheme", "id"),
        [
            ("Eastern", "cps-areas", "east-of-england"),
            ("Wales/Cymru", "cps-areas", "cymru-wales"),
            ("London, City of", "police-areas", "city-of-london"),
            ("Devon & Cornwall", "police-areas", "devon-and-cornwall"),
            ("Wessex", "cps-areas", "wessex"),
        ],
    )
    def test_another_name(self, text, scheme, id):
        """A past or other name is recognised; the name of one area only needs no scheme."""
        assert (scheme, id) == (places.resolve(text).scheme, places.resolve(text).id)

    @pytest.mark.parametrize(
        ("asked", "message"),
        [
            ({"text": "Wesex"}, "no area 'Wesex'; did you mean 'wessex' or 'essex'?"),
            (
                {"text": "Wesex", "scheme": "cps-areas"},
                "no area of cps-areas 'Wesex'; did you mean 'wessex' or 'essex'?",
            ),
            ({"text": "Wessex", "on": date(2000, 1, 1)}, "no area on 2000-01-01 'Wessex'; did you mean 'essex'?"),
            ({"text": "London", "scheme": "probation-regions", "on": TODAY.replace(2020)}, LONDON_THEN),
            ({"text": "x", "scheme": "no"}, "no scheme 'no'"),
        ],
    )
    def test_no_such_area(self, asked, message):
        """Of a scheme, of a day, or at all."""
        with pytest.raises(UnknownName) as caught:
            places.resolve(**asked)
        assert message == str(caught.value)

    @given(st.sampled_from(places.entries), EVERY_DAY)
    def test_each_name_leads_back(self, place, on):
        """With its scheme and a day on which it existed, an area's id, name and other names resolve to it."""
        if place.existed(on):
            for text in (place.id, place.name, *(name.text for name in place.names)):
                assert place == places.resolve(text, scheme=place.scheme, on=on)


class TestNotNesting:
    """What areas of two schemes have in common. The cases are those in which the schemes cross."""

    @pytest.mark.parametrize(
        ("area", "to_scheme", "expected"),
        [
            ("northamptonshire", "regions", {"east-midlands": "within"}),
            ("northamptonshire", "cps-areas", {"east-midlands": "within"}),
            ("northamptonshire", "probation-regions", {"east-of-england": "within"}),
            ("bedfordshire", "regions", {"east-of-england": "within"}),
            ("hertfordshire", "regions", {"east-of-england": "within"}),
            ("bedfordshire", "cps-areas", {"thames-and-chiltern": "within"}),
            ("hertfordshire", "cps-areas", {"thames-and-chiltern": "within"}),
            ("cheshire", "cps-areas", {"mersey-cheshire": "within"}),
            ("cheshire", "probation-regions", {"north-west": "within"}),
            ("wiltshire", "regions", {"south-west": "within"}),
            ("dorset", "regions", {"south-west": "within"}),
            ("wiltshire", "cps-areas", {"wessex": "within"}),
            ("dorset", "cps-areas", {"wessex": "within"}),
            ("greater-manchester", "probation-regions", {"greater-manchester": "same"}),
            ("thames-valley", "cj-areas", {"thames-valley": "same"}),
            ("metropolitan", "cj-areas", {"london": "within"}),
            ("metropolitan", "cps-areas", {"london-north": "overlaps", "london-south": "overlaps"}),
            ("city-of-london", "cps-areas", {"london-north": "not-known", "london-south": "not-known"}),
        ],
    )
    def test_a_police_area(self, area, to_scheme, expected):
        """One police area lies in different company in each scheme."""
        assert expected == relations("police-areas", area, to_scheme)

    def test_a_contract_that_crossed_regions(self):
        """Lincolnshire shared a company with Humberside and North Yorkshire."""
        packages = relations("police-areas", "lincolnshire", "crc-packages", date(2016, 1, 1))
        assert {"humberside-lincolnshire-and-north-yorkshire": "within"} == packages
        expected = {"east-midlands": "overlaps", "yorkshire-and-the-humber": "overlaps"}
        assert expected == relations("crc-packages", *packages, "regions", date(2016, 1, 1))

    def test_an_area_that_no_other_scheme_has(self):
        """South Central is Hampshire and Thames Valley, and the same as no area of any other scheme."""
        assert ("hampshire", "thames-valley") == places.police_areas("probation-regions", "south-central", on=TODAY)
        for scheme in set(SCHEMES) - {AreaScheme.PROBATION_REGIONS}:
            assert "same" not in relations("probation-regions", "south-central", scheme).values()
        assert {"hampshire": "contains", "thames-valley": "contains"} == relations(
            "probation-regions", "south-central", "cj-areas"
        )

    def test_areas_of_one_name(self):
        """The East of England is three areas."""
        assert {"east-of-england": "within", "thames-and-chiltern": "overlaps"} == relations(
            "regions", "east-of-england", "cps-areas"
        ) | {"east-of-england": "within"}
        assert {"east-of-england": "within"} == relations("regions", "east-of-england", "probation-regions")
        sizes = [
            len(places.police_areas(s, "east-of-england", on=TODAY))
            for s in ("cps-areas", "regions", "probation-regions")
        ]
        assert [4, 6, 7] == sizes

    def test_it_changes_with_the_day(self):
        """Cumbria was a CPS Area of its own, then part of another, and before 1999 of one that is not recorded."""
        assert {"cumbria": "same"} == relations("police-areas", "cumbria", "cps-areas", date(2011, 3, 31))
        assert {"north-west": "within"} == relations("police-areas", "cumbria", "cps-areas", date(2011, 4, 1))
        assert {None: "not-known"} == relations("police-areas", "cumbria", "cps-areas", date(1999, 3, 31))

    def test_a_scheme_that_had_no_area_there(self):
        """In 2009 Kent had no trust, and after 2014 nobody had: that is known, and so there is no row."""
        assert {} == relations("police-areas", "kent", "probation-trusts", date(2009, 6, 1))
        assert {} == relations("police-areas", "kent", "probation-trusts", date(2014, 10, 31))

    def test_what_is_not_known(self):
        """The divisions of the National Probation Service, and regions while the Metropolitan district was larger."""
        on = date(2016, 1, 1)
        assert places.police_areas("nps-divisions", "london", on=on) is None
        assert {"not-known"} == set(relations("police-areas", "kent", "nps-divisions", on).values())
        assert 7 == len(relations("police-areas", "kent", "nps-divisions", on))
        assert {"not-known"} == set(relations("police-areas", "kent", "regions", date(2000, 3, 31)).values())
        assert {"south-east": "within"} == relations("police-areas", "kent", "regions", date(2000, 4, 1))
        assert places.police_areas("regions", "london", on=PartialDate.of("2000")) is None

    def test_parts_of_london(self):
        """London North is within London, holds ground of the Metropolitan police district, and of the City perhaps."""
        assert {"london": "within"} == relations("cps-areas", "london-north", "cj-areas")
        assert {"metropolitan": "overlaps", "city-of-london": "not-known"} == relations(
            "cps-areas", "london-north", "police-areas"
        )
        assert places.police_areas("cps-areas", "london-north", on=TODAY) is None

    def test_a_row(self):
        """It has the confidence, and whether the area certainly existed that day."""
        (row,) = places.overlapping("police-areas", "cumbria", "cj-areas", on=TODAY)
        assert (Confidence.INFERRED, True, None) == (row.confidence, row.existed, row.why)
        (row,) = places.overlapping("police-areas", "cumbria", "regions", on=TODAY)
        assert Confidence.SEEN is row.confidence
        rows_ = places.overlapping("police-areas", "kent", "nps-divisions", on=date(2020, 6, 1))
        assert {(None, None)} == {(row.confidence, row.existed) for row in rows_}
        (row,) = places.overlapping("police-areas", "kent", "cps-areas", on=date(1990, 1, 1))
        assert (None, None) == (row.area, row.existed)
        assert "the 13 Areas that there were until 31 March 1999 are not recorded" == row.why

    def test_an_area_that_did_not_exist(self):
        """It overlaps nothing that day: asking raises an error."""
        with pytest.raises(UnknownName, match=r"^no area of cps-areas on 2024-04-01 'cumbria'$"):
            places.overlapping("cps-areas", "cumbria", "police-areas", on=TODAY)
        with pytest.raises(UnknownName, match=r"^no area of cps-areas on 2024-04-01 'cumbria'$"):
            places.police_areas("cps-areas", "cumbria", on=TODAY)

    @given(st.sampled_from(SCHEMES), st.sampled_from(SCHEMES), EVERY_DAY)
    def test_it_reads_the_same_from_both_sides(self, scheme, to_scheme, on):
        """The relation of the second area to the first is the reverse of that of the first to the second."""
        there = {
            (id, row.area.id, row.relation)
            for id in places.scheme(scheme, on=on).keys()
            for row in places.overlapping(scheme, id, to_scheme, on=on)
            if row.area
        }
        back = {
            (row.area.id, id, row.relation.inverse)
            for id in places.scheme(to_scheme, on=on).keys()
            for row in places.overlapping(to_scheme, id, scheme, on=on)
            if row.area
        }
        assert there == back

    @given(st.sampled_from(places.entries), st.sampled_from(SCHEMES), st.one_of(EVERY_DAY, partial_dates()))
    def test_any_date_is_answered(self, place, to_scheme, on):
        """If an area may have existed, each other scheme has areas for it, or a gap, or what is not known."""
        if place.existed(on) is False:
            return
        found = places.overlapping(place.scheme, place.id, to_scheme, on=on)
        assert found or any(gap.recorded for gap in places.scheme(to_scheme, on=on).gaps)
        if place.scheme == to_scheme:
            assert {(place.id, AreaRelation.SAME)} == {(row.area.id, row.relation) for row in found}


SHARES = ("none", "all", "some", "perhaps")


def extent_of(shares):
    """An extent from how much of each of three police areas lies in it."""
    lists = {word: tuple(id for id, share in zip("xyz", shares, strict=True) if share == word) for word in SHARES}
    return AreaExtent(
        scheme=AreaScheme.REGIONS, id="r", police_areas=lists["all"], parts_of=lists["some"], perhaps=lists["perhaps"]
    )


def grounds(shares):
    """Every way in which an extent may lie, where each police area is three pieces of ground."""
    pieces = range(3)
    ways = {
        "none": [()],
        "all": [tuple(pieces)],
        "some": [found for n in (1, 2) for found in combinations(pieces, n)],
        "perhaps": [found for n in range(4) for found in combinations(pieces, n)],
    }
    for choice in product(*(ways[share] for share in shares)):
        yield {(id, piece) for id, found in zip("xyz", choice, strict=True) for piece in found}


class TestComparing:
    """The relation of two extents, compared with every way in which the two may lie."""

    HOLDS = {
        AreaRelation.SAME: lambda a, b: a == b,
        AreaRelation.CONTAINS: lambda a, b: a >= b,
        AreaRelation.WITHIN: lambda a, b: a <= b,
        AreaRelation.OVERLAPS: lambda a, b: bool(a & b),
        AreaRelation.APART: lambda a, b: not a & b,
        AreaRelation.NOT_KNOWN: lambda a, b: True,  # noqa: ARG005  nothing is claimed
    }

    @given(st.tuples(*[st.sampled_from(SHARES)] * 2, st.just("none")), st.tuples(*[st.sampled_from(SHARES)] * 3))
    def test_it_is_true_however_they_lie(self, a, b):
        """The relation is true in every way; if it is not known, the two meet in some ways and are apart in others."""
        relation = relation_between(extent_of(a), extent_of(b))
        ways = list(product(grounds(a), grounds(b)))
        assert all(self.HOLDS[relation](one, other) for one, other in ways)
        if relation is AreaRelation.NOT_KNOWN:
            assert {True, False} == {bool(one & other) for one, other in ways}
        if relation is AreaRelation.OVERLAPS:
            assert not all(one <= other for one, other in ways)
            assert not all(one >= other for one, other in ways)
        assert relation.inverse is relation_between(extent_of(b), extent_of(a))

    @given(st.lists(st.sampled_from(tuple(AreaRelation)), min_size=1))
    def test_over_a_time(self, found):
        """One relation is kept; several give only what all of them allow."""
        relation = relation_over_time(found)
        if len(set(found)) == 1:
            assert found[0] is relation
        allowed = {
            AreaRelation.CONTAINS: {AreaRelation.SAME, AreaRelation.CONTAINS},
            AreaRelation.WITHIN: {AreaRelation.SAME, AreaRelation.WITHIN},
            AreaRelation.OVERLAPS: {
                AreaRelation.SAME,
                AreaRelation.CONTAINS,
                AreaRelation.WITHIN,
                AreaRelation.OVERLAPS,
            },
            AreaRelation.NOT_KNOWN: set(AreaRelation),
        }
        assert set(found) <= allowed.get(relation, {relation})

    def test_of_no_time(self):
        """The relation of areas that never existed together is not known."""
        assert AreaRelation.NOT_KNOWN is relation_over_time([])

    def test_in_a_period(self):
        """The relations on each day on which both existed, combined."""
        west_midlands = ("cps-areas", "west-midlands"), ("police-areas", "west-midlands")
        early, late = Period(date(2008, 4, 1), date(2010, 3, 31)), Period(date(2012, 4, 1), date(2014, 3, 31))
        both = Period(date(2010, 4, 1), date(2012, 3, 31))
        assert [AreaRelation.SAME, AreaRelation.CONTAINS, AreaRelation.CONTAINS] == [
            places.relation(*west_midlands, on=period) for period in (early, late, both)
        ]
        gone = ("cps-areas", "cumbria"), ("police-areas", "cumbria")
        assert AreaRelation.SAME is places.relation(*gone, on=both)
        assert AreaRelation.NOT_KNOWN is places.relation(*gone, on=late)

    @given(st.sampled_from(places.entries), st.sampled_from(places.entries), EVERY_DAY, EVERY_DAY)
    def test_nothing_changes_between_the_turns(self, one, other, a, b):
        """The days of change are enough: any day of a period is like the last of them before it."""
        first, day = sorted((a, b))
        turn = max(t for t in places.days_of_change(Period(first, day)))
        keys = (one.scheme, one.id), (other.scheme, other.id)
        assert (one.existed(turn), places.relation(*keys, on=turn)) == (
            one.existed(day),
            places.relation(*keys, on=day),
        )


class TestYourOwn:
    """Areas and extents of one's own."""

    MINE = Place(scheme=AreaScheme.REGIONS, id="the-north", name="The North")
    MADE_OF = AreaExtent(scheme=AreaScheme.REGIONS, id="the-north", police_areas=("cumbria", "durham"))

    def test_added(self):
        """They are compared like any other; what is not recorded of them is not known."""
        more = (REGISTRY + [self.MINE, self.MADE_OF]).places
        assert ("cumbria", "durham") == more.police_areas("regions", "the-north", on=TODAY)
        (row,) = more.overlapping("regions", "the-north", "crc-packages", on=date(2016, 1, 1))[:1]
        assert (AreaRelation.OVERLAPS, None) == (row.relation, row.confidence)
        bare = (REGISTRY + [self.MINE]).places
        assert bare.police_areas("regions", "the-north", on=TODAY) is None

    def test_registries_together(self):
        """Another registry's extents come with its areas."""
        other = Registry(bodies, REGISTRY.agencies, Places((self.MINE,), (self.MADE_OF,)))
        joined = REGISTRY + other
        assert ("cumbria", "durham") == joined.places.police_areas("regions", "the-north", on=TODAY)
        assert len(REGISTRY.places.extents) + 1 == len(joined.places.extents)

    def test_an_extent_alone(self):
        """It is added for a known area; adding it again changes nothing."""
        division = AreaExtent(scheme=AreaScheme.NPS_DIVISIONS, id="wales", police_areas=("gwent",))
        more = (REGISTRY + [division]).places
        assert ("gwent",) == more.police_areas("nps-divisions", "wales", on=date(2016, 1, 1))
        assert more.own is None
        assert more is more + (division,)

    def test_a_name(self):
        """Another name of an area of one's own is understood."""
        mine = Place(scheme=AreaScheme.REGIONS, id="the-north", name="The North", names=(Name(text="Up There"),))
        assert mine == (REGISTRY + [mine]).places.resolve("up there")
