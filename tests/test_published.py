"""The published programmes, rolling programmes and reports: that they are valid, and their results under the rules."""

import json
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from cjji_model import (
    RULES,
    Completeness,
    Confidence,
    ConfidenceByAttribute,
    PartialDate,
    Programme,
    Report,
    UnknownName,
    WorkStream,
    WorkType,
    corpus,
    dump,
    load,
)
from cjji_model._checked.classes import plan_of
from cjji_model.model.provenance import Sourced
from cjji_model.published import CORPUS
from cjji_model.rules import dates_done
from kit_rules import outcome_told

REVIEWED = json.loads(Path(__file__).parent.joinpath("data", "published-outcomes.json").read_text(encoding="utf-8"))
FOLDERS = {"programmes": Programme, "streams": WorkStream, "reports": Report}
PLANS = ["to-2008", "2008-09", "2009-10", "2010-12", "2011-13", "2012-14", "2013-15"]
PLANS += ["2014-16", "2015-16", "2017-18", "2019-21", "2021-23", "2023-25", "2025-27"]
STREAMS = [
    "child-protection-multi-agency",
    "child-protection-wales",
    "hate-crime-further",
    "joint-targeted-area",
    "modern-slavery-scoping",
    "national-crime-agency-warrants",
    "offender-management-1",
    "offender-management-2",
    "police-custody",
    "prison-offender-management",
    "secure-training-centres",
    "youth-core-case",
    "youth-full-joint",
]
NOT_FACTS = {"id", "confidence", "sources", "notes", "extra"}
every_document = pytest.mark.parametrize("id", corpus.keys())


def objects(item):
    """An object of the model, and every object beneath it that states facts, each with those above it."""
    todo = [(item, ())]
    while todo:
        one, above = todo.pop()
        yield one, above
        for attribute in plan_of(type(one)).attributes:
            value = getattr(one, attribute.name)
            inner = [item for item in (value if isinstance(value, tuple) else (value,)) if isinstance(item, Sourced)]
            todo += [(item, ((one, attribute.name), *above)) for item in inner]


# ---------------------------------------------------------------------------------------------------- documents


class TestDocuments:
    """Each is one file of the package, in canonical form."""

    def test_how_many(self):
        """14 plans, 13 streams on their own, 63 reports, as the README says."""
        assert Counter({Programme: 14, WorkStream: 13, Report: 63}) == Counter(type(document) for document in corpus)
        assert 90 == len(corpus) == len(corpus.keys()) == len(set(corpus.keys()))
        assert "<90 published documents>" == repr(corpus)

    @pytest.mark.parametrize(("folder", "cls"), FOLDERS.items())
    def test_files(self, folder, cls):
        """A file is named after the id of its document, and lies in the folder of its kind."""
        found = sorted(files("cjji_model.published").joinpath(folder).iterdir(), key=lambda file: file.name)
        texts = [file.read_text(encoding="utf-8") for file in found]
        assert [f"{load(text, cls).id}.json" for text in texts] == [file.name for file in found]

    @every_document
    def test_canonical(self, id):
        """Loading and dumping it twice changes nothing, byte for byte."""
        text = corpus.text(id)
        once = dump(load(text))
        assert text == once == dump(load(once))

    def test_known_plans(self):
        """The plans known to have existed, to 2027."""
        assert sorted(f"joint-plan-{years}" for years in PLANS) == sorted(p.id for p in corpus.programmes)

    def test_known_streams(self):
        """Rolling programmes, and work that is in no joint plan."""
        assert STREAMS == [stream.id for stream in corpus.streams]

    def test_known_reports(self):
        """The reports that the briefing names (C9) and those that the rules were made for."""
        expected = {
            "rape-investigation-and-prosecution-2012",
            "out-of-court-disposals-2011",
            "appropriate-adults-2011",
            "indeterminate-sentences-2010",
            "drug-treatment-on-probation-2021",
            "electronic-curfews-follow-up-2012",
        }
        assert expected <= {report.id for report in corpus.reports}

    def test_no_plan_is_complete(self):
        """No plan was available in full, and none claims to be."""
        expected = {
            Completeness.PARTIAL: {"joint-plan-2013-15"},
            Completeness.FRAGMENT: {
                f"joint-plan-{years}" for years in ("2008-09", "2009-10", "2010-12", "2011-13", "2012-14", "2019-21")
            },
        }
        found = {kind: {p.id for p in corpus.programmes if p.completeness is kind} for kind in Completeness}
        assert expected | {Completeness.COMPLETE: set()} == {
            kind: ids for kind, ids in found.items() if kind is not Completeness.HEADER_ONLY
        }
        assert all(p.work_streams is None for p in corpus.programmes if p.completeness is Completeness.HEADER_ONLY)

    @pytest.mark.parametrize("years", ["2009-10", "2010-12", "2011-13"])
    def test_reconstructed_plans_are_marked(self, years):
        """A plan that was not found, and whose streams are reconstructed, is from memory."""
        plan = corpus[years]
        assert (Completeness.FRAGMENT, Confidence.MEMORY) == (plan.completeness, plan.confidence_in("period"))

    def test_a_report_is_told_alike_in_both_places(self):
        """A report of a stream is nested in it, and is also a document with the same id, title and date."""
        alone = {report.id: report for report in corpus.reports}
        streams = [
            stream
            for document in corpus
            for stream in (
                document.streams
                if isinstance(document, Programme)
                else (document,)
                if isinstance(document, WorkStream)
                else ()
            )
        ]
        nested = [report for stream in streams for report in stream.reports or ()]
        assert nested
        shared = ("title", "form", "published", "publisher", "recommendation_count")
        assert [] == [(r.id, name) for r in nested for name in shared if getattr(r, name) != getattr(alone[r.id], name)]

    def test_a_reports_id_ends_in_its_year(self):
        """The id's year is that of publication."""
        assert [] == [r.id for r in corpus.reports if r.published is None or not r.id.endswith(f"-{r.published.year}")]

    def test_plans_follow_in_order_of_time(self):
        """The oldest first, the one without a beginning before all."""
        assert [f"joint-plan-{years}" for years in PLANS] == [p.id for p in corpus.programmes]

    @every_document
    def test_it_survives_as_a_value(self, id):
        """It is immutable and loaded once: asking twice gives the same object."""
        assert corpus[id] is corpus[id]
        assert hash(corpus[id]) == hash(load(corpus.text(id)))


class TestProvenance:
    """Every fact has a source and a confidence, its own or that of an enclosing object."""

    @every_document
    def test_sources(self, id):
        """Each object that states facts has sources, or is in one that has; except the plan from memory."""
        without = [
            type(one).__name__
            for one, above in objects(corpus[id])
            if not any(holder.sources for holder in (one, *(o for o, _ in above)))
        ]
        assert (["Programme"] if id == "joint-plan-2010-12" else []) == without

    @every_document
    def test_confidence(self, id):
        """Each fact has a confidence: its own, its object's, or the one that the parent gives the object."""
        unsaid = []
        for one, above in objects(corpus[id]):
            for attribute in plan_of(type(one)).attributes:
                name, value = attribute.name, getattr(one, attribute.name)
                if (
                    name in NOT_FACTS
                    or value is None
                    or (isinstance(value, tuple) and value and isinstance(value[0], Sourced))
                ):
                    continue
                words = [one.confidence_in(name), *(holder.confidence_in(at) for holder, at in above)]
                if not any(words) and not (isinstance(one, Programme) and name == "completeness"):
                    unsaid.append(f"{type(one).__name__}.{name}")
        assert [] == unsaid

    def test_memory_is_never_sourced_as_seen(self):
        """Facts from memory occur, and so do both other confidences."""
        words = Counter(
            word
            for document in corpus
            for one, _ in objects(document)
            for word in (
                [pair[1] for pair in one.confidence.words]
                if isinstance(one.confidence, ConfidenceByAttribute)
                else [one.confidence]
            )
        )
        assert {Confidence.SEEN, Confidence.INFERRED, Confidence.MEMORY} <= set(words)

    @every_document
    def test_nothing_is_dated_in_the_future(self, id):
        """Nothing recorded as done lies after 2025."""
        assert [] == [when for when in dates_done(corpus[id]) if when.earliest.year > 2025]


class TestCorpus:
    """The published documents, by id and otherwise."""

    def test_by_id_and_by_years(self):
        """By id; a plan also by its years."""
        assert corpus["joint-plan-2012-14"] is corpus["2012-14"] is CORPUS["2012-14"]
        assert "Joint Inspection Business Plan 2012-2014" == corpus["2012-14"].title
        assert corpus["police-custody"].type is WorkType.ROLLING

    @pytest.mark.parametrize(
        ("nearest", "id"),
        [
            ("police-custody", "police-custodi"),
            ("joint-plan-2012-14", "joint-plan-2012-15"),
            ("disclosure-2017", "disclosure-2018"),
            (None, "zzz"),
            (None, ""),
            ("joint-plan-2012-14", "2012-15"),
        ],
    )
    def test_a_miss(self, nearest, id):
        """An unknown id raises a `KeyError` with the nearest ids, also for years."""
        with pytest.raises(UnknownName, match=f"no published document '{id}'") as caught:
            corpus[id]
        assert isinstance(caught.value, KeyError)
        assert (nearest in caught.value.nearest) if nearest else caught.value.nearest == ()

    def test_membership(self):
        """By id and by years; anything else is not in it."""
        assert "police-custody" in corpus
        assert "2012-14" in corpus
        assert "2012-15" not in corpus
        assert 2012 not in corpus

    def test_text_by_years(self):
        """The text is had in the same two ways."""
        assert corpus.text("2012-14") == corpus.text("joint-plan-2012-14")

    def test_order(self):
        """Programmes first, then streams, then reports, each in order of id."""
        kinds = [type(document) for document in corpus]
        assert kinds == sorted(kinds, key=[Programme, WorkStream, Report].index)
        assert list(corpus.keys()) == [document.id for document in corpus]
        reports = [report.id for report in corpus.reports]
        assert sorted(reports) == reports

    @pytest.mark.parametrize(
        ("expected", "asked"),
        [
            ({"indeterminate-sentences-2010"}, {"body": "hmi-prisons", "year": 2010}),
            ({"joint-targeted-area", "child-sexual-exploitation-2016"}, {"body": "ofsted"}),
            ({"joint-plan-2009-10", "asset-recovery-2010"}, {"body": "hmica"}),
            ({"police-custody", "joint-plan-2008-09"}, {"body": "hmi-prisons", "agency": "police"}),
            ({"joint-plan-2012-14", "youth-to-adult-transitions-2012", "police-custody"}, {"year": 2012}),
            ({"national-crime-agency-warrants"}, {"agency": "national-crime-agency"}),
        ],
    )
    def test_filters_find(self, expected, asked):
        """By body (also in a term), by agency, by year, and by all conditions together."""
        assert expected <= {document.id for document in corpus.where(**asked)}

    @pytest.mark.parametrize(
        ("unwanted", "asked"),
        [
            ({"indeterminate-sentences-2010", "disclosure-2017"}, {"body": "ofsted"}),
            ({"joint-plan-2014-16", "disclosure-2017"}, {"year": 2012}),
            ({"joint-plan-2025-27"}, {"year": 2024}),
            ({"police-custody"}, {"year": 2007}),
            ({"secure-training-centres"}, {"year": 2020}),
            ({"disclosure-2017"}, {"agency": "prisons"}),
        ],
    )
    def test_filters_leave_out(self, unwanted, asked):
        """What a filter does not speak of, and what has no time of its own where a year is asked for."""
        found = {document.id for document in corpus.where(**asked)}
        assert set() == unwanted & found

    def test_filters_agree(self):
        """Two filters together find what each of them finds; none finds everything, and a stranger nothing."""
        both = set(corpus.where(body="hmi-prisons", year=2013))
        assert both == set(corpus.where(body="hmi-prisons")) & set(corpus.where(year=2013))
        assert tuple(corpus) == corpus.where()
        assert () == corpus.where(body="nobody-known") == corpus.where(agency="nothing-known")
        assert () == corpus.where(year=1900)
        assert corpus["to-2008"] in corpus.where(year=2008)

    def test_ids_of_work(self):
        """Every stream, nested or alone, and every report; no programme."""
        assert {"police-custody", "learning-disabilities-2", "disclosure-2017"} <= corpus.work_ids
        assert set() == corpus.work_ids & {p.id for p in corpus.programmes}

    def test_dates_are_partial(self):
        """Dates are as fine as their sources: some to the day, some to the month, one to the year."""
        found = {report.published for report in corpus.reports}
        assert {PartialDate.of("2010-03-03"), PartialDate.of("2012-10"), PartialDate.of("2011")} <= found


# ---------------------------------------------------------------------------------------------------- outcomes


class TestReviewedOutcomes:
    """What the rules say of each document, read and found true, or doubtful for a reason: `published-outcomes.json`."""

    RULES = RULES.select(*REVIEWED["rules"])

    def test_every_document_is_reviewed(self):
        """Those of the package, and no others."""
        assert sorted(corpus.keys()) == sorted(REVIEWED["documents"])

    @every_document
    def test_the_outcome_is_the_reviewed_one(self, id):
        """The day, the counts and the breaches, with their severity."""
        assert REVIEWED["documents"][id] == outcome_told(corpus[id], self.RULES)

    def test_every_breach_has_been_read(self):
        """Each breach has one reason, of its rule, severity and subject; and each reason a breach."""
        breaches = {
            (rule, severity, subject)
            for outcome in REVIEWED["documents"].values()
            for rule, subject, _, severity in outcome["breaches"]
        }
        read = [
            (group["rule"], group["severity"], subject) for group in REVIEWED["why"] for subject in group["subjects"]
        ]
        assert {} == {one: count for one, count in Counter(read).items() if count > 1}
        assert breaches == set(read)
        assert [] == [group["rule"] for group in REVIEWED["why"] if not group["why"]]

    def test_published_documents_hold_no_fault_of_the_record(self):
        """Nothing unknown, nothing ahead, no title twice, no status that disagrees: those would be our own mistakes."""
        ours = {"REC101", "REC103", "REC105", "REC107"}
        assert [] == [
            (id, breach)
            for id, outcome in REVIEWED["documents"].items()
            for breach in outcome["breaches"]
            if breach[0] in ours
        ]

    def test_errors_are_rare(self):
        """Real programmes depart from practice; one document alone breaks a clause without exception."""
        assert ["youth-core-case"] == [
            id
            for id, outcome in REVIEWED["documents"].items()
            for breach in outcome["breaches"]
            if breach[3] == "error"
        ]
