import json
import random

from benchmarks import copies
from benchmarks.corpora import Corpus
from dragoman.assembly.stories import Member, Story

SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()


def report(seed: int) -> str:
    """A report of thirty sentences of invented words that no other seed has."""
    chance = random.Random(seed)
    words = ["".join(chance.choices(SYLLABLES, k=4)) for _ in range(120)]
    lines = (" ".join(chance.choices(words, k=9)) for _ in range(30))
    return f"Headline of number {seed}\n\n" + " ".join(f"The {line} of {seed}." for line in lines)


def test_each_kind_of_copy_keeps_its_share_of_the_sentences_under_another_headline():
    text, other = report(1), report(2)
    sentences = {line + "." for line in text.split("\n\n")[1].removesuffix(".").split(". ")}
    kept = {}
    for kind in copies.KINDS:
        headline, body = copies.cut(text, kind, other, random.Random(1)).split("\n\n")
        assert headline == "1 number of Headline"
        kept[kind] = sum(sentence in body for sentence in sentences)
        assert ("of 2." in body) == (kind == "padded")
    assert kept == {"beginning": 10, "third": 10, "dropped": 18, "padded": 22}


def test_what_was_made_is_judged_as_what_it_was_made_from():
    story = Story("a", "fullest", tuple(Member(name, "copy") for name in ("a", "made", "b", "c")))
    texts = {"a": report(1), "b": report(2), "c": report(1)}
    made = [{"id": "made", "of": "a"}]
    found = dict(copies.judge([story], made, texts, {("a", "b"): "update"}))
    assert found["a", "made"] == "same"
    assert found["made", "b"] == "update"
    assert found["a", "c"] == "same"
    assert found["b", "c"] == "unjudged"


def test_every_verdict_is_of_two_reports_and_every_rewrite_has_an_original():
    assert {"same", "update", "other"} == set(copies.verdicts().values())
    assert all(one != other for one, other in copies.verdicts())
    rewrites = [json.loads(line) for line in copies.REWRITES.read_text(encoding="utf-8").splitlines()]
    assert len({row["of"] for row in rewrites}) == len(rewrites) >= 25


def test_copies_of_a_small_pile_are_found_and_counted(tmp_path):
    path = tmp_path / "toy.jsonl"
    path.write_text("".join(json.dumps({"id": str(at), "text": report(at)}) + "\n" for at in range(12)))
    result = copies.measure(Corpus(path), each=2)
    assert result.documents == 20
    assert result["precision"] == 1.0
    assert result["recall"] >= 0.75
    assert result["time"] > 0 and result["peak"] > 10
