"""Figures of agreement are what their definitions say, and noise does not agree beyond chance."""

from __future__ import annotations

import random

import numpy as np
import pytest
from scipy import stats

from dragoman.other_events.agreement import chance, correlation, period_of, presence, shifts, types
from dragoman.other_events.matching import lines
from dragoman.store.two_sides import Entry

FIRST, DAYS = 738_000, 280


def sides(ours, theirs):
    """Entries of `(day, source, target, type)`, in the order in which they are stored."""
    found = [
        Entry(side, at, FIRST + told[0], *told[1:], "happened")
        for side, some in (("ours", ours), ("theirs", theirs))
        for at, told in enumerate(sorted(some), 1)
    ]
    return sorted(found, key=lambda e: (*sorted((e.source, e.target)), e.day, e.source, e.type, e.side))


def noise(seed, count):
    draw = random.Random(seed)
    codes = ["A", "B", "C", "D"]
    return {
        (draw.randrange(DAYS), *draw.sample(codes, 2), draw.choice(["ACCUSE", "REJECT", "AID"])) for _ in range(count)
    }


def beyond(ours, theirs):
    told = sides(ours, theirs)
    matched = sum(line.kind == "match" for line in lines(told, 1))
    return chance(told, FIRST, DAYS, 1, matched, min(len(ours), len(theirs)))


def test_noise_matches_as_often_as_chance_has_it():
    found = beyond(noise(1, 1500), noise(2, 1500))
    assert found.matched > 300
    assert abs(found.beyond) < 0.06


def test_the_same_events_match_beyond_chance_as_far_as_can_be():
    found = beyond(noise(1, 1500), noise(1, 1500))
    assert found.beyond == 1
    assert found.matched == found.most
    assert found.by_chance < 0.6 * found.most


def test_theirs_is_moved_by_whole_weeks_and_never_onto_itself():
    assert shifts(280, 1) == [7 * (1 + at * 39 // 10) for at in range(10)]
    assert shifts(20, 1) == [7, 14]
    assert shifts(6, 1) == []
    assert all(2 * 5 < move < 30 - 2 * 5 for move in shifts(30, 5))


def test_days_too_few_to_move_give_no_figure():
    found = chance(sides({(0, "A", "B", "AID")}, {(0, "A", "B", "AID")}), FIRST, 5, 1, 1, 1)
    assert (found.by_chance, found.beyond, found.shifts) == (None, None, 0)


def test_presence_counts_cells_of_pair_and_week_and_the_empty_ones_too():
    monday = next(day for day in range(7) if period_of(FIRST + day, "week") == period_of(FIRST + day + 6, "week"))
    ours = {(monday, "A", "B", "AID"), (monday + 1, "A", "B", "REJECT"), (monday + 7, "A", "B", "AID")}
    theirs = {(monday + 6, "A", "B", "ACCUSE"), (monday, "B", "A", "AID"), (monday, "A", "", "AID")}
    found = presence(sides(ours, theirs), FIRST + monday, FIRST + monday + 13, "week")
    assert (found.pairs, found.periods) == (2, 2)
    assert (found.both, found.only_ours, found.only_theirs, found.neither) == (1, 1, 1, 1)
    assert found.jaccard == pytest.approx(1 / 3)
    assert (found.observed, found.expected, found.kappa) == (0.5, 0.5, 0)
    assert found.pearson == pytest.approx(stats.pearsonr([2, 1, 0, 0], [1, 0, 1, 0])[0])
    assert found.spearman == pytest.approx(stats.spearmanr([2, 1, 0, 0], [1, 0, 1, 0])[0])


def test_months_are_counted_as_months():
    assert period_of(738_000, "month") == "2021-07"


@pytest.mark.parametrize("seed", range(3))
def test_correlation_is_that_of_the_numbers_written_out(seed):
    draw = np.random.default_rng(seed)
    pairs = [tuple(int(x) for x in pair) for pair in draw.integers(0, 4, (50, 2))]
    counted = {pair: pairs.count(pair) for pair in pairs}
    expected = np.corrcoef(np.array(pairs).T)[0, 1]
    assert correlation(counted) == pytest.approx(expected)


def test_correlation_of_what_does_not_vary_is_none():
    assert correlation({(1, 2): 5}) is None
    assert correlation({}) is None


def test_kappa_of_types_is_that_of_cohen():
    # Cohen 1960 in small: 20 of 50 and 15 of 50 on the diagonal, 5 and 10 beside it: .70 observed, .50 by chance.
    found = types({("AID", "AID"): 20, ("AID", "REJECT"): 5, ("REJECT", "AID"): 10, ("REJECT", "REJECT"): 15}, 3)
    assert (found.told, found.several, found.same) == (50, 3, 35)
    assert (found.observed, found.expected, found.kappa) == pytest.approx((0.7, 0.5, 0.4))
    assert found.table == {"AID": {"AID": 20, "REJECT": 5}, "REJECT": {"AID": 10, "REJECT": 15}}


def test_types_of_nothing_are_no_figure():
    found = types({}, 0)
    assert (found.observed, found.expected, found.kappa) == (None, None, None)
