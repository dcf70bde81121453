"""A report is read whatever is in it."""

import pytest

from dragoman.reading.read import read
from dragoman.records import Report, check


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "\u200b", "—", "*** 12 ***\n", "Follow us on Twitter, Facebook and Instagram"]
)
def test_a_text_without_a_sentence_gives_no_records(text):
    reading = read(Report(id="x", text=text))
    check(reading)
    assert not reading.statements and not reading.events
