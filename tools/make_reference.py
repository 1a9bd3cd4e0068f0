"""Generate the reference pages in `docs/reference` from the code: `python tools/make_reference.py`."""

import enum
import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from api_pages import api_page, cell, ids_page, own_doc
from cjji_model import RULES, strategies
from cjji_model._attribute_docs import attribute_docs
from cjji_model._checked.classes import Checked, plan_of
from cjji_model._checked.kinds import Choice, Count, Instance, Kind, ListOf, SetOf, Text
from cjji_model._plugin import STRATEGIES as CLASSES
from cjji_model.errors import CODES
from cjji_model.model.documents import KINDS, SCHEMA
from cjji_model.rules import SUBJECTS, Rule, cited
from cjji_model.strategies import _answers
from cjji_model.strategies._leaves import USUAL
from cjji_model.views._citations import clauses
from cjji_model.wire import LIMITS
from schedules_page import schedules_page
from traceability import clauses_page, law_page

REFERENCE = Path(__file__).parent.parent / "docs" / "reference"
MADE = "<!-- Made from the code by tools/make_reference.py: change it there. -->\n"
COMMON = ("confidence", "sources", "notes", "extra")


def rules_page() -> str:
    """Return the page of all rules."""
    rows = [f"| [{r.code}](#{r.code.lower()}) | {r.title} | {r.family} |" for r in RULES]
    head = f"# The rules\n\n{MADE}\n{len(RULES)} rules. [How rules speak](../explanation/verdicts.md) says how to read them.\n\n"
    kinds = [f"| `{kind}` | {what} |" for kind, (_, what) in SUBJECTS.items()]
    subjects = [
        "## Kinds of subject",
        "",
        "What a rule may be asked about.",
        "",
        "| kind | is |",
        "|---|---|",
        *kinds,
        "",
    ]
    return head + "\n".join(["| code | rule | family |", "|---|---|---|", *rows, "", *subjects, *map(one_rule, RULES)])


def one_rule(rule: Rule) -> str:
    """Return the section of one rule, with its examples."""
    law = [cite for cite in rule.cites if cite.startswith("statute:")]
    cites = [f"`{cite}` {cited(cite)}" for cite in rule.cites if cite not in law]
    cites += clauses(law)
    cites = cites or ["none: it is about the record alone"]
    facts = [
        f"- **asked about**: {SUBJECTS[rule.subject][1]}",
        *([f"- **judged on**: {rule.judged_on}"] if rule.judged_on else []),
        *([f"- **since**: {rule.since}"] if rule.since else []),
        f"- **a breach is**: {rule.severity}",
        *(f"- **rests on**: {cite}" for cite in cites),
    ]
    shown = [(word, example) for word, example in (("keeps it", rule.passes), ("breaks it", rule.fails)) if example]
    examples = [f"This {word}:\n\n```json\n{json.dumps(json.loads(e.shows), indent=2)}\n```\n" for word, e in shown]
    return "\n".join([f"## {rule.code}", "", f"**{rule.title}.** {rule.description}", "", *facts, "", *examples])


def faults_page() -> str:
    """Return the page of all fault codes."""
    rows = [f"| `{code}` | {what} |" for code, what in CODES.items()]
    head = f"# Codes of faults\n\n{MADE}\nA fault of `LoadError` or `InvariantError` has one of these codes. They are stable; messages are not.\n\n"
    return head + "\n".join(["| code | what it says |", "|---|---|", *rows, ""])


def documents_page() -> str:
    """Return the page of the document format: every object and its keys."""
    limits = ", ".join(
        f"{name} {getattr(LIMITS, name):,}" for name in ("depth", "size", "title", "text", "id", "streams")
    )
    head = f"""# The document format

{MADE}
A document is one JSON object. Its first keys are `"schema": "{SCHEMA}"` and `"kind"`: {", ".join(f"`{kind}`" for kind in KINDS)}.
Then come the keys of that object, below, in canonical order. What an absent key means: see [What absent means](../explanation/what-absent-means.md).

- *Canonical JSON* is what `json.dumps(value, indent=2, ensure_ascii=False)` writes, and a newline; absent keys are left out. `dump` writes it.
- *Strict*: unknown keys, repeated keys, wrong types, `null`, `NaN`, numbers for text and dates of any other shape are refused.
- *Sets* are lists whose order means nothing: they are put in sorted order, and a repeated member is a fault.
- *References* to bodies and agencies are ids; a name or an abbreviation, current or past, is understood, and noted by `read`.
- *Partial dates* are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
- *TOML and YAML* carry the same document. A native date stands for a day; quote a year. YAML aliases, tags and repeated keys are refused.
- *Limits* of what is read: {limits}.

Every object but `period`, spans, sources, `confidence` and `extra` may end with these keys: `confidence` (a word, or an object from attribute to
word: {words_of("Confidence")}), `sources`, `notes` (text, several lines allowed), `extra` (any object, kept and not read).
"""
    return head + "\n" + "\n".join(one_class(cls) for cls in classes())


def words_of(name: str) -> str:
    """Return the values of an enumeration, by its name, as a list in Markdown."""
    from cjji_model import Confidence  # noqa: PLC0415  only the head of the page names one

    return ", ".join(f"`{member.value}`" for member in {"Confidence": Confidence}[name])


def classes() -> list[type[Checked]]:
    """Return every class that a document may contain, breadth first from the kinds of document."""
    found: list[type[Checked]] = list(KINDS.values())
    for cls in found:
        for attribute in plan_of(cls).attributes:
            for other in within(attribute.kind):
                if other not in found:
                    found.append(other)
    return found


def within(kind: Kind) -> Iterator[type[Checked]]:
    """Yield the classes of the objects that a value of a kind may contain."""
    if isinstance(kind, ListOf):
        yield from within(kind.of)
    elif isinstance(kind, Instance):
        yield from (
            cls for cls in kind.of if issubclass(cls, Checked) and cls.__name__ not in {"ConfidenceByAttribute"}
        )


def one_class(cls: type[Checked]) -> str:
    """Return the section of one class: its keys, whether they are required, and the type of each."""
    attributes = [a for a in plan_of(cls).attributes if a.name not in COMMON]
    docs = attribute_docs(cls)
    rows = [
        f"| `{a.name}` | {'yes' if a.required else ''} | {in_words(a.kind)} | {cell(docs.get(a.name, ''))} |"
        for a in attributes
    ]
    tag = getattr(cls, "kind", None)
    if tag is not None:
        rows.insert(0, f"| `kind` | yes | `{tag}` | Tells this object from the others that may be in its place. |")
    head = ["| key | required | holds | means |", "|---|---|---|---|"]
    return "\n".join([f"## {cls.__name__}", "", own_doc(cls).splitlines()[0], "", *head, *rows, "", *words_within(cls)])


def words_within(cls: type[Checked]) -> list[str]:
    """The words of each enumeration that the attributes of a class take, with what each means."""
    lines = []
    for attribute in plan_of(cls).attributes:
        kind = attribute.kind.of if isinstance(attribute.kind, ListOf) else attribute.kind
        if isinstance(kind, Choice) and attribute.name not in COMMON:
            docs = attribute_docs(kind.of)
            lines += [f"Words of `{attribute.name}`:", ""]
            lines += [f"- `{member.value}`: {cell(docs.get(member.name, ''))}" for member in kind.of]
            lines.append("")
    return lines


def in_words(kind: Kind) -> str:
    """Return a description of the values of a kind."""
    if isinstance(kind, SetOf):
        return f"a set: {in_words(kind.of)}"
    if isinstance(kind, ListOf):
        return f"a list: {in_words(kind.of)}"
    if isinstance(kind, Choice):
        return ", ".join(f"`{member.value}`" for member in kind.of)
    if isinstance(kind, Text):
        what = kind.what.partition(":")[0]
        return f"{what}, or a known name" if kind.refers in {"body", "agency", "any"} else what
    if isinstance(kind, Count):
        return "a whole number"
    return " or ".join(map(class_in_words, kind.of))


def class_in_words(cls: type[Any]) -> str:
    """Return a description of the values of a class, with a link to its section."""
    words = {"bool": "true or false", "date": "a day, `YYYY-MM-DD`", "PartialDate": "a partial date"}
    assert not issubclass(cls, enum.Enum)
    return words.get(cls.__name__, f"[{cls.__name__}](#{cls.__name__.lower()})")


def strategies_page() -> str:
    """Return the page of all strategies of the test kit."""
    classes_of: dict[str, list[str]] = {}
    for table in CLASSES.values():
        for cls, name in table.items():
            classes_of.setdefault(name, []).append(cls)
    sections = [("Cases and raw documents", []), ("Documents and what they hold", []), ("Answers and tables", [])]
    for name in strategies.__all__:
        made = getattr(strategies, name)
        if inspect.isclass(made) or name in {"edits", "observe"}:
            continue
        place = 2 if name in _answers.__all__ else 1 if name in classes_of or name in {"coverages", "days"} else 0
        types = ", ".join(f"`{cls}`" for cls in sorted(set(classes_of.get(name, ()))))
        said = (made.__doc__ or "").strip().splitlines()[0]
        sections[place][1].append(f"| `{name}({asked(made)})` | {said} | {types} |")
    head = f"""# The strategies

{MADE}
Of `cjji_model.strategies`, which needs the extra `hypothesis`. [Test your service](../how-to/test-your-service.md) shows them at work. Where a
strategy takes `**attributes`, each is a strategy for the attribute of that name. Dates are drawn from a closed period, `within`, which
by itself is {USUAL}. The last column names the classes for which
`hypothesis.strategies.from_type` draws from the strategy, once Hypothesis is imported; `rows` then receives the class.
"""
    table = "| strategy | draws | `from_type` of |\n|---|---|---|\n"
    rest = "\n".join(
        f"- `{name}`: {(getattr(strategies, name).__doc__ or '').strip().splitlines()[0]}" for name in OTHERS
    )
    parts = [f"\n## {title}\n\n{table}" + "\n".join(rows) for title, rows in sections]
    return head + "\n".join(parts) + f"\n\n## Other names\n\n{rest}\n"


OTHERS = ("edits", "observe", "Case", "Pair", "Raw", "Edit", "PlanningService", "ModelService", "ProgrammeLifeMachine")


def asked(made: Any) -> str:
    """Return the parameters of a strategy as they are written in a call."""
    parts = []
    for given in inspect.signature(made).parameters.values():
        default = getattr(given.default, "__name__", str(given.default))
        told = given.default is not given.empty and given.name != "within"
        parts.append(f"**{given.name}" if given.kind is given.VAR_KEYWORD else given.name + f"={default}" * told)
    return ", ".join(parts)


PAGES = {
    "rules.md": rules_page,
    "faults.md": faults_page,
    "documents.md": documents_page,
    "ledger.md": clauses_page,
    "law.md": law_page,
    "schedules.md": schedules_page,
    "strategies.md": strategies_page,
    "api.md": api_page,
    "ids.md": ids_page,
}

if __name__ == "__main__":
    for name, make in PAGES.items():
        (REFERENCE / name).write_text(make(), encoding="utf-8")
