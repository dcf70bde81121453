"""What the network itself takes for a record: the words that anchor it, of which kind, and who plays which part.

The rules of each kind of record know constructions; this head knows examples. Each anchor comes with chances, and what
is made of it is for the files that own the kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.reading.network import Floats, Signals

#: Chance from which a word is looked at as an anchor at all; each kind of record has its own bar above it.
LOOKED_AT = 0.15
#: Words that a part may run over, from its first.
_LONGEST = 60
_TAGGER, _PARTS = "anchors.", "parts"
_NO_KINDS = ("modality", "sides")


@dataclass(frozen=True, slots=True)
class Part:
    """The words that play a part towards an anchor, and the chance that they do."""

    first: int
    last: int
    chance: float


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words that anchor a record. `kind` is a kind of record (event, ask, answer, tie, claim, forecast), `label` which
    of that kind; `parts` by name, without those that nobody plays; `modality` of an event alone."""

    kind: str
    label: str
    first: int
    last: int
    chance: float
    parts: Mapping[str, Part]
    modality: str | None = None


def find_anchors(
    signals: Signals, labels: Mapping[str, list[str]], tables: Mapping[str, Floats], windows: Sequence[tuple[int, int]]
) -> tuple[Anchor, ...]:
    """The anchors of a text in the order of its words; none where the network has no such head.

    `windows` are the ranges of words that the network saw at once: parts are looked for within them.
    """
    if "anchors" not in signals.by_word:
        return ()
    chances = _by_tagger(signals.by_word["anchors"], labels)
    query, key = signals.by_word["part_query"], signals.by_word["part_key"]
    found: list[Anchor] = []
    for kind, chance in chances.items():
        if kind in _NO_KINDS:
            continue
        names = labels[_TAGGER + kind]
        begins = chance[:, 1:-1].sum(1)
        words = np.flatnonzero(begins >= LOOKED_AT)
        if not len(words):
            continue
        numbers = [k for k, name in enumerate(labels[_PARTS]) if name.split()[0] == kind]
        for first, last in windows:
            here = words[(first <= words) & (words < last)]
            if not len(here):
                continue
            played = _parts(query[here], key[first:last], here - first, numbers, tables)
            for at, word in enumerate(here.tolist()):
                end = word + 1
                while end < last and chance[end, -1] >= 0.5:
                    end += 1
                parts = {
                    labels[_PARTS][number].split()[1]: Part(first + a, first + b, share)
                    for number, (a, b, share) in zip(numbers, played[at], strict=True)
                    if b > a
                }
                label = names[1 + int(chance[word, 1:-1].argmax())].removeprefix("B-")
                modality = None
                if kind == "event":
                    modality = labels[_TAGGER + "modality"][int(chances["modality"][word].argmax())]
                found.append(Anchor(kind, label, word, end, float(begins[word]), parts, modality))
    return tuple(sorted(found, key=lambda anchor: (anchor.first, anchor.kind)))


def _by_tagger(logits: Floats, labels: Mapping[str, list[str]]) -> dict[str, Floats]:
    """Chances (n, labels) by tagger: the output holds them side by side, in the order of the label lists."""
    found: dict[str, Floats] = {}
    at = 0
    for name, own in labels.items():
        if not name.startswith(_TAGGER):
            continue
        part = logits[:, at : at + len(own)]
        raised = np.exp(part - part.max(1, keepdims=True))
        found[name.removeprefix(_TAGGER)] = raised / raised.sum(1, keepdims=True)
        at += len(own)
    return found


def _parts(
    query: Floats, key: Floats, at: NDArray[np.int64], numbers: Sequence[int], tables: Mapping[str, Floats]
) -> list[list[tuple[int, int, float]]]:
    """For each anchor at words `at` of a window, each of its parts: first word, last (exclusive), chance; 0, 0 where
    nobody plays it. The same sum as the head's own `pointed` (training/heads/anchors.py)."""
    ends = [2 * number + end for number in numbers for end in (0, 1)]
    between, prior = tables["parts.between"][ends], tables["parts.prior"][ends]
    distance, none = tables["parts.distance"][ends], tables["parts.none"][ends]
    reach = (distance.shape[1] - 1) // 2
    place = np.arange(len(key))
    scores = (query @ between) @ key.T + (prior @ key.T)[:, None]
    scores += distance[:, np.clip(place[None] - at[:, None], -reach, reach) + reach]
    anchors = np.arange(len(at))
    scores[:, anchors, at] = (query @ none.T).T
    scores = np.exp(scores - scores.max(2, keepdims=True))
    scores /= scores.sum(2, keepdims=True)
    best = scores.argmax(2)
    found: list[list[tuple[int, int, float]]] = []
    for k, anchor in enumerate(at.tolist()):
        mine = []
        for number in range(len(numbers)):
            first = int(best[2 * number, k])
            if first == anchor:
                mine.append((0, 0, 0.0))
                continue
            upto = scores[2 * number + 1, k, first : first + _LONGEST].copy()
            if first <= anchor < first + _LONGEST:
                upto[anchor - first] = 0.0  # the score of nobody stands there
            mine.append((first, first + 1 + int(upto.argmax()), float(scores[2 * number, k, first])))
        found.append(mine)
    return found
