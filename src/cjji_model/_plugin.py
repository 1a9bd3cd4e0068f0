"""What Hypothesis runs as it is imported, so that `from_type(Programme)` knows how to draw one.

Nothing of the model is imported for it, nor the test kit: a class gets its strategy once its module has been
imported, by whoever wanted the class, and the kit is imported when an object is first drawn.
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
"""The strategy of each class, in `cjji_model.strategies`, by the module that the class is in; `rows` is told which."""


class OnImport(MetaPathFinder):
    """Runs something once one of our modules has been imported, and else stands aside."""

    def __init__(self, names: Sequence[str], then: Callable[[str], None]) -> None:
        self.names = frozenset(names)
        self.then = then
        self.looking: set[str] = set()
        """What is being looked for: another watcher that asks in its turn is told nothing, so that none goes round."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """What the other finders find; what runs the module then runs ours too."""
        if fullname not in self.names or fullname in self.looking:
            return None
        self.looking.add(fullname)
        try:
            others = (finder.find_spec(fullname, path, target) for finder in sys.meta_path if finder is not self)
            spec = next((found for found in others if found is not None), None)
        finally:
            self.looking.discard(fullname)
        if spec is not None and spec.loader is not None:
            _after(spec.loader, lambda: self.then(fullname))
        return spec


def _after(loader: Any, then: Callable[[], None]) -> None:
    """Let a loader that is made for one module do something more once it has run it."""
    run = loader.exec_module

    def exec_module(module: ModuleType) -> None:
        vars(loader).pop("exec_module", None)
        run(module)
        then()

    loader.exec_module = exec_module


def register() -> None:
    """Give every class of the model its strategy: those that are there at once, the others as they come."""
    names = {f"{__package__}.{module}" for module in STRATEGIES}
    there = sorted(name for name in names if name in sys.modules)
    for name in there:
        _register(name)
    sys.meta_path.insert(0, OnImport(sorted(names.difference(there)), _register))


def _register(name: str) -> None:
    from hypothesis.strategies import register_type_strategy  # noqa: PLC0415  nobody pays for it who does not use it

    module = sys.modules[name]
    for cls, strategy in STRATEGIES[name.removeprefix(f"{__package__}.")].items():
        register_type_strategy(getattr(module, cls), _lazily(strategy))


def _lazily(name: str) -> Callable[[type], Any]:
    """A function that finds a strategy in the kit when it is asked for one."""

    def strategy(cls: type) -> Any:
        found = getattr(import_module(f"{__package__}.strategies"), name)
        return found(cls) if name == "rows" else found()

    return strategy
