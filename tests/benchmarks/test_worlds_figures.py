"""Published figures of other models, and how programs are timed beside each other."""

import pytest

from benchmarks import worlds_reference
from benchmarks.readme import bars
from benchmarks.worlds_rivals import Program, measure, pairwise_payoffs


def test_every_bar_of_the_baselines_is_met():
    found = {(result.corpus, result.what): result for result in worlds_reference.measure()}
    held = [bar for bar in bars() if bar.benchmark == "worlds_reference"]
    assert len(held) >= 15
    for bar in held:
        value = found[bar.corpus, bar.what][bar.figure]
        assert bar.least is None or value >= bar.least, bar.shown
        assert bar.most is None or value <= bar.most, bar.shown


def test_ktabs_iteration_is_the_sum_over_pairs_that_its_loop_takes():
    found = worlds_reference.ktabs_iteration(worlds_reference.ktab.victory([[1, 3], [1, 1]]))
    assert found.tolist() == pytest.approx([0.75, 0.25])


def test_seconds_are_scaled_to_ten_thousand_worlds_and_the_first_world_is_not_timed():
    ran = []
    result = measure((Program("toy", 5, lambda: ran.append),), repeats=2)
    assert ran == [1, 5, 5]
    (figure,) = result.figures
    assert (figure.name, figure.n, figure.unit) == ("toy", 5, "s") and 0 < figure.value < 10


def absent():
    raise ImportError("no module named toy")


def test_a_program_that_is_not_installed_is_named_and_the_others_are_timed():
    result = measure((Program("gone", 1, absent), Program("toy", 1, lambda: lambda worlds: None)), repeats=1)
    assert [figure.name for figure in result.figures] == ["toy"]
    assert "gone: no module named toy" in result.note
    with pytest.raises(ImportError, match="gone: no module"):
        measure((Program("gone", 1, absent),))


def test_payoffs_in_pairs_are_sums_over_what_each_other_does():
    import numpy as np

    payoffs = pairwise_payoffs(np.random.default_rng(0))
    assert [part.shape for part in payoffs] == [(3,) * 6] * 6
    # What one other's change is worth does not hang on what a third does.
    change = payoffs[0][:, 1] - payoffs[0][:, 0]
    assert np.ptp(change, axis=(1, 2, 3, 4)).max() < 1e-12
    assert np.ptp(change, axis=0).max() > 0.01
