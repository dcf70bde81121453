"""Held to worlds of its own: what is told of the future holds as often as it says, and what is learnt is not biased.

A situation is a model with one of its worlds taken as the truth: drawn with another seed, so that nothing of it is in
the run that foretells it.
"""

import numpy as np
import pytest
from msgspec.structs import replace

from benchmarks.worlds_models import Size, made_up
from dragoman.worlds.draws import draw
from dragoman.worlds.model import Question
from dragoman.worlds.simulate import simulate

SIZE = Size(actors=4, factors=6, steps=6, issues=1)
TRUTHS = 500


@pytest.mark.parametrize("share", [0.5, 0.8, 0.9])
def test_intervals_of_factors_cover_the_truth_as_often_as_they_say(share):
    covered = []
    for seed in range(6):
        model = made_up(SIZE, seed)
        run = simulate(model, 4000, seed=1)
        truth = simulate(model, TRUTHS, seed=2, keep=True).factors
        for at, factor in enumerate(model.factors):
            low, high = run.fan(factor.id, ((1 - share) / 2, (1 + share) / 2)).T
            inside = (truth[:, at] >= low[:, None] - 0.002) & (truth[:, at] <= high[:, None] + 0.002)
            covered.append(inside.mean(axis=1))
    assert np.mean(covered) == pytest.approx(share, abs=0.03)
    assert np.abs(np.array(covered) - share).max() < 0.08


def test_chances_of_acts_and_settlements_come_true_as_often_as_they_say():
    told, came = [], []
    for seed in range(16):
        model = made_up(SIZE, seed)
        run = simulate(model, 4000, seed=1)
        truth = simulate(model, TRUTHS, seed=2, keep=True)
        for at, actor in enumerate(model.actors):
            for place, option in enumerate(actor.options):
                told.append(run.series(actor.id, option.id).by[2])
                came.append((truth.acts[:3, at] == place).any(axis=0).mean())
        asked = replace(model, question=Question(text="?", issue="i0"))
        there = run.settlement("i0")
        drawn = simulate(asked, TRUTHS, seed=2).drawn
        if there.parties:
            told += there.chances.tolist()
            came += [(drawn == at).mean() for at in there.places]
    told, came = np.array(told), np.array(came)
    for low, high in ((0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.0)):
        band = (told >= low) & (told <= high)
        assert band.sum() >= 10
        assert came[band].mean() == pytest.approx(told[band].mean(), abs=0.02)


def test_ranks_of_the_truth_among_worlds_that_did_the_same_are_uniform():
    """Simulation-based calibration (Talts et al. 2018): the worlds of a run in which the first acts were those of the
    truth are draws from what is to be believed of its numbers; the truth's rank among as many of them as there are
    ranks less one is then as likely to be any as any other."""
    model = made_up(Size(actors=2, factors=3, steps=1, options=2, issues=1, precision=6.0, conditionals_each=0), 5)
    worlds, truths, kept = 40_000, 2000, 19
    run, truth = simulate(model, worlds, seed=1, keep=True), simulate(model, truths, seed=2, keep=True)
    numbers, true_numbers = draw(model, seed=1, count=worlds), draw(model, seed=2, count=truths)
    seen, true_seen = (each.acts[0, 0] * 2 + each.acts[0, 1] for each in (run, truth))
    alike = {what: np.flatnonzero(seen == what) for what in range(4)}
    rng = np.random.default_rng(0)
    learnt = 0
    for name in ("precision", "actors.a0.options.o1.bias", "actors.a1.options.o1.bias", "actors.a0.capability"):
        if np.ptp(numbers[name]) == 0.0:
            continue
        ranks = []
        for world in range(truths):
            chosen = numbers[name][rng.choice(alike[int(true_seen[world])], kept, replace=False)]
            ranks.append((chosen < true_numbers[name][world]).sum())
        counts = np.bincount(ranks, minlength=kept + 1)
        expected = truths / (kept + 1)
        assert ((counts - expected) ** 2 / expected).sum() < 50.8  # χ² with 19 degrees of freedom, one in ten thousand
        means = [numbers[name][each].mean() for each in alike.values()]
        learnt += np.ptp(means) > 0.1 * numbers[name].std()
    assert learnt >= 2  # the acts do say something of the numbers, so the test could fail
