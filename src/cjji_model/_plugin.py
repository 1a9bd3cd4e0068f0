"""The entry point that Hypothesis runs when it is imported, so that `from_type(Programme)` works without set-up.

It imports neither the model nor the test kit. A class is registered once its own module has been imported, by an import
hook, and the kit (`cjji_model.strategies`) is imported when a value is first drawn.
"""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

__all__ = ["STRATEGIES", "register"]

STRATEGIES = {
    "areas.area": {"Place": "places"},
    "areas.overlap": {"AreaExtent": "rows", "SchemeGap": "rows"},
    "dates": {"PartialDate": "partial_dates", "Period": "periods", "Span": "spans"},
    "model.coverage": {
        "NoFieldwork": "no_fieldwork",
        "SampleCoverage": "sample_coverages",
        "FullCoverage": "full_coverages",
    },
    "model.derogation": {"Derogation": "derogations"},
    "model.extra": {"ExtraData": "extra_data"},
    "model.gatekeeping": {"Consent": "consents", "Notice": "notices", "Opinion": "opinions", "Refusal": "refusals"},
    "model.inspectorate_year": {
        "AnnualReport": "annual_reports",
        "CommissionerRecommendation": "commissioner_recommendations",
        "InspectorateYear": "inspectorate_years",
        "InspectorateProgramme": "inspectorate_programmes",
        "YearlyPlan": "yearly_plans",
    },
    "model.preparation": {
        "Consultation": "consultations",
        "Copy": "copies",
        "Direction": "directions",
        "Review": "reviews",
        "ReviewDecision": "review_decisions",
        "Waiver": "waivers",
    },
    "model.programme": {"Programme": "programmes"},
    "model.provenance": {"ConfidenceByAttribute": "confidence_by_attribute", "Source": "sources"},
    "model.report": {
        "Agreement": "agreements",
        "Recommendation": "recommendations",
        "Report": "reports",
        "Response": "responses",
    },
    "model.roles": {"Term": "terms"},
    "model.stream": {
        "Contribution": "contributions",
        "Decision": "decisions",
        "Delegation": "delegations",
        "Visit": "visits",
        "WorkStream": "work_streams",
    },
    "organisations.bodies": {"Agency": "agencies", "Body": "bodies"},
    "organisations.details": {
        "AnnouncedChange": "rows",
        "BodyEvent": "rows",
        "DatedText": "rows",
        "RelatedBody": "rows",
        "NpmMembership": "rows",
        "BodyDetails": "rows",
        "BodyRecord": "rows",
        "Remit": "rows",
        "UnsettledPeriod": "rows",
        "VariantText": "rows",
    },
    "organisations.names": {"Name": "rows"},
    "outcome": {
        "VerdictCounts": "verdict_counts",
        "Fact": "facts",
        "MissingFact": "missing_facts",
        "Outcome": "outcomes",
        "Result": "results",
    },
    "queries.calendar": {"Deadline": "deadlines"},
    "queries.diff": {"Diff": "diffs"},
    "queries.reach": {"Reach": "reaches"},
    "registry": {"Registry": "registries"},
    "rules._book": {"Rule": "rules", "RuleBook": "rule_books"},
    "rules._replay": {"Replay": "replays", "ResultChange": "result_changes"},
    "statute.joint": {"JointConsultee": "rows", "JointScheme": "rows"},
    "statute.lists": {"Consultee": "rows", "ListedBody": "rows", "Specified": "rows"},
    "statute.provisions": {
        "LegalEvent": "rows",
        "Holder": "rows",
        "Instrument": "rows",
        "Provision": "rows",
        "ProvisionVersion": "rows",
    },
    "statute.schedules": {"ScheduleDifference": "rows", "ParallelProvisions": "rows"},
}
"""For each module, its classes and the name of the strategy of each in `cjji_model.strategies`.

`rows` serves many classes: it is called with the class, the others without arguments.
"""


class OnImport(MetaPathFinder):
    """Import hook: calls `then` with the name of a module, once it has been imported, if it is one of `names`.

    All other modules are left to the other finders.
    """

    def __init__(self, names: Sequence[str], then: Callable[[str], None]) -> None:
        self.names = frozenset(names)
        """The full names of the modules to wait for."""
        self.then = then
        """What to call with the name of a module after it has run."""
        self.resolving: set[str] = set()
        """Re-entrancy guard: the modules being resolved now. A second hook on `sys.meta_path` asks this one too."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the spec that the other finders give, with a loader that calls `then` after the module has run.

        `None` for a module that is not waited for, is being resolved already, or does not exist.
        """
        if fullname not in self.names or fullname in self.resolving:
            return None
        self.resolving.add(fullname)
        try:
            others = (finder.find_spec(fullname, path, target) for finder in sys.meta_path if finder is not self)
            spec = next((candidate for candidate in others if candidate is not None), None)
        finally:
            self.resolving.discard(fullname)
        if spec is not None and spec.loader is not None:
            _after(spec.loader, lambda: self.then(fullname))
        return spec


def _after(loader: Any, then: Callable[[], None]) -> None:
    """Make a loader call `then` after it has run its module, once."""
    # A loader is made for one import, and an attribute of the instance shadows the method: no other import is affected.
    run = loader.exec_module

    def exec_module(module: ModuleType) -> None:
        vars(loader).pop("exec_module", None)
        run(module)
        then()

    loader.exec_module = exec_module


def register() -> None:
    """Register the strategies: of classes in imported modules now, of the others when their module is imported."""
    names = {f"{__package__}.{module}" for module in STRATEGIES}
    imported = sorted(name for name in names if name in sys.modules)
    for name in imported:
        _register(name)
    sys.meta_path.insert(0, OnImport(sorted(names.difference(imported)), _register))


def _register(name: str) -> None:
    from hypothesis.strategies import register_type_strategy  # noqa: PLC0415  importing this module must not import it

    module = sys.modules[name]
    for cls, strategy in STRATEGIES[name.removeprefix(f"{__package__}.")].items():
        register_type_strategy(getattr(module, cls), _lazily(strategy))


def _lazily(name: str) -> Callable[[type], Any]:
    """Return a function that imports the kit and builds the strategy of that name when it is called with a class."""

    def strategy(cls: type) -> Any:
        build = getattr(import_module(f"{__package__}.strategies"), name)
        return build(cls) if name == "rows" else build()

    return strategy
