"""The bodies that inspect or direct, and the agencies that are inspected: ids, names and what they go by.

An office and its inspectorate share an id. A past name stays recognisable at any later date.
"""

import enum
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cached_property
from typing import Generic, TypeVar

from attrs import frozen

from ._checked import is_slug, told
from .dates import PartialDate
from .errors import AmbiguousText, Fault, InvariantError, UnknownName
from .sources import Confidence

__all__ = ["Agency", "Body", "BodyKind", "Name", "NameKind", "Named", "folded"]


class BodyKind(enum.StrEnum):
    """What sort of body it is."""

    CRIMINAL_JUSTICE = "criminal-justice-inspectorate"
    """One of the inspectorates that joint inspection is the work of. Source: briefing A1."""
    PARTNER = "partner-inspectorate"
    OFFICE = "statutory-office"
    MINISTER = "minister"


class NameKind(enum.StrEnum):
    """What sort of name it is."""

    STATUTORY = "statutory"
    OPERATING = "operating"
    TRADING = "trading"
    ABBREVIATION = "abbreviation"
    HEAD = "head"
    """The title of the office that heads the body."""
    MISSPELLING = "misspelling"
    ALIAS = "alias"


@frozen(kw_only=True)
class Name:
    """One name of a body, and when it was borne."""

    text: str
    kind: NameKind = NameKind.ALIAS
    since: PartialDate | None = None
    until: PartialDate | None = None
    """When it was no longer borne: the day after the last."""
    sources: tuple[str, ...] = ()
    confidence: Confidence | None = None
    note: str | None = None


@frozen(kw_only=True)
class _Bearer:
    id: str
    short: str
    """What it is called for short, today."""
    names: tuple[Name, ...] = ()
    sources: tuple[str, ...] = ()
    confidence: Confidence | None = None

    def __attrs_post_init__(self) -> None:
        if type(self.id) is not str or not is_slug(self.id):
            what = "is not an id: lower-case letters and digits, in groups joined by hyphens"
            raise InvariantError(f"not a {type(self).__name__}", [Fault("/id", "text", f"{told(self.id)} {what}")])

    def __str__(self) -> str:
        return self.short


@frozen(kw_only=True)
class Body(_Bearer):
    """A body that inspects, is consulted, or directs."""

    kind: BodyKind = BodyKind.PARTNER
    jurisdiction: tuple[str, ...] = ()


@frozen(kw_only=True)
class Agency(_Bearer):
    """An agency that is inspected, by what it does: providers change."""

    criminal_justice: bool = False
    """Whether it is one of the agencies that the four processes name. Source: briefing B4."""


B = TypeVar("B", bound=_Bearer)


def folded(text: str) -> str:
    """A text as names are compared: letter case and spacing aside."""
    return " ".join(text.split()).casefold()


@frozen(eq=False, slots=False, repr=False)
class Named(Generic[B]):
    """Bodies or agencies by id.

    >>> from cjji_model import bodies
    >>> bodies["hmcpsi"].short
    'HMCPSI'
    """

    what: str
    """What one of them is called in messages."""
    items: tuple[B, ...]

    @cached_property
    def _by_id(self) -> dict[str, B]:
        return {item.id: item for item in self.items}

    @cached_property
    def by_text(self) -> dict[str, tuple[str, ...]]:
        """The ids that each folded text may stand for."""
        found: dict[str, list[str]] = {}
        for item in self.items:
            for text in dict.fromkeys(folded(text) for text in (item.id, item.short, *(n.text for n in item.names))):
                found.setdefault(text, []).append(item.id)
        return {text: (text,) if text in self._by_id else tuple(sorted(ids)) for text, ids in found.items()}

    @cached_property
    def misspelt(self) -> frozenset[str]:
        """The folded texts that are known misspellings."""
        return frozenset(folded(n.text) for i in self.items for n in i.names if n.kind is NameKind.MISSPELLING)

    def __getitem__(self, id: str) -> B:
        """The one of that id. Raises `UnknownName`, a `KeyError`, with the nearest ids."""
        found = self._by_id.get(id)
        if found is None:
            raise UnknownName(self.what, id, self.nearest(id))
        return found

    def get(self, id: str) -> B | None:
        """The one of that id, or `None`."""
        return self._by_id.get(id)

    def resolve(self, text: str) -> B:
        """The one that a text names: an id, a name or an abbreviation, whenever it was borne.

        Raises `AmbiguousText` where it names several, `UnknownName` where it names none.
        """
        ids = (text,) if text in self._by_id else self.by_text.get(folded(text), ())
        if len(ids) > 1:
            raise AmbiguousText(text, ids)
        return self[ids[0] if ids else text]

    def nearest(self, text: str) -> tuple[str, ...]:
        """The ids whose id or names look most like a text, at most three."""
        close = get_close_matches(folded(text), self.by_text, n=3, cutoff=0.7)
        return tuple(dict.fromkeys(id for word in close for id in self.by_text[word]))[:3]

    def __contains__(self, id: object) -> bool:
        return id in self._by_id

    def __iter__(self) -> Iterator[B]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __add__(self, more: Iterable[B]) -> "Named[B]":
        added = tuple(more)
        ids = {item.id for item in added}
        return Named(self.what, (*(item for item in self.items if item.id not in ids), *added))

    def __repr__(self) -> str:
        return f"<{len(self)} {self.what}: {', '.join(self._by_id)}>"
