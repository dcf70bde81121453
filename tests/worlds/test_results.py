import numpy as np
import pytest
from msgspec.structs import replace

from benchmarks.worlds_models import Size, made_up
from dragoman.errors import UsageError
from dragoman.worlds.model import Question
from dragoman.worlds.results import FAN
from dragoman.worlds.simulate import simulate

MODEL = made_up(Size(actors=3, factors=4, steps=4, issues=1))
RUN = simulate(MODEL, 5000, keep=True)


def test_chances_and_series_are_shares_of_worlds():
    for at, actor in enumerate(MODEL.actors):
        for place, option in enumerate(actor.options):
            done = RUN.acts[:, at] == place
            series = RUN.series(actor.id, option.id)
            assert (RUN.chances[:, at, place] == done.mean(axis=1)).all()
            assert (series.at == done.mean(axis=1)).all()
            assert (series.by == np.logical_or.accumulate(done, axis=0).mean(axis=1)).all()


def test_a_fan_is_the_quantiles_of_what_is_kept_and_the_same_when_nothing_is_kept():
    streamed = simulate(MODEL, 5000)
    for at, factor in enumerate(MODEL.factors):
        made = RUN.fan(factor.id)
        right = np.quantile(RUN.factors[:, at], FAN, axis=1, method="inverted_cdf").T
        assert np.abs(made - right).max() <= 0.002 + 1e-6
        assert (streamed.fan(factor.id) == made).all()
        mean, sd = RUN.factor_mean(factor.id)
        assert mean == pytest.approx(RUN.factors[:, at].astype(float).mean(axis=1), abs=1e-6)
        assert sd == pytest.approx(RUN.factors[:, at].astype(float).std(axis=1), abs=1e-6)


def test_the_error_of_a_share_is_that_of_a_coin():
    assert RUN.error(0.5) == pytest.approx(0.5 / np.sqrt(5000))


def test_the_errors_of_a_settlement_are_what_other_seeds_differ_by():
    rows = np.array([simulate(MODEL, 500, seed=seed).settlement("i0").chances for seed in range(40)])
    told = simulate(MODEL, 500).settlement("i0").errors
    assert rows.std(axis=0, ddof=1) == pytest.approx(told, rel=0.45, abs=1e-4)


def test_a_place_has_the_spread_of_outcomes_and_worlds_together():
    model = replace(MODEL, question=Question(text="?", issue="i0"))
    run = simulate(model, 5000)
    there = run.settlement("i0")
    right = np.sqrt((there.chances * (np.array(there.places) - there.mean) ** 2).sum())
    assert there.sd == pytest.approx(right, abs=1e-4)
    assert there.error == pytest.approx(run.happened.std() / np.sqrt(5000), abs=1e-6)


def test_what_the_model_does_not_have_is_said():
    for ask in (
        lambda: RUN.fan("nothing"),
        lambda: RUN.series("a0", "nothing"),
        lambda: RUN.settlement("nothing"),
    ):
        with pytest.raises(UsageError, match="nothing"):
            ask()
