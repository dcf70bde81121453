"""Everyday life is no event: neighbours who meet, what is done every Sunday; idioms neither."""

from dataclasses import replace

import numpy as np
import pytest

from tests.support.told import told

EVERYDAY = [
    "The tourists met their neighbours in the garden.",
    "When Weber talks with the team he often smiles.",
    "Every Sunday Weber visits a church in Jakarta.",
    "The family is barely making ends meet.",
    "Weber reached the mountain's summit for the tenth time.",
]
EVENTS = [
    ("Demir met Orlov in Jakarta.", "CONSULT"),
    ("The leaders of the union met on Monday.", "CONSULT"),
    ("When Japan holds talks with China, it praises Syria.", "CONSULT"),
]


def deeds(text):
    return {event.type for event in told(text).reading().events}


@pytest.mark.parametrize("text", EVERYDAY)
def test_everyday_life_and_habits_are_no_events(text):
    assert deeds(text) == set()


@pytest.mark.parametrize(("text", "kind"), EVENTS)
def test_what_those_of_note_do_once_is_one(text, kind):
    assert kind in deeds(text)


def test_whose_offer_is_to_be_rejected_is_not_asked():
    events = told("Weber urged rejection of Moreau's offer.").reading().events
    assert not any("moreau" in event.recipients for event in events)


def test_nobody_helps_and_punishes_the_same_in_one_breath():
    text = "Japan says Iran shipped weapons to Syria and announced sanctions against Syria."
    found = {(event.type, event.actors, event.recipients) for event in told(text).reading().events}
    assert found == {("AID", ("IRN",), ("SYR",)), ("SANCTION", ("JPN",), ("SYR",))}


def test_what_came_before_what_is_asked_has_happened():
    text = "Japan has called on China to act after sending thousands of Iranian soldiers to Syria to support the war."
    sent = [event for event in told(text).reading().events if event.type in ("AID", "MOBILIZE")]
    assert [(event.modality, event.actors, event.recipients) for event in sent] == [("occurred", ("IRN",), ("SYR",))]


def test_what_the_network_holds_for_unlikely_is_left_out():
    scene = told("Demir met Orlov in Jakarta.")
    for odds, expected in ((0.0, 0), (2.0, 1)):
        parse = replace(scene.parse, deeds=np.full(len(scene.parse), odds, np.float32))
        assert len(replace(scene, parse=parse).reading().events) == expected
