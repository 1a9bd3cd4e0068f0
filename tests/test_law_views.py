"""The law laid out: `cjji law`, `cjji consult`, and what they are made from."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjji_model import REGISTRY, statute
from cjji_model.cli import main
from cjji_model.views._page import Page
from cjji_model.views.law import consult_plain, consult_text, law_plain, law_text

PAGE = Page(width=100)
any_day = st.dates(date(1800, 1, 1), date(2100, 12, 31))
whose = st.sampled_from(
    [None, *statute.INSPECTORATES, "ofsted", "estyn", "secretary-of-state", "local-policing-bodies"]
)


def said(capsys, *words):
    """The exit status of a command, and what it wrote."""
    status = main(words)
    wrote = capsys.readouterr()
    return status, wrote.out, wrote.err


class TestLaw:
    """The provisions of a day, and what a body held."""

    @given(any_day, whose)
    def test_every_day_has_a_page(self, on, of):
        """Each provision in force, or held, is on it by its text; as plain values too, and these are JSON."""
        text, plain = law_text(on, of, page=Page(width=10_000)), law_plain(on, of)
        assert plain == json.loads(json.dumps(plain))
        held = plain["provisions"] if of is None else [*plain["duties"], *plain["powers"], *plain["other"]]
        assert all(one["text"] in text for one in (*held, *plain["not_known"]))
        assert of is not None or len(held) == len(statute.in_force(on=on))

    def test_the_abolition_of_hmica(self, capsys):
        """From 17 to 18 September 2012 the page of HMI Prisons differs by what the abolition did, and by no more."""
        pages = [
            said(capsys, "law", "--on", f"2012-09-{day}", "--of", "HMI Prisons")[1].splitlines() for day in (17, 18)
        ]
        gone = [line.split() for line in pages[0] if line not in pages[1]]
        come = [line for line in pages[1] if line not in pages[0]]
        assert [
            ["Her", "Majesty's", "Inspectorate", "of", "Prisons:", "the", "law", "on", "2012-09-17"],
            ["Prison", "Act", "1952", "Sch.", "A1", "para.", "2(2)(d)", "HMICA"],
            ["Prison", "Act", "1952", "Sch.", "A1", "para.", "4(d)", "HMICA"],
            ["Prison", "Act", "1952", "Sch.", "A1", "para.", "5(3)(d)", "HMICA"],
        ] == gone
        labels = [line.split("  ")[1] for line in come if line.startswith("  ") and not line.startswith("   ")]
        assert ["s. 5A(5C)", "Sch. A1 para. 7", "art. 2(4)-(5)", "art. 3", "art. 2(2)-(3)"] == labels
        assert any(line.startswith("that day: HMICA abolished (S.I. 2012/2401") for line in come)

    def test_what_was_forbidden(self):
        """A prohibition is no duty to do something."""
        text = law_text(date(2012, 9, 17), "hmica", page=PAGE)
        duties, rest = text.split("It was not to:")
        assert "s. 59(5) " not in duties
        assert "s. 59(5) " in rest.split("It could:")[0]

    def test_before_everything(self):
        """Nothing is recorded of 1900, which is not to say that there was no law."""
        assert "Provisions recorded here that were in force on 1900-01-01: none\n" == law_text(
            date(1900, 1, 1), None, page=PAGE
        )

    def test_what_is_not_known(self):
        """In 2000 the Chief Inspector's duties are not known to have been in force, and the page says so."""
        text = law_text(date(2000, 9, 18), "hmi-prisons", page=PAGE)
        name = "Her Majesty's Inspectorate of Prisons"
        assert f"No provision held by {name} is recorded as in force on 2000-09-18." in text
        assert "Whether these were in force on 2000-09-18 is not known:" in text
        assert "s. 5A(2)" in text

    def test_marks(self):
        """What is inferred or from memory is marked; areas are told."""
        text = law_text(date(2010, 4, 1), None, page=Page(width=10_000))
        assert "(in humberside, leicestershire, merseyside, west-mercia, dyfed-powys, south-wales)" in text
        assert "(from memory)" in text
        assert "(inferred)" in text

    def test_json(self, capsys):
        """The same for programs."""
        status, out, _ = said(capsys, "law", "--on", "2012-09-18", "--of", "hmcip", "--format", "json")
        plain = json.loads(out)
        assert (0, ["2012-09-18-hmica"]) == (status, plain["events"])
        assert "prison-act-1952.sch-A1.para-7" in {one["id"] for one in plain["powers"]}

    @pytest.mark.parametrize(
        ("told", "words"),
        [
            ("'HMIP' may be any of hmi-prisons, hmi-probation", ("--on", "2012-09-18", "--of", "HMIP")),
            ("no body 'HMIQ'", ("--on", "2012-09-18", "--of", "HMIQ")),
            ("the following arguments are required: --on", ()),
            ("'2012' is not a day", ("--on", "2012")),
        ],
    )
    def test_unusable(self, capsys, told, words):
        """Words that cannot be used are told, and the status is 2."""
        status, out, error = said(capsys, "law", *words)
        assert (2, "") == (status, out)
        assert told in error


class TestConsult:
    """Whom a joint programme must be taken to."""

    @given(any_day)
    def test_every_day_has_a_page(self, on):
        """Each author and each consultee is on it, and the notes say why where there is none."""
        text, plain = consult_text(on, page=Page(width=10_000)), consult_plain(on)
        assert plain == json.loads(json.dumps(plain))
        scheme = statute.joint_scheme(on=on)
        assert all(note in text for note in scheme.notes)
        assert len(scheme.consultees) == len(plain["consultees"])
        assert all(row.cite in text for one in scheme.consultees if not one.co_author for row in one.rows)

    def test_today(self, capsys):
        """Two ministers without a waiver, four with one; who may agree it; who may direct."""
        status, out, _ = said(capsys, "consult", "--on", "2026-01-01")
        assert 0 == status
        outside, waivable = out.split("Consult first; no waiver is possible:\n")[1].split(
            "Consult first, or agree a waiver"
        )
        assert ["Secretary of State", "Attorney General"] == [
            line[2:28].strip() for line in outside.splitlines() if line[2:3] not in {"", " "}
        ]
        assert 4 == waivable.count("waiver with:")
        assert "all together, on when it is prepared and in what form, and on what" in " ".join(out.split())

    def test_before_the_act(self, capsys):
        """It is empty, and says why."""
        _, out, _ = said(capsys, "consult", "--on", "2007-03-31")
        assert "A joint programme prepared on 2007-03-31" in out
        assert "Joint work was voluntary until 1 April 2007" in out
        assert "Consult" not in out

    def test_json(self, capsys):
        """The same for programs: each consultee with its paragraphs."""
        _, out, _ = said(capsys, "consult", "--on", "2012-09-17", "--format", "json")
        (found,) = (one for one in json.loads(out)["consultees"] if one["body"] == "lord-chief-justice")
        assert (False, [], ["hmica"]) == (found["waivable"], found["waivers"], [row["of"] for row in found["under"]])


class TestWho:
    """How a body or an agency stood."""

    @pytest.mark.parametrize(("text", "on"), [("HMIC", "2012-11-22"), ("HMICFRS", "2020-01-01")])
    def test_one_body_under_two_names(self, capsys, text, on):
        """HMIC and HMICFRS are names of one body: each page bears the id, and the name of its day."""
        status, out, _ = said(capsys, "who", text, "--on", on)
        assert (0, "id             hmi-constabulary") == (status, out.splitlines()[1])
        assert REGISTRY.bodies["hmi-constabulary"].name(on=date.fromisoformat(on)) == out.splitlines()[0]

    def test_hmip(self, capsys):
        """It is two bodies: the status is 2, and both are named."""
        status, out, error = said(capsys, "who", "HMIP")
        assert (2, "") == (status, out)
        assert "'HMIP' may be any of hmi-prisons, hmi-probation: say which" in error

    def test_an_agency(self, capsys):
        """In 2016 NPS is the National Probation Service, an agency; without a day it is not settled."""
        status, out, _ = said(capsys, "who", "NPS", "--on", "2016-04-01")
        assert (0, True) == (status, "National Probation Service" in out)
        _, out, _ = said(capsys, "who", "NPS", "--on", "2016-04-01", "--format", "json")
        assert "probation" == json.loads(out)["id"]
        assert 2 == said(capsys, "who", "NPS")[0]

    @pytest.mark.parametrize("text", ["hmica", "Ofsted", "lord-chancellor"])
    def test_all_that_is_recorded(self, capsys, text):
        """Without a day, the whole record; the same for programs."""
        assert 0 == said(capsys, "who", text)[0]
        _, out, _ = said(capsys, "who", text, "--format", "json")
        assert json.loads(out)["id"] in REGISTRY.ids

    def test_nobody(self, capsys):
        """A name that nobody bears is told, with the nearest."""
        status, _, error = said(capsys, "who", "hmcpsy")
        assert (2, True) == (status, "did you mean 'hmcpsi'" in error)
