"""EPUB: each article of a saved magazine is a report; covers, contents and bombs are none."""

import io
import zipfile

import pytest
from made import EPUB_META as META
from made import LAST, MORE, SAID, epub
from made import chapter as page

from dragoman.errors import SourceError
from dragoman.records import Report
from dragoman.sources import plan, read


def found(tmp_path, data, name="book.epub"):
    (tmp_path / name).write_bytes(data)
    return list(read(tmp_path / name))


def test_each_article_is_a_report_with_its_heading_and_the_issue_s_day(tmp_path):
    data = epub(
        {"a.xhtml": page("Talks go on", SAID, MORE, LAST), "b.xhtml": page("More talks", MORE, LAST, SAID)}, META
    )
    first, second = found(tmp_path, data)
    assert first.text == f"Talks go on\n\n{SAID}\n\n{MORE}\n\n{LAST}"
    assert (first.title, first.publisher, first.published) == ("Talks go on", "The Harbour Review", "2024-02-23")
    assert (second.title, second.language) == ("More talks", "en")


def test_an_article_s_own_day_and_address_go_before(tmp_path):
    head = '<meta name="date" content="2024-02-20"/><link rel="canonical" href="https://harbour.example/1"/>'
    (report,) = found(tmp_path, epub({"a.xhtml": page("Talks", SAID, MORE, LAST, head=head)}, META))
    assert (report.published, report.url) == ("2024-02-20", "https://harbour.example/1")


def test_a_publisher_that_is_one_is_taken(tmp_path):
    meta = META.replace("<dc:publisher>calibre", "<dc:publisher>Quay Press")
    (report,) = found(tmp_path, epub({"a.xhtml": page("Talks", SAID, MORE, LAST)}, meta))
    assert report.publisher == "Quay Press"


def test_covers_contents_and_imprints_are_left_out(tmp_path):
    links = "".join(f'<a href="a.xhtml">{SAID}</a> ' for _ in range(9))
    pages = {
        "cover.xhtml": page("The Harbour Review", "Issue 12"),
        "toc.xhtml": page("Contents", links),
        "nav.xhtml": page("Contents", SAID, MORE, LAST),
        "legal.xhtml": page("Imprint", SAID, MORE, LAST, kind="imprint"),
        "a.xhtml": page("Talks go on", SAID, MORE, LAST),
    }
    (report,) = found(tmp_path, epub(pages, META, nav='properties="nav"'))
    assert report.title == "Talks go on"


def test_a_broken_part_is_told_and_the_rest_is_read(tmp_path):
    huge = page("Huge", SAID) + "<!-- " + "x" * 9_000_000
    cut = page("Cut", SAID, MORE, LAST).partition("</p></body>")[0]
    data = epub({"a.xhtml": huge, "b.xhtml": cut, "c.xhtml": page("Last", SAID, MORE, LAST)}, META)
    error, broken, last = found(tmp_path, data)
    assert error.name.endswith("book.epub:1") and "more than an article" in error.reason
    assert broken.text.endswith(LAST)
    assert last.title == "Last"


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda data: data[: len(data) // 2], "breaks off"),
        (lambda data: data.replace(b"OEBPS/content.opf", b"OEBPS/content.oxf"), "without a description"),
        (lambda data: data[:30] + b"mimetypeapplication/epub+zip" + b"\0" * 300, "breaks off"),
    ],
)
def test_a_broken_book_is_told(tmp_path, damage, words):
    (error,) = found(tmp_path, damage(epub({"a.xhtml": page("Talks", SAID, MORE, LAST)}, META)))
    assert isinstance(error, SourceError)
    assert words in error.reason


def test_a_book_without_articles_and_a_locked_one_are_told(tmp_path):
    (error,) = found(tmp_path, epub({"a.xhtml": page("Nothing")}, META))
    assert "no part holds an article" in error.reason
    data = io.BytesIO(epub({"a.xhtml": page("Talks", SAID, MORE, LAST)}, META))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr(
            "META-INF/encryption.xml", '<e xmlns:x="http://www.w3.org/2001/04/xmlenc#"><x:EncryptedKey/></e>'
        )
    (error,) = found(tmp_path, data.getvalue())
    assert "DRM" in error.reason


def test_a_bomb_is_not_unpacked(tmp_path):
    data = epub({"a.xhtml": page("Talks", SAID, MORE, LAST), "b.xhtml": "<p>" + " " * (40 << 20)}, META)
    assert len(data) < 1 << 20
    report, error = found(tmp_path, data)
    assert isinstance(report, Report)
    assert "larger than a document has" in error.reason


def test_no_path_in_a_book_leads_out_of_it(tmp_path):
    (tmp_path / "secret.xhtml").write_text(page("Secret", SAID, MORE, LAST))
    (error,) = found(tmp_path, epub({"../../secret.xhtml": "", "/etc/passwd": ""}, META))
    assert isinstance(error, SourceError)


def test_the_kind_is_told_by_content_else_by_suffix(tmp_path):
    data = {"a.xhtml": page("Talks", SAID, MORE, LAST)}
    (tmp_path / "a.zip").write_bytes(epub(data, META))
    (tmp_path / "b.epub").write_bytes(epub(data, META, mimetype=False))
    assert [unit.kind for unit in plan(tmp_path)] == ["epub", "epub"]
    assert all(isinstance(report, Report) for report in read(tmp_path))
