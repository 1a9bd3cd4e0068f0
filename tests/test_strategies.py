"""The public strategies: one for every class, valid by construction, and known to `from_type` without an import."""

import inspect
import json
import subprocess
import sys
from collections import Counter
from copy import deepcopy
from datetime import date

import attrs
import pytest
from hypothesis import HealthCheck, Phase, event, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

import cjji_model
from cjji_model import (
    RULES,
    Agency,
    Body,
    Completeness,
    LoadError,
    PartialDate,
    Period,
    Place,
    Report,
    Span,
    Verdict,
    WorkStatus,
    WorkStream,
    _plugin,
    check,
    dump,
    load,
    strategies,
)
from cjji_model._checked.classes import Checked, plan_of
from cjji_model.cases import cases
from cjji_model.model.provenance import Sourced
from cjji_model.rules import dates_done, reading_day
from cjji_model.strategies import (
    _raw,
    diffs,
    documents,
    inspectorate_years,
    observe,
    outcomes,
    programmes,
    registries,
    reports,
    result_changes,
    rows,
    visits,
    waivers,
    work_streams,
)
from cjji_model.strategies._leaves import bodies_of
from cjji_model.strategies._objects import Objects
from kit import all_planned

HOMES = {cls: name for home, table in _plugin.STRATEGIES.items() for cls, name in table.items()}
"""The strategy of each class, by the class's name."""
CASES = {"breaking", "keeping", "near_misses"}
"""Strategies that take the code of a rule."""
VALUES = {"documents", "days", "coverages", "extra_data", "sound_programmes", *CASES}
"""Strategies of values that are not of a class of the model, or of a class that has another strategy."""
quick = settings(phases=[Phase.generate])
shrunk = settings(phases=[Phase.generate, Phase.shrink])


def so_many(draws):
    """Return settings for a number of draws, the same in each run and without shrinking."""
    return settings(
        max_examples=draws, phases=[Phase.generate], suppress_health_check=list(HealthCheck), derandomize=True
    )


def public_classes():
    """Return the classes of the model among the public names: those of documents, and those that they refer to."""
    public = {getattr(cjji_model, name) for name in cjji_model.__all__}
    planned = {cls for cls in public if inspect.isclass(cls) and issubclass(cls, Checked)}
    return planned | {PartialDate, Body, Agency, Place, cjji_model.ExtraData}


INFERRED = {"AreaOverlap", "SchemeAreas", "Fault", "Limits", "LoadedDocument", "ReadingNote", "Ruling"}
"""Classes that Hypothesis can draw from their annotations alone."""


def answers_and_rows():
    """Return the other public classes: results, rules and registries, and the rows of tables."""
    public = [getattr(home, name) for home in (cjji_model, cjji_model.statute) for name in home.__all__]
    rest = {cls for cls in public if inspect.isclass(cls) and attrs.has(cls)} - public_classes() - all_planned()
    return rest - {cjji_model.Moment}  # only a check makes one


def named(cls):
    """Return the name of a class."""
    return cls.__name__


def whole_name(cls):
    """Return the module and name of a class, which are unique."""
    return f"{cls.__module__}.{cls.__name__}"


class TestOneForEachClass:
    """Every class of the model has a strategy, named for it."""

    def test_none_is_missing(self):
        """Each public class, and each that occurs in a document, is in the plugin's table, or drawn without it."""
        everything = {cls.__name__ for cls in public_classes() | all_planned() | answers_and_rows()}
        assert everything == set(HOMES) - {"UnsettledPeriod", "VariantText"} | {"ConfidenceByAttribute"} | INFERRED

    def test_each_has_its_home(self):
        """The table says which module each class is in; the strategy is public."""
        for home, table in _plugin.STRATEGIES.items():
            for cls, name in table.items():
                assert f"cjji_model.{home}" == getattr(sys.modules[f"cjji_model.{home}"], cls).__module__
                assert name in strategies.__all__

    def test_nothing_else_is_public(self):
        """Strategies for classes, those for cases and raw documents, and what goes with them."""
        others = {name for name in strategies.__all__ if inspect.isclass(getattr(strategies, name))}
        assert set(strategies.__all__) == set(HOMES.values()) | VALUES | {"edits", "observe"} | others

    @pytest.mark.parametrize(
        "cls",
        sorted(public_classes() | answers_and_rows(), key=whole_name),
        ids=whole_name,
    )
    def test_from_type(self, cls):
        """`from_type` draws objects of the class itself."""

        @so_many(8)
        @given(st.from_type(cls))
        def tried(item):
            assert type(item) is cls

        tried()

    @quick
    @given(st.from_type(cjji_model.wire.Document))
    def test_from_a_union(self, document):
        """A union of classes needs no more: what is drawn can be written and read."""
        assert document == load(dump(document))

    @pytest.mark.parametrize("name", sorted(set(strategies.__all__) & set(HOMES.values()) - {"rows"}))
    def test_readable(self, name):
        """It is printed as it was called."""
        assert f"{name}()" == repr(getattr(strategies, name)())

    @pytest.mark.parametrize(
        "cls", sorted((cls for cls in all_planned() if issubclass(cls, Sourced)), key=named), ids=named
    )
    def test_every_attribute_is_there_and_not(self, cls):
        """Each optional attribute is recorded in some objects, and not in others."""
        optional = {a.name for a in plan_of(cls).attributes if not a.required}
        seen = Counter()

        @so_many(100)
        @given(getattr(strategies, HOMES[cls.__name__])())
        def tried(item):
            seen.update(name for name in optional if getattr(item, name) is not None)
            seen["n"] += 1

        tried()
        assert optional == {name for name in optional if 0 < seen[name] < seen["n"]}


class TestAnswers:
    """Results are drawn by calling the library, and rows from its tables."""

    @quick
    @given(outcomes(keep_all=True), outcomes(keep_all=False))
    def test_which_results_are_kept(self, all, some):
        """All of them, or those that need attention."""
        assert len(all.results) == sum(count for _, count in all.counts.items())
        assert not {Verdict.MET, Verdict.NOT_APPLICABLE} & {result.verdict for result in some.results}

    def test_both_kinds_of_outcome(self):
        """Without `keep_all`, there are outcomes of both kinds."""
        first = settings(max_examples=2000, phases=[Phase.generate])  # to shrink a whole outcome takes a minute
        assert find(outcomes(), lambda outcome: any(r.verdict is Verdict.MET for r in outcome.results), settings=first)
        assert find(outcomes(), lambda outcome: outcome.counts.met > len(outcome.results), settings=first)

    @quick
    @given(result_changes())
    def test_the_rule_left_out(self, change):
        """The result of a rule that is left out is missing, and has no successor."""
        assert (change.rule, change.subject) == (change.was.rule, change.was.subject)
        assert change.now is None

    def test_every_kind_of_change(self):
        """Streams are added, dropped and retitled, and the programme is retitled."""
        kinds = set()

        @so_many(60)
        @given(diffs())
        def tried(difference):
            kinds.update((type(change).__name__, change.stream is None) for change in difference.changes)

        tried()
        assert {("Added", False), ("Dropped", False), ("Changed", False), ("Changed", True)} <= kinds

    def test_registries_with_more(self):
        """Some have an added body or agency."""
        for id in ("our-inspectorate", "our-agency"):
            assert id in find(registries(), lambda registry, id=id: id in registry.ids).ids
        assert "our-agency" not in find(registries(), lambda _: True).ids

    def test_rows_are_printed_with_their_class(self):
        """So that a failure says what was drawn."""
        assert "rows(Provision)" == repr(rows(cjji_model.statute.Provision))

    def test_no_table_holds_any(self):
        """The error lists the classes of which there are rows."""
        with pytest.raises(
            InvalidArgument, match=r"^Waiver: no table has objects of this class; the classes are Agency, "
        ):
            find(rows(cjji_model.Waiver), lambda _: True)


class TestAttributesGiven:
    """An attribute may be given as a strategy of its own."""

    @quick
    @given(work_streams(leads=st.just(("hmcpsi",))))
    def test_it_is_drawn_from_that(self, stream):
        """Whatever else is drawn; what would contradict it is left out."""
        assert ("hmcpsi",) == stream.leads
        assert stream.terms is None
        assert "hmcpsi" not in (stream.supporters or ())

    @quick
    @given(work_streams(supporters=st.just(("hmcpsi", "hmi-prisons")), leads=st.just(("ofsted",))))
    def test_two_of_them(self, stream):
        """Both are kept."""
        assert (("ofsted",), ("hmcpsi", "hmi-prisons")) == (stream.leads, stream.supporters)

    @quick
    @given(waivers(scope=st.none(), between=st.just("hmcpsi")))
    def test_absent(self, waiver):
        """`none()` leaves it out."""
        assert (None, "hmcpsi") == (waiver.scope, waiver.between)
        assert "hmcpsi" != waiver.consultee

    @quick
    @given(waivers(consultee=st.just("hmi-probation")))
    def test_the_other_side_makes_way(self, waiver):
        """Nobody agrees with itself."""
        assert "hmi-probation" != waiver.between

    @quick
    @given(
        programmes(
            id=st.just("ours"),
            work_streams=st.lists(work_streams(), min_size=1, max_size=2, unique_by=lambda s: s.id).map(tuple),
        )
    )
    def test_streams_of_ones_own(self, programme):
        """A programme takes the streams it is given; its id too."""
        assert "ours" == programme.id
        assert 1 <= len(programme.streams) <= 2

    @quick
    @given(
        reports(title=st.just("Ours")),
        inspectorate_years(inspectorate=st.just("hmcpsi")),
        work_streams(status=st.just(WorkStatus.ON_HOLD)),
    )
    def test_of_other_documents(self, report, year, stream):
        """So do reports, years and streams."""
        assert ("Ours", "hmcpsi", WorkStatus.ON_HOLD) == (report.title, year.inspectorate, stream.status)

    @pytest.mark.parametrize(
        ("strategy", "message"),
        [
            (lambda: waivers(colour=st.none()), "colour: not an attribute of Waiver; its attributes are between, cons"),
            (lambda: waivers(scope="all"), r"scope='all': not a strategy; write just\('all'\)"),
            (lambda: visits(within=Period(date(2012, 1, 1))), "close the period"),
            (lambda: programmes(min_streams=3, max_streams=2), "min_streams=3, max_streams=2: not a range"),
            (lambda: programmes(period=Period(None, date(2012, 1, 1))), "close the period"),
            (lambda: work_streams(period=Period.business_years(2012), on=date(2011, 1, 1)), "before the programme"),
            (lambda: reports(on=date(2006, 1, 1)), "too early"),
        ],
    )
    @pytest.mark.filterwarnings("ignore::hypothesis.errors.NonInteractiveExampleWarning")  # to see the error is all
    def test_what_cannot_be(self, strategy, message):
        """Hypothesis' own error says what is wrong, once something is drawn."""
        with pytest.raises(InvalidArgument, match=message):
            strategy().example()


class TestProgrammes:
    """Programmes look like programmes."""

    @quick
    @given(programmes(min_streams=1, max_streams=3))
    def test_so_many_streams(self, programme):
        """From `min_streams` to `max_streams`, also if the programme breaks a rule."""
        assert 1 <= len(programme.streams) <= 3

    @quick
    @given(st.data())
    def test_in_the_period_asked_for(self, data):
        """The period is the one given; what was done was done between its first day and the day of reading."""
        period, on = Period.business_years(2016, 2), date(2017, 6, 1)
        programme = data.draw(programmes(period=period, on=on))
        assert period == programme.period
        assert all(when.latest <= on for when in dates_done(programme))

    @quick
    @given(programmes(on=date(2020, 5, 5)))
    def test_read_on_a_day(self, programme):
        """Without a period, it is one that can be read that day."""
        assert programme.period.first <= date(2020, 5, 5)

    @quick
    @given(programmes(max_streams=6, on=date(2007, 4, 2)))
    def test_on_the_second_day_there_could_be_any(self, programme):
        """On the second day of statutory joint inspection, no work has begun."""
        assert not [stream for stream in programme.streams if stream.has_begun]

    @quick
    @given(programmes())
    def test_true_to_themselves(self, programme):
        """What a stream records of its days is in order: fieldwork, then the day due, then the report."""
        for stream in programme.streams:
            if stream.fieldwork and stream.due and stream.fieldwork.last:
                event("fieldwork and a day due")
                assert stream.fieldwork.first.earliest <= stream.due.latest

    def test_the_smallest(self):
        """They shrink to a title, a period and a status; a stream, to a title, a type and a status."""
        least = find(programmes(), lambda _: True, settings=shrunk)
        assert {"id", "title", "period", "status", "work_streams"} >= set(recorded(least))
        assert ("Joint inspection plan 2012-14", ()) == (least.title, least.streams)
        smallest = find(programmes(), lambda programme: len(programme.streams) > 0, settings=shrunk)
        assert ["id", "title", "type", "status"] == recorded(smallest.streams[0])
        assert "Life sentence prisoners" == smallest.streams[0].title

    def test_they_reach_the_rules(self):
        """Among some dozens of programmes a fifth of the rules is broken, and a fifth kept."""
        seen = Counter()

        @so_many(60)
        @given(programmes())
        def tried(programme):
            outcome = check(programme, on=reading_day(programme), keep_all=True)
            seen.update({(result.rule, result.verdict) for result in outcome.results})

        tried()
        for verdict in (Verdict.BREACHED, Verdict.MET):
            assert len([rule for rule in RULES if seen[rule.code, verdict]]) > len(RULES) // 5

    @so_many(5)
    @given(programmes())
    def test_observing(self, programme):
        """`observe` returns the outcome itself."""
        outcome = check(programme, on=reading_day(programme))
        assert outcome is observe(outcome)

    def test_bodies_of_the_time(self):
        """The bodies are the joint authors and consultees of the day."""
        assert "hmica" in bodies_of(date(2008, 1, 1))
        assert "hmica" not in bodies_of(date(2014, 1, 1))
        assert "cqc" not in bodies_of(date(2008, 1, 1))


def recorded(item):
    """Return the names of the attributes that are recorded in an object."""
    return [a.name for a in plan_of(type(item)).attributes if getattr(item, a.name) is not None]


class TestRaw:
    """Documents before they are read."""

    @quick
    @given(documents())
    def test_sound(self, raw):
        """A valid one loads, and is the same when it is dumped."""
        assert () == raw.faults
        assert raw.document == cjji_model.wire.dump_plain(load(raw.document))

    @settings(max_examples=150, phases=[Phase.generate])
    @given(documents(valid=False))
    def test_faults_are_reported(self, raw):
        """One with faults planted in it gives exactly those."""
        with pytest.raises(LoadError) as caught:
            load(raw.document)
        assert raw.agrees(caught.value.faults), caught.value
        event(", ".join(sorted({code for _, code in raw.faults})))

    @quick
    @given(documents(valid=False, max_faults=1))
    def test_one_fault(self, raw):
        """At most `max_faults`."""
        assert 1 == len(raw.faults)

    def test_other_faults_do_not_agree(self):
        """The faults reported are compared with those planted."""
        raw = find(documents(valid=False, max_faults=1), lambda raw: raw.faults, settings=so_many(1))
        assert not raw.agrees(())

    @pytest.mark.parametrize("code", ["PRA115", "REC108", "PRA201"])
    def test_each_way_to_spoil_it(self, code):
        """In a case that keeps a rule, each fault planted in each attribute is reported, and no other."""
        sound = next(json.loads(case.document) for case in cases() if (case.rule, case.verdict) == (code, Verdict.MET))
        ways = {
            (name, plant): path
            for name in sound.keys() - {"schema", "kind"}
            for path, plant in _raw._spots(load(sound), name)
        }
        for (_, plant), path in ways.items():
            spoilt = deepcopy(sound)
            planted = _raw._plant_at(spoilt, path, plant)
            with pytest.raises(LoadError) as caught:
                load(spoilt)
            assert [planted] == [(fault.pointer, fault.code) for fault in caught.value.faults]
        assert {_raw._duplicate_member, _raw._duplicate_id} <= {plant for _, plant in ways}

    @pytest.mark.parametrize(
        "code", ["type", "missing", "unknown-key", "enum", "text", "date", "period.order", "unique", "size", "tag"]
    )
    def test_kinds_of_fault(self, code):
        """Each kind of fault is drawn sooner or later: the rarest in one document of two hundred."""
        enough = settings(max_examples=5000, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
        raw = find(documents(valid=False), lambda raw: code in {planted for _, planted in raw.faults}, settings=enough)
        assert code in {planted for _, planted in raw.faults}


# --------------------------------------------------------------------------------------------------- the plugin


def fresh(script, **environment):
    """What a script prints, as JSON, in a fresh process."""
    usual = {"PATH": "/usr/bin", "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, env={**usual, **environment}
    )
    assert 0 == done.returncode, done.stderr
    return json.loads(done.stdout)


DRAWN = "; print(json.dumps(type(st.from_type(Programme).example()).__name__ + ' ' + repr(st.from_type(Programme))))"
OURS = "print(json.dumps(sorted(name for name in sys.modules if name.startswith('cjji_model'))))"


class TestPlugin:
    """Hypothesis knows our classes without an import of the strategies."""

    @pytest.mark.parametrize(
        "imports",
        [
            "from hypothesis import strategies as st; from cjji_model.model.programme import Programme",
            "from cjji_model.model.programme import Programme; from hypothesis import strategies as st",
            "from hypothesis import strategies as st; from cjji_model import Programme",
            "from cjji_model import Programme; from hypothesis import strategies as st",
        ],
    )
    def test_in_either_order(self, imports):
        """Whichever is imported first, a programme is drawn by our strategy."""
        assert "Programme programmes()" == fresh(f"import json; {imports}{DRAWN}")

    def test_it_costs_nothing(self):
        """Importing Hypothesis imports only the hook of our package; our model does not import Hypothesis."""
        assert ["cjji_model", "cjji_model._plugin"] == fresh(f"import json, sys, hypothesis; {OURS}")
        script = "import json, sys; from cjji_model import *; print(json.dumps('hypothesis' in sys.modules))"
        assert fresh(script) is False

    def test_the_kit_comes_when_something_is_drawn(self):
        """Naming a class does not import the strategies."""
        script = "import json, sys, hypothesis; from cjji_model import Programme; "
        assert "cjji_model.strategies" not in fresh(script + OURS)

    def test_it_can_be_switched_off(self):
        """With `HYPOTHESIS_NO_PLUGINS` nothing of ours is imported."""
        assert [] == fresh(f"import json, sys, hypothesis; {OURS}", HYPOTHESIS_NO_PLUGINS="1")

    def test_a_module_that_is_not_there(self):
        """The finder ignores modules that are not ours, and modules that do not exist."""
        loaded = []
        watcher = _plugin.OnImport(["cjji_model.nowhere"], loaded.append)
        assert watcher.find_spec("json", None) is None
        assert watcher.find_spec("cjji_model.nowhere", cjji_model.__path__) is None
        assert [] == loaded

    def test_the_callback_runs_after_the_module(self):
        """The callback runs once, after the module; the module's loader is then as it was."""
        done = []
        watcher = _plugin.OnImport(["cjji_model.statute.practice"], done.append)
        sys.meta_path.insert(0, watcher)
        before = sys.modules.pop("cjji_model.statute.practice")
        try:
            again = __import__("cjji_model.statute.practice", fromlist=["Clause"])
        finally:
            sys.meta_path.remove(watcher)
            sys.modules["cjji_model.statute.practice"] = before
            cjji_model.statute.practice = before
        assert ["cjji_model.statute.practice"] == done
        assert "exec_module" not in vars(again.__spec__.loader)

    def test_two_watchers(self):
        """Two of them, as when Hypothesis is imported twice, do not call each other endlessly."""
        script = "import sys, json, hypothesis; from cjji_model import _plugin; _plugin.register(); "
        assert "waivers()" == fresh(
            script
            + "from cjji_model import Waiver; from hypothesis.strategies import from_type; "
            + "print(json.dumps(repr(from_type(Waiver))))"
        )

    def test_registering_again(self):
        """`register` may be called twice: classes whose modules are loaded are registered at once."""
        watched = list(sys.meta_path)
        try:
            _plugin.register()
            assert len(watched) + 1 == len(sys.meta_path)
        finally:
            sys.meta_path[:] = watched
        assert "waivers()" == repr(st.from_type(cjji_model.Waiver))


def test_values_are_what_they_say():
    """Days, spans and periods lie in the period asked for."""
    within = Period(date(2020, 1, 1), date(2020, 12, 31))

    @quick
    @given(
        strategies.days(within=within),
        strategies.spans(within=within),
        strategies.periods(within=within),
        strategies.partial_dates(within=within),
        strategies.coverages(within=within),
    )
    def tried(day, span, period, when, coverage):
        assert day in within
        assert isinstance(span, Span)
        assert within.covers(span.widest) or span.last is None
        assert within.covers(period)
        assert 2020 == when.year
        assert coverage.kind in {"sample", "all", "none"}

    tried()


@quick
@given(
    strategies.places(scheme=cjji_model.AreaScheme.CPS_AREAS),
    strategies.confidence_by_attribute(of=Report),
)
def test_what_they_are_asked_for(place, confidence):
    """Areas of one scheme; confidence in the attributes of one class."""
    assert place.scheme is cjji_model.AreaScheme.CPS_AREAS
    assert all(name in {a.name for a in attrs.fields(Report)} for name, _ in confidence.words)


def test_what_nothing_is_said_of():
    """If a leaf gives no strategy for a text, the error names the attribute."""
    objects = Objects(lambda *_: None, {})
    with pytest.raises(TypeError, match=r"no strategy for Waiver\.between: the leaf must give one"):
        objects.values(cjji_model.Waiver, "between", plan_of(cjji_model.Waiver).attributes[0].kind)


@quick
@given(programmes(max_streams=2).map(lambda p: attrs.evolve(p, completeness=Completeness.COMPLETE)))
def test_they_are_objects_like_any(programme):
    """What is drawn can be changed, as any programme."""
    assert programme.is_complete
    assert all(isinstance(stream, WorkStream) for stream in programme.streams)
