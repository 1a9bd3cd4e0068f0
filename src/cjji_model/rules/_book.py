"""Rules and the rule book: functions with what is to be known of them beside them."""

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
_FAMILIES = ("record", "law", "practice")


@frozen(kw_only=True)
class Rule:
    """One rule: what it is called, what it is asked about, what it rests on, and the function that judges."""

    code: str
    """Permanent."""
    title: str
    family: Family
    """Whether it is law, published practice, or the soundness of the record."""
    subject: str
    """What it is asked about: one of `cjji_model.rules.SUBJECTS`."""
    cites: tuple[str, ...] = ()
    """All that a result of it may cite."""
    since: date | None = None
    """The first reference date that it speaks of."""
    until: date | None = None
    """The last."""
    judged_on: str = ""
    """Its reference date, in words; empty where it has none."""
    severity: str = ""
    """How grave a breach is, and why, in words."""
    description: str = ""
    passes: Example | None = None
    fails: Example | None = None
    judge: Judge

    @property
    def examples(self) -> tuple[Example, ...]:
        """The example that passes and the one that fails, where there are any."""
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
    """Make a rule of a function of a subject and a `Moment`; its docstring becomes the description."""
    if subject not in SUBJECTS:
        raise ValueError(f"{subject!r} is not a subject of rules: {', '.join(SUBJECTS)}")

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
    """Rules in order: a value. `RULES + [my_rule]` and `RULES.without("PRA111")` are others.

    >>> from cjji_model import RULES
    >>> RULES["PRA106"].title
    'Each work stream is singly led'
    """

    rules: tuple[Rule, ...] = ()

    def __attrs_post_init__(self) -> None:
        codes = [rule.code for rule in self.rules]
        twice = {code for code in codes if codes.count(code) > 1}
        if twice:
            raise ValueError(f"more than one rule has the code {', '.join(sorted(twice))}")

    @classmethod
    def of_modules(cls, *modules: ModuleType) -> "RuleBook":
        """The rules that are attributes of these modules, in the order of the book: record, law, practice; by code."""
        rules = {found.code: found for module in modules for found in vars(module).values() if isinstance(found, Rule)}
        return cls(tuple(sorted(rules.values(), key=lambda rule: (_FAMILIES.index(rule.family), rule.code))))

    def keys(self) -> Collection[str]:
        """The codes, in the order of the book."""
        return tuple(rule.code for rule in self.rules)

    def values(self) -> Collection[Rule]:
        """The rules, in the order of the book."""
        return self.rules

    def __len__(self) -> int:
        return len(self.rules)

    def __getitem__(self, code: str) -> Rule:
        """The rule of that code. Raises `UnknownName`, a `KeyError`."""
        for found in self.rules:
            if found.code == code:
                return found
        raise UnknownName("rule", code, self.nearest(code))

    def nearest(self, code: str) -> tuple[str, ...]:
        """The codes that look most like a text, at most three."""
        return tuple(get_close_matches(code.upper(), [rule.code for rule in self.rules], n=3, cutoff=0.5))

    def select(self, *prefixes: str) -> "RuleBook":
        """The rules whose code begins with one of the prefixes. Raises `UnknownName` for one that no rule has."""
        for prefix in prefixes:
            if not any(rule.code.startswith(prefix) for rule in self.rules):
                raise UnknownName("rule", prefix, self.nearest(prefix))
        return RuleBook(tuple(rule for rule in self.rules if rule.code.startswith(prefixes)))

    def without(self, *codes: str) -> "RuleBook":
        """The rules but those of the codes given. Raises `UnknownName` for one that is not in the book."""
        left_out = {self[code].code for code in codes}
        return RuleBook(tuple(rule for rule in self.rules if rule.code not in left_out))

    def __add__(self, more: "RuleBook | Iterable[Rule]") -> "RuleBook":
        return RuleBook((*self.rules, *more))

    def __repr__(self) -> str:
        return f"<{len(self)} rules: {', '.join(rule.code for rule in self.rules)}>"
