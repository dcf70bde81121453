"""Whether the predicate above a noun says who does what the noun names."""

import pytest

from tests.support.told import told

AVERTED = [
    ("Japan acted in time to cancel the tariffs.", "tariffs", set(), set()),
    ("Japan acted in time to hold off the sanctions.", "sanctions", set(), set()),
    ("Japan imposed the tariffs in May.", "tariffs", {"JPN"}, set()),
]
CLAIMED = [
    ("The rebels claimed responsibility for the attack on the convoy.", "attack", {"rebels"}, {"convoy"}),
    ("The rebels are responsible for attacks on Syria.", "attacks", {"rebels"}, {"SYR"}),
    ("Russian army attacks on Kyiv failed.", "attacks", {"RUS"}, {"UKR"}),
]


@pytest.mark.parametrize(("text", "form", "who", "whom"), AVERTED)
def test_who_averts_a_measure_has_not_taken_it(text, form, who, whom):
    scene = told(text)
    assert (scene.did(form), scene.befell(form)) == (who, whom)


@pytest.mark.parametrize(("text", "form", "who", "whom"), CLAIMED)
def test_who_is_responsible_for_a_deed_or_whose_force_it_names_did_it(text, form, who, whom):
    scene = told(text)
    assert (scene.did(form), scene.befell(form)) == (who, whom)


def test_who_tries_to_halt_a_measure_is_not_its_author():
    assert told("Japan tried to halt the sanctions.").did("sanctions") == set()
