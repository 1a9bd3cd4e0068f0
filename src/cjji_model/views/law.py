"""The law on a day as text and as plain values: provisions in force, duties and powers of a body, consultees."""

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
"""The width of the column of citations."""
_MARKS = {Confidence.INFERRED: "inferred", Confidence.MEMORY: "from memory"}
"""How a fact is marked that was not read in its source."""


# ----------------------------------------------------------------------------------------------- provisions


def law_text(on: date, of: str | None, *, page: Page) -> str:
    """Return the provisions in force on a day as text: all, Act by Act; or the duties, powers and lists of one body."""
    return "\n".join(_of_all(on, page) if of is None else _of_body(on, of, page)) + "\n"


def _of_all(on: date, page: Page) -> Iterator[str]:
    provisions = statute.in_force(on=on)
    yield page.painted(f"Provisions recorded here that were in force on {on}: {len(provisions) or 'none'}", "bold")
    yield from _changed_that_day(on, page)
    yield from _by_act(provisions, on, page, holder=True)
    yield from _not_known(statute.not_known_in_force(on=on), on, page)


def _of_body(on: date, of: str, page: Page) -> Iterator[str]:
    name = _name(of, on)
    yield page.painted(f"{name}: the law on {on}", "bold")
    yield from _changed_that_day(on, page)
    by_title = _provisions_of(of, on)
    for title, provisions in by_title.items():
        if provisions:
            yield from ("", page.painted(f"{title}:", "bold"))
            yield from _by_act(provisions, on, page, holder=False)
    if not any(by_title.values()):
        yield from ("", f"No provision held by {name} is recorded as in force on {on}.")
    for title, rows in _lists(of, on).items():
        yield from ("", page.painted(f"{title}:", "bold"))
        for row in rows:
            yield from page.block(f"{_short(row.body)}{_mark(row.confidence)}", indent=2, label=row.cite, room=48)
    yield from _not_known(
        (provision for provision in statute.not_known_in_force(on=on) if _is_held_by(of, provision)), on, page
    )


def _changed_that_day(on: date, page: Page) -> Iterator[str]:
    """Yield the events that changed the law on the day."""
    for event in statute.events().values():
        if event.day == on:
            yield from page.block(
                f"{event.title}. {event.effect}.{_mark(event.confidence)}", label="that day:", room=10
            )


def _not_known(provisions: Iterable[Provision], on: date, page: Page) -> Iterator[str]:
    """Yield the provisions of which it is not known whether they were in force; no lines where there are none."""
    unsettled = list(provisions)
    if unsettled:
        yield from ("", page.painted(f"Whether these were in force on {on} is not known:", "bold"))
        yield from _by_act(unsettled, on, page, holder=True)


def _by_act(provisions: Iterable[Provision], on: date, page: Page, *, holder: bool) -> Iterator[str]:
    """Yield provisions under the titles of their Acts; with `holder`, also whom each binds or empowers."""
    for instrument, group in groupby(provisions, key=lambda provision: provision.instrument):
        yield from ("", *page.block(instrument.title))
        for provision in group:
            holders = f", {listed(_holder(id, on) for id in provision.holders)}" if holder and provision.holders else ""
            areas = f" (in {', '.join(provision.areas)})" if provision.areas else ""
            text = f"{provision.modality.value}{holders}: {provision.text}{areas}{_mark(provision.confidence)}"
            yield from page.block(text, indent=2, label=_short_cite(provision), room=_ROOM, style="dim")


def _short_cite(provision: Provision) -> str:
    """Return the citation without the name of the Act; empty where it does not say a section, schedule or article."""
    start = next((start for start in _STARTS if start in provision.citation), None)
    return "" if start is None else f"{start}{provision.citation.split(start, 1)[1]}".strip()


_STARTS = (" s. ", " ss. ", " Sch. ", " art. ", " regs ")
"""What follows the name of the Act in a citation."""


def _mark(confidence: Confidence) -> str:
    mark = _MARKS.get(confidence)
    return f" ({mark})" if mark else ""


def _is_held_by(of: str, provision: Provision) -> bool:
    """Whether a provision binds or empowers a body, an agency, or another holder, by its id."""
    holders = (statute.holders()[id] for id in provision.holders)
    return any(of in {holder.id, holder.body, holder.agency} for holder in holders)


def _provisions_of(of: str, on: date) -> dict[str, tuple[Provision, ...]]:
    """Return the provisions of a body on a day by their headings: duties, prohibitions, powers, and the rest."""
    duties, powers = statute.duties(of=of, on=on), statute.powers(of=of, on=on)
    rest = (p for p in statute.in_force(on=on) if _is_held_by(of, p) and p not in duties and p not in powers)
    prohibitions = tuple(p for p in duties if p.modality is Modality.PROHIBITION)
    obligations = tuple(p for p in duties if p not in prohibitions)
    return {"It had to": obligations, "It was not to": prohibitions, "It could": powers, "Besides": tuple(rest)}


def _lists(of: str, on: date) -> dict[str, tuple[ListedBody, ...]]:
    """Return the lists of an inspectorate on a day, by their headings; empty lists are left out."""
    if of not in statute.INSPECTORATES:
        return {}
    by_title: dict[str, tuple[ListedBody, ...]] = {
        "It had to consult, before preparing a programme": statute.consultees(of=of, on=on),
        "It could block inspections by": statute.blockable(of=of, on=on),
        "It had to co-operate with": statute.co_operation(of=of, on=on),
        "It prepared the joint programme with": statute.co_authors(of=of, on=on),
    }
    return {title: rows for title, rows in by_title.items() if rows}


def _name(of: str, on: date) -> str:
    """Return the name on a day of a body, an agency, or another holder of duties and powers."""
    organisation = standard_registry().bodies.get(of) or standard_registry().agencies.get(of)
    return _holder(of, on) if organisation is None else organisation.name(on=on)


def _holder(id: str, on: date) -> str:
    return statute.holders()[id].name_on(on)


def _short(body: str) -> str:
    return standard_registry().short(body)


def law_plain(on: date, of: str | None) -> dict[str, Any]:
    """Return what `law_text` shows as plain values."""
    if of is None:
        values: dict[str, Any] = {"provisions": [_provision_plain(p) for p in statute.in_force(on=on)]}
        unsettled = statute.not_known_in_force(on=on)
    else:
        obligations, prohibitions, powers, rest = _provisions_of(of, on).values()
        values = {
            "of": of,
            "duties": [_provision_plain(p) for p in (*obligations, *prohibitions)],
            "powers": [_provision_plain(p) for p in powers],
            "other": [_provision_plain(p) for p in rest],
            "lists": {title: [_row_plain(row) for row in rows] for title, rows in _lists(of, on).items()},
        }
        unsettled = tuple(p for p in statute.not_known_in_force(on=on) if _is_held_by(of, p))
    events = [event.id for event in statute.events().values() if event.day == on]
    return {"on": on.isoformat(), "events": events, **values, "not_known": [_provision_plain(p) for p in unsettled]}


def _provision_plain(provision: Provision) -> dict[str, Any]:
    return {
        "id": provision.id,
        "version": provision.version,
        "citation": provision.citation,
        "url": provision.url,
        "modality": provision.modality.value,
        "holders": list(provision.holders),
        "text": provision.text,
        "to": list(provision.to),
        "conditions": list(provision.conditions),
        "areas": list(provision.areas),
        "since": provision.since and provision.since.isoformat(),
        "until": provision.until and provision.until.isoformat(),
        "made_by": provision.made_by,
        "amended_by": list(provision.amended_by),
        "ended_by": provision.ended_by,
        "confidence": provision.confidence.value,
        "sources": list(provision.sources),
        "current_text_seen": provision.current_text_seen,
        "note": provision.note,
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
    """Return as text who must be consulted on a joint programme prepared on a day.

    It shows the authors, the consultees with the paragraphs that list them and with whom they may agree a waiver, who
    is sent copies, and who may direct the preparation.
    """
    scheme = statute.joint_scheme(on=on)
    lines = [page.painted(f"A joint programme prepared on {on}", "bold")]
    if not scheme.authors:
        return "\n".join([*lines, "", *(line for note in scheme.notes for line in page.block(note))]) + "\n"
    lines += ["", *page.block(listed(map(_short, scheme.authors)), label="prepared together by:", room=23)]
    others = [consultee for consultee in scheme.consultees if not consultee.co_author]
    for title, group in (
        ("Consult first; no waiver is possible:", [consultee for consultee in others if not consultee.waivable]),
        (
            "Consult first, or agree a waiver that names the cases it covers:",
            [consultee for consultee in others if consultee.waivable],
        ),
    ):
        lines += [
            "",
            page.painted(title, "bold"),
            *(line for consultee in group for line in _consultee(consultee, page)),
        ]
    copied = {consultee.body for consultee in scheme.copies}
    same = copied == {consultee.body for consultee in scheme.consultees}
    to = "each of them" if same else listed(_short(consultee.body) for consultee in others if consultee.body in copied)
    lines += ["", *page.block(f"{to}, once it is prepared; no time is set", label="send a copy to:", room=23)]
    directing = f"{listed(map(_short, scheme.directing))}, all together, on when it is prepared and in what form"
    victims = ", and on what victims experience" if scheme.victims else ""
    lines += page.block(directing + victims, label="who may direct:", room=23)
    lines += ["", *(line for note in scheme.notes for line in page.block(note, label="-", room=2))]
    return "\n".join(lines) + "\n"


def _consultee(consultee: JointConsultee, page: Page) -> Iterator[str]:
    """Yield a consultee with the paragraphs that list it, and those who may agree a waiver with it."""
    paragraphs = "; ".join(row.cite + _mark(row.confidence) for row in consultee.rows)
    yield from page.block(paragraphs, indent=2, label=_short(consultee.body), room=_ROOM)
    if consultee.waivable:
        yield from page.block(listed(map(_short, consultee.waivers)), indent=2 + _ROOM, label="waiver with: ", room=13)


def consult_plain(on: date) -> dict[str, Any]:
    """Return what `consult_text` shows as plain values."""
    scheme: JointScheme = statute.joint_scheme(on=on)
    return {
        "on": on.isoformat(),
        "authors": list(scheme.authors),
        "consultees": [_joint_plain(consultee) for consultee in scheme.consultees],
        "copies": [_joint_plain(consultee) for consultee in scheme.copies],
        "directing": list(scheme.directing),
        "victims": scheme.victims,
        "notes": list(scheme.notes),
    }


def _joint_plain(consultee: JointConsultee) -> dict[str, Any]:
    rows: tuple[Consultee, ...] = consultee.rows
    return {
        "body": consultee.body,
        "co_author": consultee.co_author,
        "waivable": consultee.waivable,
        "waivers": list(consultee.waivers),
        "under": [{"of": row.of, **_row_plain(row)} for row in rows],
    }
