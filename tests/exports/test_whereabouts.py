"""Places get coordinates where the gazetteer has them under their name, and nothing is guessed."""

from __future__ import annotations

import pytest
from by_hand import span

from dragoman.exports.whereabouts import where


@pytest.mark.parametrize(
    ("text", "words", "home", "town", "province", "country", "located"),
    [
        ("in Aleppo on Monday", "Aleppo", {"SYR"}, "Aleppo", None, "SYR", True),
        ("in Tripoli, Lebanon, on Monday", "Tripoli", {"LBY"}, "Tripoli", None, "LBN", True),
        ("in Tripoli, Libya said", "Tripoli", {"LBY"}, "Tripoli", None, "LBY", True),
        ("in western Japan", "western Japan", set(), None, None, "JPN", False),
        ("in France", "France", set(), None, None, "FRA", False),
        ("in the Black Sea", "Black Sea", {"UKR"}, None, None, None, True),
        ("in Anbar province", "Anbar", {"IRQ"}, None, "Anbar", "IRQ", False),
        ("at Camp Nowhere", "Camp Nowhere", {"USA"}, None, None, None, False),
    ],
)
def test_places(text, words, home, town, province, country, located):
    found = where(text, span(text, words), frozenset(home))
    assert (found.town, found.province, found.country) == (town, province, country)
    assert (found.latitude is not None, found.longitude is not None) == (located, located)
    assert found.words == words


def test_aleppo_lies_where_it_lies():
    found = where("in Aleppo", (3, 9), frozenset(["SYR"]))
    assert abs(found.latitude - 36.2) < 0.1 and abs(found.longitude - 37.16) < 0.1
    assert found.country_name == "Syria"
