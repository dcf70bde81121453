"""Travel is a visit where an official goes to another country, and nothing else is."""

import pytest

from tests.support.told import one, told

VISITS = [
    ("Sato arrived in Beijing on Monday.", "arrived", "sato"),
    ("Orlov travelled to Iran for talks.", "travelled", "orlov"),
    ("Rahimi flew to Tokyo.", "flew", "rahimi"),
    ("Demir made a stopover in Japan.", "stopover", "demir"),
]
TRAVEL = [
    "Rebels arrived in Beijing on Monday.",
    "Sato travelled to Osaka in Japan.",
    "Chen flew to safety.",
    "Demir arrived in time for dinner.",
    "Weber travelled to Iran for his holidays.",
]


@pytest.mark.parametrize(("text", "form", "who"), VISITS)
def test_an_official_abroad_is_on_a_visit(text, form, who):
    reading = told(text).reading()
    visit = one(reading, "CONSULT")
    assert (visit.mode, visit.modality) == ("visit", "occurred")
    assert text[slice(*visit.anchors[0])] == form
    assert who in visit.actors


@pytest.mark.parametrize("text", TRAVEL)
def test_others_and_those_at_home_only_travel(text):
    assert told(text).reading().events == ()
