"""Look-ups by id: bodies, agencies, places, the areas of a scheme, the corpus and the rule book behave alike."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjji_model import REGISTRY, RULES, Body, Place, UnknownName, agencies, bodies, corpus, places
from cjji_model._lookup import Lookup
from cjji_model.model.vocabulary import AreaScheme

LOOKUPS = {
    "bodies": bodies,
    "agencies": agencies,
    "places": places,
    "the areas of a scheme": places.scheme("police-areas"),
    "the areas of a scheme on a day": places.scheme("cps-areas", on=date(2012, 4, 1)),
    "corpus": corpus,
    "RULES": RULES,
    "selected rules": RULES.select("LAW1"),
    "bodies with one more": (REGISTRY + [Body(id="our-body", short="Ours")]).bodies,
}
each = pytest.mark.parametrize("lookup", LOOKUPS.values(), ids=LOOKUPS)


class TestAlike:
    """What holds of every look-up."""

    @each
    def test_it_is_one(self, lookup):
        """All of them have one base."""
        assert isinstance(lookup, Lookup)

    @each
    def test_iterating_gives_the_values(self, lookup):
        """In document order, as `values()` does; `keys()` and `items()` are in the same order, and as long."""
        assert list(lookup) == list(lookup.values())
        assert list(lookup.items()) == list(zip(lookup.keys(), lookup.values(), strict=True))
        assert len(lookup) == len(list(lookup)) == len(lookup.keys()) == len(lookup.values()) > 0

    @each
    def test_keys_are_what_one_looks_up_by(self, lookup):
        """Each key is in the look-up, and gives a value of that key; `get` gives the same."""
        for key, value in lookup.items():
            assert key in lookup
            assert lookup.get(key) == lookup[key]  # noqa: PLR1733  looking up is the test
            assert lookup[key] == value or isinstance(value, Place)  # noqa: PLR1733  a later area may bear the id of an earlier one

    @each
    def test_values_are_not_keys(self, lookup):
        """`in` takes an id, and not what is looked up."""
        assert next(iter(lookup)) not in lookup
        assert None not in lookup

    @each
    @given(st.text(max_size=8))
    def test_what_is_not_there(self, lookup, text):
        """`[]` raises `UnknownName`, a `KeyError`; `get` gives the default."""
        key = (text, text) if lookup is places else f"no {text}"
        assert key not in lookup
        assert (None, "default") == (lookup.get(key), lookup.get(key, "default"))
        with pytest.raises(UnknownName):
            lookup[key]

    @each
    @pytest.mark.parametrize(
        "key",
        [None, 0, "", (), ("a",), ("a", "b", "c"), ("police-areas", None), b"kent", [], ["police-areas", "kent"], {}],
    )
    def test_what_cannot_be_a_key(self, lookup, key):
        """It is in no look-up, and `[]` raises what it raises for any other key that is not there."""
        assert key not in lookup
        assert lookup.get(key) is None
        with pytest.raises(UnknownName):
            lookup[key]

    @each
    def test_values_are_hashable_and_distinct(self, lookup):
        """No value is there twice."""
        assert len(set(lookup)) == len(lookup)


class TestPlaces:
    """Where several areas bore one id in turn."""

    def test_the_latest_is_found(self):
        """The key is there for each of them, and gives the last."""
        twice = {key for key in places.keys() if list(places.keys()).count(key) > 1}
        assert twice
        for key in twice:
            assert [area for area in places if (area.scheme, area.id) == key][-1] == places[key]

    def test_a_key_is_a_pair(self):
        """Of a scheme and an id; the scheme may be given as a member of the enumeration."""
        assert ("police-areas", "kent") in places
        assert (AreaScheme.POLICE_AREAS, "kent") in places
        assert "kent" not in places
        assert ("kent",) not in places
        assert places["police-areas", "kent"] == places[AreaScheme.POLICE_AREAS, "kent"]

    def test_a_pair_is_asked_for(self):
        """An id alone is no key, and the error says what would be one."""
        with pytest.raises(UnknownName, match="no pair of scheme and id 'kent'"):
            places["kent"]


class TestCorpus:
    """Programmes by their years."""

    def test_years_are_understood(self):
        """`2012-14` is in it where one programme is of those years, and is no key of its own."""
        assert "2012-14" in corpus
        assert "2012-14" not in corpus.keys()
        assert corpus.get("2012-14") == corpus["joint-plan-2012-14"]
