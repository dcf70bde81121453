"""The measures on worked examples of the papers that define them, recomputed by hand."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.clusters import MEASURES, b_cubed, ceaf_4, conll, f1, lea, mentions, muc


def sets(*clusters: str) -> list[frozenset[str]]:
    return [frozenset(cluster) for cluster in clusters]


def shares(sums: Sequence[float]) -> tuple[float, float]:
    """(recall, precision)"""
    return sums[0] / sums[1], sums[2] / sums[3]


# Pradhan et al. 2014, section 4: a key of two clusters, a response of three with two spurious mentions (h, i).
KEY = sets("abc", "defg")
RESPONSE = sets("ab", "cd", "fghi")


def test_muc_on_the_example_of_the_reference_scorer() -> None:
    # abc is cut in two, defg in three (d, e, fg): (1 + 1) of (2 + 3). ab whole, cd cut, fghi keeps one link of three.
    assert muc(KEY, RESPONSE) == (2, 5, 2, 5)


def test_b_cubed_on_the_example_of_the_reference_scorer() -> None:
    recall, precision = shares(b_cubed(KEY, RESPONSE))
    # a, b: 2/3 each, c: 1/3, d: 1/4, e: 0, f, g: 2/4 each, of seven.
    assert recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 / 4 + 0 + 1 / 2 + 1 / 2) / 7)
    assert round(recall, 2) == 0.42
    assert precision == pytest.approx((1 + 1 + 1 / 2 + 1 / 2 + 1 / 2 + 1 / 2 + 0 + 0) / 8)
    assert precision == 0.5


def test_ceaf_on_the_example_of_the_reference_scorer() -> None:
    recall, precision = shares(ceaf_4(KEY, RESPONSE))
    # abc with ab: 4/5; defg with fghi: 4/8; cd is left over.
    assert recall == pytest.approx(1.3 / 2)
    assert precision == pytest.approx(1.3 / 3)


def test_lea_on_the_example_of_its_paper() -> None:
    recall, precision = shares(lea(KEY, RESPONSE))
    # abc has one of three links, defg one of six: (3/3 + 4/6) / 7. ab all, cd none, fghi one of six: (2 + 0 + 4/6) / 8.
    assert recall == pytest.approx((3 * 1 / 3 + 4 * 1 / 6) / 7)
    assert precision == pytest.approx((2 * 1 + 2 * 0 + 4 * 1 / 6) / 8)
    assert (round(recall, 2), round(precision, 2)) == (0.24, 0.33)


def test_mentions_on_the_example_of_the_reference_scorer() -> None:
    assert mentions(KEY, RESPONSE) == (6, 7, 6, 8)  # e is missed, h and i are spurious


@pytest.mark.parametrize(
    ("key", "response", "recall", "precision"),
    [
        (sets("ABCD"), sets("AB", "CD"), 2 / 3, 1),
        (sets("AB", "CD"), sets("ABCD"), 1, 2 / 3),
        (sets("ABCD"), sets("AB"), 1 / 3, 1),
        (sets("ABCD"), sets("ABC"), 2 / 3, 1),
        (sets("AB", "CDE"), sets("ABCDE"), 1, 3 / 4),
    ],
)
def test_muc_on_cases_after_vilain(key: list, response: list, recall: float, precision: float) -> None:
    assert shares(muc(key, response)) == pytest.approx((recall, precision))


# Bagga and Baldwin 1998, and Luo 2005, figure 1: clusters of five, two and five.
TRUTH = sets("12345", "67", "89abc")


def test_b_cubed_tells_apart_two_wrong_links_that_muc_does_not() -> None:
    small_large = sets("12345", "6789abc")
    large_large = sets("1234589abc", "67")
    assert shares(muc(TRUTH, small_large)) == shares(muc(TRUTH, large_large)) == (1, 9 / 10)
    # 5 mentions at 1, 2 at 2/7, 5 at 5/7; and 10 at 1/2, 2 at 1: of twelve.
    assert shares(b_cubed(TRUTH, small_large)) == pytest.approx((1, (5 + 2 * 2 / 7 + 5 * 5 / 7) / 12))
    assert shares(b_cubed(TRUTH, large_large)) == pytest.approx((1, (10 * 1 / 2 + 2) / 12))
    assert [round(100 * shares(b_cubed(TRUTH, side))[1]) for side in (small_large, large_large)] == [76, 58]


def test_ceaf_on_the_cases_of_luo() -> None:
    # (a) as above; (b) as above; (c) all in one; (d) all alone. φ4 of best pairs: see each line.
    assert ceaf_4(TRUTH, sets("12345", "6789abc"))[0] == pytest.approx(1 + 10 / 12)
    assert ceaf_4(TRUTH, sets("1234589abc", "67"))[0] == pytest.approx(10 / 15 + 1)
    assert ceaf_4(TRUTH, sets("123456789abc"))[0] == pytest.approx(10 / 17)
    alone = ceaf_4(TRUTH, sets(*"123456789abc"))
    assert alone[0] == pytest.approx(2 / 6 + 2 / 3 + 2 / 6)
    assert alone[1::2] == (3, 12)


def test_lea_counts_a_cluster_of_one_only_where_both_sides_leave_it_alone() -> None:
    assert lea(sets("a", "bc"), sets("a", "bc")) == (3, 3, 3, 3)
    assert lea(sets("a", "bc"), sets("ab"))[:2] == (0, 3)


def test_sums_are_added_over_documents_before_division() -> None:
    both = np.array(muc(sets("ab"), sets("ab"))) + np.array(muc(sets("cdefghijkl"), sets()))
    assert both.tolist() == [1, 10, 1, 1]
    assert f1(both) == pytest.approx(2 * 0.1 / 1.1)


def test_the_conll_mean_is_that_of_three_f1s() -> None:
    sums = np.array([*muc(KEY, RESPONSE), *b_cubed(KEY, RESPONSE), *ceaf_4(KEY, RESPONSE)])
    b = 2 * 0.5 * (35 / 12 / 7) / (0.5 + 35 / 12 / 7)
    c = 2 * 0.65 * (1.3 / 3) / (0.65 + 1.3 / 3)
    assert conll(sums) == pytest.approx((0.4 + b + c) / 3)


clusterings = st.lists(st.integers(0, 4), min_size=2, max_size=12).map(
    lambda homes: [
        frozenset(at for at, home in enumerate(homes) if home == cluster)
        for cluster in sorted(set(homes))
        if homes.count(cluster) > 1
    ]
)


@given(clusterings, clusterings)
def test_swapping_the_sides_swaps_recall_and_precision(a: list, b: list) -> None:
    for measure in MEASURES.values():
        there, back = measure(a, b), measure(b, a)
        assert there == pytest.approx((*back[2:], *back[:2]))


@given(clusterings)
def test_a_clustering_agrees_wholly_with_itself_and_not_at_all_with_nothing(a: list) -> None:
    for measure in MEASURES.values():
        same = measure(a, a)
        assert same[0] == pytest.approx(same[1])
        assert measure(a, [])[0] == measure(a, [])[3] == 0
