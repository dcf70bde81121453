"""Names of reports and records stay the same and are valid; a line tells what a record says."""

from __future__ import annotations

import pytest
from exported import TEXT, every_kind

from dragoman.exports.names import first_words, label, names_in, record_urn, source_iri, title_of, urn
from dragoman.records import Mark, Report


def report(text, **fields):
    return Report(id="0" * 12, text=text, **fields)


def test_a_urn_takes_any_part():
    assert record_urn("4fd1", "st-3f2a") == "urn:dragoman:record:4fd1:st-3f2a"
    assert urn("agent", "a:b <c>\ud800") == "urn:dragoman:agent:a%3Ab%20%3Cc%3E%3F"


def test_a_report_is_where_its_address_is_else_at_its_urn():
    assert source_iri(report("x", url="https://example.org/a b")) == "https://example.org/a%20b"
    assert source_iri(report("x", url="javascript:x")) == "urn:dragoman:report:000000000000"


def test_a_report_without_a_title_has_its_first_words_in_brackets():
    assert title_of(report("x", title=" A\n title ")) == "A title"
    assert title_of(report("\n \nThe talks\tbegan.\nMore.")) == "[The talks began.]"
    long = "one two three four five six seven eight nine ten eleven twelve thirteen"
    assert title_of(report(long, title=" \x00")) == "[one two three four five six seven eight nine ten eleven twelve …]"
    assert title_of(report(" \n")) == "[report 000000000000]"


def test_furniture_is_no_title():
    text = "Subscribe now!\nThe talks began."
    assert first_words(report(text, furniture=(Mark(span=(0, 14), why="x"),))) == "The talks began."
    assert first_words(report(text, furniture=(Mark(span=(0, len(text)), why="x"),))) == ""


@pytest.mark.parametrize(
    ("kind", "at", "told"),
    [
        ("actors", 2, "Anna Vale (person, envoy, acts for Norland)"),
        ("statements", 0, "assert: Anna Vale"),
        ("events", 0, "RETREAT (occurred): Ebb → Graustark"),
        ("exchanges", 0, 'request (refused): Norland → Graustark: to open the "Blue\\Gate" port'),
        ("ties", 0, "arms: Norland → rebels"),
        ("ties", 1, "sanctions: nobody named → rebels"),
        ("claims", 0, "denied: tariffs lowers open port"),
        ("forecasts", 0, "Graustark will: grow"),
    ],
)
def test_a_label_says_what_a_record_says(kind, at, told):
    reading = every_kind()
    assert label(getattr(reading, kind)[at], names_in(reading), TEXT) == told
