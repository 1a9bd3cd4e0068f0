"""Draw many cases of each rule, and count those that break exactly that rule and those that keep it.

`python bench/proof.py --draws 1000 [CODE ...]`; without codes, all rules. The exit status is 1 if a case did not do
what it was drawn for.
"""

import argparse
import random
import sys
import time
from collections import Counter

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.database import InMemoryExampleDatabase

from cjji_model import RULES, Verdict, check
from cjji_model.rules import reading_day
from cjji_model.strategies import near_misses, programmes
from cjji_model.strategies.breaking import WAYS


def tried(way, draws, *, show):
    """Return the number of draws, of those that broke exactly the rule, and of those that kept it."""
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
        broke, kept = pair.broken.breaks_only(way.code), pair.kept.keeps(way.code)
        counts.update(drawn=1, broke=broke, kept=kept)
        if show and not (broke and kept):
            for name, case in (("broken", pair.broken), ("kept", pair.kept)):
                for r in case.check(keep_all=True).results:
                    if r.verdict in {Verdict.BREACHED, Verdict.UNDETERMINED} or r.rule == way.code:
                        print(name, broke, kept, case.on, r.rule, r.subject, r.verdict, r.message, r.missing)

    draw()
    return counts


def reached(draws):
    """Return how many programmes that were not drawn for any rule had each result: rule and verdict."""
    counts = Counter()

    @settings(
        max_examples=draws,
        database=InMemoryExampleDatabase(),
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(programmes())
    def draw(programme):
        outcome = check(programme, on=reading_day(programme), keep_all=True)
        counts.update({(result.rule, result.verdict) for result in outcome.results})

    draw()
    return counts


def print_reached(draws):
    """Print how many of `draws` programmes broke each rule, and how many kept it."""
    counts = reached(draws)
    print(f"of {draws} programmes{'broke it':>16}{'kept it':>16}")
    for rule in RULES:
        print(f"{rule.code:20}{counts[rule.code, Verdict.BREACHED]:12}{counts[rule.code, Verdict.MET]:16}")


def main():
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("codes", nargs="*")
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--show", action="store_true", help="print the results of cases that failed")
    parser.add_argument(
        "--reach", action="store_true", help="count how often plain programmes() break and keep each rule"
    )
    words = parser.parse_args()
    random.seed(words.seed)
    if words.reach:
        print_reached(words.draws)
        return 0
    print(f"{'rule':8}{'draws':>8}{'broke exactly it':>20}{'kept':>8}{'seconds':>10}")
    sound = True
    for code in words.codes or [rule.code for rule in RULES]:
        started = time.perf_counter()
        if code not in WAYS:
            print(f"{code:8}{'no cases are defined for it':>36}")
            sound = False
            continue
        result = tried(WAYS[code], words.draws, show=words.show)
        sound = sound and result["drawn"] == result["broke"] == result["kept"]
        print(f"{code:8}{result['drawn']:8}{result['broke']:20}{result['kept']:8}{time.perf_counter() - started:10.1f}")
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
