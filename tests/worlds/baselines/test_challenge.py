"""The challenge model gives the printed medians of 1994, but for the one that contradicts the rest of its table."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from published import figures

from dragoman.errors import UsageError
from dragoman.worlds.baselines import challenge

TABLE = figures("emission_1994")
INPUT = (TABLE["position"], TABLE["capability"], TABLE["salience"])
WEIGHT = np.array(TABLE["capability"]) * np.array(TABLE["salience"])
BELGIUM, LUXEMBOURG, FRANCE, IRELAND = (TABLE["actor"].index(n) for n in ("Belgium", "Luxembourg", "France", "Ireland"))


def test_medians_are_the_printed_ones_cut_off_after_a_digit_in_all_rounds_but_the_second():
    medians = challenge.run(*INPUT).medians[1:]
    cut = np.floor(medians * 10) / 10
    assert np.flatnonzero(cut != TABLE["published_median"]).tolist() == [1]
    off = abs(medians - TABLE["published_median"])
    assert np.delete(off, 1).max() < 0.1 and off[1] == pytest.approx(0.2891, abs=1e-4)
    assert np.max(abs(challenge.run(*INPUT).means[1:] - TABLE["published_mean"])) < 0.1


def test_every_round_is_that_of_the_independent_replication():
    course = challenge.run(*INPUT, rounds=10)
    assert course.medians == pytest.approx(TABLE["port_median"], abs=5e-5)
    assert course.means == pytest.approx(TABLE["port_mean"], abs=1e-12)


def test_the_printed_median_of_round_two_is_what_the_rule_gives_a_round_later():
    course = challenge.run(*INPUT)
    made = [move for move in course.moves if move.mover == BELGIUM and move.round <= 3]
    assert [(move.kind, move.other) for move in made] == [("compromise", FRANCE)] * 3
    assert [move.to for move in made] == pytest.approx(course.medians[1:4])
    assert [int(move.to * 10) / 10 for move in made] == [8.4, 9.6, 9.9]


def test_no_place_of_the_others_that_moved_takes_belgium_to_the_printed_median_in_round_two():
    first = challenge.run(*INPUT, rounds=1).positions[-1]
    salience = np.array(TABLE["salience"])
    reached = []
    for at in np.ndindex(13, 13):
        placed = first.copy()
        placed[[LUXEMBOURG, IRELAND]] = 4 + 0.5 * np.array(at)
        risk = challenge.risk_exponents(placed, WEIGHT, salience, 6.0, "table")
        seen = challenge.expected(placed, WEIGHT, salience, risk, 6.0, "table")[BELGIUM]
        ratio = abs(seen[BELGIUM, FRANCE] / seen[FRANCE, BELGIUM])
        reached.append(placed[BELGIUM] + (10 - placed[BELGIUM]) * ratio)
    assert min(reached) > 9.42 and max(reached) < 9.64


def test_the_equations_as_printed_do_not_give_the_printed_table():
    course = challenge.run(*INPUT, reading="equations")
    assert course.positions[3:].tolist() == [[7.0] * 10] * 6


def test_the_median_beats_every_other_position_by_votes():
    rng = np.random.default_rng(3)
    for _ in range(50):
        position, weight = rng.integers(0, 20, 9).astype(float), rng.random(9)
        found = challenge.median(position, weight)
        for other in position:
            votes = weight @ (abs(position - other) - abs(position - found))
            assert votes >= -1e-12


def test_risk_runs_from_half_to_two_and_the_unit_of_the_scale_does_not_matter():
    course = challenge.run(*INPUT)
    assert course.risks.min(axis=1) == pytest.approx(0.5) and course.risks.max(axis=1) == pytest.approx(2.0)
    other = challenge.run(np.array(TABLE["position"]) * 10 - 40, *INPUT[1:])
    assert other.medians == pytest.approx(course.medians * 10 - 40, abs=1e-9)


ACTORS = st.lists(
    st.tuples(st.integers(0, 100), st.floats(0.01, 1), st.floats(0, 1)), min_size=1, max_size=7
).filter(lambda rows: any(row[2] > 0.01 for row in rows))  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(ACTORS, st.sampled_from(challenge.READINGS))
def test_nobody_leaves_the_range_of_the_first_positions(rows, reading):
    position, capability, salience = zip(*rows, strict=True)
    course = challenge.run(position, capability, salience, 4, reading)
    assert np.all(np.isfinite(course.positions))
    assert course.positions.min() >= min(position) - 1e-9 and course.positions.max() <= max(position) + 1e-9
    assert all(course.positions[move.round, move.mover] == move.to for move in course.moves)


def test_who_agrees_or_is_alone_stays():
    assert challenge.run([40.0], [1], [1]).medians.tolist() == [40.0] * 9
    assert challenge.run([40.0, 40.0], [1, 2], [1, 0.5]).moves == ()


@pytest.mark.parametrize(
    ("position", "capability", "salience", "reading", "says"),
    [
        ([1, 2], [1, 1], [1, 1.5], "table", r"salience 1\.5 is above 1"),
        ([1, 2], [1, 0], [0, 1], "table", "nobody has weight"),
        ([1, 2, 3], [1, 1], [1, 1], "table", "lists of one length"),
        ([1, np.inf], [1, 1], [1, 1], "table", "not a finite number"),
        ([1, 2], [1, 1], [1, 1], "paper", "no reading 'paper'"),
    ],
)  # fmt: skip
def test_bad_input_is_an_error_that_says_why(position, capability, salience, reading, says):
    with pytest.raises(UsageError, match=says):
        challenge.run(position, capability, salience, reading=reading)
