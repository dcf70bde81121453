from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from dragoman.reading.network import DATA
from dragoman.reading.pieces import CLS, SEP, collate, cut_windows, find_pieces
from dragoman.reading.words import find_words


@pytest.fixture(scope="module")
def tokenizer():
    return Tokenizer.from_file(str(Path(DATA) / "tokenizer.json"))


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=300))
def test_every_word_of_any_text_has_a_first_piece(tokenizer, text):
    words = find_words(text)
    pieces = find_pieces(words, tokenizer)
    assert (np.diff(pieces.first) >= 1).all()
    assert pieces.first[-1] == len(pieces.ids) == len(pieces.features)


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet="ab .\n“”", max_size=600), size=st.integers(4, 40))
def test_windows_cover_the_text_once_and_fit(tokenizer, text, size):
    words = find_words(text)
    pieces = find_pieces(words, tokenizer)
    windows = cut_windows(words, pieces, size)
    assert [w.first for w in windows] == [0, *(w.last for w in windows[:-1])][: len(windows)]
    assert not windows or windows[-1].last == len(words)
    for window in windows:
        batch = collate([(pieces, window)], size)
        assert batch["ids"].shape[1] <= size + 2
        assert batch["ids"][0, 0] == CLS
        assert batch["ids"][0, -1] == SEP
        assert batch["words"].max() < batch["ids"].shape[1]


def test_a_window_ends_with_a_paragraph_where_one_is_near(tokenizer):
    text = "one two three four five six.\nseven eight nine ten eleven twelve thirteen fourteen."
    words = find_words(text)
    pieces = find_pieces(words, tokenizer)
    first = cut_windows(words, pieces, 10)[0]
    assert words.forms[first.last - 1] == "."
    assert words.forms[first.last] == "seven"
