"""Text to plain values, and back: JSON, TOML and YAML, each read strictly."""

import json
import math
import tomllib
from collections.abc import Hashable
from typing import Any, Literal, NoReturn

from .._checked import Path
from ..errors import Fault, LoadError
from .limits import Limits

__all__ = ["Format", "to_text", "to_value"]

Format = Literal["json", "toml", "yaml"]


class _Repeating(dict[str, Any]):
    """An object of a text in which keys stand twice: it holds the last value of each."""

    def __init__(self, found: dict[str, Any], keys: list[str]) -> None:
        super().__init__(found)
        self.repeats = [key for key in found if keys.count(key) > 1]


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
            return _without_repeats(_yaml(text))
    except RecursionError:
        raise refuse("depth", f"is nested more than {limits.depth} levels deep") from None
    except UnicodeDecodeError as error:
        raise refuse(format, f"is not UTF-8: {error}") from None
    except (ValueError, OverflowError) as error:
        raise refuse(format, f"is not {format.upper()}: {error}") from None
    raise ValueError(f"{format!r} is not a format: json, toml or yaml")


def _json(text: str) -> tuple[Any, tuple[Path, ...]]:
    try:
        return _STRICT.decode(text), ()
    except _KeyTwice:
        return _without_repeats(_LENIENT.decode(text))


class _KeyTwice(Exception):
    """Some object has a key twice."""


def _strict(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _KeyTwice
    return found


def _lenient(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else _Repeating(found, [key for key, _ in pairs])


def _without_repeats(value: Any) -> tuple[Any, tuple[Path, ...]]:
    found: list[Path] = []

    def walk(item: Any, at: Path) -> Any:
        if isinstance(item, dict):
            if isinstance(item, _Repeating):
                found.extend((*at, key) for key in item.repeats)
            return {key: walk(part, (*at, key)) for key, part in item.items()}
        return [walk(part, (*at, i)) for i, part in enumerate(item)] if isinstance(item, list) else item

    return walk(value, ()), tuple(found)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text[:40]} is too large for a number")
    return number


def _no_constant(text: str) -> NoReturn:
    raise ValueError(f"{text} is not a number that JSON has")


_STRICT = json.JSONDecoder(object_pairs_hook=_strict, parse_float=_finite, parse_constant=_no_constant)
_LENIENT = json.JSONDecoder(object_pairs_hook=_lenient, parse_float=_finite, parse_constant=_no_constant)


def _yaml(text: str) -> Any:
    try:
        import yaml  # noqa: PLC0415  an extra
    except ImportError:
        raise ModuleNotFoundError("reading YAML needs the extra: pip install 'cjji_model[yaml]'", name="yaml") from None

    class Strict(yaml.SafeLoader):
        """Plain data only: what would be read in two ways, or read twice, is refused."""

        def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
            event: Any = self.peek_event()  # type: ignore[no-untyped-call]
            line = event.start_mark.line + 1
            if self.check_event(yaml.AliasEvent):
                raise ValueError(f"an alias stands in line {line}: write it out")
            if getattr(event, "tag", None) is not None:
                raise ValueError(f"a tag stands in line {line}: leave it out")
            return super().compose_node(parent, index)

        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002  as PyYAML has it
            del deep
            pairs = [(self.construct_object(k, deep=True), self.construct_object(v, deep=True)) for k, v in node.value]
            for key, _ in pairs:
                if type(key) is not str:
                    raise ValueError(
                        f"the key {key!r} in line {node.start_mark.line + 1} or after is not text: quote it"
                    )
            return _lenient(pairs)  # type: ignore[return-value]

    Strict.add_constructor("tag:yaml.org,2002:map", Strict.construct_mapping)
    try:
        return yaml.load(text, Strict)  # noqa: S506  a safe loader, made stricter
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from None


def to_text(value: dict[str, Any], format: Format) -> str:
    """The text that stands for a plain value."""
    if format == "json":
        return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
    if format == "yaml":
        try:
            import yaml  # noqa: PLC0415  an extra
        except ImportError:
            raise ModuleNotFoundError(
                "writing YAML needs the extra: pip install 'cjji_model[yaml]'", name="yaml"
            ) from None
        text: str = yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=120)
        return text
    if format == "toml":
        try:
            import tomli_w  # noqa: PLC0415  an extra
        except ImportError:
            raise ModuleNotFoundError(
                "writing TOML needs the extra: pip install 'cjji_model[toml]'", name="tomli_w"
            ) from None
        return tomli_w.dumps(value)
    raise ValueError(f"{format!r} is not a format: json, toml or yaml")
