"""Sentences that were searched for are told with their records."""

from dragoman.finding import find
from dragoman.showing.lines.hits import hit_lines
from dragoman.showing.terminal import Page


def test_find_shows_whom_an_event_befell_and_its_status(store):
    lines = [line for hit in find(store, "", types=["events"]).hits for line in hit_lines(hit, Page())]
    assert "    ev-struck ASSAULT (aerial), occurred jets → SYR" in lines
    assert "    ev-denied ASSAULT, negated SYR → RUS" in lines
    assert "    ev-demanded REQUEST, occurred IRN" in lines
