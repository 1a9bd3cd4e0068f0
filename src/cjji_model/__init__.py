"""Criminal justice joint inspection in England and Wales: its bodies, its law, its programmes and their rules.

Names are resolved on first use, so that importing the package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import statute as statute
    from .areas.overlap import Extent as Extent
    from .areas.overlap import Gap as Gap
    from .areas.overlap import Relation as Relation
    from .areas.places import Across as Across
    from .areas.places import Areas as Areas
    from .areas.places import Place as Place
    from .areas.places import Places
    from .dates import PartialDate as PartialDate
    from .dates import Period as Period
    from .dates import Span as Span
    from .dates import before as before
    from .dates import not_after as not_after
    from .dates import within as within
    from .errors import AmbiguousText as AmbiguousText
    from .errors import CjjiError as CjjiError
    from .errors import Fault as Fault
    from .errors import InvariantError as InvariantError
    from .errors import LoadError as LoadError
    from .errors import UnknownName as UnknownName
    from .model.derogation import Derogation as Derogation
    from .model.gatekeeping import Consent as Consent
    from .model.gatekeeping import Forbids as Forbids
    from .model.gatekeeping import Notice as Notice
    from .model.gatekeeping import Opinion as Opinion
    from .model.gatekeeping import Refusal as Refusal
    from .model.inspectorate_year import AnnualReport as AnnualReport
    from .model.inspectorate_year import CommissionerRecommendation as CommissionerRecommendation
    from .model.inspectorate_year import InspectorateYear as InspectorateYear
    from .model.inspectorate_year import OwnDocument as OwnDocument
    from .model.inspectorate_year import Plan as Plan
    from .model.preparation import Consultation as Consultation
    from .model.preparation import Copy as Copy
    from .model.preparation import Direction as Direction
    from .model.preparation import DirectionSubject as DirectionSubject
    from .model.preparation import Review as Review
    from .model.preparation import ReviewAction as ReviewAction
    from .model.preparation import ReviewDecision as ReviewDecision
    from .model.preparation import Waiver as Waiver
    from .model.programme import Completeness as Completeness
    from .model.programme import Programme as Programme
    from .model.programme import ProgrammeStatus as ProgrammeStatus
    from .model.programme import WorkStream as WorkStream
    from .model.provenance import Confidence as Confidence
    from .model.provenance import ConfidenceBy as ConfidenceBy
    from .model.provenance import Extra as Extra
    from .model.provenance import Source as Source
    from .model.report import Agreement as Agreement
    from .model.report import Recommendation as Recommendation
    from .model.report import Report as Report
    from .model.report import ReportForm as ReportForm
    from .model.report import Response as Response
    from .model.report import Site as Site
    from .model.vocabulary import CrossCuttingIssue as CrossCuttingIssue
    from .model.vocabulary import Focus as Focus
    from .model.vocabulary import HighLevelProcess as HighLevelProcess
    from .model.work import Contribution as Contribution
    from .model.work import Coverage as Coverage
    from .model.work import Decision as Decision
    from .model.work import DecisionMatter as DecisionMatter
    from .model.work import Delegation as Delegation
    from .model.work import Gift as Gift
    from .model.work import LooksAt as LooksAt
    from .model.work import NoFieldwork as NoFieldwork
    from .model.work import Sample as Sample
    from .model.work import Scheme as Scheme
    from .model.work import Subject as Subject
    from .model.work import Term as Term
    from .model.work import Visit as Visit
    from .model.work import Whole as Whole
    from .model.work import WorkStatus as WorkStatus
    from .model.work import WorkType as WorkType
    from .organisations.bodies import Agency as Agency
    from .organisations.bodies import Bodies, Named
    from .organisations.bodies import Body as Body
    from .organisations.bodies import BodyKind as BodyKind
    from .organisations.bodies import Name as Name
    from .organisations.bodies import NameKind as NameKind
    from .organisations.details import Announced as Announced
    from .organisations.details import Basis as Basis
    from .organisations.details import Event as Event
    from .organisations.details import Held as Held
    from .organisations.details import Kin as Kin
    from .organisations.details import Membership as Membership
    from .organisations.details import Particulars as Particulars
    from .organisations.details import Record as Record
    from .organisations.details import Remit as Remit
    from .organisations.tenure import Lasting as Lasting
    from .outcome import Breached as Breached
    from .outcome import Counts as Counts
    from .outcome import Fact as Fact
    from .outcome import MissingFact as MissingFact
    from .outcome import NotApplicable as NotApplicable
    from .outcome import Outcome as Outcome
    from .outcome import Result as Result
    from .outcome import Severity as Severity
    from .outcome import Verdict as Verdict
    from .published import Corpus
    from .queries.as_known import as_known as as_known
    from .queries.calendar import Bound as Bound
    from .queries.calendar import Due as Due
    from .queries.calendar import DueKind as DueKind
    from .queries.calendar import calendar as calendar
    from .queries.coverage import burden as burden
    from .queries.coverage import coverage as coverage
    from .queries.coverage import unreached as unreached
    from .queries.diff import Diff as Diff
    from .queries.diff import apply as apply
    from .queries.diff import diff as diff
    from .queries.reach import Concern as Concern
    from .queries.reach import How as How
    from .queries.reach import concerning as concerning
    from .queries.roll_forward import roll_forward as roll_forward
    from .registry import Registry as Registry
    from .rules import Moment as Moment
    from .rules import Replay as Replay
    from .rules import ResultChange as ResultChange
    from .rules import Rule as Rule
    from .rules import RuleBook as RuleBook
    from .rules import breached as breached
    from .rules import check as check
    from .rules import judgement as judgement
    from .rules import met as met
    from .rules import not_applicable as not_applicable
    from .rules import replay as replay
    from .rules import rule as rule
    from .rules import undetermined as undetermined
    from .wire import LIMITS as LIMITS
    from .wire import Limits as Limits
    from .wire import Loaded as Loaded
    from .wire import Note as Note
    from .wire import dump as dump
    from .wire import load as load
    from .wire import read as read
    from .wire.outcome import dump_outcome as dump_outcome
    from .wire.outcome import load_outcome as load_outcome

    REGISTRY: Registry
    RULES: RuleBook
    bodies: Bodies
    agencies: Named[Agency]
    places: Places
    corpus: Corpus

_MODULE_OF = {
    "organisations.bodies": ("Agency", "Body", "BodyKind", "Name", "NameKind"),
    "queries.diff": ("Diff", "apply", "diff"),
    "queries.reach": ("Concern", "How", "concerning"),
    "areas.overlap": ("Extent", "Gap", "Relation"),
    "dates": ("PartialDate", "Period", "Span", "before", "not_after", "within"),
    "model.derogation": ("Derogation",),
    "queries.calendar": ("Bound", "Due", "DueKind", "calendar"),
    "errors": ("AmbiguousText", "CjjiError", "Fault", "InvariantError", "LoadError", "UnknownName"),
    "model.vocabulary": ("CrossCuttingIssue", "Focus", "HighLevelProcess"),
    "queries.roll_forward": ("roll_forward",),
    "model.gatekeeping": ("Consent", "Forbids", "Notice", "Opinion", "Refusal"),
    "queries.as_known": ("as_known",),
    "outcome": (
        "Breached",
        "Counts",
        "Fact",
        "MissingFact",
        "NotApplicable",
        "Outcome",
        "Result",
        "Severity",
        "Verdict",
    ),
    "organisations.details": (
        "Announced",
        "Basis",
        "Event",
        "Held",
        "Kin",
        "Membership",
        "Particulars",
        "Record",
        "Remit",
    ),
    "areas.places": ("Across", "Areas", "Place"),
    "model.preparation": (
        "Consultation",
        "Copy",
        "Direction",
        "DirectionSubject",
        "Review",
        "ReviewAction",
        "ReviewDecision",
        "Waiver",
    ),
    "model.programme": ("Completeness", "Programme", "ProgrammeStatus", "WorkStream"),
    "registry": ("Registry",),
    "model.report": ("Agreement", "Recommendation", "Report", "ReportForm", "Response", "Site"),
    "rules": (
        "Moment",
        "RULES",
        "Replay",
        "ResultChange",
        "Rule",
        "RuleBook",
        "breached",
        "check",
        "judgement",
        "met",
        "not_applicable",
        "replay",
        "rule",
        "undetermined",
    ),
    "model.provenance": ("Confidence", "ConfidenceBy", "Extra", "Source"),
    "organisations.tenure": ("Lasting",),
    "queries.coverage": ("burden", "coverage", "unreached"),
    "wire": ("LIMITS", "Limits", "Loaded", "Note", "dump", "load", "read"),
    "wire.outcome": ("dump_outcome", "load_outcome"),
    "model.work": (
        "Contribution",
        "Coverage",
        "Decision",
        "DecisionMatter",
        "Delegation",
        "Gift",
        "LooksAt",
        "NoFieldwork",
        "Sample",
        "Scheme",
        "Subject",
        "Term",
        "Visit",
        "Whole",
        "WorkStatus",
        "WorkType",
    ),
    "model.inspectorate_year": (
        "AnnualReport",
        "CommissionerRecommendation",
        "InspectorateYear",
        "OwnDocument",
        "Plan",
    ),
}
_HOME = {name: module for module, names in _MODULE_OF.items() for name in names}
_VALUES = ("REGISTRY", "agencies", "bodies", "corpus", "places", "statute")

__all__ = sorted([*_HOME, *_VALUES])  # noqa: PLE0605 # pyright: ignore[reportUnsupportedDunderAll]  resolved below


def __getattr__(name: str) -> Any:
    if name in _HOME:
        value = getattr(import_module(f".{_HOME[name]}", __name__), name)
    elif name == "statute":
        value = import_module(".statute", __name__)
    elif name == "corpus":
        value = import_module(".published", __name__).CORPUS
    elif name in _VALUES:
        registry = import_module(".registry", __name__).standard()
        value = registry if name == "REGISTRY" else getattr(registry, name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
