"""The vocabulary of drawn documents: issues that joint inspection might take up, and texts for other attributes."""

from datetime import date

from attrs import frozen

from ..model.vocabulary import HighLevelProcess

__all__ = ["HMICA_CLOSES", "INSPECTORATES", "LINES", "PLACES", "PROSE", "THEMES", "Theme", "slug"]

INSPECTORATES = ("hmi-probation", "hmi-prisons", "hmi-constabulary", "hmcpsi")
"""The criminal justice inspectorates that existed on every day from 2007 on."""
HMICA_CLOSES = date(2010, 12, 31)
"""The first day on which HM Inspectorate of Court Administration no longer inspected. Source: the table `bodies`."""


@frozen
class Theme:
    """An issue to inspect, with the agencies that it concerns and the inspectorates that would inspect it."""

    title: str
    """The title of a stream on the issue."""
    process: HighLevelProcess
    """The high-level process to which the agencies belong."""
    agencies: tuple[str, ...]
    """The ids of the agencies inspected."""
    inspectorates: tuple[str, str]
    """Two inspectorates whose remits together cover the agencies, the more likely lead first."""

    @property
    def id(self) -> str:
        """The title as an id: see `slug`."""
        return slug(self.title)


def slug(title: str) -> str:
    """Return a title as an id: its words in lower case, joined by hyphens.

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
"""The themes, those about managing offenders first: examples shrink to the first."""

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
"""Single lines of text."""
PROSE = (
    "Agreed in writing.",
    "Agreed in writing.\nThe letter is on file.",
    "Put off once, since fieldwork elsewhere took longer.",
    "See the minutes.",
)
"""Texts of one line or more, such as notes."""
PLACES = ("Leeds", "Norwich", "Conwy", "Tameside", "HMP Styal", "Waltham Forest")
"""Names of places that are recorded without a scheme of areas."""
