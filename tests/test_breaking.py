"""The rule book proved: every rule can be kept with all the others, and broken alone, on days from 2007 to 2026."""

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
"""Days of reading about which the law and the practice changed, and some others."""
some = settings(max_examples=10, phases=[Phase.generate])
few = settings(max_examples=1, phases=[Phase.generate])


@pytest.mark.parametrize("code", CODES)
def test_somebody_knows_how_to_break_it(code):
    """Each rule of the book has a way to break it: a new rule needs one too."""
    assert code in WAYS


class TestEachRule:
    """A rule is broken alone, or kept while nothing else is broken: `bench/proof.py` tries a thousand of each."""

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
        """So it is on each day from which there can be a case at all."""
        if WAYS[code].since > on:
            with pytest.raises(InvalidArgument, match="too early"):
                self.draw_once(code, on)
        else:
            self.draw_once(code, on)

    def draw_once(self, code, on):
        """A few pairs read on a day."""

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
        """The stream that is tried, two that every inspectorate takes part in, and so many more."""
        assert 6 == len(case.document.streams)

    @some
    @given(st.sampled_from(CODES).flatmap(breaking))
    def test_cases_are_documents(self, case):
        """What breaks a rule can be written and read like any document."""
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
        """From 2024 PRA115 is broken in another way too: by a key matter decided without somebody."""
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
    def test_nothing_stands_against_a_sound_programme(self, programme):
        """All rules are met or do not apply, on the day to read it and a year after."""
        for on in (reading_day(programme), date(2027, 12, 31)):
            outcome = check(programme, on=on)
            assert () == outcome.breached
            assert () == outcome.undetermined

    @pytest.mark.parametrize("on", DAYS, ids=str)
    def test_on_any_day(self, on):
        """So it is on any day."""

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
    """What cannot be drawn is said so."""

    @pytest.mark.filterwarnings("ignore::hypothesis.errors.NonInteractiveExampleWarning")  # to see the error is all
    def test_no_such_rule(self):
        """A code that no rule has, with the nearest ones."""
        with pytest.raises(UnknownName, match="PRA106"):
            breaking("PRA1O6").example()

    def test_readable(self):
        """A strategy is printed as it was called."""
        assert "breaking('PRA106', max_streams=0)" == repr(breaking("PRA106", max_streams=0))


class TestCase:
    """A case says what it does."""

    def test_what_it_breaks(self):
        """A programme that is too long breaks PRA103, and keeps nothing that does not apply."""
        found = []

        @settings(max_examples=5, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
        @given(breaking("PRA103"))
        def tried(case):
            found.append(case)

        tried()
        for case in found:
            assert isinstance(case.document, Programme)
            assert not case.breaks_only("PRA106")
            assert not case.keeps("PRA103")
            assert not case.keeps("PRA120")
            assert Verdict.BREACHED == case.check().of("PRA103")[0].verdict
