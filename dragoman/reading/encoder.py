"""One pass of the network over a text, decoded: text in, `Parse` out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

import numpy as np

from dragoman.reading import bio
from dragoman.reading.anchored import find_anchors
from dragoman.reading.attributions import find_attributions, keep_to_paragraphs, role_chances, share_sources
from dragoman.reading.coreference import Weights, find_chains
from dragoman.reading.network import Network, Signals, load
from dragoman.reading.parse import Entity, Parse
from dragoman.reading.trees import find_heads, find_sentences
from dragoman.reading.words import Words, find_words


def parse(text: str, skip: Iterable[tuple[int, int]] = (), network: Network | None = None) -> Parse:
    """Reads a text, leaving out the spans of `skip` (furniture). Raises `NetworkFileError` where no network is."""
    return parse_words(find_words(text, skip), network)


def parse_words(words: Words, network: Network | None = None) -> Parse:
    """Reads a text whose words are given. The same words give the same parse, whatever else was read before.

    1. run the network over windows of the text
    2. sentences, and within each a tree
    3. names: entities, and the names of events among them
    4. attributions: roles, linked to their cues
    5. chains of mentions
    6. anchors of records
    """
    if not len(words):
        return Parse(words, np.zeros(0, np.int32), [], np.zeros(0, np.int32), [])
    network = network or load()
    signals = network.run(words)  # 1
    by_word, labels = signals.by_word, network.labels
    sentence = find_sentences(by_word["begins"], words.first)  # 2
    head, deprel = _trees(signals, sentence, labels["deprel"])
    upos = [labels["upos"][k] for k in by_word["upos"].argmax(-1).tolist()]
    entities = _entities(signals, labels)  # 3
    attributions = find_attributions(by_word["roles"], signals.pairs["cue"], labels["roles"])  # 4
    chains = find_chains(words, sentence, by_word, _pair_weights(network))  # 5
    windows = [window for window, _ in signals.pairs["cue"]]
    anchors = find_anchors(signals, labels, network.tables, windows)  # 6
    chances = role_chances(by_word["roles"], labels["roles"])
    deeds = by_word["deeds"][:, 0] if "deeds" in by_word else None
    found = Parse(words, sentence, upos, head, deprel, entities, attributions, chains, anchors, chances, deeds)
    shared = share_sources(found, keep_to_paragraphs(found, attributions))
    return found if shared == attributions else replace(found, attributions=shared)


@lru_cache(maxsize=2)
def _pair_weights(network: Network) -> Weights:
    return Weights.of(network.tables)


def _trees(signals: Signals, sentence: np.ndarray, labels: list[str]) -> tuple[np.ndarray, list[str]]:
    n = len(sentence)
    head = np.arange(n, dtype=np.int32)
    for (first, last), arcs in signals.pairs["arcs"]:
        starts = (first + np.flatnonzero(np.diff(sentence[first:last], prepend=-1))).tolist()
        for start, stop in zip(starts, [*starts[1:], last], strict=True):
            inner = arcs[start - first : stop - first, start - first : stop - first]
            head[start:stop] = start + find_heads(inner)
    within = ["dep" if label == "root" else label for label in labels]
    deprel = [within[k] for k in signals.by_word["deprel"].tolist()]
    for word in np.flatnonzero(head == np.arange(n)).tolist():
        deprel[word] = "root"
    return head, deprel


def _entities(signals: Signals, labels: dict[str, list[str]]) -> tuple[Entity, ...]:
    found = [
        Entity(span.first, span.last, span.kind, span.confidence)
        for span in bio.decode(signals.by_word["entities"], labels["entities"])
    ]
    taken = np.zeros(len(signals.by_word["entities"]), bool)
    for entity in found:
        if entity.label != "Misc":
            taken[entity.first : entity.last] = True
    events = [
        span
        for span in bio.decode(signals.by_word["event_names"], labels["event_names"])
        if not taken[span.first : span.last].any()
    ]
    covered = {(e.first, e.last) for e in events}
    kept = [e for e in found if e.label != "Misc" or not any(a < e.last and e.first < b for a, b in covered)]
    kept += [Entity(span.first, span.last, "Event", span.confidence) for span in events]
    return tuple(sorted(kept, key=lambda e: (e.first, e.last)))
