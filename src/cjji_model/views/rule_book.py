"""The rule book laid out: a list of rules, or one rule with its clauses and examples."""

import json
from collections.abc import Iterable
from typing import Any

from ..rules import SUBJECTS, Example, Rule, cited
from ._citations import clauses
from ._page import Page, columns

__all__ = ["rule_plain", "rule_text", "rules_text"]

_LABEL = 12


def rules_text(rules: Iterable[Rule]) -> str:
    """The rules, a line each: code, family and title."""
    return "\n".join(columns((rule.code, rule.family, rule.title) for rule in rules)) + "\n"


def rule_text(rule: Rule, *, page: Page) -> str:
    """One rule: what it says, on what grounds, how grave a breach is, and what passes and fails."""
    lines = [page.painted(line, "bold") for line in page.block(f"{rule.code}  {rule.title}")]
    for paragraph in rule.description.split("\n\n"):
        lines += ["", *page.block(" ".join(paragraph.split()))]
    lines.append("")
    told = (
        ("family", rule.family),
        ("asked of", SUBJECTS[rule.subject][1]),
        *(("clause", told) for told in [*clauses(rule.cites)] or ["none"]),
        ("severity", rule.severity),
        ("judged on", rule.judged_on),
        ("since", str(rule.since or "any day")),
        ("until", str(rule.until or "")),
    )
    for label, text in told:
        if text:
            lines += page.block(text, label=label, room=_LABEL, style="dim")
    for label, example in (("An example that passes", rule.passes), ("An example that fails", rule.fails)):
        if example is not None:
            shown = json.dumps(json.loads(example.shows), indent=2, ensure_ascii=False).splitlines()
            lines += ["", page.painted(f"{label}, read on {example.on}:", "bold"), *(f"  {line}" for line in shown)]
    return "\n".join(lines) + "\n"


def rule_plain(rule: Rule) -> dict[str, Any]:
    """One rule as plain values; what it has none of is `null`."""
    return {
        "code": rule.code,
        "title": rule.title,
        "family": rule.family,
        "subject": rule.subject,
        "cites": [{"cite": cite, "text": cited(cite)} for cite in rule.cites],
        "severity": rule.severity,
        "judged_on": rule.judged_on or None,
        "since": rule.since and rule.since.isoformat(),
        "until": rule.until and rule.until.isoformat(),
        "description": rule.description,
        "passes": _example(rule.passes),
        "fails": _example(rule.fails),
    }


def _example(example: Example | None) -> dict[str, Any] | None:
    if example is None:
        return None
    return {
        "shows": json.loads(example.shows),
        "document": json.loads(example.document),
        "on": example.on.isoformat(),
        "previous": example.previous and json.loads(example.previous),
    }
