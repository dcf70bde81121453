"""Modality: the events of our own sentences, and whether the reading knows which of them happened.

**Rows**: `modality.jsonl`, written and annotated for this project as `modality.md` says: `{"text", "published",
"events": [{"anchor", "also", "type", "actors", "recipients", "modality", "outcome", "attributed"}]}`.

**events**: F1. A gold event is found by an event of the reading that has its type and an anchor that shares a
character with the gold `anchor` or one of its `also`; gold and read are paired one to one, as many as can be had, those
with the closest anchors of such, and what is left over on the read side is extra.

**modality, found**: the share of the gold events found whose modality is the gold's. **modality, anchor given**: the
same of all gold events, where those not found have the status that the tree gives to the head word of the gold
`anchor` (`dragoman.reading.modality.status_of`); of the events found it is the reading's own, since what a statement
asks or threatens has its say there too. **modality, by the tree alone**: `status_of` at the gold anchors of all.
The note has the six modalities, gold by rows, as *anchor given* reads them.

Of the gold events found, the share right: **outcome**, where gold or reading has one; **attributed**, whether the event
stands in the content of a statement; **actors** and **recipients**, the same set of the report's actors. A gold span
means the actors of the mention that fits it best (Jaccard index of characters), so that another mention of the same
actor is as right; a span that no mention touches is nobody, and wrong unless nobody was read and nobody meant.

Intervals: 95 %, bootstrap over sentences. `--limit N` takes N sentences evenly from all.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from benchmarks.corpora import ROOT, Span, spans
from benchmarks.counting import counts, pairs
from benchmarks.deeds import meet
from benchmarks.misses import Miss, words
from benchmarks.results import Figure, Result, f1_figure, recall_figure, table
from dragoman.records import Event, Modality, Reading

SENTENCES = ROOT / "benchmarks" / "modality.jsonl"
Gold = dict[str, Any]
Row = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """An annotated sentence."""

    id: str
    text: str
    published: str | None
    events: tuple[Gold, ...]


def load(path: Path = SENTENCES, limit: int | None = None) -> list[Sentence]:
    """The annotated sentences, at most `limit` of them, evenly."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = [Sentence(row["id"], row["text"], row["published"], tuple(row["events"])) for row in rows]
    return found[:: 1 if limit is None else -(-len(found) // limit)]


def by_tree(text: str, anchors: Sequence[Span]) -> list[str]:
    """The modality that the tree alone gives to the head word of each anchor."""
    from benchmarks.readers import network
    from dragoman.reading.modality import status_of

    parse = network(text)
    ranges = [parse.words.within(*anchor) for anchor in anchors]
    return [status_of(parse, parse.head_of(*span)).modality for span in ranges]


def paired(golds: Sequence[Gold], events: Sequence[Event]) -> list[tuple[int, int]]:
    """Gold events and those that find them, one to one, as indices."""

    allowed = [
        (at, other, max(jaccard(gold["anchor"], anchor) for anchor in event.anchors))
        for at, gold in enumerate(golds)
        for other, event in enumerate(events)
        if event.type == gold["type"]
        and any(meet(anchor, named) for anchor in event.anchors for named in (gold["anchor"], *gold["also"]))
    ]
    return pairs(allowed, len(golds), len(events))


def jaccard(a: Sequence[int], b: Sequence[int]) -> float:
    """Characters in both spans over characters in either."""
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return shared / (a[1] - a[0] + b[1] - b[0] - shared)


def meant(reading: Reading, span: Span) -> frozenset[str]:
    """The actors of the mention that fits a gold span best; of none where no mention touches it."""
    fits = [
        (jaccard(span, mention.span), mention.span, actor.id) for actor in reading.actors for mention in actor.mentions
    ]
    best = max(fits, default=(0.0, span, ""))
    return frozenset(id_ for close, where, id_ in fits if close > 0 and (close, where) == best[:2])


def same_actors(reading: Reading, wanted: Iterable[Span], read: Iterable[str]) -> bool:
    """Whether the actors read are those that the gold spans mean."""
    golds = [meant(reading, span) for span in wanted]
    return all(golds) and frozenset().union(*golds) == frozenset(read)


def measure(
    sentences: Sequence[Sentence],
    read: Callable[[str, str | None], Reading],
    tree: Callable[[str, Sequence[Span]], list[str]] = by_tree,
    misses: list[Miss] | None = None,
) -> Result:
    """Scores `read`, from a text and its day to its reading, and `tree`, from a text and anchors to modalities."""
    rows: dict[str, list[Row]] = {name: [] for name in ("events", "found", "given", "tree")}
    fields: dict[str, list[bool]] = {name: [] for name in ("outcome", "attributed", "actors", "recipients")}
    confusion: Counter[tuple[str, str]] = Counter()
    for sentence in sentences:
        golds = sentence.events
        reading = read(sentence.text, sentence.published)
        match = dict(paired(golds, reading.events))
        alone = tree(sentence.text, spans([gold["anchor"] for gold in golds])) if golds else []
        given = [reading.events[match[at]].modality if at in match else alone[at] for at in range(len(golds))]
        wanted = [gold["modality"] for gold in golds]
        confusion.update(zip(wanted, given, strict=True))
        right = [said == is_ for said, is_ in zip(given, wanted, strict=True)]
        rows["events"].append(counts(len(reading.events), len(golds), len(match)))
        rows["found"].append(_share([right[at] for at in match]))
        rows["given"].append(_share(right))
        rows["tree"].append(_share([said == is_ for said, is_ in zip(alone, wanted, strict=True)]))
        for at, other in match.items():
            for name, good in _fields(golds[at], reading, reading.events[other]).items():
                fields[name].append(good)
                if misses is not None and not good:
                    misses.append(_miss(f"{name} wrong", sentence, golds[at], reading.events[other]))
        if misses is not None:
            misses += _misses(sentence, reading, match, given)
    figures = (
        f1_figure("events", rows["events"]),
        recall_figure("modality, anchor given", rows["given"]),
        recall_figure("modality, found", rows["found"]),
        recall_figure("modality, by the tree alone", rows["tree"]),
        *(Figure(name, sum(good) / max(1, len(good)), n=len(good)) for name, good in fields.items()),
    )
    edition = hashlib.sha256(repr(tuple(sentences)).encode()).hexdigest()[:12]
    return Result("modality", "modality", edition, "whole reading", len(sentences), figures, _table(confusion))


def _fields(gold: Gold, reading: Reading, event: Event) -> dict[str, bool]:
    """Which fields of an event that was found are right; no outcome where there is none to know."""
    right = {
        "attributed": (event.attributed_to is not None) == gold["attributed"],
        "actors": same_actors(reading, spans(gold["actors"]), event.actors),
        "recipients": same_actors(reading, spans(gold["recipients"]), event.recipients),
    }
    if gold["outcome"] is not None or event.outcome is not None:
        right["outcome"] = gold["outcome"] == event.outcome
    return right


def _share(right: Sequence[bool]) -> Row:
    return sum(right), len(right), sum(right), len(right)


def _table(confusion: Counter[tuple[str, str]]) -> str:
    """Gold modalities by rows, read ones by columns."""
    names = get_args(Modality)
    rows = [["gold \\ read", *names]]
    rows += [[gold, *(str(confusion[gold, read] or "·") for read in names)] for gold in names]
    return table(rows)


def _misses(sentence: Sentence, reading: Reading, match: dict[int, int], given: Sequence[str]) -> Iterable[Miss]:
    for at, gold in enumerate(sentence.events):
        event = reading.events[match[at]] if at in match else None
        if event is None:
            yield _miss(f"event missed: {gold['type']}", sentence, gold, event)
        if given[at] != gold["modality"]:
            yield _miss(f"modality: {gold['modality']} read as {given[at]}", sentence, gold, event)
    for other, event in enumerate(reading.events):
        if other not in match.values():
            yield _miss(f"event extra: {event.type}", sentence, None, event)


def _miss(kind: str, sentence: Sentence, gold: Gold | None, event: Event | None) -> Miss:
    text = sentence.text
    wanted = "nothing" if gold is None else (
        f"{gold['type']} ({gold['modality']}, {gold['outcome']}) “{words(text, [gold['anchor']])}” "
        f"{words(text, gold['actors'])} → {words(text, gold['recipients'])}"
    )  # fmt: skip
    read = "nothing" if event is None else (
        f"{event.type} ({event.modality}, {event.outcome}) “{words(text, event.anchors)}” "
        f"{', '.join(event.actors) or 'nobody'} → {', '.join(event.recipients) or 'nobody'} [{event.why}]"
    )  # fmt: skip
    return Miss(kind, sentence.id, text, wanted, read)
