"""What rules are asked about: the subjects of a document, each with the place where it stands.

A subject is named by what it is and not by where it stands, so that its name survives an insertion before it.
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

Found = Iterator[tuple[Any, Path]]


class Roles:
    """Who leads and who supports, and in what: a stream, one term of it, or a report that stands alone."""

    __slots__ = ("authors", "days", "ends", "holder", "stream")

    def __init__(self, holder: WorkStream | Term | Report, stream: WorkStream | Report) -> None:
        self.holder = holder
        self.stream = stream
        self.ends: tuple[PartialDate | date | None, PartialDate | date | None, tuple[str, ...]] | None = None
        """The first and last day of the work, and where they are told, once a rule has asked."""
        self.authors: tuple[frozenset[str], ...] | None = None
        """The criminal justice inspectorates on those days, once a rule has asked for them."""
        self.days: tuple[date | None, date | None, date | None] | None = None
        """Its earliest first day, and the bounds of its last, once a rule has asked."""

    @property
    def up(self) -> str:
        """The way from what holds the roles to the work: two steps up from a term."""
        return "../../" if isinstance(self.holder, Term) else ""

    @property
    def id(self) -> str:
        """The id of the stream, or of the report that stands alone."""
        return self.stream.id

    @property
    def type(self) -> WorkType | None:
        """The type of the work."""
        return self.stream.type

    @property
    def has_begun(self) -> bool:
        """Whether the work has certainly begun: what is reported has."""
        stream = self.stream
        return stream.has_begun if isinstance(stream, WorkStream) else True


@frozen
class Reference:
    """A mention of a body, an agency, an area or a stream."""

    id: str
    refers: str
    """To what: `body`, `agency`, `any`, `area` or `stream`."""
    scheme: str | None = None
    """The scheme of an area."""


@frozen
class RecordedAct:
    """The date of something recorded as done."""

    when: PartialDate


@frozen
class TitleSubject:
    """A stream or a report whose title is compared with those before it."""

    item: WorkStream | Report
    earlier: WorkStream | Report | None
    """The first of its kind that bears the same title, where it is another."""
    earlier_path: Path


@frozen
class ReportSubject:
    """A report, and the work that it reports: its stream, or itself where it stands alone and says what work it was."""

    report: Report
    work: WorkStream | Report | None

    @property
    def roles_at(self) -> str:
        """The way from the report to where it would be told who took part."""
        if isinstance(self.work, WorkStream):
            return "../../terms" if self.work.terms else "../../leads"
        return "leads" if self.work else "type"


@frozen
class NoPrevious:
    """Stands for the streams of the programme before, where there is none to compare with."""

    item: Programme


@frozen
class DerogationClaim:
    """A derogation, and what the rules said of what it speaks of."""

    derogation: Derogation
    family: str | None
    """The family of its rule, or `None` where the rule is not in the book."""
    verdict: Verdict | None
    """What its rule said of its subject, or `None` where the document has no such subject."""
    missing: tuple[str, ...]
    """What would settle that, where it is undetermined."""

    @property
    def name(self) -> str:
        """The name of the result."""
        d = self.derogation
        return f"derogation:{d.rule}/{d.subject}/{d.by}/{d.since}"


@frozen
class NoStreams:
    """Stands for the work streams of a programme that does not record them."""

    item: Programme


@frozen
class StatusSubject:
    """The status of a programme or a stream, beside what is recorded of it."""

    item: Programme | WorkStream


# ----------------------------------------------------------------------------------------------- enumeration


def _streams(document: Any) -> Iterator[tuple[WorkStream, Path]]:
    if isinstance(document, Programme):
        for i, stream in enumerate(document.streams):
            yield stream, ("work_streams", i)
    elif isinstance(document, WorkStream):
        yield document, ()


def _work(document: Any) -> Found:
    """Streams, and a report that stands alone and says what work it reports."""
    yield from _streams(document)
    if isinstance(document, Report) and document.type is not None:
        yield document, ()


def _programme(document: Any) -> Found:
    if isinstance(document, Programme):
        yield document, ()


def _roles(document: Any) -> Found:
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
    """The ids of the streams and reports of a document."""
    return frozenset(item.id for found in (_streams(document), _reports(document)) for item, _ in found)


def _reported(document: Any) -> Found:
    streams = {path: stream for stream, path in _streams(document)}
    for report, path in _reports(document):
        yield ReportSubject(report, streams.get(path[:-2], report if report.type is not None else None)), path


def _own_year(document: Any) -> Found:
    if isinstance(document, InspectorateYear):
        yield document, ()


def _preparations(document: Any) -> Found:
    """What is prepared under a schedule: the joint programme, or an inspectorate's own programme and framework."""
    if isinstance(document, Programme):
        yield document, ()
    elif isinstance(document, InspectorateYear):
        for name in ("programme", "framework"):
            if (own := getattr(document, name)) is not None:
                yield own, (name,)


def _waivers(document: Any) -> Found:
    for item, path in _preparations(document):
        yield from _each(item, path, "waivers")


def _of_the_programme(name: str) -> Callable[[Any], Found]:
    """A finder of the items of one list of a programme."""
    return lambda document: _each(document, (), name) if isinstance(document, Programme) else iter(())


def _delegations(document: Any) -> Found:
    for stream, path in _streams(document):
        yield from _each(stream, path, "delegations")


def _commissioner_recommendations(document: Any) -> Found:
    if isinstance(document, InspectorateYear):
        yield from _each(document, (), "commissioner_recommendations")


def _each(holder: Any, path: Path, name: str) -> Found:
    for i, item in enumerate(getattr(holder, name) or ()):
        yield item, (*path, name, i)


def _titles(document: Any) -> Found:
    for found in (_streams(document), _reports(document)):
        first: dict[str, tuple[Any, Path]] = {}
        for item, path in found:
            earlier = first.setdefault(" ".join(item.title.split()).casefold(), (item, path))
            yield (TitleSubject(item, None, ()) if earlier[0] is item else TitleSubject(item, *earlier)), path


def _statuses(document: Any) -> Found:
    for found in (_programme(document), _streams(document)):
        for item, path in found:
            yield StatusSubject(item), path


def _years(document: Any, on: date) -> Found:
    if isinstance(document, Programme) and document.period.first is not None:
        for i, year in enumerate(document.period.years(until=on)):
            yield year, ("year", i)


def _references(document: Any) -> Found:
    return _gathered(document, _reference_readers)


Out = list[tuple[Any, Path]]
Reader = Callable[[Any, Path, Out], None]
"""Puts what is found in an attribute's value into a list."""
Readers = tuple[Callable[[Any], tuple[Any, ...]], tuple[Reader, ...]]
"""How the values of an object's attributes are had, and what reads each."""


def _gathered(document: Any, readers_of: Callable[[type[Any]], Readers]) -> Found:
    out: Out = []
    _gather(document, (), readers_of, out)
    return iter(out)


def _gather(item: Any, path: Path, readers_of: Callable[[type[Any]], Readers], out: Out) -> None:
    """Put what is found in an object, and in the objects beneath it, into the list."""
    values, readers = readers_of(type(item))
    for value, read in zip(values(item), readers, strict=True):
        if value is not None:
            read(value, path, out)


def _readers(
    cls: type[Any], leaf: Callable[[str, Any], Reader | None], again: Callable[[type[Any]], Readers]
) -> Readers:
    """How to find, attribute by attribute, what is in an object of a class; attributes that hold none are left out."""
    found: dict[str, Reader] = {}
    for attribute in plan_of(cls).attributes:
        name, kind = attribute.name, attribute.kind
        within = kind.of if isinstance(kind, ListOf) else kind
        read = leaf(name, kind)
        if read is not None:
            found[name] = read
        elif isinstance(within, Instance) and any(issubclass(one, Sourced) and again(one)[1] for one in within.of):
            found[name] = _list_reader(name, again) if isinstance(kind, ListOf) else _object_reader(name, again)
    return values_of(tuple(found)), tuple(found.values())


def _object_reader(name: str, again: Callable[[type[Any]], Readers]) -> Reader:
    return lambda value, path, out: _gather(value, (*path, name), again, out)


def _list_reader(name: str, again: Callable[[type[Any]], Readers]) -> Reader:
    def read(value: Any, path: Path, out: Out) -> None:
        for i, item in enumerate(value):
            _gather(item, (*path, name, i), again, out)

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
                (_mention(id, refers), (*path, name, i)) for i, id in enumerate(ids)
            )
        return lambda id, path, out: out.append((_mention(id, refers), (*path, name)))

    values, readers = _readers(cls, leaf, _reference_readers)
    if cls is SampleCoverage:
        return (lambda sample: (sample,)), (_areas,)
    if cls is WorkStream:
        return (lambda stream: (*values(stream), stream)), (*readers, _visited)
    return values, readers


def _visited(stream: WorkStream, path: Path, out: Out) -> None:
    """The areas visited: of the scheme that the stream's coverage names."""
    scheme = getattr(stream.coverage, "scheme", None)
    for i, visit in enumerate(stream.visits or ()):
        areas = enumerate(visit.areas or ())
        out.extend((Reference(id, "area", scheme), (*path, "visits", i, "areas", j)) for j, id in areas)


def _areas(sample: SampleCoverage, path: Path, out: Out) -> None:
    out.extend((Reference(id, "area", sample.scheme), (*path, "areas", i)) for i, id in enumerate(sample.areas or ()))


@lru_cache(maxsize=8192)
def _mention(id: str, refers: str) -> Reference:
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


def _ends(span: Span, path: Path) -> Found:
    for name, when in (("first", span.first), ("last", span.last)):
        if when is not None:
            yield RecordedAct(when), (*path, name)


def _acts(document: Any) -> Found:
    """The dates of what is recorded as done; fieldwork is done once the report is published."""
    yield from _gathered(document, _date_readers)
    for stream, path in _streams(document):
        if stream.fieldwork is not None and stream.status is WorkStatus.PUBLISHED:
            yield from _ends(stream.fieldwork, (*path, "fieldwork"))


def dates_done(document: Any) -> Iterator[PartialDate]:
    """The dates of everything that a document records as done."""
    return (act.when for act, _ in _acts(document))


SUBJECTS: dict[str, tuple[Callable[[Any], Found] | None, str]] = {
    "programme": (_programme, "the programme"),
    "stream": (_work, "a work stream, or a report that stands alone"),
    "roles": (_roles, "the roles in a work stream, in one term of it, or in a report that stands alone"),
    "report": (_reported, "a report"),
    "reference": (_references, "a mention of a body, an agency, an area or a stream"),
    "date": (_acts, "the date of something recorded as done"),
    "title": (_titles, "the title of a work stream or a report"),
    "status": (_statuses, "the status of the programme or of a work stream"),
    "year": (None, "a year of the programme"),
    "inspectorate-year": (_own_year, "the year of an inspectorate"),
    "preparation": (_preparations, "the joint programme, or an inspectorate's own programme or framework"),
    "waiver": (_waivers, "a waiver of consultation"),
    "direction": (_of_the_programme("directions"), "a direction of ministers"),
    "notice": (_of_the_programme("gatekeeping_notices"), "a notice that blocks an inspection"),
    "opinion": (_of_the_programme("opinions"), "an opinion on the burden of an inspection"),
    "refusal": (_of_the_programme("refusals"), "a refusal to co-operate"),
    "delegation": (_delegations, "a delegation of functions"),
    "commissioner-recommendation": (_commissioner_recommendations, "a recommendation of the Victims' Commissioner"),
    "derogation": (None, "a derogation"),
    "previous-stream": (None, "a work stream of the programme before"),
}
"""The kinds of subject that a rule may have: where they are found, and what they are."""


def subjects(kind: str, document: Any, previous: Any, on: date) -> list[tuple[Any, Path]]:
    """The subjects of one kind in a document, each with its path."""
    if kind == "year":
        return list(_years(document, on))
    if kind == "previous-stream":
        if previous is None and isinstance(document, Programme):
            return [(NoPrevious(document), ())]
        return list(_streams(previous))
    if (
        kind in {"stream", "roles"}
        and isinstance(document, Programme)
        and document.work_streams is None
        and not document.is_complete
    ):
        return [(NoStreams(document), ())]
    find = SUBJECTS[kind][0]
    return list(find(document)) if find else []


# ----------------------------------------------------------------------------------------------------- names


def name_of(kind: str, subject: Any, path: Path, document: Any) -> str:
    """The stable name of a subject."""
    if isinstance(subject, Period):
        return f"year:{subject.first}"
    if isinstance(subject, Reference):
        stable = "/".join(_stable(path, document))
        last = "" if isinstance(path[-1], str) else f"/{subject.id}"
        return f"reference:{stable.rpartition('/')[0] if last else stable}{last}"
    if isinstance(subject, RecordedAct):
        return f"date:{'/'.join(_stable(path, document))}"
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
        return _between(kind, subject, path, document)
    item = (
        subject.item
        if isinstance(subject, TitleSubject | StatusSubject | NoStreams | NoPrevious)
        else subject.stream
        if isinstance(subject, Roles)
        else subject
    )
    word = {Programme: "programme", WorkStream: "stream", Report: "report"}.get(type(item), kind)
    return f"{word}:{item.id}"


def _between(kind: str, subject: Waiver | Refusal | Delegation, path: Path, document: Any) -> str:
    """What two parties agreed, asked or handed over: named by them, and counted where they did it more than once."""
    parties = _parties(subject)
    *home, name, place = path
    holder: Any = document
    for step in home:
        holder = holder[step] if isinstance(step, int) else getattr(holder, step)
    before = [item for item in getattr(holder, str(name))[: int(place)] if _parties(item) == parties]
    where = [holder.id] if isinstance(holder, WorkStream) else [str(step) for step in home]
    return f"{kind}:{'/'.join([*where, *parties, *([str(len(before) + 1)] if before else [])])}"


def _parties(item: Waiver | Refusal | Delegation) -> tuple[str, str]:
    return (item.between, item.consultee) if isinstance(item, Waiver) else (item.by, item.to)


def _stable(path: Path, document: Any) -> Iterator[str]:
    """The steps of a path, ids in place of positions where there are ids."""
    item = document
    for step in path:
        item = item[step] if isinstance(step, int) else getattr(item, step)
        if isinstance(step, int):
            yield str(getattr(item, "id", step))
        elif step not in {"work_streams", "reports"}:
            yield step
