import numpy as np
from numba import njit
from scipy.special import ndtri

from dragoman.worlds import arithmetic


@njit
def all_of(x, p):
    out = np.empty((5, len(x)))
    for at in range(len(x)):
        out[0, at] = arithmetic.exp(x[at])
        out[1, at] = arithmetic.log(abs(x[at]) + 1e-300)
        out[2, at] = arithmetic.tanh(x[at])
        out[3, at] = arithmetic.logistic(x[at])
        out[4, at] = arithmetic.normal_quantile(p[at])
    return out


RNG = np.random.default_rng(1)
X = np.concatenate([RNG.uniform(-700, 700, 20000), RNG.normal(0, 1, 20000), [0.0, -0.0, 1.0, 1e-200, 708.0, -708.0]])
P = np.concatenate(
    [RNG.uniform(0, 1, 20000), 10 ** RNG.uniform(-300, -1, 20000), [0.5, 0.075, 0.925, 2**-32, 1e-12, 0.3]]
)
MADE = all_of(X, P)


def test_exp_and_log_are_right_to_two_units_in_the_last_place():
    assert (np.abs(MADE[0] - np.exp(X)) <= 2 * np.spacing(np.exp(X))).all()
    right = np.log(np.abs(X) + 1e-300)
    assert (np.abs(MADE[1] - right) <= 2 * np.spacing(np.maximum(np.abs(right), 1.0))).all()


def test_tanh_and_the_logistic_are_right_to_the_last_place_of_one():
    assert np.abs(MADE[2] - np.tanh(X)).max() <= 3e-16
    with np.errstate(over="ignore"):
        assert np.abs(MADE[3] - 1 / (1 + np.exp(-X))).max() <= 3e-16


def test_the_normal_quantile_is_right_far_into_the_tail():
    right = ndtri(P)
    assert (np.abs(MADE[4] - right) <= 1e-14 * np.maximum(1.0, np.abs(right))).all()


def test_exp_stays_finite_beyond_its_ends():
    made = all_of(np.array([-1e9, 1e9]), np.array([0.5, 0.5]))[0]
    assert 0.0 < made[0] < 1e-300 and 1e300 < made[1] < np.inf
