"""Check a document again on the day of a recorded outcome, and compare the results."""

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
    """A difference between two outcomes: a result that was added, removed or changed."""

    rule: str
    """The rule's code."""
    subject: str
    """The subject's stable name, such as `stream:life-sentence-prisoners`."""
    was: Result | None
    """The recorded result; `None` if it was added."""
    now: Result | None
    """The new result; `None` if it was removed."""


@frozen(kw_only=True)
class Replay:
    """The new outcome of a document, compared with a recorded one."""

    now: Outcome
    """The new outcome."""
    changes: tuple[ResultChange, ...]
    """The results that differ, in the order of the new outcome; removed results come last."""

    @property
    def holds(self) -> bool:
        """Whether every result is unchanged."""
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
    """Check a document again on the outcome's day; see `cjji_model.replay`."""
    # The outcome does not say whether it was made with `keep_all`: it was if it holds as many results as it counts.
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
