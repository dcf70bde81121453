"""The benchmarks of quantities and places on a toy article, and what their files of marks hold."""

import json
from pathlib import Path

import pytest

from benchmarks import places, quantities
from benchmarks.corpora import Corpus
from dragoman.reading.places import Place
from dragoman.records import Quantity

TEXT = "The rebels hold 12 villages. They took 3 towns in Iraq, Iran said."


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    path = tmp_path / "toy.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n" + json.dumps({"id": "b", "text": "No."}) + "\n")
    return Corpus(path)


def marks(folder: Path, field: str, *entries: dict) -> Path:
    path = folder / "marks.jsonl"
    row = {"id": "a", "sentence": [0, len(TEXT)], field: list(entries), "held_out": False}
    path.write_text(json.dumps(row) + "\n")
    return path


def test_a_quantity_is_whole_if_unit_and_bound_are_right(corpus: Corpus, tmp_path: Path) -> None:
    def mark(words: str, value: float, unit: str) -> dict:
        return {"span": span(words), "value": value, "unit": unit, "bound": "="}

    judged = marks(tmp_path, "quantities", mark("12 villages", 12, "villages"), mark("3 towns", 3, "towns"))
    found = (
        Quantity(value=12, unit="villages", span=span("12")),
        Quantity(value=3, unit="cities", span=span("3 towns")),
        Quantity(value=7, unit="towns", span=span("towns")),
    )
    result = quantities.measure(corpus, lambda text: found if text == TEXT else (), judged)
    assert result["found"] == pytest.approx(2 * (2 / 3) * 1 / (2 / 3 + 1))
    assert result["whole"] == pytest.approx(2 * (1 / 3) * (1 / 2) / (1 / 3 + 1 / 2))
    assert (result["unit"], result["bound"]) == (0.5, 1.0)


def test_a_place_found_on_a_government_or_on_no_name_is_wrong(corpus: Corpus, tmp_path: Path) -> None:
    judged = marks(
        tmp_path,
        "mentions",
        {"span": span("Iraq"), "use": "place", "country": "IRQ"},
        {"span": span("Iran"), "use": "other", "country": "IRN"},
    )

    def measured(*names: str) -> object:
        found = tuple(Place(0, 1, span(name), name, "IRQ") for name in names)
        return places.measure(corpus, lambda text: found if text == TEXT else (), judged)

    assert measured("Iraq")["places"] == 1.0
    assert measured("Iraq")["country"] == 1.0
    assert measured("Iraq", "Iran")["place or other"] == 0.5
    assert measured("Iraq", "villages")["places"] == pytest.approx(2 * 0.5 / 1.5)
    assert measured()["places"] == 0.0


def test_the_marks_hold_offsets_and_no_text() -> None:
    for sentence in quantities.load():
        assert all(set(q) == {"span", "value", "unit", "bound"} for q in sentence.quantities)
        assert all(sentence.start <= q["span"][0] < q["span"][1] <= sentence.end for q in sentence.quantities)
    for sentence in places.load():
        assert all(m["use"] in ("place", "other", "open") for m in sentence.mentions)
        assert all(sentence.start <= m["span"][0] < m["span"][1] <= sentence.end for m in sentence.mentions)
    assert sum(sentence.held_out for sentence in quantities.load()) == 55
    assert sum(sentence.held_out for sentence in places.load()) == 75


def test_a_limit_takes_sentences_from_all_over_the_list(corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "marks.jsonl"
    row = {"sentence": [0, 4], "quantities": []}
    rows = [{"id": "a" if at < 6 else "b", "held_out": at >= 6, **row} for at in range(9)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    read: list[str] = []

    def find(text: str) -> tuple[Quantity, ...]:
        read.append(text)
        return ()

    assert quantities.measure(corpus, find, path, limit=3).documents == 3
    assert read == [TEXT, "No."]
