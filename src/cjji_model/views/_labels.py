"""Labels for people: the objects of a document, the attributes of facts, and values."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from attrs import frozen

from ..dates import PartialDate, Period, Span
from ..model.documents import KINDS, Document
from ..model.programme import Programme
from ..model.report import Report
from ..model.stream import WorkStream
from ..outcome import Fact, Outcome, Result
from ..registry import standard_registry
from ..rules import RULES
from ..wire._plain import plain_value

__all__ = ["REFERENCES", "FactPlace", "Subject", "Titles", "stream_of", "value_text"]

REFERENCES = frozenset(
    {
        *("agencies", "between", "by", "consultee", "copied", "inspectorate", "leads", "ministers", "organisation"),
        *("participants", "prepared_by", "proposer", "publisher", "supporters", "to"),
    }
)
"""The attributes that hold ids of bodies and agencies: these are shown as short names."""
_STREAMS = "work_streams"
_DEPTH_OF_STREAM = 2
"""The pointer to a stream of a programme has two steps: `work_streams`, and its position."""

Steps = tuple[str, ...]
"""The steps of an RFC 6901 pointer, unescaped."""


@frozen
class FactPlace:
    """A pointer to a fact, split into the object that the fact belongs to and the attribute."""

    owner: Steps
    """The steps to the object: none for the document itself."""
    attribute: str
    """The attribute by its path from the object, such as `coverage/areas`."""

    @classmethod
    def of(cls, pointer: str) -> "FactPlace":
        """Split an RFC 6901 pointer. The object is the innermost item of a list; positions at the end are left out.

        >>> FactPlace.of("/work_streams/3/leads/1")
        FactPlace(owner=('work_streams', '3'), attribute='leads')
        """
        steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
        while steps and steps[-1].isdigit():
            steps.pop()
        cut = max((i + 1 for i, step in enumerate(steps) if step.isdigit()), default=0)
        return cls(tuple(steps[:cut]), "/".join(steps[cut:]))


def stream_of(steps: Sequence[str]) -> Steps:
    """Return the steps to the work stream that contains a place of a programme; none where no stream contains it."""
    if len(steps) < _DEPTH_OF_STREAM or steps[0] != _STREAMS:
        return ()
    return tuple(steps[:_DEPTH_OF_STREAM])


@frozen
class Subject:
    """The object that a result is about: the document itself, or a work stream of it or of the previous document."""

    steps: Steps = ()
    """The steps to the work stream; none for the document itself."""
    document: str = ""
    """Empty for the document checked, `previous` for the one before."""
    id: str = ""
    """The id of a work stream of the previous document, whose titles are not at hand; else empty."""


class Titles:
    """Labels of the objects of a document: titles, or ids where the document itself is not given."""

    def __init__(self, outcome: Outcome, document: Document | None) -> None:
        """Collect the ids of the streams: from the document, or from the results, whose subjects name them."""
        self.outcome = outcome
        self.document = document
        self._ids: dict[Steps, str] = {}
        if isinstance(document, Programme):
            self._ids = {(_STREAMS, str(i)): stream.id for i, stream in enumerate(document.streams)}
        else:
            for result in outcome.results:
                if (stream_id := _stream_id(result)) and not _is_of_previous(result):
                    self._ids.setdefault(stream_of(result.pointer.split("/")[1:]), stream_id)

    @property
    def kind(self) -> str:
        """The kind of the document, such as "work stream"; "document" where it is not given."""
        if self.document is None:
            return "document"
        kinds = {cls: kind for kind, cls in KINDS.items()}
        return kinds[type(self.document)].replace("-", " ")

    @property
    def whole(self) -> str:
        """The title of the document, or its id."""
        title: str | None = getattr(self.document, "title", None)
        return title or self.outcome.document

    def home(self, result: Result) -> Subject:
        """Return the object that a result is about: the work stream that it points into, or the document itself.

        A stream of an id that the document does not have at that position is one of the previous document.
        """
        steps = stream_of(result.pointer.split("/")[1:])
        if not steps:
            return Subject()
        stream_id = _stream_id(result)
        if _is_of_previous(result) or stream_id not in {"", self._ids.get(steps)}:
            return Subject(steps, "previous", stream_id)
        return Subject(steps)

    def name(self, home: Subject) -> str:
        """Return what a subject is called: by title where that is known."""
        if home.document:
            return f"{home.id}, of the previous {self.kind}"
        return self.stream(home.steps) if home.steps else f"the {self.kind}"

    def stream(self, steps: Steps) -> str:
        """Return the title of a work stream of the document, or its id, or else its pointer."""
        id = self._ids.get(steps, "/".join(steps))
        return self.document[id].title if isinstance(self.document, Programme) and id in self.document else id

    def id(self, home: Subject) -> str:
        """Return the id of a work stream of the document, where `name` gives its title; else an empty text."""
        titled = isinstance(self.document, Programme) and not home.document
        return self._ids.get(home.steps, "") if titled else ""

    def thing(self, steps: Steps, *, home: Subject = Subject(), document: str = "") -> str:
        """Return what is at these steps, such as "report 1 of 'Life sentence prisoners'".

        Empty for the subject `home` itself, and relative to it for what is part of it: a reader sees it as the heading.
        """
        if (steps, document) == (home.steps, home.document):
            return ""
        parts = []
        if document:
            parts.append(f"the previous {self.kind}")
        elif not steps:
            parts.append(f"the {self.kind}")
        for i, step in enumerate(steps):
            so_far = steps[: i + 1]
            if (so_far, document) == (home.steps, home.document):
                parts = []
            elif so_far == stream_of(so_far) and not document:
                parts = [f"'{self.stream(so_far)}'"]
            elif step.isdigit():
                parts.insert(0, f"{_singular(steps[i - 1])} {int(step) + 1}")
            elif not steps[i + 1].isdigit():
                parts.insert(0, f"the {_singular(step)}")
        return " of ".join(parts)

    def fact(self, fact: Fact, *, home: Subject = Subject()) -> str:
        """Return a fact as text: its attribute, the object it belongs to unless that is `home`, and its value."""
        return f"{self.attribute(fact, home=home)}: {value_text(fact.value, fact.pointer)}"

    def attribute(self, fact: Fact, *, home: Subject = Subject()) -> str:
        """Return the attribute of a fact, and the object it belongs to unless that is `home`."""
        place = FactPlace.of(fact.pointer)
        owner = self.thing(place.owner, home=home, document=fact.document)
        return f"{place.attribute} of {owner}" if owner else place.attribute

    def part(self, result: Result, home: Subject) -> str:
        """Return the term or the report of `home` that a result is about; empty where it is about the whole."""
        owner = FactPlace.of(f"{result.pointer}/-").owner
        within = result.subject.startswith(("term:", "report:"))
        return self.thing(owner, home=home) if within else ""

    def subject(self, result: Result) -> str:
        """Return what a result is about, for a line that has no heading above it."""
        home = self.home(result)
        thing = self.thing(FactPlace.of(f"{result.pointer}/-").owner)
        return f"'{self.name(home)}'" if home.steps else thing or self.name(home)

    def header(self) -> Iterator[str]:
        """Yield what the document is, item by item: kind and id, dates, status; nothing where it is not given."""
        document = self.document
        if document is None:
            return
        yield f"{self.kind} {self.outcome.document}"
        if isinstance(document, Programme):
            completeness = document.completeness
            yield str(document.period)
            yield f"status {document.status.value}"
            yield f"completeness {completeness.value}" if completeness else "completeness not recorded"
        elif isinstance(document, WorkStream):
            yield document.type.value
            yield f"status {document.status.value}"
        elif isinstance(document, Report):
            yield f"published {document.published}" if document.published else "publication not dated"
        else:
            yield f"{standard_registry().short(document.inspectorate)}, {document.year}"


def _is_of_previous(result: Result) -> bool:
    """Whether the rule of a result is one that applies to the streams of the previous document."""
    return result.rule in RULES and RULES[result.rule].subject == "previous-stream"


def _stream_id(result: Result) -> str:
    """Return the id of the work stream in a subject's name, such as `term:a-stream/0`; empty where it has none."""
    kind, _, name = result.subject.partition(":")
    return name.split("/")[0] if kind in {"stream", "term", "reference", "date"} else ""


_SINGULAR = {"copies": "copy"}
"""Singulars that are not made by leaving out an "s"."""


def _singular(name: str) -> str:
    """Return what an item of a list is called, from the name of the list."""
    return _SINGULAR.get(name, name.removesuffix("s")).replace("_", " ")


def value_text(value: Any, pointer: str = "") -> str:
    """Return a value of the model as text. Under a pointer to bodies or agencies, ids are shown as short names.

    >>> value_text(("hmi-prisons", "hmi-probation"), "/leads")
    'HMI Prisons, HMI Probation'
    """
    if value is None:
        return "not recorded"
    if type(value) is bool:
        return "yes" if value else "no"
    if isinstance(value, PartialDate | Period | Span | date):
        return str(value)
    if isinstance(value, str):
        plain: str = plain_value(value)
        return (
            standard_registry().short(plain) if FactPlace.of(pointer).attribute.split("/")[-1] in REFERENCES else plain
        )
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return ", ".join(value_text(item, pointer) for item in value) or "none"
    return json.dumps(plain_value(value), ensure_ascii=False)
