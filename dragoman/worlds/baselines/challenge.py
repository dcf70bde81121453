"""Bueno de Mesquita's expected utility model of group decisions, as replicated by Scholz, Calbert & Smith (2011).

Each round every actor asks what it expects from challenging every other, and what it thinks the other expects; actors
who come off worse move. R is the range of the first positions, d_ij = |x_i − x_j| / R, Q (the weight of the status quo)
1.

    votes        v_k(i, j) = c_k s_k (|x_k − x_j|^r_k − |x_k − x_i|^r_k) / R^r_k           k's votes for i against j
    chance       P_ij = Σ_k max(0, v_k(i, j)) / all votes                                  (30), (31)
    success      U_s = 2 − 4 (½ − ½ d_ij)^r    failure  U_f = 2 − 4 (½ + ½ d_ij)^r         (15), (16)
    status quo   U_q = 2 − 4 (½)^r                                                         (24)
    as p sees it E^p_ij = s_j (P_ij U_s + (1 − P_ij) U_f) + (1 − s_j) U_s − U_q, r = r_p   (5) to (7)
    risk         R_i = (2 S_i − max S − min S) / (max S − min S), S_i = Σ_j E^i_ji at r = 1
                 r_i = (1 − R_i/3) / (1 + R_i/3); all r of a round at once                 (32) to (34)
    i meets j    a = E^i_ij, b = E^i_ji:  b > a > 0       confrontation, i moves to x_j
                                          b > −a > 0      compromise, i moves by (x_j − x_i) |a / b|   (36)
                                          −a ≥ b > 0      capitulation, i moves to x_j
    i moves      once a round, all at the same time: a confrontation before a compromise before a capitulation

Forecast of a round: its median, the position that beats all others by votes at r = 1. That is the position with the
smallest Σ_k c_k s_k |x_k − x|.

**Two readings.** The paper's equations do not give the paper's results. `"table"` is what gives them, known through the
port of the authors' program at github.com/jmckib/bdm-scholz-expected-utility-model: "all votes" are those over all
ordered pairs of actors, so that every chance is small, and of several compromises an actor takes the one whose balance
(|a| x_i + |b| x_j) / (|a| + |b|) is smallest, a position and not a distance. `"equations"` counts the votes of the pair
alone, as (31) says, with every r_k = 1 in them, and takes the offer that moves the actor least, as §6.2 says; on the
paper's own example it has everybody at 7 years after three rounds.

**What it reproduces.** Table 2 of the paper, the emission standards of 1994, prints the medians 8.4 9.9 9.9 9.9 9.9 7.4
8.8 9.6 of eight rounds. `"table"` gives 8.416 9.611 9.962 9.962 9.962 7.472 8.825 9.671: the printed figures with the
further digits cut off, but for round 2, where 9.6 would be expected and 9.9 is printed. No rule was found that yields
9.9 there:

* By (36) Belgium, whose position is the median, goes from 8.416 to 9.611 in round 2 and to 9.962 in round 3: 9.9 is
  what the same rule yields one round later.
* The only others that have moved by then are Luxembourg and Ireland. Wherever in 4..10 they are put, Belgium ends round
  2 between 9.42 and 9.64.
* The table contradicts itself under any rule in which a position nearer to France's leads nearer to it: from 8.4 it
  says 9.9, from 8.8 (rounds 7 and 8) 9.6.
* Of 116,000 variants tried by chance (what the votes are divided by and whose r they use, security seen by either side,
  risk taken once, each round, or repeatedly, the order of offers, ten ways to choose among them, three formulas of
  compromise, Q of ½, a range that shrinks) none gives more than seven of the eight, cut off or rounded.

So the 9.9 of round 2 is most likely a slip of the printed table, which its text repeats; nothing here is bent to meet
it. Its means (7.4 7.5 7.6 7.3 7.3 7.4 7.5 7.6, here 7.461 7.553 7.590 7.358 7.349 7.415 7.510 7.572) are cut off in
some rounds and rounded in others.

The model does not settle: its authors write that "in general the results do not stabilise". On 351 issues of the
European Union two forms of it err by 26.8 and 27.9 points of 100, where the weighted mean errs by 23.0
(`weighted_mean`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike

from dragoman.errors import UsageError
from dragoman.worlds.baselines.weighted_mean import Array, finite, influence

Reading = Literal["table", "equations"]
READINGS: Final = ("table", "equations")
Kind = Literal["confrontation", "compromise", "capitulation"]
#: In this order an actor answers; the names are those of the paper's figure 6.
KINDS: Final[tuple[Kind, ...]] = ("confrontation", "compromise", "capitulation")


@dataclass(frozen=True, slots=True)
class Move:
    """In `round` (from 1) actor `mover` went to the position `to` because of actor `other`; both by their index."""

    round: int
    mover: int
    other: int
    kind: Kind
    to: float


@dataclass(frozen=True, slots=True)
class Course:
    """All rounds, the start first: `positions` (rounds + 1, actors), `medians` and `means` (rounds + 1), in the unit of
    the positions; `risks` (rounds, actors), the exponents r in ½..2; the moves in order."""

    positions: Array
    medians: Array
    means: Array
    risks: Array
    moves: tuple[Move, ...]


def run(
    position: ArrayLike, capability: ArrayLike, salience: ArrayLike, rounds: int = 8, reading: Reading = "table"
) -> Course:
    """The course of an issue over `rounds` rounds; everything (actors): positions in any unit, salience in 0..1.

    Raises `UsageError` for shapes that do not fit, numbers that are not finite or out of range, and nobody with weight.
    """
    at = finite("position", position)
    weight = influence(capability, salience)
    cared = np.asarray(salience, dtype=np.float64)
    if reading not in READINGS:
        raise UsageError(f"no reading {reading!r}: one of {', '.join(READINGS)}")
    if at.ndim != 1 or weight.shape != at.shape:
        raise UsageError(f"position {at.shape} and capability {weight.shape} must be lists of one length")
    if np.any(cared > 1):
        raise UsageError(f"salience {cared.max():g} is above 1")
    if not np.any(weight > 0):
        raise UsageError("nobody has weight: capability times salience is 0 for every actor")
    span = float(np.ptp(at))
    path, risks, moves = [at], [], list[Move]()
    for number in range(1, rounds + 1):
        now = path[-1]
        risk = risk_exponents(now, weight, cared, span, reading) if span else np.ones(len(now))
        risks.append(risk)
        made = _moves(number, now, expected(now, weight, cared, risk, span, reading), reading) if span else []
        new = now.copy()
        for move in made:
            new[move.mover] = move.to
        path.append(new)
        moves += made
    positions = np.array(path)
    medians = np.array([median(each, weight) for each in path])
    return Course(positions, medians, positions @ weight / weight.sum(), np.reshape(risks, (rounds, -1)), tuple(moves))


def median(position: Array, weight: Array) -> float:
    """The position held that beats all others, by votes c s in proportion to distance; of two, the lower."""
    held = np.unique(position)
    away = abs(held[:, None] - position) @ weight
    return float(held[np.flatnonzero(away <= away.min() + 1e-12 * weight.sum())[0]])


def expected(position: Array, weight: Array, salience: Array, risk: Array, span: float, reading: Reading) -> Array:
    """E (actors, actors, actors): [p, i, j] is what i gains by challenging j, as p sees it with its own r."""
    apart = abs(position[:, None] - position) / span
    chance = _chances(apart, weight, risk, reading)
    r = risk[:, None, None]
    success, failure = 2 - 4 * (0.5 - 0.5 * apart) ** r, 2 - 4 * (0.5 + 0.5 * apart) ** r
    resisted = salience * (chance * success + (1 - chance) * failure)
    return np.asarray(resisted + (1 - salience) * success - (2 - 4 * 0.5**r), dtype=np.float64)


def risk_exponents(position: Array, weight: Array, salience: Array, span: float, reading: Reading) -> Array:
    """r (actors), in ½ (the actor in most danger) to 2 (the safest); 1 for all where all are equally safe."""
    neutral = np.ones(len(position))
    seen = expected(position, weight, salience, neutral, span, reading)[0]  # at r = 1 all see the same
    danger = seen.sum(axis=0)  # of challenging itself an actor expects 0
    low, high = danger.min(), danger.max()
    if high - low <= 1e-12:
        return neutral
    attitude = (2 * danger - high - low) / (high - low)
    return np.asarray((1 - attitude / 3) / (1 + attitude / 3), dtype=np.float64)


def _chances(apart: Array, weight: Array, risk: Array, reading: Reading) -> Array:
    """P (actors, actors): i succeeds against j. Of two at one position nothing depends on it."""
    felt = apart ** (risk if reading == "table" else np.ones_like(risk))[:, None]
    votes = weight[:, None, None] * (felt[:, None, :] - felt[:, :, None])  # [k, i, j]
    won = np.maximum(votes, 0).sum(axis=0)
    cast = abs(votes).sum() if reading == "table" else abs(votes).sum(axis=0)
    return np.asarray(np.divide(won, cast, out=np.zeros_like(won), where=np.broadcast_to(cast > 0, won.shape)))


def _moves(number: int, position: Array, seen: Array, reading: Reading) -> list[Move]:
    """The move of each actor that moves, by what all expect (`seen`, as `expected` gives it)."""
    made = []
    for i, here in enumerate(position):
        offers: dict[Kind, list[tuple[float, Move]]] = {kind: [] for kind in KINDS}
        for j, there in enumerate(position):
            a, b = seen[i, i, j], seen[i, j, i]
            kind = None if here == there else _kind(a, b)
            if kind is None:
                continue
            to = float(here + (there - here) * abs(a / b)) if kind == "compromise" else float(there)
            cost = abs(here - to)
            if kind == "compromise" and reading == "table":
                cost = (abs(a) * here + abs(b) * there) / (abs(a) + abs(b))
            offers[kind].append((cost, Move(number, i, j, kind, to)))
        taken = next((offers[kind] for kind in KINDS if offers[kind]), None)
        if taken:
            made.append(min(taken, key=lambda offer: offer[0])[1])
    return made


def _kind(own: float, others: float) -> Kind | None:
    """What becomes of a meeting in which the mover expects `own` and thinks that the other expects `others`."""
    if others > own > 0:
        return "confrontation"
    if own < 0 < others:
        return "compromise" if others > -own else "capitulation"
    return None
