"""PDF: lines become paragraphs again, running heads and feet go, and what cannot be read is told for what it is."""

import pypdf
import pytest
from made import LINES, SAID, pdf, text_at

from dragoman.errors import SourceError
from dragoman.records import Report
from dragoman.sources import plan, read
from dragoman.sources.layout import Line, heading, paragraphs

JOINED = (
    "The foreign minister of Freedonia said on Friday that the negotiations with Sylvania would go on. "
    "He told reporters "
    "that the Saudi-led group had asked for a pause of two weeks."
)


def found(tmp_path, data, name="report.pdf"):
    (tmp_path / name).write_bytes(data)
    return list(read(tmp_path / name))


def test_lines_become_paragraphs_and_divided_words_are_joined(tmp_path):
    page = text_at(LINES) + "\n" + text_at([SAID], top=630)
    (report,) = found(tmp_path, pdf(page))
    assert report.text == f"{JOINED}\n\n{SAID}"
    assert report.language == "en"


def test_running_heads_feet_and_page_numbers_go_and_a_paragraph_goes_on_over_the_page(tmp_path):
    def page(number, lines):
        return "\n".join(
            [
                text_at([f"The Harbour Review, 23 February 2024, page {number}"], top=760, size=8),
                text_at(lines),
                text_at([f"- {number} -"], top=40, size=8),
            ]
        )

    (report,) = found(tmp_path, pdf(page(1, LINES[:2]), page(2, LINES[2:]), page(3, [SAID])))
    assert report.text == f"{JOINED}\n\n{SAID}"


def test_what_is_printed_largest_is_the_title(tmp_path):
    page = text_at(["Talks go on in", "the capital"], top=740, size=24, gap=28) + "\n" + text_at(LINES * 3, top=660)
    (report,) = found(tmp_path, pdf(page))
    assert report.title == "Talks go on in the capital"
    assert report.text.startswith(f"{report.title}\n\nThe foreign minister")


@pytest.mark.parametrize(
    ("title", "read_as"),
    [("The foreign minister of Freedonia", "The foreign minister of Freedonia"), ("Microsoft Word - x.doc", None),
     ("A wholly different matter", None)],
)  # fmt: skip
def test_a_title_in_the_properties_must_be_that_of_the_page(tmp_path, title, read_as):
    (report,) = found(tmp_path, pdf(text_at([*LINES, SAID]), info=f"/Title ({title})"))
    assert report.title == read_as


def test_the_day_of_the_words_goes_before_that_of_the_file(tmp_path):
    info = "/CreationDate (D:20240223101500+01'00') /ModDate (D:20240223111500+01'00')"
    assert found(tmp_path, pdf(text_at([SAID]), info=info))[0].published == "2024-02-23"
    dated = text_at(["Published 20 February 2024"], top=740) + "\n" + text_at([SAID])
    assert found(tmp_path, pdf(dated, info=info))[0].published == "2024-02-20"
    later = info.replace("/ModDate (D:20240223", "/ModDate (D:20250101")
    assert found(tmp_path, pdf(text_at([SAID]), info=later))[0].published is None


def test_the_address_that_a_browser_prints_is_kept(tmp_path):
    def page(n):
        foot = text_at([f"https://harbour.example/2024/talks {n}/2"], top=30, size=8)
        return text_at([f"{n}: {line}" for line in [*LINES, SAID]]) + "\n" + foot

    (report,) = found(tmp_path, pdf(page(1), page(2)))
    assert report.url == "https://harbour.example/2024/talks"
    assert "harbour.example" not in report.text


def test_a_scan_is_told(tmp_path):
    (error,) = found(tmp_path, pdf("0 0 612 792 re f", text_at(["7"])))
    assert isinstance(error, SourceError)
    assert error.name.endswith("report.pdf")
    assert "scan" in error.reason and "OCR" in error.reason


def test_a_locked_pdf_is_told_and_one_with_an_empty_password_is_read(tmp_path):
    for user, locked in (("secret", True), ("", False)):
        (tmp_path / "open.pdf").write_bytes(pdf(text_at([SAID])))
        writer = pypdf.PdfWriter(clone_from=tmp_path / "open.pdf")
        writer.encrypt(user, "owner", algorithm="RC4-128")
        writer.write(tmp_path / "locked.pdf")
        (one,) = read(tmp_path / "locked.pdf")
        assert isinstance(one, SourceError if locked else Report)
        assert "locked" in one.reason if locked else one.text == SAID


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.9, 0.99])
def test_a_pdf_that_breaks_off_is_read_or_told_in_words(tmp_path, share, capfd):
    data = pdf(text_at([SAID]))
    (one,) = found(tmp_path, data[: int(share * len(data))])
    assert one.text == SAID if isinstance(one, Report) else "breaks off" in one.reason
    assert capfd.readouterr() == ("", "")  # the library keeps its remarks to itself


def test_bombs_are_told(tmp_path):
    (error,) = found(tmp_path, pdf(text_at([SAID]).encode() + b" " * (40 << 20), packed=True))
    assert isinstance(error, SourceError)
    (error,) = found(tmp_path, pdf(("q Q " * 600_000).encode() + text_at([SAID]).encode(), packed=True))
    assert isinstance(error, SourceError)


def test_characters_without_meaning_are_told(tmp_path):
    page = "BT /F1 12 Tf 72 700 Td <" + "0102030405060708" * 20 + "> Tj ET\n" + text_at([SAID], top=600)
    (error,) = found(tmp_path, pdf(page))
    assert "characters" in error.reason


def test_a_pdf_is_told_by_its_content_also_behind_strays(tmp_path):
    (tmp_path / "a").write_bytes(b"\x00\x01\x02\n" + pdf(text_at([SAID])))
    (tmp_path / "b.txt").write_text(f"%PDX-1.4 is how a PDF does not begin. {SAID}")
    assert [unit.kind for unit in plan(tmp_path)] == ["pdf", "text"]
    assert all(isinstance(report, Report) for report in read(tmp_path))


# -- lines to paragraphs


def lines(*texts, x=72.0, top=700.0, gap=14.0, size=12.0, font="F"):
    return [Line(text, x, top - n * gap, size, font) for n, text in enumerate(texts)]


def test_an_indented_line_begins_a_paragraph():
    full = [f"Word {'word ' * 15}{number}." for number in ("one", "two", "three", "four")]
    page = lines(*full)
    page[2] = page[2]._replace(x=92.0)
    assert paragraphs([page]) == [f"{full[0]} {full[1]}", f"{full[2]} {full[3]}"]


def test_a_short_line_that_ends_a_sentence_ends_its_paragraph():
    full = "word " * 15
    assert paragraphs([lines(full, "It ends.", full, full)]) == [f"{full.strip()} It ends.", f"{full}{full}".strip()]


def test_a_second_column_goes_on_with_the_paragraph():
    page = lines("word " * 8, "word " * 8) + lines("and it goes on here with more words.", x=320.0)
    assert len(paragraphs([page])) == 1


def test_a_hyphen_stays_where_the_document_has_it_elsewhere():
    page = lines(
        "The cease-fire held, they said of the cease-", "fire, and the so-", "called group agreed to nego-", "tiate."
    )
    assert paragraphs([page]) == [
        "The cease-fire held, they said of the cease-fire, and the so-called group agreed to negotiate."
    ]


def test_list_items_are_paragraphs_and_ligatures_letters():
    page = lines("The oﬃce asked for:", "• ﬂour", "• ﬁsh", "1. oil")
    assert paragraphs([page]) == ["The office asked for:", "• flour", "• fish", "1. oil"]


def test_the_body_is_no_heading():
    assert heading([lines("word word word", "word")]) is None
    assert heading([]) is None
    assert paragraphs([[], []]) == []
