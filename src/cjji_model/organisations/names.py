"""Names of bodies and agencies, and their look-up by id, name or abbreviation."""

from collections.abc import Collection, Iterable
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple, Self, TypeVar

from attrs import evolve, frozen

from .._attribute_docs import Words
from .._checked.faults import short_repr
from .._checked.shapes import is_slug
from .._lookup import Lookup
from .._repr import ShortRepr
from ..dates import PartialDate, not_after
from ..errors import AmbiguousText, Fault, InvariantError, UnknownName
from .tenure import DatedRow

__all__ = ["Ambiguity", "Name", "NameKind", "NameLookup", "fold"]


class NameKind(Words):
    """The kind of a name."""

    STATUTORY = "statutory"
    """The words of an Act or order."""
    OPERATING = "operating"
    """The name in use; also a name of which it is not recorded whether it is statutory or operating."""
    TRADING = "trading"
    """A trading name. The package's tables have none."""
    ABBREVIATION = "abbreviation"
    """A short form, such as "HMIC"."""
    HEAD = "head"
    """The title of the office that heads the body, or its abbreviation."""
    MISSPELLING = "misspelling"
    """A known misspelling, such as "HMCPAI" in the briefing (D5)."""
    ALIAS = "alias"
    """Any other text that is understood."""


@frozen(kw_only=True)
class Name(DatedRow):
    """One name of a body, agency or area, and when it was current."""

    text: str
    """The name as it is written. It is compared without letter case and extra spaces (`fold`)."""
    kind: NameKind = NameKind.ALIAS
    """Whether it is statutory, operating, an abbreviation, and so on."""

    def __str__(self) -> str:
        return self.text


@frozen(kw_only=True)
class HasNames:
    """Base of what is looked up by name. Raises `InvariantError` if the id is malformed."""

    id: str
    """The id: lower-case letters and digits, in groups joined by hyphens. It outlives the names."""
    short: str
    """The present short name, used in output."""
    names: tuple[Name, ...] = ()
    """Every name that it has or had."""

    def __attrs_post_init__(self) -> None:
        if type(self.id) is not str or not is_slug(self.id):
            what = "is not an id: use lower-case letters and digits, in groups joined by hyphens"
            raise InvariantError(
                f"not a {type(self).__name__}", [Fault("/id", "text", f"{short_repr(self.id)} {what}")]
            )

    def __str__(self) -> str:
        return self.short


B = TypeVar("B", bound=HasNames)


def fold(text: str) -> str:
    """Normalise a text for comparing names: letter case and extra spaces do not count."""
    return " ".join(text.split()).casefold()


class Ambiguity(NamedTuple):
    """A text with several meanings, of which some may not be bodies or agencies of the registry."""

    text: str
    """The ambiguous text, such as "HMIP"."""
    others: tuple[tuple[str, PartialDate | None], ...] = ()
    """Meanings outside the registry: a description, and the first day of that meaning (`None` if not recorded)."""
    settled_by: str = ""
    """What would settle the meaning, as a phrase for a message, such as "a scheme of areas"."""


@frozen(eq=False, slots=False, repr=False)
class NameLookup(ShortRepr, Lookup[str, B]):
    """Bodies or agencies by id, with `resolve` for names and abbreviations.

    >>> from cjji_model import bodies
    >>> bodies["hmcpsi"].short
    'HMCPSI'
    """

    what: str
    """The noun for one entry in messages, such as "body"."""
    entries: tuple[B, ...]
    """The bodies or agencies, in order."""
    ambiguities: tuple[Ambiguity, ...] = ()
    """The texts that mean several things, or something outside the registry."""

    @cached_property
    def _by_id(self) -> dict[str, B]:
        return {item.id: item for item in self.entries}

    @cached_property
    def by_text(self) -> dict[str, tuple[str, ...]]:
        """The ids that each normalised text may mean. A text that is itself an id means only that."""
        ids_of: dict[str, list[str]] = {}
        for item in self.entries:
            for text in dict.fromkeys(fold(text) for text in (item.id, item.short, *(n.text for n in item.names))):
                ids_of.setdefault(text, []).append(item.id)
        return {text: (text,) if text in self._by_id else tuple(sorted(ids)) for text, ids in ids_of.items()}

    @cached_property
    def misspelt(self) -> frozenset[str]:
        """The known misspellings, normalised."""
        return frozenset(fold(n.text) for i in self.entries for n in i.names if n.kind is NameKind.MISSPELLING)

    def _find(self, key: str) -> B | None:
        return self._by_id.get(key)

    def _unknown(self, key: str) -> UnknownName:
        return UnknownName(self.what, key, self.nearest(key))

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
        """Return the body or agency that a text names, by id, name or abbreviation, current or past.

        If the text has several meanings, `on`, the day on which it was used, settles it where only one entry had the
        name then. Raises `AmbiguousText` if the meaning is not settled, `UnknownName` if the text names no entry.
        """
        if text in self._by_id:  # an id always means itself, even if it is also an ambiguous name
            return self[text]
        ids = self.by_text.get(fold(text), ())
        ambiguity = self._ambiguous.get(fold(text))
        others = () if ambiguity is None else ambiguity.others
        if len(ids) + len(others) > 1 or (others and not ids):
            settled = None if on is None else self._only_bearer(fold(text), ids, others, on)
            if settled is None:
                candidates = (*ids, *(meaning for meaning, _ in others))
                raise AmbiguousText(text, candidates, "" if ambiguity is None else ambiguity.settled_by)
            return self[settled]
        return self[ids[0] if ids else text]

    def _only_bearer(
        self, text: str, ids: tuple[str, ...], others: tuple[tuple[str, PartialDate | None], ...], on: date
    ) -> str | None:
        """Return the id that alone bore a name on a day, else the one that alone bore it earlier.

        `None` if there is no such id, if several bore it, or if that is not certain.
        """
        # A meaning outside the registry that may already have existed on the day leaves the text ambiguous.
        if any(since is None or not_after(since, on) is not False for _, since in others):
            return None
        names_of = {id: [name for name in self[id].names if fold(name.text) == text] for id in ids}
        in_effect = {id: {name.in_effect(on) for name in names} for id, names in names_of.items()}
        bearers = [id for id, answers in in_effect.items() if answers != {False}]
        if bearers:
            return bearers[0] if len(bearers) == 1 and True in in_effect[bearers[0]] else None
        past = [id for id, names in names_of.items() if any(n.until and not_after(n.until, on) for n in names)]
        return past[0] if len(past) == 1 else None

    def nearest(self, text: str) -> tuple[str, ...]:
        """Return at most three ids whose id or names look most like a text; for an exact name, the ids that have it."""
        if (exact := self.by_text.get(fold(text))) is not None:
            return exact[:3]
        close = get_close_matches(fold(text), self.by_text, n=3, cutoff=0.7)
        return tuple(dict.fromkeys(id for word in close for id in self.by_text[word]))[:3]

    def __add__(self, more: Iterable[B]) -> Self:
        """Return a look-up with more entries; one with an id that is there already replaces that entry."""
        """Return a look-up with more entries; a new entry replaces one with the same id, and comes last."""
        added = tuple(more)
        ids = {item.id for item in added}
        return evolve(self, entries=(*(item for item in self.entries if item.id not in ids), *added))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self)}: {', '.join(self._by_id)}>"
