"""Rolling a programme forward: the next is made of the last and of what a review decided. Source: briefing C1, C2."""

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

_ALONE = frozenset({ReviewAction.ADD, ReviewAction.DROP})
_REPLACING = frozenset({ReviewAction.ADD, ReviewAction.DELAY, ReviewAction.RE_PRIORITISE, ReviewAction.CHANGE_ROLES})


def roll_forward(
    programme: Programme,
    review: Review,
    period: Period,
    *,
    id: str,
    title: str,
    streams: Iterable[WorkStream] = (),
) -> Programme:
    """The next programme, a draft, as the review decided.

    Every stream of the programme is accounted for. One that was published or cancelled is left out, unless it is
    rolling or the review decides to go on with it; one that the review drops is left out; every other is carried
    over, in its place. One that is delayed bears that status. `streams` holds those that the review adds, which
    come last, and those whose roles, priority or dates it changes, as they are to be from now on.

    The draft carries the review, and so its decisions; the directions that its streams name; and the gatekeeping
    notices that stand against them. What was done for the old programme (preparing, consulting, copying,
    publishing) is to be done for the new one, and what was agreed for the old one (waivers, derogations) to be
    agreed. It is as complete as the old one was.

    Raises `ValueError` where the review and the streams do not fit the programme or each other, saying what would
    be right. Source: briefing C1, C2.
    """
    _is_next(programme, period, id)
    supplied = _by_id(streams)
    decided: dict[str, set[ReviewAction]] = {}
    for decision in review.decisions or ():
        decided.setdefault(decision.stream, set()).add(decision.action)
    for stream_id in [*decided, *(new for new in supplied if new not in decided)]:
        _fits(programme, stream_id, decided.get(stream_id, set()), supplied.get(stream_id))

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


def _is_next(programme: Programme, period: Period, id: str) -> None:
    if id == programme.id:
        raise ValueError(f"{id!r} is the id of the programme that is rolled forward: give the new one another")
    old, new = programme.period.first, period.first
    if old is not None and (new is None or new <= old):
        raise ValueError(f"the period {period} does not begin after that of {programme.id!r}, which begins {old}")


def _by_id(streams: Iterable[WorkStream]) -> dict[str, WorkStream]:
    found: dict[str, WorkStream] = {}
    for stream in streams:
        if stream.id in found:
            raise ValueError(f"the stream {stream.id!r} is supplied twice: supply it once")
        found[stream.id] = stream
    return found


def _fits(programme: Programme, id: str, actions: set[ReviewAction], new: WorkStream | None) -> None:
    """Raise `ValueError` where a stream's decisions, the programme and what is supplied do not go together."""
    if not actions:
        raise ValueError(f"the stream {id!r} is supplied, and the review decides nothing of it: have it decide")
    words = " and ".join(sorted(actions))
    if len(actions) > 1 and actions & _ALONE:
        raise ValueError(f"the review decides to {words} {id!r}: adding or dropping a stream stands alone")
    if ReviewAction.ADD in actions and id in programme:
        raise ValueError(f"the review adds {id!r}, which is in the programme: keep it, or give the new one another id")
    if ReviewAction.ADD not in actions and id not in programme:
        near = get_close_matches(id, [stream.id for stream in programme.streams], n=3)
        raise ValueError(f"the review decides to {words} {id!r}, which is not in the programme{did_you_mean(near)}")
    if ReviewAction.DELAY in actions and programme[id].status is WorkStatus.PUBLISHED:
        raise ValueError(f"the review delays {id!r}, which is published: keep it, or leave it to go")
    if new is not None and not actions & _REPLACING:
        raise ValueError(f"the stream {id!r} is supplied, and the review decides to {words} it: leave it out")
    _has_what_it_needs(programme, id, actions, new)


def _has_what_it_needs(programme: Programme, id: str, actions: set[ReviewAction], new: WorkStream | None) -> None:
    """Raise `ValueError` where a stream that is added, or changes its roles, is not supplied as it is to be."""
    if ReviewAction.ADD in actions and new is None:
        raise ValueError(f"the review adds {id!r}: supply it in 'streams'")
    if ReviewAction.CHANGE_ROLES in actions and (new is None or _roles(new) == _roles(programme[id])):
        raise ValueError(f"the review changes the roles of {id!r}: supply it in 'streams', with the new ones")


def _roles(stream: WorkStream) -> tuple[Any, ...]:
    return stream.leads, stream.supporters, stream.terms
