"""Run every rule on every subject; re-run reported ones on recording proxies to collect the facts they read.

The first pass runs on the objects themselves and only counts verdicts. Recording is much slower, so it is done only for
results that are reported, or whose rule a derogation names.
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
"""The verdicts that are reported only with `keep_all`."""


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
    """Check a document against rules; see `cjji_model.check`."""
    if type(on) is not date:  # a datetime is a date to `isinstance`, but cannot be compared with one
        raise TypeError(f"'on' must be a datetime.date (the day of reading), not {on!r}")
    _check_previous(document, previous)
    book = tuple(rules)
    at = Moment(on, document, previous, registry or standard_registry(), Lookups(document, previous))
    derogations_with_paths = _derogations(document, derogations)
    # Reversed, so that the first of several derogations for the same result covers it.
    covers = {(d.rule, d.subject): d for d, _ in reversed(derogations_with_paths) if _in_effect(d, on)}
    results_by_key: dict[tuple[str, str], Result] = {}
    subjects_by_kind: dict[str, list[tuple[Any, Path]]] = {}
    counts: Counter[Verdict] = Counter()
    results: list[tuple[Any, Result]] = []
    derogated = {d.rule for d, _ in derogations_with_paths}
    # Rules about derogations come last: they read the results of the other rules.
    for rule in sorted(book, key=lambda rule: rule.subject == "derogation"):
        if rule.subject == "derogation":
            subjects_by_kind[rule.subject] = [(_claim(d, book, results_by_key), p) for d, p in derogations_with_paths]
        elif rule.subject not in subjects_by_kind:
            subjects_by_kind[rule.subject] = subjects(rule.subject, document, previous, on)
        for subject, path in subjects_by_kind[rule.subject]:
            ruling = _ruling(rule, subject, at)
            counts[ruling.verdict] += 1
            kept = keep_all or ruling.verdict not in _QUIET
            if kept or rule.code in derogated:
                result = _explain(rule, subject, path, at)
                results_by_key[result.rule, result.subject] = result
                if kept:
                    source = previous if result.document else document
                    results.append((_order(result.rule, path, rule, source), _with_derogation(result, covers, rule)))
    results.sort(key=lambda pair: pair[0])
    return Outcome(
        document=document.id,
        on=on,
        results=tuple(result for _, result in results),
        counts=VerdictCounts(**{verdict.value.replace("-", "_"): count for verdict, count in counts.items()}),
    )


def _ruling(rule: Rule, subject: Any, at: Moment) -> Ruling:
    """Apply a rule to a subject, unless its reference date lies outside the days on which the rule applies."""
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
    """Return the ruling if it may not have been in force: not applicable stays so, any other is undetermined."""
    if ruling.verdict is Verdict.NOT_APPLICABLE:
        return ruling
    return undetermined("its date is too imprecise to say whether the rule was in force", *where)


_STREAMS_UNKNOWN = undetermined("the work streams are not recorded", "work_streams")
_NO_PREVIOUS = not_applicable(NotApplicable.NO_PREVIOUS)
_NOT_IN_FORCE = not_applicable(NotApplicable.NOT_IN_FORCE)


def _reference(subject: Any, at: Moment) -> Ends:
    """Return the first and last day of a subject's reference date, and the paths where it is recorded."""
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
    if (name := _DATE_ATTRIBUTES.get(subject.__class__)) is not None:
        when = getattr(subject, name)
        return when, when, (name,)
    return None, None, ()


_DATE_ATTRIBUTES: dict[type[Any], str] = {
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
"""The attribute with the reference date, for each class of recorded act. The law of that day applies."""


def _explain(rule: Rule, subject: Any, path: Path, at: Moment) -> Result:
    """Run the rule again on recording proxies, and return its result with the facts that it read."""
    log: Log = {}
    document = recording(at.document, (), log)
    previous = None if at.previous is None else recording(at.previous, (), log, "previous")
    root = previous if rule.subject == "previous-stream" else document
    ruling = _ruling(rule, _proxy_of(subject, path, root, log), at.with_documents(document, previous))
    base = () if isinstance(subject, Period) else path
    severity, message = ruling.severity, ruling.message
    because = facts(log)
    if severity is Severity.ERROR and any(fact.confidence is Confidence.MEMORY for fact in because):
        severity = Severity.WARNING
        message += " (downgraded to a warning: relies on an unverified fact)"
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
    """Return the basis of a result: the cites of the ruling if it gives any, else those of the rule.

    If a rule of law is met, breached or left to judgement, its provisions are cited in the version of the reference
    date, where one is recorded.
    """
    if ruling.cites is not None:
        return ruling.cites
    if rule.family != "law" or ruling.verdict not in _DECIDED:
        return rule.cites
    first, last, _ = _reference(subject, at)
    when = first or last
    return rule.cites if when is None else tuple(in_force(rule.cites, earliest(when)))


_DECIDED = frozenset({Verdict.MET, Verdict.BREACHED, Verdict.JUDGEMENT})
"""The verdicts for which the law of the reference date was applied."""


def _absolute(base: Path, relative: str) -> str:
    """Turn a path relative to the subject into a JSON pointer; one with a leading slash is returned unchanged.

    A leading `..` goes up one step from the subject.
    """
    if relative.startswith("/") or not relative:
        return relative or pointer(base)
    steps = relative.split("/")
    up = steps.count("..")
    return pointer((*base[: len(base) - up], *steps[up:]))


def _proxy_of(subject: Any, path: Path, root: Any, log: Log) -> Any:
    """Return the subject with recording proxies in place of the objects that it holds."""
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
        return _report_proxy(subject, path, root)
    if isinstance(subject, NoStreams):
        note(log, ("work_streams",), None)
        note(log, ("completeness",), subject.item.completeness)
        return subject
    if isinstance(subject, Reference | RecordedAct):
        note_at(root, path, subject.id if isinstance(subject, Reference) else subject.when)
        return subject
    return subject if isinstance(subject, Period | NoPrevious | DerogationClaim) else at_path(root, path)


def _report_proxy(subject: ReportSubject, path: Path, root: Any) -> ReportSubject:
    report = at_path(root, path)
    if subject.work is None:
        return ReportSubject(report, None)
    if subject.work is subject.report:
        return ReportSubject(report, report)
    return ReportSubject(report, at_path(root, path[:-2]))  # the report is two steps below its stream


def _order(code: str, path: Path, rule: Rule, document: Any) -> tuple[bool, list[int], str]:
    """Return the sort key of a result: the subject's position in the document, the previous one last; then the code."""
    positions: list[int] = []
    item = document
    for step in path:
        if isinstance(step, int):
            positions.append(step)
            item = item[step] if isinstance(item, tuple) else None
        else:
            positions.append(_positions(type(item)).get(step, -1))
            item = getattr(item, step, None)
    return rule.subject == "previous-stream", positions, code


@per_class
def _positions(cls: type[Any]) -> dict[str | int, int]:
    """Return the position of each attribute of a class in canonical order."""
    return {a.name: i for i, a in enumerate(plan_of(cls).attributes)} if issubclass(cls, Sourced) else {}


def _check_previous(document: Any, previous: Any) -> None:
    """Raise `ValueError` unless `previous` is of the same kind as the document and begins before it."""
    if previous is None:
        return
    if type(previous) is not type(document):
        raise ValueError(f"'previous' is a {type(previous).__name__}, but the document is a {type(document).__name__}")
    name = "year" if isinstance(document, InspectorateYear) else "period"
    before: Any = getattr(previous, name, None)
    now: Any = getattr(document, name, None)
    if before is None:
        raise ValueError(f"a {type(document).__name__} has no previous document: omit 'previous'")
    if now.first is not None and (before.first or date.min) >= now.first:
        raise ValueError(f"'previous' begins {before.first}, but must begin before the document ({now.first})")


def _derogations(document: Any, given: Iterable[Derogation]) -> list[tuple[Derogation, Path]]:
    """Return the document's own derogations and those given, with their paths, deduplicated and sorted.

    The order does not depend on where a derogation was given. One that was only passed in has an empty path.
    """
    own = document.derogations or () if isinstance(document, Programme) else ()
    # Reversed, so that a duplicate gets the path of its first occurrence.
    paths: dict[Derogation, Path] = {d: ("derogations", i) for i, d in reversed(list(enumerate(own)))}
    for derogation in given:
        paths.setdefault(derogation, ())
    return sorted(paths.items(), key=lambda pair: repr(pair[0]))


def _in_effect(derogation: Derogation, on: date) -> bool:
    return derogation.since <= on and (derogation.until is None or on <= derogation.until)


def _claim(derogation: Derogation, book: tuple[Rule, ...], results: dict[tuple[str, str], Result]) -> DerogationClaim:
    """Combine a derogation with the result to which it refers."""
    family = next((rule.family for rule in book if rule.code == derogation.rule), None)
    result = results.get((derogation.rule, derogation.subject))
    return DerogationClaim(derogation, family, result.verdict if result else None, result.missing if result else ())


def _with_derogation(result: Result, covers: dict[tuple[str, str], Derogation], rule: Rule) -> Result:
    """Return the result with the derogation that covers it, if any. A breach of law is never covered."""
    derogation = covers.get((result.rule, result.subject))
    if derogation is None or result.verdict is not Verdict.BREACHED or rule.family == "law":
        return result
    return evolve(result, derogation=derogation)
