"""What a phrase is about, and whether there is more or less of it."""

import pytest

from dragoman.assembly.unwrapping import unwrapped


@pytest.mark.parametrize(
    ("words", "left", "turned"),
    [
        ("a sharp fall in grain prices", "grain prices", True),
        ("lower grain prices", "grain prices", True),
        ("grain prices fell sharply", "grain prices", True),
        ("cutting the price of grain", "price of grain", True),
        ("grain price cuts", "grain price", True),
        ("a rise in grain prices", "grain prices", False),
        ("the lack of trust", "trust", True),
        ("fears of war", "war", False),
        ("fears of a loss of trust", "trust", True),
        ("inflationary pressures", "inflationary", False),
        ("the ban is lifted", "ban", True),
        ("Sylvania cut its output", "output", True),
        ("stronger ties", "ties", False),
        ("efforts to curb smuggling", "smuggling", True),
        ("driving the crown down", "crown", True),
        ("the harbour stays closed", "harbour stays closed", False),
    ],
)
def test_what_wraps_and_turns_is_left_out_and_told(words, left, turned):
    found, less = unwrapped(words.split())
    assert " ".join(found) == left and less is turned


@pytest.mark.parametrize(
    ("words", "turned"),
    [
        ("worsening tension", False), ("worsening ties", True), ("better relations", False), ("a better deficit", True),
        ("the feud worsened", False), ("the climate worsened", True), ("easing tension", True),
    ],
)  # fmt: skip
def test_to_worsen_what_is_bad_is_to_raise_it(words, turned):
    assert unwrapped(words.split())[1] is turned


def test_two_turns_are_none():
    assert unwrapped("an end to the decline in trade".split()) == (["trade"], False)
