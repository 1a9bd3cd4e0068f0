"""The part of the text that `--all` adds: results that are not breaches, rule by rule, with the facts read."""

from collections.abc import Iterable, Iterator

from ..outcome import Outcome, Result, Verdict
from ._citations import book_order, title
from ._labels import Titles, value_text
from ._page import Page

__all__ = ["sections_of_all"]

_HEADS = {
    Verdict.UNDETERMINED: "Undetermined, and what was read",
    Verdict.MET: "Met, and what was read",
    Verdict.NOT_APPLICABLE: "Not applicable, and why",
}


def sections_of_all(outcome: Outcome, titles: Titles, page: Page) -> list[list[str]]:
    """Return the sections, each as lines: undetermined, met, and not applicable."""
    return [_section(outcome, verdict, titles, page) for verdict in _HEADS]


def _section(outcome: Outcome, verdict: Verdict, titles: Titles, page: Page) -> list[str]:
    """Return the results of one verdict under a heading; no lines where there are none."""
    rules: dict[str, list[Result]] = {}
    for result in outcome.results:
        if result.verdict is verdict:
            rules.setdefault(result.rule, []).append(result)
    lines = [page.painted(_HEADS[verdict], "bold")] if rules else []
    for code in sorted(rules, key=book_order):
        lines += page.block(f"{title(code)} ({len(rules[code])})".strip(), indent=2, label=code, room=8)
        for text, subjects in _by_text(rules[code], titles).items():
            lines += page.block(f"{', '.join(subjects)}: {text}", indent=10, label="-", room=2)
    return lines


def _by_text(results: Iterable[Result], titles: Titles) -> dict[str, list[str]]:
    """Return the subjects of the results by the text about them, so that one line serves all with the same text."""
    groups: dict[str, list[Result]] = {}
    for result in results:
        home = titles.home(result)
        part = titles.part(result, home)
        where = f"'{titles.name(home)}'" if home.steps else titles.name(home)
        groups.setdefault(f"{part} of {where}" if part else where, []).append(result)
    by_text: dict[str, list[str]] = {}
    for subject, group in groups.items():
        messages = dict.fromkeys(result.message for result in group if result.message)
        by_text.setdefault("; ".join((*messages, *_facts(group, titles))) or "no facts were read", []).append(subject)
    return by_text


def _facts(results: Iterable[Result], titles: Titles) -> Iterator[str]:
    """Yield the facts that were read, each attribute once with all of its values."""
    values: dict[str, dict[str, None]] = {}
    for result in results:
        home = titles.home(result)
        for fact in result.because:
            name = titles.attribute(fact, home=home)
            values.setdefault(name, {})[value_text(fact.value, fact.pointer)] = None
    return (f"{name}: {', '.join(texts)}" for name, texts in values.items())
