"""What things are called: places of a document, the things that stand there, and the values read."""

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
"""The attributes that hold ids of bodies and agencies: these are told by their short names."""
_STREAMS = "work_streams"
_DEPTH_OF_STREAM = 2
"""A stream of a programme stands two steps down: `work_streams`, and its position."""

Steps = tuple[str, ...]


@frozen
class FactPlace:
    """Where a fact stands: the thing that it is a fact of, and the attribute."""

    owner: Steps
    """The steps to the thing: none for the document itself."""
    attribute: str

    @classmethod
    def of(cls, pointer: str) -> "FactPlace":
        """Make one from an RFC 6901 pointer; a position at its end is left out.

        >>> FactPlace.of("/work_streams/3/leads/1")
        FactPlace(owner=('work_streams', '3'), attribute='leads')
        """
        steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
        while steps and steps[-1].isdigit():
            steps.pop()
        cut = max((i + 1 for i, step in enumerate(steps) if step.isdigit()), default=0)
        return cls(tuple(steps[:cut]), "/".join(steps[cut:]))


def stream_of(steps: Sequence[str]) -> Steps:
    """The steps to the work stream that something stands in; none where it is in none."""
    return tuple(steps[:_DEPTH_OF_STREAM]) if len(steps) >= _DEPTH_OF_STREAM and steps[0] == _STREAMS else ()


@frozen
class Subject:
    """The thing that is spoken of: the document itself, or a work stream of it or of the document before."""

    steps: Steps = ()
    document: str = ""
    """Empty for the document checked, `previous` for the one before."""
    id: str = ""
    """The id of a work stream of the document before."""


class Titles:
    """What the things of a document are called: by title, or by id where the document is not at hand."""

    def __init__(self, outcome: Outcome, document: Document | None) -> None:
        self.outcome = outcome
        self.document = document
        self._ids: dict[Steps, str] = {}
        if isinstance(document, Programme):
            self._ids = {(_STREAMS, str(i)): stream.id for i, stream in enumerate(document.streams)}
        else:
            for result in outcome.results:
                if (named := _named_stream(result)) and not _is_of_before(result):
                    self._ids.setdefault(stream_of(result.pointer.split("/")[1:]), named)

    @property
    def kind(self) -> str:
        """What the document is, in a word."""
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
        """The thing that a result speaks of: the work stream that it points into, or else the document itself."""
        steps = stream_of(result.pointer.split("/")[1:])
        if not steps:
            return Subject()
        named = _named_stream(result)
        if _is_of_before(result) or named not in {"", self._ids.get(steps)}:
            return Subject(steps, "previous", named)
        return Subject(steps)

    def name(self, home: Subject) -> str:
        """What a thing is called, by title where that is known."""
        if home.document:
            return f"{home.id}, of the {self.kind} before"
        return self.stream(home.steps) if home.steps else f"the {self.kind}"

    def stream(self, steps: Steps) -> str:
        """The title of a work stream of the document, or its id, or where it stands."""
        id = self._ids.get(steps, "/".join(steps))
        return self.document[id].title if isinstance(self.document, Programme) and id in self.document else id

    def id(self, home: Subject) -> str:
        """The id of a work stream of the document, where it has a title beside it."""
        titled = isinstance(self.document, Programme) and not home.document
        return self._ids.get(home.steps, "") if titled else ""

    def thing(self, steps: Steps, *, home: Subject = Subject(), document: str = "") -> str:
        """What stands there, in words; empty for the thing that is spoken of anyway."""
        if (steps, document) == (home.steps, home.document):
            return ""
        words = [f"the {self.kind} before" if document else f"the {self.kind}"] if document or not steps else []
        for i, step in enumerate(steps):
            so_far = steps[: i + 1]
            if (so_far, document) == (home.steps, home.document):
                words = []
            elif so_far == stream_of(so_far) and not document:
                words = [f"'{self.stream(so_far)}'"]
            elif step.isdigit():
                words.insert(0, f"{_one(steps[i - 1])} {int(step) + 1}")
            elif not steps[i + 1].isdigit():
                words.insert(0, f"the {_one(step)}")
        return " of ".join(words)

    def fact(self, fact: Fact, *, home: Subject = Subject()) -> str:
        """A fact in words: its attribute, the thing it is a fact of where that is another, and its value."""
        return f"{self.attribute(fact, home=home)}: {value_text(fact.value, fact.pointer)}"

    def attribute(self, fact: Fact, *, home: Subject = Subject()) -> str:
        """The attribute that a fact tells, and the thing it is a fact of where that is another."""
        place = FactPlace.of(fact.pointer)
        of = self.thing(place.owner, home=home, document=fact.document)
        return f"{place.attribute} of {of}" if of else place.attribute

    def part(self, result: Result, home: Subject) -> str:
        """The part of a thing that a result speaks of, where it is a term or a report of it; else empty."""
        owner = FactPlace.of(f"{result.pointer}/-").owner
        within = result.subject.startswith(("term:", "report:"))
        return self.thing(owner, home=home) if within else ""

    def subject(self, result: Result) -> str:
        """The thing that a result speaks of."""
        home = self.home(result)
        thing = self.thing(FactPlace.of(f"{result.pointer}/-").owner)
        return f"'{self.name(home)}'" if home.steps else thing or self.name(home)

    def header(self) -> Iterator[str]:
        """What the document is, item by item; nothing where it is not at hand."""
        document = self.document
        if document is None:
            return
        yield f"{self.kind} {self.outcome.document}"
        if isinstance(document, Programme):
            completeness = document.completeness
            yield str(document.period)
            yield f"status {document.status.value}"
            yield f"completeness {completeness.value}" if completeness else "completeness not said"
        elif isinstance(document, WorkStream):
            yield document.type.value
            yield f"status {document.status.value}"
        elif isinstance(document, Report):
            yield f"published {document.published}" if document.published else "publication not dated"
        else:
            yield f"{standard_registry().short(document.inspectorate)}, {document.year}"


def _is_of_before(result: Result) -> bool:
    """Whether the book says that its rule is asked of the streams of the document before."""
    return result.rule in RULES and RULES[result.rule].subject == "previous-stream"


def _named_stream(result: Result) -> str:
    """The id of the work stream that a subject's name begins with; empty where it begins with none."""
    kind, _, name = result.subject.partition(":")
    return name.split("/")[0] if kind in {"stream", "term", "reference", "date"} else ""


_SINGULAR = {"copies": "copy"}


def _one(name: str) -> str:
    """What one of a list's members is called."""
    return _SINGULAR.get(name, name.removesuffix("s")).replace("_", " ")


def value_text(value: Any, pointer: str = "") -> str:
    """A value of the model in words.

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
