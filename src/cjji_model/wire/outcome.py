"""Outcomes on the wire: the JSON of `check`, of schema `cjji-outcome/1`, written and read."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from ..errors import Fault, LoadError
from ..model.derogation import Derogation
from ..model.provenance import Confidence
from ..outcome import Fact, Outcome, Result, Severity, Verdict, VerdictCounts
from ..registry import standard_registry
from . import _fast
from ._plain import plain, plain_value
from ._text import to_value
from .limits import LIMITS

__all__ = ["SCHEMA", "dump_outcome", "load_outcome", "outcome_plain"]

SCHEMA = "cjji-outcome/1"


def outcome_plain(outcome: Outcome) -> dict[str, Any]:
    """The outcome as plain values, keys in the order of the contract.

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
    told: dict[str, Any] = {
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
    return told | ({"document": result.document} if result.document else {})


def _fact(fact: Fact) -> dict[str, Any]:
    """A fact: `document` only where it is the one before, `confidence` only where it is told."""
    told: dict[str, Any] = {"pointer": fact.pointer, "value": plain_value(fact.value)}
    if fact.document:
        told["document"] = fact.document
    if fact.confidence is not None:
        told["confidence"] = fact.confidence.value
    return told


def dump_outcome(outcome: Outcome) -> str:
    """The outcome as JSON text."""
    return json.dumps(outcome_plain(outcome), indent=2, ensure_ascii=False) + "\n"


def load_outcome(source: str | bytes | Mapping[str, Any]) -> Outcome:
    """The outcome that `dump_outcome`, or `cjji check --format json`, wrote. Raises `LoadError`."""
    value = source if isinstance(source, Mapping) else to_value(source, "json", LIMITS)[0]
    if not isinstance(value, Mapping) or value.get("schema") != SCHEMA:
        raise LoadError("not an outcome", [Fault("/schema", "schema", f"an outcome says {SCHEMA!r}")])
    results: list[Result] = []
    place = ""
    try:
        for i, told in enumerate(value["results"]):
            place = f"/results/{i}"
            results.append(_read_result(told))
        place = ""
        counts = VerdictCounts(**{Verdict(word).name.lower(): count for word, count in value["counts"].items()})
        return Outcome(
            document=value["document"], on=date.fromisoformat(value["on"]), results=tuple(results), counts=counts
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        fault = Fault(place, "type", f"is not as an outcome is written: {error!r}")
        raise LoadError("not an outcome", [fault]) from None


def _read_result(told: Mapping[str, Any]) -> Result:
    derogation = told["derogation"]
    read_derogation = _fast.hooks(standard_registry(), LIMITS)[Derogation]
    return Result(
        rule=told["rule"],
        subject=told["subject"],
        verdict=Verdict(told["verdict"]),
        severity=None if told["severity"] is None else Severity(told["severity"]),
        pointer=told["pointer"],
        message=told["message"],
        missing=tuple(told["missing"]),
        cites=tuple(told["cites"]),
        because=tuple(_read_fact(fact) for fact in told["because"]),
        derogation=None if derogation is None else read_derogation(derogation, Derogation),
        document=told.get("document", ""),
    )


def _read_fact(told: Mapping[str, Any]) -> Fact:
    value, confidence = told["value"], told.get("confidence")
    return Fact(
        pointer=told["pointer"],
        value=tuple(value) if isinstance(value, list) else value,
        confidence=None if confidence is None else Confidence(confidence),
        document=told.get("document", ""),
    )
