"""The tests on other versions of Python than the one that runs this program.

    python tools/other_versions.py              in a virtual environment of each interpreter that is found here
    python tools/other_versions.py --pyodide    under node, by the npm package `pyodide`, a CPython of WebAssembly
    python tools/other_versions.py --find       only say which interpreters are found

After these may follow what pytest is to run, and options of pytest's; @FILE stands for the lines
of a file. By themselves, all tests are run, or under node all but the longest.

What is installed, is installed into a temporary directory, and the tests run in a copy of the project. Where there is
no interpreter, no node or no package, a line says "not tried", and why. The exit status is 1 if a test failed on any
version, or the tests on it came to no end.

Under node there are no processes, and a test that would begin one is skipped; the laws are tried with fewer examples,
as it is some five times slower than an ordinary interpreter.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(__file__).resolve().parent
VERSIONS = {"3.12": "0.27", "3.13": "0.29", "3.14": "314"}
"""Versions of Python, and the versions of the npm package that are built of them."""

PYTEST = ["-q", "-p", "no:cacheprovider"]
LONG = ["as_known", "breaking", "calendar", "cli", "edits", "machine", "replay", "roll_forward"]
"""Tests that are not run under node unless they are named: they try again and again what others try once, or begin
processes, and take as long as all the others."""

STACK = 1 << 30
"""Bytes of stack for node: calls in WebAssembly use more of it than those of an ordinary interpreter, and where it ends
before Python's own limit, so does the process."""

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


class NotTriedError(Exception):
    """A version cannot be had here, and why."""


def say(text: str) -> None:
    """Print at once, that it stands before what other processes print."""
    print(text, flush=True)


# ------------------------------------------------------------------------------------------------- what is here


def candidates(version: str) -> Iterator[str]:
    """Where an interpreter of this version may be: this one, on the path, or one that pyenv has."""
    yield sys.executable
    if found := shutil.which(f"python{version}"):
        yield found
    if pyenv := shutil.which("pyenv"):
        root = subprocess.run([pyenv, "root"], capture_output=True, text=True, check=False).stdout.strip()
        yield from map(str, sorted(Path(root, "versions").glob(f"{version}.*/bin/python"), reverse=True))


def interpreter(version: str) -> tuple[str, str] | None:
    """An interpreter of this version that runs, and its version in full; None if there is none."""
    script = "import platform; print(platform.python_version())"
    for path in candidates(version):
        with suppress(OSError):
            done = subprocess.run([path, "-c", script], capture_output=True, text=True, check=False)
            if done.returncode == 0 and done.stdout.startswith(f"{version}."):
                return path, done.stdout.strip()
    return None


# ----------------------------------------------------------------------------------------------------- its tests


def prepared(words: list[str], why: str, **given: object) -> None:
    """Run a command that prepares; where it fails, the version is not tried, for what it first says of an error."""
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, **given)
    if done.returncode:
        told = (line.strip() for line in done.stdout.splitlines() if "error" in line.lower())
        raise NotTriedError(f"{why}: {next(told, f'status {done.returncode}')}")


def tested(words: list[str], cwd: Path, minutes: float, environment: dict[str, str]) -> tuple[bool, str]:
    """Run tests and show what they print: did all pass, and what pytest says of them in its last line."""
    said, began = "", time.monotonic()
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "encoding": "utf-8"}
    with subprocess.Popen(words, cwd=cwd, env=environment, **given) as running:
        watch = threading.Timer(60 * minutes, running.kill)
        watch.start()
        for line in running.stdout:
            say(line.rstrip("\n"))
            if re.search(r"\d+ (passed|failed|skipped|errors?)\b.* in [\d.]+s", line):
                said = line.strip("= \n")
        watch.cancel()
    end = f"ended with status {running.returncode} after {(time.monotonic() - began) / 60:.1f} minutes"
    return running.returncode == 0, said or end


def in_interpreter(version: str, work: Path, tests: list[str], minutes: float) -> tuple[str, bool, str]:
    """The tests in a new virtual environment of an ordinary interpreter."""
    found = interpreter(version)
    if found is None:
        raise NotTriedError("no interpreter is found on the path, nor by pyenv")
    path, full = found
    prepared([path, "-m", "venv", str(work / "venv")], "no virtual environment can be made")
    python = str(work / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    install = [python, "-m", "pip", "install", "-q", f"{work / 'project'}[test]"]
    prepared(install, "pip cannot install what the tests need")
    environment = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"} | {"CI": "1"}
    say(f"{full}, {path}: pytest {' '.join(tests)}")
    return full, *tested([python, "-m", "pytest", *PYTEST, *tests], work / "project", minutes, environment)


def needed() -> tuple[list[str], list[str]]:
    """What the tests under node need of other packages: the pure ones, and those of which the pure part is enough."""
    extras = PROJECT["project"]["optional-dependencies"]
    of_tests = [need for need in extras["test"] if re.match(r"pytest\b(?!-)", need)]
    return [*PROJECT["project"]["dependencies"], *extras["toml"], *extras["hypothesis"], *of_tests], extras["yaml"]


def with_stack() -> list[str]:
    """Allow a child of this process as much stack as may be, and the option that tells node of it."""
    try:
        import resource  # noqa: PLC0415  on Unix alone
    except ImportError:
        return []
    most = resource.getrlimit(resource.RLIMIT_STACK)[1]
    size = STACK if most == resource.RLIM_INFINITY else min(STACK, most)
    resource.setrlimit(resource.RLIMIT_STACK, (size, most))
    return [f"--stack-size={size * 9 // 10 // 1024}"]


def in_node(version: str, work: Path, tests: list[str], minutes: float) -> tuple[str, bool, str]:
    """The tests under node."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        raise NotTriedError("there is no node, or no npm")
    (work / "package.json").write_text('{"private": true}', encoding="utf-8")
    install = [npm, "install", "--no-audit", "--no-fund", "--loglevel=error", f"pyodide@{VERSIONS[version]}"]
    prepared(install, f"npm cannot install pyodide {VERSIONS[version]}", cwd=work)
    home = work / "node_modules" / "pyodide"
    release = json.loads((home / "package.json").read_text(encoding="utf-8"))["version"]

    site = str(work / "site")
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-warn-conflicts", "--no-compile", "--target", site]
    pure = ["--platform", "any", "--implementation", "py", "--abi", "none", "--python-version", version]
    packages, partly = needed()
    prepared([*pip, *pure, "--only-binary=:all:", *packages], "pip cannot install what the tests need")
    prepared([*pip, "--no-deps", *partly, str(work / "project")], "pip cannot install the project")

    words = [node, *with_stack(), str(TOOLS / "pyodide.mjs"), str(home), site, str(work / "project")]
    words += ["-p", "no_processes", "--capture=sys", "-o", "addopts=--strict-markers", *PYTEST, *tests]
    say(f"Python {version} of pyodide {release}: pytest {' '.join(tests)}")
    environment = {name: value for name, value in os.environ.items() if name != "NODE_OPTIONS"}
    passed, said = tested(words, work / "project", minutes, environment)
    return f"{version} of pyodide {release}", passed, said


def copied(to: Path) -> None:
    """Copy what belongs to a release, which is all that the tests read: nothing is written into the project itself."""
    to.mkdir()
    for name in ["pyproject.toml", *PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]]:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(ROOT / name, to / name)


def main() -> int:
    """Try each version, and then say in a line what came of it."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0], fromfile_prefix_chars="@")
    asked.add_argument("--pyodide", action="store_true", help="under node")
    asked.add_argument("--find", action="store_true", help="only say which interpreters are found")
    asked.add_argument("--only", choices=VERSIONS, action="append", help="this version, and no other")
    asked.add_argument("--minutes", type=float, default=60, help="how long the tests on one version may take (60)")
    asked.add_argument("tests", nargs="*", help="what pytest is to run, and options of its (tests)")
    given, options = asked.parse_known_intermixed_args()

    usual = ["tests", *(f"--ignore=tests/test_{name}.py" for name in LONG if given.pyodide)]
    tests = [*(given.tests or usual), *options]

    if given.find:
        for version in given.only or VERSIONS:
            path, full = interpreter(version) or ("none is found", version)
            say(f"Python {full}: {path}")
        return 0
    lines, sound = [], True
    for version in given.only or VERSIONS:
        say(f"\n--- Python {version}{' under node' if given.pyodide else ''}")
        with tempfile.TemporaryDirectory() as work:
            copied(Path(work, "project"))
            try:
                run = in_node if given.pyodide else in_interpreter
                of, passed, said = run(version, Path(work).resolve(), tests, given.minutes)
            except NotTriedError as error:
                lines.append(f"not tried: Python {version}{' under node' if given.pyodide else ''}: {error}")
                say(lines[-1])
                continue
        sound = sound and passed
        lines.append(f"Python {of}: {'passed' if passed else 'FAILED'}: {said}")
    say("\n" + "\n".join(lines))
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
