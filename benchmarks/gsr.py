"""GSR: the gold standard records by which event coders are tested, actors given as codes (PETRARCH).

**Rows**: `{"text", "date", "expected": [{"source", "target", "plover"}]}`. A code is CAMEO's: a country or bloc, three
letters (`USA`, `IGOUNO`; `---` where the coder's dictionary has no country), then sectors (`GOV`, `MIL`, …).

**Gold events**: the expected ones, each once: what is expected in both directions with the same type is one event,
since a meeting that its coder writes twice is one. Events whose CAMEO code has no type in PLOVER (statements and
appeals, 01 and 02) are no gold.

**Predictions** are what `dragoman export` writes of the reading: the rows of `--to icews` in which both parties have a
country, a bloc or a sector, as coders report none without a code; each (type, code, code) once a row, for mutual
events whatever the order. So the conventions of the exports (docs/exports.md) are what is measured: what is only asked
for is no prediction, and a party may have the country of its place.

**Right** is a gold event for which some prediction has its type and both its parties (in either order for mutual
types). Types agree after PLV's folding (CONCEDE and RETREAT are one), and a planned consultation, support, cooperation
or aid, exported as AGREE, agrees with its own type too: this corpus has both. Parties agree if the country or bloc is
the same; where the gold has none, by the first sector, since to leave every party open would be to flatter. **right,
with sectors** asks for the first sector as well wherever the gold has one that PLOVER knows (GOV for a state itself
agrees).

**right**: right over gold events. **extra**: predictions that are right for no gold event, over the number of gold
events. Not counted as extra is what repeats the parties of an expected event without a type. **on rows without
events**: the number of predictions in rows that expect nothing. With three dozen rows every event is three points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from benchmarks import deeds
from benchmarks.corpora import Corpus
from benchmarks.corpora import Row as JsonRow
from benchmarks.misses import Miss, words
from benchmarks.results import Figure, Result
from dragoman.exports.coded import Tally
from dragoman.exports.coded import code as exported
from dragoman.exports.icews import pairs
from dragoman.exports.parties import Party
from dragoman.records import Event, Reading

#: Sectors of CAMEO as PLOVER has them; other letters of a code (religions, regions, names of bodies) are no sector.
SECTORS = {
    "GOV": "GOV", "MIL": "MIL", "LEG": "LEG", "JUD": "JUD", "OPP": "OPP", "REB": "REB", "CVL": "CVL", "PPL": "CVL",
    "COP": "COP", "SPY": "SPY", "BUS": "BUS", "MED": "JRN", "EDU": "EDU", "INS": "REB", "SEP": "REB", "LAB": "LAB",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Code:
    """A party: country or bloc (empty where there is none), and sector."""

    place: str
    sector: str


@dataclass(frozen=True, slots=True)
class Coded:
    """An event between two codes. `types` are those that it may pass for; `mutual` ones have no direction."""

    types: frozenset[str]
    source: Code
    target: Code
    mutual: bool


def code(letters: str) -> Code:
    """A code of CAMEO."""
    parts = re.findall("...", letters)
    place = parts[1] if parts[0] == "IGO" and len(parts) > 1 else "" if parts[0] == "---" else parts[0]
    return Code(place, next((SECTORS[part] for part in parts[1:] if part in SECTORS), ""))


def code_of(party: Party) -> Code:
    """What is exported of a party, as a code."""
    return Code(party.code or "", "" if party.actor.kind == "state" else party.sector or "")


def gold(row: JsonRow) -> tuple[list[Coded], list[Coded]]:
    """The gold events of a row, and those that it expects and that have no type."""
    typed: list[Coded] = []
    untyped: list[Coded] = []
    pairs = {(one["plover"], one["source"], one["target"]) for one in row["expected"]}
    for one in row["expected"]:
        kind, source, target = one["plover"], one["source"], one["target"]
        both = (kind, target, source) in pairs
        event = Coded(frozenset([deeds.yielding(kind or "")]), code(source), code(target), both or kind in deeds.MUTUAL)
        known = untyped if kind is None else typed
        if not any(_same(event, other) for other in known):
            known.append(event)
    return typed, untyped


def predictions(reading: Reading) -> list[tuple[Coded, Event]]:
    """The coded events of a reading, each once, with the event that tells of it first."""
    found: list[tuple[Coded, Event]] = []
    for row in exported(reading, False, Tally()):
        event = row.event
        types = {deeds.yielding(row.type)}
        if event.modality == "planned" and row.type == "AGREE":
            types.add(event.type)
        for source, target in pairs(row):
            if source is None or target is None:
                continue
            codes = code_of(source), code_of(target)
            one = Coded(frozenset(types), *codes, event.type in deeds.MUTUAL)
            if all(c.place or c.sector for c in codes) and not any(_same(one, other) for other, _ in found):
                found.append((one, event))
    return found


def _same(a: Coded, b: Coded) -> bool:
    turned = a.mutual and (a.source, a.target) == (b.target, b.source)
    return a.types == b.types and ((a.source, a.target) == (b.source, b.target) or turned)


def agree(read: Code, wanted: Code, sectors: bool = False) -> bool:
    """Whether a party is the wanted one by its country, by its sector where that has none, or, `sectors`, by both."""
    state = wanted.sector == "GOV" and not read.sector
    same = read.sector == wanted.sector or state
    if not wanted.place:
        return same
    return read.place == wanted.place and (same or not sectors or not wanted.sector)


def parties(read: Coded, wanted: Coded, sectors: bool = False) -> bool:
    """Whether both parties agree, in either order where the wanted event has no direction."""
    straight = agree(read.source, wanted.source, sectors) and agree(read.target, wanted.target, sectors)
    turned = agree(read.source, wanted.target, sectors) and agree(read.target, wanted.source, sectors)
    return straight or (wanted.mutual and turned)


def right(read: Coded, wanted: Coded, sectors: bool = False) -> bool:
    """Whether a prediction is the wanted event."""
    return bool(read.types & wanted.types) and parties(read, wanted, sectors)


def measure(corpus: Corpus, read: Callable[[str, str], Reading], misses: list[Miss] | None = None) -> Result:
    """Scores `read`, a function from a text and its day to its reading, on `corpus`."""
    events = well = coded = extra = silent = rows = 0
    for row in corpus.rows():
        rows += 1
        wanted, untyped = gold(row)
        date = row["date"]
        reading = read(row["text"], f"{date[:4]}-{date[4:6]}-{date[6:]}")
        found = predictions(reading)
        events += len(wanted)
        well += sum(any(right(one, event) for one, _ in found) for event in wanted)
        coded += sum(any(right(one, event, sectors=True) for one, _ in found) for event in wanted)
        over = [
            (one, event)
            for one, event in found
            if not any(right(one, other) for other in wanted) and not any(parties(one, other) for other in untyped)
        ]
        extra += len(over)
        silent += len(found) if not row["expected"] else 0
        if misses is not None:
            misses += _misses(row, wanted, found, over, reading)
    figures = (
        Figure("right", well / max(1, events), n=events),
        Figure("right, with sectors", coded / max(1, events), n=events),
        Figure("extra", extra / max(1, events), n=events),
        Figure("on rows without events", float(silent), unit="events"),
    )
    return Result("gsr", corpus.name, corpus.sha256(), "whole reading", rows, figures)


def _misses(
    row: JsonRow,
    wanted: Iterable[Coded],
    found: list[tuple[Coded, Event]],
    over: list[tuple[Coded, Event]],
    reading: Reading,
) -> Iterable[Miss]:
    text = row["text"]
    told = "; ".join(_told(text, event) for event in reading.events)
    asked = "; ".join(f"{one['plover']} {one['source']} → {one['target']}" for one in row["expected"]) or "nothing"
    for event in wanted:
        if any(right(one, event) for one, _ in found):
            continue
        if any(parties(one, event) for one, _ in found):
            kind = "missed: another type between the right parties"
        elif any(one.types & event.types for one, _ in found):
            kind = "missed: the right type between others"
        else:
            kind = "missed: no event read" if not reading.events else "missed: neither type nor parties"
        yield Miss(kind, row["id"], text, _shown(event), told)
    for one, event in over:
        kind = "extra: on a row without events" if not row["expected"] else "extra: beside the gold"
        yield Miss(kind, row["id"], text, asked, f"{_shown(one)}: {_told(text, event)}")


def _shown(event: Coded) -> str:
    source, target = (f"{c.place or '---'}{c.sector}" for c in (event.source, event.target))
    return f"{'/'.join(sorted(event.types))} {source} → {target}"


def _told(text: str, event: Event) -> str:
    return (
        f"{event.type} ({event.modality}) “{words(text, event.anchors)}” {', '.join(event.actors) or 'nobody'} → "
        f"{', '.join(event.recipients) or 'nobody'} [{event.why}]"
    )
