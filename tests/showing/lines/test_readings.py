"""A report as it was read reads well on a terminal."""

from deeds import deeds

from dragoman.showing.lines.readings import reading_lines
from dragoman.showing.terminal import Page


def test_a_reading_lists_its_events():
    lines = list(reading_lines(deeds(), Page()))
    at = lines.index("  Ruritanian jets → Graustark  ASSAULT (aerial), occurred, 2024-03-01  ev-struck")
    assert lines[at + 1] == "    struck"
    assert "  Zoë Quill, Graustark, Iran  CONSULT, occurred  ev-met" in lines
    assert "  Ruritania  RETREAT (withdraw), planned, … to 2024-05  ev-leave" in lines
    assert any(line.startswith("  3 statements, 8 events, 5 actors") for line in lines)
