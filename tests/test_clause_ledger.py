"""The ledger of clauses: every clause has a home or a reason, and every rule is named by the clauses it cites."""

from pathlib import Path

import pytest
from attrs import evolve

from cjji_model import REGISTRY, RULES
from cjji_model.statute.practice import clauses
from traceability import CLAUSES, Entry, clauses_page, entries, problems

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "ledger.md"
MAKE = "the page is not current: run python tools/make_reference.py"


def altered(clause, **changes):
    """The ledger with the entry of one clause changed."""
    return [evolve(entry, **changes) if entry.clause == clause else entry for entry in entries()]


def rules_with(code, **changes):
    """The rule book with one rule changed."""
    return [evolve(rule, **changes) if rule.code == code else rule for rule in RULES]


def new_problems(rules, ledger=None):
    """The problems of an altered rule book or ledger that the real ones do not have."""
    known = problems(CLAUSES, RULES)
    return tuple(problem for problem in problems(CLAUSES, rules, ledger) if problem not in known)


def test_every_clause_and_every_rule_is_listed():
    """Clauses and rules agree in both directions.

    If this fails after a rule was added, removed or changed in what it cites, each line says what to change: mostly to
    move the code of the rule from `later` to `rules`, in src/cjji_model/tables/ledger.toml, under every clause that the
    rule cites. Then regenerate the page, as the next test says.
    """
    found = problems(CLAUSES, RULES)
    assert not found, "the ledger of clauses:\n" + "\n".join(found)


def test_the_page_is_current():
    """docs/reference/ledger.md is generated from the data."""
    assert clauses_page() == PAGE.read_text(encoding="utf-8"), MAKE


def test_the_ledger_has_the_clauses_in_their_order():
    """One entry a clause, A1 to D5."""
    assert [*clauses()] == [entry.clause for entry in entries()]
    assert ("A1", "D5", 43) == (entries()[0].clause, entries()[-1].clause, len(entries()))


def test_every_home_is_on_the_page():
    """The page shows each clause in our words, and names all its homes and reasons."""
    text = clauses_page()
    for entry in entries():
        head = f"| {entry.clause} | {clauses()[entry.clause].text} |"
        (line,) = [line for line in text.splitlines() if line.startswith(head)]
        reasons = (entry.note, entry.not_encoded, entry.later)
        assert [] == [text for text in (*entry.homes, *reasons) if text and text not in line]


class TestTheCheck:
    """`problems` finds each kind of error, names the clause or the rule, and reports nothing else."""

    def test_a_clause_without_an_entry(self):
        """A clause that no entry lists."""
        ledger = [entry for entry in entries() if entry.clause != "B3"]
        expected = "B3: listed 0 times: list this clause exactly once in tables/ledger.toml"
        assert (expected,) == new_problems(RULES, ledger)

    def test_a_clause_with_two_entries(self):
        """A clause that two entries list."""
        ledger = [*entries(), Entry(clause="B3", types=("Focus",))]
        expected = "B3: listed 2 times: list this clause exactly once in tables/ledger.toml"
        assert (expected,) == new_problems(RULES, ledger)

    def test_an_entry_of_no_clause(self):
        """An entry for a clause that does not exist."""
        ledger = [*entries(), Entry(clause="Z9", types=("Focus",))]
        assert ("Z9: no clause of tables/clauses.toml has this id",) == new_problems(RULES, ledger)

    def test_an_entry_without_home_and_reason(self):
        """An entry that names nothing."""
        ledger = altered("B2", not_encoded=None)
        assert ("B2: neither a home nor a reason: give one in tables/ledger.toml",) == new_problems(RULES, ledger)

    @pytest.mark.parametrize("name", ["Programe", "Programme.rewiews", "nowhere.Programme.reviews", "REGISTRY.reviews"])
    def test_a_type_that_is_not_there(self, name):
        """A class, or an attribute of one, that the package does not have."""
        ledger = altered("B3", types=("Focus", name))
        expected = f"B3: no class or attribute is called {name!r}: correct `types` in tables/ledger.toml"
        assert (expected,) == new_problems(RULES, ledger)

    @pytest.mark.parametrize("name", ["statute.joint_autors", "nothing", "views.coverage.NONE", "Registry.bodies"])
    def test_a_query_that_is_no_function(self, name):
        """A function that the package does not have, or something that is not a function."""
        ledger = altered("B3", queries=(name,))
        expected = f"B3: no function is called {name!r}: correct `queries` in tables/ledger.toml"
        assert (expected,) == new_problems(RULES, ledger)

    @pytest.mark.parametrize(
        "fact",
        ["body:hmcpsy", "agency:hmcpsi", "name:HMCPXI", "author:ofsted", "practice:x", "corpus:x", "moon:x", ""],
    )
    def test_a_fact_that_is_not_there(self, fact):
        """A row that no table has, or of an unknown kind."""
        ledger = altered("B3", facts=(fact,))
        expected = f"B3: there is no fact {fact!r}: correct `facts` in tables/ledger.toml"
        assert (expected,) == new_problems(RULES, ledger)

    def test_attributes_without_slots_are_found(self):
        """An attribute without a default, which the class object itself does not have, counts."""
        assert () == new_problems(RULES, altered("B3", types=("Registry.bodies",)))

    def test_a_rule_that_does_not_exist(self):
        """A code under `rules` that is not in the book."""
        (found,) = new_problems(RULES, altered("B3", rules=("PRA999",)))
        assert "B3: PRA999 is not in the rule book: remove it from `rules` in tables/ledger.toml" == found

    def test_a_rule_that_exists_and_is_still_planned(self):
        """A code under `later` that is in the book already."""
        (found,) = new_problems(RULES, altered("B3", later="PRA103 one day"))
        assert "B3: PRA103 is in the rule book: move it from `later` to `rules` in tables/ledger.toml" == found

    def test_a_rule_that_is_planned(self):
        """A code under `later` that is not in the book yet."""
        assert () == new_problems(RULES, altered("B3", later="PRA999 one day"))

    def test_a_rule_that_cites_a_clause_and_is_not_listed(self):
        """From the rule to the clause."""
        ledger = altered("C1", rules=("REC104",))
        assert ("PRA103: cites C1: add it to `rules` of C1 in tables/ledger.toml",) == new_problems(RULES, ledger)

    def test_a_rule_that_is_listed_and_does_not_cite(self):
        """From the clause to the rule."""
        (found,) = new_problems(RULES, altered("B3", rules=("PRA103",)))
        assert found == (
            "PRA103: listed under B3, but cites no clause of that entry: "
            "add one to its `cites`, or remove it from `rules` in tables/ledger.toml"
        )

    def test_a_rule_that_cites_an_unknown_clause(self):
        """A cite of a clause that is not in the table."""
        found = new_problems(rules_with("PRA103", cites=("briefing:C1", "briefing:Z9")))
        assert ("PRA103: cites Z9, but no clause of tables/clauses.toml has this id",) == found

    def test_a_rule_of_practice_rests_on_a_clause(self):
        """A rule of the record may cite none; a rule of practice may not."""
        assert () == new_problems(rules_with("REC105", cites=()))
        expected = "PRA103: a rule of practice must cite a clause: add one to its `cites`"
        assert expected in new_problems(rules_with("PRA103", cites=()))


class TestClauses:
    """Clauses whose home is a fact."""

    def test_no_inspectorate_is_inspected(self):
        """A4. What is inspected is an agency, and no agency bears the id of a body."""
        assert set() == {agency.id for agency in REGISTRY.agencies} & {body.id for body in REGISTRY.bodies}

    def test_the_briefings_misspelling_is_understood(self):
        """D5. HMCPAI is HMCPSI, and known to be a misspelling."""
        assert ("hmcpsi",) == REGISTRY.ids_of("HMCPAI")
        assert REGISTRY.is_misspelling("HMCPAI")
