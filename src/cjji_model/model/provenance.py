"""Provenance: the sources of facts, and how sure the facts are."""

from collections.abc import Iterator
from typing import Any, Self

import attrs
from attrs import frozen

from .._attribute_docs import Words
from .._checked.classes import Checked, invariant, plan_of
from .._checked.faults import Broken, short_repr, with_article
from .._checked.shapes import Line, Prose, Title
from ..dates import PartialDate
from ..errors import Fault, InvariantError
from .extra import ExtraData

__all__ = ["Confidence", "ConfidenceByAttribute", "Source", "Sourced"]


class Confidence(Words):
    """How sure a fact is."""

    SEEN = "seen-in-source"
    """It was read in a source."""
    INFERRED = "inferred"
    """It was worked out from what sources say."""
    MEMORY = "from-memory"
    """It was remembered and not confirmed: a breach that rests on it is at most a warning."""


@frozen(kw_only=True)
class Source(Checked):
    """A publication that a fact was taken from."""

    title: Title
    """The title of the publication, or a description of the page."""
    url: Line | None = None
    """Its web address. Absent: not recorded."""
    retrieved: PartialDate | None = None
    """When it was read at that address. Absent: not recorded."""


@frozen
class ConfidenceByAttribute(Checked):
    """How sure an object's facts are, attribute by attribute.

    >>> ConfidenceByAttribute.of(leads=Confidence.SEEN, process=Confidence.INFERRED)["process"].value
    'inferred'
    """

    words: tuple[tuple[str, Confidence], ...]
    """Pairs of an attribute's name and its confidence, sorted by name. Use `ConfidenceByAttribute.of` to build it."""

    @classmethod
    def of(cls, **words: Confidence) -> Self:
        """Build it from keyword arguments: attribute names and their confidence."""
        return cls(tuple(words.items()))

    def __attrs_post_init__(self) -> None:
        given: Any = self.words
        if type(given) is not tuple or not all(type(pair) is tuple and len(pair) == _PAIR for pair in given):
            fault = Fault(
                "", "type", f"{short_repr(given)} is not a tuple of pairs: use ConfidenceByAttribute.of(leads=...)"
            )
            raise InvariantError("not a ConfidenceByAttribute", [fault])
        faults = [
            Fault(f"/{name}", "type", f"{short_repr(name)} is not a name") for name, _ in given if type(name) is not str
        ]
        faults += [
            Fault(f"/{name}", "type", f"{short_repr(word)} is not a Confidence, such as Confidence.SEEN")
            for name, word in given
            if type(word) is not Confidence
        ]
        names = [name for name, _ in given]
        faults += [
            Fault(f"/{n}", "unique", "is given twice: give it once") for i, n in enumerate(names) if n in names[:i]
        ]
        if faults:
            raise InvariantError("not a ConfidenceByAttribute", faults)
        object.__setattr__(self, "words", tuple(sorted(given)))

    def __getitem__(self, attribute: str) -> Confidence | None:
        """The confidence of one attribute, or `None` if none is recorded for it."""
        return dict(self.words).get(attribute)


_PAIR = 2
"""A name and its confidence."""


@frozen(kw_only=True)
class Sourced(Checked):
    """Base of the objects of a document: the attributes that each may have in addition to its own."""

    confidence: Confidence | ConfidenceByAttribute | None = None
    """How sure it is: one word for the whole object, or one for each attribute named.

    Absent: as sure as the object that contains it says.
    """
    sources: tuple[Source, ...] | None = None
    """The publications that its facts were taken from. Absent: not recorded."""
    notes: Prose | None = None
    """Free text for readers. Only LAW108 reads it: for the matters of a direction on victims."""
    extra: ExtraData | None = None
    """Any JSON object of the author's own, kept but never read."""

    def confidence_in(self, attribute: str) -> Confidence | None:
        """How sure one attribute is, or `None` if the object does not say."""
        confidence = self.confidence
        return confidence[attribute] if isinstance(confidence, ConfidenceByAttribute) else confidence


@invariant(Sourced, "confidence", of_class=True)
def of_attributes(cls: type[Checked], confidence: Confidence | ConfidenceByAttribute) -> Iterator[Broken]:
    """Confidence is recorded only for attributes that the class has, other than those of `Sourced` itself."""
    if isinstance(confidence, ConfidenceByAttribute):
        names = {a.name for a in plan_of(cls).attributes} - {f.name for f in attrs.fields(Sourced)}
        for name, _ in confidence.words:
            if name not in names:
                yield Broken(
                    ("confidence", name), "unknown-key", f"is not an attribute of {with_article(cls.__name__)}"
                )
