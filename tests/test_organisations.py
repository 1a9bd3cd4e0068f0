"""The history of bodies: dated rows, three-valued answers, and the mapping of agencies."""

import pickle
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjji_model import (
    REGISTRY,
    Agency,
    AmbiguousText,
    Body,
    BodyDetails,
    BodyRecord,
    Confidence,
    DatedText,
    InvariantError,
    NpmMembership,
    PartialDate,
    Period,
    PeriodAnswer,
    Remit,
    RemitBasis,
    UnknownName,
    agencies,
    before,
    bodies,
    places,
)
from cjji_model.organisations import agency_kinds
from cjji_model.organisations.bodies import BodyKind
from cjji_model.organisations.details import (
    UnsettledPeriod,
    announced,
    designations,
    joint_programme,
    royal_style,
    variants,
)
from cjji_model.organisations.names import NameKind
from cjji_model.organisations.tenure import DatedRow, DaySet, welsh_areas
from cjji_model.statute.practice import clauses
from cjji_model.tables import rows, since_until
from kit import partial_dates

INSPECTORATES = [body for body in bodies if body.kind is not BodyKind.MINISTER and body.id != "lord-chief-justice"]
SINGLE = ("heads", "appointments", "sponsors", "websites")
"""Facets of which a body has one at a time."""
SEVERAL = ("addressees", "bases")
"""Facets of which a body may have several at a time."""
FACETS = (*SINGLE, *SEVERAL)
any_day = st.dates(date(1800, 1, 1), date(2100, 12, 31))
any_body = st.sampled_from([*bodies])
ONE = timedelta(1)


def when(text):
    """A partial date."""
    return PartialDate.of(text)


def remits(id, day):
    """The ids of what a body may inspect on a day."""
    return {row.id for row in bodies[id].remit(on=day)}


def agencies_of(id, day):
    """The agencies that a body may inspect on a day."""
    return {row.agency for row in bodies[id].remit(on=day)} - {None}


# ------------------------------------------------------------------------------------------------- properties


class TestAnyDate:
    """Every date has an answer, which may be that nothing is known."""

    @given(any_body, any_day)
    def test_three_answers(self, body, day):
        """Whether it existed, was at work, or was a member: yes, no, or not known."""
        for answer in (body.exists(on=day), body.operates(on=day), body.npm_member(on=day)):
            assert answer in {True, False, None}

    @given(any_body, any_day)
    def test_what_works_exists(self, body, day):
        """Nothing is at work that does not exist."""
        assert body.operates(on=day) is not True or body.exists(on=day) is True
        assert body.exists(on=day) is not False or body.operates(on=day) is False

    @given(any_body, any_day)
    def test_always_a_name(self, body, day):
        """There is a name for every day, and it is one of the body's."""
        assert body.name(on=day) in {body.short, *(name.text for name in body.names)}

    @given(any_body, any_day)
    def test_rows_of_a_day_hold_or_may(self, body, day):
        """No row is returned for a day on which it did not hold; a single row certainly held."""
        found = [*body.remit(on=day), *body.reports_to(on=day), *body.statutory_basis(on=day), *body.websites(on=day)]
        assert [] == [row for row in found if row.in_effect(day) is False]
        for row in (body.head(on=day), body.appointed_by(on=day), body.sponsor(on=day)):
            assert row is None or row.in_effect(day) is True

    @given(any_body, any_day)
    def test_every_gap_is_said(self, body, day):
        """On a day on which a body existed, each facet that has rows has one for it, or a row of `unrecorded`."""
        if body.exists(on=day) is not True:
            return
        held = body.details
        for facet in FACETS:
            found = getattr(held, facet)
            gaps = [row for row in held.unrecorded if row.facet == facet]
            assert not found or any(row.in_effect(day) is not False for row in (*found, *gaps)), facet

    @given(any_body, any_day, any_day)
    def test_a_period_is_its_days(self, body, one, other):
        """The answers for a period agree with those for its first and last day."""
        first, last = sorted((one, other))
        extent = body.existed(Period(first, last))
        ends = {body.exists(on=first), body.exists(on=last)}
        if extent.every:
            assert {True} == ends
        if extent.some is False:
            assert {False} == ends
        if True in ends:
            assert extent.some is True
        if False in ends:
            assert extent.every is False

    @given(any_day)
    def test_lists_of_a_day(self, day):
        """The lists have the bodies that certainly existed, or were certainly at work, in order."""
        assert [body for body in bodies if body.exists(on=day)] == [*bodies.existing(on=day)]
        assert [body for body in bodies if body.operates(on=day)] == [*bodies.in_operation(on=day)]

    @given(st.sampled_from([*agencies]), any_day)
    def test_agencies(self, agency, day):
        """Who provided an agency on a day held then, or may have."""
        assert all(row.in_effect(day) is not False for row in agency.providers(on=day))
        assert agency.sponsor(on=day) in {None, *agency.details.sponsors}


_MOMENTS = partial_dates(date(2010, 1, 1), date(2013, 12, 31))


@st.composite
def _rows(draw):
    """Rows whose dates are in order, and perhaps coarse."""
    found = []
    for _ in range(draw(st.integers(0, 3))):
        ends = sorted((draw(_MOMENTS), draw(_MOMENTS)), key=lambda d: d.latest)
        since, until = (draw(st.sampled_from((end, end, None))) for end in ends)
        if since is None or until is None or before(since, until):
            found.append(DatedRow(since=since, until=until))
    return found


def _days_between(first, last):
    return [first + ONE * n for n in range((last - first).days + 1)]


class TestDays:
    """The days on which a fact certainly held, and those on which it may have."""

    @given(_rows(), _rows(), st.dates(date(2010, 1, 1), date(2013, 12, 31)))
    def test_a_day(self, held, unsettled, day):
        """True if a row certainly holds, false if none may; otherwise not known, unless rows follow without a break."""
        answer = DaySet.of(held, unsettled).on(day)
        answers = {row.in_effect(day) for row in held}
        if True in answers:
            assert answer is True
        elif answers <= {False} and {row.in_effect(day) for row in unsettled} <= {False}:
            assert answer is False
        elif answer is True:
            shared = {row.until for row in held if row.until} & {row.since for row in held}
            assert any(when.earliest <= day <= when.latest for when in shared)
        else:
            assert answer is None

    @given(_rows(), _rows(), st.dates(date(2010, 1, 1), date(2013, 12, 31)), st.integers(0, 60))
    def test_a_period(self, held, unsettled, first, more):
        """The answers for a period are those for its days, combined."""
        days = DaySet.of(held, unsettled)
        period = Period(first, first + ONE * more)
        answers = {days.on(day) for day in _days_between(period.first, period.last)}
        some = True if True in answers else None if None in answers else False
        every = False if False in answers else None if None in answers else True
        assert PeriodAnswer(some, every) == days.during(period)

    def test_without_a_break(self):
        """Rows that share a coarse date are one range: whichever day it was, one of the two held."""
        rows_ = [DatedRow(since=when("2010"), until=when("2012")), DatedRow(since=when("2012"))]
        assert DaySet.of(rows_).on(date(2012, 6, 1)) is True
        assert DaySet.of(rows_[:1]).on(date(2012, 6, 1)) is None

    def test_open_periods(self):
        """A period without an end reaches to the end of the calendar."""
        days = DaySet.of([DatedRow(since=when("2012-04-01"))])
        assert PeriodAnswer(some=True, every=True) == days.during(Period(date(2012, 4, 1), None))
        assert PeriodAnswer(some=True, every=False) == days.during(Period(None, date(2012, 4, 1)))
        assert PeriodAnswer(some=False, every=False) == days.during(Period(None, date(2012, 3, 31)))

    @given(partial_dates(date(2000, 1, 1), date(2020, 12, 31)), any_day)
    def test_a_row(self, moment, day):
        """A row has begun once its first day has certainly come, and has ended once the day after its last has."""
        answers = {True: False, False: True, None: None}
        assert answers[DatedRow(since=moment).in_effect(day)] is DatedRow(until=moment).in_effect(day)


# ------------------------------------------------------------------------------------------------------ tables


def overlapping(found):
    """Pairs of rows, one after the other, of which the second certainly begins before the first has ended."""
    ordered = sorted(found, key=lambda row: date.min if row.since is None else row.since.earliest)
    return [
        (one, other)
        for one, other in pairwise(ordered)
        if one.until is None or other.since is None or before(other.since, one.until)
    ]


class TestNoDay:
    """Values that are not a day or not a period are refused with a message."""

    @pytest.mark.parametrize("ask", ["exists", "operates", "npm_member", "name", "head", "sponsor", "remit"])
    def test_text_is_no_day(self, ask):
        """Whatever is asked of a body."""
        with pytest.raises(TypeError, match=r"must be a datetime\.date.*, not '2012-01-01'"):
            getattr(bodies["hmica"], ask)(on="2012-01-01")

    @pytest.mark.parametrize("period", [2012, date(2012, 1, 1), "2012"])
    def test_a_year_is_no_period(self, period):
        """Nor is a day: the methods that take `on` are for that."""
        with pytest.raises(TypeError, match=r"must be a Period, not .*; for a single day, use a method with on="):
            bodies["hmica"].had_remit("courts", period)


class TestRows:
    """Rows of the tables: unlike in their dates, and speaking of what there is."""

    @pytest.mark.parametrize("body", INSPECTORATES, ids=lambda body: body.id)
    def test_a_facet_does_not_overlap(self, body):
        """Existence, operation and the single facets have one row at a time."""
        held, standing = body.details, body.history
        facets = {name: getattr(held, name) for name in SINGLE} | {
            "existence": standing.existence,
            "operation": standing.operation,
            "npm": standing.npm,
        }
        assert {} == {name: overlapping(found) for name, found in facets.items() if overlapping(found)}

    @pytest.mark.parametrize("one", [*bodies, *agencies], ids=lambda one: one.id)
    def test_the_same_thing_is_not_said_twice_of_a_time(self, one):
        """Facets with several rows at a time never have two equal ones at the same time."""
        held = one.details
        rows_by_key = {}
        for facet in (*SEVERAL, "providers"):
            for row in getattr(held, facet):
                rows_by_key.setdefault((facet, row.text, row.scope), []).append(row)
        for row in one.history.remits:
            rows_by_key.setdefault((row.kind, row.basis), []).append(row)
        assert {} == {key: overlapping(found) for key, found in rows_by_key.items() if overlapping(found)}

    def test_names_in_use_do_not_overlap(self):
        """A body has one operating name at a time, and one statutory name."""
        for body in bodies:
            for kind in (NameKind.OPERATING, NameKind.STATUTORY):
                named = [name for name in body.names if name.kind is kind and body.kind is not BodyKind.MINISTER]
                assert [] == overlapping(named), body.id

    def test_existence_is_without_a_break(self):
        """No body ceases to exist and exists again; each that inspects or is consulted is recorded to have existed."""
        for body in INSPECTORATES:
            found = body.history.existence
            assert found, body.id
            assert [] == [(one, two) for one, two in pairwise(found) if one.until != two.since], body.id

    @pytest.mark.parametrize("facet", FACETS)
    def test_gaps_are_gaps(self, facet):
        """A time for which nothing is recorded has no row of that facet that certainly held."""
        for body in bodies:
            held = body.details
            for gap in (row for row in held.unrecorded if row.facet == facet):
                assert gap.why
                middle = gap.since.latest + (gap.until.earliest - gap.since.latest) / 2
                assert [] == [row for row in getattr(held, facet) if row.in_effect(middle)], (body.id, gap)

    @pytest.mark.parametrize(("table", "kind"), [("tenure", "unsettled"), ("details", "unrecorded")])
    def test_what_is_not_known_says_why(self, table, kind):
        """It is of a body, in a facet that there is, has a reason, and ends."""
        facets = {*FACETS, "existence", "operation", "remits"}
        for row in rows(table, kind):
            since, until = since_until(row)
            assert row["of"] in bodies
            assert row["facet"] in facets
            assert row["why"]
            assert until is not None
            assert since is None or before(since, until) is not False

    def test_they_are_of_somebody(self):
        """Each row is of a body or an agency of the registry, and so is each id that it names."""
        for table, kinds in (
            ("tenure", ("existence", "operation", "remits", "npm")),
            ("details", ("heads", "appointments", "addressees", "bases", "websites", "purposes", "kin")),
        ):
            assert {row["of"] for kind in kinds for row in rows(table, kind)} <= {body.id for body in bodies}
        assert {row["of"] for row in rows("details", "sponsors")} <= REGISTRY.ids
        assert {row["of"] for row in rows("details", "providers")} <= {agency.id for agency in agencies}
        assert {row["body"] for row in rows("details", "kin") if "body" in row} <= {body.id for body in bodies}
        for kind in ("events", "announced"):
            assert {id for row in rows("details", kind) for id in (*row.get("of", ()), *row.get("to", ()))} <= {
                *REGISTRY.ids
            }
        assert {variant.of for variant in variants()} <= {*REGISTRY.ids, "npm"}
        assert {row["clause"] for row in rows("details", "purposes")} <= {f"briefing:{id}" for id in clauses()}

    def test_kin_agree(self):
        """Where one of ours came after another of ours, both say so, and of the same day."""
        stated = {
            (row["of"], row["body"], row["how"], row["when"])
            if row["relation"] == "predecessor"
            else (row["body"], row["of"], row["how"], row["when"])
            for row in rows("details", "kin")
            if "body" in row
        }
        for after, earlier, how, moment in stated:
            assert (how, moment) in {
                (kin.how, str(kin.when)) for kin in bodies[after].predecessors() if kin.body == earlier
            }
            assert (how, moment) in {
                (kin.how, str(kin.when)) for kin in bodies[earlier].successors() if kin.body == after
            }

    def test_joint_remits_agree(self):
        """Those who inspect something jointly both have it among their remits, from the same date."""
        for body in bodies:
            for row in body.remit():
                for other in row.jointly_with:
                    assert other in bodies
                    shared = {(one.kind, one.since) for one in bodies[other].remit() if body.id in one.jointly_with}
                    assert (row.kind, row.since) in shared or bodies[other].kind is BodyKind.PARTNER

    def test_remits_lie_within_existence(self):
        """No remit begins certainly before its body, or outlasts it."""
        for body in bodies:
            for row in body.remit():
                first, last = body.history.existence[0], body.history.existence[-1]
                assert not before(row.since, first.since), row
                assert last.until is None or (row.until is not None and not before(last.until, row.until)), row

    def test_areas_of_wales(self):
        """Each is an area of some scheme, and every scheme has some in Wales."""
        found = [place for place in places if place.id in welsh_areas()]
        assert welsh_areas() == {place.id for place in found}
        assert {place.scheme for place in places} == {place.scheme for place in found}

    def test_variants_answer_nothing(self):
        """Each variant has a reason, and is not a row in use."""
        for variant in variants():
            assert variant.why
            held = REGISTRY.bodies.get(variant.of) or REGISTRY.agencies.get(variant.of)
            if held is not None:
                assert variant in held.details.variants
                rows_ = getattr(held.details, variant.facet, ())
                assert variant.text not in {row.text for row in rows_}


# -------------------------------------------------------------------------------------------------- real cases


class TestRealCases:
    """What the sources say of real days."""

    @pytest.mark.parametrize(
        ("expected", "day"),
        [
            ("Her Majesty's Inspectorate of Constabulary", date(2012, 11, 22)),
            ("Her Majesty's Inspectorate of Constabulary", date(2017, 7, 18)),
            ("Her Majesty's Inspectorate of Constabulary and Fire & Rescue Services", date(2017, 7, 19)),
            ("Her Majesty's Inspectorate of Constabulary and Fire & Rescue Services", date(2022, 9, 7)),
            ("His Majesty's Inspectorate of Constabulary and Fire & Rescue Services", date(2022, 9, 8)),
            ("His Majesty's Inspectorate of Constabulary and Fire & Rescue Services", None),
            ("Her Majesty's Inspectorate of Constabulary", date(1800, 1, 1)),
        ],
    )
    def test_constabulary_is_one_body(self, expected, day):
        """HMIC and HMICFRS are names of one body; before its first name it goes by that."""
        assert expected == bodies["hmi-constabulary"].name(on=day)
        assert bodies.resolve("HMIC") is bodies.resolve("HMICFRS")

    @pytest.mark.parametrize(
        ("expected", "id", "day", "kind"),
        [
            ("Her Majesty's Inspectorate of Court Administration", "hmica", date(2020, 1, 1), None),
            ("Independent Chief Inspector of Borders and Immigration", "icibi", date(2015, 1, 1), None),
            ("Chief Inspector of the UK Border Agency", "icibi", date(2015, 1, 1), NameKind.STATUTORY),
            ("Care and Social Services Inspectorate Wales", "ciw", date(2018, 1, 14), None),
            ("Care Inspectorate Wales", "ciw", date(2018, 1, 15), None),
            ("HMCPSI", "hmcpsi", date(2015, 1, 1), NameKind.TRADING),
        ],
    )
    def test_names(self, expected, id, day, kind):
        """The current name, or one of a kind; after the last name, the last; without any, the short name."""
        assert expected == bodies[id].name(on=day, kind=kind)

    @pytest.mark.parametrize(
        ("expected", "day"),
        [
            ((False, False), date(2005, 3, 31)),
            ((True, True), date(2005, 4, 1)),
            ((True, True), date(2010, 12, 31)),
            ((True, False), date(2011, 1, 1)),
            ((True, False), date(2012, 9, 17)),
            ((False, False), date(2012, 9, 18)),
        ],
    )
    def test_courts_outlived_their_work(self, expected, day):
        """HMICA existed in law until 18 September 2012, and was at work until it closed on 31 December 2010."""
        hmica = bodies["hmica"]
        assert expected == (hmica.exists(on=day), hmica.operates(on=day))

    def test_within_a_coarse_year(self):
        """HMI Prisons existed throughout 1983, whichever day its office became statutory; its Act is not certain."""
        prisons = bodies["hmi-prisons"]
        assert (True, False) == (prisons.exists(on=date(1983, 6, 1)), prisons.exists(on=date(1980, 12, 31)))
        assert [None] == [row.in_effect(date(1983, 6, 1)) for row in prisons.statutory_basis(on=date(1983, 6, 1))]
        assert prisons.appointed_by(on=date(1983, 6, 1)) is None
        assert "Crown" == str(prisons.appointed_by(on=date(1984, 1, 1)))

    @pytest.mark.parametrize(
        ("expected", "id", "day"),
        [
            (False, "auditor-general-wales", date(1997, 12, 31)),
            (None, "auditor-general-wales", date(2000, 1, 1)),
            (True, "auditor-general-wales", date(2005, 4, 1)),
            (None, "victims-commissioner", date(2015, 1, 1)),
            (True, "victims-commissioner", date(2025, 1, 29)),
            (None, "secretary-of-state", date(2015, 1, 1)),
            (True, "cqc", date(2008, 10, 1)),
        ],
    )
    def test_not_known(self, expected, id, day):
        """Where the start was not found, or nothing is recorded, it is not known."""
        assert expected is bodies[id].exists(on=day)

    @pytest.mark.parametrize(
        ("expected", "id", "day"),
        [
            (False, "hmi-prisons", date(2009, 3, 30)),
            (True, "hmi-prisons", date(2009, 3, 31)),
            (True, "hmi-constabulary", date(2015, 1, 1)),
            (False, "hmi-probation", date(2015, 1, 1)),
            (False, "hmcpsi", date(2000, 1, 1)),
            (None, "healthcare-commission", date(2009, 3, 31)),
        ],
    )
    def test_national_preventive_mechanism(self, expected, id, day):
        """From its designation on 31 March 2009. Source: briefing A23, of HMI Prisons."""
        assert expected is bodies[id].npm_member(on=day)

    def test_members_for_part_of_a_time(self):
        """Over a longer time, some days and not all."""
        period = Period(date(2009, 1, 1), date(2009, 12, 31))
        assert PeriodAnswer(some=True, every=False) == bodies["hmi-prisons"].was_npm_member(period)

    @pytest.mark.parametrize(
        ("expected", "id", "day"),
        [
            (
                {"police", "national-crime-agency", "local-policing-bodies", "courts"},
                "hmi-constabulary",
                date(2012, 10, 1),
            ),
            ({"police", "national-crime-agency", "courts"}, "hmi-constabulary", date(2015, 1, 1)),
            ({"cps", "other-prosecutors"}, "hmcpsi", date(2012, 9, 17)),
            ({"cps", "other-prosecutors", "courts"}, "hmcpsi", date(2012, 9, 18)),
            ({"probation", "yots", "prisons"}, "hmi-probation", date(2011, 1, 1)),
            ({"prisons", "youth-custody", "immigration", "police"}, "hmi-prisons", date(2010, 1, 1)),
            ({"courts"}, "hmica", date(2010, 12, 31)),
            (set(), "hmica", date(2012, 9, 18)),
        ],
    )
    def test_remits(self, expected, id, day):
        """Which agencies a body inspects on a day. Source: briefing A3, A14, A15, A19, A21, A22."""
        assert expected == agencies_of(id, day)

    def test_a_remit_tells_its_ground(self):
        """A remit has its text, its basis, its law, where it applies, and with which bodies it is shared."""
        (fire,) = (row for row in bodies["hmi-constabulary"].remit(on=date(2018, 1, 1)) if row.id == "hmic-fire")
        assert (RemitBasis.DUTY, "england", None) == (fire.basis, fire.where, fire.agency)
        assert "Fire and Rescue Services Act 2004 s.28" == fire.law
        (custody,) = (row for row in bodies["hmi-prisons"].remit() if row.kind == "police-custody")
        assert (("hmi-constabulary",), None, "police") == (custody.jointly_with, custody.basis, custody.agency)
        assert "police custody, in a joint programme" == str(custody)

    def test_the_courts_between(self):
        """Between the close of HMICA and the new power, whether anyone could inspect courts is not settled."""
        window = Period(date(2010, 12, 31), date(2012, 9, 17))
        four = ("hmi-constabulary", "hmcpsi", "hmi-probation", "hmi-prisons")
        assert {PeriodAnswer(None, None)} == {bodies[id].had_remit("courts", window) for id in four}
        day = date(2011, 6, 1)
        assert PeriodAnswer(None, None) == bodies["hmica"].had_remit("courts", Period(day, day))
        assert {"hmica-courts-closed"} == remits("hmica", day)
        earlier = Period(date(2009, 1, 1), date(2009, 12, 31))
        assert PeriodAnswer(some=False, every=False) == bodies["hmcpsi"].had_remit("courts", earlier)
        assert PeriodAnswer(some=True, every=True) == bodies["hmica"].had_remit("courts", earlier)

    def test_sponsor_and_addressee(self):
        """Home Office to 9 May 2007, then the Ministry of Justice; two ministers since, of two things. Briefing A19."""
        prisons, probation = bodies["hmi-prisons"], bodies["hmi-probation"]
        assert "Home Office" == str(prisons.sponsor(on=date(2007, 5, 8)))
        assert "Ministry of Justice" == str(prisons.sponsor(on=date(2007, 5, 9)))
        assert ["Secretary of State for Justice"] == [str(row) for row in probation.reports_to(on=date(2012, 1, 1))]
        assert [("Secretary of State for Justice", None), ("Home Secretary", "immigration detention")] == [
            (row.text, row.scope) for row in prisons.reports_to(on=date(2012, 1, 1))
        ]

    def test_head(self):
        """The title of the chief inspector, with its abbreviation."""
        head = bodies["hmi-constabulary"].head(on=date(2012, 1, 1))
        assert ("HM Chief Inspector of Constabulary", "HMCIC") == (str(head), head.short)
        assert bodies["hmi-constabulary"].head(on=date(1900, 1, 1)) is None

    def test_style(self):
        """The sovereign's style, for a body that existed and whose title has it; before 1953 it is not known which."""
        constabulary = bodies["hmi-constabulary"]
        assert ["Her Majesty's", "His Majesty's"] == [
            constabulary.royal_style(on=day) for day in (date(2022, 9, 7), date(2022, 9, 8))
        ]
        assert [None, None, None] == [
            constabulary.royal_style(on=date(1900, 1, 1)),
            bodies["hmica"].royal_style(on=date(2023, 1, 1)),
            bodies["cqc"].royal_style(on=date(2023, 1, 1)),
        ]
        assert royal_style(date(1952, 6, 1)) is None

    def test_websites(self):
        """The address of a day, the one in use; a year in which it changed has both."""
        hmcpsi = bodies["hmcpsi"]
        assert ["www.hmcpsi.gov.uk"] == [str(site) for site in hmcpsi.websites(on=date(2012, 1, 1))]
        assert 2 == len(hmcpsi.websites(on=date(2014, 6, 1)))
        assert 3 == len(hmcpsi.websites())

    def test_abbreviations(self):
        """Those of a day, or all."""
        constabulary = bodies["hmi-constabulary"]
        assert {"HMIC", "HMI Constabulary"} == {str(name) for name in constabulary.abbreviations(on=date(2012, 1, 1))}
        assert {"HMIC", "HMICFRS", "HMI Constabulary"} == {str(name) for name in constabulary.abbreviations()}

    def test_purpose(self):
        """What it is for, in the clauses of the briefing: A16 of HMCPSI, A20 of HMI Probation."""
        assert {"briefing:A16"} <= {row.cite for row in bodies["hmcpsi"].purpose()}
        assert clauses()["A20"].text in {row.text for row in bodies["hmi-probation"].purpose()}
        assert () == bodies["hmi-constabulary"].purpose()

    def test_before_and_after(self):
        """Two commissions and a third body became the Care Quality Commission on 1 April 2009."""
        cqc = bodies["cqc"]
        assert ["healthcare-commission", "csci", None] == [kin.body for kin in cqc.predecessors()]
        assert () == cqc.predecessors(on=date(2009, 3, 31))
        assert ["Care Quality Commission"] == [str(kin) for kin in bodies["csci"].successors(on=date(2009, 4, 1))]
        assert {"hmi-prisons", "ofsted"} == {kin.body for kin in bodies["hmica"].successors()}

    def test_events(self):
        """What happened to a body, in order of time, and what had by a day."""
        hmica = bodies["hmica"]
        assert ["partial-transfer", "closed", "abolished"] == [event.kind for event in hmica.events()]
        assert ["partial-transfer"] == [event.kind for event in hmica.events(on=date(2010, 12, 30))]
        assert "closed, and still in statute" == str(hmica.events()[1])
        (event,) = (event for event in hmica.events() if event.kind == "abolished")
        assert event in bodies["hmi-prisons"].events()

    def test_conflicts_are_kept(self):
        """Both are kept, each with its source; the one that is not followed answers nothing."""
        assert {"Crown"} == {str(variant) for variant in bodies["hmi-probation"].details.variants} - {
            "statutory since 1993"
        }
        assert "Secretary of State (Justice Secretary)" == str(
            bodies["hmi-probation"].appointed_by(on=date(2012, 1, 1))
        )

    def test_who_provided(self):
        """Prisons: NOMS, then HMPPS. Probation in June 2014: companies, and trusts without work."""
        prisons, probation = agencies["prisons"], agencies["probation"]
        assert ["Her Majesty's Prison and Probation Service"] == [
            str(row) for row in prisons.providers(on=date(2017, 4, 1))
        ]
        assert ["probation trusts"] == [str(row) for row in probation.providers(on=date(2014, 5, 31))]
        assert {"probation trusts", "National Probation Service", "community rehabilitation companies"} == {
            str(row) for row in probation.providers(on=date(2014, 6, 1))
        }
        assert ["Probation Service"] == [str(row) for row in probation.providers(on=date(2021, 6, 26))]
        assert "Ministry of Justice" == str(prisons.sponsor(on=date(2012, 1, 1)))
        assert len(probation.providers()) > len(probation.providers(on=date(2021, 6, 26)))

    def test_designations(self):
        """18 bodies in 2009, 20 in 2013, 21 in 2017."""
        assert ["18 bodies", "20 bodies", "21 bodies"] == [row.scope for row in designations()]

    def test_the_joint_programme(self):
        """It is no body: a name of the chief inspectors, with a footing in law from 1 April 2007. Briefing A10, A13."""
        assert {"footing", "name", "governing group", "website"} == {row.scope for row in joint_programme()}
        assert () == joint_programme(on=date(2007, 3, 31))
        assert ["cjji.justiceinspectorates.gov.uk"] == [
            str(row) for row in joint_programme(on=date(2026, 1, 1)) if row.scope == "website"
        ]
        with pytest.raises(UnknownName):
            bodies.resolve("CJJI")


class TestAnnounced:
    """What was announced and never came into force answers no question of what existed."""

    def test_it_is_visible(self):
        """The single inspectorate, the statutory inspectorate of prisons, and what is still only announced."""
        found = {row.id: row for row in REGISTRY.announced}
        assert announced() == REGISTRY.announced
        assert {"single-inspectorate", "statutory-prisons-inspectorate", "national-police-service"} <= set(found)
        assert ("2005-11-21", "2006") == tuple(
            str(day) for day in (found["single-inspectorate"].announced, found["single-inspectorate"].ended)
        )
        assert found["national-police-service"].ended is None
        assert "Single inspectorate" in str(found["single-inspectorate"])

    def test_it_is_no_body(self):
        """Nothing announced is a body, an agency, a provider or an event."""
        texts = {str(row) for row in announced()}
        recorded = {str(event) for one in (*bodies, *agencies) for event in one.events()}
        recorded |= {name.text for one in (*bodies, *agencies) for name in one.names}
        assert set() == texts & recorded
        with pytest.raises(AmbiguousText):
            agencies.resolve("NPS")


# ---------------------------------------------------------------------------------------------- ambiguous texts


class TestAmbiguous:
    """The error for an ambiguous text says what would settle it."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("HMIP", "hmi-prisons, hmi-probation: say which (an id; both have borne it since 1981)"),
            ("CJI", "cjini, criminal justice inspectorates in general: say which (the context)"),
            (
                "nps",
                "probation, the National Police Service proposed in 2026: say which (a date before 26 January 2026",
            ),
            ("West  Midlands", "say which (a scheme of areas)"),
            ("London", "say which (a scheme of areas, and a date)"),
            ("East of England", "say which (a scheme of areas)"),
            ("Eastern", "the statistical region, of 6 police areas: say which"),
            (
                "HMI",
                "no match for 'HMI', which may mean an individual inspector of any of the inspectorates (the name of",
            ),
        ],
    )
    def test_it_says_so(self, text, expected):
        """The error names the candidates, and what is wanted."""
        with pytest.raises(AmbiguousText) as caught:
            REGISTRY.resolve(text)
        assert expected in str(caught.value)
        assert str(caught.value) == str(pickle.loads(pickle.dumps(caught.value)))

    @pytest.mark.parametrize(
        "text", ["HMIP", "NPS", "CJI", "London", "West Midlands", "Eastern", "East of England", "HMI"]
    )
    def test_bodies_say_so_too(self, text):
        """Asked of bodies alone, none of these is a name that nobody knows."""
        with pytest.raises(AmbiguousText):
            bodies.resolve(text)

    @pytest.mark.parametrize(
        ("expected", "text", "day"),
        [
            ("probation", "NPS", date(2016, 4, 1)),
            ("probation", "NPS", date(2026, 1, 25)),
            ("hmi-probation", "HMIP", date(1975, 1, 1)),
            ("hmi-constabulary", "HMIC", date(2020, 1, 1)),
            ("hmica", "HMICA", date(2020, 1, 1)),
        ],
    )
    def test_a_date_settles_it(self, expected, text, day):
        """If only one entry had it that day, or had had it by then; a past name is recognised at any later date."""
        assert expected == REGISTRY.resolve(text, on=day).id

    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("NPS", date(2026, 1, 26)),
            ("NPS", date(1990, 1, 1)),
            ("HMIP", date(2012, 4, 1)),
            ("CJI", date(2012, 4, 1)),
            ("London", date(2012, 4, 1)),
            ("HMCI", date(2012, 4, 1)),
            ("HMI", date(2012, 4, 1)),
        ],
    )
    def test_a_date_does_not_settle_it(self, text, day):
        """If several entries had it that day, if another meaning has no date, or if no entry had it yet."""
        with pytest.raises(AmbiguousText):
            REGISTRY.resolve(text, on=day)

    def test_what_is_no_bodys(self):
        """A date settles it only among the entries of the look-up: of the bodies, none had it."""
        with pytest.raises(AmbiguousText, match=r"^no match for 'NPS', which may mean "):
            bodies.resolve("NPS", on=date(2016, 4, 1))
        with pytest.raises(UnknownName):
            bodies.resolve("National Probation Service", on=date(2016, 4, 1))

    def test_courts_are_never_constabulary(self):
        """HMICA is not taken for a slip for HMIC, at any date, nor the other way about."""
        assert ("hmica", "hmi-constabulary") == (bodies.resolve("HMICA").id, bodies.resolve("hmic").id)
        assert ("hmica",) == bodies.nearest("HMICA")
        assert ("hmi-constabulary",) == bodies.nearest("hmic")

    def test_an_exact_id_wins(self):
        """An id that is also an ambiguous text is that id."""
        mine = Body(id="london", short="Mine")
        assert mine is (REGISTRY + [mine]).resolve("london")
        assert mine is (REGISTRY + [mine]).bodies.resolve("london", on=date(2012, 4, 1))


# ------------------------------------------------------------------------------------------- bodies of one's own


MINE = Body(id="my-inspectorate", short="Mine")
TOLD = Body(
    id="my-inspectorate",
    short="Mine",
    record=BodyRecord(
        existence=(DatedText(text="mine", since=when("2012")),),
        remits=(
            Remit(id="r", agency="police", words="my police", basis=RemitBasis.INVITATION, since=when("2012-04-01")),
        ),
        npm=(NpmMembership(member=True, since=when("2013-04-01")),),
        unsettled=(UnsettledPeriod(facet="existence", until=when("2012"), why="nobody remembers"),),
        details=BodyDetails(heads=(DatedText(text="Me", confidence=Confidence.SEEN),)),
    ),
)


class TestOfOnesOwn:
    """A body made by hand has the record it is given; the rest is not recorded."""

    @given(any_day)
    def test_nothing_recorded(self, day):
        """Each question has an answer, and it is that nothing is recorded."""
        mine = (REGISTRY + [MINE]).bodies["my-inspectorate"]
        assert "Mine" == mine.name(on=day) == mine.name()
        assert {None} == {
            mine.exists(on=day),
            mine.operates(on=day),
            mine.npm_member(on=day),
            mine.head(on=day),
            mine.appointed_by(on=day),
            mine.sponsor(on=day),
            mine.royal_style(on=day),
        }
        assert {()} == {
            mine.remit(on=day),
            mine.statutory_basis(on=day),
            mine.reports_to(on=day),
            mine.websites(on=day),
            mine.abbreviations(on=day),
            mine.purpose(),
            mine.events(on=day),
            mine.predecessors(on=day),
            mine.successors(on=day),
            Agency(id="kennels", short="Kennels").providers(on=day),
        }
        assert PeriodAnswer() == mine.had_remit("police", Period(day, day))

    def test_what_its_maker_says(self):
        """It answers as the package's own do, and so does the registry that it is in."""
        mine = (REGISTRY + [TOLD]).bodies
        body = mine["my-inspectorate"]
        assert [None, None, True] == [body.exists(on=date(year, 6, 1)) for year in (1900, 2012, 2013)]
        assert [False, True] == [body.npm_member(on=date(year, 6, 1)) for year in (2012, 2013)]
        assert PeriodAnswer(some=True, every=True) == body.had_remit("police", Period.business_years(2012))
        assert PeriodAnswer(some=False, every=False) == body.had_remit("cps", Period.business_years(2012))
        assert "Me" == str(body.head(on=date(2012, 4, 1)))
        assert body in mine.existing(on=date(2013, 1, 1))
        assert body not in mine.in_operation(on=date(2013, 1, 1))
        assert type(mine) is type(bodies)

    @pytest.mark.parametrize("id", ["Not An Id", "", 7])
    def test_an_id_is_shaped_like_one(self, id):
        """A body or an agency whose id is none cannot be made."""
        for cls in (Body, Agency):
            with pytest.raises(InvariantError, match="is not an id"):
                cls(id=id, short="Mine")

    def test_they_are_values(self):
        """Bodies with a record pickle, compare and hash."""
        for body in (MINE, TOLD, bodies["hmica"]):
            again = pickle.loads(pickle.dumps(body))
            assert body == again
            assert hash(body) == hash(again)


# ---------------------------------------------------------------------------------------------- kinds of agency


class TestAgencyKinds:
    """The mapping of kinds and descriptions to agencies."""

    def test_every_kind_in_a_remit_is_joined(self):
        """Each kind has one entry, and the remit names the agency that the entry names."""
        kinds = [meaning.text for meaning in agency_kinds.meanings() if meaning.order is None]
        assert sorted(set(kinds)) == sorted(kinds) == sorted({row["kind"] for row in rows("tenure", "remits")})
        for body in bodies:
            for row in body.remit():
                assert agency_kinds.meaning_of_kind(row.kind).agencies == ((row.agency,) if row.agency else ())

    def test_joins_name_agencies(self):
        """Each id is an agency, each entry has a reason, and a text that means no agency has an entry too."""
        for meaning in agency_kinds.meanings():
            assert set(meaning.agencies) <= {agency.id for agency in agencies}
            assert meaning.reason
            assert meaning.by is None or meaning.by in bodies
            assert (meaning.by is None) is (meaning.order is None)
        assert 21 == len([meaning for meaning in agency_kinds.meanings() if meaning.order])
        assert () == agency_kinds.meaning_of_kind("victims-and-witnesses").agencies

    @pytest.mark.parametrize(
        ("expected", "by", "text"),
        [
            (("prisons",), "hmi-prisons", "governors and others working at prisons"),
            (("prisons", "youth-custody"), "hmi-prisons", "governors and others at young offender institutions"),
            (("immigration",), "hmi-prisons", "managers and others at immigration removal centres"),
            (("local-policing-bodies",), "hmi-constabulary", "a police authority"),
            (("national-crime-agency",), "hmi-constabulary", "Serious Organised Crime Agency"),
            ((), "hmi-constabulary", "National Policing Improvement Agency"),
            (("probation",), "hmi-probation", "local probation boards"),
            (("health-services",), "cqc", "English NHS providers"),
        ],
    )
    def test_descriptions_in_orders(self, expected, by, text):
        """The words of the orders of 2007 and 2010, as summarised."""
        assert expected == agency_kinds.meaning_in_order(text, by=by).agencies

    def test_no_such_words(self):
        """What is not in the table is a `KeyError`."""
        with pytest.raises(KeyError):
            agency_kinds.meaning_in_order("a police force", by="cqc")
        with pytest.raises(KeyError):
            agency_kinds.meaning_of_kind("zoo")
