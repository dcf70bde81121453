from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.showing.figures.placing import Box, first_free, spread

WISHES = st.lists(st.tuples(st.floats(0, 300), st.floats(5, 40)), min_size=1, max_size=20)


@given(WISHES)
def test_centres_keep_their_order_and_their_distance(wishes):
    wishes.sort()
    centres = spread([wish for wish, _ in wishes], [size for _, size in wishes], 2)
    for (one, after), ((_, size), (_, other)) in zip(pairwise(centres), pairwise(wishes), strict=True):
        assert after - one >= (size + other) / 2 + 2 - 1e-6


@given(WISHES)
def test_centres_stay_in_their_room_as_long_as_it_holds_them(wishes):
    wishes.sort()
    sizes = [size for _, size in wishes]
    room = (10.0, 10.0 + sum(sizes) + 2 * len(sizes))
    centres = spread([wish for wish, _ in wishes], sizes, 2, room)
    assert centres[0] - sizes[0] / 2 >= room[0] - 1e-6
    assert centres[-1] + sizes[-1] / 2 <= room[1] + 1e-6


def test_what_has_room_stays_where_it_is_wished_and_what_has_not_moves_as_little_as_can_be():
    assert spread([10, 50], [10, 10]) == [10, 50]
    assert spread([20, 20], [10, 10]) == pytest.approx([14, 26])


def test_the_first_free_place_is_taken():
    taken = [Box(0, 0, 10, 10)]
    places = [Box(5, 5, 10, 10), Box(95, 0, 10, 10), Box(30, 0, 10, 10), Box(50, 0, 10, 10)]
    assert first_free(places, taken, Box(0, 0, 100, 100)) == places[2]
    assert first_free(places[:2], taken, Box(0, 0, 100, 100)) is None
