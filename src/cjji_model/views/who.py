"""A body or an agency as text and as plain values, on a day or over its whole history.

Facts that were inferred or remembered are marked, and so are those that may have held on the day but are not certain.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from attrs import fields

from ..dates import PartialDate, not_after
from ..model.provenance import Confidence
from ..organisations.bodies import Agency, Body
from ..organisations.details import BodyEvent, DatedText, RelatedBody, Remit, VariantText
from ..organisations.names import Name, NameKind
from ..organisations.tenure import DatedRow
from ..registry import standard_registry
from ._page import Page, listed

__all__ = ["agency_plain", "agency_text", "body_plain", "body_text"]

_LABEL = 15
"""The width of the labels."""
_FULL = frozenset({NameKind.OPERATING, NameKind.STATUTORY, NameKind.TRADING})
"""The kinds of full names: not abbreviations, misspellings, aliases or the titles of heads."""
_MARKS = {Confidence.INFERRED: "inferred", Confidence.MEMORY: "from memory"}
"""How a fact is marked that was not read in its source."""
_ANSWERS = {True: "yes", False: "no", None: "not known"}


def body_text(body: Body, on: date | None, *, page: Page) -> str:
    """Return a body on a day as text; without a day, its whole history."""
    facets = _facets(body, on)
    if on is not None:
        head = [("", body.name(on=on), "bold"), ("id", body.id, ""), ("on", str(on), "")]
        head += [("style", body.royal_style(on=on) or "", "")]
        head += [(label, _ANSWERS[answer], "") for label, answer in _answers(body, on)]
    else:
        head = [("", body.name(), "bold"), ("id", body.id, "")]
    return _text(head, facets, body, on, page)


def agency_text(agency: Agency, on: date | None, *, page: Page) -> str:
    """Return an agency on a day and who provided it as text; without a day, its whole history."""
    head = [("", agency.short, "bold"), ("id", agency.id, ""), ("on", str(on or ""), "")]
    return _text(head, _facets(agency, on), agency, on, page)


def body_plain(body: Body, on: date | None) -> dict[str, Any]:
    """Return what `body_text` shows as plain values; what is not known or not recorded is `None`."""
    answers = {label.replace(" ", "_"): answer for label, answer in _answers(body, on)} if on else {}
    style = body.royal_style(on=on) if on else None
    return _plain(body, on) | {"name": body.name(on=on), "style": style, "kind": body.kind.value} | answers


def agency_plain(agency: Agency, on: date | None) -> dict[str, Any]:
    """Return what `agency_text` shows as plain values; what is not known or not recorded is `None`."""
    return _plain(agency, on) | {"criminal_justice": agency.criminal_justice}


# ----------------------------------------------------------------------------------------------------- facets


def _answers(body: Body, on: date) -> Iterator[tuple[str, bool | None]]:
    """Yield the questions about a body on a day that have yes, no or not known for an answer."""
    yield "existed", body.exists(on=on)
    yield "at work", body.operates(on=on)
    yield "npm member", body.npm_member(on=on)


def _facets(organisation: Body | Agency, on: date | None) -> dict[str, tuple[DatedRow, ...]]:
    """Return the rows of each facet by its label: with a day, those that held or may have held then; else all."""
    details = organisation.details
    facets: dict[str, tuple[DatedRow, ...]] = {
        "names": tuple(name for name in organisation.names if name.kind in _FULL),
        "abbreviations": organisation.abbreviations(),
    }
    if isinstance(organisation, Body):
        history = organisation.history
        facets |= {
            "existence": history.existence,
            "operation": history.operation,
            "head": details.heads,
            "appointed by": details.appointments,
            "sponsor": details.sponsors,
            "reports to": details.addressees,
            "rests on": details.bases,
            "inspects": history.remits,
            "website": details.websites,
            "is for": details.purposes,
        }
    else:
        facets |= {"provided by": details.providers, "sponsor": details.sponsors}
    return {
        label: tuple(row for row in rows if on is None or row.in_effect(on) is not False)
        for label, rows in facets.items()
    }


def _changes(organisation: Body | Agency) -> list[tuple[PartialDate, str]]:
    """Return what changed, and when, in order of time and without duplicates."""
    details = organisation.details
    changes = [(event.when, _event_summary(event, organisation)) for event in details.events]
    changes += [(name.since, f"called {name.text}") for name in organisation.names if name.kind in _FULL and name.since]
    changes += [(row.since, f"provided by {row.text}") for row in details.providers if row.since]
    if isinstance(organisation, Body):
        history = organisation.history
        changes += [(row.since, f"sponsored by {row.text}") for row in details.sponsors if row.since]
        changes += [(row.since, f"inspects {row.text}") for row in history.remits if row.since]
        changes += [(row.until, f"no longer inspects {row.text}") for row in history.remits if row.until]
        changes += [(row.until, "no longer exists") for row in history.existence[-1:] if row.until]
    return sorted(dict.fromkeys(changes), key=lambda change: (change[0].earliest, change[0].latest))


def _around(
    organisation: Body | Agency, on: date
) -> tuple[list[tuple[PartialDate, str]], list[tuple[PartialDate, str]]]:
    """Return the changes of the last date by a day, and those of the first date after it."""
    changes = _changes(organisation)
    past = [change for change in changes if not_after(change[0], on)]
    ahead = [change for change in changes if not_after(change[0], on) is False]
    return [c for c in past if c[0] == past[-1][0]], [c for c in ahead if c[0] == ahead[0][0]]


# ------------------------------------------------------------------------------------------------------- text


def _text(
    head: Iterable[tuple[str, str, str]],
    facets: dict[str, tuple[DatedRow, ...]],
    organisation: Body | Agency,
    on: date | None,
    page: Page,
) -> str:
    """Return the text: first the rows of `head` (label, text, style), then the facets and what else is recorded."""
    lines: list[str] = []
    for label, text, style in head:
        if style:
            lines += [page.painted(line, style) for line in page.block(text)]
        elif text:
            lines += page.block(text, label=label, room=_LABEL, style="dim")
    groups = {label: [_row_text(row, on) for row in rows] for label, rows in facets.items()}
    details = organisation.details
    if on is None:
        groups["came after"] = [_related_text(related) for related in details.predecessors]
        groups["gave way to"] = [_related_text(related) for related in details.successors]
        groups["what happened"] = [_event_text(event, organisation) for event in details.events]
    else:
        last, ahead = _around(organisation, on)
        groups["changed last"] = [f"{when}: {what}" for when, what in last]
        groups["changes next"] = [f"{when}: {what}" for when, what in ahead]
    groups["others say"] = [_variant_text(variant) for variant in details.variants]
    for label, texts in groups.items():
        for i, text in enumerate(texts):
            lines += page.block(text, label="" if i else label, room=_LABEL, style="dim")
    return "\n".join(lines) + "\n"


def _row_text(row: DatedRow, on: date | None) -> str:
    """Return a row as text: what it says, its dates where no day is given, and in brackets how certain it is."""
    parts = [str(row)]
    if isinstance(row, Remit):
        parts += _remit_notes(row)
    elif isinstance(row, DatedText):
        notes = ", ".join(part for part in (row.short, row.scope, row.cite) if part)
        if notes:
            parts.append(f"({notes})")
    elif isinstance(row, Name) and row.kind in _FULL:
        parts.append(f"({row.kind})")
    if on is None:
        parts.append(_dates(row))
    date_mark = _mark(row.date_confidence)
    perhaps = "perhaps" if on is not None and row.in_effect(on) is None else ""
    marks = "; ".join(mark for mark in (_mark(row.confidence), date_mark and f"dates {date_mark}", perhaps) if mark)
    return " ".join(part for part in (*parts, f"[{marks}]" if marks else "") if part)


_WHERE = {"england": "England", "northern-ireland": "Northern Ireland", "uk": "the United Kingdom"}
"""The names of the parts of the United Kingdom to which a remit is limited."""


def _mark(confidence: Confidence | None) -> str:
    """Return the mark of a confidence; empty for what was seen in its source."""
    return _MARKS.get(confidence, "") if confidence else ""


def _remit_notes(row: Remit) -> list[str]:
    """Return in parentheses the basis and place of a remit, the bodies that share it, and whether it is doubtful."""
    notes = []
    if row.basis:
        notes.append(row.basis.value)
    if row.law:
        notes.append(row.law)
    if row.where:
        notes.append(f"in {_WHERE[row.where]}")
    if row.jointly_with:
        notes.append(f"with {listed(standard_registry().short(id) for id in row.jointly_with)}")
    if row.doubtful:
        notes.append("doubtful")
    return [f"({', '.join(notes)})"] if notes else []


def _dates(row: DatedRow) -> str:
    since = f"since {row.since}" if row.since else ""
    until = f"until {row.until}" if row.until else ""
    return ", ".join(part for part in (since, until) if part)


def _related_text(related: RelatedBody) -> str:
    """Return a predecessor or successor: when, which body, how, and a note."""
    return f"{related.when}: {related.text}" + (
        f" ({related.how.replace('-', ' ')}; {related.note})" if related.note else f" ({related.how})"
    )


def _event_text(event: BodyEvent, organisation: Body | Agency) -> str:
    mark = _mark(event.confidence)
    return f"{event.when}: {_event_summary(event, organisation)}" + (f" [{mark}]" if mark else "")


def _event_summary(event: BodyEvent, organisation: Body | Agency) -> str:
    """Return what happened; if it happened to other bodies, with their names."""
    return (
        event.what
        if organisation.id in event.of
        else f"{listed(standard_registry().short(id) for id in event.of)}: {event.what}"
    )


_OF_FACETS = {
    "addressees": "reports to",
    "appointments": "appointed by",
    "bases": "rests on",
    "existence": "existence",
    "heads": "head",
    "names": "name",
    "providers": "provided by",
    "remits": "inspects",
    "sponsors": "sponsor",
    "websites": "website",
}
"""The labels of facets in what other sources say."""


def _variant_text(variant: VariantText) -> str:
    """Return what another source says of a facet, and why it is not followed."""
    return f"{_OF_FACETS.get(variant.facet, variant.facet)}: {variant.text} ({variant.why})"


# ------------------------------------------------------------------------------------------------ plain values


def _plain(organisation: Body | Agency, on: date | None) -> dict[str, Any]:
    """Return what a body and an agency have in common as plain values."""
    details = organisation.details
    values: dict[str, Any] = {"id": organisation.id, "short": organisation.short, "on": on and on.isoformat()}
    for label, rows in _facets(organisation, on).items():
        values[label.replace(" ", "_")] = [_row_plain(row) | _certain(row, on) for row in rows]
    related = {"came_after": details.predecessors, "gave_way_to": details.successors}
    for label, items in (*related.items(), ("events", details.events), ("others_say", details.variants)):
        values[label] = [_row_plain(item) for item in items]
    if on is not None:
        for label, changes in zip(("changed_last", "changes_next"), _around(organisation, on), strict=True):
            values[label] = [{"when": str(when), "what": what} for when, what in changes]
    return values


def _certain(row: DatedRow, on: date | None) -> dict[str, bool]:
    """Return whether a row certainly held on the day; nothing without a day."""
    return {} if on is None else {"certain": row.in_effect(on) is True}


def _row_plain(row: Any) -> dict[str, Any]:
    """Return a row as plain values by the names of its attributes."""
    return {field.name: _value(getattr(row, field.name)) for field in fields(type(row))}


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return value if value is None or isinstance(value, bool) else str(value)
