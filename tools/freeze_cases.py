"""Regenerate the cases of `cjji_model.cases`: `python tools/freeze_cases.py [CODE ...]`.

For each rule: the smallest pair of documents that Hypothesis finds, one that meets the rule and one that breaches it; and
the first elementary edits of these, or of the cases of other rules, to which the rule does not apply or that leave it
undetermined. Run this only if the meaning of a rule changes, since other implementations are tested against the cases.
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
    """Return the first result of a rule with a verdict; `None` if there is none, or the case cannot be checked."""
    rules = RULES if RULES[code].subject == "derogation" else RULES.select(code)
    try:
        outcome = check(case.document, on=case.on, previous=case.previous, rules=rules, keep_all=True)
    except ValueError:
        return None
    return next((r for r in outcome.results if (r.rule, r.verdict) == (code, verdict)), None)


def near(case):
    """Yield a case, its variants by one elementary edit, and the same for its document marked as partial."""
    yield case
    if isinstance(case.document, Programme) and case.document.completeness is Completeness.COMPLETE:
        yield from near(evolve(case, document=evolve(case.document, completeness=Completeness.PARTIAL)))
    for edit in edits(case.document):
        if edit.document is not None:
            yield Case(document=edit.document, on=case.on, previous=case.previous)


def further(case):
    """Yield variants with several changes: no body takes part, no role is recorded, a stream follows an unknown one."""
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


def plain_case(case, result):
    """Return a case with its expected result, as plain values."""
    plain = {"on": case.on.isoformat(), "document": dump_plain(case.document)}
    if case.previous is not None:
        plain["previous"] = dump_plain(case.previous)
    expected = {"subject": result.subject, "verdict": result.verdict.value}
    if result.severity is not None:
        expected["severity"] = result.severity.value
    return {**plain, "result": {**expected, "pointer": result.pointer}}


def main(codes):
    """Write one file for each rule, or for the rules given."""
    pairs = {code: find(near_misses(code, max_streams=0), lambda _: True, settings=SHRUNK) for code in sorted(WAYS)}
    for code in codes or sorted(WAYS):
        pair = pairs[code]
        drawn = [(pair.kept, Verdict.MET), (pair.broken, Verdict.BREACHED)]
        chosen = [plain_case(case, result_of(case, code, verdict)) for case, verdict in drawn]
        for verdict in (Verdict.NOT_APPLICABLE, Verdict.UNDETERMINED):
            others = ((other.kept, other.broken) for other in pairs.values())
            candidates = chain(near(pair.kept), further(pair.kept), chain.from_iterable(others))
            case = next((candidate for candidate in candidates if result_of(candidate, code, verdict)), None)
            if case is None:
                print(f"{code}: no case found that is {verdict}")
            else:
                chosen.append(plain_case(case, result_of(case, code, verdict)))
        text = json.dumps({"rule": code, "cases": chosen}, ensure_ascii=False, indent=1)
        (FOLDER / f"{code}.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
