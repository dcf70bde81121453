"""What an option is worth at the middle of everything, against the sums by hand."""

import pytest
from msgspec.structs import replace

from dragoman.worlds.model import Conditional, Fixed, Number, When
from dragoman.worlds.worth import leverage, pull, worth
from tests.support.models import said, small


def fixed(value):
    return Number(default=Fixed(value=value))


def with_numbers(**numbers):
    """The small model with what counts pinned: Borduria opens the port, or not."""
    model = small(conditionals=())
    borduria, sylvania = model.actors
    nothing, opens = borduria.options
    opens = replace(opens, moves={"grain-trade": fixed(numbers.get("moves", 0.0))})
    nothing = replace(nothing, stands_for={"port": fixed(0.0)})
    borduria = replace(
        borduria, options=(nothing, opens), ideal={"port": fixed(numbers.get("ideal", 50.0))},
        salience={"port": fixed(numbers.get("salience", 0.0))},
        stakes={"grain-trade": fixed(numbers.get("stake", 0.0)), "bread-price": fixed(numbers.get("bread", 0.0))},
    )  # fmt: skip
    hold = replace(model.holds[0], share=fixed(numbers.get("share", 0.0)), alternatives=fixed(numbers.get("a", 0.0)))
    return replace(
        model, actors=(borduria, sylvania), holds=(hold,),
        affinities=(replace(model.affinities[0], number=fixed(numbers.get("affinity", 0.0))),),
        requests=(replace(model.requests[0], strength=fixed(numbers.get("strength", 0.0))),),
        weights=(replace(model.weights[0], number=fixed(numbers.get("weight", 0.0))),),
    )  # fmt: skip


def test_an_ask_is_worth_goodwill_and_leverage_times_its_strength():
    model = with_numbers(share=0.8, a=0.25, affinity=-0.2, strength=1.5)
    assert leverage(model, "SYL", "BOR") == pytest.approx(0.6)
    assert pull(model, "SYL", "BOR") == pytest.approx(0.4)
    assert worth(model, "BOR", "open-port") == pytest.approx(0.6)


def test_holds_in_several_channels_add_up_to_less_than_their_sum():
    model = with_numbers(share=0.5, a=0.0)
    both = replace(model, holds=(model.holds[0], replace(model.holds[0], channel="aid")))
    assert leverage(both, "SYL", "BOR") == pytest.approx(0.75)
    assert leverage(both, "BOR", "SYL") == 0.0


def test_an_issue_is_worth_the_way_that_is_saved_against_no_change():
    assert worth(with_numbers(ideal=80.0, salience=0.5), "BOR", "open-port") == pytest.approx(0.5 * (0.8 - 0.2))


def test_what_an_option_moves_is_worth_its_stakes_along_the_arrows():
    model = with_numbers(moves=0.4, stake=0.5, bread=1.0, weight=-0.3)
    assert worth(model, "BOR", "open-port") == pytest.approx(0.4 * 0.5 + 0.4 * -0.3 * 1.0)


def test_a_condition_counts_as_far_as_it_holds_today():
    def hanging(threshold, below):
        when = When(factor="grain-trade", threshold=fixed(threshold), below=below)
        one = Conditional(id="x", when=(when,), actor="BOR", option="open-port", effect=fixed(1.0))
        return worth(replace(with_numbers(), conditionals=(one,)), "BOR", "open-port")

    assert hanging(0.0, below=False) == pytest.approx(0.5)
    assert hanging(0.5, below=False) < 0.01 < 0.99 < hanging(0.5, below=True)
    act = Conditional(id="x", when=(When(actor="SYL", option="no-change"),), actor="BOR", option="open-port",
                      effect=fixed(1.0))  # fmt: skip
    assert worth(replace(with_numbers(), conditionals=(act,)), "BOR", "open-port") == 0.0


def test_what_is_said_counts_as_far_as_it_is_believed():
    model = with_numbers(share=0.0, affinity=0.0, strength=1.0)
    voice = said(Fixed(value=1.0), reliability=(6.0, 4.0))
    pair = replace(model.affinities[0], number=Number(default=Fixed(value=0.0), said=(voice,)))
    assert worth(replace(model, affinities=(pair,)), "BOR", "open-port") == pytest.approx(0.8)
