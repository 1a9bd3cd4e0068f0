"""A diff for people, as a circular note would tell it, and for programs."""

from collections.abc import Iterable, Iterator
from typing import Any

from ..model.programme import Programme
from ..queries.diff import Added, Changed, Diff, Dropped, Moved, diff
from ..queries.duties import FINISHED, Duty, DutyKind
from ..wire._plain import plain_value
from ._changes import RECORD, called, describe, place, said, sketch, upper
from ._citations import cite_text, clause
from ._page import Page, counted, listed

__all__ = ["diff_plain", "diff_text"]

_IN_SHORT = {
    DutyKind.CONSULT: "consulting before it is prepared",
    DutyKind.COPY: "sending copies once it is",
    DutyKind.RECORD_DECISION: "recording the decision",
}


def diff_text(old: Programme, new: Programme, *, width: int = 100) -> str:
    """What changed from the old programme to the new, as text that needs no code beside it."""
    found, page = diff(old, new), Page(width=width)
    titles = {stream.id: stream.title for programme in (old, new) for stream in programme.streams}
    head = page.block(f"{new.title}: what changed since {old.title}" if old.title != new.title else new.title)
    if not found:
        return "\n".join([*head, "", "Nothing changed."]) + "\n"
    parts = [
        head,
        _part(page, "The programme", _programme(page, found)),
        *_streams(page, found),
        *_changes(page, found, titles),
        _part(page, "What this sets off", _duties(page, found)),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _part(page: Page, heading: str, lines: Iterable[str]) -> list[str]:
    """A part of the text, or nothing where it would be empty."""
    told = list(lines)
    return [*page.block(heading), *told] if told else []


def _programme(page: Page, found: Diff) -> Iterator[str]:
    """What changed of the programme itself; its titles stand in the head. Another programme has a record of its own."""
    changes = [change for change in found.of(None) if isinstance(change, Changed)]
    another = [change for change in changes if change.attribute == "id"]
    for change in another:
        yield from page.block("A programme of its own, and not the same one issued again", indent=2)
        yield from _set_off(page, change.duties)
    without = {"id", "title"} | (RECORD if another else frozenset())
    yield from _lines(page, [change for change in changes if change.attribute not in without], {})


def _streams(page: Page, found: Diff) -> Iterator[list[str]]:
    """The streams that are in one programme alone."""
    added = [change for change in found if isinstance(change, Added)]
    yield _group(page, "New work", added, "The old document does not hold every stream: some of these may not be new.")
    dropped = [change for change in found if isinstance(change, Dropped)]
    left_out = [change for change in dropped if change.stream.status not in FINISHED]
    doubt = "The new document does not hold every stream: some of these may go on."
    yield _group(page, "Work that has left unfinished", left_out, doubt)
    finished = [change for change in dropped if change.stream.status in FINISHED]
    yield _group(page, "Work that has left, published or cancelled", finished)
    moved = [change for change in found if isinstance(change, Moved)]
    yield _part(page, "In another place on the list", (f"  {place(change)}" for change in moved))


def _group(page: Page, heading: str, changes: list[Added] | list[Dropped], doubt: str = "") -> list[str]:
    """The streams under a heading, each with what it is; with a doubt, where absence proves nothing."""
    if not changes:
        return []
    lines = page.block(f"{heading}: {counted(len(changes), 'work stream')}")
    if doubt and not changes[0].certain:
        lines += page.block(f"({doubt})", indent=2)
    for change in changes:
        lines += page.block(change.stream.title, indent=2)
        lines += page.block(sketch(change.stream), indent=6)
        lines += _set_off(page, change.duties)
    return lines


def _changes(page: Page, found: Diff, titles: dict[str, str]) -> Iterator[list[str]]:
    """The streams that are in both and are not the same; those of which only the record is another come last."""
    by_stream: dict[str | None, list[Changed]] = {}
    for change in found:
        if isinstance(change, Changed):
            by_stream.setdefault(change.stream, []).append(change)
    both = [(title, by_stream[id]) for id, title in found.new.streams if id in by_stream]
    told = [(title, changes) for title, changes in both if any(c.attribute not in RECORD for c in changes)]
    lines = []
    for title, changes in told:
        lines += [*page.block(title, indent=2), *_lines(page, changes, titles, indent=6)]
    yield _part(page, f"Work that goes on, changed: {counted(len(told), 'work stream')}", lines)
    dull = [f"{title}: {_record(changes)}" for title, changes in both if (title, changes) not in told]
    yield _part(page, "Changed in the record alone", (line for text in dull for line in page.block(text, indent=2)))


def _lines(page: Page, changes: Iterable[Changed], titles: dict[str, str], *, indent: int = 2) -> Iterator[str]:
    """A line for each change, with what it sets off; what is only of the record comes last, in one line."""
    told = [*changes]
    for change in told:
        if change.attribute not in RECORD:
            yield from page.block(upper(said(change, titles)), indent=indent)
            yield from _set_off(page, change.duties)
    if names := _record(told):
        yield from page.block(f"Recorded otherwise as well: {names}", indent=indent)


def _record(changes: Iterable[Changed]) -> str:
    return listed(called(change.attribute) for change in changes if change.attribute in RECORD)


def _set_off(page: Page, duties: tuple[Duty, ...]) -> list[str]:
    """What one change sets off, in a line; the end of the text says why."""
    if not duties:
        return []
    by = "law" if all(duty.is_law for duty in duties) else "practice"
    return page.block(f"sets off, by {by}: {listed(_IN_SHORT[duty.what] for duty in duties)}", indent=6)


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
            yield from page.block(f"{upper(duty.text)}.{f' This concerns {named}.' if named else ''}", indent=2)
        if all(duty.is_law for duty in duties):
            yield from page.block(f"Law: {listed(map(cite_text, cites))}.", indent=6)
        else:
            yield from page.block(f"Practice: {'; '.join(map(clause, cites))}.", indent=6)


def diff_plain(old: Programme, new: Programme) -> dict[str, Any]:
    """What changed from the old programme to the new, as plain values; what is not recorded is `null`."""
    found = diff(old, new)
    return {
        "schema": "cjji-diff/1",
        "old": {"id": old.id, "title": old.title, "complete": found.old.complete},
        "new": {"id": new.id, "title": new.title, "complete": found.new.complete},
        "changes": [_plain(change) for change in found],
    }


def _plain(change: Added | Dropped | Moved | Changed) -> dict[str, Any]:
    plain: dict[str, Any] = {"kind": change.kind.value}
    if isinstance(change, Added | Dropped):
        plain |= {"stream": change.stream.id, "title": change.stream.title, "certain": change.certain}
        plain |= {"position": change.position, "value": plain_value(change.stream)}
    elif isinstance(change, Moved):
        plain |= {"stream": change.stream, "title": change.title, "old": change.old, "new": change.new}
    else:
        plain |= {"stream": change.stream, "title": change.title, "attribute": change.attribute}
        plain |= {"old": plain_value(change.old), "new": plain_value(change.new), "days": change.days}
    duties = [{"what": duty.what.value, "text": duty.text, "cites": [*duty.cites]} for duty in change.duties]
    return plain | {"text": describe(change), "duties": duties}
