import gzip
import json
from pathlib import Path

import pytest

from benchmarks.attributions import Text, compare, measure, of_reading, people
from benchmarks.corpora import Corpus, NoCorpusError, find
from dragoman.records import Reading, Report, Statement

TEXT = "The minister said the port will open. “We are ready,” Ada Okoro added, “and so are they.”"


def pieces(source: str, cue: str, *content: str, text: str = TEXT, kind: str | None = None) -> tuple:
    def span(part: str) -> tuple[int, int]:
        return text.index(part), text.index(part) + len(part)

    return (
        (span(source),) if source else (),
        (span(cue),) if cue else (),
        tuple(span(part) for part in content),
        kind,
    )


FIRST = pieces("The minister", "said", "the port will open")
SECOND = pieces("Ada Okoro", "added", "“We are ready,”", "“and so are they.”")


def counted(gold: list, found: list, text: str = TEXT) -> dict:
    words = Text(text)
    return compare(words, words.attributed(gold), words.attributed(found))


def test_words_are_split_at_white_space_and_punctuation() -> None:
    text = Text("U.S. officials’ e-mail")
    assert [*zip(text.starts, text.ends, strict=True)] == [
        (0, 1), (1, 2), (2, 3), (3, 4), (5, 14), (14, 15), (16, 17), (17, 18), (18, 22),
    ]  # fmt: skip


def test_a_word_is_in_a_span_if_they_share_a_character() -> None:
    text = Text("alpha beta gamma")
    assert text.words([(3, 7)]) == {0, 1}
    assert text.words([(5, 6)]) == frozenset(), "only a space"
    assert text.words([(6, 6)]) == frozenset()
    assert text.words([(0, 1), (11, 12)]) == {0, 2}


def test_the_same_attributions_on_both_sides_are_all_right() -> None:
    out = counted([FIRST, SECOND], [SECOND, FIRST])
    for name in ("attributions", "attributions, strict", "attributions, exact"):
        assert out[name] == (2, 2, 2, 2)
    assert out["words content"] == (4 + 6 + 7, 17, 17, 17)
    assert out["attributions, direct"] == (1, 1, 1, 1)
    assert out["attributions, indirect"] == (1, 1, 1, 1)
    assert out["direct quotations found"] == out["direct quotations exact"] == (1, 1, 1, 1)


def test_nothing_found_is_all_missed() -> None:
    out = counted([FIRST, SECOND], [])
    assert out["attributions"] == (0, 0, 0, 2)
    assert out["words cue"] == (0, 0, 0, 2)
    assert out["direct quotations found"] == (0, 0, 0, 1)


def test_half_of_the_content_is_enough_and_less_is_not() -> None:
    # four words of content: two of them are a Jaccard index of .5, one is .25
    half = pieces("The minister", "said", "the port")
    less = pieces("The minister", "said", "the")
    assert counted([FIRST], [half])["attributions"] == (1, 1, 1, 1)
    assert counted([FIRST], [half])["attributions, exact"] == (0, 1, 0, 1)
    assert counted([FIRST], [less])["attributions"] == (0, 1, 0, 1)


def test_one_shared_word_of_the_source_is_enough_but_not_for_the_strict_figure() -> None:
    # “Okoro” alone is one of two words; “The” of three would be a third.
    surname = pieces("Okoro", "added", "“We are ready,”", "“and so are they.”")
    assert counted([SECOND], [surname])["attributions"] == (1, 1, 1, 1)
    assert counted([SECOND], [surname])["attributions, strict"] == (1, 1, 1, 1)
    wide = pieces("“We are ready,” Ada Okoro", "added", "“and so are they.”")
    assert counted([SECOND], [wide])["attributions, strict"] == (0, 1, 0, 1)


def test_an_empty_source_agrees_with_an_empty_one_alone() -> None:
    nobody = pieces("", "said", "the port will open")
    assert counted([nobody], [nobody])["attributions"] == (1, 1, 1, 1)
    assert counted([nobody], [FIRST])["attributions"] == (0, 1, 0, 1)
    assert counted([FIRST], [nobody])["attributions"] == (0, 1, 0, 1)


def test_content_tied_to_another_cue_is_wrong() -> None:
    crossed = pieces("The minister", "added", "the port will open")
    out = counted([FIRST], [crossed])
    assert out["attributions"] == (0, 1, 0, 1)
    assert out["words content"] == (4, 4, 4, 4)


def test_two_halves_of_one_content_cannot_both_be_right() -> None:
    halves = [pieces("The minister", "said", "the port"), pieces("The minister", "said", "will open")]
    assert counted([FIRST], halves)["attributions"] == (1, 2, 1, 1)


def test_an_attribution_without_content_is_left_out() -> None:
    assert counted([FIRST, pieces("Ada Okoro", "added")], [FIRST])["attributions"] == (1, 1, 1, 1)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("the port will open", "indirect"),
        ("“We are ready,”", "direct"),
        ("We are ready", "direct"),
        ("open. “We are ready,”", "mixed"),
    ],
)
def test_the_kind_is_how_much_stands_within_quotation_marks(content: str, kind: str) -> None:
    text = Text(TEXT)
    assert text.kind(text.words([(TEXT.index(content), TEXT.index(content) + len(content))])) == kind


def test_the_kind_of_the_gold_is_the_corpus_s_own_where_it_has_one() -> None:
    gold = pieces("The minister", "said", "the port will open", kind="mixed")
    out = counted([gold], [FIRST])
    assert out["attributions, mixed"] == (0, 0, 1, 1)
    assert out["attributions, indirect"] == (1, 1, 0, 0)


def corpus(folder: Path, rows: list[dict]) -> Corpus:
    path = folder / "small_test.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
    return find("polnear_dev", given=path)


def as_json(item: tuple) -> dict:
    source, cue, content, _ = item
    return {"source": source, "cue": cue, "content": content}


def test_any_file_of_the_same_form_is_measured(tmp_path: Path) -> None:
    rows = [{"id": str(at), "text": TEXT, "attributions": [as_json(FIRST), as_json(SECOND)]} for at in range(12)]
    result = measure(corpus(tmp_path, rows), "toy", lambda text: [FIRST])
    assert (result.corpus, result.documents) == ("small_test", 12)
    assert result["attributions"] == pytest.approx(2 / 3)  # P 1, R .5
    assert result["direct quotations found"] == 0.0
    assert result["words cue"] == pytest.approx(2 / 3)


def test_people_are_scored_against_each_other_in_every_pair(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "text": TEXT, "attributions": [as_json(FIRST), as_json(SECOND)]},
        {"id": "a", "text": None, "attributions": [as_json(FIRST), as_json(SECOND)]},
        {"id": "a", "text": None, "attributions": [as_json(FIRST)]},
    ]
    result = people(corpus(tmp_path, rows))
    assert result.note == "3 pairs of annotators"
    # pairs: both of both; one of two, twice. Right 2 + 1 + 1 of (2 + 1 + 2) and (2 + 2 + 1), each way.
    assert result["attributions"] == pytest.approx(4 / 5)


def test_statements_split_where_the_act_changes_are_one_attribution_again() -> None:
    def statement(name: str, *content: str) -> Statement:
        source, cue, said, _ = pieces("Ada Okoro", "added", *content)
        return Statement(id=name, source=source, cue=cue, content=said, kind="direct", act="assert")

    reading = Reading(
        report=Report(id="x", text=TEXT),
        statements=(statement("st-1", "“and so are they.”"), statement("st-2", "“We are ready,”")),
    )
    assert counted([SECOND], of_reading(reading))["attributions, exact"] == (1, 1, 1, 1)


def test_a_corpus_that_is_not_there_is_named_with_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(NoCorpusError, match=r"polnear_dev.*--data"):
        find("polnear_dev", tmp_path)


def test_a_broken_line_of_a_corpus_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"a": 1}\n{"a": \n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.jsonl:2"):
        list(Corpus(path).rows())
