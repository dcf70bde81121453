"""Positions and settlements of actors whose numbers are fixed."""

import numpy as np
import pytest

from dragoman.worlds.model import Actor, Affinity, Clock, Fixed, Hold, Issue, Model, Number, Option, Outcome, Question
from dragoman.worlds.results import Settlement
from dragoman.worlds.simulate import simulate
from dragoman.worlds.widening import widened


def number(value: float) -> Number:
    return Number(default=Fixed(value=float(value)))


def party(id_: str, capability: float, ideal: float | None, salience: float, openness: float = 0.0) -> Actor:
    stand = {} if ideal is None else {"issue": number(ideal)}
    return Actor(
        id=id_, name=id_, capability=number(capability), open=number(openness), ideal=stand,
        salience={key: number(salience) for key in stand},
        options=(Option(id="no-change", text="", bias=number(0)),),
    )  # fmt: skip


def issue(*places: float) -> Issue:
    outcomes = tuple(Outcome(id=f"o{at}", text="", at=place) for at, place in enumerate(places))
    return Issue(id="issue", text="", low="low", high="high", outcomes=outcomes)


def settled(parties, places, worlds: int = 1, steps: int = 1, **fields) -> Settlement:
    model = Model(name="m", question=Question(text="?", issue="issue"), clock=Clock(steps=steps), precision=number(1),
                  actors=tuple(parties), issues=(issue(*places),), **fields)  # fmt: skip
    return simulate(model, worlds).settlement("issue")


#: Car emissions in the European Community, positions in years of delay, capability, salience (Bueno de Mesquita 1994).
EMISSIONS = [
    ("Netherlands", 0.08, 4.0, 0.80), ("Belgium", 0.08, 7.0, 0.40), ("Luxembourg", 0.03, 4.0, 0.20),
    ("Germany", 0.16, 4.0, 0.80), ("France", 0.16, 10.0, 0.60), ("Italy", 0.16, 10.0, 0.60), ("UK", 0.16, 10.0, 0.90),
    ("Ireland", 0.05, 7.0, 0.10), ("Denmark", 0.05, 4.0, 1.00), ("Greece", 0.08, 7.0, 0.70),
]  # fmt: skip


def test_one_actor_gets_its_nearest_outcome():
    there = settled([party("a", 0.5, 60.0, 0.5)], (0.0, 50.0, 100.0))
    assert there.chances == pytest.approx([0.0, 1.0, 0.0], abs=1e-9)
    assert there.mean == pytest.approx(50.0) and there.weighted_mean == pytest.approx(60.0)
    assert there.sd == pytest.approx(0.0, abs=1e-3) and there.parties == ("a",)


def test_two_alike_at_the_ends_leave_it_open():
    there = settled([party("a", 0.5, 0.0, 0.5), party("b", 0.5, 100.0, 0.5)], (0.0, 100.0))
    assert there.chances == pytest.approx([0.5, 0.5]) and there.sd == pytest.approx(50.0)
    assert there.widened[0.5] == pytest.approx((0.0, 100.0), abs=20)


def test_two_outcomes_share_by_weight():
    there = settled([party("a", 0.6, 0.0, 0.5), party("b", 0.2, 100.0, 0.5)], (0.0, 100.0))
    assert there.chances == pytest.approx([0.75, 0.25], abs=1e-9)


def test_a_finer_grid_does_not_make_certainty():
    # Figures of another implementation, made outside this project: outcomes, then mean and spread in years.
    elsewhere = {3: (7.348, 2.313), 4: (7.335, 2.125), 7: (7.297, 1.884), 13: (7.28, 1.761), 25: (7.27, 1.697),
                 61: (7.264, 1.657)}  # fmt: skip
    parties = [party(name, capability, 10 * at, salience) for name, capability, at, salience in EMISSIONS]
    for count, (mean, spread) in elsewhere.items():
        there = settled(parties, tuple(np.linspace(40, 100, count)))
        assert (there.mean / 10, there.sd / 10) == pytest.approx((mean, spread), abs=6e-4)


def test_capabilities_of_zero_do_not_settle_anything_and_are_told_of():
    parties = [party("a", 0.0, 0.0, 0.5), party("b", 0.0, 100.0, 0.9), party("c", 0.0, 100.0, 0.9)]
    there = settled(parties, (0.0, 100.0), worlds=7)
    assert there.unweighted == 1.0
    assert there.weighted_mean == pytest.approx(200 / 3) and there.chances == pytest.approx([1 / 3, 2 / 3])
    one = settled([*parties[:2], party("c", 0.1, 100.0, 0.9)], (0.0, 100.0))
    assert one.unweighted == 0.0 and one.weighted_mean == pytest.approx(100.0)


def test_an_issue_on_which_nobody_has_a_position_has_no_place():
    there = settled([party("a", 0.5, None, 0.5)], (0.0, 100.0))
    assert there.parties == () and np.isnan(there.mean) and np.isnan(there.chances).all()


def test_outcomes_in_one_place_share_what_it_gets():
    there = settled([party("a", 0.5, 10.0, 0.5), party("b", 0.5, 90.0, 0.3)], (10.0, 10.0, 90.0))
    assert there.chances[0] == pytest.approx(there.chances[1])
    assert there.chances.sum() == pytest.approx(1.0)


def test_where_no_outcomes_are_named_there_are_places_on_the_scale():
    there = settled([party("a", 0.5, 60.0, 0.5)], ())
    assert there.outcomes == ("0", "25", "50", "75", "100") and there.chances[2] == pytest.approx(1.0)


def test_positions_come_together_as_friedkin_and_johnsen_say():
    parties = [party("a", 0.5, 0.0, 0.5, openness=0.5), party("b", 0.5, 100.0, 0.5)]
    ties = {
        "holds": (Hold(of="b", over="a", channel="trade", share=number(0.8), alternatives=number(0.25)),),
        "affinities": (Affinity(actor="a", other="b", number=number(0.5)),),
    }  # fmt: skip
    pull = 0.8 * 0.75 * 0.5
    x = 0.0
    for steps in range(1, 4):
        x = 0.5 * (x + pull * 100) / (1 + pull)
        there = settled(parties, (0.0, 100.0), steps=steps, **ties)
        assert there.weighted_mean == pytest.approx((x + 100) / 2, abs=1e-8)
    disliked = {**ties, "affinities": (Affinity(actor="a", other="b", number=number(-0.5)),)}
    assert settled(parties, (0.0, 100.0), steps=3, **disliked).weighted_mean == pytest.approx(50.0)


def test_one_sure_place_is_widened_by_the_errors_of_the_weighted_mean():
    for share, off in ((0.5, 17.5), (0.8, 37.0), (0.95, 59.9)):
        low, high = widened(np.array([50.0]), np.ones(1), share)
        assert (50 - low, high - 50) == pytest.approx((min(off, 50), min(off, 50)), abs=0.02)
    assert widened(np.array([0.0, 100.0]), np.array([0.5, 0.5]), 0.5) == pytest.approx((0.0, 100.0), abs=0.5)
    assert widened(np.array([90.0]), np.ones(1), 0.8)[1] == 100.0
