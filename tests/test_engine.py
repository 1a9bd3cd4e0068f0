"""The engine: every rule asked about every subject, what is kept, in which order, and why."""

import json
import os
import pickle
import subprocess
import sys
from collections import Counter
from datetime import date, datetime

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjji_model import (
    REGISTRY,
    RULES,
    Body,
    Completeness,
    Confidence,
    ConfidenceByAttribute,
    Consultation,
    Delegation,
    Derogation,
    Direction,
    InspectorateYear,
    Notice,
    Opinion,
    Period,
    Programme,
    ProgrammeStatus,
    Refusal,
    Report,
    RuleBook,
    Severity,
    Term,
    UnknownName,
    Verdict,
    Waiver,
    WorkStatus,
    WorkStream,
    WorkType,
    breached,
    check,
    corpus,
    dump,
    judgement,
    load,
    met,
    not_applicable,
    rule,
    undetermined,
)
from cjji_model._checked.classes import plan_of
from cjji_model.model.gatekeeping import Consent, NoticeEffect
from cjji_model.model.inspectorate_year import CommissionerRecommendation
from cjji_model.model.preparation import DirectionSubject
from cjji_model.model.provenance import Sourced
from cjji_model.outcome import NotApplicable
from cjji_model.rules import SUBJECTS, briefing, cited, practice, reading_day
from cjji_model.rules._context import listed
from cjji_model.rules._examples import example
from cjji_model.statute import provision
from cjji_model.statute.practice import clauses, practices
from kit import a_programme, a_report, a_stream, documents
from kit_rules import (
    LATER,
    SETTLED,
    a_derogation,
    a_review,
    a_rule,
    flips,
    law_documents,
    lesser,
    plan,
    reading_days,
    result,
    say,
    small_documents,
    span,
    when,
    word,
)

ON = date(2014, 3, 31)
small = st.one_of(small_documents(), law_documents())
anything = st.one_of(small_documents(), law_documents(), documents())
"""Documents of every kind: mostly small ones near the edges, and now and then any at all."""


def listened(rules):
    """The rules, and by code the rulings that each will give, in order."""
    given_ = {one.code: [] for one in rules}

    def listening(one):
        def judge(subject, at):
            ruling = one.judge(subject, at)
            given_[one.code].append(ruling)
            return ruling

        return attrs.evolve(one, judge=judge)

    return [listening(one) for one in rules], given_


# ------------------------------------------------------------------------------------------------- properties


class TestTwoPasses:
    """Rules run on the objects themselves; where there is something to tell, they run again on recording views."""

    @given(anything, reading_days)
    def test_both_passes_agree(self, document, on):
        """The same ruling twice: verdict, message, place, missing facts, severity and cites, of each subject."""
        rules, rulings = listened(RULES)
        check(document, on=on, keep_all=True, rules=rules)
        for code, given_ in rulings.items():
            assert given_[::2] == given_[1::2], code

    @given(anything, reading_days)
    def test_what_is_well_is_asked_once(self, document, on):
        """Where nothing is to be told, a rule is not asked again."""
        rules, rulings = listened(RULES)
        kept = Counter(r.rule for r in check(document, on=on, rules=rules).results)
        every = Counter(r.rule for r in check(document, on=on, keep_all=True).results)
        assert [] == [code for code, given_ in rulings.items() if len(given_) > every[code] + kept[code]]

    @given(anything, reading_days)
    def test_the_ruling_reaches_the_result(self, document, on):
        """What the second pass rules is what is told; an error that rests on memory is told as a warning."""
        for one in RULES:
            rules, rulings = listened([one])
            told = check(document, on=on, keep_all=True, rules=rules).results
            given_ = Counter((r.verdict, r.message, r.severity, len(r.missing)) for r in rulings[one.code][1::2])
            for found in told:
                message, capped, _ = found.message.partition(" (downgraded to a warning: relies on an unverified fact)")
                key = (found.verdict, message, Severity.ERROR if capped else found.severity, len(found.missing))
                if found.verdict in {Verdict.BREACHED, Verdict.MET, Verdict.JUDGEMENT}:
                    assert given_[key], found
                given_[key] -= 1

    @given(anything, reading_days)
    def test_counts_are_those_of_the_results(self, document, on):
        """The counts, which the first pass makes, are those of all the results, which the second makes."""
        outcome = check(document, on=on, keep_all=True)
        assert Counter(r.verdict for r in outcome.results) == Counter({v: n for v, n in outcome.counts.items() if n})


class TestResults:
    """One result for each rule and subject, in document order, then by code."""

    @given(anything, reading_days)
    def test_rule_and_subject_are_the_identity(self, document, on):
        """No two results bear the same rule and subject."""
        keys = Counter((r.rule, r.subject) for r in check(document, on=on, keep_all=True).results)
        assert {} == {key: count for key, count in keys.items() if count > 1}

    @given(anything, reading_days)
    def test_counts_add_up(self, document, on):
        """The counts add up to the pairs of rule and subject, each of which has a result, whatever is kept."""
        few, all_ = (check(document, on=on, keep_all=keep) for keep in (False, True))
        assert few.counts == all_.counts
        assert len(all_.results) == sum(count for _, count in few.counts.items())

    @given(anything, reading_days)
    def test_keeping_all_only_adds_what_is_well(self, document, on):
        """With `keep_all` there is what was there before, in the same order, and else only met and not applicable."""
        few, all_ = (check(document, on=on, keep_all=keep).results for keep in (False, True))
        quiet = {Verdict.MET, Verdict.NOT_APPLICABLE}
        assert few == tuple(r for r in all_ if r.verdict not in quiet)

    def test_order_of_the_document(self):
        """The programme first, then its years, then each stream with its terms and reports; within each, by code."""
        term = Term(first=when("2012"), leads=("hm-imaginary",), supporters=())
        rolling = a_stream(id="z", title="Same", type=WorkType.ROLLING, terms=(term,), agencies=("police", "schools"))
        stream = a_stream(
            id="a", title="same", leads=("hmcpsi", "hmi-prisons"), due=when("2019"), agencies=("police", "schools")
        )
        document = plan(rolling, stream, prepared=when("2019"), reviews=(), period=Period.business_years(2012, 3))
        found = [(r.subject, r.rule) for r in check(document, on=date(2013, 3, 31)).results]
        expected = [
            ("programme:plan", "PRA103"),
            ("year:2012-04-01", "PRA104"),
            ("date:prepared", "REC105"),
            ("stream:z", "PRA102"),
            ("stream:z", "PRA109"),
            ("stream:z", "PRA110"),
            ("term:z/0", "PRA101"),
            ("term:z/0", "PRA107"),
            ("reference:z/terms/0/leads/hm-imaginary", "REC101"),
            ("stream:a", "PRA102"),
            ("stream:a", "PRA106"),
            ("stream:a", "PRA109"),
            ("stream:a", "PRA110"),
            ("stream:a", "REC103"),
            ("stream:a", "REC104"),
        ]
        first_set = {
            "PRA101",
            "PRA102",
            "PRA103",
            "PRA104",
            "PRA106",
            "PRA107",
            "PRA109",
            "PRA110",
            "REC101",
            "REC103",
            "REC104",
            "REC105",
        }
        assert expected == [pair for pair in found if pair[1] in first_set]

    @given(small, reading_days)
    def test_streams_come_in_their_order(self, document, on):
        """Results of one stream stand together, and streams in the order of the document."""
        positions = [
            int(r.pointer.split("/")[2])
            for r in check(document, on=on, keep_all=True).results
            if r.pointer.startswith("/work_streams/")
        ]
        assert sorted(positions) == positions

    def test_a_subject_keeps_its_name(self):
        """A stream inserted before another changes no name of what follows it."""
        stream = a_stream(
            leads=("hmcpsi", "hmi-prisons"), reports=(a_report(published=when("2013"), publisher="hmcpsi"),)
        )
        alone = {(r.rule, r.subject) for r in check(plan(stream), on=ON, keep_all=True).results}
        after = {
            (r.rule, r.subject)
            for r in check(plan(a_stream(id="new", title="New"), stream), on=ON, keep_all=True).results
        }
        assert alone <= after


class TestPure:
    """Same input, same outcome."""

    @given(anything, reading_days)
    def test_twice_is_the_same(self, document, on):
        """A second check gives an equal outcome, and the document is as it was."""
        before = dump(document)
        assert check(document, on=on, keep_all=True) == check(load(before), on=on, keep_all=True)
        assert before == dump(document)

    @given(small, reading_days, st.randoms(use_true_random=False))
    def test_the_order_of_rules_does_not_matter(self, document, on, random):
        """Rules given in another order, and as any iterable, give the same outcome."""
        shuffled = list(RULES)
        random.shuffle(shuffled)
        expected = check(document, on=on, keep_all=True)
        assert expected == check(document, on=on, keep_all=True, rules=shuffled)
        assert expected == check(document, on=on, keep_all=True, rules=(one for one in shuffled))

    @given(small, reading_days)
    def test_each_rule_stands_for_itself(self, document, on):
        """What a rule says does not depend on which others are asked."""
        together = check(document, on=on, keep_all=True).results
        apart = [r for one in RULES for r in check(document, on=on, keep_all=True, rules=[one]).results]
        assert sorted(together, key=repr) == sorted(apart, key=repr)

    def test_the_hash_seed_does_not_matter(self):
        """Two processes with different hash seeds say the same of every published document."""
        script = (
            "import datetime, hashlib; from cjji_model import check, corpus\n"
            "for d in corpus: print(d.id, check(d, on=datetime.date(2025, 12, 31), keep_all=True).results)"
        )
        said = {
            subprocess.run(
                [sys.executable, "-c", script],
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
            ).stdout
            for seed in ("1", "2", "3")
        }
        assert 1 == len(said)


# --------------------------------------------------------------------------------------------- knowing more


ROLES_IN_PHASES = "not-this-kind: the roles are recorded in its phases"
PLAIN = {"leads": ("hmcpsi",), "supporters": ("hmi-prisons",)}


OF_ITS_TIME = {"LAW401", "LAW601", "PRA101", "PRA102", "PRA107", "PRA123", "REC102"}
"""Rules that ask how bodies stood at the time of the work, which is taken to lie in its period where it is undated."""


def expected_flip(code, what, told, then):
    """Flips that `TestKnowingMore` has tests of their own for."""
    messages = {told.message, then.message}
    of_the_work = "fieldwork" in what or "published" in what or what.endswith("reports")
    return (
        "not-in-force" in messages
        or ROLES_IN_PHASES in messages
        or (code == "PRA104" and "covers" in what)
        or (code == "REC103" and what.endswith("reports"))
        or (code in OF_ITS_TIME and of_the_work)
        or (what == "prepared" and "not-yet-prepared: it is a draft" in messages)
        or (what.endswith("consultations/by") and code in {"LAW103", "LAW104"})
        or (what.endswith("reports/under") and code == "LAW501")
        or (what.endswith("waivers/scope") and code in {"LAW104", "LAW105", "LAW106"})
        or (what.endswith(("notices/withdrawn", "notices/consent")) and code in {"LAW201", "LAW203"})
    )


class TestKnowingMore:
    """Learning more never flips a settled verdict; so knowing less leads only to undetermined, or to nothing at all."""

    @pytest.mark.parametrize("code", [one.code for one in RULES])
    @given(data=st.data(), on=reading_days)
    def test_one_fact_less_flips_nothing(self, code, data, on):
        """Without one fact, with a coarser date, or a stream fewer, no settled verdict becomes another settled one."""
        self.flips_nothing(code, data.draw(law_documents() if code.startswith("LAW") else small_documents()), on)

    @pytest.mark.parametrize("code", [one.code for one in RULES])
    def test_one_fact_less_of_its_examples_flips_nothing(self, code):
        """The same of the rule's own examples, which hold whatever facts the rule asks for."""
        examples = RULES[code].examples
        assert examples
        for one in examples:
            self.flips_nothing(code, load(one.document), one.on, previous=one.previous and load(one.previous))

    @staticmethod
    def flips_nothing(code, document, on, **more):
        """Assert that no way to know less of a document turns one settled verdict into another."""
        more |= {"on": on, "rules": RULES.select(code), "keep_all": True}
        told = {r.subject: r for r in check(document, **more).results}
        for what, less in lesser(document):
            for then in check(less, **more).results:
                found = told.get(then.subject)
                if (
                    found is None
                    or not {found.verdict, then.verdict} <= SETTLED
                    or expected_flip(code, what, found, then)
                ):
                    continue
                assert found.verdict is then.verdict, (what, found, then)

    @pytest.mark.parametrize("code", ["PRA101", "PRA106", "PRA107"])
    @pytest.mark.parametrize("more", ["2007-03", "2007-04", "2007-03-31", "2007-04-01"])
    def test_whether_the_rule_was_in_force(self, code, more):
        """A date so coarse that the rule came into force within it settles nothing. Principle 3."""
        roles = {"leads": ("hmcpsi",), "supporters": ("hmi-prisons",)}
        known, unknown = (
            a_report(type=WorkType.THEMATIC, published=when(moment), **roles) for moment in (more, "2007")
        )
        assert {} == flips(code, known, unknown, ON)

    @pytest.mark.parametrize(
        ("more", "less"),
        [
            (span("2013-06", "2013-12"), span("2013", "2013")),
            (span("2013-04", "2014-03"), span(None, "2014-03")),
            (span("2012-12", "2013-12"), span("2012", "2013-12")),
        ],
    )
    def test_what_a_review_covers(self, more, less):
        """What a review covers, told more finely, flips no year."""
        known, unknown = (a_programme(reviews=(a_review("2014-05", covers=covers),)) for covers in (more, less))
        assert {} == flips("PRA104", known, unknown, ON)

    PHASE = a_stream(id="phase", title="Phase", parent="one", **PLAIN)

    @pytest.mark.parametrize("code", ["PRA101", "PRA106", "PRA107", "PRA108"])
    @pytest.mark.parametrize("other", [(), (attrs.evolve(PHASE, parent=None),)], ids=["a-phase-more", "a-parent-more"])
    def test_phases(self, code, other):
        """Of a stream for which nobody is named, in a plan that is not complete, phases may yet tell the roles."""
        nobody = a_stream(leads=(), supporters=())
        assert {} == flips(code, plan(nobody, self.PHASE), plan(nobody, *other), ON)


ALONE = {"type": WorkType.THEMATIC, **PLAIN}
COURTS = {"leads": ("hmica",), "supporters": ("hmcpsi",)}
LATE_PLAN = {"period": Period(date(2013, 4, 1), date(2015, 3, 31))}
FIRST, SECOND = ((a_report(id=f"r{n}", title="A"),) for n in (1, 2))
TWO = a_stream(id="two", title="Two", reports=SECOND)
WAIVED = {"between": "hmi-prisons", "consultee": "ofsted", "agreed": when("2012")}
SECRETARY, ATTORNEY = (
    {"consultee": "secretary-of-state", "held": when("2012")},
    Consultation(consultee="attorney-general", held=when("2012")),
)
BEGUN = a_stream(status=WorkStatus.IN_PROGRESS, fieldwork=span("2012-09"))
STOPPED = {
    "id": "n",
    "by": "hmi-constabulary",
    "to": "hmi-prisons",
    "organisation": "police",
    "stream": "one",
    "given": when("2012-06"),
    "forbids": NoticeEffect.INSPECTION,
}
CONSENT = Consent(by="secretary-of-state", given=when("2012-07"))
THOUGHT = {
    "id": "o",
    "by": "hmi-constabulary",
    "proposer": "hmi-prisons",
    "organisation": "police",
    "unreasonable": True,
    "held": when("2012-05"),
}


class TestWhatIsTakenForGranted:
    """Where a rule takes for granted what is not recorded, since asking each time would drown what matters.

    These are all the ways in which learning more can turn one settled verdict into another: each is told here.
    """

    GRANTED = (
        (
            "that-it-was-in-force",
            ("PRA106", "report:report", "not-applicable", "met"),
            a_report(published=when("2005"), **ALONE),
            a_report(**ALONE),
        ),
        (
            "that-a-review-covers-its-own-year",
            ("PRA104", "year:2012-04-01", "met", "breached"),
            a_programme(reviews=(a_review("2013-11", covers=span("2012-04", "2014-03")),)),
            a_programme(reviews=(a_review("2013-11"),)),
        ),
        (
            "that-phases-tell-the-roles",
            ("PRA101", "stream:one", "breached", "not-applicable"),
            plan(a_stream(leads=("cqc", "ofsted"), supporters=()), TestKnowingMore.PHASE),
            plan(a_stream(), TestKnowingMore.PHASE),
        ),
        (
            "that-a-title-is-new",
            ("REC103", "report:r2", "breached", "met"),
            plan(a_stream(reports=FIRST), TWO),
            plan(a_stream(), TWO),
        ),
        (
            "that-work-lies-in-its-period",
            ("PRA107", "stream:one", "met", "breached"),
            plan(a_stream(fieldwork=span("2012-05", "2012-06"), **COURTS), **LATE_PLAN),
            plan(a_stream(**COURTS), **LATE_PLAN),
        ),
        (
            "that-bodies-are-asked-for-in-its-period",
            ("REC102", "stream:one", "met", "breached"),
            plan(a_stream(fieldwork=span("2009-05", "2009-06"), **COURTS), **LATE_PLAN),
            plan(a_stream(**COURTS), **LATE_PLAN),
        ),
        (
            "that-courts-were-inspected-in-its-period",
            ("LAW401", "stream:one", "not-applicable", "breached"),
            plan(a_stream(fieldwork=span("2012-05", "2012-06"), agencies=("courts",)), **LATE_PLAN),
            plan(a_stream(agencies=("courts",)), **LATE_PLAN),
        ),
        (
            "that-a-draft-is-not-prepared",
            ("LAW101", "programme:plan", "breached", "not-applicable"),
            a_programme(prepared=when("2013"), prepared_by=()),
            a_programme(prepared_by=()),
        ),
        (
            "that-a-waiver-without-scope-has-none",
            ("LAW105", "waiver:hmi-prisons/ofsted", "met", "breached"),
            a_programme(waivers=(Waiver(scope="Follow-ups", **WAIVED),)),
            a_programme(waivers=(Waiver(**WAIVED),)),
        ),
        (
            "that-all-the-authors-consulted",
            ("LAW103", "programme:plan", "breached", "met"),
            a_programme(prepared=when("2013"), consultations=(Consultation(by=("hmcpsi",), **SECRETARY), ATTORNEY)),
            a_programme(prepared=when("2013"), consultations=(Consultation(**SECRETARY), ATTORNEY)),
        ),
        (
            "that-a-report-of-another-is-not-under-section-54",
            ("LAW501", "report:report", "breached", "not-applicable"),
            a_report(published=when("2018"), publisher="hmcpsi", under="police-act-1996.s-54.sub-2", responses=()),
            a_report(published=when("2018"), publisher="hmcpsi", responses=()),
        ),
        (
            "that-a-notice-stands",
            ("LAW201", "notice:n", "met", "breached"),
            plan(BEGUN, opinions=(), gatekeeping_notices=(Notice(withdrawn=when("2012-07"), **STOPPED),)),
            plan(BEGUN, opinions=(), gatekeeping_notices=(Notice(**STOPPED),)),
        ),
        (
            "that-no-minister-consented",
            ("LAW201", "notice:n", "met", "breached"),
            plan(BEGUN, opinions=(), gatekeeping_notices=(Notice(consent=CONSENT, **STOPPED),)),
            plan(BEGUN, opinions=(), gatekeeping_notices=(Notice(**STOPPED),)),
        ),
        (
            "that-a-notice-and-an-opinion-without-a-stream-are-of-one-inspection",
            ("LAW203", "opinion:o", "breached", "met"),
            plan(
                BEGUN,
                opinions=(Opinion(stream="another", **THOUGHT),),
                gatekeeping_notices=(Notice(**STOPPED),),
            ),
            plan(
                BEGUN,
                opinions=(Opinion(**THOUGHT),),
                gatekeeping_notices=(Notice(**STOPPED | {"stream": None}),),
            ),
        ),
    )

    @pytest.mark.parametrize(("what", "flip", "more", "less"), GRANTED, ids=[granted[0] for granted in GRANTED])
    def test_what(self, what, flip, more, less):
        """Undated work was in force, and a review is of its own year, until something else is recorded; and so on."""
        code, subject, told, then = flip
        assert {subject: (told, then)} == flips(code, more, less, LATER), what


class TestHeaderOnly:
    """A header knows nothing of the streams, and is never told that it breaks a rule about them."""

    HEADER = plan(completeness=Completeness.HEADER_ONLY, work_streams=None)

    @pytest.mark.parametrize(
        "completeness", [Completeness.HEADER_ONLY, Completeness.FRAGMENT, Completeness.PARTIAL, None]
    )
    def test_what_the_streams_would_say_is_undetermined(self, completeness):
        """Each rule about streams or roles gives one result, of the programme, and names the streams as missing."""
        header = attrs.evolve(self.HEADER, completeness=completeness)
        outcome = check(header, on=date(2012, 4, 1), keep_all=True)
        about_streams = {one.code for one in RULES if one.subject in {"stream", "roles"}}
        found = {
            r.rule: (r.verdict, r.subject, r.pointer, r.missing) for r in outcome.results if r.rule in about_streams
        }
        expected = (Verdict.UNDETERMINED, "programme:plan", "", ("/work_streams",))
        assert dict.fromkeys(about_streams, expected) == found
        assert () == outcome.breached

    def test_a_header_may_mention_a_stream(self):
        """A document without its streams may speak of one: in an opinion, a notice or a review."""
        opinion = Opinion(
            id="o",
            by="hmi-prisons",
            proposer="hmcpsi",
            organisation="prisons",
            unreasonable=False,
            held=when("2012"),
            stream="one",
        )
        header = plan(work_streams=None, opinions=(opinion,))
        assert "undetermined" == word(check(header, on=ON).of("reference:opinions/o/stream")[0])
        previous = attrs.evolve(header, id="before", period=Period.business_years(2010))
        assert "met" == word(
            check(
                plan(a_stream(follows="one"), a_stream(id="two", title="Two", follows="police-custody")),
                on=ON,
                previous=previous,
                keep_all=True,
            ).of("reference:two/follows")[0]
        )

    @pytest.mark.parametrize(
        ("completeness", "streams"),
        [(Completeness.COMPLETE, None), (Completeness.FRAGMENT, ()), (Completeness.COMPLETE, ())],
    )
    def test_an_empty_list_is_a_record(self, completeness, streams):
        """A list of no streams leaves nothing to ask about; nor does its absence where the document is complete."""
        document = plan(completeness=completeness, work_streams=streams)
        about = RuleBook(
            tuple(one for one in RULES.select("PRA10", "PRA110", "REC104") if one.subject in {"stream", "roles"})
        )
        assert () == check(document, on=ON, rules=about, keep_all=True).results

    @pytest.mark.parametrize("id", [p.id for p in corpus.programmes if p.completeness is Completeness.HEADER_ONLY])
    def test_published_headers(self, id):
        """Of the plans that are known by name alone, only what they say of themselves is told."""
        outcome = check(corpus[id], on=reading_day(corpus[id]))
        assert {r.rule for r in outcome.breached} <= {"PRA103"}
        assert "/work_streams" in {fact.pointer for fact in outcome.missing}


# -------------------------------------------------------------------------------------------------- because


def standing(document, place):
    """What stands at a pointer of a document; raises where nothing could."""
    item = document
    for step in place.split("/")[1:]:
        if isinstance(item, tuple):
            item = item[int(step)]
        elif item is not None:
            fields = {a.name for a in plan_of(type(item)).attributes} | ({"kind"} & vars(type(item)).keys())
            assert step in fields, f"{step} of {place} is no attribute of a {type(item).__name__}"
            item = getattr(item, step)
        else:
            raise AssertionError(f"{place} lies beneath what is not recorded")
    return item


def told(value):
    """A value as a fact tells it: words, days and spans as text, and tuples of these."""
    if isinstance(value, tuple):
        return tuple(told(item) for item in value)
    return value if value is None or type(value) in {str, int, bool} else str(value)


class TestBecause:
    """Every result says what was read."""

    @given(anything, reading_days)
    def test_facts_stand_where_they_say(self, document, on):
        """A fact's value is what stands at its pointer."""
        for found in check(document, on=on, keep_all=True).results:
            for fact in found.because:
                assert told(standing(document, fact.pointer)) == fact.value, found

    @given(small, reading_days)
    def test_missing_facts_could_stand_where_they_say(self, document, on):
        """A missing fact, and the place of a result, is a place that the document has or could have."""
        for found in check(document, on=on, keep_all=True).results:
            for place in (found.pointer, *found.missing):
                standing(document, place)

    @given(small, reading_days)
    def test_undetermined_always_names_something(self, document, on):
        """What is undetermined names a missing fact, unless it waits for a reference to become known."""
        for found in check(document, on=on).undetermined:
            assert (
                found.missing
                or "known" in found.message
                or "during the work" in found.message
                or "among the published ones" in found.message
            )

    def test_facts_of_a_breach(self):
        """Two leads: the type, both lists, and whether the document is complete are read, each where it stands."""
        found = result("PRA106", plan(a_stream(leads=("hmcpsi", "hmi-prisons"))), ON)
        facts = {fact.pointer: fact.value for fact in found.because}
        expected = {
            "/work_streams/0/type": "thematic",
            "/work_streams/0/leads": ("hmcpsi", "hmi-prisons"),
            "/work_streams/0/supporters": None,
        }
        assert expected.items() <= facts.items()

    def test_facts_of_the_plan_before(self):
        """A fact of the plan before says so."""
        plans = [
            a_programme(
                status=ProgrammeStatus.PUBLISHED,
                published=when(day),
                period=Period.business_years(first, 2),
                id=f"plan-{first}",
            )
            for day, first in (("2012-05", 2012), ("2009-05", 2009))
        ]
        found = result("PRA105", plans[0], date(2014, 4, 1), previous=plans[1])
        assert {("", "/published"): "2012-05", ("previous", "/published"): "2009-05"}.items() <= {
            (fact.document, fact.pointer): fact.value for fact in found.because
        }.items()

    @pytest.mark.parametrize(
        ("expected", "confidence"),
        [
            (Confidence.SEEN, Confidence.SEEN),
            (Confidence.MEMORY, ConfidenceByAttribute.of(leads=Confidence.MEMORY)),
            (Confidence.INFERRED, ConfidenceByAttribute.of(title=Confidence.SEEN)),
            (Confidence.INFERRED, None),
        ],
    )
    def test_how_sure_a_fact_is(self, expected, confidence):
        """The word for the attribute, else that for the object, else what the parent has for the object."""
        stream = a_stream(leads=("hmcpsi", "hmi-prisons"), confidence=confidence)
        found = result(
            "PRA106", plan(stream, confidence=ConfidenceByAttribute.of(work_streams=Confidence.INFERRED)), ON
        )
        assert [expected] == [fact.confidence for fact in found.because if fact.pointer == "/work_streams/0/leads"]


class TestFromMemory:
    """A breach that rests on a fact from memory is at most a warning."""

    @pytest.mark.parametrize(
        ("expected", "confidence"),
        [
            ("error", None),
            ("error", Confidence.SEEN),
            ("error", Confidence.INFERRED),
            ("warning", Confidence.MEMORY),
            ("warning", ConfidenceByAttribute.of(leads=Confidence.MEMORY)),
            ("error", ConfidenceByAttribute.of(title=Confidence.MEMORY)),
        ],
    )
    def test_an_error_becomes_a_warning(self, expected, confidence):
        """An error is capped where a fact that was read is from memory, and says so; another fact does not matter."""
        found = result("PRA101", plan(a_stream(confidence=confidence, leads=("hmcpsi",), supporters=())), ON)
        assert expected == word(found)
        assert (expected == "warning") == found.message.endswith(
            " (downgraded to a warning: relies on an unverified fact)"
        )

    def test_a_warning_stays_one(self):
        """What is a warning already is told as it is."""
        found = result("PRA106", plan(a_stream(leads=("hmcpsi", "hmi-prisons"), confidence=Confidence.MEMORY)), ON)
        assert ("warning", "led by HMCPSI and HMI Prisons") == (word(found), found.message)

    def test_the_core_case_inspection_of_2009(self):
        """HMI Probation alone, in a plan that is remembered and not found: a warning."""
        found = {r.subject: r for r in check(corpus["2009-10"], on=ON).of("PRA101")}
        assert "warning" == word(found["stream:youth-core-case"])


# ------------------------------------------------------------------------------------------------ derogations


def broken(programme, at):
    """A rule that is always broken."""
    del programme, at
    return breached("broken", severity=Severity.ERROR, at="title")


some_derogations = st.lists(
    st.builds(
        a_derogation,
        rule=st.sampled_from(["PRA106", "PRA101", "PRA999"]),
        reason=st.sampled_from(["Agreed", "Meant"]),
        by=st.sampled_from(["hmcpsi", "hmi-prisons"]),
        since=st.sampled_from([date(2012, 4, 1), ON, date(2030, 1, 1)]),
    ),
    max_size=5,
)


class TestDerogations:
    """A derogation covers a breach and hides nothing; none reaches the law."""

    DOCUMENT = plan(a_stream(status=WorkStatus.IN_PROGRESS, leads=(), supporters=("hmcpsi", "hmi-prisons")))
    RULES = RULES.select("PRA106")

    def test_without_one(self):
        """No lead once work has begun: an uncovered error."""
        outcome = check(self.DOCUMENT, on=ON, rules=self.RULES)
        assert not outcome.ok
        assert (None,) == tuple(r.derogation for r in outcome.results)

    @pytest.mark.parametrize("own", [True, False])
    def test_one_of_its_own_or_given(self, own):
        """The document's own and those given cover alike: the breach stays, and the outcome is sound."""
        derogation = a_derogation()
        document = attrs.evolve(self.DOCUMENT, derogations=(derogation,)) if own else self.DOCUMENT
        outcome = check(document, on=ON, rules=self.RULES, derogations=() if own else [derogation])
        (found,) = outcome.results
        assert (derogation, Verdict.BREACHED, Severity.ERROR) == (found.derogation, found.verdict, found.severity)
        assert outcome.ok
        assert outcome.results == outcome.breached
        outcome.raise_if_breached()

    @pytest.mark.parametrize(
        ("covers", "dates"),
        [
            (True, {"since": ON}),
            (False, {"since": date(2014, 4, 1)}),
            (True, {"since": date(2012, 1, 1), "until": ON}),
            (False, {"since": date(2012, 1, 1), "until": date(2014, 3, 30)}),
        ],
    )
    def test_it_stands_from_its_first_day_to_its_last(self, covers, dates):
        """Both days count."""
        (found,) = check(self.DOCUMENT, on=ON, rules=self.RULES, derogations=[a_derogation(**dates)]).results
        assert covers == (found.derogation is not None)

    @pytest.mark.parametrize("changes", [{"rule": "PRA101"}, {"subject": "stream:two"}, {"subject": "one"}])
    def test_it_speaks_of_one_rule_and_one_subject(self, changes):
        """Another rule's or another subject's derogation covers nothing."""
        assert not check(self.DOCUMENT, on=ON, rules=self.RULES, derogations=[a_derogation(**changes)]).ok

    def test_only_a_breach_is_covered(self):
        """What is undetermined or met stays as it is."""
        document = plan(a_stream(), a_stream(id="two", title="Two", leads=("hmcpsi",)))
        given_ = [a_derogation(), a_derogation(subject="stream:two")]
        outcome = check(document, on=ON, rules=self.RULES, derogations=given_, keep_all=True)
        assert [(Verdict.UNDETERMINED, None), (Verdict.MET, None)] == [
            (r.verdict, r.derogation) for r in outcome.results
        ]

    @pytest.mark.parametrize(("covered", "family"), [(False, "law"), (True, "practice"), (True, "record")])
    def test_never_the_law(self, covered, family):
        """A rule of law cannot be derogated from."""
        law = a_rule(broken, "LAW900", family=family)
        derogation = a_derogation(rule="LAW900", subject="programme:plan")
        outcome = check(self.DOCUMENT, on=ON, rules=[law], derogations=[derogation])
        assert covered == outcome.ok
        assert (derogation if covered else None) == outcome.results[0].derogation

    @given(st.permutations([a_derogation(), a_derogation(reason="Other"), a_derogation(by="hmi-prisons")]))
    def test_which_of_several_does_not_depend_on_their_order(self, derogations):
        """Of several that cover one breach, the same one is named, in whatever order they come."""
        (found,) = check(self.DOCUMENT, on=ON, rules=self.RULES, derogations=derogations).results
        assert min(derogations, key=repr) == found.derogation

    @given(own=some_derogations, given_too=some_derogations, shuffled=st.randoms(use_true_random=False))
    def test_merging_is_a_union_of_sets(self, own, given_too, shuffled):
        """Whatever stands in the document or is handed over, in whatever order and however often: one set."""
        apart = attrs.evolve(self.DOCUMENT, derogations=tuple(own))
        mixed = [*own, *given_too, *given_too]
        shuffled.shuffle(mixed)
        results = (
            check(apart, on=ON, rules=self.RULES, derogations=given_too).results,
            check(apart, on=ON, rules=self.RULES, derogations=mixed).results,
            check(self.DOCUMENT, on=ON, rules=self.RULES, derogations=mixed).results,
        )
        assert [results[0]] * 3 == list(results)

    def test_of_a_document_that_has_none(self):
        """A stream that stands alone carries no derogations, and those given cover it."""
        stream = self.DOCUMENT.streams[0]
        assert not check(stream, on=ON, rules=self.RULES).ok
        assert check(stream, on=ON, rules=self.RULES, derogations=[a_derogation()]).ok


# ------------------------------------------------------------------------------------------- what is refused


class TestArguments:
    """What `check` is given."""

    @pytest.mark.parametrize("on", [None, "2014-03-31", datetime(2014, 3, 31), 2014, when("2014-03-31")])
    def test_the_day_of_reading_is_a_day(self, on):
        """Nothing but a date is a day of reading: a moment of a day is not."""
        with pytest.raises(TypeError, match=r"'on' must be a datetime\.date \(the day of reading\)"):
            check(a_programme(), on=on)

    def test_the_day_of_reading_is_required(self):
        """Nothing reads the clock."""
        with pytest.raises(TypeError):
            check(a_programme())

    @pytest.mark.parametrize(
        ("message", "document", "previous"),
        [
            ("'previous' is a WorkStream, but the document is a Programme", a_programme(), a_stream()),
            ("a WorkStream has no previous document", a_stream(), a_stream(id="two")),
            ("a Report has no previous document", a_report(), a_report(id="two")),
            (r"must begin before the document \(2012-04-01\)", a_programme(), a_programme()),
            (
                "'previous' begins 2013-04-01, but must begin before",
                a_programme(),
                a_programme(period=Period.business_years(2013)),
            ),
        ],
    )
    def test_the_document_before(self, message, document, previous):
        """It is of the same kind, and begins earlier."""
        with pytest.raises(ValueError, match=message):
            check(document, on=ON, previous=previous)

    @pytest.mark.parametrize(
        ("before", "now"),
        [
            (Period.business_years(2011), Period.business_years(2012)),
            (Period.business_years(2011, 2), Period.business_years(2012, 2)),
            (Period(None, date(2012, 3, 31)), Period.business_years(2012)),
            (Period.business_years(2011), Period(None, date(2013, 3, 31))),
        ],
    )
    def test_a_document_before_that_fits(self, before, now):
        """Periods may overlap, and an open beginning is before any."""
        document, previous = (a_programme(period=period) for period in (now, before))
        assert "plan" == check(document, on=ON, previous=previous).document

    def test_years_follow_years(self):
        """An inspectorate's year has one before it too."""
        now, before = (
            InspectorateYear(id=f"y{n}", inspectorate="hmcpsi", year=Period.business_years(n)) for n in (2013, 2012)
        )
        assert "y2013" == check(now, on=ON, previous=before).document
        with pytest.raises(ValueError, match="must begin before the document"):
            check(before, on=ON, previous=now)

    def test_which_rules(self):
        """A book, a selection, a list: only those rules are asked."""
        document = plan(a_stream(leads=("hmcpsi",)))
        for rules in (
            RULES.select("PRA106"),
            [RULES["PRA106"]],
            RULES.without(*(one.code for one in RULES if one.code != "PRA106")),
        ):
            assert {"PRA106"} == {r.rule for r in check(document, on=ON, rules=rules, keep_all=True).results}
        assert () == check(document, on=ON, rules=[], keep_all=True).results

    def test_the_registry_given(self):
        """A registry of one's own is asked, for what is known and for what it is called."""
        ours = [Body(id="hm-imaginary", short="HM Imaginary")]
        found = result("PRA106", plan(a_stream(leads=("hm-imaginary", "hmcpsi"))), ON, registry=REGISTRY + ours)
        assert "led by HM Imaginary and HMCPSI" == found.message


class TestReadingDay:
    """The day to read a document on, where none is said."""

    @pytest.mark.parametrize(
        ("expected", "document"),
        [
            (ON, a_programme()),
            (ON, a_programme(published=when("2012-06"))),
            (date(2015, 12, 31), a_programme(published=when("2015"))),
            (date(2015, 3, 31), plan(a_stream(reports=(a_report(published=when("2015-03")),)))),
            (ON, plan(a_stream(due=when("2019"), fieldwork=span("2019")))),
            (date(2012, 6, 30), a_programme(period=Period(date(2012, 4, 1), None), published=when("2012-06"))),
            (None, a_programme(period=Period(date(2012, 4, 1), None))),
            (None, a_stream()),
            (None, a_report()),
            (date(2013, 2, 28), a_report(published=when("2013-02"))),
            (ON, InspectorateYear(id="y", inspectorate="hmcpsi", year=Period.business_years(2013))),
        ],
    )
    def test_the_later_of_the_period_and_what_was_done(self, expected, document):
        """The last day of the period, or the last of what is recorded as done; neither, then none."""
        assert expected == reading_day(document)

    @given(anything)
    def test_nothing_lies_ahead_of_it(self, document):
        """Read on that day, nothing that is recorded as done lies ahead."""
        on = reading_day(document)
        if on is not None:
            assert {Verdict.MET} >= {
                r.verdict for r in check(document, on=on, rules=RULES.select("REC105"), keep_all=True).results
            }


# ------------------------------------------------------------------------------------------------ rules of one's own


BURDEN = {"by": "hmi-prisons", "organisation": "prisons"}


@rule(
    "PRA901",
    title="A title does not shout",
    subject="stream",
    cites=["briefing:C1"],
    since=date(2007, 4, 1),
    until=date(2020, 3, 31),
    severity="info: a matter of taste",
)
def quiet(stream, at):
    """A stream's title is not all in capitals.

    It is a matter of taste.
    """
    assert at.on == ON
    if stream.title.isupper():
        return breached(f"{stream.title!r} shouts", severity=Severity.INFO, at="title")
    return met()


class TestOwnRules:
    """Anyone may write a rule, of public names alone."""

    def test_what_is_made_of_a_function(self):
        """The decorator makes a rule that carries what is said of it, and the docstring."""
        expected = (
            "PRA901",
            "practice",
            "stream",
            ("briefing:C1",),
            "A stream's title is not all in capitals.\n\nIt is a matter of taste.",
            (),
        )
        assert expected == (quiet.code, quiet.family, quiet.subject, quiet.cites, quiet.description, quiet.examples)
        assert "PRA901 A title does not shout" == str(quiet)

    def test_it_is_asked_like_any_other(self):
        """A book with one's own rule is another book, and its results explain themselves."""
        book = RULES + RuleBook((quiet,))
        assert (len(RULES) + 1, True, False) == (len(book), "PRA901" in book, "PRA901" in RULES)
        (found,) = check(plan(a_stream(title="CUSTODY")), on=ON, rules=book).of("PRA901")
        expected = ("'CUSTODY' shouts", "/work_streams/0/title", ("briefing:C1",))
        assert expected == (found.message, found.pointer, found.cites)
        dates = ["/period", "/work_streams/0/fieldwork", "/work_streams/0/reports"]
        assert ["/work_streams/0/title"] == [fact.pointer for fact in found.because if fact.pointer not in dates]

    def test_what_a_rule_of_law_rests_on(self):
        """What settles something cites the law of the day, or of the end, of what was done; else, whenever it stood."""
        cite = "statute:police-act-1996.sch-4A.para-2.sub-2"
        dated, undated = plan(prepared=when("2013-03-01")), plan()
        ended = plan(a_stream(fieldwork=span(None, "2013-05")), period=Period(None, date(2014, 3, 31)))

        def cites(document, ruling, family="law", subject="programme"):
            one = a_rule(lambda _subject, _at: ruling, family=family, subject=subject, cites=[cite])
            (found,) = check(document, on=ON, rules=[one], keep_all=True).results
            return found.cites

        assert (f"{cite}@2013-03-01",) == cites(dated, met())
        assert (f"{cite}@2013-05-01",) == cites(ended, met(), subject="stream")
        assert (cite,) == cites(undated, met())
        assert (cite,) == cites(dated, undetermined("who knows", "title"))
        assert (cite,) == cites(dated, met(), family="practice")
        assert () == cites(dated, met(cites=()))

    def test_what_an_example_shows(self):
        """Its letters are shown as they are."""
        assert '{"title": "Café"}' == example({"title": "Café"}).shows

    def test_a_rule_that_says_nothing_of_itself(self):
        """A function without a docstring makes a rule without a description."""
        assert "" == a_rule(lambda _subject, _at: met()).description

    @pytest.mark.parametrize("subject", ["", "streams", "inspectorate"])
    def test_a_subject_that_there_is_not(self, subject):
        """A rule about nothing that there is, is refused, and told what there is."""
        with pytest.raises(ValueError, match=r"use one of programme, stream"):
            a_rule(met, subject=subject)

    @pytest.mark.parametrize("subject", SUBJECTS)
    def test_every_subject_can_be_asked_about(self, subject):
        """A rule about any subject is asked, of a document that has one of each."""
        document = plan(
            a_stream(
                leads=("hmcpsi",),
                follows="police-custody",
                reports=(a_report(published=when("2013")),),
                delegations=(Delegation(by="hmcpsi", to="ofsted", functions="Fieldwork", since=when("2013")),),
            ),
            a_stream(
                id="two",
                title="Two",
                type=WorkType.ROLLING,
                terms=(Term(first=when("2012"), leads=("hmcpsi",), supporters=()),),
            ),
            prepared=when("2012"),
            waivers=(Waiver(between="hmcpsi", consultee="ofsted"),),
            directions=(Direction(id="d", subject=DirectionSubject.FORM, ministers=(), given=when("2012")),),
            gatekeeping_notices=(
                Notice(id="n", given=when("2012"), forbids=NoticeEffect.MANNER, to="hmcpsi", **BURDEN),
            ),
            opinions=(Opinion(id="o", held=when("2012"), unreasonable=False, proposer="hmcpsi", **BURDEN),),
            refusals=(Refusal(by="hmcpsi", to="ofsted", of="Help", refused=when("2012")),),
            derogations=(a_derogation(),),
        )
        year = InspectorateYear(
            id="y",
            inspectorate="hmcpsi",
            year=Period.business_years(2012),
            commissioner_recommendations=(CommissionerRecommendation(id="c"),),
        )
        earlier = plan(a_stream(id="old", title="Old"), id="before", period=Period.business_years(2010, 2))
        one = a_rule(lambda _found, _at: met(), subject=subject)
        asked = [
            check(document, on=ON, rules=[one], previous=earlier, keep_all=True),
            check(year, on=ON, rules=[one], keep_all=True),
        ]
        assert any(outcome.counts.met for outcome in asked)

    def test_the_streams_of_the_plan_before_come_last(self):
        """They are named by their id and stand at their place in the plan before."""
        one = a_rule(
            lambda stream, _at: breached(stream.title, severity=Severity.INFO, at="title"), subject="previous-stream"
        )
        earlier = plan(a_stream(id="old", title="Old"), id="before", period=Period.business_years(2010, 2))
        document = plan(a_stream(leads=("hmcpsi", "hmi-prisons")))
        outcome = check(document, on=ON, rules=[one, RULES["PRA106"]], previous=earlier)
        assert [("PRA106", "stream:one"), ("PRA900", "stream:old")] == [(r.rule, r.subject) for r in outcome.results]
        last = outcome.results[-1]
        assert ("/work_streams/0/title", "Old", "previous") == (last.pointer, last.message, last.because[0].document)

    @pytest.mark.parametrize(
        ("verdict", "ruling"),
        [
            (Verdict.MET, met("well done", at="title", cites=("briefing:C2",))),
            (Verdict.NOT_APPLICABLE, not_applicable(NotApplicable.NOT_YET_DUE, "tomorrow")),
            (Verdict.UNDETERMINED, undetermined("who knows", "prepared", "/published", at="prepared")),
            (Verdict.JUDGEMENT, judgement("is it wise", by="the chief inspector", at="title")),
            (Verdict.BREACHED, breached("no", severity=Severity.WARNING, cites=())),
        ],
    )
    def test_every_ruling_reaches_the_outcome(self, verdict, ruling):
        """Each of the five verdicts, with its message, place, missing facts and cites."""
        one = a_rule(lambda _programme, _at: ruling, cites=["briefing:C1"])
        outcome = check(a_programme(), on=ON, rules=[one], keep_all=True)
        (found,) = outcome.results
        expected = (verdict, ruling.severity, ruling.message, f"/{ruling.at}" if ruling.at else "")
        assert expected == (found.verdict, found.severity, found.message, found.pointer)
        assert (("briefing:C1",) if ruling.cites is None else ruling.cites) == found.cites
        assert 1 == outcome.counts[verdict]
        assert (verdict in {Verdict.MET, Verdict.NOT_APPLICABLE}) == (
            () == check(a_programme(), on=ON, rules=[one]).results
        )

    def test_words_of_rulings(self):
        """A judgement names who judges; what does not apply gives its reason; missing facts are pointers."""
        assert (
            "is it wise: for the chief inspector to judge" == judgement("is it wise", by="the chief inspector").message
        )
        assert ("it is", "", None) == (met("it is").message, met("it is").at, met("it is").cites)
        assert ("", "title", ()) == (met().message, met(at="title").at, met(at="title", cites=()).cites)
        assert met() is met()
        assert "not-yet-due: tomorrow" == not_applicable(NotApplicable.NOT_YET_DUE, "tomorrow").message
        assert "no-previous" == not_applicable(NotApplicable.NO_PREVIOUS).message
        one = a_rule(lambda _programme, _at: undetermined("who knows", "prepared", "/published", ""))
        assert ("/prepared", "/published", "") == check(a_programme(), on=ON, rules=[one]).results[0].missing

    @pytest.mark.parametrize(
        ("expected", "prepared"),
        [
            ("not-applicable", "2012-03-31"),
            ("warning", "2012-04-01"),
            ("warning", "2013-03-31"),
            ("not-applicable", "2013-04-01"),
            ("not-applicable", "2013-05"),
            ("undetermined", "2012"),
            ("undetermined", "2013"),
        ],
    )
    def test_since_and_until(self, expected, prepared):
        """It speaks of reference dates from its first day to its last; one on both sides of either is undetermined."""
        one = a_rule(
            lambda _p, _at: breached("no", severity=Severity.WARNING), since=date(2012, 4, 1), until=date(2013, 3, 31)
        )
        (found,) = check(a_programme(prepared=when(prepared)), on=date(2020, 1, 1), rules=[one], keep_all=True).results
        assert expected == word(found)

    @pytest.mark.parametrize("prepared", ["2012-03-31", "2012-04-01", "2012"])
    def test_what_does_not_apply_whenever_it_was(self, prepared):
        """A date too coarse to say whether a rule was in force matters only where the rule would apply."""
        one = a_rule(lambda _p, _at: not_applicable(NotApplicable.NOT_THIS_KIND), since=date(2012, 4, 1))
        assert "not-applicable" == word(
            check(a_programme(prepared=when(prepared)), on=ON, rules=[one], keep_all=True).results[0]
        )

    @pytest.mark.parametrize(
        ("expected", "subject", "document"),
        [
            ("not-applicable", "report", a_report(published=when("2006"))),
            ("warning", "report", a_report(published=when("2008"))),
            ("not-applicable", "date", a_programme(prepared=when("2006"))),
            ("warning", "date", a_programme(prepared=when("2008"))),
            ("not-applicable", "year", a_programme(period=Period(date(2006, 1, 1), date(2006, 12, 31)))),
            ("warning", "year", a_programme(period=Period(date(2007, 4, 1), date(2008, 3, 31)))),
            ("warning", "status", a_programme()),
        ],
    )
    def test_reference_dates(self, expected, subject, document):
        """A report's is its publication, an act's its date, a year's itself; a status has none, and is always asked."""
        one = a_rule(
            lambda _found, _at: breached("no", severity=Severity.WARNING), subject=subject, since=date(2007, 4, 1)
        )
        assert [expected] == [word(r) for r in check(document, on=date(2020, 1, 1), rules=[one], keep_all=True).results]

    def test_what_a_rule_can_ask(self):
        """The programme where there is one, whether the document is complete, the day, the plan before."""
        asked = []

        def ask(_stream, at):
            asked.append((at.programme and at.programme.id, at.complete, at.on, at.previous and at.previous.id))
            return met()

        one = a_rule(ask, subject="stream")
        earlier = a_programme(id="before", period=Period.business_years(2010))
        check(plan(a_stream(), completeness=Completeness.COMPLETE), on=ON, rules=[one], previous=earlier)
        check(a_stream(), on=ON, rules=[one])
        assert [("plan", True, ON, "before"), (None, False, ON, None)] == asked

    def test_a_rule_may_look_up_a_stream(self):
        """The programme's own look-ups work on what is recorded too, and read what they find."""

        def look(stream, at):
            other = at.programme["two"]
            same = "one" in at.programme and at.programme["one"] == stream and hash(at.programme["one"]) == hash(stream)
            told = f"{other.title} {same} {len(at.programme.streams)} {other.has_begun}"
            return breached(told, severity=Severity.INFO)

        document = plan(a_stream(), a_stream(id="two", title="Two"))
        found = check(document, on=ON, rules=[a_rule(look, subject="stream")]).results[0]
        assert "Two True 2 False" == found.message
        assert {"/work_streams/1/title", "/work_streams/1/status"} <= {fact.pointer for fact in found.because}

    def test_lists_in_words(self):
        """One, two and more."""
        assert ["A", "A and B", "A, B and C"] == [listed(words) for words in ("A", "AB", "ABC")]


# ------------------------------------------------------------------------------------------------- the rule book


class TestRuleBook:
    """The rule book is a value."""

    def test_codes(self):
        """No code stands twice; families come in order, and within each the codes."""
        codes = [one.code for one in RULES]
        assert len(set(codes)) == len(codes)
        families = ["REC", "LAW", "PRA"]
        assert sorted(codes, key=lambda code: (families.index(code[:3]), code)) == codes
        assert {"REC101", "REC103", "REC104", "REC105", "REC107", *(f"PRA{n}" for n in range(101, 111))} <= set(codes)
        assert {"REC": "record", "LAW": "law", "PRA": "practice"} == {one.code[:3]: one.family for one in RULES} | {
            "LAW": "law"
        }

    def test_a_code_twice_is_refused(self):
        """Two rules of one code would be one result's two meanings."""
        with pytest.raises(ValueError, match="more than one rule has the code PRA106"):
            RULES + RULES.select("PRA106")

    def test_look_up(self):
        """By code; a miss names those that look most like it."""
        assert "Each work stream is singly led" == RULES["PRA106"].title
        with pytest.raises(UnknownName, match=r"no rule 'pra16'; did you mean 'PRA1.*'\?") as caught:
            RULES["pra16"]
        assert "PRA106" in caught.value.nearest
        assert len(caught.value.nearest) == 3
        with pytest.raises(UnknownName, match=r"^no rule 'XYZ1'"):
            RULES["XYZ1"]

    def test_select_and_without(self):
        """By the beginning of the code, and all but some; each refuses what there is not."""
        assert {"REC", "PRA"} >= {one.code[:3] for one in RULES.select("REC", "PRA1")}
        assert ["PRA106"] == [one.code for one in RULES.select("PRA106")]
        assert ("PRA106" in RULES, "PRA106" in RULES.without("PRA106")) == (True, False)
        assert len(RULES) - 2 == len(RULES.without("PRA106", "REC101"))
        for refused in (lambda: RULES.select("PRA", "XYZ"), lambda: RULES.without("PRA999")):
            with pytest.raises(UnknownName):
                refused()

    def test_sums(self):
        """A book and a book, a book and a list: new ones, in that order."""
        first, second = RULES.select("REC"), RULES.select("PRA")
        assert [*first, *second] == list(first + second) == list(first + list(second))
        assert RuleBook() + RULES == RULES

    def test_repr(self):
        """It says how many there are, and which."""
        assert "<2 rules: PRA106, PRA107>" == repr(RULES.select("PRA106", "PRA107"))

    @pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
    def test_each_rule_tells_of_itself(self, one):
        """Title, description, severity and both examples; every cite is of something there is."""
        assert all((one.title, one.description, one.severity))
        assert one.judge.__doc__
        assert (one.passes, one.fails) == one.examples
        assert [] == [cite for cite in one.cites if not cited(cite)]
        assert one.subject in SUBJECTS

    def test_cites(self):
        """A cite of a clause or of a dated practice is told in our own words; another sort, and a miss, in none."""
        assert clauses()["C6"].text == cited(briefing("C6"))
        assert practices()["plans-yearly"].text == cited(practice("plans-yearly"))
        assert ["", "", ""] == [
            cited(cite) for cite in ("briefing:Z9", "practice:none", "statute:police-act-1996.sch-4A.para-5")
        ]

    @given(law_documents(), reading_days)
    def test_law_cites_what_stood_that_day(self, document, on):
        """What is met, breached or for judgement under the law cites its provisions, each in force on a day told.

        Of work that is not dated nobody can say what stood then: LAW601 cites it without a day.
        """
        decided = {Verdict.MET, Verdict.BREACHED, Verdict.JUDGEMENT}
        for found in check(document, on=on, rules=RULES.select("LAW"), keep_all=True).results:
            cites = [cite.removeprefix("statute:") for cite in found.cites if not cite.startswith("briefing:")]
            assert cites, found
            if found.verdict in decided:
                for id, _, day in (cite.partition("@") for cite in cites):
                    if found.rule == "LAW601" and not day:
                        continue
                    assert provision(id, on=date.fromisoformat(day)).in_force(date.fromisoformat(day)), found

    @given(law_documents(), reading_days)
    def test_law_cites_what_its_rule_cites(self, document, on):
        """Every provision that a result cites is one that its rule names, whenever it stood."""
        for found in check(document, on=on, rules=RULES.select("LAW"), keep_all=True).results:
            assert {cite.partition("@")[0] for cite in found.cites} <= set(RULES[found.rule].cites), found

    @pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
    def test_results_cite_what_the_rule_cites(self, one):
        """A result cites nothing that its rule does not."""
        for document in corpus:
            for found in check(document, on=date(2025, 12, 31), rules=[one]).results:
                assert {cite.partition("@")[0] for cite in found.cites} <= set(one.cites)


def outcome_of(example):
    """The outcome of an example, every result kept."""
    document = load(example.document)
    previous = None if example.previous is None else load(example.previous)
    return check(document, on=example.on, previous=previous, keep_all=True)


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
class TestExamples:
    """Each rule carries an example that passes and one that fails."""

    def test_the_one_that_passes(self, one):
        """The rule is met by it somewhere, and nowhere breached or undetermined."""
        verdicts = {found.verdict for found in outcome_of(one.passes).of(one)}
        assert {Verdict.MET} <= verdicts <= {Verdict.MET, Verdict.NOT_APPLICABLE}

    def test_the_one_that_fails(self, one):
        """The rule is breached by it."""
        assert Verdict.BREACHED in {found.verdict for found in outcome_of(one.fails).of(one)}

    def test_it_breaks_nothing_else(self, one):
        """No other rule is breached by the example that fails, and none at all, uncovered, by the one that passes."""
        assert {one.code} == {found.rule for found in outcome_of(one.fails).breached}
        assert () == outcome_of(one.passes).uncovered(Severity.INFO)

    def test_what_is_shown_is_part_of_the_document(self, one):
        """The part that is shown is JSON, and all of it stands in the document."""
        for case in one.examples:
            shown, whole = json.loads(case.shows), json.loads(case.document)
            if case.previous is not None:
                (before,) = json.loads(case.previous)["work_streams"]
                assert shown.pop("previous").items() <= before.items()
                shown = shown["this"]
            streams = whole.get("work_streams", [])
            for key, value in shown.items():
                if key == "work_streams":
                    assert all(any(part.items() <= stream.items() for stream in streams) for part in value)
                else:
                    assert any(part.get(key) == value for part in (whole, *streams)), key


class TestValues:
    """Rules, books and rulings are values."""

    def test_rules_are_frozen(self):
        """Nothing of a rule can be set."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            RULES["PRA106"].code = "PRA999"

    def test_kinds_of_document(self):
        """Every kind of document can be checked, and says which it is."""
        kinds = (
            a_programme(),
            a_stream(),
            a_report(),
            InspectorateYear(id="y", inspectorate="hmcpsi", year=Period.business_years(2012)),
        )
        assert [Programme, WorkStream, Report, InspectorateYear] == [type(document) for document in kinds]
        assert ["plan", "one", "report", "y"] == [check(document, on=ON).document for document in kinds]

    def test_an_outcome_survives_pickling(self):
        """The outcome of any published document is the same after pickling."""
        outcome = check(corpus["2011-13"], on=ON, keep_all=True)
        assert outcome == pickle.loads(pickle.dumps(outcome))

    def test_sourced_objects_have_subclasses_only_in_the_model(self):
        """A view stands in for every class of the model: it says that it is one."""
        seen = []
        one = a_rule(
            lambda stream, _at: seen.append(stream) or breached("no", severity=Severity.INFO), subject="stream"
        )
        check(plan(a_stream()), on=ON, rules=[one])
        plain, view = seen
        assert isinstance(view, WorkStream)
        assert isinstance(view, Sourced)
        assert view == plain == view
        assert view.confidence_in("title") is None
        assert (
            "Agreed" == Derogation(rule="PRA106", subject="stream:one", reason="Agreed", by="hmcpsi", since=ON).reason
        )

    def test_said_in_a_word(self):
        """The kit's own word for a result: the severity of a breach, else the verdict."""
        assert ("met", "warning") == (
            say("PRA106", plan(a_stream(leads=("hmcpsi",))), ON),
            say("PRA106", plan(a_stream(leads=("hmcpsi", "cqc"))), ON),
        )
