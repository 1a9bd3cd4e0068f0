"""Measure how many streams per second `programmes()` draws, compared with simple strategies with a filter.

    python bench/draws.py [--draws N]

The simple strategies draw each attribute independently and reject what breaks an invariant: the first thing that a
user of Hypothesis would write. Both are measured in the same run.
"""

import argparse
import time

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cjji_model import (
    REGISTRY,
    CrossCuttingIssue,
    HighLevelProcess,
    InvariantError,
    PartialDate,
    Period,
    Programme,
    ProgrammeStatus,
    Span,
    WorkStatus,
    WorkStream,
    WorkType,
)
from cjji_model.strategies import programmes

GOAL = 300
"""The goal for `programmes()`, in streams per second."""
TURNS = 3
"""How often each strategy is measured: the best turn counts."""


def builds_or_none(cls, **attributes):
    """Objects of a class; values that break an invariant are rejected by a filter."""

    def build(values):
        try:
            return cls(**values)
        except InvariantError:
            return None

    return st.fixed_dictionaries(attributes).map(build).filter(lambda item: item is not None)


def by_field():
    """Programmes of which each attribute is drawn independently, with a filter for the invariants."""
    ids = st.from_regex("[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
    titles = st.text(min_size=1, max_size=30)
    bodies = st.lists(st.sampled_from([body.id for body in REGISTRY.bodies]), unique=True, max_size=3).map(tuple)
    agencies = st.lists(st.sampled_from([agency.id for agency in REGISTRY.agencies]), unique=True, max_size=3).map(
        tuple
    )
    days = st.dates().map(PartialDate.of)
    spans = (
        st.tuples(days, days).filter(lambda ends: ends[0].earliest <= ends[1].earliest).map(lambda ends: Span(*ends))
    )
    streams = builds_or_none(
        WorkStream,
        id=ids,
        title=titles,
        type=st.sampled_from(list(WorkType)),
        status=st.sampled_from(list(WorkStatus)),
        leads=st.none() | bodies,
        supporters=st.none() | bodies,
        agencies=st.none() | agencies,
        process=st.none() | st.sampled_from(list(HighLevelProcess)),
        takes_account_of=st.none() | st.lists(st.sampled_from(list(CrossCuttingIssue)), unique=True).map(tuple),
        fieldwork=st.none() | spans,
        due=st.none() | days,
    )
    periods = st.tuples(st.dates(), st.dates()).filter(lambda ends: ends[0] <= ends[1]).map(lambda ends: Period(*ends))
    return builds_or_none(
        Programme,
        id=ids,
        title=titles,
        period=periods,
        status=st.sampled_from(list(ProgrammeStatus)),
        work_streams=st.lists(streams, max_size=5).map(tuple),
    )


def drawn(strategy, draws):
    """Return how many programmes and streams were drawn, and the seconds that it took."""
    count = [0, 0]

    @settings(
        max_examples=draws,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def draw(programme):
        count[0] += 1
        count[1] += len(programme.streams)

    started = time.perf_counter()
    draw()
    return (*count, time.perf_counter() - started)


def best_of(draws, turns):
    """Return the best of several turns by strategy: streams and programmes per second, and the number of programmes."""
    best = {}
    for _ in range(turns):
        for name, strategy in (("programmes()", programmes()), ("field by field, filtered", by_field())):
            count, streams, seconds = drawn(strategy, draws)
            result = (streams / seconds, count / seconds, count)
            best[name] = max(best.get(name, result), result)
    return best


def main():
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=400)
    best = best_of(parser.parse_args().draws, TURNS)
    print(f"{'':28}{'streams a second':>18}{'programmes a second':>21}{'drawn':>8}")
    for name, (streams, wholes, count) in best.items():
        print(f"{name:28}{streams:18.0f}{wholes:21.0f}{count:8}")
    print(f"goal: {GOAL} streams a second, {'met' if best['programmes()'][0] >= GOAL else 'not met'}")


if __name__ == "__main__":
    main()
