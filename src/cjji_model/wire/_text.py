"""Conversion of text to plain values and back: JSON, TOML and YAML, each read strictly."""

import json
import math
import tomllib
from types import ModuleType
from typing import Any, Literal, NoReturn

from .._checked.faults import Path
from ..errors import Fault, LoadError
from ._keys import DuplicateKey, lenient, strict, without_duplicates
from .limits import Limits

__all__ = ["Format", "to_text", "to_value"]


Format = Literal["json", "toml", "yaml"]
"""The formats that documents are read from and written in."""


def to_value(source: str | bytes, format: Format, limits: Limits) -> tuple[Any, tuple[Path, ...]]:
    """Parse a text: return the plain value, and the paths of duplicate keys.

    Raises `LoadError` for text that cannot be parsed, `ValueError` for an unknown format, and `ModuleNotFoundError`
    where the format needs an extra that is not installed.
    """

    def refuse(code: str, message: str) -> LoadError:
        return LoadError("not a document", [Fault("", code, message)])

    if not isinstance(source, str | bytes):
        raise refuse("type", f"a {type(source).__name__} is not text, bytes or a mapping")
    if len(source) > limits.size:
        raise refuse("size", f"has {len(source)} bytes or characters: the limit is {limits.size}")
    try:
        text = source if isinstance(source, str) else source.decode("utf-8-sig")
        if format == "json":
            return _json(text)
        if format == "toml":
            return tomllib.loads(text), ()
        if format == "yaml":
            return without_duplicates(_yaml().parse(text))
    except RecursionError:
        raise refuse("depth", f"is nested more than {limits.depth} levels deep") from None
    except UnicodeDecodeError as error:
        raise refuse(format, f"is not UTF-8: {error}") from None
    except (ValueError, OverflowError) as error:
        raise refuse(format, f"is not {format.upper()}: {error}") from None
    raise ValueError(f"{format!r} is not a format: json, toml or yaml")


def _yaml() -> ModuleType:
    """Import the YAML module. Raises `ModuleNotFoundError` where PyYAML is not installed."""
    try:
        from . import _yaml as module  # noqa: PLC0415  PyYAML is an extra
    except ImportError:
        raise ModuleNotFoundError("YAML needs the extra: pip install 'cjji_model[yaml]'", name="yaml") from None
    return module


def _json(text: str) -> tuple[Any, tuple[Path, ...]]:
    """Parse JSON, and parse it again where it has duplicate keys, to collect them all."""
    try:
        return _STRICT.decode(text), ()
    except DuplicateKey:
        return without_duplicates(_LENIENT.decode(text))


def _finite(text: str) -> float:
    """Parse a number; refuse one that overflows to infinity, which JSON cannot write again."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text[:40]} is too large for a number")
    return number


def _no_constant(text: str) -> NoReturn:
    """Refuse `NaN` and `Infinity`, which Python's own decoder would accept."""
    raise ValueError(f"{text} is not a JSON number")


_STRICT = json.JSONDecoder(object_pairs_hook=strict, parse_float=_finite, parse_constant=_no_constant)
_LENIENT = json.JSONDecoder(object_pairs_hook=lenient, parse_float=_finite, parse_constant=_no_constant)


def to_text(value: dict[str, Any], format: Format) -> str:
    """Write a plain value as text.

    Raises `ValueError` for an unknown format or for a null in TOML, and `ModuleNotFoundError` where the format needs
    an extra that is not installed.
    """
    if format == "json":
        return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
    if format == "yaml":
        text: str = _yaml().dump(value)
        return text
    if format == "toml":
        try:
            import tomli_w  # noqa: PLC0415  an extra
        except ImportError:
            raise ModuleNotFoundError(
                "writing TOML needs the extra: pip install 'cjji_model[toml]'", name="tomli_w"
            ) from None
        try:
            return tomli_w.dumps(value)
        except TypeError:
            raise ValueError("TOML has no null: remove the nulls from 'extra'") from None  # only `extra` holds nulls
    raise ValueError(f"{format!r} is not a format: json, toml or yaml")
