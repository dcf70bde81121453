import dataclasses

import msgspec

from dragoman.assembly.stories import Member, Story
from dragoman.records import Tie
from dragoman.showing.brief import make_brief
from dragoman.showing.witnesses import find_witnesses
from tests.support.scenes import reading, span, told

STORY = Story("o", "earliest", (Member("o", "origin"), Member("c", "copy"), Member("r", "rewrite")))


def test_a_copy_has_the_words_of_its_origin_and_a_rewrite_its_own():
    witnesses = find_witnesses([STORY], ["x", "c", "r", "o"])
    assert witnesses.groups == ((3, 1, 2),)
    assert witnesses.texts == (0, 3, 2, 3)
    assert witnesses.repeats == 2


def test_a_story_of_which_one_report_is_read_is_no_group():
    witnesses = find_witnesses([STORY], ["c", "x"])
    assert witnesses.groups == ()
    assert witnesses.texts == (0, 1)


def test_the_one_that_stands_for_a_story_without_its_origin_is_the_first_that_is_read():
    witnesses = find_witnesses([STORY], ["c", "r"])
    assert witnesses.groups == ((0, 1),)


def test_a_brief_counts_copies_among_its_reports_and_names_them(gold):
    first, *others = gold[2:5]
    report = msgspec.structs.replace(first.report, id="0" * 12, publisher="The Echo", title="Echoed")
    copy = msgspec.structs.replace(first, report=report)
    brief = make_brief([first, copy, *others])
    assert "one copy or rewrite among them" in brief.summary
    text = " ".join(s.text for section in brief.sections for line in section.paragraphs for s in line.sentences)
    assert "The Echo (“Echoed”)" in text and "in the same words" in text and "count as one witness" in text
    alone = make_brief([first, *others])
    assert "copy" not in alone.summary


def test_a_brief_takes_stories_that_are_known_already(gold):
    pair = Story(
        gold[3].report.id,
        "earliest",
        (Member(gold[3].report.id, "origin"), Member(gold[4].report.id, "rewrite"), Member("elsewhere", "copy")),
    )
    brief = make_brief(gold[3:5], stories=[pair])
    assert "one copy or rewrite among them" in brief.summary
    assert dataclasses.replace(brief, summary="") != dataclasses.replace(make_brief(gold[3:5]), summary="")


def test_a_brief_says_which_text_of_a_story_is_nearest_to_its_origin(gold):
    names = [reading.report.id for reading in gold[3:5]]
    for why, words in (
        ("agency", "as the agency’s own"),
        ("earliest", "as the earliest"),
        ("fullest", "as the fullest"),
    ):
        pair = Story(names[0], why, (Member(names[0], "origin"), Member(names[1], "rewrite")))
        brief = make_brief(gold[3:5], stories=[pair])
        assert f"nearest to the origin {words}" in " ".join(
            s.text for section in brief.sections for line in section.paragraphs for s in line.sentences
        )


def test_copies_are_not_counted_where_a_hold_is_told(gold):
    text = "Turkey keeps 3,000 soldiers in Qatar."
    tie = Tie(id="ti-1", from_="TUR", to="QAT", kind="troops", sign="+", evidence=(span(text, text[:-1]),))
    first = reading(text, ties=[tie], publisher="Echo")
    copy = msgspec.structs.replace(first, report=msgspec.structs.replace(first.report, id="c" * 12, publisher="Dome"))
    pair = Story(first.report.id, "earliest", (Member(first.report.id, "origin"), Member("c" * 12, "copy")))
    heading = "Who has a hold on whom"
    assert told(make_brief([first, copy], stories=[pair]), heading) == "Troops. Turkey has troops in Qatar."
    assert "two reports" in told(make_brief([first, copy], stories=[]), heading)
