"""Text to plain values, and back: JSON, TOML and YAML, each read strictly."""

import json
import math
import tomllib
from types import ModuleType
from typing import Any, Literal, NoReturn

from .._checked.faults import Path
from ..errors import Fault, LoadError
from ._keys import KeyTwice, lenient, strict, without_repeats
from .limits import Limits

__all__ = ["Format", "to_text", "to_value"]


Format = Literal["json", "toml", "yaml"]


def to_value(source: str | bytes, format: Format, limits: Limits) -> tuple[Any, tuple[Path, ...]]:
    """The plain value that a text stands for, and the paths of keys that stand twice in one object.

    Raises `LoadError` where the text stands for no value.
    """

    def refuse(code: str, message: str) -> LoadError:
        return LoadError("not a document", [Fault("", code, message)])

    if not isinstance(source, str | bytes):
        raise refuse("type", f"a {type(source).__name__} is not text, bytes or a mapping")
    if len(source) > limits.size:
        raise refuse("size", f"holds {len(source)} bytes or letters: more than {limits.size}")
    try:
        text = source if isinstance(source, str) else source.decode("utf-8-sig")
        if format == "json":
            return _json(text)
        if format == "toml":
            return tomllib.loads(text), ()
        if format == "yaml":
            return without_repeats(_yaml().parse(text))
    except RecursionError:
        raise refuse("depth", f"is nested more than {limits.depth} levels deep") from None
    except UnicodeDecodeError as error:
        raise refuse(format, f"is not UTF-8: {error}") from None
    except (ValueError, OverflowError) as error:
        raise refuse(format, f"is not {format.upper()}: {error}") from None
    raise ValueError(f"{format!r} is not a format: json, toml or yaml")


def _yaml() -> ModuleType:
    try:
        from . import _yaml as door  # noqa: PLC0415  PyYAML is an extra
    except ImportError:
        raise ModuleNotFoundError("YAML needs the extra: pip install 'cjji_model[yaml]'", name="yaml") from None
    return door


def _json(text: str) -> tuple[Any, tuple[Path, ...]]:
    try:
        return _STRICT.decode(text), ()
    except KeyTwice:
        return without_repeats(_LENIENT.decode(text))


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text[:40]} is too large for a number")
    return number


def _no_constant(text: str) -> NoReturn:
    raise ValueError(f"{text} is not a number that JSON has")


_STRICT = json.JSONDecoder(object_pairs_hook=strict, parse_float=_finite, parse_constant=_no_constant)
_LENIENT = json.JSONDecoder(object_pairs_hook=lenient, parse_float=_finite, parse_constant=_no_constant)


def to_text(value: dict[str, Any], format: Format) -> str:
    """The text that stands for a plain value."""
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
            raise ValueError("TOML has no null: remove the nulls from 'extra'") from None
    raise ValueError(f"{format!r} is not a format: json, toml or yaml")
