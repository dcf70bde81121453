"""Actors have the codes of PLOVER: a state's, or that of the kind of body, and groups count as their members."""

from __future__ import annotations

import pytest
from by_hand import span, state

from dragoman.exports.parties import parties
from dragoman.records import Actor, Mention


def actor(id_, kind="person", **fields):
    return Actor(id=id_, kind=kind, name=id_, **fields)


@pytest.mark.parametrize(
    ("who", "code", "country"),
    [
        (actor("a", country="FRA"), "FRA", "FRA"),
        (actor("a", acts_for="FRA"), "FRA", "FRA"),
        (actor("a", kind="asset", flag="PAN"), "PAN", "PAN"),
        (actor("a", acts_for="some-party"), None, None),
        (actor("GRL", kind="state", country="GRL"), "DNK", "GRL"),
        (actor("HKG", kind="state", country="HKG"), "HKG", "HKG"),
        (actor("XKX", kind="state", country="XKX"), "KOS", "XKX"),
        (actor("un", kind="international-organisation", sector="IGO", acts_for="un"), "UNO", None),
        (actor("spokesman", acts_for="un"), "UNO", None),
        (actor("gcc", kind="international-organisation", sector="IGO", acts_for="gcc"), "IGO", None),
        (actor("aid", kind="civil-group", sector="NGO"), "NGO", None),
        (actor("who"), None, None),
    ],
)
def test_codes(who, code, country):
    (found,) = parties("", {who.id: who}, [who.id], [])
    assert (found.code, found.country) == (code, country)


def test_who_has_no_country_has_that_of_whom_it_belongs_to_however_far():
    ministry = actor("ministry", "government-body", country="FRA")
    known = {
        one.id: one
        for one in (ministry, actor("office", affiliation="ministry"), actor("clerk", affiliation="office"),
                    actor("nato", "international-organisation"), actor("envoy", acts_for="nato"),
                    actor("a", affiliation="b"), actor("b", affiliation="a"))
    }  # fmt: skip
    found = parties("", known, ["clerk", "envoy", "a"], [])
    assert [(party.code, party.country) for party in found] == [("FRA", "FRA"), ("IGO", None), (None, None)]


def test_a_party_has_its_words_here_else_its_name():
    text = "Iran spoke. It left."
    iran = state(text, "IRN", "Iran")
    it = Actor(
        id="IRN", kind="state", name="Iran", mentions=(*iran.mentions, Mention(span=span(text, "It"), form="pronoun"))
    )
    (found,) = parties(text, {"IRN": it}, ["IRN"], [span(text, "It")])
    assert (found.text, found.span) == ("It", span(text, "It"))
    (found,) = parties(text, {"IRN": it}, ["IRN"], [])
    assert (found.text, found.span) == ("Iran", None)


@pytest.mark.parametrize(
    ("phrase", "codes"),
    [
        ("ministers of Iran and Iraq", ["IRN", "IRQ"]),
        ("envoys of Iran, Iraq and Oman", ["IRN", "IRQ", "OMN"]),
        ("ambassador of Iran to Iraq", ["IRN"]),
        ("ministers of Iran", ["IRN"]),
        ("Iran-backed men", [None]),
    ],
)
def test_those_of_several_states_count_as_those_of_each(phrase, codes):
    text = f"The {phrase} came; Iran, Iraq and Oman waited."
    states = [
        Actor(
            id=code, kind="state", name=name, country=code,
            mentions=tuple(
                Mention(span=(at, at + len(name)), form="name")
                for at in range(len(text)) if text.startswith(name, at)
            ),
        )
        for code, name in {"IRN": "Iran", "IRQ": "Iraq", "OMN": "Oman"}.items()
    ]  # fmt: skip
    who = Actor(
        id="who", kind="unnamed", name=phrase, country="IRN" if "to" in phrase else None, sector="GOV",
        mentions=(Mention(span=span(text, phrase), form="nominal"),),
    )  # fmt: skip
    found = parties(text, {one.id: one for one in (*states, who)}, ["who"], [span(text, phrase)])
    assert [(party.code, party.sector, party.text) for party in found] == [(code, "GOV", phrase) for code in codes]
    assert len({party.key for party in found}) == len(codes)


def test_a_group_counts_as_its_members_each_once():
    text = "Iran and the two countries met."
    iran, iraq = state(text, "IRN", "Iran"), actor("IRQ", "state", country="IRQ")
    two = Actor(
        id="two", kind="group", name="two countries", members=("IRN", "IRQ"),
        mentions=(Mention(span=span(text, "two countries"), form="nominal"),),
    )  # fmt: skip
    found = parties(text, {"IRN": iran, "IRQ": iraq, "two": two}, ["IRN", "two"], [span(text, "two countries")])
    assert [(p.actor.id, p.text, p.group) for p in found] == [
        ("IRN", "Iran", None), ("IRQ", "two countries", "two countries"),
    ]  # fmt: skip
