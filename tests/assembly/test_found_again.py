"""Only pairs of words that two things have are looked up, in their order."""

from __future__ import annotations

from collections import Counter
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from dragoman.assembly.found_again import with_keys

WORDS = st.sets(st.sampled_from("abcdefg"), max_size=3).map(sorted)


@given(st.lists(st.tuples(WORDS, WORDS), max_size=12))
def test_two_things_have_a_number_in_common_where_they_have_a_pair(things):
    pairs = [list(product(*thing)) for thing in things]
    counts = Counter(pair for some in pairs for pair in some)
    found = list(with_keys(things, lambda thing: product(*thing)))
    assert [thing for thing, _ in found] == things
    number: dict[tuple[str, str], int] = {}
    for some, (_, keys) in zip(pairs, found, strict=True):
        again = [pair for pair in some if counts[pair] > 1]
        assert len(keys) == len(again)
        for pair, key in zip(again, keys, strict=True):
            assert number.setdefault(pair, key) == key
    assert len(set(number.values())) == len(number)
