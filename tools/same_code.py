"""Say whether two revisions differ in words and names alone: `python tools/same_code.py OLD [NEW] [PATH ...]`.

Docstrings and comments are left out, text is masked (of an f-string, what it interpolates is kept), and the syntax
trees of every Python file are walked in step. Where they differ in nothing but names, the names are the rename map,
which is printed: names of functions, classes, attributes and parameters, with how often each occurs. A name that is
local to a function is not listed, and must be renamed alike throughout that function. Anything else that differs is
told with its line, and the exit status is then 1. NEW is the working tree unless it is given.
"""

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

NAMED = {ast.Attribute: "attr", ast.keyword: "arg", ast.FunctionDef: "name", ast.ClassDef: "name", ast.alias: "name"}
"""The nodes that hold a name of more than one function, and the field that holds it."""
FUNCTIONS = (ast.FunctionDef, ast.Lambda)


class Masked(ast.NodeTransformer):
    """Takes words out of a tree: docstrings, text, and the text between what an f-string interpolates."""

    def visit_Expr(self, node):
        """Drop a docstring, of whatever."""
        words = isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        return None if words else self.generic_visit(node)

    def visit_Constant(self, node):
        """Mask a text."""
        return ast.copy_location(ast.Constant("…"), node) if isinstance(node.value, str) else node

    def visit_JoinedStr(self, node):
        """Keep what is interpolated, in an order that does not depend on the words around it."""
        kept = [self.visit(part.value) for part in node.values if isinstance(part, ast.FormattedValue)]
        if not kept:
            return ast.copy_location(ast.Constant("…"), node)
        return ast.copy_location(ast.Tuple(sorted(kept, key=shape), ast.Load()), node)


def shape(tree):
    """A tree without its names."""
    bare = ast.parse(ast.unparse(tree), mode="eval")
    for node in ast.walk(bare):
        for field in ("id", "attr", "arg"):
            if isinstance(getattr(node, field, None), str):
                setattr(node, field, "_")
    return ast.dump(bare)


def locals_of(function):
    """The names that a function binds itself: parameters, and what it assigns."""
    found = {node.arg for node in ast.walk(function.args) if isinstance(node, ast.arg)}
    body = function.body if isinstance(function.body, list) else [function.body]
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
                found.add(node.id)
            elif isinstance(node, FUNCTIONS):
                found.update(arg.arg for arg in ast.walk(node.args) if isinstance(arg, ast.arg))
                found.update({node.name} if isinstance(node, ast.FunctionDef) else ())
    return found


class Walk:
    """Two trees walked in step: what differs, and which names became which."""

    def __init__(self):
        self.different: list[str] = []
        self.renamed: Counter[tuple[str, str]] = Counter()

    def nodes(self, old, new, scopes):
        """Two nodes; `scopes` holds, from the outermost, the local names of each function and what became of them."""
        if type(old) is not type(new):
            self.differ(old, new)
            return
        if isinstance(old, FUNCTIONS):
            scopes = [*scopes, (locals_of(old), locals_of(new), {}, {})]
        for field, value in ast.iter_fields(old):
            other = getattr(new, field, None)
            if isinstance(value, ast.AST):
                self.nodes(value, other, scopes)
            elif isinstance(value, list):
                self.lists(value, other, scopes, new)
            elif value != other:
                if isinstance(value, str) and isinstance(other, str):
                    self.names(old, value, other, scopes, new)
                else:
                    self.differ(old, new)

    def lists(self, old, new, scopes, at):
        """Two lists of nodes or names."""
        if not isinstance(new, list) or len(old) != len(new):
            self.different.append(f"line {getattr(at, 'lineno', '?')}: {len(old)} parts became {len(new or ())}")
            return
        for one, other in zip(old, new, strict=True):
            if isinstance(one, ast.AST):
                self.nodes(one, other, scopes)
            elif one != other:
                self.renamed[one, other] += 1

    def names(self, node, old, new, scopes, at):
        """A name that became another."""
        if isinstance(node, (ast.Name, ast.arg)) or (isinstance(node, ast.FunctionDef) and len(scopes) > 1):
            for mine, theirs, forth, back in reversed(scopes):
                if old in mine:
                    if new not in theirs or forth.setdefault(old, new) != new or back.setdefault(new, old) != old:
                        self.different.append(f"line {at.lineno}: {old} became {new} here, and not throughout")
                    return
        self.renamed[old, new] += 1

    def differ(self, old, new):
        """Something other than a name differs."""
        told = " → ".join(ast.unparse(one)[:60] if isinstance(one, ast.AST) else repr(one)[:60] for one in (old, new))
        self.different.append(f"line {getattr(new, 'lineno', getattr(old, 'lineno', '?'))}: {told}")


def git(*words):
    """What git says."""
    return subprocess.run(["git", *words], capture_output=True, text=True, check=True).stdout


def pairs(old, new, paths) -> Iterator[tuple[str, str | None, str | None]]:
    """Each Python file that differs: its path, and its text before and after."""
    for line in git(
        "diff", "-M", "--name-status", old, *([new] if new else []), "--", *(paths or ["*.py"])
    ).splitlines():
        status, first, *more = line.split("\t")
        last = more[0] if more else first
        if last.endswith(".py"):
            before = None if status == "A" else git("show", f"{old}:{first}")
            after = None if status == "D" else git("show", f"{new}:{last}") if new else Path(last).read_text("utf-8")
            yield last, before, after


def main(words):
    """Compare, print, and say by the status whether code changed."""
    revisions = [word for word in words if not word.endswith(".py") and "/" not in word]
    old, new = revisions[0], revisions[1] if len(revisions) > 1 else None
    walk, count, bad = Walk(), 0, 0
    for path, before, after in pairs(old, new, [word for word in words if word not in revisions]):
        walk.different = []
        if before is None or after is None:
            walk.different.append("is new" if before is None else "is gone")
        else:
            trees = [Masked().visit(ast.parse(text)) for text in (before, after)]
            walk.nodes(*trees, [])
        count, bad = count + 1, bad + bool(walk.different)
        for told in walk.different:
            print(f"{path}: {told}")
    for (one, other), times in sorted(walk.renamed.items()):
        print(f"renamed {one} → {other} ({times})")
    print(f"{count} files differ; {bad} of them in more than words and names")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
