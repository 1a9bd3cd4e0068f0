"""The provisions of the law as of any day: who held them, what they did, and which events changed them.

Each version of a provision is a row of the table `statute`, in our own words, with its sources and confidence.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cache
from itertools import chain, pairwise
from typing import Any

from attrs import frozen

from .._attribute_docs import Words
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
    "convert_row",
    "duties",
    "events",
    "history",
    "holders",
    "in_force",
    "instruments",
    "not_known_in_force",
    "powers",
    "provision",
    "provisions",
]


class Modality(Words):
    """What a provision does."""

    DUTY = "duty"
    """Its holders must do something."""
    POWER = "power"
    """Its holders may do something."""
    POWER_AND_DUTY = "power-and-duty"
    """One may act, and another must take account of it: Police Act 1996 Sch. 4A para. 2(4C), on guidance."""
    PROHIBITION = "prohibition"
    """Something must not be done: counted with the duties."""
    EXCEPTION = "exception"
    """It takes cases out of a duty, such as a waiver."""
    RIGHT = "right"
    """It entitles a person, for example to appeal: Police Act 1996 Sch. 4A para. 6D."""
    LIMIT = "limit"
    """It bounds a power."""
    LIST = "list"
    """It names the bodies that another provision reaches."""
    APPLICATION = "application"
    """It applies other provisions to something else."""
    DEEMING = "deeming"
    """It treats one thing as another: delegated work counts as the delegator's own."""
    DEFINITION = "definition"
    """It says what a term means."""
    INTERPRETATION = "interpretation"
    """It says how other provisions are to be read."""
    PROCEDURAL = "procedural"
    """It says how orders under a schedule are made."""
    LINKING = "linking"
    """It gives effect to a schedule."""
    AMENDING = "amending"
    """It changes another Act."""
    ABOLITION = "abolition"
    """It ends a body."""
    CONTINUATION = "continuation"
    """It keeps in being a body that an earlier Act constituted."""
    TRANSFER = "transfer"
    """It moves a function from one body to another."""
    TRANSITIONAL = "transitional"
    """It applies only until another change takes effect."""
    INTERNATIONAL_OBLIGATION = "international-obligation"
    """It comes from a treaty: the Optional Protocol to the Convention against Torture (OPCAT)."""
    UNKNOWN = "unknown"
    """Its text was not seen."""


@frozen(kw_only=True)
class Instrument:
    """An Act, an order, or another text that contains provisions."""

    id: str
    """Its key, such as `prison-act-1952`: the first part of the ids of its provisions."""
    title: str
    """Its name."""
    url: str | None = None
    """The address of its current text; `None` if it is not on legislation.gov.uk."""


@frozen(kw_only=True)
class Holder:
    """Who holds a duty or a power: an office, an inspectorate, a minister, or a class of persons.

    An office and its inspectorate are two holders with the same `body`, because an Act names the one or the other.
    """

    id: str
    """Its key, such as `hmcip`. Not the id of a body, although some are the same word."""
    name: str
    """Its current name, or its last."""
    body: str | None = None
    """The id of the body that the holder is, or is an office of."""
    agency: str | None = None
    """The id of the agency that the holder belongs to."""
    former: tuple[tuple[str, date], ...] = ()
    """Earlier names, oldest first, each with the first day on which it was no longer used."""
    note: str | None = None
    """A remark on the holder, for a reader."""

    def name_on(self, on: date) -> str:
        """The name of the holder that day.

        >>> holders()["hmci-probation"].name_on(date(2008, 3, 31))
        'HM Chief Inspector of the National Probation Service for England and Wales'
        """
        return next((name for name, until in self.former if on < until), self.name)


@frozen(kw_only=True)
class LegalEvent:
    """An event that changed the law, or the name of a holder in it."""

    id: str
    """Its key, which begins with the day, such as `2006-11-08-assent`."""
    day: date
    """The day on which it happened."""
    title: str
    """The event: an assent, a commencement, an amendment."""
    effect: str
    """What it changed, in our own words."""
    sources: tuple[str, ...]
    """Ids of the publications that the event was taken from: keys of the table `law_sources`."""
    confidence: Confidence
    """How sure the event is."""
    date_confidence: Confidence | None = None
    """How sure its day is, if that is recorded separately."""
    note: str | None = None
    """A remark on the event, for a reader."""


@frozen(kw_only=True)
class Provision:
    """One version of a provision, in our own words."""

    id: str
    """The instrument, section or schedule, and paragraph, such as `prison-act-1952.sch-A1.para-2.sub-2`.

    All versions of a provision have the same id.
    """
    version: int = 1
    """The number of the version, counted from 1."""
    citation: str
    """The provision as lawyers cite it, such as `Prison Act 1952 Sch. A1 para. 2(2)`."""
    url: str | None = None
    """The address of its current text."""
    holders: tuple[str, ...] = ()
    """The ids of its holders."""
    modality: Modality
    """What it does."""
    text: str
    """What it says, in our own words. It may also describe an earlier state."""
    to: tuple[str, ...] = ()
    """The persons and bodies that it affects, as the row now is.

    Each item is the id of a holder, free text, or `list:` and the id of a provision: all bodies listed under it.
    """
    conditions: tuple[str, ...] = ()
    """The conditions, in our own words: all of them must hold."""
    areas: tuple[str, ...] = ()
    """The areas in which it is in force; empty if it is in force everywhere."""
    since: date | None = None
    """The first day on which it was in force; `None` if that day is not established, or there is none."""
    not_before: PartialDate | None = None
    """If the first day is not established: the earliest that it may have been."""
    by: date | None = None
    """If the first day is not established: a day on which it was in force."""
    until: date | None = None
    """The first day on which it was no longer in force (exclusive)."""
    never_in_force: bool = False
    """Whether it was never brought into force."""
    repealed: date | None = None
    """The first day of its repeal, if it was never in force."""
    made_by: str | None = None
    """The id of the event that brought this version in; `None` if none is recorded."""
    ended_by: str | None = None
    """The id of the event that ended this version; `None` if none is recorded."""
    amended_by: tuple[str, ...] = ()
    """The ids of the events that changed what it reaches while it was in force.

    Only events recorded of the row itself: for changes in a list to which it refers, see `lists`.
    """
    sources: tuple[str, ...] = ()
    """Ids of the publications that the row was taken from: keys of the table `law_sources`."""
    confidence: Confidence
    """How sure the content is."""
    date_confidence: Confidence | None = None
    """How sure the dates are, if that is recorded separately."""
    current_text_seen: bool = False
    """Whether the text was read as revised in 2024 or later, or in the instrument of 2025 that inserted it.

    If not, no `until` means that no repeal was found.
    """
    note: str | None = None
    """A remark on the provision, for a reader."""

    @property
    def instrument(self) -> Instrument:
        """The instrument that contains it, by the first part of its id."""
        return instruments()[self.id.partition(".")[0]]

    def in_force(self, on: date) -> bool | None:
        """Whether it was in force that day, or `None` if that is not known.

        Raises `TypeError` unless `on` is a `datetime.date` (and not a `datetime.datetime`).
        """
        require_day(on)
        if self.never_in_force or (self.until is not None and on >= self.until):
            return False
        if self.since is not None:
            return on >= self.since
        if self.not_before is not None and on < self.not_before.earliest:
            return False
        return True if self.by is not None and on >= self.by else None

    def url_on(self, on: date) -> str | None:
        """The address of the text as of that day if it is in an Act; otherwise the plain address, or `None`."""
        # legislation.gov.uk serves an Act as of a day that is added to its address.
        return f"{self.url}/{on}" if self.url and "legislation.gov.uk/ukpga/" in self.url else self.url


@frozen(kw_only=True)
class ProvisionVersion:
    """A stage in the life of a provision: in force without change, not in force, or not known to have been in force."""

    first: date | None
    """The first day of the stage; `None` if it has no beginning."""
    last: date | None
    """The last day of the stage; `None` if no end is known."""
    in_force: bool | None
    """Whether the provision was in force, or `None` if that is not known."""
    provision: Provision | None
    """The version that was in force, or may have been; `None` if there certainly was none."""
    events: tuple[LegalEvent, ...]
    """The events with which the stage began."""


@cache
def holders() -> Mapping[str, Holder]:
    """All holders, by id."""
    by_id: dict[str, Holder] = {}
    for row in rows("statute", "holders"):
        values: dict[str, Any] = dict(row)
        values["former"] = tuple((name["name"], date.fromisoformat(name["until"])) for name in row.get("former", ()))
        by_id[row["id"]] = Holder(**values)
    return by_id


@cache
def instruments() -> Mapping[str, Instrument]:
    """All instruments, by id, in the order of the table of provisions."""
    return {row["id"]: Instrument(**row) for row in rows("statute", "instruments")}


@cache
def events() -> Mapping[str, LegalEvent]:
    """All events, by id, in order of time."""
    return {row["id"]: LegalEvent(**convert_row(row, days=("day",))) for row in rows("statute", "events")}


@cache
def provisions() -> tuple[Provision, ...]:
    """All versions of all provisions, Act by Act, in the order of the Act's text."""
    days = ("since", "by", "until", "repealed")
    versions: list[Provision] = []
    for row in rows("statute", "provisions"):
        values = convert_row(row, days=days)
        values["modality"] = Modality(row["modality"])
        versions.append(Provision(**values))
    return tuple(versions)


def convert_row(row: dict[str, Any], *, days: tuple[str, ...]) -> dict[str, Any]:
    """Convert the plain values of a row to dates (the keys in `days`), confidences, partial dates and tuples."""
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    values |= {key: date.fromisoformat(row[key]) for key in days if key in row}
    values |= {key: Confidence(row[key]) for key in ("confidence", "date_confidence") if key in row}
    if "not_before" in row:
        values["not_before"] = PartialDate.of(row["not_before"])
    return values


@cache
def _versions() -> Mapping[str, tuple[Provision, ...]]:
    """The versions of each provision, by id, in order of time."""
    by_id: dict[str, list[Provision]] = {}
    for version in provisions():
        by_id.setdefault(version.id, []).append(version)
    return {id: tuple(versions) for id, versions in by_id.items()}


def _versions_of(id: str) -> tuple[Provision, ...]:
    """The versions of one provision. Raises `UnknownName`, with the nearest ids, for an unknown id."""
    versions = _versions().get(id)
    if versions is None:
        raise UnknownName("provision", id, tuple(get_close_matches(id, _versions(), n=3, cutoff=0.7)))
    return versions


def provision(id: str, *, on: date | None = None) -> Provision:
    """Return a provision by id: its last version, or with `on` the version of that day.

    If no version was in force on `on`, it is the next that came into force, or else the last.
    Raises `UnknownName`, a `KeyError`, for an unknown id.

    >>> provision("police-act-1996.sch-4A.para-2.sub-2", on=date(2012, 1, 15)).version
    1
    """
    *before, last = _versions_of(id)
    if on is None:
        return last
    day = require_day(on)
    return next((version for version in before if day < (version.until or date.max)), last)


def history(id: str) -> tuple[ProvisionVersion, ...]:
    """The stages in the life of a provision, in order and without gaps, over all of time.

    A new stage begins where the provision came into force, changed, changed in what it reaches, or ended; and where
    it becomes known, or not known, whether it was in force. Raises `UnknownName` for an unknown id.
    """
    versions = _versions_of(id)
    began: dict[date, list[LegalEvent]] = {}
    for version in versions:
        unknown = version.not_before.earliest if version.not_before is not None and version.since is None else None
        for day, event in (
            (version.since, version.made_by),
            (unknown, None),
            (version.by, None),
            (version.until or version.repealed, version.ended_by),
            *((events()[id].day, id) for id in version.amended_by),
        ):
            if day is not None:
                on_day = began.setdefault(day, [])
                if event and events()[event] not in on_day:
                    on_day.append(events()[event])
    return tuple(
        _stage(versions, day, next_day, tuple(began.get(day, ())) if day else ())
        for day, next_day in pairwise([None, *sorted(began), None])
    )


def _stage(
    versions: tuple[Provision, ...], first: date | None, following: date | None, by: tuple[LegalEvent, ...]
) -> ProvisionVersion:
    """The stage that begins on `first` and ends before `following`."""
    # Nothing changes within a stage, so its first day answers for all of it. A version that certainly was in force
    # goes before one that only may have been.
    on = first or date.min
    answers = [(version, version.in_force(on)) for version in versions]
    certain = (pair for pair in answers if pair[1])
    possible = (pair for pair in answers if pair[1] is None)
    version, is_in_force = next(chain(certain, possible), (None, False))
    return ProvisionVersion(
        first=first,
        last=None if following is None else following - timedelta(1),
        in_force=is_in_force,
        provision=version,
        events=by,
    )


def in_force(*, on: date) -> tuple[Provision, ...]:
    """The provisions that were in force that day, Act by Act."""
    return tuple(version for version in provisions() if version.in_force(on))


def not_known_in_force(*, on: date) -> tuple[Provision, ...]:
    """The provisions for which it is not known whether they were in force that day."""
    return tuple(version for version in provisions() if version.in_force(on) is None)


_DUTIES = frozenset({Modality.DUTY, Modality.POWER_AND_DUTY, Modality.PROHIBITION})
_POWERS = frozenset({Modality.POWER, Modality.POWER_AND_DUTY})


def duties(*, of: str, on: date) -> tuple[Provision, ...]:
    """The provisions that obliged a body to do something that day, or forbade it.

    `of` is the id of a body, an agency or a single holder. The id of a body means both its office and its inspectorate.
    Raises `UnknownName` for an id that is none of these.

    >>> [duty.citation for duty in duties(of="hmi-probation", on=date(2025, 1, 29))][-1]
    'Domestic Violence, Crime and Victims Act 2004 s. 49A'
    """
    return tuple(_held(of, on, _DUTIES))


def powers(*, of: str, on: date) -> tuple[Provision, ...]:
    """The provisions that allowed a body to do something that day. `of` is as for `duties`."""
    return tuple(_held(of, on, _POWERS))


def _held(of: str, on: date, modalities: frozenset[Modality]) -> Iterator[Provision]:
    """The provisions in force that day with one of the modalities, held by `of`: see `duties`."""
    ids = {holder.id for holder in holders().values() if of in {holder.id, holder.body, holder.agency}}
    if not ids and of not in standard_registry().agencies:
        standard_registry().bodies[of]  # raises `UnknownName` unless it is the id of a body
    return (
        version for version in in_force(on=on) if version.modality in modalities and not ids.isdisjoint(version.holders)
    )


ANNUAL_REPORTS = {
    "hmi-prisons": "prison-act-1952.s-5A.sub-5",
    "hmi-constabulary": "police-act-1996.s-54.sub-4",
    "hmcpsi": "cpsi-act-2000.s-2.sub-1-c",
    "hmica": "courts-act-2003.s-60",
}
"""The id of the provision that requires, or required, each chief inspector to report every year.

No Act requires an annual report of HM Inspectorate of Probation.
"""


def annual_report_duty(*, of: str, on: date) -> str | None:
    """The id of the provision that required a chief inspector to report each year, or `None` if none did that day.

    No Act requires an annual report of HM Inspectorate of Probation.
    """
    id = ANNUAL_REPORTS.get(of)
    return id if id is not None and any(version.in_force(on) for version in _versions_of(id)) else None
