"""Forecasts: what somebody expects of another, with whose it is, how likely, and on what condition."""

import pytest

from dragoman.reading.actors import find_actors
from dragoman.reading.forecasts import find_forecasts
from dragoman.records import Report, Statement, report_id
from tests.support.sentences import parsed


def forecasts(text, said_by=None, act="assert"):
    """The forecasts of a text; `said_by` gives all its words to somebody."""
    parse, report = parsed(text), Report(id=report_id(text), text=text)
    cast = find_actors(parse, report)
    statements = ()
    if said_by is not None:
        statements = (
            Statement(
                id="st-1", source=(), cue=(), content=((0, len(text)),), speakers=(said_by,), acts_for=(None,),
                kind="indirect", act=act, channel="unknown", confidence=1.0,
            ),
        )  # fmt: skip
    found = find_forecasts(parse, cast, statements, (), (), report)
    return [(f.actor, text[slice(*f.action)], f.negated, f.low, f.high) for f in found]


def one(text, **more):
    (found,) = forecasts(text, **more)
    return found


def test_what_somebody_is_expected_to_do():
    assert one("Norway is expected to close its embassy next month.") == (
        "NOR", "close its embassy next month", False, 0.55, 0.8
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("Peru is likely to recall its envoy.", (0.55, 0.8)),
        ("Peru is unlikely to recall its envoy.", (0.2, 0.45)),
        ("Peru is very likely to recall its envoy.", (0.8, 0.95)),
    ],
)
def test_how_likely_goes_by_the_word(text, band):
    actor, action, negated, low, high = one(text)
    assert (actor, action, negated, (low, high)) == ("PER", "recall its envoy", False, band)


def test_a_negated_forecast_keeps_the_band_of_the_deed_itself():
    assert one("Peru is not expected to recall its envoy.") == ("PER", "recall its envoy", True, 0.2, 0.45)


def test_a_fear_is_a_forecast_of_what_is_feared():
    assert one("Diplomats fear that Kenya will close the border.") == (
        "KEN", "close the border", False, 0.45, 0.55
    )  # fmt: skip


def test_an_impersonal_chance_is_that_of_its_clause():
    assert one("It is unlikely that Kenya will close the border.") == ("KEN", "close the border", False, 0.2, 0.45)


def test_a_plain_future_is_a_forecast_in_the_words_of_another_only():
    text = "Kenya will close the border."
    assert one(text, said_by="an-analyst") == ("KEN", "close the border", False, 0.95, 0.99)
    assert forecasts(text) == []
    assert forecasts(text, said_by="KEN") == []  # its own conduct: a promise


def test_what_a_thing_would_do_is_an_effect_and_no_forecast():
    assert forecasts("The measure would hurt farmers.", said_by="an-analyst") == []


@pytest.mark.parametrize("act", ["hope", "demand", "promise", "threaten"])
def test_what_is_hoped_asked_or_promised_is_no_forecast(act):
    assert forecasts("Kenya will close the border.", said_by="an-analyst", act=act) == []


def test_a_fixed_meeting_is_a_plan():
    assert forecasts("Kenya is scheduled to host talks on Monday.") == []
    assert forecasts("Kenya will host talks on Monday.", said_by="an-analyst") == []


def test_a_condition_goes_along_and_stands_outside_the_action():
    text = "If sanctions end, Kenya will close the border."
    parse, report = parsed(text), Report(id=report_id(text), text=text)
    (found,) = find_forecasts(parse, find_actors(parse, report), (), (), (), report)
    assert text[slice(*found.action)] == "close the border"
    assert found.condition is not None
    assert found.condition.text == "If sanctions end"


def test_who_is_made_to_do_it_is_the_actor():
    actor, action, *_ = one("Diplomats fear that the law could lead to Chad leaving the bloc.")
    assert (actor, action) == ("TCD", "leaving the bloc")


def test_a_question_foretells_nothing():
    assert forecasts("Will Kenya close the border? It is unclear.") == []


def test_what_will_hardly_be_wanted_keeps_the_band_of_the_deed_itself():
    """ "Not eager to" says by itself that it is unlikely: the negation is not counted twice."""
    _, action, negated, low, high = one("Beijing will not be eager to help.", said_by="an-analyst")
    assert (action, negated, low, high) == ("be eager to help", True, 0.2, 0.45)


def test_going_to_is_a_plain_future():
    text = "Kenya is not going to close the border."
    assert one(text, said_by="an-analyst") == ("KEN", "close the border", True, 0.01, 0.05)
    assert forecasts(text, said_by="KEN") == []


def test_what_ones_own_side_will_achieve_is_foretold_and_what_it_will_do_promised():
    assert one("Kenya will win the vote.", said_by="KEN") == ("KEN", "win the vote", False, 0.95, 0.99)


def test_a_report_foretells_what_somebody_will_not_or_must_do():
    assert one("Kenya will not attend the summit.") == ("KEN", "attend the summit", True, 0.01, 0.05)
    assert one("Kenya will have to close the border.") == ("KEN", "have to close the border", False, 0.95, 0.99)


def test_a_fear_inside_a_demand_is_still_a_forecast():
    text = "Diplomats fear that Kenya will close the border."
    assert one(text, said_by="an-analyst", act="demand") == ("KEN", "close the border", False, 0.45, 0.55)


@pytest.mark.parametrize(
    ("text", "actor", "action", "band"),
    [
        ("Rome faces the prospect of Berlin leaving the bloc.", "DEU", "leaving the bloc", (0.45, 0.55)),
        ("Kenya is in danger of losing the port.", "KEN", "losing the port", (0.45, 0.55)),
        ("There is no sign that Chad is planning to leave the bloc.", "TCD", "leave the bloc", (0.2, 0.45)),
        ("It will be difficult for Norway to send troops.", "NOR", "send troops", (0.2, 0.45)),
        ("Diplomats are confident that Peru will recall its envoy.", "PER", "recall its envoy", (0.55, 0.8)),
    ],
)
def test_chances_signs_and_minds_foretell(text, actor, action, band):
    found_actor, found_action, _, low, high = one(text)
    assert (found_actor, found_action, (low, high)) == (actor, action, band)


def test_a_deed_that_is_feared_is_a_forecast_of_a_noun():
    assert one("Diplomats fear an invasion by Chad.")[1:3] == ("an invasion by Chad", False)


def test_a_chance_that_is_only_weighed_is_none():
    assert forecasts("Officials explored the possibility of building a dam.") == []


def test_an_indirect_question_foretells_nothing():
    assert forecasts("It is unclear how the war will end.", said_by="an-analyst") == []


def test_what_is_done_is_done_by_the_agent():
    assert one("The port could be seized by Kenya.")[0] == "KEN"
