"""Coverage and burden for people: tables, who is asked most, where, and what is not recorded."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Any

from attrs import asdict, frozen

from ..dates import Period
from ..model.documents import Document
from ..model.programme import Programme
from ..model.report import Report
from ..model.stream import WorkStream
from ..model.vocabulary import WorkStatus, WorkType
from ..queries._works import (
    EVERYWHERE,
    NONE,
    Documents,
    MergedWork,
    Where,
    WorkPeriod,
    as_documents,
    merged_works,
    scheme_of,
)
from ..queries.coverage import ANYWHERE, BurdenRow, CoverageRow, burden, coverage, unreached
from ..registry import standard_registry
from ..tables import rows as table_rows
from ._changes import uncapitalised
from ._page import Page, counted, listed, printable

__all__ = ["coverage_plain", "coverage_text"]


def coverage_text(documents: Documents, *, width: int = 100) -> str:
    """Coverage and burden for people: work by process, agency and year; who is asked most; where; what is not recorded.

    >>> from cjji_model import corpus
    >>> print(coverage_text(corpus["2025-27"]))
    Coverage: 1 programme, 0 pieces of work
    <BLANKLINE>
    Not recorded
      The streams of the Joint inspection business plan 2025-27.
    <BLANKLINE>
    """
    return _Text(as_documents(documents), Page(width=width)).text()


@frozen(slots=False)
class _Text:
    """The text being made."""

    documents: tuple[Document, ...]
    page: Page

    @cached_property
    def works(self) -> list[MergedWork]:
        return merged_works(self.documents)

    @cached_property
    def rows(self) -> tuple[CoverageRow, ...]:
        return coverage(self.documents)

    @cached_property
    def programmes(self) -> list[Programme]:
        found = [document for document in self.documents if isinstance(document, Programme)]
        return sorted(found, key=lambda p: (p.period.first or date.min, p.period.last or date.max, p.id, p.title))

    def titles(self, ids: Iterable[str]) -> str:
        """The titles of work, as a list in words."""
        by_id = {work.id: work.title for work in self.works}
        return listed(sorted(by_id[id] for id in ids))

    def text(self) -> str:
        parts = [self.head(), *self.tables(), self.asked(), self.places(), self.rolling(), self.not_recorded()]
        return "\n\n".join("\n".join(part) for part in parts if part) + "\n"

    def head(self) -> list[str]:
        kinds = Counter(type(document) for document in self.documents)
        words = ((Programme, "programme"), (WorkStream, "work stream"), (Report, "report"))
        given = [counted(kinds[cls], word) for cls, word in words if kinds[cls]]
        others = sum(kinds.values()) - sum(kinds[cls] for cls, _ in words)
        given += [counted(others, "inspectorate's year", "inspectorates' years")] if others else []
        work = counted(len(self.works), "piece of work", "pieces of work")
        lines = self.page.block(f"Coverage: {', '.join([*given, work])}")
        return lines + (
            self.page.block(f"Cancelled, and left out: {listed(self.cancelled())}.") if self.cancelled() else []
        )

    def cancelled(self) -> list[str]:
        """The titles of streams that are left out."""
        kept = {work.id for work in self.works}
        streams = [s for d in self.documents for s in (d.streams if isinstance(d, Programme) else (d,))]
        found = [s for s in streams if isinstance(s, WorkStream) and s.status is WorkStatus.CANCELLED]
        return sorted({stream.title for stream in found if stream.id not in kept})

    # ------------------------------------------------------------------------------- by process, agency, year

    def tables(self) -> Iterator[list[str]]:
        """The table of process, agency and year, in as many parts as the width asks for; then how to read it."""
        rows = self.rows
        if not rows:
            return
        labels = [_AGENCY + self.agency(row.agency) for row in rows] + [_process(row.process) for row in rows]
        room = max(map(len, (*labels, _ALL)))
        years: list[int | None] = [*sorted({row.year for row in rows if row.year is not None} | self.planned())]
        years += [None] if any(row.year is None for row in rows) else []
        each = max((self.page.width - room) // _CELL, 1)
        for start in range(0, len(years), each):
            yield list(self.table(rows, years[start : start + each], room))
        known = [year for year in years if year is not None]
        skips = known != [*range(known[0], known[-1] + 1)] if known else False
        key = (*_KEY, _SKIPS) if skips else _KEY
        yield [line for words in key for line in self.page.block(words, indent=2)]

    def table(self, rows: tuple[CoverageRow, ...], years: list[int | None], room: int) -> Iterator[str]:
        yield " " * room + "".join(_label(year).rjust(_CELL) for year in years)

        def line(label: str, kept: list[CoverageRow]) -> str:
            return label.ljust(room) + "".join(self.cell(kept, year).rjust(_CELL) for year in years)

        inside = [row for row in rows if row.year in years]
        for process in dict.fromkeys(row.process for row in inside):
            of_process = [row for row in inside if row.process == process]
            yield line(_process(process), of_process)
            for agency in dict.fromkeys(row.agency for row in of_process):
                label = _AGENCY + self.agency(agency)
                yield line(label, [row for row in of_process if row.agency == agency])
        yield line(_ALL, inside)

    def cell(self, rows: list[CoverageRow], year: int | None) -> str:
        """How much work the rows have in a year, each piece once."""
        sure = {id for row in rows if row.year == year for id in row.streams}
        perhaps = {id for row in rows if row.year == year for id in row.perhaps} - sure
        if not sure and not perhaps:
            return "0" if self.is_complete(year) else "·"
        return "+".join([*([str(len(sure))] if sure else []), *([f"{len(perhaps)}?"] if perhaps else [])])

    def is_complete(self, year: int | None) -> bool:
        """Whether the programmes of a year are all complete, and all work has a year, a process and an agency."""
        if year is None or any(row.year is None for row in self.rows):
            return False
        days = Period.business_years(year)
        there = [programme for programme in self.programmes if days.intersection(programme.period) is not None]
        unplaced = any(None in {row.process, row.agency} for row in self.rows if row.year == year)
        return bool(there) and all(programme.is_complete for programme in there) and not unplaced

    def planned(self) -> set[int]:
        """The business years of the programmes, whether anything of them is recorded or not."""
        periods = [p.period for p in self.programmes if p.period.first and p.period.last]
        return {year for period in periods for year in WorkPeriod.of(period).years(())}

    # -------------------------------------------------------------------------------------- who is asked, where

    def asked(self) -> list[str]:
        """The agencies that are inspected most, by whom, and whether by several at once."""
        rows = [row for row in burden(self.documents) if row.area == ANYWHERE and row.agency not in {None, NONE}]
        rows.sort(key=lambda row: -row.count)
        names = [f"{self.agency(row.agency)}, {row.count}" for row in rows]
        lines = self.page.block("Who is inspected most, by whom, and whether by several at once") if rows else []
        for name, row in zip(names, rows, strict=True):
            room = max(map(len, names)) + 2
            lines += self.page.block(self.by(row), indent=2, label=name, room=room)
            if told := self.at_once(row):
                lines += self.page.block(told, indent=2 + room)
        unknown = [
            uncapitalised(self.agency(row.agency)) for row in rows if not self.at_once(row) and len(row.streams) > 1
        ]
        if unknown:
            told = f"Whether several ask at once is not known of {listed(unknown)}: no fieldwork there is dated."
            lines += self.page.block(told, indent=2)
        return lines

    def by(self, row: BurdenRow) -> str:
        named = [listed(standard_registry().short(body) for body in row.inspectorates)] if row.inspectorates else []
        unnamed = [f"who asks is not recorded for {len(row.unnamed)}"] if row.unnamed else []
        return "; ".join([*named, *unnamed]) or "nobody is named"

    def at_once(self, row: BurdenRow) -> str:
        """What is known of several inspectorates asking at once; nothing where it is not known of any work."""
        if len(row.streams) < 2:  # noqa: PLR2004  one piece of work does not ask twice
            return ""
        if row.at_once is False:
            return "never at once"
        told = [f"at once: {self.titles(row.overlapping)}"] if row.overlapping else []
        told += [f"perhaps at once: {self.titles(row.may_overlap)}"] if row.may_overlap else []
        if row.undated and (told or len(row.undated) < len(row.streams)):
            lead = "" if told else "at once: not known, "
            told.append(f"{lead}fieldwork is not dated for {len(row.undated)} of {len(row.streams)}")
        return "; ".join(told)

    def places(self) -> list[str]:
        """Where work looks: how many pieces of work in each area, scheme by scheme."""
        counts = Counter(where for work in self.works for where in work.wheres)
        titles = {row["id"]: row["title"] for row in table_rows("places", "schemes")}
        lines = ["Where, by pieces of work"] if counts else []
        for scheme in sorted({scheme for scheme, _ in counts if scheme is not None}):
            found = sorted((-count, self.area(where)) for where, count in counts.items() if where[0] == scheme)
            told = ", ".join(f"{area} {-count}" for count, area in found)
            lines += self.page.block(f"{titles.get(scheme, 'Other places')}: {told}.", indent=2)
        for area, words in ((EVERYWHERE, "Everywhere"), (NONE, "Nowhere in particular"), (None, "Not recorded")):
            if counts[None, area]:
                lines += self.page.block(f"{words}: {counts[None, area]}.", indent=2)
        rest = sorted((-n, a) for (scheme, a), n in counts.items() if scheme is None and a not in _NO_AREA)
        return lines + [f"  {printable(str(area))}, of a scheme not recorded: {-count}." for count, area in rest]

    def area(self, where: Where) -> str:
        scheme, area = where
        if scheme is None or area is None or not standard_registry().places.has(scheme, area):
            return "all of them" if area == EVERYWHERE else str(area)
        return standard_registry().places[scheme, area].name

    def rolling(self) -> list[str]:
        """What rolling programmes have not yet reached."""
        found = [(work.title, self.left(work)) for work in self.works if work.rolling]
        unknown = [title for title, left in found if left is None]
        lines = ["Rolling programmes"] if found else []
        for title, left in found:
            if left is not None:
                told = f"has not reached: {'; '.join(left)}" if left else "has reached every area"
                lines += self.page.block(f"{title} {told}.", indent=2)
        if unknown:
            lines += self.page.block(f"Which areas are not reached yet cannot be told of {listed(unknown)}.", indent=2)
        return lines

    def left(self, work: MergedWork) -> list[str] | None:
        """The names of the areas that none of what is told of the work has it reach; `None` where not known."""
        streams = [told.work for told in work.tellings if isinstance(told.work, WorkStream)]
        found = [(stream, unreached(stream, standard_registry())) for stream in streams]
        told = [{self.area((scheme_of(stream), area)) for area in left} for stream, left in found if left is not None]
        return sorted(set.intersection(*told)) if told else None

    # -------------------------------------------------------------------------------------- what is not recorded

    def not_recorded(self) -> list[str]:
        """What is not recorded, so that the tables say nothing of it."""
        without = [p.title for p in self.programmes if p.work_streams is None and not p.is_complete]
        partly = [p.title for p in self.programmes if p.work_streams is not None and not p.is_complete]
        lines = self.page.block(f"The streams of the {listed(without)}.", indent=2) if without else []
        if partly:
            lines += self.page.block(f"Whether other streams stood in the {listed(partly)}.", indent=2)
        count = len(self.works)
        for words, lacks in _LACKS:
            lacking = [work.id for work in self.works if lacks(work)]
            if lacking:
                told = f": {self.titles(lacking)}" if len(lacking) <= _FEW else ""
                lines += self.page.block(f"{words}, for {len(lacking)} of {count}{told}.", indent=2)
        return ["Not recorded", *lines] if lines else []

    @staticmethod
    def agency(id: str | None) -> str:
        """What an agency is called."""
        return {None: "not recorded", NONE: "no agency"}.get(id) or printable(standard_registry().short(str(id)))


_KEY = (
    "Each column is a business year, April to March. Work at several agencies counts in each, and once in the process.",
    "1? may fall in the year: its dates are too coarse, or its end is not recorded.",
    "· none is recorded. That is not none: the record of the year is not complete. Where it is, 0 is none.",
)
"""How to read the table."""
_SKIPS = "A year that is left out has neither a plan nor work on record."
_CELL = 8
"""How wide a column of the table is."""
_AGENCY = "  "
_ALL = "All work"
_FEW = 3
"""So many titles are told and not only counted."""
_NO_AREA = {EVERYWHERE, NONE, None}
_LACKS: tuple[tuple[str, Callable[[MergedWork], bool]], ...] = (
    ("The process", lambda work: None in work.processes),
    ("The agencies", lambda work: None in work.agencies),
    ("Who leads and supports", lambda work: work.bodies(None) is None),
    ("Where it looks", lambda work: (None, None) in work.wheres),
    ("Fieldwork", lambda work: not work.fieldwork),
    ("Any date", lambda work: not work.times),
)


def _label(year: int | None) -> str:
    return "no date" if year is None else f"{year:04}-{(year + 1) % 100:02}"


def _process(process: str | None) -> str:
    words = {None: "Process not recorded", NONE: "No process"}
    return words.get(process) or str(process).replace("-", " ").capitalize()


def coverage_plain(documents: Documents) -> dict[str, Any]:
    """The rows of coverage and of burden, and what rolling streams have not reached, as plain values.

    What is not recorded, or cannot be told, is `null`.
    """
    found = as_documents(documents)
    return {
        "schema": "cjji-coverage/1",
        "coverage": [asdict(row) for row in coverage(found)],
        "burden": [asdict(row) for row in burden(found)],
        "unreached": [
            {"document": document.id, "stream": stream.id, "areas": unreached(stream, standard_registry())}
            for document in found
            for stream in (document.streams if isinstance(document, Programme) else (document,))
            if isinstance(stream, WorkStream) and stream.type is WorkType.ROLLING
        ],
    }
