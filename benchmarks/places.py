"""Places: is the name of a state, a town or a sea used as a place or as something else, and where does it lie?

A set of our own: nobody has set a bar. `places_judged.jsonl` holds, for 287 sentences that were drawn at random (fixed
seeds) from news that mentions soldiers, sanctions, diplomats and the like, the article's id, the sentence's offsets and
every name of a place in it (nationalities left out): its offsets, its `use` (`place`, `other` for a government, a
people or a part of another name, `open` where two readings are possible, which is not scored) and the ISO code of its
country, null for seas. The first 137 were marked before a rule was written; on them and on the 75 after them the rules
were tuned. The last 75, **held out**, are from other articles, and were marked when the rules were done, before these
had read them. The same hand marked all and wrote the rules.

**places**: F1 of places; one is right if it shares a character with a name marked `place`. **place or other**: of the
names marked, the share told rightly. **country**: of the places found, the share with the right country, or rightly
with none.

Intervals: 95 %, bootstrap over sentences.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.corpora import ROOT, Corpus
from benchmarks.counting import counts
from benchmarks.results import Result, f1_figure, recall_figure
from dragoman.reading.places import Place

JUDGED = ROOT / "benchmarks" / "places_judged.jsonl"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A marked sentence: its article, its offsets, and its names of places as they stand in the file."""

    document: str
    start: int
    end: int
    mentions: tuple[dict[str, Any], ...]
    held_out: bool


def load(path: Path = JUDGED) -> list[Sentence]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [Sentence(row["id"], *row["sentence"], tuple(row["mentions"]), row["held_out"]) for row in rows]


def reader(text: str) -> tuple[Place, ...]:
    """The reader's places of an article."""
    from benchmarks.readers import network
    from dragoman.reading.actors import find_actors
    from dragoman.reading.places import find_places
    from dragoman.records import Report, report_id

    report = Report(id=report_id(text), text=text)
    parse = network(text)
    return find_places(parse, find_actors(parse, report), report)


def match(sentence: Sentence, found: tuple[Place, ...]) -> tuple[list[tuple[dict[str, Any], Place | None]], int]:
    """The marked names of a sentence, each with the place found there, and how many places were found on no name."""
    here = [p for p in found if sentence.start <= p.span[0] < sentence.end]
    pairs = []
    for mention in sentence.mentions:
        start, end = mention["span"]
        pairs.append((mention, next((p for p in here if p.span[0] < end and start < p.span[1]), None)))
    hit = [place for _, place in pairs if place is not None]
    return pairs, sum(place not in hit for place in here)


def measure(
    corpus: Corpus,
    find: Callable[[str], tuple[Place, ...]] = reader,
    judged: Path = JUDGED,
    limit: int | None = None,
) -> Result:
    """Scores `find`, a function from an article's text to its places, on at most `limit` sentences, evenly taken."""
    sentences = load(judged)
    sentences = sentences[:: 1 if limit is None else -(-len(sentences) // limit)]
    wanted = {sentence.document for sentence in sentences}
    found = {row["id"]: find(row["text"]) for row in corpus.rows() if row["id"] in wanted}
    sentences = [sentence for sentence in sentences if sentence.document in found]
    rows: list[tuple[int, int, int, int]] = []
    told: list[tuple[int, int, int, int]] = []
    countries: list[tuple[int, int, int, int]] = []
    for sentence in sentences:
        pairs, stray = match(sentence, found[sentence.document])
        pairs = [(mention, place) for mention, place in pairs if mention["use"] != "open"]
        gold = sum(mention["use"] == "place" for mention, _ in pairs)
        both = [(m["country"], p.country) for m, p in pairs if m["use"] == "place" and p is not None]
        rows.append(counts(stray + sum(p is not None for _, p in pairs), gold, len(both)))
        right = sum((m["use"] == "place") == (p is not None) for m, p in pairs)
        told.append(counts(len(pairs), len(pairs), right))
        countries.append(counts(len(both), len(both), sum(a == b for a, b in both)))
    unseen = [at for at, sentence in enumerate(sentences) if sentence.held_out]
    figures = (
        f1_figure("places", rows),
        recall_figure("place or other", told),
        recall_figure("country", countries),
        f1_figure("places, held out", [rows[at] for at in unseen]),
        recall_figure("place or other, held out", [told[at] for at in unseen]),
        recall_figure("country, held out", [countries[at] for at in unseen]),
    )
    return Result("places", corpus.name, corpus.sha256(), "places", len(sentences), figures)
