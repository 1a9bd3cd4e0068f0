"""Names of bodies and agencies, and the look-up by id, name or abbreviation."""

import enum
from collections.abc import Collection, Iterable
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple, Self, TypeVar

from attrs import evolve, frozen

from .._checked.faults import short_repr
from .._checked.shapes import is_slug
from .._lookup import Lookup
from .._repr import ShortRepr
from ..dates import PartialDate, not_after
from ..errors import AmbiguousText, Fault, InvariantError, UnknownName
from .tenure import DatedRow

__all__ = ["Ambiguity", "Name", "NameKind", "NameLookup", "fold"]


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
class Name(DatedRow):
    """One name of a body, and when it was borne."""

    text: str
    kind: NameKind = NameKind.ALIAS

    def __str__(self) -> str:
        return self.text


@frozen(kw_only=True)
class HasNames:
    """What can be looked up by name: it has an id, a short name, and the names that it bears or bore."""

    id: str
    short: str
    """What it is called for short, today."""
    names: tuple[Name, ...] = ()

    def __attrs_post_init__(self) -> None:
        if type(self.id) is not str or not is_slug(self.id):
            what = "is not an id: lower-case letters and digits, in groups joined by hyphens"
            raise InvariantError(
                f"not a {type(self).__name__}", [Fault("/id", "text", f"{short_repr(self.id)} {what}")]
            )

    def __str__(self) -> str:
        return self.short


B = TypeVar("B", bound=HasNames)


def fold(text: str) -> str:
    """A text as names are compared: letter case and spacing aside."""
    return " ".join(text.split()).casefold()


class Ambiguity(NamedTuple):
    """A text that means more than one thing, or something else than a body or agency of the registry."""

    text: str
    others: tuple[tuple[str, PartialDate | None], ...] = ()
    """What else it may mean, in words, and from when on."""
    settled_by: str = ""
    """What would say which is meant."""


@frozen(eq=False, slots=False, repr=False)
class NameLookup(ShortRepr, Lookup[str, B]):
    """Bodies or agencies by id.

    >>> from cjji_model import bodies
    >>> bodies["hmcpsi"].short
    'HMCPSI'
    """

    what: str
    """What one of them is called in messages."""
    entries: tuple[B, ...]
    ambiguities: tuple[Ambiguity, ...] = ()

    @cached_property
    def _by_id(self) -> dict[str, B]:
        return {item.id: item for item in self.entries}

    @cached_property
    def by_text(self) -> dict[str, tuple[str, ...]]:
        """The ids that each folded text may stand for."""
        found: dict[str, list[str]] = {}
        for item in self.entries:
            for text in dict.fromkeys(fold(text) for text in (item.id, item.short, *(n.text for n in item.names))):
                found.setdefault(text, []).append(item.id)
        return {text: (text,) if text in self._by_id else tuple(sorted(ids)) for text, ids in found.items()}

    @cached_property
    def misspelt(self) -> frozenset[str]:
        """The folded texts that are known misspellings."""
        return frozenset(fold(n.text) for i in self.entries for n in i.names if n.kind is NameKind.MISSPELLING)

    def __getitem__(self, id: str) -> B:
        """The one of that id. Raises `UnknownName`, a `KeyError`, with the nearest ids."""
        found = self._by_id.get(id)
        if found is None:
            raise UnknownName(self.what, id, self.nearest(id))
        return found

    def keys(self) -> Collection[str]:
        """The ids, in order."""
        return self._by_id.keys()

    def values(self) -> Collection[B]:
        """The bodies or agencies, in order."""
        return self.entries

    @cached_property
    def _ambiguous(self) -> dict[str, Ambiguity]:
        return {fold(ambiguity.text): ambiguity for ambiguity in self.ambiguities}

    def resolve(self, text: str, on: date | None = None) -> B:
        """The one that a text names: an id, a name or an abbreviation, whenever it was borne.

        Where it may mean several things, the day on which it was used settles it, if one of them alone bore it then.
        Raises `AmbiguousText` where that cannot be told, `UnknownName` where the text names none.
        """
        if text in self._by_id:
            return self[text]
        ids = self.by_text.get(fold(text), ())
        ambiguity = self._ambiguous.get(fold(text))
        others = () if ambiguity is None else ambiguity.others
        if len(ids) + len(others) > 1 or (others and not ids):
            settled = None if on is None else self._settled(fold(text), ids, others, on)
            if settled is None:
                candidates = (*ids, *(words for words, _ in others))
                raise AmbiguousText(text, candidates, "" if ambiguity is None else ambiguity.settled_by)
            return self[settled]
        return self[ids[0] if ids else text]

    def _settled(
        self, text: str, ids: tuple[str, ...], others: tuple[tuple[str, PartialDate | None], ...], on: date
    ) -> str | None:
        """The id that alone bore a text on a day, or had borne it by then where none still did."""
        if any(since is None or not_after(since, on) is not False for _, since in others):
            return None
        borne = {id: [name for name in self[id].names if fold(name.text) == text] for id in ids}
        now = {id: {name.in_effect(on) for name in names} for id, names in borne.items()}
        bearers = [id for id, answers in now.items() if answers != {False}]
        if bearers:
            return bearers[0] if len(bearers) == 1 and True in now[bearers[0]] else None
        earlier = [id for id, names in borne.items() if any(n.until and not_after(n.until, on) for n in names)]
        return earlier[0] if len(earlier) == 1 else None

    def nearest(self, text: str) -> tuple[str, ...]:
        """The ids whose id or names look most like a text, at most three; of a name, those that bear it."""
        if (borne := self.by_text.get(fold(text))) is not None:
            return borne[:3]
        close = get_close_matches(fold(text), self.by_text, n=3, cutoff=0.7)
        return tuple(dict.fromkeys(id for word in close for id in self.by_text[word]))[:3]

    def __add__(self, more: Iterable[B]) -> Self:
        added = tuple(more)
        ids = {item.id for item in added}
        return evolve(self, entries=(*(item for item in self.entries if item.id not in ids), *added))

    def __repr__(self) -> str:
        return f"<{len(self)} {self.what}: {', '.join(self._by_id)}>"
