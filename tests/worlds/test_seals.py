"""Sealed answers: what is written stays, shows tampering, and is scored only against what came about."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dragoman.errors import UsageError
from dragoman.worlds import seals
from dragoman.worlds.model import Fixed, Number, Question
from tests.support.worlds import strait

FAR = "2999-01-01"


def sealed(folder, answer, own=None, **more):
    model = replace(strait(), question=Question(text=f"question {answer} {own}"))
    return seals.seal(
        folder, model, deadline=FAR, seed=1, worlds=1000, version="0.1", answer=answer, own=own, **more
    )  # fmt: skip


def test_a_seal_holds_what_is_needed_to_run_it_again(tmp_path):
    seal = sealed(tmp_path, 0.3, own=0.6)
    (kept,), broken = seals.read(tmp_path)
    assert kept.seal == seal and kept.resolution is None and not broken
    assert len(seal.model) == 64 and (seal.seed, seal.worlds) == (1, 1000)


def test_the_hash_is_of_the_model():
    model = strait()
    assert seals.hash_of(model) == seals.hash_of(strait())
    assert seals.hash_of(replace(model, precision=Number(default=Fixed(value=2.0)))) != seals.hash_of(model)


def test_a_line_changed_after_the_fact_is_told(tmp_path):
    sealed(tmp_path, 0.3)
    sealed(tmp_path, 0.4)
    file = tmp_path / seals.SEALS
    file.write_text(file.read_text().replace('"answer":0.3', '"answer":0.9'))
    _, broken = seals.read(tmp_path)
    assert "was changed" in broken[0].reason


def test_the_board_scores_model_own_number_and_base_rate(tmp_path):
    for at, (answer, happened) in enumerate([(0.8, True), (0.3, False), (0.6, True)]):
        seals.resolve(tmp_path, sealed(tmp_path, answer, own=0.5 + at / 10).id, happened=happened, source="a report")
    sealed(tmp_path, 0.5)
    board = seals.scoreboard(seals.read(tmp_path)[0])
    by = {score.who: score for score in board.scores}
    assert (board.resolved, board.waiting, board.enough) == (3, 1, False)
    assert by["the model"].brier == pytest.approx((0.04 + 0.09 + 0.16) / 3)
    assert by["base rate"].brier == pytest.approx((0.25 + 1.0 + 0.25) / 3)  # each without itself: 1/2, 1, 1/2
    assert by["own number"].questions == 3


def test_an_issue_is_scored_by_where_it_came_to_lie(tmp_path):
    places = (seals.Place(at=0.0, chance=0.5), seals.Place(at=100.0, chance=0.5))
    seal = sealed(tmp_path, None, places=places, weighted_mean=60.0)
    with pytest.raises(UsageError, match="0 to 100"):
        seals.resolve(tmp_path, seal.id, happened=True)
    seals.resolve(tmp_path, seal.id, came=50.0)
    by = {score.who: score for score in seals.scoreboard(seals.read(tmp_path)[0]).scores}
    assert by["the model"].crps == pytest.approx(25.0)
    assert by["weighted mean"].crps == pytest.approx(10.0)
    assert by["always 50"].crps == 0.0


def test_a_later_word_replaces_an_earlier(tmp_path):
    seal = sealed(tmp_path, 0.8)
    seals.resolve(tmp_path, seal.id, happened=False)
    seals.resolve(tmp_path, seal.id, happened=True)
    (kept,), _ = seals.read(tmp_path)
    assert kept.resolution is not None and kept.resolution.happened is True


@pytest.mark.parametrize(("answer", "deadline"), [(1.2, FAR), (0.5, "2020-01-01"), (0.5, "soon")])
def test_what_cannot_be_sealed_is_refused(tmp_path, answer, deadline):
    with pytest.raises(UsageError):
        seals.seal(tmp_path, strait(), deadline=deadline, seed=0, worlds=1, version="0", answer=answer)


def test_a_seal_that_is_not_there_cannot_be_resolved(tmp_path):
    with pytest.raises(UsageError, match="no seal"):
        seals.resolve(tmp_path, "sl-0", happened=True)
