import numpy as np
import pytest

from dragoman.worlds.model import Actor, Clock, Fixed, Meeting, Model, Number, Option, Question
from dragoman.worlds.plan import Force, Plan
from dragoman.worlds.simulate import simulate


def number(value: float) -> Number:
    return Number(default=Fixed(value=float(value)))


def player(id_: str, options: int, bias: float = 0.0) -> Actor:
    names = ["no-change", *(f"o{at}" for at in range(1, options))]
    return Actor(
        id=id_, name=id_, capability=number(1), open=number(0),
        options=tuple(Option(id=name, text=name, bias=number(bias * at)) for at, name in enumerate(names)),
    )  # fmt: skip


def game(one, other, precision: float) -> Model:
    """Two players and what each gets: rows are the first one's options."""
    rows, columns = np.shape(one)
    first, second = player("row", rows), player("column", columns)
    cells = [(a, b) for a in range(rows) for b in range(columns)]
    return Model(
        name="game", question=Question(text="?", actor="row", option="no-change"), clock=Clock(steps=1),
        precision=number(precision), actors=(first, second),
        meetings=(
            *(Meeting(actor="row", option=first.options[a].id, other="column", does=second.options[b].id,
                      number=number(one[a][b])) for a, b in cells),
            *(Meeting(actor="column", option=second.options[b].id, other="row", does=first.options[a].id,
                      number=number(other[a][b])) for a, b in cells),
        ),
    )  # fmt: skip


def profile(model: Model, **named):
    run = simulate(model, 1, **named)
    return [row[: len(actor.options)] for row, actor in zip(run.propensities[0], model.actors, strict=True)], run


OCHS = ([[1.1141, 0.0], [0.0, 0.2785]], [[0.0, 1.1141], [1.1141, 0.0]])
#: Gambit's logit equilibria of Ochs's second game (pygambit 16.7.0, logit_solve_branch): λ, and the first options.
GAMBIT = [
    (0.5000000000618909, 0.549653975487397, 0.4861736522984296),
    (0.9999999983437581, 0.5867840365676574, 0.45180703152187807),
    (1.999999991145994, 0.6175219458400859, 0.37198166484922496),
    (2.999999995420155, 0.6168968501329284, 0.31401636202001226),
    (4.999999998263131, 0.595876300385002, 0.2557535656624968),
    (9.999999999973582, 0.5576885206169578, 0.21662977605703476),
]


@pytest.mark.parametrize(("precision", "row", "column"), GAMBIT)
def test_ochs_second_game_comes_out_as_gambit_has_it(precision, row, column):
    (one, other), run = profile(game(*OCHS, precision))
    assert one[0] == pytest.approx(row, abs=2e-8) and other[0] == pytest.approx(column, abs=2e-8)
    assert run.unresolved[0] == 0


def test_where_everybody_is_blind_all_options_are_alike():
    (one, other), _ = profile(game([[3, 0, 1], [0, 5, 2]], [[1, 1, 0], [0, 2, 9]], 0.0))
    assert one == pytest.approx([0.5, 0.5]) and other == pytest.approx([1 / 3] * 3)


def residual(one, other, precision, p, q):
    def logit(worth):
        answer = np.exp(precision * (worth - worth.max()))
        return answer / answer.sum()

    return max(np.abs(logit(np.array(one) @ q) - p).max(), np.abs(logit(np.array(other).T @ p) - q).max())


@pytest.mark.parametrize("kind", ["any", "zero-sum", "common"])
def test_equilibria_of_random_games_are_equilibria(kind):
    rng = np.random.default_rng(7)
    for size, precision in [(2, 1.0), (3, 3.0), (4, 5.0), (3, 8.0)] * 3:
        one = rng.uniform(-1, 1, (size, size))
        other = {"any": rng.uniform(-1, 1, (size, size)), "zero-sum": -one, "common": one}[kind]
        (p, q), run = profile(game(one, other, precision))
        assert run.unresolved[0] == 0
        assert residual(one, other, precision, p, q) < 2e-8


def test_the_branch_is_the_one_that_begins_where_everybody_is_blind():
    # A stag hunt with two equilibria at this precision; by blind partners the hare is worth more, and so it stays.
    hunt = [[4.0, 0.0], [3.0, 3.0]]
    (p, q), run = profile(game(hunt, np.transpose(hunt), 4.0))
    assert p[1] > 0.99 and q[1] > 0.99 and run.several[0] == 1


def test_a_world_without_an_equilibrium_within_reach_is_counted():
    rng = np.random.default_rng(1)
    counts = []
    for _ in range(6):
        one = rng.uniform(-1, 1, (6, 6))
        (p, q), run = profile(game(one, -one, 60.0))
        counts.append(int(run.unresolved[0]))
        if not counts[-1]:
            assert residual(one, -one, 60.0, p, q) < 2e-8
        assert sum(p) == pytest.approx(1.0) and sum(q) == pytest.approx(1.0)
    assert sum(counts) > 0


def test_others_reckon_with_a_forced_act():
    model = game([[1, 0], [0, 1]], [[1, 0], [0, 1]], 2.0)
    (p, q), _ = profile(model, plan=Plan(force=(Force(actor="row", option="o1"),)))
    assert p.tolist() == [0.0, 1.0]
    assert q[1] == pytest.approx(1 / (1 + np.exp(-2.0)), abs=1e-8)


def test_without_meetings_choice_is_explicit():
    model = Model(
        name="alone", question=Question(text="?", actor="a", option="o1"), clock=Clock(steps=1), precision=number(1.5),
        actors=(player("a", 4, bias=0.3),),
    )  # fmt: skip
    (p,), run = profile(model)
    worth = np.exp(1.5 * 0.3 * np.arange(4))
    assert p == pytest.approx(worth / worth.sum(), abs=1e-10)
    assert run.several[0] == 0


def test_there_may_be_several_equilibria_from_the_bound_on():
    # λ max_i Σ_j osc(E_ij) = 2 at λ = 2 where E is 1 and 0.
    for precision, several in ((1.99, 0), (2.01, 1)):
        assert profile(game([[1, 0], [0, 1]], [[1, 0], [0, 1]], precision))[1].several[0] == several
