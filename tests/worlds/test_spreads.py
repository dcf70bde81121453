import numpy as np
import pytest
from hypothesis import given, settings
from models import spreads
from naive_worlds import quantile
from scipy import stats

from dragoman.errors import ModelError
from dragoman.worlds.model import Beta, Fixed, Lognormal, Normal, Triangle, Uniform
from dragoman.worlds.spreads import check_spread, quantiles

SHARES = np.concatenate([[1e-9, 1e-6, 1e-4], np.linspace(0.0005, 0.9995, 997), [1 - 1e-4, 1 - 1e-6]])

EXACT = [
    Fixed(value=3.0),
    Uniform(low=-1.0, high=4.0),
    Uniform(low=2.0, high=2.0),
    Normal(mean=1.0, sd=2.0),
    Normal(mean=1.0, sd=0.0),
    Normal(mean=0.0, sd=1.0, least=-0.5, most=2.0),
    Normal(mean=0.0, sd=1.0, least=0.5, most=2.0),
    Normal(mean=0.0, sd=1.0, least=4.0),
    Normal(mean=0.0, sd=1.0, most=-4.0),
    Lognormal(median=0.3, log_sd=0.5),
    Lognormal(median=0.6, log_sd=0.5, most=0.9),
    Triangle(low=1.0, mode=2.0, high=6.0),
    Triangle(low=1.0, mode=1.0, high=6.0),
    Triangle(low=1.0, mode=6.0, high=6.0),
]


@pytest.mark.parametrize("spread", EXACT, ids=repr)
def test_quantiles_are_exact(spread):
    right = np.array([quantile(spread, share) for share in SHARES])
    assert np.abs(quantiles(spread, SHARES) - right).max() < 2e-7


@pytest.mark.parametrize(("a", "b"), [(8, 2), (6, 4), (4, 4), (1, 1), (0.4, 9), (0.5, 0.5), (300, 700), (1, 3)])
def test_what_is_read_off_a_table_has_nearly_the_share_that_was_asked_for(a, b):
    made = quantiles(Beta(a=a, b=b), SHARES)
    assert (np.diff(made) >= 0).all()
    off = np.abs(stats.beta.cdf(made, a, b) - SHARES)
    assert off.max() < 2e-4
    assert (off / np.minimum(SHARES, 1 - SHARES)).max() < 1e-3
    assert np.abs(made - stats.beta.ppf(SHARES, a, b)).max() < 2e-4


def test_a_beta_is_stretched_from_low_to_high():
    assert np.allclose(
        quantiles(Beta(a=2, b=3, low=10, high=30), SHARES), 10 + 20 * quantiles(Beta(a=2, b=3), SHARES), rtol=1e-12
    )


@settings(max_examples=200, deadline=None)
@given(spreads(-5.0, 5.0))
def test_quantiles_rise_with_the_share_and_stay_within_bounds(spread):
    made = quantiles(spread, SHARES)
    assert np.isfinite(made).all()
    assert (np.diff(made) >= -1e-9).all()
    assert made.min() >= -5.0 - 1e-9 and made.max() <= 5.0 + 1e-9


@pytest.mark.parametrize(
    "spread",
    [
        Fixed(value=float("nan")),
        Uniform(low=2.0, high=1.0),
        Normal(mean=0.0, sd=-1.0),
        Normal(mean=float("inf"), sd=1.0),
        Normal(mean=0.0, sd=1.0, least=2.0, most=1.0),
        Beta(a=0.0, b=1.0),
        Beta(a=1.0, b=-1.0),
        Lognormal(median=-1.0, log_sd=1.0),
        Triangle(low=1.0, mode=0.0, high=2.0),
    ],
    ids=repr,
)
def test_a_spread_from_which_nothing_can_be_drawn_is_refused_by_the_name_of_its_number(spread):
    with pytest.raises(ModelError, match=r"actors\.CHN\.capability"):
        check_spread("actors.CHN.capability", spread)
