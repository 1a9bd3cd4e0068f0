"""Find which rule catches each kind of edit of a valid document, and for each rule an edit that only it catches.

`python tools/freeze_edits.py` writes `tests/data/caught-edits.json` and `needed-rules.json`, which `tests/test_edits.py`
compares with the rule book. It prints the kinds of edit that nothing catches: waive them in that test with a reason, or
write a rule. It takes some minutes.
"""

import json
import sys
from collections import Counter
from pathlib import Path

DATA = Path(__file__).parent.parent / "tests" / "data"
sys.path.insert(0, str(DATA.parent))
for name in ("caught-edits.json", "needed-rules.json"):
    if not (DATA / name).exists():
        (DATA / name).write_text("{}\n", encoding="utf-8")

from cjji_model import RULES  # noqa: E402  `test_edits` needs the path and the files
from cjji_model.strategies import edits  # noqa: E402  `test_edits` needs the path and the files
from test_edits import INVARIANTS, bases, new_against, reasons  # noqa: E402  it needs the path and the files above

ENOUGH = 25
"""The most edits of one kind that are tried in one document."""


def main():
    """Try the edits of every document, and write what caught them."""
    caught, needed, kinds = {}, {}, set()
    codes = [rule.code for rule in RULES]
    for own, document, on, previous in bases():
        tried = Counter()
        for edit in edits(document):
            kinds.add(edit.what)
            if edit.document is None:
                caught.setdefault(edit.what, [own, edit.where, INVARIANTS])
                continue
            tried[edit.what] += 1
            needed_here = own in codes and own not in needed
            if not needed_here and (edit.what in caught or tried[edit.what] > ENOUGH):
                continue
            by = new_against(edit.document, document, on, previous)
            if by:
                caught.setdefault(edit.what, [own, edit.where, min(by)])
            if len(by) == 1 and by < set(codes):
                needed.setdefault(min(by), [own, edit.what, edit.where])
    print("rules without an edit that only they catch:", sorted(set(codes) - set(needed)))
    print("edits that nothing catches, not waived:", sorted(what for what in kinds - set(caught) if not reasons(what)))
    for name, data in (("caught-edits.json", caught), ("needed-rules.json", needed)):
        text = json.dumps(data, sort_keys=True, indent=1)
        (DATA / name).write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
