"""Relations: exchanges, ties, claims and forecasts, against reports annotated in full by the codebook.

**Rows**: `{"id", "reading"}`: readings in the JSON form, their texts left out and found again in `bench_news` by `id`
(`crises_dev.jsonl`, `crises_final_a.jsonl`, `crises_final_b.jsonl`). Forty reports on relations between states were
drawn and annotated before any rule for these records was written: 25 to develop on, 15 kept for measuring, each of
those by two people who did not see each other's work. *people* compares these two, by the same rules.

Two records are the same where:

* **exchanges**: they share an asker and an addressee, and the words of what is asked overlap. **answer**: of the
  exchanges found, the share with the right answer.
* **ties**: the same kind, the same `from` and `to`; either way round for alliance, border and rivalry.
* **claims**: they share a holder, causes overlap, effects overlap, and the sign is the same.
* **forecasts**: they share a holder, the actor is the same, the actions overlap, and the probability lies on the same
  side of even (a negated forecast without a band lies below).

Actors are aligned by their mentions (`dragoman.scoring.align`); a part of an actor that the reader split counts as that
actor, if most of its mentions are that actor's. An actor stands also for whom it acts for, and a group for its members;
no actor on both sides agrees (the report's own voice). The figures beside them drop one condition.

F1 over all reports; intervals: 95 %, bootstrap over reports.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.corpora import ROOT, Corpus
from benchmarks.counting import counts, pairs
from benchmarks.examples import bare
from benchmarks.misses import Miss
from benchmarks.results import Figure, Result, f1_figure, recall_figure
from dragoman.records import Claim, Exchange, Forecast, Reading, Record, Report, Span, Tie, decode, encode, own_words
from dragoman.scoring import align

FOLDER = ROOT / "benchmarks"
DEV, FINAL = "crises_dev", ("crises_final_a", "crises_final_b")
SYMMETRIC = ("alliance", "border", "rivalry")
#: The records of this file by type, and what of them is compared.
KINDS = ("exchanges", "ties", "claims", "forecasts")

Names = frozenset[str]


def load(name: str, texts: Corpus, folder: Path = FOLDER) -> list[Reading]:
    """Annotated readings with their texts put back. Raises `ValueError` where a text is missing."""
    by_id = {row["id"]: row["text"] for row in texts.rows()}
    readings = []
    for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["id"] not in by_id:
            raise ValueError(f"{name}: {texts.path} has no row {row['id']}")
        text = by_id[row["id"]]
        row["reading"]["report"]["text"] = text
        for part in _quotations(row["reading"]):
            part["text"] = part["text"] or text[slice(*part["span"])]
        readings.append(decode(json.dumps(row["reading"])))
    return readings


def without_text(id_: str, reading: Reading) -> str:
    """A line of such a file: nothing of the report stands in it but names and offsets."""
    values = json.loads(encode(reading))
    for part in _quotations(values):
        if part["text"] == reading.report.text[slice(*part["span"])]:
            part["text"] = ""
    values["report"] |= {"text": "", "title": None}
    return json.dumps({"id": id_, "reading": values}, ensure_ascii=False, separators=(",", ":"))


def _quotations(reading: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The parts of records that hold words of the report beside their span."""
    for record in (*reading.get("claims", ()), *reading.get("forecasts", ())):
        yield from (record[name] for name in ("cause", "effect", "condition") if record.get(name))


@dataclass(frozen=True)
class Parties:
    """Actors of one reading by the ids of the other they are compared with."""

    reading: Reading
    to: dict[str, frozenset[str]]

    def names(self, ids: Iterable[str | None]) -> Names:
        """The ids that stand for these actors: their own, whom they act for, and a group's members."""
        actors = {actor.id: actor for actor in self.reading.actors}
        found: set[str] = set()
        for id_ in ids:
            if id_ is None:
                continue
            actor = actors.get(id_)
            all_ = {id_} if actor is None else {id_, *actor.members, *([actor.acts_for] if actor.acts_for else [])}
            for one in all_:
                found |= self.to.get(one, frozenset([f"system:{one}" if one in actors and self.to else one]))
        return frozenset(found)


def counterparts(gold: Reading, system: Reading) -> dict[str, Names]:
    """Ids of the system's actors → those gold actors that they are, or are a part of."""
    found = {mine: {theirs} for mine, theirs in align(gold, system).items()}
    for actor in system.actors:
        own = [mention.span for mention in actor.mentions]
        for other in gold.actors:
            shared = sum(touch([span], [mention.span for mention in other.mentions]) for span in own)
            if own and shared > len(own) / 2 and other.kind != "state":
                found.setdefault(actor.id, set()).add(other.id)
    return {id_: frozenset(ids) for id_, ids in found.items()}


def agree(a: Names, b: Names) -> bool:
    """Whether two lists of actors share one, or are both empty."""
    return bool(a & b) or not (a or b)


def touch(a: Iterable[Span], b: Iterable[Span]) -> bool:
    """Whether any spans share a character."""
    return any(s < e2 and s2 < e for s, e in a for s2, e2 in b)


def below_even(record: Forecast) -> float:
    """-1 below even, 0 even, 1 above: of the action itself, un-negated."""
    if record.low is None or record.high is None:
        return -1 if record.negated else 1
    middle = (record.low + record.high) / 2
    return 0 if abs(middle - 0.5) < 0.03 else -1 if middle < 0.5 else 1


def same(kind: str, a: Record, b: Record, ours: Parties, theirs: Parties, loose: bool = False) -> bool:
    """Whether two records say the same; `loose` drops the last condition of their kind."""
    match a, b:
        case Exchange(), Exchange():
            parties = agree(ours.names(a.askers), theirs.names(b.askers)) and agree(
                ours.names(a.addressees), theirs.names(b.addressees)
            )
            return (parties or loose) and touch([a.ask], [b.ask])
        case Tie(), Tie():
            gives, gets = ours.names([a.from_]), ours.names([a.to])
            given, got = theirs.names([b.from_]), theirs.names([b.to])
            straight = agree(gives, given) and agree(gets, got)
            turned = (a.kind in SYMMETRIC or loose) and agree(gives, got) and agree(gets, given)
            return (straight or turned) and (a.kind == b.kind or loose)
        case Claim(), Claim():
            holders = agree(ours.names(a.holders), theirs.names(b.holders))
            factors = touch([a.cause.span], [b.cause.span]) and touch([a.effect.span], [b.effect.span])
            return factors and (loose or (holders and a.sign == b.sign))
        case Forecast(), Forecast():
            holders = agree(ours.names(a.holders), theirs.names(b.holders))
            actor = agree(ours.names([a.actor]), theirs.names([b.actor]))
            return touch([a.action], [b.action]) and (loose or (holders and actor and below_even(a) == below_even(b)))
    return False


LOOSE = {
    "exchanges": "exchanges, whoever the parties", "ties": "ties, of whatever kind",
    "claims": "claims, whatever holder and sign", "forecasts": "forecasts, action alone",
}  # fmt: skip


def matched(gold: Reading, system: Reading, kind: str, loose: bool = False) -> list[tuple[Record, Record]]:
    """The pairs of records of a kind that say the same, one to one."""
    ours, theirs = Parties(gold, {}), Parties(system, counterparts(gold, system))
    left, right = getattr(gold, kind), getattr(system, kind)
    allowed = [
        (i, j, 1.0 if touch(own_words(a), own_words(b)) else 0.5)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if same(kind, a, b, ours, theirs, loose)
    ]
    return [(left[i], right[j]) for i, j in pairs(allowed, len(left), len(right))]


def reader(read: Callable[[Report], Reading]) -> Callable[[Reading], Reading]:
    """From an annotated reading to what `read` makes of its report as a source gives it."""
    return lambda gold: read(bare(gold.report))


def measure(
    readings: Sequence[Reading],
    read: Callable[[Reading], Reading],
    name: str,
    misses: list[Miss] | None = None,
    what: str = "whole reading",
) -> Result:
    """Scores `read`, a function from an annotated reading to a reading of the same text."""
    both = [(gold, read(gold)) for gold in readings]
    edition = hashlib.sha256(b"".join(map(encode, readings))).hexdigest()[:12]
    figures: list[Figure] = []
    for kind in KINDS:
        for loose in (False, True):
            rows = []
            answers = []
            for gold, system in both:
                found = matched(gold, system, kind, loose)
                rows.append(counts(len(getattr(system, kind)), len(getattr(gold, kind)), len(found)))
                if kind == "exchanges" and not loose:
                    rights = [int(a.answer == b.answer) for a, b in found]  # type: ignore[attr-defined]
                    answers += [(right, 1, right, 1) for right in rights]
                if misses is not None and not loose:
                    misses += _misses(gold, system, kind, found)
            figures.append(f1_figure(LOOSE[kind] if loose else kind, rows))
            if answers:
                figures.append(recall_figure("answers", answers))
    return Result("relations", name, edition, what, len(readings), tuple(figures))


def _misses(gold: Reading, system: Reading, kind: str, found: list[tuple[Record, Record]]) -> Iterable[Miss]:
    text = gold.report.text
    ours, theirs = {id(a) for a, _ in found}, {id(b) for _, b in found}
    for reading, taken, word in ((gold, ours, "missed"), (system, theirs, "extra")):
        other = system if reading is gold else gold
        for record in getattr(reading, kind):
            if id(record) not in taken:
                spans = own_words(record)
                start, end = min(a for a, _ in spans), max(b for _, b in spans)
                around = text[max(0, start - 160) : end + 160].replace("\n", " ")
                near = [told(r, text) for r in getattr(other, kind) if touch(own_words(r), [(start - 60, end + 60)])]
                yield Miss(f"{kind} {word}", gold.report.id, around, told(record, text), " | ".join(near) or "nothing")


def told(record: Record, text: str) -> str:
    """A record in one line."""

    def words(span: Span) -> str:
        return f"“{text[slice(*span)]}”".replace("\n", " ")

    match record:
        case Exchange():
            return (
                f"{record.kind} {','.join(record.askers)} → {','.join(record.addressees)} {words(record.ask)} "
                f"{record.answer} [{record.why}]"
            )
        case Tie():
            return (
                f"{record.from_} → {record.to} {record.kind} {record.sign} {words(record.evidence[0])} [{record.why}]"
            )
        case Claim():
            flags = "".join(f" {name}" for name in ("negated", "intended") if getattr(record, name))
            return (
                f"{','.join(record.holders) or '-'}: {words(record.cause.span)} {record.sign} "
                f"{words(record.effect.span)}{flags} {record.low}–{record.high} [{record.why}]"
            )
        case Forecast():
            return (
                f"{','.join(record.holders) or '-'}: {record.actor} {words(record.action)}"
                f"{' not' if record.negated else ''} {record.low}–{record.high} [{record.why}]"
            )
    raise TypeError(type(record).__name__)
