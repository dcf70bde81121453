"""Corpora in, training examples out: one function a corpus, all of the same shape.

An `Example` is a text's words and pieces with one label array a head, one entry a word; `IGNORE` where the corpus says
nothing. Words are the corpus's own where it has Universal Dependencies tokens, else `dragoman`'s. Every span is checked
against its text: a corpus that does not fit stops the run with the file and row.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dragoman.reading.pieces import SOURCE, TARGET, Pieces, find_pieces
from dragoman.reading.words import Words, make_words, tokenise
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
    ROLES,
    SIDES,
    UPOS,
    anchored,
)

Labels = NDArray[np.int64]
Row = dict[str, Any]


#: An anchor's first word, a part by its place in `PARTS`, and the word ranges that play it (none of them: nobody does).
Part = tuple[int, int, list[tuple[int, int]]]

#: What was annotated for this project: offsets into texts of the corpora, by corpus and id.
ANNOTATED = Path(__file__).with_name("annotated.jsonl")


@dataclass(eq=False)
class Example:
    """One text with what its corpus says about it.

    `labels` holds arrays over words: `roles`, `cue` (index of the attribution's first cue word), `entities`,
    `fine`, `event_names`, `upos`, `head` (index; a root points at itself), `deprel`, `begins` (sentence starts).
    `allowed` bool (words, entity labels) replaces `entities` where a corpus has a coarser scheme.
    `mentions` int64 (k, 4): head word, first, last (exclusive), cluster (−1 for singletons).
    `parts`: for each anchor and each part it has in `PARTS`, the words that play it.
    """

    corpus: str
    name: str
    words: Words
    pieces: Pieces
    labels: dict[str, Labels] = field(default_factory=dict)
    allowed: NDArray[np.bool_] | None = None
    mentions: Labels | None = None
    parts: list[Part] | None = None

    def __len__(self) -> int:
        return len(self.words)


class CorpusError(Exception):
    """A corpus file is not what its README says: names file, row and field."""


def rows(path: Path) -> Iterator[Row]:
    """The rows of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield json.loads(line)
            except json.JSONDecodeError as error:
                raise CorpusError(f"{path}:{number}: {error}") from error


def _blank(n: int, value: int = IGNORE) -> Labels:
    return np.full(n, value, np.int64)


def _example(corpus: str, row: Row, tokenizer: Tokenizer, spans: list[tuple[int, int]] | None = None) -> Example:
    text = row["text"]
    words = make_words(text, spans if spans is not None else tokenise(text))
    return Example(corpus, row["id"], words, find_pieces(words, tokenizer))


def _mark_bio(labels: Labels, words: Words, start: int, end: int, begin_label: int) -> None:
    first, last = words.within(start, end)
    if first < last:
        labels[first] = begin_label
        labels[first + 1 : last] = begin_label + 1


# Attributions (PolNeAR) and the silver parses of the same texts


def polnear(data: Path, tokenizer: Tokenizer, split: str) -> Iterator[Example]:
    """PolNeAR's attributions, with CoreNLP's trees, entities and sentence starts where its silver file has the text."""
    silver = {row["id"]: row for row in rows(data / f"polnear_corenlp_{split}.jsonl.gz")}
    others: dict[str, list[Row]] = {}
    for row in rows(data / "polnear_multi_annotations.jsonl.gz"):
        if row["split"] == split == "train":
            others.setdefault(row["id"], []).append(row)
    for row in rows(data / f"polnear_{split}.jsonl.gz"):
        readings = [
            row,
            *(
                other | {"text": row["text"]}
                for other in others.get(row["id"], ())
                if other["annotator"] != row["annotator"]
            ),
        ]
        for reading in readings:
            example = _example("polnear", row, tokenizer)
            _attributions(example, reading)
            if (parsed := silver.get(row["id"])) and parsed["text"] == row["text"]:
                _silver(example, parsed)
            yield example


def _attributions(example: Example, row: Row) -> None:
    words = example.words
    roles, cues = _blank(len(words), 0), _blank(len(words))
    for attribution in row["attributions"]:
        if not attribution["content"]:
            continue
        anchor = None
        for role in ("cue", "source", "content"):
            label = ROLES.index(f"B-{role}")
            previous = None
            for start, end in attribution[role]:
                if not row["text"][start:end].strip():
                    raise CorpusError(f"{example.corpus} {row['id']}: {role} [{start}, {end}] is empty")
                for word in range(*words.within(start, end)):
                    if roles[word] != 0:
                        continue
                    if role == "cue" and anchor is None:
                        anchor = word
                    roles[word] = label + (previous == word - 1)
                    previous = word
                    if anchor is not None:
                        cues[word] = anchor
    example.labels["roles"], example.labels["cue"] = roles, cues


# CoreNLP's labels are of Universal Dependencies v1.
_FROM_UD1 = {
    "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "neg": "advmod",
    "mwe": "fixed", "name": "flat", "nmod:tmod": "obl:unmarked", "nmod:npmod": "obl:unmarked",
}  # fmt: skip
_SILVER_FINE = {
    "COUNTRY": "Country", "CITY": "City", "STATE_OR_PROVINCE": "Province", "LOCATION": "Place", "TITLE": "Title",
    "DATE": "Date", "TIME": "Time", "DURATION": "Duration", "NUMBER": "Number", "PERCENT": "Percent",
    "ORDINAL": "Ordinal",
}  # fmt: skip
_UPOS_OF_TAG = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON",
    "EX": "PRON", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "CC": "CCONJ", "CD": "NUM", "MD": "AUX", "POS": "PART",
}  # fmt: skip


def _silver(example: Example, parsed: Row) -> None:
    """Labels from CoreNLP where one of its tokens is one of our words; everything doubtful is left out.

    Left out: relations whose v2 form cannot be told from the v1 label (nmod against obl under a noun-like head, dep),
    and parts of speech that the two schemes cut differently.
    """
    words = example.words
    n = len(words)
    at = {(int(s), int(e)): k for k, (s, e) in enumerate(zip(words.starts, words.ends, strict=True))}
    head, deprel, upos, begins, fine = _blank(n), _blank(n), _blank(n), _blank(n), _blank(n, 0)
    for sentence in parsed["sentences"]:
        index = [at.get((start, end)) for start, end in sentence["tok"]]
        if index and index[0] is not None:
            first, last = words.within(sentence["s"], sentence["e"])
            begins[first:last] = 0
            begins[index[0]] = 1
        for word, tag, (governor, relation) in zip(index, sentence["pos"], sentence["dep"], strict=True):
            if word is None:
                continue
            if tag in _UPOS_OF_TAG:
                upos[word] = UPOS.index(_UPOS_OF_TAG[tag])
            target = word if governor == 0 else index[governor - 1]
            if target is None or relation in ("dep", "punct"):
                continue
            head[word] = target
            relation = _FROM_UD1.get(relation, relation)
            if relation == "nmod":
                relation = "obl" if governor and sentence["pos"][governor - 1].startswith("VB") else ""
            if relation in DEPRELS:
                deprel[word] = DEPRELS.index(relation)
    for entity in parsed["entities"]:
        if entity["label"] in _SILVER_FINE:
            _mark_bio(fine, words, entity["s"], entity["e"], FINE.index(f"B-{_SILVER_FINE[entity['label']]}"))
    example.labels |= {"head": head, "deprel": deprel, "upos": upos, "begins": begins, "fine": fine}


# Universal Dependencies: EWT and GUM


def _tree(example: Example, row: Row) -> None:
    n = len(example)
    head, begins = _blank(n), _blank(n, 0)
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
        example = _example("ewt", row, tokenizer, _tokens(row))
        _tree(example, row)
        yield example


def gum(data: Path, tokenizer: Tokenizer, split: str) -> Iterator[Example]:
    """GUM: trees, parts of speech, mentions, OntoGUM-style chains, names of events."""
    for row in rows(data / f"gum_{split}.jsonl.gz"):
        example = _example("gum", row, tokenizer, _tokens(row))
        _tree(example, row)
        events = _blank(len(example), 0)
        cluster = {tuple(span): k for k, chain in enumerate(row["coref_onto"]) for span in chain}
        mentions: dict[int, tuple[int, int, int, int]] = {}
        for mention in row["mentions"]:
            if mention["type"] == "event" and mention["named"]:
                _mark_bio(events, example.words, mention["s"], mention["e"], EVENT_NAMES.index("B-Event"))
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
        example = _example("worldwide", row, tokenizer)
        labels = _blank(len(example), 0)
        for entity in row["entities"]:
            _mark_bio(labels, example.words, entity["s"], entity["e"], ENTITIES.index(f"B-{entity['label']}"))
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
        example = _example("conll", row, tokenizer)
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
        example = _example("crossner", row, tokenizer)
        labels, events = _blank(len(example), 0), _blank(len(example), 0)
        for entity in row["entities"]:
            first, last = example.words.within(entity["s"], entity["e"])
            if entity["label"] in to_ours:
                _mark_bio(
                    labels, example.words, entity["s"], entity["e"], ENTITIES.index(f"B-{to_ours[entity['label']]}")
                )
            else:
                labels[first:last] = IGNORE
            if entity["label"] in ("election", "event"):
                _mark_bio(events, example.words, entity["s"], entity["e"], EVENT_NAMES.index("B-Event"))
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
        labels = _blank(len(words))
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
            example = _example("annotated", row, tokenizer)
            _records(example, given["records"])
            for kind in given.get("without", ()):
                del example.labels[kind]
            yield example


def _records(example: Example, records: list[Row]) -> None:
    """Labels and parts of annotated records: `{"kind", "as", "anchor": [span], part: [span]}`."""
    words = example.words
    labels = {kind: _blank(len(words), 0) for kind in ANCHORS} | {"modality": _blank(len(words))}
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
        example = _example("cameo", row, tokenizer)
        sides = _blank(len(example), 0)
        for span in row["spans"]:
            role = "mutual" if span["role"] == "R" else span["role"]
            _mark_bio(sides, example.words, span["start"], span["end"], SIDES.index(f"B-{role}"))
        example.labels["sides"] = sides
        yield example


# Texts alone


def news(data: Path, tokenizer: Tokenizer, split: str) -> Iterator[Example]:
    """News without labels, for a network to learn from others what they see in it."""
    for name in ("events_ecbplus", "mpqa2_opinion_roles", "ner_re3d") if split == "train" else ():
        for row in rows(data / f"{name}.jsonl.gz"):
            yield _example("news", row, tokenizer)


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
    code = Path(__file__).read_bytes() + Path(make_words.__code__.co_filename).read_bytes()
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
