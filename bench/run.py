"""Measure the library beside its peers, and print one table.

    python bench/run.py [--quick] [--json FILE]

Every figure is the least of several runs, and what is compared is run in turns. See README.md.
"""

import argparse
import gc
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from importlib.metadata import version
from typing import Any

from peers import pydantic_programme, same, stock_cattrs
from workload import DAY_OF_READING, document, failing, with_names

from cjji_model import RULES, LoadError, check, dump, load
from cjji_model.wire import dump_plain, read

ON = date.fromisoformat(DAY_OF_READING)
MICRO = 1e6
MILLI = 1e3


@dataclass
class Line:
    """One line of the table."""

    what: str
    figure: float
    unit: str
    most: float | None = None
    """The goal: the figure is to be no more."""

    @property
    def verdict(self) -> str:
        """Whether the goal is met; empty where there is none."""
        return "" if self.most is None else "met" if self.figure <= self.most else "not met"


@dataclass
class Table:
    """What was measured, section by section."""

    sections: dict[str, list[Line]] = field(default_factory=dict)

    def add(self, section: str, what: str, figure: float, unit: str, most: float | None = None) -> None:
        """Add a line, and print it at once."""
        if section not in self.sections:
            self.sections[section] = []
            print(f"\n{section}")
        line = Line(what, figure, unit, most)
        self.sections[section].append(line)
        goal = "" if most is None else f"at most {most:g}"
        print(f"  {what:<66}{figure:>9.2f} {unit:<13}{goal:<14}{line.verdict}".rstrip(), flush=True)

    def as_data(self) -> dict[str, Any]:
        """The table as plain values."""
        return {
            section: [asdict(line) | {"verdict": line.verdict} for line in lines]
            for section, lines in self.sections.items()
        }


@dataclass(frozen=True)
class Effort:
    """How much is done."""

    sizes: tuple[int, ...]
    pool: int
    """How many streams one run goes through: small documents are many, all different, so that none is remembered."""
    turns: int
    processes: int
    draws: int


FULL = Effort((10, 100, 1_000, 10_000), 10_000, 5, 25, 400)
QUICK = Effort((10, 1_000, 10_000), 10_000, 2, 7, 100)


@contextmanager
def collector_frozen() -> Iterator[None]:
    """The garbage collector at rest, as it is while everything is timed that does not say otherwise."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


def race(turns: int, runs: dict[str, Callable[[], Any]], *, frozen: bool = True) -> dict[str, float]:
    """The least number of seconds that each run took, all of them having a turn before any has the next."""
    least = dict.fromkeys(runs, float("inf"))
    for _ in range(turns):
        for name, run in runs.items():
            if frozen:
                with collector_frozen():
                    least[name] = min(least[name], _seconds(run))
            else:
                gc.collect()
                least[name] = min(least[name], _seconds(run))
    return least


def _seconds(run: Callable[[], Any]) -> float:
    began = time.perf_counter()
    kept = run()
    took = time.perf_counter() - began
    del kept
    return took


def over(call: Callable[[Any], Any], items: list[Any]) -> Callable[[], Any]:
    """A run that makes the call with each item, and keeps what it gives."""
    return lambda: [call(item) for item in items]


def editions(size: int, effort: Effort, *, clean: bool) -> list[dict[str, Any]]:
    """Different documents of one size: as many as hold the pool of streams together."""
    return [document(size, clean=clean, edition=edition) for edition in range(max(1, effort.pool // size))]


# -------------------------------------------------------------------------------------------------- sections


def loading(table: Table, effort: Effort) -> None:
    """Loading clean documents, beside the peers that build the same values."""
    model, cattrs = pydantic_programme(), stock_cattrs()
    for size in effort.sizes:
        documents = editions(size, effort, clean=True)
        texts = [json.dumps(one, ensure_ascii=False) for one in documents]
        ours = load(documents[0])
        if not same(ours, model.model_validate(documents[0])) or cattrs(documents[0]) != ours:
            raise AssertionError("the peers do not build what is built here")
        took = race(
            effort.turns,
            {
                "mapping": over(load, documents),
                "pydantic, mapping": over(model.model_validate, documents),
                "cattrs, mapping": over(cattrs, documents),
                "text": over(load, texts),
                "pydantic, text": over(model.model_validate_json, texts),
                "cattrs, text": over(lambda text: cattrs(json.loads(text)), texts),
            },
        )
        section = f"Loading: {size:,} streams a document"
        for name, seconds in took.items():
            table.add(section, name, seconds / (len(documents) * size) * MICRO, "µs a stream")
        table.add(section, "mapping / pydantic", took["mapping"] / took["pydantic, mapping"], "×", 1.0)
        table.add(section, "text / pydantic", took["text"] / took["pydantic, text"], "×", 1.3)
        table.add(section, "mapping / cattrs", took["mapping"] / took["cattrs, mapping"], "×", 0.75)
        table.add(section, "text / cattrs", took["text"] / took["cattrs, text"], "×")


def not_clean(table: Table, effort: Effort) -> None:
    """Loading documents with faults, and documents with names in place of ids."""

    def refused(value: dict[str, Any]) -> int:
        try:
            load(value)
        except LoadError as error:
            return len(error.faults)
        raise AssertionError("a document with faults was read")

    for size in effort.sizes:
        clean = editions(size, effort, clean=True)
        faulty = [failing(one) for one in clean]
        for value, planted in faulty[:3]:
            try:
                load(value)
            except LoadError as error:
                if [(fault.pointer, fault.code) for fault in error.faults] != planted:
                    raise AssertionError("a fault is not told, or not where it stands") from error
        took = race(
            effort.turns,
            {
                "clean": over(load, clean),
                "failing": over(refused, [value for value, _ in faulty]),
                "named": over(read, [with_names(one) for one in clean]),
            },
        )
        section = f"Loading what is not clean: {size:,} streams a document, 1 % of them (one at least)"
        table.add(section, "with a fault each / clean", took["failing"] / took["clean"], "×", 4.0)
        table.add(section, "with a name in place of an id / clean", took["named"] / took["clean"], "×")


def dumping(table: Table, effort: Effort) -> None:
    """Dumping, beside the standard library's writer on plain values."""
    for size in effort.sizes:
        documents = [load(one) for one in editions(size, effort, clean=True)]
        plain = [dump_plain(one) for one in documents]
        took = race(
            effort.turns,
            {
                "dump": over(dump, documents),
                "json": over(lambda value: json.dumps(value, indent=2, ensure_ascii=False), plain),
            },
        )
        section = f"Dumping: {size:,} streams a document"
        table.add(section, "dump", took["dump"] / (len(documents) * size) * MICRO, "µs a stream")
        table.add(section, "dump / json.dumps(indent=2)", took["dump"] / took["json"], "×", 2.0)


def checking(table: Table, effort: Effort) -> None:
    """Checking clean documents: nothing is kept, so that what is timed is the judging."""
    each: dict[int, float] = {}
    for size in effort.sizes:
        documents = [load(one) for one in editions(size, effort, clean=True)]
        quiet = check(documents[0], on=ON)
        if quiet.results:
            raise AssertionError("a clean document is not clean")
        took = race(effort.turns, {"check": over(lambda one: check(one, on=ON), documents)})["check"]
        each[size] = took / (len(documents) * size) * MICRO
        section = f"Checking: {size:,} streams a document, clean"
        table.add(section, f"all {len(RULES)} rules", each[size], "µs a stream")
        table.add(section, "the same for one rule, on average", each[size] / len(RULES), "µs a stream", 0.3)
        if size == 1_000:
            _rule_by_rule(table, effort, documents)
    sizes = sorted(each)
    table.add("Growth", f"checking, {sizes[-1]:,} / 1,000 streams, for each", each[sizes[-1]] / each[1_000], "×", 1.2)


def _rule_by_rule(table: Table, effort: Effort, documents: list[Any]) -> None:
    count = sum(len(one.streams) for one in documents)
    book = {rule.code: RULES.select(rule.code) for rule in RULES}
    took = race(
        effort.turns,
        {code: over(lambda one, only=only: check(one, on=ON, rules=only), documents) for code, only in book.items()},
    )
    section = "Checking: rule by rule, each alone, with the finding of its subjects"
    for code, seconds in sorted(took.items(), key=lambda pair: -pair[1]):
        table.add(section, str(RULES[code]), seconds / count * MICRO, "µs a stream", 1.0)


def keeping(table: Table, effort: Effort) -> None:
    """What a kept result costs: it is judged again, on views, and explained."""
    clean, real = ([load(one) for one in editions(1_000, effort, clean=which)][:3] for which in (True, False))
    took = race(
        effort.turns,
        {
            "quiet": over(lambda one: check(one, on=ON), clean),
            "everything": over(lambda one: check(one, on=ON, keep_all=True), clean),
            "real": over(lambda one: check(one, on=ON), real),
            "all of real": over(lambda one: check(one, on=ON, keep_all=True), real),
        },
    )
    kept = {
        "everything": sum(len(check(one, on=ON, keep_all=True).results) for one in clean),
        "real": sum(len(check(one, on=ON).results) for one in real),
        "all of real": sum(len(check(one, on=ON, keep_all=True).results) for one in real),
    }
    section = "Keeping results: 1,000 streams a document"
    table.add(
        section, "results kept of a document like the published plans", kept["real"] / len(real) / 1_000, "a stream"
    )
    table.add(section, "one of them", (took["real"] - took["quiet"]) / kept["real"] * MICRO, "µs", 10)
    more = (took["all of real"] - took["real"]) / (kept["all of real"] - kept["real"])
    table.add(section, "one more of the same documents, with keep_all", more * MICRO, "µs", 10)
    met = (took["everything"] - took["quiet"]) / kept["everything"]
    table.add(section, "one of a clean document, with keep_all", met * MICRO, "µs", 10)


def growing(table: Table, effort: Effort) -> None:
    """Growth of loading, and both with the collector on."""
    small, large = document(1_000, clean=True), document(max(effort.sizes), clean=True)
    few, many = load(small), load(large)
    runs = {
        "load small": lambda: load(small),
        "load large": lambda: load(large),
        "check small": lambda: check(few, on=ON),
        "check large": lambda: check(many, on=ON),
    }
    times = len(large["work_streams"]) / len(small["work_streams"])
    for frozen in (True, False):
        took = race(effort.turns, runs, frozen=frozen)
        state = "frozen" if frozen else "on"
        for what in ("load", "check"):
            figure = took[f"{what} large"] / took[f"{what} small"] / times
            name = {"load": "loading", "check": "checking"}[what]
            goal = 1.2 if frozen else None
            table.add(
                "Growth", f"{name} one document, collector {state}: {times * 1_000:,.0f} / 1,000", figure, "×", goal
            )


# --------------------------------------------------------------------------------------------- whole processes

_FIRST = """
import sys, time
began = time.perf_counter()
from cjji_model import check, load
from datetime import date
text = sys.stdin.read()
programme = load(text)
loaded = time.perf_counter()
check(programme, on=date(2014, 6, 1))
print(loaded - began, time.perf_counter() - loaded)
"""


def starting(table: Table, effort: Effort) -> None:
    """What a process costs that imports the package, and one that loads and checks a small document."""
    programs = {
        "python alone": "pass",
        "import attrs": "import attrs",
        "import cjji_model": "import cjji_model",
        "from cjji_model import Programme": "from cjji_model import Programme",
        "import pydantic, and a model": "from pydantic import BaseModel",
    }
    took = race(
        effort.processes, {name: lambda code=code: _process(code) for name, code in programs.items()}, frozen=False
    )
    section = "Starting: whole processes"
    for name, seconds in took.items():
        table.add(section, name, seconds * MILLI, "ms")
    table.add(section, "import cjji_model / import attrs", took["import cjji_model"] / took["import attrs"], "×", 1.5)
    text = json.dumps(document(10, clean=True))
    firsts = [[float(part) for part in _process(_FIRST, text).split()] for _ in range(effort.processes)]
    table.add(section, "first import and load, 10 streams", min(load for load, _ in firsts) * MILLI, "ms")
    table.add(section, "first check after it", min(check for _, check in firsts) * MILLI, "ms")


# ------------------------------------------------------------------------------------------------- the test kit


def drawing(table: Table, effort: Effort) -> None:
    """What a stream costs that `programmes()` draws, beside strategies made field by field with a filter."""
    from draws import GOAL, best_of  # noqa: PLC0415  Hypothesis, which nothing else here is to pay for

    best = best_of(effort.draws, effort.turns)
    for name, (streams, _, _) in best.items():
        goal = round(MILLI / GOAL, 2) if name == "programmes()" else None
        table.add("Drawing with the test kit", f"{name}, for each stream", MILLI / streams, "ms", goal)


def _process(code: str, given: str = "") -> str:
    return subprocess.run([sys.executable, "-c", code], input=given, capture_output=True, text=True, check=True).stdout


def environment() -> dict[str, str]:
    """What it was run on."""
    packages = ("cjji_model", "attrs", "cattrs", "python-dateutil", "pydantic", "hypothesis")
    return {
        "date": datetime.now(tz=UTC).date().isoformat(),
        "python": f"{platform.python_implementation()} {platform.python_version()}, {platform.system()}, {os.cpu_count()} CPUs",
        **{name: version(name) for name in packages},
    }


def main() -> None:
    """Measure everything, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer sizes and turns: a first look")
    parser.add_argument("--json", metavar="FILE", help="write the table there as well")
    given = parser.parse_args()
    effort = QUICK if given.quick else FULL
    table = Table()
    for section in (loading, not_clean, dumping, checking, growing, keeping, starting, drawing):
        section(table, effort)
    print("\nEnvironment")
    for name, value in environment().items():
        print(f"  {name:<20}{value}")
    goals = [line for lines in table.sections.values() for line in lines if line.most is not None]
    print(f"\n{sum(line.verdict == 'met' for line in goals)} of {len(goals)} goals met")
    if given.json:
        with open(given.json, "w", encoding="utf-8") as file:
            json.dump({"environment": environment(), "sections": table.as_data()}, file, indent=2, ensure_ascii=False)
            file.write("\n")


if __name__ == "__main__":
    main()
