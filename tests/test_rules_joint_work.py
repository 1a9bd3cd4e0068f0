"""PRA101, PRA102 and PRA106 to PRA110: what makes work joint, and who does it."""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjji_model import (
    Completeness,
    CrossCuttingIssue,
    HighLevelProcess,
    Period,
    Severity,
    Term,
    WorkStatus,
    WorkType,
    corpus,
)
from kit import a_report, a_stream
from kit_rules import inspectors, plan, result, say, span, undetermined, when, word, words

ON = date(2014, 3, 31)
COMPLETE = Completeness.COMPLETE
LAST_OF_FIVE, FIRST_OF_FOUR = "2012-09-17", "2012-09-18"
"""The days about the change of 18 September 2012, from which HMICA no longer counts."""
WITH_COURTS = {"leads": ("hmi-prisons",), "supporters": ("hmica",)}
NAMED = {"leads": ("hmcpsi",), "supporters": ("hmi-constabulary",)}
RULES_OF_WORK = ("PRA101", "PRA102", "PRA106", "PRA107", "PRA108", "PRA109", "PRA110")


def on_day(day, **changes):
    """A plan of one stream, whose fieldwork was that day."""
    return plan(a_stream(fieldwork=span(day, day), **changes), period=Period(date(2005, 4, 1), date(2014, 3, 31)))


def streams_of(id):
    """The streams of a published plan, by id."""
    return {stream.id: stream for stream in corpus[id].streams}


# ------------------------------------------------------------------------------------------------------ PRA101


class TestTwoOrMore:
    """PRA101. Briefing A9 and C6: joint work is the work of two or more criminal justice inspectorates."""

    @pytest.mark.parametrize(
        ("expected", "leads", "supporters"),
        [
            ("met", ("hmi-probation",), ("hmi-prisons",)),
            ("met", ("hmi-probation", "hmi-prisons"), ()),
            ("met", ("cqc",), ("hmi-prisons", "hmi-constabulary")),
            ("warning", ("hmi-probation",), ("cqc",)),
            ("warning", ("ofsted",), ("hmi-probation",)),
            ("error", ("hmi-probation",), ()),
            ("error", (), ("hmi-probation",)),
            ("error", ("cqc",), ("ofsted",)),
            ("error", ("ofsted",), ()),
            ("not-applicable", (), ()),
        ],
    )
    def test_who_takes_part(self, expected, leads, supporters):
        """Two of them keep the rule; one with partners is a warning; one alone, and none at all, an error."""
        assert expected == say("PRA101", plan(a_stream(leads=leads, supporters=supporters)))

    @pytest.mark.parametrize(
        ("expected", "leads", "supporters"),
        [
            ("info", ("hmi-probation",), ()),
            ("warning", ("hmi-probation",), ("cqc",)),
            ("error", ("cqc",), ()),
            ("met", ("hmcpsi",), ("hmi-prisons",)),
        ],
    )
    def test_a_follow_up_may_be_done_alone(self, expected, leads, supporters):
        """A follow-up by one inspectorate alone is only worth knowing; it is one of the inspectorates, though."""
        stream = a_stream(type=WorkType.FOLLOW_UP, leads=leads, supporters=supporters)
        assert expected == say("PRA101", plan(stream))

    def test_the_message_and_the_place(self):
        """A breach says who takes part, and stands at the leads; where there are none, at the supporters."""
        found = result("PRA101", plan(a_stream(leads=("hmi-probation",), supporters=("cqc",))))
        assert (
            "only one criminal justice inspectorate takes part, with partners: HMI Probation and CQC" == found.message
        )
        assert ("/work_streams/0/leads", ("briefing:A9", "briefing:C6")) == (found.pointer, found.cites)
        without = result("PRA101", plan(a_stream(supporters=("hmi-probation",))))
        assert ("/work_streams/0/supporters", "only one criminal justice inspectorate takes part: HMI Probation") == (
            without.pointer,
            without.message,
        )
        follow_up = a_stream(type=WorkType.FOLLOW_UP, leads=("hmi-probation",))
        assert "only one criminal justice inspectorate takes part in the follow-up: HMI Probation" == (
            result("PRA101", plan(follow_up)).message
        )

    @pytest.mark.parametrize("type", [WorkType.FOLLOW_UP, WorkType.THEMATIC])
    def test_the_message_where_somebody_is_not_known(self, type):
        """Whether it is one of the inspectorates is not known."""
        found = result("PRA101", plan(a_stream(type=type, leads=("hm-imaginary",))))
        expected = "at most one criminal justice inspectorate takes part, and not every body is known (see REC101): "
        assert f"{expected}hm-imaginary" == found.message

    def test_the_drug_treatment_of_2021(self):
        """Drug treatment on probation, in the plan of 2019-21: HMI Probation with CQC, a warning."""
        assert "warning" == words("PRA101", corpus["2019-21"])["stream:drug-treatment-on-probation"]

    def test_looked_after_children(self):
        """Looked-after children, 2011-13: HMI Probation with Ofsted and Estyn, a warning."""
        assert "warning" == words("PRA101", corpus["2011-13"])["stream:looked-after-children"]
        assert "warning" == say("PRA101", corpus["looked-after-children-2012"])

    @pytest.mark.parametrize("id", ["electronic-curfews-follow-up-2012", "offender-management-in-custody-2-2023"])
    def test_follow_ups_that_were_done_alone(self, id):
        """Curfews 2012 and the second phase of 2023: followed up by HMI Probation alone, worth knowing."""
        assert "info" == say("PRA101", corpus[id])

    def test_police_custody_by_term(self):
        """Police custody: two inspectorates until July 2022, and then one with CQC."""
        expected = {"term:police-custody/0": "met", "term:police-custody/1": "met", "term:police-custody/2": "warning"}
        assert expected == words("PRA101", corpus["police-custody"])

    @pytest.mark.parametrize(("expected", "day"), [("met", LAST_OF_FIVE), ("warning", FIRST_OF_FOUR)])
    def test_court_administration_counts_until_its_abolition(self, expected, day):
        """HMICA was the fifth until 17 September 2012, and a partner at best from the next day."""
        assert expected == say("PRA101", on_day(day, leads=("hmi-prisons",), supporters=("hmica",)), ON)

    @pytest.mark.parametrize(("expected", "day"), [("not-applicable", "2007-03-31"), ("error", "2007-04-01")])
    def test_nothing_before_the_act(self, expected, day):
        """Before 1 April 2007 joint work was voluntary, and the rule was not in force. Briefing A10."""
        found = result("PRA101", on_day(day, leads=("hmcpsi",), supporters=()), ON)
        assert expected == word(found)
        assert ("not-in-force" == found.message) == (expected == "not-applicable")

    @pytest.mark.parametrize(
        ("expected", "leads", "supporters"),
        [
            ("undetermined", ("hmi-prisons",), ("hmica",)),
            ("met", ("hmi-prisons",), ("hmica", "hmi-probation")),
            ("warning", ("hmi-prisons",), ("cqc",)),
            ("warning", ("hmica",), ("cqc",)),
            ("error", ("hmi-prisons",), ()),
        ],
    )
    def test_a_change_within_the_work_counts_where_it_matters(self, expected, leads, supporters):
        """Work on both sides of 18 September 2012 is undetermined only where HMICA decides it."""
        stream = a_stream(fieldwork=span("2012-09"), leads=leads, supporters=supporters)
        assert expected == say("PRA101", plan(stream), ON)

    def test_a_coarse_date_on_the_change(self):
        """Fieldwork dated to the month in which the law changed: the fieldwork's dates would decide."""
        stream = a_stream(fieldwork=span("2012-09", "2012-09"), leads=("hmi-prisons",), supporters=("hmica",))
        assert ("/work_streams/0/fieldwork",) == undetermined("PRA101", plan(stream), ON)

    def test_a_term_on_the_change_names_its_own_dates(self):
        """A term has no fieldwork: what would decide is when the term began or ended."""
        term = Term(first=when("2012-09"), leads=("hmi-prisons",), supporters=("hmica",))
        missing = undetermined("PRA101", plan(a_stream(type=WorkType.ROLLING, terms=(term,))), ON)
        assert {"/work_streams/0/terms/0/first", "/work_streams/0/terms/0/last"} >= set(missing)

    def test_a_report_on_the_change_names_its_own_date(self):
        """A report has no fieldwork: what would decide is when it was published."""
        report = a_report(
            type=WorkType.THEMATIC, published=when("2012-12"), leads=("hmi-prisons",), supporters=("hmica",)
        )
        assert ("/published",) == undetermined("PRA101", report)

    def test_roles_not_recorded(self):
        """With neither list, in a plan that is not complete, both are missing."""
        expected = ("/work_streams/0/leads", "/work_streams/0/supporters")
        assert expected == undetermined("PRA101", plan(a_stream()))
        assert ("/leads", "/supporters") == undetermined("PRA101", a_stream())
        assert ("/leads", "/supporters") == undetermined("PRA101", a_report(type=WorkType.THEMATIC))

    def test_the_two_lists_are_one_record(self):
        """Where one list is recorded the other is whole: nobody else takes part."""
        assert "error" == say("PRA101", plan(a_stream(leads=("hmcpsi",))))
        assert "met" == say("PRA101", plan(a_stream(supporters=("hmcpsi", "hmi-prisons"))))

    def test_in_a_complete_plan_absent_is_nobody(self):
        """A complete plan that names nobody says that nobody takes part: PRA106 speaks of that."""
        assert "not-applicable" == say("PRA101", plan(a_stream(), completeness=COMPLETE))

    def test_a_stream_with_phases_leaves_the_roles_to_them(self):
        """A stream that others are phases of, and that names nobody, is not judged; its phases are."""
        phase = a_stream(id="phase-1", title="Phase 1", parent="one", leads=("hmcpsi",), supporters=())
        assert {"stream:one": "not-applicable", "stream:phase-1": "error"} == words("PRA101", plan(a_stream(), phase))

    def test_a_stream_with_phases_that_names_somebody_is_judged(self):
        """A stream that says who does it is judged by that, whatever its phases."""
        phase = a_stream(id="phase-1", title="Phase 1", parent="one", leads=("hmcpsi",), supporters=())
        assert "error" == words("PRA101", plan(a_stream(leads=("hmcpsi",)), phase))["stream:one"]

    @given(st.sampled_from(("hmi-probation", "cqc")), st.sampled_from(WorkType))
    def test_somebody_unknown_might_be_the_second(self, known, type):
        """An unknown body may turn out to be an inspectorate: undetermined while that would keep the rule."""
        supporters = ("hm-imaginary",) if known == "hmi-probation" else ("hm-imaginary", "hm-other")
        stream = a_stream(type=type, leads=(known,), supporters=supporters)
        assert "undetermined" == say("PRA101", plan(stream))

    def test_one_unknown_body_does_not_save_partners(self):
        """With no inspectorate at all, one unknown body cannot make two; that it may be one is said."""
        assert "warning" == say("PRA101", plan(a_stream(leads=("cqc",), supporters=("hm-imaginary",))))
        breach = result("PRA101", plan(a_stream(leads=("hm-imaginary",))))
        expected = "at most one criminal justice inspectorate takes part, and not every body is known (see REC101): "
        assert f"{expected}hm-imaginary" == breach.message

    def test_a_lone_report_without_its_work_is_not_asked(self):
        """A report that says nothing of the work is no subject of the rules about work."""
        report = a_report(published=when("2013"))
        assert {} == {code: found for code in RULES_OF_WORK if (found := words(code, report))}


class TestWindow:
    """As roles: the days of the work are a term's own, else its fieldwork, else the period up to publication."""

    def judged(self, stream, first=date(2010, 4, 1), last=date(2014, 3, 31)):
        """A stream in a plan of that period, in a word."""
        return say("PRA101", plan(stream, period=Period(first, last)), ON)

    def test_the_period_stands_in_for_fieldwork(self):
        """With neither fieldwork nor report, the period counts: here it spans the change."""
        assert "undetermined" == self.judged(a_stream(**WITH_COURTS))
        assert "met" == self.judged(a_stream(**WITH_COURTS), last=date(2012, 9, 17))
        assert "warning" == self.judged(a_stream(**WITH_COURTS), first=date(2012, 9, 18))

    @pytest.mark.parametrize(
        ("expected", "published"), [("met", "2012-09-17"), ("undetermined", "2012-09"), ("undetermined", "2013")]
    )
    def test_up_to_publication(self, expected, published):
        """Published before the change, the work was done before it."""
        stream = a_stream(
            reports=(a_report(published=when(published)), a_report(id="other", title="Other")), **WITH_COURTS
        )
        assert expected == self.judged(stream)

    def test_publication_before_the_period(self):
        """A report older than the period: its work is older too, so far as that is known."""
        stream = a_stream(reports=(a_report(published=when("2009")),), **WITH_COURTS)
        assert "met" == self.judged(stream)

    def test_fieldwork_comes_first(self):
        """Where there is fieldwork, neither the report nor the period matters."""
        stream = a_stream(
            fieldwork=span("2012-04", "2012-06"), reports=(a_report(published=when("2013")),), **WITH_COURTS
        )
        assert "met" == self.judged(stream)

    def test_a_stream_alone_goes_by_its_cycle(self):
        """Without a programme, the cycle stands in for the period; published or not."""
        stream = a_stream(type=WorkType.ROLLING, **WITH_COURTS)
        assert "met" == say("PRA101", attrs.evolve(stream, cycle=span("2009", "2011")))
        assert "warning" == say("PRA101", attrs.evolve(stream, cycle=span("2013", "2014")))
        assert "undetermined" == say("PRA101", attrs.evolve(stream, cycle=span("2011")))

    def test_a_stream_alone_without_any_date(self):
        """Nothing says when it was: it is held to every set of inspectorates that there has been."""
        assert "undetermined" == say("PRA101", a_stream(**WITH_COURTS))
        assert "met" == say("PRA101", a_stream(leads=("hmcpsi",), supporters=("hmi-prisons",)))
        assert "met" == say("PRA101", a_stream(reports=(a_report(published=when("2012-09-17")),), **WITH_COURTS))

    def test_a_report_alone_goes_by_its_publication(self):
        """A report on its own: the work was done by the day it came out."""
        report = a_report(type=WorkType.THEMATIC, **WITH_COURTS)
        assert "met" == say("PRA101", attrs.evolve(report, published=when("2012-09-17")))
        assert "undetermined" == say("PRA101", attrs.evolve(report, published=when("2012-09-18")))
        assert "not-applicable" == say("PRA101", attrs.evolve(report, published=when("2007-03")))

    def test_a_term_goes_by_its_own_days(self):
        """Each term by itself, an open one to the end of time."""
        terms = (
            Term(first=when("2010"), last=when("2012-09-17"), **WITH_COURTS),
            Term(first=when("2012-09-18"), **WITH_COURTS),
        )
        expected = {"term:one/0": "met", "term:one/1": "warning"}
        assert expected == words("PRA101", plan(a_stream(type=WorkType.ROLLING, terms=terms)))


# ------------------------------------------------------------------------------------------------------ PRA102


class TestMoreThanOneAgency:
    """PRA102. Briefing B1: joint inspection takes issues that involve more than one agency. It applies at any time."""

    @pytest.mark.parametrize(
        ("expected", "agencies"),
        [
            ("met", ("police", "cps")),
            ("met", ("immigration", "courts", "schools")),
            ("warning", ("cps",)),
            ("warning", ("cps", "health-services")),
            ("warning", ("health-services", "schools")),
            ("warning", ()),
            ("undetermined", None),
            ("undetermined", ("cps", "agency-imaginary")),
            ("warning", ("agency-imaginary",)),
            ("met", ("cps", "police", "agency-imaginary")),
        ],
    )
    def test_agencies(self, expected, agencies):
        """Two criminal justice agencies keep the rule; others do not count; what is unknown might."""
        assert expected == say("PRA102", plan(a_stream(agencies=agencies)))

    @pytest.mark.parametrize(
        ("expected", "type"),
        [("info", WorkType.ROLLING), ("warning", WorkType.FOLLOW_UP), ("warning", WorkType.SCOPING)],
    )
    def test_a_rolling_programme_often_looks_at_one(self, expected, type):
        """One agency is only worth knowing of a rolling programme."""
        assert expected == say("PRA102", plan(a_stream(type=type, agencies=("police",))))

    def test_what_is_missing(self):
        """The agencies, where they are not recorded: in a plan, alone, and of a report."""
        assert ("/work_streams/0/agencies",) == undetermined("PRA102", plan(a_stream()))
        assert ("/agencies",) == undetermined("PRA102", a_stream())
        assert ("/agencies",) == undetermined("PRA102", a_report(type=WorkType.THEMATIC))

    def test_in_a_complete_plan_absent_is_none(self):
        """A complete plan that names no agency says that none is inspected."""
        found = result("PRA102", plan(a_stream(), completeness=COMPLETE))
        assert ("warning", "no criminal justice agency is inspected") == (word(found), found.message)

    def test_the_message(self):
        """A breach names the one, by its short name."""
        found = result("PRA102", plan(a_stream(agencies=("police", "schools"))))
        assert ("only one criminal justice agency is inspected: Police", "/work_streams/0/agencies") == (
            found.message,
            found.pointer,
        )

    def test_before_the_act(self):
        """The rape inspection of 2002 looked at the police and the CPS: practice before it was law."""
        assert "met" == say("PRA102", corpus["rape-investigation-and-prosecution-2002"])

    def test_no_streams(self):
        """A complete plan without a stream has nothing to ask about; a header alone does not say."""
        assert {} == words("PRA102", plan(completeness=COMPLETE, work_streams=None))
        assert ("/work_streams",) == undetermined(
            "PRA102", plan(completeness=Completeness.HEADER_ONLY, work_streams=None)
        )


# ------------------------------------------------------------------------------------------------------ PRA106


class TestSinglyLed:
    """PRA106. Briefing C3 and C6: all joint work is singly led but jointly owned."""

    @given(inspectors, st.lists(inspectors, unique=True, max_size=3), st.sampled_from(WorkStatus))
    def test_one_lead_keeps_the_rule(self, lead, others, status):
        """One lead is met, whatever else the stream is, and whoever leads it."""
        supporters = tuple(one for one in others if one != lead)
        assert "met" == say("PRA106", plan(a_stream(status=status, leads=(lead,), supporters=supporters)))

    @pytest.mark.parametrize("status", WorkStatus)
    def test_two_leads_depart_from_it(self, status):
        """A second lead is a warning, at any status."""
        found = result("PRA106", plan(a_stream(status=status, leads=("hmi-probation", "hmi-prisons"))))
        expected = (Severity.WARNING, "/work_streams/0/leads", "led by HMI Prisons and HMI Probation")
        assert expected == (found.severity, found.pointer, found.message)

    def test_indeterminate_sentences(self):
        """Indeterminate sentences, 2010: two leads, published, and only a warning; in the plan and as a report."""
        assert "warning" == words("PRA106", corpus["2009-10"])["stream:indeterminate-sentences"]
        assert "warning" == say("PRA106", corpus["indeterminate-sentences-2010"])

    def test_four_leads(self):
        """The efficiency spotlight of 2024 had four leads and no supporter: one warning, which names them all."""
        leads = ("hmi-constabulary", "hmcpsi", "hmi-probation", "hmi-prisons")
        found = result("PRA106", plan(a_stream(leads=leads, supporters=())))
        assert "led by HMCPSI, HMI Constabulary, HMI Prisons and HMI Probation" == found.message

    @pytest.mark.parametrize(
        ("expected", "status"),
        [
            ("warning", WorkStatus.PROPOSED),
            ("warning", WorkStatus.PLANNED),
            ("warning", WorkStatus.DELAYED),
            ("warning", WorkStatus.ON_HOLD),
            ("warning", WorkStatus.CANCELLED),
            ("error", WorkStatus.IN_PROGRESS),
            ("error", WorkStatus.PUBLISHED),
        ],
    )
    def test_no_lead(self, expected, status):
        """None is a warning until work certainly begins, and then an error."""
        assert expected == say("PRA106", plan(a_stream(status=status, leads=(), supporters=("hmi-prisons", "hmcpsi"))))
        assert expected == say("PRA106", plan(a_stream(status=status), completeness=COMPLETE))

    def test_a_report_has_begun(self):
        """What is reported has begun: a lone report without a lead is an error."""
        report = a_report(
            type=WorkType.THEMATIC, published=when("2013"), leads=(), supporters=("hmcpsi", "hmi-prisons")
        )
        assert "error" == say("PRA106", report)

    @pytest.mark.parametrize("type", [WorkType.COMPENDIUM, WorkType.STATE_OF_SYSTEM])
    @pytest.mark.parametrize("leads", [None, (), ("hmcpsi",), ("hmcpsi", "hmi-prisons")])
    def test_some_work_needs_no_lead(self, type, leads):
        """A compendium and a view of the whole system need none, and may have one or two."""
        found = result("PRA106", plan(a_stream(type=type, leads=leads)))
        assert ("not-applicable", "not-this-kind: this type of work needs no lead") == (word(found), found.message)

    @pytest.mark.parametrize("id", ["victims-compendium-2015", "pandemic-impact-2021"])
    def test_such_work_in_the_corpus(self, id):
        """The victims compendium of 2015 and the pandemic report of 2021 have no lead, and none is asked for."""
        assert "not-applicable" == say("PRA106", corpus[id])

    def test_nobody_recorded(self):
        """With neither role list, in a plan that is not complete, it is undetermined."""
        assert ("/work_streams/0/leads", "/work_streams/0/supporters") == undetermined("PRA106", plan(a_stream()))

    @pytest.mark.parametrize(("expected", "day"), [("not-applicable", "2007-03-31"), ("warning", "2007-04-01")])
    def test_nothing_before_the_act(self, expected, day):
        """Two leads before 1 April 2007 broke nothing."""
        assert expected == say("PRA106", on_day(day, leads=("hmcpsi", "hmi-prisons")), ON)

    def test_each_term_has_its_own_lead(self):
        """Police custody: the lead passed from HMI Prisons to HMI Constabulary, and each term has one."""
        expected = {f"term:police-custody/{i}": "met" for i in range(3)}
        assert expected == words("PRA106", corpus["police-custody"])

    def test_a_term_with_two_leads(self):
        """A breach in a term stands in that term."""
        term = Term(first=when("2013"), leads=("hmcpsi", "hmi-prisons"), supporters=())
        found = result("PRA106", plan(a_stream(type=WorkType.ROLLING, terms=(term,))))
        assert ("term:one/0", "/work_streams/0/terms/0/leads") == (found.subject, found.pointer)

    def test_phases_tell_the_lead(self):
        """Rape, 2021 and 2022: the lead passed between the phases, and the stream itself names none."""
        phases = (
            a_stream(id="rape-1", title="Rape 1", parent="one", leads=("hmi-constabulary",), supporters=("hmcpsi",)),
            a_stream(id="rape-2", title="Rape 2", parent="one", leads=("hmcpsi",), supporters=("hmi-constabulary",)),
        )
        expected = {"stream:one": "not-applicable", "stream:rape-1": "met", "stream:rape-2": "met"}
        assert expected == words("PRA106", plan(a_stream(), *phases, completeness=COMPLETE))

    def test_an_unknown_lead_is_a_lead(self):
        """Whether it is known is REC101's matter."""
        assert "met" == say("PRA106", plan(a_stream(leads=("hm-imaginary",))))


# ------------------------------------------------------------------------------------------------------ PRA107


class TestLedByOneOfThem:
    """PRA107. Briefing A1 and C3: the lead is one of the criminal justice inspectorates."""

    @pytest.mark.parametrize(
        ("expected", "leads"),
        [
            ("met", ("hmcpsi",)),
            ("met", ("hmcpsi", "hmi-prisons")),
            ("warning", ("ofsted",)),
            ("warning", ("hmcpsi", "cqc")),
            ("warning", ("ofsted", "hm-imaginary")),
            ("undetermined", ("hm-imaginary",)),
            ("undetermined", ("hmcpsi", "hm-imaginary")),
            ("not-applicable", ()),
        ],
    )
    def test_who_leads(self, expected, leads):
        """A partner that leads is a warning, beside one of them too; an unknown lead is undetermined."""
        assert expected == say("PRA107", plan(a_stream(leads=leads, supporters=("hmi-constabulary", "hmi-probation"))))

    def test_joint_targeted_area_inspections(self):
        """Ofsted leads the joint targeted area inspections, in each term: a warning that names it."""
        found = words("PRA107", corpus["joint-targeted-area"])
        assert {"term:joint-targeted-area/0": "warning", "term:joint-targeted-area/1": "warning"} == found

    @pytest.mark.parametrize(
        ("lead", "id"),
        [
            ("Ofsted", "child-sexual-exploitation-2016"),
            ("Ofsted", "secure-training-centres"),
            ("CIW", "child-protection-wales"),
            ("Healthcare Commission", "healthcare-young-offenders-2009"),
        ],
    )
    def test_partners_that_led(self, lead, id):
        """Ofsted, CIW and the Healthcare Commission really led joint work."""
        found = result("PRA107", corpus[id])
        message = f"led by {lead}, outside the criminal justice inspectorates"
        assert (Severity.WARNING, message, "/leads") == (found.severity, found.message, found.pointer)

    @pytest.mark.parametrize(
        ("expected", "day"),
        [("met", LAST_OF_FIVE), ("warning", FIRST_OF_FOUR), ("not-applicable", "2007-03-31"), ("met", "2007-04-01")],
    )
    def test_court_administration(self, expected, day):
        """HMICA could lead from 1 April 2007 to 17 September 2012."""
        assert expected == say("PRA107", on_day(day, leads=("hmica",), supporters=("hmcpsi",)), ON)

    @pytest.mark.parametrize(
        ("expected", "leads"), [("undetermined", ("hmica",)), ("met", ("hmcpsi",)), ("warning", ("hmica", "cqc"))]
    )
    def test_a_change_within_the_work_counts_where_it_matters(self, expected, leads):
        """Work on both sides of the change is undetermined only where HMICA leads, and nobody else who may not."""
        assert expected == say("PRA107", plan(a_stream(fieldwork=span("2012-09"), leads=leads)), ON)

    def test_what_is_missing(self):
        """The roles where they are not recorded; the fieldwork's dates where the law changed within them."""
        assert ("/work_streams/0/leads", "/work_streams/0/supporters") == undetermined("PRA107", plan(a_stream()))
        stream = a_stream(fieldwork=span("2012-09"), leads=("hmica",))
        assert ("/work_streams/0/fieldwork",) == undetermined("PRA107", plan(stream), ON)

    def test_before_2005_the_social_care_inspectorate_led(self):
        """CSCI led the report on safeguarding of 2005: before the Act, and not judged."""
        assert "not-applicable" == say("PRA107", corpus["safeguarding-children-2005"])

    def test_phases(self):
        """A stream that leaves its roles to its phases is not judged."""
        phase = a_stream(id="phase-1", title="Phase 1", parent="one", leads=("ofsted",))
        assert {"stream:one": "not-applicable", "stream:phase-1": "warning"} == words("PRA107", plan(a_stream(), phase))


# ------------------------------------------------------------------------------------------------------ PRA108


class TestSupportersConfirmed:
    """PRA108. Briefing C3 and C8: those named as supporters are confirmed before work begins."""

    @pytest.mark.parametrize(("expected", "confirmed"), [("met", True), ("warning", False), ("undetermined", None)])
    @pytest.mark.parametrize("status", [WorkStatus.IN_PROGRESS, WorkStatus.PUBLISHED])
    def test_once_work_has_begun(self, expected, confirmed, status):
        """Confirmed is met, unconfirmed a warning, and not recorded undetermined."""
        stream = a_stream(status=status, supporters_confirmed=confirmed, **NAMED)
        assert expected == say("PRA108", plan(stream))

    @pytest.mark.parametrize("confirmed", [True, False, None])
    @pytest.mark.parametrize("status", sorted(set(WorkStatus) - {WorkStatus.IN_PROGRESS, WorkStatus.PUBLISHED}))
    def test_just_before_work_begins(self, confirmed, status):
        """Until work has begun it is not yet due."""
        found = result("PRA108", plan(a_stream(status=status, supporters_confirmed=confirmed, **NAMED)))
        assert ("not-applicable", "not-yet-due: work has not begun") == (word(found), found.message)

    def test_the_breach(self):
        """It names who is not confirmed, and stands at the fact itself."""
        found = result("PRA108", plan(a_stream(status=WorkStatus.IN_PROGRESS, supporters_confirmed=False, **NAMED)))
        expected = (
            "work has begun, but its supporters are not confirmed: HMI Constabulary",
            "/work_streams/0/supporters_confirmed",
        )
        assert expected == (found.message, found.pointer)

    def test_what_is_missing(self):
        """Whether they were confirmed; or the roles, where these are not recorded."""
        begun = {"status": WorkStatus.IN_PROGRESS}
        assert ("/work_streams/0/supporters_confirmed",) == undetermined("PRA108", plan(a_stream(**begun, **NAMED)))
        assert ("/work_streams/0/leads", "/work_streams/0/supporters") == undetermined(
            "PRA108", plan(a_stream(**begun))
        )

    @pytest.mark.parametrize("supporters", [(), None])
    def test_nobody_to_confirm(self, supporters):
        """Work without supporters has nobody to confirm."""
        stream = a_stream(status=WorkStatus.PUBLISHED, leads=("hmcpsi",), supporters=supporters)
        assert "not-this-kind: it has no supporters" == result("PRA108", plan(stream)).message

    def test_roles_told_elsewhere(self):
        """Terms and phases tell the roles, and a report says nothing of confirmation."""
        term = Term(first=when("2013"), leads=("hmcpsi",), supporters=("hmi-prisons",))
        assert "not-applicable" == say(
            "PRA108", plan(a_stream(status=WorkStatus.IN_PROGRESS, type=WorkType.ROLLING, terms=(term,)))
        )
        phase = a_stream(id="phase-1", title="Phase 1", parent="one")
        stream = a_stream(status=WorkStatus.IN_PROGRESS)
        assert "not-applicable" == words("PRA108", plan(stream, phase))["stream:one"]
        assert "not-applicable" == say("PRA108", a_report(type=WorkType.THEMATIC, **NAMED))


# ------------------------------------------------------------------------------------------------------ PRA109


class TestAgenciesOfTheProcess:
    """PRA109. Briefing B4: each high-level process has its agencies. It applies at any time."""

    @pytest.mark.parametrize(
        ("expected", "process", "agencies"),
        [
            ("met", "community-safety", ("police", "probation", "yots")),
            ("met", "bringing-offenders-to-justice", ("police", "cps", "courts", "yots")),
            ("met", "managing-offenders", ("probation", "prisons", "yots")),
            ("met", "custodial-conditions", ("prisons", "police", "courts", "immigration")),
            ("warning", "managing-offenders", ("police", "probation")),
            ("warning", "managing-offenders", ("police", "cps")),
            ("warning", "custodial-conditions", ("police", "yots", "local-authorities")),
            ("info", "managing-offenders", ("prisons", "probation", "police")),
            ("info", "community-safety", ("yots", "police", "health-services", "schools")),
            ("not-applicable", "managing-offenders", ("police",)),
            ("not-applicable", "managing-offenders", ()),
            ("undetermined", "managing-offenders", None),
            ("undetermined", None, ("police", "cps")),
            ("undetermined", None, None),
            ("undetermined", "managing-offenders", ("probation", "agency-imaginary")),
            ("warning", "managing-offenders", ("police", "agency-imaginary")),
            ("undetermined", "managing-offenders", ("agency-imaginary", "agency-other")),
            ("info", "managing-offenders", ("prisons", "probation", "police", "agency-imaginary")),
        ],
    )
    def test_agencies_of_a_process(self, expected, process, agencies):
        """Two that belong keep the rule, an outsider beside them is worth knowing, fewer than two is a warning."""
        stream = a_stream(process=process and HighLevelProcess(process), agencies=agencies)
        assert expected == say("PRA109", plan(stream))

    def test_an_unknown_agency_beside_two_that_belong(self):
        """It may be an outsider, or one that belongs: until it is known, the rule does not say."""
        stream = a_stream(
            process=HighLevelProcess.MANAGING_OFFENDERS, agencies=("prisons", "probation", "agency-imaginary")
        )
        assert "undetermined" == say("PRA109", plan(stream))

    @pytest.mark.parametrize("agencies", [("police",), ()])
    def test_fewer_than_two_agencies_whatever_the_process(self, agencies):
        """Where fewer than two are named the rule does not apply, recorded process or not."""
        assert "not-applicable" == say("PRA109", plan(a_stream(agencies=agencies)))

    @pytest.mark.parametrize(
        ("expected", "process", "agencies"),
        [
            (
                'only 1 of its 2 agencies belongs to the process "managing offenders": Probation',
                "managing-offenders",
                ("police", "probation"),
            ),
            (
                'none of its 2 agencies belongs to the process "managing offenders"',
                "managing-offenders",
                ("police", "cps"),
            ),
            (
                'at most 1 of its 2 agencies belongs to the process "managing offenders"; see REC101',
                "managing-offenders",
                ("police", "agency-imaginary"),
            ),
            (
                'Prisons does not belong to the process "community safety"',
                "community-safety",
                ("police", "yots", "prisons"),
            ),
            (
                'Courts and CPS do not belong to the process "community safety"',
                "community-safety",
                ("police", "yots", "cps", "courts"),
            ),
        ],
    )
    def test_messages(self, expected, process, agencies):
        """A breach names those that belong where they are too few, and else those that do not."""
        found = result("PRA109", plan(a_stream(process=HighLevelProcess(process), agencies=agencies)))
        assert (expected, "/work_streams/0/agencies") == (found.message, found.pointer)

    @pytest.mark.parametrize(
        ("missing", "known"),
        [
            (("process", "agencies"), {}),
            (("agencies",), {"process": HighLevelProcess.COMMUNITY_SAFETY}),
            (("process",), {"agencies": ("police", "cps")}),
        ],
    )
    def test_what_is_missing(self, missing, known):
        """The process, the agencies, or both."""
        assert tuple(f"/work_streams/0/{name}" for name in missing) == undetermined("PRA109", plan(a_stream(**known)))
        assert tuple(f"/{name}" for name in missing) == undetermined(
            "PRA109", a_report(type=WorkType.THEMATIC, **known)
        )

    @pytest.mark.parametrize(
        "known", [{}, {"process": HighLevelProcess.COMMUNITY_SAFETY}, {"agencies": ("police", "cps")}]
    )
    def test_in_a_complete_plan_absent_is_none(self, known):
        """A complete plan that names no process or no agencies leaves nothing to compare."""
        assert "not-applicable" == say("PRA109", plan(a_stream(**known), completeness=COMPLETE))

    def test_appropriate_adults(self):
        """Appropriate adults, 2011: of police, youth offending teams and local authorities one belongs to custody."""
        assert "warning" == words("PRA109", corpus["2010-12"])["stream:appropriate-adults"]


# ------------------------------------------------------------------------------------------------------ PRA110


class TestInAProcess:
    """PRA110. Briefing B4 and B5: work is grouped under a process, or takes up a cross-cutting issue."""

    VICTIMS = (CrossCuttingIssue.VICTIMS_AND_WITNESSES,)

    @pytest.mark.parametrize("completeness", [COMPLETE, Completeness.FRAGMENT, None])
    @pytest.mark.parametrize("known", [{"process": HighLevelProcess.COMMUNITY_SAFETY}, {"takes_account_of": VICTIMS}])
    def test_either_keeps_the_rule(self, completeness, known):
        """A process does, and so does an issue: rape 2021 is grouped under the experience of victims."""
        assert "met" == say("PRA110", plan(a_stream(**known), completeness=completeness))

    @pytest.mark.parametrize("issues", [None, ()])
    def test_neither(self, issues):
        """Neither is worth knowing where the plan is complete, and undetermined elsewhere."""
        found = result("PRA110", plan(a_stream(takes_account_of=issues), completeness=COMPLETE))
        assert (Severity.INFO, "/work_streams/0/process") == (found.severity, found.pointer)
        expected = ("/work_streams/0/process", "/work_streams/0/takes_account_of")
        assert expected == undetermined("PRA110", plan(a_stream(takes_account_of=issues)))

    @pytest.mark.parametrize("completeness", [COMPLETE, None])
    def test_a_view_of_the_whole_system(self, completeness):
        """The pandemic reports span all four processes, and belong to none."""
        assert "not-applicable" == say(
            "PRA110", plan(a_stream(type=WorkType.STATE_OF_SYSTEM), completeness=completeness)
        )
        assert "not-applicable" == say("PRA110", corpus["pandemic-impact-2021"])

    def test_a_report_alone(self):
        """A report on its own is asked too; nothing makes it complete."""
        assert ("/process", "/takes_account_of") == undetermined("PRA110", a_report(type=WorkType.THEMATIC))
        assert "met" == say("PRA110", corpus["disclosure-2017"])


# -------------------------------------------------------------------------------------------------- all of them


class TestUnknownReferences:
    """An unknown reference is REC101's alone: every other rule treats it as not known."""

    @given(
        st.lists(
            st.sampled_from(("hmi-probation", "hmi-prisons", "hmica", "cqc", "ofsted")),
            unique=True,
            min_size=1,
            max_size=4,
        ),
        st.lists(
            st.sampled_from(("police", "cps", "courts", "prisons", "probation", "yots", "schools")),
            unique=True,
            min_size=1,
            max_size=4,
        ),
        st.sampled_from(HighLevelProcess),
        st.sampled_from(WorkType),
        st.data(),
    )
    def test_not_knowing_one_settles_nothing_otherwise(self, bodies, agencies, process, type, data):
        """Whichever body or agency is not known: no settled verdict becomes another settled one."""
        settled = {"met", "error", "warning", "info", "not-applicable"}
        cut = data.draw(st.integers(0, len(bodies)))

        def told(bodies, agencies):
            stream = a_stream(
                type=type,
                leads=tuple(bodies[:cut]),
                supporters=tuple(bodies[cut:]),
                agencies=tuple(agencies),
                process=process,
            )
            return {r: say(r, plan(stream, completeness=COMPLETE)) for r in RULES_OF_WORK}

        known = told(bodies, agencies)
        which = data.draw(st.integers(0, len(bodies) + len(agencies) - 1))
        if which < len(bodies):
            then = told([*bodies[:which], "nobody-known", *bodies[which + 1 :]], agencies)
        else:
            at = which - len(bodies)
            then = told(bodies, [*agencies[:at], "nothing-known", *agencies[at + 1 :]])

        def verdict(said):
            return "breached" if said in {"error", "warning", "info"} else said

        assert {} == {
            r: (known[r], then[r])
            for r in known
            if {known[r], then[r]} <= settled and verdict(known[r]) != verdict(then[r])
        }


class TestCourtsAlone:
    """Of courts alone one rule speaks at a time: PRA102 before 18 September 2012, LAW401 since."""

    @pytest.mark.parametrize(
        ("practice", "law", "fieldwork"),
        [
            ("warning", "not-applicable", span("2012-04", "2012-09-17")),
            ("not-applicable", "error", span("2012-04", "2012-09-18")),
            ("not-applicable", "error", span("2013", "2013")),
            ("undetermined", "undetermined", span("2012-04", None)),
            ("undetermined", "undetermined", span("2012-04", "2012-09")),
            ("undetermined", "undetermined", None),
        ],
    )
    def test_one_or_the_other(self, practice, law, fieldwork):
        """What leaves one open leaves the other open, and is named."""
        document = plan(a_stream(agencies=("courts",), fieldwork=fieldwork))
        assert (practice, law) == (say("PRA102", document), say("LAW401", document))
        if practice == "undetermined":
            assert ("/work_streams/0/fieldwork",) == undetermined("PRA102", document)

    @pytest.mark.parametrize("agencies", [("courts", "schools"), ("schools",)])
    def test_with_something_else(self, agencies):
        """Courts with no other criminal justice agency are PRA102's as ever: LAW401 is kept."""
        assert "warning" == say("PRA102", plan(a_stream(agencies=agencies, fieldwork=span("2013", "2013"))))
