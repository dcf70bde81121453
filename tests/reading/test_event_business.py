"""Business and private life are no events, nor is what a film tells; the same deeds of states and officials are."""

import pytest

from tests.support.told import told

FIRMS = {"firm": ("firm", None), "rival": ("rival", None), "bank": ("bank", None)}
BUSINESS = [
    "The share sale by Weber was held up.",
    "The firm banned phones from its offices.",
    "Japan says banks may write off their loans to Syria.",
    "The firm sold two bakeries to a rival.",
    "The firm lent a rival equipment on Monday.",
    "Weber gave Moreau money for his boat.",
    "The deadline nears for the deal between Weber and Moreau.",
    "The firm had sales of ten million euros.",
    "Weber expects that sales of cars in Japan will fall.",
    "Two friends took a trip through Japan.",
    "Demir complained about the tariffs of China.",
    "Weber wants to stop the bank from making loans.",
    "The bank had ten million euros in loans to Japan.",
    "Weber hosted a show for children in Jakarta.",
    "A supply ship visited a base in Japan.",
    "Japan cut ten million euros from its budget.",
]
POLITICS = [
    ("The firm sold ten missiles to Syria.", "COOPERATE"),
    ("Weber sent rockets to rebels in Syria.", "AID"),
    ("Japan halted sales of missiles to Syria.", "COOPERATE"),
    ("Demir took a trip to Japan.", "CONSULT"),
    ("China imposed tariffs on steel from Japan.", "SANCTION"),
    ("The tariffs on Japan hurt the firm.", "SANCTION"),
    ("Japan made loans to Syria.", "AID"),
    ("Demir hosted Orlov in Ankara.", "CONSULT"),
    ("The firm signed an agreement with a rival.", "AGREE"),
]
FICTION = [
    "The film tells the story of two soldiers who attack Japan.",
    "A novel about a spy follows Weber after rebels kidnap Moreau.",
]
REPORTED = [
    "The film was shot before rebels kidnapped Moreau.",
    "Weber tells that rebels kidnapped Moreau.",
]


def deeds(text):
    return {event.type for event in told(text, **FIRMS).reading().events} - {"ACCUSE", "REQUEST", "REJECT"}


@pytest.mark.parametrize("text", BUSINESS)
def test_business_and_private_life_are_no_events(text):
    assert deeds(text) == set()


@pytest.mark.parametrize(("text", "kind"), POLITICS)
def test_with_a_state_an_official_or_rebels_on_a_side_or_signed_by_both_it_is_one(text, kind):
    assert kind in deeds(text)


@pytest.mark.parametrize("text", FICTION)
def test_what_a_film_or_a_novel_tells_did_not_happen(text):
    assert deeds(text) == set()


@pytest.mark.parametrize("text", REPORTED)
def test_a_film_or_a_tale_alone_makes_no_fiction(text):
    assert "ASSAULT" in deeds(text)
