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


def test_a_report_foretells_what_somebody_will_not_do():
    assert one("Kenya will not attend the summit.") == ("KEN", "attend the summit", True, 0.01, 0.05)


def test_what_must_be_is_foretold_where_it_comes_of_something():
    text = "If the talks fail, Kenya will have to close the border."
    assert one(text) == ("KEN", "have to close the border", False, 0.95, 0.99)
    assert forecasts("Kenya will have to close the border.") == []


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


@pytest.mark.parametrize(
    "text",
    [
        "The convoy waited so Kenya could send a plane.",
        "Only Chad may close the border.",
        "A stolen passport will usually be replaced.",
        "Under the accord, Kenya will sell two ships.",
        "Ministers agreed that Kenya could raise its quota.",
        "Kenya is scheduled to replace its fleet in May.",
        "The bridge was originally set to last for eighty years.",
        "Diplomats fear that Kenya may have closed the border.",
        "Peru did not say that Kenya would close the border.",
        "It is hard to forecast the course of the war.",
        "The prediction that Kenya would close the border was not confirmed.",
        "It is possible that leaving the bloc would make trade harder.",
        "It would be wrong if Kenya closed the border.",
        "The old admiral will be missed.",
    ],
)
def test_rules_purposes_terms_schedules_and_what_nobody_says_foretell_nothing(text):
    assert forecasts(text, said_by="an-analyst") == []


def said(text, speakers, inside=None, source=((0, 0),), addressee=None, start=0, act="predict", kind="indirect"):
    """A statement from `start` to the end of a text."""
    return Statement(
        id=f"st-{start}", source=source, cue=(), content=((start, len(text)),), speakers=speakers, inside=inside,
        acts_for=(None,) * len(speakers), kind=kind, act=act, channel="unknown", addressee=addressee, confidence=1.0,
    )  # fmt: skip


def within(text, *statements):
    parse, report = parsed(text), Report(id=report_id(text), text=text)
    found = find_forecasts(parse, find_actors(parse, report), statements, (), (), report)
    return [(f.holders, f.actor, text[slice(*f.action)]) for f in found]


def test_what_a_source_that_is_no_actor_says_is_not_the_reports_own():
    text = "A third of those asked say Kenya may close the border."
    assert within(text, said(text, (), source=((0, 21),), start=26)) == []
    text = "Models suggest that Kenya may close the border."
    assert within(text, said(text, (), source=((0, 6),), start=15)) == [((), "KEN", "close the border")]


def test_a_quotation_by_nobody_is_not_the_reports_own():
    text = "Kenya may close the border."
    assert within(text, said(text, (), source=(), kind="direct")) == []


def test_who_is_told_that_it_may_or_will_is_not_foretold():
    text = "The minister told Mr Otieno he would resign."
    assert within(text, said(text, ("the-minister",), addressee="otieno", start=28)) == []


def test_the_holder_is_who_said_so_and_not_who_passes_it_on():
    text = "The agency reported that Peru said forty boats will be affected."
    ((holders, _, action),) = within(text, said(text, ("the-agency",)))
    assert (holders, action) == (("PER",), "be affected")


def test_no_reason_to_expect_it_means_it_is_not_expected():
    assert one("There is no reason to expect a boycott.")[2] is True


def test_what_oneself_is_unlikely_to_do_is_no_forecast_of_others():
    text = "Kenya is unlikely to recall its envoy."
    assert forecasts(text, said_by="KEN") == []
    assert len(forecasts(text, said_by="an-analyst")) == 1


def test_aid_that_officials_speak_of_is_theirs_to_give():
    text = "Kenya spoke. No aid will come without a truce."
    assert within(text, said(text, ("KEN",), start=13)) == []
