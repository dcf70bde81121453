import hashlib
import os
import signal
import subprocess
import sys
import threading
import tracemalloc
from multiprocessing import get_context

import naive_worlds as naive
import numpy as np
import pytest
from commands import ROOT
from hypothesis import given, settings
from models import models, small
from msgspec.structs import replace

from benchmarks.worlds_models import Size, made_up
from dragoman.errors import ModelError, UsageError
from dragoman.worlds.draws import draw
from dragoman.worlds.model import Clock, Fixed, Model, Number, Question
from dragoman.worlds.plan import Force, Held, Plan, Shock
from dragoman.worlds.results import Run, join
from dragoman.worlds.simulate import CHUNK, simulate

SIZE = Size(actors=4, factors=5, steps=5, reach=0.15, holds_each=3)
PLAN = Plan(
    force=(Force(actor="a1", option="o2", first=1, last=2), Force(actor="a3", option="o1", first=4)),
    hold=(Held(factor="f2", value=-0.5, first=1, last=2), Held(factor="f1", value=0.3)),
    shock=(Shock(factor="f0", step=3, size=0.7), Shock(factor="f0", step=3, size=0.1)),
)


def assert_as_by_hand(model: Model, world: int, seed: int, plan: Plan | None = None) -> None:
    """One world of the kernel beside the plain reference: probabilities, acts, factors, settlements."""
    values = {name: float(each[0]) for name, each in draw(model, seed=seed, first=world, count=1).items()}
    hand = naive.run(model, values, seed, world, plan)
    run = simulate(model, 1, seed=seed, first=world, plan=plan, keep=True)
    assert run.unresolved.tolist() == [0] * model.clock.steps
    for step in range(model.clock.steps):
        for at, actor in enumerate(model.actors):
            made = run.propensities[step, at, : len(actor.options)]
            assert made == pytest.approx(hand.p[step][actor.id], abs=5e-8)
            assert run.acts[step, at, 0] == hand.acts[step][actor.id]
        for at, factor in enumerate(model.factors):
            assert float(run.factors[step, at, 0]) == pytest.approx(hand.y[step][factor.id], abs=2e-7)
            assert run.factor_mean(factor.id)[0][step] == pytest.approx(hand.y[step][factor.id], abs=2e-10)
        for issue in model.issues:
            there = run.settlement(issue.id, step)
            if there.parties:
                assert there.weighted_mean == pytest.approx(hand.mean[step][issue.id], abs=1e-8)
                if issue.outcomes:
                    assert there.chances == pytest.approx(hand.pi[step][issue.id], abs=1e-8)


@pytest.mark.parametrize("seed", range(4))
def test_every_part_of_a_step_is_what_the_plain_reference_makes_of_it(seed):
    for world in (0, 63, 64, 1000):
        assert_as_by_hand(made_up(SIZE, seed), world, seed)


def test_forced_acts_held_factors_and_shocks_are_what_the_plain_reference_makes_of_them():
    for world in range(6):
        assert_as_by_hand(made_up(SIZE, 9), world, 1, PLAN)


@settings(max_examples=15, deadline=None)
@given(models())
def test_any_model_that_can_be_run_is_what_the_plain_reference_makes_of_it(model):
    assert_as_by_hand(replace(model, clock=replace(model.clock, steps=2)), 5, 0)


@settings(max_examples=30, deadline=None)
@given(models())
def test_whatever_the_model_shares_add_up_and_nothing_leaves_its_bounds(model):
    model = replace(model, clock=replace(model.clock, steps=3))
    run = simulate(model, 70, keep=True)
    for shares in (run.chances, run.propensities):
        assert np.nansum(shares, axis=2) == pytest.approx(np.ones(shares.shape[:2]))
        assert np.nanmin(shares) >= 0.0
    assert np.abs(run.factors).max(initial=0.0) <= 1.0
    assert len(run.happened) == 70
    for actor in model.actors:
        for option in actor.options:
            series = run.series(actor.id, option.id)
            assert (series.by >= series.at).all() and (np.diff(series.by) >= 0).all()
    for issue in model.issues:
        there = run.settlement(issue.id)
        if there.parties:
            assert there.chances.sum() == pytest.approx(1.0) and (there.chances >= 0).all()
            assert -1e-6 <= there.mean <= 100 + 1e-6 and -1e-6 <= there.weighted_mean <= 100 + 1e-6
            (low, high), (lower, higher) = there.widened[0.5], there.widened[0.95]
            assert 0 <= lower <= low <= high <= higher <= 100
        else:
            assert np.isnan(there.mean) and not there.widened


def digest(run: Run) -> str:
    made = hashlib.sha256()
    for each in (*run.totals, run.acts, run.factors, run.happened, run.weighted, run.drawn):
        if each is not None:
            made.update(np.ascontiguousarray(each).tobytes())
    return made.hexdigest()


def test_the_bits_are_the_same_over_any_number_of_threads():
    model = made_up(SIZE)
    worlds = 5 * CHUNK + 17
    runs = [simulate(model, worlds, seed=3, threads=threads, keep=True) for threads in (1, 2, 3)]
    assert len({digest(run) for run in runs}) == 1
    assert digest(simulate(model, worlds, seed=4, keep=True)) != digest(runs[0])


def part_of_a_run(first: int, worlds: int) -> Run:
    return simulate(made_up(SIZE), worlds, seed=3, first=first, threads=1, keep=True)


def test_the_bits_are_the_same_over_processes_whose_parts_are_joined():
    whole = part_of_a_run(0, 1500)
    with get_context("spawn").Pool(2) as pool:
        parts = pool.starmap(part_of_a_run, [(900, 600), (0, 333), (333, 567)])
    assert digest(join(parts)) == digest(whole)
    assert join(parts).worlds == 1500
    for wrong in ([parts[1], parts[0]], [parts[1], parts[1]], []):
        with pytest.raises(UsageError):
            join(wrong)


def test_the_bits_are_those_of_another_process():
    code = (
        "from benchmarks.worlds_models import *; from dragoman.worlds.simulate import simulate; import hashlib; "
        "run = simulate(made_up(SMALL), 700, seed=8, threads=2); "
        "print(hashlib.sha256(b''.join(each.tobytes() for each in run.totals)).hexdigest())"
    )
    there = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    here = simulate(made_up(Size()), 700, seed=8, threads=1)
    assert there.stdout.strip() == hashlib.sha256(b"".join(each.tobytes() for each in here.totals)).hexdigest()


def test_a_world_does_not_depend_on_how_many_others_are_run():
    many = simulate(made_up(SIZE), 300, keep=True)
    few = simulate(made_up(SIZE), 101, first=100, keep=True)
    assert (few.acts == many.acts[:, :, 100:201]).all()
    assert (few.factors == many.factors[:, :, 100:201]).all()
    assert (few.happened == many.happened[100:201]).all()


def test_what_happened_is_whether_the_option_was_done_by_the_last_step():
    run = simulate(made_up(SIZE), 400, keep=True)
    assert (run.happened == (run.acts[:, 0] == 1).any(axis=0)).all()
    assert run.happened.mean() == run.series("a0", "o1").by[-1]
    streamed = simulate(made_up(SIZE), 400)
    assert streamed.acts is None and streamed.factors is None
    assert (streamed.happened == run.happened).all()


def test_asked_for_an_issue_it_is_where_that_settles():
    model = replace(made_up(SIZE), question=Question(text="where?", issue="i1"))
    run = simulate(model, 3000)
    there = run.settlement("i1")
    assert run.happened.mean() == pytest.approx(there.mean, abs=1e-6)
    assert run.weighted.mean() == pytest.approx(there.weighted_mean, abs=1e-6)
    shares = np.array([(run.drawn == at).mean() for at in there.places])
    assert np.abs(shares - there.chances).max() < 4 * 0.5 / np.sqrt(3000)


def test_without_a_question_nothing_is_said_to_have_happened():
    with pytest.raises(ModelError, match="question"):
        simulate(small(question=Question(text="?")))


def test_acts_are_shares_of_worlds_as_the_probabilities_say():
    run = simulate(made_up(SIZE), 20_000)
    off = np.abs(run.chances - run.propensities) / np.maximum(run.error(run.propensities), 1e-12)
    assert np.nanmax(off) < 4.5


def test_what_is_forced_is_done_and_what_is_held_stays():
    model = made_up(SIZE)
    plan = Plan(force=(Force(actor="a0", option="o2", first=2, last=3),), hold=(Held(factor="f1", value=-1.0, last=2),))
    run = simulate(model, 500, plan=plan, keep=True)
    assert run.chances[:, 0, 2].tolist()[2:4] == [1.0, 1.0]
    assert 0.0 < run.chances[1, 0, 2] < 1.0 and 0.0 < run.chances[4, 0, 2] < 1.0
    assert (run.factors[:3, 1] == -1.0).all() and (run.factors[3:, 1] > -1.0).all()


def test_a_plan_changes_nothing_before_it_begins():
    model = made_up(SIZE)
    base = simulate(model, 300, keep=True)
    plan = Plan(force=(Force(actor="a1", option="o1", first=3),), shock=(Shock(factor="f0", step=3, size=1.0),))
    other = simulate(model, 300, plan=plan, keep=True)
    assert (base.acts[:3] == other.acts[:3]).all() and (base.factors[:3] == other.factors[:3]).all()
    assert (base.factors[3] != other.factors[3]).any()


@pytest.mark.parametrize(
    ("plan", "word"),
    [
        (Plan(force=(Force(actor="nobody", option="o1"),)), "nobody"),
        (Plan(force=(Force(actor="a1", option="o9"),)), "no-change, o1, o2"),
        (Plan(force=(Force(actor="a1", option="o1", first=5),)), "steps 0 to 4"),
        (Plan(force=(Force(actor="a1", option="o1", first=3, last=2),)), "steps 3 to 2"),
        (Plan(hold=(Held(factor="f1", value=1.5),)), "-1 and 1"),
        (Plan(hold=(Held(factor="f1", value=float("nan")),)), "-1 and 1"),
        (Plan(hold=(Held(factor="g", value=0.5),)), "g"),
        (Plan(shock=(Shock(factor="f1", step=9, size=0.5),)), "steps 0 to 4"),
        (Plan(shock=(Shock(factor="f1", step=1, size=float("inf")),)), "inf"),
    ],
)
def test_a_plan_that_does_not_fit_is_refused_with_what_there_is(plan, word):
    with pytest.raises(UsageError, match=word):
        simulate(made_up(SIZE), 10, plan=plan)


def test_a_model_with_nan_is_refused_by_the_name_of_the_number():
    with pytest.raises(ModelError, match="precision"):
        simulate(small(precision=Number(default=Fixed(value=float("nan")))), 10)
    with pytest.raises(UsageError, match="worlds"):
        simulate(small(), 0)


def test_ctrl_c_keeps_what_is_done():
    def stop(done: int, asked: int) -> None:
        assert asked == 500_000
        if done:
            signal.raise_signal(signal.SIGINT)

    run = simulate(made_up(SIZE), 500_000, seed=2, threads=2, progress=stop)
    assert 0 < run.worlds < 500_000 and not run.complete and run.asked_for == 500_000
    assert run.worlds % CHUNK == 0 and len(run.happened) == run.worlds
    again = simulate(made_up(SIZE), run.worlds, seed=2)
    assert digest(again) == digest(run)


def test_ctrl_c_while_it_waits_counts_no_world_that_is_not_done():
    for moment in (0.05, 0.11, 0.17, 0.23):
        threading.Timer(moment, os.kill, (os.getpid(), signal.SIGINT)).start()
        run = simulate(made_up(SIZE), 50_000_000, seed=2, threads=2)
        assert 0 < run.worlds < 50_000_000
        shares = run.chances
        assert np.allclose(np.nansum(shares, axis=2), 1.0) and run.totals.by.max() <= run.worlds


def test_progress_counts_up_to_the_end():
    told = []
    simulate(made_up(SIZE), 2000, progress=lambda done, asked: told.append((done, asked)))
    assert told[-1] == (2000, 2000) and told == sorted(told)


def test_memory_does_not_grow_with_the_number_of_worlds():
    model = replace(made_up(SIZE), clock=Clock(steps=1))

    def peak(worlds: int) -> int:
        tracemalloc.start()
        simulate(model, worlds, threads=1)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    few, many = peak(2000), peak(200_000)
    assert many - few < 2 * 198_000  # one byte a world is kept, of whether it happened
