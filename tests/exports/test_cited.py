"""The reports as references: in CSL-JSON, BibTeX and RIS, with what is not known left out."""

from __future__ import annotations

import json
import re

import pytest
from exported import HOSTILE, every_kind, situation, written

from dragoman.exports import bibtex, csl, ris
from dragoman.exports.cited import Cited, cite, day_of
from dragoman.records import Report

BARE = Report(id="0123456789ab", text="The talks began.")
FLAT = "He said \"yes\" & \\no\\ {x} $5 50% #1 _a^b~c -- '' <b>&amp;</b> ER - @misc{k, שלום مرحبا"


@pytest.mark.parametrize(
    ("published", "day"),
    [
        (None, ()), ("2024", (2024,)), ("2024-02", (2024, 2)), ("2024-02-23", (2024, 2, 23)),
        ("2024-02-23T10:00:00+02:00", (2024, 2, 23)), ("--02-23", ()), ("2024-02-30", (2024, 2)),
        ("2024-13-01", (2024,)), ("0000", ()), ("soon", ()),
    ],
)  # fmt: skip
def test_a_day_is_as_much_as_is_known_and_on_the_calendar(published, day):
    assert day_of(published) == day


def test_what_is_not_known_stays_out():
    assert cite(BARE) == Cited("0123456789ab", "[The talks began.]", None, None, (), None, None)
    assert csl.item(cite(BARE)) == {"id": "0123456789ab", "type": "article-newspaper", "title": "[The talks began.]"}
    assert bibtex.entry(cite(BARE)) == "@misc{report-0123456789ab,\n  title = {{[The talks began.]}}\n}\n\n"
    assert ris.reference(cite(BARE)) == "TY  - NEWS\r\nID  - 0123456789ab\r\nTI  - [The talks began.]\r\nER  - \r\n\r\n"
    assert cite(Report(id="0", text="x", language="}{", publisher="\x00", agency=" ")) == Cited(
        "0", "[x]", *[None] * 2, (), *[None] * 2
    )


def test_everything_that_is_known_is_there():
    one = cite(every_kind().report)
    assert one.title == FLAT
    assert (one.author, one.paper, one.day) == ("Ag%ncy_1", 'The "Post" & {Sons}', (2024, 3, 5))
    assert csl.item(one)["issued"] == {"date-parts": [[2024, 3, 5]]}
    entry = bibtex.entry(one)
    assert "  author = {{Ag\\%ncy\\_1}}" in entry and '  journal = {{The "Post" \\& \\{Sons\\}}}' in entry
    assert "  year = {2024},\n  month = mar,\n  day = {5},\n" in entry
    assert "\r\nDA  - 2024/03/05/\r\n" in ris.reference(one)
    assert "\r\nDA  - 2024/03//\r\n" in ris.reference(one._replace(day=(2024, 3)))


def test_tex_sets_every_sign_as_itself():
    assert bibtex.tex("\\ { } $ & # _ % ~ ^") == (
        r"\textbackslash{} \{ \} \$ \& \# \_ \% \textasciitilde{} \textasciicircum{}"
    )
    assert bibtex.tex("a---b ''c`` ?`!` <<d>> ,,e") == "a-{}-{}-b '{}'c`{}` ?{}`!{}` <{}<d>{}> ,{},e"


def test_braces_of_an_entry_balance_whatever_it_holds():
    entry = bibtex.entry(cite(every_kind().report))
    plain = re.sub(r"\\[{}]", "", entry)
    depth = [plain[: at + 1].count("{") - plain[: at + 1].count("}") for at in range(len(plain))]
    assert min(depth) == 0 and depth[-1] == 0


def test_no_value_can_open_a_line_of_ris(tmp_path):
    told = written(situation(tmp_path / "s"), "ris").decode()
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) or not line for line in told.split("\r\n"))
    assert told.count("TY  - ") == 2 and len(re.findall(r"^ER  - \r$", told, re.MULTILINE)) == 2
    assert "\n" not in told.replace("\r\n", "")


def test_csl_is_an_array_with_the_fields_of_its_schema(tmp_path):
    items = json.loads(written(situation(tmp_path / "s"), "csl"))
    known = {"id", "type", "title", "author", "container-title", "issued", "URL", "language"}
    assert len(items) == 2 and all(item.keys() <= known for item in items)
    assert {item["type"] for item in items} == {"article-newspaper"}
    assert HOSTILE not in {item["title"] for item in items} and FLAT in {item["title"] for item in items}


def test_a_style_renders_every_reference(tmp_path):
    citeproc = pytest.importorskip("citeproc")
    source = pytest.importorskip("citeproc.source.json")
    items = json.loads(written(situation(tmp_path / "s"), "csl"))
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = citeproc.CitationStylesBibliography(style, source.CiteProcJSON(items), citeproc.formatter.plain)
    for item in items:
        bibliography.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    told = [str(one) for one in bibliography.bibliography()]
    assert len(told) == 2 and any("Ag%ncy_1" in one and "2024" in one for one in told)


def test_a_parser_of_bibtex_finds_the_texts_again(tmp_path):
    bibtexparser = pytest.importorskip("bibtexparser", minversion="2.0.0b1")
    middlewares = pytest.importorskip("bibtexparser.middlewares")
    told = written(situation(tmp_path / "s"), "bibtex").decode()
    decoded = [middlewares.MonthIntMiddleware(), middlewares.LatexDecodingMiddleware()]
    library = bibtexparser.parse_string(told, append_middleware=decoded)
    assert len(library.entries) == 2 and not library.failed_blocks
    fields = library.entries_dict[f"report-{every_kind().report.id}"].fields_dict
    # The decoder writes the command for a circumflex as the modifier letter.
    assert fields["title"].value.strip().removeprefix("{").replace("ˆ", "^").startswith(FLAT[:60])
    assert fields["month"].value == 3


def test_a_parser_of_ris_finds_the_texts_again(tmp_path):
    rispy = pytest.importorskip("rispy")
    found = rispy.loads(written(situation(tmp_path / "s"), "ris").decode())
    (one,) = (each for each in found if each["id"] == every_kind().report.id)
    assert one["title"] == FLAT and one["authors"] == ["Ag%ncy_1"] and one["date"] == "2024/03/05/"
