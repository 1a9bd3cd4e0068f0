"""Cases for every rule, in plain JSON: what other programs that judge programmes can be held against.

For each rule a document that keeps it, one that breaks it, one that it does not apply to and one that leaves it
undetermined, as far as there can be each, with the result that must come out. They were drawn once and are frozen;
`tools/freeze_cases.py` draws them anew, which is only to be done where the meaning of a rule changes.
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
    """A document, and what one rule must say of one subject of it."""

    rule: str
    on: date
    """The day to read it on."""
    document: str
    """The document, as JSON."""
    previous: str | None
    """The one before, as JSON."""
    subject: str
    verdict: Verdict
    severity: Severity | None
    pointer: str

    @property
    def name(self) -> str:
        """The rule and the verdict."""
        return f"{self.rule} {self.verdict}"

    def results(self, rules: Iterable[Rule]) -> tuple[Result, ...]:
        """What the rules say of it, met or not."""
        previous: Document | None = None if self.previous is None else load(self.previous)
        return check(load(self.document), on=self.on, previous=previous, rules=rules, keep_all=True).results


@frozen(kw_only=True)
class Mismatch:
    """A case of which a rule does not say what it must."""

    case: FrozenCase
    said: Result | None
    """What it said, or `None` where it said nothing of the subject."""

    def __str__(self) -> str:
        said = "nothing" if self.said is None else _told(self.said)
        return f"{self.case.name}: of {self.case.subject} it says {said}, not {_told(self.case)}"


def _told(one: Result | FrozenCase) -> str:
    severity = "" if one.severity is None else f" ({one.severity})"
    return f"{one.verdict}{severity} at {one.pointer or 'the whole'}"


@cache
def cases() -> tuple[FrozenCase, ...]:
    """Every case, in order of rule: what it keeps, what breaks it, what it does not apply to, what leaves it open."""
    found = (file for file in files(__name__).iterdir() if file.name.endswith(".json"))
    return tuple(
        case
        for file in sorted(found, key=lambda file: file.name)
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
    """The cases of these rules of which they do not say what they must: none, where all is well."""
    book = {rule.code: rule for rule in rules}
    found = []
    for case in cases():
        if case.rule not in book:
            continue
        rule = book[case.rule]
        results = case.results(book.values() if rule.subject == "derogation" else [rule])
        said = next((r for r in results if (r.rule, r.subject) == (case.rule, case.subject)), None)
        expected = (case.verdict, case.severity, case.pointer)
        if said is None or (said.verdict, said.severity, said.pointer) != expected:
            found.append(Mismatch(case=case, said=said))
    return tuple(found)
