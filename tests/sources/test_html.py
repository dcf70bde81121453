"""Pages give their article and what they say of themselves, and nothing of the furniture round it."""

import json
import time

import news_pages as pages
import pytest
from news_pages import PARAGRAPHS

from dragoman.errors import SourceError
from dragoman.sources import html, read

SENTENCE = "The envoy said that nothing had been signed and that the talks would go on. "


def article(page, encoding="utf-8"):
    return html.read(page.encode(encoding), "page.html")


def test_the_article_of_a_newspaper_page_comes_without_banner_links_and_footer():
    found = article(pages.NEWSPAPER)
    assert [line for line in found.text.split("\n") if line in PARAGRAPHS] == PARAGRAPHS
    for furniture in ("cookies", "Accept", "Sport", "Ships seen", "newsletter", "©"):
        assert furniture not in found.text


def test_json_ld_of_the_article_goes_before_other_tags():
    found = article(pages.NEWSPAPER)
    assert found.title == "Ministers meet in Geneva & agree to little"
    assert found.published == "2024-02-23"
    assert found.publisher == "The Harbour Ledger"
    assert found.url == pages.CANONICAL
    assert found.agency is None


def test_opengraph_is_read_and_the_site_s_name_taken_off_the_title():
    found = article(pages.AGGREGATOR)
    assert found.title == "Ministers meet in Geneva"
    assert (found.published, found.publisher, found.agency) == ("2024-02-23", "NewsHeap", "Reuters")
    assert found.url == "https://newsheap.example/s/81723"
    assert "angry" not in found.text


def test_an_old_page_without_metadata_is_read_in_its_own_encoding(tmp_path):
    (tmp_path / "old.html").write_bytes(pages.OLD.encode("cp1252"))
    (report,) = read(tmp_path)
    assert "“We have made some progress" in report.text
    assert report.title == "Ministers meet in Geneva"
    assert (report.published, report.agency, report.publisher) == ("2004-02-23", "Reuters", None)
    assert report.damaged == ()


def test_microdata_is_read_and_broken_json_ld_passed_over():
    found = article(pages.MICRODATA)
    assert (found.title, found.published) == ("Ministers meet in Geneva", "2024-02-23")


def test_an_article_that_the_page_carries_as_data_only_keeps_its_paragraphs():
    data = {"@type": "NewsArticle", "headline": "Ministers meet", "articleBody": "\n".join(PARAGRAPHS)}
    found = article(
        f"<html><script type='application/ld+json'>{json.dumps(data)}</script><body><div id=app></div></body>"
    )
    assert found.text.split("\n") == PARAGRAPHS


def test_a_declared_encoding_is_used():
    page = pages.OLD.replace("<HEAD>", '<HEAD><META HTTP-EQUIV=Content-Type CONTENT="text/html; charset=windows-1251">')
    page = page.replace("The foreign ministers", "The «Известия» foreign ministers")
    page = "".join(char for char in page if char not in "“”")
    assert "«Известия»" in article(page, "cp1251").text


def test_a_declaration_that_is_wrong_does_no_harm():
    page = pages.NEWSPAPER.replace('charset="utf-8"', 'charset="iso-8859-1"')
    assert "“We have made some progress" in article(page).text


@pytest.mark.parametrize(
    "prologue", ['<?xml version="1.0" encoding="windows-1251"?>\n', "\ufeff", "<!-- a comment -->\n\n"]
)
def test_prologues_do_not_matter(prologue):
    assert PARAGRAPHS[0] in article(prologue + pages.NEWSPAPER).text


@pytest.mark.parametrize("page", [pages.WALL, "<html></html>", "<p>", "<!doctype html>"])
def test_a_page_without_an_article_is_refused_with_the_reason(page):
    with pytest.raises(SourceError, match="page"):
        article(page)


def swollen(bulk, size):
    return pages.NEWSPAPER.replace("</article>", bulk * (size // len(bulk)) + "</article>")


@pytest.mark.parametrize(
    ("bulk", "size"),
    [
        ("<script>var data = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';</script>\n", 50_000_000),
        ("<!-- aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa -->", 5_000_000),
        ("<svg><path d='M0 0 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'/></svg>", 5_000_000),
        ("\u00e9<STYLE>p { color: red }</Style>", 5_000_000),
    ],
)
def test_megabytes_of_scripts_and_drawings_are_cut_out_and_the_article_read(bulk, size):
    began = time.perf_counter()
    found = article(swollen(bulk, size))
    assert [line for line in found.text.split("\n") if line in PARAGRAPHS] == PARAGRAPHS
    assert found.publisher == "The Harbour Ledger"
    assert time.perf_counter() - began < 30


@pytest.mark.parametrize(
    ("bulk", "size"),
    [
        (f"<p>{SENTENCE}</p>", 50_000_000),
        (SENTENCE, 10_000_000),
        ("<!-- ", 5_000_000),
        ("<script ", 5_000_000),
        ("<b><i>x", 5_000_000),
        ('<img src="data:', 5_000_000),
        ("<table><tr><td>", 5_000_000),
    ],
)
def test_megabytes_of_anything_else_are_refused_in_time(bulk, size):
    began = time.perf_counter()
    with pytest.raises(SourceError, match=rf"{size / 1e6:.1f} MB and [\d,]+ tags"):
        article(f"<html><body><article>{bulk * (size // len(bulk))}")
    assert time.perf_counter() - began < 30


def test_a_page_nested_ten_thousand_deep_is_read_or_refused():
    try:
        found = article("<html><body>" + "<div>" * 10_000 + SENTENCE * 10)
    except SourceError as error:
        assert error.name == "page.html"
    else:
        assert SENTENCE.strip() in found.text


def test_cells_of_a_layout_table_keep_their_paragraphs_and_a_data_table_its_rows():
    data = "<table><tr><th>Ships</th><th>Day</th></tr><tr><td>Two</td><td>Friday</td></tr></table>"
    found = article(pages.OLD.replace("</TABLE>", f"</TD></TR><TR><TD><p>Ships seen:</p>{data}</TD></TR></TABLE>"))
    assert found.text.split("\n")[1:3] == PARAGRAPHS[1:3]
    assert "| Two | Friday |" in found.text


def test_nul_characters_in_a_page_are_marked_not_fatal():
    found = article(pages.NEWSPAPER.replace("cold and correct", "cold\x00and correct"))
    assert "cold\ufffdand correct" in found.text
    ((start, end),) = [mark.span for mark in found.damaged]
    assert found.text[start:end] == "\ufffd"
