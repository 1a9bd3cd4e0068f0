"""A diff of two programmes as text and as plain values."""

from collections.abc import Iterable, Iterator
from typing import Any

from ..model.programme import Programme
from ..queries.diff import Added, Changed, Diff, Dropped, Moved, diff
from ..queries.duties import FINISHED, Duty, DutyKind
from ..wire._plain import plain_value
from ._changes import RECORD, attribute_label, capitalised, change_text, describe, move_text, stream_summary
from ._citations import cite_text, clause
from ._page import Page, counted, listed

__all__ = ["diff_plain", "diff_text"]

_DUTIES = {
    DutyKind.CONSULT: "consulting before it is prepared",
    DutyKind.COPY: "sending copies once it is",
    DutyKind.RECORD_DECISION: "recording the decision",
}
"""Short names of duties. Where both are due consulting comes first, so that "once it is" follows "prepared"."""


def diff_text(old: Programme, new: Programme, *, width: int = 100) -> str:
    """Return what changed from the old programme to the new as text, `width` columns wide.

    Streams are named by title, and each change says what it sets off by law or by published practice.
    """
    changes, page = diff(old, new), Page(width=width)
    titles = {stream.id: stream.title for programme in (old, new) for stream in programme.streams}
    head = page.block(f"{new.title}: what changed since {old.title}" if old.title != new.title else new.title)
    if not changes:
        return "\n".join([*head, "", "Nothing changed."]) + "\n"
    parts = [
        head,
        _part(page, "The programme", _programme(page, changes)),
        *_streams(page, changes),
        *_changes(page, changes, titles),
        _part(page, "What this sets off", _duties(page, changes)),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _part(page: Page, heading: str, lines: Iterable[str]) -> list[str]:
    """Return a part of the text under its heading; no lines where it would be empty."""
    body = list(lines)
    return [*page.block(heading), *body] if body else []


def _programme(page: Page, changes: Diff) -> Iterator[str]:
    """Yield what changed in the programme itself, without the titles, which the heading has.

    Where the id differs it is another programme, and changes of the record (sources, notes) are left out.
    """
    of_programme = [change for change in changes.of(None) if isinstance(change, Changed)]
    new_id = [change for change in of_programme if change.attribute == "id"]
    for change in new_id:
        yield from page.block("A separate programme, not a new issue of the same one", indent=2)
        yield from _set_off(page, change.duties)
    without = {"id", "title"} | (RECORD if new_id else frozenset())
    yield from _lines(page, [change for change in of_programme if change.attribute not in without], {})


def _streams(page: Page, changes: Diff) -> Iterator[list[str]]:
    """Yield the parts on streams that only one of the programmes has, and on those that moved."""
    added = [change for change in changes if isinstance(change, Added)]
    yield _group(page, "New work", added, "The old document does not hold every stream: some of these may not be new.")
    dropped = [change for change in changes if isinstance(change, Dropped)]
    left_out = [change for change in dropped if change.stream.status not in FINISHED]
    doubt = "The new document does not hold every stream: some of these may go on."
    yield _group(page, "Work that has left unfinished", left_out, doubt)
    finished = [change for change in dropped if change.stream.status in FINISHED]
    yield _group(page, "Work that has left, published or cancelled", finished)
    moved = [change for change in changes if isinstance(change, Moved)]
    yield _part(page, "In another place on the list", (f"  {move_text(change)}" for change in moved))


def _group(page: Page, heading: str, changes: list[Added] | list[Dropped], doubt: str = "") -> list[str]:
    """Return the streams under a heading, each with its summary.

    `doubt` is a note for a document that is not complete, so that a stream may only not have been recorded in it.
    """
    if not changes:
        return []
    lines = page.block(f"{heading}: {counted(len(changes), 'work stream')}")
    if doubt and not changes[0].certain:
        lines += page.block(f"({doubt})", indent=2)
    for change in changes:
        lines += page.block(change.stream.title, indent=2)
        lines += page.block(stream_summary(change.stream), indent=6)
        lines += _set_off(page, change.duties)
    return lines


def _changes(page: Page, changes: Diff, titles: dict[str, str]) -> Iterator[list[str]]:
    """Yield the parts on streams that both programmes have and that changed; those changed only in the record last."""
    by_stream: dict[str | None, list[Changed]] = {}
    for change in changes:
        if isinstance(change, Changed):
            by_stream.setdefault(change.stream, []).append(change)
    changed = [(title, by_stream[id]) for id, title in changes.new.streams if id in by_stream]
    in_work = [(title, of_one) for title, of_one in changed if any(c.attribute not in RECORD for c in of_one)]
    lines = []
    for title, of_one in in_work:
        lines += [*page.block(title, indent=2), *_lines(page, of_one, titles, indent=6)]
    yield _part(page, f"Work that goes on, changed: {counted(len(in_work), 'work stream')}", lines)
    in_record = [f"{title}: {_record(of_one)}" for title, of_one in changed if (title, of_one) not in in_work]
    yield _part(page, "Only the record changed", (line for text in in_record for line in page.block(text, indent=2)))


def _lines(page: Page, changes: Iterable[Changed], titles: dict[str, str], *, indent: int = 2) -> Iterator[str]:
    """Yield a line for each change, with what it sets off; changes of the record come last, in one line."""
    as_list = [*changes]
    for change in as_list:
        if change.attribute not in RECORD:
            yield from page.block(capitalised(change_text(change, titles)), indent=indent)
            yield from _set_off(page, change.duties)
    if names := _record(as_list):
        yield from page.block(f"Also changed in the record: {names}", indent=indent)


def _record(changes: Iterable[Changed]) -> str:
    """Return the names of the attributes about the record that changed."""
    return listed(attribute_label(change.attribute) for change in changes if change.attribute in RECORD)


def _set_off(page: Page, duties: tuple[Duty, ...]) -> list[str]:
    """Return what one change sets off in one line, without the source, which the last part of the text has."""
    if not duties:
        return []
    by = "law" if all(duty.is_law for duty in duties) else "practice"
    return page.block(f"sets off, by {by}: {listed(_DUTIES[duty.what] for duty in duties)}", indent=6)


def _duties(page: Page, changes: Diff) -> Iterator[str]:
    """Yield what the changes set off, by source: each duty once, with the streams that it concerns."""
    by_source: dict[tuple[str, ...], dict[Duty, list[str]]] = {}
    for change in changes:
        for duty in change.duties:
            titles = by_source.setdefault(duty.cites, {}).setdefault(duty, [])
            if isinstance(change, Dropped):
                titles.append(change.stream.title)
    for cites, duties in by_source.items():
        for duty, titles in duties.items():
            streams = listed(f"'{title}'" for title in titles)
            yield from page.block(
                f"{capitalised(duty.text)}.{f' This concerns {streams}.' if streams else ''}", indent=2
            )
        if all(duty.is_law for duty in duties):
            yield from page.block(f"Law: {listed(map(cite_text, cites))}.", indent=6)
        else:
            yield from page.block(f"Practice: {'; '.join(map(clause, cites))}.", indent=6)


def diff_plain(old: Programme, new: Programme) -> dict[str, Any]:
    """Return what changed from the old programme to the new as plain values, schema `cjji-diff/1`.

    What is not recorded is `None`.
    """
    changes = diff(old, new)
    return {
        "schema": "cjji-diff/1",
        "old": {"id": old.id, "title": old.title, "complete": changes.old.complete},
        "new": {"id": new.id, "title": new.title, "complete": changes.new.complete},
        "changes": [_plain(change) for change in changes],
    }


def _plain(change: Added | Dropped | Moved | Changed) -> dict[str, Any]:
    """Return a change as plain values: what they are depends on its kind; text and duties come last."""
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
