"""Records of the network's own anchors: told where no rule tells them, by the words that play their parts."""

from dataclasses import replace

import pytest

from dragoman.reading.anchored import Anchor, Part
from dragoman.reading.asking import Scene
from dragoman.reading.asks import find_asks
from dragoman.reading.claims import find_claims
from dragoman.reading.forecasts import find_forecasts
from dragoman.reading.ties import find_ties
from dragoman.records import Report, report_id
from tests.support.told import told

RIVALS = "China considers Japan its rival."
CHINA, CONSIDERS, JAPAN, ITS, RIVAL = range(5)


def anchor(kind, label, chance=0.9, at=CONSIDERS, **parts):
    return Anchor(kind, label, at, at + 1, chance, {name: Part(*words, 0.9) for name, words in parts.items()})


def scene(*anchors):
    made = told(RIVALS, Chinese=("CHN", "CHN"))
    return replace(made.parse, anchors=anchors), made.cast, Report(id=report_id(RIVALS), text=RIVALS)


def ties(*anchors):
    parse, cast, report = scene(*anchors)
    found, _ = find_ties(parse, cast, cast.actors, (), report)
    return {(tie.from_, tie.kind, tie.to): tie.why for tie in found}


def test_a_tie_is_told_beside_those_of_rules():
    found = ties(anchor("tie", "trade", **{"from": (CHINA, 1), "to": (JAPAN, 3)}))
    assert found["CHN", "trade", "JPN"] == "head:anchors"
    assert ("CHN", "rivalry", "JPN") in found


@pytest.mark.parametrize("parts", [{"from": (CHINA, 1)}, {"to": (JAPAN, 3)}, {}])
def test_a_tie_needs_both_sides(parts):
    assert "trade" not in {kind for _, kind, _ in ties(anchor("tie", "trade", **parts))}


def test_a_penalty_may_come_from_nobody():
    assert (None, "sanctions", "JPN") in ties(anchor("tie", "sanctions", to=(JAPAN, 3)))


def test_what_is_in_doubt_is_not_told():
    assert set(ties(anchor("tie", "trade", 0.4, **{"from": (CHINA, 1), "to": (JAPAN, 3)}))) == set(ties())


def test_an_ask_has_askers_addressees_and_what_is_asked():
    parse, cast, _ = scene(anchor("ask", "request", by=(CHINA, 1), to=(JAPAN, 3), what=(ITS, 5)))
    (ask,) = find_asks(Scene(parse, cast, (), cast.actors))
    assert (ask.askers, ask.addressees, ask.words, ask.offer, ask.why) == (
        ("CHN",), ("JPN",), (ITS, 5), False, "head:anchors",
    )  # fmt: skip


@pytest.mark.parametrize("missing", ["what", "by"])
def test_an_ask_of_nobody_or_for_nothing_is_none(missing):
    parts = {"by": (CHINA, 1), "to": (JAPAN, 3), "what": (ITS, 5)}
    del parts[missing]
    parse, cast, _ = scene(anchor("ask", "offer", **parts))
    assert find_asks(Scene(parse, cast, (), cast.actors)) == []


@pytest.mark.parametrize(("label", "sign", "intended"), [("+", "+", False), ("-", "-", False), ("->", "-", True)])
def test_a_claim_has_its_sign_and_whether_it_is_a_purpose(label, sign, intended):
    parse, cast, report = scene(anchor("claim", label, cause=(CHINA, 1), effect=(JAPAN, 5)))
    (claim,) = find_claims(parse, cast, (), report)
    assert (claim.cause.text, claim.effect.text, claim.why) == ("China", "Japan its rival", "head:anchors")
    assert (claim.sign, claim.intended, claim.negated) == (sign, intended, False)


def test_a_claim_whose_cause_and_effect_overlap_is_none():
    parse, cast, report = scene(anchor("claim", "+", cause=(CHINA, 3), effect=(JAPAN, 5)))
    assert find_claims(parse, cast, (), report) == ()


@pytest.mark.parametrize(
    ("label", "band"), [("likely", (0.55, 0.8)), ("unlikely", (0.2, 0.45)), ("even", (0.45, 0.55))]
)
def test_a_forecast_has_actor_action_and_band(label, band):
    parse, cast, report = scene(anchor("forecast", label, actor=(JAPAN, 3), action=(ITS, 5)))
    (forecast,) = find_forecasts(parse, cast, (), (), (), report)
    assert (forecast.actor, RIVALS[slice(*forecast.action)]) == ("JPN", "its rival")
    assert (forecast.low, forecast.high, forecast.why) == (*band, "head:anchors")
