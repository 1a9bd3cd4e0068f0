"""The wire: documents read strictly, written canonically, every fault told in document order."""

import copy
import json
import random
import sys
import types
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cjji_model import (
    LIMITS,
    REGISTRY,
    Agency,
    Body,
    Confidence,
    ConfidenceByAttribute,
    ExtraData,
    Fault,
    InspectorateYear,
    Limits,
    LoadedDocument,
    LoadError,
    PartialDate,
    Period,
    Programme,
    Report,
    SampleCoverage,
    WorkStream,
    dump,
    load,
    read,
)
from cjji_model.errors import CODES
from cjji_model.model.documents import KINDS, SCHEMA
from cjji_model.organisations.names import Name, NameKind
from cjji_model.wire import _load_fast, _slow, dump_plain
from cjji_model.wire._plain import plain_value
from cjji_model.wire.limits import too_deep
from kit import (
    DOCUMENTS,
    a_programme,
    a_report,
    a_stream,
    documents,
    json_values,
    programmes,
    without_null_extras,
)

DATA = Path(__file__).parent / "data"
FORMATS = ("json", "toml", "yaml")
HEAD = {"schema": SCHEMA, "kind": "programme"}
STREAM = {"id": "one", "title": "One", "type": "thematic", "status": "planned"}
PROGRAMME = {
    **HEAD,
    "id": "plan",
    "title": "Plan",
    "period": {"first": "2012-04-01", "last": "2014-03-31"},
    "status": "draft",
}
REPORT = {"schema": SCHEMA, "kind": "report", "id": "report", "title": "Report"}


def with_stream(**changes):
    """A programme in plain form with one stream, changed as told."""
    return PROGRAMME | {"work_streams": [STREAM | changes]}


def faults(source, *args, **options):
    """The faults of something that cannot be read."""
    with pytest.raises(LoadError) as caught:
        load(source, *args, **options)
    return list(caught.value.faults)


def told(source, *args, **options):
    """The pointers and codes of something that cannot be read."""
    return [(fault.pointer, fault.code) for fault in faults(source, *args, **options)]


def slowly(plain):
    """The document and notes, or the faults, read without the quick way anywhere."""
    body = {key: value for key, value in plain.items() if key not in {"schema", "kind"}}
    try:
        return (*_slow.read(KINDS[plain["kind"]], body, plain, (), _slow.ReadingContext(REGISTRY, LIMITS, {})), ())
    except LoadError as error:
        return None, (), error.faults


def steps(pointer):
    """The steps of a pointer."""
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def places(value, at=""):
    """Every pointer of a plain value, in document order."""
    yield at
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in items:
        yield from places(item, f"{at}/{str(step).replace('~', '~0').replace('/', '~1')}")


def found_at(value, path):
    """The value at a path."""
    for step in path:
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


_JUNK = st.one_of(
    json_values,
    st.sampled_from(
        (
            "",
            "HMIP",
            "HMIC",
            "Not an id",
            "2012-13",
            "2012",
            "thematic",
            "sample",
            7,
            -1,
            True,
            [],
            {},
            [[]],
            ["cps", "cps"],
        )
    ),
    st.sampled_from(
        ({"first": "2014", "last": "2012"}, {"kind": "everywhere"}, {"kind": "none"}, [{}], ["hmcpsi", 7, "hmcpsi"])
    ),
)
_KEYS = (
    "id",
    "leads",
    "supporters",
    "terms",
    "kind",
    "first",
    "confidence",
    "extra",
    "colour",
    "a/b~c",
    "reports",
    "parent",
    "type",
)


@st.composite
def mutated(draw):
    """Documents in plain form, changed in a few places: keys lost and added, values replaced, items repeated."""
    plain = json.loads(json.dumps(dump_plain(draw(documents()))))
    for _ in range(draw(st.integers(1, 4))):
        path = steps(
            draw(st.sampled_from(["/title", *(at for at in places(plain) if at and at not in {"/schema", "/kind"})]))
        )
        plain.setdefault("title", "Title")
        parent = found_at(plain, path[:-1])
        key = int(path[-1]) if isinstance(parent, list) else path[-1]
        how = draw(st.sampled_from(("replace", "lose", "repeat", "add")))
        if how == "replace":
            parent[key] = copy.deepcopy(draw(_JUNK))
        elif how == "lose":
            del parent[key]
        elif isinstance(parent, list):
            parent.insert(key, copy.deepcopy(parent[key]))
        else:
            parent[draw(st.sampled_from(_KEYS))] = copy.deepcopy(draw(_JUNK))
        plain = {**plain, "schema": SCHEMA, "kind": plain.get("kind")}
        if plain["kind"] not in list(KINDS):
            plain["kind"] = "programme"
    return plain


def shuffled(value, order):
    """The same plain value with the keys of every object in another order."""
    if isinstance(value, dict):
        keys = order.sample(list(value), len(value))
        return {key: shuffled(value[key], order) for key in keys}
    return [shuffled(item, order) for item in value] if isinstance(value, list) else value


class TestExamples:
    """The files that any implementation is held to."""

    def test_the_canonical_example(self):
        """The plan of 2012-14 dumps back byte for byte."""
        text = (DATA / "joint-plan-2012-14.json").read_bytes()
        assert text == dump(load(text)).encode()

    def test_the_faulty_example(self):
        """Every fault is found, at its place and of its kind, in document order."""
        expected = json.loads((DATA / "faulty.expected.json").read_text(encoding="utf-8"))["faults"]
        assert [(fault["pointer"], fault["code"]) for fault in expected] == told((DATA / "faulty.json").read_bytes())


class TestRoundTrip:
    """What is written is read as it was."""

    @given(documents())
    def test_load_gives_back_what_was_dumped(self, document):
        """A document survives being written, as text, as bytes and as a mapping; nothing needs a note."""
        text = dump(document)
        assert LoadedDocument(document) == read(text)
        assert LoadedDocument(document) == read(text.encode())
        assert LoadedDocument(document) == read(dump_plain(document))
        assert document == load(text, type(document))

    @given(documents())
    def test_canonical_text(self, document):
        """Canonical text is what any JSON writer gives with an indent of two, and stays as it is."""
        text = dump(document)
        assert json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n" == text
        assert json.dumps(dump_plain(document), indent=2, ensure_ascii=False) + "\n" == text
        assert text == dump(load(text))
        assert ["schema", "kind"] == list(json.loads(text))[:2]

    @given(documents(), st.integers(0, 1000))
    def test_the_order_of_keys_says_nothing(self, document, seed):
        """The same keys in any order are the same document."""
        order = random.Random(seed)  # noqa: S311  any order will do
        assert document == load(json.dumps(shuffled(dump_plain(document), order)))

    @given(st.data(), documents())
    def test_toml_and_yaml_carry_the_same(self, data, document):
        """A document without nulls of its author's is the same in all three formats."""
        kept = without_null_extras(document)
        form = data.draw(st.sampled_from(FORMATS))
        assert kept == load(dump(kept, format=form), format=form)
        assert dump(kept, format=form) == dump(load(dump(kept, format=form), format=form), format=form)

    @given(documents())
    def test_yaml_carries_every_document(self, document):
        """YAML has nulls, so that it carries every document."""
        assert document == load(dump(document, format="yaml"), format="yaml")

    @pytest.mark.parametrize("form", FORMATS)
    @pytest.mark.parametrize(
        "letter", ["\x00", "\t", "\n", "\r", "\x7f", "\x85", "\xa0", "\u2028", "\ufeff", "\ufffe", "\U0001f600"]
    )
    def test_every_letter_is_kept(self, form, letter):
        """What the author adds may hold any letter, in keys and in values."""
        document = a_stream(extra=ExtraData.of({letter: f"x{letter}y", f"x{letter}y": letter}))
        assert document == load(dump(document, format=form), format=form)

    def test_keys_are_in_canonical_order(self):
        """A tag comes first, then the object's own attributes, then those that all have."""
        stream = a_stream(
            coverage=SampleCoverage(count=3), notes="note", extra=ExtraData.of({"b": 1, "a": None}), leads=()
        )
        expected = [*STREAM, "leads", "coverage", "notes", "extra"]
        plain = dump_plain(stream)
        assert ["schema", "kind", *expected] == list(plain)
        assert [{"kind": "sample", "count": 3}, {"a": None, "b": 1}] == [plain["coverage"], plain["extra"]]

    def test_confidence_by_attribute(self):
        """Words by attribute are an object, in the order of the attributes, and may be none."""
        words = {"title": "seen-in-source", "leads": "from-memory"}
        stream = load({"schema": SCHEMA, "kind": "work-stream", **STREAM, "confidence": words})
        assert ConfidenceByAttribute.of(leads=Confidence.MEMORY, title=Confidence.SEEN) == stream.confidence
        assert list(words.items()) == list(dump_plain(stream)["confidence"].items())
        assert {} == dump_plain(a_stream(confidence=ConfidenceByAttribute.of()))["confidence"]

    def test_nulls_of_the_author_in_toml(self):
        """TOML has no null: a document with one cannot be written as TOML, and the error says so."""
        with pytest.raises(ValueError, match=r"(?i)toml"):
            dump(a_stream(extra=ExtraData.of({"a": None})), format="toml")

    def test_unknown_formats(self):
        """A format that is none is the caller's mistake, told with those there are."""
        with pytest.raises(ValueError, match="json, toml or yaml"):
            dump(a_stream(), format="xml")
        with pytest.raises(ValueError, match="json, toml or yaml"):
            load("<a/>", format="xml")

    def test_what_is_no_value_of_the_model(self):
        """Only values of the model are written."""
        with pytest.raises(TypeError, match="not a value of the model"):
            plain_value(object())
        assert ["a", 1, None, True] == plain_value(("a", 1, None, True))


class TestTwoWays:
    """The quick way says nothing that the slow way does not."""

    @given(documents())
    def test_sound_documents(self, document):
        """A sound document is read alike both ways."""
        plain = dump_plain(document)
        assert document == _load_fast(plain, None, REGISTRY, LIMITS)
        assert (document, (), ()) == slowly(plain)

    def test_counts(self):
        """A whole number is read alike both ways."""
        plain = with_stream(coverage={"kind": "sample", "scheme": "cj-areas", "count": 3})
        assert (load(plain), (), ()) == slowly(plain)
        assert 3 == load(plain).streams[0].coverage.count

    @given(mutated())
    def test_mutated_documents(self, plain):
        """The quick way succeeds exactly where the slow way finds no fault and has no note, and gives the same."""
        quick = _load_fast(plain, None, REGISTRY, LIMITS)
        document, notes, wrong = slowly(plain)
        assert (document if not wrong and not notes else None) == quick

    @given(mutated())
    def test_reading_is_the_slow_way(self, plain):
        """What is read, with its notes or faults, is what the slow way alone gives."""
        document, notes, wrong = slowly(plain)
        if wrong:
            assert list(wrong) == faults(plain)
        else:
            assert LoadedDocument(document, notes) == read(plain)

    def test_the_fast_path_reads_plain_documents_alone(self):
        """Another mapping, schema or kind, or too many streams, is left to the slow way."""
        assert (
            load(PROGRAMME)
            == _load_fast(PROGRAMME, None, REGISTRY, LIMITS)
            == _load_fast(PROGRAMME, Programme, REGISTRY, LIMITS)
        )
        for value, kind, limits in (
            (types.MappingProxyType(PROGRAMME), None, LIMITS),
            (PROGRAMME | {"schema": "cjji-model/2"}, None, LIMITS),
            (PROGRAMME | {"kind": "plan"}, None, LIMITS),
            (PROGRAMME | {"kind": ["programme"]}, None, LIMITS),
            (PROGRAMME, Report, LIMITS),
            (with_stream(), None, Limits(streams=0)),
        ):
            assert _load_fast(value, kind, REGISTRY, limits) is None

    @pytest.mark.parametrize("wrong", [[], "", (), "first", ["first"], None, 0, False, {"kind": "none"}])
    @pytest.mark.parametrize("name", ["cycle", "coverage", "extra", "confidence"])
    def test_what_is_no_object_is_refused_both_ways(self, name, wrong):
        """An empty list is not an object without keys."""
        plain = {"schema": SCHEMA, "kind": "work-stream", **STREAM, name: wrong}
        quick = _load_fast(plain, None, REGISTRY, LIMITS)
        document, _, found = slowly(plain)
        assert document == quick
        assert (quick is None) is bool(found)

    @pytest.mark.parametrize("depth", range(50, 64))
    def test_depth_is_the_same_both_ways(self, depth):
        """What is nested deeper than the limit is refused however it is read, wherever the model lets it stand."""
        inner = 1
        for _ in range(depth):
            inner = {"a": inner}
        response = {"by": "cps", "extra": inner}
        plain = REPORT | {"responses": [response]}
        allowed = depth + 3 <= LIMITS.depth
        assert allowed is (_attempt(plain) is not None)
        nested = with_stream(
            reports=[{"id": "r", "title": "R", "recommendations": [{"id": "a", "to": [], "responses": [response]}]}]
        )
        assert (depth + 9 <= LIMITS.depth) is (_attempt(nested) is not None)


def _attempt(plain, **options):
    """The document, or `None` where it cannot be read."""
    try:
        return load(plain, **options)
    except LoadError:
        return None


class TestAnything:
    """Whatever is given, a document or a `LoadError` comes of it, and nothing else."""

    @given(st.binary(max_size=200), st.sampled_from(FORMATS))
    @example(b"\xff", "json")
    @example(b"\xef\xbb\xbf{}", "json")
    @example(b"\xff\xfe{\x00}\x00", "yaml")
    def test_bytes(self, source, form):
        """Any bytes."""
        assert _attempt(source, format=form) is None

    @given(st.text(max_size=100), st.sampled_from(FORMATS))
    @example("\ud800", "json")
    @example("\ud800", "toml")
    @example("\ud800", "yaml")
    @example("a: !!python/object:os.system x", "yaml")
    @example("2012-13-45", "yaml")
    @example("a: 2012-13-45", "yaml")
    @example("a = 2012-13-45", "toml")
    @example("? [a]\n: b", "yaml")
    @example("<<: {a: 1}", "yaml")
    @example("a: b\n---\nc: d", "yaml")
    @example("&a [*a]", "yaml")
    @example("9" * 5000, "json")
    @example("a: " + "9" * 5000, "yaml")
    @example("a = " + "9" * 5000, "toml")
    @example("0x: 0x" + "f" * 5000, "yaml")
    @example("1:30: 1", "yaml")
    def test_text(self, source, form):
        """Any text."""
        assert _attempt(source, format=form) is None

    @given(documents(), st.sampled_from(FORMATS), st.data())
    def test_damaged_documents(self, document, form, data):
        """The text of a document, cut, spliced or overwritten."""
        text = dump(without_null_extras(document), format=form).encode()
        start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
        middle = data.draw(
            st.one_of(
                st.just(b""),
                st.binary(max_size=4),
                st.sampled_from((b'"', b"{", b"[", b"null", b"- ", b"\n", b"=", text[:40])),
            )
        )
        found = _attempt(text[:start] + middle + text[end:], format=form)
        assert found is None or type(found) in DOCUMENTS

    @given(
        st.sampled_from(sorted(KINDS)),
        st.dictionaries(
            st.one_of(st.sampled_from((*_KEYS, "work_streams", "period")), st.text(max_size=5)), json_values, max_size=6
        ),
    )
    def test_mappings(self, kind, values):
        """Any mapping of plain values."""
        found = _attempt(values | {"schema": SCHEMA, "kind": kind})
        assert found is None or type(found) is KINDS[kind]

    @pytest.mark.parametrize(
        "wrong",
        [
            (1,),
            {1},
            b"x",
            object(),
            10**5000,
            {1: 2},
            {None: 1, "a": 2},
            {"a": {1, 2}},
            datetime(2012, 4, 1),
            1j,
            float("nan"),
            lambda: None,
            types.MappingProxyType({"a": 1}),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_values_of_python(self, wrong):
        """A mapping may hold what no text could: it is refused at its place, in every attribute of every document."""
        for kind, cls in KINDS.items():
            names = [name for name in cls.__annotations__ if not name.startswith("_")] + [
                "confidence",
                "sources",
                "notes",
                "extra",
            ]
            for name in names:
                plain = {"schema": SCHEMA, "kind": kind, name: wrong}
                found = [at for at, _ in told(plain) if at == f"/{name}" or at.startswith(f"/{name}/")]
                assert bool(found) is not (name == "extra" and isinstance(wrong, types.MappingProxyType))

    @pytest.mark.parametrize("source", [None, 5, [], [("schema", SCHEMA)], object(), Path("x"), bytearray(b"{}")])
    def test_what_is_no_source(self, source):
        """Only text, bytes and mappings are read."""
        assert [("", "type")] == told(source)

    @pytest.mark.parametrize("source", ["[]", "1", '"x"', "null", "true", "[{}]"])
    def test_what_is_no_object(self, source):
        """A document is an object."""
        assert [Fault("", "type", "is not an object")] == faults(source)

    def test_numbers_too_large_to_print(self):
        """A number in sixteens may be larger than Python prints: still it is only of the wrong type."""
        number = "0x" + "f" * 5000
        toml = f'schema = "cjji-model/1"\nkind = "report"\ntitle = {number}\n'
        assert [("/id", "missing"), ("/title", "type")] == told(toml, format="toml")
        assert faults(f"schema: cjji-model/1\nkind: report\ntitle: {number}\n", format="yaml")


class TestFaults:
    """Where faults stand, and in which order they are told."""

    @given(mutated())
    def test_each_stands_where_something_is_or_is_missing(self, plain):
        """A pointer leads to a value, or to a missing key of an object that is there; the code is of the catalogue."""
        for fault in slowly(plain)[2]:
            path = steps(fault.pointer)
            parent = found_at(plain, path[:-1])
            if fault.code == "missing":
                assert isinstance(parent, dict)
                assert path[-1] not in parent
            else:
                found_at(parent, path[-1:])
            assert fault.code in CODES
            assert fault.message

    @given(mutated())
    def test_document_order(self, plain):
        """Faults come in the order of what they are about."""
        order = {at: n for n, at in enumerate(places(plain))}
        found = [order[fault.pointer] for fault in slowly(plain)[2] if fault.pointer in order]
        assert sorted(found) == found

    @given(mutated())
    def test_no_fault_is_told_twice(self, plain):
        """One mistake at one place is one fault."""
        found = [(fault.pointer, fault.code, fault.message) for fault in slowly(plain)[2]]
        assert len(set(found)) == len(found)

    def test_in_an_object_told_by_its_tag(self):
        """What is missing in it stands where canonical order has it, too."""
        plain = with_stream(coverage={"kind": "sample", "sources": [{"url": 5}]})
        place = "/work_streams/0/coverage/sources/0"
        assert [(f"{place}/title", "missing"), (f"{place}/url", "type")] == told(plain)

    def test_missing_keys_stand_where_canonical_order_has_them(self):
        """Before the first key that comes later; several in their own order; at the end where none does."""
        assert [("/id", "missing"), ("/title", "missing"), ("/period", "missing"), ("/status", "enum")] == told(
            {**HEAD, "status": "x"}
        )

    @pytest.mark.parametrize(
        ("plain", "expected"),
        [
            ({**HEAD, "title": ""}, ["/id", "/title", "/period", "/status"]),
            ({**HEAD, "notes": "", "title": ""}, ["/id", "/period", "/status", "/notes", "/title"]),
            (
                {"kind": "programme", "colour": 1, "title": "", "schema": SCHEMA},
                ["/colour", "/id", "/title", "/period", "/status"],
            ),
            (with_stream(coverage={"colour": "red"}), ["/work_streams/0/coverage/kind"]),
            (with_stream(coverage={"kind": "sample", "areas": ["x"]}), ["/work_streams/0/coverage/scheme"]),
            (
                with_stream(coverage={"count": -1, "areas": ["X"], "colour": "red", "kind": "sample"}),
                [
                    "/work_streams/0/coverage/count",
                    "/work_streams/0/coverage/areas/0",
                    "/work_streams/0/coverage/colour",
                ],
            ),
            (PROGRAMME | {"period": {}}, ["/period/first"]),
            (PROGRAMME | {"period": {"colour": 1}}, ["/period/colour", "/period/first"]),
            (
                with_stream(terms=[{"last": "x"}]),
                [f"/work_streams/0/terms/0/{name}" for name in ("first", "last", "leads", "supporters")],
            ),
            (
                PROGRAMME | {"confidence": {"z": "x", "a": "inferred", "title": 5}},
                ["/confidence/z", "/confidence/title"],
            ),
            (PROGRAMME | {"extra": {"a": [1, float("nan")]}, "notes": ""}, ["/extra/a/1", "/notes"]),
        ],
    )
    def test_order_of_all(self, plain, expected):
        """Present keys stand where they are, missing ones where they would be."""
        assert expected == [at for at, _ in told(plain)]

    def test_a_fault_hides_no_other(self):
        """Faults of siblings, of children, and between sound attributes of an unsound object are all told."""
        stream = {
            "title": 7,
            "leads": ["cqc"],
            "supporters": ["cqc"],
            "reports": [{"id": "r", "leads": []}, {"id": "r"}],
        }
        other = STREAM | {"reports": [{"id": "r", "title": ""}]}
        expected = [
            ("/work_streams/0/id", "missing"),
            ("/work_streams/0/title", "type"),
            ("/work_streams/0/type", "missing"),
            ("/work_streams/0/status", "missing"),
            ("/work_streams/0/supporters/0", "role.both"),
            ("/work_streams/0/reports/0/title", "missing"),
            ("/work_streams/0/reports/0/leads", "unknown-key"),
            ("/work_streams/0/reports/1/id", "unique"),
            ("/work_streams/0/reports/1/title", "missing"),
            ("/work_streams/1/reports/0/id", "unique"),
            ("/work_streams/1/reports/0/title", "text"),
        ]
        assert expected == told(PROGRAMME | {"work_streams": [stream, other]})

    def test_a_fault_in_schema_or_kind_ends_the_report(self):
        """Nothing else is told of a document of another schema or kind."""
        assert [("/schema", "schema")] == told(PROGRAMME | {"schema": "cjji-model/2", "kind": "plan", "title": ""})
        assert [("/kind", "tag")] == told(PROGRAMME | {"kind": "plan", "title": ""})
        assert [("/schema", "missing")] == told({"kind": "programme"})
        assert [("/kind", "missing")] == told({"schema": SCHEMA})
        assert [("/schema", "type")] == told(PROGRAMME | {"schema": 1})
        assert [("/kind", "type")] == told(PROGRAMME | {"kind": ["programme"]})


CASES = {
    "not JSON": ("{", "json", "", "json"),
    "a comma too many": ('{"a": 1,}', "json", "", "json"),
    "not a number": ('{"a": NaN}', "json", "", "json"),
    "infinite": ('{"a": -Infinity}', "json", "", "json"),
    "too large a number": ('{"a": 1e999}', "json", "", "json"),
    "invalid UTF-8": (b'{"a": "\xff"}', "json", "", "json"),
    "not TOML": ("a = ", "toml", "", "toml"),
    "not UTF-8 in TOML": (b"a = '\xff'", "toml", "", "toml"),
    "not YAML": ("a: [", "yaml", "", "yaml"),
    "a YAML alias": ("a: &x 1\nb: *x", "yaml", "", "yaml"),
    "a YAML tag": ("a: !!str 1", "yaml", "", "yaml"),
    "a YAML key of a number": ("2012: a", "yaml", "", "yaml"),
    "a newer schema": (PROGRAMME | {"schema": "cjji-model/2"}, "json", "/schema", "schema"),
    "a number for text": (PROGRAMME | {"title": 2012}, "json", "/title", "type"),
    "null": (PROGRAMME | {"notes": None}, "json", "/notes", "type"),
    "no title": ({key: value for key, value in PROGRAMME.items() if key != "title"}, "json", "/title", "missing"),
    "a key of nobody's": (PROGRAMME | {"colour": "red"}, "json", "/colour", "unknown-key"),
    "a key twice": (json.dumps(PROGRAMME)[:-1] + ', "title": "Plan"}', "json", "/title", "duplicate-key"),
    "a word not in the list": (PROGRAMME | {"status": "publshed"}, "json", "/status", "enum"),
    "a coverage of no kind": (
        with_stream(coverage={"kind": "everywhere"}),
        "json",
        "/work_streams/0/coverage/kind",
        "tag",
    ),
    "a padded title": (PROGRAMME | {"title": " Plan"}, "json", "/title", "text"),
    "a week": (PROGRAMME | {"prepared": "2012-W13-7"}, "json", "/prepared", "date"),
    "an end before the beginning": (
        PROGRAMME | {"period": {"first": "2014-04-01", "last": "2012-03-31"}},
        "json",
        "/period/last",
        "period.order",
    ),
    "an agency twice": (with_stream(agencies=["cps", "cps"]), "json", "/work_streams/0/agencies/1", "unique"),
    "a lead that supports": (
        with_stream(leads=["hmcpsi"], supporters=["hmcpsi"]),
        "json",
        "/work_streams/0/supporters/0",
        "role.both",
    ),
    "roles twice": (with_stream(leads=["hmcpsi"], terms=[]), "json", "/work_streams/0/leads", "role.terms"),
    "a long title": (PROGRAMME | {"title": "x" * 501}, "json", "/title", "size"),
    "HMIP": (with_stream(leads=["HMIP"]), "json", "/work_streams/0/leads/0", "reference.ambiguous"),
    "too deep": ("[" * 1_000_000, "json", "", "depth"),  # Python 3.14 reads a hundred thousand
}


class TestCodes:
    """Each code of the catalogue is given for what it says."""

    @pytest.mark.parametrize("name", CASES)
    def test_one_fault(self, name):
        """One mistake is one fault, at its place, of its code."""
        source, form, pointer, code = CASES[name]
        assert [(pointer, code)] == told(source, format=form)

    def test_every_code_has_a_case(self):
        """The cases give exactly the codes of the catalogue."""
        assert set(CODES) == {code for *_, code in CASES.values()}

    @pytest.mark.parametrize(
        ("source", "message"),
        [
            (PROGRAMME | {"status": "publshed"}, "'publshed' is not a programme status; did you mean 'published'?"),
            (
                PROGRAMME | {"status": "zzz"},
                "'zzz' is not a programme status: write one of draft, consultation, published, superseded",
            ),
            (with_stream(status="lanned"), "'lanned' is not a work status; did you mean 'planned'?"),
            ('{"a": ' + "9" * 400 + ".5}", f"is not JSON: {'9' * 40} is too large for a number"),
            (PROGRAMME | {"titel": "x"}, "is not a key of a programme; did you mean 'title'?"),
            (PROGRAMME | {"zzz": "x"}, "is not a key of a programme"),
            (
                with_stream(coverage={"kind": "sample", "arees": ["x"]}),
                "is not a key of an object of kind 'sample'; did you mean 'areas'?",
            ),
            (with_stream(coverage={"kind": "all", "scheme": "police-arees"}), "'police-arees' is not an area scheme"),
            (with_stream(looks_at=["houses"]), "'houses' is not a value of 'looks_at': write one of risk-of-harm, "),
            (
                with_stream(coverage={"kind": "samples"}),
                "'samples' is not one of sample, all, none; did you mean 'sample'?",
            ),
            (with_stream(coverage={}), "is required: write one of sample, all, none"),
            (with_stream(coverage={"kind": 5}), "5 is not one of sample, all, none"),
            (with_stream(leads=["HMI Probaton"]), "; did you mean 'hmi-probation'"),
            (
                with_stream(agencies=["The Prison Servise"]),
                "is not an agency's id: lower-case letters and digits",
            ),
            (with_stream(leads=["HMIP"]), "'HMIP' is ambiguous: write one of hmi-prisons, hmi-probation"),
            (with_stream(leads="hmcpsi"), "'hmcpsi' is not a list: write it in brackets"),
            (with_stream(supporters=None), "null is not allowed: omit the key"),
            (with_stream(supporters=[None]), "null is not allowed: omit the key"),
            (PROGRAMME | {"notes": None}, "null is not allowed: omit the key"),
            (with_stream(supporters_confirmed="yes"), "'yes' is not true or false"),
            (with_stream(due=2012), "2012 is not a date: write YYYY, YYYY-MM or YYYY-MM-DD as text: put it in quotes"),
            (with_stream(due="2012/09"), "'2012/09' is not a date: write YYYY, YYYY-MM or YYYY-MM-DD"),
            (PROGRAMME | {"period": {"first": "2012-04"}}, "'2012-04' is not a date: write YYYY-MM-DD"),
            (PROGRAMME | {"period": "2012-14"}, "'2012-14' is not an object"),
            (PROGRAMME | {"title": 2012}, "2012 is not text: put it in quotes"),
            (PROGRAMME | {"title": False}, "False is not text: put it in quotes"),
            (PROGRAMME | {"status": 2}, "2 is not text: put it in quotes"),
            (PROGRAMME | {"extra": []}, "a list is not an object"),
            (
                PROGRAMME | {"kind": "plan"},
                "'plan' is not 'programme' or 'work-stream' or 'report' or 'inspectorate-year'",
            ),
            (
                PROGRAMME | {"schema": "cjji-model/2"},
                "'cjji-model/2' is not supported: this library reads 'cjji-model/1'",
            ),
            ({}, "is required: write 'cjji-model/1'"),
            ({"schema": SCHEMA}, "is required: write one of 'programme', 'work-stream', 'report', 'inspectorate-year'"),
            (PROGRAMME | {"title": "x" * 501}, "has 501 characters: the limit is 500"),
        ],
    )
    def test_messages_say_what_would_be_right(self, source, message):
        """A person is told what to write instead."""
        (fault,) = faults(source)
        assert message in fault.message


class TestReferences:
    """Texts that stand for a body or an agency."""

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("HMIC", "hmi-constabulary"),
            ("hmicfrs", "hmi-constabulary"),
            ("HMCPSI", "hmcpsi"),
            ("  hmcpsi ", "hmcpsi"),
            ("HM  Inspectorate of\tProbation", "hmi-probation"),
            ("hm inspectorate of prisons", "hmi-prisons"),
            ("home-secretary", "secretary-of-state"),
            ("justice-secretary", "secretary-of-state"),
        ],
    )
    def test_names_are_understood_and_told(self, text, meant):
        """An abbreviation or a name, whatever its case and spacing, is read as the id, with a note."""
        found = read(with_stream(supporters=["ofsted", text]))
        assert found.document == load(with_stream(supporters=["ofsted", meant]))
        assert [("/work_streams/0/supporters/1", text, meant)] == [(n.pointer, n.text, n.meant) for n in found.notes]
        assert str(found.notes[0]) == f"/work_streams/0/supporters/1: {text!r} was read as {meant!r}"

    def test_a_misspelling_is_told_as_one(self):
        """The slip of the archived briefing is understood."""
        note = read(with_stream(leads=["HMCPAI"])).notes[0]
        assert "'HMCPAI' is a misspelling, read as 'hmcpsi'" == note.message

    def test_an_exact_id_needs_no_note(self):
        """Ids are read as they stand, known or unknown, as long as they look like one."""
        found = read(with_stream(leads=["hmcpsi"], supporters=["hm-imaginary"], agencies=["x"]))
        assert () == found.notes
        assert ("hm-imaginary",) == found.document["one"].supporters

    def test_one_body_by_two_names(self):
        """The same body by its name and its id is one member twice."""
        assert [("/work_streams/0/leads/1", "unique")] == told(with_stream(leads=["hmcpsi", "HMCPSI"]))
        assert [("/work_streams/0/supporters/0", "role.both")] == told(
            with_stream(leads=["hmi-constabulary"], supporters=["HMIC"])
        )

    def test_each_is_told(self):
        """Everything that was understood is told, where it stands."""
        found = read(with_stream(agencies=["CPS"], supporters=["HMIC"], leads=["HMCPSI"]))
        expected = ["/work_streams/0/agencies/0", "/work_streams/0/leads/0", "/work_streams/0/supporters/0"]
        assert expected == sorted(note.pointer for note in found.notes)

    def test_a_registry_of_ones_own(self):
        """References are resolved by the registry given, and by no other."""
        name = Name(text="Her Majesty's Dogs", kind=NameKind.MISSPELLING)
        mine = REGISTRY + [Body(id="hmi-dogs", short="HMID", names=(name,)), Agency(id="kennels", short="Kennels")]
        found = read(
            with_stream(leads=["HMID"], supporters=["hmcpsi"], agencies=["the kennels".upper()[4:]]), registry=mine
        )
        assert (("hmi-dogs",), ("kennels",)) == (found.document["one"].leads, found.document["one"].agencies)
        assert "is a misspelling" in read(with_stream(leads=[name.text]), registry=mine).notes[0].message
        assert [("/work_streams/0/leads/0", "text")] == told(with_stream(leads=["HMID"]))

    def test_a_registry_with_ids_of_another_shape(self):
        """A body whose id is not shaped like one cannot come into a document unseen."""
        try:
            mine = REGISTRY + [Body(id="My Body", short="Mine")]
        except ValueError:
            return
        assert [("/work_streams/0/leads/0", "text")] == told(with_stream(leads=["Mine"]), registry=mine)


class TestStrict:
    """What JSON's own reader lets through, and this one does not."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ('{"schema": "x", ' + json.dumps(PROGRAMME)[1:], ["/schema"]),
            (json.dumps(PROGRAMME).replace('"first"', '"first": 5, "first"'), ["/period/first"]),
            (
                json.dumps(with_stream()).replace('"id": "one"', '"id": "a", "id": 7, "id": "one"'),
                ["/work_streams/0/id"],
            ),
            (json.dumps(PROGRAMME | {"extra": {"a": [{"b": 1}]}}).replace('"b"', '"b": 0, "b"'), ["/extra/a/0/b"]),
            (
                json.dumps(with_stream(coverage={"kind": "none"})).replace(
                    '"kind": "none"', '"kind": "all", "kind": "none"'
                ),
                ["/work_streams/0/coverage/kind"],
            ),
        ],
    )
    def test_repeated_keys(self, text, expected):
        """A key that stands twice is one fault, however deep and however often, and the last value is examined."""
        assert [(at, "duplicate-key") for at in expected] == told(text)

    def test_a_key_repeated_in_the_only_object(self):
        """It is told where no other object is there to be sound."""
        assert [("/title", "duplicate-key")] == told(json.dumps(REPORT)[:-1] + ', "title": "Again"}')

    def test_the_last_value_is_examined(self):
        """A repeated key and a fault of its last value are two faults; of the others nothing is told."""
        text = json.dumps(PROGRAMME).replace('"title": "Plan"', '"title": 5, "title": " x"')
        assert [("/title", "duplicate-key"), ("/title", "text")] == told(text)

    def test_repeated_keys_stand_in_order(self):
        """Repeated keys are told among the other faults, in document order, at several depths at once."""
        text = (
            json.dumps(with_stream(title=""))
            .replace('"id": "one"', '"id": "a", "id": "one"')
            .replace('"title": "Plan"', '"title": "", "title": "Plan"')
        )
        assert [
            ("/title", "duplicate-key"),
            ("/work_streams/0/id", "duplicate-key"),
            ("/work_streams/0/title", "text"),
        ] == told(text)

    @pytest.mark.parametrize(
        "name",
        [name for name in WorkStream.__annotations__ if name not in {"id", "title", "type", "status"}]
        + ["notes", "sources"],
    )
    def test_null_is_no_value(self, name):
        """Null is refused, and is not the same as absent."""
        assert [(f"/{name}", "type")] == told({"schema": SCHEMA, "kind": "work-stream", **STREAM, name: None})

    @given(documents(), st.data())
    def test_null_anywhere(self, document, data):
        """Null in place of anything but an author's own is refused."""
        plain = json.loads(json.dumps(dump_plain(document)))
        path = steps(data.draw(st.sampled_from([at for at in places(plain) if at and "extra" not in steps(at)[:-1]])))
        parent = found_at(plain, path[:-1])
        parent[int(path[-1]) if isinstance(parent, list) else path[-1]] = None
        assert "/" + "/".join(path) in [at for at, code in told(plain) if code in {"type", "tag"}]

    @pytest.mark.parametrize(
        ("name", "wrong", "code"),
        [
            ("recommendation_count", True, "type"),
            ("recommendation_count", 1.0, "type"),
            ("recommendation_count", "1", "type"),
            ("recommendation_count", -1, "size"),
            ("recommendation_count", 10**9 + 1, "size"),
            ("openly", 1, "type"),
            ("openly", "true", "type"),
            ("published", 20120401, "type"),
            ("published", "20120401", "date"),
            ("published", "2012-09\n", "date"),
            ("published", "2012-9", "date"),
            ("published", "２０１２", "date"),
            ("published", "", "date"),
            ("published", ["2012"], "type"),
            ("published", datetime(2012, 4, 1), "type"),
            ("title", "\ud800", "text"),
            ("title", "a\n", "text"),
            ("id", "a\n", "text"),
            ("site", "Joint", "enum"),
            ("site", True, "type"),
            ("confidence", "Inferred", "enum"),
            ("confidence", 1, "type"),
            ("confidence", [], "type"),
            ("sources", {}, "type"),
            ("responses", ({"by": "cps"},), "type"),
            ("extra", [], "type"),
            ("extra", "x", "type"),
        ],
    )
    def test_wrong_values(self, name, wrong, code):
        """Values of another type or shape are refused."""
        assert [(f"/{name}", code)] == told(REPORT | {name: wrong})

    def test_native_days(self):
        """In a mapping a day may stand for a day."""
        assert PartialDate(2012, 4, 1) == load(REPORT | {"published": date(2012, 4, 1)}).published
        assert Period(date(2012, 4, 1)) == load(PROGRAMME | {"period": {"first": date(2012, 4, 1)}}).period
        assert [("/title", "type")] == told(REPORT | {"title": date(2012, 4, 1)})

    def test_surrogates(self):
        """Half a pair is no text, also as a key, and also in what the author adds."""
        assert [("/title", "text")] == told(json.dumps(REPORT | {"title": "\ud800"}))
        assert [("/\ud800", "unknown-key")] == told(json.dumps(REPORT | {"\ud800": 1}))
        assert [("/extra/a", "text")] == told(json.dumps(REPORT | {"extra": {"a": "\ud800"}}))
        assert [("/extra", "type")] == told(json.dumps(REPORT | {"extra": {"\ud800": 1}}))

    def test_byte_order_mark(self):
        """A mark before the bytes of a text says how they are coded, and is no part of it."""
        text = json.dumps(REPORT)
        assert load(text) == load(b"\xef\xbb\xbf" + text.encode())
        assert [("", "json")] == told("\ufeff" + text)
        assert [("", "json")] == told(text.encode("utf-16"))

    @pytest.mark.parametrize("form", FORMATS)
    def test_nesting_in_text(self, form):
        """A million levels are too deep, closed or not, and end in one fault."""
        for text in ("[" * 1_000_000, '{"a":' * 1_000_000, "[" * 1_000_000 + "]" * 1_000_000):
            source = {"json": text, "yaml": text[:1500], "toml": f"a = {text}"}[form]
            assert [""] == [at for at, code in told(source, format=form) if code in {"depth", form}]

    def test_nesting_in_a_mapping(self):
        """A mapping that is too deep, or holds itself, is refused at the place where it is too deep."""
        deep = {}
        for _ in range(10_000):
            deep = {"a": deep}
        own = dict(REPORT)
        own["extra"] = own
        for plain in (REPORT | {"extra": deep}, REPORT | {"responses": [deep]}, own, REPORT | {"colour": deep}):
            ((pointer, code),) = told(plain)
            assert ("depth", LIMITS.depth) == (code, len(steps(pointer)))
        loop = []
        loop.append(loop)
        assert ["depth"] == [code for _, code in told(REPORT | {"responses": loop})]


class TestLimits:
    """How much a document may hold is settable."""

    @pytest.mark.parametrize(
        ("limits", "plain", "pointer"),
        [
            (Limits(title=6), REPORT, "/title"),
            (Limits(id=6), REPORT, "/id"),
            (Limits(text=3), REPORT | {"notes": "abc"}, "/notes"),
            (Limits(text=3), REPORT | {"under": "abc"}, "/under"),
            (Limits(id=12), REPORT | {"publisher": "hm-imaginary"}, "/publisher"),
        ],
    )
    def test_letters(self, limits, plain, pointer):
        """A text as long as its limit is read, one letter more is not."""
        name = pointer[1:]
        assert plain[name] == getattr(load(plain, limits=limits), name)
        assert [(pointer, "size")] == told(plain | {name: plain[name] + "x"}, limits=limits)

    def test_default_limits(self):
        """The limits of the contract."""
        assert Limits(depth=64, size=16 * 1024 * 1024, title=500, text=10_000, id=100, streams=100_000) == LIMITS

    def test_streams(self):
        """So many streams are read, and not one more."""
        plain = PROGRAMME | {"work_streams": [STREAM, STREAM | {"id": "two"}]}
        assert load(plain) == load(plain, limits=Limits(streams=2))
        assert [("/odd", "unknown-key")] == told(plain | {"odd": 1}, limits=Limits(streams=2))
        assert [Fault("/work_streams", "size", "has 2 work streams: the limit is 1")] == faults(
            plain, limits=Limits(streams=1)
        )

    def test_size(self):
        """So many bytes, or letters, are read, and not one more."""
        text = json.dumps(REPORT)
        assert load(text) == load(text, limits=Limits(size=len(text)))
        assert load(text) == load(text.encode(), limits=Limits(size=len(text)))
        for source in (text, text.encode()):
            assert [("", "size")] == told(source, limits=Limits(size=len(text) - 1))

    @pytest.mark.parametrize("depth", range(1, 8))
    def test_depth(self, depth):
        """So many levels of objects and lists are read, and not one more."""
        plain = with_stream(reports=[{"id": "r", "title": "R", "agreed": [{"by": "cqc"}]}])
        if depth == 7:
            assert load(plain) == load(plain, limits=Limits(depth=depth))
        else:
            assert ["depth"] == [code for _, code in told(plain, limits=Limits(depth=depth))]

    def test_the_depth_of_the_models_own_objects(self):
        """A document may be as deep as they can nest, and is refused where that is deeper than the limit."""
        source = {"title": "A source"}
        response = {"by": "cps", "sources": [source]}
        report = {"id": "r", "title": "R", "recommendations": [{"id": "a", "to": [], "responses": [response]}]}
        plain = with_stream(reports=[report])
        assert load(plain) == load(plain, limits=Limits(depth=11))
        assert ["depth"] == [code for _, code in told(plain, limits=Limits(depth=10))]

    def test_the_limit_of_an_id_is_that_of_a_name(self):
        """A name that stands for an id may be as long as an id, and no longer."""
        assert load(REPORT | {"publisher": "hmcpsi"}) == load(REPORT | {"publisher": "HMCPSI"}, limits=Limits(id=6))
        assert [("/title", "size"), ("/publisher", "size")] == told(
            REPORT | {"publisher": "HMCPSI "}, limits=Limits(title=5, id=6)
        )


class TestTooDeep:
    """`too_deep`: how deep a value is nested, with what occurs many times walked once."""

    def test_the_path_of_what_is_too_deep(self):
        """A value as deep as the limit is not too deep; one level more is, and its path is told."""
        value = {"a": [1, {"b": []}]}
        assert too_deep(value, 4) is None
        assert ("a", 1, "b") == too_deep(value, 3)
        assert () == too_deep(value, 0)

    @pytest.mark.parametrize("order", [("near", "far"), ("far", "near")])
    def test_what_occurs_twice_counts_where_it_is_deepest(self, order):
        """One list at two depths is too deep if it is at the greater, whichever is walked first."""
        shared = [[]]
        places = {"near": shared, "far": [[shared]]}
        value = {name: places[name] for name in order}
        assert too_deep(value, 5) is None
        assert ("far", 0, 0, 0) == too_deep(value, 4)

    def test_what_occurs_many_times_is_walked_once(self):
        """A million million ways lead to the innermost list of these, and each list is looked at once."""
        looked_at = []

        class Noted(list):
            def __iter__(self):
                looked_at.append(len(looked_at))
                return super().__iter__()

        shared = Noted()
        for _ in range(40):
            shared = Noted([shared, shared])
        assert too_deep(shared, 64) is None
        assert 41 == len(looked_at)

    def test_what_was_looked_at_hides_nothing(self):
        """What stands beside a list that occurs twice is looked at too."""
        once = []
        assert ("deep", 0, 0) == too_deep({"deep": [[[]]], "a": once, "b": once}, 3)


class TestKinds:
    """A document of the kind wanted, and no other."""

    @given(documents(), st.sampled_from(DOCUMENTS))
    def test_only_the_kind_wanted(self, document, cls):
        """Asked for a kind, a document of that kind is read; any other is a fault of `kind`."""
        plain = dump_plain(document)
        if type(document) is cls:
            assert document == load(plain, cls)
        else:
            assert [("/kind", "tag")] == told(plain, cls)

    def test_the_kinds(self):
        """The words that name documents."""
        assert {
            "programme": Programme,
            "work-stream": WorkStream,
            "report": Report,
            "inspectorate-year": InspectorateYear,
        } == KINDS

    @pytest.mark.parametrize(
        "schema",
        ["cjji-model/2", "cjji-model/10", "cjji-model/1.1", "cjji-model", "CJJI-MODEL/1", "cjji-outcome/1", ""],
    )
    def test_other_schemas(self, schema):
        """Another schema is refused by its name."""
        (fault,) = faults(PROGRAMME | {"schema": schema})
        assert ("/schema", "schema") == (fault.pointer, fault.code)
        assert repr(schema) in fault.message

    def test_what_is_no_document(self):
        """A part of a document, or an outcome, is not written as one, and what would write it is named."""
        with pytest.raises(TypeError, match=r"not a document .*: Body; for an outcome, use dump_outcome"):
            dump(Body(id="mine", short="Mine"))

    @given(programmes())
    def test_any_mapping(self, programme):
        """A mapping that is no `dict` is read as one."""
        assert programme == load(types.MappingProxyType(dump_plain(programme)))


class TestFormats:
    """TOML and YAML carry the same document, as strictly."""

    def test_native_dates(self):
        """A native date stands for a day."""
        expected = load(REPORT | {"published": "2013-09-12"})
        assert expected == load(
            'schema = "cjji-model/1"\nkind = "report"\nid = "report"\ntitle = "Report"\npublished = 2013-09-12\n',
            format="toml",
        )
        assert expected == load(
            "schema: cjji-model/1\nkind: report\nid: report\ntitle: Report\npublished: 2013-09-12\n", format="yaml"
        )

    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("published: 2013", [("/published", "type")]),
            ("published: 2013-09-12 10:00:00", [("/published", "type")]),
            ("published: 2013-09-12T10:00:00Z", [("/published", "type")]),
            ("title: 2012-04-01", [("/title", "type")]),
            ("title: no", [("/title", "type")]),
            ("title: ~", [("/title", "type")]),
            ("title:", [("/title", "type")]),
            ("openly: 'no'", [("/openly", "type")]),
            ("publisher: off", [("/publisher", "type")]),
            ("recommendation_count: 1_0.5", [("/recommendation_count", "type")]),
            ("extra: {a: .nan}", [("/extra/a", "type")]),
            ("extra: {a: .inf}", [("/extra/a", "type")]),
            ("extra: {a: 2013-09-12 10:00:00}", [("/extra/a", "type")]),
            ("notes: x\nnotes: y", [("/notes", "duplicate-key")]),
            ("extra: {a: 1, a: 2}", [("/extra/a", "duplicate-key")]),
            ("extra: {a: [{b: 1, 'b': 2}]}", [("/extra/a/0/b", "duplicate-key")]),
            ("notes: &x y", []),
            ("notes: &x y\nunder: *x", [("", "yaml")]),
            ("extra: &x {a: *x}", [("", "yaml")]),
            ("notes: !!str y", [("", "yaml")]),
            ("notes: ! y", [("", "yaml")]),
            ("notes: !mine y", [("", "yaml")]),
            ("extra: !!map {a: 1}", [("", "yaml")]),
            ("extra: !!set {a}", [("", "yaml")]),
            ("extra: {<<: {a: 1}}", [("", "yaml")]),
            ("extra: {1: a}", [("", "yaml")]),
            ("extra: {no: a}", [("", "yaml")]),
            ("extra: {2012-04-01: a}", [("", "yaml")]),
            ("extra: {[a]: b}", [("", "yaml")]),
            ("extra: {? {a: 1} : b}", [("", "yaml")]),
            ("extra: {~: b}", [("", "yaml")]),
            ("published: 2013-13-45", [("", "yaml")]),
            ("--- {}", [("", "yaml")]),
            ("\a", [("", "yaml")]),
        ],
    )
    def test_traps_of_yaml(self, line, expected):
        """What YAML reads in its own way, or in two ways, is refused."""
        plain = {"schema": SCHEMA, "kind": "report", "id": "report"} | (
            {} if line.startswith("title") else {"title": "Report"}
        )
        text = "".join(f"{key}: {value}\n" for key, value in plain.items()) + line + "\n"
        if expected:
            assert expected == told(text, format="yaml")
        else:
            assert load(REPORT | {"notes": "y"}) == load(text, format="yaml")

    @pytest.mark.parametrize("name", ["title", "recommendation_count"])
    @pytest.mark.parametrize("number", ["012", "1:30", "0x10", "0b1", "1_0"])
    def test_a_number_means_the_same_in_every_format(self, name, number):
        """What YAML reads as another number than the one it looks like is refused."""
        pairs = {**REPORT, name: number}
        assert faults("".join(f"{key}: {value}\n" for key, value in pairs.items()), format="yaml")

    @pytest.mark.parametrize(
        ("form", "line"), [("toml", "published = 2013"), ("yaml", "published: 2013"), ("yaml", "title: no")]
    )
    def test_advice_to_quote(self, form, line):
        """Who writes a bare year, or a bare `no`, is told to put it in quotes."""
        mark = "=" if form == "toml" else ":"
        pairs = {key: value for key, value in REPORT.items() if not line.startswith(key)}
        text = (
            "".join(
                f'{key} {mark} "{value}"\n' if form == "toml" else f"{key}: {value}\n" for key, value in pairs.items()
            )
            + line
        )
        (fault,) = faults(text, format=form)
        assert "type" == fault.code
        assert "put it in quotes" in fault.message

    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("published = 2013-09-12T10:00:00", [("/published", "type")]),
            ("published = 10:00:00", [("/published", "type")]),
            ("openly = 1", [("/openly", "type")]),
            ("extra = {a = nan}", [("/extra/a", "type")]),
            ("extra = {a = inf}", [("/extra/a", "type")]),
            ('title = "again"', [("", "toml")]),
            ("published = 2013-13-45", [("", "toml")]),
        ],
    )
    def test_traps_of_toml(self, line, expected):
        """Times, numbers for truth, repeated keys and what JSON cannot carry are refused."""
        text = "".join(f"{key} = {json.dumps(value)}\n" for key, value in REPORT.items()) + line
        assert expected == told(text, format="toml")

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("a: &x 1\nb: *x", "line 2 has an alias: write the value out"),
            ("a: 1\nb:\n  !!str 1", "line 3 has a tag: remove it"),
            ("a: 1\nb:\n  1: c", "the key 1 in line 3 or later is not text: quote it"),
            ("a: {[b, {c: d}]: e}", "the key ['b', {'c': 'd'}] in line 1 or later is not text: quote it"),
            ("a: 1\nb: 0x10", "'0x10' in line 2 is read differently by different YAML parsers: quote it"),
        ],
    )
    def test_where_a_trap_of_yaml_stands(self, text, message):
        """Its line is told, and what to do."""
        (fault,) = faults(text, format="yaml")
        assert message in fault.message

    def test_how_yaml_is_written(self):
        """Keys in canonical order, letters as they are, and a line broken at a space past column 120."""
        text = dump(load(REPORT | {"title": "Café"}), format="yaml")
        assert "schema: cjji-model/1\nkind: report\nid: report\ntitle: Café\n" == text
        for length, lines in ((120, 4), (121, 5)):
            title = "x" * (length - len("title: ")) + " y"
            assert lines == dump(load(REPORT | {"title": title}), format="yaml").count("\n")

    def test_repeated_keys_in_yaml_leave_the_rest_to_be_told(self):
        """A repeated key is told with every other fault, in document order."""
        text = "schema: cjji-model/1\nkind: report\nid: A B\ntitle: x\ntitle: ''\ncolour: red\n"
        assert [("/id", "text"), ("/title", "duplicate-key"), ("/title", "text"), ("/colour", "unknown-key")] == told(
            text, format="yaml"
        )

    @pytest.mark.parametrize(("form", "module", "extra"), [("yaml", "yaml", "yaml"), ("toml", "tomli_w", "toml")])
    def test_without_the_extra(self, form, module, extra, monkeypatch):
        """Where an extra is not installed, the error names it."""
        monkeypatch.setitem(sys.modules, module, None)
        monkeypatch.delitem(sys.modules, "cjji_model.wire._yaml", raising=False)
        monkeypatch.delattr("cjji_model.wire._yaml", raising=False)
        with pytest.raises(ModuleNotFoundError, match=rf"cjji_model\[{extra}\]"):
            dump(a_report(), format=form)
        if form == "yaml":
            with pytest.raises(ModuleNotFoundError, match=r"cjji_model\[yaml\]"):
                load("a: 1", format="yaml")

    def test_the_example_in_every_format(self):
        """The plan of 2012-14 is the same document in JSON, TOML and YAML."""
        plan = load((DATA / "joint-plan-2012-14.json").read_bytes())
        assert [plan] * 3 == [load(dump(plan, format=form), format=form) for form in FORMATS]
        assert plan == load(shuffled(dump_plain(plan), random.Random(1)))  # noqa: S311  any order will do
        assert a_programme() != plan
