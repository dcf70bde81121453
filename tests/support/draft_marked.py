"""Adds the trees of marked texts that `marked.conllu` does not hold yet, drawn by the network; check them by hand.

python tests/support/draft_marked.py
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from marked import TREES, _trees, plain  # noqa: E402

from dragoman.reading.encoder import parse  # noqa: E402


def marked_texts() -> list[str]:
    """All string constants of the tests of statements that hold a marked cue or are arguments of `scene`."""
    found: dict[str, None] = {}
    for path in sorted((Path(__file__).parents[1] / "reading").glob("test_*.py")):
        source = path.read_text()
        if "marked import" not in source:
            continue
        for node in ast.walk(ast.parse(source)):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and "<" in node.value
                and "{" in node.value
            ):
                found.setdefault(plain(node.value))
    return list(found)


def drawn(text: str) -> str:
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
    known = _trees() if TREES.exists() else {}
    fresh = [text for text in marked_texts() if text not in known]
    with TREES.open("a") as file:
        for text in fresh:
            file.write(drawn(text))
    print(f"{len(fresh)} texts added to {TREES}")
