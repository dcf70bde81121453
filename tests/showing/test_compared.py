"""Comparisons as tables."""

from dragoman.assembly.comparing import Compared, compare
from dragoman.records import Evidence, Issue, Position
from dragoman.showing.compared import as_tables

ISSUE = Issue(id="is-1", label="reopen the \x1b[31mrailway", doers=("TUR",))


def position(actor, on, act, value, words):
    evidence = Evidence(
        report="0123456789ab", record="st-1", type="statements", act=act, value=value, on=on, spans=((0, 1),),
        quotes=(words,),
    )  # fmt: skip
    return Position(id=f"{actor}{on}", actor=actor, issue="is-1", value=value, on=on, evidence=(evidence,))


POSITIONS = [
    position("QAT", "2030-02-01", "asks", 1.0, "to reopen it"),
    position("TUR", "2030-02-03", "refuses", -1.0, "we shall not"),
    position("TUR", "2030-10-31", "is silent", 0.0, "has said nothing"),
    position("TUR", None, "evades", 0.0, "all is well"),
]
ACTORS = [Compared(id=code, name=name, side=code) for code, name in (("QAT", "Qatar"), ("TUR", "Turkey"))]


def test_a_table_has_a_column_an_actor_and_a_line_a_day_and_says_what_moved():
    text = as_tables(compare([ISSUE], POSITIONS, ACTORS), 10, 110)
    lines = text.splitlines()
    header = next(line for line in lines if "Qatar" in line)
    assert header.index("Qatar") < header.index("Turkey")
    days = [line.split()[0] for line in lines if line.strip()[:3] in ("203", "day")]
    assert days[:4] == ["day", "2030-02-01", "2030-02-03", "2030-10-31"]
    assert "“we shall not” 012345:st-1" in text and "refuses -1.0" in text
    assert "Turkey changed from refuses (3 February 2030) to is silent (31 October 2030): “has said nothing”" in text


def test_what_controls_a_terminal_is_not_printed_and_no_colour_is_without_being_asked_for():
    assert "\x1b" not in as_tables(compare([ISSUE], POSITIONS, ACTORS), 10)
    assert "\x1b[" in as_tables(compare([ISSUE], POSITIONS, ACTORS), 10, colour=True)


def test_no_more_issues_than_asked_for_and_none_is_no_line():
    assert as_tables(compare([ISSUE], POSITIONS, ACTORS), 0) == ""
    assert as_tables(compare([], POSITIONS, ACTORS), 10) == ""
