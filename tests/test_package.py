"""The package as a whole: what importing it costs, which names it has, and which module may know which."""

import ast
import json
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from types import FunctionType

import pytest

import cjji_model
from cjji_model import statute

ROOT = Path(cjji_model.__file__).parent
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix("__init__").rstrip("."): path
    for path in sorted(ROOT.rglob("*.py"))
}
"""Every module by its name within the package; the package itself is the empty name."""


def fresh(script):
    """What a script prints, as JSON, in a fresh process."""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


class TestImporting:
    """Importing the package costs next to nothing."""

    OPENED = (
        "import json, sys; opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "{}\n"
        "data = [name for name in opened if name.endswith(('.toml', '.json'))]\n"
    )

    def test_it_imports_no_one_elses(self):
        """Neither cattrs, nor hypothesis, nor dateutil, nor attrs, nor any module of its own."""
        loaded = set(fresh("import json, sys, cjji_model; print(json.dumps(sorted(sys.modules)))"))
        assert set() == loaded & {"cattrs", "hypothesis", "dateutil", "attr", "attrs", "yaml", "tomli_w"}
        assert {"cjji_model"} == {name for name in loaded if name.partition(".")[0] == "cjji_model"}

    def test_it_reads_no_table(self):
        """No TOML and no JSON is opened until something of it is used."""
        assert [] == fresh(self.OPENED.format("import cjji_model") + "print(json.dumps(data))")

    def test_a_table_is_read_on_first_use(self):
        """The same hook sees the tables once something needs them; so the test before can fail."""
        names = fresh(self.OPENED.format("import cjji_model; cjji_model.bodies['hmcpsi']") + "print(json.dumps(data))")
        assert any(name.endswith("bodies.toml") for name in names)

    def test_every_name_at_once(self):
        """A star import has every public name, without hypothesis."""
        script = "import json, sys; from cjji_model import *; names = sorted(globals()); "
        hypothesis, *names = fresh(script + "print(json.dumps(['hypothesis' in sys.modules, *names]))")
        assert not hypothesis
        assert set(cjji_model.__all__) <= set(names)


class TestInAZip:
    """The package may be imported from a zip, as a wheel is one."""

    def test_it_works_from_there(self, tmp_path):
        """Public names, tables, published documents and a check."""
        archive = tmp_path / "package.zip"
        with zipfile.ZipFile(archive, "w") as package:
            for path in ROOT.rglob("*"):
                if path.is_file() and "__pycache__" not in path.parts:
                    package.write(path, Path("cjji_model", path.relative_to(ROOT)))
        script = (
            f"import json, sys; sys.path.insert(0, {str(archive)!r}); "
            "import cjji_model as cjji; from datetime import date; "
            "plan = cjji.corpus['2012-14']; outcome = cjji.check(plan, on=date(2015, 4, 1)); "
            "print(json.dumps([cjji.__file__, len(cjji.bodies), outcome.ok, 'id:' in cjji.WorkStream.__doc__]))"
        )
        where, count, ok, explained = fresh(script)
        assert where.startswith(str(archive))
        assert (len(cjji_model.bodies), True, True) == (count, ok, explained)


class TestNames:
    """Public names, resolved on first use."""

    def test_all_of_them_resolve(self):
        """Every name of `__all__` is there, once, and in order."""
        assert sorted(set(cjji_model.__all__)) == cjji_model.__all__
        assert [] == [name for name in cjji_model.__all__ if getattr(cjji_model, name, None) is None]

    def test_the_contract(self):
        """The names of the design's section 4.1, so far as they are built."""
        expected = [
            "load",
            "read",
            "dump",
            "check",
            "Outcome",
            "Result",
            "Verdict",
            "Severity",
            "RULES",
            "rule",
            "met",
            "breached",
            "not_applicable",
            "undetermined",
            "judgement",
            "Moment",
            "Programme",
            "WorkStream",
            "Term",
            "Report",
            "Recommendation",
            "Review",
            "Consultation",
            "Waiver",
            "Copy",
            "Direction",
            "Notice",
            "Opinion",
            "Refusal",
            "Delegation",
            "Contribution",
            "Visit",
            "Derogation",
            "InspectorateYear",
            "PartialDate",
            "Period",
            "Span",
            "before",
            "HighLevelProcess",
            "Focus",
            "CrossCuttingIssue",
            "statute",
            "REGISTRY",
            "bodies",
            "places",
            "corpus",
            "diff",
            "apply",
            "roll_forward",
            "replay",
            "coverage",
            "calendar",
            "as_known",
        ]
        assert set() == set(expected) - set(cjji_model.__all__)

    def test_dir(self):
        """`dir` shows them before anything was used."""
        shown = fresh("import json, cjji_model; print(json.dumps(dir(cjji_model)))")
        assert set(cjji_model.__all__) <= set(shown)
        assert sorted(shown) == shown

    def test_a_name_that_there_is_not(self):
        """It is an `AttributeError`, as of any module."""
        with pytest.raises(AttributeError, match="module 'cjji_model' has no attribute 'nothing'"):
            cjji_model.nothing  # noqa: B018  asking is the test

    def test_a_name_is_found_once(self):
        """Once asked for, a name is the module's own."""
        assert cjji_model.statute is statute
        assert "statute" in vars(cjji_model)
        assert cjji_model.bodies is cjji_model.REGISTRY.bodies

    def test_each_is_listed_once(self):
        """The stub has one line for each public name, which the package itself reads; values are declared there."""
        tree = ast.parse((ROOT / "__init__.pyi").read_text(encoding="utf-8"))
        listed = [
            (alias.name, alias.asname) for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names
        ]
        declared = [node.target.id for node in tree.body if isinstance(node, ast.AnnAssign)]
        names = [name for name, shown in listed if name == shown]
        assert sorted([*names, *declared]) == cjji_model.__all__
        assert set(names).isdisjoint(declared)

    def test_each_comes_from_where_the_stub_says(self):
        """A class or function is defined in the module named, or in one beneath it."""
        for name, module in cjji_model._HOME.items():
            value = getattr(cjji_model, name)
            if isinstance(value, (type, FunctionType)):
                assert value.__module__.startswith(f"cjji_model{module}"), name

    def test_no_module_at_the_top_takes_a_public_name(self):
        """Once a submodule `bodies` were imported, `cjji_model.bodies` would be the module: only `statute` is one."""
        assert {"statute"} == {top(name) for name in MODULES} & set(cjji_model.__all__)

    def test_each_module_says_what_is_public(self):
        """Each module of code has an `__all__`, without repetition, whose names it has."""
        for name, path in MODULES.items():
            tree = ast.parse(path.read_text(encoding="utf-8"))
            code = [node for node in tree.body if not isinstance(node, (ast.Expr, ast.Import, ast.ImportFrom))]
            if name in {"", "__main__"} or not code:
                continue
            (said,) = (
                node.value
                for node in tree.body
                if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
            )
            names = ast.literal_eval(said)
            assert len(set(names)) == len(names), name


# --------------------------------------------------------------------------------------------------------- layers

LAYERS = (
    {"errors", "_repr", "_attribute_docs"},
    {"_checked", "_lookup"},
    {"dates"},
    {"model", "tables"},
    {"organisations", "outcome"},
    {"areas"},
    {"registry"},
    {"statute"},
    {"rules"},
    {"queries", "wire"},
    {"published", "views", "cases"},
    {"strategies", "cli"},
)
"""From what everything stands on to what stands on everything. The folders of one layer do not import each other."""
ENTRY_POINTS = {"", "__main__", "_plugin"}
"""What is run rather than imported: the package itself, its command, and the plugin for Hypothesis."""
DOORS = {
    "cattrs": {"wire"},
    "dateutil": {"dates"},
    "yaml": {"wire"},
    "tomli_w": {"wire"},
    "hypothesis": {"_plugin", "strategies"},
}
"""Who may know whom, of other people's packages; attrs may be known anywhere, and anything else nowhere."""


def imports(name):
    """What a module imports when it runs: pairs of a name and whether it is this package's own."""
    path = MODULES[name]
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    package = [part for part in package if part]
    todo = [ast.parse(path.read_text(encoding="utf-8"))]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        todo += ast.iter_child_nodes(node)
        if isinstance(node, ast.Import):
            yield from ((alias.name, False) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module, False
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] + (node.module or "").split(".")
            base = [part for part in base if part]
            for alias in node.names:
                whole = ".".join([*base, alias.name])
                yield (whole if whole in MODULES else ".".join(base)), True


def top(name):
    """The first part of a module's name."""
    return name.partition(".")[0]


LAYER_OF = {name: i for i, layer in enumerate(LAYERS) for name in layer}


class TestLayers:
    """Imports point one way: each layer knows only those before it."""

    def test_every_module_has_its_layer(self):
        """A new module or folder is given one here; there are at most twelve."""
        assert {top(name) for name in MODULES} == set(LAYER_OF) | ENTRY_POINTS
        assert len(LAYERS) <= 12

    @pytest.mark.parametrize("name", sorted(set(MODULES) - ENTRY_POINTS))
    def test_it_knows_only_lower_layers(self, name):
        """Of other modules of the package, a module imports only those of lower layers, within functions or not."""
        own = top(name)
        known = {top(found) for found, ours in imports(name) if ours and top(found) != own}
        assert set() == {found for found in known if LAYER_OF.get(found, len(LAYERS)) >= LAYER_OF[own]}

    def test_no_cycle(self):
        """No module needs itself to be imported, those within one folder and imports within functions included."""
        graph = {
            name: {found for found, ours in imports(name) if ours and found in MODULES and found != name}
            for name in MODULES
            if name
        }
        done = set()
        while len(done) < len(graph):
            ready = {name for name, known in graph.items() if name not in done and known <= done}
            assert ready, sorted(set(graph) - done)
            done |= ready

    @pytest.mark.parametrize("name", MODULES)
    def test_one_door_for_each_third_party(self, name):
        """cattrs, YAML and the writer of TOML in the wire, dateutil in the dates, hypothesis in the test kit."""
        others = {top(found) for found, ours in imports(name) if not ours} - set(sys.stdlib_module_names) - {"attrs"}
        assert set() == {other for other in others if top(name) not in DOORS.get(other, set())}

    @pytest.mark.parametrize("name", MODULES)
    def test_no_clock_no_environment_no_network(self, name):
        """Pure: but for the command line, nothing reads the clock, the environment, or anything beyond the package."""
        text = MODULES[name].read_text(encoding="utf-8")
        tree = ast.parse(text)
        calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
        assert set() == {call for call in calls if call.endswith((".today", ".now", "utcnow", "time.time"))}
        known = {top(found) for found, ours in imports(name) if not ours}
        assert set() == known & {"socket", "urllib", "http", "random", "time", "asyncio", "threading"}
        if top(name) != "cli":
            assert "os" not in known


class TestDistribution:
    """What is shipped."""

    def test_typed(self):
        """The package says that it is typed."""
        assert files("cjji_model").joinpath("py.typed").is_file()

    @pytest.mark.parametrize("table", sorted(path.name for path in ROOT.joinpath("tables").glob("*.toml")))
    def test_tables_are_toml(self, table):
        """Each table reads as TOML and has rows."""
        assert tomllib.loads(ROOT.joinpath("tables", table).read_text(encoding="utf-8"))

    def test_it_has_a_version(self):
        """The installed distribution has one."""
        assert version("cjji_model")
