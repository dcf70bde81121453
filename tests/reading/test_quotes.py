"""Quotation marks: pairs of every style, apostrophes left alone, lost partners said."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.quotes import find_quotes, inside


def held(text):
    """What the whole quotations hold, marks included."""
    return [text[q.start : q.end] for q in find_quotes(text) if q.lost is None]


def lost(text):
    return [(text[q.start : q.end], q.start, q.lost) for q in find_quotes(text) if q.lost is not None]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("“We left,” she said. “It was late.”", ["“We left,”", "“It was late.”"]),
        ('"We left," she said. "It was late."', ['"We left,"', '"It was late."']),
        ("''We left,'' she said. ''It was late.''", ["''We left,''", "''It was late.''"]),
        ("``We left,'' she said.", ["``We left,''"]),
        ("Elle a dit : « Nous partons », puis rien.", ["« Nous partons »"]),
        ("Er sagte: „Wir gehen“ und ging.", ["„Wir gehen“"]),
        ("Er sagte: »Wir gehen« und ging.", ["»Wir gehen«"]),
        ("Powiedział: „Idziemy” i poszedł.", ["„Idziemy”"]),
        ("Hon sade: ”Vi går” och gick.", ["”Vi går”"]),
        ("外相は「交渉は続く」と述べた。", ["「交渉は続く」"]),
        ("中方表示“立场没有改变”并呼吁对话。", ["“立场没有改变”"]),
        ("‘We left,’ she said. ‘It was late.’", ["‘We left,’", "‘It was late.’"]),
        ("'We left,' she said. 'It was late.'", ["'We left,'", "'It was late.'"]),
        ('He said: "Yes."', ['"Yes."']),
        ('the "peace plan"\'s terms', ['"peace plan"']),
        ('"No"—"never"—was the answer', ['"No"', '"never"']),
        ('" We will go on , " he said', ['" We will go on , "']),
    ],
)
def test_every_style_is_paired(text, quotations):
    assert held(text) == quotations
    assert lost(text) == []


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("“He told us ‘never again’ twice,” she said.", ["“He told us ‘never again’ twice,”", "‘never again’"]),
        ("\"He told us 'never again' twice,\" she said.", ["\"He told us 'never again' twice,\"", "'never again'"]),
        ("‘He told us “never again” twice,’ she said.", ["‘He told us “never again” twice,’", "“never again”"]),
        ('"We can\'t say "yes, we will" today," he said.', ['"We can\'t say "yes, we will" today,"', '"yes, we will"']),
        ("“He said, ‘Stop.’”", ["“He said, ‘Stop.’”", "‘Stop.’"]),
        ("''He said, 'Stop.'''", ["''He said, 'Stop.'''", "'Stop.'"]),
        ("'''Stop,' he said, and we did.''", ["'''Stop,' he said, and we did.''", "'Stop,'"]),
        ("« Il a dit “non” hier »", ["« Il a dit “non” hier »", "“non”"]),
    ],
)
def test_quotations_nest(text, quotations):
    assert held(text) == quotations
    assert lost(text) == []


def test_depth_counts_the_quotations_around_one():
    assert [q.depth for q in find_quotes("“He told us ‘never’ twice.” “Yes.”")] == [0, 1, 0]


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers' pay and the ministers' cars don't matter; it's the '90s and '45 again.",
        "The soldiers’ pay and the ministers’ cars don’t matter; it’s the ’90s again.",
        "He is 5' 10\" tall and carried a 6\" gun and 12' of rope.",
        "Rock 'n' roll, dancin' 'til dawn, 'twas fun for 'em.",
        "O'Neill met Ba'ath members from Sana'a in Côte d'Ivoire.",
        'The bank"s role and Opec"s ceiling were slips of the keyboard.',
        "Home » News » World » Asia",
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text):
    assert find_quotes(text) == []


def test_a_plural_possessive_does_not_close_a_single_quotation():
    assert held("‘The soldiers’ pay is low,’ he said.") == ["‘The soldiers’ pay is low,’"]
    assert held("'The soldiers' pay is low,' he said.") == ["'The soldiers' pay is low,'"]


def test_a_contraction_inside_a_single_quotation_does_not_close_it():
    assert held("'They don't know what they're doing,' he said.") == ["'They don't know what they're doing,'"]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ('He spoke of "misread allegations.” No more.', ['"misread allegations.”']),
        ("He spoke of “misread allegations.\" No more.", ["“misread allegations.\""]),
        ("On “The Hour“ (she was cross: “I can’t believe it”) he", ["“The Hour“", "“I can’t believe it”"]),
        ("He answered, ““No comment,” and left.", ["““No comment,”"]),
    ],
)  # fmt: skip
def test_mixed_and_mistyped_marks_still_pair(text, quotations):
    assert held(text) == quotations


def test_a_quotation_goes_on_in_a_paragraph_that_opens_with_a_mark_of_its_own():
    text = "“We began early.\n\n“We ended late,” she said."
    first, second = find_quotes(text)
    assert (first.continued, first.lost, text[first.start : first.end]) == (True, None, "“We began early.")
    assert (second.continued, text[second.start : second.end]) == (False, "“We ended late,”")


def test_a_quotation_goes_on_over_a_broken_line():
    text = 'He said "the talks are\nover and will not\nresume" on Monday.'
    assert held(text) == ['"the talks are', "over and will not", 'resume"']
    assert [q.continued for q in find_quotes(text)] == [True, True, False]


def test_paragraphs_that_were_run_together_are_taken_apart():
    text = '"We began early. "We ended late," she said.'
    assert held(text) == ['"We began early.', '"We ended late,"']
    assert [q.continued for q in find_quotes(text)] == [True, False]


def test_a_mark_without_its_partner_is_lost_and_does_not_spoil_its_neighbours():
    assert lost("So it does not agree.” ”.") == [("”", 21, "opening"), ("”", 23, "opening")]
    assert lost("He said “it is so. She left.") == [("“", 8, "closing")]
    text = "He said “it is so. She left.\n\n“Good,” they said."
    assert held("He said “it is so.\n\nShe left. “Good,” they said.") == ["“Good,”"]
    assert lost(text) == []  # the printers' rule explains it
    text = "“A failure in the west -” to assist, even indirectly.” , a fellow at the institute."
    assert held(text) == ["“A failure in the west -”"]
    assert lost(text) == [("”", 53, "opening")]


def test_single_marks_are_never_lost():
    assert lost("He said 'stop and left. The girls’ ‘team.") == []


def test_inside_wants_a_quotation_with_both_ends():
    text = "“We left,” she said. “It was"
    quotes = find_quotes(text)
    assert inside(quotes, 1, 8)
    assert not inside(quotes, 11, 14)
    assert not inside(quotes, 22, 24)


@given(st.text(alphabet="ab .,\n“”\"'‘’«»„`5s", max_size=80))
def test_offsets_hold_on_any_text(text):
    quotes = find_quotes(text)
    assert quotes == find_quotes(text)
    for q in quotes:
        assert 0 <= q.start < q.end <= len(text)
        assert "\n" not in text[q.start : q.end]
        if q.lost:
            assert text[q.start : q.end] == q.mark
    whole = [(q.start, q.end) for q in quotes if not q.lost]
    for a, b in whole:
        assert not any(a < c < b < d for c, d in whole), "quotations nest, they do not cross"


def test_time_grows_with_the_length_of_the_text_only():
    def seconds(count):
        text = '"a “b ‘c’ d” e" f" ' * count
        began = time.process_time()
        find_quotes(text)
        return time.process_time() - began

    seconds(100)
    short, long = min(seconds(1000) for _ in range(3)), seconds(8000)
    assert long < 30 * short


def test_marks_around_an_excerpt_are_no_quotation_and_those_within_are():
    text = (
        '"The envoy had called it a “farce” before he left.\n\n'
        '"Nobody stopped him. A guard had typed “gone for good.”\n\n'
        '“I knew it,” the guard said, and closed the gate."\n\nShe said: "No."'
    )
    assert [text[q.start : q.end] for q in find_quotes(text) if q.lost is None] == [
        "“farce”", "“gone for good.”", "“I knew it,”", '"No."',
    ]  # fmt: skip


def test_a_quotation_over_paragraphs_that_holds_one_term_stays_a_quotation():
    text = '"They call it a “farce” now.\n\n"We shall see," he said.'
    assert [text[q.start : q.end] for q in find_quotes(text) if q.depth == 0] == [
        '"They call it a “farce” now.', '"We shall see,"',
    ]  # fmt: skip
