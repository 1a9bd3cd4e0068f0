"""Changes between programmes as sentences, and values of the model as text within them."""

from typing import Any

from .._checked.classes import Checked
from ..dates import PartialDate, Period, Span, before
from ..errors import UnknownName
from ..model.coverage import FullCoverage, NoFieldwork, SampleCoverage
from ..model.roles import Term
from ..model.stream import WorkStream
from ..model.vocabulary import AreaScheme, WorkStatus
from ..queries.diff import Added, Change, Changed, Moved
from ..queries.duties import FINISHED
from ..registry import standard_registry
from ._labels import REFERENCES, value_text
from ._page import counted, listed

__all__ = [
    "RECORD",
    "attribute_label",
    "capitalised",
    "change_text",
    "describe",
    "move_text",
    "stream_summary",
    "time_text",
    "uncapitalised",
]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
RECORD = frozenset({"confidence", "sources", "notes", "extra"})
"""Attributes about the record and not about the work: their changes are reported by name, without the values."""
_LABELS = {
    "id": "issued as",
    "completeness": "how much is on record",
    "leads": "lead",
    "supporters": "support",
    "supporters_confirmed": "support confirmed",
    "agencies": "agencies inspected",
    "takes_account_of": "takes account of",
    "looks_at": "looks at",
    "due": "due to be published",
    "parent": "is a phase of",
    "directed_by": "asked for by the direction",
    "work_streams": "list of work streams",
    "extra": "further data",
}
"""Labels of attributes, where the name with spaces for underscores would be unclear."""
_NAMED_BY = ("title", "consultee", "to", "stream", "by", "matter", "rule", "id")
"""The attributes that identify an item of a list for a reader: the first that it has is shown."""
_DATED_BY = ("published", "held", "sent", "agreed", "given", "refused", "visited", "since")
"""The attributes that date an item of a list: the first that it has is shown, and it names an item without a name."""


def describe(change: Change) -> str:
    """Return a change as a sentence.

    Where absence from a document proves nothing, because the document is not complete, the sentence says so.
    """
    if isinstance(change, Moved):
        return f"{move_text(change)}."
    if isinstance(change, Changed):
        text = change_text(change, {})
        return f"{capitalised(text)}." if change.stream is None else f"'{change.title}': {text}."
    if isinstance(change, Added):
        doubt = "" if change.certain else ", or was not recorded before"
        return f"'{change.stream.title}' is added{doubt}: {stream_summary(change.stream)}."
    doubt = "" if change.certain or change.stream.status in FINISHED else ", or is not recorded"
    return f"'{change.stream.title}' is no longer there{doubt}: {stream_summary(change.stream)}."


def move_text(change: Moved) -> str:
    """Return a move as a clause; places are counted from 1."""
    return f"'{change.title}' moves from place {change.old + 1} to place {change.new + 1}"


def change_text(change: Changed, titles: dict[str, str]) -> str:
    """Return the change of an attribute as a clause, without the thing it belongs to. `titles` are those of streams."""
    name, old, new = attribute_label(change.attribute), change.old, change.new
    if change.attribute in RECORD:
        return f"{name} changed"
    if change.attribute == "work_streams":
        return f"{name}: {'recorded' if old is None else 'no longer recorded'}"
    was, now = _value_text(change.attribute, old, titles), _value_text(change.attribute, new, titles)
    if old is None:
        return f"{name}: {now} (not recorded before)"
    if new is None:
        return f"{name}: no longer recorded (was {was})"
    if isinstance(new, tuple) and old and new:
        return f"{name}: {_gains(change, titles)}"
    return f"{name}: {now}{_shift(change)} (was {was})"


def _gains(change: Changed, titles: dict[str, str]) -> str:
    """Return what a list gained and lost. An item that has the same name on both sides is one that changed."""
    gained, lost = ([_item(change.attribute, item, titles) for item in items] for items in (change.gained, change.lost))
    both = [name for name in gained if name in lost]
    parts = [
        ("adds", [name for name in gained if name not in both]),
        ("loses", [name for name in lost if name not in both]),
        ("changes", both),
    ]
    return "; ".join(f"{verb} {listed(names)}" for verb, names in parts if names) or "in another order"


def _shift(change: Changed) -> str:
    """Return by how much a date or period moved, as exactly as the dates allow; empty where they do not settle it."""
    if years := _years(change.old, change.new):
        return f", {counted(abs(years), 'year')} {'later' if years > 0 else 'earlier'}"
    days = change.days
    if days is not None:
        return f", {counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"
    if isinstance(change.old, PartialDate) and isinstance(change.new, PartialDate):
        for a, b, word in ((change.old, change.new, "later"), (change.new, change.old, "earlier")):
            if before(a, b):
                return f", {word}"
    return ""


def _years(old: object, new: object) -> int | None:
    """Return by how many years both ends of a period moved, where they moved by the same whole number of years."""
    if not (isinstance(old, Period) and isinstance(new, Period)):
        return None
    ends = ((old.first, new.first), (old.last, new.last))
    shifts = [b.year - a.year for a, b in ends if a and b and (a.month, a.day) == (b.month, b.day)]
    return shifts[0] if len(shifts) == len(ends) and shifts[0] == shifts[1] else None


def stream_summary(stream: WorkStream) -> str:
    """Return a stream in one line: type, status, bodies, agencies, and when it is due or was reported."""
    parts = [f"{_plain(stream.type)}, {_plain(stream.status)}"]
    roles = [
        f"{how} {_value_text(name, bodies, {})}"
        for how, name, bodies in (("led by", "leads", stream.leads), ("with", "supporters", stream.supporters))
        if bodies
    ]
    if roles:
        parts.append(" ".join(roles))
    if stream.agencies:
        parts.append(f"inspecting {_value_text('agencies', stream.agencies, {})}")
    if stream.due is not None and stream.status is not WorkStatus.PUBLISHED:
        parts.append(f"due {time_text(stream.due)}")
    days = [report.published for report in stream.reports or () if report.published is not None]
    if days:
        parts.append(f"reported {listed(map(time_text, days))}")
    return "; ".join(parts)


# ---------------------------------------------------------------------------------------------- values as text


def attribute_label(attribute: str) -> str:
    """Return what an attribute is called in a sentence."""
    return _LABELS.get(attribute, attribute.replace("_", " "))


def _value_text(attribute: str, value: Any, titles: dict[str, str]) -> str:
    """Return the value of an attribute as text; an empty list is "none"."""
    if isinstance(value, tuple):
        return listed(_item(attribute, item, titles) for item in value) or "none"
    return _item(attribute, value, titles)


def _item(attribute: str, value: Any, titles: dict[str, str]) -> str:
    """Return a value that is not a list as text. `titles` are those of streams, by id."""
    if isinstance(value, PartialDate | Period | Span):
        return time_text(value)
    if isinstance(value, SampleCoverage | FullCoverage | NoFieldwork):
        return _coverage_text(value)
    if isinstance(value, Checked):
        return _object_text(value)
    if attribute in REFERENCES:
        name = value_text(value, f"/{attribute}")
        return uncapitalised(name) if attribute == "agencies" else name
    if attribute in {"title", "id"}:
        return f"'{value}'"
    if attribute in {"parent", "follows"}:
        return f"'{titles.get(value, value)}'"
    return _plain(value) if isinstance(value, str) else value_text(value)


def uncapitalised(name: str) -> str:
    """Return a common name in lower case, for use within a sentence; a proper name, or an abbreviation, is kept."""
    return name.lower() if name[1:] == name[1:].lower() else name


def _plain(text: str) -> str:
    """Return a member of an enumeration with spaces for hyphens; other text is kept."""
    return str(text).replace("-", " ") if type(text) is not str else text


def _object_text(value: Checked) -> str:
    """Return an object of a list by its name and its date."""
    if isinstance(value, Term):
        return f"{_value_text('leads', value.leads, {})} ({time_text(Span(value.first, value.last))})"
    name = next(name for name in (*_NAMED_BY, *_DATED_BY) if getattr(value, name, None) is not None)
    dates = [when for name in _DATED_BY if isinstance(when := getattr(value, name, None), PartialDate | Span)]
    text = _item(name, getattr(value, name), {})
    return text if not dates or text == time_text(dates[0]) else f"{text} ({time_text(dates[0])})"


def _coverage_text(coverage: SampleCoverage | FullCoverage | NoFieldwork) -> str:
    """Return a coverage as text: all of a scheme, or a count, areas and places."""
    if isinstance(coverage, NoFieldwork):
        return "no fieldwork"
    if isinstance(coverage, FullCoverage):
        return f"all {coverage.unit or (coverage.scheme and _scheme(coverage.scheme)) or 'areas'}"
    names = [_area(coverage.scheme, area) for area in coverage.areas or ()] + [*(coverage.places or ())]
    parts = []
    if coverage.count is not None:
        parts.append(f"{coverage.count} {coverage.unit or 'places'}")
    elif coverage.unit:
        parts.append(coverage.unit)
    if names:
        parts.append(listed(names))
    return ": ".join(parts) or "a sample"


def _area(scheme: AreaScheme | None, id: str) -> str:
    """Return the name of an area, or its id where it is not known."""
    try:
        return standard_registry().places[scheme or "", id].name
    except UnknownName:
        return id


def _scheme(scheme: AreaScheme) -> str:
    """Return the name of an area scheme, with its abbreviations in capitals or written out."""
    return scheme.value.replace("-", " ").replace("cj ", "criminal justice ").replace("cps", "CPS")


def time_text(time: PartialDate | Period | Span) -> str:
    """Return a date, period or span as text.

    >>> time_text(PartialDate.of("2012-09")), time_text(Span.of("2012-09-03"))
    ('September 2012', 'from 3 September 2012')
    """
    if isinstance(time, PartialDate):
        month = "" if time.month is None else f"{_MONTHS[time.month - 1]} "
        return f"{'' if time.day is None else f'{time.day} '}{month}{time.year}"
    first, last = (None if end is None else time_text(PartialDate.of(end)) for end in (time.first, time.last))
    if last is None:
        return f"from {first}"
    if first is None:
        return f"to {last}"
    return f"{first} to {last}"


def capitalised(text: str) -> str:
    """Return the text with its first letter in upper case; `str.capitalize` would lower the rest."""
    return text[:1].upper() + text[1:]
