"""Sightings of one name are one person where a chain of things in common leads from one to the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from seen import seen

from dragoman.assembly.person_profiles import _linked


def gone_through(some, company):
    """The same by looking at all groups for each sighting."""
    groups = []
    for one in some:
        marks = {*company[one.report], *([one.home] if one.home else [])}
        touched = [group for group in groups if group[0] & marks]
        groups = [group for group in groups if not group[0] & marks]
        groups.append((
            marks.union(*(group[0] for group in touched)), [each for group in touched for each in group[1]] + [one]
        ))  # fmt: skip
    return [group for _, group in groups]


@given(
    st.lists(
        st.tuples(
            st.sets(st.sampled_from([f"name {at}" for at in range(12)]), max_size=3), st.sampled_from([None, "NOR"])
        ),
        max_size=30,
    )
)
def test_groups_that_a_later_sighting_joins_stand_in_their_order(rows):
    some = [seen("Ada Linde", home, report=f"r{at}") for at, (_, home) in enumerate(rows)]
    company = {f"r{at}": set(names) for at, (names, _) in enumerate(rows)}
    assert _linked(some, company, "adalinde") == gone_through(some, company)
