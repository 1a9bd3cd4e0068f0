"""The ids that an author may write: `cjji bodies`, `cjji agencies` and `cjji places`."""

import json

import pytest

from cjji_model import AreaScheme, agencies, bodies, places
from cjji_model.cli import main


@pytest.fixture
def run(capsys):
    """Run a command; what it says and its status."""

    def run(*words):
        status = main(words)
        out, complaints = capsys.readouterr()
        return status, out, complaints

    return run


def first_column(text):
    """The ids of a table, without its heading."""
    head, *lines = [line.split()[0] for line in text.splitlines()]
    assert "id" == head
    return lines


class TestBodiesAndAgencies:
    """Every id, in the order of the tables."""

    @pytest.mark.parametrize(("command", "lookup"), [("bodies", bodies), ("agencies", agencies)])
    def test_every_id(self, run, command, lookup):
        """As a table and as JSON."""
        status, text, complaints = run(command)
        assert (0, "") == (status, complaints)
        assert list(lookup.keys()) == first_column(text)
        assert list(lookup.keys()) == [row["id"] for row in json.loads(run(command, "--format", "json")[1])]

    def test_a_body(self, run):
        """With what it is called."""
        (row,) = [row for row in json.loads(run("bodies", "--format", "json")[1]) if row["id"] == "hmcpsi"]
        assert ("HMCPSI", "criminal-justice-inspectorate", bodies["hmcpsi"].name()) == (
            row["short"],
            row["kind"],
            row["name"],
        )

    def test_an_agency(self, run):
        """Whether it is one of the criminal justice agencies."""
        found = {row["id"]: row["criminal_justice"] for row in json.loads(run("agencies", "--format", "json")[1])}
        assert (True, False) == (found["cps"], found["schools"])
        assert "schools" in [line.split()[0] for line in run("agencies")[1].splitlines() if line.split()[1] == "no"]


class TestPlaces:
    """Schemes, and the areas of one."""

    def test_the_schemes(self, run):
        """Each with its title and how many areas it has or had."""
        assert [scheme.value for scheme in AreaScheme] == first_column(run("places")[1])
        rows = json.loads(run("places", "--format", "json")[1])
        assert {"id": "police-areas", "title": "Police areas", "areas": 43} in rows

    @pytest.mark.parametrize("scheme", [scheme.value for scheme in AreaScheme])
    def test_every_area(self, run, scheme):
        """The ids that one may write under `areas` of that scheme."""
        areas = places.scheme(scheme)
        assert list(areas.keys()) == first_column(run("places", scheme)[1])
        rows = json.loads(run("places", scheme, "--format", "json")[1])
        assert [(scheme, area.id, area.name) for area in areas] == [(r["scheme"], r["id"], r["name"]) for r in rows]
        assert [area.since and str(area.since) for area in areas] == [row["since"] for row in rows]
        assert [area.until and str(area.until) for area in areas] == [row["until"] for row in rows]

    def test_on_a_day(self, run):
        """Only those that existed then."""
        assert 13 == len(first_column(run("places", "cps-areas", "--on", "2012-04-01")[1]))

    def test_no_such_scheme(self, run):
        """Status 2, with the nearest."""
        status, text, complaints = run("places", "police-area")
        assert (2, "") == (status, text)
        assert "did you mean 'police-areas'?" in complaints

    def test_a_day_needs_a_scheme(self, run):
        """Status 2: what would be right is said."""
        status, _, complaints = run("places", "--on", "2012-04-01")
        assert 2 == status
        assert "name the scheme" in complaints
