"""The errors that this library raises.

Each is a `CjjiError`; only wrong arguments raise the built-in `TypeError` or `ValueError`. The two errors about invalid
data, `InvariantError` and `LoadError`, carry a `Fault` for everything that is wrong, each with its place.
"""

from collections.abc import Iterable

from attrs import frozen

__all__ = ["AmbiguousText", "CjjiError", "Fault", "InvariantError", "LoadError", "UnknownName"]


@frozen
class Fault:
    """One thing wrong with a document or an object."""

    pointer: str
    """Where: a JSON pointer (RFC 6901) from the document, or from the object being built. Empty for the whole of it."""
    code: str
    """The kind of fault: a key of `CODES`. Codes are stable; messages are not."""
    message: str
    """What is wrong, and what would be right: lower case, no full stop."""

    def __str__(self) -> str:
        return f"{self.pointer or '(the whole)'}: {self.message} [{self.code}]"


CODES = {
    "json": "the text is not JSON",
    "toml": "the text is not TOML",
    "yaml": "the text is not YAML, or uses a part of YAML that is refused",
    "schema": "the schema is not one this library reads",
    "type": "the value has the wrong type",
    "missing": "a required key is absent",
    "unknown-key": "the key is not allowed here",
    "duplicate-key": "the key occurs twice in one object",
    "enum": "the word is not one of those allowed",
    "tag": "the object's kind is not one of those allowed here",
    "text": "the text does not have the form required",
    "date": "the text is not a date of the form required",
    "period.order": "the end is before the beginning",
    "unique": "two values that must differ are the same",
    "role.both": "a body both leads and supports",
    "role.terms": "roles are recorded both for the whole work and for its terms",
    "size": "the value is too large or too small",
    "reference.ambiguous": "the text is a name of more than one body or agency",
    "depth": "the document is nested too deep",
}
"""Every code of a fault, with its meaning. The page of codes in the documentation is generated from this."""


class CjjiError(Exception):
    """Base of the public errors of this library."""


class _WithFaults(CjjiError, ValueError):
    """An error about invalid data. `what` says what the data is not; `faults` holds every fault, in order."""

    def __init__(self, what: str, faults: Iterable[Fault]) -> None:
        self.what = what
        self.faults = tuple(faults)
        super().__init__(what, self.faults)

    def __str__(self) -> str:
        count = "1 fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        return "\n".join([f"{self.what}: {count}", *(f"  {fault}" for fault in self.faults)])


class InvariantError(_WithFaults):
    """The values given make no valid object. `faults` holds every invariant that they break."""


class LoadError(_WithFaults):
    """A document is invalid. `faults` holds every fault in it, in document order."""


class UnknownName(CjjiError, KeyError):
    """Nothing has the id or name looked up.

    `what` says what was looked up ("work stream"), `name` is the id or name given, and `nearest` holds similar ones
    that may have been meant.
    """

    def __init__(self, what: str, name: object, nearest: tuple[str, ...] = ()) -> None:
        self.what = what
        self.name = name
        self.nearest = nearest
        super().__init__(what, name, nearest)

    def __str__(self) -> str:
        return f"no {self.what} {self.name!r}{did_you_mean(self.nearest)}"


class AmbiguousText(CjjiError, ValueError):
    """A text may mean more than one thing, or only something that this library has no id for.

    `text` is the text; `candidates` holds the ids of the bodies, agencies or areas (`scheme/id`) that it names, then
    descriptions of what else it may mean; `settled_by` says what would settle it, and is empty if that is not known.
    """

    def __init__(self, text: str, candidates: tuple[str, ...], settled_by: str = "") -> None:
        self.text = text
        self.candidates = candidates
        self.settled_by = settled_by
        super().__init__(text, candidates, settled_by)

    def __str__(self) -> str:
        if len(self.candidates) == 1:
            message = f"no match for {self.text!r}, which may mean {self.candidates[0]}"
        else:
            message = f"{self.text!r} may be any of {', '.join(self.candidates)}: say which"
        return f"{message} ({self.settled_by})" if self.settled_by else message


def did_you_mean(nearest: Iterable[str]) -> str:
    """The end of a message that suggests similar words; empty if there are none."""
    words = [repr(word) for word in nearest]
    return f"; did you mean {' or '.join(words)}?" if words else ""
