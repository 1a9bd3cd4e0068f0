"""Look-ups by id that behave alike: bodies, agencies, places, the corpus and the rule book."""

from abc import abstractmethod
from collections.abc import Collection, Iterator
from typing import Generic, TypeVar, overload

__all__ = ["Lookup"]

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")


class Lookup(Generic[K, V]):
    """Values by id: `in` and `[]` take ids, and iterating gives the values, in document order.

    This is no `Mapping`, whose iteration gives the keys: what one does with a registry or a rule book is mostly to go
    through what is in it. `keys()`, `values()` and `items()` say which is meant.
    """

    __slots__ = ()

    @abstractmethod
    def keys(self) -> Collection[K]:
        """The ids, in document order."""

    @abstractmethod
    def __getitem__(self, key: K) -> V:
        """The value of that id. Raises `UnknownName`, a `KeyError`."""

    @overload
    def get(self, key: K) -> V | None: ...
    @overload
    def get(self, key: K, default: D) -> V | D: ...
    def get(self, key: K, default: D | None = None) -> V | D | None:
        """The value of that id, or the default."""
        return self[key] if key in self else default  # noqa: SIM401  this is `get`

    def values(self) -> Collection[V]:
        """The values, in document order."""
        return tuple(self[key] for key in self.keys())

    def items(self) -> Collection[tuple[K, V]]:
        """Each id with its value, in document order."""
        return tuple(zip(self.keys(), self.values(), strict=True))

    def __contains__(self, key: object) -> bool:
        return key in self.keys()

    def __iter__(self) -> Iterator[V]:
        return iter(self.values())

    def __len__(self) -> int:
        return len(self.keys())
