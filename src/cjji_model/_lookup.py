"""The base of all look-ups by id: bodies, agencies, places, the corpus and the rule book."""

from abc import abstractmethod
from collections.abc import Collection, Iterator
from typing import Any, ClassVar, Generic, TypeVar, overload

from .errors import UnknownName

__all__ = ["Lookup"]

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")


class Lookup(Generic[K, V]):
    """Values by id: `in` and `[]` take ids, and iterating gives the values, in document order.

    This is not a `Mapping`, whose iteration gives the keys: a registry or a rule book is mostly iterated for its
    contents. `keys()`, `values()` and `items()` are explicit.
    """

    __slots__ = ()

    @abstractmethod
    def keys(self) -> Collection[K]:
        """The ids, in document order."""

    @abstractmethod
    def _find(self, key: K) -> V | None:
        """The value with that id, or `None`."""

    @abstractmethod
    def _unknown(self, key: K) -> UnknownName:
        """The error for an id that there is not, with the nearest ones."""

    _keys_are: ClassVar[str] = "id"
    """What a key is, for the error for a value that cannot be one."""

    def _is_key(self, key: object) -> bool:
        """Whether a value could be a key at all: text, unless a look-up says otherwise."""
        return isinstance(key, str)

    def __getitem__(self, key: K) -> V:
        """The value with that id. Raises `UnknownName`, a `KeyError`, with the nearest ids, if there is none."""
        if not self._is_key(key):
            raise UnknownName(self._keys_are, key)
        value = self._find(key)
        if value is None:
            raise self._unknown(key)
        return value

    @overload
    def get(self, key: K) -> V | None: ...
    @overload
    def get(self, key: K, default: D) -> V | D: ...
    def get(self, key: K, default: D | None = None) -> V | D | None:
        """The value with that id, or the default."""
        return self[key] if key in self else default  # noqa: SIM401  this defines `get`

    def values(self) -> Collection[V]:
        """The values, in document order."""
        return tuple(self[key] for key in self.keys())

    def items(self) -> Collection[tuple[K, V]]:
        """Each id with its value, in document order. Of places an id comes twice if two areas had it in turn."""
        return tuple(zip(self.keys(), self.values(), strict=True))

    def __contains__(self, key: Any) -> bool:
        return self._is_key(key) and self._find(key) is not None

    def __iter__(self) -> Iterator[V]:
        return iter(self.values())

    def __len__(self) -> int:
        return len(self.keys())
