"""Bytes → parses that no network would give, read by the rules: whatever it says of a text, they must not fall over it.

Sentences are those of the tests with their trees, altered, and heaps of words that some rule knows, in trees drawn at
random. What holds of every parse holds here (one root and no circle in a sentence, entities that do not overlap, cues
that have words); nothing else does.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from dragoman.reading.parse import Attribution, Entity, MentionWords, Parse
from dragoman.reading.words import make_words
from dragoman.records import Report, check, encode, report_id
from fuzzing.draw import Draw

#: Words of a parse, at the most: some paragraphs.
_MOST = 250
_UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
_MARKS = "“ ” \" ' ’ ‘ « » ( ) [ ] , ; : . ? ! … - – — 's ’s n't % $ \ufffd \u200b 2017 1,200 May 23 U.S.".split()
_FROZEN = Path(__file__).parents[1] / "tests" / "support"

Token = tuple[str, str, int, str]  # form, part of speech, head from 1 in the sentence (0: root), relation


@cache
def labels() -> dict[str, list[str]]:
    """The labels that the network gives."""
    from dragoman.reading.network import load

    return dict(load().labels)


@cache
def frozen() -> list[list[Token]]:
    """The sentences of the tests with their trees."""
    found: list[list[Token]] = []
    for path in sorted(_FROZEN.glob("*.conllu")):
        sentence: list[Token] = []
        for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
            cells = line.split("\t")
            if len(cells) == 4:
                sentence.append((cells[0], cells[1], int(cells[2]), cells[3]))
            elif sentence:
                found.append(sentence)
                sentence = []
    return found


@cache
def vocabulary() -> list[str]:
    """Every word that stands in a lexicon of a rule."""
    import dragoman.reading

    words: set[str] = set()
    for module in pkgutil.iter_modules(dragoman.reading.__path__, "dragoman.reading."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, dict | frozenset | set | tuple | list):
                _collect(value, words, 3)
    plain = {word for word in words if 0 < len(word) < 30 and word.isprintable() and not word.isspace()}
    return sorted(plain)


def _collect(value: Iterable[Any], into: set[str], depth: int) -> None:
    for each in value:
        if isinstance(each, str):
            into.update(each.split())
        elif isinstance(each, tuple | frozenset | list) and depth:
            _collect(each, into, depth - 1)
    if isinstance(value, dict) and depth:
        _collect(value.values(), into, depth - 1)


def read_tree(data: bytes) -> None:
    """Parses that no network would give, read by the rules."""
    from dragoman.reading import encoder, furniture
    from dragoman.reading.read import read

    draw = Draw(data)
    parse = draw_parse(draw)
    text = parse.words.text
    report = Report(
        id=report_id(text), text=text, title=draw.pick([None, text[:80]]),
        published=draw.pick([None, "2024-02-29", "2017", "--02-29", "2024-02"]), publisher=draw.pick([None, "Reuters"]),
        agency=draw.pick([None, "Reuters", "TASS"]),
    )  # fmt: skip
    with patch.object(encoder, "parse", lambda *_: parse), patch.object(furniture, "find_furniture", lambda *_: ()):
        reading = read(report)
    check(reading)
    encode(reading)


def draw_parse(draw: Draw) -> Parse:
    """A parse out of bytes."""
    text, spans = "", []
    upos: list[str] = []
    heads: list[int] = []
    deprel: list[str] = []
    number: list[int] = []
    for sentence in range(1 + draw.below(8)):
        tokens = _sentence(draw)
        if sentence and len(upos) + len(tokens) > _MOST:
            break
        text += draw.pick([" ", "\n\n", "\n", " "]) if text else ""
        base = len(spans)
        for at, (form, tag, head, relation) in enumerate(tokens):
            close = form[:1] in ",.;:?!)”’'%" or at == 0 or draw.one_in(16)
            text += "" if close else " "
            spans.append((len(text), len(text) + len(form)))
            text += form
            upos.append(tag)
            heads.append(base + (head - 1 if head else at))
            deprel.append(relation)
            number.append(sentence)
    n = len(spans)
    chances = None
    if draw.one_in(2):
        chances = np.random.default_rng(draw.below(256)).random((n, 3), np.float32)
    return Parse(
        make_words(text, spans), np.array(number, np.int32), upos, np.array(heads, np.int32), deprel,
        tuple(_entities(draw, n)), tuple(_attributions(draw, n)), tuple(_chains(draw, n)), (), chances,
    )  # fmt: skip


def _sentence(draw: Draw) -> list[Token]:
    if draw.below(4):
        tokens = list(frozen()[draw.below(len(frozen()))])
        for _ in range(draw.below(6)):
            at = draw.below(len(tokens))
            form, tag, head, relation = tokens[at]
            match draw.below(4):
                case 0:
                    form = _form(draw)
                case 1:
                    tag = draw.pick(_UPOS)
                case 2 if head:
                    relation = draw.pick(labels()["deprel"])
                case 3 if head:
                    head = _other_head(draw, tokens, at)
            tokens[at] = form, tag, head, relation
        return tokens
    size = 1 + draw.below(60)
    root = draw.below(size)
    placed, heads = [root], {root: 0}
    for at in [*range(root), *range(root + 1, size)]:
        heads[at] = 1 + (placed[-1] if draw.one_in(3) else draw.pick(placed))
        placed.append(at)
    return [
        (_form(draw), draw.pick(_UPOS), heads[at], draw.pick(labels()["deprel"][1:]) if heads[at] else "root")
        for at in range(size)
    ]


def _other_head(draw: Draw, tokens: list[Token], at: int) -> int:
    """Another head of a word, not below it."""
    wanted = draw.below(len(tokens))
    above, steps = wanted, 0
    while tokens[above][2] and above != at and steps <= len(tokens):
        above, steps = tokens[above][2] - 1, steps + 1
    return tokens[at][2] if above == at else wanted + 1


def _form(draw: Draw) -> str:
    if draw.one_in(4):
        return draw.pick(_MARKS)
    word = draw.pick(vocabulary())
    match draw.below(6):
        case 0:
            return word.upper()
        case 1 | 2:
            return word.capitalize()
        case _:
            return word


def _entities(draw: Draw, n: int) -> Iterator[Entity]:
    kinds = "Person Organization Location NORP Facility Event Date Money Product Misc".split()
    at = draw.below(8)
    while at < n and draw.left:
        last = min(n, at + 1 + draw.below(5))
        yield Entity(at, last, draw.pick(kinds), draw.below(100) / 100)
        at = last + draw.below(12)


def _attributions(draw: Draw, n: int) -> Iterator[Attribution]:
    free = 0
    while free + 3 < n and draw.left:
        parts: dict[int, list[tuple[int, int]]] = {0: [], 1: [], 2: []}
        at = free + draw.below(6)
        order = draw.pick(([0, 1, 2], [2, 0, 1], [2, 1], [1, 2], [0, 1, 2, 1], [2, 0, 1, 2], [2, 1, 0, 2], [1, 0, 2]))
        for role in order:
            last = min(n, at + 1 + draw.below(20 if role == 2 else 5))
            if at < last:
                parts[role].append((at, last))
            at = last + draw.below(3)
        free = at
        if parts[1] and parts[2]:
            yield Attribution(tuple(parts[0]), tuple(parts[1]), tuple(parts[2]), draw.below(100) / 100)


def _chains(draw: Draw, n: int) -> Iterator[tuple[MentionWords, ...]]:
    taken: set[tuple[int, int]] = set()
    for _ in range(draw.below(8)):
        chain = []
        for _ in range(2 + draw.below(5)):
            first = draw.below(n)
            last = min(n, first + 1 + draw.below(6))
            if (first, last) not in taken:
                taken.add((first, last))
                chain.append(MentionWords(first, last, first + draw.below(last - first)))
        if len(chain) > 1:
            yield tuple(sorted(chain, key=lambda mention: (mention.first, mention.last)))


def seeds() -> Iterator[bytes]:
    """Bytes of many kinds: there is no form to keep."""
    for seed in range(40):
        yield np.random.default_rng(seed).bytes(400)


def read_text(data: bytes) -> None:
    """Texts of any kind, read by network and rules."""
    from dragoman.reading.read import read
    from fuzzing.draw import pumped
    from fuzzing.files import ENGLISH

    draw = Draw(data)
    before = ENGLISH if draw.below(2) else ""
    text = before + pumped(draw.rest()).decode("utf-8", "replace")[:8000]
    if not text.strip():
        return
    reading = read(Report(id=report_id(text), text=text, published="2024-02-23"))
    check(reading)
    encode(reading)
