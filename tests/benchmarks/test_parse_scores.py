"""Entities, trees and chains against small cases counted by hand, and against corrupted gold."""

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks import coreference, entities, syntax
from benchmarks.corpora import Corpus
from dragoman.reading.parse import Entity, MentionWords, Parse
from dragoman.reading.words import make_words

TEXT = "Ada Okoro lives in Accra."
TOKENS = [[0, 3], [4, 9], [10, 15], [16, 18], [19, 24], [24, 25]]
ROW = {
    "id": "x",
    "genre": "news",
    "text": TEXT,
    "tokens": TOKENS,
    "upos": ["PROPN", "PROPN", "VERB", "ADP", "PROPN", "PUNCT"],
    "head": [3, 1, 0, 5, 3, 3],
    "deprel": ["nsubj", "flat", "root", "case", "obl", "punct"],
    "sentences": [{"t0": 0, "t1": 6}],
}


def parse_of(row: dict, tokens: list | None = None, **changes: object) -> Parse:
    words = make_words(row["text"], [(start, end) for start, end in (tokens or row["tokens"])])
    n = len(words)
    given = {
        "sentence": np.zeros(n, np.int32),
        "upos": list(row["upos"]),
        "head": np.array([h - 1 if h else at for at, h in enumerate(row["head"])], np.int32),
        "deprel": list(row["deprel"]),
    }
    return Parse(words, **{**given, **changes})


def corpus(folder: Path, *rows: dict) -> Corpus:
    path = folder / "toy_dev.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return Corpus(path)


def test_the_gold_tree_against_itself_is_all_right(tmp_path: Path) -> None:
    result = syntax.measure(corpus(tmp_path, ROW), "gold words", parse_of)
    assert {figure.value for figure in result.figures} == {1.0}
    assert [figure.name for figure in result.figures][-2:] == ["UPOS, news", "LAS, news"]


def test_a_wrong_relation_costs_las_and_a_wrong_head_costs_both() -> None:
    relabelled = syntax.compare(ROW, parse_of(ROW, deprel=["obj", *ROW["deprel"][1:]]))
    assert (relabelled["UAS"][0], relabelled["LAS"][0]) == (6, 5)
    hung = syntax.compare(ROW, parse_of(ROW, head=np.array([2, 0, 2, 4, 2, 4], np.int32)))
    assert (hung["UAS"][0], hung["LAS"][0]) == (5, 5)


def test_subtypes_of_relations_are_not_regarded() -> None:
    out = syntax.compare(ROW, parse_of(ROW, deprel=["nsubj:pass", "flat:name", *ROW["deprel"][2:]]))
    assert out["LAS"] == (6, 6, 6, 6)


def test_a_second_root_is_wrong() -> None:
    out = syntax.compare(ROW, parse_of(ROW, head=np.array([2, 0, 2, 4, 4, 2], np.int32)))
    assert out["UAS"][0] == 5


def test_words_cut_otherwise_count_as_wrong_on_their_own_side_and_so_do_their_dependents() -> None:
    # "Ada Okoro" as one word: four of five own words have a partner, of six gold words.
    tokens = [[0, 9], *TOKENS[2:]]
    parse = parse_of(
        ROW,
        tokens,
        upos=["PROPN", "VERB", "ADP", "PROPN", "PUNCT"],
        head=np.array([1, 1, 3, 1, 0], np.int32),
        deprel=["nsubj", "root", "case", "obl", "punct"],
        sentence=np.zeros(5, np.int32),
    )
    out = syntax.compare(ROW, parse)
    assert out["words"] == (4, 5, 4, 6)
    assert out["UPOS"] == (4, 5, 4, 6)
    assert out["UAS"] == (3, 5, 3, 6), "the full stop hangs on a word without partner"
    assert out["sentences"] == (0, 1, 0, 1), "its first word is another"


def test_sentences_are_compared_by_their_first_and_last_word() -> None:
    out = syntax.compare(ROW, parse_of(ROW, sentence=np.array([0, 0, 0, 1, 1, 1], np.int32)))
    assert out["sentences"] == (0, 2, 0, 1)


NAMED = [{"s": 0, "e": 9, "label": "Person"}, {"s": 19, "e": 24, "label": "Location"}]


def test_an_entity_is_right_with_both_borders_and_its_label(tmp_path: Path) -> None:
    rows = corpus(tmp_path, {"text": TEXT, "entities": NAMED})
    found = [(0, 9, "Organization"), (19, 24, "Location"), (4, 9, "Person")]
    result = entities.measure(rows, "toy", lambda text: found)
    assert result["entities"] == pytest.approx(2 * (1 / 3) * (1 / 2) / (1 / 3 + 1 / 2))
    assert result["entities, without labels"] == pytest.approx(0.8)  # P 2/3, R 1
    assert (result["Location"], result["Person"], result["NORP"]) == (1.0, 0.0, 0.0)


def test_labels_of_another_family_are_mapped_and_unknown_ones_refused(tmp_path: Path) -> None:
    rows = corpus(tmp_path, {"text": TEXT, "entities": [{"s": 0, "e": 9, "label": "PER"}]})
    found = [(0, 9, "Person"), (19, 24, "Date")]
    assert entities.measure(rows, "toy", lambda text: found)["entities"] == 1.0, "dates are not scored there"
    with pytest.raises(ValueError, match="politician"):
        entities.family(["politician", "party"])


def test_entities_of_a_parse_are_given_in_characters() -> None:
    parse = parse_of(ROW, entities=(Entity(0, 2, "Person"), Entity(4, 5, "Location")))
    assert entities.of_parse(parse) == [(0, 9, "Person"), (19, 24, "Location")]


def test_chains_of_a_parse_are_sets_of_spans_and_no_span_is_in_two() -> None:
    a, b, c = MentionWords(0, 2, 0), MentionWords(2, 3, 2), MentionWords(4, 5, 4)
    parse = parse_of(ROW, chains=((a, b), (b, c)))
    assert coreference.of_parse(parse) == [frozenset({(0, 9), (10, 15)})]


def test_coreference_is_given_for_news_and_interview_together_and_for_all(tmp_path: Path) -> None:
    row = {"text": TEXT, "genre": "news", "coref_onto": [[[0, 9], [10, 15], [16, 18]], [[19, 24], [24, 25]]]}
    rows = corpus(tmp_path, row, {**row, "genre": "essay", "text": "-"})
    gold = [frozenset(map(tuple, cluster)) for cluster in row["coref_onto"]]
    result = coreference.measure(rows, "toy", lambda text: gold if text == TEXT else [])
    assert result["CoNLL, news and interview"] == result["CoNLL, news"] == 1.0
    assert result["CoNLL, essay"] == 0.0
    assert result["CoNLL"] == pytest.approx(2 / 3)  # every measure: P 1, R .5
    assert result["LEA"] == result["mentions"] == pytest.approx(2 / 3)
