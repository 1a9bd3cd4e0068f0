"""The forms of text that attributes hold: ids, titles, lines, prose and references."""

import re
from typing import Annotated

from .kinds import Text

__all__ = [
    "AgencyId",
    "AreaId",
    "BodyId",
    "Line",
    "PartyId",
    "Prose",
    "Slug",
    "StreamId",
    "Title",
    "is_line",
    "is_prose",
    "is_slug",
]


is_slug = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*").fullmatch
"""Whether a text has the form of an id: lower-case letters a to z and digits, in groups joined by single hyphens."""


def is_line(text: str) -> bool:
    """Whether a text is one line of printable characters, not empty, without white space at its ends."""
    return text != "" and text.isprintable() and text[0] != " " and text[-1] != " " and text == text.strip()


def is_prose(text: str) -> bool:
    """Whether a text is lines of printable characters and tabs, not empty, without white space at its ends."""
    return text == text.strip() and is_line(text.translate(_BLANKS).strip())


_BLANKS = str.maketrans("\n\t", "  ")
"""Maps the unprintable characters that prose may hold to spaces."""
Slug = Annotated[str, Text("an id: lower-case letters and digits, in groups joined by hyphens", is_slug, "id")]
"""An id that the document gives: of itself, a stream, a report, a direction."""
Title = Annotated[str, Text("a title: one line of printable text, trimmed and not empty", is_line, "title")]
"""A title."""
Line = Annotated[str, Text("one line of printable text, trimmed and not empty", is_line, "text")]
"""A short text."""
Prose = Annotated[str, Text("printable text, trimmed and not empty", is_prose, "text")]
"""A text of one or more lines."""
_ID = "an id: lower-case letters and digits, in groups joined by hyphens"
_OR_NAME = f"{_ID[3:]}; a document may give a known name instead"
BodyId = Annotated[str, Text(f"a body's {_OR_NAME}", is_slug, "id", "body")]
"""A reference to a body. Loading resolves names to ids; an unknown id is allowed."""
AgencyId = Annotated[str, Text(f"an agency's {_OR_NAME}", is_slug, "id", "agency")]
"""A reference to an agency. Loading resolves names to ids; an unknown id is allowed."""
PartyId = Annotated[str, Text(f"a body's or agency's {_OR_NAME}", is_slug, "id", "any")]
"""A reference to a body or an agency. Loading resolves names to ids; an unknown id is allowed."""
StreamId = Annotated[str, Text(f"a stream's or report's {_ID[3:]}", is_slug, "id", "stream")]
"""A reference to a work stream or report, which may be in another document."""
AreaId = Annotated[str, Text(f"an area's {_ID[3:]}", is_slug, "id", "area")]
"""A reference to an area of a scheme."""
