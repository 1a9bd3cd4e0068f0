"""The rulings that rule functions return, one constructor for each of the five verdicts."""

from attrs import frozen

from ..outcome import NotApplicable, Severity, Verdict

__all__ = ["MET", "NOT_THIS_KIND", "Ruling", "breached", "judgement", "met", "not_applicable", "undetermined"]


@frozen
class Ruling:
    """The decision of a rule on one subject."""

    verdict: Verdict
    """One of five: met, breached, not applicable, undetermined, judgement."""
    message: str = ""
    """The reason, for people: lower case, no full stop. May be empty if the rule is met."""
    severity: Severity | None = None
    """The severity of a breach; `None` for any other verdict."""
    at: str = ""
    """The path that decided, relative to the subject, such as `leads/1`; with a leading slash, from the document."""
    missing: tuple[str, ...] = ()
    """The paths of unrecorded facts that would decide, in the form of `at`."""
    cites: tuple[str, ...] | None = None
    """The basis of this ruling; `None` if it is everything that the rule cites."""


MET = Ruling(Verdict.MET)
"""The subject meets the rule; no message."""


def met(message: str = "", *, at: str = "", cites: tuple[str, ...] | None = None) -> Ruling:
    """The subject meets the rule."""
    return MET if not message and not at and cites is None else Ruling(Verdict.MET, message, at=at, cites=cites)


def breached(message: str, *, severity: Severity, at: str = "", cites: tuple[str, ...] | None = None) -> Ruling:
    """The subject breaches the rule, and no missing fact could change that."""
    return Ruling(Verdict.BREACHED, message, severity, at, cites=cites)


def not_applicable(reason: NotApplicable, message: str = "") -> Ruling:
    """The rule does not apply, for one of five reasons."""
    return Ruling(Verdict.NOT_APPLICABLE, f"{reason.value}: {message}" if message else reason.value)


NOT_THIS_KIND = not_applicable(NotApplicable.NOT_THIS_KIND)
"""The rule does not apply to subjects of this kind."""


def undetermined(message: str, *missing: str, at: str = "", cites: tuple[str, ...] | None = None) -> Ruling:
    """Unrecorded facts would decide; `missing` gives the paths where they belong."""
    return Ruling(Verdict.UNDETERMINED, message, at=at, missing=missing, cites=cites)


def judgement(message: str, *, by: str, at: str = "", cites: tuple[str, ...] | None = None) -> Ruling:
    """A person must decide; `by` names who."""
    return Ruling(Verdict.JUDGEMENT, f"{message}: for {by} to judge", at=at, cites=cites)
