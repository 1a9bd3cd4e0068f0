"""Replaying: whether an outcome of another day still holds, and what changed."""

from collections.abc import Iterable
from typing import Any

from attrs import frozen

from ..model.derogation import Derogation
from ..outcome import Outcome, Result
from ..registry import Registry
from ._book import Rule
from ._engine import check

__all__ = ["Replay", "ResultChange", "replay"]


@frozen(kw_only=True)
class ResultChange:
    """A result that is not what it was: new, gone, or another."""

    rule: str
    subject: str
    was: Result | None
    now: Result | None


@frozen(kw_only=True)
class Replay:
    """What judging again gave."""

    now: Outcome
    changes: tuple[ResultChange, ...]
    """The results that differ, in the order of the new outcome; those that are gone come last."""

    @property
    def holds(self) -> bool:
        """Whether every result is what it was."""
        return not self.changes


def replay(
    outcome: Outcome,
    document: Any,
    *,
    rules: Iterable[Rule],
    previous: Any = None,
    registry: Registry | None = None,
    derogations: Iterable[Derogation] = (),
) -> Replay:
    """Judge a document again, on the outcome's day; see `cjji_model.replay`."""
    kept_all = len(outcome.results) == sum(count for _, count in outcome.counts.items())
    now = check(
        document,
        on=outcome.on,
        rules=rules,
        previous=previous,
        registry=registry,
        derogations=derogations,
        keep_all=kept_all,
    )
    was = {(result.rule, result.subject): result for result in outcome.results}
    new = {(result.rule, result.subject): result for result in now.results}
    changes = [
        ResultChange(rule=key[0], subject=key[1], was=was.get(key), now=new.get(key))
        for key in dict.fromkeys([*new, *was])
        if was.get(key) != new.get(key)
    ]
    return Replay(now=now, changes=tuple(changes))
