"""The edits of valid documents: each kind is caught by a rule or an invariant somewhere, or waived with a reason.

The documents are the frozen cases that keep a rule, and some that record more. Each rule is needed: it is the only
one that catches some edit.
"""

import json
import tomllib
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest
from attrs import evolve

from cjji_model import (
    RULES,
    AnnualReport,
    FullCoverage,
    PartialDate,
    Recommendation,
    Response,
    SampleCoverage,
    Span,
    Term,
    Verdict,
    Visit,
    check,
    load,
)
from cjji_model._checked.classes import plan_of
from cjji_model.cases import cases
from cjji_model.strategies import edits
from cjji_model.strategies._objects import SOURCED
from kit import all_planned

WAIVED = tomllib.loads((Path(__file__).parent / "data" / "waived-edits.toml").read_text(encoding="utf-8"))["waived"]
"""Kinds of edit that nothing catches, and why nothing needs to."""
OPEN = {Verdict.BREACHED, Verdict.UNDETERMINED, Verdict.JUDGEMENT}
INVARIANTS = "the invariants"
DATA = Path(__file__).parent / "data"
NEEDED = json.loads((DATA / "needed-rules.json").read_text(encoding="utf-8"))
"""For each rule a document, and an edit of it that no other rule catches: the kind of edit, and its place."""
CAUGHT = json.loads((DATA / "caught-edits.json").read_text(encoding="utf-8"))
"""For each kind of edit that is caught: a document, the place in it, and what catches it: a rule, or the invariants."""


def kept(code):
    """Return the frozen case that keeps a rule: its document, day of reading, and previous document."""
    case = next(case for case in cases() if (case.rule, case.verdict) == (code, Verdict.MET))
    return load(case.document), case.on, case.previous and load(case.previous)


@cache
def bases():
    """Return the documents that are edited, made once."""
    return tuple(made())


def made():
    """Give the documents that are edited: the case that keeps each rule, law first, and some that record more."""
    for rule in sorted(RULES, key=lambda rule: rule.code):
        yield rule.code, *kept(rule.code)
    year, on, _ = kept("PRA201")
    yield "a report", year.reports[0], on, None
    own, on, _ = kept("LAW109")
    annual = AnnualReport(made=True, covers=Span(PartialDate.of(own.year.first), PartialDate.of(own.year.last)))
    document = own.programme or own.framework
    yield "a full year", evolve(own, annual_report=annual, programme=document, framework=document), on, None
    yield "a full programme", *full()


def full():
    """Return a programme that records what the others do not, with its day of reading."""
    plan, on, _ = kept("PRA117")
    directed, noticed, derogated = kept("LAW107")[0], kept("LAW201")[0], kept("REC108")[0]
    done = next(stream for stream in plan.streams if stream.reports)
    first, last = (PartialDate.of(day) for day in (plan.period.first, plan.period.last))
    recommended = Recommendation(
        id="r1", to=("police",), text="Do.", responses=(Response(by="police", published=last),)
    )
    report = evolve(done.reports[0], recommendations=(recommended,), recommendation_count=1, follows=plan.streams[0].id)
    visit = Visit(visited=Span(first), areas=("kent",), places=("Leeds",), participants=("hmcpsi",))
    term = Term(first=first, last=last, leads=("hmi-probation",), supporters=("hmi-prisons",))
    rolling = evolve(
        next(stream for stream in plan.streams if stream.id != done.id),
        leads=None,
        supporters=None,
        contributions=None,
        decisions=None,
        terms=(term, evolve(term, leads=("hmi-prisons",), supporters=("hmi-probation",))),
        coverage=FullCoverage(unit="prisons"),
        parent=done.id,
    )
    streams = [
        evolve(done, reports=(report,), visits=(visit,), coverage=SampleCoverage(places=("Leeds", "Conwy"), count=2))
    ]
    streams += [rolling if stream.id == rolling.id else stream for stream in plan.streams if stream.id != done.id]
    return (
        evolve(
            plan,
            work_streams=tuple(streams),
            directions=(evolve(directed.directions[0], by_when=plan.period.last),),
            gatekeeping_notices=(evolve(noticed.gatekeeping_notices[0], withdrawn=first),),
            opinions=(evolve(noticed.opinions[0], stream=done.id),),
            derogations=(evolve(derogated.derogations[0], until=plan.period.last),),
        ),
        max(on, plan.period.last),
        None,
    )


@cache
def base(own):
    """Return one of the documents that are edited by its name, with its day of reading and previous document."""
    return next(rest for name, *rest in bases() if name == own)


@cache
def edits_of(own):
    """Return the edits of one of the documents by kind and place, with the documents made by those in the tables.

    There are about two hundred thousand edits. They are made once, and not all of the documents are kept: they would
    fill the memory.
    """
    named = {(what, where) for name, what, where in NEEDED.values() if name == own}
    named |= {(what, where) for what, (name, where, _) in CAUGHT.items() if name == own}
    documents = {}
    for edit in edits(base(own)[0]):
        of_this_edit = documents.setdefault((edit.what, edit.where), [])
        if (edit.what, edit.where) in named:
            of_this_edit.append(edit.document)
    return documents


@cache
def open_results(document, on, previous, rules):
    """Return the open results of a document that no derogation covers: rule, subject and verdict."""
    results = check(document, on=on, previous=previous, rules=rules).results
    return {(r.rule, r.subject, r.verdict) for r in results if r.verdict in OPEN and r.derogation is None}


def new_against(edited, document, on, previous, rules=RULES):
    """Return the rules with an open result for an edited document that the original does not have."""
    try:
        after = open_results(edited, on, previous, rules)
    except ValueError:  # the previous programme no longer precedes the edited one
        return {"check"}
    return {rule for rule, _, _ in after - open_results(document, on, previous, rules)}


def reasons(what):
    """Return the waivers for a kind of edit."""
    return [waiver for waiver in WAIVED if any(fnmatchcase(what, pattern) for pattern in waiver["edits"])]


@pytest.fixture(scope="module")
def kinds():
    """Return every edit of every document: the name of the document, the kind of edit, and the place."""
    return {(own, *place) for own, *_ in bases() for place in edits_of(own)}


class TestAudit:
    """Every kind of edit is accounted for."""

    def test_each_is_caught_or_waived(self, kinds):
        """A kind of edit is in the table, or waived; `python tools/freeze_edits.py` regenerates the table."""
        uncaught = {what for _, what, _ in kinds} - set(CAUGHT)
        assert set() == {what for what in uncaught if not reasons(what)}

    def test_no_waiver_is_idle(self, kinds):
        """Each pattern of the waivers matches a kind of edit that nothing catches, and has a reason."""
        uncaught = {what for _, what, _ in kinds} - set(CAUGHT)
        patterns = [pattern for waiver in WAIVED for pattern in waiver["edits"]]
        assert [] == [pattern for pattern in patterns if not any(fnmatchcase(what, pattern) for what in uncaught)]
        assert all(waiver["because"] for waiver in WAIVED)

    @pytest.mark.parametrize("own", sorted({own for own, _, _ in CAUGHT.values()}))
    def test_they_are_caught(self, own):
        """Each kind of edit is caught where the table says, and by what it says."""
        document, on, previous = base(own)
        wanted = {(what, where): by for what, (name, where, by) in CAUGHT.items() if name == own}
        caught = {
            place
            for place, by in wanted.items()
            for edited in edits_of(own).get(place, ())
            if (edited is None if by == INVARIANTS else edited and by in new_against(edited, document, on, previous))
        }
        assert set(wanted) == caught

    @pytest.mark.parametrize("code", [rule.code for rule in RULES])
    def test_each_rule_is_needed(self, code):
        """Some edit is caught by this rule only: without the rule, the edit passes."""
        own, what, where = NEEDED[code]
        document, on, previous = base(own)
        documents = [edited for edited in edits_of(own).get((what, where), ()) if edited]
        caught = [edited for edited in documents if new_against(edited, document, on, previous) == {code}]
        assert caught
        assert set() == new_against(caught[0], document, on, previous, RULES.without(code))

    def test_no_attribute_is_forgotten(self, kinds):
        """Every attribute of every class that occurs in documents is edited somewhere."""
        edited = {what.split(" ")[0] for _, what, _ in kinds}
        wanted = {f"{cls.__name__}.{a.name}" for cls in all_planned() for a in plan_of(cls).attributes}
        aside = {name for name in wanted if name.split(".")[1] in SOURCED or name.split(".")[0] in ASIDE}
        assert set() == wanted - aside - edited


ASIDE = {"Period", "Span", "Source"}
"""Periods and spans are edited as values; no rule is about sources."""
