"""Words: English UD tokens with offsets, paragraph, case and place in quotations; furniture left out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.words import CLOSING, INSIDE, OPENING, OUTSIDE, find_words, make_words, tokenise


def forms(text):
    return [text[start:end] for start, end in tokenise(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't, can't and won’t.", "They do n't , ca n't and wo n’t ."),
        ("China's and the ministers' plan", "China 's and the ministers ' plan"),
        ("We cannot, we're gonna", "We can not , we 're gon na"),
        ("The U.S. and U.N. met Dr. Ito at 3.5 p.m.", "The U.S. and U.N. met Dr. Ito at 3.5 p.m."),
        ("a pro-Western, U.S.-led e-mail", "a pro - Western , U.S. - led e-mail"),
        ("It cost $1,200.50 (about 5%).", "It cost $ 1,200.50 ( about 5 % ) ."),
        ("See https://a.example/b?c=1. Write to x.y@b.example, or @name.",
         "See https://a.example/b?c=1 . Write to x.y@b.example , or @name ."),
        ("On Feb. 3 at 10:15", "On Feb. 3 at 10:15"),
        ("“No,” he said…", "“ No , ” he said …"),
        ("wait... no -- yes", "wait ... no -- yes"),
        ("naïve Zoë in Kyïv", "naïve Zoë in Kyïv"),
    ],
)  # fmt: skip
def test_words_follow_universal_dependencies(text, expected):
    assert forms(text) == expected.split()


def test_a_stop_that_ends_the_sentence_is_a_word():
    assert forms("He left. She stayed.")[-1] == "."
    assert forms("He left. She stayed.")[2] == "."


def test_a_torn_possessive_is_one_word_in_its_usual_form():
    text = "Japan’ s plan and Iran' s answer, he said: ‘ so’ s it"
    words = find_words(text)
    assert words.forms[:3] == ["Japan", "’s", "plan"] and words.forms[4:7] == ["Iran", "'s", "answer"]
    assert text[words.starts[1] : words.ends[1]] == "’ s"


def test_an_apostrophe_before_a_word_that_begins_with_s_is_not_its_possessive():
    assert forms("the ministers’ sons") == ["the", "ministers", "’", "sons"]


def test_words_that_touch_furniture_are_left_out():
    text = "The talks ended.\nSee also: Other news\nThey resume today."
    skip = (text.index("See"), text.index("They") - 1)
    assert find_words(text, [skip]).forms == "The talks ended . They resume today .".split()


def test_overlapping_and_unordered_furniture_is_left_out():
    text = "a b c d e"
    assert find_words(text, [(4, 5), (0, 3), (2, 5)]).forms == ["d", "e"]


def test_paragraphs_are_counted_and_their_first_words_known():
    words = find_words("One two.\n\nThree.\nFour five")
    assert words.paragraph.tolist() == [0, 0, 0, 1, 1, 2, 2]
    assert [w for w, first in zip(words.forms, words.first, strict=True) if first] == ["One", "Three", "Four"]


def test_letter_case_is_told_apart():
    words = find_words("said China NATO McCain A 45 !")
    assert words.case.tolist() == [0, 1, 2, 3, 4, 5, 6]


def test_places_in_quotations():
    words = find_words("He said “we left” today.")
    assert words.quote.tolist() == [OUTSIDE, OUTSIDE, OPENING, INSIDE, INSIDE, CLOSING, OUTSIDE, OUTSIDE]


def test_a_quotation_over_paragraphs_closes_only_at_its_end():
    words = find_words("“We left.\n\n“We came back,” she said.")
    assert words.quote.tolist() == [
        OPENING, INSIDE, INSIDE, INSIDE, OPENING, INSIDE, INSIDE, INSIDE, INSIDE, CLOSING, OUTSIDE, OUTSIDE, OUTSIDE,
    ]  # fmt: skip


def test_single_and_lost_marks_are_outside():
    assert set(find_words("The ‘plan’ failed. “So it goes. The end.").quote.tolist()) == {OUTSIDE}


def test_span_and_within_are_each_others_inverse():
    words = find_words("The ministers met in Geneva.")
    start, end = words.span(1, 3)
    assert words.text[start:end] == "ministers met"
    assert words.within(start, end) == (1, 3)
    assert words.within(start + 2, start + 3) == (1, 2)


def test_no_words_in_no_text():
    words = find_words("")
    assert len(words) == 0
    assert words.within(0, 0) == (0, 0)


@given(st.text(max_size=120))
def test_offsets_hold_on_any_text(text):
    words = find_words(text)
    assert [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)] == words.forms
    assert (words.starts < words.ends).all()
    assert (words.ends[:-1] <= words.starts[1:]).all()
    covered = np.zeros(len(text), bool)
    for s, e in zip(words.starts, words.ends, strict=True):
        covered[s:e] = True
    left = [c for c, inside in zip(text, covered, strict=True) if not inside and not c.isspace()]
    assert left == [], "every visible character is in a word"


@given(st.text(alphabet="ab “”\n.", max_size=40))
def test_words_of_given_offsets_agree_with_words_found(text):
    found = find_words(text)
    made = make_words(text, tokenise(text))
    assert made.forms == found.forms
    assert made.quote.tolist() == found.quote.tolist()
