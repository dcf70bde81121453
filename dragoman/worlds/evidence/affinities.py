"""How well one side is disposed towards another: ties and deeds in, numbers between −1 and 1 out.

Allies and helpers lean to each other, rivals and accusers away; how far is a design value, and wide. What fewer wire
stories tell of two than the opposite is left out. A pair of which nobody tells anything has no number, and counts as 0,
unless a request passes between the two: then it is assumed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from dragoman.assembly.origins import one_each
from dragoman.records import EventType, Quoted, TieKind
from dragoman.worlds.evidence.borne import number, said
from dragoman.worlds.evidence.holds import BY_FORCE
from dragoman.worlds.evidence.known import Known
from dragoman.worlds.evidence.voices import voice_of
from dragoman.worlds.model import Affinity, Beta, Said

Way = Literal["allied", "friendly", "cool", "hostile"]

#: Spreads over −1..1, with middles of about .5, .25, −.25, −.55. Design values.
SPREADS: dict[Way, Beta] = {
    "allied": Beta(a=6.0, b=2.0, low=-1.0, high=1.0), "friendly": Beta(a=5.0, b=3.0, low=-1.0, high=1.0),
    "cool": Beta(a=3.0, b=5.0, low=-1.0, high=1.0), "hostile": Beta(a=2.0, b=7.0, low=-1.0, high=1.0),
}  # fmt: skip
#: Of a pair of which nobody tells: anything, more likely near 0.
DEFAULT = Beta(a=2.0, b=2.0, low=-1.0, high=1.0)
_TIES: dict[TieKind, Way] = {
    "alliance": "allied", "rivalry": "hostile", "sanctions": "hostile", "aid": "friendly", "arms": "friendly",
    "finance": "friendly", "troops": "friendly",
}  # fmt: skip
#: Deeds that show how their doer is disposed.
_DEEDS: dict[EventType, Way] = {
    "SUPPORT": "friendly", "AID": "friendly", "COOPERATE": "friendly", "ACCUSE": "cool", "SANCTION": "hostile",
    "THREATEN": "hostile", "COERCE": "hostile", "ASSAULT": "hostile",
}  # fmt: skip
_GOOD: frozenset[Way] = frozenset(("allied", "friendly"))
#: Lowest confidence of ties and deeds, and most deeds of one sort that are quoted for one pair. Design values; as many
#: records pass as before confidences were calibrated (docs/confidence.md).
LEAST_TIE, LEAST_DEED, MOST_DEEDS = 0.61, 0.88, 3


@dataclass
class _Shown:
    """What shows how one is disposed towards another, by way."""

    told: defaultdict[Way, list[Quoted]] = field(default_factory=lambda: defaultdict(list))

    def add(self, way: Way, quotes: Iterable[Quoted]) -> None:
        self.told[way].extend(quotes)


def affinities(known: Known, cast: Collection[str], asks: Collection[tuple[str, str]]) -> tuple[Affinity, ...]:
    """Those of the cast, in the order of their ids; `asks` are pairs of whoever is asked and whoever asks."""
    shown: defaultdict[tuple[str, str], _Shown] = defaultdict(_Shown)
    _from_ties(known, cast, shown)
    _from_deeds(known, cast, shown)
    found = []
    for pair in sorted({*shown, *asks}):
        voices = tuple(_voices(known, shown[pair], pair[0])) if pair in shown else ()
        good = any(middle_is_good(each) for each in voices)
        # Between two who ask each other nothing only goodwill counts: it moves positions.
        if pair not in asks and not good:
            continue
        if voices:
            reason = "assumed where the report is wrong; how far such words carry is a design value"
        else:
            reason = "assumed: the reports do not tell how the one is disposed towards the other"
        found.append(Affinity(actor=pair[0], other=pair[1], number=number(DEFAULT, reason, voices)))
    return tuple(found)


def middle_is_good(one: Said) -> bool:
    """Whether what is said speaks of goodwill."""
    return isinstance(one.spread, Beta) and one.spread.a > one.spread.b


def _from_ties(known: Known, cast: Collection[str], shown: defaultdict[tuple[str, str], _Shown]) -> None:
    for joined in known.ties:
        way = _TIES.get(joined.kind)
        if way is None or joined.from_ is None or max(tie.confidence for _, tie in joined.tellings) < LEAST_TIE:
            continue
        if joined.sign == "-":
            way = "hostile"
        once = set(one_each(known.readings, joined.reports, known.origins))
        told = [
            quoted
            for at, tie in joined.tellings if at in once
            for quoted in known.quotes(known.readings[at].report.id, tie, "ties", tie.evidence)
            if joined.kind != "troops" or not BY_FORCE.search(known.passage(quoted))
        ]  # fmt: skip
        for one in joined.from_.split("+"):
            for other in joined.to.split("+"):
                if told and one != other and {one, other} <= set(cast):
                    shown[one, other].add(way, told)
                    shown[other, one].add(way, told)


def _from_deeds(known: Known, cast: Collection[str], shown: defaultdict[tuple[str, str], _Shown]) -> None:
    for at, reading in enumerate(known.readings):
        for event in reading.events:
            way = _DEEDS.get(event.type)
            if way is None or event.modality not in ("occurred", "ongoing") or event.confidence < LEAST_DEED:
                continue
            doers, others = known.acting(at, event.actors), known.acting(at, event.recipients)
            for one in doers:
                for other in others:
                    told = shown[one, other].told[way] if {one, other} <= set(cast) and one != other else None
                    if told is not None and len(told) < MOST_DEEDS:
                        told.append(known.quote(reading.report.id, event, "events", event.anchors))


def _voices(known: Known, shown: _Shown, actor: str) -> Iterator[Said]:
    """What is told most first; of good and bad only what more wire stories tell, both where as many do."""
    counts = {way: _stories(known, told) for way, told in shown.told.items()}
    good = sum(count for way, count in counts.items() if way in _GOOD)
    bad = sum(counts.values()) - good
    by_speaker: dict[tuple[str, Way], list[Quoted]] = {}
    for way, told in shown.told.items():
        if (way in _GOOD and good < bad) or (way not in _GOOD and bad < good):
            continue
        for quoted in told:
            by_speaker.setdefault((voice_of(known, quoted, [actor]).speaker, way), []).append(quoted)
    speakers: set[str] = set()
    for (speaker, way), quotes in sorted(by_speaker.items(), key=lambda item: (-len(item[1]), item[0])):
        if speaker not in speakers:
            speakers.add(speaker)
            yield said(known, quotes, voice_of(known, quotes[-1], [actor]), SPREADS[way])


def _stories(known: Known, told: Iterable[Quoted]) -> int:
    return len({known.origins.get(each.report, each.report) for each in told})
