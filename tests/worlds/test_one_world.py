from benchmarks.worlds_models import SMALL, made_up
from dragoman.worlds.draws import draw
from dragoman.worlds.numbers import numbers
from dragoman.worlds.one_world import one_world
from dragoman.worlds.plan import Force, Plan
from dragoman.worlds.simulate import simulate


def test_a_world_by_itself_is_that_of_every_run_of_its_seed():
    model = made_up(SMALL)
    plan = Plan(force=(Force(actor="a2", option="o1"),))
    run, world = simulate(model, 200, seed=4, plan=plan, keep=True), one_world(model, 130, seed=4, plan=plan)
    assert len(world.acts) == len(world.factors) == model.clock.steps
    for step in range(model.clock.steps):
        for at, actor in enumerate(model.actors):
            assert world.acts[step][actor.id] == actor.options[run.acts[step, at, 130]].id
        for at, factor in enumerate(model.factors):
            assert world.factors[step][factor.id] == run.factors[step, at, 130]
        assert world.acts[step]["a2"] == "o1"
    drawn = draw(model, seed=4, count=200)
    assert world.numbers == {name: drawn[name][130] for name, _ in numbers(model)}
