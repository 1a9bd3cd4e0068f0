"""Criminal justice joint inspection in England and Wales: its bodies, its law, its programmes and their rules.

The stub `__init__.pyi` lists the public names and their modules. They are imported on first use (PEP 562), so that
importing the package is cheap.
"""

from importlib import import_module
from typing import Any

__all__: list[str] = []  # filled below, from the stub


def _homes() -> dict[str, str]:
    """Map each public name to its module, read from the lines `from .module import name as name` of the stub."""
    # The loader reads it wherever the package is, a zip included; importlib.resources would cost as much again.
    loader: Any = __spec__.loader
    stub: str = loader.get_data(f"{__path__[0]}/__init__.pyi").decode()
    words = [line.split() for line in stub.splitlines() if line.startswith("from .") and " as " in line]
    return {name: module for _, module, _, name, *_ in words}


_HOME = _homes()
_IN_REGISTRY = ("agencies", "bodies", "places")
__all__ += sorted([*_HOME, *_IN_REGISTRY, "REGISTRY", "RULES", "corpus"])  # noqa: PLE0605 # pyright: ignore[reportUnsupportedDunderAll]  read from the stub


def __getattr__(name: str) -> Any:
    value: Any
    if name == "statute":
        value = import_module(".statute", __name__)
    elif name in _HOME:
        value = getattr(import_module(_HOME[name], __name__), name)
    elif name == "RULES":
        value = import_module(".rules", __name__).RULES
    elif name == "corpus":
        value = import_module(".published", __name__).CORPUS
    elif name == "REGISTRY":
        value = import_module(".registry", __name__).standard_registry()
    elif name in _IN_REGISTRY:
        value = getattr(import_module(".registry", __name__).standard_registry(), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # `help()` of a public class then shows its attributes too; `statute` is a module, and its classes are public.
    if isinstance(value, type):
        import_module("._attribute_docs", __name__).show_attribute_docs(value)
    globals()[name] = value  # cached: the next access does not call this function
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
