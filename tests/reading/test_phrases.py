"""Bare phrases: country and sector as event coders give them."""

import pytest

from dragoman.reading import lexicons
from dragoman.reading.lookup import find_names
from dragoman.reading.states import resolve_phrase


def coded(phrase: str, year: int | None = None, context: str = "") -> tuple[str | None, str | None]:
    found = resolve_phrase(phrase, year, context)
    return found.country or found.bloc, found.sector


#: Titles and bodies that every state has, with their sector.
OF_ANY_STATE = {
    "president": "GOV",
    "Foreign Minister": "GOV",
    "Defence Ministry": "GOV",
    "Central Bank": "GOV",
    "officials": "GOV",
    "leader": "GOV",
    "army": "MIL",
    "Air Force": "MIL",
    "soldiers": "MIL",
    "police officers": "COP",
    "coast guard": "COP",
    "intelligence agency": "SPY",
    "National Assembly": "LEG",
    "lawmakers": "LEG",
    "Supreme Court": "JUD",
    "opposition leader": "OPP",
    "ruling party": "PTY",
    "rebels": "REB",
    "militia": "PRM",
    "gunmen": "UAF",
    "drug traffickers": "CRM",
    "newspaper": "JRN",
    "company": "BUS",
    "university": "EDU",
    "farmers": "AGR",
    "trade union": "LAB",
    "refugees": "REF",
    "citizens": "CVL",
    "doctors": "MED",
    "bishop": "REL",
    "human rights group": "NGO",
}


@pytest.mark.parametrize("title", OF_ANY_STATE)
def test_a_title_after_any_nationality_has_its_sector_and_its_state(title):
    demonyms = lexicons.states().demonyms
    wrong = {f"{d} {title}": coded(f"{d} {title}") for c, d in demonyms.items() if coded(f"{d} {title}")[0] != c}
    assert not wrong
    assert {coded(f"{demonym} {title}")[1] for demonym in demonyms.values()} == {OF_ANY_STATE[title]}


@pytest.mark.parametrize(
    ("frame", "sector"),
    [
        ("{}'s foreign minister", "GOV"),
        ("the Parliament of {}", "LEG"),
        ("Senate of {}", "LEG"),
        ("{} Police Service", "COP"),
        ("citizens of {}", "CVL"),
        ("a {}-based company", "BUS"),
        ("the former president of {}", "ELI"),
    ],
)
def test_a_frame_around_the_name_of_any_state_has_its_sector_and_its_state(frame, sector):
    states = lexicons.states()
    # Jersey and Réunion are first of all a shirt and a party.
    names = {c: name for c, name in states.states.items() if "(" not in name and c not in ("JEY", "REU")}
    assert {coded(frame.format(name))[1] for name in names.values()} == {sector}
    assert not {name for code, name in names.items() if coded(frame.format(name))[0] != code}


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("an Iran-backed militia", None, "PRM"),
        ("pro-Turkish rebels", None, "REB"),
        ("a Lisbon-based company", "PRT", "BUS"),
        ("the Hamas-run water ministry", "PSE", "GOV"),
        ("a Malian-born cleric", None, "REL"),
        ("the Omani-led coalition", "OMN", "MIL"),
        ("NATO forces", "IGO", "MIL"),
        ("a NATO official", "IGO", "IGO"),
        ("Mossad agents", "ISR", "SPY"),
        ("navy officers", None, "MIL"),
        ("White House aides", "USA", "GOV"),
        ("National Security Council", None, "GOV"),
        ("UN Security Council", "UNO", "IGO"),
        ("House of Representatives of Fiji", "FJI", "LEG"),
        ("Korean Air Force", "KOR", "MIL"),
        ("Korean Air", "KOR", "BUS"),
        ("Zambia's Water and Lands Commission", "ZMB", "GOV"),
        ("Chad's opposition leader Idriss Moussa", "TCD", "OPP"),
        ("police chief Tom Barrow", None, "COP"),
        ("Ana Lopes, Angola's deputy trade minister", "AGO", "GOV"),
        ("three men and women", None, "CVL"),
        ("three men", None, "UNK"),
        ("breakaway South Ossetia", "GEO", "PRE"),
        ("former Danish soldiers", "DNK", "CVL"),
        ("a former Danish colonel", "DNK", "ELI"),
        ("former rebels", None, "REB"),
        ("Corsican leader", "FRA", "GOV"),
        ("Kurdish leader", None, "UNK"),
        ("a chief executive", None, "BUS"),
        ("Hong Kong's chief executive", "HKG", "GOV"),
        ("European leaders", None, "GOV"),
        ("Ugandan MPs", "UGA", "LEG"),
        ("climate activists", None, "CVL"),
        ("Ottoman troops", "TUR", "MIL"),
        ("Bermudian officials", "BMU", "GOV"),
    ],
)
def test_the_words_of_a_phrase_tell_whose_it_is_and_what(phrase, country, sector):
    assert coded(phrase) == (country, sector)


def test_a_name_that_many_bear_is_no_other_states():
    assert coded("Rio Verde Self Defense Forces")[1] == "PRM"
    assert coded("Japan's Self-Defense Forces") == ("JPN", "MIL")


def test_letters_out_of_order_are_forgiven_in_long_names_of_peoples_only():
    assert coded("Belgain police") == ("BEL", "COP")
    assert coded("Kazahk farmers") == ("KAZ", "AGR")
    assert coded("Ragin officials")[0] is None  # Iran's letters are too few
    assert coded("belgain police")[0] is None


def test_the_context_gives_its_state_to_an_office_that_names_none_and_to_no_bare_name():
    assert coded("the interior minister", context="Ghanaian politics") == ("GHA", "GOV")
    assert coded("the Kenyan interior minister", context="Ghanaian politics") == ("KEN", "GOV")
    assert coded("Ama Owusu", context="Ghanaian politics") == (None, None)


def test_no_airline_is_found_in_the_name_of_an_air_force():
    assert [hit.kind for hit in find_names("the Korean Air Force".split())] == ["adjective"]
