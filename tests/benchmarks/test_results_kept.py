import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.__main__ import main
from benchmarks.memory import flatness
from benchmarks.readme import BEGIN, END, Bar, _shown, bars, last, lines, on_limits, write
from benchmarks.results import FOLDER, Figure, Result, f1_figure, save, show
from benchmarks.speed_child import TimedSession, sample
from benchmarks.suite import SUITE

BAR = Bar("Toy dev", "F1", "toy", "toy_dev", "network", "things", least=0.8, reach=0.9, people="folk")


def result(value: float, what: str = "network") -> Result:
    return Result("toy", "toy_dev", "0" * 12, what, 20, (Figure("things", value, value - 0.1, value + 0.05, n=7),))


def test_a_saved_figure_is_appended_and_found_again(tmp_path: Path) -> None:
    save(result(0.7), tmp_path)
    path = save(result(0.75), tmp_path)
    entries = json.loads(path.read_text(encoding="utf-8"))
    assert [entry["figures"][0]["value"] for entry in entries] == [0.7, 0.75]
    assert {"network", "versions", "processor", "cores", "python", "edition", "limited"} <= entries[0].keys()
    newest = last("toy", "things", "toy_dev", "network", tmp_path)
    assert newest is not None
    assert newest["value"] == 0.75
    assert last("toy", "things", "toy_dev", "statements", tmp_path) is None


def test_a_figure_on_part_of_a_corpus_is_not_shown(tmp_path: Path) -> None:
    save(result(0.7), tmp_path)
    save(result(0.99), tmp_path, limited=True)
    newest = last("toy", "things", "toy_dev", "network", tmp_path)
    assert newest is not None
    assert newest["value"] == 0.7


def test_the_table_says_what_is_missed_and_what_was_not_measured(tmp_path: Path) -> None:
    assert "not measured" in lines([BAR], tmp_path)[-1]
    save(result(0.7), tmp_path)
    save(Result("folk", "many", "0" * 12, "people", 3, (Figure("things", 0.85),)), tmp_path)
    assert lines([BAR], tmp_path)[-1] == (
        "| Toy dev | F1 | .700 (missed) | .600–.750 | ≥ .800, reach .900 | .850 | `toy` |"
    )
    save(result(0.8), tmp_path)
    assert ".800 |" in lines([BAR], tmp_path)[-1]


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (0.7, "", ".700"), (-0.003, "", "-.003"), (1.0, "", "1"), (0.0, "", ".000"), (10000, "", "10,000"),
        (1.5, "", "1.50"), (0.82, "s", "0.82 s"), (12345.6, "/s", "12,346 /s"),
        (4.2e-8, "p", "4.2e-08 p"), (0.0, "p", "0.00 p"),
    ],
)  # fmt: skip
def test_numbers_are_shown_by_size_and_unit(value: float, unit: str, shown: str) -> None:
    assert _shown(value, unit) == shown


def test_the_table_goes_between_the_markers_and_touches_nothing_else(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"above\n\n{BEGIN}\nearlier table\n{END}\n\nbelow\n", encoding="utf-8")
    write(readme, tmp_path)
    once = readme.read_text(encoding="utf-8")
    assert once.startswith(f"above\n\n{BEGIN}\n| on |")
    assert once.endswith(f"|\n{END}\n\nbelow\n")
    assert "earlier" not in once
    write(readme, tmp_path)
    assert readme.read_text(encoding="utf-8") == once
    readme.write_text("no markers", encoding="utf-8")
    with pytest.raises(ValueError, match=r"README\.md has no markers"):
        write(readme, tmp_path)


def test_every_bar_names_a_benchmark_and_stands_once() -> None:
    entries = bars()
    assert {bar.benchmark for bar in entries} <= SUITE.keys()
    assert {bar.people for bar in entries if bar.people} <= SUITE.keys()
    places = [(bar.benchmark, bar.corpus, bar.what, bar.figure) for bar in entries]
    assert len(set(places)) == len(places)


def test_a_result_is_shown_with_its_interval_and_without_empty_columns() -> None:
    shown = show(result(0.7))
    assert shown.splitlines()[0] == "toy, network: toy_dev (20 documents)"
    assert "70.0      60.0–75.0   7" in shown
    assert "precision" not in shown
    rows = [(1, 2, 1, 1)] * 12
    assert "precision" in show(Result("toy", "x", "", "network", 12, (f1_figure("things", rows),)))


def test_there_is_a_command_for_each_benchmark() -> None:
    said = CliRunner().invoke(main, ["--help"]).output
    for name in [*SUITE, "all", "table"]:
        assert f"\n  {name} " in said


def test_a_corpus_that_is_missing_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    run = CliRunner().invoke(main, ["people", "--data", str(tmp_path)])
    assert run.exit_code == 1
    assert "--data" in run.output


def test_memory_that_grows_is_told_from_memory_that_settles() -> None:
    growth, slope = flatness([100.0 + 0.05 * at for at in range(1000)])
    # The medians of the last tenth and the second stand 800 articles apart.
    assert growth.value == pytest.approx(40, abs=0.1)
    assert slope.value == pytest.approx(50)
    growth, slope = flatness([min(300.0, 100.0 + 5 * at) for at in range(1000)])
    assert (growth.value, round(slope.value, 6)) == (0.0, 0.0)
    assert flatness([5.0])[0].value == 0.0


def test_articles_are_taken_evenly_from_the_whole_corpus(tmp_path: Path) -> None:
    from benchmarks.corpora import Corpus

    path = tmp_path / "pile.jsonl"
    path.write_text("".join(json.dumps({"text": str(at)}) + "\n" for at in range(10)), encoding="utf-8")
    assert sample(Corpus(path), 5) == ["0", "2", "4", "6", "8"]
    assert len(sample(Corpus(path), 50)) == 10


def test_a_timed_session_counts_word_pieces_without_the_marks_around_them() -> None:
    import numpy as np

    class Session:
        name = "inner"

        def run(self, names: object, feeds: dict) -> list:
            return [(feeds["ids"] != 0).sum()]

    timed = TimedSession(Session())
    ids = np.array([[101, 7, 8, 9, 102], [101, 7, 102, 0, 0]])  # three pieces and one, each within [CLS] and [SEP]
    assert timed.run(None, {"ids": ids}) == [8]
    assert timed.pieces == 4
    assert timed.seconds > 0
    assert timed.name == "inner"


def test_the_spacy_pipeline_has_the_parts_and_labels_of_the_small_model() -> None:
    pytest.importorskip("spacy")
    from benchmarks.spacy_small import RELATIONS, TAGS, TYPES, build

    nlp = build()
    assert nlp.pipe_names == ["tok2vec", "tagger", "parser", "ner"]
    assert len(nlp.get_pipe("tagger").labels) == TAGS
    assert RELATIONS <= len(nlp.get_pipe("parser").labels) <= RELATIONS + 2
    assert len(nlp.get_pipe("ner").labels) == TYPES
    doc = nlp("The envoy arrived in Accra on Monday and left again.")
    assert doc.has_annotation("DEP")
    assert doc.has_annotation("TAG")


def test_every_figure_of_the_page_of_limits_is_one_that_is_measured_on_whole_corpora():
    for bar in on_limits():
        assert last(bar.benchmark, bar.figure, bar.corpus, bar.what, FOLDER) is not None, bar.shown
