"""LAW301: functions are delegated only to a public authority."""

from datetime import date

from ..model.stream import Delegation
from ..outcome import Severity
from ..statute import holders, joint_authors, parallels
from ._book import rule
from ._context import Moment
from ._dated import REFERENCE_UNKNOWN, STATUTORY, judge_under_law_of, laws, laws_on
from ._examples import example
from ._rulings import NOT_THIS_KIND, Ruling, breached, met, undetermined

__all__ = ["to_a_public_authority"]

_DELEGATION = {"by": "hmi-prisons", "to": "education-providers", "functions": "Fieldwork", "since": "2012-06-01"}


@rule(
    "LAW301",
    title="Functions are delegated only to a public authority",
    family="law",
    subject="delegation",
    cites=laws("delegate", "public-authority"),
    since=STATUTORY,
    judged_on="the day from which the functions are delegated",
    severity="error: the Act gives no power to delegate to anybody else",
    passes=example({"delegations": [_DELEGATION | {"to": "ofsted"}]}, programme={}),
    fails=example({"delegations": [_DELEGATION | {"public_authority": False}]}, programme={}),
)
def to_a_public_authority(delegation: Delegation, at: Moment) -> Ruling:
    """A chief inspector may delegate functions, to any extent, to a public authority.

    That is anybody with some public functions; a body that the Acts themselves name is one. Delegated work counts as
    the delegator's own, in other rules too. Whether HMICA's schedule allowed delegation is not known, so the rule does
    not apply to its delegations.
    """
    by, to, since = delegation.by, delegation.to, delegation.since
    if since is None:
        return undetermined("the day from which the functions are delegated is not recorded", "since")
    if by not in at.registry.bodies:
        return REFERENCE_UNKNOWN

    def judge(on: date) -> Ruling:
        if by not in joint_authors(on=on) or by not in parallels()["delegate"].ids:
            return NOT_THIS_KIND
        cites = laws_on(["delegate", "public-authority"], [by], on)
        if any(holder.body == to for holder in holders().values()):
            return met("the Acts themselves name it", cites=cites)
        if delegation.public_authority is None:
            message = "whether it is a public authority is not recorded"
            return undetermined(message, "public_authority", cites=cites)
        if delegation.public_authority:
            return met(cites=cites)
        if to not in at.registry.ids:
            return REFERENCE_UNKNOWN
        message = f"delegated to {at.names([to])}, which is not a public authority"
        return breached(message, severity=Severity.ERROR, at="to", cites=cites)

    return judge_under_law_of(since, "since", judge)
