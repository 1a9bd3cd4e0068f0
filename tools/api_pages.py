"""The reference pages of the public names and of the ids, made from the code and the tables."""

import collections.abc
import enum
import inspect
import re
import types
from collections.abc import Iterator
from typing import Annotated, ForwardRef, Literal, Union, get_args, get_origin

import attrs

import cjji_model as cjji
from cjji_model import cases, statute, views
from cjji_model._attribute_docs import attribute_docs
from cjji_model._lookup import Lookup

MADE = "<!-- Made from the code by tools/make_reference.py: change the docstrings there. -->\n"
SECTIONS = {
    "Reading and writing": (".wire", ".wire.outcome"),
    "Checking": (".rules", ".outcome"),
    "Putting into words": (".views",),
    "Documents and their parts": (".model",),
    "Dates": (".dates",),
    "Bodies, agencies and areas": (".organisations", ".areas", ".registry"),
    "Questions": (".queries",),
    "Errors": (".errors",),
}
"""The sections of the page, and the modules whose names each holds."""
VALUES = {
    "REGISTRY": "The package's own registry of bodies, agencies and places.",
    "RULES": "The rule book.",
    "agencies": "The agencies of the registry, by id.",
    "bodies": "The bodies of the registry, by id.",
    "corpus": "The published programmes, rolling programmes and reports, by id.",
    "places": "The areas of the registry, by scheme and id.",
}


def api_page() -> str:
    """Every public name: its signature, what it gives, what it raises, and an example where it has one."""
    homes = {name: home for name, home in cjji._HOME.items() if name != "statute"}
    parts = [
        (
            f"# The public names\n\n{MADE}\nOf `cjji_model`, imported as `cjji`. Nothing else is public, but for `cjji_model.statute` "
            "`cjji_model.cases` and `cjji_model.views` (below), and [`cjji_model.strategies`](strategies.md). Examples are executed.\n"
        )
    ]
    sections = {title: [n for n, home in homes.items() if is_in(home, under)] for title, under in SECTIONS.items()}
    missing = set(homes) - {name for names in sections.values() for name in names}
    if missing:
        raise LookupError(f"in no section of the page: {sorted(missing)}")
    for title, names in sections.items():
        parts.append(f"## {title}\n")
        parts += [one_name(name, getattr(cjji, name)) for name in sorted(names, key=str.casefold)]
    parts.append("## Values\n")
    parts += [one_value(name, text) for name, text in VALUES.items()]
    for title, module in (("The law", statute), ("Views", views), ("Frozen cases", cases)):
        short = module.__name__.removeprefix("cjji_model.")
        parts.append(f"## {title}: `{module.__name__}`\n")
        parts += [one_name(f"{short}.{name}", getattr(module, name)) for name in module.__all__]
    return "\n".join(parts)


def is_in(home: str, under: tuple[str, ...]) -> bool:
    """Whether a module is one of these, or beneath one."""
    return any(home == each or home.startswith(f"{each}.") for each in under)


def one_name(name: str, value: object) -> str:
    """A class, a function or a constant."""
    if isinstance(value, enum.EnumType):
        rows = [f"| `{m.name}` | `{m.value}` | {cell(attribute_docs(value).get(m.name, ''))} |" for m in value]
        return section(name, "", own_doc(value), ["| member | value | means |", "|---|---|---|", *rows, ""])
    if isinstance(value, type):
        return section(name, signature(name, value), own_doc(value), [*attributes(value), *methods(value)])
    if callable(value):
        return section(name, signature(name, value), inspect.getdoc(value) or "", [])
    shown = written(value) if get_origin(value) in {Union, types.UnionType} else repr(value)
    return section(name, "", f"`{' '.join(shown.split())[:200]}`", [])


def one_value(name: str, text: str) -> str:
    """A value of the package."""
    value = getattr(cjji, name)
    alike = " A [look-up](../glossary.md): `[]`, `in` and `get` take ids, iterating gives the values." * isinstance(
        value, Lookup
    )
    return section(name, "", f"{text}{alike} Its class has:", [*methods(type(value))])


def section(name: str, code: str, doc: str, rest: list[str]) -> str:
    """One name of the page."""
    shown = f"```py\n{code}\n```\n\n" if code else ""
    return f"### {name}\n\n{shown}{fenced(doc)}\n" + ("\n" + "\n".join(rest) if rest else "")


def own_doc(cls: type) -> str:
    """The docstring of a class without what `help()` adds to it."""
    return re.split(r"\n\s*(?:Attributes|Members):\n", inspect.cleandoc(cls.__doc__ or ""))[0].strip()


def signature(name: str, value: object) -> str:
    """How it is called; where that is long, one parameter a line."""
    try:
        found = inspect.signature(value)
    except (TypeError, ValueError):
        return ""
    parts, starred = [], False
    for parameter in found.parameters.values():
        if parameter.name == "self":
            continue
        if parameter.kind is parameter.KEYWORD_ONLY and not starred:
            parts.append("*")
            starred = True
        parts.append(in_signature(parameter))
        starred = starred or parameter.kind is parameter.VAR_POSITIONAL
    returns = (
        ""
        if isinstance(value, type) or found.return_annotation is found.empty
        else f" -> {written(found.return_annotation)}"
    )
    one = f"{name}({', '.join(parts)}){returns}"
    return one if len(one) <= 110 else f"{name}(\n    " + ",\n    ".join(parts) + f",\n){returns}"


def in_signature(parameter: inspect.Parameter) -> str:
    """A parameter as one would write it."""
    stars = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}.get(parameter.kind, "")
    typed = "" if parameter.annotation is parameter.empty else f": {written(parameter.annotation)}"
    if parameter.default is parameter.empty:
        return f"{stars}{parameter.name}{typed}"
    default = parameter.default
    shown = str(default) if isinstance(default, enum.Enum) and not isinstance(default, str) else repr(default)
    if isinstance(default, enum.Enum):
        shown = f"{type(default).__name__}.{default.name}"
    return f"{parameter.name}{typed} = {'...' if len(shown) > 40 else shown}"


def written(annotation: object) -> str:
    """An annotation as one would write it: shapes of text as `str`, sets as tuples, classes by their names alone."""
    if isinstance(annotation, str):
        return re.sub(r"\b\w+\.", "", annotation)
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return written(inner[0])
    if origin in {Union, types.UnionType}:
        return " | ".join(map(written, inner))
    if origin is Literal:
        return f"Literal[{', '.join(map(repr, inner))}]"
    if origin is collections.abc.Callable:
        return "Callable"
    if origin is not None:
        return f"{origin.__name__}[{', '.join('...' if one is ... else written(one) for one in inner)}]"
    if annotation is type(None) or annotation is None:
        return "None"
    if isinstance(annotation, ForwardRef):
        return annotation.__forward_arg__
    return getattr(annotation, "__name__", str(annotation))


def attributes(cls: type) -> list[str]:
    """A table of what an object holds."""
    docs = attribute_docs(cls)
    names = [f.name for f in attrs.fields(cls) if not f.name.startswith("_")] if attrs.has(cls) else []
    properties = [n for n in dir(cls) if not n.startswith("_") and isinstance(inspect.getattr_static(cls, n), property)]
    rows = [f"| `{name}` | {cell(docs.get(name, ''))} |" for name in names]
    rows += [f"| `{n}` (property) | {cell(inspect.getdoc(getattr(cls, n)) or '')} |" for n in properties]
    return ["| attribute | means |", "|---|---|", *rows, ""] if rows else []


def methods(cls: type) -> list[str]:
    """A list of what one can ask of an object."""
    lines = []
    for name in [
        *(n for n in ("__getitem__", "__add__") if hasattr(cls, n) and not issubclass(cls, str)),
        *(n for n in dir(cls) if not n.startswith("_")),
    ]:
        found = inspect.getattr_static(cls, name)
        function = found.__func__ if isinstance(found, (classmethod, staticmethod)) else found
        if inspect.isfunction(function) and function.__module__.startswith("cjji_model"):
            doc = (inspect.getdoc(function) or "").split("\n>>>")[0].split("\n\n>>>")[0]
            lines.append(f"- `{signature(name, function)}`: {cell(doc)}")
    return [*lines, ""] if lines else []


def cell(text: str) -> str:
    """A text as a cell of a table, without its examples."""
    return " ".join(text.split(">>>", maxsplit=1)[0].split()).replace("|", "\\|")


def fenced(doc: str) -> str:
    """A docstring as Markdown: examples in fences."""
    out: list[str] = []
    inside = False
    for line in doc.splitlines():
        if line.startswith(">>>") and not inside:
            out.append("```pycon")
            inside = True
        elif inside and not line.strip():
            out.append("```")
            inside = False
        out.append(line)
    return "\n".join([*out, *(["```"] if inside else [])])


def ids_page() -> str:
    """Every id that an author may write."""
    head = (
        f"# The ids\n\n{MADE.replace('change the docstrings there', 'change the tables')}\nEvery id that an author may write. `cjji bodies`, `cjji agencies` and `cjji places [SCHEME]` list them "
        "too. A name or an abbreviation is understood as well, and noted by `read`.\n"
    )
    return "\n".join([head, *bodies_and_agencies(), *all_places()])


def bodies_and_agencies() -> Iterator[str]:
    """Two tables."""
    yield "## Bodies\n\n| id | called | name today, or the last | kind |\n|---|---|---|---|"
    yield from (f"| `{b.id}` | {b.short} | {b.name()} | {b.kind.value} |" for b in cjji.bodies)
    yield "\n## Agencies\n\n| id | called | criminal justice agency |\n|---|---|---|"
    yield from (f"| `{a.id}` | {a.short} | {'yes' if a.criminal_justice else ''} |" for a in cjji.agencies)


def all_places() -> Iterator[str]:
    """A table for each scheme; `until` is the day after the last."""
    yield "\n## Places\n\nOf each scheme every area there is or was. *until* is the day after the last."
    for scheme in cjji.AreaScheme:
        areas = cjji.places.scheme(scheme)
        yield f"\n### {scheme.value}\n\n{areas.title}.\n\n| id | name | since | until |\n|---|---|---|---|"
        yield from (f"| `{a.id}` | {a.name} | {a.since or ''} | {a.until or ''} |" for a in areas)
