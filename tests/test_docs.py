"""What the documentation says is true, and runs."""

import doctest
import enum
import importlib
import importlib.util
import inspect
import pkgutil
import pydoc
import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import attrs
import pytest

import cjji_model
from cjji_model import _attribute_docs, statute
from cjji_model._attribute_docs import attribute_docs, show_attribute_docs

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")


def named(path):
    """A page as the tests name it."""
    return str(path.relative_to(ROOT))


def blocks(page):
    """The fenced blocks of a page: language and text."""
    return BLOCK.findall(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", [p for p in PAGES if any(lang == "python" for lang, _ in blocks(p))], ids=named)
def test_examples_run_and_print_what_the_page_shows(page):
    """Each Python block runs after those before it; a text block that follows is what it printed."""
    space: dict[str, object] = {"__name__": "page"}
    printed = None
    for language, text in blocks(page):
        if language == "python":
            assert not printed, f"{named(page)} does not show: {printed}"
            out = StringIO()
            with redirect_stdout(out):
                exec(compile(text, named(page), "exec"), space)  # noqa: S102  the page's own example
            printed = out.getvalue()
        elif language == "text":
            assert text == printed
            printed = None
    assert not printed


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_between_pages_lead_somewhere(page):
    """A relative link of a page names a file that is there."""
    targets = [t for t in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in t]
    assert [] == [t for t in targets if not (page.parent / t).exists()]


def modules():
    """Every module of the package but its entry point."""
    found = pkgutil.walk_packages(cjji_model.__path__, "cjji_model.")
    return ["cjji_model", *(m.name for m in found if not m.name.endswith("__main__"))]


@pytest.mark.parametrize("name", modules())
def test_examples_in_docstrings_are_true(name):
    """Each `>>>` in a docstring prints what stands below it."""
    assert 0 == doctest.testmod(importlib.import_module(name)).failed


def reference():
    """The script that makes pages of the reference."""
    spec = importlib.util.spec_from_file_location("make_reference", ROOT / "tools" / "make_reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "name", ["rules.md", "faults.md", "documents.md", "ledger.md", "api.md", "ids.md", "strategies.md"]
)
def test_pages_made_from_the_code_are_current(name):
    """The page is what the code makes: run `python tools/make_reference.py` after a change."""
    made = reference()
    assert made.PAGES[name]() == (made.REFERENCE / name).read_text(encoding="utf-8")


def test_there_are_examples_in_docstrings():
    """The check above has something to check."""
    finder = doctest.DocTestFinder()
    found = [t for name in modules() for t in finder.find(importlib.import_module(name)) if t.examples]
    assert len(found) >= 10


def classes():
    """Every class of the package with attributes or words of its own, but those that a module keeps to itself."""
    for name in modules():
        for cls in vars(importlib.import_module(name)).values():
            ours = isinstance(cls, type) and cls.__module__ == name and not cls.__name__.startswith("_")
            if ours and (attrs.has(cls) or isinstance(cls, enum.EnumType)):
                yield cls


def words_and_attributes(cls):
    """The members of an enumeration, or the attributes that a class defines itself."""
    if isinstance(cls, enum.EnumType):
        return [member.name for member in cls]
    return [f.name for f in attrs.fields(cls) if not f.inherited and not f.name.startswith("_")]


PUBLIC = [
    *(value for name in cjji_model.__all__ if isinstance(value := getattr(cjji_model, name), type)),
    *(value for name in statute.__all__ if isinstance(value := getattr(statute, name), type)),
]


class TestAttributes:
    """What each attribute and each word means is written beside it, and shown."""

    @pytest.mark.parametrize("cls", list(classes()), ids=lambda cls: f"{cls.__module__}.{cls.__qualname__}")
    def test_each_is_explained(self, cls):
        """A docstring right below it, which is a sentence and not its name again."""
        docs = attribute_docs(cls)
        for name in words_and_attributes(cls):
            assert docs.get(name), f"{name} has no docstring"
            assert docs[name][-1] in ".:)", name
            assert docs[name].strip(".").lower() not in {name, name.replace("_", " "), f"the {name.replace('_', ' ')}"}

    @pytest.mark.parametrize("cls", PUBLIC, ids=lambda cls: cls.__name__)
    def test_help_shows_it(self, cls):
        """`help()` of a public class has each of them."""
        shown = " ".join(pydoc.render_doc(cls, renderer=pydoc.plaintext).replace("|", " ").split())
        for name, text in attribute_docs(cls).items():
            assert " ".join(text.split())[:40].replace("|", " ") in shown, name

    def test_a_class_of_ones_own(self):
        """One that is not of this package, or has no docstring, is left as it is."""

        class Mine:
            """Mine."""

            number: int = 0
            """How many."""

        assert {} == attribute_docs(Mine)
        show_attribute_docs(Mine)
        assert "Mine." == Mine.__doc__

    def test_without_the_source(self, monkeypatch):
        """Where the source is not to be had, a class shows its own docstring alone."""

        def unavailable(module):
            raise OSError(f"no source of {module}")

        monkeypatch.setattr(inspect, "getsource", unavailable)
        assert {} == _attribute_docs._written_in.__wrapped__("cjji_model.errors")

    def test_twice_is_once(self):
        """Asking again adds nothing."""
        before = cjji_model.WorkType.__doc__, cjji_model.WorkStream.__doc__
        for cls in (cjji_model.WorkType, cjji_model.WorkStream):
            show_attribute_docs(cls)
        assert before == (cjji_model.WorkType.__doc__, cjji_model.WorkStream.__doc__)
