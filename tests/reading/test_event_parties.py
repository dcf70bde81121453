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
CARRIED = [
    ("China and Japan began a second round of talks with Iran.", "talks", {"CHN", "JPN"}, {"IRN"}),
    ("Japan lifted sanctions imposed on Iran.", "lifted", {"JPN"}, {"IRN"}),
    ("Iran gave permission to Russia to arm Turkey.", "arm", {"RUS"}, {"TUR"}),
    ("Missiles fired by Iran struck a tanker.", "struck", {"IRN"}, {"tanker"}),
    ("The coins were returned by Japan to Turkey.", "returned", {"JPN"}, {"TUR"}),
    ("Iran launched a raid, targeting protesters.", "raid", {"IRN"}, {"protesters"}),
    ("Turkey launched a mediation effort between Iran and Israel.", "launched", {"TUR"}, {"IRN", "ISR"}),
]
GIVEN = [
    ("Weber stopped aid to Syria from Japan.", "aid", {"JPN"}, {"SYR"}),
    ("Iran repaid a loan from Japan.", "loan", {"JPN"}, set()),
    ("Weber stopped aid to Syria from Japan.", "stopped", {"weber"}, {"SYR"}),
]
HAD_DONE = [
    ("Weber had his bid rejected on Monday.", "rejected", set()),
    ("Weber rejected the bid on Monday.", "rejected", {"weber"}),
]
AVERTED = [
    ("Japan acted in time to cancel the tariffs.", "tariffs", set(), set()),
    ("Japan acted in time to hold off the sanctions.", "sanctions", set(), set()),
    ("Japan imposed the tariffs in May.", "tariffs", {"JPN"}, set()),
]
MEDIATED = [
    ("Turkey launched mediation to end the rift between Japan and China.", "launched", {"TUR"}, {"JPN", "CHN"}),
    ("Iran outlawed all parties.", "outlawed", {"IRN"}, {"parties"}),
]
PREDICATES = [
    ("Japan is a leading donor, giving rice to Syria.", "giving", {"JPN"}, {"SYR"}),
]
STRUCK = [
    ("Russia shelled a besieged village.", "shelled", {"RUS"}, {"village"}),
    ("Iran launched strikes against the rebel-held enclave.", "strikes", {"IRN"}, {"enclave"}),
    ("Russia bombarded Ukrainian positions.", "bombarded", {"RUS"}, {"UKR"}),
    ("Japan sent aid to help Syria rebuild.", "sent", {"JPN"}, {"SYR"}),
    ("Diplomats from Japan, Turkey and Israel met Orlov.", "met", {"diplomats-from-japan", "TUR", "ISR"}, {"orlov"}),
]
CLAIMED = [
    ("The rebels claimed responsibility for the attack on the convoy.", "attack", {"rebels"}, {"convoy"}),
    ("The rebels are responsible for attacks on Syria.", "attacks", {"rebels"}, {"SYR"}),
    ("Russian army attacks on Kyiv failed.", "attacks", {"RUS"}, {"UKR"}),
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


@pytest.mark.parametrize(("text", "form", "who", "whom"), NOUNS)
def test_a_noun_has_the_parties_of_its_owner_its_phrases_and_its_carrier(text, form, who, whom):
    at = told(text)
    assert at.did(form) == who
    assert at.befell(form) == whom


@pytest.mark.parametrize(("text", "form", "who", "whom"), CARRIED + MEDIATED)
def test_a_party_may_stand_with_another_word_that_tells_of_the_deed(text, form, who, whom):
    scene = told(text)
    assert (scene.did(form), scene.befell(form)) == (who, whom)


@pytest.mark.parametrize(("text", "form", "who", "whom"), GIVEN)
def test_aid_is_from_whom_the_phrase_behind_it_says(text, form, who, whom):
    scene = told(text)
    assert (scene.did(form), scene.befell(form)) == (who, whom)


@pytest.mark.parametrize(("text", "form", "who"), HAD_DONE)
def test_what_somebody_has_done_to_his_own_is_done_by_others(text, form, who):
    assert told(text).did(form) == who


def test_a_committee_of_banks_is_not_the_state_that_owes_them():
    assert told("Weber held talks with Japan’s bank advisory committee.").befell("talks") == set()


TOLD_BY_PHONE = [
    ("Weber called Sato to thank Demir.", "thank", {"weber"}),
    ("Weber called Sato on Monday to congratulate Demir.", "congratulate", {"weber"}),
    ("Weber called on Sato to apologise.", "apologise", {"sato"}),
    ("Weber accepted an invitation by Sato to visit Japan.", "visit", {"weber"}),
]


@pytest.mark.parametrize(("text", "form", "who"), TOLD_BY_PHONE)
def test_who_telephones_or_takes_an_invitation_does_what_it_is_for(text, form, who):
    assert told(text).did(form) == who


def test_who_is_invited_is_who_attends():
    assert told("Weber delivered an invitation to Sato to attend the summit.").did("attend") == {"sato"}


def test_the_extradited_go_to_the_other_party():
    assert told("A court ordered the extradition of Weber to Turkey.").befell("extradition") == {"TUR"}


@pytest.mark.parametrize(("text", "form", "who", "whom"), AVERTED)
def test_who_averts_a_measure_has_not_taken_it(text, form, who, whom):
    scene = told(text)
    assert (scene.did(form), scene.befell(form)) == (who, whom)


@pytest.mark.parametrize(("text", "form", "who", "whom"), PREDICATES)
def test_a_participle_beside_a_noun_that_says_what_somebody_is_has_his_subject(text, form, who, whom):
    scene = told(text)
    assert (scene.did(form), scene.befell(form)) == (who, whom)


@pytest.mark.parametrize(("text", "form", "who", "whom"), STRUCK)
def test_places_that_are_hit_those_to_be_helped_and_all_homes_of_envoys_are_parties(text, form, who, whom):
    scene = told(text)
    assert (scene.did(form), scene.befell(form)) == (who, whom)


def test_a_place_where_people_only_are_is_no_party():
    assert told("Iran launched strikes in the village.").befell("strikes") == set()


@pytest.mark.parametrize(("text", "form", "who", "whom"), CLAIMED)
def test_who_is_responsible_for_a_deed_or_whose_force_it_names_did_it(text, form, who, whom):
    scene = told(text)
    assert (scene.did(form), scene.befell(form)) == (who, whom)


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


def test_who_tries_to_halt_a_measure_is_not_its_author():
    assert told("Japan tried to halt the sanctions.").did("sanctions") == set()


def test_what_somebody_telephones_for_is_meant_and_not_asked():
    reading = told("Weber called Sato on Monday to congratulate Demir.").reading()
    assert one(reading, "SUPPORT").modality == "planned"


def test_whose_enemies_they_are_is_not_who_is_attacked():
    assert told("Iran shelled the enemies of Japan.").befell("shelled") == set()
    assert told("Iran shelled the islands of Japan.").befell("shelled") == {"JPN"}
