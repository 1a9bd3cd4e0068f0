"""For each rule, how many of so many cases drawn to break it broke exactly it, and how many drawn to keep it kept it.

`python bench/proof.py --draws 1000`, with codes to try those rules only. The exit status is 1 if one of them failed.
"""

import argparse
import random
import sys
import time
from collections import Counter

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.database import InMemoryExampleDatabase

from cjji_model import RULES, Verdict
from cjji_model.strategies.breaking import WAYS, near_misses


def breaks_exactly(case, code):
    """Whether a case breaks the rule of that code and no other, and leaves nothing unsettled."""
    outcome = case.check()
    return {r.rule for r in outcome.breached} == {code} and not outcome.undetermined


def keeps(case, code, *, covered):
    """Whether a case keeps the rule, which applies to it, and no breach of another is left uncovered."""
    outcome = case.check(keep_all=True)
    said = [r.verdict for r in outcome.results if r.rule == code]
    open_ = [r for r in outcome.breached if r.derogation is None or not covered]
    return Verdict.MET in said and Verdict.BREACHED not in said and not open_ and not outcome.undetermined


def tried(way, draws, *, show):
    """How many draws there were, how many broke exactly the rule, and how many kept it."""
    counts = Counter()

    @settings(
        max_examples=draws,
        database=InMemoryExampleDatabase(),
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(near_misses(way.code))
    def draw(pair):
        broke, kept = breaks_exactly(pair.broken, way.code), keeps(pair.kept, way.code, covered=way.covered)
        counts.update(drawn=1, broke=broke, kept=kept)
        if show and not (broke and kept):
            for name, case in (("broken", pair.broken), ("kept", pair.kept)):
                for r in case.check(keep_all=True).results:
                    if r.verdict in {Verdict.BREACHED, Verdict.UNDETERMINED} or r.rule == way.code:
                        print(name, broke, kept, case.on, r.rule, r.subject, r.verdict, r.message, r.missing)

    draw()
    return counts


def main():
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("codes", nargs="*")
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--show", action="store_true", help="show what went wrong")
    words = parser.parse_args()
    random.seed(words.seed)
    print(f"{'rule':8}{'draws':>8}{'broke exactly it':>20}{'kept':>8}{'seconds':>10}")
    sound = True
    for code in words.codes or [rule.code for rule in RULES]:
        began = time.perf_counter()
        if code not in WAYS:
            print(f"{code:8}{'nobody knows how to break it':>36}")
            sound = False
            continue
        found = tried(WAYS[code], words.draws, show=words.show)
        sound = sound and found["drawn"] == found["broke"] == found["kept"]
        print(f"{code:8}{found['drawn']:8}{found['broke']:20}{found['kept']:8}{time.perf_counter() - began:10.1f}")
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
