"""Where a fact comes from, and how sure it is."""

import enum
import json
import math
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Self

import attrs
from attrs import frozen

from .._checked import Broken, Checked, Line, Path, Prose, Title, invariant, plan_of, told
from ..dates import PartialDate
from ..errors import Fault, InvariantError

__all__ = ["Confidence", "ConfidenceBy", "Extra", "Source", "Sourced"]


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
class ConfidenceBy(Checked):
    """How sure an object's facts are, told attribute by attribute.

    >>> ConfidenceBy.of(leads=Confidence.SEEN, process=Confidence.INFERRED)["process"].value
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
                "", "type", f"{told(given)} is not a tuple of names and words: use ConfidenceBy.of(leads=...)"
            )
            raise InvariantError("not a ConfidenceBy", [fault])
        faults = [
            Fault(f"/{name}", "type", f"{told(name)} is not a name") for name, _ in given if type(name) is not str
        ]
        faults += [
            Fault(f"/{name}", "type", f"{told(word)} is not a Confidence, such as Confidence.SEEN")
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


class NotJson(ValueError):
    """A value that JSON cannot carry, and where it stands."""

    def __init__(self, path: Path, code: str, message: str) -> None:
        self.path, self.code, self.message = path, code, message
        super().__init__(path, code, message)


@frozen(repr=False)
class Extra:
    """Data of the document's author that this library keeps and does not read: a JSON object, frozen.

    >>> Extra.of({"team": ["A", "B"]}).value
    {'team': ['A', 'B']}
    """

    text: str
    """The object as compact JSON, keys sorted."""

    def __attrs_post_init__(self) -> None:
        try:
            sound = _compact(json.loads(self.text)) == self.text and self.text.startswith("{")
        except (TypeError, ValueError, RecursionError):
            sound = False
        if not sound:
            fault = Fault("/text", "text", f"{told(self.text)} is not a compact JSON object: use Extra.of")
            raise InvariantError("not an Extra", [fault])

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Self:
        """Freeze plain data. Days become text. Raises `NotJson`, a `ValueError`, for what JSON cannot carry."""
        if not isinstance(value, Mapping):
            raise NotJson((), "type", f"{told(value)} is not an object")
        return cls(_compact(value))

    @property
    def value(self) -> dict[str, Any]:
        """The data, fresh: changing it changes nothing here."""
        plain: dict[str, Any] = json.loads(self.text)
        return plain

    def __repr__(self) -> str:
        return f"Extra.of({self.value!r})"


def _compact(value: object) -> str:
    """A value that JSON can carry as compact text, keys sorted."""
    return json.dumps(_frozen(value, (), 64), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _frozen(value: object, path: Path, room: int) -> object:
    """The value if JSON can carry it; raises `NotJson` if not."""
    if room == 0:
        raise NotJson(path, "depth", "is nested too deep")
    if isinstance(value, Mapping):
        for key in value:
            if type(key) is not str or not _writable(key):
                raise NotJson(path, "type", f"{told(key)} is not a key of text")
        return {key: _frozen(item, (*path, key), room - 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_frozen(item, (*path, i), room - 1) for i, item in enumerate(value)]
    if isinstance(value, str) and not _writable(value):
        raise NotJson(path, "text", "holds half a surrogate pair")
    if type(value) is date:
        return value.isoformat()
    if not _is_plain(value):
        raise NotJson(path, "type", f"{told(value)} is nothing that JSON can carry")
    return value


def _is_plain(value: object) -> bool:
    """Whether JSON has the value as it is: no NaN, and no number too long to print."""
    if isinstance(value, float):
        return math.isfinite(value)
    if type(value) is int:
        return abs(value) < _LONGEST
    return value is None or isinstance(value, str | bool)


_LONGEST = 10**100


def _writable(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text)


@frozen(kw_only=True)
class Sourced(Checked):
    """What every object of a document may say of itself beside its own attributes."""

    confidence: Confidence | ConfidenceBy | None = None
    """How sure it is: one word for all of it, or a word for each attribute named."""
    sources: tuple[Source, ...] | None = None
    notes: Prose | None = None
    extra: Extra | None = None

    def confidence_in(self, attribute: str) -> Confidence | None:
        """How sure one attribute is, where that is told."""
        said = self.confidence
        return said[attribute] if isinstance(said, ConfidenceBy) else said


@invariant(Sourced, "confidence", of_class=True)
def of_attributes(cls: type[Checked], confidence: Confidence | ConfidenceBy) -> Iterator[Broken]:
    """Confidence is told only of attributes that the object has."""
    if isinstance(confidence, ConfidenceBy):
        known = {a.name for a in plan_of(cls).attributes} - {f.name for f in attrs.fields(Sourced)}
        for name, _ in confidence.words:
            if name not in known:
                yield Broken(("confidence", name), "unknown-key", f"is not an attribute of a {cls.__name__}")
