"""Batches teach what the corpus says; needs PyTorch, which only training installs."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from tokenizers import Tokenizer  # noqa: E402

from dragoman.reading.network import DATA  # noqa: E402
from dragoman.reading.pieces import Window, find_pieces  # noqa: E402
from dragoman.reading.words import find_words  # noqa: E402
from training.batches import epoch, make_batch, random_windows  # noqa: E402
from training.corpora import head_word  # noqa: E402
from training.examples import Example  # noqa: E402
from training.labels import DEPRELS, IGNORE  # noqa: E402
from training.train import schedule  # noqa: E402


def example(text, **labels):
    words = find_words(text)
    pieces = find_pieces(words, Tokenizer.from_file(str(DATA / "tokenizer.json")))
    return Example("own", "one", words, pieces, {k: np.array(v) for k, v in labels.items()})


def test_pointers_move_with_the_window_and_vanish_outside_of_it():
    one = example("a b c d e f", head=[1, 1, 1, 4, 4, 0])
    batch = make_batch([(one, Window(3, 6))], 100)
    assert batch["head"].tolist() == [[1, 1, IGNORE]]


def test_a_row_without_a_label_teaches_nothing_of_it():
    batch = make_batch([(example("a b", upos=[1, 2]), Window(0, 2)), (example("c d e"), Window(0, 3))], 100)
    assert batch["upos"].tolist() == [[1, 2, IGNORE], [IGNORE] * 3]
    assert batch["real"].tolist() == [[True, True, False], [True] * 3]


def test_an_epoch_sees_every_word_once():
    texts = [example("word " * n) for n in (3, 50, 170)]
    seen = {id(t): np.zeros(len(t), int) for t in texts}
    for batch in epoch(texts, 32, 64, np.random.default_rng(0)):
        for part, window in batch:
            seen[id(part)][window.first : window.last] += 1
    assert all((counts == 1).all() for counts in seen.values())


def test_windows_differ_between_epochs_and_not_between_runs():
    one = example("word " * 300)
    cuts = [random_windows(one, 40, np.random.default_rng(seed)) for seed in (0, 0, 1)]
    assert cuts[0] == cuts[1]
    assert len({tuple(w.last for w in cut) for cut in cuts}) == 2


def test_corpora_take_turns():
    turns = schedule({"a": 4, "b": 2})
    assert turns.count("a") == 4
    assert turns.count("b") == 2
    assert set(turns[:3]) == set(turns[3:]) == {"a", "b"}


def test_a_coordination_is_headed_by_its_conjunction():
    relation = [DEPRELS.index(r) for r in ("nsubj", "cc", "conj", "root")]
    head = np.array([3, 2, 0, 3])
    assert head_word(head, np.array(relation), 0, 3) == 1
    assert head_word(head, np.array(relation), 2, 3) == 2
