"""The figures of the registry count pairs of different reports, and its sets are what they say."""

import json

import pytest

from benchmarks import registry
from benchmarks.registry import GOLD, PAIRS, gold_ids, load_pairs, measure, measure_pairs, score_rows, wrong_persons
from benchmarks.relations import FOLDER

ROWS = [
    ("a", "person", "linde", "ada"), ("b", "person", "linde", "ada"), ("c", "person", "linde", "eva"),
    ("a", "state", "NOR", "NOR"), ("b", "state", "NOR", "NOR"),
    ("c", "company", "x", "oil"), ("a", "company", "y", "oil"),
]  # fmt: skip


def test_pairs_are_counted_once_each_for_the_first_of_their_reports():
    rows = score_rows(ROWS)
    # a–b and a–c, b–c of Linde, a–b of Norway are the system's; a–b twice and a–c of the company are right.
    assert [sum(column) for column in zip(*rows, strict=True)] == [2, 4, 2, 3]
    assert score_rows(ROWS, lambda kind: kind == "state") == [(1, 1, 1, 1), (0, 0, 0, 0), (0, 0, 0, 0)]
    assert len(wrong_persons(ROWS)) == 2
    result = measure("some", ROWS, "given", "x")
    assert result["persons merged wrongly"] == 2 and result["names"] == pytest.approx(2 * 0.5 * (2 / 3) / (0.5 + 2 / 3))


def test_every_gold_actor_is_one_of_the_annotation_in_two_reports():
    there = {
        (name, row["id"], actor["id"])
        for name in ("crises_dev", "crises_final_a", "crises_final_b")
        for row in map(json.loads, (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
        for actor in row["reading"]["actors"]
    }
    lines = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        assert {tuple(seen) for seen in line["seen"]} <= there and len({row for _, row, _ in line["seen"]}) > 1
    assert len({line["actor"] for line in lines}) == len(lines)
    found = gold_ids("crises_dev", ["bbc_politics_035"])
    assert found["bbc_politics_035", "tony-blair"] == "tony-blair" and ("bbc_politics_035", "TUR") not in found


def test_no_two_persons_or_bodies_of_the_pairs_are_merged_wrongly():
    pairs = load_pairs()
    assert len(pairs) > 200 and PAIRS.exists()
    result = measure_pairs(pairs, registry.edition(PAIRS))
    assert result["merges right"] == 1 and result["merged wrongly in one pile"] == 0
    assert result["found"] >= 0.9 and result["found or queued"] >= 0.97
