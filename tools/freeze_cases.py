"""Draw the cases of `cjji_model.cases` anew, and write them: `python tools/freeze_cases.py [CODE ...]`.

For each rule the smallest pair that Hypothesis finds, one keeping the rule and one breaking it, and the first
elementary edits of these, or of the cases of other rules, to which the rule does not apply, or that leave it open.
Only to be run where the meaning of a rule changes: what was frozen is what others hold their programs against.
"""

import json
import sys
from itertools import chain
from pathlib import Path

from attrs import evolve
from hypothesis import HealthCheck, Phase, find, settings

from cjji_model import RULES, Completeness, Programme, Verdict, cases, check
from cjji_model.strategies import Case, near_misses
from cjji_model.strategies._edits import edits
from cjji_model.strategies.breaking import WAYS
from cjji_model.wire import dump_plain

FOLDER = Path(cases.__file__).parent
SHRUNK = settings(
    max_examples=60,
    database=None,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)


def result_of(case, code, verdict):
    """The first result of a rule with that verdict, or `None`; whatever cannot be checked has none."""
    rules = RULES if RULES[code].subject == "derogation" else RULES.select(code)
    try:
        outcome = check(case.document, on=case.on, previous=case.previous, rules=rules, keep_all=True)
    except ValueError:
        return None
    return next((r for r in outcome.results if (r.rule, r.verdict) == (code, verdict)), None)


def near(case):
    """A case, those that are an elementary edit away, and those of a document that is not complete."""
    yield case
    if isinstance(case.document, Programme) and case.document.completeness is Completeness.COMPLETE:
        yield from near(evolve(case, document=evolve(case.document, completeness=Completeness.PARTIAL)))
    for edit in edits(case.document):
        if edit.document is not None:
            yield Case(document=edit.document, on=case.on, previous=case.previous)


def further(case):
    """A case with more than one thing changed: nobody takes part, nobody is recorded, and a stream follows a lost one."""
    if not isinstance(case.document, Programme):
        return
    for changes in (
        {"leads": (), "supporters": ()},
        {"leads": None, "supporters": None},
        {"follows": "a-lost-inspection"},
    ):
        streams = tuple(evolve(stream, **changes) for stream in case.document.streams)
        document = evolve(case.document, work_streams=streams, completeness=Completeness.PARTIAL)
        yield Case(document=document, on=case.on, previous=case.previous)


def told(case, result):
    """A case as plain values."""
    plain = {"on": case.on.isoformat(), "document": dump_plain(case.document)}
    if case.previous is not None:
        plain["previous"] = dump_plain(case.previous)
    said = {"subject": result.subject, "verdict": result.verdict.value}
    if result.severity is not None:
        said["severity"] = result.severity.value
    return {**plain, "result": {**said, "pointer": result.pointer}}


def main(codes):
    """Write a file for each rule."""
    pairs = {code: find(near_misses(code, max_streams=0), lambda _: True, settings=SHRUNK) for code in sorted(WAYS)}
    for code in codes or sorted(WAYS):
        pair = pairs[code]
        found = [(pair.kept, Verdict.MET), (pair.broken, Verdict.BREACHED)]
        chosen = [told(case, result_of(case, code, verdict)) for case, verdict in found]
        for verdict in (Verdict.NOT_APPLICABLE, Verdict.UNDETERMINED):
            others = ((other.kept, other.broken) for other in pairs.values())
            candidates = chain(near(pair.kept), further(pair.kept), chain.from_iterable(others))
            case = next((one for one in candidates if result_of(one, code, verdict)), None)
            if case is None:
                print(f"{code}: never {verdict}")
            else:
                chosen.append(told(case, result_of(case, code, verdict)))
        text = json.dumps({"rule": code, "cases": chosen}, ensure_ascii=False, indent=1)
        (FOLDER / f"{code}.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
