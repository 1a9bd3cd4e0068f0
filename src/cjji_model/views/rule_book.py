"""The rule book as text and as plain values: a list of rules, or one rule with its clauses and examples."""

import json
from collections.abc import Iterable
from typing import Any

from ..rules import SUBJECTS, Example, Rule, cited
from ._citations import clauses
from ._page import Page, columns

__all__ = ["rule_plain", "rule_text", "rules_text"]

_LABEL = 12
"""The width of the labels."""


def rules_text(rules: Iterable[Rule]) -> str:
    """Return the rules as a table: code, family and title."""
    return "\n".join(columns((rule.code, rule.family, rule.title) for rule in rules)) + "\n"


def rule_text(rule: Rule, *, page: Page) -> str:
    """Return one rule as text: its description, clauses, severity and dates, and examples that pass and fail."""
    lines = [page.painted(line, "bold") for line in page.block(f"{rule.code}  {rule.title}")]
    for paragraph in rule.description.split("\n\n"):
        lines += ["", *page.block(" ".join(paragraph.split()))]
    lines.append("")
    rows = (
        ("family", rule.family),
        ("applies to", SUBJECTS[rule.subject][1]),
        *(("clause", rows) for rows in [*clauses(rule.cites)] or ["none"]),
        ("severity", rule.severity),
        ("judged on", rule.judged_on),
        ("since", str(rule.since or "any day")),
        ("until", str(rule.until or "")),
    )
    for label, text in rows:
        if text:
            lines += page.block(text, label=label, room=_LABEL, style="dim")
    for label, example in (("An example that passes", rule.passes), ("An example that fails", rule.fails)):
        if example is not None:
            extract = json.dumps(json.loads(example.shows), indent=2, ensure_ascii=False).splitlines()
            lines += ["", page.painted(f"{label}, read on {example.on}:", "bold"), *(f"  {line}" for line in extract)]
    return "\n".join(lines) + "\n"


def rule_plain(rule: Rule) -> dict[str, Any]:
    """Return one rule as plain values; what it does not have is `None`."""
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
