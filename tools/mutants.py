"""Mutation testing: find the changes of a line in the rules, dates, wire or statute modules that no test notices.

    python tools/mutants.py changed [--since REV]   test the mutants of statements changed since a revision, then a sample
    python tools/mutants.py run [MODULE ...]         test all mutants, or those of some modules, and save the results
    python tools/mutants.py again [MODULE ...]       retest the mutants that survived: after tests were added
    python tools/mutants.py report                   write the saved results as a page

It needs the extra `mutation`. Mutants are made by the operators of Cosmic Ray and by two of our own. Each is tested in a
process forked from one that has imported pytest and Hypothesis, but not the model: the source of the module is replaced
when it is imported, and no file is changed. `run` saves its results in `.mutants/`, which git ignores; `survivors.toml`
explains why a survivor is accepted. The exit status is 1 if a survivor is not explained, or (of a full run) if an
explanation matches no survivor.
"""

import argparse
import ast
import hashlib
import itertools
import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import textwrap
import time
import tomllib
from collections import Counter
from importlib.machinery import SourceFileLoader
from pathlib import Path

import hypothesis.stateful  # noqa: F401  imported once, before the processes are forked
import parso
import pytest
import yaml  # noqa: F401  the same
from attrs import frozen
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.ast.ast_query import ASTQuery
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.operator import Operator
from cosmic_ray.plugins import get_operator

from same_code import Masked

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "cjji_model"
EXPLAINED = Path(__file__).parent / "survivors.toml"
FOUND, REPORT = (ROOT / ".mutants" / name for name in ("mutants.json", "mutation.md"))

COMPARISONS = ["Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is"]
COMPARISONS += ["Lt_LtE", "Lt_GtE", "LtE_Lt", "LtE_Gt", "Gt_GtE", "Gt_LtE", "GtE_Gt", "GtE_Lt"]
ARITHMETIC = ["Add_Sub", "Sub_Add", "Mul_Add", "FloorDiv_Mul", "Mod_Mul", "BitOr_BitAnd", "BitAnd_BitOr"]
OPERATORS = [
    *(f"ReplaceComparisonOperator_{pair}" for pair in COMPARISONS),
    *(f"ReplaceBinaryOperator_{pair}" for pair in ARITHMETIC),
    *(f"ReplaceUnaryOperator_{change}" for change in ("Delete_Not", "USub_UAdd")),
    *(f"Replace{this}With{that}" for this, that in itertools.permutations(("And", "Or"))),
    *(f"Replace{this}With{that}" for this, that in itertools.permutations(("True", "False"))),
    *(f"Replace{this}With{that}" for this, that in itertools.permutations(("Break", "Continue"))),
    *("AddNot", "NumberReplacer", "ZeroIterationForLoop", "ExceptionReplacer", "RemoveDecorator"),
]
"""The names of the operators of Cosmic Ray that are used; of comparisons only the neighbour and the opposite."""

OF_RULES = ["test_engine.py::TestExamples", "test_cases.py", "test_departures.py"]
OF_ENGINE = [
    "test_keywords.py",
    *(
        f"test_engine.py::Test{of}"
        for of in ("RuleBook", "OwnRules", "Arguments", "ReadingDay", "Derogations", "Values")
    ),
    "test_rules_record.py",
    "test_rules_preparation.py",
    "test_cases.py",
    "test_departures.py",
    *(
        f"test_engine.py::Test{of}"
        for of in ("Examples", "FromMemory", "HeaderOnly", "Because", "Results", "TwoPasses", "Pure")
    ),
]
OF_LAW = ["test_keywords.py", "test_statute.py", "test_law.py", "test_law_views.py", "test_rules_standing.py"]
OF_WIRE = ["test_keywords.py", "test_wire.py", "test_outcome.py", "test_cases.py"]
TESTS = {
    "dates.py": ["test_dates.py"],
    "rules/__init__.py": ["test_replay.py", *OF_ENGINE],
    "rules/_book.py": OF_ENGINE,
    "rules/_citations.py": OF_ENGINE,
    "rules/_context.py": [
        *(f"test_rules_{of}.py" for of in ("standing", "joint_work", "delivery", "courts")),
        *OF_ENGINE,
    ],
    "rules/_dated.py": [
        *(f"test_rules_{of}.py" for of in ("preparation", "publication", "year", "directions", "gatekeeping")),
        *OF_RULES,
    ],
    "rules/_engine.py": [*OF_ENGINE, "test_rules_standing.py", "test_rules_derogations.py"],
    "rules/_examples.py": OF_ENGINE,
    "rules/_recording.py": OF_ENGINE,
    "rules/_replay.py": ["test_keywords.py", "test_replay.py"],
    "rules/_roles.py": ["test_rules_joint_work.py", "test_rules_standing.py", *OF_RULES],
    "rules/_rulings.py": OF_ENGINE,
    "rules/_subjects.py": [
        *OF_ENGINE,
        *(f"test_rules_{of}.py" for of in ("standing", "delivery", "publication", "year")),
    ],
    "rules/courts.py": ["test_rules_courts.py", *OF_RULES],
    "rules/delegation.py": ["test_rules_delegation.py", *OF_RULES],
    "rules/delivery.py": ["test_rules_delivery.py", "test_rules_standing.py", *OF_RULES],
    "rules/directions.py": ["test_rules_directions.py", *OF_RULES],
    "rules/gatekeeping.py": ["test_rules_gatekeeping.py", *OF_RULES],
    "rules/inspectorate_year.py": ["test_rules_year.py", *OF_RULES],
    "rules/joint_work.py": ["test_rules_joint_work.py", "test_rules_standing.py", *OF_RULES],
    "rules/planning.py": ["test_rules_planning.py", *OF_RULES],
    "rules/preparation.py": ["test_rules_preparation.py", *OF_RULES],
    "rules/publication.py": ["test_rules_publication.py", *OF_RULES],
    "rules/record.py": ["test_rules_record.py", "test_rules_standing.py", "test_rules_derogations.py", *OF_RULES],
    "rules/remits.py": ["test_rules_joint_work.py", "test_rules_standing.py", *OF_RULES],
    "statute/__init__.py": OF_LAW,
    "statute/joint.py": OF_LAW,
    "statute/lists.py": OF_LAW,
    "statute/provisions.py": OF_LAW,
    "statute/schedules.py": OF_LAW,
    "wire/__init__.py": OF_WIRE,
    "wire/_fast.py": OF_WIRE,
    "wire/_keys.py": OF_WIRE,
    "wire/_plain.py": OF_WIRE,
    "wire/_slow.py": OF_WIRE,
    "wire/_text.py": OF_WIRE,
    "wire/_yaml.py": OF_WIRE,
    "wire/limits.py": OF_WIRE,
    "wire/outcome.py": ["test_outcome.py", "test_replay.py", "test_cases.py"],
}
"""The tests that must fail for a mutant of each module, the fastest first."""


class Membership(Operator):
    """Replace `in` by `not in`, and the reverse."""

    def mutation_positions(self, node):
        if node.type == "keyword" and node.value == "in" and node.parent.type in {"comparison", "comp_op"}:
            yield node.start_pos, node.end_pos

    def mutate(self, node, _index):
        if node.parent.type == "comp_op":
            node.parent.children[0].value = ""
        else:
            node.value = "not in"
        return node

    @classmethod
    def examples(cls):
        return ()


class Sifting(Operator):
    """Negate the condition of a comprehension."""

    def mutation_positions(self, node):
        if node.type == "comp_if":
            yield node.start_pos, node.end_pos

    def mutate(self, node, _index):
        node.children[1] = parso.parse(f" not ({node.children[1].get_code()})")
        return node

    @classmethod
    def examples(cls):
        return ()


QUIETLY = ["-x", "-q", "-n", "0", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]


@frozen
class Mutant:
    """One change of one place in the source of a module."""

    module: str
    """The path of the module within the package, such as "rules/courts.py"."""
    statement: str
    """The digest of the outermost statement that it changes: the key of the saved results."""
    operator: str
    """The name of the operator that made it."""
    line: int
    """The number of the changed line."""
    where: str
    """The name of the function or class that it changes, or "the module"."""
    before: str
    """The changed lines of the source, joined."""
    after: str
    """What the mutant has instead."""
    source: str
    """The whole source of the mutated module."""

    def __str__(self):
        return f"{self.module} {self.where}: {self.before} -> {self.after}"


def operators():
    """Return the operators that are used, by name."""
    core = {name: get_operator(f"core/{name}")() for name in OPERATORS}
    return core | {"Membership": Membership(), "Sifting": Sifting()}


FOR_OTHERS = re.compile("cache|per_class|overload")
"""The names of decorators that serve speed or type checkers only."""


def wanted(node, operator):
    """Whether changing a place with an operator can change behaviour that a test should notice.

    Annotations serve type checkers, caches serve speed, and an example of a rule is one of many: all are skipped.
    """
    if node.type == "decorator" and FOR_OTHERS.search(node.get_code()):
        return False
    above = node
    while (below := above) and (above := above.parent) is not None:
        if above.type == "annassign" and below is above.children[1]:
            return False
        if above.type == "decorator" and FOR_OTHERS.search(above.get_code()):
            return False
        if above.type == "atom_expr" and getattr(above.children[0], "value", "") in {"example", "example_year"}:
            return False
        if above.type == "funcdef" and node.start_pos < above.children[-1].start_pos:
            return False
    return not operator.startswith("ReplaceBinary") or node.parent.type in {"arith_expr", "term", "expr", "and_expr"}


def changed_lines(source, mutated):
    """Return the changed lines before and after a mutation, each joined into one line."""
    old, new = source.splitlines(), mutated.splitlines()
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return tuple(" ".join(re.sub(r"\s+", " ", line).strip() for line in lines) for lines in (old, new))


def digest(code):
    """Return a short hash of what a statement does: docstrings, comments and text make no difference."""
    tree = Masked().visit(ast.parse(textwrap.dedent(code)))
    return hashlib.sha256(ast.dump(tree).encode()).hexdigest()[:12]


def statements(source):
    """Return the outermost statements of a source by digest, each as the source before it and its own source."""
    by_digest, before = {}, ""
    for statement in get_ast(source).children:
        code = statement.get_code()
        by_digest[digest(code)] = before, code
        before += code
    return by_digest


def statements_of(module):
    """Return the statements of a module in the working tree."""
    return statements((PACKAGE / module).read_text("utf-8"))


def statements_at(revision):
    """Return the digests of all statements of the package at a revision, whichever module they were in."""
    listed = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", revision, "src/cjji_model"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    digests = set()
    for path in listed.splitlines():
        if path.endswith(".py"):
            shown = subprocess.run(["git", "show", f"{revision}:{path}"], capture_output=True, text=True, check=True)
            digests |= set(statements(shown.stdout))
    return digests


def mutants_of(module, wanted_ones=None):
    """Return the mutants of a module, or of some of its statements, that are valid Python."""
    mutants, source = [], (PACKAGE / module).read_text("utf-8")
    for statement, (before, code) in statements_of(module).items():
        if wanted_ones is not None and statement not in wanted_ones:
            continue
        nodes, after = list(ast_nodes(get_ast(code))), source[len(before) + len(code) :]
        for name, operator in operators().items():
            places = [(node, place) for node in nodes for place in operator.mutation_positions(node)]
            for occurrence, (node, (start, _)) in enumerate(places):
                mutated = mutate_code(code, operator, occurrence) if wanted(node, name) else None
                if mutated is None or not is_python(before + mutated + after):
                    continue
                where, line = ASTQuery(node).get_definition_name() or "the module", before.count("\n") + start[0]
                described = (where, *changed_lines(code, mutated))
                mutants.append(Mutant(module, statement, name, line, *described, before + mutated + after))
    return mutants


def is_python(source):
    """Whether a source compiles."""
    try:
        compile(source, "mutant", "exec")
    except SyntaxError:
        return False
    return True


def begin(module, source, seconds):
    """Fork a process that runs the tests of a module with another source of it; return the process id."""
    child = os.fork()
    if child:
        return child
    try:
        os.setsid()
        signal.alarm(seconds)
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        path, get_code = str(PACKAGE / module), SourceFileLoader.get_code
        SourceFileLoader.get_code = lambda self, name: (
            compile(source, path, "exec", dont_inherit=True) if self.path == path else get_code(self, name)
        )
        tests = [str(ROOT / "tests" / name) for name in TESTS[module]]
        os._exit(pytest.main([*QUIETLY, *tests]))
    finally:
        os._exit(9)


def patience(module):
    """Return the time limit in seconds for a mutant of a module: ten, and three times what the module's tests take.

    Exits if these tests do not pass with the unchanged module.
    """
    began = time.monotonic()
    _, status = os.waitpid(begin(module, (PACKAGE / module).read_text("utf-8"), 600), 0)
    if status:
        sys.exit(f"these tests fail with {module} unchanged: {' '.join(TESTS[module])}")
    return int(10 + 3 * (time.monotonic() - began))


def tried(mutants, jobs, until=float("inf")):
    """Test mutants until the time is over; yield each with its outcome: killed, timed out or survived."""
    limits, waiting, running = {}, iter(mutants), {}
    while True:
        while len(running) < jobs and time.monotonic() < until and (mutant := next(waiting, None)):
            tests = tuple(TESTS[mutant.module])
            if tests not in limits:
                limits[tests] = patience(mutant.module)
            running[begin(mutant.module, mutant.source, limits[tests])] = mutant
        if not running:
            return
        child, status = os.wait()
        yield running.pop(child), "timed out" if os.WIFSIGNALED(status) else "killed" if status else "survived"


def explanations():
    """Return the patterns of accepted survivors, each with the reason."""
    groups = tomllib.loads(EXPLAINED.read_text("utf-8"))["survivor"]
    return {pattern: group["because"] for group in groups for pattern in group["mutants"]}


def explains(pattern, survivor):
    """Whether a pattern, in which a star matches anything, matches a survivor."""
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), survivor) is not None


def unexplained(survivors):
    """Return the survivors that no pattern matches."""
    patterns = explanations()
    return [survivor for survivor in survivors if not any(explains(pattern, survivor) for pattern in patterns)]


def survivors_in(results):
    """Return every survivor in the results."""
    return [survivor for module in results.values() for of in module.values() for survivor in of["survived"]]


def complaints(results):
    """Yield a line for each survivor without an explanation, and for each explanation without a survivor."""
    for survivor in unexplained(survivors_in(results)):
        yield f"not explained: {survivor}"
    for pattern in explanations():
        if not any(explains(pattern, survivor) for survivor in survivors_in(results)):
            yield f"explanation without a survivor: {pattern}"


def news_since(revision):
    """Return the mutants of statements that were not in the package at a revision."""
    before = statements_at(revision)
    return [mutant for module in TESTS for mutant in mutants_of(module, set(statements_of(module)) - before)]


def recorded():
    """Return the saved results, by module and statement."""
    return json.loads(FOUND.read_text("utf-8")) if FOUND.exists() else {}


def run(modules, jobs, *, all):
    """Test the mutants of modules, all or only those of statements without results, and save the results."""
    results = recorded()
    for module in modules:
        began, now = time.monotonic(), statements_of(module)
        kept = {} if all else {id: of for id, of in results.get(module, {}).items() if id in now}
        counts = {id: Counter() for id in now}
        survived = {id: [] for id in now}
        for mutant, outcome in tried(mutants_of(module, set(now) - set(kept)), jobs):
            counts[mutant.statement][outcome] += 1
            if outcome == "survived":
                survived[mutant.statement].append(str(mutant))
                print(f"  line {mutant.line}: {mutant} ({mutant.operator})", flush=True)
        results[module] = {
            id: kept.get(id)
            or {"killed": counts[id]["killed"], "timed out": counts[id]["timed out"], "survived": survived[id]}
            for id in now
        }
        write(results)
        print(f"{module}: {sum(map(Counter.total, counts.values()))} in {time.monotonic() - began:.0f} s", flush=True)
    return results


def again(modules, jobs):
    """Retest the survivors, and save the outcome of those that no longer survive."""
    results = recorded()
    for module in modules:
        left = Counter(survivors_in({module: results[module]}))
        mutants = [
            m
            for m in mutants_of(module, {id for id, of in results[module].items() if of["survived"]})
            if str(m) in left
        ]
        for mutant, outcome in tried(mutants, jobs):
            if outcome == "survived":
                print(f"  line {mutant.line}: {mutant} ({mutant.operator})", flush=True)
            else:
                results[module][mutant.statement]["survived"].remove(str(mutant))
                results[module][mutant.statement][outcome] += 1
        write(results)
    return results


def write(results):
    """Save the results."""
    inner = ",\n".join(
        f" {json.dumps(module)}: {{\n"
        + ",\n".join(f"  {json.dumps(id)}: {json.dumps(of, ensure_ascii=False)}" for id, of in results[module].items())
        + "\n }"
        for module in TESTS
        if module in results
    )
    FOUND.parent.mkdir(exist_ok=True)
    FOUND.write_text(f"{{\n{inner}\n}}\n", "utf-8")


def changed(revision, minutes, more, jobs):
    """Test the mutants of changed statements, then a sample of others, until the time is over; yield a line per problem."""
    until, counts, survivors = time.monotonic() + 60 * minutes, Counter(), []
    news = news_since(revision)
    random.Random(len(news)).shuffle(news)  # noqa: S311  if the time runs out, each module has been sampled
    for mutant, outcome in tried(itertools.chain(news, itertools.islice(others(), more)), jobs, until):
        counts[outcome] += 1
        survivors += [str(mutant)] if outcome == "survived" else []
    print(
        f"{len(news):,} mutants are of statements changed since {revision}; tested, with a sample of others: {counts.total():,}: {dict(counts)}"
    )
    for survivor in unexplained(survivors):
        yield f"not explained: {survivor}"
    if counts.total() < len(news):
        print(f"out of time: {len(news) - counts.total():,} of them were not tested; allow more with --minutes")


def others():
    """Yield mutants at random from one module after another, without end: the same ones until a test changes."""
    tests = b"".join(file.read_bytes() for file in sorted((ROOT / "tests").glob("*.py")))
    draw = random.Random(hashlib.sha256(tests).digest())  # noqa: S311  a sample of mutants, not a secret
    modules = draw.sample(list(TESTS), len(TESTS))
    while True:
        for module in modules:
            statement = draw.choice(list(statements_of(module)))
            mutants = mutants_of(module, {statement})
            yield from draw.sample(mutants, min(len(mutants), 10))


def write_report(results):
    """Write the results as a page in Markdown."""
    row = "| {} | {:,} | {:,} | {:,} | {:,} | {:.1%} | {} |"
    lines, sums = [], Counter()
    for module, of in results.items():
        counts = Counter()
        for result in of.values():
            counts.update({**result, "survived": len(result["survived"])})
        sums += counts
        lines.append(shown(row, f"`{module}`", counts, " ".join(f"`{name}`" for name in TESTS[module])))
    reasons = {}
    for pattern, because in explanations().items():
        fitting = sorted({each for each in survivors_in(results) if explains(pattern, each)})
        reasons.setdefault(because, []).extend(fitting)
    sections = [f"**{because}**\n\n" + "\n".join(f"- `{each}`" for each in those) for because, those in reasons.items()]
    head = REPORT_HEAD.format(len(OPERATORS) + 2, shown(row, "all", sums, "").rstrip(), "\n".join(lines))
    REPORT.write_text(head + "\n\n".join(sections) + "\n", "utf-8")


def shown(row, name, counts, tests):
    """Return one row of the table."""
    all, survived = counts.total(), counts["survived"]
    return row.format(name, all, counts["killed"], counts["timed out"], survived, 1 - survived / max(all, 1), tests)


REPORT_HEAD = """# Mutation testing

Made by `python tools/mutants.py report` from `mutants.json`, which `python tools/mutants.py run` writes.
{} operators. A mutant times out after ten seconds plus three times the duration of the tests.

| module | mutants | killed | timed out | survived | score | tests |
|---|---|---|---|---|---|---|
{}
{}

## Survivors, and why each is accepted

"""


def main():
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["run", "again", "changed", "report"])
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="such as rules/courts.py")
    parser.add_argument("--since", default="HEAD~1", metavar="REV", help="the revision that `changed` compares with")
    parser.add_argument("--minutes", type=float, default=10, help="the time limit of `changed`")
    parser.add_argument(
        "--others", type=int, default=200, help="how many mutants of unchanged statements `changed` also tests"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many processes to run at once")
    arguments = parser.parse_args()
    if os.environ.get("PYTHONHASHSEED") != "0":  # sets in the same order each time, and so the same examples
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | {"PYTHONHASHSEED": "0"})  # noqa: S606  this program itself
    os.environ |= {"CJJI_PROFILE": "mutants", "CI": "1"}
    os.chdir(ROOT)
    if arguments.what == "changed":
        problems = list(changed(arguments.since, arguments.minutes, arguments.others, arguments.jobs))
    else:
        modules = arguments.modules or list(TESTS)
        if arguments.what == "run":
            run(modules, arguments.jobs, all=bool(arguments.modules))
        elif arguments.what == "again":
            again(modules, arguments.jobs)
        write_report(recorded())
        problems = list(complaints(recorded()))
    print("\n".join(problems))
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
