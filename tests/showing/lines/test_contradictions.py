"""What cannot both hold is told with the words of both."""

from dragoman.records import Contradiction
from dragoman.showing.lines.contradictions import contradiction_lines
from dragoman.showing.terminal import Page
from tests.showing.lines.quoting import quoted


def test_a_contradiction_is_told_with_both_quotations():
    found = Contradiction(
        id="co-1", kind="answer", about="reopen the railway", actors=("TUR",),
        one=quoted("accepted", "2030-02-01", "we shall"), other=quoted("refused", None, "we shall not"),
    )  # fmt: skip
    assert list(contradiction_lines(found, Page())) == [
        "TUR  answer  co-1",
        "    reopen the railway",
        "      accepted, 2030-02-01: “we shall” 012345:ex-1",
        "      refused, day unknown: “we shall not” 012345:ex-1",
    ]
