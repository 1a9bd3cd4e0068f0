"""The evaluation context passed to every rule: the day of reading, the documents and the registry."""

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from attrs import frozen

from ..dates import PartialDate, Period, before, earliest, latest
from ..model.programme import Programme
from ..model.report import Report
from ..model.roles import Term
from ..model.stream import WorkStream
from ..organisations.tenure import DaySet
from ..registry import Registry
from ..statute import joint_authors_during
from ..tables import published_work_ids
from ._recording import unwrapped
from ._subjects import Roles, work_ids

__all__ = ["STATUTORY", "DaysOfWork", "Ends", "Lookups", "Moment", "listed"]


T = TypeVar("T")
DaysOfWork = tuple[date | None, date | None, date | None]
"""The earliest day on which work may have begun, then the earliest and the latest on which it may have ended.

`None` where nothing is recorded.
"""
Ends = tuple[PartialDate | date | None, PartialDate | date | None, tuple[str, ...]]
"""A first and a last day, and the paths, relative to the subject, where they are or could be recorded."""


class Lookups:
    """Values computed once per check and shared by all rules.

    They are read from the documents themselves, not from recording proxies, so they add no facts to an explanation.
    """

    def __init__(self, document: Any, previous: Any) -> None:
        self._documents = (document, previous)
        self.cache: dict[Hashable, Any] = {}
        """Results that depend only on their key and the registry. Roles and dates recur across streams and rules."""

    @cached_property
    def with_phases(self) -> frozenset[str]:
        """The ids of the streams that are the `parent` of another stream of the programme."""
        document = self._documents[0]
        if not isinstance(document, Programme):
            return frozenset()
        return frozenset(stream.parent for stream in document.streams if stream.parent)

    @cached_property
    def work(self) -> frozenset[str]:
        """The ids of the streams and reports of the document and the previous one."""
        return work_ids(self._documents[0]) | work_ids(self._documents[1])


@frozen(eq=False)
class Moment:
    """The context that a rule receives with its subject: the documents, the registry and the day of reading."""

    on: date
    """The day of reading. It decides what can be known and what has fallen due, never which law applies."""
    document: Any
    """The document that is checked."""
    previous: Any
    """The previous document, or `None`."""
    registry: Registry
    """The bodies, agencies and places that are known."""
    _lookups: Lookups

    def with_documents(self, document: Any, previous: Any) -> "Moment":
        """Return the same context with recording proxies in place of the documents."""
        return Moment(self.on, document, previous, self.registry, self._lookups)

    @property
    def programme(self) -> Programme | None:
        """The document if it is a programme, else `None`."""
        return self.document if isinstance(self.document, Programme) else None

    @property
    def complete(self) -> bool:
        """Whether the document is a complete programme: what is absent from a stream is then none, not unrecorded."""
        return isinstance(self.document, Programme) and self.document.is_complete

    def knows_work(self, id: str) -> bool:
        """Whether the document, the previous one or the published works contain a stream or report with that id."""
        return id in self._lookups.work or id in published_work_ids()

    def roles(self, work: Roles) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """Return the leads and the supporters, or `None` if neither list is recorded.

        The two lists are one record: if only one is given, the other is empty. In a complete programme, both are empty
        if neither is given.
        """
        leads, supporters = work.holder.leads, work.holder.supporters
        if leads is None and supporters is None and not self.complete:
            return None
        return leads or (), supporters or ()

    def has_phases(self, work: Roles) -> bool:
        """Whether the roles are left to the phases: the work is the parent of other streams and names nobody itself."""
        phased = unwrapped(work.stream).id in self._lookups.with_phases
        return phased and work.holder.leads is None and work.holder.supporters is None

    def ends(self, work: Roles) -> Ends:
        """Return the first and last day of the work, so far as recorded, and the paths where they belong.

        A term's own days, else the fieldwork, else the period up to publication.
        """
        if work.ends is None:
            work.ends = self._ends(work)
        return work.ends

    def _ends(self, work: Roles) -> Ends:
        holder, stream = work.holder, work.stream
        if isinstance(holder, Term):
            return holder.first, holder.last, ("first", "last")
        if isinstance(stream, Report):
            return None, stream.published, ("published",)
        if (field := stream.fieldwork) is not None:
            return field.first, field.last, ("fieldwork",)
        dates = [report.published for report in stream.reports or () if report.published is not None]
        published = max(dates, key=lambda when: when.latest, default=None)
        if isinstance(self.document, Programme):
            period = self.document.period
            first, last = period.first, published or period.last
            if first is not None and last is not None and before(last, first):
                first = None  # published before the period began: the work is older too, by how much is not known
            return first, last, ("fieldwork",)
        if (cycle := stream.cycle) is not None:
            return cycle.first, cycle.last, ("fieldwork",)
        return None, published, ("fieldwork",)

    def imprecise(self, work: Roles) -> tuple[str, ...]:
        """Return the paths where the first and last day could be recorded or made exact; none if both are exact."""
        first, last, where = self.ends(work)
        has_dates = isinstance(work.holder, Term) or (
            isinstance(work.stream, WorkStream) and work.stream.fieldwork is not None
        )
        exact = (
            has_dates and isinstance(first, PartialDate) and isinstance(last, PartialDate) and first.day and last.day
        )
        return () if exact else where

    def window(self, work: Roles) -> Period | None:
        """Return the period of all days that may belong to the work; `None` if it is undated."""
        first, last, _ = self.ends(work)
        if first is None and last is None:
            return None
        return Period(earliest(first) if first else None, latest(last) if last else None)

    def inspectorates(self, work: Roles) -> tuple[frozenset[str], ...]:
        """Return the sets of criminal justice inspectorates during the work: more than one if they changed.

        Undated work is taken to lie on or after 1 April 2007.
        """
        days = self.window(work)
        if work.authors is None:
            work.authors = joint_authors_during(days or _EVER)
        return work.authors

    def days(self, work: Roles) -> DaysOfWork:
        """Return the days on which the work may have begun and ended, normalised for use as a cache key.

        Each is moved back to the last day on which a fact about any body changed: nothing changed in between, so the
        answers are the same and more of them are shared. `None` where nothing is recorded.
        """
        if work.days is None:
            first, last, _ = self.ends(work)
            normalise = self.registry.day_of_change
            begun = None if first is None else normalise(earliest(first))
            work.days = (begun, None, None)
            if last is not None:
                work.days = (begun, normalise(earliest(last)), normalise(latest(last)))
        return work.days

    def held(self, id: str, facet: str, days: DaysOfWork, agency: str | None = None) -> bool | None:
        """Whether a facet of a body held on every day of the work (`True`), on none (`False`), or neither certainly.

        `facet` is `existence`, `operation`, `npm` or `remits`; a remit is over `agency`. If only the end of the work
        is recorded, the answer is `True` if the facet held at the end, and `False` if it never held until then.
        Undated work is taken to lie on or after 1 April 2007, from which joint inspection had a basis in law.
        """
        key = (id, facet, agency, days)
        cache = self._lookups.cache
        if key not in cache:
            body = self.registry.bodies.get(id)
            held = None if body is None else body.days(facet, agency)
            cache[key] = None if held is None else _held_throughout(held, days)
        answer: bool | None = cache[key]
        return answer

    def bodies_with_remit(self, agency: str, days: DaysOfWork) -> frozenset[str]:
        """Return the ids of the bodies that certainly had a remit over an agency on every day of the work."""
        cache = self._lookups.cache
        key = ("with-remit", agency, days)
        if key not in cache:
            ids = (body.id for body in self.registry.bodies)
            cache[key] = frozenset(id for id in ids if self.held(id, "remits", days, agency))
        with_remit: frozenset[str] = cache[key]
        return with_remit

    def cached(self, key: Hashable, compute: Callable[[], T]) -> T:
        """Return `compute()`, computed once per check for each key. It must depend only on the key and the registry."""
        cache = self._lookups.cache
        if key not in cache:
            cache[key] = compute()
        value: T = cache[key]
        return value

    def names(self, ids: Iterable[str]) -> str:
        """Return the short names of bodies and agencies as a list: `HMCPSI, HMI Prisons and CQC`."""
        return listed(self.registry.short(id) for id in ids)


STATUTORY = date(2007, 4, 1)
"""The day from which joint inspection had a basis in law. Source: briefing A10."""
_EVER = Period(STATUTORY, None)
"""The period in which undated work is taken to lie."""


def _held_throughout(held: DaySet, days: DaysOfWork) -> bool | None:
    begun, ended, last = days
    if begun is None and ended is not None and last is not None:
        some, every = held.between(date.min, last).some, held.between(ended, last).every
    else:
        some, every = held.between(begun or STATUTORY, last or date.max)
    if every:
        return True
    return False if some is False else None


def listed(words: Iterable[str]) -> str:
    """Join items with commas and `and`. There must be at least one.

    >>> listed(["HMCPSI", "HMI Prisons", "HMICA"])
    'HMCPSI, HMI Prisons and HMICA'
    """
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
