"""Whether what a word's clause tells has happened or will."""

import pytest

from dragoman.reading.tenses import tense_of
from tests.support.dated import dated, word

TENSES = [
    ("The envoy arrived on Friday.", "Friday", "past"),
    ("The envoy will arrive on Friday.", "Friday", "future"),
    ("The minister said he would leave on Sunday.", "Sunday", "future"),
    ("The minister said he had left on Sunday.", "Sunday", "past"),
    ("The ministers are to meet on Saturday.", "Saturday", "future"),
    ("The two sides agreed to meet on Monday.", "Monday", "future"),
    ("The envoy failed to reach the town on Monday.", "Monday", "past"),
    ("The vote scheduled for Tuesday is open to all.", "Tuesday", "future"),
    ("The port reopens tomorrow.", "tomorrow", "present"),
    ("The port was hit yesterday.", "yesterday", "past"),
    ("According to officials on Tuesday, the port will open soon.", "Tuesday", "past"),
    ("The shelling may have begun on Monday.", "Monday", "past"),
]


@pytest.mark.parametrize(("sentence", "form", "tense"), TENSES)
def test_the_nearest_clause_above_says_the_tense(sentence, form, tense):
    parse = dated(sentence)
    assert tense_of(parse, word(parse, form)) == tense


def test_a_heap_of_words_has_no_tense():
    parse = dated("The vote on Friday.")
    assert tense_of(parse, word(parse, "Friday")) is None
