"""The parties of what is done to nobody in particular: the country of the place, or who would do what is asked."""

from __future__ import annotations

import pytest
from by_hand import event, reading, span, state, statement

from dragoman.exports.coded import Tally, code
from dragoman.exports.icews import pairs
from dragoman.records import Actor, Mention


def someone(text, words, kind="unnamed", **fields):
    return Actor(id=words, kind=kind, name=words, mentions=(Mention(span=span(text, words), form="nominal"),), **fields)


def dyads(text, actors, events, statements=()):
    found = code(reading(text, actors, statements, events=events), False, Tally())
    return [tuple(party and (party.code, party.by) for party in pair) for one in found for pair in pairs(one)]


def test_victims_and_gunmen_without_a_country_have_that_of_the_place():
    text = "Gunmen killed eight people in Aleppo."
    gunmen, people = someone(text, "Gunmen"), someone(text, "eight people", "group")
    killed = event(
        text, "ev-1", "ASSAULT", "killed", [("Gunmen", "Gunmen")], [("eight people", "eight people")], location="Aleppo"
    )
    assert dyads(text, [gunmen, people], [killed]) == [(("SYR", "place"), ("SYR", "place"))]


def test_a_named_group_has_the_country_of_the_place_only_where_it_suffers():
    text = "Norway bombed the Reds in Aleppo."
    reds = someone(text, "Reds", "armed-group")
    norway = state(text, "NOR", "Norway")
    bombed = event(text, "ev-1", "ASSAULT", "bombed", [("NOR", "Norway")], [("Reds", "Reds")], location="Aleppo")
    assert dyads(text, [norway, reds], [bombed]) == [(("NOR", None), ("SYR", "place"))]
    back = event(text, "ev-1", "ASSAULT", "bombed", [("Reds", "Reds")], [("NOR", "Norway")], location="Aleppo")
    assert dyads(text, [norway, reds], [back]) == [((None, None), ("NOR", None))]


@pytest.mark.parametrize(
    ("kind", "who", "found"),
    [
        ("MOBILIZE", "NOR", [(("NOR", None), ("SYR", "where"))]),
        ("CONSULT", "NOR", [(("NOR", None), ("SYR", "where"))]),
        ("MOBILIZE", "SYR", [(("SYR", None), None)]),
        ("SUPPORT", "NOR", [(("NOR", None), None)]),
        ("RETREAT", "NOR", [(("NOR", None), None)]),
    ],
)
def test_the_country_where_it_is_done_is_the_target_if_it_is_anothers(kind, who, found):
    text = "Norway acted in Aleppo, Syria."
    actors = [state(text, "NOR", "Norway"), state(text, "SYR", "Syria")]
    names = {"NOR": "Norway", "SYR": "Syria"}
    assert dyads(text, actors, [event(text, "ev-1", kind, "acted", [(who, names[who])], location="Aleppo")]) == found


def test_the_target_stays_open_where_it_is_not_known_that_the_land_is_anothers():
    text = "The Reds met in Aleppo; the Gulf states were struck."
    reds, gulf = someone(text, "Reds", "party"), someone(text, "Gulf states", "group")
    met = event(text, "ev-1", "CONSULT", "met", [("Reds", "Reds")], location="Aleppo")
    assert dyads(text, [reds], [met]) == [((None, None), None)]
    struck = event(text, "ev-2", "ASSAULT", "struck", [("Reds", "Reds")], [("Gulf states",) * 2], location="Aleppo")
    assert dyads(text, [reds, gulf], [struck]) == [((None, None), (None, None))]


def test_a_protest_is_against_the_state_where_it_is_held():
    text = "Syrian students marched in Aleppo."
    students = someone(text, "Syrian students", country="SYR")
    marched = event(text, "ev-1", "PROTEST", "marched", [("Syrian students",) * 2], location="Aleppo")
    assert dyads(text, [students], [marched]) == [(("SYR", None), ("SYR", "where"))]


def test_a_place_without_a_country_and_one_beside_other_parties_add_nobody():
    text = "Norway and Oman met near Xyzzy, and talked in Aleppo."
    actors = [state(text, "NOR", "Norway"), state(text, "OMN", "Oman")]
    both = [("NOR", "Norway"), ("OMN", "Oman")]
    nowhere = event(text, "ev-1", "MOBILIZE", "met", [("NOR", "Norway")], location="Xyzzy")
    assert dyads(text, actors, [nowhere]) == [(("NOR", None), None)]
    talked = event(text, "ev-2", "CONSULT", "talked", both, location="Aleppo")
    assert dyads(text, actors, [talked]) == [(("NOR", None), ("OMN", None)), (("OMN", None), ("NOR", None))]


def test_who_asks_nobody_in_particular_asks_who_would_do_it_else_whom_it_would_befall():
    text = "Norway ordered an inquiry by Oman into Peru."
    actors = [state(text, code, name) for code, name in {"NOR": "Norway", "OMN": "Oman", "PER": "Peru"}.items()]
    said = statement(text, "st-1", "NOR", "NOR", "Norway", "ordered", "an inquiry by Oman into Peru", act="demand")
    order = event(text, "ev-1", "REQUEST", "ordered", [("NOR", "Norway")])
    by_oman = event(text, "ev-2", "ACCUSE", "inquiry", [("OMN", "Oman")], [("PER", "Peru")], "requested")
    own = event(text, "ev-2", "ACCUSE", "inquiry", [("NOR", "Norway")], [("PER", "Peru")], "requested")
    assert dyads(text, actors, [order, by_oman], [said]) == [(("NOR", None), ("OMN", None))]
    assert dyads(text, actors, [order, own], [said]) == [(("NOR", None), ("PER", None))]
    to_oman = event(text, "ev-1", "REQUEST", "ordered", [("NOR", "Norway")], [("OMN", "Oman")])
    assert dyads(text, actors, [to_oman, own], [said]) == [(("NOR", None), ("OMN", None))]
