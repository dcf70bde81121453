"""Who did it and to whom, read off the tree."""

import pytest

from dragoman.reading.event_concern import concerned
from tests.support.told import one, told

PLAIN = [
    ("Iran attacked Israel.", "attacked", {"IRN"}, {"ISR"}),
    ("Kyiv attacked Russian ships.", "attacked", {"UKR"}, {"russian-ships"}),
    ("Japan and China attacked Iran.", "attacked", {"CHN", "JPN"}, {"IRN"}),
    ("Iran attacked Israel and Turkey.", "attacked", {"IRN"}, {"ISR", "TUR"}),
    ("Iran freed dozens of protesters.", "freed", {"IRN"}, {"protesters"}),
    ("Moscow denounced Japan.", "denounced", {"RUS"}, {"JPN"}),
]
PASSIVE = [
    ("Israel was attacked by Iran.", "attacked", {"IRN"}, {"ISR"}),
    ("Israel was attacked on Monday.", "attacked", set(), {"ISR"}),
    ("China was accused by Japan of attacking Iran.", "accused", {"JPN"}, {"CHN"}),
    ("Talks were held by Japan and China.", "Talks", {"CHN", "JPN"}, set()),
    ("Grain was sent to Syria by Japan.", "sent", {"JPN"}, {"SYR"}),
]
CARRIED = [
    ("China and Japan began a second round of talks with Iran.", "talks", {"CHN", "JPN"}, {"IRN"}),
    ("Japan lifted sanctions imposed on Iran.", "lifted", {"JPN"}, {"IRN"}),
    ("Iran gave permission to Russia to arm Turkey.", "arm", {"RUS"}, {"TUR"}),
    ("Missiles fired by Iran struck a tanker.", "struck", {"IRN"}, {"tanker"}),
    ("The coins were returned by Japan to Turkey.", "returned", {"JPN"}, {"TUR"}),
    ("Iran launched a raid, targeting protesters.", "raid", {"IRN"}, {"protesters"}),
    ("Turkey launched a mediation effort between Iran and Israel.", "launched", {"TUR"}, {"IRN", "ISR"}),
]
MEDIATED = [
    ("Turkey launched mediation to end the rift between Japan and China.", "launched", {"TUR"}, {"JPN", "CHN"}),
    ("Iran outlawed all parties.", "outlawed", {"IRN"}, {"parties"}),
]
STRUCK = [
    ("Russia shelled a besieged village.", "shelled", {"RUS"}, {"village"}),
    ("Iran launched strikes against the rebel-held enclave.", "strikes", {"IRN"}, {"enclave"}),
    ("Russia bombarded Ukrainian positions.", "bombarded", {"RUS"}, {"UKR"}),
    ("Japan sent aid to help Syria rebuild.", "sent", {"JPN"}, {"SYR"}),
    ("Diplomats from Japan, Turkey and Israel met Orlov.", "met", {"diplomats-from-japan", "TUR", "ISR"}, {"orlov"}),
]
RELATIVE = [
    ("Troops sent by Russia left Syria.", "sent", {"RUS"}, set()),
    ("The sailors seized by Iran came home.", "seized", {"IRN"}, {"sailors"}),
    ("The ship that Iran seized came home.", "seized", {"IRN"}, {"ship"}),
    ("Iran, which seized the ship, freed the crew.", "seized", {"IRN"}, {"ship"}),
    ("Iran, which seized the ship, freed the crew.", "freed", {"IRN"}, {"crew"}),
    ("Rebels who attacked Syria fled.", "attacked", {"rebels"}, {"SYR"}),
]
TOWARDS = [
    ("Orlov met Sato in Jakarta.", "met", {"orlov"}, {"sato"}),
    ("Orlov met with Sato in Jakarta.", "met", {"orlov"}, {"sato"}),
    ("Japan sent grain to Syria.", "sent", {"JPN"}, {"SYR"}),
    ("Iran closed its border with Turkey.", "closed", {"IRN"}, {"TUR"}),
    ("Iran closed Syria’s border with Turkey.", "closed", {"IRN"}, {"TUR"}),
    ("Iran opened its borders to the refugees.", "opened", {"IRN"}, {"refugees"}),
    ("Iran suspended food supplies and flights to Turkey.", "suspended", {"IRN"}, {"TUR"}),
    ("France eased its blockade of Iran.", "eased", {"FRA"}, {"IRN"}),
    ("France eased restrictions on aid to Syria.", "eased", {"FRA"}, {"SYR"}),
    ("Japan provided money for aid to Syria.", "provided", {"JPN"}, {"SYR"}),
    ("Japan returned six Iranian coins to Turkey.", "returned", {"JPN"}, {"TUR"}),
    ("France conceded to the demands of protesters.", "conceded", {"FRA"}, {"protesters"}),
    ("Protesters clashed with police in Jakarta.", "clashed", {"protesters"}, {"police"}),
    ("Russia attacked partners like Japan and Turkey.", "attacked", {"RUS"}, {"JPN", "TUR"}),
    ("Iran cut ties with Japan.", "cut", {"IRN"}, {"JPN"}),
    ("Iran expelled the ambassador of Japan.", "expelled", {"IRN"}, {"JPN"}),
    ("Japan recalled its ambassador from Iran.", "recalled", {"JPN"}, {"IRN"}),
    ("Turkey extradited Weber to Russia.", "extradited", {"TUR"}, {"RUS"}),
    ("Iran fired missiles at Israel.", "fired", {"IRN"}, {"ISR"}),
    ("Iran sold missiles to Syria.", "sold", {"IRN"}, {"SYR"}),
]


@pytest.mark.parametrize(("text", "form", "who", "whom"), PLAIN)
def test_subjects_act_and_objects_are_acted_upon(text, form, who, whom):
    at = told(text)
    assert at.did(form) == who
    assert at.befell(form) == whom


@pytest.mark.parametrize(("text", "form", "who", "whom"), PASSIVE)
def test_of_a_passive_the_agent_acts_and_the_subject_is_acted_upon(text, form, who, whom):
    at = told(text)
    assert at.did(form) == who
    assert at.befell(form) == whom


@pytest.mark.parametrize(("text", "form", "who", "whom"), CARRIED + MEDIATED)
def test_a_party_may_stand_with_another_word_that_tells_of_the_deed(text, form, who, whom):
    scene = told(text)
    assert (scene.did(form), scene.befell(form)) == (who, whom)


def test_a_committee_of_banks_is_not_the_state_that_owes_them():
    assert told("Weber held talks with Japan’s bank advisory committee.").befell("talks") == set()


def test_the_extradited_go_to_the_other_party():
    assert told("A court ordered the extradition of Weber to Turkey.").befell("extradition") == {"TUR"}


@pytest.mark.parametrize(("text", "form", "who", "whom"), STRUCK)
def test_places_that_are_hit_those_to_be_helped_and_all_homes_of_envoys_are_parties(text, form, who, whom):
    scene = told(text)
    assert (scene.did(form), scene.befell(form)) == (who, whom)


def test_a_place_where_people_only_are_is_no_party():
    assert told("Iran launched strikes in the village.").befell("strikes") == set()


@pytest.mark.parametrize(("text", "form", "who", "whom"), RELATIVE)
def test_participles_and_relative_clauses_have_the_noun_before_them_for_a_party(text, form, who, whom):
    at = told(text)
    assert at.did(form) == who
    assert at.befell(form) == whom


@pytest.mark.parametrize(("text", "form", "who", "whom"), TOWARDS)
def test_what_is_given_sent_or_cut_goes_to_whom_the_preposition_names(text, form, who, whom):
    at = told(text)
    assert at.did(form) == who
    assert at.befell(form) == whom


CONCERNED = [
    ("Turkey refused to extradite Weber to Russia.", "refused", "TUR", {"weber"}),
    ("Iran refused to free the sailors.", "refused", "IRN", {"sailors"}),
    ("Japan rejected a request by China to free the sailors.", "rejected", "JPN", {"CHN"}),
    ("Orlov promised to talk.", "promised", "orlov", set()),
    ("Turkey refused to publish Japan’s letter.", "refused", "TUR", set()),
    ("Turkey denied that Weber lived in Japan.", "denied", "TUR", set()),
    ("Turkey welcomed the reforms made by Japan.", "welcomed", "TUR", {"JPN"}),
]


@pytest.mark.parametrize(("text", "form", "own", "whom"), CONCERNED)
def test_a_promise_or_refusal_concerns_the_nearest_actor_beside_its_own(text, form, own, whom):
    at = told(text)
    assert {party.id for party in concerned(at.parse, at.cast, at.word(form), frozenset({own}))} == whom


def test_a_noun_for_people_or_assets_is_a_party_of_its_own():
    assert told("Herders were killed by rebels.").befell("killed") == {"herders"}


def test_a_thing_that_is_nobody_stands_for_its_owner():
    assert told("Moscow struck Ukrainian cities.").befell("struck") == {"UKR"}


REFUSED = [
    ("Iran rejected the council’s decision.", {"council"}),
    ("Demir rejected accusations by Japan against Iran.", {"JPN"}),
    ("Demir spurned repeated offers by Japan.", {"JPN"}),
]


@pytest.mark.parametrize(("text", "whom"), REFUSED)
def test_who_made_an_offer_or_a_charge_is_whom_its_refusal_concerns(text, whom):
    assert set(one(told(text).reading(), "REJECT").recipients) == whom


def test_what_somebody_is_asked_to_reject_is_not_rejected_yet():
    reading = told("Demir urged Japan to reject an offer by Iran.").reading()
    assert one(reading, "REJECT").modality == "requested"


def test_what_somebody_telephones_for_is_meant_and_not_asked():
    reading = told("Weber called Sato on Monday to congratulate Demir.").reading()
    assert one(reading, "SUPPORT").modality == "planned"


def test_whose_enemies_they_are_is_not_who_is_attacked():
    assert told("Iran shelled the enemies of Japan.").befell("shelled") == set()
    assert told("Iran shelled the islands of Japan.").befell("shelled") == {"JPN"}
