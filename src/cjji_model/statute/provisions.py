"""The provisions, as they stood on a day: who held them, what they did, and what changed them.

Every version is a row of the table `statute`, in our own words, with its source and confidence.
"""

import enum
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cache
from itertools import pairwise
from typing import Any

from attrs import frozen

from ..dates import PartialDate, require_day
from ..errors import UnknownName
from ..model.provenance import Confidence
from ..registry import standard_registry
from ..tables import rows

__all__ = [
    "ANNUAL_REPORTS",
    "Holder",
    "Instrument",
    "LegalEvent",
    "Modality",
    "Provision",
    "ProvisionVersion",
    "annual_report_duty",
    "duties",
    "events",
    "history",
    "holders",
    "in_force",
    "instruments",
    "powers",
    "provision",
    "provisions",
    "typed",
    "unsettled",
]


class Modality(enum.StrEnum):
    """What a provision does."""

    DUTY = "duty"
    POWER = "power"
    POWER_AND_DUTY = "power-and-duty"
    PROHIBITION = "prohibition"
    EXCEPTION = "exception"
    RIGHT = "right"
    LIMIT = "limit"
    """It bounds a power."""
    LIST = "list"
    """It names those whom another provision reaches."""
    APPLICATION = "application"
    """It applies other provisions to something else."""
    DEEMING = "deeming"
    DEFINITION = "definition"
    INTERPRETATION = "interpretation"
    PROCEDURAL = "procedural"
    LINKING = "linking"
    """It gives effect to a schedule."""
    AMENDING = "amending"
    ABOLITION = "abolition"
    CONTINUATION = "continuation"
    TRANSFER = "transfer"
    TRANSITIONAL = "transitional"
    INTERNATIONAL_OBLIGATION = "international-obligation"
    UNKNOWN = "unknown"
    """Its text was not seen."""


@frozen(kw_only=True)
class Instrument:
    """An Act, an order, or whatever else provisions stand in."""

    id: str
    title: str
    url: str | None = None
    """The address of its text as it stands now; `None` where it is not on legislation.gov.uk."""


@frozen(kw_only=True)
class Holder:
    """Who holds a duty or a power: an office, an inspectorate, a minister, or a class of persons.

    An office and its inspectorate share the id of a body; which of the two an Act names is told by the holder.
    """

    id: str
    name: str
    body: str | None = None
    """The id of the body that it is an office of, or is."""
    agency: str | None = None
    """The id of the agency that it belongs to."""
    former: tuple[tuple[str, date], ...] = ()
    """Earlier names, each with the first day on which it was no longer borne."""
    note: str | None = None

    def name_on(self, on: date) -> str:
        """What it was called that day.

        >>> holders()["hmci-probation"].name_on(date(2008, 3, 31))
        'HM Chief Inspector of the National Probation Service for England and Wales'
        """
        return next((name for name, until in self.former if on < until), self.name)


@frozen(kw_only=True)
class LegalEvent:
    """Something that changed the law, or the name of somebody in it."""

    id: str
    day: date
    title: str
    effect: str
    sources: tuple[str, ...]
    confidence: Confidence
    date_confidence: Confidence | None = None
    note: str | None = None


@frozen(kw_only=True)
class Provision:
    """One version of a provision, in our own words."""

    id: str
    version: int = 1
    """Which version of the provision it is, counted from 1."""
    citation: str
    url: str | None = None
    """The address of its text, as it stands now."""
    holders: tuple[str, ...] = ()
    """The ids of its holders."""
    modality: Modality
    text: str
    to: tuple[str, ...] = ()
    """Whom it touches: ids of holders, `list:` and the id of the provision that lists them, or words."""
    conditions: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    """The areas in which it is in force, where it is not in force everywhere."""
    since: date | None = None
    """The first day on which it was in force, or `None` where that is not established or there is none."""
    not_before: PartialDate | None = None
    """Where the first day is not established: the earliest that it may have been."""
    by: date | None = None
    """Where the first day is not established: a day on which it was in force."""
    until: date | None = None
    """The first day on which it was no longer in force."""
    never_in_force: bool = False
    repealed: date | None = None
    """The first day of its repeal, where it never was in force."""
    made_by: str | None = None
    """The id of the event that brought this version in."""
    ended_by: str | None = None
    amended_by: tuple[str, ...] = ()
    """The ids of the events that changed what it reaches while it stood."""
    sources: tuple[str, ...] = ()
    confidence: Confidence
    date_confidence: Confidence | None = None
    current_text_seen: bool = False
    """Whether the text as revised in 2024 or later was read. If not, no `until` means that no repeal was found."""
    note: str | None = None

    @property
    def instrument(self) -> Instrument:
        """What it stands in: the first part of its id says which."""
        return instruments()[self.id.partition(".")[0]]

    def in_force(self, on: date) -> bool | None:
        """Whether it was in force that day, or `None` where that is not known. Raises `TypeError` for no day."""
        require_day(on)
        if self.never_in_force or (self.until is not None and on >= self.until):
            return False
        if self.since is not None:
            return on >= self.since
        if self.not_before is not None and on < self.not_before.earliest:
            return False
        return True if self.by is not None and on >= self.by else None

    def url_on(self, on: date) -> str | None:
        """The address of the text as it stood that day, where it is in an Act; else its plain address."""
        return f"{self.url}/{on}" if self.url and "legislation.gov.uk/ukpga/" in self.url else self.url


@frozen(kw_only=True)
class ProvisionVersion:
    """A stretch of time in which a provision stood unchanged, or did not stand, or is not known to have."""

    first: date | None
    """Its first day, or `None` where it reaches back without end."""
    last: date | None
    """Its last day, or `None` where no end is known."""
    in_force: bool | None
    """Whether it was in force, or `None` where that is not known."""
    provision: Provision | None
    """The version that stood, or may have."""
    events: tuple[LegalEvent, ...]
    """What began the stage."""


@cache
def holders() -> Mapping[str, Holder]:
    """Every holder by id."""
    found: dict[str, Holder] = {}
    for row in rows("statute", "holders"):
        values: dict[str, Any] = dict(row)
        values["former"] = tuple((one["name"], date.fromisoformat(one["until"])) for one in row.get("former", ()))
        found[row["id"]] = Holder(**values)
    return found


@cache
def instruments() -> Mapping[str, Instrument]:
    """Every instrument by id, in the order of the table of provisions."""
    return {row["id"]: Instrument(**row) for row in rows("statute", "instruments")}


@cache
def events() -> Mapping[str, LegalEvent]:
    """Every event by id, in order of time."""
    return {row["id"]: LegalEvent(**typed(row, days=("day",))) for row in rows("statute", "events")}


@cache
def provisions() -> tuple[Provision, ...]:
    """Every version of every provision, Act by Act, in the order of its text."""
    days = ("since", "by", "until", "repealed")
    found: list[Provision] = []
    for row in rows("statute", "provisions"):
        values = typed(row, days=days)
        values["modality"] = Modality(row["modality"])
        found.append(Provision(**values))
    return tuple(found)


def typed(row: dict[str, Any], *, days: tuple[str, ...]) -> dict[str, Any]:
    """A row with its dates, words and lists as the types that they stand for."""
    found: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    found |= {key: date.fromisoformat(row[key]) for key in days if key in row}
    found |= {key: Confidence(row[key]) for key in ("confidence", "date_confidence") if key in row}
    return found | ({"not_before": PartialDate.of(row["not_before"])} if "not_before" in row else {})


@cache
def _versions() -> Mapping[str, tuple[Provision, ...]]:
    found: dict[str, list[Provision]] = {}
    for one in provisions():
        found.setdefault(one.id, []).append(one)
    return {id: tuple(ones) for id, ones in found.items()}


def _versions_of(id: str) -> tuple[Provision, ...]:
    found = _versions().get(id)
    if found is None:
        raise UnknownName("provision", id, tuple(get_close_matches(id, _versions(), n=3, cutoff=0.7)))
    return found


def provision(id: str, *, on: date | None = None) -> Provision:
    """A provision: its last version, or the one that stood on a day (else the one that next did, else the last).

    Raises `UnknownName`, a `KeyError`, for an id that there is not.

    >>> provision("police-act-1996.sch-4A.para-2.sub-2", on=date(2012, 1, 15)).version
    1
    """
    *before, last = _versions_of(id)
    if on is None:
        return last
    day = require_day(on)
    return next((one for one in before if day < (one.until or date.max)), last)


def history(id: str) -> tuple[ProvisionVersion, ...]:
    """The life of a provision, stage after stage, without a gap, from the first day there is to the last.

    A stage ends where the provision came in, changed, changed in what it reaches, or went. Raises `UnknownName`.
    """
    versions = _versions_of(id)
    began: dict[date, list[LegalEvent]] = {}
    for one in versions:
        unknown = one.not_before.earliest if one.not_before is not None and one.since is None else None
        for day, event in (
            (one.since, one.made_by),
            (unknown, None),
            (one.by, None),
            (one.until or one.repealed, one.ended_by),
            *((events()[id].day, id) for id in one.amended_by),
        ):
            if day is not None:
                found = began.setdefault(day, [])
                found += [events()[event]] if event and events()[event] not in found else []
    return tuple(
        _stage(versions, day, next_day, tuple(began.get(day, ())) if day else ())
        for day, next_day in pairwise([None, *sorted(began), None])
    )


def _stage(
    versions: tuple[Provision, ...], first: date | None, following: date | None, by: tuple[LegalEvent, ...]
) -> ProvisionVersion:
    on = first or date.min
    standing = [(one, one.in_force(on)) for one in versions]
    found = next((pair for pair in standing if pair[1]), None) or next((p for p in standing if p[1] is None), None)
    return ProvisionVersion(
        first=first,
        last=None if following is None else following - timedelta(1),
        in_force=found[1] if found else False,
        provision=found[0] if found else None,
        events=by,
    )


def in_force(*, on: date) -> tuple[Provision, ...]:
    """The provisions that were in force that day, Act by Act."""
    return tuple(one for one in provisions() if one.in_force(on))


def unsettled(*, on: date) -> tuple[Provision, ...]:
    """The provisions of which it is not known whether they were in force that day."""
    return tuple(one for one in provisions() if one.in_force(on) is None)


_DUTIES = frozenset({Modality.DUTY, Modality.POWER_AND_DUTY, Modality.PROHIBITION})
_POWERS = frozenset({Modality.POWER, Modality.POWER_AND_DUTY})


def duties(*, of: str, on: date) -> tuple[Provision, ...]:
    """What a body had to do, or was forbidden to do, that day.

    `of` is the id of a body, which stands for its office and its inspectorate, or of one holder.
    Raises `UnknownName` for an id that is neither.

    >>> [found.citation for found in duties(of="hmi-probation", on=date(2025, 1, 29))][-1]
    'Domestic Violence, Crime and Victims Act 2004 s. 49A'
    """
    return tuple(_held(of, on, _DUTIES))


def powers(*, of: str, on: date) -> tuple[Provision, ...]:
    """What a body was free to do that day. `of` is as for `duties`."""
    return tuple(_held(of, on, _POWERS))


def _held(of: str, on: date, modalities: frozenset[Modality]) -> Iterator[Provision]:
    ids = {holder.id for holder in holders().values() if of in {holder.id, holder.body, holder.agency}}
    if not ids and of not in standard_registry().agencies:
        standard_registry().bodies[of]  # raises where it is no body at all
    return (one for one in in_force(on=on) if one.modality in modalities and not ids.isdisjoint(one.holders))


ANNUAL_REPORTS = {
    "hmi-prisons": "prison-act-1952.s-5A.sub-5",
    "hmi-constabulary": "police-act-1996.s-54.sub-4",
    "hmcpsi": "cpsi-act-2000.s-2.sub-1-c",
    "hmica": "courts-act-2003.s-60",
}
"""The provision that has, or had, each chief inspector report every year. None does so of HMI Probation."""


def annual_report_duty(*, of: str, on: date) -> str | None:
    """The id of the provision that had a chief inspector report each year, or `None` where none did that day.

    No Act requires one of HM Inspectorate of Probation.
    """
    id = ANNUAL_REPORTS.get(of)
    return id if id is not None and any(one.in_force(on) for one in _versions_of(id)) else None
