"""Corpora in, training examples out: one function a corpus, all of the same shape.

An `Example` is a text's words and pieces with one label array a head, one entry a word; `IGNORE` where the corpus says
nothing. Words are the corpus's own where it has Universal Dependencies tokens, else `dragoman`'s. Every span is checked
against its text: a corpus that does not fit stops the run with the file and row.
"""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from dragoman.reading.pieces import SOURCE, TARGET, find_pieces
from dragoman.reading.words import make_words, tokenise
from training.attributions import polnear
from training.examples import Example, Labels, Row, blank, make_example, mark_bio, rows
from training.labels import (
    ANCHORS,
    DEPRELS,
    ENTITIES,
    ENTITY_TYPES,
    EVENT_NAMES,
    EVENT_ROOTS,
    FINE,
    FINE_TYPES,
    IGNORE,
    MODALITIES,
    PARTS,
    SIDES,
    UPOS,
    anchored,
)

#: What was annotated for this project: offsets into texts of the corpora, by corpus and id.
ANNOTATED = Path(__file__).with_name("annotated.jsonl")


# Universal Dependencies: EWT and GUM


def _tree(example: Example, row: Row) -> None:
    n = len(example)
    head, begins = blank(n), blank(n, 0)
    for sentence in row["sentences"]:
        first = sentence["t0"]
        begins[first] = 1
        for word in range(first, sentence["t1"]):
            governor = row["head"][word]
            head[word] = word if governor == 0 else first + governor - 1
    relations = [DEPRELS.index(r if r in DEPRELS else r.split(":")[0]) for r in row["deprel"]]
    example.labels |= {
        "head": head,
        "deprel": np.array(relations, np.int64),
        "upos": np.array([UPOS.index(tag) for tag in row["upos"]], np.int64),
        "begins": begins,
    }


def _tokens(row: Row) -> list[tuple[int, int]]:
    return [(start, end) for start, end in row["tokens"]]


def ewt(data: Path, tokenizer: Tokenizer, split: str) -> Iterator[Example]:
    """English Web Treebank: trees and parts of speech."""
    for row in rows(data / f"ud_ewt_{split}.jsonl.gz"):
        example = make_example("ewt", row, tokenizer, _tokens(row))
        _tree(example, row)
        yield example


def gum(data: Path, tokenizer: Tokenizer, split: str) -> Iterator[Example]:
    """GUM: trees, parts of speech, mentions, OntoGUM-style chains, names of events."""
    for row in rows(data / f"gum_{split}.jsonl.gz"):
        example = make_example("gum", row, tokenizer, _tokens(row))
        _tree(example, row)
        events = blank(len(example), 0)
        cluster = {tuple(span): k for k, chain in enumerate(row["coref_onto"]) for span in chain}
        mentions: dict[int, tuple[int, int, int, int]] = {}
        for mention in row["mentions"]:
            if mention["type"] == "event" and mention["named"]:
                mark_bio(events, example.words, mention["s"], mention["e"], EVENT_NAMES.index("B-Event"))
            _add_mention(mentions, example, mention["s"], mention["e"], cluster)
        for start, end in cluster:  # spans that OntoGUM has and the entity layer has not
            _add_mention(mentions, example, start, end, cluster)
        example.labels["event_names"] = events
        example.mentions = np.array(sorted(mentions.values()), np.int64).reshape(-1, 4)
        yield example


def _add_mention(
    mentions: dict[int, tuple[int, int, int, int]], example: Example, start: int, end: int, cluster: dict[Any, int]
) -> None:
    first, last = example.words.within(start, end)
    if first >= last:
        return
    word = head_word(example.labels["head"], example.labels["deprel"], first, last)
    chain = cluster.get((start, end), -1)
    # One mention a head word: one of a chain before a singleton, then the longer.
    old = mentions.get(word)
    if old is None or (chain >= 0, last - first) > (old[3] >= 0, old[2] - old[1]):
        mentions[word] = (word, first, last, chain)


def head_word(head: Labels, deprel: Labels, first: int, last: int) -> int:
    """The word that stands for a mention: its head; its conjunction where it is coordinated ("A *and* B").

    The second part keeps "A and B" apart from "A", which has the same head (D'Oosterlinck et al. 2023).
    """
    words = range(first, last)
    root = next((w for w in words if head[w] == w or not first <= head[w] < last), last - 1)
    conjuncts = [w for w in words if head[w] == root and w != root and DEPRELS[deprel[w]] == "conj"]
    if conjuncts:
        for word in words:
            if DEPRELS[deprel[word]] == "cc" and head[word] in conjuncts:
                return word
    return root


# Entities


def worldwide(data: Path, tokenizer: Tokenizer, split: str) -> Iterator[Example]:
    """English worldwide newswire: nine types of entities."""
    for row in rows(data / f"ner_worldwide_{split}.jsonl.gz"):
        example = make_example("worldwide", row, tokenizer)
        labels = blank(len(example), 0)
        for entity in row["entities"]:
            mark_bio(labels, example.words, entity["s"], entity["e"], ENTITIES.index(f"B-{entity['label']}"))
        example.labels["entities"] = labels
        yield example


#: What a type of another scheme may be in ours. Outside of CoNLL's names may lie dates, money and products, which it
#: does not mark.
_CONLL = {
    "PER": ["Person"],
    "ORG": ["Organization"],
    "LOC": ["Location", "Facility"],
    "MISC": ["NORP", "Misc", "Product"],
}
_CONLL_OUTSIDE = ["Date", "Money", "Product"]


def conll(data: Path, tokenizer: Tokenizer, split: str) -> Iterator[Example]:
    """CoNLL 2003: four types, as sets of what a word may be in our scheme."""
    for row in rows(data / f"ner_conll2003_{split}.jsonl.gz"):
        example = make_example("conll", row, tokenizer)
        allowed = np.zeros((len(example), len(ENTITIES)), bool)
        allowed[:, 0] = True
        for kind in _CONLL_OUTSIDE:
            at = ENTITIES.index(f"B-{kind}")
            allowed[:, at : at + 2] = True
        for entity in row["entities"]:
            first, last = example.words.within(entity["s"], entity["e"])
            allowed[first:last] = False
            for kind in _CONLL[entity["label"]]:
                at = ENTITIES.index(f"B-{kind}")
                allowed[first, at] = True
                allowed[first + 1 : last, at + 1] = True
        example.allowed = allowed
        yield example


def crossner(data: Path, tokenizer: Tokenizer, split: str) -> Iterator[Example]:
    """CrossNER politics: politicians, parties, places, and names of events and elections."""
    to_ours = {"politician": "Person", "person": "Person", "politicalparty": "Organization",
               "organisation": "Organization",
               "location": "Location", "country": "Location"}  # fmt: skip
    for row in rows(data / f"ner_crossner_politics_{split}.jsonl.gz"):
        example = make_example("crossner", row, tokenizer)
        labels, events = blank(len(example), 0), blank(len(example), 0)
        for entity in row["entities"]:
            first, last = example.words.within(entity["s"], entity["e"])
            if entity["label"] in to_ours:
                mark_bio(
                    labels, example.words, entity["s"], entity["e"], ENTITIES.index(f"B-{to_ours[entity['label']]}")
                )
            else:
                labels[first:last] = IGNORE
            if entity["label"] in ("election", "event"):
                mark_bio(events, example.words, entity["s"], entity["e"], EVENT_NAMES.index("B-Event"))
        # Outside its names this corpus leaves dates and demonyms unmarked, so silence says nothing there.
        labels[labels == 0] = IGNORE
        example.labels |= {"entities": labels, "event_names": events}
        yield example


# Events between two given sides


def plv(data: Path, tokenizer: Tokenizer, split: str) -> Iterator[Example]:
    """Sentences with source, target and root, a tenth of them for development (by place in the file)."""
    for at, row in enumerate(rows(data / "plv_train.jsonl.gz")):
        if (at % 10 == 9) == (split == "train"):
            continue
        words = make_words(row["text"], tokenise(row["text"]))
        party = np.zeros(len(words), np.int64)
        for span in row["spans"]:
            first, last = words.within(span["start"], span["end"])
            party[first:last] = SOURCE if span["role"] == "source" else TARGET
        labels = blank(len(words))
        labels[0] = EVENT_ROOTS.index(row["event"])
        example = Example("plv", f"{at}", words, find_pieces(words, tokenizer, party))
        example.labels["event_type"] = labels
        yield example


# Records of all kinds, annotated for this project, and the sides of single sentences


def annotated(data: Path, tokenizer: Tokenizer, split: str) -> Iterator[Example]:
    """Reports of other corpora with what was annotated in them: anchors of records and who plays which part.

    An eighth of them, by the hash of their id, is for development. `without` names kinds that nobody looked for.
    """
    wanted = {(row["corpus"], row["id"]): row for row in map(json.loads, ANNOTATED.open(encoding="utf-8"))}
    for corpus in sorted({corpus for corpus, _ in wanted}):
        for row in rows(data / f"{corpus}.jsonl.gz"):
            given = wanted.get((corpus, row["id"]))
            kept = int(hashlib.sha256(row["id"].encode()).hexdigest()[:8], 16) % 8 == 0
            if given is None or kept == (split == "train"):
                continue
            example = make_example("annotated", row, tokenizer)
            _records(example, given["records"])
            for kind in given.get("without", ()):
                del example.labels[kind]
            yield example


def _records(example: Example, records: list[Row]) -> None:
    """Labels and parts of annotated records: `{"kind", "as", "anchor": [span], part: [span]}`."""
    words = example.words
    labels = {kind: blank(len(words), 0) for kind in ANCHORS} | {"modality": blank(len(words))}
    example.parts = []
    for record in records:
        kind = record["kind"]
        places = [words.within(start, end) for start, end in record["anchor"]]
        first, last = min(places)
        taken = labels[kind]
        if first >= last or taken[first]:
            continue  # one anchor a word: of two ("urged A to … and B to …") the first
        names = anchored(ANCHORS[kind])
        taken[first] = names.index(f"B-{record['as']}")
        for word in range(first + 1, last):
            if not taken[word]:
                taken[word] = names.index("I")
        if kind == "event":
            labels["modality"][first] = MODALITIES.index(record["modality"])
        for number, (of, part) in enumerate(PARTS):
            if of == kind:
                spans = [words.within(start, end) for start, end in record.get(part, ())]
                example.parts.append((first, number, [span for span in spans if span[0] < span[1]]))
    example.labels |= labels


def cameo(data: Path, tokenizer: Tokenizer, split: str) -> Iterator[Example]:
    """Single sentences with the spans of their two sides; the fifth that `benchmarks.spans` measures is left out."""
    for row in rows(data / "cameo_srctgt_train.jsonl.gz") if split == "train" else ():
        if int(hashlib.sha256(row["id"].encode()).hexdigest()[:8], 16) % 5 == 0:
            continue
        example = make_example("cameo", row, tokenizer)
        sides = blank(len(example), 0)
        for span in row["spans"]:
            role = "mutual" if span["role"] == "R" else span["role"]
            mark_bio(sides, example.words, span["start"], span["end"], SIDES.index(f"B-{role}"))
        example.labels["sides"] = sides
        yield example


# Texts alone


def news(data: Path, tokenizer: Tokenizer, split: str) -> Iterator[Example]:
    """News without labels, for a network to learn from others what they see in it."""
    for name in ("events_ecbplus", "mpqa2_opinion_roles", "ner_re3d") if split == "train" else ():
        for row in rows(data / f"{name}.jsonl.gz"):
            yield make_example("news", row, tokenizer)


CORPORA: dict[str, Callable[[Path, Tokenizer, str], Iterator[Example]]] = {
    "polnear": polnear, "ewt": ewt, "gum": gum, "worldwide": worldwide, "conll": conll, "crossner": crossner,
    "news": news, "plv": plv, "annotated": annotated, "cameo": cameo,
}  # fmt: skip

assert len(FINE) == 2 * len(FINE_TYPES) + 1 and len(ENTITIES) == 2 * len(ENTITY_TYPES) + 1


def load(name: str, data: Path, tokenizer: Tokenizer, split: str, cache: Path | None = None) -> list[Example]:
    """All examples of a corpus, from `cache` where this very code has read these very files before."""
    make = CORPORA[name]
    if cache is None:
        return list(make(data, tokenizer, split))
    made_by = (load, polnear, make_example, make_words)
    code = b"".join(Path(function.__code__.co_filename).read_bytes() for function in made_by)
    stamp = [
        (path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in [ANNOTATED, *sorted(data.glob("*.gz"))]
    ]
    key = hashlib.sha256(code + repr(stamp).encode()).hexdigest()[:16]
    path = cache / f"{name}-{split}-{key}.pickle"
    if path.exists():
        with path.open("rb") as file:
            return pickle.load(file)  # type: ignore[no-any-return]
    examples = list(make(data, tokenizer, split))
    cache.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".part").open("wb") as file:
        pickle.dump(examples, file, protocol=pickle.HIGHEST_PROTOCOL)
    path.with_suffix(".part").rename(path)
    return examples
