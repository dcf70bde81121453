"""What an export wrote is told, and what it left out."""

from dragoman.exports.coded import Tally
from dragoman.showing.lines.exports import export_lines


def test_an_export_says_what_it_left_out():
    tally = Tally(reports=3, events=1200, lines=1300, undated=2, dayless=1)
    tally.left_out.update({"negated": 5, "possible": 1})
    assert list(export_lines(tally, "e.tab")) == [
        "1,200 events of 3 reports in 1,300 rows written to e.tab",
        "6 left out: 5 negated, 1 possible; --all writes them, too, with their status",
        "2 without a date: neither they nor their reports tell one",
        "1 dated by a month or year alone, which the table of ICEWS cannot hold",
    ]
    assert list(export_lines(Tally(reports=1, events=1, lines=1), None)) == ["1 event of 1 report"]
