"""The frozen cases: what other programs that judge programmes can be held against."""

import json
from importlib.resources import files

import pytest
from attrs import evolve

from cjji_model import RULES, Severity, Verdict, met
from cjji_model.cases import Mismatch, cases, verify
from cjji_model.cli import main

NEVER = {
    Verdict.NOT_APPLICABLE: {
        "PRA103": "every programme has a period",
        "PRA114": "none rolling is well",
        "PRA117": "whatever report there is, is to be agreed",
        "PRA118": "whatever report there is, is to be open",
        "REC101": "every mention is of something",
        "REC103": "every title is one",
        "REC105": "every act has its day",
        "REC108": "every derogation claims something",
    },
    Verdict.UNDETERMINED: {"REC103": "titles are always recorded"},
}
"""The rules of which there can be no case with that verdict, and why."""


class TestCases:
    """Each rule has its cases."""

    def test_they_come_out_as_they_must(self):
        """Every rule says of its frozen cases what it said when they were frozen."""
        assert () == verify()

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
    def test_each_rule_has_its_four(self, rule):
        """One that keeps it, one that breaks it, one that it does not apply to, one that leaves it open."""
        found = {case.verdict for case in cases() if case.rule == rule.code}
        wanted = {Verdict.MET, Verdict.BREACHED, Verdict.NOT_APPLICABLE, Verdict.UNDETERMINED}
        assert {verdict for verdict in wanted if rule.code not in NEVER.get(verdict, ())} == found

    def test_plain_json(self):
        """They can be read without this library: a file for each rule, under its code."""
        folder = files("cjji_model.cases")
        plain = json.loads(folder.joinpath("PRA106.json").read_text(encoding="utf-8"))
        assert "PRA106" == plain["rule"]
        assert ["on", "document", "result"] == list(plain["cases"][0])
        names = {file.name for file in folder.iterdir() if file.name.endswith(".json")}
        assert {f"{rule.code}.json" for rule in RULES} == names

    def test_a_rule_that_says_otherwise(self):
        """It is told, with what it says instead."""
        lenient = evolve(RULES["PRA106"], judge=lambda *_: met())
        wrong = verify([lenient])
        assert {"PRA106"} == {mismatch.case.rule for mismatch in wrong}
        (breach,) = (mismatch for mismatch in wrong if mismatch.case.verdict is Verdict.BREACHED)
        assert "PRA106 breached: of stream:" in str(breach)
        assert "it says met at " in str(breach)
        assert "not breached (warning) at " in str(breach)

    def test_a_rule_that_says_nothing(self):
        """A rule asked of something else says nothing of the subject."""
        silent = evolve(RULES["PRA106"], subject="derogation")
        wrong = verify([silent])
        assert all(mismatch.said is None for mismatch in wrong)
        assert "it says nothing, not " in str(wrong[0])

    def test_severity_counts(self):
        """A breach of another severity is a mismatch."""
        case = next(case for case in cases() if case.verdict is Verdict.BREACHED)
        other = next(severity for severity in Severity if severity is not case.severity)
        told = str(Mismatch(case=evolve(case, severity=other, pointer=""), said=None))
        assert f"({other}) at the whole" in told


class TestCommand:
    """`cjji cases`."""

    def test_verify(self, capsys):
        """It counts them, and ends well."""
        assert 0 == main(["cases", "verify"])
        assert f"{len(cases())} cases, 0 failed\n" == capsys.readouterr().out

    def test_list(self, capsys):
        """It names each."""
        assert 0 == main(["cases", "list"])
        assert len(cases()) == len(capsys.readouterr().out.splitlines())

    def test_what_does_not_come_out(self, capsys, monkeypatch):
        """One that does not is told, and the status is 1."""
        case = cases()[0]
        monkeypatch.setattr("cjji_model.cli.cases.verify", lambda: (Mismatch(case=case, said=None),))
        assert 1 == main(["cases", "verify"])
        assert case.name in capsys.readouterr().out
