"""Deeds of courts and diplomats that a verb and a noun name together, and those to whom they are done."""

import pytest

from dragoman.reading.participants import country_within
from dragoman.records import Actor, Mention
from tests.support.told import brief, one, told

DEEDS = [
    ("Israel issued an arrest warrant for Rahimi.", "COERCE", "issued", {"ISR"}, {"rahimi"}, "occurred"),
    ("France presented evidence against Russia.", "ACCUSE", "presented", {"FRA"}, {"RUS"}, "occurred"),
    ("Turkey withdrew its ambassador from Israel.", "SANCTION", "withdrew", {"TUR"}, {"ISR"}, "occurred"),
    ("Demir was pressured by Israel to free the crew.", "REQUEST", "pressured", {"ISR"}, {"demir"}, "occurred"),
    ("Orlov clashed with Demir.", "ASSAULT", "clashed", {"orlov"}, {"demir"}, "occurred"),
    ("Russia fired artillery into Syria.", "ASSAULT", "fired", {"RUS"}, {"SYR"}, "occurred"),
    ("France and Japan agreed a deal.", "AGREE", "agreed", {"FRA", "JPN"}, set(), "occurred"),
    ("Iran is ready for talks with Japan.", "CONSULT", "talks", {"IRN", "JPN"}, set(), "planned"),
    ("China wants to deepen ties with Japan.", "SUPPORT", "deepen", {"CHN"}, {"JPN"}, "planned"),
]
NONE = [
    "Israel issued a warrant.",
    "Analysts presented evidence.",
    "Japan boosted trade.",
    "Turkey was opposed to warrants of arrest.",
]
ALLOWED = [
    ("France gave permission to Turkey to bomb Syria.", "possible"),
    ("France gave Turkey permission to bomb Syria.", "possible"),
    ("France did not give permission to Turkey to bomb Syria.", "negated"),
]
NOT_SAID_YET = [
    ("China will urge Japan to free the crew.", "REQUEST", "planned"),
    ("China urged Japan to condemn Iran.", "ACCUSE", "requested"),
    ("China urged Japan to free the crew.", "REQUEST", "occurred"),
]


@pytest.mark.parametrize(("text", "kind", "anchor", "who", "whom", "modality"), DEEDS)
def test_a_verb_and_its_object_name_a_deed(text, kind, anchor, who, whom, modality):
    reading = told(text).reading()
    assert brief(reading, one(reading, kind)) == (anchor, who, whom, modality)


@pytest.mark.parametrize("text", NONE)
def test_without_the_other_side_they_name_none(text):
    assert told(text).reading().events == ()


def test_what_is_only_offered_is_not_given():
    reading = told("Japan offered asylum to Rahimi.").reading()
    assert [event.type for event in reading.events] == ["AGREE"]


def test_a_partnership_is_of_both_who_seek_it():
    deepen = one(told("Japan and China seek to deepen their partnership.").reading(), "COOPERATE")
    assert (set(deepen.actors), deepen.modality) == ({"JPN", "CHN"}, "planned")


def test_who_comes_is_the_other_side_of_who_receives():
    received = one(told("Turkey received ministers from Iran.").reading(), "CONSULT")
    assert received.actors == ("TUR",) and len(received.recipients) == 1


@pytest.mark.parametrize(("text", "modality"), ALLOWED)
def test_who_is_given_leave_may_do_it(text, modality):
    bombing = one(told(text).reading(), "ASSAULT")
    assert (bombing.actors, bombing.recipients, bombing.modality) == (("TUR",), ("SYR",), modality)


def test_who_is_opposed_to_a_deed_does_not_do_it():
    assert one(told("Turkey is opposed to helping Iran.").reading(), "AID").modality == "negated"


@pytest.mark.parametrize(("text", "kind", "modality"), NOT_SAID_YET)
def test_words_that_are_only_to_be_said_are_planned_or_asked_for(text, kind, modality):
    assert one(told(text).reading(), kind).modality == modality


@pytest.mark.parametrize(
    ("phrase", "country"),
    [("two Kenyan traders", "KEN"), ("Kenyan-backed rebels", None), ("anti-Kenyan rebels", None), ("traders", None)],
)
def test_people_have_the_country_that_their_own_words_name(phrase, country):
    text = f"Police shot {phrase} near Kenya."
    spans = [(at, at + 5) for at in range(len(text)) if text.startswith("Kenya", at)]
    spans = [(start, end + (text[end] == "n")) for start, end in spans]
    kenya = Actor(
        id="KEN", kind="state", name="Kenya", country="KEN", mentions=tuple(Mention(span=s, form="name") for s in spans)
    )
    start = text.index(phrase)
    assert country_within(text, [kenya], (start, start + len(phrase))) == country
