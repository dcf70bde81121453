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
    forms = "the old green river minister".split()
    assert not within_reach("bodies", forms, 1)
    assert within_reach("roles", forms, 1)
    assert not within_reach("roles", forms[:4], 1)
