"""A made-up crisis with one of each kind of record that a model is made from: readings by hand, and their store.

Turkey asks Iran to use its influence over Kuwait; Iran refuses; analysts and traders say what may come of it.
"""

from __future__ import annotations

from pathlib import Path

from dragoman.records import Actor, Claim, Condition, Exchange, Factor, Forecast, Mention, Reading, Tie, check
from dragoman.store import Store
from tests.support import by_hand
from tests.support.situations import add_readings

#: Names of states, and of who else speaks.
STATES = {"Turkey": "TUR", "Iran": "IRN", "Kuwait": "KWT", "Qatar": "QAT"}
PEOPLE = {"Ada Linde": "person", "Traders": "unnamed"}
FIRST = (
    "Turkey called on Iran to use its influence over Kuwait to lower food prices after the talks failed. "
    "Tehran has no intention to interfere, its ministry said for Iran. "
    "Ada Linde said Iran is unlikely to help Turkey. "
    "She said Iran would help if relations with Turkey improve. "
    "Kuwait depends on Iran for most of its fuel. "
    "Iran lost influence because Qatar sells fuel to Kuwait as an alternative. "
    "Traders said the blockade of the port raises food prices sharply."
)
SECOND = "Ada Linde said Iran will probably help Turkey."


def span(text, words, nth=0):
    return by_hand.span(text, words, nth)


def actors(text):
    found = []
    for name, id_ in STATES.items():
        spans = [(at, at + len(name)) for at in range(len(text)) if text.startswith(name, at)]
        if spans:
            mentions = tuple(Mention(span=each, form="name") for each in spans)
            found.append(Actor(id=id_, kind="state", name=name, country=id_, acts_for=id_, mentions=mentions))
    for name, kind in PEOPLE.items():
        if name in text:
            mentions = (Mention(span=span(text, name), form="name" if kind == "person" else "nominal"),)
            role = "analyst at the Carrow Centre" if kind == "person" else None
            id_ = name.lower().replace(" ", "-")
            found.append(
                Actor(id=id_, kind=kind, name=name, role=role, country="TUR" if role else None, mentions=mentions)
            )
    return tuple(found)


def factor(text, words):
    named = tuple(id_ for name, id_ in STATES.items() if name in words)
    return Factor(text=words, actors=named, span=span(text, words))


def asks(text, asker, actor, ask, toward=(), answer="pending", evidence=(), **fields):
    return Exchange(
        id=fields.pop("id", "ex-1"), kind="request", askers=(asker,) if isinstance(asker, str) else asker,
        addressees=(actor,), ask=span(text, ask), toward=toward, answer=answer,
        answer_evidence=tuple(span(text, words) for words in evidence), **fields,
    )  # fmt: skip


def foretells(text, holder, actor, action, low, high, nth=0, condition=None, **fields):
    needs = Condition(text=condition, span=span(text, condition)) if condition else None
    fields = {"id": f"fo-{span(text, action, nth)[0]}", "condition": needs, **fields}
    return Forecast(holders=(holder,), actor=actor, action=span(text, action, nth), low=low, high=high, **fields)


def tie(text, from_, to, kind, words, sign="+", **fields):
    return Tie(id=f"ti-{kind}-{span(text, words)[0]}", from_=from_, to=to, kind=kind, sign=sign,
               evidence=(span(text, words),), **fields)  # fmt: skip


def claim(text, holder, cause, effect, sign, low=0.95, high=0.99, **fields):
    held = (holder,) if isinstance(holder, str) else holder
    return Claim(id=f"cl-{span(text, cause)[0]}-{span(text, effect)[0]}", holders=held, cause=factor(text, cause),
                 effect=factor(text, effect), sign=sign, low=low, high=high, **fields)  # fmt: skip


def reading(text, day="2030-02-01", publisher="Daily Test", **records) -> Reading:
    made = by_hand.reading(text, actors=actors(text), published=day, publisher=publisher)
    made = Reading(report=made.report, actors=made.actors, **{name: tuple(each) for name, each in records.items()})
    check(made)
    return made


def first(**changes) -> Reading:
    """The whole crisis in one report; `changes` replace what it has of a type of record."""
    text = FIRST
    records = {
        "exchanges": [asks(text, "TUR", "IRN", "to use its influence over Kuwait to lower food prices", ("KWT",),
                           "refused", ["Tehran has no intention to interfere"])],
        "forecasts": [
            foretells(text, "ada-linde", "IRN", "help Turkey", 0.2, 0.45, id="fo-help"),
            foretells(text, "ada-linde", "IRN", "help", 0.95, 0.99, 1, "if relations with Turkey improve", id="fo-if"),
        ],
        "ties": [
            tie(text, "KWT", "IRN", "dependence", "Kuwait depends on Iran for most of its fuel", None),
            tie(text, "IRN", "KWT", "influence", "its influence over Kuwait", None),
            tie(text, "QAT", "KWT", "energy", "Qatar sells fuel to Kuwait"),
        ],
        "claims": [
            claim(text, "TUR", "its influence over Kuwait", "food prices", "-", None, None, intended=True),
            claim(text, "traders", "the blockade of the port", "food prices sharply", "+"),
        ],
    }  # fmt: skip
    return reading(text, **{**records, **changes})


def second(**changes) -> Reading:
    """A later report: the analyst has changed her mind."""
    forecasts = [foretells(SECOND, "ada-linde", "IRN", "help Turkey", 0.55, 0.8)]
    return reading(SECOND, "2030-03-01", **{"forecasts": forecasts, **changes})


def store_of(folder: Path, *readings: Reading) -> Store:
    """These reports as a situation's store."""
    add_readings(folder, readings)
    return Store(folder)
