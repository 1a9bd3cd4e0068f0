"""The engine: every rule asked about every subject, and what is not as it should be explained.

The first pass runs on the objects themselves and keeps nothing but counts. Where a ruling is to be kept,
the same function is run again on recording views, and what it read becomes the explanation.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import evolve

from .._checked.classes import per_class, plan_of
from .._checked.faults import Path, pointer
from ..dates import Period, before, earliest
from ..model.derogation import Derogation
from ..model.gatekeeping import Notice, Opinion, Refusal
from ..model.inspectorate_year import CommissionerRecommendation, InspectorateProgramme, InspectorateYear
from ..model.preparation import Direction, Waiver
from ..model.programme import Programme
from ..model.provenance import Confidence, Sourced
from ..model.report import Report
from ..model.stream import Delegation, WorkStream
from ..outcome import NotApplicable, Outcome, Result, Severity, Verdict, VerdictCounts
from ..registry import Registry, standard_registry
from ._book import Rule
from ._citations import in_force
from ._context import Ends, Lookups, Moment
from ._recording import Log, at_path, facts, note, note_at, recording
from ._rulings import Ruling, not_applicable, undetermined
from ._subjects import (
    DerogationClaim,
    NoPrevious,
    NoStreams,
    RecordedAct,
    Reference,
    ReportSubject,
    Roles,
    StatusSubject,
    TitleSubject,
    name_of,
    subjects,
)

__all__ = ["check"]

_QUIET = frozenset({Verdict.MET, Verdict.NOT_APPLICABLE})


def check(
    document: Any,
    *,
    on: date,
    rules: Iterable[Rule],
    previous: Any = None,
    registry: Registry | None = None,
    derogations: Iterable[Derogation] = (),
    keep_all: bool = False,
) -> Outcome:
    """Judge a document by rules; see `cjji_model.check`."""
    if type(on) is not date:
        raise TypeError(f"'on' is the day of reading, a datetime.date: {on!r} is none")
    _fitting(document, previous)
    book = tuple(rules)
    at = Moment(on, document, previous, registry or standard_registry(), Lookups(document, previous))
    claimed = _derogations(document, derogations)
    covers = {(d.rule, d.subject): d for d, _ in reversed(claimed) if _stands(d, on)}
    said: dict[tuple[str, str], Result] = {}
    found: dict[str, list[tuple[Any, Path]]] = {}
    counts: Counter[Verdict] = Counter()
    results: list[tuple[Any, Result]] = []
    derogated = {d.rule for d, _ in claimed}
    for rule in sorted(book, key=lambda rule: rule.subject == "derogation"):
        if rule.subject == "derogation":
            found[rule.subject] = [(_claim(d, book, said), path) for d, path in claimed]
        elif rule.subject not in found:
            found[rule.subject] = subjects(rule.subject, document, previous, on)
        for subject, path in found[rule.subject]:
            ruling = _ruling(rule, subject, at)
            counts[ruling.verdict] += 1
            kept = keep_all or ruling.verdict not in _QUIET
            if kept or rule.code in derogated:
                result = _explained(rule, subject, path, at)
                said[result.rule, result.subject] = result
                if kept:
                    home = previous if result.document else document
                    results.append((_order(result.rule, path, rule, home), _covered(result, covers, rule)))
    results.sort(key=lambda pair: pair[0])
    return Outcome(
        document=document.id,
        on=on,
        results=tuple(result for _, result in results),
        counts=VerdictCounts(**{verdict.value.replace("-", "_"): count for verdict, count in counts.items()}),
    )


def _ruling(rule: Rule, subject: Any, at: Moment) -> Ruling:
    """What a rule says of a subject, where it speaks of the time at all."""
    if isinstance(subject, NoStreams):
        return _STREAMS_UNKNOWN
    if isinstance(subject, NoPrevious):
        return _NO_PREVIOUS
    if rule.since is not None or rule.until is not None:
        first, last, where = _reference(subject, at)
        early = before(last, rule.since) if last is not None and rule.since is not None else False
        late = before(rule.until, first) if first is not None and rule.until is not None else False
        if early or late:
            return _NOT_IN_FORCE
        if early is None or late is None:
            return _perhaps_in_force(rule.judge(subject, at), where)
    ruling: Ruling = rule.judge(subject, at)
    return ruling


def _perhaps_in_force(ruling: Ruling, where: tuple[str, ...]) -> Ruling:
    """What is ruled where the dates leave open whether a rule was in force: it does not apply, or that is open too."""
    if ruling.verdict is Verdict.NOT_APPLICABLE:
        return ruling
    return undetermined("it is dated too coarsely to say whether the rule was in force", *where)


_STREAMS_UNKNOWN = undetermined("the work streams are not recorded", "work_streams")
_NO_PREVIOUS = not_applicable(NotApplicable.NO_PREVIOUS)
_NOT_IN_FORCE = not_applicable(NotApplicable.NOT_IN_FORCE)


def _reference(subject: Any, at: Moment) -> Ends:
    """The reference date of a subject, from its first day to its last, and where it is told."""
    if isinstance(subject, Roles):
        return at.ends(subject)
    if isinstance(subject, Period):
        return subject.first, subject.last, ()
    if isinstance(subject, RecordedAct):
        return subject.when, subject.when, ("",)
    if isinstance(subject, ReportSubject):
        return subject.report.published, subject.report.published, ("published",)
    if isinstance(subject, WorkStream | Report):
        return at.ends(Roles(subject, subject))
    if isinstance(subject, InspectorateYear):
        return subject.year.last, subject.year.last, ("year/last",)
    if (name := _DATED.get(subject.__class__)) is not None:
        when = getattr(subject, name)
        return when, when, (name,)
    return None, None, ()


_DATED: dict[type[Any], str] = {
    CommissionerRecommendation: "published",
    Delegation: "since",
    Direction: "given",
    Notice: "given",
    Opinion: "held",
    InspectorateProgramme: "prepared",
    Programme: "prepared",
    Refusal: "refused",
    Waiver: "agreed",
}
"""The date of each act that is judged: the law of that day applies."""


def _explained(rule: Rule, subject: Any, path: Path, at: Moment) -> Result:
    """The ruling again, by the same function, with what it read."""
    log: Log = {}
    document = recording(at.document, (), log)
    previous = None if at.previous is None else recording(at.previous, (), log, "previous")
    root = previous if rule.subject == "previous-stream" else document
    ruling = _ruling(rule, _view_of(subject, path, root, log), at.looking(document, previous))
    base = () if isinstance(subject, Period) else path
    severity, message = ruling.severity, ruling.message
    because = facts(log)
    if severity is Severity.ERROR and any(fact.confidence is Confidence.MEMORY for fact in because):
        severity = Severity.WARNING
        message += " (a warning and no error, since it rests on a fact from memory)"
    return Result(
        rule=rule.code,
        subject=name_of(rule.subject, subject, path, at.previous if root is previous else at.document),
        verdict=ruling.verdict,
        severity=severity,
        pointer=_absolute(base, ruling.at),
        message=message,
        missing=tuple(_absolute(base, missing) for missing in ruling.missing),
        cites=_cites(rule, ruling, subject, at),
        because=because,
        document="previous" if root is previous and root is not None else "",
    )


def _cites(rule: Rule, ruling: Ruling, subject: Any, at: Moment) -> tuple[str, ...]:
    """What a result rests on: what the ruling says, else what the rule does.

    A ruling of law that settles something rests on its provisions as they stood that day, where the day is told.
    """
    if ruling.cites is not None:
        return ruling.cites
    first, last, _ = (
        _reference(subject, at) if rule.family == "law" and ruling.verdict in _DECIDED else (None, None, ())
    )
    when = first or last
    return rule.cites if when is None else tuple(in_force(rule.cites, earliest(when)))


_DECIDED = frozenset({Verdict.MET, Verdict.BREACHED, Verdict.JUDGEMENT})


def _absolute(base: Path, relative: str) -> str:
    """A pointer from a path relative to the subject; one that begins with a slash is a pointer already."""
    if relative.startswith("/") or not relative:
        return relative or pointer(base)
    steps = relative.split("/")
    up = steps.count("..")
    return pointer((*base[: len(base) - up], *steps[up:]))


def _view_of(subject: Any, path: Path, root: Any, log: Log) -> Any:
    """The subject again, made of views."""
    if isinstance(subject, Roles):
        holder = at_path(root, path)
        stream = holder if subject.holder is subject.stream else at_path(root, path[:-2])
        return Roles(holder, stream)
    if isinstance(subject, TitleSubject):
        earlier = None if subject.earlier is None else at_path(root, subject.earlier_path)
        return TitleSubject(at_path(root, path), earlier, subject.earlier_path)
    if isinstance(subject, StatusSubject):
        return StatusSubject(at_path(root, path))
    if isinstance(subject, ReportSubject):
        return _reported(subject, path, root)
    if isinstance(subject, NoStreams):
        note(log, ("work_streams",), None)
        note(log, ("completeness",), subject.item.completeness)
        return subject
    if isinstance(subject, Reference | RecordedAct):
        note_at(root, path, subject.id if isinstance(subject, Reference) else subject.when)
        return subject
    return subject if isinstance(subject, Period | NoPrevious | DerogationClaim) else at_path(root, path)


def _reported(subject: ReportSubject, path: Path, root: Any) -> ReportSubject:
    report = at_path(root, path)
    work = None if subject.work is None else report if subject.work is subject.report else at_path(root, path[:-2])
    return ReportSubject(report, work)


def _order(code: str, path: Path, rule: Rule, document: Any) -> tuple[bool, list[int], str]:
    """What sorts results: document order of the subject, the previous document last; then code."""
    places: list[int] = []
    item = document
    for step in path:
        if isinstance(step, int):
            places.append(step)
            item = item[step] if isinstance(item, tuple) else None
        else:
            places.append(_places(type(item)).get(step, -1))
            item = getattr(item, step, None)
    return rule.subject == "previous-stream", places, code


@per_class
def _places(cls: type[Any]) -> dict[str | int, int]:
    """The place of each attribute of a class in canonical order."""
    return {a.name: i for i, a in enumerate(plan_of(cls).attributes)} if issubclass(cls, Sourced) else {}


def _fitting(document: Any, previous: Any) -> None:
    """Raise `ValueError` where `previous` cannot be the document before."""
    if previous is None:
        return
    if type(previous) is not type(document):
        raise ValueError(f"'previous' is a {type(previous).__name__}, and the document a {type(document).__name__}")
    name = "year" if isinstance(document, InspectorateYear) else "period"
    before: Any = getattr(previous, name, None)
    now: Any = getattr(document, name, None)
    if before is None:
        raise ValueError(f"a {type(document).__name__} has no document before it: leave 'previous' out")
    if now.first is not None and (before.first or date.min) >= now.first:
        raise ValueError(f"'previous' begins {before.first}: not before the document, which begins {now.first}")


def _derogations(document: Any, given: Iterable[Derogation]) -> list[tuple[Derogation, Path]]:
    """The document's own derogations and those given, each once, in an order that depends on neither."""
    own = document.derogations or () if isinstance(document, Programme) else ()
    places: dict[Derogation, Path] = {d: ("derogations", i) for i, d in reversed(list(enumerate(own)))}
    for derogation in given:
        places.setdefault(derogation, ())
    return sorted(places.items(), key=lambda pair: repr(pair[0]))


def _stands(derogation: Derogation, on: date) -> bool:
    return derogation.since <= on and (derogation.until is None or on <= derogation.until)


def _claim(derogation: Derogation, book: tuple[Rule, ...], said: dict[tuple[str, str], Result]) -> DerogationClaim:
    """A derogation beside what its rule said."""
    family = next((rule.family for rule in book if rule.code == derogation.rule), None)
    result = said.get((derogation.rule, derogation.subject))
    return DerogationClaim(derogation, family, result.verdict if result else None, result.missing if result else ())


def _covered(result: Result, covers: dict[tuple[str, str], Derogation], rule: Rule) -> Result:
    """The result with the derogation that covers it, if there is one: never for law."""
    derogation = covers.get((result.rule, result.subject))
    if derogation is None or result.verdict is not Verdict.BREACHED or rule.family == "law":
        return result
    return evolve(result, derogation=derogation)
