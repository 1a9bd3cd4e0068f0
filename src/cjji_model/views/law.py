"""The law of a day laid out: the provisions in force, what a body owed and could do, and whom to consult."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from .. import statute
from ..model.provenance import Confidence
from ..registry import standard_registry
from ..statute import Consultee, JointConsultee, JointScheme, ListedBody, Modality, Provision
from ._page import Page, listed

__all__ = ["consult_plain", "consult_text", "law_plain", "law_text"]

_ROOM = 26
_MARKS = {Confidence.INFERRED: "inferred", Confidence.MEMORY: "from memory"}


# ----------------------------------------------------------------------------------------------- provisions


def law_text(on: date, of: str | None, *, page: Page) -> str:
    """The provisions in force on a day: all, Act by Act; or what one body had to do, could do, and with whom."""
    return "\n".join(_of_all(on, page) if of is None else _of_body(on, of, page)) + "\n"


def _of_all(on: date, page: Page) -> Iterator[str]:
    found = statute.in_force(on=on)
    yield page.painted(f"Provisions recorded here that were in force on {on}: {len(found) or 'none'}", "bold")
    yield from _that_day(on, page)
    yield from _by_act(found, on, page, holder=True)
    yield from _not_known(statute.unsettled(on=on), on, page)


def _of_body(on: date, of: str, page: Page) -> Iterator[str]:
    name = _name(of, on)
    yield page.painted(f"{name}: the law on {on}", "bold")
    yield from _that_day(on, page)
    held = _held(of, on)
    for title, ones in held.items():
        if ones:
            yield from ("", page.painted(f"{title}:", "bold"))
            yield from _by_act(ones, on, page, holder=False)
    if not any(held.values()):
        yield from ("", f"No provision here was in force on {on} that {name} held.")
    for title, rows in _lists(of, on).items():
        yield from ("", page.painted(f"{title}:", "bold"))
        for row in rows:
            yield from page.block(f"{_short(row.body)}{_mark(row.confidence)}", indent=2, label=row.cite, room=48)
    yield from _not_known((one for one in statute.unsettled(on=on) if _holds(of, one)), on, page)


def _that_day(on: date, page: Page) -> Iterator[str]:
    """What changed the law that day."""
    for event in statute.events().values():
        if event.day == on:
            yield from page.block(
                f"{event.title}. {event.effect}.{_mark(event.confidence)}", label="that day:", room=10
            )


def _not_known(ones: Iterable[Provision], on: date, page: Page) -> Iterator[str]:
    found = list(ones)
    if found:
        yield from ("", page.painted(f"Whether these were in force on {on} is not known:", "bold"))
        yield from _by_act(found, on, page, holder=True)


def _by_act(found: Iterable[Provision], on: date, page: Page, *, holder: bool) -> Iterator[str]:
    """Provisions under the names of their Acts."""
    for instrument, ones in groupby(found, key=lambda one: one.instrument):
        yield from ("", *page.block(instrument.title))
        for one in ones:
            who = f", {listed(_holder(id, on) for id in one.holders)}" if holder and one.holders else ""
            where = f" (in {', '.join(one.areas)})" if one.areas else ""
            told = f"{one.modality.value}{who}: {one.text}{where}{_mark(one.confidence)}"
            yield from page.block(told, indent=2, label=_short_cite(one), room=_ROOM, style="dim")


def _short_cite(one: Provision) -> str:
    """The citation without the name of the Act."""
    found = next((start for start in _STARTS if start in one.citation), None)
    return "" if found is None else f"{found}{one.citation.split(found, 1)[1]}".strip()


_STARTS = (" s. ", " ss. ", " Sch. ", " art. ", " regs ")


def _mark(confidence: Confidence) -> str:
    word = _MARKS.get(confidence)
    return f" ({word})" if word else ""


def _holds(of: str, one: Provision) -> bool:
    found = (statute.holders()[id] for id in one.holders)
    return any(of in {holder.id, holder.body, holder.agency} for holder in found)


def _held(of: str, on: date) -> dict[str, tuple[Provision, ...]]:
    """What a body held that day: what it had to do, what it was not to do, what it could do, and the rest."""
    duties, powers = statute.duties(of=of, on=on), statute.powers(of=of, on=on)
    rest = (one for one in statute.in_force(on=on) if _holds(of, one) and one not in duties and one not in powers)
    banned = tuple(one for one in duties if one.modality is Modality.PROHIBITION)
    bound = tuple(one for one in duties if one not in banned)
    return {"It had to": bound, "It was not to": banned, "It could": powers, "Besides": tuple(rest)}


def _lists(of: str, on: date) -> dict[str, tuple[ListedBody, ...]]:
    """Those on its lists that day."""
    if of not in statute.INSPECTORATES:
        return {}
    found: dict[str, tuple[ListedBody, ...]] = {
        "It had to consult, before preparing a programme": statute.consultees(of=of, on=on),
        "It could block inspections by": statute.blockable(of=of, on=on),
        "It had to co-operate with": statute.co_operation(of=of, on=on),
        "It prepared the joint programme with": statute.co_authors(of=of, on=on),
    }
    return {title: rows for title, rows in found.items() if rows}


def _name(of: str, on: date) -> str:
    named = standard_registry().bodies.get(of) or standard_registry().agencies.get(of)
    return _holder(of, on) if named is None else named.name(on=on)


def _holder(id: str, on: date) -> str:
    return statute.holders()[id].name_on(on)


def _short(body: str) -> str:
    return standard_registry().short(body)


def law_plain(on: date, of: str | None) -> dict[str, Any]:
    """The same as plain values."""
    if of is None:
        found: dict[str, Any] = {"provisions": [_provision_plain(one) for one in statute.in_force(on=on)]}
        unsettled = statute.unsettled(on=on)
    else:
        bound, banned, powers, rest = _held(of, on).values()
        found = {
            "of": of,
            "duties": [_provision_plain(one) for one in (*bound, *banned)],
            "powers": [_provision_plain(one) for one in powers],
            "other": [_provision_plain(one) for one in rest],
            "lists": {title: [_row_plain(row) for row in rows] for title, rows in _lists(of, on).items()},
        }
        unsettled = tuple(one for one in statute.unsettled(on=on) if _holds(of, one))
    events = [event.id for event in statute.events().values() if event.day == on]
    return {"on": on.isoformat(), "events": events, **found, "not_known": [_provision_plain(one) for one in unsettled]}


def _provision_plain(one: Provision) -> dict[str, Any]:
    return {
        "id": one.id,
        "version": one.version,
        "citation": one.citation,
        "url": one.url,
        "modality": one.modality.value,
        "holders": list(one.holders),
        "text": one.text,
        "to": list(one.to),
        "conditions": list(one.conditions),
        "areas": list(one.areas),
        "since": one.since and one.since.isoformat(),
        "until": one.until and one.until.isoformat(),
        "made_by": one.made_by,
        "amended_by": list(one.amended_by),
        "ended_by": one.ended_by,
        "confidence": one.confidence.value,
        "sources": list(one.sources),
        "current_text_seen": one.current_text_seen,
        "note": one.note,
    }


def _row_plain(row: ListedBody) -> dict[str, Any]:
    return {
        "body": row.body,
        "letter": row.letter,
        "provision": row.provision,
        "cite": row.cite,
        "since": row.since.isoformat(),
        "until": row.until and row.until.isoformat(),
        "confidence": row.confidence.value,
    }


# --------------------------------------------------------------------------------------------------- consulting


def consult_text(on: date, *, page: Page) -> str:
    """To whom a joint programme prepared that day must be taken, under which paragraph, and who may agree a waiver."""
    scheme = statute.joint_scheme(on=on)
    lines = [page.painted(f"A joint programme prepared on {on}", "bold")]
    if not scheme.authors:
        return "\n".join([*lines, "", *(line for note in scheme.notes for line in page.block(note))]) + "\n"
    lines += ["", *page.block(listed(map(_short, scheme.authors)), label="prepared together by:", room=23)]
    outside = [one for one in scheme.consultees if not one.co_author]
    for title, ones in (
        ("Consult first; no waiver is possible:", [one for one in outside if not one.waivable]),
        ("Consult first, or agree a waiver that names the cases it covers:", [one for one in outside if one.waivable]),
    ):
        lines += ["", page.painted(title, "bold"), *(line for one in ones for line in _consultee(one, page))]
    copied = {one.body for one in scheme.copies}
    same = copied == {one.body for one in scheme.consultees}
    to = "each of them" if same else listed(_short(one.body) for one in outside if one.body in copied)
    lines += ["", *page.block(f"{to}, once it is prepared; no time is set", label="send a copy to:", room=23)]
    told = f"{listed(map(_short, scheme.directing))}, all together, on when it is prepared and in what form"
    victims = ", and on what victims experience" if scheme.victims else ""
    lines += page.block(told + victims, label="who may direct:", room=23)
    lines += ["", *(line for note in scheme.notes for line in page.block(note, label="-", room=2))]
    return "\n".join(lines) + "\n"


def _consultee(one: JointConsultee, page: Page) -> Iterator[str]:
    where = "; ".join(row.cite + _mark(row.confidence) for row in one.rows)
    yield from page.block(where, indent=2, label=_short(one.body), room=_ROOM)
    if one.waivable:
        yield from page.block(listed(map(_short, one.waivers)), indent=2 + _ROOM, label="waiver with: ", room=13)


def consult_plain(on: date) -> dict[str, Any]:
    """The same as plain values."""
    scheme: JointScheme = statute.joint_scheme(on=on)
    return {
        "on": on.isoformat(),
        "authors": list(scheme.authors),
        "consultees": [_joint_plain(one) for one in scheme.consultees],
        "copies": [_joint_plain(one) for one in scheme.copies],
        "directing": list(scheme.directing),
        "victims": scheme.victims,
        "notes": list(scheme.notes),
    }


def _joint_plain(one: JointConsultee) -> dict[str, Any]:
    rows: tuple[Consultee, ...] = one.rows
    return {
        "body": one.body,
        "co_author": one.co_author,
        "waivable": one.waivable,
        "waivers": list(one.waivers),
        "under": [{"of": row.of, **_row_plain(row)} for row in rows],
    }
