from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.counting import agree, assign, counts, f1, interval, jaccard, pairs, recall, score


def test_precision_recall_and_f1_of_a_case_counted_by_hand() -> None:
    # 3 right of 4 predicted and of 6 to find: P .75, R .5, F = 2 * .375 / 1.25 = .6
    result = score([counts(predicted=4, gold=6, right=3)])
    assert (result.precision, result.recall, result.gold) == (0.75, 0.5, 6)
    assert result.f1 == pytest.approx(0.6)


def test_scores_are_summed_over_documents_before_division() -> None:
    rows = [counts(1, 1, 1), counts(9, 9, 0)]
    assert score(rows).f1 == pytest.approx(0.1)


def test_nothing_predicted_and_nothing_to_find_is_zero_not_an_error() -> None:
    assert score([counts(0, 0, 0)]).f1 == 0.0
    assert score([]).f1 == 0.0


def test_the_interval_holds_the_figure_and_narrows_with_more_documents() -> None:
    random = np.random.default_rng(3)

    def rows(n: int) -> np.ndarray:
        right = random.integers(40, 90, n)
        return np.stack([right, np.full(n, 100), right, np.full(n, 100)], 1)

    few, many = rows(20), rows(500)
    low, high = interval(few)
    assert low < score(few).f1 < high
    narrow = interval(many)
    assert narrow[1] - narrow[0] < (high - low) / 2
    assert interval(few) == (low, high), "the same seed gives the same interval"


def test_the_interval_is_near_the_normal_one_where_that_is_known() -> None:
    # 400 documents with one thing each, found with p = .3: standard error sqrt(.3 * .7 / 400) = .0229
    right = np.array([1] * 120 + [0] * 280)
    rows = np.stack([right, np.ones(400), right, np.ones(400)], 1)
    low, high = interval(rows, recall)
    assert low == pytest.approx(0.3 - 1.96 * 0.0229, abs=0.005)
    assert high == pytest.approx(0.3 + 1.96 * 0.0229, abs=0.005)


def test_there_is_no_interval_over_fewer_than_ten_documents() -> None:
    assert interval([counts(1, 1, 1)] * 9) is None
    assert interval([counts(1, 1, 1)] * 10) == (1.0, 1.0)


def test_two_empty_sets_are_equal_and_an_empty_one_agrees_with_no_other() -> None:
    assert jaccard(frozenset(), frozenset()) == 1.0
    assert jaccard(frozenset({1}), frozenset()) == 0.0
    assert jaccard(frozenset({1, 2, 3}), frozenset({2, 3, 4})) == 0.5
    assert agree(frozenset(), frozenset())
    assert not agree(frozenset({1}), frozenset())
    assert not agree(frozenset({1}), frozenset({2}))


@given(
    st.integers(1, 5).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(0, 4), min_size=columns, max_size=columns), min_size=1, max_size=5
        )
    )
)
def test_assignment_is_one_to_one_and_as_heavy_as_the_best_of_all_permutations(weights: list[list[int]]) -> None:
    rows, columns = len(weights), len(weights[0])
    found = assign(weights)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    size = max(rows, columns)
    padded = [[weights[i][j] if i < rows and j < columns else 0 for j in range(size)] for i in range(size)]
    best = max(sum(padded[i][j] for i, j in enumerate(order)) for order in permutations(range(size)))
    assert sum(weights[i][j] for i, j in found) == best


def test_assignment_of_nothing_is_nothing() -> None:
    assert assign(np.zeros((0, 3))) == assign(np.zeros((3, 0))) == assign([[0.0, 0.0]]) == []


def test_as_many_pairs_as_can_be_had_come_before_close_ones() -> None:
    # Row 0 is closest to column 0, but then row 1 would have nobody.
    assert pairs([(0, 0, 1.0), (0, 1, 0.5), (1, 0, 0.5)], 2, 2) == [(0, 1), (1, 0)]
    assert pairs([(0, 0, 0.6), (0, 1, 0.9)], 1, 2) == [(0, 1)]


def test_f1_of_many_rows_at_once_has_one_value_a_row() -> None:
    assert f1(np.array([counts(2, 2, 1), counts(0, 5, 0)], float)).tolist() == [0.5, 0.0]
