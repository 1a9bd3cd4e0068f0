"""Every rule can be kept together with all the others, and broken alone, on days from 2007 to 2026."""

from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from cjji_model import RULES, Programme, UnknownName, Verdict, check, dump, load
from cjji_model.rules import reading_day
from cjji_model.strategies import Case, breaking, keeping, near_misses, sound_programmes
from cjji_model.strategies.breaking import WAYS

CODES = [rule.code for rule in RULES]
DAYS = [
    date(2007, 6, 1),
    date(2010, 12, 31),
    date(2012, 9, 18),
    date(2019, 4, 1),
    date(2026, 3, 31),
]
"""Days of reading around which the law and the practice changed, and some others."""
some = settings(max_examples=10, phases=[Phase.generate])
few = settings(max_examples=1, phases=[Phase.generate])


@pytest.mark.parametrize("code", CODES)
def test_each_rule_has_cases(code):
    """Each rule of the book has cases that keep and break it: a new rule needs them too."""
    assert code in WAYS


class TestEachRule:
    """A rule is broken alone, or kept while nothing else is broken: `bench/proof.py` tests a thousand of each."""

    @pytest.mark.parametrize("code", sorted(WAYS))
    @some
    @given(st.data())
    def test_near_misses(self, code, data):
        """One step apart: one case breaks exactly the rule, the other keeps it."""
        pair = data.draw(near_misses(code))
        assert pair.broken.breaks_only(code)
        assert pair.kept.keeps(code)

    @pytest.mark.parametrize("on", DAYS, ids=str)
    @pytest.mark.parametrize("code", sorted(WAYS))
    def test_on_any_day(self, code, on):
        """The same on each day of reading on which the rule can be broken."""
        if WAYS[code].since > on:
            with pytest.raises(InvalidArgument, match="too early"):
                self.draw_once(code, on)
        else:
            self.draw_once(code, on)

    def draw_once(self, code, on):
        """Test a pair of cases read on a day."""

        @few
        @given(near_misses(code, on=on, max_streams=0))
        def tried(pair):
            assert on == pair.broken.on == pair.kept.on
            assert pair.broken.breaks_only(code)
            assert pair.kept.keeps(code)

        tried()

    @pytest.mark.parametrize("code", ["PRA106", "REC101"])
    @some
    @given(st.data())
    def test_broken_and_kept_apart(self, code, data):
        """`breaking` and `keeping` are the two halves."""
        assert data.draw(breaking(code)).breaks_only(code)
        assert data.draw(keeping(code)).keeps(code)

    @some
    @given(breaking("PRA106", min_streams=3, max_streams=3))
    def test_as_many_streams_as_are_asked(self, case):
        """The subject stream, two in which all inspectorates take part, and `min_streams` more."""
        assert 6 == len(case.document.streams)

    @some
    @given(st.sampled_from(CODES).flatmap(breaking))
    def test_cases_are_documents(self, case):
        """A document that breaks a rule can be dumped and loaded like any other."""
        assert case.document == load(dump(case.document))

    def test_cases_differ(self):
        """Draws vary: over a few dozen, years, days, titles and sizes all differ."""
        seen = []

        @settings(max_examples=40, phases=[Phase.generate], derandomize=True)
        @given(breaking("PRA106"))
        def tried(case):
            seen.append(case)

        tried()
        assert len({case.document.period for case in seen}) > 5
        assert len({case.on for case in seen}) > 10
        assert len({stream.title for case in seen for stream in case.document.streams}) > 10
        assert len({len(case.document.streams) for case in seen}) > 2

    def test_decided_together(self):
        """From 2024 PRA115 can be broken in another way too: a participant has no part in deciding a key matter."""
        seen = set()

        @settings(max_examples=60, phases=[Phase.generate], derandomize=True)
        @given(breaking("PRA115", on=date(2026, 3, 31), max_streams=0))
        def tried(case):
            (breach,) = case.check().breached
            seen.add(breach.pointer.split("/")[3])

        tried()
        assert {"contributions", "decisions"} == seen


class TestAllAtOnce:
    """The rules do not contradict one another."""

    @some
    @given(sound_programmes())
    def test_a_sound_programme_has_no_breaches(self, programme):
        """All rules are met or do not apply, on its reading day and at the end of 2027."""
        for on in (reading_day(programme), date(2027, 12, 31)):
            outcome = check(programme, on=on)
            assert () == outcome.breached
            assert () == outcome.undetermined

    @pytest.mark.parametrize("on", DAYS, ids=str)
    def test_on_any_day(self, on):
        """The same on any day."""

        @some
        @given(sound_programmes(on=on, min_streams=3))
        def tried(programme):
            assert len(programme.streams) >= 3
            assert Case(document=programme, on=on).check().results == ()

        tried()

    @pytest.mark.filterwarnings("ignore::hypothesis.errors.NonInteractiveExampleWarning")  # to see the error is all
    def test_sizes_are_checked(self):
        """There is no sound programme of one stream, since each inspectorate is in one."""
        with pytest.raises(InvalidArgument, match="not a range of counts from 2"):
            sound_programmes(min_streams=1).example()


class TestArguments:
    """Arguments for which nothing can be drawn are errors."""

    @pytest.mark.filterwarnings("ignore::hypothesis.errors.NonInteractiveExampleWarning")  # to see the error is all
    def test_no_such_rule(self):
        """The error for a code that no rule has names the nearest ones."""
        with pytest.raises(UnknownName, match="PRA106"):
            breaking("PRA1O6").example()

    def test_readable(self):
        """The `repr` of a strategy is its call."""
        assert "breaking('PRA106', max_streams=0)" == repr(breaking("PRA106", max_streams=0))


class TestCase:
    """The predicates of a case."""

    def test_what_it_breaks(self):
        """A programme that is too long breaks PRA103: it does not keep it, nor a rule that does not apply."""
        cases = []

        @settings(max_examples=5, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
        @given(breaking("PRA103"))
        def tried(case):
            cases.append(case)

        tried()
        for case in cases:
            assert isinstance(case.document, Programme)
            assert not case.breaks_only("PRA106")
            assert not case.keeps("PRA103")
            assert not case.keeps("PRA120")
            assert Verdict.BREACHED == case.check().of("PRA103")[0].verdict
