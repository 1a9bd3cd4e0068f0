"""Rules and the rule book: functions with what is to be known of them beside them."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from typing import Any, Literal

from attrs import frozen

from .._repr import Short
from ..errors import UnknownName
from ..statute import provision
from ..statute.practice import clauses, practices
from ._context import Moment
from ._rulings import Ruling
from ._subjects import SUBJECTS

__all__ = [
    "SOUND",
    "Example",
    "Rule",
    "RuleBook",
    "briefing",
    "example",
    "example_year",
    "law",
    "law_on",
    "practice",
    "rule",
]

Family = Literal["law", "practice", "record"]
Judge = Callable[[Any, Moment], Ruling]


def briefing(clause: str) -> str:
    """A cite of a clause of the briefing."""
    return f"briefing:{clause}"


def practice(id: str) -> str:
    """A cite of a dated practice."""
    return f"practice:{id}"


def law(id: str) -> str:
    """A cite of a provision, whenever it stood."""
    return f"statute:{id}"


def law_on(id: str, on: date) -> str:
    """A cite of a provision as it stood on a day."""
    return f"statute:{id}@{on}"


def in_force(cites: Iterable[str], on: date) -> Iterator[str]:
    """The cites that stand on a day: provisions as they stood then, without those that did not; others as they are."""
    for cite in cites:
        sort, _, id = cite.partition(":")
        if sort != "statute":
            yield cite
        elif provision(id, on=on).in_force(on):
            yield law_on(id, on)


def cited(cite: str) -> str:
    """What a cite says, in our own words; empty for a cite of another sort."""
    sort, _, id = cite.partition(":")
    if sort == "statute":
        return _provision_told(id)
    if sort == "briefing" and id in clauses():
        return clauses()[id].text
    if sort == "practice" and id in practices():
        return practices()[id].text
    return ""


def _provision_told(cite: str) -> str:
    """A provision in words, as it stood on the day that the cite may say."""
    id, _, day = cite.partition("@")
    try:
        found = provision(id, on=date.fromisoformat(day) if day else None)
    except (UnknownName, ValueError):
        return ""
    return f"{found.citation}: {found.text}"


@frozen(kw_only=True)
class Example:
    """A document on which a rule can be seen at work."""

    shows: str
    """The part of it that matters, as JSON."""
    document: str
    """The document, as JSON."""
    on: date
    previous: str | None = None


SOUND: dict[str, Any] = {
    "leads": ["hmi-probation"],
    "supporters": ["hmi-prisons"],
    "agencies": ["prisons", "probation"],
    "process": "managing-offenders",
    "takes_account_of": ["equality-and-diversity", "value-for-money", "victims-and-witnesses"],
    "coverage": {"kind": "sample", "scheme": "cj-areas", "areas": ["cumbria", "kent"]},
}
"""What a stream says against which nothing stands, even in a complete programme."""


def example(
    part: dict[str, Any],
    *,
    programme: dict[str, Any] | None = None,
    given: dict[str, Any] | None = None,
    previous: dict[str, Any] | None = None,
    on: date = date(2014, 3, 31),
) -> Example:
    """An example: a stream that is plain but for the part given, in a programme that is plain but for what is given.

    Without a programme, the part is a part of the programme itself. `given` is what
    the stream has beside, and is not shown; `previous` is a stream of the programme before.
    """
    document: dict[str, Any] = {
        "schema": "cjji-model/1",
        "kind": "programme",
        "id": "an-example",
        "title": "An example",
        "period": {"first": "2012-04-01", "last": "2014-03-31"},
        "status": "draft",
        "completeness": "partial",
    }
    stream = {"id": "a-stream", "title": "A stream", "type": "thematic", "status": "planned"}
    if programme is None:
        document |= part
    else:
        document |= programme
        document["work_streams"] = [*document.get("work_streams", ()), stream | (given or {}) | part]
    shown = part if not programme else {**programme, "work_streams": [*programme.get("work_streams", ()), part]}
    earlier = None
    if previous is not None:
        shown = {"previous": previous, "this": shown}
        before = {"id": "before", "period": {"first": "2010-04-01", "last": "2012-03-31"}}
        earlier = json.dumps(document | before | {"work_streams": [stream | previous]})
    return Example(shows=json.dumps(shown, ensure_ascii=False), document=json.dumps(document), on=on, previous=earlier)


def example_year(*, on: date = date(2014, 4, 1), **part: Any) -> Example:
    """An example: an inspectorate's year that is plain but for the part given."""
    document = {
        "schema": "cjji-model/1",
        "kind": "inspectorate-year",
        "id": "a-year",
        "inspectorate": "hmi-probation",
        "year": {"first": "2012-04-01", "last": "2013-03-31"},
        "plan": {"title": "Business plan 2012-13", "published": "2012-05"},
        "reports": [{"id": "a-report", "title": "A report", "published": "2012-10"}],
    }
    return Example(shows=json.dumps(part), document=json.dumps(document | part), on=on)


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
class RuleBook(Short):
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

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def __contains__(self, code: object) -> bool:
        return any(rule.code == code for rule in self.rules)

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
