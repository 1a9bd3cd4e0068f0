"""What drawn programmes are about: issues that joint inspection might take up, and words for what is said of them."""

from datetime import date

from attrs import frozen

from ..model.vocabulary import HighLevelProcess

__all__ = ["HMICA_CLOSES", "INSPECTORATES", "LINES", "PLACES", "PROSE", "THEMES", "Theme", "slug"]

INSPECTORATES = ("hmi-probation", "hmi-prisons", "hmi-constabulary", "hmcpsi")
"""The criminal justice inspectorates that there were on every day from 2007 on."""
HMICA_CLOSES = date(2010, 12, 31)
"""The first day on which HM Inspectorate of Court Administration inspected no more. Source: the table `bodies`."""


@frozen
class Theme:
    """An issue to inspect: where it belongs, which agencies it concerns, and who would inspect it."""

    title: str
    process: HighLevelProcess
    agencies: tuple[str, ...]
    inspectorates: tuple[str, str]
    """Two that between them inspect these agencies, the likelier lead first."""

    @property
    def id(self) -> str:
        """The title as an id."""
        return slug(self.title)


def slug(title: str) -> str:
    """A title as an id.

    >>> slug("Drug treatment: on probation")
    'drug-treatment-on-probation'
    """
    return "-".join("".join(letter if letter.isalnum() else " " for letter in title.casefold()).split())


_JUSTICE = (
    HighLevelProcess.BRINGING_OFFENDERS_TO_JUSTICE,
    ("cps", "police"),
    ("hmcpsi", "hmi-constabulary"),
)
_OFFENDERS = (
    HighLevelProcess.MANAGING_OFFENDERS,
    ("prisons", "probation"),
    ("hmi-probation", "hmi-prisons"),
)
_SAFETY = (
    HighLevelProcess.COMMUNITY_SAFETY,
    ("police", "probation"),
    ("hmi-constabulary", "hmi-probation"),
)
_CUSTODY = (
    HighLevelProcess.CUSTODIAL_CONDITIONS,
    ("police", "prisons"),
    ("hmi-prisons", "hmi-constabulary"),
)
THEMES = tuple(
    Theme(title, *kind)
    for kind, titles in (
        (
            _OFFENDERS,
            (
                "Life sentence prisoners",
                "Resettlement of adults",
                "Sentence planning",
                "Drug treatment in prison and after",
                "Women who are released",
                "Prisoners recalled",
            ),
        ),
        (
            _JUSTICE,
            (
                "Case building",
                "File quality",
                "Disclosure of unused material",
                "Evidence-led prosecutions",
                "Hate crime",
                "Witnesses who are vulnerable",
                "Statutory charging",
            ),
        ),
        (
            _SAFETY,
            (
                "Integrated offender management",
                "Public protection arrangements",
                "Domestic abuse",
                "Serious group offending",
                "Electronic monitoring",
            ),
        ),
        (
            _CUSTODY,
            (
                "Mental health in custody",
                "Safer detention",
                "Transfers between cells and prison",
                "Custody of women",
            ),
        ),
    )
    for title in titles
)
"""The themes, those about managing offenders first."""

LINES = (
    "casework",
    "the inspection of custody suites",
    "access to case files",
    "areas chosen by risk",
    "interviews with victims",
    "Ynys Môn and Gwynedd",
    "teams that volunteered",
    "a pilot; to be widened",
)
"""Lines of text for attributes that hold some."""
PROSE = (
    "Agreed in writing.",
    "Agreed in writing.\nThe letter is on file.",
    "Put off once, since fieldwork elsewhere took longer.",
    "See the minutes.",
)
"""Longer texts."""
PLACES = ("Leeds", "Norwich", "Conwy", "Tameside", "HMP Styal", "Waltham Forest")
"""Places that belong to no scheme, or are told without one."""
