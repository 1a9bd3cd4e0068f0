"""What a rule answers: a ruling, of one of five verdicts."""

from attrs import frozen

from ..outcome import NotApplicable, Severity, Verdict

__all__ = ["MET", "NOT_THIS_KIND", "Ruling", "breached", "judgement", "met", "not_applicable", "undetermined"]


@frozen
class Ruling:
    """The answer of a rule about one subject."""

    verdict: Verdict
    message: str = ""
    severity: Severity | None = None
    at: str = ""
    """The place that decided: a path from the subject, such as `leads/1`; with a slash before it, from the document."""
    missing: tuple[str, ...] = ()
    """Where facts are not recorded that would decide: paths as in `at`."""
    cites: tuple[str, ...] | None = None
    """What it rests on, where that is not all that the rule cites."""


MET = Ruling(Verdict.MET)
"""The subject keeps the rule, and there is nothing to add."""


def met(message: str = "", *, at: str = "", cites: tuple[str, ...] | None = None) -> Ruling:
    """The subject keeps the rule."""
    return MET if not message and not at and cites is None else Ruling(Verdict.MET, message, at=at, cites=cites)


def breached(message: str, *, severity: Severity, at: str = "", cites: tuple[str, ...] | None = None) -> Ruling:
    """The subject breaks the rule, and no fact that is missing could lift it."""
    return Ruling(Verdict.BREACHED, message, severity, at, cites=cites)


def not_applicable(reason: NotApplicable, message: str = "") -> Ruling:
    """The rule does not apply, for one of five reasons."""
    return Ruling(Verdict.NOT_APPLICABLE, f"{reason.value}: {message}" if message else reason.value)


NOT_THIS_KIND = not_applicable(NotApplicable.NOT_THIS_KIND)
"""The rule does not speak of subjects of this kind."""


def undetermined(message: str, *missing: str, at: str = "", cites: tuple[str, ...] | None = None) -> Ruling:
    """Facts that are not recorded would decide; `missing` names where they would go."""
    return Ruling(Verdict.UNDETERMINED, message, at=at, missing=missing, cites=cites)


def judgement(message: str, *, by: str, at: str = "", cites: tuple[str, ...] | None = None) -> Ruling:
    """A person must decide; `by` names who."""
    return Ruling(Verdict.JUDGEMENT, f"{message}: for {by} to judge", at=at, cites=cites)
