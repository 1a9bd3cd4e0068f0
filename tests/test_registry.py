"""The registry and its tables: every fact has a source, and every name resolves to its body."""

import pickle
import random
import tomllib
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.vendor.pretty import pretty

from cjji_model import (
    REGISTRY,
    RULES,
    Agency,
    AmbiguousText,
    Body,
    Confidence,
    HighLevelProcess,
    Place,
    Registry,
    Source,
    UnknownName,
    agencies,
    bodies,
    corpus,
    places,
)
from cjji_model._checked.shapes import is_line, is_slug
from cjji_model.dates import PartialDate, Period, before, within
from cjji_model.model.vocabulary import AreaScheme
from cjji_model.organisations.bodies import BodyKind
from cjji_model.organisations.names import Name, NameKind, fold
from cjji_model.registry import source
from cjji_model.tables import in_effect, rows, since_until

BODIES = [
    "hmi-constabulary",
    "hmcpsi",
    "hmi-probation",
    "hmi-prisons",
    "hmica",
    "ofsted",
    "cqc",
    "healthcare-commission",
    "csci",
    "estyn",
    "hiw",
    "ciw",
    "audit-commission",
    "auditor-general-wales",
    "victims-commissioner",
    "cjini",
    "icibi",
    "secretary-of-state",
    "attorney-general",
    "lord-chancellor",
    "lord-chief-justice",
]
AGENCIES = [
    "police",
    "cps",
    "courts",
    "probation",
    "prisons",
    "yots",
    "immigration",
    "health-services",
    "local-authorities",
    "schools",
    "education-providers",
    "youth-custody",
    "national-crime-agency",
    "local-policing-bodies",
    "other-prosecutors",
]
TABLES = (
    ("bodies", None),
    ("bodies", "agencies"),
    ("bodies", "names"),
    ("bodies", "ambiguities"),
    ("tenure", "existence"),
    ("tenure", "operation"),
    ("tenure", "remits"),
    ("tenure", "npm"),
    ("tenure", "wales"),
    ("details", "heads"),
    ("details", "appointments"),
    ("details", "sponsors"),
    ("details", "addressees"),
    ("details", "bases"),
    ("details", "websites"),
    ("details", "purposes"),
    ("details", "styles"),
    ("details", "kin"),
    ("details", "providers"),
    ("details", "events"),
    ("details", "announced"),
    ("details", "designations"),
    ("details", "joint"),
    ("details", "variants"),
    ("agency_kinds", "kinds"),
    ("agency_kinds", "described"),
    ("places", None),
    ("places", "schemes"),
    ("authors", None),
    ("practice", None),
)
EVERY_ROW = [(f"{table}.{kind or table}", row) for table, kind in TABLES for row in rows(table, kind)]
DOGS = Body(
    id="hmi-dogs",
    short="HMID",
    names=(Name(text="Inspectorate of Dogs"), Name(text="HMIDD", kind=NameKind.MISSPELLING)),
)
KENNELS = Agency(id="kennels", short="Kennels")
DOGGERLAND = Place(scheme=AreaScheme.REGIONS, id="doggerland", name="Doggerland")


def recased(text, order):
    """The same text with its letters in other cases and its gaps wider."""
    letters = "".join(letter.upper() if order.random() < 0.5 else letter.lower() for letter in text)
    return f" {letters.replace(' ', order.choice((' ', '  ', chr(9), chr(10))))} "


class TestLookUp:
    """Bodies, agencies and areas by id and by name."""

    def test_the_ids_of_the_contract(self):
        """The bodies and agencies are these, and no id is used twice."""
        assert sorted(BODIES) == sorted(body.id for body in bodies)
        assert sorted(AGENCIES) == sorted(agency.id for agency in agencies)
        assert {*BODIES, *AGENCIES} == REGISTRY.ids
        assert (len(BODIES), len(AGENCIES)) == (len(bodies), len(agencies))
        assert len(REGISTRY.ids) == len(BODIES) + len(AGENCIES)

    def test_the_criminal_justice_inspectorates(self):
        """Four inspect today, and a fifth did. Source: briefing A1."""
        found = {body.id for body in bodies if body.kind is BodyKind.CRIMINAL_JUSTICE}
        assert {"hmi-constabulary", "hmcpsi", "hmi-probation", "hmi-prisons", "hmica"} == found

    def test_the_agencies_of_the_processes(self):
        """The agencies that the four processes name are those of criminal justice. Source: briefing B4."""
        named = frozenset().union(*(process.agencies for process in HighLevelProcess))
        assert {agency.id for agency in agencies if agency.criminal_justice} == named

    @pytest.mark.parametrize("named", [bodies, agencies], ids=["bodies", "agencies"])
    def test_by_id(self, named):
        """Every look-up by id gives the entry, and its short name is what is printed."""
        for item in named:
            assert item is named[item.id] is named.get(item.id) is named.resolve(item.id)
            assert item.id in named
            assert item.short == str(item) == REGISTRY.short(item.id)
            assert (item.id,) == REGISTRY.ids_of(item.id)
        assert "nobody" not in named
        assert named.get("nobody") is None
        assert "nobody" == REGISTRY.short("nobody")

    def test_unknown_ids_offer_the_nearest(self):
        """The error for an unknown id offers at most three near ones."""
        with pytest.raises(UnknownName, match=r"^no body 'hmi-prison'; did you mean 'hmi-prisons'") as caught:
            bodies["hmi-prison"]
        assert "hmi-prisons" == caught.value.nearest[0]
        assert 3 >= len(caught.value.nearest)
        with pytest.raises(UnknownName, match=r"^no agency 'zzzz'$"):
            agencies["zzzz"]
        with pytest.raises(KeyError):
            bodies.resolve("Ministry of Silly Walks")

    @pytest.mark.parametrize("seed", range(5))
    def test_every_name_finds_its_body(self, seed):
        """A name resolves to its bearer, in any letter case and spacing; a name of several entries is ambiguous."""
        order = random.Random(seed)  # noqa: S311  any case will do
        for named in (bodies, agencies):
            for item in named:
                for name in item.names:
                    text = recased(name.text, order)
                    ids = named.by_text[fold(text)]
                    others = [words for a in named.ambiguities if a.text == name.text for words, _ in a.others]
                    assert item.id in ids
                    if len(ids) == 1 and not others:
                        assert item is named.resolve(text)
                    else:
                        with pytest.raises(AmbiguousText) as caught:
                            named.resolve(text)
                        assert (text, (*ids, *others)) == (caught.value.text, caught.value.candidates)

    def test_ambiguous(self):
        """HMIP is the abbreviation of two bodies: the error names both."""
        with pytest.raises(AmbiguousText, match="'HMIP' may be any of hmi-prisons, hmi-probation: say which"):
            bodies.resolve("HMIP")
        assert ("hmi-prisons", "hmi-probation") == REGISTRY.ids_of("hmip")

    def test_past_names_are_understood(self):
        """Past names and known misspellings are recognised."""
        assert ["hmi-constabulary", "hmi-constabulary", "hmcpsi", "secretary-of-state", "secretary-of-state"] == [
            bodies.resolve(text).id for text in ("HMIC", "HMICFRS", "HMCPAI", "home-secretary", "justice-secretary")
        ]
        assert REGISTRY.is_misspelling("hmcpai")
        assert not REGISTRY.is_misspelling("HMCPSI")

    def test_an_exact_id_wins(self):
        """A text that is an id means that id, even if it is also the name of another entry."""
        clash = REGISTRY + [Body(id="dogs", short="cps"), Agency(id="cats", short="HMID"), DOGS]
        assert ("cps",) == clash.ids_of("cps")
        assert ("cats", "hmi-dogs") == clash.ids_of("hmid")
        assert ("hmi-dogs",) == clash.ids_of("hmi-dogs")

    def test_areas(self):
        """The key of an area is its scheme and its id; other schemes may use the same id."""
        assert ("Cumbria", AreaScheme.CJ_AREAS) == (
            places["cj-areas", "cumbria"].name,
            places["cj-areas", "cumbria"].scheme,
        )
        assert places["cj-areas", "cumbria"] != places["police-areas", "cumbria"]
        assert places.has("police-areas", "cumbria")
        assert not places.has("regions", "cumbria")
        assert not places.has("no-scheme", "cumbria")
        assert len(places) == len(list(places)) == len(places.entries)
        with pytest.raises(UnknownName, match=r"^no area of cj-areas 'cumbira'; did you mean 'cumbria'\?$"):
            places["cj-areas", "cumbira"]
        with pytest.raises(UnknownName, match=r"^no area of no-scheme 'x'$"):
            places["no-scheme", "x"]

    def test_every_scheme_has_areas(self):
        """No scheme of the contract is empty; there are 42 criminal justice areas."""
        assert set(AreaScheme) == {place.scheme for place in places}
        assert 42 == len({place.id for place in places if place.scheme is AreaScheme.CJ_AREAS})

    def test_reprs_are_short_enough_to_read(self):
        """The `repr` of a collection has the number and the kind of its entries."""
        assert repr(agencies).startswith("<NameLookup of 15: police")
        assert f"<{len(places)} areas of 9 schemes>" == repr(places)
        assert "<Registry of 21 bodies, 15 agencies, 271 areas>" == repr(REGISTRY)

    @pytest.mark.parametrize("value", [bodies, agencies, places, REGISTRY, RULES, corpus], ids=repr)
    def test_they_are_printed_in_short_wherever_that_is(self, value):
        """Hypothesis and IPython print the `repr`, not the whole content."""
        assert repr(value) == pretty(value)
        assert len(repr(value)) < 1000


class TestMore:
    """A registry is immutable: adding gives a new one."""

    def test_adding_leaves_the_old(self):
        """What is added is in the new registry only."""
        more = REGISTRY + [DOGS, KENNELS, DOGGERLAND]
        assert (DOGS, KENNELS, DOGGERLAND) == (
            more.bodies["hmi-dogs"],
            more.agencies["kennels"],
            more.places["regions", "doggerland"],
        )
        assert {"hmi-dogs", "kennels"} == more.ids - REGISTRY.ids
        assert ("HMID", ("hmi-dogs",), True) == (
            more.short("hmi-dogs"),
            more.ids_of("INSPECTORATE of dogs"),
            more.is_misspelling("hmidd"),
        )
        assert ("hmi-dogs" in REGISTRY.bodies, "kennels" in REGISTRY.agencies) == (False, False)
        assert () == REGISTRY.ids_of("Inspectorate of Dogs")
        assert not REGISTRY.places.has("regions", "doggerland")
        assert len(places) + 1 == len(more.places)
        assert type(more) is Registry

    def test_adding_nothing_keeps_the_places(self):
        """Without an area to add, the areas stay the same."""
        assert REGISTRY.places is (REGISTRY + [DOGS]).places

    def test_the_same_id_takes_the_place(self):
        """A body, an agency or an area with a known id replaces the one before."""
        mine = [
            Body(id="hmcpsi", short="Mine"),
            Agency(id="cps", short="My prosecutors"),
            Place(scheme=AreaScheme.CJ_AREAS, id="cumbria", name="My Cumbria"),
        ]
        more = REGISTRY + mine
        assert mine == [more.bodies["hmcpsi"], more.agencies["cps"], more.places["cj-areas", "cumbria"]]
        assert (len(bodies), len(agencies)) == (len(more.bodies), len(more.agencies))
        assert "HMCPSI" == bodies["hmcpsi"].short

    def test_registries_add_up(self):
        """The sum of two registries has each entry once."""
        more = REGISTRY + (REGISTRY + [DOGS, DOGGERLAND])
        assert (DOGS, DOGGERLAND) == (more.bodies["hmi-dogs"], more.places["regions", "doggerland"])
        assert len(bodies) + 1 == len(more.bodies)
        assert len(places) + 1 == len(more.places)

    def test_named_things_pickle(self):
        """Bodies, agencies, areas and names are values."""
        for item in (DOGS, KENNELS, DOGGERLAND, *bodies, *agencies):
            assert item == pickle.loads(pickle.dumps(item))
            assert hash(item) == hash(pickle.loads(pickle.dumps(item)))


class TestTables:
    """The rows of the tables, each with a source."""

    @pytest.mark.parametrize("what", sorted({what for what, _ in EVERY_ROW}))
    def test_every_row_has_sources_and_a_confidence(self, what):
        """Each source resolves, and each confidence is a member of the enumeration."""
        found = [row for name, row in EVERY_ROW if name == what]
        assert found
        for row in found:
            assert row["sources"], row
            assert all(type(source(id)) is Source for id in row["sources"])
            assert Confidence(row["confidence"]) in Confidence
            assert "date_confidence" not in row or Confidence(row["date_confidence"]) in Confidence

    @pytest.mark.parametrize("what", sorted({what for what, _ in EVERY_ROW}))
    def test_until_is_after_since(self, what):
        """A row holds for at least a day: `until` is the day after its last."""
        for row in (row for name, row in EVERY_ROW if name == what):
            since, until = since_until(row)
            assert since is None or until is None or before(until, since) is not True
            assert since is None or until is None or since != until, row

    @pytest.mark.parametrize(
        ("table", "kind"),
        [
            ("bodies", None),
            ("bodies", "agencies"),
            ("tenure", "remits"),
            ("details", "events"),
            ("details", "announced"),
            ("practice", None),
            ("places", "schemes"),
        ],
    )
    def test_ids_are_unique(self, table, kind):
        """No id is used twice, and each has the form of an id."""
        ids = [row["id"] for row in rows(table, kind)]
        assert sorted(set(ids)) == sorted(ids)
        assert all(is_slug(id) for id in ids)

    def test_places_are_unique_at_any_time(self):
        """A scheme has no two areas of one id at the same time."""
        found = {}
        for place in places:
            found.setdefault((place.scheme, place.id), []).append(place)
        for same in found.values():
            for one, next_one in pairwise(
                sorted(same, key=lambda p: p.since.earliest if p.since else PartialDate(1).earliest)
            ):
                assert one.until is not None
                assert next_one.since is not None
                assert before(next_one.since, one.until) is not True

    def test_names_are_of_somebody(self):
        """Each name belongs to a body or an agency, which has it, and is one line of text."""
        for row in rows("bodies", "names"):
            assert row["of"] in REGISTRY.ids
            assert is_line(row["text"])
            item = bodies.get(row["of"]) or agencies[row["of"]]
            assert [NameKind(row["kind"])] == sorted(
                {n.kind for n in item.names if n.text == row["text"] and n.kind == row["kind"]}
            )
        assert len(rows("bodies", "names")) == sum(len(item.names) for item in (*bodies, *agencies))

    def test_schemes_of_places(self):
        """Each area is of a scheme that the table describes; the schemes of the contract are all described."""
        described = {row["id"] for row in rows("places", "schemes")}
        assert {row["scheme"] for row in rows("places")} <= described
        assert {scheme.value for scheme in AreaScheme} <= described

    def test_authors(self):
        """Those who must prepare the programme are criminal justice inspectorates, bound from 1 April 2007."""
        found = {row["body"]: since_until(row) for row in rows("authors")}
        begun = PartialDate(2007, 4, 1)
        expected = dict.fromkeys(("hmi-constabulary", "hmcpsi", "hmi-probation", "hmi-prisons"), (begun, None))
        assert expected | {"hmica": (begun, PartialDate(2012, 9, 18))} == found
        assert all(bodies[id].kind is BodyKind.CRIMINAL_JUSTICE for id in found)

    def test_practice(self):
        """Each row of practice has a text of one line."""
        assert all(is_line(row["text"]) for row in rows("practice"))

    def test_an_unknown_source(self):
        """An unknown source raises a `KeyError`."""
        with pytest.raises(KeyError):
            source("no-such-source")

    def test_sources_are_used(self):
        """Every source of a row is a publication with a title, and the list is sorted."""
        ids = {id for _, row in EVERY_ROW for id in row["sources"]}
        assert all(is_line(source(id).title) for id in ids)
        text = files("cjji_model").joinpath("tables", "sources.toml").read_text(encoding="utf-8")
        listed = [*tomllib.loads(text)["sources"]]
        assert ids <= set(listed)
        assert sorted(listed) == listed


_DATES = st.one_of(st.none(), st.builds(PartialDate, st.integers(2010, 2012), st.none() | st.integers(1, 12)))


class TestStands:
    """Whether a row holds in a period."""

    @given(_DATES, _DATES, st.integers(0, 5), st.integers(0, 5), st.sampled_from((None, None, "first", "last")))
    def test_settled_only_where_every_choice_agrees(self, since, until, begin, count, left_out):
        """True if the row holds on every day, however its dates are read; false if on none."""
        row = {key: str(value) for key, value in (("since", since), ("until", until)) if value}
        if since and until and before(until, since) is not False:
            until = None
            row.pop("until")
        whole = Period.business_years(2008 + begin, 1 + count)
        period = Period(None if left_out == "first" else whole.first, None if left_out == "last" else whole.last)
        found = in_effect(row, period)
        held = Period(since and since.earliest) if since else None
        if found is True:
            assert since is None or (period.first is not None and since.latest <= period.first)
            assert until is None or (period.last is not None and period.last < until.earliest)
        if found is False:
            assert (since and period.last and period.last < since.earliest) or (
                until and period.first and period.first >= until.latest
            )
        if found is None and held:
            assert within(since, period) is not False or until or period.first is None or period.last is None
        if since is None and until is None:
            assert found is True

    @pytest.mark.parametrize(
        ("row", "expected"),
        [
            ({}, True),
            ({"since": "2012-04-01"}, True),
            ({"since": "2012-04-02"}, None),
            ({"since": "2012"}, None),
            ({"since": "2013-04-01"}, False),
            ({"since": "2013"}, None),
            ({"until": "2013-04-01"}, True),
            ({"until": "2013-03-31"}, None),
            ({"until": "2012-04-01"}, False),
            ({"until": "2012-04-02"}, None),
            ({"until": "2012"}, None),
            ({"since": "2011", "until": "2014"}, True),
            ({"since": "2011", "until": "2012-04-01"}, False),
        ],
    )
    def test_exact(self, row, expected):
        """The business year of 2012, and rows that begin or end about it."""
        assert expected is in_effect(row, Period.business_years(2012))
