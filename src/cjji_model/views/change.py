"""A diff for people, as a circular note would tell it: what changed, by titles and names, and what that sets off."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from .._checked import Checked
from ..change import FINISHED, Added, Change, Changed, Diff, Dropped, Duty, Moved, diff
from ..dates import PartialDate, Period, Span, before
from ..errors import UnknownName
from ..programme import Programme, WorkStream
from ..registry import standard
from ..work import NoFieldwork, Sample, Scheme, Term, Whole, WorkStatus
from ._page import Page, counted, listed
from ._words import REFERENCES, value_text

__all__ = ["diff_text", "sentence"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_RECORD = frozenset({"confidence", "sources", "notes", "extra"})
"""What an object says of its own record: told by name, without the values."""
_CALLED = {
    "id": "issued as",
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
_ACTS = {
    "prison-act-1952": "Prison Act 1952",
    "police-act-1996": "Police Act 1996",
    "cpsi-act-2000": "CPS Inspectorate Act 2000",
    "cjcs-act-2000": "Criminal Justice and Court Services Act 2000",
    "courts-act-2003": "Courts Act 2003",
}
_STEPS = {"sch": "Sch.", "para": "para."}


# -------------------------------------------------------------------------------------------------- the page


def diff_text(old: Programme, new: Programme, *, width: int = 100) -> str:
    """What changed from the old programme to the new, as text that needs no code beside it."""
    found, page = diff(old, new), Page(width=width)
    titles = {stream.id: stream.title for programme in (old, new) for stream in programme.streams}
    head = page.block(f"{new.title}: what changed since {old.title}" if old.title != new.title else new.title)
    if not found:
        return "\n".join([*head, "", "Nothing changed."]) + "\n"
    parts = [
        head,
        _part(page, "The programme", _lines(page, found.of(None), titles, head={"title"})),
        *_streams(page, found),
        *_changes(page, found, titles),
        _part(page, "What this sets off", _duties(page, found)),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _part(page: Page, heading: str, lines: Iterable[str]) -> list[str]:
    """A part of the text, or nothing where it would be empty."""
    told = list(lines)
    return [*page.block(heading), *told] if told else []


def _streams(page: Page, found: Diff) -> Iterator[list[str]]:
    """The streams that are in one programme alone."""
    added = [change for change in found if isinstance(change, Added)]
    yield _group(page, "Added", added, "The old document does not hold every stream: some of these may not be new.")
    dropped = [change for change in found if isinstance(change, Dropped)]
    left_out = [change for change in dropped if change.stream.status not in FINISHED]
    doubt = "The new document does not hold every stream: some of these may go on."
    yield _group(page, "Left out", left_out, doubt)
    finished = [change for change in dropped if change.stream.status in FINISHED]
    yield _group(page, "Finished, and no longer there", finished)
    moved = [change for change in found if isinstance(change, Moved)]
    yield _part(page, "In another place on the list", (f"  {_place(change)}" for change in moved))


def _group(page: Page, heading: str, changes: list[Added] | list[Dropped], doubt: str = "") -> list[str]:
    """The streams under a heading, each with what it is; with a doubt, where absence proves nothing."""
    if not changes:
        return []
    lines = page.block(f"{heading}: {counted(len(changes), 'work stream')}")
    if doubt and not changes[0].certain:
        lines += page.block(f"({doubt})", indent=2)
    for change in changes:
        lines += page.block(change.stream.title, indent=2)
        lines += page.block(_sketch(change.stream), indent=6)
    return lines


def _changes(page: Page, found: Diff, titles: dict[str, str]) -> Iterator[list[str]]:
    """The streams that are in both and are not the same, each a paragraph; those of no interest in one."""
    by_stream: dict[str | None, list[Changed]] = {}
    for change in found:
        if isinstance(change, Changed):
            by_stream.setdefault(change.stream, []).append(change)
    dull = []
    for id, title in found.new.streams:
        changes = by_stream.get(id, [])
        if all(change.attribute in _RECORD for change in changes):
            dull += [(title, _record(changes))] if changes else []
        else:
            yield _part(page, f"Changed: {title}", _lines(page, changes, titles))
    lines = (line for title, names in dull for line in page.block(f"{title}: {names}", indent=2))
    yield _part(page, "Changed in the record alone", lines)


def _lines(
    page: Page, changes: Iterable[Change], titles: dict[str, str], *, head: Collection[str] = ()
) -> Iterator[str]:
    """A line for each change but those told in the head; what is only of the record comes last, in one line."""
    told = [change for change in changes if isinstance(change, Changed)]
    for change in told:
        if change.attribute not in _RECORD and change.attribute not in head:
            yield from page.block(_upper(_said(change, titles)), indent=2)
    if names := _record(told):
        yield from page.block(f"Of the record: {names}", indent=2)


def _record(changes: Iterable[Changed]) -> str:
    return listed(_called(change.attribute) for change in changes if change.attribute in _RECORD)


def _duties(page: Page, found: Diff) -> Iterator[str]:
    """What the changes set off: each duty once, with the streams that it concerns, under what says so."""
    by_source: dict[tuple[str, ...], dict[Duty, list[str]]] = {}
    for change in found:
        for duty in change.duties:
            titles = by_source.setdefault(duty.cites, {}).setdefault(duty, [])
            titles += [change.stream.title] if isinstance(change, Dropped) else []
    for cites, duties in by_source.items():
        for duty, titles in duties.items():
            named = listed(f"'{title}'" for title in titles)
            yield from page.block(f"{_upper(duty.text)}.{f' This concerns {named}.' if named else ''}", indent=2)
        source = "Law" if all(duty.is_law for duty in duties) else "Practice"
        yield from page.block(f"{source}: {listed(map(_cite, cites))}.", indent=6)


# ------------------------------------------------------------------------------------------------- sentences


def sentence(change: Change) -> str:
    """A change in a sentence."""
    if isinstance(change, Moved):
        return f"{_place(change)}."
    if isinstance(change, Changed):
        what = _said(change, {})
        return f"{_upper(what)}." if change.stream is None else f"'{change.title}': {what}."
    if isinstance(change, Added):
        doubt = "" if change.certain else ", or was not recorded before"
        return f"'{change.stream.title}' is added{doubt}: {_sketch(change.stream)}."
    doubt = "" if change.certain or change.stream.status in FINISHED else ", or is not recorded"
    return f"'{change.stream.title}' is no longer there{doubt}: {_sketch(change.stream)}."


def _place(change: Moved) -> str:
    return f"'{change.title}' moves from place {change.old + 1} to place {change.new + 1}"


def _said(change: Changed, titles: dict[str, str]) -> str:
    """What changed of an attribute, without saying of what."""
    name, old, new = _called(change.attribute), change.old, change.new
    if change.attribute in _RECORD:
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
    days = change.days
    if days is not None:
        return f", {counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"
    if isinstance(change.old, PartialDate) and isinstance(change.new, PartialDate):
        for a, b, word in ((change.old, change.new, "later"), (change.new, change.old, "earlier")):
            if before(a, b):
                return f", {word}"
    return ""


def _sketch(stream: WorkStream) -> str:
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
        parts.append(f"due {_when(stream.due)}")
    days = [report.published for report in stream.reports or () if report.published is not None]
    if days:
        parts.append(f"reported {listed(map(_when, days))}")
    return "; ".join(parts)


# ----------------------------------------------------------------------------------------------------- words


def _called(attribute: str) -> str:
    return _CALLED.get(attribute, attribute.replace("_", " "))


def _words(attribute: str, value: Any, titles: dict[str, str]) -> str:
    """A value in words."""
    if isinstance(value, tuple):
        return listed(_item(attribute, item, titles) for item in value) or "none"
    return _item(attribute, value, titles)


def _item(attribute: str, value: Any, titles: dict[str, str]) -> str:
    """A value that is no list, in words."""
    if isinstance(value, PartialDate | Period | Span):
        return _when(value)
    if isinstance(value, Sample | Whole | NoFieldwork):
        return _where(value)
    if isinstance(value, Checked):
        return _thing(value)
    if attribute in REFERENCES:
        name = value_text(value, f"/{attribute}")
        return _uncapitalised(name) if attribute == "agencies" else name
    if attribute in {"title", "id"}:
        return f"'{value}'"
    if attribute in {"parent", "follows"}:
        return f"'{titles.get(value, value)}'"
    return _plain(value) if isinstance(value, str) else value_text(value)


def _uncapitalised(name: str) -> str:
    """A common name as it stands within a sentence; a proper one stays as it is."""
    return name.lower() if name[1:] == name[1:].lower() else name


def _plain(word: str) -> str:
    """A word of a vocabulary, as one says it; other text stays as it is."""
    return str(word).replace("-", " ") if type(word) is not str else word


def _thing(value: Checked) -> str:
    """An item of a list: what it is called, and its date."""
    if isinstance(value, Term):
        return f"{_words('leads', value.leads, {})} ({_when(Span(value.first, value.last))})"
    name = next(name for name in (*_NAMED_BY, *_DATED_BY) if getattr(value, name, None) is not None)
    dated = [found for name in _DATED_BY if isinstance(found := getattr(value, name, None), PartialDate | Span)]
    words = _item(name, getattr(value, name), {})
    return words if not dated or words == _when(dated[0]) else f"{words} ({_when(dated[0])})"


def _where(coverage: Sample | Whole | NoFieldwork) -> str:
    """A coverage in words."""
    if isinstance(coverage, NoFieldwork):
        return "no fieldwork"
    if isinstance(coverage, Whole):
        return f"all {coverage.unit or (coverage.scheme and _scheme(coverage.scheme)) or 'areas'}"
    names = [_area(coverage.scheme, area) for area in coverage.areas or ()] + [*(coverage.places or ())]
    parts = [f"{coverage.count} {coverage.unit or 'places'}"] if coverage.count is not None else []
    if coverage.count is None and coverage.unit:
        parts.append(coverage.unit)
    if names:
        parts.append(listed(names))
    return ": ".join(parts) or "a sample"


def _area(scheme: Scheme | None, id: str) -> str:
    try:
        return standard().places[scheme or "", id].name
    except UnknownName:
        return id


def _scheme(scheme: Scheme) -> str:
    return scheme.value.replace("-", " ").replace("cj ", "criminal justice ").replace("cps", "CPS")


def _when(time: PartialDate | Period | Span) -> str:
    """A time in words.

    >>> _when(PartialDate.of("2012-09")), _when(Span.of("2012-09-03"))
    ('September 2012', 'from 3 September 2012')
    """
    if isinstance(time, PartialDate):
        month = "" if time.month is None else f"{_MONTHS[time.month - 1]} "
        return f"{'' if time.day is None else f'{time.day} '}{month}{time.year}"
    first, last = (None if end is None else _when(PartialDate.of(end)) for end in (time.first, time.last))
    return f"from {first}" if last is None else f"to {last}" if first is None else f"{first} to {last}"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cite(cite: str) -> str:
    """What says so, as lawyers write it.

    >>> _cite("statute:police-act-1996.sch-4A.para-5.sub-5")
    'Police Act 1996 Sch. 4A para. 5(5)'
    """
    sort, _, id = cite.partition(":")
    act, *steps = id.split(".")
    if sort != "statute":
        return f"{sort} {id}"
    words = [_ACTS[act]]
    for step in steps:
        kind, _, number = step.partition("-")
        if kind == "sub":
            words[-1] += f"({number})"
        else:
            words.append(" ".join(filter(None, (_STEPS[kind], number))))
    return " ".join(words)
