"""Values with attributes that could be mistaken for one another are made by keyword alone."""

import inspect

import attrs

import cjji_model
from cjji_model import rules, statute

BY_POSITION = {
    *("PartialDate", "Period", "Span"),  # as they are written
    *("ExtraData", "ConfidenceByAttribute", "RuleBook"),  # of one attribute
    *(
        "RecordedAct",
        "DerogationClaim",
        "StatusSubject",
        "Reference",
        "ReportSubject",
        "Ruling",
        "TitleSubject",
    ),  # what rules are asked about, and say
    *(
        "SchemeAreas",
        "Diff",
        "Fault",
        "LoadedDocument",
        "MissingFact",
        "Moment",
        "ReadingNote",
        "Registry",
    ),  # made by the library
}


def test_which_classes_take_attributes_by_position():
    """These, and no other public class."""
    found = [getattr(home, name) for home in (cjji_model, rules, statute) for name in home.__all__]
    classes = [cls for cls in found if inspect.isclass(cls) and attrs.has(cls)]
    loose = {cls.__name__ for cls in classes if not all(field.kw_only for field in attrs.fields(cls) if field.init)}
    assert loose == BY_POSITION
