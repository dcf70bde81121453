"""What is meant to help is agreed to, what is meant to harm threatens; what others tell or time will is neither."""

from __future__ import annotations

import pytest
from by_hand import event, reading, state, statement

from dragoman.exports.coded import Tally, code


def coded(text, kind, anchor, modality="planned", told=(), attributed_to=None, mode=None, others=()):
    actors = [state(text, "IRN", "Iran"), state(text, "IRQ", "Iraq"), state(text, "OMN", "Oman")]
    deed = event(
        text, "ev-1", kind, anchor, [("IRN", "Iran")], [("IRQ", "Iraq")], modality, attributed_to=attributed_to,
        mode=mode,
    )  # fmt: skip
    tally = Tally()
    found = list(code(reading(text, actors, told, events=[*others, deed]), False, tally))
    return [(one.type, one.mode, one.cameo) for one in found], dict(tally.left_out)


@pytest.mark.parametrize(
    ("kind", "mode", "coded_as"),
    [
        ("ASSAULT", "aerial", ("THREATEN", "violence", "138")),
        ("SANCTION", "discontinue", ("THREATEN", "relations", "131")),
        ("COERCE", "arrest", ("THREATEN", "arrest", "130")),
        ("COERCE", "seize", ("THREATEN", "restrict", "130")),
        ("AID", None, ("AGREE", None, "033")),
        ("CONCEDE", None, ("CONCEDE", None, "080")),
    ],
)
def test_intent_is_a_threat_or_a_promise(kind, mode, coded_as):
    assert coded("Iran wants to hit Iraq. Oman.", kind, "hit", mode=mode) == ([coded_as], {})


@pytest.mark.parametrize("words", ["intends to", "is planning to", "plans to openly", "hoped to"])
def test_many_words_tell_an_intent(words):
    assert coded(f"Iran {words} hit Iraq. Oman.", "ASSAULT", "hit")[0][0][0] == "THREATEN"


def test_a_wish_to_cooperate_is_willingness_though_it_is_only_possible():
    assert coded("Iran hopes to help Iraq. Oman.", "AID", "help", "possible") == ([("AGREE", None, "033")], {})
    assert coded("Iran may help Iraq. Oman.", "AID", "help", "possible") == ([], {"possible": 1})
    assert coded("Oman waits if Iran wants to help Iraq.", "AID", "help", "possible") == ([], {"possible": 1})


def test_what_is_only_foretold_or_what_an_army_does_next_is_no_threat():
    assert coded("Iran will hit Iraq. Oman.", "ASSAULT", "hit") == ([], {"planned": 1})
    assert coded("Iran plans to deploy near Iraq. Oman.", "MOBILIZE", "deploy") == ([], {"planned": 1})


def test_what_others_tell_of_somebodys_plans_is_no_threat_of_his():
    text = "Oman said Iran plans to hit Iraq."
    told = statement(text, "st-1", "OMN", "OMN", "Oman", "said", "Iran plans to hit Iraq")
    assert coded(text, "ASSAULT", "hit", told=[told], attributed_to="st-1") == ([], {"planned": 1})
    own = statement(text, "st-1", "IRN", "IRN", "Oman", "said", "Iran plans to hit Iraq")
    assert coded(text, "ASSAULT", "hit", told=[own], attributed_to="st-1")[0] == [("THREATEN", "violence", "138")]


def test_a_threat_and_what_it_threatens_are_one_event():
    text = "Iran threatened to hit Iraq. Oman."
    said = statement(text, "st-1", "IRN", "IRN", "Iran", "threatened", "to hit Iraq", act="threaten")
    threat = event(text, "ev-0", "THREATEN", "threatened", [("IRN", "Iran")], [("IRQ", "Iraq")])
    found, left = coded(text, "ASSAULT", "hit", told=[said], attributed_to="st-1", others=[threat])
    assert [kind for kind, *_ in found] == ["THREATEN"]
    assert left == {"promised in an event that is written": 1}
