import re

from dragoman.showing.figures import PositionLine, Standing, position_lines
from tests.showing.figures.scenes import SVG, marks, tree


def test_a_position_holds_until_the_next_and_then_steps():
    line = PositionLine("Ruritania", (Standing("2030-06-01", 1), Standing("2030-05-01", -1)))
    figure = position_lines([line], "close the bridge")
    solid = [each.get("d") for each in tree(figure).iter(f"{SVG}path") if each.get("stroke-width") == "2"]
    points = [tuple(map(float, pair.split())) for pair in re.split("[ML]", solid[0]) if pair]
    (x1, y1), (x2, y2), (x3, y3) = points
    assert y1 == y2 > y3  # against is below for
    assert x1 < x2 == x3


def test_lines_have_their_names_at_their_ends_and_dashes_of_their_own():
    lines = [PositionLine(name, (Standing("2030-05-01", 1), Standing("2030-06-01", value)))
             for name, value in (("Ruritania", 1), ("Graustark", -1), ("Sylvania", 0))]  # fmt: skip
    figure = position_lines(lines)
    assert {"Ruritania", "Graustark", "Sylvania", "for", "neither", "against"} <= {each.text for each in figure.labels}
    dashes = {
        each.get("stroke-dasharray") for each in tree(figure).iter(f"{SVG}path") if each.get("stroke-width") == "2"
    }
    assert len(dashes) == 3


def test_more_lines_than_can_be_told_apart_are_told():
    lines = [PositionLine(f"actor {at}", (Standing("2030-05-01", 1),)) for at in range(9)]
    figure = position_lines(lines)
    assert len(marks(figure)) == 7
    assert "And 2 more actors, listed in the table." in [each.text for each in figure.labels]
    assert len(figure.table.rows) == 9


def test_positions_without_a_day_are_told_and_not_drawn():
    figure = position_lines([PositionLine("a", (Standing(None, 1), Standing("2030-05-01", 0)))])
    assert len(marks(figure)) == 1
    assert any("1 position has no day" in each.text for each in figure.labels)
