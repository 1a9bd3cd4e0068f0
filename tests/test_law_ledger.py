"""The ledger of the law, and its pages: every provision has one home, and every rule rests on what it cites."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cjji_model import RULES
from cjji_model.statute import provisions
from law_ledger import homes, page, problems, schedules_page

LAW = [rule for rule in RULES if any(cite.startswith("statute:") for cite in rule.cites)]


def test_every_provision_and_every_rule_has_its_place():
    """Each provision has one home, each home stands, and each rule is at home with what it cites.

    When this fails after a rule or a provision has come or gone, each line says what to change, in
    src/cjji_model/tables/law_ledger.toml. Then make the pages again: `python tools/make_reference.py`.
    """
    found = problems(RULES)
    assert not found, "the ledger of the law:\n" + "\n".join(found)


@given(st.sampled_from(LAW))
def test_a_rule_that_goes_is_missed(rule):
    """Without it, each home that names it says so."""
    found = problems(RULES.without(rule.code))
    named = [home for home in homes() if rule.code in home.rules]
    assert len(named) == sum(f"{rule.code} does not stand" in line for line in found) == len(found)


@given(st.sampled_from(homes()))
def test_a_home_that_goes_is_missed(home):
    """Without it, each of its provisions says so."""
    found = problems(RULES, [other for other in homes() if other is not home])
    assert {*home.provisions} <= {line.partition(":")[0] for line in found if "has no homes" in line}


@given(st.sampled_from(LAW))
def test_a_cite_that_goes_is_missed(rule):
    """A rule of law that cites nothing is told; so is one of practice, by each home that names it."""
    bare = evolve(rule, cites=())
    found = [line for line in problems(RULES.without(rule.code) + [bare]) if line.startswith(rule.code)]
    assert bool(found) == (rule.family == "law")


def told(ledger):
    """What is wrong with one home put beside the others."""
    return "\n".join(problems(RULES, [*homes(), ledger]))


def test_what_else_can_be_wrong():
    """Two homes, a provision or a name that there is not, a rule that is not named, no home at all."""
    first = homes()[0]
    assert "has 2 homes" in told(first)
    assert "no provision of tables/statute.toml has this id" in told(evolve(first, provisions=("no-act.s-1",)))
    assert "there is no function statute.nothing" in told(evolve(first, queries=("statute.nothing",)))
    assert "there is no class, attribute or row agency:nobody" in told(evolve(first, facts=("agency:nobody",)))
    assert "LAW999 does not stand" in told(evolve(first, rules=("LAW999",)))
    bare = evolve(first, rules=(), note=None)
    assert "has no home and no reason" in told(bare)
    unnamed = problems(RULES, [evolve(first, rules=(), out_of_scope="for a test"), *homes()[1:]])
    assert any("LAW301: cites" in line and "name it under `rules`" in line for line in unnamed)
    misnamed = problems(RULES, [evolve(first, rules=("LAW301", "LAW701")), *homes()[1:]])
    assert any(line.startswith("LAW701: is named by prison-act-1952.sch-A1.para-1.sub-1") for line in misnamed)


def test_the_pages():
    """The first shows each provision once, with its home; the second a column for each schedule."""
    cells = [line.split(" | ") for line in page().splitlines() if line.startswith("| ")]
    citations = [row[0] for row in cells if row[0] != "| provision"]
    assert len({one.id for one in provisions()}) == len({*citations}) == len(citations)
    assert "| consulted, and never waived | Secretary of State | Secretary of State | Attorney General |" in (
        schedules_page()
    )
