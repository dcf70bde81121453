"""DOCX and ODT: paragraphs and tables in order, without what was deleted; properties are believed with care."""

import pytest
from made import MORE, SAID, WORD_NAMES, WORD_TYPES, docx, odt, zipped
from made import word_p as p

from dragoman.errors import SourceError
from dragoman.sources import plan, read


def found(tmp_path, data, name="report.docx"):
    (tmp_path / name).write_bytes(data)
    return list(read(tmp_path / name))


def test_a_document_is_a_report(tmp_path):
    (report,) = found(tmp_path, docx(p("Talks go on", "Title") + p(SAID) + p("") + p(MORE)))
    assert report.text == f"Talks go on\n\n{SAID}\n\n{MORE}"
    assert (report.title, report.published) == ("Talks go on", "2024-02-23")


def test_runs_breaks_and_links_are_joined_as_they_are_seen(tmp_path):
    body = (
        "<w:p><w:r><w:t>The mini</w:t></w:r><w:r><w:t xml:space='preserve'>ster said "
        "</w:t></w:r><w:hyperlink><w:r><w:t>that</w:t>"
        "</w:r></w:hyperlink><w:r><w:tab/><w:t>the ban would end.</w:t><w:br/><w:t>He left.</w:t></w:r></w:p>"
    )
    (report,) = found(tmp_path, docx(body))
    assert report.text == "The minister said that the ban would end.\nHe left."


def test_deleted_moved_and_hidden_text_and_field_codes_are_left_out(tmp_path):
    body = (
        f"<w:p><w:del><w:r><w:delText>Never </w:delText><w:t>ever "
        f"</w:t></w:r></w:del><w:ins><w:r><w:t>{SAID}</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>"
        + p("Talks 2", "TOC1")
        + p("Kept", run='<w:rPr><w:vanish w:val="0"/></w:rPr>')
    )
    (report,) = found(tmp_path, docx(body))
    assert report.text == f"{SAID}\n\nKept"


def test_tables_stand_where_they_are_a_row_a_line(tmp_path):
    cell = lambda *inner: f"<w:tc>{''.join(map(p, inner))}</w:tc>"  # noqa: E731
    table = f"<w:tbl><w:tr>{cell('Wheat')}{cell('12')}</w:tr><w:tr>{cell('Oil')}{cell('30')}</w:tr></w:tbl>"
    layout = f"<w:tbl><w:tr>{cell(SAID, MORE)}{cell('Aside')}</w:tr></w:tbl>"
    (report,) = found(tmp_path, docx(p("Before") + table + p("After") + layout))
    assert report.text == f"Before\n\nWheat | 12\n\nOil | 30\n\nAfter\n\n{SAID}\n\n{MORE}\n\nAside"


def test_notes_stand_behind_and_a_text_box_is_read_once(tmp_path):
    notes = f'<w:footnote w:type="separator">{p("-")}</w:footnote><w:footnote>{p("A note.")}</w:footnote>'
    notes = f"<w:footnotes {WORD_NAMES}>{notes}</w:footnotes>"
    box = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:txbxContent>'
        + p("In the box.")
        + "</w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent>"
        + p("In the box.")
        + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    (report,) = found(tmp_path, docx(p(SAID) + box, footnotes=notes))
    assert report.text == f"{SAID}\n\nIn the box.\n\nA note."


@pytest.mark.parametrize(
    ("title", "read_as"),
    [
        ("Talks in Freedonia", "Talks in Freedonia"),
        ("Microsoft Word - report 7.doc", None),
        ("Document1", None),
        ("", None),
    ],
)
def test_titles_that_programs_write_are_none(tmp_path, title, read_as):
    (report,) = found(tmp_path, docx(p(SAID) + p(MORE), title))
    assert report.title == read_as


def test_a_day_in_the_words_goes_before_the_properties_which_must_agree(tmp_path):
    (report,) = found(tmp_path, docx(p("22 February 2024") + p(SAID)))
    assert report.published == "2024-02-22"
    (report,) = found(tmp_path, docx(p(SAID), created="2019-01-01T00:00:00Z"))
    assert report.published is None


def test_a_document_cut_off_inside_is_read_as_far_as_it_goes(tmp_path):
    members = {
        "[Content_Types].xml": WORD_TYPES,
        "word/document.xml": f"<w:document {WORD_NAMES}><w:body>{p(SAID)}<w:p><w:r><w:t>He",
    }
    (report,) = found(tmp_path, zipped(members))
    assert report.text == f"{SAID}\n\nHe"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (docx(p(SAID))[:400], "breaks off"),
        (zipped({"word/styles.xml": "<x/>"}), "without a text"),
        (docx(""), "no text"),
        (
            zipped({"word/document.xml": f"<w:document {WORD_NAMES}><w:body>" + " " * (40 << 20)}),
            "larger than a document has",
        ),
    ],
)
def test_broken_empty_and_swollen_documents_are_told(tmp_path, data, words):
    (error,) = found(tmp_path, data)
    assert isinstance(error, SourceError)
    assert error.name.endswith("report.docx")
    assert words in error.reason


def test_deep_nesting_is_survived(tmp_path):
    deep = "<w:tbl><w:tr><w:tc>" * 3000 + p(SAID) + "</w:tc></w:tr></w:tbl>" * 3000
    assert found(tmp_path, docx(p(MORE) + deep))


def test_an_opendocument_text_is_a_report(tmp_path):
    body = (
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>Talks go "
        "on</text:h><text:p>The minister"
        "<text:s/>said <text:span>on</text:span> Friday<text:note><text:note-body><text:p>A "
        "note.</text:p></text:note-body></text:note>"
        ".<text:line-break/>He left.</text:p><table:table><table:table-row><table:table-cell><text:p>Wheat</text:p>"
        "</table:table-cell><table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>"
    )
    meta = "<dc:title>Talks go on</dc:title><meta:creation-date>2024-02-23</meta:creation-date>"
    meta += "<dc:date>2024-02-23</dc:date>"
    (report,) = found(tmp_path, odt(body, meta), "report.odt")
    assert report.text == "Talks go on\n\nThe minister said on Friday.\nHe left.\n\nWheat | 12\n\nA note."
    assert (report.title, report.published) == ("Talks go on", "2024-02-23")


def test_kinds_of_office_files_are_told_apart(tmp_path):
    (tmp_path / "a").write_bytes(docx(p(SAID)))
    (tmp_path / "b.docx").write_bytes(docx(p(SAID)))
    (tmp_path / "c").write_bytes(odt("<text:p>x</text:p>"))
    assert [unit.kind for unit in plan(tmp_path)] == ["docx", "docx", "odt"]
    (tmp_path / "d.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 90)
    (tmp_path / "e.rtf").write_bytes(b"{\\rtf1 x}")
    *_, doc, rtf = read(tmp_path)
    assert "DOCX" in doc.reason and "DOCX" in rtf.reason
