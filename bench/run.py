"""Measure the library in comparison with pydantic and cattrs, and print one table.

    python bench/run.py [--quick] [--json FILE]

Every figure is the minimum of several runs; runs that are compared take turns. See README.md.
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
    """What was measured."""
    figure: float
    """The minimum of several runs, in `unit`."""
    unit: str
    """The unit of the figure; `×` for a ratio."""
    most: float | None = None
    """The goal: the greatest figure that meets it."""

    @property
    def verdict(self) -> str:
        """`met` or `not met`; empty if there is no goal."""
        return "" if self.most is None else "met" if self.figure <= self.most else "not met"


@dataclass
class Table:
    """The results, section by section."""

    sections: dict[str, list[Line]] = field(default_factory=dict)
    """The lines of each section, by its title, in the order of measurement."""

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
        """Return the table as plain values."""
        return {
            section: [asdict(line) | {"verdict": line.verdict} for line in lines]
            for section, lines in self.sections.items()
        }


@dataclass(frozen=True)
class Effort:
    """How much is measured."""

    sizes: tuple[int, ...]
    """The sizes of documents, in streams."""
    pool: int
    """Streams in one run: small documents are many, and all differ, so that caches do not help."""
    turns: int
    """How often each run is repeated: the minimum counts."""
    processes: int
    """How often each process is started: the minimum counts."""
    draws: int
    """How many examples Hypothesis draws from each strategy."""


FULL = Effort((10, 100, 1_000, 10_000), 10_000, 5, 25, 400)
QUICK = Effort((10, 1_000, 10_000), 10_000, 2, 7, 100)


@contextmanager
def collector_frozen() -> Iterator[None]:
    """Freeze and disable the garbage collector: everything is timed like this, unless it says otherwise."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


def race(turns: int, runs: dict[str, Callable[[], Any]], *, frozen: bool = True) -> dict[str, float]:
    """Return the least seconds that each run took. The runs take turns, so that a slow phase affects all of them."""
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
    started = time.perf_counter()
    kept = run()
    seconds = time.perf_counter() - started
    del kept
    return seconds


def over(call: Callable[[Any], Any], items: list[Any]) -> Callable[[], Any]:
    """Return a run that calls `call` with each item and keeps the results, so that freeing them is not timed."""
    return lambda: [call(item) for item in items]


def editions(size: int, effort: Effort, *, clean: bool) -> list[dict[str, Any]]:
    """Return different documents of one size, which have `effort.pool` streams in all."""
    return [document(size, clean=clean, edition=edition) for edition in range(max(1, effort.pool // size))]


# -------------------------------------------------------------------------------------------------- sections


def loading(table: Table, effort: Effort) -> None:
    """Measure the loading of clean documents, in comparison with libraries that build the same values."""
    model, cattrs = pydantic_programme(), stock_cattrs()
    for size in effort.sizes:
        documents = editions(size, effort, clean=True)
        texts = [json.dumps(item, ensure_ascii=False) for item in documents]
        ours = load(documents[0])
        if not same(ours, model.model_validate(documents[0])) or cattrs(documents[0]) != ours:
            raise AssertionError("pydantic or cattrs does not build the same values as load")
        seconds_by_run = race(
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
        for name, seconds in seconds_by_run.items():
            table.add(section, name, seconds / (len(documents) * size) * MICRO, "µs a stream")
        table.add(
            section, "mapping / pydantic", seconds_by_run["mapping"] / seconds_by_run["pydantic, mapping"], "×", 1.0
        )
        table.add(section, "text / pydantic", seconds_by_run["text"] / seconds_by_run["pydantic, text"], "×", 1.3)
        table.add(section, "mapping / cattrs", seconds_by_run["mapping"] / seconds_by_run["cattrs, mapping"], "×", 0.75)
        table.add(section, "text / cattrs", seconds_by_run["text"] / seconds_by_run["cattrs, text"], "×")


def not_clean(table: Table, effort: Effort) -> None:
    """Measure the loading of documents with faults, and of documents with names in place of ids."""

    def refused(value: dict[str, Any]) -> int:
        try:
            load(value)
        except LoadError as error:
            return len(error.faults)
        raise AssertionError("a document with faults was loaded without an error")

    for size in effort.sizes:
        clean = editions(size, effort, clean=True)
        faulty = [failing(item) for item in clean]
        for value, planted in faulty[:3]:
            try:
                load(value)
            except LoadError as error:
                if [(fault.pointer, fault.code) for fault in error.faults] != planted:
                    raise AssertionError("the faults reported are not those planted") from error
        seconds_by_run = race(
            effort.turns,
            {
                "clean": over(load, clean),
                "failing": over(refused, [value for value, _ in faulty]),
                "named": over(read, [with_names(item) for item in clean]),
            },
        )
        section = f"Loading with faults or names: {size:,} streams a document, in 1 % of them (at least one)"
        table.add(section, "with a fault each / clean", seconds_by_run["failing"] / seconds_by_run["clean"], "×", 4.0)
        table.add(
            section, "with a name in place of an id / clean", seconds_by_run["named"] / seconds_by_run["clean"], "×"
        )


def dumping(table: Table, effort: Effort) -> None:
    """Measure dumping, in comparison with the standard library's `json.dumps` of plain values."""
    for size in effort.sizes:
        documents = [load(item) for item in editions(size, effort, clean=True)]
        plain = [dump_plain(item) for item in documents]
        seconds_by_run = race(
            effort.turns,
            {
                "dump": over(dump, documents),
                "json": over(lambda value: json.dumps(value, indent=2, ensure_ascii=False), plain),
            },
        )
        section = f"Dumping: {size:,} streams a document"
        table.add(section, "dump", seconds_by_run["dump"] / (len(documents) * size) * MICRO, "µs a stream")
        table.add(section, "dump / json.dumps(indent=2)", seconds_by_run["dump"] / seconds_by_run["json"], "×", 2.0)


def checking(table: Table, effort: Effort) -> None:
    """Measure the checking of clean documents: no result is kept, so that only the rules are timed."""
    each: dict[int, float] = {}
    for size in effort.sizes:
        documents = [load(item) for item in editions(size, effort, clean=True)]
        quiet = check(documents[0], on=ON)
        if quiet.results:
            raise AssertionError("a clean document has results that need attention")
        seconds_by_run = race(effort.turns, {"check": over(lambda item: check(item, on=ON), documents)})["check"]
        each[size] = seconds_by_run / (len(documents) * size) * MICRO
        section = f"Checking: {size:,} streams a document, clean"
        table.add(section, f"all {len(RULES)} rules", each[size], "µs a stream")
        table.add(section, "one rule, on average", each[size] / len(RULES), "µs a stream", 0.3)
        if size == 1_000:
            _rule_by_rule(table, effort, documents)
    sizes = sorted(each)
    table.add("Growth", f"checking, {sizes[-1]:,} / 1,000 streams, for each", each[sizes[-1]] / each[1_000], "×", 1.2)


def _rule_by_rule(table: Table, effort: Effort, documents: list[Any]) -> None:
    count = sum(len(item.streams) for item in documents)
    book = {rule.code: RULES.select(rule.code) for rule in RULES}
    seconds_by_run = race(
        effort.turns,
        {code: over(lambda item, only=only: check(item, on=ON, rules=only), documents) for code, only in book.items()},
    )
    section = "Checking: each rule by itself, with the search for its subjects"
    for code, seconds in sorted(seconds_by_run.items(), key=lambda pair: -pair[1]):
        table.add(section, str(RULES[code]), seconds / count * MICRO, "µs a stream", 1.0)


def keeping(table: Table, effort: Effort) -> None:
    """Measure the cost of a kept result: its rule runs again on recording proxies, and the result is explained."""
    clean, real = ([load(item) for item in editions(1_000, effort, clean=which)][:3] for which in (True, False))
    seconds_by_run = race(
        effort.turns,
        {
            "quiet": over(lambda item: check(item, on=ON), clean),
            "everything": over(lambda item: check(item, on=ON, keep_all=True), clean),
            "real": over(lambda item: check(item, on=ON), real),
            "all of real": over(lambda item: check(item, on=ON, keep_all=True), real),
        },
    )
    kept = {
        "everything": sum(len(check(item, on=ON, keep_all=True).results) for item in clean),
        "real": sum(len(check(item, on=ON).results) for item in real),
        "all of real": sum(len(check(item, on=ON, keep_all=True).results) for item in real),
    }
    section = "Keeping results: 1,000 streams a document"
    table.add(
        section, "results kept for a document like the published plans", kept["real"] / len(real) / 1_000, "a stream"
    )
    table.add(
        section,
        "one kept result of these documents",
        (seconds_by_run["real"] - seconds_by_run["quiet"]) / kept["real"] * MICRO,
        "µs",
        10,
    )
    more = (seconds_by_run["all of real"] - seconds_by_run["real"]) / (kept["all of real"] - kept["real"])
    table.add(section, "one further result of these documents, with keep_all", more * MICRO, "µs", 10)
    met = (seconds_by_run["everything"] - seconds_by_run["quiet"]) / kept["everything"]
    table.add(section, "one result of a clean document, with keep_all", met * MICRO, "µs", 10)


def growing(table: Table, effort: Effort) -> None:
    """Measure how loading and checking grow with the size of a document, with the collector frozen and on."""
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
        seconds_by_run = race(effort.turns, runs, frozen=frozen)
        state = "frozen" if frozen else "on"
        for what in ("load", "check"):
            figure = seconds_by_run[f"{what} large"] / seconds_by_run[f"{what} small"] / times
            name = {"load": "loading", "check": "checking"}[what]
            goal = 1.2 if frozen else None
            table.add(
                "Growth", f"{name} one document, collector {state}: {times * 1_000:,.0f} / 1,000", figure, "×", goal
            )


# --------------------------------------------------------------------------------------------- whole processes

_FIRST = """
import sys, time
started = time.perf_counter()
from cjji_model import check, load
from datetime import date
text = sys.stdin.read()
programme = load(text)
loaded = time.perf_counter()
check(programme, on=date(2014, 6, 1))
print(loaded - started, time.perf_counter() - loaded)
"""


def starting(table: Table, effort: Effort) -> None:
    """Measure processes that import the package, and one that loads and checks a small document."""
    programs = {
        "python alone": "pass",
        "import attrs": "import attrs",
        "import cjji_model": "import cjji_model",
        "from cjji_model import Programme": "from cjji_model import Programme",
        "import pydantic, and a model": "from pydantic import BaseModel",
    }
    seconds_by_run = race(
        effort.processes, {name: lambda code=code: _process(code) for name, code in programs.items()}, frozen=False
    )
    section = "Starting: whole processes"
    for name, seconds in seconds_by_run.items():
        table.add(section, name, seconds * MILLI, "ms")
    table.add(
        section,
        "import cjji_model / import attrs",
        seconds_by_run["import cjji_model"] / seconds_by_run["import attrs"],
        "×",
        1.5,
    )
    text = json.dumps(document(10, clean=True))
    firsts = [[float(part) for part in _process(_FIRST, text).split()] for _ in range(effort.processes)]
    table.add(section, "first import and load, 10 streams", min(load for load, _ in firsts) * MILLI, "ms")
    table.add(section, "first check after it", min(check for _, check in firsts) * MILLI, "ms")


# ------------------------------------------------------------------------------------------------- the test kit


def drawing(table: Table, effort: Effort) -> None:
    """Measure the time to draw a stream with `programmes()`, in comparison with simple strategies with a filter."""
    from draws import GOAL, best_of  # noqa: PLC0415  it imports Hypothesis, which must not slow down the other sections

    best = best_of(effort.draws, effort.turns)
    for name, (streams, _, _) in best.items():
        goal = round(MILLI / GOAL, 2) if name == "programmes()" else None
        table.add("Drawing with the test kit", f"{name}, for each stream", MILLI / streams, "ms", goal)


def _process(code: str, given: str = "") -> str:
    return subprocess.run([sys.executable, "-c", code], input=given, capture_output=True, text=True, check=True).stdout


def environment() -> dict[str, str]:
    """Return the date, the versions of Python and the packages, and the number of CPUs."""
    packages = ("cjji_model", "attrs", "cattrs", "python-dateutil", "pydantic", "hypothesis")
    return {
        "date": datetime.now(tz=UTC).date().isoformat(),
        "python": f"{platform.python_implementation()} {platform.python_version()}, {platform.system()}, {os.cpu_count()} CPUs",
        **{name: version(name) for name in packages},
    }


def main() -> None:
    """Measure everything, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="measure fewer sizes, in fewer turns")
    parser.add_argument("--json", metavar="FILE", help="also write the table to this file, as JSON")
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
