"""The law as it stood on a day: provisions, lists, the joint scheme, and the tables that they are read from."""

import itertools
import tomllib
from datetime import date, datetime, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjji_model import REGISTRY, RULES, Confidence, PartialDate, UnknownName, statute
from cjji_model.dates import last_day
from cjji_model.registry import source
from cjji_model.statute import (
    INSPECTORATES,
    Modality,
    annual_report_duty,
    blockable,
    blockable_under,
    can_block,
    closed_authors,
    co_authors,
    co_operation,
    consultees,
    copies,
    days_of_change,
    differences,
    duties,
    events,
    history,
    holders,
    in_force,
    instruments,
    joint_authors,
    joint_consultees,
    joint_copies,
    joint_scheme,
    minister_for,
    not_known_in_force,
    paragraph,
    parallels,
    powers,
    provision,
    provisions,
    specified,
)
from cjji_model.tables import rows

IDS = list(dict.fromkeys(one.id for one in provisions()))
LISTS = ("consultees", "blockable", "co_authors", "co_operation")
DAY = timedelta(1)
FOUR = INSPECTORATES[:4]
any_day = st.one_of(
    st.dates(date(1800, 1, 1), date(2100, 12, 31)),
    st.sampled_from([day + shift for day in days_of_change() for shift in (-DAY, 0 * DAY)]),
)


def day(text):
    """A day from its text."""
    return date.fromisoformat(text)


EVENT_DAYS = tuple(
    day(text)
    for text in (
        *("2000-10-01", "2005-04-07", "2006-11-08", "2007-04-01", "2007-05-01", "2008-04-01", "2008-10-01"),
        *("2009-03-31", "2009-04-01", "2010-04-09", "2010-10-01", "2012-01-16", "2012-09-18", "2012-11-22"),
        *("2014-03-27", "2014-05-13", "2015-04-01", "2015-11-09", "2017-05-02", "2017-07-17", "2017-07-19"),
        *("2017-12-15", "2018-01-08", "2022-09-08", "2025-01-29", "2025-12-31"),
    )
)
"""Every day on which something happened to the law or to a name in it."""
EACH_SIDE = tuple(on for event in EVENT_DAYS for on in (event - DAY, event))

LAST = "2007-04-01", "9999-12-31"
UNTIL_HMICA_WENT = "2007-04-01", "2012-09-17"
OUTSIDE = (
    ("e", "ofsted", *LAST),
    ("f", "healthcare-commission", "2007-04-01", "2009-03-31"),
    ("g", "csci", "2007-04-01", "2009-03-31"),
    ("ea", "cqc", "2008-10-01", "2009-03-31"),
    ("g", "cqc", "2009-04-01", "9999-12-31"),
    ("h", "audit-commission", "2007-04-01", "2015-03-31"),
    ("i", "auditor-general-wales", *LAST),
    ("ia", "victims-commissioner", "2025-01-29", "9999-12-31"),
)
"""Those outside criminal justice on each list of consultees: letter, body, first and last day."""
FIRST_FOUR = {
    "hmi-prisons": ("hmi-constabulary", "hmcpsi", "hmi-probation", "hmica"),
    "hmi-constabulary": ("hmi-prisons", "hmcpsi", "hmi-probation", "hmica"),
    "hmcpsi": ("hmi-prisons", "hmi-constabulary", "hmi-probation", "hmica"),
    "hmi-probation": ("hmi-prisons", "hmi-constabulary", "hmcpsi", "hmica"),
    "hmica": ("hmi-prisons", "hmi-constabulary", "hmcpsi", "hmi-probation"),
}
"""The bodies at letters (a) to (d) of each list."""
MINISTER = {"hmcpsi": ("attorney-general",), "hmica": ("lord-chancellor", "lord-chief-justice")}
"""Those named outside the lettered list, where it is not the Secretary of State."""


def expected_consultees(of, on):
    """Whom the schedules name, transcribed from them apart from the package's tables: letter and body."""
    if not day("2007-04-01") <= on or (of == "hmica" and on > day("2012-09-17")):
        return set()
    found = {(None, body) for body in MINISTER.get(of, ("secretary-of-state",))}
    for letter, body in zip("abcd", FIRST_FOUR[of], strict=True):
        if body != "hmica" or on <= day("2012-09-17"):
            found.add((letter, body))
    return found | {(letter, body) for letter, body, first, last in OUTSIDE if day(first) <= on <= day(last)}


BLOCKED = {
    "hmi-prisons": (
        ("hmi-probation", *LAST),
        ("ofsted", *LAST),
        ("healthcare-commission", "2007-04-01", "2009-03-31"),
        ("csci", "2007-04-01", "2009-03-31"),
        ("cqc", "2008-10-01", "9999-12-31"),
        ("audit-commission", "2007-04-01", "2015-03-31"),
    ),
    "hmi-constabulary": (
        ("hmi-prisons", *LAST),
        ("hmcpsi", *LAST),
        ("hmi-probation", *LAST),
        ("healthcare-commission", "2007-04-01", "2009-03-31"),
        ("cqc", "2008-10-01", "9999-12-31"),
        ("audit-commission", "2007-04-01", "2015-03-31"),
    ),
    "hmcpsi": (),
    "hmi-probation": (
        ("hmi-prisons", *LAST),
        ("ofsted", *LAST),
        ("healthcare-commission", "2007-04-01", "2009-03-31"),
        ("csci", "2007-04-01", "2009-03-31"),
        ("cqc", "2008-10-01", "9999-12-31"),
        ("audit-commission", "2007-04-01", "2015-03-31"),
    ),
    "hmica": (("audit-commission", *UNTIL_HMICA_WENT),),
    "cqc": tuple((body, "2009-04-01", "9999-12-31") for body in (*FOUR, "ofsted")),
}
"""Whom each may block, by its list alone: body, first and last day."""
ORDERS = {
    "hmi-prisons": ("2007-05-01", "9999-12-31"),
    "hmi-constabulary": ("2007-05-01", "9999-12-31"),
    "hmi-probation": ("2007-05-01", "9999-12-31"),
    "hmica": ("2007-05-01", "2012-09-17"),
    "cqc": ("2010-04-09", "9999-12-31"),
}
"""When an order specified organisations for each."""
PARTIES = (
    *INSPECTORATES,
    "ofsted",
    "cqc",
    "healthcare-commission",
    "csci",
    "audit-commission",
    "auditor-general-wales",
)


BODIES = tuple(one.id for one in REGISTRY.bodies)


NO_DAYS = ("2012-09-17", datetime(2012, 9, 17), 2012, PartialDate(2012, 9, 17))


class TestNoDay:
    """The law is that of a day: text, a moment, a year or a partial date is refused, and told what would be right."""

    @pytest.mark.parametrize("on", NO_DAYS, ids=repr)
    @pytest.mark.parametrize(
        "ask",
        [
            lambda on: statute.in_force(on=on),
            lambda on: statute.duties(of="hmica", on=on),
            lambda on: statute.provision("police-act-1996.sch-4A.para-2.sub-2", on=on),
            lambda on: statute.consultees(of="hmica", on=on),
            lambda on: statute.can_block(blocker="hmi-prisons", proposer="ofsted", on=on),
            lambda on: statute.specified(blocker="hmi-prisons", on=on),
            lambda on: statute.joint_authors(on=on),
            lambda on: statute.closed_authors(on=on),
        ],
    )
    def test_is_refused(self, ask, on):
        """By every kind of question."""
        with pytest.raises(TypeError, match=r"^'on' must be a datetime\.date, not "):
            ask(on)


class TestConsultees:
    """Paragraph 2(2) of each schedule, on each side of every day on which anything changed."""

    @pytest.mark.parametrize("of", INSPECTORATES)
    @pytest.mark.parametrize("on", EACH_SIDE, ids=str)
    def test_on_each_side_of_each_event(self, of, on):
        """The letters and bodies are those of the schedule as it stood."""
        assert expected_consultees(of, on) == {(row.letter, row.body) for row in consultees(of=of, on=on)}

    @given(any_day, st.sampled_from(INSPECTORATES))
    def test_only_the_list_can_be_waived(self, on, of):
        """Who has a letter can agree a waiver, who is named outside the list cannot; these come first."""
        found = consultees(of=of, on=on)
        assert [row.letter is not None for row in found] == [row.waivable for row in found]
        assert sorted(found, key=lambda row: row.waivable) == list(found)

    def test_the_open_letter_names_nobody(self):
        """Orders may add consultees at letter (j): the table says so, and no query answers with it."""
        open_rows = [row for row in rows("lists", "consultees") if "body" not in row]
        assert [("j", of) for of in INSPECTORATES] == [(row["letter"], row["of"]) for row in open_rows]
        assert all(row.body in REGISTRY.ids for of in INSPECTORATES for row in consultees(of=of, on=day("2020-01-01")))

    def test_a_body_without_a_schedule(self):
        """It consults nobody here; one that there is not is told, with the nearest."""
        assert () == consultees(of="estyn", on=day("2020-01-01"))
        with pytest.raises(UnknownName, match="no body 'hmi-prison'; did you mean 'hmi-prisons'"):
            consultees(of="hmi-prison", on=day("2020-01-01"))

    def test_where_it_is_said(self):
        """A place on a list is cited by paragraph and letter."""
        (found,) = (row for row in consultees(of="hmcpsi", on=day("2008-10-01")) if row.body == "cqc")
        assert "CPS Inspectorate Act 2000 Sch. para. 2(2)(ea)" == found.cite
        assert "temporary letter, beside the two commissions still listed" == found.note

    @pytest.mark.parametrize(
        ("expected", "of", "on"),
        [
            ("secretary-of-state", "hmi-prisons", "2020-01-01"),
            ("attorney-general", "hmcpsi", "2020-01-01"),
            ("lord-chancellor", "hmica", "2012-09-17"),
            (None, "hmica", "2012-09-18"),
            (None, "hmi-prisons", "2007-03-31"),
            (None, "ofsted", "2020-01-01"),
        ],
    )
    def test_the_minister_in_charge(self, expected, of, on):
        """The Attorney General for the CPS, the Lord Chancellor for the courts, else the Secretary of State."""
        assert expected == minister_for(of=of, on=day(on))


class TestCopies:
    """To whom a programme is sent once it is prepared."""

    @given(any_day, st.sampled_from(INSPECTORATES))
    def test_of_its_own_programme_everybody(self, on, of):
        """Of an inspectorate's own programme all those consulted get a copy."""
        assert consultees(of=of, on=on) == copies(of=of, on=on)

    @pytest.mark.parametrize(("expected", "on"), [(9, "2012-01-15"), (1, "2012-01-16")])
    def test_constabularys_list_is_not_carried_over(self, expected, on):
        """Since 16 January 2012 its schedule gives the minister alone a copy of the joint programme."""
        assert expected == len(copies(of="hmi-constabulary", on=day(on), joint=True))

    @given(any_day)
    def test_the_union_stays_the_same(self, on):
        """Those who get a copy are those who are consulted, under one schedule or another."""
        assert {one.body for one in joint_consultees(on=on)} == {one.body for one in joint_copies(on=on)}

    @pytest.mark.parametrize(("expected", "on"), [(True, "2012-01-15"), (False, "2012-01-16")])
    def test_the_paragraphs_of_the_joint_copies(self, expected, on):
        """Since 16 January 2012 constabulary's list is no longer among what a copy to Ofsted rests on."""
        (ofsted,) = [one for one in joint_copies(on=day(on)) if one.body == "ofsted"]
        assert expected is ("hmi-constabulary" in [row.of for row in ofsted.rows])


class TestBlocking:
    """Paragraph 3, and the mirror powers of Ofsted and the CQC."""

    @pytest.mark.parametrize("blocker", ORDERS)
    @pytest.mark.parametrize("on", EACH_SIDE, ids=str)
    def test_each_pair_on_each_side_of_each_event(self, blocker, on):
        """A list and an order: both are needed."""
        first, last = map(day, ORDERS[blocker])
        expected = {
            body for body, *ends in BLOCKED[blocker] if day(ends[0]) <= on <= day(ends[1]) and first <= on <= last
        }
        assert expected == {body for body in BODIES if can_block(blocker=blocker, proposer=body, on=on)}
        assert not any(can_block(blocker=blocker, proposer=body, on=on) is None for body in BODIES)

    def test_an_order_stands_and_bites(self):
        """From its first day to the day before it ended; it bites no longer once there is no such organisation."""
        order = statute.Specified(
            of="hmcpsi",
            text="The CPS",
            order="An order",
            url="https://example.org",
            since=day("2012-01-01"),
            until=day("2014-01-01"),
            spent=day("2013-01-01"),
            confidence=Confidence.SEEN,
        )
        assert not order.part
        days = ("2011-12-31", "2012-01-01", "2012-12-31", "2013-01-01", "2013-12-31", "2014-01-01")
        assert [False, True, True, True, True, False] == [order.in_effect(day(on)) for on in days]
        assert [False, True, True, False, False, False] == [order.has_effect(day(on)) for on in days]

    @pytest.mark.parametrize("on", EACH_SIDE, ids=str)
    def test_nobody_else_can_block(self, on):
        """Whoever has no order can block nobody; of Ofsted it is not known whether one was made, from 1 April 2007."""
        others = {*BODIES} - {*ORDERS}
        found = {
            (blocker, body): answer
            for blocker in others
            for body in BODIES
            if (answer := can_block(blocker=blocker, proposer=body, on=on)) is not False
        }
        since = day("2007-04-01") <= on
        assert (dict.fromkeys(("ofsted", body) for body in FOUR) if since else {}) == found

    @given(any_day, st.sampled_from(PARTIES))
    def test_hmcpsi_can_block_nobody(self, on, body):
        """The Act names nobody that it can block, and no order was found."""
        assert can_block(blocker="hmcpsi", proposer=body, on=on) is False

    @given(any_day, st.sampled_from(("hmi-prisons", "hmi-probation", "hmcpsi", "hmica")))
    def test_no_criminal_justice_inspectorate_can_block_constabulary(self, on, blocker):
        """Constabulary is on no list of theirs, and nor is HMICA."""
        assert not can_block(blocker=blocker, proposer="hmi-constabulary", on=on)
        assert not can_block(blocker=blocker, proposer="hmica", on=on)

    def test_of_ofsted_it_is_not_known(self):
        """Its list names the four; whether any institutions were specified is not established."""
        found = {body: can_block(blocker="ofsted", proposer=body, on=day("2020-01-01")) for body in PARTIES}
        assert dict.fromkeys(FOUR) == {body: answer for body, answer in found.items() if answer is not False}
        assert can_block(blocker="ofsted", proposer="hmi-prisons", on=day("2007-03-31")) is False

    def test_the_paragraph(self):
        """It is the blocker's own; of a pair that is on no list there is none."""
        on = day("2020-01-01")
        assert "prison-act-1952.sch-A1.para-3.sub-2" == blockable_under(blocker="hmi-prisons", proposer="ofsted", on=on)
        assert blockable_under(blocker="hmcpsi", proposer="ofsted", on=on) is None
        assert blockable_under(blocker="hmi-prisons", proposer="hmi-constabulary", on=on) is None

    def test_what_is_specified(self):
        """The order of 2007 still names bodies that have gone: these no longer count."""
        texts = {
            on: [row.text for row in specified(blocker="hmi-constabulary", on=day(on)) if row.has_effect(day(on))]
            for on in ("2007-04-30", "2012-11-21", "2012-11-22", "2013-10-07")
        }
        assert [0, 7, 6, 4] == [len(found) for found in texts.values()]
        assert {"a police authority"} == {*texts["2012-11-21"]} - {*texts["2012-11-22"]}
        assert 7 == len(specified(blocker="hmi-constabulary", on=day("2020-01-01")))


class TestCoOperation:
    """Paragraph 4, where the prisons list has a history of its own."""

    @pytest.mark.parametrize(
        ("expected", "on"),
        [(None, "2008-10-01"), (None, "2009-03-31"), ("j", "2009-04-01"), ("j", "2010-10-01")],
    )
    def test_prisons_and_the_cqc(self, expected, on):
        """By order from 1 April 2009; the temporary rule of 2008 had left this paragraph out."""
        assert expected == self.letter("hmi-prisons", "cqc", on)

    @pytest.mark.parametrize(("expected", "on"), [("f", "2010-09-30"), (None, "2010-10-01")])
    def test_a_dead_commission_stayed_on_it(self, expected, on):
        """The Healthcare Commission was printed for eighteen months after it ceased to exist."""
        assert expected == self.letter("hmi-prisons", "healthcare-commission", on)

    @pytest.mark.parametrize("of", ["hmi-constabulary", "hmcpsi", "hmi-probation"])
    def test_elsewhere_the_cqc_came_at_once(self, of):
        """At (ea) from 1 October 2008, and at (g) from 1 April 2009."""
        assert ["ea", "g"] == [self.letter(of, "cqc", on) for on in ("2008-10-01", "2009-04-01")]

    @staticmethod
    def letter(of, body, on):
        """The letter at which a body stood on a list."""
        return next((row.letter for row in co_operation(of=of, on=day(on)) if row.body == body), None)


class TestJointScheme:
    """What the law asks of the joint programme."""

    @given(any_day)
    def test_each_author_lists_the_others(self, on):
        """Paragraph 5(3) of each author's schedule names the other authors, and no one else."""
        authors = joint_authors(on=on)
        for of in authors:
            assert authors - {of} == {row.body for row in co_authors(of=of, on=on)}

    @given(any_day)
    def test_it_is_taken_to_the_union_of_the_lists(self, on):
        """Every place on an author's list is there once, under its body; waivers are each author's own."""
        found = joint_consultees(on=on)
        listed = [row for of in joint_authors(on=on) for row in consultees(of=of, on=on)]
        assert {(row.of, row.body, row.letter) for row in listed} == {
            (row.of, row.body, row.letter) for one in found for row in one.rows
        }
        assert len({one.body for one in found}) == len(found)
        assert {one.body for one in found if one.co_author} == joint_authors(on=on)
        assert all({row.of for row in one.rows if row.waivable} == {*one.waivers} for one in found)

    def test_today(self):
        """Leaving out the co-authors: two ministers, and four who may agree a waiver."""
        found = [(one.body, one.waivable) for one in joint_consultees(on=day("2025-01-29")) if not one.co_author]
        assert [
            ("secretary-of-state", False),
            ("attorney-general", False),
            ("ofsted", True),
            ("cqc", True),
            ("auditor-general-wales", True),
            ("victims-commissioner", True),
        ] == found

    @given(st.dates(max_value=date(2007, 3, 31)))
    def test_before_it_there_is_nothing_and_it_says_why(self, on):
        """Before 1 April 2007 the scheme is empty, and one note tells the reason."""
        scheme = joint_scheme(on=on)
        assert ((), (), (), (), False) == (
            scheme.authors,
            scheme.consultees,
            scheme.copies,
            scheme.directing,
            scheme.victims,
        )
        assert (
            "Joint work was voluntary until 1 April 2007, when Part 4 of the Police and Justice Act 2006 began.",
        ) == scheme.notes

    @pytest.mark.parametrize(
        ("count", "words", "on"),
        [
            (3, "HMICA's list", "2007-04-01"),
            (3, "HMICA's list", "2010-12-30"),
            (4, "HMICA closed", "2010-12-31"),
            (5, "only to the minister", "2012-01-16"),
            (3, "only to the minister", "2012-09-18"),
        ],
    )
    def test_notes(self, count, words, on):
        """The notes follow the day."""
        notes = joint_scheme(on=day(on)).notes
        assert (count, True) == (len(notes), any(words in note for note in notes))

    @pytest.mark.parametrize(("expected", "on"), [(False, "2025-12-30"), (True, "2025-12-31")])
    def test_directions_on_victims(self, expected, on):
        """From 31 December 2025 ministers may direct on them, all three together."""
        scheme = joint_scheme(on=day(on))
        assert (expected, 3) == (scheme.victims, len(scheme.directing))

    @pytest.mark.parametrize(
        ("expected", "on"),
        [
            (set(), "2010-12-30"),
            ({"hmica"}, "2010-12-31"),
            ({"hmica"}, "2012-09-17"),
            (set(), "2012-09-18"),
        ],
    )
    def test_closed_and_still_bound(self, expected, on):
        """HMICA alone, from the day it closed to the day before it was abolished."""
        assert expected == closed_authors(on=day(on))


class TestWorkedDates:
    """Questions with known answers."""

    def test_hmcip_and_the_audit_commission_in_april_2007(self):
        """The duty is in force, and no organisation is specified until 1 May 2007."""
        on = day("2007-04-15")
        assert provision("prison-act-1952.sch-A1.para-3.sub-1").in_force(on)
        assert not can_block(blocker="hmi-prisons", proposer="audit-commission", on=on)
        assert can_block(blocker="hmi-prisons", proposer="audit-commission", on=day("2007-05-01"))

    def test_the_probation_consultees_name(self):
        """From 1 April 2008 it no longer bears the National Probation Service's."""
        office = holders()["hmci-probation"]
        assert (
            "HM Chief Inspector of the National Probation Service for England and Wales",
            "HM Chief Inspector of Probation for England and Wales",
        ) == tuple(office.name_on(day(on)) for on in ("2008-03-31", "2008-04-01"))

    def test_the_form_of_constabularys_programme(self):
        """The Secretary of State may order it until 15 January 2012."""
        (found,) = (one for one in powers(of="secretary-of-state", on=day("2012-01-15")) if one.id == self.FORM)
        assert not found.in_force(day("2012-01-16"))

    FORM = "police-act-1996.sch-4A.para-2.sub-4"

    @pytest.mark.parametrize(
        ("id", "last"),
        [
            ("police-act-1996.s-54.sub-2A", "2012-11-21"),
            ("courts-act-2003.sch-3A.para-2.sub-2", "2012-09-17"),
        ],
    )
    def test_last_days(self, id, last):
        """It is in force on its last day, and not on the next."""
        assert (True, False) == tuple(provision(id).in_force(day(last) + shift) for shift in (0 * DAY, DAY))

    @pytest.mark.parametrize(
        ("id", "first"),
        [
            ("police-act-1996.s-55.sub-5A", "2017-05-02"),
            ("police-act-1996.sch-4A.para-2.sub-7", "2017-05-02"),
            ("prison-act-1952.sch-A1.para-5.sub-7", "2025-12-31"),
            ("dvcva-2004.s-49A", "2025-01-29"),
        ],
    )
    def test_first_days(self, id, first):
        """It is in force on its first day, and not on the one before."""
        assert (False, True) == tuple(provision(id).in_force(day(first) + shift) for shift in (-DAY, 0 * DAY))

    def test_fifty_six_days(self):
        """The day of publication is day 1: a report of 2 May 2017 is answered by 26 June."""
        assert day("2017-06-26") == last_day(day("2017-05-02"), 56, counting_first=True)


class TestProvisions:
    """Provisions, their holders and their times."""

    def test_counts(self):
        """So many were found, in so many instruments."""
        assert (260, 19, 28, 32) == (len(provisions()), len(instruments()), len(events()), len(holders()))

    @pytest.mark.parametrize("id", IDS)
    def test_history_tiles_time(self, id):
        """From the first day there is to the last: each stage begins the day after the one before ends."""
        stages = history(id)
        assert (None, None) == (stages[0].first, stages[-1].last)
        for one, following in itertools.pairwise(stages):
            assert one.last + DAY == following.first
        assert all((stage.provision is None) == (stage.in_force is False) for stage in stages)
        assert {one.version for one in statute.provisions() if one.id == id and not one.never_in_force} == {
            stage.provision.version for stage in stages if stage.provision
        }

    @given(st.sampled_from(IDS), any_day)
    def test_history_says_what_the_provision_says(self, id, on):
        """The stage that a day falls in is in force as a version was that day."""
        (stage,) = (one for one in history(id) if (one.first or on) <= on <= (one.last or on))
        answers = {one.in_force(on) for one in provisions() if one.id == id}
        assert (True if True in answers else None if None in answers else False) is stage.in_force

    def test_the_event_that_made_each_version(self):
        """Constabulary's consultation: begun, changed in whom it reaches, rewritten in 2012, and changed again."""
        found = [
            (str(stage.first), stage.provision.version, [event.id for event in stage.events])
            for stage in history("police-act-1996.sch-4A.para-2.sub-2")[1:]
        ]
        assert [
            ("2007-04-01", 1, ["2007-04-01-part4"]),
            ("2008-04-01", 1, ["2008-04-01-probation-name", "2008-04-01-ac-name"]),
            ("2008-10-01", 1, ["2008-10-01-temp"]),
            ("2009-04-01", 1, ["2009-04-01-cqc"]),
            ("2012-01-16", 2, ["2012-01-16-hmic"]),
            ("2012-09-18", 2, ["2012-09-18-hmica"]),
            ("2015-04-01", 2, ["2015-04-01-audit"]),
            ("2025-01-29", 2, ["2025-01-29-victims"]),
        ] == found

    @given(any_day)
    def test_any_day_has_an_answer(self, on):
        """Each provision is in force, or is not, or is stated not to be known; never two versions of one at once."""
        standing, open_ = in_force(on=on), not_known_in_force(on=on)
        assert {one.in_force(on) for one in provisions() if one not in standing and one not in open_} <= {False}
        ids = [one.id for one in (*standing, *open_)]
        assert len(set(ids)) == len(ids)

    @pytest.mark.parametrize(
        ("expected", "id", "on"),
        [
            (False, "prison-act-1952.s-5A.sub-2", "1981-12-31"),
            (None, "prison-act-1952.s-5A.sub-2", "1982-01-01"),
            (None, "prison-act-1952.s-5A.sub-2", "2006-08-30"),
            (True, "prison-act-1952.s-5A.sub-2", "2006-08-31"),
            (False, "police-act-1996.s-53B", "2011-01-01"),
            (None, "courts-act-2003.sch-3A.para-1", "2012-09-17"),
            (False, "courts-act-2003.sch-3A.para-1", "2012-09-18"),
        ],
    )
    def test_what_is_not_known(self, expected, id, on):
        """A first day that is not established leaves a time open; what never came into force answers for no day."""
        assert expected is provision(id).in_force(day(on))

    def test_versions(self):
        """The last one, or that of a day; of a day between or after, the next, or the last."""
        id = "police-act-1996.s-56"
        assert [2, 1, 1, 2, 2] == [
            provision(id).version,
            *(provision(id, on=day(on)).version for on in ("1990-01-01", "2017-05-01", "2017-05-02", "2020-01-01")),
        ]
        with pytest.raises(UnknownName, match=r"no provision 'police-act-1996.s-65'; did you mean") as caught:
            provision("police-act-1996.s-65")
        assert len(caught.value.nearest) == 3

    def test_whether_the_text_was_read(self):
        """Only where that is said; where no more is given, a provision is one version without dates."""
        bare = statute.Provision(
            id="an-act.s-1",
            citation="An Act, s. 1",
            modality=statute.Modality.DUTY,
            text="It is to be done.",
            confidence=Confidence.MEMORY,
        )
        assert (1, False, False) == (bare.version, bare.current_text_seen, bare.never_in_force)
        assert bare.in_force(day("2020-01-01")) is None

    def test_the_address(self):
        """That of an Act can be had as it stood on a day; an order's stays plain, and a treaty has none."""
        on = day("2012-09-18")
        assert "https://www.legislation.gov.uk/ukpga/1996/16/schedule/4A/paragraph/2/2012-09-18" == provision(
            "police-act-1996.sch-4A.para-2.sub-1"
        ).url_on(on)
        order = provision("uksi-2012-2401.art-3")
        assert order.url == order.url_on(on)
        assert provision("opcat.npm").url_on(on) is None

    def test_duties_and_powers(self):
        """Of a body those of its office and its inspectorate; of a holder its own; of an agency its members'."""
        on = day("2020-01-01")
        both, office, body = (duties(of=of, on=on) for of in ("hmi-constabulary", "hmcic", "hmic"))
        assert {*both} == {*office, *body}
        assert set() == {*office} & {*body}
        assert {Modality.DUTY, Modality.POWER_AND_DUTY, Modality.PROHIBITION} == {one.modality for one in both}
        assert all(one.in_force(on) for one in both)
        assert "police-act-1996.s-55.sub-5A" in {one.id for one in duties(of="local-policing-bodies", on=on)}
        assert () == duties(of="estyn", on=on)
        assert () == powers(of="schools", on=on)
        with pytest.raises(UnknownName, match="no body 'nobody'"):
            powers(of="nobody", on=on)

    def test_the_abolition_of_hmica_as_prisons_saw_it(self):
        """Between 17 and 18 September 2012 nothing else changed for HMI Prisons."""
        was, now = day("2012-09-17"), day("2012-09-18")
        held = [{one.id for one in in_force(on=on) if {"hmcip", "hmi-prisons"} & {*one.holders}} for on in (was, now)]
        assert set() == held[0] - held[1]
        assert {
            "prison-act-1952.s-5A.sub-5C",
            "prison-act-1952.sch-A1.para-7",
            "uksi-2012-2401.art-2.sub-2",
            "uksi-2012-2401.art-2.sub-4",
            "uksi-2012-2401.art-3",
        } == held[1] - held[0]
        for list_of in (consultees, co_operation, co_authors):
            gone = {row.body for row in list_of(of="hmi-prisons", on=was)} - {
                row.body for row in list_of(of="hmi-prisons", on=now)
            }
            assert {"hmica"} == gone
        assert blockable(of="hmi-prisons", on=was) == blockable(of="hmi-prisons", on=now)

    @pytest.mark.parametrize(
        ("expected", "of", "on"),
        [
            ("prison-act-1952.s-5A.sub-5", "hmi-prisons", "2008-03-31"),
            ("police-act-1996.s-54.sub-4", "hmi-constabulary", "2020-03-31"),
            ("cpsi-act-2000.s-2.sub-1-c", "hmcpsi", "2020-03-31"),
            ("courts-act-2003.s-60", "hmica", "2012-03-31"),
            (None, "hmica", "2013-03-31"),
            (None, "hmi-probation", "2020-03-31"),
            (None, "hmi-prisons", "2000-03-31"),
        ],
    )
    def test_who_must_report_each_year(self, expected, of, on):
        """Prisons, constabulary and the CPS, and the courts while there was HMICA; never probation."""
        assert expected == annual_report_duty(of=of, on=day(on))


class TestSchedules:
    """The schedules side by side."""

    def test_every_paragraph_has_its_place(self):
        """Each provision of a schedule is among the likenesses, but for what constabulary or the CPS alone has."""
        starts = ("prison-act-1952.sch", "police-act-1996.sch", "cpsi-act-2000.sch", "cjcs-act-2000.sch")
        alike = {id for one in parallels().values() for id in one.ids.values()}
        own = {id for id in IDS if id.startswith(starts)} - alike
        assert {
            "cpsi-act-2000.sch.para-7",
            *(f"police-act-1996.sch-4A.para-2.sub-{sub}" for sub in ("2A", "2B", "4A", "4B", "4C", "6", "7")),
            *(f"police-act-1996.sch-4A.para-6{letter}" for letter in "ABCDEF"),
        } == own
        assert alike <= {*IDS}

    @pytest.mark.parametrize("role", parallels())
    def test_alike_in_kind(self, role):
        """A role is played by provisions of one kind, begun the same day; but for who can be blocked by the CPS."""
        found = [provision(id) for of, id in parallels()[role].ids.items() if of in FOUR]
        if role != "blockable":
            assert 1 == len({one.modality for one in found})
        assert 1 == len({one.since for one in found} - {day("2012-01-16")})
        assert len(found) == len(FOUR)

    def test_cites_of_a_role(self):
        """In the order of the Acts' sections, on a day or whenever; who has no such provision is passed over."""
        of = ["hmcpsi", "hmi-prisons", "ofsted"]
        prisons, cps = "statute:prison-act-1952.sch-A1.para-5.sub-5", "statute:cpsi-act-2000.sch.para-5.sub-5"
        assert (prisons, cps) == statute.cites("joint-application", of=of)
        on = {"on": day("2012-03-01")}
        assert (f"{prisons}@2012-03-01", f"{cps}@2012-03-01") == statute.cites("joint-application", of=of, **on)
        assert (prisons,) == statute.cites("joint-application", of=["hmi-prisons"])
        assert () == statute.cites("joint-application", of=["ofsted"])
        role, without = next(
            (role, of) for role, one in parallels().items() for of in INSPECTORATES if of not in one.ids
        )
        assert () == statute.cites(role, of=[without])

    def test_a_paragraph(self):
        """CPS numbering runs one behind in paragraph 3; a role that there is not is told."""
        assert ["3(8)", "3(7)"] == [
            provision(paragraph("blocked", of=of)).citation.split("para. ")[1] for of in ("hmi-prisons", "hmcpsi")
        ]
        with pytest.raises(UnknownName, match="no provision for 'victim' in a schedule of 'hmica'"):
            paragraph("victim", of="hmica")
        with pytest.raises(UnknownName, match="no provision for 'nothing'"):
            paragraph("nothing", of="hmcpsi")

    def test_the_differences_agree_with_the_rest(self):
        """What is said in words of ministers and paragraphs is what lists and provisions say."""
        said = {one.point: one.by_inspectorate for one in differences()}
        names = {of: REGISTRY.short(minister_for(of=of, on=day("2020-01-01"))) for of in FOUR}
        assert names == said["the minister consulted, who is never waived"] == said["who lifts a notice"]
        courts = {of: provision(paragraph("criminal-courts", of=of)).citation[-1] for of in FOUR}
        assert courts == said["the paragraph on criminal courts, since 18 September 2012"]
        for point, role in (
            ("the minister may order when its own programme and framework are prepared", "order-timing"),
            ("the minister may order their form", "order-form"),
        ):
            ends = {of: provision(paragraph(role, of=of)).until for of in FOUR}
            assert {of: "yes" if end is None else "no, since 16 January 2012" for of, end in ends.items()} == said[
                point
            ]
        reports = {of: annual_report_duty(of=of, on=day("2020-01-01")) is None for of in FOUR}
        assert reports == {of: text == "none" for of, text in said["an annual report by statute"].items()}
        assert all(role in parallels() for one in differences() for role in one.roles)
        assert all([*FOUR] == [*one.by_inspectorate] and one.sources for one in differences())


class TestRows:
    """Every row of the tables of law."""

    def test_ids(self):
        """A version of a provision stands once, and versions are counted from 1."""
        for id in IDS:
            assert [*range(1, 1 + sum(one.id == id for one in provisions()))] == [
                one.version for one in provisions() if one.id == id
            ]

    def test_references(self):
        """Holders, counterparties, events and instruments are there; an event that ends a version has its day."""
        for one in provisions():
            assert {*one.holders} <= {*holders()}
            assert one.instrument.title
            listed = [to.removeprefix("list:") for to in one.to if to.startswith("list:")]
            assert {*listed} <= {*IDS}
            for id in (one.made_by, one.ended_by, *one.amended_by):
                assert id is None or id in events()
            assert one.made_by is None or events()[one.made_by].day == one.since
            assert one.text == one.text.strip() != ""

    def test_dates(self):
        """Nothing ends before it begins; versions do not overlap; what amends falls within; bounds are in order."""
        for one in provisions():
            assert one.since is None or one.until is None or one.since < one.until
            assert all(one.in_force(events()[id].day) is not False for id in one.amended_by)
            assert one.not_before is None or one.by is None or one.not_before.earliest < one.by
            assert (one.since is None) == (one.not_before is not None or one.never_in_force)
        for id in IDS:
            found = [one for one in provisions() if one.id == id]
            assert all(one.until == following.since for one, following in itertools.pairwise(found))

    @pytest.mark.parametrize("name", LISTS)
    def test_lists(self, name):
        """Bodies, owners and paragraphs are known; one place on a list is not held twice at once, nor by two."""
        seen = []
        for row in rows("lists", name):
            assert row["provision"] in IDS
            assert row["of"] in REGISTRY.bodies
            assert row.get("body", "ofsted") in REGISTRY.bodies
            assert row.keys() >= {"since", "sources", "confidence"}
            seen += [(row["of"], row.get("letter"), row.get("body"), row["since"], row.get("until", "9999"))]
        for of, letter, body, since, until in seen:
            for other in seen:
                at_once = other[3] < until and since < other[4]
                same = (of, body) == (other[0], other[2]) or (of, letter) == (other[0], other[1] or "none")
                if at_once and same and other != (of, letter, body, since, until):
                    assert (letter, other[1]) == ("j", "j")

    def test_sources(self):
        """Every row says where it was read, and every source of law is used."""
        used = set()
        for table, kinds in {
            "statute": ("events", "provisions"),
            "lists": (*LISTS, "specified"),
            "schedules": ("differences",),
        }.items():
            for kind in kinds:
                for row in rows(table, kind):
                    assert row["sources"]
                    assert Confidence(row["confidence"])
                    used |= {*row["sources"]}
        text = files("cjji_model").joinpath("tables", "law_sources.toml").read_text(encoding="utf-8")
        listed = [*tomllib.loads(text)["sources"]]
        assert sorted(listed) == listed
        assert {*listed} == used
        assert all(source(id).title for id in used)

    def test_no_rule_of_law_rests_on_memory(self):
        """What a rule of law cites was seen or inferred, and so was every place on a list."""
        cited = {cite.removeprefix("statute:") for rule in RULES.select("LAW") for cite in rule.cites}
        assert Confidence.MEMORY not in {one.confidence for one in provisions() if one.id in cited}
        assert "from-memory" not in {row["confidence"] for name in LISTS for row in rows("lists", name)}

    def test_every_cite_of_a_rule_resolves(self):
        """Each provision that a rule cites is one of the table."""
        cites = [cite for rule in RULES for cite in rule.cites if cite.startswith("statute:")]
        assert [] == [cite for cite in cites if cite.removeprefix("statute:") not in IDS]
        assert all(rule.cites for rule in RULES.select("LAW"))

    def test_days_of_change(self):
        """Each list is the same the day before as ever since the change before: nothing changes between."""
        changes = days_of_change()
        assert sorted({*changes}) == [*changes]
        for first, following in itertools.pairwise(changes):
            for of in INSPECTORATES:
                assert consultees(of=of, on=first) == consultees(of=of, on=following - DAY)
                assert co_operation(of=of, on=first) == co_operation(of=of, on=following - DAY)
                assert blockable(of=of, on=first) == blockable(of=of, on=following - DAY)
