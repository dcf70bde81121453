import json
from pathlib import Path

import pytest

from benchmarks import quantisation
from benchmarks.corpora import Corpus
from benchmarks.speakers import draw, is_drawable, keep_verdicts, load_verdicts, measure, resolve, write_sheet
from dragoman.records import Actor, Reading, Report, Statement

TEXT = "Ada Okoro, the envoy, arrived. She said talks failed. Okoro blamed rain, and UNICEF agreed, Lagos said."


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def row(name: str) -> dict:
    return {
        "id": name,
        "text": TEXT,
        "attributions": [
            {"source": [span("She")], "cue": [span("said")], "content": [span("talks failed")]},
            {"source": [span("She")], "cue": [span("said")], "content": [span("talks")]},
            {"source": [span("UNICEF")], "cue": [span("agreed")], "content": [span("rain")]},
            {"source": [(54, 59)], "cue": [span("blamed")], "content": [span("rain")]},
        ],
    }


def reading(speaker: str = "ada-okoro") -> Reading:
    return Reading(
        report=Report(id="x", text=TEXT),
        actors=(
            Actor(id="ada-okoro", kind="person", name="Ada Okoro"),
            Actor(id="envoy", kind="unnamed", name="the envoy"),
        ),
        statements=(
            Statement(
                id="st-1", source=(span("She"),), cue=(span("said"),), content=(span("talks failed"),), kind="indirect",
                act="assert", speakers=(speaker,), acts_for=(None,),
            ),
        ),
    )  # fmt: skip


def corpus(folder: Path, n: int) -> Corpus:
    path = folder / "toy_dev.jsonl"
    path.write_text("".join(json.dumps(row(f"d{at:03}")) + "\n" for at in range(n)), encoding="utf-8")
    return Corpus(path)


@pytest.mark.parametrize(
    ("source", "drawn"),
    [
        ("She", True), ("they", True), ("Okoro", True), ("Mrs. Okoro", True), ("Okoro’s", True),
        ("Ada Okoro", False), ("UNICEF", False), ("Lagos", False), ("the envoy", False), ("", False),
    ],
)  # fmt: skip
def test_pronouns_and_parts_of_longer_names_are_drawn(source: str, drawn: bool) -> None:
    assert is_drawable(source, TEXT) is drawn


def test_a_source_is_drawn_once_and_the_same_every_time() -> None:
    rows = [row(f"d{at}") for at in range(50)]
    everything = draw(rows, 1000)
    assert [(source.document, source.span) for source in everything[:2]] == [("d0", span("She")), ("d0", (54, 59))]
    assert len(everything) == 100
    chosen = draw(rows, 10)
    assert chosen == draw(rows, 10) != draw(rows, 10, seed=99)
    assert set(chosen) <= set(everything)


def test_who_speaks_is_taken_from_the_statement_with_that_source() -> None:
    she, okoro = draw([row("d")], 10)
    assert resolve(reading(), she) == ["Ada Okoro"]
    assert resolve(reading(), okoro) is None


def test_a_source_without_statement_is_wrong_and_one_without_verdict_is_left_out(tmp_path: Path) -> None:
    rows, judged = corpus(tmp_path, 20), tmp_path / "judged.jsonl"
    before = measure(rows, lambda _: reading(), judged)
    assert (before["not judged"], before["not found"]) == (0.5, 0.5)
    assert before["right speaker"] == 0.0

    sheet = write_sheet(rows, lambda _: reading(), tmp_path / "sheet", judged)
    entries = [json.loads(line) for line in sheet.read_text(encoding="utf-8").splitlines()]
    found = [entry for entry in entries if entry["resolved"] is not None]
    for at, entry in enumerate(found):
        entry["verdict"] = "wrong" if at < 5 else "right"
    sheet.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    assert keep_verdicts(sheet, judged) == 20
    assert TEXT[:20] not in judged.read_text(encoding="utf-8")
    after = measure(rows, lambda _: reading(), judged)
    assert after["right speaker"] == pytest.approx(15 / 40)
    assert after["right speaker, where found"] == pytest.approx(15 / 20)

    # The reader changes its mind: what was judged says nothing about that.
    assert measure(rows, lambda _: reading("envoy"), judged)["not judged"] == 0.5


def test_the_sheet_to_read_shows_the_source_in_its_surroundings(tmp_path: Path) -> None:
    write_sheet(corpus(tmp_path, 1), lambda _: reading(), tmp_path, tmp_path / "none.jsonl")
    page = (tmp_path / "speakers.txt").read_text(encoding="utf-8")
    assert "arrived. ⟦She⟧ said talks" in page
    assert "→ Ada Okoro" in page


def test_a_verdict_that_is_none_is_named(tmp_path: Path) -> None:
    sheet = tmp_path / "speakers.jsonl"
    sheet.write_text('{"id": "d", "source": [0, 3], "resolved": ["A"], "verdict": "perhaps"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"speakers\.jsonl:1.*perhaps"):
        keep_verdicts(sheet, tmp_path / "judged.jsonl")
    assert load_verdicts(tmp_path / "judged.jsonl") == {}


def test_what_quantisation_loses_is_the_difference_with_a_paired_interval(tmp_path: Path) -> None:
    rows = corpus(tmp_path, 20)

    def full(text: str) -> list:
        return [((span("She"),), (span("said"),), (span("talks failed"),), None)]

    result = quantisation.measure(rows, lambda text: [], full)
    # Of four gold attributions one is found: F1 = 2 * 1 / (1 + 4).
    assert result["attributions, float32"] == pytest.approx(0.4)
    assert result["attributions, int8"] == 0.0
    assert result["attributions, lost"] == pytest.approx(0.4)
    same = quantisation.measure(rows, full, full)
    lost = next(figure for figure in same.figures if figure.name == "attributions, lost")
    assert (lost.value, lost.low, lost.high) == (0.0, 0.0, 0.0)
