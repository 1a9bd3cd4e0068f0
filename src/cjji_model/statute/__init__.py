"""The law of joint inspection as of any day: provisions, the lists in the schedules, and the joint programme.

Part 4 of the Police and Justice Act 2006 inserted five schedules into five Acts, so each chief inspector owes the
duties under a different Act. The schedules are parallel but not identical: `differences` lists where they differ.

>>> from datetime import date
>>> from cjji_model import statute
>>> statute.provision("police-act-1996.sch-4A.para-5.sub-2").holders
('hmcic',)
>>> statute.can_block(blocker="hmi-prisons", proposer="ofsted", on=date(2020, 1, 1))
True
"""

from .._attribute_docs import show_attribute_docs
from .joint import (
    VICTIMS,
    JointConsultee,
    JointScheme,
    closed_authors,
    joint_authors,
    joint_authors_during,
    joint_consultees,
    joint_copies,
    joint_scheme,
)
from .lists import (
    DIRECTING_MINISTERS,
    INSPECTORATES,
    Consultee,
    ListedBody,
    Specified,
    blockable,
    blockable_under,
    can_block,
    co_authors,
    co_operation,
    consultees,
    copies,
    days_of_change,
    minister_for,
    specified,
)
from .provisions import (
    ANNUAL_REPORTS,
    Holder,
    Instrument,
    LegalEvent,
    Modality,
    Provision,
    ProvisionVersion,
    annual_report_duty,
    duties,
    events,
    history,
    holders,
    in_force,
    instruments,
    not_known_in_force,
    powers,
    provision,
    provisions,
)
from .schedules import ParallelProvisions, ScheduleDifference, cites, differences, paragraph, parallels

__all__ = [
    "ANNUAL_REPORTS",
    "DIRECTING_MINISTERS",
    "INSPECTORATES",
    "VICTIMS",
    "Consultee",
    "Holder",
    "Instrument",
    "JointConsultee",
    "JointScheme",
    "LegalEvent",
    "ListedBody",
    "Modality",
    "ParallelProvisions",
    "Provision",
    "ProvisionVersion",
    "ScheduleDifference",
    "Specified",
    "annual_report_duty",
    "blockable",
    "blockable_under",
    "can_block",
    "cites",
    "closed_authors",
    "co_authors",
    "co_operation",
    "consultees",
    "copies",
    "days_of_change",
    "differences",
    "duties",
    "events",
    "history",
    "holders",
    "in_force",
    "instruments",
    "joint_authors",
    "joint_authors_during",
    "joint_consultees",
    "joint_copies",
    "joint_scheme",
    "minister_for",
    "not_known_in_force",
    "paragraph",
    "parallels",
    "powers",
    "provision",
    "provisions",
    "specified",
]

for _value in tuple(vars().values()):
    if isinstance(_value, type):
        show_attribute_docs(_value)
