"""Roles are one office in whatever words."""

import pytest

from dragoman.assembly.held_offices import is_former, office


@pytest.mark.parametrize(
    "roles",
    [
        (
            "Foreign Minister",
            "Foreign Secretary",
            "Minister of Foreign Affairs",
            "U.S. Secretary of State",
            "top diplomat",
        ),
        ("Defense Minister", "minister of defence", "Pentagon chief", "Secretary of Defense"),
        ("President", "Turkish President", "newly elected president", "former President"),
        ("PM", "Prime Minister", "premier"),
        ("King", "Emir"),
        ("Chancellor of the Exchequer", "Finance Minister"),
    ],
)
def test_one_office_in_several_words(roles):
    assert len({office(role) for role in roles}) == 1 and office(roles[0]).sole


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Foreign Minister", "Defence Minister"),
        ("President", "Prime Minister"),
        ("President", "King"),
        ("President", "Vice President"),
        ("President", "supreme leader"),
        ("Secretary of State", "deputy secretary of state"),
        ("Foreign Minister", "minister of state for foreign affairs"),
        ("Prime Minister", "Deputy Prime Minister"),
    ],
)
def test_other_offices_stay_others(one, other):
    assert office(one) != office(other)


@pytest.mark.parametrize(
    "role", ["minister", "deputy foreign minister", "senator", "General", "spokesman", "ambassador"]
)
def test_what_several_hold_at_a_time_names_nobody(role):
    assert not office(role).sole


def test_words_that_are_no_title_are_no_office_and_past_ones_are_told():
    assert office("plumed serpent") is None and office("") is None
    assert is_former("former president") and is_former("then-Prime Minister") and not is_former("President")
