"""What a check says: verdicts, results, counts, and the outcome that holds them."""

import copy
import operator
import pickle
from datetime import date

import attrs
import pytest

from cjji_model import (
    RULES,
    BreachedError,
    Completeness,
    Fact,
    Outcome,
    Result,
    Severity,
    Verdict,
    WorkStatus,
    WorkType,
    check,
)
from cjji_model.errors import CjjiError
from cjji_model.outcome import MissingFact, NotApplicable, VerdictCounts
from kit import a_programme, a_report, a_stream
from kit_rules import a_derogation, plan, when

ON = date(2014, 3, 31)
BOOK = RULES.select("REC105", "PRA101", "PRA102", "PRA106", "PRA107")


def a_result(**changes):
    """A result, valid and short: a breach of a rule by a stream."""
    usual = {
        "rule": "PRA106",
        "subject": "stream:one",
        "verdict": Verdict.BREACHED,
        "severity": Severity.WARNING,
        "pointer": "",
        "message": "no",
    }
    return Result(**usual | changes)


def an_outcome(*results, **changes):
    """An outcome of these results."""
    return Outcome(**{"document": "plan", "on": ON, "results": results, "counts": VerdictCounts()} | changes)


def undecided(rule, *missing):
    """A result that waits for facts."""
    return a_result(rule=rule, verdict=Verdict.UNDETERMINED, severity=None, missing=missing)


class TestVocabulary:
    """The words of the contract."""

    def test_verdicts(self):
        """Five verdicts, in words."""
        assert ["met", "breached", "not-applicable", "undetermined", "judgement"] == [
            verdict.value for verdict in Verdict
        ]

    def test_severities(self):
        """Three, the gravest first."""
        assert [("error", 0), ("warning", 1), ("info", 2)] == [(severity.value, severity.rank) for severity in Severity]

    def test_severities_compare_by_gravity(self):
        """Not by their letters, by which a warning would be graver than an error; nor does other text compare."""
        ordered = [Severity.INFO, Severity.WARNING, Severity.ERROR]
        assert ordered == sorted(Severity)
        assert Severity.ERROR is max(Severity)
        for i, one in enumerate(ordered):
            for j, other in enumerate(ordered):
                assert (i < j, i <= j, i > j, i >= j) == (one < other, one <= other, one > other, one >= other)
        for compare in (operator.lt, operator.le, operator.gt, operator.ge):
            with pytest.raises(TypeError):
                compare(Severity.ERROR, "fatal")
            assert compare(Severity.ERROR, "info") is compare(Severity.ERROR, Severity.INFO)
            assert compare("info", Severity.ERROR) is compare(Severity.INFO, Severity.ERROR)

    def test_reasons(self):
        """Why a rule does not apply is one of a closed set."""
        expected = {"not-this-kind", "not-in-force", "not-yet-due", "not-yet-prepared", "no-previous"}
        assert expected == {reason.value for reason in NotApplicable}


class TestCounts:
    """How many results there were of each verdict."""

    COUNTS = VerdictCounts(met=1, breached=2, undetermined=3, judgement=4, not_applicable=5)

    def test_by_verdict(self):
        """By verdict and by name, in the order of the outcome's JSON."""
        expected = [("met", 1), ("breached", 2), ("undetermined", 3), ("judgement", 4), ("not-applicable", 5)]
        assert expected == [(verdict.value, count) for verdict, count in self.COUNTS.items()]
        assert [1, 2, 5, 3, 4] == [self.COUNTS[verdict] for verdict in Verdict]

    def test_in_words(self):
        """As people read them."""
        assert "1 met, 2 breached, 3 undetermined, 4 judgement, 5 not applicable" == str(self.COUNTS)


class TestOutcome:
    """What the rules say of a document."""

    def test_by_verdict(self):
        """Each verdict's results, in order."""
        met, first, waits, asks, second = results = (
            a_result(verdict=Verdict.MET, severity=None),
            a_result(),
            undecided("PRA101", "/published"),
            a_result(rule="LAW102", verdict=Verdict.JUDGEMENT, severity=None),
            a_result(rule="PRA107"),
        )
        outcome = an_outcome(*results)
        assert ((first, second), (waits,), (asks,)) == (outcome.breached, outcome.undetermined, outcome.judgement)
        assert met in outcome.results

    @pytest.mark.parametrize(
        ("expected", "results"),
        [
            (True, []),
            (True, [a_result(), a_result(severity=Severity.INFO)]),
            (False, [a_result(), a_result(severity=Severity.ERROR)]),
            (True, [a_result(severity=Severity.ERROR, derogation=a_derogation())]),
            (True, [undecided("PRA101", "/published"), a_result(verdict=Verdict.JUDGEMENT, severity=None)]),
        ],
    )
    def test_ok(self, expected, results):
        """Sound as long as no error is left uncovered; what is open never touches it."""
        assert expected is an_outcome(*results).ok

    def test_it_is_neither_true_nor_false(self):
        """There is no truth of an outcome to be mistaken for `ok`: it defines none."""
        assert "__bool__" not in vars(Outcome)
        assert "__len__" not in vars(Outcome)

    def test_of_a_rule_or_a_subject(self):
        """By code, by rule, by name, and by the stream, report or programme itself."""
        stream = a_stream(leads=("ofsted", "cqc"), reports=(a_report(published=when("2015")),))
        document = plan(stream, prepared=when("2015"))
        outcome = check(document, on=ON, rules=BOOK, keep_all=True)
        of_stream = [
            ("PRA101", "stream:one"),
            ("PRA102", "stream:one"),
            ("PRA106", "stream:one"),
            ("PRA107", "stream:one"),
        ]
        for key in ("stream:one", stream):
            assert of_stream == [(r.rule, r.subject) for r in outcome.of(key)]
        for key in ("PRA106", RULES["PRA106"]):
            assert [("PRA106", "stream:one")] == [(r.rule, r.subject) for r in outcome.of(key)]
        assert () == outcome.of("stream:two") == outcome.of(document) == outcome.of("PRA999")

    def test_of_a_programme_and_a_report(self):
        """What is said of the programme, and of a report that stands alone, is found by the object."""
        programme = a_programme()
        assert {"programme:plan"} == {r.subject for r in check(programme, on=ON, keep_all=True).of(programme)}
        report = a_report(type=WorkType.THEMATIC)
        assert {"report:report"} == {r.subject for r in check(report, on=ON, keep_all=True).of(report)}

    def test_missing_facts(self):
        """Each with the rules that it would help to settle, those that help most first, and else as they come."""
        outcome = an_outcome(
            undecided("PRA105", "/a", "/b"),
            undecided("PRA101", "/b", "/c"),
            undecided("PRA107", "/c", "/b"),
            attrs.evolve(undecided("PRA107", "/b"), subject="stream:two"),
            undecided("REC104", "/d"),
        )
        expected = (
            MissingFact("/b", ("PRA101", "PRA105", "PRA107")),
            MissingFact("/c", ("PRA101", "PRA107")),
            MissingFact("/a", ("PRA105",)),
            MissingFact("/d", ("REC104",)),
        )
        assert expected == outcome.missing

    def test_missing_facts_of_a_header(self):
        """The streams would settle most of what is open about a header."""
        outcome = check(a_programme(completeness=Completeness.HEADER_ONLY), on=date(2012, 4, 1), rules=BOOK)
        assert (MissingFact("/work_streams", ("PRA101", "PRA102", "PRA106", "PRA107")),) == outcome.missing

    @pytest.mark.parametrize(
        ("expected", "results"),
        [
            ("0 uncovered errors", []),
            ("1 uncovered error", [a_result(severity=Severity.ERROR), a_result()]),
            (
                "2 uncovered errors",
                [a_result(severity=Severity.ERROR), a_result(rule="PRA101", severity=Severity.ERROR)],
            ),
        ],
    )
    def test_repr(self, expected, results):
        """The document, the day, the counts, and how many errors."""
        counts = "0 met, 0 breached, 0 undetermined, 0 judgement, 0 not applicable"
        assert f"<Outcome of plan on 2014-03-31: {counts}; {expected}>" == repr(an_outcome(*results))

    def test_values(self):
        """Outcomes and their parts are frozen, compare by value, copy and pickle."""
        outcome = check(plan(a_stream(leads=("ofsted", "cqc"))), on=ON, rules=BOOK, keep_all=True)
        again = check(plan(a_stream(leads=("ofsted", "cqc"))), on=ON, rules=BOOK, keep_all=True)
        assert outcome == again == copy.deepcopy(outcome) == pickle.loads(pickle.dumps(outcome))
        assert outcome is not again
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            outcome.results = ()

    def test_hashing(self):
        """Equal outcomes have one hash, those of real documents included."""
        outcomes = {check(plan(a_stream(leads=("ofsted", "cqc"))), on=ON, keep_all=True) for _ in range(2)}
        assert 1 == len(outcomes)
        assert 1 == len({an_outcome(a_result(because=(Fact(pointer="", value=("a",)),))) for _ in range(2)})


class TestRaiseIfBreached:
    """Rules return values; a gate raises."""

    ERROR = a_result(severity=Severity.ERROR)
    WARNING, INFO = a_result(rule="PRA107"), a_result(rule="PRA109", severity=Severity.INFO)
    COVERED = a_result(rule="PRA101", severity=Severity.ERROR, derogation=a_derogation())

    @pytest.mark.parametrize(
        ("expected", "severity"),
        [
            (("PRA106",), Severity.ERROR),
            (("PRA106", "PRA107"), Severity.WARNING),
            (("PRA106", "PRA107", "PRA109"), Severity.INFO),
        ],
    )
    def test_at_least_so_grave(self, expected, severity):
        """It names all that are at least so grave, and none that is covered."""
        outcome = an_outcome(self.ERROR, self.WARNING, self.INFO, self.COVERED, undecided("REC104", "/due"))
        with pytest.raises(BreachedError) as caught:
            outcome.raise_if_breached(severity)
        assert expected == tuple(result.rule for result in caught.value.results)
        assert outcome is caught.value.outcome

    def test_errors_unless_another_is_said(self):
        """A warning raises nothing by itself."""
        an_outcome(self.WARNING, self.COVERED).raise_if_breached()
        with pytest.raises(BreachedError):
            an_outcome(self.ERROR).raise_if_breached()

    def test_the_error(self):
        """It says each breach in a line, is one of the library's, and pickles."""
        outcome = check(
            plan(a_stream(status=WorkStatus.IN_PROGRESS, leads=(), supporters=("hmcpsi", "hmi-prisons"))),
            on=ON,
            rules=BOOK,
        )
        with pytest.raises(CjjiError) as caught:
            outcome.raise_if_breached()
        assert "PRA106 stream:one: no lead is named [error]" == str(caught.value)
        again = pickle.loads(pickle.dumps(caught.value))
        assert (outcome, caught.value.results) == (again.outcome, again.results)
