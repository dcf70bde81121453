"""Projections: answers as tables and words, and one less another on the same random numbers."""

from __future__ import annotations

import pytest

from dragoman.errors import UsageError
from dragoman.running import staged
from dragoman.showing.projected import told, told_apart
from dragoman.worlds.scenario import Scenario
from tests.support.worlds import strait


def run(**given):
    return staged(strait(), Scenario(worlds=2000, **given), threads=1)


def test_every_option_has_a_chance_that_only_grows_with_time():
    answer = run().answer
    options = {each.option: each for each in answer.options}
    asked = options["open-strait"]
    assert all(a <= b + 1e-12 for a, b in zip(asked.by, asked.by[1:], strict=False))
    assert asked.once == pytest.approx(answer.answer)
    for step in range(answer.steps):
        assert sum(each.each[step] for each in answer.options if each.actor == "ISL") == pytest.approx(1.0)


def test_a_run_less_itself_is_nothing():
    apart = run() - run()
    assert apart.answer.by == apart.answer.error == 0.0
    assert not apart.apart.assumptions and not any(each.is_sure for each in apart.apart.options)


def test_forcing_an_act_makes_it_sure_and_is_told():
    base, forced = run(), run(name="forced", force=("ISL=open-strait@2",))
    assert forced.answer.answer == 1.0
    apart = forced - base
    assert apart.answer.by == pytest.approx(1.0 - base.answer.answer)
    assert "forced against base" in "\n".join(told_apart(apart.apart))


def test_setting_a_number_is_named_among_what_was_changed():
    apart = run(set={"mainland pressure": "high"}) - run()
    assert apart.apart.assumptions == ("requests.MNL.ISL.open-strait",)


def test_runs_that_cannot_be_compared_are_refused():
    with pytest.raises(UsageError, match="seeds"):
        run() - run(seed=1)
    with pytest.raises(UsageError, match="different"):
        run() - run(steps=3)


def test_it_is_told_in_words_with_errors_and_what_is_assumed():
    found = run()
    text = "\n".join(told(found.answer, 90))
    assert "Will the island open the strait?" in text and "±" in text
    assert "assumed" in text and "not scored forecasts" in text
    assert "weighted by" in text and "European Union" in text
    assert all(len(line) <= 90 for line in text.splitlines())
    assert str(found).startswith("Will the island")


def test_why_names_the_words_and_the_record():
    text = str(run().why(worlds=300, looked=2))
    assert "(r1:st-2)" in text and "envoy says 90.0" in text


def test_it_is_drawn():
    base, pushed = run(), run(name="pushed", set={"mainland pressure": "high"})
    for figure in (base.figure(), base.figure("fan", "calm"), base.figure("settlement"), (pushed - base).figure()):
        assert figure.svg.startswith("<svg") and figure.table.rows
    with pytest.raises(UsageError, match="no factor"):
        base.figure("fan", "weather")
    with pytest.raises(UsageError, match="no figure"):
        base.figure("portrait")
