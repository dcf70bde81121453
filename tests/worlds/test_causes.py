import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numba import njit

from dragoman.worlds import echo
from dragoman.worlds.compiling import LANES
from dragoman.worlds.model import (
    Actor,
    Clock,
    Factor,
    Fixed,
    Model,
    Number,
    Option,
    Question,
    Uniform,
    Weight,
)
from dragoman.worlds.plan import Held, Plan
from dragoman.worlds.simulate import simulate


def number(value: float) -> Number:
    return Number(default=Fixed(value=float(value)))


def chain(weights: dict[tuple[str, str], float], steps: int = 1, **clock) -> Model:
    """Factors joined by arrows; nobody who matters. The first of them is pushed by .5 a step."""
    names = sorted({name for pair in weights for name in pair})
    actor = Actor(id="a", name="a", capability=number(1), open=number(0),
                  options=(Option(id="no-change", text="", bias=number(0)),))  # fmt: skip
    return Model(
        name="chain", question=Question(text="?", actor="a", option="no-change"),
        clock=Clock(steps=steps, **{"rate": 0.3, "noise": 0.0, **clock}), precision=number(1), actors=(actor,),
        factors=tuple(Factor(id=name, text=name, start=number(0), drift=number(0.5 * (name == names[0])))
                      for name in names),
        weights=tuple(Weight(cause=one, effect=other, number=number(value)) for (one, other), value in weights.items()),
    )  # fmt: skip


def test_a_factor_goes_its_rate_of_the_way_and_passes_it_on():
    run = simulate(chain({("f", "g"): 0.5}, steps=3), 1)
    z, y = np.zeros(2), np.zeros(2)
    for step in range(3):
        z = 0.7 * z + 0.3 * np.array([0.5, 0.5 * y[0]])
        y = np.tanh(z)
        assert [run.factor_mean(name)[0][step] for name in "fg"] == pytest.approx(y, abs=1e-10)


def test_factors_come_to_rest_where_the_arrows_say():
    run = simulate(chain({("f", "g"): 0.8, ("g", "h"): -0.6, ("h", "f"): 0.7}, steps=200), 1)
    f, g, h = (run.factor_mean(name)[0][-1] for name in "fgh")
    assert [f, g, h] == pytest.approx(np.tanh([0.5 + 0.7 * h, 0.8 * f, -0.6 * g]), abs=1e-8)


def test_noise_is_normal_with_the_deviation_of_the_clock():
    run = simulate(chain({("f", "g"): 0.0}, noise=0.2), 20_000, keep=True)
    z = np.arctanh(run.factors[0, 1].astype(float))
    assert z.mean() == pytest.approx(0.0, abs=4 * 0.06 / np.sqrt(20_000))
    assert z.std() == pytest.approx(0.3 * 0.2, rel=0.03)
    assert abs(np.corrcoef(run.factors[0])[0, 1]) < 0.03


def test_arrows_that_add_up_to_more_than_nine_tenths_are_scaled_and_told_of():
    run = simulate(
        chain({("f", "h"): 0.9, ("g", "h"): -0.9}, steps=1), 10, plan=Plan(hold=(Held(factor="f", value=1.0),))
    )
    assert run.factor_mean("h")[0][0] == pytest.approx(np.tanh(0.3 * 0.45), abs=1e-10)
    assert run.scaled == {"h": 10} and run.loops == {}


def test_a_self_reinforcing_loop_is_flagged_and_does_not_run_away():
    model = chain({("f", "g"): 0.95, ("g", "f"): 0.95, ("f", "h"): 0.95}, steps=300)
    run = simulate(model, 5)
    assert run.loops == {"f": 5, "g": 5} and run.scaled == {"f": 5, "g": 5, "h": 5}
    assert run.factor_mean("f")[0][-1] < 0.9
    self_moving = simulate(chain({("f", "f"): 0.99, ("f", "g"): 0.1}), 5)
    assert self_moving.loops == {"f": 5}


def test_how_many_worlds_were_scaled_is_counted():
    model = chain({("f", "g"): 0.5, ("g", "f"): 0.5})
    wide = Number(default=Uniform(low=0.0, high=1.0))
    run = simulate(
        Model(**{**{name: getattr(model, name) for name in model.__struct_fields__},
                 "weights": (Weight(cause="f", effect="g", number=wide), *model.weights[1:])}), 4000,
    )  # fmt: skip
    assert run.loops["g"] == pytest.approx(400, abs=80) and "f" not in run.loops


@njit
def solved(of, w, worth):
    a = np.empty((of.slots, LANES))
    echo.factorise(of, w, a)
    echo.echo(of, a, worth)


arrows = st.integers(1, 12).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), unique=True, max_size=40),
        st.integers(0, 2**32 - 1),
    )
)


@settings(max_examples=80, deadline=None)
@given(arrows)
def test_what_a_factor_is_worth_in_the_end_is_what_the_inverse_says(drawn):
    count, pairs, seed = drawn
    rng = np.random.default_rng(seed)
    of = echo.elimination(count, [one for one, _ in pairs], [other for _, other in pairs])
    w = rng.uniform(-1, 1, (len(pairs), LANES))
    dense = np.zeros((LANES, count, count))
    for (one, other), values in zip(pairs, w, strict=True):
        dense[:, one, other] = values
    scale = 0.9 / np.maximum(np.abs(dense).sum(axis=1), 0.9)
    dense *= scale[:, None, :]
    w = np.array([dense[:, one, other] for one, other in pairs]).reshape(len(pairs), LANES)
    worth = rng.normal(size=(count, LANES))
    right = np.stack([np.linalg.solve(np.eye(count) - dense[lane], worth[:, lane]) for lane in range(LANES)], axis=1)
    solved(of, w, worth)
    assert np.abs(worth - right).max() < 1e-11 * max(1.0, np.abs(right).max())


def test_without_cycles_the_elimination_fills_no_place():
    of = echo.elimination(50, list(range(49)), list(range(1, 50)))
    assert of.slots == 50 + 49
