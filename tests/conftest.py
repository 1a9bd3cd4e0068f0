"""Hypothesis profiles, chosen by the environment variable `CJJI_PROFILE`: `default`, `ci` or `mutants`.

If `CI` is set, each run draws the same examples, as Hypothesis does there by default: what is tested after a merge is
what was tested before it. Elsewhere each run draws new examples, and so goes on searching.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings

_COMMON = settings(
    database=None,
    deadline=None,
    print_blob=True,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
"""Without deadlines: a shared machine may be slow for a while, which says nothing about the code."""

settings.register_profile("default", parent=_COMMON, max_examples=40)
settings.register_profile("ci", parent=_COMMON, max_examples=500)
settings.register_profile("mutants", parent=_COMMON, max_examples=20, phases=[Phase.explicit, Phase.generate])
settings.load_profile(os.environ.get("CJJI_PROFILE", "default"))

LAWS = (
    "test_diff.py::TestLaws",
    "test_roll_forward.py",
    "test_engine.py::TestTwoPasses",
    "test_engine.py::TestKnowingMore",
    "test_engine.py::TestDerogations",
)
"""Tests of what holds for any document, to run with many examples: `pytest -m laws` with the profile `ci`."""


def pytest_collection_modifyitems(items):
    """Mark the tests in `LAWS`, and run `test_edits.py` first: one worker makes its documents, which takes longest."""
    items.sort(key=lambda item: item.path.name != "test_edits.py")
    for item in items:
        if any(law in item.nodeid for law in LAWS):
            item.add_marker(pytest.mark.laws)
