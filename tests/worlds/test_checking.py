"""What cannot be run is a mistake; what can be, but may not be meant, a doubt."""

import pytest
from msgspec.structs import replace

from dragoman.errors import ModelError
from dragoman.worlds.checking import check, doubts_about, mistakes_in, name_of
from dragoman.worlds.model import (
    Beta,
    Conditional,
    Fixed,
    Lognormal,
    Meeting,
    Normal,
    Number,
    Outcome,
    Question,
    Triangle,
    Uniform,
    Weight,
    When,
)
from tests.support.models import HALF, said, small


def told(model):
    return [f"{name_of(each.path, model)} {each.message}" for each in mistakes_in(model)]


def doubted(model):
    return [f"{name_of(each.path, model)} {each.message}" for each in doubts_about(model)]


def with_capability(spread, **fields):
    first, *others = small().actors
    return small(actors=(replace(first, capability=Number(default=spread, **fields)), *others))


def test_a_good_model_has_no_mistakes():
    assert told(small()) == []
    check(small())


@pytest.mark.parametrize(
    "spread, message",
    [
        (Fixed(value=float("nan")), "default is nan: write a finite number"),
        (Uniform(low=0.5, high=float("inf")), "default.high is inf"),
        (Normal(mean=0.5, sd=0.1), "reaches from any value to any value, but has to lie within 0 to 1: cut it off"),
        (Normal(mean=0.5, sd=-0.1, least=0.0, most=1.0), "default.sd is -0.1"),
        (Normal(mean=9.0, sd=0.1, least=0.0, most=1.0), "so far outside 0 to 1 that nothing is left to draw"),
        (Normal(mean=0.5, sd=0.1, least=1.0, most=0.0), "default.least is 1.0, not below most"),
        (Beta(a=-1.0, b=1.0), "default.a is -1.0: a Beta needs a and b above 0"),
        (Beta(a=1.0, b=1.0, low=1.0, high=1.0), "default.low is 1.0, not below high"),
        (
            Lognormal(median=0.5, log_sd=0.5),
            "reaches from 0 to any value, but has to lie within 0 to 1: give it a most",
        ),
        (Lognormal(median=0.0, log_sd=0.5, most=1.0), "default.median is 0.0"),
        (Triangle(low=0.5, mode=0.1, high=0.9), "the three points have to be in order"),
    ],
)
def test_spreads_that_cannot_be_drawn_or_leave_their_range(spread, message):
    (found,) = told(with_capability(spread))
    assert found.startswith("actors.BOR.capability.default") and message in found


def test_what_is_said_and_pinned_is_held_to_the_range_too():
    wrong = with_capability(Fixed(value=0.5), said=(said(Fixed(value=2.0)),), pinned=Fixed(value=-1.0))
    assert [each.split(" ")[0] for each in told(wrong)] == [
        "actors.BOR.capability.pinned", "actors.BOR.capability.said.1.spread",
    ]  # fmt: skip


def test_voices_that_all_weigh_nothing():
    silent = with_capability(Fixed(value=0.5), said=(said(Fixed(value=0.5), weight=0.0),))
    assert "has a weight of 0 for all that is said" in told(silent)[0]
    dropped = with_capability(Fixed(value=0.5), said=(said(Fixed(value=0.5), weight=0.0, dropped=True),))
    assert told(dropped) == []


@pytest.mark.parametrize(
    "changes, message",
    [
        ({"question": Question(text="?")}, "question has to name either an actor with its option, or an issue"),
        ({"question": Question(text="?", issue="ports")},
         'names "ports", but there is no such issue; did you mean "port"?'),
        ({"question": Question(text="?", actor="BOR", option="x")}, "there is no such option of BOR"),
        ({"weights": (Weight(cause="grain-trade", effect="x", number=Number(default=Fixed(value=0.1))),)},
         "there is no such factor"),
        ({"meetings": (Meeting(actor="BOR", option="open-port", other="BOR", does="no-change", number=HALF),)},
         'is "BOR", as actor is: it takes two actors'),
        ({"conditionals": (Conditional(id="x", when=(), actor="BOR", option="open-port", effect=HALF),)},
         "conditionals.x has no condition"),
        ({"conditionals": (Conditional(id="x", when=(When(factor="bread-price"),), actor="BOR", option="open-port",
                                       effect=HALF),)}, "has a factor without a threshold"),
        ({"conditionals": (Conditional(id="x", when=(When(factor="bread-price", actor="BOR"),), actor="BOR",
                                       option="open-port", effect=HALF),)},
         "has to be either a factor with a threshold"),
        ({"issues": (replace(small().issues[0], outcomes=(Outcome(id="a", text="", at=0.0),)),)}, "has one outcome"),
        ({"issues": (replace(small().issues[0], outcomes=(Outcome(id="a", text="", at=0.0),
                                                          Outcome(id="b", text="", at=101.0))),)},
         "issues.port.outcomes.b.at is 101.0"),
    ],
)  # fmt: skip
def test_what_stands_between_others_has_to_be_there(changes, message):
    assert any(message in each for each in told(small(**changes)))


def test_all_mistakes_come_at_once_in_the_order_of_the_model():
    wrong = replace(with_capability(Fixed(value=7.0)), precision=Number(default=Fixed(value=-1.0)))
    with pytest.raises(ModelError) as caught:
        check(wrong)
    assert [each.split(" ")[0] for each in caught.value.mistakes] == [
        "precision.default", "actors.BOR.capability.default",
    ]  # fmt: skip
    assert str(caught.value).startswith("the model has 2 mistakes:")


def test_an_ideal_without_a_salience():
    first, *others = small().actors
    assert any("is given without a number for salience" in each
               for each in told(small(actors=(replace(first, salience={}), *others))))  # fmt: skip


def test_an_issue_with_one_actor_is_doubted():
    first, second = small().actors
    alone = small(actors=(first, replace(second, ideal={}, salience={})))
    assert told(alone) == []
    assert doubted(alone) == ["issues.port has one actor, BOR, and settles where nobody else has a say"]


def test_a_capability_of_nothing_is_doubted():
    assert doubted(with_capability(Fixed(value=0.0)))[0].startswith("actors.BOR.capability is 0")
    assert doubted(with_capability(Uniform(low=0.0, high=1.0))) == []


@pytest.mark.parametrize("back, doubts", [(0.5, 0), (-0.5, 1)])
def test_causes_that_reinforce_themselves_are_doubted(back, doubts):
    weights = (
        *small().weights,
        Weight(cause="bread-price", effect="grain-trade", number=Number(default=Fixed(value=back))),
    )
    found = doubted(small(weights=weights))
    assert len(found) == doubts
    assert all("closes a loop that reinforces itself" in each for each in found)
