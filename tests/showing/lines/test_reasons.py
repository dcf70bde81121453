"""What a record rests on is told in full."""

from dragoman.reasons import why
from dragoman.showing.lines.reasons import why_lines
from dragoman.showing.terminal import Page


def test_why_shows_an_events_type_parties_status_rule_words_and_report(store):
    (reason,) = why(store, "ev-struck").found
    lines = list(why_lines(reason, Page()))
    assert lines[0] == "ev-struck  event, ASSAULT (aerial), occurred"
    assert {
        "  anchors: struck", "  location: Aleppo", "  when: 2024-03-01", "  how many: 12 soldiers",
        "  made by: rule:verb-strike", "  confidence: 0.75", "  found in: a.txt",
    } <= set(lines)  # fmt: skip
    assert any(line.startswith("  actor: Ruritanian jets: ") for line in lines)
    assert any(line.startswith("  recipient: Graustark: ") for line in lines)
    (planned,) = why(store, "ev-grain").found
    assert "  told in: st-told" in list(why_lines(planned, Page()))
