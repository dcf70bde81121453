"""What may be done to a model without changing its answers, and what may only change them one way.

Draws are keyed by names. So what is added or dropped moves nothing else, bit for bit, wherever it stands in the file;
a new name means new draws, so that answers agree within the error of their worlds, and exactly where nothing is drawn.
"""

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from models import small
from msgspec.structs import replace

from benchmarks.worlds_models import Size, made_up
from dragoman.worlds.draws import draw
from dragoman.worlds.hand import pinned
from dragoman.worlds.model import Actor, Clock, Factor, Fixed, Issue, Model, Number, Option, Uniform
from dragoman.worlds.numbers import numbers
from dragoman.worlds.simulate import simulate

SIZE = Size(actors=4, factors=5, steps=4, holds_each=3)
MODEL = made_up(SIZE, 2)


def number(value: float) -> Number:
    return Number(default=Fixed(value=value))


def fixed(model: Model) -> Model:
    """The model with each number at one value, and without noise."""
    return msgspec.convert(_without_draws(msgspec.to_builtins(model)), Model)


def _without_draws(tree):
    """Each number in place of its spreads the middle of its default."""
    if isinstance(tree, dict):
        if "default" in tree:
            spread = tree["default"]
            middle = {
                "fixed": lambda: spread["value"], "uniform": lambda: (spread["low"] + spread["high"]) / 2,
                "normal": lambda: spread["mean"], "beta": lambda: (spread["low"] + spread["high"]) / 2,
                "lognormal": lambda: spread["median"], "triangle": lambda: spread["mode"],
            }[spread["as"]]()  # fmt: skip
            return {"default": {"as": "fixed", "value": middle}}
        return {key: 0.0 if key == "noise" else _without_draws(value) for key, value in tree.items()}
    if isinstance(tree, list | tuple):
        return [_without_draws(each) for each in tree]
    return tree


def renamed(model: Model, names: dict[str, str]) -> Model:
    """The model with other ids for actors, which are words of their own everywhere in it."""

    def walk(tree):
        if isinstance(tree, dict):
            return {key: walk(value) for key, value in tree.items()}
        if isinstance(tree, list | tuple):
            return [walk(each) for each in tree]
        return names.get(tree, tree) if isinstance(tree, str) else tree

    return msgspec.convert(walk(msgspec.to_builtins(model)), Model)


NAMES = {f"a{at}": f"somebody-{9 - at}" for at in range(4)}


def test_renaming_actors_changes_nothing_where_nothing_is_drawn():
    before, after = (simulate(model, 1) for model in (fixed(MODEL), renamed(fixed(MODEL), NAMES)))
    assert (before.propensities[0] == after.propensities[0]).all()


def test_renaming_actors_changes_answers_by_no_more_than_chance():
    worlds = 20_000
    before, after = (simulate(model, worlds) for model in (MODEL, renamed(MODEL, NAMES)))
    apart = np.abs(before.chances - after.chances) / np.maximum(np.sqrt(2) * before.error(before.chances), 1e-9)
    assert np.nanmax(apart) < 4.5
    assert before.fan("f0") == pytest.approx(after.fan("f0"), abs=0.02)
    one, other = before.settlement("i0"), after.settlement("i0")
    assert np.abs(one.chances - other.chances).max() < 4.5 * np.sqrt(2) * one.errors.max()


def test_the_order_of_the_file_changes_nothing():
    model = replace(
        MODEL,
        **{
            name: getattr(MODEL, name)[::-1] for name in ("actors", "factors", "weights", "holds", "meetings", "issues")
        },
    )
    before, after = (simulate(each, 2000, keep=True) for each in (MODEL, model))
    assert (before.acts == after.acts[:, ::-1]).all()
    assert np.abs(before.factors - after.factors[:, ::-1]).max() < 1e-6


def stranger(id_: str) -> Actor:
    """An actor that nobody has anything to do with."""
    options = tuple(
        Option(id=each, text="", bias=Number(default=Uniform(low=-1, high=1))) for each in ("no-change", "o1")
    )
    return Actor(id=id_, name=id_, capability=number(0.5), options=options, open=number(0.5))


@pytest.mark.parametrize("place", [0, 2, 4])
def test_an_actor_factor_and_issue_that_concern_nobody_change_nothing_bit_for_bit(place):
    nothing = Factor(id="zzz", text="", start=number(0.3), drift=Number(default=Uniform(low=-1, high=1)))
    model = replace(
        MODEL,
        actors=(*MODEL.actors[:place], stranger("zzz"), *MODEL.actors[place:]),
        factors=(*MODEL.factors[:place], nothing, *MODEL.factors[place:]),
        issues=(Issue(id="zzz", text="", low="", high=""), *MODEL.issues),
    )
    before, after = (simulate(each, 1000, keep=True) for each in (MODEL, model))
    others = [at for at in range(5) if at != place]
    assert (before.acts == after.acts[:, others]).all()
    assert (before.propensities == after.propensities[:, others]).all()
    for factor in MODEL.factors:
        assert (before.fan(factor.id) == after.fan(factor.id)).all()
        assert (before.factor_mean(factor.id)[0] == after.factor_mean(factor.id)[0]).all()
    for issue in MODEL.issues:
        assert (before.settlement(issue.id).chances == after.settlement(issue.id).chances).all()
    assert (before.happened == after.happened).all()


def test_twice_the_steps_at_half_the_rate_come_close():
    slow = made_up(Size(actors=4, factors=5, steps=16, conditionals_each=2), 4)
    fast = replace(slow, clock=Clock(steps=16, rate=0.1, noise=0.1))
    slow = replace(slow, clock=Clock(steps=32, rate=0.05, noise=0.1 * np.sqrt(2)))
    one, other = simulate(fast, 10_000), simulate(slow, 10_000)
    assert np.nanmax(np.abs(one.propensities - other.propensities[1::2])) < 0.02
    for factor in fast.factors:
        (mean, sd), (mean2, sd2) = one.factor_mean(factor.id), other.factor_mean(factor.id)
        assert mean == pytest.approx(mean2[1::2], abs=0.02)
        assert sd == pytest.approx(sd2[1::2], abs=0.03)


def test_adding_the_same_to_all_options_of_an_actor_changes_nothing():
    def shifted(by: float) -> Model:
        actor = fixed(MODEL).actors[1]
        options = tuple(replace(each, bias=number(each.bias.default.value + by)) for each in actor.options)
        model = fixed(MODEL)
        return replace(model, actors=(model.actors[0], replace(actor, options=options), *model.actors[2:]))

    one, other = simulate(shifted(0.0), 1), simulate(shifted(7.0), 1)
    assert one.propensities == pytest.approx(other.propensities, abs=1e-7, nan_ok=True)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(0.0, 2.0), st.floats(0.01, 2.0))
def test_a_stronger_request_never_makes_what_is_asked_less_likely_to_one_who_likes_or_needs_the_asker(
    seed, least, more
):
    model = made_up(Size(actors=3, factors=3, steps=1, meetings_each=0, reach=0.0), seed)
    asked = model.requests[0]

    def with_strength(strength: float) -> Model:
        liked = tuple(replace(each, number=Number(default=Uniform(low=0.0, high=1.0))) for each in model.affinities)
        requests = (replace(asked, strength=number(strength)), *model.requests[1:])
        return replace(model, affinities=liked, requests=requests)

    at = [actor.id for actor in model.actors].index(asked.actor)
    place = [option.id for option in model.actors[at].options].index(asked.option)
    chances = [simulate(with_strength(each), 128).propensities[0, at, place] for each in (least, least + more)]
    assert chances[1] >= chances[0] - 1e-9


def test_dropping_a_speaker_moves_no_number_that_the_speaker_does_not_speak_to():
    speaker = MODEL.weights[0].number.said[0].speaker

    def without(number_: Number) -> Number:
        return replace(number_, said=tuple(replace(each, dropped=each.speaker == speaker) for each in number_.said))

    model = replace(MODEL, weights=tuple(replace(each, number=without(each.number)) for each in MODEL.weights))
    touched = {f"weights.{each.cause}.{each.effect}" for each in MODEL.weights
               if any(said.speaker == speaker for said in each.number.said)}  # fmt: skip
    before, after = draw(MODEL, count=500), draw(model, count=500)
    assert touched and {name for name, _ in numbers(MODEL) if (before[name] != after[name]).any()} <= touched
    assert any((before[name] != after[name]).any() for name in touched)


def test_what_is_given_in_small_models_runs_too():
    run = simulate(small(), 500)
    assert run.complete and np.nansum(run.chances[-1], axis=1) == pytest.approx([1.0, 1.0])


def test_where_an_option_becomes_likelier_worlds_turn_to_it_and_to_nothing_else():
    model = replace(made_up(Size(actors=3, factors=4, steps=1, options=4, meetings_each=0)), meetings=())
    for place in range(3):
        name = f"actors.a0.options.{model.actors[0].options[place].id}.bias"
        one, other = (
            simulate(pinned(model, {name: Fixed(value=value)}), 3000, seed=4, keep=True).acts[0, 0]
            for value in (0.0, 0.5)
        )
        turned = one != other
        assert turned.sum() > 50 and set(other[turned]) == {place}
