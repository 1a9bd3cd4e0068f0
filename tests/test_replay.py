"""Outcomes that are kept: written, read, and replayed."""

import json
import runpy
import sys
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given

import cjji_model
from cjji_model import (
    RULES,
    LoadError,
    Span,
    Verdict,
    WorkStatus,
    breached,
    check,
    corpus,
    dump_outcome,
    explain,
    load_outcome,
    replay,
)
from cjji_model.outcome import Fact, Outcome, Result, Severity, VerdictCounts
from cjji_model.rules import reading_day
from kit import a_programme, a_stream, programmes
from kit_rules import a_derogation, a_rule, reading_days

ON = date(2014, 3, 31)


class TestWritten:
    """`dump_outcome` and `load_outcome`: schema `cjji-outcome/1`."""

    @given(programmes(), reading_days)
    def test_what_is_written_is_read_again(self, programme, on):
        """An outcome of any programme is the same after being written and read."""
        for keep_all in (False, True):
            outcome = check(programme, on=on, keep_all=keep_all)
            assert outcome == load_outcome(dump_outcome(outcome))

    def test_of_every_published_document(self):
        """So is the outcome of each published document, with all that was read."""
        for document in corpus:
            outcome = check(document, on=ON, keep_all=True)
            assert outcome == load_outcome(json.loads(dump_outcome(outcome)))

    def test_derogations_and_the_document_before(self):
        """A derogation and the document that a pointer leads to survive."""
        programme = a_programme(work_streams=(a_stream(leads=("hmcpsi", "hmi-prisons")),))
        derogation = a_derogation(reason="Agreed")
        outcome = check(programme, on=ON, derogations=[derogation])
        assert [derogation] == [r.derogation for r in load_outcome(dump_outcome(outcome)).of("PRA106")]
        before = evolve(
            programme, period=cjji_model.Period.business_years(2008, 2), work_streams=(a_stream(id="old", title="Old"),)
        )
        complete = evolve(programme, completeness=cjji_model.Completeness.COMPLETE, reviews=())
        outcome = check(complete, on=ON, previous=evolve(before, reviews=()))
        assert ["previous"] == [r.document for r in load_outcome(dump_outcome(outcome)).of("PRA120")]
        assert outcome == load_outcome(dump_outcome(outcome))
        told = [fact for r in json.loads(dump_outcome(outcome))["results"] for fact in r["because"]]
        assert {None, "previous"} == {fact.get("document") for fact in told}

    def test_the_text(self):
        """Indented by two, letters as they are, and a newline at the end; nothing is said of what is not so."""
        told = Result(
            rule="PRA106",
            subject="stream:one",
            verdict=Verdict.MET,
            pointer="",
            message="Café",
            because=(Fact(pointer="/title", value="Café"),),
        )
        text = dump_outcome(Outcome(document="plan", on=ON, results=(told,), counts=VerdictCounts(met=1)))
        assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"
        assert (
            '"because": [\n        {\n          "pointer": "/title",\n          "value": "Café"\n        }\n      ]'
            in text
        )

    @pytest.mark.parametrize("text", ["{}", "[]", '{"schema": "cjji-outcome/2"}', '{"schema": "cjji-model/1"}'])
    def test_another_schema(self, text):
        """Another schema is refused by name."""
        with pytest.raises(LoadError) as refused:
            load_outcome(text)
        assert [("/schema", "schema")] == [(f.pointer, f.code) for f in refused.value.faults]

    @pytest.mark.parametrize(
        ("change", "pointer"),
        [
            ({"on": "soon"}, ""),
            ({"counts": {"lucky": 1}}, ""),
            ({"results": 7}, ""),
            ({"results": [{}]}, "/results/0"),
        ],
    )
    def test_what_is_no_outcome(self, change, pointer):
        """What is not as an outcome is written is refused, and where is told."""
        plain = json.loads(dump_outcome(check(a_programme(), on=ON)))
        with pytest.raises(LoadError) as refused:
            load_outcome(plain | change)
        assert [(pointer, "type")] == [(f.pointer, f.code) for f in refused.value.faults]


class TestReplay:
    """`replay`: whether an outcome still holds."""

    def test_the_same_document_holds(self):
        """Each published document gives the same outcome again, kept in part or whole."""
        for document in corpus.programmes:
            for keep_all in (False, True):
                outcome = check(document, on=reading_day(document), keep_all=keep_all)
                again = replay(load_outcome(dump_outcome(outcome)), document)
                assert again.holds
                assert outcome == again.now

    def test_what_changed(self):
        """A breach that was mended is gone, a new one is new, and one that reads otherwise is another."""
        two, three = (
            a_stream(leads=("hmcpsi", "hmi-prisons")),
            a_stream(leads=("hmcpsi", "hmi-prisons", "hmi-probation")),
        )
        was = check(a_programme(work_streams=(two,)), on=ON)
        now = replay(was, a_programme(work_streams=(three,)))
        assert not now.holds
        (change,) = [c for c in now.changes if c.rule == "PRA106"]
        assert ("PRA106", "stream:one") == (change.rule, change.subject)
        assert ("led by HMCPSI and HMI Prisons", "led by HMCPSI, HMI Prisons and HMI Probation") == (
            change.was.message,
            change.now.message,
        )
        one = replay(was, a_programme(work_streams=(evolve(two, leads=("hmcpsi",), supporters=("hmi-prisons",)),)))
        (gone,) = [c for c in one.changes if c.rule == "PRA106"]
        assert (Verdict.BREACHED, None) == (gone.was.verdict, gone.now)
        back = replay(one.now, a_programme(work_streams=(two,)))
        (new,) = [c for c in back.changes if c.rule == "PRA106"]
        assert (None, Verdict.BREACHED) == (new.was, new.now.verdict)

    def test_by_rules_of_ones_own(self):
        """It is judged by the rules given."""
        strict = a_rule(lambda _subject, _at: breached("no", severity=Severity.INFO))
        outcome = check(a_programme(), on=ON, rules=[strict])
        assert replay(outcome, a_programme(), rules=[strict]).holds
        assert {"PRA900"} <= {c.rule for c in replay(outcome, a_programme(), rules=RULES.select("PRA103")).changes}


class TestExplained:
    """`Outcome.explain`."""

    def test_it_is_the_text_for_people(self):
        """It tells each breach with its clause, and what is to be recorded."""
        stream = a_stream(
            status=WorkStatus.IN_PROGRESS, leads=("hmcpsi", "hmi-prisons"), fieldwork=Span.of("2013-01", "2013-02")
        )
        text = explain(check(a_programme(work_streams=(stream,)), on=ON))
        assert "PRA106" in text
        assert "briefing C6" in text
        assert "To do" in text


def test_names_of_the_package():
    """What is not there is refused as Python does, and what is there is listed."""
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = cjji_model.nonsense
    assert {"check", "RULES", "corpus"} <= set(dir(cjji_model))


def test_the_package_runs_as_a_module(monkeypatch, capsys):
    """`python -m cjji_model` is the command line."""
    monkeypatch.setattr(sys, "argv", ["cjji", "rules", "PRA106"])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("cjji_model", run_name="__main__")
    assert 0 == stopped.value.code
    assert "Each work stream is singly led" in capsys.readouterr().out


def test_every_public_name_is_there():
    """Each name of the package can be had, the first time and the second."""
    resolved_each_time = {"REGISTRY", "agencies", "bodies", "corpus", "places", "statute"}
    for name in cjji_model.__all__:
        if name in resolved_each_time:
            vars(cjji_model).pop(name, None)
        assert getattr(cjji_model, name) is getattr(cjji_model, name)
