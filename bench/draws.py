"""How many streams a second `programmes()` draws, beside strategies made field by field with a filter, in one run.

    python bench/draws.py [--draws N]

The strategies beside draw each attribute on its own and throw away what breaks an invariant: what one writes first.
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
"""Streams a second."""
TURNS = 3


def builds_or_none(cls, **attributes):
    """Objects of a class, or `None` where what was drawn breaks an invariant."""

    def build(values):
        try:
            return cls(**values)
        except InvariantError:
            return None

    return st.fixed_dictionaries(attributes).map(build).filter(lambda found: found is not None)


def by_field():
    """Programmes drawn attribute by attribute, with a filter."""
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
    """How many programmes and streams were drawn, and in how many seconds."""
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

    began = time.perf_counter()
    draw()
    return (*count, time.perf_counter() - began)


def best_of(draws, turns):
    """Of each strategy the best of several turns: streams a second, programmes a second, and how many were drawn."""
    best = {}
    for _ in range(turns):
        for name, strategy in (("programmes()", programmes()), ("field by field, filtered", by_field())):
            count, streams, seconds = drawn(strategy, draws)
            found = (streams / seconds, count / seconds, count)
            best[name] = max(best.get(name, found), found)
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
