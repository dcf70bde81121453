import math

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.showing.figures.network_layout import layout

SIZES = st.lists(st.tuples(st.floats(10, 110), st.floats(10, 60)), max_size=40)


@settings(deadline=None, max_examples=30)
@given(sizes=SIZES, ties=st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=60))
def test_boxes_do_not_overlap_and_stay_in_the_room(sizes, ties):
    ties = [(a, b) for a, b in ties if a < len(sizes) and b < len(sizes)]
    places, height = layout(sizes, ties, 320, 200)
    for at, ((x, y), (wide, tall)) in enumerate(zip(places, sizes, strict=True)):
        assert wide / 2 - 0.1 <= x <= 320 - wide / 2 + 0.1
        assert tall / 2 - 0.1 <= y <= height - tall / 2 + 0.1
        for (px, py), (pw, pt) in zip(places[:at], sizes[:at], strict=True):
            assert abs(x - px) >= (wide + pw) / 2 - 0.1 or abs(y - py) >= (tall + pt) / 2 - 0.1


def test_what_is_tied_stands_nearer_than_what_is_not():
    chain = [(0, 1), (1, 2), (2, 3), (3, 4)]
    places, _ = layout([(20, 20)] * 5, chain, 600, 300)
    assert math.dist(places[0], places[1]) < math.dist(places[0], places[2]) < math.dist(places[0], places[4])


def test_one_node_stands_in_the_middle():
    assert layout([(20, 20)], [], 600, 300) == ([(300.0, 150.0)], 300)
