"""A comparison with other event data on the terminal: as many lines of a kind as asked for, and figures in words."""

from __future__ import annotations

from by_hand import event, reading, state
from event_files import FIRST, ICEWS, icews, situation, tabs
from situations import add_readings

from dragoman.showing.compared_events import as_text
from dragoman.showing.terminal import Page, plain
from dragoman.situation import Situation


def printed(held, path, limit=10, width=None):
    with held.compare_events(path, since="2024-03-01", until="2024-03-31") as found:
        return list(as_text(found, limit, Page(plain, width)))


def theirs(tmp_path, *rows):
    path = tmp_path / "theirs.tab"
    path.write_text(tabs(ICEWS, *rows))
    return path


def test_so_many_lines_of_a_kind_are_shown_and_how_many_there_are_is_said(tmp_path):
    held = situation(tmp_path / "norland")
    path = theirs(tmp_path, *(icews(f"2024-03-{day}", "Norway", "Sweden", "120") for day in (20, 22, 24)))
    lines = printed(held, path, limit=2)
    at = lines.index("Only theirs (3, 2 of them)")
    assert [line for line in lines[at:] if line.startswith("2024-03-2")] == [
        "2024-03-20  NOR → SWE  REJECT", "2024-03-22  NOR → SWE  REJECT",
    ]  # fmt: skip


def test_both_sides_of_a_disagreement_are_told(tmp_path):
    held = situation(tmp_path / "norland")
    lines = printed(held, theirs(tmp_path, icews("2024-03-04", "Sweden", "Norway", "112")))
    at = lines.index("The other way round (1)")
    assert lines[at + 1] == "2024-03-04  NOR → SWE  ACCUSE; theirs SWE → NOR  ACCUSE"
    assert lines[at + 2].startswith("  ours    “Norland accused Sunland of spying.” [")
    assert lines[at + 3].endswith("theirs.tab:2]")


def test_figures_that_there_are_not_are_told_as_none(tmp_path):
    held = situation(tmp_path / "norland")
    lines = printed(held, theirs(tmp_path))
    assert any("Types: 0 times" in line and "Kappa none" in line for line in lines)


def test_it_is_said_where_most_records_have_no_day(tmp_path):
    happened = event(FIRST, "ev-1", "ACCUSE", "accused", [("NOR", "Norland")], [("SWE", "Sunland")])
    actors = [state(FIRST, "NOR", "Norland"), state(FIRST, "SWE", "Sunland")]
    add_readings(tmp_path / "undated", [reading(FIRST, actors, events=[happened], published=None)])
    lines = printed(Situation(tmp_path / "undated"), theirs(tmp_path))
    assert any(line.startswith("1 of our 1 records have no full day") for line in lines)


def test_lines_fit_the_terminal(tmp_path):
    held = situation(tmp_path / "norland")
    lines = printed(held, theirs(tmp_path, icews("2024-03-04", "Norway", "Sweden", "112")), width=90)
    text = [line for block in lines for line in block.splitlines()]
    assert max(map(len, text)) <= 90
