"""REC108: derogations are in force, and cover a breach."""

from datetime import date

import attrs
import pytest

from cjji_model import RULES, Completeness, Severity, Verdict, WorkStatus, check
from cjji_model.outcome import NotApplicable
from cjji_model.rules import breached, judgement, not_applicable, undetermined
from kit import a_stream
from kit_rules import a_derogation, a_rule, plan, word

ON = date(2013, 6, 3)
NAMED = {"leads": ("hmcpsi",), "supporters": ("hmi-constabulary",)}
LEADLESS = {"leads": (), "supporters": ("hmcpsi", "hmi-constabulary"), "status": WorkStatus.IN_PROGRESS}
"""Attributes of a stream that breach PRA106."""
BREACH = breached("no", severity=Severity.ERROR, at="title")


def outcome(stream, *derogations, more=(), own=True, on=ON, **given):
    """What the rules of derogation tests say of a plan, whose derogations are its own or are handed over."""
    rules = [*RULES.select("PRA106", "REC108"), *more]
    document = plan(a_stream(**stream), derogations=derogations if own else None)
    return check(document, on=on, rules=rules, derogations=() if own else derogations, keep_all=True, **given)


def claim(stream, derogation, **given):
    """The result of REC108 on one derogation, which is the same whether it is the plan's own or handed over."""
    (found,) = outcome(stream, derogation, **given).of("REC108")
    (again,) = outcome(stream, derogation, own=False, **given).of("REC108")
    assert ("/derogations/0", "") == (found.pointer, again.pointer)
    same = {"pointer": "", "because": ()}
    assert attrs.evolve(found, **same) == attrs.evolve(again, **same)
    return found


class TestDerogationInForce:
    """REC108. A derogation names a rule and a subject, rests on a breach, has begun and has not ended."""

    def test_in_force(self):
        """It has begun and not ended, and its rule is breached: the breach names it, and stays."""
        derogation = a_derogation()
        found = claim(LEADLESS, derogation)
        assert ("met", "derogation:PRA106/stream:one/hmcpsi/2012-01-01") == (word(found), found.subject)
        for own in (True, False):
            (breach,) = outcome(LEADLESS, derogation, own=own).of("PRA106")
            assert (Verdict.BREACHED, derogation) == (breach.verdict, breach.derogation)

    @pytest.mark.parametrize(
        ("expected", "message", "since", "until"),
        [
            ("met", "", ON, None),
            ("met", "", date(2012, 1, 1), ON),
            ("met", "", ON, ON),
            ("warning", "it does not begin until 2013-06-04", date(2013, 6, 4), None),
            ("warning", "it ended on 2013-06-02", date(2012, 1, 1), date(2013, 6, 2)),
        ],
    )
    def test_its_first_and_last_day(self, expected, message, since, until):
        """It is in force, and covers the breach, on both; not on the day before or after."""
        derogation = a_derogation(since=since, until=until)
        found = claim(LEADLESS, derogation)
        assert (expected, message) == (word(found), found.message)
        (breach,) = outcome(LEADLESS, derogation).of("PRA106")
        assert (expected == "met") == (breach.derogation is not None)

    def test_an_unknown_rule(self):
        """A derogation from a rule that is not in the book is a warning."""
        found = claim(LEADLESS, a_derogation(rule="PRA999"))
        assert (Severity.WARNING, "'PRA999' is not in the rule book") == (found.severity, found.message)

    def test_a_rule_left_out_of_the_book(self):
        """A rule that is not among those asked is unknown for this check."""
        found = claim(LEADLESS, a_derogation(rule="PRA107"))
        assert "'PRA107' is not in the rule book" == found.message

    def test_an_unknown_subject(self):
        """A derogation for a subject without a result of its rule is a warning."""
        found = claim(LEADLESS, a_derogation(subject="stream:two"))
        expected = (Severity.WARNING, "PRA106 has no result for 'stream:two' in this document")
        assert expected == (found.severity, found.message)

    @pytest.mark.parametrize("ruling", [BREACH, not_applicable(NotApplicable.NOT_THIS_KIND)])
    @pytest.mark.parametrize("subject", ["stream:one", "stream:two"])
    def test_no_derogation_covers_a_breach_of_law(self, ruling, subject):
        """A derogation from a rule of law is an error, whatever the verdict, and covers nothing."""
        law = a_rule(lambda _stream, _at: ruling, "LAW900", subject="stream", family="law")
        derogation = a_derogation(rule="LAW900", subject=subject)
        found = claim(NAMED, derogation, more=[law])
        expected = (Severity.ERROR, "LAW900 is a rule of law: no derogation can cover it")
        assert expected == (found.severity, found.message)
        (law_result,) = outcome(NAMED, derogation, more=[law]).of("LAW900")
        assert (ruling.verdict, None) == (law_result.verdict, law_result.derogation)

    def test_nothing_to_cover(self):
        """One whose rule is kept, or does not apply, is unused."""
        message = "PRA106 is not breached by stream:one: there is nothing to cover"
        found = claim(NAMED, a_derogation())
        assert (Severity.WARNING, message) == (found.severity, found.message)
        quiet = a_rule(lambda _stream, _at: not_applicable(NotApplicable.NOT_THIS_KIND), subject="stream")
        found = claim(NAMED, a_derogation(rule="PRA900"), more=[quiet])
        assert "PRA900 is not breached by stream:one: there is nothing to cover" == found.message

    def test_undetermined(self):
        """Where the rule lacks facts so does this one: the same ones."""
        found = claim({}, a_derogation())
        assert ("undetermined", "whether PRA106 is breached is not known: its result is undetermined") == (
            word(found),
            found.message,
        )
        assert outcome({}, a_derogation()).of("PRA106")[0].missing == found.missing
        wanting = a_rule(lambda _stream, _at: undetermined("who knows", "due", "/id"), subject="stream")
        found = claim({}, a_derogation(rule="PRA900"), more=[wanting])
        assert ("/work_streams/0/due", "/id") == found.missing

    def test_for_a_person_to_judge(self):
        """Where a person must judge whether the rule is broken, it is not known whether there is a breach."""
        open_rule = a_rule(lambda _stream, _at: judgement("is it enough", by="the lead"), subject="stream")
        found = claim({}, a_derogation(rule="PRA900"), more=[open_rule])
        assert ("undetermined", "whether PRA900 is breached is not known: its result is judgement", ()) == (
            word(found),
            found.message,
            found.missing,
        )

    def test_the_first_objection_is_reported(self):
        """Of a derogation that has ended and also covers nothing, the end is reported."""
        found = claim(NAMED, a_derogation(until=date(2012, 12, 31)))
        assert "it ended on 2012-12-31" == found.message

    def test_own_and_given_once(self):
        """The same derogation in the document and handed over is one, at its place in the document."""
        derogation = a_derogation()
        document = plan(a_stream(**LEADLESS), derogations=(derogation,))
        rules = RULES.select("PRA106", "REC108")
        (found,) = check(document, on=ON, rules=rules, derogations=[derogation], keep_all=True).of("REC108")
        assert ("met", "/derogations/0") == (word(found), found.pointer)

    def test_each_has_a_result(self):
        """Two derogations have two results, in the order of the document."""
        ended = a_derogation(until=date(2012, 12, 31))
        found = outcome(LEADLESS, a_derogation(), ended).of("REC108")
        assert [("/derogations/0", "met"), ("/derogations/1", "warning")] == [(r.pointer, word(r)) for r in found]

    def test_none(self):
        """Without a derogation there is nothing to ask."""
        assert () == tuple(outcome(LEADLESS).of("REC108"))

    def test_the_order_of_rules_does_not_matter(self):
        """A derogation is judged after the rules it refers to, in whatever order the rules are given."""
        document = plan(a_stream(**LEADLESS), derogations=(a_derogation(),), completeness=Completeness.COMPLETE)
        for codes in (("PRA106", "REC108"), ("REC108", "PRA106")):
            rules = [RULES[code] for code in codes]
            (found,) = check(document, on=ON, rules=rules, keep_all=True).of("REC108")
            assert "met" == word(found)
