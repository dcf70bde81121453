"""Who asked or offered whom what, and what became of it."""

import pytest

from tests.support.asked import asked, brief, evidence

ASKS = [
    ("Ankara urged Tehran to reopen the crossing.", ("request", "TUR", "IRN", "to reopen the crossing")),
    ("Ankara has called on Tehran to free the crew.", ("request", "TUR", "IRN", "to free the crew")),
    ("Beijing appealed to Tokyo for restraint.", ("request", "CHN", "JPN", "for restraint")),
    ("Tehran was pressed by Ankara to release the tanker.", ("request", "TUR", "IRN", "to release the tanker")),
    ("Paris demanded that Moscow withdraw its patrol boats.",
     ("request", "FRA", "RUS", "that Moscow withdraw its patrol boats")),
    ("Seoul insisted that Tokyo pay for the damage.", ("request", "KOR", "JPN", "that Tokyo pay for the damage")),
    ("Washington has turned to Beijing for help with the hostages.",
     ("request", "USA", "CHN", "for help with the hostages")),
    ("Moscow warned Ankara not to sell the drones.", ("request", "RUS", "TUR", "not to sell the drones")),
    ("Kyiv applied to join NATO.", ("request", "UKR", "nato", "to join NATO")),
    ("Beijing sought permission from Moscow for the flight.", ("request", "CHN", "RUS", "permission")),
    ("Ankara offered to mediate between Moscow and Kyiv.", ("offer", "TUR", "RUS UKR", "to mediate")),
    ("Tokyo invited Putin to a conference in Osaka.", ("offer", "JPN", "putin", "to a conference in Osaka")),
    ("Paris called for a trade deal with Beijing.", ("request", "FRA", "CHN", "for a trade deal with Beijing")),
    ("[Orlov] <hoped> {that Tokyo would return the islands}.", ("request", "orlov", "JPN", "would return the islands")),
    ("[Orlov] <said> {Tokyo must stop the patrols}.", ("request", "orlov", "JPN", "must stop the patrols")),
    ("[Demir] <said> {Ankara was ready to hold talks with Moscow}.",
     ("offer", "TUR", "RUS", "to hold talks with Moscow")),
    ("Washington put pressure on Ankara to close the office.", ("request", "USA", "TUR", "to close the office")),
    ("[Demir] <said> {Ankara would offer loans to Tehran}.", ("offer", "TUR", "IRN", "loans")),
    ("[Orlov] <said> {Tokyo needs to stop the patrols}.", ("request", "orlov", "JPN", "to stop the patrols")),
    ("[Orlov] <said> {Tokyo should not stop the patrols}.", ("request", "orlov", "JPN", "should not stop")),
    ("Moscow wants Tokyo to return the islands.", ("request", "RUS", "JPN", "to return the islands")),
    ("Ankara advised Tehran to free the crew.", ("request", "TUR", "IRN", "to free the crew")),
    ("Paris called for the withdrawal of Russian troops.",
     ("request", "FRA", "RUS", "for the withdrawal of Russian troops")),
    ("Paris promised to give Tehran two engines.", ("offer", "FRA", "IRN", "to give Tehran two engines")),
    ("Ankara sent Tehran a letter urging it to free the crew.", ("request", "TUR", "IRN", "to free the crew")),
    ("Orlov stressed the need for Tokyo to free the crew.", ("request", "orlov", "JPN", "to free the crew")),
    ("[Orlov] <said> {it was time for Tokyo to free the crew}.", ("request", "orlov", "JPN", "to free the crew")),
    ("Seoul stepped up pressure on Tokyo to free the crew.", ("request", "KOR", "JPN", "to free the crew")),
    ("Seoul urged the ministers to free the crew.", ("request", "KOR", "ministers", "to free the crew")),
    ("Ankara offered Tehran wide access to its ports.", ("offer", "TUR", "IRN", "wide access to its ports")),
    ("Moscow expects Tokyo to return the islands.", ("request", "RUS", "JPN", "to return the islands")),
    ("Tehran's demand for a withdrawal of Russian troops came on Monday.", ("request", "IRN", "RUS", "a withdrawal")),
    ("[Orlov] <said> {Tokyo must be careful}.", ("request", "orlov", "JPN", "careful")),
    ("Paris urged restraint.", ("request", "FRA", "", "restraint")),
]  # fmt: skip

NO_ASKS = [
    "Ankara may urge Tehran to reopen the crossing.",
    "Ankara did not ask Tehran to reopen the crossing.",
    "Ankara plans to ask Tehran for gas.",
    "Ankara has the right to ask Tehran for gas.",
    "Ankara offered new flights.",
    "Ankara offered condolences to Tehran.",
    "Ankara called the officials in to discuss the budget.",
    "[Moreau] <accused> Ankara {of urging Tehran to close the crossing}.",
    "Ankara asked Tehran why the crossing was shut.",
    "Moscow warned Ankara that the drones would be shot down.",
    "Seoul insisted that Tokyo knew of the damage.",
    "The officials asked not to be named.",
    "Reuters asked Moscow to comment.",
    "[Moreau] <said> {Moscow must withdraw}.",
    "[Moreau] <hoped> {that Tokyo would return the islands}.",
    "[Orlov] <said> {Moscow must rebuild its fleet}.",
    "[Orlov] <said> {the islands must be returned}.",
    "[Demir] <said> {Ankara was ready to strike Tehran}.",
    "[Orlov] <said> {Tokyo should have stopped the patrols}.",
    "[Orlov] <said> {Tokyo should be able to stop the patrols}.",
    "[Orlov] <said> {the patrols would end if Tokyo should ask}.",
    "Moscow wants Tokyo to fail.",
    "Tokyo is expected to return the islands.",
    "Paris promised to rebuild its fleet.",
    "Orlov stressed the need for Moscow to rebuild its fleet.",
    "Orlov turned to smile at Demir.",
    "Ankara made a request for Orlov.",
    "The sums called for by Ankara were small.",
    "Orlov proposed a change to the constitution of Iran.",
    "Russian demand for steel has risen.",
    "Russian demand for imported cars is strong.",
    "Orlov expected Demir to sign the treaty.",
    "Ankara needs to lower its taxes and encourage firms to build ships.",
    "[Orlov] <said> {oversight of Tokyo must go on}.",
    "[Orlov] <said> {Tokyo should emerge from the crisis without losses}.",
    "[Orlov] <said> {Tokyo should not be a member of the alliance}.",
    "Tehran agreed to add two members to the council.",
    "Tehran refused to attend a meeting of a group that Ankara leads.",
    "Tehran agreed to close the office of Demir.",
    "Ankara offered criticism of Tehran.",
    "Washington's readiness to attack Tehran may deter it.",
]

ANSWERED = [
    ("Ankara urged Tehran to reopen the crossing. Tehran agreed.", "accepted", ["Tehran agreed"]),
    ("Ankara urged Tehran to reopen the crossing, but Tehran refused.", "refused", ["Tehran refused"]),
    ("Ankara urged Tehran to reopen the crossing. Tehran has not responded to the request.", "silent",
     ["Tehran has not responded to the request"]),
    ("Ankara urged Tehran to reopen the crossing. So far, Tehran has remained silent.", "silent",
     ["So far, Tehran has remained silent"]),
    ("Ankara urged Tehran to reopen the crossing. [Rahimi] <said> {the position of Iran remains unchanged}.", "evaded",
     ["the position of Iran remains unchanged"]),
    ("Ankara urged Tehran to reopen the crossing. Tehran has ten days to comply.", "pending", []),
    ("Ankara urged Tehran to reopen the crossing. Whether Tehran will agree is unclear.", "pending", []),
    ("Ankara urged Tehran to reopen the crossing. Tokyo refused.", "pending", []),
    ("Ankara urged Tehran to reopen the crossing. Tehran rejected a proposal by Paris.", "pending", []),
    ("Moscow rejected a demand by Kyiv that it withdraw its troops.", "refused",
     ["Moscow rejected a demand by Kyiv"]),
    ("Ankara urged Tehran to reopen the crossing. Tehran caved in.", "accepted", ["Tehran caved in"]),
    ("Ankara urged Tehran to reopen the crossing. Tehran opposed the war.", "pending", []),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), ASKS)
def test_an_ask_has_its_sides_and_its_words(marked, expected):
    reading = asked(marked)
    (found,) = brief(reading)
    kind, askers, addressees, words, answer = found
    assert (kind, askers, addressees) == expected[:3]
    assert expected[3] in words
    assert answer == "pending"
    assert reading.exchanges[0].answer_evidence == ()


@pytest.mark.parametrize("marked", NO_ASKS)
def test_what_was_not_asked_by_one_side_of_another_is_none(marked):
    assert brief(asked(marked)) == []


@pytest.mark.parametrize(("marked", "answer", "words"), ANSWERED)
def test_an_answer_is_the_addressees_and_about_the_ask(marked, answer, words):
    reading = asked(marked)
    exchange = reading.exchanges[0]
    assert exchange.answer == answer
    assert evidence(reading, exchange) == words


def test_a_position_goes_before_silence_and_both_are_evidence():
    reading = asked(
        "Ankara urged Tehran to reopen the crossing. Tehran has remained silent. "
        "[Rahimi] <said> {the position of Iran remains unchanged}."
    )
    (exchange,) = reading.exchanges
    assert exchange.answer == "evaded"
    assert evidence(reading, exchange) == ["Tehran has remained silent", "the position of Iran remains unchanged"]


def test_what_an_official_says_that_a_state_must_do_is_no_ask_where_the_state_may_be_his_own():
    said = "[A spokesman] <said> {Tokyo must stop the patrols}."
    assert [found[1:3] for found in brief(asked(said))] == [("spokesman", "JPN")]
    assert brief(asked(said, spokesman=("spokesman", None))) == []


def test_an_ask_that_only_its_noun_names_is_one_where_it_is_answered():
    assert [found[4] for found in brief(asked("Moscow rejected a demand made by Kyiv."))] == ["refused"]


def test_what_one_side_asks_twice_is_one_exchange():
    reading = asked(
        "Ankara called on Tehran to reopen the northern crossing. "
        "[Demir] <asked> {Iran to reopen the northern crossing within days}."
    )
    assert [found[:3] for found in brief(reading)] == [("request", "TUR", "IRN")]


def test_an_ask_of_nobody_goes_where_the_same_sides_ask_just_before_went():
    reading = asked("Ankara urged Tehran to free the crew. Ankara also called for talks.")
    assert [found[2] for found in brief(reading)] == ["IRN", "IRN"]


def test_a_pronoun_that_nobody_resolved_is_whom_the_words_before_name():
    assert [found[1:3] for found in brief(asked("Ankara met Putin and invited him to a conference in Izmir."))] == [
        ("TUR", "putin")
    ]


def test_other_asks_of_the_same_side_are_others():
    reading = asked("Ankara urged Tehran to reopen the crossing. Ankara urged Tehran to free the crew.")
    assert len(reading.exchanges) == 2


def test_who_agrees_to_do_something_for_another_was_asked_by_that_other():
    assert brief(asked("Tehran agreed to hand the crew over to Ankara.")) == [
        ("request", "TUR", "IRN", "hand the crew over to Ankara", "accepted")
    ]


def test_who_agrees_to_let_another_in_was_asked_by_that_other():
    found = brief(asked("Tehran agreed to arrange a visit by a Russian team."))
    assert [(asker, asked_, answer) for _, asker, asked_, _, answer in found] == [("RUS", "IRN", "accepted")]


def test_what_several_agree_on_is_a_deal_and_no_answer():
    assert brief(asked("Tehran and Ankara agreed to reopen the crossing.")) == []


def test_what_is_done_at_an_invitation_or_under_pressure_was_asked_for():
    assert brief(asked("Under Russian pressure, Ankara closed the office.")) == [
        ("request", "RUS", "TUR", "closed the office", "accepted")
    ]


def test_an_offer_that_names_nobody_goes_to_who_answers_it():
    assert brief(asked("Ankara offered its help. Tehran has not responded to the offer.")) == [
        ("offer", "TUR", "IRN", "its help", "silent")
    ]


def test_a_group_at_large_becomes_an_actor_of_its_own():
    reading = asked("Beijing urged all parties to show restraint.")
    (exchange,) = reading.exchanges
    (group,) = (actor for actor in reading.actors if actor.id in exchange.addressees)
    assert (group.kind, group.name) == ("group", "parties")
    assert [reading.report.text[slice(*m.span)] for m in group.mentions] == ["parties"]


def test_third_parties_are_those_whom_the_words_asked_for_name():
    reading = asked("Washington called on Beijing to use its influence over Moscow.")
    assert [exchange.toward for exchange in reading.exchanges] == [("RUS",)]


def test_an_ask_has_the_day_of_its_words():
    reading = asked("On Monday Ankara urged Tehran to reopen the crossing.")
    assert [exchange.asked_on for exchange in reading.exchanges] == ["2024-02-26"]


def test_an_empty_text_has_no_exchanges():
    from dragoman.reading.read import read
    from dragoman.records import Report

    assert read(Report(id="0" * 12, text="")).exchanges == ()


def test_who_only_takes_part_in_an_event_may_ask():
    reading = asked("Villagers attacked an office of Iran. It asked Ankara for help.")
    assert [found[1:3] for found in brief(reading)] == [("villagers", "TUR")]
