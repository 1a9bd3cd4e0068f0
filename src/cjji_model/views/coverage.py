"""Coverage and burden as text and as plain values: tables, who is inspected most, where, and what is not recorded."""

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
    """Return coverage and burden as text, `width` columns wide.

    It shows the work by process, agency and business year; which agencies are inspected most, and by whom; where; what
    rolling programmes have not yet reached; and what is not recorded.

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
    """The parts of the text, each as lines."""

    documents: tuple[Document, ...]
    """The documents, taken together."""
    page: Page
    """How wide the text is."""

    @cached_property
    def works(self) -> list[MergedWork]:
        """The pieces of work of all documents, in order of id."""
        return merged_works(self.documents)

    @cached_property
    def rows(self) -> tuple[CoverageRow, ...]:
        """The rows of the table."""
        return coverage(self.documents)

    @cached_property
    def programmes(self) -> list[Programme]:
        """The programmes among the documents, by period: an order that does not depend on how they were given."""
        programmes = [document for document in self.documents if isinstance(document, Programme)]
        return sorted(programmes, key=lambda p: (p.period.first or date.min, p.period.last or date.max, p.id, p.title))

    def titles(self, ids: Iterable[str]) -> str:
        """Return the titles of work as a list with commas and "and"."""
        by_id = {work.id: work.title for work in self.works}
        return listed(sorted(by_id[id] for id in ids))

    def text(self) -> str:
        """Return the whole text, parts without lines left out."""
        parts = [self.head(), *self.tables(), self.inspected(), self.places(), self.rolling(), self.not_recorded()]
        return "\n\n".join("\n".join(part) for part in parts if part) + "\n"

    def head(self) -> list[str]:
        """Return the heading: how many documents of each kind, and how much work; then what is left out."""
        kinds = Counter(type(document) for document in self.documents)
        nouns = ((Programme, "programme"), (WorkStream, "work stream"), (Report, "report"))
        counts = [counted(kinds[cls], noun) for cls, noun in nouns if kinds[cls]]
        others = sum(kinds.values()) - sum(kinds[cls] for cls, _ in nouns)
        if others:
            counts.append(counted(others, "inspectorate's year", "inspectorates' years"))
        work = counted(len(self.works), "piece of work", "pieces of work")
        lines = self.page.block(f"Coverage: {', '.join([*counts, work])}")
        if cancelled := self.cancelled():
            lines += self.page.block(f"Cancelled, and left out: {listed(cancelled)}.")
        return lines

    def cancelled(self) -> list[str]:
        """Return the titles of streams that are left out because every document that has them calls them cancelled."""
        kept = {work.id for work in self.works}
        streams = [s for d in self.documents for s in (d.streams if isinstance(d, Programme) else (d,))]
        cancelled = [s for s in streams if isinstance(s, WorkStream) and s.status is WorkStatus.CANCELLED]
        return sorted({stream.title for stream in cancelled if stream.id not in kept})

    # ------------------------------------------------------------------------------- by process, agency, year

    def tables(self) -> Iterator[list[str]]:
        """Yield the table of process, agency and year, split to fit the width; then the key to it."""
        rows = self.rows
        if not rows:
            return
        labels = [_AGENCY + self.agency(row.agency) for row in rows] + [_process(row.process) for row in rows]
        room = max(map(len, (*labels, _ALL)))
        years: list[int | None] = [*sorted({row.year for row in rows if row.year is not None} | self.planned())]
        if any(row.year is None for row in rows):
            years.append(None)
        columns = max((self.page.width - room) // _CELL, 1)
        for start in range(0, len(years), columns):
            yield list(self.table(rows, years[start : start + columns], room))
        dated = [year for year in years if year is not None]
        has_gaps = dated != [*range(dated[0], dated[-1] + 1)] if dated else False
        key = (*_KEY, _YEARS_LEFT_OUT) if has_gaps else _KEY
        yield [line for text in key for line in self.page.block(text, indent=2)]

    def table(self, rows: tuple[CoverageRow, ...], years: list[int | None], room: int) -> Iterator[str]:
        """Yield the lines of the table for some of the years; `room` is the width of the labels."""
        yield " " * room + "".join(_label(year).rjust(_CELL) for year in years)

        def line(label: str, cell_rows: list[CoverageRow]) -> str:
            return label.ljust(room) + "".join(self.cell(cell_rows, year).rjust(_CELL) for year in years)

        inside = [row for row in rows if row.year in years]
        for process in dict.fromkeys(row.process for row in inside):
            of_process = [row for row in inside if row.process == process]
            yield line(_process(process), of_process)
            for agency in dict.fromkeys(row.agency for row in of_process):
                label = _AGENCY + self.agency(agency)
                yield line(label, [row for row in of_process if row.agency == agency])
        yield line(_ALL, inside)

    def cell(self, rows: list[CoverageRow], year: int | None) -> str:
        """Return how much work the rows have in a year, each piece counted once: certain, and with "?" possible."""
        sure = {id for row in rows if row.year == year for id in row.streams}
        perhaps = {id for row in rows if row.year == year for id in row.perhaps} - sure
        if not sure and not perhaps:
            return "0" if self.is_complete(year) else "·"
        parts = []
        if sure:
            parts.append(str(len(sure)))
        if perhaps:
            parts.append(f"{len(perhaps)}?")
        return "+".join(parts)

    def is_complete(self, year: int | None) -> bool:
        """Whether a count of 0 in a year is certain.

        It is where there are programmes that touch the year, all of them complete, all work has a year, and all work of
        the year has a process and an agency.
        """
        if year is None or any(row.year is None for row in self.rows):
            return False
        days = Period.business_years(year)
        of_year = [programme for programme in self.programmes if days.intersection(programme.period) is not None]
        unplaced = any(None in {row.process, row.agency} for row in self.rows if row.year == year)
        return bool(of_year) and all(programme.is_complete for programme in of_year) and not unplaced

    def planned(self) -> set[int]:
        """Return the business years of the programmes, including those in which no work is recorded."""
        periods = [p.period for p in self.programmes if p.period.first and p.period.last]
        return {year for period in periods for year in WorkPeriod.of(period).years(())}

    # ---------------------------------------------------------------------------------- who is inspected, where

    def inspected(self) -> list[str]:
        """Return the agencies, those inspected most first, by whom, and whether by several inspectorates at once."""
        rows = [row for row in burden(self.documents) if row.area == ANYWHERE and row.agency not in {None, NONE}]
        rows.sort(key=lambda row: -row.count)
        names = [f"{self.agency(row.agency)}, {row.count}" for row in rows]
        lines = self.page.block("Who is inspected most, by whom, and whether by several at once") if rows else []
        for name, row in zip(names, rows, strict=True):
            room = max(map(len, names)) + 2
            lines += self.page.block(self.by(row), indent=2, label=name, room=room)
            if text := self.at_once(row):
                lines += self.page.block(text, indent=2 + room)
        unknown = [
            uncapitalised(self.agency(row.agency)) for row in rows if not self.at_once(row) and len(row.streams) > 1
        ]
        if unknown:
            text = f"Whether several inspect {listed(unknown)} at once is not known: no fieldwork there is dated."
            lines += self.page.block(text, indent=2)
        return lines

    def by(self, row: BurdenRow) -> str:
        """Return the inspectorates that lead or support the work, and for how much of it none is recorded."""
        parts = []
        if row.inspectorates:
            parts.append(listed(standard_registry().short(body) for body in row.inspectorates))
        if row.unnamed:
            parts.append(f"who inspects is not recorded for {len(row.unnamed)}")
        return "; ".join(parts) or "no inspectorate is named"

    def at_once(self, row: BurdenRow) -> str:
        """Return whether several inspectorates inspect at once; empty where that is not known for any of the work."""
        if len(row.streams) < 2:  # noqa: PLR2004  a single piece of work cannot overlap
            return ""
        if row.at_once is False:
            return "never at once"
        parts = []
        if row.overlapping:
            parts.append(f"at once: {self.titles(row.overlapping)}")
        if row.may_overlap:
            parts.append(f"perhaps at once: {self.titles(row.may_overlap)}")
        if row.undated and (parts or len(row.undated) < len(row.streams)):
            lead = "" if parts else "at once: not known, "
            parts.append(f"{lead}fieldwork is not dated for {len(row.undated)} of {len(row.streams)}")
        return "; ".join(parts)

    def places(self) -> list[str]:
        """Return how many pieces of work look at each area, scheme by scheme, most first."""
        counts = Counter(where for work in self.works for where in work.places_looked_at)
        titles = {row["id"]: row["title"] for row in table_rows("places", "schemes")}
        lines = ["Where, by number of pieces of work"] if counts else []
        for scheme in sorted({scheme for scheme, _ in counts if scheme is not None}):
            areas = sorted((-count, self.area(where)) for where, count in counts.items() if where[0] == scheme)
            text = ", ".join(f"{area} {-count}" for count, area in areas)
            lines += self.page.block(f"{titles.get(scheme, 'Other places')}: {text}.", indent=2)
        for area, label in ((EVERYWHERE, "Everywhere"), (NONE, "Nowhere in particular"), (None, "Not recorded")):
            if counts[None, area]:
                lines += self.page.block(f"{label}: {counts[None, area]}.", indent=2)
        rest = sorted((-n, a) for (scheme, a), n in counts.items() if scheme is None and a not in _NO_AREA)
        return lines + [f"  {printable(str(area))}, of a scheme not recorded: {-count}." for count, area in rest]

    def area(self, where: Where) -> str:
        """Return the name of an area, or its id where it is not known."""
        scheme, area = where
        if scheme is None or area is None or not standard_registry().places.has(scheme, area):
            return "all of them" if area == EVERYWHERE else str(area)
        return standard_registry().places[scheme, area].name

    def rolling(self) -> list[str]:
        """Return the areas that rolling programmes have not yet reached."""
        areas_left = [(work.title, self.left(work)) for work in self.works if work.rolling]
        unknown = [title for title, left in areas_left if left is None]
        lines = ["Rolling programmes"] if areas_left else []
        for title, left in areas_left:
            if left is not None:
                text = f"has not reached: {'; '.join(left)}" if left else "has reached every area"
                lines += self.page.block(f"{title} {text}.", indent=2)
        if unknown:
            lines += self.page.block(f"Which areas are not yet reached is not known for {listed(unknown)}.", indent=2)
        return lines

    def left(self, work: MergedWork) -> list[str] | None:
        """Return the names of the areas that no document says the work has reached; `None` where that is not known."""
        streams = [record.work for record in work.records if isinstance(record.work, WorkStream)]
        answers = [(stream, unreached(stream, standard_registry())) for stream in streams]
        names = [{self.area((scheme_of(stream), area)) for area in ids} for stream, ids in answers if ids is not None]
        return sorted(set.intersection(*names)) if names else None

    # -------------------------------------------------------------------------------------- what is not recorded

    def not_recorded(self) -> list[str]:
        """Return what is not recorded, and so is missing from the tables."""
        without = [p.title for p in self.programmes if p.work_streams is None and not p.is_complete]
        partly = [p.title for p in self.programmes if p.work_streams is not None and not p.is_complete]
        lines = self.page.block(f"The streams of the {listed(without)}.", indent=2) if without else []
        if partly:
            lines += self.page.block(f"Whether there were other streams in the {listed(partly)}.", indent=2)
        count = len(self.works)
        for label, lacks in _LACKS:
            lacking = [work.id for work in self.works if lacks(work)]
            if lacking:
                titles = f": {self.titles(lacking)}" if len(lacking) <= _FEW else ""
                lines += self.page.block(f"{label}, for {len(lacking)} of {count}{titles}.", indent=2)
        return ["Not recorded", *lines] if lines else []

    @staticmethod
    def agency(id: str | None) -> str:
        """Return the short name of an agency."""
        return {None: "not recorded", NONE: "no agency"}.get(id) or printable(standard_registry().short(str(id)))


_KEY = (
    (
        "Each column is a business year, April to March. Work at several agencies counts once for each of them, and "
        "once for the process."
    ),
    "1? is work that may fall in the year: its dates are too coarse, or its end is not recorded.",
    "· means none recorded: the record of the year is not complete. Where it is complete, 0 means none.",
)
"""The key to the table."""
_YEARS_LEFT_OUT = "A year that is left out has neither a plan nor work on record."
_CELL = 8
"""The width of a column of the table."""
_AGENCY = "  "
"""The indent of an agency under its process."""
_ALL = "All work"
_FEW = 3
"""Up to this many titles are named; more are only counted."""
_NO_AREA = {EVERYWHERE, NONE, None}
"""Values of an area that are not areas: each of them has a line of its own."""
_LACKS: tuple[tuple[str, Callable[[MergedWork], bool]], ...] = (
    ("The process", lambda work: None in work.processes),
    ("The agencies", lambda work: None in work.agencies),
    ("Who leads and supports", lambda work: work.bodies(None) is None),
    ("Where it looks", lambda work: (None, None) in work.places_looked_at),
    ("Fieldwork", lambda work: not work.fieldwork),
    ("Any date", lambda work: not work.times),
)
"""What may not be recorded of a piece of work: the label, and whether a piece of work lacks it."""


def _label(year: int | None) -> str:
    return "no date" if year is None else f"{year:04}-{(year + 1) % 100:02}"


def _process(process: str | None) -> str:
    labels = {None: "Process not recorded", NONE: "No process"}
    return labels.get(process) or str(process).replace("-", " ").capitalize()


def coverage_plain(documents: Documents) -> dict[str, Any]:
    """Return coverage and burden as plain values, schema `cjji-coverage/1`.

    They are the rows of coverage, the rows of burden, and the ids of the areas that rolling streams have not reached.
    What is not recorded or not known is `None`.
    """
    as_tuple = as_documents(documents)
    return {
        "schema": "cjji-coverage/1",
        "coverage": [asdict(row) for row in coverage(as_tuple)],
        "burden": [asdict(row) for row in burden(as_tuple)],
        "unreached": [
            {"document": document.id, "stream": stream.id, "areas": unreached(stream, standard_registry())}
            for document in as_tuple
            for stream in (document.streams if isinstance(document, Programme) else (document,))
            if isinstance(stream, WorkStream) and stream.type is WorkType.ROLLING
        ],
    }
