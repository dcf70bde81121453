"""PolNeAR's attributions, and the silver parses of the same texts: files in, examples out.

The silver file is Stanford CoreNLP's output as it was shipped with the corpus; where it has a text, it gives trees,
parts of speech, sentence starts and finer entities as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tokenizers import Tokenizer

from training.examples import CorpusError, Example, Row, blank, make_example, mark_bio, rows
from training.labels import (
    DEPRELS,
    FINE,
    ROLES,
    UPOS,
)


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
            example = make_example("polnear", row, tokenizer)
            _attributions(example, reading)
            if (parsed := silver.get(row["id"])) and parsed["text"] == row["text"]:
                _silver(example, parsed)
            yield example


def _attributions(example: Example, row: Row) -> None:
    words = example.words
    roles, cues = blank(len(words), 0), blank(len(words))
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
    head, deprel, upos, begins, fine = blank(n), blank(n), blank(n), blank(n), blank(n, 0)
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
            mark_bio(fine, words, entity["s"], entity["e"], FINE.index(f"B-{_SILVER_FINE[entity['label']]}"))
    example.labels |= {"head": head, "deprel": deprel, "upos": upos, "begins": begins, "fine": fine}
