"""What has changed: answers and positions, told with the words of before and of now."""

from dragoman.records import Exchange
from dragoman.showing.brief import make_brief
from tests.support.scenes import quotes, reading, said, span, told

HEADING = "What has changed"
FIRST = "Qatar asked Turkey to reopen the southern border. Turkey said it would never do that."
SECOND = "Qatar asked Turkey again to reopen the southern border. So far Turkey has kept silent."
BACKED = "Qatar backed the reopening of the Kuwait railway."
OPPOSED = "Qatar opposed the reopening of the Kuwait railway."


def asked(text, answer, words):
    exchange = Exchange(
        id="ex-1", kind="request", askers=("QAT",), addressees=("TUR",), answer=answer,
        ask=span(text, "to reopen the southern border"), answer_evidence=(span(text, words),),
    )  # fmt: skip
    return [exchange]


def answers():
    return [
        reading(FIRST, "2030-02-01", exchanges=asked(FIRST, "refused", "it would never do that")),
        reading(SECOND, "2030-10-31", exchanges=asked(SECOND, "silent", "So far Turkey has kept silent")),
    ]


def railway(day_of_second="2030-10-31"):
    return [
        reading(BACKED, "2030-02-01", statements=[
            said(BACKED, "Qatar", "backed", "the reopening of the Kuwait railway", "support")]),
        reading(OPPOSED, day_of_second, statements=[
            said(OPPOSED, "Qatar", "opposed", "the reopening of the Kuwait railway", "criticise")]),
    ]  # fmt: skip


def test_an_answer_that_is_another_than_before_is_told_with_the_words_of_both_and_only_here():
    brief = make_brief(answers())
    assert told(brief, HEADING) == (
        "Since the report of 1 February 2030 the reports tell of no new requests and offers. Qatar asked Turkey to "
        "reopen the southern border; in the report of 1 February the answer was no: “it would never do that”; by that "
        "of 31 October there was no answer: “So far Turkey has kept silent”."
    )
    assert quotes(brief, HEADING, 2) == [FIRST[50:]] and quotes(brief, HEADING, 3) == [SECOND[56:]]
    assert "southern border" not in told(brief, "Asked and answered")


def test_a_position_that_moved_is_told_with_both_days():
    line = told(make_brief(railway()), HEADING)
    assert line.endswith(
        "Qatar moved on “the reopening of the Kuwait railway”: was for it on 1 February 2030 (“Qatar backed the "
        "reopening of the Kuwait railway”), was against it on 31 October 2030 (“Qatar opposed the reopening of the "
        "Kuwait railway”)."
    )


def test_where_nothing_has_changed_there_is_no_such_chapter():
    assert told(make_brief(railway()[:1]), HEADING) == ""
    assert told(make_brief(answers()[:1]), HEADING) == ""


def test_what_changes_within_days_is_no_change_but_contradictory():
    brief = make_brief(railway("2030-02-04"))
    assert (
        "Qatar is told to be both for and against it: “Qatar backed the reopening of the Kuwait railway” against "
        "“Qatar opposed the reopening of the Kuwait railway”."
    ) in told(brief, "Contradictory, damaged, unknown")
    assert told(brief, HEADING) == ""
