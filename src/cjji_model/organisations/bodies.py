"""Bodies that inspect or direct, and agencies that are inspected: their names and their history.

An office and its inspectorate share an id. A past name is recognised at any later date.
Questions about a day are three-valued: `True`, `False`, or `None` for not known or not recorded.
"""

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

from .._attribute_docs import Words
from ..dates import Period, not_after, one_day
from ..model.provenance import Confidence
from .names import HasNames, Name, NameKind, NameLookup
from .tenure import DatedRow, DaySet, FromTables, PeriodAnswer, days_asserted

if TYPE_CHECKING:
    from .details import BodyDetails, BodyEvent, BodyRecord, DatedText, RelatedBody, Remit

__all__ = ["Agency", "Bodies", "Body", "BodyKind"]


class BodyKind(Words):
    """The kind of a body."""

    CRIMINAL_JUSTICE = "criminal-justice-inspectorate"
    """One of the inspectorates that carry out joint inspection. Source: briefing A1."""
    PARTNER = "partner-inspectorate"
    """Another inspectorate, such as Ofsted."""
    OFFICE = "statutory-office"
    """An office created by statute that is neither an inspectorate nor a minister, such as the Lord Chief Justice."""
    MINISTER = "minister"
    """A minister, such as the Attorney General."""


@frozen(kw_only=True)
class _Recorded(HasNames):
    """What bodies and agencies share: names, provenance, and a record that is read on first use."""

    sources: tuple[str, ...] = ()
    """The ids of the publications that it was taken from; `registry.source` gives each."""
    confidence: Confidence | None = None
    """How sure it is; `None` if not recorded."""
    record: "BodyRecord | FromTables | None" = None
    """Its history, or a placeholder for it; `None` if nothing is recorded, the default for a body of your own."""

    @property
    def details(self) -> "BodyDetails":
        """What no check reads, such as heads, sponsors, websites and events; loaded on first use."""
        from .details import details_of  # noqa: PLC0415  no check needs it, and it is slow to import

        return details_of(self.record.id) if isinstance(self.record, FromTables) else self.history.details

    @property
    def history(self) -> "BodyRecord":
        """Its record as full rows, with their texts. Checks read only the assertions, `record.assertions()`."""
        from .details import BodyRecord, record_of  # noqa: PLC0415  no check needs it, and it is slow to import

        if isinstance(self.record, FromTables):
            return record_of(self.record.id)
        return self.record or BodyRecord()

    def name(self, *, on: date | None = None, kind: NameKind | None = None) -> str:
        """Return its full name on a day; without a day, its last one.

        The operating name comes before the statutory one, and that before the trading name; `kind` asks for the name of
        one kind only. On a day without a name: the last that it had certainly borne by then, else its first. The short
        name if no such name is recorded.
        """
        kinds = _FULL_NAMES if kind is None else (kind,)
        names = [name for wanted in kinds for name in self.names if name.kind is wanted]
        if not names:
            return self.short
        if on is None:
            return max(names, key=_last_day).text
        current = [name for name in names if name.in_effect(on)] or [
            name for name in names if name.in_effect(on) is None
        ]
        if current:
            return current[0].text
        past = [name for name in names if name.until is not None and not_after(name.until, on)]
        if past:
            return max(reversed(past), key=_last_day).text  # of several that ended together, the last listed
        return min(names, key=_first_day).text

    def abbreviations(self, *, on: date | None = None) -> tuple[Name, ...]:
        """Return its abbreviations; with a day, only those that were current on it, or may have been."""
        return _rows_on(tuple(name for name in self.names if name.kind is NameKind.ABBREVIATION), on)

    def sponsor(self, *, on: date) -> "DatedText | None":
        """Return the department that certainly sponsored a body, or answered for an agency, on a day; else `None`."""
        return _certain(self.details.sponsors, on)

    def events(self, *, on: date | None = None) -> "tuple[BodyEvent, ...]":
        """Return its events in chronological order; with a day, only those that had certainly happened by then."""
        return tuple(event for event in self.details.events if on is None or not_after(event.when, on))


_FULL_NAMES = (NameKind.OPERATING, NameKind.STATUTORY, NameKind.TRADING)


def _first_day(name: Name) -> date:
    return date.min if name.since is None else name.since.earliest


def _last_day(name: Name) -> date:
    return date.max if name.until is None else name.until.latest


D = TypeVar("D", bound=DatedRow)


def _rows_on(dated: tuple[D, ...], on: date | None) -> tuple[D, ...]:
    """Return the rows that held on a day, or may have; without a day, all."""
    return dated if on is None else tuple(row for row in dated if row.in_effect(on) is not False)


def _certain(dated: tuple[D, ...], on: date) -> D | None:
    """Return the first row that certainly held on a day; `None` if none did."""
    return next((row for row in dated if row.in_effect(on)), None)


@frozen(kw_only=True)
class Body(_Recorded):
    """A body that inspects, is consulted, or directs: an inspectorate, an office or a minister.

    >>> from cjji_model import bodies
    >>> bodies["hmica"].exists(on=date(2011, 6, 1)), bodies["hmica"].operates(on=date(2011, 6, 1))
    (True, False)
    """

    kind: BodyKind = BodyKind.PARTNER
    """Whether it is an inspectorate of criminal justice, a partner inspectorate, a statutory office or a minister."""
    jurisdiction: tuple[str, ...] = ()
    """Where it has jurisdiction: `england`, `wales`, `northern-ireland`, `uk`; empty if not recorded."""

    def exists(self, *, on: date) -> bool | None:
        """Whether it existed in law on a day (three-valued)."""
        return self.existed(one_day(on)).every

    def operates(self, *, on: date) -> bool | None:
        """Whether it was at work on a day (three-valued)."""
        return self.operated(one_day(on)).every

    def npm_member(self, *, on: date) -> bool | None:
        """Whether it was a member of the United Kingdom's National Preventive Mechanism on a day (three-valued)."""
        return self.was_npm_member(one_day(on)).every

    def existed(self, period: Period) -> PeriodAnswer:
        """Whether it existed in law on any, and on every, day of a period."""
        return self._during("existence", None, period)

    def operated(self, period: Period) -> PeriodAnswer:
        """Whether it was at work on any, and on every, day of a period."""
        return self._during("operation", None, period)

    def was_npm_member(self, period: Period) -> PeriodAnswer:
        """Whether it was a member of the National Preventive Mechanism on any, and on every, day of a period."""
        return self._during("npm", None, period)

    def had_remit(self, agency: str, period: Period) -> PeriodAnswer:
        """Whether it had a remit over an agency on any, and on every, day of a period; `agency` is an id.

        If remits of the body are recorded and none names the id, both answers are `False`, even for an unknown id.
        """
        return self._during("remits", agency, period)

    def _during(self, facet: str, agency: str | None, period: Period) -> PeriodAnswer:
        if not isinstance(period, Period):
            raise TypeError(f"period must be a Period, not {period!r}; for a single day, use a method with on=")
        days = self.days(facet, agency)
        return _NOT_RECORDED if days is None else days.during(period)

    def days(self, facet: str, agency: str | None = None) -> DaySet | None:
        """Return the days on which a facet held: `existence`, `operation`, `npm`, or `remits` over an agency.

        `None` if no row says that the facet did or did not hold.
        """
        return _cached_days(self.record, facet, agency)

    def remit(self, *, on: date | None = None) -> "tuple[Remit, ...]":
        """Return what it may or must inspect; with a day, only the rows that held on it, or may have."""
        return _rows_on(self.history.remits, on)

    def statutory_basis(self, *, on: date | None = None) -> "tuple[DatedText, ...]":
        """Return the Acts that it rests on; with a day, only the rows that held on it, or may have."""
        return _rows_on(self.details.bases, on)

    def reports_to(self, *, on: date | None = None) -> "tuple[DatedText, ...]":
        """Return who receives its reports, on which subject; with a day, only the rows that held on it, or may have."""
        return _rows_on(self.details.addressees, on)

    def head(self, *, on: date) -> "DatedText | None":
        """Return the title of its head on a day; `None` if none is recorded, or it is not certain which."""
        return _certain(self.details.heads, on)

    def appointed_by(self, *, on: date) -> "DatedText | None":
        """Return who appointed its head on a day; `None` if that is not recorded, or not certain."""
        return _certain(self.details.appointments, on)

    def websites(self, *, on: date | None = None) -> "tuple[DatedText, ...]":
        """Return its web addresses; with a day, only those that were in use on it, or may have been."""
        return _rows_on(self.details.websites, on)

    def purpose(self) -> "tuple[DatedText, ...]":
        """Return the clauses of the briefing that say what it is for, in our words."""
        return self.details.purposes

    def royal_style(self, *, on: date) -> str | None:
        """Return how its title began on a day: "Her Majesty's" or "His Majesty's".

        `None` if no name of it mentions the sovereign, it did not certainly exist, or the style is not known.
        """
        from .details import royal_style  # noqa: PLC0415  no check needs it, and it is slow to import

        names_sovereign = any(name.text.startswith(_CROWN) for name in self.names)
        return royal_style(on) if names_sovereign and self.exists(on=on) else None

    def predecessors(self, *, on: date | None = None) -> "tuple[RelatedBody, ...]":
        """Return the bodies it took over from, wholly or in part; with a day, those it certainly had by then."""
        return _taken_over(self.details.predecessors, on)

    def successors(self, *, on: date | None = None) -> "tuple[RelatedBody, ...]":
        """Return the bodies that took over from it, wholly or in part; with a day, those that certainly had by then."""
        return _taken_over(self.details.successors, on)


_CROWN = ("Her Majesty", "His Majesty")


def _taken_over(related: "tuple[RelatedBody, ...]", on: date | None) -> "tuple[RelatedBody, ...]":
    return tuple(body for body in related if on is None or not_after(body.when, on))


@frozen(kw_only=True)
class Agency(_Recorded):
    """An agency that is inspected, defined by what it does, such as prisons: its providers change."""

    criminal_justice: bool = False
    """Whether the briefing names it under one of the four processes. Source: briefing B4."""

    def providers(self, *, on: date | None = None) -> "tuple[DatedText, ...]":
        """Return the organisations that provided it; with a day, only those that did on it, or may have.

        >>> from cjji_model import agencies
        >>> [str(provider) for provider in agencies["prisons"].providers(on=date(2012, 9, 1))]
        ['National Offender Management Service']
        """
        return _rows_on(self.details.providers, on)


_NOT_RECORDED = PeriodAnswer()


@lru_cache(maxsize=1024)
def _cached_days(record: "BodyRecord | FromTables | None", facet: str, agency: str | None) -> DaySet | None:
    # Cached by record: rules ask for the same facet of the same body at every subject.
    return None if record is None else days_asserted(record.assertions(), facet, agency)


class Bodies(NameLookup[Body]):
    """The bodies of a registry by id, with selections by day."""

    def existing(self, *, on: date) -> tuple[Body, ...]:
        """Return the bodies that certainly existed in law on a day.

        >>> from cjji_model import bodies
        >>> bodies["hmica"] in bodies.existing(on=date(2012, 9, 18))
        False
        """
        return tuple(body for body in self if body.exists(on=on))

    def in_operation(self, *, on: date) -> tuple[Body, ...]:
        """Return the bodies that were certainly at work on a day."""
        return tuple(body for body in self if body.operates(on=on))
