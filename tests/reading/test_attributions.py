import numpy as np
import pytest

from dragoman.reading.attributions import find_attributions, keep_to_paragraphs
from dragoman.reading.parse import Attribution, Parse
from dragoman.reading.words import find_words

LABELS = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]


def signals(tags, pointers):
    """Confident logits for a text of one window: a label a word, and the first cue word it points at."""
    n = len(tags)
    roles = np.full((n, len(LABELS)), -6.0, np.float32)
    cue = np.full((n, n), -6.0, np.float32)
    for word, (tag, pointer) in enumerate(zip(tags, pointers, strict=True)):
        roles[word, LABELS.index(tag)] = 6.0
        cue[word, pointer if pointer is not None else word] = 6.0
    return roles, [((0, n), cue)]


def test_source_and_content_go_to_the_cue_that_their_words_point_at():
    # "Lee said yes . No , Kim replied"
    tags = ["B-source", "B-cue", "B-content", "O", "B-content", "O", "B-source", "B-cue"]
    found = find_attributions(*signals(tags, [1, 1, 1, None, 7, None, 7, 7]), LABELS)
    assert [(a.source, a.cue, a.content) for a in found] == [
        (((0, 1),), ((1, 2),), ((2, 3),)),
        (((6, 7),), ((7, 8),), ((4, 5),)),
    ]


def test_content_in_two_pieces_is_one_attribution():
    tags = ["B-content", "B-source", "B-cue", "B-content", "I-content"]
    found = find_attributions(*signals(tags, [2, 2, 2, 2, 2]), LABELS)
    assert [a.content for a in found] == [((0, 1), (3, 5))]


def test_a_cue_without_content_attributes_nothing():
    assert find_attributions(*signals(["B-source", "B-cue", "O"], [1, 1, None]), LABELS) == ()


def test_a_cue_in_two_parts_is_one_cue():
    tags = ["B-cue", "B-source", "B-cue", "B-content"]
    found = find_attributions(*signals(tags, [0, 0, 0, 0]), LABELS)
    assert [a.cue for a in found] == [((0, 1), (2, 3))]


@pytest.mark.parametrize(
    ("text", "source", "kept"),
    [("Herring\n\nNorway's minister said no .", ((0, 1), (1, 4)), ((1, 4),)),
     ("Lee\n\nHe left , said no .", ((0, 1),), ((0, 1),)),
     ("Lee of Norway said no .", ((0, 1), (2, 3)), ((0, 1), (2, 3)))],
)  # fmt: skip
def test_a_source_in_the_paragraph_of_its_cue_has_no_part_in_another(text, source, kept):
    words = find_words(text)
    cue = words.forms.index("said")
    n = len(words)
    parse = Parse(words, np.zeros(n, np.int32), ["X"] * n, np.arange(n, dtype=np.int32), ["root"] * n)
    (found,) = keep_to_paragraphs(parse, (Attribution(source, ((cue, cue + 1),), ((cue + 1, cue + 2),)),))
    assert found.source == kept
