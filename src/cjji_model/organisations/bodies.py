"""The bodies that inspect or direct, and the agencies that are inspected: what they go by, and how they stood.

An office and its inspectorate share an id. A past name stays recognisable at any later date.
Whether something was so on a day has three answers: yes, no, and `None`, which is not known or not recorded.
"""

import enum
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Generic, NamedTuple, Self, TypeVar

from attrs import evolve, frozen

from .._checked import is_slug, told
from .._repr import Short
from ..dates import PartialDate, Period, not_after, one_day
from ..errors import AmbiguousText, Fault, InvariantError, UnknownName
from ..model.provenance import Confidence
from .tenure import Dated, Days, InTables, Lasting, days_told

if TYPE_CHECKING:
    from .details import Event, Held, Kin, Particulars, Record, Remit

__all__ = ["Agency", "Ambiguity", "Bodies", "Body", "BodyKind", "Name", "NameKind", "Named", "folded"]


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
class Name(Dated):
    """One name of a body, and when it was borne."""

    text: str
    kind: NameKind = NameKind.ALIAS

    def __str__(self) -> str:
        return self.text


@frozen(kw_only=True)
class _Bearer:
    id: str
    short: str
    """What it is called for short, today."""
    names: tuple[Name, ...] = ()
    sources: tuple[str, ...] = ()
    confidence: Confidence | None = None
    record: "Record | InTables | None" = None
    """What else is recorded of it; of one that is made by hand, nothing unless it is said."""

    def __attrs_post_init__(self) -> None:
        if type(self.id) is not str or not is_slug(self.id):
            what = "is not an id: lower-case letters and digits, in groups joined by hyphens"
            raise InvariantError(f"not a {type(self).__name__}", [Fault("/id", "text", f"{told(self.id)} {what}")])

    def __str__(self) -> str:
        return self.short

    @property
    def particulars(self) -> "Particulars":
        """What is recorded of it that no check asks for: read on first use."""
        from .details import particulars_of  # noqa: PLC0415  no check needs them

        return particulars_of(self.record.id) if isinstance(self.record, InTables) else self.standing.particulars

    @property
    def standing(self) -> "Record":
        """What is recorded of it that a check asks for too, in rows."""
        from .details import Record, record_of  # noqa: PLC0415  no check needs the words

        if isinstance(self.record, InTables):
            return record_of(self.record.id)
        return self.record or Record()

    def name(self, *, on: date | None = None, kind: NameKind | None = None) -> str:
        """Its full name on a day, or the last one: that in use, else that in statute, else that it trades under.

        Before it bore any, the first; after it bore any, the last; what it is called for short where no name is
        recorded. With a kind, the name of that kind.
        """
        kinds = _FULL if kind is None else (kind,)
        names = [name for wanted in kinds for name in self.names if name.kind is wanted]
        if not names:
            return self.short
        if on is None:
            return max(names, key=_last_borne).text
        settled = [name for name in names if name.stands(on)] or [name for name in names if name.stands(on) is None]
        over = [name for name in names if name.until is not None and not_after(name.until, on)]
        return (settled or sorted(over, key=_last_borne)[-1:] or sorted(names, key=_first_borne))[0].text

    def abbreviations(self, *, on: date | None = None) -> tuple[Name, ...]:
        """Its abbreviations: those of a day, or all."""
        return _on(tuple(name for name in self.names if name.kind is NameKind.ABBREVIATION), on)

    def sponsor(self, *, on: date) -> "Held | None":
        """The department that sponsored it on a day, or answered for it; `None` where that is not certain."""
        return _only(self.particulars.sponsors, on)

    def events(self, *, on: date | None = None) -> "tuple[Event, ...]":
        """What happened to it, in order of time; with a day, what certainly had by then."""
        return tuple(event for event in self.particulars.events if on is None or not_after(event.when, on))


_FULL = (NameKind.OPERATING, NameKind.STATUTORY, NameKind.TRADING)


def _first_borne(name: Name) -> date:
    return date.min if name.since is None else name.since.earliest


def _last_borne(name: Name) -> date:
    return date.max if name.until is None else name.until.latest


D = TypeVar("D", bound=Dated)


def _on(found: tuple[D, ...], on: date | None) -> tuple[D, ...]:
    """The rows that held on a day, or may have; all of them where no day is given."""
    return found if on is None else tuple(row for row in found if row.stands(on) is not False)


def _only(found: tuple[D, ...], on: date) -> D | None:
    """The row that certainly held on a day."""
    return next((row for row in found if row.stands(on)), None)


@frozen(kw_only=True)
class Body(_Bearer):
    """A body that inspects, is consulted, or directs.

    >>> from cjji_model import bodies
    >>> bodies["hmica"].exists(on=date(2011, 6, 1)), bodies["hmica"].operates(on=date(2011, 6, 1))
    (True, False)
    """

    kind: BodyKind = BodyKind.PARTNER
    jurisdiction: tuple[str, ...] = ()

    def exists(self, *, on: date) -> bool | None:
        """Whether there was such a body in law on a day."""
        return self.existed(one_day(on)).every

    def operates(self, *, on: date) -> bool | None:
        """Whether it was at work on a day."""
        return self.operated(one_day(on)).every

    def npm_member(self, *, on: date) -> bool | None:
        """Whether it was a member of the United Kingdom's National Preventive Mechanism on a day."""
        return self.was_npm_member(one_day(on)).every

    def existed(self, period: Period) -> Lasting:
        """Whether there was such a body in law on some day of a period, and on every day."""
        return self._lasting("existence", None, period)

    def operated(self, period: Period) -> Lasting:
        """Whether it was at work on some day of a period, and on every day."""
        return self._lasting("operation", None, period)

    def was_npm_member(self, period: Period) -> Lasting:
        """Whether it was a member of the National Preventive Mechanism on some day of a period, and on every day."""
        return self._lasting("npm", None, period)

    def had_remit(self, agency: str, period: Period) -> Lasting:
        """Whether it had a remit over an agency on some day of a period, and on every day.

        `agency` is the id of one. Of an id that no remit recorded here names, known or not, the answer is no.
        """
        return self._lasting("remits", agency, period)

    def _lasting(self, facet: str, agency: str | None, period: Period) -> Lasting:
        if not isinstance(period, Period):
            raise TypeError(f"a period is a Period: {period!r} is none; of one day, ask with on=")
        days = self.days(facet, agency)
        return _NOT_RECORDED if days is None else days.during(period)

    def days(self, facet: str, agency: str | None = None) -> Days | None:
        """The days on which a facet held: `existence`, `operation`, `npm`, or `remits` over an agency.

        `None` where nothing of it is recorded.
        """
        return _days(self.record, facet, agency)

    def remit(self, *, on: date | None = None) -> "tuple[Remit, ...]":
        """What it may or must inspect: on a day, the rows that held or may have; without one, all."""
        return _on(self.standing.remits, on)

    def statutory_basis(self, *, on: date | None = None) -> "tuple[Held, ...]":
        """The Acts that it rests on: on a day, those that certainly or perhaps did; without one, all."""
        return _on(self.particulars.bases, on)

    def reports_to(self, *, on: date | None = None) -> "tuple[Held, ...]":
        """To whom it reports, and of what: on a day, the rows that held or may have; without one, all."""
        return _on(self.particulars.addressees, on)

    def head(self, *, on: date) -> "Held | None":
        """The title of who headed it on a day; `None` where none is recorded, or it is not certain which."""
        return _only(self.particulars.heads, on)

    def appointed_by(self, *, on: date) -> "Held | None":
        """Who appointed the head on a day; `None` where that is not recorded, or not certain."""
        return _only(self.particulars.appointments, on)

    def websites(self, *, on: date | None = None) -> "tuple[Held, ...]":
        """Its addresses: on a day, those that were in use or may have been; without one, all."""
        return _on(self.particulars.websites, on)

    def purpose(self) -> "tuple[Held, ...]":
        """What it is for, clause by clause of the briefing, in our words."""
        return self.particulars.purposes

    def style(self, *, on: date) -> str | None:
        """How its title began on a day, where it names the sovereign: "Her Majesty's" or "His Majesty's"."""
        from .details import style  # noqa: PLC0415  no check needs it

        of_the_crown = any(name.text.startswith(_CROWN) for name in self.names)
        return style(on) if of_the_crown and self.exists(on=on) else None

    def predecessors(self, *, on: date | None = None) -> "tuple[Kin, ...]":
        """What it came after, wholly or in part; with a day, what certainly had given way by then."""
        return _given_way(self.particulars.predecessors, on)

    def successors(self, *, on: date | None = None) -> "tuple[Kin, ...]":
        """What came after it, wholly or in part; with a day, what certainly had by then."""
        return _given_way(self.particulars.successors, on)


_CROWN = ("Her Majesty", "His Majesty")


def _given_way(kin: "tuple[Kin, ...]", on: date | None) -> "tuple[Kin, ...]":
    return tuple(one for one in kin if on is None or not_after(one.when, on))


@frozen(kw_only=True)
class Agency(_Bearer):
    """An agency that is inspected, by what it does: providers change."""

    criminal_justice: bool = False
    """Whether it is one of the agencies that the four processes name. Source: briefing B4."""

    def providers(self, *, on: date | None = None) -> "tuple[Held, ...]":
        """The organisations that provided it: on a day, those that did or may have; without one, all.

        >>> from cjji_model import agencies
        >>> [str(provider) for provider in agencies["prisons"].providers(on=date(2012, 9, 1))]
        ['National Offender Management Service']
        """
        return _on(self.particulars.providers, on)


_NOT_RECORDED = Lasting()


@lru_cache(maxsize=1024)
def _days(record: "Record | InTables | None", facet: str, agency: str | None) -> Days | None:
    return None if record is None else days_told(record.told(), facet, agency)


B = TypeVar("B", bound=_Bearer)


def folded(text: str) -> str:
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
class Named(Short, Generic[B]):
    """Bodies or agencies by id.

    >>> from cjji_model import bodies
    >>> bodies["hmcpsi"].short
    'HMCPSI'
    """

    what: str
    """What one of them is called in messages."""
    items: tuple[B, ...]
    ambiguities: tuple[Ambiguity, ...] = ()

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

    @cached_property
    def _ambiguous(self) -> dict[str, Ambiguity]:
        return {folded(ambiguity.text): ambiguity for ambiguity in self.ambiguities}

    def resolve(self, text: str, on: date | None = None) -> B:
        """The one that a text names: an id, a name or an abbreviation, whenever it was borne.

        Where it may mean several things, the day on which it was used settles it, if one of them alone bore it then.
        Raises `AmbiguousText` where that cannot be told, `UnknownName` where the text names none.
        """
        if text in self._by_id:
            return self[text]
        ids = self.by_text.get(folded(text), ())
        ambiguity = self._ambiguous.get(folded(text))
        others = () if ambiguity is None else ambiguity.others
        if len(ids) + len(others) > 1 or (others and not ids):
            settled = None if on is None else self._settled(folded(text), ids, others, on)
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
        borne = {id: [name for name in self[id].names if folded(name.text) == text] for id in ids}
        now = {id: {name.stands(on) for name in names} for id, names in borne.items()}
        bearers = [id for id, answers in now.items() if answers != {False}]
        if bearers:
            return bearers[0] if len(bearers) == 1 and True in now[bearers[0]] else None
        earlier = [id for id, names in borne.items() if any(n.until and not_after(n.until, on) for n in names)]
        return earlier[0] if len(earlier) == 1 else None

    def nearest(self, text: str) -> tuple[str, ...]:
        """The ids whose id or names look most like a text, at most three; of a name, those that bear it."""
        if (borne := self.by_text.get(folded(text))) is not None:
            return borne[:3]
        close = get_close_matches(folded(text), self.by_text, n=3, cutoff=0.7)
        return tuple(dict.fromkeys(id for word in close for id in self.by_text[word]))[:3]

    def __contains__(self, id: object) -> bool:
        return id in self._by_id

    def __iter__(self) -> Iterator[B]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __add__(self, more: Iterable[B]) -> Self:
        added = tuple(more)
        ids = {item.id for item in added}
        return evolve(self, items=(*(item for item in self.items if item.id not in ids), *added))

    def __repr__(self) -> str:
        return f"<{len(self)} {self.what}: {', '.join(self._by_id)}>"


class Bodies(Named[Body]):
    """Bodies by id, and those that there were on a day."""

    def existing(self, *, on: date) -> tuple[Body, ...]:
        """The bodies that certainly existed in law on a day.

        >>> from cjji_model import bodies
        >>> bodies["hmica"] in bodies.existing(on=date(2012, 9, 18))
        False
        """
        return tuple(body for body in self if body.exists(on=on))

    def in_operation(self, *, on: date) -> tuple[Body, ...]:
        """The bodies that were certainly at work on a day."""
        return tuple(body for body in self if body.operates(on=on))
