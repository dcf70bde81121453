"""Types and modes have the quad class, score and CAMEO code that PLOVER's documents give them."""

from __future__ import annotations

from typing import get_args

import pytest

from dragoman.exports.codes import CODES, FOLDED, NAMES, QUAD, SCORES, cameo, event_scale
from dragoman.reading.event_lexicon import Sense, nouns, verbs
from dragoman.records import EventType


def test_every_type_has_a_quad_class_a_score_and_a_code():
    for kind in get_args(EventType):
        assert QUAD[kind] in (1, 2, 3, 4)
        assert (kind, None) in SCORES and (kind, None) in CODES
        # Cooperation is above nought, conflict is not.
        assert (event_scale(kind, None) > 0) == (QUAD[kind] in (1, 2))


def test_every_mode_that_the_reader_gives_has_a_score():
    senses: set[Sense] = {sense for group in verbs()[1].values() for _, sense in group}
    senses |= set(nouns().values())
    modes = {(sense.type, sense.mode) for sense in senses if sense.mode is not None}
    assert len(modes) > 20
    assert modes <= SCORES.keys()


def test_every_code_has_a_name_and_an_intensity_of_the_same_sign_as_its_root():
    said = [
        cameo(kind, None, act=act) for kind in QUAD for act in ("demand", "support", "criticise", "decline-comment")
    ]
    planned = [cameo(kind, None, planned=True) for kind in QUAD]
    for code in {*CODES.values(), *said, *planned, "190"}:
        assert code in NAMES and len(code) == 3
        assert -10 <= NAMES[code][1] <= 10
        if code[:2] not in ("01", "02"):
            assert (NAMES[code][1] > 0) == (code < "09")


@pytest.mark.parametrize(
    ("kind", "mode", "how", "code"),
    [
        ("ASSAULT", "aerial", {}, "195"),
        ("ASSAULT", None, {}, "180"),
        ("ASSAULT", None, {"armed": True}, "190"),
        ("ASSAULT", "abduct", {"armed": True}, "181"),
        ("REQUEST", None, {"act": "ask"}, "020"),
        ("REQUEST", None, {"act": "demand"}, "100"),
        ("REJECT", None, {"act": "decline-comment"}, "011"),
        ("SANCTION", "discontinue", {}, "160"),
        ("CONSULT", "visit", {}, "042"),
        ("CONSULT", None, {"planned": True}, "036"),
        ("RETREAT", "withdraw", {"planned": True}, "035"),
        ("ASSAULT", None, {"planned": True}, "180"),
    ],
)
def test_codes(kind, mode, how, code):
    assert cameo(kind, mode, **how) == code


def test_modes_have_their_own_scores_and_unknown_ones_that_of_the_type():
    assert event_scale("RETREAT", "disarm") == 10
    assert event_scale("CONSULT", "phone") == 1.5
    assert event_scale("PROTEST", "vandalize") == -5
    assert event_scale("AGREE", None) == 2.5


def test_what_is_folded_is_cooperation_and_becomes_words():
    assert set(FOLDED) == {"CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "AGREE", "CONCEDE"}
    assert {QUAD[kind] for kind in FOLDED.values()} == {1}
