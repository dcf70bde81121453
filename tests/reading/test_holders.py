"""Office-holders whom everybody knows: an office and a family name tell the state, and the year tells who it is."""

import pytest

from dragoman.reading.holders import known_by_title


@pytest.mark.parametrize(
    ("title", "name", "year", "home", "who"),
    [
        ("president", "bush", 1990, "USA", "George H.W. Bush"),
        ("president", "bush", 2008, "USA", "George W. Bush"),
        ("president", "bush", 2020, "USA", "George W. Bush"),
        ("prime minister", "singh", 2010, "IND", "Manmohan Singh"),
    ],
)
def test_an_office_and_a_family_name_tell_the_state(title, name, year, home, who):
    holder = known_by_title(title, (name,), year)
    assert (holder.home, holder.name) == (home, who)


@pytest.mark.parametrize(
    ("title", "key"), [("minister", ("bush",)), ("", ("bush",)), ("president", ("george", "bush")), ("president", ())]
)
def test_without_office_and_family_name_nobody_is_known(title, key):
    assert known_by_title(title, key, 2008) is None
