"""The command line: each command, its exit statuses, and what it does with bad input."""

import contextlib
import io
import json
import os
import pty
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from cjji_model import burden, calendar, check, corpus, coverage, describe, diff, dump, load
from cjji_model.cli import COMMANDS, main
from cjji_model.rules import RULES, reading_day
from cjji_model.views._page import Page
from cjji_model.views.calendar import calendar_ical, calendar_plain, calendar_text
from cjji_model.views.coverage import coverage_text
from cjji_model.views.diff import diff_text
from cjji_model.views.text import outcome_text
from cjji_model.wire import LIMITS
from cjji_model.wire.outcome import outcome_plain

DATA = Path(__file__).parent / "data"
CJJI = [sys.executable, "-m", "cjji_model"]
TWO_LEADS = {"leads": ["hmi-prisons", "hmi-probation"]}
NO_LEAD_AT_WORK = {"status": "in-progress", "supporters": ["hmcpsi", "hmi-prisons"]}


def a_programme(*, stream=None, **more):
    """A programme as plain values: two years, and one plain work stream but for what is given."""
    return {
        "schema": "cjji-model/1",
        "kind": "programme",
        "id": "a-plan",
        "title": "A plan",
        "period": {"first": "2012-04-01", "last": "2014-03-31"},
        "status": "draft",
        "completeness": "partial",
        "work_streams": [
            {"id": "a-stream", "title": "A stream", "type": "thematic", "status": "planned", **(stream or {})}
        ],
        **more,
    }


@pytest.fixture
def write(tmp_path):
    """Write plain values, text or bytes to a file, and give its name."""

    def to(name, content):
        path = tmp_path / name
        if isinstance(content, dict):
            content = json.dumps(content)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return to


@pytest.fixture
def run(capsys):
    """Run the command line; give its status, standard output and standard error."""

    def to(*words):
        capsys.readouterr()
        status = main([str(word) for word in words])
        return (status, *capsys.readouterr())

    return to


@pytest.fixture
def stdin(monkeypatch):
    """Put bytes on standard input."""

    def to(content):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return to


def process(*words, env=None, **more):
    """Run the command line as a process of its own."""
    given = {"input": b"", "timeout": 120} | more
    return subprocess.run([*CJJI, *words], capture_output=True, check=False, env=os.environ | (env or {}), **given)


class TestCheck:
    """`cjji check`."""

    @pytest.mark.parametrize("id", [d.id for d in corpus if reading_day(d) is not None])
    def test_text_and_json_are_one_outcome(self, id, run):
        """The text and the JSON of a published document are views of the same outcome."""
        document = corpus[id]
        found = check(document, on=reading_day(document))
        status = 0 if found.ok else 1
        assert (status, outcome_text(found, document), "") == run("check", f"corpus:{id}")
        told, text, complaints = run("check", f"corpus:{id}", "--format", "json")
        assert (status, outcome_plain(found), "") == (told, json.loads(text), complaints)

    def test_golden(self):
        """A process of its own prints the plan for 2012 to 2014 as it was read line by line."""
        done = process("check", "corpus:2012-14")
        assert (0, (DATA / "check-2012-14.txt").read_bytes(), b"") == (done.returncode, done.stdout, done.stderr)

    def test_all(self, run):
        """`--all` keeps every result."""
        _, text, _ = run("check", "corpus:2012-14", "--all")
        assert "\nMet, and what was read\n" in text
        _, text, _ = run("check", "corpus:2012-14", "--all", "--format", "json")
        plain = json.loads(text)
        assert sum(plain["counts"].values()) == len(plain["results"])
        _, text, _ = run("check", "corpus:2015-16", "--all")
        assert "\nUndetermined, and what was read\n" in text

    @pytest.mark.parametrize(
        ("stream", "words", "expected"),
        [
            ({}, (), 0),
            (TWO_LEADS, (), 0),
            (TWO_LEADS, ("--fail-on", "warning"), 1),
            (TWO_LEADS, ("--fail-on", "warning", "--select", "REC"), 0),
            (NO_LEAD_AT_WORK, (), 1),
            (NO_LEAD_AT_WORK, ("--select", "REC, PRA103"), 0),
            (NO_LEAD_AT_WORK, ("--select", "rec", "--select", "pra106"), 1),
        ],
    )
    def test_status(self, write, run, stream, words, expected):
        """The status is 1 where a breach is at or above `--fail-on`, among the rules selected."""
        name = write("plan.json", a_programme(stream=stream))
        status, text, complaints = run("check", name, *words)
        assert (expected, "") == (status, complaints)
        assert ("FAILED" if expected else "PASSED") == text.splitlines()[-1].partition(":")[0]
        assert expected == run("check", name, *words, "--format", "json")[0]

    def test_a_covered_breach_does_not_fail(self, write, run):
        """A breach that somebody answers for is told, and fails nothing."""
        by = {"rule": "PRA106", "subject": "stream:a-stream", "reason": "agreed", "by": "hmcpsi", "since": "2012-04-01"}
        name = write("plan.json", a_programme(stream=NO_LEAD_AT_WORK, derogations=[by]))
        status, text, _ = run("check", name, "--select", "PRA106", "--fail-on", "warning")
        assert 0 == status
        assert "HMCPSI answers for it since 2012-04-01: agreed" in text
        _, text, _ = run("check", name, "--select", "PRA106", "--format", "json")
        assert by == json.loads(text)["results"][0]["derogation"]

    def test_select_unknown(self, run):
        """Codes that no rule has are told, with the nearest; so is an empty one."""
        assert (2, "", "--select:\n  no rule 'PRA9'; did you mean 'PRA119' or 'PRA109' or 'PRA201'?\n") == run(
            "check", "corpus:2012-14", "--select", "PRA9"
        )
        expected = "--select:\n  a code is empty: write codes or their first letters, such as LAW,PRA1\n"
        assert (2, "", expected) == run("check", "corpus:2012-14", "--select", "PRA1,")

    def test_on(self, run):
        """`--on` is the day of reading."""
        _, text, _ = run("check", "corpus:2012-14", "--on", "2013-01-31", "--format", "json")
        assert "2013-01-31" == json.loads(text)["on"]

    @pytest.mark.parametrize(
        "day", ["2013-1-31", "20130131", "2013-02-30", "2013-W05-4", "today", "2013-01-31\n", "٢٠١٣-01-31"]
    )
    def test_on_is_strict(self, run, day):
        """Any other way to write a day is refused."""
        status, text, complaints = run("check", "corpus:2012-14", "--on", day)
        assert (2, "") == (status, text)
        assert "is not a day: write YYYY-MM-DD" in complaints

    def test_no_day(self, run):
        """A document that says nothing of a day needs `--on`."""
        expected = "corpus:police-custody:\n  the day of reading is not known: give --on YYYY-MM-DD\n"
        assert (2, "", expected) == run("check", "corpus:police-custody")
        assert 0 == run("check", "corpus:police-custody", "--on", "2020-01-01")[0]

    def test_previous(self, write, run):
        """`--previous` is the programme before: a file or a published one; it must come before."""
        before = write("before.json", dump(corpus["2011-13"]))
        plain = outcome_plain(check(corpus["2012-14"], on=reading_day(corpus["2012-14"]), previous=corpus["2011-13"]))
        for name in (before, "corpus:2011-13"):
            _, text, _ = run("check", "corpus:2012-14", "--previous", name, "--format", "json")
            assert plain == json.loads(text)
        status, text, complaints = run("check", "corpus:2012-14", "--previous", "corpus:2013-15")
        assert (2, "") == (status, text)
        assert "corpus:2012-14:\n  'previous' begins 2013-04-01, but must begin before the document" in complaints
        status, _, complaints = run("check", "corpus:2012-14", "--previous", "nowhere.json")
        assert (2, "nowhere.json:\n  cannot be read: No such file or directory\n") == (status, complaints)

    def test_notes(self, write, run):
        """What was understood by alias is told on standard error."""
        name = write("plan.json", a_programme(stream={"leads": ["HMIC"], "supporters": ["hmcpsi"]}))
        status, text, complaints = run("check", name, "--format", "json")
        assert 0 == status
        json.loads(text)
        assert complaints.startswith(f"{name}:\n  note: /work_streams/0/leads/0: ")

    def test_formats(self, write, run):
        """The suffix says the format; `--input` says it where that is wrong."""
        document = corpus["2012-14"]
        expected = run("check", "corpus:2012-14", "--format", "json")
        for suffix, format in (("json", "json"), ("toml", "toml"), ("yaml", "yaml"), ("yml", "yaml"), ("YML", "yaml")):
            assert expected == run("check", write(f"plan.{suffix}", dump(document, format=format)), "--format", "json")
        plain = write("plan", dump(document, format="toml"))
        assert 2 == run("check", plain)[0]
        assert expected == run("check", plain, "--input", "toml", "--format", "json")

    def test_standard_input(self, stdin, run):
        """A hyphen stands for standard input: JSON, unless `--input` says another format."""
        expected = run("check", "corpus:2012-14")
        stdin(corpus.text("2012-14").encode())
        assert expected == run("check", "-")
        stdin(dump(corpus["2012-14"], format="yaml").encode())
        assert expected == run("check", "-", "--input", "yaml")

    def test_many(self, write, run):
        """Each of several documents is told; the status is that of the worst, and no bad one stops the others."""
        good, bad = write("good.json", a_programme()), write("bad.json", a_programme(stream=NO_LEAD_AT_WORK))
        broken = write("broken.json", "{")
        status, text, complaints = run("check", good, bad)
        assert (1, "") == (status, complaints)
        assert "2 files: 1 passed, 1 failed, 0 unusable." == text.splitlines()[-1]
        status, text, complaints = run("check", broken, bad, good)
        assert 2 == status
        assert complaints.startswith(f"{broken}:\n  (the whole): is not JSON: ")
        assert ["FAILED", "PASSED", "3 files"] == re.findall("^(FAILED|PASSED|3 files)", text, re.MULTILINE)
        assert "3 files: 1 passed, 1 failed, 1 unusable." == text.splitlines()[-1]
        status, text, _ = run("check", good, broken, good, "--format", "json")
        assert (2, ["a-plan", "a-plan"]) == (status, [item["document"] for item in json.loads(text)])
        assert (2, "[]\n") == run("check", broken, broken, "--format", "json")[:2]
        assert (2, "") == run("check", broken, "--format", "json")[:2]


class TestBadInput:
    """Whatever the input, the command line says what is wrong, and never shows a traceback."""

    def test_faults(self, run):
        """Each fault stands on a line under the file's name, in order."""
        status, text, complaints = run("check", DATA / "faulty.json")
        assert (2, "") == (status, text)
        name, *lines = complaints.splitlines()
        assert f"{DATA / 'faulty.json'}:" == name
        faults = json.loads((DATA / "faulty.expected.json").read_text(encoding="utf-8"))["faults"]
        pairs = [(fault["pointer"], fault["code"]) for fault in faults]
        assert pairs == [re.fullmatch(r"  (\S+): .+ \[([a-z.-]+)\]", line).groups() for line in lines]

    @pytest.mark.parametrize(
        ("name", "content", "expected"),
        [
            ("empty.json", b"", "(the whole): is not JSON"),
            ("empty.toml", b"", "/schema: is required"),
            ("empty.yaml", b"", "(the whole): is not an object"),
            ("binary.json", b"\x00\xff\xfe\x80", "(the whole): is not UTF-8"),
            ("corrupted.json", corpus.text("2012-14").encode()[:-40], "(the whole): is not JSON"),
            ("deep.json", b"[" * 200_000, "(the whole): is nested more than 64 levels deep [depth]"),
            ("deep.yaml", b"[" * 5_000, "(the whole): is nested more than 64 levels deep [depth]"),
            ("huge.json", b" " * (LIMITS.size + 1), "(the whole): has 16777217 bytes"),
            ("list.json", b"[]", "(the whole): is not an object [type]"),
            ("odd.json", b'{"\x5cu001b[31m\x5cn": 1}', "/schema: is required"),
        ],
    )
    def test_files(self, write, run, name, content, expected):
        """A file that holds no document is refused under its name."""
        path = write(name, content)
        for command in ("check", "format"):
            status, text, complaints = run(command, path)
            assert (2, "") == (status, text)
            assert complaints.startswith(f"{path}:\n  {expected}")

    def test_no_steering(self, write, run):
        """No key or name in a file reaches the terminal as an escape sequence."""
        path = write("odd.json", a_programme() | {"\x1b[31mred\n": 1})
        status, _, complaints = run("check", path)
        assert (2, f"{path}:\n  /\\x1b[31mred\\n: is not a key of a programme [unknown-key]\n") == (status, complaints)

    def test_no_file(self, tmp_path, run):
        """A file that is missing, a folder, or no name at all is refused."""
        missing = tmp_path / "missing.json"
        assert (2, "", f"{missing}:\n  cannot be read: No such file or directory\n") == run("check", missing)
        assert (2, "", f"{tmp_path}:\n  cannot be read: Is a directory\n") == run("check", tmp_path)
        status, _, complaints = run("check", "a\0b")
        assert 2 == status
        assert complaints.startswith("a\\x00b:\n")

    def test_not_published(self, run):
        """An id that no published document has is told with the nearest."""
        status, _, complaints = run("check", "corpus:joint-plan-2012-15")
        assert 2 == status
        assert complaints.startswith(
            "corpus:joint-plan-2012-15:\n  no published document 'joint-plan-2012-15'; did you mean"
        )

    def test_no_standard_input(self, monkeypatch, run):
        """A process may have no standard input."""
        monkeypatch.setattr(sys, "stdin", None)
        assert (2, "", "-:\n  there is no standard input\n") == run("check", "-")

    @pytest.mark.parametrize(("extra", "module"), [("yaml", "yaml"), ("toml", "tomli_w")])
    def test_missing_extras(self, monkeypatch, write, run, extra, module):
        """Where an extra is not installed, the hint to install it is given."""
        path = write("plan.yaml", dump(corpus["2012-14"], format="yaml"))
        monkeypatch.setitem(sys.modules, module, None)
        monkeypatch.delitem(sys.modules, "cjji_model.wire._yaml", raising=False)
        monkeypatch.delattr("cjji_model.wire._yaml", raising=False)
        status, text, complaints = run("format", "corpus:2012-14", "--to", extra)
        assert (2, "") == (status, text)
        assert f"pip install 'cjji_model[{extra}]'" in complaints
        status, _, complaints = run("check", path)
        assert (2 if extra == "yaml" else 0) == status
        assert ("pip install 'cjji_model[yaml]'" in complaints) is (extra == "yaml")

    @pytest.mark.parametrize("words", [(), ("judge",), ("check",), ("check", "corpus:2012-14", "--form", "json")])
    def test_words(self, run, words):
        """Words that make no command are refused with the usage."""
        status, text, complaints = run(*words)
        assert (2, "") == (status, text)
        assert complaints.startswith("usage: cjji")


class TestCommands:
    """The commands, and what each of them costs."""

    @pytest.mark.parametrize("name", COMMANDS)
    def test_each_tells_what_it_does(self, run, name):
        """Each command says what it does, in the list of all and in its own help."""
        assert f"    {name} " in run("--help")[1]
        status, text, complaints = run(name, "--help")
        assert (0, "") == (status, complaints)
        assert " ".join(COMMANDS[name].split()[1:4]) in " ".join(text.split())

    def test_a_command_imports_what_it_needs(self):
        """A command does not import the others, nor the help anything that judges or reads documents."""
        script = "import sys; from cjji_model.cli import main; main({}); print(*sys.modules, file=sys.stderr)"
        loaded = {}
        for words in (["--help"], ["rules", "PRA113"], ["new", "--period", "2026-28"]):
            done = subprocess.run([sys.executable, "-c", script.format(words)], capture_output=True, check=True)
            loaded[words[0]] = set(done.stderr.decode().split())
        ours = "cjji_model.cli."
        assert set() == loaded["--help"] & {"cattrs", "cjji_model.rules", "cjji_model.published"}
        assert set() == {f"{ours}{name}" for name in COMMANDS} & loaded["--help"]
        assert {f"{ours}rules"} == {f"{ours}{name}" for name in COMMANDS} & loaded["rules"]
        assert "cjji_model.rules" in loaded["rules"]
        assert "cjji_model.rules" not in loaded["new"]


class TestRules:
    """`cjji rules`."""

    def test_list(self, run):
        """The list has a line for each rule."""
        status, text, _ = run("rules")
        assert (0, [rule.code for rule in RULES]) == (status, [line.split()[0] for line in text.splitlines()])
        status, text, _ = run("rules", "--format", "json")
        assert (0, [rule.title for rule in RULES]) == (status, [rule["title"] for rule in json.loads(text)])

    def test_one(self, run):
        """One rule shows its clauses, severity and examples; letter case does not matter."""
        status, text, _ = run("rules", "pra106")
        assert 0 == status
        assert text.startswith("PRA106  Each work stream is singly led\n")
        assert "clause      briefing C6: all joint work is singly led but jointly owned\n" in text
        assert text.endswith('  {\n    "leads": [\n      "hmi-prisons",\n      "hmi-probation"\n    ]\n  }\n')
        status, text, _ = run("rules", "PRA106", "--format", "json")
        plain = json.loads(text)
        assert (0, "PRA106", TWO_LEADS) == (status, plain["code"], plain["fails"]["shows"])

    def test_unknown(self, run):
        """A code that no rule has is refused with the nearest."""
        assert (2, "", "rules:\n  no rule 'PRA999'; did you mean 'PRA119' or 'PRA109' or 'PRA201'?\n") == run(
            "rules", "PRA999"
        )


HMIP = "'HMIP' may be any of hmi-prisons, hmi-probation: say which (an id; both have borne it since 1981)"


class TestCorpus:
    """`cjji corpus`."""

    def test_list(self, run):
        """The list has a head, and a line for each document."""
        status, text, _ = run("corpus")
        assert (0, ["id", *corpus.keys()]) == (status, [line.split()[0] for line in text.splitlines()])

    def test_filters(self, run):
        """The filters leave what has all that is said; bodies and agencies go by any of their names."""
        _, text, _ = run("corpus", "--body", "HMIC", "--agency", "cps", "--year", "2012", "--format", "json")
        expected = [d.id for d in corpus.where(body="hmi-constabulary", agency="cps", year=2012)]
        assert expected == [item["id"] for item in json.loads(text)]
        status, text, _ = run("corpus", "--body", "icibi", "--year", "2000")
        assert (0, 1) == (status, len(text.splitlines()))

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            (("--body", "HMIP"), f"corpus:\n  {HMIP}\n"),
            (("--body", "hmcpsy"), "corpus:\n  no body 'hmcpsy'; did you mean 'hmcpsi'"),
            (
                ("2012-14", "--year", "2012"),
                "corpus:\n  ID names one document: leave out --body, --agency and --year\n",
            ),
            (("1066-68",), "corpus:\n  no published document '1066-68'"),
        ],
    )
    def test_refused(self, run, words, expected):
        """A name that means several or none, and an id beside filters, are refused."""
        status, text, complaints = run("corpus", *words)
        assert (2, "") == (status, text)
        assert complaints.startswith(expected)

    @pytest.mark.parametrize("id", ["2012-14", "joint-plan-2012-14"])
    def test_one(self, run, id):
        """One document is printed in canonical JSON."""
        expected = dump(corpus["2012-14"])
        assert (0, expected, "") == run("corpus", id)
        assert (0, expected, "") == run("corpus", id, "--format", "json")


class TestDiff:
    """`cjji diff`."""

    def test_text(self, run):
        """The text is the note of what changed, as wide as a page."""
        assert (0, diff_text(corpus["2011-13"], corpus["2012-14"]), "") == run(
            "diff", "corpus:2011-13", "corpus:2012-14"
        )

    def test_json(self, run, write):
        """JSON has every change in order, typed, with what it sets off and what says so."""
        old, new = corpus["2012-14"], corpus["2013-15"]
        status, text, complaints = run("diff", write("old.json", dump(old)), "corpus:2013-15", "--format", "json")
        plain = json.loads(text)
        assert (0, "", "cjji-diff/1") == (status, complaints, plain["schema"])
        changes = diff(old, new)
        assert [describe(change) for change in changes] == [item["text"] for item in plain["changes"]]
        assert [change.kind.value for change in changes] == [item["kind"] for item in plain["changes"]]
        first = plain["changes"][0]
        assert (None, "id", old.id, new.id) == tuple(first[key] for key in ("stream", "attribute", "old", "new"))
        assert ["consult", "copy"] == [duty["what"] for duty in first["duties"]]
        assert [*changes.changes[0].duties[0].cites] == first["duties"][0]["cites"]
        (added, *_) = (item for item in plain["changes"] if item["kind"] == "added")
        assert ("child-sexual-abuse", "child-sexual-abuse", False, 0) == (
            added["stream"],
            added["value"]["id"],
            added["certain"],
            added["position"],
        )

    def test_moved_in_json(self, run, write):
        """A stream that moved says from where to where."""
        streams = [{"id": id, "title": id, "type": "thematic", "status": "planned"} for id in ("one", "two")]
        old = write("old.json", a_programme() | {"work_streams": streams})
        new = write("new.json", a_programme() | {"work_streams": streams[::-1]})
        (moved,) = json.loads(run("diff", old, new, "--format", "json")[1])["changes"]
        assert ("moved", "two", 1, 0, []) == tuple(moved[key] for key in ("kind", "stream", "old", "new", "duties"))

    def test_standard_input(self, stdin, run):
        """One of the two may come from standard input, and both cannot."""
        stdin(dump(corpus["2011-13"]).encode())
        assert run("diff", "corpus:2011-13", "corpus:2012-14") == run("diff", "-", "corpus:2012-14")
        expected = "diff:\n  only one of the two programmes can come from standard input\n"
        assert (2, "", expected) == run("diff", "-", "-")

    def test_refused(self, run):
        """Only programmes are compared."""
        expected = "corpus:police-custody:\n  is not a programme: only programmes can be compared\n"
        assert (2, "", expected) == run("diff", "corpus:2012-14", "corpus:police-custody")


class TestCalendar:
    """`cjji calendar`."""

    DAYS = ("--from", "2013-01-01", "--to", "2014-12-31")
    FIRST, LAST = date(2013, 1, 1), date(2014, 12, 31)

    def test_formats(self, run, write):
        """Text, JSON and a diary are views of the same rows, of all documents together."""
        plans = [corpus["2012-14"], corpus["2013-15"]]
        names = ["corpus:2012-14", write("plan.json", dump(plans[1]))]
        rows = calendar(plans, self.FIRST, self.LAST)
        expected = calendar_text(rows, self.FIRST, self.LAST)
        assert (0, expected, "") == run("calendar", *names, *self.DAYS)
        _, text, _ = run("calendar", *names, *self.DAYS, "--format", "json")
        assert calendar_plain(rows, self.FIRST, self.LAST) == json.loads(text)
        status, text, _ = run("calendar", *names, *self.DAYS, "--format", "ical")
        assert (0, calendar_ical(rows).replace("\r\n", "\n")) == (status, text.replace("\r\n", "\n"))

    def test_line_ends(self):
        """A diary has its own line ends, in a process too."""
        done = process("calendar", "corpus:2012-14", *self.DAYS, "--format", "ical")
        assert calendar_ical(calendar(corpus["2012-14"], self.FIRST, self.LAST)).encode() == done.stdout

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ((), "the following arguments are required: --from, --to"),
            (("--from", "2013-01-01", "--to", "31 March 2013"), "is not a day: write YYYY-MM-DD"),
            (("--from", "2013-01-02", "--to", "2013-01-01"), "2013-01-01 is before the first day, 2013-01-02"),
        ],
    )
    def test_refused(self, run, words, expected):
        """Two days are needed, in order."""
        status, text, complaints = run("calendar", "corpus:2012-14", *words)
        assert (2, "") == (status, text)
        assert expected in complaints


class TestCoverage:
    """`cjji coverage`."""

    def test_text(self, run, write):
        """The text takes all the documents together, of whatever kind."""
        plans = [corpus["2012-14"], corpus["2013-15"], corpus["police-custody"]]
        names = ["corpus:2012-14", write("plan.yaml", dump(plans[1], format="yaml")), "corpus:police-custody"]
        assert (0, coverage_text(plans), "") == run("coverage", *names)

    def test_json(self, run):
        """JSON has the rows of coverage and of burden."""
        status, text, _ = run("coverage", "corpus:2012-14", "--format", "json")
        plain = json.loads(text)
        assert (0, "cjji-coverage/1") == (status, plain["schema"])
        assert [row.count for row in coverage(corpus["2012-14"])] == [row["count"] for row in plain["coverage"]]
        assert [{"document": "joint-plan-2012-14", "stream": "youth-full-joint", "areas": None}] == plain["unreached"]
        asked = [[*row.inspectorates] for row in burden(corpus["2012-14"])]
        assert asked == [row["inspectorates"] for row in plain["burden"]]

    def test_refused(self, write, run):
        """Where a document cannot be used there is no table, which would count too little; each fault is told."""
        broken = write("broken.json", "{")
        status, text, complaints = run("coverage", broken, "corpus:2012-14", "corpus:1066-68")
        assert (2, "") == (status, text)
        assert [f"{broken}:", "corpus:1066-68:"] == [line for line in complaints.splitlines() if line[:1] != " "]


class TestNew:
    """`cjji new`."""

    @pytest.mark.parametrize("years", ["2026-28", "2026-2028", "2026/28", "2026/2028"])
    def test_only_to_dos(self, run, stdin, years):
        """A new programme is canonical, breaks no rule, and its check is a to-do list."""
        status, text, complaints = run("new", "--period", years)
        assert (0, text, "") == (status, dump(load(text)), complaints)
        stdin(text.encode())
        status, told, complaints = run("check", "-", "--all", "--format", "json")
        verdicts = {item["verdict"] for item in json.loads(told)["results"]}
        assert (0, "", {"met", "undetermined", "not-applicable"}) == (status, complaints, verdicts)
        stdin(text.encode())
        _, told, _ = run("check", "-")
        title, what, _, head, *_ = told.splitlines()
        assert "Joint Inspection Business Plan 2026-2028, read on 2028-03-31" == title
        assert "programme joint-plan-2026-28, 2026-04-01 to 2028-03-31, status draft, completeness partial" == what
        assert "To do: facts to record, and the rules that they decide" == head

    def test_nothing_is_invented(self, run):
        """The example stream has what a stream must have, and no more."""
        _, text, _ = run("new", "--period", "2026-28")
        plain = json.loads(text)
        assert ["schema", "kind", "id", "title", "period", "status", "completeness", "work_streams"] == list(plain)
        assert [["id", "title", "type", "status"]] == [list(stream) for stream in plain["work_streams"]]

    def test_pipe(self):
        """As processes: `cjji new --period 2026-28 | cjji check -`."""
        made = process("new", "--period", "2026-28")
        done = process("check", "-", input=made.stdout)
        assert (0, b"") == (done.returncode, done.stderr)
        assert done.stdout.splitlines()[-1].startswith(b"PASSED: no uncovered breach. ")

    @pytest.mark.parametrize(
        ("years", "id", "last"),
        [("2026-27", "joint-plan-2026-27", "2027-03-31"), ("2099-01", "joint-plan-2099-01", "2101-03-31")],
    )
    def test_other_periods(self, run, years, id, last):
        """One business year will do, and a century may end."""
        _, text, _ = run("new", "--period", years, "--title", "Our plan")
        plain = json.loads(text)
        assert (id, last, "Our plan") == (plain["id"], plain["period"]["last"], plain["title"])

    @pytest.mark.parametrize(
        "years", ["2026", "2026-29", "2026-26", "2028-2026", "26-28", "2026-28x", "2026 28", "0001-02"]
    )
    def test_no_period(self, run, years):
        """Anything else is refused with what would be right."""
        status, text, complaints = run("new", "--period", years)
        assert (2, "") == (status, text)
        assert "is not one or two business years: write 2026-27 or 2026-28" in complaints

    def test_no_title(self, run):
        """A title that is none is refused as a fault."""
        status, _, complaints = run("new", "--period", "2026-28", "--title", "two\nlines")
        assert 2 == status
        assert complaints.startswith("new:\n  /title: 'two\\nlines' is not a title")


class TestFormat:
    """`cjji format`."""

    @pytest.mark.parametrize("format", ["json", "toml", "yaml"])
    def test_canonical(self, write, run, format):
        """The canonical text of a canonical text is the same, in the format read or the one asked for."""
        text = dump(corpus["2012-14"], format=format)
        name = write(f"plan.{format}", text)
        assert (0, text, "") == run("format", name)
        assert (0, text, "") == run("format", "corpus:2012-14", "--to", format)
        assert (0, corpus.text("2012-14"), "") == run("format", name, "--to", "json")

    def test_every_document(self, run):
        """Every published document is in canonical form."""
        for id in corpus.keys():
            assert (0, corpus.text(id), "") == run("format", f"corpus:{id}")

    def test_standard_input(self, stdin, run):
        """Standard input is put in order; its format is that of `--input`."""
        given = a_programme(stream={"supporters": ["hmi-prisons", "hmcpsi"]})
        stdin(json.dumps(given).encode())
        status, text, _ = run("format", "-")
        assert (0, dump(load(given))) == (status, text)
        stdin(dump(load(given), format="yaml").encode())
        assert (0, dump(load(given), format="yaml"), "") == run("format", "-", "--input", "yaml")


class TestOutput:
    """What is written, and where."""

    def test_version_and_help(self, run):
        """The version and the help are printed, and are no failure."""
        assert (0, "cjji_model 0.1.0\n", "") == run("--version")
        for words in (("--help",), ("check", "--help")):
            status, text, complaints = run(*words)
            assert (0, "usage: cjji", "") == (status, text[:11], complaints)

    def terminal(self, *words, env=None):
        """What a process writes where standard output is a terminal, 70 columns wide."""
        ours, theirs = pty.openpty()
        given = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {
            "TERM": "xterm",
            "COLUMNS": "70",
        }
        with subprocess.Popen(
            [*CJJI, *words], stdout=theirs, stdin=subprocess.DEVNULL, env=given | (env or {})
        ) as running:
            os.close(theirs)
            text = b""
            with contextlib.suppress(OSError):  # a terminal that nobody writes to any more is an error
                while part := os.read(ours, 65536):
                    text += part
            running.wait(60)
        os.close(ours)
        return text.decode().replace("\r\n", "\n")

    def test_colour_only_on_a_terminal(self):
        """On a terminal there is colour, and lines fit it; not with NO_COLOR, nor on a dumb terminal, nor in a pipe."""
        coloured = self.terminal("check", "corpus:2012-14")
        assert "\x1b[33mwarning\x1b[0m" in coloured
        plain = self.terminal("check", "corpus:2012-14", env={"NO_COLOR": "1"})
        assert plain == re.sub(r"\x1b\[[0-9;]*m", "", coloured)
        assert plain == self.terminal("check", "corpus:2012-14", env={"TERM": "dumb"})
        assert coloured == self.terminal("check", "corpus:2012-14", env={"NO_COLOR": ""})
        assert all(len(line) <= 70 for line in plain.splitlines() if line.startswith("   "))
        assert b"\x1b" not in process("check", "corpus:2012-14").stdout

    def test_letters_that_the_terminal_lacks(self, write):
        """A letter that standard output cannot hold becomes an escape; what programs read is UTF-8 all the same."""
        name = write("plan.json", a_programme(title="Évidence — 中"))
        done = process("check", name, env={"PYTHONIOENCODING": "ascii"})
        assert (0, b"") == (done.returncode, done.stderr)
        assert done.stdout.startswith(rb"\xc9vidence \u2014 \u4e2d, read on")
        done = process("format", name, env={"PYTHONIOENCODING": "ascii"})
        assert "Évidence — 中" == json.loads(done.stdout.decode())["title"]

    @pytest.mark.parametrize("words", [("check", "corpus:2012-14"), ("corpus", "2012-14"), ("corpus",), ("rules",)])
    def test_broken_pipe(self, words):
        """Where the reader has gone away nothing is said, and the status is none of those that mean something."""
        with subprocess.Popen([*CJJI, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
            running.stdout.close()
            complaints = running.stderr.read()
        assert (141, b"") == (running.returncode, complaints)

    @pytest.mark.parametrize(("words", "expected"), [(["rules"], 141), (["corpus", "2012-14"], 141)])
    def test_broken_pipe_within(self, monkeypatch, capsys, words, expected):
        """The same within a process: what is left to write goes nowhere."""
        reads, writes = os.pipe()
        os.close(reads)
        with os.fdopen(writes, "w", encoding="utf-8") as out:
            monkeypatch.setattr(sys, "stdout", out)
            assert expected == main(words)
        assert "" == capsys.readouterr().err

    def test_full_disk_within(self, monkeypatch, capsys):
        """What cannot be written is told within a process too."""
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            monkeypatch.setattr(sys, "stdout", full)
            assert 2 == main(["rules"])
        assert "standard output:\n  cannot be written: No space left on device\n" == capsys.readouterr().err

    @pytest.mark.parametrize(("columns", "width"), [(20, 60), (75, 75), (500, 110)])
    def test_width_of_a_terminal(self, monkeypatch, columns, width):
        """On a terminal the text is as wide as it, from 60 columns to 110."""

        class Terminal(io.StringIO):
            """A terminal that keeps what it is shown."""

            def isatty(self):
                """It is one."""
                return True

        document = corpus["2012-14"]
        for variable, value in (("COLUMNS", str(columns)), ("NO_COLOR", ""), ("TERM", "xterm")):
            monkeypatch.setenv(variable, value)
        monkeypatch.setattr(sys, "stdout", shown := Terminal())
        assert 0 == main(["check", "corpus:2012-14"])
        page = Page(width=width, colour=True)
        assert outcome_text(check(document, on=reading_day(document)), document, page=page) == shown.getvalue()

    def test_full_disk(self):
        """What cannot be written is told, without a traceback."""
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run([*CJJI, "rules"], stdout=full, stderr=subprocess.PIPE, check=False)
        assert (2, b"standard output:\n  cannot be written: No space left on device\n") == (
            done.returncode,
            done.stderr,
        )

    def test_streams_that_are_not_there(self, monkeypatch):
        """A process may have no standard output and no standard error."""
        monkeypatch.setattr(sys, "stdout", None)
        monkeypatch.setattr(sys, "stderr", None)
        assert (0, 0, 2) == (main(["rules"]), main(["corpus", "2012-14"]), main(["rules", "X"]))

    def test_streams_of_another_sort(self):
        """Standard output may be replaced by something that holds text alone."""
        with contextlib.redirect_stdout(io.StringIO()) as out:
            assert 0 == main(["corpus", "2012-14"])
        assert corpus.text("2012-14") == out.getvalue()

    def test_words_of_the_process(self, monkeypatch, capsys):
        """Without words, those of the process are taken."""
        monkeypatch.setattr(sys, "argv", ["cjji", "rules", "REC101"])
        assert 0 == main()
        assert capsys.readouterr().out.startswith("REC101  ")
