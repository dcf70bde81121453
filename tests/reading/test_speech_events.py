"""Which statements are events: words of liking, questions and mere plans do nothing to anybody."""

from dataclasses import replace

import pytest
from msgspec import structs

from tests.support import told
from tests.support.marked import scene

DONE = [
    ("[Demir] <refused> {to rule Japan}.", {"REJECT"}),
    ("[Demir] <questioned> {how Japan could break the treaty}.", {"ACCUSE"}),
    ("[Demir] <offered> {aid to Japan}.", {"AGREE"}),
    ("[Demir] <shrugged off> {the criticism of Japan}.", {"REJECT"}),
    ("[Demir] <blamed> {Japan for the losses}.", {"ACCUSE"}),
    ("[Demir] <protested> {against the plans of Japan}.", {"ACCUSE"}),
    ("[Demir] <said> {the closure was a disgrace}.", {"ACCUSE"}),
    ("[Demir] <attacked> {the decision of Japan}.", {"ACCUSE"}),
    ("[Demir] <criticised> {the decision of Japan}.", {"ACCUSE"}),
    ("[Demir] <proposed> {talks with Japan}.", {"AGREE", "CONSULT"}),
    ("[Demir] <expressed> {condolences to Japan}.", {"SUPPORT"}),
    ("[Demir] <asked> {Japan to open the bridge}.", {"REQUEST"}),
    ("[Demir] <undertook> {to open the bridge}.", {"AGREE"}),
    ("[Demir] <is encouraging> {Japan to open the bridge}.", {"REQUEST"}),
    ("[Demir] <said> {I will not open the bridge}.", {"REJECT"}),
]
NOT_DONE = [
    "[Weber] <questioned> {how long Japan could pay}.",
    "[Weber] <refused> {to rule out a tax}.",
    "[Weber] <lamented> {that nobody came to Japan}.",
    "[Weber] <welcomed> {anybody who wants to invest in Japan}.",
    "[Weber] <offered> {a bond with a high coupon}.",
    "[Weber] <offered> {a good example of thrift}.",
    "[Weber] <shrugged off> {the bad weather}.",
    "[Weber] <blamed> {the weather for the losses}.",
    "[Weber] <said>: {“I would not exclude that the price will rise.”}",
    "[Weber] <said> {he would not oppose the plan}.",
    "[Weber] <said> {the closure was a real shame}.",
    "{“But I only wanted to help,”} [Weber] <protested>.",
    "{How could they leave}, [Weber] <questioned>.",
    "[Demir] <favoured> {lower rates in Japan}.",
    "[Demir] <disliked> {the tone of Japan}.",
    "[Demir] <asked> {many hard questions}.",
    "[Demir] <proposed> {new taxes}.",
    "[Demir] <asked> {about the bridge in Japan}.",
    "[Demir] <declined> {to be named}.",
    "[Demir] <accepted> {money from Japan}.",
    "[Demir] <questioned> {whether Japan would pay}.",
    "[Demir] <supported> {the programme}.",
    "[Demir] <offered> {flights to Japan}.",
    "[Demir] <undertook> {many reforms}.",
    "[Demir] <won a degree of support> {from Japan}.",
    "[Demir] <encountered criticism over> {the old bridge}.",
    "[Demir] <called out> {his allies to join a march}.",
    "[Demir] <is encouraging> {more use of the bridge by cutting fares}.",
    "[Demir] <refuses> {to become attached to the bridge}.",
    "[Demir] <questioned>: {“Why wait?”}",
    "[Demir] <said>: {“I am not going to be distracted.”}",
    "[Demir] <said>: {“I would not say that it had no effect.”}",
    "[Demir] <recommended> {Chen}.",
    "[Demir] <wrote>: {“Never known such a fuss.”}",
    "[analysts] <called for> {higher prices}.",
    "Following <allegations> {that Japan was slow}, [Demir] left.",
    "[Demir] <said> {we will not do as well in Japan}.",
]


URGED = ("[Demir] <issued a statement calling on> {Japan to open the bridge}.", {"JPN"})


def kinds(marked: str) -> set[str]:
    return {event.type for event in told.heard(scene(marked)).reading().events}


@pytest.mark.parametrize(("marked", "expected"), DONE)
def test_what_somebody_does_by_saying_it_is_an_event(marked, expected):
    assert expected <= kinds(marked)
    assert "ASSAULT" not in kinds(marked)


@pytest.mark.parametrize("marked", NOT_DONE)
def test_likings_questions_and_plans_for_nobody_are_no_events(marked):
    assert kinds(marked) == set()


def test_a_statement_that_is_issued_does_what_its_participle_says():
    marked, whom = URGED
    asked = told.one(told.heard(scene(marked)).reading(), "REQUEST")
    assert (set(asked.actors), set(asked.recipients)) == ({"demir"}, whom)


def test_no_market_and_no_press_is_asked_or_promised_anything():
    asked = told.heard(scene("[Demir] <demanded> {access to the market of Japan}.")).reading()
    assert [event.recipients for event in asked.events if event.type == "REQUEST"] == [()]


@pytest.mark.parametrize(
    "marked", ["[Demir] <condemned> {the invasion of Syria}.", "[Demir] <backed> {the attack on Iran}."]
)
def test_whom_a_harm_befell_is_not_who_is_condemned_or_backed_for_it(marked):
    judged = told.heard(scene(marked, {"Syria": ("SYR", "SYR")})).reading()
    assert [event.recipients for event in judged.events if event.type in ("ACCUSE", "SUPPORT")] == [()]


def test_who_did_a_harm_is_condemned_for_it():
    judged = told.heard(scene("[Demir] <condemned> {the attack by Israel on Iran}.")).reading()
    assert told.one(judged, "ACCUSE").recipients == ("ISR",)


def test_what_is_founded_is_no_party():
    founded = told.heard(scene("[Demir] <approved> {the creation of a council}.", {"council": ("council", "JPN")}))
    assert [event.recipients for event in founded.reading().events] == [()]


def test_who_denies_together_with_another_denies_him_nothing():
    denied = told.heard(scene("[Demir] and Chen <denied reports> {that Japan would leave}.")).reading()
    assert "chen" not in told.one(denied, "REJECT").recipients


def test_whose_charge_is_rejected_is_the_other_side():
    charged = told.heard(scene("[Demir] <rejected accusations by> Japan {that he had attacked a ship}.")).reading()
    assert told.one(charged, "REJECT").recipients == ("JPN",)


def test_a_bridge_says_nothing():
    said = scene("The [bridge] <refused> {to close}.", {"bridge": ("bridge", None)})
    thing = structs.replace(said.cast.by_id["bridge"], kind="asset")
    cast = replace(said.cast, actors=tuple(thing if a.id == "bridge" else a for a in said.cast.actors))
    assert told.Told(said.parse, cast).reading().events == ()


def test_who_is_called_to_be_told_something_is_asked_for_nothing():
    assert kinds("[Demir] <called> {Chen to discuss the bridge}.") == {"CONSULT"}


def test_an_order_of_a_harm_asks_nobody_whom_it_befalls():
    ordered = told.heard(scene("[Demir] <ordered> {the arrest of Chen}.")).reading()
    assert [event.recipients for event in ordered.events if event.type == "REQUEST"] == [()]


def test_nobody_is_charged_with_what_is_kept_from_his_own():
    opposed = told.heard(
        scene(
            "[Japan] <opposes> {giving its citizens the vote}.", {"its": ("JPN", "JPN"), "citizens": ("citizens", None)}
        )
    )
    assert [event.recipients for event in opposed.reading().events] == [()]
