"""Words in normal form: who would do what, and whether they turn it."""

import pytest

from dragoman.assembly.issues import action_of, duty, intent, likeness, make_form, same
from dragoman.assembly.standing import Standing
from tests.support.scenes import reading, span


def form(text, words, doers=(), **how):
    made = reading(text)
    return make_form(made, Standing().sides(made), span(text, words), doers, **how)


def action(words, asked=False):
    (start, end), turned = action_of(words, (0, len(words)), asked)
    return words[start:end], turned


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("to open the port, which was shut in May", "open the port"),
        ("to open the port because winter is near", "open the port"),
        ("“to open the port”", "open the port"),
        ("for help with the port after the storm", "help with the port"),
    ],
)
def test_an_action_ends_where_a_clause_hangs_on(words, label):
    assert action(words) == (label, False)


@pytest.mark.parametrize(
    "words",
    [
        "not to shell the port", "to stop shelling the port", "to refrain from shelling the port",
        "never to shell the port", "to cancel shelling the port",
    ],
)  # fmt: skip
def test_words_that_turn_an_action_are_left_out_and_told(words):
    label, turned = action(words)
    assert label.endswith("the port") and label.startswith("shell") and turned


def test_two_turns_are_none():
    assert action("not to stop shelling the port") == ("shelling the port", False)
    assert action("not to hesitate to shell the port") == ("shell the port", False)


def test_lifting_is_turned_only_of_what_is_imposed():
    assert action("to lift the sanctions on grain") == ("the sanctions on grain", True)
    assert action("to lift its dividend") == ("lift its dividend", False)


def test_against_turns_what_is_asked_for_and_not_what_is_protested():
    assert action("against leaving the pact", asked=True) == ("leaving the pact", True)
    assert action("against leaving the pact") == ("leaving the pact", False)


def test_who_stops_what_is_anothers_has_not_turned_it():
    assert not form("Turkey was asked to end the war of Iran.", "to end the war of Iran", ["TUR"]).turned
    assert form("Turkey was asked to end the war.", "to end the war", ["TUR"]).turned


def test_names_are_actors_and_no_words():
    made = form("Qatar's wheat for Turkey and Iran.", "Qatar's wheat for Turkey and Iran", ["QAT"])
    assert made.stems == {"wheat"}
    assert made.doers == {"QAT"} and made.others == {"TUR", "IRN"}


def test_words_that_say_nothing_make_no_form():
    assert form("Qatar put demands.", "demands") is None
    assert form("Qatar asked for it.", "it") is None


def test_words_for_one_idea_are_one_word():
    one = form("Qatar wants to curb the missiles.", "to curb the missiles", ["TUR"])
    other = form("Qatar wants to prevent more rockets.", "to prevent more rockets", ["TUR"])
    assert one.stems == other.stems and likeness(one, other) == 1.0


def test_forms_are_the_same_with_one_doer_and_the_same_others_in_other_words():
    one = form("Turkey should help curb the missiles of Iran.", "help curb the missiles of Iran", ["TUR"])
    other = form(
        "Turkey should use its influence on Iran to prevent an escalation.",
        "use its influence on Iran to prevent an escalation", ["TUR"],
    )  # fmt: skip
    assert same(one, other)
    elsewhere = form(
        "Qatar should use its influence on Iran to prevent an escalation.",
        "use its influence on Iran to prevent an escalation", ["QAT"],
    )  # fmt: skip
    assert not same(one, elsewhere), "another would do it"


def test_to_raise_is_not_to_cut():
    one = form("Qatar will raise the wheat tariff.", "raise the wheat tariff", ["QAT"])
    other = form("Qatar will cut the wheat tariff.", "cut the wheat tariff", ["QAT"])
    assert not same(one, other)


def test_a_purpose_in_common_makes_two_measures_not_one():
    one = form("Qatar opposes rent freezes to help the harbour towns.", "rent freezes to help the harbour towns")
    other = form("Qatar wants help for harbour towns.", "help for harbour towns")
    assert not same(one, other)


def test_a_duty_and_an_intent_have_somebody_and_something():
    text = "that Turkey must open the port"
    who, what = duty(text, (0, len(text)))
    assert (text[slice(*who)].strip(), text[slice(*what)]) == ("Turkey", "open the port")
    text = "we will never open the port"
    _, what, is_not = intent(text, (0, len(text)))
    assert (text[slice(*what)], is_not) == ("open the port", True)
    text = "we are not happy with the port"
    assert intent(text, (0, len(text))) is None
