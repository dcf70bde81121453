import pytest

from dragoman.showing.figures.svg import address, clean, element, mark, number, words


def test_numbers_are_short_and_always_written_the_same():
    assert [number(each) for each in (12.0, 0.25, -0.04, 1 / 3, 1e3)] == ["12", "0.2", "0", "0.3", "1000"]
    with pytest.raises(ValueError, match="no coordinate"):
        number(float("nan"))


def test_attributes_and_texts_are_escaped():
    assert element("a", {"b": '"<&>', "c": None}, words("<d> & e")) == (
        '<a b="&quot;&lt;&amp;&gt;">&lt;d&gt; &amp; e</a>'
    )


def test_words_are_on_one_line_without_what_xml_cannot_hold_or_what_turns_them():
    assert clean(" a\n\tb\x00\u202ec\ud800 ") == "a b�c�"
    assert clean("34\u00a0%") == "34\u00a0%"


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("https://example.org/a?b=c:d#:~:text=e", "https://example.org/a?b=c:d#:~:text=e"),
        ("reports/one two.txt#char=1,2", "reports/one%20two.txt#char=1,2"),
        ("#here", "#here"),
        ("/why/st-1:2", "/why/st-1:2"),
        ("javascript:alert(1)", None),
        ("java script:alert(1)", None),
        ("ftp://example.org", None),
        ("c:\\reports\\one.txt", None),
        ("", None),
        (None, None),
    ],
)
def test_only_the_web_and_files_beside_are_linked_to(link, found):
    assert address(link) == found


def test_a_mark_without_words_still_has_a_name():
    assert "<title>unnamed</title>" in mark("", None)
