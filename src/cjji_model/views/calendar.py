"""What falls due, for people, for programs, and as iCalendar (RFC 5545) for diaries."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from ..dates import PartialDate, Period
from ..queries.calendar import Deadline, DeadlineBound
from ..registry import standard_registry
from ._changes import upper, when
from ._citations import cite_text, clause
from ._page import Page, listed, printable

__all__ = ["calendar_ical", "calendar_plain", "calendar_text"]

_STATUS = {True: "done", False: "recorded as not done", None: "the record does not say whether it was done"}


def calendar_text(dues: Sequence[Deadline], first: date, last: date, *, width: int = 100) -> str:
    """What falls due, day by day: what it is, of what, who is to do it, whether it was done, and what says so."""
    page = Page(width=width)
    ends = [when(PartialDate.of(day)) for day in (first, last)]
    parts = [page.block(f"What falls due from {ends[0]} to {ends[1]}")]
    if not dues:
        parts.append(page.block("Nothing that is recorded."))
    for day, group in groupby(dues, key=lambda due: _day(due.when)):
        lines = page.block(day)
        for due in group:
            lines += page.block(_heading(due), indent=2)
            lines += [line for told in _about(due) for line in page.block(told, indent=6)]
        parts.append(lines)
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _day(time: PartialDate | Period) -> str:
    """When, in words.

    >>> _day(PartialDate.of("2012-09")), _day(Period(date(2017, 6, 26), date(2017, 7, 25)))
    ('September 2012', 'A day from 26 June 2017 to 25 July 2017')
    """
    return when(time) if isinstance(time, PartialDate) else f"A day from {when(time)}"


_BOUNDS = {
    DeadlineBound.BEFORE: "Before then",
    DeadlineBound.BY: "By then",
    DeadlineBound.FROM: "From then on, with no time limit",
}


def _heading(due: Deadline) -> str:
    """How what is due stands to its day, and what it is."""
    return f"{_BOUNDS[due.bound]}: {due.what}" if due.bound in _BOUNDS else upper(due.what)


def _about(due: Deadline) -> Iterator[str]:
    """Of what and of whom; whether it was done; and what says so."""
    who = listed(_name(id) for id in due.of)
    yield f"{due.title}: {who}" if who else due.title
    said = [_STATUS[due.done]] if due.bound is not DeadlineBound.ON else []
    said += [_source(due.cites)]
    yield "; ".join(said)


def _name(id: str) -> str:
    return printable(standard_registry().short(id))


def _source(cites: Iterable[str]) -> str:
    told = [cite_text(cite) if cite.startswith("statute:") else clause(cite) for cite in cites]
    return listed(told) if told else "the document's own date"


def calendar_plain(dues: Iterable[Deadline], first: date, last: date) -> dict[str, Any]:
    """What falls due as plain values."""
    return {
        "schema": "cjji-calendar/1",
        "from": first.isoformat(),
        "to": last.isoformat(),
        "due": [_plain(due) for due in dues],
    }


def _plain(due: Deadline) -> dict[str, Any]:
    return {
        "when": str(due.when) if isinstance(due.when, PartialDate) else None,
        "earliest": due.earliest.isoformat(),
        "latest": due.latest.isoformat(),
        "bound": due.bound.value,
        "kind": due.kind.value,
        "what": due.what,
        "of": [*due.of],
        "subject": due.subject,
        "title": due.title,
        "cites": [*due.cites],
        "document": due.document,
        "pointer": due.pointer,
        "done": due.done,
    }


# --------------------------------------------------------------------------------------------------- iCalendar

_OCTETS = 75
"""How long a line may be, without its end. Source: RFC 5545 section 3.1."""


def calendar_ical(dues: Iterable[Deadline]) -> str:
    """What falls due as all-day events.

    The same rows give the same bytes, on any day: an event's UID is made of what is due, of what, and in which
    document, and its DTSTAMP, which must be there, is the first moment of its day. An event lasts as many days as
    the day that it stands for may be.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//cjji_model//What falls due//EN", "CALSCALE:GREGORIAN"]
    for due in dues:
        lines += _event(due)
    return "".join(f"{line}\r\n" for text in (*lines, "END:VCALENDAR") for line in _folded(text))


def _event(due: Deadline) -> Iterator[str]:
    begin, told = _basic(due.earliest), "\n".join([_day(due.when), *_about(due)])
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(f'{due.kind}/{due.subject}/{due.document}')}@cjji_model"
    yield f"DTSTAMP:{begin}T000000Z"
    yield f"DTSTART;VALUE=DATE:{begin}"
    if due.earliest < due.latest < date.max:  # without an end, it lasts a day; the end is the day after the last
        yield f"DTEND;VALUE=DATE:{_basic(due.latest + timedelta(1))}"
    yield f"SUMMARY:{_escaped(f'{_heading(due)}: {due.title}')}"
    yield f"DESCRIPTION:{_escaped(told)}"
    yield f"CATEGORIES:{due.kind.value.upper()}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _basic(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    r"""Text as a value: backslash, semicolon and comma escaped, and each line end written out.

    >>> print(_escaped("a; b, c\nd\\e"))
    a\; b\, c\nd\\e
    """
    lines = (printable(line) for line in text.split("\n"))
    return "\\n".join(line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for line in lines)


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of no more octets than a line may have; a piece that goes on begins with a space."""
    piece, room = "", _OCTETS
    for character in line:
        size = len(character.encode())
        if size > room:
            yield piece
            piece, room = " ", _OCTETS - 1
        piece += character
        room -= size
    yield piece
