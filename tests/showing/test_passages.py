"""Sentences are found well enough to quote, and their offsets hold on any text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Mark, Report
from dragoman.showing.passages import around, cut, lead, sentences


def words(text):
    return [text[a:b] for a, b in sentences(text)]


def test_sentences_end_at_stops_and_lines_but_not_at_titles_and_initials():
    text = "Mr. Smith of the U.S. Navy left. “He came,” said J. Doe. \nA headline\nThe end"
    assert words(text) == ["Mr. Smith of the U.S. Navy left.", "“He came,” said J. Doe.", "A headline", "The end"]


def test_a_quotation_that_ends_a_sentence_ends_it_behind_its_mark():
    assert words("He said “no.” She left.") == ["He said “no.”", "She left."]


def test_around_takes_whole_sentences():
    text = "One here. Two is here. Three is there."
    assert text[slice(*around(text, [(14, 16)]))] == "Two is here."
    assert text[slice(*around(text, [(14, 16), (25, 28)]))] == "Two is here. Three is there."


@given(st.text(max_size=300), st.data())
def test_offsets_hold_on_any_text(text, data):
    found = sentences(text)
    assert all(0 <= a < b <= len(text) and text[a:b].strip() == text[a:b] for a, b in found)
    assert all(first[1] <= second[0] for first, second in pairwise(found))
    assert "".join(text[a:b] for a, b in found).split() or not text.strip() or not found
    if found:
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        a, b = around(text, [(start, end)])
        assert a <= start and end <= b


def test_the_lead_is_the_first_sentence_of_prose_without_headline_dateline_and_furniture():
    text = (
        "A headline about it all\n\nAlso read: a thing that is not the news of today.\n\n"
        "PARIS, June 6 (ABC) – The state left the pact on Monday. It rained."
    )
    furniture = (Mark(span=(25, text.index("\n\nPARIS")), why="related link"),)
    report = Report(id="x", text=text, furniture=furniture)
    assert text[slice(*lead(report))] == "The state left the pact on Monday."
    assert lead(Report(id="y", text="Only a headline here\nand another one")) is None


def test_cut_stops_behind_a_word_and_says_so():
    assert cut("one two three four", 12) == "one two […]"
    assert cut("one\n two", 12) == "one two"
