"""Attributions out of the network's roles and cue pointers: which source and content belong to which cue.

Roles give fragments (runs of words that are source, cue or content); every word of a fragment points at the first word
of its cue, and the fragment goes where its words point on the whole. A cue with no content attributes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from msgspec import structs
from numpy.typing import NDArray

from dragoman.reading.bio import Labelled, decode, softmax
from dragoman.reading.parse import Attribution, Parse, Range

Floats = NDArray[np.float32]

#: Added to the logits of O, B- and I-source, B- and I-cue, B- and I-content: the tagger misses cues and sources more
#: often than it invents them, and breaks contents up (tuned on PolNeAR dev).
BIAS = np.array([0.0, 0.8, 0.3, 1.6, 0.7, -0.6, 0.2], np.float32)
#: A fragment joins a cue when its words, on the mean, give the cue at least this probability (tuned on PolNeAR dev).
LINK_FLOOR = 0.2
_ROLES = ("source", "cue", "content")


@dataclass(slots=True)
class _Group:
    cue: list[Range] = field(default_factory=list)
    source: list[Range] = field(default_factory=list)
    content: list[Range] = field(default_factory=list)
    sure: list[float] = field(default_factory=list)


def find_attributions(
    roles: Floats, cue: Sequence[tuple[Range, Floats]], labels: Sequence[str]
) -> tuple[Attribution, ...]:
    """Attributions in the order of their cues.

    `roles` logits (n, labels); `cue` for each window its range of words and the logits (w, w) of pointers within it.
    """
    fragments = decode(roles + BIAS, labels)
    cues = [f for f in fragments if f.kind == "cue"]
    if not cues:
        return ()
    chance = _chances(fragments, cues, cue)
    likeliest = chance.argmax(1)
    likelihood = chance[np.arange(len(fragments)), likeliest]
    pointed = list(zip(fragments, likeliest.tolist(), likelihood.tolist(), strict=True))
    owner = list(range(len(cues)))
    groups: dict[int, _Group] = {}
    for k, (fragment, best, likely) in enumerate(each for each in pointed if each[0].kind == "cue"):
        # A later part of a cue ("according … to") points back at its beginning.
        if best < k and likely > 0.5:
            owner[k] = owner[best]
        group = groups.setdefault(owner[k], _Group())
        group.cue.append((fragment.first, fragment.last))
        group.sure.append(fragment.confidence)
    for fragment, best, likely in pointed:
        if fragment.kind == "cue" or likely < LINK_FLOOR:
            continue
        group = groups[owner[best]]
        (group.source if fragment.kind == "source" else group.content).append((fragment.first, fragment.last))
        group.sure.append(fragment.confidence * likely)
    return tuple(
        Attribution(tuple(g.source), tuple(g.cue), tuple(g.content), sum(g.sure) / len(g.sure))
        for _, g in sorted(groups.items())
        if g.content
    )


def role_chances(roles: Floats, labels: Sequence[str]) -> Floats:
    """How likely each word is part of a source, a cue and a content: (n, 3) from logits (n, labels)."""
    probability = softmax(roles)
    out = np.zeros((len(roles), len(_ROLES)), np.float32)
    for column, label in enumerate(labels):
        if label[2:] in _ROLES:
            out[:, _ROLES.index(label[2:])] += probability[:, column]
    return out


def _chances(fragments: list[Labelled], cues: list[Labelled], windows: Sequence[tuple[Range, Floats]]) -> Floats:
    """Probability (fragments, cues) that the words of a fragment, on the mean, give to a cue in their window."""
    chance = np.zeros((len(fragments), len(cues)), np.float32)
    starts = np.array([c.first for c in cues])
    firsts = np.array([f.first for f in fragments])
    lasts = np.array([f.last for f in fragments])
    for (first, last), logits in windows:
        low, high = np.searchsorted(starts, (first, last))
        begin, end = np.searchsorted(firsts, (first, last))
        if high == low or end == begin:
            continue
        # Most words of a window are in no fragment, and most are no cue: chances are worked out of the rest.
        start, stop = firsts[begin], lasts[end - 1]
        asked = logits[start - first : stop - first]
        raised = np.exp(asked - asked.max(-1, keepdims=True))
        rows = raised[:, starts[low:high] - first] / raised.sum(-1, keepdims=True)
        for at in range(begin, end):
            mine = rows[firsts[at] - start : lasts[at] - start]
            chance[at, low:high] = np.add.reduce(mine, axis=0) / np.float32(len(mine))
    return chance


def keep_to_paragraphs(parse: Parse, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Drops what a source has outside the paragraph of its cue, where it has words in it: a headline of one word.

    It does so for 8 of 1,297 sources in some 150 reports of the bench.
    """
    paragraph = parse.words.paragraph
    out = []
    for attribution in attributions:
        own = paragraph[attribution.cue[0][0]]
        inside = tuple(each for each in attribution.source if paragraph[each[0]] == own == paragraph[each[1] - 1])
        out.append(structs.replace(attribution, source=inside) if inside else attribution)
    return tuple(out)


def share_sources(parse: Parse, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Gives a cue without a source of its own that of the cue it hangs on: "Lee *said* no, *adding* that …".

    The network gives every source to one cue. A second verb of the same speaker has no subject and stands below the
    first in the tree; in PolNeAR's training articles that is so of 330 shared sources and of 20 that are none.
    """
    speaks = {parse.head_of(*a.cue[0]): a for a in attributions if a.source}
    out = []
    for attribution in attributions:
        if not attribution.source:
            verb = parse.head_of(*attribution.cue[0])
            above = next((speaks[word] for word in parse.ancestors(verb) if word in speaks), None)
            if above is not None and parse.child(verb, "nsubj", "csubj") is None:
                attribution = structs.replace(attribution, source=above.source)
        out.append(attribution)
    return tuple(out)
