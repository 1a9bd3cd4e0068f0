"""Hypothesis profiles, chosen by the environment variable `CJJI_PROFILE`: `default`, `ci` or `mutants`.

Where `CI` is set, the same examples are drawn each time, as Hypothesis does there by itself: what lands is what was
tried. Anywhere else they differ from run to run, and so go on looking.
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
"""A machine that is shared may be slow for a while: that says nothing about the code."""

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
"""What must hold of any document, and is tried hardest: `pytest -m laws` with the profile `ci`."""


def pytest_collection_modifyitems(items):
    """Mark the laws; and put first what is made once for several tests and takes longest, so that one worker has it."""
    items.sort(key=lambda item: item.path.name != "test_edits.py")
    for item in items:
        if any(law in item.nodeid for law in LAWS):
            item.add_marker(pytest.mark.laws)
