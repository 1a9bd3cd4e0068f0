"""Rolling forward: make the next programme from the current one and the decisions of a review.

Source: briefing C1, C2.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from attrs import evolve

from ..dates import Period
from ..errors import did_you_mean
from ..model.preparation import Review, ReviewAction
from ..model.programme import Programme, ProgrammeStatus
from ..model.stream import WorkStream
from ..model.vocabulary import WorkStatus, WorkType
from .duties import FINISHED

__all__ = ["roll_forward"]

_EXCLUSIVE = frozenset({ReviewAction.ADD, ReviewAction.DROP})
"""The actions that go with no other action on the same stream."""
_REPLACING = frozenset({ReviewAction.ADD, ReviewAction.DELAY, ReviewAction.RE_PRIORITISE, ReviewAction.CHANGE_ROLES})
"""The actions for which the caller may supply the stream as it is to be."""


def roll_forward(
    programme: Programme,
    review: Review,
    period: Period,
    *,
    id: str,
    title: str,
    streams: Iterable[WorkStream] = (),
) -> Programme:
    """Return the next programme, a draft, as the review decided.

    Each stream of the programme is carried over in its order, except: a stream that was published or cancelled, unless
    it is rolling or the review has a decision on it; and a stream that the review drops. A stream that the review
    delays gets that status. `streams` are those that the review adds, which come last, and the new versions of
    those whose roles, priority or dates it changes.

    The draft includes the review with its decisions, the directions that its streams name, and the gatekeeping notices
    against its streams that were not withdrawn. It is as complete as the old programme. Acts done for the old programme
    (preparing, consulting, copying, publishing) are to be done again for the new one, and agreements made for it
    (waivers, derogations) to be made again: none of them is carried over.

    Raises `ValueError` if the review and the streams do not fit the programme or each other; the message says what
    would be right. Source: briefing C1, C2.
    """
    _require_next(programme, period, id)
    supplied = _by_id(streams)
    decided: dict[str, set[ReviewAction]] = {}
    for decision in review.decisions or ():
        decided.setdefault(decision.stream, set()).add(decision.action)
    for stream_id in [*decided, *(new for new in supplied if new not in decided)]:
        _require_fit(programme, stream_id, decided.get(stream_id, set()), supplied.get(stream_id))

    carried: list[WorkStream] = []
    for old in programme.streams:
        actions = decided.get(old.id, set())
        finished = old.status in FINISHED and old.type is not WorkType.ROLLING
        if ReviewAction.DROP in actions or (finished and not actions):
            continue
        stream = supplied.get(old.id, old)
        carried.append(evolve(stream, status=WorkStatus.DELAYED) if ReviewAction.DELAY in actions else stream)
    carried += (new for new in supplied.values() if ReviewAction.ADD in decided[new.id])

    ids = {stream.id for stream in carried}
    directions = {stream.directed_by for stream in carried}
    return Programme(
        id=id,
        title=title,
        period=period,
        status=ProgrammeStatus.DRAFT,
        completeness=programme.completeness,
        directions=tuple(d for d in programme.directions or () if d.id in directions) or None,
        work_streams=None if programme.work_streams is None and not carried else tuple(carried),
        reviews=(review,),
        gatekeeping_notices=tuple(
            notice
            for notice in programme.gatekeeping_notices or ()
            if notice.stream in ids and notice.withdrawn is None
        )
        or None,
    )


def _require_next(programme: Programme, period: Period, id: str) -> None:
    """Raise `ValueError` unless the id is new and the period begins after that of the programme."""
    if id == programme.id:
        raise ValueError(f"{id!r} is the id of the programme that is rolled forward: give the next one a new id")
    old, new = programme.period.first, period.first
    if old is not None and (new is None or new <= old):
        raise ValueError(f"the period {period} does not begin after that of {programme.id!r}, which begins {old}")


def _by_id(streams: Iterable[WorkStream]) -> dict[str, WorkStream]:
    """Index the streams by id. Raises `ValueError` for a duplicate."""
    by_id: dict[str, WorkStream] = {}
    for stream in streams:
        if stream.id in by_id:
            raise ValueError(f"the stream {stream.id!r} is supplied twice: supply it once")
        by_id[stream.id] = stream
    return by_id


def _require_fit(programme: Programme, id: str, actions: set[ReviewAction], new: WorkStream | None) -> None:
    """Raise `ValueError` if the decisions on a stream do not fit the programme or the stream that is supplied."""
    if not actions:
        raise ValueError(
            f"the stream {id!r} is supplied, but the review has no decision on it: leave it out or add one"
        )
    words = " and ".join(sorted(actions))
    if len(actions) > 1 and actions & _EXCLUSIVE:
        raise ValueError(f"the review decides to {words} {id!r}: add and drop cannot be combined with another action")
    if ReviewAction.ADD in actions and id in programme:
        raise ValueError(
            f"the review adds {id!r}, which is already in the programme: keep it, or give the new stream a new id"
        )
    if ReviewAction.ADD not in actions and id not in programme:
        near = get_close_matches(id, [stream.id for stream in programme.streams], n=3)
        raise ValueError(f"the review decides to {words} {id!r}, which is not in the programme{did_you_mean(near)}")
    if ReviewAction.DELAY in actions and programme[id].status is WorkStatus.PUBLISHED:
        raise ValueError(f"the review delays {id!r}, which is published: keep it, or leave it out of the decisions")
    if new is not None and not actions & _REPLACING:
        raise ValueError(f"the stream {id!r} is supplied, but the review decides to {words} it: leave it out")
    _require_supplied(programme, id, actions, new)


def _require_supplied(programme: Programme, id: str, actions: set[ReviewAction], new: WorkStream | None) -> None:
    """Raise `ValueError` if a stream that is added, or whose roles change, is not supplied in its new form."""
    if ReviewAction.ADD in actions and new is None:
        raise ValueError(f"the review adds {id!r}: supply it in 'streams'")
    if ReviewAction.CHANGE_ROLES in actions and (new is None or _roles(new) == _roles(programme[id])):
        raise ValueError(f"the review changes the roles of {id!r}: supply it in 'streams', with the new ones")


def _roles(stream: WorkStream) -> tuple[Any, ...]:
    """The attributes that record the roles of a stream."""
    return stream.leads, stream.supporters, stream.terms
