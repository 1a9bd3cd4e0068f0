"""What `help()` shows of a class beyond its docstring: the docstrings of its attributes and of its words.

Python keeps no docstring of an attribute, so they are read from the source, and only when somebody asks: importing a
class costs nothing for it.
"""

import sys
from enum import EnumType, StrEnum
from functools import cache

__all__ = ["AttributeDocs", "Words", "attribute_docs", "show_attribute_docs"]


@cache
def attribute_docs(cls: type) -> dict[str, str]:
    """The docstring of each attribute of a class, or of each member of an enumeration, in order of definition.

    Those that a class inherits come first. Empty where the source is not to be had.
    """
    docs: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        docs |= _written_in(base.__module__).get(base.__qualname__, {})
    return docs


@cache
def _written_in(module: str) -> dict[str, dict[str, str]]:
    """For each class of a module of ours, the string literals right below its attributes, by attribute."""
    import ast  # noqa: PLC0415  only whoever asks for help pays for the parser
    import inspect  # noqa: PLC0415  the same

    if module.partition(".")[0] != __name__.partition(".")[0]:
        return {}
    try:
        tree = ast.parse(inspect.getsource(sys.modules[module]))
    except OSError:
        return {}
    by_class: dict[str, dict[str, str]] = {}
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            docs = by_class[node.name] = {}
            for above, below in zip(node.body, node.body[1:], strict=False):
                if isinstance(above, ast.Assign | ast.AnnAssign) and isinstance(below, ast.Expr):
                    target = above.targets[0] if isinstance(above, ast.Assign) else above.target
                    docs[ast.unparse(target)] = inspect.cleandoc(ast.literal_eval(below.value))
    return by_class


def _with_attributes(own: str | None, cls: type) -> str | None:
    docs = attribute_docs(cls)
    if own is None or not docs:
        return own
    heading = "Members" if isinstance(cls, EnumType) else "Attributes"
    lines = [f"        {name}: {' '.join(text.split())}" for name, text in docs.items()]
    return "\n".join([own.rstrip(), "", f"    {heading}:", *lines, "    "])


class AttributeDocs:
    """Descriptor in place of a class's docstring: that docstring, and below it what each attribute means."""

    def __init__(self, own: str | None) -> None:
        self.own = own

    def __get__(self, item: object, cls: type) -> str | None:
        return _with_attributes(self.own, cls)


def show_attribute_docs(cls: type) -> None:
    """Let `help(cls)` and `cls.__doc__` show the docstrings of the attributes of a class of this package."""
    own = vars(cls).get("__doc__")
    if not isinstance(cls, EnumType) and not isinstance(own, AttributeDocs):
        cls.__doc__ = AttributeDocs(own)  # type: ignore[assignment]  # a descriptor, as any attribute of a class may be


class _WordsType(EnumType):
    # A property of the metaclass, since pydoc takes the docstring of an enumeration without asking a descriptor in it.
    @property
    def __doc__(cls) -> str | None:  # type: ignore[override]  # a property here
        return _with_attributes(vars(cls).get("__doc__"), cls)


class Words(StrEnum, metaclass=_WordsType):
    """Base of the enumerations: the members are text, and `help()` shows what each of them means."""
