"""Readings against annotated readings of the same reports: what was found, what was right, what was missed.

Gold and system readings in, `Scores` out. What counts, exactly:

* A record is known by its *words*: the characters of some of its spans (`own_words`: of a statement its content, of an
  event its anchors, …), white space at their edges left off.
* Gold and system records of a type are matched one to one, greedily: the pair with the highest Jaccard index of words
  first (characters in both over characters in either); among equals, of statements the pair whose sources and cues have
  the highest, then the pair that stands first.
* *overlap*: matched, Jaccard ≥ .5. *exact*: matched, the very same words.
* `statements, whole` is stricter: at *overlap* the sources must share a character, and the cues too (two empty ones
  agree), at *exact* source, cue and content must be the same. This is the measure used on PolNeAR.
* `mentions` are all mentions of all actors, whoever is meant; `actors` are known by all their mentions together.
* Precision is matched over system, recall matched over gold, F1 their harmonic mean, over all reports together.
* Actors: states are the same where their codes are; the others are aligned greedily by the Jaccard index of their
  mentions. Ids of the system are replaced by those of their gold counterparts before any field is compared.
* Fields are compared on records matched at *overlap*, over the pairs in which gold or system says something. Lists of
  actors agree as sets; spans agree with Jaccard ≥ .5; texts (name, role) whatever their case; all else by being equal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from dragoman.errors import RecordError, UsageError
from dragoman.records import RECORD_TYPES, Mark, Mention, Reading, Record, Span, Statement, decode, own_words

ENOUGH = 0.5
"""The Jaccard index from which on two spans count as the same, as usual for attributions (PolNeAR)."""

#: Which fields are compared, and as what.
FIELDS: dict[str, dict[str, str]] = {
    "actors": {"kind": "value", "name": "text", "country": "value", "sector": "value", "role": "text",
               "affiliation": "actor", "acts_for": "actor", "members": "actors", "owner": "actor", "flag": "actor"},
    "statements": {"speakers": "actors", "acts_for": "actors", "kind": "value", "act": "value", "addressee": "actor",
                   "channel": "value", "made_on": "value", "about": "actors", "inside": "statement",
                   "ascribed": "value", "hedge": "span", "low": "value", "high": "value"},
    "events": {"type": "value", "mode": "value", "actors": "actors", "recipients": "actors", "location": "span",
               "when": "value", "modality": "value", "outcome": "value", "attributed_to": "statement"},
    "exchanges": {"kind": "value", "askers": "actors", "addressees": "actors", "toward": "actors", "asked_on": "value",
                  "answer": "value"},
    "ties": {"from_": "actor", "to": "actor", "kind": "value", "sign": "value", "since": "value", "until": "value"},
    "claims": {"holders": "actors", "sign": "value", "negated": "value", "intended": "value", "low": "value",
               "high": "value"},
    "forecasts": {"holders": "actors", "actor": "actor", "type": "value", "negated": "value", "low": "value",
                  "high": "value", "horizon": "value"},
}  # fmt: skip

Spans = tuple[Span, ...]


class Count(msgspec.Struct):
    """How many were matched, of how many in gold and how many in the system's readings."""

    matched: int = 0
    gold: int = 0
    system: int = 0

    @property
    def precision(self) -> float:
        return self.matched / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.matched / (self.gold + self.system) if self.gold + self.system else 0.0


class Agreement(msgspec.Struct):
    """On how many of the matched records that say something about a field the two agree."""

    right: int = 0
    of: int = 0


class Scores(msgspec.Struct):
    """`exact` and `overlap` by what is counted (`statements`, `mentions`, …); `fields` by record type and field."""

    reports: int = 0
    exact: dict[str, Count] = {}
    overlap: dict[str, Count] = {}
    fields: dict[str, dict[str, Agreement]] = {}

    def as_dict(self) -> dict[str, Any]:
        """Everything, with precision, recall and F1, as plain values."""

        def shown(count: Count) -> dict[str, float]:
            whole = {"matched": count.matched, "gold": count.gold, "system": count.system}
            return {**whole, **{name: round(getattr(count, name), 4) for name in ("precision", "recall", "f1")}}

        return {
            "reports": self.reports,
            "exact": {what: shown(count) for what, count in self.exact.items()},
            "overlap": {what: shown(count) for what, count in self.overlap.items()},
            "fields": msgspec.to_builtins(self.fields),
        }


class _Match(NamedTuple):
    gold: int
    system: int
    jaccard: float


def score(pairs: Iterable[tuple[Reading, Reading]]) -> Scores:
    """Scores pairs of gold and system readings. Raises `UsageError` where the two are not of the same text."""
    scores = Scores()
    for gold, system in pairs:
        if gold.report.text != system.report.text:
            raise UsageError(
                f"report {gold.report.id}: gold and system have different texts, so no span can be compared"
            )
        scores.reports += 1
        _score_report(scores, gold, system)
    return scores


def pair_up(gold: Sequence[Reading], system: Iterable[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """Gold readings with the system's of the same text. Raises `UsageError` where one is missing.

    Readings of reports that gold does not have are left out.
    """
    by_text = {reading.report.text: reading for reading in system}
    for reading in gold:
        if reading.report.text not in by_text:
            raise UsageError(f"the system's file has no reading of the text of report {reading.report.id}")
        yield reading, by_text[reading.report.text]


def load(path: str) -> list[Reading]:
    """Readings in the JSON form, a line each. Raises `UsageError` with the line where one does not fit."""
    out = []
    with Path(path).open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                try:
                    out.append(decode(line))
                except RecordError as error:
                    raise UsageError(f"{path}:{number}: {error}") from error
    if not out:
        raise UsageError(f"{path} holds no readings")
    return out


def read_again(gold: Iterable[Reading]) -> Iterator[Reading]:
    """The reports of annotated readings, read now: from their texts and what their sources said, without the marks."""
    from dragoman.reading.read import read
    from dragoman.sources.encodings import damage

    for reading in gold:
        report = msgspec.structs.replace(reading.report, furniture=(), damaged=damage(reading.report.text))
        yield read(report)


def _score_report(scores: Scores, gold: Reading, system: Reading) -> None:
    text = gold.report.text
    for what, words in (("furniture", _mark_words), ("damaged", _mark_words)):
        _count(scores, text, what, getattr(gold.report, what), getattr(system.report, what), words)
    ours, theirs = ([m for actor in reading.actors for m in actor.mentions] for reading in (gold, system))
    _count(scores, text, "mentions", ours, theirs, _mark_words)
    matches: dict[str, list[_Match]] = {}
    for kind in RECORD_TYPES:
        second = _source_and_cue if kind == "statements" else None
        matches[kind] = _count(scores, text, kind, getattr(gold, kind), getattr(system, kind), own_words, second)
        if kind == "statements":
            _count_whole(scores, text, gold.statements, system.statements, matches[kind])
    statements = {
        system.statements[m.system].id: gold.statements[m.gold].id for m in matches["statements"] if m.jaccard >= ENOUGH
    }
    compare = _Comparison(text, align(gold, system), statements, gold, system)
    for kind in RECORD_TYPES:
        for match in matches[kind]:
            if match.jaccard >= ENOUGH:
                compare.records(scores, kind, getattr(gold, kind)[match.gold], getattr(system, kind)[match.system])


def _source_and_cue(statement: Statement) -> Sequence[Span]:
    return (*statement.source, *statement.cue)


def _mark_words(mark: Mark | Mention) -> Sequence[Span]:
    return [mark.span]


def _count(
    scores: Scores,
    text: str,
    what: str,
    gold: Sequence[Any],
    system: Sequence[Any],
    words: Callable[[Any], Sequence[Span]],
    among_equals: Callable[[Any], Sequence[Span]] | None = None,
) -> list[_Match]:
    ours, theirs = [_normal(text, words(r)) for r in gold], [_normal(text, words(r)) for r in system]

    def second(i: int, j: int) -> float:
        if among_equals is None:
            return 0.0
        return _jaccard(_normal(text, among_equals(gold[i])), _normal(text, among_equals(system[j])))

    matches = _match(ours, theirs, second)
    _add(scores.exact, what, sum(m.jaccard == 1 for m in matches), ours, theirs)
    _add(scores.overlap, what, sum(m.jaccard >= ENOUGH for m in matches), ours, theirs)
    return matches


def _add(counts: dict[str, Count], what: str, matched: int, gold: Sequence[Any], system: Sequence[Any]) -> None:
    count = counts.setdefault(what, Count())
    count.matched += matched
    count.gold += len(gold)
    count.system += len(system)


def _count_whole(
    scores: Scores, text: str, gold: Sequence[Statement], system: Sequence[Statement], matches: Iterable[_Match]
) -> None:
    overlap = exact = 0
    for match in matches:
        roles = [
            (_normal(text, getattr(gold[match.gold], role)), _normal(text, getattr(system[match.system], role)))
            for role in ("source", "cue")
        ]
        overlap += match.jaccard >= ENOUGH and all(a == b or _shared(a, b) for a, b in roles)
        exact += match.jaccard == 1 and all(a == b for a, b in roles)
    _add(scores.overlap, "statements, whole", overlap, gold, system)
    _add(scores.exact, "statements, whole", exact, gold, system)


def align(gold: Reading, system: Reading) -> dict[str, str]:
    """System actor id → gold actor id, for the actors that both readings have."""
    states = {a.id for a in gold.actors if a.kind == "state"} & {a.id for a in system.actors if a.kind == "state"}
    ours = [a for a in gold.actors if a.id not in states]
    theirs = [a for a in system.actors if a.id not in states]
    text = gold.report.text
    matches = _match([_normal(text, own_words(a)) for a in ours], [_normal(text, own_words(a)) for a in theirs])
    return {state: state for state in sorted(states)} | {theirs[m.system].id: ours[m.gold].id for m in matches}


class _Comparison(NamedTuple):
    """How fields of one report's records are compared."""

    text: str
    actors: dict[str, str]
    statements: dict[str, str]
    gold: Reading
    system: Reading

    def records(self, scores: Scores, kind: str, gold: Record, system: Record) -> None:
        counts = scores.fields.setdefault(kind, {})
        for field, form in FIELDS[kind].items():
            ours, theirs = getattr(gold, field), getattr(system, field)
            if form in ("actor", "statement"):
                theirs = self._translate(theirs, form)
            elif form == "actors":
                ours, theirs = frozenset(ours), frozenset(self._translate(one, "actor") for one in theirs)
            elif form == "text":
                ours, theirs = _folded(ours), _folded(theirs)
            said = ours not in (None, frozenset()) or theirs not in (None, frozenset())
            agreement = counts.setdefault(field.rstrip("_"), Agreement())
            agreement.of += said
            agreement.right += said and self._same(ours, theirs, form)

    def _same(self, ours: Any, theirs: Any, form: str) -> bool:
        if form == "span" and ours is not None and theirs is not None:
            return _jaccard(_normal(self.text, [ours]), _normal(self.text, [theirs])) >= ENOUGH
        return bool(ours == theirs)

    def _translate(self, name: str | None, form: str) -> str | None:
        """A system's id as gold has it. An id without a record in the report (`acts_for` of a state) is what it is."""
        if name is None:
            return None
        known, of = (self.actors, self.system.actors) if form == "actor" else (self.statements, self.system.statements)
        return known.get(name) or (f"no counterpart of {name}" if any(r.id == name for r in of) else name)


def _folded(text: str | None) -> str | None:
    return None if text is None else " ".join(text.casefold().split())


# Sets of characters, as spans in order that neither touch nor overlap.


def _normal(text: str, spans: Iterable[Span]) -> Spans:
    out: list[Span] = []
    for start, end in sorted(spans):
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start == end:
            continue
        if out and (start <= out[-1][1] or text[out[-1][1] : start].isspace()):
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return tuple(out)


def _shared(a: Spans, b: Spans) -> int:
    shared = i = j = 0
    while i < len(a) and j < len(b):
        shared += max(0, min(a[i][1], b[j][1]) - max(a[i][0], b[j][0]))
        if a[i][1] <= b[j][1]:
            i += 1
        else:
            j += 1
    return shared


def _size(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _jaccard(a: Spans, b: Spans) -> float:
    if a == b:
        return 1.0
    shared = _shared(a, b)
    return shared / (_size(a) + _size(b) - shared) if shared else 0.0


def _match(
    gold: Sequence[Spans], system: Sequence[Spans], second: Callable[[int, int], float] = lambda i, j: 0.0
) -> list[_Match]:
    """Matches one to one, the best pairs first; what shares nothing is no match, nor is a record without words."""
    pairs = [
        (_Match(i, j, jaccard), second(i, j))
        for i, ours in enumerate(gold)
        for j, theirs in enumerate(system)
        if ours and theirs and (jaccard := _jaccard(ours, theirs))
    ]
    taken: tuple[set[int], set[int]] = set(), set()
    out = []
    for pair, _ in sorted(pairs, key=lambda p: (-p[0].jaccard, -p[1], p[0].gold, p[0].system)):
        if pair.gold not in taken[0] and pair.system not in taken[1]:
            taken[0].add(pair.gold)
            taken[1].add(pair.system)
            out.append(pair)
    return sorted(out)
