"""Whose the deed is that a noun names."""

import pytest

from tests.support.told import told

NOUNS = [
    ("Israel’s attack on Iran failed.", "attack", {"ISR"}, {"IRN"}),
    ("An attack by Israel on Iran failed.", "attack", {"ISR"}, {"IRN"}),
    ("The Russian attack on Kyiv failed.", "attack", {"RUS"}, {"UKR"}),
    ("The arrest of protesters by Iran angered Paris.", "arrest", {"IRN"}, {"protesters"}),
    ("Iran’s invasion of Israel failed.", "invasion", {"IRN"}, {"ISR"}),
    ("The invasion of Ukraine by Russia went on.", "invasion", {"RUS"}, {"UKR"}),
    ("Talks between Japan and China failed.", "Talks", {"CHN", "JPN"}, set()),
    ("Japan held talks with China.", "talks", {"JPN"}, {"CHN"}),
    ("Japan held talks in China.", "talks", {"JPN"}, set()),
    ("Weber attended a summit in Japan.", "summit", {"weber"}, {"JPN"}),
    ("Weber’s rejection by Japan was final.", "rejection", {"JPN"}, {"weber"}),
    ("Moscow imposed sanctions on Japan.", "sanctions", {"RUS"}, {"JPN"}),
    ("Iran condemned sanctions by Japan.", "sanctions", {"JPN"}, set()),
    ("Japan’s visit to China ended.", "visit", {"JPN"}, {"CHN"}),
    ("Israel’s killing of protesters went on.", "killing", {"ISR"}, {"protesters"}),
    ("Days of anti-Russian protests followed.", "protests", set(), {"RUS"}),
    ("Iran’s deployment of drones angered Paris.", "deployment", {"IRN"}, set()),
    ("Demir’s arrest angered Paris.", "arrest", set(), {"demir"}),
    ("Iran is considering sanctions against Japan.", "sanctions", {"IRN"}, {"JPN"}),
]
GIVEN = [
    ("Weber stopped aid to Syria from Japan.", "aid", {"JPN"}, {"SYR"}),
    ("Iran repaid a loan from Japan.", "loan", {"JPN"}, set()),
    ("Weber stopped aid to Syria from Japan.", "stopped", {"weber"}, {"SYR"}),
]


@pytest.mark.parametrize(("text", "form", "who", "whom"), NOUNS)
def test_a_noun_has_the_parties_of_its_owner_its_phrases_and_its_carrier(text, form, who, whom):
    at = told(text)
    assert at.did(form) == who
    assert at.befell(form) == whom


@pytest.mark.parametrize(("text", "form", "who", "whom"), GIVEN)
def test_aid_is_from_whom_the_phrase_behind_it_says(text, form, who, whom):
    scene = told(text)
    assert (scene.did(form), scene.befell(form)) == (who, whom)
