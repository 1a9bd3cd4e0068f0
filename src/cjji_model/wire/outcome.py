"""The JSON of outcomes, schema `cjji-outcome/1`: what `cjji check --format json` writes."""

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
"""The schema that an outcome names under its key `schema`."""


def outcome_plain(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome as plain values, keys in the order of the contract.

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
    """Write a result; `document` only where it points into the document before, which is the rare case."""
    values: dict[str, Any] = {
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
    return values | ({"document": result.document} if result.document else {})


def _fact(fact: Fact) -> dict[str, Any]:
    """Write a fact; `document` only where it is a fact of the document before, `confidence` only where it has one."""
    values: dict[str, Any] = {"pointer": fact.pointer, "value": plain_value(fact.value)}
    if fact.document:
        values["document"] = fact.document
    if fact.confidence is not None:
        values["confidence"] = fact.confidence.value
    return values


def dump_outcome(outcome: Outcome) -> str:
    """Write an outcome as JSON text."""
    return json.dumps(outcome_plain(outcome), indent=2, ensure_ascii=False) + "\n"


def load_outcome(source: str | bytes | Mapping[str, Any]) -> Outcome:
    """Read an outcome that `dump_outcome` or `cjji check --format json` wrote.

    Raises `LoadError` at the first fault: such a text is made by a program, and not by hand.
    """
    value = source if isinstance(source, Mapping) else to_value(source, "json", LIMITS)[0]
    if not isinstance(value, Mapping) or value.get("schema") != SCHEMA:
        raise LoadError("not an outcome", [Fault("/schema", "schema", f"is not {SCHEMA!r}")])
    results: list[Result] = []
    at = ""
    try:
        for i, item in enumerate(value["results"]):
            at = f"/results/{i}"
            results.append(_read_result(item))
        at = ""
        counts = VerdictCounts(**{Verdict(verdict).name.lower(): count for verdict, count in value["counts"].items()})
        return Outcome(
            document=value["document"], on=date.fromisoformat(value["on"]), results=tuple(results), counts=counts
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        fault = Fault(at, "type", f"does not have the form of an outcome: {error!r}")
        raise LoadError("not an outcome", [fault]) from None


def _read_result(values: Mapping[str, Any]) -> Result:
    """Read a result. Raises `KeyError`, `TypeError` or `ValueError` for what is not one."""
    derogation = values["derogation"]
    read_derogation = _fast.hooks(standard_registry(), LIMITS)[Derogation]
    return Result(
        rule=values["rule"],
        subject=values["subject"],
        verdict=Verdict(values["verdict"]),
        severity=None if values["severity"] is None else Severity(values["severity"]),
        pointer=values["pointer"],
        message=values["message"],
        missing=tuple(values["missing"]),
        cites=tuple(values["cites"]),
        because=tuple(_read_fact(fact) for fact in values["because"]),
        derogation=None if derogation is None else read_derogation(derogation, Derogation),
        document=values.get("document", ""),
    )


def _read_fact(values: Mapping[str, Any]) -> Fact:
    """Read a fact. A list becomes the tuple that the rule read."""
    value, confidence = values["value"], values.get("confidence")
    return Fact(
        pointer=values["pointer"],
        value=tuple(value) if isinstance(value, list) else value,
        confidence=None if confidence is None else Confidence(confidence),
        document=values.get("document", ""),
    )
