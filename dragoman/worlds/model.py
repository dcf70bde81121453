"""What a model of a situation consists of: actors with options, issues, factors, and the numbers between them.

Every number is a `Number`: a wide default, what the reports say of it, and the analyst's hand, in that order of rising
weight. Nothing here is drawn or simulated; `draws` turns a model into worlds.

Ids are what people write in `model.toml` and on the command line: `CHN`, `press-pyongyang`, `regional-stability`.
"""

from __future__ import annotations

from typing import Literal

from msgspec import field

from dragoman.records import Struct

Layer = Literal["default", "text", "analyst"]


# How a number is spread over worlds.


class Fixed(Struct, frozen=True, kw_only=True, tag="fixed", tag_field="as"):
    """One value in every world."""

    value: float


class Uniform(Struct, frozen=True, kw_only=True, tag="uniform", tag_field="as"):
    """Any value between `low` and `high`."""

    low: float
    high: float


class Normal(Struct, frozen=True, kw_only=True, tag="normal", tag_field="as"):
    """A normal, cut off at `least` and `most` where they are given (its mass there is spread over the rest)."""

    mean: float
    sd: float
    least: float | None = None
    most: float | None = None


class Beta(Struct, frozen=True, kw_only=True, tag="beta", tag_field="as"):
    """A Beta(a, b), stretched over `low` to `high`."""

    a: float
    b: float
    low: float = 0.0
    high: float = 1.0


class Lognormal(Struct, frozen=True, kw_only=True, tag="lognormal", tag_field="as"):
    """A lognormal by its median and the standard deviation of its logarithm, values above `most` taken as `most`."""

    median: float
    log_sd: float
    most: float | None = None


class Triangle(Struct, frozen=True, kw_only=True, tag="triangle", tag_field="as"):
    """An analyst's three points: least, likeliest, most."""

    low: float
    mode: float
    high: float


Spread = Fixed | Uniform | Normal | Beta | Lognormal | Triangle


class Said(Struct, frozen=True, kw_only=True):
    """What one speaker says of a number, in one wire story.

    `spread` is the number if the speaker is right. In a world the speaker is right with probability ρπ + (1−ρ)/2,
    where ρ ~ Beta(*reliability) is drawn once a speaker and world, and π ~ `chance` is what the words claim (a hedge).
    Where the speaker is wrong the number is 0 where `wrong` is "nothing" (a causal arrow that does not exist), or
    drawn from the default where it is "default". `scale` multiplies what was drawn: a causal weight's sign.
    `weight` says how much this voice counts among several of one number: worlds choose one of them by it.
    `sources` are `report:record` ids, the first the one that is quoted; `text` are the words. `dropped` leaves it out.
    """

    speaker: str
    sources: tuple[str, ...]
    text: str
    spread: Spread
    on: str | None = None
    chance: Spread = Fixed(value=1.0)
    reliability: tuple[float, float] | None = None
    wrong: Literal["nothing", "default"] = "default"
    scale: float = 1.0
    weight: float = 1.0
    dropped: bool = False


class Number(Struct, frozen=True, kw_only=True):
    """One number of a model, over worlds.

    Drawn from `pinned` where the analyst gave one; else each world believes one of `said` (those not dropped), chosen
    by weight; else from `default`, and the number is *assumed*. `reason` says why the default or the pin is what it is.
    """

    default: Spread
    said: tuple[Said, ...] = ()
    pinned: Spread | None = None
    reason: str = ""

    @property
    def layer(self) -> Layer:
        """Where the number comes from, as it stands."""
        if self.pinned is not None:
            return "analyst"
        return "text" if any(not each.dropped for each in self.said) else "default"


# What the numbers stand between.


class Outcome(Struct, frozen=True, kw_only=True):
    """A named outcome of an issue, at `at` on its scale."""

    id: str
    text: str
    at: float


class Issue(Struct, frozen=True, kw_only=True):
    """A question with a scale 0..100, whose ends are quoted or named. `sources` lead to the words of the anchors."""

    id: str
    text: str
    low: str
    high: str
    outcomes: tuple[Outcome, ...] = ()
    sources: tuple[str, ...] = ()


class Option(Struct, frozen=True, kw_only=True):
    """Something an actor can do in a step. Every actor has `no-change`, which is added where a file leaves it out.

    `bias` b_ik · `moves` D_ikf, factor id → how far the factor is pushed a step · `stands_for` H_ikm, issue id →
    0..100.
    """

    id: str
    text: str
    bias: Number
    moves: dict[str, Number] = field(default_factory=dict)
    stands_for: dict[str, Number] = field(default_factory=dict)
    sources: tuple[str, ...] = ()


NO_CHANGE = "no-change"


class Actor(Struct, frozen=True, kw_only=True):
    """`capability` c_i in 0..1 · `ideal` θ_im, issue id → 0..100 · `salience` s_im in 0..1 · `stakes` V_if, factor id →
    what a rise of the factor is worth to the actor · `open` Ω_i in 0..1: how far others move its position (0: not).
    """

    id: str
    name: str
    capability: Number
    options: tuple[Option, ...]
    ideal: dict[str, Number] = field(default_factory=dict)
    salience: dict[str, Number] = field(default_factory=dict)
    stakes: dict[str, Number] = field(default_factory=dict)
    open: Number


class Factor(Struct, frozen=True, kw_only=True):
    """`start` z at step 0 (0 = today, ±1 = marked change) · `drift` b a step. `sources` lead to claims that name it."""

    id: str
    text: str
    start: Number
    drift: Number
    sources: tuple[str, ...] = ()


class Weight(Struct, frozen=True, kw_only=True):
    """W_gf: how far a rise of factor `cause` moves factor `effect`; its sign is in the number."""

    cause: str
    effect: str
    number: Number


class Hold(Struct, frozen=True, kw_only=True):
    """`of` has a hold over `over` in a channel: the share d of its need that it meets, the availability a of others."""

    of: str
    over: str
    channel: str
    share: Number
    alternatives: Number


class Affinity(Struct, frozen=True, kw_only=True):
    """A_ij in −1..1: how well `actor` is disposed towards `other`. Pairs that are left out are 0."""

    actor: str
    other: str
    number: Number


class Request(Struct, frozen=True, kw_only=True):
    """`asker` asks `actor` for `option`, with strength R ≥ 0."""

    asker: str
    actor: str
    option: str
    strength: Number


class Meeting(Struct, frozen=True, kw_only=True):
    """E_(jh,ik): what it is worth to `actor`, doing `option`, that `other` does `does` in the same step."""

    actor: str
    option: str
    other: str
    does: str
    number: Number


class When(Struct, frozen=True, kw_only=True):
    """One condition: `factor` above (`below` = true: under) the threshold τ, or `actor` does `option`."""

    factor: str | None = None
    threshold: Number | None = None
    below: bool = False
    actor: str | None = None
    option: str | None = None


class Conditional(Struct, frozen=True, kw_only=True):
    """If all of `when` hold, `option` is worth Γ more to `actor`. An act counts from the step after it was done."""

    id: str
    when: tuple[When, ...]
    actor: str
    option: str
    effect: Number
    text: str = ""


class Clock(Struct, frozen=True, kw_only=True):
    """`steps` of `unit` each, from `start` (ISO date) on. `rate` ρ: how much of its way a factor goes in a step;
    `noise` σ of its chance push a step."""

    steps: int = 12
    unit: Literal["day", "week", "month", "quarter", "year"] = "month"
    start: str | None = None
    rate: float = 0.3
    noise: float = 0.1


class Question(Struct, frozen=True, kw_only=True):
    """What the model is asked: will `actor` do `option`, or where will `issue` settle; in words in `text`."""

    text: str
    actor: str | None = None
    option: str | None = None
    issue: str | None = None


class Model(Struct, frozen=True, kw_only=True):
    """All of it. `precision` λ of choice. Immutable; the functions of `hand` return changed copies."""

    name: str
    question: Question
    clock: Clock = Clock()
    precision: Number
    actors: tuple[Actor, ...] = ()
    issues: tuple[Issue, ...] = ()
    factors: tuple[Factor, ...] = ()
    weights: tuple[Weight, ...] = ()
    holds: tuple[Hold, ...] = ()
    affinities: tuple[Affinity, ...] = ()
    requests: tuple[Request, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    conditionals: tuple[Conditional, ...] = ()
