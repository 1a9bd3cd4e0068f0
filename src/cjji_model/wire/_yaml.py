"""YAML: plain data only. What would be read in two ways, or read twice, is refused."""

import re
from collections.abc import Hashable
from typing import Any

import yaml

from ._keys import lenient

__all__ = ["dump", "parse"]

_PLAIN_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")


class _Loader(yaml.SafeLoader):
    """The safe loader, made stricter."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]  # PyYAML has no types for it
        line = event.start_mark.line + 1
        if self.check_event(yaml.AliasEvent):
            raise ValueError(f"an alias stands in line {line}: write it out")
        if getattr(event, "tag", None) is not None:
            raise ValueError(f"a tag stands in line {line}: leave it out")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002  as PyYAML has it
        del deep
        pairs = [(self.construct_object(k, deep=True), self.construct_object(v)) for k, v in node.value]
        for key, _ in pairs:
            if type(key) is not str:
                raise ValueError(f"the key {key!r} in line {node.start_mark.line + 1} or after is not text: quote it")
        return lenient(pairs)  # type: ignore[return-value]  # the keys are text, as was just seen

    def construct_plain_int(self, node: yaml.ScalarNode) -> int:
        if not _PLAIN_INT.fullmatch(node.value):
            line = node.start_mark.line + 1
            raise ValueError(f"{node.value!r} in line {line} is a number in one YAML and text in another: quote it")
        return int(node.value)


_Loader.add_constructor("tag:yaml.org,2002:map", _Loader.construct_mapping)
_Loader.add_constructor("tag:yaml.org,2002:int", _Loader.construct_plain_int)


class _Dumper(yaml.SafeDumper):
    """Quotes what YAML would take for the end of a line."""

    def represent_text(self, text: str) -> yaml.ScalarNode:
        style = '"' if any(letter in text for letter in "\x85\u2028\u2029") else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _Dumper.represent_text)


def parse(text: str) -> Any:
    """The plain value that a text stands for. Raises `ValueError`."""
    try:
        return yaml.load(text, _Loader)  # noqa: S506  a safe loader, made stricter
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from None


def dump(value: dict[str, Any]) -> str:
    """A plain value as text."""
    text: str = yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120)
    return text
