"""What `--all` adds: what is met and what does not apply, rule by rule, and what was read."""

from collections.abc import Iterable, Iterator

from ..outcome import Outcome, Result, Verdict
from ._citations import in_book, title
from ._labels import Titles, value_text
from ._page import Page

__all__ = ["quiet"]

_HEADS = {
    Verdict.UNDETERMINED: "Undetermined, and what was read",
    Verdict.MET: "Met, and what was read",
    Verdict.NOT_APPLICABLE: "Not applicable, and why",
}


def quiet(outcome: Outcome, titles: Titles, page: Page) -> list[list[str]]:
    """The parts of the text, as lines."""
    return [_verdict(outcome, verdict, titles, page) for verdict in _HEADS]


def _verdict(outcome: Outcome, verdict: Verdict, titles: Titles, page: Page) -> list[str]:
    rules: dict[str, list[Result]] = {}
    for result in outcome.results:
        if result.verdict is verdict:
            rules.setdefault(result.rule, []).append(result)
    lines = [page.painted(_HEADS[verdict], "bold")] if rules else []
    for code in sorted(rules, key=in_book):
        lines += page.block(f"{title(code)} ({len(rules[code])})".strip(), indent=2, label=code, room=8)
        for text, things in _by_text(rules[code], titles).items():
            lines += page.block(f"{', '.join(things)}: {text}", indent=10, label="-", room=2)
    return lines


def _by_text(results: Iterable[Result], titles: Titles) -> dict[str, list[str]]:
    """What is told of things, and of which: what is told of several in the same words is told once."""
    groups: dict[str, list[Result]] = {}
    for result in results:
        home = titles.home(result)
        part = titles.part(result, home)
        where = f"'{titles.name(home)}'" if home.steps else titles.name(home)
        groups.setdefault(f"{part} of {where}" if part else where, []).append(result)
    told: dict[str, list[str]] = {}
    for thing, group in groups.items():
        messages = dict.fromkeys(result.message for result in group if result.message)
        told.setdefault("; ".join((*messages, *_facts(group, titles))) or "nothing was to be read", []).append(thing)
    return told


def _facts(results: Iterable[Result], titles: Titles) -> Iterator[str]:
    """What was read, each attribute once."""
    values: dict[str, dict[str, None]] = {}
    for result in results:
        home = titles.home(result)
        for fact in result.because:
            name = titles.attribute(fact, home=home)
            values.setdefault(name, {})[value_text(fact.value, fact.pointer)] = None
    return (f"{name}: {', '.join(found)}" for name, found in values.items())
