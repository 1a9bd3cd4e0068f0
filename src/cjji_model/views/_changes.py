"""What changed, in sentences: of an attribute, of a stream, and what a value is in words."""

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

__all__ = ["RECORD", "called", "describe", "place", "said", "sketch"]
__all__ += ["uncapitalised", "upper", "when"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
RECORD = frozenset({"confidence", "sources", "notes", "extra"})
"""What an object says of its own record: told by name, without the values."""
_CALLED = {
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
"""What an attribute is called, where its own name would not do."""
_NAMED_BY = ("title", "consultee", "to", "stream", "by", "matter", "rule", "id")
"""The attributes that tell what an item of a list is; the first that it has."""
_DATED_BY = ("published", "held", "sent", "agreed", "given", "refused", "visited", "since")


def describe(change: Change) -> str:
    """A change in a sentence."""
    if isinstance(change, Moved):
        return f"{place(change)}."
    if isinstance(change, Changed):
        what = said(change, {})
        return f"{upper(what)}." if change.stream is None else f"'{change.title}': {what}."
    if isinstance(change, Added):
        doubt = "" if change.certain else ", or was not recorded before"
        return f"'{change.stream.title}' is added{doubt}: {sketch(change.stream)}."
    doubt = "" if change.certain or change.stream.status in FINISHED else ", or is not recorded"
    return f"'{change.stream.title}' is no longer there{doubt}: {sketch(change.stream)}."


def place(change: Moved) -> str:
    return f"'{change.title}' moves from place {change.old + 1} to place {change.new + 1}"


def said(change: Changed, titles: dict[str, str]) -> str:
    """What changed of an attribute, without saying of what."""
    name, old, new = called(change.attribute), change.old, change.new
    if change.attribute in RECORD:
        return f"{name} changed"
    if change.attribute == "work_streams":
        return f"{name}: {'recorded' if old is None else 'no longer recorded'}"
    was, now = _words(change.attribute, old, titles), _words(change.attribute, new, titles)
    if old is None:
        return f"{name}: {now} (not recorded before)"
    if new is None:
        return f"{name}: no longer recorded (was {was})"
    if isinstance(new, tuple) and old and new:
        return f"{name}: {_gains(change, titles)}"
    return f"{name}: {now}{_shift(change)} (was {was})"


def _gains(change: Changed, titles: dict[str, str]) -> str:
    """What a list gained and lost; an item of the same name in both is one that changed."""
    gained, lost = ([_item(change.attribute, item, titles) for item in items] for items in (change.gained, change.lost))
    both = [name for name in gained if name in lost]
    parts = [
        ("adds", [name for name in gained if name not in both]),
        ("loses", [name for name in lost if name not in both]),
        ("changes", both),
    ]
    return "; ".join(f"{verb} {listed(names)}" for verb, names in parts if names) or "in another order"


def _shift(change: Changed) -> str:
    """By how much a time moved, as far as that can be told."""
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
    """By how many years both ends of a period moved, where they moved by whole and equal years."""
    if not (isinstance(old, Period) and isinstance(new, Period)):
        return None
    ends = ((old.first, new.first), (old.last, new.last))
    shifts = [b.year - a.year for a, b in ends if a and b and (a.month, a.day) == (b.month, b.day)]
    return shifts[0] if len(shifts) == len(ends) and shifts[0] == shifts[1] else None


def sketch(stream: WorkStream) -> str:
    """What a stream is, in a line."""
    parts = [f"{_plain(stream.type)}, {_plain(stream.status)}"]
    roles = [
        f"{how} {_words(name, bodies, {})}"
        for how, name, bodies in (("led by", "leads", stream.leads), ("with", "supporters", stream.supporters))
        if bodies
    ]
    if roles:
        parts.append(" ".join(roles))
    if stream.agencies:
        parts.append(f"inspecting {_words('agencies', stream.agencies, {})}")
    if stream.due is not None and stream.status is not WorkStatus.PUBLISHED:
        parts.append(f"due {when(stream.due)}")
    days = [report.published for report in stream.reports or () if report.published is not None]
    if days:
        parts.append(f"reported {listed(map(when, days))}")
    return "; ".join(parts)


# ----------------------------------------------------------------------------------------------------- words


def called(attribute: str) -> str:
    return _CALLED.get(attribute, attribute.replace("_", " "))


def _words(attribute: str, value: Any, titles: dict[str, str]) -> str:
    """A value in words."""
    if isinstance(value, tuple):
        return listed(_item(attribute, item, titles) for item in value) or "none"
    return _item(attribute, value, titles)


def _item(attribute: str, value: Any, titles: dict[str, str]) -> str:
    """A value that is no list, in words."""
    if isinstance(value, PartialDate | Period | Span):
        return when(value)
    if isinstance(value, SampleCoverage | FullCoverage | NoFieldwork):
        return _where(value)
    if isinstance(value, Checked):
        return _thing(value)
    if attribute in REFERENCES:
        name = value_text(value, f"/{attribute}")
        return uncapitalised(name) if attribute == "agencies" else name
    if attribute in {"title", "id"}:
        return f"'{value}'"
    if attribute in {"parent", "follows"}:
        return f"'{titles.get(value, value)}'"
    return _plain(value) if isinstance(value, str) else value_text(value)


def uncapitalised(name: str) -> str:
    """A common name as it stands within a sentence; a proper one stays as it is."""
    return name.lower() if name[1:] == name[1:].lower() else name


def _plain(word: str) -> str:
    """A word of a vocabulary, as one says it; other text stays as it is."""
    return str(word).replace("-", " ") if type(word) is not str else word


def _thing(value: Checked) -> str:
    """An item of a list: what it is called, and its date."""
    if isinstance(value, Term):
        return f"{_words('leads', value.leads, {})} ({when(Span(value.first, value.last))})"
    name = next(name for name in (*_NAMED_BY, *_DATED_BY) if getattr(value, name, None) is not None)
    dated = [found for name in _DATED_BY if isinstance(found := getattr(value, name, None), PartialDate | Span)]
    words = _item(name, getattr(value, name), {})
    return words if not dated or words == when(dated[0]) else f"{words} ({when(dated[0])})"


def _where(coverage: SampleCoverage | FullCoverage | NoFieldwork) -> str:
    """A coverage in words."""
    if isinstance(coverage, NoFieldwork):
        return "no fieldwork"
    if isinstance(coverage, FullCoverage):
        return f"all {coverage.unit or (coverage.scheme and _scheme(coverage.scheme)) or 'areas'}"
    names = [_area(coverage.scheme, area) for area in coverage.areas or ()] + [*(coverage.places or ())]
    parts = [f"{coverage.count} {coverage.unit or 'places'}"] if coverage.count is not None else []
    if coverage.count is None and coverage.unit:
        parts.append(coverage.unit)
    if names:
        parts.append(listed(names))
    return ": ".join(parts) or "a sample"


def _area(scheme: AreaScheme | None, id: str) -> str:
    try:
        return standard_registry().places[scheme or "", id].name
    except UnknownName:
        return id


def _scheme(scheme: AreaScheme) -> str:
    return scheme.value.replace("-", " ").replace("cj ", "criminal justice ").replace("cps", "CPS")


def when(time: PartialDate | Period | Span) -> str:
    """A time in words.

    >>> when(PartialDate.of("2012-09")), when(Span.of("2012-09-03"))
    ('September 2012', 'from 3 September 2012')
    """
    if isinstance(time, PartialDate):
        month = "" if time.month is None else f"{_MONTHS[time.month - 1]} "
        return f"{'' if time.day is None else f'{time.day} '}{month}{time.year}"
    first, last = (None if end is None else when(PartialDate.of(end)) for end in (time.first, time.last))
    return f"from {first}" if last is None else f"to {last}" if first is None else f"{first} to {last}"


def upper(text: str) -> str:
    return text[:1].upper() + text[1:]
