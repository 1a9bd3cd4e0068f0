"""The ledger of clauses: every clause has a home or a reason, and every rule is named by the clauses it cites."""

from pathlib import Path

import pytest
from attrs import evolve

from cjji_model import REGISTRY, RULES
from cjji_model.statute.practice import clauses
from clause_ledger import Entry, entries, page, problems

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "ledger.md"
MAKE = """the page is not what the ledger makes: run
python -c "from clause_ledger import page; print(page(), end='')" > docs/reference/ledger.md"""


def altered(clause, **changes):
    """The ledger with the entry of one clause changed."""
    return [evolve(entry, **changes) if entry.clause == clause else entry for entry in entries()]


def rules_with(code, **changes):
    """The rule book with one rule changed."""
    return [evolve(rule, **changes) if rule.code == code else rule for rule in RULES]


def found_in(rules, ledger=None):
    """The problems of an altered rule book or ledger that the real ones have not."""
    return tuple(told for told in problems(rules, ledger) if told not in problems(RULES))


def test_every_clause_and_every_rule_has_its_place():
    """Clauses and rules agree in both directions.

    When this fails after a rule has come, gone or changed what it cites, each line says what to change: mostly to move
    the rule's code from `later` to `rules`, in src/cjji_model/tables/ledger.toml, under every clause that the rule
    cites. Then make the page again, as the next test says.
    """
    found = problems(RULES)
    assert not found, "the ledger of clauses:\n" + "\n".join(found)


def test_the_page_is_what_the_ledger_makes():
    """docs/reference/ledger.md is made from the data."""
    assert page() == PAGE.read_text(encoding="utf-8"), MAKE


def test_the_ledger_has_the_clauses_in_their_order():
    """One entry a clause, A1 to D5."""
    assert [*clauses()] == [entry.clause for entry in entries()]
    assert ("A1", "D5", 43) == (entries()[0].clause, entries()[-1].clause, len(entries()))


def test_every_home_is_on_the_page():
    """The page shows each clause in our words, and names all its homes and reasons."""
    text = page()
    for entry in entries():
        head = f"| {entry.clause} | {clauses()[entry.clause].text} |"
        (line,) = [line for line in text.splitlines() if line.startswith(head)]
        told = (entry.note, entry.not_encoded, entry.later)
        assert [] == [words for words in (*entry.homes, *told) if words and words not in line]


class TestTheCheck:
    """`problems` finds each kind of error, names the clause or the rule, and says nothing else."""

    def test_a_clause_without_an_entry(self):
        """A clause that no entry is of."""
        ledger = [entry for entry in entries() if entry.clause != "B3"]
        assert ("B3: the clause has no entries and needs one in tables/ledger.toml",) == found_in(RULES, ledger)

    def test_a_clause_with_two_entries(self):
        """A clause that two entries are of."""
        ledger = [*entries(), Entry(clause="B3", types=("Focus",))]
        assert ("B3: the clause has 2 entries and needs one in tables/ledger.toml",) == found_in(RULES, ledger)

    def test_an_entry_of_no_clause(self):
        """An entry whose clause there is not."""
        ledger = [*entries(), Entry(clause="Z9", types=("Focus",))]
        assert ("Z9: no clause of tables/clauses.toml has this id",) == found_in(RULES, ledger)

    def test_an_entry_without_home_and_reason(self):
        """An entry that names nothing."""
        ledger = altered("B2", not_encoded=None)
        assert ("B2: has no home and no reason: name one in tables/ledger.toml",) == found_in(RULES, ledger)

    @pytest.mark.parametrize("name", ["Programe", "Programme.rewiews", "nowhere.Programme.reviews", "REGISTRY.reviews"])
    def test_a_type_that_is_not_there(self, name):
        """A class, or an attribute of one, that the package has not."""
        ledger = altered("B3", types=("Focus", name))
        assert (f"B3: there is no class or attribute {name}",) == found_in(RULES, ledger)

    @pytest.mark.parametrize("name", ["statute.joint_autors", "nothing", "views.coverage.NONE", "Registry.bodies"])
    def test_a_query_that_is_no_function(self, name):
        """A function that the package has not, or something that is none."""
        ledger = altered("B3", queries=(name,))
        assert (f"B3: there is no function {name}",) == found_in(RULES, ledger)

    @pytest.mark.parametrize(
        "fact",
        ["body:hmcpsy", "agency:hmcpsi", "name:HMCPXI", "author:ofsted", "practice:x", "corpus:x", "moon:x", ""],
    )
    def test_a_fact_that_is_not_there(self, fact):
        """A row that no table has, or of a kind that there is not."""
        ledger = altered("B3", facts=(fact,))
        assert (f"B3: there is no fact {fact}",) == found_in(RULES, ledger)

    def test_attributes_without_slots_are_found(self):
        """An attribute that the class itself does not show is one all the same."""
        assert () == found_in(RULES, altered("B3", types=("Registry.bodies",)))

    def test_a_rule_that_does_not_stand(self):
        """A code under `rules` that is not in the book."""
        (found,) = found_in(RULES, altered("B3", rules=("PRA999",)))
        assert (
            "B3: PRA999 does not stand: take it from `rules`, or plan it under `later`, in tables/ledger.toml" == found
        )

    def test_a_rule_that_stands_and_is_still_planned(self):
        """A code under `later` that is in the book already."""
        (found,) = found_in(RULES, altered("B3", later="PRA103 one day"))
        assert "B3: PRA103 stands now: take it from `later` in tables/ledger.toml" == found

    def test_a_rule_that_is_planned(self):
        """A code under `later` that is not in the book yet."""
        assert () == found_in(RULES, altered("B3", later="PRA999 one day"))

    def test_a_rule_that_cites_a_clause_and_is_not_named(self):
        """From the rule to the clause."""
        ledger = altered("C1", rules=("REC104",))
        assert ("PRA103: cites C1: name it under `rules` of C1 in tables/ledger.toml",) == found_in(RULES, ledger)

    def test_a_rule_that_is_named_and_does_not_cite(self):
        """From the clause to the rule."""
        (found,) = found_in(RULES, altered("B3", rules=("PRA103",)))
        assert "PRA103: is named by B3 and does not cite it: take it from B3, or cite B3 beside the rule" == found

    def test_a_rule_that_cites_no_clause_there_is(self):
        """A cite of a clause that is not in the table."""
        found = found_in(rules_with("PRA103", cites=("briefing:C1", "briefing:Z9")))
        assert ("PRA103: cites Z9, and no clause of tables/clauses.toml has this id",) == found

    def test_a_rule_of_practice_rests_on_a_clause(self):
        """A rule of the record may cite none; a rule of practice may not."""
        assert () == found_in(rules_with("REC105", cites=()))
        told = "PRA103: a rule of practice rests on a clause of the briefing: cite one beside the rule"
        assert told in found_in(rules_with("PRA103", cites=()))


class TestClauses:
    """Clauses whose home is a fact."""

    def test_no_inspectorate_is_inspected(self):
        """A4. What is inspected is an agency, and no agency bears the id of a body."""
        assert set() == {agency.id for agency in REGISTRY.agencies} & {body.id for body in REGISTRY.bodies}

    def test_the_briefings_misspelling_is_understood(self):
        """D5. HMCPAI is HMCPSI, and known to be a misspelling."""
        assert ("hmcpsi",) == REGISTRY.named("HMCPAI")
        assert REGISTRY.is_misspelling("HMCPAI")
