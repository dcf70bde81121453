"""Sentences with frozen trees: `parsed(text)` is what the network made of a text once, so that a test of rules does not
change with the network.

The trees stand in `sentences.conllu` (form, part of speech, head from 1 and 0 for the root, relation; a blank line
between sentences; before them the entities as `label first last`). `python tests/support/sentences.py` adds those of
new texts: all strings of the tests that import this file, or `told`, which end in a full stop. Check them by hand.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import numpy as np

from dragoman.reading.parse import Entity, Parse
from dragoman.reading.words import make_words

TREES = Path(__file__).with_name("sentences.conllu")
_BREAK = "¶"


@cache
def _blocks() -> dict[str, str]:
    if not TREES.exists():
        return {}
    blocks = (block.partition("\n") for block in TREES.read_text(encoding="utf-8").split("# text = ")[1:])
    return {text.replace(_BREAK, "\n\n"): rest for text, _, rest in blocks}


def parsed(text: str) -> Parse:
    """The frozen parse of a text of `sentences.conllu`; KeyError where it has none yet."""
    entities, spans, upos, heads, relations, number = [], [], [], [], [], []
    at, sentence = 0, 0
    for line in _blocks()[text].splitlines():
        if line.startswith("# entity = "):
            label, first, last = line.removeprefix("# entity = ").split(" ")
            entities.append(Entity(int(first), int(last), label))
        elif line:
            form, tag, head, relation = line.split("\t")
            at = text.index(form, at)
            if not number or number[-1] != sentence:
                base = len(spans)
            spans.append((at, at + len(form)))
            at += len(form)
            upos.append(tag)
            heads.append(base + int(head) - 1 if int(head) else len(spans) - 1)
            relations.append(relation)
            number.append(sentence)
        elif number:
            sentence += 1
    words = make_words(text, spans)
    return Parse(words, np.array(number, np.int32), upos, np.array(heads, np.int32), relations, tuple(entities))


def word(parse: Parse, form: str, nth: int = 1) -> int:
    """The nth word of a form."""
    return [at for at, other in enumerate(parse.words.forms) if other == form][nth - 1]


def _drawn(text: str) -> str:
    from dragoman.reading.encoder import parse

    tree = parse(text)
    lines = ["# text = " + text.replace("\n\n", _BREAK)]
    lines += [f"# entity = {e.label} {e.first} {e.last}" for e in tree.entities]
    for first, last in tree.sentences:
        for at in range(first, last):
            head = int(tree.head[at])
            lines.append(
                f"{tree.form(at)}\t{tree.upos[at]}\t{0 if head == at else head - first + 1}\t{tree.deprel[at]}"
            )
        lines.append("")
    return "\n".join(lines) + "\n"


def _texts() -> list[str]:
    found: dict[str, None] = {}
    for path in sorted((Path(__file__).parents[1] / "reading").glob("test_*.py")):
        source = path.read_text(encoding="utf-8")
        if "sentences import" in source or "told import" in source:
            tree = ast.parse(source)
            prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
            nodes = (node for node in ast.walk(tree) if id(node) not in prose)
            constants = (node.value for node in nodes if isinstance(node, ast.Constant))
            found |= dict.fromkeys(c for c in constants if isinstance(c, str) and c.endswith(".") and " " in c)
    return list(found)


if __name__ == "__main__":
    fresh = [text for text in _texts() if text not in _blocks()]
    with TREES.open("a", encoding="utf-8") as file:
        file.writelines(_drawn(text) for text in fresh)
    print(f"{len(fresh)} texts added to {TREES}")
