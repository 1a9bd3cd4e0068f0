"""Conformance cases in plain JSON: for each rule, documents with the result that the rule must give.

A rule has up to four cases: a document that meets it, one that breaches it, one to which it does not apply, and one
that leaves it undetermined, as far as each is possible. Other implementations can be tested against them. They are
frozen: regenerate them with `tools/freeze_cases.py` only if the meaning of a rule changes.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from ..model.documents import Document
from ..outcome import Result, Severity, Verdict
from ..rules import RULES, Rule, check
from ..wire import load

__all__ = ["FrozenCase", "Mismatch", "cases", "verify"]


@frozen(kw_only=True)
class FrozenCase:
    """A document, and the result that one rule must give for one subject in it."""

    rule: str
    """The code of the rule."""
    on: date
    """The reading date to check the document on."""
    document: str
    """The document as JSON."""
    previous: str | None
    """The previous document that the check is given, as JSON; `None` if it is given none."""
    subject: str
    """The name of the subject, such as "stream:police-custody"."""
    verdict: Verdict
    """The verdict that the rule must give."""
    severity: Severity | None
    """The severity of the breach; `None` for any other verdict."""
    pointer: str
    """The JSON Pointer (RFC 6901) that the result must have; empty for the whole document."""

    @property
    def name(self) -> str:
        """The code of the rule and the verdict, such as "PRA106 breached"."""
        return f"{self.rule} {self.verdict}"

    def results(self, rules: Iterable[Rule]) -> tuple[Result, ...]:
        """Return every result of the rules for the document, including those that are met."""
        previous: Document | None = None if self.previous is None else load(self.previous)
        return check(load(self.document), on=self.on, previous=previous, rules=rules, keep_all=True).results


@frozen(kw_only=True)
class Mismatch:
    """A case for which a rule does not give the expected result."""

    case: FrozenCase
    """The case, with the expected result."""
    actual: Result | None
    """The actual result; `None` if the rule gave none for the subject."""

    def __str__(self) -> str:
        actual = "no result" if self.actual is None else _result_text(self.actual)
        return f"{self.case.name}: {self.case.subject}: expected {_result_text(self.case)}, got {actual}"


def _result_text(result: Result | FrozenCase) -> str:
    severity = "" if result.severity is None else f" ({result.severity})"
    return f"{result.verdict}{severity} at {result.pointer or 'the whole document'}"


@cache
def cases() -> tuple[FrozenCase, ...]:
    """Every case, sorted by rule; for each rule met, breached, not applicable, undetermined, in that order."""
    json_files = (file for file in files(__name__).iterdir() if file.name.endswith(".json"))
    return tuple(
        case
        for file in sorted(json_files, key=lambda file: file.name)
        for case in _cases(json.loads(file.read_text(encoding="utf-8")))
    )


def _cases(plain: dict[str, Any]) -> Iterator[FrozenCase]:
    for case in plain["cases"]:
        result = case["result"]
        yield FrozenCase(
            rule=plain["rule"],
            on=date.fromisoformat(case["on"]),
            document=json.dumps(case["document"]),
            previous=json.dumps(case["previous"]) if "previous" in case else None,
            subject=result["subject"],
            verdict=Verdict(result["verdict"]),
            severity=Severity(result["severity"]) if "severity" in result else None,
            pointer=result["pointer"],
        )


def verify(rules: Iterable[Rule] = RULES) -> tuple[Mismatch, ...]:
    """Check the cases of some rules, and return those whose result is not the expected one; empty if all are."""
    book = {rule.code: rule for rule in rules}
    mismatches = []
    for case in cases():
        if case.rule not in book:
            continue
        rule = book[case.rule]
        # A rule about derogations judges the results of the other rules, so they must run too.
        results = case.results(book.values() if rule.subject == "derogation" else [rule])
        actual = next((r for r in results if (r.rule, r.subject) == (case.rule, case.subject)), None)
        expected = (case.verdict, case.severity, case.pointer)
        if actual is None or (actual.verdict, actual.severity, actual.pointer) != expected:
            mismatches.append(Mismatch(case=case, actual=actual))
    return tuple(mismatches)
