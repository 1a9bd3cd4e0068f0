"""The outcome of a check: verdicts, severities, results and their counts."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import frozen

from ._attribute_docs import Words
from ._repr import ShortRepr
from .errors import CjjiError
from .model.derogation import Derogation
from .model.provenance import Confidence

__all__ = [
    "BreachedError",
    "Fact",
    "MissingFact",
    "NotApplicable",
    "Outcome",
    "Result",
    "Severity",
    "Verdict",
    "VerdictCounts",
]


class Verdict(Words):
    """What a rule decides about a subject."""

    MET = "met"
    """The subject keeps the rule."""
    BREACHED = "breached"
    """The subject does not keep the rule, and no fact that is missing could change that."""
    NOT_APPLICABLE = "not-applicable"
    """The rule does not apply to the subject; `NotApplicable` gives the reasons."""
    UNDETERMINED = "undetermined"
    """The facts recorded do not decide; `Result.missing` says where the facts that would decide belong."""
    JUDGEMENT = "judgement"
    """A person must decide; the result's message names who."""


class Severity(Words):
    """The gravity of a breach. Severities compare by gravity: `Severity.INFO < Severity.WARNING < Severity.ERROR`."""

    ERROR = "error"
    """The law is not complied with, or a clause of practice that has no exceptions."""
    WARNING = "warning"
    """A departure from practice."""
    INFO = "info"
    """A departure from practice that is common, but worth knowing."""

    @property
    def rank(self) -> int:
        """The severity as a number: 0 for the gravest, `ERROR`."""
        return _RANK[self]

    def __lt__(self, other: str) -> bool:
        return _gravity(self) < _gravity(other)

    def __le__(self, other: str) -> bool:
        return _gravity(self) <= _gravity(other)

    def __gt__(self, other: str) -> bool:
        return _gravity(self) > _gravity(other)

    def __ge__(self, other: str) -> bool:
        return _gravity(self) >= _gravity(other)


def _gravity(severity: str) -> int:
    """Return 0 for the gravest and less for the others; the word of a severity will do, as it equals it."""
    if severity not in _RANK:
        raise TypeError(f"{severity!r} is not a severity: {', '.join(_RANK)}")
    return -_RANK[Severity(severity)]


_RANK = {severity: rank for rank, severity in enumerate(Severity)}
"""From the gravest, in order of definition. Text would compare as text: "error" < "info" < "warning"."""


class NotApplicable(Words):
    """The reasons for which a rule does not apply."""

    NOT_THIS_KIND = "not-this-kind"
    """The rule is about other subjects."""
    NOT_IN_FORCE = "not-in-force"
    """The rule was certainly not in force on the reference date of the subject."""
    NOT_YET_DUE = "not-yet-due"
    """What the rule requires is not due yet."""
    NOT_YET_PREPARED = "not-yet-prepared"
    """The programme is still being prepared: a draft, or in consultation."""
    NO_PREVIOUS = "no-previous"
    """The rule compares with the programme before, and none was given."""


@frozen(kw_only=True)
class Fact:
    """One fact that a rule read."""

    pointer: str
    """Where it is recorded, or would be, as a JSON pointer (RFC 6901) into the document."""
    value: Any
    """The value read: text, a number, true or false, or a tuple of these; `None` if nothing is recorded."""
    confidence: Confidence | None = None
    """How sure it is, if the document says so."""
    document: str = ""
    """The document it is from: empty for the one checked, `previous` for the programme before."""


@frozen(kw_only=True)
class Result:
    """What one rule decides about one subject. Rule and subject together identify it within an outcome."""

    rule: str
    """The rule's code."""
    subject: str
    """The subject's stable name, such as `stream:life-sentence-prisoners`."""
    verdict: Verdict
    """What the rule decides."""
    severity: Severity | None = None
    """The gravity of a breach; `None` for any other verdict."""
    pointer: str
    """The place in the document that decided, as a JSON pointer (RFC 6901)."""
    message: str
    """The reason, for people: lower case, no full stop; may be empty if the rule is met or does not apply."""
    missing: tuple[str, ...] = ()
    """Pointers to where the facts that would decide would be recorded, or recorded more precisely."""
    cites: tuple[str, ...] = ()
    """The clauses, provisions and practices that it rests on, such as `briefing:C6`."""
    because: tuple[Fact, ...] = ()
    """The facts that the rule read."""
    derogation: Derogation | None = None
    """The derogation that covers the breach, if there is one."""
    document: str = ""
    """The document that the pointer is into: empty for the one checked, `previous` for the programme before."""


@frozen(kw_only=True)
class VerdictCounts:
    """The number of results with each verdict, including results that the outcome does not keep."""

    met: int = 0
    """How many subjects kept a rule."""
    breached: int = 0
    """How many breaches there are, covered by a derogation or not."""
    undetermined: int = 0
    """How many results the facts recorded do not decide."""
    judgement: int = 0
    """How many results need a person's decision."""
    not_applicable: int = 0
    """How often a rule did not apply to a subject."""

    def __getitem__(self, verdict: Verdict) -> int:
        """The number of results with that verdict."""
        count: int = getattr(self, verdict.value.replace("-", "_"))
        return count

    def items(self) -> Iterator[tuple[Verdict, int]]:
        """Each verdict with its count, in the order of the outcome's JSON."""
        order = (Verdict.MET, Verdict.BREACHED, Verdict.UNDETERMINED, Verdict.JUDGEMENT, Verdict.NOT_APPLICABLE)
        return ((verdict, self[verdict]) for verdict in order)

    def __str__(self) -> str:
        return ", ".join(f"{count} {verdict.value.replace('-', ' ')}" for verdict, count in self.items())


@frozen
class MissingFact:
    """A fact that is not recorded, or not precisely enough, with the rules that need it."""

    pointer: str
    """Where it would be recorded, as a JSON pointer (RFC 6901)."""
    rules: tuple[str, ...]
    """The codes of the undetermined rules that recording it would help to decide, in order."""


class BreachedError(CjjiError):
    """An outcome holds a breach that no derogation covers; raised by `Outcome.raise_if_breached` only.

    `outcome` is the whole outcome, `results` the uncovered breaches that are grave enough.
    """

    def __init__(self, outcome: "Outcome", results: tuple[Result, ...]) -> None:
        self.outcome = outcome
        self.results = results
        super().__init__(outcome, results)

    def __str__(self) -> str:
        return "\n".join(f"{r.rule} {r.subject}: {r.message} [{r.severity}]" for r in self.results)


@frozen(kw_only=True, repr=False)
class Outcome(ShortRepr):
    """The results of checking a document by rules, as read on a day."""

    document: str
    """The document's id."""
    on: date
    """The day of reading: it decides what is due and what can have been done, never which law applies."""
    results: tuple[Result, ...]
    """Results that are breached, undetermined or judgement; all results if `keep_all` was given.

    In the order of the document: results about the document itself, then its streams and their parts, then the streams
    of the programme before. Results about one subject are in order of the rules' codes.
    """
    counts: VerdictCounts
    """The number of results with each verdict, including those not in `results`."""

    @property
    def ok(self) -> bool:
        """Whether a derogation covers every breach of severity error, if there are any."""
        return not self.uncovered()

    def _with(self, verdict: Verdict) -> tuple[Result, ...]:
        return tuple(result for result in self.results if result.verdict is verdict)

    @property
    def breached(self) -> tuple[Result, ...]:
        """The breaches, including those that a derogation covers."""
        return self._with(Verdict.BREACHED)

    @property
    def undetermined(self) -> tuple[Result, ...]:
        """The results that facts not recorded would decide."""
        return self._with(Verdict.UNDETERMINED)

    @property
    def judgement(self) -> tuple[Result, ...]:
        """The results that a person must decide."""
        return self._with(Verdict.JUDGEMENT)

    def of(self, rule_or_subject: Any) -> tuple[Result, ...]:
        """The results of a rule (code or `Rule`), or about a subject (name, programme, stream or report)."""
        key = getattr(rule_or_subject, "code", rule_or_subject)
        names = {key} if isinstance(key, str) else {f"{kind}:{key.id}" for kind in ("programme", "stream", "report")}
        return tuple(result for result in self.results if result.rule in names or result.subject in names)

    @property
    def missing(self) -> tuple[MissingFact, ...]:
        """The facts missing for undetermined results, each with the rules that need it; the most needed come first."""
        rules: dict[str, list[str]] = {}
        for result in self.results:
            for pointer in result.missing:
                rules.setdefault(pointer, []).append(result.rule)
        facts = [MissingFact(pointer, tuple(sorted(set(codes)))) for pointer, codes in rules.items()]
        return tuple(sorted(facts, key=lambda fact: -len(fact.rules)))

    def uncovered(self, severity: Severity = Severity.ERROR) -> tuple[Result, ...]:
        """The breaches of that severity or a graver one that no derogation covers."""
        return tuple(
            r for r in self.breached if r.derogation is None and r.severity is not None and r.severity >= severity
        )

    def raise_if_breached(self, severity: Severity = Severity.ERROR) -> None:
        """Raise `BreachedError` if there is a breach of that severity or a graver one that no derogation covers."""
        if breaches := self.uncovered(severity):
            raise BreachedError(self, breaches)

    def __repr__(self) -> str:
        count = len(self.uncovered())
        errors = "1 uncovered error" if count == 1 else f"{count} uncovered errors"
        return f"<Outcome of {self.document} on {self.on}: {self.counts}; {errors}>"
