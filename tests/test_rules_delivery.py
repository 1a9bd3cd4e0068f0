"""PRA111 to PRA122, PRA201 and REC108: kept, broken, not applicable, not recorded, on both sides of each edge."""

from datetime import date

import pytest

from cjji_model import REGISTRY, RULES, PartialDate, Period, breached, check, load
from cjji_model.areas.area import Place
from cjji_model.areas.places import Places
from cjji_model.model.vocabulary import AreaScheme
from cjji_model.outcome import Severity
from cjji_model.rules import ReportSubject, Roles
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
            (("met", "/work_streams/0"), {"visits": [{"visited": {"first": "2024-01"}, "areas": REGIONS}]}),
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
        assert ("undetermined", ("/work_streams/0/terms",)) == told("PRA117", plan(later))[0]

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
        assert {ReportSubject} == {type(s) for s in seen}
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


# --------------------------------------------------------------------------------- messages, pointers and edges


def only(code, document, on=ON, **given):
    """The only result of one rule about a document in wire form."""
    (found,) = check(load(document), on=on, rules=RULES.select(code), keep_all=True, **given).results
    return found


def tells(code, stream, on=ON, **changes):
    """What one rule says of a plan of one stream: the word, the message, and the pointer or what is missing."""
    found = only(code, plan(stream, **changes), on)
    return (found.severity or found.verdict).value, found.message, found.missing or found.pointer


def alone(kind, **changes):
    """A stream or a report that stands on its own, in wire form."""
    plain = {"type": "thematic", "status": "planned"} if kind == "work-stream" else {"type": "thematic"}
    return {"schema": "cjji-model/1", "kind": kind, "id": "s0", "title": "S"} | plain | changes


class TestMessages:
    """What a breach says, where it stands, and what it rests on."""

    YOUTH_SAID = YOUTH | {"leads": ["hmi-probation"]}
    FULL = {"subjects": ["youth-offending"], **LOOKS}

    @pytest.mark.parametrize(
        ("code", "expected", "at", "cites", "stream"),
        [
            (
                "PRA111",
                ("warning", "it takes no account of equality and diversity and value for money"),
                "/takes_account_of",
                ("B5",),
                {"takes_account_of": THREE[2:]},
            ),
            ("PRA112", ("info", "it looks at every area"), "/coverage", ("C4",), {"coverage": {"kind": "all"}}),
            ("PRA112", ("info", "it looks at no area in particular"), "/coverage", ("C4",), {"coverage": None}),
            ("PRA112", ("info", "it looks at no area in particular"), "/coverage", ("C4",), {}),
            (
                "PRA112",
                ("info", "it looks at no area"),
                "/coverage",
                ("C4",),
                {"coverage": {"kind": "sample", "count": 0}},
            ),
            (
                "PRA112",
                ("info", "it looks at 1 area"),
                "/coverage",
                ("C4",),
                {"coverage": {"kind": "sample", "count": 1}},
            ),
            (
                "PRA113",
                ("warning", "it looks at a sample of areas"),
                "/coverage",
                ("C5",),
                {"type": "rolling", "coverage": {"kind": "sample"}},
            ),
            (
                "PRA116",
                (
                    "warning",
                    "no people, resources or written contributions are recorded from HMI Constabulary and HMI Prisons",
                ),
                "/contributions",
                ("C8",),
                {
                    "status": "in-progress",
                    "leads": ["hmcpsi"],
                    "supporters": ["hmi-constabulary", "hmi-prisons", "hmi-probation"],
                    "contributions": [
                        {"by": "hmi-prisons", "gives": ["drafting"]},
                        {"by": "hmi-probation", "gives": ["resources"]},
                    ],
                },
            ),
            ("PRA121", ("warning", "it does not say what it follows"), "/follows", ("C4",), {"type": "follow-up"}),
            (
                "PRA122",
                ("warning", "led by HMI Prisons, not by HMI Probation"),
                "/leads",
                ("D2",),
                FULL | {"leads": ["hmi-prisons"]},
            ),
            (
                "PRA122",
                ("warning", "it does not look at vulnerability and likelihood of reoffending"),
                "/looks_at",
                ("D2",),
                YOUTH_SAID | {"looks_at": ["risk-of-harm"]},
            ),
        ],
    )
    def test_of_a_stream(self, code, expected, at, cites, stream):
        """In a complete plan, so that what is absent is none."""
        stream = {k: v if v is not None else {"kind": "none"} for k, v in stream.items()}
        found = only(code, plan(stream, **COMPLETE))
        assert expected == (found.severity.value, found.message)
        assert (f"/work_streams/0{at}", tuple(f"briefing:{c}" for c in cites)) == (found.pointer, found.cites)

    def test_of_a_programme(self):
        """PRA114 counts both sorts, and stands at the streams."""
        found = only("PRA114", plan({"type": "rolling"}, {"type": "scoping"}, **COMPLETE))
        expected = (
            "info",
            "more rolling streams (1) than thematic ones (0)",
            "/work_streams",
            ("briefing:C4", "briefing:C5"),
        )
        assert expected == (found.severity.value, found.message, found.pointer, found.cites)
        assert [("met", "")] == told("PRA114", plan({"type": "scoping"}, **COMPLETE))

    @pytest.mark.parametrize(
        ("code", "missing", "stream"),
        [
            ("PRA111", ("takes_account_of",), {"takes_account_of": THREE[:2]}),
            ("PRA112", ("coverage",), {}),
            ("PRA112", ("coverage/count",), {"coverage": {"kind": "sample"}}),
            ("PRA113", ("coverage",), {"type": "rolling"}),
            ("PRA115", ("leads", "supporters"), {"status": "in-progress"}),
            ("PRA116", ("leads", "supporters"), {"status": "in-progress"}),
            ("PRA116", ("contributions",), BEGUN),
            ("PRA121", ("follows",), {"type": "follow-up"}),
            ("PRA122", ("subjects",), {}),
            ("PRA122", ("looks_at", "leads"), YOUTH),
            ("PRA122", ("looks_at",), YOUTH_SAID),
            ("PRA122", ("leads",), FULL),
        ],
    )
    def test_what_is_missing(self, code, missing, stream):
        """Exactly what would decide, in a programme and, from its own root, in a stream on its own."""
        assert ("undetermined", missing) == said(code, stream)
        found = only(code, alone("work-stream", **stream))
        assert ("undetermined", tuple(f"/{name}" for name in missing)) == (found.verdict.value, found.missing)

    @pytest.mark.parametrize(
        ("code", "message", "stream"),
        [
            *(("PRA111", "not-this-kind", {"type": t}) for t in ("scoping", "evidence-review", "compendium")),
            ("PRA111", "not-this-kind", {"type": "state-of-system"}),
            ("PRA112", "not-this-kind", {"type": "rolling"}),
            ("PRA113", "not-this-kind", {}),
            ("PRA115", "not-yet-due: work has not begun", ROLES),
            ("PRA115", "not-this-kind", {"status": "in-progress", "leads": []}),
            ("PRA116", "not-yet-due: work has not begun", ROLES),
            ("PRA116", "not-this-kind: it has no supporters", {"status": "in-progress", "leads": ["hmcpsi"]}),
            ("PRA121", "not-this-kind", {}),
            ("PRA122", "not-this-kind", {"subjects": ["resettlement"]}),
        ],
    )
    def test_why_not(self, code, message, stream):
        """A rule that does not apply says why."""
        assert ("not-applicable", message, "/work_streams/0") == tells(code, stream)

    @pytest.mark.parametrize(
        ("expected", "code", "report"),
        [
            (("met", ""), "PRA111", {"takes_account_of": THREE}),
            (("undetermined", ("/takes_account_of",)), "PRA111", {}),
            (("met", ""), "PRA112", {"coverage": {"kind": "sample", "places": ["Leeds", "Conwy"]}}),
            (("undetermined", ("/coverage",)), "PRA112", {}),
            (("undetermined", ("/follows",)), "PRA121", {"type": "follow-up"}),
            (("met", ""), "PRA121", {"type": "follow-up", "follows": "police-custody"}),
        ],
    )
    def test_a_report_alone(self, expected, code, report):
        """A report on its own is asked as the work that it reports; nothing makes it complete."""
        assert [expected] == told(code, alone("report", **report))

    @pytest.mark.parametrize("code", ["PRA111", "PRA112", "PRA113", "PRA115", "PRA116", "PRA121", "PRA122"])
    def test_streams_not_recorded(self, code):
        """A plan that does not record its streams leaves every rule about them open, and says so once."""
        without = {k: v for k, v in plan().items() if k != "work_streams"}
        assert [("undetermined", ("/work_streams",))] == told(code, without)
        assert [] == told(code, without | COMPLETE)


class TestCycles:
    """PRA113: what counts is the end of the cycle, and the areas that the scheme had while it ran."""

    @pytest.mark.parametrize(
        ("expected", "last"),
        [
            ("warning", "2025-03-31"),
            ("warning", "2025-04-01"),
            ("not-applicable", "2025-04-02"),
            ("warning", "2025-03"),
            ("undetermined", "2025-04"),
            ("not-applicable", "2025-05"),
            ("warning", "2024"),
            ("undetermined", "2025"),
        ],
    )
    def test_over(self, expected, last):
        """It is due from the day after the last day that the cycle may have."""
        stream = TestReachesAll.ALL | {"cycle": {"first": "2022", "last": last}, "visits": []}
        assert expected == said("PRA113", stream, date(2025, 4, 2))[0]

    def test_the_messages(self):
        """It names the areas that are left; or when the cycle ends."""
        visits = {"visits": [{"visited": {"first": "2024"}, "areas": REGIONS[2:]}]}
        message = "2 areas were not reached: east-midlands and east-of-england"
        expected = ("warning", message, "/work_streams/0/visits")
        assert expected == tells("PRA113", TestReachesAll.ALL | visits, date(2025, 4, 1))
        visits = {"visits": [{"visited": {"first": "2024"}, "areas": REGIONS[1:]}]}
        message = f"1 area was not reached: {REGIONS[0]}"
        assert ("warning", message) == tells("PRA113", TestReachesAll.ALL | visits, date(2025, 4, 1))[:2]
        expected = ("not-applicable", "not-yet-due: its cycle ends 2024-06", "/work_streams/0")
        assert expected == tells("PRA113", TestReachesAll.ALL | visits, date(2024, 1, 1))

    def test_each_visit_without_areas_is_named(self):
        """Only while areas are left; where the others reached all, what a visit reached does not matter."""
        blank, whole = {"visited": {"first": "2024-01"}}, {"visited": {"first": "2024-01"}, "areas": REGIONS}
        base, on = TestReachesAll.ALL, date(2025, 4, 1)
        missing = ("visits/0/areas", "visits/2/areas")
        some = whole | {"areas": REGIONS[1:]}
        assert ("undetermined", missing) == said("PRA113", base | {"visits": [blank, some, blank]}, on)
        assert "met" == said("PRA113", base | {"visits": [blank, whole]}, on)[0]
        assert "warning" == said("PRA113", base | {"visits": [blank | {"areas": []}, some]}, on)[0]

    def test_visits_after_the_end(self):
        """They reach nothing; what is told after them counts."""
        late, whole = ({"visited": {"first": first}, "areas": REGIONS} for first in ("2024-07", "2024-01"))
        base, on = TestReachesAll.ALL, date(2025, 4, 1)
        assert "warning" == said("PRA113", base | {"visits": [late]}, on)[0]
        assert "met" == said("PRA113", base | {"visits": [late, whole]}, on)[0]

    @pytest.mark.parametrize(("expected", "since"), [("warning", "2023"), ("undetermined", "2024"), ("met", "2025")])
    def test_an_area_that_may_have_stood(self, expected, since):
        """Only an area that certainly stood while the cycle ran can be missed."""
        new = Place(scheme=AreaScheme.PROBATION_REGIONS, id="new", name="New", since=PartialDate.of(since))
        stream = TestReachesAll.ALL | {"visits": [{"visited": {"first": "2024-01"}, "areas": REGIONS}]}
        ((word, where),) = told("PRA113", plan(stream), date(2025, 4, 1), registry=REGISTRY + [new])
        assert expected == word
        if word == "undetermined":
            assert ("/work_streams/0/cycle",) == where

    @pytest.mark.parametrize(("first", "count"), [("2011-03-31", 42), ("2011-04-01", 13)])
    def test_the_areas_of_the_time(self, first, count):
        """Until 31 March 2011 the prosecution had 42 areas, and from the next day 13."""
        assert count <= len(REGISTRY.places.during("cps-areas", Period(date.fromisoformat(first), None)))
        now = sorted(REGISTRY.places.during("cps-areas", Period(date(2011, 4, 1), None)))
        rolling = {
            "type": "rolling",
            "coverage": {"kind": "all", "scheme": "cps-areas"},
            "cycle": {"first": first, "last": "2013-03"},
            "visits": [{"visited": {"first": "2012"}, "areas": now}],
        }
        assert ("met" if count == 13 else "warning") == said("PRA113", rolling)[0]


class TestDuring:
    """`Places.during`: the areas that a scheme had on some day of a period."""

    PLACES = Places(
        tuple(
            Place(scheme=AreaScheme(scheme), id=id, name=id, since=since and PartialDate.of(since), until=until)
            for scheme, id, since, until in (
                ("regions", "always", None, None),
                ("regions", "early", None, PartialDate.of("2012-04-01")),
                ("regions", "late", "2012-04-01", None),
                ("regions", "coarse", "2012", PartialDate.of("2013")),
                ("cj-areas", "other", None, None),
            )
        )
    )

    @pytest.mark.parametrize(
        ("expected", "first", "last"),
        [
            ({"always", "early"}, None, "2011-12-31"),
            ({"always", "early", "coarse"}, None, "2012-01-01"),
            ({"always", "early", "coarse"}, "2012-03-31", "2012-03-31"),
            ({"always", "late", "coarse"}, "2012-04-01", "2012-04-01"),
            ({"always", "early", "late", "coarse"}, "2012-03-31", "2012-04-01"),
            ({"always", "late", "coarse"}, "2013-12-30", None),
            ({"always", "late"}, "2013-12-31", None),
        ],
    )
    def test_some_day(self, expected, first, last):
        """The first day of an area counts, the day after its last does not; a coarse date counts as far as it may."""
        period = Period(first and date.fromisoformat(first), last and date.fromisoformat(last))
        assert frozenset(expected) == self.PLACES.during("regions", period)

    def test_a_scheme_by_itself(self):
        """Areas of other schemes do not count, and a scheme that there is not has none."""
        period = Period(date(2012, 1, 1), None)
        assert frozenset({"other"}) == self.PLACES.during("cj-areas", period)
        assert frozenset() == self.PLACES.during("nowhere", period)


class TestTogether:
    """PRA115: since January 2024 key matters are decided by all who take part."""

    GIVEN = {"contributions": [{"by": "hmcpsi", "gives": ["method"]}]}
    ALONE = {"decisions": [{"matter": "scope", "by": ["hmcpsi", "hmi-constabulary"]}, {"matter": "report", "by": []}]}

    @pytest.mark.parametrize(
        ("expected", "first", "last"),
        [
            ("met", "2023-11", "2023-12-31"),
            ("met", "2023", "2023"),
            ("undetermined", "2023-12-31", "2024-02-01"),
            ("undetermined", "2024-01", "2024-02"),
            ("undetermined", "2024", "2024"),
            ("warning", "2024-02", "2024-03"),
            ("warning", "2024-02-01", "2024-02-01"),
        ],
    )
    def test_on_both_sides_of_the_change(self, expected, first, last):
        """The practice is dated to the month: in January 2024 itself, and across it, the dates leave it open."""
        work = BEGUN | self.GIVEN | self.ALONE | {"fieldwork": {"first": first, "last": last}}
        word, place = said("PRA115", work, date(2025, 3, 31))
        assert expected == word
        if word == "undetermined":
            assert ("fieldwork",) == place

    def test_the_breaches(self):
        """Each stands at what decides, and cites what it rests on alone."""
        now = {"fieldwork": {"first": "2024-03", "last": "2024-05"}}
        found = only("PRA115", plan(BEGUN | now | self.GIVEN | self.ALONE))
        message = "report was decided without HMCPSI and HMI Constabulary"
        assert (message, "/work_streams/0/decisions/1") == (found.message, found.pointer)
        assert ("practice:key-decisions-shared",) == found.cites
        others = {"contributions": [{"by": b, "gives": ["drafting"]} for b in ("hmi-prisons", "hmi-constabulary")]}
        found = only("PRA115", plan(BEGUN | others))
        message = "drafting is given by HMI Constabulary and HMI Prisons, not by the lead"
        assert (message, "/work_streams/0/contributions") == (found.message, found.pointer)
        assert ("briefing:C7",) == found.cites

    @pytest.mark.parametrize(
        ("expected", "gives"),
        [
            ("met", [("hmcpsi", "drafting"), ("hmi-constabulary", "drafting")]),
            ("met", [("hmi-constabulary", "people"), ("hmi-constabulary", "writing")]),
            ("met", []),
            *(
                ("warning", [("hmi-constabulary", gift)])
                for gift in ("management", "method", "drafting", "publication")
            ),
        ],
    )
    def test_a_part_given_beside_the_lead(self, expected, gives):
        """What the lead gives too is no breach, nor is what belongs to anybody, nor what nobody is said to give."""
        contributions = [{"by": by, "gives": [gift]} for by, gift in gives]
        then = {"fieldwork": {"first": "2013-01", "last": "2013-03"}}
        assert expected == said("PRA115", BEGUN | then | {"contributions": contributions})[0]

    def test_what_is_missing(self):
        """Contributions and decisions both, where the practice may have stood; a breach outweighs what is not said."""
        now = BEGUN | {"fieldwork": {"first": "2024-03", "last": "2024-05"}}
        assert ("undetermined", ("contributions", "decisions")) == said("PRA115", now)
        assert ("undetermined", ("contributions",)) == said("PRA115", now | {"decisions": []})
        assert "warning" == said("PRA115", now | self.ALONE)[0]

    def test_terms(self):
        """A term goes by its own days, and points to its stream for what the stream would tell."""
        who = {"leads": ["hmcpsi"], "supporters": ["hmi-constabulary"]}
        days = [{"first": "2020", "last": "2022"}, {"first": "2023", "last": "2024-06"}, {"first": "2024-07"}]
        rolling = {"type": "rolling", "status": "in-progress", "terms": [who | one for one in days]}
        base = "/work_streams/0"
        assert [
            ("met", f"{base}/terms/0"),
            ("undetermined", (f"{base}/terms/1/first", f"{base}/terms/1/last")),
            ("warning", f"{base}/decisions/1"),
        ] == told("PRA115", plan(rolling | self.GIVEN | self.ALONE))
        bare = told("PRA115", alone("work-stream", **rolling))
        assert [("/contributions",), *[("/contributions", "/decisions")] * 2] == [missing for _, missing in bare]

    def test_nothing_dated(self):
        """A stream on its own without dates may be of any time: the decisions would tell, and where they do, when."""
        work = alone("work-stream", **BEGUN, **self.GIVEN)
        assert [("undetermined", ("/decisions",))] == told("PRA115", work)
        assert [("undetermined", ("/fieldwork",))] == told("PRA115", work | self.ALONE)

    @pytest.mark.parametrize("code", ["PRA115", "PRA122"])
    @pytest.mark.parametrize(("expected", "day"), [(True, "2007-03-31"), (False, "2007-04-01")])
    def test_nothing_before_the_act(self, expected, day, code):
        """Until 31 March 2007 neither rule on roles was in force."""
        stream = BEGUN | YOUTH | {"fieldwork": {"first": day, "last": day}}
        found = only(code, plan(stream, period={"first": "2005-04-01", "last": "2014-03-31"}))
        assert expected == (found.message == "not-in-force")

    @pytest.mark.parametrize("code", ["PRA115", "PRA116"])
    def test_phases_and_terms(self, code):
        """Where phases tell the roles, a stream that has begun is left to them; terms too, for PRA116."""
        phased = plan({"status": "in-progress"}, {"parent": "s0", **ROLES})
        outcome = check(load(phased), on=ON, rules=RULES.select(code), keep_all=True)
        assert "not-this-kind: the roles are recorded in its phases" == outcome.results[0].message


class TestYouthTerms:
    """PRA122, where the roles changed."""

    def test_terms(self):
        """What is looked at, and what it is about, stand at the stream; who leads, at the term."""
        terms = [{"first": "2012", "leads": [b], "supporters": []} for b in ("hmi-probation", "hmi-prisons")]
        rolling = {"type": "rolling", "terms": terms}
        base = "/work_streams/0"
        assert [("undetermined", (f"{base}/subjects",))] * 2 == told("PRA122", plan(rolling))
        assert [("undetermined", (f"{base}/looks_at",)), ("warning", f"{base}/terms/1/leads")] == told(
            "PRA122", plan(rolling | YOUTH)
        )
        assert [("warning", f"{base}/looks_at"), ("warning", f"{base}/terms/1/leads")] == told(
            "PRA122", plan(rolling | YOUTH | {"looks_at": ["vulnerability"]})
        )

    def test_led_with_others(self):
        """HMI Probation among the leads is enough; nobody at all, in a complete plan, is PRA106's to tell."""
        both = {"leads": ["hmi-prisons", "hmi-probation"]}
        assert "met" == said("PRA122", YOUTH | LOOKS | both)[0]
        assert "met" == said("PRA122", YOUTH | LOOKS, **COMPLETE)[0]


class TestWhatBecameOfIt:
    """PRA120: reviews of either programme, and what they decided."""

    PERIOD = {"first": "2010-04-01", "last": "2012-03-31"}

    def before(self, **changes):
        """The programme before, with one stream."""
        return load(plan({}, id="before", period=self.PERIOD, **changes))

    @pytest.mark.parametrize("action", ["keep", "add", "delay", "re-prioritise", "change-roles", "drop"])
    @pytest.mark.parametrize("mine", [True, False])
    def test_only_a_drop_drops(self, action, mine):
        """A review of either programme may drop it, and nothing else that a review decides does."""
        review = {"reviews": [{"held": "2012-03", "decisions": [{"stream": "s0", "action": action}]}]}
        none = {"reviews": []}
        document = plan(**COMPLETE, **(review if mine else none))
        before = self.before(**(none if mine else review))
        found = only("PRA120", document, previous=before)
        assert ("met" if action == "drop" else "breached") == found.verdict.value

    def test_the_breach(self):
        """It stands at the stream, in the programme before."""
        found = only("PRA120", plan(**COMPLETE, reviews=[]), previous=self.before(reviews=[]))
        expected = ("warning", "it is neither delivered, nor carried over, nor dropped by a review")
        assert expected == (found.severity.value, found.message)
        assert ("previous", "stream:s0", "/work_streams/0") == (found.document, found.subject, found.pointer)

    def test_another_stream_was_dropped(self):
        """A decision about another stream does not count."""
        other = {"reviews": [{"held": "2012-03", "decisions": [{"stream": "s9", "action": "drop"}]}]}
        found = only("PRA120", plan(**COMPLETE, **other), previous=self.before(reviews=[]))
        assert "breached" == found.verdict.value

    @pytest.mark.parametrize(
        ("missing", "changes", "before"),
        [
            (("/completeness",), {"reviews": []}, {"reviews": []}),
            (("/reviews",), COMPLETE, {"reviews": []}),
            (("/reviews",), COMPLETE | {"reviews": []}, {}),
            (("/reviews",), COMPLETE | {"reviews": [{"held": "2012-05"}]}, {"reviews": []}),
            (("/reviews",), COMPLETE | {"reviews": []}, {"reviews": [{"held": "2012-02"}]}),
            (("/completeness", "/reviews"), {}, {"reviews": []}),
        ],
    )
    def test_what_is_missing(self, missing, changes, before):
        """Whether all streams are here, and what each review decided."""
        found = only("PRA120", plan(**changes), previous=self.before(**before))
        assert ("undetermined", missing) == (found.verdict.value, found.missing)

    def test_no_previous(self):
        """Without the programme before, it says so; other documents have none, and are not asked."""
        assert "no-previous" == only("PRA120", plan(**COMPLETE)).message
        assert [] == told("PRA120", alone("work-stream"))


class TestSubjects:
    """What rules on roles and on reports are handed."""

    def test_roles(self):
        """The roles of a term stand two steps beneath the work, those of a stream or a report in it."""
        stream = load(alone("work-stream", type="rolling", status="in-progress", **TERMS))
        report = load(alone("report"))
        assert ["../../", "", ""] == [
            roles.up for roles in (Roles(stream.terms[0], stream), Roles(stream, stream), Roles(report, report))
        ]
        term = Roles(stream.terms[0], stream)
        assert ("s0", "rolling", True) == (term.id, term.type, term.has_begun)

    @pytest.mark.parametrize(
        ("expected", "status"), [(True, "in-progress"), (True, "published"), (False, "planned"), (False, "proposed")]
    )
    def test_begun(self, expected, status):
        """A stream has begun by its status; what is reported has begun."""
        stream, report = load(alone("work-stream", status=status)), load(alone("report"))
        assert expected is Roles(stream, stream).has_begun
        assert Roles(report, report).has_begun

    def test_reported(self):
        """Who took part is told by the stream, or by the report once it says what work it reports."""
        stream, report = load(alone("work-stream")), load(alone("report"))
        assert ["../../leads", "leads", "type"] == [
            ReportSubject(report, work).roles_at for work in (stream, report, None)
        ]


class TestWhatIsNotCertain:
    """A breach stands only where no finer date, and no body yet unknown, could lift it."""

    @pytest.mark.parametrize(
        ("expected", "cycle", "visits"),
        [
            (("undetermined", ("cycle",)), {"last": "2014"}, []),
            (("undetermined", ("cycle",)), {"first": "2011", "last": "2011"}, []),
            (("warning", "/work_streams/0/visits"), {"first": "2011-05", "last": "2014"}, []),
            (("warning", "/work_streams/0/visits"), {"last": "2014-03-31"}, []),
            (("warning", "/work_streams/0/visits"), {"first": "2012", "last": "2014"}, ["2020"]),
            (("undetermined", ("visits/0/visited",)), {"first": "2012", "last": "2014-06"}, ["2014"]),
            (("met", "/work_streams/0"), {"first": "2011-05", "last": "2014-06"}, ["2013"]),
        ],
    )
    def test_areas_and_visits(self, expected, cycle, visits):
        """Areas that may have gone before the cycle are not missed, and visits after it reach nothing."""
        now = sorted(REGISTRY.places.during("cps-areas", Period(date(2012, 1, 1), date(2012, 1, 1))))
        rolling = {
            "type": "rolling",
            "coverage": {"kind": "all", "scheme": "cps-areas"},
            "cycle": cycle,
            "visits": [{"visited": {"first": when}, "areas": now} for when in visits],
        }
        assert expected == said("PRA113", rolling, date(2025, 4, 1))

    def test_a_scheme_without_areas(self):
        """Where a scheme had no areas in the cycle, none can be reached, or missed."""
        rolling = {
            "type": "rolling",
            "coverage": {"kind": "all", "scheme": "probation-regions"},
            "cycle": {"first": "2018", "last": "2021-03"},
            "visits": [],
        }
        assert ("undetermined", ("coverage/scheme",)) == said("PRA113", rolling, date(2025, 4, 1))

    def test_a_coarse_term(self):
        """A report that may have come out after a term ended is not one of the term's."""
        term = {"first": "2012", "last": "2013", "leads": ["hmcpsi"], "supporters": []}
        rolling = reported({"type": "rolling", "terms": [term]}, agreed=[])
        del rolling["leads"], rolling["supporters"]
        assert [("undetermined", ("/work_streams/0/terms",))] == told("PRA117", plan(rolling))
        rolling["terms"] = [term | {"last": "2013-07"}]
        assert [("error", "/work_streams/0/reports/0/agreed")] == told("PRA117", plan(rolling))

    def test_an_unknown_lead(self):
        """Who leads is not known where nobody knows the body."""
        unknown = YOUTH | LOOKS | {"leads": ["hm-imaginary"]}
        assert ("undetermined", ("leads",)) == said("PRA122", unknown)
        assert "met" == said("PRA122", unknown | {"leads": ["hm-imaginary", "hmi-probation"]})[0]
