"""Hypothesis profiles, chosen by the environment variable `CJJI_PROFILE`: `default` or `ci`."""

import os

from hypothesis import HealthCheck, settings

_COMMON = settings(database=None, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
"""A machine that is shared may be slow for a while: that says nothing about the code."""

settings.register_profile("default", parent=_COMMON, max_examples=60)
settings.register_profile("ci", parent=_COMMON, max_examples=500)
settings.load_profile(os.environ.get("CJJI_PROFILE", "default"))
