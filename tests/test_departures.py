"""Where real programmes depart from the briefing: 38 findings, and how each is taken.

A programme that was really published must load, and be told exactly what is unusual about it. What the findings rest
on stands in the package where it could be had; where it could not, a test builds what the finding tells of.
"""

import ast
from datetime import date
from itertools import pairwise
from pathlib import Path

import attrs
import pytest

from cjji_model import (
    REGISTRY,
    RULES,
    AmbiguousText,
    AreaScheme,
    Completeness,
    Contribution,
    ContributionKind,
    CrossCuttingIssue,
    Decision,
    DecisionMatter,
    FullCoverage,
    HighLevelProcess,
    InvariantError,
    LoadError,
    NoFieldwork,
    PartialDate,
    Period,
    Programme,
    Report,
    ReportForm,
    Review,
    ReviewAction,
    ReviewDecision,
    Visit,
    WorkStatus,
    WorkType,
    burden,
    check,
    corpus,
    coverage,
    describe,
    diff,
    dump,
    load,
    read,
    unreached,
)
from kit import a_report, a_stream
from kit_rules import LATER, plan, result, say, span, undetermined, when, words

FINDINGS = tuple(f"brk-{number:02}" for number in range(1, 39))
ALL_FOUR = ("hmcpsi", "hmi-constabulary", "hmi-prisons", "hmi-probation")


def test_each_finding_has_its_test():
    """Each finding is named at the beginning of the docstring of a test, and of one alone."""
    tree = ast.parse(Path(__file__).read_text(encoding="utf-8"))
    told = [ast.get_docstring(node) or "" for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert list(FINDINGS) == sorted(text[:6] for text in told if text.startswith("brk-"))
    assert 38 == len(set(FINDINGS))


def complete(*streams, **changes):
    """A programme that says it holds every stream, and the whole of each."""
    return plan(*streams, completeness=Completeness.COMPLETE, **changes)


def severities(code, *ids):
    """What a rule says of published documents, in a word each; of more than one subject, the gravest as listed."""
    return {id: sorted(words(code, corpus[id]).values()) for id in ids}


# ----------------------------------------------------------------------------------------- the programme as a whole


class TestTheWindow:
    """How long a programme is, and when it comes out."""

    def test_plans_of_one_year_two_years_and_three(self):
        """brk-01: one year is of note, two are met, three are a warning; only an end before the start cannot be."""
        told = severities("PRA103", "joint-plan-2008-09", "joint-plan-2015-16", "joint-plan-2019-21")
        assert [["info"], ["info"], ["met"]] == list(told.values())
        assert "warning" == say("PRA103", plan(period=Period.business_years(2012, 3)))
        with pytest.raises(InvariantError):
            Period(date(2014, 3, 31), date(2012, 4, 1))

    def test_plans_of_every_second_year(self):
        """brk-02: until 2019 a second year without a plan is of note; from then on it is the practice."""
        first, second = (
            attrs.evolve(corpus[id], published=when(day))
            for id, day in (("2021-23", "2021-05"), ("2023-25", "2023-05"))
        )
        assert "met" == say("PRA105", second, previous=first)
        # the years on record are too coarse to say which business year they lie in
        assert "undetermined" == say("PRA105", corpus["2023-25"], previous=corpus["2021-23"])
        yearly = attrs.evolve(corpus["2015-16"], published=when("2015-05"))
        late = attrs.evolve(corpus["2017-18"], published=when("2017-05"))
        assert "info" == say("PRA105", late, previous=yearly)
        assert "warning" not in words("PRA105", late, previous=yearly).values()

    def test_windows_that_overlap(self):
        """brk-03: a plan may begin before the one before it ends; that is no fault, and no rule speaks of it."""
        pairs = [
            (corpus["2014-16"], corpus["2015-16"]),
            *pairwise(corpus[i] for i in ("2011-13", "2012-14", "2013-15")),
        ]
        for old, new in pairs:
            assert old.period.intersection(new.period) is not None
            outcome = check(new, on=LATER, previous=old)
            assert outcome.ok
            assert [] == [r for r in outcome.breached if "/period" in r.pointer and r.rule != "PRA103"]

    def test_plans_published_after_they_began(self):
        """brk-04: to come out in August, or in May, is met; only after the end of the period is it a warning."""
        told = severities("PRA105", "joint-plan-2019-21", "joint-plan-2025-27")
        assert {"joint-plan-2019-21": ["met"], "joint-plan-2025-27": ["met"]} == told
        after = attrs.evolve(corpus["2019-21"], published=when("2021-04-01"))
        assert "warning" == say("PRA105", after)

    def test_a_source_that_contradicts_itself(self):
        """brk-36: a section headed for a year outside the plan, and two 'first' two-year plans, are kept as notes."""
        noted = corpus["2019-21"]
        assert "One section is headed for 2018/19, outside the period." in noted.notes
        assert noted == load(dump(noted))
        assert check(noted, on=LATER).counts == check(attrs.evolve(noted, notes=None), on=LATER).counts
        assert {24} == {corpus[id].period.months for id in ("2012-14", "2013-15", "2014-16", "2019-21", "2021-23")}

    def test_plans_that_name_leads_differently(self):
        """brk-38: a plan as a whole has no lead, only those who prepared it, and need not name any."""
        ids = ("2019-21", "2021-23", "2023-25", "2025-27")
        assert {None} == {corpus[id].prepared_by for id in ids}
        assert "leads" not in {attribute.name for attribute in attrs.fields(Programme)}
        with pytest.raises(LoadError) as caught:
            load(dump(corpus["2023-25"]).replace('"status"', '"leads": ["hmi-probation"],\n  "status"', 1))
        assert [("/leads", "unknown-key")] == [(fault.pointer, fault.code) for fault in caught.value.faults]


class TestTheStreamsOfAPlan:
    """Which streams there are, and what becomes of them."""

    def test_the_balance_of_thematic_and_rolling_work(self):
        """brk-23: more rolling streams than thematic ones are of note; of a part of a plan nothing is said."""
        rolling = a_stream(id="two", title="Two", type=WorkType.ROLLING)
        assert "info" == say("PRA114", complete(rolling))
        assert "met" == say("PRA114", complete(rolling, a_stream()))
        assert ("/completeness",) == undetermined("PRA114", corpus["2019-21"])

    def test_a_plan_without_rolling_work(self):
        """brk-24: a complete plan of thematics alone is met."""
        assert "met" == say("PRA114", complete(a_stream()))
        assert "undetermined" == say("PRA114", corpus["2025-27"])

    def test_work_of_other_sorts_and_work_within_work(self):
        """brk-26: eight types and a parent: a thematic may stand within a rolling programme."""
        assert {"collaborative", "scoping", "evidence-review", "follow-up"} < {kind.value for kind in WorkType}
        roles = {"leads": ("hmi-probation",), "supporters": ("hmi-prisons",)}
        whole = a_stream(id="youth", title="Youth programme", type=WorkType.ROLLING, **roles)
        part = a_stream(id="interventions", title="Interventions", parent="youth", **roles)
        document = plan(whole, part)
        assert "met" == words("REC101", document)["reference:interventions/parent"]
        assert {"stream:interventions": "met"}.items() <= words("PRA106", document).items()
        assert WorkType.SCOPING is corpus["modern-slavery-scoping"].type

    def test_reports_that_come_after_the_window(self):
        """brk-27: a report later than the plan that announced it is a warning, and no error."""
        told = words("REC104", corpus["2008-09"])
        assert "warning" == told["stream:sexual-offenders-community"]
        assert check(corpus["2008-09"], on=LATER).ok

    def test_streams_that_do_not_happen(self):
        """brk-28: there is a status for each way not to happen; one that is lost is a warning, unless decided."""
        assert {"proposed", "planned", "in-progress", "delayed", "on-hold", "cancelled", "published"} == {
            status.value for status in WorkStatus
        }
        assert WorkStatus.ON_HOLD is corpus["child-protection-multi-agency"].status
        before = plan(a_stream(id="gone"), id="before", period=Period.business_years(2011, 2), reviews=())
        after = complete(reviews=())
        assert "warning" == say("PRA120", after, previous=before)
        decided = Review(
            held=when("2012-02"),
            decisions=(ReviewDecision(stream="gone", action=ReviewAction.DROP, reason="Overtaken"),),
        )
        assert "met" == say("PRA120", attrs.evolve(after, reviews=(decided,)), previous=before)
        cancelled = attrs.evolve(before, work_streams=(a_stream(id="gone", status=WorkStatus.CANCELLED),))
        assert "met" == say("PRA120", after, previous=cancelled)

    def test_work_that_no_plan_announced(self):
        """brk-29: work that was commissioned or not planned is judged as any other; no rule asks for its plan."""
        for id in ("neurodiversity-2021", "pandemic-impact-2021"):
            assert () == check(corpus[id], on=LATER).breached
        assert ["PRA109"] == [found.rule for found in check(corpus["gang-issues-2010"], on=LATER).breached]
        assert "Commissioned" in corpus["gang-issues-2010"].notes


# ------------------------------------------------------------------------------------------------------ the roles


class TestLeads:
    """Who leads, and how many."""

    def test_no_lead(self):
        """brk-05: a warning before work begins, an error once it has; compendia and views of the system need none."""
        roles = {"leads": (), "supporters": ("hmcpsi", "hmi-probation")}
        assert "warning" == say("PRA106", plan(a_stream(status=WorkStatus.PROPOSED, **roles)))
        assert "error" == say("PRA106", plan(a_stream(status=WorkStatus.IN_PROGRESS, **roles)))
        told = severities("PRA106", "pandemic-impact-2021", "victims-compendium-2015")
        assert {("not-applicable",)} == {tuple(found) for found in told.values()}
        # where it is only not recorded who leads, nothing is held against the work
        told = severities("PRA106", "national-crime-agency-warrants", "pandemic-progress-2022")
        assert {("undetermined",)} == {tuple(found) for found in told.values()}
        assert "undetermined" == words("PRA106", corpus["2013-15"])["stream:child-sexual-abuse"]

    def test_two_leads(self):
        """brk-06: indeterminate sentences in 2010, and joint case building in 2024: a warning, and they pass."""
        told = severities("PRA106", "indeterminate-sentences-2010", "joint-case-building-2024")
        assert {("warning",)} == {tuple(found) for found in told.values()}
        document = corpus["2009-10"]
        assert "warning" == words("PRA106", document)["stream:indeterminate-sentences"]
        found = result("PRA106", corpus["indeterminate-sentences-2010"])
        assert ("led by HMI Prisons and HMI Probation", "/leads") == (found.message, found.pointer)
        assert check(corpus["indeterminate-sentences-2010"], on=LATER).ok

    def test_four_leads_and_no_supporter(self):
        """brk-07: a warning as of two leads; that it is joint is not in doubt."""
        stream = a_stream(status=WorkStatus.IN_PROGRESS, leads=ALL_FOUR, supporters=())
        assert ("warning", "met", "met") == tuple(say(c, plan(stream)) for c in ("PRA106", "PRA101", "PRA107"))

    def test_a_lead_from_outside_criminal_justice(self):
        """brk-08: a warning from 2007 on, in each case that is known; before, the practice was not in force."""
        ids = ("healthcare-young-offenders-2009", "secure-training-centres", "child-protection-wales")
        assert {("warning",)} == {tuple(found) for found in severities("PRA107", *ids).values()}
        assert {"warning"} == set(words("PRA107", corpus["joint-targeted-area"]).values())
        alcohol = a_report(
            published=when("2010"), type=WorkType.THEMATIC, leads=("cqc",), supporters=("hmi-probation",)
        )
        assert "warning" == say("PRA107", alcohol)
        assert "not-applicable" == say("PRA107", corpus["safeguarding-children-2005"])

    def test_the_lead_named_again_among_the_participants(self):
        """brk-11: the model keeps the two apart: a body that is both is refused, where it stands, as `role.both`."""
        text = dump(a_stream(leads=("hmi-constabulary",), supporters=("hmcpsi",)))
        with pytest.raises(LoadError) as caught:
            load(text.replace('"hmcpsi"', '"hmcpsi",\n    "hmi-constabulary"'))
        assert [("/supporters/1", "role.both")] == [(fault.pointer, fault.code) for fault in caught.value.faults]

    def test_a_lead_that_passes_between_phases(self):
        """brk-12: each phase has its roles; of the whole nothing is asked twice."""
        rape = a_stream(id="rape", title="Rape")
        one = a_stream(id="rape-1", title="Rape, phase 1", parent="rape", leads=("hmi-constabulary",), supporters=())
        two = a_stream(id="rape-2", title="Rape, phase 2", parent="rape", leads=("hmcpsi",), supporters=())
        expected = {"stream:rape": "not-applicable", "stream:rape-1": "met", "stream:rape-2": "met"}
        assert expected == words("PRA106", plan(rape, one, two))

    def test_a_lead_that_changes_in_a_rolling_programme(self):
        """brk-13: roles have dates: each term of police custody inspections is singly led."""
        told = words("PRA106", corpus["police-custody"])
        assert {f"term:police-custody/{i}": "met" for i in range(3)} == told
        assert {None} == {corpus["police-custody"].leads, corpus["police-custody"].supporters}

    def test_leads_of_strands(self):
        """brk-16: that another inspectorate manages a part beside the lead is no breach."""
        given = (
            Contribution(by="hmi-probation", gives=(ContributionKind.MANAGEMENT, ContributionKind.DRAFTING)),
            Contribution(by="hmi-prisons", gives=(ContributionKind.MANAGEMENT, ContributionKind.PEOPLE)),
        )
        stream = a_stream(
            status=WorkStatus.PUBLISHED, leads=("hmi-probation",), supporters=("hmi-prisons",), contributions=given
        )
        assert "met" == say("PRA115", plan(stream, period=Period.business_years(2017, 2)))
        told = severities("PRA106", "men-convicted-of-sexual-offences-2019", "integrated-offender-management-2020")
        assert {("met",)} == {tuple(found) for found in told.values()}

    def test_matters_that_the_lead_decided_alone(self):
        """brk-17: until the end of 2023 the lead sets the method; from January 2024 to decide alone is a warning."""
        stream = a_stream(
            status=WorkStatus.IN_PROGRESS,
            leads=("hmcpsi",),
            supporters=("hmi-constabulary",),
            contributions=(Contribution(by="hmcpsi", gives=(ContributionKind.METHOD,)),),
            decisions=(Decision(matter=DecisionMatter.METHOD, by=("hmcpsi",)),),
            fieldwork=span("2023-02", "2023-06"),
        )
        assert "met" == say("PRA115", plan(stream, period=Period.business_years(2022, 3)))
        later = attrs.evolve(stream, fieldwork=span("2024-02", "2024-06"))
        assert "warning" == say("PRA115", plan(later, period=Period.business_years(2022, 3)))


class TestParticipants:
    """Who takes part, and whether that makes the work joint."""

    def test_one_inspectorate_with_partners(self):
        """brk-09: a warning in each known case; the latest term of police custody inspections among them."""
        ids = (
            *("youth-interventions-2011", "looked-after-children-2012", "children-resettlement-2015"),
            *("drug-treatment-on-probation-2021", "child-protection-wales"),
        )
        assert {("warning",)} == {tuple(found) for found in severities("PRA101", *ids).values()}
        expected = {"term:police-custody/0": "met", "term:police-custody/1": "met", "term:police-custody/2": "warning"}
        assert expected == words("PRA101", corpus["police-custody"])
        alone = plan(a_stream(leads=("hmi-probation",), supporters=()))
        assert "error" == say("PRA101", alone)

    def test_a_follow_up_by_one_inspectorate_alone(self):
        """brk-10: curfews 2012, transitions 2016, disclosure 2020, custody 2023: of note, and no more."""
        told = severities("PRA101", "electronic-curfews-follow-up-2012", "offender-management-in-custody-2-2023")
        assert {("info",)} == {tuple(found) for found in told.values()}
        for lead, published, follows in (
            ("hmi-probation", "2016-01", "youth-to-adult-transitions-2012"),
            ("hmcpsi", "2020-01", "disclosure-2017"),
        ):
            report = a_report(
                type=WorkType.FOLLOW_UP, leads=(lead,), supporters=(), published=when(published), follows=follows
            )
            assert ("info", "met") == (say("PRA101", report), say("PRA121", report))
            assert check(report, on=LATER).ok

    def test_participants_announced_and_actual(self):
        """brk-14: the inspection of girls: a difference that `diff` tells, and a warning only if none confirmed."""
        announced = a_stream(leads=("hmi-probation",), supporters=("estyn", "hmi-prisons"), supporters_confirmed=False)
        assert "not-applicable" == say("PRA108", plan(announced))
        actual = attrs.evolve(announced, supporters=("cqc", "hmi-prisons"), status=WorkStatus.PUBLISHED)
        changes = [describe(change) for change in diff(plan(announced), plan(actual))]
        assert "'One': support: adds CQC; loses Estyn." in changes
        assert "warning" == say("PRA108", plan(actual))
        assert "met" == say("PRA108", plan(attrs.evolve(actual, supporters_confirmed=True)))

    def test_supporters_that_differ_between_phases(self):
        """brk-15: two phases that share only the lead, and a follow-up with fewer, are each judged by themselves."""
        first, second = corpus["2012-14"]["learning-disabilities-1"], corpus["2012-14"]["learning-disabilities-2"]
        assert first.leads == second.leads == ("hmi-probation",)
        assert not set(first.supporters) & set(second.supporters)
        ids = ("learning-disabilities-1-2014", "learning-disabilities-2-2015", "disability-hate-crime-2018")
        assert {("met",)} == {
            tuple(found) for code in ("PRA101", "PRA106") for found in severities(code, *ids).values()
        }
        assert "hmi-probation" in corpus["disability-hate-crime-follow-up-2015"].supporters
        assert "hmi-probation" not in corpus["disability-hate-crime-2018"].supporters

    def test_credit_that_says_nothing_of_ownership(self):
        """brk-31: who publishes is recorded apart, and who agreed the report does not follow from it."""
        assert "hmi-probation" == corpus["children-resettlement-2015"].publisher
        report = a_report(published=when("2014-12"), publisher="hmi-probation")
        stream = a_stream(
            status=WorkStatus.PUBLISHED, leads=("hmi-probation",), supporters=("cqc", "ofsted"), reports=(report,)
        )
        told = undetermined("PRA117", plan(stream))
        assert told == undetermined(
            "PRA117", plan(attrs.evolve(stream, reports=(attrs.evolve(report, publisher=None),)))
        )
        assert ("/work_streams/0/reports/0/agreed",) == told

    def test_a_fifth_inspectorate_until_2012(self):
        """brk-32: the inspectorate of court administration counts while it stood in law, and not after."""
        roles = {"leads": ("hmcpsi",), "supporters": ("hmica",)}
        assert "met" == say("PRA101", plan(a_stream(fieldwork=span("2009-05", "2009-08"), **roles)))
        assert "warning" == say("PRA101", plan(a_stream(fieldwork=span("2013-05", "2013-08"), **roles)))
        ids = ("victim-and-witness-experiences-2009", "prolific-and-priority-offenders-2009", "asset-recovery-2010")
        assert {("met",)} == {tuple(found) for found in severities("PRA101", *ids).values()}
        assert all("hmica" in corpus[id].supporters for id in ids)

    def test_a_partner_outside_its_country(self):
        """brk-33: the Care Quality Commission in Wales: kept, and nothing graver than of note is made of it."""
        south_wales = Visit(visited=span("2016"), areas=("south-wales",), participants=("cqc", "hmi-constabulary"))
        custody = attrs.evolve(
            corpus["police-custody"], coverage=FullCoverage(scheme=AreaScheme.POLICE_AREAS), visits=(south_wales,)
        )
        for document in (custody, corpus["learning-disabilities-1-2014"]):
            assert document == load(dump(document))
            assert check(document, on=LATER).ok
        assert "Wales" in corpus["learning-disabilities-1-2014"].coverage.places


# ------------------------------------------------------------------------------------------------------ the scope


class TestScope:
    """What work looks at, and where."""

    def test_work_under_no_process(self):
        """brk-18: a cross-cutting issue will do in its place; a view of the whole system needs neither."""
        issue = a_report(type=WorkType.THEMATIC, takes_account_of=(CrossCuttingIssue.VICTIMS_AND_WITNESSES,))
        assert "met" == say("PRA110", issue)
        assert "not-applicable" == say("PRA110", corpus["pandemic-impact-2021"])
        assert "info" == say("PRA110", complete(a_stream(takes_account_of=())))
        # the joint site's own name for the third process is none of ours, and is refused with the four there are
        text = dump(a_stream(process=HighLevelProcess.MANAGING_OFFENDERS))
        with pytest.raises(LoadError) as caught:
            load(text.replace("managing-offenders", "offender-management"))
        assert [("/process", "enum")] == [(fault.pointer, fault.code) for fault in caught.value.faults]

    def test_agencies_outside_the_process(self):
        """brk-19: an outsider beside two that belong is of note; where no agency is of criminal justice, a warning."""
        assert "info" == say("PRA109", corpus["children-who-sexually-offend-2013"])
        assert "info" == say("PRA109", corpus["counter-terrorism-2023"])
        assert "warning" == say("PRA102", corpus["national-crime-agency-warrants"])
        assert "info" == say("PRA102", corpus["secure-training-centres"])
        # probation is one agency, whoever provides it; and no published work is known to look at immigration services
        assert ("prisons", "probation") == corpus["through-the-gate-1-2016"].agencies
        assert "immigration" in HighLevelProcess.CUSTODIAL_CONDITIONS.agencies
        assert "immigration" not in {row.agency for row in coverage(corpus)}

    def test_thematics_that_look_everywhere(self):
        """brk-20: all forces, all counter-terrorism units, all young offender institutions: of note, and no more."""
        ids = ("witness-vulnerability-2015", "counter-terrorism-2023", "youth-resettlement-1-2019")
        assert {("info",)} == {tuple(found) for found in severities("PRA112", *ids).values()}
        assert all(check(corpus[id], on=LATER).ok for id in ids)

    def test_rolling_programmes_that_only_sample(self):
        """brk-21: a warning for each of the three that do."""
        ids = ("youth-full-joint", "prison-offender-management", "joint-targeted-area")
        assert {("warning",)} == {tuple(found) for found in severities("PRA113", *ids).values()}

    def test_rolling_programmes_that_outlast_the_plan(self):
        """brk-22: the dates of rolling work are not asked to lie in the plan; those of a thematic are."""
        long = {"fieldwork": span("2008", "2016"), "due": when("2016-04")}
        rolling = plan(a_stream(type=WorkType.ROLLING, cycle=span("2008"), **long))
        assert "not-applicable" == say("REC104", rolling)
        assert "warning" == say("REC104", plan(a_stream(**long)))
        for id in ("offender-management-1", "offender-management-2", "youth-core-case", "police-custody"):
            stream = corpus[id]
            assert WorkType.ROLLING is stream.type
            assert stream.cycle is not None
            assert "not-applicable" == say("REC104", plan(stream, period=Period.business_years(2009)))

    def test_composite_reports_of_rolling_programmes(self):
        """brk-25: what a report is of is recorded, and not read off its form."""
        for id in ("prison-offender-management-2013", "child-sexual-exploitation-2016", "child-protection-wales-2024"):
            assert WorkType.ROLLING is corpus[id].type
            assert "not-applicable" == say("PRA112", corpus[id])
        assert "child-sexual-exploitation-2016" in {report.id for report in corpus["joint-targeted-area"].reports}

    def test_visits_of_several_areas_and_areas_visited_twice(self):
        """brk-34: a visit may name several areas, an area several visits, and a sample areas and places together."""
        stream = a_stream(
            type=WorkType.ROLLING,
            agencies=("police",),
            coverage=FullCoverage(scheme=AreaScheme.POLICE_AREAS),
            visits=(
                Visit(visited=span("2013-05", "2013-06"), areas=("cheshire",)),
                Visit(visited=span("2014-05", "2014-06"), areas=("warwickshire", "west-mercia")),
                Visit(visited=span("2018-05", "2018-06"), areas=("cheshire",)),
            ),
        )
        reached = {"cheshire", "warwickshire", "west-mercia"}
        left = unreached(stream, REGISTRY)
        assert 40 == len(left)
        assert not reached & set(left)
        rows = {row.area: row.count for row in burden(stream) if row.area in reached}
        assert dict.fromkeys(sorted(reached), 1) == rows
        mixed = corpus["restorative-justice-2012"].coverage
        assert (6, 3) == (len(mixed.areas), len(mixed.places))
        assert "met" == say("PRA112", corpus["restorative-justice-2012"])


# ----------------------------------------------------------------------------------------------------- the reports


class TestReports:
    """What comes of the work."""

    def test_other_things_than_an_inspection_report(self):
        """brk-30: studies, compendia, reviews of evidence and interim reports; and none need recommend anything."""
        assert ReportForm.STUDY is corpus["out-of-court-disposals-2011"].form
        assert ReportForm.COMPENDIUM is corpus["victims-compendium-2015"].form
        assert WorkType.EVIDENCE_REVIEW is corpus["neurodiversity-2021"].type
        interim = corpus["joint-case-building-2024"]
        assert (ReportForm.INTERIM, 0) == (interim.form, interim.recommendation_count)
        none = a_report(id="compendium", type=WorkType.COMPENDIUM, coverage=NoFieldwork(), recommendations=())
        for document in (none, *(corpus[id] for id in ("out-of-court-disposals-2011", "victims-compendium-2015"))):
            assert () == check(document, on=LATER).breached

    def test_dates_that_are_not_days(self):
        """brk-35: a date is as exact as its source: a year, a month or a day; none is a breach for being coarse."""
        reports = [document for document in corpus if isinstance(document, Report)]
        precisions = {(r.published.month is None, r.published.day is None) for r in reports if r.published}
        assert {(True, True), (False, True), (False, False)} == precisions
        assert PartialDate.of("2012") == corpus["electronic-curfews-follow-up-2012"].published
        assert "met" == words("REC105", corpus["electronic-curfews-follow-up-2012"], on=date(2012, 12, 31)).popitem()[1]
        early = words("REC105", corpus["electronic-curfews-follow-up-2012"], on=date(2012, 6, 1))
        assert {"undetermined"} == set(early.values())

    def test_one_title_for_two_reports(self):
        """brk-37: the later of two alike is a warning; ids tell them apart, and HMIP is refused as ambiguous."""
        title = "Meeting the needs of victims in the criminal justice system"
        streams = [
            a_stream(
                id=id,
                title=id,
                status=WorkStatus.PUBLISHED,
                reports=(a_report(id=f"victims-{day}", title=title, published=when(day)),),
            )
            for id, day in (("first", "2015-12-09"), ("second", "2023-12-19"))
        ]
        told = words("REC103", plan(*streams))
        assert {"met": 3, "warning": 1} == {word: list(told.values()).count(word) for word in set(told.values())}
        assert ["report:victims-2023-12-19"] == [subject for subject, word in told.items() if word == "warning"]
        assert title == corpus["victims-2023"].title.partition(":")[0] == corpus["victims-compendium-2015"].title[:59]
        with pytest.raises(AmbiguousText):
            REGISTRY.bodies.resolve("HMIP")
        text = dump(a_stream(leads=("hmcpsi",), supporters=())).replace('"hmcpsi"', '"HMCPAI"')
        loaded = read(text)
        assert ("hmcpsi",) == loaded.document.leads
        assert ["/leads/0"] == [note.pointer for note in loaded.notes]


def test_practice_has_one_error_in_all_that_was_published():
    """The only error of practice is that of a rolling programme done by one inspectorate alone.

    The stand-alone record of core case inspections of youth offending names HMI Probation alone.
    """
    errors = [
        (document.id, found.rule)
        for document in corpus
        for found in check(document, on=LATER).breached
        if found.severity == "error" and RULES[found.rule].family == "practice"
    ]
    assert [("youth-core-case", "PRA101")] == errors
