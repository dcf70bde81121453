"""Which sentence matters: what bears on nothing has no effect, what decides the answer leads, ties are called so."""

from __future__ import annotations

import os
import signal
import threading

import numpy as np
import pytest
from msgspec.structs import replace

from dragoman.worlds.model import Fixed, Number, Said, Uniform
from dragoman.worlds.numbers import changed
from dragoman.worlds.sentences import attribute, sentences
from tests.support.worlds import strait

BIAS = "actors.ISL.options.open-strait.bias"
REQUEST = "requests.MNL.ISL.open-strait"


def with_said(name, *said, default=None):
    """The strait, with one number spoken to by these and nothing else said of anything."""

    def visit(its, number):
        bare = replace(number, said=())
        if its != name:
            return bare
        return replace(bare, said=said, default=default or bare.default)

    return changed(strait(), visit)


def says(speaker, source, value, **more):
    return Said(speaker=speaker, sources=(source,), text=f"{speaker}: {value}", spread=Fixed(value=value), **more)


def test_sentences_are_those_that_count_now_with_all_that_they_feed():
    found = {each.source: each for each in sentences(strait())}
    assert found["r1:st-2"].feeds == ("actors.MNL.ideal.opening", REQUEST)
    pinned = changed(strait(), lambda name, n: replace(n, pinned=Fixed(value=1.0)) if name == REQUEST else n)
    assert {each.source: each for each in sentences(pinned)}["r1:st-2"].feeds == ("actors.MNL.ideal.opening",)


def test_the_sentence_that_decides_the_answer_leads_and_its_direction_is_right():
    model = with_said(BIAS, says("expert", "r9:fo-1", 6.0), default=Uniform(low=-6.0, high=-5.0))
    found = attribute(model, worlds=1000, seed=1)
    first = found.effects[0]
    assert first.sentence.source == "r9:fo-1" and first.is_sure and first.effect > 0.3
    assert "matters most" in found.verdict


def test_what_feeds_nothing_that_bears_on_the_answer_has_no_effect_at_all():
    model = with_said("actors.MNL.capability", says("expert", "r9:st-1", 0.9))
    (only,) = attribute(model, worlds=500, seed=1).effects
    assert only.effect == only.error == 0.0
    assert only.share == pytest.approx(0.0)
    assert only.flip is None
    assert "no sentence moves" in attribute(model, worlds=500, seed=1).verdict


def test_two_that_say_the_same_are_a_tie():
    voices = (says("one", "r9:fo-1", 4.0), says("other", "r9:fo-2", -4.0))
    found = attribute(with_said(BIAS, *voices, default=Fixed(value=0.0)), worlds=2000, seed=3)
    effects = {each.sentence.source: each.effect for each in found.effects}
    assert effects["r9:fo-1"] > 0 > effects["r9:fo-2"]


def test_a_number_that_could_flip_the_answer_says_how_far():
    model = with_said(
        BIAS, replace(says("expert", "r9:fo-1", 0.0), spread=Uniform(low=-4.0, high=2.0)), default=Fixed(value=0.0)
    )  # fmt: skip
    (only,) = attribute(model, worlds=1000, seed=1, looked=1).effects
    assert only.looked and only.share is not None and only.share > 0.0
    assert only.flip is None or 0.0 < only.flip <= 2.0


def test_variance_is_split_between_numbers_and_chance():
    found = attribute(strait(), worlds=1000, seed=1, looked=0)
    assert found.of_numbers is not None and found.of_chance is not None
    assert found.of_numbers + found.of_chance == pytest.approx(1.0)
    assert found.assumed


def test_the_same_seed_attributes_the_same():
    assert attribute(strait(), worlds=300, seed=5, looked=2) == attribute(strait(), worlds=300, seed=5, looked=2)


def test_progress_is_told():
    told: list[tuple[int, int]] = []
    attribute(strait(), worlds=100, looked=1, progress=lambda done, of: told.append((done, of)))
    assert told[-1][0] == told[-1][1] and np.all(np.diff([done for done, _ in told]) == 1)


def test_a_certain_answer_hangs_on_nothing():
    model = changed(
        strait(), lambda name, n: Number(default=Fixed(value=50.0)) if name == BIAS else replace(n, said=())
    )
    found = attribute(model, worlds=200)
    assert found.answer == 1.0 and found.of_numbers is None


def test_what_is_stopped_keeps_what_was_found_and_begins_nothing_more():
    def stop(done: int, of: int) -> None:
        if done == 2:  # while the third is being left out
            threading.Timer(0.02, os.kill, (os.getpid(), signal.SIGINT)).start()

    model = with_said(BIAS, *(says(f"one {at}", f"r{at}:fo-1", float(at)) for at in range(6)))
    found = attribute(model, worlds=400_000, seed=1, progress=stop)
    assert 2 <= len(found.effects) < 6 and found.unseen == 6 - len(found.effects)
    assert not any(each.looked for each in found.effects) and found.of_numbers is None
