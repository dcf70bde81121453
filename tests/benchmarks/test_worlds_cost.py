"""The picture of what worlds cost shows what was saved."""

import json

from benchmarks import worlds_cost

FIGURES = [
    {"name": "small, 5,000 worlds, a world", "value": 20.0, "n": 5000},
    {"name": "small, 10,000 worlds, a world", "value": 21.0, "n": 10000},
    {"name": "small, 6 steps, a world", "value": 12.0, "n": 10000},
    {"name": "small, 12 steps, a world", "value": 20.0, "n": 10000},
    {"name": "off the line, over steps", "value": 0.01},
]


def test_points_are_seconds_of_all_worlds():
    assert worlds_cost.points(FIGURES) == ([(5000.0, 0.1), (10000.0, 0.21)], [(6.0, 0.12), (12.0, 0.2)])


def test_the_last_whole_measurement_is_drawn(tmp_path):
    picture = tmp_path / "cost.svg"
    assert not worlds_cost.write(tmp_path, picture) and not picture.exists()
    entry = {"benchmark": "worlds_speed", "what": "linear", "limited": False, "figures": FIGURES}
    (tmp_path / "worlds_speed.json").write_text(json.dumps([entry]))
    assert worlds_cost.write(tmp_path, picture)
    assert picture.read_text().count("<circle") == 4
