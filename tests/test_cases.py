"""The frozen cases, against which other implementations can be tested."""

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
        "PRA114": "a programme without rolling work meets it",
        "PRA117": "whatever report there is, is to be agreed",
        "PRA118": "whatever report there is, is to be open",
        "REC101": "every mention is of something",
        "REC103": "every title is one",
        "REC105": "every act has its day",
        "REC108": "every derogation claims something",
    },
    Verdict.UNDETERMINED: {"REC103": "titles are always recorded"},
}
"""For each verdict, the rules that can have no case with it, and why."""


class TestCases:
    """Each rule has its cases."""

    def test_they_come_out_as_they_must(self):
        """Every rule gives the expected results for its frozen cases."""
        assert () == verify()

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
    def test_each_rule_has_its_four(self, rule):
        """One that meets it, one that breaches it, one to which it does not apply, one that leaves it undetermined."""
        found = {case.verdict for case in cases() if case.rule == rule.code}
        wanted = {Verdict.MET, Verdict.BREACHED, Verdict.NOT_APPLICABLE, Verdict.UNDETERMINED}
        assert {verdict for verdict in wanted if rule.code not in NEVER.get(verdict, ())} == found

    def test_plain_json(self):
        """They can be read without this library: one file per rule, named after its code."""
        folder = files("cjji_model.cases")
        plain = json.loads(folder.joinpath("PRA106.json").read_text(encoding="utf-8"))
        assert "PRA106" == plain["rule"]
        assert ["on", "document", "result"] == list(plain["cases"][0])
        names = {file.name for file in folder.iterdir() if file.name.endswith(".json")}
        assert {f"{rule.code}.json" for rule in RULES} == names

    def test_a_rule_that_says_otherwise(self):
        """It is a mismatch with the expected and the actual result."""
        lenient = evolve(RULES["PRA106"], judge=lambda *_: met())
        wrong = verify([lenient])
        assert {"PRA106"} == {mismatch.case.rule for mismatch in wrong}
        (breach,) = (mismatch for mismatch in wrong if mismatch.case.verdict is Verdict.BREACHED)
        assert "PRA106 breached: stream:" in str(breach)
        assert ": expected breached (warning) at " in str(breach)
        assert ", got met at " in str(breach)

    def test_a_rule_that_says_nothing(self):
        """A rule about other subjects gives no result for this one."""
        silent = evolve(RULES["PRA106"], subject="derogation")
        wrong = verify([silent])
        assert all(mismatch.actual is None for mismatch in wrong)
        assert str(wrong[0]).endswith(", got no result")

    def test_severity_counts(self):
        """A breach of another severity is a mismatch."""
        case = next(case for case in cases() if case.verdict is Verdict.BREACHED)
        other = next(severity for severity in Severity if severity is not case.severity)
        text = str(Mismatch(case=evolve(case, severity=other, pointer=""), actual=None))
        assert f"({other}) at the whole document, got no result" in text


class TestCommand:
    """`cjji cases`."""

    def test_verify(self, capsys):
        """It counts them, and the status is 0."""
        assert 0 == main(["cases", "verify"])
        assert f"{len(cases())} cases, 0 failed\n" == capsys.readouterr().out

    def test_list(self, capsys):
        """It names each."""
        assert 0 == main(["cases", "list"])
        assert len(cases()) == len(capsys.readouterr().out.splitlines())

    def test_what_does_not_come_out(self, capsys, monkeypatch):
        """A mismatch is printed, and the status is 1."""
        case = cases()[0]
        monkeypatch.setattr("cjji_model.cli.cases.verify", lambda: (Mismatch(case=case, actual=None),))
        assert 1 == main(["cases", "verify"])
        assert case.name in capsys.readouterr().out
