from dragoman.showing.figures import Edge, Node, network
from tests.showing.figures.scenes import SVG, marks

NODES = [Node("a", "Ruritania", "state", 3), Node("b", "Graustark", "state"), Node("c", "Sylvania", "state")]


def titles(figure):
    return [mark.find(f"{SVG}title").text for mark in marks(figure)]


def paths(figure, title):
    (mark,) = [each for each in marks(figure) if each.find(f"{SVG}title").text == title]
    return mark.findall(f"{SVG}path")


def test_a_tie_against_somebody_is_dashed_and_one_that_binds_is_whole():
    figure = network(NODES, [Edge("a", "b", "arms", "+", title="one"), Edge("b", "c", "rivalry", "-", 1, False,
                             title="two")])  # fmt: skip
    assert paths(figure, "one")[0].get("stroke-dasharray") is None
    assert paths(figure, "two")[0].get("stroke-dasharray")
    assert (len(paths(figure, "one")), len(paths(figure, "two"))) == (2, 1)  # only what has a direction has a head
    assert {"arms", "rivalry", "binds", "stands against"} <= {label.text for label in figure.labels}


def test_several_ties_of_one_pair_are_drawn_apart():
    ties = [Edge("a", "b", "arms", "+", title="1"), Edge("b", "a", "trade", "+", title="2")]
    figure = network(NODES[:2], ties)
    assert paths(figure, "1")[0].get("d") != paths(figure, "2")[0].get("d")


def test_who_has_no_tie_stands_in_the_table_alone():
    figure = network(NODES, [Edge("a", "b", "arms")])
    assert "Sylvania" not in titles(figure)
    assert "1 actor has no tie and stand only in the table." in [label.text for label in figure.labels]
    assert any(row[0] == "Sylvania" for row in figure.table.rows)


def test_of_many_the_strongest_are_drawn_and_the_rest_told():
    nodes = [Node(str(at), f"actor {at}") for at in range(90)]
    figure = network(nodes, [Edge(str(at), str((at + 1) % 90), "trade", "+", 90 - at) for at in range(90)])
    assert sum(title.startswith("actor") for title in titles(figure)) == 60
    assert "actor 0" in titles(figure)
    assert "And 30 more actors with weaker ties, listed in the table." in [label.text for label in figure.labels]
    assert len(figure.table.rows) == 90


def test_ties_to_nobody_known_and_to_oneself_are_left_out():
    figure = network(NODES[:1], [Edge("a", "x", "arms"), Edge("a", "a", "arms")])
    assert titles(figure) == ["Ruritania"]
