"""The bodies that inspect or direct, and the agencies that are inspected: what they go by, and how they stood.

An office and its inspectorate share an id. A past name stays recognisable at any later date.
Whether something was so on a day has three answers: yes, no, and `None`, which is not known or not recorded.
"""

import enum
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

from ..dates import Period, not_after, one_day
from ..model.provenance import Confidence
from .names import HasNames, Name, NameKind, NameLookup
from .tenure import DatedRow, DaySet, FromTables, PeriodAnswer, days_asserted

if TYPE_CHECKING:
    from .details import BodyDetails, BodyEvent, BodyRecord, DatedText, RelatedBody, Remit

__all__ = ["Agency", "Bodies", "Body", "BodyKind"]


class BodyKind(enum.StrEnum):
    """What sort of body it is."""

    CRIMINAL_JUSTICE = "criminal-justice-inspectorate"
    """One of the inspectorates that joint inspection is the work of. Source: briefing A1."""
    PARTNER = "partner-inspectorate"
    OFFICE = "statutory-office"
    MINISTER = "minister"


@frozen(kw_only=True)
class _Bearer(HasNames):
    sources: tuple[str, ...] = ()
    confidence: Confidence | None = None
    record: "BodyRecord | FromTables | None" = None
    """What else is recorded of it; of one that is made by hand, nothing unless it is said."""

    @property
    def details(self) -> "BodyDetails":
        """What is recorded of it that no check asks for: read on first use."""
        from .details import details_of  # noqa: PLC0415  no check needs them

        return details_of(self.record.id) if isinstance(self.record, FromTables) else self.history.details

    @property
    def history(self) -> "BodyRecord":
        """What is recorded of it that a check asks for too, in rows."""
        from .details import BodyRecord, record_of  # noqa: PLC0415  no check needs the words

        if isinstance(self.record, FromTables):
            return record_of(self.record.id)
        return self.record or BodyRecord()

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
        settled = [name for name in names if name.in_effect(on)] or [
            name for name in names if name.in_effect(on) is None
        ]
        over = [name for name in names if name.until is not None and not_after(name.until, on)]
        return (settled or sorted(over, key=_last_borne)[-1:] or sorted(names, key=_first_borne))[0].text

    def abbreviations(self, *, on: date | None = None) -> tuple[Name, ...]:
        """Its abbreviations: those of a day, or all."""
        return _on(tuple(name for name in self.names if name.kind is NameKind.ABBREVIATION), on)

    def sponsor(self, *, on: date) -> "DatedText | None":
        """The department that sponsored it on a day, or answered for it; `None` where that is not certain."""
        return _only(self.details.sponsors, on)

    def events(self, *, on: date | None = None) -> "tuple[BodyEvent, ...]":
        """What happened to it, in order of time; with a day, what certainly had by then."""
        return tuple(event for event in self.details.events if on is None or not_after(event.when, on))


_FULL = (NameKind.OPERATING, NameKind.STATUTORY, NameKind.TRADING)


def _first_borne(name: Name) -> date:
    return date.min if name.since is None else name.since.earliest


def _last_borne(name: Name) -> date:
    return date.max if name.until is None else name.until.latest


D = TypeVar("D", bound=DatedRow)


def _on(found: tuple[D, ...], on: date | None) -> tuple[D, ...]:
    """The rows that held on a day, or may have; all of them where no day is given."""
    return found if on is None else tuple(row for row in found if row.in_effect(on) is not False)


def _only(found: tuple[D, ...], on: date) -> D | None:
    """The row that certainly held on a day."""
    return next((row for row in found if row.in_effect(on)), None)


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

    def existed(self, period: Period) -> PeriodAnswer:
        """Whether there was such a body in law on some day of a period, and on every day."""
        return self._lasting("existence", None, period)

    def operated(self, period: Period) -> PeriodAnswer:
        """Whether it was at work on some day of a period, and on every day."""
        return self._lasting("operation", None, period)

    def was_npm_member(self, period: Period) -> PeriodAnswer:
        """Whether it was a member of the National Preventive Mechanism on some day of a period, and on every day."""
        return self._lasting("npm", None, period)

    def had_remit(self, agency: str, period: Period) -> PeriodAnswer:
        """Whether it had a remit over an agency on some day of a period, and on every day.

        `agency` is the id of one. Of an id that no remit recorded here names, known or not, the answer is no.
        """
        return self._lasting("remits", agency, period)

    def _lasting(self, facet: str, agency: str | None, period: Period) -> PeriodAnswer:
        if not isinstance(period, Period):
            raise TypeError(f"a period is a Period: {period!r} is none; of one day, ask with on=")
        days = self.days(facet, agency)
        return _NOT_RECORDED if days is None else days.during(period)

    def days(self, facet: str, agency: str | None = None) -> DaySet | None:
        """The days on which a facet held: `existence`, `operation`, `npm`, or `remits` over an agency.

        `None` where nothing of it is recorded.
        """
        return _days(self.record, facet, agency)

    def remit(self, *, on: date | None = None) -> "tuple[Remit, ...]":
        """What it may or must inspect: on a day, the rows that held or may have; without one, all."""
        return _on(self.history.remits, on)

    def statutory_basis(self, *, on: date | None = None) -> "tuple[DatedText, ...]":
        """The Acts that it rests on: on a day, those that certainly or perhaps did; without one, all."""
        return _on(self.details.bases, on)

    def reports_to(self, *, on: date | None = None) -> "tuple[DatedText, ...]":
        """To whom it reports, and of what: on a day, the rows that held or may have; without one, all."""
        return _on(self.details.addressees, on)

    def head(self, *, on: date) -> "DatedText | None":
        """The title of who headed it on a day; `None` where none is recorded, or it is not certain which."""
        return _only(self.details.heads, on)

    def appointed_by(self, *, on: date) -> "DatedText | None":
        """Who appointed the head on a day; `None` where that is not recorded, or not certain."""
        return _only(self.details.appointments, on)

    def websites(self, *, on: date | None = None) -> "tuple[DatedText, ...]":
        """Its addresses: on a day, those that were in use or may have been; without one, all."""
        return _on(self.details.websites, on)

    def purpose(self) -> "tuple[DatedText, ...]":
        """What it is for, clause by clause of the briefing, in our words."""
        return self.details.purposes

    def style(self, *, on: date) -> str | None:
        """How its title began on a day, where it names the sovereign: "Her Majesty's" or "His Majesty's"."""
        from .details import royal_style  # noqa: PLC0415  no check needs it

        of_the_crown = any(name.text.startswith(_CROWN) for name in self.names)
        return royal_style(on) if of_the_crown and self.exists(on=on) else None

    def predecessors(self, *, on: date | None = None) -> "tuple[RelatedBody, ...]":
        """What it came after, wholly or in part; with a day, what certainly had given way by then."""
        return _given_way(self.details.predecessors, on)

    def successors(self, *, on: date | None = None) -> "tuple[RelatedBody, ...]":
        """What came after it, wholly or in part; with a day, what certainly had by then."""
        return _given_way(self.details.successors, on)


_CROWN = ("Her Majesty", "His Majesty")


def _given_way(kin: "tuple[RelatedBody, ...]", on: date | None) -> "tuple[RelatedBody, ...]":
    return tuple(one for one in kin if on is None or not_after(one.when, on))


@frozen(kw_only=True)
class Agency(_Bearer):
    """An agency that is inspected, by what it does: providers change."""

    criminal_justice: bool = False
    """Whether it is one of the agencies that the four processes name. Source: briefing B4."""

    def providers(self, *, on: date | None = None) -> "tuple[DatedText, ...]":
        """The organisations that provided it: on a day, those that did or may have; without one, all.

        >>> from cjji_model import agencies
        >>> [str(provider) for provider in agencies["prisons"].providers(on=date(2012, 9, 1))]
        ['National Offender Management Service']
        """
        return _on(self.details.providers, on)


_NOT_RECORDED = PeriodAnswer()


@lru_cache(maxsize=1024)
def _days(record: "BodyRecord | FromTables | None", facet: str, agency: str | None) -> DaySet | None:
    return None if record is None else days_asserted(record.assertions(), facet, agency)


class Bodies(NameLookup[Body]):
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
