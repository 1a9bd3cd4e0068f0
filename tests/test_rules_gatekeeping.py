"""LAW201 to LAW203 and LAW602: notices that block an inspection, opinions, and refusals to co-operate."""

from datetime import date

import pytest

from cjji_model import Completeness, Notice, Opinion, Refusal, WorkStatus, check
from cjji_model.model.gatekeeping import Consent, NoticeEffect
from kit import a_programme, a_report, a_stream
from kit_rules import plan, result, results, say, span, undetermined, when, word, words

POLICE = ("hmi-constabulary", "hmi-prisons", "police")
"""Constabulary shields the police from prisons' inspection."""
BEGUN = a_stream(status=WorkStatus.IN_PROGRESS, fieldwork=span("2012-09-03"))


def notice(parties=POLICE, given="2012-06-01", stream="one", **changes):
    """A notice, of one to another, about an organisation."""
    by, to, organisation = parties
    told = {"id": "n", "by": by, "to": to, "organisation": organisation, "given": when(given), "stream": stream}
    return Notice(**{"forbids": NoticeEffect.INSPECTION} | told | changes)


def opinion(parties=POLICE, held="2012-05-20", stream="one", *, unreasonable=True, id="o"):
    """What one thought of another's inspection of an organisation."""
    by, to, organisation = parties
    return Opinion(
        id=id, by=by, proposer=to, organisation=organisation, unreasonable=unreasonable, held=when(held), stream=stream
    )


UNREASONABLE = (opinion(),)


def gate(*notices, opinions=UNREASONABLE, stream=BEGUN, **changes):
    """A programme of one stream, with these notices and opinions."""
    return plan(stream, gatekeeping_notices=notices, opinions=opinions, **changes)


class TestBlockedStaysBlocked:
    """LAW201. Paragraph 3(8) and (9): what a notice forbids does not go ahead, unless the minister consents."""

    def test_against_a_notice(self):
        """Work that began after it: an error, at the stream that the notice names, under both paragraphs."""
        found = result("LAW201", gate(notice()))
        told = "work began on 2012-09-03 despite the notice of 2012-06-01"
        expected = ("error", told, "/gatekeeping_notices/0/stream", "notice:n")
        assert expected == (word(found), found.message, found.pointer, found.subject)
        assert {f"statute:police-act-1996.sch-4A.para-3.sub-{sub}@2012-09-03" for sub in (8, 9)} == set(found.cites)

    @pytest.mark.parametrize(
        ("expected", "given", "first"),
        [
            ("error", "2012-06-01", "2012-06-01"),
            ("not-applicable", "2012-06-01", "2012-05-31"),
            ("error", "2012-06-01", "2012-06"),
            ("undetermined", "2012-06-01", "2012"),
            ("undetermined", "2012-06", "2012-06-01"),
            ("error", "2012-06-01", "2012-07"),
            ("not-applicable", "2012-06-01", "2012-05"),
            ("undetermined", "2012-06-01", None),
        ],
    )
    def test_when_it_began(self, expected, given, first):
        """On the day of the notice or later; begun before, it is no longer proposed."""
        stream = a_stream(status=WorkStatus.IN_PROGRESS, fieldwork=first and span(first))
        document = gate(notice(given=given), opinions=(opinion(held="2012-04-01"),), stream=stream)
        assert expected == say("LAW201", document)
        if expected == "undetermined":
            assert "/work_streams/0/fieldwork" in undetermined("LAW201", document)

    @pytest.mark.parametrize("status", WorkStatus)
    def test_it_has_begun(self, status):
        """What is proposed, planned, delayed, on hold or cancelled did not go ahead."""
        stream = a_stream(status=status, fieldwork=span("2012-09-03"))
        begun = status in {WorkStatus.IN_PROGRESS, WorkStatus.PUBLISHED}
        found = result("LAW201", gate(notice(), stream=stream))
        assert ("error" if begun else "not-applicable") == word(found)

    @pytest.mark.parametrize(
        ("expected", "withdrawn"),
        [
            ("met", "2012-09-03"),
            ("met", "2012-08"),
            ("error", "2012-09-04"),
            ("undetermined", "2012-09"),
            ("undetermined", "2012"),
            ("error", None),
        ],
    )
    def test_withdrawn_first(self, expected, withdrawn):
        """A notice stands until it is recorded as withdrawn."""
        assert expected == say("LAW201", gate(notice(withdrawn=withdrawn and when(withdrawn))))

    @pytest.mark.parametrize(
        ("expected", "by", "given"),
        [
            ("met", "secretary-of-state", "2012-09-03"),
            ("met", "secretary-of-state", "2012-08"),
            ("error", "secretary-of-state", "2012-09-04"),
            ("undetermined", "secretary-of-state", "2012-09"),
            ("undetermined", "secretary-of-state", None),
            ("error", "attorney-general", "2012-08"),
            ("error", "lord-chancellor", None),
            ("undetermined", "hm-imaginary", "2012-08"),
        ],
    )
    def test_the_right_minister_consents(self, expected, by, given):
        """The minister in charge of the giver's schedule, no later than the work began."""
        document = gate(notice(consent=Consent(by=by, given=given and when(given))))
        assert expected == say("LAW201", document)

    def test_why_a_consent_does_not_help(self):
        """It was another's to give, or it came too late."""
        wrong = gate(notice(consent=Consent(by="attorney-general", given=when("2012-08"))))
        assert result("LAW201", wrong).message.endswith(": only Secretary of State could consent")
        late = gate(notice(consent=Consent(by="secretary-of-state", given=when("2012-10"))))
        assert result("LAW201", late).message.endswith(": consent was given only on 2012-10")
        unsaid = gate(notice(consent=Consent(by="secretary-of-state")))
        assert ("/gatekeeping_notices/0/consent/given",) == undetermined("LAW201", unsaid)

    @pytest.mark.parametrize(
        "changes",
        [
            {"consent": Consent(by="secretary-of-state", given=when("2012-09-10"))},
            {"withdrawn": when("2012-09-10")},
        ],
    )
    def test_work_that_began_some_day_of_a_month(self, changes):
        """Whether that was before a consent, or a withdrawal, is open: a finer day of the work is missing."""
        stream = a_stream(status=WorkStatus.IN_PROGRESS, fieldwork=span("2012-09"))
        document = gate(notice(**changes), stream=stream)
        assert ("/work_streams/0/fieldwork",) == undetermined("LAW201", document)

    def test_a_partners_notice(self):
        """Who may consent in spite of the CQC's is not in the law that was read: that leaves it open."""
        parties = ("cqc", "hmi-prisons", "health-services")
        document = gate(notice(parties), opinions=(opinion(parties),))
        assert ("error", "judgement") == (say("LAW201", document), say("LAW202", document))
        assert ("statute:hsca-2008.sch-4.para-6@2012-09-03",) == result("LAW201", document).cites
        consent = Consent(by="secretary-of-state", given=when("2012-08"))
        assert () == undetermined("LAW201", gate(notice(parties, consent=consent), opinions=(opinion(parties),)))

    def test_a_manner_forbidden(self):
        """Whether work was done in that manner, its giver judges; consent and withdrawal help alike."""
        found = result("LAW201", gate(notice(forbids=NoticeEffect.MANNER)))
        told = "work began on 2012-09-03 despite the notice of 2012-06-01: whether it was done in the manner forbidden"
        assert ("judgement", f"{told}: for HMI Constabulary to judge") == (word(found), found.message)
        assert "met" == say("LAW201", gate(notice(forbids=NoticeEffect.MANNER, withdrawn=when("2012-08"))))

    @pytest.mark.parametrize(
        ("expected", "opinions"),
        [
            ("error", (opinion(),)),
            ("error", ()),
            ("undetermined", None),
            ("not-applicable", (opinion(unreasonable=False),)),
            ("undetermined", (opinion(held="2012"),)),
            ("undetermined", (opinion(stream=None),)),
        ],
    )
    def test_only_a_notice_that_is_well_founded(self, expected, opinions):
        """One that breaks LAW202 stops nothing; while opinions are not recorded, whether it does is open."""
        assert expected == say("LAW201", gate(notice(), opinions=opinions))

    def test_what_is_missing(self):
        """The opinions, which stream it stops, that stream."""
        assert ("/opinions",) == undetermined("LAW201", gate(notice(), opinions=None))
        nowhere = gate(notice(stream=None), opinions=(opinion(stream=None),))
        assert ("/gatekeeping_notices/0/stream",) == undetermined("LAW201", nowhere)
        lost = {"opinions": (opinion(stream="lost"),)}
        assert ("/work_streams",) == undetermined("LAW201", gate(notice(stream="lost"), **lost))
        complete = gate(notice(stream="lost"), completeness=Completeness.COMPLETE, **lost)
        assert "not-applicable" == say("LAW201", complete)

    @pytest.mark.parametrize(
        ("expected", "first"),
        [("error", "2012-09-17"), ("not-applicable", "2012-09-18"), ("undetermined", "2012-09"), ("error", "2012-08")],
    )
    def test_a_notice_of_hmica(self, expected, first):
        """It ended with its schedule on 18 September 2012."""
        parties = ("hmica", "audit-commission", "courts")
        stream = a_stream(status=WorkStatus.IN_PROGRESS, fieldwork=span(first))
        document = gate(notice(parties), opinions=(opinion(parties),), stream=stream)
        assert expected == say("LAW201", document)

    def test_other_documents(self):
        """Only a programme holds notices."""
        for code in ("LAW201", "LAW202", "LAW203", "LAW602"):
            assert () == results(code, a_stream()) == results(code, a_report()) == results(code, a_programme())


class TestWellFounded:
    """LAW202. The tests of paragraph 3, all needed."""

    @pytest.mark.parametrize(
        ("expected", "parties", "given"),
        [
            ("met", POLICE, "2012-06-01"),
            ("error", ("hmi-prisons", "hmi-constabulary", "prisons"), "2012-06-01"),
            ("error", ("hmcpsi", "hmi-prisons", "cps"), "2012-06-01"),
            ("error", ("estyn", "hmi-prisons", "schools"), "2012-06-01"),
            # Duty and list from 1 April 2007, orders from 1 May 2007.
            ("error", ("hmi-prisons", "audit-commission", "prisons"), "2007-04-15"),
            ("error", ("hmi-prisons", "audit-commission", "prisons"), "2007-04-30"),
            ("met", ("hmi-prisons", "audit-commission", "prisons"), "2007-05-01"),
            ("undetermined", ("hmi-prisons", "audit-commission", "prisons"), "2007"),
            ("not-applicable", ("hmi-prisons", "audit-commission", "prisons"), "2007-03"),
            ("met", ("hmi-prisons", "audit-commission", "prisons"), "2015-03-31"),
            ("error", ("hmi-prisons", "audit-commission", "prisons"), "2015-04-01"),
            ("met", ("hmi-probation", "csci", "probation"), "2009-03-31"),
            ("error", ("hmi-probation", "csci", "probation"), "2009-04-01"),
            ("error", ("hmi-probation", "cqc", "probation"), "2008-09-30"),
            ("met", ("hmi-probation", "cqc", "probation"), "2009-03-31"),
            ("met", ("hmi-probation", "cqc", "probation"), "2009-04-01"),
            ("undetermined", ("hmi-probation", "cqc", "probation"), "2008"),
            ("met", ("hmica", "audit-commission", "courts"), "2012-09-17"),
            ("error", ("hmica", "audit-commission", "courts"), "2012-09-18"),
            # What an order specifies: the police, not the CPS; a police authority while there was one.
            ("error", ("hmi-constabulary", "hmi-prisons", "cps"), "2012-06-01"),
            ("met", ("hmi-constabulary", "hmi-prisons", "local-policing-bodies"), "2012-11-21"),
            ("error", ("hmi-constabulary", "hmi-prisons", "local-policing-bodies"), "2012-11-22"),
            # In part, or not known: somebody must say.
            ("met", ("hmi-probation", "hmi-prisons", "probation"), "2010-03-31"),
            ("judgement", ("hmi-probation", "hmi-prisons", "probation"), "2010-04-01"),
            ("undetermined", ("hmi-probation", "hmi-prisons", "probation"), "2010"),
            ("error", ("cqc", "hmi-prisons", "health-services"), "2010-04-08"),
            ("judgement", ("cqc", "hmi-prisons", "health-services"), "2010-04-09"),
            ("judgement", ("ofsted", "hmi-prisons", "schools"), "2012-06-01"),
        ],
    )
    def test_who_could_block_whom_over_what(self, expected, parties, given):
        """The list and the order, as they stood on the day of the notice; the opinion is recorded."""
        document = gate(notice(parties, given), opinions=(opinion(parties, "2007-04-01"),))
        assert expected == say("LAW202", document)

    @pytest.mark.parametrize("place", range(3))
    def test_somebody_unknown(self, place):
        """Of one who is not known it cannot be told."""
        parties = tuple("hm-imaginary" if i == place else id for i, id in enumerate(POLICE))
        document = gate(notice(parties), opinions=(opinion(parties),))
        assert () == undetermined("LAW202", document) == undetermined("LAW203", document)

    def test_what_a_breach_says(self):
        """Who could not, at the giver; what no order specifies, at the organisation."""
        could_not = result("LAW202", gate(notice(("hmi-prisons", "hmi-constabulary", "police"))))
        expected = (
            "HMI Prisons could not block an inspection by HMI Constabulary on 2012-06-01",
            "/gatekeeping_notices/0/by",
        )
        assert expected == (could_not.message, could_not.pointer)
        assert "statute:prison-act-1952.sch-A1.para-3.sub-2@2012-06-01" in could_not.cites
        parties = ("hmi-constabulary", "hmi-prisons", "cps")
        unshielded = result("LAW202", gate(notice(parties)))
        expected = ("no order specifies CPS for HMI Constabulary", "/gatekeeping_notices/0/organisation")
        assert expected == (unshielded.message, unshielded.pointer)
        assert "statute:police-act-1996.sch-4A.para-3.sub-4@2012-06-01" in unshielded.cites
        powerless = result("LAW202", gate(notice(("estyn", "hmi-prisons", "police"))))
        assert 5 == len(powerless.cites)

    @pytest.mark.parametrize(
        ("expected", "opinions"),
        [
            ("met", (opinion(),)),
            ("met", (opinion(held="2012-06-01"),)),
            ("judgement", (opinion(held="2012-06-02"),)),
            ("undetermined", (opinion(held="2012-06"),)),
            ("error", (opinion(unreasonable=False),)),
            ("met", (opinion(unreasonable=False, held="2011"), opinion(id="p"))),
            ("met", (opinion(held="2012"), opinion(id="p"))),
            ("undetermined", (opinion(unreasonable=False), opinion(held="2012", id="p"))),
            ("judgement", (opinion(stream="two"),)),
            ("met", (opinion(stream="two", unreasonable=False), opinion(id="p"))),
            ("judgement", (opinion(("hmi-probation", "hmi-prisons", "police")),)),
            ("undetermined", (opinion(stream=None),)),
            ("judgement", ()),
            ("judgement", None),
        ],
    )
    def test_the_opinion(self, expected, opinions):
        """Held of this inspection, by the time of the notice; where none is recorded, the giver judges."""
        document = gate(notice(), opinions=opinions)
        assert expected == say("LAW202", document)

    def test_what_is_said_of_the_opinion(self):
        """Who judges; that it was not thought; where the opinion's day or stream would go."""
        found = result("LAW202", gate(notice(), opinions=()))
        assert "whether the burden would be unreasonable: for HMI Constabulary to judge" == found.message
        found = result("LAW202", gate(notice(), opinions=(opinion(unreasonable=False),)))
        expected = ("HMI Constabulary did not think the burden unreasonable", "/gatekeeping_notices/0")
        assert expected == (found.message, found.pointer)
        assert ("/opinions/0/held",) == undetermined("LAW202", gate(notice(), opinions=(opinion(held="2012"),)))
        assert ("/gatekeeping_notices/0/given",) == undetermined("LAW202", gate(notice(given="2012-05")))
        assert ("/opinions/0/stream",) == undetermined("LAW202", gate(notice(), opinions=(opinion(stream=None),)))
        expected = ("/gatekeeping_notices/0/stream",)
        assert expected == undetermined("LAW202", gate(notice(stream=None)))
        part = ("hmi-probation", "hmi-prisons", "probation")
        found = result("LAW202", gate(notice(part), opinions=(opinion(part),)))
        told = "whether Probation is, in this case, an organisation that an order specifies: for HMI Probation to judge"
        assert told == found.message

    def test_neither_names_a_stream(self):
        """Between the same parties, about the same organisation: taken to be the same inspection."""
        assert "met" == say("LAW202", gate(notice(stream=None), opinions=(opinion(stream=None),)))


class TestNoticeGiven:
    """LAW203. Where all tests are met the notice is a duty, not a choice."""

    def test_none_was(self):
        """An error, at the opinion."""
        found = result("LAW203", gate())
        told = "HMI Constabulary thought the burden unreasonable, but gave HMI Prisons no notice"
        expected = ("error", told, "/opinions/0/unreasonable", "opinion:o")
        assert expected == (word(found), found.message, found.pointer, found.subject)
        assert {f"statute:police-act-1996.sch-4A.para-3.sub-{sub}@2012-05-20" for sub in (1, 2)} == set(found.cites)

    @pytest.mark.parametrize(
        ("expected", "given"),
        [
            ("met", notice()),
            ("met", notice(given="2012-05-19")),
            ("met", notice(withdrawn=when("2012-05-20"))),
            ("error", notice(given="2011", withdrawn=when("2012-05-19"))),
            ("undetermined", notice(given="2011", withdrawn=when("2012-05"))),
            ("error", notice(stream="two")),
            ("undetermined", notice(stream=None)),
            ("error", notice(("hmi-constabulary", "hmi-probation", "police"))),
            ("met", notice(forbids=NoticeEffect.MANNER)),
        ],
    )
    def test_one_that_stood_once_it_was_held(self, expected, given):
        """Of the same inspection, given sooner or later, and not withdrawn before; whatever stands before it."""
        assert expected == say("LAW203", gate(given))
        assert expected == say("LAW203", gate(notice(stream="two", id="another"), given))

    @pytest.mark.parametrize(
        ("missing", "document"),
        [
            ("/gatekeeping_notices", plan(BEGUN, opinions=(opinion(),))),
            ("/gatekeeping_notices/0/stream", gate(notice(stream=None))),
            ("/gatekeeping_notices/0/withdrawn", gate(notice(given="2011", withdrawn=when("2012")))),
            (
                "/opinions/0/held",
                gate(notice(given="2011", withdrawn=when("2012-05-10")), opinions=(opinion(held="2012-05"),)),
            ),
            ("/opinions/0/stream", gate(notice(), opinions=(opinion(stream=None),))),
        ],
    )
    def test_what_is_missing(self, missing, document):
        """Whether one was given, of what, and whether it still stood."""
        assert (missing,) == undetermined("LAW203", document)

    @pytest.mark.parametrize(
        ("expected", "parties", "held"),
        [
            ("not-applicable", POLICE, "2007-03-31"),
            ("not-applicable", POLICE, "2007-04-30"),
            ("error", POLICE, "2007-05-01"),
            ("undetermined", POLICE, "2007"),
            ("not-applicable", POLICE, "2007-04"),
            ("not-applicable", ("hmi-constabulary", "hmi-prisons", "cps"), "2012"),
            ("not-applicable", ("hmcpsi", "hmi-prisons", "cps"), "2012"),
            ("error", ("hmi-probation", "hmi-prisons", "probation"), "2010-03-31"),
            ("judgement", ("hmi-probation", "hmi-prisons", "probation"), "2010-04-01"),
            ("judgement", ("ofsted", "hmi-prisons", "schools"), "2012"),
        ],
    )
    def test_only_where_a_notice_could_be_given(self, expected, parties, held):
        """By the list and the order of the day of the opinion."""
        assert expected == say("LAW203", gate(opinions=(opinion(parties, held),)))

    def test_one_who_thinks_otherwise(self):
        """Owes nothing, whoever it is."""
        assert "not-applicable" == say("LAW203", gate(opinions=(opinion(unreasonable=False),)))

    def test_coarse_month_of_the_orders(self):
        """April and May 2007 differ: the month of May is after all orders."""
        assert "error" == say("LAW203", gate(opinions=(opinion(held="2007-05"),)))

    def test_one_omission_breaks_one_rule(self):
        """A notice that was not given breaks no rule about notices."""
        outcome = check(gate(), on=date(2014, 3, 31))
        assert {"LAW203"} == {r.rule for r in outcome.breached if r.rule.startswith("LAW")}


def refused(by="hmi-prisons", to="ofsted", on="2012-06-01", would_serve=None):
    """A programme that records one refusal."""
    one = Refusal(by=by, to=to, of="Two inspectors for a week", refused=when(on), would_serve=would_serve)
    return a_programme(refusals=(one,))


class TestCoOperates:
    """LAW602. Paragraph 4: with those listed, so far as that suits doing its own work well."""

    @pytest.mark.parametrize(("expected", "would_serve"), [("error", True), ("met", False), ("judgement", None)])
    def test_where_that_serves(self, expected, would_serve):
        """What was not weighed, the refuser judges."""
        found = result("LAW602", refused(would_serve=would_serve))
        told = {
            "error": "HMI Prisons refused to co-operate with Ofsted, though that would have served its work",
            "met": "",
            "judgement": "whether co-operating would have served its work: for HMI Prisons to judge",
        }
        assert (expected, told[expected]) == (word(found), found.message)
        assert ("statute:prison-act-1952.sch-A1.para-4@2012-06-01",) == found.cites
        assert "refusal:hmi-prisons/ofsted" == found.subject

    @pytest.mark.parametrize(
        ("expected", "by", "to", "on"),
        [
            ("not-applicable", "hmi-prisons", "ofsted", "2007-03-31"),
            ("error", "hmi-prisons", "ofsted", "2007-04-01"),
            ("undetermined", "hmi-prisons", "ofsted", "2007"),
            # The order of 2008 skipped the prisons' paragraph; the CQC came by an order of its own.
            ("not-applicable", "hmi-prisons", "cqc", "2009-03-31"),
            ("error", "hmi-prisons", "cqc", "2009-04-01"),
            ("undetermined", "hmi-prisons", "cqc", "2009"),
            ("error", "hmi-constabulary", "cqc", "2008-10-01"),
            ("not-applicable", "hmi-constabulary", "cqc", "2008-09-30"),
            ("error", "hmi-prisons", "csci", "2010-09-30"),
            ("not-applicable", "hmi-prisons", "csci", "2010-10-01"),
            ("not-applicable", "hmi-probation", "csci", "2009-04-01"),
            ("error", "hmcpsi", "hmica", "2012-09-17"),
            ("not-applicable", "hmcpsi", "hmica", "2012-09-18"),
            ("error", "hmcpsi", "audit-commission", "2015-03-31"),
            ("not-applicable", "hmcpsi", "audit-commission", "2015-04-01"),
            ("not-applicable", "hmcpsi", "victims-commissioner", "2025-12-31"),
            ("not-applicable", "hmcpsi", "police", "2012"),
            ("not-applicable", "ofsted", "hmi-prisons", "2012"),
            ("not-applicable", "police", "hmi-prisons", "2012"),
            ("undetermined", "hm-imaginary", "ofsted", "2012"),
            ("undetermined", "hmi-prisons", "hm-imaginary", "2012"),
            ("error", "hmica", "hmi-probation", "2012-09-17"),
            ("undetermined", "hmica", "ofsted", "2012-09-17"),
            ("not-applicable", "hmica", "ofsted", "2012-09-18"),
        ],
    )
    def test_with_whom(self, expected, by, to, on):
        """The list of the day of the refusal; a place that is only inferred binds nobody."""
        assert expected == say("LAW602", refused(by, to, on, would_serve=True))

    def test_each_refusal_is_asked(self):
        """More than one between the same two are counted."""
        twice = a_programme(refusals=refused().refusals + refused(would_serve=False).refusals)
        expected = {"refusal:hmi-prisons/ofsted": "judgement", "refusal:hmi-prisons/ofsted/2": "met"}
        assert expected == words("LAW602", twice)
