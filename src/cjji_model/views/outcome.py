"""An outcome as plain values: the JSON of `check`, of schema `cjji-outcome/1`."""

from typing import Any

from ..outcome import Fact, Outcome, Result
from ..wire._plain import plain, plain_value

__all__ = ["SCHEMA", "outcome_plain"]

SCHEMA = "cjji-outcome/1"


def outcome_plain(outcome: Outcome) -> dict[str, Any]:
    """The outcome as plain values, keys in the order of the contract.

    >>> from datetime import date
    >>> from cjji_model import check, corpus
    >>> outcome_plain(check(corpus["2012-14"], on=date(2014, 3, 31)))["counts"]["judgement"]
    0
    """
    return {
        "schema": SCHEMA,
        "document": outcome.document,
        "on": outcome.on.isoformat(),
        "ok": outcome.ok,
        "counts": {verdict.value: count for verdict, count in outcome.counts.items()},
        "results": [_result(result) for result in outcome.results],
    }


def _result(result: Result) -> dict[str, Any]:
    return {
        "rule": result.rule,
        "subject": result.subject,
        "verdict": result.verdict.value,
        "severity": None if result.severity is None else result.severity.value,
        "pointer": result.pointer,
        "message": result.message,
        "missing": list(result.missing),
        "cites": list(result.cites),
        "because": [_fact(fact) for fact in result.because],
        "derogation": None if result.derogation is None else plain(result.derogation),
    }


def _fact(fact: Fact) -> dict[str, Any]:
    """A fact: `document` only where it is the one before, `confidence` only where it is told."""
    told: dict[str, Any] = {"pointer": fact.pointer, "value": plain_value(fact.value)}
    if fact.document:
        told["document"] = fact.document
    if fact.confidence is not None:
        told["confidence"] = fact.confidence.value
    return told
