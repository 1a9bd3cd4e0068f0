"""Cases for each rule: that break it and nothing else, that keep it, and that are one small step from the other."""

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
    way.code: way for module in (record, law, planning, joint_work, delivery, publication, year) for way in module.WAYS
}
"""How each rule is broken and kept, by its code."""


def _pair(draw: DrawFn, code: str, on: date | None, min_streams: int, max_streams: int) -> Pair:
    if code not in WAYS:
        raise UnknownName("rule", code, RULES.nearest(code))
    way = WAYS[code]
    if on is not None and on < way.since:
        raise InvalidArgument(f"on={on}: too early, since nothing can have broken {code} before {way.since}")
    event(code)
    return way.make(draw, CaseOptions(on=on, min_streams=min_streams, max_streams=max(min_streams, max_streams)))


@st.composite
def breaking(draw: DrawFn, code: str, *, on: date | None = None, min_streams: int = 0, max_streams: int = 2) -> Case:
    """Cases that break the rule of that code, and no other.

    `on` is the day of reading, any day from 2007 on if it is not said; the programme has three streams or so,
    and as many more as is asked. Raises `UnknownName` for a code that no rule has, and Hypothesis'
    `InvalidArgument` for a day on which nothing could have broken the rule yet.
    """
    return _pair(draw, code, on, min_streams, max_streams).broken


@st.composite
def keeping(draw: DrawFn, code: str, *, on: date | None = None, min_streams: int = 0, max_streams: int = 2) -> Case:
    """Cases that keep the rule of that code, which applies to them, and break no other.

    One that keeps REC108 breaks another rule, and has the derogation that covers it: that is what keeping it means.
    """
    return _pair(draw, code, on, min_streams, max_streams).kept


@st.composite
def near_misses(draw: DrawFn, code: str, *, on: date | None = None, min_streams: int = 0, max_streams: int = 2) -> Pair:
    """Pairs of cases one small step apart, such as a day or a member: `kept` keeps the rule, `broken` breaks it."""
    return _pair(draw, code, on, min_streams, max_streams)
