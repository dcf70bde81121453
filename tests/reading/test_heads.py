import pytest

from dragoman.reading.heads import asset_of, body_at, role_of, within_reach

PHRASES = [
    ("roles", "the deputy prime minister of Ruritania", 3),
    ("roles", "chief of the general staff", 0),
    ("assets", "two Ruritanian warplanes", 2),
    ("bodies", "the Ruritanian Ministry of Defence", 2),
    ("bodies", "a new central bank", 3),
]


@pytest.mark.parametrize(("lexicon", "phrase", "head"), PHRASES)
def test_what_a_lexicon_finds_is_within_its_reach(lexicon, phrase, head):
    forms = phrase.split()
    found = {"roles": role_of, "assets": asset_of, "bodies": body_at}[lexicon](forms, 0, len(forms))
    assert found is not None
    assert within_reach(lexicon, forms, head)


def test_no_head_is_within_reach_of_words_that_end_none():
    forms = "the old prime green river minister".split()
    assert not within_reach("bodies", forms, 2)
    assert within_reach("roles", forms, 2)
    assert not within_reach("roles", forms[:5], 2)


def test_no_head_is_within_reach_of_a_word_that_stands_in_none():
    forms = "the old green river minister".split()
    assert within_reach("roles", forms, 4)
    assert not within_reach("roles", forms, 2)


def test_a_word_within_a_longer_head_has_it_in_reach():
    forms = "the Chiefs of Staff".split()
    assert role_of(forms, 0, 4) is not None
    assert all(within_reach("roles", forms, word) for word in (1, 2, 3))
