"""Criminal justice joint inspection in England and Wales: its bodies, its law, its programmes and their rules.

Names are resolved on first use, so that importing the package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import statute as statute
    from .body import Agency as Agency
    from .body import Bodies, Named
    from .body import Body as Body
    from .body import BodyKind as BodyKind
    from .body import Name as Name
    from .body import NameKind as NameKind
    from .change import Diff as Diff
    from .change import apply as apply
    from .change import diff as diff
    from .concern import Concern as Concern
    from .concern import How as How
    from .concern import concerning as concerning
    from .crosswalk import Extent as Extent
    from .crosswalk import Gap as Gap
    from .crosswalk import Relation as Relation
    from .dates import PartialDate as PartialDate
    from .dates import Period as Period
    from .dates import Span as Span
    from .dates import before as before
    from .dates import not_after as not_after
    from .dates import within as within
    from .derogation import Derogation as Derogation
    from .due import Bound as Bound
    from .due import Due as Due
    from .due import DueKind as DueKind
    from .due import calendar as calendar
    from .errors import AmbiguousText as AmbiguousText
    from .errors import CjjiError as CjjiError
    from .errors import Fault as Fault
    from .errors import InvariantError as InvariantError
    from .errors import LoadError as LoadError
    from .errors import UnknownName as UnknownName
    from .focus import CrossCuttingIssue as CrossCuttingIssue
    from .focus import Focus as Focus
    from .focus import HighLevelProcess as HighLevelProcess
    from .forward import roll_forward as roll_forward
    from .gatekeeping import Consent as Consent
    from .gatekeeping import Forbids as Forbids
    from .gatekeeping import Notice as Notice
    from .gatekeeping import Opinion as Opinion
    from .gatekeeping import Refusal as Refusal
    from .known import as_known as as_known
    from .outcome import Breached as Breached
    from .outcome import Counts as Counts
    from .outcome import Fact as Fact
    from .outcome import MissingFact as MissingFact
    from .outcome import NotApplicable as NotApplicable
    from .outcome import Outcome as Outcome
    from .outcome import Result as Result
    from .outcome import Severity as Severity
    from .outcome import Verdict as Verdict
    from .particulars import Announced as Announced
    from .particulars import Basis as Basis
    from .particulars import Event as Event
    from .particulars import Held as Held
    from .particulars import Kin as Kin
    from .particulars import Membership as Membership
    from .particulars import Particulars as Particulars
    from .particulars import Record as Record
    from .particulars import Remit as Remit
    from .place import Across as Across
    from .place import Areas as Areas
    from .place import Place as Place
    from .place import Places
    from .preparation import Consultation as Consultation
    from .preparation import Copy as Copy
    from .preparation import Direction as Direction
    from .preparation import DirectionSubject as DirectionSubject
    from .preparation import Review as Review
    from .preparation import ReviewAction as ReviewAction
    from .preparation import ReviewDecision as ReviewDecision
    from .preparation import Waiver as Waiver
    from .programme import Completeness as Completeness
    from .programme import Programme as Programme
    from .programme import ProgrammeStatus as ProgrammeStatus
    from .programme import WorkStream as WorkStream
    from .published import Corpus
    from .registry import Registry as Registry
    from .report import Agreement as Agreement
    from .report import Recommendation as Recommendation
    from .report import Report as Report
    from .report import ReportForm as ReportForm
    from .report import Response as Response
    from .report import Site as Site
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
    from .sources import Confidence as Confidence
    from .sources import ConfidenceBy as ConfidenceBy
    from .sources import Extra as Extra
    from .sources import Source as Source
    from .standing import Lasting as Lasting
    from .views.coverage import burden as burden
    from .views.coverage import coverage as coverage
    from .views.coverage import unreached as unreached
    from .wire import LIMITS as LIMITS
    from .wire import Limits as Limits
    from .wire import Loaded as Loaded
    from .wire import Note as Note
    from .wire import dump as dump
    from .wire import load as load
    from .wire import read as read
    from .wire.outcome import dump_outcome as dump_outcome
    from .wire.outcome import load_outcome as load_outcome
    from .work import Contribution as Contribution
    from .work import Coverage as Coverage
    from .work import Decision as Decision
    from .work import DecisionMatter as DecisionMatter
    from .work import Delegation as Delegation
    from .work import Gift as Gift
    from .work import LooksAt as LooksAt
    from .work import NoFieldwork as NoFieldwork
    from .work import Sample as Sample
    from .work import Scheme as Scheme
    from .work import Subject as Subject
    from .work import Term as Term
    from .work import Visit as Visit
    from .work import Whole as Whole
    from .work import WorkStatus as WorkStatus
    from .work import WorkType as WorkType
    from .year import AnnualReport as AnnualReport
    from .year import CommissionerRecommendation as CommissionerRecommendation
    from .year import InspectorateYear as InspectorateYear
    from .year import OwnDocument as OwnDocument
    from .year import Plan as Plan

    REGISTRY: Registry
    RULES: RuleBook
    bodies: Bodies
    agencies: Named[Agency]
    places: Places
    corpus: Corpus

_MODULE_OF = {
    "body": ("Agency", "Body", "BodyKind", "Name", "NameKind"),
    "change": ("Diff", "apply", "diff"),
    "concern": ("Concern", "How", "concerning"),
    "crosswalk": ("Extent", "Gap", "Relation"),
    "dates": ("PartialDate", "Period", "Span", "before", "not_after", "within"),
    "derogation": ("Derogation",),
    "due": ("Bound", "Due", "DueKind", "calendar"),
    "errors": ("AmbiguousText", "CjjiError", "Fault", "InvariantError", "LoadError", "UnknownName"),
    "focus": ("CrossCuttingIssue", "Focus", "HighLevelProcess"),
    "forward": ("roll_forward",),
    "gatekeeping": ("Consent", "Forbids", "Notice", "Opinion", "Refusal"),
    "known": ("as_known",),
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
    "particulars": ("Announced", "Basis", "Event", "Held", "Kin", "Membership", "Particulars", "Record", "Remit"),
    "place": ("Across", "Areas", "Place"),
    "preparation": (
        "Consultation",
        "Copy",
        "Direction",
        "DirectionSubject",
        "Review",
        "ReviewAction",
        "ReviewDecision",
        "Waiver",
    ),
    "programme": ("Completeness", "Programme", "ProgrammeStatus", "WorkStream"),
    "registry": ("Registry",),
    "report": ("Agreement", "Recommendation", "Report", "ReportForm", "Response", "Site"),
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
    "sources": ("Confidence", "ConfidenceBy", "Extra", "Source"),
    "standing": ("Lasting",),
    "views.coverage": ("burden", "coverage", "unreached"),
    "wire": ("LIMITS", "Limits", "Loaded", "Note", "dump", "load", "read"),
    "wire.outcome": ("dump_outcome", "load_outcome"),
    "work": (
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
    "year": ("AnnualReport", "CommissionerRecommendation", "InspectorateYear", "OwnDocument", "Plan"),
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
