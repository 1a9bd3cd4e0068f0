"""An outcome as text for people: the worst first, under the thing it concerns, with the clause and what was read."""

from collections.abc import Iterable, Iterator

from ..model.documents import Document
from ..model.provenance import Confidence
from ..outcome import Fact, Outcome, Result, Severity, Verdict
from ._citations import clauses, in_book, named, title
from ._labels import Subject, Titles, value_text
from ._missing import to_do
from ._page import Page, counted, listed
from ._passed import quiet

__all__ = ["against", "explain", "outcome_text"]

_HANG = 11
"""Where the text of a breach begins: after its severity."""
_LABEL = 14
"""How much room the labels `clause`, `read` and their like have."""


def explain(outcome: Outcome, document: Document | None = None) -> str:
    """The outcome as plain text; with the document its streams are told by title, else by id."""
    everything = any(result.verdict in {Verdict.MET, Verdict.NOT_APPLICABLE} for result in outcome.results)
    return outcome_text(outcome, document, everything=everything)


def against(outcome: Outcome, severity: Severity = Severity.ERROR) -> tuple[Result, ...]:
    """The breaches at least so grave that no derogation covers."""
    return outcome.uncovered(severity)


def outcome_text(
    outcome: Outcome,
    document: Document | None = None,
    *,
    page: Page | None = None,
    fail_on: Severity = Severity.ERROR,
    everything: bool = False,
) -> str:
    """The outcome as text on a page; with `everything`, also what is met or not applicable, as far as it is kept."""
    layout = _Layout(outcome, document, page or Page())
    parts = [layout.header(), *layout.breaches(), layout.judgements(), layout.to_do()]
    if everything:
        parts += quiet(outcome, layout.titles, layout.page)
    parts.append([layout.summary(fail_on)])
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


class _Layout:
    """The parts of the text, each as lines."""

    def __init__(self, outcome: Outcome, document: Document | None, page: Page) -> None:
        self.outcome = outcome
        self.page = page
        self.titles = Titles(outcome, document)

    def header(self) -> list[str]:
        """The title and the day of reading; then what the document is."""
        head = self.page.block(f"{self.titles.whole}, read on {self.outcome.on}")
        what = ", ".join(self.titles.header())
        return [*(self.page.painted(line, "bold") for line in head), *(self.page.block(what) if what else ())]

    # ------------------------------------------------------------------------------------------- breaches

    def breaches(self) -> Iterator[list[str]]:
        """The breaches, thing by thing, the worst first; then what the words beside them mean, where any needs it."""
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
            *self.page.block(named(result.rule), indent=2, label=severity, room=_HANG - 2, style=style),
            *self._told(result, home),
        ]

    def _told(self, result: Result, home: Subject) -> Iterator[str]:
        """What a result says, who answers for it, the clauses, and what was read."""
        part = self.titles.part(result, home)
        yield from self.page.block(f"{part}: {result.message}" if part else result.message, indent=_HANG)
        if (by := result.derogation) is not None:
            until = f" until {by.until}" if by.until else ""
            who = value_text(by.by, "/by")
            yield from self._line("covered", f"{who} answers for it since {by.since}{until}: {by.reason}")
        for told in clauses(result.cites):
            yield from self._line("clause", told)
        for mark, facts in _by_mark(result.because).items():
            words = self.titles.attribute if mark == _ABSENT else self.titles.fact
            yield from self._line(mark, "; ".join(dict.fromkeys(words(fact, home=home) for fact in facts)))

    def _line(self, label: str, text: str) -> list[str]:
        return self.page.block(text, indent=_HANG + 2, label=label, room=_LABEL, style="dim")

    # ------------------------------------------------------------------------- what people have yet to do

    def judgements(self) -> list[str]:
        """What a person must decide."""
        results = self.outcome.judgement
        lines = [self.page.painted("For a person to judge", "bold")] if results else []
        for result in results:
            home = self.titles.home(result)
            where = f", of '{self.titles.name(home)}'" if home.steps else ""
            lines += self.page.block(named(result.rule) + where, indent=2)
            lines += self._told(result, home)
        return lines

    def to_do(self) -> list[str]:
        """What is undetermined, as a list of what to record; then the titles of the rules it speaks of."""
        results = self.outcome.undetermined
        if not results:
            return []
        asked = [item.words(self.titles) for item in to_do(self.outcome)]
        asked += [f"{r.rule} of {self.titles.subject(r)}: {r.message}" for r in results if not r.missing]
        lines = [self.page.painted("To do: what is to be recorded, and what it settles", "bold")]
        for text in asked:
            lines += self.page.block(text, indent=2, label="-", room=2)
        lines.append("")
        for code in sorted({result.rule for result in results}, key=in_book):
            lines += self.page.block(title(code), indent=2, label=code, room=8, style="dim")
        return lines

    # ---------------------------------------------------------------------------------------- in one line

    def summary(self, fail_on: Severity) -> str:
        """One line: whether anything stands against the document, and how many results there were of each sort."""
        counts = self.outcome.counts
        failing = against(self.outcome, fail_on)
        breaches = [_severities(against(self.outcome, Severity.INFO))]
        covered = sum(result.derogation is not None for result in self.outcome.breached)
        breaches += [f"{covered} covered"] * bool(covered)
        rest = ", ".join(
            f"{count} {_COUNTED[verdict]}"
            for verdict, count in counts.items()
            if verdict is not Verdict.BREACHED and (count or verdict is Verdict.MET)
        )
        told = ", ".join(filter(None, [*breaches, rest]))
        if failing:
            stands = f"{_severities(failing)} {'stands' if len(failing) == 1 else 'stand'} against it"
            return f"{self.page.painted('FAILS', 'error')}: {stands}; in all {told}."
        level = "no error" if fail_on is Severity.ERROR else "no error or warning"
        stands = f"{level} stands against it" if counts.breached else "nothing that is recorded stands against it"
        return f"{self.page.painted('PASSES', 'good')}: {stands}; {told}."


_COUNTED = {
    Verdict.MET: "met",
    Verdict.UNDETERMINED: "undetermined",
    Verdict.JUDGEMENT: "for judgement",
    Verdict.NOT_APPLICABLE: "not applicable",
}
_ABSENT = "not recorded"
_MARKS = {
    "inferred": "read too, and marked in the document as worked out from its sources",
    "from memory": "read too, and marked in the document as remembered and not confirmed",
}


def _severities(results: Iterable[Result]) -> str:
    """How many of each severity, the gravest first."""
    found = [result.severity for result in results]
    words = (("error", ""), ("warning", ""), ("info", "of note"))
    return listed(
        f"{count} {other}" if other else counted(count, word)
        for word, other in words
        if (count := found.count(Severity(word)))
    )


def _rank(result: Result) -> int:
    """0 for the gravest; what a derogation covers comes after all that none does."""
    rank = len(Severity) if result.severity is None else result.severity.rank
    return rank + (result.derogation is not None) * len(Severity)


def _position(home: Subject) -> tuple[str, int]:
    """Document order: the document as a whole, then its streams, then those of the document before."""
    return home.document, int(home.steps[1]) if home.steps else -1


def _mark(fact: Fact) -> str:
    """Under which label a fact is told."""
    if fact.value is None:
        return _ABSENT
    return {Confidence.INFERRED: "inferred", Confidence.MEMORY: "from memory"}.get(
        fact.confidence or Confidence.SEEN, "read"
    )


def _by_mark(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {mark: [] for mark in ("read", *_MARKS, _ABSENT)}
    for fact in facts:
        found[_mark(fact)].append(fact)
    return {mark: told for mark, told in found.items() if told}
