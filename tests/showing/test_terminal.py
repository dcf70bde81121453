"""Events read well on a terminal: who did what to whom, when, and whether it happened."""

from __future__ import annotations

import pytest
from deeds import deeds

from dragoman import folder as files
from dragoman.exports.coded import Tally
from dragoman.finding import find
from dragoman.parts import Place, to_rows
from dragoman.reasons import why
from dragoman.showing.terminal import Page
from dragoman.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Store:
    folder = tmp_path_factory.mktemp("s") / "levant"
    files.create(folder)
    store = Store.make(folder)
    row, records = to_rows(deeds(), ("a.txt", 0), "a.txt")
    store.add([row], records, [Place("a.txt", 0, "a.txt", "u", True, "read", row.id, "m", None)])
    store.settle("reader")
    return store


def test_a_reading_lists_its_events():
    lines = list(Page().reading(deeds()))
    at = lines.index("  Ruritanian jets → Graustark  ASSAULT (aerial), occurred, 2024-03-01  ev-struck")
    assert lines[at + 1] == "    struck"
    assert "  Zoë Quill, Graustark, Iran  CONSULT, occurred  ev-met" in lines
    assert "  Ruritania  RETREAT (withdraw), planned, … to 2024-05  ev-leave" in lines
    assert any(line.startswith("  3 statements, 8 events, 5 actors") for line in lines)


def test_why_shows_an_events_type_parties_status_rule_words_and_report(store):
    (reason,) = why(store, "ev-struck").found
    lines = list(Page().why(reason))
    assert lines[0] == "ev-struck  event, ASSAULT (aerial), occurred"
    assert {
        "  anchors: struck", "  location: Aleppo", "  when: 2024-03-01", "  how many: 12 soldiers",
        "  made by: rule:verb-strike", "  confidence: 0.75", "  found in: a.txt",
    } <= set(lines)  # fmt: skip
    assert any(line.startswith("  actor: Ruritanian jets: ") for line in lines)
    assert any(line.startswith("  recipient: Graustark: ") for line in lines)
    (planned,) = why(store, "ev-grain").found
    assert "  told in: st-told" in list(Page().why(planned))


def test_find_shows_whom_an_event_befell_and_its_status(store):
    lines = [line for hit in find(store, "", types=["events"]).hits for line in Page().hit(hit)]
    assert "    ev-struck ASSAULT (aerial), occurred jets → SYR" in lines
    assert "    ev-denied ASSAULT, negated SYR → RUS" in lines
    assert "    ev-demanded REQUEST, occurred IRN" in lines


def test_an_export_says_what_it_left_out():
    tally = Tally(reports=3, events=1200, lines=1300, undated=2, dayless=1)
    tally.left_out.update({"negated": 5, "possible": 1})
    assert list(Page().exported(tally, "e.tab")) == [
        "1,200 events of 3 reports in 1,300 rows written to e.tab",
        "6 left out: 5 negated, 1 possible; --all writes them, too, with their status",
        "2 without a date: neither they nor their reports tell one",
        "1 dated by a month or year alone, which the table of ICEWS cannot hold",
    ]
    assert list(Page().exported(Tally(reports=1, events=1, lines=1), None)) == ["1 event of 1 report"]
