"""What a check says: verdicts, results, and the outcome that holds them."""

import enum
from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import frozen

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


class Verdict(enum.StrEnum):
    """What a rule says of a subject."""

    MET = "met"
    BREACHED = "breached"
    NOT_APPLICABLE = "not-applicable"
    UNDETERMINED = "undetermined"
    """Facts that are not recorded would decide it; the result names where they would go."""
    JUDGEMENT = "judgement"
    """A person must decide; the result names who."""


class Severity(enum.StrEnum):
    """How grave a breach is. Severities compare by gravity: `Severity.INFO < Severity.WARNING < Severity.ERROR`."""

    ERROR = "error"
    """The law is not kept, or a clause of practice that has no exceptions."""
    WARNING = "warning"
    """A departure from practice."""
    INFO = "info"
    """A departure that is common, and worth knowing."""

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return _RANK[self]

    def __lt__(self, other: str) -> bool:
        return _RANK[self] > _RANK[other] if isinstance(other, Severity) else NotImplemented

    def __le__(self, other: str) -> bool:
        return _RANK[self] >= _RANK[other] if isinstance(other, Severity) else NotImplemented

    def __gt__(self, other: str) -> bool:
        return _RANK[self] < _RANK[other] if isinstance(other, Severity) else NotImplemented

    def __ge__(self, other: str) -> bool:
        return _RANK[self] <= _RANK[other] if isinstance(other, Severity) else NotImplemented


_RANK = {severity: rank for rank, severity in enumerate(Severity)}


class NotApplicable(enum.StrEnum):
    """Why a rule does not apply."""

    NOT_THIS_KIND = "not-this-kind"
    NOT_IN_FORCE = "not-in-force"
    NOT_YET_DUE = "not-yet-due"
    NOT_YET_PREPARED = "not-yet-prepared"
    NO_PREVIOUS = "no-previous"


@frozen(kw_only=True)
class Fact:
    """One thing that a rule read."""

    pointer: str
    value: Any
    """The value read: text, a number, true or false, or a tuple of these; `None` where nothing is recorded."""
    confidence: Confidence | None = None
    """How sure it is, where the document says."""
    document: str = ""
    """Empty for the document checked, `previous` for the programme before."""


@frozen(kw_only=True)
class Result:
    """What one rule says of one subject. The two together are its identity."""

    rule: str
    """The rule's code."""
    subject: str
    """The subject's stable name, such as `stream:life-sentence-prisoners`."""
    verdict: Verdict
    severity: Severity | None = None
    """How grave a breach is; `None` for any other verdict."""
    pointer: str
    """The place that decided, as an RFC 6901 pointer."""
    message: str
    missing: tuple[str, ...] = ()
    """Where the facts would go that are not recorded and would decide."""
    cites: tuple[str, ...] = ()
    """The clauses, provisions and practice it rests on, such as `briefing:C6`."""
    because: tuple[Fact, ...] = ()
    """What the rule read."""
    derogation: Derogation | None = None
    """The derogation that covers the breach."""
    document: str = ""
    """Where the pointer leads: empty for the document checked, `previous` for the one before."""


@frozen(kw_only=True)
class VerdictCounts:
    """How many results there were of each verdict, those not kept included."""

    met: int = 0
    breached: int = 0
    undetermined: int = 0
    judgement: int = 0
    not_applicable: int = 0

    def __getitem__(self, verdict: Verdict) -> int:
        count: int = getattr(self, verdict.value.replace("-", "_"))
        return count

    def items(self) -> Iterator[tuple[Verdict, int]]:
        """Each verdict and its count, in the order of the outcome's JSON."""
        order = (Verdict.MET, Verdict.BREACHED, Verdict.UNDETERMINED, Verdict.JUDGEMENT, Verdict.NOT_APPLICABLE)
        return ((verdict, self[verdict]) for verdict in order)

    def __str__(self) -> str:
        return ", ".join(f"{count} {verdict.value.replace('-', ' ')}" for verdict, count in self.items())


@frozen
class MissingFact:
    """A fact that is not recorded, and the rules that recording it would help to settle."""

    pointer: str
    rules: tuple[str, ...]


class BreachedError(CjjiError):
    """Raised on request where an outcome holds an uncovered breach. `outcome` is the whole of it."""

    def __init__(self, outcome: "Outcome", results: tuple[Result, ...]) -> None:
        self.outcome = outcome
        self.results = results
        super().__init__(outcome, results)

    def __str__(self) -> str:
        return "\n".join(f"{r.rule} {r.subject}: {r.message} [{r.severity}]" for r in self.results)


@frozen(kw_only=True, repr=False)
class Outcome(ShortRepr):
    """What the rules say of a document, read on a day."""

    document: str
    """The document's id."""
    on: date
    results: tuple[Result, ...]
    """What is breached, undetermined or for judgement; with `keep_all`, everything.

    In the order of the document: what it is about first, then its streams, those of the document before last; then
    by code.
    """
    counts: VerdictCounts

    @property
    def ok(self) -> bool:
        """Whether no breach of severity error is left uncovered."""
        return not self.uncovered()

    def _with(self, verdict: Verdict) -> tuple[Result, ...]:
        return tuple(result for result in self.results if result.verdict is verdict)

    @property
    def breached(self) -> tuple[Result, ...]:
        """The breaches, those that a derogation covers included."""
        return self._with(Verdict.BREACHED)

    @property
    def undetermined(self) -> tuple[Result, ...]:
        """What facts not recorded would decide."""
        return self._with(Verdict.UNDETERMINED)

    @property
    def judgement(self) -> tuple[Result, ...]:
        """What a person must decide."""
        return self._with(Verdict.JUDGEMENT)

    def of(self, rule_or_subject: Any) -> tuple[Result, ...]:
        """The results of a rule (its code, or the rule), or of a subject (its name, or a stream or report)."""
        key = getattr(rule_or_subject, "code", rule_or_subject)
        names = {key} if isinstance(key, str) else {f"{kind}:{key.id}" for kind in ("programme", "stream", "report")}
        return tuple(result for result in self.results if result.rule in names or result.subject in names)

    @property
    def missing(self) -> tuple[MissingFact, ...]:
        """The facts not recorded, each with the rules it would help to settle; those that help most come first."""
        rules: dict[str, list[str]] = {}
        for result in self.results:
            for pointer in result.missing:
                rules.setdefault(pointer, []).append(result.rule)
        facts = [MissingFact(pointer, tuple(sorted(set(codes)))) for pointer, codes in rules.items()]
        return tuple(sorted(facts, key=lambda fact: -len(fact.rules)))

    def uncovered(self, severity: Severity = Severity.ERROR) -> tuple[Result, ...]:
        """The breaches at least so grave that no derogation covers."""
        return tuple(
            r for r in self.breached if r.derogation is None and r.severity is not None and r.severity >= severity
        )

    def raise_if_breached(self, severity: Severity = Severity.ERROR) -> None:
        """Raise `Breached` where a breach at least so grave is not covered by a derogation."""
        if grave := self.uncovered(severity):
            raise BreachedError(self, grave)

    def __repr__(self) -> str:
        errors = len(self.uncovered())
        return (
            f"<Outcome of {self.document} on {self.on}: {self.counts}; {errors} uncovered error{'s' * (errors != 1)}>"
        )
