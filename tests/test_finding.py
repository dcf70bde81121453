"""Search finds sentences by their words, and by the records read from them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standin import read, report

from dragoman import folder as files
from dragoman.errors import UsageError
from dragoman.finding import find, fold, sentence_at
from dragoman.parts import Place, to_rows
from dragoman.store import Store

TEXTS = {
    "2024-01-05": "The U.S. Department spoke. China said: sanctions must end. Mr. Lee agreed with “all” of it.",
    "2024-02-05": "Russia asked: will Japan lift sanctions on Łódź. Russia said: talks may go on.\nJapan said: no.",
    "2024-03-05": "Nothing about SANCTIONS but the wörd itself, and an END to it",
}


@pytest.fixture(scope="module")
def korea(tmp_path_factory) -> Store:
    folder = tmp_path_factory.mktemp("s") / "korea"
    files.create(folder)
    store = Store.make(folder)
    for at, (day, text) in enumerate(TEXTS.items()):
        row, records = to_rows(read(report(text, published=day)), (f"{at}.txt", 0), f"{at}.txt")
        store.add([row], records, [Place(row.path, 0, row.name, "u", True, "read", row.id, "m", None)])
    store.settle("reader")
    return store


def found(store, text, **how):
    return [hit.text for hit in find(store, text, **how).hits]


def test_sentences_are_found_whatever_case_and_accents_the_latest_first(korea):
    assert found(korea, "sanctions") == [
        "Nothing about SANCTIONS but the wörd itself, and an END to it",
        "Russia asked: will Japan lift sanctions on Łódź.",
        "China said: sanctions must end.",
    ]
    assert found(korea, "WORD") == found(korea, "wörd") != []


def test_all_words_must_stand_in_one_sentence(korea):
    assert len(found(korea, "sanctions end")) == 2
    assert found(korea, "sanctions talks") == []


def test_words_in_quotation_marks_are_found_as_they_stand(korea):
    assert len(found(korea, '"sanctions must"')) == 1
    assert found(korea, '"must sanctions"') == []


def test_a_hit_shows_where_the_words_stand_and_what_was_read_there(korea):
    hit = find(korea, "japan LIFT").hits[0]
    assert hit.report.text[slice(*hit.words)] == "Japan lift"
    assert [record.kind for record in hit.records] == ["ask"]


def test_records_filter_by_actor_about_and_type(korea):
    assert found(korea, "sanctions", actor="china") == ["China said: sanctions must end."]
    assert found(korea, "", about="JPN") == ["Russia asked: will Japan lift sanctions on Łódź."]
    assert found(korea, "", types=["Statement"], actor="Japan") == ["Japan said: no."]
    assert len(found(korea, "", types=["ask", "assert"])) == 4
    assert found(korea, "sanctions", types=["ask"]) == ["Russia asked: will Japan lift sanctions on Łódź."]


def test_days_are_inclusive(korea):
    assert len(found(korea, "sanctions", since="2024-02-05", until="2024-03-05")) == 2
    assert len(found(korea, "", types=["statement"], until="2024-01-05")) == 1


def test_a_limit_cuts_the_hits_and_not_their_number(korea):
    some = find(korea, "sanctions", limit=1)
    assert (len(some.hits), some.total) == (1, 3)


def test_what_is_not_there_is_refused_with_what_is(korea):
    with pytest.raises(UsageError, match="'Chna': did you mean china"):
        find(korea, "x", actor="Chna")
    with pytest.raises(UsageError, match="'claimz': there are actors, statements"):
        find(korea, "x", types=["claimz"])
    with pytest.raises(UsageError, match="'yesterday' is no day"):
        find(korea, "x", since="yesterday")
    with pytest.raises(UsageError, match="say what to find"):
        find(korea, "  ", since="2024")


def test_abbreviations_and_initials_do_not_end_a_sentence():
    text = TEXTS["2024-01-05"]
    assert text[slice(*sentence_at(text, text.index("spoke")))] == "The U.S. Department spoke."
    assert text[slice(*sentence_at(text, text.index("agreed")))] == "Mr. Lee agreed with “all” of it."


@given(st.text(max_size=300), st.integers(0, 299))
def test_a_sentence_is_a_stretch_of_any_text(text, at):
    start, end = sentence_at(text, min(at, len(text)))
    assert 0 <= start <= end <= len(text)
    assert text[start:end] == text[start:end].strip()


def test_a_sentence_without_end_is_shown_in_part():
    text = "a " * 5_000_000
    start, end = sentence_at(text, 6_000_000)
    assert start <= 6_000_000 <= end and end - start <= 600


@given(st.text())
def test_folding_keeps_every_place(text):
    assert len(fold(text)) == len(text)
    assert fold(unicodedata.normalize("NFC", "Ünï")) == "uni"
