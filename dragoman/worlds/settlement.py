"""Where an issue settles: a probabilistic Condorcet election over its named outcomes, the weighted mean beside it.

v_io = −|x_i − q_o|; C_oo' = Σ_i c_i s_i max(0, v_io − v_io') is the support of o against o', P = C / (C + Cᵀ) how often
it beats it; π is where a chain of such contests stays: π_o Σ_o' P_o'o = Σ_o' P_oo' π_o'. (The Markov form of KTAB's
election, B. Wise, "KTAB: The K-Table for Bargaining"; not the conditional one, which a finer grid makes ever surer.)
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from dragoman.worlds.chance import name_keys
from dragoman.worlds.compiling import LANES, Floats, Ints, Keys, stage
from dragoman.worlds.layout import places
from dragoman.worlds.model import Issue, Model, Outcome
from dragoman.worlds.stances import Stances

#: Support that every outcome has against every other, as a share of all weight: enough that a contest in which nobody
#: takes a side is open, too little to be seen.
NOBODY = 1e-12
#: Outcomes of an issue that names none, as places on its scale. A design value: the chain's spread hardly depends on
#: how many there are.
PLACES = (0.0, 25.0, 50.0, 75.0, 100.0)


class Outcomes(NamedTuple):
    """The outcomes of all issues in one row: `first` (issues + 1,), `at` (outcomes,); `key` (issues,) of the draws."""

    first: Ints
    at: Floats
    key: Keys


def outcomes_of(issue: Issue) -> tuple[Outcome, ...]:
    """The named outcomes of an issue, or places on its scale where none are named."""
    return issue.outcomes or tuple(Outcome(id=f"{at:.0f}", text=f"{at:.0f} of 100", at=at) for at in PLACES)


def outcomes(model: Model) -> Outcomes:
    """The outcomes of a model."""
    every = [outcomes_of(issue) for issue in model.issues]
    return Outcomes(
        first=places(np.cumsum([0, *map(len, every)])),
        at=np.array([outcome.at for each in every for outcome in each], dtype=np.float64),
        key=name_keys([issue.id for issue in model.issues]),
    )


@stage
def weights(of: Stances, numbers: Floats, nobody: Ints, out: Floats) -> None:
    """c_i s_im of all parties into `out` (parties, LANES), as shares of their issue's sum.

    Where nobody has any weight all parties count the same, and `nobody` (issues, LANES) is 1.
    """
    for issue in range(len(of.issue_first) - 1):
        first, last = of.issue_first[issue], of.issue_first[issue + 1]
        none = nobody[issue]
        for lane in range(LANES):
            total = 0.0
            for party in range(first, last):
                out[party, lane] = numbers[of.capability[party], lane] * numbers[of.salience[party], lane]
                total += out[party, lane]
            none[lane] = 0 if total > 0.0 else 1
            for party in range(first, last):
                out[party, lane] = out[party, lane] / total if total > 0.0 else 1.0 / (last - first)


@stage
def mean(of: Stances, issue: int, weight: Floats, x: Floats, out: Floats) -> None:
    """The weighted mean of positions on an issue into `out` (LANES,)."""
    for lane in range(LANES):
        out[lane] = 0.0
    for party in range(of.issue_first[issue], of.issue_first[issue + 1]):
        share, mine = weight[party], x[party]
        for lane in range(LANES):
            out[lane] += share[lane] * mine[lane]


@stage
def settle(
    of: Stances, outcomes: Outcomes, issue: int, weight: Floats, x: Floats, rate: Floats, rows: Floats, pi: Floats
) -> None:
    """π over the outcomes of an issue into `pi` (outcomes of the issue, LANES).

    Scratch: `rate` (outcomes, outcomes, LANES), `rows` (2, LANES).
    """
    begin, end = outcomes.first[issue], outcomes.first[issue + 1]
    count = end - begin
    for one in range(count):
        for other in range(count):
            for lane in range(LANES):
                rate[one, other, lane] = NOBODY
    for party in range(of.issue_first[issue], of.issue_first[issue + 1]):
        share, mine = weight[party], x[party]
        for one in range(count):
            at = outcomes.at[begin + one]
            for other in range(one + 1, count):
                there = outcomes.at[begin + other]
                for_one, for_other = rate[one, other], rate[other, one]
                for lane in range(LANES):
                    # Support is kept as the rate of leaving the loser for the winner: rate[from, to].
                    side = share[lane] * (abs(mine[lane] - there) - abs(mine[lane] - at))
                    for_other[lane] += max(side, 0.0)
                    for_one[lane] += max(-side, 0.0)
    for one in range(count):
        for other in range(one + 1, count):
            out, back = rate[one, other], rate[other, one]
            for lane in range(LANES):
                both = 1.0 / (out[lane] + back[lane])
                out[lane] *= both
                back[lane] *= both
    _stationary(count, rate, rows[0], pi)


@stage
def _stationary(count: int, rate: Floats, total: Floats, pi: Floats) -> None:
    """Where a chain with these rates stays, by taking out state after state, without any subtraction: Grassmann, Taksar
    and Heyman 1985, "Regenerative analysis and steady state distributions for Markov chains"."""
    for last in range(count - 1, 0, -1):
        for lane in range(LANES):
            total[lane] = 0.0
        for one in range(last):
            out = rate[last, one]
            for lane in range(LANES):
                total[lane] += out[lane]
        for one in range(last):
            into = rate[one, last]
            for lane in range(LANES):
                into[lane] /= total[lane]
        for one in range(last):
            into = rate[one, last]
            for other in range(last):
                if other != one:
                    out, direct = rate[last, other], rate[one, other]
                    for lane in range(LANES):
                        direct[lane] += into[lane] * out[lane]
    for lane in range(LANES):
        total[lane] = 1.0
        pi[0, lane] = 1.0
    for state in range(1, count):
        mine = pi[state]
        for lane in range(LANES):
            mine[lane] = 0.0
        for one in range(state):
            into, other = rate[one, state], pi[one]
            for lane in range(LANES):
                mine[lane] += other[lane] * into[lane]
        for lane in range(LANES):
            total[lane] += mine[lane]
    for state in range(count):
        mine = pi[state]
        for lane in range(LANES):
            mine[lane] /= total[lane]
