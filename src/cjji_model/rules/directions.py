"""LAW107 and LAW108: directions of ministers about the joint programme."""

from collections.abc import Iterator
from datetime import date

from ..dates import not_after
from ..model.preparation import Direction, DirectionSubject
from ..outcome import NotApplicable, Severity
from ..statute import VICTIMS, joint_authors
from ._book import rule
from ._context import Moment, listed
from ._dated import MINISTERS, STATUTORY, UNKNOWN, laws, laws_on
from ._examples import SOUND, example
from ._rulings import NOT_THIS_KIND, Ruling, breached, judgement, met, not_applicable, undetermined

__all__ = ["directed_together", "victims_matters"]

DIRECTION = "the day on which the direction was given"


def _by_all_three(direction: Direction, at: Moment) -> bool | None:
    """Whether the three ministers gave a direction together; `None` where one of those named is not known."""
    if MINISTERS.issubset(direction.ministers):
        return True
    return False if all(body in at.registry.bodies for body in direction.ministers) else None


_DIRECTION = {"id": "a-direction", "subject": "form", "given": "2013-01-10", "followed": True}


@rule(
    "LAW107",
    title="A direction is given by all three ministers together, and followed",
    family="law",
    subject="direction",
    cites=laws("direct-timing", "direct-form", "direct-victims", "joint-when"),
    since=STATUTORY,
    judged_on=DIRECTION,
    severity="error: ministers bind only together, and what they direct binds",
    passes=example({"directions": [_DIRECTION | {"ministers": sorted(MINISTERS)}]}),
    fails=example({"directions": [_DIRECTION | {"ministers": ["secretary-of-state"]}]}),
)
def directed_together(direction: Direction, at: Moment) -> Ruling:
    """The Secretary of State, the Lord Chancellor and the Attorney General may direct only together.

    One on timing is followed where the programme is prepared by the day it sets; of one on form, what is recorded
    says so, or the ministers judge. What follows from one on victims is for LAW108.
    """
    together = _by_all_three(direction, at)
    if together is None:
        return UNKNOWN
    if not together:
        who = f"{at.names(direction.ministers)} alone" if direction.ministers else "nobody"
        told = f"given by {who}: void without all three"
        return breached(told, severity=Severity.ERROR, at="ministers", cites=_under(direction))
    if direction.subject is DirectionSubject.VICTIMS:
        power = not_after(VICTIMS, direction.given)
        if power is None:
            return undetermined(f"the law changed within {direction.given}: which applied is not known", "given")
        if power:
            return met(cites=_under(direction))
        told = f"ministers had no power to direct on victims before {VICTIMS}"
        return breached(told, severity=Severity.ERROR, at="subject", cites=_under(direction))
    return _form(direction, at) if direction.subject is DirectionSubject.FORM else _timing(direction, at)


_ROLES = {
    DirectionSubject.TIMING: ("direct-timing", "joint-when"),
    DirectionSubject.FORM: ("direct-form",),
    DirectionSubject.VICTIMS: ("direct-victims",),
}


def _under(direction: Direction) -> tuple[str, ...]:
    """The provisions that a direction is given under, as they stood on the first day that it may have been.

    Those on victims as they first stood, where it was given sooner.
    """
    on = direction.given.earliest
    if direction.subject is DirectionSubject.VICTIMS:
        on = max(on, VICTIMS)
    return laws_on(_ROLES[direction.subject], joint_authors(on=on), on)


def _form(direction: Direction, at: Moment) -> Ruling:
    if direction.followed is None:
        told = "whether the programme has the form directed"
        return judgement(told, by=at.names(direction.ministers), at="followed", cites=_under(direction))
    if direction.followed:
        return met(cites=_under(direction))
    return breached("it was not followed", severity=Severity.ERROR, at="followed", cites=_under(direction))


def _timing(direction: Direction, at: Moment) -> Ruling:
    programme, due = at.programme, direction.by_when
    if due is None:
        return undetermined("by when the programme was to be prepared is not recorded", "by_when")
    prepared = programme.prepared if programme else None
    if prepared is None:
        return undetermined("when the programme was prepared is not recorded", "/prepared")
    timely = not_after(prepared, due)
    if timely is None:
        return undetermined(f"prepared {prepared}: too coarse to compare with {due}", "/prepared")
    told = f"the programme was prepared on {prepared}, and was due by {due}"
    if timely:
        return met(cites=_under(direction))
    return breached(told, severity=Severity.ERROR, at="by_when", cites=_under(direction))


_VICTIMS = {
    "directions": [
        {
            "id": "on-victims",
            "subject": "victims",
            "ministers": sorted(MINISTERS),
            "given": "2026-01-15",
            "matters": ["charging delays"],
        }
    ],
    "completeness": "complete",
}


@rule(
    "LAW108",
    title="Each matter of a direction on victims is named by a work stream",
    family="law",
    subject="direction",
    cites=laws("direct-victims"),
    since=VICTIMS,
    judged_on=DIRECTION,
    severity="error: the Act requires the programme to provide for it",
    passes=example(
        {"title": "Charging delays", "directed_by": "on-victims"},
        programme=_VICTIMS,
        given=SOUND,
        on=date(2026, 4, 1),
    ),
    fails=example({"title": "Something else"}, programme=_VICTIMS, given=SOUND, on=date(2026, 4, 1)),
)
def victims_matters(direction: Direction, at: Moment) -> Ruling:
    """A stream that says it is directed by the direction names each of its matters, in its title or its notes.

    Where such a stream names none of them in these words, the authors judge whether it deals with one.
    A direction that the three ministers did not give together is void: LAW107 says so.
    """
    if direction.subject is not DirectionSubject.VICTIMS:
        return NOT_THIS_KIND
    together = _by_all_three(direction, at)
    if not together:
        return UNKNOWN if together is None else not_applicable(NotApplicable.NOT_THIS_KIND, "the direction is void")
    if direction.matters is None:
        return undetermined("the matters that it names are not recorded", "matters")
    said = list(_said_under(direction.id, at))
    unnamed = [matter for matter in direction.matters if not any(matter.casefold() in text for text in said)]
    if not unnamed:
        return met(cites=_under(direction))
    told = f"no stream directed by it names {listed(repr(matter) for matter in unnamed)}"
    if not at.complete:
        return undetermined(told, "/work_streams")
    if any(all(matter.casefold() not in text for matter in direction.matters) for text in said):
        told = f"whether a stream deals with {listed(map(repr, unnamed))}"
        authors = at.names(sorted(joint_authors(on=direction.given.earliest)))
        return judgement(told, by=authors, at="matters", cites=_under(direction))
    return breached(told, severity=Severity.ERROR, at="matters", cites=_under(direction))


def _said_under(direction: str, at: Moment) -> Iterator[str]:
    """What each stream directed by a direction says of itself."""
    for stream in at.programme.streams if at.programme else ():
        if stream.directed_by == direction:
            yield f"{stream.title}\n{stream.notes or ''}".casefold()
