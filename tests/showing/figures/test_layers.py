from hypothesis import given
from hypothesis import strategies as st

from dragoman.showing.figures.layers import layered

ARROWS = st.lists(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] != pair[1]), max_size=25, unique=True
)


def test_causes_stand_left_of_what_they_move():
    plan = layered([20] * 4, [(0, 1), (1, 2), (0, 2), (3, 2)])
    assert plan.layer == (0, 1, 2, 1)  # a source stands next to what it moves
    assert [layer for layer, _ in plan.through[0, 2]] == [1]


def test_a_cycle_is_laid_out_with_one_arrow_back():
    plan = layered([20] * 3, [(0, 1), (1, 2), (2, 0)])
    back = [(a, b) for a, b in [(0, 1), (1, 2), (2, 0)] if plan.layer[a] > plan.layer[b]]
    assert plan.layers == 3
    assert len(back) == 1


@given(ARROWS)
def test_no_two_boxes_of_a_layer_overlap_and_no_arrow_stays_in_one(arrows):
    heights = [10.0 + at for at in range(12)]
    plan = layered(heights, arrows)
    for one in range(12):
        for other in range(one):
            if plan.layer[one] == plan.layer[other]:
                apart = abs(plan.middle[one] - plan.middle[other])
                assert apart >= (heights[one] + heights[other]) / 2 - 0.2
    assert all(plan.layer[a] != plan.layer[b] for a, b in arrows)
    assert all(0 <= middle <= plan.height for middle in plan.middle)


@given(ARROWS)
def test_an_arrow_goes_through_every_layer_between_its_ends(arrows):
    plan = layered([20.0] * 12, arrows)
    for (one, other), through in plan.through.items():
        start, end = plan.layer[one], plan.layer[other]
        step = 1 if end > start else -1
        assert [layer for layer, _ in through] == list(range(start + step, end, step))
