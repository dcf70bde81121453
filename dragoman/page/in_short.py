"""A record in one line: who does what to whom, what else is to be known, and the words that it is about.

A record and the actors of its report in, a `Line` out; used beside the text and under what a search finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import UNSET

from dragoman.assembly.body_rules import sort_of
from dragoman.page import addresses
from dragoman.records import (
    MUTUAL,
    Actor,
    Claim,
    Event,
    Exchange,
    Forecast,
    Record,
    Span,
    Statement,
    Tie,
    own_words,
)
from dragoman.showing.acts import ACTS
from dragoman.showing.days import written
from dragoman.showing.prose import condition, whole
from dragoman.showing.who import state_name


class Who(NamedTuple):
    """An actor as it is named here, and where its dossier is; `None` for those that belong to their report alone."""

    name: str
    address: str | None


class Line(NamedTuple):
    """`kind` is the type of the record ("statement"), `mutual` says that `who` and `whom` are so to each other.

    `before` is the type that goes before the actors, `does` the verb between them, `held` what they hold to be so;
    `more` adds what is known of day, place, modality, answer; `words` are the spans to be quoted.
    """

    kind: str
    before: str
    held: str
    who: tuple[Who, ...]
    does: str
    whom: tuple[Who, ...]
    mutual: bool
    more: tuple[str, ...]
    words: tuple[Span, ...]
    damaged: bool


class Cast:
    """The actors of one report, by their ids there."""

    def __init__(self, report: str, actors: Iterable[Actor]) -> None:
        self.report = report
        self.actors: Mapping[str, Actor] = {actor.id: actor for actor in actors}

    def who(self, ids: Iterable[str | None]) -> tuple[Who, ...]:
        return tuple(Who(self.name(id_), self.address(id_)) for id_ in ids if id_ is not None)

    def name(self, id_: str) -> str:
        return self.actors[id_].name if id_ in self.actors else state_name(id_)

    def address(self, id_: str) -> str | None:
        """The dossier of an actor: of a state by its code, of others by their place in the report."""
        actor = self.actors.get(id_)
        if actor is None or actor.kind == "state":
            return addresses.actor(id_)
        return addresses.actor(f"{self.report}:{id_}") if sort_of(actor.kind) is not None else None


def line(record: Record, cast: Cast, text: str) -> Line:
    """A record in one line. `text` is its report's. Raises `TypeError` for an actor, which is nothing said or done."""
    match record:
        case Statement():
            made = _statement(record, cast, text)
        case Event():
            made = _event(record, cast, text)
        case Exchange():
            made = _exchange(record, cast)
        case Tie():
            made = _tie(record, cast)
        case Claim():
            made = _claim(record, cast)
        case Forecast():
            made = _forecast(record, cast, text)
        case _:
            raise TypeError(f"{type(record).__name__} has no line")
    return made._replace(damaged=record.damaged is not UNSET)


def _line(
    kind: str, who: Sequence[Who], does: str, whom: Sequence[Who] = (), more: Iterable[str | None] = (),
    words: Sequence[Span] = (), before: str = "", held: str = "", mutual: bool = False,
) -> Line:  # fmt: skip
    told = tuple(one for one in more if one)
    return Line(kind, before, held, tuple(who), does, tuple(whom), mutual, told, tuple(words), False)


def _statement(said: Statement, cast: Cast, text: str) -> Line:
    who = cast.who(said.speakers)
    if not who:
        words = " ".join(text[a:b] for a, b in said.source)
        who = (Who(words or "Nobody named", None),)
    for_ = {whom for one, whom in zip(said.speakers, said.acts_for, strict=True) if whom and whom != one}
    more = [
        f"for {' and '.join(cast.name(whom) for whom in sorted(for_))}" if for_ else None,
        written(said.made_on) if said.made_on else None,
        said.channel if said.channel != "unknown" else None,
        "a thought" if said.ascribed else None,
        band(said.low, said.high),
    ]
    return _line("statement", who, ACTS[said.act][1], cast.who([said.addressee]), more, said.content)


def _event(done: Event, cast: Cast, text: str) -> Line:
    place = " ".join(text[slice(*done.location)].split()) if done.location else None
    amount = " ".join(text[slice(*done.quantity.span)].split()) if done.quantity else None
    more = [done.modality if done.modality != "occurred" else None, _when(done), place, amount, done.outcome]
    name = done.type.lower() + (f", {done.mode}" if done.mode else "")
    return _line("event", cast.who(done.actors), "", cast.who(done.recipients), more, done.anchors, before=name)


def _exchange(asked: Exchange, cast: Cast) -> Line:
    does = "asked" if asked.kind == "request" else "offered"
    toward = ", ".join(cast.name(id_) for id_ in asked.toward[:3])
    more = [written(asked.asked_on) if asked.asked_on else None, asked.answer, f"toward {toward}" if toward else None]
    return _line("exchange", cast.who(asked.askers), does, cast.who(asked.addressees), more, [asked.ask])


def _tie(tie: Tie, cast: Cast) -> Line:
    sign = {"+": "supports", "-": "harms"}.get(tie.sign or "")
    days = [f"since {written(tie.since)}" if tie.since else None, f"until {written(tie.until)}" if tie.until else None]
    more = [sign, *days, str(tie.magnitude) if tie.magnitude is not None else None]
    return _line(
        "tie", cast.who([tie.from_]), "", cast.who([tie.to]), more, tie.evidence, before=tie.kind,
        mutual=tie.kind in MUTUAL,
    )  # fmt: skip


def _claim(claim: Claim, cast: Cast) -> Line:
    verb = {"+": ("raises", "does not raise"), "-": ("lowers", "does not lower")}[claim.sign][claim.negated]
    said = f"“{whole(claim.cause.text)}” {verb} “{whole(claim.effect.text)}”"
    more = ["a purpose" if claim.intended else None, condition(claim.condition.text) if claim.condition else None]
    return _line(
        "claim", cast.who(claim.holders), "", (), [*more, band(claim.low, claim.high)],
        [claim.cause.span, claim.effect.span], held=said,
    )  # fmt: skip


def _forecast(told: Forecast, cast: Cast, text: str) -> Line:
    who = cast.name(told.actor) if told.actor else "somebody"
    words = " ".join(text[slice(*told.action)].split())
    said = f"{who} {'will not' if told.negated else 'will'}: “{whole(words)}”"
    more = [
        f"by {written(told.horizon)}" if told.horizon else None,
        condition(told.condition.text) if told.condition else None,
        band(told.low, told.high),
    ]
    return _line("forecast", cast.who(told.holders), "", (), more, [told.action], held=said)


def band(low: float | None, high: float | None) -> str | None:
    """A band of probability: "45–55 %"."""
    if low is None or high is None:
        return None
    first, last = f"{100 * low:.0f}", f"{100 * high:.0f}"
    return f"{first} %" if first == last else f"{first}–{last} %"


def _when(done: Event) -> str | None:
    first, last = done.when or (None, None)
    if first and last and first != last:
        return f"{written(first)} – {written(last)}"
    if first or last:
        return written(first) if first == last else f"from {written(first)}" if first else f"until {written(last)}"
    return None


def starts(record: Record) -> int:
    """Where a record stands in the text: the first of its own words."""
    return min((start for start, _ in own_words(record) or first_words(record)), default=0)


def first_words(record: Record) -> tuple[Span, ...]:
    """Words of a statement without content ("had no comment"): its cue, else its source."""
    return (record.cue or record.source) if isinstance(record, Statement) else ()
