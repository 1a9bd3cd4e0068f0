"""Views: an outcome as text and as plain values, the rule book and the published documents as lists."""

import json
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from cjji_model import (
    RULES,
    Confidence,
    Derogation,
    Fact,
    InspectorateYear,
    Moment,
    Outcome,
    Period,
    Programme,
    Report,
    Result,
    Severity,
    Verdict,
    WorkStream,
    breached,
    check,
    corpus,
    judgement,
    load,
    rule,
    undetermined,
    views,
)
from cjji_model._checked.classes import plan_of
from cjji_model._checked.kinds import Instance, ListOf, SetOf, Text
from cjji_model.model.documents import KINDS
from cjji_model.model.extra import ExtraData
from cjji_model.outcome import VerdictCounts
from cjji_model.rules import reading_day
from cjji_model.views._citations import cite_text, clauses
from cjji_model.views._labels import REFERENCES, FactPlace, Subject, Titles, value_text
from cjji_model.views._missing import to_do
from cjji_model.views._page import Page, columns, counted, listed, printable
from cjji_model.views.corpus_list import documents_plain, documents_text
from cjji_model.views.diff import diff_text
from cjji_model.views.rule_book import rule_plain, rule_text, rules_text
from cjji_model.views.text import against, explain, outcome_text
from cjji_model.wire.outcome import outcome_plain

ON = date(2014, 3, 31)
WIDE = Page(width=2000)
PUBLISHED = [document for document in corpus if reading_day(document) is not None]
GOLDEN = Path(__file__).parent / "data" / "check-2012-14.txt"


TWO_LEADS = {"leads": ["hmi-prisons", "hmi-probation"]}


def stream(id, **more):
    """A work stream as the wire would build it."""
    return {"id": id, "title": id.replace("-", " ").title(), "type": "thematic", "status": "planned", **more}


def programme(*streams, **more):
    """A programme of the streams given, in partial completeness."""
    return load(
        {
            "schema": "cjji-model/1",
            "kind": "programme",
            "id": "a-plan",
            "title": "A plan",
            "period": {"first": "2012-04-01", "last": "2014-03-31"},
            "status": "draft",
            "completeness": "partial",
            "work_streams": list(streams),
            **more,
        }
    )


def result(code="PRA106", verdict=Verdict.BREACHED, *, pointer="", subject="programme:a-plan", **more):
    """A result, plain but for what is given."""
    severity = Severity.WARNING if verdict is Verdict.BREACHED else None
    given = {
        "rule": code,
        "verdict": verdict,
        "pointer": pointer,
        "subject": subject,
        "severity": severity,
        "message": "so it is",
    }
    return Result(**given | more)


def outcome(*results):
    """An outcome of these results alone."""
    found = Counter(result.verdict.value.replace("-", "_") for result in results)
    return Outcome(document="a-plan", on=ON, results=results, counts=VerdictCounts(**found))


def breaches_told(text):
    """The breaches that a text tells: heading, severity, code."""
    heading = ""
    for line in text.splitlines():
        found = re.match(r"  (error|warning|info) +([A-Z]{3}[0-9]{3})(?:  |$)", line)
        if found:
            yield heading, found[1], found[2]
        elif line and not line.startswith(" "):
            heading = line


def counts_told(text):
    """How many results of each verdict a text of everything tells, by rule."""
    heads = {"Undetermined, and": "undetermined", "Met, and": "met", "Not applicable, and": "not-applicable"}
    verdict = None
    for line in text.splitlines():
        if line and not line.startswith(" "):
            verdict = next((word for head, word in heads.items() if line.startswith(head)), None)
        elif verdict and (found := re.match(r"  ([A-Z]{3}[0-9]{3})  .*\(([0-9]+)\)$", line)):
            yield verdict, found[1], int(found[2])


class TestPublicNames:
    """What `cjji_model.views` offers."""

    def test_each_name_is_there(self):
        """Each public name can be imported from the package of views, and no other."""
        for name in views.__all__:
            assert getattr(views, name).__name__ == name
        assert views.diff_text is diff_text
        assert set(views.__all__) <= set(dir(views))
        with pytest.raises(AttributeError, match="has no attribute 'diff_html'"):
            views.diff_html  # noqa: B018  the access is what is tried

    def test_type_checkers_see_the_same_names(self):
        """What type checkers read as imports has the same names from the same modules."""
        source = Path(views.__file__).read_text(encoding="utf-8")
        imports = re.findall(r"^    from \.(\w+) import (.+)$", source, re.MULTILINE)
        assert views._MODULES == {module: tuple(names.split(", ")) for module, names in imports}
        assert views.__all__ == sorted(views._MODULE_OF)

    def test_a_view_costs_only_its_own_imports(self):
        """The package of views imports no view, and that of bodies does not import the rules."""
        script = "import sys; from cjji_model.views import body_text; print(*sys.modules)"
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
        assert set() == {"cattrs", "cjji_model.rules", "cjji_model.views.text"} & set(done.stdout.split())


class TestAgreement:
    """Text and plain values of one outcome say the same."""

    @pytest.mark.parametrize("document", PUBLISHED, ids=lambda document: document.id)
    def test_breaches(self, document):
        """The text tells each breach that the JSON holds, under the thing it concerns, and no other."""
        found = check(document, on=reading_day(document))
        plain = outcome_plain(found)["results"]
        expected = Counter()
        for item in plain:
            if item["verdict"] == "breached":
                steps = item["pointer"].split("/")
                in_stream = isinstance(document, Programme) and steps[1:2] == ["work_streams"]
                stream = document.streams[int(steps[2])] if in_stream else None
                kind = {Programme: "programme", WorkStream: "work stream", Report: "report"}[type(document)]
                heading = f"{stream.title}  {stream.id}" if stream else f"The {kind} as a whole"
                expected[heading, item["severity"], item["rule"]] += 1
        assert expected == Counter(breaches_told(outcome_text(found, document, page=WIDE)))

    @pytest.mark.parametrize("document", PUBLISHED, ids=lambda document: document.id)
    def test_everything(self, document):
        """With everything kept, the text counts each rule's results as the JSON holds them, and names their streams."""
        found = check(document, on=reading_day(document), keep_all=True)
        plain = outcome_plain(found)["results"]
        expected = Counter((item["verdict"], item["rule"]) for item in plain if item["verdict"] != "breached")
        text = outcome_text(found, document, page=WIDE, everything=True)
        assert expected == {(verdict, code): count for verdict, code, count in counts_told(text)}
        told = text[text.find("Met, and what was read") :]
        for item in plain:
            if item["verdict"] == "met" and item["subject"].startswith("stream:"):
                title = (
                    document.title if isinstance(document, WorkStream | Report) else document[item["subject"][7:]].title
                )
                kind = {WorkStream: "the work stream", Report: "the report"}.get(type(document), f"'{title}'")
                assert kind in told

    @pytest.mark.parametrize("document", PUBLISHED, ids=lambda document: document.id)
    def test_to_do(self, document):
        """Every rule that is undetermined is in the to-do list, and each missing fact is asked for."""
        found = check(document, on=reading_day(document))
        asked = {code for item in to_do(found) for code in (*item.settles, *item.helps)}
        without = {r.rule for r in found.undetermined if not r.missing}
        assert {r.rule for r in found.undetermined} == asked | without
        attributes = {name.split("/")[-1] for item in to_do(found) for name in item.attributes}
        assert {FactPlace.of(p).attribute.split("/")[-1] for r in found.undetermined for p in r.missing} == attributes

    @pytest.mark.parametrize("document", PUBLISHED, ids=lambda document: document.id)
    def test_without_the_document(self, document):
        """An outcome explains itself, with ids where titles are not known."""
        found = check(document, on=reading_day(document))
        text = explain(found)
        assert text.startswith(f"{document.id}, read on {found.on}\n")
        assert "work_streams/" not in text
        assert "\x1b" not in text


class TestPlain:
    """The JSON of `check`."""

    def test_keys(self):
        """An outcome has exactly the keys of the contract, in its order, and so has each result and fact."""
        plain = outcome_plain(check(corpus["2012-14"], on=ON, keep_all=True))
        assert ["schema", "document", "on", "ok", "counts", "results"] == list(plain)
        assert ["met", "breached", "undetermined", "judgement", "not-applicable"] == list(plain["counts"])
        keys = [
            "rule",
            "subject",
            "verdict",
            "severity",
            "pointer",
            "message",
            "missing",
            "cites",
            "because",
            "derogation",
        ]
        assert [keys] == list({tuple(item): list(item) for item in plain["results"]}.values())
        facts = {tuple(fact) for item in plain["results"] for fact in item["because"]}
        assert {("pointer", "value"), ("pointer", "value", "confidence")} == facts
        assert plain == json.loads(json.dumps(plain))

    def test_document_before(self):
        """A fact of the document before says so, and its confidence where that is told."""
        fact = Fact(pointer="/published", value=None, confidence=Confidence.SEEN, document="previous")
        expected = {"pointer": "/published", "value": None, "document": "previous", "confidence": "seen-in-source"}
        assert [expected] == outcome_plain(outcome(result(because=(fact,))))["results"][0]["because"]

    def test_derogation(self):
        """A breach that is covered holds the derogation, as the wire writes it."""
        by = Derogation(rule="PRA106", subject="stream:one", reason="agreed", by="hmcpsi", since=date(2013, 1, 1))
        expected = {
            "rule": "PRA106",
            "subject": "stream:one",
            "reason": "agreed",
            "by": "hmcpsi",
            "since": "2013-01-01",
        }
        assert expected == outcome_plain(outcome(result(derogation=by)))["results"][0]["derogation"]


class TestText:
    """The text of an outcome."""

    def test_golden(self):
        """The text of the plan for 2012 to 2014 is the one that was read line by line."""
        document = corpus["2012-14"]
        assert GOLDEN.read_text(encoding="utf-8") == outcome_text(check(document, on=reading_day(document)), document)

    def test_worst_first(self):
        """The thing with the gravest breach comes first; of equals, the document as a whole; then document order."""
        found = outcome(
            result("PRA103", severity=Severity.INFO),
            result("PRA106", pointer="/work_streams/2/leads", subject="stream:two", severity=Severity.ERROR),
            result("PRA107", pointer="/work_streams/2/leads", subject="stream:two", severity=Severity.INFO),
            result("PRA102", pointer="/work_streams/2/agencies", subject="stream:two", severity=Severity.WARNING),
            result("PRA109", pointer="/work_streams/10/agencies", subject="stream:ten", severity=Severity.INFO),
            result("PRA101", pointer="/work_streams/9/leads", subject="stream:nine", severity=Severity.WARNING),
        )
        expected = [
            ("two", "error", "PRA106"),
            ("two", "warning", "PRA102"),
            ("two", "info", "PRA107"),
            ("nine", "warning", "PRA101"),
            ("The document as a whole", "info", "PRA103"),
            ("ten", "info", "PRA109"),
        ]
        assert expected == list(breaches_told(explain(found)))

    def test_clause_and_facts(self):
        """Under a breach stand its clauses in our words, and what was read, by how sure it is."""
        document = programme(stream("one", leads=["hmi-prisons", "hmi-probation"], confidence={"leads": "inferred"}))
        text = outcome_text(check(document, on=ON, rules=[RULES["PRA106"]]), document, page=WIDE)
        assert "clause        briefing C6: all joint work is singly led but jointly owned\n" in text
        assert (
            "read          type: thematic; id: one\n" in text
            or "period of the programme: 2012-04-01 to 2014-03-31" in text
        )
        assert "inferred      leads: HMI Prisons, HMI Probation\n" in text
        assert re.search(r"not recorded  .*supporters", text)
        assert "\ninferred: marked `confidence: inferred` in the document.\n" in text

    def test_covered(self):
        """A breach that is covered says by whom, since when and why, comes after the others, and does not fail."""
        by = {
            "rule": "PRA106",
            "subject": "stream:one",
            "reason": "agreed by both",
            "by": "hmcpsi",
            "since": "2013-01-01",
        }
        document = programme(
            stream("one", **TWO_LEADS), stream("two", **TWO_LEADS), derogations=[by | {"until": "2014-12-31"}]
        )
        found = check(document, on=ON, rules=[RULES["PRA106"]])
        text = outcome_text(found, document, fail_on=Severity.WARNING)
        covered = "             covered       HMCPSI answers for it since 2013-01-01 until 2014-12-31: agreed by both\n"
        assert covered in text
        assert [("Two  two", "warning", "PRA106"), ("One  one", "warning", "PRA106")] == list(breaches_told(text))
        assert "FAILED: 1 warning. Results: 1 warning, 1 covered breach, 0 met.\n" == text.splitlines(keepends=True)[-1]
        assert ("two",) == tuple(r.subject.partition(":")[2] for r in against(found, Severity.WARNING))
        endless = outcome(result(derogation=Derogation(rule="A", subject="b", reason="c", by="hmcpsi", since=ON)))
        assert "HMCPSI answers for it since 2014-03-31: c\n" in explain(endless)

    def test_judgement(self):
        """What a person must decide stands apart, with who decides."""

        @rule("OWN101", title="Mine", subject="programme")
        def whole(plan, at: Moment):
            del at
            return judgement(f"{plan.title} is to be weighed", by="the chief inspectors")

        @rule("OWN102", title="Mine", subject="stream")
        def one(stream, at: Moment):
            del at
            return judgement(f"{stream.title} is to be weighed", by="HMI Prisons")

        document = programme(stream("one"))
        text = outcome_text(check(document, on=ON, rules=[whole, one]), document)
        expected = [
            "For a person to judge",
            "  OWN101",
            "           A plan is to be weighed: for the chief inspectors to judge",
            "             read          title: A plan",
            "  OWN102, of 'One'",
            "           One is to be weighed: for HMI Prisons to judge",
            "             read          title: One",
            "",
            "PASSED: no uncovered breach. Results: 0 met, 2 for a person to judge.",
        ]
        assert expected == text.splitlines()[3:]

    def test_terms_and_reports(self):
        """A breach of a term or a report says which."""
        document = corpus["joint-targeted-area"]
        text = outcome_text(check(document, on=reading_day(document)), document)
        assert "           term 1: led by Ofsted, outside the criminal justice inspectorates\n" in text
        twin = {"id": "first-report", "title": "Twin"}, {"id": "second-report", "title": "Twin"}
        document = programme(stream("one", reports=list(twin)))
        text = outcome_text(check(document, on=ON, rules=[RULES["REC103"]], keep_all=True), document, everything=True)
        assert "           report 2: 'second-report' has the same title as 'first-report': 'Twin'\n" in text
        assert "report 1 of 'One': title of report 1: Twin\n" in text

    def test_streams_of_the_document_before(self):
        """A result of a stream of the document before is told after all others, under the id it bears there."""

        @rule("OWN101", title="Mine", subject="previous-stream")
        def lost(stream, at: Moment):
            del at
            return breached(f"{stream.title} is lost", severity=Severity.WARNING)

        earlier = programme(stream("one"), stream("lost"), period={"first": "2010-04-01", "last": "2012-03-31"})
        now = programme(stream("one"), stream("two", **TWO_LEADS))
        found = check(now, on=ON, previous=earlier, rules=[RULES["PRA106"], lost])
        text = outcome_text(found, now)
        expected = [
            ("One  one", "warning", "OWN101"),
            ("Two  two", "warning", "PRA106"),
            ("lost, of the previous programme", "warning", "OWN101"),
        ]
        assert expected == list(breaches_told(text))
        assert text.endswith("0 met, 1 undetermined.\n")
        assert "             read          title: Lost\n" in text
        both = outcome(
            result("PRA106", pointer="/work_streams/1", subject="stream:two"),
            result("OWN101", pointer="/work_streams/1", subject="stream:lost"),
        )
        headings = [heading for heading, *_ in breaches_told(explain(both))]
        assert ["two", "lost, of the previous document"] == headings

    def test_header(self):
        """A document is headed by its title or id, the day of reading, and what it is."""
        year = InspectorateYear(id="a-year", inspectorate="hmi-prisons", year=Period.business_years(2012))
        assert explain(check(year, on=ON), year).startswith(
            "a-year, read on 2014-03-31\ninspectorate year a-year, HMI Prisons, 2012-04-01 to 2013-03-31\n"
        )
        assert "\nreport an-id, publication not dated\n" in explain(
            check(report := Report(id="an-id", title="A report"), on=ON), report
        )
        bare = programme()
        no_word = Programme(id=bare.id, title=bare.title, period=bare.period, status=bare.status)
        assert "\nprogramme a-plan, 2012-04-01 to 2014-03-31, status draft, completeness not recorded\n" in explain(
            check(no_word, on=ON), no_word
        )

    @pytest.mark.parametrize(
        ("results", "fail_on", "expected"),
        [
            ((), Severity.ERROR, "PASSED: no uncovered breach. Results: 0 met."),
            ((result(),), Severity.ERROR, "PASSED: no uncovered error. Results: 1 warning, 0 met."),
            ((result(),), Severity.WARNING, "FAILED: 1 warning. Results: 1 warning, 0 met."),
            (
                (result(severity=Severity.INFO), result(severity=Severity.INFO)),
                Severity.WARNING,
                "PASSED: no uncovered error or warning. Results: 2 infos, 0 met.",
            ),
            (
                (result(severity=Severity.ERROR), result(), result(), result(severity=Severity.INFO)),
                Severity.WARNING,
                "FAILED: 1 error, 2 warnings. Results: 1 error, 2 warnings, 1 info, 0 met.",
            ),
        ],
    )
    def test_summary(self, results, fail_on, expected):
        """The last line says whether the document passes, and counts the results."""
        assert expected == outcome_text(outcome(*results), fail_on=fail_on).splitlines()[-1]

    def test_colour(self):
        """Colour adds escape sequences and changes nothing else."""
        document = corpus["2012-14"]
        found = check(document, on=ON, keep_all=True)
        coloured = outcome_text(found, document, page=Page(colour=True), everything=True)
        assert "\x1b[33mwarning\x1b[0m" in coloured
        assert explain(found, document) == re.sub(r"\x1b\[[0-9;]*m", "", coloured)

    @pytest.mark.parametrize("width", [60, 80, 110])
    def test_width(self, width):
        """No line but the summary is wider than the page, save for its id behind a title."""
        document = corpus["2009-10"]
        text = outcome_text(check(document, on=ON, keep_all=True), document, page=Page(width=width), everything=True)
        ids = {stream.id for stream in document.streams}
        wide = [line for line in text.splitlines()[:-1] if len(line) > width]
        assert [] == [line for line in wide if line.split("  ")[-1] not in ids]


class TestClauses:
    """What a result rests on: each provision by its name in law, and the day; those that say the same told once."""

    def test_provisions_that_say_the_same(self):
        """On the same day, in the place of the first; another day or other words are told apart."""
        para = "statute:prison-act-1952.sch-A1.para-5.sub-2"
        probation = "statute:cjcs-act-2000.sch-1A.para-3.sub-8"
        prisons = "statute:prison-act-1952.sch-A1.para-3.sub-8"
        cites = ("briefing:C1", f"{prisons}@2013-03-01", f"{para}@2013-03-01", f"{probation}@2013-03-01")
        found = list(clauses((*cites, f"{prisons}@2014-03-01", para, "ours:1", "statute:nowhere@2013-03-01")))
        names = "Prison Act 1952 Sch. A1 para. 3(8); Criminal Justice and Court Services Act 2000 Sch. 1A para. 3(8)"
        heads = [line.partition(": ")[0] for line in found]
        assert [
            "briefing C1",
            f"{names}, as at 2013-03-01",
            "Prison Act 1952 Sch. A1 para. 5(2), as at 2013-03-01",
            "Prison Act 1952 Sch. A1 para. 3(8), as at 2014-03-01",
            "Prison Act 1952 Sch. A1 para. 5(2)",
            "ours 1",
            "statute nowhere@2013-03-01",
        ] == heads


class TestToDo:
    """The to-do list."""

    def lines(self, document, *codes):
        """The lines of the list, by these rules."""
        found = check(document, on=ON, rules=[RULES[code] for code in codes])
        return [item.words(Titles(found, document)) for item in to_do(found)]

    def test_ten_streams_one_line(self):
        """Ten streams that lack one attribute make one line."""
        started = {"status": "in-progress", "leads": ["hmcpsi"], "supporters": ["hmi-prisons"]}
        document = programme(*(stream(f"stream-{i}", **started) for i in range(10)))
        assert ["`supporters_confirmed` of 10 work streams: decides PRA108"] == self.lines(document, "PRA108")

    def test_three_by_name(self):
        """Up to three streams are named; the facts that the same results wait for are asked for together."""
        expected = "`leads`, `supporters` of 'One', 'Two' and 'Three': decide PRA101, PRA106"
        assert [expected] == self.lines(programme(stream("one"), stream("two"), stream("three")), "PRA101", "PRA106")

    def test_help(self):
        """A fact that may not be enough by itself helps."""
        expected = [
            "`agencies` of 'One': decides PRA102; helps to decide PRA109",
            "`process` of 'One': helps to decide PRA109",
        ]
        assert expected == self.lines(programme(stream("one")), "PRA102", "PRA109")

    def test_more_exactly(self):
        """A date that is recorded too coarsely is to be recorded more exactly; a path goes down from its stream."""
        document = programme(stream("one", reports=[{"id": "a-report", "title": "A report", "published": "2014"}]))
        assert ["`reports/published` of 'One' (too imprecise): decides REC105"] == self.lines(document, "REC105")

    def test_other_things(self):
        """Things that are no streams are told by their place, and counted where there are many."""
        reviews = [{"held": "2014"}, {"held": "2014"}]
        expected = "`held` of review 1 and review 2 (too imprecise): decides REC105"
        assert [expected] == self.lines(programme(reviews=reviews), "REC105")
        expected = "`held` in 4 places (too imprecise): decides REC105"
        assert [expected] == self.lines(programme(reviews=reviews * 2), "REC105")

    def test_of_the_document(self):
        """A fact of the document itself needs no place."""
        assert ["`reviews`: decides PRA104"] == self.lines(programme(), "PRA104")

    def test_nothing_to_record(self):
        """What no missing fact would settle has a line of its own."""
        document = programme(stream("one", follows="something-unheard-of"))
        text = outcome_text(check(document, on=ON, rules=[RULES["REC101"]]), document, page=WIDE)
        assert "  - REC101 of 'One': no stream or report 'something-unheard-of' is" in text

        @rule("OWN101", title="Mine", subject="programme")
        def mine(plan, at: Moment):
            del plan, at
            return undetermined("nobody can tell")

        text = explain(check(programme(), on=ON, rules=[mine]))
        assert "  - OWN101 of the document: nobody can tell\n" in text

    def test_ids_without_the_document(self):
        """Without the document a stream is told by the id that some result names, or else by its place."""
        known = result(
            "PRA108",
            Verdict.UNDETERMINED,
            pointer="/work_streams/3",
            subject="stream:one",
            missing=("/work_streams/3/leads",),
        )
        assert "`leads` of 'one': decides PRA108" in explain(outcome(known))
        unknown = result("REC103", pointer="/work_streams/3/reports/0/title", subject="report:r")
        assert "\nwork_streams/3\n" in explain(outcome(unknown))


class TestWords:
    """What things are called."""

    def test_references(self):
        """The attributes told by short names are those that hold ids of bodies and agencies, and no others."""
        found, others, seen = set(), set(), set()

        def walk(cls):
            if cls in seen:
                return
            seen.add(cls)
            for attribute in plan_of(cls).attributes:
                kind = attribute.kind
                within = kind.of if isinstance(kind, ListOf | SetOf) else kind
                refers = isinstance(within, Text) and within.refers in {"body", "agency", "any"}
                (found if refers else others).add(attribute.name)
                if isinstance(within, Instance):
                    for one in within.of:
                        if hasattr(one, "__attrs_attrs__") and hasattr(one, "_invariants"):
                            walk(one)

        for cls in KINDS.values():
            walk(cls)
        assert found == REFERENCES
        assert set() == (found & others)

    @pytest.mark.parametrize(
        ("value", "pointer", "expected"),
        [
            (None, "/leads", "not recorded"),
            (True, "/openly", "yes"),
            (False, "/openly", "no"),
            ((), "/leads", "none"),
            (("hmcpsi", "no-such-body"), "/leads", "HMCPSI, no-such-body"),
            ("police", "/agencies/3", "Police"),
            ("police", "/work_streams/0/id", "police"),
            (date(2012, 4, 1), "/since", "2012-04-01"),
            (7, "/count", "7"),
            (ExtraData.of({"é": 1}), "/extra", '{"é": 1}'),
            (Severity.ERROR, "", "error"),
        ],
    )
    def test_values(self, value, pointer, expected):
        """A value is told as people would write it, a body or agency by its short name."""
        assert expected == value_text(value, pointer)

    @pytest.mark.parametrize(
        ("pointer", "document", "expected"),
        [
            ("/period", "", "period of the programme"),
            ("/work_streams/0/title", "", "title"),
            ("/work_streams/1/title", "", "title of 'Two'"),
            ("/work_streams/0/reports/0/published", "", "published of report 1"),
            ("/work_streams/1/reports/1/published", "", "published of report 2 of 'Two'"),
            ("/copies/2/sent", "", "sent of copy 3"),
            ("/programme/consultations/0/held", "", "held of consultation 1 of the programme"),
            ("/published", "previous", "published of the previous programme"),
            ("/work_streams/1/title", "previous", "title of work stream 2 of the previous programme"),
            ("/extra/a~1b", "", "extra/a/b of the programme"),
        ],
    )
    def test_places(self, pointer, document, expected):
        """An attribute is told with the thing it belongs to, where that is not the one spoken of."""
        titles = Titles(outcome(), programme(stream("one"), stream("two")))
        fact = Fact(pointer=pointer, value=1, document=document)
        assert expected == titles.attribute(fact, home=Subject(("work_streams", "0")))


class TestPage:
    """The page."""

    def test_printable(self):
        """What would steer a terminal is written as an escape; letters of any script stay."""
        assert r"é中\x1b[31m\x07\u2028\ud800\n" == printable("é中\x1b[31m\x07\u2028\ud800\n")

    def test_columns(self):
        """Cells begin in one column each, and no line ends in blanks."""
        assert ["  a    b", "  ccc", "  d    e"] == columns([("a", "b"), ("ccc", ""), ("d", "e")], indent=2)
        assert [] == columns([])

    def test_counted(self):
        """One is one, and any other number many."""
        assert ["0 errors", "1 error", "2 breaches"] == [
            counted(0, "error"),
            counted(1, "error"),
            counted(2, "breach", "breaches"),
        ]

    def test_listed(self):
        """Of no words the list is empty."""
        assert ["", "a", "a and b"] == [listed([]), listed(["a"]), listed(["a", "b"])]

    def test_block(self):
        """Lines hang under the first; an empty text leaves its label alone; a long label keeps one blank."""
        page = Page(width=60)
        assert ["  label  " + "word " * 9 + "word", "         word"] == page.block(
            "word " * 11, indent=2, label="label", room=7
        )
        assert ["  label"] == page.block("", indent=2, label="label", room=7)
        assert ["label text"] == page.block("text", label="label", room=2)


class TestRuleBook:
    """The rule book as text."""

    def test_list(self):
        """Each rule has a line: code, family and title, in the order of the book."""
        lines = rules_text(RULES).splitlines()
        assert [rule.code for rule in RULES] == [line.split()[0] for line in lines]
        assert [rule.title for rule in RULES] == [re.split("  +", line)[2] for line in lines]

    @pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.code)
    def test_one(self, rule):
        """A rule tells its clauses, its severity and both examples."""
        text = rule_text(rule, page=WIDE)
        assert text.startswith(f"{rule.code}  {rule.title}\n\n{rule.description.split(chr(10))[0]}")
        grave, _, why = rule.severity.replace(";", ":").partition(":")
        assert re.search("error|warning|info", grave)
        assert why or " for " in grave
        assert f"\nseverity    {rule.severity}\n" in text
        assert f"\nsince       {rule.since or 'any day'}\n" in text
        assert 1 <= text.count("\nclause      ") <= max(len(rule.cites), 1)
        assert all(cite_text(cite) in text for cite in rule.cites)
        for label in ("passes", "fails"):
            assert f"\nAn example that {label}, read on " in text
        plain = rule_plain(rule)
        assert plain == json.loads(json.dumps(plain))
        assert json.loads(rule.passes.shows) == plain["passes"]["shows"]
        assert json.loads(rule.fails.document) == plain["fails"]["document"]
        assert (rule.since and str(rule.since), rule.until) == (plain["since"], plain["until"])

    def test_bare(self):
        """A rule of one's own without examples or clauses is told as well."""

        @rule("OWN101", title="Mine", subject="programme", cites=["statute:an-act"])
        def mine(plan, at: Moment):
            del plan, at
            return breached("so", severity=Severity.INFO)

        assert "clause      statute an-act\nsince       any day\n" in rule_text(mine, page=Page())
        assert "example" not in rule_text(mine, page=Page())
        assert (None, None) == (rule_plain(mine)["passes"], rule_plain(mine)["fails"])


class TestShelf:
    """The published documents as a list."""

    def test_columns(self):
        """Each document has a line, its kind beginning in one column and its title last."""
        head, *lines = documents_text(corpus).splitlines()
        assert list(corpus.keys()) == [line.split()[0] for line in lines]
        assert [d.title for d in corpus] == [line[head.index("title") :] for line in lines]

    def test_plain(self):
        """At a glance: what a document is, when, how complete, and how many streams it has."""
        expected = {
            "id": "joint-plan-2012-14",
            "kind": "programme",
            "title": "Joint Inspection Business Plan 2012-2014",
            "period": {"first": "2012-04-01", "last": "2014-03-31"},
            "published": None,
            "completeness": "fragment",
            "work_streams": 5,
        }
        assert [expected] == documents_plain([corpus["2012-14"]])

    def test_a_year(self):
        """An inspectorate's year has no title, and its year for a period."""
        year = InspectorateYear(id="a-year", inspectorate="hmi-prisons", year=Period.business_years(2012))
        assert "a-year  inspectorate-year  2012-04-01 to 2013-03-31  -" in documents_text([year])
