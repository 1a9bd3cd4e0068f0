"""A body or an agency laid out for a reader: on a day, and over its whole history."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjji_model import REGISTRY, Agency, Body, agencies, bodies
from cjji_model.views._page import Page
from cjji_model.views.who import agency_plain, agency_text, body_plain, body_text

PAGE = Page(width=100)
any_day = st.none() | st.dates(date(1800, 1, 1), date(2100, 12, 31))


def facts(text):
    """The lines of a text by their label, those without one with the label before."""
    found, label = {}, ""
    for line in text.splitlines()[1:]:
        label = line[:15].strip() or label
        found.setdefault(label, []).append(line[15:])
    return {label: " ".join(lines) for label, lines in found.items()}


def on_day(text, day, page=PAGE):
    """What is told of a body on a day, by label."""
    return facts(body_text(bodies.resolve(text), day, page=page))


class TestAnything:
    """Every body and agency, on any day."""

    @given(st.sampled_from([*bodies]), any_day)
    def test_a_body(self, body, day):
        """It has a text that begins with its name, and plain values that are JSON."""
        text = body_text(body, day, page=PAGE)
        assert body.name(on=day) == text.splitlines()[0]
        assert text.endswith("\n")
        plain = body_plain(body, day)
        assert plain == json.loads(json.dumps(plain))
        assert (body.id, body.name(on=day), day and day.isoformat()) == (plain["id"], plain["name"], plain["on"])
        if day is not None:
            assert (body.exists(on=day), body.operates(on=day), body.npm_member(on=day)) == (
                plain["existed"],
                plain["at_work"],
                plain["npm_member"],
            )

    @given(st.sampled_from([*agencies]), any_day)
    def test_an_agency(self, agency, day):
        """The same of an agency."""
        assert agency.short == agency_text(agency, day, page=PAGE).splitlines()[0]
        plain = agency_plain(agency, day)
        assert plain == json.loads(json.dumps(plain))
        assert [row["text"] for row in plain["provided_by"]] == [str(row) for row in agency.providers(on=day)]

    @given(st.sampled_from([*bodies]), st.dates(date(1850, 1, 1), date(2030, 12, 31)))
    def test_what_changed_last_is_past(self, body, day):
        """What changed last is no later than the day, and what changes next is later."""
        plain = body_plain(body, day)
        assert all(row["when"] <= day.isoformat() for row in plain["changed_last"])
        assert all(row["when"] > day.isoformat() for row in plain["changes_next"])
        for found in (plain["changed_last"], plain["changes_next"]):
            assert 1 >= len({row["when"] for row in found})


class TestConstabulary:
    """One body under two names."""

    def test_before(self):
        """HMIC on the day on which commissioners took over from police authorities."""
        told = on_day("HMIC", date(2012, 11, 22))
        assert "hmi-constabulary" == told["id"]
        assert "Her Majesty's" == told["style"]
        assert ("yes", "yes", "yes") == (told["existed"], told["at work"], told["npm member"])
        assert "Her Majesty's Inspectorate of Constabulary (operating)" == told["names"]
        assert "HM Chief Inspector of Constabulary (HMCIC)" == told["head"]
        assert "Home Office" == told["sponsor"]
        assert "Police Act 1996 ss.54-56 and Sch 4A [dates inferred]" in told["rests on"]
        assert "(duty, Police Act 1996 s.54(2), and the Acts before it)" in told["inspects"]
        assert "police custody, in a joint programme (with HMI Prisons) [dates from memory]" in told["inspects"]
        assert "in Northern Ireland)" in told["inspects"]
        assert "www.hmic.gov.uk [dates from memory]" == told["website"]
        assert "2012-11-22: no longer inspects how a police authority performed its functions" == told["changed last"]
        assert "2013-10-07: inspects the National Crime Agency" in told["changes next"]
        assert "founded on 21 July 1856" in told["others say"]

    def test_after(self):
        """HMICFRS is the same body, with another name, another head and one thing more to inspect."""
        told = on_day("HMICFRS", date(2020, 1, 1))
        assert "hmi-constabulary" == told["id"]
        assert "and Fire & Rescue Services (operating)" in told["names"]
        assert "HMICFRS" in told["abbreviations"]
        assert "HMI Constabulary [from memory]" in told["abbreviations"]
        assert "fire and rescue authorities" in told["inspects"]
        assert "2017-07-19: HMIC became HMICFRS" in told["changed last"]

    def test_the_whole_history(self):
        """Without a day, every row with its dates, what came before, and what happened."""
        told = on_day("HMI Prisons", None)
        assert "Her Majesty's Inspectorate of Prisons (operating) since 1981-01-01, until 2022-09-08" in told["names"]
        assert "Home Office since 1981-01-01, until 2007-05-09 [inferred]" in told["sponsor"]
        assert "(partial transfer; court custody and transport)" in told["came after"]
        assert '2022-09-08: "Her Majesty\'s" became "His Majesty\'s" in every title [inferred]' in told["what happened"]
        assert "2012-09-18: HMICA: abolished; the inspection of court custody" in told["what happened"]
        assert "appointed by: Justice Secretary (" in told["others say"]
        assert "(briefing:A21)" in told["is for"]
        assert "on" not in told
        assert "2009-04-01: Care Quality Commission (merge)" == on_day("CSCI", None)["gave way to"]


class TestNotSure:
    """What is doubtful, not known or not recorded is said to be."""

    def test_closed_and_alive(self):
        """HMICA in 2011: it existed, was not at work, and its remit stood in law alone."""
        told = on_day("HMICA", date(2011, 6, 1))
        assert ("yes", "no") == (told["existed"], told["at work"])
        assert "Courts Act 2003 s.59(1), doubtful)" in told["inspects"]
        assert "www.hmica.gov.uk [perhaps]" == told["website"]
        assert "2012-09-18: no longer exists" in told["changes next"]

    def test_not_known(self):
        """Of an office nobody looked into, nothing is recorded."""
        told = on_day("Attorney General", date(2014, 6, 15))
        assert {"not known"} == {told["existed"], told["at work"], told["npm member"]}
        assert "head" not in told

    def test_of_ones_own(self):
        """A body made by hand has a page too, and so has an agency."""
        mine = Body(id="mine", short="Mine")
        assert "Mine\nid             mine\n" == body_text(mine, None, page=PAGE)
        assert "Kennels\nid             kennels\n" == agency_text(
            Agency(id="kennels", short="Kennels"), None, page=PAGE
        )
        assert [] == body_plain(mine, date(2014, 6, 15))["changes_next"]

    def test_an_agency_between(self):
        """Probation in June 2014: companies at work beside trusts that had none to do."""
        told = facts(agency_text(agencies["probation"], date(2014, 6, 15), page=PAGE))
        assert "probation trusts (35)" not in told["provided by"]
        assert "National Probation Service (NPS, 7 divisions)" in told["provided by"]
        assert "2014-10-31: 35 trusts dissolved in law" == told["changes next"]
        prisons = facts(agency_text(agencies["prisons"], None, page=PAGE))
        assert "Home Office since 1993-04-01, until 2007-05-09" in prisons["sponsor"]

    def test_colour(self):
        """With colour, the name stands out and labels do not."""
        text = body_text(bodies["hmcpsi"], date(2014, 6, 15), page=Page(colour=True))
        assert text.startswith("\x1b[1mHer Majesty's Crown Prosecution Service Inspectorate\x1b[0m\n\x1b[2mid\x1b[0m")

    @pytest.mark.parametrize("width", [40, 100])
    def test_width(self, width):
        """Lines keep to the page, but for a word that is longer."""
        text = body_text(bodies["hmi-prisons"], None, page=Page(width=width))
        assert [] == [line for line in text.splitlines() if len(line) > width and " " in line[15:].strip()]


def test_ids_are_those_of_the_registry():
    """Bodies named in plain remits are ids, for programs to follow."""
    plain = body_plain(bodies["hmi-prisons"], date(2014, 6, 15))
    assert {id for row in plain["inspects"] for id in row["jointly_with"]} <= REGISTRY.ids
    assert all(row["certain"] in {True, False} for row in plain["inspects"])
    assert {"sources", "confidence", "basis", "agency", "law"} <= set(plain["inspects"][0])
