"""Run the examples of the documentation and write below each what it prints: `python tools/run_pages.py [PAGE ...]`.

Read the difference afterwards: the tests only hold that a page shows what its examples print, not that this is right.
"""

import re
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"^```(python|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run(page: Path) -> bool:
    """Run a page's blocks in order, and write the page where what they print has changed; whether it has."""
    space: dict[str, object] = {"__name__": "page"}
    printed = [""]

    def fresh(block: re.Match[str]) -> str:
        language, text = block.groups()
        if language == "text":
            return f"```text\n{printed[0]}```"
        out = StringIO()
        with redirect_stdout(out):
            exec(compile(text, page.name, "exec"), space)  # noqa: S102  the page's own example
        printed[0] = out.getvalue()
        return block.group(0)

    before = page.read_text(encoding="utf-8")
    after = BLOCK.sub(fresh, before)
    if after != before:
        page.write_text(after, encoding="utf-8")
    return after != before


if __name__ == "__main__":
    pages = [Path(word) for word in sys.argv[1:]] or [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    for page in pages:
        if run(page):
            print(f"{page} shows something else now")
