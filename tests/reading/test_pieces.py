from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from dragoman.reading.network import DATA
from dragoman.reading.pieces import CLS, SEP, _known, collate, cut_windows, find_pieces
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


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet="abcé'’-.…\x01 \n", max_size=200))
def test_words_have_the_pieces_that_the_tokenizer_gives_them_in_their_text(tokenizer, text):
    words = find_words(text)
    encoding = tokenizer.encode(words.forms, is_pretokenized=True, add_special_tokens=False)
    by_word = [[i for i, w in zip(encoding.ids, encoding.word_ids, strict=True) if w == at] for at in range(len(words))]
    unknown = [tokenizer.token_to_id("[UNK]")]
    for _ in range(2):  # met for the first time, and known
        pieces = find_pieces(words, tokenizer)
        found = [pieces.ids[a:b].tolist() for a, b in pairwise(pieces.first)]
        assert found == [ids or unknown for ids in by_word]


def test_words_kept_in_mind_are_bounded(tokenizer, monkeypatch):
    monkeypatch.setattr("dragoman.reading.pieces.MOST_KNOWN", 10)
    for start in range(0, 200, 20):
        words = find_words(" ".join(f"w{at}" for at in range(start, start + 20)) + " " + "x" * 200)
        pieces = find_pieces(words, tokenizer)
        assert len(pieces.first) == len(words) + 1
    assert 0 < len(_known(tokenizer)) <= 10 + 20
    assert "x" * 200 not in _known(tokenizer)
