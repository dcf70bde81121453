"""Spans: the words for source and target of what single sentences of news tell, both found by the reader (CAMEO).

**Rows**: `{"id", "text", "spans": [{"role": "source" | "target" | "R", "start", "end"}]}`. R is reciprocal: those who
do something together, in one span or in several. **Held out** is the fifth of the rows for which the first eight hex
digits of the SHA-256 of the `id`, as a number, are divisible by 5 (`held_out`): the headline is measured there, and
their misses are never shown. Most of these sentences stand in the corpus of `found` too, whose misses leave them out.

**Predictions** are the words of the parties of the whole reading's events, each once a role, a pronoun standing for its
actor (`deeds.sides`): of actors (source) and recipients (target); where something mutual (`deeds.MUTUAL`) has no
recipient, its actors are reciprocal. Negated events are left out (`deeds`).

**Found** is a gold span that shares a character with a prediction of its role. A reciprocal prediction may stand for
any role, and for a gold R so may a prediction of any role: with whom one meets is by nature both.
**spans**: F1. Recall is the gold spans found over all gold spans. Precision is the gold spans found over those and the
predictions that share a character with no gold span of their role: several predictions within one gold span ("Nigerian
and British forces") count once, as the gold does. A sentence's gold is one event; the parties of all others that are
read count as wrong, though they may be right.
**sources**, **targets**, **reciprocal**: the same by role. A reciprocal prediction that finds a gold source, target
or R is counted there, and one that finds nothing as reciprocal; a prediction of a source that finds an R counts as
reciprocal. **any role**: F1 of spans whatever their role.

Intervals: 95 %, bootstrap over rows. `--limit N` takes N rows of either part, evenly.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence

from benchmarks import deeds
from benchmarks.corpora import Corpus, Span
from benchmarks.deeds import Either
from benchmarks.misses import Miss, words
from benchmarks.results import Result, f1_figure
from dragoman.records import Reading

#: Where a gold span stands, and its role: source, target or R.
Placed = tuple[Span, str]
#: The words of a party that is read, any of which will do, and its role.
Read = tuple[Either, str]
Row = tuple[int, int, int, int]
ROLES = {"source": "sources", "target": "targets", "R": "reciprocal"}
_SHARE = 5


def held_out(id_: str) -> bool:
    """Whether a row is in the fifth that no rule may be tuned on."""
    return int(hashlib.sha256(id_.encode()).hexdigest()[:8], 16) % _SHARE == 0


def key(text: str) -> str:
    """What two renderings of one sentence have in common: its letters and digits."""
    return "".join(filter(str.isalnum, text)).lower()


def unseen(corpus: Corpus) -> set[str]:
    """The keys of the sentences that are held out, wherever else they stand: PLV has most of them too."""
    return {key(row["text"]) for row in Corpus(corpus.path).rows() if held_out(row["id"])}


def predictions(reading: Reading) -> list[Read]:
    """The words of the parties of a reading's events, each once a role."""
    found: dict[Read, None] = {}
    for event in filter(deeds.happens, reading.events):
        actors, recipients = deeds.sides(reading, event)
        mutual = event.type in deeds.MUTUAL and not recipients and len(actors) > 1
        found |= {(party, "R" if mutual else "source"): None for party in actors}
        found |= {(party, "target"): None for party in recipients}
    return list(found)


def agree(read: str, gold: str) -> bool:
    """Whether roles agree: equal, or one of them reciprocal."""
    return read == gold or "R" in (read, gold)


def anyhow(read: str, gold: str) -> bool:
    """For spans whatever their role."""
    return True


def count(found: Sequence[Read], gold: Sequence[Placed], role: Callable[[str, str], bool] = agree) -> dict[str, Row]:
    """Rows of counts: of all spans under "", and by the role of the gold span, or of the prediction that finds none."""
    good = {
        name: sum(any(is_found(one, other, role) for one in found) for other in gold if name in ("", other[1]))
        for name in ("", *ROLES)
    }
    extra = {
        name: sum(not any(is_found(one, other, role) for other in gold) for one in found if name in ("", one[1]))
        for name in ("", *ROLES)
    }
    of = {name: sum(name in ("", other[1]) for other in gold) for name in ("", *ROLES)}
    return {name: (good[name], good[name] + extra[name], good[name], of[name]) for name in good}


def is_found(one: Read, other: Placed, role: Callable[[str, str], bool] = agree) -> bool:
    """Whether the prediction `one` finds the gold span `other`."""
    return role(one[1], other[1]) and deeds.touch(one[0], [other[0]])


def measure(
    corpus: Corpus, read: Callable[[str], Reading], misses: list[Miss] | None = None, part: str = "held out"
) -> Result:
    """Scores `read`, a function from a text to its reading, on the rows `held out`, or, `part` else, on all rows."""
    wanted = [row for row in Corpus(corpus.path).rows() if part != "held out" or held_out(row["id"])]
    wanted = wanted[:: 1 if corpus.limit is None else -(-len(wanted) // corpus.limit)]
    rows: dict[str, list[Row]] = {"spans": [], "any role": [], **{name: [] for name in ROLES.values()}}
    for row in wanted:
        gold = [((span["start"], span["end"]), span["role"]) for span in row["spans"]]
        reading = read(row["text"])
        found = predictions(reading)
        for role, counted in count(found, gold).items():
            rows[ROLES.get(role, "spans")].append(counted)
        rows["any role"].append(count(found, gold, anyhow)[""])
        if misses is not None and not held_out(row["id"]):
            misses += _misses(row["id"], row["text"], found, gold, reading)
    figures = tuple(f1_figure(name, counted) for name, counted in rows.items())
    return Result("spans", corpus.name, corpus.sha256(), part, len(wanted), figures)


def _misses(id_: str, text: str, found: Sequence[Read], gold: Sequence[Placed], reading: Reading) -> Iterable[Miss]:
    shown = "; ".join(
        f"{event.type} ({event.modality}) “{words(text, event.anchors)}” {words(text, event.actor_spans)} → "
        f"{words(text, event.recipient_spans)} [{event.why}]"
        for event in reading.events
    )
    wanted = "; ".join(f"{role} {words(text, [span])}" for span, role in gold)
    for span, role in gold:
        if any(is_found(one, (span, role)) for one in found):
            continue
        what = "no event read" if not reading.events else "the other role" if any(
            deeds.touch(one[0], [span]) for one in found
        ) else "only events without a party" if not found else "the events read are of others"  # fmt: skip
        yield Miss(f"missed: {role}, {what}", id_, text, wanted, shown)
    for one in found:
        if not any(is_found(one, other) for other in gold):
            what = (
                "in no gold span" if not any(deeds.touch(one[0], [other[0]]) for other in gold) else "of the other role"
            )
            yield Miss(f"extra: {one[1]} {what}", id_, text, wanted, f"{words(text, one[0][:1])}; {shown}")
