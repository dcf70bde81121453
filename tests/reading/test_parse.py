import numpy as np

from dragoman.reading.parse import Parse
from dragoman.reading.words import find_words


def parse_of(text, heads, relations):
    """A parse of one sentence; `heads` are those of the words, a root's its own."""
    words = find_words(text)
    n = len(words)
    return Parse(words, np.zeros(n, np.int32), ["X"] * n, np.array(heads, np.int32), relations)


SEEN = parse_of(
    "The envoy was seen in old Doha",
    [1, 3, 3, 3, 6, 6, 3],
    ["det", "nsubj:pass", "aux:pass", "root", "case", "amod", "obl"],
)


def test_a_relation_takes_in_its_subtypes_and_no_subtype_its_relation():
    assert SEEN.children(3, "nsubj", "aux") == [1, 2]
    assert SEEN.child(3, "nsubj:pass") == 1
    assert not SEEN.is_a(6, "obl:agent", "nsubj")
    assert SEEN.child(3, "aux:other") is None


def test_a_branch_is_the_dependent_under_which_a_word_hangs():
    assert SEEN.branch(5, 3) == 6
    assert SEEN.branch(6, 3) == 6
    assert SEEN.branch(4, 6) == 4
    assert SEEN.branch(3, 6) is None
    below = [word for word in range(len(SEEN)) if word != 3 and SEEN.branch(word, 3) is not None]
    assert below == [word for word in SEEN.subtree(3) if word != 3]


def test_where_gives_the_places_of_a_few_forms_and_of_a_lexicon_alike_in_the_order_of_the_text():
    assert SEEN.where(frozenset(("old", "the", "seen"))) == [0, 3, 5]
    lexicon = frozenset(("old", "the", "seen", *(f"word{at}" for at in range(20))))
    assert SEEN.where(lexicon) == [0, 3, 5]
    assert SEEN.where(frozenset(("The", "paris"))) == []
