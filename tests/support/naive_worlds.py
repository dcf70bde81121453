"""One world at a time, by the formulas of docs/worlds.md as they stand there: slow, plain, and nothing from the kernel.

Only the names of numbers and the use that is made of a draw are taken from `dragoman.worlds`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy.stats import beta, norm

from dragoman.worlds import chance
from dragoman.worlds.model import Beta, Fixed, Lognormal, Model, Normal, Number, Spread, Triangle, Uniform
from dragoman.worlds.numbers import numbers
from dragoman.worlds.plan import Plan

MASK = 2**32 - 1


def philox(counter: tuple[int, ...], key: tuple[int, int]) -> tuple[int, ...]:
    """Philox 4×32-10, written from the paper."""
    a, b, c, d = counter
    one, two = key
    for _ in range(10):
        first, second = 0xD2511F53 * a, 0xCD9E8D57 * c
        a, b, c, d = (second >> 32) ^ b ^ one, second & MASK, (first >> 32) ^ d ^ two, first & MASK
        one, two = (one + 0x9E3779B9) & MASK, (two + 0xBB67AE85) & MASK
    return a, b, c, d


def draws(seed: int, use: int, step: int, name: str, world: int) -> list[float]:
    """Four numbers between 0 and 1."""
    hashed = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "little")
    words = philox((world, use << 24 | step, hashed & MASK, hashed >> 32), (seed & MASK, seed >> 32))
    return [(word + 0.5) / 2**32 for word in words]


def quantile(spread: Spread, share: float) -> float:
    """By scipy, or by hand."""
    match spread:
        case Fixed(value=value):
            return value
        case Uniform(low=low, high=high):
            return low + share * (high - low)
        case Normal(mean=mean, sd=sd, least=least, most=most):
            if sd == 0:
                return mean
            low = -np.inf if least is None else (least - mean) / sd
            high = np.inf if most is None else (most - mean) / sd
            below, above = norm.cdf(low), norm.cdf(high)
            return float(mean + sd * norm.ppf(below + share * (above - below)))
        case Beta(a=a, b=b, low=low, high=high):
            return float(low + (high - low) * beta.ppf(share, a, b))
        case Lognormal(median=median, log_sd=log_sd, most=most):
            value = float(median * np.exp(log_sd * norm.ppf(share)))
            return value if most is None else min(value, most)
        case Triangle(low=low, mode=mode, high=high):
            if low == high:
                return low
            cut = (mode - low) / (high - low)
            if share < cut:
                return float(low + np.sqrt(share * (high - low) * (mode - low)))
            return float(high - np.sqrt((1 - share) * (high - low) * (high - mode)))


def believed(name: str, number: Number, seed: int, world: int) -> float:
    """What a world believes of a number."""
    own = draws(seed, chance.NUMBER, 0, name, world)[0]
    if number.pinned is not None:
        return quantile(number.pinned, own)
    default = quantile(number.default, own)
    bids = []
    voices = [said for said in number.said if not said.dropped]
    for at, said in enumerate(voices):
        before = [each.sources[0] for each in voices[:at]].count(said.sources[0])
        bid, luck, claim, value = draws(seed, chance.SAID, 0, f"{name} {said.sources[0]} {before}", world)
        rho = 1.0
        if said.reliability is not None:
            trust = draws(seed, chance.SPEAKER, 0, said.speaker, world)[0]
            rho = quantile(Beta(a=said.reliability[0], b=said.reliability[1]), trust)
        holds = rho * quantile(said.chance, claim) + (1 - rho) / 2
        wrong = 0.0 if said.wrong == "nothing" else default
        bids.append((bid ** (1 / said.weight), said.scale * quantile(said.spread, value) if luck < holds else wrong))
    return max(bids)[1] if bids else default


def drawn(model: Model, seed: int, world: int) -> dict[str, float]:
    """All numbers of a world."""
    return {name: believed(name, number, seed, world) for name, number in numbers(model)}


@dataclass
class World:
    """What a world came to, step by step."""

    p: list[dict[str, list[float]]] = field(default_factory=list)
    acts: list[dict[str, int]] = field(default_factory=list)
    y: list[dict[str, float]] = field(default_factory=list)
    pi: list[dict[str, np.ndarray]] = field(default_factory=list)
    mean: list[dict[str, float]] = field(default_factory=list)


def run(model: Model, values: Mapping[str, float], seed: int, world: int, plan: Plan | None = None) -> World:
    """A world run forward from its numbers."""
    plan = plan or Plan()
    out = World()
    factors = [factor.id for factor in model.factors]
    w = weights(model, values)
    lev = leverages(model, values)
    effect = np.linalg.inv(np.eye(len(factors)) - w)
    z = np.array([values[f"factors.{id_}.start"] for id_ in factors])
    y = np.tanh(z)
    hold(plan, factors, -1, z, y)
    x = {
        (actor.id, issue): values[f"actors.{actor.id}.ideal.{issue}"] for actor in model.actors for issue in actor.ideal
    }
    done: dict[str, str] = {}
    for step in range(model.clock.steps):
        u = utilities(model, values, effect, lev, dict(zip(factors, y, strict=True)), done)
        forced = {each.actor: each.option for each in plan.force
                  if each.first <= step <= (model.clock.steps if each.last is None else each.last)}  # fmt: skip
        p = equilibrium(model, values, u, forced)
        acts = {}
        for actor in model.actors:
            luck = [draws(seed, chance.ACT, step, f"{actor.id}={each.id}", world)[0] for each in actor.options]
            with np.errstate(divide="ignore"):
                acts[actor.id] = int(np.argmin(-np.log(luck) / np.asarray(p[actor.id])))
        done = {actor.id: actor.options[acts[actor.id]].id for actor in model.actors}
        push = y @ w
        for at, id_ in enumerate(factors):
            push[at] += values[f"factors.{id_}.drift"]
            push[at] += sum(each.size for each in plan.shock if each.factor == id_ and each.step == step)
            push[at] += model.clock.noise * norm.ppf(draws(seed, chance.NOISE, step, id_, world)[0])
            for actor in model.actors:
                push[at] += values.get(f"actors.{actor.id}.options.{done[actor.id]}.moves.{id_}", 0.0)
        z = (1 - model.clock.rate) * z + model.clock.rate * push
        y = np.tanh(z)
        hold(plan, factors, step, z, y)
        x = moved(model, values, lev, x)
        out.p.append(p)
        out.acts.append(acts)
        out.y.append(dict(zip(factors, y.tolist(), strict=True)))
        out.pi.append({issue.id: settlement(model, values, x, issue.id) for issue in model.issues})
        out.mean.append({issue.id: mean(model, values, x, issue.id) for issue in model.issues})
    return out


def hold(plan: Plan, factors: list[str], step: int, z: np.ndarray, y: np.ndarray) -> None:
    for each in plan.hold:
        first = -1 if each.first == 0 else each.first
        if first <= step and (each.last is None or step <= each.last):
            at = factors.index(each.factor)
            y[at], z[at] = each.value, np.arctanh(each.value)


def weights(model: Model, values: Mapping[str, float]) -> np.ndarray:
    factors = [factor.id for factor in model.factors]
    w = np.zeros((len(factors), len(factors)))
    for each in model.weights:
        w[factors.index(each.cause), factors.index(each.effect)] = values[f"weights.{each.cause}.{each.effect}"]
    for column in range(len(factors)):
        total = np.abs(w[:, column]).sum()
        if total > 0.9:
            w[:, column] *= 0.9 / total
    return w


def leverages(model: Model, values: Mapping[str, float]) -> dict[tuple[str, str], float]:
    """(who is under a hold, who has it): ℓ."""
    left: dict[tuple[str, str], float] = {}
    for each in model.holds:
        name = f"holds.{each.of}.{each.over}.{each.channel}"
        free = 1 - values[f"{name}.share"] * (1 - values[f"{name}.alternatives"])
        left[each.over, each.of] = left.get((each.over, each.of), 1.0) * free
    return {pair: 1 - free for pair, free in left.items()}


def utilities(
    model: Model, values: Mapping[str, float], effect: np.ndarray, lev: Mapping[tuple[str, str], float],
    y: Mapping[str, float], done: Mapping[str, str],
) -> dict[tuple[str, str], float]:  # fmt: skip
    factors = [factor.id for factor in model.factors]
    u = {}
    for actor in model.actors:
        for option in actor.options:
            here = f"actors.{actor.id}.options.{option.id}"
            worth = values[f"{here}.bias"]
            push = np.array([values.get(f"{here}.moves.{id_}", 0.0) for id_ in factors])
            stake = np.array([values.get(f"actors.{actor.id}.stakes.{id_}", 0.0) for id_ in factors])
            worth += float(push @ effect @ stake)
            for issue in option.stands_for:
                if issue in actor.ideal:
                    off = abs(values[f"actors.{actor.id}.ideal.{issue}"] - values[f"{here}.stands_for.{issue}"])
                    worth -= values[f"actors.{actor.id}.salience.{issue}"] * off / 100
            for ask in model.requests:
                if (ask.actor, ask.option) == (actor.id, option.id):
                    pull = values.get(f"affinities.{actor.id}.{ask.asker}", 0.0) + lev.get((actor.id, ask.asker), 0.0)
                    worth += pull * values[f"requests.{ask.asker}.{ask.actor}.{ask.option}"]
            for each in model.conditionals:
                if (each.actor, each.option) == (actor.id, option.id):
                    met = 1.0
                    for at, when in enumerate(each.when):
                        if when.factor is not None:
                            beyond = y[when.factor] - values[f"conditionals.{each.id}.when.{at}.threshold"]
                            met *= 1 / (1 + np.exp(-(-beyond if when.below else beyond) / 0.1))
                        else:
                            met *= float(done.get(when.actor or "") == when.option)
                    worth += met * values[f"conditionals.{each.id}.effect"]
            u[actor.id, option.id] = worth
    return u


def equilibrium(
    model: Model, values: Mapping[str, float], u: Mapping[tuple[str, str], float], forced: Mapping[str, str]
) -> dict[str, list[float]]:
    """By small steps from everybody choosing blindly, with λ rising: five thousand of them."""
    p = {actor.id: np.full(len(actor.options), 1 / len(actor.options)) for actor in model.actors}
    for turn in range(5000):
        rising = values["precision"] * min(1.0, (turn + 1) / 500)
        biggest = 0.0
        new = {}
        for actor in model.actors:
            worth = np.array([u[actor.id, option.id] for option in actor.options])
            places = {option.id: at for at, option in enumerate(actor.options)}
            for each in model.meetings:
                if each.actor == actor.id:
                    other = next(one for one in model.actors if one.id == each.other)
                    does = [option.id for option in other.options].index(each.does)
                    name = f"meetings.{each.actor}.{each.option}.{each.other}.{each.does}"
                    worth[places[each.option]] += p[each.other][does] * values[name]
            answer = np.exp(rising * (worth - worth.max()))
            answer /= answer.sum()
            if actor.id in forced:
                answer = np.array([float(option.id == forced[actor.id]) for option in actor.options])
            biggest = max(biggest, float(np.abs(answer - p[actor.id]).max()))
            new[actor.id] = 0.5 * p[actor.id] + 0.5 * answer
        p = new
        if turn > 500 and biggest < 1e-12:
            break
    return {actor: each.tolist() for actor, each in p.items()}


def moved(
    model: Model, values: Mapping[str, float], lev: Mapping[tuple[str, str], float],
    x: Mapping[tuple[str, str], float],
) -> dict[tuple[str, str], float]:  # fmt: skip
    new = {}
    for actor, issue in x:
        row = {actor: 1.0}
        for other, on in x:
            if on == issue and other != actor:
                pull = max(values.get(f"affinities.{actor}.{other}", 0.0), 0.0)
                row[other] = lev.get((actor, other), 0.0) * pull
        total = sum(row.values())
        others = sum(share / total * x[other, issue] for other, share in row.items())
        openness, ideal = values[f"actors.{actor}.open"], values[f"actors.{actor}.ideal.{issue}"]
        new[actor, issue] = openness * others + (1 - openness) * ideal
    return new


def says(model: Model, values: Mapping[str, float], issue: str) -> dict[str, float]:
    """c s of the parties of an issue, or 1 for all where it is 0 for all."""
    weight = {
        actor.id: values[f"actors.{actor.id}.capability"] * values[f"actors.{actor.id}.salience.{issue}"]
        for actor in model.actors
        if issue in actor.ideal
    }
    return weight if any(weight.values()) else dict.fromkeys(weight, 1.0)


def mean(model: Model, values: Mapping[str, float], x: Mapping[tuple[str, str], float], issue: str) -> float:
    weight = says(model, values, issue)
    if not weight:
        return np.nan
    return sum(share * x[actor, issue] for actor, share in weight.items()) / sum(weight.values())


def settlement(model: Model, values: Mapping[str, float], x: Mapping[tuple[str, str], float], issue: str) -> np.ndarray:
    places = [outcome.at for each in model.issues if each.id == issue for outcome in each.outcomes]
    weight = says(model, values, issue)
    count = len(places)
    support = np.zeros((count, count))
    for actor, share in weight.items():
        v = [-abs(x[actor, issue] - at) for at in places]
        for one in range(count):
            for other in range(count):
                support[one, other] += share * max(0.0, v[one] - v[other])
    beats = np.full((count, count), 0.5)
    for one in range(count):
        for other in range(count):
            if support[one, other] + support[other, one] > 0:
                beats[one, other] = support[one, other] / (support[one, other] + support[other, one])
    # π_o Σ_o' P_o'o = Σ_o' P_oo' π_o', with Σ π = 1
    balance = beats - np.diag(beats.sum(axis=0))
    system = np.vstack([balance, np.ones(count)])
    return np.linalg.lstsq(system, np.append(np.zeros(count), 1.0), rcond=None)[0]
