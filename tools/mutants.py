"""Mutation testing: what the tests notice when a line of the rules, dates, wire or statute says something else.

    python tools/mutants.py changed [--since REV]   try the mutants of statements that differ from a revision, then some others
    python tools/mutants.py run [MODULE ...]         try all mutants, or those of these modules, and keep what is found
    python tools/mutants.py again [MODULE ...]       try those once more that survived: after tests were added
    python tools/mutants.py report                   write what was kept as a page

It needs the extra `mutation`. The mutants are made by the operators of Cosmic Ray and by two of our own. Each is tried in a
process forked from one that has imported pytest and Hypothesis and nothing of the model: the module's source is changed
as it is imported, and no file is. `run` keeps its findings in `.mutants/`, which git ignores; why a survivor is accepted
is in `survivors.toml`. The exit status is 1 if a survivor is not explained, or (of a full run) an explanation explains nothing.
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

import hypothesis.stateful  # noqa: F401  imported once, for all the processes that are forked
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
"""By their names in Cosmic Ray; of comparisons only the neighbour and the opposite."""

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
"""The tests that each module is held to, the quickest first."""


class Membership(Operator):
    """`in` becomes `not in`, and the other way round."""

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
    """The condition of a comprehension becomes its opposite."""

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
    """One change of one place."""

    module: str
    statement: str
    """A digest of the statement of the module that it stands in: what was found of it is kept under that."""
    operator: str
    line: int
    where: str
    before: str
    after: str
    source: str

    def __str__(self):
        return f"{self.module} {self.where}: {self.before} -> {self.after}"


def operators():
    """Those that are tried, by name."""
    core = {name: get_operator(f"core/{name}")() for name in OPERATORS}
    return core | {"Membership": Membership(), "Sifting": Sifting()}


FOR_OTHERS = re.compile("cache|per_class|overload")
"""The decorators for speed, and for type checkers."""


def wanted(node, operator):
    """Whether a place says what the program does.

    Types are for other tools; what is remembered is for speed alone; an example of a rule shows one case of many.
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
    """The lines of the source that a mutation changed, and what they became, each on one line."""
    old, new = source.splitlines(), mutated.splitlines()
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return tuple(" ".join(re.sub(r"\s+", " ", line).strip() for line in lines) for lines in (old, new))


def digest(code):
    """What a statement does, as a short text: its words (docstrings, comments, messages) make no difference."""
    tree = Masked().visit(ast.parse(textwrap.dedent(code)))
    return hashlib.sha256(ast.dump(tree).encode()).hexdigest()[:12]


def statements(source):
    """The statements of a source, outermost, by the digest of each: what comes before it, and the statement."""
    found, before = {}, ""
    for statement in get_ast(source).children:
        code = statement.get_code()
        found[digest(code)] = before, code
        before += code
    return found


def statements_of(module):
    """The statements of a module as it is."""
    return statements((PACKAGE / module).read_text("utf-8"))


def statements_at(revision):
    """The digests of all statements of the package at a revision, wherever they were."""
    listed = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", revision, "src/cjji_model"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = set()
    for path in listed.splitlines():
        if path.endswith(".py"):
            shown = subprocess.run(["git", "show", f"{revision}:{path}"], capture_output=True, text=True, check=True)
            found |= set(statements(shown.stdout))
    return found


def mutants_of(module, wanted_ones=None):
    """Every mutant of a module, or of some statements of it; those that are no Python are left out."""
    found, source = [], (PACKAGE / module).read_text("utf-8")
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
                told = (where, *changed_lines(code, mutated))
                found.append(Mutant(module, statement, name, line, *told, before + mutated + after))
    return found


def is_python(source):
    """Whether it compiles."""
    try:
        compile(source, "mutant", "exec")
    except SyntaxError:
        return False
    return True


def begin(module, source, seconds):
    """Fork a process that runs the module's tests with this source in its place; its number."""
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
    """For how many seconds a mutant of a module may run: three times what the module's tests take, and ten.

    They must pass with the module as it stands.
    """
    began = time.monotonic()
    _, status = os.waitpid(begin(module, (PACKAGE / module).read_text("utf-8"), 600), 0)
    if status:
        sys.exit(f"these tests do not pass as {module} stands: {' '.join(TESTS[module])}")
    return int(10 + 3 * (time.monotonic() - began))


def tried(mutants, jobs, until=float("inf")):
    """Each mutant that was tried before the time was over, with what came of it: killed, timed out or survived."""
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
    """The patterns of the survivors that are well, each with its reason."""
    groups = tomllib.loads(EXPLAINED.read_text("utf-8"))["survivor"]
    return {pattern: group["because"] for group in groups for pattern in group["mutants"]}


def explains(pattern, survivor):
    """Whether a pattern, in which a star stands for anything, fits a survivor."""
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), survivor) is not None


def unexplained(survivors):
    """Those that no pattern fits."""
    patterns = explanations()
    return [survivor for survivor in survivors if not any(explains(pattern, survivor) for pattern in patterns)]


def survivors_in(found):
    """Every mutant that survived."""
    return [survivor for module in found.values() for of in module.values() for survivor in of["survived"]]


def complaints(found):
    """What is wrong with what was found and what is explained: a line each."""
    for survivor in unexplained(survivors_in(found)):
        yield f"not explained: {survivor}"
    for pattern in explanations():
        if not any(explains(pattern, survivor) for survivor in survivors_in(found)):
            yield f"explains nothing: {pattern}"


def news_since(revision):
    """The mutants of statements that were not in the package at a revision."""
    before = statements_at(revision)
    return [mutant for module in TESTS for mutant in mutants_of(module, set(statements_of(module)) - before)]


def recorded():
    """What was found, by module and statement."""
    return json.loads(FOUND.read_text("utf-8")) if FOUND.exists() else {}


def run(modules, jobs, *, all):
    """Try the mutants of these modules, all or those of statements not tried yet, and write what was found."""
    found = recorded()
    for module in modules:
        began, now = time.monotonic(), statements_of(module)
        kept = {} if all else {id: of for id, of in found.get(module, {}).items() if id in now}
        counts = {id: Counter() for id in now}
        survived = {id: [] for id in now}
        for mutant, outcome in tried(mutants_of(module, set(now) - set(kept)), jobs):
            counts[mutant.statement][outcome] += 1
            if outcome == "survived":
                survived[mutant.statement].append(str(mutant))
                print(f"  line {mutant.line}: {mutant} ({mutant.operator})", flush=True)
        found[module] = {
            id: kept.get(id)
            or {"killed": counts[id]["killed"], "timed out": counts[id]["timed out"], "survived": survived[id]}
            for id in now
        }
        write(found)
        print(f"{module}: {sum(map(Counter.total, counts.values()))} in {time.monotonic() - began:.0f} s", flush=True)
    return found


def again(modules, jobs):
    """Try once more those that survived, and write which of them do not now."""
    found = recorded()
    for module in modules:
        left = Counter(survivors_in({module: found[module]}))
        mutants = [
            m for m in mutants_of(module, {id for id, of in found[module].items() if of["survived"]}) if str(m) in left
        ]
        for mutant, outcome in tried(mutants, jobs):
            if outcome == "survived":
                print(f"  line {mutant.line}: {mutant} ({mutant.operator})", flush=True)
            else:
                found[module][mutant.statement]["survived"].remove(str(mutant))
                found[module][mutant.statement][outcome] += 1
        write(found)
    return found


def write(found):
    """Write what was found."""
    inner = ",\n".join(
        f" {json.dumps(module)}: {{\n"
        + ",\n".join(f"  {json.dumps(id)}: {json.dumps(of, ensure_ascii=False)}" for id, of in found[module].items())
        + "\n }"
        for module in TESTS
        if module in found
    )
    FOUND.parent.mkdir(exist_ok=True)
    FOUND.write_text(f"{{\n{inner}\n}}\n", "utf-8")


def changed(revision, minutes, more, jobs):
    """Try the mutants of what is new and so many others, until the time is over: what is wrong, a line each."""
    until, counts, survivors = time.monotonic() + 60 * minutes, Counter(), []
    news = news_since(revision)
    random.Random(len(news)).shuffle(news)  # noqa: S311  if time runs out, some of every module were tried
    for mutant, outcome in tried(itertools.chain(news, itertools.islice(others(), more)), jobs, until):
        counts[outcome] += 1
        survivors += [str(mutant)] if outcome == "survived" else []
    print(
        f"{len(news):,} mutants are of statements that differ from {revision}; of these, and then of others, {counts.total():,} were tried: {dict(counts)}"
    )
    for survivor in unexplained(survivors):
        yield f"not explained: {survivor}"
    if counts.total() < len(news):
        print(f"not tried in the time: {len(news) - counts.total():,} of them; --minutes gives them more")


def others():
    """Mutants drawn from one module after another without end: the same each time, until a test changes."""
    tests = b"".join(file.read_bytes() for file in sorted((ROOT / "tests").glob("*.py")))
    draw = random.Random(hashlib.sha256(tests).digest())  # noqa: S311  a draw of mutants, no secret
    modules = draw.sample(list(TESTS), len(TESTS))
    while True:
        for module in modules:
            one = draw.choice(list(statements_of(module)))
            mutants = mutants_of(module, {one})
            yield from draw.sample(mutants, min(len(mutants), 10))


def write_report(found):
    """Write what was found, as a page."""
    row = "| {} | {:,} | {:,} | {:,} | {:,} | {:.1%} | {} |"
    lines, sums = [], Counter()
    for module, of in found.items():
        counts = Counter()
        for one in of.values():
            counts.update({**one, "survived": len(one["survived"])})
        sums += counts
        lines.append(shown(row, f"`{module}`", counts, " ".join(f"`{name}`" for name in TESTS[module])))
    reasons = {}
    for pattern, because in explanations().items():
        fitting = sorted({each for each in survivors_in(found) if explains(pattern, each)})
        reasons.setdefault(because, []).extend(fitting)
    told = [f"**{because}**\n\n" + "\n".join(f"- `{each}`" for each in those) for because, those in reasons.items()]
    head = REPORT_HEAD.format(len(OPERATORS) + 2, shown(row, "all", sums, "").rstrip(), "\n".join(lines))
    REPORT.write_text(head + "\n\n".join(told) + "\n", "utf-8")


def shown(row, name, counts, tests):
    """A line of the table."""
    all, survived = counts.total(), counts["survived"]
    return row.format(name, all, counts["killed"], counts["timed out"], survived, 1 - survived / max(all, 1), tests)


REPORT_HEAD = """# Mutation testing

Made by `python tools/mutants.py report` from `mutants.json`, which `python tools/mutants.py run` writes.
{} operators. A mutant that ran three times as long as the tests do, and ten seconds more, has timed out.

| module | mutants | killed | timed out | survived | score | tests it is held to |
|---|---|---|---|---|---|---|
{}
{}

## Survivors, and why each is well

"""


def main():
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["run", "again", "changed", "report"])
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="such as rules/courts.py")
    parser.add_argument("--since", default="HEAD~1", metavar="REV", help="the revision that `changed` compares with")
    parser.add_argument("--minutes", type=float, default=10, help="how long `changed` goes on at most")
    parser.add_argument("--others", type=int, default=200, help="how many mutants `changed` tries beside the new ones")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many processes at once")
    asked = parser.parse_args()
    if os.environ.get("PYTHONHASHSEED") != "0":  # sets in the same order each time, as the examples that are drawn
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | {"PYTHONHASHSEED": "0"})  # noqa: S606  this program itself
    os.environ |= {"CJJI_PROFILE": "mutants", "CI": "1"}
    os.chdir(ROOT)
    if asked.what == "changed":
        wrong = list(changed(asked.since, asked.minutes, asked.others, asked.jobs))
    else:
        modules = asked.modules or list(TESTS)
        if asked.what == "run":
            run(modules, asked.jobs, all=bool(asked.modules))
        elif asked.what == "again":
            again(modules, asked.jobs)
        write_report(recorded())
        wrong = list(complaints(recorded()))
    print("\n".join(wrong))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
