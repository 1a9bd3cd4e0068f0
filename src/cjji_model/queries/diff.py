"""The changes between two programmes.

A diff is a value: it can be applied, inverted and composed with the next one. Streams are matched by id, whatever
their titles. A change has duties only where the law or published practice provides for them. The law provides for
programmes that are prepared: consult before, send copies after. It says nothing about changing a programme that is
already prepared, so a stream that is added or postponed in mid-course has no duties.
Sources: briefing C2; Prison Act 1952 Sch. A1 para. 5(5), and its twins.
"""

import enum
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from attrs import evolve, frozen

from .._attribute_docs import Words
from .._checked.classes import plan_of
from .._checked.faults import short_repr
from ..dates import PartialDate, Period, Span
from ..model.programme import Programme
from ..model.stream import WorkStream
from .duties import FINISHED, RECORD_DECISION, Duty, duties_of_preparing

__all__ = ["Added", "Change", "ChangeKind", "Changed", "Diff", "Dropped", "Moved", "ProgrammeOutline", "apply", "diff"]


# ------------------------------------------------------------------------------------------------- changes


class ChangeKind(Words):
    """The kind of a change."""

    ADDED = "added"
    """A stream that only the new programme records."""
    DROPPED = "dropped"
    """A stream that only the old programme records."""
    MOVED = "moved"
    """A stream that changed its order relative to the other streams in both programmes."""
    RENAMED = "renamed"
    """`title` changed."""
    RE_TYPED = "re-typed"
    """`type` changed."""
    STATUS = "status"
    """`status` changed."""
    RE_TIMED = "re-timed"
    """A time changed: `period`, `cycle`, `fieldwork` or `due`."""
    LEAD = "lead"
    """`leads` changed."""
    SUPPORT = "support"
    """`supporters` changed."""
    TERMS = "terms"
    """`terms` changed: the roles held for a time."""
    AGENCIES = "agencies"
    """`agencies` changed."""
    PROCESS = "process"
    """`process` changed."""
    COVERAGE = "coverage"
    """`coverage` changed."""
    OTHER = "other"
    """Any other attribute changed."""


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
    """What the classes of changes have in common."""

    __slots__ = ()

    @property
    def duties(self) -> tuple[Duty, ...]:
        """The duties that follow from it by law or published practice; none unless a class says otherwise."""
        return ()


@frozen(kw_only=True)
class Added(_Change):
    """A stream that only the new programme records."""

    stream: WorkStream
    """The stream, as in the new programme."""
    position: int
    """Its index in the new programme, counted from 0."""
    certain: bool
    """Whether the old programme is complete. If not, the stream may have been in it without being recorded."""

    @property
    def kind(self) -> ChangeKind:
        """`ADDED`."""
        return ChangeKind.ADDED


@frozen(kw_only=True)
class Dropped(_Change):
    """A stream that only the old programme records."""

    stream: WorkStream
    """The stream, as in the old programme."""
    position: int
    """Its index in the old programme, counted from 0."""
    certain: bool
    """Whether the new programme is complete. If not, the stream may still be in it without being recorded."""

    @property
    def kind(self) -> ChangeKind:
        """`DROPPED`."""
        return ChangeKind.DROPPED

    @property
    def duties(self) -> tuple[Duty, ...]:
        """To record a decision, if it is certainly gone and was neither published nor cancelled (as in PRA120)."""
        return (RECORD_DECISION,) if self.certain and self.stream.status not in FINISHED else ()


@frozen(kw_only=True)
class Moved(_Change):
    """A stream whose order relative to the other streams in both programmes changed."""

    stream: str
    """The stream's id."""
    title: str
    """Its title in the new programme."""
    old: int
    """Its index in the old programme, counted from 0."""
    new: int
    """Its index in the new programme, counted from 0."""

    @property
    def kind(self) -> ChangeKind:
        """`MOVED`."""
        return ChangeKind.MOVED


@frozen(kw_only=True)
class Changed(_Change):
    """An attribute with different values in the two programmes: of the programme, or of a stream that is in both.

    The attribute `work_streams` of the programme counts as changed if only one of the two records the list. A recorded
    list is then shown as an empty tuple, because its streams are changes of their own.
    """

    stream: str | None
    """The stream's id, or `None` for the programme itself."""
    title: str
    """The title of the stream or programme, in the new programme."""
    attribute: str
    """The name of the attribute, as in the model."""
    old: Any
    """The old value, as in the model; `None` if it was not recorded."""
    new: Any
    """The new value, as in the model; `None` if it is not recorded."""

    @property
    def kind(self) -> ChangeKind:
        """The kind of change, by the attribute."""
        return _KINDS.get(self.attribute, ChangeKind.OTHER)

    @property
    def days(self) -> int | None:
        """The number of days by which a time moved: positive if it is later, negative if it is earlier.

        `None` if the value is not a time, if its two ends moved differently, or if partial dates do not settle it.
        """
        ends = zip(_ends(self.old), _ends(self.new), strict=False)
        shifts = {_days_between(old, new) for old, new in ends if not old is new is None}
        return shifts.pop() if len(shifts) == 1 else None

    @property
    def gained(self) -> tuple[Any, ...]:
        """The items that a list gained; empty unless both lists are recorded."""
        return _beyond(self.new, self.old)

    @property
    def lost(self) -> tuple[Any, ...]:
        """The items that a list lost; empty unless both lists are recorded."""
        return _beyond(self.old, self.new)

    @property
    def duties(self) -> tuple[Duty, ...]:
        """To consult and send copies, if the id changed (another programme) or `prepared` has a new date."""
        if self.stream is None and self.attribute == "id":
            return duties_of_preparing(None)
        if self.stream is None and self.attribute == "prepared" and self.new is not None:
            return duties_of_preparing(self.new)
        return ()


Change = Added | Dropped | Moved | Changed
"""One change between two programmes."""


End = PartialDate | date | None
"""One end of a time; `None` if it is open or not recorded."""


def _ends(value: Any) -> tuple[End, ...]:
    """The ends of a time: one for a date, two for a period or span, none for anything else."""
    if isinstance(value, PartialDate):
        return (value,)
    return (value.first, value.last) if isinstance(value, Period | Span) else ()


def _days_between(old: End, new: End) -> int | None:
    """The number of days from the old end to the new, or `None` unless both are known to the day."""
    first, last = (end.earliest if isinstance(end, PartialDate) and end.is_day else end for end in (old, new))
    return (last - first).days if isinstance(first, date) and isinstance(last, date) else None


def _beyond(some: Any, others: Any) -> tuple[Any, ...]:
    """The items of a list that the other list does not have; none unless both are lists."""
    if type(some) is tuple and type(others) is tuple:
        excluded = {*others}
        return tuple(item for item in some if item not in excluded)
    return ()


# --------------------------------------------------------------------------------------------------- diffs


@frozen
class ProgrammeOutline:
    """What a diff keeps of a whole programme, whether changed or not: its title, and its streams in order."""

    title: str
    """The title of the programme."""
    streams: tuple[tuple[str, str], ...]
    """The id and title of each stream, in order."""
    complete: bool
    """Whether the programme is recorded as complete."""

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
    """The changes between two programmes, as `diff` makes them: a value, and empty if there are none.

    The order of the changes is: attributes of the programme; streams dropped; added; moved; and the attributes of the
    streams that are in both, stream by stream.
    """

    old: ProgrammeOutline
    """The outline of the old programme."""
    new: ProgrammeOutline
    """The outline of the new programme."""
    changes: tuple[Change, ...]
    """The changes, in order."""

    def __len__(self) -> int:
        return len(self.changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def of(self, stream: str | None) -> tuple[Change, ...]:
        """The changes of one stream by its id, or of the programme itself with `None`."""
        return tuple(change for change in self.changes if _stream_of(change) == stream)

    def inverse(self) -> "Diff":
        """The diff in the other direction: `diff(a, b).inverse() == diff(b, a)`."""
        inverted = {key: (new, old) for key, (old, new) in _facts(self.changes).items()}
        return _diff_of(self.new, self.old, inverted)

    def then(self, later: "Diff") -> "Diff":
        """Compose this diff with a later one: `diff(a, b).then(diff(b, c)) == diff(a, c)`.

        Raises `ValueError` if the later one does not begin where this one ends.
        """
        _same_streams(later.old.ids, self.new.ids, "the first diff leaves")
        composed, following = _facts(self.changes), _facts(later.changes)
        for key, (old, new) in following.items():
            before, between = composed.get(key, (old, old))
            _same(key, old, between, "the first diff leaves")
            composed[key] = before, new
        # What the later diff changes back is no change of the two together.
        return _diff_of(self.old, later.new, {key: pair for key, pair in composed.items() if pair[0] != pair[1]})


Key = tuple[str, str]
"""The id of a stream, or the empty string for the programme itself; and the name of an attribute."""
Facts = dict[Key, tuple[Any, Any]]
"""The old and the new value of each attribute that differs; `ABSENT` on the side on which the stream does not exist."""


class _Absent(enum.Enum):
    """The type of the sentinel `ABSENT`."""

    ABSENT = "absent"
    """The stream does not exist; `None` would mean that its attribute is not recorded."""


ABSENT = _Absent.ABSENT
_STREAMS = "work_streams"


def _names(cls: type[Any]) -> tuple[str, ...]:
    """The names of the attributes of a class of the model, in order."""
    return tuple(attribute.name for attribute in plan_of(cls).attributes)


def _facts_of(programme: Programme) -> dict[Key, Any]:
    """The values of all attributes of a programme and of its streams, with the list of streams itself emptied."""
    values = {("", name): getattr(programme, name) for name in _names(Programme)}
    # The streams have keys of their own; what remains of the list is whether it is recorded.
    values["", _STREAMS] = None if programme.work_streams is None else ()
    names = _names(WorkStream)
    values |= {(stream.id, name): getattr(stream, name) for stream in programme.streams for name in names}
    return values


def _facts(changes: Iterable[Change]) -> Facts:
    """The attributes that differ, from the changes. Moves are left out, because the outlines have the order."""
    facts: Facts = {}
    for change in changes:
        if isinstance(change, Changed):
            facts[change.stream or "", change.attribute] = change.old, change.new
        elif not isinstance(change, Moved):
            for name in _names(WorkStream):
                value = getattr(change.stream, name)
                added = isinstance(change, Added)
                facts[change.stream.id, name] = (ABSENT, value) if added else (value, ABSENT)
    return facts


def _diff_of(old: ProgrammeOutline, new: ProgrammeOutline, facts: Facts) -> Diff:
    """Make a diff from two outlines and the attributes that differ: the only place that makes and orders changes."""
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
    index = {id: i for i, id in enumerate(old.ids)}
    common = [(i, id, title) for i, (id, title) in enumerate(new.streams) if id in index]
    # The fewest moves: as many streams as possible count as having kept their order.
    unmoved = _longest_increasing([index[id] for _, id, _ in common])
    changes += (
        Moved(stream=id, title=title, old=index[id], new=i) for i, id, title in common if index[id] not in unmoved
    )
    for _, id, title in common:
        changes += _changed(id, title, by_stream.get(id, {}), _names(WorkStream))
    return Diff(old, new, tuple(changes))


def _changed(
    stream: str | None, title: str, pairs: Mapping[str, tuple[Any, Any]], names: tuple[str, ...]
) -> Iterator[Changed]:
    """The changed attributes of one stream or of the programme, in the order of the model."""
    for name in names:
        if name in pairs:
            old, new = pairs[name]
            yield Changed(stream=stream, title=title, attribute=name, old=old, new=new)


def _stream(pairs: Mapping[str, tuple[Any, Any]], side: int) -> WorkStream:
    """Rebuild a stream from the old (`side` 0) or new (`side` 1) values of all its attributes."""
    return WorkStream(**{name: pair[side] for name, pair in pairs.items()})


def _longest_increasing(numbers: list[int]) -> set[int]:
    """The members of a longest increasing subsequence of distinct numbers, by patience sorting."""
    ends: list[int] = []  # for each length, the least number in which a subsequence of that length ends
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        before[number] = ends[place - 1] if place else None
        ends[place : place + 1] = [number]
    members: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        members.add(last)
        last = before[last]
    return members


def _stream_of(change: Change) -> str | None:
    """The id of the stream that a change is about, or `None` for the programme itself."""
    return change.stream.id if isinstance(change, Added | Dropped) else change.stream


def diff(old: Programme, new: Programme) -> Diff:
    """Return the changes from the old programme to the new. Streams with the same id are the same stream.

    >>> from cjji_model import corpus, describe
    >>> for change in diff(corpus["2012-14"], corpus["2013-15"]).of("youth-full-joint")[:2]:
    ...     print(describe(change))
    'Youth offending': title: 'Youth offending' (was 'Full Joint Inspections of youth offending work').
    'Youth offending': process: no longer recorded (was managing offenders).
    """
    before, after = _facts_of(old), _facts_of(new)
    pairs = {key: (before.get(key, ABSENT), after.get(key, ABSENT)) for key in before | after}
    return _diff_of(
        ProgrammeOutline.of(old),
        ProgrammeOutline.of(new),
        {key: pair for key, pair in pairs.items() if pair[0] != pair[1]},
    )


def apply(diff: Diff, programme: Programme) -> Programme:
    """Return the programme with the changes applied: `apply(diff(a, b), a) == b`.

    A diff fits a programme that has the same streams as its old programme, in the same order, and the old value of each
    attribute that it changes. Raises `ValueError`, naming the place, if it does not fit.
    """
    _same_streams(diff.old.ids, ProgrammeOutline.of(programme).ids, "the programme has")
    current, changed = _facts_of(programme), dict[str, dict[str, Any]]()
    for key, (old, new) in _facts(diff.changes).items():
        _same(key, old, current.get(key, ABSENT), "the programme has")
        changed.setdefault(key[0], {})[key[1]] = new
    values = changed.pop("", {})
    streams = {stream.id: stream for stream in programme.streams}
    for change in diff.changes:
        if isinstance(change, Added):
            streams[change.stream.id] = change.stream
    if values.pop(_STREAMS, current["", _STREAMS]) is not None:
        values[_STREAMS] = tuple(_with(streams[id], changed.get(id)) for id in diff.new.ids)
    else:
        values[_STREAMS] = None
    return evolve(programme, **values)


def _with(stream: WorkStream, values: dict[str, Any] | None) -> WorkStream:
    """A stream with new values, or the same object if there are none."""
    return evolve(stream, **values) if values else stream


def _same(key: Key, expected: Any, actual: Any, who: str) -> None:
    """Raise `ValueError` unless a value is the one that the diff begins with. `who` has the actual value."""
    if expected != actual:
        where = f"work stream {key[0]!r}, {key[1]}" if key[0] else key[1]
        raise ValueError(f"the diff does not fit, at {where}: it expects {_text(expected)}, but {who} {_text(actual)}")


def _same_streams(expected: tuple[str, ...], actual: tuple[str, ...], who: str) -> None:
    """Raise `ValueError` unless the streams are those that the diff begins with. `who` has the actual ones."""
    if expected == actual:
        return
    missing = [id for id in expected if id not in actual]
    more = [id for id in actual if id not in expected]
    if missing:
        fault = f"no {missing[0]!r}"
    elif more:
        fault = f"{more[0]!r} as well"
    else:
        fault = "them in another order"
    raise ValueError(f"the diff does not fit, at work_streams: {who} {fault}")


def _text(value: Any) -> str:
    """A value for a message."""
    if value is ABSENT:
        return "no such stream"
    return "nothing recorded" if value is None else short_repr(value)
