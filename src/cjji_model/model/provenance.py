"""Where a fact comes from, and how sure it is."""

import enum
from collections.abc import Iterator
from typing import Any, Self

import attrs
from attrs import frozen

from .._checked.classes import Checked, invariant, plan_of
from .._checked.faults import Broken, short_repr
from .._checked.shapes import Line, Prose, Title
from ..dates import PartialDate
from ..errors import Fault, InvariantError
from .extra import ExtraData

__all__ = ["Confidence", "ConfidenceByAttribute", "Source", "Sourced"]


class Confidence(enum.StrEnum):
    """How sure a fact is."""

    SEEN = "seen-in-source"
    """It was read in the source given."""
    INFERRED = "inferred"
    """It was worked out from the sources given."""
    MEMORY = "from-memory"
    """It was remembered, and not confirmed: a breach that rests on it is never an error."""


@frozen(kw_only=True)
class Source(Checked):
    """A publication that a fact was taken from."""

    title: Title
    url: Line | None = None
    retrieved: PartialDate | None = None


@frozen
class ConfidenceByAttribute(Checked):
    """How sure an object's facts are, told attribute by attribute.

    >>> ConfidenceByAttribute.of(leads=Confidence.SEEN, process=Confidence.INFERRED)["process"].value
    'inferred'
    """

    words: tuple[tuple[str, Confidence], ...]

    @classmethod
    def of(cls, **words: Confidence) -> Self:
        """Make one from attribute names and confidence words."""
        return cls(tuple(words.items()))

    def __attrs_post_init__(self) -> None:
        given: Any = self.words
        if type(given) is not tuple or not all(type(pair) is tuple and len(pair) == _PAIR for pair in given):
            fault = Fault(
                "", "type", f"{short_repr(given)} is not a tuple of names and words: use ConfidenceBy.of(leads=...)"
            )
            raise InvariantError("not a ConfidenceBy", [fault])
        faults = [
            Fault(f"/{name}", "type", f"{short_repr(name)} is not a name") for name, _ in given if type(name) is not str
        ]
        faults += [
            Fault(f"/{name}", "type", f"{short_repr(word)} is not a Confidence, such as Confidence.SEEN")
            for name, word in given
            if type(word) is not Confidence
        ]
        names = [name for name, _ in given]
        faults += [Fault(f"/{n}", "unique", "stands twice") for i, n in enumerate(names) if n in names[:i]]
        if faults:
            raise InvariantError("not a ConfidenceBy", faults)
        object.__setattr__(self, "words", tuple(sorted(given)))

    def __getitem__(self, attribute: str) -> Confidence | None:
        """The confidence of one attribute, or `None` where none is told."""
        return dict(self.words).get(attribute)


_PAIR = 2


@frozen(kw_only=True)
class Sourced(Checked):
    """What every object of a document may say of itself beside its own attributes."""

    confidence: Confidence | ConfidenceByAttribute | None = None
    """How sure it is: one word for all of it, or a word for each attribute named."""
    sources: tuple[Source, ...] | None = None
    notes: Prose | None = None
    extra: ExtraData | None = None

    def confidence_in(self, attribute: str) -> Confidence | None:
        """How sure one attribute is, where that is told."""
        said = self.confidence
        return said[attribute] if isinstance(said, ConfidenceByAttribute) else said


@invariant(Sourced, "confidence", of_class=True)
def of_attributes(cls: type[Checked], confidence: Confidence | ConfidenceByAttribute) -> Iterator[Broken]:
    """Confidence is told only of attributes that the object has."""
    if isinstance(confidence, ConfidenceByAttribute):
        known = {a.name for a in plan_of(cls).attributes} - {f.name for f in attrs.fields(Sourced)}
        for name, _ in confidence.words:
            if name not in known:
                yield Broken(("confidence", name), "unknown-key", f"is not an attribute of a {cls.__name__}")
