"""Fan, options, settlement and tornado: what a projection's numbers come to on the page."""

import pytest

from dragoman.showing.figures import (
    Band,
    FanStep,
    Mean,
    OptionCourse,
    OptionStep,
    Outcome,
    Past,
    Swing,
    fan,
    options_over_time,
    settlement,
    tornado,
    wilson,
)
from tests.showing.figures.scenes import SVG, marks, tree


def texts(figure):
    return [label.text for label in figure.labels]


def titles(figure):
    return [mark.find(f"{SVG}title").text for mark in marks(figure)]


def test_a_fan_names_its_bands_at_its_end_and_tells_each_step():
    steps = [FanStep(day, 40, (Band(0.5, 35, 45), Band(0.95, 20, 60))) for day in ("2030-01-01", "2030-02-01")]
    figure = fan(steps, unit="points of 100", past=[Past("2029-12-01", 38, "stays")], worlds=2000)
    assert {"median", "50\u00a0% of worlds", "95\u00a0% of worlds", "points of 100, 2,000 worlds"} <= set(texts(figure))
    assert "2030-01-01: median 40; 50\u00a0% of worlds from 35 to 45; 95\u00a0% of worlds from 20 to 60" in titles(
        figure
    )
    assert figure.table.rows[0][:2] == ("2029-12-01", 38)
    assert figure.table.rows[1] == ("2030-01-01", 40, 20, 60, 35, 45, None)


def test_bands_are_told_apart_by_their_rims():
    steps = [FanStep(day, 40, (Band(0.5, 35, 45), Band(0.8, 30, 50), Band(0.95, 20, 60))) for day in "ab"]
    rims = {each.get("stroke-dasharray") for each in tree(fan(steps)).iter(f"{SVG}path")
            if each.get("stroke-width") == "0.9"}  # fmt: skip
    assert len(rims) == 3


def test_options_are_told_by_actor_with_their_band():
    course = OptionCourse("Ruritania", "no change", (OptionStep("now", 0.5), OptionStep("then", 0.25)))
    figure = options_over_time([course], worlds=100)
    assert "Ruritania" in texts(figure)
    assert "25\u00a0% no change" in texts(figure)
    assert titles(figure)[0] == "Ruritania, now: no change, 50\u00a0% (40\u00a0% to 60\u00a0%)"
    assert figure.table.rows[0][3] == 0.5
    assert figure.table.rows[0][4:6] == pytest.approx((0.404, 0.596), abs=0.001)


def test_a_band_that_is_given_is_kept():
    figure = options_over_time([OptionCourse("a", "b", (OptionStep("now", 0.5, 0.1, 0.9),))], worlds=100)
    assert figure.table.rows[0][4:6] == (0.1, 0.9)


def test_wilsons_interval_is_as_published():
    # Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3.
    assert wilson(81 / 263, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(0 / 20, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)


def test_a_settlement_has_the_mean_beside_its_outcomes_and_says_whence_its_width_is():
    outcomes = [Outcome("half of it", 70, 0.6, 0.55, 0.65), Outcome("none", 10, 0.4)]
    mean = Mean(57.3, (Band(0.5, 39.8, 74.8), Band(0.95, 0, 100)), "decisions of a parliament")
    figure = settlement(outcomes, mean, anchors=("nothing", "everything"))
    assert {"60\u00a0% half of it", "40\u00a0% none", "0: nothing", "100: everything"} <= set(texts(figure))
    assert any("width from decisions of a parliament" in text for text in texts(figure))
    bars = {mark.find(f"{SVG}title").text: mark.find(f"{SVG}rect") for mark in marks(figure)}
    wide = [float(bars[name].get("width")) for name in ("half of it, at 70: 60\u00a0%", "none, at 10: 40\u00a0%")]
    assert wide[0] / wide[1] == pytest.approx(1.5, abs=0.01)
    top = [float(bars[name].get("y")) for name in ("half of it, at 70: 60\u00a0%", "none, at 10: 40\u00a0%")]
    assert top[0] < top[1]
    assert figure.table.rows[2][:2] == ("weighted mean", 57.3)


def test_the_widest_swing_stands_first_and_what_chance_can_do_is_hollow():
    figure = tornado([Swing("a small thing", 0.4, 0.41, 0.01), Swing("a large thing", 0.2, 0.4, 0.01)], 0.4, "it ends")
    assert [row[0] for row in figure.table.rows] == ["a large thing", "a small thing"]
    assert [row[5] for row in figure.table.rows] == ["no", "yes"]
    large, small = (mark.find(f"{SVG}rect") for mark in marks(figure))
    assert "f-paper" not in large.get("class") and "f-paper" in small.get("class")
    assert "Hollow: 1 sentence moves it no further than chance does." in texts(figure)


def test_where_no_sentence_matters_it_is_said():
    figure = tornado([Swing("a", 0.4, 0.41, 0.01)], 0.4, "it ends")
    assert "No single sentence matters more than chance." in texts(figure)
