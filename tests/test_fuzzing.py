"""The fuzzer's own items, once each, and what it has found: `python -m fuzzing SOURCE` goes on from there."""

from __future__ import annotations

import random

import pytest

from fuzzing.draw import Draw, pumped
from fuzzing.targets import TARGETS
from fuzzing.trees import draw_parse, read_tree


@pytest.mark.parametrize("source", sorted(set(TARGETS) - {"model", "reader"}))
def test_no_item_to_begin_from_shows_a_defect(source):
    for item in TARGETS[source].seeds():
        TARGETS[source].run(item)


@pytest.mark.parametrize("seed", range(40))
def test_the_rules_read_parses_that_no_network_would_give(seed):
    read_tree(random.Random(f"parses {seed}").randbytes(600))


def test_parses_are_trees():
    for seed in range(200):
        parse = draw_parse(Draw(random.Random(seed).randbytes(400)))
        assert len(parse) == len(parse.words)
        for first, last in parse.sentences:
            assert sum(parse.is_root(word) for word in range(first, last)) == 1
            for word in range(first, last):
                above = list(zip(range(len(parse) + 1), parse.ancestors(word), strict=False))
                assert len(above) < last - first
                assert all(first <= head < last for _, head in above)


def test_the_same_bytes_give_the_same_choices():
    data = random.Random(1).randbytes(50)
    assert [Draw(data).below(7) for _ in range(3)] == [Draw(data).below(7) for _ in range(3)]
    assert Draw(b"").below(9) == 0
    assert not Draw(b"").one_in(1)
    assert pumped(b"\x00abc") == b"abc"
    assert pumped(b"\xff\x00\x02\x04abcdef") == b"abc" * 16 + b"def"


def test_a_source_without_words_has_no_dictionary(tmp_path):
    assert TARGETS["rules"].dictionary(tmp_path) == []
    (option,) = TARGETS["rules"]._replace(words=(b"a\x00",)).dictionary(tmp_path)
    assert option == f"-dict={tmp_path / 'words.txt'}"
    assert (tmp_path / "words.txt").read_text() == '"\\x61\\x00"\n'
