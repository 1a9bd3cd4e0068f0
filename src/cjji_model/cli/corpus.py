"""`cjji corpus`."""

import argparse

from ..errors import AmbiguousText, UnknownName
from ..published import CORPUS
from ..registry import standard_registry
from ..views.corpus_list import documents_plain, documents_text
from ._arguments import add_format
from ._reading import published
from ._status import SUCCESS, Unusable
from ._writing import show, show_exactly, show_json

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `corpus`."""
    parser.add_argument(
        "id", nargs="?", metavar="ID", help="the id of a document, such as joint-plan-2012-14 or 2012-14"
    )
    parser.add_argument("--body", metavar="BODY", help="only documents in which this body takes part")
    parser.add_argument("--agency", metavar="AGENCY", help="only documents in which this agency is inspected")
    parser.add_argument("--year", type=int, metavar="YEAR", help="only documents of this calendar year")
    add_format(parser)


def run(args: argparse.Namespace) -> int:
    """List the published documents, or print one."""
    filters = {"body": args.body, "agency": args.agency, "year": args.year}
    if args.id is not None:
        if any(value is not None for value in filters.values()):
            raise Unusable("corpus", ["ID names one document: leave out --body, --agency and --year"])
        document = published(args.id, "corpus")
        show_exactly(CORPUS.text(document.id))
        return SUCCESS
    registry = standard_registry()
    try:
        body = args.body and registry.bodies.resolve(args.body).id
        agency = args.agency and registry.agencies.resolve(args.agency).id
    except (AmbiguousText, UnknownName) as error:
        raise Unusable("corpus", [error]) from None
    documents = CORPUS.where(body=body, agency=agency, year=args.year)
    if args.format == "json":
        show_json(documents_plain(documents))
    else:
        show(documents_text(documents))
    return SUCCESS
