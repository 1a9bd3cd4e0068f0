"""`cjji corpus`."""

import argparse

from ..errors import AmbiguousText, UnknownName
from ..published import CORPUS
from ..registry import standard_registry
from ..views.corpus_list import documents_plain, documents_text
from ._arguments import add_format
from ._reading import published
from ._status import PASSES, Unusable
from ._writing import show, show_exactly, show_json

__all__ = ["add_words", "run"]


def add_words(parser: argparse.ArgumentParser) -> None:
    """Say what may follow `corpus`."""
    parser.add_argument(
        "id", nargs="?", metavar="ID", help="the id of a document, such as joint-plan-2012-14 or 2012-14"
    )
    parser.add_argument("--body", metavar="BODY", help="only those in which this body takes part")
    parser.add_argument("--agency", metavar="AGENCY", help="only those in which this agency is inspected")
    parser.add_argument("--year", type=int, metavar="YEAR", help="only those of this calendar year")
    add_format(parser)


def run(words: argparse.Namespace) -> int:
    """List the published documents, or print one."""
    filters = {"body": words.body, "agency": words.agency, "year": words.year}
    if words.id is not None:
        if any(value is not None for value in filters.values()):
            raise Unusable("corpus", ["an id names one document: leave out --body, --agency and --year"])
        document = published(words.id, "corpus")
        show_exactly(CORPUS.text(document.id))
        return PASSES
    registry = standard_registry()
    try:
        body = words.body and registry.bodies.resolve(words.body).id
        agency = words.agency and registry.agencies.resolve(words.agency).id
    except (AmbiguousText, UnknownName) as error:
        raise Unusable("corpus", [error]) from None
    found = CORPUS.where(body=body, agency=agency, year=words.year)
    if words.format == "json":
        show_json(documents_plain(found))
    else:
        show(documents_text(found))
    return PASSES
