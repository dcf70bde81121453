"""Forecasts of several reports, each once, with every holder's band beside the others'."""

import pytest

from dragoman.assembly.assembled import assemble
from dragoman.assembly.standing import Standing
from dragoman.records import Condition, Forecast
from tests.support.scenes import reading, span


def told(text, action, day, actor="TUR", holders=("ada-linde",), **fields):
    how = {"low": 0.55, "high": 0.8, **fields}
    made = Forecast(id=f"fo-{span(text, action)[0]}", holders=holders, actor=actor, action=span(text, action), **how)
    return reading(text, day, forecasts=[made])


def joined(*readings):
    return assemble(readings, Standing.of(readings)).forecasts


FIRST = told("Ada Linde says Turkey is likely to reopen the Kuwait railway.", "reopen the Kuwait railway", "2030-02-01")
TEXT = "Minister Berg says Turkey may reopen the railway to Kuwait by autumn if it rains."
SECOND = told(
    TEXT, "reopen the railway to Kuwait", "2030-02-08", holders=("minister-berg",), low=0.45, high=0.55,
    horizon="2030-11", condition=Condition(text="if it rains", span=span(TEXT, "if it rains")),
)  # fmt: skip


def test_two_holders_of_one_forecast_stand_side_by_side_with_their_odds():
    (one,) = joined(FIRST, SECOND)
    assert (one.actor, one.action, one.origins) == ("TUR", "reopen the Kuwait railway", 2)
    assert [(each.holders, each.low, each.high) for each in one.held] == [
        (("ada-linde",), 0.55, 0.8), (("KWT",), 0.45, 0.55),
    ]  # fmt: skip
    assert (one.held[1].horizon, one.held[1].conditions) == ("2030-11", ("if it rains",))


def test_of_who_expects_the_opposite_action_the_band_is_turned():
    text = "Minister Berg says Turkey will probably refuse to reopen the Kuwait railway."
    other = told(text, "refuse to reopen the Kuwait railway", "2030-02-08", holders=("minister-berg",))
    (one,) = joined(FIRST, other)
    assert [(each.says, each.low, each.high) for each in one.held] == [("will", 0.55, 0.8), ("will not", 0.2, 0.45)]


@pytest.mark.parametrize(
    ("action", "day", "actor"),
    [
        ("reopen the Kuwait railway", "2030-02-08", "IRN"), ("close the Kuwait railway", "2030-02-08", "TUR"),
        ("reopen the Kuwait railway", "2031-02-08", "TUR"), ("reopen schools", "2030-02-08", "TUR"),
        ("reopen the Kuwait railway", "2030-02-08", None),
    ],
)  # fmt: skip
def test_another_actor_another_action_and_another_year_make_another_forecast(action, day, actor):
    name = {"IRN": "Iran", "TUR": "Turkey", None: "Somebody"}[actor]
    assert len(joined(FIRST, told(f"Ada Linde says {name} may {action}.", action, day, actor))) == 2


def test_without_an_actor_only_the_same_words_about_the_same_countries_are_one():
    def of(words, tail=""):
        text = f"Ada Linde says of Turkey and Iran that wheat harvests will {words}.{tail}"
        return told(text, words, "2030-02-01", None)

    assert (
        len(joined(of("cover two thirds of domestic demand"), of("cover two thirds of domestic demand", " So."))) == 1
    )
    assert len(joined(of("cover domestic demand"), of("cover demand"))) == 2
