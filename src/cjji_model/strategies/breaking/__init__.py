"""Strategies for the cases of one rule: that break it and no other, that keep it, and pairs one small step apart."""

from datetime import date

from hypothesis import event
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn

from ...errors import UnknownName
from ...rules import RULES
from . import delivery, joint_work, law, planning, publication, record
from . import inspectorate_year as year
from ._case import Case, CaseOptions, Pair, RuleCases

__all__ = ["WAYS", "Case", "Pair", "breaking", "keeping", "near_misses"]

WAYS: dict[str, RuleCases] = {
    cases.code: cases
    for module in (record, law, planning, joint_work, delivery, publication, year)
    for cases in module.WAYS
}
"""The cases of each rule, by its code."""


def _pair(draw: DrawFn, code: str, on: date | None, min_streams: int, max_streams: int) -> Pair:
    if code not in WAYS:
        raise UnknownName("rule", code, RULES.nearest(code))
    cases = WAYS[code]
    if on is not None and on < cases.since:
        raise InvalidArgument(f"on={on}: too early; {code} cannot be broken before {cases.since}")
    event(code)
    return cases.draw_pair(draw, CaseOptions(on=on, min_streams=min_streams, max_streams=max(min_streams, max_streams)))


@st.composite
def breaking(draw: DrawFn, code: str, *, on: date | None = None, min_streams: int = 0, max_streams: int = 2) -> Case:
    """Cases that break the rule of this code, and no other.

    `on` is the day of reading; if it is not given, it is drawn from 2007 on. The programme has about three streams, and
    from `min_streams` to `max_streams` more. Raises `UnknownName` if no rule has the code, and Hypothesis'
    `InvalidArgument` if the rule cannot be broken yet on the day `on`.
    """
    return _pair(draw, code, on, min_streams, max_streams).broken


@st.composite
def keeping(draw: DrawFn, code: str, *, on: date | None = None, min_streams: int = 0, max_streams: int = 2) -> Case:
    """Cases to which the rule of this code applies and which keep it; they break no other rule.

    The exception is REC108, on derogations: a case that keeps it breaks another rule and has the derogation for that.
    """
    return _pair(draw, code, on, min_streams, max_streams).kept


@st.composite
def near_misses(draw: DrawFn, code: str, *, on: date | None = None, min_streams: int = 0, max_streams: int = 2) -> Pair:
    """Pairs of cases one small step apart, such as a day or a member: `kept` keeps the rule, `broken` breaks it.

    The arguments are those of `breaking`.
    """
    return _pair(draw, code, on, min_streams, max_streams)
