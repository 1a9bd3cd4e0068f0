"""LAW107 and LAW108: ministers' directions about the joint programme."""

from collections.abc import Iterator
from datetime import date

from ..dates import not_after
from ..model.preparation import Direction, DirectionSubject
from ..outcome import NotApplicable, Severity
from ..statute import VICTIMS, joint_authors
from ._book import rule
from ._context import Moment, listed
from ._dated import MINISTERS, REFERENCE_UNKNOWN, STATUTORY, laws, laws_on
from ._examples import SOUND, example
from ._rulings import NOT_THIS_KIND, Ruling, breached, judgement, met, not_applicable, undetermined

__all__ = ["directed_together", "victims_matters"]

DIRECTION = "the day on which the direction was given"
"""The reference date of both rules."""


def _by_all_three(direction: Direction, at: Moment) -> bool | None:
    """Whether all three ministers gave a direction together; `None` where one of the bodies named is not known."""
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
    severity="error: ministers can direct only together, and what they direct is binding",
    passes=example({"directions": [_DIRECTION | {"ministers": sorted(MINISTERS)}]}),
    fails=example({"directions": [_DIRECTION | {"ministers": ["secretary-of-state"]}]}),
)
def directed_together(direction: Direction, at: Moment) -> Ruling:
    """The Secretary of State, the Lord Chancellor and the Attorney General may direct only together.

    A direction on timing is followed if the programme is prepared by the day it sets. Whether one on form is followed
    is read from the record; where it is not recorded, the ministers judge. Ministers have had power to direct on
    victims since 31 December 2025; whether a programme provides for the matters of such a direction is for LAW108.
    """
    together = _by_all_three(direction, at)
    if together is None:
        return REFERENCE_UNKNOWN
    if not together:
        who = f"{at.names(direction.ministers)} alone" if direction.ministers else "nobody"
        message = f"given by {who}: void unless all three ministers give it together"
        return breached(message, severity=Severity.ERROR, at="ministers", cites=_under(direction))
    if direction.subject is DirectionSubject.VICTIMS:
        had_power = not_after(VICTIMS, direction.given)
        if had_power is None:
            return undetermined(f"the law changed within {direction.given}: which applied is not known", "given")
        if had_power:
            return met(cites=_under(direction))
        message = f"ministers had no power to direct on victims before {VICTIMS}"
        return breached(message, severity=Severity.ERROR, at="subject", cites=_under(direction))
    return _form(direction, at) if direction.subject is DirectionSubject.FORM else _timing(direction, at)


_ROLES_OF_PROVISIONS = {
    DirectionSubject.TIMING: ("direct-timing", "joint-when"),
    DirectionSubject.FORM: ("direct-form",),
    DirectionSubject.VICTIMS: ("direct-victims",),
}


def _under(direction: Direction) -> tuple[str, ...]:
    """Cite the provisions that a direction is given under, as in force on the first day that it may have been given.

    For a direction on victims given before they came into force, their first version is cited.
    """
    on = direction.given.earliest
    if direction.subject is DirectionSubject.VICTIMS:
        on = max(on, VICTIMS)
    return laws_on(_ROLES_OF_PROVISIONS[direction.subject], joint_authors(on=on), on)


def _form(direction: Direction, at: Moment) -> Ruling:
    """Judge whether a direction on form was followed: as recorded, or else the ministers judge."""
    if direction.followed is None:
        message = "whether the programme has the form directed"
        return judgement(message, by=at.names(direction.ministers), at="followed", cites=_under(direction))
    if direction.followed:
        return met(cites=_under(direction))
    return breached("the direction was not followed", severity=Severity.ERROR, at="followed", cites=_under(direction))


def _timing(direction: Direction, at: Moment) -> Ruling:
    """Judge whether the programme was prepared by the day that a direction on timing sets."""
    programme, due = at.programme, direction.by_when
    if due is None:
        return undetermined("the day by which the programme was to be prepared is not recorded", "by_when")
    prepared = programme.prepared if programme else None
    if prepared is None:
        return undetermined("when the programme was prepared is not recorded", "/prepared")
    timely = not_after(prepared, due)
    if timely is None:
        return undetermined(f"prepared {prepared}: too coarse to compare with {due}", "/prepared")
    message = f"the programme was prepared on {prepared}, but was due by {due}"
    if timely:
        return met(cites=_under(direction))
    return breached(message, severity=Severity.ERROR, at="by_when", cites=_under(direction))


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
    severity="error: the Act requires the programme to provide for inspection of each matter",
    passes=example(
        {"title": "Charging delays", "directed_by": "on-victims"},
        programme=_VICTIMS,
        given=SOUND,
        on=date(2026, 4, 1),
    ),
    fails=example({"title": "Something else"}, programme=_VICTIMS, given=SOUND, on=date(2026, 4, 1)),
)
def victims_matters(direction: Direction, at: Moment) -> Ruling:
    """Each matter is named, in the words of the direction, in the title or notes of a stream directed by it.

    Where one of these streams names no matter in those words, the authors judge whether a stream deals with the
    matters that none names. A direction that the three ministers did not give together is void: see LAW107.
    """
    if direction.subject is not DirectionSubject.VICTIMS:
        return NOT_THIS_KIND
    together = _by_all_three(direction, at)
    if not together:
        return (
            REFERENCE_UNKNOWN
            if together is None
            else not_applicable(NotApplicable.NOT_THIS_KIND, "the direction is void: see LAW107")
        )
    if direction.matters is None:
        return undetermined("the matters that the direction names are not recorded", "matters")
    texts = list(_texts_of_streams(direction.id, at))
    unnamed = [matter for matter in direction.matters if not any(matter.casefold() in text for text in texts)]
    if not unnamed:
        return met(cites=_under(direction))
    message = f"no stream directed by it names {listed(repr(matter) for matter in unnamed)}"
    if not at.complete:
        return undetermined(message, "/work_streams")
    if any(all(matter.casefold() not in text for matter in direction.matters) for text in texts):
        message = f"whether a stream deals with {listed(map(repr, unnamed))}"
        authors = at.names(sorted(joint_authors(on=direction.given.earliest)))
        return judgement(message, by=authors, at="matters", cites=_under(direction))
    return breached(message, severity=Severity.ERROR, at="matters", cites=_under(direction))


def _texts_of_streams(direction: str, at: Moment) -> Iterator[str]:
    """Yield the title and notes, case-folded, of each stream that is recorded as directed by a direction."""
    for stream in at.programme.streams if at.programme else ():
        if stream.directed_by == direction:
            yield f"{stream.title}\n{stream.notes or ''}".casefold()
