import shutil
from pathlib import Path

import pytest

import dragoman as dm
from dragoman.errors import UsageError
from dragoman.worlds import kept_models
from dragoman.worlds.kept_models import KEPT, kept_model
from dragoman.worlds.making import make

REPORTS = Path(__file__).parent.parent.parent / "examples" / "reports"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return dm.build(REPORTS, tmp_path_factory.mktemp("kept") / "gulf", jobs=1).store.folder


@pytest.fixture
def gulf(built, tmp_path):
    return dm.open(shutil.copytree(built, tmp_path / "gulf"))


def test_a_kept_model_is_the_one_that_is_made(gulf):
    made = make(gulf.store)
    for _ in range(2):
        found = kept_model(gulf.store)
        assert (found.model, found.left_out) == (made.model, made.left_out)


def test_it_is_not_made_again_until_a_fix_is_taken(gulf, monkeypatch):
    kept_model(gulf.store)
    monkeypatch.setattr(kept_models, "made_of", lambda *how: pytest.fail("made again"))
    kept_model(gulf.store)
    kept_model(gulf.store, "  ")
    gulf.fix("merge", "adel-al-jubeir", "adel-al-yubeir")
    with pytest.raises(pytest.fail.Exception, match="made again"):
        kept_model(gulf.store)


def test_questions_have_models_of_their_own_and_can_be_asked(gulf):
    first = kept_model(gulf.store)
    assert first.questions
    for question in first.questions[:3]:
        other = kept_model(gulf.store, question.id)
        assert other.questions == first.questions
        assert other.model.question.text.startswith("Will ")


def test_a_question_that_cannot_be_asked_is_told_and_not_kept(gulf):
    with pytest.raises(UsageError, match="nobody whom the reports know"):
        kept_model(gulf.store, "qwerty")
    kept_model(gulf.store)
    assert "qwerty" not in (gulf.store.folder / KEPT).read_text(encoding="utf-8")


@pytest.mark.parametrize("content", ["{", "", '{"key": 3}'])
def test_a_broken_file_is_made_anew(gulf, content):
    (gulf.store.folder / KEPT).write_text(content)
    assert kept_model(gulf.store).model == make(gulf.store).model


def test_a_folder_that_cannot_be_written_to_costs_nothing_but_time(gulf, monkeypatch):
    def refuse(*how):
        raise OSError

    monkeypatch.setattr(kept_models, "write_whole", refuse)
    assert kept_model(gulf.store).model == make(gulf.store).model
    assert not (gulf.store.folder / KEPT).exists()


def test_no_more_models_are_kept_than_there_is_room_for(gulf, monkeypatch):
    monkeypatch.setattr(kept_models, "MOST", 2)
    for question in (None, "Will Turkey close its base?", "Will Qatar shut Al Jazeera?"):
        kept_model(gulf.store, question)
    kept = (gulf.store.folder / KEPT).read_text(encoding="utf-8")
    assert '"":' not in kept and "Will Qatar shut Al Jazeera?" in kept
