"""Outcomes: which records of a reading are right, by annotations and verdicts given by hand. What calibration is of.

An `Outcome` is a record as the rules made it, with what was found out about it. What *right* means:

* **actors**: an annotated actor has most of its mentions, or is the same state, and is of the same kind.
* **statements**: content, source and cue as in `attributions` (content Jaccard ≥ .5, a word of source and cue shared).
  Of PolNeAR dev only what is in no other statement is taken, since it annotates little inside of others.
* **events**: an event, of its type, whose given parties are right (`judged_events`, a verdict on the very record).
* **exchanges**, **ties**, **claims**, **forecasts**: as in `relations`, in the 25 reports annotated in full; and in
  839 annotated for training (`training/annotated.jsonl`), where parties are compared by their words. Those annotations
  are lean: records of which nothing stands in them were judged by hand in a sample (`records_judged.jsonl`). The judged
  ones count for all such (`weight`), the others are left out.

The reports kept back (`crises_final_*`) and the held-out fifth of `spans` are never among them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks import attributions, judged_events, relations
from benchmarks.corpora import ROOT, Corpus, Span, find
from benchmarks.counting import agree as words_agree
from benchmarks.counting import jaccard, pairs
from benchmarks.examples import bare
from dragoman.reading.calibrated import all_of, odds_of
from dragoman.records import (
    MUTUAL,
    Claim,
    Exchange,
    Forecast,
    Reading,
    Record,
    Report,
    Tie,
    own_words,
    report_id,
)

ANNOTATED = ROOT / "training" / "annotated.jsonl"
JUDGED = ROOT / "benchmarks" / "records_judged.jsonl"
#: Whether the released network was taught with `annotated.jsonl`: then only its development eighth is taken.
TAUGHT = False
#: The kinds of `annotated.jsonl` and the types of records that are compared with them.
KINDS = {"exchanges": "ask", "ties": "tie", "claims": "claim", "forecasts": "forecast"}
_SIDES = {"likely": 1.0, "even": 0.0, "unlikely": -1.0}

Read = Callable[[Report], Reading]
Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A record's type, where it stands, its signs and the odds that its rule gives, and whether it is right.

    `weight` says for how many records it stands.
    """

    type: str
    set: str
    document: str
    odds: float
    signs: tuple[str, ...]
    is_right: bool
    weight: float = 1.0


def every(data: Path | None, read: Read, limit: int | None = None) -> list[Outcome]:
    """All outcomes there are; `read` reads a report without calibrating it; `limit` takes so many reports of a set."""
    news = find("bench_news", data)
    return [
        *of_crises(relations.load(relations.DEV, news)[:limit], read),
        *of_polnear(find("polnear_dev", data, limit=limit), read),
        *of_judged_events(news, read, limit),
        *of_annotated(data, read, limit),
    ]


def _outcome(
    kind: str, set_: str, document: str, record: Record, signs: Iterable[str], is_right: bool, weight: float = 1.0
) -> Outcome:
    return Outcome(kind, set_, document, odds_of(record.confidence), tuple(signs), is_right, weight)


# Reports annotated in full


def of_crises(golds: Sequence[Reading], read: Read) -> Iterator[Outcome]:
    """Everything but events, in reports of which all is annotated."""
    for gold in golds:
        reading = read(bare(gold.report))
        right = {kind: {record.id for _, record in relations.matched(gold, reading, kind)} for kind in relations.KINDS}
        right["actors"] = _right_actors(gold, reading)
        right["statements"] = _right_statements(
            reading, attributions.of_reading(gold), [statement.id for statement in reading.statements]
        )
        for kind, record, signs in all_of(reading):
            if kind in right:
                yield _outcome(kind, relations.DEV, gold.report.id, record, signs, record.id in right[kind])


def _right_actors(gold: Reading, reading: Reading) -> set[str]:
    golds = {actor.id: actor for actor in gold.actors}
    same = relations.counterparts(gold, reading)
    return {
        actor.id for actor in reading.actors if any(golds[id_].kind == actor.kind for id_ in same.get(actor.id, ()))
    }


# Statements


def _right_statements(reading: Reading, gold: Sequence[attributions.Pieces], among: Iterable[str]) -> set[str]:
    """Which of these statements are annotated. Those with one source and one cue are one attribution."""
    text = attributions.Text(reading.report.text)
    expected = text.attributed(gold)
    wanted = set(among)
    joined: dict[tuple[object, ...], list[Any]] = {}
    for statement in reading.statements:
        if statement.id in wanted:
            key = (statement.source, statement.cue, None if statement.cue else statement.id)
            joined.setdefault(key, []).append(statement)
    groups = list(joined.values())
    found = [
        text.attributed([(group[0].source, group[0].cue, tuple(span for one in group for span in one.content), None)])
        for group in groups
    ]
    allowed = [
        (i, j, overlap)
        for i, one in enumerate(expected)
        for j, others in enumerate(found)
        for other in others
        if words_agree(one.source, other.source)
        and words_agree(one.cue, other.cue)
        and (overlap := jaccard(one.content, other.content)) >= 0.5
    ]
    return {one.id for _, j in pairs(allowed, len(expected), len(found)) for one in groups[j]}


def of_polnear(corpus: Corpus, read: Read) -> Iterator[Outcome]:
    """The statements of PolNeAR's development articles that stand inside no other."""
    for row in corpus.rows():
        text = row["text"]
        reading = read(Report(id=report_id(text), text=text, published=row.get("date")))
        outer = [statement.id for statement in reading.statements if statement.inside is None]
        right = _right_statements(reading, attributions.gold(row), outer)
        for kind, record, signs in all_of(reading):
            if kind == "statements" and record.id in outer:
                yield _outcome(kind, corpus.name, row["id"], record, signs, record.id in right)


# Events


def of_judged_events(corpus: Corpus, read: Read, limit: int | None = None) -> Iterator[Outcome]:
    """The events of which somebody said whether they are right, as long as the reader reads the very same."""
    known = judged_events.load_verdicts(judged_events.JUDGED)
    judged = sorted({said.id for said in known})[:limit]
    for row in corpus.rows():
        if row["id"] in judged:
            reading = read(Report(id=report_id(row["text"]), text=row["text"]))
            names = {actor.id: actor.name for actor in reading.actors}
            for event, signs in ((record, signs) for kind, record, signs in all_of(reading) if kind == "events"):
                verdict = known.get(judged_events.said_of(row["id"], event, names))
                if verdict is not None:
                    yield _outcome("events", "judged", row["id"], event, signs, judged_events.is_right(verdict))


# Relations in leanly annotated reports


def of_annotated(data: Path | None, read: Read, limit: int | None = None) -> Iterator[Outcome]:
    """Exchanges, ties, claims and forecasts of the reports annotated for training."""
    rows = [json.loads(line) for line in ANNOTATED.read_text(encoding="utf-8").splitlines()][:limit]
    wanted = {(row["corpus"], row["id"]): row["records"] for row in rows if not TAUGHT or is_kept_back(row["id"])}
    verdicts = load_judged()
    beside: list[tuple[Outcome, bool | None]] = []
    for corpus in sorted({corpus for corpus, _ in wanted}):
        for row in find(corpus, data).rows():
            golds = wanted.get((corpus, row["id"]))
            if golds is None:
                continue
            reading = read(Report(id=report_id(row["text"]), text=row["text"], published=row.get("date")))
            parties = _Words(reading)
            for kind, record, signs in all_of(reading):
                if kind not in KINDS:
                    continue
                near = [gold for gold in golds if gold["kind"] == KINDS[kind] and stands_there(record, gold)]
                is_right = any(parties.same(record, gold) for gold in golds if gold["kind"] == KINDS[kind])
                outcome = _outcome(kind, "annotated", row["id"], record, signs, is_right)
                if near or is_right:
                    yield outcome
                else:
                    beside.append((outcome, verdicts.get((kind, corpus, row["id"], record.id))))
    for kind in KINDS:
        of_kind = [(outcome, verdict) for outcome, verdict in beside if outcome.type == kind]
        judged = [replace(outcome, is_right=verdict) for outcome, verdict in of_kind if verdict is not None]
        for outcome in judged:
            yield replace(outcome, weight=len(of_kind) / len(judged))


def is_kept_back(id_: str) -> bool:
    """Whether a report is of the eighth that no network is taught with (`training.corpora.annotated`)."""
    return int(hashlib.sha256(id_.encode()).hexdigest()[:8], 16) % 8 == 0


def load_judged(path: Path = JUDGED) -> dict[tuple[str, str, str, str], bool]:
    """The verdicts on records of which the annotation has nothing: by type, corpus, document and record."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {(row["type"], row["corpus"], row["document"], row["record"]): row["right"] for row in rows}


def stands_there(record: Record, gold: Gold) -> bool:
    """Whether the annotation has something of the record's type where the record stands."""
    match record:
        case Exchange():
            return touch([record.ask], gold.get("what", gold["anchor"]))
        case Forecast():
            return touch([record.action], gold.get("action", gold["anchor"]))
        case Claim():
            cause, effect = record.cause.span, record.effect.span
            both = touch([cause], gold.get("cause", ())) and touch([effect], gold["effect"])
            return both or touch([cause, effect], gold["anchor"])
    return touch(own_words(record), gold["anchor"])


def touch(a: Iterable[Span], b: Iterable[Sequence[int]]) -> bool:
    """Whether any spans share a character."""
    return any(start < other_end and other < end for start, end in a for other, other_end in b)


class _Words:
    """Actors of a reading by the words that mean them: their mentions, and those of whom they act for or consist of."""

    def __init__(self, reading: Reading) -> None:
        self.actors = {actor.id: actor for actor in reading.actors}

    def _spans(self, ids: Iterable[str]) -> list[Span]:
        whole = set(ids)
        for id_ in list(whole):
            if actor := self.actors.get(id_):
                whole |= {*actor.members, *([actor.acts_for] if actor.acts_for else [])}
        return [mention.span for id_ in whole if id_ in self.actors for mention in self.actors[id_].mentions]

    def agree(self, ids: Iterable[str | None], gold: Gold, part: str) -> bool:
        """Whether one of the actors is meant by the words that play this part, or there is nobody on either side."""
        some = [id_ for id_ in ids if id_ is not None]
        return touch(self._spans(some), gold[part]) if gold.get(part) else not some

    def same(self, record: Record, gold: Gold) -> bool:
        """Whether an annotated record says the same, by the conditions of `relations`."""
        match record:
            case Exchange():
                sides = self.agree(record.askers, gold, "by") and self.agree(record.addressees, gold, "to")
                return sides and stands_there(record, gold)
            case Tie():
                straight = self.agree([record.from_], gold, "from") and self.agree([record.to], gold, "to")
                turned = self.agree([record.from_], gold, "to") and self.agree([record.to], gold, "from")
                return gold["as"] == record.kind and (straight or (turned and record.kind in MUTUAL))
            case Claim():
                factors = touch([record.cause.span], gold.get("cause", ())) and touch(
                    [record.effect.span], gold["effect"]
                )
                return factors and gold["as"][0] == record.sign and self.agree(record.holders, gold, "holder")
            case Forecast():
                parties = self.agree(record.holders, gold, "holder") and self.agree([record.actor], gold, "actor")
                even = relations.below_even(record) == _SIDES[gold["as"]]
                return parties and even and stands_there(record, gold)
        return False
