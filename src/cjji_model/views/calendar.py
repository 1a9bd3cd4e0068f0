"""Deadlines as text, as plain values, and as iCalendar (RFC 5545)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from ..dates import PartialDate, Period
from ..queries.calendar import Deadline, DeadlineBound
from ..registry import standard_registry
from ._changes import capitalised, time_text
from ._citations import cite_text, clause
from ._page import Page, listed, printable

__all__ = ["calendar_ical", "calendar_plain", "calendar_text"]

_STATUS = {True: "done", False: "recorded as not done", None: "the record does not say whether it was done"}
"""The text of `Deadline.done`."""


def calendar_text(dues: Sequence[Deadline], first: date, last: date, *, width: int = 100) -> str:
    """Return deadlines as text, day by day.

    Each has what is to be done, for which document or stream, by whom, whether it was done, and the law or practice
    that requires it. `first` and `last` are the days of the heading; `width` is in columns.
    """
    page = Page(width=width)
    ends = [time_text(PartialDate.of(day)) for day in (first, last)]
    parts = [page.block(f"What falls due from {ends[0]} to {ends[1]}")]
    if not dues:
        parts.append(page.block("Nothing that is recorded."))
    for day, group in groupby(dues, key=lambda due: _day(due.when)):
        lines = page.block(day)
        for due in group:
            lines += page.block(_heading(due), indent=2)
            lines += [line for text in _details(due) for line in page.block(text, indent=6)]
        parts.append(lines)
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _day(time: PartialDate | Period) -> str:
    """Return the day of a deadline as text.

    >>> _day(PartialDate.of("2012-09")), _day(Period(date(2017, 6, 26), date(2017, 7, 25)))
    ('September 2012', 'A day from 26 June 2017 to 25 July 2017')
    """
    return time_text(time) if isinstance(time, PartialDate) else f"A day from {time_text(time)}"


_BOUNDS = {
    DeadlineBound.BEFORE: "Before then",
    DeadlineBound.BY: "By then",
    DeadlineBound.FROM: "From then on, with no time limit",
}


def _heading(due: Deadline) -> str:
    """Return what is to be done, and whether before, by or from the day of the deadline."""
    return f"{_BOUNDS[due.bound]}: {due.what}" if due.bound in _BOUNDS else capitalised(due.what)


def _details(due: Deadline) -> Iterator[str]:
    """Yield two lines: the title and the bodies; and whether it was done, with the source."""
    bodies = listed(_name(id) for id in due.of)
    yield f"{due.title}: {bodies}" if bodies else due.title
    if due.bound is DeadlineBound.ON:  # it happens by itself: there is nothing to be done
        yield _source(due.cites)
    else:
        yield f"{_STATUS[due.done]}; {_source(due.cites)}"


def _name(id: str) -> str:
    return printable(standard_registry().short(id))


def _source(cites: Iterable[str]) -> str:
    """Return what sets the deadline: provisions by their citations, clauses of practice with their summaries."""
    citations = [cite_text(cite) if cite.startswith("statute:") else clause(cite) for cite in cites]
    return listed(citations) if citations else "the document's own date"


def calendar_plain(dues: Iterable[Deadline], first: date, last: date) -> dict[str, Any]:
    """Return deadlines as plain values, schema `cjji-calendar/1`."""
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
"""The maximum length of a line in octets, without its line break. Source: RFC 5545 section 3.1."""


def calendar_ical(dues: Iterable[Deadline]) -> str:
    """Return deadlines as an iCalendar file of all-day events.

    The same deadlines give the same bytes on any day: an event's UID is made of the kind of deadline, its subject and
    its document, and its DTSTAMP, which iCalendar requires, is the first moment of its day. An event lasts from the
    earliest to the latest day on which the deadline may fall.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//cjji_model//What falls due//EN", "CALSCALE:GREGORIAN"]
    for due in dues:
        lines += _event(due)
    return "".join(f"{line}\r\n" for text in (*lines, "END:VCALENDAR") for line in _folded(text))


def _event(due: Deadline) -> Iterator[str]:
    """Yield the lines of one event, not yet folded."""
    begin, description = _basic(due.earliest), "\n".join([_day(due.when), *_details(due)])
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(f'{due.kind}/{due.subject}/{due.document}')}@cjji_model"
    yield f"DTSTAMP:{begin}T000000Z"
    yield f"DTSTART;VALUE=DATE:{begin}"
    if due.earliest < due.latest < date.max:  # DTEND is exclusive; an event without one lasts a day
        yield f"DTEND;VALUE=DATE:{_basic(due.latest + timedelta(1))}"
    yield f"SUMMARY:{_escaped(f'{_heading(due)}: {due.title}')}"
    yield f"DESCRIPTION:{_escaped(description)}"
    yield f"CATEGORIES:{due.kind.value.upper()}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _basic(day: date) -> str:
    """Return a day in the basic format of ISO 8601, `YYYYMMDD`."""
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    r"""Escape text for a property value: backslash, semicolon, comma and line breaks. Source: RFC 5545 section 3.3.11.

    >>> print(_escaped("a; b, c\nd\\e"))
    a\; b\, c\nd\\e
    """
    lines = (printable(line) for line in text.split("\n"))
    return "\\n".join(line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for line in lines)


def _folded(line: str) -> Iterator[str]:
    """Yield a line folded into pieces of at most 75 octets; each piece after the first begins with a space."""
    piece, room = "", _OCTETS
    for character in line:
        size = len(character.encode())
        if size > room:
            yield piece
            piece, room = " ", _OCTETS - 1
        piece += character
        room -= size
    yield piece
