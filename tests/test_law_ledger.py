"""The ledger of the law, and its pages: every provision has one home, and every rule rests on what it cites."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cjji_model import RULES
from cjji_model.statute import provisions
from schedules_page import schedules_page
from traceability import PROVISIONS, homes, law_page, problems

LAW = [rule for rule in RULES if any(cite.startswith("statute:") for cite in rule.cites)]


def test_every_provision_and_every_rule_is_listed():
    """Each provision has one home, each home exists, and each rule is listed by the home of what it cites.

    If this fails after a rule or a provision was added or removed, each line says what to change, in
    src/cjji_model/tables/law_ledger.toml. Then regenerate the pages: `python tools/make_reference.py`.
    """
    found = problems(PROVISIONS, RULES)
    assert not found, "the ledger of the law:\n" + "\n".join(found)


@given(st.sampled_from(LAW))
def test_a_removed_rule_is_reported(rule):
    """Once for each home that lists it, and nothing else."""
    found = problems(PROVISIONS, RULES.without(rule.code))
    listing = [home for home in homes() if rule.code in home.rules]
    assert len(listing) == sum(f"{rule.code} is not in the rule book" in line for line in found) == len(found)


@given(st.sampled_from(homes()))
def test_a_removed_home_is_reported(home):
    """Once for each of its provisions."""
    found = problems(PROVISIONS, RULES, [other for other in homes() if other is not home])
    assert {*home.provisions} <= {line.partition(":")[0] for line in found if "listed 0 times" in line}


@given(st.sampled_from(LAW))
def test_a_removed_cite_is_reported(rule):
    """For a rule of law; a rule of another family need not cite the provisions whose home lists it."""
    bare = evolve(rule, cites=())
    found = [line for line in problems(PROVISIONS, RULES.without(rule.code) + [bare]) if line.startswith(rule.code)]
    assert bool(found) == (rule.family == "law")


def problems_with(home):
    """The problems of the ledger with one more home, as text."""
    return "\n".join(problems(PROVISIONS, RULES, [*homes(), home]))


def test_what_else_can_be_wrong():
    """Two homes, an unknown provision or name, a rule that is not listed, no home at all."""
    first = homes()[0]
    assert "listed 2 times" in problems_with(first)
    assert "no provision of tables/statute.toml has this id" in problems_with(evolve(first, provisions=("no-act.s-1",)))
    assert "no function is called 'statute.nothing'" in problems_with(evolve(first, queries=("statute.nothing",)))
    assert "there is no fact 'agency:nobody'" in problems_with(evolve(first, facts=("agency:nobody",)))
    assert "LAW999 is not in the rule book" in problems_with(evolve(first, rules=("LAW999",)))
    bare = evolve(first, rules=(), note=None)
    assert "neither a home nor a reason" in problems_with(bare)
    unnamed = problems(PROVISIONS, RULES, [evolve(first, rules=(), out_of_scope="for a test"), *homes()[1:]])
    assert any("LAW301: cites" in line and "add it to `rules`" in line for line in unnamed)
    misnamed = problems(PROVISIONS, RULES, [evolve(first, rules=("LAW301", "LAW701")), *homes()[1:]])
    assert any(
        line.startswith("LAW701: listed under prison-act-1952.sch-A1.para-1.sub-1, but cites no") for line in misnamed
    )


def test_the_pages():
    """The first shows each provision once, with its home; the second a column for each schedule."""
    cells = [line.split(" | ") for line in law_page().splitlines() if line.startswith("| ")]
    citations = [row[0] for row in cells if row[0] != "| provision"]
    assert len({version.id for version in provisions()}) == len({*citations}) == len(citations)
    assert "| consulted, and never waived | Secretary of State | Secretary of State | Attorney General |" in (
        schedules_page()
    )


def test_an_unknown_cite_is_reported():
    """A rule that cites a provision that the statute does not have."""
    rules = [
        evolve(rule, cites=(*rule.cites, "statute:no-act.s-1")) if rule.code == "LAW301" else rule for rule in RULES
    ]
    assert "LAW301: cites no-act.s-1, but no provision of tables/statute.toml has this id" in problems(
        PROVISIONS, rules
    )
