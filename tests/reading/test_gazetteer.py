import pytest

from dragoman.reading import lexicons
from dragoman.reading.gazetteer import locate, town_of
from dragoman.reading.lookup import find_names


def at(name, *home):
    forms = name.split()
    hit = next(iter(find_names(forms)), None)
    return locate(forms, forms, hit, frozenset(home))


@pytest.mark.parametrize(
    ("name", "country", "latitude", "longitude"),
    [
        ("Mosul", "IRQ", 36.3, 43.1),
        ("Kyiv", "UKR", 50.5, 30.5),
        ("Rangoon", "MMR", 16.8, 96.2),
        ("Crimea", "UKR", 45.3, 34.3),
        ("South China Sea", None, 12.0, 113.0),
        ("Kashmir", None, 34.3, 76.0),
        ("Venice", "ITA", 45.4, 12.3),
    ],
)
def test_known_places_lie_where_they_lie(name, country, latitude, longitude):
    found = at(name)
    assert found.country == country
    assert (found.latitude, found.longitude) == (pytest.approx(latitude, abs=0.3), pytest.approx(longitude, abs=0.3))


def test_a_state_has_no_point_on_the_map():
    assert at("Iraq") == (found := at("Iraq"))
    assert (found.name, found.country, found.latitude) == ("Iraq", "IRQ", None)


def test_a_capital_gives_way_to_a_namesake_of_like_size_in_the_reports_own_state_only():
    assert at("Tripoli").country == "LBY"
    assert at("Tripoli", "LBN").country == "LBN"
    assert at("Tripoli", "LBN", "LBY").country == "LBY"
    assert at("London", "CAN").country == "GBR"


def test_a_small_town_is_known_in_a_report_about_its_state_only():
    assert town_of(["Grozny"], frozenset()) is not None
    assert town_of(["Sumter"], frozenset()) is None
    assert town_of(["Sumter"], frozenset({"USA"})) is not None


def test_a_province_needs_its_state_where_several_have_one():
    assert at("Iwate").country == "JPN"
    assert at("Amazonas", "VEN").country is not None


def test_what_no_list_knows_lies_nowhere():
    assert at("Nowhereville") == locate(["Nowhereville"], ["Nowhereville"], None, frozenset())
    assert at("Nowhereville").country is None


def test_every_town_of_the_lexicon_can_be_read():
    gazetteer = lexicons.gazetteer()
    states = lexicons.states().states
    for name, listed in gazetteer.towns.items():
        for entry in listed.split(";"):
            country, north, east, people = entry.split(" ")
            assert country in states, name
            assert -90 <= float(north) <= 90 and -180 <= float(east) <= 180 and int(people) >= 0
    assert all(area.country is None or area.country in states for area in gazetteer.areas.values())
