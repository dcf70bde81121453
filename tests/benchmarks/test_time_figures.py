import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks.corpora import Corpus
from benchmarks.times import DRAWINGS, JUDGED, LONGEST, Passage, days_of, draw, load, measure

TEXT = "A first line.\nThe port fell in 2014, and on Tuesday it rose.\nThe last line is of May."


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


PASSAGE = Passage(
    "d", "third", (14, 61), "2024-02-29",
    ((span("2014"), ("2014", "2014")), (span("on Tuesday"), ("2024-02-27", "2024-02-27"))),
)  # fmt: skip


def corpus(folder: Path) -> Corpus:
    path = folder / "toy.jsonl"
    path.write_text(json.dumps({"id": "d", "source": "s", "text": TEXT}) + "\n", encoding="utf-8")
    return Corpus(path)


def test_an_interval_counts_by_its_first_and_last_day() -> None:
    assert days_of(("2023", "2023")) == days_of(("2023-01", "2023-12-31"))
    assert days_of(("2024-02", None)) == (date(2024, 2, 1), None)
    assert days_of((None, "2024-02")) == (None, date(2024, 2, 29))
    assert days_of(("--02-22", "--02-22")) != days_of(("2024-02-22", "2024-02-22"))


def test_times_are_found_where_they_share_a_character_and_right_where_the_days_are(tmp_path: Path) -> None:
    asked = []

    def read(text: str, published: str) -> list:
        asked.append((text, published))
        return [
            (span("2014"), ("2014-01", "2014-12")),
            (span("Tuesday"), ("2024-02-20", "2024-02-20")),
            (span("rose"), (None, None)),
        ]

    result = measure(corpus(tmp_path), read, [PASSAGE])
    assert asked == [(TEXT[:61], "2024-02-29")]
    assert result["found"] == 1.0
    assert result["interval right"] == result["interval right, third drawing"] == 0.5
    assert next(figure for figure in result.figures if figure.name == "found").precision == pytest.approx(2 / 3)


def test_what_stands_before_the_passage_is_read_and_not_counted(tmp_path: Path) -> None:
    result = measure(corpus(tmp_path), lambda text, published: [(span("first"), (None, None))], [PASSAGE])
    assert result["found"] == 0.0
    assert result.documents == 1


def test_the_draw_takes_as_many_of_every_source_and_the_same_every_time() -> None:
    rows = [{"id": f"{source}{at}", "source": source, "text": "One more sentence. " * 200}
            for source in "ab" for at in range(20)]  # fmt: skip
    drawn = draw(rows, 3, seed=1)
    assert drawn == draw(rows, 3, seed=1) != draw(rows, 3, seed=2)
    assert sorted(id[0] for id, _ in drawn) == ["a"] * 3 + ["b"] * 3
    assert all(0 <= start < end <= start + LONGEST for _, (start, end) in drawn)
    assert not {id for id, _ in draw(rows, 3, 1, without=[id for id, _ in drawn])} & {id for id, _ in drawn}


def test_the_annotation_holds_places_and_dates_and_nothing_of_the_text() -> None:
    passages = load()
    assert {passage.drawn for passage in passages} == set(DRAWINGS)
    for passage in passages:
        start, end = passage.span
        assert all(start <= a < b <= end for (a, b), _ in passage.times)
        for _, when in passage.times:
            first, last = days_of(when)
            assert first is None or last is None or first <= last
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        assert set(json.loads(line)) == {"id", "drawn", "passage", "published", "times"}
