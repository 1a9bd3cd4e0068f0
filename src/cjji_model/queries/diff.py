"""A programme over the years: what changed between two.

A diff is a value: it can be applied, turned round and joined to the next. A stream is followed by its id,
whatever its title. What a change sets off is told only where the law or published practice says so. The law
speaks of programmes that are prepared: consult before, copy after. It has no word on changing one that stands,
so a stream added or put back in mid-course sets off nothing. Sources: briefing C2; Prison Act 1952
Sch. A1 para. 5(5), and its twins.
"""

import enum
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from attrs import evolve, frozen

from .._checked.classes import plan_of
from .._checked.faults import short_repr
from ..dates import PartialDate, Period, Span
from ..model.programme import Programme
from ..model.stream import WorkStream
from .duties import FINISHED, RECORD_DECISION, Duty, duties_of_preparing

__all__ = ["Added", "Change", "ChangeKind", "Changed", "Diff", "Dropped", "Moved", "ProgrammeOutline", "apply", "diff"]


# ---------------------------------------------------------------------------------- what a change sets off


# ------------------------------------------------------------------------------------------------- changes


class ChangeKind(enum.StrEnum):
    """What sort of change it is."""

    ADDED = "added"
    DROPPED = "dropped"
    MOVED = "moved"
    RENAMED = "renamed"
    RE_TYPED = "re-typed"
    STATUS = "status"
    RE_TIMED = "re-timed"
    LEAD = "lead"
    SUPPORT = "support"
    TERMS = "terms"
    AGENCIES = "agencies"
    PROCESS = "process"
    COVERAGE = "coverage"
    OTHER = "other"


_KINDS = {
    "title": ChangeKind.RENAMED,
    "type": ChangeKind.RE_TYPED,
    "status": ChangeKind.STATUS,
    **dict.fromkeys(("period", "cycle", "fieldwork", "due"), ChangeKind.RE_TIMED),
    "leads": ChangeKind.LEAD,
    "supporters": ChangeKind.SUPPORT,
    "terms": ChangeKind.TERMS,
    "agencies": ChangeKind.AGENCIES,
    "process": ChangeKind.PROCESS,
    "coverage": ChangeKind.COVERAGE,
}


class _Change:
    """What every change offers."""

    __slots__ = ()

    @property
    def duties(self) -> tuple[Duty, ...]:
        """What it sets off, where the law or practice says so."""
        return ()


@frozen(kw_only=True)
class Added(_Change):
    """A stream that the old programme does not hold."""

    stream: WorkStream
    position: int
    """Where it stands in the new programme, counted from 0."""
    certain: bool
    """Whether the old programme is complete; if not, the stream may only not have been recorded there."""

    @property
    def kind(self) -> ChangeKind:
        """What sort of change it is."""
        return ChangeKind.ADDED


@frozen(kw_only=True)
class Dropped(_Change):
    """A stream that the new programme does not hold."""

    stream: WorkStream
    position: int
    """Where it stood in the old programme, counted from 0."""
    certain: bool
    """Whether the new programme is complete; if not, the stream may only not be recorded there."""

    @property
    def kind(self) -> ChangeKind:
        """What sort of change it is."""
        return ChangeKind.DROPPED

    @property
    def duties(self) -> tuple[Duty, ...]:
        """A decision to record, where it is certainly gone and was neither published nor cancelled (as PRA120)."""
        return (RECORD_DECISION,) if self.certain and self.stream.status not in FINISHED else ()


@frozen(kw_only=True)
class Moved(_Change):
    """A stream that changed its place among those that are in both programmes."""

    stream: str
    title: str
    """Its title in the new programme."""
    old: int
    """Where it stood in the old programme, counted from 0."""
    new: int

    @property
    def kind(self) -> ChangeKind:
        """What sort of change it is."""
        return ChangeKind.MOVED


@frozen(kw_only=True)
class Changed(_Change):
    """An attribute of the programme, or of a stream that is in both, with another value.

    The programme's `work_streams` counts as changed where the list was not recorded (`None`) in one of the two;
    it then stands here without its streams, as an empty list.
    """

    stream: str | None
    """The stream's id, or `None` for the programme itself."""
    title: str
    """The title of the stream or programme, in the new programme."""
    attribute: str
    old: Any
    """The old value, as the model holds it; `None` where it was not recorded."""
    new: Any

    @property
    def kind(self) -> ChangeKind:
        """What sort of change it is."""
        return _KINDS.get(self.attribute, ChangeKind.OTHER)

    @property
    def days(self) -> int | None:
        """By how many days a time moved, later being more.

        `None` where it is no time, where its two ends moved differently, or where partial dates do not settle it.
        """
        ends = zip(_ends(self.old), _ends(self.new), strict=False)
        shifts = {_days_between(old, new) for old, new in ends if not old is new is None}
        return shifts.pop() if len(shifts) == 1 else None

    @property
    def gained(self) -> tuple[Any, ...]:
        """What a list gained, where both lists are recorded."""
        return _beyond(self.new, self.old)

    @property
    def lost(self) -> tuple[Any, ...]:
        """What a list lost, where both lists are recorded."""
        return _beyond(self.old, self.new)

    @property
    def duties(self) -> tuple[Duty, ...]:
        """Consulting and copying, where it makes another programme or says that one was prepared."""
        if self.stream is None and self.attribute == "id":
            return duties_of_preparing(None)
        if self.stream is None and self.attribute == "prepared" and self.new is not None:
            return duties_of_preparing(self.new)
        return ()


Change = Added | Dropped | Moved | Changed
"""One change between two programmes."""


End = PartialDate | date | None


def _ends(value: Any) -> tuple[End, ...]:
    """The ends of a time; a date is one end."""
    if isinstance(value, PartialDate):
        return (value,)
    return (value.first, value.last) if isinstance(value, Period | Span) else ()


def _days_between(old: End, new: End) -> int | None:
    """How many days the new end is after the old, where both are known to the day."""
    first, last = (end.earliest if isinstance(end, PartialDate) and end.is_day else end for end in (old, new))
    return (last - first).days if isinstance(first, date) and isinstance(last, date) else None


def _beyond(some: Any, others: Any) -> tuple[Any, ...]:
    """The items of a list that the other one does not hold, where both are lists."""
    if type(some) is tuple and type(others) is tuple:
        held = {*others}
        return tuple(item for item in some if item not in held)
    return ()


# --------------------------------------------------------------------------------------------------- diffs


@frozen
class ProgrammeOutline:
    """What a diff knows of a programme as a whole, changed or not: its titles, and its streams in order."""

    title: str
    streams: tuple[tuple[str, str], ...]
    """Id and title of each stream."""
    complete: bool

    @classmethod
    def of(cls, programme: Programme) -> "ProgrammeOutline":
        """The outline of a programme."""
        return cls(programme.title, tuple((s.id, s.title) for s in programme.streams), programme.is_complete)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the streams, in order."""
        return tuple(id for id, _ in self.streams)


@frozen
class Diff:
    """What changed between two programmes, as `diff` makes it: a value, empty where nothing did.

    Changes come in this order: attributes of the programme; streams dropped; added; moved; and the attributes
    of the streams that are in both, stream by stream.
    """

    old: ProgrammeOutline
    new: ProgrammeOutline
    changes: tuple[Change, ...]

    def __len__(self) -> int:
        return len(self.changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def of(self, stream: str | None) -> tuple[Change, ...]:
        """The changes of one stream by its id, or with `None` those of the programme itself."""
        return tuple(change for change in self.changes if _stream_of(change) == stream)

    def inverse(self) -> "Diff":
        """The diff that leads back: `diff(a, b).inverse() == diff(b, a)`."""
        turned = {key: (new, old) for key, (old, new) in _facts(self.changes).items()}
        return _made(self.new, self.old, turned)

    def then(self, later: "Diff") -> "Diff":
        """This diff and the next as one: `diff(a, b).then(diff(b, c)) == diff(a, c)`.

        Raises `ValueError` where the later one does not begin where this one ends.
        """
        _same_streams(later.old.ids, self.new.ids, "the first diff ends")
        joined, following = _facts(self.changes), _facts(later.changes)
        for key, (old, new) in following.items():
            before, between = joined.get(key, (old, old))
            _same(key, old, between, "the first diff leaves")
            joined[key] = before, new
        return _made(self.old, later.new, {key: pair for key, pair in joined.items() if pair[0] != pair[1]})


Key = tuple[str, str]
"""A stream's id, or nothing for the programme itself; and the name of an attribute."""
Facts = dict[Key, tuple[Any, Any]]
"""What differs, and its old and new value; what a stream that is not there would say is `ABSENT`."""


class _Absent(enum.Enum):
    ABSENT = "absent"


ABSENT = _Absent.ABSENT
_STREAMS = "work_streams"


def _names(cls: type[Any]) -> tuple[str, ...]:
    return tuple(attribute.name for attribute in plan_of(cls).attributes)


def _facts_of(programme: Programme) -> dict[Key, Any]:
    """Every attribute of the programme and of its streams; of the list of streams, whether it is recorded."""
    found = {("", name): getattr(programme, name) for name in _names(Programme)}
    found["", _STREAMS] = None if programme.work_streams is None else ()
    names = _names(WorkStream)
    found |= {(stream.id, name): getattr(stream, name) for stream in programme.streams for name in names}
    return found


def _facts(changes: Iterable[Change]) -> Facts:
    """What differs, as the changes tell it. That a stream moved is told by the outlines."""
    found: Facts = {}
    for change in changes:
        if isinstance(change, Changed):
            found[change.stream or "", change.attribute] = change.old, change.new
        elif not isinstance(change, Moved):
            for name in _names(WorkStream):
                value = getattr(change.stream, name)
                added = isinstance(change, Added)
                found[change.stream.id, name] = (ABSENT, value) if added else (value, ABSENT)
    return found


def _made(old: ProgrammeOutline, new: ProgrammeOutline, facts: Facts) -> Diff:
    """The diff between two outlines, given what differs: the one place where changes are made and ordered."""
    by_stream: dict[str, dict[str, tuple[Any, Any]]] = {}
    for (stream, name), pair in facts.items():
        by_stream.setdefault(stream, {})[name] = pair
    before, after = set(old.ids), set(new.ids)
    changes: list[Change] = list(_changed(None, new.title, by_stream.get("", {}), _names(Programme)))
    changes += (
        Dropped(stream=_stream(by_stream[id], 0), position=i, certain=new.complete)
        for i, id in enumerate(old.ids)
        if id not in after
    )
    changes += (
        Added(stream=_stream(by_stream[id], 1), position=i, certain=old.complete)
        for i, id in enumerate(new.ids)
        if id not in before
    )
    was = {id: i for i, id in enumerate(old.ids)}
    kept = [(i, id, title) for i, (id, title) in enumerate(new.streams) if id in was]
    steady = _longest_rising([was[id] for _, id, _ in kept])
    changes += (Moved(stream=id, title=title, old=was[id], new=i) for i, id, title in kept if was[id] not in steady)
    for _, id, title in kept:
        changes += _changed(id, title, by_stream.get(id, {}), _names(WorkStream))
    return Diff(old, new, tuple(changes))


def _changed(
    stream: str | None, title: str, pairs: Mapping[str, tuple[Any, Any]], names: tuple[str, ...]
) -> Iterator[Changed]:
    for name in names:
        if name in pairs:
            old, new = pairs[name]
            yield Changed(stream=stream, title=title, attribute=name, old=old, new=new)


def _stream(pairs: Mapping[str, tuple[Any, Any]], side: int) -> WorkStream:
    return WorkStream(**{name: pair[side] for name, pair in pairs.items()})


def _longest_rising(numbers: list[int]) -> set[int]:
    """The members of a longest rising run of different numbers, gaps allowed: those that kept their order."""
    ends: list[int] = []  # the least last number of a run of each length
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        before[number] = ends[place - 1] if place else None
        ends[place : place + 1] = [number]
    found: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found


def _stream_of(change: Change) -> str | None:
    return change.stream.id if isinstance(change, Added | Dropped) else change.stream


def diff(old: Programme, new: Programme) -> Diff:
    """What changed from the old programme to the new; a stream is the same where its id is.

    >>> from cjji_model import corpus, describe
    >>> for change in diff(corpus["2012-14"], corpus["2013-15"]).of("youth-full-joint")[:2]:
    ...     print(describe(change))
    'Youth offending': title: 'Youth offending' (was 'Full Joint Inspections of youth offending work').
    'Youth offending': process: no longer recorded (was managing offenders).
    """
    before, after = _facts_of(old), _facts_of(new)
    pairs = {key: (before.get(key, ABSENT), after.get(key, ABSENT)) for key in before | after}
    return _made(
        ProgrammeOutline.of(old),
        ProgrammeOutline.of(new),
        {key: pair for key, pair in pairs.items() if pair[0] != pair[1]},
    )


def apply(diff: Diff, programme: Programme) -> Programme:
    """The programme with the changes made to it: `apply(diff(a, b), a) == b`.

    A diff fits a programme that has the streams it begins with, in their order, and the old value of whatever it
    changes. Raises `ValueError`, saying where, if it does not fit.
    """
    _same_streams(diff.old.ids, ProgrammeOutline.of(programme).ids, "the programme has")
    held, changed = _facts_of(programme), dict[str, dict[str, Any]]()
    for key, (old, new) in _facts(diff.changes).items():
        _same(key, old, held.get(key, ABSENT), "the programme has")
        changed.setdefault(key[0], {})[key[1]] = new
    values = changed.pop("", {})
    streams = {stream.id: stream for stream in programme.streams}
    for change in diff.changes:
        if isinstance(change, Added):
            streams[change.stream.id] = change.stream
    if values.pop(_STREAMS, held["", _STREAMS]) is not None:
        values[_STREAMS] = tuple(_with(streams[id], changed.get(id)) for id in diff.new.ids)
    else:
        values[_STREAMS] = None
    return evolve(programme, **values)


def _with(stream: WorkStream, values: dict[str, Any] | None) -> WorkStream:
    return evolve(stream, **values) if values else stream


def _same(key: Key, wanted: Any, found: Any, who: str) -> None:
    if wanted != found:
        where = f"work stream {key[0]!r}, {key[1]}" if key[0] else key[1]
        raise ValueError(f"the diff does not fit, at {where}: it begins with {_told(wanted)}, and {who} {_told(found)}")


def _same_streams(wanted: tuple[str, ...], found: tuple[str, ...], who: str) -> None:
    if wanted == found:
        return
    missing = [id for id in wanted if id not in found]
    more = [id for id in found if id not in wanted]
    at = f"without {missing[0]!r}" if missing else f"with {more[0]!r} as well" if more else "in another order"
    raise ValueError(f"the diff does not fit, at work_streams: {who} {at}")


def _told(value: Any) -> str:
    return "nothing recorded" if value is None else "no such stream" if value is ABSENT else short_repr(value)
