"""The shapes of text that the model's attributes have: ids, titles, lines, prose, references."""

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
"""Whether a text is shaped like an id: lower-case letters and digits, in groups joined by hyphens."""


def is_line(text: str) -> bool:
    """Whether a text is one line that can be printed, with nothing but text at its ends."""
    return text != "" and text.isprintable() and text[0] != " " and text[-1] != " " and text == text.strip()


def is_prose(text: str) -> bool:
    """Whether a text is lines that can be printed (line ends and tabs allowed), trimmed."""
    return text == text.strip() and is_line(text.translate(_BLANKS).strip())


_BLANKS = str.maketrans("\n\t", "  ")
Slug = Annotated[str, Text("an id: lower-case letters and digits, in groups joined by hyphens", is_slug, "id")]
Title = Annotated[str, Text("a title: one line of text, trimmed, that can be printed", is_line, "title")]
Line = Annotated[str, Text("one line of text, trimmed, that can be printed", is_line, "text")]
Prose = Annotated[str, Text("text, trimmed, that can be printed", is_prose, "text")]
_ID = "an id: lower-case letters and digits, in groups joined by hyphens"
BodyId = Annotated[str, Text(f"a body's id, name or abbreviation, or {_ID}", is_slug, "id", "body")]
AgencyId = Annotated[str, Text(f"an agency's id, name or abbreviation, or {_ID}", is_slug, "id", "agency")]
PartyId = Annotated[str, Text(f"the id, name or abbreviation of a body or agency, or {_ID}", is_slug, "id", "any")]
StreamId = Annotated[str, Text(f"a stream's or report's {_ID[3:]}", is_slug, "id", "stream")]
AreaId = Annotated[str, Text(f"an area's {_ID[3:]}", is_slug, "id", "area")]
