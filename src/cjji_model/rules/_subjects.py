"""The subjects of rules: the parts of a document that rules judge, each with its path.

A subject is named by ids rather than by its position, so that its name does not change if something is inserted before
it.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from attrs import frozen

from .._checked.classes import per_class, plan_of, values_of
from .._checked.faults import Path
from .._checked.kinds import Instance, ListOf, Text
from ..dates import PartialDate, Period, Span
from ..model.coverage import SampleCoverage
from ..model.derogation import Derogation
from ..model.documents import NOT_ACTS
from ..model.gatekeeping import Refusal
from ..model.inspectorate_year import InspectorateProgramme, InspectorateYear
from ..model.preparation import Waiver
from ..model.programme import Programme
from ..model.provenance import Sourced
from ..model.report import Report
from ..model.roles import Term
from ..model.stream import Delegation, WorkStream
from ..model.vocabulary import WorkStatus, WorkType
from ..outcome import Verdict

__all__ = [
    "SUBJECTS",
    "DerogationClaim",
    "NoPrevious",
    "NoStreams",
    "RecordedAct",
    "Reference",
    "ReportSubject",
    "Roles",
    "StatusSubject",
    "TitleSubject",
    "dates_done",
    "name_of",
    "subjects",
    "work_ids",
]

Located = Iterator[tuple[Any, Path]]
"""Subjects with their paths."""


class Roles:
    """The roles in a stream, in one term of it, or in a stand-alone report."""

    __slots__ = ("authors", "days", "ends", "holder", "stream")

    def __init__(self, holder: WorkStream | Term | Report, stream: WorkStream | Report) -> None:
        self.holder = holder
        """The object that records the leads and supporters."""
        self.stream = stream
        """The work: the stream, or the stand-alone report."""
        self.ends: tuple[PartialDate | date | None, PartialDate | date | None, tuple[str, ...]] | None = None
        """The value of `Moment.ends`, cached here on first use."""
        self.authors: tuple[frozenset[str], ...] | None = None
        """The value of `Moment.inspectorates`, cached here on first use."""
        self.days: tuple[date | None, date | None, date | None] | None = None
        """The value of `Moment.days`, cached here on first use."""

    @property
    def up(self) -> str:
        """The relative path from the holder of the roles to the work: two steps up from a term, else empty."""
        return "../../" if isinstance(self.holder, Term) else ""

    @property
    def id(self) -> str:
        """The id of the stream, or of the stand-alone report."""
        return self.stream.id

    @property
    def type(self) -> WorkType | None:
        """The type of the work."""
        return self.stream.type

    @property
    def has_begun(self) -> bool:
        """Whether the work has certainly begun; always true of a report."""
        stream = self.stream
        return stream.has_begun if isinstance(stream, WorkStream) else True


@frozen
class Reference:
    """A reference by id to a body, an agency, an area or a stream."""

    id: str
    """The id that is referred to."""
    refers: str
    """What it refers to: `body`, `agency`, `any` (a body or an agency), `area` or `stream`."""
    scheme: str | None = None
    """The scheme of an area; `None` if it is not recorded, or for anything else."""


@frozen
class RecordedAct:
    """The date of something recorded as done."""

    when: PartialDate
    """The date as recorded."""


@frozen
class TitleSubject:
    """A stream or a report, with an earlier one in the document that has the same title."""

    item: WorkStream | Report
    """The stream or report."""
    earlier: WorkStream | Report | None
    """The first of its kind with the same title, ignoring case and spacing; `None` if that is `item` itself."""
    earlier_path: Path
    """The path of `earlier`; empty if there is none."""


@frozen
class ReportSubject:
    """A report, with the work that it reports."""

    report: Report
    """The report."""
    work: WorkStream | Report | None
    """Its stream, or the report itself if it is stand-alone and records the type of work; else `None`."""

    @property
    def roles_at(self) -> str:
        """The relative path from the report to where the roles in its work belong."""
        if isinstance(self.work, WorkStream):
            return "../../terms" if self.work.terms else "../../leads"
        return "leads" if self.work else "type"


@frozen
class NoPrevious:
    """Placeholder for the streams of the previous programme, if none was given."""

    item: Programme
    """The programme that is checked."""


@frozen
class DerogationClaim:
    """A derogation together with the result it applies to."""

    derogation: Derogation
    """The derogation."""
    family: str | None
    """The family of the derogation's rule; `None` if that rule is not in the book."""
    verdict: Verdict | None
    """The verdict of that rule on the derogation's subject; `None` if there is no such result."""
    missing: tuple[str, ...]
    """The pointers of the missing facts of that result."""

    @property
    def name(self) -> str:
        """The stable name of the derogation as a subject."""
        d = self.derogation
        return f"derogation:{d.rule}/{d.subject}/{d.by}/{d.since}"


@frozen
class NoStreams:
    """Placeholder for the work streams of a programme that does not record them."""

    item: Programme
    """The programme."""


@frozen
class StatusSubject:
    """The status of a programme or a stream, to be compared with the rest of its record."""

    item: Programme | WorkStream
    """The programme or stream."""


# ----------------------------------------------------------------------------------------------- enumeration


def _streams(document: Any) -> Iterator[tuple[WorkStream, Path]]:
    if isinstance(document, Programme):
        for i, stream in enumerate(document.streams):
            yield stream, ("work_streams", i)
    elif isinstance(document, WorkStream):
        yield document, ()


def _work(document: Any) -> Located:
    """Yield the streams, or a stand-alone report that records the type of its work."""
    yield from _streams(document)
    if isinstance(document, Report) and document.type is not None:
        yield document, ()


def _programme(document: Any) -> Located:
    if isinstance(document, Programme):
        yield document, ()


def _roles(document: Any) -> Located:
    for stream, path in _work(document):
        terms = stream.terms if isinstance(stream, WorkStream) else None
        if terms:
            for i, term in enumerate(terms):
                yield Roles(term, stream), (*path, "terms", i)
        else:
            yield Roles(stream, stream), path


def _reports(document: Any) -> Iterator[tuple[Report, Path]]:
    if isinstance(document, Report):
        yield document, ()
    elif isinstance(document, InspectorateYear):
        yield from ((report, ("reports", i)) for i, report in enumerate(document.reports or ()))
    else:
        for stream, path in _streams(document):
            for i, report in enumerate(stream.reports or ()):
                yield report, (*path, "reports", i)


def work_ids(document: Any) -> frozenset[str]:
    """Return the ids of the streams and reports of a document."""
    return frozenset(item.id for located in (_streams(document), _reports(document)) for item, _ in located)


def _reported(document: Any) -> Located:
    streams = {path: stream for stream, path in _streams(document)}
    for report, path in _reports(document):
        own_work = None if report.type is None else report
        yield ReportSubject(report, streams.get(path[:-2], own_work)), path  # two steps up: `reports` and its index


def _own_year(document: Any) -> Located:
    if isinstance(document, InspectorateYear):
        yield document, ()


def _preparations(document: Any) -> Located:
    """Yield what is prepared under a schedule: the joint programme, or an inspectorate's programme and framework."""
    if isinstance(document, Programme):
        yield document, ()
    elif isinstance(document, InspectorateYear):
        for name in ("programme", "framework"):
            if (own := getattr(document, name)) is not None:
                yield own, (name,)


def _waivers(document: Any) -> Located:
    for item, path in _preparations(document):
        yield from _items_of(item, path, "waivers")


def _in_programme(name: str) -> Callable[[Any], Located]:
    """Return a function that yields the items of one list of a programme."""
    return lambda document: _items_of(document, (), name) if isinstance(document, Programme) else iter(())


def _delegations(document: Any) -> Located:
    for stream, path in _streams(document):
        yield from _items_of(stream, path, "delegations")


def _commissioner_recommendations(document: Any) -> Located:
    if isinstance(document, InspectorateYear):
        yield from _items_of(document, (), "commissioner_recommendations")


def _items_of(holder: Any, path: Path, name: str) -> Located:
    for i, item in enumerate(getattr(holder, name) or ()):
        yield item, (*path, name, i)


def _titles(document: Any) -> Located:
    for located in (_streams(document), _reports(document)):
        first: dict[str, tuple[Any, Path]] = {}
        for item, path in located:
            earlier = first.setdefault(" ".join(item.title.split()).casefold(), (item, path))
            yield (TitleSubject(item, None, ()) if earlier[0] is item else TitleSubject(item, *earlier)), path


def _statuses(document: Any) -> Located:
    for located in (_programme(document), _streams(document)):
        for item, path in located:
            yield StatusSubject(item), path


def _years(document: Any, on: date) -> Located:
    if isinstance(document, Programme) and document.period.first is not None:
        for i, year in enumerate(document.period.years(until=on)):
            yield year, ("year", i)


def _references(document: Any) -> Located:
    return _collected(document, _reference_readers)


# References and dates can occur in any object of a document. To visit only the attributes that can hold one, the
# readers of a class are derived from its annotations, once per class.

Collected = list[tuple[Any, Path]]
Reader = Callable[[Any, Path, Collected], None]
"""Appends to a list what the value of one attribute holds: the value, the path of its object, the list."""
Readers = tuple[Callable[[Any], tuple[Any, ...]], tuple[Reader, ...]]
"""For one class: a function that gets the values of the attributes to read, and a reader for each."""


def _collected(document: Any, readers_of: Callable[[type[Any]], Readers]) -> Located:
    out: Collected = []
    _collect(document, (), readers_of, out)
    return iter(out)


def _collect(item: Any, path: Path, readers_of: Callable[[type[Any]], Readers], out: Collected) -> None:
    """Append what an object, and the objects below it, hold."""
    values, readers = readers_of(type(item))
    for value, read in zip(values(item), readers, strict=True):
        if value is not None:
            read(value, path, out)


def _readers(
    cls: type[Any], leaf: Callable[[str, Any], Reader | None], readers_of: Callable[[type[Any]], Readers]
) -> Readers:
    """Make the readers of a class.

    `leaf` returns the reader of an attribute that holds what is looked for, else `None`. `readers_of` gives the readers
    of the classes of nested objects; an attribute whose classes have none is left out.
    """
    readers: dict[str, Reader] = {}
    for attribute in plan_of(cls).attributes:
        name, kind = attribute.name, attribute.kind
        within = kind.of if isinstance(kind, ListOf) else kind
        read = leaf(name, kind)
        if read is not None:
            readers[name] = read
        elif isinstance(within, Instance) and any(issubclass(c, Sourced) and readers_of(c)[1] for c in within.of):
            readers[name] = (
                _list_reader(name, readers_of) if isinstance(kind, ListOf) else _object_reader(name, readers_of)
            )
    return values_of(tuple(readers)), tuple(readers.values())


def _object_reader(name: str, readers_of: Callable[[type[Any]], Readers]) -> Reader:
    return lambda value, path, out: _collect(value, (*path, name), readers_of, out)


def _list_reader(name: str, readers_of: Callable[[type[Any]], Readers]) -> Reader:
    def read(value: Any, path: Path, out: Collected) -> None:
        for i, item in enumerate(value):
            _collect(item, (*path, name, i), readers_of, out)

    return read


@per_class
def _reference_readers(cls: type[Any]) -> Readers:
    def leaf(name: str, kind: Any) -> Reader | None:
        within = kind.of if isinstance(kind, ListOf) else kind
        if not isinstance(within, Text) or within.refers in {None, "area"}:
            return None
        refers: Any = within.refers
        if isinstance(kind, ListOf):
            return lambda ids, path, out: out.extend(
                (_reference(id, refers), (*path, name, i)) for i, id in enumerate(ids)
            )
        return lambda id, path, out: out.append((_reference(id, refers), (*path, name)))

    values, readers = _readers(cls, leaf, _reference_readers)
    if cls is SampleCoverage:
        return (lambda sample: (sample,)), (_sample_areas,)
    if cls is WorkStream:
        return (lambda stream: (*values(stream), stream)), (*readers, _visit_areas)
    return values, readers


def _visit_areas(stream: WorkStream, path: Path, out: Collected) -> None:
    """Append the areas of the visits. Their scheme is that of the stream's coverage."""
    scheme = getattr(stream.coverage, "scheme", None)
    for i, visit in enumerate(stream.visits or ()):
        areas = enumerate(visit.areas or ())
        out.extend((Reference(id, "area", scheme), (*path, "visits", i, "areas", j)) for j, id in areas)


def _sample_areas(sample: SampleCoverage, path: Path, out: Collected) -> None:
    out.extend((Reference(id, "area", sample.scheme), (*path, "areas", i)) for i, id in enumerate(sample.areas or ()))


# A document refers to the same few bodies and agencies many times; references are immutable, so they can be shared.
@lru_cache(maxsize=8192)
def _reference(id: str, refers: str) -> Reference:
    return Reference(id, refers)


@per_class
def _date_readers(cls: type[Any]) -> Readers:
    def leaf(name: str, kind: Any) -> Reader | None:
        if not isinstance(kind, Instance):
            return None
        if kind.of == (PartialDate,) and name not in NOT_ACTS:
            return lambda when, path, out: out.append((RecordedAct(when), (*path, name)))
        if kind.of == (Span,) and name == "visited":
            return lambda span, path, out: out.extend(_ends(span, (*path, name)))
        return None

    return _readers(cls, leaf, _date_readers)


def _ends(span: Span, path: Path) -> Located:
    for name, when in (("first", span.first), ("last", span.last)):
        if when is not None:
            yield RecordedAct(when), (*path, name)


def _acts(document: Any) -> Located:
    """Yield the dates of what is recorded as done. Fieldwork counts as done once the stream is published."""
    yield from _collected(document, _date_readers)
    for stream, path in _streams(document):
        if stream.fieldwork is not None and stream.status is WorkStatus.PUBLISHED:
            yield from _ends(stream.fieldwork, (*path, "fieldwork"))


def dates_done(document: Any) -> Iterator[PartialDate]:
    """Yield the date of everything that a document records as done."""
    return (act.when for act, _ in _acts(document))


SUBJECTS: dict[str, tuple[Callable[[Any], Located] | None, str]] = {
    "programme": (_programme, "the programme"),
    "stream": (_work, "a work stream, or a stand-alone report"),
    "roles": (_roles, "the roles in a work stream, in one term of it, or in a stand-alone report"),
    "report": (_reported, "a report"),
    "reference": (_references, "a reference to a body, an agency, an area or a stream"),
    "date": (_acts, "the date of something recorded as done"),
    "title": (_titles, "the title of a work stream or a report"),
    "status": (_statuses, "the status of the programme or of a work stream"),
    "year": (None, "a year of the programme"),
    "inspectorate-year": (_own_year, "the year of an inspectorate"),
    "preparation": (_preparations, "the joint programme, or an inspectorate's own programme or framework"),
    "waiver": (_waivers, "a waiver of consultation"),
    "direction": (_in_programme("directions"), "a direction of ministers"),
    "notice": (_in_programme("gatekeeping_notices"), "a notice that blocks an inspection"),
    "opinion": (_in_programme("opinions"), "an opinion on the burden of an inspection"),
    "refusal": (_in_programme("refusals"), "a refusal to co-operate"),
    "delegation": (_delegations, "a delegation of functions"),
    "commissioner-recommendation": (_commissioner_recommendations, "a recommendation of the Victims' Commissioner"),
    "derogation": (None, "a derogation"),
    "previous-stream": (None, "a work stream of the previous programme"),
}
"""The kinds of subject: for each, the function that yields the subjects of a document, and a description.

`None` for the kinds that need more than the document: `subjects` or the engine makes those.
"""


def subjects(kind: str, document: Any, previous: Any, on: date) -> list[tuple[Any, Path]]:
    """Return the subjects of one kind in a document, each with its path.

    If a programme does not record its streams, or no previous programme is given, a placeholder takes their place, so
    that the rule still has a result.
    """
    if kind == "year":
        return list(_years(document, on))
    if kind == "previous-stream":
        if previous is None and isinstance(document, Programme):
            return [(NoPrevious(document), ())]
        return list(_streams(previous))
    if kind in {"stream", "roles"} and isinstance(document, Programme):
        unrecorded = document.work_streams is None and not document.is_complete
        if unrecorded:
            return [(NoStreams(document), ())]
    find = SUBJECTS[kind][0]
    return list(find(document)) if find else []


# ----------------------------------------------------------------------------------------------------- names


def name_of(kind: str, subject: Any, path: Path, document: Any) -> str:
    """Return the stable name of a subject, such as `stream:life-sentence-prisoners`."""
    if isinstance(subject, Period):
        return f"year:{subject.first}"
    if isinstance(subject, Reference):
        stable = "/".join(_stable_steps(path, document))
        last = "" if isinstance(path[-1], str) else f"/{subject.id}"
        return f"reference:{stable.rpartition('/')[0] if last else stable}{last}"
    if isinstance(subject, RecordedAct):
        return f"date:{'/'.join(_stable_steps(path, document))}"
    if isinstance(subject, Roles) and isinstance(subject.holder, Term):
        return f"term:{subject.id}/{path[-1]}"
    if isinstance(subject, DerogationClaim):
        return subject.name
    if isinstance(subject, ReportSubject):
        return f"report:{subject.report.id}"
    if isinstance(subject, InspectorateProgramme):
        (name,) = path
        return f"{name}:{document.id}"
    if isinstance(subject, Waiver | Refusal | Delegation):
        return _party_name(kind, subject, path, document)
    item = _item_of(subject)
    prefix = {Programme: "programme", WorkStream: "stream", Report: "report"}.get(type(item), kind)
    return f"{prefix}:{item.id}"


def _item_of(subject: Any) -> Any:
    """Return the object with the id by which a subject is named."""
    if isinstance(subject, TitleSubject | StatusSubject | NoStreams | NoPrevious):
        return subject.item
    return subject.stream if isinstance(subject, Roles) else subject


def _party_name(kind: str, subject: Waiver | Refusal | Delegation, path: Path, document: Any) -> str:
    """Name a waiver, refusal or delegation by its two parties, and number it from the second between them on."""
    parties = _parties(subject)
    *holder_path, name, position = path
    holder: Any = document
    for step in holder_path:
        holder = holder[step] if isinstance(step, int) else getattr(holder, step)
    earlier = [item for item in getattr(holder, str(name))[: int(position)] if _parties(item) == parties]
    prefix = [holder.id] if isinstance(holder, WorkStream) else [str(step) for step in holder_path]
    steps = [*prefix, *parties]
    if earlier:
        steps.append(str(len(earlier) + 1))
    return f"{kind}:{'/'.join(steps)}"


def _parties(item: Waiver | Refusal | Delegation) -> tuple[str, str]:
    return (item.between, item.consultee) if isinstance(item, Waiver) else (item.by, item.to)


def _stable_steps(path: Path, document: Any) -> Iterator[str]:
    """Yield the steps of a path, with ids instead of positions where there are ids."""
    item = document
    for step in path:
        item = item[step] if isinstance(step, int) else getattr(item, step)
        if isinstance(step, int):
            yield str(getattr(item, "id", step))
        elif step not in {"work_streams", "reports"}:
            yield step
