"""The three forms of a brief say the same."""

import re
from html.parser import HTMLParser

import pytest

from dragoman.showing.brief import Brief, Paragraph, ReportLine, Section, Sentence, Source, make_brief
from dragoman.showing.render import FORMATS, to_html, to_markdown, to_terminal


@pytest.fixture(scope="module")
def brief(gold):
    return make_brief(gold, "gulf")


SMALL = Brief(
    title="<b>A & B</b>",
    summary="One *report*.",
    sections=(
        Section(
            "What [was] said",
            (Paragraph((Sentence("He said: “no_way”", (1,)), Sentence(", and left.", ())), "2 March"),),
        ),
    ),
    sources=(Source(1, "A", 'He said: "no_way" <now>', "https://example.org/x#:~:text=no", ("st-1",), True),),
    reports=(ReportLine("A", "abc", "Daily Test", "A title", "2020-03-02", "https://example.org/x"),),
    situation="test",
)


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links, self.text, self.tags = [], [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        attributes = dict(attrs)
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.links += [attributes["href"]] if "href" in attributes else []
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not self.open or self.open[-1] != "style":
            self.text.append(data)


def parsed(html):
    page = Page()
    page.feed(html)
    assert page.open == []
    return page


def test_html_escapes_what_it_shows_and_closes_what_it_opens():
    page = parsed(to_html(SMALL))
    assert "b" not in page.tags and "<b>A & B</b>" in "".join(page.text)


def test_html_needs_nothing_from_outside_and_no_script(brief):
    html = to_html(brief)
    page = parsed(html)
    assert "script" not in page.tags and "link" not in page.tags and "@import" not in html and "url(" not in html


def test_every_number_in_html_links_to_its_source(brief):
    page = parsed(to_html(brief))
    local = {link[1:] for link in page.links if link.startswith("#")}
    assert local == {f"s{source.number}" for source in brief.sources} == set(page.ids)


def test_html_has_a_style_for_paper():
    assert "@media print" in to_html(SMALL) and "size: A4" in to_html(SMALL)


def test_markdown_escapes_marks_and_links_numbers():
    text = to_markdown(SMALL)
    assert "**2 March.** He said: “no\\_way” \\[[1](#s1)\\], and left." in text
    assert "# \\<b\\>A & B\\</b\\>" in text
    assert (
        '1. <a id="s1"></a>A [“He said: ‘no\\_way’ \\<now\\>”](https://example.org/x#:~:text=no) (st-1, damaged)'
        in text
    )


def test_terminal_keeps_to_its_width_and_is_plain_without_colour(brief):
    text = to_terminal(brief, width=72)
    assert max(map(len, text.splitlines())) <= 72
    assert "\x1b" not in text and "\x1b[" in to_terminal(brief, colour=True)


def test_all_forms_show_every_quotation(brief):
    shown = {name: " ".join(show(brief).split()) for name, show in FORMATS.items()}
    shown["html"] = " ".join("".join(parsed(to_html(brief)).text).split())
    shown["markdown"] = re.sub(r"\\(.)", r"\1", shown["markdown"])
    plain = {name: re.sub('[“”‘’"]', "'", text) for name, text in shown.items()}
    assert len(brief.sources) > 30
    for source in brief.sources:
        words = re.sub('[“”‘’"]', "'", source.quote)
        assert {name for name, text in plain.items() if words in text} == set(FORMATS), source.quote


def test_an_empty_brief_is_shown_without_lists():
    empty = make_brief([])
    assert (
        "Sources" not in to_terminal(empty) and "Sources" not in to_markdown(empty) and "Sources" not in to_html(empty)
    )
