"""What is raised, and what it carries.

Every error raised on purpose is a `CjjiError`. The two that speak of bad input carry `Fault` objects,
so that a program can place each one and a person can read them all at once.
"""

from collections.abc import Iterable

from attrs import frozen

__all__ = ["AmbiguousText", "CjjiError", "Fault", "InvariantError", "LoadError", "UnknownName"]


@frozen
class Fault:
    """One thing wrong with a document or an object."""

    pointer: str
    """Where: an RFC 6901 pointer from the document, or from the object that was being built."""
    code: str
    """Which kind of fault: one of `CODES`. Codes are stable; messages are not."""
    message: str
    """What is wrong, and what would be right."""

    def __str__(self) -> str:
        return f"{self.pointer or '(the whole)'}: {self.message} [{self.code}]"


CODES = {
    "json": "the text is not JSON",
    "toml": "the text is not TOML",
    "yaml": "the text is not YAML, or uses a part of YAML that is refused",
    "schema": "the schema is not one this library reads",
    "type": "a value of another type is wanted",
    "missing": "a required key is absent",
    "unknown-key": "the key does not belong here",
    "duplicate-key": "the key stands twice in one object",
    "enum": "the word is not in the list of words allowed",
    "tag": "the object's kind is not one that may stand here",
    "text": "the text is not of the shape wanted",
    "date": "the text is not a date of the shape wanted",
    "period.order": "the end lies before the beginning",
    "unique": "the same thing stands twice, or is its own counterpart",
    "role.both": "one body leads and supports",
    "role.terms": "roles are told both for the whole and for its terms",
    "size": "the value is too large or too small",
    "reference.ambiguous": "the text names more than one body",
    "depth": "the document is nested too deep",
}
"""Every code of a fault, and what it says. The documentation's list is made from this one."""


class CjjiError(Exception):
    """Base of every error that this library raises on purpose."""


class _WithFaults(CjjiError, ValueError):
    """An error that carries every fault found, in order."""

    def __init__(self, what: str, faults: Iterable[Fault]) -> None:
        self.what = what
        self.faults = tuple(faults)
        super().__init__(what, self.faults)

    def __str__(self) -> str:
        count = "1 fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        return "\n".join([f"{self.what}: {count}", *(f"  {fault}" for fault in self.faults)])


class InvariantError(_WithFaults):
    """An object that cannot exist. `faults` holds every invariant it would break."""


class LoadError(_WithFaults):
    """A document that cannot be read. `faults` holds every fault of it, in document order."""


class UnknownName(CjjiError, KeyError):
    """A look-up for something that is not there. `nearest` holds what may have been meant."""

    def __init__(self, what: str, name: str, nearest: tuple[str, ...] = ()) -> None:
        self.what = what
        self.name = name
        self.nearest = nearest
        super().__init__(what, name, nearest)

    def __str__(self) -> str:
        return f"no {self.what} {self.name!r}{did_you_mean(self.nearest)}"


class AmbiguousText(CjjiError, ValueError):
    """A text that may mean more than one thing.

    `candidates` holds the ids of the bodies, agencies or areas (`scheme/id`) that it names, and in words what else it
    may mean; `settled_by` says what would settle it, where that is known.
    """

    def __init__(self, text: str, candidates: tuple[str, ...], settled_by: str = "") -> None:
        self.text = text
        self.candidates = candidates
        self.settled_by = settled_by
        super().__init__(text, candidates, settled_by)

    def __str__(self) -> str:
        if len(self.candidates) == 1:
            told = f"{self.text!r} may be {self.candidates[0]}, and names nothing here"
        else:
            told = f"{self.text!r} may be any of {', '.join(self.candidates)}: say which"
        return f"{told} ({self.settled_by})" if self.settled_by else told


def did_you_mean(nearest: Iterable[str]) -> str:
    """The tail of a message that offers what may have been meant, or nothing."""
    words = [repr(word) for word in nearest]
    return f"; did you mean {' or '.join(words)}?" if words else ""
