from dragoman.page.paragraphs import LONGEST, blocks
from dragoman.records import Mark, Report


def report(text, furniture=()):
    return Report(id="r", text=text, furniture=tuple(Mark(span=span, why="menu") for span in furniture))


def told(report):
    return [(block.kind, report.text[slice(*block.span)]) for block in blocks(report)]


def test_lines_are_paragraphs_and_a_line_without_a_stop_over_one_is_a_heading():
    text = "Port stays shut\n\nThe minister said so. He was firm.\nNobody objected.\n"
    assert told(report(text)) == [
        ("heading", "Port stays shut"),
        ("paragraph", "The minister said so. He was firm."),
        ("paragraph", "Nobody objected."),
    ]


def test_a_line_that_goes_on_with_a_small_letter_is_the_same_paragraph():
    text = "The minister said that the port\nwould stay shut for another week.\n"
    assert told(report(text)) == [("paragraph", text.strip())]


def test_a_line_that_was_not_read_stands_apart():
    text = "Share this\nThe minister said so.\nRead more: ports"
    assert [kind for kind, _ in told(report(text, [(0, 10), (33, 49)]))] == ["furniture", "paragraph", "furniture"]


def test_a_line_that_was_read_in_part_is_a_paragraph():
    text = "Share this. The minister said so."
    assert told(report(text, [(0, 11)])) == [("paragraph", text)]


def test_furniture_below_what_comes_first_does_no_harm():
    assert told(report("First words said.\nShare this", [(18, 28)]))[0][0] == "paragraph"


def test_names_under_each_other_are_no_headings():
    text = "Those who came\nAnna Vogel\nPiet Maas\nOlu Ade"
    assert [kind for kind, _ in told(report(text))] == ["heading", "paragraph", "paragraph", "paragraph"]


def test_sentences_are_whole_and_the_longest_are_cut():
    long = "word " * 2000
    (block,) = blocks(report(long))
    assert all(end - start <= LONGEST for start, end in block.sentences)
    assert "".join(long[slice(*span)] for span in block.sentences).strip() == long.strip()


def test_a_text_without_words_has_no_blocks():
    assert blocks(report(" \n\n ")) == []
