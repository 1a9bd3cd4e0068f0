"""PRA111 to PRA122, PRA201 and REC108: kept, broken, not applicable, not recorded, on both sides of each edge."""

from datetime import date

import pytest

from cjji_model import REGISTRY, RULES, Period, breached, check, load
from cjji_model.outcome import Severity
from cjji_model.rules import Reported
from kit_rules import a_rule

ON = date(2014, 3, 31)
ROLES = {"leads": ["hmcpsi"], "supporters": ["hmi-constabulary"]}
BEGUN = {"status": "in-progress", **ROLES}
THREE = ["equality-and-diversity", "value-for-money", "victims-and-witnesses"]
COMPLETE = {"completeness": "complete"}
TERMS = {"terms": [{"first": "2012-04", "leads": ["hmcpsi"], "supporters": ["hmi-constabulary"]}]}
REGIONS = sorted(REGISTRY.places.during("probation-regions", Period(date(2022, 1, 1), date(2022, 1, 1))))
CYCLE = {"first": "2021-07", "last": "2024-06"}
YOUTH = {"subjects": ["youth-offending"]}
LOOKS = {"looks_at": ["likelihood-of-reoffending", "risk-of-harm", "vulnerability"]}


def plan(*streams, **changes):
    """A programme of these streams, in wire form; each is plain but for what is given."""
    plain = {"type": "thematic", "status": "planned"}
    found = {
        "schema": "cjji-model/1",
        "kind": "programme",
        "id": "plan",
        "title": "A plan",
        "period": {"first": "2012-04-01", "last": "2014-03-31"},
        "status": "draft",
        "work_streams": [{"id": f"s{i}", "title": f"Stream {i}", **plain, **one} for i, one in enumerate(streams)],
    }
    return found | changes


def told(code, document, on=ON, **given):
    """What one rule says of the document, with each result in a word, and where it points or what it lacks."""
    outcome = check(load(document), on=on, rules=RULES.select(code), keep_all=True, **given)
    return [((r.severity or r.verdict).value, r.missing or r.pointer) for r in outcome.results]


def said(code, stream, on=ON, **changes):
    """The word and the place that one rule gives for the first stream of a plan."""
    word, place = told(code, plan(stream, **changes), on)[0]
    return word, tuple(p.removeprefix("/work_streams/0/") for p in place) if isinstance(place, tuple) else place


class TestStreams:
    """Rules that look at one stream."""

    @pytest.mark.parametrize(
        ("expected", "code", "stream", "changes"),
        [
            ("met", "PRA111", {"takes_account_of": THREE}, {}),
            ("undetermined", "PRA111", {"takes_account_of": THREE[:2]}, {}),
            ("warning", "PRA111", {"takes_account_of": THREE[:2]}, COMPLETE),
            ("warning", "PRA111", {}, COMPLETE),
            ("not-applicable", "PRA111", {"type": "scoping"}, COMPLETE),
            ("undetermined", "PRA112", {}, {}),
            ("info", "PRA112", {}, COMPLETE),
            ("info", "PRA112", {"coverage": {"kind": "all"}}, {}),
            ("info", "PRA112", {"coverage": {"kind": "none"}}, {}),
            ("met", "PRA112", {"coverage": {"kind": "sample", "places": ["Leeds", "Conwy"]}}, {}),
            ("met", "PRA112", {"coverage": {"kind": "sample", "count": 2}}, {}),
            ("info", "PRA112", {"coverage": {"kind": "sample", "count": 1}}, {}),
            ("info", "PRA112", {"coverage": {"kind": "sample", "count": 0}}, {}),
            ("undetermined", "PRA112", {"coverage": {"kind": "sample", "places": ["Leeds"]}}, {}),
            ("not-applicable", "PRA112", {"type": "follow-up", "coverage": {"kind": "all"}}, {}),
            ("warning", "PRA121", {"type": "follow-up"}, COMPLETE),
            ("undetermined", "PRA121", {"type": "follow-up"}, {}),
            ("met", "PRA121", {"type": "follow-up", "follows": "police-custody"}, COMPLETE),
            ("not-applicable", "PRA121", {}, COMPLETE),
            ("met", "PRA116", BEGUN | {"contributions": [{"by": "hmi-constabulary", "gives": ["writing"]}]}, {}),
            ("warning", "PRA116", BEGUN | {"contributions": [{"by": "hmi-constabulary", "gives": ["method"]}]}, {}),
            ("undetermined", "PRA116", BEGUN, {}),
            ("undetermined", "PRA116", {"status": "in-progress"}, {}),
            ("not-applicable", "PRA116", {"status": "in-progress", "leads": ["hmcpsi"]}, {}),
            ("not-applicable", "PRA116", ROLES, {}),
            ("not-applicable", "PRA116", {"type": "rolling", "status": "in-progress", **TERMS}, {}),
        ],
    )
    def test_word(self, expected, code, stream, changes):
        """Each circumstance has its word."""
        assert expected == said(code, stream, **changes)[0]

    def test_a_phase_tells_the_roles(self):
        """Where phases tell the roles, the rules on roles leave the stream alone."""
        phased = plan({"status": "in-progress"}, {"parent": "s0", **BEGUN})
        for code in ("PRA108", "PRA115", "PRA116"):
            assert ("not-applicable", "/work_streams/0") == told(code, phased)[0]

    def test_reports_alone(self):
        """A report that stands alone is judged as the work it reports, and by no rule that only a stream can keep."""
        report = {"schema": "cjji-model/1", "kind": "report", "id": "r", "title": "R", "type": "rolling", **ROLES}
        for code in ("PRA113", "PRA115", "PRA116", "PRA122"):
            assert [("not-applicable", "")] == told(code, report)


class TestReachesAll:
    """PRA113."""

    ALL = {"type": "rolling", "coverage": {"kind": "all", "scheme": "probation-regions"}, "cycle": CYCLE}

    @pytest.mark.parametrize(
        ("expected", "changes"),
        [
            (("met", "/work_streams/0"), {"visits": [{"visited": {"first": "2024"}, "areas": REGIONS}]}),
            (("warning", "/work_streams/0/visits"), {"visits": [{"visited": {"first": "2024"}, "areas": REGIONS[1:]}]}),
            (("undetermined", ("visits/0/areas",)), {"visits": [{"visited": {"first": "2024"}}]}),
            (("undetermined", ("visits",)), {}),
            (("undetermined", ("visits", "coverage/scheme")), {"coverage": {"kind": "all"}}),
            (("undetermined", ("cycle",)), {"cycle": {"first": "2021"}}),
            (("undetermined", ("cycle/last",)), {"cycle": {"first": "2021", "last": "2025"}}),
            (("not-applicable", "/work_streams/0"), {"cycle": {"first": "2021", "last": "2026"}}),
            (("warning", "/work_streams/0/coverage"), {"coverage": {"kind": "sample"}}),
            (("warning", "/work_streams/0/coverage"), {"coverage": {"kind": "none"}}),
            (("not-applicable", "/work_streams/0"), {"type": "thematic"}),
        ],
    )
    def test_said(self, expected, changes):
        """All areas of the scheme, as it stood during the cycle, once the cycle is certainly over."""
        assert expected == said("PRA113", self.ALL | changes, date(2025, 4, 1))

    def test_where_it_looks_is_not_recorded(self):
        """Absent means not recorded, unless the programme is complete."""
        assert ("undetermined", ("coverage",)) == said("PRA113", {"type": "rolling"})
        assert "warning" == said("PRA113", {"type": "rolling"}, **COMPLETE)[0]

    def test_areas_of_the_time(self):
        """The areas to be reached are those that the scheme had in that time."""
        assert len(REGIONS) == 12
        assert frozenset() == REGISTRY.places.during("probation-regions", Period(None, date(2020, 1, 1)))


class TestMostlyThematic:
    """PRA114."""

    def test_said(self):
        """As many rolling as thematic is well, one more is told; a plan that is not complete settles nothing."""
        thematic, rolling = {"type": "thematic"}, {"type": "rolling"}
        assert [("met", "")] == told("PRA114", plan(thematic, rolling, **COMPLETE))
        assert [("info", "/work_streams")] == told("PRA114", plan(thematic, rolling, rolling, **COMPLETE))
        assert [("undetermined", ("/completeness",))] == told("PRA114", plan(thematic))


class TestLeadsPart:
    """PRA115."""

    MANAGED = {"contributions": [{"by": "hmcpsi", "gives": ["management"]}]}
    THEN = {"fieldwork": {"first": "2013-01", "last": "2013-03"}}
    NOW = {"fieldwork": {"first": "2024-03", "last": "2024-05"}}
    ACROSS = {"fieldwork": {"first": "2023-11", "last": "2024-05"}}
    ALONE = {"decisions": [{"matter": "scope", "by": ["hmcpsi"]}]}
    TOGETHER = {"decisions": [{"matter": "scope", "by": ["hmcpsi", "hmi-constabulary"]}]}

    @pytest.mark.parametrize(
        ("expected", "stream"),
        [
            (("met", "/work_streams/0"), BEGUN | THEN | MANAGED),
            (("met", "/work_streams/0"), BEGUN | THEN | MANAGED | ALONE),
            (("warning", "/work_streams/0/decisions/0"), BEGUN | NOW | MANAGED | ALONE),
            (("met", "/work_streams/0"), BEGUN | NOW | MANAGED | TOGETHER),
            (("undetermined", ("decisions",)), BEGUN | NOW | MANAGED),
            (("undetermined", ("fieldwork",)), BEGUN | ACROSS | MANAGED | ALONE),
            (("undetermined", ("contributions",)), BEGUN | THEN),
            (
                ("warning", "/work_streams/0/contributions"),
                BEGUN | THEN | {"contributions": [{"by": "hmi-constabulary", "gives": ["drafting"]}]},
            ),
            (("not-applicable", "/work_streams/0"), ROLES | THEN),
            (("undetermined", ("leads", "supporters")), {"status": "in-progress"} | THEN),
            (("not-applicable", "/work_streams/0"), {"status": "in-progress", "leads": []} | THEN),
        ],
    )
    def test_said(self, expected, stream):
        """Until 2024 the lead answers for its part; since January 2024 key matters are decided together."""
        assert expected == said("PRA115", stream)

    def test_a_term_points_to_its_stream(self):
        """What a term lacks would be told by the stream."""
        rolling = {"type": "rolling", "status": "in-progress", **TERMS}
        assert ("undetermined", ("contributions", "decisions")) == said("PRA115", rolling)


class TestYouthOffending:
    """PRA122."""

    @pytest.mark.parametrize(
        ("expected", "stream", "changes"),
        [
            (("met", "/work_streams/0"), YOUTH | LOOKS | {"leads": ["hmi-probation"]}, {}),
            (("warning", "/work_streams/0/leads"), YOUTH | LOOKS | {"leads": ["hmi-prisons"]}, {}),
            (("warning", "/work_streams/0/looks_at"), YOUTH | {"looks_at": [], "leads": ["hmi-probation"]}, {}),
            (("warning", "/work_streams/0/looks_at"), YOUTH | {"leads": ["hmi-probation"]}, COMPLETE),
            (("undetermined", ("looks_at", "leads")), YOUTH, {}),
            (("undetermined", ("subjects",)), {}, {}),
            (("not-applicable", "/work_streams/0"), {}, COMPLETE),
            (("not-applicable", "/work_streams/0"), {"subjects": ["resettlement"]}, {}),
        ],
    )
    def test_said(self, expected, stream, changes):
        """HMI Probation leads, and looks at all three."""
        assert expected == said("PRA122", stream, **changes)


class TestNothingLost:
    """PRA120."""

    BEFORE = load(plan({}, id="before", period={"first": "2010-04-01", "last": "2012-03-31"}, reviews=[]))
    DROP = {"held": "2012-03", "decisions": [{"stream": "s0", "action": "drop"}]}
    KEEP = {"held": "2012-03", "decisions": [{"stream": "s0", "action": "keep"}]}

    @pytest.mark.parametrize(
        ("expected", "document"),
        [
            ("met", plan({}, **COMPLETE)),
            ("met", plan(**COMPLETE, reviews=[DROP])),
            ("warning", plan(**COMPLETE, reviews=[KEEP])),
            ("undetermined", plan(**COMPLETE)),
            ("undetermined", plan(**COMPLETE, reviews=[{"held": "2012-03"}])),
            ("undetermined", plan(reviews=[])),
        ],
    )
    def test_word(self, expected, document):
        """Carried over, or dropped by a decision that is recorded; nothing else will do."""
        assert [expected] == [word for word, _ in told("PRA120", document, previous=self.BEFORE)]

    def test_done(self):
        """What was published or cancelled is not carried over."""
        for status in ("published", "cancelled"):
            period = {"first": "2010-04-01", "last": "2012-03-31"}
            before = load(plan({"status": status}, id="before", period=period))
            assert ["met"] == [word for word, _ in told("PRA120", plan(**COMPLETE), previous=before)]

    def test_without_the_programme_before(self):
        """Without it there is nothing to compare with."""
        assert [("not-applicable", "")] == told("PRA120", plan(**COMPLETE))


def reported(stream=None, **report):
    """A stream that is published, with one report."""
    plain = {"id": "r", "title": "R", "published": "2013-06-03"}
    told_of = {k: v for k, v in (plain | report).items() if v is not None}
    return {"status": "published", **ROLES, **(stream or {}), "reports": [told_of]}


class TestAgreed:
    """PRA117."""

    LEAD = {"by": "hmcpsi", "when": "2013-05"}

    @pytest.mark.parametrize(
        ("expected", "stream"),
        [
            (("met", "r"), reported(agreed=[LEAD, {"by": "hmi-constabulary", "when": "2013-06-03"}])),
            (("error", "agreed/1"), reported(agreed=[LEAD, {"by": "hmi-constabulary", "when": "2013-06-04"}])),
            (("error", "agreed"), reported(agreed=[LEAD])),
            (("undetermined", "agreed/1/when"), reported(agreed=[LEAD, {"by": "hmi-constabulary", "when": "2013-06"}])),
            (("undetermined", "agreed/1/when"), reported(agreed=[LEAD, {"by": "hmi-constabulary"}])),
            (("undetermined", "agreed"), reported()),
            (("undetermined", "published"), reported(published=None)),
        ],
    )
    def test_said(self, expected, stream):
        """Everybody who took part, no later than the day of publication."""
        ((word, place),) = told("PRA117", plan(stream))
        base = "/work_streams/0/reports/0"
        assert (expected[0], (f"{base}/{expected[1]}",) if word == "undetermined" else place) == (word, place)
        assert word in {"met", "undetermined"} or f"{base}/{expected[1]}" == place

    def test_terms(self):
        """Where roles changed, those of the term in which it was published count, if one is certain."""
        rolling = reported({"type": "rolling", **TERMS}, agreed=[self.LEAD])
        del rolling["leads"], rolling["supporters"]
        assert "error" == told("PRA117", plan(rolling))[0][0]
        later = rolling | {"terms": [{"first": "2014", "leads": ["hmcpsi"], "supporters": []}]}
        assert ("undetermined", ("/work_streams/0/leads",)) == told("PRA117", plan(later))[0]

    def test_alone(self):
        """A report that stands alone tells its own roles; without its type it tells nothing of the work."""
        report = {
            "schema": "cjji-model/1",
            "kind": "report",
            "id": "r",
            "title": "R",
            "published": "2013",
            "agreed": [],
        }
        assert [("undetermined", ("/type",))] == told("PRA117", report)
        assert [("undetermined", ("/leads",))] == told("PRA117", report | {"type": "thematic"})
        assert [("error", "/agreed")] == told("PRA117", report | {"type": "thematic", "leads": ["hmcpsi"]})


class TestOpenly:
    """PRA118 and PRA119."""

    @pytest.mark.parametrize(
        ("expected", "code", "stream"),
        [
            ("met", "PRA118", reported(openly=True)),
            ("error", "PRA118", reported(openly=False)),
            ("met", "PRA118", reported(openly=False, withheld="a trial was under way")),
            ("undetermined", "PRA118", reported()),
            ("met", "PRA119", reported(site="joint")),
            ("info", "PRA119", reported(site="lead")),
            ("met", "PRA119", reported({"type": "rolling"}, site="lead")),
            ("info", "PRA119", reported({"type": "rolling"}, site="joint")),
            ("undetermined", "PRA119", reported()),
            ("not-applicable", "PRA119", reported({"type": "follow-up"}, site="other")),
        ],
    )
    def test_word(self, expected, code, stream):
        """Open to all, or a reason; on the site where its sort belongs."""
        assert [expected] == [word for word, _ in told(code, plan(stream))]

    def test_a_rule_of_ones_own_on_reports(self):
        """A rule on reports is handed the report and its work; its reference date is the publication."""
        seen = []

        def judge(subject, _at):
            seen.append(subject)
            return breached("no", severity=Severity.INFO)

        one = a_rule(judge, subject="report", since=date(2013, 6, 1))
        outcome = check(load(plan(reported())), on=ON, rules=[one])
        assert ["report:r"] == [r.subject for r in outcome.results]
        assert {Reported} == {type(s) for s in seen}
        assert seen[0].work == seen[1].work
        alone = load({"schema": "cjji-model/1", "kind": "report", "id": "r", "title": "R", "published": "2013"})
        assert ["undetermined"] == [r.verdict for r in check(alone, on=ON, rules=[one]).results]


class TestYear:
    """PRA201."""

    PLAN = {"plan": {"title": "Plan", "published": "2012-06"}}
    REPORTS = {"reports": [{"id": "r", "title": "R"}]}
    MADE = {"annual_report": {"made": True}}

    @pytest.mark.parametrize(
        ("expected", "changes"),
        [
            (("met", ""), PLAN | REPORTS | MADE),
            (("warning", "/reports"), PLAN | MADE | {"reports": []}),
            (("warning", "/annual_report/made"), PLAN | REPORTS | {"annual_report": {"made": False}}),
            (("met", ""), PLAN | REPORTS | {"inspectorate": "hmcpsi", "annual_report": {"made": False}}),
            (("warning", "/plan/published"), REPORTS | MADE | {"plan": {"title": "Plan", "published": "2013-05"}}),
            (("undetermined", ("/plan/published",)), REPORTS | MADE | {"plan": {"title": "Plan", "published": "2013"}}),
            (("undetermined", ("/plan", "/reports", "/annual_report")), {}),
            (("undetermined", ("/annual_report/made",)), PLAN | REPORTS | {"annual_report": {}}),
            (("undetermined", ("/year/last",)), {"year": {"first": "2012-04-01"}}),
            (("not-applicable", ""), {"year": {"first": "2013-04-01", "last": "2015-03-31"}}),
        ],
    )
    def test_said(self, expected, changes):
        """The plan in the year, reports, and the annual report that no Act asks for."""
        document = {
            "schema": "cjji-model/1",
            "kind": "inspectorate-year",
            "id": "y",
            "inspectorate": "hmi-probation",
            "year": {"first": "2012-04-01", "last": "2013-03-31"},
        }
        assert [expected] == told("PRA201", document | changes)


class TestDerogations:
    """REC108."""

    MEANT = {"rule": "PRA101", "subject": "stream:s0", "reason": "Agreed", "by": "hmcpsi", "since": "2012-04-01"}
    ALONE = {"leads": ["hmcpsi"], "supporters": []}

    @pytest.mark.parametrize(
        ("expected", "change", "stream"),
        [
            ("met", {}, ALONE),
            ("warning", {"rule": "PRA999"}, ALONE),
            ("error", {"rule": "LAW900"}, ALONE),
            ("warning", {"subject": "stream:s9"}, ALONE),
            ("warning", {"since": "2015-01-01"}, ALONE),
            ("warning", {"until": "2013-01-01"}, ALONE),
            ("warning", {}, ROLES),
            ("undetermined", {}, {}),
        ],
    )
    def test_word(self, expected, change, stream):
        """It stands, covers a breach, and is not of the law; in the document or handed over, it is all one."""
        law = a_rule(lambda _subject, _at: breached("no", severity=Severity.ERROR), "LAW900", family="law")
        derogation = self.MEANT | change
        rules = [*RULES.select("PRA101", "REC108"), law]
        own = check(load(plan(stream, derogations=[derogation])), on=ON, rules=rules, keep_all=True)
        (found,) = own.of("REC108")
        assert expected == (found.severity or found.verdict).value
        given = load(plan(derogations=[derogation])).derogations
        (again,) = check(load(plan(stream)), on=ON, rules=rules, derogations=given, keep_all=True).of("REC108")
        assert (found.subject, found.verdict, found.message) == (again.subject, again.verdict, again.message)

    def test_a_rule_that_is_kept_is_not_told(self):
        """That a derogation needs the result of its rule does not make that result one to tell."""
        document = load(plan(ROLES, derogations=[self.MEANT]))
        outcome = check(document, on=ON, rules=RULES.select("PRA101", "REC108"))
        assert [("REC108", "breached")] == [(r.rule, r.verdict) for r in outcome.results]
