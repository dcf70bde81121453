"""Entries of both sides are paired by pair, type and day, one with one, and what has not happened is never a match."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.other_events.matching import lines, nearest
from dragoman.store.two_sides import Entry


def entries(*told):
    """Entries of `(side, day, source, target, type)`, in the order in which they are stored, ids from 1 by side."""
    ids: Counter[str] = Counter()
    found = []
    for side, day, source, target, kind, *status in told:
        ids[side] += 1
        found.append(Entry(side, ids[side], day, source, target, kind, *(status or ["happened"])))
    return sorted(found, key=lambda e: (*sorted((e.source, e.target)), e.day, e.source, e.type, e.side, e.status))


def became(*told, tolerance=1):
    return [tuple(line) for line in lines(entries(*told), tolerance)]


OURS, THEIRS = ("ours", 10, "NOR", "SWE"), ("theirs", 10, "NOR", "SWE")


def test_the_same_pair_day_and_type_match():
    assert became((*OURS, "ACCUSE"), (*THEIRS, "ACCUSE")) == [("match", 1, 1)]


def test_days_within_the_tolerance_match_and_no_others():
    late = ("theirs", 12, "NOR", "SWE", "ACCUSE")
    assert became((*OURS, "ACCUSE"), late, tolerance=2) == [("match", 1, 1)]
    assert became((*OURS, "ACCUSE"), late, tolerance=1) == [("ours", 1, None), ("theirs", None, 1)]


def test_the_nearest_day_is_taken_and_each_once():
    near, far = ("theirs", 10, "NOR", "SWE", "ACCUSE"), ("theirs", 11, "NOR", "SWE", "ACCUSE")
    assert became((*OURS, "ACCUSE"), far, near) == [("match", 1, 2), ("theirs", None, 1)]


def test_another_type_on_the_same_day_is_no_match_and_is_told():
    assert became((*OURS, "ACCUSE"), (*THEIRS, "REJECT")) == [("type", 1, 1)]


def test_another_type_on_another_day_is_nothing():
    assert [kind for kind, *_ in became((*OURS, "ACCUSE"), ("theirs", 11, "NOR", "SWE", "REJECT"))] == [
        "ours",
        "theirs",
    ]


def test_a_match_goes_before_another_type():
    found = became((*OURS, "ACCUSE"), (*OURS, "REJECT"), (*THEIRS, "REJECT"), (*THEIRS, "THREATEN"))
    assert sorted(found) == [("match", 2, 1), ("type", 1, 2)]


def test_the_other_way_round_is_no_match_and_is_told():
    assert became((*OURS, "ACCUSE"), ("theirs", 10, "SWE", "NOR", "ACCUSE")) == [("reversed", 1, 1)]


def test_what_nobody_does_to_somebody_is_not_turned_round():
    found = became(("ours", 10, "NOR", "", "ACCUSE"), ("theirs", 10, "", "NOR", "ACCUSE"))
    assert [kind for kind, *_ in found] == ["ours", "theirs"]


def test_other_pairs_never_meet():
    found = became((*OURS, "ACCUSE"), ("theirs", 10, "NOR", "DNK", "ACCUSE"), ("theirs", 10, "NOR", "", "ACCUSE"))
    assert Counter(kind for kind, *_ in found) == {"ours": 1, "theirs": 2}


def test_what_has_not_happened_is_told_where_theirs_has_it_and_is_no_line_where_not():
    unreal = ("unreal", 10, "NOR", "SWE", "ASSAULT", "negated")
    assert became(unreal, (*THEIRS, "ASSAULT")) == [("unreal", 1, 1)]
    assert became(unreal, (*THEIRS, "ACCUSE")) == [("theirs", None, 1)]


def test_what_has_happened_goes_before_what_has_not():
    unreal = ("unreal", 10, "NOR", "SWE", "ASSAULT", "planned")
    assert became(unreal, (*OURS, "ASSAULT"), (*THEIRS, "ASSAULT")) == [("match", 1, 1)]


days = st.sets(st.integers(1, 30), max_size=12)
#: A busy machine is no reason to fail.
patiently = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@patiently
@given(days, days, st.integers(0, 3))
def test_nearest_pairs_each_day_once_and_leaves_none_that_could_be_paired(ours, theirs, tolerance):
    found = nearest(ours, theirs, tolerance)
    assert len({one for one, _ in found}) == len({other for _, other in found}) == len(found)
    assert all(one in ours and other in theirs and abs(one - other) <= tolerance for one, other in found)
    left = set(ours) - {one for one, _ in found}, set(theirs) - {other for _, other in found}
    assert not any(abs(one - other) <= tolerance for one in left[0] for other in left[1])


told = st.tuples(
    st.sampled_from(["ours", "theirs"]), st.integers(1, 6), st.sampled_from(["A", "B", ""]),
    st.sampled_from(["A", "B", ""]), st.sampled_from(["ACCUSE", "REJECT"]),
)  # fmt: skip


@patiently
@given(st.lists(told, unique=True, max_size=20), st.integers(0, 2))
def test_every_entry_is_in_just_one_line(some, tolerance):
    found = became(*some, tolerance=tolerance)
    for side, at in (("ours", 1), ("theirs", 2)):
        ids = [line[at] for line in found if line[at] is not None]
        assert sorted(ids) == list(range(1, sum(each[0] == side for each in some) + 1))
