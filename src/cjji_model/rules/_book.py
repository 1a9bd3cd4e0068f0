"""Rules and the rule book. A rule is a function together with its metadata."""

from collections.abc import Callable, Collection, Iterable
from datetime import date
from difflib import get_close_matches
from types import ModuleType
from typing import Any, Literal

from attrs import frozen

from .._lookup import Lookup
from .._repr import ShortRepr
from ..errors import UnknownName
from ._context import Moment
from ._examples import Example
from ._rulings import Ruling
from ._subjects import SUBJECTS

__all__ = ["Rule", "RuleBook", "rule"]


Family = Literal["law", "practice", "record"]
Judge = Callable[[Any, Moment], Ruling]
"""The function of a rule: it takes a subject and the context of the check, and returns a ruling."""
_FAMILIES = ("record", "law", "practice")
"""The families in the order of the book."""


@frozen(kw_only=True)
class Rule:
    """One rule: its metadata, two examples, and the function that judges a subject."""

    code: str
    """The permanent identifier, such as `PRA106`. Codes are never reused."""
    title: str
    """What the rule requires, as one sentence without a full stop."""
    family: Family
    """`law`, `practice` (published practice) or `record` (whether the document is consistent)."""
    subject: str
    """The kind of subject it judges: one of the kinds of subject listed with the rules."""
    cites: tuple[str, ...] = ()
    """Every clause, practice and provision that a result may cite, such as `briefing:C6`."""
    since: date | None = None
    """The first reference date to which the rule applies; `None` if there is no first."""
    until: date | None = None
    """The last reference date to which the rule applies; `None` if there is no last."""
    judged_on: str = ""
    """A description of the reference date; empty if the rule has none."""
    severity: str = ""
    """A description of the severity of a breach, with the reason."""
    description: str = ""
    """The docstring of `judge`, without its indentation."""
    passes: Example | None = None
    """A document that meets the rule, and breaches no other."""
    fails: Example | None = None
    """A document that breaches this rule, and no other."""
    judge: Judge
    """The function that judges one subject."""

    @property
    def examples(self) -> tuple[Example, ...]:
        """`passes` and `fails`, without those that are `None`."""
        return tuple(example for example in (self.passes, self.fails) if example is not None)

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


def rule(
    code: str,
    *,
    title: str,
    subject: str,
    family: Family = "practice",
    cites: Iterable[str] = (),
    since: date | None = None,
    until: date | None = None,
    judged_on: str = "",
    severity: str = "",
    passes: Example | None = None,
    fails: Example | None = None,
) -> Callable[[Judge], Rule]:
    """Decorate a function of a subject and a `Moment`, and return a `Rule`. The docstring becomes the description.

    Raises `ValueError` if `subject` is not a kind of subject.
    """
    if subject not in SUBJECTS:
        raise ValueError(f"unknown subject {subject!r}: use one of {', '.join(SUBJECTS)}")

    def make(judge: Judge) -> Rule:
        return Rule(
            code=code,
            title=title,
            family=family,
            subject=subject,
            cites=tuple(cites),
            since=since,
            until=until,
            judged_on=judged_on,
            severity=severity,
            description="\n".join(line.strip() for line in (judge.__doc__ or "").strip().splitlines()),
            passes=passes,
            fails=fails,
            judge=judge,
        )

    return make


@frozen(repr=False)
class RuleBook(ShortRepr, Lookup[str, Rule]):
    """An immutable, ordered collection of rules. `RULES + [my_rule]` and `RULES.without("PRA111")` are new books.

    >>> from cjji_model import RULES
    >>> RULES["PRA106"].title
    'Each work stream is singly led'
    """

    rules: tuple[Rule, ...] = ()
    """The rules in order. Two rules with the same code raise `ValueError`."""

    def __attrs_post_init__(self) -> None:
        codes = [rule.code for rule in self.rules]
        duplicates = {code for code in codes if codes.count(code) > 1}
        if duplicates:
            raise ValueError(f"more than one rule has the code {', '.join(sorted(duplicates))}")

    @classmethod
    def of_modules(cls, *modules: ModuleType) -> "RuleBook":
        """Collect the rules that are attributes of these modules: record, law, then practice; within each by code."""
        rules = {value.code: value for module in modules for value in vars(module).values() if isinstance(value, Rule)}
        return cls(tuple(sorted(rules.values(), key=lambda rule: (_FAMILIES.index(rule.family), rule.code))))

    def keys(self) -> Collection[str]:
        """The codes, in the order of the book."""
        return tuple(rule.code for rule in self.rules)

    def values(self) -> Collection[Rule]:
        """The rules, in the order of the book."""
        return self.rules

    def __len__(self) -> int:
        return len(self.rules)

    def _find(self, key: str) -> Rule | None:
        return next((rule for rule in self.rules if rule.code == key), None)

    def _unknown(self, key: str) -> UnknownName:
        return UnknownName("rule", key, self.nearest(key))

    def nearest(self, code: str) -> tuple[str, ...]:
        """Up to three codes that resemble `code`, closest first."""
        return tuple(get_close_matches(code.upper(), [rule.code for rule in self.rules], n=3, cutoff=0.5))

    def select(self, *prefixes: str) -> "RuleBook":
        """Return the rules whose code begins with a prefix given. Raises `UnknownName` if a prefix matches no rule."""
        for prefix in prefixes:
            if not any(rule.code.startswith(prefix) for rule in self.rules):
                raise UnknownName("rule", prefix, self.nearest(prefix))
        return RuleBook(tuple(rule for rule in self.rules if rule.code.startswith(prefixes)))

    def without(self, *codes: str) -> "RuleBook":
        """Return the book without the rules with these codes. Raises `UnknownName` for a code not in the book."""
        excluded = {self[code].code for code in codes}
        return RuleBook(tuple(rule for rule in self.rules if rule.code not in excluded))

    def __add__(self, more: "RuleBook | Iterable[Rule]") -> "RuleBook":
        """Return a book with more rules. Raises `ValueError` if two rules have the same code."""
        return RuleBook((*self.rules, *more))

    def __repr__(self) -> str:
        return f"<{len(self)} rules: {', '.join(rule.code for rule in self.rules)}>"
