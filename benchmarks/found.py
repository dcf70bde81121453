"""Found: who did what to whom in single sentences of news, both parties to be found by the reader (PLV).

**Rows**: `{"text", "spans": [{"role": "source" | "target", "start", "end"}], "event"}`, `event` one of the fifteen
roots of PLV. A row is one triple (type, source, target); a role may have several spans, any of which will do. Rows that
lack a source or a target are left out. Rows of the same text are taken together: all their triples hold for it.

**Predictions** are the deeds of the whole reading of the bare text (`deeds`: type by PLV's roots, pairs of an actor's
words and a recipient's, a pronoun standing for its actor). *One event is one prediction*, however many pairs its lists
of parties make: a coordination on one side is one deed, and gold gives coordinations now as one span, now as several. A
later event of the same root whose pairs were all told before is the same prediction.

**Right** is a prediction if one of its pairs shares characters with a source and a target of one gold triple of its
root; **found** is a gold triple for which a prediction is right.

**triples**, the headline: F1; precision is right over all predictions, recall found over all gold triples. A sentence
has one gold triple, though more may be true of it ("X, which invaded Y, accused Z"): whatever else is read in it counts
as wrong, so that precision is a lower bound. It is not mended, since it cannot be known here which of the others hold.
**triples, rivals**: F1 whose precision counts, beside the right ones, only those predictions that contradict the gold:
of its root with other parties, or with its two parties (either order) and another root. An upper bound.
**triples, negated too**: the headline where events that are said not to have happened are predictions as well.
**right triple**: of the texts, those where a gold triple is among those found. **parties**: F1 of pairs whatever their
type. **type**, **source**, **target**: of the gold triples, those whose root, whose source, whose target is that of any
prediction or event at all, however the rest may be: where the triples are lost.

Intervals: 95 %, bootstrap over texts. `--limit N` takes N texts evenly from all, since the rows are sorted by type.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks import deeds
from benchmarks.corpora import Corpus, Span
from benchmarks.deeds import Either, touch
from benchmarks.misses import Miss, words
from benchmarks.results import Figure, Result, f1_figure, recall_figure
from dragoman.records import Event, Reading

Spans = tuple[Span, ...]
Row = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Triple:
    """A gold triple: the root, and the spans of either role."""

    root: str
    source: Spans
    target: Spans


@dataclass(frozen=True, slots=True)
class Deed:
    """A prediction: an event's root and its pairs of parties, each by the spans any of which will do."""

    root: str
    pairs: tuple[tuple[Either, Either], ...]
    event: Event


@dataclass(frozen=True, slots=True)
class Text:
    """A text with all its triples."""

    id: str
    text: str
    triples: tuple[Triple, ...]


def load(corpus: Corpus) -> list[Text]:
    """The texts of a corpus with their triples, in the order of the file."""
    texts: dict[str, Text] = {}
    for row in Corpus(corpus.path).rows():
        roles = {
            role: tuple((span["start"], span["end"]) for span in row["spans"] if span["role"] == role)
            for role in ("source", "target")
        }
        if all(roles.values()):
            before = texts.get(row["text"], Text(row["id"], row["text"], ()))
            triple = Triple(row["event"], roles["source"], roles["target"])
            texts[row["text"]] = Text(before.id, before.text, (*before.triples, triple))
    found = list(texts.values())
    return found[:: 1 if corpus.limit is None else -(-len(found) // corpus.limit)]


def predictions(reading: Reading, negated: bool = False) -> list[Deed]:
    """The deeds of a reading with both parties, each told once; `negated` takes in what did not happen."""
    found: list[Deed] = []
    told: set[tuple[str, tuple[Either, Either]]] = set()
    for event in reading.events:
        root = deeds.root(event)
        pairs = tuple(deeds.pairs(event, *deeds.sides(reading, event)))
        new = {(root, pair) for pair in pairs} - told
        if new and (negated or deeds.happens(event)):
            told |= new
            found.append(Deed(root, pairs, event))
    return found


def same_parties(deed: Deed, triple: Triple, turned: bool = False) -> bool:
    """Whether a pair of the deed shares characters with source and target of the triple; `turned`, the other way."""
    sources, targets = (triple.target, triple.source) if turned else (triple.source, triple.target)
    return any(touch(actor, sources) and touch(recipient, targets) for actor, recipient in deed.pairs)


def right(deed: Deed, triple: Triple) -> bool:
    return deed.root == triple.root and same_parties(deed, triple)


def contradicts(deed: Deed, triple: Triple) -> bool:
    """Whether a deed says otherwise than the triple: its root of others, or another root of its parties."""
    if deed.root == triple.root:
        return not same_parties(deed, triple)
    return same_parties(deed, triple) or same_parties(deed, triple, turned=True)


def count(
    found: Sequence[Deed],
    triples: Sequence[Triple],
    holds: Callable[[Deed, Triple], bool] = right,
    rivals: bool = False,
) -> Row:
    """A row of counts; with `rivals` only what contradicts a triple counts as predicted beside what is right."""
    good = [deed for deed in found if any(holds(deed, triple) for triple in triples)]
    predicted = len(found)
    if rivals:
        wrong = (deed for deed in found if deed not in good)
        predicted = len(good) + sum(any(contradicts(deed, triple) for triple in triples) for deed in wrong)
    met = sum(any(holds(deed, triple) for deed in found) for triple in triples)
    return len(good), predicted, met, len(triples)


def measure(corpus: Corpus, read: Callable[[str], Reading], misses: list[Miss] | None = None) -> Result:
    """Scores `read`, a function from a text to its reading, on the triples of `corpus`."""
    texts = load(corpus)
    rows: dict[str, list[Row]] = {name: [] for name in ("triples", "rivals", "negated", "parties")}
    any_right: list[Row] = []
    parts: dict[str, list[Row]] = {name: [] for name in ("type", "source", "target")}
    by_root: Counter[str] = Counter()
    of_root: Counter[str] = Counter()
    for text in texts:
        reading = read(text.text)
        found = predictions(reading)
        rows["triples"].append(count(found, text.triples))
        rows["rivals"].append(count(found, text.triples, rivals=True))
        rows["negated"].append(count(predictions(reading, negated=True), text.triples))
        rows["parties"].append(count(found, text.triples, same_parties))
        met = [any(right(deed, triple) for deed in found) for triple in text.triples]
        any_right.append(_share([any(met)]))
        happening = [event for event in reading.events if deeds.happens(event)]
        for name, of in (("type", _has_type), ("source", _has_source), ("target", _has_target)):
            parts[name].append(
                _share([any(of(reading, event, triple) for event in happening) for triple in text.triples])
            )
        for triple, is_met in zip(text.triples, met, strict=True):
            of_root[triple.root] += 1
            by_root[triple.root] += is_met
            if misses is not None and not is_met:
                misses.append(_miss(text, triple, found, reading))
        if misses is not None:
            misses += [_extra(text, deed) for deed in found if not any(right(deed, t) for t in text.triples)]
    figures: list[Figure] = [
        f1_figure("triples", rows["triples"]),
        f1_figure("triples, rivals", rows["rivals"]),
        f1_figure("triples, negated too", rows["negated"]),
        recall_figure("right triple", any_right),
        f1_figure("parties", rows["parties"]),
        *(Figure(name, sum(row[2] for row in parts[name]) / max(1, sum(row[3] for row in parts[name])),
                 n=sum(row[3] for row in parts[name])) for name in parts),
    ]  # fmt: skip
    note = "found, by root: " + ", ".join(f"{root} {by_root[root]}/{n}" for root, n in of_root.most_common())
    return Result("found", corpus.name, corpus.sha256(), "whole reading", len(texts), tuple(figures), note)


def _share(met: Sequence[bool]) -> Row:
    return sum(met), len(met), sum(met), len(met)


def _has_type(reading: Reading, event: Event, triple: Triple) -> bool:
    return deeds.root(event) == triple.root


def _has_source(reading: Reading, event: Event, triple: Triple) -> bool:
    return any(touch(party, triple.source) for party in deeds.sides(reading, event)[0])


def _has_target(reading: Reading, event: Event, triple: Triple) -> bool:
    actors, recipients = deeds.sides(reading, event)
    whom = recipients or (actors if event.type in deeds.MUTUAL else [])
    return any(touch(party, triple.target) for party in whom)


def _miss(text: Text, triple: Triple, found: Sequence[Deed], reading: Reading) -> Miss:
    """A gold triple that was not found, by what was read in its place."""
    typed = [event for event in reading.events if _has_type(reading, event, triple)]
    if not reading.events:
        kind = "missed: no event read"
    elif any(same_parties(deed, triple) for deed in found):
        others = sorted({deed.root for deed in found if same_parties(deed, triple)})
        kind = f"missed: type, {triple.root} read as {' and '.join(others)}"
    elif any(same_parties(deed, triple, turned=True) for deed in found):
        kind = "missed: parties the wrong way round"
    elif not typed:
        kind = "missed: another type, other parties"
    elif all(not deeds.happens(event) for event in typed):
        kind = "missed: read as negated"
    else:
        source = any(_has_source(reading, event, triple) for event in typed)
        target = any(_has_target(reading, event, triple) for event in typed)
        lacking = {(True, False): "target", (False, True): "source"}.get((source, target), "both parties")
        empty = [event for event in typed if lacking != "source" and not event.recipient_spans]
        empty += [event for event in typed if lacking != "target" and not event.actor_spans]
        kind = f"missed: type right, {lacking} {'empty' if empty else 'wrong'}"
    wanted = f"{triple.root}: {words(text.text, triple.source)} → {words(text.text, triple.target)}"
    return Miss(kind, text.id, text.text, wanted, "; ".join(_told(text.text, event) for event in reading.events))


def _extra(text: Text, deed: Deed) -> Miss:
    kind = (
        "extra: contradicts the gold" if any(contradicts(deed, t) for t in text.triples) else "extra: beside the gold"
    )
    triple = text.triples[0]
    wanted = f"{triple.root}: {words(text.text, triple.source)} → {words(text.text, triple.target)}"
    return Miss(kind, text.id, text.text, wanted, _told(text.text, deed.event))


def _told(text: str, event: Event) -> str:
    return (
        f"{event.type} ({event.modality}) “{words(text, event.anchors)}” {words(text, event.actor_spans)} → "
        f"{words(text, event.recipient_spans)} [{event.why}]"
    )
