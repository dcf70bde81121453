"""Adds the trees of dated sentences that `dated.conllu` does not hold yet, drawn by the network; check them by hand.

python tests/support/draft_dated.py
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2])]

from dragoman.reading.encoder import parse  # noqa: E402
from tests.support.dated import TREES  # noqa: E402
from tests.support.marked import _trees  # noqa: E402

TESTS = ("test_times.py", "test_dating.py", "test_tenses.py")


def sentences() -> list[str]:
    """The strings of these tests that are sentences: a capital first, a stop last, a space between."""
    found: dict[str, None] = {}
    for name in TESTS:
        tree = ast.parse((Path(__file__).parents[1] / "reading" / name).read_text())
        docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if id(node) not in docstrings and text[:1].isupper() and text.endswith(".") and " " in text:
                found.setdefault(text)
    return list(found)


def drawn(text: str) -> str:
    """The block of one text in the file."""
    tree = parse(text)
    lines = ["# text = " + text.replace("\n\n", "¶")]
    for first, last in tree.sentences:
        for word in range(first, last):
            head = int(tree.head[word])
            number = 0 if head == word else head - first + 1
            lines.append(f"{tree.form(word)}\t{tree.upos[word]}\t{number}\t{tree.deprel[word]}")
        lines.append("")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    known = _trees(TREES) if TREES.exists() else {}
    fresh = [text for text in sentences() if text not in known]
    with TREES.open("a") as file:
        for text in fresh:
            file.write(drawn(text))
    print(f"{len(fresh)} texts added to {TREES}")
