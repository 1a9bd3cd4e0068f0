"""An outcome as text: breaches by subject, the gravest first, each with its clauses and the facts that were read."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ..model.documents import Document
from ..model.provenance import Confidence
from ..outcome import Fact, Outcome, Result, Severity, Verdict
from ._citations import book_order, clauses, code_and_title, title
from ._labels import Subject, Titles, value_text
from ._missing import to_do
from ._page import Page, counted
from ._passed import sections_of_all

__all__ = ["against", "explain", "outcome_text"]

_HANG = 11
"""The column in which the text of a breach begins, after its severity."""
_LABEL = 14
"""The width of the labels `clause`, `read` and so on."""


def explain(outcome: Outcome, document: Document | None = None) -> str:
    """Return the outcome as plain text, 100 columns wide.

    With the document, its streams are named by title, else by id. Results that are met or not applicable are shown if
    the outcome holds any, as it does after `check(..., keep_all=True)`.
    """
    everything = any(result.verdict in {Verdict.MET, Verdict.NOT_APPLICABLE} for result in outcome.results)
    return outcome_text(outcome, document, everything=everything)


def against(outcome: Outcome, severity: Severity = Severity.ERROR) -> tuple[Result, ...]:
    """Return the breaches of at least a severity that no derogation covers."""
    return outcome.uncovered(severity)


def outcome_text(
    outcome: Outcome,
    document: Document | None = None,
    *,
    page: Page | None = None,
    fail_on: Severity = Severity.ERROR,
    everything: bool = False,
) -> str:
    """Return the outcome as text on a page.

    `fail_on` is the lowest severity at which the summary says FAILED. With `everything`, results that are met or not
    applicable are shown too, if the outcome holds them.
    """
    layout = _Layout(outcome, document, page or Page())
    parts = [layout.header(), *layout.breaches(), layout.judgements(), layout.to_do()]
    if everything:
        parts += sections_of_all(outcome, layout.titles, layout.page)
    parts.append([layout.summary(fail_on)])
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


class _Layout:
    """The parts of the text, each as lines."""

    def __init__(self, outcome: Outcome, document: Document | None, page: Page) -> None:
        self.outcome = outcome
        self.page = page
        self.titles = Titles(outcome, document)

    def header(self) -> list[str]:
        """Return the title and the day of reading; then kind, id, dates and status of the document."""
        head = self.page.block(f"{self.titles.whole}, read on {self.outcome.on}")
        lines = [self.page.painted(line, "bold") for line in head]
        if description := ", ".join(self.titles.header()):
            lines += self.page.block(description)
        return lines

    # ------------------------------------------------------------------------------------------- breaches

    def breaches(self) -> Iterator[list[str]]:
        """Yield the breaches by subject, the gravest first; then what the marks on facts mean, if any are used."""
        groups: dict[Subject, list[Result]] = {}
        for result in self.outcome.breached:
            groups.setdefault(self.titles.home(result), []).append(result)
        ordered = sorted(groups.items(), key=lambda group: (min(map(_rank, group[1])), _position(group[0])))
        for home, results in ordered:
            yield self._heading(home)
            for result in sorted(results, key=_rank):
                yield self._breach(result, home)
        marks = dict.fromkeys(_mark(fact) for result in self.outcome.breached for fact in result.because)
        notes = [f"{mark}: {_MARKS[mark]}" for mark in _MARKS if mark in marks]
        if notes:
            yield [self.page.painted(line, "dim") for line in self.page.block("; ".join(notes) + ".")]

    def _heading(self, home: Subject) -> list[str]:
        name = self.titles.name(home) if home.steps else f"The {self.titles.kind} as a whole"
        id = self.titles.id(home)
        lines = [self.page.painted(line, "bold") for line in self.page.block(name)]
        return [*lines[:-1], lines[-1] + (self.page.painted(f"  {id}", "dim") if id else "")]

    def _breach(self, result: Result, home: Subject) -> list[str]:
        severity = "" if result.severity is None else result.severity.value
        style = severity if result.derogation is None else "dim"
        return [
            *self.page.block(code_and_title(result.rule), indent=2, label=severity, room=_HANG - 2, style=style),
            *self._details(result, home),
        ]

    def _details(self, result: Result, home: Subject) -> Iterator[str]:
        """Yield the message of a result, the derogation that covers it, its clauses, and the facts that were read."""
        part = self.titles.part(result, home)
        yield from self.page.block(f"{part}: {result.message}" if part else result.message, indent=_HANG)
        if (derogation := result.derogation) is not None:
            until = f" until {derogation.until}" if derogation.until else ""
            body = value_text(derogation.by, "/by")
            yield from self._line(
                "covered", f"{body} answers for it since {derogation.since}{until}: {derogation.reason}"
            )
        for text in clauses(result.cites):
            yield from self._line("clause", text)
        for mark, facts in _by_mark(result.because).items():
            label = self.titles.attribute if mark == _ABSENT else self.titles.fact
            yield from self._line(mark, "; ".join(dict.fromkeys(label(fact, home=home) for fact in facts)))

    def _line(self, label: str, text: str) -> list[str]:
        return self.page.block(text, indent=_HANG + 2, label=label, room=_LABEL, style="dim")

    # ------------------------------------------------------------------------- what is left to people

    def judgements(self) -> list[str]:
        """Return the results that a person must decide."""
        results = self.outcome.judgement
        lines = [self.page.painted("For a person to judge", "bold")] if results else []
        for result in results:
            home = self.titles.home(result)
            of_stream = f", of '{self.titles.name(home)}'" if home.steps else ""
            lines += self.page.block(code_and_title(result.rule) + of_stream, indent=2)
            lines += self._details(result, home)
        return lines

    def to_do(self) -> list[str]:
        """Return the to-do list: what to record, so that undetermined results are decided; then those rules' titles."""
        results = self.outcome.undetermined
        if not results:
            return []
        items = [item.words(self.titles) for item in to_do(self.outcome)]
        items += [f"{r.rule} of {self.titles.subject(r)}: {r.message}" for r in results if not r.missing]
        lines = [self.page.painted("To do: facts to record, and the rules that they decide", "bold")]
        for text in items:
            lines += self.page.block(text, indent=2, label="-", room=2)
        lines.append("")
        for code in sorted({result.rule for result in results}, key=book_order):
            lines += self.page.block(title(code), indent=2, label=code, room=8, style="dim")
        return lines

    # ---------------------------------------------------------------------------------------- in one line

    def summary(self, fail_on: Severity) -> str:
        """Return one line: whether the document passes, and how many results of each severity and verdict there are."""
        counts = self.outcome.counts
        failing = against(self.outcome, fail_on)
        uncovered = against(self.outcome, Severity.INFO)
        covered = len(self.outcome.breached) - len(uncovered)
        results = _severities(uncovered)
        if covered:
            results.append(counted(covered, "covered breach", "covered breaches"))
        for verdict, count in counts.items():
            if verdict is Verdict.MET or (count and verdict is not Verdict.BREACHED):
                results.append(f"{count} {_COUNTED[verdict]}")
        totals = f"Results: {', '.join(results)}."
        if failing:
            return f"{self.page.painted('FAILED', 'error')}: {', '.join(_severities(failing))}. {totals}"
        if not uncovered:
            reason = "no uncovered breach"
        elif fail_on is Severity.ERROR:
            reason = "no uncovered error"
        else:
            reason = "no uncovered error or warning"
        return f"{self.page.painted('PASSED', 'good')}: {reason}. {totals}"


_COUNTED = {
    Verdict.MET: "met",
    Verdict.UNDETERMINED: "undetermined",
    Verdict.JUDGEMENT: "for a person to judge",
    Verdict.NOT_APPLICABLE: "not applicable",
}
"""The text of each verdict in the summary. Breaches are counted there by severity instead."""
_ABSENT = "not recorded"
"""The label of facts that a rule asked for and that are not recorded."""
_MARKS = {
    "inferred": "marked `confidence: inferred` in the document",
    "from memory": "marked `confidence: from-memory` in the document",
}
"""The labels of facts that are less than certain, and what they mean."""


def _severities(results: Iterable[Result]) -> list[str]:
    """Return how many results there are of each severity that occurs, the gravest first: "3 warnings", "2 infos"."""
    counts = Counter(result.severity for result in results)
    return [counted(counts[severity], severity.value) for severity in Severity if counts[severity]]


def _rank(result: Result) -> int:
    """Return a sort key: the gravest first, and results that a derogation covers after all others."""
    rank = len(Severity) if result.severity is None else result.severity.rank
    return rank if result.derogation is None else rank + len(Severity)


def _position(home: Subject) -> tuple[str, int]:
    """Return a sort key: the document itself, then its streams in order, then those of the previous document."""
    return home.document, int(home.steps[1]) if home.steps else -1


def _mark(fact: Fact) -> str:
    """Return the label under which a fact is shown: `read`, a mark, or `not recorded`."""
    if fact.value is None:
        return _ABSENT
    return {Confidence.INFERRED: "inferred", Confidence.MEMORY: "from memory"}.get(
        fact.confidence or Confidence.SEEN, "read"
    )


def _by_mark(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Group facts by label, the most certain first; labels without facts are left out."""
    groups: dict[str, list[Fact]] = {mark: [] for mark in ("read", *_MARKS, _ABSENT)}
    for fact in facts:
        groups[_mark(fact)].append(fact)
    return {mark: group for mark, group in groups.items() if group}
