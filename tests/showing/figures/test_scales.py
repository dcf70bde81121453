from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.showing.figures.scales import Scale, clock, day_ticks, days_of, plainly, ticks


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2024-02-10", date(2024, 2, 10), date(2024, 2, 10)),
        ("2024-02-10T09:00Z", date(2024, 2, 10), date(2024, 2, 10)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_partial_date_is_all_of_its_days(day, first, last):
    assert days_of(day) == (first.toordinal(), last.toordinal())


@pytest.mark.parametrize("day", [None, "", "--02-23", "2024-02-30", "2024-13", "0000", "soon"])
def test_what_is_no_day_in_a_year_is_none(day):
    assert days_of(day) is None


@given(first=st.integers(1, date.max.toordinal()), length=st.integers(0, 400_000), most=st.integers(2, 12))
def test_ticks_of_days_lie_between_their_ends_and_are_few(first, length, most):
    last = min(first + length, date.max.toordinal())
    found = day_ticks(first, last, most)
    assert 1 <= len(found) <= most
    assert all(first <= day <= last for day, _ in found)


def test_a_year_is_written_where_it_begins():
    start, end = date(2023, 11, 5).toordinal(), date(2024, 2, 20).toordinal()
    assert [text for _, text in day_ticks(start, end, 5)] == ["Dec 2023", "Jan 2024", "Feb"]


def test_ticks_are_round_numbers():
    assert ticks(0, 100, 5) == [0, 20, 40, 60, 80, 100]
    assert ticks(0.18, 0.44, 4) == pytest.approx([0.2, 0.3, 0.4])
    assert ticks(3, 3, 4) == [3]
    assert [plainly(each) for each in (54.0, -0.5, 12000)] == ["54", "−0.5", "12,000"]


def test_a_scale_keeps_what_lies_beyond_it_at_its_ends():
    scale = Scale(0, 10, 100, 200)
    assert [scale.at(each) for each in (-5, 5, 50)] == [100, 150, 200]
    assert Scale(3, 3, 100, 200).at(3) == 150


def test_days_stand_as_far_apart_as_they_are_and_steps_evenly():
    assert clock(["2024-01-01", "2024-01-02", "2024-01-05"], 0, 400).places == pytest.approx((0, 100, 400))
    assert clock(["now", "2024-01-02", "then"], 0, 400).places == (0, 200, 400)
    assert [text for _, text in clock([f"step {at}" for at in range(9)], 0, 200).ticks] == [
        "step 0", "step 3", "step 6",
    ]  # fmt: skip
