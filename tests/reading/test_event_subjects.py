"""Whose deed a verb tells of that has no subject of its own."""

import pytest

from tests.support.told import told

UNSPOKEN = [
    ("Moscow attacked Kyiv and bombed Ankara.", "bombed", {"RUS"}, {"TUR"}),
    ("China urged Japan to free Iran.", "free", {"JPN"}, {"IRN"}),
    ("China promised Japan to free Iran.", "free", {"CHN"}, {"IRN"}),
    ("Japan was urged to attack Iran.", "attack", {"JPN"}, {"IRN"}),
    ("Kyiv called on France to arm Turkey.", "arm", {"FRA"}, {"TUR"}),
    ("France forced Iran to free the sailors.", "free", {"IRN"}, {"sailors"}),
    ("China wants Japan to attack Iran.", "attack", {"JPN"}, {"IRN"}),
    ("China wants to attack Iran.", "attack", {"CHN"}, {"IRN"}),
    ("Iran refused to free the sailors.", "free", {"IRN"}, {"sailors"}),
    ("Turkey denied attacking Syria.", "attacking", {"TUR"}, {"SYR"}),
    ("The plan to attack Iran failed.", "attack", set(), {"IRN"}),
    ("Israel’s plan to attack Iran failed.", "attack", {"ISR"}, {"IRN"}),
    ("Iran began to attack Israel.", "attack", {"IRN"}, {"ISR"}),
    ("After attacking Israel, Iran withdrew.", "attacking", {"IRN"}, {"ISR"}),
    ("Iran attacked Israel, killing protesters.", "killing", {"IRN"}, {"protesters"}),
]
CHARGED = [
    ("Japan accused China of attacking Iran.", "attacking", {"CHN"}, {"IRN"}),
    ("China was accused by Japan of attacking Iran.", "attacking", {"CHN"}, {"IRN"}),
    ("Weber blamed Iran for attacking Israel.", "attacking", {"IRN"}, {"ISR"}),
    ("Kyiv thanked Japan for arming Turkey.", "arming", {"JPN"}, {"TUR"}),
    ("Japan praised China for freeing the sailors.", "freeing", {"CHN"}, {"sailors"}),
]
HAD_DONE = [
    ("Weber had his bid rejected on Monday.", "rejected", set()),
    ("Weber rejected the bid on Monday.", "rejected", {"weber"}),
]
PREDICATES = [
    ("Japan is a leading donor, giving rice to Syria.", "giving", {"JPN"}, {"SYR"}),
]
TOLD_BY_PHONE = [
    ("Weber called Sato to thank Demir.", "thank", {"weber"}),
    ("Weber called Sato on Monday to congratulate Demir.", "congratulate", {"weber"}),
    ("Weber called on Sato to apologise.", "apologise", {"sato"}),
    ("Weber accepted an invitation by Sato to visit Japan.", "visit", {"weber"}),
]


@pytest.mark.parametrize(("text", "form", "who", "whom"), UNSPOKEN)
def test_a_verb_without_a_subject_has_that_of_what_it_hangs_on(text, form, who, whom):
    at = told(text)
    assert at.did(form) == who
    assert at.befell(form) == whom


@pytest.mark.parametrize(("text", "form", "who", "whom"), CHARGED)
def test_who_is_accused_praised_or_thanked_for_a_deed_did_it(text, form, who, whom):
    at = told(text)
    assert at.did(form) == who
    assert at.befell(form) == whom


@pytest.mark.parametrize(("text", "form", "who"), HAD_DONE)
def test_what_somebody_has_done_to_his_own_is_done_by_others(text, form, who):
    assert told(text).did(form) == who


@pytest.mark.parametrize(("text", "form", "who", "whom"), PREDICATES)
def test_a_participle_beside_a_noun_that_says_what_somebody_is_has_his_subject(text, form, who, whom):
    scene = told(text)
    assert (scene.did(form), scene.befell(form)) == (who, whom)


@pytest.mark.parametrize(("text", "form", "who"), TOLD_BY_PHONE)
def test_who_telephones_or_takes_an_invitation_does_what_it_is_for(text, form, who):
    assert told(text).did(form) == who


def test_who_is_invited_is_who_attends():
    assert told("Weber delivered an invitation to Sato to attend the summit.").did("attend") == {"sato"}
