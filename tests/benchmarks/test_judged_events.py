import json
from pathlib import Path

import pytest

from benchmarks.corpora import Corpus
from benchmarks.judged_events import (
    AN_ARTICLE,
    draw,
    is_political,
    keep_verdicts,
    load_verdicts,
    measure,
    write_sheet,
)
from dragoman.records import Actor, Event, Reading, Report

TEXT = (
    "The foreign minister opened talks in Oslo. Norland attacked Sudland, and the embassy attacked, attacked, attacked."
)
ATTACKS = [at for at in range(len(TEXT)) if TEXT.startswith("attacked", at)]
RIGHT = dict.fromkeys(("event", "type", "actors", "recipients", "modality"), "right")


def reading(recipient: str = "Sudland", starts: list[int] = ATTACKS) -> Reading:
    return Reading(
        report=Report(id="x", text=TEXT),
        actors=(Actor(id="n", kind="state", name="Norland"), Actor(id="s", kind="state", name=recipient)),
        events=tuple(
            Event(id=f"e{at}", type="ASSAULT", anchors=((at, at + 8),), actors=("n",), recipients=("s",),
                  modality="occurred")
            for at in starts
        ),
    )  # fmt: skip


def corpus(folder: Path, n: int) -> Corpus:
    path = folder / "toy_news.jsonl"
    rows = [{"id": f"d{at:03}", "text": TEXT} for at in range(n)]
    rows.append({"id": "sport", "text": "The minister watched a match."})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return Corpus(path)


def judge(sheet: Path, verdicts: list[dict[str, str]]) -> Path:
    entries = [json.loads(line) for line in sheet.read_text(encoding="utf-8").splitlines()]
    for at, entry in enumerate(entries):
        entry["verdict"] = verdicts[at % len(verdicts)]
    sheet.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    return sheet


def test_three_different_words_of_politics_make_an_article_political() -> None:
    assert is_political(TEXT)
    assert not is_political("Talks, talks and more talks with the minister.")


def test_the_fifth_draw_takes_what_the_others_leave() -> None:
    assert is_political("Talks, talks and more talks with the minister.", "fifth")
    assert not is_political(TEXT, "fifth")


def test_at_most_so_many_events_of_an_article_are_drawn_and_the_same_every_time(tmp_path: Path) -> None:
    rows = corpus(tmp_path, 5)
    five = [*ATTACKS, 0]
    chosen = [(row["id"], said) for row, said in draw(rows, lambda _: reading(starts=five), "first", 10)]
    assert len(chosen) == 10
    assert [sum(id_ == name for name, _ in chosen) for id_ in dict.fromkeys(n for n, _ in chosen)] == [
        AN_ARTICLE, AN_ARTICLE, 2,
    ]  # fmt: skip
    assert chosen == [(row["id"], said) for row, said in draw(rows, lambda _: reading(starts=five), "first", 10)]


def test_no_later_draw_takes_an_article_of_the_first(tmp_path: Path) -> None:
    rows = corpus(tmp_path, 80)
    first = {row["id"] for row, _ in draw(rows, lambda _: reading(), "first")}
    second = {row["id"] for row, _ in draw(rows, lambda _: reading(), "second")}
    assert len(first) == len(second) == 25
    assert not first & second


def test_what_is_drawn_stays_drawn_when_the_reader_finds_less(tmp_path: Path) -> None:
    rows = corpus(tmp_path, 1)
    before = {said for _, said in draw(rows, lambda _: reading(starts=[*ATTACKS, 0]), "first")}
    after = {said for _, said in draw(rows, lambda _: reading(starts=ATTACKS[1:]), "first")}
    assert {said for said in before if said.anchors[0][0] in ATTACKS[1:]} <= after


def test_shares_are_over_what_is_judged_and_a_missing_party_is_no_wrong_one(tmp_path: Path) -> None:
    rows, judged = corpus(tmp_path, 10), tmp_path / "judged.jsonl"
    assert measure(rows, lambda _: reading(), "first", judged)["not judged"] == 1.0
    sheet = write_sheet(rows, lambda _: reading(), tmp_path / "sheet", "first", judged)
    verdicts = [
        RIGHT,
        {**RIGHT, "recipients": "missing"},
        {**RIGHT, "type": "wrong"},
        dict.fromkeys(RIGHT, "wrong"),
    ]
    assert keep_verdicts(judge(sheet, verdicts), judged) == 40
    assert TEXT[:20] not in judged.read_text(encoding="utf-8")
    after = measure(rows, lambda _: reading(), "first", judged)
    assert (after["not judged"], after["right"], after["whole"]) == (0.0, 0.5, 0.25)
    assert (after["event"], after["type"], after["party missing"]) == (0.75, 0.5, 0.25)

    # The reader changes its mind: what was judged says nothing about that.
    assert measure(rows, lambda _: reading("Westland"), "first", judged)["not judged"] == 1.0


def test_the_sheet_to_read_shows_anchor_and_parties_and_keeps_verdicts_that_hold(tmp_path: Path) -> None:
    rows, judged = corpus(tmp_path, 1), tmp_path / "judged.jsonl"
    sheet = write_sheet(rows, lambda _: reading(starts=ATTACKS[:1]), tmp_path, "first", judged)
    page = (tmp_path / "judged_events.txt").read_text(encoding="utf-8")
    assert "Norland ⟦attacked⟧ Sudland" in page
    assert "ASSAULT occurred: Norland → Sudland   [? ? ? ? ?]" in page
    keep_verdicts(judge(sheet, [RIGHT]), judged)
    write_sheet(rows, lambda _: reading(starts=ATTACKS[:1]), tmp_path, "first", judged)
    assert "[right right right right right]" in (tmp_path / "judged_events.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"type": "missing"}, r"judged_events\.jsonl:1.*'missing' on type"),
        ({"modality": None}, r"None on modality"),
        ({"event": "wrong"}, "nothing right"),
    ],
)
def test_a_verdict_that_is_none_is_named(tmp_path: Path, change: dict, message: str) -> None:
    rows, judged = corpus(tmp_path, 1), tmp_path / "judged.jsonl"
    sheet = write_sheet(rows, lambda _: reading(), tmp_path, "first", judged)
    with pytest.raises(ValueError, match=message):
        keep_verdicts(judge(sheet, [{**RIGHT, **change}]), judged)
    assert load_verdicts(judged) == {}


def test_what_is_not_judged_yet_is_passed_over(tmp_path: Path) -> None:
    rows, judged = corpus(tmp_path, 1), tmp_path / "judged.jsonl"
    assert keep_verdicts(write_sheet(rows, lambda _: reading(), tmp_path, "first", judged), judged) == 0
