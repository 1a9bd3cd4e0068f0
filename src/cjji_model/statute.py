"""The law of joint inspection, as it stood on a day.

So far: who is bound to prepare the joint programme. Source: the rows of the table `authors`.
"""

from datetime import date
from functools import cache, lru_cache

from ._tables import rows, since_until, stands
from .dates import Period

__all__ = ["joint_authors", "joint_authors_during"]


def joint_authors(*, on: date) -> frozenset[str]:
    """The ids of the inspectorates whose chief inspectors were bound that day to prepare the joint programme.

    None before 1 April 2007: joint work was voluntary until the Police and Justice Act 2006 came into force.

    >>> sorted(joint_authors(on=date(2012, 9, 18)))
    ['hmcpsi', 'hmi-constabulary', 'hmi-prisons', 'hmi-probation']
    """
    return frozenset(row["body"] for row in rows("authors") if stands(row, Period(on, on)))


@cache
def _days_of_change() -> tuple[date, ...]:
    """The days from which another set of authors is bound."""
    return tuple(sorted({when.earliest for row in rows("authors") for when in since_until(row) if when is not None}))


@lru_cache(maxsize=1024)
def joint_authors_during(period: Period) -> tuple[frozenset[str], ...]:
    """The sets of authors bound on the days of a period, each once, in order; days without any are left out."""
    days = [day for day in _days_of_change() if day in period]
    if period.first is not None:
        days.insert(0, period.first)
    found = dict.fromkeys(joint_authors(on=day) for day in days)
    return tuple(authors for authors in found if authors)
