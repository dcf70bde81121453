"""Models for tests: a small one by hand, and any number of random ones that can be run."""

from __future__ import annotations

from hypothesis import strategies as st

from dragoman.worlds.model import (
    Actor,
    Affinity,
    Beta,
    Clock,
    Conditional,
    Factor,
    Fixed,
    Hold,
    Issue,
    Lognormal,
    Meeting,
    Model,
    Normal,
    Number,
    Option,
    Outcome,
    Question,
    Request,
    Said,
    Triangle,
    Uniform,
    Weight,
    When,
)
from dragoman.worlds.model_file import NOTHING_CHANGES

HALF = Number(default=Uniform(low=0.0, high=1.0), reason="assumed")
FREE = Number(default=Normal(mean=0.0, sd=1.0))


def said(spread, speaker="ada-linde", source="r1:cl-1", **fields):
    return Said(speaker=speaker, sources=(source,), text="“It will”, she said.", spread=spread, **fields)


def small(**changes) -> Model:
    """Sylvania asks Borduria to open the port; the grain trade hangs on it."""
    opens = Option(
        id="open-port", text="opens the port",
        bias=Number(default=Normal(mean=-1.0, sd=0.5),
                    said=(said(Normal(mean=-0.5, sd=0.2), reliability=(6.0, 4.0)),)),
        moves={"grain-trade": Number(default=Fixed(value=0.0))},
        stands_for={"port": Number(default=Fixed(value=100.0))},
    )  # fmt: skip
    borduria = Actor(id="BOR", name="Borduria", capability=HALF, options=(NOTHING_CHANGES, opens), open=HALF,
                     ideal={"port": Number(default=Beta(a=1.0, b=3.0, low=0.0, high=100.0))}, salience={"port": HALF},
                     stakes={"grain-trade": FREE})  # fmt: skip
    sylvania = Actor(id="SYL", name="Sylvania", capability=HALF, options=(NOTHING_CHANGES,), open=HALF,
                     ideal={"port": Number(default=Fixed(value=100.0))}, salience={"port": HALF})  # fmt: skip
    fields = {
        "name": "port", "question": Question(text="Will Borduria open the port?", actor="BOR", option="open-port"),
        "precision": Number(default=Lognormal(median=2.0, log_sd=0.5, most=6.0)), "actors": (borduria, sylvania),
        "issues": (Issue(id="port", text="the port", low="shut", high="open"),),
        "factors": (Factor(id="grain-trade", text="grain trade", start=Number(default=Fixed(value=0.0)),
                           drift=Number(default=Fixed(value=0.0))),
                    Factor(id="bread-price", text="price of bread", start=Number(default=Fixed(value=0.0)),
                           drift=Number(default=Fixed(value=0.0)))),
        "weights": (Weight(cause="grain-trade", effect="bread-price", number=Number(
            default=Fixed(value=0.0),
            said=(said(Lognormal(median=0.3, log_sd=0.5, most=0.9), scale=-1.0, wrong="nothing"),))),),
        "holds": (Hold(of="SYL", over="BOR", channel="trade", share=HALF, alternatives=HALF),),
        "affinities": (Affinity(actor="BOR", other="SYL", number=Number(default=Uniform(low=-1.0, high=1.0))),),
        "requests": (Request(asker="SYL", actor="BOR", option="open-port", strength=HALF),),
        "conditionals": (Conditional(id="bread", actor="BOR", option="open-port", effect=FREE, when=(
            When(factor="bread-price", threshold=Number(default=Fixed(value=0.0))),)),),
    }  # fmt: skip
    return Model(**{**fields, **changes})


# Random ones.

_WORDS = st.text(
    st.characters(exclude_categories=("Cs",)) | st.sampled_from("\"'\\\n\r\t\x00\x7f\x85\u2028#=[]{}“”"), max_size=30
)
_IDS = ["CHN", "a", "é", "r1:experts", "9-lives", "QAT+SAU", "_", "press-borduria", "x-1", "0"]


def _within(low, high):
    return st.floats(low, high, allow_nan=False).map(lambda x: x + 0.0)


def spreads(low=-5.0, high=5.0):
    """Spreads whose values lie between `low` and `high`."""
    pairs = st.tuples(_within(low, high), _within(low, high)).map(sorted)
    apart = pairs.filter(lambda two: two[0] < two[1])
    above = _within(max(low, 1e-6), high) if high > 0 else st.nothing()
    return st.one_of(
        _within(low, high).map(lambda v: Fixed(value=v)),
        pairs.map(lambda two: Uniform(low=two[0], high=two[1])),
        st.builds(lambda m, sd: Normal(mean=m, sd=sd, least=low, most=high), _within(low, high), _within(0.0, 3.0)),
        st.builds(lambda a, b, two: Beta(a=a, b=b, low=two[0], high=two[1]), _within(0.1, 50.0), _within(0.1, 50.0),
                  apart),
        st.builds(lambda m, sd: Lognormal(median=m, log_sd=sd, most=high), above, _within(0.0, 2.0))
        if low <= 0.0 else st.nothing(),
        st.lists(_within(low, high), min_size=3, max_size=3).map(sorted).map(
            lambda p: Triangle(low=p[0], mode=p[1], high=p[2])),
    )  # fmt: skip


@st.composite
def _numbers(draw, low=-5.0, high=5.0):
    voice = st.builds(
        Said, speaker=_WORDS.filter(bool), sources=st.lists(_WORDS.filter(bool), min_size=1, max_size=3).map(tuple),
        text=_WORDS, spread=spreads(low, high), on=st.none() | st.just("2030-02-01"), chance=spreads(0.0, 1.0),
        reliability=st.none() | st.tuples(_within(0.5, 9.0), _within(0.5, 9.0)),
        wrong=st.sampled_from(["nothing", "default"]), scale=_within(0.0, 1.0) if low <= 0 else st.just(1.0),
        weight=_within(0.1, 3.0), dropped=st.booleans(),
    )  # fmt: skip
    return Number(
        default=draw(spreads(low, high)), said=tuple(draw(st.lists(voice, max_size=2))),
        pinned=draw(st.none() | spreads(low, high)), reason=draw(_WORDS),
    )  # fmt: skip


@st.composite
def models(draw) -> Model:
    """A model that can be run, with anything in its words. Of each range there are two numbers, used again."""
    ids = draw(st.permutations(_IDS))
    issues, factors, names, deeds = ids[:2], ids[2:4], ids[4:6], ids[6:8]
    pools = {
        bounds: draw(st.lists(_numbers(*bounds), min_size=2, max_size=2))
        for bounds in ((0.0, 1.0), (-1.0, 1.0), (0.0, 100.0))
    }  # fmt: skip
    share, balance, scale = (st.sampled_from(pool) for pool in pools.values())

    def some(of, most=2):
        return draw(st.lists(st.sampled_from(of), unique=True, max_size=most))

    def by_id(keys, of):
        return {key: draw(of) for key in some(keys)}

    actors = []
    for name in names:
        ideal = by_id(issues, scale)
        options = [NOTHING_CHANGES] + [
            Option(id=id_, text=draw(_WORDS), bias=draw(balance), moves=by_id(factors, balance),
                   stands_for=by_id(issues, scale), sources=("r1:ex-1",))
            for id_ in some(deeds)
        ]  # fmt: skip
        actors.append(Actor(
            id=name, name=draw(_WORDS), capability=draw(share), options=tuple(options), ideal=ideal,
            salience={key: draw(share) for key in ideal}, stakes=by_id(factors, balance), open=draw(share),
        ))  # fmt: skip
    doing = [(actor.id, option.id) for actor in actors for option in actor.options]
    pairs = [(names[0], names[1]), (names[1], names[0])]
    other = dict(pairs)
    of_factor = st.builds(When, factor=st.sampled_from(factors), threshold=balance, below=st.booleans())
    whens = of_factor | st.sampled_from(doing).map(lambda two: When(actor=two[0], option=two[1]))
    ends = draw(st.sampled_from([(), (Outcome(id="a", text="", at=0.0), Outcome(id="b", text="", at=99.5))]))
    return Model(
        name=draw(_WORDS), question=Question(text=draw(_WORDS), actor=doing[0][0], option=doing[0][1]),
        clock=draw(st.builds(Clock, steps=st.integers(1, 99), rate=_within(0.01, 1.0), noise=_within(0.0, 1.0),
                             unit=st.sampled_from(["day", "week", "month", "quarter", "year"]),
                             start=st.none() | st.just("2030-02-01"))),
        precision=draw(share), actors=tuple(actors),
        issues=tuple(Issue(id=id_, text=draw(_WORDS), low="", high="all", outcomes=ends) for id_ in issues),
        factors=tuple(Factor(id=id_, text="", start=draw(balance), drift=draw(balance)) for id_ in factors),
        weights=tuple(Weight(cause=one, effect=another, number=draw(balance))
                      for one, another in some([(a, b) for a in factors for b in factors])),
        holds=tuple(Hold(of=one, over=another, channel="aid", share=draw(share), alternatives=draw(share))
                    for one, another in some(pairs)),
        affinities=tuple(Affinity(actor=one, other=another, number=draw(balance)) for one, another in some(pairs)),
        requests=tuple(Request(asker=other[who], actor=who, option=what, strength=draw(share))
                       for who, what in some(doing)),
        meetings=tuple(Meeting(actor=one, option="no-change", other=another, does="no-change", number=draw(balance))
                       for one, another in some(pairs)),
        conditionals=tuple(
            Conditional(id=f"if-{at}", actor=who, option=what, effect=draw(balance), text=draw(_WORDS),
                        when=tuple(draw(st.lists(whens, min_size=1, max_size=2))))
            for at, (who, what) in enumerate(some(doing))),
    )  # fmt: skip
