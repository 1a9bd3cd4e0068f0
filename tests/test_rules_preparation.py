"""LAW101 to LAW106 and LAW109: who prepares a programme, whom they consult, and to whom copies go."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjji_model import (
    Completeness,
    Consultation,
    Copy,
    Delegation,
    InspectorateYear,
    Period,
    ProgrammeStatus,
    Term,
    Waiver,
    WorkType,
    check,
    statute,
)
from cjji_model.model.inspectorate_year import InspectorateProgramme
from kit import a_programme, a_report, a_stream
from kit_rules import coarser, plan, reading_days, result, results, say, undetermined, when, word, words

FOUR = ("hmcpsi", "hmi-constabulary", "hmi-prisons", "hmi-probation")
FIVE = (*FOUR, "hmica")
COMPLETE = Completeness.COMPLETE
PUBLISHED = ProgrammeStatus.PUBLISHED
SCHEDULES = ("prison-act-1952.sch-A1", "police-act-1996.sch-4A", "cpsi-act-2000.sch", "cjcs-act-2000.sch-1A")
LAW = ("LAW101", "LAW102", "LAW103", "LAW104", "LAW106")
ABOUT_PREPARING = {"LAW103", "LAW104", "LAW106"}


def prepared(day, by=FOUR, **changes):
    """A published programme prepared on a day by some."""
    return a_programme(status=PUBLISHED, prepared=day and when(day), prepared_by=by, **changes)


def by_law(day):
    """The day's consultees of a joint programme who are no authors."""
    return [one.body for one in statute.joint_consultees(on=when(day).earliest) if not one.co_author]


def consulted(bodies, held="2007-01", **changes):
    """Consultations, each held on that day."""
    return tuple(Consultation(consultee=body, held=held and when(held), **changes) for body in bodies)


def sent(bodies, day="2030"):
    """Copies, each sent on that day."""
    return tuple(Copy(to=body, sent=day and when(day)) for body in bodies)


def waiver(consultee, between="hmi-prisons", agreed="2007-06", scope="follow-ups"):
    """A sound waiver, but for what is given."""
    return Waiver(between=between, consultee=consultee, agreed=agreed and when(agreed), scope=scope)


def waivers(consultee, authors=FOUR, **changes):
    """A waiver with each author."""
    return tuple(waiver(consultee, between=of, **changes) for of in authors)


def a_year(of="hmi-prisons", **own):
    """The year of an inspectorate that has a programme of its own."""
    return InspectorateYear(
        id="y",
        inspectorate=of,
        year=Period(date(2007, 4, 1), date(2026, 3, 31)),
        programme=InspectorateProgramme(**own),
    )


class TestPreparedByAll:
    """LAW101. Each chief inspector bound that day prepares the joint programme, acting with all the others."""

    WORKED = (
        ("not-applicable", "2007-03-31", ()),
        ("error", "2007-04-01", FOUR),
        ("met", "2007-04-01", FIVE),
        ("error", "2010-03-01", FOUR),
        ("error", "2010-12-30", FOUR),
        ("warning", "2010-12-31", FOUR),
        ("warning", "2012-03-01", FOUR),
        ("warning", "2012-09-17", FOUR),
        ("met", "2012-09-17", FIVE),
        ("met", "2012-09-18", FOUR),
        ("met", "2012-10-01", FOUR),
        ("met", "2012-10-01", FIVE),
        ("error", "2012-03-01", FOUR[1:]),
        ("error", "2012-10-01", FOUR[1:]),
        ("error", "2025-12-31", ()),
    )

    @pytest.mark.parametrize(("expected", "day", "by"), WORKED)
    def test_by_the_law_of_the_day_of_preparation(self, expected, day, by):
        """Five were bound until 17 September 2012, four since; that HMICA, once closed, is missing is a warning."""
        assert expected == say("LAW101", prepared(day, by))

    @given(st.sampled_from(WORKED), st.dates(date(2005, 1, 1), date(2040, 1, 1)))
    def test_the_day_of_reading_changes_none_of_these(self, worked, on):
        """Whenever the programme is read, the law is that of the day on which it was prepared."""
        expected, day, by = worked
        assert expected == say("LAW101", prepared(day, by), on)

    def test_what_a_breach_says(self):
        """Who is missing, at the list, under the paragraph of each author as it stood that day."""
        found = result("LAW101", prepared("2010-03-01"))
        assert ("prepared without HMICA", "/prepared_by") == (found.message, found.pointer)
        paragraphs = [f"{schedule}.para-5.sub-{sub}" for schedule in SCHEDULES for sub in (2, 3)]
        expected = {f"statute:{id}@2010-03-01" for id in [*paragraphs, "courts-act-2003.sch-3A.para-5"]}
        assert {"briefing:A11"} | expected == set(found.cites)
        closed = result("LAW101", prepared("2012-03-01"))
        assert "prepared without HMICA: closed, but still bound in law" == closed.message
        assert 9 == len(result("LAW101", prepared("2012-10-01", FOUR[1:])).cites)

    @pytest.mark.parametrize(
        ("expected", "day", "by"),
        [
            ("undetermined", "2007", FIVE),
            ("met", "2007-04", FIVE),
            ("warning", "2010-12", FOUR),
            ("warning", "2010", FOUR),
            ("error", "2010", FOUR[1:]),
            ("undetermined", "2012-09", FOUR),
            ("undetermined", "2012", FOUR),
            ("met", "2012", FIVE),
            ("error", "2012", FOUR[1:]),
            ("met", "2013", FOUR),
        ],
    )
    def test_a_coarse_day_of_preparation(self, expected, day, by):
        """It is settled where each day that it may have been says the same; of two severities, the lesser is told."""
        assert expected == say("LAW101", prepared(day, by))

    def test_what_is_missing(self):
        """The day of preparation, who prepared it, a finer day: each is named."""
        assert ("/prepared", "/prepared_by") == undetermined("LAW101", prepared(None, None))
        assert ("/prepared",) == undetermined("LAW101", prepared(None))
        assert ("/prepared_by",) == undetermined("LAW101", prepared("2012-10-01", None))
        assert ("/prepared",) == undetermined("LAW101", prepared("2012-09"))
        assert ("/prepared",) == undetermined("LAW101", prepared("2007", FIVE))

    @pytest.mark.parametrize(
        ("expected", "by"),
        [
            ("undetermined", (*FOUR[1:], "hm-imaginary")),
            ("met", (*FOUR, "hm-imaginary")),
            ("error", (*FOUR[1:], "ofsted")),
        ],
    )
    def test_somebody_unknown(self, expected, by):
        """One that is not known may be the one that is missing; a partner is not."""
        assert expected == say("LAW101", prepared("2013-03-01", tuple(sorted(by))))

    @pytest.mark.parametrize("code", LAW)
    @pytest.mark.parametrize("status", ProgrammeStatus)
    def test_a_draft_without_a_day_is_not_prepared_yet(self, code, status):
        """Of a draft that records no preparation nothing is asked; of a published programme, when it was."""
        found = result(code, a_programme(status=status))
        draft = status in {ProgrammeStatus.DRAFT, ProgrammeStatus.CONSULTATION}
        assert ("not-applicable" if draft else "undetermined") == word(found)
        assert (
            "not-yet-prepared: it is a draft" if draft else "the date of preparation is not recorded"
        ) == found.message

    @pytest.mark.parametrize("code", LAW)
    def test_before_it_had_a_footing_in_law(self, code):
        """Until 31 March 2007 joint work was voluntary; of a date on both sides it is open whether the rule applied."""
        assert "not-applicable" == say(code, prepared("2007-03-31"))
        assert "not-in-force" == result(code, prepared("2006")).message
        assert "not-in-force" != result(code, prepared("2007-04-01")).message
        assert ("/prepared",) == undetermined(code, prepared("2007"))

    @pytest.mark.parametrize("code", LAW)
    def test_other_documents(self, code):
        """A stream or a report alone is not asked."""
        assert () == results(code, a_stream()) == results(code, a_report())


class TestSetsOutEach:
    """LAW102. The joint programme sets out the joint inspections that each author proposes."""

    ALL = a_stream(leads=("hmcpsi",), supporters=FOUR[1:])

    @staticmethod
    def plan(*streams, day="2013-03-01", completeness=COMPLETE, **changes):
        """A programme prepared that day."""
        return plan(*streams, completeness=completeness, prepared=when(day), **changes)

    def test_each_takes_part(self):
        """In one stream or in several, leading or supporting, in any term: met, complete or not."""
        two = a_stream(id="two", title="Two", leads=("hmi-probation",))
        term = Term(first=when("2012"), leads=("hmi-probation",), supporters=("hmi-prisons",))
        rolling = a_stream(id="three", title="Three", type=WorkType.ROLLING, terms=(term,))
        half = a_stream(leads=("hmcpsi",), supporters=("hmi-constabulary", "hmi-prisons"))
        for streams in ([self.ALL], [half, two], [half, rolling]):
            for completeness in (COMPLETE, Completeness.PARTIAL):
                assert "met" == say("LAW102", self.plan(*streams, completeness=completeness))

    def test_one_takes_part_in_none(self):
        """Whether it proposed any is for that author to judge; a partner beside it changes nothing."""
        found = result("LAW102", self.plan(a_stream(leads=("hmcpsi",), supporters=("hmi-constabulary", "ofsted"))))
        expected = (
            "whether HMI Prisons and HMI Probation, taking part in no stream, proposed any joint inspection: "
            "for HMI Prisons and HMI Probation to judge"
        )
        assert ("judgement", expected, "/work_streams") == (word(found), found.message, found.pointer)

    def test_none_at_all(self):
        """A complete programme without a stream sets out nothing."""
        found = result("LAW102", self.plan())
        assert ("error", "it sets out no joint inspection") == (word(found), found.message)
        assert "error" == say("LAW102", self.plan(work_streams=None))
        assert "undetermined" == say("LAW102", self.plan(completeness=Completeness.PARTIAL))

    def test_what_is_missing(self):
        """A stream may be missing, and so may who takes part in one that is there."""
        partial = {"completeness": Completeness.PARTIAL}
        assert ("/work_streams",) == undetermined("LAW102", self.plan(a_stream(leads=FOUR[1:]), **partial))
        expected = ("/work_streams", "/work_streams/0/leads")
        assert expected == undetermined("LAW102", self.plan(a_stream(), **partial))

    @pytest.mark.parametrize(
        ("expected", "day", "authors"),
        [
            ("judgement", "2010-12-30", FOUR),
            ("met", "2010-12-30", FIVE),
            ("met", "2010-12-31", FOUR),
            ("met", "2012-10-01", FOUR),
            ("undetermined", "2010", FOUR),
            ("met", "2010", FIVE),
        ],
    )
    def test_one_that_had_closed_is_not_asked(self, expected, day, authors):
        """HMICA proposed inspections until it closed."""
        stream = a_stream(leads=(authors[0],), supporters=authors[1:])
        assert expected == say("LAW102", self.plan(stream, day=day))

    def test_delegated_work_is_its_own(self):
        """Who handed work over takes part in it."""
        handed = (Delegation(by="hmi-probation", to="ofsted", functions="Fieldwork"),)
        stream = a_stream(leads=("hmcpsi",), supporters=("hmi-constabulary", "hmi-prisons"), delegations=handed)
        assert "met" == say("LAW102", self.plan(stream))

    def test_somebody_unknown(self):
        """One that is not known may be the author that is missing."""
        stream = a_stream(leads=("hmcpsi",), supporters=("hm-imaginary", "hmi-constabulary", "hmi-prisons"))
        assert () == undetermined("LAW102", self.plan(stream))


class TestMinistersConsulted:
    """LAW103. Those named outside the lettered list are consulted, and no waiver can cover them."""

    @pytest.mark.parametrize(
        ("expected", "day", "left_out", "who"),
        [
            ("error", "2013-03-01", "secretary-of-state", "Secretary of State"),
            ("error", "2013-03-01", "attorney-general", "Attorney General"),
            ("error", "2010-12-30", "lord-chief-justice", "Lord Chief Justice"),
            ("error", "2010-12-30", "lord-chancellor", "Lord Chancellor"),
            ("warning", "2010-12-31", "lord-chief-justice", "Lord Chief Justice"),
            ("warning", "2012-09-17", "lord-chancellor", "Lord Chancellor"),
            ("error", "2012-09-17", "secretary-of-state", "Secretary of State"),
        ],
    )
    def test_each_has_its_minister(self, expected, day, left_out, who):
        """The Secretary of State, the Attorney General; for HMICA the Lord Chancellor and the Lord Chief Justice."""
        bodies = [body for body in by_law(day) if body != left_out]
        found = result("LAW103", prepared(day, consultations=consulted(bodies)))
        assert (expected, "/consultations") == (word(found), found.pointer)
        assert found.message.startswith("not consulted by ")
        assert found.message.endswith(f" before preparation: {who}")
        whole = prepared(day, consultations=consulted(by_law(day)))
        assert "met" == say("LAW103", whole)

    @pytest.mark.parametrize("left_out", ["lord-chancellor", "lord-chief-justice", "ofsted", "cqc"])
    def test_those_who_need_not_be(self, left_out):
        """Since 18 September 2012 nobody for HMICA; and whoever is on a list is for LAW104."""
        bodies = [body for body in by_law("2012-09-18") if body != left_out]
        assert "met" == say("LAW103", prepared("2012-09-18", consultations=consulted(bodies)))

    def test_no_waiver_reaches_them(self):
        """A waiver with a minister, even one in form, changes nothing."""
        bodies = [body for body in by_law("2013-03-01") if body != "attorney-general"]
        agreed = waivers("attorney-general")
        assert "error" == say("LAW103", prepared("2013-03-01", consultations=consulted(bodies), waivers=agreed))

    @pytest.mark.parametrize(
        ("expected", "held"),
        [
            ("met", "2013-02-28"),
            ("met", "2013-03-01"),
            ("error", "2013-03-02"),
            ("met", "2013-02"),
            ("undetermined", "2013-03"),
            ("undetermined", None),
            ("error", "2014"),
        ],
    )
    def test_before_it_is_prepared(self, expected, held):
        """No later than the day itself."""
        document = prepared(
            "2013-03-01",
            consultations=(*consulted(["secretary-of-state"]), *consulted(["attorney-general"], held)),
        )
        assert expected == say("LAW103", document)
        if expected == "undetermined":
            assert ("/consultations/1/held",) == undetermined("LAW103", document)

    def test_once_in_time_is_enough(self):
        """Consulted again later, or at a time that is not recorded, is still consulted."""
        again = consulted(["attorney-general"], "2014") + consulted(["attorney-general"], None)
        document = prepared("2013-03-01", consultations=(*again, *consulted(by_law("2013-03-01"))))
        assert "met" == say("LAW103", document)
        others = consulted(by_law("2013-03-01"), by=("hm-imaginary",)) + consulted(by_law("2013-03-01"), by=FOUR[:1])
        document = prepared("2013-03-01", consultations=(*others, *consulted(by_law("2013-03-01"))))
        assert "met" == say("LAW103", document)

    def test_a_coarse_day_cites_the_law_of_the_first_that_it_may_be(self):
        """Where the law changed, and the answer is the same under each."""
        found = result("LAW103", prepared("2012", consultations=consulted(by_law("2012-01-01"))))
        assert ("met", {"2012-01-01"}) == (word(found), {cite.partition("@")[2] for cite in found.cites})

    def test_which_date_is_too_coarse(self):
        """Held on a day of the month in which it was prepared: the day of preparation is missing."""
        document = prepared("2013-03", consultations=consulted(by_law("2013-03-01"), "2013-03-10"))
        assert ("/prepared",) == undetermined("LAW103", document)

    def test_each_author_owes_it(self):
        """One author's consultation is not another's."""
        alone = consulted(["secretary-of-state"], by=("hmi-prisons",))
        found = result("LAW103", prepared("2013-03-01", consultations=alone + consulted(["attorney-general"])))
        expected = "not consulted by HMI Constabulary and HMI Probation before preparation: Secretary of State"
        assert ("error", expected) == (word(found), found.message)
        acts = {cite.removeprefix("statute:").partition(".")[0] for cite in found.cites}
        assert {"police-act-1996", "cjcs-act-2000"} == acts

    def test_nobody_at_all(self):
        """An empty record is one: all were left out, by all."""
        found = result("LAW103", prepared("2013-03-01", consultations=()))
        expected = "not consulted before preparation: Secretary of State and Attorney General"
        assert ("error", expected) == (word(found), found.message)

    @pytest.mark.parametrize(
        ("missing", "consultations"),
        [
            (("/consultations",), None),
            (("/consultations/1/consultee",), consulted(["secretary-of-state", "hm-imaginary"])),
            (
                ("/consultations/1/by",),
                consulted(["secretary-of-state"]) + consulted(["attorney-general"], by=("hm-imaginary",)),
            ),
        ],
    )
    def test_what_is_missing(self, missing, consultations):
        """No record; or somebody who is not known, who may be the one that is asked about."""
        assert missing == undetermined("LAW103", prepared("2013-03-01", consultations=consultations))

    def test_a_coarse_day_across_a_change(self):
        """In 2012 the Lord Chief Justice ceased to be one of them."""
        bodies = by_law("2012-10-01")
        for expected, day in (("undetermined", "2012"), ("undetermined", "2012-09"), ("met", "2012-10")):
            assert expected == say("LAW103", prepared(day, consultations=consulted(bodies)))
        assert ("/prepared",) == undetermined("LAW103", prepared("2012-09", consultations=consulted(bodies)))


class TestListedConsulted:
    """LAW104. Everybody on an author's lettered list is consulted, or agreed that they need not be."""

    CHANGES = (
        ("audit-commission", "2015-03-31", "2015-04-01"),
        ("healthcare-commission", "2009-03-31", "2009-04-01"),
        ("csci", "2009-03-31", "2009-04-01"),
    )
    COMINGS = (("cqc", "2008-09-30", "2008-10-01"), ("victims-commissioner", "2025-01-28", "2025-01-29"))

    @staticmethod
    def without(body, day, **changes):
        """A programme prepared that day, on which all were consulted but one."""
        bodies = [one for one in by_law(day) if one != body]
        return prepared(day, consultations=consulted(bodies), **{"waivers": ()} | changes)

    @pytest.mark.parametrize(("body", "last", "after"), CHANGES)
    def test_who_went(self, body, last, after):
        """On the last day on which it was listed it must be consulted, on the next it need not."""
        assert ("error", "met") == (say("LAW104", self.without(body, last)), say("LAW104", self.without(body, after)))

    @pytest.mark.parametrize(("body", "before", "first"), COMINGS)
    def test_who_came(self, body, before, first):
        """On the day before it was listed it need not be consulted, on the first it must."""
        assert ("met", "error") == (say("LAW104", self.without(body, before)), say("LAW104", self.without(body, first)))

    @pytest.mark.parametrize(
        "day", ["2007-04-01", "2008-10-01", "2010-12-31", "2012-09-18", "2025-01-29", "2026-01-01"]
    )
    def test_all_were(self, day):
        """Met on every date, when all on the lists that were seen were consulted."""
        assert "met" == say("LAW104", self.without(None, day))

    def test_what_met_rests_on(self):
        """That co-authors count is inferred; so is a part of HMICA's list: met says both."""
        inferred = "the co-authors count as consulted (inferred)"
        assert inferred == result("LAW104", self.without(None, "2012-09-18")).message
        expected = f"{inferred}; HMICA's list counts only as far as it was seen"
        assert expected == result("LAW104", self.without(None, "2012-09-17")).message

    def test_what_a_breach_says(self):
        """Who was left out, under each author's paragraph and the one that applies it to the joint programme."""
        found = result("LAW104", self.without("ofsted", "2013-03-01"))
        expected = "not consulted before preparation, and no waiver agreed: Ofsted"
        assert (expected, "/consultations") == (found.message, found.pointer)
        assert "statute:prison-act-1952.sch-A1.para-2.sub-2@2013-03-01" in found.cites
        assert "statute:prison-act-1952.sch-A1.para-5.sub-5@2013-03-01" in found.cites

    def test_everybody_waived_it(self):
        """With a waiver of every author with everybody listed, whom they consulted need not be recorded."""
        day = "2013-03-01"
        lists = (row for of in FOUR for row in statute.consultees(of=of, on=when(day).earliest) if row.waivable)
        listed = {row.body for row in lists} - {*FOUR}
        agreed = tuple(one for body in sorted(listed) for one in waivers(body, agreed="2013-02"))
        assert "met" == say("LAW104", prepared(day, FOUR, consultations=None, waivers=agreed))
        assert ("/consultations",) == undetermined(
            "LAW104", prepared(day, FOUR, consultations=None, waivers=agreed[4:])
        )

    def test_waived_by_every_author(self):
        """A waiver with each author helps; with all but one, that one owes it still."""
        assert "met" == say("LAW104", self.without("ofsted", "2013-03-01", waivers=waivers("ofsted")))
        found = result("LAW104", self.without("ofsted", "2013-03-01", waivers=waivers("ofsted", FOUR[:3])))
        expected = "not consulted by HMI Probation before preparation, and no waiver agreed: Ofsted"
        assert ("error", expected) == (word(found), found.message)

    @pytest.mark.parametrize(
        ("expected", "changes"),
        [
            ("met", {"agreed": "2013-03-01"}),
            ("error", {"agreed": "2013-03-02"}),
            ("undetermined", {"agreed": "2013-03"}),
            ("undetermined", {"agreed": None}),
            ("error", {"agreed": "2007-03-31"}),
            ("undetermined", {"agreed": "2007"}),
            ("error", {"scope": None}),
        ],
    )
    def test_a_waiver_in_time_and_sound(self, expected, changes):
        """Agreed no later than the preparation, once there was a list, and for cases that it names."""
        assert expected == say("LAW104", self.without("ofsted", "2013-03-01", waivers=waivers("ofsted", **changes)))

    def test_a_waiver_before_the_list_named_it(self):
        """Agreed with somebody who was not on the list by then: void, though it is listed at the preparation."""
        early = waivers("victims-commissioner", agreed="2025-01-28")
        assert "error" == say("LAW104", self.without("victims-commissioner", "2025-06-01", waivers=early))
        across = waivers("victims-commissioner", agreed="2025-01")
        document = self.without("victims-commissioner", "2025-06-01", waivers=across)
        assert {f"/waivers/{i}/agreed" for i in range(4)} == set(undetermined("LAW104", document))

    def test_both_must_be_recorded_for_a_breach(self):
        """Without a record of waivers, who was not consulted may have waived it; and the other way round."""
        expected = ("/waivers",)
        assert expected == undetermined("LAW104", self.without("ofsted", "2013-03-01", waivers=None))
        nothing = prepared("2013-03-01")
        assert ("/consultations", "/waivers") == undetermined("LAW104", nothing)

    def test_a_waiver_with_somebody_unknown(self):
        """It may be with the one that is asked about."""
        odd = (waiver("hm-imaginary"),)
        assert ("/waivers/0",) == undetermined("LAW104", self.without("ofsted", "2013-03-01", waivers=odd))

    def test_inferred_places_bind_nobody(self):
        """That HMICA had to consult Ofsted is inferred: that it alone did not is no breach."""
        bodies = by_law("2010-06-01")
        without = [*consulted(bodies), *consulted(["ofsted"], by=FOUR)]
        kept = tuple(one for one in without if one.consultee != "ofsted" or one.by)
        assert "met" == say("LAW104", prepared("2010-06-01", FIVE, consultations=kept, waivers=()))

    @pytest.mark.parametrize(("expected", "day"), [("error", "2010-12-30"), ("warning", "2010-12-31")])
    def test_what_only_hmica_owed(self, expected, day):
        """That HMICA had to consult the CQC was seen: a warning once it had closed."""
        kept = tuple(one for one in consulted(by_law(day)) if one.consultee != "cqc")
        document = prepared(day, consultations=(*kept, *consulted(["cqc"], by=FOUR)), waivers=())
        assert expected == say("LAW104", document)

    @pytest.mark.parametrize(("body", "day", "next_day"), CHANGES + COMINGS)
    def test_a_coarse_day_across_a_change(self, body, day, next_day):
        """A month or a year within which a list changed leaves open whether the one left out had to be consulted."""
        everybody = dict.fromkeys([*by_law(day), *by_law(next_day)])
        kept = consulted(one for one in everybody if one != body)
        for coarse in (less for less in coarser(when(next_day)) if less.earliest <= when(day).earliest):
            document = a_programme(prepared=coarse, consultations=kept, waivers=())
            assert ("/prepared",) == undetermined("LAW104", document)


class TestOwnProgramme:
    """LAW103, LAW104 and LAW106 of an inspectorate's own programme and framework."""

    def test_its_subjects(self):
        """The programme and the framework are asked apart."""
        year = InspectorateYear(
            id="y",
            inspectorate="hmi-prisons",
            year=Period.business_years(2013),
            programme=InspectorateProgramme(prepared=when("2013-05"), consultations=consulted(["secretary-of-state"])),
            framework=InspectorateProgramme(prepared=when("2013-05"), consultations=()),
        )
        assert {"programme:y": "met", "framework:y": "error"} == words("LAW103", year)
        (breach,) = [r for r in results("LAW103", year) if r.subject == "framework:y"]
        assert ("/framework/consultations", "not consulted before preparation: Secretary of State") == (
            breach.pointer,
            breach.message,
        )
        assert ("statute:prison-act-1952.sch-A1.para-2.sub-2@2013-05-01",) == breach.cites

    def test_the_other_chief_inspectors_are_consulted(self):
        """Of its own programme they are no co-authors."""
        listed = [row.body for row in statute.consultees(of="hmi-prisons", on=date(2013, 5, 1))]
        whole = {"prepared": when("2013-05-01"), "waivers": ()}
        assert "met" == say("LAW104", a_year(consultations=consulted(listed), **whole))
        without = consulted(body for body in listed if body != "hmcpsi")
        found = result("LAW104", a_year(consultations=without, **whole))
        expected = "not consulted before preparation, and no waiver agreed: HMCPSI"
        assert ("error", expected, "/programme/consultations") == (word(found), found.message, found.pointer)

    @pytest.mark.parametrize(
        ("expected", "day"), [("error", "2010-12-30"), ("warning", "2010-12-31"), ("met", "2012-10")]
    )
    def test_one_that_had_closed(self, expected, day):
        """To leave out HMICA once it had closed is told of, not condemned; since it went, it is on no list."""
        listed = [row.body for row in statute.consultees(of="hmi-prisons", on=when(day).earliest)]
        without = consulted(body for body in listed if body != "hmica")
        assert expected == say("LAW104", a_year(prepared=when(day), consultations=without, waivers=()))

    @pytest.mark.parametrize("code", sorted(ABOUT_PREPARING))
    @pytest.mark.parametrize(
        ("expected", "of", "day"),
        [
            ("not-applicable", "ofsted", "2013"),
            ("undetermined", "hm-imaginary", "2013"),
            ("not-applicable", "hmica", "2012-09-18"),
            ("undetermined", "hmica", "2012-09-17"),
            ("undetermined", "hmi-probation", "2013"),
            ("not-applicable", "hmi-probation", "2007-03-31"),
        ],
    )
    def test_who_has_a_list(self, code, expected, of, day):
        """A partner has none, nor has HMICA since it went; of one that is not known nothing is."""
        assert expected == say(code, a_year(of, prepared=when(day)))

    @pytest.mark.parametrize("code", sorted(ABOUT_PREPARING))
    def test_without_a_day(self, code):
        """It was prepared, and when is not recorded; nor is what it would be asked then."""
        beside = {"LAW103": ("consultations",), "LAW104": ("consultations", "waivers"), "LAW106": ("copies",)}[code]
        expected = tuple(f"/programme/{name}" for name in ("prepared", *beside))
        assert expected == undetermined(code, a_year())
        assert ("/programme/prepared",) == undetermined(code, a_year(consultations=(), waivers=(), copies=()))


class TestWaiverIsSound:
    """LAW105. A waiver is with somebody on the lettered list that day, and names its cases."""

    @staticmethod
    def plan(*agreed):
        """A programme with these waivers."""
        return a_programme(waivers=agreed)

    @pytest.mark.parametrize(
        ("expected", "consultee", "agreed"),
        [
            ("met", "ofsted", "2013-01"),
            ("met", "hmcpsi", "2013-01"),
            ("error", "secretary-of-state", "2013-01"),
            ("error", "estyn", "2013-01"),
            ("error", "cqc", "2008-09-30"),
            ("met", "cqc", "2008-10-01"),
            ("undetermined", "cqc", "2008"),
            ("met", "healthcare-commission", "2009-03-31"),
            ("error", "healthcare-commission", "2009-04-01"),
            ("met", "hmica", "2012-09-17"),
            ("error", "hmica", "2012-09-18"),
            ("met", "audit-commission", "2015-03-31"),
            ("error", "audit-commission", "2015-04-01"),
            ("error", "victims-commissioner", "2025-01-28"),
            ("met", "victims-commissioner", "2025-01-29"),
            ("not-applicable", "ofsted", "2007-03-31"),
            ("met", "ofsted", "2007-04-01"),
            ("undetermined", "ofsted", "2007"),
            ("undetermined", "ofsted", None),
            ("undetermined", "hm-imaginary", "2013-01"),
        ],
    )
    def test_with_somebody_on_the_list(self, expected, consultee, agreed):
        """The list of the day on which it was agreed; the minister stands outside it."""
        assert expected == say("LAW105", self.plan(waiver(consultee, agreed=agreed)))

    def test_what_a_breach_says(self):
        """Where it is wrong, and under which paragraphs, as they stood that day."""
        minister = result("LAW105", self.plan(waiver("secretary-of-state", agreed="2013-01")))
        expected = "HMI Prisons must consult Secretary of State outside the list: no waiver can cover that"
        assert (expected, "/waivers/0/consultee") == (minister.message, minister.pointer)
        assert "statute:prison-act-1952.sch-A1.para-2.sub-3@2013-01-01" in minister.cites
        nobody = result("LAW105", self.plan(waiver("estyn", agreed="2013-01")))
        assert "Estyn is not on the list of HMI Prisons" == nobody.message
        vague = result("LAW105", self.plan(waiver("ofsted", agreed="2013-01", scope=None)))
        expected = ("HMI Prisons and Ofsted agreed it without naming the cases it covers", "/waivers/0/scope")
        assert expected == (vague.message, vague.pointer)
        assert minister.cites == vague.cites
        partner = result("LAW105", self.plan(waiver("cqc", between="ofsted", agreed="2013-01")))
        assert ("Ofsted has no list of consultees", "/waivers/0/between") == (partner.message, partner.pointer)
        assert 4 == len(partner.cites)

    def test_of_hmica(self):
        """Of its list only a part was seen; who is not on that part may have been on the rest."""
        for expected, consultee in (("met", "cqc"), ("met", "ofsted"), ("error", "lord-chancellor")):
            assert expected == say("LAW105", self.plan(waiver(consultee, between="hmica", agreed="2010-01")))
        assert () == undetermined("LAW105", self.plan(waiver("estyn", between="hmica", agreed="2010-01")))
        assert "error" == say("LAW105", self.plan(waiver("cqc", between="hmica", agreed="2012-09-18")))

    def test_each_waiver_has_a_name(self):
        """By its parties, and counted where they agreed more than once; in a document of one's own, with its place."""
        twice = self.plan(waiver("ofsted"), waiver("cqc"), waiver("ofsted"))
        expected = ["waiver:hmi-prisons/ofsted", "waiver:hmi-prisons/cqc", "waiver:hmi-prisons/ofsted/2"]
        assert expected == [r.subject for r in results("LAW105", twice)]
        assert ["waiver:programme/hmi-prisons/ofsted"] == [
            r.subject for r in results("LAW105", a_year(waivers=(waiver("ofsted"),)))
        ]


class TestCopiesSent:
    """LAW106. Whoever had to be consulted is sent the programme once it is prepared."""

    DAY = "2013-03-01"

    def without(self, body=None, status=PUBLISHED, sent_on="2013-03-20", **changes):
        """A programme of which all were sent a copy but one."""
        copies = sent([one for one in by_law(self.DAY) if one != body], sent_on)
        usual = {"status": status, "prepared": when(self.DAY), "copies": copies, "waivers": ()}
        return a_programme(**usual | changes)

    @pytest.mark.parametrize(
        ("expected", "body", "status"),
        [
            ("met", None, PUBLISHED),
            ("error", "attorney-general", PUBLISHED),
            ("error", "ofsted", PUBLISHED),
            ("error", "ofsted", ProgrammeStatus.SUPERSEDED),
            ("not-applicable", "ofsted", ProgrammeStatus.DRAFT),
            ("not-applicable", "ofsted", ProgrammeStatus.CONSULTATION),
            ("met", None, ProgrammeStatus.DRAFT),
            ("met", "hmcpsi", PUBLISHED),
        ],
    )
    def test_nothing_is_late_before_publication(self, expected, body, status):
        """The law sets no time; a co-author has the document already."""
        found = result("LAW106", self.without(body, status))
        assert expected == word(found)
        if expected == "not-applicable":
            assert "not-yet-due: the law sets no time, and it is not published" == found.message

    def test_what_a_breach_says(self):
        """Who got none, at the list of copies, under the paragraphs that name it."""
        found = result("LAW106", self.without("attorney-general"))
        expected = ("no copy was sent to Attorney General", "/copies")
        assert expected == (found.message, found.pointer)
        assert (
            f"statute:cpsi-act-2000.sch.para-2.sub-2@{self.DAY}",
            f"statute:cpsi-act-2000.sch.para-5.sub-5@{self.DAY}",
        ) == found.cites

    @pytest.mark.parametrize(
        ("expected", "sent_on"),
        [
            ("error", "2013-02-28"),
            ("met", "2013-03-01"),
            ("met", "2013-03"),
            ("undetermined", "2013"),
            ("undetermined", None),
            ("met", "2013-04"),
        ],
    )
    def test_once_it_is_prepared(self, expected, sent_on):
        """What went out sooner was a draft."""
        assert expected == say("LAW106", self.without(sent_on=sent_on))

    def test_waived_by_all_who_list_it(self):
        """A waiver is of the copy too; one author's is not another's; none reaches a minister."""
        assert "met" == say("LAW106", self.without("ofsted", waivers=waivers("ofsted", ("hmcpsi", *FOUR[2:]))))
        assert "error" == say("LAW106", self.without("ofsted", waivers=waivers("ofsted", FOUR[:2])))
        minister = waivers("secretary-of-state")
        assert "error" == say("LAW106", self.without("secretary-of-state", waivers=minister))

    def test_waived_though_a_copy_was_sent(self):
        """When it went out does not matter then."""
        copies = sent([one for one in by_law(self.DAY) if one != "ofsted"], "2014") + sent(["ofsted"], None)
        assert "undetermined" == say("LAW106", self.without(copies=copies))
        assert "met" == say("LAW106", self.without(copies=copies, waivers=waivers("ofsted")))

    def test_what_constabularys_schedule_carries_over(self):
        """From 16 January 2012 its list is owed no copy of the joint programme; the others' lists are the same."""
        others = waivers("ofsted", ("hmcpsi", "hmi-prisons", "hmi-probation", "hmica"))
        for expected, day in (("undetermined", "2012"), ("error", "2012-01-15")):
            kept = sent(body for body in by_law("2012-01-15") if body != "ofsted")
            document = prepared(day, FIVE, copies=kept, waivers=others)
            assert expected == say("LAW106", document)
        kept = sent(body for body in by_law("2012-01-16") if body != "ofsted")
        assert "met" == say("LAW106", prepared("2012-01-16", FIVE, copies=kept, waivers=others))

    def test_what_is_missing(self):
        """The copies; the waivers, where somebody got none; and a recipient who is not known."""
        assert ("/copies", "/waivers") == undetermined("LAW106", self.without(copies=None, waivers=None))
        assert ("/waivers",) == undetermined("LAW106", self.without("ofsted", waivers=None))
        assert ("/prepared",) == undetermined("LAW106", self.without(prepared=when("2013-03")))
        odd = sent([*(body for body in by_law(self.DAY) if body != "ofsted"), "hm-imaginary"], "2014")
        assert (f"/copies/{len(odd) - 1}/to",) == undetermined("LAW106", self.without(copies=odd))

    @pytest.mark.parametrize(("expected", "day"), [("error", "2010-12-30"), ("warning", "2010-12-31")])
    def test_what_only_hmica_owed(self, expected, day):
        """The Lord Chief Justice was on its list alone."""
        kept = sent(body for body in by_law(day) if body != "lord-chief-justice")
        assert expected == say("LAW106", prepared(day, FIVE, copies=kept, waivers=()))

    def test_of_ones_own(self):
        """It is late once it is published; constabulary's list gets its copies under a paragraph of its own."""
        own = {"prepared": when("2013-02-01"), "copies": (), "waivers": ()}
        assert ("/programme/published",) == undetermined("LAW106", a_year("hmi-constabulary", **own))
        found = result("LAW106", a_year("hmi-constabulary", published=when("2013-04"), **own))
        assert ("error", "/programme/copies") == (word(found), found.pointer)
        apart = "statute:police-act-1996.sch-4A.para-2.sub-2A@2013-02-01"
        assert apart in found.cites
        before = result(
            "LAW106", a_year("hmi-constabulary", published=when("2013"), **own | {"prepared": when("2011")})
        )
        assert ("error", False) == (word(before), any("sub-2A" in cite for cite in before.cites))

    @pytest.mark.parametrize(("expected", "day"), [(0, "2012-01-15"), (1, "2012-01-16")])
    def test_since_when_under_a_paragraph_of_its_own(self, expected, day):
        """From 16 January 2012, that day counted."""
        own = {"prepared": when(day), "copies": (), "waivers": (), "published": when("2013")}
        cites = result("LAW106", a_year("hmi-constabulary", **own)).cites
        assert expected == sum("sub-2A" in cite for cite in cites)

    def test_what_is_no_such_paragraph(self):
        """That of constabulary's own document says nothing of a joint one, nor of anybody else's."""
        own = {"prepared": when(self.DAY), "copies": (), "waivers": (), "published": when("2014")}
        for document in (self.without("ofsted"), self.without(), a_year("hmi-prisons", **own)):
            assert not any("sub-2A" in cite for cite in result("LAW106", document).cites)


class TestApprovedFirst:
    """LAW109. Since 16 January 2012 constabulary's own programme goes out once the Secretary of State approved it."""

    WHOLE = {
        "prepared": when("2013-02-01"),
        "approved": when("2013-03-01"),
        "laid": when("2013-03-20"),
        "published": when("2013-03-20"),
        "copies": (Copy(to="secretary-of-state", sent=when("2013-02-10")), Copy(to="ofsted", sent=when("2013-03-20"))),
    }

    def year(self, of="hmi-constabulary", **changes):
        """A year with a programme that went out in order."""
        return a_year(of, **self.WHOLE | changes)

    @pytest.mark.parametrize(
        ("expected", "changes"),
        [
            ("met", {}),
            ("met", {"laid": when("2013-03-01")}),
            ("error", {"laid": when("2013-02-28")}),
            ("error", {"published": when("2013-02")}),
            ("undetermined", {"published": when("2013")}),
            ("met", {"published": when("2013-03")}),
            ("undetermined", {"laid": None}),
            ("undetermined", {"approved": None}),
            ("undetermined", {"copies": None}),
            ("error", {"copies": sent(["ofsted"], "2013-02-20")}),
            ("met", {"copies": sent(["secretary-of-state"], "2013-02-20")}),
            ("met", {"copies": ()}),
            ("undetermined", {"copies": sent(["ofsted"], None)}),
            ("undetermined", {"copies": sent(["hm-imaginary"], "2013-02-20")}),
            ("not-applicable", {"prepared": when("2012-01-15")}),
            ("met", {"prepared": when("2012-01-16")}),
            ("undetermined", {"prepared": when("2012-01")}),
            ("undetermined", {"prepared": None}),
        ],
    )
    def test_approved_before_it_circulates(self, expected, changes):
        """Laid, published and sent out no sooner than it was approved; the minister's own copy comes before."""
        assert expected == say("LAW109", self.year(**changes))

    def test_what_a_breach_says(self):
        """What was too early, and where."""
        laid = result("LAW109", self.year(laid=when("2013-02-20")))
        expected = ("laid on 2013-02-20, before it was approved on 2013-03-01", "/programme/laid")
        assert expected == (laid.message, laid.pointer)
        copy = result("LAW109", self.year(copies=sent(["ofsted"], "2013-02-20")))
        expected = ("sent to Ofsted on 2013-02-20, before it was approved on 2013-03-01", "/programme/copies/0/sent")
        assert expected == (copy.message, copy.pointer)
        assert {f"statute:police-act-1996.sch-4A.para-2.sub-{sub}@2013-02-01" for sub in ("2A", "2B")} == set(
            laid.cites
        )

    @pytest.mark.parametrize(
        ("missing", "changes"),
        [
            (("approved", "laid"), {"approved": None, "laid": None}),
            (("published", "copies"), {"published": None, "copies": None}),
            (("approved",), {"approved": when("2013-03")}),
            (("published",), {"published": when("2013")}),
            (("copies/0/to",), {"copies": sent(["hm-imaginary"], "2013-02-20")}),
        ],
    )
    def test_what_is_missing(self, missing, changes):
        """Each date that is not recorded, and a recipient who is not known: it may be the minister."""
        assert tuple(f"/programme/{place}" for place in missing) == undetermined("LAW109", self.year(**changes))

    @pytest.mark.parametrize(
        ("expected", "of"),
        [("not-applicable", "hmi-prisons"), ("not-applicable", "cqc"), ("undetermined", "hm-imaginary")],
    )
    def test_of_others(self, expected, of):
        """No other inspectorate's needs approval."""
        assert expected == say("LAW109", self.year(of, laid=when("2012-02-01")))

    def test_the_joint_programme(self):
        """Needs no approval: that paragraph is not carried over."""
        assert "not-applicable" == say("LAW109", prepared("2013-03-01"))


class TestTogether:
    """What one omission breaks."""

    @given(reading_days)
    def test_an_author_left_out_breaks_one_rule(self, on):
        """Authors are those bound by law: who did not prepare the programme is still asked whom it consulted."""
        document = prepared(
            "2013-03-01",
            FOUR[1:],
            consultations=consulted(by_law("2013-03-01")),
            waivers=(),
            copies=sent(by_law("2013-03-01")),
        )
        outcome = check(document, on=on, keep_all=True)
        assert {"LAW101"} == {r.rule for r in outcome.breached if r.rule.startswith("LAW")}

    def test_the_day_before_and_the_day_itself(self):
        """Each change of the lists changes what the joint programme asks for, on that day and on no other."""
        days = {day for day in statute.days_of_change() if by_law_on(day) != by_law_on(day - timedelta(1))}
        expected = ["2007-04-01", "2008-10-01", "2009-04-01", "2012-09-18", "2015-04-01", "2025-01-29"]
        assert expected == sorted(str(day) for day in days)


def by_law_on(day):
    """Whom a joint programme prepared that day had to be taken to."""
    return by_law(str(day))
