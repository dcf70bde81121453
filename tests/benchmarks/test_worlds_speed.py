import pytest

from benchmarks.worlds_models import LARGE, SMALL, made_up
from benchmarks.worlds_speed import _bits, _off_the_line
from dragoman.worlds.checking import check


def test_a_straight_line_is_straight_and_a_parabola_is_not():
    assert _off_the_line([1, 2, 4, 8], [3.0, 5.0, 9.0, 17.0]) == pytest.approx(0.0, abs=1e-9)
    assert _off_the_line([6, 12, 24, 48], [0.36, 1.44, 5.76, 23.04]) > 0.5


def test_the_bits_are_looked_at():
    assert _bits(200).value == 1.0


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_made_up_models_can_be_run_and_have_of_everything(size):
    for seed in range(3):
        model = made_up(size, seed)
        check(model)
        assert len(model.actors) == size.actors and len(model.factors) == size.factors
        lists = (model.weights, model.holds, model.affinities, model.requests, model.meetings, model.conditionals)
        assert all(lists)
    assert made_up(size, 1) == made_up(size, 1) != made_up(size, 2)
