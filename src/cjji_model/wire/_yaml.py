"""YAML, as plain data only. Aliases, tags, and scalars that YAML parsers read differently are refused."""

import re
from collections.abc import Hashable
from typing import Any

import yaml

from ._keys import lenient

__all__ = ["dump", "parse"]

_PLAIN_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")


class _Loader(yaml.SafeLoader):
    """PyYAML's safe loader, made stricter."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Refuse an alias, by which a few lines can stand for gigabytes, and a tag, which can change a value's type."""
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]  # PyYAML has no types for it
        line = event.start_mark.line + 1
        if self.check_event(yaml.AliasEvent):
            raise ValueError(f"line {line} has an alias: write the value out")
        if getattr(event, "tag", None) is not None:
            raise ValueError(f"line {line} has a tag: remove it")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002  as PyYAML has it
        """Make an object; its keys must be text. Duplicate keys are kept for the report."""
        del deep
        pairs = [(self.construct_object(k, deep=True), self.construct_object(v)) for k, v in node.value]
        for key, _ in pairs:
            if type(key) is not str:
                raise ValueError(f"the key {key!r} in line {node.start_mark.line + 1} or later is not text: quote it")
        return lenient(pairs)  # type: ignore[return-value]  # the keys are text, as the loop has checked

    def construct_plain_int(self, node: yaml.ScalarNode) -> int:
        """Make a whole number of decimal digits; `0x1F`, `010` or `1_000` are not the same to every YAML parser."""
        if not _PLAIN_INT.fullmatch(node.value):
            line = node.start_mark.line + 1
            raise ValueError(f"{node.value!r} in line {line} is read differently by different YAML parsers: quote it")
        return int(node.value)


_Loader.add_constructor("tag:yaml.org,2002:map", _Loader.construct_mapping)
_Loader.add_constructor("tag:yaml.org,2002:int", _Loader.construct_plain_int)


class _Dumper(yaml.SafeDumper):
    """PyYAML's safe dumper, which also quotes text with characters that YAML takes for the end of a line."""

    def represent_text(self, text: str) -> yaml.ScalarNode:
        style = '"' if any(character in text for character in "\x85\u2028\u2029") else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _Dumper.represent_text)


def parse(text: str) -> Any:
    """Parse a text into a plain value. Raises `ValueError`, with a message in one line."""
    try:
        return yaml.load(text, _Loader)  # noqa: S506  a safe loader, made stricter
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from None


def dump(value: dict[str, Any]) -> str:
    """Write a plain value as text."""
    text: str = yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120)
    return text
