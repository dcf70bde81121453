"""Swaps: sentences with places for two states. Is the event asked about read, and does swapping the states swap roles?

**Rows**: `swaps.jsonl`, written for this project (`modality.md`): a template with `{A}`, `{A_adj}`, `{A_capital}` and
the like, and the type, actors and recipients of the one event that is named by `anchor`. Names, adjectives and capitals
of `PAIRS` are those of `dragoman/data/states.json`. Every template is filled with every pair and with the pair turned.

**right**: of all fillings, those in which some event of the type asked for has an anchor that shares a character with
`anchor`, and whose actors and recipients are the states asked for, no more and no fewer. A party is the state whose
country it has, or which it acts for or belongs to; one that has none is whichever state's name stands in the words
that mean it. **right, type alone**: the event of that type is read there, whoever its parties are. **modality**: of
the fillings that are right, those with the modality asked for. **templates right**: in every one of their fillings.

**swapped**: of all templates and pairs, those where swapping the two states swaps them in every event that is read and
changes nothing else: the same events at the same places of the template, with the same type, mode, modality, outcome,
quantity, attribution and place, and the same parties but for the states. No gold is needed for that, and what is read
wrong may still be swapped well.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.corpora import ROOT, Span
from benchmarks.deeds import meet
from benchmarks.misses import Miss, words
from benchmarks.results import Figure, Result
from dragoman.records import Actor, Event, Reading

TEMPLATES = ROOT / "benchmarks" / "swaps.jsonl"
STATES = ROOT / "dragoman" / "data" / "states.json"
#: States of all continents whose name, adjective and capital are one word each and go without an article.
PAIRS = (("JPN", "KEN"), ("EGY", "NOR"), ("POL", "IRN"), ("HUN", "VNM"), ("AUS", "FRA"), ("SWE", "SYR"))


@dataclass(frozen=True, slots=True)
class Template:
    """A line of `swaps.jsonl`."""

    id: str
    template: str
    anchor: str
    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    modality: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A template with its states put in. `pieces` are stretches of the text: (start, end, name of the place or "")."""

    text: str
    states: dict[str, str]
    pieces: tuple[tuple[int, int, str], ...]

    def place(self, span: Span) -> tuple[str, str]:
        """Where a span stands in the template, the same whatever the states."""
        return self._point(span[0], False), self._point(span[1], True)

    def _point(self, at: int, is_end: bool) -> str:
        for number, (start, end, name) in enumerate(self.pieces):
            if (start < at <= end) if is_end else (start <= at < end):
                offset = at - start
                if name:  # names differ in length: only their edges can be told from each other
                    offset = 0 if at == start else -1 if at == end else 1
                return f"{number}{name}{offset:+d}"
        return "outside"


def load(path: Path = TEMPLATES) -> list[Template]:
    """The templates in the order of the file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Template(r["id"], r["template"], r["anchor"], r["type"], tuple(r["actors"]), tuple(r["recipients"]),
                 r["modality"]) for r in rows
    ]  # fmt: skip


@cache
def _lexicon() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(STATES.read_text(encoding="utf-8"))
    return found


def forms(code: str) -> dict[str, str]:
    """What stands for a state in a template, by the ending of the place: its name, adjective and capital."""
    states = _lexicon()
    capital = next(name for name, of in states["capitals"].items() if of == code)
    return {"": states["states"][code], "_adj": states["demonyms"][code], "_capital": capital.title()}


def fill(template: str, a: str, b: str) -> Filled:
    """A template about the states `a` and `b`, given by their codes."""
    text = ""
    pieces: list[tuple[int, int, str]] = []
    named = {who + ending: form for who, code in (("A", a), ("B", b)) for ending, form in forms(code).items()}
    for number, part in enumerate(re.split("[{}]", template)):
        name = part if number % 2 else ""
        form = named[name] if name else part
        if form:
            pieces.append((len(text), len(text) + len(form), name))
            text += form
    return Filled(text, {"A": a, "B": b}, tuple(pieces))


def party(filled: Filled, actor: Actor, actors: dict[str, Actor], spans: Iterable[Span]) -> str:
    """Which of A and B an actor is or belongs to, "" where neither; `spans` are the words that mean it."""
    codes = {actor.id, actor.country, actor.acts_for, actor.owner}
    codes |= {one.country for id_ in (actor.acts_for, actor.owner) if id_ and (one := actors.get(id_))}
    known = [who for who, code in filled.states.items() if code in codes]
    if not known:
        own = [span for span in spans if any(span == mention.span for mention in actor.mentions)]
        known = sorted(
            {name[0] for start, end, name in filled.pieces if name and any(meet(s, (start, end)) for s in own)}
        )
    return known[0] if len(known) == 1 else ""


def parties(filled: Filled, reading: Reading, event: Event) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Actors and recipients of an event as A and B; others as "". In alphabetical order, each once."""
    actors = {actor.id: actor for actor in reading.actors}
    sides = ((event.actors, event.actor_spans), (event.recipients, event.recipient_spans))
    who = [tuple(sorted({party(filled, actors[i], actors, spans) for i in ids})) for ids, spans in sides]
    return who[0], who[1]


def asked(template: Template, filled: Filled, reading: Reading) -> list[Event]:
    """The events of the type that a template asks about, at its anchor."""
    start = filled.text.index(template.anchor)
    span = (start, start + len(template.anchor))
    return [e for e in reading.events if e.type == template.type and any(meet(span, a) for a in e.anchors)]


def right(template: Template, filled: Filled, reading: Reading) -> Event | None:
    """The event asked about if its parties are right, else None."""
    wanted = tuple(sorted(template.actors)), tuple(sorted(template.recipients))
    found = asked(template, filled, reading)
    return next((event for event in found if parties(filled, reading, event) == wanted), None)


def outline(filled: Filled, reading: Reading) -> list[str]:
    """All events of a reading with A and B for the states and places of the template for spans, in a fixed order."""
    actors = {actor.id: actor for actor in reading.actors}

    def side(ids: Sequence[str], spans: Sequence[Span]) -> list[str]:
        return sorted(party(filled, actors[id_], actors, spans) for id_ in ids)

    lines = []
    for event in reading.events:
        quantity = event.quantity
        fields = (
            event.type, event.mode, event.modality, event.outcome, event.when, event.attributed_to is not None,
            [filled.place(anchor) for anchor in event.anchors],
            side(event.actors, event.actor_spans), sorted(map(filled.place, event.actor_spans)),
            side(event.recipients, event.recipient_spans), sorted(map(filled.place, event.recipient_spans)),
            event.location and filled.place(event.location),
            quantity and (quantity.value, quantity.bound, filled.place(quantity.span)),
        )  # fmt: skip
        lines.append(repr(fields))
    return sorted(lines)


def measure(
    read: Callable[[str], Reading],
    templates: Sequence[Template],
    states: Sequence[tuple[str, str]] = PAIRS,
    misses: list[Miss] | None = None,
) -> Result:
    """Scores `read`, a function from a text to its reading, on `templates` filled with the pairs `states`."""
    well: list[bool] = []
    typed: list[bool] = []
    modal: list[bool] = []
    swapped: list[bool] = []
    whole = 0
    for template in templates:
        good: list[bool] = []
        for a, b in states:
            filled = [fill(template.template, *pair) for pair in ((a, b), (b, a))]
            readings = [read(one.text) for one in filled]
            both = [outline(one, reading) for one, reading in zip(filled, readings, strict=True)]
            swapped.append(both[0] == both[1])
            for one, reading in zip(filled, readings, strict=True):
                event = right(template, one, reading)
                good.append(event is not None)
                typed.append(bool(asked(template, one, reading)))
                if event is not None:
                    modal.append(event.modality == template.modality)
                if misses is not None and event is None:
                    misses.append(_miss("not right", template, one, reading))
            if misses is not None and not swapped[-1]:
                misses.append(_miss("not swapped", template, filled[0], readings[0]))
        well += good
        whole += all(good)
    figures = (
        Figure("right", _share(well), n=len(well)),
        Figure("right, type alone", _share(typed), n=len(typed)),
        Figure("modality", _share(modal), n=len(modal)),
        Figure("templates right", whole / max(1, len(templates)), n=len(templates)),
        Figure("swapped", _share(swapped), n=len(swapped)),
    )
    edition = hashlib.sha256(repr((templates, states)).encode()).hexdigest()[:12]
    return Result("swaps", "swaps", edition, "whole reading", len(templates), figures)


def _share(values: Sequence[bool]) -> float:
    return sum(values) / max(1, len(values))


def _miss(kind: str, template: Template, filled: Filled, reading: Reading) -> Miss:
    wanted = f"{template.type} “{template.anchor}” {'+'.join(template.actors)} → {'+'.join(template.recipients)}"
    read = "; ".join(
        f"{event.type} “{words(filled.text, event.anchors)}” {', '.join(event.actors) or 'nobody'} → "
        f"{', '.join(event.recipients) or 'nobody'} [{event.why}]"
        for event in reading.events
    )
    return Miss(kind, template.id, filled.text, wanted, read)
