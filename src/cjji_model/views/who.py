"""A body or an agency laid out, as it stood on a day or over its whole history.

What was inferred or remembered is marked, and so is what may have held that day and is not certain.
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
_FULL = frozenset({NameKind.OPERATING, NameKind.STATUTORY, NameKind.TRADING})
_MARKS = {Confidence.INFERRED: "inferred", Confidence.MEMORY: "from memory"}
_ANSWERS = {True: "yes", False: "no", None: "not known"}


def body_text(body: Body, on: date | None, *, page: Page) -> str:
    """A body on a day; without one, its whole history."""
    facets = _facets(body, on)
    if on is not None:
        told = [("", body.name(on=on), "bold"), ("id", body.id, ""), ("on", str(on), "")]
        told += [("style", body.style(on=on) or "", "")]
        told += [(label, _ANSWERS[answer], "") for label, answer in _answers(body, on)]
    else:
        told = [("", body.name(), "bold"), ("id", body.id, "")]
    return _laid_out(told, facets, body, on, page)


def agency_text(agency: Agency, on: date | None, *, page: Page) -> str:
    """An agency on a day, and who provided it; without one, its whole history."""
    told = [("", agency.short, "bold"), ("id", agency.id, ""), ("on", str(on or ""), "")]
    return _laid_out(told, _facets(agency, on), agency, on, page)


def body_plain(body: Body, on: date | None) -> dict[str, Any]:
    """The same of a body as plain values; what is not known or not recorded is `null`."""
    answers = {label.replace(" ", "_"): answer for label, answer in _answers(body, on)} if on else {}
    style = body.style(on=on) if on else None
    return _plain(body, on) | {"name": body.name(on=on), "style": style, "kind": body.kind.value} | answers


def agency_plain(agency: Agency, on: date | None) -> dict[str, Any]:
    """The same of an agency as plain values."""
    return _plain(agency, on) | {"criminal_justice": agency.criminal_justice}


# ----------------------------------------------------------------------------------------------------- facets


def _answers(body: Body, on: date) -> Iterator[tuple[str, bool | None]]:
    yield "existed", body.exists(on=on)
    yield "at work", body.operates(on=on)
    yield "npm member", body.npm_member(on=on)


def _facets(one: Body | Agency, on: date | None) -> dict[str, tuple[DatedRow, ...]]:
    """The rows of each facet: of a day, those that held or may have; else all."""
    held = one.details
    found: dict[str, tuple[DatedRow, ...]] = {
        "names": tuple(name for name in one.names if name.kind in _FULL),
        "abbreviations": one.abbreviations(),
    }
    if isinstance(one, Body):
        standing = one.history
        found |= {
            "existence": standing.existence,
            "operation": standing.operation,
            "head": held.heads,
            "appointed by": held.appointments,
            "sponsor": held.sponsors,
            "reports to": held.addressees,
            "rests on": held.bases,
            "inspects": standing.remits,
            "website": held.websites,
            "is for": held.purposes,
        }
    else:
        found |= {"provided by": held.providers, "sponsor": held.sponsors}
    return {
        label: tuple(row for row in rows if on is None or row.in_effect(on) is not False)
        for label, rows in found.items()
    }


def _changes(one: Body | Agency) -> list[tuple[PartialDate, str]]:
    """What changed, and when, in order of time."""
    held = one.details
    found = [(event.when, _happened(event, one)) for event in held.events]
    found += [(name.since, f"called {name.text}") for name in one.names if name.kind in _FULL and name.since]
    found += [(row.since, f"provided by {row.text}") for row in held.providers if row.since]
    if isinstance(one, Body):
        standing = one.history
        found += [(row.since, f"sponsored by {row.text}") for row in held.sponsors if row.since]
        found += [(row.since, f"inspects {row.words}") for row in standing.remits if row.since]
        found += [(row.until, f"no longer inspects {row.words}") for row in standing.remits if row.until]
        found += [(row.until, "no longer exists") for row in standing.existence[-1:] if row.until]
    return sorted(dict.fromkeys(found), key=lambda change: (change[0].earliest, change[0].latest))


def _about(one: Body | Agency, on: date) -> tuple[list[tuple[PartialDate, str]], list[tuple[PartialDate, str]]]:
    """What changed last by a day, and what changed next after it: all that bears one date."""
    changes = _changes(one)
    past = [change for change in changes if not_after(change[0], on)]
    ahead = [change for change in changes if not_after(change[0], on) is False]
    return [c for c in past if c[0] == past[-1][0]], [c for c in ahead if c[0] == ahead[0][0]]


# ------------------------------------------------------------------------------------------------------- text


def _laid_out(
    told: Iterable[tuple[str, str, str]],
    facets: dict[str, tuple[DatedRow, ...]],
    one: Body | Agency,
    on: date | None,
    page: Page,
) -> str:
    lines: list[str] = []
    for label, text, style in told:
        if style:
            lines += [page.painted(line, style) for line in page.block(text)]
        elif text:
            lines += page.block(text, label=label, room=_LABEL, style="dim")
    groups = {label: [_row_text(row, on) for row in rows] for label, rows in facets.items()}
    held = one.details
    if on is None:
        groups["came after"] = [_kin_text(kin) for kin in held.predecessors]
        groups["gave way to"] = [_kin_text(kin) for kin in held.successors]
        groups["what happened"] = [_event_text(event, one) for event in held.events]
    else:
        last, ahead = _about(one, on)
        groups["changed last"] = [f"{when}: {words}" for when, words in last]
        groups["changes next"] = [f"{when}: {words}" for when, words in ahead]
    groups["others say"] = [_variant_text(variant) for variant in held.variants]
    for label, texts in groups.items():
        for i, text in enumerate(texts):
            lines += page.block(text, label="" if i else label, room=_LABEL, style="dim")
    return "\n".join(lines) + "\n"


def _row_text(row: DatedRow, on: date | None) -> str:
    """A row in words: what, since and until when where no day is asked for, and what is less than sure of it."""
    words = [str(row)]
    if isinstance(row, Remit):
        words += _remit_words(row)
    elif isinstance(row, DatedText):
        beside = ", ".join(part for part in (row.short, row.scope, row.cite) if part)
        words += [f"({beside})"] if beside else []
    elif isinstance(row, Name) and row.kind in _FULL:
        words += [f"({row.kind})"]
    words += [_when(row)] if on is None else []
    dates = _mark(row.date_confidence)
    perhaps = "perhaps" if on is not None and row.in_effect(on) is None else ""
    marked = "; ".join(mark for mark in (_mark(row.confidence), dates and f"dates {dates}", perhaps) if mark)
    return " ".join(word for word in (*words, f"[{marked}]" if marked else "") if word)


_WHERE = {"england": "England", "northern-ireland": "Northern Ireland", "uk": "the United Kingdom"}


def _mark(confidence: Confidence | None) -> str:
    """What is to be said of a row that was not seen in its source."""
    return _MARKS.get(confidence, "") if confidence else ""


def _remit_words(row: Remit) -> list[str]:
    told = [row.basis.value if row.basis else "", row.law or "", f"in {_WHERE[row.where]}" if row.where else ""]
    told += [f"with {listed(standard_registry().short(id) for id in row.jointly_with)}" if row.jointly_with else ""]
    told += ["doubtful" if row.doubtful else ""]
    ground = ", ".join(part for part in told if part)
    return [f"({ground})"] if ground else []


def _when(row: DatedRow) -> str:
    since = f"since {row.since}" if row.since else ""
    until = f"until {row.until}" if row.until else ""
    return ", ".join(part for part in (since, until) if part)


def _kin_text(kin: RelatedBody) -> str:
    return f"{kin.when}: {kin.text}" + (f" ({kin.how.replace('-', ' ')}; {kin.note})" if kin.note else f" ({kin.how})")


def _event_text(event: BodyEvent, one: Body | Agency) -> str:
    mark = _mark(event.confidence)
    return f"{event.when}: {_happened(event, one)}" + (f" [{mark}]" if mark else "")


def _happened(event: BodyEvent, one: Body | Agency) -> str:
    """What happened, and to whom where it was to others."""
    return (
        event.what
        if one.id in event.of
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


def _variant_text(variant: VariantText) -> str:
    return f"{_OF_FACETS.get(variant.facet, variant.facet)}: {variant.text} ({variant.why})"


# ------------------------------------------------------------------------------------------------ plain values


def _plain(one: Body | Agency, on: date | None) -> dict[str, Any]:
    held = one.details
    found: dict[str, Any] = {"id": one.id, "short": one.short, "on": on and on.isoformat()}
    for label, rows in _facets(one, on).items():
        found[label.replace(" ", "_")] = [_row_plain(row) | _certain(row, on) for row in rows]
    kin = {"came_after": held.predecessors, "gave_way_to": held.successors}
    for label, items in (*kin.items(), ("events", held.events), ("others_say", held.variants)):
        found[label] = [_row_plain(item) for item in items]
    if on is not None:
        for label, changes in zip(("changed_last", "changes_next"), _about(one, on), strict=True):
            found[label] = [{"when": str(when), "what": words} for when, words in changes]
    return found


def _certain(row: DatedRow, on: date | None) -> dict[str, bool]:
    return {} if on is None else {"certain": row.in_effect(on) is True}


def _row_plain(row: Any) -> dict[str, Any]:
    """A row as plain values, under the names of its attributes."""
    return {field.name: _value(getattr(row, field.name)) for field in fields(type(row))}


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return value if value is None or isinstance(value, bool) else str(value)
