"""The example documents of rules: small documents that meet or breach one rule."""

import json
from datetime import date
from typing import Any

from attrs import frozen

__all__ = ["SOUND", "Example", "example", "example_year"]


@frozen(kw_only=True)
class Example:
    """A document that meets or breaches a rule, and the part of it that decides."""

    shows: str
    """The part of the document that matters to the rule, as JSON."""
    document: str
    """The document, as JSON."""
    on: date
    """The day of reading."""
    previous: str | None = None
    """The previous document, as JSON, where the rule compares the two."""


SOUND: dict[str, Any] = {
    "leads": ["hmi-probation"],
    "supporters": ["hmi-prisons"],
    "agencies": ["prisons", "probation"],
    "process": "managing-offenders",
    "takes_account_of": ["equality-and-diversity", "value-for-money", "victims-and-witnesses"],
    "coverage": {"kind": "sample", "scheme": "cj-areas", "areas": ["cumbria", "kent"]},
}
"""Attributes of a stream that breach no rule, even in a complete programme."""


def example(
    part: dict[str, Any],
    *,
    programme: dict[str, Any] | None = None,
    given: dict[str, Any] | None = None,
    previous: dict[str, Any] | None = None,
    on: date = date(2014, 3, 31),
) -> Example:
    """Build an example: a minimal stream with the attributes `part`, in a minimal programme with those of `programme`.

    If `programme` is `None` there is no stream, and `part` holds attributes of the programme itself. `given` holds
    further attributes of the stream that are not shown. `previous` holds those of a stream of the previous programme.
    """
    document: dict[str, Any] = {
        "schema": "cjji-model/1",
        "kind": "programme",
        "id": "an-example",
        "title": "An example",
        "period": {"first": "2012-04-01", "last": "2014-03-31"},
        "status": "draft",
        "completeness": "partial",
    }
    stream = {"id": "a-stream", "title": "A stream", "type": "thematic", "status": "planned"}
    if programme is None:
        document |= part
    else:
        document |= programme
        document["work_streams"] = [*document.get("work_streams", ()), stream | (given or {}) | part]
    shown = part if not programme else {**programme, "work_streams": [*programme.get("work_streams", ()), part]}
    earlier = None
    if previous is not None:
        shown = {"previous": previous, "this": shown}
        before = {"id": "before", "period": {"first": "2010-04-01", "last": "2012-03-31"}}
        earlier = json.dumps(document | before | {"work_streams": [stream | previous]})
    return Example(shows=json.dumps(shown, ensure_ascii=False), document=json.dumps(document), on=on, previous=earlier)


def example_year(*, on: date = date(2014, 4, 1), **part: Any) -> Example:
    """Build an example: a minimal year of an inspectorate with the attributes `part`."""
    document = {
        "schema": "cjji-model/1",
        "kind": "inspectorate-year",
        "id": "a-year",
        "inspectorate": "hmi-probation",
        "year": {"first": "2012-04-01", "last": "2013-03-31"},
        "plan": {"title": "Business plan 2012-13", "published": "2012-05"},
        "reports": [{"id": "a-report", "title": "A report", "published": "2012-10"}],
    }
    return Example(shows=json.dumps(part), document=json.dumps(document | part), on=on)
