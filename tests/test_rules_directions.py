"""LAW107 and LAW108: directions of ministers about the joint programme."""

from datetime import date

import pytest

from cjji_model import Completeness, Direction
from cjji_model.model.preparation import DirectionSubject
from kit import a_report, a_stream
from kit_rules import plan, result, results, say, undetermined, when, word

THREE = ("attorney-general", "lord-chancellor", "secretary-of-state")
TIMING, FORM, VICTIMS = DirectionSubject.TIMING, DirectionSubject.FORM, DirectionSubject.VICTIMS
COMPLETE = Completeness.COMPLETE


def directed(*streams, programme=None, **direction):
    """A programme with one direction."""
    usual = {"id": "d", "subject": FORM, "ministers": THREE, "given": when("2013-01-10")}
    return plan(*streams, directions=(Direction(**usual | direction),), **programme or {})


class TestDirectedTogether:
    """LAW107. The three ministers may direct only together, and what they direct is followed."""

    @pytest.mark.parametrize("subject", DirectionSubject)
    @pytest.mark.parametrize(
        ("who", "ministers"),
        [
            ("Secretary of State alone", THREE[2:]),
            ("Attorney General and Lord Chancellor alone", THREE[:2]),
            ("nobody", ()),
        ],
    )
    def test_void_without_all_three(self, subject, who, ministers):
        """Whatever it is about, and whether or not it was followed."""
        document = directed(subject=subject, ministers=ministers, followed=True, given=when("2026-01-15"))
        found = result("LAW107", document)
        expected = (
            "error",
            f"given by {who}: void unless all three ministers give it together",
            "/directions/0/ministers",
            "direction:d",
        )
        assert expected == (word(found), found.message, found.pointer, found.subject)
        assert all(cite.endswith("@2026-01-15") for cite in found.cites)

    def test_others_may_join(self):
        """All three are enough, whoever else is named."""
        assert "met" == say("LAW107", directed(ministers=(*THREE, "lord-chief-justice"), followed=True))

    @pytest.mark.parametrize(
        ("expected", "ministers"), [("undetermined", (*THREE[:2], "hm-imaginary")), ("met", (*THREE, "hm-imaginary"))]
    )
    def test_somebody_unknown(self, expected, ministers):
        """One who is not known may be the third."""
        assert expected == say("LAW107", directed(ministers=tuple(sorted(ministers)), followed=True))

    @pytest.mark.parametrize(("expected", "followed"), [("met", True), ("error", False), ("judgement", None)])
    def test_on_form(self, expected, followed):
        """What is recorded says whether it was followed; where nothing is, the ministers judge."""
        found = result("LAW107", directed(followed=followed))
        assert expected == word(found)
        assert {f"statute:{id}.para-5.sub-6@2013-01-10" for id in SCHEDULES} == set(found.cites)
        if expected == "judgement":
            assert found.message.endswith("for Attorney General, Lord Chancellor and Secretary of State to judge")
        if expected == "error":
            assert ("the direction was not followed", "/directions/0/followed") == (found.message, found.pointer)

    @pytest.mark.parametrize(
        ("expected", "prepared"),
        [
            ("met", "2013-02-28"),
            ("met", "2013-03-01"),
            ("error", "2013-03-02"),
            ("undetermined", "2013-03"),
            ("met", "2013-02"),
            ("error", "2014"),
            ("undetermined", None),
        ],
    )
    @pytest.mark.parametrize("followed", [True, False, None])
    def test_on_timing(self, expected, prepared, followed):
        """The programme is prepared by the day set; the dates say so, whatever else is recorded."""
        programme = {"prepared": prepared and when(prepared)}
        document = directed(subject=TIMING, by_when=date(2013, 3, 1), followed=followed, programme=programme)
        assert expected == say("LAW107", document)
        if expected == "undetermined":
            assert ("/prepared",) == undetermined("LAW107", document)
        if expected == "error":
            found = result("LAW107", document)
            told = f"the programme was prepared on {prepared}, but was due by 2013-03-01"
            assert (told, "/directions/0/by_when") == (found.message, found.pointer)

    def test_a_day_that_is_not_recorded(self):
        """By when it was to be prepared is missing."""
        document = directed(subject=TIMING, programme={"prepared": when("2013-03-01")})
        assert ("/directions/0/by_when",) == undetermined("LAW107", document)

    @pytest.mark.parametrize(
        ("expected", "given"),
        [
            ("error", "2013-01-10"),
            ("error", "2025-12-30"),
            ("met", "2025-12-31"),
            ("met", "2026"),
            ("undetermined", "2025-12"),
            ("undetermined", "2025"),
        ],
    )
    def test_on_victims(self, expected, given):
        """Ministers have had that power since 31 December 2025; what follows from it is for LAW108."""
        document = directed(subject=VICTIMS, given=when(given), followed=False)
        found = result("LAW107", document)
        assert expected == word(found)
        if expected == "error":
            told = "ministers had no power to direct on victims before 2025-12-31"
            assert (told, "/directions/0/subject") == (found.message, found.pointer)
            assert all(cite.endswith("para-5.sub-7@2025-12-31") for cite in found.cites)
        if expected == "undetermined":
            assert ("/directions/0/given",) == found.missing

    @pytest.mark.parametrize(
        ("expected", "given"), [("not-applicable", "2007-03-31"), ("met", "2007-04-01"), ("undetermined", "2007")]
    )
    def test_since_the_schedules_began(self, expected, given):
        """1 April 2007."""
        assert expected == say("LAW107", directed(given=when(given), followed=True))

    def test_other_documents(self):
        """Only a programme holds directions."""
        assert () == results("LAW107", a_stream()) == results("LAW107", a_report()) == results("LAW107", plan())


SCHEDULES = ("prison-act-1952.sch-A1", "police-act-1996.sch-4A", "cpsi-act-2000.sch", "cjcs-act-2000.sch-1A")


class TestVictimsMatters:
    """LAW108. From 31 December 2025 each matter of a valid direction on victims is named by a stream."""

    @staticmethod
    def plan(*streams, completeness=COMPLETE, **direction):
        """A programme with a direction on victims."""
        usual = {"subject": VICTIMS, "given": when("2026-01-15"), "matters": ("charging delays",)}
        return directed(*streams, programme={"completeness": completeness}, **usual | direction)

    @staticmethod
    def stream(title, id="one", by="d", **changes):
        """A stream that says that it is directed."""
        return a_stream(id=id, title=title, directed_by=by, **changes)

    @pytest.mark.parametrize(
        ("expected", "stream"),
        [
            ("met", stream("Charging delays")),
            ("met", stream("The CHARGING DELAYS of 2025")),
            ("met", stream("Custody", notes="On charging delays")),
            ("judgement", stream("Custody")),
            ("error", stream("Charging delays", by=None)),
            ("error", stream("Charging delays", by="another")),
        ],
    )
    def test_named_by_a_stream_that_it_directs(self, expected, stream):
        """In the title or the notes, in any case; what a stream in other words is about, its authors judge."""
        assert expected == say("LAW108", self.plan(stream))

    def test_each_matter(self):
        """One stream may name them all; one that names another matter leaves the rest without a stream."""
        matters = ("charging delays", "compensation")
        whole = [self.stream("Charging delays"), self.stream("Compensation", "two")]
        assert "met" == say("LAW108", self.plan(*whole, matters=matters))
        assert "met" == say("LAW108", self.plan(self.stream("Charging delays and compensation"), matters=matters))
        found = result("LAW108", self.plan(whole[0], matters=matters))
        expected = ("no stream directed by it names 'compensation'", "/directions/0/matters")
        assert ("error", *expected) == (word(found), found.message, found.pointer)
        assert {f"statute:{id}.para-5.sub-7@2026-01-15" for id in SCHEDULES} == set(found.cites)

    def test_who_judges(self):
        """The authors of the programme."""
        found = result("LAW108", self.plan(self.stream("Custody")))
        expected = "for HMCPSI, HMI Constabulary, HMI Prisons and HMI Probation to judge"
        assert found.message.startswith("whether a stream deals with 'charging delays': for HMCPSI, ")
        assert expected.count(",") == found.message.partition(": ")[2].count(",")

    @pytest.mark.parametrize("completeness", [Completeness.PARTIAL, None])
    def test_a_programme_that_is_not_complete(self, completeness):
        """What is named is named; a stream that is not recorded may name the rest."""
        assert "met" == say("LAW108", self.plan(self.stream("Charging delays"), completeness=completeness))
        for streams in ([], [self.stream("Custody")]):
            assert ("/work_streams",) == undetermined("LAW108", self.plan(*streams, completeness=completeness))

    @pytest.mark.parametrize(
        ("expected", "direction"),
        [
            ("met", {"matters": ()}),
            ("undetermined", {"matters": None}),
            ("not-applicable", {"subject": FORM}),
            ("not-applicable", {"ministers": THREE[:2]}),
            ("undetermined", {"ministers": (*THREE[:2], "hm-imaginary")}),
            ("not-applicable", {"given": when("2025-12-30")}),
            ("error", {"given": when("2025-12-31")}),
            ("undetermined", {"given": when("2025")}),
        ],
    )
    def test_what_it_speaks_of(self, expected, direction):
        """Valid directions on victims, given once there was the power, whose matters are recorded."""
        assert expected == say("LAW108", self.plan(**direction))

    def test_what_is_missing(self):
        """The matters; a finer day."""
        assert ("/directions/0/matters",) == undetermined("LAW108", self.plan(matters=None))
        assert ("/directions/0/given",) == undetermined("LAW108", self.plan(given=when("2025-12")))

    def test_a_void_direction_breaks_one_rule(self):
        """That the ministers did not give it together is LAW107's."""
        void = self.plan(ministers=THREE[:2])
        assert ("error", "not-applicable") == (say("LAW107", void), say("LAW108", void))
