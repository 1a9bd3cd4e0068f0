"""REC102, REC106, LAW601 and PRA123: rules that ask how bodies stood at the time of the work.

Each kept, broken, not applicable, not recorded, and on both sides of each edge.
"""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjji_model import (
    REGISTRY,
    Agency,
    Body,
    BodyRecord,
    Completeness,
    DatedText,
    Delegation,
    FullCoverage,
    NoFieldwork,
    NpmMembership,
    PartialDate,
    Period,
    Place,
    Remit,
    RemitBasis,
    SampleCoverage,
    Term,
    Visit,
    WorkStatus,
    WorkSubject,
    WorkType,
    bodies,
    check,
    corpus,
)
from cjji_model.model.vocabulary import AreaScheme
from cjji_model.organisations.bodies import BodyKind
from cjji_model.organisations.tenure import welsh_areas
from cjji_model.rules import RULES, reading_day
from kit import a_report, a_stream
from kit_rules import flips, lesser, plan, result, results, say, small_streams, span, undetermined, when, word, words

ON = date(2014, 3, 31)
LONG = Period(date(2001, 4, 1), date(2030, 3, 31))
COMPLETE = Completeness.COMPLETE
FOUR = ("hmcpsi", "hmi-constabulary", "hmi-prisons", "hmi-probation")
WITH_COURTS = {"leads": ("hmcpsi",), "supporters": ("hmica",)}
CODES = ("REC102", "REC106", "LAW601", "PRA123")


def dated(first, last=None, **changes):
    """A plan of one stream whose fieldwork was then."""
    return plan(a_stream(fieldwork=span(first, last or first), **changes), period=LONG)


def alone(published, **changes):
    """A report that stands alone, published then."""
    return a_report(type=WorkType.THEMATIC, published=published and when(published), **changes)


class TestEachOfThem:
    """What the four rules have in common: they are about roles, as they stood at the time of the work."""

    @pytest.mark.parametrize("code", CODES)
    def test_who_takes_part_is_not_recorded(self, code):
        """Without roles, they are what is missing; a phase tells them, where there is one."""
        stream = a_stream(agencies=("police",), subjects=(WorkSubject.CUSTODY_VISITS,))
        assert ("/work_streams/0/leads", "/work_streams/0/supporters") == undetermined(code, plan(stream))
        phase = a_stream(id="phase", title="Phase", parent="one", leads=("hmi-prisons",), supporters=())
        assert "not-applicable" == words(code, plan(stream, phase))["stream:one"]

    @pytest.mark.parametrize("code", CODES)
    def test_nobody_is_named(self, code):
        """Where nobody is named, there is nobody to ask about."""
        stream = a_stream(agencies=("police",), subjects=(WorkSubject.CUSTODY_VISITS,), leads=(), supporters=())
        assert "not-applicable" == say(code, plan(stream))

    @pytest.mark.parametrize("code", ["LAW601", "PRA123", "REC102"])
    @pytest.mark.parametrize("more", ["2012-05", "2011-05", "2013"])
    def test_a_finer_date_flips_nothing(self, code, more):
        """What fieldwork in a year left open is settled within it, and nothing that it settled is unsettled."""
        roles = {
            "leads": ("hmica",),
            "supporters": ("cqc", "hmi-constabulary"),
            "agencies": ("courts", "police"),
            "subjects": (WorkSubject.CUSTODY_VISITS,),
            "delegations": (),
        }
        assert {} == flips(code, dated(more, **roles), dated(more[:4], **roles), ON)

    @pytest.mark.parametrize("code", CODES)
    def test_terms_are_asked_one_by_one(self, code):
        """Each term of a rolling programme has its own roles and days."""
        first = Term(first=when("2009-04-01"), last=when("2010-03-31"), leads=("hmica",), supporters=("hmi-prisons",))
        second = attrs.evolve(first, first=when("2013-04-01"), last=when("2014-03-31"))
        stream = a_stream(type=WorkType.ROLLING, terms=(first, second))
        assert {"term:one/0", "term:one/1"} == set(words(code, plan(stream)))

    @pytest.mark.parametrize("code", CODES)
    def test_the_same_twice_is_asked_once(self, code):
        """Streams of the same roles and dates have the same ruling, each at its own place."""
        same = {"leads": ("cqc",), "supporters": ("hmica",), "agencies": ("courts",), "delegations": ()}
        two = [
            a_stream(id=id, title=id, fieldwork=span("2013"), subjects=(WorkSubject.CUSTODY_VISITS,), **same)
            for id in ("one", "two")
        ]
        one, other = (r for r in check(plan(*two), on=ON, rules=RULES.select(code), keep_all=True).results)
        assert (one.verdict, one.message, one.pointer.replace("/0", "/1", 1)) == (
            other.verdict,
            other.message,
            other.pointer,
        )


# ------------------------------------------------------------------------------------------------------ REC102


class TestExisted:
    """REC102. A body that has a role existed at the time of the work."""

    @pytest.mark.parametrize(
        ("expected", "day"),
        [
            ("error", "2005-03-31"),
            ("met", "2005-04-01"),
            ("met", "2010-12-31"),
            ("warning", "2011-01-01"),
            ("warning", "2012-09-17"),
            ("error", "2012-09-18"),
        ],
    )
    def test_court_administration(self, expected, day):
        """HMICA: an error before it began and after it was abolished, a warning while it was closed and yet existed."""
        assert expected == say("REC102", dated(day, **WITH_COURTS))

    def test_what_is_from_memory(self):
        """When HIW began is remembered: a breach by it alone is a warning, and with another an error."""
        alone = {"leads": ("hmcpsi",), "supporters": ("hiw",)}
        assert ["warning", "met"] == [say("REC102", dated(day, **alone)) for day in ("2004-03-31", "2004-04-01")]
        assert "error" == say("REC102", dated("2004-03-31", leads=("hmica",), supporters=("hiw",)))

    @pytest.mark.parametrize(
        ("expected", "first", "last"),
        [
            (("/fieldwork",), "2010-06", "2011-03"),
            (("/fieldwork",), "2010-06-01", None),
            ((), "2010-12-30", "2011-01-02"),
        ],
    )
    def test_what_would_settle_it(self, expected, first, last):
        """Days that could be told more exactly are missing; where both are days, nothing that could be recorded is."""
        stream = a_stream(fieldwork=span(first, last), **WITH_COURTS)
        assert expected == result("REC102", stream).missing

    @pytest.mark.parametrize(
        ("expected", "first", "last"),
        [
            ("undetermined", "2010-06", "2011-03"),
            ("undetermined", "2004-06", "2005-06"),
            ("warning", "2012-03", "2012-12"),
            ("warning", "2011", "2011"),
            ("error", "2013", "2015"),
            ("undetermined", "2010-12", None),
        ],
    )
    def test_for_a_part(self, expected, first, last):
        """For a part of the work is not certain, unless it was at work on no day of it."""
        assert expected == say("REC102", plan(a_stream(fieldwork=span(first, last), **WITH_COURTS), period=LONG))

    def test_it_tells_who_and_where(self):
        """The message names the body, and the pointer its place among the roles."""
        found = result("REC102", dated("2013-05", leads=("hmcpsi",), supporters=("csci", "hmi-prisons", "hmica")))
        assert ("CSCI and HMICA did not exist at the time", "/work_streams/0/supporters/0") == (
            found.message,
            found.pointer,
        )
        closed = result("REC102", dated("2011-05", leads=("hmica",), supporters=("hmi-prisons",)))
        assert ("HMICA existed in law but was not at work at the time", "/work_streams/0/leads/0") == (
            closed.message,
            closed.pointer,
        )

    def test_where_the_work_is_undated(self):
        """The period of the programme, up to publication; and what would settle it is the fieldwork."""
        assert ("/work_streams/0/fieldwork",) == undetermined(
            "REC102", plan(a_stream(**WITH_COURTS), period=Period.business_years(2009, 5))
        )
        assert "met" == say("REC102", plan(a_stream(**WITH_COURTS), period=Period.business_years(2008)))
        assert "error" == say("REC102", plan(a_stream(**WITH_COURTS), period=Period.business_years(2013)))

    @pytest.mark.parametrize(
        ("expected", "published"),
        [("error", "2004-12"), ("met", "2010-06"), ("undetermined", "2012-12"), ("undetermined", None)],
    )
    def test_a_report_alone(self, expected, published):
        """Of a report that stands alone only the end is known: who was there at the end was there on some day of it."""
        assert expected == say("REC102", alone(published, leads=("hmica",), supporters=("hmcpsi",)), ON)

    def test_the_four_are_always_there(self):
        """Whatever the dates since 2007, the four inspectorates existed and were at work."""
        for day in ("2007-04-01", "2012-09-18", "2025"):
            assert "met" == say("REC102", dated(day, leads=FOUR[:1], supporters=FOUR[1:]))
        assert "met" == say("REC102", alone(None, leads=FOUR[:1], supporters=FOUR[1:]), ON)

    def test_a_body_that_nobody_knows(self):
        """It is not known, which REC101 says; a breach by another stands all the same."""
        assert "undetermined" == say("REC102", dated("2013", leads=("hm-imaginary",), supporters=("hmcpsi",)))
        assert "error" == say("REC102", dated("2013", leads=("hm-imaginary",), supporters=("hmica",)))

    def test_a_body_of_ones_own(self):
        """Its existence is not recorded, unless its maker says when it was."""
        stream = dated("2013", leads=("mine",), supporters=("hmcpsi",))
        mine = Body(id="mine", short="Mine")
        assert "undetermined" == say("REC102", stream, registry=REGISTRY + [mine])
        held = (DatedText(text="mine", since=when("2014")),)
        told = attrs.evolve(mine, record=BodyRecord(existence=held, operation=held))
        assert "error" == say("REC102", stream, registry=REGISTRY + [told])

    @given(st.sampled_from([*bodies]), st.dates(date(2001, 4, 1), date(2029, 12, 31)))
    def test_of_one_day(self, body, day):
        """Work of one day: what the body answers of that day."""
        document = dated(day.isoformat(), leads=(body.id,), supporters=())
        there, working = body.exists(on=day), body.operates(on=day)
        absent = "warning" if body.id == "hiw" else "error"  # when it began is from memory
        expected = (
            absent
            if there is False
            else "warning"
            if working is False
            else "met"
            if there and working
            else "undetermined"
        )
        assert expected == say("REC102", document)


# ------------------------------------------------------------------------------------------------------ REC106


KENT, GWENT = ({"scheme": AreaScheme.CJ_AREAS, "areas": (area,)} for area in ("kent", "gwent"))
BOTH = {"scheme": AreaScheme.CJ_AREAS, "areas": ("gwent", "kent")}


def with_partner(partner, coverage, **changes):
    """A plan of one stream in which a partner supports."""
    return plan(a_stream(leads=("hmi-probation",), supporters=(partner,), coverage=coverage, **changes))


class TestJurisdiction:
    """REC106. A partner works where it has jurisdiction."""

    @pytest.mark.parametrize(
        ("expected", "partner", "where"),
        [
            ("met", "cqc", KENT),
            ("info", "cqc", GWENT),
            ("info", "cqc", GWENT | {"count": 1}),
            ("met", "estyn", GWENT),
            ("info", "estyn", KENT),
            ("info", "cjini", KENT),
            ("not-applicable", "icibi", GWENT),
            ("not-applicable", "hmi-prisons", GWENT),
            ("not-applicable", "healthcare-commission", GWENT),
            ("not-applicable", "secretary-of-state", GWENT),
            ("not-applicable", "hm-imaginary", GWENT),
        ],
    )
    def test_where_it_may_work(self, expected, partner, where):
        """CQC in England alone, Estyn in Wales alone; who may work in both, or is no partner, is not asked."""
        assert expected == say("REC106", with_partner(partner, SampleCoverage(**where)))

    @pytest.mark.parametrize("area", sorted(welsh_areas()))
    def test_wales_in_every_scheme(self, area):
        """The areas of Wales, whatever divides England and Wales into them."""
        schemes = {place.scheme for place in REGISTRY.places if place.id == area and place.scheme in set(AreaScheme)}
        assert schemes
        for scheme in schemes:
            assert "info" == say("REC106", with_partner("cqc", SampleCoverage(scheme=scheme, areas=(area,))))

    @pytest.mark.parametrize(
        ("missing", "coverage"),
        [
            ("coverage", None),
            ("coverage/areas", SampleCoverage(places=("Cardiff",))),
            ("coverage/areas", SampleCoverage(**GWENT, places=("Maidstone",))),
            ("coverage/areas", SampleCoverage(**GWENT, count=3)),
            ("coverage/areas", SampleCoverage(scheme=AreaScheme.CJ_AREAS, areas=("nowhere-at-all",))),
            ("coverage/areas", SampleCoverage(scheme=AreaScheme.CJ_AREAS, areas=())),
            ("visits", SampleCoverage(**BOTH)),
            ("visits", FullCoverage(scheme=AreaScheme.CJ_AREAS)),
        ],
    )
    def test_not_recorded(self, missing, coverage):
        """Where it looks, or where the partner was, is not recorded."""
        assert (f"/work_streams/0/{missing}",) == undetermined("REC106", with_partner("cqc", coverage))

    def test_nowhere_in_particular(self):
        """Without fieldwork there is no place to be in; a complete document that tells none has none."""
        assert "not-applicable" == say("REC106", with_partner("cqc", NoFieldwork()))
        complete = attrs.evolve(with_partner("cqc", None), completeness=COMPLETE)
        assert "not-applicable" == say("REC106", complete)

    @pytest.mark.parametrize(
        ("expected", "visits"),
        [
            ("info", [(("gwent",), ("cqc", "hmi-probation"))]),
            ("info", [(("kent",), None), (("gwent",), ("cqc",))]),
            ("met", [(("kent",), ("cqc",)), (("gwent",), ("hmi-probation",))]),
            ("undetermined", [(("gwent",), None)]),
            ("undetermined", [(None, ("cqc",))]),
            ("undetermined", [(("gwent", "kent"), ("cqc",))]),
            ("undetermined", [((), ("cqc",))]),
            ("met", []),
            ("met", [(("kent",), None)]),
        ],
    )
    def test_visits(self, expected, visits):
        """In work in both countries, the visits say where the partner took part."""
        told = tuple(Visit(visited=span("2013-05"), areas=areas, participants=who) for areas, who in visits)
        assert expected == say("REC106", with_partner("cqc", SampleCoverage(**BOTH), visits=told))

    def test_other_places_of_a_visit(self):
        """A visit to Wales and to some other place may have had the partner in the other."""
        visit = Visit(visited=span("2013-05"), areas=("gwent",), places=("Maidstone",), participants=("cqc",))
        assert "undetermined" == say("REC106", with_partner("cqc", SampleCoverage(**BOTH), visits=(visit,)))

    def test_a_term(self):
        """What is missing stands in the work, two steps up from its term."""
        term = Term(first=when("2012"), leads=("hmi-probation",), supporters=("cqc",))
        stream = a_stream(type=WorkType.ROLLING, terms=(term,))
        assert ("/work_streams/0/coverage",) == undetermined("REC106", plan(stream))

    def test_several_partners(self):
        """One that is out of place is told, beside one that is not."""
        stream = a_stream(leads=("hmi-probation",), supporters=("cqc", "estyn"), coverage=SampleCoverage(**GWENT))
        found = result("REC106", plan(stream))
        assert ("info", "/work_streams/0/coverage") == (found.severity.value, found.pointer)
        assert "CQC has no jurisdiction in the areas inspected" == found.message
        both = attrs.evolve(stream, coverage=SampleCoverage(**BOTH))
        assert "undetermined" == say("REC106", plan(both))

    def test_which_of_several_partners_is_told(self):
        """The first that is out of place; else the first of which it is not known; whether it leads or supports."""

        def told(leads, supporters, where, visits=None):
            stream = a_stream(leads=leads, supporters=supporters, coverage=SampleCoverage(**where), visits=visits)
            found = result("REC106", plan(stream))
            return word(found), found.message.partition(" has no")[0].partition(" took part")[0]

        assert ("info", "CQC") == told(("cqc",), ("hmi-probation",), GWENT)
        assert ("info", "CQC") == told(("estyn",), ("cqc",), GWENT)
        assert ("info", "Estyn") == told(("estyn",), ("cjini",), KENT)
        assert ("info", "CJINI") == told(("cjini",), ("estyn",), KENT)
        visits = (Visit(visited=span("2013-05"), areas=("kent",)),)
        assert ("undetermined", "where Estyn") == told(("cqc",), ("estyn",), BOTH, visits)

    def test_an_area_of_ones_own(self):
        """In which country an area that is not the package's lies is not known."""
        mine = REGISTRY + [Place(scheme=AreaScheme.REGIONS, id="doggerland", name="Doggerland")]
        stream = with_partner("cqc", SampleCoverage(scheme=AreaScheme.REGIONS, areas=("doggerland",)))
        assert "undetermined" == say("REC106", stream, registry=mine)

    def test_a_report_alone(self):
        """A report tells no visits: where a partner was in work in both countries stays open."""
        report = alone("2013", leads=("hmi-probation",), supporters=("cqc",), coverage=SampleCoverage(**BOTH))
        assert "undetermined" == say("REC106", report, ON)


# ------------------------------------------------------------------------------------------------------ LAW601


def by(leads, supporters, agencies, **changes):
    """What a stream says of who inspects what; no delegation, unless one is said."""
    return {"leads": leads, "supporters": supporters, "agencies": agencies, "delegations": ()} | changes


HANDED = Delegation(by="hmi-prisons", to="hmcpsi", functions="Visits")


class TestByRight:
    """LAW601. Each inspectorate has a remit over an agency inspected; each agency is in somebody's. Briefing A3."""

    @pytest.mark.parametrize(
        ("expected", "work"),
        [
            ("met", by(("hmcpsi",), ("hmi-constabulary",), ("cps", "police"))),
            ("met", by(("hmi-prisons",), ("hmi-probation",), ("prisons", "probation"))),
            ("met", by(("hmi-prisons",), ("hmi-constabulary",), ("police",))),
            ("met", by(("hmi-prisons",), ("ofsted",), ("youth-custody",))),
            ("met", by(("hmi-probation",), ("cqc", "ofsted"), ("yots", "health-services", "schools"))),
            ("warning", by(("hmcpsi",), ("hmi-prisons",), ("cps", "probation"))),
            ("warning", by(("hmcpsi",), ("hmi-constabulary",), ("cps", "police", "immigration"))),
            ("warning", by(("hmi-probation",), ("cqc",), ("schools",))),
            ("met", by(("hmi-prisons",), ("icibi",), ("prisons", "immigration"))),
            ("not-applicable", by(("hmcpsi",), ("hmi-prisons",), ())),
        ],
    )
    def test_remits(self, expected, work):
        """A duty, a power or an invitation; partners are not asked, nor are agencies beyond criminal justice."""
        assert expected == say("LAW601", dated("2013-05", **work))

    def test_it_tells_who(self):
        """Who had no remit, or which agency is in nobody's, and where that stands."""
        found = result("LAW601", dated("2013-05", **by(("hmi-prisons",), ("hmcpsi",), ("prisons", "probation"))))
        assert ("HMCPSI had no remit over Prisons and Probation", "/work_streams/0/supporters") == (
            found.message,
            found.pointer,
        )
        found = result("LAW601", dated("2013-05", **by(("hmcpsi",), ("hmi-prisons",), ("prisons", "probation"))))
        assert "/work_streams/0/leads" == found.pointer
        found = result("LAW601", dated("2013-05", **by(("hmcpsi",), ("hmi-prisons",), ("cps", "prisons", "yots"))))
        assert ("none of those taking part had a remit over Youth offending teams", "/work_streams/0/agencies") == (
            found.message,
            found.pointer,
        )

    def test_where_several_have_none(self):
        """It stands where the first of them does."""
        found = result("LAW601", dated("2013-05", **by(("hmi-prisons",), ("hmi-probation",), ("cps",))))
        expected = ("HMI Prisons and HMI Probation had no remit over CPS", "/work_streams/0/leads")
        assert expected == (found.message, found.pointer)

    def test_what_a_breach_rests_on(self):
        """The remit of whoever lacks one, as it stood when work began, or else ended; undated, whenever it stood."""

        def cites(document):
            return [cite.removeprefix("statute:") for cite in result("LAW601", document, ON).cites]

        lacks = by(("hmi-prisons",), ("hmcpsi",), ("prisons",))
        duty, later = "cpsi-act-2000.s-2.sub-1-a", "cpsi-act-2000.s-2.sub-3A"
        assert ["briefing:A3", f"{duty}@2013-05-01"] == cites(dated("2013-05", "2013-06", **lacks))
        ended = plan(a_stream(fieldwork=span(None, "2013-06"), **lacks), period=Period(None, date(2014, 3, 31)))
        assert ["briefing:A3", f"{duty}@2013-06-01"] == cites(ended)
        assert ["briefing:A3", duty, later] == cites(a_stream(**lacks))
        nobodys = cites(dated("2013-05", **by(("hmcpsi",), ("hmi-prisons",), ("cps", "prisons", "yots"))))
        assert {"prison-act-1952", "police-act-1996", "cpsi-act-2000", "cjcs-act-2000", "uksi-2012-2401"} == {
            cite.partition(".")[0] for cite in nobodys[1:]
        }
        unsaid = dated("2013-05", **lacks | {"delegations": None})
        assert RULES["LAW601"].cites == result("LAW601", unsaid, ON).cites

    @pytest.mark.parametrize(
        ("expected", "day"),
        [
            ("warning", "2010-12-30"),
            ("undetermined", "2010-12-31"),
            ("undetermined", "2012-09-17"),
            ("met", "2012-09-18"),
        ],
    )
    def test_courts(self, expected, day):
        """Nobody but HMICA before it closed; not settled until the power passed to the four on 18 September 2012."""
        assert expected == say(
            "LAW601", dated(day, **by(("hmcpsi",), ("hmi-constabulary",), ("cps", "courts", "police")))
        )

    @pytest.mark.parametrize(("expected", "day"), [("met", "2010-12-31"), ("undetermined", "2011-01-01")])
    def test_courts_with_their_inspectorate(self, expected, day):
        """HMICA had the remit, and then had it in law alone."""
        assert expected == say("LAW601", dated(day, **by(("hmica",), ("hmcpsi",), ("cps", "courts"))))

    def test_a_body_that_was_gone(self):
        """Of a body that did not exist REC102 speaks, and what it might have covered is left open."""
        work = by(("hmi-prisons",), ("csci",), ("prisons", "probation"))
        assert "undetermined" == say("LAW601", dated("2013-05", **work))
        assert "met" == say("LAW601", dated("2013-05", **by(("hmi-prisons",), ("csci",), ("prisons",))))
        assert "error" == say("REC102", dated("2013-05", **work))

    def test_delegation(self):
        """A delegation hands on the remit; where none is recorded, it may have been so."""
        work = by(("hmi-probation",), ("hmcpsi",), ("prisons", "probation"))
        assert "warning" == say("LAW601", dated("2013-05", **work))
        assert "met" == say("LAW601", dated("2013-05", **work | {"delegations": (HANDED,)}))
        unsaid = dated("2013-05", **work | {"delegations": None})
        assert ("/work_streams/0/delegations",) == undetermined("LAW601", unsaid)
        other = attrs.evolve(HANDED, to="hmi-probation")
        assert "warning" == say("LAW601", dated("2013-05", **work | {"delegations": (other,)}))
        strange = attrs.evolve(HANDED, by="hm-imaginary")
        assert "undetermined" == say("LAW601", dated("2013-05", **work | {"delegations": (strange,)}))

    def test_a_delegation_in_a_term(self):
        """What would settle it stands in the stream, two steps up from its term."""
        term = Term(first=when("2013-05"), last=when("2013-06"), leads=("hmcpsi",), supporters=("hmi-prisons",))
        stream = a_stream(type=WorkType.ROLLING, terms=(term,), agencies=("prisons",))
        assert ("/work_streams/0/delegations",) == undetermined("LAW601", plan(stream))
        found = result("LAW601", plan(attrs.evolve(stream, delegations=())))
        assert ("warning", "/work_streams/0/terms/0/leads") == (found.severity.value, found.pointer)

    def test_a_report_alone(self):
        """A report that stands alone has no place for delegations: what might rest on one is not asked."""
        work = {"supporters": ("hmi-prisons",), "agencies": ("cps", "probation")}
        assert "not-applicable" == say("LAW601", alone("2013", leads=("hmcpsi",), **work), ON)
        assert "met" == say("LAW601", alone("2013", leads=("hmcpsi",), supporters=(), agencies=("cps",)), ON)

    def test_not_recorded(self):
        """The agencies inspected; in a complete document there are none, and nothing to ask."""
        work = {"leads": ("hmcpsi",), "supporters": ("hmi-prisons",)}
        assert ("/work_streams/0/agencies",) == undetermined("LAW601", plan(a_stream(**work)))
        assert "not-applicable" == say("LAW601", plan(a_stream(**work), completeness=COMPLETE))
        early = dated("2008", **by(("hmi-prisons",), ("hmi-constabulary",), ("police",)))
        assert ("/work_streams/0/fieldwork",) == undetermined("LAW601", early)

    @pytest.mark.parametrize(
        "work",
        [
            by(("hmcpsi",), ("hm-imaginary",), ("cps", "probation")),
            by(("hmcpsi",), ("hmi-prisons",), ("cps", "agency-imaginary")),
        ],
    )
    def test_what_nobody_knows(self, work):
        """A body or an agency that nobody knows may have had, or been in, the remit that is wanted."""
        found = result("LAW601", dated("2013-05", **work))
        assert ("undetermined", "one of those named is not known: see REC101") == (found.verdict.value, found.message)

    @pytest.mark.parametrize(("expected", "day"), [("not-applicable", "2007-03-31"), ("warning", "2007-04-01")])
    def test_before_it_applied(self, expected, day):
        """Joint inspection had no footing in law before 1 April 2007."""
        assert expected == say("LAW601", dated(day, **by(("hmcpsi",), ("hmi-prisons",), ("cps", "probation"))))

    def test_a_body_of_ones_own(self):
        """One of the inspectorates by its kind is asked for its remits; a partner only helps."""
        work = dated("2013-05", **by(("hmcpsi",), ("mine",), ("cps", "kennels")))
        kennels = Agency(id="kennels", short="Kennels", criminal_justice=True)
        mine = Body(id="mine", short="Mine", kind=BodyKind.CRIMINAL_JUSTICE)
        assert "undetermined" == say("LAW601", work, registry=REGISTRY + [mine, kennels])
        remits = (Remit(id="r", agency="kennels", words="kennels", basis=RemitBasis.POWER),)
        told = attrs.evolve(mine, record=BodyRecord(remits=remits))
        assert "met" == say("LAW601", work, registry=REGISTRY + [told, kennels])
        assert "warning" == say(
            "LAW601",
            work,
            registry=REGISTRY
            + [
                attrs.evolve(told, record=BodyRecord(remits=(Remit(id="r", agency="police", words="police"),))),
                kennels,
            ],
        )

    def test_published_work_is_not_shouted_at(self):
        """No published plan, programme or report breaks it."""
        rules = RULES.select("LAW601", "PRA123", "REC102", "REC106")
        assert () == tuple(
            found for one in corpus for found in check(one, on=reading_day(one) or ON, rules=rules).breached
        )


# ------------------------------------------------------------------------------------------------------ PRA123


CUSTODY = {"subjects": (WorkSubject.CUSTODY_VISITS,)}


class TestWithAMember:
    """PRA123. Places of custody are visited with a member of the National Preventive Mechanism. Briefing A23."""

    @pytest.mark.parametrize(
        ("expected", "leads", "supporters"),
        [
            ("met", ("hmi-prisons",), ("hmi-probation",)),
            ("met", ("hmi-probation",), ("ofsted",)),
            ("met", ("hm-imaginary",), ("cqc",)),
            ("warning", ("hmi-probation",), ("hmcpsi",)),
            ("warning", (), ("estyn",)),
            ("undetermined", ("hmi-probation",), ("hm-imaginary",)),
            ("undetermined", ("hmi-probation",), ("secretary-of-state",)),
        ],
    )
    def test_members(self, expected, leads, supporters):
        """One member is enough, whoever leads."""
        assert expected == say("PRA123", dated("2013-05", leads=leads, supporters=supporters, **CUSTODY))

    @pytest.mark.parametrize(
        ("expected", "first", "last"),
        [
            ("not-applicable", "2009-03-30", "2009-03-30"),
            ("warning", "2009-03-31", "2009-03-31"),
            ("undetermined", "2009-03", "2009-03"),
        ],
    )
    def test_before_the_designation(self, expected, first, last):
        """From 31 March 2009 on; a month in which it came to apply settles nothing."""
        work = {"leads": ("hmi-probation",), "supporters": ("hmcpsi",)}
        assert expected == say("PRA123", dated(first, last, **work, **CUSTODY))

    @pytest.mark.parametrize(("expected", "first"), [("met", "2009-03-31"), ("undetermined", "2009-03-01")])
    def test_a_member_from_then_on(self, expected, first):
        """Work that began before the designation is not certainly work with a member."""
        work = {"leads": ("hmi-prisons",), "supporters": ("hmi-probation",)}
        assert expected == say("PRA123", dated(first, "2009-12-31", **work, **CUSTODY))

    def test_it_tells_who(self):
        """Nobody is a member: all are named."""
        found = result("PRA123", dated("2013-05", leads=("hmi-probation",), supporters=("hmcpsi",), **CUSTODY))
        told = "no member of the National Preventive Mechanism takes part, only HMI Probation and HMCPSI"
        assert (told, "/work_streams/0/leads") == (found.message, found.pointer)
        assert (("briefing:A23",)) == found.cites
        found = result("PRA123", dated("2013-05", leads=(), supporters=("hmcpsi",), **CUSTODY))
        assert "/work_streams/0/supporters" == found.pointer

    def test_other_subjects(self):
        """Other work is not asked; whether it is of custody is not recorded, unless the document is complete."""
        roles = {"leads": ("hmi-probation",), "supporters": ("hmcpsi",)}
        assert "not-applicable" == say("PRA123", dated("2013", **roles, subjects=(WorkSubject.RESETTLEMENT,)))
        assert ("/work_streams/0/subjects",) == undetermined("PRA123", dated("2013", **roles))
        complete = attrs.evolve(dated("2013", **roles), completeness=COMPLETE)
        assert "not-applicable" == say("PRA123", complete)
        assert "not-applicable" == say("PRA123", alone("2013", **roles), ON)

    def test_a_delegation_makes_no_member(self):
        """Who visits for a member is none."""
        handed = Delegation(by="hmi-prisons", to="hmi-probation", functions="Visits")
        work = {"leads": ("hmi-probation",), "supporters": ("hmcpsi",), "delegations": (handed,)}
        assert "warning" == say("PRA123", dated("2013-05", **work, **CUSTODY))

    def test_a_body_of_ones_own(self):
        """A body that says that it is a member is one."""
        mine = Body(
            id="mine", short="Mine", record=BodyRecord(npm=(NpmMembership(member=True, since=PartialDate(2010)),))
        )
        work = dated("2013-05", leads=("mine",), supporters=(), **CUSTODY)
        assert "met" == say("PRA123", work, registry=REGISTRY + [mine])
        assert "undetermined" == say("PRA123", work, registry=REGISTRY + [attrs.evolve(mine, record=BodyRecord())])


def test_status_does_not_matter():
    """What was only planned is asked as well: who is to take part can be put right in time."""
    for status in WorkStatus:
        assert "error" == say("REC102", dated("2013", status=status, **WITH_COURTS))


# ------------------------------------------------------------------------------------------------ knowing more


_COVERAGES = (
    *(SampleCoverage(**where) for where in (KENT, GWENT, BOTH)),
    SampleCoverage(**BOTH, places=("Maidstone",)),
    SampleCoverage(places=("Cardiff",)),
    FullCoverage(scheme=AreaScheme.CJ_AREAS),
    NoFieldwork(),
)
_AREAS = st.sampled_from((None, (), ("kent",), ("gwent",), ("gwent", "kent")))
_VISITS = st.builds(
    Visit,
    visited=st.just(span("2013-05")),
    areas=_AREAS,
    participants=st.sampled_from((None, (), ("cqc",), ("hmi-probation",))),
)
_HANDED = st.sampled_from(
    [
        Delegation(by=one, to=other, functions="Visits")
        for one in (*FOUR, "hm-imaginary")
        for other in FOUR
        if one != other
    ]
)


@st.composite
def rich_plans(draw):
    """Plans of one stream that says where it looked, who visited what, and who delegated to whom."""

    def perhaps(strategy):
        return draw(st.none() | strategy)

    stream = draw(small_streams("s0"))
    rich = attrs.evolve(
        stream,
        coverage=perhaps(st.sampled_from(_COVERAGES)),
        visits=perhaps(st.lists(_VISITS, max_size=2).map(tuple)),
        subjects=perhaps(st.sampled_from(((), tuple(WorkSubject), (WorkSubject.CUSTODY_VISITS,)))),
        delegations=perhaps(st.lists(_HANDED, max_size=2).map(tuple)),
    )
    return plan(rich, completeness=draw(st.sampled_from(Completeness)), period=Period.business_years(2010, 4))


@pytest.mark.laws
@pytest.mark.parametrize("code", CODES)
@given(document=rich_plans())
def test_one_fact_less_flips_nothing(code, document):
    """Without one fact, no settled verdict becomes another: undated work is taken to lie in its period, in force."""
    asked = {r.subject for r in results(code, document, ON) if r.message != "not-in-force"}
    for what, less in lesser(document):
        if "fieldwork" in what or "published" in what or what.endswith("reports"):
            continue
        assert set() == flips(code, document, less, ON).keys() & asked, what
