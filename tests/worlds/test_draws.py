import numpy as np
import pytest
from models import said, small
from msgspec.structs import replace
from naive_worlds import drawn
from scipy import stats

from benchmarks.worlds_models import Size, made_up
from dragoman.errors import ModelError, UsageError
from dragoman.worlds.draws import draw
from dragoman.worlds.model import Beta, Fixed, Model, Normal, Number, Uniform
from dragoman.worlds.numbers import numbers

COUNT = 20_000
NAME = "actors.BOR.options.open-port.bias"


def with_bias(number: Number) -> Model:
    model = small()
    actor = model.actors[0]
    options = tuple(replace(each, bias=number) if each.id == "open-port" else each for each in actor.options)
    return replace(model, actors=(replace(actor, options=options), *model.actors[1:]))


def bias(number: Number, count: int = COUNT, seed: int = 0):
    return draw(with_bias(number), seed=seed, count=count)[NAME]


def test_every_number_is_what_the_plain_reference_makes_of_it():
    model = made_up(Size(actors=4, factors=4), seed=5)
    made = draw(model, seed=3, first=1000, count=70)
    assert list(made) == [name for name, _ in numbers(model)]
    for world in (0, 31, 69):
        for name, value in drawn(model, 3, 1000 + world).items():
            scale = 100.0 if "ideal" in name or "stands_for" in name else 1.0
            assert made[name][world] == pytest.approx(value, abs=2e-4 * scale)


def test_a_world_is_the_same_wherever_it_is_drawn():
    whole = draw(small(), seed=1, count=500)
    part = draw(small(), seed=1, first=123, count=200)
    for name, values in part.items():
        assert (values == whole[name][123:323]).all()


def test_a_number_that_is_added_or_dropped_moves_no_other():
    before = draw(small(), count=300)
    fewer = draw(replace(small(), affinities=(), conditionals=()), count=300)
    assert len(fewer) == len(before) - 3
    for name, values in fewer.items():
        assert (values == before[name]).all()


def test_what_one_speaker_says_holds_as_often_as_reliability_and_chance_say():
    number = Number(
        default=Fixed(value=0.0), said=(said(Fixed(value=1.0), reliability=(8.0, 2.0), chance=Beta(a=6, b=2)),)
    )
    share = 0.8 * 0.75 + 0.2 * 0.5
    assert bias(number).mean() == pytest.approx(share, abs=4 * np.sqrt(share * (1 - share) / COUNT))


def test_a_speaker_without_a_reliability_is_right_as_often_as_the_words_claim():
    always = Number(default=Fixed(value=0.0), said=(said(Fixed(value=1.0)),))
    assert (bias(always) == 1.0).all()
    often = Number(default=Fixed(value=0.0), said=(said(Fixed(value=1.0), chance=Fixed(value=0.7)),))
    assert bias(often).mean() == pytest.approx(0.7, abs=0.013)


def test_where_a_speaker_is_wrong_the_number_is_nothing_or_the_default():
    for wrong, other in (("nothing", 0.0), ("default", 5.0)):
        number = Number(default=Fixed(value=5.0), said=(said(Fixed(value=1.0), chance=Fixed(value=0.4), wrong=wrong),))
        assert set(bias(number, 200)) == {1.0, other}


def test_the_scale_is_the_sign():
    number = Number(default=Fixed(value=0.0), said=(said(Uniform(low=0.2, high=0.4), scale=-1.0),))
    values = bias(number, 500)
    assert values.max() < -0.2 and values.min() > -0.4


def test_each_world_believes_one_voice_by_weight():
    voices = [said(Fixed(value=float(at)), source=f"r{at}:c1", weight=weight) for at, weight in enumerate((1.0, 3.0))]
    share = bias(Number(default=Fixed(value=9.0), said=tuple(voices))).mean()
    assert share == pytest.approx(0.75, abs=0.0125)
    none = (said(Fixed(value=0.0), weight=0.0), said(Fixed(value=1.0), source="r2:c1"))
    assert (bias(Number(default=Fixed(value=9.0), said=none), 300) == 1.0).all()


def test_dropping_a_voice_moves_only_the_worlds_that_believed_it():
    voices = tuple(said(Uniform(low=at, high=at + 0.9), source=f"r{at}:c1", speaker=f"s{at}") for at in range(3))
    before = bias(Number(default=Fixed(value=9.0), said=voices), 3000)
    for at in range(3):
        dropped = tuple(replace(voice, dropped=place == at) for place, voice in enumerate(voices))
        after = bias(Number(default=Fixed(value=9.0), said=dropped), 3000)
        believed = np.floor(before) == at
        assert 800 < believed.sum() < 1200
        assert (after[~believed] == before[~believed]).all()
        assert (np.floor(after[believed]) != at).all()


def test_a_speaker_is_as_reliable_for_one_number_as_for_another():
    claim = said(Fixed(value=1.0), reliability=(0.5, 0.5))
    model = with_bias(Number(default=Fixed(value=0.0), said=(claim,)))
    drift = Number(default=Fixed(value=0.0), said=(replace(claim, sources=("r9:c9",)),))
    other = replace(drift, said=(replace(drift.said[0], speaker="somebody-else"),))
    first, *rest = model.factors
    both = {}
    for name, number in (("same", drift), ("other", other)):
        made = draw(replace(model, factors=(replace(first, drift=number), *rest)), count=COUNT)
        both[name] = np.corrcoef(made[NAME], made["factors.grain-trade.drift"])[0, 1]
    # Right with (1 + ρ)/2, which is .75 on average: Var ρ / 4 over .75 · .25, and Var ρ is 1/8.
    assert both["same"] == pytest.approx(1 / 6, abs=0.03)
    assert abs(both["other"]) < 0.03


def test_a_pin_goes_before_all_that_is_said_and_shares_the_draw_of_the_default():
    default = Normal(mean=0.0, sd=1.0)
    plain = bias(Number(default=default), 500)
    pinned = bias(
        Number(default=Fixed(value=7.0), said=(said(Fixed(value=1.0)),), pinned=Normal(mean=2.0, sd=1.0)), 500
    )
    assert np.allclose(pinned, plain + 2.0, atol=1e-12)


def test_draws_of_a_number_follow_its_spread():
    for spread, frozen in ((Beta(a=2, b=5), stats.beta(2, 5)), (Normal(mean=1, sd=2), stats.norm(1, 2))):
        assert stats.kstest(bias(Number(default=spread)), frozen.cdf).pvalue > 1e-3


def test_what_cannot_be_drawn_is_refused():
    with pytest.raises(ModelError, match="precision"):
        draw(small(precision=Number(default=Fixed(value=float("nan")))))
    for first, count in ((0, 0), (-1, 5), (2**32 - 1, 2)):
        with pytest.raises(UsageError, match="worlds"):
            draw(small(), first=first, count=count)
