"""Numbers that stand for words are compared as sets are."""

import numpy as np
import pytest

from dragoman.assembly.wordings import distinct, in_both, make_pile, outside, shared


@pytest.mark.parametrize(
    ("one", "other"), [([], []), ([3], []), ([3], [3]), ([5, 1, 5, 2], [2, 9, 5]), (range(40), range(30, 60))]
)
def test_they_are_sets(one, other):
    first, second = (distinct(np.array(list(each), np.int32)) for each in (one, other))
    assert first.tolist() == sorted(set(one)) and second.tolist() == sorted(set(other))
    assert in_both(first, second).tolist() == sorted(set(one) & set(other))
    assert shared(first, second) == len(set(one) & set(other))


def test_words_outside_of_shared_runs_are_those_of_no_such_run():
    texts = ("The harbour of Zwickelstadt stays closed", "The harbour of Zwickelstadt stays open to all Zwickelstadt")
    one, other = make_pile(texts).wordings
    runs = in_both(one.shingles, other.shingles)
    assert runs.size == 2
    known = dict(zip(one.stems.tolist(), texts[0].split(), strict=True))
    assert [known[stem] for stem in outside(one, runs)] == ["closed"]
    assert outside(one, runs[:0]).tolist() == one.rare.tolist()
