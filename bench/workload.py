"""Synthetic documents for the benchmarks: the same in every run, and of the shape of the published plans."""

import random
from collections.abc import Callable
from copy import deepcopy
from typing import Any

__all__ = ["DAY_OF_READING", "FAULTS", "document", "failing", "with_names"]

Plain = dict[str, Any]
DAY_OF_READING = "2014-06-01"
"""A day of reading by which everything in these documents is in the past."""

_INSPECTORATES = ("hmcpsi", "hmi-constabulary", "hmi-prisons", "hmi-probation")
_PARTNERS = ("cqc", "ofsted")
_AGENCIES = {
    "community-safety": ("police", "probation", "yots"),
    "bringing-offenders-to-justice": ("courts", "cps", "police", "yots"),
    "managing-offenders": ("prisons", "probation", "yots"),
    "custodial-conditions": ("courts", "police", "prisons"),
}
_ABLE = {
    "cps": ("hmcpsi",),
    "police": ("hmi-constabulary", "hmi-prisons"),
    "prisons": ("hmi-prisons", "hmi-probation"),
    "probation": ("hmi-probation",),
    "yots": ("hmi-probation",),
}
"""The inspectorates that have a remit over each agency."""
_ISSUES = ("equality-and-diversity", "value-for-money", "victims-and-witnesses")
_FOCUSES = ("outcomes", "risk-and-safety", "universal-standards", "user-experience")
_AREAS = ("avon-and-somerset", "bedfordshire", "cheshire", "cumbria", "dorset", "essex", "gloucestershire", "london")
_ABOUT = (
    "offenders with learning disabilities",
    "life sentence prisoners",
    "the treatment of young victims",
    "the quality of case files",
    "prison offender management",
    "alcohol, drugs and the courts",
)


_CONSULTED = ("secretary-of-state", "attorney-general", "ofsted", "cqc", "audit-commission", "auditor-general-wales")
"""The bodies, other than its authors, that had to be consulted on a joint programme prepared in October 2012."""


def document(streams: int, *, clean: bool, edition: int = 0) -> Plain:
    """Return a programme with this number of work streams, as plain values.

    A clean one is complete and records everything: a check reports nothing. Any other is a fragment in which values
    are missing, imprecise or unusual about as often as in the published plans. Documents of different editions have
    no id or title in common, so that what is cached for one does not help with another.
    """
    chance = random.Random(f"{streams} {clean} {edition}")  # noqa: S311  no secret
    programme: Plain = {
        "schema": "cjji-model/1",
        "kind": "programme",
        "id": f"plan-{edition}",
        "title": f"Joint Inspection Business Plan {edition}",
        "period": {"first": "2012-04-01", "last": "2014-03-31"},
        "status": "published",
        "completeness": "complete" if clean else "fragment",
    }
    if clean:
        programme |= {"prepared": "2012-10-02", "prepared_by": list(_INSPECTORATES), "published": "2012-10-30"}
        programme["consultations"] = [{"consultee": body, "held": "2012-08-20"} for body in _CONSULTED]
        programme |= {"waivers": [], "copies": [{"to": body, "sent": "2012-10-05"} for body in _CONSULTED]}
    programme["work_streams"] = [_stream(f"{edition}-{i}", chance, clean=clean) for i in range(streams)]
    if clean:
        for stream in programme["work_streams"]:
            _put_right(stream)
        programme["reviews"] = [{"held": "2012-11-20"}, {"held": "2013-11-19"}]
    return programme


def _stream(number: str, chance: random.Random, *, clean: bool) -> Plain:
    """Return one work stream, with its keys in canonical order."""

    def often(share: float) -> bool:
        return chance.random() < share

    process = chance.choice(tuple(_AGENCIES))
    lead, *others = chance.sample(_INSPECTORATES, len(_INSPECTORATES))
    partners = chance.sample(_PARTNERS, chance.randrange(2))
    about = chance.choice(_ABOUT)
    status = chance.choices(("published", "in-progress", "planned"), (75, 15, 10))[0]
    year, month = 2012 + chance.randrange(2), chance.randrange(5, 10)
    stream: Plain = {
        "id": f"stream-{number}",
        "title": f"Joint inspection {number}: {about}",
        "type": chance.choices(("thematic", "rolling", "follow-up"), (70, 20, 10))[0],
        "status": status,
    }
    if clean or often(0.95):
        stream["leads"] = sorted([lead, others[-1]]) if not clean and often(0.05) else [lead]
        stream["supporters"] = sorted(others[: chance.randrange(1, 3)] + partners)
    if clean:
        stream["supporters_confirmed"] = True
    if clean or often(0.95):
        agencies = {*chance.sample(_AGENCIES[process], 2), *chance.sample(_AGENCIES[process], 1)}
        stream["agencies"] = sorted(agencies | {"immigration"} if not clean and often(0.2) else agencies)
        stream["process"] = process
    if clean:
        stream["focuses"] = sorted(chance.sample(_FOCUSES, 2))
    if clean or often(0.1):
        stream["takes_account_of"] = sorted(_ISSUES if clean else chance.sample(_ISSUES, chance.randrange(1, 3)))
    if clean or often(0.5):
        stream["coverage"] = _coverage(chance, stream["type"] if clean else None)
    if clean and stream["type"] == "rolling":
        stream["cycle"] = {"first": "2012-04", "last": "2017-03"}
    if clean or often(0.3):
        stream["fieldwork"] = {"first": f"{year}-{month:02}", "last": f"{year}-{month + 2:02}"}
    if clean and stream["type"] == "follow-up":
        stream["follows"] = "life-sentence-prisoners"
    if clean:
        stream["contributions"] = [{"by": body, "gives": ["people"]} for body in stream["supporters"]]
    if clean or (status != "published" and often(0.3)):
        stream["due"] = f"{year + 1}-{chance.randrange(1, 4):02}"
    if status == "published":
        day = f"{year + 1}-{chance.randrange(1, 4):02}-{chance.randrange(1, 29):02}"
        report = {
            "id": f"report-{number}",
            "title": f"A joint inspection of {about} ({number})",
            "form": "inspection",
            "published": day if clean or often(0.7) else day[:7],
        }
        if clean:
            site = "lead" if stream["type"] == "rolling" else "joint"
            agreed = [{"by": body, "when": f"{year + 1}-01"} for body in [lead, *stream["supporters"]]]
            report["published"] = f"{year + 1}-{chance.randrange(2, 4):02}-{chance.randrange(1, 29):02}"
            report |= {"publisher": lead, "agreed": agreed, "openly": True, "site": site}
            report["recommendation_count"] = chance.randrange(3, 12)
        stream["reports"] = [report]
    elif clean:
        stream["reports"] = []
    stream["confidence"] = "inferred"
    if not clean:
        stream["sources"] = [{"title": f"A page about {about}", "url": f"https://example.org/{number}"}]
        stream["notes"] = "Its place in this plan is inferred from its dates; six trusts and six prisons."
    return stream


def _put_right(stream: Plain) -> None:
    """Change agencies and process so that every inspectorate has a remit; remove partners if no areas are recorded.

    Courts are left out: whether any inspectorate had a remit over them in part of 2012 is not settled.
    """
    if "areas" not in stream["coverage"]:
        stream["supporters"] = [body for body in stream["supporters"] if body not in _PARTNERS]
    taking_part = {*stream["leads"], *stream["supporters"]} - {*_PARTNERS}
    for process in (stream["process"], *_AGENCIES):
        within = [agency for agency in _AGENCIES[process] if taking_part.intersection(_ABLE.get(agency, ()))]
        if len(within) > 1 and taking_part <= {body for agency in within for body in _ABLE[agency]}:
            stream |= {"process": process, "agencies": within}
            return
    raise AssertionError(f"no process has agencies in the remits of {taking_part}")


def _coverage(chance: random.Random, kind: str | None) -> Plain:
    """Return a coverage; `kind` is the type of a stream of a clean document, which the coverage must then fit."""
    shape = chance.randrange(4)
    if kind is not None:
        shape = 0 if kind == "rolling" else max(shape, 1)
    if shape == 0:
        return {"kind": "all", "scheme": "police-areas", "unit": "police forces"}
    if shape == 1:
        return {"kind": "sample", "count": chance.randrange(3, 15), "unit": "probation trusts and prisons"}
    return {"kind": "sample", "scheme": "cj-areas", "areas": sorted(chance.sample(_AREAS, chance.randrange(3, 6)))}


# --------------------------------------------------------------------------------------------- planted faults


def _no_date(stream: Plain) -> None:
    stream["due"] = "2013-13"


def _both(stream: Plain) -> None:
    stream["supporters"] = stream["leads"] = ["hmcpsi"]


def _no_word(stream: Plain) -> None:
    stream["type"] = "themed"


def _no_key(stream: Plain) -> None:
    stream["colour"] = "red"


def _no_title(stream: Plain) -> None:
    del stream["title"]


def _no_text(stream: Plain) -> None:
    stream["id"] = "Not An Id"


def _twice(stream: Plain) -> None:
    stream["agencies"] = ["police", "police"]


def _no_tag(stream: Plain) -> None:
    stream["coverage"] = {"kind": "everywhere"}


FAULTS: dict[str, tuple[Callable[[Plain], None], str]] = {
    "date": (_no_date, "due"),
    "role.both": (_both, "supporters/0"),
    "enum": (_no_word, "type"),
    "unknown-key": (_no_key, "colour"),
    "missing": (_no_title, "title"),
    "text": (_no_text, "id"),
    "unique": (_twice, "agencies/1"),
    "tag": (_no_tag, "coverage/kind"),
}
"""The faults that can be planted in a stream, by code: the function that does it, and where it is then reported."""


def failing(whole: Plain, share: float = 0.01) -> tuple[Plain, list[tuple[str, str]]]:
    """Return a copy of a document in which this share of the streams has a fault each; and their pointers and codes."""
    changed = deepcopy(whole)
    planted: list[tuple[str, str]] = []
    for i in _some(changed, share):
        code, (plant, where) = list(FAULTS.items())[len(planted) % len(FAULTS)]
        plant(changed["work_streams"][i])
        planted.append((f"/work_streams/{i}/{where}", code))
    return changed, planted


def with_names(whole: Plain, share: float = 0.01) -> Plain:
    """Return a copy of a document in which this share of the streams names its lead by abbreviation, not by id."""
    changed = deepcopy(whole)
    for i in _some(changed, share):
        changed["work_streams"][i] |= {"leads": ["HMCPSI"], "supporters": ["hmi-prisons"]}
    return changed


def _some(whole: Plain, share: float) -> range:
    """Return the indices of this share of the streams, and at least of one, spread evenly."""
    count = len(whole["work_streams"])
    step = count // max(1, round(count * share))
    return range(step // 2, count, step)
