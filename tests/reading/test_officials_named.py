"""Officials as regional papers name them: honorifics, titles with several complements, several titles before a name."""

import pytest

from dragoman.records import Actor
from tests.support.sentences import parsed
from tests.support.trees import cast_of, mentions


def persons(text: str) -> list[Actor]:
    return [actor for actor in cast_of(parsed(text)).actors if actor.kind == "person"]


def offices(text: str) -> list[Actor]:
    """Everybody who is a person or an office-holder without a name."""
    return [actor for actor in cast_of(parsed(text)).actors if actor.kind in ("person", "unnamed")]


@pytest.mark.parametrize(
    ("text", "name", "role", "state"),
    [
        (
            "The ties are strong, said French Ambassador to Qatar H E Jean-Luc Fabre.",
            "Jean-Luc Fabre",
            "Ambassador",
            "FRA",
        ),
        (
            "French Ambassador to Qatar, His Excellency Jean Fabre, praised the ties.",
            "Jean Fabre",
            "Ambassador",
            "FRA",
        ),
        (
            "Doha: Ambassador of France to Qatar H E Jean-Luc Fabre has praised ties.",
            "Jean-Luc Fabre",
            "Ambassador",
            "FRA",
        ),
        (
            "Ambassador of the Republic of Turkey to Kuwait Deniz Nur Yalman praised ties.",
            "Deniz Nur Yalman",
            "Ambassador",
            "TUR",
        ),
        (
            "Ambassador of the Kingdom of Saudi Arabia to Oman Abdullah Al-Harthi praised the talks.",
            "Abdullah Al-Harthi",
            "Ambassador",
            "SAU",
        ),
        (
            "High Commissioner of Pakistan to Kenya Saleem Tariqi praised the talks.",
            "Saleem Tariqi",
            "High Commissioner",
            "PAK",
        ),
        (
            "Consul General of India in Dubai Aman Mehrotra opened the fair.",
            "Aman Mehrotra",
            "Consul General",
            "IND",
        ),
        (
            "Prime Minister of Ethiopia Dr Abel Worku thanked the guests.",
            "Abel Worku",
            "Prime Minister",
            "ETH",
        ),
        (
            "The President of the Republic of Ghana, His Excellency Kofi Addo Mensah, addressed the guests.",
            "Kofi Addo Mensah",
            "President",
            "GHA",
        ),
        (
            "Ugandan Minister for Gender, Labour, and Social Development, Betty Nansubuga, spoke first.",
            "Betty Nansubuga",
            "Minister for Gender",
            "UGA",
        ),
        (
            "Minister of Economic Affairs Wang Hui-lin told Taiwan so.",
            "Wang Hui-lin",
            "Minister of Economic Affairs",
            "TWN",
        ),
    ],
)
def test_an_official_is_one_person_who_acts_for_his_own_state(text, name, role, state):
    (official,) = offices(text)
    assert (official.name, official.role, official.acts_for) == (name, role, state)


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("His Majesty King Farouk of Jordan thanked Egypt.", "His Majesty King Farouk"),
        ("HRH Crown Prince Fahad bin Nasser of Saudi Arabia thanked Kenya.", "HRH Crown Prince Fahad bin Nasser"),
        ("The Hon'ble Prime Minister Anil Sharma of India thanked Nepal.", "Hon'ble Prime Minister Anil Sharma"),
        ("Shri Ramesh Varma, Minister of Commerce of India, thanked Nepal.", "Shri Ramesh Varma"),
    ],
)
def test_an_honorific_belongs_to_the_mention_and_to_neither_name_nor_role(text, mention):
    parse = parsed(text)
    cast = cast_of(parse)
    (person,) = (actor for actor in cast.actors if actor.kind == "person")
    assert mention in mentions(parse, cast, person.id)
    for honorific in ("Majesty", "HRH", "Hon'ble", "Shri"):
        assert honorific not in person.name and honorific not in (person.role or "")
    assert {actor.kind for actor in cast.actors} == {"person", "state"}


def test_his_excellency_is_no_pronoun():
    text = "The envoy of Ghana thanked His Excellency."
    cast = cast_of(parsed(text))
    assert [m.form for actor in cast.actors for m in actor.mentions if m.form == "pronoun"] == []
    assert not persons(text)


def test_the_titles_that_and_joins_are_one_persons():
    text = "Deputy Prime Minister and Minister of Foreign Affairs H E Sheikh Khalid bin Jassim Al-Attar thanked Qatar."
    (minister,) = offices(text)
    assert (minister.name, minister.role) == ("Khalid bin Jassim Al-Attar", "Deputy Prime Minister")


def test_a_former_office_yields_to_the_present_one_that_it_is_joined_with():
    text = "Former president of Chile and current United Nations High Commissioner for Refugees Camila Rojas agreed."
    (camila,) = offices(text)
    assert (camila.name, camila.acts_for) == ("Camila Rojas", "un")


def test_titles_joined_behind_another_person_are_not_that_persons():
    text = "Egypt thanked Prime Minister Mostafa Hamdi and Minister of Transport Kamel El-Sayed."
    assert [(p.name, p.role) for p in persons(text)] == [
        ("Mostafa Hamdi", "Prime Minister"),
        ("Kamel El-Sayed", "Minister of Transport"),
    ]


def test_each_of_a_list_has_the_title_in_front_of_the_name():
    text = (
        "In Oslo the Deputy Minister of Foreign Affairs, Adriana Mora, and the then State Secretary of the Norwegian "
        "Ministry of Foreign Affairs, Anders Holte, met."
    )
    assert [(p.name, p.role) for p in persons(text)] == [
        ("Adriana Mora", "Deputy Minister of Foreign Affairs"),
        ("Anders Holte", "State Secretary"),
    ]


def test_a_minister_of_state_belongs_to_no_body_called_state():
    text = "The Minister of State for Foreign Affairs, H.E. Sultan bin Saad Al Marri, met the envoy in Doha."
    cast = cast_of(parsed(text))
    assert not [actor for actor in cast.actors if actor.kind == "government-body"]
    assert persons(text)[0].name == "Sultan bin Saad Al Marri"


def test_a_state_is_known_by_its_full_name():
    text = "Kuwaiti Ambassador to the Republic of Tanzania Jassem Al-Hamad praised the ties."
    parse = parsed(text)
    cast = cast_of(parse)
    assert mentions(parse, cast, "TZA") == ["Republic of Tanzania"]


def test_father_and_son_are_two_and_the_son_is_not_called_by_his_fathers_name():
    text = "Nawaf Al-Salem Al-Hadi thanked Ahmad Nawaf Al-Salem Al-Hadi."
    assert len(persons(text)) == 2


def test_the_mayor_of_a_capital_acts_for_the_city():
    text = "Tokyo Governor Yuki Hamada thanked Japan."
    (governor,) = persons(text)
    assert (governor.acts_for, governor.country) == ("tokyo", "JPN")


def test_whose_father_somebody_is_yields_to_a_former_office():
    text = "Former President Luis Herrera of Uruguay is the father of Marta Herrera."
    luis = next(person for person in persons(text) if person.name == "Luis Herrera")
    assert (luis.role, luis.acts_for) == ("Former President", None)


def test_a_son_of_somebody_is_not_titled_so():
    text = "Nobody thanked the son of Jorge Oscar Orellana."
    assert "son" not in " ".join(person.role or "" for person in persons(text))
